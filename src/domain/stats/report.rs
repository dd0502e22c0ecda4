//! A year of training, or another span of days, summed up for a page that others read too.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::{Exercise, Muscle};
use crate::domain::stats::gather::ByExercise;
use crate::domain::stats::holders::{Held, Holder};
use crate::domain::stats::peaks::Outline;
use crate::domain::stats::records::Record;
use crate::domain::stats::session::{Best, Rules, Sums};
use crate::domain::stats::streak::{belongs, longest, streak};
use crate::domain::stats::trend::{self, Trend};
use crate::domain::stats::week::{Metric, Totals, headline, is_minor, muscles};

/// How many exercises get a chart of their own.
const CHARTS: usize = 12;

/// The days of "lately", beside the mean of a span at least twice as long.
const LATELY_DAYS: u32 = 28;

/// A span longer than so many days is summed up by months, a shorter one by weeks. A choice: bars must stay legible.
const LONGEST_BY_WEEK: i64 = 2 * 366;

/// The days that a report is about, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: NaiveDate,
    /// The last; never after today.
    pub until: NaiveDate,
}

impl Span {
    fn has(self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// A log summed up as a report needs it, while it is read.
///
/// Memory grows with the exercises and the days trained, never with the entries.
#[derive(Debug)]
pub struct Diary<'c> {
    rules: &'c Rules,
    span: Span,
    today: NaiveDate,
    /// The week of today; all others start as it does.
    week: Week,
    exercises: ByExercise<'c, Held<Outline>>,
    /// The days of each week on which anything was trained, one bit a day, by its first day; up to today, whatever the
    /// span, for a week at its edge and a streak that began before it are whole all the same.
    weeks: BTreeMap<NaiveDate, u8>,
    /// The day last put there: the lines of a day mostly stand together.
    marked: Option<NaiveDate>,
}

impl<'c> Diary<'c> {
    /// Nothing yet; weeks start as `week`, that of today, does.
    #[must_use]
    pub fn new(
        catalogue: &'c Catalogue,
        rules: &'c Rules,
        span: Span,
        today: NaiveDate,
        week: Week,
    ) -> Self {
        Self {
            rules,
            span,
            today,
            week,
            exercises: ByExercise::new(catalogue, Held::new),
            weeks: BTreeMap::new(),
            marked: None,
        }
    }

    /// Adds an entry that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.today {
            return;
        }
        if self.marked.replace(day) != Some(day) {
            let first = self.week.holding(day).start();
            *self.weeks.entry(first).or_default() |= 1 << (day - first).num_days();
        }
        if day > self.span.until {
            return;
        }
        let held = self.exercises.of(&entry.exercise);
        held.add(entry, self.span.from, self.rules);
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        self.exercises.join(later.exercises, Held::join);
        for (first, days) in later.weeks {
            *self.weeks.entry(first).or_default() |= days;
        }
        self
    }

    /// All of it read: the report, against a goal of so many sessions a week.
    #[must_use]
    pub fn report(self, goal: u32) -> Report {
        let (span, today, rules) = (self.span, self.today, self.rules);
        let first_day = self
            .weeks
            .first_key_value()
            .map(|(first, days)| *first + Days::new(u64::from(days.trailing_zeros())));
        // Nothing is missing from the days before the log began: means and charts begin with it.
        let begin = first_day.map_or(span.from, |first| first.clamp(span.from, span.until));
        let mut exercises: Vec<Practised> = self
            .exercises
            .into_iter()
            .filter(|one| !one.sessions().is_empty())
            .map(Practised::of)
            .collect();
        exercises.sort_by(|a, b| {
            (b.sessions.len(), b.sums.working_sets)
                .cmp(&(a.sessions.len(), a.sums.working_sets))
                .then_with(|| a.exercise().name.cmp(&b.exercise().name))
                .then_with(|| a.exercise().id.cmp(&b.exercise().id))
        });
        let mut days: BTreeMap<NaiveDate, Sums> = BTreeMap::new();
        for (day, done) in exercises.iter().flat_map(|one| &one.sessions) {
            *days.entry(*day).or_default() += done.sums;
        }
        let mut totals = Totals::default();
        for sums in days.values() {
            totals.sessions += 1;
            totals.sums += *sums;
        }
        let sessions: BTreeMap<NaiveDate, u32> = self
            .weeks
            .into_iter()
            .map(|(first, days)| (first, days.count_ones()))
            .collect();
        let step = Step::of(begin, span.until, self.week);
        let body = rules.body.iter().filter(|(day, _)| span.has(*day));
        Report {
            span,
            begin,
            first_day,
            totals,
            step,
            steps: steps(&days, step, begin, span.until),
            week: self.week,
            goal: Goal::of(&sessions, goal, span, today, self.week),
            muscles: muscle_work(&exercises, begin, span.until),
            broken: broken(&exercises),
            days,
            exercises,
            body: body.copied().collect(),
        }
    }
}

