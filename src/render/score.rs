//! The best squat, bench press and deadlift of a log, scored by body weight.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::entry::Weighing;
use crate::domain::sets::{Loading, Unit};
use crate::domain::stats::score::{Equipment, Event, Lift, Scores, Sex, total};
use crate::domain::stats::strength::Formula;
use crate::render::log::in_unit;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, fixed, one_set, set_json, weighing_json, weight};

/// A meet that was never held: the best of each lift, on whatever day.
#[derive(Debug)]
pub struct Meet {
    /// The lifts.
    pub lifts: [Lift; 3],
    /// The body weight known last.
    pub weighing: Weighing,
    /// Whose coefficients.
    pub sex: Sex,
    /// What is worn.
    pub equipment: Equipment,
    /// The unit of what is computed.
    pub unit: Unit,
    /// The formula of the estimated maximum.
    pub formula: Formula,
    /// Today.
    pub today: NaiveDate,
}

impl Meet {
    /// The totals in kilograms: of the heaviest sets, and of the estimated maxima.
    fn totals(&self) -> [Option<f64>; 2] {
        [
            total(&self.lifts, |lift| lift.heaviest),
            total(&self.lifts, |lift| lift.e1rm),
        ]
    }

    fn scores(&self, total: Option<f64>) -> Option<Scores> {
        let body = self.weighing.weight.kg();
        total.map(|kg| Scores::of(self.sex, self.equipment, Event::Total, body, kg))
    }

    /// Lifts, totals and scores.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let mut text = format!(" {}\n", bold("Scores by body weight"));
        text += &look.rule();
        let none = || dim(look.glyph("–", "-"));
        let columns = [
            ("", Side::Left),
            ("heaviest", Side::Left),
            ("day", Side::Right),
            ("lifted", Side::Right),
            ("estimated", Side::Right),
        ];
        let mut table = Table::new(look, &columns)
            .without_rule()
            .dispensable(&[1, 2]);
        for lift in &self.lifts {
            let best = lift.heaviest;
            table.row(vec![
                lift.name.to_owned(),
                best.map_or_else(none, |best| one_set(&best.set, Loading::Loaded, look)),
                best.map_or_else(String::new, |best| {
                    calendar::day_month(best.day, self.today)
                }),
                best.map_or_else(none, |best| in_unit(best.value, 1, self.unit)),
                lift.e1rm
                    .map_or_else(none, |best| in_unit(best.value, 1, self.unit)),
            ]);
        }
        let [lifted, estimated] = self.totals();
        let kg = |total: Option<f64>| {
            total.map_or_else(none, |total| bold(&in_unit(total, 1, self.unit)))
        };
        let row = |name: &str, lifted: String, estimated: String| {
            vec![
                name.to_owned(),
                String::new(),
                String::new(),
                lifted,
                estimated,
            ]
        };
        table.row(row("Total", kg(lifted), kg(estimated)));
        let [lifted, estimated] = [lifted, estimated].map(|total| self.scores(total));
        if let Some(lifted) = lifted {
            let estimated = estimated.map(Scores::rows);
            for (at, (name, _, score)) in lifted.rows().iter().enumerate() {
                let estimated = estimated.map_or_else(none, |rows| fixed(rows[at].2, 2));
                table.row(row(name, bold(&fixed(*score, 2)), estimated));
            }
        }
        text += &table.print();
        text += &look.rule();
        let missing: Vec<&str> = self
            .lifts
            .iter()
            .filter(|lift| lift.heaviest.is_none())
            .map(|lift| lift.name)
            .collect();
        let of = format!(
            "For a {} body of {} ({}, the latest), {}.",
            self.sex.word(),
            weight(self.weighing.weight),
            calendar::relative(self.weighing.date, self.today),
            self.equipment.word()
        );
        let missing = if missing.is_empty() {
            format!("Estimated: {} of each lift.", self.formula.name())
        } else {
            let missing = listed(&missing).to_lowercase();
            format!("No total without {missing}.")
        };
        let last = format!(
            "{of} {missing} Which exercises count: back squat, barbell bench press, deadlift or sumo deadlift."
        );
        for line in crate::render::wrap(&last, look.width.min(80) - 2) {
            text += &format!(" {}\n", dim(&line));
        }
        text
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let lifts: Vec<Value> = self
            .lifts
            .iter()
            .map(|lift| {
                let best = lift.heaviest.map(|best| {
                    json!({ "kg": best.value, "date": best.day.to_string(), "set": set_json(&best.set) })
                });
                let e1rm = lift.e1rm.map(|best| {
                    json!({ "kg": best.value, "date": best.day.to_string(), "set": set_json(&best.set) })
                });
                json!({ "lift": lift.name.to_lowercase(), "heaviest": best, "e1rm": e1rm })
            })
            .collect();
        let [lifted, estimated] = self.totals().map(|total| {
            let mut value = json!({ "total_kg": total });
            for (_, key, score) in self.scores(total).into_iter().flat_map(Scores::rows) {
                value[key] = json!(score);
            }
            value
        });
        json!({
            "schema": 1,
            "sex": self.sex.word(),
            "equipment": self.equipment.word(),
            "body": weighing_json(&self.weighing),
            "formula": self.formula.word(),
            "lifts": lifts,
            "lifted": lifted,
            "estimated": estimated,
        })
    }
}

/// `a, b and c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
