use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn all_time() {
    trained().session("records").is(str![[r#"
$ fitlog records
 Records                                           4 exercises · 4 new this week
 ──────────────────────────────────────────────────────────────────────────────
                       heaviest      e1RM kg  best set volume    date
 Barbell Back Squat    105 kg × 5      122.5  105 × 5 = 525    16 Nov  ★
 Lever Back Extension  42.5 kg × 10     56.7  40 × 12 = 480    16 Nov  ★
 Pull-Up               bw +5 kg × 5        –  –                18 Nov  ★
 Plank                 60 s                –  –                18 Nov  ★


"#]]);
}

#[test]
fn of_an_exercise() {
    trained()
        .session("records squat\nrecords pull-up\nrecords plank")
        .is(str![[r#"
$ fitlog records squat
 Barbell Back Squat                                               8 improvements
 ──────────────────────────────────────────────────────────────────────────────
                     heaviest    e1RM kg  best set volume    date
 Barbell Back Squat  105 kg × 5    122.5  105 × 5 = 525    16 Nov  ★

 ★  105 kg × 5    heaviest set  was 102.5 kg  16 Nov
 ★  102.5 kg × 5  heaviest set  was 100 kg     9 Nov

$ fitlog records pull-up
 Pull-Up                                                           1 improvement
 ──────────────────────────────────────────────────────────────────────────────
          heaviest      e1RM kg  best set volume    date
 Pull-Up  bw +5 kg × 5        –  –                18 Nov  ★

 ★  bw +5 kg × 5  heaviest set  was bw  18 Nov

$ fitlog records plank
 Plank                                                            2 improvements
 ──────────────────────────────────────────────────────────────────────────────
        heaviest  e1RM kg  best set volume    date
 Plank  60 s            –  –                18 Nov  ★

 ★  60 s  longest  was 50 s  18 Nov
 ★  50 s  longest  was 45 s  11 Nov


"#]]);
}

#[test]
fn of_the_week_and_since() {
    trained()
        .session("records --week\nrecords --since 11-09\nrecords --week --ascii")
        .is(str![[r#"
$ fitlog records --week
 Records                                    8 improvements since Mon 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw        18 Nov
 ★ Plank                 60 s          longest       was 50 s      18 Nov
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg  16 Nov
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg     16 Nov

$ fitlog records --since 11-09
 Records                                    14 improvements since Mon 9 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ★ Pull-Up               bw +5 kg × 5  heaviest set    was bw        18 Nov
 ★ Plank                 60 s          longest         was 50 s      18 Nov
 ★ Barbell Back Squat    105 kg × 5    heaviest set    was 102.5 kg  16 Nov
 ★ Lever Back Extension  42.5 kg × 10  heaviest set    was 40 kg     16 Nov
 ★ Plank                 50 s          longest         was 45 s      11 Nov
 ★ Barbell Back Squat    102.5 kg × 5  heaviest set    was 100 kg     9 Nov
 ★ Lever Back Extension  1,400 kg      session volume  was 1,360 kg   9 Nov

$ fitlog records --week --ascii
 Records                                    8 improvements since Mon 16 Nov 2026
 ------------------------------------------------------------------------------
 * Pull-Up               bw +5 kg x 5  heaviest set  was bw        18 Nov
 * Plank                 60 s          longest       was 50 s      18 Nov
 * Barbell Back Squat    105 kg x 5    heaviest set  was 102.5 kg  16 Nov
 * Lever Back Extension  42.5 kg x 10  heaviest set  was 40 kg     16 Nov


"#]]);
}

#[test]
fn nothing_logged() {
    Env::new()
        .session("records\nrecords squat\nrecords --week")
        .is(str![[r#"
$ fitlog records
nothing logged yet: the first session is the baseline

$ fitlog records squat
nothing logged yet for Barbell Back Squat: the first session is the baseline

$ fitlog records --week
nothing logged yet: the first session is the baseline


"#]]);
}

#[test]
fn as_json() {
    trained().session("records plank --json").is(str![[r#"
$ fitlog records plank --json
{
  "schema": 1,
  "since": null,
  "formula": "epley",
  "exercises": [
    {
      "exercise": "plank",
      "name": "Plank",
      "bests": {
        "duration": {
          "value": 60.0,
          "date": "2026-11-18",
          "set": {
            "seconds": 60.0
          }
        }
      }
    }
  ],
  "records": [
    {
      "date": "2026-11-11",
      "exercise": "plank",
      "kind": "duration",
      "value": 50.0,
      "previous": 45.0,
      "set": {
        "seconds": 50.0
      }
    },
    {
      "date": "2026-11-18",
      "exercise": "plank",
      "kind": "duration",
      "value": 60.0,
      "previous": 50.0,
      "set": {
        "seconds": 60.0
      }
    }
  ]
}


"#]]);
}

/// Less help is the record, and a farther and a faster run are two.
#[test]
fn of_help_and_distance() {
    Env::new()
        .session(
            "log pull-up 8@-20 -d 2026-11-01\nlog pull-up 8@-10 -d 2026-11-08\nlog pull-up 6 -d 2026-11-15\nlog running 5km/26:00 -d 2026-11-01\nlog running 6km/33:00 -d 2026-11-08\nlog running 5km/25:00 -d 2026-11-15\nrecords\nrecords running",
        )
        .is(str![[r#"
$ fitlog log pull-up 8@-20 -d 2026-11-01
Pull-Up · Sun 1 Nov 2026
  8 @ bw −20 kg
  8 reps
  first time: the baseline for records

$ fitlog log pull-up 8@-10 -d 2026-11-08
Pull-Up · Sun 8 Nov 2026
  8 @ bw −10 kg
  8 reps
  ★ heaviest set: bw −10 kg × 8, was bw −20 kg
  last: Sun 1 Nov, 8 @ bw −20 kg

$ fitlog log pull-up 6 -d 2026-11-15
Pull-Up · Sun 15 Nov 2026
  6 @ bw
  6 reps
  ★ heaviest set: bw × 6, was bw −10 kg
  last: Sun 8 Nov, 8 @ bw −10 kg

$ fitlog log running 5km/26:00 -d 2026-11-01
Running · Sun 1 Nov 2026
  5 km in 26:00
  5,000 m · 5:12 /km
  first time: the baseline for records

$ fitlog log running 6km/33:00 -d 2026-11-08
Running · Sun 8 Nov 2026
  6 km in 33:00
  6,000 m · 5:30 /km
  ★ farthest: 6 km in 33:00, was 5 km in 26:00
  last: Sun 1 Nov, 5 km in 26:00

$ fitlog log running 5km/25:00 -d 2026-11-15
Running · Sun 15 Nov 2026
  5 km in 25:00
  5,000 m · 5:00 /km
  ★ fastest: 5:00 /km, was 5:12 /km
  last: Sun 8 Nov, 6 km in 33:00

$ fitlog records
 Records                                           2 exercises · 0 new this week
 ──────────────────────────────────────────────────────────────────────────────
          heaviest       e1RM kg  best set volume   date
 Pull-Up  bw −20 kg × 8        –  –                1 Nov
 Running  6 km in 33:00        –  –                8 Nov

$ fitlog records running
 Running                                                          2 improvements
 ──────────────────────────────────────────────────────────────────────────────
          heaviest       e1RM kg  best set volume   date
 Running  6 km in 33:00        –  –                8 Nov

 ★  5:00 /km       fastest   was 5:12 /km       15 Nov
 ★  6 km in 33:00  farthest  was 5 km in 26:00   8 Nov


"#]]);
}