/// What a report says.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The days it is about.
    pub span: Span,
    /// The first of them on which there was a log: where charts and means begin.
    pub begin: NaiveDate,
    /// The first day trained ever.
    pub first_day: Option<NaiveDate>,
    /// The span as a whole.
    pub totals: Totals,
    /// The sums of each day trained.
    pub days: BTreeMap<NaiveDate, Sums>,
    /// Whether `steps` are weeks or months.
    pub step: Step,
    /// Every week or month since `begin` with its first day, the empty ones too, the oldest first; none of a span
    /// without a day trained.
    pub steps: Vec<(NaiveDate, Totals)>,
    /// How the goal was kept.
    pub goal: Goal,
    /// The week of today: all others start as it does.
    pub week: Week,
    /// The exercises trained, those of the most sessions first.
    pub exercises: Vec<Practised>,
    /// Hard sets per muscle, the most first.
    pub muscles: Vec<MuscleWork>,
    /// The sessions that were better than every earlier one, the newest first.
    pub broken: Vec<Broken>,
    /// Body weight in kilograms by day.
    pub body: Vec<(NaiveDate, f64)>,
}

impl Report {
    /// The exercises that get a chart: the most trained of those with at least two figures to compare, in the order of
    /// strength: by estimated maximum, then by repetitions, time and distance.
    #[must_use]
    pub fn main_exercises(&self) -> Vec<&Practised> {
        let mut main: Vec<&Practised> = self
            .exercises
            .iter()
            .filter(|one| one.by_step(self.step).len() > 1)
            .take(CHARTS)
            .collect();
        let rank = |one: &Practised| {
            let kind = match one.metric {
                Metric::E1rm => 4,
                Metric::Reps => 3,
                Metric::Time => 2,
                Metric::Distance => 1,
                Metric::Top | Metric::Volume | Metric::Pace => 0,
            };
            (kind, one.best().map_or(0.0, |(_, value)| value))
        };
        main.sort_by(|a, b| {
            let ((kind, best), (other_kind, other)) = (rank(a), rank(b));
            other_kind
                .cmp(&kind)
                .then(other.total_cmp(&best))
                .then_with(|| a.exercise().name.cmp(&b.exercise().name))
        });
        main
    }
}

/// By what a span is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Weeks that start as this one does.
    Week(Week),
    /// Calendar months.
    Month,
}

impl Step {
    fn of(from: NaiveDate, until: NaiveDate, week: Week) -> Self {
        if (until - from).num_days() < LONGEST_BY_WEEK {
            Self::Week(week)
        } else {
            Self::Month
        }
    }

    /// The word on the page and of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Week(_) => "week",
            Self::Month => "month",
        }
    }

    /// The first day of the one that a day lies in.
    #[must_use]
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Week(like) => like.holding(day).start(),
            Self::Month => day.with_day(1).unwrap_or(day),
        }
    }

    /// The first day of the next one.
    #[must_use]
    pub fn next(self, start: NaiveDate) -> NaiveDate {
        match self {
            Self::Week(_) => start + Days::new(7),
            // Every month has ended after 31 days, and none that follows has.
            Self::Month => self.start(start + Days::new(31)),
        }
    }
}

/// How the goal of sessions a week was kept, by whole weeks; a week belongs to the span that holds its fourth day, by ISO 8601
/// the Thursday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Sessions a week to aim at.
    pub sessions: u32,
    /// Weeks that reached it.
    pub met: u32,
    /// Weeks since the log began; the running week is among them once it has reached the goal.
    pub weeks: u32,
    /// The most weeks in a row that reached it.
    pub longest: u32,
    /// The weeks in a row up to today, those before the span too; `None` for a span that ended before today.
    pub running: Option<u32>,
}

