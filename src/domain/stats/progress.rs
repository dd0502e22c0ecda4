//! The progress of one exercise, session by session.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::domain::calendar::Week;
use crate::domain::catalogue::Logged;
use crate::domain::entry::Entry;
use crate::domain::exercise::{Exercise, Progression};
use crate::domain::sets::{Loading, Set};
use crate::domain::stats::gather::Recent;
use crate::domain::stats::peaks::Outline;
use crate::domain::stats::records::{Bests, Kind, Record};
use crate::domain::stats::session::{Best, Rules, Volume};
use crate::domain::stats::sessions::Sessions;
use crate::domain::stats::strength::{MOST_REPS, SAME_LOAD_KG};
use crate::domain::stats::trend::{self, Direction, Trend};
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
    sessions: Sessions<Outline>,
    recent: Recent<KEPT>,
}

/// What the sessions of an exercise are compared by.
type Outlines = BTreeMap<NaiveDate, Outline>;

impl<'c> History<'c> {
    /// Nothing yet.
    #[must_use]
    pub fn new(exercise: &'c Exercise, rules: &'c Rules) -> Self {
        Self {
            exercise,
            rules,
            sessions: Sessions::default(),
            recent: Recent::default(),
        }
    }

    /// Adds an entry of the exercise that counts.
    pub fn add(&mut self, entry: &Entry) {
        let day = entry.date;
        let session = self.sessions.at(day);
        session.add(&entry.sets, day, self.exercise, self.rules);
        self.recent.add(day, &entry.sets);
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        self.sessions.join(later.sessions);
        for (day, sets) in later.recent.iter() {
            self.recent.add(*day, sets);
        }
        self
    }

    /// The sets of the last sessions, the oldest first.
    #[must_use]
    pub fn recent(&self) -> &Recent<KEPT> {
        &self.recent
    }

    /// The bests of all sessions.
    #[must_use]
    pub fn bests(&self) -> Bests {
        let mut bests = Bests::default();
        for (_, session) in self.sessions.notable() {
            bests.absorb(session);
        }
        bests
    }

    /// The progress from a day on, by a metric or by the one that shows it best. Records are held against all
    /// sessions, before that day too. Weeks start as `week` does.
    #[must_use]
    pub fn progress(
        &self,
        since: Option<NaiveDate>,
        metric: Option<Metric>,
        week: Week,
    ) -> Progress {
        let since = since.unwrap_or(NaiveDate::MIN);
        let outlines = self.sessions.outlines();
        let metric = metric.unwrap_or_else(|| natural(&outlines, since));
        let mut bests = Bests::default();
        let mut broken = BTreeMap::new();
        let mut improvements = 0;
        let mut fastest = None;
        for (day, session) in self.sessions.notable() {
            let records = bests.beaten_by(session);
            improvements += records.len();
            if records.iter().any(|record| record.kind == Kind::Pace) {
                fastest = Some(day);
            }
            bests.absorb(session);
            if let Some(first) = records.first() {
                broken.insert(day, Box::new(*first));
            }
        }
        let shown = outlines.range(since..);
        let mut lines = Vec::with_capacity(shown.clone().count());
        for (day, outline) in shown {
            lines.push(SessionLine {
                day: *day,
                value: outline.by(metric),
                e1rm: outline.by(Metric::E1rm),
                volume: outline.sums.volume,
                working_sets: outline.sums.working_sets,
                reps: outline.sums.reps,
                record: broken.remove(day),
                sets: self.recent.get(*day).cloned().unwrap_or_default(),
            });
        }
        let points: Vec<(NaiveDate, f64)> = lines
            .iter()
            .filter_map(|line| Some((line.day, line.value?)))
            .collect();
        Progress {
            metric,
            week,
            trend: trend::trend(&points),
            plateau: self.plateau(&outlines, metric, week, fastest),
            rep_maxima: self.rep_maxima(),
            unhelped: self.unhelped(),
            sessions: outlines.len(),
            improvements,
            bests,
            lines,
        }
    }

