//! A month or a year of training: totals against the same days before, best lifts, records, muscles, every day.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::{Exercise, Muscle};
use crate::domain::log::Exercises;
use crate::domain::stats::before::Before;
use crate::domain::stats::gather::{ByExercise, Clocks, DayBeingRead, DaySet};
use crate::domain::stats::peaks::Peaks;
use crate::domain::stats::records::Record;
use crate::domain::stats::session::{Best, Marks, Rules, Session, Sums, Volume, sum_up};
use crate::domain::stats::sparing::Sparing;
use crate::domain::stats::streak;
use crate::domain::stats::week::{Metric, Rank, Totals, earlier, muscles};

/// Days, both ends included.
pub type Days = RangeInclusive<NaiveDate>;

/// A log summed up as a month or a year needs it, while it is read.
///
/// Memory grows with the exercises and the days trained, never with the entries.
#[derive(Debug)]
pub struct Training<'c> {
    rules: &'c Rules,
    /// The month or year, up to the last day that is counted.
    now: Days,
    /// The whole month or year before.
    past: Days,
    /// The first day whose sums are needed.
    first: NaiveDate,
    /// No more than totals are needed.
    is_table: bool,
    exercises: ByExercise<'c, Trained>,
    /// Sums of the days that are needed.
    days: BTreeMap<NaiveDate, Sums>,
    trained: DaySet,
    clocks: Clocks,
    /// The first day behind the last one that is counted.
    later: Option<NaiveDate>,
    /// The days trained that a week begun by then goes on to.
    week_goes_on: BTreeSet<NaiveDate>,
    /// The day being read, not yet in `days`.
    current: DayBeingRead<Sums>,
}

/// One exercise of it.
#[derive(Debug)]
struct Trained {
    exercise: Exercise,
    /// The bests of all days before the month or year.
    before: Before,
    /// The bests of the month or year before.
    past: Marks,
    /// The bests of the month or year, and of its first day.
    now: Marks,
    first: Option<(NaiveDate, Marks)>,
    /// Every day of it, in figures only: a year of sets kept whole would be too much.
    days: BTreeMap<NaiveDate, (Peaks, Sums)>,
}