impl Goal {
    fn of(
        sessions: &BTreeMap<NaiveDate, u32>,
        goal: u32,
        span: Span,
        today: NaiveDate,
        running: Week,
    ) -> Self {
        let mut told = Self {
            sessions: goal,
            met: 0,
            weeks: 0,
            longest: 0,
            running: (span.until == today).then(|| streak(sessions, goal, running.start())),
        };
        let belongs = |first: NaiveDate| belongs(first, (span.from, span.until), today);
        told.longest = longest(sessions, goal, belongs);
        let Some(first) = sessions.keys().next() else {
            return told;
        };
        let mut week = running.holding(span.from).max(running.holding(*first));
        while week.start() <= span.until {
            let is_running = week.end() >= today;
            let met = sessions
                .get(&week.start())
                .is_some_and(|count| *count >= goal.max(1));
            if belongs(week.start()) && (met || !is_running) {
                told.weeks += 1;
                told.met += u32::from(met);
            }
            week = week.next();
        }
        told
    }
}

/// An exercise in the span.
#[derive(Debug, Clone, PartialEq)]
pub struct Practised {
    /// The exercise, its bests up to the end of the span, and the records set in it.
    pub holder: Holder,
    /// The figure that shows its progress best.
    pub metric: Metric,
    /// What its sets add up to.
    pub sums: Sums,
    /// Its sessions, the oldest first.
    pub sessions: Vec<(NaiveDate, Done)>,
}

/// What was done of an exercise on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Done {
    /// What its sets add up to.
    pub sums: Sums,
    /// Its figure by the metric of the exercise.
    pub value: Option<f64>,
}

impl Practised {
    fn of(held: Held<Outline>) -> Self {
        let days = held.sessions().outlines();
        let with = |metric| {
            let days = days.values();
            days.filter(|day| day.by(metric).is_some()).count()
        };
        let metric = Metric::natural_of(days.len(), with);
        let mut sums = Sums::default();
        let mut sessions = Vec::with_capacity(days.len());
        for (day, outline) in &days {
            sums += outline.sums;
            let done = Done {
                sums: outline.sums,
                value: outline.by(metric),
            };
            sessions.push((*day, done));
        }
        Self {
            holder: held.told(),
            metric,
            sums,
            sessions,
        }
    }

    /// The exercise.
    #[must_use]
    pub fn exercise(&self) -> &Exercise {
        &self.holder.exercise
    }

    /// The figures, one a session.
    pub fn values(&self) -> impl Iterator<Item = (NaiveDate, f64)> {
        self.sessions
            .iter()
            .filter_map(|(day, done)| Some((*day, done.value?)))
    }

    /// The figure of its first session that has one.
    #[must_use]
    pub fn first(&self) -> Option<(NaiveDate, f64)> {
        self.values().next()
    }

    /// The best figure of the span and the day on which it was first reached; of equal ones the day of the better set,
    /// if it is the best ever.
    #[must_use]
    pub fn best(&self) -> Option<(NaiveDate, f64)> {
        let best = self.values().reduce(better)?;
        let ever = self.best_ever().map(|ever| (ever.day, ever.value));
        let own =
            |ever: &(NaiveDate, f64)| ever.1 <= best.1 && self.values().any(|one| one == *ever);
        Some(ever.filter(own).unwrap_or(best))
    }

    /// The best figure ever, up to the end of the span.
    #[must_use]
    pub fn best_ever(&self) -> Option<Best> {
        let marks = &self.holder.bests.marks;
        match self.metric {
            Metric::E1rm => marks.e1rm,
            Metric::Top => marks.weight,
            Metric::Reps => marks.most_reps,
            Metric::Time => marks.duration(),
            Metric::Distance => marks.distance(),
            Metric::Pace => marks.pace(),
            Metric::Volume => None,
        }
    }

    /// The trend of the figures over all sessions of the span.
    #[must_use]
    pub fn trend(&self) -> Option<Trend> {
        trend::trend(&self.values().collect::<Vec<_>>())
    }

    /// The best figure of each week or month with its day, the oldest first.
    #[must_use]
    pub fn by_step(&self, step: Step) -> Vec<(NaiveDate, f64)> {
        let mut bests: BTreeMap<NaiveDate, (NaiveDate, f64)> = BTreeMap::new();
        for point in self.values() {
            let best = bests.entry(step.start(point.0)).or_insert(point);
            *best = better(*best, point);
        }
        bests.into_values().collect()
    }
}

/// The higher of two figures, of equal ones the first.
fn better(one: (NaiveDate, f64), other: (NaiveDate, f64)) -> (NaiveDate, f64) {
    if other.1 > one.1 { other } else { one }
}

/// Hard sets of a muscle: 1 for the main ones of an exercise, 0.5 for helpers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MuscleWork {
    /// The muscle.
    pub muscle: Muscle,
    /// Hard sets a week, the mean since the log began.
    pub per_week: f64,
    /// The mean of the last four weeks, where the span is at least twice as long.
    pub lately: Option<f64>,
    /// Days a week with a hard set for it as a main or helping muscle.
    pub days_per_week: f64,
}

