use snapbox::str;

use crate::env::{Env, trained, two_years};

#[test]
fn nothing_logged() {
    Env::new()
        .session(
            "\
year",
        )
        .is(str![[r#"
$ fitlog year
Nothing logged yet. Write down the first sets:

  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg
  fitlog show lever-back-extension           how to do it
  fitlog list --muscle lower-back            find exercises
  fitlog week                                how the week goes


"#]]);
}

#[test]
fn a_running_year() {
    two_years()
        .session(
            "\
year",
        )
        .is(str![[r#"
$ fitlog year
 2026                                    117 days trained so far  ·  2.5 a week
 ──────────────────────────────────────────────────────────────────────────────
     Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec
 Mon  ······▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓·▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
 Tue  ··············································
 Wed  ······██████████████████████·█████████████████
 Thu ···············································
 Fri ·······██████████████████████·█████████████████
 Sat ···············································
 Sun ···············································
     · none  ░ 1 to 2  ▒ 3 to 4  ▓ 5 to 6  █ 7 and more sets

               2026 to 22 Nov  2025 to 22 Nov      change
 Sessions                 117             111          +6
 Working sets             780             740         +40
 Reps                   5,031           4,773        +258
 Volume            301,700 kg      231,399 kg  +70,301 kg  +30 %
 Timed work           1:18:00         1:14:00       +4:00

 Best lifts                               88 records  ·  best estimated 1RM, kg
                         2025    2026  change  best set
 Barbell Back Squat     114.9   137.7   +22.8  118 kg × 5   16 Nov
 Barbell Bench Press     80.5    97.4   +16.9  83.5 kg × 5  18 Nov
 Lever Back Extension    67.2    95.2   +28.0  68 kg × 12   16 Nov
 Lat Pulldown            66.7    66.7       =  50 kg × 10   18 Feb
 Pull-Up               6 reps  6 reps       =  bw × 6       20 Feb
 Plank                   60 s    60 s       =  60 s         20 Feb

 Most trained  Barbell Back Squat 78  ·  Barbell Bench Press 39
               Lever Back Extension 39  ·  Lat Pulldown 39  ·  Pull-Up 39

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back     5.4  ████████▏      │              │       building
 lats             5  ███████▌       │              │       building
   and 12 more below 5: fitlog year --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 22 weeks at 3 sessions   fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_whole_year() {
    two_years()
        .session(
            "\
year 2025",
        )
        .is(str![[r#"
$ fitlog year 2025
 2025                                           114 days trained  ·  2.6 a week
 ──────────────────────────────────────────────────────────────────────────────
     Jan Feb Mar  Apr May Jun  Jul Aug  Sep Oct Nov  Dec
 Mon  ········▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓·▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓·····
 Tue  ····················································
 Wed ·········████████████████████·██████████████████·····
 Thu ····················································
 Fri ·········████████████████████·██████████████████····
 Sat ····················································
 Sun ····················································
     · none  ░ 1 to 2  ▒ 3 to 4  ▓ 5 to 6  █ 7 and more sets

                     2025
 Sessions             114
 Working sets         760
 Reps               4,902
 Volume        238,370 kg
 Timed work       1:16:00

 First year: bests stand against each exercise's first session.

 Best lifts                               83 records  ·  best estimated 1RM, kg
                        first    2025  change  best set
 Barbell Back Squat      93.3   114.9   +21.6  98.5 kg × 5  24 Nov
 Barbell Bench Press     64.2    80.5   +16.3  69 kg × 5    26 Nov
 Lever Back Extension    42.0    67.2   +25.2  48 kg × 12   17 Nov
 Lat Pulldown            66.7    66.7       =  50 kg × 10    5 Mar
 Pull-Up               6 reps  6 reps       =  bw × 6        7 Mar
 Plank                   60 s    60 s       =  60 s          7 Mar

 Most trained  Barbell Back Squat 76  ·  Barbell Bench Press 38
               Lever Back Extension 38  ·  Lat Pulldown 38  ·  Pull-Up 38

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back     5.7  ████████▌      │              │       building
 lats           5.3  ███████▉       │              │       building
   and 12 more below 5: fitlog year --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 20 weeks at 3 sessions   fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_year_without_training() {
    two_years()
        .session(
            "\
year 2024
year 2023",
        )
        .is(str![[r#"
$ fitlog year 2024
 2024                                                            0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in 2024. The first: Mon 3 Mar 2025.

$ fitlog year 2023
 2023                                                            0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in 2023. The first: Mon 3 Mar 2025.


"#]]);
}

#[test]
fn no_sessions_yet() {
    trained()
        .with("FITLOG_TODAY", "2027-01-02")
        .session(
            "\
year",
        )
        .is(str![[r#"
$ fitlog year
 2027                                                            0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained yet this year. Last: Wed 18 Nov 2026.


"#]]);
}

#[test]
fn narrow_and_plain() {
    two_years()
        .with("COLUMNS", "50")
        .session(
            "\
year --ascii",
        )
        .is(str![[r#"
$ fitlog year --ascii
 2026      117 days trained so far  |  2.5 a week
 ------------------------------------------------
     Jan Feb Mar  Apr May  Jun Jul
 Mon  ......####################
 Tue  ..........................
 Wed  ......@@@@@@@@@@@@@@@@@@@@
 Thu ...........................
 Fri .......@@@@@@@@@@@@@@@@@@@@
 Sat ...........................
 Sun ...........................

        Aug  Sep Oct Nov  Dec
 Mon ##.#################
 Tue ....................
 Wed @@.@@@@@@@@@@@@@@@@@
 Thu ....................
 Fri @@.@@@@@@@@@@@@@@@@@
 Sat ....................
 Sun ....................
     few .:+#@ many sets

                     2026        2025      change
 Sessions             117         111          +6
 Working sets         780         740         +40
 Reps               5,031       4,773        +258
 Volume        301,700 kg  231,399 kg  +70,301 kg
 Timed work       1:18:00     1:14:00       +4:00
 both up to 22 Nov

 Best lifts
                       2025   2026  change
 Barbell Back Squat   114.9  137.7   +22.8
 Barbell Bench Press   80.5   97.4   +16.9
   and 4 more: fitlog records

 Most trained  Barbell Back Squat 78
               Barbell Bench Press 39
               Lever Back Extension 39
               Lat Pulldown 39  |  Pull-Up 39

 Hard sets a week
 lower back     5.4  ####   |       |    building
 lats             5  ####   |       |    building
   and 12 more below 5: fitlog year --muscles
 ------------------------------------------------
 Longest streak: 22 weeks at 3 sessions


"#]]);
}

#[test]
fn weeks_from_sunday() {
    trained()
        .session(
            "\
config week_start sunday -q
year",
        )
        .is(str![[r#"
$ fitlog config week_start sunday -q

$ fitlog year
 2026                                        6 days trained so far  ·  2 a week
 ──────────────────────────────────────────────────────────────────────────────
     Jan  Feb Mar Apr May  Jun Jul Aug  Sep Oct  Nov Dec
 Sun  ···············································
 Mon  ···········································███
 Tue  ··············································
 Wed  ···········································███
 Thu ···············································
 Fri ···············································
 Sat ···············································
     · none  ░ 1 to 2  ▒ 3  ▓ 4 to 5  █ 6 and more sets

               2026 to 22 Nov
 Sessions                   6
 Working sets              36
 Reps                     204
 Volume              8,520 kg
 Timed work              7:40

 First year: bests stand against each exercise's first session.

 Best lifts                                7 records  ·  best estimated 1RM, kg
                        first    2026  change  best set
 Barbell Back Squat     116.7   122.5    +5.8  105 kg × 5    16 Nov
 Lever Back Extension    56.0    56.7    +0.7  42.5 kg × 10  16 Nov
 Pull-Up               8 reps  8 reps       =  bw × 8         4 Nov
 Plank                   45 s    60 s   +15 s  60 s          18 Nov

 Most trained  Barbell Back Squat 3  ·  Lever Back Extension 3  ·  Pull-Up 3
               Plank 3

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog year --muscles
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
year --json",
        )
        .is(str![[r#"
$ fitlog year --json
{
  "schema": 1,
  "year": "2026",
  "from": "2026-01-01",
  "to": "2026-12-31",
  "until": "2026-11-22",
  "against": "2025",
  "against_until": "2025-11-22",
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
fn years_are_named() {
    trained()
        .session(
            "\
year 2026 -q
year this -q
year last
year 2027
year 26
year soon",
        )
        .is(str![[r#"
$ fitlog year 2026 -q

$ fitlog year this -q

$ fitlog year last
 2025                                                            0 days trained
 ──────────────────────────────────────────────────────────────────────────────
 Nothing trained in 2025. The first: Mon 2 Nov.

$ fitlog year 2027
--- stderr ---
error: year 2027 is in the future
[exit status: 2]

$ fitlog year 26
--- stderr ---
error: `26` is not a year
hint: years are written 2026 or last
[exit status: 2]

$ fitlog year soon
--- stderr ---
error: `soon` is not a year
hint: years are written 2026 or last
[exit status: 2]


"#]]);
}

#[test]
fn many_years() {
    two_years()
        .session(
            "\
year -n 10
year 2025 -n 2
year 2024 -n 2
year 2025 -n 1 --json",
        )
        .is(str![[r#"
$ fitlog year -n 10
 year  sessions  sets  hard sets   reps  volume (kg)
 ────────────────────────────────────────────────────
 2025       114   760        760  4,902      238,370
 2026       117   780        780  5,031      301,700
             ▁█    ▁█         ▁█     ▁█           ▁█

$ fitlog year 2025 -n 2
 year  sessions  sets  hard sets   reps  volume (kg)
 ────────────────────────────────────────────────────
 2025       114   760        760  4,902      238,370

$ fitlog year 2024 -n 2
No sessions up to then. The first: Mon 3 Mar 2025.

$ fitlog year 2025 -n 1 --json
{
  "schema": 1,
  "years": [
    {
      "year": "2025",
      "from": "2025-01-01",
      "to": "2025-12-31",
      "sessions": 114,
      "working_sets": 760,
      "warmup_sets": 0,
      "hard_sets": 760,
      "reps": 4902,
      "volume_kg": 238369.5,
      "seconds": 4560.0,
      "metres": 0.0
    }
  ]
}


"#]]);
}

#[test]
fn a_streak_over_the_turn_of_the_year() {
    let env = Env::new().with("FITLOG_TODAY", "2026-01-18");
    for day in [
        "2025-12-29",
        "2025-12-30",
        "2025-12-31",
        "2026-01-05",
        "2026-01-07",
        "2026-01-09",
        "2026-01-12",
        "2026-01-14",
        "2026-01-16",
    ] {
        env.run(&["log", "plank", "60s", "-d", day, "-q"]).ok();
    }
    env.session("week\nmonth\nyear").is(str![[r#"
$ fitlog week
 Week 3  ·  Mon 12 to Sun 18 January 2026                  3 of 3 sessions  ●●●
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before  change
 Sessions              3            3       =
 Working sets          3            3       =
 Timed work         3:00         3:00       =

 Strength                                                best estimated 1RM, kg
         W02   W03  change  8-week trend
 Plank  60 s  60 s       =  ·····▄▄▄      =

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 abs              3  ████▌          │              │       low
 lower back     1.5  ██▎            │              │       low
 obliques       1.5  ██▎            │              │       low
 ──────────────────────────────────────────────────────────────────────────────
 Streak: 3 weeks at 3 sessions            fitlog progress EXERCISE for one lift

$ fitlog month
 January 2026                              6 days trained so far  ·  2.3 a week
 ──────────────────────────────────────────────────────────────────────────────
               Jan to 18  Dec to 18  change
 Sessions              6          0      +6
 Working sets          6          0      +6
 Timed work         6:00       0:00   +6:00

 Best lifts                                              best estimated 1RM, kg
         Dec   Jan  change  best set
 Plank  60 s  60 s       =  60 s      5 Jan

 Most trained  Plank 6

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 abs            2.3  ███▌           │              │       low
 lower back     1.2  █▊             │              │       low
 obliques       1.2  █▊             │              │       low
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 3 weeks at 3 sessions                              fitlog year

$ fitlog year
 2026                                      6 days trained so far  ·  2.3 a week
 ──────────────────────────────────────────────────────────────────────────────
     Jan Feb Mar  Apr May  Jun Jul Aug  Sep Oct Nov  Dec
 Mon  ░░
 Tue  ··
 Wed  ░░
 Thu ···
 Fri ·░░
 Sat ···
 Sun ···
     · none  ░ 1  ▒ 2  ▓ 3  █ 4 and more sets

               2026 to 18 Jan  2025 to 18 Jan  change
 Sessions                   6               0      +6
 Working sets               6               0      +6
 Timed work              6:00            0:00   +6:00

 Best lifts                                              best estimated 1RM, kg
        2025  2026  change  best set
 Plank  60 s  60 s       =  60 s      5 Jan

 Most trained  Plank 6

 Hard sets a week                           main 1, helper ½  ·  guide 10 to 20
 abs            2.3  ███▌           │              │       low
 lower back     1.2  █▊             │              │       low
 obliques       1.2  █▊             │              │       low
 ──────────────────────────────────────────────────────────────────────────────
 Longest streak: 3 weeks at 3 sessions    fitlog progress EXERCISE for one lift


"#]]);
}
