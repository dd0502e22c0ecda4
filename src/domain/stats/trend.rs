//! Where a number is heading: the least-squares slope over days, and a trailing mean.

use chrono::NaiveDate;

/// The fewest sessions a trend is drawn from.
const FEWEST_POINTS: usize = 3;

/// The fewest days between the first and the last of them.
const FEWEST_DAYS: i64 = 14;

/// The percent per week up to which a trend is steady. A choice; no source.
const STEADY_PERCENT: f64 = 0.25;

/// A straight line through dated values, in the unit of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// Change per week.
    pub slope_per_week: f64,
    /// Where the line stands on the first day.
    pub at_first: f64,
    /// The mean of the values.
    pub mean: f64,
}

impl Trend {
    /// The slope per week in percent of the mean; `None` for a mean of zero.
    #[must_use]
    pub fn percent_per_week(&self) -> Option<f64> {
        (self.mean != 0.0).then(|| 100.0 * self.slope_per_week / self.mean.abs())
    }

    /// Where the line stands on a day, `first` being the day of [`Trend::at_first`].
    #[must_use]
    pub fn on(&self, day: NaiveDate, first: NaiveDate) -> f64 {
        self.at_first + self.slope_per_week * whole((day - first).num_days()) / 7.0
    }

    /// Up or down only beyond 0.25 percent of the mean per week.
    #[must_use]
    pub fn direction(&self) -> Direction {
        // Around a mean of zero every slope is beyond any percentage.
        let percent = self
            .percent_per_week()
            .unwrap_or(self.slope_per_week * f64::INFINITY);
        if percent > STEADY_PERCENT {
            Direction::Up
        } else if percent < -STEADY_PERCENT {
            Direction::Down
        } else {
            Direction::Steady
        }
    }
}

/// What a trend is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More every week.
    Up,
    /// Less every week.
    Down,
    /// Neither.
    Steady,
}

impl Direction {
    /// The word of the JSON form and of the screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Steady => "steady",
        }
    }
}

/// The trend of one value a session, in any order; `None` below 3 sessions over at least 14 days.
#[must_use]
pub fn trend(points: &[(NaiveDate, f64)]) -> Option<Trend> {
    let first = points.iter().map(|(day, _)| *day).min()?;
    let last = points.iter().map(|(day, _)| *day).max()?;
    let enough = points.len() >= FEWEST_POINTS && (last - first).num_days() >= FEWEST_DAYS;
    enough.then(|| regression(points))?
}

/// The least-squares line of value on day, in any order; `None` without two different days.
#[must_use]
pub fn regression(points: &[(NaiveDate, f64)]) -> Option<Trend> {
    let first = points.iter().map(|(day, _)| *day).min()?;
    let days = |day: NaiveDate| whole((day - first).num_days());
    let count = whole(i64::try_from(points.len()).ok()?);
    let mean_day = points.iter().map(|(day, _)| days(*day)).sum::<f64>() / count;
    let mean = points.iter().map(|(_, value)| value).sum::<f64>() / count;
    let mut spread = 0.0;
    let mut together = 0.0;
    for (day, value) in points {
        let off = days(*day) - mean_day;
        spread += off * off;
        together += off * (value - mean);
    }
    let slope = together / spread;
    (spread > 0.0).then_some(Trend {
        slope_per_week: 7.0 * slope,
        at_first: mean - slope * mean_day,
        mean,
    })
}

/// The mean of each value and those before it, at most so many in all; the first have fewer.
#[must_use]
pub fn trailing_means(values: &[f64], window: usize) -> Vec<f64> {
    (1..=values.len())
        .map(|end| {
            let part = &values[end.saturating_sub(window.max(1))..end];
            let count = i64::try_from(part.len()).map_or(1.0, whole);
            part.iter().sum::<f64>() / count
        })
        .collect()
}

