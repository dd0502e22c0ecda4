//! What counts: which lines of a log stand, after everything taken back, replaced or merged twice.
//!
//! A log is read in blocks of whole lines, by one reader or by two, and never held in memory. The first look over it
//! ([`Survey`]) finds who takes back whom; the second ([`Reader`]) hands out the entries that count: all of them, those of
//! one exercise, or those that an answer needs ([`Wanted`]).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use memchr::memmem;

use crate::domain::entry::{self, By, Entry, Id, Identity, Line, Rename, Weighing};
use crate::domain::scan;
use crate::domain::sets::Set;
use crate::error::Failure;

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

/// A line that takes back another, or stands for it.
#[derive(Debug, Clone, Copy)]
struct Reference {
    at: u64,
    own: u128,
    batch: Option<u128>,
    target: u128,
    by: Option<By>,
}

/// What does not count, told line by line from the end of a log.
#[derive(Debug, Clone, Default)]
struct Gone {
    /// Lines and batches taken back or replaced.
    dead: HashSet<u128>,
    /// Those that `undo` took back: whatever they did is taken back with them.
    undone: HashSet<u128>,
}

impl Gone {
    /// Whether a line counts, given every line behind it; if it has a say, its target does not.
    fn settle(
        &mut self,
        own: u128,
        batch: Option<u128>,
        target: Option<u128>,
        by: Option<By>,
    ) -> bool {
        let within = |gone: &HashSet<u128>| {
            gone.contains(&own) || batch.is_some_and(|batch| gone.contains(&batch))
        };
        let counts = !within(&self.dead);
        // An edit that was edited again or removed still stands for the entry before it, which would be back otherwise.
        let has_say = counts || by.is_none() && !within(&self.undone);
        if let Some(target) = target.filter(|_| has_say) {
            self.dead.insert(target);
            if matches!(by, Some(By::Undo | By::Redo)) {
                self.undone.insert(target);
            }
        }
        counts
    }
}

/// A set of ids that most others are told apart from at a glance: nearly every line of a log is in none.
#[derive(Debug, Clone, Default)]
struct IdSet {
    ids: HashSet<u128>,
    /// A bit for each hash that one of the ids has, in a table of a power of two.
    hashes: Vec<u64>,
}

impl IdSet {
    fn new(ids: HashSet<u128>) -> Self {
        // Sixteen bits an id: of those that are not in it, one in sixteen is looked up for nothing.
        let mut hashes = vec![0; (ids.len() / 4).next_power_of_two()];
        for id in &ids {
            let text = format!("{:08x}", id & 0xffff_ffff);
            let (word, bit) = Self::place(text.as_bytes().last_chunk(), hashes.len());
            hashes[word] |= bit;
        }
        Self { ids, hashes }
    }

    /// The word and the bit of an id that ends in so many bytes: those are random in every kind of UUID.
    #[inline]
    fn place(end: Option<&[u8; 8]>, words: usize) -> (usize, u64) {
        let end = end.map_or(0, |end| u64::from_le_bytes(*end));
        let hash = end.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        let hash = hash as usize;
        ((hash >> 6) & (words - 1), 1 << (hash & 63))
    }

    #[inline]
    fn contains(&self, id: Id) -> bool {
        if self.hashes.is_empty() {
            return false;
        }
        let (word, bit) = Self::place(id.as_bytes().last_chunk(), self.hashes.len());
        self.hashes[word] & bit != 0 && self.ids.contains(&id.number())
    }
}

/// What the references take back.
fn dead(references: &[Reference]) -> IdSet {
    // A line that stands twice is one line, at its first place.
    let mut seen = HashSet::new();
    let references: Vec<_> = references
        .iter()
        .filter(|one| seen.insert(one.own))
        .collect();
    let mut gone = Gone::default();
    // References point backwards, so from the end each is settled before whatever it refers to.
    for one in references.iter().rev() {
        gone.settle(one.own, one.batch, Some(one.target), one.by);
    }
    IdSet::new(gone.dead)
}

