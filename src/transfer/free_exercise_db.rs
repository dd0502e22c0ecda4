//! One exercise of free-exercise-db's JSON, in fitlog's words. What has no word here is said, never guessed in silence.

use serde::Deserialize;

use crate::domain::definition::{Definition, MAX_NAME};
use crate::domain::exercise::{Category, Equipment, Force, Level, Mechanic, Muscle, Tracking};
use crate::domain::key::key;
use crate::domain::words;
use crate::error;

/// An exercise as that catalogue has it; pictures and its own ids are not taken.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Foreign {
    name: String,
    #[serde(default)]
    force: Option<String>,
    #[serde(default)]
    level: Option<String>,
    #[serde(default)]
    mechanic: Option<String>,
    #[serde(default)]
    equipment: Option<String>,
    primary_muscles: Vec<String>,
    #[serde(default)]
    secondary_muscles: Vec<String>,
    #[serde(default)]
    instructions: Vec<String>,
    #[serde(default)]
    category: Option<String>,
}

/// A definition, and the words that became other words.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapped {
    /// The definition.
    pub definition: Definition,
    /// A word of that catalogue, and fitlog's word for it.
    pub words: Vec<(String, String)>,
}

/// Turns an exercise into a definition.
///
/// # Errors
///
/// Why it cannot be one.
pub fn definition(foreign: &Foreign) -> Result<Mapped, String> {
    let name = foreign
        .name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    if key(&name).is_empty() || !(2..=MAX_NAME).contains(&name.chars().count()) {
        return Err(error::line_wrong("name", "2 to 60 characters of text"));
    }
    let mut words = Vec::new();
    let mut muscles = |names: &[String]| -> Vec<Muscle> {
        let mut muscles: Vec<Muscle> = Vec::new();
        for name in names {
            let muscle = muscle(name, &foreign.name, foreign.force.as_deref());
            let word = muscle.map_or("none", Muscle::word);
            note(&mut words, name, word);
            muscles.extend(muscle.filter(|one| !muscles.contains(one)));
        }
        muscles
    };
    let mut primary = muscles(&foreign.primary_muscles);
    primary.truncate(3);
    if primary.is_empty() {
        return Err(error::line_wrong(
            "primaryMuscles",
            "a list of muscles that are known",
        ));
    }
    let secondary = muscles(&foreign.secondary_muscles);
    let category = foreign.category.as_deref().unwrap_or("strength");
    let branch = category_of(category);
    if let Some(branch) = branch {
        note(&mut words, category, branch.word());
    }
    let branch = branch.unwrap_or(Category::Strength);
    let (said, equipment) = match foreign.equipment.as_deref() {
        Some(word) => (word, equipment(word)),
        None if branch == Category::Cardio => ("no equipment", Equipment::None),
        None => ("no equipment", Equipment::Bodyweight),
    };
    note(&mut words, said, equipment.word());
    let mut one = Definition::sketch(&name, vec![equipment], primary);
    one.category = branch;
    one.level = match foreign.level.as_deref() {
        Some("intermediate") => Level::Intermediate,
        Some("expert" | "advanced") => Level::Advanced,
        _ => Level::Beginner,
    };
    if foreign.level.as_deref() == Some("expert") {
        note(&mut words, "expert", "advanced");
    }
    one.mechanic = foreign.mechanic.as_deref().and_then(Mechanic::from_word);
    one.force = foreign.force.as_deref().and_then(Force::from_word);
    one.secondary_muscles = secondary
        .into_iter()
        .filter(|muscle| !one.primary_muscles.contains(muscle))
        .collect();
    one.steps = foreign
        .instructions
        .iter()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    // A hold of the body is counted in seconds.
    let held = one.force == Some(Force::Static)
        && one.category == Category::Strength
        && one.usual_tracking() == Tracking::BodyweightReps;
    one.track(if held {
        Tracking::Duration
    } else {
        one.usual_tracking()
    });
    one.checked().map_err(|(_, what)| what)?;
    Ok(Mapped {
        definition: one,
        words,
    })
}

/// Remembers a word that became another, unless the two say the same.
fn note(words: &mut Vec<(String, String)>, from: &str, to: &str) {
    if key(from) != key(to) {
        words.push((from.to_owned(), to.to_owned()));
    }
}

/// The muscle of a word. `shoulders` is three muscles here: the name and the direction of the effort tell which.
fn muscle(word: &str, name: &str, force: Option<&str>) -> Option<Muscle> {
    match word {
        "abdominals" => Some(Muscle::Abs),
        "middle back" => Some(Muscle::UpperBack),
        "quadriceps" => Some(Muscle::Quads),
        "shoulders" => Some(shoulder(&key(name), force)),
        _ => words::muscle(word).ok(),
    }
}

fn shoulder(name: &str, force: Option<&str>) -> Muscle {
    let has = |word: &str| name.contains(word);
    if has("rear") || has("reverse fly") || has("face pull") || has("external rotation") {
        Muscle::RearDelts
    } else if has("lateral") || has("side") || has("upright row") {
        Muscle::SideDelts
    } else if has("front") || force != Some("pull") {
        Muscle::FrontDelts
    } else {
        Muscle::SideDelts
    }
}

fn equipment(word: &str) -> Equipment {
    match word {
        "body only" => Equipment::Bodyweight,
        "bands" => Equipment::ResistanceBand,
        "exercise ball" => Equipment::StabilityBall,
        "e-z curl bar" => Equipment::EzBar,
        "kettlebells" => Equipment::Kettlebell,
        _ => match words::equipment(word).as_deref() {
            Ok([one]) => *one,
            _ => Equipment::Other,
        },
    }
}

fn category_of(word: &str) -> Option<Category> {
    match word {
        "stretching" => Some(Category::Mobility),
        "plyometrics" => Some(Category::Plyometric),
        "olympic weightlifting" => Some(Category::Olympic),
        _ => Category::from_word(word),
    }
}

#[cfg(test)]
mod tests;
