//! What is wrong or odd in a log, line by line: what `fitlog check` tells.
//!
//! Two looks over the lines of a log whose standing is settled. The first ([`Outline`]) notes what later lines point at
//! and what each exercise usually weighs; the second ([`Inspection`]) finds what there is to say. Memory grows with the
//! lines that refer to others and with exercises, not with entries.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};

use chrono::{Days, NaiveDate};

use crate::domain::calendar::short_with_year;
use crate::domain::entry::{self, By, Entry, Id, Identity, Line, Rename};
use crate::domain::log::Settled;
use crate::domain::sets::{Loading, Set, Weight};
use crate::error;

/// How many lines that stand twice are compared with their first copy.
const MOST_COPIES: usize = 100_000;
/// How many exercises are told apart.
const MOST_EXERCISES: usize = 10_000;
/// Of an exercise with fewer entries nothing is usual yet.
const USUAL_ENTRIES: u32 = 5;
/// From how many times the usual weight on a set looks like a slip of the finger.
const TOO_HEAVY: f64 = 5.0;
/// From what fraction of the usual weight on it looks like one: some days are light.
const TOO_LIGHT: f64 = 6.0;
/// The lightest weight that is told from lighter ones, in kilograms.
const LIGHTEST: f64 = 0.01;

/// One thing to say of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The number of the line, from 1.
    pub line: u64,
    /// Whether the line is left out of every answer; else it is read and counts as it stands.
    pub wrong: bool,
    /// What there is to say.
    pub what: String,
    /// What to do about it.
    pub way_out: String,
}

/// What is known of an exercise of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Whether a definition exists.
    pub defined: bool,
    /// How it takes weight.
    pub loading: Loading,
}

/// The first look: what is pointed at, and what is usual.
#[derive(Debug, Default)]
pub struct Outline {
    lines: u64,
    targets: HashMap<u128, Target>,
    /// Lines that stand again, and what the second look saw of their first copy: its number, and its bytes hashed.
    copied: HashMap<u128, Option<(u64, u64)>>,
    exercises: HashMap<String, Usual>,
}

/// A line or a batch that another line names.
#[derive(Debug, Default)]
struct Target {
    /// A line where it stands behind one that names it: the first look's.
    behind: Option<u64>,
    /// What the second look has seen of it so far.
    seen: Option<Seen>,
    /// The line of the edit that stands for it, if one that counts was seen.
    replaced_by: Option<u64>,
}

/// What a line that another one names turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Void,
    Other,
}

/// An exercise of the log.
#[derive(Debug, Default)]
struct Usual {
    entries: u32,
    /// How many entries had their heaviest working set in each eighth of a doubling, from [`LIGHTEST`] on.
    weights: Vec<u32>,
    known: Option<Known>,
}

impl Outline {
    /// Looks at a line.
    pub fn see(&mut self, at: u64, line: &[u8], settled: &Settled, scratch: &mut Vec<Set>) {
        self.lines += 1;
        let Ok(line) = entry::read(line, scratch) else {
            return;
        };
        let Some(Identity {
            id, batch, target, ..
        }) = line.identity()
        else {
            return;
        };
        for own in [Some(id), batch].into_iter().flatten() {
            if let Some(named) = self.targets.get_mut(&own.number()) {
                named.behind.get_or_insert(self.lines);
            }
        }
        if let Some(target) = target {
            self.targets.entry(target.number()).or_default();
        }
        let counts = settled.counts(at, id, batch);
        if !counts && settled.stands(id, batch) && self.copied.len() < MOST_COPIES {
            self.copied.insert(id.number(), None);
        }
        if let Line::Entry(entry) = line
            && counts
        {
            let owner = settled.new_owner(&entry.exercise);
            self.note_weight(&entry, owner.unwrap_or(&entry.exercise));
        }
    }

    fn note_weight(&mut self, entry: &Entry, exercise: &str) {
        if let Some(usual) = self.exercises.get_mut(exercise) {
            usual.add(entry);
        } else if self.exercises.len() < MOST_EXERCISES {
            let mut usual = Usual::default();
            usual.add(entry);
            self.exercises.insert(exercise.to_owned(), usual);
        }
    }
}

impl Usual {
    fn add(&mut self, entry: &Entry) {
        let Some(heaviest) = heaviest(entry) else {
            return;
        };
        let at = eighth(heaviest.kg());
        if self.weights.len() <= at {
            self.weights.resize(at + 1, 0);
        }
        self.weights[at] += 1;
        self.entries += 1;
    }

