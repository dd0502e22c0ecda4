//! Every exercise that is known, and how a name finds one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::exercise::{
    Category, Definition, Equipment, Exercise, Level, Muscle, Origin, Plan, Progression, Tracking,
};
use crate::domain::key::key;
use crate::error::{self, Failure};

static FACTS: &str = include_str!(concat!(env!("OUT_DIR"), "/facts.tsv"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/exercises.txt"));
static IMPORTS: &str = include_str!(concat!(env!("OUT_DIR"), "/imports.tsv"));

/// Where each of them ends; the build script wrote these.
#[allow(clippy::unreadable_literal)]
mod offsets {
    include!(concat!(env!("OUT_DIR"), "/offsets.rs"));
}
use offsets::{FACT_ENDS, TEXT_ENDS};

/// The bundled exercises, and the user's own.
#[derive(Debug, Default)]
pub struct Catalogue {
    own: BTreeMap<String, Definition>,
}

impl Catalogue {
    /// The bundled exercises with the user's own definitions, which stand before a bundled one of the same id.
    #[must_use]
    pub fn new(own: impl IntoIterator<Item = Definition>) -> Self {
        let own = own.into_iter().map(|one| (one.id.clone(), one)).collect();
        Self { own }
    }

    /// The exercise of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Exercise> {
        self.own
            .get(id)
            .map(facts_of)
            .or_else(|| bundled_index(id).map(bundled))
    }

    /// The exercise of an id, or what can be said of one that nothing defines.
    #[must_use]
    pub fn get_or_unknown(&self, id: &str) -> Exercise {
        self.get(id).unwrap_or_else(|| Exercise::unknown(id))
    }

    /// The whole definition of an id.
    ///
    /// # Errors
    ///
    /// Never for a bundled one: a test reads them all.
    pub fn definition(&self, id: &str) -> Option<Definition> {
        if let Some(own) = self.own.get(id) {
            return Some(own.clone());
        }
        let index = bundled_index(id)?;
        let start = index
            .checked_sub(1)
            .map_or(0, |before| TEXT_ENDS[before] as usize);
        let text = &TEXTS[start..TEXT_ENDS[index] as usize];
        Some(serde_json::from_str(text).expect("a test reads every bundled definition"))
    }

    /// All exercises by id.
    pub fn all(&self) -> impl Iterator<Item = Exercise> {
        let bundled = (0..FACT_ENDS.len())
            .map(bundled)
            .filter(|one| !self.own.contains_key(one.id.as_ref()));
        let mut all: Vec<_> = bundled.chain(self.own.values().map(facts_of)).collect();
        all.sort_by(|a, b| a.id.cmp(&b.id));
        all.into_iter()
    }

    /// The id that another app's name for an exercise stands for, such as `Bench Press (Barbell)`.
    #[must_use]
    fn of_another_app(name: &str) -> Option<String> {
        let key = key(name);
        let rows = IMPORTS.lines().filter_map(|line| {
            let mut row = line.splitn(3, '\t').skip(1);
            row.next().zip(row.next())
        });
        let mut ids: Vec<&str> = rows
            .filter(|(other, _)| self::key(other) == key)
            .map(|(_, id)| id)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        // Two apps may mean two things by one name: then neither is meant.
        (ids.len() == 1).then(|| ids[0].to_owned())
    }

    /// The id that has exactly this id, name or alias, or that one other app calls so; case, blanks, hyphens and accents
    /// do not matter.
    #[must_use]
    pub fn exact(&self, name: &str) -> Option<String> {
        self.named(name).or_else(|| Self::of_another_app(name))
    }

    /// The id that an app's name for an exercise stands for, and how that is known: by the app's own list of names, by id,
    /// name or alias, or with what the app has in brackets put in front or behind.
    ///
    /// Never by the name without its brackets: `Bent Over Row (Dumbbell)` is no barbell row.
    #[must_use]
    pub fn imported(&self, app: &str, name: &str) -> Option<(String, Match)> {
        if let Some(id) = self.of_app(app, name) {
            return Some((id, Match::App));
        }
        let (bare, with) = name
            .strip_suffix(')')
            .and_then(|name| name.rsplit_once(" ("))
            .unwrap_or_default();
        let turned = [format!("{with} {bare}"), format!("{bare} {with}")];
        let found = self.named(name).or_else(|| {
            turned
                .iter()
                .filter(|_| !with.is_empty())
                .find_map(|name| self.named(name))
        });
        Some((found?, Match::Name))
    }

    /// The id of an app's own list: under the very name, or under one that is the same to a reader.
    fn of_app(&self, app: &str, name: &str) -> Option<String> {
        let own = self.own.values().find(|one| {
            let names = one.import_names.get(app);
            names.is_some_and(|names| names.iter().any(|other| other == name))
        });
        if let Some(own) = own {
            return Some(own.id.clone());
        }
        let rows = || {
            IMPORTS.lines().filter_map(|line| {
                let mut row = line.splitn(3, '\t');
                (row.next()? == app).then_some(())?;
                row.next().zip(row.next())
            })
        };
        if let Some((_, id)) = rows().find(|(other, _)| *other == name) {
            return Some(id.to_owned());
        }
        let key = key(name);
        let mut ids = rows()
            .filter(|(other, _)| self::key(other) == key)
            .map(|(_, id)| id);
        let id = ids.next()?;
        ids.all(|other| other == id).then(|| id.to_owned())
    }

    /// The id that has exactly this id, name or alias; case, blanks, hyphens and accents do not matter.
    fn named(&self, name: &str) -> Option<String> {
        if self.own.contains_key(name) || bundled_index(name).is_some() {
            return Some(name.to_owned());
        }
        let key = key(name);
        if key.is_empty() {
            return None;
        }
        let squeezed = key.replace(' ', "");
        let same = |other: &str| {
            other == key || (other.len() >= squeezed.len() && other.replace(' ', "") == squeezed)
        };
        let own = self.own.values().find(|one| {
            std::iter::once(&one.id)
                .chain([&one.name])
                .chain(&one.aliases)
                .any(|name| same(&self::key(name)))
        });
        own.map(|one| one.id.clone())
            .or_else(|| self.exact_bundled(&key, &squeezed))
    }

    fn exact_bundled(&self, key: &str, squeezed: &str) -> Option<String> {
        let not_own = |line: &&str| {
            line.split('\t')
                .next()
                .is_some_and(|id| !self.own.contains_key(id))
        };
        // First as it stands, then without its blanks: `benchpress`.
        let needle = format!(";{key};");
        let spelled = FACTS
            .lines()
            .filter(not_own)
            .find(|line| line.contains(&needle));
        let found = spelled.or_else(|| {
            FACTS
                .lines()
                .filter(not_own)
                .find(|line| keys_of(line).any(|other| other.replace(' ', "") == squeezed))
        });
        found
            .and_then(|line| line.split('\t').next())
            .map(str::to_owned)
    }

    /// The exercise that a typed name means: an exact name, or the words' beginnings, those logged before first.
    ///
    /// # Errors
    ///
    /// Exit 3 when nothing or more than one exercise fits; the candidates are named.
    pub fn find(&self, name: &str, logged: &[Logged]) -> Result<Exercise, Failure> {
        if let Some(id) = self.exact(name) {
            return Ok(self.get_or_unknown(&id));
        }
        let words: Vec<String> = key(name)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        if words.is_empty() {
            return Err(error::no_exercise_named(name));
        }
        // A name that only the log knows is still a name.
        if let Some(known) = logged.iter().find(|one| one.id == name) {
            return Ok(self.get_or_unknown(&known.id));
        }
        let fits = self.fitting(&words);
        let fits: Vec<&Exercise> = fits.iter().collect();
        let mut of_mine: Vec<&Logged> = logged
            .iter()
            .filter(|one| fits.iter().any(|fit| fit.id == one.id))
            .collect();
        of_mine.sort_by(|a, b| b.last.cmp(&a.last).then(a.id.cmp(&b.id)));
        match (of_mine.as_slice(), fits.as_slice()) {
            ([one], _) => Ok(self.get_or_unknown(&one.id)),
            ([], [one]) => Ok((*one).clone()),
            ([], []) => Err(error::unknown_exercise(name, &self.nearest(&words))),
            ([], many) => {
                let ids: Vec<_> = many
                    .iter()
                    .map(|one| (one.id.to_string(), String::new()))
                    .collect();
                Err(error::ambiguous_exercise(name, many.len(), &ids))
            }
            (mine, many) => {
                let mut ids: Vec<_> = mine
                    .iter()
                    .map(|one| (one.id.clone(), format!("yours, last {}", one.last)))
                    .collect();
                ids.extend(
                    many.iter()
                        .filter(|fit| mine.iter().all(|one| one.id != fit.id))
                        .map(|one| (one.id.to_string(), String::new())),
                );
                Err(error::ambiguous_exercise(name, many.len(), &ids))
            }
        }
    }

    /// The exercises of which every typed word begins a different word of the id, the name or an alias.
    fn fitting(&self, words: &[String]) -> Vec<Exercise> {
        let lines = FACTS
            .lines()
            .enumerate()
            .filter(|(_, line)| keys_of(line).any(|key| begins(words, key)));
        let mut fits: Vec<Exercise> = lines
            .map(|(index, _)| bundled(index))
            .filter(|one| !self.own.contains_key(one.id.as_ref()))
            .collect();
        fits.extend(
            self.own
                .values()
                .map(facts_of)
                .filter(|one| all_keys(one).any(|key| begins(words, &key))),
        );
        fits
    }

    /// Up to three ids that a misspelt name may have meant, the likeliest first.
    fn nearest(&self, words: &[String]) -> Vec<String> {
        let bundled = FACTS.lines().map(|line| {
            let id = line.split('\t').next().unwrap_or_default();
            (
                id.to_owned(),
                keys_of(line)
                    .map(|key| likeness(words, key))
                    .fold(0.0, f64::max),
            )
        });
        let own = self.own.values().map(|one| {
            let facts = facts_of(one);
            (
                one.id.clone(),
                all_keys(&facts)
                    .map(|key| likeness(words, &key))
                    .fold(0.0, f64::max),
            )
        });
        let mut scored: Vec<_> = bundled
            .chain(own)
            .filter(|(_, score)| *score > 0.6)
            .collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        scored.truncate(3);
        scored.into_iter().map(|(id, _)| id).collect()
    }
}

/// How the exercise that an app's name stands for was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The app's own list has the name.
    App,
    /// An id, a name or an alias of fitlog's is the same.
    Name,
}

