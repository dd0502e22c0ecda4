//! Who holds the records: the bests of every exercise, and what was beaten from some day on.

use chrono::NaiveDate;

use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Set};
use crate::domain::stats::before::Before;
use crate::domain::stats::gather::ByExercise;
use crate::domain::stats::records::{Bests, Record};
use crate::domain::stats::session::{Best, Mark, Rules, Session, Volume};
use crate::domain::stats::sessions::{Sessions, Trace};

/// The bests of all exercises, summed up while the log is read.
///
/// Memory grows with the exercises and with the days from `from` on, never with the entries before.
#[derive(Debug)]
pub struct Holders<'c> {
    rules: &'c Rules,
    from: NaiveDate,
    last_day: NaiveDate,
    exercises: ByExercise<'c, Held<Volume>>,
}

/// One exercise of them, summed up while the log is read; of the sessions without a record a trace is kept.
#[derive(Debug)]
pub struct Held<T> {
    exercise: Exercise,
    /// The bests of the days before `from`.
    before: Before,
    /// The days from then on.
    sessions: Sessions<T>,
    /// The most repetitions with the body alone.
    unassisted: Option<Best>,
}

/// The bests of an exercise and how they were reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    /// The exercise.
    pub exercise: Exercise,
    /// The bests of all sessions.
    pub bests: Bests,
    /// The most repetitions with the body alone, neither helped nor loaded; of bodyweight exercises only.
    pub unassisted: Option<Best>,
    /// The sessions that set records, the oldest first, with all of them.
    pub broken: Vec<(NaiveDate, Vec<Record>)>,
    /// Loads with the most repetitions that each was moved, the heaviest first: none is beaten in both by another. With
    /// each the first day of it, if that is one of the days looked at.
    pub rep_records: Vec<(Mark, Option<NaiveDate>)>,
    /// The first day of the largest volume of a session, if that is one of the days looked at.
    pub session_volume_day: Option<NaiveDate>,
}

impl Holder {
    /// The best that stands for the exercise: the heaviest set, or without a load the most repetitions, the longest
    /// hold, the farthest distance.
    ///
    /// Less help is a heavier set, and the first repetition without help beats any with it.
    #[must_use]
    pub fn headline(&self) -> Option<Best> {
        let marks = &self.bests.marks;
        let loaded = marks
            .weight
            .filter(|best| best.set.weight.is_some_and(|weight| weight.value != 0.0));
        loaded
            .or(self.unassisted)
            .or(marks.most_reps)
            .or(marks.duration())
            .or(marks.distance())
    }

