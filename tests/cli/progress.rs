use snapbox::str;

use crate::env::{Env, in_a_workout, trained};

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
 Trend             +2.9 kg per week            up, +2.4 %

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
 Trend             0 reps per week             steady, 0.0 %

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
 With your body weight (fitlog weigh 80) e1RM and volume show too.
 Next: bw +5 kg again, aim for 6. At 8 on every set, go to bw +7.5 kg.


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
 Trend             +7.5 s per week             up, +14.5 %

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
  5:12 /km
  first time: the baseline for records

$ fitlog log running 5km/25:10 -d 2026-11-08
Running · Sun 8 Nov 2026
  5 km in 25:10
  5:02 /km
  ★ fastest: 5:02 /km, was 5:12 /km
  last: Sun 1 Nov, 5 km in 26:00

$ fitlog log running 6km -d 2026-11-15
Running · Sun 15 Nov 2026
  6 km
  ★ farthest: 6 km, was 5 km in 25:10
  last: Sun 8 Nov, 5 km in 25:10

$ fitlog progress running
 Running                                    3 sessions  ·  1 Nov to 15 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          6 km                15 Nov
 Fastest           5:02 /km             8 Nov
 Trend             +500 m per week             up, +9.4 %

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
 Trend             +38 kg per week             up, +2.4 %

 Volume of each session (kg)

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
 Trend             +0.3 kg per week            up, +0.6 %

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
    "direction": "up",
    "at_first": 44.166666666666664,
    "mean": 51.666666666666664
  },
  "plateau": null,
  "rep_maxima": [],
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
    "workout": null,
    "action": "repeat",
    "weight": null,
    "unit": null,
    "counts": "seconds",
    "targets": [
      60,
      60,
      60
    ],
    "top": 60,
    "then": null,
    "hard": false
  }
}


"#]]);
}

/// Ten weeks of squats of which the last six bring nothing new, and of deadlifts that rise.
fn stalled() -> Env {
    let env = Env::new();
    let mut session = String::new();
    let days = [
        "09-14", "09-21", "09-28", "10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16",
    ];
    let squats = [
        "100", "102.5", "105", "107.5", "107.5", "105", "107.5", "105", "107.5", "105",
    ];
    for (week, (day, squat)) in days.iter().zip(squats).enumerate() {
        session += &format!(
            "2026-{day}\nback-squat 3x5@{squat}\ndeadlift 5@{}\n",
            100 + 5 * week
        );
    }
    session += "2026-11-17\nback-squat 2@112.5 8@90 10@80\n";
    env.run_with(&["log", "-"], &session).ok();
    env
}

