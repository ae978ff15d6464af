//! Cuts a line into the words, numbers and signs that dates are made of.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub kind: Kind,
    /// Byte offsets in the line.
    pub start: usize,
    pub end: usize,
    /// Whether white space stands before it.
    pub apart: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Number {
        value: u64,
        digits: usize,
    },
    /// In lower case.
    Word(String),
    Sign(char),
}

impl Piece {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(w) => Some(w),
            _ => None,
        }
    }

    pub fn sign(&self) -> Option<char> {
        match self.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// The value of a number of at most `digits` digits.
    pub fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
        match self.kind {
            Kind::Number { value, digits: n } if digits.contains(&n) => u32::try_from(value).ok(),
            _ => None,
        }
    }
}

/// The pieces of the first `limit` bytes or so.
pub(super) fn pieces(line: &str, limit: usize) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut apart = true;
    for (start, c) in line.char_indices() {
        if start > limit {
            break;
        }
        if c.is_whitespace() {
            apart = true;
            continue;
        }
        let end = start + c.len_utf8();
        let class = class(c);
        if let Some(last) = out.last_mut()
            && !apart
            && last.end == start
        {
            match (&mut last.kind, class) {
                (Kind::Number { value, digits }, Class::Digit(d)) => {
                    *value = value.saturating_mul(10).saturating_add(u64::from(d));
                    *digits += 1;
                    last.end = end;
                    continue;
                }
                // East Asian words of dates are one character each.
                (Kind::Word(word), Class::Letter) if !word.chars().any(east_asian) => {
                    word.extend(c.to_lowercase());
                    last.end = end;
                    continue;
                }
                _ => {}
            }
        }
        let kind = match class {
            Class::Digit(d) => Kind::Number { value: u64::from(d), digits: 1 },
            Class::Letter | Class::Ideograph => Kind::Word(c.to_lowercase().collect()),
            Class::Other => Kind::Sign(c),
        };
        out.push(Piece { kind, start, end, apart });
        apart = false;
    }
    out
}

#[derive(Clone, Copy)]
enum Class {
    Digit(u32),
    Letter,
    Ideograph,
    Other,
}

fn class(c: char) -> Class {
    // Full-width digits stand in East Asian dates.
    let digit = c.to_digit(10).or_else(|| {
        let offset = u32::from(c).checked_sub(u32::from('０'))?;
        (offset < 10).then_some(offset)
    });
    match digit {
        Some(d) => Class::Digit(d),
        None if east_asian(c) => Class::Ideograph,
        None if c.is_alphabetic() || matches!(c, '\u{300}'..='\u{36f}') => Class::Letter,
        None => Class::Other,
    }
}

fn east_asian(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
