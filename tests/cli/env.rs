//! A place of its own for each test: an empty folder, a fixed day, no environment but that.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use chrono::{Datelike as _, NaiveDate, Weekday};
use snapbox::data::Inline;
use tempfile::TempDir;

/// The day on which the tests take place, a Sunday.
pub const TODAY: &str = "2026-11-22";

/// A folder for a log, and a fitlog that keeps to it.
pub struct Env {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Env {
    /// An empty folder.
    pub fn new() -> Self {
        let variables = [
            ("FITLOG_TODAY", TODAY),
            ("COLUMNS", "80"),
            ("LANG", "en_US.UTF-8"),
        ];
        let variables = variables
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        Self {
            folder: TempDir::new().unwrap(),
            variables,
        }
    }

    /// The same with a variable set.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(other, _)| other != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the log.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The bytes of the log.
    pub fn log(&self) -> Vec<u8> {
        std::fs::read(self.path("log.jsonl")).unwrap_or_default()
    }

    /// Writes a log.
    pub fn write_log(&self, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path("log.jsonl"), bytes).unwrap();
    }

    /// The command, to be changed further.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fitlog"));
        command
            .env_clear()
            .env("FITLOG_DIR", self.folder())
            .current_dir(self.folder());
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::null());
        command
    }

    /// Runs fitlog.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.ran(&self.command().args(args).output().unwrap())
    }

    /// Runs fitlog with something on standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command();
        let pipes = command
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        self.ran(&child.wait_with_output().unwrap())
    }

    /// Runs commands as a person types them, one a line; the answer shows each with what it printed.
    pub fn session(&self, commands: &str) -> Ran {
        let mut text = String::new();
        for line in commands
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
        {
            let args = words(line);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            text += &format!("$ fitlog {line}\n{}\n", self.run(&args).text);
        }
        Ran { text, code: 0 }
    }

    fn ran(&self, output: &Output) -> Ran {
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.stderr.is_empty() {
            text += "--- stderr ---\n";
            text += &String::from_utf8_lossy(&output.stderr);
        }
        let code = output.status.code().unwrap_or(-1);
        if code != 0 {
            text += &format!("[exit status: {code}]\n");
        }
        let folder = self.folder().display().to_string();
        Ran {
            text: without_ids(&text.replace(&folder, "$DIR")),
            code,
        }
    }
}

/// What a run printed.
#[must_use = "compare the output or assert the exit status"]
pub struct Ran {
    pub text: String,
    pub code: i32,
}

impl Ran {
    /// Holds the whole output against what is expected.
    #[track_caller]
    pub fn is(self, expected: Inline) {
        snapbox::Assert::new()
            .action_env("SNAPSHOTS")
            .eq(self.text, expected);
    }

    /// It went well; what it printed does not matter here.
    #[track_caller]
    pub fn ok(self) {
        assert_eq!(self.code, 0, "{}", self.text);
    }
}

