//! Days and weeks: words for days that lie behind, ISO weeks, and how they are written.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

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
        "tomorrow" => today.succ_opt(),
        _ => weekday(word)
            .map(|weekday| last_before(today, weekday))
            .or_else(|| ago(word, today)),
    };
    let day = match day {
        Some(day) => day,
        None => numbered(word, today).ok_or_else(|| unknown(text, today))??,
    };
    if day > today {
        return Err(error::future_day(&short_with_year(day)));
    }
    if !entry::within_years(day) {
        return Err(unknown(text, today));
    }
    Ok(day)
}

fn unknown(text: &str, today: NaiveDate) -> Failure {
    error::unknown_day(text, today, &foreign(text, today))
}

/// The days that other ways of writing may mean, as fitlog writes them: `20.11.2026`, `11/20`, `2026/11/20`, `20-11`.
fn foreign(text: &str, today: NaiveDate) -> Vec<String> {
    let parts: Option<Vec<u32>> = text
        .trim()
        .trim_end_matches('.')
        .split(['/', '.', '-', ' '])
        .map(|part| part.parse().ok().filter(|_| part.len() <= 4))
        .collect();
    let of_year = |year: u32, month, day| {
        let year = if year < 100 { 2000 + year } else { year };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
    };
    let days = match parts.as_deref() {
        Some([year, month, day]) if *year >= 100 => [of_year(*year, *month, *day), None],
        Some([day, month, year]) => [of_year(*year, *month, *day), of_year(*year, *day, *month)],
        Some([day, month]) => [
            last_such(*month, *day, today),
            last_such(*day, *month, today),
        ],
        _ => [None, None],
    };
    let mut days: Vec<NaiveDate> = days.into_iter().flatten().collect();
    days.retain(|day| *day <= today && entry::within_years(*day));
    days.dedup();
    days.iter().map(NaiveDate::to_string).collect()
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

/// The last such day up to today: this year's, or the year before; 29 February may lie up to eight years back.
fn last_such(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let years = (0..=8).map(|back| today.year() - back);
    let mut dates = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    dates.find(|date| *date <= today)
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
            Some(date.ok_or_else(|| error::no_such_day(word, &foreign(word, today))))
        }
        [month, day] if month.len() <= 2 && day.len() <= 2 => {
            let last = last_such(number(month), number(day), today);
            Some(last.ok_or_else(|| error::no_such_day(word, &foreign(word, today))))
        }
        _ => None,
    }
}

/// A week: by ISO-8601 Monday to Sunday, of the year that holds its Thursday; from Sunday to Saturday it has no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    first: NaiveDate,
}

impl Week {
    /// The ISO week that a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self::starting(Weekday::Mon, day)
    }

    /// The week that a day lies in, where weeks start on `weekday`.
    #[must_use]
    pub fn starting(weekday: Weekday, day: NaiveDate) -> Self {
        Self {
            first: day - Days::new(u64::from(day.weekday().days_since(weekday))),
        }
    }

    /// The week of another day, starting on the same day of the week.
    #[must_use]
    pub fn holding(self, day: NaiveDate) -> Self {
        Self::starting(self.first.weekday(), day)
    }

    /// The week that a text means, seen from `today`: `2026-W47`, `W47`, `last`, `this`, or the week of any day. Where
    /// weeks start on a Sunday, a number stands for the week that holds the Monday of the ISO week.
    ///
    /// # Errors
    ///
    /// Exit 2 for anything else, and for a week that lies ahead.
    pub fn parse(text: &str, today: NaiveDate, starts: Weekday) -> Result<Self, Failure> {
        let word = text.trim().to_ascii_lowercase();
        let this = Self::starting(starts, today);
        let week = match word.as_str() {
            "this" | "now" => return Ok(this),
            "last" => return Ok(this.back(1)),
            _ => Self::numbered(&word, today).map(|week| this.holding(week.first)),
        };
        match week {
            Some(week) if week.first > today => Err(error::future_week(text)),
            Some(week) if entry::within_years(week.first) => Ok(week),
            _ => day(text, today)
                .map(|day| this.holding(day))
                .map_err(|failure| {
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
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let year = match year.strip_suffix('-').unwrap_or(year) {
            "" => today.iso_week().year(),
            year if year.len() == 4 && digits(year) => year.parse().ok()?,
            _ => return None,
        };
        let week = (week.len() <= 2 && digits(week)).then(|| week.parse().ok())??;
        NaiveDate::from_isoywd_opt(year, week, Weekday::Mon).map(|first| Self { first })
    }

    /// Its first day, a Monday by ISO-8601.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.first + Days::new(6)
    }

    /// The week so many weeks before.
    #[must_use]
    pub fn back(self, weeks: u32) -> Self {
        Self {
            first: self
                .first
                .checked_sub_days(Days::new(u64::from(weeks) * 7))
                .unwrap_or(NaiveDate::MIN),
        }
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            first: self.first + Days::new(7),
        }
    }

    /// The number of the week in its ISO year, 1 to 53; a week from Sunday has none.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        (self.first.weekday() == Weekday::Mon).then(|| self.first.iso_week().week())
    }

    /// `2026-W47`, by the ISO year; the first day of a week without a number.
    #[must_use]
    pub fn label(self) -> String {
        match self.number() {
            Some(number) => format!("{:04}-W{number:02}", self.first.iso_week().year()),
            None => self.first.to_string(),
        }
    }
}

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    first: NaiveDate,
}

