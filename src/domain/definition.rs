//! A whole definition of an exercise, as `show` teaches from it, and what is wrong with one that a person wrote.

use serde::{Deserialize, Serialize};

use crate::domain::exercise::{
    Category, Equipment, Force, Level, Mechanic, Muscle, Plan, Progression, Tracking,
};
use crate::domain::key::key;
use crate::domain::words;
use crate::error;

/// A whole definition, as `data/exercises/*.json` and the user's own files hold it.
///
/// Unknown fields are errors, so that a typing mistake in a file of one's own shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// 1.
    pub schema_version: u32,
    /// The id, `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 48 characters.
    pub id: String,
    /// The name on screen, 2 to 60 characters.
    pub name: String,
    /// Other names that find it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// It stands for the bundled exercise of the same id, knowingly.
    #[serde(
        default,
        rename = "override",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub overrides: bool,
    /// Two or three sentences: what it is, what leads, what it is for. Empty where nobody wrote it down.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// What it is good for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub benefits: Vec<String>,
    /// Its branch of training.
    pub category: Category,
    /// What it is done with.
    pub equipment: Vec<Equipment>,
    /// What else would do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternative_equipment: Vec<Equipment>,
    /// How much practice it asks for.
    pub level: Level,
    /// Several joints or one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mechanic: Option<Mechanic>,
    /// The direction of the effort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub force: Option<Force>,
    /// One side at a time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unilateral: bool,
    /// What its sets count.
    pub tracking: Tracking,
    /// The share of body weight that is moved, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bodyweight_share: Option<f64>,
    /// The muscles that do the work.
    pub primary_muscles: Vec<Muscle>,
    /// The muscles that help.
    pub secondary_muscles: Vec<Muscle>,
    /// The muscles that hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stabilizers: Vec<Muscle>,
    /// Before the first rep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub setup: Vec<String>,
    /// What to do, in order. Empty where nobody wrote it down.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<String>,
    /// When to breathe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breathing: Option<String>,
    /// What makes it better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tips: Vec<String>,
    /// What goes wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<String>,
    /// Its relatives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variations: Vec<Variation>,
    /// When to stop, and what to check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub safety: Vec<String>,
    /// The default plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub defaults: Option<Defaults>,
    /// What other apps call it.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub import_names: std::collections::BTreeMap<String, Vec<String>>,
}

/// A relative of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variation {
    /// What it is called.
    pub name: String,
    /// What differs.
    pub how: String,
    /// Its own id, if it has a definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exercise_id: Option<String>,
}

/// The default plan as a file holds it; see [`Plan`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    /// Sets a session, 1 to 10.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<u32>,
    /// The lowest and highest repetitions of a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<(u32, u32)>,
    /// The shortest and longest hold, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<(u32, u32)>,
    /// Rest between sets, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_seconds: Option<u32>,
    /// The smallest step up, in kilograms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increment_kg: Option<f64>,
    /// How it goes up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progression: Option<Progression>,
}

/// What is wrong with a definition, and where in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes, from 1.
    pub column: usize,
    /// What is wrong there; it names the field.
    pub what: String,
}

/// The longest text of one line of a definition, in characters.
const MAX_TEXT: usize = 1_000;
/// The most lines a list of texts has.
const MAX_LINES: usize = 40;
/// The most names an exercise has beside its own.
const MAX_ALIASES: usize = 40;
/// The longest id.
pub const MAX_ID: usize = 48;
/// The longest name, in characters.
pub const MAX_NAME: usize = 60;

