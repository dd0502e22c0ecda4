//! An exercise: the facts that every command needs, and the definition that `show` teaches from.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::sets::Loading;
use crate::error;

/// Declares an enumeration whose words are the same in files, in options and on screen.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $(#[doc = concat!("`", $word, "`")] #[serde(rename = $word)] $variant),+ }

        // Each vocabulary has all three, whether or not a command asks for it.
        #[allow(dead_code)]
        impl $name {
            /// All of them, in the order of the schema.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

vocabulary! {
    /// A muscle, as the lifter calls it.
    Muscle {
        Chest = "chest", FrontDelts = "front-delts", SideDelts = "side-delts", RearDelts = "rear-delts",
        RotatorCuff = "rotator-cuff", Biceps = "biceps", Triceps = "triceps", Forearms = "forearms", Lats = "lats",
        UpperBack = "upper-back", Traps = "traps", LowerBack = "lower-back", Abs = "abs", Obliques = "obliques",
        HipFlexors = "hip-flexors", Glutes = "glutes", Abductors = "abductors", Adductors = "adductors",
        Quads = "quads", Hamstrings = "hamstrings", Calves = "calves", Shins = "shins", Neck = "neck",
    }
}

vocabulary! {
    /// What an exercise is done with.
    Equipment {
        None = "none", Bodyweight = "bodyweight", Barbell = "barbell", EzBar = "ez-bar", TrapBar = "trap-bar",
        Dumbbell = "dumbbell", Kettlebell = "kettlebell", WeightPlate = "weight-plate", Cable = "cable",
        Machine = "machine", SmithMachine = "smith-machine", ResistanceBand = "resistance-band",
        Suspension = "suspension", Rings = "rings", MedicineBall = "medicine-ball", StabilityBall = "stability-ball",
        AbWheel = "ab-wheel", Sled = "sled", BattleRopes = "battle-ropes", JumpRope = "jump-rope",
        Landmine = "landmine", Bench = "bench", PreacherBench = "preacher-bench",
        BackExtensionBench = "back-extension-bench", Rack = "rack", PullUpBar = "pull-up-bar", DipBars = "dip-bars",
        Box = "box", CardioMachine = "cardio-machine", Other = "other",
    }
}

vocabulary! {
    /// What is counted in a set of an exercise.
    Tracking {
        WeightReps = "weight_reps", BodyweightReps = "bodyweight_reps", Duration = "duration",
        WeightDuration = "weight_duration", DistanceDuration = "distance_duration", WeightDistance = "weight_distance",
    }
}

impl Tracking {
    /// How a weight is taken.
    #[must_use]
    pub fn loading(self) -> Loading {
        match self {
            Self::WeightReps | Self::WeightDuration | Self::WeightDistance => Loading::Loaded,
            Self::BodyweightReps => Loading::Bodyweight,
            Self::Duration | Self::DistanceDuration => Loading::Optional,
        }
    }
}

vocabulary! {
    /// The branch of training an exercise belongs to.
    Category {
        Strength = "strength", Powerlifting = "powerlifting", Olympic = "olympic", Strongman = "strongman",
        Plyometric = "plyometric", Cardio = "cardio", Mobility = "mobility",
    }
}

vocabulary! {
    /// How much practice an exercise asks for.
    Level { Beginner = "beginner", Intermediate = "intermediate", Advanced = "advanced" }
}

vocabulary! {
    /// Several joints or one.
    Mechanic { Compound = "compound", Isolation = "isolation" }
}

vocabulary! {
    /// The direction of the effort.
    Force { Push = "push", Pull = "pull", Static = "static" }
}

vocabulary! {
    /// How an exercise goes up from session to session.
    Progression {
        Double = "double", Linear = "linear", Reps = "reps", Time = "time", Distance = "distance", None = "none",
    }
}

/// The facts of an exercise that commands compute with.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// The id: lower-case words joined by hyphens, never renamed.
    pub id: Cow<'static, str>,
    /// The name on screen.
    pub name: Cow<'static, str>,
    /// Other names that find it.
    pub aliases: Vec<Cow<'static, str>>,
    /// What it is done with, the first of them first.
    pub equipment: Vec<Equipment>,
    /// What its sets count.
    pub tracking: Tracking,
    /// Its branch of training.
    pub category: Category,
    /// How much practice it asks for.
    pub level: Level,
    /// The muscles that do the work; each counts a hard set whole.
    pub primary: Vec<Muscle>,
    /// The muscles that help; each counts a hard set half.
    pub secondary: Vec<Muscle>,
    /// The share of body weight that is moved, 0 to 1.
    pub bodyweight_share: f64,
    /// What to plan when nothing else is said.
    pub plan: Plan,
    /// Where the definition came from.
    pub origin: Origin,
}

