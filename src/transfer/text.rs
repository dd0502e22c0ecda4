//! The text format: what `fitlog log -` reads back.

use std::fmt::Write as _;

use crate::domain::entry::Entry;
use crate::domain::sets::{self, Loading};
use crate::error::is_unsafe;

/// An entry as a line of a session.
#[must_use]
pub fn line(entry: &Entry, loading: Loading) -> String {
    let mut line = format!(
        "{} {}",
        entry.exercise,
        sets::notation(&entry.sets, loading)
    );
    if let Some(note) = &entry.note {
        line += " // ";
        line += &escape(note);
    }
    line
}

/// A note on one line: line breaks, other control characters and backslashes as escapes.
#[must_use]
pub fn escape(note: &str) -> String {
    let mut text = String::with_capacity(note.len());
    for letter in note.chars() {
        match letter {
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\\' => text.push_str("\\\\"),
            _ if is_unsafe(letter) => {
                write!(text, "\\u{{{:x}}}", u32::from(letter))
                    .expect("writing to a string cannot fail");
            }
            _ => text.push(letter),
        }
    }
    text
}

/// The note of an escaped line; a backslash that escapes nothing stands for itself.
#[must_use]
pub fn unescape(text: &str) -> String {
    let mut note = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        note.push_str(&rest[..at]);
        let behind = &rest[at + 1..];
        let (letter, length) = match behind.chars().next() {
            Some('n') => ('\n', 1),
            Some('t') => ('\t', 1),
            Some('\\') => ('\\', 1),
            Some('u') => code(behind).unwrap_or(('\\', 0)),
            _ => ('\\', 0),
        };
        note.push(letter);
        rest = &behind[length..];
    }
    note.push_str(rest);
    note
}

/// The character of `u{1b}` and the length of that.
fn code(text: &str) -> Option<(char, usize)> {
    let inner = text.strip_prefix("u{")?;
    let end = inner.find('}').filter(|end| (1..=6).contains(end))?;
    let letter = u32::from_str_radix(&inner[..end], 16)
        .ok()
        .and_then(char::from_u32)?;
    Some((letter, 2 + end + 1))
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_escaped_reads_back(note: String) {
            let text = escape(&note);
            prop_assert!(!text.chars().any(crate::error::is_unsafe));
            prop_assert_eq!(unescape(&text), note);
        }

        #[test]
        fn anything_can_be_unescaped(text in r"[a\\nu{}0-9 ]*") {
            prop_assert!(unescape(&text).len() <= text.len());
        }
    }
}
