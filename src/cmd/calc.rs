//! `fitlog calc`: the numbers without a log.

use clap::{Subcommand, ValueEnum};

use crate::cmd::{Context, Output};
use crate::domain::exercise::Tracking;
use crate::domain::notation::{self, Reading};
use crate::domain::sets::{Set, Unit, Weight};
use crate::domain::stats::plates::{self, Rack};
use crate::domain::stats::score::{Equipment, Event, Scores, Sex};
use crate::domain::stats::strength::MOST_REPS;
use crate::domain::stats::warmup::warmup;
use crate::error::{self, Failure};
use crate::render;
use crate::render::calc::{Maximum, Plates, Scored, Warmup};

/// Calculate: one-rep maximum, plates, warm-up, units, scores
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog calc 1rm 100x5        the maximum that 5 at 100 is worth\n  fitlog calc 1rm 5@100 rpe8   the same, with 2 left in reserve\n  fitlog calc plates 100       what to put on each side\n  fitlog calc warmup 100       sets up to the work weight\n  fitlog calc convert 225lb\n  fitlog calc score 600 82.5   DOTS, Wilks and IPF GL of a total\nSettings: fitlog config formula, bar, plates, sex, equipment"
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
        /// Weight x reps, such as 100x5; or a set as it is logged, such as 5@100 rpe8
        #[arg(required = true, value_name = "SET")]
        set: Vec<String>,
    },
    /// The plates for each side of the bar
    Plates {
        /// The weight with the bar
        weight: String,
        #[command(flatten)]
        bar: Bar,
    },
    /// Sets on the way to a work weight
    Warmup {
        /// The work weight
        weight: String,
        #[command(flatten)]
        bar: Bar,
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
        #[command(flatten)]
        of: Of,
        /// The bench press alone
        #[arg(long)]
        bench: bool,
    },
}

/// What a weight is made of.
#[derive(Debug, Clone, clap::Args)]
struct Bar {
    /// The weight of the bar, if not that of the settings; 0 for none
    #[arg(long, value_name = "WEIGHT")]
    bar: Option<String>,
    /// The plates there are for one side, as 25x1,20x2,10; without a count there are enough
    #[arg(long, value_name = "PLATES")]
    have: Option<String>,
}

/// Whose coefficients a score takes.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Of {
    /// Whose coefficients, if not those of the settings
    #[arg(long, value_enum, value_name = "SEX")]
    sex: Option<Word>,
    /// Lifted in supportive suits
    #[arg(long)]
    equipped: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Word {
    /// Men's
    Male,
    /// Women's
    Female,
}

impl Of {
    /// Whether an option was given.
    pub fn is_said(self) -> bool {
        self.sex.is_some() || self.equipped
    }

    /// Whose coefficients, and for what was worn: as the options say, else as the settings do.
    ///
    /// # Errors
    ///
    /// Exit 2 when neither says whose; `command` is the one to repeat.
    pub fn settle(self, context: &Context, command: &str) -> Result<(Sex, Equipment), Failure> {
        let said = self.sex.map(|word| match word {
            Word::Male => Sex::Male,
            Word::Female => Sex::Female,
        });
        let sex = said
            .or(context.config.sex)
            .ok_or_else(|| error::whose_coefficients(command))?;
        let equipment = if self.equipped {
            Equipment::Equipped
        } else {
            context.config.equipment
        };
        Ok((sex, equipment))
    }
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let unit = context.config.unit;
    let look = context.look;
    let (text, value) = match &args.what {
        What::OneRepMax { set } => {
            let view = one_rep_max(context, &set.join(" "))?;
            (view.screen(look), view.json())
        }
        What::Plates { weight, bar } => {
            let target = weighed(weight, unit, |fixed| format!("fitlog calc plates {fixed}"))?;
            let rack = rack(context, target, bar, "plates")?;
            let found = rack.load(target.in_unit(rack.unit));
            let found = found.ok_or_else(|| {
                let bar = rack.bar();
                error::lighter_than_the_bar(&render::weight(bar), &typed(bar, unit))
            })?;
            let view = Plates {
                target,
                rack: &rack,
                found: &found,
            };
            (view.screen(look), view.json())
        }
        What::Warmup { weight, bar } => {
            let work = weighed(weight, unit, |fixed| format!("fitlog calc warmup {fixed}"))?;
            let rack = rack(context, work, bar, "warmup")?;
            let view = Warmup {
                work,
                steps: &warmup(work.in_unit(rack.unit), &rack),
                rack: &rack,
            };
            (view.screen(look), view.json())
        }
        What::Convert { weight } => {
            let weight = weighed(weight, unit, |fixed| format!("fitlog calc convert {fixed}"))?;
            (
                render::calc::converted(weight, look),
                render::calc::converted_json(weight),
            )
        }
        What::Score {
            total,
            body,
            of,
            bench,
        } => {
            let total = weighed(total, unit, |fixed| {
                format!("fitlog calc score {fixed} {body}")
            })?;
            let body = weighed(body, unit, |fixed| {
                format!("fitlog calc score {} {fixed}", typed(total, unit))
            })?;
            let command = format!(
                "fitlog calc score {} {}",
                typed(total, unit),
                typed(body, unit)
            );
            let (sex, equipment) = of.settle(context, &command)?;
            let event = if *bench { Event::Bench } else { Event::Total };
            let view = Scored {
                total,
                body,
                sex,
                equipment,
                event,
                scores: Scores::of(sex, equipment, event, body.kg(), total.kg()),
            };
            (view.screen(look), view.json())
        }
    };
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    Ok(Output::text(if context.shared.json {
        render::json(&value)
    } else {
        text
    }))
}