/// A line that every reader has to know before the first entry, at its place.
#[derive(Debug, Clone)]
struct Known<T> {
    at: u64,
    line: T,
}

/// A day as it is written: later ones are greater.
type Day = [u8; 10];

/// The first look over a log: everything that decides which lines count.
#[derive(Debug, Default)]
pub struct Survey {
    health: Health,
    references: Vec<Reference>,
    weighings: Vec<Known<Weighing>>,
    renames: Vec<Known<Rename>>,
    /// The first and the latest of the time-ordered ids, while they rise.
    rising: Option<(Id, Id)>,
    /// Time-ordered ids that do not rise, by their low halves: these may stand twice.
    late: Vec<u64>,
    /// Ids made from content, as an import makes them, by their low halves: likewise.
    named: Vec<u64>,
    /// The latest day of an entry up to each block that has a later one than those before it, with its offset.
    latest: Vec<(u64, Day)>,
    /// Two parts overlap in time: only one look from front to back can tell what stands twice.
    overlaps: bool,
    /// The exercise of an entry is written with escapes: it is not found by its name.
    escaped: bool,
    scratch: Vec<Set>,
}

impl Survey {
    /// Looks at a block of whole lines.
    pub fn see(&mut self, offset: u64, block: &[u8]) {
        // A line of fitlog's own that replaces another is found by the word, not by parsing every line; without the
        // quotes, which would have the search stop at every "reps".
        let mut replacing = memmem::find_iter(block, b"replaces")
            .map(|at| offset + at as u64)
            .peekable();
        let mut latest = Day::default();
        for (start, line) in lines(offset, block) {
            self.health.lines += 1;
            let end = start + line.len() as u64;
            let mut replaces = false;
            while replacing.next_if(|at| *at < end).is_some() {
                replaces = true;
            }
            match own_layout(line) {
                Some(id) if !replaces && line[AFTER_ID_QUOTE] == b'd' => {
                    self.order(id);
                    if let Some(day) = line[AFTER_DATE_QUOTE..].first_chunk() {
                        latest = latest.max(*day);
                    }
                }
                own => {
                    let last = end == offset + block.len() as u64;
                    let day = self.parse(start, line, own.is_some(), last);
                    latest = latest.max(day.unwrap_or_default());
                }
            }
        }
        self.rise(offset, latest);
    }

    /// Notes the latest day of a block.
    fn rise(&mut self, offset: u64, latest: Day) {
        if self.latest.last().is_none_or(|(_, day)| *day < latest) {
            self.latest.push((offset, latest));
        }
    }

    /// Reads a line that refers to another, or that has an odd layout; tells the day of an entry.
    fn parse(&mut self, at: u64, bytes: &[u8], own_layout: bool, last: bool) -> Option<Day> {
        if entry::trimmed(bytes).is_empty() {
            return None;
        }
        let mut day = None;
        let mut scratch = std::mem::take(&mut self.scratch);
        match entry::read(bytes, &mut scratch) {
            Ok(line) => match line.identity() {
                Some(identity) => {
                    self.refer(at, identity);
                    self.order(identity.id);
                    match line {
                        Line::Entry(entry) => {
                            self.escaped |= is_escaped(bytes, &entry.exercise);
                            day = entry.date.to_string().as_bytes().try_into().ok();
                        }
                        Line::Weighing(line) => self.weighings.push(Known { at, line }),
                        Line::Rename(line) => self.renames.push(Known { at, line }),
                        Line::Void(_) | Line::Newer => {}
                    }
                }
                None => self.health.newer += 1,
            },
            // The end of a line of fitlog's own is judged by whoever reads all of it.
            Err(_) if own_layout => {}
            Err(_) if last && bytes.len() <= entry::MAX_LINE => self.health.torn = true,
            Err(reason) => self.health.damage(self.health.lines, reason),
        }
        self.scratch = scratch;
        day
    }

