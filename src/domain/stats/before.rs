//! What was reached before the days that are looked at, summed up while the log is read.

use std::borrow::Borrow;

use chrono::{Datelike, NaiveDate};

use crate::domain::exercise::Exercise;
use crate::domain::sets::Set;
use crate::domain::stats::gather::{DayBeingRead, Rows};
use crate::domain::stats::peaks::Peaks;
use crate::domain::stats::records::Bests;
use crate::domain::stats::session::{Measure, Rules, Sums, Volume, sum_up};

/// The bests of an exercise on the days before those that are looked at. Memory grows with the days, never with the
/// entries.
#[derive(Debug, Default)]
pub struct Before {
    bests: Bests,
    /// A session's volume is known only when all its lines are read.
    volumes: DayVolumes,
}

impl Before {
    /// Adds an entry's sets; what a day is compared by besides is up to `also`, which is shown each working set with its
    /// measure.
    #[inline]
    pub fn add(
        &mut self,
        sets: &[Set],
        day: NaiveDate,
        exercise: &Exercise,
        rules: &Rules,
        mut also: impl FnMut(&Set, Measure),
    ) -> Sums {
        self.bests.begun = true;
        let marks = &mut self.bests.marks;
        let sums = sum_up(sets, day, exercise, rules, |set, measure| {
            marks.add(set, measure, day);
            also(set, measure);
        });
        self.volumes.add(day, sums.volume);
        sums
    }

    /// Adds what another reader saw of a later part of the same log.
    pub fn join(&mut self, later: Self) {
        self.bests.begun |= later.bests.begun;
        self.bests.marks.join(&later.bests.marks);
        self.volumes.join(later.volumes);
    }

    /// Whether entries of days that are not added may decide on the records of days that follow, told in their order by
    /// their peaks and by their volumes in kilograms: they cannot where each stays within what was reached before it.
    #[must_use]
    pub fn is_open<P: Borrow<Peaks>>(&self, mut days: impl Iterator<Item = (P, f64)>) -> bool {
        let bests = self.bests();
        let mut peaks = Peaks::of(&bests.marks);
        let mut volume = bests.session_volume;
        days.any(|(own, own_volume)| {
            let is_within = own.borrow().is_within(&peaks, own_volume, volume);
            peaks.join(own.borrow());
            volume = volume.max(own_volume);
            !is_within
        })
    }

    /// The bests of all of it.
    #[must_use]
    pub fn bests(&self) -> Bests {
        Bests {
            session_volume: self.volumes.largest(),
            ..self.bests.clone()
        }
    }
}

/// The volume of every day, a page of days at a time.
#[derive(Debug, Default)]
struct DayVolumes {
    pages: Rows<Box<Page>>,
    current: DayBeingRead<Volume>,
}

/// The volumes of 64 days that follow each other.
#[derive(Debug)]
struct Page([Volume; 64]);

impl Default for Page {
    fn default() -> Self {
        Self([Volume::default(); 64])
    }
}

/// The page of a day, and its place there.
fn page_of(day: NaiveDate) -> (i32, usize) {
    let number = day.num_days_from_ce();
    let place = usize::try_from(number.rem_euclid(64)).unwrap_or(0);
    (number.div_euclid(64), place)
}

impl DayVolumes {
    /// Adds to a day.
    fn add(&mut self, day: NaiveDate, volume: Volume) {
        let over = self.current.add(day, volume);
        self.end_day(over);
    }

    fn end_day(&mut self, over: Option<(NaiveDate, Volume)>) {
        if let Some((day, volume)) = over.filter(|(_, volume)| *volume != Volume::default()) {
            let (page, place) = page_of(day);
            self.pages.at(page).0[place] += volume;
        }
    }

    /// Adds what another reader saw.
    fn join(&mut self, mut other: Self) {
        let over = self.current.end();
        self.end_day(over);
        let over = other.current.end();
        other.end_day(over);
        self.pages.join(other.pages, |own, other| {
            for (sum, more) in own.0.iter_mut().zip(other.0) {
                *sum += more;
            }
        });
    }

    /// The largest volume of a day, in kilograms; 0 without any.
    fn largest(&self) -> f64 {
        // The day being read may have begun in a page: then its two parts belong together.
        let current = self.current.so_far().map(|(day, volume)| {
            let (page, place) = page_of(*day);
            let mut sum = self
                .pages
                .get(page)
                .map_or(Volume::default(), |page| page.0[place]);
            sum += *volume;
            sum
        });
        self.pages
            .iter()
            .flat_map(|(_, page)| page.0)
            .chain(current)
            .max()
            .map_or(0.0, Volume::kg)
    }
}
