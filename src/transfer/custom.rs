//! Which exercise an app's name stands for; and a definition for one that nothing defines yet.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::domain::catalogue::{Catalogue, Match};
use crate::domain::exercise::{Category, Equipment, Muscle, Tracking};
use crate::domain::key::key;
use crate::transfer::Format;
use crate::transfer::facts::{Target, Used};

/// The longest id.
const MAX_ID: usize = 48;
/// The longest name, in characters.
const MAX_NAME: usize = 60;

/// How the exercise of a file was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// The app's own list has the name.
    App,
    /// Its name, or an alias, is the same.
    Name,
    /// It was asked for.
    Map,
    /// It is new.
    New,
}

/// Finds the exercises of files, and makes new ones.
#[derive(Debug)]
pub struct Names<'c> {
    catalogue: &'c Catalogue,
    map: BTreeMap<String, String>,
    /// The new ones: their ids by the key of their names.
    new: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    /// The new definitions, by id.
    pub definitions: BTreeMap<String, Value>,
}

impl<'c> Names<'c> {
    /// With names that stand for an id whatever else they may mean.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, map: BTreeMap<String, String>) -> Self {
        Self {
            catalogue,
            map,
            new: BTreeMap::new(),
            ids: BTreeSet::new(),
            definitions: BTreeMap::new(),
        }
    }

    /// The exercise that a name of an app stands for; one that nothing defines gets a definition.
    pub fn find(&mut self, format: &Format, used: &Used) -> (Target, How) {
        let name = used.name.as_str();
        let (id, how) = match self.known(format, name) {
            Some(known) => known,
            None => (self.make(format, used), How::New),
        };
        let tracking = match self.catalogue.get(&id) {
            Some(exercise) => exercise.tracking,
            None => tracking(used),
        };
        let assisted = tracking == Tracking::BodyweightReps && says_assisted(name);
        (Target { id, assisted }, how)
    }

    /// The same before all of a file is read, and whether it was asked for expressly; none where only the whole of it tells.
    pub fn foretell(&mut self, format: &Format, name: &str) -> Option<(Target, bool)> {
        if says_assisted(name) {
            return None;
        }
        let (id, mapped) = match self.known(format, name) {
            Some((id, how)) => (id, how == How::Map),
            None => (self.reserve(name), false),
        };
        let assisted = false;
        Some((Target { id, assisted }, mapped))
    }

    fn known(&self, format: &Format, name: &str) -> Option<(String, How)> {
        if let Some(id) = self.map.get(name) {
            return Some((id.clone(), How::Map));
        }
        let found = self.catalogue.imported(format.name, name);
        let (id, by) = found.or_else(|| self.with_equipment(format, name))?;
        let how = match by {
            Match::App => How::App,
            Match::Name => How::Name,
        };
        Some((id, how))
    }

    /// The exercise of `Bench Press, Barbell`, as apps write it that keep the equipment behind a comma: what others call
    /// `Bench Press (Barbell)`.
    fn with_equipment(&self, format: &Format, name: &str) -> Option<(String, Match)> {
        let (bare, equipment) = name.rsplit_once(", ")?;
        let bracketed = match equipment {
            "Bodyweight" => bare.to_owned(),
            "Leverage Machine" => format!("{bare} (Machine)"),
            equipment => format!("{bare} ({equipment})"),
        };
        self.catalogue
            .imported(format.name, &bracketed)
            .or_else(|| Some((self.catalogue.exact(&bracketed)?, Match::Name)))
    }

    fn make(&mut self, format: &Format, used: &Used) -> String {
        let id = self.reserve(&used.name);
        if !self.definitions.contains_key(&id) {
            let definition = self.definition(format, used, &id);
            self.definitions.insert(id.clone(), definition);
        }
        id
    }

    /// The id of a new exercise.
    fn reserve(&mut self, name: &str) -> String {
        // A name that differs only in case, blanks or accents is the same.
        let known = key(name);
        if let Some(id) = self.new.get(&known).filter(|_| !known.is_empty()) {
            return id.clone();
        }
        let slug = slug(name);
        let taken = |id: &str| self.ids.contains(id) || self.catalogue.get(id).is_some();
        let id = (1..=u32::MAX)
            .map(|number| numbered(&slug, number))
            .find(|id| !taken(id))
            .expect("there are more numbers than exercises");
        self.ids.insert(id.clone());
        self.new.insert(known, id.clone());
        id
    }

    /// A definition with what the app tells, and no more: a name, what is counted, what it is done with.
    fn definition(&self, format: &Format, used: &Used, id: &str) -> Value {
        let tracking = tracking(used);
        let category = category(used, tracking);
        let muscles: Vec<&str> = self.muscles(used).iter().map(|one| one.word()).collect();
        let title = format.title;
        json!({
            "schema_version": 1,
            "id": id,
            "name": shown_name(if used.title.is_empty() { &used.name } else { &used.title }),
            "summary": format!("Came with an import from {title}. Nothing more is known of it yet."),
            "category": category.word(),
            "equipment": [equipment(used, tracking).word()],
            "level": "beginner",
            "tracking": tracking.word(),
            "primary_muscles": muscles,
            "secondary_muscles": [],
            "steps": [
                format!("Do it as you did it with {title}."),
                "Put your own steps here: edit this file.",
            ],
            "import_names": { format.name: [used.name] },
        })
    }

    /// The muscles, where they can be told: those of the same movement with other equipment, or the app's class. Else none:
    /// a guess would count sets for a muscle that did nothing.
    fn muscles(&self, used: &Used) -> Vec<Muscle> {
        let at = used.name.find(" (").or_else(|| used.name.rfind(", "));
        let bare = at.map_or(used.name.as_str(), |at| &used.name[..at]);
        if bare.len() < used.name.len()
            && let Some(like) = self
                .catalogue
                .exact(bare)
                .and_then(|id| self.catalogue.get(&id))
        {
            return like.primary;
        }
        let muscle = match used.category.to_lowercase().as_str() {
            "chest" => Muscle::Chest,
            "biceps" => Muscle::Biceps,
            "triceps" => Muscle::Triceps,
            "forearms" => Muscle::Forearms,
            "abs" | "core" => Muscle::Abs,
            "calves" => Muscle::Calves,
            "quads" | "quadriceps" => Muscle::Quads,
            "hamstrings" => Muscle::Hamstrings,
            "glutes" => Muscle::Glutes,
            _ => return Vec::new(),
        };
        vec![muscle]
    }
}

