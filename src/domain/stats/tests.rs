//! However a log is cut, and in whatever order its lines stand, it sums up to the same.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{Entry, Id};
use crate::domain::exercise::Exercise;
use crate::domain::log::Exercises;
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};
use crate::domain::stats::balance::Spread;
use crate::domain::stats::gather::DaySet;
use crate::domain::stats::past::Past;
use crate::domain::stats::peaks::Peaks;
use crate::domain::stats::records::Bests;
use crate::domain::stats::review;
use crate::domain::stats::session::{Front, Rules, Session, sum_up};
use crate::domain::stats::sparing::Sparing;
use crate::domain::stats::week::{self, Metric};

const EXERCISES: [&str; 5] = [
    "back-squat",
    "lever-back-extension",
    "pull-up",
    "plank",
    "running",
];

fn day(back: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() - Days::new(back)
}

fn set() -> impl Strategy<Value = Set> {
    let amount = prop_oneof![
        8 => (0_u32..20).prop_map(Amount::Reps),
        1 => (1_u32..120).prop_map(|seconds| Amount::Time(f64::from(seconds))),
        1 => (1_u32..9, prop::option::of(60_u32..900)).prop_map(|(km, seconds)| Amount::Distance {
            value: f64::from(km),
            unit: DistanceUnit::Km,
            seconds: seconds.map(f64::from),
        }),
    ];
    let kind = prop_oneof![4 => Just(SetKind::Working), 1 => Just(SetKind::Warmup), 1 => Just(SetKind::Drop)];
    let rpe = prop::option::of(prop_oneof![Just(5.0), Just(8.0), Just(9.5)]);
    let weight = prop::option::of((0_u32..60, any::<bool>()));
    (amount, weight, kind, rpe).prop_map(|(amount, weight, kind, rpe)| Set {
        amount,
        weight: weight.map(|(steps, pounds)| Weight {
            value: f64::from(steps) * 2.5 - 20.0,
            unit: if pounds { Unit::Lb } else { Unit::Kg },
        }),
        kind,
        rpe,
        rest: None,
    })
}

fn entry(exercise: &str, back: u64, sets: Vec<Set>) -> Entry<'static> {
    Entry {
        id: Id::from_text("0198f3c2-0000-7000-8000-000000000000").unwrap(),
        date: day(back),
        time: None,
        exercise: Cow::Owned(exercise.to_owned()),
        sets: Cow::Owned(sets),
        note: None,
        workout: None,
        batch: None,
        replaces: None,
        source: None,
    }
}

/// Days mostly rise, as in a log, but not all.
fn log() -> impl Strategy<Value = Vec<Entry<'static>>> {
    let time = prop::option::of(0_u32..86_400);
    let drawn = (
        0_u64..500,
        0..EXERCISES.len(),
        vec(set(), 1..4),
        time,
        0_u8..4,
    );
    vec(drawn, 0..60).prop_map(|mut drawn| {
        drawn.sort_by_key(|(back, .., stray)| (*stray == 0, std::cmp::Reverse(*back)));
        drawn
            .into_iter()
            .map(|(back, exercise, sets, time, _)| Entry {
                time: time.and_then(|time| NaiveTime::from_num_seconds_from_midnight_opt(time, 0)),
                ..entry(EXERCISES[exercise], back, sets)
            })
            .collect()
    })
}

#[test]
fn fractional_hard_sets() {
    let text = include_str!("../../../tests/fixtures/vectors/muscle_sets.csv");
    let catalogue = Catalogue::default();
    let pairs = |text: &str| -> Vec<(String, f64)> {
        text.split_whitespace()
            .map(|pair| pair.split_once(':').unwrap())
            .map(|(name, count)| (name.to_owned(), count.parse().unwrap()))
            .collect()
    };
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let (case, done, expected): (String, String, String) = row.unwrap();
        let mut spread = Spread::new(&catalogue, 1, day(0));
        let mut exercises = Vec::new();
        for (id, count) in pairs(&done) {
            let hard = Set {
                amount: Amount::Reps(8),
                weight: None,
                kind: SetKind::Working,
                rpe: None,
                rest: None,
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a few"
            )]
            let count = count as u32;
            spread.add(&entry(&id, 0, vec![hard; count as usize]));
            exercises.push((catalogue.get_or_unknown(&id), count));
        }
        let expected: std::collections::BTreeMap<String, f64> =
            pairs(&expected).into_iter().collect();
        let sets = week::muscles(exercises.iter().map(|(exercise, count)| (exercise, *count)));
        let named = |muscle: crate::domain::exercise::Muscle| muscle.word().to_owned();
        let found = sets.iter().map(|(muscle, sets)| (named(*muscle), *sets));
        assert_eq!(
            found.collect::<std::collections::BTreeMap<_, _>>(),
            expected,
            "{case}"
        );
        let balance = spread.balance();
        let shares = balance.shares.iter().filter(|share| share.sets > 0.0);
        let found = shares.map(|share| (named(share.muscle), share.per_week));
        assert_eq!(
            found.collect::<std::collections::BTreeMap<_, _>>(),
            expected,
            "{case}"
        );
        rows += 1;
    }
    assert_eq!(rows, 5);
}

