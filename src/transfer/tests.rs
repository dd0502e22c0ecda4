//! What the formats make of files, in words.

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

fn settings(unit: Option<Unit>) -> Settings {
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
        let mut read = (format.open)(header, &settings).unwrap();
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
        Ok(Read::Nothing) => "nothing".into(),
        Err(Refused::Row(reason)) => format!("refused: {reason}"),
        Err(Refused::NoUnit(weight)) => format!("refused: no unit for {weight}"),
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
