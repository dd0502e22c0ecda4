//! A week of training: totals, strength, records, muscles, and what to do next.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::{Exercise, Muscle};
use crate::domain::log::Exercises;
use crate::domain::sets::{Set, Weight};
use crate::domain::stats::advice::{self, Asked};
use crate::domain::stats::before::Before;
use crate::domain::stats::gather::{
    ByExercise, Clocks, DayBeingRead, DaySet, Recent, Rows, TrainingTime,
};
use crate::domain::stats::peaks::{Figures, Outline, Peaks};
use crate::domain::stats::records::{Kind, Record, beats};
use crate::domain::stats::routine::Attendance;
use crate::domain::stats::session::{Rules, Session, Sums, sum_up};
use crate::domain::stats::sparing::Sparing;
use crate::domain::stats::streak;
use crate::domain::stats::strength::Formula;
use crate::domain::stats::trend::{self, Trend};

/// How many weeks the sparkline and the trend look back over, the week itself included.
pub const WEEKS: u32 = 8;

/// How many sessions of an exercise the rules of progression look at.
const RECENT: usize = 3;

/// A log summed up as the weeks need it, while it is read.
///
/// Memory grows with the exercises and the days trained, never with the entries.
#[derive(Debug)]
pub struct Training<'c> {
    rules: &'c Rules,
    week: Week,
    last_day: NaiveDate,
    /// The first day that the sparkline looks back to.
    window: NaiveDate,
    /// The first day whose sums are needed.
    first: NaiveDate,
    /// No more than the sums of weeks are needed.
    is_table: bool,
    exercises: ByExercise<'c, Trained>,
    /// Sums of every week, by its distance in weeks from this one.
    weeks: Rows<Sums>,
    /// Sums of the days of this week and the one before.
    days: BTreeMap<NaiveDate, Sums>,
    trained: DaySet,
    /// The times of this week and the one before.
    clocks: Clocks,
    /// The first day behind the last one that is counted.
    later: Option<NaiveDate>,
    /// The day being read, not yet in the maps above.
    current: DayBeingRead<Sums>,
}

/// One exercise of it.
#[derive(Debug)]
struct Trained {
    exercise: Exercise,
    /// The bests of the days before the week.
    before: Before,
    /// What the days of the weeks before it are compared by, as far as the sparkline looks back.
    outlines: BTreeMap<NaiveDate, Outline>,
    /// The days of the week in full.
    sessions: BTreeMap<NaiveDate, Box<Session>>,
    /// The sets of the last sessions.
    recent: Recent<RECENT>,
}

impl<'c> Training<'c> {
    /// Nothing yet, for a week that is looked at up to `last_day`.
    #[must_use]
    pub fn new(
        catalogue: &'c Catalogue,
        rules: &'c Rules,
        week: Week,
        last_day: NaiveDate,
    ) -> Self {
        let window = week.back(WEEKS - 1).start();
        Self {
            rules,
            week,
            last_day,
            window,
            first: window,
            is_table: false,
            exercises: ByExercise::new(catalogue, Trained::new),
            weeks: Rows::default(),
            days: BTreeMap::new(),
            trained: DaySet::default(),
            clocks: Clocks::default(),
            later: None,
            current: DayBeingRead::default(),
        }
    }

    /// The same, with days that start at another time than midnight.
    #[must_use]
    pub fn day_starting(mut self, time: NaiveTime) -> Self {
        self.clocks = Clocks::new(time);
        self
    }

    /// The same, but no more than [`Training::weeks`] will be asked, for so many.
    #[must_use]
    pub fn of_weeks(mut self, count: u32) -> Self {
        self.first = self.week.back(count.saturating_sub(1)).start();
        self.is_table = true;
        self
    }

    /// Puts a day that is over where it belongs.
    fn end_day(&mut self, over: Option<(NaiveDate, Sums)>) {
        if let Some((day, sums)) = over {
            let number = self.week_number(day);
            *self.weeks.at(number) += sums;
            if day >= self.week.back(1).start() {
                *self.days.entry(day).or_default() += sums;
            }
            self.trained.add(day);
        }
    }

