//! Which day comes next, and what it aims at.

#![allow(clippy::unwrap_used)]

use std::borrow::Cow;

use proptest::prelude::*;

use super::*;
use crate::domain::entry::Id;
use crate::domain::exercise::Progression;
use crate::domain::sets::{Amount, DistanceUnit, SetKind, Unit};
use crate::domain::workout::text;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
}

fn sets(load: Option<f64>, unit: Unit, amounts: impl IntoIterator<Item = Amount>) -> Vec<Set> {
    let set = |amount| Set {
        amount,
        weight: load.map(|value| Weight { value, unit }),
        kind: SetKind::Working,
        rpe: None,
        rest: None,
    };
    amounts.into_iter().map(set).collect()
}

fn reps(load: Option<f64>, reps: &[u32]) -> Vec<Set> {
    sets(load, Unit::Kg, reps.iter().copied().map(Amount::Reps))
}

fn numbers(text: &str) -> Vec<u32> {
    text.split(',').map(|one| one.parse().unwrap()).collect()
}

/// `45:8,7,7 / 47.5:8,8,7`, one session a day.
fn dated(text: &str) -> Vec<Dated> {
    let sessions = text.split(" / ").zip(1..);
    sessions
        .map(|(session, at)| {
            let (load, amounts) = session.split_once(':').unwrap();
            (
                day(at),
                reps(Some(load.parse().unwrap()), &numbers(amounts)),
            )
        })
        .collect()
}

fn item(sets: u32, range: (u32, u32), progression: Progression, increment: f64) -> Item {
    Item {
        exercise: String::new(),
        sets,
        reps: Some(range),
        seconds: None,
        metres: None,
        rest_seconds: None,
        progression: Some(progression),
        increment_kg: Some(increment),
    }
}

fn exercise(id: &str) -> Exercise {
    Catalogue::default().get(id).unwrap()
}

fn check(target: &Target, action: &str, load: f64, amounts: &[u32], case: &str) {
    let Reason::Rule(found) = target.reason else {
        panic!("{case}: {target:?}");
    };
    assert_eq!(found.word(), action, "{case}");
    let found = target.load.map_or(0.0, |weight| weight.value);
    assert!(
        (found - load).abs() < 0.000_1,
        "{case}: {found}, expected {load}"
    );
    assert_eq!(target.amounts, amounts, "{case}");
}

#[test]
fn double_progression() {
    type Row = (String, String, u32, u32, u32, f64, f64, String, f64, String);
    let text = include_str!("../../../../tests/fixtures/vectors/double_progression.csv");
    let machine = exercise("lever-back-extension");
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let (case, past, sets, low, high, increment, _, action, load, amounts): Row = row.unwrap();
        let item = item(sets, (low, high), Progression::Double, increment);
        let target = target(&item, &machine, &dated(&past)).unwrap();
        check(&target, &action, load, &numbers(&amounts), &case);
        rows += 1;
    }
    assert_eq!(rows, 12);
}

#[test]
fn linear_progression() {
    type Row = (String, String, u32, u32, f64, f64, String, f64);
    let text = include_str!("../../../../tests/fixtures/vectors/linear_progression.csv");
    let barbell = exercise("back-squat");
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let (case, past, sets, aim, increment, _, action, load): Row = row.unwrap();
        let item = item(sets, (aim, aim), Progression::Linear, increment);
        let target = target(&item, &barbell, &dated(&past)).unwrap();
        check(&target, &action, load, &vec![aim; sets as usize], &case);
        rows += 1;
    }
    assert_eq!(rows, 9);
}

