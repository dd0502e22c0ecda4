use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn of_weights() {
    trained()
        .session(
            "\
progress squat",
        )
        .is(str![[r#"
$ fitlog progress squat
 Barbell Back Squat                         3 sessions  ·  2 Nov to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          105 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     122.5 kg            16 Nov  +5.8 kg since 2 Nov
 Set volume        525 kg              16 Nov
 Trend             +2.9 kg per week            up, +2.4 % per week

 Estimated 1RM, best of each session (kg)

 122.5 ┤                                                                ⢀⣀⣀⠤⠤⠔★
       │                                                      ⢀⣀⣀⠤⠤⠔⠒⠒⠉⠉⠁
       │                                            ⢀⣀⣀⠤⠤⠔⠒⠒⠉⠉⠁
 120.0 ┤                                  ⢀•⣀⠤⠤⠔⠒⠒⠉⠉⠁
       │                        ⢀⣀⣀⠤⠤⠔⠒⠒⠉⠉⠁
       │              ⣀⣀⡠⠤⠤⠔⠒⠒⠉⠉⠁
 117.5 ┤    ⣀⣀⡠⠤⠤⠒⠒⠊⠉⠉
       │•⠊⠉⠉
       │
 115.0 ┤
    kg └┬─────────────────────────────────────────────────────────────────────┬
        2 Nov                                                            16 Nov

 Last sessions
         sets                volume   e1RM
 16 Nov  3 × 5 @ 105 kg    1,575 kg  122.5  ★ heaviest set
  9 Nov  3 × 5 @ 102.5 kg  1,538 kg  119.6  ★ heaviest set
  2 Nov  3 × 5 @ 100 kg    1,500 kg  116.7
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 107.5 kg, 3 × 5.


"#]]);
}

#[test]
fn of_repetitions() {
    trained()
        .session(
            "\
progress pull-up",
        )
        .is(str![[r#"
$ fitlog progress pull-up
 Pull-Up                                    3 sessions  ·  4 Nov to 18 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          bw +5 kg × 5        18 Nov  heaviest ever
 Most reps         bw × 8               4 Nov
 Trend             = per week                  steady, = % per week

 Most reps of a set, best of each session (reps)

      │
    9 ┤
      │
      │
    8 ┤★⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•
      │
      │
    7 ┤
      │
      │
 reps └┬──────────────────────────────────────────────────────────────────────┬
       4 Nov                                                             18 Nov

 Last sessions
         sets
 18 Nov  5 @ bw +5 kg; 8, 7 @ bw  ★ heaviest set
 11 Nov  8, 8, 6 @ bw
  4 Nov  8, 7, 6 @ bw
 ──────────────────────────────────────────────────────────────────────────────
 Next: 5 kg again, aim for 6. At 8 on every set, go to 7.5 kg.


"#]]);
}

#[test]
fn of_holds() {
    trained()
        .session(
            "\
progress plank",
        )
        .is(str![[r#"
$ fitlog progress plank
 Plank                                      3 sessions  ·  4 Nov to 18 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Longest           60 s                18 Nov
 Trend             +7.5 s per week             up, +14.5 % per week

 Longest hold, best of each session (s)

 60 ┤                                                                      ⣀⡠⠤★
    │                                                                ⣀⡠⠤⠒⠊⠉
    │                                                          ⣀⡠⠤⠒⠊⠉
 55 ┤                                                   ⢀⣀⠤⠔⠒⠊⠉
    │                                             ⢀⣀⠤⠔⠒⠉⠁
    │                                       ⢀⣀⠤⠔⠒⠉⠁
 50 ┤                             ⢀⣀⣀⡠⠤⠤⠔⠒•⠉⠁
    │                 ⣀⣀⣀⡠⠤⠤⠔⠒⠒⠊⠉⠉⠁
    │     ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
 45 ┤•⠒⠉⠉⠉
  s └┬────────────────────────────────────────────────────────────────────────┬
     4 Nov                                                               18 Nov

 Last sessions
         sets
 18 Nov  60 s, 60 s, 55 s  ★ longest
 11 Nov  3 × 50 s          ★ longest
  4 Nov  3 × 45 s
 ──────────────────────────────────────────────────────────────────────────────
 Next: aim for 3 × 60 s.


"#]]);
}

#[test]
fn of_distance() {
    Env::new()
        .session(
            "\
log running 5km/26:00 -d 2026-11-01
log running 5km/25:10 -d 2026-11-08
log running 6km -d 2026-11-15
progress running",
        )
        .is(str![[r#"
$ fitlog log running 5km/26:00 -d 2026-11-01
Running · Sun 1 Nov 2026
  5 km in 26:00
  5,000 m · 5:12 /km
  first time: the baseline for records

$ fitlog log running 5km/25:10 -d 2026-11-08
Running · Sun 8 Nov 2026
  5 km in 25:10
  5,000 m · 5:02 /km
  ★ fastest: 5:02 /km, was 5:12 /km
  last: Sun 1 Nov, 5 km in 26:00

$ fitlog log running 6km -d 2026-11-15
Running · Sun 15 Nov 2026
  6 km
  6,000 m
  ★ farthest: 6 km, was 5 km in 26:00
  last: Sun 8 Nov, 5 km in 25:10

$ fitlog progress running
 Running                                    3 sessions  ·  1 Nov to 15 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          6 km                15 Nov
 Fastest           5:02 /km             8 Nov
 Trend             +0.5 km per week            up, +9.4 % per week

 Farthest, best of each session (km)

      │
 6.00 ┤                                                                     ⣀⠤★
      │                                                                ⢀⡠⠤⠒⠉
 5.75 ┤                                                            ⣀⠤⠔⠊⠁
      │                                                       ⢀⣀⠤⠒⠉
 5.50 ┤                                                   ⣀⡠⠔⠊⠁
      │                                               ⣀⠤⠒⠉
 5.25 ┤                                          ⢀⡠⠔⠊⠉
      │                                      ⣀⠤⠒⠉⠁
 5.00 ┤•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠉
   km └┬──────────────────────────────────────────────────────────────────────┬
       1 Nov                                                             15 Nov

 Last sessions
         sets
 15 Nov  6 km           ★ farthest
  8 Nov  5 km in 25:10  ★ fastest
  1 Nov  5 km in 26:00
 ──────────────────────────────────────────────────────────────────────────────


"#]]);
}

#[test]
fn by_another_metric() {
    trained()
        .session(
            "\
progress squat --by volume -n 2",
        )
        .is(str![[r#"
$ fitlog progress squat --by volume -n 2
 Barbell Back Squat                         3 sessions  ·  2 Nov to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          105 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     122.5 kg            16 Nov  +5.8 kg since 2 Nov
 Set volume        525 kg              16 Nov
 Trend             +38 kg per week             up, +2.4 % per week

 Volume, best of each session (kg)

 1575 ┤                                                                   ⣀⣀⠤⠤★
      │                                                           ⣀⣀⠤⠤⠒⠒⠉⠉
      │                                                   ⣀⣀⠤⠤⠒⠒⠉⠉
 1550 ┤                                           ⣀⣀⠤⠤⠒⠒⠉⠉
      │                                   ⢀•⠤⠤⠒⠒⠉⠉
      │                           ⢀⣀⡠⠤⠔⠒⠊⠉⠁
 1525 ┤                   ⢀⣀⡠⠤⠔⠒⠊⠉⠁
      │           ⢀⣀⡠⠤⠔⠒⠊⠉⠁
      │   ⢀⣀⡠⠤⠔⠒⠊⠉⠁
 1500 ┤•⠊⠉⠁
   kg └┬──────────────────────────────────────────────────────────────────────┬
       2 Nov                                                             16 Nov

 Last sessions
         sets                volume   e1RM
 16 Nov  3 × 5 @ 105 kg    1,575 kg  122.5  ★ heaviest set
  9 Nov  3 × 5 @ 102.5 kg  1,538 kg  119.6  ★ heaviest set
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 107.5 kg, 3 × 5.


"#]]);
}

#[test]
fn since_a_day() {
    trained()
        .session(
            "\
progress squat --since 11-09",
        )
        .is(str![[r#"
$ fitlog progress squat --since 11-09
 Barbell Back Squat                         2 sessions  ·  9 Nov to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          105 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     122.5 kg            16 Nov  +2.9 kg since 9 Nov
 Set volume        525 kg              16 Nov

 Estimated 1RM, best of each session (kg)

     │
 123 ┤
     │                                                                 ⣀⣀⣀⠤⠤⠤⠒★
 122 ┤                                                     ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
     │                                         ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
 121 ┤                             ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
     │                 ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
 120 ┤     ⣀⣀⣀⠤⠤⠤⠒⠒⠒⠉⠉⠉
     │•⠒⠉⠉⠉
 119 ┤
  kg └┬───────────────────────────────────────────────────────────────────────┬
      9 Nov                                                              16 Nov

 Last sessions
         sets                volume   e1RM
 16 Nov  3 × 5 @ 105 kg    1,575 kg  122.5  ★ heaviest set
  9 Nov  3 × 5 @ 102.5 kg  1,538 kg  119.6  ★ heaviest set
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 107.5 kg, 3 × 5.


"#]]);
}

#[test]
fn nothing_logged() {
    Env::new()
        .session(
            "\
progress squat",
        )
        .is(str![[r#"
$ fitlog progress squat
Barbell Back Squat: nothing logged yet
log it: fitlog log back-squat 3x5@20


"#]]);
}

#[test]
fn in_ascii() {
    trained()
        .session(
            "\
progress lever-back-extension --ascii",
        )
        .is(str![[r#"
$ fitlog progress lever-back-extension --ascii
 Lever Back Extension                       3 sessions  |  2 Nov to 16 Nov 2026
 ------------------------------------------------------------------------------
 Best set          42.5 kg x 10        16 Nov  heaviest ever
 Estimated 1RM     56.7 kg             16 Nov  +0.7 kg since 2 Nov
 Set volume        480 kg               2 Nov
 Trend             +0.3 kg per week            up, +0.6 % per week

 Estimated 1RM, best of each session (kg)

    |
    |
 57 +
    |                                                                 ........*
    |                                               ..................
 56 +o....................................o.........
    |
    |
 55 +
    |
 kg ++------------------------------------------------------------------------+
     2 Nov                                                               16 Nov

 Last sessions
         sets                  volume  e1RM
 16 Nov  10, 9, 8 @ 42.5 kg  1,148 kg  56.7  * heaviest set
  9 Nov  12, 12, 11 @ 40 kg  1,400 kg  56.0  * session volume
  2 Nov  12, 12, 10 @ 40 kg  1,360 kg  56.0
 ------------------------------------------------------------------------------
 Next: 42.5 kg again, aim for 11, 10, 9. At 12 on every set, go to 45 kg.


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
progress plank --json",
        )
        .is(str![[r#"
$ fitlog progress plank --json
{
  "schema": 1,
  "exercise": "plank",
  "name": "Plank",
  "metric": "time",
  "formula": "epley",
  "sessions_in_all": 3,
  "records_in_all": 2,
  "best": {
    "duration": {
      "value": 60.0,
      "date": "2026-11-18",
      "set": {
        "seconds": 60.0
      }
    }
  },
  "trend": {
    "slope_per_week": 7.5,
    "percent_per_week": 14.516129032258066,
    "direction": "up"
  },
  "weeks": [
    {
      "week": "2026-W45",
      "best": 45.0
    },
    {
      "week": "2026-W46",
      "best": 50.0
    },
    {
      "week": "2026-W47",
      "best": 60.0
    }
  ],
  "sessions": [
    {
      "date": "2026-11-04",
      "value": 45.0,
      "e1rm_kg": null,
      "volume_kg": 0.0,
      "working_sets": 3,
      "reps": 0,
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
      ]
    },
    {
      "date": "2026-11-11",
      "value": 50.0,
      "e1rm_kg": null,
      "volume_kg": 0.0,
      "working_sets": 3,
      "reps": 0,
      "record": {
        "kind": "duration",
        "value": 50.0,
        "previous": 45.0,
        "set": {
          "seconds": 50.0
        }
      },
      "sets": [
        {
          "seconds": 50.0
        },
        {
          "seconds": 50.0
        },
        {
          "seconds": 50.0
        }
      ]
    },
    {
      "date": "2026-11-18",
      "value": 60.0,
      "e1rm_kg": null,
      "volume_kg": 0.0,
      "working_sets": 3,
      "reps": 0,
      "record": {
        "kind": "duration",
        "value": 60.0,
        "previous": 50.0,
        "set": {
          "seconds": 60.0
        }
      },
      "sets": [
        {
          "seconds": 60.0
        },
        {
          "seconds": 60.0
        },
        {
          "seconds": 55.0
        }
      ]
    }
  ],
  "next": {
    "action": "repeat",
    "weight": null,
    "unit": null,
    "targets": [
      60,
      60,
      60
    ],
    "timed": true
  }
}


"#]]);
}
