//! The byte format of the model file: numbers in 7-bit groups, strings with their length in front.

use crate::error::{Error, Result};

/// Reads from a slice; every read is checked.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

/// What is said of bytes that the trainer did not write.
pub(super) fn broken() -> Error {
    Error::Model { problem: "the file is cut off or damaged: make it again with the trainer".to_owned() }
}

impl<'a> Reader<'a> {
    pub(super) const fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// Number of bytes not read yet.
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    #[inline]
    pub(super) fn byte(&mut self) -> Result<u8> {
        let (first, rest) = self.rest.split_first().ok_or_else(broken)?;
        self.rest = rest;
        Ok(*first)
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (first, rest) = self.rest.split_at_checked(count).ok_or_else(broken)?;
        self.rest = rest;
        Ok(first)
    }

    #[inline]
    pub(super) fn varint(&mut self) -> Result<u32> {
        let mut value: u32 = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(broken())
    }

    /// A number of things, refused over `limit`.
    pub(super) fn count(&mut self, limit: usize) -> Result<usize> {
        let count = self.varint()? as usize;
        if count > limit { Err(broken()) } else { Ok(count) }
    }

    /// A number of things, refused over `limit` and where there are none.
    pub(super) fn some(&mut self, limit: usize) -> Result<usize> {
        self.count(limit).and_then(|count| if count == 0 { Err(broken()) } else { Ok(count) })
    }

    /// A finite number, little-endian.
    pub(super) fn float(&mut self) -> Result<f32> {
        let bytes = self.take(4)?.try_into().map_err(|_| broken())?;
        let value = f32::from_le_bytes(bytes);
        if value.is_finite() { Ok(value) } else { Err(broken()) }
    }

    pub(super) fn text(&mut self) -> Result<&'a str> {
        let length = self.count(1 << 16)?;
        std::str::from_utf8(self.take(length)?).map_err(|_| broken())
    }
}

/// Writes what [`Reader`] reads.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(super) fn varint(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push((value & 0x7f) as u8);
    }

    pub(super) fn float(&mut self, value: f32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(super) fn count(&mut self, count: usize) {
        self.varint(u32::try_from(count).unwrap_or(u32::MAX));
    }

    pub(super) fn text(&mut self, text: &str) {
        self.count(text.len());
        self.bytes.extend_from_slice(text.as_bytes());
    }
}
