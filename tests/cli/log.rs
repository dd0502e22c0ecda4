use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn the_first_time() {
    Env::new()
        .session(
            "\
log lever-back-extension 3x12@40",
        )
        .is(str![[r#"
$ fitlog log lever-back-extension 3x12@40
Lever Back Extension · Sun 22 Nov 2026
  3 × 12 @ 40 kg
  36 reps · 1,440 kg · est. 1RM 56.0 kg
  first time: the baseline for records


"#]]);
}

#[test]
fn last_time_and_records() {
    trained()
        .session(
            "\
log lever-back-extension 10,10,9@45
log pull-up 9,8,7
log plank 65s 60s
log squat 5@60w 3x5@107.5 rpe8/8.5/9.5 rest3min -n 'felt heavy'",
        )
        .is(str![[r#"
$ fitlog log lever-back-extension 10,10,9@45
Lever Back Extension · Sun 22 Nov 2026
  10, 10, 9 @ 45 kg
  29 reps · 1,305 kg · est. 1RM 60.0 kg
  ★ heaviest set: 45 kg × 10, was 42.5 kg
  ★ best e1RM: 60.0 kg, was 56.7 kg
  last: Mon 16 Nov, 10, 9, 8 @ 42.5 kg

$ fitlog log pull-up 9,8,7
Pull-Up · Sun 22 Nov 2026
  9, 8, 7 @ bw
  24 reps
  ★ most reps: bw × 9, was 8 reps
  last: Wed 18 Nov, 5 @ bw +5 kg; 8, 7 @ bw

$ fitlog log plank 65s 60s
Plank · Sun 22 Nov 2026
  65 s, 60 s
  2:05 in all
  ★ longest: 65 s, was 60 s
  last: Wed 18 Nov, 60 s, 60 s, 55 s

$ fitlog log squat 5@60w 3x5@107.5 rpe8/8.5/9.5 rest3min -n 'felt heavy'
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 60 kg warm-up; 5 @ 107.5 kg rpe 8; 5 @ 107.5 kg rpe 8.5;
  5 @ 107.5 kg rpe 9.5
  15 reps · 1,613 kg · est. 1RM 132.6 kg · 1 warm-up
  // felt heavy
  ★ heaviest set: 107.5 kg × 5, was 105 kg
  ★ best e1RM: 132.6 kg, was 122.5 kg
  last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg


"#]]);
}

#[test]
fn more_on_the_same_day() {
    Env::new()
        .session(
            "\
log squat 5@100
log squat 5@102.5",
        )
        .is(str![[r#"
$ fitlog log squat 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog log squat 5@102.5
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 102.5 kg
  that day: 2 sets · 10 reps · 1,013 kg · est. 1RM 119.6 kg


"#]]);
}

#[test]
fn a_repeat_and_an_odd_weight() {
    trained()
        .session(
            "\
log squat 5@105
log squat 5@105
log squat 5@1050",
        )
        .is(str![[r#"
$ fitlog log squat 5@105
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 105 kg
  5 reps · 525 kg · est. 1RM 122.5 kg
  last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg

$ fitlog log squat 5@105
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 105 kg
  that day: 2 sets · 10 reps · 1,050 kg · est. 1RM 122.5 kg
  last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg
--- stderr ---
hint: the same sets were logged a moment ago; fitlog undo if it was a repeat

$ fitlog log squat 5@1050
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 1050 kg
  that day: 3 sets · 15 reps · 6,300 kg · est. 1RM 1225.0 kg
  ★ heaviest set: 1050 kg × 5, was 105 kg
  ★ best e1RM: 1225.0 kg, was 122.5 kg
  last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg
--- stderr ---
hint: 1050 kg is 10 times last time's; fitlog undo if it was a slip


"#]]);
}

#[test]
fn every_notation() {
    Env::new()
        .session(
            "\
log lever-back-extension 3x12@40
log lever-back-extension 12 12 10@90lb
log lever-back-extension 12@20w 10@40 8@30d 6@20df
log lever-back-extension 12@20w 10@40 8@30d
log lever-back-extension 3 x 12 @ 40 kg
log pull-up 8,8,6@+10
log pull-up 3x8@-20
log pull-up 8 7 6
log plank 1:30
log plank 3x45s@10
log running 5km/24:30
log farmers-walk 3x40m@24
log deadlift 0@140f
log lever-back-extension 12,12,10@40 rpe7/8/9
log lever-back-extension 3x12@40rir2
log lever-back-extension 3x12@40 rest90s // felt easy, hips tight",
        )
        .is(str![[r#"
$ fitlog log lever-back-extension 3x12@40
Lever Back Extension · Sun 22 Nov 2026
  3 × 12 @ 40 kg
  36 reps · 1,440 kg · est. 1RM 56.0 kg
  first time: the baseline for records

$ fitlog log lever-back-extension 12 12 10@90lb
Lever Back Extension · Sun 22 Nov 2026
  12, 12, 10 @ 90 lb
  that day: 6 sets · 70 reps · 2,828 kg · est. 1RM 57.2 kg

$ fitlog log lever-back-extension 12@20w 10@40 8@30d 6@20df
--- stderr ---
error: a set has one of w (warm-up), d (drop set) and f (to failure)

  12@20w 10@40 8@30d 6@20df
                          ^
[exit status: 2]

$ fitlog log lever-back-extension 12@20w 10@40 8@30d
Lever Back Extension · Sun 22 Nov 2026
  12 @ 20 kg warm-up; 10 @ 40 kg; 8 @ 30 kg drop
  that day: 8 sets · 88 reps · 3,468 kg · est. 1RM 57.2 kg · 1 warm-up

$ fitlog log lever-back-extension 3 x 12 @ 40 kg
Lever Back Extension · Sun 22 Nov 2026
  3 × 12 @ 40 kg
  that day: 11 sets · 124 reps · 4,908 kg · est. 1RM 57.2 kg · 1 warm-up
--- stderr ---
hint: the same sets were logged a moment ago; fitlog undo if it was a repeat

$ fitlog log pull-up 8,8,6@+10
Pull-Up · Sun 22 Nov 2026
  8, 8, 6 @ bw +10 kg
  22 reps
  first time: the baseline for records

$ fitlog log pull-up 3x8@-20
Pull-Up · Sun 22 Nov 2026
  3 × 8 @ bw −20 kg
  that day: 6 sets · 46 reps

$ fitlog log pull-up 8 7 6
Pull-Up · Sun 22 Nov 2026
  8, 7, 6 @ bw
  that day: 9 sets · 67 reps

$ fitlog log plank 1:30
Plank · Sun 22 Nov 2026
  90 s
  first time: the baseline for records

$ fitlog log plank 3x45s@10
Plank · Sun 22 Nov 2026
  3 × 45 s @ 10 kg
  that day: 4 sets · 3:45 in all

$ fitlog log running 5km/24:30
Running · Sun 22 Nov 2026
  5 km in 24:30
  4:54 /km
  first time: the baseline for records

$ fitlog log farmers-walk 3x40m@24
Farmer's Walk · Sun 22 Nov 2026
  3 × 40 m @ 24 kg
  120 m in all
  first time: the baseline for records

$ fitlog log deadlift 0@140f
Barbell Deadlift · Sun 22 Nov 2026
  0 @ 140 kg failed
  first time: the baseline for records

$ fitlog log lever-back-extension 12,12,10@40 rpe7/8/9
Lever Back Extension · Sun 22 Nov 2026
  12 @ 40 kg rpe 7; 12 @ 40 kg rpe 8; 10 @ 40 kg rpe 9
  that day: 14 sets · 158 reps · 6,268 kg · est. 1RM 57.2 kg · 1 warm-up

$ fitlog log lever-back-extension 3x12@40rir2
Lever Back Extension · Sun 22 Nov 2026
  3 × 12 @ 40 kg rpe 8
  that day: 17 sets · 194 reps · 7,708 kg · est. 1RM 57.2 kg · 1 warm-up

$ fitlog log lever-back-extension 3x12@40 rest90s // felt easy, hips tight
Lever Back Extension · Sun 22 Nov 2026
  3 × 12 @ 40 kg
  that day: 20 sets · 230 reps · 9,148 kg · est. 1RM 57.2 kg · 1 warm-up
  // felt easy, hips tight


"#]]);
}

#[test]
fn words_in_another_order() {
    Env::new()
        .session(
            "\
log 3x5@100 squat
log 5@80w 3x5@100 back squat -d fri
log squat 3x5@100 yesterday
log squat 3x5@100 felt easy
log squat 5x5 100",
        )
        .is(str![[r#"
$ fitlog log 3x5@100 squat
--- stderr ---
error: the exercise goes first, then its sets
  try: fitlog log squat 3x5@100
[exit status: 2]

$ fitlog log 5@80w 3x5@100 back squat -d fri
--- stderr ---
error: the exercise goes first, then its sets
  try: fitlog log back squat 5@80w 3x5@100 -d fri
[exit status: 2]

$ fitlog log squat 3x5@100 yesterday
--- stderr ---
error: `yesterday` is a day, not a set
  try: fitlog log squat 3x5@100 -d yesterday
[exit status: 2]

$ fitlog log squat 3x5@100 felt easy
--- stderr ---
error: `felt` is not a set; a set is written 12 or 3x12, its weight after `@`

  3x5@100 felt easy
          ^^^^

  try: fitlog log squat 3x5@100 // felt easy   (as a note)
[exit status: 2]

$ fitlog log squat 5x5 100
--- stderr ---
error: no weight given

  5x5 100
  ^^^^^^^

  try: fitlog log squat 5x5@100
[exit status: 2]


"#]]);
}

#[test]
fn days() {
    Env::new()
        .session(
            "\
log plank 60s -d yesterday
log plank 60s -d fri
log plank 60s -d 3w
log plank 60s -d 11-20
log plank 60s -d 2025-12-31
log plank 60s -d 12-24
log plank 60s -d 11/12
log plank 60s -d 20.11.2026
log plank 60s -d 2026/11/20
log plank 60s --day=20-11
log plank 60s -d someday
log plank 60s -d tomorrow
log plank 60s -d 2026-02-30
log plank 60s -d 2026-12-24",
        )
        .is(str![[r#"
$ fitlog log plank 60s -d yesterday
Plank · Sat 21 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog log plank 60s -d fri
Plank · Fri 20 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog log plank 60s -d 3w
Plank · Sun 1 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog log plank 60s -d 11-20
Plank · Fri 20 Nov 2026
  60 s
  that day: 2 sets · 2:00 in all
  last: Sun 1 Nov, 60 s
--- stderr ---
hint: the same sets were logged a moment ago; fitlog undo if it was a repeat

$ fitlog log plank 60s -d 2025-12-31
Plank · Wed 31 Dec 2025
  60 s
  first time: the baseline for records

$ fitlog log plank 60s -d 12-24
Plank · Wed 24 Dec 2025
  60 s
  first time: the baseline for records

$ fitlog log plank 60s -d 11/12
--- stderr ---
error: `11/12` is not a day
  try: fitlog log plank 60s -d 2025-12-11
   or: fitlog log plank 60s -d 2026-11-12
[exit status: 2]

$ fitlog log plank 60s -d 20.11.2026
--- stderr ---
error: `20.11.2026` is not a day
  try: fitlog log plank 60s -d 2026-11-20
[exit status: 2]

$ fitlog log plank 60s -d 2026/11/20
--- stderr ---
error: `2026/11/20` is not a day
  try: fitlog log plank 60s -d 2026-11-20
[exit status: 2]

$ fitlog log plank 60s --day=20-11
--- stderr ---
error: there is no day 20-11
  try: fitlog log plank 60s --day=2026-11-20
[exit status: 2]

$ fitlog log plank 60s -d someday
--- stderr ---
error: `someday` is not a day
hint: days are written 2026-11-22, 11-20, fri, 2d, 3w, yesterday
[exit status: 2]

$ fitlog log plank 60s -d tomorrow
--- stderr ---
error: Mon 23 Nov 2026 is in the future
[exit status: 2]

$ fitlog log plank 60s -d 2026-02-30
--- stderr ---
error: there is no day 2026-02-30
[exit status: 2]

$ fitlog log plank 60s -d 2026-12-24
--- stderr ---
error: Thu 24 Dec 2026 is in the future
[exit status: 2]


"#]]);
}

#[test]
fn a_dry_run_writes_nothing() {
    Env::new()
        .session(
            "\
log squat 5@100 --dry-run
history",
        )
        .is(str![[r#"
$ fitlog log squat 5@100 --dry-run
Barbell Back Squat · Sun 22 Nov 2026   would be logged
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog history
no entries


"#]]);
}

#[test]
fn quietly() {
    Env::new()
        .session(
            "\
log squat 5@100 -q
history",
        )
        .is(str![[r#"
$ fitlog log squat 5@100 -q

$ fitlog history
Sun 22 Nov
     1  Barbell Back Squat  5 @ 100 kg


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
log lever-back-extension 10@45 --json",
        )
        .is(str![[r#"
$ fitlog log lever-back-extension 10@45 --json
{
  "schema": 1,
  "logged": [
    {
      "id": "<ID>",
      "date": "2026-11-22",
      "exercise": "lever-back-extension",
      "sets": [
        {
          "reps": 10,
          "weight": 45.0,
          "unit": "kg",
          "kg": 45.0
        }
      ]
    }
  ],
  "records": [
    {
      "kind": "weight",
      "value": 45.0,
      "previous": 42.5,
      "set": {
        "reps": 10,
        "weight": 45.0,
        "unit": "kg",
        "kg": 45.0
      }
    },
    {
      "kind": "e1rm",
      "value": 60.0,
      "previous": 56.666666666666664,
      "set": {
        "reps": 10,
        "weight": 45.0,
        "unit": "kg",
        "kg": 45.0
      }
    }
  ],
  "day": {
    "working_sets": 1,
    "warmup_sets": 0,
    "reps": 10,
    "volume_kg": 450.0,
    "seconds": 0.0,
    "metres": 0.0,
    "e1rm_kg": 60.0,
    "pace": null
  },
  "last": {
    "date": "2026-11-16",
    "sets": [
      {
        "reps": 10,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      },
      {
        "reps": 9,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      },
      {
        "reps": 8,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      }
    ]
  }
}


"#]]);
}

#[test]
fn mistakes_in_sets() {
    trained()
        .session(
            "\
log lever-back-extension 12x40
log squat 165x5x3
log lever-back-extension 40kg x 12 x 3
log lever-back-extension 3x12@40@8
log lever-back-extension 12@42,5 -d fri -n 'so so'
log lever-back-extension 12@40 10
log lever-back-extension 3x12
log pull-up 8@10
log pull-up 8 8 6@+10
log lever-back-extension 3x12@40 r8
log plank 3x60
log squat
log squat 31x5@100
log squat 1001@20
log squat 3x12@NaN
log squat 3x12@1e308
log squat -3x12
log squat 0x12@40
log",
        )
        .is(str![[r#"
$ fitlog log lever-back-extension 12x40
--- stderr ---
error: `12x40` reads as 12 sets of 40, and no weight is given

  12x40
  ^^^^^

  try: fitlog log lever-back-extension 12@40   (12 reps at 40)
[exit status: 2]

$ fitlog log squat 165x5x3
--- stderr ---
error: 165 sets? `AxB` is always sets x reps

  165x5x3
  ^^^

  try: fitlog log squat 3x5@165   (weight goes after `@`)
[exit status: 2]

$ fitlog log lever-back-extension 40kg x 12 x 3
--- stderr ---
error: the weight goes last, after `@`

  40kg x 12 x 3
  ^^^^

  try: fitlog log lever-back-extension 3x12@40kg
[exit status: 2]

$ fitlog log lever-back-extension 3x12@40@8
--- stderr ---
error: this set has a weight already

  3x12@40@8
         ^^

  try: fitlog log lever-back-extension 3x12@40 rpe8   (effort is written rpe8 or rir2)
[exit status: 2]

$ fitlog log lever-back-extension 12@42,5 -d fri -n 'so so'
--- stderr ---
error: decimal comma, or a new set of 5?

  12@42,5
       ^

  try: fitlog log lever-back-extension 12@42.5 -d fri -n 'so so'   (weight 42.5)
   or: fitlog log lever-back-extension 12@42 5@42 -d fri -n 'so so'
[exit status: 2]

$ fitlog log lever-back-extension 12@40 10
--- stderr ---
error: no weight here: an `@` weight covers the sets to its left

  12@40 10
        ^^

  try: fitlog log lever-back-extension 12@40 10@40
[exit status: 2]

$ fitlog log lever-back-extension 3x12
--- stderr ---
error: no weight given

  3x12
  ^^^^

  try: fitlog log lever-back-extension 3x12@42.5
   or: fitlog log lever-back-extension 3x12@bw   (if it was unloaded)
[exit status: 2]

$ fitlog log pull-up 8@10
--- stderr ---
error: this is a bodyweight exercise; say whether the weight is added or assists

  8@10
   ^^^

  try: fitlog log pull-up 8@+10   (added)
   or: fitlog log pull-up 8@-10   (assistance)
[exit status: 2]

$ fitlog log pull-up 8 8 6@+10
--- stderr ---
error: with or without the weight?

  8 8 6@+10
  ^^^

  try: fitlog log pull-up 8,8,6@+10   (all with it)
   or: fitlog log pull-up 8@bw 8@bw 6@+10
[exit status: 2]

$ fitlog log lever-back-extension 3x12@40 r8
--- stderr ---
error: `r8` is not a set; effort is written rpe8 or rir2, reps are a bare number

  3x12@40 r8
          ^^

  try: fitlog log lever-back-extension 3x12@40 rpe8
   or: fitlog log lever-back-extension 3x12@40 rir8
[exit status: 2]

$ fitlog log plank 3x60
--- stderr ---
error: `60` has no unit, and this exercise counts time

  3x60
    ^^

  try: fitlog log plank 3x60s
[exit status: 2]

$ fitlog log squat
--- stderr ---
error: no sets for Barbell Back Squat
  try: fitlog log squat 5@60kgw 3x5@105kg
hint: last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg
[exit status: 2]

$ fitlog log squat 31x5@100
--- stderr ---
error: more than 30 sets in one entry

  31x5@100
  ^^
[exit status: 2]

$ fitlog log squat 1001@20
--- stderr ---
error: `1001` is too much: 1000 reps at most

  1001@20
  ^^^^
[exit status: 2]

$ fitlog log squat 3x12@NaN
--- stderr ---
error: `NaN` is not a weight; a weight is written 40, 40kg or 90lb

  3x12@NaN
       ^^^
[exit status: 2]

$ fitlog log squat 3x12@1e308
--- stderr ---
error: `1e308` is not a number

  3x12@1e308
       ^^^^^
[exit status: 2]

$ fitlog log squat -3x12
--- stderr ---
error: there is no option `-3x12` here
  try: fitlog log --help   (all options)
[exit status: 2]

$ fitlog log squat 0x12@40
--- stderr ---
error: `0` is nothing to log

  0x12@40
  ^
[exit status: 2]

$ fitlog log
--- stderr ---
error: nothing to log
  try: fitlog log lever-back-extension 3x12@40   (3 sets of 12 at 40)
   or: fitlog log -   (a session from standard input)
[exit status: 2]


"#]]);
}

#[test]
fn mistakes_in_names() {
    trained()
        .session(
            "\
log lever-back-extention 3x12@40
log bench press 3x5@80
log be 3x12@40
log squat x12",
        )
        .is(str![[r#"
$ fitlog log lever-back-extention 3x12@40
--- stderr ---
error: no exercise is called `lever-back-extention`
  try: fitlog log lever-back-extension 3x12@40
   or: fitlog log back-extension 3x12@40
   or: fitlog log horizontal-back-extension 3x12@40
[exit status: 3]

$ fitlog log bench press 3x5@80
Barbell Bench Press · Sun 22 Nov 2026
  3 × 5 @ 80 kg
  15 reps · 1,200 kg · est. 1RM 93.3 kg
  first time: the baseline for records

$ fitlog log be 3x12@40
Barbell Bench Press · Sun 22 Nov 2026
  3 × 12 @ 40 kg
  that day: 6 sets · 51 reps · 2,640 kg · est. 1RM 93.3 kg

$ fitlog log squat x12
--- stderr ---
error: no number of sets before `x`

  x12
  ^

  try: fitlog log squat 12@105
[exit status: 2]


"#]]);
}

#[test]
fn mistakes_in_notes() {
    Env::new()
        .session(
            "\
log squat 5@100 -n ''
log squat 5@100 // one -n two",
        )
        .is(str![[r#"
$ fitlog log squat 5@100 -n ''
--- stderr ---
error: the note is empty
[exit status: 2]

$ fitlog log squat 5@100 // one -n two
--- stderr ---
error: two notes: one behind `//`, one behind -n
[exit status: 2]


"#]]);
}

#[test]
fn a_session_from_standard_input() {
    let env = trained();
    let text = "fri\nback ext 10,10,9@42.5 rpe8/8/9\n\n# a remark for myself\npull-up 8,7,6@+5 // slow negatives\n// and a second line\n2026-11-21\nplank 3x60s\n";
    env.run_with(&["log", "-"], text).is(str![[r#"
Fri 20 Nov 2026
  Lever Back Extension  2 × 10 @ 42.5 kg rpe 8; 9 @ 42.5 kg rpe 9
  Pull-Up               8, 7, 6 @ bw +5 kg
Sat 21 Nov 2026
  Plank                 3 × 60 s
3 entries, 9 sets logged
★ Lever Back Extension: 59.5 kg, was 56.7 kg
★ Pull-Up: bw +5 kg × 8, was 5 reps

"#]]);
    env.session("history -n 3\nundo").is(str![[r#"
$ fitlog history -n 3
Sat 21 Nov
    15  Plank                 3 × 60 s
Fri 20 Nov
    14  Pull-Up               8, 7, 6 @ bw +5 kg
                              // slow negatives/nand a second line
    13  Lever Back Extension  2 × 10 @ 42.5 kg rpe 8; 9 @ 42.5 kg rpe 9

$ fitlog undo
took back: 3 entries logged together, the first of Fri 20 Nov
(fitlog redo puts it back)


"#]]);
}

#[test]
fn a_session_with_mistakes_writes_nothing() {
    let env = Env::new();
    env.run_with(
        &["log", "-"],
        "squat 3x5@100\nsquad 3x5@100\nsquat 12x40\n2026-12-24\nplank 60s\n",
    )
    .is(str![[r#"
--- stderr ---
error: 3 of 5 lines cannot be logged; nothing was written

line 2: no exercise is called `squad`
hint: did you mean back-squat or band-squat or band-squat-row?

line 3: `12x40` reads as 12 sets of 40, and no weight is given

  12x40
  ^^^^^

  try: fitlog log squat 12@40   (12 reps at 40)

line 4: Thu 24 Dec 2026 is in the future
[exit status: 2]

"#]]);
    env.run_with(&["log", "-"], "").is(str![[r#"
--- stderr ---
error: no entries on standard input
hint: one entry a line: lever back extension 3x12@40; a line with only a day holds for those behind it
[exit status: 2]

"#]]);
    env.run_with(&["log", "-"], "// words without an entry\n")
        .is(str![[r#"
--- stderr ---
error: 1 of 1 line cannot be logged; nothing was written

line 1: a note belongs to an entry: put it behind one, or below one
[exit status: 2]

"#]]);
    assert!(env.log().is_empty());
}

#[test]
fn an_exact_name_may_hold_digits() {
    Env::new()
        .session("log hip 90/90 switch 8 8 --dry-run\nlog worlds greatest stretch 5 --dry-run")
        .is(str![[r#"
$ fitlog log hip 90/90 switch 8 8 --dry-run
--- stderr ---
error: `switch` is not a set; a set is written 12 or 3x12, its weight after `@`

  switch 8 8
  ^^^^^^
[exit status: 2]

$ fitlog log worlds greatest stretch 5 --dry-run
World's Greatest Stretch · Sun 22 Nov 2026   would be logged
  5 @ bw
  first time: the baseline for records


"#]]);
}

/// What is odd about a weight is said of the sets that count, not of the warm-up.
#[test]
fn a_slip_behind_a_warm_up() {
    Env::new()
        .session("log squat 5@100 -d 11-20 -q\nlog squat 1@120w 5@30")
        .is(str![[r#"
$ fitlog log squat 5@100 -d 11-20 -q

$ fitlog log squat 1@120w 5@30
Barbell Back Squat · Sun 22 Nov 2026
  1 @ 120 kg warm-up; 5 @ 30 kg
  5 reps · 150 kg · est. 1RM 35.0 kg · 1 warm-up
  last: Fri 20 Nov, 5 @ 100 kg
--- stderr ---
hint: 30 kg is 0.3 times last time's; fitlog undo if it was a slip


"#]]);
}
