//! `fitlog list`: exercises found by word, muscle or equipment.

use std::collections::HashMap;

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::exercise::{Category, Equipment, Exercise, Level, Muscle, Origin};
use crate::domain::key::key;
use crate::domain::stats::progress::Roll;
use crate::domain::words::{self, Word};
use crate::error::{self, Failure};
use crate::render;

/// Find exercises by word, muscle or equipment
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog list squat\n  fitlog list --muscle lower-back\n  fitlog list -m chest -e dumbbell\n  fitlog list --mine\n  fitlog list --muscle        all muscles\nWithout any of these: what there is. A long list is cut after a screen; --all shows every row."
)]
pub struct Args {
    /// Words of the name; everyday words for muscles and equipment work too
    words: Vec<String>,
    /// Only what works this muscle; without a value: all muscles
    #[arg(short, long, alias = "muscles", value_name = "MUSCLE", num_args = 0..=1, default_missing_value = "")]
    muscle: Option<String>,
    /// Only what needs this; without a value: all equipment
    #[arg(short, long, value_name = "EQUIPMENT", num_args = 0..=1, default_missing_value = "")]
    equipment: Option<String>,
    /// Only this level: beginner, intermediate, advanced
    #[arg(short, long, value_name = "LEVEL")]
    level: Option<String>,
    /// Only this branch: strength, powerlifting, olympic, strongman, plyometric, cardio, mobility
    #[arg(short, long, value_name = "CATEGORY")]
    category: Option<String>,
    /// Only what you have logged
    #[arg(long)]
    mine: bool,
    /// Only what you have defined or imported
    #[arg(long)]
    own: bool,
    /// Every row, however many there are
    #[arg(short, long)]
    all: bool,
}

impl Args {
    /// Whether nothing says which rows are wanted.
    fn is_bare(&self) -> bool {
        let options = [&self.muscle, &self.equipment, &self.level, &self.category];
        self.words.is_empty()
            && options.iter().all(|option| option.is_none())
            && !(self.mine || self.own || self.all)
    }
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    if args.muscle.as_deref() == Some("") {
        return Ok(Output::text(words(
            context,
            "muscles",
            Muscle::ALL.iter().map(|muscle| muscle.word()),
        )));
    }
    if args.equipment.as_deref() == Some("") {
        return Ok(Output::text(words(
            context,
            "equipment",
            Equipment::ALL.iter().map(|one| one.word()),
        )));
    }
    let filter = Filter::new(args)?;
    let catalogue = context.catalogue();
    let (roll, health) = context.snapshot()?.fold(
        None,
        Roll::default,
        |roll, placed| roll.add(placed.entry),
        Roll::join,
    )?;
    let logged = roll.exercises();
    let mut rows: Vec<(Exercise, u32)> = catalogue
        .all_with(&filter.words)
        .into_iter()
        .chain(
            logged
                .iter()
                .filter(|one| catalogue.get(&one.id).is_none())
                .map(|one| Exercise::unknown(&one.id))
                .filter(|one| filter.words.iter().all(|word| word.fits(one))),
        )
        .map(|one| {
            let sessions = logged
                .iter()
                .find(|logged| logged.id == one.id)
                .map_or(0, |logged| logged.sessions);
            (one, sessions)
        })
        .filter(|(one, sessions)| {
            filter.fits(one)
                && (!args.mine || *sessions > 0)
                && (!args.own || one.origin == Origin::Custom)
        })
        .collect();
    // What works the muscle first comes first, then what is done, then the largest family, then what is easy.
    let mut families: HashMap<(Option<Muscle>, String), usize> = HashMap::new();
    let family = |one: &Exercise| (one.primary.first().copied(), family(one).to_owned());
    for (one, _) in &rows {
        *families.entry(family(one)).or_default() += 1;
    }
    rows.sort_by_cached_key(|(one, sessions)| {
        (
            !filter.leads(one),
            one.primary.first().copied(),
            std::cmp::Reverse(*sessions),
            std::cmp::Reverse(families[&family(one)]),
            family(one),
            one.level,
            one.name.to_string(),
        )
    });
    let mut hints = context.complaints(&health);
    if rows.is_empty() {
        hints.push(error::nothing_fits(meant(&catalogue, args).as_deref()));
    }
    if context.shared.json {
        let list: Vec<_> = rows
            .iter()
            .map(|(one, sessions)| render::list::row_json(one, *sessions))
            .collect();
        return Ok(
            Output::text(render::json(&json!({ "schema": 1, "exercises": list })))
                .with_hints(hints),
        );
    }
    let text = if args.is_bare() {
        render::list::overview(&rows, context.look)
    } else {
        render::list::rows(&rows, args.all, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

/// The words that may have been meant, where nothing fits these.
fn meant(catalogue: &Catalogue, args: &Args) -> Option<String> {
    let typed = args.words.join(" ");
    let mut slips = 0;
    let words = typed.split_whitespace().map(|word| {
        let similar = catalogue.similar_word(word);
        slips += usize::from(similar.is_some());
        similar.unwrap_or_else(|| word.to_owned())
    });
    let words: Vec<String> = words.collect();
    let fits = |words: &[String]| {
        let words: Vec<Word> = words.iter().map(|word| Word::new(word)).collect();
        !catalogue.all_with(&words).is_empty()
    };
    (slips > 0 && fits(&words)).then(|| words.join(" "))
}

fn words<'w>(context: &Context, name: &str, words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    if context.shared.json {
        return render::json(&json!({ "schema": 1, name: words }));
    }
    render::list::columns(&words, context.look)
}

/// What is asked for.
struct Filter {
    words: Vec<Word>,
    muscles: Vec<Muscle>,
    equipment: Vec<Equipment>,
    level: Option<Level>,
    category: Option<Category>,
}

impl Filter {
    fn new(args: &Args) -> Result<Self, Failure> {
        let muscles = args.muscle.as_deref().map(words::muscles);
        let equipment = args.equipment.as_deref().map(words::equipment);
        let level = args.level.as_deref();
        let level = level.map(|word| words::one_of("a level", word, Level::ALL, Level::word));
        let category = args.category.as_deref();
        let category =
            category.map(|word| words::one_of("a category", word, Category::ALL, Category::word));
        let words = key(&args.words.join(" "))
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(Word::new)
            .collect();
        Ok(Self {
            words,
            muscles: muscles.transpose()?.unwrap_or_default(),
            equipment: equipment.transpose()?.unwrap_or_default(),
            level: level.transpose()?,
            category: category.transpose()?,
        })
    }

    fn fits(&self, one: &Exercise) -> bool {
        let works =
            |muscle: &Muscle| one.primary.contains(muscle) || one.secondary.contains(muscle);
        (self.muscles.is_empty() || self.muscles.iter().any(works))
            && (self.equipment.is_empty()
                || self
                    .equipment
                    .iter()
                    .any(|item| one.equipment.contains(item)))
            && self.level.is_none_or(|level| one.level == level)
            && self
                .category
                .is_none_or(|category| one.category == category)
    }

    /// Whether the muscle asked for leads in it.
    fn leads(&self, one: &Exercise) -> bool {
        self.muscles.is_empty()
            || self
                .muscles
                .iter()
                .any(|muscle| one.primary.contains(muscle))
    }
}

/// The movement that an exercise is a kind of: the last word of its id, `squat` of `front-squat`.
fn family(one: &Exercise) -> &str {
    one.id.rsplit('-').next().unwrap_or(&one.id)
}
