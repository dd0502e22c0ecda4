//! `StrongLifts`: one row an exercise with its sets side by side, or, until about 2018, one row a workout.
//!
//! New: `Date (yyyy/mm/dd),…,Exercise,Sets×Reps,…,Set 1 (Reps),Set 1 (KG),…`; the body weight may stay in kilograms where
//! the sets are in pounds. Old: `Date,Note,…,Exercise 1,Weight (KG),Weight (LB),Set 1,…,Exercise 2,…`, every weight in both
//! units, dates month first or day first.

use crate::domain::sets::{Amount, MAX_SETS, Unit};
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "stronglifts",
    title: "StrongLifts",
    how: "History > share > Export as spreadsheet (CSV)",
    beside: "not done",
    converts_pounds: false,
    newest_first: false,
    fits: |header| is_new(header) || is_old(header),
    open,
};

fn is_new(header: &Header) -> bool {
    header.has(&["exercise", "set 1 (reps)"]) && date_column(header).is_some()
}

fn is_old(header: &Header) -> bool {
    header.has(&["date", "exercise 1", "set 1"])
}

fn date_column(header: &Header) -> Option<usize> {
    header
        .names
        .iter()
        .position(|name| name == "date" || name.starts_with("date ("))
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    if is_old(header) {
        open_old(header, settings)
    } else {
        open_new(header, settings)
    }
}

/// One set of the new layout: where its repetitions, its weight and its time stand.
#[derive(Default, Clone, Copy)]
struct Columns {
    reps: Option<usize>,
    weight: Option<(usize, Option<Unit>)>,
    seconds: Option<usize>,
}

fn open_new(header: &Header, settings: &Settings) -> ReadRow {
    let date = date_column(header);
    let [number, name, program, exercise, note] = [
        "workout",
        "workout name",
        "program name",
        "exercise",
        "notes",
    ]
    .map(|name| header.at(name));
    let note = note.or(header.at("note"));
    let start = starting_with(header, "start time");
    let more = [
        ("duration_hours", starting_with(header, "duration")),
        ("end", starting_with(header, "end time")),
    ];
    let body = starting_with(header, "body weight");
    let body_unit = body
        .and_then(|at| in_brackets(&header.names[at]))
        .unwrap_or_default()
        .to_owned();
    let summary = header.any(&["sets×reps", "setsxreps"]);
    let times = header.any(&["sets×time", "setsxtime"]);
    let sets = sets_of(header, settings.unit);
    Box::new(move |row: &Row| {
        let text = row.get(date);
        let (day, _) =
            values::moment(text).ok_or_else(|| Refused::Row(error::row_no_date(text)))?;
        let time = match row.get(start) {
            "" => None,
            clock => Some(
                values::time_of_day(clock)
                    .ok_or_else(|| Refused::Row(error::row_no_date(clock)))?,
            ),
        };
        if row.get(exercise).is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        // `5/-/0`: a hyphen is a set that was skipped, a zero one that failed; `5×5` has none of either.
        let summary: Vec<&str> = row.get(summary).split('/').collect();
        let mut found = Vec::new();
        for (at, columns) in sets.iter().enumerate() {
            let reps = values::reps(row.get(columns.reps))?;
            let seconds = match row.get(columns.seconds) {
                "" => 0.0,
                time => seconds(time)?,
            };
            let skipped = reps == Some(0) && summary.get(at).is_some_and(|one| one.trim() == "-");
            if skipped || (reps.is_none() && seconds == 0.0) {
                continue;
            }
            let weight = match columns.weight {
                Some((at, unit)) => values::weight(row.get(Some(at)), unit)?,
                None => None,
            };
            found.push(values::set(values::amount(reps, None, seconds)?, weight)?);
        }
        if found.is_empty() {
            for time in times_of(row.get(times))? {
                found.push(values::set(Amount::Time(time), None)?);
            }
        }
        let foreign = |set| {
            let mut foreign = Foreign::new((day, time), row.get(exercise), What::Set(set));
            foreign.workout = row.get(name).into();
            foreign.note = row.get(note).into();
            let mut keep = |name, column, unit: &str| {
                let value = row.get(column);
                if !value.is_empty() {
                    foreign
                        .workout_more
                        .push((name, format!("{value}{unit}").into()));
                }
            };
            keep("number", number, "");
            keep("program", program, "");
            keep("body_weight", body, &body_unit);
            for (name, column) in more {
                keep(name, column, "");
            }
            foreign
        };
        Ok(match found.len() {
            0 => Read::Nothing,
            _ => Read::Many(found.into_iter().map(foreign).collect()),
        })
    })
}

