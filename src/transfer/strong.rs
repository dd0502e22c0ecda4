//! Strong: eight headers since 2015, one row a set, with rows for rests and notes among them.
//!
//! | years | header |
//! |---|---|
//! | iOS 2015 | `…,Set Order,kg,Reps,km,Seconds,Notes`, or `lb` and `mi` |
//! | iOS 2017 and 2020, also German and French | `…,Weight,Reps,Distance,…`: the account's unit, which is not in the file |
//! | Android 2018 | `…;Weight;Weight Unit;…;Distance;Distance Unit;…` |
//! | Android 2023 | `…;"Weight (kg)";…;"Distance (meters)";…`: pounds are converted |

use crate::domain::sets::{DistanceUnit, SetKind, Unit};
use crate::error::{self, Failure};
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "strong",
    title: "Strong",
    how: "Profile > Settings > Export Strong Data",
    beside: "of rests and notes",
    converts_pounds: true,
    newest_first: false,
    fits: |header| {
        header.any(DATE).is_some()
            && [EXERCISE, ORDER, REPS]
                .iter()
                .all(|names| header.any(names).is_some())
    },
    open,
};

const DATE: &[&str] = &["date", "datum"];
const WORKOUT: &[&str] = &["workout name", "workout-name", "nom de l'entraînement"];
const EXERCISE: &[&str] = &["exercise name", "name der übung", "nom de l'exercice"];
const ORDER: &[&str] = &["set order", "reihenfolge festlegen", "ordre de la série"];
const REPS: &[&str] = &["reps", "wiederh.", "réps"];
const SECONDS: &[&str] = &["seconds", "sekunden", "secondes"];
const NOTES: &[&str] = &["notes", "notizen"];
const WORKOUT_NOTES: &[&str] = &["workout notes", "workout-notizen", "notes d'entraînement"];
const DURATION: &[&str] = &[
    "duration",
    "dauer",
    "durée",
    "workout duration",
    "duration (sec)",
];
/// A workout that took longer ran on because nobody stopped it, in seconds.
const FORGOTTEN: f64 = 12.0 * 3_600.0;

struct Columns {
    date: Option<usize>,
    workout: Option<usize>,
    exercise: Option<usize>,
    order: Option<usize>,
    weight: Option<usize>,
    weight_unit: Option<usize>,
    unit: Option<Unit>,
    reps: Option<usize>,
    rpe: Option<usize>,
    distance: Option<usize>,
    distance_unit: Option<usize>,
    far: Option<DistanceUnit>,
    seconds: Option<usize>,
    notes: Option<usize>,
    workout_notes: Option<usize>,
    duration: Option<usize>,
}

/// What is known from the rows before.
struct Memory {
    dates: Dates,
    /// The workout whose forgotten timer was said: once, not with every set.
    said: String,
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "what every format's `open` answers"
)]
fn open(header: &Header, settings: &Settings) -> Result<ReadRow, Failure> {
    let columns = Columns::of(header, settings);
    let mut memory = Memory {
        dates: Dates::new(settings),
        said: String::new(),
    };
    Ok(Box::new(move |row: &Row| columns.read(row, &mut memory)))
}

impl Columns {
    fn of(header: &Header, settings: &Settings) -> Self {
        let (weight, unit) = column(
            header,
            &[
                ("weight (kg)", Some(Unit::Kg)),
                ("weight (lbs)", Some(Unit::Lb)),
                ("weight (lb)", Some(Unit::Lb)),
                ("kg", Some(Unit::Kg)),
                ("lb", Some(Unit::Lb)),
                ("lbs", Some(Unit::Lb)),
                ("weight", settings.unit),
                ("gewicht", settings.unit),
                ("poids", settings.unit),
            ],
        );
        let of_account = settings.unit.map(values::far_unit);
        let (distance, far) = column(
            header,
            &[
                ("distance (meters)", Some(DistanceUnit::M)),
                ("distance (m)", Some(DistanceUnit::M)),
                ("distance (km)", Some(DistanceUnit::Km)),
                ("distance (miles)", Some(DistanceUnit::Mi)),
                ("km", Some(DistanceUnit::Km)),
                ("mi", Some(DistanceUnit::Mi)),
                ("distance", of_account),
                ("entfernung", of_account),
            ],
        );
        Self {
            date: header.any(DATE),
            workout: header.any(WORKOUT),
            exercise: header.any(EXERCISE),
            order: header.any(ORDER),
            weight,
            weight_unit: header.at("weight unit"),
            unit,
            reps: header.any(REPS),
            rpe: header.at("rpe"),
            distance,
            distance_unit: header.at("distance unit"),
            far,
            seconds: header.any(SECONDS),
            notes: header.any(NOTES),
            workout_notes: header.any(WORKOUT_NOTES),
            duration: header.any(DURATION),
        }
    }

