//! Strong's CSV as its Android app wrote it from 2021 on: semicolons, and a unit beside every weight and distance.
//!
//! Of Strong's dialects this one keeps every number as typed, and other apps' importers, Hevy's among them, take it. They
//! want a time with every date, a number of seconds in every row, a duration, and texts in quotes even where empty.

use std::io::{self, Write};

use chrono::{Duration, NaiveDate};

use super::{Losses, Names, converted, number, quoted, workouts};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit};

const HEADER: &str = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration";

/// A writer of rows.
pub struct Rows<'c, W: Write> {
    to: W,
    names: Names<'c>,
    losses: Losses,
}

impl<'c, W: Write> Rows<'c, W> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// When `to` cannot be written.
    pub fn new(mut to: W, catalogue: &'c Catalogue) -> io::Result<Self> {
        writeln!(to, "{HEADER}")?;
        Ok(Self {
            to,
            names: Names::new(catalogue, "strong"),
            losses: Losses::new("kg or lb", "km or mi"),
        })
    }

    /// Writes the workouts of a day.
    ///
    /// # Errors
    ///
    /// When the rows cannot be written.
    pub fn day(&mut self, date: NaiveDate, entries: &[Entry]) -> io::Result<()> {
        for workout in workouts(date, entries) {
            let start = workout.start.format("%Y-%m-%d %H:%M:%S");
            let title = quoted(workout.name);
            let duration = duration(workout.end - workout.start);
            let mut last: Option<String> = None;
            let mut working = 0;
            for entry in workout.entries {
                let mut note = entry.note.as_deref();
                for set in entry.sets.iter() {
                    let name = quoted(&self.names.of(&entry.exercise, set));
                    if last.as_ref() != Some(&name) {
                        working = 0;
                    }
                    // Only working sets are numbered, the others have a letter.
                    let order = match set.kind {
                        SetKind::Working => {
                            working += 1;
                            working.to_string()
                        }
                        kind => kind.letter().to_uppercase(),
                    };
                    let numbers = self.numbers(set);
                    // The note stands on the first row and nowhere else.
                    let note = quoted(note.take().unwrap_or_default());
                    writeln!(
                        self.to,
                        r#"{start};{title};{name};{order};{numbers};{note};"";{duration}"#
                    )?;
                    last = Some(name);
                }
            }
        }
        Ok(())
    }

    /// Writes what is still held back; what the file could not hold as it was.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<Losses> {
        self.to.flush()?;
        Ok(self.losses)
    }

    /// Weight, its unit, repetitions, effort, distance, its unit, and seconds.
    fn numbers(&mut self, set: &Set) -> String {
        let weight = set.weight.map(|weight| {
            let unit = match weight.unit {
                Unit::Kg => "kg",
                Unit::Lb => "lbs",
            };
            (weight.value.abs(), unit)
        });
        let distance = match set.amount {
            Amount::Distance { value, unit, .. } => Some(self.distance(value, unit)),
            _ => None,
        };
        self.losses.rests += u64::from(set.rest.is_some());
        [
            number(weight.map(|(value, _)| value)),
            number(weight.map(|(_, unit)| unit)),
            number(set.reps()),
            number(set.rpe),
            number(distance.as_ref().map(|(value, _)| value)),
            number(distance.as_ref().map(|(_, unit)| unit)),
            set.seconds().unwrap_or(0.0).to_string(),
        ]
        .join(";")
    }

    /// Strong knows kilometres and miles; it writes a point behind the latter.
    fn distance(&mut self, value: f64, unit: DistanceUnit) -> (String, &'static str) {
        let (file, word) = if super::is_metric(unit) {
            (DistanceUnit::Km, "km")
        } else {
            (DistanceUnit::Mi, "mi.")
        };
        if unit == file {
            return (value.to_string(), word);
        }
        self.losses.distances += 1;
        (converted(value, unit.in_metres() / file.in_metres()), word)
    }
}

/// `2h 4m`, `28m`, `59s`.
fn duration(duration: Duration) -> String {
    let (hours, minutes) = (duration.num_hours(), duration.num_minutes() % 60);
    match (hours, minutes) {
        (0, 0) => format!("{}s", duration.num_seconds()),
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        (hours, minutes) => format!("{hours}h {minutes}m"),
    }
}
