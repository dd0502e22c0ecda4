use snapbox::str;

use crate::env::{Env, trained};

/// A month of weighings, every third day, a little less each week.
fn weighed() -> Env {
    let env = Env::new();
    let days = [
        ("10-24", "83.6"),
        ("10-27", "83.9"),
        ("10-30", "83.2"),
        ("11-02", "83.4"),
        ("11-05", "82.8"),
        ("11-08", "83.1"),
        ("11-11", "82.6"),
        ("11-14", "82.4"),
        ("11-17", "82.7"),
        ("11-20", "82.1"),
    ];
    for (day, weight) in days {
        env.run(&["weigh", weight, "-d", day]).ok();
    }
    env
}

#[test]
fn written_down() {
    let env = Env::new();
    env.session(
        "\
weigh
weigh 83 -d 11-15
weigh 82.5
weigh 82.2 kg
weigh 181lb -d fri
weigh 82.2 --json
weigh 82.1 -q",
    )
    .is(str![[r#"
$ fitlog weigh
Body weight: not weighed yet
write it down: fitlog weigh 82.5

$ fitlog weigh 83 -d 11-15
Body weight · Sun 15 Nov 2026
  83 kg
  loads of bodyweight exercises count it from this day on

$ fitlog weigh 82.5
Body weight · Sun 22 Nov 2026
  82.5 kg
  last: Sun 15 Nov, 83 kg (−0.5 kg)

$ fitlog weigh 82.2 kg
Body weight · Sun 22 Nov 2026
  82.2 kg
  82.5 kg of that day does not count any more
  last: Sun 15 Nov, 83 kg (−0.8 kg)

$ fitlog weigh 181lb -d fri
Body weight · Fri 20 Nov 2026
  181 lb
  last: Sun 15 Nov, 83 kg (−2 lb)

$ fitlog weigh 82.2 --json
{
  "schema": 1,
  "weighed": {
    "id": "<ID>",
    "date": "2026-11-22",
    "weight": 82.2,
    "unit": "kg",
    "kg": 82.2
  },
  "last": {
    "id": "<ID>",
    "date": "2026-11-20",
    "weight": 181.0,
    "unit": "lb",
    "kg": 82.10021897
  },
  "instead_of": {
    "id": "<ID>",
    "date": "2026-11-22",
    "weight": 82.2,
    "unit": "kg",
    "kg": 82.2
  }
}

$ fitlog weigh 82.1 -q


"#]]);
    let log = String::from_utf8(env.log()).unwrap();
    let second = log.lines().nth(1).unwrap();
    assert!(
        second.ends_with(r#""weighs":82.5,"unit":"kg","date":"2026-11-22"}"#),
        "{second}"
    );
}

#[test]
fn how_it_goes() {
    weighed().session("weigh").is(str![[r#"
$ fitlog weigh
 Body weight                                  10 days  ·  24 Oct to 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Last              82.1 kg             20 Nov  −1.5 kg since 24 Oct
 Mean              82.7 kg                     of the last 7 weighings
 Lightest          82.1 kg             20 Nov
 Heaviest          83.9 kg             27 Oct
 Trend             −0.40 kg per week           down, −0.5 %, since 24 Oct

 Body weight (kg)                                                       ╌ trend

      │
 84.0 ┤       ⢀•
      │╌⣀⡠⠤⠔⠒⠉⠁⠈⠑⠤⡀
 83.5 ┤•     ╌╌╌╌╌⠈⠒⢄⡀╌╌╌     ⣀•
      │              ⠈⠒•⠔⠒⠒⠊⠉⠉╌⠈⠑⠤⣀╌
 83.0 ┤                            ⠑⠢⣀╌╌╌⢀⣀⠤⠔⠒•⠒⠤⣀
      │                               ⠉•⠉⠁      ╌╌⠉⠒⠤⣀╌╌╌╌╌╌        ⢀⣀•⣀
 82.5 ┤                                               •⠉⠒⠒⠢⠤⠤⢄•⡠⠤⠒⠒⠉⠁╌╌╌⠑⠢⢄
      │                                                                 ╌╌╌⠉⠢⢄⡀
 82.0 ┤                                                                       •
   kg └┬────────────────────┬─────────────────────────────────────────────────┬
       24 Oct               Nov                                          20 Nov

 Last weighings
 number     day   weight  change  mean of 7
     10  20 Nov  82.1 kg    −0.6    82.7 kg
      9  17 Nov  82.7 kg    +0.3    82.9 kg
      8  14 Nov  82.4 kg    −0.2    83.1 kg
      7  11 Nov  82.6 kg    −0.5    83.2 kg
      6   8 Nov  83.1 kg    +0.3    83.3 kg
      5   5 Nov  82.8 kg    −0.6    83.4 kg
      4   2 Nov  83.4 kg    +0.2    83.5 kg


"#]]);
    weighed()
        .with("COLUMNS", "60")
        .session("weigh --ascii --since 11-10 -n 2")
        .is(str![[r#"
$ fitlog weigh --ascii --since 11-10 -n 2
 Body weight               4 days  |  11 Nov to 20 Nov 2026
 ----------------------------------------------------------
 Last              82.1 kg             20 Nov
 Mean              82.7 kg
 Lightest          82.1 kg             20 Nov
 Heaviest          82.7 kg             17 Nov

 Body weight (kg)

    |
    |
 83 +
    |o........                  ........o....
    |         .........o........             .........
 82 +                                                 ....o
    |
    |
 81 +
    |
 kg ++----------------------------------------------------+
     11 Nov                                          20 Nov

 Last weighings
 number     day   weight  change  mean of 7
     10  20 Nov  82.1 kg    -0.6    82.7 kg
      9  17 Nov  82.7 kg    +0.3    82.9 kg


"#]]);
    weighed()
        .session("config unit lb\nweigh --since 11-17\nweigh --since 11-21")
        .is(str![[r#"
$ fitlog config unit lb
unit is lb from now on

$ fitlog weigh --since 11-17
 Body weight                                   2 days  ·  17 Nov to 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Last              181.0 lb            20 Nov  −1.3 lb since 17 Nov
 Mean              182.4 lb                    of 2 weighings
 Lightest          181.0 lb            20 Nov
 Heaviest          182.3 lb            17 Nov

 Body weight (lb)

 184 ┤
     │
     │
 182 ┤•⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀
     │                                ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀⣀⣀⣀⣀
     │                                                                    ⠉⠉⠉⠉•
 180 ┤
     │
     │
 178 ┤
  lb └┬───────────────────────────────────────────────────────────────────────┬
      17 Nov                                                             20 Nov

 Last weighings
 number     day   weight  change  mean of 7
     10  20 Nov  82.1 kg    −1.3   182.4 lb
      9  17 Nov  82.7 kg    +0.7   182.7 lb

$ fitlog weigh --since 11-21
Body weight: not weighed since then
write it down: fitlog weigh 182


"#]]);
}

#[test]
fn as_json() {
    weighed().session("weigh --since 11-18 --json").is(str![[r#"
$ fitlog weigh --since 11-18 --json
{
  "schema": 1,
  "in_all": 10,
  "mean_of": 7,
  "lightest": {
    "kg": 82.1,
    "date": "2026-11-20"
  },
  "heaviest": {
    "kg": 82.1,
    "date": "2026-11-20"
  },
  "trend": null,
  "trend_from": null,
  "weighings": [
    {
      "id": "<ID>",
      "date": "2026-11-20",
      "weight": 82.1,
      "unit": "kg",
      "kg": 82.1,
      "number": 10,
      "change_kg": -0.6000000000000085,
      "mean_kg": 82.72857142857141
    }
  ]
}


"#]]);
}

#[test]
fn taken_back_by_number_and_by_undo() {
    weighed()
        .session(
            "\
weigh 92
remove 11
weigh -n 1 --since 11-20
remove 11
undo
edit 10 82.2
undo
redo
remove 4 --json",
        )
        .is(str![[r#"
$ fitlog weigh 92
Body weight · Sun 22 Nov 2026
  92 kg
  last: Fri 20 Nov, 82.1 kg (+9.9 kg)
--- stderr ---
hint: 92 kg is far from 82.1 kg on Fri 20 Nov; fitlog undo if it was a slip

$ fitlog remove 11
removed: body weight 92 kg, Sun 22 Nov   (fitlog undo puts it back)

$ fitlog weigh -n 1 --since 11-20
 Body weight                                                   1 day  ·  20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Last              82.1 kg             20 Nov

 Last weighings
 number     day   weight  change  mean of 7
     10  20 Nov  82.1 kg    −0.6    82.7 kg

$ fitlog remove 11
--- stderr ---
error: entry 11 was taken back
  try: fitlog history   (entries with their numbers)
[exit status: 2]

$ fitlog undo
put back: body weight 92 kg, Sun 22 Nov   (fitlog redo removes it again)

$ fitlog edit 10 82.2
--- stderr ---
error: line 10 holds no sets to edit: remove it and write it anew
  try: fitlog remove 10   (undo puts it back)
[exit status: 2]

$ fitlog undo
took back: body weight 92 kg, Sun 22 Nov   (fitlog redo puts it back)

$ fitlog redo
put back: body weight 92 kg, Sun 22 Nov   (fitlog undo takes it back)

$ fitlog remove 4 --json
{
  "schema": 1,
  "removed": {
    "id": "<ID>",
    "date": "2026-11-02",
    "weight": 83.4,
    "unit": "kg",
    "kg": 83.4
  }
}


"#]]);
}

#[test]
fn mistakes() {
    Env::new()
        .session(
            "\
weigh 825
weigh 8.25
weigh 12 --ascii
weigh 1800lb
weigh 82,5
weigh heavy
weigh -82
weigh -d yesterday
weigh 82.5 -d tomorrow
weigh 82.5 --since 3w
weigh",
        )
        .is(str![[r#"
$ fitlog weigh 825
--- stderr ---
error: 825 kg is not the weight of a body, 20 to 400 kg
  try: fitlog weigh 82.5
[exit status: 2]

$ fitlog weigh 8.25
--- stderr ---
error: 8.25 kg is not the weight of a body, 20 to 400 kg
  try: fitlog weigh 82.5
[exit status: 2]

$ fitlog weigh 12 --ascii
--- stderr ---
error: 12 kg is not the weight of a body, 20 to 400 kg
  try: fitlog weigh 120
[exit status: 2]

$ fitlog weigh 1800lb
--- stderr ---
error: 1800 lb is not the weight of a body, 20 to 400 kg
  try: fitlog weigh 180lb
[exit status: 2]

$ fitlog weigh 82,5
--- stderr ---
error: `82,5` is not a weight
  try: fitlog weigh 82.5
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog weigh heavy
--- stderr ---
error: `heavy` is not a weight
  try: fitlog weigh 82.5
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog weigh -82
--- stderr ---
error: `-82` is not a weight
  try: fitlog weigh 82.5
hint: weights are written 100, 102.5, 100kg or 225lb
[exit status: 2]

$ fitlog weigh -d yesterday
--- stderr ---
error: a day, but no weight
  try: fitlog weigh 82.5 -d yesterday
[exit status: 2]

$ fitlog weigh 82.5 -d tomorrow
--- stderr ---
error: Mon 23 Nov 2026 is in the future
[exit status: 2]

$ fitlog weigh 82.5 --since 3w
--- stderr ---
error: the argument '[WEIGHT]...' cannot be used with '--since <DAY>'

Usage: fitlog weigh <WEIGHT>...

For more information, try '--help'.
[exit status: 2]

$ fitlog weigh
Body weight: not weighed yet
write it down: fitlog weigh 82.5


"#]]);
}

#[test]
fn bodyweight_exercises_count_it() {
    let env = trained();
    env.session(
        "\
weigh 80 -d 11-05
log pull-up 3x8@+10
log dip 8@-20
log push-up 3x15
log pull-up 5 -d 11-04 --dry-run
progress pull-up
progress pull-up --rm
records
week",
    )
    .is(str![[r#"
$ fitlog weigh 80 -d 11-05
Body weight · Thu 5 Nov 2026
  80 kg
  loads of bodyweight exercises count it from this day on

$ fitlog log pull-up 3x8@+10
Pull-Up · Sun 22 Nov 2026
  3 × 8 @ bw +10 kg
  24 reps · 2,160 kg · est. 1RM 114.0 kg
  ★ heaviest set: bw +10 kg × 8, was bw +5 kg
  ★ best e1RM: 114.0 kg, was 101.3 kg
  last: Wed 18 Nov, 5 @ bw +5 kg; 8, 7 @ bw

$ fitlog log dip 8@-20
Chest Dip · Sun 22 Nov 2026
  8 @ bw −20 kg
  8 reps · 480 kg · est. 1RM 76.0 kg
  first time: the baseline for records

$ fitlog log push-up 3x15
Push-Up · Sun 22 Nov 2026
  3 × 15 @ bw
  45 reps · 2,304 kg
  first time: the baseline for records

$ fitlog log pull-up 5 -d 11-04 --dry-run
Pull-Up · Wed 4 Nov 2026   would be logged
  5 @ bw
  that day: 4 sets · 26 reps

$ fitlog progress pull-up
 Pull-Up                                    4 sessions  ·  4 Nov to 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          bw +10 kg × 8       22 Nov  heaviest ever
 Estimated 1RM     114.0 kg            22 Nov  bw +34.0, +12.7 kg since 11 Nov
 Most reps         bw × 8               4 Nov
 Set volume        720 kg              22 Nov

 Estimated 1RM, best of each session (kg)

 115 ┤
     │                                                                     ⢀⡠⠔★
     │                                                                  ⣀⠤⠒⠁
 110 ┤                                                              ⢀⡠⠔⠉
     │                                                           ⣀⠤⠊⠁
     │                                                       ⢀⡠⠔⠉
 105 ┤                                                    ⣀⠤⠊⠁
     │                                                ⢀⡠⠒⠉
     │•⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤•⠊⠁
 100 ┤
  kg └┬───────────────────────────────────────────────────────────────────────┬
      11 Nov                                                             22 Nov

 Last sessions
         sets                       volume   e1RM
 22 Nov  3 × 8 @ bw +10 kg        2,160 kg  114.0  ★ heaviest set
 18 Nov  5 @ bw +5 kg; 8, 7 @ bw  1,625 kg  101.3  ★ heaviest set
 11 Nov  8, 8, 6 @ bw             1,760 kg  101.3
  4 Nov  8, 7, 6 @ bw
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to bw +12.5 kg, 3 × 4.

$ fitlog progress pull-up --rm
 Pull-Up                                    4 sessions  ·  4 Nov to 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          bw +10 kg × 8       22 Nov  heaviest ever
 Estimated 1RM     114.0 kg            22 Nov  bw +34.0, +12.7 kg since 11 Nov
 Most reps         bw × 8               4 Nov
 Set volume        720 kg              22 Nov

 Rep maxima                                     estimated: Epley, from 114.0 kg
 reps  done              day    estimated
    1  bw +10 kg × 8  22 Nov  bw +34.0 kg
    2  bw +10 kg × 8  22 Nov  bw +26.9 kg
    3  bw +10 kg × 8  22 Nov  bw +23.6 kg
    4  bw +10 kg × 8  22 Nov  bw +20.6 kg
    5  bw +10 kg × 8  22 Nov  bw +17.7 kg
    6  bw +10 kg × 8  22 Nov  bw +15.0 kg
    7  bw +10 kg × 8  22 Nov  bw +12.4 kg
    8  bw +10 kg × 8  22 Nov  bw +10.0 kg
    9  –                       bw +7.7 kg
   10  –                       bw +5.5 kg
   11  –                       bw +3.4 kg
   12  –                       bw +1.4 kg
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to bw +12.5 kg, 3 × 4.

$ fitlog records
 Records                                           6 exercises · 4 new this week
 ──────────────────────────────────────────────────────────────────────────────
                       heaviest       e1RM kg  best set volume    date
 Barbell Back Squat    105 kg × 5       122.5  105 × 5 = 525    16 Nov  ★
 Pull-Up               bw +10 kg × 8    114.0  720 kg           22 Nov  ★
 Chest Dip             bw −20 kg × 8     76.0  480 kg           22 Nov
 Lever Back Extension  42.5 kg × 10      56.7  40 × 12 = 480    16 Nov  ★
 Push-Up               15 reps              –  768 kg           22 Nov
 Plank                 60 s                 –  –                18 Nov  ★

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                3 of 3 sessions  ●●●
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before     change
 Sessions              3            2         +1
 Working sets         19           12         +7
 Reps                139           72        +67
 Volume         9,292 kg     4,698 kg  +4,594 kg  +98 %
 Timed work         2:55         2:30      +0:25

 Volume rose with 7 more working sets.

 Strength                                                best estimated 1RM, kg
                         W46      W47  change  8-week trend
 Barbell Back Squat    119.6    122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Pull-Up               101.3    114.0   +12.7  ······▁█
 Chest Dip                 –     76.0          ·······▄
 Lever Back Extension   56.0     56.7    +0.7  ·····▁▁█      +0.3 kg/wk
 Push-Up                   –  15 reps          ·······▄
 Plank                  50 s     60 s   +10 s  ·····▁▃█       +7.5 s/wk

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5     heaviest set  was 102.5 kg
 ★ Pull-Up               bw +10 kg × 8  heaviest set  was bw +5 kg
 ★ Lever Back Extension  42.5 kg × 10   heaviest set  was 40 kg
 ★ Plank                 60 s           longest       was 50 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lats             6  █████████      │              │       building
 lower back       6  █████████      │              │       building
   and 12 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg  ·  Pull-Up bw +12.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Streak: 1 week at 3 sessions             fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_log_that_cannot_be_read_does_not_stop_it() {
    let env = weighed();
    let mut log = env.log();
    log.splice(0..0, *b"{\"v\":1,\"id\":\"nonsense\n");
    env.write_log(&log);
    env.session("weigh 82\nweigh -n 1 --since 11-21").is(str![[r#"
$ fitlog weigh 82
Body weight · Sun 22 Nov 2026
  82 kg
  last: Fri 20 Nov, 82.1 kg (−0.1 kg)

$ fitlog weigh -n 1 --since 11-21
 Body weight                                                   1 day  ·  22 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Last              82.0 kg             22 Nov

 Last weighings
 number     day  weight  change  mean of 7
     12  22 Nov   82 kg    −0.1    82.5 kg
--- stderr ---
warning: 1 line cannot be read and is left out: $DIR/log.jsonl:1: EOF while parsing a string at column 21
hint: nothing was changed; fitlog check


"#]]);
}

/// Of two weighings on a day the later counts. The earlier stays in the list with its number: it can be removed, and
/// counts again once the later is taken back.
#[test]
fn twice_on_a_day() {
    let env = Env::new();
    env.session("weigh 83 -d 11-20\nweigh 82.5\nweigh 82.9")
        .ok();
    env.session(
        "\
weigh
remove 2
undo
remove 3
weigh -n 2
undo
weigh -n 1 --json",
    )
    .is(str![[r#"
$ fitlog weigh
 Body weight                                   2 days  ·  20 Nov to 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Last              82.9 kg             22 Nov  −0.1 kg since 20 Nov
 Mean              83.0 kg                     of 2 weighings
 Lightest          82.9 kg             22 Nov
 Heaviest          83.0 kg             20 Nov

 Body weight (kg)

    │
 84 ┤
    │
    │
 83 ┤•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀•
    │
    │
 82 ┤
    │
    │
 kg └┬────────────────────────────────────────────────────────────────────────┬
     20 Nov                                                              22 Nov

 Last weighings
 number     day   weight  change    mean of 7
      3  22 Nov  82.9 kg    −0.1      83.0 kg
      2          82.5 kg          not counted
      1  20 Nov    83 kg              83.0 kg

$ fitlog remove 2
removed: body weight 82.5 kg, Sun 22 Nov   (fitlog undo puts it back)

$ fitlog undo
put back: body weight 82.5 kg, Sun 22 Nov   (fitlog redo removes it again)

$ fitlog remove 3
removed: body weight 82.9 kg, Sun 22 Nov   (fitlog undo puts it back)

$ fitlog weigh -n 2
 Body weight                                   2 days  ·  20 Nov to 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Last              82.5 kg             22 Nov  −0.5 kg since 20 Nov
 Mean              82.8 kg                     of 2 weighings
 Lightest          82.5 kg             22 Nov
 Heaviest          83.0 kg             20 Nov

 Body weight (kg)

 84 ┤
    │
    │
 83 ┤•⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀
    │                               ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀•
    │
 82 ┤
    │
    │
 81 ┤
 kg └┬────────────────────────────────────────────────────────────────────────┬
     20 Nov                                                              22 Nov

 Last weighings
 number     day   weight  change  mean of 7
      2  22 Nov  82.5 kg    −0.5    82.8 kg
      1  20 Nov    83 kg            83.0 kg

$ fitlog undo
put back: body weight 82.9 kg, Sun 22 Nov   (fitlog redo removes it again)

$ fitlog weigh -n 1 --json
{
  "schema": 1,
  "in_all": 3,
  "mean_of": 7,
  "lightest": {
    "kg": 82.9,
    "date": "2026-11-22"
  },
  "heaviest": {
    "kg": 83.0,
    "date": "2026-11-20"
  },
  "trend": null,
  "trend_from": null,
  "weighings": [
    {
      "id": "<ID>",
      "date": "2026-11-20",
      "weight": 83.0,
      "unit": "kg",
      "kg": 83.0,
      "number": 1,
      "change_kg": null,
      "mean_kg": 83.0
    },
    {
      "id": "<ID>",
      "date": "2026-11-22",
      "weight": 82.9,
      "unit": "kg",
      "kg": 82.9,
      "number": 3,
      "change_kg": -0.09999999999999432,
      "mean_kg": 82.95,
      "not_counted": [
        {
          "id": "<ID>",
          "date": "2026-11-22",
          "weight": 82.5,
          "unit": "kg",
          "kg": 82.5,
          "number": 2
        }
      ]
    }
  ]
}


"#]]);
}

#[test]
fn before_the_first_weighing() {
    Env::new()
        .session(
            "\
weigh 82.5 -d 11-14
weigh 81 -d 11-01
weigh 180lbs",
        )
        .is(str![[r#"
$ fitlog weigh 82.5 -d 11-14
Body weight · Sat 14 Nov 2026
  82.5 kg
  loads of bodyweight exercises count it from this day on

$ fitlog weigh 81 -d 11-01
Body weight · Sun 1 Nov 2026
  81 kg
  loads of bodyweight exercises count it up to the next weighing, Sat 14 Nov

$ fitlog weigh 180lbs
Body weight · Sun 22 Nov 2026
  180 lb
  last: Sat 14 Nov, 82.5 kg (−1.9 lb)


"#]]);
}
