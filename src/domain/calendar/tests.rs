#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use chrono::{Datelike as _, NaiveDate, Weekday};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Month, Week, day, year};
use crate::domain::entry::YEARS;

/// Pieces of days and weeks, and what only looks like one.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "today",
        "y",
        "last ",
        "fri",
        "thursday",
        "mon",
        " ago",
        "d",
        "w",
        "W",
        "weeks",
        "-",
        "2026",
        "11",
        "20",
        "53",
        "0",
        "00",
        "29",
        "02",
        "40000",
        "99999999999999999999",
        " ",
        "ß",
        "İ",
        "\u{202e}",
        "１",
    ];
    prop_oneof![
        4 => vec(select(pieces.to_vec()), 0..6).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    /// A day that is understood lies in the years that can be trained in, and not ahead; of any other text is told what
    /// it is not.
    #[test]
    fn any_text(text in text(), today in 694_000..3_652_000_i32) {
        let today = NaiveDate::from_num_days_from_ce_opt(today).unwrap();
        match day(&text, today) {
            Ok(day) => prop_assert!(day <= today && YEARS.contains(&chrono::Datelike::year(&day))),
            Err(failure) => {
                prop_assert_eq!(failure.exit, 2);
                prop_assert!(failure.message.chars().count() < 200, "{}", failure);
                prop_assert!(!failure.message.contains(crate::error::is_unsafe), "{}", failure);
            }
        }
        match Week::parse(&text, today, Weekday::Mon) {
            Ok(week) => prop_assert!(week.start() <= today && week.label().len() < 40),
            Err(failure) => {
                prop_assert_eq!(failure.exit, 2);
                prop_assert!(failure.message.chars().count() < 200, "{}", failure);
            }
        }
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

#[test]
fn months() {
    let cases = [
        ("2026-11", Some("2026-11")),
        ("this", Some("2026-11")),
        ("last", Some("2026-10")),
        ("nov", Some("2026-11")),
        ("December", Some("2025-12")),
        ("may 2024", Some("2024-05")),
        ("2024-2", Some("2024-02")),
        ("2024-02-29", Some("2024-02")),
        ("2026-12", None),
        ("2026-13", None),
        ("2026", None),
        ("ma", None),
        ("1850-01", None),
        ("may 24", None),
        ("", None),
    ];
    for (text, expected) in cases {
        let found = Month::parse(text, today()).ok().map(Month::label);
        assert_eq!(found.as_deref(), expected, "{text}");
    }
    let february = Month::parse("2024-02", today()).unwrap();
    assert_eq!(february.end().to_string(), "2024-02-29");
    assert_eq!(february.back(2).label(), "2023-12");
    assert_eq!(february.next().label(), "2024-03");
}

#[test]
fn years() {
    let cases = [
        ("2026", Some(2026)),
        ("last", Some(2025)),
        ("this", Some(2026)),
        ("1900", Some(1900)),
        ("2027", None),
        ("1899", None),
        ("26", None),
        ("", None),
    ];
    for (text, expected) in cases {
        assert_eq!(year(text, today()).ok(), expected, "{text}");
    }
}

#[test]
fn weeks_of_both_kinds() {
    let cases = [
        ("this", "2026-W47", "2026-11-22"),
        ("last", "2026-W46", "2026-11-15"),
        ("2026-11-21", "2026-W47", "2026-11-15"),
        ("2026-W46", "2026-W46", "2026-11-08"),
        ("sun", "2026-W46", "2026-11-15"),
    ];
    for (text, monday, sunday) in cases {
        let label = |starts| Week::parse(text, today(), starts).unwrap().label();
        assert_eq!(label(Weekday::Mon), monday, "{text}");
        assert_eq!(label(Weekday::Sun), sunday, "{text}");
    }
    let weeks = [
        ("2 weeks ago", Some("2026-W45")),
        ("2 weeks", Some("2026-W45")),
        ("3w ago", Some("2026-W44")),
        ("3w", Some("2026-W44")),
        ("w46", Some("2026-W46")),
        ("2026w46", Some("2026-W46")),
        ("1900-W01", Some("1900-W01")),
        ("0001-W01", None),
        ("+202w12", None),
        ("-001w01", None),
        ("w+5", None),
        ("2026--w12", None),
        ("w99", None),
    ];
    for (text, label) in weeks {
        let week = Week::parse(text, today(), Weekday::Mon);
        assert_eq!(week.ok().map(Week::label).as_deref(), label, "{text}");
    }
    let week = Week::starting(Weekday::Sun, today());
    assert_eq!(week.number(), None);
    assert_eq!(week.end().to_string(), "2026-11-28");
    assert_eq!(week.next().back(2).label(), "2026-11-15");
}

#[test]
fn weeks_of_the_calendar() {
    type Row = (
        String,
        String,
        i32,
        u32,
        String,
        String,
        String,
        String,
        String,
    );
    let text = include_str!("../../../tests/fixtures/vectors/iso_week.csv");
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let (date, weekday, year, number, label, start, end, sunday, saturday): Row = row.unwrap();
        let day: NaiveDate = date.parse().unwrap();
        assert_eq!(day.weekday().to_string(), weekday);
        let week = Week::of(day);
        assert_eq!(week.number(), Some(number), "{date}");
        assert_eq!(week.label(), label, "{date}");
        assert!(label.starts_with(&format!("{year}-")), "{date}");
        assert_eq!(week.start().to_string(), start, "{date}");
        assert_eq!(week.end().to_string(), end, "{date}");
        let week = Week::starting(Weekday::Sun, day);
        assert_eq!(
            (week.number(), week.label()),
            (None, sunday.clone()),
            "{date}"
        );
        assert_eq!(week.start().to_string(), sunday, "{date}");
        assert_eq!(week.end().to_string(), saturday, "{date}");
        let today = NaiveDate::from_ymd_opt(2100, 1, 1).unwrap();
        assert_eq!(
            Week::parse(&label, today, Weekday::Mon).unwrap(),
            Week::of(day)
        );
        rows += 1;
    }
    assert_eq!(rows, 41);
}

#[test]
fn weeks_in_a_year() {
    let last = |year| Week::of(NaiveDate::from_ymd_opt(year, 12, 28).unwrap());
    let text = include_str!("../../../tests/fixtures/vectors/iso_weeks_in_year.csv");
    let mut rows = 0;
    for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
        let (year, weeks): (i32, u32) = row.unwrap();
        // 28 December always lies in the last week of its ISO year.
        assert_eq!(last(year).number(), Some(weeks), "{year}");
        let today = NaiveDate::from_ymd_opt(2200, 1, 1).unwrap();
        let named = |week| Week::parse(&format!("{year}-W{week}"), today, Weekday::Mon);
        assert_eq!(named(weeks).unwrap(), last(year));
        assert!(named(weeks + 1).is_err(), "{year}");
        rows += 1;
    }
    assert_eq!(rows, 101);
    // 71 years in 400, as the calendar repeats after that.
    let long = (2000..2400).filter(|year| last(*year).number() == Some(53));
    assert_eq!(long.count(), 71);
}
