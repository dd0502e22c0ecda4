#![allow(
    clippy::unwrap_used,
    clippy::too_many_lines,
    reason = "a test may fail loudly, and a list of steps is as long as it is"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use clap::Parser as _;
use proptest::collection::vec;
use proptest::prelude::*;
use tempfile::TempDir;

use super::{Body, Cli, dispatch};

/// What a lifter does, and what happens to a log behind fitlog's back; numbers pick a line or a place in one.
#[derive(Debug, Clone)]
enum Step {
    Log,
    Edit(usize),
    Remove(usize),
    Undo,
    Redo,
    /// Lines of one batch, as an import or a session appends them.
    Batch(usize),
    /// An entry of another machine, older or younger than the last one here.
    Merge(bool),
    /// A line that is there comes again with a merge.
    Again(usize),
    /// A line that no one can read.
    Garbage(Vec<u8>),
    /// An append that was cut short.
    Tear(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Log),
        3 => any::<usize>().prop_map(Step::Edit),
        3 => any::<usize>().prop_map(Step::Remove),
        5 => Just(Step::Undo),
        4 => Just(Step::Redo),
        1 => (1..4_usize).prop_map(Step::Batch),
        1 => any::<bool>().prop_map(Step::Merge),
        1 => any::<usize>().prop_map(Step::Again),
        1 => vec(any::<u8>(), 0..40).prop_map(Step::Garbage),
        1 => any::<usize>().prop_map(Step::Tear),
    ]
}

/// What must be shown: the repetitions of each entry by its number.
type Shown = BTreeMap<u64, u64>;

/// The log as a lifter thinks of it. Every change can be taken back: then all is as it was before.
#[derive(Debug, Default)]
struct Model {
    shown: Shown,
    before: Vec<Shown>,
    undone: Vec<Shown>,
    /// Whole lines in the log.
    lines: u64,
    /// There is something behind the last newline.
    torn: bool,
    /// Lines came again, so that the end of the log does not tell which change was the last.
    again: bool,
}

impl Model {
    fn change(&mut self, change: impl FnOnce(&mut Shown)) {
        self.before.push(self.shown.clone());
        self.undone.clear();
        change(&mut self.shown);
    }

    /// The number of the next line that is appended.
    fn next(&mut self) -> u64 {
        self.lines += 1 + u64::from(std::mem::take(&mut self.torn));
        self.lines
    }
}

/// Runs a command in this process; an error is told by its exit code.
fn fitlog(folder: &Path, args: &[&str]) -> Result<serde_json::Value, u8> {
    let shared = ["fitlog", "--json", "--dir", folder.to_str().unwrap()];
    let cli = Cli::try_parse_from(shared.iter().chain(args)).unwrap();
    let output = dispatch(cli).1.map_err(|error| {
        let failure = error.downcast_ref::<crate::error::Failure>();
        failure.unwrap_or_else(|| panic!("{error:#}")).exit
    })?;
    let mut bytes = Vec::new();
    match output.body {
        Body::Text(text) => bytes.extend(text.bytes()),
        Body::Stream(write) => {
            write(&mut bytes).unwrap();
        }
    }
    Ok(serde_json::from_slice(&bytes).unwrap())
}

fn shown_by(answer: &serde_json::Value) -> impl Iterator<Item = (&serde_json::Value, u64)> {
    let entries = answer["entries"].as_array().unwrap();
    entries
        .iter()
        .map(|entry| (&entry["number"], entry["sets"][0]["reps"].as_u64().unwrap()))
}

struct Life {
    folder: TempDir,
    model: Model,
    /// Entries differ in their repetitions: these are the next one's.
    reps: u64,
}

