//! One exercise as it stood before a day: what a new session is held against.

use chrono::NaiveDate;

use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::sets::Set;
use crate::domain::stats::before::Before;
use crate::domain::stats::gather::{DaySet, Recent};
use crate::domain::stats::records::Bests;
use crate::domain::stats::session::{Rules, Session};

/// The bests of an exercise before a day, its last session, and what was done on the day itself, summed up while the log
/// is read. Memory does not grow with the sessions.
#[derive(Debug)]
pub struct Past<'c> {
    exercise: &'c Exercise,
    rules: &'c Rules,
    day: NaiveDate,
    before: Before,
    days: DaySet,
    last: Recent<1>,
    session: Option<Session>,
}

impl<'c> Past<'c> {
    /// Nothing yet, seen from `day`.
    #[must_use]
    pub fn before(day: NaiveDate, exercise: &'c Exercise, rules: &'c Rules) -> Self {
        Self {
            exercise,
            rules,
            day,
            before: Before::default(),
            days: DaySet::default(),
            last: Recent::default(),
            session: None,
        }
    }

    /// Nothing yet, and nothing will be left out.
    #[must_use]
    pub fn whole(exercise: &'c Exercise, rules: &'c Rules) -> Self {
        Self::before(NaiveDate::MAX, exercise, rules)
    }

    /// Adds an entry of the exercise that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.day {
            return;
        }
        if day == self.day {
            let session = self.session.get_or_insert_default();
            session.add(&entry.sets, day, self.exercise, self.rules);
            return;
        }
        let (exercise, rules) = (self.exercise, self.rules);
        self.before
            .add(&entry.sets, day, exercise, rules, |_, _| {});
        self.days.add(day);
        self.last.add(day, &entry.sets);
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        self.before.join(later.before);
        self.days.join(later.days);
        for (day, sets) in later.last.iter() {
            self.last.add(*day, sets);
        }
        if let Some(other) = later.session {
            self.session.get_or_insert_default().join(&other);
        }
        self
    }

    /// The bests of all sessions before the day.
    #[must_use]
    pub fn bests(&self) -> Bests {
        self.before.bests()
    }

    /// How many days before it the exercise was trained on.
    #[must_use]
    pub fn sessions(&self) -> usize {
        self.days.days().count()
    }

    /// The last of them, with its sets.
    #[must_use]
    pub fn last(&self) -> Option<(NaiveDate, &[Set])> {
        let last = self.last.iter().next_back();
        last.map(|(day, sets)| (*day, sets.as_slice()))
    }

    /// What was done on the day itself.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }
}