    /// How many weeks a day lies behind this one, below zero before it.
    fn week_number(&self, day: NaiveDate) -> i32 {
        (day.num_days_from_ce() - self.week.start().num_days_from_ce()).div_euclid(7)
    }

    /// All of it read: nothing is held back any more.
    #[must_use]
    pub fn done(mut self) -> Self {
        let over = self.current.end();
        self.end_day(over);
        self
    }
}

impl Sparing for Training<'_> {
    fn days(&self) -> RangeInclusive<NaiveDate> {
        self.first..=self.last_day
    }

    fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.last_day {
            self.later = earlier(self.later, Some(day));
            return;
        }
        let one = self.exercises.of(&entry.exercise);
        let sums = if self.is_table {
            sum_up(&entry.sets, day, &one.exercise, self.rules, |_, _| {})
        } else {
            one.add(entry, self.week, self.window, self.rules)
        };
        if let Some(time) = entry.time
            && day >= self.window
        {
            self.clocks.add(day, time);
        }
        let over = self.current.add(day, sums);
        self.end_day(over);
    }

    fn pass(&mut self, day: NaiveDate) {
        if day > self.last_day {
            self.later = earlier(self.later, Some(day));
        } else {
            self.trained.add(day);
        }
    }

    fn open(&self) -> Exercises {
        if self.is_table {
            return Exercises::NONE;
        }
        let open = self.exercises.iter().filter(|one| one.is_open(self.week));
        Exercises::These(open.map(|one| one.exercise.id.to_string()).collect())
    }

    fn join(mut self, mut later: Self) -> Self {
        (self, later) = (self.done(), later.done());
        self.exercises.join(later.exercises, |one, other| {
            one.before.join(other.before);
            for (day, outline) in other.outlines {
                one.outlines.entry(day).or_default().join(&outline);
            }
            for (day, session) in other.sessions {
                one.sessions.entry(day).or_default().join(&session);
            }
            for (day, sets) in other.recent.iter() {
                one.recent.add(*day, sets);
            }
        });
        for (week, sums) in later.weeks {
            *self.weeks.at(week) += sums;
        }
        for (day, sums) in later.days {
            *self.days.entry(day).or_default() += sums;
        }
        self.trained.join(later.trained);
        self.clocks.join(&later.clocks);
        self.later = earlier(self.later, later.later);
        self
    }
}

/// The earlier of two days, where there are two.
#[must_use]
pub fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.into_iter().chain(other).min()
}

/// What a week, or some of its days, adds up to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Totals {
    /// Days trained.
    pub sessions: u32,
    /// The sums of its sets.
    pub sums: Sums,
    /// From the first to the last entry of each day.
    pub time: TrainingTime,
}

/// An exercise's strength in a week, by whatever shows it best.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// The exercise.
    pub exercise: Exercise,
    /// What is compared.
    pub metric: Metric,
    /// The best of the week.
    pub now: Option<f64>,
    /// The best of the week before.
    pub before: Option<f64>,
    /// The best of each of the last eight weeks, the oldest first.
    pub weeks: Vec<Option<f64>>,
    /// The trend over the sessions of those weeks.
    pub trend: Option<Trend>,
    /// Working sets of the week.
    pub sets: u32,
    /// The heaviest set of the week, or the one with the most repetitions, or the longest.
    pub top: Option<Set>,
}

/// A figure by which sessions of an exercise are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Metric {
    /// The best estimated one-rep maximum, in kilograms.
    E1rm,
    /// The heaviest set, in kilograms.
    Top,
    /// Load times repetitions of the session, in kilograms.
    Volume,
    /// The most repetitions of a set.
    Reps,
    /// The longest hold, in seconds.
    Time,
    /// The farthest distance, in metres.
    Distance,
    /// The fastest timed distance, in metres a second.
    Pace,
}

