//! The answers of `fitlog calc`.

use serde_json::{Value, json};

use crate::domain::sets::{KG_PER_LB, Set, Unit, Weight};
use crate::domain::stats::plates::{ENOUGH, Loading, Rack};
use crate::domain::stats::score::{Equipment, Event, Scores, Sex};
use crate::domain::stats::strength::{Formula, MOST_REPS, down, same_load, up};
use crate::domain::stats::warmup::Step;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, fixed, number, weight};

/// A set, for what it is worth.
#[derive(Debug)]
pub struct Maximum {
    /// The set, of repetitions.
    pub set: Set,
    /// Its weight.
    pub weight: Weight,
    /// The formula of the settings.
    pub formula: Formula,
}

impl Maximum {
    fn of(&self, formula: Formula) -> Option<f64> {
        formula.one_rep_max(self.weight.value, self.set.reps()?, self.set.rpe)
    }

    /// The load for each number of repetitions, by the formula of the settings.
    fn rep_maxima(&self) -> Vec<(u32, f64, f64)> {
        let best = self.of(self.formula).unwrap_or(0.0);
        (1..=MOST_REPS)
            .filter_map(|reps| {
                let load = self.formula.load_for(best, reps)?;
                Some((reps, load, 100.0 * load / best))
            })
            .collect()
    }

    /// Every formula's estimate, then loads for 1 to 12 repetitions.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let unit = self.weight.unit.word();
        let best = self.of(self.formula).unwrap_or(0.0);
        let reps = self.set.reps().unwrap_or(0);
        let effort = self
            .set
            .rpe
            .map(|rpe| format!(" rpe {}", number(rpe, 1)))
            .unwrap_or_default();
        let mut text = format!(
            " {} {} {reps}{effort}: estimated 1RM {}, {}\n\n",
            weight(self.weight),
            look.glyph("×", "x"),
            bold(&format!("{} {unit}", fixed(best, 1))),
            self.formula.name()
        );
        let estimate = format!("1RM {unit}");
        let mut table = Table::new(
            look,
            &[
                ("formula", Side::Left),
                (&estimate, Side::Right),
                ("source", Side::Left),
            ],
        )
        .elastic(2);
        for formula in Formula::ALL {
            table.row(vec![
                formula.name().to_owned(),
                self.of(formula)
                    .map_or_else(|| dim(look.glyph("–", "-")), |maximum| fixed(maximum, 1)),
                dim(formula.source()),
            ]);
        }
        text += &table.print();
        let mut table = Table::new(
            look,
            &[
                ("reps", Side::Right),
                (unit, Side::Right),
                ("%", Side::Right),
            ],
        );
        for (reps, load, percent) in self.rep_maxima() {
            table.row(vec![reps.to_string(), fixed(load, 1), fixed(percent, 0)]);
        }
        text + "\n" + &table.print()
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let formulas: Vec<Value> = Formula::ALL
            .into_iter()
            .map(|formula| {
                json!({ "formula": formula.word(), "one_rep_max": self.of(formula), "source": formula.source() })
            })
            .collect();
        let rep_max: Vec<Value> = self
            .rep_maxima()
            .iter()
            .map(|(reps, load, percent)| json!({ "reps": reps, "load": load, "percent": percent }))
            .collect();
        json!({
            "schema": 1,
            "set": crate::render::set_json(&self.set),
            "one_rep_max": self.of(self.formula),
            "unit": self.weight.unit.word(),
            "formula": self.formula.word(),
            "formulas": formulas,
            "rep_max": rep_max,
        })
    }
}

/// What to put on a bar.
#[derive(Debug)]
pub struct Plates<'a> {
    /// The weight wanted.
    pub target: Weight,
    /// The bar and the plates there are.
    pub rack: &'a Rack,
    /// What they make of it.
    pub found: &'a Loading,
}

