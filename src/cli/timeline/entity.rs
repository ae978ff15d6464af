//! The events of one or more entities.

use super::Args;
use crate::cli::FAILED;

/// Runs the command.
pub fn run(_args: &Args) -> u8 {
    FAILED
}