#[test]
fn volumes() {
    let text = include_str!("../../../tests/fixtures/vectors/volume.csv");
    let catalogue = Catalogue::default();
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).records() {
        let row = row.unwrap();
        let (id, body) = match &row[0] {
            case if case.contains("pull-up") => ("pull-up", Some(75.0)),
            case if case.contains("dip") => ("pull-up", Some(80.0)),
            case if case.contains("bodyweight") => ("pull-up", None),
            _ => ("back-squat", None),
        };
        let exercise = catalogue.get_or_unknown(id);
        let rules = Rules {
            body: body.map(|kg| (day(1), kg)).into_iter().collect(),
            ..Rules::default()
        };
        let sets: Vec<Set> = row[1]
            .split_whitespace()
            .map(|set| {
                let (set, kind) = match set.strip_prefix("w:") {
                    Some(set) => (set, SetKind::Warmup),
                    None => (set, SetKind::Working),
                };
                let (load, reps) = set.split_once('x').unwrap();
                let weight = |value| Weight {
                    value,
                    unit: Unit::Kg,
                };
                Set {
                    amount: Amount::Reps(reps.parse().unwrap()),
                    weight: load.parse().ok().map(weight),
                    kind,
                    rpe: None,
                    rest: None,
                }
            })
            .collect();
        let mut session = Session::default();
        session.add(&sets, day(0), &exercise, &rules);
        let sums = session.sums;
        assert_eq!(sums.working_sets.to_string(), row[2], "{}", &row[0]);
        assert_eq!(sums.reps.to_string(), row[3], "{}", &row[0]);
        let close = |found: f64, expected: &str| {
            let expected: f64 = expected.parse().unwrap();
            assert!((found - expected).abs() < 0.000_1, "{}: {found}", &row[0]);
        };
        close(sums.volume.kg(), &row[4]);
        let top = session.marks.weight.map_or(0.0, |best| best.value);
        close(top + body.unwrap_or(0.0), &row[5]);
        rows += 1;
    }
    assert_eq!(rows, 6);
}

/// The sum of entries as whoever spares the reading of some makes it: by two readers, and of earlier days no more than is
/// open still, those from `cut` on first.
fn spared<S: Sparing>(entries: &[Entry], at: usize, cut: NaiveDate, start: impl Fn() -> S) -> S {
    let days = start().days();
    let is_open = |open: &Exercises, id: &str| match open {
        Exercises::These(ids) => ids.contains(id),
        Exercises::AllBut(ids) => !ids.contains(id),
    };
    let look = |entries: &[Entry], wanted: &dyn Fn(&Entry) -> bool| {
        let mut sum = start();
        for entry in entries.iter().filter(|entry| wanted(entry)) {
            sum.add(entry);
        }
        sum
    };
    let (early, late) = entries.split_at(at.min(entries.len()));
    let read = |wanted: &dyn Fn(&Entry) -> bool| look(early, wanted).join(look(late, wanted));
    let mut sum = read(&|entry| days.contains(&entry.date));
    for is_late in [true, false] {
        let open = sum.open();
        let before = |entry: &Entry| {
            entry.date < *days.start()
                && (entry.date >= cut) == is_late
                && is_open(&open, &entry.exercise)
        };
        sum = sum.join(read(&before));
    }
    for entry in entries.iter().filter(|entry| !days.contains(&entry.date)) {
        sum.pass(entry.date);
    }
    sum
}

