//! Numbers, days and times as the log writes them, without the detour over `format!`: an import writes millions.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// All numbers of two digits.
static PAIRS: &str = "\
    0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849\
    5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899\
";

/// A whole number.
pub fn push_whole(text: &mut String, value: u64) {
    if value >= 100 {
        push_whole(text, value / 100);
        push_two(text, value % 100);
    } else {
        let pair = pair(value);
        text.push_str(if value < 10 { &pair[1..] } else { pair });
    }
}

/// The last two digits of a number, with a zero in front of a single one.
fn push_two(text: &mut String, value: impl Into<u64>) {
    text.push_str(pair(value.into()));
}

fn pair(value: u64) -> &'static str {
    let at = usize::try_from(value % 100).unwrap_or(0) * 2;
    &PAIRS[at..at + 2]
}

/// The shortest decimal that reads back as the same number.
pub fn push_number(text: &mut String, value: f64) {
    const MAX: f64 = 1e9;
    let hundredths = (value * 100.0).round();
    // Of all decimals with so few digits only one reads back as this number.
    let few = (hundredths / 100.0).to_bits() == value.to_bits();
    if !few || value.is_sign_negative() || !(..=MAX).contains(&hundredths) {
        write!(text, "{value}").expect("writing to a string cannot fail");
        return;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within bounds"
    )]
    let hundredths = hundredths as u64;
    push_whole(text, hundredths / 100);
    let decimals = hundredths % 100;
    if decimals > 0 {
        text.push('.');
        if decimals.is_multiple_of(10) {
            push_whole(text, decimals / 10);
        } else {
            push_two(text, decimals);
        }
    }
}

/// A day as `2026-11-22`.
pub fn push_date(text: &mut String, date: NaiveDate) {
    match u32::try_from(date.year()) {
        Ok(year) if year < 10_000 => {
            push_two(text, year / 100);
            push_two(text, year % 100);
        }
        _ => write!(text, "{}", date.format("%Y")).expect("writing to a string cannot fail"),
    }
    text.push('-');
    push_two(text, date.month());
    text.push('-');
    push_two(text, date.day());
}

/// A time of day as `18:05:12`.
pub fn push_time(text: &mut String, time: NaiveTime) {
    push_two(text, time.hour());
    text.push(':');
    push_two(text, time.minute());
    text.push(':');
    push_two(text, time.second());
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pushed(push: impl FnOnce(&mut String)) -> String {
        let mut text = String::new();
        push(&mut text);
        text
    }

    #[test]
    fn days_and_times() {
        for (year, expected) in [
            (2026, "2026-11-02"),
            (7, "0007-11-02"),
            (-44, "-0044-11-02"),
            (12_026, "+12026-11-02"),
        ] {
            let date = NaiveDate::from_ymd_opt(year, 11, 2).unwrap();
            assert_eq!(pushed(|text| push_date(text, date)), expected);
            assert_eq!(date.format("%Y-%m-%d").to_string(), expected);
        }
        let time = NaiveTime::from_hms_opt(7, 5, 12).unwrap();
        assert_eq!(pushed(|text| push_time(text, time)), "07:05:12");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn numbers_are_written_as_by_format(
            value in prop_oneof![
                (-100_000..100_000_i32).prop_map(|n| f64::from(n) / 100.0),
                (-100_000..100_000_i32).prop_map(|n| f64::from(n) / 1000.0),
                (0..1_000_u32).prop_map(|n| f64::from(n) * 0.1),
                prop::num::f64::NORMAL | prop::num::f64::ZERO,
            ],
            whole in any::<u64>(),
        ) {
            prop_assert_eq!(pushed(|text| push_number(text, value)), value.to_string());
            prop_assert_eq!(pushed(|text| push_whole(text, whole)), whole.to_string());
        }
    }
}
