//! Flexify: one row a set, `id,name,reps,weight,created,unit,…` with other columns behind them in each year, or since 2026
//! one file with rows of several kinds, where a set names its exercise by number.
//!
//! Times are local. Rows of the exercise `Weight` are body weights; hidden rows are exercises without a set.

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::sets::{Amount, DistanceUnit, Unit, Weight};
use crate::error;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values, zones};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "flexify",
    title: "Flexify",
    how: "Settings > Data management > Export data > Graphs",
    beside: "of exercises and workouts",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        header.has(&["name", "reps", "weight", "created", "unit"])
            || header.has(&["format", "recordtype", "exerciseid", "loadkg"])
    },
    open,
};

/// By the pound of 1959, of which it has 14.
const KG_PER_STONE: f64 = 6.350_293_18;
/// So many exercises are remembered by their number.
const MOST_EXERCISES: usize = 10_000;

fn open(header: &Header, settings: &Settings) -> ReadRow {
    if header.has(&["recordtype"]) {
        open_kinds(header, settings)
    } else {
        open_sets(header, settings)
    }
}

fn open_sets(header: &Header, settings: &Settings) -> ReadRow {
    let [
        name,
        reps,
        weight,
        created,
        unit,
        cardio,
        hidden,
        duration,
        distance,
    ] = [
        "name", "reps", "weight", "created", "unit", "cardio", "hidden", "duration", "distance",
    ]
    .map(|name| header.at(name));
    let more = [
        ("body_weight", header.any(&["bodyweight", "body_weight"])),
        ("incline", header.at("incline")),
    ];
    let note = header.any(&["notes", "note"]);
    let category = header.at("category");
    let asked = settings.unit;
    let local = settings.local;
    Box::new(move |row: &Row| {
        let start = zones::when(row.get(created), local)?.start;
        let named = row.get(name);
        if named.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        if is_true(row.get(hidden)) {
            return Ok(Read::Nothing);
        }
        if named == "Weight" {
            let weight = lifted(row.get(weight), row.get(unit), asked)?;
            return values::weighed_as(start, weight);
        }
        let number = |what, column| values::number_or_zero(what, row.get(column));
        let far = number("distance", distance)?;
        // Written in minutes and parts of them.
        let seconds = values::clean(number("duration", duration)? * 60.0);
        let reps = values::reps(row.get(reps))?;
        let (set, far) = if is_true(row.get(cardio)) {
            let far = run(far, row.get(unit))?;
            let amount = values::amount(reps.filter(|reps| *reps > 0), far, seconds)?;
            (values::set(amount, None)?, far)
        } else {
            let amount = values::amount(reps, None, seconds)?;
            let weight = lifted(row.get(weight), row.get(unit), asked)?;
            (values::set(amount, weight)?, None)
        };
        let mut foreign = at_its_time(start, named, What::Set(set));
        foreign.set_note = row.get(note).into();
        foreign.category = row.get(category).into();
        for (name, column) in more {
            keep(&mut foreign, name, row.get(column));
        }
        match row.get(unit) {
            "kcal" => keep(&mut foreign, "kcal", row.get(distance)),
            "stone" if set.weight.is_some() => keep(&mut foreign, "stone", row.get(weight)),
            _ => {}
        }
        let minutes = ("minutes", row.get(duration), seconds);
        values::keep_rest(&mut foreign.more, &set, minutes, far);
        Ok(Read::One(foreign))
    })
}

/// What a row of exercises tells about one.
struct Known {
    name: String,
    category: String,
    unit: String,
}