/// The sets of the new layout in order: `Set 1 (Reps)`, `Set 1 (KG)`.
fn sets_of(header: &Header, asked: Option<Unit>) -> Vec<Columns> {
    let mut sets: Vec<Columns> = Vec::new();
    for (at, name) in header.names.iter().enumerate() {
        let Some((number, what)) = name
            .strip_prefix("set ")
            .and_then(|rest| rest.split_once(' '))
        else {
            continue;
        };
        let Some(number) = number
            .parse::<usize>()
            .ok()
            .filter(|number| (1..=MAX_SETS).contains(number))
        else {
            continue;
        };
        if sets.len() < number {
            sets.resize(number, Columns::default());
        }
        let set = &mut sets[number - 1];
        match what.trim_matches(['(', ')']) {
            "reps" => set.reps = Some(at),
            "time" | "seconds" | "sec" | "s" => set.seconds = Some(at),
            "weight" => set.weight = Some((at, asked)),
            unit => {
                if let Some(unit) = values::unit(unit) {
                    set.weight = Some((at, Some(unit)));
                }
            }
        }
    }
    sets
}

fn starting_with(header: &Header, beginning: &str) -> Option<usize> {
    header
        .names
        .iter()
        .position(|name| name.starts_with(beginning))
}

/// ` KG` of `Body Weight (KG)`.
fn in_brackets(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once('(')?;
    rest.split(')').next().map(str::trim)
}

fn seconds(text: &str) -> Result<f64, Refused> {
    values::seconds(text).ok_or_else(|| Refused::Row(error::row_no_number("time", text)))
}

/// The holds of `3×0:45`, or of `45/45/-`.
fn times_of(text: &str) -> Result<Vec<f64>, Refused> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    if let Some((count, time)) = text.split_once(['×', 'x']) {
        let count = values::reps(count.trim())?.unwrap_or(0) as usize;
        if count > MAX_SETS {
            return Err(Refused::Row(error::row_too_many("sets")));
        }
        return Ok(vec![seconds(time.trim())?; count]);
    }
    let times: Vec<&str> = text.split('/').map(str::trim).collect();
    if times.len() > MAX_SETS {
        return Err(Refused::Row(error::row_too_many("sets")));
    }
    times
        .into_iter()
        .filter(|time| *time != "-")
        .map(seconds)
        .collect()
}

/// Where an exercise of the old layout begins, and the columns that belong to it.
struct Exercise {
    name: usize,
    kg: Option<usize>,
    lb: Option<usize>,
    sets: Vec<usize>,
}

