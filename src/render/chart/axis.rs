//! Where values and days lie, and the ticks and labels that say so.

use chrono::{Datelike, Months, NaiveDate};

/// At least so many blanks between two labels under the x axis.
const LABEL_GAP: usize = 2;
/// At least so many columns between a mark without a label and the first and the last mark.
const MARK_GAP: usize = 3;
/// Beyond this a value is drawn at the edge; so no difference of two values overflows.
const LARGEST: f64 = 1e300;
/// Nearer to zero than this is zero.
const SMALLEST: f64 = 1e-290;

/// The y axis: a round step from tick to tick, and the same number of rows.
pub struct Scale {
    rows: i32,
    step: f64,
    rows_a_step: i32,
    /// The lowest row, in rows above zero.
    bottom: i32,
}

impl Scale {
    /// The scale on which the values fill the most rows.
    pub fn of(values: impl Iterator<Item = f64>, rows: usize) -> Self {
        let (low, high) = values.fold((LARGEST, -LARGEST), |(low, high), value| {
            (value.min(low), value.max(high))
        });
        let (low, high) = (low.max(-LARGEST), high.min(LARGEST));
        let rows = i32::from(u16::try_from(rows).unwrap_or(u16::MAX));
        // Values within 2 % of one another are not blown up to the full height: that would make a mountain of noise.
        if high - low <= (low.abs().max(high.abs()) / 50.0).max(SMALLEST) {
            return Self::around(low, high, rows);
        }
        (1..rows)
            .filter(|rows_a_step| (3..=6).contains(&((rows - 1) / rows_a_step + 1)))
            .filter_map(|rows_a_step| Self::from_low_tick(low, high, rows, rows_a_step))
            .min_by(|one, other| one.value_of_row().total_cmp(&other.value_of_row()))
            .unwrap_or_else(|| Self::around(low, high, rows))
    }

    /// The smallest round step for which the tick under `low`, or level with it, is the lowest row and `high` has a row.
    fn from_low_tick(low: f64, high: f64, rows: i32, rows_a_step: i32) -> Option<Self> {
        let tightest = (high - low) * f64::from(rows_a_step) / f64::from(rows);
        round_steps(tightest)
            .map(|step| {
                let mut scale = Self {
                    rows,
                    step,
                    rows_a_step,
                    bottom: 0,
                };
                scale.bottom = scale.row_above_zero(low).div_euclid(rows_a_step) * rows_a_step;
                scale
            })
            .find(|scale| scale.row_above_zero(high) - scale.bottom < rows)
    }

    /// A scale with its middle between `low` and `high`, which are close together.
    fn around(low: f64, high: f64, rows: i32) -> Self {
        let middle = f64::midpoint(low, high);
        // One lone value has no difference to show, so the ticks may be far and round.
        let far = if high > low {
            middle.abs() / 100.0
        } else {
            middle.abs() / 10.0
        };
        let step = if far < SMALLEST {
            1.0
        } else {
            round_steps(far).next().unwrap_or(1.0)
        };
        let mut scale = Self {
            rows,
            step,
            rows_a_step: rows / 3,
            bottom: 0,
        };
        scale.bottom = scale.row_above_zero(middle) - rows / 2;
        scale
    }

    fn value_of_row(&self) -> f64 {
        self.step / f64::from(self.rows_a_step)
    }

    fn rows_above_zero(&self, value: f64) -> f64 {
        value.clamp(-LARGEST, LARGEST) * f64::from(self.rows_a_step) / self.step
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "a step is not much smaller than the values"
    )]
    fn row_above_zero(&self, value: f64) -> i32 {
        (self.rows_above_zero(value) + 0.5).floor() as i32
    }

    /// Whether a value lies within the rows.
    pub fn holds(&self, value: f64) -> bool {
        let row = self.row_above_zero(value) - self.bottom;
        (0..self.rows).contains(&row)
    }

    /// The dot of a value, from the top, four a row.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the rows, and clamped to them"
    )]
    pub fn y(&self, value: f64) -> usize {
        let top = f64::from(self.bottom + self.rows) - 0.5;
        let dots = ((top - self.rows_above_zero(value)) * 4.0).ceil() - 1.0;
        dots.clamp(0.0, f64::from(self.rows * 4 - 1)) as usize
    }

    /// The label of a row, counted from the top, when there is a tick.
    pub fn tick(&self, row: usize) -> Option<String> {
        let row = self.bottom + self.rows - 1 - i32::try_from(row).ok()?;
        (row % self.rows_a_step == 0).then(|| self.label(row / self.rows_a_step))
    }

    fn label(&self, steps: i32) -> String {
        let value = f64::from(steps) * self.step;
        let reach =
            f64::from(self.bottom.abs().max((self.bottom + self.rows).abs())) * self.value_of_row();
        if reach >= 1e7 || self.step < 1e-4 {
            let text = format!("{value:.4e}");
            let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            return match digits.trim_end_matches('0').trim_end_matches('.') {
                "0" => "0".into(),
                digits => format!("{digits}e{exponent}"),
            };
        }
        // All labels have as many decimals as the step has.
        let is_whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
        let decimals = (0..5)
            .find(|decimals| is_whole(self.step * 10f64.powi(*decimals)))
            .unwrap_or(5);
        format!("{value:.*}", usize::try_from(decimals).unwrap_or(0))
    }
}