/// An exercise that the log holds, for the order in which names are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its id.
    pub id: String,
    /// The last day it was trained.
    pub last: chrono::NaiveDate,
    /// On how many days it was trained.
    pub sessions: u32,
}

/// Whether every word begins a different word of `key`.
fn begins(words: &[String], key: &str) -> bool {
    let mut free: Vec<&str> = key.split(' ').collect();
    // The longest typed word first, so that `b ben` finds `bench barbell` whichever way round.
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().all(|word| {
        free.iter()
            .position(|one| one.starts_with(word))
            .map(|at| free.swap_remove(at))
            .is_some()
    })
}

/// How alike a typed name and a key are, 0 to 1: the best edit distance of each typed word to a word of the key or its
/// beginning, averaged, with a small loss for words that were not typed.
fn likeness(words: &[String], key: &str) -> f64 {
    let parts: Vec<&str> = key.split(' ').collect();
    let best = |word: &str| {
        parts
            .iter()
            .map(|part| word_likeness(word, part))
            .fold(0.0, f64::max)
    };
    #[expect(clippy::cast_precision_loss, reason = "names have few words")]
    let (typed, extra) = (
        words.len() as f64,
        parts.len().saturating_sub(words.len()) as f64,
    );
    words.iter().map(|word| best(word)).sum::<f64>() / typed - 0.05 * extra
}