impl Metric {
    /// All of them with the words of `--by`.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::E1rm, "e1rm"),
        (Self::Top, "top"),
        (Self::Volume, "volume"),
        (Self::Reps, "reps"),
        (Self::Time, "time"),
        (Self::Distance, "distance"),
        (Self::Pace, "pace"),
    ];

    /// The word of `--by`.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .into_iter()
            .find(|(metric, _)| *metric == self)
            .map_or("", |(_, word)| word)
    }

    /// The figure of a session; `None` where it has none.
    #[must_use]
    pub fn of(self, session: &Session) -> Option<f64> {
        let marks = &session.marks;
        let best = match self {
            Self::E1rm => marks.e1rm,
            Self::Top => marks.weight,
            Self::Reps => marks.most_reps,
            Self::Time => marks.duration(),
            Self::Distance => marks.distance(),
            Self::Pace => marks.pace(),
            Self::Volume => {
                let volume = session.sums.volume.kg();
                return (volume > 0.0).then_some(volume);
            }
        };
        best.map(|best| best.value)
    }

    /// How far up a screen an exercise belongs whose best figure this is: strength by its maximum, then repetitions, then
    /// time and whatever else.
    #[must_use]
    pub fn rank(self, best: Option<f64>) -> Rank {
        let group = match self {
            Self::E1rm => 2,
            Self::Reps => 1,
            Self::Top | Self::Volume | Self::Time | Self::Distance | Self::Pace => 0,
        };
        Rank(group, best.unwrap_or(0.0))
    }

    /// Whether a figure is better than another, beyond what conversion and display can tell apart.
    #[must_use]
    pub fn beats(self, value: f64, other: f64) -> bool {
        match self {
            Self::E1rm => beats(Kind::E1rm, value, other),
            Self::Pace => beats(Kind::Pace, value, other),
            Self::Top | Self::Volume | Self::Reps | Self::Time | Self::Distance => {
                beats(Kind::Weight, value, other)
            }
        }
    }

    /// The metric that shows an exercise's progress best: the first of those that at least half of its sessions have.
    ///
    /// The estimated maximum of bodyweight work is known only from the first weighing on, and that of sets beyond 12
    /// repetitions never; a few sessions that have one would hide the others.
    #[must_use]
    pub fn natural<'s>(sessions: &(impl Iterator<Item = &'s Session> + Clone)) -> Self {
        let with = |metric: Self| {
            let sessions = sessions.clone();
            sessions.filter(|one| metric.of(one).is_some()).count()
        };
        Self::natural_of(sessions.clone().count(), with)
    }

    /// The same of so many sessions, when it is known how many of them have a figure.
    #[must_use]
    pub fn natural_of(all: usize, with: impl Fn(Self) -> usize) -> Self {
        let order = [
            Self::E1rm,
            Self::Reps,
            Self::Time,
            Self::Distance,
            Self::Top,
        ];
        let mut ranked = order.iter();
        ranked
            .find(|metric| all > 0 && 2 * with(**metric) >= all)
            .or_else(|| {
                let some = order.iter().rev().filter(|metric| with(**metric) > 0);
                some.max_by_key(|metric| with(**metric))
            })
            .copied()
            .unwrap_or(Self::Reps)
    }
}

/// How far up a screen an exercise belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank(u8, f64);

impl Rank {
    /// The higher one first.
    #[must_use]
    pub fn before(self, other: Self) -> Ordering {
        let group = other.0.cmp(&self.0);
        group.then_with(|| other.1.total_cmp(&self.1))
    }
}

/// A record set in the week.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekRecord {
    /// The exercise.
    pub exercise: Exercise,
    /// The day.
    pub day: NaiveDate,
    /// The records of that session; the first is the one to show.
    pub records: Vec<Record>,
}

/// An exercise that its rule of progression lets go up.
#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    /// The exercise.
    pub exercise: Exercise,
    /// The load to go up to, signed for bodyweight work.
    pub load: Weight,
}

