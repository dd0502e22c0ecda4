//! `fitlog edit`: an entry corrected. A new line stands for the old one, which stays where it is.

use std::borrow::Cow;

use serde_json::json;

use crate::cmd::remove::standing;
use crate::cmd::{Context, Output, log};
use crate::domain::calendar;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::held::Held;
use crate::domain::log::Subject;
use crate::domain::notation::{self, Reading};
use crate::error::{self, Failure};
use crate::render;

/// Correct an entry
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Numbers: fitlog history. Back again: fitlog undo.\nExamples:\n  fitlog edit 12 3x12@42.5\n  fitlog edit 12 -d yesterday\n  fitlog edit 12 -n \"left knee tight\""
)]
pub struct Args {
    /// The entry's number
    number: u64,
    /// Its sets, if they change
    sets: Vec<String>,
    /// Its day, if it changes
    #[arg(short, long, value_name = "DAY")]
    day: Option<String>,
    /// Its note, if it changes; an empty one takes the note away
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Its exercise, if it changes
    #[arg(short, long, value_name = "EXERCISE")]
    exercise: Option<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let day = args
        .day
        .as_deref()
        .map(|day| calendar::day(day, context.today))
        .transpose()?;
    let exercise = args
        .exercise
        .as_deref()
        .map(|name| context.find_owner(&catalogue, name))
        .transpose()?;
    let note = match args.note.as_deref() {
        None => None,
        Some(text) if text.trim().is_empty() => Some(None),
        Some(text) => Some(Some(log::checked_note(text)?)),
    };
    let typed = args.sets.join(" ");
    if typed.is_empty() && day.is_none() && exercise.is_none() && note.is_none() {
        return Err(error::nothing_to_edit(args.number).into());
    }
    let edited = context.store.change_if_any(
        || error::no_such_entry(args.number),
        |log| {
            let (subject, snapshot) = standing(log, args.number, "edit")?;
            let Subject::Entry(entry) = subject else {
                return Err(error::only_entries_are_edited(args.number));
            };
            let logged_under = entry.exercise.clone();
            let owner = snapshot.settled().owner(&logged_under);
            let old = Entry {
                exercise: Cow::Owned(owner.to_owned()),
                ..*entry
            };
            let mut new = old.clone();
            if let Some(exercise) = &exercise {
                new.exercise = Cow::Owned(exercise.id.to_string());
            }
            if let Some(day) = day {
                // The time was that of another day.
                new.time = new.time.filter(|_| day == new.date);
                new.date = day;
            }
            if let Some(note) = &note {
                new.note = note.clone().map(Cow::Owned);
            }
            if typed.is_empty() {
                fits(&old, &new, &catalogue, args.number)?;
            } else {
                resets(&mut new, &typed, context, &catalogue, args.number)?;
            }
            if new == old {
                return Err(error::nothing_to_edit(args.number));
            }
            new.replaces = Some(old.id);
            new.batch = None;
            new.id = Context::new_id();
            let line = if new.exercise == old.exercise {
                // It goes back where it was if the rename is taken back.
                let exercise = logged_under;
                Entry {
                    exercise,
                    ..new.clone()
                }
                .to_line()
            } else {
                new.to_line()
            };
            let (lines, _) = log.count_lines()?;
            Ok((vec![line], (old, new, lines + 1)))
        },
    );
    let (old, new, number) = edited?;
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        let value = json!({
            "schema": 1, "edited": render::entry_json(&new), "number": number, "before": render::entry_json(&old),
        });
        return Ok(Output::text(render::json(&value)));
    }
    let (before, after) = (
        catalogue.get_or_unknown(&old.exercise),
        catalogue.get_or_unknown(&new.exercise),
    );
    Ok(Output::text(render::log::edited(
        (&before, &old),
        (&after, &new),
        number,
        context.today,
        context.look,
    )))
}

/// Refuses another exercise that could not have been done with the sets, or where they would mean something else.
fn fits(old: &Entry, new: &Entry, catalogue: &Catalogue, number: u64) -> Result<(), Failure> {
    if new.exercise == old.exercise {
        return Ok(());
    }
    let mut held = Held::default();
    held.add(&new.sets);
    let tracking = |id: &str| catalogue.get(id).map(|one| one.tracking);
    let before = tracking(&old.exercise);
    // What only the log knows counts as its sets do.
    let Some(tracking) = tracking(&new.exercise) else {
        return Ok(());
    };
    match held.misfit(before, tracking) {
        Some(what) => Err(error::sets_of_another_kind(
            number,
            what,
            &new.exercise,
            tracking.word(),
        )),
        None => Ok(()),
    }
}

/// New sets.
fn resets(
    new: &mut Entry<'static>,
    typed: &str,
    context: &Context,
    catalogue: &Catalogue,
    number: u64,
) -> Result<(), Failure> {
    let exercise = catalogue.get_or_unknown(&new.exercise);
    let last = new.sets.iter().rev().find_map(|set| set.weight);
    let reading = Reading {
        tracking: exercise.tracking,
        unit: context.config.unit,
        last,
    };
    let parsed = notation::parse(typed, &reading)
        .map_err(|failure| failure.within(|sets| format!("fitlog edit {number} {sets}")))?;
    context.config.knows_unit(|unit| {
        let reading = Reading { unit, ..reading };
        notation::parse(typed, &reading).ok()
    })?;
    new.sets = Cow::Owned(parsed.sets);
    if let Some(note) = parsed.note {
        new.note = Some(Cow::Owned(log::checked_note(&note)?));
    }
    Ok(())
}
