//! `fitlog exercise alias`: short names of the user's own, kept in the settings.

use serde_json::json;

use crate::cmd::config::change_aliases;
use crate::cmd::{Context, Output};
use crate::domain::definition::MAX_NAME;
use crate::domain::key::key;
use crate::error::{self, Failure};
use crate::render;

/// Give an exercise a short name; without one, list them
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog exercise alias be lever-back-extension   then: fitlog log be 3x12@40\n  fitlog exercise alias                           all of them\n  fitlog exercise alias --remove be"
)]
pub struct Args {
    /// The short name; of several words in quotes
    alias: Option<String>,
    /// The exercise it stands for
    #[arg(value_name = "EXERCISE")]
    words: Vec<String>,
    /// Take a short name away
    #[arg(long, value_name = "ALIAS", conflicts_with = "alias")]
    remove: Option<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let aliases = &context.config.aliases;
    let known = |alias: &str| {
        let wanted = key(alias);
        aliases
            .iter()
            .find(|(other, _)| key(other) == wanted)
            .map(|(name, id)| (name.clone(), id.clone()))
    };
    if let Some(alias) = &args.remove {
        let (name, id) = known(alias).ok_or_else(|| error::no_such_alias(alias))?;
        change_aliases(context, |all| {
            all.remove(&name);
        })?;
        return Ok(say(context, &name, &id, true, None));
    }
    let Some(alias) = &args.alias else {
        return Ok(list(context));
    };
    if args.words.is_empty() {
        let (name, id) = known(alias).ok_or_else(|| error::no_such_alias(alias))?;
        return Ok(say(context, &name, &id, false, None));
    }
    let alias = checked(alias)?;
    let catalogue = context.catalogue();
    let exercise = context.find_exercise(&catalogue, &args.words.join(" "))?;
    let before = known(&alias);
    if let (None, Some(other)) = (&before, catalogue.taken(&alias, "")) {
        return Err(error::name_taken(&alias, &other).into());
    }
    let name = before.as_ref().map_or(alias, |(name, _)| name.clone());
    change_aliases(context, |all| {
        all.insert(name.clone(), exercise.id.to_string());
    })?;
    let before = before.map(|(_, id)| id).filter(|id| *id != exercise.id);
    Ok(say(context, &name, &exercise.id, false, before.as_deref()))
}

/// A short name that can be typed and printed.
fn checked(alias: &str) -> Result<String, Failure> {
    let alias = alias.trim();
    let fits = (1..=MAX_NAME).contains(&alias.chars().count())
        && !key(alias).is_empty()
        && !alias.chars().any(error::is_unsafe);
    if fits {
        Ok(alias.to_owned())
    } else {
        Err(error::no_alias(alias))
    }
}

fn list(context: &Context) -> Output {
    let aliases = &context.config.aliases;
    if context.shared.json {
        return Output::text(render::json(&json!({ "schema": 1, "aliases": aliases })));
    }
    if aliases.is_empty() {
        return Output::text("").with_hints([error::no_aliases()]);
    }
    Output::text(render::own::aliases(aliases, context.look))
}

fn say(context: &Context, alias: &str, id: &str, removed: bool, before: Option<&str>) -> Output {
    if context.shared.quiet {
        return Output::text("");
    }
    if context.shared.json {
        let mut value = json!({ "schema": 1, "alias": alias, "exercise": id });
        if removed {
            value["removed"] = json!(true);
        }
        return Output::text(render::json(&value));
    }
    Output::text(render::own::alias(alias, id, removed, before))
}
