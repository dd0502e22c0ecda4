//! Several exercises in one chart, each in percent of its own first session.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::sets::Unit;
use crate::domain::stats::progress::Compared;
use crate::domain::stats::week::Metric;
use crate::error::visible;
use crate::render::chart::{Point, Series, Style, compared};
use crate::render::progress::{best_word, change, measured};
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, ends, fixed};

/// The most exercises that one chart tells apart.
pub const MOST: usize = 6;

/// The marks of their points, in order.
const MARKS: [char; MOST] = ['●', '▲', '□', '◆', '○', '△'];
const ASCII_MARKS: [char; MOST] = ['o', 'x', '#', '@', '%', '&'];

/// The chart's height, its axis included.
const HEIGHT: usize = 16;

/// What the screen shows.
#[derive(Debug)]
pub struct Comparison<'a> {
    /// The exercises, at most [`MOST`].
    pub compared: &'a [Compared<'a>],
    /// The unit of loads.
    pub unit: Unit,
    /// Today.
    pub today: NaiveDate,
}

impl Comparison<'_> {
    /// The chart, and a line an exercise that says what its mark stands for.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let lead = match self.shared_metric() {
            Some(metric) => format!("{}, ", best_word(metric)),
            None => String::new(),
        };
        let mut text = ends(
            &bold(&format!("{} exercises", self.compared.len())),
            &dim(&format!("{lead}in percent of the first session of each")),
            look.width - 1,
        );
        text += &look.rule();
        text += &self.chart(look);
        text += &self.legend(look);
        let missing: Vec<String> = self
            .compared
            .iter()
            .filter(|one| one.figures.is_empty())
            .map(|one| visible(&one.exercise.name))
            .collect();
        if !missing.is_empty() {
            for line in crate::render::wrap(
                &format!("nothing to compare for {}", missing.join(", ")),
                look.width.min(80) - 2,
            ) {
                text += &format!(" {}\n", dim(&line));
            }
        }
        text
    }

    /// The metric of all of them, if it is the same.
    fn shared_metric(&self) -> Option<Metric> {
        let told = || self.compared.iter().filter(|one| !one.figures.is_empty());
        let first = told().next()?.metric;
        told().all(|one| one.metric == first).then_some(first)
    }

    /// The metric beside its figures, where the head does not say it for all.
    fn said(&self, one: &Compared) -> &'static str {
        match self.shared_metric() {
            Some(_) => "",
            None => best_word(one.metric),
        }
    }

    fn chart(&self, look: Look) -> String {
        let points: Vec<Vec<Point>> = self
            .compared
            .iter()
            .map(|one| {
                let points = one.percents.iter();
                points
                    .map(|(day, value)| Point {
                        day: *day,
                        value: *value,
                    })
                    .collect()
            })
            .collect();
        let series: Vec<Series> = points
            .iter()
            .zip(marks(look))
            .map(|(points, mark)| Series { points, mark })
            .collect();
        let style = Style {
            width: look.width - 2,
            height: HEIGHT,
            ascii: look.ascii,
        };
        let picture: String = compared(&series, "%", style)
            .lines()
            .map(|line| format!(" {line}\n").replace(" \n", "\n"))
            .collect();
        if picture.is_empty() {
            picture
        } else {
            format!("{picture}\n")
        }
    }

    fn legend(&self, look: Look) -> String {
        let mut table = Table::new(
            look,
            &[
                ("", Side::Left),
                ("", Side::Left),
                ("first", Side::Right),
                ("", Side::Right),
                ("last", Side::Right),
                ("", Side::Right),
                ("change", Side::Right),
                ("per week", Side::Right),
                ("", Side::Left),
            ],
        )
        .without_rule()
        .dispensable(&[5, 3, 8])
        .elastic(1);
        for (one, mark) in self.compared.iter().zip(marks(look)) {
            let [(first_day, first), .., (last_day, last)] = one.figures.as_slice() else {
                table.row(self.lonely(one, mark, look));
                continue;
            };
            let day = |day| dim(&calendar::day_month(day, self.today));
            let value = |value| measured(one.metric, value, self.unit);
            let none = || dim(look.glyph("–", "-"));
            let percent =
                |percent: f64| format!("{} %", change(&fixed(percent.abs(), 1), percent, look));
            let now = one.percents.last();
            table.row(vec![
                mark.to_string(),
                visible(&one.exercise.name),
                value(*first),
                day(*first_day),
                value(*last),
                day(*last_day),
                now.map_or_else(none, |(_, now)| percent(now - 100.0)),
                one.trend
                    .map_or_else(none, |trend| percent(trend.slope_per_week)),
                dim(self.said(one)),
            ]);
        }
        table.print()
    }

    /// The line of an exercise with one session, or none.
    fn lonely(&self, one: &Compared, mark: char, look: Look) -> Vec<String> {
        let none = || dim(look.glyph("–", "-"));
        let first = one.figures.first();
        vec![
            mark.to_string(),
            visible(&one.exercise.name),
            first.map_or_else(none, |(_, value)| measured(one.metric, *value, self.unit)),
            first.map_or_else(String::new, |(day, _)| {
                dim(&calendar::day_month(*day, self.today))
            }),
            none(),
            String::new(),
            none(),
            none(),
            first.map_or_else(String::new, |_| dim(self.said(one))),
        ]
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let exercises: Vec<Value> = self
            .compared
            .iter()
            .map(|one| {
                let sessions: Vec<Value> = one
                    .figures
                    .iter()
                    .enumerate()
                    .map(|(i, (day, value))| {
                        let percent = one.percents.get(i).map(|(_, percent)| percent);
                        json!({ "date": day.to_string(), "value": value, "percent": percent })
                    })
                    .collect();
                json!({
                    "exercise": one.exercise.id,
                    "name": one.exercise.name,
                    "metric": one.metric.word(),
                    "change_percent": one.percents.last().map(|(_, now)| now - 100.0),
                    "percent_per_week": one.trend.map(|trend| trend.slope_per_week),
                    "sessions": sessions,
                })
            })
            .collect();
        json!({ "schema": 1, "compared": exercises })
    }
}

fn marks(look: Look) -> [char; MOST] {
    if look.ascii { ASCII_MARKS } else { MARKS }
}
