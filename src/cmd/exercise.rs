//! `fitlog exercise`: exercises of the user's own, whole catalogues of them, and short names.

mod add;
mod alias;
mod edit;
mod import;
mod list;
mod merge;
mod remove;
mod rename;

use std::io;
use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::cmd::config::change_aliases;
use crate::cmd::surroundings::{self, EXERCISES};
use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::definition::{self, Definition};
use crate::domain::key::key;
use crate::error::{self, Failure};

/// Define, edit, import, rename and merge exercises of your own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without a command: your own exercises and short names.\nExamples:\n  fitlog exercise add \"Cable Crunch Kneeling\" --equipment cable --muscle abs\n  fitlog exercise alias be lever-back-extension\n  fitlog exercise import exercises.json\nYour files: exercises in the data directory, one JSON file an exercise."
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Define an exercise of your own
    Add(add::Args),
    /// Change a definition in your editor; of a built-in exercise, a copy of your own
    Edit(edit::Args),
    /// Give an exercise a short name; without one, list them
    Alias(alias::Args),
    /// Give an exercise of your own another name; its history follows
    Rename(rename::Args),
    /// Let the history of one exercise belong to another
    Merge(merge::Args),
    /// Put the definition of an exercise of your own aside; what was logged stays
    Remove(remove::Args),
    /// Import a catalogue: free-exercise-db's JSON, or fitlog's own
    Import(import::Args),
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    match &args.command {
        None => Ok(list::run(context)),
        Some(Command::Add(args)) => add::run(context, args),
        Some(Command::Edit(args)) => edit::run(context, args),
        Some(Command::Alias(args)) => alias::run(context, args),
        Some(Command::Rename(args)) => rename::run(context, args),
        Some(Command::Merge(args)) => merge::run(context, args),
        Some(Command::Remove(args)) => remove::run(context, args),
        Some(Command::Import(args)) => import::run(context, args),
    }
}

/// The folder, in that of the user's own exercises, of what was put aside.
const ASIDE: &str = "removed";

/// The folder of the user's own exercises.
fn folder(context: &Context) -> PathBuf {
    context.store.folder().join(EXERCISES)
}

/// The definition of an id and where it stands, if it is one of the user's own: in its own file, or in a catalogue.
///
/// # Errors
///
/// Exit 1 when it may stand in what cannot be read: whoever goes on would leave it there.
fn own_definition(
    context: &Context,
    catalogue: &Catalogue,
    id: &str,
) -> Result<Option<(Place, Definition)>, Failure> {
    let own = surroundings::own_exercises(context.store.folder(), &context.mistakes);
    if let Some((path, one)) = own.single.into_iter().find(|(_, one)| one.id == id) {
        return Ok(Some((Place::Single(path), one)));
    }
    let its_own = folder(context).join(format!("{id}.json"));
    // Either is the file itself or the folder.
    let may_hold_it = |path: &Path| its_own.starts_with(path);
    let mut unreadable = own.unreadable.iter();
    if let Some((path, e)) = unreadable.find(|(path, _)| may_hold_it(path)) {
        return Err(error::cannot_read(path, e));
    }
    let library = catalogue.library();
    if let Some(path) = library.path(id) {
        let definition = catalogue.definition(id);
        return Ok(definition.map(|one| (Place::Catalogue(path.clone()), one)));
    }
    match library.unreadable().next() {
        Some((path, why)) => Err(error::cannot_read(path, &io::Error::other(why.clone()))),
        None => Ok(None),
    }
}

/// Where a definition of the user's own stands.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// In a file of its own.
    Single(PathBuf),
    /// On a line of a catalogue.
    Catalogue(PathBuf),
}

/// Puts a definition aside: nothing that a person wrote is deleted. The answer is where it is now.
fn put_aside(
    context: &Context,
    place: &Place,
    definition: &Definition,
) -> Result<PathBuf, Failure> {
    let folder = folder(context).join(ASIDE);
    match place {
        Place::Single(path) => {
            let aside = unused(&folder, &definition.id);
            surroundings::move_aside(path, &aside)?;
            Ok(aside)
        }
        Place::Catalogue(path) => {
            let aside = save_aside(&folder, definition)?;
            let text = surroundings::read(path)?;
            let begin = format!("\"id\":{}", serde_json::json!(definition.id));
            let without: Vec<u8> = text
                .split_inclusive(|byte| *byte == b'\n')
                .filter(|line| {
                    let there = memchr::memmem::find(line, begin.as_bytes()).is_some();
                    !(there
                        && serde_json::from_slice::<Definition>(line)
                            .is_ok_and(|one| one.id == definition.id))
                })
                .flatten()
                .copied()
                .collect();
            surroundings::save(path, &without)?;
            Ok(aside)
        }
    }
}

