use snapbox::str;

use crate::env::trained;

#[test]
fn sets() {
    trained()
        .session(
            "\
edit 5 3x5@105
history squat
undo",
        )
        .is(str![[r#"
$ fitlog edit 5 3x5@105
was: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg, Mon 9 Nov
now: Barbell Back Squat 3 × 5 @ 105 kg, Mon 9 Nov   (fitlog undo takes it back)

$ fitlog history squat
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on
Mon 9 Nov
    13  Barbell Back Squat  3 × 5 @ 105 kg
Mon 2 Nov
     1  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 100 kg

$ fitlog undo
took back the edit: Barbell Back Squat 3 × 5 @ 105 kg, Mon 9 Nov   (fitlog redo puts it back)


"#]]);
}

#[test]
fn day_note_and_exercise() {
    trained()
        .session(
            "\
edit 9 -d sun -n 'without a belt'
edit 13 -n ''
history -n 1
edit 4 -e side-plank",
        )
        .is(str![[r#"
$ fitlog edit 9 -d sun -n 'without a belt'
was: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Mon 16 Nov // belt on
now: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Sun 15 Nov // without a belt   (fitlog undo takes it back)

$ fitlog edit 13 -n ''
was: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Sun 15 Nov // without a belt
now: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Sun 15 Nov   (fitlog undo takes it back)

$ fitlog history -n 1
Sun 15 Nov
    14  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg

$ fitlog edit 4 -e side-plank
was: Plank 3 × 45 s, Wed 4 Nov
now: Side Plank 3 × 45 s, Wed 4 Nov   (fitlog undo takes it back)


"#]]);
}

#[test]
fn mistakes() {
    trained()
        .session(
            "\
edit 99 3x5@100
edit 5
edit 5 12x40
remove 5
edit 5 3x5@100
edit five 3x5@100",
        )
        .is(str![[r#"
$ fitlog edit 99 3x5@100
--- stderr ---
error: there is no entry 99
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog edit 5
--- stderr ---
error: nothing to change in entry 5
hint: give new sets, -d DAY, -n NOTE or -e EXERCISE
[exit status: 2]

$ fitlog edit 5 12x40
--- stderr ---
error: `12x40` reads as 12 sets of 40, and no weight is given

  12x40
  ^^^^^

  try: fitlog edit 5 12@40   (12 reps at 40)
[exit status: 2]

$ fitlog remove 5
removed: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg, Mon 9 Nov   (fitlog undo puts it back)

$ fitlog edit 5 3x5@100
--- stderr ---
error: entry 5 was taken back or replaced
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog edit five 3x5@100
--- stderr ---
error: `five` is not the number of an entry
  try: fitlog history   (the last entries with their numbers)
[exit status: 2]


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
edit 1 -n hello --json",
        )
        .is(str![[r#"
$ fitlog edit 1 -n hello --json
{
  "schema": 1,
  "edited": {
    "id": "<ID>",
    "date": "2026-11-02",
    "exercise": "back-squat",
    "sets": [
      {
        "reps": 5,
        "weight": 60.0,
        "unit": "kg",
        "kg": 60.0,
        "kind": "warmup"
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      }
    ],
    "note": "hello"
  },
  "before": {
    "id": "<ID>",
    "date": "2026-11-02",
    "exercise": "back-squat",
    "sets": [
      {
        "reps": 5,
        "weight": 60.0,
        "unit": "kg",
        "kg": 60.0,
        "kind": "warmup"
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      },
      {
        "reps": 5,
        "weight": 100.0,
        "unit": "kg",
        "kg": 100.0
      }
    ],
    "batch": "<ID>"
  }
}


"#]]);
}

/// An entry that was edited twice is one entry.
#[test]
fn edited_twice() {
    let env = trained();
    env.run(&["edit", "9", "3x5@106", "-q"]).ok();
    env.run(&["edit", "13", "3x5@107", "-q"]).ok();
    env.run(&["history", "squat"]).is(str![[r#"
Mon 16 Nov
    14  Barbell Back Squat  3 × 5 @ 107 kg
                            // belt on
Mon 9 Nov
     5  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg
Mon 2 Nov
     1  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 100 kg

"#]]);
}