    /// The plateau that the sessions have come to, if they have.
    ///
    /// That is: the best of all sessions has not been beaten in any of the last [`PLATEAU_WEEKS`] weeks or more in
    /// which the exercise was trained, and the sessions since do not rise. Weeks without it do not count: a break is
    /// no plateau, and whoever comes back from one and rises is on the way. Nor is it one while the same way is gone
    /// faster: of a distance the weeks without a new best pace count, whose last was on the day `fastest`.
    fn plateau(
        &self,
        outlines: &Outlines,
        metric: Metric,
        week: Week,
        fastest: Option<NaiveDate>,
    ) -> Option<Plateau> {
        // A stretch of half a minute is held for half a minute for years, as it should be.
        if self.exercise.plan.progression == Progression::None {
            return None;
        }
        let figures = figures(outlines, NaiveDate::MIN, metric);
        let mut at = 0;
        for (i, (_, value)) in figures.iter().enumerate() {
            if metric.beats(*value, figures[at].1) {
                at = i;
            }
        }
        let (since, best) = *figures.get(at)?;
        let after = &figures[at + 1..];
        let weeks = |since: NaiveDate| -> usize {
            let days = after.iter().map(|(day, _)| *day);
            let weeks: BTreeSet<Week> = days
                .filter(|day| *day > since)
                .map(|day| week.holding(day))
                .collect();
            weeks.len()
        };
        let faster = fastest.filter(|day| metric == Metric::Distance && *day > since);
        let without_record = weeks(faster.unwrap_or(since));
        let rises = trend::trend(after).is_some_and(|trend| trend.direction() == Direction::Up);
        (without_record >= PLATEAU_WEEKS && !rises).then_some(Plateau {
            since,
            best,
            weeks: weeks(since),
            sessions: after.len(),
        })
    }

    /// The heaviest load moved for at least 1 to 12 repetitions, and the load that the best estimate is worth for as
    /// many. Empty where neither is known.
    fn rep_maxima(&self) -> Vec<RepMax> {
        let best = self.bests().marks.e1rm;
        let own = match self.exercise.tracking.loading() {
            Loading::Bodyweight => best
                .and_then(|best| self.rules.body_on(best.day))
                .zip(self.exercise.bodyweight_share)
                .map_or(0.0, |(body, share)| body * share),
            Loading::Loaded | Loading::Optional => 0.0,
        };
        let all: Vec<RepMax> = (1..=MOST_REPS)
            .map(|reps| RepMax {
                reps,
                done: self.heaviest_for(reps),
                estimate: best
                    .and_then(|best| self.rules.formula.load_for(best.value, reps))
                    .map(|moved| moved - own),
            })
            .collect();
        if all.iter().any(|one| one.done.is_some()) {
            all
        } else {
            Vec::new()
        }
    }

    /// The most repetitions of bodyweight work without help, added weight or none.
    fn unhelped(&self) -> Option<Best> {
        let mut most = None;
        for (day, session) in self.sessions.notable() {
            let marks = session.marks.front.marks().iter();
            for mark in marks.filter(|mark| mark.load > -SAME_LOAD_KG) {
                Best::offer(&mut most, f64::from(mark.reps), &mark.set, day);
            }
        }
        most.filter(|_| self.exercise.tracking.loading() == Loading::Bodyweight)
    }

    /// The heaviest load moved at least so often in one set, on the first day that it was.
    fn heaviest_for(&self, reps: u32) -> Option<Best> {
        let mut heaviest = None;
        for (day, session) in self.sessions.notable() {
            let marks = session.marks.front.marks().iter();
            for mark in marks.filter(|mark| mark.reps >= reps) {
                Best::offer(&mut heaviest, mark.load, &mark.set, day);
            }
        }
        heaviest
    }

    /// The sessions from a day on as parts of the first of them.
    #[must_use]
    pub fn compared(&self, since: Option<NaiveDate>, metric: Option<Metric>) -> Compared<'c> {
        let since = since.unwrap_or(NaiveDate::MIN);
        let outlines = self.sessions.outlines();
        let metric = metric.unwrap_or_else(|| natural(&outlines, since));
        let figures = figures(&outlines, since, metric);
        let first = figures.first().map_or(0.0, |(_, value)| *value);
        // Of nothing, or of help, nothing is a part.
        let percents: Vec<(NaiveDate, f64)> = if first > 0.0 {
            let part = |(day, value): &(NaiveDate, f64)| (*day, 100.0 * value / first);
            figures.iter().map(part).collect()
        } else {
            Vec::new()
        };
        Compared {
            exercise: self.exercise,
            metric,
            trend: trend::trend(&percents),
            figures,
            percents,
        }
    }
}

