//! Small containers for sums that are made while a log is read.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::AddAssign;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::domain::catalogue::Catalogue;
use crate::domain::exercise::Exercise;
use crate::domain::sets::Set;

/// From the first to the last time of day logged on each day.
///
/// A time is when an entry was written down, so this is the training time as far as the log knows it; a day with one
/// time only has none.
#[derive(Debug, Clone, Default)]
pub struct Clocks {
    day_starts: NaiveTime,
    /// The first and the last time of each day, in seconds since the day started.
    days: BTreeMap<NaiveDate, (u32, u32)>,
}

/// The training time of some days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TrainingTime {
    /// Seconds from the first to the last entry of each day, together.
    pub seconds: u64,
    /// On how many days it is known.
    pub days: u32,
}

impl Clocks {
    /// Nothing yet; times before `day_starts` are those of the night after the day.
    #[must_use]
    pub fn new(day_starts: NaiveTime) -> Self {
        Self {
            day_starts,
            days: BTreeMap::new(),
        }
    }

    /// Adds the time of an entry.
    pub fn add(&mut self, day: NaiveDate, time: NaiveTime) {
        let from = |time: NaiveTime| time.num_seconds_from_midnight();
        let seconds = (from(time) + 86_400 - from(self.day_starts)) % 86_400;
        self.widen(day, (seconds, seconds));
    }

    fn widen(&mut self, day: NaiveDate, (first, last): (u32, u32)) {
        let span = self.days.entry(day).or_insert((first, last));
        *span = (span.0.min(first), span.1.max(last));
    }

    /// Adds what another reader saw.
    pub fn join(&mut self, other: &Self) {
        for (day, span) in &other.days {
            self.widen(*day, *span);
        }
    }

    /// The training time from a day to another, both included.
    #[must_use]
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> TrainingTime {
        let mut time = TrainingTime::default();
        if from > to {
            return time;
        }
        for (_, (first, last)) in self.days.range(from..=to) {
            time.seconds += u64::from(last - first);
            time.days += u32::from(last > first);
        }
        time
    }
}

/// What is summed up of each exercise, in the order in which the exercises come.
#[derive(Debug)]
pub struct ByExercise<'c, T> {
    catalogue: &'c Catalogue,
    new: fn(Exercise) -> T,
    places: Places,
    all: Vec<T>,
}

impl<'c, T> ByExercise<'c, T> {
    /// Nothing yet; `new` is nothing yet of an exercise.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, new: fn(Exercise) -> T) -> Self {
        Self {
            catalogue,
            new,
            places: Places::default(),
            all: Vec::new(),
        }
    }

    /// What is summed up of an exercise, by its id.
    pub fn of(&mut self, id: &str) -> &mut T {
        let place = self.places.of(id);
        if place == self.all.len() {
            self.all.push((self.new)(self.catalogue.get_or_unknown(id)));
        }
        &mut self.all[place]
    }

    /// Takes in what another reader summed up; `both` joins what is known of an exercise to both.
    pub fn join(&mut self, other: Self, mut both: impl FnMut(&mut T, T)) {
        let mut names: Vec<_> = other.places.0.into_iter().collect();
        names.sort_unstable_by_key(|(_, place)| *place);
        for ((name, _), value) in names.into_iter().zip(other.all) {
            let place = self.places.of(&name);
            match self.all.get_mut(place) {
                Some(own) => both(own, value),
                None => self.all.push(value),
            }
        }
    }

    /// What is summed up of all of them.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.all.iter()
    }
}

impl<T> IntoIterator for ByExercise<'_, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

/// A number for each name, in the order in which the names come.
#[derive(Debug, Default)]
struct Places(HashMap<Box<str>, usize, BuildHasherDefault<Quick>>);

impl Places {
    /// The number of a name; a new name gets the next one.
    fn of(&mut self, name: &str) -> usize {
        if let Some(place) = self.0.get(name) {
            return *place;
        }
        let place = self.0.len();
        self.0.insert(name.into(), place);
        place
    }
}

/// A hash of eight bytes at a time. It is asked once an entry, and the names are those of exercises: whoever writes a
/// log with names that collide slows down nobody but himself.
#[derive(Debug, Default)]
struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        // The last eight bytes once more, rather than an odd rest of them on its own.
        match bytes.last_chunk::<8>() {
            Some(word) => self.mix(u64::from_le_bytes(*word)),
            None => rest.iter().for_each(|byte| self.mix(u64::from(*byte))),
        }
    }

    /// The end of a string, which its bytes tell as well.
    fn write_u8(&mut self, _: u8) {}
}

impl Quick {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// What a day adds up to while its lines are read: they mostly stand together.
#[derive(Debug)]
pub struct DayBeingRead<T>(Option<(NaiveDate, T)>);

impl<T> Default for DayBeingRead<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: AddAssign> DayBeingRead<T> {
    /// Adds to a day; if another was being read, that is over, and told.
    pub fn add(&mut self, day: NaiveDate, more: T) -> Option<(NaiveDate, T)> {
        match &mut self.0 {
            Some((own, sum)) if *own == day => {
                *sum += more;
                None
            }
            current => current.replace((day, more)),
        }
    }