/// What most of the sets count.
fn tracking(used: &Used) -> Tracking {
    let times = used.sets - used.reps - used.distances;
    let lower = used.name.to_lowercase();
    let of_body = used.negative > 0 || says_assisted(&used.name) || lower.contains("(weighted)");
    match () {
        () if used.distances > used.reps && used.distances >= times => {
            if used.weights * 2 > used.sets {
                Tracking::WeightDistance
            } else {
                Tracking::DistanceDuration
            }
        }
        () if times > used.reps && used.weights > 0 => Tracking::WeightDuration,
        () if times > used.reps => Tracking::Duration,
        () if of_body || used.weights == 0 => Tracking::BodyweightReps,
        () => Tracking::WeightReps,
    }
}

/// Whether a name says that the weight helps: in English, German, French, Spanish, Portuguese, Italian, Dutch.
#[must_use]
pub fn says_assisted(name: &str) -> bool {
    let name = name.to_lowercase();
    ["assist", "asist", "unterstützt", "geassisteerd"]
        .iter()
        .any(|word| name.contains(word))
}

fn category(used: &Used, tracking: Tracking) -> Category {
    let words = format!("{} {}", used.category, used.name).to_lowercase();
    let says = |all: &[&str]| all.iter().any(|word| words.contains(word));
    if tracking == Tracking::DistanceDuration || says(&["cardio"]) {
        Category::Cardio
    } else if says(&["stretch", "yoga", "mobility"]) {
        Category::Mobility
    } else {
        Category::Strength
    }
}

/// What the name says it is done with.
fn equipment(used: &Used, tracking: Tracking) -> Equipment {
    const WORDS: [(&str, Equipment); 11] = [
        ("smith", Equipment::SmithMachine),
        ("barbell", Equipment::Barbell),
        ("dumbbell", Equipment::Dumbbell),
        ("kettlebell", Equipment::Kettlebell),
        ("cable", Equipment::Cable),
        ("band", Equipment::ResistanceBand),
        ("machine", Equipment::Machine),
        ("ez bar", Equipment::EzBar),
        ("ez-bar", Equipment::EzBar),
        ("trap bar", Equipment::TrapBar),
        ("treadmill", Equipment::CardioMachine),
    ];
    let name = used.name.to_lowercase();
    let named = WORDS
        .iter()
        .find(|(word, _)| name.contains(word))
        .map(|(_, equipment)| *equipment);
    named.unwrap_or(match tracking {
        Tracking::BodyweightReps => Equipment::Bodyweight,
        _ => Equipment::Other,
    })
}

/// A name that a definition may have, 2 to 60 characters.
fn shown_name(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !letter.is_control()).collect();
    let name = if name.chars().count() < 2 || key(&name).is_empty() {
        format!("Exercise {name}").trim().to_owned()
    } else {
        name
    };
    if name.chars().count() <= MAX_NAME {
        name
    } else {
        name.chars().take(MAX_NAME - 1).collect::<String>() + "…"
    }
}

/// The words of a name as an id; of a name in another script, a mark of it.
fn slug(name: &str) -> String {
    let name = name.replace(['\'', '’'], "");
    let mut slug = String::new();
    for word in name.split(|letter: char| !letter.is_alphanumeric()) {
        let word: String = word
            .chars()
            .map(|letter| key(&letter.to_string()))
            .collect::<String>()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        if word.is_empty() || slug.len() + 1 + word.len() > MAX_ID - 4 {
            continue;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug += &word;
    }
    if slug.is_empty() {
        let mark = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, name.as_bytes());
        slug = format!("exercise-{}", &mark.simple().to_string()[..8]);
    }
    slug
}

fn numbered(slug: &str, number: u32) -> String {
    if number == 1 {
        slug.to_owned()
    } else {
        format!("{slug}-{number}")
    }
}
