//! `fitlog list`: exercises found by word, muscle or equipment.

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::exercise::{Category, Equipment, Exercise, Level, Muscle, Origin};
use crate::domain::key::key;
use crate::domain::stats::progress::Roll;
use crate::error::{self, Failure};
use crate::render;

/// Find exercises by word, muscle or equipment
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog list squat\n  fitlog list --muscle lower-back\n  fitlog list -m chest -e dumbbell\n  fitlog list --mine\n  fitlog list --muscle        all muscles"
)]
pub struct Args {
    /// Words of the name; everyday words for muscles and equipment work too
    words: Vec<String>,
    /// Only what works this muscle; without a value: all muscles
    #[arg(short, long, value_name = "MUSCLE", num_args = 0..=1, default_missing_value = "")]
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
}

/// Everyday words for groups of muscles, and the muscles of each.
const GROUPS: [(&str, &[Muscle]); 12] = [
    (
        "back",
        &[
            Muscle::Lats,
            Muscle::UpperBack,
            Muscle::LowerBack,
            Muscle::Traps,
        ],
    ),
    (
        "legs",
        &[
            Muscle::Quads,
            Muscle::Hamstrings,
            Muscle::Glutes,
            Muscle::Calves,
            Muscle::Adductors,
            Muscle::Abductors,
        ],
    ),
    (
        "shoulders",
        &[
            Muscle::FrontDelts,
            Muscle::SideDelts,
            Muscle::RearDelts,
            Muscle::RotatorCuff,
        ],
    ),
    (
        "delts",
        &[Muscle::FrontDelts, Muscle::SideDelts, Muscle::RearDelts],
    ),
    ("arms", &[Muscle::Biceps, Muscle::Triceps, Muscle::Forearms]),
    ("core", &[Muscle::Abs, Muscle::Obliques, Muscle::HipFlexors]),
    (
        "hips",
        &[
            Muscle::Glutes,
            Muscle::Abductors,
            Muscle::Adductors,
            Muscle::HipFlexors,
        ],
    ),
    ("butt", &[Muscle::Glutes]),
    ("pecs", &[Muscle::Chest]),
    (
        "thighs",
        &[Muscle::Quads, Muscle::Hamstrings, Muscle::Adductors],
    ),
    ("grip", &[Muscle::Forearms]),
    ("stomach", &[Muscle::Abs, Muscle::Obliques]),
];

/// Everyday words for equipment.
const GEAR: [(&str, &[Equipment]); 12] = [
    ("db", &[Equipment::Dumbbell]),
    ("bb", &[Equipment::Barbell]),
    ("kb", &[Equipment::Kettlebell]),
    ("band", &[Equipment::ResistanceBand]),
    ("trx", &[Equipment::Suspension]),
    ("smith", &[Equipment::SmithMachine]),
    ("lever", &[Equipment::Machine]),
    ("plate", &[Equipment::WeightPlate]),
    ("ball", &[Equipment::MedicineBall, Equipment::StabilityBall]),
    (
        "bar",
        &[Equipment::Barbell, Equipment::EzBar, Equipment::TrapBar],
    ),
    ("home", &[Equipment::None, Equipment::Bodyweight]),
    (
        "free",
        &[
            Equipment::Barbell,
            Equipment::Dumbbell,
            Equipment::Kettlebell,
        ],
    ),
];

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
        |roll, placed| roll.add(&placed.entry),
        Roll::join,
    )?;
    let logged = roll.exercises();
    let mut rows: Vec<(Exercise, u32)> = catalogue
        .all()
        .chain(
            logged
                .iter()
                .filter(|one| catalogue.get(&one.id).is_none())
                .map(|one| Exercise::unknown(&one.id)),
        )
        .map(|one| {
            let sessions = logged
                .iter()
                .find(|logged| logged.id == one.id)
                .map_or(0, |logged| logged.sessions);
            (one, sessions)
        })
        .filter(|(one, sessions)| filter.fits(one) && (!args.mine || *sessions > 0))
        .collect();
    // What works the muscle first comes first, then what is done, then what is easy.
    rows.sort_by_cached_key(|(one, sessions)| {
        (
            !filter.leads(one),
            one.primary.first().copied(),
            std::cmp::Reverse(*sessions),
            one.level,
            one.name.to_string(),
        )
    });
    let mut hints = context.complaints(&health);
    if rows.is_empty() {
        hints.push(error::nothing_fits());
    }
    if context.shared.json {
        let list: Vec<_> = rows
            .iter()
            .map(|(one, sessions)| render::exercise::row_json(one, *sessions))
            .collect();
        return Ok(
            Output::text(render::json(&json!({ "schema": 1, "exercises": list })))
                .with_hints(hints),
        );
    }
    Ok(Output::text(render::exercise::list(&rows, context.look)).with_hints(hints))
}