    /// The median of the entries' heaviest working sets in kilograms, to within a twentieth.
    fn median(&self) -> Option<f64> {
        if self.entries < USUAL_ENTRIES {
            return None;
        }
        let mut left = self.entries / 2;
        let at = self.weights.iter().position(|count| {
            let here = left < *count;
            left = left.saturating_sub(*count);
            here
        })?;
        #[expect(clippy::cast_precision_loss, reason = "an index below two hundred")]
        let at = at as f64;
        Some(LIGHTEST * ((at + 0.5) / 8.0).exp2())
    }
}

fn eighth(kg: f64) -> usize {
    let eighths = ((kg / LIGHTEST).max(1.0).log2() * 8.0).floor();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at least 0, and a weight is bounded"
    )]
    let at = eighths as usize;
    at
}

/// The heaviest weight of the working sets.
fn heaviest(entry: &Entry) -> Option<Weight> {
    entry
        .sets
        .iter()
        .filter(|set| set.is_working())
        .filter_map(|set| set.weight)
        .max_by(|a, b| a.kg().total_cmp(&b.kg()))
        .filter(|weight| weight.kg() > 0.0)
}

/// The second look: what there is to say of each line.
pub struct Inspection<'a> {
    outline: Outline,
    settled: &'a Settled,
    known: &'a dyn Fn(&str) -> Known,
    today: NaiveDate,
    most: usize,
    ends_torn: bool,
    found: Found,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Found {
    /// Lines, blank ones included.
    pub lines: u64,
    /// Entries that count.
    pub entries: u64,
    /// Body weights that count.
    pub weighings: u64,
    /// Exercises whose history moved to another, as far as that counts.
    pub renames: u64,
    /// What of these was taken back, replaced, or stands twice.
    pub gone: u64,
    /// Lines that take something back.
    pub voids: u64,
    /// Lines of a later version.
    pub newer: u64,
    /// Lines that cannot be read.
    pub damaged: u64,
    /// Findings about lines that are left out of every answer.
    pub wrong: u64,
    /// Findings about lines that count as they stand.
    pub odd: u64,
    /// The first findings, ordered by line.
    pub findings: Vec<Finding>,
    /// Exercises that nothing defines.
    pub unknown: Vec<String>,
}

impl<'a> Inspection<'a> {
    /// Of a log whose outline is known, seen on a day; the first `most` findings are kept, the others counted.
    ///
    /// `ends_torn`: the last line lacks its newline, as an append leaves it that was cut short.
    #[must_use]
    pub fn new(
        outline: Outline,
        settled: &'a Settled,
        known: &'a dyn Fn(&str) -> Known,
        today: NaiveDate,
        most: usize,
        ends_torn: bool,
    ) -> Self {
        Self {
            outline,
            settled,
            known,
            today,
            most,
            ends_torn,
            found: Found::default(),
        }
    }

    /// What was found.
    #[must_use]
    pub fn found(self) -> Found {
        self.found
    }

    /// Looks at a line.
    pub fn see(&mut self, at: u64, line: &[u8], scratch: &mut Vec<Set>) {
        self.found.lines += 1;
        if entry::trimmed(line).is_empty() {
            return;
        }
        let read = match entry::read(line, scratch) {
            Ok(read) => read,
            Err(reason) => {
                self.found.damaged += 1;
                let torn = self.ends_torn && self.found.lines == self.outline.lines;
                self.wrong(if torn {
                    error::torn_line()
                } else {
                    (reason, error::way_out_of_damage(line))
                });
                return;
            }
        };
        let Some(Identity {
            id, batch, target, ..
        }) = read.identity()
        else {
            self.found.newer += 1;
            self.wrong(error::line_of_a_newer_fitlog());
            return;
        };
        self.arrives(id, batch, matches!(read, Line::Void(_)), line);
        let counts = self.settled.counts(at, id, batch);
        match &read {
            Line::Void(_) => self.found.voids += 1,
            Line::Weighing(_) if counts => self.found.weighings += 1,
            Line::Rename(_) if counts => self.found.renames += 1,
            _ if counts => self.found.entries += 1,
            _ => self.found.gone += 1,
        }
        if !counts {
            self.copy(id, batch, line);
            return;
        }
        let about = target.and_then(|target| self.named(target));
        match read {
            Line::Entry(entry) => {
                if let Some(old) = entry.replaces.filter(|_| about.is_some()) {
                    self.edit(old);
                }
                self.day(entry.date, true);
                let owner = self.settled.new_owner(&entry.exercise);
                self.entry(&entry, owner.unwrap_or(&entry.exercise));
            }
            Line::Void(void) => {
                if void.by == By::Remove && about == Some(Seen::Void) {
                    self.odd(error::removes_a_void());
                }
            }
            Line::Weighing(weighing) => self.day(weighing.date, false),
            Line::Rename(rename) => self.rename(&rename),
            Line::Newer => {}
        }
    }

