//! Any bytes for a file to import: a report or an error, a log in good order, and nothing new the second time.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;

use clap::Parser as _;

use super::{Body, Cli, dispatch};
use crate::domain::entry;
use crate::error::Failure;
use crate::fuzz::Fuzz;

const PIECES: [&str; 58] = [
    ",",
    ";",
    "\t",
    "\"",
    "\"\"",
    "\n",
    "\r\n",
    "\n\n",
    "\0",
    "\u{feff}",
    " ",
    "'",
    "=1+1",
    "é",
    "💪",
    "\u{202e}",
    "\u{1b}[2J",
    "-",
    "-1",
    "0",
    "1e400",
    "NaN",
    "inf",
    "99999999999",
    "0.00000001",
    "1,5",
    "1.000,5",
    "1:30",
    "0:00",
    "24:30",
    "kg",
    "lb",
    "lbs",
    "km",
    "mi",
    "W",
    "D",
    "F",
    "2026-11-02",
    "2026-02-30",
    "02/11/2026",
    "2 Nov 2026, 18:05",
    "2026-11-02T18:05:00Z",
    "18:05",
    "9999-12-31",
    "0001-01-01",
    "date",
    "exercise",
    "reps",
    "weight",
    "unit",
    "Bench Press (Barbell)",
    "### EXERCISE LOGS ###",
    "{",
    "}",
    "[",
    "null",
    "back-squat",
];

/// A log of each kind of line, from which fitlog's own formats are made.
const LOG: &str = r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-02","time":"18:05:12","exercise":"back-squat","sets":[{"reps":12,"weight":40,"unit":"kg"},{"reps":10,"weight":42.5,"unit":"kg","kind":"drop","rpe":8.5,"rest":90}],"note":"felt; \"easy\", é\n"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000002","date":"2026-11-03","exercise":"plank","sets":[{"seconds":61.5},{"seconds":30}]}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000003","date":"2026-11-03","exercise":"running","sets":[{"distance":5,"distance_unit":"km","seconds":1470}],"workout":"a / b"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000004","weighs":82.5,"unit":"kg","date":"2026-11-04"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000005","voids":"0198f3c2-0000-7000-8000-000000000002","by":"remove"}
"#;

/// Runs a command on a folder; what it prints, or the error, must be text that drives no terminal.
fn fitlog(folder: &Path, words: &[&str]) -> Result<String, String> {
    let shared = ["fitlog", "--dir", folder.to_str().unwrap()];
    let cli = Cli::try_parse_from(shared.iter().chain(words)).unwrap();
    let (_, answer) = dispatch(cli);
    let clean = |text: String| {
        let text = without_colours(&text);
        let raw = text
            .chars()
            .find(|letter| *letter != '\n' && crate::error::is_unsafe(*letter));
        assert_eq!(raw, None, "{text:?}");
        text
    };
    match answer {
        Ok(output) => {
            let mut bytes = Vec::new();
            match output.body {
                Body::Text(text) => bytes.extend(text.bytes()),
                Body::Stream(write) | Body::Data(write) => drop(write(&mut bytes).unwrap()),
            }
            Ok(clean(String::from_utf8(bytes).unwrap()))
        }
        Err(error) => {
            let failure = error
                .downcast_ref::<Failure>()
                .unwrap_or_else(|| panic!("{error:#}"));
            assert!(
                matches!(failure.exit, 1..=3) && failure.message.len() < 2_000,
                "{failure}"
            );
            Err(clean(failure.message.clone()))
        }
    }
}

/// A text for people without the colours that it is printed in, and with anything else that a terminal would obey.
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let rest =
            piece.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';');
        match rest.strip_prefix('m') {
            Some(rest) => plain.push_str(rest),
            None => plain.extend(["\u{1b}[", piece]),
        }
    }
    plain
}

fn import(file: &[u8]) -> String {
    let place = tempfile::tempdir().unwrap();
    let (path, folder) = (place.path().join("file"), place.path().join("data"));
    fs::write(&path, file).unwrap();
    let words = ["import", path.to_str().unwrap(), "--unit", "lb"];
    let log = || fs::read(folder.join("log.jsonl")).unwrap_or_default();
    let tried = fitlog(&folder, &[&words[..], &["--dry-run"]].concat());
    assert!(!folder.exists(), "a trial writes nothing");
    let Ok(told) = tried else {
        let failed = tried.unwrap_err();
        assert_eq!(
            fitlog(&folder, &words),
            Err(failed.clone()),
            "a trial says what would happen"
        );
        assert_eq!(log(), b"");
        return failed.replace(path.to_str().unwrap(), "");
    };
    fitlog(&folder, &words).unwrap();
    let stored = log();
    for line in stored.split_inclusive(|byte| *byte == b'\n') {
        entry::read(line, &mut Vec::new()).unwrap();
        assert!(line.ends_with(b"\n"));
    }
    fitlog(&folder, &words).unwrap();
    assert_eq!(log(), stored, "nothing is new the second time");
    // The lines of another log stay as they are, each a change of its own.
    if !stored.is_empty() && !told.contains("a log of fitlog") {
        fitlog(&folder, &["undo"]).unwrap();
        let answer = fitlog(&folder, &["export"]).unwrap();
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(
            answer["entries"],
            serde_json::json!([]),
            "one undo takes all of it back"
        );
    }
    told.replace(path.to_str().unwrap(), "")
}

fn fuzz() -> Fuzz<'static> {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let mut names: Vec<_> = fs::read_dir(samples)
        .unwrap()
        .map(|one| one.unwrap().path())
        .collect();
    names.sort();
    let mut seeds: Vec<Vec<u8>> = names.iter().map(|path| fs::read(path).unwrap()).collect();
    let own = tempfile::tempdir().unwrap();
    fs::write(own.path().join("log.jsonl"), LOG).unwrap();
    for format in ["json", "jsonl", "csv", "strong", "hevy"] {
        seeds.push(
            fitlog(own.path(), &["export", "-f", format])
                .unwrap()
                .into_bytes(),
        );
    }
    seeds.push(LOG.into());
    Fuzz {
        name: "import",
        seeds,
        pieces: &PIECES,
        target: &import,
    }
}

#[test]
fn any_file_is_taken_or_refused() {
    fuzz().briefly();
}

#[test]
#[ignore = "takes as long as it is told to"]
fn at_length() {
    fuzz().at_length();
}
