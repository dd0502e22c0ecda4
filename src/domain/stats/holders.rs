//! Who holds the records: the bests of every exercise, and what was beaten from some day on.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::stats::records::{Bests, Record};
use crate::domain::stats::session::{Best, Rules, Session, sum_up};
use crate::domain::stats::week::DayVolumes;

/// The bests of all exercises, summed up while the log is read.
///
/// Memory grows with the exercises and with the days from `from` on, never with the entries before.
#[derive(Debug)]
pub struct Holders<'c> {
    catalogue: &'c Catalogue,
    rules: &'c Rules,
    from: NaiveDate,
    last_day: NaiveDate,
    exercises: HashMap<String, Held>,
}

/// One exercise of them.
#[derive(Debug)]
struct Held {
    exercise: Exercise,
    /// The bests of the days before `from`.
    before: Bests,
    volumes: DayVolumes,
    /// The days from then on in full.
    sessions: BTreeMap<NaiveDate, Session>,
}

/// The bests of an exercise and how they were reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The exercise.
    pub exercise: Exercise,
    /// The bests of all sessions.
    pub bests: Bests,
    /// The sessions that set records, the oldest first, with all of them.
    pub broken: Vec<(NaiveDate, Vec<Record>)>,
}

impl Holder {
    /// The best that stands for the exercise: the heaviest set, or without a load the most repetitions, the longest
    /// hold, the farthest distance. Less help is a heavier set.
    #[must_use]
    pub fn headline(&self) -> Option<Best> {
        let marks = &self.bests.marks;
        let loaded = marks
            .weight
            .filter(|best| best.set.weight.is_some_and(|weight| weight.value != 0.0));
        loaded
            .or(marks.most_reps)
            .or(marks.duration)
            .or(marks.distance)
    }

    /// Whether its headline was set, against earlier sessions, in the days looked at.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.headline()
            .is_some_and(|best| self.broken.iter().any(|(day, _)| *day == best.day))
    }
}

impl<'c> Holders<'c> {
    /// Nothing yet; the records of the days `from` to `last_day` are told one by one.
    #[must_use]
    pub fn new(
        catalogue: &'c Catalogue,
        rules: &'c Rules,
        from: NaiveDate,
        last_day: NaiveDate,
    ) -> Self {
        Self {
            catalogue,
            rules,
            from,
            last_day,
            exercises: HashMap::new(),
        }
    }

    /// Adds an entry that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.last_day {
            return;
        }
        let (from, rules) = (self.from, self.rules);
        let one = self.held(&entry.exercise);
        if day >= from {
            let session = one.sessions.entry(day).or_default();
            session.add(&entry.sets, day, &one.exercise, rules);
            return;
        }
        one.before.begun = true;
        let marks = &mut one.before.marks;
        let sums = sum_up(&entry.sets, day, &one.exercise, rules, |set, measure| {
            marks.add(set, measure, day);
        });
        one.volumes.add(day, sums.volume);
    }

    fn held(&mut self, id: &str) -> &mut Held {
        if !self.exercises.contains_key(id) {
            let held = Held {
                exercise: self.catalogue.get_or_unknown(id),
                before: Bests::default(),
                volumes: DayVolumes::default(),
                sessions: BTreeMap::new(),
            };
            self.exercises.insert(id.to_owned(), held);
        }
        self.exercises.get_mut(id).expect("put there above")
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        for (id, other) in later.exercises {
            let one = self.held(&id);
            one.before.begun |= other.before.begun;
            one.before.marks.join(&other.before.marks);
            one.volumes.join(other.volumes);
            for (day, session) in other.sessions {
                one.sessions.entry(day).or_default().join(&session);
            }
        }
        self
    }

    /// The exercises, those with the highest estimated maximum first, then by repetitions, time and distance.
    #[must_use]
    pub fn holders(self) -> Vec<Holder> {
        let mut holders: Vec<Holder> = self.exercises.into_values().map(Held::told).collect();
        let rank = |holder: &Holder| {
            let marks = &holder.bests.marks;
            [marks.e1rm, marks.most_reps, marks.duration, marks.distance]
                .map(|best| best.map_or(0.0, |best| best.value))
        };
        holders.sort_by(|a, b| {
            rank(b)
                .partial_cmp(&rank(a))
                .unwrap_or(std::cmp::Ordering::Equal)
                .then_with(|| a.exercise.name.cmp(&b.exercise.name))
                .then_with(|| a.exercise.id.cmp(&b.exercise.id))
        });
        holders
    }
}

impl Held {
    fn told(self) -> Holder {
        let mut bests = self.before;
        bests.session_volume = self.volumes.largest();
        let mut broken = Vec::new();
        for (day, session) in &self.sessions {
            let records = bests.beaten_by(session);
            if !records.is_empty() {
                broken.push((*day, records));
            }
            bests.absorb(session);
        }
        Holder {
            exercise: self.exercise,
            bests,
            broken,
        }
    }
}
