//! `dateline timeline --entity`: the events that an entity takes part in.
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "../command/run.rs"]
mod command;
#[path = "../sample/mod.rs"]
mod sample;

mod development;
mod names;
mod order;
mod output;