/// Reads a definition and holds it against the rules.
///
/// # Errors
///
/// The first mistake, with its place and its field.
pub fn read(text: &str) -> Result<Definition, Mistake> {
    let definition: Definition = serde_json::from_str(text).map_err(|e| {
        let at = offset(text, e.line(), e.column());
        let fields = fields(text);
        let field = fields.iter().rev().find(|(_, start)| *start < at);
        // The parser stands behind the word that it does not know.
        let said = e.to_string();
        let word = said.split('`').nth(1).map(|word| format!("\"{word}\""));
        let back = word
            .filter(|word| text[..at].ends_with(word.as_str()))
            .map_or(0, |word| word.len() - 1);
        Mistake {
            line: e.line().max(1),
            column: e.column().saturating_sub(back).max(1),
            what: in_plain_words(&e, field.map(|(name, _)| name.as_str())),
        }
    })?;
    match definition.checked() {
        Ok(()) => Ok(definition),
        Err((field, what)) => Err(mistake_at(text, field, what)),
    }
}

/// A mistake in a field, with the place of the field.
#[must_use]
pub fn mistake_at(text: &str, field: &str, what: String) -> Mistake {
    let at = fields(text)
        .into_iter()
        .find(|(name, _)| name == field)
        .map_or(0, |(_, start)| start);
    let before = &text[..at];
    Mistake {
        line: before.matches('\n').count() + 1,
        column: at - before.rfind('\n').map_or(0, |newline| newline + 1) + 1,
        what,
    }
}

/// Where a line and a column, both from 1, stand in a text.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let mut at = (start + column).min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The fields of the outermost object of a text that may be no JSON, each with where it begins.
fn fields(text: &str) -> Vec<(String, usize)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let start = at;
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += 1 + usize::from(bytes[at] == b'\\');
                }
                let is_key = depth == 1
                    && text
                        .get(at + 1..)
                        .is_some_and(|rest| rest.trim_start().starts_with(':'));
                if is_key && let Some(name) = text.get(start + 1..at) {
                    found.push((name.to_owned(), start));
                }
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// What the parser of JSON says, in the words of this project, with the field and the nearest word that there is.
fn in_plain_words(error: &serde_json::Error, field: Option<&str>) -> String {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let near = |word: &str| words::nearest(word, quoted.get(1..).unwrap_or_default());
    match (said, quoted.as_slice()) {
        (said, [word, all @ ..]) if said.starts_with("unknown variant") => {
            error::wrong_word(field.unwrap_or_default(), word, near(word), all)
        }
        (said, [word, ..]) if said.starts_with("unknown field") => {
            error::no_such_field(word, near(word))
        }
        (said, [name, ..]) if said.starts_with("missing field") => error::field_missing(name),
        _ => match field {
            Some(field) if error.is_data() => error::field_wrong(field, said),
            None if error.is_data() => error::not_a_definition(),
            _ if matches!(said, "expected ident" | "expected value") => error::not_json(),
            _ => error::line_not_json(said),
        },
    }
}

impl Definition {
    /// A definition with only what has to be known to log it, the rest as usual for its equipment.
    #[must_use]
    pub fn sketch(name: &str, equipment: Vec<Equipment>, muscles: Vec<Muscle>) -> Self {
        let category = if equipment
            .iter()
            .all(|one| matches!(one, Equipment::CardioMachine | Equipment::JumpRope))
        {
            Category::Cardio
        } else {
            Category::Strength
        };
        let mut sketch = Self {
            schema_version: 1,
            id: id_of(name),
            name: name.to_owned(),
            aliases: Vec::new(),
            overrides: false,
            summary: String::new(),
            benefits: Vec::new(),
            category,
            tracking: Tracking::WeightReps,
            equipment,
            alternative_equipment: Vec::new(),
            level: Level::Beginner,
            mechanic: None,
            force: None,
            unilateral: false,
            bodyweight_share: None,
            primary_muscles: muscles,
            secondary_muscles: Vec::new(),
            stabilizers: Vec::new(),
            setup: Vec::new(),
            steps: Vec::new(),
            breathing: None,
            tips: Vec::new(),
            mistakes: Vec::new(),
            variations: Vec::new(),
            safety: Vec::new(),
            defaults: None,
            import_names: std::collections::BTreeMap::new(),
        };
        sketch.track(sketch.usual_tracking());
        sketch
    }

