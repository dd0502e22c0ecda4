//! `fitlog exercise add`: a definition of the user's own, from as little as a name, what it needs and what it works.

use serde_json::json;

use crate::cmd::exercise::folder;
use crate::cmd::{Context, Output, surroundings};
use crate::domain::catalogue::{Catalogue, facts_of};
use crate::domain::definition::{Definition, MAX_NAME, id_of, is_id};
use crate::domain::exercise::{Category, Equipment, Level, Muscle, Tracking};
use crate::domain::key::key;
use crate::domain::words;
use crate::error::{self, Failure};
use crate::render;

/// Define an exercise of your own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Muscles: fitlog list --muscle. Equipment: fitlog list --equipment.\nWhat is not said is as usual for the equipment: a barbell counts weight and reps, a pull-up bar reps.\nExamples:\n  fitlog exercise add \"Cable Crunch Kneeling\" --equipment cable --muscle abs\n  fitlog exercise add \"Wall Plank\" -e bodyweight -m abs --helper obliques --tracking duration"
)]
pub struct Args {
    /// Its name
    #[arg(required = true, value_name = "NAME")]
    words: Vec<String>,
    /// What it needs (can be repeated)
    #[arg(
        short,
        long,
        required = true,
        value_name = "EQUIPMENT",
        value_delimiter = ','
    )]
    equipment: Vec<String>,
    /// A muscle that does the work; one to three (can be repeated)
    #[arg(
        short,
        long,
        required = true,
        value_name = "MUSCLE",
        value_delimiter = ','
    )]
    muscle: Vec<String>,
    /// A muscle that helps (can be repeated)
    #[arg(long, value_name = "MUSCLE", value_delimiter = ',')]
    helper: Vec<String>,
    #[arg(
        short,
        long,
        value_name = "KIND",
        help = "What its sets count: weight_reps, bodyweight_reps, duration, weight_duration, distance_duration, weight_distance"
    )]
    tracking: Option<String>,
    /// Its branch: strength (default), powerlifting, olympic, strongman, plyometric, cardio, mobility
    #[arg(short, long, value_name = "CATEGORY")]
    category: Option<String>,
    /// How much practice it asks for: beginner (default), intermediate, advanced
    #[arg(short, long, value_name = "LEVEL")]
    level: Option<String>,
    /// Another name that finds it (can be repeated)
    #[arg(short, long, value_name = "NAME")]
    alias: Vec<String>,
    /// A sentence or two on what it is
    #[arg(long, value_name = "TEXT")]
    summary: Option<String>,
    /// What to do, in order (can be repeated)
    #[arg(long, value_name = "TEXT")]
    step: Vec<String>,
    /// Its id, if not the words of its name
    #[arg(long, value_name = "ID")]
    id: Option<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let definition = define(args)?;
    let catalogue = context.catalogue();
    free(&catalogue, &definition)?;
    // What is logged under an id that was given away belongs to another exercise.
    if let Some(owner) = context.snapshot()?.settled().new_owner(&definition.id) {
        return Err(error::name_taken(&definition.id, owner).into());
    }
    // The same words in another order may be the same movement.
    let alike = catalogue.find(&definition.name, &[]).ok();
    let hint = alike.map(|one| error::may_be_known(&one.id));
    let path = folder(context).join(format!("{}.json", definition.id));
    surroundings::save_new(&path, definition.to_file().as_bytes())?;
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        return Ok(Output::text(render::json(&json!({
            "schema": 1,
            "added": definition,
            "file": path.display().to_string(),
        }))));
    }
    let exercise = facts_of(&definition);
    Ok(Output::text(render::own::added(
        &definition,
        &render::exercise::example(&exercise, context.config.unit),
        &path,
        context.look,
    ))
    .with_hints(hint))
}

fn define(args: &Args) -> Result<Definition, Failure> {
    let name = args.words.join(" ").trim().to_owned();
    if key(&name).is_empty() || !(2..=MAX_NAME).contains(&name.chars().count()) {
        return Err(error::no_name(&name));
    }
    let muscles = |words: &[String]| -> Result<Vec<Muscle>, Failure> {
        words.iter().map(|word| words::muscle(word)).collect()
    };
    let equipment: Result<Vec<Vec<Equipment>>, Failure> = args
        .equipment
        .iter()
        .map(|word| words::equipment(word))
        .collect();
    let mut one = Definition::sketch(&name, equipment?.concat(), muscles(&args.muscle)?);
    one.equipment.dedup();
    one.id = match &args.id {
        Some(id) if is_id(id) => id.clone(),
        Some(id) => return Err(error::not_an_id(id)),
        None => id_of(&name),
    };
    if one.id.is_empty() {
        return Err(error::no_id(&name));
    }
    one.secondary_muscles = muscles(&args.helper)?;
    one.secondary_muscles
        .retain(|muscle| !one.primary_muscles.contains(muscle));
    if let Some(word) = &args.category {
        one.category = words::one_of("a category", word, Category::ALL, Category::word)?;
    }
    if let Some(word) = &args.level {
        one.level = words::one_of("a level", word, Level::ALL, Level::word)?;
    }
    one.track(match &args.tracking {
        Some(word) => words::one_of("a way to count sets", word, Tracking::ALL, Tracking::word)?,
        None => one.usual_tracking(),
    });
    one.aliases.clone_from(&args.alias);
    one.summary = args.summary.clone().unwrap_or_default();
    one.steps.clone_from(&args.step);
    one.checked()
        .map_err(|(_, what)| error::bad_definition(&what))?;
    Ok(one)
}

/// Refuses a definition of which a name is that of another exercise.
///
/// # Errors
///
/// Exit 2 with the exercise that has it.
pub fn free(catalogue: &Catalogue, definition: &Definition) -> Result<(), Failure> {
    for name in definition.names() {
        if let Some(other) = catalogue.taken(name, "") {
            return Err(error::name_taken(name, &other));
        }
    }
    Ok(())
}
