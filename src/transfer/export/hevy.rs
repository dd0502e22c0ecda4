//! Hevy's `workout_data.csv`: one row a set, one unit a column, texts in quotes, numbers bare.

use std::io::{self, Write};

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::{Losses, Names, Units, converted, number, quoted, workouts};
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit};

/// The months as Hevy writes them in English, whatever the locale here.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A writer of rows.
pub struct Rows<'c, W: Write> {
    to: W,
    names: Names<'c>,
    weight: Unit,
    distance: DistanceUnit,
    losses: Losses,
}

impl<'c, W: Write> Rows<'c, W> {
    /// Writes the header; the units of the file are those of most sets, or `usual`.
    ///
    /// # Errors
    ///
    /// When `to` cannot be written.
    pub fn new(mut to: W, catalogue: &'c Catalogue, units: Units, usual: Unit) -> io::Result<Self> {
        let weight = units.weight(usual);
        let distance = units.distance();
        let weight_column = match weight {
            Unit::Kg => "weight_kg",
            Unit::Lb => "weight_lbs",
        };
        let distance_column = match distance {
            DistanceUnit::Mi => "distance_miles",
            _ => "distance_km",
        };
        writeln!(
            to,
            r#""title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","{weight_column}","reps","{distance_column}","duration_seconds","rpe""#
        )?;
        Ok(Self {
            to,
            names: Names::new(catalogue, "hevy"),
            weight,
            distance,
            losses: Losses::new(weight.word(), distance.word()),
        })
    }

    /// Writes the workouts of a day.
    ///
    /// # Errors
    ///
    /// When the rows cannot be written.
    pub fn day(&mut self, date: NaiveDate, entries: &[Entry]) -> io::Result<()> {
        for workout in workouts(date, entries) {
            let title = quoted(workout.name);
            let start = time(workout.start);
            let end = time(workout.end);
            let mut last = None;
            for entry in workout.entries {
                // Hevy keeps a note on one line, its line breaks as two characters.
                let note = entry.note.as_deref().unwrap_or_default();
                let note = quoted(&note.replace("\r\n", "\n").replace('\n', "\\n"));
                for set in entry.sets.iter() {
                    let name = quoted(&self.names.of(&entry.exercise, set));
                    let index = match last {
                        Some((other, index)) if other == name => index + 1,
                        _ => 0,
                    };
                    let numbers = self.numbers(set);
                    writeln!(
                        self.to,
                        r#"{title},"{start}","{end}","",{name},,{note},{index},"{}",{numbers}"#,
                        kind(set.kind),
                    )?;
                    last = Some((name, index));
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

    /// Weight, repetitions, distance, seconds and effort.
    fn numbers(&mut self, set: &Set) -> String {
        let weight = set.weight.map(|weight| {
            let size = weight.value.abs();
            if weight.unit == self.weight {
                return size.to_string();
            }
            self.losses.weights += 1;
            converted(size, weight.unit.in_kg() / self.weight.in_kg())
        });
        let distance = match set.amount {
            Amount::Distance { value, unit, .. } if unit == self.distance => {
                Some(value.to_string())
            }
            Amount::Distance { value, unit, .. } => {
                self.losses.distances += 1;
                Some(converted(
                    value,
                    unit.in_metres() / self.distance.in_metres(),
                ))
            }
            _ => None,
        };
        self.losses.rests += u64::from(set.rest.is_some());
        [
            number(weight),
            number(set.reps()),
            number(distance),
            number(set.seconds()),
            number(set.rpe),
        ]
        .join(",")
    }
}

/// `15 Sep 2025, 07:48`.
fn time(time: NaiveDateTime) -> String {
    format!(
        "{} {} {}, {:02}:{:02}",
        time.day(),
        MONTHS[time.month0() as usize],
        time.year(),
        time.hour(),
        time.minute()
    )
}

fn kind(kind: SetKind) -> &'static str {
    match kind {
        SetKind::Working => "normal",
        SetKind::Warmup => "warmup",
        SetKind::Drop => "dropset",
        SetKind::Failure => "failure",
    }
}
