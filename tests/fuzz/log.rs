//! Any bytes for a log: the fast reader says what the slow one says, and what counts is what the definition says.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fmt::Write as _;

use super::tests::{by_definition, by_looks, health_by_definition, health_by_looks};
use crate::domain::entry::{self, Line};
use crate::fuzz::Fuzz;

const SEEDS: [&str; 8] = [
    r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-22","time":"18:05:12","exercise":"squat","sets":[{"reps":12,"weight":40,"unit":"kg"},{"reps":10,"weight":-42.25,"unit":"lb","kind":"warmup","rpe":8.5,"rest":90}],"note":"felt easy"}"#,
    r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000003","date":"1900-01-01","exercise":"bench","sets":[{"seconds":61.5,"kind":"failure"},{"distance":5,"distance_unit":"km","seconds":1470}],"note":"\"é\" \u00e9\n","workout":"a / b","batch":"0198f3c2-0000-7000-8000-000000000002","replaces":"0198f3c2-0000-7000-8000-000000000001","source":{"app":"hevy","row":[1,2.5e3,null]}}"#,
    r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000004","voids":"0198f3c2-0000-7000-8000-000000000003","by":"undo"}"#,
    r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000005","weighs":82.5,"unit":"kg","date":"2026-11-22","time":"07:00:00","batch":"0198f3c2-0000-7000-8000-000000000002"}"#,
    r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000006","renames":"squat","to":"row"}"#,
    r#" { "exercise" : "press", "sets":[{"unit":"kg","weight":1e2,"reps":5}], "v":1 ,"id":"0198F3C2-0000-5000-8000-00000000000A","date":"2026-02-28","x":{"y":[]}}"#,
    r#"{"v":2,"id":"0198f3c2-0000-7000-8000-000000000007"}"#,
    "{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000008\",\"date\":\"2026-11-22\",\"exercise\":\"row\",\"sets\":[{\"reps\":5}]}\r\n\u{feff}\n{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000009\",\"voids\":\"0198f3c2-0000-7000-8000-000000000008\"}\n",
];

const PIECES: [&str; 44] = [
    "\n",
    "\r",
    "\u{feff}",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u00e9",
    "\\ud800",
    "\\u0000",
    "null",
    "true",
    "0",
    "-0",
    "1e400",
    "1.5",
    "9999999",
    "10000000",
    "0.00000001",
    "12345678901234567890",
    "-",
    ".",
    "e1",
    " ",
    "\t",
    "é",
    "\u{202e}",
    r#","note":"x""#,
    r#","kind":"drop""#,
    r#","rpe":10"#,
    r#","rest":86401"#,
    r#","v":1"#,
    r#","batch":"0198f3c2-0000-7000-8000-000000000002""#,
    r#","replaces":"0198f3c2-0000-7000-8000-000000000001""#,
    r#","voids":"0198f3c2-0000-7000-8000-000000000004""#,
    r#","by":"redo""#,
    r#"{"reps":5}"#,
    "2024-02-29",
    "0198f3c2-0000-7000-8000-000000000001",
    "squat",
];

/// What a line is, and what it has.
fn told(line: &Result<Line, String>) -> String {
    match line {
        Ok(Line::Entry(entry)) => format!(
            "entry {:?} {} {} {} {} {}",
            entry
                .sets
                .iter()
                .map(|set| (
                    set.kind,
                    set.rpe.is_some(),
                    set.rest.is_some(),
                    set.weight.is_some()
                ))
                .collect::<Vec<_>>(),
            entry.time.is_some(),
            entry.note.is_some(),
            entry.batch.is_some(),
            entry.replaces.is_some(),
            entry.source.is_some(),
        ),
        Ok(Line::Void(void)) => format!("void {:?}", void.by),
        Ok(Line::Weighing(_)) => "weighing".to_owned(),
        Ok(Line::Rename(_)) => "rename".to_owned(),
        Ok(Line::Newer) => "newer".to_owned(),
        Err(reason) => reason.clone(),
    }
}

fn read(log: &[u8]) -> String {
    let mut answer = String::new();
    for line in log.split(|byte| *byte == b'\n') {
        let (mut fast, mut slow) = (Vec::new(), Vec::new());
        let line = (
            entry::read(line, &mut fast),
            entry::read_any_layout(line, &mut slow),
        );
        assert_eq!(line.0, line.1, "two readers of a line");
        if let Err(reason) = &line.0 {
            assert!(!reason.is_empty() && reason.len() < 1_000, "{reason}");
        }
        _ = write!(answer, "{}; ", told(&line.0));
    }
    let middle = log.len() / 2;
    let cut = log[..middle]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    assert_eq!(by_looks(log, cut), by_definition(log), "what counts");
    assert_eq!(
        health_by_looks(log, cut),
        health_by_definition(log),
        "what cannot be read"
    );
    answer
}

fn fuzz() -> Fuzz<'static> {
    let mut seeds: Vec<Vec<u8>> = SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    seeds.push(SEEDS.join("\n").into_bytes());
    Fuzz {
        name: "log",
        seeds,
        pieces: &PIECES,
        target: &read,
    }
}

#[test]
fn any_log_is_read_as_its_lines_say() {
    fuzz().briefly();
}

#[test]
#[ignore = "takes as long as it is told to"]
fn at_length() {
    fuzz().at_length();
}
