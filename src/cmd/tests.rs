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
    /// A body weight, on one of a few days.
    Weigh(u32),
    /// A table of so many rows, the one of before again where there was one.
    Import(usize),
    /// Another machine's log of so many lines, likewise.
    ImportLog(usize),
    /// The history of an exercise given to another.
    MergeExercise(usize, usize),
    /// Another name for an exercise of one's own.
    RenameExercise(usize),
    /// Lines of one batch, as a session appends them.
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
        1 => (1..4_u32).prop_map(Step::Weigh),
        2 => (0..4_usize).prop_map(Step::Import),
        1 => (0..3_usize).prop_map(Step::ImportLog),
        1 => any::<(usize, usize)>().prop_map(|(from, to)| Step::MergeExercise(from, to)),
        1 => (0..3_usize).prop_map(Step::RenameExercise),
        1 => (1..4_usize).prop_map(Step::Batch),
        1 => any::<bool>().prop_map(Step::Merge),
        1 => any::<usize>().prop_map(Step::Again),
        1 => vec(any::<u8>(), 0..40).prop_map(Step::Garbage),
        1 => any::<usize>().prop_map(Step::Tear),
    ]
}

/// What entries are logged under: one that is known, two that only the log knows, one of the lifter's own.
const LOGGED: [&str; 4] = ["plank", "mine-1", "mine-2", "sled-drag"];

/// What counts.
#[derive(Debug, Clone, Default, PartialEq)]
struct Counting {
    /// The repetitions of each entry by its number, and the exercise that it was logged under.
    entries: BTreeMap<u64, (u64, String)>,
    /// The day of the month and the weight of each weighing by its number.
    weighings: BTreeMap<u64, (u32, f64)>,
    /// Whose history belongs to whom, by the number of the line.
    renames: BTreeMap<u64, (String, String)>,
    /// Rows of tables that were imported, by their repetitions; with the number of the entry until a person changes it.
    rows: BTreeMap<u64, Option<u64>>,
}

impl Counting {
    fn add(&mut self, number: u64, reps: u64, exercise: &str) {
        self.entries.insert(number, (reps, exercise.to_owned()));
    }

    /// Whether it is a number that can be removed.
    fn has(&self, number: u64) -> bool {
        self.entries.contains_key(&number)
            || self.weighings.contains_key(&number)
            || self.renames.contains_key(&number)
    }

    /// Takes a line out.
    fn remove(&mut self, number: u64) {
        self.renames.remove(&number);
        self.entries.remove(&number);
        self.weighings.remove(&number);
        for row in self.rows.values_mut().filter(|row| **row == Some(number)) {
            // What a person did to it stands, however often the table comes again.
            *row = None;
        }
    }

    /// The exercise that entries logged under another belong to.
    fn owner(&self, logged: &str) -> String {
        let mut owner = logged.to_owned();
        for (from, to) in self.renames.values() {
            if *from == owner || from == logged {
                owner.clone_from(to);
            } else if to == logged {
                logged.clone_into(&mut owner);
            }
        }
        owner
    }

    /// What is to be shown: number, repetitions and exercise of each entry.
    fn shown(&self) -> Vec<(u64, u64, String)> {
        let entries = self.entries.iter();
        entries
            .map(|(number, (reps, logged))| (*number, *reps, self.owner(logged)))
            .collect()
    }

    /// The weighing that stands for each day: the last one.
    fn weighed(&self) -> Vec<(u64, f64)> {
        let days = self
            .weighings
            .iter()
            .map(|(number, (day, kg))| (day, (*number, *kg)));
        let mut last: Vec<_> = days.collect::<BTreeMap<_, _>>().into_values().collect();
        last.sort_by_key(|(number, _)| *number);
        last
    }
}

