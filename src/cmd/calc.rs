//! `fitlog calc`: the numbers without a log.

use clap::{Subcommand, ValueEnum};
use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::sets::{KG_PER_LB, MAX_WEIGHT, Unit};
use crate::domain::stats::score::{self, Equipment, Event, Sex};
use crate::domain::stats::strength::{MOST_REPS, down, nearest, up};
use crate::domain::stats::{plates, strength};
use crate::error::{self, Failure};
use crate::render;

/// Calculate: one-rep maximum, plates, warm-up, units, scores
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog calc 1rm 100x5        the maximum that 5 at 100 is worth\n  fitlog calc plates 100       what to put on each side\n  fitlog calc warmup 100       sets up to the work weight\n  fitlog calc convert 225lb\n  fitlog calc score 600 82.5   DOTS, Wilks and IPF GL of a total"
)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The estimated one-rep maximum of a set, and what it is worth for other repetitions
    #[command(name = "1rm")]
    OneRepMax {
        /// Weight x reps, such as 100x5
        set: String,
        /// How hard it was, 6 to 10
        #[arg(long)]
        rpe: Option<f64>,
    },
    /// The plates for each side of the bar
    Plates {
        /// The weight with the bar
        weight: String,
        /// The weight of the bar
        #[arg(long, value_name = "WEIGHT")]
        bar: Option<String>,
        /// The plates there are for one side, as 25x1,20x2,10; without a count there are enough
        #[arg(long, value_name = "PLATES")]
        have: Option<String>,
    },
    /// Sets on the way to a work weight
    Warmup {
        /// The work weight
        weight: String,
    },
    /// Kilograms to pounds, or back
    Convert {
        /// A weight, such as 225lb or 100kg
        weight: String,
    },
    /// DOTS, Wilks and IPF GL of a competition total
    Score {
        /// The total
        total: String,
        /// The body weight
        body: String,
        /// Whose coefficients
        #[arg(long, value_enum, default_value_t = Of::Men)]
        of: Of,
        /// Lifted in supportive suits
        #[arg(long)]
        equipped: bool,
        /// The bench press alone
        #[arg(long)]
        bench: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// Men's
    Men,
    /// Women's
    Women,
}

/// Plates of a usual gym, for one side, in each unit.
const KG_PLATES: [f64; 7] = [25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25];
const LB_PLATES: [f64; 6] = [45.0, 35.0, 25.0, 10.0, 5.0, 2.5];

/// The parts of a work weight and their repetitions: few, so that they tire nobody.
const WARMUP: [(f64, u32); 4] = [(0.4, 8), (0.6, 5), (0.75, 3), (0.9, 1)];

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let unit = context.config.unit;
    let (rows, value) = match &args.what {
        What::OneRepMax { set, rpe } => one_rep_max(context, set, *rpe)?,
        What::Plates { weight, bar, have } => {
            let (weight, unit) = parse(weight, unit)?;
            let bar = bar
                .as_deref()
                .map(|bar| parse(bar, unit))
                .transpose()?
                .map(|(bar, _)| bar);
            loading(weight, unit, bar, have.as_deref())?
        }
        What::Warmup { weight } => {
            let (weight, unit) = parse(weight, unit)?;
            warmup(weight, unit)
        }
        What::Convert { weight } => {
            let (weight, unit) = parse(weight, unit)?;
            convert(weight, unit)
        }
        What::Score {
            total,
            body,
            of,
            equipped,
            bench,
        } => {
            let (total, from) = parse(total, unit)?;
            let (body, body_unit) = parse(body, unit)?;
            let sex = if *of == Of::Men {
                Sex::Male
            } else {
                Sex::Female
            };
            let gear = if *equipped {
                Equipment::Equipped
            } else {
                Equipment::Classic
            };
            let event = if *bench { Event::Bench } else { Event::Total };
            scores(
                total * from.in_kg(),
                body * body_unit.in_kg(),
                sex,
                gear,
                event,
            )
        }
    };
    if context.shared.json {
        return Ok(Output::text(render::json(&value)));
    }
    Ok(Output::text(render::calc::rows(&rows, context.look)))
}

