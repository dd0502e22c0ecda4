//! `fitlog export`: everything that counts, out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::ValueEnum;
use serde_json::Value;

use crate::cmd::{Body, Context, Output, surroundings};
use crate::domain::catalogue::Catalogue;
use crate::domain::definition::Definition;
use crate::domain::entry::{Entry, Weighing};
use crate::domain::exercise::{Exercise, Origin};
use crate::domain::log::{Health, Placed};
use crate::domain::sets::Unit;
use crate::error;
use crate::render;
use crate::store::Snapshot;
use crate::transfer;
use crate::transfer::export::{Losses, Units, hevy, strong};

/// So many entries of days that are not complete yet are held at once; of more, the later days wait for another look.
const MOST_HELD: usize = 20_000;

const EXAMPLES: &str = "\
Examples:
  fitlog export > fitlog.json
  fitlog export -f csv -o sets.csv
  fitlog export -f text | fitlog --dir elsewhere log -
  fitlog export -f strong -o strong.csv     what Hevy and others import

The units of a Hevy file are those of most sets; the rest is converted by the
exact factor, and said so. Cells that a spreadsheet would run as a formula get
an apostrophe in front.";

/// Print all data: JSON, text or CSV
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The format
    #[arg(short, long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object with all entries
    Json,
    /// One JSON object a line, as the log holds them, without what was taken back
    Jsonl,
    /// One row a set
    Csv,
    /// The notation that `fitlog log -` reads
    Text,
    /// The CSV of Strong, which Hevy and other apps import; one row a set
    Strong,
    /// The CSV of Hevy; one row a set
    Hevy,
}

/// Everything that an export needs to know.
struct Export<'a> {
    snapshot: &'a Snapshot,
    catalogue: &'a Catalogue,
    /// The unit of weight where the log does not decide it.
    unit: Unit,
}

/// What is to be said of an export.
struct Said {
    health: Health,
    hints: Vec<String>,
}

impl From<Health> for Said {
    fn from(health: Health) -> Self {
        Self {
            health,
            hints: Vec::new(),
        }
    }
}

/// Runs the command.
pub fn run(context: Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let snapshot = context.snapshot()?;
    let format = args.format;
    let unit = context.config.unit;
    let hints = move |said: Said| {
        let mut hints = context.complaints(&said.health);
        if !context.shared.quiet {
            hints.extend(said.hints);
        }
        hints
    };
    let Some(path) = &args.output else {
        let stream = move |out: &mut dyn Write| {
            let export = Export {
                snapshot: &snapshot,
                catalogue: &catalogue,
                unit,
            };
            Ok(hints(export.write(format, out)?))
        };
        return Ok(Output::of(Body::Data(Box::new(stream))));
    };
    if path.exists() && !args.force {
        return Err(error::file_exists(path).into());
    }
    let export = Export {
        snapshot: &snapshot,
        catalogue: &catalogue,
        unit,
    };
    let written = surroundings::replace_with(path, |file| {
        let mut out = io::BufWriter::new(file);
        let said = export.write(format, &mut out)?;
        out.flush()?;
        Ok(said)
    });
    let said = written.map_err(|error: anyhow::Error| match error.downcast::<io::Error>() {
        Ok(e) => error::cannot_save(path, &e).into(),
        Err(error) => error,
    })?;
    Ok(Output::text("").with_hints(hints(said)))
}