#[test]
fn other_units_and_amounts() {
    let pounds = |load, amounts: &[u32]| {
        vec![(
            day(1),
            sets(
                Some(load),
                Unit::Lb,
                amounts.iter().copied().map(Amount::Reps),
            ),
        )]
    };
    let press = item(3, (5, 5), Progression::Linear, 2.5);
    let up = target(
        &press,
        &exercise("overhead-press"),
        &pounds(95.0, &[5, 5, 5]),
    )
    .unwrap();
    check(&up, "increase", 100.0, &[5, 5, 5], "5 lb stand for 2.5 kg");
    assert_eq!(up.load.unwrap().unit, Unit::Lb);

    let pull_up = exercise("pull-up");
    let by_reps = item(3, (5, 8), Progression::Reps, 2.5);
    let done = vec![(day(1), reps(None, &[8, 8, 8]))];
    let harder = target(&by_reps, &pull_up, &done).unwrap();
    check(
        &harder,
        "harder",
        0.0,
        &[8, 8, 8],
        "the top again until there is a harder one",
    );
    let by_weight = item(3, (5, 8), Progression::Double, 2.5);
    let heavier = target(&by_weight, &pull_up, &done).unwrap();
    check(&heavier, "increase", 2.5, &[5, 5, 5], "weight on the body");

    let mut carry = item(3, (1, 1), Progression::Distance, 2.0);
    (carry.reps, carry.metres) = (None, Some((20, 40)));
    let way = |metres| Amount::Distance {
        value: metres,
        unit: DistanceUnit::M,
        seconds: None,
    };
    let done = vec![(
        day(1),
        sets(Some(24.0), Unit::Kg, [way(30.0), way(25.0), way(20.0)]),
    )];
    let farther = target(&carry, &exercise("farmers-walk"), &done).unwrap();
    check(&farther, "repeat", 24.0, &[35, 30, 25], "five metres");
    assert_eq!(farther.sets()[0].metres(), Some(35.0));

    let mut hold = item(2, (1, 1), Progression::Time, 2.5);
    (hold.reps, hold.seconds) = (None, Some((20, 60)));
    let done = vec![(
        day(1),
        sets(None, Unit::Kg, [Amount::Time(45.0), Amount::Time(60.0)]),
    )];
    let plank = exercise("plank");
    check(
        &target(&hold, &plank, &done).unwrap(),
        "repeat",
        0.0,
        &[50, 60],
        "five seconds",
    );
    hold.progression = Some(Progression::None);
    let steady = target(&hold, &plank, &done).unwrap();
    assert_eq!(
        (steady.reason, steady.amounts.as_slice()),
        (Reason::Steady, &[20, 20][..])
    );
    assert_eq!(
        target(&by_reps, &pull_up, &done),
        None,
        "holds tell nothing of reps"
    );
}

#[test]
fn a_hard_raise_is_said() {
    let mut done = dated("80:12,12,12");
    done[0].1[2].rpe = Some(9.5);
    let item = item(3, (8, 12), Progression::Double, 2.5);
    let hip_thrust = exercise("barbell-hip-thrust");
    assert!(target(&item, &hip_thrust, &done).unwrap().hard);
    done[0].1[2].rpe = Some(9.0);
    assert!(!target(&item, &hip_thrust, &done).unwrap().hard);
}

#[test]
fn the_first_time() {
    let lever = exercise("lever-back-extension");
    let wide = item(3, (12, 15), Progression::Double, 2.5);
    let fresh = advice::first(&wide, &lever, None, Formula::Epley);
    assert_eq!(
        (fresh.reason, fresh.load, fresh.needs_load),
        (Reason::First, None, true)
    );
    // 45 × (1 + 12 / 30) = 63; 63 / (1 + 15 / 30) = 42.
    let told = advice::first(
        &wide,
        &lever,
        Some(&dated("45:12,12,11")[0].1),
        Formula::Epley,
    );
    assert_eq!(told.reason, Reason::FirstHere);
    assert_eq!(told.load.map(|weight| weight.value), Some(40.0));
    assert_eq!(told.amounts, [12, 12, 12]);
    let added = &dated("10:12,12,11")[0].1;
    let body = advice::first(&wide, &exercise("push-up"), Some(added), Formula::Epley);
    assert_eq!((body.load, body.needs_load), (None, false));
}

/// A log of entries: day of the month, label or nothing, exercise, load, repetitions.
type Log<'a> = &'a [(u32, Option<&'a str>, &'a str, f64, &'a [u32])];

/// A log, today, and the day of the workout that it makes, with the date and the day that were last.
type Case<'a> = (Log<'a>, u32, usize, Option<(u32, usize)>);

fn entry(date: NaiveDate, label: Option<&str>, id: &str, done: Vec<Set>) -> Entry<'static> {
    Entry {
        id: Id::new(uuid::Uuid::nil()),
        date,
        time: None,
        exercise: Cow::Owned(id.to_owned()),
        sets: Cow::Owned(done),
        note: None,
        workout: label.map(|label| Cow::Owned(label.to_owned())),
        batch: None,
        replaces: None,
        source: None,
    }
}

fn entries(log: Log) -> Vec<Entry<'static>> {
    let load = |kg: f64| (kg > 0.0).then_some(kg);
    log.iter()
        .map(|(date, label, id, kg, amounts)| {
            entry(day(*date), *label, id, reps(load(*kg), amounts))
        })
        .collect()
}

fn attended<'r>(routine: &'r Routine, entries: &[Entry]) -> Attendance<'r> {
    let mut attendance = Attendance::new(routine);
    for entry in entries {
        attendance.add(entry);
    }
    attendance
}

fn routine(id: &str) -> Routine {
    Routine::new(
        Workout::bundled_as(id).unwrap(),
        &Catalogue::default(),
        Weekday::Mon,
    )
}

