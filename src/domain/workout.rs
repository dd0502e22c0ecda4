//! A workout: days in order, each with exercises, how much of each, and how it goes up.
//!
//! `data/workouts/*.json` and the user's own `workouts/*.json` hold one each; [`text`] has the form that is quick to
//! write by hand.

pub mod text;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use crate::domain::catalogue::Catalogue;
use crate::domain::exercise::{Equipment, Exercise, Origin, Progression, Tracking};
use crate::domain::json::{self, Mistake, Step};
use crate::domain::key::key;
use crate::domain::sets::MAX_REST;
use crate::error::{self, is_unsafe};

static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/workouts.txt"));

// Where each of them ends; the build script wrote this.
include!(concat!(env!("OUT_DIR"), "/workouts.rs"));

/// The most days of a workout.
pub const MAX_DAYS: usize = 14;
/// The most exercises of a day.
pub const MAX_ITEMS: usize = 30;
/// The most sets of an exercise.
pub const MAX_SETS: u32 = 20;
/// The most repetitions, seconds or metres of a set.
pub const MAX_AMOUNT: u32 = 10_000;
/// The largest increment, in kilograms.
pub const MAX_INCREMENT: f64 = 100.0;

/// A workout as a file holds it.
///
/// Unknown fields are errors, so that a typing mistake in a file of one's own shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Workout {
    /// 1.
    pub schema_version: u32,
    /// The id and the file's name: lower-case words joined by hyphens, at most 48 characters.
    pub id: String,
    /// The name on screen, 2 to 60 characters.
    pub name: String,
    /// What it is and for whom, at most 400 characters; lists show the first sentence.
    #[serde(default)]
    pub summary: String,
    /// On how many days a week it is meant to be trained, 1 to 7, rising: `[3, 6]` is 3 or 6. Empty for any day.
    #[serde(default)]
    pub days_a_week: Vec<u32>,
    /// Which day follows which.
    #[serde(default)]
    pub order: Order,
    /// The days in their order, 1 to 14.
    pub days: Vec<Day>,
}

/// Which day of a workout follows which.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Order {
    /// The day behind the one last trained, whenever that was; behind the last comes the first.
    #[default]
    #[serde(rename = "in-turn")]
    InTurn,
    /// As in turn, but every week begins with the first day.
    #[serde(rename = "weekly")]
    Weekly,
}

/// A day of a workout.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// What it is called, 1 to 30 characters without a backslash; no two days of a workout are called the same.
    pub name: String,
    /// Its exercises in order, 1 to 30; none stands twice.
    pub items: Vec<Item>,
}

/// An exercise of a day. Exactly one of `reps`, `seconds` and `metres` is given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The exercise's id, or another name of it.
    pub exercise: String,
    /// Working sets, 1 to 20.
    pub sets: u32,
    /// The lowest and highest repetitions of a set; `[5, 5]` is 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reps: Option<(u32, u32)>,
    /// The shortest and longest hold, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<(u32, u32)>,
    /// The shortest and longest way, in metres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<(u32, u32)>,
    /// Rest between sets, in seconds, at most an hour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_seconds: Option<u32>,
    /// How it goes up; without it, as the exercise does by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub progression: Option<Progression>,
    /// What is added to the load, in kilograms, above 0 up to 100; without it, the exercise's own step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub increment_kg: Option<f64>,
}

/// What the numbers of a plan count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// Repetitions.
    Reps,
    /// Seconds of a hold.
    Seconds,
    /// Metres of a way.
    Metres,
}

impl Counts {
    /// The name of the field.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reps => "reps",
            Self::Seconds => "seconds",
            Self::Metres => "metres",
        }
    }

    /// Whether sets of an exercise can be counted so.
    #[must_use]
    pub fn fits(self, tracking: Tracking) -> bool {
        match self {
            Self::Reps => matches!(tracking, Tracking::WeightReps | Tracking::BodyweightReps),
            Self::Seconds => matches!(
                tracking,
                Tracking::Duration | Tracking::WeightDuration | Tracking::DistanceDuration
            ),
            Self::Metres => {
                matches!(
                    tracking,
                    Tracking::WeightDistance | Tracking::DistanceDuration
                )
            }
        }
    }
}

