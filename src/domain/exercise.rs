//! An exercise: the facts that every command needs.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::sets::Loading;

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
    /// The share of body weight that is moved, 0 to 1; `None` where nobody measured it, so that no volume and no
    /// maximum is made up.
    pub bodyweight_share: Option<f64>,
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
            bodyweight_share: None,
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
