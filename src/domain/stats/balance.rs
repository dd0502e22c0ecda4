//! How hard sets are spread over the muscles, and how long ago each was trained.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::{Exercise, Muscle};
use crate::domain::log::Exercises;
use crate::domain::stats::gather::ByExercise;
use crate::domain::stats::session::is_hard;
use crate::domain::stats::sparing::Sparing;
use crate::domain::stats::week::{earlier, muscles};

/// Fewer hard sets than this a week leave a muscle out. A choice; no source.
const LEFT_OUT: f64 = 1.0;

/// Hard sets of every exercise, summed up while the log is read. Memory grows with the exercises alone.
#[derive(Debug)]
pub struct Spread<'c> {
    from: NaiveDate,
    today: NaiveDate,
    exercises: ByExercise<'c, Trained>,
    /// The first day trained ever.
    first_day: Option<NaiveDate>,
}

/// One exercise of it.
#[derive(Debug)]
struct Trained {
    exercise: Exercise,
    /// Hard sets in the days looked at.
    hard_sets: u32,
    /// The last day with a hard set.
    last: Option<NaiveDate>,
}

impl Trained {
    /// Nothing yet of an exercise.
    fn new(exercise: Exercise) -> Self {
        Self {
            exercise,
            hard_sets: 0,
            last: None,
        }
    }
}

impl<'c> Spread<'c> {
    /// Nothing yet, for so many weeks of seven days up to `today`.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, weeks: u32, today: NaiveDate) -> Self {
        let days = Days::new((u64::from(weeks) * 7).saturating_sub(1));
        Self {
            from: today.checked_sub_days(days).unwrap_or(NaiveDate::MIN),
            today,
            exercises: ByExercise::new(catalogue, Trained::new),
            first_day: None,
        }
    }

    /// The last day on which each muscle was trained, as a main muscle or a helper.
    fn last_days(&self) -> BTreeMap<Muscle, NaiveDate> {
        let mut last: BTreeMap<Muscle, NaiveDate> = BTreeMap::new();
        for one in self.exercises.iter() {
            let exercise = &one.exercise;
            for muscle in exercise.primary.iter().chain(&exercise.secondary) {
                if let Some(day) = one.last {
                    let known = last.entry(*muscle).or_insert(day);
                    *known = day.max(*known);
                }
            }
        }
        last
    }

    /// The balance of the muscles.
    #[must_use]
    pub fn balance(&self) -> Balance {
        let hard_sets = self
            .exercises
            .iter()
            .map(|one| (&one.exercise, one.hard_sets));
        let sets: BTreeMap<Muscle, f64> = muscles(hard_sets).into_iter().collect();
        let last = self.last_days();
        // Days since the first session, so that a log of ten days is not divided by four weeks.
        let weeks = self.first_day.map_or(1, |first| {
            let days = (self.today - first.max(self.from)).num_days() + 1;
            (days + 6) / 7
        });
        let weeks = u32::try_from(weeks).unwrap_or(1).max(1);
        let mut shares: Vec<Share> = Muscle::ALL
            .iter()
            .map(|muscle| Share {
                muscle: *muscle,
                sets: sets.get(muscle).copied().unwrap_or(0.0),
                per_week: sets.get(muscle).copied().unwrap_or(0.0) / f64::from(weeks),
                last: last.get(muscle).copied(),
            })
            .collect();
        shares.sort_by(|a, b| b.sets.total_cmp(&a.sets).then(b.last.cmp(&a.last)));
        Balance {
            from: self.from,
            to: self.today,
            weeks,
            shares,
            first_day: self.first_day,
        }
    }
}

impl Sparing for Spread<'_> {
    fn days(&self) -> RangeInclusive<NaiveDate> {
        self.from..=self.today
    }

    fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.today {
            return;
        }
        self.first_day = earlier(self.first_day, Some(day));
        let one = self.exercises.of(&entry.exercise);
        let in_days = day >= self.from;
        if !in_days && one.last.is_some_and(|last| last >= day) {
            return;
        }
        let hard = entry.sets.iter().filter(|set| is_hard(set, &one.exercise));
        let hard = hard.fold(0, |count, _| count + 1);
        if hard > 0 {
            one.last = one.last.max(Some(day));
        }
        if in_days {
            one.hard_sets += hard;
        }
    }

    fn pass(&mut self, day: NaiveDate) {
        if day <= self.today {
            self.first_day = earlier(self.first_day, Some(day));
        }
    }

    fn open(&self) -> Exercises {
        let known = self.last_days();
        if Muscle::ALL.iter().all(|muscle| known.contains_key(muscle)) {
            return Exercises::NONE;
        }
        let seen = self.exercises.iter().filter(|one| one.last.is_some());
        Exercises::AllBut(seen.map(|one| one.exercise.id.to_string()).collect())
    }

    fn join(mut self, later: Self) -> Self {
        self.exercises.join(later.exercises, |one, other| {
            one.hard_sets += other.hard_sets;
            one.last = one.last.max(other.last);
        });
        self.first_day = earlier(self.first_day, later.first_day);
        self
    }
}

/// A muscle's share of the work.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The muscle.
    pub muscle: Muscle,
    /// Hard sets, 1 for primary and 0.5 for secondary.
    pub sets: f64,
    /// The same per week.
    pub per_week: f64,
    /// The last day on which it was trained, as a main muscle or a helper.
    pub last: Option<NaiveDate>,
}

impl Share {
    /// Whether it gets next to nothing.
    #[must_use]
    pub fn is_left_out(&self) -> bool {
        self.per_week < LEFT_OUT
    }
}

/// The balance of the muscles.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The first day looked at.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
    /// The weeks that averages are taken over: those since the first session, if it lies within.
    pub weeks: u32,
    /// Every muscle, the most trained first.
    pub shares: Vec<Share>,
    /// The first day trained ever.
    pub first_day: Option<NaiveDate>,
}