#[test]
fn the_day_that_comes_next() {
    let squats = "back-squat";
    let label_a = Some("five-by-five / A");
    let label_b = Some("five-by-five / B");
    let five: &[u32] = &[5, 5, 5, 5, 5];
    let rows: [Case; 12] = [
        (&[], 20, 0, None),
        (&[(18, label_a, squats, 60.0, five)], 20, 1, Some((18, 0))),
        (&[(18, label_b, squats, 60.0, five)], 20, 0, Some((18, 1))),
        // Whatever was done in it, a label says which day it was; also of an exercise that is not in the workout.
        (&[(18, label_a, "plank", 0.0, &[1])], 20, 1, Some((18, 0))),
        // Today's label, and what is due after today's.
        (
            &[
                (18, label_a, squats, 60.0, five),
                (20, label_a, squats, 60.0, five),
            ],
            20,
            0,
            Some((18, 0)),
        ),
        // A squat alone is of neither.
        (&[(18, None, squats, 60.0, five)], 20, 0, None),
        (
            &[
                (18, None, squats, 60.0, five),
                (18, None, "deadlift", 60.0, &[5]),
            ],
            20,
            0,
            Some((18, 1)),
        ),
        // Half of A and half of B: it was the one that was due.
        (
            &[
                (16, label_a, squats, 60.0, five),
                (18, None, "barbell-row", 60.0, five),
                (18, None, squats, 60.0, five),
                (18, None, "deadlift", 60.0, five),
            ],
            20,
            0,
            Some((18, 1)),
        ),
        // Another workout's sessions are its own; another app's names say nothing.
        (
            &[
                (18, Some("full-body-beginner / A"), squats, 60.0, five),
                (
                    18,
                    Some("full-body-beginner / A"),
                    "barbell-row",
                    60.0,
                    five,
                ),
            ],
            20,
            0,
            None,
        ),
        (
            &[
                (18, Some("Full / A"), squats, 60.0, five),
                (18, Some("Full / A"), "barbell-row", 60.0, five),
            ],
            20,
            1,
            Some((18, 0)),
        ),
        // Both on one date.
        (
            &[
                (18, label_b, squats, 60.0, five),
                (18, label_a, squats, 60.0, five),
            ],
            20,
            0,
            Some((18, 1)),
        ),
        // Nothing of a later date is known yet.
        (
            &[
                (18, label_a, squats, 60.0, five),
                (21, label_b, squats, 60.0, five),
            ],
            20,
            1,
            Some((18, 0)),
        ),
    ];
    let routine = routine("five-by-five");
    for (log, today, expected, last) in rows {
        let log = entries(log);
        let plan = attended(&routine, &log).plan(day(today), None, Formula::Epley);
        let last = last.map(|(date, of)| (day(date), of));
        assert_eq!((plan.day, plan.last), (expected, last), "{log:?}");
        let asked = attended(&routine, &log).plan(day(today), Some(1), Formula::Epley);
        assert_eq!(asked.day, 1);
    }
}

#[test]
fn weeks_that_begin_anew() {
    let mut workout = Workout::bundled_as("push-pull-legs").unwrap();
    let log = entries(&[(
        19,
        Some("push-pull-legs / Push"),
        "overhead-press",
        40.0,
        &[5],
    )]);
    for (order, starts, today, expected) in [
        (Order::InTurn, Weekday::Mon, 22, 1),
        (Order::InTurn, Weekday::Mon, 23, 1),
        (Order::Weekly, Weekday::Mon, 22, 1),
        (Order::Weekly, Weekday::Mon, 23, 0),
        (Order::Weekly, Weekday::Sun, 21, 1),
        (Order::Weekly, Weekday::Sun, 22, 0),
    ] {
        workout.order = order;
        let routine = Routine::new(workout.clone(), &Catalogue::default(), starts);
        let plan = attended(&routine, &log).plan(day(today), None, Formula::Epley);
        assert_eq!(plan.day, expected, "{order:?} {starts} {today}");
    }
}

