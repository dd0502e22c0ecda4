//! `fitlog exercise rename`: another name and id for an exercise of the user's own; its history follows.

use std::path::PathBuf;

use serde_json::json;

use crate::cmd::config::change_aliases;
use crate::cmd::exercise::{Place, folder, merge, names_aside, own_definition, put_aside};
use crate::cmd::{Context, Output, surroundings};
use crate::domain::definition::{Definition, MAX_NAME, id_of};
use crate::domain::key::key;
use crate::error::{self, Failure};
use crate::render;

/// Give an exercise of your own another name; its history follows
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The old name still finds it. Example: fitlog exercise rename my-crunch \"Cable Crunch Kneeling\""
)]
pub struct Args {
    /// The exercise
    old: String,
    /// Its new name
    #[arg(required = true, value_name = "NEW NAME")]
    words: Vec<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let old = context.find_exercise(&catalogue, &args.old)?;
    let Some((place, before)) = own_definition(context, &catalogue, &old.id)? else {
        return Err(error::not_your_own(&old.id).into());
    };
    let name = args.words.join(" ").trim().to_owned();
    if key(&name).is_empty() || !(2..=MAX_NAME).contains(&name.chars().count()) {
        return Err(error::no_name(&name).into());
    }
    let mut after = before.clone();
    after.name.clone_from(&name);
    let id = id_of(&name);
    if id.is_empty() {
        return Err(error::no_id(&name).into());
    }
    // A built-in exercise that is overridden keeps its id: it is the same one.
    if !before.overrides {
        after.id = id;
    }
    after
        .aliases
        .retain(|alias| ![&name, &after.id].map(|one| key(one)).contains(&key(alias)));
    for old_name in [&before.name, &before.id] {
        let known = after.names().any(|one| key(one) == key(old_name));
        if !known && (old_name == &before.name || before.id != after.id) {
            after.aliases.push(old_name.clone());
        }
    }
    let target = match &place {
        Place::Single(path) if after.id == before.id => path.clone(),
        _ => free_place(context, &after)?,
    };
    for new_name in [&after.name, &after.id] {
        match catalogue.taken(new_name, &before.id) {
            // What an earlier try left half done is gone on with.
            Some(other)
                if other == after.id && catalogue.definition(&other).as_ref() == Some(&after) => {}
            Some(other) => return Err(error::name_taken(new_name, &other).into()),
            None => {}
        }
    }
    after
        .checked()
        .map_err(|(_, what)| error::bad_definition(&what))?;
    let logged = merge::history_of(&context.snapshot()?, &before.id)?;
    // The order in which nothing is lost wherever it ends, and what was begun is finished by the same command: the new
    // definition, the short names, then the line of the log that decides, then the old definition goes.
    surroundings::save(&target, after.to_file().as_bytes())?;
    change_aliases(context, |aliases| {
        for id in aliases.values_mut().filter(|id| **id == before.id) {
            id.clone_from(&after.id);
        }
    })?;
    let mut entries = Some(logged.entries);
    if after.id != before.id {
        if !merge::give(context, &before.id, &after.id)? {
            entries = None;
        }
        put_aside(context, &place, &before)?;
    } else if let Place::Catalogue(_) = place {
        put_aside(context, &place, &before)?;
    }
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        return Ok(Output::text(render::json(&json!({
            "schema": 1,
            "renamed": before.id,
            "to": after.id,
            "entries": entries.unwrap_or_default(),
            "file": target.display().to_string(),
        }))));
    }
    Ok(Output::text(render::own::renamed(&before, &after, entries)))
}

/// The file for a definition under an id of its own, or the one that an earlier try left it in: never one that holds
/// something else.
fn free_place(context: &Context, definition: &Definition) -> Result<PathBuf, Failure> {
    let text = definition.to_file();
    names_aside(&folder(context), &definition.id)
        .find_map(|path| match surroundings::read(&path) {
            Ok(_) if !path.exists() => Some(Ok(path)),
            Ok(there) => (there == text.as_bytes()).then_some(Ok(path)),
            Err(failure) => Some(Err(failure)),
        })
        .expect("there are more numbers than files")
}