    fn read<'r>(&self, row: &Row<'r>, memory: &mut Memory) -> Result<Read<'r>, Refused> {
        let date = row.get(self.date);
        let when = memory.dates.read(date)?;
        let exercise = row.get(self.exercise);
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let reps = values::reps(row.get(self.reps))?;
        let weight = row.get(self.weight);
        let seconds = values::number_or_zero("seconds", row.get(self.seconds))?;
        let distance = row.get(self.distance);
        let note = row.get(self.notes);
        let counts = reps.unwrap_or(0) > 0
            || values::number_or_zero("distance", distance)? != 0.0
            || values::number_or_zero("weight", weight)? != 0.0;
        let mut far = None;
        let what = match Order::of(row.get(self.order)) {
            Order::Set(kind) => {
                far = values::distance_in(distance, row.get(self.distance_unit), self.far)?;
                let amount = values::amount(reps, far, seconds)?;
                let weight = values::weight_in(weight, row.get(self.weight_unit), self.unit)?;
                let mut set = values::set(amount, weight)?;
                set.kind = kind;
                set.rpe = values::rpe(row.get(self.rpe))?;
                What::Set(set)
            }
            // `Rest Timer`, `Ruhezeit`: whatever the language, it holds seconds and nothing else.
            Order::Word(_) if !counts && seconds > 0.0 => What::Rest(values::whole(seconds)),
            Order::Word(_) if !counts => What::Note,
            Order::Word(word) => return Err(Refused::Row(error::row_unknown_order(word))),
        };
        let mut foreign = Foreign::new(when.start, exercise, what);
        foreign.instant = when.instant;
        foreign.odd = memory.dates.odd();
        foreign.workout = row.get(self.workout).into();
        foreign.note = values::unescaped(note);
        foreign.workout_note = values::unescaped(row.get(self.workout_notes));
        let duration = row.get(self.duration);
        if !duration.is_empty() {
            foreign.workout_more = vec![("duration", duration.into())];
            if foreign.odd.is_none()
                && memory.said != date
                && values::duration(duration).is_some_and(|took| took > FORGOTTEN)
            {
                date.clone_into(&mut memory.said);
                foreign.odd = Some(error::odd_duration(duration));
            }
        }
        if let What::Set(set) = what {
            let time = ("seconds", row.get(self.seconds), seconds);
            values::keep_rest(&mut foreign.more, &set, time, far);
        }
        Ok(Read::One(foreign))
    }
}

/// The first column of these names, with what its name says of its unit.
fn column<U: Copy>(header: &Header, names: &[(&str, Option<U>)]) -> (Option<usize>, Option<U>) {
    names
        .iter()
        .find_map(|(name, unit)| Some((Some(header.at(name)?), *unit)))
        .unwrap_or((None, None))
}

/// What stands under `Set Order`.
enum Order<'r> {
    Set(SetKind),
    Word(&'r str),
}

impl<'r> Order<'r> {
    /// A number is a working set, a letter its sort; of a letter in another language the sort is not known.
    fn of(text: &'r str) -> Self {
        match text {
            "W" | "w" => Self::Set(SetKind::Warmup),
            "D" | "d" => Self::Set(SetKind::Drop),
            "F" | "f" => Self::Set(SetKind::Failure),
            _ if text.chars().count() <= 1 || values::number(text).is_some() => {
                Self::Set(SetKind::Working)
            }
            _ => Self::Word(text),
        }
    }
}
