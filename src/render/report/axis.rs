//! Where values and days lie on a chart of the page: round ticks, and the starts of months.

use chrono::{Datelike, NaiveDate};

use crate::domain::stats::week::Metric;
use crate::render::{fixed, grouped, time};

/// The most steps between the lowest and the highest tick.
const MOST_STEPS: f64 = 5.0;
/// Values closer together than this part of their size are not blown up to the full height: noise is no mountain.
const LEAST_SPREAD: f64 = 0.05;
/// What a letter of a label is wide, in units of the drawing; a little more than it is in most fonts.
const LETTER: f64 = 6.5;

/// A scale with round ticks, from the lowest to the highest.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticks {
    /// The distance from tick to tick.
    step: f64,
    /// The lowest tick, in steps above zero.
    lowest: f64,
    /// How many steps there are, 1 to 6.
    count: u32,
    /// What the values are.
    of: Kind,
}

/// What is measured, as far as its ticks differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any number.
    Number,
    /// A number without parts.
    Count,
    /// Seconds.
    Time,
}

impl Kind {
    /// The kind of a metric's figures.
    #[must_use]
    pub fn of(metric: Metric) -> Self {
        match metric {
            Metric::Reps => Self::Count,
            Metric::Time => Self::Time,
            _ => Self::Number,
        }
    }

    /// The round steps from `least` upwards.
    fn steps(self, least: f64) -> Vec<f64> {
        let seconds = [
            1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1800.0,
            3600.0, 7200.0, 18_000.0, 36_000.0, 86_400.0,
        ];
        match self {
            Self::Time => seconds.into_iter().filter(|step| *step >= least).collect(),
            Self::Count => round_steps(least.max(1.0))
                .filter(|step| step.fract() == 0.0)
                .collect(),
            Self::Number => round_steps(least).collect(),
        }
    }
}

/// 1, 2, 2.5 and 5 times powers of ten, from `least` upwards.
fn round_steps(least: f64) -> impl Iterator<Item = f64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm of a number between 1e-9 and 1e15"
    )]
    let power = least.log10().floor() as i32;
    (power..power + 3)
        .flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|digit| digit * 10f64.powi(power)))
        .skip_while(move |step| *step < least * (1.0 - 1e-9))
}

impl Ticks {
    /// Ticks around the values; for bars also around zero, where these begin.
    #[must_use]
    pub fn around(values: impl Iterator<Item = f64>, of: Kind, from_zero: bool) -> Self {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| {
            (value.min(low), value.max(high))
        });
        let (mut low, mut high) = if low > high { (0.0, 1.0) } else { (low, high) };
        if from_zero {
            (low, high) = (low.min(0.0), high.max(0.0));
        }
        let least = (low.abs().max(high.abs()) * LEAST_SPREAD).max(1e-6);
        let lacks = least - (high - low);
        if lacks > 0.0 {
            (low, high) = (low - lacks / 2.0, high + lacks / 2.0);
        }
        let least = (high - low) / MOST_STEPS;
        let steps = of.steps(least);
        let fits = |step: f64| {
            let (lowest, highest) = (whole(low / step, f64::floor), whole(high / step, f64::ceil));
            let count = (highest - lowest).max(1.0);
            // Values that end on a tick of their own need no step above.
            (count <= MOST_STEPS + 1.0).then_some(Self {
                step,
                lowest,
                count: count_of(count),
                of,
            })
        };
        steps.into_iter().find_map(fits).unwrap_or(Self {
            step: least,
            lowest: (low / least).floor(),
            count: 6,
            of,
        })
    }

    /// The ticks, the lowest first.
    pub fn values(&self) -> impl Iterator<Item = f64> + '_ {
        (0..=self.count).map(|count| (self.lowest + f64::from(count)) * self.step)
    }

    /// How high a value lies: 0 at the lowest tick, 1 at the highest.
    #[must_use]
    pub fn height(&self, value: f64) -> f64 {
        ((value / self.step - self.lowest) / f64::from(self.count)).clamp(0.0, 1.0)
    }

    /// A tick in words; all of them have as many decimals as the step.
    #[must_use]
    pub fn label(&self, value: f64) -> String {
        if self.of == Kind::Time {
            return if value == 0.0 {
                "0".into()
            } else {
                time(value)
            };
        }
        let is_whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
        let mut scaled = self.step;
        let mut decimals = 0;
        while decimals < 6 && !is_whole(scaled) {
            scaled *= 10.0;
            decimals += 1;
        }
        if decimals == 0 {
            grouped(value)
        } else {
            fixed(value, decimals)
        }
    }

    /// The room that the widest label takes.
    #[must_use]
    pub fn room(&self) -> f64 {
        self.values()
            .map(|value| room(&self.label(value)))
            .fold(0.0, f64::max)
    }
}

/// Rounds by `direction`, unless a number is whole but for the error of a division.
fn whole(value: f64, direction: fn(f64) -> f64) -> f64 {
    if (value - value.round()).abs() < 1e-9 * value.abs().max(1.0) {
        value.round()
    } else {
        direction(value)
    }
}

fn count_of(count: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 6, just looked at"
    )]
    let count = count as u32;
    count
}

