//! From bytes to text: charset detection and the test for binary data.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::error::{Error, Result};

/// How far into a page a charset declaration is looked for (HTML says 1024 bytes; old pages put it later).
const DECLARATION_WINDOW: usize = 4096;
/// Bytes that the charset detector sees; more does not change its mind.
const DETECTION_WINDOW: usize = 1 << 16;
/// First bytes of common formats that hold no text as such.
const SIGNATURES: [&[u8]; 8] =
    [b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF"];

/// Decodes an input: byte order mark, then valid UTF-8, then the charset that a page declares, then detection.
///
/// Valid UTF-8 goes before the declaration, because saved pages are often recoded and keep the old declaration.
/// Bytes that the charset does not know become U+FFFD.
///
/// # Errors
/// [`Error::Binary`] where the bytes are no text.
pub(super) fn decode(input: &str, bytes: &[u8]) -> Result<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return Ok(encoding.decode_without_bom_handling(rest).0.into_owned());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    refuse_binary(input, bytes)?;
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    if let Some(encoding) = declared(bytes) {
        let (text, faulty) = encoding.decode_without_bom_handling(bytes);
        if !faulty {
            return Ok(text.into_owned());
        }
    }
    // A few broken bytes in UTF-8 (a cut multi-byte character) do not make it another charset.
    let text = String::from_utf8_lossy(bytes);
    let broken = text.chars().filter(|&c| c == '\u{FFFD}').count();
    let foreign = text.chars().filter(|c| !c.is_ascii()).count();
    if foreign > 4 * broken {
        return Ok(text.into_owned());
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let sample = bytes.get(..DETECTION_WINDOW).unwrap_or(bytes);
    // The first foreign bytes may stand behind the window.
    let foreign_from = bytes.iter().position(|b| !b.is_ascii()).unwrap_or(0);
    let end = bytes.len().min(foreign_from.saturating_add(DETECTION_WINDOW));
    detector.feed(sample, false);
    detector.feed(bytes.get(foreign_from..end).unwrap_or_default(), true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// UTF-16 of mostly Latin text without a byte order mark: every other byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(512))?;
    if sample.len() < 16 {
        return None;
    }
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let most = sample.len() / 2 * 4 / 5;
    if odd >= most && even == 0 {
        Some(UTF_16LE)
    } else if even >= most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn refuse_binary(input: &str, bytes: &[u8]) -> Result<()> {
    let binary = |offset| Err(Error::Binary { input: input.to_owned(), offset });
    if SIGNATURES.iter().any(|s| bytes.starts_with(s)) {
        return binary(0);
    }
    let control = |b: &u8| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127);
    let controls = bytes.iter().filter(|b| control(b)).count();
    // A stray control character is a fault of a text; many of them are no text.
    if controls > 4 + bytes.len() / 50 || (controls > 0 && controls * 10 > bytes.len()) {
        return binary(bytes.iter().position(control).unwrap_or(0));
    }
    Ok(())
}

/// The charset that `<meta charset>` or `<meta http-equiv>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(DECLARATION_WINDOW))?.to_ascii_lowercase();
    let mut rest = head.as_slice();
    while let Some(at) = find(rest, b"charset") {
        rest = rest.get(at + b"charset".len()..)?;
        let value = rest.trim_ascii_start();
        let Some(value) = value.strip_prefix(b"=") else { continue };
        let value = value.trim_ascii_start();
        let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
        let end = value
            .iter()
            .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':' | b'.')))
            .unwrap_or(value.len());
        if let Some(encoding) = value.get(..end).and_then(Encoding::for_label) {
            // A page whose declaration could be read byte by byte is not UTF-16.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|w| w == needle)
}

/// Takes control characters other than line feed and tab out of text that came from a page, and marks of direction
/// and width that carry no text.
pub(super) fn without_controls(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\n' | '\t' => Some(c),
            '\r' => Some('\n'),
            '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(' '),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect()
}
