//! Hevy: one row a set, the unit in the header, months in the language of the account.

use crate::domain::sets::{DistanceUnit, SetKind, Unit};
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "hevy",
    title: "Hevy",
    how: "Profile > Settings > Export & Import Data > Export Workouts",
    beside: "of other measurements",
    converts_pounds: true,
    newest_first: false,
    fits: |header| header.has(&["start_time", "exercise_title", "reps"]) || is_measurements(header),
    open,
};

/// `measurement_data.csv`: the weight of the body, its fat, and how far it is around.
fn is_measurements(header: &Header) -> bool {
    header.has(&["date", "fat_percent"]) && header.any(&["weight_kg", "weight_lbs"]).is_some()
}

fn open_measurements(header: &Header, settings: &Settings) -> ReadRow {
    let date = header.at("date");
    let weights = [
        (header.at("weight_kg"), Some(Unit::Kg)),
        (header.at("weight_lbs"), Some(Unit::Lb)),
    ];
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        let at = dates.read(row.get(date))?.start;
        let (weight, unit) = filled(row, &weights).unwrap_or(("", None));
        values::weighed(at, weight, unit)
    })
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    if is_measurements(header) {
        return open_measurements(header, settings);
    }
    let at = |name| header.at(name);
    let (title, start, end) = (at("title"), at("start_time"), at("end_time"));
    let (description, exercise) = (at("description"), at("exercise_title"));
    let (superset, notes, kind) = (at("superset_id"), at("exercise_notes"), at("set_type"));
    let (reps, seconds, rpe) = (at("reps"), at("duration_seconds"), at("rpe"));
    let weights = [
        (at("weight_kg"), Some(Unit::Kg)),
        (at("weight_lbs"), Some(Unit::Lb)),
        (at("weight"), settings.unit),
    ];
    let distances = [
        (at("distance_km"), DistanceUnit::Km),
        (at("distance_miles"), DistanceUnit::Mi),
        (at("distance_meters"), DistanceUnit::M),
    ];
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        let when = dates.read(row.get(start))?;
        let exercise = row.get(exercise);
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let (weight, unit) = filled(row, &weights).unwrap_or(("", None));
        let far = match filled(row, &distances) {
            Some((text, unit)) => Some((values::number_or_zero("distance", text)?, unit)),
            None => None,
        };
        let took = values::number_or_zero("duration", row.get(seconds))?;
        let amount = values::amount(values::reps(row.get(reps))?, far, took)?;
        let mut set = values::set(amount, values::weight(weight, unit)?)?;
        set.rpe = values::rpe(row.get(rpe))?;
        let mut more = Vec::new();
        match row.get(kind) {
            "" | "normal" => {}
            "warmup" => set.kind = SetKind::Warmup,
            "dropset" => set.kind = SetKind::Drop,
            "failure" => set.kind = SetKind::Failure,
            other => more.push(("set_type", other.into())),
        }
        let time = ("duration_seconds", row.get(seconds), took);
        values::keep_rest(&mut more, &set, time, far);
        if !row.get(superset).is_empty() {
            more.push(("superset_id", row.get(superset).into()));
        }
        let mut foreign = Foreign::new(when.start, exercise, What::Set(set));
        foreign.instant = when.instant;
        foreign.odd = dates.odd();
        foreign.workout = row.get(title).into();
        foreign.note = values::unescaped(row.get(notes));
        foreign.workout_note = values::unescaped(row.get(description));
        foreign.more = more;
        if !row.get(end).is_empty() {
            foreign.workout_more = vec![("end_time", row.get(end).into())];
        }
        Ok(Read::One(foreign))
    })
}

/// The first of several columns that holds something.
fn filled<'r, U: Copy>(row: &Row<'r>, columns: &[(Option<usize>, U)]) -> Option<(&'r str, U)> {
    columns
        .iter()
        .map(|(column, unit)| (row.get(*column), *unit))
        .find(|(text, _)| !text.is_empty())
}
