//! Whatever is typed, and whatever stands in a file: an answer or an error that says where and what, and nothing lost.

use std::ffi::OsString;
use std::process::Output;
use std::sync::{LazyLock, OnceLock};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::env::{Env, trained};

/// Words that some command takes, and words that none should.
const WORDS: [&str; 60] = [
    "squat",
    "lever-back-extension",
    "back",
    "plank",
    "be",
    "pull-up",
    "3x12@40",
    "12,12,10@40lb",
    "3x8",
    "60s",
    "1:30",
    "400m",
    "5km/24:30",
    "12@20w",
    "rpe8",
    "rest90s",
    "//",
    "// note",
    "x12",
    "3x",
    "@",
    "1e400",
    "-3x12",
    "٣x١٢",
    "3×12",
    "0",
    "1",
    "12",
    "13",
    "-1",
    "99999999999999999999",
    "today",
    "fri",
    "2d",
    "2026-W99",
    "2026-02-30",
    "11-20",
    "0000-01-01",
    "9999-12-31",
    "kg",
    "lb",
    "unit",
    "goal",
    "epley",
    "bash",
    "json",
    "csv",
    "-",
    "--",
    "--json",
    "-q",
    "--ascii",
    "-n",
    "-d",
    "--all",
    "--help",
    "-f",
    "--since",
    "--week",
    "",
];

fn word() -> impl Strategy<Value = OsString> {
    prop_oneof![
        8 => select(&WORDS[..]).prop_map(OsString::from),
        2 => any::<String>().prop_map(|text| text.replace('\0', "\u{1}").into()),
        1 => select(&["\u{1b}[2J", "\u{202e}x", "\u{9b}31m", "a\nb", "=1+1", "💪", "é\u{301}"][..]).prop_map(OsString::from),
        1 => (select(&WORDS[..]), 100..800_usize).prop_map(|(word, times)| word.repeat(times).into()),
        1 => vec(1..=255_u8, 0..12).prop_map(of_bytes),
    ]
}