fn muscle_work(exercises: &[Practised], begin: NaiveDate, until: NaiveDate) -> Vec<MuscleWork> {
    let days = u32::try_from((until - begin).num_days() + 1).unwrap_or(1);
    // Less than a week is not blown up to one.
    let weeks = (f64::from(days) / 7.0).max(1.0);
    let recent = until - Days::new(u64::from(LATELY_DAYS - 1));
    let hard_sets_from = |from: NaiveDate| {
        muscles(exercises.iter().map(|one| {
            let done = one.sessions.iter().filter(|(day, _)| *day >= from);
            (
                one.exercise(),
                done.map(|(_, done)| done.sums.hard_sets).sum(),
            )
        }))
    };
    let lately: BTreeMap<Muscle, f64> = hard_sets_from(recent).into_iter().collect();
    hard_sets_from(begin)
        .into_iter()
        .map(|(muscle, sets)| MuscleWork {
            muscle,
            per_week: sets / weeks,
            lately: (days >= 2 * LATELY_DAYS).then(|| {
                lately.get(&muscle).copied().unwrap_or(0.0) * 7.0 / f64::from(LATELY_DAYS)
            }),
            days_per_week: f64::from(days_of(exercises, muscle)) / weeks,
        })
        .collect()
}

/// The days with a hard set for a muscle.
fn days_of(exercises: &[Practised], muscle: Muscle) -> u32 {
    let works = |one: &&Practised| {
        let exercise = one.exercise();
        exercise.primary.contains(&muscle) || exercise.secondary.contains(&muscle)
    };
    let days: HashSet<NaiveDate> = exercises
        .iter()
        .filter(works)
        .flat_map(|one| &one.sessions)
        .filter(|(_, done)| done.sums.hard_sets > 0)
        .map(|(day, _)| *day)
        .collect();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

/// A session of an exercise that was better than every earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// Which of the exercises of the report.
    pub place: usize,
    /// The day.
    pub day: NaiveDate,
    /// The record worth a line.
    pub record: Record,
}

/// One line a session and exercise; records of volume alone are no news.
fn broken(exercises: &[Practised]) -> Vec<Broken> {
    let mut all: Vec<Broken> = exercises
        .iter()
        .enumerate()
        .flat_map(|(place, one)| {
            one.holder.broken.iter().filter_map(move |(day, records)| {
                let record = *headline(records).filter(|record| !is_minor(record))?;
                Some(Broken {
                    place,
                    day: *day,
                    record,
                })
            })
        })
        .collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.day), one.place));
    all
}