impl Item {
    /// What a set counts, and its range.
    #[must_use]
    pub fn amount(&self) -> (Counts, (u32, u32)) {
        match (self.reps, self.seconds, self.metres) {
            (Some(range), _, _) => (Counts::Reps, range),
            (_, Some(range), _) => (Counts::Seconds, range),
            (_, _, range) => (Counts::Metres, range.unwrap_or((1, 1))),
        }
    }

    /// Whether two items ask for the same, so that a session of one is a session of the other.
    #[must_use]
    pub fn asks_for_the_same(&self, other: &Self) -> bool {
        (self.sets, self.amount()) == (other.sets, other.amount())
    }

    /// How it goes up.
    #[must_use]
    pub fn progression(&self, exercise: &Exercise) -> Progression {
        self.progression
            .unwrap_or_else(|| match (exercise.plan.progression, self.amount()) {
                // A lift that goes up by a fixed number of repetitions has none to aim at in a range.
                (Progression::Linear, (_, (low, high))) if low < high => Progression::Double,
                (own, _) => own,
            })
    }

    /// What is added to the load, in kilograms.
    #[must_use]
    pub fn increment_kg(&self, exercise: &Exercise) -> f64 {
        self.increment_kg
            .or(exercise.plan.increment_kg)
            .unwrap_or(2.5)
    }
}

impl Workout {
    /// Reads a workout from JSON.
    ///
    /// # Errors
    ///
    /// The first mistake, with its line and field.
    pub fn read(text: &str) -> Result<Self, Mistake> {
        let workout: Self =
            serde_json::from_str(text).map_err(|error| json::mistake(text, &error))?;
        match workout.first_mistake() {
            None => Ok(workout),
            Some((path, what)) => Err(Mistake {
                line: json::line_of(text, &path),
                what,
            }),
        }
    }

    /// The built-in workouts, by id.
    pub fn bundled() -> impl Iterator<Item = Self> {
        texts().map(|text| serde_json::from_str(text).expect("a test reads every built-in workout"))
    }

    /// The built-in workout of an id.
    #[must_use]
    pub fn bundled_as(id: &str) -> Option<Self> {
        // Nothing else in a workout is called so: only one text has to be read.
        let own = format!("\"id\":\"{id}\"");
        let text = texts().find(|text| text.contains(&own))?;
        Some(serde_json::from_str(text).expect("a test reads every built-in workout"))
    }

