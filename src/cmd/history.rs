//! `fitlog history`: what was logged, each entry with its number.

use std::collections::VecDeque;
use std::ops::ControlFlow;

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::entry::{self, Entry, Line};
use crate::domain::log::{Backwards, Health};
use crate::error::Failure;
use crate::render;
use crate::store::Log;

/// List what was logged, newest first, each entry with its number
#[derive(Debug, clap::Args)]
#[command(after_help = "The number is what fitlog edit and fitlog remove take.")]
pub struct Args {
    /// Only this exercise
    #[arg(value_name = "EXERCISE")]
    words: Vec<String>,
    /// Only this day
    #[arg(short, long, value_name = "DAY")]
    day: Option<String>,
    /// How many entries
    #[arg(short, value_name = "ENTRIES", default_value_t = 20)]
    n: usize,
}

/// An entry with its number.
pub type Numbered = (u64, Entry<'static>);

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let day = args
        .day
        .as_deref()
        .map(|day| calendar::day(day, context.today))
        .transpose()?;
    let catalogue = context.catalogue();
    let name = args.words.join(" ");
    let exercise = if name.is_empty() {
        None
    } else {
        Some(context.find_exercise(&catalogue, &name)?)
    };
    let log = context.store.open()?;
    let latest = if exercise.is_none() && day.is_none() {
        latest(&log, args.n)?
    } else {
        None
    };
    let (mut entries, health) = match latest {
        Some(answer) => answer,
        None => search(&log, args.n, |entry| {
            exercise.as_ref().is_none_or(|one| entry.exercise == one.id)
                && day.is_none_or(|day| entry.date == day)
        })?,
    };
    // The latest lines, shown by the day trained: a day logged late stands where it belongs.
    entries.sort_by(|(a, x), (b, y)| y.date.cmp(&x.date).then(b.cmp(a)));
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    if context.shared.json {
        let list: Vec<_> = entries
            .iter()
            .map(|(number, entry)| {
                let mut value = render::entry_json(entry);
                value["number"] = json!(number);
                value
            })
            .collect();
        return Ok(
            Output::text(render::json(&json!({ "schema": 1, "entries": list }))).with_hints(hints),
        );
    }
    let rows: Vec<_> = entries
        .iter()
        .map(|(number, entry)| (*number, catalogue.get_or_unknown(&entry.exercise), entry))
        .collect();
    Ok(Output::text(render::log::history(&rows, context.today, context.look)).with_hints(hints))
}

/// The last entries, read from the end of the log; `None` where only a look from the front can tell what counts.
fn latest(log: &Log, most: usize) -> Result<Option<(Vec<Numbered>, Health)>, Failure> {
    let (mut number, renames) = log.count_lines()?;
    if renames {
        // A rename may stand behind its entries or before them: only a look from the front knows all.
        return Ok(None);
    }
    let mut backwards = Backwards::default();
    let mut entries = Vec::new();
    let mut health = Health::default();
    let mut unsure = false;
    let mut scratch = Vec::new();
    log.backwards(|line, ended| {
        let own = number;
        number = number.saturating_sub(1);
        if entries.len() >= most {
            return Ok(ControlFlow::Break(()));
        }
        if entry::trimmed(line).is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        match entry::read(line, &mut scratch) {
            Err(_) if !ended => health.torn = true,
            Err(reason) => {
                health.damaged += 1;
                health.first = Some((own, reason));
            }
            Ok(line) => {
                let Some(counts) = backwards.counts(&line) else {
                    unsure = true;
                    return Ok(ControlFlow::Break(()));
                };
                match line {
                    Line::Entry(entry) if counts => entries.push((own, entry.into_owned())),
                    Line::Newer => health.newer += 1,
                    _ => {}
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok((!unsure).then_some((entries, health)))
}

/// The last entries that are wanted, found from the front.
fn search(
    log: &Log,
    most: usize,
    wanted: impl Fn(&Entry) -> bool,
) -> Result<(Vec<Numbered>, Health), Failure> {
    let mut entries = VecDeque::new();
    let health = log.settle()?.each(|placed| {
        if most > 0 && wanted(placed.entry) {
            if entries.len() == most {
                entries.pop_front();
            }
            entries.push_back((placed.number, placed.entry.clone().into_owned()));
        }
    })?;
    Ok((entries.into(), health))
}