    /// Whether any of its records was set, against earlier sessions, in the days looked at.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        !self.broken.is_empty()
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
            rules,
            from,
            last_day,
            exercises: ByExercise::new(catalogue, Held::new),
        }
    }

    /// Adds an entry that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        if day > self.last_day {
            return;
        }
        let held = self.exercises.of(&entry.exercise);
        held.add(entry, self.from, self.rules);
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        self.exercises.join(later.exercises, Held::join);
        self
    }

    /// The exercises, those with the highest estimated maximum first, then by repetitions, time and distance.
    #[must_use]
    pub fn holders(self) -> Vec<Holder> {
        let mut holders: Vec<Holder> = self.exercises.into_iter().map(Held::told).collect();
        let rank = |holder: &Holder| {
            let marks = &holder.bests.marks;
            [
                marks.e1rm,
                marks.most_reps,
                marks.duration(),
                marks.distance(),
            ]
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

impl<T: Trace> Held<T> {
    /// Nothing yet of an exercise.
    #[must_use]
    pub fn new(exercise: Exercise) -> Self {
        Self {
            exercise,
            before: Before::default(),
            sessions: Sessions::default(),
            unassisted: None,
        }
    }

    /// Adds an entry of it that counts; days from `from` on are told one by one.
    pub fn add(&mut self, entry: &Entry, from: NaiveDate, rules: &Rules) {
        let day = entry.date;
        if self.exercise.tracking.loading() == Loading::Bodyweight {
            self.add_unassisted(&entry.sets, day);
        }
        if day >= from {
            let session = self.sessions.at(day);
            session.add(&entry.sets, day, &self.exercise, rules);
            return;
        }
        let exercise = &self.exercise;
        self.before
            .add(&entry.sets, day, exercise, rules, |_, _| {});
    }

    /// Adds what another reader saw of it.
    pub fn join(&mut self, other: Self) {
        self.before.join(other.before);
        self.sessions.join(other.sessions);
        if let Some(best) = other.unassisted {
            Best::offer(&mut self.unassisted, best.value, &best.set, best.day);
        }
    }

    /// The days from `from` on.
    #[must_use]
    pub fn sessions(&self) -> &Sessions<T> {
        &self.sessions
    }

    fn add_unassisted(&mut self, sets: &[Set], day: NaiveDate) {
        let bare = |set: &&Set| set.weight.is_none_or(|weight| weight.value == 0.0);
        for set in sets.iter().filter(|set| set.is_working()).filter(bare) {
            if let Some(reps) = set.reps().filter(|reps| *reps > 0) {
                Best::offer(&mut self.unassisted, f64::from(reps), set, day);
            }
        }
    }

    /// All of it read: the bests and how they were reached.
    #[must_use]
    pub fn told(self) -> Holder {
        let mut bests = self.before.bests();
        let mut broken = Vec::new();
        for (day, session) in self.sessions.notable() {
            let records = bests.beaten_by(session);
            if !records.is_empty() {
                broken.push((day, records));
            }
            bests.absorb(session);
        }
        let first = |reached: &dyn Fn(&Session) -> bool| {
            let mut days = self.sessions.notable();
            days.find(|(_, session)| reached(session))
                .map(|(day, _)| day)
        };
        let mut rep_records: Vec<(Mark, Option<NaiveDate>)> = bests
            .marks
            .front
            .marks()
            .iter()
            .map(|mark| {
                let reached =
                    |session: &Session| session.marks.front.reps_at(mark.load) == Some(mark.reps);
                (*mark, first(&reached))
            })
            .collect();
        rep_records.sort_by(|a, b| b.0.load.total_cmp(&a.0.load));
        let largest = bests.session_volume;
        Holder {
            session_volume_day: first(&|session| session.sums.volume.kg() >= largest),
            exercise: self.exercise,
            bests,
            unassisted: self.unassisted,
            broken,
            rep_records,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    use crate::domain::entry::{self, Line};
    use crate::domain::stats::session::Front;
    use chrono::Days;
    use proptest::prelude::*;

    fn start() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 1).unwrap()
    }

    fn read<'c>(
        lines: &[String],
        catalogue: &'c Catalogue,
        rules: &'c Rules,
        from: u64,
    ) -> Holders<'c> {
        let last = start() + Days::new(60);
        let mut held = Holders::new(catalogue, rules, start() + Days::new(from), last);
        for line in lines {
            match entry::read(line.as_bytes(), &mut Vec::new()).unwrap() {
                Line::Entry(entry) => held.add(&entry),
                other => panic!("{other:?}"),
            }
        }
        held
    }

    /// Days, an exercise and its sets as JSON.
    fn lines(entries: &[(u64, &str, String)]) -> Vec<String> {
        let line = |(number, (day, exercise, sets)): (usize, &(u64, &str, String))| {
            format!(
                r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{number:012x}","date":"{}","exercise":"{exercise}","sets":[{sets}]}}"#,
                start() + Days::new(*day)
            )
        };
        entries.iter().enumerate().map(line).collect()
    }

    #[test]
    fn the_first_repetition_without_help_beats_any_with_it() {
        let set = |reps: u32, help: f64| match help {
            0.0 => format!(r#"{{"reps":{reps}}}"#),
            _ => format!(r#"{{"reps":{reps},"weight":{help},"unit":"kg"}}"#),
        };
        let catalogue = Catalogue::default();
        let rules = Rules::default();
        let headline = |sets: &[String]| {
            let entries: Vec<_> = (0..)
                .zip(sets)
                .map(|(day, sets)| (day, "pull-up", sets.clone()))
                .collect();
            let holders = read(&lines(&entries), &catalogue, &rules, 0).holders();
            let best = holders[0].headline().unwrap();
            let load = best.set.weight.map_or(0.0, |weight| weight.value);
            (load, best.set.reps().unwrap(), best.day)
        };
        let day = |days| start() + Days::new(days);
        let mut done = vec![set(8, -30.0), set(6, -20.0)];
        assert_eq!(headline(&done), (-20.0, 6, day(1)), "less help");
        done.push(set(1, 0.0));
        assert_eq!(headline(&done), (0.0, 1, day(2)), "none at all");
        done.push(set(3, 0.0) + "," + &set(12, -20.0));
        assert_eq!(headline(&done), (0.0, 3, day(3)), "more of them");
        done.push(set(1, 5.0));
        assert_eq!(headline(&done), (5.0, 1, day(4)), "and a load");
    }

    #[test]
    fn of_equal_loads_the_better_set_counts_whichever_day_it_was() {
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let loaded = |seconds: u32| format!(r#"{{"seconds":{seconds},"weight":10,"unit":"kg"}}"#);
        let entries = [
            // Longer than all others, and without a load.
            (0, "plank", r#"{"seconds":200}"#.to_owned()),
            (1, "plank", loaded(20)),
            (2, "plank", loaded(40)),
            (3, "plank", loaded(40)),
            (4, "plank", loaded(30)),
        ];
        let holders = read(&lines(&entries), &catalogue, &rules, 0).holders();
        let best = holders[0].headline().unwrap();
        let told = (best.set.seconds(), best.day);
        assert_eq!(told, (Some(40.0), start() + Days::new(2)));
    }

    #[test]
    fn reps_at_a_load_and_their_days() {
        let sets = |text: &str| {
            let of = |set: &str| {
                let (reps, weight) = set.split_once('@').unwrap();
                format!(r#"{{"reps":{reps},"weight":{weight},"unit":"kg"}}"#)
            };
            text.split(' ').map(of).collect::<Vec<_>>().join(",")
        };
        let entries = [
            (0, "back-squat", sets("5@100 8@80")),
            (7, "back-squat", sets("5@100 10@80 3@90")),
            (14, "back-squat", sets("1@120 5@100")),
        ];
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let told = |from| {
            let held = read(&lines(&entries), &catalogue, &rules, from).holders();
            let marks = held[0].rep_records.iter();
            let told: Vec<(f64, u32, Option<i64>)> = marks
                .map(|(mark, day)| {
                    let day = day.map(|day| (day - start()).num_days());
                    (mark.load, mark.reps, day)
                })
                .collect();
            let day = held[0].session_volume_day;
            (told, day.map(|day| (day - start()).num_days()))
        };
        let expected = vec![
            (120.0, 1, Some(14)),
            (100.0, 5, Some(0)),
            (80.0, 10, Some(7)),
        ];
        assert_eq!(told(0), (expected, Some(7)));
        let later = told(10).0;
        assert_eq!(later[0], (120.0, 1, Some(14)));
        assert_eq!(later[2], (80.0, 10, None), "before the days looked at");
    }

    /// The same with every session kept in full, in the order of the days.
    fn of_whole_sessions(
        lines: &[String],
        exercise: &Exercise,
        rules: &Rules,
        from: u64,
    ) -> Holder {
        let from = start() + Days::new(from);
        let mut sessions: BTreeMap<NaiveDate, Session> = BTreeMap::new();
        let mut unassisted = Held::<Volume>::new(exercise.clone());
        for line in lines {
            let mut sets = Vec::new();
            let Line::Entry(entry) = entry::read(line.as_bytes(), &mut sets).unwrap() else {
                panic!("{line}");
            };
            if entry.exercise == exercise.id {
                let session = sessions.entry(entry.date).or_default();
                session.add(&entry.sets, entry.date, exercise, rules);
                if exercise.tracking.loading() == Loading::Bodyweight {
                    unassisted.add_unassisted(&entry.sets, entry.date);
                }
            }
        }
        let mut bests = Bests::default();
        let mut broken = Vec::new();
        for (day, session) in &sessions {
            let records = bests.beaten_by(session);
            if !records.is_empty() && *day >= from {
                broken.push((*day, records));
            }
            bests.absorb(session);
        }
        let first = |reached: &dyn Fn(&Session) -> bool| {
            let mut days = sessions.range(from..);
            days.find(|(_, session)| reached(session))
                .map(|(day, _)| *day)
        };
        let marks = bests.marks.front.marks().iter();
        let mut rep_records: Vec<_> = marks
            .map(|mark| {
                let at = |one: &Session| one.marks.front.reps_at(mark.load) == Some(mark.reps);
                (*mark, first(&at))
            })
            .collect();
        rep_records.sort_by(|a, b| b.0.load.total_cmp(&a.0.load));
        let largest = bests.session_volume;
        Holder {
            exercise: exercise.clone(),
            unassisted: unassisted.unassisted,
            broken,
            session_volume_day: first(&|session| session.sums.volume.kg() >= largest),
            rep_records,
            bests,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn two_readers_and_any_order_tell_the_same(
            sets in prop::collection::vec((0_u64..30, 0_usize..3, -2_i32..4, 0_u32..14, 0_u8..4), 1..40),
            cut in 0_usize..40, turns in 0_usize..40, from in 0_u64..30,
        ) {
            let catalogue = Catalogue::default();
            let rules = Rules { body: vec![(start() + Days::new(5), 80.0), (start() + Days::new(15), 82.5)], ..Rules::default() };
            let entries: Vec<(u64, &str, String)> = sets.iter().map(|(day, exercise, load, reps, kind)| {
                let kind = if *kind == 0 { r#","kind":"warmup""# } else { "" };
                let exercise = ["pull-up", "back-squat", "plank"][*exercise];
                let set = match exercise {
                    "plank" if *load <= 0 => format!(r#"{{"seconds":{}{kind}}}"#, reps + 1),
                    "plank" => format!(r#"{{"seconds":{},"weight":{load},"unit":"kg"{kind}}}"#, reps + 1),
                    "pull-up" => format!(r#"{{"reps":{reps},"weight":{},"unit":"kg"{kind}}}"#, 5 * load),
                    _ => format!(r#"{{"reps":{reps},"weight":{},"unit":"kg"{kind}}}"#, 100 + 5 * load),
                };
                (*day, exercise, set)
            }).collect();
            let lines = lines(&entries);
            let told = |lines: &[String], cut: usize| {
                let (a, b) = lines.split_at(cut.min(lines.len()));
                let of = |lines| read(lines, &catalogue, &rules, from);
                let mut holders = of(a).join(of(b)).holders();
                // A front has no order; the rep records tell what is in it.
                for holder in &mut holders {
                    holder.bests.marks.front = Front::default();
                }
                holders
            };
            let one_pass = told(&lines, lines.len());
            for held in &one_pass {
                let mut whole = of_whole_sessions(&lines, &held.exercise, &rules, from);
                whole.bests.marks.front = Front::default();
                prop_assert_eq!(held, &whole);
            }
            prop_assert_eq!(&told(&lines, cut), &one_pass);
            let mut turned = lines.clone();
            turned.rotate_left(turns % lines.len());
            prop_assert_eq!(&told(&turned, cut), &one_pass);
            turned.reverse();
            prop_assert_eq!(&told(&turned, 0), &one_pass);
        }
    }
}