impl<'c> Training<'c> {
    /// Nothing yet, for the days `now`, compared with `past`, which lies before.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, rules: &'c Rules, now: Days, past: Days) -> Self {
        Self {
            rules,
            first: *past.start(),
            is_table: false,
            now,
            past,
            exercises: ByExercise::new(catalogue, Trained::new),
            days: BTreeMap::new(),
            trained: DaySet::default(),
            clocks: Clocks::default(),
            later: None,
            week_goes_on: BTreeSet::new(),
            current: DayBeingRead::default(),
        }
    }

    /// The same, with days that start at another time than midnight.
    #[must_use]
    pub fn day_starting(mut self, time: NaiveTime) -> Self {
        self.clocks = Clocks::new(time);
        self
    }

    /// The same, but no more than [`Training::totals`] will be asked, of no earlier days than this one.
    #[must_use]
    pub fn of_totals(mut self, first: NaiveDate) -> Self {
        self.first = first;
        self.is_table = true;
        self
    }

    /// Notes a day behind the last one that is counted.
    fn goes_on(&mut self, day: NaiveDate) {
        self.later = earlier(self.later, Some(day));
        if (day - *self.now.end()).num_days() < 7 {
            self.week_goes_on.insert(day);
        }
    }

    /// Puts a day that is over where it belongs.
    fn end_day(&mut self, over: Option<(NaiveDate, Sums)>) {
        if let Some((day, sums)) = over {
            self.trained.add(day);
            if day >= self.first {
                *self.days.entry(day).or_default() += sums;
            }
        }
    }

    /// All of it read: nothing is held back any more.
    #[must_use]
    pub fn done(mut self) -> Self {
        let over = self.current.end();
        self.end_day(over);
        self
    }

    /// The totals of some days.
    #[must_use]
    pub fn totals(&self, days: &Days) -> Totals {
        let mut totals = Totals::default();
        if days.is_empty() {
            return totals;
        }
        for (_, sums) in self.days.range(days.clone()) {
            totals.sessions += 1;
            totals.sums += *sums;
        }
        totals.time = self.clocks.between(*days.start(), *days.end());
        totals
    }

    /// The first day trained after the last one that is counted.
    #[must_use]
    pub fn next_day(&self) -> Option<NaiveDate> {
        self.later
    }

    /// The first day trained ever.
    #[must_use]
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.trained.days().next()
    }

    /// The month or year summed up; its totals against those of the days `before`. Weeks start as `week` does, and
    /// nothing after `today` counts.
    #[must_use]
    pub fn review(&self, before: &Days, goal: u32, week: Week, today: NaiveDate) -> Review {
        let (from, to) = (*self.now.start(), *self.now.end());
        let trained = self.exercises.iter().filter(|one| !one.days.is_empty());
        let mut trained: Vec<(&Trained, Lift)> = trained.map(|one| (one, one.lift())).collect();
        trained.sort_by(|(_, a), (_, b)| {
            let by_rank = a.rank().before(b.rank());
            by_rank
                .then_with(|| a.exercise.name.cmp(&b.exercise.name))
                .then_with(|| a.exercise.id.cmp(&b.exercise.id))
        });
        let (trained, lifts): (Vec<&Trained>, Vec<Lift>) = trained.into_iter().unzip();
        let first = self.first_day().map_or(from, |day| day.max(from));
        let weeks = (to - first).num_days() + 1;
        let records: Vec<Records> = trained.iter().filter_map(|one| one.records()).collect();
        let goes_on = self.week_goes_on.range(..=today).copied();
        let by_week = streak::sessions_by_week(self.trained.days().chain(goes_on), week);
        let belongs = |first| streak::belongs(first, (from, to), today);
        Review {
            now: self.totals(&self.now),
            before: self.totals(before),
            weeks: days_to_weeks(weeks),
            record_days: records.iter().map(|one| one.days).sum(),
            lifts,
            records,
            muscles: muscles(trained.iter().map(|one| (&one.exercise, one.hard_sets()))),
            longest_streak: streak::longest(&by_week, goal, belongs),
            days: self
                .days
                .range(from..=to)
                .map(|(day, sums)| (*day, *sums))
                .collect(),
            last_day: self.trained.days().rev().find(|day| *day < from),
            first_day: self.first_day(),
            next_day: self.later,
        }
    }
}

impl Sparing for Training<'_> {
    fn days(&self) -> Days {
        self.first..=*self.now.end()
    }

    fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > *self.now.end() {
            self.goes_on(day);
            return;
        }
        let one = self.exercises.of(&entry.exercise);
        let sums = if self.is_table {
            sum_up(&entry.sets, day, &one.exercise, self.rules, |_, _| {})
        } else {
            one.add(entry, &self.now, &self.past, self.rules)
        };
        if let Some(time) = entry.time
            && day >= *self.past.start()
        {
            self.clocks.add(day, time);
        }
        let over = self.current.add(day, sums);
        self.end_day(over);
    }

    fn pass(&mut self, day: NaiveDate) {
        if day > *self.now.end() {
            self.goes_on(day);
        } else {
            self.trained.add(day);
        }
    }

    fn open(&self) -> Exercises {
        let open = self.exercises.iter().filter(|one| one.is_open());
        Exercises::These(open.map(|one| one.exercise.id.to_string()).collect())
    }

    fn join(mut self, mut later: Self) -> Self {
        (self, later) = (self.done(), later.done());
        self.exercises.join(later.exercises, Trained::join);
        for (day, sums) in later.days {
            *self.days.entry(day).or_default() += sums;
        }
        self.trained.join(later.trained);
        self.clocks.join(&later.clocks);
        self.later = earlier(self.later, later.later);
        self.week_goes_on.extend(later.week_goes_on);
        self
    }
}

