//! Sentences that no command's own tests bring about.

use snapbox::str;

use crate::env::{Env, trained};

/// A note as long as it may not be.
#[test]
fn huge_note() {
    Env::new()
        .run(&["log", "squat", "5@100", "-n", &"a".repeat(4_001)])
        .is(str![[r#"
--- stderr ---
error: the note has 4001 characters, more than 4000
[exit status: 2]

"#]]);
}

#[test]
fn control_in_note() {
    Env::new()
        .run(&["log", "squat", "5@100", "-n", "a\u{1b}[2Jb"])
        .is(str![[r#"
--- stderr ---
error: the note holds a control character: /u{1b}
[exit status: 2]

"#]]);
}

#[test]
fn session_not_text() {
    use std::io::Write as _;
    use std::process::Stdio;
    let env = Env::new();
    let mut command = env.command();
    let mut child = command
        .args(["log", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(b"squat 5@100\xff\n")
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: standard input is not UTF-8 text of at most 16 MiB\n"
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn bad_today() {
    Env::new()
        .with("FITLOG_TODAY", "soon")
        .run(&["history"])
        .is(str![[r#"
--- stderr ---
error: FITLOG_TODAY is `soon`, not a day as 2026-11-22
[exit status: 2]

"#]]);
}

#[test]
fn no_exercise_named() {
    Env::new()
        .session("show --\nshow '***'\nlog '' 3x5")
        .is(str![[r#"
$ fitlog show --
--- stderr ---
error: fitlog show needs an exercise
  try: fitlog show lever-back-extension
   or: fitlog list   (what there is)
[exit status: 2]

$ fitlog show '***'
--- stderr ---
error: `***` names no exercise
  try: fitlog list   (what there is)
[exit status: 2]

$ fitlog log '' 3x5
--- stderr ---
error: `` names no exercise
  try: fitlog list   (what there is)
[exit status: 2]


"#]]);
}

#[test]
fn no_definition() {
    let env = Env::new();
    env.write_log("{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"date\":\"2026-11-20\",\"exercise\":\"wall-crawl\",\"sets\":[{\"reps\":5}]}\n");
    env.session("show wall-crawl\nprogress wall-crawl\nweek\nlog wall-crawl 6@bw\ncheck")
        .is(str![[r#"
$ fitlog show wall-crawl
--- stderr ---
error: nothing tells how to do wall-crawl: it is only in the log
  try: fitlog progress wall-crawl   (how it goes)
[exit status: 3]

$ fitlog progress wall-crawl
 wall-crawl                                                1 session  ·  20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Most reps         5 reps              20 Nov

 Last sessions
         sets
 20 Nov  5
 ──────────────────────────────────────────────────────────────────────────────
 Next: 0 kg again, aim for 8. At 12 on every set, go to 2.5 kg.

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              1
 Working sets          1
 Reps                  5

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
             W46     W47  change  8-week trend
 wall-crawl    –  5 reps          ·······▄
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog log wall-crawl 6@bw
wall-crawl · Sun 22 Nov 2026
  6
  last: Fri 20 Nov, 5

$ fitlog check
$DIR/log.jsonl
 2  lines
 2  entries that count
 0  lines that cannot be read
 1  oddity: read, and counted as it stands
line 1: odd: no exercise is called `wall-crawl`; fitlog edit 1 -e EXERCISE
every line can be read


"#]]);
}

#[test]
fn log_not_a_file() {
    let env = Env::new();
    std::fs::create_dir(env.path("log.jsonl")).unwrap();
    env.session("log squat 5@100\nhistory\nshow squat -q\nundo")
        .is(str![[r#"
$ fitlog log squat 5@100
--- stderr ---
error: $DIR/log.jsonl is not a regular file, so it is not a log
[exit status: 1]

$ fitlog history
--- stderr ---
error: $DIR/log.jsonl is not a regular file, so it is not a log
[exit status: 1]

$ fitlog show squat -q

$ fitlog undo
--- stderr ---
error: $DIR/log.jsonl is not a regular file, so it is not a log
[exit status: 1]


"#]]);
}

#[test]
fn line_too_long() {
    let env = trained();
    let mut log = env.log();
    let good = log.clone();
    log.extend(std::iter::repeat_n(b'a', 3 << 20));
    log.push(b'\n');
    log.extend(good.split_inclusive(|byte| *byte == b'\n').next().unwrap());
    env.write_log(&log);
    env.session("check\nhistory squat -n 1").is(str![[r#"
$ fitlog check
$DIR/log.jsonl
 14  lines
 12  entries that count
  1  line taken back, replaced or standing twice
  1  line that cannot be read
line 13: longer than 1 MiB; leave it, or delete it: it holds no entry
[exit status: 1]

$ fitlog history squat -n 1
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:13: longer than 1 MiB
hint: nothing was changed; fitlog check


"#]]);
}

#[test]
fn only_entries_are_edited() {
    let env = Env::new();
    env.write_log(
        b"{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"weighs\":82.5,\"unit\":\"kg\",\"date\":\"2026-11-22\"}\n",
    );
    env.session("edit 1 3x5@60\nremove 1 --json").is(str![[r#"
$ fitlog edit 1 3x5@60
--- stderr ---
error: line 1 holds no sets to edit: remove it and write it anew
  try: fitlog remove 1   (undo puts it back)
[exit status: 2]

$ fitlog remove 1 --json
{
  "schema": 1,
  "removed": {
    "id": "<ID>",
    "date": "2026-11-22",
    "weight": 82.5,
    "unit": "kg",
    "kg": 82.5
  }
}


"#]]);
}

/// What a newer fitlog wrote is left out, said, and not undone.
#[test]
fn needs_newer() {
    let env = trained();
    let mut log = env.log();
    log.extend(b"{\"v\":2,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"what\":\"ever\"}\n");
    env.write_log(&log);
    env.session("history -n 1\nundo\nedit 1 5@99\nremove 1\nlog plank 60s")
        .is(str![[r#"
$ fitlog history -n 1
Wed 18 Nov
    12  Plank  60 s, 60 s, 55 s
--- stderr ---
warning: 1 line needs a newer fitlog and is left out

$ fitlog undo
--- stderr ---
error: cannot undo: the log holds lines of a newer fitlog
hint: use the newer fitlog, it knows what they mean
[exit status: 1]

$ fitlog edit 1 5@99
--- stderr ---
error: cannot edit: the log holds lines of a newer fitlog
hint: use the newer fitlog, it knows what they mean
[exit status: 1]

$ fitlog remove 1
--- stderr ---
error: cannot remove: the log holds lines of a newer fitlog
hint: use the newer fitlog, it knows what they mean
[exit status: 1]

$ fitlog log plank 60s
Plank · Sun 22 Nov 2026
  60 s
  last: Wed 18 Nov, 60 s, 60 s, 55 s
--- stderr ---
warning: 1 line needs a newer fitlog and is left out


"#]]);
}

/// A torn line stays by itself, and the next entry starts a new one.
#[test]
fn torn_line() {
    let env = trained();
    let mut log = env.log();
    log.extend(b"{\"v\":1,\"id\":\"0198f3c2-00");
    env.write_log(&log);
    env.session("history -n 1\ncheck\nlog plank 60s\nhistory -n 1")
        .is(str![[r#"
$ fitlog history -n 1
Wed 18 Nov
    12  Plank  60 s, 60 s, 55 s
--- stderr ---
warning: the last line of $DIR/log.jsonl was cut short and is left out

$ fitlog check
$DIR/log.jsonl
 13  lines
 12  entries that count
  1  line that cannot be read
line 13: cut short before it was acknowledged; leave it: the next entry
    starts a new line
[exit status: 1]

$ fitlog log plank 60s
Plank · Sun 22 Nov 2026
  60 s
  last: Wed 18 Nov, 60 s, 60 s, 55 s
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:13: EOF while parsing a string at column 24
hint: nothing was changed; fitlog check

$ fitlog history -n 1
Sun 22 Nov
    14  Plank  60 s
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:13: EOF while parsing a string at column 24
hint: nothing was changed; fitlog check


"#]]);
    assert!(env.log().starts_with(&log));
}

#[cfg(unix)]
#[test]
fn cannot_write() {
    // A limit on the size of files stands for a full disk.
    let env = trained();
    let before = env.log();
    let fitlog = env!("CARGO_BIN_EXE_fitlog");
    let mut command = std::process::Command::new("sh");
    command.args([
        "-c",
        &format!(
            "trap '' XFSZ; ulimit -f 2; '{fitlog}' log squat 5@100 -n \"$(printf '%01500d' 1)\""
        ),
    ]);
    command
        .env("FITLOG_DIR", env.folder())
        .env("FITLOG_TODAY", crate::env::TODAY);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stderr)
        .replace(&env.folder().display().to_string(), "$DIR");
    assert_eq!(
        text,
        "error: nothing was logged: cannot write $DIR/log.jsonl: the file would grow beyond its size limit\n"
    );
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(env.log(), before);
}

#[cfg(unix)]
#[test]
fn cannot_create_and_cannot_read() {
    let env = Env::new();
    std::fs::write(env.path("file"), "").unwrap();
    let inside = env.path("file/deep");
    let inside = inside.to_str().unwrap();
    env.run(&["log", "squat", "5@100", "--dir", inside])
        .is(str![[r#"
--- stderr ---
error: nothing was logged: cannot create $DIR/file/deep: not a directory
[exit status: 1]

"#]]);
    env.run(&["history", "--dir", inside]).is(str![[r#"
--- stderr ---
error: cannot read $DIR/file/deep/log.jsonl: not a directory
[exit status: 1]

"#]]);
    env.run(&["config", "unit", "lb", "--dir", inside])
        .is(str![[r#"
--- stderr ---
error: cannot save $DIR/file/deep/config.json: not a directory
[exit status: 1]

"#]]);
}

/// A standard output that takes nothing: what was to be logged is, and the exit code says that the answer was lost.
#[cfg(target_os = "linux")]
#[test]
fn unexpected() {
    let env = trained();
    let mut command = env.command();
    command.stdout(
        std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .unwrap(),
    );
    let output = command.args(["history"]).output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "error: cannot write the answer: the disk is full\n"
    );
    assert_eq!(output.status.code(), Some(1));
    // A change is done, and who repeated it for want of an answer would do it twice.
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = env.command();
    command.stdout(full.unwrap()).args(["log", "plank", "61s"]);
    let output = command.output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "warning: done, but the answer cannot be written: the disk is full\n"
    );
    assert_eq!(output.status.code(), Some(0));
    let told = |command: &mut std::process::Command| {
        let full = std::fs::File::options().write(true).open("/dev/full");
        command
            .stdout(full.unwrap())
            .output()
            .unwrap()
            .status
            .code()
    };
    assert_eq!(told(env.command().args(["edit", "13", "62s"])), Some(0));
    assert_eq!(told(env.command().args(["undo"])), Some(0));
    assert_eq!(told(env.command().args(["redo"])), Some(0));
    assert_eq!(told(env.command().args(["undo"])), Some(0));
    assert_eq!(told(env.command().args(["remove", "13"])), Some(0));
    assert_eq!(told(env.command().args(["remove", "99"])), Some(2));
}

/// A reader that has gone, as `head` does, is no mistake.
#[cfg(unix)]
#[test]
fn closed_pipe() {
    let env = trained();
    let fitlog = env!("CARGO_BIN_EXE_fitlog");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", &format!("for i in 1 2 3; do '{fitlog}' export -f csv; done | head -c 10; '{fitlog}' week | head -1")]);
    command
        .env("FITLOG_DIR", env.folder())
        .env("FITLOG_TODAY", crate::env::TODAY);
    let output = command.output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn unknown_week_and_glued_lines() {
    let env = trained();
    let mut log = env.log();
    let lines: Vec<&[u8]> = log.split(|byte| *byte == b'\n').collect();
    let glued = [lines[0], lines[1], b"\n"].concat();
    log.extend(glued);
    env.write_log(&log);
    env.session("week someday\ncheck").is(str![[r#"
$ fitlog week someday
--- stderr ---
error: `someday` is not a week
hint: weeks are written 2026-W47, last, or as any day in them
[exit status: 2]

$ fitlog check
$DIR/log.jsonl
 13  lines
 12  entries that count
  1  line that cannot be read
line 13: trailing characters at column 311; two lines in one: put a line
    break before the second {"v":
[exit status: 1]


"#]]);
}

/// A file of one's own with a mistake is named, and stops nothing.
#[test]
fn bad_exercise() {
    let env = Env::new();
    std::fs::create_dir(env.path("exercises")).unwrap();
    let good = include_str!("../../data/exercises/wall-sit.json")
        .replace("wall-sit", "wall-lean")
        .replace("Wall Sit", "Wall Lean");
    std::fs::write(env.path("exercises/wall-lean.json"), &good).unwrap();
    std::fs::write(
        env.path("exercises/broken.json"),
        good.replace("\"level\"", "\"levle\""),
    )
    .unwrap();
    std::fs::write(
        env.path("exercises/long.json"),
        good.replace("\"id\": \"wall-lean\"", "\"id\": \"Wall Lean\""),
    )
    .unwrap();
    env.session("log wall lean 60s").is(str![[r#"
$ fitlog log wall lean 60s
Wall Lean · Sun 22 Nov 2026
  60 s
  first time: the baseline for records
--- stderr ---
warning: an exercise is left out: $DIR/exercises/broken.json:11:3: there is no field `levle`: did you mean level?
warning: an exercise is left out: $DIR/exercises/long.json:3:3: `id` is not lower-case words joined by hyphens, at most 48 characters


"#]]);
}

#[test]
fn invisible() {
    Env::new()
        .session("log squat 5@1\u{200b}00\nlog curl 10@10\nshow press")
        .is(str![[r#"
$ fitlog log squat 5@1​00
--- stderr ---
error: an invisible character does not belong here

  5@1​00
     ^

  try: fitlog log squat 5@100
[exit status: 2]

$ fitlog log curl 10@10
--- stderr ---
error: `curl` fits 32 exercises
hint: barbell-curl
      drag-curl
      reverse-curl
      preacher-curl
      concentration-curl
      dumbbell-curl
      hammer-curl
      spider-curl
      and 24 more: fitlog list curl
[exit status: 3]

$ fitlog show press
--- stderr ---
error: `press` fits 45 exercises
hint: jm-press
      landmine-press
      overhead-press
      press-under
      push-press
      arnold-press
      kettlebell-press
      pallof-press
      and 37 more: fitlog list press
[exit status: 3]


"#]]);
}
