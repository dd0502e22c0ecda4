//! `fitlog export`: everything that counts, out.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use crate::cmd::{Body, Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::log::{Health, Placed};
use crate::error;
use crate::render;
use crate::store::Snapshot;
use crate::transfer;

/// Print all data: JSON, text or CSV
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog export > fitlog.json\n  fitlog export -f csv -o sets.csv\n  fitlog export -f text | fitlog --dir elsewhere log -"
)]
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
}

/// Runs the command.
pub fn run(context: Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let snapshot = context.snapshot()?;
    let format = args.format;
    let Some(path) = &args.output else {
        let stream = move |out: &mut dyn Write| {
            Ok(context.complaints(&write(&snapshot, &catalogue, format, out)?))
        };
        return Ok(Output {
            body: Body::Stream(Box::new(stream)),
            before: Vec::new(),
            after: Vec::new(),
            code: 0,
        });
    };
    if path.exists() && !args.force {
        return Err(error::file_exists(path).into());
    }
    // Whole or not at all: a file that is there stays until the new one is complete.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = path.with_file_name(name);
    let written = fs::File::create(&new)
        .map_err(anyhow::Error::from)
        .and_then(|file| {
            let mut out = io::BufWriter::new(file);
            let health = write(&snapshot, &catalogue, format, &mut out)?;
            out.into_inner()
                .map_err(io::IntoInnerError::into_error)?
                .sync_all()?;
            fs::rename(&new, path)?;
            Ok(health)
        });
    let health = written.map_err(|error| {
        // What is left of an attempt that failed is of no use to anyone.
        _ = fs::remove_file(&new);
        match error.downcast::<io::Error>() {
            Ok(e) => error::cannot_save(path, &e).into(),
            Err(error) => error,
        }
    })?;
    Ok(Output::text("").with_hints(context.complaints(&health)))
}

/// Writes the entries in the order of the log, one at a time.
fn write(
    snapshot: &Snapshot,
    catalogue: &Catalogue,
    format: Format,
    out: &mut dyn Write,
) -> anyhow::Result<Health> {
    match format {
        Format::Json => json(snapshot, out),
        Format::Jsonl => each(snapshot, |entry| {
            writeln!(out, "{}", render::escape_json(&plain(entry).to_line()))
        }),
        Format::Csv => {
            let mut rows = transfer::csv::Rows::new(&mut *out)?;
            let mut known = Known {
                catalogue,
                last: None,
            };
            let health = each(snapshot, |entry| {
                rows.entry(entry, known.get(&entry.exercise))
            })?;
            rows.finish()?;
            Ok(health)
        }
        Format::Text => {
            let mut known = Known {
                catalogue,
                last: None,
            };
            let mut day = None;
            let mut workout: Option<String> = None;
            each(snapshot, |entry| {
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

fn json(snapshot: &Snapshot, out: &mut dyn Write) -> anyhow::Result<Health> {
    let mut first = true;
    out.write_all(b"{\"schema\":1,\"entries\":[")?;
    let health = each(snapshot, |entry| {
        let lead = if std::mem::take(&mut first) {
            "\n"
        } else {
            ",\n"
        };
        write!(
            out,
            "{lead}{}",
            render::escape_json(&render::entry_json(entry).to_string())
        )
    })?;
    out.write_all(b"\n]}\n")?;
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
            failed = write(&placed.entry).err();
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
