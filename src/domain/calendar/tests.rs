#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::{Week, day};
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
        match Week::parse(&text, today) {
            Ok(week) => prop_assert!(week.start() <= today && week.label().len() < 40),
            Err(failure) => {
                prop_assert_eq!(failure.exit, 2);
                prop_assert!(failure.message.chars().count() < 200, "{}", failure);
            }
        }
    }
}
