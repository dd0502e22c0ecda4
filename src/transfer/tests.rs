//! What the formats make of files, in words.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::rc::Rc;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::rows::{self, Head, Header};
use super::{FORMATS, Foreign, Format, Read, Refused, Settings, What};
use crate::domain::catalogue::Catalogue;
use crate::domain::sets::{Amount, SetKind, Unit};

fn an_hour_later(utc: NaiveDateTime) -> NaiveDateTime {
    utc.checked_add_signed(Duration::hours(1)).unwrap_or(utc)
}

fn settings(unit: Option<Unit>) -> Settings {
    Settings {
        unit,
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        day_first: None,
        local: an_hour_later,
        catalogue: Rc::new(Catalogue::default()),
    }
}

fn recognised(text: &[u8]) -> Option<(&'static Format, Header)> {
    let Head::Table(headers) = rows::head(&text[..text.len().min(rows::HEAD)]) else {
        return None;
    };
    headers.into_iter().find_map(|header| {
        let format = FORMATS
            .iter()
            .copied()
            .find(|format| (format.fits)(&header))?;
        Some((format, header))
    })
}

/// Shows what every row of a file holds, as the import does: a file whose dates tell their order is read again.
fn each_row(
    text: &[u8],
    format: &Format,
    header: &Header,
    mut settings: Settings,
    mut see: impl FnMut(u64, Option<&Result<Read, Refused>>),
) -> Option<bool> {
    for _ in 0..2 {
        let mut read = (format.open)(header, &settings).unwrap();
        let told = rows::each(text, header, |line, row| {
            let fate = row.map(|row| read(&row));
            if let Some(Err(Refused::DayFirst(day_first))) = fate {
                return ControlFlow::Break(day_first);
            }
            see(line, fate.as_ref());
            ControlFlow::Continue(())
        });
        match told {
            Ok(Some(day_first)) => {
                assert_eq!(settings.day_first, None, "told twice");
                settings.day_first = Some(day_first);
            }
            _ => return settings.day_first,
        }
    }
    panic!("a second look must get to the end");
}

/// What becomes of every row of a file that some format recognises.
pub fn fates(text: &str) -> Vec<String> {
    let (format, header) = recognised(text.as_bytes()).expect("a known header");
    let mut fates: Vec<(u64, String)> = Vec::new();
    each_row(
        text.as_bytes(),
        format,
        &header,
        settings(None),
        |line, fate| {
            // What a first look said is said again by the second.
            fates.retain(|(before, _)| *before < line);
            fates.push((line, fate.map_or("not UTF-8".to_owned(), words)));
        },
    );
    fates.into_iter().map(|(_, fate)| fate).collect()
}

/// What is odd about the sets of a file.
pub fn odd(text: &str) -> Vec<String> {
    let (format, header) = recognised(text.as_bytes()).expect("a known header");
    let mut odd: Vec<(u64, String)> = Vec::new();
    each_row(
        text.as_bytes(),
        format,
        &header,
        settings(None),
        |line, fate| {
            odd.retain(|(before, _)| *before < line);
            let sets = match fate {
                Some(Ok(Read::One(one))) => std::slice::from_ref(one),
                Some(Ok(Read::Many(many))) => many,
                _ => &[],
            };
            odd.extend(sets.iter().filter_map(|one| Some((line, one.odd.clone()?))));
        },
    );
    odd.into_iter().map(|(_, odd)| odd).collect()
}

fn words(fate: &Result<Read, Refused>) -> String {
    match fate {
        Ok(Read::One(one)) => format!("{} {}", start(one), one_of(one, None)),
        Ok(Read::Many(many)) => {
            let mut before = None;
            let sets: Vec<String> = many
                .iter()
                .map(|one| one_of(one, before.replace(one.exercise.clone()).as_deref()))
                .collect();
            format!("{} {}", start(&many[0]), sets.join(" + "))
        }
        Ok(Read::Weighed(weighed)) => format!(
            "weighed {} {} {}",
            weighed.at.0,
            weighed.weight.value,
            weighed.weight.unit.word()
        ),
        Ok(Read::Nothing) => "nothing".into(),
        Err(Refused::Row(reason)) => format!("refused: {reason}"),
        Err(Refused::NoUnit(weight)) => format!("refused: no unit for {weight}"),
        Err(Refused::DayFirst(_)) => "read again".into(),
    }
}

fn start(foreign: &Foreign) -> String {
    match foreign.start {
        (day, Some(time)) => format!("{day} {time}"),
        (day, None) => day.to_string(),
    }
}

