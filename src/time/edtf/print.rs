//! Writing.

use std::fmt::{Display, Formatter, Result};

use super::level::marks;
use super::{Bound, Date, Digits, Edtf, Member, Quality, Time, Year, Zone};

impl Display for Edtf {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::DateTime(date, time) => write!(f, "{date}T{time}"),
            Self::Interval(from, to) => write!(f, "{from}/{to}"),
            Self::OneOf(members) => list(f, '[', members, ']'),
            Self::AllOf(members) => list(f, '{', members, '}'),
        }
    }
}

fn list(f: &mut Formatter<'_>, open: char, members: &[Member], close: char) -> Result {
    write!(f, "{open}")?;
    for (i, member) in members.iter().enumerate() {
        let comma = if i > 0 { "," } else { "" };
        write!(f, "{comma}{member}")?;
    }
    write!(f, "{close}")
}

impl Display for Bound {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Range(from, to) => {
                from.iter().try_for_each(|d| d.fmt(f))?;
                f.write_str("..")?;
                to.iter().try_for_each(|d| d.fmt(f))
            }
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let marks = marks(self);
        // One mark behind the parts that share it, if the others have none; else a mark before each.
        let shared = marks.iter().take_while(|q| **q == self.year_quality).count();
        let group = marks.iter().skip(shared).all(|q| *q == Quality::Plain);
        let texts = [self.month, self.day].into_iter().flatten().map(pair);
        for (i, (text, quality)) in std::iter::once(self.year.to_string()).chain(texts).zip(marks).enumerate() {
            let dash = if i > 0 { "-" } else { "" };
            let (before, behind) = match group {
                true if i + 1 == shared => ("", sign(quality)),
                true => ("", ""),
                false => (sign(quality), ""),
            };
            write!(f, "{dash}{before}{text}{behind}")?;
        }
        Ok(())
    }
}

const fn sign(quality: Quality) -> &'static str {
    match quality {
        Quality::Plain => "",
        Quality::Uncertain => "?",
        Quality::Approximate => "~",
        Quality::Both => "%",
    }
}

fn pair(digits: Digits) -> String {
    digits.iter().map(|d| d.map_or('X', |d| char::from(b'0' + d.min(9)))).collect()
}

impl Display for Year {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let significant = match self {
            Self::Digits { negative, digits, significant } => {
                let text: String = digits.iter().map(|d| d.map_or('X', |d| char::from(b'0' + d.min(9)))).collect();
                write!(f, "{}{text}", if *negative { "-" } else { "" })?;
                significant
            }
            Self::Long { value, exponent, significant } => {
                write!(f, "Y{value}")?;
                exponent.iter().try_for_each(|e| write!(f, "E{e}"))?;
                significant
            }
        };
        significant.iter().try_for_each(|s| write!(f, "S{s}"))
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{:02}:{:02}:{:02}", self.hour, self.minute, self.second)?;
        match self.zone {
            Zone::Local => Ok(()),
            Zone::Utc => f.write_str("Z"),
            Zone::Hours(hours) => write!(f, "{}{:02}", if hours < 0 { '-' } else { '+' }, hours.unsigned_abs()),
            Zone::Minutes(offset) => {
                let (sign, offset) = (if offset < 0 { '-' } else { '+' }, offset.unsigned_abs());
                write!(f, "{sign}{:02}:{:02}", offset / 60, offset % 60)
            }
        }
    }
}
