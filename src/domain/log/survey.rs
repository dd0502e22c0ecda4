//! The first look over a log: which lines count, after everything taken back, replaced or merged twice.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use memchr::memmem;

use crate::domain::entry::{self, By, Id, Identity, Line, Rename, Weighing};
use crate::domain::log::spans::{Plan, ShortId, Spans};
use crate::domain::log::{Health, is_ended, lines, own_layout};
use crate::domain::scan;
use crate::domain::sets::Set;

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
pub(super) struct Gone {
    /// Lines and batches taken back or replaced.
    dead: HashSet<u128>,
    /// Those that `undo` took back: whatever they did is taken back with them.
    undone: HashSet<u128>,
}

impl Gone {
    /// Whether a line counts, given every line behind it; if it has a say, its target does not.
    pub(super) fn settle(
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
pub(super) struct IdSet {
    ids: HashSet<u128>,
    /// A bit for each hash that one of the ids has, in a table of a power of two.
    hashes: Vec<u64>,
}

impl IdSet {
    pub(super) fn new(ids: HashSet<u128>) -> Self {
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
    pub(super) fn contains(&self, id: Id) -> bool {
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

/// A day as it is written.
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
    /// Where the entries of each day stand, if that is asked for.
    spans: Option<Spans>,
    /// The day of the last span, as it is written.
    day: Day,
    /// Two parts overlap in time: only one look from front to back can tell what stands twice.
    overlaps: bool,
    /// The exercise of an entry is written with escapes: it is not found by its name.
    escaped: bool,
    scratch: Vec<Set>,
}

impl Survey {
    /// A look that tells too where the entries of each day stand, for [`Settled::plan`].
    #[must_use]
    pub fn of_days() -> Self {
        Self {
            spans: Some(Spans::default()),
            ..Self::default()
        }
    }

    /// Looks at a block of whole lines.
    pub fn see(&mut self, offset: u64, block: &[u8]) {
        // A line of fitlog's own that replaces another is found by the word, not by parsing every line; without the
        // quotes, which would have the search stop at every "reps".
        let mut replacing = memmem::find_iter(block, b"replaces")
            .map(|at| offset + at as u64)
            .peekable();
        for (start, line) in lines(offset, block) {
            self.health.lines += 1;
            let end = start + line.len() as u64;
            let mut replaces = false;
            while replacing.next_if(|at| *at < end).is_some() {
                replaces = true;
            }
            match own_layout(line) {
                Some(id) if !replaces && line[AFTER_ID_QUOTE] == b'd' && is_ended(line) => {
                    self.order(id);
                    if self.spans.is_some()
                        && let Some(day) = line[AFTER_DATE_QUOTE..].first_chunk()
                        && *day != self.day
                    {
                        self.begin_span(start, line, id, day);
                    }
                }
                own => {
                    let last = end == offset + block.len() as u64;
                    self.parse(start, line, own.is_some() && is_ended(line), last);
                }
            }
        }
    }

    /// Notes an entry of another day than that of the one before.
    #[cold]
    fn begin_span(&mut self, at: u64, line: &[u8], id: Id, text: &Day) {
        let told =
            scan::day_and_batch(line).or_else(|| match entry::read(line, &mut self.scratch) {
                Ok(Line::Entry(entry)) => Some((entry.date, entry.batch)),
                _ => None,
            });
        // A line that tells neither is damaged: whoever reads it says so.
        if let Some((day, batch)) = told {
            self.add_span(at, day, id, batch);
            self.day = *text;
        }
    }

    fn add_span(&mut self, at: u64, day: NaiveDate, id: Id, batch: Option<Id>) {
        if let Some(spans) = &mut self.spans {
            spans.add(at, day, id, batch);
        }
    }

    /// Reads a line that refers to another, or that has an odd layout.
    fn parse(&mut self, at: u64, bytes: &[u8], sound: bool, last: bool) {
        if entry::trimmed(bytes).is_empty() {
            return;
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        match entry::read(bytes, &mut scratch) {
            Ok(line) => match line.identity() {
                Some(identity) => {
                    self.refer(at, identity);
                    self.order(identity.id);
                    match line {
                        Line::Entry(entry) => {
                            self.escaped |= is_escaped(bytes, &entry.exercise);
                            self.add_span(at, entry.date, entry.id, entry.batch);
                            // However the next line writes its day, it is looked at.
                            self.day = Day::default();
                        }
                        Line::Weighing(line) => self.weighings.push(Known { at, line }),
                        Line::Rename(line) => self.renames.push(Known { at, line }),
                        Line::Void(_) | Line::Newer => {}
                    }
                }
                None => self.health.newer += 1,
            },
            // A line of fitlog's own that has its end is judged by whoever reads all of it.
            Err(_) if sound => {}
            Err(_) if last && bytes.len() <= entry::MAX_LINE => self.health.torn = true,
            Err(reason) => self.health.damage(self.health.lines, reason),
        }
        self.scratch = scratch;
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
        if let (Some(spans), Some(later)) = (&mut self.spans, later.spans) {
            spans.join(later);
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
            spans: self.spans,
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
    spans: Option<Spans>,
    /// Some entries are not found by the name of their exercise.
    escaped: bool,
    /// What the first look could not read: only lines that do not begin and end as those of fitlog's own.
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

    /// The ids that were renamed, each with the one that its history belongs to now.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&String, &String)> {
        self.renamed.iter()
    }

    /// Whether some entries are not found by the name of their exercise.
    pub(super) fn is_escaped(&self) -> bool {
        self.escaped
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

    /// What has to be read of a log of so many bytes for an answer about some days; `None` if that is all of it, or if the
    /// first look was not [of days](Survey::of_days).
    #[must_use]
    pub fn plan(&self, days: &RangeInclusive<NaiveDate>, len: u64) -> Option<Plan> {
        let spans = self.spans.as_ref()?;
        let gone = self.dead.ids.iter().chain(self.places.keys());
        let mut doubtful: Vec<ShortId> = gone.map(|id| ShortId::of_number(*id)).collect();
        doubtful.sort_unstable();
        let is_doubtful = |id: ShortId| doubtful.binary_search(&id).is_ok();
        spans.plan(days, len, |span| {
            !is_doubtful(span.own) && !span.batch.is_some_and(is_doubtful)
        })
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
