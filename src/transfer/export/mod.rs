//! What other apps' importers read: workouts with a start and an end, exercises by the app's own names.

pub mod hevy;
pub mod strong;

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::sets::{DistanceUnit, Set, Unit};
use crate::transfer::custom::says_assisted;

/// What a workout is called that has no name.
const UNNAMED: &str = "Workout";

/// What a file can hold only changed, or not at all: counted while it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Losses {
    /// Weights written in the file's unit instead of their own.
    pub weights: u64,
    /// That unit.
    pub weight_unit: &'static str,
    /// Distances written in the file's unit instead of their own.
    pub distances: u64,
    /// That unit, or those.
    pub distance_unit: &'static str,
    /// Sets whose rest has no place in the file.
    pub rests: u64,
}

impl Losses {
    /// None yet, for a file of these units.
    fn new(weight_unit: &'static str, distance_unit: &'static str) -> Self {
        Self {
            weights: 0,
            weight_unit,
            distances: 0,
            distance_unit,
            rests: 0,
        }
    }
}

/// How many sets are in which unit, to choose the unit of a file that holds one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units {
    kg: u64,
    lb: u64,
    metric: u64,
    miles: u64,
}

impl Units {
    /// Counts the sets of an entry.
    pub fn add(&mut self, sets: &[Set]) {
        for set in sets {
            match set.weight.map(|weight| weight.unit) {
                Some(Unit::Kg) => self.kg += 1,
                Some(Unit::Lb) => self.lb += 1,
                None => {}
            }
            match set.distance_unit() {
                Some(unit) if is_metric(unit) => self.metric += 1,
                Some(_) => self.miles += 1,
                None => {}
            }
        }
    }

    /// Both counts together.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self {
            kg: self.kg + other.kg,
            lb: self.lb + other.lb,
            metric: self.metric + other.metric,
            miles: self.miles + other.miles,
        }
    }

    /// The unit that most weights are in; `usual` where that is not decided.
    fn weight(self, usual: Unit) -> Unit {
        match self.kg.cmp(&self.lb) {
            std::cmp::Ordering::Greater => Unit::Kg,
            std::cmp::Ordering::Less => Unit::Lb,
            std::cmp::Ordering::Equal => usual,
        }
    }

    /// Miles where most distances are in miles, yards or feet, else kilometres.
    fn distance(self) -> DistanceUnit {
        if self.miles > self.metric {
            DistanceUnit::Mi
        } else {
            DistanceUnit::Km
        }
    }
}

fn is_metric(unit: DistanceUnit) -> bool {
    matches!(unit, DistanceUnit::M | DistanceUnit::Km)
}

/// The entries of one workout.
#[derive(Debug)]
struct Workout<'e> {
    name: &'e str,
    start: NaiveDateTime,
    end: NaiveDateTime,
    entries: Vec<&'e Entry<'e>>,
}

/// The workouts of a day: the entries of one name are one workout, from the earliest time known to the latest.
///
/// Where no time is known it is noon, which no other time zone makes another day. Apps know a workout by the minute it
/// began in, so none shares it.
fn workouts<'e>(date: NaiveDate, entries: &'e [Entry<'e>]) -> Vec<Workout<'e>> {
    let mut named: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for entry in entries {
        let name = entry
            .workout
            .as_deref()
            .filter(|name| !name.trim().is_empty())
            .unwrap_or(UNNAMED);
        match named.iter_mut().find(|(other, _)| *other == name) {
            Some((_, entries)) => entries.push(entry),
            None => named.push((name, vec![entry])),
        }
    }
    let noon = NaiveTime::from_hms_opt(12, 0, 0).expect("there is a noon");
    let mut taken = Vec::new();
    named
        .into_iter()
        .map(|(name, entries)| {
            let times = || entries.iter().filter_map(|entry| entry.time);
            let first = date.and_time(times().min().unwrap_or(noon));
            let last = date.and_time(times().max().unwrap_or(noon));
            let minute = |time: NaiveDateTime| time.format("%Y-%m-%d %H:%M").to_string();
            let mut start = first;
            while taken.contains(&minute(start)) {
                start += Duration::minutes(1);
            }
            taken.push(minute(start));
            Workout {
                name,
                start,
                end: last.max(start),
                entries,
            }
        })
        .collect()
}

/// What an app calls the exercises of the catalogue.
pub struct Names<'c> {
    catalogue: &'c Catalogue,
    app: &'static str,
    known: HashMap<String, Known>,
}

struct Known {
    plain: String,
    weighted: Option<String>,
    assisted: Option<String>,
}

impl<'c> Names<'c> {
    /// The names of an app, by its key in `import_names`.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, app: &'static str) -> Self {
        Self {
            catalogue,
            app,
            known: HashMap::new(),
        }
    }

    /// The name under which the app keeps such a set: its first name for the exercise, or our own. Help is a positive
    /// weight of an exercise of its own there, and so is a weight added, where the app says so.
    fn of(&mut self, id: &str, set: &Set) -> Cow<'_, str> {
        if !self.known.contains_key(id) {
            let known = self.look_up(id);
            self.known.insert(id.to_owned(), known);
        }
        let known = &self.known[id];
        let weight = set.weight.map_or(0.0, |weight| weight.value);
        if weight < 0.0 {
            return match &known.assisted {
                Some(name) => Cow::Borrowed(name),
                None => Cow::Owned(format!("{} (Assisted)", known.plain)),
            };
        }
        match &known.weighted {
            Some(name) if weight > 0.0 => Cow::Borrowed(name),
            _ => Cow::Borrowed(&known.plain),
        }
    }

    fn look_up(&self, id: &str) -> Known {
        let definition = self.catalogue.definition(id);
        let names = definition
            .as_ref()
            .and_then(|definition| definition.import_names.get(self.app));
        let names = names.map(Vec::as_slice).unwrap_or_default();
        let with = |word: &str| names.iter().find(|name| name.contains(word)).cloned();
        let plain = names
            .first()
            .cloned()
            .unwrap_or_else(|| self.catalogue.get_or_unknown(id).name.into_owned());
        Known {
            // Without such a name the weight stays with the plain one.
            weighted: with("Weighted"),
            // An exercise that came from such an app may say so in its own name.
            assisted: with("Assisted").or_else(|| says_assisted(&plain).then(|| plain.clone())),
            plain,
        }
    }
}

/// A number in another unit by the exact factor, free of the dust of binary fractions.
fn converted(value: f64, factor: f64) -> String {
    let text = format!("{:.8}", value * factor);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A text cell as these apps write it: always in quotes, and harmless to a spreadsheet.
fn quoted(cell: &str) -> String {
    format!(
        "\"{}\"",
        crate::transfer::csv::harmless(cell).replace('"', "\"\"")
    )
}

/// A number as these apps write it, nothing where there is none.
fn number(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
