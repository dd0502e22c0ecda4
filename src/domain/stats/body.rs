//! The weight of the body over time.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::domain::entry::Weighing;
use crate::domain::stats::trend::{self, Trend};

/// What a body can weigh, in kilograms.
pub const RANGE_KG: RangeInclusive<f64> = 20.0..=400.0;

/// How many weighings the mean is over: a body's weight swings by a kilogram or two from day to day.
pub const MEAN_OF: usize = 7;

/// How many days the trend looks back over, from the last weighing.
pub const TREND_DAYS: u64 = 56;

/// A weighing with the number of its line.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighed {
    /// What `remove` takes.
    pub number: u64,
    /// The weighing.
    pub weighing: Weighing,
    /// The mean of it and those before it, [`MEAN_OF`] at most, in kilograms.
    pub mean: f64,
    /// The difference to the one before, in kilograms.
    pub change: Option<f64>,
    /// Weighings of the same day that were typed before it and do not count, with the numbers of their lines.
    pub earlier: Vec<(u64, Weighing)>,
}

/// The weighings of some days, one a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The weighings, the oldest first.
    pub days: Vec<Weighed>,
    /// The trend of the last eight weeks before the last of them, in kilograms.
    pub trend: Option<Trend>,
}

impl Body {
    /// The weighings from a day on. Means and changes look further back.
    ///
    /// `weighings` are those in the log with the numbers of their lines, the oldest day first; of a day the last counts.
    #[must_use]
    pub fn new(weighings: &[(u64, Weighing)], since: Option<NaiveDate>) -> Self {
        let of_days: Vec<_> = weighings
            .chunk_by(|(_, one), (_, other)| one.date == other.date)
            .filter_map(<[_]>::split_last)
            .collect();
        let kg: Vec<f64> = of_days
            .iter()
            .map(|((_, one), _)| one.weight.kg())
            .collect();
        let means = trend::trailing_means(&kg, MEAN_OF);
        let days: Vec<Weighed> = of_days
            .iter()
            .enumerate()
            .filter(|(_, ((_, one), _))| since.is_none_or(|since| one.date >= since))
            .map(|(at, ((number, one), earlier))| Weighed {
                number: *number,
                weighing: *one,
                mean: means[at],
                change: at.checked_sub(1).map(|before| kg[at] - kg[before]),
                earlier: earlier.to_vec(),
            })
            .collect();
        let points: Vec<(NaiveDate, f64)> = days
            .iter()
            .map(|one| (one.weighing.date, one.weighing.weight.kg()))
            .collect();
        let last = points.last().map_or(NaiveDate::MIN, |(day, _)| *day);
        let from = last
            .checked_sub_days(Days::new(TREND_DAYS))
            .unwrap_or(NaiveDate::MIN);
        let start = points.partition_point(|(day, _)| *day < from);
        Self {
            trend: trend::trend(&points[start..]),
            days,
        }
    }

    /// The first day that the trend is drawn from.
    #[must_use]
    pub fn trend_from(&self) -> Option<NaiveDate> {
        let last = self.days.last()?.weighing.date;
        let from = last.checked_sub_days(Days::new(TREND_DAYS))?;
        let mut days = self.days.iter().map(|one| one.weighing.date);
        days.find(|day| *day >= from)
    }

    /// The lightest and the heaviest, the earliest of each.
    #[must_use]
    pub fn extremes(&self) -> Option<(&Weighed, &Weighed)> {
        let kg = |one: &Weighed| one.weighing.weight.kg();
        let lightest = self.days.iter().min_by(|a, b| kg(a).total_cmp(&kg(b)))?;
        // The last of equals is what the maximum would be.
        let heaviest = self
            .days
            .iter()
            .rev()
            .max_by(|a, b| kg(a).total_cmp(&kg(b)))?;
        Some((lightest, heaviest))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::entry::Id;
    use crate::domain::sets::{Unit, Weight};

    fn weighings(values: &[(u64, f64)]) -> Vec<(u64, Weighing)> {
        let start = NaiveDate::from_ymd_opt(2026, 9, 1).unwrap();
        let one = |(number, (day, value)): (u64, &(u64, f64))| {
            let weighing = Weighing {
                id: Id::from_text("0198f3c2-0000-7000-8000-000000000000").unwrap(),
                weight: Weight {
                    value: *value,
                    unit: Unit::Kg,
                },
                date: start + Days::new(*day),
                time: None,
                batch: None,
            };
            (number, weighing)
        };
        (1..).zip(values).map(one).collect()
    }

    #[test]
    fn means_changes_and_trend() {
        let all = weighings(&[(0, 90.0), (60, 80.0), (67, 81.0), (74, 82.0), (81, 83.0)]);
        let body = Body::new(&all, None);
        let trend = body.trend.unwrap();
        assert!(
            (trend.slope_per_week - 1.0).abs() < 1e-9,
            "the 90 kg are older than eight weeks"
        );
        assert_eq!(body.trend_from(), Some(all[1].1.date));
        assert_eq!(body.days[0].change, None);
        assert_eq!(body.days[1].change, Some(-10.0));
        assert!((body.days[2].mean - 251.0 / 3.0).abs() < 1e-9);
        let (lightest, heaviest) = body.extremes().unwrap();
        assert_eq!((lightest.number, heaviest.number), (2, 1));

        let later = Body::new(&all, Some(all[2].1.date));
        assert_eq!(later.days.len(), 3);
        assert_eq!(later.days[0].change, Some(1.0), "to the one before it");
        assert_eq!(later.days[0].number, 3);
    }

    #[test]
    fn nothing_weighed() {
        let body = Body::new(&[], None);
        assert!(body.days.is_empty() && body.trend.is_none());
        assert!(body.extremes().is_none() && body.trend_from().is_none());
        let equal = Body::new(&weighings(&[(0, 80.0), (1, 80.0)]), None);
        let (lightest, heaviest) = equal.extremes().unwrap();
        assert_eq!((lightest.number, heaviest.number), (1, 1));
    }
}
