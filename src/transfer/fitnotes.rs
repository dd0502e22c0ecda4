//! `FitNotes`: for Android, one row a set and dates without a time; `FitNotes` 2 for iOS; and another app of that name.
//!
//! | app | header |
//! |---|---|
//! | Android to 2020 | `Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time[,Comment]`, or `(lbs)` |
//! | Android | `Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time[,Comment]` |
//! | `FitNotes` 2, iOS | `Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,…,Time,Notes,Kind` |
//! | Fit Notes | `Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,…,IsWarmup,RPE,RIR,Categories,Note` |
//! | Android | `Date,Time,Measurement,Value,Unit[,Comment]`: the body tracker |
//!
//! On Android names of exercises are not quoted: a comma in one makes the row too long, an inch mark stands bare. So the
//! columns behind the name are found from the right.

use chrono::NaiveTime;

use crate::domain::sets::{SetKind, Unit};
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "fitnotes",
    title: "FitNotes",
    how: "Settings > Spreadsheet Export > Workout Data (CSV)",
    beside: "not done, or of other measurements",
    converts_pounds: false,
    newest_first: false,
    fits: |header| is_table(header) || is_tracker(header) || is_other_app(header),
    open,
};

const WEIGHTS: [(&str, Option<Unit>); 4] = [
    ("weight (kgs)", Some(Unit::Kg)),
    ("weight (kg)", Some(Unit::Kg)),
    ("weight (lbs)", Some(Unit::Lb)),
    ("weight", None),
];

fn is_table(header: &Header) -> bool {
    header.has(&["date", "exercise", "category", "reps", "time"])
        && WEIGHTS.iter().any(|(name, _)| header.at(name).is_some())
}

fn is_other_app(header: &Header) -> bool {
    header.has(&["starttime", "exercise", "reps", "weight", "iswarmup"])
}

fn is_tracker(header: &Header) -> bool {
    header.has(&["date", "time", "measurement", "value", "unit"])
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    if is_table(header) {
        table(header, settings)
    } else if is_tracker(header) {
        tracker(header, settings)
    } else {
        other_app(header, settings)
    }
}

fn table(header: &Header, settings: &Settings) -> ReadRow {
    let columns = header.len();
    let [
        category,
        reps,
        distance,
        distance_unit,
        time,
        weight_unit,
        kind,
    ] = [
        "category",
        "reps",
        "distance",
        "distance unit",
        "time",
        "weight unit",
        "kind",
    ]
    .map(|name| header.at(name));
    let comment = header.any(&["comment", "notes"]);
    let exercise = header.at("exercise").unwrap_or(1);
    let date = header.at("date");
    let asked = settings.unit;
    let weights: Vec<(Option<usize>, Option<Unit>)> = WEIGHTS
        .into_iter()
        .map(|(name, unit)| (header.at(name), unit))
        .filter(|(column, _)| column.is_some())
        .collect();
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        // Every field too many is a comma in the name.
        let extra = row.len().saturating_sub(columns);
        let at = |column: Option<usize>| row.get(column.map(|column| column + extra));
        let start = dates.read(row.get(date))?.start;
        let name = row.join(exercise, exercise + extra);
        if name.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        // Of two weights, in both units, one is filled.
        let (weight, unit) = weights
            .iter()
            .map(|(column, unit)| (at(*column), *unit))
            .find(|(text, _)| !text.is_empty())
            .unwrap_or(("", None));
        let weight = match unit {
            Some(unit) => values::weight(weight, Some(unit))?,
            None => values::weight_in(weight, at(weight_unit), asked)?,
        };
        let took = time_of(at(time))?;
        let far = values::number_or_zero("distance", at(distance))?;
        // Beside no distance there may be any unit.
        let far = match values::distance_unit(at(distance_unit)) {
            Some(unit) => Some((far, unit)),
            None if far == 0.0 => None,
            None => return Err(Refused::Row(error::row_no_unit(at(distance)))),
        };
        let amount = values::amount(values::reps(at(reps))?, far, took)?;
        let set = values::set(amount, weight)?;
        let mut more = Vec::new();
        // What is counted, weight, reps, distance and time by their first letters: no sort of set.
        match at(kind) {
            "" | "r" | "R" => {}
            letters => more.push(("kind", letters.into())),
        }
        values::keep_rest(&mut more, &set, ("time", at(time), took), far);
        let mut foreign = Foreign::new(start, name, What::Set(set));
        foreign.category = at(category).into();
        foreign.set_note = at(comment).into();
        foreign.odd = dates.odd();
        foreign.more = more;
        Ok(Read::One(foreign))
    })
}

