//! Personal records: strictly better than every earlier session; the first session of an exercise is the baseline.

use crate::domain::sets::Set;
use crate::domain::stats::session::{Marks, Session};
use crate::domain::stats::strength::rounded;

/// What a record is held in, in the order in which one is shown for a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The heaviest working set.
    Weight,
    /// The best estimated one-rep maximum, better by at least 0.1 kg as shown.
    E1rm,
    /// More repetitions with a load used before, or a lighter one, than any set at least as heavy.
    Reps,
    /// The longest hold.
    Duration,
    /// The farthest distance.
    Distance,
    /// The fastest timed distance.
    Pace,
    /// The largest load times repetitions of one set.
    SetVolume,
    /// The largest load times repetitions of one session.
    SessionVolume,
}

impl Kind {
    /// The word of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Weight => "weight",
            Self::E1rm => "e1rm",
            Self::Reps => "reps",
            Self::Duration => "duration",
            Self::Distance => "distance",
            Self::Pace => "pace",
            Self::SetVolume => "set_volume",
            Self::SessionVolume => "session_volume",
        }
    }

    /// The words on screen; see [`Record::label`].
    fn label(self) -> &'static str {
        match self {
            Self::Weight => "heaviest set",
            Self::E1rm => "best e1RM",
            Self::Reps => "most reps",
            Self::Duration => "longest",
            Self::Distance => "farthest",
            Self::Pace => "fastest",
            Self::SetVolume => "best set volume",
            Self::SessionVolume => "session volume",
        }
    }
}

/// A record that a session set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Record {
    /// What it is held in.
    pub kind: Kind,
    /// The new figure: kilograms, repetitions, seconds, metres or metres a second.
    pub value: f64,
    /// The one it beat.
    pub previous: f64,
    /// The set that reached it; a session's volume has none.
    pub set: Option<Set>,
    /// The set that held it before, where one did.
    pub before: Option<Set>,
}

impl Record {
    /// The words on screen: those of its kind, but less help is no weight.
    #[must_use]
    pub fn label(&self) -> &'static str {
        let load = |set: Option<Set>| {
            set.and_then(|set| set.weight)
                .map_or(0.0, |weight| weight.value)
        };
        match self.kind {
            Kind::Weight if load(self.set) < 0.0 => "least help",
            Kind::Weight if load(self.before) < 0.0 => "without help",
            kind => kind.label(),
        }
    }
}

/// The best of all sessions so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bests {
    /// Whether there was a session: the first one sets no records.
    pub begun: bool,
    /// The best sets.
    pub marks: Marks,
    /// The largest volume of one session, in kilograms.
    pub session_volume: f64,
}

impl Bests {
    /// The records that `session` sets against everything taken in so far, in order of [`Kind`].
    #[must_use]
    pub fn beaten_by(&self, session: &Session) -> Vec<Record> {
        if !self.begun {
            return Vec::new();
        }
        let (now, before) = (&session.marks, &self.marks);
        let pairs = [
            (Kind::Weight, now.weight, before.weight),
            (Kind::E1rm, now.e1rm, before.e1rm),
            (Kind::Duration, now.duration(), before.duration()),
            (Kind::Distance, now.distance(), before.distance()),
            (Kind::Pace, now.pace(), before.pace()),
            (Kind::SetVolume, now.set_volume, before.set_volume),
        ];
        let mut records: Vec<Record> = pairs
            .into_iter()
            .filter_map(|(kind, now, before)| {
                let (now, before) = (now?, before?);
                beats(kind, now.value, before.value).then_some(Record {
                    kind,
                    value: now.value,
                    previous: before.value,
                    set: Some(now.set),
                    before: Some(before.set),
                })
            })
            .collect();
        records.extend(self.rep_record(session));
        let volume = session.sums.volume.kg();
        if self.session_volume > 0.0 && beats(Kind::SessionVolume, volume, self.session_volume) {
            let previous = self.session_volume;
            records.push(Record {
                kind: Kind::SessionVolume,
                value: volume,
                previous,
                set: None,
                before: None,
            });
        }
        records.sort_by_key(|record| record.kind);
        records
    }

    /// The rep record at the heaviest load of the session that has one.
    fn rep_record(&self, session: &Session) -> Option<Record> {
        let fresh = session.marks.front.marks().iter().filter_map(|mark| {
            let previous = self.marks.front.reps_at(mark.load)?;
            (mark.reps > previous).then_some((mark, previous))
        });
        let (mark, previous) = fresh.max_by(|a, b| a.0.load.total_cmp(&b.0.load))?;
        Some(Record {
            kind: Kind::Reps,
            value: f64::from(mark.reps),
            previous: f64::from(previous),
            set: Some(mark.set),
            before: None,
        })
    }

    /// Takes a session in.
    pub fn absorb(&mut self, session: &Session) {
        self.begun = true;
        self.marks.join(&session.marks);
        self.session_volume = self.session_volume.max(session.sums.volume.kg());
    }
}

