use snapbox::str;

use crate::env::{Env, trained, two_years};

#[test]
fn nothing_logged() {
    Env::new()
        .session(
            "\
month
month --json",
        )
        .is(str![[r#"
$ fitlog month
Nothing logged yet. Write down the first sets:

  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg
  fitlog show lever-back-extension           how to do it
  fitlog list --muscle lower-back            find exercises
  fitlog week                                how the week goes

$ fitlog month --json
{
  "schema": 1,
  "month": "2026-11",
  "from": "2026-11-01",
  "to": "2026-11-30",
  "until": "2026-11-22",
  "against": "2026-10",
  "against_until": "2026-10-22",
  "running": true,
  "formula": "epley",
  "goal": 3,
  "weeks": 3.142857142857143,
  "longest_streak_weeks": 0,
  "record_days": 0,
  "now": {
    "sessions": 0,
    "working_sets": 0,
    "warmup_sets": 0,
    "hard_sets": 0,
    "reps": 0,
    "volume_kg": 0.0,
    "seconds": 0.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "before": {
    "sessions": 0,
    "working_sets": 0,
    "warmup_sets": 0,
    "hard_sets": 0,
    "reps": 0,
    "volume_kg": 0.0,
    "seconds": 0.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "exercises": [],
  "records": [],
  "muscle_sets": {},
  "days": []
}


"#]]);
}

#[test]
fn a_running_month() {
    two_years()
        .session(
            "\
month",
        )
        .is(str![[r#"
$ fitlog month
 November 2026                             9 days trained so far  ·  2.9 a week
 ──────────────────────────────────────────────────────────────────────────────
               Nov to 22  Oct to 22   change
 Sessions              9          9        =
 Working sets         60         60        =
 Reps                387        387        =
 Volume        25,265 kg  24,794 kg  +471 kg  +2 %
 Timed work         6:00       6:00        =

 Best lifts                                7 records  ·  best estimated 1RM, kg
                          Oct     Nov  change  best set
 Barbell Back Squat     135.9   137.7    +1.8  118 kg × 5   16 Nov
 Barbell Bench Press     96.3    97.4    +1.2  83.5 kg × 5  18 Nov
 Lever Back Extension    92.4    95.2    +2.8  68 kg × 12   16 Nov
 Lat Pulldown            66.7    66.7       =  50 kg × 10    4 Nov
 Pull-Up               6 reps  6 reps       =  bw × 6        6 Nov
 Plank                   60 s    60 s       =  60 s          6 Nov

 Records                                                            3 exercises
 ★ Barbell Back Squat    118 kg × 5   heaviest set  was 116.5 kg
 ★ Barbell Bench Press   83.5 kg × 5  heaviest set  was 82.5 kg
 ★ Lever Back Extension  68 kg × 12   heaviest set  was 66 kg

 Most trained  Barbell Back Squat 6  ·  Barbell Bench Press 3
               Lever Back Extension 3  ·  Lat Pulldown 3  ·  Pull-Up 3

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back     6.2  █████████▎     │              │       building
 lats           5.7  ████████▋      │              │       building
   and 12 more below 5: fitlog month --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 3 weeks at 3 sessions                              fitlog year


"#]]);
}

#[test]
fn a_whole_month() {
    two_years()
        .session(
            "\
month 2026-10",
        )
        .is(str![[r#"
$ fitlog month 2026-10
 October 2026                                    13 days trained  ·  2.9 a week
 ──────────────────────────────────────────────────────────────────────────────
                     Oct        Sep     change
 Sessions             13         13          =
 Working sets         87         87          =
 Reps                544        566        −22
 Volume        34,192 kg  35,609 kg  −1,417 kg  −4 %
 Timed work        10:00       8:00      +2:00

 Best lifts                                9 records  ·  best estimated 1RM, kg
                          Sep     Oct  change  best set
 Barbell Back Squat     133.6   135.9    +2.3  116.5 kg × 5  26 Oct
 Barbell Bench Press     94.5    96.3    +1.8  82.5 kg × 5   28 Oct
 Lever Back Extension    89.6    92.4    +2.8  66 kg × 12    19 Oct
 Lat Pulldown            66.7    66.7       =  50 kg × 10     7 Oct
 Pull-Up               6 reps  6 reps       =  bw × 6         2 Oct
 Plank                   60 s    60 s       =  60 s           2 Oct

 Records                                                            3 exercises
 ★ Barbell Back Squat    116.5 kg × 5  heaviest set  was 114.5 kg
 ★ Barbell Bench Press   82.5 kg × 5   heaviest set  was 81 kg
 ★ Lever Back Extension  66 kg × 12    heaviest set  was 64 kg

 Most trained  Barbell Back Squat 9  ·  Pull-Up 5  ·  Plank 5
               Barbell Bench Press 4  ·  Lever Back Extension 4

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back     6.3  █████████▌     │              │       building
 lats           6.1  █████████▏     │              │       building
   and 12 more below 5: fitlog month --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 5 weeks at 3 sessions                              fitlog year


"#]]);
}

#[test]
fn the_first_month() {
    trained()
        .session(
            "\
month",
        )
        .is(str![[r#"
$ fitlog month
 November 2026                               6 days trained so far  ·  2 a week
 ──────────────────────────────────────────────────────────────────────────────
               Nov to 22
 Sessions              6
 Working sets         36
 Reps                204
 Volume         8,520 kg
 Timed work         7:40

 First month: bests stand against each exercise's first session.

 Best lifts                                7 records  ·  best estimated 1RM, kg
                        first     Nov  change  best set
 Barbell Back Squat     116.7   122.5    +5.8  105 kg × 5    16 Nov
 Lever Back Extension    56.0    56.7    +0.7  42.5 kg × 10  16 Nov
 Pull-Up               8 reps  8 reps       =  bw × 8         4 Nov
 Plank                   45 s    60 s   +15 s  60 s          18 Nov

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 100 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 45 s

 Most trained  Barbell Back Squat 3  ·  Lever Back Extension 3  ·  Pull-Up 3
               Plank 3

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog month --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                                            fitlog year


"#]]);
}

#[test]
fn a_month_without_training() {
    two_years()
        .session(
            "\
month 2026-01
month 2024-06",
        )
        .is(str![[r#"
$ fitlog month 2026-01
 January 2026                                                    0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in January 2026. Last before it: Fri 28 Nov 2025.

$ fitlog month 2024-06
 June 2024                                                       0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in June 2024. The first: Mon 3 Mar 2025.


"#]]);
}

#[test]
fn no_sessions_yet() {
    trained()
        .with("FITLOG_TODAY", "2026-12-03")
        .session(
            "\
month
month last -m",
        )
        .is(str![[r#"
$ fitlog month
 December 2026                                                   0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained yet this month. Last: Wed 18 Nov.

$ fitlog month last -m
 November 2026                                    6 days trained  ·  1.4 a week
 ──────────────────────────────────────────────────────────────────────────────
                    Nov
 Sessions             6
 Working sets        36
 Reps               204
 Volume        8,520 kg
 Timed work        7:40

 First month: bests stand against each exercise's first session.

 Best lifts                                7 records  ·  best estimated 1RM, kg
                        first     Nov  change  best set
 Barbell Back Squat     116.7   122.5    +5.8  105 kg × 5    16 Nov
 Lever Back Extension    56.0    56.7    +0.7  42.5 kg × 10  16 Nov
 Pull-Up               8 reps  8 reps       =  bw × 8         4 Nov
 Plank                   45 s    60 s   +15 s  60 s          18 Nov

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 100 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 45 s

 Most trained  Barbell Back Squat 3  ·  Lever Back Extension 3  ·  Pull-Up 3
               Plank 3

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back     4.3  ██████▌        │              │       low
 lats           2.2  ███▎           │              │       low
 abs            2.2  ███▎           │              │       low
 glutes         2.2  ███▎           │              │       low
 adductors      2.2  ███▎           │              │       low
 quads          2.2  ███▎           │              │       low
 hamstrings     2.2  ███▎           │              │       low
 biceps         1.1  █▋             │              │       low
 forearms       1.1  █▋             │              │       low
 upper back     1.1  █▋             │              │       low
 obliques       1.1  █▋             │              │       low
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                                            fitlog year


"#]]);
}

#[test]
fn many_months() {
    two_years()
        .session(
            "\
month -n 6
month last -n 2 --json",
        )
        .is(str![[r#"
$ fitlog month -n 6
 month     sessions    sets  hard sets    reps  volume (kg)
 ───────────────────────────────────────────────────────────
 Jun 2026        13      86         86     567       34,279
 Jul 2026        11      74         74     465       27,456
 Aug 2026        13      86         86     567       35,699
 Sep 2026        13      87         87     566       35,609
 Oct 2026        13      87         87     544       34,192
 Nov 2026         9      60         60     387       25,265
             █▅███▁  █▅███▁     █▅███▁  █▄██▇▁       ▇▂██▇▁

$ fitlog month last -n 2 --json
{
  "schema": 1,
  "months": [
    {
      "month": "2026-09",
      "from": "2026-09-01",
      "to": "2026-09-30",
      "sessions": 13,
      "working_sets": 87,
      "warmup_sets": 0,
      "hard_sets": 87,
      "reps": 566,
      "volume_kg": 35609.0,
      "seconds": 480.0,
      "metres": 0.0
    },
    {
      "month": "2026-10",
      "from": "2026-10-01",
      "to": "2026-10-31",
      "sessions": 13,
      "working_sets": 87,
      "warmup_sets": 0,
      "hard_sets": 87,
      "reps": 544,
      "volume_kg": 34192.0,
      "seconds": 600.0,
      "metres": 0.0
    }
  ]
}


"#]]);
}

#[test]
fn narrow_and_plain() {
    two_years()
        .with("COLUMNS", "60")
        .session(
            "\
month --ascii",
        )
        .is(str![[r#"
$ fitlog month --ascii
 November 2026         9 days trained so far  |  2.9 a week
 ----------------------------------------------------------
                     Nov        Oct   change
 Sessions              9          9        =
 Working sets         60         60        =
 Reps                387        387        =
 Volume        25,265 kg  24,794 kg  +471 kg  +2 %
 Timed work         6:00       6:00        =
 both up to 22

 Best lifts            7 records  |  best estimated 1RM, kg
                          Oct     Nov  change  best set
 Barbell Back Squat     135.9   137.7    +1.8  118 kg x 5
 Barbell Bench Press     96.3    97.4    +1.2  83.5 kg x 5
 Lever Back Extension    92.4    95.2    +2.8  68 kg x 12
 Lat Pulldown            66.7    66.7       =  50 kg x 10
 Pull-Up               6 reps  6 reps       =  bw x 6
 Plank                   60 s    60 s       =  60 s

 Records                                        3 exercises
 * Barbell Back Squat    118 kg x 5   heaviest set
 * Barbell Bench Press   83.5 kg x 5  heaviest set
 * Lever Back Extension  68 kg x 12   heaviest set

 Most trained  Barbell Back Squat 6
               Barbell Bench Press 3
               Lever Back Extension 3  |  Lat Pulldown 3
               Pull-Up 3

 Hard sets a week     main 1, helper 1/2  |  guide 10 to 20
 lower back     6.2  #######    |           |      building
 lats           5.7  #######    |           |      building
   and 12 more below 5: fitlog month --muscles
 ----------------------------------------------------------
 Longest streak: 3 weeks at 3 sessions          fitlog year


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
month --json",
        )
        .is(str![[r#"
$ fitlog month --json
{
  "schema": 1,
  "month": "2026-11",
  "from": "2026-11-01",
  "to": "2026-11-30",
  "until": "2026-11-22",
  "against": "2026-10",
  "against_until": "2026-10-22",
  "running": true,
  "formula": "epley",
  "goal": 3,
  "weeks": 3.0,
  "longest_streak_weeks": 0,
  "record_days": 7,
  "now": {
    "sessions": 6,
    "working_sets": 36,
    "warmup_sets": 3,
    "hard_sets": 36,
    "reps": 204,
    "volume_kg": 8520.0,
    "seconds": 460.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "before": {
    "sessions": 0,
    "working_sets": 0,
    "warmup_sets": 0,
    "hard_sets": 0,
    "reps": 0,
    "volume_kg": 0.0,
    "seconds": 0.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "exercises": [
    {
      "exercise": "back-squat",
      "name": "Barbell Back Squat",
      "sessions": 3,
      "working_sets": 9,
      "hard_sets": 9,
      "reps": 45,
      "volume_kg": 4612.5,
      "metric": "e1rm",
      "best": {
        "value": 122.50000000000001,
        "date": "2026-11-16",
        "set": {
          "reps": 5,
          "weight": 105.0,
          "unit": "kg",
          "kg": 105.0
        }
      },
      "before": null,
      "first": {
        "value": 116.66666666666667,
        "date": "2026-11-02",
        "set": {
          "reps": 5,
          "weight": 100.0,
          "unit": "kg",
          "kg": 100.0
        }
      }
    },
    {
      "exercise": "lever-back-extension",
      "name": "Lever Back Extension",
      "sessions": 3,
      "working_sets": 9,
      "hard_sets": 9,
      "reps": 96,
      "volume_kg": 3907.5,
      "metric": "e1rm",
      "best": {
        "value": 56.666666666666664,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "before": null,
      "first": {
        "value": 56.0,
        "date": "2026-11-02",
        "set": {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        }
      }
    },
    {
      "exercise": "pull-up",
      "name": "Pull-Up",
      "sessions": 3,
      "working_sets": 9,
      "hard_sets": 9,
      "reps": 63,
      "volume_kg": 0.0,
      "metric": "reps",
      "best": {
        "value": 8.0,
        "date": "2026-11-04",
        "set": {
          "reps": 8
        }
      },
      "before": null,
      "first": {
        "value": 8.0,
        "date": "2026-11-04",
        "set": {
          "reps": 8
        }
      }
    },
    {
      "exercise": "plank",
      "name": "Plank",
      "sessions": 3,
      "working_sets": 9,
      "hard_sets": 9,
      "reps": 0,
      "volume_kg": 0.0,
      "metric": "time",
      "best": {
        "value": 60.0,
        "date": "2026-11-18",
        "set": {
          "seconds": 60.0
        }
      },
      "before": null,
      "first": {
        "value": 45.0,
        "date": "2026-11-04",
        "set": {
          "seconds": 45.0
        }
      }
    }
  ],
  "records": [
    {
      "exercise": "back-squat",
      "days": 2,
      "records": [
        {
          "kind": "weight",
          "value": 105.0,
          "previous": 100.0,
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        {
          "kind": "e1rm",
          "value": 122.50000000000001,
          "previous": 116.66666666666667,
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        {
          "kind": "set_volume",
          "value": 525.0,
          "previous": 500.0,
          "set": {
            "reps": 5,
            "weight": 105.0,
            "unit": "kg",
            "kg": 105.0
          }
        },
        {
          "kind": "session_volume",
          "value": 1575.0,
          "previous": 1500.0
        }
      ]
    },
    {
      "exercise": "lever-back-extension",
      "days": 2,
      "records": [
        {
          "kind": "weight",
          "value": 42.5,
          "previous": 40.0,
          "set": {
            "reps": 10,
            "weight": 42.5,
            "unit": "kg",
            "kg": 42.5
          }
        },
        {
          "kind": "e1rm",
          "value": 56.666666666666664,
          "previous": 56.0,
          "set": {
            "reps": 10,
            "weight": 42.5,
            "unit": "kg",
            "kg": 42.5
          }
        },
        {
          "kind": "session_volume",
          "value": 1400.0,
          "previous": 1360.0
        }
      ]
    },
    {
      "exercise": "pull-up",
      "days": 1,
      "records": [
        {
          "kind": "weight",
          "value": 5.0,
          "previous": 0.0,
          "set": {
            "reps": 5,
            "weight": 5.0,
            "unit": "kg",
            "kg": 5.0
          }
        }
      ]
    },
    {
      "exercise": "plank",
      "days": 2,
      "records": [
        {
          "kind": "duration",
          "value": 60.0,
          "previous": 45.0,
          "set": {
            "seconds": 60.0
          }
        }
      ]
    }
  ],
  "muscle_sets": {
    "lower-back": 18.0,
    "lats": 9.0,
    "abs": 9.0,
    "glutes": 9.0,
    "adductors": 9.0,
    "quads": 9.0,
    "hamstrings": 9.0,
    "biceps": 4.5,
    "forearms": 4.5,
    "upper-back": 4.5,
    "obliques": 4.5
  },
  "days": [
    {
      "date": "2026-11-02",
      "working_sets": 6,
      "volume_kg": 2860.0
    },
    {
      "date": "2026-11-04",
      "working_sets": 6,
      "volume_kg": 0.0
    },
    {
      "date": "2026-11-09",
      "working_sets": 6,
      "volume_kg": 2937.5
    },
    {
      "date": "2026-11-11",
      "working_sets": 6,
      "volume_kg": 0.0
    },
    {
      "date": "2026-11-16",
      "working_sets": 6,
      "volume_kg": 2722.5
    },
    {
      "date": "2026-11-18",
      "working_sets": 6,
      "volume_kg": 0.0
    }
  ]
}


"#]]);
}

#[test]
fn months_are_named() {
    trained()
        .session(
            "\
month nov -q
month november -q
month 2026-11 -q
month 2026-11-03 -q
month this -q
month dec
month 2026-12
month 2026-13
month soon",
        )
        .is(str![[r#"
$ fitlog month nov -q

$ fitlog month november -q

$ fitlog month 2026-11 -q

$ fitlog month 2026-11-03 -q

$ fitlog month this -q

$ fitlog month dec
 December 2025                                                   0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in December 2025. The first: Mon 2 Nov.

$ fitlog month 2026-12
--- stderr ---
error: month 2026-12 is in the future
[exit status: 2]

$ fitlog month 2026-13
--- stderr ---
error: `2026-13` is not a month
hint: months are written 2026-11, by name, last, or as any day in them
[exit status: 2]

$ fitlog month soon
--- stderr ---
error: `soon` is not a month
hint: months are written 2026-11, by name, last, or as any day in them
[exit status: 2]


"#]]);
}

#[test]
fn pounds() {
    Env::new()
        .session(
            "\
config unit lb -q
log squat 3x5@225 -d 10-05 -q
log squat 3x5@235 -d 11-05 -q
month",
        )
        .is(str![[r#"
$ fitlog config unit lb -q

$ fitlog log squat 3x5@225 -d 10-05 -q

$ fitlog log squat 3x5@235 -d 11-05 -q

$ fitlog month
 November 2026                              1 day trained so far  ·  0.3 a week
 ──────────────────────────────────────────────────────────────────────────────
               Nov to 22  Oct to 22   change
 Sessions              1          1        =
 Working sets          3          3        =
 Reps                 15         15        =
 Volume         3,525 lb   3,375 lb  +150 lb  +4 %

 Best lifts                                 1 record  ·  best estimated 1RM, lb
                       Oct    Nov  change  best set
 Barbell Back Squat  262.5  274.2   +11.7  235 lb × 5  5 Nov

 Records                                                             1 exercise
 ★ Barbell Back Squat  235 lb × 5  heaviest set  was 225 lb

 Most trained  Barbell Back Squat 1

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 quads            1  █▍             │              │       low
 lower back     0.5  ▊              │              │       low
 glutes         0.5  ▊              │              │       low
   and 2 more below 5: fitlog month --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                                            fitlog year


"#]]);
}

/// What an exercise is shown by is what at least half of its sessions have, here as in `week` and `progress`: of pull-ups
/// that were done before the first weighing the one estimate says little.
#[test]
fn shown_by_what_most_sessions_have() {
    let env = Env::new();
    env.session(
        "\
log pull-up 8 7 6 -d 2026-11-03
log pull-up 9 7 6 -d 2026-11-10
log pull-up 10 8 6 -d 2026-11-17
log back-squat 5@20 -d 2026-11-17
weigh 80 -d 2026-11-18
log pull-up 9 8 8 -d 2026-11-20",
    )
    .ok();
    env.session(
        "\
month
progress pull-up -n 0",
    )
    .is(str![[r#"
$ fitlog month
 November 2026                             4 days trained so far  ·  1.4 a week
 ──────────────────────────────────────────────────────────────────────────────
               Nov to 22
 Sessions              4
 Working sets         13
 Reps                 97
 Volume         2,100 kg

 First month: bests stand against each exercise's first session.

 Best lifts                                2 records  ·  best estimated 1RM, kg
                      first      Nov   change  best set
 Barbell Back Squat    23.3     23.3        =  20 kg × 5  17 Nov
 Pull-Up             8 reps  10 reps  +2 reps  bw × 10    17 Nov

 Records                                                             1 exercise
 ★ Pull-Up  bw × 10  most reps  was 8 reps

 Most trained  Pull-Up 4  ·  Barbell Back Squat 1

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lats           4.2  ██████▎        │              │       low
 biceps         2.1  ███▏           │              │       low
 forearms       2.1  ███▏           │              │       low
   and 6 more below 5: fitlog month --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                                            fitlog year

$ fitlog progress pull-up -n 0
 Pull-Up                                    4 sessions  ·  3 Nov to 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 Estimated 1RM     104.0 kg            20 Nov  bw +24.0, Epley
 Most reps         bw × 10             17 Nov
 Set volume        720 kg              20 Nov
 Trend             +0.6 reps per week          up, +6.3 %

 Most reps of a set, best of each session (reps)

      │
 10.0 ┤                                                      ⢀⣀⡠⠤⠔★⢄
      │                                               ⢀⣀⠤⠤⠒⠒⠉⠁      ⠉⠒⢄⡀
  9.5 ┤                                        ⣀⡠⠤⠔⠒⠊⠉⠁                ⠈⠒⢄⡀
      │                                ⢀⣀⡠⠤⠒⠒⠉⠉                           ⠈⠒⠤⡀
  9.0 ┤                         ⣀⣀⠤⠤•⠊⠉⠁                                     ⠈•
      │                  ⣀⡠⠤⠔⠒⠊⠉
  8.5 ┤          ⢀⣀⠤⠤⠒⠒⠉⠉
      │   ⣀⣀⠤⠔⠒⠊⠉⠁
  8.0 ┤•⠉⠉
 reps └┬──────────────────────────────────────────────────────────────────────┬
       3 Nov                                                             20 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Next: up to bw +2.5 kg, 3 × 4.


"#]]);
}

#[test]
fn nothing_up_to_then() {
    trained()
        .session(
            "\
month 2024-01 -n 2",
        )
        .is(str![[r#"
$ fitlog month 2024-01 -n 2
No sessions up to then. The first: Mon 2 Nov.


"#]]);
}