fn tracker(header: &Header, settings: &Settings) -> ReadRow {
    let [date, time, measurement, value, unit] =
        ["date", "time", "measurement", "value", "unit"].map(|name| header.at(name));
    let asked = settings.unit;
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        let bad_date = || Refused::Row(error::row_no_date(row.get(time)));
        let (day, _) = dates.read(row.get(date))?.start;
        let time = match row.get(time) {
            "" => None,
            text => Some(values::time_of_day(text).ok_or_else(bad_date)?),
        };
        let name = row.get(measurement).to_lowercase().replace(' ', "");
        if !matches!(name.as_str(), "bodyweight" | "weight") {
            return Ok(Read::Nothing);
        }
        let unit = values::unit(row.get(unit)).or(asked);
        values::weighed((day, time), row.get(value), unit)
    })
}

fn other_app(header: &Header, settings: &Settings) -> ReadRow {
    let [
        name,
        start,
        end,
        body,
        exercise,
        equipment,
        reps,
        weight,
        time,
        distance,
    ] = [
        "name",
        "starttime",
        "endtime",
        "bodyweight",
        "exercise",
        "equipment",
        "reps",
        "weight",
        "time",
        "distance",
    ]
    .map(|name| header.at(name));
    let [status, warmup, rpe, rir, categories, note] =
        ["status", "iswarmup", "rpe", "rir", "categories", "note"].map(|name| header.at(name));
    let settings = settings.clone();
    Box::new(move |row: &Row| {
        let written = row.get(start);
        let (date, clock) = values::moment(written.trim_end_matches('Z'))
            .ok_or_else(|| Refused::Row(error::row_no_date(written)))?;
        let exercise = row.get(exercise);
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let state = row.get(status);
        if !matches!(
            state.to_ascii_lowercase().as_str(),
            "" | "done" | "completed"
        ) {
            return Ok(Read::Nothing);
        }
        let took = time_of(row.get(time))?;
        let of_account = settings.unit.map(values::far_unit);
        let far = values::distance_in(row.get(distance), "", of_account)?;
        let amount = values::amount(values::reps(row.get(reps))?, far, took)?;
        let mut set = values::set(amount, values::weight(row.get(weight), settings.unit)?)?;
        if matches!(
            row.get(warmup).to_ascii_lowercase().as_str(),
            "true" | "1" | "yes"
        ) {
            set.kind = SetKind::Warmup;
        }
        set.rpe = values::rpe(row.get(rpe))?;
        if set.rpe.is_none() && !row.get(rir).is_empty() {
            set.rpe =
                values::rpe(&(10.0 - values::number_or_zero("RIR", row.get(rir))?).to_string())?;
        }
        let written_in_utc = written
            .ends_with('Z')
            .then(|| date.and_time(clock.unwrap_or(NaiveTime::MIN)));
        let local = written_in_utc.map(settings.local);
        let start = local.map_or((date, clock), |local| (local.date(), Some(local.time())));
        let mut foreign = Foreign::new(start, exercise, What::Set(set));
        foreign.instant = written_in_utc;
        foreign.workout = row.get(name).into();
        foreign.set_note = values::unescaped(row.get(note));
        foreign.category = row.get(categories).trim_matches(['[', ']', '"']).into();
        if !row.get(equipment).is_empty() {
            foreign.more = vec![("equipment", row.get(equipment).into())];
        }
        values::keep_rest(&mut foreign.more, &set, ("time", row.get(time), took), far);
        for (key, column) in [("end_time", end), ("body_weight", body)] {
            if !row.get(column).is_empty() {
                foreign.workout_more.push((key, row.get(column).into()));
            }
        }
        Ok(Read::One(foreign))
    })
}

/// Seconds of `H:MM:SS`; none when the field is empty.
fn time_of(text: &str) -> Result<f64, Refused> {
    if text.is_empty() {
        return Ok(0.0);
    }
    values::seconds(text).ok_or_else(|| Refused::Row(error::row_no_number("time", text)))
}