/// The log as a lifter thinks of it. Every change can be taken back: then all is as it was before.
#[derive(Debug, Default)]
struct Model {
    now: Counting,
    before: Vec<Counting>,
    undone: Vec<Counting>,
    /// Whole lines in the log.
    lines: u64,
    /// There is something behind the last newline.
    torn: bool,
    /// Lines came again, so that the end of the log does not tell which change was the last.
    again: bool,
}

impl Model {
    fn change(&mut self, change: impl FnOnce(&mut Counting)) {
        self.before.push(self.now.clone());
        self.undone.clear();
        change(&mut self.now);
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
        Body::Stream(write) | Body::Data(write) => {
            write(&mut bytes).unwrap();
        }
    }
    Ok(serde_json::from_slice(&bytes).unwrap())
}

/// Repetitions and exercise of each entry of an answer, with its number where there is one.
fn shown_by(answer: &serde_json::Value) -> Vec<(u64, u64, String)> {
    let entries = answer["entries"].as_array().unwrap().iter();
    entries
        .map(|entry| {
            let number = entry["number"].as_u64().unwrap_or_default();
            let reps = entry["sets"][0]["reps"].as_u64().unwrap();
            (number, reps, entry["exercise"].as_str().unwrap().to_owned())
        })
        .collect()
}

struct Life {
    folder: TempDir,
    model: Model,
    /// Entries differ in their repetitions: these are the next one's.
    reps: u64,
    /// The last table that was imported, with the repetitions of each row; the last log, with its lines.
    table: Vec<u64>,
    other: Vec<u8>,
}

