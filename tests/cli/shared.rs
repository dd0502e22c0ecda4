use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn an_unknown_command() {
    Env::new()
        .session(
            "\
lits
lever-back-extension
--wat
log squat 5@100 --wat",
        )
        .is(str![[r#"
$ fitlog lits
--- stderr ---
error: `lits` is not a command
  try: fitlog list
   or: fitlog --help   (all commands)
[exit status: 2]

$ fitlog lever-back-extension
--- stderr ---
error: `lever-back-extension` is an exercise, not a command
  try: fitlog show lever-back-extension   (how to do it)
   or: fitlog progress lever-back-extension   (how it goes)
[exit status: 2]

$ fitlog --wat
--- stderr ---
error: there is no option `--wat` here
  try: fitlog --help   (all options)
[exit status: 2]

$ fitlog log squat 5@100 --wat
--- stderr ---
error: there is no option `--wat` here
  try: fitlog log --help   (all options)
[exit status: 2]


"#]]);
}

#[test]
fn errors_as_json() {
    trained()
        .session(
            "\
log squat 3x12@40@8 --json
show sqaut --json
week 2027-W01 --json
lits --json",
        )
        .is(str![[r#"
$ fitlog log squat 3x12@40@8 --json
--- stderr ---
{
  "schema": 1,
  "error": {
    "kind": "sets",
    "exit": 2,
    "message": "this set has a weight already",
    "input": "3x12@40@8",
    "at": 7,
    "len": 2,
    "try": [
      "fitlog log squat 3x12@40 rpe8"
    ]
  }
}
[exit status: 2]

$ fitlog show sqaut --json
--- stderr ---
{
  "schema": 1,
  "error": {
    "kind": "exercise",
    "exit": 3,
    "message": "no exercise is called `sqaut`",
    "try": [
      "fitlog show back-squat --json",
      "fitlog show band-squat --json",
      "fitlog show band-squat-row --json"
    ]
  }
}
[exit status: 3]

$ fitlog week 2027-W01 --json
--- stderr ---
{
  "schema": 1,
  "error": {
    "kind": "future",
    "exit": 2,
    "message": "week 2027-W01 is in the future"
  }
}
[exit status: 2]

$ fitlog lits --json
--- stderr ---
{
  "schema": 1,
  "error": {
    "kind": "usage",
    "exit": 2,
    "message": "`lits` is not a command",
    "try": [
      "fitlog list --json",
      "fitlog --help"
    ]
  }
}
[exit status: 2]


"#]]);
}

#[test]
fn version() {
    Env::new()
        .session(
            "\
--version",
        )
        .is(str![[r#"
$ fitlog --version
fitlog 0.1.0


"#]]);
}

#[test]
fn help() {
    Env::new()
        .session(
            "\
--help
log --help",
        )
        .is(str![[r#"
$ fitlog --help
A workout log for the terminal: write down sets, see weekly progress, learn the
exercise

Usage: fitlog [OPTIONS] [COMMAND]

Commands:
  show         Show how to do an exercise, and your best [alias: s]
  list         Find exercises by word, muscle or equipment [alias: ls]
  log          Log the sets of one exercise, or a session from standard input
               with `-` [alias: l]
  week         Sum up a week and compare it with the one before [aliases: w,
               summary]
  month        Sum up a month and compare it with the one before [alias: m]
  year         Sum up a year: every day of it, best lifts, records, muscles
               [alias: y]
  balance      Show how the work is spread over the muscles [alias: b]
  progress     Show the progress of an exercise: bests, trend, chart, last
               sessions [alias: p]
  records      Show personal records: heaviest, best estimated maximum, best set
  weigh        Write down your body weight, or show how it goes
  report       Make a page of a year for others: an HTML file
  history      List what was logged, newest first, each entry with its number
               [alias: h]
  workout      List workouts, show one, and say what to do today
  edit         Correct an entry
  remove       Take an entry out [alias: rm]
  undo         Take back the last change
  redo         Put back what undo took
  import       Move in from another app, or from another fitlog
  exercise     Define, edit, import, rename and merge exercises of your own
  export       Print all data: JSON, text or CSV
  calc         Calculate: one-rep maximum, plates, warm-up, units, scores
  check        Read every line of the log and report
  config       Show settings and where they come from, or change one
  completions  Print what a shell needs to complete words with TAB
  help         Print this message or the help of the given subcommand(s)

Options:
  -h, --help     Print help
  -V, --version  Print version

Options of every command:
      --json          Print JSON
  -q, --quiet         Print nothing but errors
      --color <WHEN>  Colour the output: auto, always or never
      --ascii         Use plain characters only
      --dir <PATH>    Keep log and configuration in this folder

Examples:
  fitlog log lever-back-extension 3x12@40   3 x 12 at 40 kg
  fitlog log back ext 12,12,10@40 -d fri    last Friday
  fitlog show lever-back-extension          how to do it
  fitlog progress lever-back-extension      trend and chart
  fitlog week                               the week so far
  fitlog undo                               take it back
  fitlog help numbers                       all formulas

$ fitlog log --help
Log the sets of one exercise, or a session from standard input with `-`

Usage: fitlog log [OPTIONS] [EXERCISE SETS]...

Arguments:
  [EXERCISE SETS]...  The exercise, then its sets; or `-`

Options:
  -d, --day <DAY>    The day trained, if not today
  -n, --note <TEXT>  A note
      --dry-run      Say what would be logged, and log nothing
  -h, --help         Print help

Options of every command:
      --json          Print JSON
  -q, --quiet         Print nothing but errors
      --color <WHEN>  Colour the output: auto, always or never
      --ascii         Use plain characters only
      --dir <PATH>    Keep log and configuration in this folder

Sets:
  3x12@40            3 sets of 12 at 40 (90lb for pounds)
  12,12,10@40        one weight for all
  12@40 10@45        one for each
  3x8  8@+10  8@-20  bodyweight, 10 added, 20 of help
  3x60s  1:30        holds
  400m  5km/24:30    distance
  12@20w  ..d  ..f   warm-up, drop set, to failure
  rpe8  rir2         effort; rpe7/8/9: the last 3 sets
  rest90s            rest
  // words           a note
Days:
  -d y   -d fri   -d 2d   -d 11-20   -d 2026-11-20
Examples:
  fitlog log lever-back-extension 3x12@40
  fitlog log squat 5@60w 3x5@100 rpe8 -n "belt on"
  fitlog log - < monday.txt
A session, one entry a line:
  yesterday                     the day of what follows
  # workout: starting-out / A   the workout likewise
  lever back extension 3x12@40  an entry
  // words                      a note on the line above
  # words                       a remark, left out


"#]]);
}

#[test]
fn the_week_is_the_answer_to_nothing() {
    trained()
        .session(
            "\
-q",
        )
        .is(str![[r#"
$ fitlog -q


"#]]);
}

#[test]
fn in_another_folder() {
    let env = Env::new();
    let other = env.path("elsewhere/deep");
    env.run(&["--dir", other.to_str().unwrap(), "log", "squat", "5@100"])
        .ok();
    assert!(other.join("log.jsonl").is_file() && env.log().is_empty());
}

#[test]
fn without_a_home() {
    let env = Env::new();
    let mut command = env.command();
    let output = command
        .env_remove("FITLOG_DIR")
        .args(["log", "squat", "5@100"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        text,
        "error: there is no home folder to keep the log in\nhint: set HOME, or name a folder: FITLOG_DIR=/path/to/folder\n"
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(env.folder()).unwrap().count(), 0);
}

#[test]
fn data_and_settings_go_where_xdg_says() {
    let env = Env::new();
    let mut command = env.command();
    command
        .env_remove("FITLOG_DIR")
        .env("XDG_DATA_HOME", env.path("d"))
        .env("XDG_CONFIG_HOME", env.path("c"));
    assert!(
        command
            .args(["log", "squat", "5@100"])
            .status()
            .unwrap()
            .success()
    );
    assert!(env.path("d/fitlog/log.jsonl").is_file());
}

#[test]
fn colours_only_when_they_are_wanted() {
    let env = trained();
    let colour = |ran: crate::env::Ran| ran.text.contains('\u{1b}');
    assert!(!colour(env.run(&["week"])));
    assert!(colour(env.run(&["week", "--color", "always"])));
    assert!(!colour(
        trained()
            .with("NO_COLOR", "1")
            .with("CLICOLOR_FORCE", "0")
            .run(&["week"])
    ));
    assert!(!colour(
        trained()
            .with("CLICOLOR_FORCE", "1")
            .run(&["week", "--color", "never"])
    ));
}

#[test]
fn no_note_drives_the_terminal() {
    let env = Env::new();
    let line = r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-20","exercise":"plank","sets":[{"seconds":60}],"note":"\u001b[2J\u202e gone"}"#;
    env.write_log(format!("{line}\n"));
    env.session("history\nexport -f text\nexport\nhistory --json")
        .is(str![[r#"
$ fitlog history
Fri 20 Nov
     1  Plank  60 s
               // /u{1b}[2J/u{202e} gone

$ fitlog export -f text
# written by fitlog export
2026-11-20
plank 60s // /u{1b}[2J/u{202e} gone

$ fitlog export
{"schema":1,"entries":[
{"id":"<ID>","date":"2026-11-20","exercise":"plank","sets":[{"seconds":60.0}],"note":"/u001b[2J/u202e gone"}
]}

$ fitlog history --json
{
  "schema": 1,
  "entries": [
    {
      "id": "<ID>",
      "date": "2026-11-20",
      "exercise": "plank",
      "sets": [
        {
          "seconds": 60.0
        }
      ],
      "note": "/u001b[2J/u202e gone",
      "number": 1
    }
  ]
}


"#]]);
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    let commands: [&[&str]; 6] = [
        &["week"],
        &["week", "-n", "4"],
        &["progress", "squat"],
        &["show", "squat", "--all"],
        &["list", "back"],
        &["history"],
    ];
    for columns in ["60", "80", "120"] {
        let env = trained().with("COLUMNS", columns);
        for args in commands {
            let widest = env
                .run(args)
                .text
                .lines()
                .map(|line| line.chars().count())
                .max()
                .unwrap_or(0);
            assert!(
                widest <= columns.parse().unwrap(),
                "{args:?} has {widest} of {columns} columns"
            );
        }
    }
}

#[test]
fn plain_characters_only() {
    let env = trained();
    for args in [
        &["week", "--ascii"][..],
        &["progress", "squat", "--ascii"],
        &["show", "squat", "--all", "--ascii"],
        &["history", "--ascii"],
        &["list", "--ascii"],
    ] {
        let text = env.run(args).text;
        assert!(
            text.is_ascii(),
            "{args:?}: {:?}",
            text.chars().find(|letter| !letter.is_ascii())
        );
    }
}
