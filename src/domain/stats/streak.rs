//! Weeks in a row at the goal.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::domain::calendar::Week;

/// How many days of each week were trained, by the first day of the week; weeks start as `like` does.
#[must_use]
pub fn sessions_by_week(
    days: impl Iterator<Item = NaiveDate>,
    like: Week,
) -> BTreeMap<NaiveDate, u32> {
    let mut weeks = BTreeMap::new();
    let days_of = |week: Week| week.start()..=week.end();
    let (mut week, mut count) = (days_of(like), 0);
    let mut end = |week: &RangeInclusive<NaiveDate>, count: u32| {
        if count > 0 {
            *weeks.entry(*week.start()).or_default() += count;
        }
    };
    for day in days {
        // Mostly several days of a week follow each other.
        if !week.contains(&day) {
            end(&week, count);
            (week, count) = (days_of(like.holding(day)), 0);
        }
        count += 1;
    }
    end(&week, count);
    weeks
}

/// Whether a week belongs to a span of days, both ends included: its fourth day lies in it, the Thursday by which
/// ISO-8601 gives weeks to years. The running week belongs to a span up to today too, whichever day it is.
#[must_use]
pub fn belongs(first: NaiveDate, (from, until): (NaiveDate, NaiveDate), today: NaiveDate) -> bool {
    let fourth = first + Days::new(3);
    let is_running = first <= today && today <= first + Days::new(6);
    from <= fourth && (fourth <= until || is_running && until == today)
}

/// The longest run of weeks that held at least `goal` sessions, of the weeks counted in `sessions` that belong to the
/// span asked for.
#[must_use]
pub fn longest(
    sessions: &BTreeMap<NaiveDate, u32>,
    goal: u32,
    belongs: impl Fn(NaiveDate) -> bool,
) -> u32 {
    let mut longest = 0;
    let mut run = 0;
    let mut next = None;
    for (first, count) in sessions.iter().filter(|(first, _)| belongs(**first)) {
        if *count < goal.max(1) {
            run = 0;
            continue;
        }
        run = if next == Some(*first) { run + 1 } else { 1 };
        next = first.checked_add_days(Days::new(7));
        longest = longest.max(run);
    }
    longest
}

/// How many weeks in a row, up to the running one, held at least `goal` sessions (a goal of 0 counts as 1).
///
/// `sessions` are counted by the first day of their week, and `running` is the first day of today's. The running week
/// adds to the streak once it is at the goal but does not break it before it is over. Later weeks are left aside.
#[must_use]
pub fn streak(sessions: &BTreeMap<NaiveDate, u32>, goal: u32, running: NaiveDate) -> u32 {
    let met = |first: &NaiveDate| {
        sessions
            .get(first)
            .is_some_and(|count| *count >= goal.max(1))
    };
    let back = |first: &NaiveDate| first.checked_sub_days(Days::new(7));
    let past = std::iter::successors(back(&running), back)
        .take_while(met)
        .fold(0_u32, |weeks, _| weeks + 1);
    past + u32::from(met(&running))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use chrono::Weekday;

    fn monday(label: &str) -> NaiveDate {
        let (year, week) = label.split_once("-W").unwrap();
        NaiveDate::from_isoywd_opt(year.parse().unwrap(), week.parse().unwrap(), Weekday::Mon)
            .unwrap()
    }

    fn running(today: NaiveDate) -> NaiveDate {
        Week::of(today).start()
    }

    fn weeks(text: &str) -> BTreeMap<NaiveDate, u32> {
        let counted = text
            .split_whitespace()
            .map(|week| week.split_once(':').unwrap());
        counted
            .map(|(label, count)| (monday(label), count.parse().unwrap()))
            .collect()
    }

    #[test]
    fn streaks() {
        let text = include_str!("../../../tests/fixtures/vectors/streak.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, goal, by_week, today, expected): (String, u32, String, String, u32) =
                row.unwrap();
            assert_eq!(
                streak(&weeks(&by_week), goal, running(today.parse().unwrap())),
                expected,
                "{case}"
            );
            rows += 1;
        }
        assert_eq!(rows, 6);
    }

    #[test]
    fn edges() {
        let today = running("2026-11-20".parse().unwrap());
        assert_eq!(
            streak(&weeks("2026-W46:1 2026-W47:1"), 0, today),
            2,
            "no goal asks for one session"
        );
        assert_eq!(streak(&weeks("2026-W45:0"), 0, today), 0);
        assert_eq!(streak(&weeks("2026-W47:3"), 3, today), 1, "the first week");
        assert_eq!(
            streak(&weeks("2026-W46:3 2026-W48:3"), 3, today),
            1,
            "ahead of today"
        );
        assert_eq!(streak(&BTreeMap::new(), 1, NaiveDate::MIN), 0);
        assert_eq!(streak(&BTreeMap::new(), 1, NaiveDate::MAX), 0);
    }

    #[test]
    fn weeks_of_a_span() {
        let cases = [
            ("2026-W01", "2026-01-01", "2026-12-31", "2027-02-01", true),
            ("2026-W01", "2025-01-01", "2025-12-31", "2027-02-01", false),
            ("2026-W53", "2026-01-01", "2026-12-31", "2027-02-01", true),
            ("2026-W47", "2026-11-01", "2026-11-17", "2026-11-17", true),
            ("2026-W49", "2026-11-01", "2026-11-30", "2026-12-01", false),
            ("2026-W49", "2026-12-01", "2026-12-01", "2026-12-01", true),
        ];
        for (week, from, until, today, expected) in cases {
            let [from, until, today] = [from, until, today].map(|day| day.parse().unwrap());
            let found = belongs(monday(week), (from, until), today);
            assert_eq!(found, expected, "{week} {from} {until} {today}");
        }
        let log = weeks("2026-W40:3 2026-W41:3 2026-W42:3");
        let but_the_first = |first| first != monday("2026-W40");
        assert_eq!(longest(&log, 3, but_the_first), 2);
    }

    #[test]
    fn the_longest_run() {
        let longest = |sessions: &_, goal| longest(sessions, goal, |_| true);
        assert_eq!(longest(&weeks(""), 3), 0);
        let log = weeks("2026-W40:3 2026-W41:3 2026-W42:2 2026-W43:3 2026-W44:4 2026-W45:3");
        assert_eq!(longest(&log, 3), 3);
        assert_eq!(longest(&log, 2), 6);
        assert_eq!(longest(&log, 5), 0);
        let log = weeks("2026-W40:3 2026-W41:3 2026-W43:3");
        assert_eq!(longest(&log, 3), 2, "a week without training");
        let sunday: NaiveDate = "2026-11-15".parse().unwrap();
        let days = ["2026-11-14", "2026-11-15", "2026-11-21"].map(|day| day.parse().unwrap());
        let counted = sessions_by_week(days.into_iter(), Week::starting(Weekday::Sun, sunday));
        assert_eq!(counted.values().copied().collect::<Vec<_>>(), [1, 2]);
        assert_eq!(counted.last_key_value().unwrap().0, &sunday);
    }
}
