//! Runs the fuzz targets on their seeds and on mutations of them that are the same in every run.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

#[path = "../fuzz/entry.rs"]
mod entry;

use std::fs;
use std::path::Path;

/// Mutations of each seed.
const ROUNDS: u64 = 150;
/// Longest input, in bytes.
const LENGTH: usize = 1 << 16;

/// What parsers stumble over: signs of markup, numbers at limits, broken encodings, controls.
const PIECES: [&[u8]; 24] = [
    b"<",
    b">",
    b"</p>",
    b"<table><tr><td>",
    b"<!--",
    b"<script>",
    b"&#x110000;",
    b"\"",
    b"\\",
    b"\\u",
    b"{\"text\":",
    b"}",
    b"\n\n",
    b"\r",
    b"\0",
    b"\x1b[31m",
    b"\xff\xfe",
    b"\xc3",
    b"\xe2\x80\xae",
    b"9999999999",
    b"/",
    b"..",
    b"~?%",
    b"X",
];

/// What the reader of dates stumbles over besides.
const DATE_PIECES: [&[u8]; 28] = [
    b"1234567890123456789012345678901234567890",
    b"00000000",
    b"/12/12/12/12/12/12",
    b"-1999-1999",
    "\u{2013}45".as_bytes(),
    b" to ",
    b" and ",
    b"between ",
    b"since the ",
    b"31st",
    b"1st 2nd 3rd ",
    b"MCMXCIX",
    b"XIXth century",
    b"'",
    b"'90s",
    "\u{2019}s".as_bytes(),
    b"29 February 2015",
    b" BC",
    b"9999",
    b"25:61:61",
    b" a.m. ",
    b"W53",
    b" ago",
    b"the day before ",
    b"every other ",
    b"nine hundred and ninety-nine thousand million ",
    b"half a quarter of a century ",
    b"May ",
];

/// xorshift64*: enough for choices, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % limit.max(1)
    }
}

fn mutated(seed: &[u8], others: &[Vec<u8>], pieces: &[&[u8]], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(64)).min(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, pieces[dice.below(pieces.len())].iter().copied())),
            3 => {
                let copy = bytes[at..end].repeat(1 + dice.below(50));
                bytes.splice(at..at, copy);
            }
            4 => {
                let other = &others[dice.below(others.len())];
                let from = dice.below(other.len() + 1);
                bytes.splice(at.., other[from..].iter().copied());
            }
            5 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(dice.below(256)).expect("a byte");
                }
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << dice.below(8);
                }
            }
        }
    }
    bytes.truncate(LENGTH);
    bytes
}

fn run(target: &str, rounds: u64, entry: fn(&[u8])) {
    run_with(target, rounds, &PIECES, entry);
}

fn run_with(target: &str, rounds: u64, pieces: &[&[u8]], entry: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder).expect("seeds").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|p| fs::read(p).expect("a seed")).collect();
    assert!(!seeds.is_empty(), "no seeds in {}", folder.display());
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for seed in &seeds {
        entry(seed);
        for _ in 0..rounds {
            let input = mutated(seed, &seeds, pieces, &mut dice);
            // What the input was is printed with the panic that it causes.
            let shown = Shown(target, &input);
            entry(&input);
            drop(shown);
        }
    }
}

/// Prints the input when it is dropped by a panic.
struct Shown<'a>(&'a str, &'a [u8]);

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("input of {}: {:?}", self.0, String::from_utf8_lossy(self.1));
        }
    }
}

#[test]
fn pages_like_the_seeds_are_read_or_refused() {
    run("html", ROUNDS, entry::html);
}

#[test]
fn dumps_like_the_seeds_are_read_or_refused() {
    run("dump", ROUNDS, entry::dump);
}

#[test]
fn json_lines_like_the_seeds_are_read_or_refused() {
    run("jsonl", ROUNDS * 4, entry::jsonl);
}

#[test]
fn tokens_like_the_seeds_are_read_or_refused() {
    run("tokens", ROUNDS * 4, entry::tokens);
}

#[test]
fn edtf_values_like_the_seeds_read_back_as_they_print() {
    run("edtf", ROUNDS * 20, entry::edtf);
}

#[test]
fn dot_of_titles_like_the_seeds_is_read_by_graphviz_rust() {
    run("dot", ROUNDS / 3, entry::dot);
}

#[test]
fn texts_like_the_seeds_are_analysed_soundly() {
    run("analyse", ROUNDS * 2, entry::analyse);
}

#[test]
fn the_seed_of_a_model_can_be_read() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/model/small.bin");
    let read = dateline::text::Model::from_bytes(&entry::whole_model(&fs::read(path).expect("a seed")));
    assert!(read.is_ok(), "{:?}: make it again with fuzz/small_model", read.err());
}

#[test]
fn models_like_the_seed_are_refused_or_analyse_soundly() {
    run("model", ROUNDS * 4, entry::model);
}

#[test]
fn given_words_like_the_seeds_are_refused_or_analysed_soundly() {
    run("conllu", ROUNDS * 4, entry::conllu);
}

#[test]
fn dates_like_the_seeds_have_days_in_order_and_read_back_as_they_are_written() {
    run_with("time", ROUNDS * 4, &[&PIECES[..], &DATE_PIECES[..]].concat(), entry::time);
}