/// The figures of the sessions from a day on by a metric, the oldest first.
fn figures(outlines: &Outlines, since: NaiveDate, metric: Metric) -> Vec<(NaiveDate, f64)> {
    outlines
        .range(since..)
        .filter_map(|(day, outline)| Some((*day, outline.by(metric)?)))
        .collect()
}

/// The metric that shows the sessions from a day on best.
fn natural(outlines: &Outlines, since: NaiveDate) -> Metric {
    let sessions = outlines.range(since..);
    let with = |metric| {
        let sessions = sessions.clone();
        sessions.filter(|(_, one)| one.by(metric).is_some()).count()
    };
    Metric::natural_of(sessions.clone().count(), with)
}

/// One exercise among several that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared<'c> {
    /// The exercise.
    pub exercise: &'c Exercise,
    /// By what.
    pub metric: Metric,
    /// The figure of each session that has one, the oldest first.
    pub figures: Vec<(NaiveDate, f64)>,
    /// The same in percent of the first; empty where that is not above zero.
    pub percents: Vec<(NaiveDate, f64)>,
    /// The trend of the percents.
    pub trend: Option<Trend>,
}

/// Weeks of training without a new best from which it is called a plateau. A choice; no source.
pub const PLATEAU_WEEKS: usize = 4;

/// Training without a new best.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plateau {
    /// The day of the best.
    pub since: NaiveDate,
    /// The best, by the metric of the progress.
    pub best: f64,
    /// The calendar weeks since in which the exercise was trained.
    pub weeks: usize,
    /// The sessions since.
    pub sessions: usize,
}

/// What is known of the most that can be moved so often.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RepMax {
    /// Repetitions, 1 to 12.
    pub reps: u32,
    /// The heaviest load moved at least so often in one set; its value is the load in kilograms, signed for
    /// bodyweight work.
    pub done: Option<Best>,
    /// The load in kilograms that the best estimated one-rep maximum is worth, signed likewise.
    pub estimate: Option<f64>,
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
    /// The first of the records it set. Few sessions set any.
    pub record: Option<Box<Record>>,
    /// Its sets, if it is one of the last sessions.
    pub sets: Vec<Set>,
}