/// Everything about a week.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// The week.
    pub week: Week,
    /// The last day of it that is counted; before its Sunday while it is running.
    pub until: NaiveDate,
    /// The week so far.
    pub now: Totals,
    /// The same days of the week before.
    pub before: Totals,
    /// Strength, the exercises trained this week, in order of the work they were.
    pub strength: Vec<Strength>,
    /// Records, the latest of each exercise, in the same order.
    pub records: Vec<WeekRecord>,
    /// Hard sets per muscle, 1 for primary and 0.5 for secondary, the most first.
    pub muscles: Vec<(Muscle, f64)>,
    /// How many lifts went up in weight and down in repetitions: why volume may have fallen.
    pub heavier: usize,
    /// How many lifts went up in weight.
    pub up: usize,
    /// What may go up.
    pub ready: Vec<Ready>,
    /// Weeks in a row at the goal.
    pub streak: u32,
    /// The last day trained before this week.
    pub last_day: Option<NaiveDate>,
    /// The first day trained ever.
    pub first_day: Option<NaiveDate>,
    /// The first day trained after the last one that is counted.
    pub next_day: Option<NaiveDate>,
}

impl Training<'_> {
    /// The summary of the week, against a goal of so many sessions a week. What is ready to go up follows the routine in
    /// use where that has it.
    #[must_use]
    pub fn summary(&self, goal: u32, routine: Option<&Attendance>) -> Summary {
        let week = self.week;
        let until = self.last_day.min(week.end());
        let shift = until.signed_duration_since(week.start());
        let before = week.back(1).start();
        let mut order: Vec<&Trained> = self
            .exercises
            .iter()
            .filter(|one| one.in_week(week))
            .collect();
        order.sort_by(|a, b| {
            let by_rank = a.rank(week).before(b.rank(week));
            by_rank.then_with(|| a.exercise.name.cmp(&b.exercise.name))
        });
        Summary {
            week,
            until,
            now: self.totals(week.start(), until),
            before: self.totals(before, before + shift),
            strength: order.iter().map(|one| one.strength(week)).collect(),
            records: order.iter().filter_map(|one| one.records(week)).collect(),
            muscles: muscles(order.iter().map(|one| (&one.exercise, one.hard_sets(week)))),
            heavier: order
                .iter()
                .filter(|one| one.heavier_for_fewer(week))
                .count(),
            up: order.iter().filter(|one| one.heavier(week)).count(),
            ready: order
                .iter()
                .filter_map(|one| one.ready(routine, until, self.rules.formula))
                .collect(),
            streak: streak::streak(&self.sessions_by_week(), goal, week.holding(until).start()),
            last_day: self.trained.days().rev().find(|day| *day < week.start()),
            first_day: self.trained.days().next(),
            next_day: self.later,
        }
    }

    /// The first day trained after the last one that is counted.
    #[must_use]
    pub fn next_day(&self) -> Option<NaiveDate> {
        self.later
    }

    /// The totals of the weeks up to this one that hold anything or lie between such, the oldest first.
    #[must_use]
    pub fn weeks(&self, count: u32) -> Vec<(Week, Totals)> {
        let sessions: HashMap<Week, u32> = self
            .sessions_by_week()
            .into_iter()
            .map(|(first, count)| (self.week.holding(first), count))
            .collect();
        let Some(first) = self.trained.days().next().map(|day| self.week.holding(day)) else {
            return Vec::new();
        };
        let mut weeks = Vec::new();
        let mut week = first.max(self.week.back(count.saturating_sub(1)));
        while week <= self.week {
            let sums = self
                .weeks
                .get(self.week_number(week.start()))
                .copied()
                .unwrap_or_default();
            weeks.push((
                week,
                Totals {
                    sessions: sessions.get(&week).copied().unwrap_or(0),
                    sums,
                    time: TrainingTime::default(),
                },
            ));
            week = week.next();
        }
        weeks
    }

    fn totals(&self, from: NaiveDate, to: NaiveDate) -> Totals {
        let mut totals = Totals::default();
        for (_, sums) in self.days.range(from..=to) {
            totals.sessions += 1;
            totals.sums += *sums;
        }
        totals.time = self.clocks.between(from, to);
        totals
    }

    /// How many days of each week were trained, by its first day.
    fn sessions_by_week(&self) -> BTreeMap<NaiveDate, u32> {
        streak::sessions_by_week(self.trained.days(), self.week)
    }
}