/// A weight with its unit, or in the unit of the settings; else an error with the command as it would be right.
fn weighed(text: &str, unit: Unit, command: impl Fn(&str) -> String) -> Result<Weight, Failure> {
    Weight::typed(text, unit).ok_or_else(|| {
        // A decimal comma is the one slip whose meaning can be seen.
        let point = text.trim().replace(',', ".");
        let fixed = Weight::typed(&point, unit).map_or("100", |_| point.as_str());
        error::not_a_lone_weight(text, &command(fixed))
    })
}

/// A weight as it is typed where a bare one is in `unit`.
fn typed(weight: Weight, unit: Unit) -> String {
    let number = render::number(weight.value, 3);
    if weight.unit == unit {
        number
    } else {
        number + weight.unit.word()
    }
}

/// The bar and the plates of the options, else of the settings.
fn rack(context: &Context, target: Weight, asked: &Bar, command: &str) -> Result<Rack, Failure> {
    let again = |option: &str| {
        let target = typed(target, context.config.unit);
        format!("fitlog calc {command} {target} {option}")
    };
    let mut rack = context.config.rack(target.unit);
    if let Some(text) = &asked.have {
        let (plates, unit) = plates::typed(text)
            .ok_or_else(|| error::not_plates(text, &again("--have 25x1,20x2,10")))?;
        // The bar stays what it is when plates of another unit go on it.
        let unit = unit.unwrap_or(target.unit);
        let bar = context.config.rack(unit).bar().in_unit(unit);
        rack = Rack { unit, bar, plates };
    }
    match asked.bar.as_deref().map(str::trim) {
        None => {}
        Some("0") => rack.bar = 0.0,
        Some(text) => {
            let bar = weighed(text, target.unit, |fixed| again(&format!("--bar {fixed}")))?;
            rack.bar = bar.in_unit(rack.unit);
        }
    }
    Ok(rack)
}

/// What a set is worth.
fn one_rep_max(context: &Context, text: &str) -> Result<Maximum, Failure> {
    let reading = Reading {
        tracking: Tracking::WeightReps,
        unit: context.config.unit,
        last: None,
    };
    let notation = if text.contains('@') {
        text.to_owned()
    } else {
        turned(text, reading.unit)?
    };
    let parsed = notation::parse(&notation, &reading)
        .map_err(|failure| failure.within(|sets| format!("fitlog calc 1rm {sets}")))?;
    let formula = context.config.formula;
    let worth = |set: &Set| {
        let (weight, reps) = (set.weight?, set.reps()?);
        Some((*set, formula.one_rep_max(weight.value, reps, set.rpe)?))
    };
    let best = parsed
        .sets
        .iter()
        .filter_map(worth)
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match (best, parsed.sets.iter().find_map(|set| set.weight)) {
        (Some((set, _)), Some(weight)) => Ok(Maximum {
            set,
            weight: set.weight.unwrap_or(weight),
            formula,
        }),
        (None, Some(weight)) => Err(error::no_estimate(MOST_REPS, &typed(weight, reading.unit))),
        (_, None) => Err(error::not_a_set_to_calculate(text)),
    }
}

/// `100x5 rpe8`, weight x reps, as the notation of sets has it: `5@100 rpe8`.
fn turned(text: &str, unit: Unit) -> Result<String, Failure> {
    let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
    let (weight, reps) = head
        .split_once(['x', 'X', '×', '*'])
        .ok_or_else(|| error::not_a_set_to_calculate(text))?;
    let weight = weighed(weight, unit, |fixed| {
        format!("fitlog calc 1rm {fixed}x{reps}")
    })?;
    let reps: u32 = reps
        .parse()
        .map_err(|_| error::not_a_set_to_calculate(text))?;
    if reps > MOST_REPS && weight.value <= f64::from(MOST_REPS) && weight.value.fract() == 0.0 {
        return Err(error::weight_goes_first(text, reps, weight.value));
    }
    Ok(format!("{reps}@{} {rest}", typed(weight, unit)))
}