fn words<'w>(context: &Context, name: &str, words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<&str> = words.collect();
    if context.shared.json {
        return render::json(&json!({ "schema": 1, name: words }));
    }
    render::exercise::columns(&words, context.look)
}

/// What is asked for.
struct Filter {
    words: Vec<String>,
    muscles: Vec<Muscle>,
    equipment: Vec<Equipment>,
    level: Option<Level>,
    category: Option<Category>,
}

impl Filter {
    fn new(args: &Args) -> Result<Self, Failure> {
        let listed = |words: &[&str]| words.join(", ");
        let muscles = match &args.muscle {
            None => Vec::new(),
            Some(word) => muscles_of(word).ok_or_else(|| {
                error::unknown_word(
                    "a muscle",
                    word,
                    &listed(&Muscle::ALL.iter().map(|one| one.word()).collect::<Vec<_>>()),
                )
            })?,
        };
        let equipment = match &args.equipment {
            None => Vec::new(),
            Some(word) => equipment_of(word).ok_or_else(|| {
                error::unknown_word(
                    "equipment",
                    word,
                    &listed(
                        &Equipment::ALL
                            .iter()
                            .map(|one| one.word())
                            .collect::<Vec<_>>(),
                    ),
                )
            })?,
        };
        let level = args.level.as_deref().map(|word| {
            let all = Level::ALL.iter().map(|one| one.word()).collect::<Vec<_>>();
            Level::ALL
                .iter()
                .copied()
                .find(|one| one.word().starts_with(&word.to_lowercase()))
                .ok_or_else(|| error::unknown_word("a level", word, &listed(&all)))
        });
        let category = args.category.as_deref().map(|word| {
            let all = Category::ALL
                .iter()
                .map(|one| one.word())
                .collect::<Vec<_>>();
            Category::from_word(&word.to_lowercase())
                .ok_or_else(|| error::unknown_word("a category", word, &listed(&all)))
        });
        let words = key(&args.words.join(" "))
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        Ok(Self {
            words,
            muscles,
            equipment,
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
            && self.words.iter().all(|word| has_word(one, word))
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

/// Whether a word begins a word of a name, or is a muscle that leads, or the equipment.
fn has_word(one: &Exercise, word: &str) -> bool {
    let names = [&one.id, &one.name].into_iter().chain(&one.aliases);
    names
        .map(|name| key(name))
        .any(|key| key.split(' ').any(|part| part.starts_with(word)))
        || muscles_of(word)
            .is_some_and(|muscles| muscles.iter().any(|muscle| one.primary.contains(muscle)))
        || equipment_of(word)
            .is_some_and(|items| items.iter().any(|item| one.equipment.contains(item)))
        || (word == "mine" && one.origin == Origin::Custom)
}

fn muscles_of(word: &str) -> Option<Vec<Muscle>> {
    let word = key(word);
    let own = Muscle::ALL
        .iter()
        .copied()
        .filter(|one| key(one.word()) == word)
        .collect::<Vec<_>>();
    let group = || {
        GROUPS
            .iter()
            .find(|(name, _)| key(name) == word)
            .map(|(_, muscles)| muscles.to_vec())
    };
    if own.is_empty() { group() } else { Some(own) }
}

fn equipment_of(word: &str) -> Option<Vec<Equipment>> {
    let word = key(word);
    let own = Equipment::ALL
        .iter()
        .copied()
        .filter(|one| key(one.word()) == word)
        .collect::<Vec<_>>();
    let group = || {
        GEAR.iter()
            .find(|(name, _)| key(name) == word)
            .map(|(_, items)| items.to_vec())
    };
    if own.is_empty() { group() } else { Some(own) }
}
