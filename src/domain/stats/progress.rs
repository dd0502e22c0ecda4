//! The progress of one exercise, session by session.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::calendar::Week;
use crate::domain::catalogue::Logged;
use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::sets::Set;
use crate::domain::stats::gather::Recent;
use crate::domain::stats::records::{Bests, Record};
use crate::domain::stats::session::{Rules, Session, Volume, sum_up};
use crate::domain::stats::trend::{self, Trend};
use crate::domain::stats::week::Metric;

/// The sets of so many sessions are kept whole, for the table of the last sessions.
pub const KEPT: usize = 16;

/// Which exercises a log holds: the last day of each and how many days.
#[derive(Debug, Default)]
pub struct Roll {
    exercises: HashMap<String, BTreeMap<i32, u64>>,
}

impl Roll {
    /// Adds an entry that counts.
    pub fn add(&mut self, entry: &Entry) {
        use chrono::Datelike as _;
        let number = entry.date.num_days_from_ce();
        let bit = 1 << number.rem_euclid(64);
        let page = number.div_euclid(64);
        if let Some(days) = self.exercises.get_mut(entry.exercise.as_ref()) {
            *days.entry(page).or_default() |= bit;
        } else {
            self.exercises
                .insert(entry.exercise.to_string(), BTreeMap::from([(page, bit)]));
        }
    }

    /// Adds what another reader saw.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        for (id, days) in later.exercises {
            let own = self.exercises.entry(id).or_default();
            for (page, bits) in days {
                *own.entry(page).or_default() |= bits;
            }
        }
        self
    }

    /// The exercises, by id.
    #[must_use]
    pub fn exercises(&self) -> Vec<Logged> {
        let mut logged: Vec<Logged> = self
            .exercises
            .iter()
            .filter_map(|(id, days)| {
                let (page, bits) = days.last_key_value()?;
                let top = i32::try_from(63 - bits.leading_zeros()).ok()?;
                let last = NaiveDate::from_num_days_from_ce_opt(page * 64 + top)?;
                let sessions = days.values().map(|bits| bits.count_ones()).sum();
                Some(Logged {
                    id: id.clone(),
                    last,
                    sessions,
                })
            })
            .collect();
        logged.sort_by(|a, b| a.id.cmp(&b.id));
        logged
    }
}

/// One exercise's sessions, summed up while the log is read.
#[derive(Debug)]
pub struct History<'c> {
    exercise: &'c Exercise,
    rules: &'c Rules,
    sessions: BTreeMap<NaiveDate, Box<Session>>,
    recent: Recent<KEPT>,
}

impl<'c> History<'c> {
    /// Nothing yet.
    #[must_use]
    pub fn new(exercise: &'c Exercise, rules: &'c Rules) -> Self {
        Self {
            exercise,
            rules,
            sessions: BTreeMap::new(),
            recent: Recent::default(),
        }
    }

    /// Adds an entry of the exercise that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        let session = self.sessions.entry(day).or_default();
        let marks = &mut session.marks;
        session.sums += sum_up(
            &entry.sets,
            day,
            self.exercise,
            self.rules,
            |set, measure| marks.add(set, measure, day),
        );
        self.recent.add(day, &entry.sets);
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        for (day, session) in later.sessions {
            self.sessions.entry(day).or_default().join(&session);
        }
        for (day, sets) in later.recent.iter() {
            self.recent.add(*day, sets);
        }
        self
    }

    /// The days and what was done on them, the oldest first.
    #[must_use]
    pub fn sessions(&self) -> &BTreeMap<NaiveDate, Box<Session>> {
        &self.sessions
    }

    /// The sets of the last sessions, the oldest first.
    #[must_use]
    pub fn recent(&self) -> &Recent<KEPT> {
        &self.recent
    }

    /// The last session before a day, with its sets.
    #[must_use]
    pub fn last_before(&self, day: NaiveDate) -> Option<(NaiveDate, &[Set])> {
        let before = self.recent.iter().rev().find(|(kept, _)| **kept < day);
        before.map(|(day, sets)| (*day, sets.as_slice()))
    }

    /// The bests of all sessions before a day.
    #[must_use]
    pub fn bests_before(&self, day: NaiveDate) -> Bests {
        let mut bests = Bests::default();
        for session in self.sessions.range(..day).map(|(_, session)| session) {
            bests.absorb(session);
        }
        bests
    }

    /// The bests of all sessions.
    #[must_use]
    pub fn bests(&self) -> Bests {
        self.bests_before(NaiveDate::MAX)
    }

    /// The progress from a day on, by a metric or by the one that shows it best. Records are held against all
    /// sessions, before that day too.
    #[must_use]
    pub fn progress(&self, since: Option<NaiveDate>, metric: Option<Metric>) -> Progress {
        let since = since.unwrap_or(NaiveDate::MIN);
        let metric = metric.unwrap_or_else(|| {
            Metric::natural(
                &self
                    .sessions
                    .range(since..)
                    .map(|(_, session)| session.as_ref()),
            )
        });
        let mut bests = Bests::default();
        let mut lines = Vec::new();
        let mut improvements = 0;
        for (day, session) in &self.sessions {
            let records = bests.beaten_by(session);
            improvements += records.len();
            bests.absorb(session);
            if *day >= since {
                lines.push(SessionLine {
                    day: *day,
                    value: metric.of(session),
                    e1rm: Metric::E1rm.of(session),
                    volume: session.sums.volume,
                    working_sets: session.sums.working_sets,
                    reps: session.sums.reps,
                    record: records.first().copied(),
                    sets: self.recent.get(*day).cloned().unwrap_or_default(),
                });
            }
        }
        let points: Vec<(NaiveDate, f64)> = lines
            .iter()
            .filter_map(|line| Some((line.day, line.value?)))
            .collect();
        Progress {
            metric,
            trend: trend::trend(&points),
            sessions: self.sessions.len(),
            improvements,
            bests,
            lines,
        }
    }
}

/// One session of the progress.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionLine {
    /// The day.
    pub day: NaiveDate,
    /// The metric's figure.
    pub value: Option<f64>,
    /// The best estimated one-rep maximum.
    pub e1rm: Option<f64>,
    /// Load times repetitions.
    pub volume: Volume,
    /// Sets that count.
    pub working_sets: u32,
    /// Repetitions.
    pub reps: u32,
    /// The first of the records it set.
    pub record: Option<Record>,
    /// Its sets, if it is one of the last sessions.
    pub sets: Vec<Set>,
}

/// The progress of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// By what.
    pub metric: Metric,
    /// The trend of the metric over the sessions shown.
    pub trend: Option<Trend>,
    /// How many sessions there are in all.
    pub sessions: usize,
    /// How many records they set.
    pub improvements: usize,
    /// The bests of all of them.
    pub bests: Bests,
    /// The sessions from the day asked for on, the oldest first.
    pub lines: Vec<SessionLine>,
}

impl Progress {
    /// The points of the metric, one a session.
    #[must_use]
    pub fn points(&self) -> Vec<(NaiveDate, f64)> {
        self.lines
            .iter()
            .filter_map(|line| Some((line.day, line.value?)))
            .collect()
    }

    /// The best of each week.
    #[must_use]
    pub fn weekly(&self) -> BTreeMap<Week, f64> {
        let mut weeks = BTreeMap::new();
        for (day, value) in self.points() {
            let best = weeks.entry(Week::of(day)).or_insert(value);
            *best = best.max(value);
        }
        weeks
    }
}