/// Of two days with other ranges each goes up by its own sessions; days that ask for the same share them.
#[test]
fn whose_sessions_count() {
    let routine = routine("posterior-chain");
    let lever = "lever-back-extension";
    let of = |log: Log, asked| {
        let log = entries(log);
        let plan = attended(&routine, &log).plan(day(20), Some(asked), Formula::Epley);
        let row = plan.rows.into_iter().next().unwrap();
        (row.last.map(|(date, _)| date), row.target)
    };
    let (a, b) = (Some("posterior-chain / A"), Some("posterior-chain / B"));
    let both: Log = &[
        (9, a, lever, 45.0, &[12, 12, 12]),
        (12, b, lever, 40.0, &[13, 12, 12]),
    ];
    let (last, target) = of(both, 0);
    assert_eq!(last, Some(day(9)));
    check(&target, "increase", 47.5, &[8, 8, 8], "A by A");
    let (last, target) = of(both, 1);
    assert_eq!(last, Some(day(12)));
    check(&target, "repeat", 40.0, &[14, 13, 13], "B by B");
    let (last, target) = of(&[(9, a, lever, 45.0, &[12, 12, 12])], 1);
    assert_eq!((last, target.reason), (Some(day(9)), Reason::FirstHere));
    // A session outside of the workout counts for both.
    let free: Log = &[(9, None, lever, 45.0, &[12, 12, 12])];
    check(&of(free, 0).1, "increase", 47.5, &[8, 8, 8], "outside, A");
    check(&of(free, 1).1, "repeat", 45.0, &[13, 13, 13], "outside, B");
    let elsewhere: Log = &[(9, Some("machine-circuit / Day"), lever, 45.0, &[12, 12, 12])];
    check(
        &of(elsewhere, 0).1,
        "increase",
        47.5,
        &[8, 8, 8],
        "of another workout",
    );
    // Squats are the same on A and B.
    let five = super::tests::routine("five-by-five");
    let log = entries(&[
        (
            9,
            Some("five-by-five / A"),
            "back-squat",
            60.0,
            &[5, 5, 5, 5, 5],
        ),
        (
            11,
            Some("five-by-five / B"),
            "back-squat",
            62.5,
            &[5, 5, 5, 5, 5],
        ),
    ]);
    let plan = attended(&five, &log).plan(day(13), None, Formula::Epley);
    assert_eq!(plan.day, 0);
    check(&plan.rows[0].target, "increase", 65.0, &[5; 5], "A after B");
}

#[test]
fn what_is_left() {
    let routine = routine("posterior-chain");
    let lever = "lever-back-extension";
    let log = entries(&[
        (9, None, lever, 45.0, &[12, 12, 12]),
        (20, None, lever, 47.5, &[9, 8]),
        (20, Some("posterior-chain / A"), "side-plank", 0.0, &[1]),
    ]);
    let mut log = log;
    let warm_up = Set {
        kind: SetKind::Warmup,
        ..reps(Some(20.0), &[5])[0]
    };
    log.push(entry(day(20), None, lever, vec![warm_up]));
    let plan = attended(&routine, &log).plan(day(20), None, Formula::Epley);
    let row = &plan.rows[0];
    assert_eq!((row.done.len(), row.left()), (2, reps(Some(47.5), &[8])));
    assert!(!plan.is_done());
    assert_eq!(
        (plan.label().as_str(), plan.then),
        ("posterior-chain / A", 1)
    );
}

#[test]
fn unknown_exercises_stay() {
    let workout = text::read("Mine\nback squat 3x5\nmystery 3x8", Unit::Kg, |name| {
        Ok(name.to_owned())
    });
    let routine = Routine::new(
        workout.unwrap().workout,
        &Catalogue::default(),
        Weekday::Mon,
    );
    let names: Vec<&str> = routine
        .items(0)
        .map(|(_, exercise)| exercise.id.as_ref())
        .collect();
    assert_eq!(names, ["back-squat", "mystery"]);
    let log = entries(&[(9, None, "mystery", 10.0, &[8, 8, 8])]);
    let plan = attended(&routine, &log).plan(day(10), None, Formula::Epley);
    check(
        &plan.rows[1].target,
        "increase",
        12.5,
        &[8, 8, 8],
        "it is in the log after all",
    );
}

proptest! {
    /// Neither the order of lines nor who read which of them makes a difference.
    #[test]
    fn the_order_of_lines_does_not_matter(
        log in prop::collection::vec((1_u32..20, 0_usize..4, 0_usize..5, 0_u32..4), 0..30), cut in 0_usize..30,
    ) {
        let routine = routine("five-by-five");
        let labels = [None, Some("five-by-five / A"), Some("five-by-five / B"), Some("Legs")];
        let names = ["back-squat", "barbell-bench-press", "barbell-row", "overhead-press", "deadlift"];
        let mut all: Vec<Entry> = log
            .iter()
            .map(|(date, label, name, more)| entry(day(*date), labels[*label], names[*name], reps(Some(60.0 + f64::from(*more)), &[5; 5])))
            .collect();
        let cut = cut.min(all.len());
        let sum = |entries: &[Entry]| {
            let (first, second) = entries.split_at(cut);
            attended(&routine, first).join(attended(&routine, second))
        };
        let seen = |attendance: &Attendance| {
            let plan = attendance.plan(day(20), None, Formula::Epley);
            let loads: Vec<_> = plan.rows.iter().map(|row| row.target.load).collect();
            (attendance.trained(), plan.day, plan.last, loads)
        };
        let one = seen(&sum(&all));
        prop_assert_eq!(&one, &seen(&attended(&routine, &all)));
        all.reverse();
        prop_assert_eq!(&one, &seen(&sum(&all)));
    }
}