    /// The JSON form, an exercise a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::from("{\n  \"schema_version\": 1,\n");
        self.write_json(&mut text)
            .expect("writing to a string cannot fail");
        text
    }

    fn write_json(&self, text: &mut String) -> std::fmt::Result {
        let quoted = |words: &str| serde_json::to_string(words).expect("a string is always JSON");
        let order = serde_json::to_string(&self.order).expect("a word is always JSON");
        writeln!(text, "  \"id\": {},", quoted(&self.id))?;
        writeln!(text, "  \"name\": {},", quoted(&self.name))?;
        writeln!(text, "  \"summary\": {},", quoted(&self.summary))?;
        let days_a_week: Vec<String> = self.days_a_week.iter().map(u32::to_string).collect();
        writeln!(text, "  \"days_a_week\": [{}],", days_a_week.join(", "))?;
        writeln!(text, "  \"order\": {order},\n  \"days\": [")?;
        for (at, day) in self.days.iter().enumerate() {
            writeln!(
                text,
                "    {{\n      \"name\": {},\n      \"items\": [",
                quoted(&day.name)
            )?;
            for (at, item) in day.items.iter().enumerate() {
                let (counts, (low, high)) = item.amount();
                write!(
                    text,
                    "        {{ \"exercise\": {}, \"sets\": {}, \"{}\": [{low}, {high}]",
                    quoted(&item.exercise),
                    item.sets,
                    counts.word()
                )?;
                if let Some(rest) = item.rest_seconds {
                    write!(text, ", \"rest_seconds\": {rest}")?;
                }
                if let Some(progression) = item.progression {
                    write!(text, ", \"progression\": \"{}\"", progression.word())?;
                }
                if let Some(increment) = item.increment_kg {
                    write!(text, ", \"increment_kg\": {increment}")?;
                }
                text.push_str(if at + 1 < day.items.len() {
                    " },\n"
                } else {
                    " }\n"
                });
            }
            text.push_str("      ]\n");
            text.push_str(if at + 1 < self.days.len() {
                "    },\n"
            } else {
                "    }\n"
            });
        }
        text.push_str("  ]\n}\n");
        Ok(())
    }

    /// The first thing that the types do not rule out, and where it is.
    #[must_use]
    pub fn first_mistake(&self) -> Option<(Vec<Step>, String)> {
        use Step::Field;
        let wrong = |field: &'static str, wanted: &str| {
            Some((vec![Field(field)], error::line_wrong(field, wanted)))
        };
        if self.schema_version != 1 {
            return wrong("schema_version", "1");
        }
        if !is_id(&self.id) {
            return wrong("id", ID);
        }
        if !is_line(&self.name, 2..=60) {
            return wrong("name", "2 to 60 characters on one line");
        }
        if !self.summary.is_empty() && !is_line(&self.summary, 1..=400) {
            return wrong("summary", "at most 400 characters on one line");
        }
        let rises = self.days_a_week.windows(2).all(|pair| pair[0] < pair[1]);
        if !rises || !self.days_a_week.iter().all(|days| (1..=7).contains(days)) {
            return wrong(
                "days_a_week",
                "a rising list of numbers from 1 to 7, as [3] or [2, 3]",
            );
        }
        if !(1..=MAX_DAYS).contains(&self.days.len()) {
            return wrong("days", "a list of 1 to 14 days");
        }
        self.days.iter().enumerate().find_map(|(at, day)| {
            let again = self.days[..at]
                .iter()
                .any(|other| key(&other.name) == key(&day.name));
            let (path, what) = day.first_mistake(again)?;
            let lead = [Field("days"), Step::Element(at)];
            Some((lead.into_iter().chain(path).collect(), what))
        })
    }

    /// The exercises that are not known, or whose sets are not counted as an item asks: where, and what is wrong.
    #[must_use]
    pub fn misfits(&self, catalogue: &Catalogue) -> Vec<(Vec<Step>, String)> {
        let mut misfits = Vec::new();
        for (day_at, day) in self.days.iter().enumerate() {
            for (at, item) in day.items.iter().enumerate() {
                let exercise = resolve(catalogue, &item.exercise);
                let (counts, _) = item.amount();
                let (field, what) = if exercise.origin == Origin::Unknown {
                    let near = catalogue.find(&item.exercise, &[]).err();
                    let near = near.and_then(|failure| failure.hints.first().cloned());
                    (
                        "exercise",
                        error::not_an_exercise(&item.exercise, near.as_deref()),
                    )
                } else if counts.fits(exercise.tracking) {
                    continue;
                } else {
                    let right = counted(exercise.tracking);
                    (
                        counts.word(),
                        error::counted_otherwise(&exercise.id, counts.word(), right),
                    )
                };
                let path = vec![
                    Step::Field("days"),
                    Step::Element(day_at),
                    Step::Field("items"),
                    Step::Element(at),
                    Step::Field(field),
                ];
                misfits.push((path, what));
            }
        }
        misfits
    }

    /// Names every exercise by the one that its history belongs to now, as `owner` tells it.
    pub fn follow(&mut self, catalogue: &Catalogue, owner: impl Fn(&str) -> String) {
        for item in self.days.iter_mut().flat_map(|day| &mut day.items) {
            let id = catalogue.exact(&item.exercise);
            let id = id.unwrap_or_else(|| item.exercise.clone());
            let now = owner(&id);
            if now != id {
                item.exercise = now;
            }
        }
    }

    /// How the log names a day of it: `posterior-chain / A`.
    #[must_use]
    pub fn label(&self, day: usize) -> String {
        format!("{}{BETWEEN}{}", self.id, self.days[day].name)
    }

    /// What the label of an entry says of this workout.
    #[must_use]
    pub fn belongs(&self, label: &str) -> Belongs {
        let Some((id, day)) = label.split_once(BETWEEN).filter(|(id, _)| is_id(id)) else {
            return Belongs::Unsaid;
        };
        if id != self.id {
            return Belongs::Elsewhere;
        }
        let named = self.days.iter().position(|one| key(&one.name) == key(day));
        // A day that was renamed since is told by its exercises.
        named.map_or(Belongs::Unsaid, Belongs::Day)
    }

    /// The day of a name, or of the only beginning that fits.
    #[must_use]
    pub fn day_named(&self, name: &str) -> Option<usize> {
        let typed = key(name);
        let keys = || self.days.iter().map(|day| key(&day.name));
        if let Some(day) = keys().position(|key| key == typed) {
            return Some(day);
        }
        let mut fits = keys()
            .enumerate()
            .filter(|(_, key)| !typed.is_empty() && key.starts_with(&typed));
        match (fits.next(), fits.next()) {
            (Some((day, _)), None) => Some(day),
            _ => None,
        }
    }

    /// The days in words: `3`, `2 or 3`, `any day`.
    #[must_use]
    pub fn how_often(&self) -> String {
        let days: Vec<String> = self.days_a_week.iter().map(u32::to_string).collect();
        match days.as_slice() {
            [] => "any day".to_owned(),
            [one] => one.clone(),
            [many @ .., last] => format!("{} or {last}", many.join(", ")),
        }
    }

    /// The first sentence of the summary.
    #[must_use]
    pub fn first_sentence(&self) -> &str {
        self.summary
            .split_inclusive(". ")
            .next()
            .unwrap_or_default()
            .trim_end()
    }

    /// What its exercises are done with, each piece once, in the order of the vocabulary. The body is not named, and of
    /// weights that would do as well as each other only one is.
    #[must_use]
    pub fn equipment(&self, catalogue: &Catalogue) -> Vec<Equipment> {
        let mut needed = BTreeSet::new();
        let mut choices = Vec::new();
        for item in self.days.iter().flat_map(|day| &day.items) {
            let pieces = resolve(catalogue, &item.exercise).equipment;
            let is_body = |one: &Equipment| matches!(one, Equipment::None | Equipment::Bodyweight);
            let (weights, fixed): (Vec<_>, Vec<_>) = pieces
                .iter()
                .filter(|one| !is_body(one))
                .partition(|one| WEIGHTS.contains(one));
            needed.extend(fixed);
            match weights.as_slice() {
                // Beside the body, a weight is one way among others.
                [_] if pieces.iter().any(is_body) => {}
                [one] => {
                    needed.insert(*one);
                }
                several => choices.push(several.to_vec()),
            }
        }
        for weights in choices {
            if !weights.iter().any(|one| needed.contains(one)) {
                needed.extend(weights.first());
            }
        }
        needed.into_iter().collect()
    }
}