/// 1, 2, 2.5 and 5 times powers of ten, from `least` upwards.
fn round_steps(least: f64) -> impl Iterator<Item = f64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a logarithm of a number between 1e-300 and 1e300"
    )]
    let power = least.log10().floor() as i32;
    (power..power + 4)
        .flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|digit| digit * 10f64.powi(power)))
        .skip_while(move |step| *step < least * (1.0 - 1e-9))
}

/// The x axis: the days from the first to the last, over the columns.
pub struct Calendar {
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub columns: usize,
}

/// A text under the x axis.
pub struct Label {
    /// The column that it is about.
    pub column: usize,
    /// The column that it begins in.
    pub start: usize,
    /// Empty where there is no room for it.
    pub text: String,
}

impl Label {
    /// Whether there is room for both, this one to the left.
    fn clears(&self, right: &Self) -> bool {
        self.start + self.text.len() + LABEL_GAP <= right.start
    }
}

impl Calendar {
    /// The dot of a day (from the common era), two a column; the middle when there is but one day.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within the columns, and clamped to them"
    )]
    pub fn x(&self, day: i32) -> usize {
        let first = self.first.num_days_from_ce();
        let span = self.last.num_days_from_ce() - first;
        if span == 0 {
            return self.columns;
        }
        let dots = f64::from(u32::try_from(self.columns * 2 - 1).unwrap_or(u32::MAX));
        (f64::from(day - first) / f64::from(span) * dots)
            .round()
            .clamp(0.0, dots) as usize
    }

    /// The first and the last day, and between them true starts of months, quarters or years.
    pub fn labels(&self) -> Vec<Label> {
        let mut labels = self.ends();
        let mut months = self.months();
        // A last day without room for its label leaves the right edge to the months.
        let edge = labels
            .get(1)
            .map_or(self.columns, |last| last.start.saturating_sub(LABEL_GAP));
        for month in &mut months {
            if !labels[0].clears(month) || month.start + month.text.len() > edge {
                month.text.clear();
            }
        }
        let inner = MARK_GAP + 1..self.columns.saturating_sub(MARK_GAP + 1);
        months.retain(|month| !month.text.is_empty() || inner.contains(&month.column));
        labels.splice(1..1, months);
        labels
    }

    /// The first and the last day, or the first alone.
    fn ends(&self) -> Vec<Label> {
        let formats: &[&str] = if self.spans_months(12) {
            &["%-d %b %Y", "%b %Y", "%Y"]
        } else {
            &["%-d %b"]
        };
        let end = |day: NaiveDate, format: &str| {
            let text = day.format(format).to_string();
            let column = self.x(day.num_days_from_ce()) / 2;
            // The last label ends in the last column, and a lone one is centred.
            let back = if self.first == self.last {
                text.len() / 2
            } else {
                text.len() - 1
            };
            let start = column.saturating_sub(back);
            Label {
                column,
                start,
                text,
            }
        };
        for format in formats {
            let (first, last) = (end(self.first, format), end(self.last, format));
            if self.first == self.last {
                return vec![first];
            }
            if first.clears(&last) {
                return vec![first, last];
            }
        }
        vec![end(self.first, formats[formats.len() - 1])]
    }

    /// The starts of months, in the densest regular order in which their labels do not touch.
    fn months(&self) -> Vec<Label> {
        let least = if self.spans_months(18) { 3 } else { 1 };
        [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
            .into_iter()
            .filter(|every| *every >= least)
            .map(|every| self.every(every))
            .find(|marks| marks.windows(2).all(|pair| pair[0].clears(&pair[1])))
            .unwrap_or_default()
    }

    /// A label for each start of so many months.
    fn every(&self, months: i32) -> Vec<Label> {
        let long = self.spans_months(12);
        let from = (self.first.year() * 12 + self.first.month0().cast_signed()).div_euclid(months);
        let to = (self.last.year() * 12 + self.last.month0().cast_signed()).div_euclid(months);
        // More than there are columns cannot all have room, and are not worth the formatting of a long life's months.
        (from..=to)
            .take(self.columns + 2)
            .filter_map(|count| {
                let month = count * months;
                let day = NaiveDate::from_ymd_opt(
                    month.div_euclid(12),
                    month.rem_euclid(12).cast_unsigned() + 1,
                    1,
                )?;
                let format = match months {
                    12.. => "%Y",
                    _ if long || day.month() == 1 => "%b %Y",
                    _ => "%b",
                };
                let column = self.x(day.num_days_from_ce()) / 2;
                (self.first < day && day < self.last).then(|| Label {
                    column,
                    start: column,
                    text: day.format(format).to_string(),
                })
            })
            .collect()
    }

    /// Whether the last day lies so many months or more after the first.
    fn spans_months(&self, months: u32) -> bool {
        self.first
            .checked_add_months(Months::new(months))
            .is_some_and(|day| day <= self.last)
    }
}
