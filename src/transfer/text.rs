//! The text format: what `fitlog log -` reads back.

use std::fmt::Write as _;

use crate::domain::entry::Entry;
use crate::domain::sets::{self, Loading};
use crate::domain::workout;
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

/// The line that names the workout of the entries below it, or that they have none.
#[must_use]
pub fn heading(workout: Option<&str>) -> String {
    // The reader drops blanks around a line.
    let edge = |blank: &str| -> String {
        let code = |letter: char| format!("\\u{{{:x}}}", u32::from(letter));
        blank.chars().map(code).collect()
    };
    let label = workout.map(|label| {
        let inner = label.trim();
        let start = label.len() - label.trim_start().len();
        let end = label.trim_end().len().max(start);
        let (before, after) = (&label[..start], &label[end..]);
        format!("{}{}{}", edge(before), escape(inner), edge(after))
    });
    workout::heading(label.as_deref())
}

/// The workout that such a line names, empty for none.
#[must_use]
pub fn of_heading(line: &str) -> Option<String> {
    workout::of_heading(line).map(unescape)
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
    use super::{escape, heading, of_heading, unescape};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_a_heading_reads_back(label in r"[ \\\t\u{1b}\u{a0}/a-cé]*") {
            let line = heading(Some(&label));
            prop_assert!(!line.chars().any(crate::error::is_unsafe));
            prop_assert_eq!(of_heading(line.trim()), Some(label));
            prop_assert_eq!(of_heading(&heading(None)), Some(String::new()));
        }

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