/// Weights of which one stands for another.
const WEIGHTS: [Equipment; 6] = [
    Equipment::Barbell,
    Equipment::EzBar,
    Equipment::TrapBar,
    Equipment::Dumbbell,
    Equipment::Kettlebell,
    Equipment::WeightPlate,
];

/// Where a workout can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On any floor.
    Anywhere,
    /// With what fits into a room.
    Home,
    /// With bars, racks, cables or machines.
    Gym,
}

impl Place {
    /// The place that pieces of equipment ask for.
    #[must_use]
    pub fn of(equipment: &[Equipment]) -> Self {
        use Equipment as E;
        let heavy = [
            E::Barbell,
            E::EzBar,
            E::TrapBar,
            E::Cable,
            E::Machine,
            E::SmithMachine,
            E::Sled,
            E::Landmine,
            E::PreacherBench,
            E::BackExtensionBench,
            E::Rack,
            E::DipBars,
            E::CardioMachine,
        ];
        if equipment.is_empty() {
            Self::Anywhere
        } else if equipment.iter().any(|one| heavy.contains(one)) {
            Self::Gym
        } else {
            Self::Home
        }
    }

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Home => "home",
            Self::Gym => "gym",
        }
    }
}

/// Where an entry belongs by its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// To this day of the workout.
    Day(usize),
    /// To another workout.
    Elsewhere,
    /// The label says nothing of workouts, as those of other apps.
    Unsaid,
}