fn word_likeness(word: &str, part: &str) -> f64 {
    let length = word.chars().count();
    let beginning: String = part.chars().take(length).collect();
    let distance = strsim::osa_distance(word, part).min(strsim::osa_distance(word, &beginning));
    #[expect(clippy::cast_precision_loss, reason = "words are short")]
    let likeness = 1.0 - distance as f64 / length.max(1) as f64;
    likeness
}

/// The keys of a line of facts: its last field, `;back squat;squat;`.
fn keys_of(line: &str) -> impl Iterator<Item = &str> {
    line.rsplit('\t')
        .next()
        .unwrap_or_default()
        .split(';')
        .filter(|key| !key.is_empty())
}

fn all_keys(exercise: &Exercise) -> impl Iterator<Item = String> {
    [&exercise.id, &exercise.name]
        .into_iter()
        .chain(&exercise.aliases)
        .map(|name| key(name))
}

fn fact_line(index: usize) -> &'static str {
    let start = index
        .checked_sub(1)
        .map_or(0, |before| FACT_ENDS[before] as usize);
    FACTS[start..FACT_ENDS[index] as usize].trim_end()
}

fn bundled_index(id: &str) -> Option<usize> {
    let id_at = |index: usize| fact_line(index).split('\t').next().unwrap_or_default();
    let (mut low, mut high) = (0, FACT_ENDS.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match id_at(middle).cmp(id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The bundled exercise at a place of the table; the build script wrote the fields in this order.
fn bundled(index: usize) -> Exercise {
    const SOUND: &str = "a test reads every bundled exercise";
    let fields: Vec<&'static str> = fact_line(index).split('\t').collect();
    let list = |field: &'static str| field.split(';').filter(|one| !one.is_empty());
    let range = |field: &str| {
        field
            .split_once('-')
            .and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)))
    };
    let tracking = Tracking::from_word(fields[4]).expect(SOUND);
    Exercise {
        id: Cow::Borrowed(fields[0]),
        name: Cow::Borrowed(fields[1]),
        aliases: list(fields[2]).map(Cow::Borrowed).collect(),
        equipment: list(fields[3]).filter_map(Equipment::from_word).collect(),
        tracking,
        category: Category::from_word(fields[5]).expect(SOUND),
        level: Level::from_word(fields[6]).expect(SOUND),
        primary: list(fields[7]).filter_map(Muscle::from_word).collect(),
        secondary: list(fields[8]).filter_map(Muscle::from_word).collect(),
        bodyweight_share: share(fields[9].parse().ok(), tracking),
        plan: Plan {
            sets: fields[10].parse().unwrap_or(3),
            reps: range(fields[11]),
            seconds: range(fields[12]),
            rest: fields[13].parse().ok(),
            increment_kg: fields[14].parse().ok(),
            progression: Progression::from_word(fields[15]).unwrap_or(Progression::Double),
        },
        origin: Origin::Bundled,
    }
}