/// A number of days as weeks, at least one.
fn days_to_weeks(days: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few hundred days")]
    let days = days as f64;
    (days / 7.0).max(1.0)
}

impl Trained {
    /// Nothing yet of an exercise.
    fn new(exercise: Exercise) -> Self {
        Self {
            exercise,
            before: Before::default(),
            past: Marks::default(),
            now: Marks::default(),
            first: None,
            days: BTreeMap::new(),
        }
    }

    fn add(&mut self, entry: &Entry, now: &Days, past: &Days, rules: &Rules) -> Sums {
        let day = entry.date;
        let exercise = &self.exercise;
        if day < *now.start() {
            let before = &mut self.before;
            let mut recent = past.contains(&day).then_some(&mut self.past);
            return before.add(&entry.sets, day, exercise, rules, |set, measure| {
                if let Some(recent) = &mut recent {
                    recent.add(set, measure, day);
                }
            });
        }
        let marks = &mut self.now;
        if self.first.as_ref().is_none_or(|(first, _)| day < *first) {
            self.first = Some((day, Marks::default()));
        }
        let mut first = self
            .first
            .as_mut()
            .filter(|(first, _)| *first == day)
            .map(|(_, marks)| marks);
        let (peaks, total) = self.days.entry(day).or_default();
        let sums = sum_up(&entry.sets, day, exercise, rules, |set, measure| {
            marks.add(set, measure, day);
            if let Some(first) = &mut first {
                first.add(set, measure, day);
            }
            peaks.add(set, measure);
        });
        *total += sums;
        sums
    }

    fn join(&mut self, other: Self) {
        self.before.join(other.before);
        self.past.join(&other.past);
        self.now.join(&other.now);
        match (&mut self.first, other.first) {
            (Some((own, marks)), Some((day, more))) if *own == day => marks.join(&more),
            (Some((own, _)), Some((day, _))) if *own < day => {}
            (_, None) => {}
            (own, first) => *own = first,
        }
        for (day, (peaks, sums)) in other.days {
            let (own, total) = self.days.entry(day).or_default();
            own.join(&peaks);
            *total += sums;
        }
    }

    /// Whether entries from before the days looked at may decide on its records.
    fn is_open(&self) -> bool {
        let days = self.days.values();
        self.before
            .is_open(days.map(|(peaks, sums)| (peaks, sums.volume.kg())))
    }

    fn hard_sets(&self) -> u32 {
        self.days.values().map(|(_, sums)| sums.hard_sets).sum()
    }

    /// What shows its days best.
    fn metric(&self) -> Metric {
        let with = |metric| {
            let days = self.days.values();
            days.filter(|(peaks, sums)| peaks.has(metric, sums)).count()
        };
        Metric::natural_of(self.days.len(), with)
    }

    fn lift(&self) -> Lift {
        let metric = self.metric();
        let of = |marks: &Marks| match metric {
            Metric::E1rm => marks.e1rm,
            Metric::Top => marks.weight,
            Metric::Time => marks.duration(),
            Metric::Distance => marks.distance(),
            Metric::Reps | Metric::Volume | Metric::Pace => marks.most_reps,
        };
        let mut sums = Sums::default();
        for (_, more) in self.days.values() {
            sums += *more;
        }
        Lift {
            exercise: self.exercise.clone(),
            metric,
            now: of(&self.now),
            past: of(&self.past),
            first: self.first.as_ref().and_then(|(_, marks)| of(marks)),
            sessions: u32::try_from(self.days.len()).unwrap_or(u32::MAX),
            sums,
        }
    }

