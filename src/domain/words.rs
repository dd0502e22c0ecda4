//! Everyday words for muscles and equipment, and the nearest word to one that is none.

use memchr::memmem::Finder;

use crate::domain::exercise::{Equipment, Exercise, Muscle};
use crate::domain::key::{key, key_into};
use crate::domain::library::Line;
use crate::error::{self, Failure};

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
            Muscle::Shins,
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

/// The muscles by where they are, each once: words of [`GROUPS`], and the two that are no part of one.
pub const REGIONS: [(&str, &[Muscle]); 7] = [
    ("chest", &[Muscle::Chest]),
    GROUPS[2],
    GROUPS[4],
    GROUPS[0],
    GROUPS[5],
    GROUPS[1],
    ("neck", &[Muscle::Neck]),
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

/// A word that exercises are looked for by: the beginning of a word of a name, or muscles or equipment.
#[derive(Debug)]
pub struct Word {
    typed: String,
    muscles: Vec<Muscle>,
    equipment: Vec<Equipment>,
    /// The words of both as a definition writes them.
    quoted: Vec<Finder<'static>>,
}

impl Word {
    /// What a word of a key means.
    #[must_use]
    pub fn new(word: &str) -> Self {
        let muscles = meant(word, Muscle::ALL, |one| one.word(), &GROUPS).unwrap_or_default();
        let equipment = meant(word, Equipment::ALL, |one| one.word(), &GEAR).unwrap_or_default();
        let words = muscles.iter().map(|one| one.word());
        let words = words.chain(equipment.iter().map(|one| one.word()));
        Self {
            typed: word.to_owned(),
            quoted: words
                .map(|word| Finder::new(&format!("\"{word}\"")).into_owned())
                .collect(),
            muscles,
            equipment,
        }
    }

    /// Whether it begins a word of a key.
    #[must_use]
    pub fn begins(&self, key: &str) -> bool {
        begins_a_word(key, &self.typed)
    }

    /// Whether it is more than the beginning of a name.
    #[must_use]
    pub fn means_more(&self) -> bool {
        !self.quoted.is_empty()
    }

    /// Whether it begins a word of a name, or is a muscle that leads, or the equipment.
    #[must_use]
    pub fn fits(&self, one: &Exercise) -> bool {
        let mut key = String::new();
        let mut names = [&one.id, &one.name].into_iter().chain(&one.aliases);
        self.muscles
            .iter()
            .any(|muscle| one.primary.contains(muscle))
            || self
                .equipment
                .iter()
                .any(|item| one.equipment.contains(item))
            || names.any(|name| {
                key_into(name, &mut key);
                self.begins(&key)
            })
    }

    /// Whether it may fit what stands in a line: `false` is sure.
    pub fn may_fit(&self, line: &mut Line) -> bool {
        line.has_key(|key| self.begins(key)) || (self.means_more() && line.may_say(&self.quoted))
    }
}

/// Whether a typed word begins a word of a key.
#[must_use]
pub fn begins_a_word(key: &str, typed: &str) -> bool {
    let (key, typed) = (key.as_bytes(), typed.as_bytes());
    let mut blanks = memchr::memchr_iter(b' ', key);
    key.starts_with(typed) || blanks.any(|blank| key[blank + 1..].starts_with(typed))
}

/// The muscles that a word means: one by its own word, or those of a group.
///
/// # Errors
///
/// Exit 2 with the nearest word and all muscles.
pub fn muscles(word: &str) -> Result<Vec<Muscle>, Failure> {
    let all: Vec<&str> = Muscle::ALL.iter().map(|one| one.word()).collect();
    let groups = GROUPS.iter().map(|(name, _)| *name);
    meant(word, Muscle::ALL, |one| one.word(), &GROUPS)
        .ok_or_else(|| unknown("a muscle", word, &all, groups))
}

/// The one muscle that a word means.
///
/// # Errors
///
/// Exit 2 as for [`muscles`], and for a word that means several.
pub fn muscle(word: &str) -> Result<Muscle, Failure> {
    match muscles(word)?.as_slice() {
        [one] => Ok(*one),
        several => {
            let all: Vec<&str> = several.iter().map(|one| one.word()).collect();
            Err(error::several_muscles(word, &all))
        }
    }
}

/// The equipment that a word means.
///
/// # Errors
///
/// Exit 2 with the nearest word and all equipment.
pub fn equipment(word: &str) -> Result<Vec<Equipment>, Failure> {
    let all: Vec<&str> = Equipment::ALL.iter().map(|one| one.word()).collect();
    let groups = GEAR.iter().map(|(name, _)| *name);
    meant(word, Equipment::ALL, |one| one.word(), &GEAR)
        .ok_or_else(|| unknown("equipment", word, &all, groups))
}

/// The one of a vocabulary that a word means, or begins.
///
/// # Errors
///
/// Exit 2 with the nearest word and all of them.
pub fn one_of<T: Copy>(
    kind: &str,
    word: &str,
    all: &[T],
    word_of: impl Fn(T) -> &'static str,
) -> Result<T, Failure> {
    let typed = word.to_lowercase().replace([' ', '-'], "_");
    let same = |one: &&T| word_of(**one) == typed;
    let begun = |one: &&T| typed.len() > 2 && word_of(**one).starts_with(&typed);
    let mut begins = all.iter().filter(begun);
    let only = begins.next().filter(|_| begins.next().is_none());
    all.iter().find(same).or(only).copied().ok_or_else(|| {
        let all: Vec<&str> = all.iter().map(|one| word_of(*one)).collect();
        unknown(kind, word, &all, [])
    })
}

fn unknown<'w>(
    kind: &str,
    word: &str,
    all: &[&'w str],
    more: impl IntoIterator<Item = &'w str>,
) -> Failure {
    let mut known = all.to_vec();
    known.extend(more);
    error::unknown_word(kind, word, nearest(word, &known), all)
}

fn meant<T: Copy>(
    word: &str,
    all: &[T],
    word_of: impl Fn(&T) -> &'static str,
    groups: &[(&str, &[T])],
) -> Option<Vec<T>> {
    let typed = key(word);
    let own = all.iter().find(|one| key(word_of(one)) == typed);
    own.map(|one| vec![*one]).or_else(|| {
        let group = groups.iter().find(|(name, _)| key(name) == typed);
        group.map(|(_, members)| members.to_vec())
    })
}

/// The word that a misspelt one may have meant: one that it begins or that begins it, else one a slip or two away.
#[must_use]
pub fn nearest<'w>(word: &str, all: &[&'w str]) -> Option<&'w str> {
    let typed = word.to_lowercase().replace([' ', '_'], "-");
    let length = typed.chars().count();
    let far = |one: &str| {
        let one = one.replace('_', "-");
        if length > 1 && (one.starts_with(&typed) || typed.starts_with(&one)) {
            0
        } else {
            strsim::osa_distance(&one, &typed)
        }
    };
    all.iter()
        .copied()
        .min_by_key(|one| far(one))
        .filter(|one| far(one) <= (length / 3).clamp(1, 3))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{REGIONS, muscles};
    use crate::domain::exercise::Muscle;

    #[test]
    fn every_muscle_is_in_one_region() {
        let mut all: Vec<Muscle> = Vec::new();
        for (name, of_region) in REGIONS {
            assert_eq!(muscles(name).unwrap(), of_region, "{name}");
            all.extend(of_region);
        }
        all.sort();
        assert_eq!(all, Muscle::ALL);
    }
}
