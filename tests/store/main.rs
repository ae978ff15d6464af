//! A corpus between runs: the same graph as a fresh build, whatever comes, goes and is interrupted.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod answers;
mod beside;
mod corpus;
mod file;
mod killed;
#[path = "../command/run.rs"]
mod run;
mod same_graph;
