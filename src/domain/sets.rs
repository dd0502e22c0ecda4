//! What was done in one set, as typed, and how a set is written back in the notation.

use std::fmt::{self, Write as _};

/// Kilograms in one pound: the international pound of 1959, exact.
pub const KG_PER_LB: f64 = 0.453_592_37;

/// The most sets that one entry may hold.
pub const MAX_SETS: usize = 30;
/// The most repetitions of one set.
pub const MAX_REPS: u32 = 1_000;
/// The heaviest weight that can be written down, in either unit.
pub const MAX_WEIGHT: f64 = 9_999.0;
/// The longest time of one set, in seconds: four days.
pub const MAX_SECONDS: f64 = 345_600.0;
/// The longest distance of one set, in its own unit.
pub const MAX_DISTANCE: f64 = 99_999.0;
/// The longest rest that is typed or planned, in seconds: an hour.
pub const MAX_REST: u32 = 3_600;
/// The longest rest that is kept, in seconds: a day, as an app may have measured it.
pub const MAX_KEPT_REST: u32 = 86_400;

/// A unit of weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Kilograms.
    #[default]
    Kg,
    /// Pounds avoirdupois.
    Lb,
}

impl Unit {
    /// The word of the notation and of the log.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kg => "kg",
            Self::Lb => "lb",
        }
    }

    /// The unit of a word, if it is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "kg" => Some(Self::Kg),
            "lb" => Some(Self::Lb),
            _ => None,
        }
    }

    /// How many kilograms one of it is.
    #[must_use]
    pub fn in_kg(self) -> f64 {
        match self {
            Self::Kg => 1.0,
            Self::Lb => KG_PER_LB,
        }
    }
}

/// A weight as typed; it is converted to compare and to add, never to store.
///
/// On a bodyweight exercise the value is signed: positive is added, negative is assistance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// The number as typed, finite, within ±[`MAX_WEIGHT`].
    pub value: f64,
    /// The unit as typed.
    pub unit: Unit,
}

impl Weight {
    /// The weight in kilograms.
    #[must_use]
    pub fn kg(self) -> f64 {
        self.value * self.unit.in_kg()
    }

    /// The number in a unit: as typed in its own, else converted.
    #[must_use]
    pub fn in_unit(self, unit: Unit) -> f64 {
        if self.unit == unit {
            self.value
        } else {
            self.kg() / unit.in_kg()
        }
    }

    /// A weight that stands alone, as typed: `100`, `102.5kg`, `225 lb`; a bare number is in `unit`.
    ///
    /// `None` for anything else, and for what is not above 0 and at most [`MAX_WEIGHT`].
    #[must_use]
    pub fn typed(text: &str, unit: Unit) -> Option<Self> {
        let lower = text.trim().to_ascii_lowercase();
        let digits = lower.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let unit = match &lower[digits.len()..] {
            "" => unit,
            "kg" | "kgs" => Unit::Kg,
            "lb" | "lbs" => Unit::Lb,
            _ => return None,
        };
        let digits = digits.trim_end();
        // No `inf`, `1e5` or `+5`, which are numbers to a program.
        let plain = digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let value: f64 = digits.parse().ok().filter(|_| plain)?;
        (value > 0.0 && value <= MAX_WEIGHT).then_some(Self { value, unit })
    }
}

/// A unit of distance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Metres.
    M,
    /// Kilometres.
    Km,
    /// Miles, 1609.344 m.
    Mi,
    /// Yards, 0.9144 m.
    Yd,
    /// Feet, 0.3048 m.
    Ft,
}

impl DistanceUnit {
    /// All units with their words.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::M, "m"),
        (Self::Km, "km"),
        (Self::Mi, "mi"),
        (Self::Yd, "yd"),
        (Self::Ft, "ft"),
    ];

    /// The word of the notation and of the log.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::M => "m",
            Self::Km => "km",
            Self::Mi => "mi",
            Self::Yd => "yd",
            Self::Ft => "ft",
        }
    }

    /// The unit of a word, if it is one.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(unit, _)| unit)
    }

    /// How many metres one of it is: exact, by the international yard of 1959.
    #[must_use]
    pub fn in_metres(self) -> f64 {
        match self {
            Self::M => 1.0,
            Self::Km => 1_000.0,
            Self::Mi => 1_609.344,
            Self::Yd => 0.914_4,
            Self::Ft => 0.304_8,
        }
    }
}

/// What a set counts: one of repetitions, time or distance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// Repetitions, 0 (a failed try) to [`MAX_REPS`].
    Reps(u32),
    /// A time held, in seconds, above 0 up to [`MAX_SECONDS`].
    Time(f64),
    /// A distance covered, with the time it took when known.
    Distance {
        /// How far, in `unit`, above 0 up to [`MAX_DISTANCE`].
        value: f64,
        /// The unit as typed.
        unit: DistanceUnit,
        /// How long it took, in seconds.
        seconds: Option<f64>,
    },
}

/// Which sort of set it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SetKind {
    /// A working set.
    #[default]
    Working,
    /// A warm-up: shown, never counted.
    Warmup,
    /// A drop set: less weight, straight after another set.
    Drop,
    /// A working set taken to failure.
    Failure,
}