/// The default plan of an exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Sets a session.
    pub sets: u32,
    /// The lowest and highest repetitions of a set.
    pub reps: Option<(u32, u32)>,
    /// The shortest and longest hold, in seconds.
    pub seconds: Option<(u32, u32)>,
    /// Rest between sets, in seconds.
    pub rest: Option<u32>,
    /// The smallest step up, in kilograms.
    pub increment_kg: Option<f64>,
    /// How it goes up.
    pub progression: Progression,
}

/// Where an exercise's definition came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Built in.
    Bundled,
    /// One of the user's own.
    Custom,
    /// In the log only: no definition is known.
    Unknown,
}

impl Exercise {
    /// An exercise that the log names and nothing defines: shown under its id, counted by what its sets hold.
    #[must_use]
    pub fn unknown(id: &str) -> Self {
        Self {
            id: Cow::Owned(id.to_owned()),
            name: Cow::Owned(id.to_owned()),
            aliases: Vec::new(),
            equipment: Vec::new(),
            tracking: Tracking::WeightReps,
            category: Category::Strength,
            level: Level::Beginner,
            primary: Vec::new(),
            secondary: Vec::new(),
            bodyweight_share: 0.0,
            plan: Plan {
                sets: 3,
                reps: Some((8, 12)),
                seconds: None,
                rest: None,
                increment_kg: None,
                progression: Progression::Double,
            },
            origin: Origin::Unknown,
        }
    }

    /// Whether its sets can be hard sets of a muscle: cardio and mobility never are.
    #[must_use]
    pub fn builds_muscle(&self) -> bool {
        !matches!(self.category, Category::Cardio | Category::Mobility)
    }
}

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
    /// Two or three sentences: what it is, what leads, what it is for.
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
    /// What to do, in order.
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

impl Definition {
    /// Holds a definition against the rules that its types do not hold already.
    ///
    /// # Errors
    ///
    /// A sentence that names the field.
    pub fn checked(&self) -> Result<(), String> {
        let wrong = |field: &str, wanted: &str| Err(error::line_wrong(field, wanted));
        let is_slug = |id: &str| {
            let words = id.split('-').all(|word| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            });
            words && id.len() <= 48
        };
        let length = |text: &str, most: usize| (2..=most).contains(&text.chars().count());
        let lines = |lines: &[String]| {
            lines
                .iter()
                .all(|line| (3..=240).contains(&line.chars().count()))
        };
        let texts = [
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
        if !is_slug(&self.id) {
            return wrong(
                "id",
                "lower-case words joined by hyphens, at most 48 characters",
            );
        }
        if !length(&self.name, 60) || !self.aliases.iter().all(|alias| length(alias, 60)) {
            return wrong("name", "2 to 60 characters, and every alias too");
        }
        if !(20..=400).contains(&self.summary.chars().count()) {
            return wrong("summary", "20 to 400 characters");
        }
        if let Some((field, _)) = texts.iter().find(|(_, text)| !lines(text)) {
            return wrong(field, "lines of 3 to 240 characters");
        }
        if !(2..=10).contains(&self.steps.len()) {
            return wrong("steps", "2 to 10 lines");
        }
        if self
            .breathing
            .as_ref()
            .is_some_and(|text| text.chars().count() > 160)
        {
            return wrong("breathing", "at most 160 characters");
        }
        // None is allowed: of an exercise that came with an import nobody may know the muscles.
        if self.equipment.is_empty() || self.primary_muscles.len() > 3 {
            return wrong(
                "equipment or primary_muscles",
                "given: one piece at least, and three muscles at most",
            );
        }
        if !self
            .bodyweight_share
            .is_none_or(|share| (0.0..=1.0).contains(&share))
        {
            return wrong("bodyweight_share", "0 to 1");
        }
        self.defaults.as_ref().map_or(Ok(()), Defaults::checked)
    }
}

impl Defaults {
    fn checked(&self) -> Result<(), String> {
        let ordered = |range: Option<(u32, u32)>, most| {
            range.is_none_or(|(low, high)| 1 <= low && low <= high && high <= most)
        };
        let fits = self.sets.is_none_or(|sets| (1..=10).contains(&sets))
            && ordered(self.reps, 100)
            && ordered(self.seconds, u32::MAX)
            && self.rest_seconds.is_none_or(|rest| rest <= 600)
            && self
                .increment_kg
                .is_none_or(|kg| kg > 0.0 && kg.is_finite());
        if fits {
            Ok(())
        } else {
            Err(error::line_wrong("defaults", "numbers within bounds"))
        }
    }
}
