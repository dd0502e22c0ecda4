//! What the formats make of files, in words.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::ops::ControlFlow;
use std::rc::Rc;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use super::rows::{self, Head, Header};
use super::{FORMATS, Foreign, Format, Read, Refused, Settings, What};
use crate::domain::catalogue::Catalogue;
use crate::domain::sets::{Amount, SetKind, Unit};

fn an_hour_later(utc: NaiveDateTime) -> NaiveDateTime {
    utc.checked_add_signed(Duration::hours(1)).unwrap_or(utc)
}

pub fn settings(unit: Option<Unit>) -> Settings {
    Settings {
        unit,
        today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        day_first: None,
        local: an_hour_later,
        catalogue: Rc::new(Catalogue::default()),
    }
}

fn recognised(text: &[u8]) -> Option<(&'static Format, Header)> {
    let Head::Table(headers) = rows::head(&text[..text.len().min(rows::HEAD)]) else {
        return None;
    };
    headers.into_iter().find_map(|header| {
        let format = FORMATS
            .iter()
            .copied()
            .find(|format| (format.fits)(&header))?;
        Some((format, header))
    })
}

/// Shows what every row of a file holds, as the import does: a file whose dates tell their order is read again.
fn each_row(
    text: &[u8],
    format: &Format,
    header: &Header,
    mut settings: Settings,
    mut see: impl FnMut(u64, Option<&Result<Read, Refused>>),
) -> Option<bool> {
    for _ in 0..2 {
        let mut read = (format.open)(header, &settings);
        let told = rows::each(text, header, |line, row| {
            let fate = row.map(|row| read(&row));
            if let Some(Err(Refused::DayFirst(day_first))) = fate {
                return ControlFlow::Break(day_first);
            }
            see(line, fate.as_ref());
            ControlFlow::Continue(())
        });
        match told {
            Ok(Some(day_first)) => {
                assert_eq!(settings.day_first, None, "told twice");
                settings.day_first = Some(day_first);
            }
            _ => return settings.day_first,
        }
    }
    panic!("a second look must get to the end");
}

/// What becomes of every row of a file that some format recognises.
pub fn fates(text: &str) -> Vec<String> {
    let (format, header) = recognised(text.as_bytes()).expect("a known header");
    let mut fates: Vec<(u64, String)> = Vec::new();
    each_row(
        text.as_bytes(),
        format,
        &header,
        settings(None),
        |line, fate| {
            // What a first look said is said again by the second.
            fates.retain(|(before, _)| *before < line);
            fates.push((line, fate.map_or("not UTF-8".to_owned(), words)));
        },
    );
    fates.into_iter().map(|(_, fate)| fate).collect()
}

/// What is odd about the sets of a file.
pub fn odd(text: &str) -> Vec<String> {
    let (format, header) = recognised(text.as_bytes()).expect("a known header");
    let mut odd: Vec<(u64, String)> = Vec::new();
    each_row(
        text.as_bytes(),
        format,
        &header,
        settings(None),
        |line, fate| {
            odd.retain(|(before, _)| *before < line);
            let sets = match fate {
                Some(Ok(Read::One(one))) => std::slice::from_ref(one),
                Some(Ok(Read::Many(many))) => many,
                _ => &[],
            };
            odd.extend(sets.iter().filter_map(|one| Some((line, one.odd.clone()?))));
        },
    );
    odd.into_iter().map(|(_, odd)| odd).collect()
}

fn words(fate: &Result<Read, Refused>) -> String {
    match fate {
        Ok(Read::One(one)) => format!("{} {}", start(one), one_of(one, None)),
        Ok(Read::Many(many)) => {
            let mut before = None;
            let sets: Vec<String> = many
                .iter()
                .map(|one| one_of(one, before.replace(one.exercise.clone()).as_deref()))
                .collect();
            format!("{} {}", start(&many[0]), sets.join(" + "))
        }
        Ok(Read::Weighed(weighed)) => format!(
            "weighed {} {} {}",
            weighed.at.0,
            weighed.weight.value,
            weighed.weight.unit.word()
        ),
        Ok(Read::Nothing) => "nothing".into(),
        Err(Refused::Row(reason)) => format!("refused: {reason}"),
        Err(Refused::NoUnit(_, number)) => format!("refused: no unit for {number}"),
        Err(Refused::DayFirst(_)) => "read again".into(),
    }
}

