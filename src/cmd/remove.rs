//! `fitlog remove`: an entry taken out. Its line stays; another line says that it does not count.

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::entry::{By, Entry, Void};
use crate::error::{self, Failure};
use crate::render;
use crate::store::Log;

/// Take an entry out
#[derive(Debug, clap::Args)]
#[command(after_help = "Numbers: fitlog history. Back again: fitlog undo.")]
pub struct Args {
    /// The entry's number
    number: u64,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let entry = context.store.change_if_any(
        || error::no_such_entry(args.number),
        |log| {
            let entry = standing(log, args.number, "remove")?;
            let line = Void {
                id: Context::new_id(),
                voids: entry.id,
                by: By::Remove,
            }
            .to_line();
            Ok((vec![line], entry))
        },
    )?;
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        return Ok(Output::text(render::json(
            &json!({ "schema": 1, "removed": render::entry_json(&entry) }),
        )));
    }
    let exercise = context.catalogue().get_or_unknown(&entry.exercise);
    Ok(Output::text(render::log::removed(
        &exercise,
        &entry,
        context.today,
        context.look,
    )))
}

/// The entry of a number, if it counts.
///
/// # Errors
///
/// Exit 2 when there is no such entry or it was taken back; exit 1 when lines of a later version stand in the way.
pub fn standing(log: &Log, number: u64, command: &str) -> Result<Entry<'static>, Failure> {
    let snapshot = log.settle()?;
    let mut found = None;
    let mut there = false;
    let mut count = 0;
    let mut scratch = Vec::new();
    log.lines(|at, line| {
        count += 1;
        if count == number
            && let Ok(crate::domain::entry::Line::Entry(entry)) =
                crate::domain::entry::read(line, &mut scratch)
        {
            there = true;
            found = snapshot
                .settled()
                .counts(at, entry.id, entry.batch)
                .then(|| entry.into_owned());
        }
    })?;
    if snapshot.settled().health.newer > 0 {
        return Err(error::needs_newer(command));
    }
    found.ok_or_else(|| {
        if there {
            error::entry_gone(number)
        } else {
            error::no_such_entry(number)
        }
    })
}
