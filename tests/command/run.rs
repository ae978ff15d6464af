//! Runs the program as a user does.

use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;

/// Runs `dateline` with these arguments and nothing on standard input.
pub fn dateline(arguments: &[&str]) -> Output {
    dateline_with(arguments, b"")
}

/// Runs `dateline` with these arguments and this standard input.
pub fn dateline_with(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    // Written while its output is read: a program that writes before it has read all would wait for ever.
    thread::scope(|scope| {
        // The program may end without reading all of it.
        scope.spawn(move || pipe.write_all(input));
        child.wait_with_output().expect("the program ends")
    })
}

/// What the program wrote on standard error.
pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
