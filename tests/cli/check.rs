use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn clean() {
    trained()
        .session(
            "\
check
check --json",
        )
        .is(str![[r#"
$ fitlog check
$DIR/log.jsonl
 12  lines
 12  entries that count
  0  lines that cannot be read
every line can be read

$ fitlog check --json
{
  "schema": 1,
  "log": "$DIR/log.jsonl",
  "lines": 12,
  "entries": 12,
  "weighings": 0,
  "renames": 0,
  "taken_back": 0,
  "voids": 0,
  "newer": 0,
  "damaged": 0,
  "wrong": 0,
  "odd": 0,
  "problems": [],
  "copies": [],
  "unknown_exercises": []
}


"#]]);
}

#[test]
fn damaged() {
    let env = trained();
    let mut log = env.log();
    log.extend_from_slice(b"\0\0\0\0\n<<<<<<< HEAD\nrubbish\n{\"v\":2,\"id\":\"x\"}\n\xff\n[1]\n{\"v\":1,\"id\":\"nope\"}\n{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"date\":\"2026-02-30\",\"exercise\":\"plank\",\"sets\":[{\"seconds\":60}]}\n{\"v\":1,\"id\":\"0198f3c2");
    env.write_log(&log);
    env.session("check\ncheck --json\nhistory -n 1\nundo")
        .is(str![[r#"
$ fitlog check
$DIR/log.jsonl
 21  lines
 12  entries that count
  1  line that needs a newer fitlog
  8  lines that cannot be read
line 13: only NUL bytes, as a power cut leaves them; leave it, or delete it:
    it holds no entry
line 14: a mark of an unfinished merge; delete the line: the entries around
    it all count
line 15: expected value at column 1; leave it, or delete it: it holds no entry
line 16: written by a newer fitlog and left out; update fitlog
line 17: not UTF-8 at byte 1; leave it, or delete it: it holds no entry
line 18: invalid type: integer `1`, expected a string at column 2; leave it,
    or delete it: it holds no entry
line 19: `id` is not a UUID; mend it in an editor, or leave it
line 20: `date` is not a day as 2026-11-22; mend it in an editor, or leave it
line 21: cut short before it was acknowledged; leave it: the next entry
    starts a new line
[exit status: 1]

$ fitlog check --json
{
  "schema": 1,
  "log": "$DIR/log.jsonl",
  "lines": 21,
  "entries": 12,
  "weighings": 0,
  "renames": 0,
  "taken_back": 0,
  "voids": 0,
  "newer": 1,
  "damaged": 8,
  "wrong": 9,
  "odd": 0,
  "problems": [
    {
      "line": 13,
      "left_out": true,
      "problem": "only NUL bytes, as a power cut leaves them",
      "way_out": "leave it, or delete it: it holds no entry"
    },
    {
      "line": 14,
      "left_out": true,
      "problem": "a mark of an unfinished merge",
      "way_out": "delete the line: the entries around it all count"
    },
    {
      "line": 15,
      "left_out": true,
      "problem": "expected value at column 1",
      "way_out": "leave it, or delete it: it holds no entry"
    },
    {
      "line": 16,
      "left_out": true,
      "problem": "written by a newer fitlog and left out",
      "way_out": "update fitlog"
    },
    {
      "line": 17,
      "left_out": true,
      "problem": "not UTF-8 at byte 1",
      "way_out": "leave it, or delete it: it holds no entry"
    },
    {
      "line": 18,
      "left_out": true,
      "problem": "invalid type: integer `1`, expected a string at column 2",
      "way_out": "leave it, or delete it: it holds no entry"
    },
    {
      "line": 19,
      "left_out": true,
      "problem": "`id` is not a UUID",
      "way_out": "mend it in an editor, or leave it"
    },
    {
      "line": 20,
      "left_out": true,
      "problem": "`date` is not a day as 2026-11-22",
      "way_out": "mend it in an editor, or leave it"
    },
    {
      "line": 21,
      "left_out": true,
      "problem": "cut short before it was acknowledged",
      "way_out": "leave it: the next entry starts a new line"
    }
  ],
  "copies": [],
  "unknown_exercises": []
}
[exit status: 1]

$ fitlog history -n 1
Wed 18 Nov
    12  Plank  60 s, 60 s, 55 s
--- stderr ---
warning: 7 lines cannot be read and are left out: $DIR/log.jsonl:13: only NUL bytes, as a power cut leaves them
hint: nothing was changed; fitlog check
warning: the last line of $DIR/log.jsonl was cut short and is left out
warning: 1 line needs a newer fitlog and is left out

$ fitlog undo
--- stderr ---
error: cannot undo: the log holds lines of a newer fitlog
hint: use the newer fitlog, it knows what they mean
[exit status: 1]


"#]]);
    assert_eq!(env.log(), log, "reading changes nothing");
}

/// What is odd is told and counts as it stands: the exit code stays 0 until a line is left out.
#[test]
fn odd() {
    let env = Env::new();
    for days in 1..6 {
        env.run(&["log", "-q", "squat", "3x5@100", "-d", &format!("{days}d")])
            .ok();
    }
    env.run(&["log", "-q", "squat", "5@20w 3x5@1000"]).ok();
    env.run(&["log", "-q", "squat", "3x5@10"]).ok();
    let mut log = String::from_utf8(env.log()).unwrap();
    let squat = r#""date":"2026-11-20","exercise":"back-squat","sets":[{"reps":5,"weight":100,"unit":"kg"}]"#;
    let edit = |more| format!(r#"{squat}{more},"replaces":"0198f3c2-0000-7000-8000-000000000001""#);
    let void =
        |id: char, by| format!(r#""voids":"0198f3c2-0000-7000-8000-00000000000{id}","by":"{by}""#);
    let rows = [
        ('1', squat.to_owned()),
        // Two machines edited the same entry; the second line of the second edit came with a merge.
        ('2', edit("")),
        ('3', edit("")),
        ('3', edit("")),
        ('4', void('a', "undo")),
        ('5', void('6', "undo")),
        ('6', squat.to_owned()),
        ('7', void('5', "remove")),
        (
            '8',
            r#""date":"2027-02-01","exercise":"bakc-squat","sets":[{"reps":5}]"#.to_owned(),
        ),
        (
            '9',
            r#""weighs":82.5,"unit":"kg","date":"2027-01-01""#.to_owned(),
        ),
        // A merge put the second in front of the first.
        ('b', void('c', "undo")),
        ('c', squat.to_owned()),
        // The day that it is already further east.
        (
            '0',
            r#""date":"2026-11-23","exercise":"bakc-squat","sets":[{"reps":5}]"#.to_owned(),
        ),
    ];
    for (id, fields) in rows {
        log +=
            &format!("{{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-00000000000{id}\",{fields}}}\n");
    }
    env.write_log(&log);
    for copy in [
        "log.sync-conflict-20261120-101500-ABCDEFG.jsonl",
        "log 2.jsonl",
        "logs.jsonl",
    ] {
        std::fs::write(env.path(copy), "").unwrap();
    }
    env.session("check\ncheck -q").is(str![[r#"
$ fitlog check
$DIR/log.jsonl
 20  lines
 12  entries that count
  1  body weight that counts
  3  lines taken back, replaced or standing twice
  4  lines that take something back
  0  lines that cannot be read
  9  oddities: read, and counted as they stand
line 6: odd: 1000 kg is far heavier than usual, maybe a slip; fitlog edit 6 SETS
line 7: odd: 10 kg is far lighter than usual, maybe a slip; fitlog edit 7 SETS
line 10: odd: edits what line 9 edits too, so both count; fitlog remove 10
line 12: odd: names a line that is not there; leave it, or look in your backup
line 15: odd: removes a removal; leave it, or look at fitlog history
line 16: odd: Mon 1 Feb 2027 is yet to come; fitlog edit 16 -d DAY
line 16: odd: no exercise is called `bakc-squat`; fitlog edit 16 -e EXERCISE
line 17: odd: Fri 1 Jan 2027 is yet to come; fitlog remove 17
line 18: odd: names line 19, which is behind it; leave it: merges do that
odd: log 2.jsonl is another copy of the log; take it in, then delete it:
    fitlog import '$DIR/log 2.jsonl'
odd: log.sync-conflict-20261120-101500-ABCDEFG.jsonl is another copy of the
    log; take it in, then delete it:
    fitlog import $DIR/log.sync-conflict-20261120-101500-ABCDEFG.jsonl
every line can be read

$ fitlog check -q


"#]]);
    log += &format!(
        "{{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000003\",{}}}\n",
        edit(r#","note":"mine""#)
    );
    log += &"a".repeat((1 << 20) + 1);
    log += "\n{\"v\":1,\"id\":\"x{\"v\":1,\"id\":\"y\"}\n";
    env.write_log(&log);
    env.session("check -q\ncheck --all\ncheck --json")
        .is(str![[r#"
$ fitlog check -q
[exit status: 1]

$ fitlog check --all
$DIR/log.jsonl
 23  lines
 12  entries that count
  1  body weight that counts
  4  lines taken back, replaced or standing twice
  4  lines that take something back
  2  lines that cannot be read
  9  oddities: read, and counted as they stand
line 6: odd: 1000 kg is far heavier than usual, maybe a slip; fitlog edit 6 SETS
line 7: odd: 10 kg is far lighter than usual, maybe a slip; fitlog edit 7 SETS
line 10: odd: edits what line 9 edits too, so both count; fitlog remove 10
line 12: odd: names a line that is not there; leave it, or look in your backup
line 15: odd: removes a removal; leave it, or look at fitlog history
line 16: odd: Mon 1 Feb 2027 is yet to come; fitlog edit 16 -d DAY
line 16: odd: no exercise is called `bakc-squat`; fitlog edit 16 -e EXERCISE
line 17: odd: Fri 1 Jan 2027 is yet to come; fitlog remove 17
line 18: odd: names line 19, which is behind it; leave it: merges do that
line 21: left out, as line 10 has the same `id`; change the `id` to keep both
line 22: longer than 1 MiB; leave it, or delete it: it holds no entry
line 23: expected `,` or `}` at column 17; two lines in one: put a line
    break before the second {"v":
odd: log 2.jsonl is another copy of the log; take it in, then delete it:
    fitlog import '$DIR/log 2.jsonl'
odd: log.sync-conflict-20261120-101500-ABCDEFG.jsonl is another copy of the
    log; take it in, then delete it:
    fitlog import $DIR/log.sync-conflict-20261120-101500-ABCDEFG.jsonl
[exit status: 1]

$ fitlog check --json
{
  "schema": 1,
  "log": "$DIR/log.jsonl",
  "lines": 23,
  "entries": 12,
  "weighings": 1,
  "renames": 0,
  "taken_back": 4,
  "voids": 4,
  "newer": 0,
  "damaged": 2,
  "wrong": 3,
  "odd": 9,
  "problems": [
    {
      "line": 6,
      "left_out": false,
      "problem": "1000 kg is far heavier than usual, maybe a slip",
      "way_out": "fitlog edit 6 SETS"
    },
    {
      "line": 7,
      "left_out": false,
      "problem": "10 kg is far lighter than usual, maybe a slip",
      "way_out": "fitlog edit 7 SETS"
    },
    {
      "line": 10,
      "left_out": false,
      "problem": "edits what line 9 edits too, so both count",
      "way_out": "fitlog remove 10"
    },
    {
      "line": 12,
      "left_out": false,
      "problem": "names a line that is not there",
      "way_out": "leave it, or look in your backup"
    },
    {
      "line": 15,
      "left_out": false,
      "problem": "removes a removal",
      "way_out": "leave it, or look at fitlog history"
    },
    {
      "line": 16,
      "left_out": false,
      "problem": "Mon 1 Feb 2027 is yet to come",
      "way_out": "fitlog edit 16 -d DAY"
    },
    {
      "line": 16,
      "left_out": false,
      "problem": "no exercise is called `bakc-squat`",
      "way_out": "fitlog edit 16 -e EXERCISE"
    },
    {
      "line": 17,
      "left_out": false,
      "problem": "Fri 1 Jan 2027 is yet to come",
      "way_out": "fitlog remove 17"
    },
    {
      "line": 18,
      "left_out": false,
      "problem": "names line 19, which is behind it",
      "way_out": "leave it: merges do that"
    },
    {
      "line": 21,
      "left_out": true,
      "problem": "left out, as line 10 has the same `id`",
      "way_out": "change the `id` to keep both"
    },
    {
      "line": 22,
      "left_out": true,
      "problem": "longer than 1 MiB",
      "way_out": "leave it, or delete it: it holds no entry"
    },
    {
      "line": 23,
      "left_out": true,
      "problem": "expected `,` or `}` at column 17",
      "way_out": "two lines in one: put a line break before the second {/"v/":"
    }
  ],
  "copies": [
    {
      "problem": "log 2.jsonl is another copy of the log",
      "way_out": "fitlog import '$DIR/log 2.jsonl'"
    },
    {
      "problem": "log.sync-conflict-20261120-101500-ABCDEFG.jsonl is another copy of the log",
      "way_out": "fitlog import $DIR/log.sync-conflict-20261120-101500-ABCDEFG.jsonl"
    }
  ],
  "unknown_exercises": [
    "bakc-squat"
  ]
}
[exit status: 1]


"#]]);
}

/// Twelve lines are told of unless all are asked for, each with its number.
#[test]
fn many() {
    let env = Env::new();
    env.write_log("nonsense\n".repeat(40));
    let told = |args: &[&str]| {
        let ran = env.run(args);
        assert_eq!(ran.code, 1);
        ran.text
    };
    let few = told(&["check"]);
    assert!(
        few.contains("line 12: expected") && !few.contains("line 13"),
        "{few}"
    );
    assert!(few.contains("and 28 more: fitlog check --all"), "{few}");
    assert!(few.lines().count() <= 40, "{few}");
    let all = told(&["check", "--all"]);
    assert!(
        all.contains("line 40: expected") && !all.contains("more:"),
        "{all}"
    );
}

#[test]
fn a_command_stays_whole() {
    let env = trained().with("COLUMNS", "60");
    env.session(
        "\
log squat 5@107.5 -d 11-19
log squat 5@1075 -d 11-20",
    )
    .ok();
    env.run(&["check"]).is(str![[r#"
$DIR/log.jsonl
 14  lines
 14  entries that count
  0  lines that cannot be read
  1  oddity: read, and counted as it stands
line 14: odd: 1075 kg is far heavier than usual, maybe a
    slip;
    fitlog edit 14 SETS
every line can be read

"#]]);
}
