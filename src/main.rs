//! The command line of dateline.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