impl Plates<'_> {
    /// Bar, plates of a side, and what they make.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let unit = self.rack.unit;
        let shown = |value: f64| shown(value, unit);
        let mut rows = Vec::new();
        if self.target.unit != unit {
            let wanted = format!(
                "{} = {}",
                weight(self.target),
                shown(self.target.in_unit(unit))
            );
            rows.push(("wanted", wanted));
        }
        rows.push(("bar", shown(self.rack.bar)));
        rows.push(("each side", side(self.found)));
        rows.push(("makes", shown(self.found.load)));
        if !self.found.exact {
            rows.extend(self.found.above.map(|above| ("next above", shown(above))));
        }
        facts(&rows, look)
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let unit = self.rack.unit;
        json!({
            "schema": 1,
            "target": self.target.in_unit(unit),
            "unit": unit.word(),
            "bar": self.rack.bar,
            "plates": rack_json(self.rack),
            "per_side": side_json(self.found),
            "load": self.found.load,
            "exact": self.found.exact,
            "above": self.found.above,
        })
    }
}

/// `25 + 2 × 20`: the plates of one side.
fn side(loading: &Loading) -> String {
    let plates: Vec<String> = loading
        .per_side
        .iter()
        .map(|(plate, count)| {
            if *count == 1 {
                number(*plate, 3)
            } else {
                format!("{count} of {}", number(*plate, 3))
            }
        })
        .collect();
    if plates.is_empty() {
        "nothing".to_owned()
    } else {
        plates.join(", ")
    }
}

fn side_json(loading: &Loading) -> Vec<Value> {
    let plates = loading.per_side.iter();
    plates
        .map(|(plate, count)| json!({ "plate": plate, "count": count }))
        .collect()
}

fn rack_json(rack: &Rack) -> Vec<Value> {
    let plates = rack.plates.iter();
    plates
        .map(|(plate, count)| json!({ "plate": plate, "count": (*count != ENOUGH).then_some(count) }))
        .collect()
}

/// A weight that was computed: to a hundredth.
fn shown(value: f64, unit: Unit) -> String {
    format!("{} {}", number(value, 2), unit.word())
}

/// Names and values.
fn facts(rows: &[(&str, String)], look: Look) -> String {
    let mut table = Table::new(look, &[("", Side::Left), ("", Side::Left)]).elastic(1);
    for (name, value) in rows {
        table.row(vec![dim(name), bold(value)]);
    }
    table.print()
}

/// Sets on the way to a work weight.
#[derive(Debug)]
pub struct Warmup<'a> {
    /// The work weight.
    pub work: Weight,
    /// The bar and the plates there are.
    pub rack: &'a Rack,
    /// The sets.
    pub steps: &'a [Step],
}

impl Warmup<'_> {
    /// A line a set, and how they are logged.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        if self.steps.is_empty() {
            return format!(
                "no warm-up: {} is not more than the bar of {}\n",
                weight(self.work),
                shown(self.rack.bar, self.rack.unit)
            );
        }
        let unit = self.rack.unit.word();
        let plates = if self.rack.bar > 0.0 { "each side" } else { "" };
        let mut table = Table::new(
            look,
            &[
                ("", Side::Right),
                ("reps", Side::Right),
                (unit, Side::Right),
                (plates, Side::Left),
            ],
        )
        .elastic(3);
        for step in self.steps {
            let percent = step
                .percent
                .map_or_else(|| "bar".to_owned(), |percent| format!("{percent} %"));
            table.row(vec![
                dim(&percent),
                step.reps.to_string(),
                bold(&number(step.loading.load, 2)),
                if plates.is_empty() {
                    String::new()
                } else {
                    side(&step.loading)
                },
            ]);
        }
        let sets: Vec<String> = self
            .steps
            .iter()
            .map(|step| {
                let unit = if self.rack.unit == self.work.unit {
                    ""
                } else {
                    unit
                };
                format!("{}@{}{unit}w", step.reps, number(step.loading.load, 2))
            })
            .collect();
        let work = match self.rack.load(self.work.in_unit(self.rack.unit)) {
            Some(_) | None if plates.is_empty() => String::new(),
            Some(work) if work.exact => format!(", each side {}", side(&work)),
            Some(work) => {
                let or = work.above.map(|above| format!(" or {}", number(above, 2)));
                let (load, or) = (number(work.load, 2), or.unwrap_or_default());
                format!("; the plates make {load}{or} {unit}")
            }
            None => String::new(),
        };
        format!(
            "{} then {}{work}\n {} {}\n",
            table.print(),
            weight(self.work),
            dim("to log them:"),
            sets.join(" ")
        )
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let sets: Vec<Value> = self
            .steps
            .iter()
            .map(|step| {
                json!({
                    "reps": step.reps,
                    "weight": step.loading.load,
                    "percent": step.percent,
                    "per_side": side_json(&step.loading),
                })
            })
            .collect();
        json!({
            "schema": 1,
            "unit": self.rack.unit.word(),
            "bar": self.rack.bar,
            "warmup": sets,
            "work": self.work.in_unit(self.rack.unit),
        })
    }
}

