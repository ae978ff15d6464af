//! Reads news articles and gives back what happened, when, and between whom.

pub mod actor;
mod acyclic;
pub mod confidence;
pub mod document;
pub mod error;
pub mod event;
pub mod evidence;
pub mod export;
pub mod extract;
pub mod graph;
pub mod record;
pub mod source;
pub mod store;
pub mod text;
pub mod time;
pub mod timeline;
pub mod view;

pub use error::{Error, Result};

/// Compiles and runs the example of the README with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;
