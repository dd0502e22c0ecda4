//! The screens of `fitlog weigh`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::entry::Weighing;
use crate::domain::sets::Unit;
use crate::domain::stats::body::{Body, MEAN_OF, Weighed};
use crate::render::chart::{Point, Style, chart_with_trend, trend_mark};
use crate::render::progress::change;
use crate::render::table::{Side, Table};
use crate::render::{
    Look, bold, dim, ends, fixed, left, number, signed, trend_json, weighing_json, weight,
};

/// The chart's height, its axis included.
const HEIGHT: usize = 12;

/// A weighing that was written down.
#[derive(Debug)]
pub struct Stored {
    /// The weighing.
    pub weighing: Weighing,
    /// The last one of an earlier day.
    pub last: Option<Weighing>,
    /// One of the same day, which it stands for now.
    pub same_day: Option<Weighing>,
    /// The day of the next one, where this one was written down late.
    pub next: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
}

impl Stored {
    /// What was stored, and last time.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let own = &self.weighing;
        let mut text = format!(
            "{} {} {}\n  {}\n",
            bold("Body weight"),
            look.dot(),
            calendar::short_with_year(own.date),
            weight(own.weight)
        );
        if let Some(other) = &self.same_day {
            let line = format!(
                "{} of that day does not count any more",
                weight(other.weight)
            );
            text += &format!("  {}\n", dim(&line));
        }
        match &self.last {
            Some(last) => {
                let unit = own.weight.unit;
                let change = own.weight.in_unit(unit) - last.weight.in_unit(unit);
                // What is converted is no more exact than a tenth.
                let decimals = if last.weight.unit == unit { 2 } else { 1 };
                let size = number(change.abs(), decimals);
                text += &format!(
                    "  {} {}, {} ({} {})\n",
                    dim("last:"),
                    calendar::relative(last.date, self.today),
                    weight(last.weight),
                    signed(&size, change, look),
                    unit.word()
                );
            }
            None if self.same_day.is_none() => {
                let line = match self.next {
                    None => "loads of bodyweight exercises count it from this day on".to_owned(),
                    Some(next) => format!(
                        "loads of bodyweight exercises count it up to the next weighing, {}",
                        calendar::relative(next, self.today)
                    ),
                };
                text += &format!("  {}\n", dim(&line));
            }
            None => {}
        }
        text
    }
}

/// The weight of the body over time.
#[derive(Debug)]
pub struct Course<'a> {
    /// The weighings.
    pub body: &'a Body,
    /// How many there are in all.
    pub in_all: usize,
    /// The unit of the settings.
    pub unit: Unit,
    /// Today.
    pub today: NaiveDate,
    /// How many weighings to list.
    pub rows: usize,
}

