//! FitNotes for Android: one row a set, dates without a time.
//!
//! Names of exercises are not quoted: a comma in one makes the row too long, an inch mark stands bare. So the columns
//! behind the name are found from the right.

use crate::domain::sets::{DistanceUnit, Unit};
use crate::error::{self, Failure};
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "fitnotes",
    title: "FitNotes",
    how: "Settings > Spreadsheet Export > Workout Data (CSV)",
    converts_pounds: false,
    fits: |header| {
        header.has(&["date", "exercise", "category", "reps", "time"])
            && header
                .any(&["weight (kgs)", "weight (lbs)", "weight"])
                .is_some()
    },
    open,
};

fn open(header: &Header, settings: &Settings) -> Result<ReadRow, Failure> {
    let columns = header.len();
    let category = header.at("category");
    let [reps, distance, distance_unit, time, weight_unit, comment] = [
        "reps",
        "distance",
        "distance unit",
        "time",
        "weight unit",
        "comment",
    ]
    .map(|name| header.at(name));
    let weights = [
        ("weight (kgs)", Some(Unit::Kg)),
        ("weight (lbs)", Some(Unit::Lb)),
        ("weight", settings.unit),
    ];
    let (weight, unit) = weights
        .into_iter()
        .find_map(|(name, unit)| Some((header.at(name)?, unit)))
        .unzip();
    let unit = unit.flatten();
    Ok(Box::new(move |row: &Row| {
        // Every field too many is a comma in the name.
        let extra = row.len().saturating_sub(columns);
        let at = |column: Option<usize>| row.get(column.map(|column| column + extra));
        let start = values::moment(row.get(Some(0)))
            .ok_or_else(|| Refused::Row(error::row_no_date(row.get(Some(0)))))?;
        let name = row.join(1, 1 + extra);
        if name.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let unit = values::unit(at(weight_unit)).or(unit);
        let seconds = match at(time) {
            "" => 0.0,
            time => values::seconds(time)
                .ok_or_else(|| Refused::Row(error::row_no_number("time", time)))?,
        };
        let far = values::number_or_zero("distance", at(distance))?;
        let far = values::distance_unit(at(distance_unit)).map(|unit: DistanceUnit| (far, unit));
        let amount = values::amount(values::reps(at(reps))?, far, seconds)?;
        let set = values::set(amount, values::weight(at(weight), unit)?)?;
        let mut foreign = Foreign::new(start, name, What::Set(set));
        foreign.category = at(category).into();
        foreign.set_note = at(comment).into();
        Ok(Read::One(foreign))
    }))
}
