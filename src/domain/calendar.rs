//! Days and weeks: words for days that lie behind, ISO weeks, and how they are written.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::entry;
use crate::error::{self, Failure};

/// The day that a word means, seen from `today`: it never lies ahead.
///
/// `today`, `yesterday` (`t`, `y`), `fri` (the last one before today), `2d`, `3w`, `2 days ago`, `11-20` (the last such
/// day) and `2026-11-20`.
///
/// # Errors
///
/// Exit 2 for anything else, for a day that does not exist, and for the future.
pub fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let word = text.trim().to_ascii_lowercase();
    let word = word.strip_prefix("last ").unwrap_or(&word).trim();
    let day = match word {
        "today" | "t" | "now" => Some(today),
        "yesterday" | "y" => today.pred_opt(),
        _ => weekday(word)
            .map(|weekday| last_before(today, weekday))
            .or_else(|| ago(word, today)),
    };
    let day = match day {
        Some(day) => day,
        None => numbered(word, today).ok_or_else(|| error::unknown_day(text, today))??,
    };
    if day > today {
        return Err(error::future_day(&short_with_year(day)));
    }
    if !entry::within_years(day) {
        return Err(error::unknown_day(text, today));
    }
    Ok(day)
}

/// The day that `FITLOG_TODAY` fixes.
///
/// # Errors
///
/// Exit 2 when it is not written as 2026-11-22.
pub fn fixed_day(text: &str) -> Result<NaiveDate, Failure> {
    entry::date(text).ok_or_else(|| error::bad_today(text))
}

fn weekday(word: &str) -> Option<Weekday> {
    (word.len() >= 3).then(|| {
        let days = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let at = days.iter().position(|day| day.starts_with(word))?;
        Weekday::try_from(u8::try_from(at).ok()?).ok()
    })?
}

fn last_before(today: NaiveDate, weekday: Weekday) -> NaiveDate {
    let back =
        (today.weekday().num_days_from_monday() + 6 - weekday.num_days_from_monday()) % 7 + 1;
    today - Days::new(u64::from(back))
}

/// `2d`, `3w`, `2 days ago`.
fn ago(word: &str, today: NaiveDate) -> Option<NaiveDate> {
    let word = word.strip_suffix(" ago").unwrap_or(word);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (count, unit) = word.split_at(digits);
    let count: u64 = count.parse().ok().filter(|count| *count <= 40_000)?;
    let days = match unit.trim() {
        "d" | "day" | "days" => count,
        "w" | "week" | "weeks" => count * 7,
        _ => return None,
    };
    today.checked_sub_days(Days::new(days))
}

/// `2026-11-20` or `11-20`: `None` when it has neither shape, an error when there is no such day.
fn numbered(word: &str, today: NaiveDate) -> Option<Result<NaiveDate, Failure>> {
    let parts: Vec<&str> = word.split('-').collect();
    if parts.iter().any(|part| {
        part.is_empty() || part.len() > 4 || !part.bytes().all(|byte| byte.is_ascii_digit())
    }) {
        return None;
    }
    let number = |text: &str| text.parse::<u32>().unwrap_or(0);
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            let date = NaiveDate::from_ymd_opt(
                i32::try_from(number(year)).ok()?,
                number(month),
                number(day),
            );
            Some(date.ok_or_else(|| error::no_such_day(word)))
        }
        [month, day] if month.len() <= 2 && day.len() <= 2 => {
            // The last one: this year's, or the year before; 29 February may lie up to eight years back.
            let years = (0..=8).filter_map(|back| {
                NaiveDate::from_ymd_opt(today.year() - back, number(month), number(day))
            });
            Some(
                years
                    .into_iter()
                    .find(|date| *date <= today)
                    .ok_or_else(|| error::no_such_day(word)),
            )
        }
        _ => None,
    }
}

/// An ISO-8601 week: Monday to Sunday, of the year that holds its Thursday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// The week that a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self {
            monday: day - Days::new(u64::from(day.weekday().num_days_from_monday())),
        }
    }

    /// The week that a text means, seen from `today`: `2026-W47`, `W47`, `last`, `this`, or the week of any day.
    ///
    /// # Errors
    ///
    /// Exit 2 for anything else, and for a week that lies ahead.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, Failure> {
        let word = text.trim().to_ascii_lowercase();
        let week = match word.as_str() {
            "this" | "now" => return Ok(Self::of(today)),
            "last" => return Ok(Self::of(today).back(1)),
            _ => Self::numbered(&word, today),
        };
        match week {
            Some(week) if week.monday > today => Err(error::future_week(text)),
            Some(week) => Ok(week),
            None if word.contains('w')
                && word.chars().any(|letter| letter.is_ascii_digit())
                && !word.ends_with('w') =>
            {
                Err(error::unknown_week(text, &Self::of(today).label()))
            }
            None => day(text, today).map(Self::of).map_err(|failure| {
                if failure.kind == "future" {
                    failure
                } else {
                    error::unknown_week(text, &Self::of(today).label())
                }
            }),
        }
    }

    fn numbered(word: &str, today: NaiveDate) -> Option<Self> {
        let (year, week) = word.split_once('w')?;
        let year = match year.trim_end_matches('-') {
            "" => today.iso_week().year(),
            year if year.len() == 4 => year.parse().ok()?,
            _ => return None,
        };
        let week = (week.len() <= 2).then(|| week.parse().ok())??;
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(|monday| Self { monday })
    }

    /// Its Monday.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        self.monday
    }

    /// Its Sunday.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.monday + Days::new(6)
    }

    /// The week so many weeks before.
    #[must_use]
    pub fn back(self, weeks: u32) -> Self {
        Self {
            monday: self
                .monday
                .checked_sub_days(Days::new(u64::from(weeks) * 7))
                .unwrap_or(NaiveDate::MIN),
        }
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            monday: self.monday + Days::new(7),
        }
    }

    /// The number of the week in its ISO year, 1 to 53.
    #[must_use]
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// `2026-W47`, by the ISO year.
    #[must_use]
    pub fn label(self) -> String {
        let week = self.monday.iso_week();
        format!("{:04}-W{:02}", week.year(), week.week())
    }
}

/// `Sun 22 Nov`.
#[must_use]
pub fn short(day: NaiveDate) -> String {
    day.format("%a %-d %b").to_string()
}

/// `Sun 22 Nov 2026`.
#[must_use]
pub fn short_with_year(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}

/// `Sun 22 Nov`, with the year when it is not `today`'s.
#[must_use]
pub fn relative(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        short(day)
    } else {
        short_with_year(day)
    }
}

/// `22 Nov`, with the year when it is not `today`'s.
#[must_use]
pub fn day_month(day: NaiveDate, today: NaiveDate) -> String {
    day.format(if day.year() == today.year() {
        "%-d %b"
    } else {
        "%-d %b %Y"
    })
    .to_string()
}

#[cfg(test)]
mod tests;