impl Course<'_> {
    /// Last weight, mean, trend, chart, and the last weighings with their numbers.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let days = &self.body.days;
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            let what = if self.in_all == 0 {
                "not weighed yet"
            } else {
                "not weighed since then"
            };
            let example = match self.unit {
                Unit::Kg => "82.5",
                Unit::Lb => "182",
            };
            return format!("Body weight: {what}\nwrite it down: fitlog weigh {example}\n");
        };
        let count = match days.len() {
            1 => "1 day".to_owned(),
            many => format!("{many} days"),
        };
        let (from, to) = (first.weighing.date, last.weighing.date);
        let span = if from == to {
            calendar::day_month(to, self.today)
        } else {
            let from = calendar::day_month(from, self.today);
            format!("{from} to {}", to.format("%-d %b %Y"))
        };
        let mut text = ends(
            &bold("Body weight"),
            &dim(&format!("{count}  {}  {span}", look.dot())),
            look.width - 1,
        );
        text += &look.rule();
        text += &self.facts(last, look);
        text += &self.chart(look);
        text + &self.table(look)
    }

    fn shown(&self, kg: f64) -> String {
        let value = fixed(kg / self.unit.in_kg(), 1);
        format!("{value} {}", self.unit.word())
    }

    fn facts(&self, last: &Weighed, look: Look) -> String {
        let sides = [Side::Left, Side::Left, Side::Right, Side::Left];
        let columns = sides.map(|side| ("", side));
        let mut table = Table::new(look, &columns).dispensable(&[3]);
        let day = |day| calendar::day_month(day, self.today);
        let mut row = |name, value: String, day: String, note: String| {
            table.row(vec![
                left(name, 16),
                left(&bold(&value), 18),
                day,
                dim(&note),
            ]);
        };
        let first = &self.body.days[0];
        let gained = last.weighing.weight.kg() - first.weighing.weight.kg();
        let since = if self.body.days.len() > 1 {
            let change = change(&self.shown(gained.abs()), gained, look);
            format!("{change} since {}", day(first.weighing.date))
        } else {
            String::new()
        };
        row(
            "Last",
            self.shown(last.weighing.weight.kg()),
            day(last.weighing.date),
            since,
        );
        if self.body.days.len() > 1 {
            let mean = match self.body.days.len() {
                few if few <= MEAN_OF => format!("of {few} weighings"),
                _ => format!("of the last {MEAN_OF} weighings"),
            };
            row("Mean", self.shown(last.mean), String::new(), mean);
        }
        if let Some((lightest, heaviest)) = self.body.extremes().filter(|(a, b)| a != b) {
            for (name, one) in [("Lightest", lightest), ("Heaviest", heaviest)] {
                let weighing = &one.weighing;
                let weight = self.shown(weighing.weight.kg());
                row(name, weight, day(weighing.date), String::new());
            }
        }
        if let (Some(trend), Some(from)) = (&self.body.trend, self.body.trend_from()) {
            let slope = trend.slope_per_week;
            let size = format!(
                "{} {}",
                fixed(slope.abs() / self.unit.in_kg(), 2),
                self.unit.word()
            );
            let percent = trend
                .percent_per_week()
                .map(|percent| format!(", {} %", change(&fixed(percent.abs(), 1), percent, look)))
                .unwrap_or_default();
            row(
                "Trend",
                format!("{} per week", change(&size, slope, look)),
                String::new(),
                format!("{}{percent}, since {}", trend.direction().word(), day(from)),
            );
        }
        table.print()
    }

    fn chart(&self, look: Look) -> String {
        let points: Vec<Point> = self
            .body
            .days
            .iter()
            .map(|one| Point {
                day: one.weighing.date,
                value: one.weighing.weight.kg() / self.unit.in_kg(),
            })
            .collect();
        if points.len() < 2 {
            return String::new();
        }
        let style = Style {
            width: look.width - 2,
            height: HEIGHT,
            ascii: look.ascii,
        };
        let unit = self.unit.word();
        let trend = self.body.trend.zip(self.body.trend_from());
        let ends_of_trend = trend.zip(points.last()).map(|((trend, from), last)| {
            [from, last.day].map(|day| Point {
                day,
                value: trend.on(day, from) / self.unit.in_kg(),
            })
        });
        // Nobody's heaviest day is starred.
        let picture = chart_with_trend(&points, ends_of_trend, false, unit, style);
        if picture.is_empty() {
            return picture;
        }
        let legend =
            ends_of_trend.map_or_else(String::new, |_| format!("{} trend", trend_mark(look.ascii)));
        let heading = bold(&format!("Body weight ({unit})"));
        let picture: String = picture
            .lines()
            .map(|line| format!(" {line}\n").replace(" \n", "\n"))
            .collect();
        format!(
            "\n{}\n{picture}",
            ends(&heading, &dim(&legend), look.width - 1)
        )
    }

    fn table(&self, look: Look) -> String {
        if self.rows == 0 {
            return String::new();
        }
        let mean = format!("mean of {MEAN_OF}");
        let mut table = Table::new(
            look,
            &[
                ("number", Side::Right),
                ("day", Side::Right),
                ("weight", Side::Right),
                ("change", Side::Right),
                (&mean, Side::Right),
            ],
        )
        .without_rule();
        for one in self.body.days.iter().rev().take(self.rows) {
            let change = one.change.map_or_else(String::new, |kg| {
                let size = fixed(kg.abs() / self.unit.in_kg(), 1);
                signed(&size, kg, look)
            });
            table.row(vec![
                dim(&one.number.to_string()),
                calendar::day_month(one.weighing.date, self.today),
                weight(one.weighing.weight),
                change,
                self.shown(one.mean),
            ]);
            for (number, weighing) in one.earlier.iter().rev() {
                table.row(vec![
                    dim(&number.to_string()),
                    String::new(),
                    dim(&weight(weighing.weight)),
                    String::new(),
                    dim("not counted"),
                ]);
            }
        }
        format!("\n {}\n{}", bold("Last weighings"), table.print())
    }

    /// The same as JSON, every weighing of the days asked for.
    #[must_use]
    pub fn json(&self) -> Value {
        let weighings: Vec<Value> = self
            .body
            .days
            .iter()
            .map(|one| {
                let mut value = weighing_json(&one.weighing);
                value["number"] = json!(one.number);
                value["change_kg"] = json!(one.change);
                value["mean_kg"] = json!(one.mean);
                if !one.earlier.is_empty() {
                    let earlier = one.earlier.iter().map(|(number, weighing)| {
                        let mut value = weighing_json(weighing);
                        value["number"] = json!(number);
                        value
                    });
                    value["not_counted"] = earlier.collect();
                }
                value
            })
            .collect();
        let extreme = |one: &Weighed| json!({ "kg": one.weighing.weight.kg(), "date": one.weighing.date.to_string() });
        let (lightest, heaviest) = self
            .body
            .extremes()
            .map_or((None, None), |(a, b)| (Some(extreme(a)), Some(extreme(b))));
        json!({
            "schema": 1,
            "in_all": self.in_all,
            "mean_of": MEAN_OF,
            "lightest": lightest,
            "heaviest": heaviest,
            "trend": self.body.trend.as_ref().map(trend_json),
            "trend_from": self.body.trend.and(self.body.trend_from()).map(|day| day.to_string()),
            "weighings": weighings,
        })
    }
}