    fn refer(&mut self, at: u64, identity: Identity) {
        if let Some(target) = identity.target {
            self.references.push(Reference {
                at,
                own: identity.id.number(),
                batch: identity.batch.map(|id| id.number()),
                target: target.number(),
                by: identity.by,
            });
        }
    }

    fn order(&mut self, id: Id) {
        match &mut self.rising {
            _ if !id.is_timed() => self.named.push(low_half(id)),
            None => self.rising = Some((id, id)),
            Some((_, latest)) if *latest < id => *latest = id,
            Some(_) => self.late.push(low_half(id)),
        }
    }

    /// The survey of this part of a log and of the one behind it.
    #[must_use]
    pub fn join(mut self, mut later: Self) -> Self {
        self.overlaps |= later.overlaps;
        self.escaped |= later.escaped;
        self.rising = match (self.rising, later.rising) {
            (Some((first, latest)), Some((after, end))) => {
                self.overlaps |= after <= latest;
                Some((first, latest.max(end)))
            }
            (one, other) => one.or(other),
        };
        self.health = self.health.join(later.health);
        self.references.append(&mut later.references);
        self.weighings.append(&mut later.weighings);
        self.renames.append(&mut later.renames);
        self.late.append(&mut later.late);
        self.named.append(&mut later.named);
        for (offset, day) in later.latest {
            self.rise(offset, day);
        }
        self
    }

    /// Whether the parts must be looked at again as one.
    #[must_use]
    pub fn overlaps(&self) -> bool {
        self.overlaps
    }

    /// What the first look decided. If [`Settled::doubts`], the log must be shown to [`Settled::recheck`] and then to
    /// [`Settled::locate`], each ended by [`Settled::prepare`] and [`Settled::finish`], before [`Settled::counts`] is right.
    #[must_use]
    pub fn settle(self) -> Settled {
        let dead = dead(&self.references);
        let mut named = self.named;
        named.sort_unstable();
        let mut doubtful: Vec<u64> = named
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| pair[0])
            .collect();
        drop(named);
        doubtful.dedup();
        let mut late = self.late;
        late.sort_unstable();
        late.dedup();
        let seen = vec![false; late.len()];
        let mut settled = Settled {
            dead,
            references: self.references,
            weighings: self.weighings,
            renames: self.renames,
            renamed: HashMap::new(),
            doubtful,
            late,
            seen,
            places: HashMap::new(),
            latest: self.latest,
            escaped: self.escaped,
            health: self.health,
        };
        settled.rename();
        settled
    }
}

/// Whether the name of an exercise stands in a line otherwise than it reads.
fn is_escaped(line: &[u8], exercise: &str) -> bool {
    memchr::memchr(b'\\', line).is_some()
        && memmem::find(line, format!("\"{exercise}\"").as_bytes()).is_none()
}

/// Where the letter stands that tells an entry (`date`) from a void (`voids`) in a line of fitlog's own.
const AFTER_ID_QUOTE: usize = scan::AFTER_ID + 3;
/// Where its day begins.
const AFTER_DATE_QUOTE: usize = AFTER_ID_QUOTE + br#"date":""#.len();

/// Enough of an id to tell it from all others of a log, but for a chance that a closer look then excludes.
fn low_half(id: Id) -> u64 {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
    let half = id.number() as u64;
    half
}

/// Which lines count.
#[derive(Debug, Clone, Default)]
pub struct Settled {
    /// Lines and batches taken back or replaced.
    dead: IdSet,
    references: Vec<Reference>,
    weighings: Vec<Known<Weighing>>,
    renames: Vec<Known<Rename>>,
    /// The id that the entries of an exercise belong to now.
    renamed: HashMap<String, String>,
    /// Low halves of ids that seem to stand twice.
    doubtful: Vec<u64>,
    /// Low halves of ids that came late, sorted, and which of them were seen again.
    late: Vec<u64>,
    seen: Vec<bool>,
    /// Where each id that stands twice stands first.
    places: HashMap<u128, u64>,
    /// The latest day of an entry up to each block that has a later one than those before it, with its offset.
    latest: Vec<(u64, Day)>,
    /// Some entries are not found by the name of their exercise.
    escaped: bool,
    /// What the first look could not read: only lines in an odd layout.
    pub health: Health,
}

