//! `fitlog exercise remove`: the definition of an exercise of the user's own put aside. What was logged stays.

use serde_json::json;

use crate::cmd::exercise::{own_definition, put_aside};
use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::error;
use crate::render;

/// Put the definition of an exercise of your own aside; what was logged stays
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The exercise
    #[arg(required = true, value_name = "EXERCISE")]
    words: Vec<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let exercise = context.find_exercise(&catalogue, &args.words.join(" "))?;
    let Some((place, definition)) = own_definition(context, &catalogue, &exercise.id)? else {
        return Err(error::not_your_own(&exercise.id).into());
    };
    let aside = put_aside(context, &place, &definition)?;
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    let sessions = super::merge::history_of(&context.snapshot()?, &exercise.id)?
        .days
        .len();
    if context.shared.json {
        return Ok(Output::text(render::json(&json!({
            "schema": 1,
            "removed": definition.id,
            "file": aside.display().to_string(),
            "sessions": sessions,
        }))));
    }
    Ok(Output::text(render::own::removed(
        &definition,
        &aside,
        sessions,
        Catalogue::is_bundled(&definition.id),
    )))
}