/// Rows for people, and the same for programs.
type Answer = (Vec<(String, String)>, serde_json::Value);

/// A weight with its unit, or in the unit of the settings.
fn parse(text: &str, unit: Unit) -> Result<(f64, Unit), Failure> {
    let lower = text.trim().to_ascii_lowercase();
    let digits = lower
        .trim_end_matches(|letter: char| letter.is_ascii_alphabetic())
        .trim_end();
    let unit = match lower[digits.len()..].trim() {
        "" => Some(unit),
        "kg" | "kgs" => Some(Unit::Kg),
        "lb" | "lbs" => Some(Unit::Lb),
        _ => None,
    };
    let plain = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let value = digits
        .parse()
        .ok()
        .filter(|value| plain && *value > 0.0 && *value <= MAX_WEIGHT);
    value
        .zip(unit)
        .ok_or_else(|| error::not_a_weight_to_calculate(text))
}

fn shown(value: f64, unit: Unit) -> String {
    format!("{} {}", render::number(value, 2), unit.word())
}

fn one_rep_max(context: &Context, set: &str, rpe: Option<f64>) -> Result<Answer, Failure> {
    let parts = set
        .split_once(['x', 'X', '@'])
        .ok_or_else(|| error::not_a_set_to_calculate(set))?;
    let (weight, unit) = parse(parts.0, context.config.unit)?;
    let reps: u32 = parts
        .1
        .trim()
        .parse()
        .map_err(|_| error::not_a_set_to_calculate(set))?;
    if rpe.is_some_and(|rpe| !(6.0..=10.0).contains(&rpe)) {
        return Err(error::not_an_rpe());
    }
    let formula = context.config.formula;
    let best = formula
        .one_rep_max(weight, reps, rpe)
        .ok_or_else(|| error::no_estimate(MOST_REPS))?;
    let mut rows = vec![
        (
            "estimated 1RM".to_owned(),
            format!("{} {}", render::fixed(best, 1), unit.word()),
        ),
        (formula.name().to_owned(), formula.source().to_owned()),
    ];
    let table: Vec<(u32, f64)> = (1..=MOST_REPS)
        .filter_map(|reps| Some((reps, formula.load_for(best, reps)?)))
        .collect();
    rows.extend(table.iter().map(|(reps, load)| {
        let percent = render::fixed(load / best * 100.0, 0);
        (
            format!("{reps} RM"),
            format!("{} {}  {percent} %", render::fixed(*load, 1), unit.word()),
        )
    }));
    let table: Vec<_> = table
        .iter()
        .map(|(reps, load)| json!({ "reps": reps, "load": load }))
        .collect();
    Ok((
        rows,
        json!({ "schema": 1, "one_rep_max": best, "unit": unit.word(), "formula": formula.word(), "rep_max": table }),
    ))
}

fn loading(
    target: f64,
    unit: Unit,
    bar: Option<f64>,
    have: Option<&str>,
) -> Result<Answer, Failure> {
    let (usual_bar, usual): (f64, &[f64]) = match unit {
        Unit::Kg => (20.0, &KG_PLATES),
        Unit::Lb => (45.0, &LB_PLATES),
    };
    let bar = bar.unwrap_or(usual_bar);
    let found = match have {
        None => plates::endless(target, bar, usual),
        Some(text) => plates::counted(target, bar, &inventory(text)?),
    };
    let found = found.ok_or_else(|| error::lighter_than_the_bar(&shown(bar, unit)))?;
    let side: Vec<String> = found
        .per_side
        .iter()
        .map(|(plate, count)| {
            if *count == 1 {
                render::number(*plate, 3)
            } else {
                format!("{count} of {}", render::number(*plate, 3))
            }
        })
        .collect();
    let mut rows = vec![
        ("bar".to_owned(), shown(bar, unit)),
        (
            "each side".to_owned(),
            if side.is_empty() {
                "nothing".to_owned()
            } else {
                side.join(", ")
            },
        ),
        ("makes".to_owned(), shown(found.load, unit)),
    ];
    if !found.exact {
        rows.extend(
            found
                .above
                .map(|above| ("next above".to_owned(), shown(above, unit))),
        );
    }
    let side: Vec<_> = found
        .per_side
        .iter()
        .map(|(plate, count)| json!({ "plate": plate, "count": count }))
        .collect();
    let value = json!({
        "schema": 1, "unit": unit.word(), "bar": bar, "per_side": side, "load": found.load, "exact": found.exact, "above": found.above,
    });
    Ok((rows, value))
}