impl Trained {
    /// Nothing yet of an exercise.
    fn new(exercise: Exercise) -> Self {
        Self {
            exercise,
            before: Before::default(),
            outlines: BTreeMap::new(),
            sessions: BTreeMap::new(),
            recent: Recent::default(),
        }
    }

    /// Adds an entry of it: to the week, or to what lies before, and from the first day of the window on to that too.
    fn add(&mut self, entry: &Entry, week: Week, window: NaiveDate, rules: &Rules) -> Sums {
        let day = entry.date;
        let exercise = &self.exercise;
        self.recent.add(day, &entry.sets);
        if day >= week.start() {
            let session = self.sessions.entry(day).or_default();
            return session.add(&entry.sets, day, exercise, rules);
        }
        let mut figures = Figures::default();
        let in_window = day >= window;
        let before = &mut self.before;
        let sums = before.add(&entry.sets, day, exercise, rules, |set, measure| {
            if in_window {
                figures.add(set, measure);
            }
        });
        if in_window {
            let outline = self.outlines.entry(day).or_default();
            outline.join(&Outline { sums, figures });
        }
        sums
    }

    fn of_week(&self, week: Week) -> impl Iterator<Item = (&NaiveDate, &Session)> + Clone {
        self.sessions
            .range(week.start()..=week.end())
            .map(|(day, session)| (day, session.as_ref()))
    }

    /// The days of a week, this one or an earlier one, as they are compared.
    fn outlines(&self, week: Week) -> impl Iterator<Item = Outline> {
        let before = self.outlines.range(week.start()..=week.end());
        let now = self.of_week(week).map(|(_, session)| Outline::of(session));
        before.map(|(_, outline)| *outline).chain(now)
    }

    fn in_week(&self, week: Week) -> bool {
        self.of_week(week).next().is_some()
    }

    /// Whether entries from before the sparkline may decide on its records or on what comes next.
    fn is_open(&self, week: Week) -> bool {
        if !self.in_week(week) {
            return false;
        }
        let days = self.of_week(week).map(|(_, session)| {
            let peaks = Peaks::of(&session.marks);
            (peaks, session.sums.volume.kg())
        });
        self.before.is_open(days) || !self.tells_next()
    }

    /// Whether the last sessions tell if the load goes up: the last one does that holds what the rule looks at.
    fn tells_next(&self) -> bool {
        let sessions = self.recent.iter();
        let told = Asked::of(&self.exercise).is_none_or(|asked| {
            let sessions = sessions.clone().map(|(_, sets)| sets.as_slice());
            advice::target(&asked, &self.exercise, sessions).is_some()
        });
        told || sessions.count() == RECENT
    }

    fn hard_sets(&self, week: Week) -> u32 {
        self.of_week(week)
            .map(|(_, session)| session.sums.hard_sets)
            .sum()
    }

    fn best(&self, week: Week, metric: Metric) -> Option<f64> {
        self.outlines(week)
            .filter_map(|outline| outline.by(metric))
            .max_by(f64::total_cmp)
    }

    /// What shows the week best.
    fn metric(&self, week: Week) -> Metric {
        Metric::natural(&self.of_week(week).map(|(_, session)| session))
    }

    fn rank(&self, week: Week) -> Rank {
        let metric = self.metric(week);
        metric.rank(self.best(week, metric))
    }