impl Settled {
    /// Whether some lines may stand twice, so that two more looks are needed.
    #[must_use]
    pub fn doubts(&self) -> bool {
        !self.late.is_empty() || !self.doubtful.is_empty()
    }

    /// The second look: which of the late ids stand twice.
    pub fn recheck(&mut self, offset: u64, block: &[u8]) {
        each_id(offset, block, |_, _, id| {
            if let Ok(at) = self.late.binary_search(&low_half(id))
                && std::mem::replace(&mut self.seen[at], true)
            {
                self.doubtful.push(low_half(id));
            }
        });
    }

    /// The third look: where the doubtful ids stand first, on a line that can be read.
    pub fn locate(&mut self, offset: u64, block: &[u8]) {
        let mut scratch = Vec::new();
        each_id(offset, block, |at, line, id| {
            if self.doubtful.binary_search(&low_half(id)).is_ok()
                && entry::read(line, &mut scratch).is_ok()
            {
                self.places.entry(id.number()).or_insert(at);
            }
        });
    }

    /// After the third look: a line that stands twice refers to another only at its first place.
    pub fn finish(&mut self) {
        let places = &self.places;
        self.references
            .retain(|one| places.get(&one.own).is_none_or(|first| *first == one.at));
        self.dead = dead(&self.references);
        self.rename();
    }

    /// Follows the renames that count, in the order of the log: of two that disagree the later one stands.
    fn rename(&mut self) {
        let mut renamed: HashMap<String, String> = HashMap::new();
        for Known { at, line } in &self.renames {
            if !self.counts(*at, line.id, None) {
                continue;
            }
            // Whatever belonged to the old id moves along; a name given back belongs to itself again.
            for owner in renamed.values_mut().filter(|owner| **owner == line.from) {
                owner.clone_from(&line.to);
            }
            renamed.insert(line.from.clone(), line.to.clone());
            renamed.remove(&line.to);
        }
        renamed.retain(|from, to| from != to);
        self.renamed = renamed;
    }

    /// The exercise that the history of another belongs to now: itself, unless that was renamed.
    #[must_use]
    pub fn owner<'s>(&'s self, exercise: &'s str) -> &'s str {
        self.new_owner(exercise).unwrap_or(exercise)
    }

    /// The exercise that entries logged under `id` belong to, if that is another.
    #[must_use]
    pub fn new_owner(&self, id: &str) -> Option<&str> {
        if self.renamed.is_empty() {
            return None;
        }
        self.renamed.get(id).map(String::as_str)
    }

    /// The weighings that count, of each day the last one in the log with the offset of its line, the earliest day
    /// first.
    #[must_use]
    pub fn weighings(&self) -> BTreeMap<NaiveDate, (u64, Weighing)> {
        let all = self.all_weighings();
        all.map(|(at, one)| (one.date, (at, one))).collect()
    }

    /// The weighings that nothing takes back, in the order of the log with the offsets of their lines; of a day there may
    /// be several.
    pub fn all_weighings(&self) -> impl Iterator<Item = (u64, Weighing)> {
        self.weighings
            .iter()
            .filter(|one| self.counts(one.at, one.line.id, one.line.batch))
            .map(|one| (one.at, one.line))
    }

    /// Where the first block begins that may have an entry of a day or a later one; `None` if no block has.
    #[must_use]
    pub fn since(&self, day: NaiveDate) -> Option<u64> {
        let day = day.to_string();
        let mut blocks = self.latest.iter();
        let since = blocks.find(|(_, latest)| latest.as_slice() >= day.as_bytes());
        since.map(|(offset, _)| *offset)
    }