fn steps(
    days: &BTreeMap<NaiveDate, Sums>,
    step: Step,
    begin: NaiveDate,
    until: NaiveDate,
) -> Vec<(NaiveDate, Totals)> {
    let mut all: BTreeMap<NaiveDate, Totals> = BTreeMap::new();
    let mut start = step.start(begin);
    while start <= until && !days.is_empty() {
        all.insert(start, Totals::default());
        start = step.next(start);
    }
    for (day, sums) in days {
        let totals = all.entry(step.start(*day)).or_default();
        totals.sessions += 1;
        totals.sums += *sums;
    }
    all.into_iter().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::sets::{Amount, Set, SetKind};
    use crate::domain::stats::session::Session;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Sessions by week, as `2026-W47:3`.
    fn weeks(text: &str) -> BTreeMap<NaiveDate, u32> {
        text.split_whitespace()
            .map(|one| {
                let (week, count) = one.split_once(':').unwrap();
                let week = Week::parse(week, day("2030-01-01"), Weekday::Mon).unwrap();
                (week.start(), count.parse().unwrap())
            })
            .collect()
    }

    #[test]
    fn weeks_at_the_goal() {
        // From, until, today, sessions; then weeks at the goal of 3, weeks, longest, running.
        let cases = [
            (
                "2026-01-01",
                "2026-11-22",
                "2026-11-22",
                "",
                (0, 0, 0, Some(0)),
            ),
            (
                "2026-01-01",
                "2026-11-22",
                "2026-11-22",
                "2026-W45:3 2026-W46:3 2026-W47:3",
                (3, 3, 3, Some(3)),
            ),
            // The running week does not count before it is at the goal.
            (
                "2026-01-01",
                "2026-11-22",
                "2026-11-22",
                "2026-W45:3 2026-W46:3 2026-W47:2",
                (2, 2, 2, Some(2)),
            ),
            (
                "2026-01-01",
                "2026-11-18",
                "2026-11-18",
                "2026-W45:3 2026-W47:3",
                (2, 3, 1, Some(1)),
            ),
            // A week without a session is a week.
            (
                "2026-01-01",
                "2026-11-22",
                "2026-11-22",
                "2026-W40:3 2026-W41:4 2026-W44:3",
                (3, 7, 2, Some(0)),
            ),
            // The first week of 2026 begins in 2025, the last one ends in 2027.
            (
                "2026-01-01",
                "2026-12-31",
                "2027-02-01",
                "2026-W01:3 2026-W53:3 2027-W01:3",
                (2, 53, 1, None),
            ),
            (
                "2025-01-01",
                "2025-12-31",
                "2027-02-01",
                "2025-W01:3 2026-W01:3",
                (1, 52, 1, None),
            ),
            // A streak may have begun before the span, its longest run within.
            (
                "2026-01-01",
                "2026-01-11",
                "2026-01-11",
                "2025-W51:3 2025-W52:3 2026-W01:3 2026-W02:3",
                (2, 2, 2, Some(4)),
            ),
            // A span that begins on a Friday leaves that week to the days before.
            (
                "2026-11-13",
                "2026-11-22",
                "2026-11-22",
                "2026-W46:3 2026-W47:3",
                (1, 1, 1, Some(2)),
            ),
        ];
        for (from, until, today, sessions, (met, weeks_seen, longest, running)) in cases {
            let span = Span {
                from: day(from),
                until: day(until),
            };
            let expected = Goal {
                sessions: 3,
                met,
                weeks: weeks_seen,
                longest,
                running,
            };
            assert_eq!(
                Goal::of(&weeks(sessions), 3, span, day(today), Week::of(day(today))),
                expected,
                "{from} {sessions}"
            );
        }
    }

    #[test]
    fn one_heavy_day_does_not_choose_the_metric() {
        let push_up = Catalogue::default().get_or_unknown("push-up");
        let rules = Rules {
            body: vec![(day("2020-01-01"), 80.0)],
            ..Rules::default()
        };
        let metric = |reps: &[u32]| {
            let mut sessions: BTreeMap<NaiveDate, Box<Session>> = BTreeMap::new();
            for (at, reps) in reps.iter().enumerate() {
                let day = day("2026-01-01") + Days::new(u64::try_from(at).unwrap());
                let set = Set {
                    amount: Amount::Reps(*reps),
                    weight: None,
                    kind: SetKind::Working,
                    rpe: None,
                    rest: None,
                };
                let session = sessions.entry(day).or_default();
                session.add(&[set], day, &push_up, &rules);
            }
            Metric::natural(&sessions.values().map(AsRef::as_ref))
        };
        assert_eq!(metric(&[8, 9, 10]), Metric::E1rm);
        assert_eq!(metric(&[8, 20]), Metric::E1rm);
        assert_eq!(metric(&[8, 20, 21]), Metric::Reps);
        assert_eq!(metric(&[30]), Metric::Reps);
    }

    #[test]
    fn steps_are_whole_weeks_or_months() {
        let iso = Week::of(day("2026-11-22"));
        let of = |from: &str, until: &str| {
            let trained = BTreeMap::from([(day(from), Sums::default())]);
            let (from, until) = (day(from), day(until));
            let all = steps(&trained, Step::of(from, until, iso), from, until);
            (
                Step::of(from, until, iso),
                all.len(),
                all[0].0,
                all[all.len() - 1].0,
            )
        };
        assert_eq!(
            of("2026-01-01", "2026-12-31"),
            (Step::Week(iso), 53, day("2025-12-29"), day("2026-12-28"))
        );
        assert_eq!(
            of("2026-11-22", "2026-11-22"),
            (Step::Week(iso), 1, day("2026-11-16"), day("2026-11-16"))
        );
        assert_eq!(
            of("2016-01-31", "2026-11-22"),
            (Step::Month, 131, day("2016-01-01"), day("2026-11-01"))
        );
        let sunday = Week::starting(Weekday::Sun, day("2026-11-22"));
        let step = Step::of(day("2026-11-14"), day("2026-11-22"), sunday);
        let starts =
            [day("2026-11-14"), day("2026-11-15"), day("2026-11-22")].map(|on| step.start(on));
        assert_eq!(
            starts,
            [day("2026-11-08"), day("2026-11-15"), day("2026-11-22")]
        );
        assert!(
            steps(
                &BTreeMap::new(),
                Step::Week(iso),
                day("2026-01-01"),
                day("2026-11-22")
            )
            .is_empty()
        );
    }
}
