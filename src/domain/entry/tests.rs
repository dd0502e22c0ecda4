#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::{By, Entry, Id, Line, Rename, Void, Weighing, in_range, read, read_any_layout};
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};

fn id() -> impl Strategy<Value = Id> {
    any::<u128>().prop_map(|number| Id::new(uuid::Uuid::from_u128(number)))
}

/// A number of at most two decimals, as a lifter types it.
fn hundredths(most: i64) -> impl Strategy<Value = f64> {
    #[expect(clippy::cast_precision_loss, reason = "small")]
    (1..=most).prop_map(|number| number as f64 / 100.0)
}

fn set() -> impl Strategy<Value = Set> {
    let unit = prop_oneof![
        Just(DistanceUnit::from_word("km").unwrap()),
        Just(DistanceUnit::from_word("m").unwrap())
    ];
    let amount = prop_oneof![
        (0..=1_000_u32).prop_map(Amount::Reps),
        hundredths(600_000).prop_map(Amount::Time),
        (hundredths(10_000), unit, of(hundredths(600_000))).prop_map(|(value, unit, seconds)| {
            Amount::Distance {
                value,
                unit,
                seconds,
            }
        }),
    ];
    let weight = (
        hundredths(90_000),
        prop_oneof![Just(Unit::Kg), Just(Unit::Lb)],
        any::<bool>(),
    )
        .prop_map(|(value, unit, less)| Weight {
            value: if less { -value } else { value },
            unit,
        });
    let kind = prop_oneof![
        Just(SetKind::Working),
        Just(SetKind::Warmup),
        Just(SetKind::Drop),
        Just(SetKind::Failure)
    ];
    let effort = (2..=20_u8).prop_map(|half| f64::from(half) / 2.0);
    (amount, of(weight), kind, of(effort), of(1..=3_600_u32)).prop_map(
        |(amount, weight, kind, rpe, rest)| Set {
            amount,
            weight,
            kind,
            rpe,
            rest,
        },
    )
}