impl Day {
    fn first_mistake(&self, again: bool) -> Option<(Vec<Step>, String)> {
        use Step::Field;
        let wrong = |field: &'static str, wanted: &str| {
            Some((vec![Field(field)], error::line_wrong(field, wanted)))
        };
        // A backslash would be an escape where a session names its workout.
        let is_name = is_line(&self.name, 1..=30) && !self.name.contains('\\');
        if !is_name || key(&self.name).is_empty() {
            return wrong(
                "name",
                "1 to 30 characters on one line, without a backslash",
            );
        }
        if again {
            return wrong("name", "a name of its own: another day is called so");
        }
        if !(1..=MAX_ITEMS).contains(&self.items.len()) {
            return wrong("items", "a list of 1 to 30 exercises");
        }
        self.items.iter().enumerate().find_map(|(at, item)| {
            let again = self.items[..at]
                .iter()
                .any(|other| other.exercise == item.exercise);
            let (field, what) = item.first_mistake(again)?;
            let path = vec![Field("items"), Step::Element(at), Field(field)];
            Some((path, what))
        })
    }
}

impl Item {
    fn first_mistake(&self, again: bool) -> Option<(&'static str, String)> {
        let wrong = |field, wanted: &str| Some((field, error::line_wrong(field, wanted)));
        let amounts = [
            ("reps", self.reps),
            ("seconds", self.seconds),
            ("metres", self.metres),
        ];
        let mut given = amounts
            .iter()
            .filter_map(|(name, range)| Some((*name, (*range)?)));
        let bounds = |(low, high): (u32, u32)| 1 <= low && low <= high && high <= MAX_AMOUNT;
        if !is_line(&self.exercise, 1..=60) {
            return wrong("exercise", "the id of an exercise");
        }
        if again {
            return wrong("exercise", "an exercise that the day does not have already");
        }
        if !(1..=MAX_SETS).contains(&self.sets) {
            return wrong("sets", "1 to 20");
        }
        let (Some((field, range)), None) = (given.next(), given.next()) else {
            return Some(("exercise", error::one_amount()));
        };
        if !bounds(range) {
            return wrong(field, "a range as [8, 12], from 1 to 10000");
        }
        if self.progression == Some(Progression::Linear) && range.0 != range.1 {
            return wrong("progression", "one for a range: linear aims at one number");
        }
        if self.rest_seconds.is_some_and(|rest| rest > MAX_REST) {
            return wrong("rest_seconds", "0 to 3600");
        }
        let fits = |kg: f64| kg > 0.0 && kg <= MAX_INCREMENT;
        if !self.increment_kg.is_none_or(fits) {
            return wrong("increment_kg", "above 0 and at most 100");
        }
        None
    }
}

/// What stands between a workout and its day in a label.
const BETWEEN: &str = " / ";

/// What a line of a session begins with that names the workout of the entries below it.
const HEADING: &str = "# workout:";

/// The line of a session that names the workout of the entries below it, or that they have none.
#[must_use]
pub fn heading(label: Option<&str>) -> String {
    match label {
        Some(label) => format!("{HEADING} {label}"),
        None => HEADING.to_owned(),
    }
}

/// The workout that such a line names, empty for none. Any other line that begins with `#` is a remark.
#[must_use]
pub fn of_heading(line: &str) -> Option<&str> {
    line.strip_prefix(HEADING).map(str::trim)
}

/// What an id is.
pub const ID: &str = "lower-case words joined by hyphens, at most 48 characters";

/// Whether a text can be the id of a workout.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(plain);
    // `none` is what the settings say when no workout is in use.
    text.len() <= 48 && text.split('-').all(is_word) && text != "none"
}

fn is_line(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.chars().count()) && text.trim() == text && !text.chars().any(is_unsafe)
}

/// The exercise that an item names; of one that is not known, its name alone.
#[must_use]
pub fn resolve(catalogue: &Catalogue, name: &str) -> Exercise {
    let id = catalogue.exact(name);
    catalogue.get_or_unknown(id.as_deref().unwrap_or(name))
}

/// What sets of an exercise count, for a plan.
fn counted(tracking: Tracking) -> &'static str {
    let all = [Counts::Reps, Counts::Seconds, Counts::Metres];
    let fits = all.into_iter().find(|counts| counts.fits(tracking));
    fits.map_or("reps", Counts::word)
}

fn texts() -> impl Iterator<Item = &'static str> {
    let mut start = 0;
    ENDS.iter().map(move |end| {
        let text = &TEXTS[start..*end as usize];
        start = *end as usize;
        text
    })
}

#[cfg(test)]
mod tests;