/// The months, as they are written out.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Month {
    /// The month that a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self {
            first: day - Days::new(u64::from(day.day0())),
        }
    }

    /// The month that a text means, seen from `today`: `2026-11`, `nov` (the last one), `2026-11-20`, `last`, `this`.
    ///
    /// # Errors
    ///
    /// Exit 2 for anything else, and for a month that lies ahead.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Self, Failure> {
        let word = text.trim().to_ascii_lowercase();
        let this = Self::of(today);
        let month = match word.as_str() {
            "this" | "now" => Some(this),
            "last" => Some(this.back(1)),
            _ => Self::named(&word, today)
                .or_else(|| Self::numbered(&word))
                .or_else(|| entry::date(&word).map(Self::of)),
        };
        match month {
            Some(month) if month.first > today => Err(error::future_month(text)),
            Some(month) if entry::within_years(month.first) => Ok(month),
            _ => Err(error::unknown_month(text, &this.label())),
        }
    }

    fn named(word: &str, today: NaiveDate) -> Option<Self> {
        let (name, year) = match word.split_once(' ') {
            Some((name, year)) if year.len() == 4 => (name, Some(year.parse().ok()?)),
            Some(_) => return None,
            None => (word, None),
        };
        let at = (name.len() >= 3)
            .then(|| {
                MONTHS
                    .iter()
                    .position(|month| month.to_ascii_lowercase().starts_with(name))
            })
            .flatten()?;
        let month = u32::try_from(at).ok()? + 1;
        let of = |year| NaiveDate::from_ymd_opt(year, month, 1).map(|first| Self { first });
        match year {
            Some(year) => of(year),
            None => of(today.year() - i32::from(month > today.month())),
        }
    }

    fn numbered(word: &str) -> Option<Self> {
        let (year, month) = word.split_once('-')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (year.len() == 4 && (1..=2).contains(&month.len()) && digits(year) && digits(month))
            .then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1))?
            .map(|first| Self { first })
    }

    /// Its first day.
    #[must_use]
    pub fn start(self) -> NaiveDate {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.next().first - Days::new(1)
    }

    /// The month so many months before.
    #[must_use]
    pub fn back(self, months: u32) -> Self {
        let first = self.first.checked_sub_months(Months::new(months));
        Self {
            first: first.unwrap_or(NaiveDate::MIN),
        }
    }

    /// The month after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            first: self.first + Months::new(1),
        }
    }

    /// `2026-11`.
    #[must_use]
    pub fn label(self) -> String {
        self.first.format("%Y-%m").to_string()
    }

    /// `November 2026`.
    #[must_use]
    pub fn name(self) -> String {
        self.first.format("%B %Y").to_string()
    }
}

/// The year that a text means, seen from `today`: `2026`, `last`, `this`.
///
/// # Errors
///
/// Exit 2 for anything else, and for a year that lies ahead.
pub fn year(text: &str, today: NaiveDate) -> Result<i32, Failure> {
    let word = text.trim().to_ascii_lowercase();
    let year = match word.as_str() {
        "this" | "now" => Some(today.year()),
        "last" => Some(today.year() - 1),
        _ => (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| word.parse().ok())
            .flatten(),
    };
    match year {
        Some(year) if year > today.year() => Err(error::future_year(text)),
        Some(year) if entry::YEARS.contains(&year) => Ok(year),
        _ => Err(error::unknown_year(text, today.year())),
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