/// On other systems than these an argument is always text.
#[cfg(unix)]
fn of_bytes(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn of_bytes(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// The names of all commands, as the help tells them.
fn commands() -> Vec<String> {
    let help = Env::new().run(&["--help"]).text;
    let listed = help.split("Commands:\n").nth(1).unwrap();
    let lines = listed.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .collect()
}

static NAMES: OnceLock<Vec<String>> = OnceLock::new();

/// Runs fitlog with an editor that changes nothing.
fn run(env: &Env, args: &[OsString]) -> Output {
    let mut command = env.command();
    command.env("EDITOR", "true").env("VISUAL", "true");
    command.args(args).output().unwrap()
}

/// An exit code that means something, a reason where there is none, and nothing that drives a terminal.
fn is_answer(output: &Output, said_of: &str) -> Result<(), TestCaseError> {
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    let code = output.status.code();
    prop_assert!(matches!(code, Some(0..=3)), "{:?} {}", code, err);
    prop_assert!(!err.contains("panicked"), "{}", err);
    if code != Some(0) && !(code == Some(1) && said_of == "check") {
        prop_assert!(err.contains("error"), "{:?} says nothing", code);
    }
    for text in [&out, &err] {
        let raw = text.chars().find(|letter| {
            letter.is_control() && !matches!(letter, '\n' | '\t')
                || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        prop_assert_eq!(raw, None, "{:?}", text);
    }
    prop_assert!(err.len() < 20_000, "{} bytes of errors", err.len());
    Ok(())
}

/// A whole catalogue in one file: an exercise a line.
static SHELF: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let one = include_str!("../../data/exercises/plank.json");
    let one: serde_json::Value = serde_json::from_str(one).unwrap();
    let line = one.to_string();
    let lines = ["sled", "sled-drag", "sled-push"]
        .map(|id| line.replacen("\"plank\"", &format!("{id:?}"), 1));
    lines.join("\n").into_bytes()
});

/// A valid text with some of its bytes changed, cut out or put in.
fn changed(text: &[u8], changes: &[(Index, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = text.to_vec();
    for (at, removed, added) in changes {
        let at = at.index(bytes.len() + 1);
        let end = bytes.len().min(at + removed);
        bytes.splice(at..end, added.iter().copied());
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(Index, usize, Vec<u8>)>> {
    let piece = prop_oneof![
        vec(any::<u8>(), 0..4),
        select(
            &[
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "1e400",
                "-1",
                "\\ud800",
                "\u{1b}[2J",
                "99999999999"
            ][..]
        )
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    vec((any::<Index>(), 0..6_usize, piece), 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20) })]

    #[test]
    fn anything_typed(lines in vec((any::<Index>(), vec(word(), 0..6)), 1..3)) {
        let env = trained();
        let names = NAMES.get_or_init(commands);
        for (command, words) in lines {
            let before = env.log();
            let command = command.get(names);
            let args: Vec<OsString> = [command.into()].into_iter().chain(words).collect();
            is_answer(&run(&env, &args), command)?;
            prop_assert!(env.log().starts_with(&before), "{:?}", args);
        }
        for line in String::from_utf8(env.log()).unwrap().lines() {
            prop_assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{}", line);
        }
    }

    /// What is wrong with a file of the user's own is told with its name, and stops no log.
    #[test]
    fn anything_in_a_file_of_ones_own(which in 0..4_usize, changes in changes()) {
        let env = trained();
        let (name, text) = [
            ("config.json", &br#"{"unit":"lb","goal":4,"day_starts":"03:00","color":"auto"}"#[..]),
            ("exercises/sled-drag.json", include_bytes!("../../data/exercises/plank.json")),
            ("workouts/mine.json", br#"{"schema_version":1,"id":"mine","name":"Mine","days":[{"name":"A","exercises":[{"exercise":"plank","sets":3}]}]}"#),
            ("exercises/many.jsonl", &SHELF),
        ][which];
        let file = env.path(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        let bytes = changed(text, &changes);
        std::fs::write(&file, &bytes).unwrap();
        for args in [&["list", "--mine"][..], &["show", "plank"], &["week"], &["config"], &["log", "-q", "squat", "5@100"]] {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            let output = run(&env, &args);
            is_answer(&output, "")?;
            let err = String::from_utf8_lossy(&output.stderr);
            prop_assert!(err.is_empty() || err.contains(name), "{}", err);
            prop_assert!(output.status.success() || which == 0, "{}", err);
        }
        prop_assert_eq!(std::fs::read(&file).unwrap(), bytes);
    }

    /// What an app exported, and the names that go with it: a report or an error about the one file or the other.
    #[test]
    fn anything_to_import(which in 0..3_usize, csv in changes(), names in changes()) {
        let env = trained();
        let text = [
            &include_bytes!("../fixtures/import/hevy.csv")[..],
            include_bytes!("../fixtures/import/strong-2020.csv"),
            include_bytes!("../fixtures/import/stronglifts.csv"),
        ][which];
        std::fs::write(env.path("app.csv"), changed(text, &csv)).unwrap();
        std::fs::write(env.path("names.txt"), changed(b"# mine\nPlank = side-plank\nDip (Ladder)=dip\n", &names)).unwrap();
        let before = env.log();
        let args: Vec<OsString> = ["import", "app.csv", "--unit", "kg", "--map", "names.txt"].map(OsString::from).into();
        let trial = run(&env, &[&args[..], &["--dry-run".into()]].concat());
        is_answer(&trial, "")?;
        prop_assert_eq!(env.log(), &before[..], "a trial writes nothing");
        let output = run(&env, &args);
        is_answer(&output, "")?;
        prop_assert_eq!(output.status, trial.status, "a trial says what would happen");
        prop_assert!(env.log().starts_with(&before));
        prop_assert!(output.status.success() || env.log() == before);
        let entries = env.log();
        is_answer(&run(&env, &args), "")?;
        prop_assert_eq!(env.log(), entries, "nothing is new the second time");
    }

    /// Someone else's catalogue: whatever is taken from it can be shown, and no file of it is ever complained about.
    #[test]
    fn any_catalogue(changes in changes()) {
        let env = Env::new();
        let text = br#"[{"id": "Swing", "name": "Swing", "force": "pull", "level": "expert", "equipment": null, "primaryMuscles": ["lats"],
            "secondaryMuscles": ["shoulders"], "instructions": ["Swing.", "Rest."], "category": "strength", "images": ["a/0.jpg"]},
            {"id": "Hug", "name": "Knee Hug", "primaryMuscles": ["glutes"], "instructions": [], "category": "stretching"}]"#;
        std::fs::write(env.path("db.json"), changed(text, &changes)).unwrap();
        let args: Vec<OsString> = ["exercise", "import", "db.json"].map(OsString::from).into();
        is_answer(&run(&env, &args), "")?;
        let listed = run(&env, &["list".into(), "swing".into()]);
        is_answer(&listed, "")?;
        prop_assert!(listed.stderr.is_empty(), "{}", String::from_utf8_lossy(&listed.stderr));
    }

    /// A session is logged whole or not at all, and a line that is not understood is named.
    #[test]
    fn anything_on_standard_input(lines in vec((0..5_usize, changes()), 1..6)) {
        let valid = ["back-squat 3x5@100 // belt", "plank 60s", "pull-up 8,7,6 rpe8", "2026-11-02", "lever-back-extension 12@40"];
        let lines: Vec<Vec<u8>> = lines.iter().map(|(line, changes)| changed(valid[*line].as_bytes(), changes)).collect();
        let env = trained();
        std::fs::write(env.path("session"), lines.join(&b'\n')).unwrap();
        let before = env.log();
        let mut command = env.command();
        command.stdin(std::fs::File::open(env.path("session")).unwrap());
        let output = command.args(["log", "-"]).output().unwrap();
        is_answer(&output, "")?;
        if output.status.success() {
            prop_assert!(env.log().starts_with(&before));
            prop_assert!(env.log().len() > before.len());
        } else {
            prop_assert_eq!(env.log(), before);
        }
    }
}
