//! How wide text is on paper, and cutting it to fit.

use std::sync::LazyLock;

static TABLE: &str = include_str!("../../data/view/advance.tsv");

/// Width of a character that the table does not hold, in thousandths of the font size.
const UNKNOWN: u16 = 700;

struct Range {
    first: u32,
    last: u32,
    regular: u16,
    bold: u16,
}

static RANGES: LazyLock<Vec<Range>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some(Range {
                first: u32::from_str_radix(cells.next()?, 16).ok()?,
                last: u32::from_str_radix(cells.next()?, 16).ok()?,
                regular: cells.next()?.parse().ok()?,
                bold: cells.next()?.parse().ok()?,
            })
        })
        .collect()
});

/// A face and size of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Font {
    /// Size in pixels.
    pub size: f64,
    /// Whether it is the bold face.
    pub bold: bool,
}

/// The regular face in a size in pixels.
pub const fn regular(size: f64) -> Font {
    Font { size, bold: false }
}

/// The bold face in a size in pixels.
pub const fn bold(size: f64) -> Font {
    Font { size, bold: true }
}

impl Font {
    /// Width of `text` in pixels.
    pub fn width(self, text: &str) -> f64 {
        text.chars().map(|c| self.advance(c)).sum()
    }

    fn advance(self, c: char) -> f64 {
        f64::from(thousandths(c, self.bold)) * self.size / 1000.0
    }

    /// `text`, or as much of its beginning as fits into `width` pixels together with an ellipsis.
    pub fn fit(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let room = width - self.advance('…');
        let mut used = 0.0;
        let mut cut = 0;
        for (at, c) in text.char_indices() {
            let advance = self.advance(c);
            // A character without width belongs to the one before it; the cut never parts them.
            if advance > 0.0 {
                cut = at;
            }
            used += advance;
            if used > room {
                break;
            }
        }
        let head = text.get(..cut).unwrap_or("").trim_end_matches([' ', ',', ';', ':', '-', '–', '—']);
        format!("{head}…")
    }

    /// Breaks `text` at blanks into at most `lines` lines of at most `width` pixels; what does not fit is cut with an
    /// ellipsis. Text without words gives no line.
    pub fn wrap(self, text: &str, width: f64, lines: usize) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut used = 0.0;
        let mut rest = text;
        while let Some((word, after)) = next_word(rest) {
            let wide = self.width(word);
            let blank = if line.is_empty() { 0.0 } else { self.advance(' ') };
            if !line.is_empty() && used + blank + wide > width {
                if out.len() + 1 >= lines {
                    line.push(' ');
                    line.push_str(rest.trim());
                    out.push(self.fit(&line, width));
                    return out;
                }
                out.push(std::mem::take(&mut line));
                used = 0.0;
                continue;
            }
            if line.is_empty() && wide > width {
                let (head, tail) = self.split(word, width);
                if out.len() + 1 >= lines || head.is_empty() {
                    out.push(self.fit(rest.trim(), width));
                    return out;
                }
                out.push(head.to_owned());
                rest = rest.get(rest.len() - after.len() - tail.len()..).unwrap_or(after);
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            used += blank + wide;
            rest = after;
        }
        if !line.is_empty() {
            out.push(line);
        }
        out
    }

    /// Parts a word that is wider than a line where the line is full.
    fn split(self, word: &str, width: f64) -> (&str, &str) {
        let mut used = 0.0;
        for (at, c) in word.char_indices() {
            used += self.advance(c);
            if used > width {
                return word.split_at_checked(at).unwrap_or((word, ""));
            }
        }
        (word, "")
    }
}

fn next_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    if text.is_empty() {
        return None;
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at_checked(end)
}

fn thousandths(c: char, bold: bool) -> u16 {
    let code = u32::from(c);
    let at = RANGES.partition_point(|range| range.last < code);
    match RANGES.get(at) {
        Some(range) if range.first <= code => {
            if bold {
                range.bold
            } else {
                range.regular
            }
        }
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_the_rows_are_sorted() {
        let rows = TABLE.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(RANGES.len(), rows);
        assert!(RANGES.windows(2).all(|pair| pair[0].last < pair[1].first));
    }

    #[test]
    fn wide_scripts_take_a_full_em_and_marks_take_nothing() {
        assert!((regular(10.0).width("漢字") - 20.0).abs() < 1e-9);
        assert!((regular(10.0).width("e\u{301}") - regular(10.0).width("e")).abs() < 1e-9);
        assert!(regular(10.0).width("ill") < regular(10.0).width("MMM"));
    }

    #[test]
    fn text_that_fits_is_left_as_it_is() {
        assert_eq!(regular(10.0).fit("Tehran", 100.0), "Tehran");
        assert_eq!(regular(10.0).wrap("Talks in Baghdad", 500.0, 3), ["Talks in Baghdad"]);
    }

    #[test]
    fn text_that_does_not_fit_ends_in_an_ellipsis() {
        let lines = regular(10.0).wrap("one two three four five six seven", 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
    }

    #[test]
    fn a_word_longer_than_the_line_is_parted() {
        let lines = regular(10.0).wrap("Donaudampfschifffahrtsgesellschaft", 80.0, 5);
        assert_eq!(lines.concat(), "Donaudampfschifffahrtsgesellschaft");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "\\PC{0,80}", width in 30.0f64..300.0, lines in 1usize..5) {
            let font = regular(12.0);
            let made = font.wrap(&text, width, lines);
            prop_assert!(made.len() <= lines);
            for line in made {
                prop_assert!(font.width(&line) <= width + 1e-6, "{line:?}");
            }
        }
    }
}
