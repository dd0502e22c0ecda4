//! `fitlog history`: what was logged, each entry with its number.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::{DateTime, Days, NaiveDate};
use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::entry::{self, Entry, Id, Line};
use crate::domain::log::{Backwards, Health, Prefix};
use crate::error::Failure;
use crate::render;
use crate::store::Log;

/// List what was logged, newest first, each entry with its number
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Newest is by the day trained; of one day, what was written last comes first.\nThe number is what fitlog edit and fitlog remove take."
)]
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
    let (newest, health) = match latest {
        Some(answer) => answer,
        None => search(&log, args.n, |entry| {
            exercise.as_ref().is_none_or(|one| entry.exercise == one.id)
                && day.is_none_or(|day| entry.date == day)
        })?,
    };
    let entries = newest.into_list();
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

/// A log of so many lines is looked at from the front: that is quick, and tells every line that cannot be read. Of a longer
/// one no more than these are read from the end.
const SHORT: u64 = 2_000;

/// The newest entries by the day trained, of one day those written last.
struct Newest {
    most: usize,
    kept: BTreeMap<(NaiveDate, u64), Entry<'static>>,
}

impl Newest {
    fn new(most: usize) -> Self {
        let kept = BTreeMap::new();
        Self { most, kept }
    }

    fn add(&mut self, number: u64, entry: &Entry) {
        let place = (entry.date, number);
        if self.kept.len() < self.most {
            self.kept.insert(place, entry.clone().into_owned());
        } else if self.kept.keys().next().is_some_and(|last| *last < place) {
            self.kept.pop_first();
            self.kept.insert(place, entry.clone().into_owned());
        }
    }

    /// Whether no entry of a day or an earlier one, written before all of them, is among them.
    fn leaves_out(&self, day: NaiveDate) -> bool {
        self.kept.len() >= self.most && self.earliest_day().is_none_or(|last| day <= last)
    }

    /// The earliest day that is kept.
    fn earliest_day(&self) -> Option<NaiveDate> {
        self.kept.keys().next().map(|(day, _)| *day)
    }

    fn renumbered(self, real: impl Fn(u64) -> u64) -> Self {
        let kept = self.kept.into_iter();
        let kept = kept.map(|((day, number), entry)| ((day, real(number)), entry));
        Self {
            kept: kept.collect(),
            ..self
        }
    }

    fn into_list(self) -> Vec<Numbered> {
        let kept = self.kept.into_iter().rev();
        kept.map(|((_, number), entry)| (number, entry)).collect()
    }
}

/// The last day that an entry written under an id or before it can be of: the day of its time, which is that of
/// Greenwich, or the next.
fn last_day(id: Id) -> Option<NaiveDate> {
    let millis = i64::try_from(id.number() >> 80).ok()?;
    let day = DateTime::from_timestamp_millis(millis)?.date_naive();
    day.checked_add_days(Days::new(1))
}

/// The newest entries, read from the end of the log until all lines in front are too old; `None` where only a look from
/// the front can tell, as after an import.
fn latest(log: &Log, most: usize) -> Result<Option<(Newest, Health)>, Failure> {
    // Numbers are counted from here down, until it is known how many lines there are in front.
    let mut number = u64::MAX;
    let mut backwards = Backwards::default();
    let mut newest = Newest::new(most);
    let mut health = Health::default();
    let mut unsure = false;
    let mut last_read = None;
    let mut scratch = Vec::new();
    log.backwards(|at, line, ended| {
        let own = number;
        number -= 1;
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
                let id = line.identity().map(|own| own.id);
                let Some(counts) = backwards.counts(&line) else {
                    unsure = true;
                    return Ok(ControlFlow::Break(()));
                };
                match line {
                    Line::Entry(entry) if counts => newest.add(own, &entry),
                    // It may stand behind its entries or before them.
                    Line::Rename(_) => unsure = true,
                    Line::Newer => health.newer += 1,
                    _ => {}
                }
                unsure |= u64::MAX - own > SHORT + most as u64;
                if let Some(id) =
                    id.filter(|id| last_day(*id).is_some_and(|day| newest.leaves_out(day)))
                {
                    last_read = Some((at, id));
                }
                if unsure || last_read.is_some() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    if unsure {
        return Ok(None);
    }
    let mut prefix = Prefix::default();
    if let Some((at, first)) = last_read {
        prefix = log.prefix(at)?;
        let is_short = u64::MAX - number + prefix.lines <= SHORT;
        let day = newest.earliest_day();
        if is_short || day.is_some_and(|day| prefix.may_be_newer(day, first)) {
            return Ok(None);
        }
    }
    let real = |own: u64| own - number + prefix.lines;
    health.first = health.first.map(|(own, reason)| (real(own), reason));
    Ok(Some((newest.renumbered(real), health)))
}

/// The newest entries that are wanted, found from the front.
fn search(
    log: &Log,
    most: usize,
    wanted: impl Fn(&Entry) -> bool,
) -> Result<(Newest, Health), Failure> {
    let mut newest = Newest::new(most);
    let health = log.settle()?.each(|placed| {
        if wanted(placed.entry) {
            newest.add(placed.number, placed.entry);
        }
    })?;
    Ok((newest, health))
}