impl Life {
    fn new() -> Self {
        Self {
            folder: TempDir::new().unwrap(),
            model: Model::default(),
            reps: 0,
            table: Vec::new(),
            other: Vec::new(),
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

    /// The line of a new entry, and the exercise that it is logged under.
    fn entry_line(&mut self, id: &str, more: &str) -> (Vec<u8>, &'static str) {
        self.reps += 1;
        let reps = self.reps;
        let exercise = LOGGED[usize::try_from(reps).unwrap() % LOGGED.len()];
        let line = format!(
            r#"{{"v":1,"id":"{id}","date":"2026-01-02","exercise":"{exercise}","sets":[{{"reps":{reps}}}]{more}}}"#
        );
        (line.into_bytes(), exercise)
    }

    /// The number of lines that a command appended, those of the model left alone.
    fn grown(&self, before: &[u8]) -> usize {
        let behind = &self.log()[before.len()..];
        let glue = usize::from(before.last().is_some_and(|byte| *byte != b'\n'));
        memchr::memchr_iter(b'\n', behind).count() - glue.min(behind.len())
    }

    /// Writes a file beside the log and imports it.
    fn import(&self, name: &str, text: &[u8]) -> Result<serde_json::Value, u8> {
        let file = self.folder.path().join(name);
        fs::write(&file, text).unwrap();
        fitlog(self.folder.path(), &["import", file.to_str().unwrap()])
    }

    /// A command about an exercise: it gives the history of one to another, or refuses and leaves the log as it was.
    fn exercise(&mut self, words: &[&str], from: &str) -> Result<(), TestCaseError> {
        let before = self.log();
        let answer = fitlog(self.folder.path(), words);
        let grown = self.grown(&before);
        let Ok(answer) = answer else {
            prop_assert_eq!(grown, 0, "{:?} refused", words);
            return Ok(());
        };
        prop_assert!(grown <= 1, "{:?}", words);
        if grown == 1 {
            let name = |key: &str| answer[key].as_str().unwrap().to_owned();
            let to = if from == "merged" { "into" } else { "to" };
            let rename = (name(from), name(to));
            let number = self.model.next();
            self.model
                .change(|now| _ = now.renames.insert(number, rename));
        }
        Ok(())
    }

    fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        let folder = self.folder.path().to_owned();
        match step {
            Step::Log => {
                self.reps += 1;
                let sets = format!("{}@40", self.reps);
                fitlog(&folder, &["log", "back-squat", &sets, "-d", "2026-01-02"]).unwrap();
                let (number, reps) = (self.model.next(), self.reps);
                self.model.change(|now| now.add(number, reps, "back-squat"));
            }
            Step::Edit(pick) => {
                self.reps += 1;
                let number = *pick as u64 % (self.model.lines + 3);
                let sets = format!("{}@40", self.reps);
                let answer = fitlog(
                    &folder,
                    &["edit", &number.to_string(), &sets, "-e", "back-squat"],
                );
                if !self.model.now.entries.contains_key(&number) {
                    prop_assert_eq!(answer, Err(2), "no entry {}", number);
                    return Ok(());
                }
                answer.unwrap();
                let (new, reps) = (self.model.next(), self.reps);
                self.model.change(|now| {
                    now.remove(number);
                    now.add(new, reps, "back-squat");
                });
            }
            Step::Remove(pick) => {
                let number = *pick as u64 % (self.model.lines + 3);
                let answer = fitlog(&folder, &["remove", &number.to_string()]);
                if !self.model.now.has(number) {
                    prop_assert_eq!(answer, Err(2), "no entry {}", number);
                    return Ok(());
                }
                answer.unwrap();
                self.model.next();
                self.model.change(|now| now.remove(number));
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
                let now = std::mem::replace(&mut self.model.now, before);
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
                let now = std::mem::replace(&mut self.model.now, after);
                self.model.before.push(now);
            }
            Step::Weigh(day) => {
                self.reps += 1;
                let kg = 70.0 + f64::from(u32::try_from(self.reps % 50).unwrap()) / 4.0;
                let (weight, date) = (kg.to_string(), format!("2026-01-0{day}"));
                fitlog(&folder, &["weigh", &weight, "-d", &date]).unwrap();
                let number = self.model.next();
                self.model
                    .change(|now| _ = now.weighings.insert(number, (*day, kg)));
            }
            Step::Import(rows) => {
                if *rows > 0 || self.table.is_empty() {
                    self.table = (1..=*rows as u64 + 1).map(|row| self.reps + row).collect();
                    self.reps += self.table.len() as u64;
                }
                let mut table = "date,exercise,reps,weight,unit\n".to_owned();
                for reps in &self.table {
                    // A day of its own for each, so that each is an entry.
                    let (month, day) = (1 + reps / 28 % 12, 1 + reps % 28);
                    let year = 2010 + reps / 336;
                    table += &format!("{year}-{month:02}-{day:02},back-squat,{reps},40,kg\n");
                }
                self.import("table.csv", table.as_bytes()).unwrap();
                let known = &self.model.now.rows;
                let new: Vec<u64> = self
                    .table
                    .iter()
                    .copied()
                    .filter(|row| !known.contains_key(row))
                    .collect();
                let new: Vec<_> = new
                    .into_iter()
                    .map(|reps| (self.model.next(), reps))
                    .collect();
                if !new.is_empty() {
                    self.model.change(|now| {
                        for (number, reps) in new {
                            now.add(number, reps, "back-squat");
                            now.rows.insert(reps, Some(number));
                        }
                    });
                }
            }
            Step::ImportLog(lines) => {
                let mut new = Vec::new();
                if *lines > 0 {
                    self.other.clear();
                    for _ in 0..*lines {
                        let (line, exercise) =
                            self.entry_line(super::Context::new_id().as_str(), "");
                        self.other.extend([line.as_slice(), b"\n"].concat());
                        new.push((self.reps, exercise));
                    }
                }
                if self.other.is_empty() {
                    return Ok(());
                }
                self.import("other.jsonl", &self.other).unwrap();
                for (reps, exercise) in new {
                    let number = self.model.next();
                    self.model.change(|now| now.add(number, reps, exercise));
                }
            }
            Step::MergeExercise(from, to) => {
                let into = ["mine-1", "mine-2", "back-squat"][to % 3];
                self.exercise(&["exercise", "merge", LOGGED[1 + from % 2], into], "merged")?;
            }
            Step::RenameExercise(name) => {
                let sled = ["exercise", "add", "Sled Drag", "-e", "sled", "-m", "quads"];
                _ = fitlog(&folder, &sled);
                let name = format!("Sled {name}");
                self.exercise(&["exercise", "rename", "sled-drag", &name], "renamed")?;
            }
            Step::Batch(count) => {
                let batch = super::Context::new_id();
                let mut rows = Vec::new();
                for _ in 0..*count {
                    let more = format!(r#","batch":"{}""#, batch.as_str());
                    let (line, exercise) =
                        self.entry_line(super::Context::new_id().as_str(), &more);
                    rows.push((self.append_line(&line), self.reps, exercise));
                }
                self.model.change(|now| {
                    for (number, reps, exercise) in rows {
                        now.add(number, reps, exercise);
                    }
                });
            }
            Step::Merge(old) => {
                let id = if *old {
                    format!("0198f3c2-0000-7000-8000-{:012x}", self.reps)
                } else {
                    super::Context::new_id().as_str().to_owned()
                };
                let (line, exercise) = self.entry_line(&id, "");
                let (number, reps) = (self.append_line(&line), self.reps);
                self.model.change(|now| now.add(number, reps, exercise));
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
                let (line, _) = self.entry_line(super::Context::new_id().as_str(), "");
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
        let mut history = shown_by(&history);
        for few in [1, 4] {
            let n = few.to_string();
            let newest = fitlog(self.folder.path(), &["history", "-n", &n]).unwrap();
            let expected = &history[..history.len().min(few)];
            prop_assert_eq!(shown_by(&newest), expected, "history -n {}", n);
        }
        history.sort_unstable();
        prop_assert_eq!(&history, &self.model.now.shown(), "history");
        let export = fitlog(self.folder.path(), &["export"]).unwrap();
        for (one, expected) in shown_by(&export).iter().zip(&history) {
            prop_assert_eq!((one.1, &one.2), (expected.1, &expected.2), "export");
        }
        prop_assert_eq!(shown_by(&export).len(), history.len(), "export");
        let weighed = fitlog(self.folder.path(), &["weigh", "-n", "1000"]).unwrap();
        let weighings = weighed["weighings"].as_array().into_iter().flatten();
        let mut weighed: Vec<_> = weighings
            .map(|one| (one["number"].as_u64().unwrap(), one["kg"].as_f64().unwrap()))
            .collect();
        weighed.sort_by_key(|(number, _)| *number);
        prop_assert_eq!(weighed, self.model.now.weighed(), "weighings");
        let check = fitlog(self.folder.path(), &["check"]).unwrap();
        prop_assert_eq!(&check["entries"], history.len(), "check");
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
                        Body::Stream(write) | Body::Data(write) => drop(write(&mut std::io::sink()).unwrap()),
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

#[test]
fn ids_made_by_one_process_rise_and_tell_their_time() {
    let now = || {
        std::time::UNIX_EPOCH
            .elapsed()
            .map_or(0, |since| since.as_secs())
    };
    let start = now();
    let ids: Vec<uuid::Uuid> = (0..10_000)
        .map(|_| super::surroundings::new_uuid())
        .collect();
    assert!(ids.is_sorted_by(|one, next| one < next));
    for id in ids {
        assert_eq!(id.get_version_num(), 7);
        assert_eq!(id.get_variant(), uuid::Variant::RFC4122);
        let (seconds, _) = id.get_timestamp().unwrap().to_unix();
        assert!((start..=now()).contains(&seconds), "{id}");
    }
}

#[test]
fn ids_made_at_once_differ() {
    let some = || {
        let ids = (0..1_000).map(|_| super::surroundings::new_uuid());
        ids.collect::<Vec<_>>()
    };
    let threads = [(); 8].map(|()| std::thread::spawn(some));
    let ids = threads.into_iter().flat_map(|one| one.join().unwrap());
    assert_eq!(ids.collect::<std::collections::BTreeSet<_>>().len(), 8_000);
}