fn entry() -> impl Strategy<Value = Entry<'static>> {
    let day =
        (693_596..3_652_059_i32).prop_map(|day| NaiveDate::from_num_days_from_ce_opt(day).unwrap());
    let time =
        (0..86_400_u32).prop_map(|s| NaiveTime::from_num_seconds_from_midnight_opt(s, 0).unwrap());
    let words = (
        of(any::<String>()),
        of("[a-z -]{1,12}"),
        of(Just(r#"{"app":"hevy","n":[1,2]}"#)),
    );
    (
        id(),
        day,
        of(time),
        "[a-z]{1,8}(-[a-z]{1,8})?",
        vec(set(), 1..6),
        words,
        of(id()),
        of(id()),
    )
        .prop_map(
            |(id, date, time, exercise, sets, (note, workout, source), batch, replaces)| Entry {
                id,
                date,
                time,
                exercise: Cow::Owned(exercise),
                sets: Cow::Owned(sets),
                note: note.map(Cow::Owned),
                workout: workout.map(Cow::Owned),
                batch,
                replaces,
                source: source.map(Cow::Borrowed),
            },
        )
}

/// Both readers of a line must say the same of any bytes at all; the sentence of a failure is the slow one's.
fn agree(line: &[u8]) -> Result<(), TestCaseError> {
    let (mut fast, mut slow) = (Vec::new(), Vec::new());
    prop_assert_eq!(read(line, &mut fast), read_any_layout(line, &mut slow));
    Ok(())
}

/// The fields of a line in reverse order, with blanks between them.
fn reordered(line: &str) -> String {
    let fields: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).unwrap();
    let mut fields: Vec<String> = fields
        .iter()
        .map(|(key, value)| format!(" {key:?} :\t{value}"))
        .collect();
    fields.reverse();
    format!("  {{{} }} ", fields.join(" , "))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_logged_reads_back_equal(entry in entry()) {
        prop_assume!(entry.sets.iter().all(in_range));
        let line = entry.to_line();
        prop_assert!(!line.contains('\n'));
        let mut sets = Vec::new();
        prop_assert_eq!(read(line.as_bytes(), &mut sets), Ok(Line::Entry(entry.clone())));
        agree(line.as_bytes())?;
        for edited in [format!("{line}\r"), format!("\u{feff}{line}"), format!(" {line}\t")] {
            let mut sets = Vec::new();
            prop_assert_eq!(read(edited.as_bytes(), &mut sets), Ok(Line::Entry(entry.clone())));
        }
        let odd = reordered(&line);
        agree(odd.as_bytes())?;
        let mut sets = Vec::new();
        let Ok(Line::Entry(mut again)) = read(odd.as_bytes(), &mut sets) else {
            return Err(TestCaseError::fail(odd));
        };
        again.source.clone_from(&entry.source);
        prop_assert_eq!(again, entry);
    }

    #[test]
    fn a_void_reads_back_equal(id in id(), voids in id(), by in prop_oneof![Just(By::Remove), Just(By::Undo), Just(By::Redo)]) {
        let void = Void { id, voids, by };
        let mut sets = Vec::new();
        let line = void.to_line();
        prop_assert_eq!(read(line.as_bytes(), &mut sets), Ok(Line::Void(void)));
        agree(void.to_line().as_bytes())?;
        agree(reordered(&void.to_line()).as_bytes())?;
    }

    #[test]
    fn a_weighing_reads_back_equal(own in id(), kg in hundredths(60_000), pounds in any::<bool>(), entry in entry()) {
        let weight = Weight { value: kg, unit: if pounds { Unit::Lb } else { Unit::Kg } };
        let weighing = Weighing { id: own, weight, date: entry.date, time: entry.time, batch: entry.batch };
        let line = weighing.to_line();
        for line in [line.clone(), reordered(&line)] {
            let mut sets = Vec::new();
            prop_assert_eq!(read(line.as_bytes(), &mut sets), Ok(Line::Weighing(weighing)));
        }
    }

    #[test]
    fn a_rename_reads_back_equal(own in id(), from in any::<String>(), to in "[a-z]{1,8}") {
        let rename = Rename { id: own, from, to };
        let line = rename.to_line();
        for line in [line.clone(), reordered(&line)] {
            let mut sets = Vec::new();
            prop_assert_eq!(read(line.as_bytes(), &mut sets), Ok(Line::Rename(rename.clone())));
        }
    }

    #[test]
    fn both_readers_agree_on_damaged_lines(
        entry in entry(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..4), cut in any::<prop::sample::Index>(),
    ) {
        let whole = entry.to_line().into_bytes();
        agree(&whole[..cut.index(whole.len())])?;
        let mut line = whole.clone();
        for (at, byte) in &changes {
            let at = at.index(line.len());
            line[at] = *byte;
        }
        agree(&line)?;
        // A number or a quote in a wrong place is likelier to be misread than any byte.
        for sign in [b'0', b'-', b'.', b'e', b' ', b'"', b'\\', b','] {
            let mut line = whole.clone();
            line.insert(changes[0].0.index(line.len()), sign);
            agree(&line)?;
        }
    }

    #[test]
    fn both_readers_agree_on_any_bytes(line in vec(any::<u8>(), 0..200)) {
        agree(&line)?;
    }
}

/// However long a line is, what is wrong with it is one line.
#[test]
fn what_is_wrong_is_told_in_short() {
    let long = "x".repeat(100_000);
    let told = |line: &str| read(line.as_bytes(), &mut Vec::new()).unwrap_err();
    let (many, few) = ("x".repeat(58), "x".repeat(32));
    assert_eq!(
        told(&format!("{long:?}")),
        format!("invalid type: string \"{many}...{few}\", expected an object at column 100002")
    );
    assert_eq!(
        told(r#"{"v":1,"id":4}"#),
        "invalid type: integer `4`, expected a string at column 13"
    );
    assert_eq!(
        told(r#"{"v":1,"sets":["x"]}"#),
        "invalid type: string \"x\", expected an object at column 18"
    );
}
