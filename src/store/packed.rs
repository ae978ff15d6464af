//! Values as they lie in the file: JSON, deflated (RFC 1950).

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use rusqlite::types::Type;
use rusqlite::{Error, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Level of compression, 0 to 10.
const LEVEL: u8 = 6;

/// Longest value that is unpacked, in bytes: a damaged or hostile file must not fill the memory.
const LONGEST: usize = 1 << 30;

pub(super) fn pack_bytes(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec_zlib(bytes, LEVEL)
}

pub(super) fn unpack_bytes(packed: &[u8]) -> Result<Vec<u8>> {
    decompress_to_vec_zlib_with_limit(packed, LONGEST).map_err(|e| damaged(e.to_string()))
}

pub(super) fn unpack_text(packed: &[u8]) -> Result<String> {
    String::from_utf8(unpack_bytes(packed)?).map_err(|e| damaged(e.to_string()))
}

pub(super) fn pack<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    Ok(pack_bytes(&json(value)?))
}

pub(super) fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Result<T> {
    serde_json::from_slice(&unpack_bytes(packed)?).map_err(|e| damaged(e.to_string()))
}

pub(super) fn json<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(|e| Error::ToSqlConversionFailure(Box::new(e)))
}

/// A value of an enumeration as its JSON string.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// The value of an enumeration from its JSON string.
pub(super) fn from_word<T: DeserializeOwned>(word: String) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|e| damaged(e.to_string()))
}

/// A value in the file that this program did not write so.
pub(super) fn damaged(problem: String) -> Error {
    Error::FromSqlConversionFailure(0, Type::Blob, format!("a value in it is damaged ({problem})").into())
}