fn start(foreign: &Foreign) -> String {
    match foreign.start {
        (day, Some(time)) => format!("{day} {time}"),
        (day, None) => day.to_string(),
    }
}

fn one_of(foreign: &Foreign, before: Option<&str>) -> String {
    let mut text = String::new();
    if before != Some(&*foreign.exercise) {
        if !foreign.workout.is_empty() {
            text += &format!("[{}] ", foreign.workout);
        }
        text += &format!("{}: ", foreign.exercise);
    }
    match foreign.what {
        What::Note => text += "note",
        What::Rest(seconds) => text += &format!("rest {seconds}"),
        What::Set(set) => {
            match set.amount {
                Amount::Reps(reps) => text += &reps.to_string(),
                Amount::Time(seconds) => text += &format!("{seconds} s"),
                Amount::Distance {
                    value,
                    unit,
                    seconds,
                } => {
                    text += &format!("{value} {}", unit.word());
                    if let Some(seconds) = seconds {
                        text += &format!(" in {seconds} s");
                    }
                }
            }
            if let Some(weight) = set.weight {
                text += &format!(" @ {} {}", weight.value, weight.unit.word());
            }
            if set.kind != SetKind::Working {
                text += &format!(" {}", set.kind.word().unwrap());
            }
            if let Some(rpe) = set.rpe {
                text += &format!(" rpe{rpe}");
            }
        }
    }
    for note in [&foreign.note, &foreign.set_note] {
        if !note.is_empty() {
            text += &format!(" // {note}");
        }
    }
    if !foreign.workout_note.is_empty() {
        text += &format!(" /// {}", foreign.workout_note);
    }
    let more: Vec<String> = foreign
        .more
        .iter()
        .chain(&foreign.workout_more)
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if !more.is_empty() {
        text += &format!(" {{{}}}", more.join(" "));
    }
    if !foreign.category.is_empty() {
        text += &format!(" ({})", foreign.category);
    }
    text
}

