//! `fitlog exercise merge`: the history of one exercise given to another, by a line of the log that says so.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use serde_json::json;

use crate::cmd::config::change_aliases;
use crate::cmd::exercise::{names_left, own_definition, put_aside};
use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::definition::id_of;
use crate::domain::entry::{Entry, Rename};
use crate::domain::exercise::{Exercise, Origin};
use crate::domain::held::Held;
use crate::error::{self, Failure};
use crate::render;
use crate::store::Snapshot;

/// Let the history of one exercise belong to another
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Nothing in the log is rewritten: one line says whose history it is now, and fitlog undo takes that back.\nExample: fitlog exercise merge my-squat back-squat"
)]
pub struct Args {
    /// The exercise to give up: one of your own, or one that only the log knows
    old: String,
    /// The exercise that gets its history
    #[arg(required = true, value_name = "NEW")]
    new: Vec<String>,
}

/// What is logged under an exercise.
#[derive(Debug, Default)]
pub struct Logged {
    /// How many entries.
    pub entries: usize,
    /// On which days.
    pub days: BTreeSet<NaiveDate>,
    held: Held,
}

impl Logged {
    fn add(&mut self, entry: &Entry) {
        self.entries += 1;
        self.days.insert(entry.date);
        self.held.add(&entry.sets);
    }

    fn join(mut self, other: Self) -> Self {
        self.entries += other.entries;
        self.days.extend(other.days);
        self.held = self.held.join(other.held);
        self
    }
}

/// What is logged under an exercise.
///
/// # Errors
///
/// Exit 1 when the log cannot be read.
pub fn history_of(snapshot: &Snapshot, id: &str) -> Result<Logged, Failure> {
    let (logged, _) = snapshot.fold(
        Some(id),
        Logged::default,
        |logged, placed| logged.add(placed.entry),
        Logged::join,
    )?;
    Ok(logged)
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let old = context.find_exercise(&catalogue, &args.old)?;
    let new = context.find_exercise(&catalogue, &args.new.join(" "))?;
    let snapshot = context.snapshot()?;
    let given = id_of(&args.old);
    if old.id == new.id && given != new.id && snapshot.settled().owner(&given) == new.id {
        // Whoever does not know whether it was done asks again.
        let given = Exercise::unknown(&given);
        return Ok(answer(context, &given, &new, None, None));
    }
    let logged = history_of(&snapshot, &old.id)?;
    allowed(&catalogue, &old, &new, &logged)?;
    // The order in which nothing is lost wherever it ends: the old name finds the new exercise, then the history moves,
    // then the old definition goes. Whoever types the command again finishes what was begun.
    let own = own_definition(context, &catalogue, &old.id)?;
    change_aliases(context, |aliases| {
        for id in aliases.values_mut().filter(|id| **id == old.id) {
            *id = new.id.to_string();
        }
        for name in names_left(&old.id, own.as_ref().map(|(_, one)| one)) {
            aliases.insert(name, new.id.to_string());
        }
    })?;
    let logged = give(context, &old.id, &new.id)?.then_some(logged);
    let aside = own
        .map(|(place, definition)| put_aside(context, &place, &definition))
        .transpose()?;
    Ok(answer(
        context,
        &old,
        &new,
        logged.as_ref(),
        aside.as_deref(),
    ))
}

fn answer(
    context: &Context,
    old: &Exercise,
    new: &Exercise,
    logged: Option<&Logged>,
    aside: Option<&Path>,
) -> Output {
    let entries = logged.map(|logged| logged.entries);
    if context.shared.quiet {
        return Output::text("");
    }
    if context.shared.json {
        return Output::text(render::json(&json!({
            "schema": 1,
            "merged": old.id,
            "into": new.id,
            "entries": entries.unwrap_or_default(),
            "sessions": logged.map_or(0, |logged| logged.days.len()),
        })));
    }
    Output::text(render::own::merged(old, new, entries, aside))
}

/// Appends the line that gives a history away, unless the log says so already; whether it was appended.
///
/// # Errors
///
/// Exit 1 when it cannot be written.
pub fn give(context: &Context, from: &str, to: &str) -> Result<bool, Failure> {
    context.store.change(|log| {
        if log.settle()?.settled().owner(from) == to {
            return Ok((Vec::new(), false));
        }
        let line = Rename {
            id: Context::new_id(),
            from: from.to_owned(),
            to: to.to_owned(),
        };
        Ok((vec![line.to_line()], true))
    })
}

fn allowed(
    catalogue: &Catalogue,
    old: &Exercise,
    new: &Exercise,
    logged: &Logged,
) -> Result<(), Failure> {
    if old.id == new.id {
        return Err(error::merge_with_itself(&old.id));
    }
    if Catalogue::is_bundled(&old.id) {
        return Err(error::merge_of_bundled(&old.id, &new.id));
    }
    if new.origin == Origin::Unknown {
        return Err(error::merge_into_unknown(&new.id));
    }
    // What only the log knows counts as its sets do.
    let known = catalogue.get(&old.id).map(|old| old.tracking);
    match logged.held.misfit(known, new.tracking) {
        Some(what) => Err(error::merge_of_kinds(
            &old.id,
            what,
            &new.id,
            new.tracking.word(),
        )),
        None => Ok(()),
    }
}