/// The share of body weight that is moved, where a definition does not say: all of it, or none.
fn share(said: Option<f64>, tracking: Tracking) -> f64 {
    said.unwrap_or(if tracking == Tracking::BodyweightReps {
        1.0
    } else {
        0.0
    })
}

/// The facts of a whole definition.
#[must_use]
pub fn facts_of(definition: &Definition) -> Exercise {
    let defaults = definition.defaults.clone().unwrap_or_default();
    Exercise {
        id: Cow::Owned(definition.id.clone()),
        name: Cow::Owned(definition.name.clone()),
        aliases: definition.aliases.iter().cloned().map(Cow::Owned).collect(),
        equipment: definition.equipment.clone(),
        tracking: definition.tracking,
        category: definition.category,
        level: definition.level,
        primary: definition.primary_muscles.clone(),
        secondary: definition.secondary_muscles.clone(),
        bodyweight_share: share(definition.bodyweight_share, definition.tracking),
        plan: Plan {
            sets: defaults.sets.unwrap_or(3),
            reps: defaults.reps,
            seconds: defaults.seconds,
            rest: defaults.rest_seconds,
            increment_kg: defaults.increment_kg,
            progression: defaults.progression.unwrap_or(Progression::Double),
        },
        origin: Origin::Custom,
    }
}

#[cfg(test)]
mod tests;
