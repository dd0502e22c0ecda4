use snapbox::str;

use crate::env::{Env, in_a_workout, trained};

#[test]
fn nothing_logged() {
    Env::new()
        .session(
            "\
week
week --json",
        )
        .is(str![[r#"
$ fitlog week
Nothing logged yet. Write down the first sets:

  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg
  fitlog show lever-back-extension           how to do it
  fitlog list --muscle lower-back            find exercises
  fitlog week                                how the week goes

$ fitlog week --json
{
  "schema": 1,
  "week": "2026-W47",
  "from": "2026-11-16",
  "to": "2026-11-22",
  "until": "2026-11-22",
  "against": "2026-W46",
  "formula": "epley",
  "goal": 3,
  "running": false,
  "streak_weeks": 0,
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
  "ready": []
}


"#]]);
}

#[test]
fn first_week() {
    Env::new()
        .session(
            "\
log squat 3x5@100 -d wed
week",
        )
        .is(str![[r#"
$ fitlog log squat 3x5@100 -d wed
Barbell Back Squat · Wed 18 Nov 2026
  3 × 5 @ 100 kg
  15 reps · 1,500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              1
 Working sets          3
 Reps                 15
 Volume         1,500 kg

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
                     W46    W47  change  8-week trend
 Barbell Back Squat    –  116.7          ·······▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            3  ████▌          │              │       low
 lower back     1.5  ██▎            │              │       low
 glutes         1.5  ██▎            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn full_week() {
    trained()
        .session(
            "\
week",
        )
        .is(str![[r#"
$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      −10
 Volume         2,723 kg     2,938 kg  −215 kg  −7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Lever Back Extension    56.0    56.7    +0.7  ·····▁▁█      +0.3 kg/wk
 Pull-Up               8 reps  8 reps       =  ·····▄▄▄               =
 Plank                   50 s    60 s   +10 s  ·····▁▃█       +7.5 s/wk

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 50 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn running_week() {
    trained()
        .with("FITLOG_TODAY", "2026-11-16")
        .session(
            "\
week",
        )
        .is(str![[r#"
$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026         1 of 3 sessions so far  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week to Mon  last week to Mon   change
 Sessions                     1                 1        =
 Working sets                 6                 6        =
 Reps                        42                50       −8
 Volume                2,723 kg          2,938 kg  −215 kg  −7 %

 Volume fell because 1 lift moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                         W46    W47  change  8-week trend
 Barbell Back Squat    119.6  122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Lever Back Extension   56.0   56.7    +0.7  ·····▁▁█      +0.3 kg/wk

 Records                                                            2 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back     4.5  ██████▊        │              │       low
 glutes           3  ████▌          │              │       low
 adductors        3  ████▌          │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_week_without_training() {
    trained()
        .with("FITLOG_TODAY", "2026-11-26")
        .session(
            "\
week
week last",
        )
        .is(str![[r#"
$ fitlog week
 Week 48  ·  Mon 23 to Sun 29 November 2026         0 of 3 sessions so far  ○○○
 ──────────────────────────────────────────────────────────────────────────────
 No sessions yet this week. Last: Wed 18 Nov.

$ fitlog week last
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      −10
 Volume         2,723 kg     2,938 kg  −215 kg  −7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Lever Back Extension    56.0    56.7    +0.7  ·····▁▁█      +0.3 kg/wk
 Pull-Up               8 reps  8 reps       =  ·····▄▄▄               =
 Plank                   50 s    60 s   +10 s  ·····▁▃█       +7.5 s/wk

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 50 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_past_week() {
    trained()
        .session(
            "\
week 2026-W45
week last
week W44",
        )
        .is(str![[r#"
$ fitlog week 2026-W45
 Week 45  ·  Mon 2 to Sun 8 November 2026                  2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              2
 Working sets         12
 Reps                 70
 Volume         2,860 kg
 Timed work         2:15

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
                       W44     W45  change  8-week trend
 Barbell Back Squat      –   116.7          ·······▄
 Lever Back Extension    –    56.0          ·······▄
 Pull-Up                 –  8 reps          ·······▄
 Plank                   –    45 s          ·······▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog week last
 Week 46  ·  Mon 9 to Sun 15 November 2026                 2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before  change
 Sessions              2            2       =
 Working sets         12           12       =
 Reps                 72           70      +2
 Volume         2,938 kg     2,860 kg  +78 kg  +3 %
 Timed work         2:30         2:15   +0:15

 Volume rose because 1 lift moved up in weight.

 Strength                                                best estimated 1RM, kg
                          W45     W46  change  8-week trend
 Barbell Back Squat     116.7   119.6    +2.9  ······▁█
 Lever Back Extension    56.0    56.0       =  ······▄▄
 Pull-Up               8 reps  8 reps       =  ······▄▄
 Plank                   45 s    50 s    +5 s  ······▁█

 Records                                                            3 exercises
 ★ Barbell Back Squat    102.5 kg × 5  heaviest set    was 100 kg
 ★ Lever Back Extension  1,400 kg      session volume  was 1,360 kg
 ★ Plank                 50 s          longest         was 45 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 105 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog week W44
 Week 44  ·  Mon 26 Oct to Sun 1 November 2026             0 of 3 sessions  ○○○
 ──────────────────────────────────────────────────────────────────────────────
 No sessions up to this week. The first: Mon 2 Nov.


"#]]);
}

#[test]
fn many_weeks() {
    trained()
        .session(
            "\
week -n 4
week -n 2 --json",
        )
        .is(str![[r#"
$ fitlog week -n 4
 week      from    sessions  sets  hard sets  reps  volume (kg)
 ───────────────────────────────────────────────────────────────
 2026-W45  2 Nov          2    12         12    70        2,860
 2026-W46  9 Nov          2    12         12    72        2,938
 2026-W47  16 Nov         2    12         12    62        2,723
                        ▄▄▄   ▄▄▄        ▄▄▄   ▇█▁          ▅█▁

$ fitlog week -n 2 --json
{
  "schema": 1,
  "weeks": [
    {
      "week": "2026-W46",
      "from": "2026-11-09",
      "to": "2026-11-15",
      "sessions": 2,
      "working_sets": 12,
      "warmup_sets": 1,
      "hard_sets": 12,
      "reps": 72,
      "volume_kg": 2937.5,
      "seconds": 150.0,
      "metres": 0.0
    },
    {
      "week": "2026-W47",
      "from": "2026-11-16",
      "to": "2026-11-22",
      "sessions": 2,
      "working_sets": 12,
      "warmup_sets": 1,
      "hard_sets": 12,
      "reps": 62,
      "volume_kg": 2722.5,
      "seconds": 175.0,
      "metres": 0.0
    }
  ]
}


"#]]);
}

#[test]
fn every_muscle() {
    trained()
        .session(
            "\
week --muscles",
        )
        .is(str![[r#"
$ fitlog week --muscles
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      −10
 Volume         2,723 kg     2,938 kg  −215 kg  −7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Lever Back Extension    56.0    56.7    +0.7  ·····▁▁█      +0.3 kg/wk
 Pull-Up               8 reps  8 reps       =  ·····▄▄▄               =
 Plank                   50 s    60 s   +10 s  ·····▁▃█       +7.5 s/wk

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 50 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
 lats             3  ████▌          │              │       low
 abs              3  ████▌          │              │       low
 glutes           3  ████▌          │              │       low
 adductors        3  ████▌          │              │       low
 quads            3  ████▌          │              │       low
 hamstrings       3  ████▌          │              │       low
 biceps         1.5  ██▎            │              │       low
 forearms       1.5  ██▎            │              │       low
 upper back     1.5  ██▎            │              │       low
 obliques       1.5  ██▎            │              │       low

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn as_json() {
    trained()
        .session(
            "\
week --json",
        )
        .is(str![[r#"
$ fitlog week --json
{
  "schema": 1,
  "week": "2026-W47",
  "from": "2026-11-16",
  "to": "2026-11-22",
  "until": "2026-11-22",
  "against": "2026-W46",
  "formula": "epley",
  "goal": 3,
  "running": false,
  "streak_weeks": 0,
  "now": {
    "sessions": 2,
    "working_sets": 12,
    "warmup_sets": 1,
    "hard_sets": 12,
    "reps": 62,
    "volume_kg": 2722.5,
    "seconds": 175.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "before": {
    "sessions": 2,
    "working_sets": 12,
    "warmup_sets": 1,
    "hard_sets": 12,
    "reps": 72,
    "volume_kg": 2937.5,
    "seconds": 150.0,
    "metres": 0.0,
    "training_seconds": null,
    "timed_sessions": 0
  },
  "exercises": [
    {
      "exercise": "back-squat",
      "name": "Barbell Back Squat",
      "working_sets": 3,
      "metric": "e1rm",
      "now": 122.50000000000001,
      "before": 119.58333333333334,
      "weeks": [
        {
          "week": "2026-W40",
          "best": null
        },
        {
          "week": "2026-W41",
          "best": null
        },
        {
          "week": "2026-W42",
          "best": null
        },
        {
          "week": "2026-W43",
          "best": null
        },
        {
          "week": "2026-W44",
          "best": null
        },
        {
          "week": "2026-W45",
          "best": 116.66666666666667
        },
        {
          "week": "2026-W46",
          "best": 119.58333333333334
        },
        {
          "week": "2026-W47",
          "best": 122.50000000000001
        }
      ],
      "trend": {
        "slope_per_week": 2.9166666666666714,
        "percent_per_week": 2.4390243902439064,
        "direction": "up"
      },
      "top": {
        "reps": 5,
        "weight": 105.0,
        "unit": "kg",
        "kg": 105.0
      }
    },
    {
      "exercise": "lever-back-extension",
      "name": "Lever Back Extension",
      "working_sets": 3,
      "metric": "e1rm",
      "now": 56.666666666666664,
      "before": 56.0,
      "weeks": [
        {
          "week": "2026-W40",
          "best": null
        },
        {
          "week": "2026-W41",
          "best": null
        },
        {
          "week": "2026-W42",
          "best": null
        },
        {
          "week": "2026-W43",
          "best": null
        },
        {
          "week": "2026-W44",
          "best": null
        },
        {
          "week": "2026-W45",
          "best": 56.0
        },
        {
          "week": "2026-W46",
          "best": 56.0
        },
        {
          "week": "2026-W47",
          "best": 56.666666666666664
        }
      ],
      "trend": {
        "slope_per_week": 0.33333333333333215,
        "percent_per_week": 0.5928853754940691,
        "direction": "up"
      },
      "top": {
        "reps": 10,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      }
    },
    {
      "exercise": "pull-up",
      "name": "Pull-Up",
      "working_sets": 3,
      "metric": "reps",
      "now": 8.0,
      "before": 8.0,
      "weeks": [
        {
          "week": "2026-W40",
          "best": null
        },
        {
          "week": "2026-W41",
          "best": null
        },
        {
          "week": "2026-W42",
          "best": null
        },
        {
          "week": "2026-W43",
          "best": null
        },
        {
          "week": "2026-W44",
          "best": null
        },
        {
          "week": "2026-W45",
          "best": 8.0
        },
        {
          "week": "2026-W46",
          "best": 8.0
        },
        {
          "week": "2026-W47",
          "best": 8.0
        }
      ],
      "trend": {
        "slope_per_week": 0.0,
        "percent_per_week": 0.0,
        "direction": "steady"
      },
      "top": {
        "reps": 8
      }
    },
    {
      "exercise": "plank",
      "name": "Plank",
      "working_sets": 3,
      "metric": "time",
      "now": 60.0,
      "before": 50.0,
      "weeks": [
        {
          "week": "2026-W40",
          "best": null
        },
        {
          "week": "2026-W41",
          "best": null
        },
        {
          "week": "2026-W42",
          "best": null
        },
        {
          "week": "2026-W43",
          "best": null
        },
        {
          "week": "2026-W44",
          "best": null
        },
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
      "trend": {
        "slope_per_week": 7.5,
        "percent_per_week": 14.516129032258066,
        "direction": "up"
      },
      "top": {
        "seconds": 60.0
      }
    }
  ],
  "records": [
    {
      "exercise": "back-squat",
      "date": "2026-11-16",
      "records": [
        {
          "kind": "weight",
          "value": 105.0,
          "previous": 102.5,
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
          "previous": 119.58333333333334,
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
          "previous": 512.5,
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
          "previous": 1537.5
        }
      ]
    },
    {
      "exercise": "lever-back-extension",
      "date": "2026-11-16",
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
        }
      ]
    },
    {
      "exercise": "pull-up",
      "date": "2026-11-18",
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
      "date": "2026-11-18",
      "records": [
        {
          "kind": "duration",
          "value": 60.0,
          "previous": 50.0,
          "set": {
            "seconds": 60.0
          }
        }
      ]
    }
  ],
  "muscle_sets": {
    "lower-back": 6.0,
    "lats": 3.0,
    "abs": 3.0,
    "glutes": 3.0,
    "adductors": 3.0,
    "quads": 3.0,
    "hamstrings": 3.0,
    "biceps": 1.5,
    "forearms": 1.5,
    "upper-back": 1.5,
    "obliques": 1.5
  },
  "ready": [
    {
      "exercise": "back-squat",
      "weight": 107.5,
      "unit": "kg"
    }
  ]
}


"#]]);
}

#[test]
fn in_ascii() {
    trained()
        .session(
            "\
week --ascii",
        )
        .is(str![[r#"
$ fitlog week --ascii
 Week 47  |  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ##.
 ------------------------------------------------------------------------------
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      -10
 Volume         2,723 kg     2,938 kg  -215 kg  -7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  .....047      +2.9 kg/wk
 Lever Back Extension    56.0    56.7    +0.7  .....007      +0.3 kg/wk
 Pull-Up               8 reps  8 reps       =  .....333               =
 Plank                   50 s    60 s   +10 s  .....027       +7.5 s/wk

 Records                                                            4 exercises
 * Barbell Back Squat    105 kg x 5    heaviest set  was 102.5 kg
 * Lever Back Extension  42.5 kg x 10  heaviest set  was 40 kg
 * Pull-Up               bw +5 kg x 5  heaviest set  was bw
 * Plank                 60 s          longest       was 50 s

 Hard sets per muscle                     main 1, helper 1/2  |  guide 10 to 20
 lower back       6  #########      |              |       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ------------------------------------------------------------------------------
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn no_such_week() {
    trained()
        .session(
            "\
week 2026-W54
week 2027-W01
week soon",
        )
        .is(str![[r#"
$ fitlog week 2026-W54
--- stderr ---
error: `2026-W54` is not a week
hint: weeks are written 2026-W47, last, or as any day in them
[exit status: 2]

$ fitlog week 2027-W01
--- stderr ---
error: week 2027-W01 is in the future
[exit status: 2]

$ fitlog week soon
--- stderr ---
error: `soon` is not a week
hint: weeks are written 2026-W47, last, or as any day in them
[exit status: 2]


"#]]);
}

#[test]
fn weeks_from_sunday() {
    trained()
        .session(
            "\
config week_start sunday -q
week
week 2026-W46
week -n 3
week last --json -q",
        )
        .is(str![[r#"
$ fitlog config week_start sunday -q

$ fitlog week
 Sun 22 to Sat 28 November 2026                     0 of 3 sessions so far  ○○○
 ──────────────────────────────────────────────────────────────────────────────
 No sessions yet this week. Last: Wed 18 Nov.

$ fitlog week 2026-W46
 Sun 8 to Sat 14 November 2026                             2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before  change
 Sessions              2            2       =
 Working sets         12           12       =
 Reps                 72           70      +2
 Volume         2,938 kg     2,860 kg  +78 kg  +3 %
 Timed work         2:30         2:15   +0:15

 Volume rose because 1 lift moved up in weight.

 Strength                                                best estimated 1RM, kg
                        1 Nov   8 Nov  change  8-week trend
 Barbell Back Squat     116.7   119.6    +2.9  ······▁█
 Lever Back Extension    56.0    56.0       =  ······▄▄
 Pull-Up               8 reps  8 reps       =  ······▄▄
 Plank                   45 s    50 s    +5 s  ······▁█

 Records                                                            3 exercises
 ★ Barbell Back Squat    102.5 kg × 5  heaviest set    was 100 kg
 ★ Lever Back Extension  1,400 kg      session volume  was 1,360 kg
 ★ Plank                 50 s          longest         was 45 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 105 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog week -n 3
 week from    sessions  sets  hard sets  reps  volume (kg)
 ──────────────────────────────────────────────────────────
 8 Nov 2026          2    12         12    72        2,938
 15 Nov 2026         2    12         12    62        2,723
 22 Nov 2026         0     0          0     0            0
                   ██▁   ██▁        ██▁   █▇▁          █▇▁

$ fitlog week last --json -q


"#]]);
}

/// Entries with times of day: the first week has one day with a single time.
fn timed() -> Env {
    let env = Env::new();
    let line = |number: u32, day: &str, time: &str| {
        format!(
            r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{number:012}","date":"{day}","time":"{time}","exercise":"back-squat","sets":[{{"reps":5,"weight":100,"unit":"kg"}}]}}"#
        ) + "\n"
    };
    env.write_log(
        [
            line(1, "2026-11-09", "18:00:00"),
            line(2, "2026-11-09", "19:10:00"),
            line(3, "2026-11-11", "18:00:00"),
            line(4, "2026-11-16", "18:05:00"),
            line(5, "2026-11-16", "19:00:00"),
            line(6, "2026-11-18", "23:30:00"),
            line(7, "2026-11-18", "00:15:00"),
        ]
        .concat(),
    );
    env
}

#[test]
fn times_of_day() {
    timed()
        .session(
            "\
config day_starts 03:00 -q
week
week last",
        )
        .is(str![[r#"
$ fitlog config day_starts 03:00 -q

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
                 this week   week before   change
 Sessions                2             2        =
 Working sets            4             3       +1
 Reps                   20            15       +5
 Volume           2,000 kg      1,500 kg  +500 kg  +33 %
 Training time  1 h 40 min  ≥ 1 h 10 min

 Volume rose with 1 more working set.

 Strength                                                best estimated 1RM, kg
                       W46    W47  change  8-week trend
 Barbell Back Squat  116.7  116.7       =  ······▄▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            4  ██████         │              │       low
 lower back       2  ███            │              │       low
 glutes           2  ███            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog week last
 Week 46  ·  Mon 9 to Sun 15 November 2026                 2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
                   this week
 Sessions                  2
 Working sets              3
 Reps                     15
 Volume             1,500 kg
 Training time  ≥ 1 h 10 min

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
                     W45    W46  change  8-week trend
 Barbell Back Squat    –  116.7          ·······▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            3  ████▌          │              │       low
 lower back     1.5  ██▎            │              │       low
 glutes         1.5  ██▎            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn a_lighter_week() {
    trained()
        .with("FITLOG_TODAY", "2026-11-29")
        .session(
            "\
log squat 2x5@100 -d tue -q
week",
        )
        .is(str![[r#"
$ fitlog log squat 2x5@100 -d tue -q

$ fitlog week
 Week 48  ·  Mon 23 to Sun 29 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before     change
 Sessions              1            2         −1
 Working sets          2           12        −10
 Reps                 10           62        −52
 Volume         1,000 kg     2,723 kg  −1,723 kg  −63 %
 Timed work         0:00         2:55      −2:55

 A lighter week.

 Strength                                                best estimated 1RM, kg
                       W47    W48  change  8-week trend
 Barbell Back Squat  122.5  116.7    −5.8  ····▁▅█▁      +0.2 kg/wk

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            2  ███            │              │       low
 lower back       1  █▌             │              │       low
 glutes           1  █▌             │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn what_moved_the_volume() {
    Env::new()
        .session(
            "\
log squat 3x5@100 -d 11-10 -q
log squat 3x5@105 -d 11-17 -q
week
log squat 5@105 -d 11-17 -q
week
log squat 3x12@110 -d 11-03 -q
week last",
        )
        .is(str![[r#"
$ fitlog log squat 3x5@100 -d 11-10 -q

$ fitlog log squat 3x5@105 -d 11-17 -q

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before  change
 Sessions              1            1       =
 Working sets          3            3       =
 Reps                 15           15       =
 Volume         1,575 kg     1,500 kg  +75 kg  +5 %

 Volume rose because 1 lift moved up in weight.

 Strength                                                best estimated 1RM, kg
                       W46    W47  change  8-week trend
 Barbell Back Squat  116.7  122.5    +5.8  ······▁█

 Records                                                             1 exercise
 ★ Barbell Back Squat  105 kg × 5  heaviest set  was 100 kg

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            3  ████▌          │              │       low
 lower back     1.5  ██▎            │              │       low
 glutes         1.5  ██▎            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog log squat 5@105 -d 11-17 -q

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              1            1        =
 Working sets          4            3       +1
 Reps                 20           15       +5
 Volume         2,100 kg     1,500 kg  +600 kg  +40 %

 Volume rose with 1 more working set.

 Strength                                                best estimated 1RM, kg
                       W46    W47  change  8-week trend
 Barbell Back Squat  116.7  122.5    +5.8  ······▁█

 Records                                                             1 exercise
 ★ Barbell Back Squat  105 kg × 5  heaviest set  was 100 kg

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            4  ██████         │              │       low
 lower back       2  ███            │              │       low
 glutes           2  ███            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

$ fitlog log squat 3x12@110 -d 11-03 -q

$ fitlog week last
 Week 46  ·  Mon 9 to Sun 15 November 2026                 1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before     change
 Sessions              1            1          =
 Working sets          3            3          =
 Reps                 15           36        −21
 Volume         1,500 kg     3,960 kg  −2,460 kg  −62 %

 Volume fell with 21 fewer reps.

 Strength                                                best estimated 1RM, kg
                       W45    W46  change  8-week trend
 Barbell Back Squat  154.0  116.7   −37.3  ······█▁

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads            3  ████▌          │              │       low
 lower back     1.5  ██▎            │              │       low
 glutes         1.5  ██▎            │              │       low
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 102.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn narrow() {
    trained()
        .with("COLUMNS", "60")
        .session(
            "\
week",
        )
        .is(str![[r#"
$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026
 2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      −10
 Volume         2,723 kg     2,938 kg  −215 kg  −7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down
 in reps.

 Strength                            best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  ·····▁▅█
 Lever Back Extension    56.0    56.7    +0.7  ·····▁▁█
 Pull-Up               8 reps  8 reps       =  ·····▄▄▄
 Plank                   50 s    60 s   +10 s  ·····▁▃█

 Records                                        4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set
 ★ Lever Back Extension  42.5 kg × 10  heaviest set
 ★ Pull-Up               bw +5 kg × 5  heaviest set
 ★ Plank                 60 s          longest

 Hard sets per muscle   main 1, helper ½  ·  guide 10 to 20
 lower back       6  ███████    │           │      building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────
 Goal: 3 sessions a week


"#]]);
}

#[test]
fn wide() {
    trained()
        .with("COLUMNS", "120")
        .session(
            "\
week",
        )
        .is(str![[r#"
$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before   change
 Sessions              2            2        =
 Working sets         12           12        =
 Reps                 62           72      −10
 Volume         2,723 kg     2,938 kg  −215 kg  −7 %
 Timed work         2:55         2:30    +0:25

 Volume fell because 2 lifts moved up in weight and so down in reps.

 Strength                                                best estimated 1RM, kg
                          W46     W47  change  8-week trend
 Barbell Back Squat     119.6   122.5    +2.9  ·····▁▅█      +2.9 kg/wk
 Lever Back Extension    56.0    56.7    +0.7  ·····▁▁█      +0.3 kg/wk
 Pull-Up               8 reps  8 reps       =  ·····▄▄▄               =
 Plank                   50 s    60 s   +10 s  ·····▁▃█       +7.5 s/wk

 Records                                                            4 exercises
 ★ Barbell Back Squat    105 kg × 5    heaviest set  was 102.5 kg
 ★ Lever Back Extension  42.5 kg × 10  heaviest set  was 40 kg
 ★ Pull-Up               bw +5 kg × 5  heaviest set  was bw
 ★ Plank                 60 s          longest       was 50 s

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back       6  █████████      │              │       building
   and 10 more below 5: fitlog week --muscles

 Ready to go up  Barbell Back Squat 107.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

/// What is ready to go up follows the workout in use: five sets of squats are asked for and three were done, and what the
/// press has no workout for goes by its own plan.
#[test]
fn ready_by_the_workout_in_use() {
    in_a_workout()
        .session(
            "\
week",
        )
        .is(str![[r#"
$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                3 of 3 sessions  ●●●
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              3
 Working sets         20
 Reps                153
 Volume         8,280 kg
 Distance           80 m

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
                         W46    W47  change  8-week trend
 Barbell Back Squat        –  116.7          ·······▄
 Lever Back Extension      –   63.0          ·······▄
 Barbell Overhead Press    –   46.7          ·······▄
 Farmer's Walk             –   40 m          ·······▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 lower back      12  ██████████████████            │       in range
 glutes         8.5  ████████████▊  │              │       building
 adductors      7.5  ███████████▎   │              │       building
 hamstrings     7.5  ███████████▎   │              │       building
 quads            6  █████████      │              │       building
   and 6 more below 5: fitlog week --muscles

 Ready to go up  Barbell Overhead Press 42.5 kg  ·  Farmer's Walk 26 kg
 ──────────────────────────────────────────────────────────────────────────────
 Streak: 1 week at 3 sessions             fitlog progress EXERCISE for one lift
 Next: Two Days: B                                           fitlog workout next


"#]]);
}

#[test]
fn nothing_up_to_then() {
    trained()
        .session(
            "\
week 2024-W01 -n 2",
        )
        .is(str![[r#"
$ fitlog week 2024-W01 -n 2
No sessions up to then. The first: Mon 2 Nov.


"#]]);
}

#[test]
fn a_record_in_the_first_week() {
    Env::new()
        .session(
            "\
log bench-press 3x5@60 -d 11-16
log bench-press 3x5@62.5 -d 11-18
week",
        )
        .is(str![[r#"
$ fitlog log bench-press 3x5@60 -d 11-16
Barbell Bench Press · Mon 16 Nov 2026
  3 × 5 @ 60 kg
  15 reps · 900 kg · est. 1RM 70.0 kg
  first time: the baseline for records

$ fitlog log bench-press 3x5@62.5 -d 11-18
Barbell Bench Press · Wed 18 Nov 2026
  3 × 5 @ 62.5 kg
  15 reps · 938 kg · est. 1RM 72.9 kg
  ★ heaviest set: 62.5 kg × 5, was 60 kg
  ★ best e1RM: 72.9 kg, was 70.0 kg
  last: Mon 16 Nov, 3 × 5 @ 60 kg

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                2 of 3 sessions  ●●○
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              2
 Working sets          6
 Reps                 30
 Volume         1,838 kg

 First week: the first session of each exercise is its baseline.

 Strength                                                best estimated 1RM, kg
                      W46   W47  change  8-week trend
 Barbell Bench Press    –  72.9          ·······▄

 Records                                                             1 exercise
 ★ Barbell Bench Press  62.5 kg × 5  heaviest set  was 60 kg

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 chest            6  █████████      │              │       building
   and 2 more below 5: fitlog week --muscles

 Ready to go up  Barbell Bench Press 65 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift


"#]]);
}

#[test]
fn long_times_as_the_log_writes_them() {
    let env = Env::new();
    env.session(
        "\
log jump-rope 8:00 -d 11-09
log jump-rope 10:00 -d 11-16",
    )
    .ok();
    env.run(&["week"]).is(str![[r#"
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week  week before  change
 Sessions              1            1       =
 Working sets          1            1       =
 Timed work        10:00         8:00   +2:00

 Strength                                                best estimated 1RM, kg
             W46    W47  change  8-week trend
 Jump Rope  8:00  10:00   +2:00  ······▁█

 Records                                                             1 exercise
 ★ Jump Rope  10:00  longest  was 8:00
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift

"#]]);
}