    /// What is better than everything before, or than the first session where there was nothing before.
    fn records(&self) -> Option<Records> {
        let mut bests = self.before.bests();
        let mut peaks = Peaks::of(&bests.marks);
        let mut volume = bests.session_volume;
        let mut begun = bests.begun;
        let mut days = 0;
        let mut largest = Volume::default();
        for (day, sums) in self.days.values() {
            days += u32::from(begun && day.beat(&peaks, sums.volume.kg(), volume));
            begun = true;
            peaks.join(day);
            volume = volume.max(sums.volume.kg());
            largest = largest.max(sums.volume);
        }
        if days == 0 {
            return None;
        }
        if !bests.begun
            && let Some((first, marks)) = &self.first
        {
            let sums = self.days.get(first).map(|(_, sums)| *sums);
            bests.absorb(&Session {
                sums: sums.unwrap_or_default(),
                marks: marks.clone(),
            });
        }
        let mut sums = Sums::default();
        sums.volume = largest;
        let beaten = bests.beaten_by(&Session {
            sums,
            marks: self.now.clone(),
        });
        Some(Records {
            exercise: self.exercise.clone(),
            days,
            beaten,
        })
    }
}

/// An exercise of the month or year.
#[derive(Debug, Clone, PartialEq)]
pub struct Lift {
    /// The exercise.
    pub exercise: Exercise,
    /// What shows its strength best.
    pub metric: Metric,
    /// The best of the month or year.
    pub now: Option<Best>,
    /// The best of the one before.
    pub past: Option<Best>,
    /// The best of its first session in it.
    pub first: Option<Best>,
    /// Days on which it was trained.
    pub sessions: u32,
    /// What its sets add up to.
    pub sums: Sums,
}

impl Lift {
    fn rank(&self) -> Rank {
        self.metric.rank(self.now.map(|best| best.value))
    }
}

/// The records of an exercise in the month or year.
#[derive(Debug, Clone, PartialEq)]
pub struct Records {
    /// The exercise.
    pub exercise: Exercise,
    /// On how many days it set any.
    pub days: u32,
    /// Its bests that are better than all before, or than its first session where there was nothing before.
    pub beaten: Vec<Record>,
}

/// A month or a year.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The month or year so far.
    pub now: Totals,
    /// The same days of the one before.
    pub before: Totals,
    /// The weeks that averages are taken over: since the first day trained ever, at least one.
    pub weeks: f64,
    /// Records: one an exercise and day that set any.
    pub record_days: u32,
    /// The exercises, the strongest first.
    pub lifts: Vec<Lift>,
    /// Those that set records, in the same order.
    pub records: Vec<Records>,
    /// Hard sets per muscle, together, the most first.
    pub muscles: Vec<(Muscle, f64)>,
    /// The longest run of weeks at the goal.
    pub longest_streak: u32,
    /// The days trained.
    pub days: Vec<(NaiveDate, Sums)>,
    /// The last day trained before.
    pub last_day: Option<NaiveDate>,
    /// The first day trained ever.
    pub first_day: Option<NaiveDate>,
    /// The first day trained after the last one that is counted.
    pub next_day: Option<NaiveDate>,
}

impl Review {
    /// The exercises by the days on which they were trained, then by sets.
    #[must_use]
    pub fn most_trained(&self) -> Vec<&Lift> {
        let mut lifts: Vec<&Lift> = self.lifts.iter().collect();
        lifts.sort_by_key(|one| std::cmp::Reverse((one.sessions, one.sums.working_sets)));
        lifts
    }

    /// How many working sets a day of each but the last of four levels of a calendar holds at most: even steps up to
    /// what nine days in ten do not exceed, so that one day of many sets does not make all others look alike.
    #[must_use]
    pub fn steps(&self) -> [u32; 3] {
        let mut sets: Vec<u32> = self
            .days
            .iter()
            .map(|(_, sums)| sums.working_sets)
            .filter(|sets| *sets > 0)
            .collect();
        sets.sort_unstable();
        let many = sets
            .get((sets.len() * 9).div_ceil(10).saturating_sub(1))
            .copied()
            .unwrap_or(0)
            .max(4);
        [1, 2, 3].map(|quarter| (many * quarter).div_ceil(4))
    }
}
