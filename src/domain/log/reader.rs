//! The second look over a log: the entries that count, in all of it or in some parts, all of them or those of some
//! exercises.

use std::borrow::Cow;
use std::collections::BTreeSet;

use memchr::memmem;

use crate::domain::entry::{self, Entry, Line};
use crate::domain::log::survey::Settled;
use crate::domain::log::{Health, is_ended, lines, own_layout};
use crate::domain::scan;
use crate::domain::sets::Set;

/// Some of the exercises that entries are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exercises {
    /// Those with one of these ids.
    These(BTreeSet<String>),
    /// Those with any other id.
    AllBut(BTreeSet<String>),
}

impl Exercises {
    /// None of them.
    pub const NONE: Self = Self::These(BTreeSet::new());
}

/// [`Exercises`], as their names stand in lines.
#[derive(Debug)]
struct Selection<'s> {
    /// The ids that their entries, or those of all others, may stand under.
    names: Vec<&'s [u8]>,
    /// It is all others.
    others: bool,
}

impl<'s> Selection<'s> {
    fn new(exercises: &'s Exercises, settled: &'s Settled) -> Self {
        let (Exercises::These(ids) | Exercises::AllBut(ids)) = exercises;
        let old = settled.renamed();
        let old = old.filter(|(_, owner)| ids.contains(*owner));
        let kept = ids.iter().filter(|id| settled.owner(id) == **id);
        let names = kept.chain(old.map(|(old, _)| old));
        Self {
            names: names.map(String::as_bytes).collect(),
            others: matches!(exercises, Exercises::AllBut(_)),
        }
    }

    /// Whether an entry is one of theirs, by the id that it stands under.
    #[inline]
    fn wants(&self, name: &[u8]) -> bool {
        self.names.contains(&name) != self.others
    }
}

/// The second look over a log: the entries that count, of all exercises or of some.
#[derive(Debug)]
pub struct Reader<'s> {
    settled: &'s Settled,
    only: Option<Only<'s>>,
    selection: Option<Selection<'s>>,
    /// Whether all of a log is read, and every line of it.
    is_whole: bool,
    /// What could not be read. Whoever does not read all of a log tells only of lines that begin and end as fitlog's own,
    /// and of the first of them by its offset: the first look saw the others, and counted the lines.
    pub health: Health,
    scratch: Vec<Set>,
    last_day: scan::LastDay,
}

/// The one exercise that is looked for, and the ids that its entries may stand under in the log.
#[derive(Debug)]
struct Only<'s> {
    id: &'s str,
    finders: Vec<memmem::Finder<'static>>,
    /// Its entries may stand under other words too: every line may be one of them.
    anywhere: bool,
}

impl<'s> Only<'s> {
    fn new(id: &'s str, settled: &Settled) -> Self {
        let old = settled.renamed().filter(|(_, new)| *new == id);
        let names = std::iter::once(id).chain(old.map(|(old, _)| old.as_str()));
        let finders = names.map(|name| memmem::Finder::new(&format!("\"{name}\"")).into_owned());
        Self {
            id,
            finders: finders.collect(),
            anywhere: settled.is_escaped(),
        }
    }

    /// Where the first line of a block that may be one of its entries begins and ends.
    fn find(&self, block: &[u8], from: usize) -> Option<(usize, usize)> {
        let hit = if self.anywhere {
            // Behind the newline that ends the line before.
            let start = if from == 0 { 0 } else { from + 1 };
            (start < block.len()).then_some(start)?
        } else {
            let finders = self.finders.iter();
            let hits = finders.filter_map(|one| one.find(&block[from..]));
            from + hits.min()?
        };
        let start = memchr::memrchr(b'\n', &block[..hit]).map_or(0, |newline| newline + 1);
        let stop =
            memchr::memchr(b'\n', &block[hit..]).map_or(block.len(), |newline| hit + newline);
        Some((start, stop))
    }
}

/// An entry at its place.
#[derive(Debug)]
pub struct Placed<'a> {
    /// The number of the line within the part read, from 1; 0 where not all of a log is read, as lines are not counted then.
    pub number: u64,
    /// The entry.
    pub entry: &'a Entry<'a>,
}