impl Export<'_> {
    /// Writes the entries in the order of the log, one at a time; for other apps a day at a time.
    fn write(&self, format: Format, out: &mut dyn Write) -> anyhow::Result<Said> {
        let said = match format {
            Format::Json => return json(self.snapshot, self.catalogue, out).map(Said::from),
            Format::Jsonl => return json_lines(self.snapshot, out).map(Said::from),
            Format::Csv => self.csv(out).map(Said::from),
            Format::Text => self.text(out).map(Said::from),
            Format::Strong => self.strong(out),
            Format::Hevy => self.hevy(out),
        };
        let mut said = said?;
        // These are sets and nothing else.
        let weighings = self.snapshot.settled().all_weighings().count();
        let is_own = |one: &Exercise| one.origin == Origin::Custom;
        let own = self.catalogue.all().filter(is_own).count();
        said.hints.extend(error::only_sets_exported(weighings, own));
        Ok(said)
    }

    fn csv(&self, out: &mut dyn Write) -> anyhow::Result<Health> {
        let mut rows = transfer::csv::Rows::new(out)?;
        let mut known = self.known();
        let health = each(self.snapshot, |entry| {
            rows.entry(entry, known.get(&entry.exercise))
        })?;
        rows.finish()?;
        Ok(health)
    }

    fn text(&self, out: &mut dyn Write) -> anyhow::Result<Health> {
        let mut known = self.known();
        let mut day = None;
        let mut workout: Option<String> = None;
        writeln!(out, "{}", transfer::text::WRITTEN)?;
        each(self.snapshot, |entry| {
            if day.replace(entry.date) != Some(entry.date) {
                writeln!(out, "{}", entry.date)?;
            }
            // An empty name is no name: the text cannot tell them apart.
            let named = entry.workout.as_deref().filter(|name| !name.is_empty());
            if workout.as_deref() != named {
                writeln!(out, "{}", transfer::text::heading(named))?;
                workout = named.map(str::to_owned);
            }
            let loading = known.get(&entry.exercise).tracking.loading();
            writeln!(out, "{}", transfer::text::line(entry, loading))
        })
    }

    fn strong(&self, out: &mut dyn Write) -> anyhow::Result<Said> {
        let (days, _) = survey(self.snapshot)?;
        let mut rows = strong::Rows::new(out, self.catalogue)?;
        let health = by_day(self.snapshot, days, MOST_HELD, |date, entries| {
            rows.day(date, entries)
        })?;
        let hints = said_of("Strong", rows.finish()?);
        Ok(Said { health, hints })
    }

    fn hevy(&self, out: &mut dyn Write) -> anyhow::Result<Said> {
        let (days, units) = survey(self.snapshot)?;
        let mut rows = hevy::Rows::new(out, self.catalogue, units, self.unit)?;
        let health = by_day(self.snapshot, days, MOST_HELD, |date, entries| {
            rows.day(date, entries)
        })?;
        let hints = said_of("Hevy", rows.finish()?);
        Ok(Said { health, hints })
    }

    fn known(&self) -> Known<'_> {
        Known {
            catalogue: self.catalogue,
            last: None,
        }
    }
}

/// What a file of another app holds changed, or not at all.
fn said_of(app: &str, losses: Losses) -> Vec<String> {
    let converted = [
        (losses.weights, "weight", losses.weight_unit),
        (losses.distances, "distance", losses.distance_unit),
    ];
    let converted = converted
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, what, to)| error::converted_for(count, what, to));
    let left_out = (losses.rests > 0).then(|| error::rests_left_out(app, losses.rests));
    converted.chain(left_out).collect()
}

/// How many entries every day has, and the units of their sets.
fn survey(snapshot: &Snapshot) -> anyhow::Result<(BTreeMap<NaiveDate, usize>, Units)> {
    type Sum = (BTreeMap<NaiveDate, usize>, Units);
    let add = |(days, units): &mut Sum, placed: Placed| {
        *days.entry(placed.entry.date).or_default() += 1;
        units.add(&placed.entry.sets);
    };
    let join = |(mut days, units): Sum, (more, others): Sum| {
        for (day, count) in more {
            *days.entry(day).or_default() += count;
        }
        (days, units.join(others))
    };
    let (sum, _) = snapshot.fold(None, Sum::default, add, join)?;
    Ok(sum)
}

