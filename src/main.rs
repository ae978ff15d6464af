//! The command line of dateline.

fn main() {}
