//! `fitlog exercise edit`: a definition changed in the user's editor, and put in place only if it is a good one.

use std::path::PathBuf;

use serde_json::json;

use crate::cmd::exercise::folder;
use crate::cmd::surroundings::{self, own_exercises};
use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::definition::{self, Definition, Mistake};
use crate::error;
use crate::render;

/// Change a definition in your editor; of a built-in exercise, a copy of your own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "The editor is $VISUAL, else $EDITOR, else vi. A copy with a mistake is kept; the same command goes on with it."
)]
pub struct Args {
    /// The exercise
    #[arg(required = true, value_name = "EXERCISE")]
    words: Vec<String>,
}

/// What is edited.
struct Source {
    id: String,
    /// The file to put it in.
    path: PathBuf,
    /// Its text now.
    text: String,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let source = source(context, &catalogue, &args.words.join(" "))?;
    let copy = folder(context)
        .join("edited")
        .join(format!("{}.json", source.id));
    if !copy.exists() {
        surroundings::save(&copy, source.text.as_bytes())?;
    }
    let opened = surroundings::edit(&copy);
    let text = surroundings::read_text(&copy)?;
    let is_changed = text != source.text;
    if !is_changed {
        surroundings::delete(&copy)?;
    }
    opened.map_err(|failure| {
        if is_changed {
            error::with_copy(failure, &copy)
        } else {
            failure
        }
    })?;
    if !is_changed {
        return Ok(Output::text("").with_hints(told(context, "nothing was changed")));
    }
    let definition = checked(context, &catalogue, &source, &text).map_err(|mistake| {
        let line = text.lines().nth(mistake.line - 1).unwrap_or_default();
        error::bad_edit(
            &copy,
            mistake.line,
            mistake.column,
            &mistake.what,
            line,
            &source.id,
        )
    })?;
    surroundings::save(&source.path, text.as_bytes())?;
    surroundings::delete(&copy)?;
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        return Ok(Output::text(render::json(&json!({
            "schema": 1,
            "edited": definition,
            "file": source.path.display().to_string(),
        }))));
    }
    Ok(Output::text(render::own::edited(&definition, &source.path)))
}

fn told(context: &Context, what: &str) -> Option<String> {
    (!context.shared.quiet).then(|| what.to_owned())
}

/// What is edited under a name: a file of the user's own even if it cannot be read, or a copy of whatever is known.
fn source(context: &Context, catalogue: &Catalogue, name: &str) -> anyhow::Result<Source> {
    let named = folder(context).join(format!("{name}.json"));
    if definition::is_id(name) && named.is_file() {
        let text = surroundings::read_text(&named)?;
        return Ok(Source {
            id: name.to_owned(),
            path: named,
            text,
        });
    }
    let id = context.find_exercise(catalogue, name)?.id.into_owned();
    let own = own_exercises(context.store.folder(), &context.mistakes);
    if let Some((path, _)) = own.single.into_iter().find(|(_, one)| one.id == id) {
        let text = surroundings::read_text(&path)?;
        return Ok(Source { id, path, text });
    }
    let mut definition = catalogue
        .definition(&id)
        .ok_or_else(|| error::nothing_to_edit_yet(&id))?;
    // It stands for the built-in one, or for the one of a catalogue, and says so.
    definition.overrides = true;
    Ok(Source {
        path: folder(context).join(format!("{id}.json")),
        text: definition.to_file(),
        id,
    })
}

fn checked(
    context: &Context,
    catalogue: &Catalogue,
    source: &Source,
    text: &str,
) -> Result<Definition, Mistake> {
    let definition = definition::read(text)?;
    let at = |field: &str, what: String| definition::mistake_at(text, field, what);
    let own = own_exercises(context.store.folder(), &context.mistakes);
    let same = own.single.iter().find(|(path, _)| *path == source.path);
    // A file that could not be read may get any id that is free.
    let id = same.map_or(source.id.as_str(), |(_, one)| one.id.as_str());
    if definition.id != id {
        return Err(at("id", error::id_stays(id)));
    }
    if Catalogue::is_bundled(id) && !definition.overrides {
        return Err(at("id", error::id_is_bundled(id)));
    }
    let names = std::iter::once(&definition.name).chain(&definition.aliases);
    for (place, name) in names.enumerate() {
        if let Some(other) = catalogue.taken(name, id) {
            let field = if place == 0 { "name" } else { "aliases" };
            return Err(at(field, error::name_taken(name, &other).message.clone()));
        }
    }
    Ok(definition)
}
