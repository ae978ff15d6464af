//! `dateline completions`: scripts that complete the command line in a shell.

use std::io;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Cli, DONE};

/// Print a completion script for a shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  dateline completions bash > ~/.local/share/bash-completion/completions/dateline
  dateline completions zsh > ~/.zfunc/_dateline")]
pub struct Args {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Runs the command.
pub fn run(args: &Args) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "dateline", &mut script);
    match io::Write::write_all(&mut io::stdout().lock(), &script) {
        Ok(()) => DONE,
        Err(_) => super::FAILED,
    }
}
