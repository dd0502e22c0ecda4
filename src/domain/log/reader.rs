//! The second look over a log: the entries that count, all of them or those that an answer needs.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use memchr::memmem;

use crate::domain::entry::{self, Entry, Line};
use crate::domain::log::survey::Settled;
use crate::domain::log::{Health, lines, own_layout};
use crate::domain::scan::{self, Need};
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

/// Which entries are read whole: all of some days, and of those before them what belongs to some exercises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The days.
    pub days: RangeInclusive<NaiveDate>,
    /// The exercises.
    pub before: Exercises,
}

/// What is [`Wanted`], as it stands in lines.
#[derive(Debug)]
struct Selection<'s> {
    wanted: &'s Wanted,
    /// The ids that the entries of its exercises, or of all but those, may stand under.
    names: Vec<&'s [u8]>,
}

impl<'s> Selection<'s> {
    fn new(wanted: &'s Wanted, settled: &'s Settled) -> Self {
        let (Exercises::These(ids) | Exercises::AllBut(ids)) = &wanted.before;
        let old = settled.renamed();
        let old = old.filter(|(_, owner)| ids.contains(*owner));
        let kept = ids.iter().filter(|id| settled.owner(id) == **id);
        let names = kept.chain(old.map(|(old, _)| old));
        Self {
            wanted,
            names: names.map(String::as_bytes).collect(),
        }
    }

    /// Whether an entry is read whole, by its day and by the id that it stands under.
    #[inline]
    fn wants(&self, day: NaiveDate, name: &[u8]) -> bool {
        let days = &self.wanted.days;
        if day >= *days.start() {
            return day <= *days.end();
        }
        let is_one = self.names.contains(&name);
        is_one == matches!(self.wanted.before, Exercises::These(_))
    }
}

/// The second look over a log: the entries that count, of all exercises or of one.
#[derive(Debug)]
pub struct Reader<'s> {
    settled: &'s Settled,
    only: Option<Only<'s>>,
    selection: Option<Selection<'s>>,
    /// What could not be read. Whoever does not read all of a log sees only lines of fitlog's own that are damaged at
    /// their ends, and tells the first of them by its offset: the first look saw the others, and counted the lines.
    pub health: Health,
    scratch: Vec<Set>,
    last_day: scan::LastDay,
    /// The day that was told last of an entry passed over: of others of that day there is nothing to tell.
    passed: Option<NaiveDate>,
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

/// What is shown of an entry that counts.
#[derive(Debug)]
pub enum Seen<'a> {
    /// All of it.
    Whole(Placed<'a>),
    /// Its day: it is not [`Wanted`]. Of several that follow one another on one day, the first tells it.
    Passed(NaiveDate),
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
            only,
            selection: None,
            health: Health::default(),
            scratch: Vec::new(),
            last_day: scan::LastDay::default(),
            passed: None,
        }
    }

    /// A reader of all entries that reads some of them whole.
    #[must_use]
    pub fn selecting(settled: &'s Settled, wanted: &'s Wanted) -> Self {
        Self {
            selection: Some(Selection::new(wanted, settled)),
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
    pub fn see(&mut self, offset: u64, block: &[u8], each: &mut dyn FnMut(Seen)) {
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
            let counted = u64::from(self.selection.is_none());
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
        each: &mut dyn FnMut(Seen),
    ) {
        self.scratch.clear();
        let mut entry = Entry::blank();
        let selection = self.selection.as_ref();
        let passed = self.passed;
        let test = selection.map(|selection| {
            move |day, name: &[u8]| match selection.wants(day, name) {
                true => Need::Whole,
                false if passed == Some(day) => Need::Nothing,
                false => Need::Beginning,
            }
        });
        let wanted = test.as_ref().map(|test| test as &scan::Test);
        let (sets, last_day) = (&mut self.scratch, &mut self.last_day);
        match scan::line(line, sets, last_day, wanted, &mut entry) {
            Some(scan::Scanned::Entry) => {
                if self.settled.counts(at, entry.id, entry.batch) {
                    entry.sets = Cow::Borrowed(&self.scratch);
                    self.hand_out(&mut entry, only, each);
                }
            }
            Some(scan::Scanned::Beginning(behind)) => {
                let batch = self.settled.dead_batch(line, behind);
                if self.settled.counts(at, entry.id, batch) {
                    self.passed = Some(entry.date);
                    each(Seen::Passed(entry.date));
                }
            }
            Some(scan::Scanned::Known) => {}
            Some(scan::Scanned::Void(_)) | None => self.odd_line(at, line, last, only, each),
        }
    }

    fn hand_out(&self, entry: &mut Entry, only: Option<&str>, each: &mut dyn FnMut(Seen)) {
        if let Some(owner) = self.settled.new_owner(&entry.exercise) {
            entry.exercise = Cow::Owned(owner.to_owned());
        }
        if only.is_none_or(|id| entry.exercise == id) {
            let number = self.health.lines;
            each(Seen::Whole(Placed { number, entry }));
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
        each: &mut dyn FnMut(Seen),
    ) {
        // The first look saw what is wrong with lines in another layout, and only it sees all of them.
        let reads_all = only.is_none() && self.selection.is_none();
        let mut scratch = std::mem::take(&mut self.scratch);
        match entry::read(line, &mut scratch) {
            Ok(Line::Entry(mut entry)) if self.settled.counts(at, entry.id, entry.batch) => {
                let selection = self.selection.as_ref();
                let name = entry.exercise.as_bytes();
                if selection.is_none_or(|selection| selection.wants(entry.date, name)) {
                    self.hand_out(&mut entry, only, each);
                } else {
                    each(Seen::Passed(entry.date));
                }
            }
            Ok(Line::Entry(_) | Line::Void(_) | Line::Weighing(_) | Line::Rename(_)) => {}
            Ok(Line::Newer) if !reads_all => {}
            Err(_) if !reads_all && own_layout(line).is_none() => {}
            Ok(Line::Newer) => self.health.newer += 1,
            Err(_) if entry::trimmed(line).is_empty() => {}
            Err(_) if last && line.len() <= entry::MAX_LINE => self.health.torn = true,
            Err(reason) => {
                let place = if reads_all { self.health.lines } else { at };
                self.health.damage(place, reason);
            }
        }
        self.scratch = scratch;
    }
}
