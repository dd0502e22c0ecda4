//! `fitlog undo`: the last change taken back, and named.

use std::ops::ControlFlow;

use serde_json::json;

use crate::cmd::{Context, Output, exercise};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{self, By, Id, Line, Void};
use crate::domain::log::{Backwards, Change, Subject};
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
    /// What it happened to: the first line of a batch, and the entry an edit stood for.
    pub subject: Option<Subject>,
    /// How many lines the batch has.
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
            Some(Change::Written(subject)) => subject.batch().unwrap_or(subject.id()),
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
    if let Some(told) = &told {
        definitions_follow(context, told, true)?;
    }
    Ok(say(context, told, true))
}

/// Lets the user's own definitions follow where the history of an exercise went, or came back from.
///
/// # Errors
///
/// Exit 1 when a file cannot be written; what counts is decided already.
pub fn definitions_follow(context: &Context, told: &Told, undone: bool) -> Result<(), Failure> {
    match &told.subject {
        Some(Subject::Rename(rename)) => {
            let back = undone != (told.what == What::Removed);
            exercise::follow(context, &rename.from, &rename.to, back)
        }
        _ => Ok(()),
    }
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
    log.backwards(|_, line, _| {
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
        let Some(identity) = line.identity() else {
            newer = true;
            return;
        };
        if snapshot.settled().counts(at, identity.id, identity.batch)
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
        Change::Written(subject) => match (subject.batch(), subject.replaces()) {
            // An edit is a change of its own; in a batch, as an import makes it, some entries may stand for earlier ones.
            (Some(batch), _) => {
                let (subject, count) = batch_of(log, batch)?;
                Ok(Told {
                    what: What::Logged,
                    subject,
                    count,
                })
            }
            (None, replaced) => Ok(Told {
                what: replaced.map_or(What::Logged, |_| What::Edited),
                subject: Some(subject),
                count: 1,
            }),
        },
        Change::Removal(void) | Change::Undone(void) => {
            let what = if matches!(change, Change::Removal(_)) {
                What::Removed
            } else {
                What::Logged
            };
            match line_of(log, void.voids)? {
                // An undo of a removal, or of an edit, is told as what it was about.
                Some(Target::Void(inner)) => {
                    let subject = line_of(log, inner.voids)?.and_then(Target::subject);
                    Ok(Told {
                        what: What::Removed,
                        subject,
                        count: 1,
                    })
                }
                Some(Target::Subject(subject)) => Ok(Told {
                    what: match subject.replaces() {
                        Some(_) if what == What::Logged => What::Edited,
                        _ => what,
                    },
                    subject: Some(subject),
                    count: 1,
                }),
                None => {
                    let (subject, count) = batch_of(log, void.voids)?;
                    Ok(Told {
                        what,
                        subject,
                        count,
                    })
                }
            }
        }
    }
}

enum Target {
    Subject(Subject),
    Void(Void),
}

impl Target {
    fn subject(self) -> Option<Subject> {
        match self {
            Self::Subject(subject) => Some(subject),
            Self::Void(_) => None,
        }
    }
}

/// The last line of an id.
fn line_of(log: &Log, id: Id) -> Result<Option<Target>, Failure> {
    let mut found = None;
    let mut scratch = Vec::new();
    log.backwards(|_, line, _| {
        // Only a line that names the id can be it.
        if memchr::memmem::find(line, id.as_str().as_bytes()).is_some() {
            found = match entry::read(line, &mut scratch) {
                Ok(Line::Void(void)) if void.id == id => Some(Target::Void(void)),
                Ok(line) if line.identity().is_some_and(|own| own.id == id) => {
                    Subject::of(line).map(Target::Subject)
                }
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

/// The first line of a batch, and how many it has. The lines of a batch stand together, unless it was an import that was
/// cut short and completed later: the batch of an import is named by what it holds.
fn batch_of(log: &Log, batch: Id) -> Result<(Option<Subject>, usize), Failure> {
    let mut first = None;
    let mut count = 0;
    let mut scratch = Vec::new();
    log.backwards(|_, line, _| {
        let subject = match entry::read(line, &mut scratch) {
            Ok(line) if line.identity().is_some_and(|own| own.batch == Some(batch)) => {
                Subject::of(line)
            }
            _ if count > 0 && batch.is_timed() && !entry::trimmed(line).is_empty() => {
                return Ok(ControlFlow::Break(()));
            }
            _ => return Ok(ControlFlow::Continue(())),
        };
        count += 1;
        first = subject;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok((first, count))
}

/// Says what happened.
pub fn say(context: &Context, told: Option<Told>, back: bool) -> Output {
    let Some(mut told) = told.filter(|_| !context.shared.quiet) else {
        return Output::text("");
    };
    let catalogue = context.catalogue();
    // An exercise that nothing defines may have another name by now; only then is the whole log looked at.
    if let Some(Subject::Entry(entry)) = &told.subject
        && catalogue.get(&entry.exercise).is_none()
        && let Ok(snapshot) = context.snapshot()
    {
        told.subject = told.subject.map(|one| one.of_owner(snapshot.settled()));
    }
    if context.shared.json {
        let key = if back { "undone" } else { "redone" };
        let what = match told.what {
            What::Logged => "log",
            What::Edited => "edit",
            What::Removed => "remove",
        };
        let subject = told.subject.as_ref();
        let mut value = json!({ "schema": 1, key: what, "entries": told.count });
        match subject {
            Some(Subject::Entry(entry)) => value["entry"] = render::entry_json(entry),
            Some(Subject::Weighing(weighing)) => {
                value["weighing"] = render::weighing_json(weighing);
            }
            Some(Subject::Rename(rename)) => value["rename"] = render::rename_json(rename),
            None => value["entry"] = serde_json::Value::Null,
        }
        return Output::text(render::json(&value));
    }
    let what = told.subject.as_ref().map(|subject| {
        let day = match subject {
            Subject::Entry(entry) => Some(entry.date),
            Subject::Weighing(weighing) => Some(weighing.date),
            Subject::Rename(_) => None,
        };
        match day {
            Some(day) if told.count > 1 => render::log::together(told.count, day, context.today),
            _ => words(subject, &catalogue, context),
        }
    });
    Output::text(render::log::taken_back(
        told.what == What::Edited,
        told.what == What::Removed,
        what.as_deref().unwrap_or("the last change"),
        back,
        context.look,
    ))
}

/// What a line brought in, in a few words.
#[must_use]
pub fn words(subject: &Subject, catalogue: &Catalogue, context: &Context) -> String {
    match subject {
        Subject::Entry(entry) => {
            let exercise = catalogue.get_or_unknown(&entry.exercise);
            render::log::in_words(&exercise, entry, context.today, context.look)
        }
        Subject::Weighing(weighing) => render::log::weighing_in_words(weighing, context.today),
        Subject::Rename(rename) => render::log::rename_in_words(rename),
    }
}