fn open_kinds(header: &Header, settings: &Settings) -> ReadRow {
    let [kind, id, exercise, name, category, unit] = [
        "recordtype",
        "id",
        "exerciseid",
        "name",
        "category",
        "displayunit",
    ]
    .map(|name| header.at(name));
    let [
        timestamp,
        reps,
        load,
        duration,
        distance,
        incline,
        body,
        note,
    ] = [
        "timestamp",
        "reps",
        "loadkg",
        "durationms",
        "distancemetres",
        "incline",
        "bodyweightkg",
        "notes",
    ]
    .map(|name| header.at(name));
    let local = settings.local;
    let mut known: HashMap<String, Known> = HashMap::new();
    Box::new(move |row: &Row| {
        match row.get(kind) {
            "exercise" => {
                if known.len() >= MOST_EXERCISES {
                    return Err(Refused::Row(error::row_too_many("exercises")));
                }
                let text = |column| row.get(column).to_owned();
                let facts = Known {
                    name: text(name),
                    category: text(category),
                    unit: text(unit),
                };
                known.insert(text(id), facts);
                return Ok(Read::Nothing);
            }
            "exerciseSet" => {}
            "bodyWeight" => {
                let start = zones::when(row.get(timestamp), local)?.start;
                return values::weighed(start, row.get(body), Some(Unit::Kg));
            }
            _ => return Ok(Read::Nothing),
        }
        let start = zones::when(row.get(timestamp), local)?.start;
        let id = row.get(exercise);
        let exercise = known
            .get(id)
            .ok_or_else(|| Refused::Row(error::row_unknown_exercise(id)))?;
        let number = |what, column| values::number_or_zero(what, row.get(column));
        let kg = number("load", load)?;
        let weight = (kg != 0.0).then(|| as_typed(kg, &exercise.unit));
        let seconds = values::clean(number("duration", duration)? / 1_000.0);
        let metres = number("distance", distance)?;
        let (far, far_unit) = as_run(metres, &exercise.unit);
        let reps = values::reps(row.get(reps))?;
        let far = Some((far, far_unit));
        let amount = values::amount(reps, far, seconds)?;
        // On a machine for running the load is no weight.
        let weight = weight.filter(|_| !matches!(amount, Amount::Distance { .. }));
        let set = values::set(amount, weight)?;
        let mut foreign = at_its_time(start, exercise.name.clone(), What::Set(set));
        foreign.set_note = row.get(note).into();
        foreign.category = exercise.category.clone().into();
        keep(&mut foreign, "incline", row.get(incline));
        keep(&mut foreign, "body_weight_kg", row.get(body));
        let time = ("duration_ms", row.get(duration), seconds);
        values::keep_rest(&mut foreign.more, &set, time, far);
        Ok(Read::One(foreign))
    })
}

/// The weight of a row, in kilograms where it was typed in stone, which fitlog has not.
fn lifted(text: &str, unit: &str, asked: Option<Unit>) -> Result<Option<Weight>, Refused> {
    if unit != "stone" {
        return values::weight_in(text, unit, asked);
    }
    let stone = values::weight(text, Some(Unit::Kg))?;
    Ok(stone.map(|weight| Weight {
        value: to_four_decimals(weight.value * KG_PER_STONE),
        ..weight
    }))
}

/// The distance of a row. Energy is none, and a row that has kept the unit of a weight is one of kilometres.
fn run(far: f64, unit: &str) -> Result<Option<(f64, DistanceUnit)>, Refused> {
    if far == 0.0 || unit == "kcal" {
        return Ok(None);
    }
    let left = ["", "stone"].contains(&unit) || values::unit(unit).is_some();
    match values::distance_unit(unit).or(left.then_some(DistanceUnit::Km)) {
        Some(unit) => Ok(Some((far, unit))),
        None => Err(Refused::Row(error::row_unknown_unit(unit))),
    }
}

/// The weight as it was typed: files hold kilograms, and the unit in which the app shows them.
fn as_typed(kg: f64, unit: &str) -> Weight {
    let unit = values::unit(unit).unwrap_or(Unit::Kg);
    Weight {
        value: to_four_decimals(kg / unit.in_kg()),
        unit,
    }
}

/// The distance as it was typed: files hold metres, and the unit in which the app shows them.
fn as_run(metres: f64, unit: &str) -> (f64, DistanceUnit) {
    let unit = values::distance_unit(unit).unwrap_or(DistanceUnit::M);
    (to_four_decimals(metres / unit.in_metres()), unit)
}

/// What was typed has fewer decimals than were left of it when it was converted.
fn to_four_decimals(value: f64) -> f64 {
    values::clean((value * 1e4).round() / 1e4)
}

/// The time is that of the set: what the sets of a workout share is the day.
fn at_its_time<'r>(
    (day, time): (NaiveDate, Option<NaiveTime>),
    name: impl Into<Cow<'r, str>>,
    what: What,
) -> Foreign<'r> {
    let mut foreign = Foreign::new((day, None), name, what);
    if let Some(time) = time {
        foreign
            .more
            .push(("time", time.format("%H:%M:%S").to_string().into()));
    }
    foreign
}

fn keep<'r>(foreign: &mut Foreign<'r>, name: &'static str, value: &'r str) {
    if values::number(value).is_some_and(|number| number != 0.0) {
        foreign.more.push((name, value.into()));
    }
}

fn is_true(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text == "1"
}

#[cfg(test)]
mod tests {
    use crate::transfer::tests::fates;