/// A count as a number to calculate with.
fn whole(count: i64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "days and sessions stay far below 2^53"
    )]
    let number = count as f64;
    number
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    fn close(found: f64, expected: f64, what: &str) {
        assert!(
            (found - expected).abs() <= 0.000_050_01,
            "{what}: {found}, expected {expected}"
        );
    }

    fn points(text: &str) -> Vec<(NaiveDate, f64)> {
        text.split_whitespace()
            .map(|point| {
                let (day, value) = point.split_once(':').unwrap();
                (day.parse().unwrap(), value.parse().unwrap())
            })
            .collect()
    }

    #[test]
    fn least_squares() {
        let text = include_str!("../../../tests/fixtures/vectors/trend.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, line, slope, at_first, mean, percent, _): (
                String,
                String,
                f64,
                f64,
                f64,
                f64,
                String,
            ) = row.unwrap();
            let mut points = points(&line);
            let found = regression(&points).unwrap();
            close(found.slope_per_week, slope, &case);
            close(found.at_first, at_first, &case);
            close(found.mean, mean, &case);
            close(found.percent_per_week().unwrap(), percent, &case);
            assert_eq!(trend(&points).is_some(), case != "two_points", "{case}");
            points.reverse();
            close(regression(&points).unwrap().slope_per_week, slope, &case);
            rows += 1;
        }
        assert_eq!(rows, 5);
    }

    #[test]
    fn means_of_the_last_values() {
        let text = include_str!("../../../tests/fixtures/vectors/moving_average.csv");
        let numbers = |text: &str| -> Vec<f64> {
            let words = text.split_whitespace();
            words.map(|word| word.parse().unwrap()).collect()
        };
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (series, window, means): (String, usize, String) = row.unwrap();
            let found = trailing_means(&numbers(&series), window);
            let expected = numbers(&means);
            assert_eq!(found.len(), expected.len(), "{series}");
            for (found, expected) in found.iter().zip(expected) {
                close(*found, expected, &series);
            }
            rows += 1;
        }
        assert_eq!(rows, 3);
        assert!(trailing_means(&[], 3).is_empty());
        assert_eq!(trailing_means(&[1.0, 3.0], 0), [1.0, 3.0]);
    }

    #[test]
    fn too_little_for_a_trend() {
        assert_eq!(trend(&[]), None);
        assert_eq!(
            trend(&points("2026-10-05:100 2026-10-12:101 2026-10-18:102")),
            None,
            "13 days"
        );
        assert!(
            trend(&points("2026-10-05:100 2026-10-12:101 2026-10-19:102")).is_some(),
            "14 days"
        );
        assert_eq!(regression(&points("2026-10-05:100")), None);
        assert_eq!(
            regression(&points("2026-10-05:100 2026-10-05:105")),
            None,
            "one day has no slope"
        );
    }

    #[test]
    fn directions() {
        let direction = |slope_per_week, mean| {
            Trend {
                slope_per_week,
                at_first: mean,
                mean,
            }
            .direction()
        };
        assert_eq!(direction(0.25, 100.0), Direction::Steady);
        assert_eq!(direction(0.26, 100.0), Direction::Up);
        assert_eq!(direction(-0.25, 100.0), Direction::Steady);
        assert_eq!(direction(-0.26, 100.0), Direction::Down);
        // Less assistance is more.
        assert_eq!(direction(1.0, -20.0), Direction::Up);
        assert_eq!(direction(1.0, 0.0), Direction::Up);
        assert_eq!(direction(0.0, 0.0), Direction::Steady);
    }

    proptest! {
        #[test]
        fn a_perfect_line_is_found(
            first in 20.0..300.0_f64, slope in -5.0..5.0_f64, gaps in prop::collection::vec(1_u64..30, 2..40),
        ) {
            let start = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
            let mut day = 0;
            let mut points = vec![(start, first)];
            for gap in gaps {
                day += gap;
                #[expect(clippy::cast_precision_loss, reason = "some hundred days")]
                points.push((start + Days::new(day), first + slope * day as f64 / 7.0));
            }
            let found = regression(&points).unwrap();
            prop_assert!((found.slope_per_week - slope).abs() < 1e-9);
            prop_assert!((found.at_first - first).abs() < 1e-9);
        }
    }
}