    /// Sorts what the second look found, for the third.
    pub fn prepare(&mut self) {
        self.late = Vec::new();
        self.seen = Vec::new();
        self.doubtful.sort_unstable();
        self.doubtful.dedup();
    }

    /// Whether the line at `offset` counts.
    #[must_use]
    pub fn counts(&self, offset: u64, id: Id, batch: Option<Id>) -> bool {
        self.stands(id, batch)
            && (self.places.is_empty()
                || self
                    .places
                    .get(&id.number())
                    .is_none_or(|first| *first == offset))
    }

    /// The batch of an entry's line, if something takes that back; what stands `behind` its sets tells whether the line
    /// has to be read for it.
    fn dead_batch(&self, line: &[u8], behind: &[u8]) -> Option<Id> {
        const BATCH: &[u8] = br#""batch":""#;
        if behind == b"}" || self.dead.ids.is_empty() {
            return None;
        }
        let (_, batch) = behind.split_at(memmem::find(behind, BATCH)? + BATCH.len());
        Id::from_bytes(batch.first_chunk()?).filter(|id| self.dead.contains(*id))?;
        // What looks like a batch may stand in the source.
        match entry::read(line, &mut Vec::new()) {
            Ok(Line::Entry(entry)) => entry.batch,
            _ => None,
        }
    }

    /// Whether nothing takes the line back, wherever it stands.
    #[must_use]
    pub fn stands(&self, id: Id, batch: Option<Id>) -> bool {
        !(self.dead.contains(id) || batch.is_some_and(|batch| self.dead.contains(batch)))
    }
}

/// Every line that has an id. The end of a line of fitlog's own may still be damaged.
fn each_id(offset: u64, block: &[u8], mut each: impl FnMut(u64, &[u8], Id)) {
    let mut scratch = Vec::new();
    for (at, line) in lines(offset, block) {
        match own_layout(line) {
            Some(id) => each(at, line, id),
            None if entry::trimmed(line).is_empty() => {}
            None => {
                let read = entry::read(line, &mut scratch).ok();
                if let Some(identity) = read.and_then(|read| read.identity()) {
                    each(at, line, identity.id);
                }
            }
        }
    }
}

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

    /// Whether an exercise is one of them.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        match self {
            Self::These(ids) => ids.contains(id),
            Self::AllBut(ids) => !ids.contains(id),
        }
    }
}

/// Which entries are read whole: all of some days, and of those before them what belongs to some exercises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The days.
    pub days: RangeInclusive<NaiveDate>,
    /// The exercises.
    pub before: Exercises,
}

