#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::borrow::Cow;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::{Export, Format, by_day, survey};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{Entry, Id, Line, Weighing, read};
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};
use crate::store::{LOG, Snapshot, Store};
use crate::transfer::facts::{Event, Table};
use crate::transfer::rows::{Head, head};
use crate::transfer::{self, FORMATS, Settings};

fn strings(seconds: &[u32]) -> Vec<String> {
    seconds.iter().map(ToString::to_string).collect()
}

#[test]
fn every_day_is_shown_once_and_whole_however_little_may_be_held() {
    let folder = tempfile::tempdir().unwrap();
    let days = [3, 1, 2, 1, 3, 3, 2, 1, 4];
    let log: String = days
        .iter()
        .enumerate()
        .map(|(at, day)| {
            format!(
                "{{\"v\":1,\"id\":\"00000000-0000-5000-8000-{at:012}\",\"date\":\"2026-11-0{day}\",\"exercise\":\"plank\",\"sets\":[{{\"seconds\":{}}}]}}\n",
                at + 1
            )
        })
        .collect();
    std::fs::write(folder.path().join(LOG), log).unwrap();
    let snapshot = Store::at(folder.path().to_owned()).snapshot().unwrap();
    for most in 0..10 {
        let (counts, _) = survey(&snapshot).unwrap();
        let mut shown = Vec::new();
        by_day(&snapshot, counts, most, |date, entries| {
            let seconds = entries
                .iter()
                .map(|one| one.sets[0].seconds().unwrap().to_string());
            shown.push((date.to_string(), seconds.collect::<Vec<_>>()));
            Ok(())
        })
        .unwrap();
        shown.sort();
        let expected = [
            ("2026-11-01".to_owned(), strings(&[2, 4, 8])),
            ("2026-11-02".to_owned(), strings(&[3, 7])),
            ("2026-11-03".to_owned(), strings(&[1, 5, 6])),
            ("2026-11-04".to_owned(), strings(&[9])),
        ];
        assert_eq!(shown, expected, "{most} may be held");
    }
}

/// The snapshot of a log of these lines.
fn logged(lines: &[String]) -> (tempfile::TempDir, Snapshot) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(LOG), lines.join("\n") + "\n").unwrap();
    let snapshot = Store::at(folder.path().to_owned()).snapshot().unwrap();
    (folder, snapshot)
}

fn exported(snapshot: &Snapshot, format: Format) -> Vec<u8> {
    let export = Export {
        snapshot,
        catalogue: &Catalogue::default(),
        unit: Unit::Kg,
    };
    let mut text = Vec::new();
    export.write(format, &mut text).unwrap();
    text
}

/// What is read of an export by the format that recognises it.
fn read_back(text: &[u8]) -> Vec<Entry<'static>> {
    let Head::Table(headers) = head(text) else {
        panic!("no table");
    };
    let table = headers
        .into_iter()
        .find_map(|header| {
            let format = FORMATS.iter().find(|format| (format.fits)(&header))?;
            Some(Table { format, header })
        })
        .unwrap();
    let settings = Settings {
        unit: None,
        today: NaiveDate::MAX,
        day_first: None,
        local: |utc| utc,
        catalogue: Rc::new(Catalogue::default()),
    };
    let mut entries = Vec::new();
    let read = table.read(text, &settings, |line, event| {
        match event {
            Event::Workout(drafts) => entries.extend(drafts.iter().map(|draft| Entry {
                id: draft.id.unwrap_or(Id::new(uuid::Uuid::nil())),
                date: draft.start.0,
                time: draft.start.1,
                exercise: Cow::Owned(draft.exercise.clone()),
                sets: Cow::Owned(draft.sets.clone()),
                note: draft.note().map(Cow::Owned),
                workout: (!draft.workout.is_empty()).then(|| Cow::Owned(draft.workout.clone())),
                batch: None,
                replaces: None,
                source: None,
            })),
            Event::Refused(reason) => panic!("line {line}: {reason}"),
            Event::Sets(_) | Event::Weighed(_) | Event::Beside | Event::Odd(_) => {}
        }
        Ok(())
    });
    read.unwrap();
    entries
}