    /// What the sets of an exercise with its equipment and category usually count.
    #[must_use]
    pub fn usual_tracking(&self) -> Tracking {
        let own_weight = |one: &Equipment| {
            matches!(
                one,
                Equipment::None
                    | Equipment::Bodyweight
                    | Equipment::Suspension
                    | Equipment::Rings
                    | Equipment::StabilityBall
                    | Equipment::AbWheel
                    | Equipment::Bench
                    | Equipment::BackExtensionBench
                    | Equipment::PullUpBar
                    | Equipment::DipBars
                    | Equipment::Box
            )
        };
        let has = |one: Equipment| self.equipment.contains(&one);
        match self.category {
            Category::Mobility => Tracking::Duration,
            _ if has(Equipment::JumpRope) || has(Equipment::BattleRopes) => Tracking::Duration,
            Category::Cardio => Tracking::DistanceDuration,
            _ if has(Equipment::Sled) => Tracking::WeightDistance,
            _ if self.equipment.iter().all(own_weight) => Tracking::BodyweightReps,
            _ => Tracking::WeightReps,
        }
    }

    /// Counts its sets in another way, with the plan that goes with it.
    pub fn track(&mut self, tracking: Tracking) {
        let light = [
            Equipment::Dumbbell,
            Equipment::Kettlebell,
            Equipment::WeightPlate,
        ];
        let step = if self.equipment.iter().any(|one| light.contains(one)) {
            2.0
        } else {
            2.5
        };
        self.tracking = tracking;
        let (reps, seconds, increment_kg, progression) = match tracking {
            Tracking::WeightReps => (Some((8, 12)), None, Some(step), Progression::Double),
            Tracking::BodyweightReps => (Some((8, 12)), None, None, Progression::Reps),
            Tracking::Duration => (None, Some((30, 60)), None, Progression::Time),
            Tracking::WeightDuration => (None, Some((30, 60)), Some(step), Progression::Time),
            Tracking::DistanceDuration => (None, None, None, Progression::None),
            Tracking::WeightDistance => (None, None, Some(step), Progression::Distance),
        };
        self.defaults = Some(Defaults {
            sets: Some(if tracking == Tracking::DistanceDuration {
                1
            } else {
                3
            }),
            reps,
            seconds,
            rest_seconds: (tracking != Tracking::DistanceDuration).then_some(90),
            increment_kg,
            progression: Some(progression),
        });
    }

