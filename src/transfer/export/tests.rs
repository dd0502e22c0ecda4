#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use super::{Names, Units, converted, hevy, quoted, strong, workouts};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{Entry, Id};
use crate::domain::exercise::Tracking;
use crate::domain::notation::{self, Reading};
use crate::domain::sets::Unit;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn entry(exercise: &str, sets: &str, time: &str, workout: &str) -> Entry<'static> {
    let catalogue = Catalogue::default();
    let tracking = catalogue
        .get(exercise)
        .map_or(Tracking::WeightReps, |one| one.tracking);
    let reading = Reading {
        tracking,
        unit: Unit::Kg,
        last: None,
    };
    let parsed = notation::parse(sets, &reading).unwrap();
    Entry {
        id: Id::new(uuid::Uuid::nil()),
        date: day(),
        time: NaiveTime::parse_from_str(time, "%H:%M:%S").ok(),
        exercise: Cow::Owned(exercise.to_owned()),
        sets: Cow::Owned(parsed.sets),
        note: parsed.note.map(Cow::Owned),
        workout: (!workout.is_empty()).then(|| Cow::Owned(workout.to_owned())),
        batch: None,
        replaces: None,
        source: None,
    }
}

#[test]
fn a_day_falls_into_workouts_by_name() {
    let entries = [
        entry("back-squat", "5@100", "18:05:12", "Legs"),
        entry("plank", "60s", "", ""),
        entry("back-squat", "5@100", "17:50:00", "Legs"),
        entry("bench-press", "5@60", "", "Push"),
    ];
    let found: Vec<String> = workouts(day(), &entries)
        .iter()
        .map(|one| {
            format!(
                "{} {}-{} {}",
                one.name,
                one.start.time(),
                one.end.time(),
                one.entries.len()
            )
        })
        .collect();
    let expected = [
        "Legs 17:50:00-18:05:12 2",
        "Workout 12:00:00-12:00:00 1",
        // Apps tell workouts apart by the minute they began in.
        "Push 12:01:00-12:01:00 1",
    ];
    assert_eq!(found, expected);
}

#[test]
fn exercises_have_the_names_that_the_app_has_for_such_a_set() {
    let catalogue = Catalogue::default();
    let cases = [
        ("hevy", "pull-up", "8@bw", "Pull Up"),
        ("hevy", "pull-up", "8@+10", "Pull Up (Weighted)"),
        ("hevy", "pull-up", "8@-10", "Pull Up (Assisted)"),
        ("strong", "pull-up", "8@+10", "Pull Up"),
        ("strong", "pull-up", "8@-10", "Pull Up (Assisted)"),
        ("strong", "push-up", "8@-10", "Push Up (Assisted)"),
        ("strong", "back-squat", "5@100", "Squat (Barbell)"),
        ("strong", "my-own", "5@100", "my-own"),
    ];
    for (app, id, sets, expected) in cases {
        let entry = entry(id, sets, "", "");
        let mut names = Names::new(&catalogue, app);
        assert_eq!(names.of(id, &entry.sets[0]), expected, "{app} {id} {sets}");
    }
}

#[test]
fn conversions_are_exact_and_free_of_dust() {
    let cases = [
        (135.0, Unit::Lb.in_kg(), "61.23496995"),
        (61.234_969_95, 1.0 / Unit::Lb.in_kg(), "135"),
        (100.0, 1.0, "100"),
        (400.0, 0.001, "0.4"),
        (0.1, 3.0, "0.3"),
    ];
    for (value, factor, expected) in cases {
        assert_eq!(converted(value, factor), expected);
    }
}

