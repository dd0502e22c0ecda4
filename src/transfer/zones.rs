//! Moments that name their zone, made local.

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::error;
use crate::transfer::{Refused, values};

/// A moment as an app wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The local day, and the time if one is given.
    pub start: (NaiveDate, Option<NaiveTime>),
    /// The same in UTC, if the app names the zone.
    pub instant: Option<NaiveDateTime>,
}

/// The moment of `2026-11-22T18:05:12.000Z`, `2026-11-22 18:05:12 +0000`, or without a zone, which is local as it stands.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn when(text: &str, local: fn(NaiveDateTime) -> NaiveDateTime) -> Result<When, Refused> {
    read(text, local).ok_or_else(|| Refused::Row(error::row_no_date(text)))
}

fn read(text: &str, local: fn(NaiveDateTime) -> NaiveDateTime) -> Option<When> {
    let text = text.trim();
    // The hyphens of the day are none of a zone.
    let clock = text.get(10..)?;
    let at = 10 + clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (moment, zone) = text.split_at(at);
    let start = values::moment(moment.trim_end())?;
    let instant = match (start, zone) {
        (_, "") => None,
        ((date, Some(time)), zone) => Some(date.and_time(time).checked_sub_signed(offset(zone)?)?),
        ((_, None), _) => return None,
    };
    let start = match instant.map(local) {
        Some(local) => (local.date(), Some(local.time())),
        None => start,
    };
    Some(When { start, instant })
}

/// How far the clocks of a zone are before UTC: `Z`, `+0100`, `-05:30`, `+02`.
fn offset(zone: &str) -> Option<Duration> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(Duration::zero());
    }
    let (sign, digits) = match zone.split_at_checked(1)? {
        ("+", digits) => (1, digits.replace(':', "")),
        ("-", digits) => (-1, digits.replace(':', "")),
        _ => return None,
    };
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i64 = digits[..2].parse().ok()?;
    let minutes: i64 = digits
        .get(2..)
        .filter(|rest| !rest.is_empty())
        .map_or(Some(0), |rest| rest.parse().ok())?;
    Some(Duration::minutes(sign * (60 * hours + minutes)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use chrono::{Duration, NaiveDateTime};

    use super::when;

    fn an_hour_later(utc: NaiveDateTime) -> NaiveDateTime {
        utc + Duration::hours(1)
    }

    #[test]
    fn a_zone_makes_a_moment_local() {
        let cases = [
            (
                "2026-11-22 23:30:00 +0000",
                "2026-11-23 00:30:00",
                "2026-11-22 23:30:00",
            ),
            (
                "2026-11-22T18:05:12.000Z",
                "2026-11-22 19:05:12",
                "2026-11-22 18:05:12",
            ),
            (
                "2026-11-22T18:05:12-05:30",
                "2026-11-23 00:35:12",
                "2026-11-22 23:35:12",
            ),
            (
                "2026-11-22 18:05:12+02",
                "2026-11-22 17:05:12",
                "2026-11-22 16:05:12",
            ),
            ("2026-11-22 18:05:12", "2026-11-22 18:05:12", "none"),
            ("2026-11-22", "2026-11-22 none", "none"),
        ];
        for (text, start, instant) in cases {
            let found = when(text, an_hour_later).unwrap();
            let time = found
                .start
                .1
                .map_or("none".to_owned(), |time| time.to_string());
            assert_eq!(format!("{} {time}", found.start.0), start, "{text}");
            let found = found
                .instant
                .map_or("none".to_owned(), |one| one.to_string());
            assert_eq!(found, instant, "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in [
            "",
            "Z",
            "2026-11-22Z",
            "2026-11-22 18:05 +1",
            "2026-11-22 18:05 +0a00",
            "2026-11-22 18:05 CET",
            "ß026-11-2é Z",
            "2026-13-01 10:00:00Z",
        ] {
            assert!(when(text, an_hour_later).is_err(), "{text}");
        }
    }
}
