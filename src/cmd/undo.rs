//! `fitlog undo`: the last change taken back, and named.

use std::ops::ControlFlow;

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::entry::{self, By, Entry, Id, Line, Void};
use crate::domain::log::{Backwards, Change};
use crate::error::{self, Failure};
use crate::render;
use crate::store::Log;

/// Take back the last change
#[derive(Debug, clap::Args)]
pub struct Args {}

/// What was taken back, or put back, in words.
#[derive(Debug)]
pub struct Told {
    /// What happened.
    pub what: What,
    /// The entries it happened to: the first of a batch, and the one an edit stood for.
    pub entry: Option<Entry<'static>>,
    /// How many entries the batch has.
    pub count: usize,
}

/// What was done and is not any more, or is again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Something logged.
    Logged,
    /// An edit.
    Edited,
    /// A removal.
    Removed,
}

/// Runs the command.
pub fn run(context: &Context, _: &Args) -> anyhow::Result<Output> {
    let told = context.store.change_if_any(error::nothing_to_undo, |log| {
        let change = last_change(log, "undo", |change| !matches!(change, Change::Undone(_)))?;
        let target = match &change {
            Some(Change::Entry(entry)) => entry.batch.unwrap_or(entry.id),
            Some(Change::Removal(void) | Change::Undone(void)) => void.id,
            None => return Err(error::nothing_to_undo()),
        };
        let told = change.map(|change| told(log, change)).transpose()?;
        Ok((
            vec![
                Void {
                    id: Context::new_id(),
                    voids: target,
                    by: By::Undo,
                }
                .to_line(),
            ],
            told,
        ))
    })?;
    Ok(say(context, told.as_ref(), true))
}

/// The last change that stands and is wanted, from the end of the log, or from its front where the end cannot tell.
///
/// # Errors
///
/// Exit 1 when a line of a later version lies behind it: what it means is not known.
pub fn last_change(
    log: &Log,
    command: &str,
    wanted: impl Fn(&Change) -> bool,
) -> Result<Option<Change>, Failure> {
    let mut backwards = Backwards::default();
    let mut found = None;
    let mut unsure = false;
    let mut scratch = Vec::new();
    log.backwards(|line, _| {
        if entry::trimmed(line).is_empty() {
            return Ok(ControlFlow::Continue(()));
        }
        // A line that cannot be read changes nothing.
        let Ok(line) = entry::read(line, &mut scratch) else {
            return Ok(ControlFlow::Continue(()));
        };
        if line == Line::Newer {
            return Err(error::needs_newer(command));
        }
        match backwards.counts(&line) {
            None => {
                unsure = true;
                Ok(ControlFlow::Break(()))
            }
            Some(false) => Ok(ControlFlow::Continue(())),
            Some(true) => {
                found = Change::of(line).filter(&wanted);
                Ok(if found.is_some() {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                })
            }
        }
    })?;
    if unsure {
        last_change_from_the_front(log, command, wanted)
    } else {
        Ok(found)
    }
}

fn last_change_from_the_front(
    log: &Log,
    command: &str,
    wanted: impl Fn(&Change) -> bool,
) -> Result<Option<Change>, Failure> {
    let snapshot = log.settle()?;
    let mut found = None;
    let mut newer = false;
    let mut scratch = Vec::new();
    log.lines(|at, line| {
        let Ok(line) = entry::read(line, &mut scratch) else {
            return;
        };
        let (id, batch) = match &line {
            Line::Entry(entry) => (entry.id, entry.batch),
            Line::Void(void) => (void.id, None),
            Line::Newer => {
                newer = true;
                return;
            }
        };
        if snapshot.settled().counts(at, id, batch)
            && let Some(change) = Change::of(line).filter(&wanted)
        {
            found = Some(change);
        }
    })?;
    if newer {
        Err(error::needs_newer(command))
    } else {
        Ok(found)
    }
}

