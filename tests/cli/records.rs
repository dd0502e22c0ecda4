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
 Heaviest          105 kg × 5          16 Nov
 Estimated 1RM     122.5 kg            16 Nov  105 kg × 5
 Set volume        525 kg              16 Nov  105 kg × 5
 Session volume    1,575 kg            16 Nov

 ★  105 kg × 5    heaviest set  was 102.5 kg  16 Nov
 ★  102.5 kg × 5  heaviest set  was 100 kg     9 Nov

$ fitlog records pull-up
 Pull-Up                                                           1 improvement
 ──────────────────────────────────────────────────────────────────────────────
 Heaviest          bw +5 kg × 5        18 Nov
 Body alone        8 reps               4 Nov
 Reps at a load    bw +5 kg × 5        18 Nov
                   bw × 8               4 Nov

 ★  bw +5 kg × 5  heaviest set  was bw  18 Nov

$ fitlog records plank
 Plank                                                            2 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Longest           60 s                18 Nov

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
      "headline": {
        "date": "2026-11-18",
        "set": {
          "seconds": 60.0
        }
      },
      "bests": {
        "duration": {
          "value": 60.0,
          "date": "2026-11-18",
          "set": {
            "seconds": 60.0
          }
        }
      },
      "rep_records": []
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
  first time: the baseline for records

$ fitlog log pull-up 8@-10 -d 2026-11-08
Pull-Up · Sun 8 Nov 2026
  8 @ bw −10 kg
  ★ least help: bw −10 kg × 8, was bw −20 kg
  last: Sun 1 Nov, 8 @ bw −20 kg

$ fitlog log pull-up 6 -d 2026-11-15
Pull-Up · Sun 15 Nov 2026
  6 @ bw
  ★ without help: bw × 6, was bw −10 kg
  last: Sun 8 Nov, 8 @ bw −10 kg

$ fitlog log running 5km/26:00 -d 2026-11-01
Running · Sun 1 Nov 2026
  5 km in 26:00
  5:12 /km
  first time: the baseline for records

$ fitlog log running 6km/33:00 -d 2026-11-08
Running · Sun 8 Nov 2026
  6 km in 33:00
  5:30 /km
  ★ farthest: 6 km in 33:00, was 5 km in 26:00
  last: Sun 1 Nov, 5 km in 26:00

$ fitlog log running 5km/25:00 -d 2026-11-15
Running · Sun 15 Nov 2026
  5 km in 25:00
  5:00 /km
  ★ fastest: 5:00 /km, was 5:12 /km
  last: Sun 8 Nov, 6 km in 33:00

$ fitlog records
 Records                                           2 exercises · 0 new this week
 ──────────────────────────────────────────────────────────────────────────────
          heaviest       e1RM kg  best set volume    date
 Pull-Up  6 reps               –  –                15 Nov
 Running  6 km in 33:00        –  –                 8 Nov

$ fitlog records running
 Running                                                          2 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Farthest          6 km in 33:00        8 Nov
 Fastest           5:00 /km            15 Nov  5 km in 25:00

 ★  5:00 /km       fastest   was 5:12 /km       15 Nov
 ★  6 km in 33:00  farthest  was 5 km in 26:00   8 Nov


"#]]);
}

/// Squats, bench presses and deadlifts with warm-ups, and a body weight of two days.
fn lifter() -> Env {
    let env = Env::new();
    let session = "\
2026-11-02
back-squat 5@60w 3x5@140 8@120 12@100
barbell-bench-press 5@100
deadlift 5@170
sumo-deadlift 1@185
2026-11-09
back-squat 1@155 6@140
barbell-bench-press 1@112.5
front-squat 1@160
";
    env.run_with(&["log", "-"], session).ok();
    env.run(&["weigh", "84", "-d", "11-01"]).ok();
    env.run(&["weigh", "82.5", "-d", "11-20"]).ok();
    env
}