fn open_old(header: &Header, settings: &Settings) -> ReadRow {
    let [date, note, name] = ["date", "note", "workout"].map(|name| header.at(name));
    let body = [
        ("", header.at("body weight")),
        ("kg", header.at("body weight (kg)")),
        ("lb", header.at("body weight (lb)")),
    ];
    let mut exercises: Vec<Exercise> = Vec::new();
    for (at, name) in header.names.iter().enumerate() {
        if name.starts_with("exercise ") {
            exercises.push(Exercise {
                name: at,
                kg: None,
                lb: None,
                sets: Vec::new(),
            });
        } else if let Some(exercise) = exercises.last_mut() {
            match name.as_str() {
                "weight (kg)" => exercise.kg = Some(at),
                "weight (lb)" | "weight (lbs)" => exercise.lb = Some(at),
                name if name.starts_with("set ") && exercise.sets.len() < MAX_SETS => {
                    exercise.sets.push(at);
                }
                _ => {}
            }
        }
    }
    let mut dates = Dates::new(settings);
    let prefers_lb = settings.unit == Some(Unit::Lb);
    Box::new(move |row: &Row| {
        let (day, _) = dates.read(row.get(date))?.start;
        let mut found = Vec::new();
        for exercise in &exercises {
            let named = row.get(Some(exercise.name));
            if named.is_empty() {
                continue;
            }
            let kg = (row.get(exercise.kg), Unit::Kg);
            let lb = (row.get(exercise.lb), Unit::Lb);
            let (used, other) = if kg.0.is_empty() || (prefers_lb && !lb.0.is_empty()) {
                (lb, kg)
            } else {
                (kg, lb)
            };
            let weight = values::weight(used.0, Some(used.1))?;
            for at in &exercise.sets {
                let Some(reps) = values::reps(row.get(Some(*at)))? else {
                    continue;
                };
                let set = values::set(values::amount(Some(reps), None, 0.0)?, weight)?;
                let mut foreign = Foreign::new((day, None), named, What::Set(set));
                foreign.workout = row.get(name).into();
                foreign.workout_note = row.get(note).into();
                if !other.0.is_empty() && weight.is_some() {
                    // Each of the two is rounded to what plates can make: neither follows from the other.
                    let name = match other.1 {
                        Unit::Kg => "weight_kg",
                        Unit::Lb => "weight_lb",
                    };
                    foreign.more.push((name, other.0.into()));
                }
                for (unit, column) in body {
                    if !row.get(column).is_empty() {
                        let value = format!("{}{unit}", row.get(column));
                        foreign.workout_more.push(("body_weight", value.into()));
                        break;
                    }
                }
                found.push(foreign);
            }
        }
        if let Some(foreign) = found.first_mut() {
            foreign.odd = dates.odd();
        }
        Ok(if found.is_empty() {
            Read::Nothing
        } else {
            Read::Many(found)
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use crate::transfer::tests::{fates, odd};

    const NEW: &str = "\u{feff}Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Top Set (Reps×LB),e1RM (LB),Reps,Volume (LB),Workout Volume (LB),Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (LB),Set 2 (Reps),Set 2 (LB),Set 3 (Reps),Set 3 (LB)";

    #[test]
    fn every_row_of_the_new_export() {
        let kept = "{number=1 program=5×5 body_weight=83.5kg duration_hours=1.2789 end=11:55 PM}";
        let cases = [
            (
                r#"2026/08/11,1,"Workout A","5×5",83.5,"Squat",5/0/-,,5×121.3,,,,,1.2789,10:56 PM,11:55 PM,"hard",5,121.3,0,121.3,0,121.3"#,
                format!(
                    "2026-08-11 22:56:00 [Workout A] Squat: 5 @ 121.3 lb // hard {kept} + 0 @ 121.3 lb // hard {kept}"
                ),
            ),
            (
                r#"2026/08/11,1,"Workout A","5×5",83.5,"Squat",1×5,,,,,,,1.2789,10:56 PM,11:55 PM,,5,121.3,,,,"#,
                format!("2026-08-11 22:56:00 [Workout A] Squat: 5 @ 121.3 lb {kept}"),
            ),
            (
                r#"2026/08/11,,"Workout A",,,"Squat",-/-/-,,,,,,,,,,,0,45,0,45,0,45"#,
                "nothing".to_owned(),
            ),
            (
                r#"2026/08/11,,,,,"Plank",,3×0:45,,,,,,,,,,,,,,,"#,
                "2026-08-11 Plank: 45 s + 45 s + 45 s".to_owned(),
            ),
            (
                r#"2026/08/11,,,,,"Plank",,60/-/45,,,,,,,,,,,,,,,"#,
                "2026-08-11 Plank: 60 s + 45 s".to_owned(),
            ),
            (
                r#"2026/08/11,,,,,"Plank",,999x45,,,,,,,,,,,,,,,"#,
                "refused: more sets than can be kept".to_owned(),
            ),
            (
                r#"2026/08/11,,,,,"Squat",,,,,,,,,,,,5.5,45"#,
                "refused: reps `5.5` is not a number".to_owned(),
            ),
            (
                "2026/13/11,,,,,Squat,,,,,,,,,,,,5,45",
                "refused: `2026/13/11` is not a date".to_owned(),
            ),
        ];
        for (row, expected) in cases {
            assert_eq!(fates(&format!("{NEW}\n{row}\n")), [expected]);
        }
        // Files that were saved again have a plain x, and no mark in front.
        let plain = NEW.trim_start_matches('\u{feff}').replace('×', "x");
        let row = "2026/08/11,,,,,Squat,5/-/5,,,,,,,,,,,5,45,0,45,5,45";
        let expected = "2026-08-11 Squat: 5 @ 45 lb + 5 @ 45 lb";
        assert_eq!(fates(&format!("{plain}\n{row}\n")), [expected]);
    }

    const OLD: &str = "Date,Note,Workout,Body Weight,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2,Set 3";

    #[test]
    fn a_row_of_the_old_export_is_a_workout() {
        let text = format!(
            "{OLD}\n16/03/2015,\"easy\",A,84KG,Squat,60,130,5,5,0,Bench press,,90,5,,\n23/03/2015,,A,,Squat,,,,,,,,,,,\n"
        );
        let expected = [
            "2015-03-16 [A] Squat: 5 @ 60 kg /// easy {weight_lb=130 body_weight=84KG} \
             + 5 @ 60 kg /// easy {weight_lb=130 body_weight=84KG} \
             + 0 @ 60 kg /// easy {weight_lb=130 body_weight=84KG} \
             + [A] Bench press: 5 @ 90 lb /// easy {body_weight=84KG}",
            "nothing",
        ];
        assert_eq!(fates(&text), expected);
    }

    #[test]
    fn day_or_month_first_is_one_decision_for_the_whole_file() {
        let days = |dates: &[&str]| -> Vec<String> {
            let rows: String = dates
                .iter()
                .map(|date| format!("{date},,,,Squat,60,,5,,,,,,,,\n"))
                .collect();
            fates(&format!("{OLD}\n{rows}"))
                .into_iter()
                .map(|fate| fate.split(" Squat").next().unwrap().to_owned())
                .collect()
        };
        assert_eq!(
            days(&["05/06/18", "05/16/18"]),
            ["2018-05-06", "2018-05-16"]
        );
        assert_eq!(
            days(&["05/06/18", "16/05/18"]),
            ["2018-06-05", "2018-05-16"]
        );
        // The tests' today is 22 November 2026: December has not come yet.
        assert_eq!(
            days(&["05.06.2018", "12/11/2026"]),
            ["2018-06-05", "2026-11-12"]
        );
        assert_eq!(
            days(&["05/06/2018", "2018-05-16"]),
            ["2018-05-06", "2018-05-16"]
        );
        // Whoever contradicts the first that told is refused.
        let mixed = days(&["05/16/18", "16/05/18", "05/06/18"]);
        assert_eq!(
            mixed,
            [
                "2018-05-16",
                "refused: `16/05/18` is not a date",
                "2018-05-06"
            ]
        );
    }

    #[test]
    fn a_file_that_does_not_tell_is_said_to_be_read_month_first() {
        let row = "05/06/18,,,,Squat,60,,5,,,,,,,,\n";
        let expected = ["`05/06/18` is read month first: no date in the file tells"];
        assert_eq!(odd(&format!("{OLD}\n{row}{row}")), expected);
        assert!(odd(&format!("{OLD}\n{row}{}", row.replace("06", "16"))).is_empty());
    }
}
