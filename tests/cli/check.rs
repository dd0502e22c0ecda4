use snapbox::str;

use crate::env::trained;

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
  "taken_back": 0,
  "voids": 0,
  "newer": 0,
  "damaged": 0,
  "problems": [],
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
  1  lines that need a newer fitlog
  8  lines that cannot be read
line 13: only NUL bytes, as a power cut leaves them; leave it or delete it in an editor: it holds no entry
line 14: a mark of an unfinished merge; delete the line, the entries around it all count; delete the line in an editor
line 15: expected value at column 1; leave it or delete it in an editor: it holds no entry
line 17: not UTF-8 at byte 1; leave it or delete it in an editor: it holds no entry
line 18: invalid type: integer `1`, expected a string at column 2; leave it or delete it in an editor: it holds no entry
line 19: `id` is not a UUID; mend it in an editor, or leave it: nothing else is affected
line 20: `date` is not a day as 2026-11-22; mend it in an editor, or leave it: nothing else is affected
line 21: cut short: an append was interrupted before it was acknowledged; leave it: the next entry starts a new line behind it
[exit status: 1]

$ fitlog check --json
{
  "schema": 1,
  "log": "$DIR/log.jsonl",
  "lines": 21,
  "entries": 12,
  "taken_back": 0,
  "voids": 0,
  "newer": 1,
  "damaged": 8,
  "problems": [
    {
      "line": 13,
      "problem": "only NUL bytes, as a power cut leaves them",
      "way_out": "leave it or delete it in an editor: it holds no entry"
    },
    {
      "line": 14,
      "problem": "a mark of an unfinished merge; delete the line, the entries around it all count",
      "way_out": "delete the line in an editor"
    },
    {
      "line": 15,
      "problem": "expected value at column 1",
      "way_out": "leave it or delete it in an editor: it holds no entry"
    },
    {
      "line": 17,
      "problem": "not UTF-8 at byte 1",
      "way_out": "leave it or delete it in an editor: it holds no entry"
    },
    {
      "line": 18,
      "problem": "invalid type: integer `1`, expected a string at column 2",
      "way_out": "leave it or delete it in an editor: it holds no entry"
    },
    {
      "line": 19,
      "problem": "`id` is not a UUID",
      "way_out": "mend it in an editor, or leave it: nothing else is affected"
    },
    {
      "line": 20,
      "problem": "`date` is not a day as 2026-11-22",
      "way_out": "mend it in an editor, or leave it: nothing else is affected"
    },
    {
      "line": 21,
      "problem": "cut short: an append was interrupted before it was acknowledged",
      "way_out": "leave it: the next entry starts a new line behind it"
    }
  ],
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