/// Every header of the apps, verbatim, and the format that it tells.
const DIALECTS: [(&str, &str); 41] = [
    (
        "strong",
        "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes",
    ),
    (
        "strong",
        "Date,Workout Name,Exercise Name,Set Order,lb,Reps,mi,Seconds",
    ),
    (
        "strong",
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes",
    ),
    (
        "strong",
        "Date,Workout Name,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
    ),
    (
        "strong",
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes",
    ),
    (
        "strong",
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration",
    ),
    (
        "strong",
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE",
    ),
    (
        "strong",
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE",
    ),
    (
        "strong",
        "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,Workout-Notizen,RPE",
    ),
    (
        "strong",
        "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d'entraînement,RPE",
    ),
    (
        "strong",
        "Date,Nom de l’entraînement,Durée,Nom de l’exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,Notes d’entraînement,RPE",
    ),
    (
        "strong",
        "Data,Nome do treino,Duração,Nome do exercício,Ordem da série,Peso,Reps,Distância,Segundos,Notas,Notas do treino,RPE",
    ),
    // Of languages that are not known, the order of the columns is.
    (
        "strong",
        "Fecha,Entreno,Duración,Ejercicio,N.º de serie,Peso,Repeticiones,Distancia,Segundos,Notas,Notas del entreno,RPE",
    ),
    (
        "strong",
        "Datum;Träning;Tid;Övning;Setordning;Vikt;Reps;Sträcka;Sekunder;RPE",
    ),
    (
        "strong",
        "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (kg)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"",
    ),
    (
        "strong",
        "\"Workout #\";\"Date\";\"Workout Name\";\"Duration (sec)\";\"Exercise Name\";\"Set Order\";\"Weight (lbs)\";\"Reps\";\"RPE\";\"Distance (meters)\";\"Seconds\";\"Notes\";\"Workout Notes\"",
    ),
    (
        "strong",
        "Date;Workout Name;Duration;Exercise Name;Set Order;Weight (kg);Reps;Distance (m);Seconds;Notes;Workout Notes",
    ),
    (
        "hevy",
        "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_kg\",\"reps\",\"distance_km\",\"duration_seconds\",\"rpe\"",
    ),
    (
        "hevy",
        "\"title\",\"start_time\",\"end_time\",\"description\",\"exercise_title\",\"superset_id\",\"exercise_notes\",\"set_index\",\"set_type\",\"weight_lbs\",\"reps\",\"distance_miles\",\"duration_seconds\",\"rpe\"",
    ),
    (
        "hevy",
        "title;start_time;exercise_title;set_type;weight_kg;reps;;",
    ),
    (
        "hevy",
        "\"date\",\"weight_kg\",\"fat_percent\",\"neck_cm\",\"shoulder_cm\",\"chest_cm\"",
    ),
    (
        "fitnotes",
        "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time",
    ),
    (
        "fitnotes",
        "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time,Comment",
    ),
    (
        "fitnotes",
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment",
    ),
    (
        "fitnotes",
        "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind",
    ),
    (
        "fitnotes",
        "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,IsWarmup,RPE,RIR,Categories,Note",
    ),
    ("fitnotes", "Date,Time,Measurement,Value,Unit"),
    ("fitnotes", "Date,Time,Measurement,Value,Unit,Comment"),
    (
        "stronglifts",
        "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Top Set (Reps×KG),e1RM (KG),Reps,Volume (KG),Workout Volume (KG),Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (KG)",
    ),
    (
        "stronglifts",
        "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,SetsxReps,SetsxTime,Top Set (RepsxLB),e1RM (LB),Reps,Volume (LB),Workout Volume (LB),Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (LB)",
    ),
    (
        "stronglifts",
        "Date,Note,Body Weight (KG),Body Weight (LB),Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2,Set 3,Set 4,Set 5",
    ),
    ("jefit", "### WORKOUT SESSIONS ###"),
    ("jefit", "### EXERCISE LOGS ###"),
    (
        "liftosaur",
        "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes",
    ),
    (
        "liftlog",
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
    ),
    (
        "flexify",
        "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline",
    ),
    (
        "fitbod",
        "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
    ),
    ("fitbod", "Date,Exercise,Sets,Reps,Weight,isWarmup,Note"),
    (
        "fitlog",
        "id,date,time,exercise,exercise_name,set,kind,reps,weight,unit,seconds,distance,distance_unit,rpe,rest,note,workout",
    ),
    ("fitlog", "date,exercise,reps,weight,unit"),
    ("text", "2026-11-22"),
];

/// By its header alone, however a spreadsheet, an editor or a phone saved the file.
#[test]
fn every_dialect_is_recognised() {
    for (expected, head) in DIALECTS {
        let comma_to = |to: &str| head.replace(',', to);
        let mut forms = vec![
            format!("{head}\n"),
            head.to_owned(),
            format!("{head}\r\n1\r\n"),
            format!("{head}\r1\r"),
            format!("\u{feff}{head}\n"),
            format!("\n\n{head}\n"),
        ];
        if head.contains(',') && !head.contains(';') {
            forms.extend([
                format!("{}\n", comma_to(";")),
                format!("{}\n", comma_to("\t")),
                format!("sep=;\r\n{}\r\n", comma_to(";")),
                format!("{}\n", head.to_uppercase()),
            ]);
            if !head.contains('"') {
                let fields: Vec<String> = head
                    .split(',')
                    .map(|name| format!("\" {name} \""))
                    .collect();
                forms.push(format!("{}\n", fields.join(",")));
            }
        }
        for form in forms {
            let found = recognised(form.as_bytes()).map(|(format, _)| format.name);
            assert_eq!(found, Some(expected), "{form:?}");
        }
    }
    for head in [
        "",
        "a,b,c",
        "Date,Notes",
        "name,weight",
        "{}",
        "Data,Programma,Orario,Esercizio,Zona",
    ] {
        assert!(recognised(head.as_bytes()).is_none(), "{head:?}");
    }
}