/// The words of a line; single quotes keep blanks.
pub fn words(line: &str) -> Vec<String> {
    let mut words = vec![];
    let mut word: Option<String> = None;
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// UUIDs change from run to run.
fn without_ids(text: &str) -> String {
    let is_id = |piece: &str| {
        piece.len() == 36
            && piece.bytes().enumerate().all(|(at, byte)| {
                if [8, 13, 18, 23].contains(&at) {
                    byte == b'-'
                } else {
                    byte.is_ascii_hexdigit()
                }
            })
    };
    text.split_inclusive(|letter: char| !(letter.is_ascii_hexdigit() || letter == '-'))
        .map(|piece| {
            let end = piece.len().min(36);
            match piece.get(..end) {
                Some(id) if is_id(id) => format!("<ID>{}", &piece[end..]),
                _ => piece.to_owned(),
            }
        })
        .collect()
}

/// Three weeks of training: squats and back extensions on Mondays, pull-ups and planks on Wednesdays.
pub fn trained() -> Env {
    let env = Env::new();
    let session = "\
2026-11-02
back-squat 5@60w 3x5@100
lever-back-extension 12,12,10@40
2026-11-04
pull-up 8,7,6
plank 3x45s
2026-11-09
back-squat 5@60w 3x5@102.5
lever-back-extension 12,12,11@40
2026-11-11
pull-up 8,8,6
plank 3x50s
2026-11-16
back-squat 5@60w 3x5@105 // belt on
lever-back-extension 10,9,8@42.5
2026-11-18
pull-up 5@+5 8@bw 7@bw
plank 60s 60s 55s
";
    env.run_with(&["log", "-"], session).ok();
    env
}

/// Two years of squats, bench presses and back extensions that go up, with a break over the winter and a week off in
/// each summer.
pub fn two_years() -> Env {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let off = [
        (day(2025, 7, 21), day(2025, 7, 27)),
        (day(2025, 12, 1), day(2026, 2, 15)),
        (day(2026, 7, 20), day(2026, 7, 26)),
    ];
    let trained = day(2025, 3, 3)
        .iter_days()
        .take_while(|day| *day <= NaiveDate::from_ymd_opt(2026, 11, 20).unwrap())
        .filter(|day| matches!(day.weekday(), Weekday::Mon | Weekday::Wed | Weekday::Fri))
        .filter(|day| !off.iter().any(|(from, to)| (from..=to).contains(&day)));
    let reps = |sets: usize, reps: u32, kg: f64| {
        vec![format!(r#"{{"reps":{reps},"weight":{kg},"unit":"kg"}}"#); sets].join(",")
    };
    let mut log = String::new();
    for (number, day) in trained.enumerate() {
        let step = f64::from(u32::try_from(number).unwrap());
        let squat = 80.0 + (step / 3.0).floor() * 0.5;
        let exercises = match number % 3 {
            0 => vec![
                ("back-squat", reps(3, 5, squat)),
                (
                    "lever-back-extension",
                    reps(3, 12, 30.0 + (step / 6.0).floor()),
                ),
            ],
            1 => vec![
                (
                    "barbell-bench-press",
                    reps(4, 5, 55.0 + (step / 4.0).floor() * 0.5),
                ),
                ("lat-pulldown", reps(3, 10, 50.0)),
            ],
            _ => vec![
                ("back-squat", reps(2, 5, squat - 10.0)),
                ("pull-up", [r#"{"reps":6}"#; 3].join(",")),
                ("plank", [r#"{"seconds":60}"#; 2].join(",")),
            ],
        };
        for (exercise, sets) in exercises {
            let place = log.lines().count();
            log += &format!(
                r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{place:012}","date":"{day}","exercise":"{exercise}","sets":[{sets}]}}"#
            );
            log.push('\n');
        }
    }
    let env = Env::new();
    env.write_log(log);
    env
}

/// A workout in use that asks for what its exercises by themselves do not, and a week of it: squats of which two sets are
/// missing, back extensions on two days with different ranges, and a press that it does not have.
pub fn in_a_workout() -> Env {
    let env = Env::new();
    let workout = "\
Two Days
// Upper body some other time.
A:
back squat 5x5 linear +5kg
lever back extension 3x8-12 double +5kg
B:
lever back extension 3x12-15
farmers walk 2x20-40m
";
    env.run_with(&["workout", "add", "-"], workout).ok();
    env.run(&["workout", "use", "two-days"]).ok();
    let log = "\
2026-11-16
# workout: two-days / A
back-squat 3x5@100
lever-back-extension 3x12@45
2026-11-18
# workout: two-days / B
lever-back-extension 3x12@40
farmers-walk 2x40m@24
2026-11-20
# workout: two-days / A
back-squat 3x5@100
lever-back-extension 3x12@45
overhead-press 3x5@40
";
    env.run_with(&["log", "-"], log).ok();
    env
}
