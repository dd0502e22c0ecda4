//! A year of days as a contribution graph shows it: a column a week, a row a day of the week.

use anstyle::{AnsiColor, Style};
use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::{MONTHS, Week};
use crate::render::{Look, dim, left, shown_width, styled};

/// A calendar of the days from `first` to `last`, of which those up to `today` have a level each: 0 for nothing, 1 to
/// 4. Weeks start as `week` does. Two halves stand under each other where the width holds no whole year.
#[must_use]
pub fn calendar(
    (first, last): (NaiveDate, NaiveDate),
    today: NaiveDate,
    week: Week,
    level: impl Fn(NaiveDate) -> usize,
    look: Look,
) -> String {
    let start = week.holding(first);
    let weeks: Vec<Week> = std::iter::successors(Some(start), |week| Some(week.next()))
        .take_while(|week| week.start() <= last)
        .collect();
    let room = look.width.saturating_sub(LABEL + 2);
    let size = if weeks.len() <= room {
        weeks.len()
    } else {
        weeks.len().div_ceil(2)
    };
    let parts = weeks.chunks(size.max(1)).map(|weeks| {
        let mut text = months(weeks, first, last);
        for row in 0..7 {
            let mut line = String::new();
            for week in weeks {
                let day = week.start() + chrono::Days::new(row);
                line += &if day < first || day > last || day > today {
                    " ".to_owned()
                } else {
                    cell(level(day), look)
                };
            }
            let day = week.start() + chrono::Days::new(row);
            let name = dim(&left(&day.format("%a").to_string(), LABEL));
            text += &format!(" {name}{}\n", line.trim_end_matches(' '));
        }
        text
    });
    parts.collect::<Vec<_>>().join("\n")
}

/// The columns before the first week.
const LABEL: usize = 4;

/// The names of the months above the weeks that hold their first days.
fn months(weeks: &[Week], first: NaiveDate, last: NaiveDate) -> String {
    let mut line = String::new();
    for (at, week) in weeks.iter().enumerate() {
        let begins = (0..7)
            .map(|day| week.start() + chrono::Days::new(day))
            .find(|day| day.day() == 1 && (first..=last).contains(day));
        if let Some(day) = begins
            && line.len() <= at
        {
            line = left(&line, at);
            line += &MONTHS[day.month0() as usize][..3];
        }
    }
    format!(" {}{}\n", " ".repeat(LABEL), dim(&line))
}

/// A day: how much was done shows in the glyph, and once more in its colour.
fn cell(level: usize, look: Look) -> String {
    let glyphs = if look.ascii {
        [".", ":", "+", "#", "@"]
    } else {
        ["·", "░", "▒", "▓", "█"]
    };
    let glyph = glyphs[level.min(4)];
    let green = Style::new().fg_color(Some(AnsiColor::Green.into()));
    match level {
        0 => dim(glyph),
        1 => styled(glyph, green.dimmed()),
        2 | 3 => styled(glyph, green),
        _ => styled(glyph, green.bold()),
    }
}

/// What the glyphs stand for, given how many sets each but the last holds at most.
#[must_use]
pub fn legend(steps: [u32; 3], look: Look) -> String {
    let mut from = 1;
    let mut parts = vec![format!("{} none", cell(0, look))];
    for (level, to) in (1..).zip(steps) {
        let sets = if to > from {
            format!("{from} to {to}")
        } else {
            from.to_string()
        };
        parts.push(format!("{} {sets}", cell(level, look)));
        from = to + 1;
    }
    parts.push(format!("{} {from} and more sets", cell(4, look)));
    let line = parts.join("  ");
    // Where there is no room the words go first: more ink is more work.
    if shown_width(&line) + LABEL + 2 > look.width {
        let cells: String = (0..5).map(|level| cell(level, look)).collect();
        return format!(" {}few {cells} many sets\n", " ".repeat(LABEL));
    }
    format!(" {}{line}\n", " ".repeat(LABEL))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// A year of at most 54 columns fits 60; where it does not, its halves stand under each other, every day once.
    #[test]
    fn every_day_has_its_place() {
        for year in [2020, 2024, 2026, 2028, 2034] {
            let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
            let (first, last) = (day(1, 1), day(12, 31));
            for starts in [chrono::Weekday::Mon, chrono::Weekday::Sun] {
                for (width, lines) in [(80, 8), (60, 8), (59, 8), (40, 17)] {
                    let look = Look { width, ascii: true };
                    let week = Week::starting(starts, first);
                    let text = calendar((first, last), last, week, |_| 4, look);
                    let text = anstream::adapter::strip_str(&text).to_string();
                    assert_eq!(text.matches('@').count(), last.ordinal() as usize, "{year}");
                    assert!(
                        text.lines().all(|line| line.len() < width),
                        "{year} {width}"
                    );
                    if width != 59 {
                        assert_eq!(text.lines().count(), lines, "{text}");
                    }
                }
            }
        }
    }

    #[test]
    fn days_ahead_are_blank() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let look = Look {
            width: 80,
            ascii: true,
        };
        let days = (day(1, 1), day(12, 31));
        let text = calendar(days, day(1, 6), Week::of(day(1, 1)), |_| 0, look);
        let text = anstream::adapter::strip_str(&text).to_string();
        assert_eq!(text.matches('.').count(), 6);
    }
}