/// The entries and body weights of lines.
fn of_lines<'l>(lines: impl Iterator<Item = &'l [u8]>) -> (Vec<Entry<'static>>, Vec<Weighing>) {
    let (mut entries, mut weighings) = (Vec::new(), Vec::new());
    for line in lines {
        match read(line, &mut Vec::new()).unwrap() {
            Line::Entry(entry) => entries.push(entry.into_owned()),
            Line::Weighing(weighing) => weighings.push(weighing),
            other => panic!("{other:?}"),
        }
    }
    (entries, weighings)
}

/// A number of at most three decimals, as a lifter types it.
fn typed(most: i32) -> impl Strategy<Value = f64> {
    (1..=most).prop_map(|thousandths| f64::from(thousandths) / 1_000.0)
}

/// A number as conversions leave it.
fn any_number(most: f64) -> impl Strategy<Value = f64> {
    (0.0..most).prop_filter("above zero", |number| *number > 0.0)
}

fn weight(value: impl Strategy<Value = f64>) -> impl Strategy<Value = Weight> {
    (value, prop_oneof![Just(Unit::Kg), Just(Unit::Lb)])
        .prop_map(|(value, unit)| Weight { value, unit })
}

fn set(
    amount: impl Strategy<Value = Amount>,
    weight: impl Strategy<Value = Option<Weight>>,
) -> impl Strategy<Value = Set> {
    let kind = prop::sample::select(vec![
        SetKind::Working,
        SetKind::Warmup,
        SetKind::Drop,
        SetKind::Failure,
    ]);
    let rpe = (2..=20_u8).prop_map(|half| f64::from(half) / 2.0);
    (amount, weight, kind, of(rpe), of(1..=3_600_u32)).prop_map(
        |(amount, weight, kind, rpe, rest)| Set {
            amount,
            weight,
            // The notation has one word for a set without repetitions: a try that failed.
            kind: if amount == Amount::Reps(0) {
                SetKind::Failure
            } else {
                kind
            },
            rpe,
            rest,
        },
    )
}

fn distance(
    value: impl Strategy<Value = f64>,
    seconds: impl Strategy<Value = f64>,
) -> impl Strategy<Value = Amount> {
    let unit = prop::sample::select(DistanceUnit::ALL.map(|(unit, _)| unit).to_vec());
    (value, unit, of(seconds)).prop_map(|(value, unit, seconds)| Amount::Distance {
        value,
        unit,
        seconds,
    })
}

/// Sets as they can be typed, each with an exercise that has such sets.
fn typed_sets() -> impl Strategy<Value = (&'static str, Vec<Set>)> {
    let reps = || (0..=1_000_u32).prop_map(Amount::Reps);
    let signed = (typed(500_000), any::<bool>()).prop_map(|(kg, less)| if less { -kg } else { kg });
    prop_oneof![
        (
            Just("back-squat"),
            vec(set(reps(), of(weight(typed(900_000)))), 1..6)
        ),
        (Just("pull-up"), vec(set(reps(), of(weight(signed))), 1..6)),
        (
            Just("plank"),
            vec(
                set(
                    typed(600_000).prop_map(Amount::Time),
                    of(weight(typed(90_000)))
                ),
                1..6
            )
        ),
        (
            Just("running"),
            vec(
                set(distance(typed(90_000), typed(600_000)), Just(None)),
                1..6
            )
        ),
        (
            Just("farmers-walk"),
            vec(
                set(
                    distance(typed(90_000), typed(600_000)),
                    of(weight(typed(90_000)))
                ),
                1..6
            )
        ),
    ]
}