/// The first lines of files, one of each dialect that is recognised by more than its first word.
const HEADS: [&str; 10] = [
    "Date (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,Duration (hours),Start Time (h:mm),End Time (h:mm),Notes,Set 1 (Reps),Set 1 (KG),Set 2 (Reps),Set 2 (KG)",
    "Date,Note,Workout,Body Weight,Exercise 1,Weight (KG),Weight (LB),Set 1,Set 2,Exercise 2,Weight (KG),Weight (LB),Set 1,Set 2",
    "### SETTING ###\nUSERID,mass\n1, kg\n### EXERCISE LOGS ###\nUSERID,logs,mydate,eid,ename",
    "### CARDIO LOGS ###\neid,lap,duration,distance,mydate",
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Completed Reps,Completed RPE,Completed Weight Value,Completed Weight Unit,Notes",
    "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,multiplier",
    "Date,Exercise,Sets,Reps,Weight,isWarmup,Note",
    "id,name,reps,weight,created,unit,bodyWeight,duration,distance,cardio,hidden,incline",
    "format,recordType,id,exerciseId,name,displayUnit,timestamp,reps,loadKg,durationMs,distanceMetres",
];

/// A field such as files have, or none such.
fn field() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[0-9]{1,3}(\\.[0-9]{1,2})?",
        2 => "(2026-11-2[0-9]|2026/08/11|0?[0-9]/[012]?[0-9]/(20)?18)( |T)?([0-9]{2}:[0-9]{2}(:[0-9]{2})?)?(Z| \\+0000|-0530)?",
        2 => "(kg|lbs|lb|km|true|false|Squat|exerciseSet|exercise|Weight|5/-/0|3×0:45|44\\.10x5|60x8 )?",
        1 => "-?[0-9]{0,12}(e[0-9]{1,4})?(×|x)?[0-9]{0,12}",
        1 => "[^\"\n\r\\x00]{0,12}",
        1 => Just(String::new()),
    ]
}

/// Lines under a header, not all of them UTF-8, not all with the fields it has; a file with a NUL byte is no text.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let row = prop_oneof![
        8 => prop::collection::vec(field(), 0..18).prop_map(|fields| fields.join(",").into_bytes()),
        1 => prop::collection::vec(1..=u8::MAX, 0..40),
        1 => Just(b"### EXERCISE LOGS ###".to_vec()),
    ];
    prop::collection::vec(row, 0..12).prop_map(|rows| rows.join(&b'\n'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_stands_in_a_file_every_row_has_one_fate(
        head in prop::sample::select(HEADS.to_vec()),
        lines in lines(),
        unit in prop::option::of(Just(Unit::Lb)),
    ) {
        let text = [head.as_bytes(), b"\n", &lines].concat();
        let (format, header) = recognised(&text).expect("a known header");
        let mut seen: Vec<u64> = Vec::new();
        let mut sets = 0;
        let told = each_row(&text, format, &header, settings(unit), |line, fate| {
            // Where a row has told the order of day and month, the reading starts again.
            if seen.last().is_some_and(|last| *last >= line) {
                seen.clear();
                sets = 0;
            }
            seen.push(line);
            match fate {
                Some(Ok(Read::One(_))) => sets += 1,
                Some(Ok(Read::Many(many))) => {
                    assert!(!many.is_empty(), "nothing is said by Nothing");
                    sets += many.len();
                }
                _ => {}
            }
        });
        prop_assert!(told.is_none() || format.name == "stronglifts");
        let lines = String::from_utf8_lossy(&text).split(['\n', '\r']).count() as u64;
        prop_assert!(seen.iter().all(|line| (1..=lines).contains(line)));
        // No row makes more of itself than an entry may hold, or than it has fields.
        prop_assert!(sets <= 30 * seen.len() + text.len());
    }
}