    /// A line, or a batch, that others may name: from here on it stands in front of them.
    fn arrives(&mut self, id: Id, batch: Option<Id>, is_void: bool, line: &[u8]) {
        let what = if is_void { Seen::Void } else { Seen::Other };
        for own in [Some(id), batch].into_iter().flatten() {
            if let Some(target) = self.outline.targets.get_mut(&own.number()) {
                target.seen.get_or_insert(what);
            }
        }
        if let Some(first) = self.outline.copied.get_mut(&id.number()) {
            first.get_or_insert((self.found.lines, hash(line)));
        }
    }

    /// What stands in front and is named by this line; if nothing does, that is told.
    fn named(&mut self, id: Id) -> Option<Seen> {
        let target = self.outline.targets.get(&id.number())?;
        match (target.seen, target.behind) {
            (Some(seen), _) => return Some(seen),
            (None, Some(line)) => self.odd(error::names_what_follows(line)),
            (None, None) => self.odd(error::names_nothing()),
        }
        None
    }

    /// A line that stands again: the same bytes count once and are no matter, other bytes are lost from sight.
    fn copy(&mut self, id: Id, batch: Option<Id>, line: &[u8]) {
        if let Some(Some((first, bytes))) = self.outline.copied.get(&id.number())
            && self.settled.stands(id, batch)
            && *bytes != hash(line)
        {
            let first = *first;
            self.wrong(error::same_id(first));
        }
    }

    /// An edit that counts, of what stands in front of it.
    fn edit(&mut self, old: Id) {
        let number = self.found.lines;
        if let Some(target) = self.outline.targets.get_mut(&old.number())
            && let Some(other) = target.replaced_by.replace(number)
        {
            self.odd(error::replaced_twice(other, number));
        }
    }

    /// A log may come from where it is tomorrow already.
    fn day(&mut self, date: NaiveDate, is_entry: bool) {
        if date > self.today + Days::new(1) {
            let day = short_with_year(date);
            self.odd(error::day_ahead(&day, self.found.lines, is_entry));
        }
    }

    /// A rename that counts: whoever defines the old id again logs into another exercise.
    fn rename(&mut self, rename: &Rename) {
        let (from, number) = (&rename.from, self.found.lines);
        if let Some(owner) = self.settled.new_owner(from)
            && (self.known)(from).defined
        {
            self.odd(error::defined_and_given_away(from, owner, number));
        }
    }

    /// An entry that counts, of the exercise that it belongs to now.
    fn entry(&mut self, entry: &Entry, id: &str) {
        let number = self.found.lines;
        let Some(usual) = self.outline.exercises.get_mut(id) else {
            return;
        };
        let median = usual.median();
        let first = usual.known.is_none();
        let exercise = *usual.known.get_or_insert_with(|| (self.known)(id));
        if first && !exercise.defined {
            self.found.unknown.push(id.to_owned());
            self.odd(error::undefined_exercise(id, number));
        }
        // Ten times as heavy as usual, or a tenth of it, is a slip more often than not.
        if exercise.loading == Loading::Loaded
            && let (Some(weight), Some(median)) = (heaviest(entry), median)
        {
            let ratio = weight.kg() / median;
            if ratio >= TOO_HEAVY || ratio * TOO_LIGHT <= 1.0 {
                let weight = format!("{} {}", weight.value, weight.unit.word());
                self.odd(error::odd_weight(&weight, ratio > 1.0, number));
            }
        }
    }

    fn wrong(&mut self, told: (String, String)) {
        self.found.wrong += 1;
        self.keep(true, told);
    }

    fn odd(&mut self, told: (String, String)) {
        self.found.odd += 1;
        self.keep(false, told);
    }

    fn keep(&mut self, wrong: bool, (what, way_out): (String, String)) {
        if self.found.findings.len() < self.most {
            self.found.findings.push(Finding {
                line: self.found.lines,
                wrong,
                what,
                way_out,
            });
        }
    }
}

fn hash(line: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    entry::trimmed(line).hash(&mut hasher);
    hasher.finish()
}
