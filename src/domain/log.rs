//! What counts: which lines of a log stand, after everything taken back, replaced or merged twice.
//!
//! A log is read in blocks of whole lines, by one reader or by two, and never held in memory. The first look over it
//! ([`Survey`]) finds who takes back whom; the second ([`Reader`]) hands out the entries that count: all of them, those of
//! one exercise, or those in the parts that an answer needs ([`Plan`]).

mod backwards;
mod reader;
mod spans;
mod survey;

use std::borrow::Cow;

use crate::domain::entry::{self, By, Entry, Id, Line, Rename, Weighing};
use crate::domain::scan;
use crate::error::Failure;
pub use backwards::{Backwards, Prefix};
pub use reader::{Exercises, Placed, Reader};
pub use spans::Plan;
pub use survey::{Settled, Survey};

/// Puts a line into a log, or several with newlines between them; the last one has none.
pub type Put<'p> = &'p mut (dyn FnMut(&str) -> Result<(), Failure> + Send);

/// What could not be read, and how many lines there were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// Lines seen, blank ones included.
    pub lines: u64,
    /// Lines left out because they cannot be read.
    pub damaged: u64,
    /// The first of them: its line number, from 1, and what is wrong with it.
    pub first: Option<(u64, String)>,
    /// Lines of a later version, left out.
    pub newer: u64,
    /// The last line has no newline and cannot be read: an append was cut short.
    pub torn: bool,
}

impl Health {
    /// The health of this part and of the one behind it.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        if self.first.is_none() {
            self.first = later
                .first
                .map(|(line, reason)| (self.lines + line, reason));
        }
        self.lines += later.lines;
        self.damaged += later.damaged;
        self.newer += later.newer;
        self.torn |= later.torn;
        self
    }

    /// What two looks at the same lines found, neither of which sees what the other does.
    #[must_use]
    pub fn beside(self, other: Self) -> Self {
        let firsts = self.first.into_iter().chain(other.first);
        Self {
            lines: self.lines.max(other.lines),
            damaged: self.damaged + other.damaged,
            first: firsts.min_by_key(|(line, _)| *line),
            newer: self.newer + other.newer,
            torn: self.torn || other.torn,
        }
    }

    fn damage(&mut self, place: u64, reason: String) {
        self.damaged += 1;
        self.first.get_or_insert((place, reason));
    }
}

/// The lines of a block with the offset of each in the log. The last line may lack its newline.
pub fn lines(offset: u64, block: &[u8]) -> impl Iterator<Item = (u64, &[u8])> {
    let mut newlines = memchr::memchr_iter(b'\n', block);
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= block.len() {
            return None;
        }
        let end = newlines.next().unwrap_or(block.len());
        let line = (offset + start as u64, &block[start..end]);
        start = end + 1;
        Some(line)
    })
}

/// Whether a line has the layout of fitlog's own up to where the exercise or the voided id begins.
///
/// Such a line needs no parsing to know its id; only its end can still be damaged.
fn own_layout(line: &[u8]) -> Option<Id> {
    let (id, rest) = line.strip_prefix(scan::BEGIN)?.split_first_chunk::<36>()?;
    (rest.starts_with(br#"","date":""#) || rest.starts_with(br#"","voids":""#))
        .then(|| Id::from_bytes(id))?
}

/// Whether a line ends as those of fitlog's own do, if need be with the carriage return of an editor, and is not too
/// long for one.
fn is_ended(line: &[u8]) -> bool {
    let text = line.strip_suffix(b"\r").unwrap_or(line);
    text.ends_with(b"}") && line.len() <= entry::MAX_LINE
}

/// What a line brings into the log.
#[derive(Debug, Clone, PartialEq)]
pub enum Subject {
    /// Sets of an exercise.
    Entry(Box<Entry<'static>>),
    /// The weight of the body.
    Weighing(Weighing),
    /// An exercise whose history belongs to another.
    Rename(Rename),
}

impl Subject {
    /// What a line brings in; a void brings in nothing.
    #[must_use]
    pub fn of(line: Line) -> Option<Self> {
        match line {
            Line::Entry(entry) => Some(Self::Entry(Box::new(entry.into_owned()))),
            Line::Weighing(weighing) => Some(Self::Weighing(weighing)),
            Line::Rename(rename) => Some(Self::Rename(rename)),
            Line::Void(_) | Line::Newer => None,
        }
    }

    /// The same, but sets under the exercise that they belong to now.
    #[must_use]
    pub fn of_owner(mut self, settled: &Settled) -> Self {
        if let Self::Entry(entry) = &mut self
            && let Some(owner) = settled.new_owner(&entry.exercise)
        {
            entry.exercise = Cow::Owned(owner.to_owned());
        }
        self
    }

    /// The id of its line.
    #[must_use]
    pub fn id(&self) -> Id {
        match self {
            Self::Entry(entry) => entry.id,
            Self::Weighing(weighing) => weighing.id,
            Self::Rename(rename) => rename.id,
        }
    }

    /// What its line shares with the others of one change.
    #[must_use]
    pub fn batch(&self) -> Option<Id> {
        match self {
            Self::Entry(entry) => entry.batch,
            Self::Weighing(weighing) => weighing.batch,
            Self::Rename(_) => None,
        }
    }

    /// The entry that it is an edit of.
    #[must_use]
    pub fn replaces(&self) -> Option<Id> {
        match self {
            Self::Entry(entry) => entry.replaces,
            Self::Weighing(_) | Self::Rename(_) => None,
        }
    }
}

/// The last change of a log that stands: what `undo` takes back.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Something was logged, imported or edited.
    Written(Subject),
    /// Something was removed.
    Removal(entry::Void),
    /// Something was taken back by `undo`: what `redo` puts back.
    Undone(entry::Void),
}

impl Change {
    /// The change that a line is; a line that `redo` wrote is none of its own.
    #[must_use]
    pub fn of(line: Line) -> Option<Self> {
        match line {
            Line::Void(void) => match void.by {
                By::Remove => Some(Self::Removal(void)),
                By::Undo => Some(Self::Undone(void)),
                By::Redo => None,
            },
            line => Subject::of(line).map(Self::Written),
        }
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
#[path = "../../tests/fuzz/log.rs"]
mod fuzz;