impl<'s> Reader<'s> {
    /// A reader of all entries, or of those of one exercise, by its id.
    #[must_use]
    pub fn new(settled: &'s Settled, only: Option<&'s str>) -> Self {
        let only = only.map(|id| Only::new(id, settled));
        Self {
            settled,
            is_whole: only.is_none(),
            only,
            selection: None,
            health: Health::default(),
            scratch: Vec::new(),
            last_day: scan::LastDay::default(),
        }
    }

    /// A reader of parts of a log: of all entries in them, or of those of some exercises.
    #[must_use]
    pub fn of_parts(settled: &'s Settled, exercises: Option<&'s Exercises>) -> Self {
        Self {
            selection: exercises.map(|these| Selection::new(these, settled)),
            is_whole: false,
            ..Self::new(settled, None)
        }
    }

    /// The reader of this part and of the one behind it.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        self.health = self.health.join(later.health);
        self
    }

    /// Reads a block of whole lines.
    // One body for all callers: the line readers inlined into it are large.
    pub fn see(&mut self, offset: u64, block: &[u8], each: &mut dyn FnMut(Placed)) {
        if let Some(only) = self.only.take() {
            let mut from = 0;
            while let Some((start, stop)) = only.find(block, from) {
                let last = stop == block.len();
                self.line(
                    offset + start as u64,
                    &block[start..stop],
                    last,
                    Some(only.id),
                    each,
                );
                from = stop;
            }
            self.only = Some(only);
        } else {
            let end = offset + block.len() as u64;
            // Places told by their offset must not move when the parts of a log are joined.
            let counted = u64::from(self.is_whole);
            for (start, line) in lines(offset, block) {
                self.health.lines += counted;
                self.line(start, line, start + line.len() as u64 == end, None, each);
            }
        }
    }

    /// Reads a line; `last` if it lacks its newline.
    #[inline]
    fn line(
        &mut self,
        at: u64,
        line: &[u8],
        last: bool,
        only: Option<&str>,
        each: &mut dyn FnMut(Placed),
    ) {
        if let Some(selection) = &self.selection
            && scan::exercise(line).is_some_and(|name| !selection.wants(name))
        {
            return;
        }
        self.scratch.clear();
        let mut entry = Entry::blank();
        let (sets, last_day) = (&mut self.scratch, &mut self.last_day);
        match scan::line(line, sets, last_day, &mut entry) {
            Some(scan::Scanned::Entry) => {
                if self.settled.counts(at, entry.id, entry.batch) {
                    entry.sets = Cow::Borrowed(&self.scratch);
                    self.hand_out(&mut entry, only, each);
                }
            }
            Some(scan::Scanned::Void(_)) | None => self.odd_line(at, line, last, only, each),
        }
    }

    fn hand_out(&self, entry: &mut Entry, only: Option<&str>, each: &mut dyn FnMut(Placed)) {
        if let Some(owner) = self.settled.new_owner(&entry.exercise) {
            entry.exercise = Cow::Owned(owner.to_owned());
        }
        if only.is_none_or(|id| entry.exercise == id) {
            let number = self.health.lines;
            each(Placed { number, entry });
        }
    }

    /// Reads a line that is no entry, or that a person or a tool has left in another layout.
    #[cold]
    fn odd_line(
        &mut self,
        at: u64,
        line: &[u8],
        last: bool,
        only: Option<&str>,
        each: &mut dyn FnMut(Placed),
    ) {
        let mut scratch = std::mem::take(&mut self.scratch);
        match entry::read(line, &mut scratch) {
            Ok(Line::Entry(mut entry)) => {
                let selection = self.selection.as_ref();
                let is_wanted = |these: &Selection| these.wants(entry.exercise.as_bytes());
                if selection.is_none_or(is_wanted) && self.settled.counts(at, entry.id, entry.batch)
                {
                    self.hand_out(&mut entry, only, each);
                }
            }
            Ok(Line::Void(_) | Line::Weighing(_) | Line::Rename(_)) => {}
            // What the first look saw, and only it sees all of.
            Ok(Line::Newer) if !self.is_whole => {}
            Err(_) if !self.is_whole && own_layout(line).is_none_or(|_| !is_ended(line)) => {}
            Ok(Line::Newer) => self.health.newer += 1,
            Err(_) if entry::trimmed(line).is_empty() => {}
            Err(_) if last && line.len() <= entry::MAX_LINE => self.health.torn = true,
            Err(reason) => {
                let place = if self.is_whole { self.health.lines } else { at };
                self.health.damage(place, reason);
            }
        }
        self.scratch = scratch;
    }
}
