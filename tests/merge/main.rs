//! Actors, events and texts of several documents made one.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it fails")]

#[path = "../sample/mod.rs"]
mod sample;

mod actors;
mod contradictions;
mod copies;
mod corrections;
mod gold;
mod lines;
mod partition;
mod score;