/// The same log in fewer days.
fn squeezed(mut entries: Vec<Entry<'static>>, by: i64) -> Vec<Entry<'static>> {
    for entry in &mut entries {
        entry.date = day(0) - (day(0) - entry.date) / i32::try_from(by).unwrap();
    }
    entries
}

proptest! {
    #[test]
    fn days_come_in_order_from_either_end(numbers in vec(0_u64..400, 0..40), from_the_back in vec(any::<bool>(), 0..40)) {
        let mut days = DaySet::default();
        for number in &numbers {
            days.add(day(*number));
        }
        let expected: BTreeSet<NaiveDate> = numbers.iter().map(|number| day(*number)).collect();
        let (mut days, mut expected) = (days.days(), expected.into_iter());
        for is_back in from_the_back {
            if is_back {
                prop_assert_eq!(days.next_back(), expected.next_back());
            } else {
                prop_assert_eq!(days.next(), expected.next());
            }
        }
        prop_assert!(days.eq(expected));
    }

    #[test]
    fn whoever_reads_less_of_a_log_knows_the_same(
        entries in log(), by in 1_i64..30, at in 0_usize..60, cut in 0_u64..100, back in 0_u64..60, weeks in 1_u32..12,
    ) {
        let cut = day(cut);
        let entries = squeezed(entries, by);
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let week = Week::of(day(back));
        let start = || week::Training::new(&catalogue, &rules, week, day(back)).day_starting(NaiveTime::MIN);
        let mut whole = start();
        for entry in &entries {
            whole.add(entry);
        }
        let whole = whole.done();
        prop_assert_eq!(spared(&entries, at, cut, start).done().summary(3, None), whole.summary(3, None));
        let table = spared(&entries, at, cut, || start().of_weeks(weeks)).done();
        prop_assert_eq!(table.weeks(weeks), whole.weeks(weeks));
        prop_assert_eq!(table.next_day(), whole.next_day());

        let start = || Spread::new(&catalogue, weeks, day(back));
        let mut whole = start();
        for entry in &entries {
            whole.add(entry);
        }
        prop_assert_eq!(spared(&entries, at, cut, start).balance(), whole.balance());

        let (now, past) = (day(back + 10)..=day(back), day(back + 20)..=day(back + 11));
        let start = || review::Training::new(&catalogue, &rules, now.clone(), past.clone());
        let mut whole = start();
        for entry in &entries {
            whole.add(entry);
        }
        let whole = whole.done();
        let review = whole.review(&past, 3, week, day(back));
        prop_assert_eq!(spared(&entries, at, cut, start).done().review(&past, 3, week, day(back)), review);
        let (first, until) = (day(back + 30), day(back));
        let start = || start().of_totals(first);
        let mut whole = start();
        for entry in &entries {
            whole.add(entry);
        }
        let whole = whole.done();
        let table = spared(&entries, at, cut, start).done();
        prop_assert_eq!(table.totals(&(first..=until)), whole.totals(&(first..=until)));
        prop_assert_eq!(table.first_day(), whole.first_day());
        prop_assert_eq!(table.next_day(), whole.next_day());
    }

    #[test]
    fn a_week_is_the_same_however_the_log_is_cut(entries in log(), at in 0_usize..60, sunday in any::<bool>()) {
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let starts = if sunday { chrono::Weekday::Sun } else { chrono::Weekday::Mon };
        let week = Week::starting(starts, day(3));
        let sum = |entries: &[Entry]| {
            let mut sum = week::Training::new(&catalogue, &rules, week, day(2));
            for entry in entries {
                sum.add(entry);
            }
            sum
        };
        let whole = sum(&entries).done();
        let (early, late) = entries.split_at(at.min(entries.len()));
        let joined = sum(early).join(sum(late)).done();
        prop_assert_eq!(joined.summary(3, None), whole.summary(3, None));
        prop_assert_eq!(joined.weeks(90), whole.weeks(90));
    }

    #[test]
    fn a_year_is_the_same_however_the_log_is_cut(entries in log(), at in 0_usize..60) {
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let (now, past) = (day(300)..=day(2), day(400)..=day(301));
        let week = Week::of(day(0));
        let sum = |entries: &[Entry]| {
            let mut sum = review::Training::new(&catalogue, &rules, now.clone(), past.clone());
            for entry in entries {
                sum.add(entry);
            }
            sum
        };
        let whole = sum(&entries).done().review(&past, 3, week, day(0));
        let (early, late) = entries.split_at(at.min(entries.len()));
        let joined = sum(early).join(sum(late)).done().review(&past, 3, week, day(0));
        prop_assert_eq!(&joined, &whole);
        let backwards: Vec<Entry> = entries.iter().rev().cloned().collect();
        let other = sum(&backwards).done().review(&past, 3, week, day(0));
        prop_assert_eq!(other.now, whole.now);
        prop_assert_eq!(other.record_days, whole.record_days);
        prop_assert_eq!(other.muscles, whole.muscles);
    }

    #[test]
    fn a_past_is_what_its_sessions_add_up_to(entries in log(), at in 0_usize..60, back in 0_u64..300, which in 0..EXERCISES.len()) {
        let exercise: Exercise = Catalogue::default().get_or_unknown(EXERCISES[which]);
        let rules = Rules::default();
        let mut entries = entries;
        entries.retain(|entry| entry.exercise == EXERCISES[which]);
        let mut sessions: BTreeMap<NaiveDate, (Session, Vec<Set>)> = BTreeMap::new();
        for entry in &entries {
            let (session, sets) = sessions.entry(entry.date).or_default();
            session.add(&entry.sets, entry.date, &exercise, &rules);
            sets.extend_from_slice(&entry.sets);
        }
        let mut expected = Bests::default();
        for (session, _) in sessions.range(..day(back)).map(|(_, done)| done) {
            expected.absorb(session);
        }
        let sum = |entries: &[Entry]| {
            let mut past = Past::before(day(back), &exercise, &rules);
            for entry in entries {
                past.add(entry);
            }
            past
        };
        let (early, late) = entries.split_at(at.min(entries.len()));
        let past = sum(early).join(sum(late));
        // A front has no order.
        let front = |bests: &mut Bests| {
            let mut marks: Vec<_> = bests.marks.front.marks().iter().map(|mark| (mark.load.to_bits(), mark.reps)).collect();
            marks.sort_unstable();
            bests.marks.front = Front::default();
            marks
        };
        let mut bests = past.bests();
        prop_assert_eq!(front(&mut bests), front(&mut expected));
        prop_assert_eq!(bests, expected);
        prop_assert_eq!(past.sessions(), sessions.range(..day(back)).count());
        let last = sessions.range(..day(back)).next_back();
        prop_assert_eq!(past.last(), last.map(|(day, (_, sets))| (*day, sets.as_slice())));
        let today = sessions.get(&day(back)).map(|(session, _)| session.sums);
        prop_assert_eq!(past.session().map(|session| session.sums), today);
    }

    #[test]
    fn a_balance_is_the_same_however_the_log_is_cut(entries in log(), at in 0_usize..60, weeks in 1_u32..80) {
        let catalogue = Catalogue::default();
        let sum = |entries: &[Entry]| {
            let mut sum = Spread::new(&catalogue, weeks, day(2));
            for entry in entries {
                sum.add(entry);
            }
            sum
        };
        let whole = sum(&entries).balance();
        let (early, late) = entries.split_at(at.min(entries.len()));
        prop_assert_eq!(sum(late).join(sum(early)).balance(), whole.clone());
        prop_assert_eq!(sum(early).join(sum(late)).balance(), whole);
    }

    #[test]
    fn peaks_tell_records_as_whole_sets_do(
        before in vec(set(), 0..12), now in vec(set(), 1..6), body in prop::option::of(60.0..100.0_f64),
        at in 0..EXERCISES.len(),
    ) {
        let exercise: Exercise = Catalogue::default().get_or_unknown(EXERCISES[at]);
        let rules = Rules { body: body.map(|kg| (day(400), kg)).into_iter().collect(), ..Rules::default() };
        let session = |sets: &[Set], back| {
            let mut session = Session::default();
            session.add(sets, day(back), &exercise, &rules);
            let mut peaks = Peaks::default();
            sum_up(sets, day(back), &exercise, &rules, |set, measure| peaks.add(set, measure));
            (session, peaks)
        };
        let (first, first_peaks) = session(&before, 7);
        let (second, second_peaks) = session(&now, 0);
        prop_assert_eq!(&Peaks::of(&second.marks), &second_peaks);
        for (metric, word) in Metric::ALL {
            let has = metric.of(&second).is_some();
            prop_assert_eq!(second_peaks.has(metric, &second.sums), has, "{}", word);
        }
        let mut bests = Bests::default();
        bests.absorb(&first);
        let beaten = second_peaks.beat(&first_peaks, second.sums.volume.kg(), first.sums.volume.kg());
        prop_assert_eq!(beaten, !bests.beaten_by(&second).is_empty());
    }
}