/// The other unit, and the number in it.
fn other(weight: Weight) -> (f64, Unit, f64) {
    match weight.unit {
        Unit::Kg => (weight.value / KG_PER_LB, Unit::Lb, 5.0),
        Unit::Lb => (weight.value * KG_PER_LB, Unit::Kg, 2.5),
    }
}

/// A weight in the other unit, and the loads of that unit beside it.
#[must_use]
pub fn converted(from: Weight, look: Look) -> String {
    let (value, unit, step) = other(from);
    let (below, above) = (down(value, step), up(value, step));
    let (name, steps) = (weight(from), format!("in steps of {}", shown(step, unit)));
    let mut rows = vec![(
        name.as_str(),
        format!("{} {}", number(value, 1), unit.word()),
    )];
    if !same_load(below, above) {
        let beside = format!("{} or {}", number(below, 2), shown(above, unit));
        rows.push((&steps, beside));
    }
    facts(&rows, look)
}

/// The same as JSON.
#[must_use]
pub fn converted_json(from: Weight) -> Value {
    let (value, unit, step) = other(from);
    json!({
        "schema": 1,
        "weight": from.value,
        "unit": from.unit.word(),
        "converted": value,
        "to": unit.word(),
        "step": step,
        "below": down(value, step),
        "above": up(value, step),
    })
}

/// A total and its scores.
#[derive(Debug)]
pub struct Scored {
    /// What was lifted.
    pub total: Weight,
    /// By a body of this weight.
    pub body: Weight,
    /// Whose coefficients.
    pub sex: Sex,
    /// What was worn.
    pub equipment: Equipment,
    /// What the total is of.
    pub event: Event,
    /// The scores.
    pub scores: Scores,
}

impl Scored {
    /// The scores, and what they were computed for.
    #[must_use]
    pub fn screen(&self, look: Look) -> String {
        let rows = self.scores.rows();
        let rows: Vec<(&str, String)> = rows
            .iter()
            .map(|(name, _, score)| (*name, fixed(*score, 2)))
            .collect();
        let of = match self.event {
            Event::Total => "total",
            Event::Bench => "bench press",
        };
        let lead = format!(
            "{of} of {} at {}, {}, {}",
            weight(self.total),
            weight(self.body),
            self.sex.word(),
            self.equipment.word()
        );
        format!(" {}\n\n{}", dim(&lead), facts(&rows, look))
    }

    /// The same as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut value = json!({
            "schema": 1,
            "total_kg": self.total.kg(),
            "body_kg": self.body.kg(),
            "sex": self.sex.word(),
            "equipment": self.equipment.word(),
        });
        for (_, key, score) in self.scores.rows() {
            value[key] = json!(score);
        }
        value
    }
}