#[test]
fn a_plateau() {
    stalled()
        .session("progress squat --since 10-01 --by volume -n 2\nprogress squat -n 0")
        .is(str![[r#"
$ fitlog progress squat --since 10-01 --by volume -n 2
 Barbell Back Squat                         8 sessions  ·  5 Oct to 17 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          112.5 kg × 2        17 Nov  heaviest ever
 Estimated 1RM     125.4 kg             5 Oct  Epley
 Set volume        800 kg              17 Nov
 Trend             +8 kg per week              up, +0.5 %

 Volume of each session (kg)                                            ╌ trend

      │
 1750 ┤                                                                       ★
      │                                                                       ⡸
 1700 ┤                                                                       ⡇
      │                                                                       ⡇
 1650 ┤                                                                      ⢸
      │•⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀•⡀                     ⢀•╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢀•╌╌╌╌╌╌╌╌╌╌╌⢸╌
 1600 ┤╌╌╌╌╌╌╌╌╌╌╌╌⠈⠉⠑⠒⠢⠤⢄⣀⡀╌╌╌╌╌⢀⣀⡠⠤⠔⠒⠊⠉⠁╌⠉⠉⠒⠒⠤⠤⣀⣀     ⢀⣀⡠⠤⠔⠒⠊⠉⠁ ⠉⠉⠒⠒⠤⠤⣀⣀   ⡎
      │                    ⠈⠉⠑•⠊⠉⠁                 ⠉⠉•⠊⠉⠁                 ⠉⠉⠒•
 1550 ┤
   kg └┬────────────────────────────────────────────┬─────────────────────────┬
       5 Oct                                        Nov                  17 Nov

 Last sessions
         sets                                   volume   e1RM
 17 Nov  2 @ 112.5 kg; 8 @ 90 kg; 10 @ 80 kg  1,745 kg  120.0  ★ heaviest set
 16 Nov  3 × 5 @ 105 kg                       1,575 kg  122.5
 ──────────────────────────────────────────────────────────────────────────────
 Next: 112.5 kg again, aim for 5. At 5 on every set, go to 115 kg.

$ fitlog progress squat -n 0
 Barbell Back Squat                       11 sessions  ·  14 Sep to 17 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          112.5 kg × 2        17 Nov  heaviest ever
 Estimated 1RM     125.4 kg             5 Oct  +8.8 kg since 14 Sep
 Set volume        800 kg              17 Nov
 Trend             +0.3 kg per week            up, +0.3 %
 Plateau           6 weeks trained      5 Oct  estimated 1RM not beaten

 Estimated 1RM, best of each session (kg)                               ╌ trend

     │                     ⢀⡠⠒★⠉⠉⠉⠉⠉⠉•⠒⢄⡀          ⣀⠔•⠒⢄⡀          ⣀⠔•⠒⢄⡀
 124 ┤                   ⡠⠔⠁            ⠈⠢⢄     ⢀⠤⠊     ⠈⠢⢄     ⢀⠤⠊  ╌╌╌⠈⠢⢄╌╌╌╌
     │                •⠔⠉                  ⠉⠢•⠤⠊⠁╌╌╌╌╌╌╌╌╌╌⠉⠢•⠤⠊⠁╌╌╌╌      ⠉⠢•
 122 ┤             ⢀⠔⠊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌                                ⠘⡄
     │╌╌╌╌╌╌╌╌╌╌⢀⡠⠊⠁                                                          ⢇
 120 ┤        •⠔⠁                                                             •
     │     ⢀⠔⠊
 118 ┤  ⢀⡠⠊⠁
     │•⠔⠁
 116 ┤
  kg └┬──────────────────┬──────────────────────────────────┬─────────────────┬
      14 Sep             Oct                                Nov          17 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next: 112.5 kg again, aim for 5. At 5 on every set, go to 115 kg.


"#]]);
}

#[test]
fn rep_maxima() {
    stalled()
        .session("progress squat --rm\nprogress plank --rm")
        .is(str![[r#"
$ fitlog progress squat --rm
 Barbell Back Squat                       11 sessions  ·  14 Sep to 17 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          112.5 kg × 2        17 Nov  heaviest ever
 Estimated 1RM     125.4 kg             5 Oct  +8.8 kg since 14 Sep
 Set volume        800 kg              17 Nov
 Trend             +0.3 kg per week            up, +0.3 %
 Plateau           6 weeks trained      5 Oct  estimated 1RM not beaten

 Rep maxima                                     estimated: Epley, from 125.4 kg
 reps  done             day  estimated
    1  112.5 kg × 2  17 Nov   125.4 kg
    2  112.5 kg × 2  17 Nov   117.6 kg
    3  107.5 kg × 5   5 Oct   114.0 kg
    4  107.5 kg × 5   5 Oct   110.7 kg
    5  107.5 kg × 5   5 Oct   107.5 kg
    6  90 kg × 8     17 Nov   104.5 kg
    7  90 kg × 8     17 Nov   101.7 kg
    8  90 kg × 8     17 Nov    99.0 kg
    9  80 kg × 10    17 Nov    96.5 kg
   10  80 kg × 10    17 Nov    94.1 kg
   11  –                       91.8 kg
   12  –                       89.6 kg
 ──────────────────────────────────────────────────────────────────────────────
 Next: 112.5 kg again, aim for 5. At 5 on every set, go to 115 kg.

$ fitlog progress plank --rm
Plank: nothing logged yet
log it: fitlog log plank 3x20s


"#]]);
    trained()
        .session("progress plank --rm --ascii")
        .is(str![[r#"
$ fitlog progress plank --rm --ascii
 Plank                                      3 sessions  |  4 Nov to 18 Nov 2026
 ------------------------------------------------------------------------------
 Longest           60 s                18 Nov
 Trend             +7.5 s per week             up, +14.5 %

 no rep maxima: no set of 1 to 12 repetitions with a load
 ------------------------------------------------------------------------------
 Next: aim for 3 x 60 s.


"#]]);
}

#[test]
fn of_several() {
    let env = stalled();
    env.session(
        "progress squat, deadlift\nprogress squat,deadlift, squat --by top --since 10-12 --ascii",
    )
    .is(str![[r#"
$ fitlog progress squat, deadlift
 2 exercises             estimated 1RM, in percent of the first session of each
 ──────────────────────────────────────────────────────────────────────────────
     │
     │
     │                                                                  ⣀⣀⠤⠔⠒▲
 140 ┤                                                            ⣀⡠⠤▲⠊⠉
     │                                                     ⢀⣀▲⠔⠒⠉⠉
     │                                               ▲⡠⠤⠒⠒⠉⠁
     │                                        ⢀⣀⠤⠤⠒⠊⠉
     │                                  ⣀⣀⠤⠔⠒▲⠁
 120 ┤                            ⣀⡠⠤▲⠊⠉
     │                      ⣀⡠▲⠒⠊⠉
     │               ⢀▲⠤⠔⠒⠊⠉
     │         ⣀⡠⠤⠔⠒⠉⠁  ⢀⣀⣀⣀⡠⠤●⠤⠤⠤⠤⠤⠤●⠤⢄⣀⣀⣀⡀    ⣀⣀⣀⣀⠤●⠤⢄⣀⣀⣀⡀    ⣀⣀⣀⣀⠤●⠤⢄⣀⣀⣀⡀
     │  ⢀⣀⡠⠤⢒⣊▲⡠⠤⠤⠔⠒⠒⠉●⠉⠁                  ⠈⠉●⠉⠉           ⠈⠉●⠉⠉           ⠈⠉●●
 100 ┤▲⠛⠋⠉⠉⠉⠁
   % └┬──────────────────┬──────────────────────────────────┬─────────────────┬
      14 Sep             Oct                                Nov          17 Nov

                           first              last           change  per week
 ●  Barbell Back Squat  116.7 kg  14 Sep  120.0 kg  17 Nov   +2.9 %    +0.3 %
 ▲  Barbell Deadlift    116.7 kg  14 Sep  169.2 kg  16 Nov  +45.0 %    +5.0 %

$ fitlog progress squat,deadlift, squat --by top --since 10-12 --ascii
 2 exercises              heaviest set, in percent of the first session of each
 ------------------------------------------------------------------------------
     |
 120 +                                                                ......x
     |                                                     ...x.......
     |                                              .......
     |                                       ...x...
 110 +                                .......
     |                      ......x...
     |           ...x.......                                                  o
     |    .......                                                            .
 100 +x......               ......o......               ......o......        .
     |       .......o.......             .......o.......             .......o
     |
     |
  90 +
   % ++---------------------------------------+-------------------------------+
      12 Oct                                  Nov                        17 Nov

                           first              last           change  per week
 o  Barbell Back Squat  107.5 kg  12 Oct  112.5 kg  17 Nov   +4.7 %    +0.4 %
 x  Barbell Deadlift    120.0 kg  12 Oct  145.0 kg  16 Nov  +20.8 %    +4.2 %


"#]]);
    env.session("progress squat, plank --quiet\nprogress deadlift, plank --since 11-09 --json")
        .is(str![[r#"
$ fitlog progress squat, plank --quiet

$ fitlog progress deadlift, plank --since 11-09 --json
{
  "schema": 1,
  "compared": [
    {
      "exercise": "deadlift",
      "name": "Barbell Deadlift",
      "metric": "e1rm",
      "change_percent": 3.5714285714285694,
      "percent_per_week": null,
      "sessions": [
        {
          "date": "2026-11-09",
          "value": 163.33333333333334,
          "percent": 100.0
        },
        {
          "date": "2026-11-16",
          "value": 169.16666666666669,
          "percent": 103.57142857142857
        }
      ]
    },
    {
      "exercise": "plank",
      "name": "Plank",
      "metric": "reps",
      "change_percent": null,
      "percent_per_week": null,
      "sessions": []
    }
  ]
}


"#]]);
    trained()
        .with("COLUMNS", "60")
        .session("progress squat, pull-up, plank, running")
        .is(str![[r#"
$ fitlog progress squat, pull-up, plank, running
 4 exercises        in percent of the first session of each
 ──────────────────────────────────────────────────────────
     │                                                  ⢀⠤□
 130 ┤                                                ⡠⠒⠁
     │                                             ⢀⠔⠊
     │                                           ⡠⠒⠁
     │                                        ⢀⠔⠉
 120 ┤                                     ⢀⡠⠊⠁
     │                                   ⣀⠔⠁
     │                                ⢀⡠⠊
     │                              ⡠⠔⠁
 110 ┤                         ⣀⡠⠔⠒□
     │                   ⢀⣀⠤⠔⠊⠉
     │              ⣀⡠⠤⠒⠊⠁            ⣀⣀⣀⣀⣀⡠⠤⠤⠤⠤⠤⠔⠒⠒●
     │         ⣀⣤⣔⣒⣉⡠⠤⠤⠤⠤⠤⠔⠒⠒●⠒⠒⠉⠉⠉⠉⠉⠉
 100 ┤●⠒⠒⠉⠉⠉□⠛⠛⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒▲⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒▲
   % └┬───────────────────────────────────────────────────┬
      2 Nov                                          18 Nov

                          first      last   change  per week
 ●  Barbell Back Squ…  116.7 kg  122.5 kg   +5.0 %    +2.5 %
 ▲  Pull-Up              8 reps    8 reps    0.0 %     0.0 %
 □  Plank                  45 s      60 s  +33.3 %   +16.7 %
 ◆  Running                   –         –        –         –
 nothing to compare for Running


"#]]);
}

#[test]
fn several_mistakes() {
    trained()
        .session(
            "\
progress squat, plonk
progress ,
progress squat,
progress squat, deadlift --rm
progress squat, deadlift, plank, running, pull-up, push-up, dip
progress squat --by weight
progress squat --by time",
        )
        .is(str![[r#"
$ fitlog progress squat, plonk
--- stderr ---
error: no exercise is called `plonk`
  try: fitlog progress squat, plank
   or: fitlog progress squat, copenhagen-plank
   or: fitlog progress squat, renegade-row
[exit status: 3]

$ fitlog progress ,
--- stderr ---
error: `,` names no exercise
  try: fitlog list   (what there is)
[exit status: 2]

$ fitlog progress squat,
 Barbell Back Squat                         3 sessions  ·  2 Nov to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          105 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     122.5 kg            16 Nov  +5.8 kg since 2 Nov
 Set volume        525 kg              16 Nov
 Trend             +2.9 kg per week            up, +2.4 %

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

$ fitlog progress squat, deadlift --rm
--- stderr ---
error: rep maxima are those of one exercise
  try: fitlog progress back-squat --rm
[exit status: 2]

$ fitlog progress squat, deadlift, plank, running, pull-up, push-up, dip
--- stderr ---
error: 7 exercises; one chart tells at most 6 apart
  try: fitlog progress back-squat, deadlift, plank, running, pull-up, push-up
[exit status: 2]

$ fitlog progress squat --by weight
--- stderr ---
error: `weight` is none of e1rm, top, volume, reps, time, distance, pace
[exit status: 2]

$ fitlog progress squat --by time
 Barbell Back Squat                         3 sessions  ·  2 Nov to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          105 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     122.5 kg            16 Nov  +5.8 kg since 2 Nov
 Set volume        525 kg              16 Nov

 nothing to chart by time

 Last sessions
         sets                volume   e1RM
 16 Nov  3 × 5 @ 105 kg    1,575 kg  122.5  ★ heaviest set
  9 Nov  3 × 5 @ 102.5 kg  1,538 kg  119.6  ★ heaviest set
  2 Nov  3 × 5 @ 100 kg    1,500 kg  116.7
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 107.5 kg, 3 × 5.


"#]]);
}

/// Weeks that start on a Sunday are counted so here too: a Saturday and the Sunday after it are two of them.
#[test]
fn weeks_from_sunday() {
    let env = Env::new();
    env.session(
        "\
log squat 5@100 -d 2026-10-12
log squat 5@97.5 -d 2026-10-17
log squat 5@97.5 -d 2026-10-18
log squat 5@97.5 -d 2026-10-26
log squat 5@97.5 -d 2026-11-02
log squat 5@97.5 -d 2026-11-09",
    )
    .ok();
    env.session(
        "\
progress squat --rm
config week_start sunday -q
progress squat --rm",
    )
    .is(str![[r#"
$ fitlog progress squat --rm
 Barbell Back Squat                         6 sessions  ·  12 Oct to 9 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          100 kg × 5          12 Oct  heaviest ever
 Estimated 1RM     116.7 kg            12 Oct  Epley
 Set volume        500 kg              12 Oct
 Trend             −0.4 kg per week            down, −0.4 %
 Plateau           4 weeks trained     12 Oct  estimated 1RM not beaten

 Rep maxima                                     estimated: Epley, from 116.7 kg
 reps  done           day  estimated
    1  100 kg × 5  12 Oct   116.7 kg
    2  100 kg × 5  12 Oct   109.4 kg
    3  100 kg × 5  12 Oct   106.1 kg
    4  100 kg × 5  12 Oct   102.9 kg
    5  100 kg × 5  12 Oct   100.0 kg
    6  –                     97.2 kg
    7  –                     94.6 kg
    8  –                     92.1 kg
    9  –                     89.7 kg
   10  –                     87.5 kg
   11  –                     85.4 kg
   12  –                     83.3 kg
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 100 kg, 1 × 5.

$ fitlog config week_start sunday -q

$ fitlog progress squat --rm
 Barbell Back Squat                         6 sessions  ·  12 Oct to 9 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          100 kg × 5          12 Oct  heaviest ever
 Estimated 1RM     116.7 kg            12 Oct  Epley
 Set volume        500 kg              12 Oct
 Trend             −0.4 kg per week            down, −0.4 %
 Plateau           5 weeks trained     12 Oct  estimated 1RM not beaten

 Rep maxima                                     estimated: Epley, from 116.7 kg
 reps  done           day  estimated
    1  100 kg × 5  12 Oct   116.7 kg
    2  100 kg × 5  12 Oct   109.4 kg
    3  100 kg × 5  12 Oct   106.1 kg
    4  100 kg × 5  12 Oct   102.9 kg
    5  100 kg × 5  12 Oct   100.0 kg
    6  –                     97.2 kg
    7  –                     94.6 kg
    8  –                     92.1 kg
    9  –                     89.7 kg
   10  –                     87.5 kg
   11  –                     85.4 kg
   12  –                     83.3 kg
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 100 kg, 1 × 5.


"#]]);
}

/// The next session is the one that the workout in use asks for, with its sets, range and increment; the day that comes
/// next decides where two days ask for different things.
#[test]
fn next_by_the_workout_in_use() {
    in_a_workout()
        .session(
            "\
progress squat -n 0
progress lever -n 0
progress farmers -n 0
progress overhead-press -n 0
progress farmers -n 0 --json",
        )
        .is(str![[r#"
$ fitlog progress squat -n 0
 Barbell Back Squat                        2 sessions  ·  16 Nov to 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          100 kg × 5          16 Nov  heaviest ever
 Estimated 1RM     116.7 kg            16 Nov  Epley
 Set volume        500 kg              16 Nov

 Estimated 1RM, best of each session (kg)

     │
 140 ┤
     │
     │
 120 ┤★⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀•
     │
     │
 100 ┤
     │
     │
  kg └┬───────────────────────────────────────────────────────────────────────┬
      16 Nov                                                             20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next in two-days / A: 100 kg again, aim for 5 × 5. At 5 on every set, go to
 105 kg.

$ fitlog progress lever -n 0
 Lever Back Extension                      3 sessions  ·  16 Nov to 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          45 kg × 12          16 Nov  heaviest ever
 Estimated 1RM     63.0 kg             16 Nov  Epley
 Set volume        540 kg              16 Nov

 Estimated 1RM, best of each session (kg)

    │
 64 ┤
    │★⣀⡀                                                                    ⢀⣀•
 62 ┤  ⠈⠑⠒⠤⢄⣀                                                          ⢀⡠⠤⠒⠊⠁
    │        ⠉⠒⠢⠤⣀⡀                                               ⣀⡠⠔⠒⠉⠁
 60 ┤             ⠈⠑⠒⠤⢄⡀                                    ⢀⣀⠤⠒⠊⠉
    │                  ⠈⠉⠒⠢⠤⣀                          ⣀⡠⠤⠒⠉⠁
 58 ┤                        ⠉⠑⠒⠤⢄⡀              ⢀⣀⠤⠔⠊⠉
    │                             ⠈⠉⠒⠢⠤⣀    ⢀⡠⠤⠒⠊⠁
 56 ┤                                   ⠉⠑•⠉⠁
 kg └┬────────────────────────────────────────────────────────────────────────┬
     16 Nov                                                              20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next in two-days / B: 40 kg again, aim for 3 × 13. At 15 on every set, go to
 42.5 kg.

$ fitlog progress farmers -n 0
 Farmer's Walk                                             1 session  ·  18 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Best set          40 m @ 24 kg        18 Nov  heaviest ever
 Farthest          40 m                18 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next in two-days / B: up to 26 kg, 2 × 20 m.

$ fitlog progress overhead-press -n 0
 Barbell Overhead Press                                    1 session  ·  20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Best set          40 kg × 5           20 Nov  heaviest ever
 Estimated 1RM     46.7 kg             20 Nov  Epley
 Set volume        200 kg              20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 42.5 kg, 3 × 5.

$ fitlog progress farmers -n 0 --json
{
  "schema": 1,
  "exercise": "farmers-walk",
  "name": "Farmer's Walk",
  "metric": "distance",
  "formula": "epley",
  "sessions_in_all": 1,
  "records_in_all": 0,
  "best": {
    "weight": {
      "value": 24.0,
      "date": "2026-11-18",
      "set": {
        "distance": 40.0,
        "distance_unit": "m",
        "weight": 24.0,
        "unit": "kg",
        "kg": 24.0
      }
    },
    "distance": {
      "value": 40.0,
      "date": "2026-11-18",
      "set": {
        "distance": 40.0,
        "distance_unit": "m",
        "weight": 24.0,
        "unit": "kg",
        "kg": 24.0
      }
    }
  },
  "trend": null,
  "plateau": null,
  "rep_maxima": [],
  "weeks": [
    {
      "week": "2026-W47",
      "best": 40.0
    }
  ],
  "sessions": [
    {
      "date": "2026-11-18",
      "value": 40.0,
      "e1rm_kg": null,
      "volume_kg": 0.0,
      "working_sets": 2,
      "reps": 0,
      "sets": [
        {
          "distance": 40.0,
          "distance_unit": "m",
          "weight": 24.0,
          "unit": "kg",
          "kg": 24.0
        },
        {
          "distance": 40.0,
          "distance_unit": "m",
          "weight": 24.0,
          "unit": "kg",
          "kg": 24.0
        }
      ]
    }
  ],
  "next": {
    "workout": "two-days / B",
    "action": "increase",
    "weight": 26.0,
    "unit": "kg",
    "counts": "metres",
    "targets": [
      20,
      20
    ],
    "top": 40,
    "then": 28.0,
    "hard": false
  }
}


"#]]);
}

#[test]
fn next_after_a_heavy_single() {
    Env::new()
        .session(
            "\
log squat 5x5@100 -d 11-16 -q
log squat 1@130 5x5@102.5 -d 11-19 -q
progress squat -n 2
log plank 115s 100s -d 11-20 -q
progress plank
workout use home-bodyweight -q
progress plank",
        )
        .is(str![[r#"
$ fitlog log squat 5x5@100 -d 11-16 -q

$ fitlog log squat 1@130 5x5@102.5 -d 11-19 -q

$ fitlog progress squat -n 2
 Barbell Back Squat                        2 sessions  ·  16 Nov to 19 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          130 kg × 1          19 Nov  heaviest ever
 Estimated 1RM     130.0 kg            19 Nov  +13.3 kg since 16 Nov
 Set volume        513 kg              19 Nov

 Estimated 1RM, best of each session (kg)

 130 ┤                                                                   ⣀⣀⡠⠤⠔★
     │                                                          ⣀⣀⡠⠤⠔⠒⠒⠉⠉
     │                                                 ⣀⣀⠤⠤⠔⠒⠒⠉⠉
 125 ┤                                        ⣀⣀⠤⠤⠔⠒⠊⠉⠉
     │                               ⣀⣀⠤⠤⠔⠒⠊⠉⠉
     │                      ⣀⣀⠤⠤⠔⠒⠊⠉⠉
 120 ┤            ⢀⣀⣀⠤⠤⠒⠒⠊⠉⠉
     │   ⢀⣀⣀⠤⠤⠒⠒⠊⠉⠁
     │•⠊⠉⠁
 115 ┤
  kg └┬───────────────────────────────────────────────────────────────────────┬
      16 Nov                                                             19 Nov

 Last sessions
         sets                            volume   e1RM
 19 Nov  1 @ 130 kg; 5 × 5 @ 102.5 kg  2,693 kg  130.0  ★ heaviest set
 16 Nov  5 × 5 @ 100 kg                2,500 kg  116.7
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to 105 kg, 5 × 5.

$ fitlog log plank 115s 100s -d 11-20 -q

$ fitlog progress plank
 Plank                                                     1 session  ·  20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Longest           115 s               20 Nov

 Last sessions
         sets
 20 Nov  115 s, 100 s
 ──────────────────────────────────────────────────────────────────────────────
 Next: a harder variation, or added weight; every set reached 60 s.

$ fitlog workout use home-bodyweight -q

$ fitlog progress plank
 Plank                                                     1 session  ·  20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Longest           115 s               20 Nov

 Last sessions
         sets
 20 Nov  115 s, 100 s
 ──────────────────────────────────────────────────────────────────────────────
 Next in home-bodyweight / Day: aim for 115 s, 100 s, 20 s.


"#]]);
}

#[test]
fn whoever_runs_the_same_way_faster_is_on_no_plateau() {
    let env = Env::new();
    env.session(
        "\
log running 5km/28:00 -d 2026-10-05
log running 5km/27:00 -d 2026-10-12
log running 5km/26:00 -d 2026-10-19
log running 5km/25:00 -d 2026-10-26
log running 5km/24:00 -d 2026-11-02
log running 5km/23:00 -d 2026-11-09
log running 5km/22:00 -d 2026-11-16",
    )
    .ok();
    env.session(
        "\
progress running
records running",
    )
    .is(str![[r#"
$ fitlog progress running
 Running                                    7 sessions  ·  5 Oct to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          5 km in 22:00       16 Nov
 Fastest           4:24 /km            16 Nov
 Trend             0 m per week                steady, 0.0 %

 Farthest, best of each session (km)                                    ╌ trend

     │
 5.5 ┤
     │
     │
 5.0 ┤★⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•
     │
     │
 4.5 ┤
     │
     │
  km └┬─────────────────────────────────────────────┬─────────────────────────┬
      5 Oct                                         Nov                  16 Nov

 Last sessions
         sets
 16 Nov  5 km in 22:00  ★ fastest
  9 Nov  5 km in 23:00  ★ fastest
  2 Nov  5 km in 24:00  ★ fastest
 26 Oct  5 km in 25:00  ★ fastest
 19 Oct  5 km in 26:00  ★ fastest
 ──────────────────────────────────────────────────────────────────────────────

$ fitlog records running
 Running                                                          6 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          5 km in 22:00       16 Nov
 Fastest           4:24 /km            16 Nov  5 km in 22:00

 ★  4:24 /km  fastest  was 4:36 /km  16 Nov
 ★  4:36 /km  fastest  was 4:48 /km   9 Nov
 ★  4:48 /km  fastest  was 5:00 /km   2 Nov
 ★  5:00 /km  fastest  was 5:12 /km  26 Oct
 ★  5:12 /km  fastest  was 5:24 /km  19 Oct
 ★  5:24 /km  fastest  was 5:36 /km  12 Oct


"#]]);
}

#[test]
fn no_faster_run_for_weeks_is_a_plateau() {
    let env = Env::new();
    env.session(
        "\
log running 5km/28:00 -d 2026-10-05
log running 5km/27:00 -d 2026-10-12
log running 5km/27:00 -d 2026-10-19
log running 5km/27:30 -d 2026-10-26
log running 5km/27:10 -d 2026-11-02
log running 5km/27:00 -d 2026-11-09
log running 5km/27:20 -d 2026-11-16",
    )
    .ok();
    env.session("progress running").is(str![[r#"
$ fitlog progress running
 Running                                    7 sessions  ·  5 Oct to 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          5 km in 27:00       12 Oct
 Fastest           5:24 /km            12 Oct
 Trend             0 m per week                steady, 0.0 %
 Plateau           6 weeks trained      5 Oct  farthest not beaten

 Farthest, best of each session (km)                                    ╌ trend

     │
 5.5 ┤
     │
     │
 5.0 ┤★⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•
     │
     │
 4.5 ┤
     │
     │
  km └┬─────────────────────────────────────────────┬─────────────────────────┬
      5 Oct                                         Nov                  16 Nov

 Last sessions
         sets
 16 Nov  5 km in 27:20
  9 Nov  5 km in 27:00
  2 Nov  5 km in 27:10
 26 Oct  5 km in 27:30
 19 Oct  5 km in 27:00
 ──────────────────────────────────────────────────────────────────────────────


"#]]);
}

#[test]
fn of_equal_weights_the_one_done_most_often_is_the_heaviest() {
    let env = Env::new();
    env.session(
        "\
log bench-press 3x8@77.5 -d 2026-11-12
log bench-press 3x10@77.5 -d 2026-11-16
log bench-press 3x9@77.5 -d 2026-11-18",
    )
    .ok();
    env.session(
        "\
show bench-press
progress bench-press
records bench-press",
    )
    .is(str![[r#"
$ fitlog show bench-press
 Barbell Bench Press                                        barbell-bench-press
 ──────────────────────────────────────────────────────────────────────────────
 A press from the chest to straight arms, lying on a       ╭─╮          ╭─╮
 flat bench. The chest leads, with the triceps and         ╰·╯          ╰·╯
 the front of the shoulders close behind. It is the      ·······      ·······
 standard lift for upper-body pushing strength and     ·▒ █████ ▒·  ·· ····· ··
 takes small, regular load steps well.                 ·· █████ ··  ▒▒ ····· ▒▒
                                                       ·· ····· ··  ▒▒ ····· ▒▒
 Works      chest (pectoralis major)                   ·· ····· ··  ·· ····· ··
 Helps      triceps, front delts                       ·  ·····  ·  ·  ·····  ·
 Needs      barbell and bench                            ··· ···      ··· ···
 Kind       intermediate · compound · push · weight      ··· ···      ··· ···
            and reps                                     ··· ···      ··· ···
 Plan       3 sets of 5, rest 180 s, then +2.5 kg         ·· ··        ·· ··
                                                          ·· ··        ·· ··
 Set up                                                   ╰╯ ╰╯        ╰╯ ╰╯
  1. Set the hooks so that you can unrack with a          front        back
     small bend left in the elbows, and the safety        █ works   ▒ helps
     bars just below the height of your chest.
  2. Lie with your eyes under the bar, feet flat, and pull the shoulder blades
     back and down into the pad.
  3. Grip overhand a little wider than the shoulders, thumbs around the bar,
     the bar low in the palm over the wrist bone.

 Do it
  1. Push the bar off the hooks and bring it forward until it stands over your
     shoulder joints, arms straight.
  2. Take a breath, brace, and lower the bar to the lower half of the chest,
     about nipple height.
  3. Keep the elbows 45 to 60 degrees from your sides; at the bottom the
     forearms stand upright when seen from the foot of the bench.
  4. Touch the chest lightly without letting the bar sink in.
  5. Press up and slightly back toward the face until the bar is over the
     shoulders again.
  6. After the last rep, move the locked arms back until the bar meets the
     uprights, then lower it into the hooks.

 Breathe
  • Breathe in at the top, hold the brace on the way down, and breathe out once
    the bar passes the hardest point.

 Tips
  • The bar path is a shallow curve, not a vertical line: over the lower chest
    at the bottom, over the shoulders at the top.
  • Press your feet into the floor as the bar leaves the chest; this keeps the
    trunk tight.
  • Think of pulling the bar apart with both hands to keep the shoulder blades
    pinned.
  • The slow part is a hand's width above the chest; keep pushing back toward
    the rack when it stalls.

 Avoid
  • Bouncing the bar off the ribs.
  • Elbows flared straight out to the sides.
  • Hips leaving the bench during a hard rep.
  • Wrists bent back with the bar near the fingers.

 Safety
  • Put collars on the bar, and bench inside a rack with safety bars or with a
    spotter who knows how many reps you plan.
  • Always wrap the thumbs; an open grip can let the bar roll onto the chest or
    neck.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 77.5 kg × 10 on 16 Nov, 3 sessions                everything: --all

$ fitlog progress bench-press
 Barbell Bench Press                       3 sessions  ·  12 Nov to 18 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Best set          77.5 kg × 10        16 Nov  heaviest ever
 Estimated 1RM     103.3 kg            16 Nov  +5.2 kg since 12 Nov
 Set volume        775 kg              16 Nov

 Estimated 1RM, best of each session (kg)

       │                                          ⢀⡠⠤⠒⠊★⠒⠢⢄⣀
 102.5 ┤                                    ⢀⣀⠤⠔⠒⠉⠁         ⠉⠑⠒⠤⣀⡀
       │                               ⣀⡠⠔⠒⠉⠁                    ⠈⠉⠒⠢⠤⣀
       │                         ⣀⡠⠤⠒⠊⠉                                ⠉⠑⠒⠤⢄⡀
       │                   ⢀⣀⠤⠔⠒⠉                                           ⠈⠉•
 100.0 ┤              ⣀⠤⠔⠒⠉⠁
       │        ⣀⡠⠤⠒⠊⠉
       │  ⢀⣀⠤⠒⠊⠉
       │•⠉⠁
  97.5 ┤
    kg └┬─────────────────────────────────────────────────────────────────────┬
        12 Nov                                                           18 Nov

 Last sessions
         sets                volume   e1RM
 18 Nov  3 × 9 @ 77.5 kg   2,093 kg  100.8
 16 Nov  3 × 10 @ 77.5 kg  2,325 kg  103.3  ★ best e1RM
 12 Nov  3 × 8 @ 77.5 kg   1,860 kg   98.2
 ──────────────────────────────────────────────────────────────────────────────
 Next: 77.5 kg again, aim for 3 × 10. At 12 on every set, go to 80 kg.

$ fitlog records bench-press
 Barbell Bench Press                                              4 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Heaviest          77.5 kg × 10        16 Nov
 Estimated 1RM     103.3 kg            16 Nov  77.5 kg × 10
 Set volume        775 kg              16 Nov  77.5 kg × 10
 Session volume    2,325 kg            16 Nov

 ★  103.3 kg  best e1RM  was 98.2 kg  16 Nov


"#]]);
}