    /// The day being read, which is over.
    pub fn end(&mut self) -> Option<(NaiveDate, T)> {
        self.0.take()
    }

    /// The day being read, as far as it is.
    #[must_use]
    pub fn so_far(&self) -> Option<&(NaiveDate, T)> {
        self.0.as_ref()
    }
}

/// A value for each number, in their order. Whoever asks in that order, as the days of a log mostly come, is answered
/// without a search.
#[derive(Debug, Clone)]
pub struct Rows<T> {
    rows: Vec<(i32, T)>,
    last: usize,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            last: 0,
        }
    }
}

impl<T: Default> Rows<T> {
    /// The value of a number; a new one is the default.
    pub fn at(&mut self, number: i32) -> &mut T {
        if self
            .rows
            .get(self.last)
            .is_none_or(|(own, _)| *own != number)
        {
            self.last = match self.rows.binary_search_by_key(&number, |(own, _)| *own) {
                Ok(at) => at,
                Err(at) => {
                    self.rows.insert(at, (number, T::default()));
                    at
                }
            };
        }
        &mut self.rows[self.last].1
    }

    /// Takes in the rows of another reader; where both have one, `both` is told.
    pub fn join(&mut self, other: Self, mut both: impl FnMut(&mut T, T)) {
        for (number, value) in other.rows {
            match self.rows.binary_search_by_key(&number, |(own, _)| *own) {
                Ok(at) => both(&mut self.rows[at].1, value),
                Err(at) => self.rows.insert(at, (number, value)),
            }
        }
    }

    /// The value of a number, if it has one.
    #[must_use]
    pub fn get(&self, number: i32) -> Option<&T> {
        let at = self.rows.binary_search_by_key(&number, |(own, _)| *own);
        at.ok().map(|at| &self.rows[at].1)
    }

    /// The numbers with their values.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (i32, &T)> {
        self.rows.iter().map(|(number, value)| (*number, value))
    }
}

impl<T> IntoIterator for Rows<T> {
    type Item = (i32, T);
    type IntoIter = std::vec::IntoIter<(i32, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.into_iter()
    }
}

/// The days on which anything was trained.
#[derive(Debug, Clone, Default)]
pub struct DaySet(Rows<u128>);

impl DaySet {
    /// Adds a day.
    pub fn add(&mut self, day: NaiveDate) {
        let number = day.num_days_from_ce();
        *self.0.at(number.div_euclid(128)) |= 1 << number.rem_euclid(128);
    }

    /// Adds what another reader saw.
    pub fn join(&mut self, other: Self) {
        for (page, bits) in other.0 {
            *self.0.at(page) |= bits;
        }
    }

    /// The days, in order.
    pub fn days(&self) -> impl DoubleEndedIterator<Item = NaiveDate> {
        let pages = self.0.iter();
        let days = pages.flat_map(|(page, bits)| Bits(*bits).map(move |bit| page * 128 + bit));
        days.filter_map(NaiveDate::from_num_days_from_ce_opt)
    }
}

/// The numbers of the bits that are set, from either end.
struct Bits(u128);

impl Bits {
    fn take(&mut self, bit: u32) -> Option<i32> {
        self.0 &= !1_u128.checked_shl(bit)?;
        i32::try_from(bit).ok()
    }
}

impl Iterator for Bits {
    type Item = i32;

    fn next(&mut self) -> Option<i32> {
        self.take(self.0.trailing_zeros())
    }
}

impl DoubleEndedIterator for Bits {
    fn next_back(&mut self) -> Option<i32> {
        self.take(127_u32.checked_sub(self.0.leading_zeros())?)
    }
}

/// The sets of the last `N` days, the oldest first.
#[derive(Debug, Clone)]
pub struct Recent<const N: usize>(Vec<(NaiveDate, Vec<Set>)>);

impl<const N: usize> Default for Recent<N> {
    fn default() -> Self {
        Self(Vec::with_capacity(N))
    }
}

impl<const N: usize> Recent<N> {
    /// Adds sets of a day, unless it is older than the days kept.
    pub fn add(&mut self, day: NaiveDate, sets: &[Set]) {
        if self.0.len() == N && day < self.0[0].0 {
            return;
        }
        let at = self.0.partition_point(|(kept, _)| *kept < day);
        if let Some((kept, own)) = self.0.get_mut(at)
            && *kept == day
        {
            own.reserve_exact(sets.len());
            own.extend_from_slice(sets);
        } else if self.0.len() < N {
            self.0.insert(at, (day, sets.to_vec()));
        } else if at > 0 {
            // The oldest goes, and its space is used again.
            self.0[..at].rotate_left(1);
            let (kept, own) = &mut self.0[at - 1];
            *kept = day;
            own.clear();
            own.reserve_exact(sets.len());
            own.extend_from_slice(sets);
        }
    }

    /// The days with their sets.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&NaiveDate, &Vec<Set>)> + Clone {
        self.0.iter().map(|(day, sets)| (day, sets))
    }

    /// The sets of a day, if they are kept.
    #[must_use]
    pub fn get(&self, day: NaiveDate) -> Option<&Vec<Set>> {
        self.iter()
            .find(|(kept, _)| **kept == day)
            .map(|(_, sets)| sets)
    }
}