fn one_of(foreign: &Foreign, before: Option<&str>) -> String {
    let mut text = String::new();
    if before != Some(&*foreign.exercise) {
        if !foreign.workout.is_empty() {
            text += &format!("[{}] ", foreign.workout);
        }
        text += &format!("{}: ", foreign.exercise);
    }
    match foreign.what {
        What::Note => text += "note",
        What::Rest(seconds) => text += &format!("rest {seconds}"),
        What::Set(set) => {
            match set.amount {
                Amount::Reps(reps) => text += &reps.to_string(),
                Amount::Time(seconds) => text += &format!("{seconds} s"),
                Amount::Distance {
                    value,
                    unit,
                    seconds,
                } => {
                    text += &format!("{value} {}", unit.word());
                    if let Some(seconds) = seconds {
                        text += &format!(" in {seconds} s");
                    }
                }
            }
            if let Some(weight) = set.weight {
                text += &format!(" @ {} {}", weight.value, weight.unit.word());
            }
            if set.kind != SetKind::Working {
                text += &format!(" {}", set.kind.word().unwrap());
            }
            if let Some(rpe) = set.rpe {
                text += &format!(" rpe{rpe}");
            }
        }
    }
    for note in [&foreign.note, &foreign.set_note] {
        if !note.is_empty() {
            text += &format!(" // {note}");
        }
    }
    if !foreign.workout_note.is_empty() {
        text += &format!(" /// {}", foreign.workout_note);
    }
    let more: Vec<String> = foreign
        .more
        .iter()
        .chain(&foreign.workout_more)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if !more.is_empty() {
        text += &format!(" {{{}}}", more.join(" "));
    }
    if !foreign.category.is_empty() {
        text += &format!(" ({})", foreign.category);
    }
    text
}

/// The first lines of files, one of each dialect that is recognised by more than its first word.
const HEADS: [&str; 10] = [
    "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (KG),Set 2 (Reps),Set 2 (KG)",
    "Date,Note,Workout,Body Weight,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2",
    "### SETTING ###\nUSERID,mass\n1, kg\n### EXERCISE LOGS ###\nUSERID,logs,mydate,eid,ename",
    "### CARDIO LOGS ###\neid,lap,duration,distance,mydate",
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed RPE,Completed Weight Value,Completed Weight Unit,Notes",
    "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
    "Date,Exercise,Sets,Reps,Weight,isWarmup,Note",
    "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline",
    "format,recordType,id,exerciseId,name,displayUnit,timestamp,reps,loadKg,durationMs,distanceMetres",
];

/// A field such as files have, or none such.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,3}(\\.[0-9]{1,2})?",
        2 => "(2026-11-2[0-9]|2026/08/11|0?[0-9]/[012]?[0-9]/(20)?18)( |T)?([0-9]{2}:[0-9]{2}(:[0-9]{2})?)?(Z| \\+0000|-0530)?",
        2 => "(kg|lbs|lb|km|true|false|Squat|exerciseSet|exercise|Weight|5/-/0|3×0:45|44\\.10x5|60x8 )?",
        1 => "-?[0-9]{0,12}(e[0-9]{1,4})?(×|x)?[0-9]{0,12}",
        1 => "[^\"\n\r\\x00]{0,12}",
        1 => Just(String::new()),
    ]
}

/// Lines under a header, not all of them UTF-8, not all with the fields it has; a file with a NUL byte is no text.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let row = prop_oneof![
        8 => prop::collection::vec(field(), 0..18).prop_map(|fields| fields.join(",").into_bytes()),
        1 => prop::collection::vec(1..=u8::MAX, 0..40),
        1 => Just(b"### EXERCISE LOGS ###".to_vec()),
    ];
    prop::collection::vec(row, 0..12).prop_map(|rows| rows.join(&b'\n'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_stands_in_a_file_every_row_has_one_fate(
        head in prop::sample::select(HEADS.to_vec()),
        lines in lines(),
        unit in prop::option::of(Just(Unit::Lb)),
    ) {
        let text = [head.as_bytes(), b"\n", &lines].concat();
        let (format, header) = recognised(&text).expect("a known header");
        let mut seen: Vec<u64> = Vec::new();
        let mut sets = 0;
        let told = each_row(&text, format, &header, settings(unit), |line, fate| {
            // Where a row has told the order of day and month, the reading starts again.
            if seen.last().is_some_and(|last| *last >= line) {
                seen.clear();
                sets = 0;
            }
            seen.push(line);
            match fate {
                Some(Ok(Read::One(_))) => sets += 1,
                Some(Ok(Read::Many(many))) => {
                    assert!(!many.is_empty(), "nothing is said by Nothing");
                    sets += many.len();
                }
                _ => {}
            }
        });
        prop_assert!(told.is_none() || format.name == "stronglifts");
        let lines = String::from_utf8_lossy(&text).split(['\n', '\r']).count() as u64;
        prop_assert!(seen.iter().all(|line| (1..=lines).contains(line)));
        // No row makes more of itself than an entry may hold, or than it has fields.
        prop_assert!(sets <= 30 * seen.len() + text.len());
    }
}