impl Life {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            model: Model::default(),
            reps: 0,
        }
    }

    fn log(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("log.jsonl")).unwrap_or_default()
    }

    fn append(&self, bytes: &[u8]) {
        let path = self.folder.path().join("log.jsonl");
        let file = fs::OpenOptions::new().append(true).create(true).open(path);
        file.unwrap().write_all(bytes).unwrap();
    }

    /// Appends a line from elsewhere, as a merge does: behind a newline.
    fn append_line(&mut self, line: &[u8]) -> u64 {
        let torn = self.model.torn;
        self.append(&[if torn { b"\n" } else { &b""[..] }, line, b"\n"].concat());
        self.model.next()
    }

    fn entry_line(&mut self, id: &str, more: &str) -> Vec<u8> {
        self.reps += 1;
        let reps = self.reps;
        format!(
            r#"{{"v":1,"id":"{id}","date":"2026-01-02","exercise":"plank","sets":[{{"reps":{reps}}}]{more}}}"#
        )
        .into_bytes()
    }

    fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let folder = self.folder.path().to_owned();
        match step {
            Step::Log => {
                self.reps += 1;
                let sets = format!("{}@40", self.reps);
                fitlog(&folder, &["log", "back-squat", &sets, "-d", "2026-01-02"]).unwrap();
                let (number, reps) = (self.model.next(), self.reps);
                self.model.change(|shown| _ = shown.insert(number, reps));
            }
            Step::Edit(pick) => {
                self.reps += 1;
                let number = *pick as u64 % (self.model.lines + 3);
                let sets = format!("{}@40", self.reps);
                let answer = fitlog(
                    &folder,
                    &["edit", &number.to_string(), &sets, "-e", "back-squat"],
                );
                if !self.model.shown.contains_key(&number) {
                    prop_assert_eq!(answer, Err(2), "no entry {}", number);
                    return Ok(());
                }
                answer.unwrap();
                let (new, reps) = (self.model.next(), self.reps);
                self.model.change(|shown| {
                    shown.remove(&number);
                    shown.insert(new, reps);
                });
            }
            Step::Remove(pick) => {
                let number = *pick as u64 % (self.model.lines + 3);
                let answer = fitlog(&folder, &["remove", &number.to_string()]);
                if !self.model.shown.contains_key(&number) {
                    prop_assert_eq!(answer, Err(2), "no entry {}", number);
                    return Ok(());
                }
                answer.unwrap();
                self.model.next();
                self.model.change(|shown| _ = shown.remove(&number));
            }
            Step::Undo | Step::Redo if self.model.again => {}
            Step::Undo => {
                let answer = fitlog(&folder, &["undo"]);
                let Some(before) = self.model.before.pop() else {
                    prop_assert_eq!(answer, Err(1), "nothing to undo");
                    return Ok(());
                };
                answer.unwrap();
                self.model.next();
                let now = std::mem::replace(&mut self.model.shown, before);
                self.model.undone.push(now);
            }
            Step::Redo => {
                let answer = fitlog(&folder, &["redo"]);
                let Some(after) = self.model.undone.pop() else {
                    prop_assert_eq!(answer, Err(1), "nothing to redo");
                    return Ok(());
                };
                answer.unwrap();
                self.model.next();
                let now = std::mem::replace(&mut self.model.shown, after);
                self.model.before.push(now);
            }
            Step::Batch(count) => {
                let batch = super::Context::new_id();
                let mut rows = Vec::new();
                for _ in 0..*count {
                    let more = format!(r#","batch":"{}""#, batch.as_str());
                    let line = self.entry_line(super::Context::new_id().as_str(), &more);
                    rows.push((self.append_line(&line), self.reps));
                }
                self.model.change(|shown| shown.extend(rows));
            }
            Step::Merge(old) => {
                let id = if *old {
                    format!("0198f3c2-0000-7000-8000-{:012x}", self.reps)
                } else {
                    super::Context::new_id().as_str().to_owned()
                };
                let line = self.entry_line(&id, "");
                let (number, reps) = (self.append_line(&line), self.reps);
                self.model.change(|shown| _ = shown.insert(number, reps));
            }
            Step::Again(pick) => {
                let log = self.log();
                let lines: Vec<&[u8]> = log.split_inclusive(|byte| *byte == b'\n').collect();
                if let Some(line) = lines.get(pick % lines.len().max(1)) {
                    self.append_line(line.trim_ascii_end());
                    self.model.again = true;
                }
            }
            Step::Garbage(bytes) => {
                let bytes: Vec<u8> = bytes.iter().copied().filter(|b| *b != b'\n').collect();
                self.append_line(&[b"\xff", bytes.as_slice()].concat());
            }
            Step::Tear(at) => {
                let line = self.entry_line(super::Context::new_id().as_str(), "");
                if self.model.torn {
                    self.append_line(b"");
                }
                self.append(&line[..=at % (line.len() - 1)]);
                self.model.torn = true;
            }
        }
        Ok(())
    }

    fn look(&self) -> Result<(), TestCaseError> {
        let log = self.log();
        let history = fitlog(self.folder.path(), &["history", "-n", "1000"]).unwrap();
        let history: Shown = shown_by(&history)
            .map(|(number, reps)| (number.as_u64().unwrap(), reps))
            .collect();
        prop_assert_eq!(&history, &self.model.shown, "history");
        let export = fitlog(self.folder.path(), &["export"]).unwrap();
        let export: Vec<u64> = shown_by(&export).map(|(_, reps)| reps).collect();
        let shown: Vec<u64> = self.model.shown.values().copied().collect();
        prop_assert_eq!(export, shown, "export");
        let check = fitlog(self.folder.path(), &["check"]).unwrap();
        prop_assert_eq!(&check["entries"], self.model.shown.len(), "check");
        let lines = self.model.lines + u64::from(self.model.torn);
        prop_assert_eq!(&check["lines"], lines, "check");
        prop_assert_eq!(self.log(), log, "reading changes nothing");
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn a_log_lives_as_its_lifter_thinks(steps in vec(step(), 0..20)) {
        let mut life = Life::new();
        for step in &steps {
            let before = life.log();
            life.take(step)?;
            prop_assert!(life.log().starts_with(&before), "no byte changes");
            life.look()?;
        }
    }

    /// What can be logged can be shown, however odd: by every command that reads, and for people as well as for programs.
    #[test]
    fn whatever_was_logged_is_shown(entries in vec(extreme(), 0..12)) {
        let life = Life::new();
        for (number, entry) in entries.iter().enumerate() {
            let id = format!("0198f3c2-0000-7000-8000-{number:012x}");
            life.append(format!("{{\"v\":1,\"id\":\"{id}\",{entry}}}\n").as_bytes());
        }
        let folder = life.folder.path().to_str().unwrap();
        let reading = [
            "week", "week -n 8", "week 1900-W02", "records", "records --week", "history -n 99", "list --mine", "check --all",
            "progress plank", "progress back-squat", "show back-squat", "export -f csv", "export -f text", "export -f jsonl",
        ];
        for words in reading {
            for json in [None, Some("--json")] {
                let args = ["fitlog", "--dir", folder].into_iter().chain(words.split(' ')).chain(json);
                let output = dispatch(Cli::try_parse_from(args).unwrap()).1;
                match output {
                    Ok(output) => match output.body {
                        Body::Text(text) => prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{}: {}", words, text),
                        Body::Stream(write) => drop(write(&mut std::io::sink()).unwrap()),
                    },
                    Err(error) => {
                        let code = error.downcast_ref::<crate::error::Failure>().map(|failure| failure.exit);
                        prop_assert!(matches!(code, Some(2 | 3)), "{}: {:#}", words, error);
                    }
                }
            }
        }
    }
}