    /// The plan to follow when nothing else is said.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let defaults = self.defaults.clone().unwrap_or_default();
        Plan {
            sets: defaults.sets.unwrap_or(3),
            reps: defaults.reps,
            seconds: defaults.seconds,
            rest: defaults.rest_seconds,
            increment_kg: defaults.increment_kg,
            progression: defaults.progression.unwrap_or(Progression::Double),
        }
    }

    /// Id, name and aliases.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        [&self.id, &self.name].into_iter().chain(&self.aliases)
    }

    /// The text of a file of one's own, to be read and changed by a person.
    #[must_use]
    pub fn to_file(&self) -> String {
        serde_json::to_string_pretty(self).expect("a definition is always JSON") + "\n"
    }

    /// Holds a definition against the rules that its types do not hold already.
    ///
    /// # Errors
    ///
    /// The field and a sentence that names it.
    pub fn checked(&self) -> Result<(), (&'static str, String)> {
        let wrong =
            |field: &'static str, wanted: &str| Err((field, error::line_wrong(field, wanted)));
        let is_name = |name: &String| {
            (2..=MAX_NAME).contains(&name.chars().count())
                && !name.chars().any(error::is_unsafe)
                && !key(name).is_empty()
        };
        let is_text = |text: &String| (1..=MAX_TEXT).contains(&text.chars().count());
        let lists = [
            ("benefits", &self.benefits),
            ("setup", &self.setup),
            ("steps", &self.steps),
            ("tips", &self.tips),
            ("mistakes", &self.mistakes),
            ("safety", &self.safety),
        ];
        if self.schema_version != 1 {
            return wrong("schema_version", "1");
        }
        if !is_id(&self.id) {
            return wrong(
                "id",
                "lower-case words joined by hyphens, at most 48 characters",
            );
        }
        if !is_name(&self.name) {
            return wrong("name", "2 to 60 characters of text");
        }
        if self.aliases.len() > MAX_ALIASES || !self.aliases.iter().all(is_name) {
            return wrong("aliases", "at most 40 names of 2 to 60 characters");
        }
        if self.summary.chars().count() > MAX_TEXT {
            return wrong("summary", "at most 1,000 characters");
        }
        if let Some((field, _)) = lists
            .iter()
            .find(|(_, lines)| lines.len() > MAX_LINES || !lines.iter().all(is_text))
        {
            return wrong(field, "at most 40 lines of 1 to 1,000 characters");
        }
        if self.breathing.as_ref().is_some_and(|text| !is_text(text)) {
            return wrong("breathing", "1 to 1,000 characters");
        }
        if self.variations.len() > MAX_LINES
            || !self
                .variations
                .iter()
                .all(|one| is_text(&one.name) && is_text(&one.how))
        {
            return wrong("variations", "at most 40 with a name and how it is done");
        }
        if self.equipment.is_empty() {
            return wrong("equipment", "a list with one piece at least");
        }
        // None is allowed: of an exercise that came with an import nobody may know the muscles.
        if self.primary_muscles.len() > 3 {
            return wrong("primary_muscles", "three muscles at most");
        }
        if !self
            .bodyweight_share
            .is_none_or(|share| (0.0..=1.0).contains(&share))
        {
            return wrong("bodyweight_share", "0 to 1");
        }
        match &self.defaults {
            Some(defaults) if !defaults.fit() => wrong("defaults", "numbers within bounds"),
            _ => Ok(()),
        }
    }
}

impl Defaults {
    fn fit(&self) -> bool {
        let ordered = |range: Option<(u32, u32)>, most| {
            range.is_none_or(|(low, high)| 1 <= low && low <= high && high <= most)
        };
        self.sets.is_none_or(|sets| (1..=10).contains(&sets))
            && ordered(self.reps, 100)
            && ordered(self.seconds, 86_400)
            && self.rest_seconds.is_none_or(|rest| rest <= 600)
            && self.increment_kg.is_none_or(|kg| kg > 0.0 && kg <= 1_000.0)
    }
}

/// Whether a text is an id: lower-case words joined by hyphens, at most [`MAX_ID`] characters.
#[must_use]
pub fn is_id(text: &str) -> bool {
    // A hyphen only between two others: asked of every line of a catalogue, so it is one pass.
    let mut before = b'-';
    let fits = text.bytes().all(|byte| {
        let hyphen = byte == b'-' && before != b'-';
        before = byte;
        hyphen || byte.is_ascii_lowercase() || byte.is_ascii_digit()
    });
    fits && before != b'-' && text.len() <= MAX_ID
}

/// The id that a name gets: its words in lower case without accents, joined by hyphens, as many as fit.
#[must_use]
pub fn id_of(name: &str) -> String {
    let mut id = String::new();
    // The words as they are written, not as names are compared: `Triceps` keeps its last letter.
    let letters = name.replace(['\'', '’'], "");
    for word in letters.split(|letter: char| !letter.is_alphanumeric()) {
        let word: String = word
            .chars()
            .map(|letter| key(&letter.to_string()))
            .collect::<String>()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let gap = usize::from(!id.is_empty());
        if word.is_empty() {
            continue;
        }
        if id.len() + gap + word.len() > MAX_ID {
            if id.is_empty() {
                id.push_str(&word[..MAX_ID]);
            }
            break;
        }
        if gap == 1 {
            id.push('-');
        }
        id.push_str(&word);
    }
    id
}

#[cfg(test)]
mod tests;