#[test]
fn of_one_lift_in_full() {
    lifter()
        .session("records squat\nrecords squat --all --ascii")
        .is(str![[r#"
$ fitlog records squat
 Barbell Back Squat                                               3 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Heaviest          155 kg × 1          9 Nov
 Estimated 1RM     168.0 kg            9 Nov  140 kg × 6
 Most reps         100 kg × 12         2 Nov
 Set volume        1,200 kg            2 Nov  100 kg × 12
 Session volume    4,260 kg            2 Nov
 Reps at a load    155 kg × 1          9 Nov
                   140 kg × 6          9 Nov
                   120 kg × 8          2 Nov
                   100 kg × 12         2 Nov

 ★  155 kg × 1  heaviest set  was 140 kg  9 Nov

$ fitlog records squat --all --ascii
 Barbell Back Squat                                               3 improvements
 ------------------------------------------------------------------------------
 Heaviest          155 kg x 1          9 Nov
 Estimated 1RM     168.0 kg            9 Nov  140 kg x 6
 Most reps         100 kg x 12         2 Nov
 Set volume        1,200 kg            2 Nov  100 kg x 12
 Session volume    4,260 kg            2 Nov
 Reps at a load    155 kg x 1          9 Nov
                   140 kg x 6          9 Nov
                   120 kg x 8          2 Nov
                   100 kg x 12         2 Nov

 *  155 kg x 1  heaviest set  was 140 kg    9 Nov
 *  168.0 kg    best e1RM     was 163.3 kg  9 Nov
 *  140 kg x 6  most reps     was 5 reps    9 Nov


"#]]);
}

#[test]
fn scores() {
    lifter()
        .session(
            "\
records --score
records --score --sex male
config sex female
config equipment equipped
config unit lb
records --score --ascii
records --score --json",
        )
        .is(str![[r#"
$ fitlog records --score
--- stderr ---
error: scores have coefficients for men and for women
  try: fitlog records --score --sex male
   or: fitlog records --score --sex female
hint: once and for all: fitlog config sex female
[exit status: 2]

$ fitlog records --score --sex male
 Scores by body weight
 ──────────────────────────────────────────────────────────────────────────────
              heaviest        day    lifted  estimated
 Squat        155 kg × 1    9 Nov  155.0 kg   168.0 kg
 Bench press  112.5 kg × 1  9 Nov  112.5 kg   116.7 kg
 Deadlift     185 kg × 1    2 Nov  185.0 kg   198.3 kg
 Total                             452.5 kg   483.0 kg
 DOTS                                306.52     327.18
 Wilks                               303.13     323.56
 Wilks 2020                          364.01     388.54
 IPF GL                               62.83      67.06
 ──────────────────────────────────────────────────────────────────────────────
 For a male body of 82.5 kg (Fri 20 Nov, the latest), classic. Estimated: Epley
 of each lift. Which exercises count: back squat, barbell bench press, deadlift
 or sumo deadlift.

$ fitlog config sex female
sex is female from now on

$ fitlog config equipment equipped
equipment is equipped from now on

$ fitlog config unit lb
unit is lb from now on

$ fitlog records --score --ascii
 Scores by body weight
 ------------------------------------------------------------------------------
              heaviest        day    lifted  estimated
 Squat        155 kg x 1    9 Nov  341.7 lb   370.4 lb
 Bench press  112.5 kg x 1  9 Nov  248.0 lb   257.2 lb
 Deadlift     185 kg x 1    2 Nov  407.9 lb   437.3 lb
 Total                             997.6 lb  1064.8 lb
 DOTS                                419.98     448.29
 Wilks                               407.24     434.69
 Wilks 2020                          505.94     540.05
 IPF GL                               71.68      76.51
 ------------------------------------------------------------------------------
 For a female body of 82.5 kg (Fri 20 Nov, the latest), equipped. Estimated:
 Epley of each lift. Which exercises count: back squat, barbell bench press,
 deadlift or sumo deadlift.

$ fitlog records --score --json
{
  "schema": 1,
  "sex": "female",
  "equipment": "equipped",
  "body": {
    "id": "<ID>",
    "date": "2026-11-20",
    "weight": 82.5,
    "unit": "kg",
    "kg": 82.5
  },
  "formula": "epley",
  "lifts": [
    {
      "lift": "squat",
      "heaviest": {
        "kg": 155.0,
        "date": "2026-11-09",
        "set": {
          "reps": 1,
          "weight": 155.0,
          "unit": "kg",
          "kg": 155.0
        }
      },
      "e1rm": {
        "kg": 168.0,
        "date": "2026-11-09",
        "set": {
          "reps": 6,
          "weight": 140.0,
          "unit": "kg",
          "kg": 140.0
        }
      }
    },
    {
      "lift": "bench press",
      "heaviest": {
        "kg": 112.5,
        "date": "2026-11-09",
        "set": {
          "reps": 1,
          "weight": 112.5,
          "unit": "kg",
          "kg": 112.5
        }
      },
      "e1rm": {
        "kg": 116.66666666666667,
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
      "lift": "deadlift",
      "heaviest": {
        "kg": 185.0,
        "date": "2026-11-02",
        "set": {
          "reps": 1,
          "weight": 185.0,
          "unit": "kg",
          "kg": 185.0
        }
      },
      "e1rm": {
        "kg": 198.33333333333334,
        "date": "2026-11-02",
        "set": {
          "reps": 5,
          "weight": 170.0,
          "unit": "kg",
          "kg": 170.0
        }
      }
    }
  ],
  "lifted": {
    "total_kg": 452.5,
    "dots": 419.97908396446513,
    "wilks": 407.23611898756303,
    "wilks_2020": 505.94323341647004,
    "ipf_gl": 71.67768369058437
  },
  "estimated": {
    "total_kg": 483.0,
    "dots": 448.2870664195285,
    "wilks": 434.6851833613104,
    "wilks_2020": 540.0454845086299,
    "ipf_gl": 76.50899717691105
  }
}


"#]]);
    lifter()
        .with("COLUMNS", "60")
        .session("records --score --sex male")
        .is(str![[r#"
$ fitlog records --score --sex male
 Scores by body weight
 ──────────────────────────────────────────────────────────
              heaviest        day    lifted  estimated
 Squat        155 kg × 1    9 Nov  155.0 kg   168.0 kg
 Bench press  112.5 kg × 1  9 Nov  112.5 kg   116.7 kg
 Deadlift     185 kg × 1    2 Nov  185.0 kg   198.3 kg
 Total                             452.5 kg   483.0 kg
 DOTS                                306.52     327.18
 Wilks                               303.13     323.56
 Wilks 2020                          364.01     388.54
 IPF GL                               62.83      67.06
 ──────────────────────────────────────────────────────────
 For a male body of 82.5 kg (Fri 20 Nov, the latest),
 classic. Estimated: Epley of each lift. Which exercises
 count: back squat, barbell bench press, deadlift or sumo
 deadlift.


"#]]);
}

#[test]
fn scores_that_cannot_be_told() {
    trained()
        .session(
            "\
records --score --sex male
weigh 80 --quiet
records --score --sex male
records --score --sex male --quiet
records --sex male
records squat --score",
        )
        .is(str![[r#"
$ fitlog records --score --sex male
--- stderr ---
error: no body weight is known, and a score needs one
  try: fitlog weigh 82.5   (what you weigh)
   or: fitlog calc score 600 82.5   (without a log)
[exit status: 1]

$ fitlog weigh 80 --quiet

$ fitlog records --score --sex male
 Scores by body weight
 ──────────────────────────────────────────────────────────────────────────────
              heaviest       day    lifted  estimated
 Squat        105 kg × 5  16 Nov  105.0 kg   122.5 kg
 Bench press  –                          –          –
 Deadlift     –                          –          –
 Total                                   –          –
 ──────────────────────────────────────────────────────────────────────────────
 For a male body of 80 kg (Sun 22 Nov, the latest), classic. No total without
 bench press and deadlift. Which exercises count: back squat, barbell bench
 press, deadlift or sumo deadlift.

$ fitlog records --score --sex male --quiet

$ fitlog records --sex male
--- stderr ---
error: --sex and --equipped are options of --score
  try: fitlog records --score --sex female
[exit status: 2]

$ fitlog records squat --score
--- stderr ---
error: the argument '[EXERCISE]...' cannot be used with '--score'

Usage: fitlog records <EXERCISE>...

For more information, try '--help'.
[exit status: 2]


"#]]);
}

#[test]
fn assisted_work() {
    Env::new()
        .session(
            "\
weigh 80 -d 10-01
log pull-up 8@-30 -d 10-05
log pull-up 6@-15 9@-20 -d 10-12
log pull-up 1@bw 8@-15 -d 10-19
log pull-up 2@bw 10@-20 -d 10-26
records pull-up
records
progress pull-up -n 4
progress pull-up --rm
records --since 10-19",
        )
        .is(str![[r#"
$ fitlog weigh 80 -d 10-01
Body weight · Thu 1 Oct 2026
  80 kg
  loads of bodyweight exercises count it from this day on

$ fitlog log pull-up 8@-30 -d 10-05
Pull-Up · Mon 5 Oct 2026
  8 @ bw −30 kg
  8 reps · 400 kg · est. 1RM 63.3 kg
  first time: the baseline for records

$ fitlog log pull-up 6@-15 9@-20 -d 10-12
Pull-Up · Mon 12 Oct 2026
  6 @ bw −15 kg; 9 @ bw −20 kg
  15 reps · 930 kg · est. 1RM 78.0 kg
  ★ least help: bw −15 kg × 6, was bw −30 kg
  ★ best e1RM: 78.0 kg, was 63.3 kg
  last: Mon 5 Oct, 8 @ bw −30 kg

$ fitlog log pull-up 1@bw 8@-15 -d 10-19
Pull-Up · Mon 19 Oct 2026
  1 @ bw; 8 @ bw −15 kg
  9 reps · 600 kg · est. 1RM 82.3 kg
  ★ without help: bw × 1, was bw −15 kg
  ★ best e1RM: 82.3 kg, was 78.0 kg
  last: Mon 12 Oct, 6 @ bw −15 kg; 9 @ bw −20 kg

$ fitlog log pull-up 2@bw 10@-20 -d 10-26
Pull-Up · Mon 26 Oct 2026
  2 @ bw; 10 @ bw −20 kg
  12 reps · 760 kg · est. 1RM 85.3 kg
  ★ best e1RM: 85.3 kg, was 82.3 kg
  ★ most reps: bw × 2, was 1 rep
  last: Mon 19 Oct, 1 @ bw; 8 @ bw −15 kg

$ fitlog records pull-up
 Pull-Up                                                         10 improvements
 ──────────────────────────────────────────────────────────────────────────────
 Estimated 1RM     85.3 kg             26 Oct  bw × 2
 Body alone        2 reps              26 Oct
 Most reps         bw −20 kg × 10      26 Oct
 Set volume        600 kg              26 Oct  bw −20 kg × 10
 Session volume    930 kg              12 Oct
 Reps at a load    bw × 2              26 Oct
                   bw −15 kg × 8       19 Oct
                   bw −20 kg × 10      26 Oct

 ★  85.3 kg        best e1RM     was 82.3 kg    26 Oct
 ★  bw × 1         without help  was bw −15 kg  19 Oct
 ★  bw −15 kg × 6  least help    was bw −30 kg  12 Oct

$ fitlog records
 Records                                            1 exercise · 0 new this week
 ──────────────────────────────────────────────────────────────────────────────
          heaviest  e1RM kg  best set volume    date
 Pull-Up  2 reps       85.3  600 kg           26 Oct

$ fitlog progress pull-up -n 4
 Pull-Up                                    4 sessions  ·  5 Oct to 26 Oct 2026
 ──────────────────────────────────────────────────────────────────────────────
 Estimated 1RM     85.3 kg             26 Oct  bw +5.3, +22.0 kg since 5 Oct
 Most reps         bw × 2              26 Oct  without help
 Set volume        600 kg              26 Oct
 Trend             +7.0 kg per week            up, +9.1 %

 Estimated 1RM, best of each session (kg)

 90 ┤
    │                                                                      ⢀⣀⣀★
    │                                               ⣀⣀•⣀⣀⡠⠤⠤⠤⠤⠤⠔⠒⠒⠒⠒⠒⠊⠉⠉⠉⠉⠉⠁
 80 ┤                           ⣀⣀⣀⣀⣀⠤⠤⠤⠤⠤⠒⠒⠒⠒⠒⠉⠉⠉⠉⠉
    │                   ⢀⣀⠤⠔⠒•⠉⠉
    │              ⣀⡠⠤⠒⠊⠁
 70 ┤        ⣀⡠⠤⠒⠊⠉
    │  ⢀⣀⠤⠔⠊⠉
    │•⠉⠁
 60 ┤
 kg └┬────────────────────────────────────────────────────────────────────────┬
     5 Oct                                                               26 Oct

 Last sessions
         sets                          volume  e1RM
 26 Oct  2 @ bw; 10 @ bw −20 kg        760 kg  85.3  ★ best e1RM
 19 Oct  1 @ bw; 8 @ bw −15 kg         600 kg  82.3  ★ without help
 12 Oct  6 @ bw −15 kg; 9 @ bw −20 kg  930 kg  78.0  ★ least help
  5 Oct  8 @ bw −30 kg                 400 kg  63.3
 ──────────────────────────────────────────────────────────────────────────────
 Next: aim for 4. At 8 on every set, go to bw +2.5 kg.

$ fitlog progress pull-up --rm
 Pull-Up                                    4 sessions  ·  5 Oct to 26 Oct 2026
 ──────────────────────────────────────────────────────────────────────────────
 Estimated 1RM     85.3 kg             26 Oct  bw +5.3, +22.0 kg since 5 Oct
 Most reps         bw × 2              26 Oct  without help
 Set volume        600 kg              26 Oct
 Trend             +7.0 kg per week            up, +9.1 %

 Rep maxima                                      estimated: Epley, from 85.3 kg
 reps  done               day    estimated
    1  bw × 1          19 Oct   bw +5.3 kg
    2  bw × 2          26 Oct           bw
    3  bw −15 kg × 6   12 Oct   bw −2.4 kg
    4  bw −15 kg × 6   12 Oct   bw −4.7 kg
    5  bw −15 kg × 6   12 Oct   bw −6.9 kg
    6  bw −15 kg × 6   12 Oct   bw −8.9 kg
    7  bw −15 kg × 8   19 Oct  bw −10.8 kg
    8  bw −15 kg × 8   19 Oct  bw −12.6 kg
    9  bw −20 kg × 9   12 Oct  bw −14.4 kg
   10  bw −20 kg × 10  26 Oct  bw −16.0 kg
   11  –                       bw −17.6 kg
   12  –                       bw −19.0 kg
 ──────────────────────────────────────────────────────────────────────────────
 Next: aim for 4. At 8 on every set, go to bw +2.5 kg.

$ fitlog records --since 10-19
 Records                                    6 improvements since Mon 19 Oct 2026
 ──────────────────────────────────────────────────────────────────────────────
 ★ Pull-Up  85.3 kg  best e1RM     was 82.3 kg    26 Oct
 ★ Pull-Up  bw × 1   without help  was bw −15 kg  19 Oct


"#]]);
}

/// Any record of the week is new, also one of repetitions or volume: as many exercises as `week` tells of.
#[test]
fn new_is_what_the_week_tells() {
    let env = Env::new();
    env.session(
        "\
log squat 5@100 -d 2026-11-09
log bench 5@80 -d 2026-11-09
log squat 5@95 8@90 -d 2026-11-18
log bench 5@80 -d 2026-11-18",
    )
    .ok();
    env.session("records\nrecords --week").is(str![[r#"
$ fitlog records
 Records                                           2 exercises · 1 new this week
 ──────────────────────────────────────────────────────────────────────────────
                      heaviest    e1RM kg  best set volume   date
 Barbell Back Squat   100 kg × 5    116.7  90 × 8 = 720     9 Nov  ★
 Barbell Bench Press  80 kg × 5      93.3  80 × 5 = 400     9 Nov

$ fitlog records --week
 Records                                    3 improvements since Mon 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ★ Barbell Back Squat  90 kg × 8  most reps  was 5 reps  18 Nov


"#]]);
}

#[test]
fn kg_and_lb_side_by_side() {
    Env::new()
        .session(
            "\
log hammer-curl 10@12kg -d 11-16
log hammer-curl 10@30lb -d 11-18
log squat 5@300lb -d 11-16
records",
        )
        .is(str![[r#"
$ fitlog log hammer-curl 10@12kg -d 11-16
Hammer Curl · Mon 16 Nov 2026
  10 @ 12 kg
  10 reps · 120 kg · est. 1RM 16.0 kg
  first time: the baseline for records

$ fitlog log hammer-curl 10@30lb -d 11-18
Hammer Curl · Wed 18 Nov 2026
  10 @ 30 lb
  10 reps · 136 kg · est. 1RM 18.1 kg
  ★ heaviest set: 30 lb × 10, was 12 kg (26.5 lb)
  ★ best e1RM: 18.1 kg, was 16.0 kg
  last: Mon 16 Nov, 10 @ 12 kg

$ fitlog log squat 5@300lb -d 11-16
Barbell Back Squat · Mon 16 Nov 2026
  5 @ 300 lb
  5 reps · 680 kg · est. 1RM 158.8 kg
  first time: the baseline for records

$ fitlog records
 Records                                           2 exercises · 1 new this week
 ──────────────────────────────────────────────────────────────────────────────
                     heaviest    e1RM kg  best set volume       date
 Barbell Back Squat  300 lb × 5    158.8  300 × 5 = 1,500 lb  16 Nov
 Hammer Curl         30 lb × 10     18.1  30 × 10 = 300 lb    18 Nov  ★


"#]]);
}