/// Saves a definition among those put aside, unless an earlier try did.
fn save_aside(folder: &Path, definition: &Definition) -> Result<PathBuf, Failure> {
    let text = definition.to_file();
    let there = names_aside(folder, &definition.id).take_while(|path| path.exists());
    for aside in there {
        if surroundings::read(&aside)? == text.as_bytes() {
            return Ok(aside);
        }
    }
    let aside = unused(folder, &definition.id);
    surroundings::save(&aside, text.as_bytes())?;
    Ok(aside)
}

/// A file name that nothing has yet.
fn unused(folder: &Path, id: &str) -> PathBuf {
    names_aside(folder, id)
        .find(|path| !path.exists())
        .expect("there are more numbers than files")
}

/// The file names of what was put aside under an id, the first one first.
fn names_aside(folder: &Path, id: &str) -> impl Iterator<Item = PathBuf> {
    (1..=u32::MAX).map(move |number| match number {
        1 => folder.join(format!("{id}.json")),
        _ => folder.join(format!("{id}-{number}.json")),
    })
}

/// Lets the definitions follow a rename that was taken back, or put back: `from` gives its history to `to` no more, or
/// does so again. A definition that was put aside returns, and one that a rename made is put aside, unless something is
/// logged under it: that keeps its definition, and gives the old names back.
///
/// # Errors
///
/// Exit 1 when a file cannot be written; the log says already what counts.
pub fn follow(context: &Context, from: &str, to: &str, back: bool) -> Result<(), Failure> {
    let own = surroundings::own_exercises(context.store.folder(), &context.mistakes);
    let file = |id: &str| own.single.iter().find(|(_, one)| one.id == id);
    // Only a rename leaves the old name among those of the new exercise; a merge leaves short names.
    let was_renamed = |one: &Definition| one.aliases.iter().any(|alias| key(alias) == key(from));
    if back {
        let made = file(to).filter(|(_, one)| was_renamed(one));
        let kept = match made {
            Some((path, one)) if merge::history_of(&context.snapshot()?, to)?.entries == 0 => {
                put_aside(context, &Place::Single(path.clone()), one)?;
                None
            }
            made => made,
        };
        let returned = take_back(context, from)?;
        if let (Some((path, one)), Some(returned)) = (kept, &returned) {
            let mut one = one.clone();
            one.aliases.retain(|alias| {
                let mut old = returned.names().chain([&returned.id]);
                !old.any(|name| key(name) == key(alias))
            });
            surroundings::save(path, one.to_file().as_bytes())?;
        }
        change_aliases(context, |aliases| {
            aliases.retain(|alias, id| {
                let names = returned.iter().flat_map(Definition::names);
                let old = names
                    .chain([&from.to_owned()])
                    .any(|name| key(name) == key(alias));
                *id != to || !old
            });
        })
    } else {
        let old = file(from);
        if let Some((path, one)) = old {
            put_aside(context, &Place::Single(path.clone()), one)?;
        }
        let renamed = take_back(context, to)?.is_some();
        if renamed {
            return Ok(());
        }
        let names = names_left(from, old.map(|(_, one)| one));
        change_aliases(context, |aliases| {
            aliases.extend(names.into_iter().map(|name| (name, to.to_owned())));
        })
    }
}

/// The names under which an exercise that was given up is still looked for: its id, and those that say more.
fn names_left(id: &str, definition: Option<&Definition>) -> Vec<String> {
    let mut names = vec![id.to_owned()];
    for name in definition.into_iter().flat_map(Definition::names) {
        if !names.iter().any(|other| key(other) == key(name)) {
            names.push(name.clone());
        }
    }
    names
}

/// Puts the definition of an id that was put aside last back among the others, if none of them has the id.
fn take_back(context: &Context, id: &str) -> Result<Option<Definition>, Failure> {
    let folder = folder(context);
    let aside = names_aside(&folder.join(ASIDE), id)
        .take_while(|path| path.exists())
        .last();
    let Some(aside) = aside else {
        return Ok(None);
    };
    let own = surroundings::own_exercises(context.store.folder(), &context.mistakes);
    if own.single.iter().any(|(_, one)| one.id == id) || !definition::is_id(id) {
        return Ok(None);
    }
    // A file of that name may hold another exercise.
    let place = unused(&folder, id);
    let text = surroundings::read_text(&aside)?;
    surroundings::save(&place, text.as_bytes())?;
    surroundings::delete(&aside)?;
    Ok(definition::read(&text).ok())
}