impl SetKind {
    /// The word of the log; a working set has none.
    #[must_use]
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Working => None,
            Self::Warmup => Some("warmup"),
            Self::Drop => Some("drop"),
            Self::Failure => Some("failure"),
        }
    }

    /// The kind of a word of the log.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Warmup, Self::Drop, Self::Failure]
            .into_iter()
            .find(|kind| kind.word() == Some(word))
    }

    /// The letter of the notation.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Working => "",
            Self::Warmup => "w",
            Self::Drop => "d",
            Self::Failure => "f",
        }
    }
}

/// One set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Set {
    /// What was counted.
    pub amount: Amount,
    /// The weight as typed; `None` is body weight, or no weight at all.
    pub weight: Option<Weight>,
    /// Which sort of set.
    pub kind: SetKind,
    /// Rate of perceived exertion, 1 to 10; 10 minus it are the repetitions left in reserve.
    pub rpe: Option<f64>,
    /// The rest after the set, in seconds.
    pub rest: Option<u32>,
}

impl Set {
    /// Whether the set counts: every set but a warm-up.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.kind != SetKind::Warmup
    }

    /// The repetitions, if that is what it counts.
    #[must_use]
    pub fn reps(&self) -> Option<u32> {
        match self.amount {
            Amount::Reps(reps) => Some(reps),
            _ => None,
        }
    }

    /// The time in seconds, of a hold or of a timed distance.
    #[must_use]
    pub fn seconds(&self) -> Option<f64> {
        match self.amount {
            Amount::Reps(_) => None,
            Amount::Time(seconds) => Some(seconds),
            Amount::Distance { seconds, .. } => seconds,
        }
    }

    /// The distance in metres, if that is what it counts.
    #[must_use]
    pub fn metres(&self) -> Option<f64> {
        match self.amount {
            Amount::Distance { value, unit, .. } => Some(value * unit.in_metres()),
            _ => None,
        }
    }

    /// The unit of the distance, if that is what it counts.
    #[must_use]
    pub fn distance_unit(&self) -> Option<DistanceUnit> {
        match self.amount {
            Amount::Distance { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// Whether nothing but the number of sets would tell it from `other` in the notation.
    #[must_use]
    fn same_but_rest(&self, other: &Self) -> bool {
        Self {
            rest: None,
            ..*self
        } == Self {
            rest: None,
            ..*other
        }
    }
}

/// How an exercise takes a weight; the exercise decides what no weight means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loading {
    /// A weight always, `@bw` to say that there was none.
    Loaded,
    /// The body, with weight added (`@+10`) or taken off (`@-10`).
    Bodyweight,
    /// A weight is possible: holds and distances.
    Optional,
}

/// The sets in the notation that [`crate::domain::notation`] reads, every unit written out.
///
/// Sets that follow each other and are equal are written as one item (`3x12@40kg`).
#[must_use]
pub fn notation(sets: &[Set], loading: Loading) -> String {
    let mut text = String::new();
    // Beside a set with a weight, one without would read as if it shared it.
    let bare_is_written = loading == Loading::Loaded || sets.iter().any(|set| set.weight.is_some());
    for run in sets.chunk_by(Set::same_but_rest) {
        if !text.is_empty() {
            text.push(' ');
        }
        write_item(&mut text, run, loading, bare_is_written)
            .expect("writing to a string cannot fail");
    }
    write_rests(&mut text, sets).expect("writing to a string cannot fail");
    text
}

fn write_item(
    text: &mut String,
    run: &[Set],
    loading: Loading,
    bare_is_written: bool,
) -> fmt::Result {
    let set = &run[0];
    if run.len() > 1 {
        write!(text, "{}x", run.len())?;
    }
    match set.amount {
        Amount::Reps(reps) => write!(text, "{reps}")?,
        Amount::Time(seconds) => write!(text, "{seconds}s")?,
        Amount::Distance {
            value,
            unit,
            seconds,
        } => {
            write!(text, "{value}{}", unit.word())?;
            if let Some(seconds) = seconds {
                write!(text, "/{seconds}s")?;
            }
        }
    }
    match (set.weight, loading) {
        (Some(weight), Loading::Bodyweight) => {
            write!(text, "@{:+}{}", weight.value, weight.unit.word())?;
        }
        (Some(weight), _) => write!(text, "@{}{}", weight.value, weight.unit.word())?,
        (None, _) if bare_is_written => text.push_str("@bw"),
        (None, _) => {}
    }
    // No repetition is a try that failed, whatever an import or an editor called it.
    text.push_str(match set.amount {
        Amount::Reps(0) => SetKind::Failure.letter(),
        _ => set.kind.letter(),
    });
    if let Some(rpe) = set.rpe {
        write!(text, "rpe{rpe}")?;
    }
    Ok(())
}

/// `rest90s` for all sets alike, else one rest a set, `0s` where none is known.
fn write_rests(text: &mut String, sets: &[Set]) -> fmt::Result {
    let Some(first) = sets.first() else {
        return Ok(());
    };
    if sets.iter().all(|set| set.rest == first.rest) {
        return match first.rest {
            Some(rest) => write!(text, " rest{rest}s"),
            None => Ok(()),
        };
    }
    for (i, set) in sets.iter().enumerate() {
        let rest = set.rest.unwrap_or(0);
        if i == 0 {
            write!(text, " rest{rest}s")?;
        } else {
            write!(text, "/{rest}s")?;
        }
    }
    Ok(())
}
