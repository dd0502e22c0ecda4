//! The text format: what `fitlog log -` reads back.

use std::fmt::Write as _;

use crate::domain::calendar;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{self, Entry};
use crate::domain::exercise::Tracking;
use crate::domain::notation::{self, Parsed, Reading};
use crate::domain::sets::{self, Loading};
use crate::domain::workout;
use crate::error::{self, Failure, is_unsafe};
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What};

/// What is known of it: days on lines of their own, entries below them, notes behind `//`.
pub static FORMAT: Format = Format {
    name: "text",
    title: "fitlog's text",
    how: "fitlog export --format text",
    beside: "of days and notes",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        let first = header.written.first().map_or("", String::as_str);
        header.is_lines() && (entry::date(first).is_some() || first.starts_with('#'))
    },
    open,
};

/// The first line of what fitlog writes: what follows is read as it stands. Whoever writes a session by hand may slip, and
/// is told.
pub const WRITTEN: &str = "# written by fitlog export";

fn open(_: &Header, settings: &Settings) -> ReadRow {
    let settings = settings.clone();
    let mut day = None;
    let mut last = String::new();
    let mut workout = String::new();
    let mut read: notation::Reader = notation::parse;
    Box::new(move |row: &Row| {
        let line = row.get(Some(0));
        if let Some(named) = of_heading(line) {
            workout = named;
            return Ok(Read::Nothing);
        }
        if line.starts_with('#') {
            if line == WRITTEN {
                read = notation::parse_written;
            }
            return Ok(Read::Nothing);
        }
        if settings.catalogue.exact(line).is_none()
            && let Ok(date) = calendar::day(line, settings.today)
        {
            day = Some(date);
            return Ok(Read::Nothing);
        }
        let start = (
            day.ok_or_else(|| Refused::Row(error::row_no_date(line)))?,
            None,
        );
        if let Some(words) = line.strip_prefix("//") {
            if last.is_empty() {
                return Err(Refused::Row(error::row_no_exercise()));
            }
            let mut note = Foreign::new(start, last.clone(), What::Note);
            note.note = unescape(words).into();
            return Ok(Read::One(note));
        }
        let (name, written) = split(&settings.catalogue, line);
        let Parsed { sets, note } = parse(name, written, read, &settings)
            .map_err(|failure| Refused::Row(failure.message.clone()))?;
        name.clone_into(&mut last);
        let mut all: Vec<Foreign> = sets
            .into_iter()
            .map(|set| {
                let mut one = Foreign::new(start, name, What::Set(set));
                one.workout = workout.clone().into();
                one
            })
            .collect();
        if let Some(first) = all.first_mut() {
            first.begins = true;
            first.note = unescape(&note.unwrap_or_default()).into();
        }
        Ok(Read::Many(all))
    })
}

/// The sets of an exercise; of one that nothing defines, as whatever it may count.
fn parse(
    name: &str,
    written: &str,
    read: notation::Reader,
    settings: &Settings,
) -> Result<Parsed, Failure> {
    let reading = |tracking| Reading {
        tracking,
        unit: settings.unit.unwrap_or_default(),
        last: None,
    };
    let known = settings
        .catalogue
        .exact(name)
        .and_then(|id| settings.catalogue.get(&id));
    if let Some(exercise) = known {
        return read(written, &reading(exercise.tracking));
    }
    read(written, &reading(Tracking::WeightReps)).or_else(|failure| {
        let others = [Tracking::BodyweightReps, Tracking::DistanceDuration];
        let mut parsed = others
            .into_iter()
            .filter_map(|tracking| read(written, &reading(tracking)).ok());
        parsed.next().ok_or(failure)
    })
}

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
    let mut before = ' ';
    for (at, letter) in note.char_indices() {
        // Two slashes behind a blank would begin another note.
        if note[at..].starts_with("//") && before.is_whitespace() {
            text.push('\\');
        }
        before = letter;
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
            Some(escaped @ ('\\' | '/')) => (escaped, 1),
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

/// Name first, then sets: the leading words up to the first that starts with a digit, unless more of them are the
/// exact name of an exercise.
#[must_use]
pub fn split<'t>(catalogue: &Catalogue, typed: &'t str) -> (&'t str, &'t str) {
    let typed = typed.trim();
    let starts: Vec<usize> = typed
        .split_whitespace()
        .map(|word| word.as_ptr() as usize - typed.as_ptr() as usize)
        .collect();
    let begins_sets = |at: &usize| {
        let rest = &typed[*at..];
        rest.starts_with(|letter: char| letter.is_numeric() || letter == '@')
            || rest.starts_with("//")
    };
    let first = starts.iter().position(begins_sets).unwrap_or(starts.len());
    let cut = |words: usize| {
        let at = starts.get(words).copied().unwrap_or(typed.len());
        (typed[..at].trim_end(), typed[at..].trim_start())
    };
    // What is plainly a set is no part of a name, and need not be looked for in thousands of them.
    let is_set = |word: &str| {
        let times = word.split_once('x');
        word.contains(['@', ',', ':']) || times.is_some_and(|(sets, _)| sets.parse::<u32>().is_ok())
    };
    let plain = starts[first..]
        .iter()
        .take_while(|at| !typed[**at..].split_whitespace().next().is_some_and(is_set))
        .count();
    let longest = (first + 1..=(first + plain).min(12))
        .rev()
        .find(|words| catalogue.exact(cut(*words).0).is_some());
    match longest {
        Some(words) => cut(words),
        // `be x12`: a name and something that is no set, rather than a name of two words.
        None if first == starts.len() && catalogue.exact(typed).is_none() => {
            let shorter = (1..first)
                .rev()
                .find(|words| catalogue.exact(cut(*words).0).is_some());
            cut(shorter.unwrap_or(first))
        }
        None => cut(first),
    }
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
