//! Who publishes a page, from the places where pages show it.
//!
//! No single place is sure: logos are labelled "Home", titles end in sections, copyright lines name the owner. A name
//! that several places agree on is taken, in the form that most of them have.

mod host;
mod lines;
mod name;
mod vote;

pub(super) use host::host;
pub(super) use lines::{affiliation, agency, copyright};
pub(super) use name::is_label;
pub(super) use vote::{Clues, Place};