/// The fields of an entry at the edges of what a line may hold.
fn extreme() -> impl Strategy<Value = String> {
    use proptest::sample::select;
    let days = [
        "1900-01-01",
        "1969-12-31",
        "2000-02-29",
        "2026-11-22",
        "2038-01-19",
        "9999-12-31",
    ];
    let exercises = [
        "plank",
        "back-squat",
        "pull-up",
        "running",
        "nobody-knows",
        "x",
    ];
    let amounts = [
        r#""reps":0"#,
        r#""reps":1"#,
        r#""reps":1000"#,
        r#""seconds":0.01"#,
        r#""seconds":345600"#,
        r#""distance":0.001,"distance_unit":"ft""#,
        r#""distance":99999,"distance_unit":"mi","seconds":1"#,
    ];
    let weights = [
        "",
        r#","weight":0,"unit":"kg""#,
        r#","weight":9999,"unit":"lb""#,
        r#","weight":-9999,"unit":"kg""#,
        r#","weight":0.0001,"unit":"kg""#,
    ];
    let tags = [
        "",
        r#","kind":"warmup""#,
        r#","kind":"failure","rpe":10"#,
        r#","rpe":0,"rest":86400"#,
        r#","rpe":0.3"#,
    ];
    let notes = [
        "",
        r#","note":"""#,
        r#","note":"\u0000\u001b[2J\u202e 💪 é\n=1""#,
        r#","workout":"\u2028""#,
    ];
    let set = (
        select(amounts.to_vec()),
        select(weights.to_vec()),
        select(tags.to_vec()),
    )
        .prop_map(|(amount, weight, tag)| format!("{{{amount}{weight}{tag}}}"));
    let entry = (
        select(days.to_vec()),
        select(exercises.to_vec()),
        vec(set, 1..5),
        select(notes.to_vec()),
    );
    entry.prop_map(|(day, exercise, sets, note)| {
        let sets = sets.join(",");
        format!(r#""date":"{day}","exercise":"{exercise}","sets":[{sets}]{note}"#)
    })
}
