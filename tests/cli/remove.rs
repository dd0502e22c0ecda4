use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn an_entry() {
    trained()
        .session(
            "\
remove 9
remove 9
history squat",
        )
        .is(str![[r#"
$ fitlog remove 9
removed: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Mon 16 Nov
(fitlog undo puts it back)

$ fitlog remove 9
--- stderr ---
error: entry 9 was taken back
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog history squat
Mon 9 Nov
     5  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg
Mon 2 Nov
     1  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 100 kg


"#]]);
}

#[test]
fn mistakes() {
    trained()
        .session(
            "\
remove 0
remove 99
remove x",
        )
        .is(str![[r#"
$ fitlog remove 0
--- stderr ---
error: there is no entry 0
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog remove 99
--- stderr ---
error: there is no entry 99
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog remove x
--- stderr ---
error: `x` is not the number of an entry
  try: fitlog history   (the last entries with their numbers)
[exit status: 2]


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
remove 4 --json",
        )
        .is(str![[r#"
$ fitlog remove 4 --json
{
  "schema": 1,
  "removed": {
    "id": "<ID>",
    "date": "2026-11-04",
    "exercise": "plank",
    "sets": [
      {
        "seconds": 45.0
      },
      {
        "seconds": 45.0
      },
      {
        "seconds": 45.0
      }
    ],
    "batch": "<ID>"
  }
}


"#]]);
}

/// What an edit stood for does not come back when the edit is removed.
#[test]
fn an_edited_entry() {
    let env = trained();
    env.run(&["edit", "9", "3x5@106", "-q"]).ok();
    env.run(&["remove", "13", "-q"]).ok();
    env.session("history squat -n 1\nundo\nhistory squat -n 1\nundo\nhistory squat -n 1")
        .is(str![[r#"
$ fitlog history squat -n 1
Mon 9 Nov
     5  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg

$ fitlog undo
put back: Barbell Back Squat 3 × 5 @ 106 kg, Mon 16 Nov
(fitlog redo removes it again)

$ fitlog history squat -n 1
Mon 16 Nov
    13  Barbell Back Squat  3 × 5 @ 106 kg
                            // belt on

$ fitlog undo
took back the edit: Barbell Back Squat 3 × 5 @ 106 kg, Mon 16 Nov
(fitlog redo puts it back)

$ fitlog history squat -n 1
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on


"#]]);
}

/// A rename goes, but not the definition that it made: sets were logged under it.
#[test]
fn a_rename_whose_exercise_was_trained() {
    Env::new()
        .session(
            "\
exercise add 'My Crunch' -e bodyweight -m abs -q
log my-crunch 8 -d 11-20 -q
exercise rename my-crunch Foo Bar -q
log foo-bar 9@+5 -q
remove 2
check
exercise
history
show 'my crunch' -q
undo
history
exercise",
        )
        .is(str![[r#"
$ fitlog exercise add 'My Crunch' -e bodyweight -m abs -q

$ fitlog log my-crunch 8 -d 11-20 -q

$ fitlog exercise rename my-crunch Foo Bar -q

$ fitlog log foo-bar 9@+5 -q

$ fitlog remove 2
removed: the history of my-crunch now belongs to foo-bar
(fitlog undo puts it back)

$ fitlog check
$DIR/log.jsonl
 4  lines
 2  entries that count
 1  line taken back, replaced or standing twice
 1  line that takes something back
 0  lines that cannot be read
every line can be read

$ fitlog exercise
 your own   works  needs
 ──────────────────────────────────────────────────
 foo-bar    abs    bodyweight  no instructions yet
 my-crunch  abs    bodyweight  no instructions yet

$ fitlog history
Sun 22 Nov
     3  Foo Bar    9 @ bw +5 kg
Fri 20 Nov
     1  My Crunch  8 @ bw

$ fitlog show 'my crunch' -q

$ fitlog undo
put back: the history of my-crunch now belongs to foo-bar
(fitlog redo removes it again)

$ fitlog history
Sun 22 Nov
     3  Foo Bar  9 @ bw +5 kg
Fri 20 Nov
     1  Foo Bar  8 @ bw

$ fitlog exercise
 your own  works  needs
 ─────────────────────────────────────────────────
 foo-bar   abs    bodyweight  no instructions yet

 short name  for
 ────────────────────
 my-crunch   foo-bar


"#]]);
}