    fn strength(&self, week: Week) -> Strength {
        let metric = self.metric(week);
        let before = self.outlines.iter();
        let before = before.filter_map(|(day, outline)| Some((*day, outline.by(metric)?)));
        let now = self.sessions.iter();
        let now = now.filter_map(|(day, session)| Some((*day, metric.of(session)?)));
        let points: Vec<(NaiveDate, f64)> = before.chain(now).collect();
        let top = self.of_week(week).filter_map(|(_, session)| {
            let marks = &session.marks;
            match metric {
                Metric::E1rm | Metric::Top | Metric::Volume => marks.weight,
                Metric::Reps => marks.most_reps,
                Metric::Time => marks.duration(),
                Metric::Distance | Metric::Pace => marks.distance(),
            }
        });
        Strength {
            exercise: self.exercise.clone(),
            metric,
            now: self.best(week, metric),
            before: self.best(week.back(1), metric),
            weeks: (0..WEEKS)
                .rev()
                .map(|back| self.best(week.back(back), metric))
                .collect(),
            trend: trend::trend(&points),
            sets: self
                .of_week(week)
                .map(|(_, session)| session.sums.working_sets)
                .sum(),
            top: top
                .max_by(|a, b| a.value.total_cmp(&b.value))
                .map(|best| best.set),
        }
    }

    /// The records of the week's last session that set any.
    fn records(&self, week: Week) -> Option<WeekRecord> {
        let mut bests = self.before.bests();
        let mut last = None;
        for (day, session) in self.of_week(week) {
            let records = bests.beaten_by(session);
            if !records.is_empty() {
                last = Some(WeekRecord {
                    exercise: self.exercise.clone(),
                    day: *day,
                    records,
                });
            }
            bests.absorb(session);
        }
        last
    }

    /// Whether it went up in weight since the week before.
    fn heavier(&self, week: Week) -> bool {
        let top = |week| self.best(week, Metric::Top);
        matches!((top(week), top(week.back(1))), (Some(now), Some(before)) if now > before)
    }

    /// Whether it went up in weight since the week before and down in repetitions a set.
    fn heavier_for_fewer(&self, week: Week) -> bool {
        let reps_per_set = |week: Week| {
            let sums = self.outlines(week).fold((0, 0), |sum, one| {
                (sum.0 + one.sums.reps, sum.1 + one.sums.working_sets)
            });
            (sums.1 > 0).then(|| f64::from(sums.0) / f64::from(sums.1))
        };
        let reps = (reps_per_set(week), reps_per_set(week.back(1)));
        self.heavier(week) && matches!(reps, (Some(now), Some(before)) if now < before)
    }

    fn ready(
        &self,
        routine: Option<&Attendance>,
        until: NaiveDate,
        formula: Formula,
    ) -> Option<Ready> {
        let sessions = self.recent.iter();
        let advice = advice::advise(&self.exercise, sessions, routine, until, formula)?;
        let load = advice.target.load.filter(|_| advice.target.goes_up())?;
        Some(Ready {
            exercise: self.exercise.clone(),
            load,
        })
    }
}

/// Hard sets per muscle: primary 1, secondary 0.5 (Pelland and others 2025), the most first.
#[must_use]
pub fn muscles<'e>(hard_sets: impl Iterator<Item = (&'e Exercise, u32)>) -> Vec<(Muscle, f64)> {
    let mut sets: BTreeMap<Muscle, f64> = BTreeMap::new();
    for (exercise, count) in hard_sets.filter(|(exercise, _)| exercise.builds_muscle()) {
        for muscle in &exercise.primary {
            *sets.entry(*muscle).or_default() += f64::from(count);
        }
        for muscle in &exercise.secondary {
            *sets.entry(*muscle).or_default() += f64::from(count) / 2.0;
        }
    }
    let mut sets: Vec<_> = sets.into_iter().filter(|(_, count)| *count > 0.0).collect();
    sets.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    sets
}

/// The record of a session that is worth a line, given all of them in order.
#[must_use]
pub fn headline(records: &[Record]) -> Option<&Record> {
    records.iter().min_by_key(|record| record.kind)
}

/// Whether a record is one of volume alone, the least of them.
#[must_use]
pub fn is_minor(record: &Record) -> bool {
    matches!(record.kind, Kind::SetVolume | Kind::SessionVolume)
}
