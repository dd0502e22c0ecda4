//! `fitlog show`: how to do an exercise.

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::stats::past::Past;
use crate::domain::stats::records::Bests;
use crate::error;
use crate::render;

/// Show how to do an exercise, and your best
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The exercise: its id, its name, or the beginnings of its words
    #[arg(required = true, value_name = "EXERCISE")]
    words: Vec<String>,
    /// Show everything: benefits, all tips, variations, names in other apps
    #[arg(short, long)]
    all: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let exercise = context.find_exercise(&catalogue, &args.words.join(" "))?;
    let Some(definition) = catalogue.definition(&exercise.id) else {
        return Err(error::no_definition(&exercise.id).into());
    };
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    let history = context.snapshot().and_then(|snapshot| {
        let rules = context.rules(&snapshot);
        let start = || Past::whole(&exercise, &rules);
        let (past, health) = snapshot.fold(
            Some(&exercise.id),
            start,
            |past, placed| past.add(placed.entry),
            Past::join,
        )?;
        Ok((past.bests(), past.sessions(), health))
    });
    // How to do it can be read whatever state the log is in.
    let (bests, sessions, hints) = match history {
        Ok((bests, sessions, health)) => (bests, sessions, context.complaints(&health)),
        Err(failure) => (Bests::default(), 0, vec![error::warning(&failure)]),
    };
    if context.shared.json {
        let mut value = serde_json::to_value(&definition)?;
        value["sessions"] = json!(sessions);
        value["best"] = render::exercise::best_json(&bests);
        let mut answer = json!({ "schema": 1 });
        answer["exercise"] = value;
        return Ok(Output::text(render::json(&answer)).with_hints(hints));
    }
    let view = render::exercise::Page {
        definition: &definition,
        exercise: &exercise,
        bests: &bests,
        sessions,
        all: args.all,
        unit: context.config.unit,
        today: context.today,
    };
    Ok(Output::text(render::exercise::page(&view, context.look)).with_hints(hints))
}