/// Shows the entries of each day at once, however they lie in the log: apps know a workout by rows that stand together.
///
/// A day is shown when its last entry was met. Where more than `most` entries wait for that, the latest of the days
/// are left to another look over the log, so that memory does not grow with it.
fn by_day(
    snapshot: &Snapshot,
    mut days: BTreeMap<NaiveDate, usize>,
    most: usize,
    mut show: impl FnMut(NaiveDate, &[Entry]) -> io::Result<()>,
) -> anyhow::Result<Health> {
    loop {
        let mut open: BTreeMap<NaiveDate, Vec<Entry<'static>>> = BTreeMap::new();
        let mut held = 0;
        let mut later = BTreeSet::new();
        let health = each(snapshot, |entry| {
            let date = entry.date;
            let Some(&whole) = days.get(&date).filter(|_| !later.contains(&date)) else {
                return Ok(());
            };
            let day = open.entry(date).or_default();
            day.push(entry.clone().into_owned());
            held += 1;
            if day.len() == whole {
                show(date, day)?;
                held -= whole;
                open.remove(&date);
                days.remove(&date);
            }
            while held > most && open.len() > 1 {
                let (date, entries) = open.pop_last().expect("more than one is open");
                held -= entries.len();
                later.insert(date);
            }
            Ok(())
        })?;
        if later.is_empty() {
            return Ok(health);
        }
    }
}

/// An entry that stands for itself: what it replaced, and the change it was part of, stay behind.
fn plain<'e>(entry: &Entry<'e>) -> Entry<'e> {
    Entry {
        replaces: None,
        batch: None,
        ..entry.clone()
    }
}

fn json(snapshot: &Snapshot, catalogue: &Catalogue, out: &mut dyn Write) -> anyhow::Result<Health> {
    let mut first = true;
    let mut used = BTreeSet::new();
    out.write_all(b"{\"schema\":1,\"entries\":[")?;
    let health = each(snapshot, |entry| {
        if !used.contains(entry.exercise.as_ref()) {
            used.insert(entry.exercise.clone().into_owned());
        }
        list_item(out, &mut first, &render::entry_json(&plain(entry)))
    })?;
    out.write_all(b"\n]")?;
    let mut weighings = snapshot.settled().all_weighings().peekable();
    if weighings.peek().is_some() {
        first = true;
        out.write_all(b",\"weighings\":[")?;
        for (_, weighing) in weighings {
            list_item(out, &mut first, &render::weighing_json(&weighing))?;
        }
        out.write_all(b"\n]")?;
    }
    // What entries mean hangs on these.
    let definitions = used.iter().filter_map(|id| catalogue.definition(id));
    let own = |one: &Definition| one.overrides || !Catalogue::is_bundled(&one.id);
    let mut definitions = definitions.filter(own).peekable();
    if definitions.peek().is_some() {
        first = true;
        out.write_all(b",\"exercises\":[")?;
        for definition in definitions {
            list_item(out, &mut first, &serde_json::to_value(&definition)?)?;
        }
        out.write_all(b"\n]")?;
    }
    out.write_all(b"}\n")?;
    Ok(health)
}

/// One object of a list, on a line of its own.
fn list_item(out: &mut dyn Write, first: &mut bool, value: &Value) -> io::Result<()> {
    let lead = if std::mem::take(first) { "\n" } else { ",\n" };
    write!(out, "{lead}{}", render::escape_json(&value.to_string()))
}

fn json_lines(snapshot: &Snapshot, out: &mut dyn Write) -> anyhow::Result<Health> {
    let health = each(snapshot, |entry| {
        writeln!(out, "{}", render::escape_json(&plain(entry).to_line()))
    })?;
    for (_, weighing) in snapshot.settled().all_weighings() {
        let weighing = Weighing {
            batch: None,
            ..weighing
        };
        writeln!(out, "{}", weighing.to_line())?;
    }
    Ok(health)
}

/// Shows every entry to a writer, up to the first that cannot be written.
fn each(
    snapshot: &Snapshot,
    mut write: impl FnMut(&Entry) -> io::Result<()>,
) -> anyhow::Result<Health> {
    let mut failed = None;
    let health = snapshot.each(|placed: Placed| {
        if failed.is_none() {
            failed = write(placed.entry).err();
        }
    })?;
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(health),
    }
}

/// Exercises looked up once while they follow each other.
struct Known<'c> {
    catalogue: &'c Catalogue,
    last: Option<Exercise>,
}

impl Known<'_> {
    fn get(&mut self, id: &str) -> &Exercise {
        if self.last.as_ref().is_none_or(|last| last.id != id) {
            self.last = None;
        }
        self.last
            .get_or_insert_with(|| self.catalogue.get_or_unknown(id))
    }
}

#[cfg(test)]
mod tests;
