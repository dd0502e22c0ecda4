//! `fitlog remove`: an entry taken out. Its line stays; another line says that it does not count.

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::cmd::{exercise, undo};
use crate::domain::entry::{self, By, Void};
use crate::domain::log::Subject;
use crate::error::{self, Failure};
use crate::render;
use crate::store::{Log, Snapshot};

/// Take an entry out
#[derive(Debug, clap::Args)]
#[command(after_help = "Numbers: fitlog history. Back again: fitlog undo.")]
pub struct Args {
    /// The entry's number
    number: u64,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let subject = context.store.change_if_any(
        || error::no_such_entry(args.number),
        |log| {
            let (subject, snapshot) = standing(log, args.number, "remove")?;
            let line = Void {
                id: Context::new_id(),
                voids: subject.id(),
                by: By::Remove,
            }
            .to_line();
            Ok((vec![line], subject.of_owner(snapshot.settled())))
        },
    )?;
    if let Subject::Rename(rename) = &subject {
        exercise::follow(context, &rename.from, &rename.to, true)?;
    }
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        let removed = match &subject {
            Subject::Entry(entry) => render::entry_json(entry),
            Subject::Weighing(weighing) => render::weighing_json(weighing),
            Subject::Rename(rename) => render::rename_json(rename),
        };
        return Ok(Output::text(render::json(
            &json!({ "schema": 1, "removed": removed }),
        )));
    }
    let words = undo::words(&subject, &context.catalogue(), context);
    Ok(Output::text(render::log::removed(&words, context.look)))
}

/// What the line of a number brought in, if it counts, as the line says it; and what else counts.
///
/// # Errors
///
/// Exit 2 when there is no such line or it was taken back; exit 1 when lines of a later version stand in the way.
pub fn standing(log: &Log, number: u64, command: &str) -> Result<(Subject, Snapshot), Failure> {
    let snapshot = log.settle()?;
    let mut found = None;
    // The entry as it was edited last, and the number of that.
    let mut latest = None;
    let mut heir = None;
    let mut count = 0;
    let mut scratch = Vec::new();
    log.lines(|at, line| {
        count += 1;
        if count < number || found.is_some() {
            return;
        }
        let Some(subject) = entry::read(line, &mut scratch).ok().and_then(Subject::of) else {
            return;
        };
        let settled = snapshot.settled();
        let counts = settled.counts(at, subject.id(), subject.batch());
        if count == number {
            latest = Some(subject.id());
            found = counts.then_some(subject);
        } else if latest.is_some() && subject.replaces() == latest {
            latest = Some(subject.id());
            heir = counts.then_some(count);
        }
    })?;
    if snapshot.settled().health.newer > 0 {
        return Err(error::needs_newer(command));
    }
    match found {
        Some(subject) => Ok((subject, snapshot)),
        None if latest.is_some() => Err(error::entry_gone(number, heir)),
        None => Err(error::no_such_entry(number)),
    }
}
