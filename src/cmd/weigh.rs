//! `fitlog weigh`: the body's weight written down, and how it goes.

use std::collections::{BTreeMap, HashMap};

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::entry::Weighing;
use crate::domain::log::Health;
use crate::domain::sets::{Unit, Weight};
use crate::domain::stats::body::{Body, RANGE_KG};
use crate::error::{self, Failure};
use crate::render;
use crate::render::weigh::{Course, Stored};
use crate::store::Snapshot;

/// A change of more than this part of the last weight is asked about.
const SUDDEN: f64 = 0.1;

/// Write down your body weight, or show how it goes
///
/// Loads of bodyweight exercises then count it from that day on. Of several weighings on a day the last one typed counts;
/// the others stay in the list.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Numbers are what fitlog remove takes; fitlog undo takes back the last.\nExamples:\n  fitlog weigh 82.5\n  fitlog weigh 182lb -d yesterday\n  fitlog weigh              chart, trend and the last weighings\n  fitlog weigh --since 12w"
)]
pub struct Args {
    /// What you weigh; without it, show how it goes
    #[arg(value_name = "WEIGHT", allow_negative_numbers = true)]
    words: Vec<String>,
    /// The day it was, if not today
    #[arg(short, long, value_name = "DAY")]
    day: Option<String>,
    /// Show from this day on
    #[arg(short, long, value_name = "DAY", conflicts_with = "words")]
    since: Option<String>,
    /// How many weighings to list
    #[arg(short, value_name = "WEIGHINGS", default_value_t = 7)]
    n: usize,
}

impl Args {
    /// Whether a weight is to be written down, rather than the weighings shown.
    #[must_use]
    pub fn weighs(&self) -> bool {
        !self.words.is_empty()
    }
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let typed = args.words.join(" ");
    match (typed.is_empty(), &args.day) {
        (true, Some(_)) => Err(error::nothing_weighed().into()),
        (true, None) => show(context, args),
        (false, day) => weigh(context, &typed, day.as_deref()),
    }
}

/// A weight that a body can have.
fn sane(text: &str, unit: Unit) -> Result<Weight, Failure> {
    // A decimal comma is the one slip whose meaning can be seen.
    let point = text.trim().replace(',', ".");
    let Some(weight) = Weight::typed(text, unit) else {
        let fixed = Weight::typed(&point, unit).map_or("82.5", |_| point.as_str());
        return Err(error::not_a_lone_weight(
            text,
            &format!("fitlog weigh {fixed}"),
        ));
    };
    if RANGE_KG.contains(&weight.kg()) {
        return Ok(weight);
    }
    // A point that was lost, or one too many.
    let shifted = [0.1, 10.0].map(|by| Weight {
        value: weight.value * by,
        unit: weight.unit,
    });
    let fixed = shifted
        .into_iter()
        .find(|one| (40.0..=200.0).contains(&one.kg()))
        .map(|one| render::number(one.value, 2) + if text.contains("lb") { "lb" } else { "" });
    Err(error::no_body_weighs(
        &render::weight(weight),
        fixed.as_deref(),
    ))
}

fn weigh(context: &Context, typed: &str, day: Option<&str>) -> anyhow::Result<Output> {
    let weight = sane(typed, context.config.unit)?;
    context
        .config
        .knows_unit(|unit| Weight::typed(typed, unit))?;
    let date = match day {
        Some(day) => calendar::day(day, context.today)?,
        None => context.today,
    };
    let mut weighing = Weighing {
        id: Context::new_id(),
        weight,
        date,
        // Of another day no time is known.
        time: context.time.filter(|_| day.is_none()),
        batch: None,
    };
    // What was known before; a log that cannot be read does not stop the writing.
    let known = context
        .snapshot()
        .map(|snapshot| snapshot.settled().weighings());
    context.store.append(|| {
        // The id is made under the lock, so that ids rise from line to line.
        weighing.id = Context::new_id();
        vec![weighing.to_line()]
    })?;
    let mut hints = Vec::new();
    let known = known.unwrap_or_else(|failure| {
        hints.push(error::logged_but(&failure));
        BTreeMap::new()
    });
    let last = known.range(..date).next_back().map(|(_, (_, one))| *one);
    let same_day = known.get(&date).map(|(_, one)| *one);
    let next = known.keys().find(|day| **day > date).copied();
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    let stored = Stored {
        weighing,
        last,
        same_day,
        next,
        today: context.today,
    };
    if let Some(last) = last {
        let ratio = weight.kg() / last.weight.kg();
        if (ratio - 1.0).abs() > SUDDEN {
            hints.push(error::sudden_weight(
                &render::weight(weight),
                &render::weight(last.weight),
                &calendar::relative(last.date, context.today),
            ));
        }
    }
    let text = if context.shared.json {
        render::json(&json!({
            "schema": 1,
            "weighed": render::weighing_json(&weighing),
            "last": last.as_ref().map(render::weighing_json),
            "instead_of": same_day.as_ref().map(render::weighing_json),
        }))
    } else {
        stored.screen(context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

fn show(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let since = args
        .since
        .as_deref()
        .map(|day| calendar::day(day, context.today))
        .transpose()?;
    let snapshot = context.snapshot()?;
    let (weighings, health) = numbered(&snapshot)?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let body = Body::new(&weighings, since);
    let view = Course {
        body: &body,
        in_all: weighings.len(),
        unit: context.config.unit,
        today: context.today,
        rows: args.n,
    };
    let text = if context.shared.json {
        render::json(&view.json())
    } else {
        view.screen(context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

/// All weighings with the numbers of their lines, the oldest day first; of a day the one that counts comes last.
fn numbered(snapshot: &Snapshot) -> Result<(Vec<(u64, Weighing)>, Health), Failure> {
    let mut weighings: Vec<(u64, Weighing)> = snapshot.settled().all_weighings().collect();
    weighings.sort_by_key(|(_, one)| one.date);
    let mut numbers: HashMap<u64, u64> = weighings.iter().map(|(at, _)| (*at, 0)).collect();
    if !numbers.is_empty() {
        let mut number = 0;
        snapshot.log().lines(|at, _| {
            number += 1;
            if let Some(own) = numbers.get_mut(&at) {
                *own = number;
            }
        })?;
    }
    let all = weighings.into_iter();
    let all = all.map(|(at, one)| (numbers[&at], one)).collect();
    Ok((all, snapshot.settled().health.clone()))
}