/// `25x1,20x2,10`: plates and how many of each for one side.
fn inventory(text: &str) -> Result<Vec<(f64, u32)>, Failure> {
    let wrong = || error::not_plates(text);
    text.split(',')
        .map(|one| {
            let (plate, count) = one.trim().split_once('x').unwrap_or((one.trim(), "99"));
            let plate: f64 = plate.parse().map_err(|_| wrong())?;
            let count = count.parse().map_err(|_| wrong())?;
            if plate > 0.0 && plate <= 100.0 && count <= 99 {
                Ok((plate, count))
            } else {
                Err(wrong())
            }
        })
        .collect()
}

fn warmup(weight: f64, unit: Unit) -> Answer {
    let step = match unit {
        Unit::Kg => 2.5,
        Unit::Lb => 5.0,
    };
    let sets: Vec<(f64, u32)> = WARMUP
        .iter()
        .map(|(part, reps)| (nearest(weight * part, step), *reps))
        .collect();
    let mut rows: Vec<(String, String)> = sets
        .iter()
        .map(|(load, reps)| {
            (
                format!("{reps}@{}w", render::number(*load, 2)),
                shown(*load, unit),
            )
        })
        .collect();
    rows.push(("work".to_owned(), shown(weight, unit)));
    let sets: Vec<_> = sets
        .iter()
        .map(|(load, reps)| json!({ "weight": load, "reps": reps }))
        .collect();
    (
        rows,
        json!({ "schema": 1, "unit": unit.word(), "warmup": sets, "work": weight }),
    )
}

fn convert(weight: f64, unit: Unit) -> Answer {
    let (value, other, step) = match unit {
        Unit::Kg => (weight / KG_PER_LB, Unit::Lb, 5.0),
        Unit::Lb => (weight * KG_PER_LB, Unit::Kg, 2.5),
    };
    let (below, above) = (down(value, step), up(value, step));
    let mut rows = vec![(
        shown(weight, unit),
        format!("{} {}", render::number(value, 1), other.word()),
    )];
    if !strength::same_load(below, above) {
        let plates = format!("{} or {}", render::number(below, 2), shown(above, other));
        rows.push((format!("in steps of {}", shown(step, other)), plates));
    }
    (
        rows,
        json!({ "schema": 1, "weight": weight, "unit": unit.word(), "converted": value, "to": other.word() }),
    )
}

fn scores(total: f64, body: f64, sex: Sex, gear: Equipment, event: Event) -> Answer {
    let all = [
        ("DOTS", "dots", score::dots(sex, body, total)),
        ("Wilks", "wilks", score::wilks(sex, body, total)),
        (
            "Wilks 2020",
            "wilks_2020",
            score::wilks_2020(sex, body, total),
        ),
        (
            "IPF GL",
            "ipf_gl",
            score::ipf_gl(sex, gear, event, body, total),
        ),
    ];
    let rows = all
        .iter()
        .map(|(name, _, value)| ((*name).to_owned(), render::fixed(*value, 2)))
        .collect();
    let mut value = json!({ "schema": 1, "total_kg": total, "body_kg": body });
    for (_, key, score) in all {
        value[key] = json!(score);
    }
    (rows, value)
}