/// The room that a text takes, in units of the drawing.
#[must_use]
pub fn room(text: &str) -> f64 {
    u32::try_from(text.chars().count()).map_or(f64::MAX, |letters| f64::from(letters) * LETTER)
}

/// The starts of months between two days that have room for their labels on a width, in a regular order; with the year
/// where a month could be one of two.
#[must_use]
pub fn months(first: NaiveDate, last: NaiveDate, width: f64) -> Vec<(NaiveDate, String)> {
    let days = f64::from(i32::try_from((last - first).num_days()).unwrap_or(i32::MAX)).max(1.0);
    let a_month = width / days * 30.4;
    // Within a year no month stands twice.
    let several_years = days > 366.0;
    let every = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400]
        .into_iter()
        .find(|every| {
            let label = match every {
                12.. => "2026",
                _ if several_years => "Mar 26",
                _ => "Mar",
            };
            a_month * f64::from(*every) >= room(label) + LETTER
        })
        .unwrap_or(12_000);
    let number = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    (number(first).div_euclid(every)..=number(last).div_euclid(every))
        .filter_map(|count| {
            let month = count * every;
            let (year, month) = (
                month.div_euclid(12),
                month.rem_euclid(12).cast_unsigned() + 1,
            );
            NaiveDate::from_ymd_opt(year, month, 1)
        })
        .filter(|day| first <= *day && *day <= last)
        .map(|day| {
            let format = match every {
                12.. => "%Y",
                _ if several_years => "%b %y",
                _ => "%b",
            };
            (day, day.format(format).to_string())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[f64], of: Kind, from_zero: bool) -> String {
        let ticks = Ticks::around(values.iter().copied(), of, from_zero);
        let labels: Vec<String> = ticks.values().map(|value| ticks.label(value)).collect();
        labels.join(" ")
    }

    #[test]
    fn ticks_are_round_and_enclose_the_values() {
        let cases = [
            (&[56.0, 63.3][..], Kind::Number, false, "56 58 60 62 64"),
            (&[107.5, 140.0], Kind::Number, false, "100 110 120 130 140"),
            (
                &[0.0, 12_874.0],
                Kind::Number,
                true,
                "0 5,000 10,000 15,000",
            ),
            (&[0.0, 4.0], Kind::Count, true, "0 1 2 3 4"),
            (&[7.0], Kind::Count, false, "6 7 8"),
            (
                &[100.0, 100.0],
                Kind::Number,
                false,
                "97 98 99 100 101 102 103",
            ),
            (&[45.0, 60.0], Kind::Time, false, "45 s 50 s 55 s 60 s"),
            (&[0.0, 630.0], Kind::Time, true, "0 5:00 10:00 15:00"),
            (&[82.4, 83.1], Kind::Number, false, "80 81 82 83 84 85"),
            (&[-20.0, 10.0], Kind::Number, false, "-20 -10 0 10"),
            (&[], Kind::Number, true, "0.0 0.2 0.4 0.6 0.8 1.0"),
        ];
        let wrong: Vec<_> = cases
            .into_iter()
            .map(|(values, of, from_zero, expected)| {
                (values, labels(values, of, from_zero), expected)
            })
            .filter(|(_, found, expected)| found != expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn every_value_lies_between_the_ticks() {
        let mut value = 1e-3;
        while value < 1e9 {
            for spread in [0.0, 0.001, 0.1, 1.0, 30.0] {
                for of in [Kind::Number, Kind::Count] {
                    let pair = [value, value * (1.0 + spread)];
                    let ticks = Ticks::around(pair.into_iter(), of, false);
                    let all: Vec<f64> = ticks.values().collect();
                    assert!((2..=7).contains(&all.len()), "{pair:?}: {all:?}");
                    assert!(all[0] <= pair[0] * (1.0 + 1e-9), "{pair:?}: {all:?}");
                    assert!(
                        pair[1] <= all[all.len() - 1] * (1.0 + 1e-9),
                        "{pair:?}: {all:?}"
                    );
                    assert!(ticks.height(pair[0]) <= ticks.height(pair[1]));
                }
            }
            value *= 1.7;
        }
    }

    fn month_labels(first: &str, last: &str, width: f64) -> String {
        let day = |text: &str| text.parse().expect("a day");
        let marks = months(day(first), day(last), width);
        let words: Vec<String> = marks.into_iter().map(|(_, label)| label).collect();
        words.join(" ")
    }

    #[test]
    fn months_have_room() {
        assert_eq!(
            month_labels("2026-01-01", "2026-12-31", 350.0),
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
        );
        assert_eq!(month_labels("2026-09-28", "2026-11-22", 350.0), "Oct Nov");
        assert_eq!(
            month_labels("2025-09-28", "2026-11-22", 350.0),
            "Nov 25 Jan 26 Mar 26 May 26 Jul 26 Sep 26 Nov 26"
        );
        assert_eq!(
            month_labels("2016-01-01", "2026-11-22", 350.0),
            "2016 2018 2020 2022 2024 2026"
        );
        assert_eq!(month_labels("2026-11-02", "2026-11-02", 350.0), "");
    }
}
