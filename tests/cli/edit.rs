use snapbox::str;

use crate::env::{Env, trained};

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
was:    Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg, Mon 9 Nov
now 13: Barbell Back Squat 3 × 5 @ 105 kg, Mon 9 Nov
(fitlog undo takes it back)

$ fitlog history squat
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on
Mon 9 Nov
    13  Barbell Back Squat  3 × 5 @ 105 kg
Mon 2 Nov
     1  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 100 kg

$ fitlog undo
took back the edit: Barbell Back Squat 3 × 5 @ 105 kg, Mon 9 Nov
(fitlog redo puts it back)


"#]]);
}

#[test]
fn day_note_and_exercise() {
    trained()
        .session(
            "\
edit 9 -d sun -n 'without a belt'
edit 13 -n ''
history -d 11-15
edit 4 -e side-plank",
        )
        .is(str![[r#"
$ fitlog edit 9 -d sun -n 'without a belt'
was:    Barbell Back Squat 5 @ 60 kg warm-up;
        3 × 5 @ 105 kg, Mon 16 Nov // belt on
now 13: Barbell Back Squat 5 @ 60 kg warm-up;
        3 × 5 @ 105 kg, Sun 15 Nov // without a belt
(fitlog undo takes it back)

$ fitlog edit 13 -n ''
was:    Barbell Back Squat 5 @ 60 kg warm-up;
        3 × 5 @ 105 kg, Sun 15 Nov // without a belt
now 14: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 105 kg, Sun 15 Nov
(fitlog undo takes it back)

$ fitlog history -d 11-15
Sun 15 Nov
    14  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg

$ fitlog edit 4 -e side-plank
was:    Plank 3 × 45 s, Wed 4 Nov
now 15: Side Plank 3 × 45 s, Wed 4 Nov   (fitlog undo takes it back)


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
removed: Barbell Back Squat 5 @ 60 kg warm-up; 3 × 5 @ 102.5 kg, Mon 9 Nov
(fitlog undo puts it back)

$ fitlog edit 5 3x5@100
--- stderr ---
error: entry 5 was taken back
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
  "number": 13,
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

/// Sets are read, and shown, as those of the exercise that they belong to now.
#[test]
fn renamed() {
    let env = Env::new();
    env.session(
        "\
exercise add 'Ring Thing' -e rings -m chest -t bodyweight_reps -q
log ring-thing 8@-20 -q
exercise rename ring-thing Foo -q
edit 1 3x9
edit 3 8@20
edit 3 8@+20
undo
remove 3 --json
undo
exercise add Bar -e rings -m chest -t bodyweight_reps -q
edit 3 -e bar
undo
undo
remove 2
history",
    )
    .is(str![[r#"
$ fitlog exercise add 'Ring Thing' -e rings -m chest -t bodyweight_reps -q

$ fitlog log ring-thing 8@-20 -q

$ fitlog exercise rename ring-thing Foo -q

$ fitlog edit 1 3x9
was:   Foo 8 @ bw −20 kg, Sun 22 Nov
now 3: Foo 3 × 9 @ bw, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog edit 3 8@20
--- stderr ---
error: this is a bodyweight exercise; say whether the weight is added or assists

  8@20
   ^^^

  try: fitlog edit 3 8@+20   (added)
   or: fitlog edit 3 8@-20   (assistance)
[exit status: 2]

$ fitlog edit 3 8@+20
was:   Foo 3 × 9 @ bw, Sun 22 Nov
now 4: Foo 8 @ bw +20 kg, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog undo
took back the edit: Foo 8 @ bw +20 kg, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog remove 3 --json
{
  "schema": 1,
  "removed": {
    "id": "<ID>",
    "date": "2026-11-22",
    "exercise": "foo",
    "sets": [
      {
        "reps": 9
      },
      {
        "reps": 9
      },
      {
        "reps": 9
      }
    ]
  }
}

$ fitlog undo
put back: Foo 3 × 9 @ bw, Sun 22 Nov   (fitlog redo removes it again)

$ fitlog exercise add Bar -e rings -m chest -t bodyweight_reps -q

$ fitlog edit 3 -e bar
was:   Foo 3 × 9 @ bw, Sun 22 Nov
now 8: Bar 3 × 9 @ bw, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog undo
took back the edit: Bar 3 × 9 @ bw, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog undo
took back the edit: Foo 3 × 9 @ bw, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog remove 2
removed: the history of ring-thing now belongs to foo
(fitlog undo puts it back)

$ fitlog history
Sun 22 Nov
     1  Ring Thing  8 @ bw −20 kg


"#]]);
}

/// Another exercise is taken only if the sets could be its own, and would mean the same.
#[test]
fn an_exercise_that_counts_otherwise() {
    let env = Env::new();
    env.session(
        "\
log back-squat 5@100 -q
log pull-up 8@-20 -q
log pull-up 8@+20 -q
log pull-up 8 -q
edit 1 -e plank
edit 2 -e back-squat
edit 3 -e back-squat
edit 3 8@80 -e back-squat
edit 4 -e back-squat",
    )
    .is(str![[r#"
$ fitlog log back-squat 5@100 -q

$ fitlog log pull-up 8@-20 -q

$ fitlog log pull-up 8@+20 -q

$ fitlog log pull-up 8 -q

$ fitlog edit 1 -e plank
--- stderr ---
error: entry 1 has repetitions, and plank counts duration
  try: fitlog edit 1 SETS -e plank   (with its sets as they are to be)
[exit status: 2]

$ fitlog edit 2 -e back-squat
--- stderr ---
error: entry 2 has help against body weight, and back-squat counts weight and reps
  try: fitlog edit 2 SETS -e back-squat   (with its sets as they are to be)
[exit status: 2]

$ fitlog edit 3 -e back-squat
--- stderr ---
error: entry 3 has weights that mean something else there, and back-squat counts weight and reps
  try: fitlog edit 3 SETS -e back-squat   (with its sets as they are to be)
[exit status: 2]

$ fitlog edit 3 8@80 -e back-squat
was:   Pull-Up 8 @ bw +20 kg, Sun 22 Nov
now 5: Barbell Back Squat 8 @ 80 kg, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog edit 4 -e back-squat
was:   Pull-Up 8 @ bw, Sun 22 Nov
now 6: Barbell Back Squat 8, Sun 22 Nov   (fitlog undo takes it back)


"#]]);
}