/// The progress of an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// By what.
    pub metric: Metric,
    /// Weeks start as this one does.
    pub week: Week,
    /// The trend of the metric over the sessions shown.
    pub trend: Option<Trend>,
    /// The plateau that all sessions have come to, by the metric.
    pub plateau: Option<Plateau>,
    /// Rep maxima, done and estimated, of all sessions.
    pub rep_maxima: Vec<RepMax>,
    /// The most repetitions without help; of bodyweight exercises only.
    pub unhelped: Option<Best>,
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
            let best = weeks.entry(self.week.holding(day)).or_insert(value);
            *best = best.max(value);
        }
        weeks
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::entry::{self, Line};
    use crate::domain::stats::session::Front;
    use chrono::{Days, Weekday};
    use proptest::prelude::*;

    fn start() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()
    }

    /// A line of a log: so many days after the first Monday, the sets as JSON.
    fn line(number: usize, day: u64, exercise: &str, sets: &str) -> String {
        format!(
            r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{number:012x}","date":"{}","exercise":"{exercise}","sets":[{sets}]}}"#,
            start() + Days::new(day)
        )
    }

    fn read<'c>(lines: &[String], exercise: &'c Exercise, rules: &'c Rules) -> History<'c> {
        let mut history = History::new(exercise, rules);
        for line in lines {
            match entry::read(line.as_bytes(), &mut Vec::new()).unwrap() {
                Line::Entry(entry) => history.add(&entry),
                other => panic!("{other:?}"),
            }
        }
        history
    }

    /// One set of five a session; days after the first Monday and loads.
    fn fives(sessions: &[(u64, f64)]) -> Vec<String> {
        let of = |(number, (day, load)): (usize, &(u64, f64))| {
            let set = format!(r#"{{"reps":5,"weight":{load},"unit":"kg"}}"#);
            line(number, *day, "back-squat", &set)
        };
        sessions.iter().enumerate().map(of).collect()
    }

    fn monday() -> Week {
        Week::of(start())
    }

    fn plateau(sessions: &[(u64, f64)]) -> Option<(u64, usize, usize)> {
        plateau_in(monday(), sessions)
    }

    fn plateau_in(week: Week, sessions: &[(u64, f64)]) -> Option<(u64, usize, usize)> {
        let squat = Catalogue::default().get("back-squat").unwrap();
        let rules = Rules::default();
        let history = read(&fives(sessions), &squat, &rules);
        let plateau = history.progress(None, None, week).plateau?;
        let day = (plateau.since - start()).num_days();
        Some((u64::try_from(day).unwrap(), plateau.weeks, plateau.sessions))
    }

    #[test]
    fn a_plateau_is_weeks_of_training_without_a_new_best() {
        let flat = [
            (0, 100.0),
            (7, 105.0),
            (14, 105.0),
            (21, 102.5),
            (28, 105.0),
            (35, 105.0),
        ];
        assert_eq!(plateau(&flat), Some((7, 4, 4)), "equal is not beaten");
        assert_eq!(plateau(&flat[..5]), None, "three weeks");
        let mut beaten = flat.to_vec();
        beaten.push((42, 107.5));
        assert_eq!(plateau(&beaten), None, "a new best ends it");
        let twice = [(0, 100.0), (7, 99.0), (9, 98.0), (14, 99.0), (16, 98.0)];
        assert_eq!(plateau(&twice), None, "four sessions, but two weeks");
        let away = [(0, 100.0), (7, 98.0), (98, 90.0), (105, 90.0)];
        assert_eq!(plateau(&away), None, "weeks without training do not count");
        let back = [
            (0, 100.0),
            (98, 80.0),
            (105, 85.0),
            (112, 90.0),
            (119, 95.0),
        ];
        assert_eq!(plateau(&back), None, "on the way up again");
        assert_eq!(plateau(&[]), None);
    }

    #[test]
    fn what_is_not_to_go_up_has_no_plateau() {
        let rules = Rules::default();
        let catalogue = Catalogue::default();
        let plateau = |id: &str| {
            let exercise = catalogue.get(id).unwrap();
            let set = r#"{"seconds":30}"#;
            let lines: Vec<String> = (0..6)
                .map(|week| line(week, 7 * week as u64, id, set))
                .collect();
            let history = read(&lines, &exercise, &rules);
            history.progress(None, None, monday()).plateau.is_some()
        };
        assert!(plateau("plank"));
        assert!(!plateau("hamstring-stretch"));
    }

    #[test]
    fn weeks_start_as_they_are_set() {
        // A Saturday and the Sunday after it are one week from Monday and two from Sunday.
        let days = [(0, 100.0), (5, 99.0), (6, 98.0), (13, 97.0), (20, 96.0)];
        let sunday = Week::starting(Weekday::Sun, start());
        assert_eq!(plateau_in(monday(), &days), None);
        assert_eq!(plateau_in(sunday, &days), Some((0, 4, 4)));
        let squat = Catalogue::default().get("back-squat").unwrap();
        let rules = Rules::default();
        let history = read(&fives(&days), &squat, &rules);
        let weekly = |week| -> Vec<f64> {
            let progress = history.progress(None, Some(Metric::Top), week);
            progress.weekly().into_values().collect()
        };
        assert_eq!(weekly(monday()), [100.0, 97.0, 96.0]);
        assert_eq!(weekly(sunday), [100.0, 98.0, 97.0, 96.0]);
    }

    #[test]
    fn rep_maxima_done_and_estimated() {
        let squat = Catalogue::default().get("back-squat").unwrap();
        let rules = Rules::default();
        let sets = [
            r#"{"reps":8,"weight":80,"unit":"kg"}"#,
            r#"{"reps":5,"weight":100,"unit":"kg"},{"reps":5,"weight":100,"unit":"kg"}"#,
            r#"{"reps":5,"weight":100,"unit":"kg"},{"reps":20,"weight":60,"unit":"kg"}"#,
            r#"{"reps":1,"weight":110,"unit":"kg"},{"reps":3,"weight":150,"unit":"kg","kind":"warmup"}"#,
        ];
        let lines: Vec<String> = (0..4)
            .map(|day| line(day, day as u64, "back-squat", sets[day]))
            .collect();
        let progress = read(&lines, &squat, &rules).progress(None, None, monday());
        let found: Vec<(f64, i64)> = progress
            .rep_maxima
            .iter()
            .map(|one| {
                let done = one.done.unwrap();
                (done.value, (done.day - start()).num_days())
            })
            .collect();
        let expected = [
            (110.0, 3),
            (100.0, 1),
            (100.0, 1),
            (100.0, 1),
            (100.0, 1),
            (80.0, 0),
            (80.0, 0),
            (80.0, 0),
            (60.0, 2),
            (60.0, 2),
            (60.0, 2),
            (60.0, 2),
        ];
        assert_eq!(found, expected);
        let estimate = |reps: usize| progress.rep_maxima[reps - 1].estimate.unwrap();
        assert!((estimate(1) - 100.0 * (1.0 + 5.0 / 30.0)).abs() < 1e-9);
        assert!((estimate(5) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn rep_maxima_beside_the_body() {
        let pull_up = Catalogue::default().get("pull-up").unwrap();
        let rules = Rules {
            body: vec![(start(), 80.0)],
            ..Rules::default()
        };
        let sets = r#"{"reps":5,"weight":10,"unit":"kg"},{"reps":8}"#;
        let lines = [line(0, 1, "pull-up", sets)];
        let maxima = read(&lines, &pull_up, &rules)
            .progress(None, None, monday())
            .rep_maxima;
        let done = |reps: usize| maxima[reps - 1].done.map(|best| best.value);
        assert_eq!((done(5), done(8), done(9)), (Some(10.0), Some(0.0), None));
        // 90 kg for 5 are 105 kg for 1, 80 kg of which are the body's.
        assert!((maxima[0].estimate.unwrap() - 25.0).abs() < 1e-9);
        assert!((maxima[4].estimate.unwrap() - 10.0).abs() < 1e-9);
    }

    #[test]
    fn compared_with_the_first_session() {
        let squat = Catalogue::default().get("back-squat").unwrap();
        let rules = Rules::default();
        let lines = fives(&[(0, 80.0), (7, 100.0), (14, 110.0)]);
        let history = read(&lines, &squat, &rules);
        let percents = |since| -> Vec<f64> {
            let compared = history.compared(since, Some(Metric::Top));
            compared.percents.iter().map(|(_, part)| *part).collect()
        };
        assert_eq!(percents(None), [100.0, 125.0, 137.5]);
        let later = percents(Some(start() + Days::new(1)));
        assert!((later[1] - 110.0).abs() < 1e-9, "{later:?}");
        let none = history.compared(None, Some(Metric::Time));
        assert!(none.figures.is_empty() && none.percents.is_empty());
    }

    proptest! {
        #[test]
        fn two_readers_and_any_order_tell_the_same(
            sets in prop::collection::vec((0_u64..40, 0_i32..5, 0_u32..15, 0_u8..4), 1..40),
            cut in 0_usize..40, turns in 0_usize..40,
        ) {
            let pull_up = Catalogue::default().get("pull-up").unwrap();
            let rules = Rules { body: vec![(start() + Days::new(10), 80.0), (start() + Days::new(20), 82.5)], ..Rules::default() };
            let lines: Vec<String> = sets.iter().enumerate().map(|(number, (day, load, reps, kind))| {
                let kind = if *kind == 0 { r#","kind":"warmup""# } else { "" };
                let held = if number % 5 == 4 { "seconds" } else { "reps" };
                let set = format!(r#"{{"{held}":{},"weight":{},"unit":"kg"{kind}}}"#, reps + 1, 5 * load - 10);
                line(number, *day, "pull-up", &set)
            }).collect();
            let told = |lines: &[String], cut: usize| {
                let (a, b) = lines.split_at(cut.min(lines.len()));
                let history = read(a, &pull_up, &rules).join(read(b, &pull_up, &rules));
                let mut progress = history.progress(None, None, monday());
                // The sets of a day stand in the order of its lines.
                progress.lines.iter_mut().for_each(|line| line.sets.clear());
                // A front has no order; the rep maxima tell what is in it.
                progress.bests.marks.front = Front::default();
                progress
            };
            let one_pass = told(&lines, lines.len());
            prop_assert_eq!(&told(&lines, cut), &one_pass);
            let mut turned = lines.clone();
            turned.rotate_left(turns % lines.len());
            prop_assert_eq!(&told(&turned, cut), &one_pass);
            turned.reverse();
            prop_assert_eq!(&told(&turned, 0), &one_pass);
        }
    }
}
