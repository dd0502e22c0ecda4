use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn what_was_logged() {
    Env::new()
        .session(
            "\
log squat 5@100
undo
undo
history",
        )
        .is(str![[r#"
$ fitlog log squat 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog undo
took back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog undo
--- stderr ---
error: nothing to undo
[exit status: 1]

$ fitlog history
no entries


"#]]);
}

#[test]
fn an_edit() {
    trained()
        .session(
            "\
edit 1 5@99
undo
history squat -n 1",
        )
        .is(str![[r#"
$ fitlog edit 1 5@99
was:    Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
now 13: Barbell Back Squat 5 @ 99 kg, Mon 2 Nov   (fitlog undo takes it back)

$ fitlog undo
took back the edit: Barbell Back Squat 5 @ 99 kg, Mon 2 Nov
(fitlog redo puts it back)

$ fitlog history squat -n 1
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on


"#]]);
}

#[test]
fn a_removal() {
    trained()
        .session(
            "\
remove 1
undo
undo",
        )
        .is(str![[r#"
$ fitlog remove 1
removed: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
(fitlog undo puts it back)

$ fitlog undo
put back: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 100 kg, Mon 2 Nov
(fitlog redo removes it again)

$ fitlog undo
took back: 12 entries logged together, the first of Mon 2 Nov
(fitlog redo puts it back)


"#]]);
}

#[test]
fn step_by_step() {
    Env::new()
        .session(
            "\
log squat 5@100
log squat 5@110
undo
log squat 5@120
undo
undo
undo",
        )
        .is(str![[r#"
$ fitlog log squat 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog log squat 5@110
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 110 kg
  that day: 2 sets · 10 reps · 1,050 kg · est. 1RM 128.3 kg

$ fitlog undo
took back: Barbell Back Squat 5 @ 110 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog log squat 5@120
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 120 kg
  that day: 2 sets · 10 reps · 1,100 kg · est. 1RM 140.0 kg

$ fitlog undo
took back: Barbell Back Squat 5 @ 120 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog undo
took back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog undo
--- stderr ---
error: nothing to undo
[exit status: 1]


"#]]);
}

#[test]
fn nothing() {
    Env::new()
        .session(
            "\
undo",
        )
        .is(str![[r#"
$ fitlog undo
--- stderr ---
error: nothing to undo
[exit status: 1]


"#]]);
}

#[test]
fn as_json() {
    Env::new()
        .session(
            "\
log plank 60s
undo --json",
        )
        .is(str![[r#"
$ fitlog log plank 60s
Plank · Sun 22 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog undo --json
{
  "schema": 1,
  "undone": "log",
  "entries": 1,
  "entry": {
    "id": "<ID>",
    "date": "2026-11-22",
    "exercise": "plank",
    "sets": [
      {
        "seconds": 60.0
      }
    ]
  }
}


"#]]);
}

/// A body weight and a rename are lines like any other: removed, undone and put back by their own words.
#[test]
fn weighings_and_renames() {
    let env = Env::new();
    env.write_log(
        br#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-20","exercise":"my-press","sets":[{"reps":5,"weight":60,"unit":"kg"}]}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000002","weighs":82.5,"unit":"kg","date":"2026-11-22","time":"07:10:00"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000003","renames":"my-press","to":"overhead-press"}
"#,
    );
    env.session(
        "\
history
undo
history
undo
redo
remove 2
edit 2 5@60
undo",
    )
    .is(str![[r#"
$ fitlog history
Fri 20 Nov
     1  Barbell Overhead Press  5 @ 60 kg

$ fitlog undo
took back: the history of my-press now belongs to overhead-press
(fitlog redo puts it back)

$ fitlog history
Fri 20 Nov
     1  my-press  5 @ 60 kg

$ fitlog undo
took back: body weight 82.5 kg, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog redo
put back: body weight 82.5 kg, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog remove 2
removed: body weight 82.5 kg, Sun 22 Nov   (fitlog undo puts it back)

$ fitlog edit 2 5@60
--- stderr ---
error: entry 2 was taken back
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog undo
put back: body weight 82.5 kg, Sun 22 Nov   (fitlog redo removes it again)


"#]]);
}