    #[test]
    fn every_column_variant() {
        let time = "2026-09-01T18:05:12.345";
        let cases = [
            (
                "id,name,reps,weight,created,unit",
                format!("1,Bench press,5.0,60.0,{time},kg"),
                "5 @ 60 kg {time=18:05:12}",
            ),
            (
                "id,name,reps,weight,created,unit,hidden,sets,minutes,seconds",
                format!("1,Bench press,5,60,{time},lb,0,3,3,30"),
                "5 @ 60 lb {time=18:05:12}",
            ),
            (
                "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline",
                format!("1,Bench press,5,-20,{time},kg,81.5,0,0,false,false,"),
                "5 @ -20 kg {time=18:05:12 body_weight=81.5}",
            ),
            (
                "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline",
                format!("1,Bench press,0,0,{time},km,0,24.5,5,true,false,3"),
                "5 km in 1470 s {time=18:05:12 incline=3}",
            ),
            (
                "id,name,reps,weight,created,unit,hidden,bodyWeight,duration,distance,cardio",
                format!("1,Bench press,0,0,{time},kg,false,0,1.5,0,false"),
                "90 s {time=18:05:12}",
            ),
            (
                "id,name,reps,weight,created,unit,hidden",
                format!("1,Bench press,0,0,{time},kg,true"),
                "nothing",
            ),
            (
                "id,name,reps,weight,created,unit",
                format!("1,Weight,0,81,{time},kg"),
                "weighed 2026-09-01 81 kg",
            ),
            (
                "id,name,reps,weight,created,unit",
                format!("1,Bench press,5,60,{time},"),
                "refused: no unit for 60",
            ),
            (
                "id,name,reps,weight,created,unit",
                format!("1,Bench press,5,12.5,{time},stone"),
                "5 @ 79.3787 kg {time=18:05:12 stone=12.5}",
            ),
            (
                "id,name,reps,weight,created,unit",
                format!("1,Weight,0,12.5,{time},stone"),
                "weighed 2026-09-01 79.3787 kg",
            ),
            (
                "id,name,reps,weight,created,unit",
                format!("1,Bench press,5,60,{time},bananas"),
                "refused: `bananas` is no unit that fitlog knows",
            ),
            (
                "id,name,reps,weight,created,unit,duration,distance,cardio",
                format!("1,Bench press,5,60,{time},kg,1.5,0,false"),
                "5 @ 60 kg {time=18:05:12 minutes=1.5}",
            ),
            (
                "id,name,reps,weight,created,unit,duration,distance,cardio",
                format!("1,Bench press,0,0,{time},kcal,24.5,300,true"),
                "1470 s {time=18:05:12 kcal=300}",
            ),
            (
                "id,name,reps,weight,created,unit,duration,distance,cardio",
                format!("1,Bench press,0,0,{time},kg,24.5,5,true"),
                "5 km in 1470 s {time=18:05:12}",
            ),
            (
                "id,name,reps,weight,created,unit,duration,distance,cardio",
                format!("1,Bench press,0,0,{time},leagues,24.5,5,true"),
                "refused: `leagues` is no unit that fitlog knows",
            ),
            (
                "id,name,reps,weight,created,unit",
                "1,Bench press,5,60,,kg".to_owned(),
                "refused: `` is not a date",
            ),
        ];
        for (header, row, expected) in cases {
            let found = fates(&format!("{header}\n{row}\n"));
            let found = found[0].trim_start_matches("2026-09-01 Bench press: ");
            assert_eq!(found, expected, "{header}\n{row}");
        }
    }

    #[test]
    fn rows_of_several_kinds() {
        let text = "\
format,recordType,id,exerciseId,workoutId,name,kind,displayUnit,category,image,defaultRestDurationMs,notes,graphMetric,graphPeriod,graphLimit,graphTimeBasedXAxis,archived,timestamp,reps,loadKg,durationMs,distanceMetres,incline,bodyWeightKg,photo,planId,startedAt,endedAt
flexify_graphs_v2,exercise,7,,,Bench press,strength,lb,Chest,,,,,,,,,,,,,,,,,,,
flexify_graphs_v2,exercise,8,,,Run,cardio,km,Cardio,,,,,,,,,,,,,,,,,,,
flexify_graphs_v2,workout,1,,,,,,,,,,,,,,,,,,,,,,,,2026-09-01T18:00:00.000,
flexify_graphs_v2,exerciseSet,1,7,1,,,,,,,Top set,,,,,,2026-09-01T18:05:12.000,5,61.23496995,0,0,,81.75,,,,
flexify_graphs_v2,exerciseSet,2,8,1,,,,,,,,,,,,,2026-09-01T18:45:00.000Z,0,0,1470000,5000,2.5,,,,,
flexify_graphs_v2,exerciseSet,3,9,1,,,,,,,,,,,,,2026-09-01T18:45:00.000,5,60,,,,,,,,
flexify_graphs_v2,bodyWeight,4,,,,,,,,,,,,,,,2026-09-01T18:45:00.000,,,,,,81.75,,,,
";
        let told: Vec<String> = fates(text)
            .into_iter()
            .filter(|fate| fate != "nothing")
            .collect();
        let expected = [
            "2026-09-01 Bench press: 5 @ 135 lb // Top set {time=18:05:12 body_weight_kg=81.75} (Chest)",
            "2026-09-01 Run: 5 km in 1470 s {time=19:45:00 incline=2.5} (Cardio)",
            "refused: no row before names the exercise 9",
            "weighed 2026-09-01 81.75 kg",
        ];
        assert_eq!(told, expected);
    }
}