/// Sets with numbers that nobody typed.
fn any_sets() -> impl Strategy<Value = (&'static str, Vec<Set>)> {
    let amount = prop_oneof![
        (0..=1_000_u32).prop_map(Amount::Reps),
        any_number(300_000.0).prop_map(Amount::Time),
        distance(any_number(90_000.0), any_number(300_000.0)),
    ];
    (
        Just("my-own-exercise"),
        vec(set(amount, of(weight(-9_000.0..9_000.0))), 1..6),
    )
}

/// Words as `fitlog log` takes them: trimmed, without what drives a terminal.
fn words() -> impl Strategy<Value = String> {
    prop_oneof!["[-=+@'][a-z'=\"\\\\,;#/ \n\t]{0,12}", "[^\\p{Cc}]{1,12}",]
        .prop_map(|words| words.trim().to_owned())
        .prop_filter("there are some", |words| !words.is_empty())
}

fn entries(
    sets: impl Strategy<Value = (&'static str, Vec<Set>)>,
) -> impl Strategy<Value = Vec<Entry<'static>>> {
    let day =
        (0..3_i32).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(739_000 + day).unwrap());
    let time = (0..3_u32).prop_map(|hour| NaiveTime::from_hms_opt(hour, 5, 12).unwrap());
    let entry = (any::<u128>(), day, of(time), sets, of(words()), of(words())).prop_map(
        |(id, date, time, (exercise, sets), note, workout)| Entry {
            id: Id::new(uuid::Uuid::from_u128(id)),
            date,
            time,
            exercise: Cow::Borrowed(exercise),
            sets: Cow::Owned(sets),
            note: note.map(Cow::Owned),
            workout: workout.map(|one| Cow::Owned(one.replace(['\n', '\t'], " "))),
            batch: None,
            replaces: None,
            source: None,
        },
    );
    vec(entry, 1..6)
}

fn lines(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(Entry::to_line).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn csv_reads_back(entries in entries(prop_oneof![typed_sets(), any_sets()])) {
        let (_folder, snapshot) = logged(&lines(&entries));
        prop_assert_eq!(read_back(&exported(&snapshot, Format::Csv)), entries);
    }

    #[test]
    fn text_reads_back(entries in entries(typed_sets())) {
        let (_folder, snapshot) = logged(&lines(&entries));
        let back = read_back(&exported(&snapshot, Format::Text));
        // What a person types has neither a time nor an id, and an empty name of a workout is none.
        let expected: Vec<Entry> = entries
            .into_iter()
            .zip(&back)
            .map(|(entry, back)| {
                let workout = entry.workout.clone().filter(|name| !name.is_empty());
                Entry { id: back.id, time: None, workout, ..entry }
            })
            .collect();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn json_and_json_lines_read_back(
        entries in entries(prop_oneof![typed_sets(), any_sets()]),
        source in of(Just(r#"{"app":"hevy","n":[1,2]}"#)),
        body in of((any::<u128>(), weight(typed(200_000)))),
    ) {
        let entries: Vec<Entry> = entries
            .into_iter()
            .map(|entry| Entry { source: source.map(Cow::Borrowed), ..entry })
            .collect();
        let weighings: Vec<Weighing> = body
            .into_iter()
            .map(|(id, weight)| Weighing {
                id: Id::new(uuid::Uuid::from_u128(id)),
                weight,
                date: entries[0].date,
                time: entries[0].time,
                batch: None,
            })
            .collect();
        let mut log = lines(&entries);
        log.extend(weighings.iter().map(|one| one.to_line()));
        let (_folder, snapshot) = logged(&log);
        let text = exported(&snapshot, Format::Jsonl);
        let back = of_lines(text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()));
        prop_assert_eq!(back, (entries.clone(), weighings.clone()));
        let mut back: Vec<Vec<u8>> = Vec::new();
        let text = exported(&snapshot, Format::Json);
        prop_assert!(transfer::json::begins(&text));
        transfer::json::each(&text[..], |_, line| {
            back.push(line.to_vec());
            Ok(())
        }, |_| {})
        .unwrap();
        prop_assert_eq!(of_lines(back.iter().map(Vec::as_slice)), (entries, weighings));
    }
}
