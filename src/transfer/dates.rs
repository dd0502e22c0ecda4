//! The dates of a file: what apps write, and what a spreadsheet makes of it.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::entry;
use crate::error;
use crate::transfer::zones::{self, When};
use crate::transfer::{Refused, Settings, values};

/// Reads the dates of one file. Which of two numbers is the month is one decision for all of them.
#[derive(Debug, Clone)]
pub struct Dates {
    day_first: Option<bool>,
    today: NaiveDate,
    local: fn(NaiveDateTime) -> NaiveDateTime,
    /// What was read last: rows of one workout give the same moment.
    last: Option<When>,
    text: String,
    odd: Odd,
}

/// Whether a date can be read two ways, and nothing tells which.
#[derive(Debug, Clone)]
enum Odd {
    Not,
    /// The first such date, of which nobody was told.
    Is(String),
    Said,
}

impl Dates {
    /// For a file that is read this way.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            day_first: settings.day_first,
            today: settings.today,
            local: settings.local,
            last: None,
            text: String::new(),
            odd: Odd::Not,
        }
    }

    /// The moment of a date in words or in numbers, with the year first or last, a time of day, and a zone or none.
    ///
    /// # Errors
    ///
    /// The reason to refuse the row, or what it tells of the order of day and month.
    pub fn read(&mut self, text: &str) -> Result<When, Refused> {
        if let Some(last) = self.last.filter(|_| self.text == text) {
            return Ok(last);
        }
        let when = match values::named_moment(text) {
            Some(start) => When {
                start,
                instant: None,
            },
            None => match zones::when(text, self.local) {
                Ok(when) => when,
                Err(refused) => self.year_last(text.trim()).unwrap_or(Err(refused))?,
            },
        };
        self.last = Some(when);
        text.clone_into(&mut self.text);
        Ok(when)
    }

    /// That a date can be read two ways: once a file, with the first row that is taken.
    pub fn odd(&mut self) -> Option<String> {
        match &mut self.odd {
            Odd::Is(text) => {
                let odd = error::odd_month_first(text);
                self.odd = Odd::Said;
                Some(odd)
            }
            Odd::Not | Odd::Said => None,
        }
    }

    /// The moment of `05/16/18`, `16.05.2018, 07:30`; none when it is not written like that.
    fn year_last(&mut self, text: &str) -> Option<Result<When, Refused>> {
        let end = text.find([' ', ',', 'T']).unwrap_or(text.len());
        let (day, clock) = text.split_at(end);
        let (a, b, year) = numbers(day)?;
        let clock = clock.trim_start_matches([' ', ',', 'T']);
        let time = match clock {
            "" => None,
            clock => Some(values::time_of_day(clock)?),
        };
        let day = self.day(day, (a, b, year));
        Some(day.map(|day| When {
            start: (day, time),
            instant: None,
        }))
    }

    /// The day of three numbers. Between points the day stands first; else the month, until a row tells otherwise: one
    /// with a number that is no month, or of which one reading is a day that has not come yet.
    fn day(&mut self, text: &str, (a, b, year): (u32, u32, i32)) -> Result<NaiveDate, Refused> {
        let bad = || Refused::Row(error::row_no_date(text));
        let date = |month, day| {
            NaiveDate::from_ymd_opt(year, month, day).filter(|date| entry::within_years(*date))
        };
        let (month_first, turned) = (date(a, b), date(b, a));
        if let Some(date) = turned.filter(|_| text.contains('.')) {
            return Ok(date);
        }
        match self.day_first {
            Some(true) => return turned.ok_or_else(bad),
            Some(false) => return month_first.ok_or_else(bad),
            None => {}
        }
        let past = |date: Option<NaiveDate>| date.filter(|date| *date <= self.today);
        match (past(month_first), past(turned)) {
            (Some(date), Some(_)) => {
                if a != b && matches!(self.odd, Odd::Not) {
                    self.odd = Odd::Is(text.to_owned());
                }
                Ok(date)
            }
            (Some(_), None) => Err(Refused::DayFirst(false)),
            (None, Some(_)) => Err(Refused::DayFirst(true)),
            (None, None) => month_first.or(turned).ok_or_else(bad),
        }
    }
}

/// The three numbers of a date whose year comes last; a year of two digits is one of this century.
fn numbers(text: &str) -> Option<(u32, u32, i32)> {
    let mut parts = text.split(['/', '.', '-']).map(str::trim);
    let (a, b, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || a.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let year: i32 = match year.len() {
        2 => 2_000 + year.parse::<i32>().ok()?,
        _ => year.parse().ok()?,
    };
    Some((a.parse().ok()?, b.parse().ok()?, year))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::Dates;
    use crate::transfer::Refused;
    use crate::transfer::tests::settings;

    fn read(text: &str, day_first: Option<bool>) -> String {
        let mut settings = settings(None);
        settings.day_first = day_first;
        match Dates::new(&settings).read(text) {
            Ok(when) => {
                let (day, time) = when.start;
                let time = time.map_or(String::new(), |time| format!(" {time}"));
                let zone = if when.instant.is_some() { " zone" } else { "" };
                format!("{day}{time}{zone}")
            }
            Err(Refused::DayFirst(true)) => "day first".to_owned(),
            Err(Refused::DayFirst(false)) => "month first".to_owned(),
            Err(_) => "refused".to_owned(),
        }
    }

    #[test]
    fn what_apps_and_spreadsheets_write() {
        let cases = [
            ("2026-09-20 18:00:00", "2026-09-20 18:00:00"),
            ("2026-09-20", "2026-09-20"),
            ("15 Sep 2025, 07:48", "2025-09-15 07:48:00"),
            ("15 сент. 2025 г., 07:48", "2025-09-15 07:48:00"),
            // The place of the tests is an hour ahead of UTC.
            ("2026-09-20T18:00:00Z", "2026-09-20 19:00:00 zone"),
            ("2026-09-20T18:00:00.000Z", "2026-09-20 19:00:00 zone"),
            ("2026-09-20T18:00:00+02:00", "2026-09-20 17:00:00 zone"),
            ("05.06.2026, 07:30", "2026-06-05 07:30:00"),
            ("26.08.2025 10:44", "2025-08-26 10:44:00"),
            ("08.26.2025 10:44", "month first"),
            ("8/26/2025 10:44", "month first"),
            ("26/8/2025", "day first"),
            ("8/6/25 1:44 PM", "2025-08-06 13:44:00"),
            ("8/6/2025 99:00", "refused"),
            ("31/31/2025", "refused"),
            ("now", "refused"),
            ("", "refused"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text, None), expected, "{text}");
        }
        assert_eq!(read("8/26/2025 10:44", Some(false)), "2025-08-26 10:44:00");
        assert_eq!(read("8/6/2025", Some(true)), "2025-06-08");
    }
}