impl Wanted {
    /// Whether an entry of a day is one of them, if its exercise is when that matters.
    fn has(&self, day: NaiveDate, is_of_exercises: impl FnOnce() -> bool) -> bool {
        if day < *self.days.start() {
            is_of_exercises()
        } else {
            day <= *self.days.end()
        }
    }
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
        let old = settled.renamed.iter();
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
        self.wanted.has(day, || {
            let is_one = self.names.contains(&name);
            is_one == matches!(self.wanted.before, Exercises::These(_))
        })
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
        let old = settled.renamed.iter().filter(|(_, new)| *new == id);
        let names = std::iter::once(id).chain(old.map(|(old, _)| old.as_str()));
        let finders = names.map(|name| memmem::Finder::new(&format!("\"{name}\"")).into_owned());
        Self {
            id,
            finders: finders.collect(),
            anywhere: settled.escaped,
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
    /// Its day: it is not [`Wanted`].
    Passed(NaiveDate),
}

/// An entry at its place.
#[derive(Debug)]
pub struct Placed<'a> {
    /// The number of the line within the part read, from 1; 0 when only one exercise is read, as lines are not counted then.
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
            for (start, line) in lines(offset, block) {
                self.health.lines += 1;
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
        let test = selection.map(|selection| |day, name: &[u8]| selection.wants(day, name));
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
                    each(Seen::Passed(entry.date));
                }
            }
            Some(scan::Scanned::Void(_)) | None => self.odd_line(at, line, last, only, each),
        }
    }

    fn hand_out(&self, entry: &mut Entry, only: Option<&str>, each: &mut dyn FnMut(Seen)) {
        if let Some(owner) = self.settled.new_owner(&entry.exercise) {
            entry.exercise = Cow::Owned(owner.to_owned());
        }
        let wanted = self.selection.as_ref().map(|selection| selection.wanted);
        let is_wanted =
            |wanted: &Wanted| wanted.has(entry.date, || wanted.before.has(&entry.exercise));
        if !wanted.is_none_or(is_wanted) {
            each(Seen::Passed(entry.date));
        } else if only.is_none_or(|id| entry.exercise == id) {
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
            Ok(Line::Entry(mut entry)) => {
                if self.settled.counts(at, entry.id, entry.batch) {
                    self.hand_out(&mut entry, only, each);
                }
            }
            Ok(Line::Void(_) | Line::Weighing(_) | Line::Rename(_)) => {}
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

/// What counts, told from the end of a log backwards, for as long as that can be told.
#[derive(Debug, Default)]
pub struct Backwards {
    gone: Gone,
    earliest: Option<Id>,
}

impl Backwards {
    /// Whether a line counts, given every line behind it; `None` when only a look from the front can tell, because
    /// ids do not fall.
    pub fn counts(&mut self, line: &Line) -> Option<bool> {
        let Some(own) = line.identity() else {
            return Some(false);
        };
        if !own.id.is_timed() || self.earliest.is_some_and(|earliest| own.id >= earliest) {
            return None;
        }
        self.earliest = Some(own.id);
        let number = |id: Id| id.number();
        Some(self.gone.settle(
            own.id.number(),
            own.batch.map(number),
            own.target.map(number),
            own.by,
        ))
    }
}

/// What stands in front of the lines that were read from the end of a log: enough to tell whether one of it is newer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prefix {
    /// How many lines there are.
    pub lines: u64,
    /// The highest of the time-ordered ids, as it is written.
    latest: Option<[u8; 36]>,
    /// The last day of an entry, as it is written.
    last_day: [u8; 10],
    /// A line that tells neither, or that renames an exercise.
    is_odd: bool,
}

impl Prefix {
    /// Looks at a block of whole lines.
    pub fn see(&mut self, offset: u64, block: &[u8]) {
        for (_, line) in lines(offset, block) {
            self.lines += 1;
            let own = line.strip_prefix(scan::BEGIN);
            let Some((id, rest)) = own.and_then(|own| own.split_first_chunk::<36>()) else {
                self.is_odd |= !entry::trimmed(line).is_empty();
                continue;
            };
            // As in [`Id::is_timed`].
            if id[14] == b'7' && self.latest.is_none_or(|latest| *id > latest) {
                self.latest = Some(*id);
            }
            let day = rest
                .strip_prefix(br#"","date":""#)
                .and_then(|day| day.first_chunk());
            let is_void = rest.starts_with(br#"","voids""#);
            match day {
                Some(day) => self.last_day = self.last_day.max(*day),
                None => self.is_odd |= !is_void && !rest.starts_with(br#"","weighs""#),
            }
        }
    }

    /// The prefix of which this is the first part, and `later` the next.
    #[must_use]
    pub fn join(self, later: Self) -> Self {
        Self {
            lines: self.lines + later.lines,
            latest: self.latest.max(later.latest),
            last_day: self.last_day.max(later.last_day),
            is_odd: self.is_odd || later.is_odd,
        }
    }

    /// Whether it may have an entry of a later day than `day`, or a line that was written when those behind it were, the
    /// earliest of them with the id `first`: a copy of one of these, or one of another machine.
    #[must_use]
    pub fn may_be_newer(&self, day: NaiveDate, first: Id) -> bool {
        self.is_odd
            || self.last_day.as_slice() > day.to_string().as_bytes()
            || self.latest >= Some(*first.as_bytes())
    }
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