#[test]
fn a_text_is_always_in_quotes_and_never_a_formula() {
    let cases = [
        ("", r#""""#),
        (r#"say "hi"; now"#, r#""say ""hi""; now""#),
        ("=1+1", r#""'=1+1""#),
        ("'tis", r#""'tis""#),
    ];
    for (cell, expected) in cases {
        assert_eq!(quoted(cell), expected);
    }
}

fn as_hevy(entries: &[Entry]) -> (String, super::Losses) {
    let catalogue = Catalogue::default();
    let units = entries.iter().fold(Units::default(), |mut units, entry| {
        units.add(&entry.sets);
        units
    });
    let mut text = Vec::new();
    let mut rows = hevy::Rows::new(&mut text, &catalogue, units, Unit::Kg).unwrap();
    rows.day(day(), entries).unwrap();
    let losses = rows.finish().unwrap();
    (String::from_utf8(text).unwrap(), losses)
}

fn as_strong(entries: &[Entry]) -> (String, super::Losses) {
    let catalogue = Catalogue::default();
    let mut text = Vec::new();
    let mut rows = strong::Rows::new(&mut text, &catalogue).unwrap();
    rows.day(day(), entries).unwrap();
    let losses = rows.finish().unwrap();
    (String::from_utf8(text).unwrap(), losses)
}

fn rows_of(text: &str) -> Vec<&str> {
    text.lines().skip(1).collect()
}

#[test]
fn hevy_has_one_unit_a_column() {
    let (text, losses) = as_hevy(&[
        entry("back-squat", "5@100lb 5@45kg 5@110lb rest90s", "", ""),
        entry("running", "1mi/8:00 1mi 400m", "", ""),
    ]);
    let header = text.lines().next().unwrap();
    assert!(
        header.contains(r#""weight_lbs","reps","distance_miles""#),
        "{header}"
    );
    assert_eq!((losses.weights, losses.weight_unit), (1, "lb"));
    assert_eq!((losses.distances, losses.distance_unit), (1, "mi"));
    assert_eq!(losses.rests, 3);
    let numbers: Vec<&str> = rows_of(&text)
        .iter()
        .map(|row| row.split_once("\"normal\",").unwrap().1)
        .collect();
    let expected = [
        "100,5,,,",
        "99.20801798,5,,,",
        "110,5,,,",
        ",,1,480,",
        ",,1,,",
        ",,0.24854848,,",
    ];
    assert_eq!(numbers, expected);
}

#[test]
fn hevy_counts_sets_from_0_and_again_when_an_exercise_comes_back() {
    let (text, _) = as_hevy(&[
        entry("back-squat", "5@60w 5@100 // a\\nb", "", ""),
        entry("back-squat", "5@90d", "", ""),
        entry("pull-up", "5@+5 8@bw 8@bwf", "", ""),
        entry("back-squat", "5@80", "", ""),
    ]);
    let found: Vec<String> = rows_of(&text)
        .iter()
        .map(|row| {
            row.replace(
                r#""Workout","22 Nov 2026, 12:00","22 Nov 2026, 12:00","","#,
                "",
            )
        })
        .collect();
    let expected = [
        r#""Squat (Barbell)",,"a\nb",0,"warmup",60,5,,,"#,
        r#""Squat (Barbell)",,"a\nb",1,"normal",100,5,,,"#,
        r#""Squat (Barbell)",,"",2,"dropset",90,5,,,"#,
        r#""Pull Up (Weighted)",,"",0,"normal",5,5,,,"#,
        r#""Pull Up",,"",0,"normal",,8,,,"#,
        r#""Pull Up",,"",1,"failure",,8,,,"#,
        r#""Squat (Barbell)",,"",0,"normal",80,5,,,"#,
    ];
    assert_eq!(found, expected);
}

#[test]
fn strong_keeps_units_and_numbers_working_sets_only() {
    let (text, losses) = as_strong(&[
        entry(
            "back-squat",
            "5@60w 5@100lb 5@110 rpe8.5 // belt",
            "17:50:00",
            "Legs",
        ),
        entry("pull-up", "8@-20 8@bw", "19:54:30", "Legs"),
        entry("running", "5km/24:30 440yd", "", "Legs"),
        entry("plank", "60s", "", "Legs"),
    ]);
    let found: Vec<String> = rows_of(&text)
        .iter()
        .map(|row| {
            let row = row.strip_prefix(r#"2026-11-22 17:50:00;"Legs";"#).unwrap();
            row.strip_suffix(";2h 4m").unwrap().to_owned()
        })
        .collect();
    let expected = [
        r#""Squat (Barbell)";W;60;kg;5;;;;0;"belt";"""#,
        r#""Squat (Barbell)";1;100;lbs;5;;;;0;"";"""#,
        r#""Squat (Barbell)";2;110;kg;5;8.5;;;0;"";"""#,
        r#""Pull Up (Assisted)";1;20;kg;8;;;;0;"";"""#,
        r#""Pull Up";1;;;8;;;;0;"";"""#,
        r#""Running";1;;;;;5;km;1470;"";"""#,
        r#""Running";2;;;;;0.25;mi.;0;"";"""#,
        r#""Plank";1;;;;;;;60;"";"""#,
    ];
    assert_eq!(found, expected);
    assert_eq!((losses.weights, losses.distances, losses.rests), (0, 1, 0));
}