/// Whether a figure is strictly better, beyond what conversion and display can tell apart.
#[must_use]
pub fn beats(kind: Kind, value: f64, previous: f64) -> bool {
    match kind {
        Kind::E1rm => rounded(value, 1) - rounded(previous, 1) > 0.05,
        Kind::Pace => value > previous * (1.0 + 1e-9),
        _ => value > previous + 0.000_5,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::exercise::Exercise;
    use crate::domain::sets::{Amount, SetKind, Unit, Weight};
    use crate::domain::stats::session::{Rules, measure};
    use chrono::{Days, NaiveDate};

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 9, 1).unwrap() + Days::new(number)
    }

    /// `w:20x10 60x8`, `x8` without weight, `+10x5`, `-20x8`
    fn sets(text: &str) -> Vec<Set> {
        let one = |text: &str| {
            let (kind, text) = match text.strip_prefix("w:") {
                Some(rest) => (SetKind::Warmup, rest),
                None => (SetKind::Working, text),
            };
            let (weight, reps) = text.split_once('x').unwrap();
            Set {
                amount: Amount::Reps(reps.parse().unwrap()),
                weight: weight.parse().ok().map(|value| Weight {
                    value,
                    unit: Unit::Kg,
                }),
                kind,
                rpe: None,
                rest: None,
            }
        };
        text.split_whitespace().map(one).collect()
    }

    fn session(text: &str, day: NaiveDate, exercise: &Exercise, rules: &Rules) -> Session {
        let mut session = Session::default();
        session.add(&sets(text), day, exercise, rules);
        session
    }

    #[test]
    fn records_of_the_last_session() {
        let text = include_str!("../../../tests/fixtures/vectors/prs.csv");
        let squat = Catalogue::default().get("back-squat").unwrap();
        let rules = Rules::default();
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, done, expected): (String, String, String) = row.unwrap();
            let mut bests = Bests::default();
            let mut found = Vec::new();
            for (number, text) in (0..).zip(done.split(" / ")) {
                let session = session(text, day(number), &squat, &rules);
                found = bests.beaten_by(&session);
                bests.absorb(&session);
            }
            let words: Vec<&str> = found.iter().map(|record| record.kind.word()).collect();
            assert_eq!(words.join(","), expected, "{case}");
            rows += 1;
        }
        assert_eq!(rows, 12);
    }

    #[test]
    fn volume() {
        // The columns behind these are of a maximum that the file does not name.
        type Row = (String, String, u32, u32, f64, f64);
        let text = include_str!("../../../tests/fixtures/vectors/volume.csv");
        let close = |found: f64, expected: f64, what: &str| {
            assert!(
                (found - expected).abs() <= 0.000_050_01,
                "{what}: {found}, expected {expected}"
            );
        };
        let catalogue = Catalogue::default();
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, done, working, reps, volume, top): Row = row.unwrap();
            // "weighted pull-up, bodyweight 75 known"
            let (id, body) = match case.split_once("bodyweight ") {
                Some((_, "blank weight")) => ("pull-up", None),
                Some((what, rest)) => {
                    let kg = rest.split(' ').next().unwrap().parse().unwrap();
                    let dips = what.contains("dip");
                    (if dips { "chest-dip" } else { "pull-up" }, Some(kg))
                }
                None => ("back-squat", None),
            };
            let exercise = catalogue.get(id).unwrap();
            let rules = Rules {
                body: body.map(|kg| (day(0), kg)).into_iter().collect(),
                ..Rules::default()
            };
            let session = session(&done, day(1), &exercise, &rules);
            let sums = &session.sums;
            assert_eq!((sums.working_sets, sums.reps), (working, reps), "{case}");
            close(sums.volume.kg(), volume, &case);
            let own = body
                .zip(exercise.bodyweight_share)
                .map_or(0.0, |(kg, share)| kg * share);
            let heaviest = session.marks.weight.unwrap().value + own;
            close(heaviest, top, &case);
            rows += 1;
        }
        assert_eq!(rows, 6);
    }

    #[test]
    fn without_a_known_body_there_is_neither_volume_nor_estimate() {
        let pull_up = Catalogue::default().get("pull-up").unwrap();
        let push_up = Catalogue::default().get("push-up").unwrap();
        let rules = Rules {
            body: vec![(day(5), 80.0), (day(9), 81.0)],
            ..Rules::default()
        };
        let of = |text: &str, exercise: &Exercise, on: u64| {
            measure(&sets(text)[0], exercise, &rules, rules.body_on(day(on)))
        };
        let before = of("+10x5", &pull_up, 4);
        assert_eq!((before.load, before.e1rm), (Some(10.0), None));
        assert!(before.volume.abs() < 1e-9);
        assert!((of("+10x5", &pull_up, 5).volume - 450.0).abs() < 1e-9);
        assert!((of("+10x5", &pull_up, 8).volume - 450.0).abs() < 1e-9);
        assert!((of("+10x5", &pull_up, 9).volume - 455.0).abs() < 1e-9);
        assert!((of("x10", &push_up, 5).volume - 512.0).abs() < 1e-9, "64 %");
        let hung = of("-90x5", &pull_up, 5);
        assert_eq!(hung.e1rm, None, "more help than there is body");
        assert!(hung.volume.abs() < 1e-9);
    }

    #[test]
    fn less_help_is_named_so() {
        let pull_up = Catalogue::default().get("pull-up").unwrap();
        let rules = Rules::default();
        let labels = |texts: &[&str]| -> Vec<&'static str> {
            let mut bests = Bests::default();
            let sessions = (0..).zip(texts);
            sessions
                .filter_map(|(number, text)| {
                    let session = session(text, day(number), &pull_up, &rules);
                    let first = bests.beaten_by(&session).first().map(Record::label);
                    bests.absorb(&session);
                    first
                })
                .collect()
        };
        assert_eq!(
            labels(&["-20x8", "-15x6", "x1", "x2", "+5x1"]),
            ["least help", "without help", "most reps", "heaviest set"]
        );
    }
}
