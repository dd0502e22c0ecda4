//! fitlog's own CSV: one row a set.

use std::io::{self, Write};

use crate::domain::entry::{Entry, Id};
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};
use crate::error::{self, Failure};
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it. A table made by hand may leave out every column but `date`, `exercise` and what is counted.
pub static FORMAT: Format = Format {
    name: "fitlog",
    title: "fitlog",
    how: "fitlog export --format csv",
    beside: "without sets",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        header.has(&["date", "exercise"]) && header.any(&["reps", "seconds", "distance"]).is_some()
    },
    open,
};

#[expect(
    clippy::unnecessary_wraps,
    reason = "what every format's `open` answers"
)]
fn open(header: &Header, settings: &Settings) -> Result<ReadRow, Failure> {
    let columns = HEADER.map(|name| header.at(name));
    let of_account = settings.unit;
    Ok(Box::new(move |row: &Row| {
        let [
            id,
            date,
            time,
            exercise,
            title,
            _,
            kind,
            reps,
            weight,
            unit,
            seconds,
            distance,
            distance_unit,
            rpe,
            rest,
            note,
            workout,
        ] = columns.map(|column| row.get(column));
        let bad_date = || Refused::Row(error::row_no_date(date));
        let mut start = values::moment(date).ok_or_else(bad_date)?;
        if !time.is_empty() {
            start.1 = Some(values::time_of_day(time).ok_or_else(bad_date)?);
        }
        let exercise = restored(exercise);
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let wrong = |field: &str, text: &str| Refused::Row(error::row_no_number(field, text));
        let far = match distance {
            "" => None,
            text => Some((
                exactly("distance", text)?,
                DistanceUnit::from_word(distance_unit)
                    .ok_or_else(|| Refused::NoUnit(text.to_owned()))?,
            )),
        };
        let seconds = if seconds.is_empty() {
            0.0
        } else {
            exactly("seconds", seconds)?
        };
        let amount = values::amount(values::reps(reps)?, far, seconds)?;
        // A weight of zero is not the same as none.
        let weight = match (weight, Unit::from_word(unit)) {
            ("", _) => None,
            (text, Some(unit)) => Some(Weight {
                value: exactly("weight", text)?,
                unit,
            }),
            (text, None) => values::weight(text, of_account)?,
        };
        let mut set = values::set(amount, weight)?;
        set.kind = SetKind::from_word(kind).unwrap_or_default();
        set.rpe = values::rpe(rpe)?;
        set.rest = match rest {
            "" => None,
            text => Some(values::reps(text)?.ok_or_else(|| wrong("rest", text))?),
        };
        let set = values::checked(set)?;
        let mut foreign = Foreign::new(start, exercise, What::Set(set));
        foreign.id = Id::from_text(id);
        foreign.title = restored(title).into();
        foreign.note = restored(note).into();
        foreign.workout = restored(workout).into();
        Ok(Read::One(foreign))
    }))
}

/// A number as fitlog writes it, to its last digit; as a person does, with a decimal comma say, less exactly.
fn exactly(field: &str, text: &str) -> Result<f64, Refused> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = text.parse().ok().filter(|_| plain);
    number
        .or_else(|| values::number(text))
        .ok_or_else(|| Refused::Row(error::row_no_number(field, text)))
}

/// The columns, in order.
pub const HEADER: [&str; 17] = [
    "id",
    "date",
    "time",
    "exercise",
    "exercise_name",
    "set",
    "kind",
    "reps",
    "weight",
    "unit",
    "seconds",
    "distance",
    "distance_unit",
    "rpe",
    "rest",
    "note",
    "workout",
];

/// A writer of rows.
pub struct Rows<W: Write>(csv::Writer<W>);

impl<W: Write> Rows<W> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// When `to` cannot be written.
    pub fn new(to: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(HEADER).map_err(io::Error::from)?;
        Ok(Self(writer))
    }

    /// Writes the sets of an entry; note and workout stand in each row.
    ///
    /// # Errors
    ///
    /// When the rows cannot be written.
    pub fn entry(&mut self, entry: &Entry, exercise: &Exercise) -> io::Result<()> {
        let time = entry
            .time
            .map(|time| time.format("%H:%M:%S").to_string())
            .unwrap_or_default();
        for (number, set) in entry.sets.iter().enumerate() {
            let [reps, seconds, distance, distance_unit] = &amount(set);
            let number_of =
                |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            self.0
                .write_record([
                    entry.id.as_str(),
                    &entry.date.to_string(),
                    &time,
                    &harmless(&entry.exercise),
                    &harmless(&exercise.name),
                    &(number + 1).to_string(),
                    kind(set.kind),
                    reps,
                    &number_of(set.weight.map(|weight| weight.value)),
                    set.weight.map_or("", |weight| weight.unit.word()),
                    seconds,
                    distance,
                    distance_unit,
                    &number_of(set.rpe),
                    &set.rest.map(|rest| rest.to_string()).unwrap_or_default(),
                    &harmless(entry.note.as_deref().unwrap_or_default()),
                    &harmless(entry.workout.as_deref().unwrap_or_default()),
                ])
                .map_err(io::Error::from)?;
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn amount(set: &Set) -> [String; 4] {
    let none = String::new;
    match set.amount {
        Amount::Reps(reps) => [reps.to_string(), none(), none(), none()],
        Amount::Time(seconds) => [none(), seconds.to_string(), none(), none()],
        Amount::Distance {
            value,
            unit,
            seconds,
        } => {
            let seconds = seconds
                .map(|seconds| seconds.to_string())
                .unwrap_or_default();
            [none(), seconds, value.to_string(), unit.word().to_owned()]
        }
    }
}

fn kind(kind: SetKind) -> &'static str {
    kind.word().unwrap_or("normal")
}

/// A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front, and so does one that
/// begins with apostrophes before such a beginning, so that the way back is exact.
#[must_use]
pub fn harmless(cell: &str) -> String {
    if looks_like_formula(cell.trim_start_matches('\'')) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The cell that [`harmless`] made harmless; any other as it is.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn looks_like_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{harmless, restored};

    #[test]
    fn a_formula_gets_an_apostrophe() {
        let cases = [
            ("=1", "'=1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@A1", "'@A1"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            // Apostrophes of the text's own stay: one more in front, one less on the way back.
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("", ""),
            ("1=1", "1=1"),
            (" =1", " =1"),
        ];
        for (cell, safe) in cases {
            assert_eq!(harmless(cell), safe);
            assert_eq!(restored(safe), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t\r-]{0,4}.{0,4}") {
            let safe = harmless(&cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(restored(&safe), cell);
        }
    }
}