/// What a change was about.
///
/// # Errors
///
/// Exit 1 when the log cannot be read.
pub fn told(log: &Log, change: Change) -> Result<Told, Failure> {
    match change {
        Change::Entry(entry) => match (entry.batch, entry.replaces) {
            (_, Some(_)) => Ok(Told {
                what: What::Edited,
                entry: Some(*entry),
                count: 1,
            }),
            (Some(batch), None) => {
                let (entry, count) = batch_of(log, batch)?;
                Ok(Told {
                    what: What::Logged,
                    entry,
                    count,
                })
            }
            (None, None) => Ok(Told {
                what: What::Logged,
                entry: Some(*entry),
                count: 1,
            }),
        },
        Change::Removal(void) | Change::Undone(void) => {
            let target = line_of(log, void.voids)?;
            let what = if matches!(change, Change::Removal(_)) {
                What::Removed
            } else {
                What::Logged
            };
            match target {
                // An undo of a removal, or of an edit, is told as what it was about.
                Some(Target::Void(inner)) => {
                    let entry = line_of(log, inner.voids)?.and_then(Target::entry);
                    Ok(Told {
                        what: What::Removed,
                        entry,
                        count: 1,
                    })
                }
                Some(Target::Entry(entry)) => {
                    let what = if what == What::Logged && entry.replaces.is_some() {
                        What::Edited
                    } else {
                        what
                    };
                    Ok(Told {
                        what,
                        entry: Some(*entry),
                        count: 1,
                    })
                }
                None => {
                    let (entry, count) = batch_of(log, void.voids)?;
                    Ok(Told { what, entry, count })
                }
            }
        }
    }
}

enum Target {
    Entry(Box<Entry<'static>>),
    Void(Void),
}

impl Target {
    fn entry(self) -> Option<Entry<'static>> {
        match self {
            Self::Entry(entry) => Some(*entry),
            Self::Void(_) => None,
        }
    }
}

/// The last line of an id.
fn line_of(log: &Log, id: Id) -> Result<Option<Target>, Failure> {
    let mut found = None;
    let mut scratch = Vec::new();
    log.backwards(|line, _| {
        // Only a line that names the id can be it.
        if memchr::memmem::find(line, id.as_str().as_bytes()).is_some() {
            found = match entry::read(line, &mut scratch) {
                Ok(Line::Entry(entry)) if entry.id == id => {
                    Some(Target::Entry(Box::new(entry.into_owned())))
                }
                Ok(Line::Void(void)) if void.id == id => Some(Target::Void(void)),
                _ => None,
            };
        }
        Ok(if found.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    })?;
    Ok(found)
}

/// The first entry of a batch, and how many it has. The lines of a batch stand together.
fn batch_of(log: &Log, batch: Id) -> Result<(Option<Entry<'static>>, usize), Failure> {
    let mut first = None;
    let mut count = 0;
    let mut scratch = Vec::new();
    log.backwards(|line, _| {
        let entry = match entry::read(line, &mut scratch) {
            Ok(Line::Entry(entry)) if entry.batch == Some(batch) => entry,
            _ if count > 0 && !entry::trimmed(line).is_empty() => {
                return Ok(ControlFlow::Break(()));
            }
            _ => return Ok(ControlFlow::Continue(())),
        };
        count += 1;
        first = Some(entry.into_owned());
        Ok(ControlFlow::Continue(()))
    })?;
    Ok((first, count))
}

/// Says what happened.
pub fn say(context: &Context, told: Option<&Told>, back: bool) -> Output {
    let Some(told) = told.filter(|_| !context.shared.quiet) else {
        return Output::text("");
    };
    if context.shared.json {
        let key = if back { "undone" } else { "redone" };
        let what = match told.what {
            What::Logged => "log",
            What::Edited => "edit",
            What::Removed => "remove",
        };
        let entry = told.entry.as_ref().map(render::entry_json);
        return Output::text(render::json(
            &json!({ "schema": 1, key: what, "entries": told.count, "entry": entry }),
        ));
    }
    let catalogue = context.catalogue();
    let exercise = told
        .entry
        .as_ref()
        .map(|entry| catalogue.get_or_unknown(&entry.exercise));
    let one = told.entry.as_ref().zip(exercise.as_ref());
    Output::text(render::log::taken_back(
        told.what == What::Edited,
        told.what == What::Removed,
        one,
        told.count,
        back,
        context.today,
        context.look,
    ))
}
