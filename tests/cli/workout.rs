use std::fs;

use snapbox::str;

use crate::env::{Env, in_a_workout};

const IDS: [&str; 10] = [
    "dumbbell-only",
    "five-by-five",
    "full-body-beginner",
    "home-bodyweight",
    "kettlebell-basics",
    "machine-circuit",
    "mobility-15",
    "posterior-chain",
    "push-pull-legs",
    "upper-lower",
];

/// A workout as one writes it.
const BY_HAND: &str = "\
Legs and Back
// Two short days.
2 or 3 days a week

A:
back squat 3x5 rest180s linear +2.5kg
plank 3x30-60s

B:
lever back extension 3x8-12 rest90s
farmers walk 3x20-40m
";

/// The same day for the whole of a test, or another one for a command.
fn on(day: &str, env: Env) -> Env {
    env.with("FITLOG_TODAY", day)
}

/// An editor that replaces words of the file.
#[cfg(unix)]
fn editing(env: Env, old: &str, new: &str) -> Env {
    env.with("PATH", "/usr/bin:/bin")
        .with("EDITOR", &format!("sed -i.bak 's/{old}/{new}/'"))
}

#[test]
fn listed() {
    Env::new()
        .session("workout list\nworkout use posterior-chain\nworkout ls --ascii")
        .is(str![[r#"
$ fitlog workout list
 Workouts                                                            10 built in
 ──────────────────────────────────────────────────────────────────────────────
                        a week   where
    dumbbell-only       3        home      Dumbbells and a bench, whole body.
    five-by-five        3        gym       Five sets of five, barbell only.
    full-body-beginner  3        gym       The whole body, three times a week.
    home-bodyweight     3        home      At home: no weights, one bar.
    kettlebell-basics   2 or 3   home      The whole body with one kettlebell.
    machine-circuit     2 or 3   gym       The first weeks in a gym.
    mobility-15         any day  anywhere  Fifteen minutes on the floor.
    posterior-chain     2        gym       Lower back, glutes and hamstrings.
    push-pull-legs      3 or 6   gym       Push, pull and legs, a day each.
    upper-lower         4        gym       Two heavy days, two with more reps.
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use ID                                    fitlog workout show ID

$ fitlog workout use posterior-chain
Lower Back and Posterior Chain is in use from now on   (fitlog workout next)

$ fitlog workout ls --ascii
 Workouts                                                            10 built in
 ------------------------------------------------------------------------------
                        a week   where
    dumbbell-only       3        home      Dumbbells and a bench, whole body.
    five-by-five        3        gym       Five sets of five, barbell only.
    full-body-beginner  3        gym       The whole body, three times a week.
    home-bodyweight     3        home      At home: no weights, one bar.
    kettlebell-basics   2 or 3   home      The whole body with one kettlebell.
    machine-circuit     2 or 3   gym       The first weeks in a gym.
    mobility-15         any day  anywhere  Fifteen minutes on the floor.
 *  posterior-chain     2        gym       Lower back, glutes and hamstrings.
    push-pull-legs      3 or 6   gym       Push, pull and legs, a day each.
    upper-lower         4        gym       Two heavy days, two with more reps.
 ------------------------------------------------------------------------------
 * in use                                                 fitlog workout show ID


"#]]);
}

#[test]
fn listed_where_there_is_little_room() {
    Env::new()
        .with("COLUMNS", "60")
        .session("workout copy mobility-15 morning\nworkout list")
        .is(str![[r#"
$ fitlog workout copy mobility-15 morning
copied: Mobility, 15 Minutes (1 day, 9 exercises)   (fitlog workout show morning)

$ fitlog workout list
 Workouts                              10 built in · 1 yours
 ──────────────────────────────────────────────────────────
                        a week   where
    dumbbell-only       3        home
    five-by-five        3        gym
    full-body-beginner  3        gym
    home-bodyweight     3        home
    kettlebell-basics   2 or 3   home
    machine-circuit     2 or 3   gym
    mobility-15         any day  anywhere
    morning             any day  anywhere     yours
    posterior-chain     2        gym
    push-pull-legs      3 or 6   gym
    upper-lower         4        gym
 ──────────────────────────────────────────────────────────
 fitlog workout use ID                fitlog workout show ID


"#]]);
}

#[test]
fn shown() {
    Env::new()
        .session("workout show posterior-chain\nworkout show mobility\nworkout show five-by-five --ascii")
        .is(str![[r#"
$ fitlog workout show posterior-chain
 Lower Back and Posterior Chain                                  posterior-chain
 ──────────────────────────────────────────────────────────────────────────────
 Lower back, glutes and hamstrings. The lever back extension leads both days:
 heavier on A, more reps on B. On its own, or after a day for the legs.

 When       2 days a week, A and B in turn
 Needs      barbell, dumbbell, cable, machine, bench

 A
   Lever Back Extension          3 × 8–12     rest 90 s  double +2.5 kg
   Romanian Deadlift             3 × 8–10     rest 90 s  double +2.5 kg
   Barbell Hip Thrust            3 × 8–12     rest 90 s  double +2.5 kg
   Seated Leg Curl               3 × 10–15    rest 90 s  double +2.5 kg
   Bird Dog                      2 × 6–10     rest 90 s  reps
   Side Plank                    2 × 20–40 s  rest 60 s  time

 B
   Lever Back Extension          3 × 12–15    rest 90 s  double +2.5 kg
   Single-Leg Romanian Deadlift  3 × 8–10     rest 90 s  double +2 kg
   Cable Pull-Through            3 × 10–15    rest 90 s  double +2.5 kg
   Lying Leg Curl                3 × 8–12     rest 90 s  double +2.5 kg
   Reverse Hyperextension        2 × 10–15    rest 90 s  double +2.5 kg
   Dead Bug                      2 × 8–12     rest 90 s  reps

 double     every set at the top: more weight, from the bottom again; twice
            below it: 90 %
 reps       a rep more each set; at the top a harder variation, or weight
 time       5 s more each set; at the top a harder variation, or weight
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use posterior-chain

$ fitlog workout show mobility
 Mobility, 15 Minutes                                                mobility-15
 ──────────────────────────────────────────────────────────────────────────────
 Fifteen minutes on the floor. Spine, hips, hamstrings and ankles; slow,
 without pain, nothing to beat.

 When       any day
 Needs      nothing

 Day
   Cat-Cow                           1 × 8–10     rest 15 s  –
   Open-Book Thoracic Rotation       1 × 6–8      rest 15 s  –
   World's Greatest Stretch          1 × 4–6      rest 15 s  –
   Half-Kneeling Hip Flexor Stretch  2 × 30–45 s  rest 15 s  –
   90/90 Hip Switch                  1 × 8–10     rest 15 s  –
   Hamstring Stretch                 2 × 30–45 s  rest 15 s  –
   Knee-to-Wall Ankle Rock           1 × 10–12    rest 15 s  –
   Deep Squat Hold                   2 × 30–60 s  rest 15 s  –
   Child's Pose                      1 × 45–60 s  rest 15 s  –
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use mobility-15

$ fitlog workout show five-by-five --ascii
 5x5 Strength                                                       five-by-five
 ------------------------------------------------------------------------------
 Five sets of five, barbell only. Three lifts a day, and a little more weight
 every session for as long as it works.

 When       3 days a week, A and B in turn
 Needs      barbell, bench, rack

 A
   Barbell Back Squat      5 x 5  rest 180 s  linear +2.5 kg
   Barbell Bench Press     5 x 5  rest 180 s  linear +2.5 kg
   Barbell Row             5 x 5  rest 180 s  linear +2.5 kg

 B
   Barbell Back Squat      5 x 5  rest 180 s  linear +2.5 kg
   Barbell Overhead Press  5 x 5  rest 180 s  linear +2.5 kg
   Barbell Deadlift        1 x 5  rest 180 s  linear +5 kg

 linear     every set done: more weight; a third miss in a row: 90 %
 ------------------------------------------------------------------------------
 fitlog workout use five-by-five


"#]]);
}

#[test]
fn shown_where_there_is_little_room() {
    Env::new()
        .with("COLUMNS", "60")
        .session("workout show upper-lower")
        .is(str![[r#"
$ fitlog workout show upper-lower
 Upper Lower                                     upper-lower
 ──────────────────────────────────────────────────────────
 Two heavy days, two with more reps. Upper and lower body
 in turn; for those who no longer go up every session.

 When       4 days a week, Upper heavy, Lower heavy, Upper
            volume and Lower volume in turn
 Needs      barbell, ez bar, dumbbell, cable, machine,
            bench, rack

 Upper heavy
 Barbell Bench Press               3 × 3–5    double +2.5 kg
 Barbell Row                       3 × 3–5    double +2.5 kg
 Incline Dumbbell Bench Press      3 × 6–10   double +2 kg
 Lat Pulldown                      3 × 6–10   double +2.5 kg
 Barbell Overhead Press            2 × 5–8    double +2.5 kg
 Barbell Curl                      2 × 6–10   double +2.5 kg
 Skull Crusher                     2 × 6–10   double +2.5 kg

 Lower heavy
 Barbell Back Squat                3 × 3–5    double +2.5 kg
 Barbell Deadlift                  3 × 3–5    double +5 kg
 Leg Press                         3 × 10–15  double +5 kg
 Lying Leg Curl                    3 × 6–10   double +2.5 kg
 Standing Calf Raise Machine       4 × 6–10   double +5 kg

 Upper volume
 Incline Barbell Bench Press       3 × 8–12   double +2.5 kg
 Dumbbell Fly                      3 × 8–12   double +1 kg
 Seated Cable Row                  3 × 8–12   double +2.5 kg
 One-Arm Dumbbell Row              3 × 8–12   double +2 kg
 Dumbbell Lateral Raise            3 × 8–12   double +1 kg
 Incline Dumbbell Curl             3 × 8–12   double +1 kg
 Cable Overhead Triceps Extension  3 × 8–12   double +2.5 kg

 Lower volume
 Front Squat                       3 × 8–12   double +2.5 kg
 Dumbbell Lunge                    3 × 8–12   double +2 kg
 Leg Extension                     3 × 10–15  double +2.5 kg
 Seated Leg Curl                   3 × 10–15  double +2.5 kg
 Lever Back Extension              3 × 10–15  double +2.5 kg
 Seated Calf Raise                 3 × 8–12   double +2.5 kg

 double     every set at the top: more weight, from the
            bottom again; twice below it: 90 %
 ──────────────────────────────────────────────────────────
 fitlog workout use upper-lower


"#]]);
}

#[test]
fn every_screen_fits() {
    for width in [60, 80, 100] {
        let env = Env::new().with("COLUMNS", &width.to_string());
        for id in IDS {
            for screen in [["show", id], ["next", id]] {
                let text = env.run(&["workout", screen[0], screen[1]]).text;
                let longest = text.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(
                    longest <= width,
                    "{screen:?} has {longest} columns of {width}:\n{text}"
                );
                assert!(!text.contains('…'), "{screen:?} is cut at {width}:\n{text}");
                assert!(!text.contains("stderr"), "{text}");
            }
        }
    }
}

#[test]
fn as_json() {
    Env::new()
        .session("workout list --json")
        .text
        .lines()
        .find(|line| line.contains("\"posterior-chain\""))
        .unwrap();
    Env::new()
        .session("workout show five-by-five --json\nworkout next five-by-five --json")
        .is(str![[r#"
$ fitlog workout show five-by-five --json
{
  "schema": 1,
  "workout": {
    "schema_version": 1,
    "id": "five-by-five",
    "name": "5x5 Strength",
    "summary": "Five sets of five, barbell only. Three lifts a day, and a little more weight every session for as long as it works.",
    "days_a_week": [
      3
    ],
    "order": "in-turn",
    "days": [
      {
        "name": "A",
        "items": [
          {
            "exercise": "back-squat",
            "sets": 5,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 2.5
          },
          {
            "exercise": "barbell-bench-press",
            "sets": 5,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 2.5
          },
          {
            "exercise": "barbell-row",
            "sets": 5,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 2.5
          }
        ]
      },
      {
        "name": "B",
        "items": [
          {
            "exercise": "back-squat",
            "sets": 5,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 2.5
          },
          {
            "exercise": "overhead-press",
            "sets": 5,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 2.5
          },
          {
            "exercise": "deadlift",
            "sets": 1,
            "reps": [
              5,
              5
            ],
            "rest_seconds": 180,
            "progression": "linear",
            "increment_kg": 5.0
          }
        ]
      }
    ]
  },
  "equipment": [
    "barbell",
    "bench",
    "rack"
  ],
  "where": "gym",
  "own": false,
  "file": null,
  "in_use": false
}

$ fitlog workout next five-by-five --json
{
  "schema": 1,
  "workout": "five-by-five",
  "name": "5x5 Strength",
  "day": "A",
  "date": "2026-11-22",
  "last": null,
  "exercises": [
    {
      "exercise": "back-squat",
      "name": "Barbell Back Squat",
      "known": true,
      "progression": "linear",
      "rest_seconds": 180,
      "last": null,
      "target": {
        "action": "start",
        "sets": [
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          }
        ],
        "needs_weight": true,
        "hard": false,
        "harder": null
      },
      "done": [],
      "left": "back-squat 5x5@?"
    },
    {
      "exercise": "barbell-bench-press",
      "name": "Barbell Bench Press",
      "known": true,
      "progression": "linear",
      "rest_seconds": 180,
      "last": null,
      "target": {
        "action": "start",
        "sets": [
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          }
        ],
        "needs_weight": true,
        "hard": false,
        "harder": null
      },
      "done": [],
      "left": "barbell-bench-press 5x5@?"
    },
    {
      "exercise": "barbell-row",
      "name": "Barbell Row",
      "known": true,
      "progression": "linear",
      "rest_seconds": 180,
      "last": null,
      "target": {
        "action": "start",
        "sets": [
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          },
          {
            "reps": 5
          }
        ],
        "needs_weight": true,
        "hard": false,
        "harder": null
      },
      "done": [],
      "left": "barbell-row 5x5@?"
    }
  ],
  "done": false,
  "then": "B"
}


"#]]);
}

/// What there is to log of a day: the lines of `workout next --log` without its remarks.
fn lines(env: &Env) -> String {
    let text = env.run(&["workout", "next", "--log"]).text;
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Logs a day through `workout next --log`, some of its lines edited.
fn train(env: &Env, edits: &[(&str, &str)]) {
    let mut text = env.run(&["workout", "next", "--log"]).text;
    for (old, new) in edits {
        assert!(text.contains(old), "{old} is not in\n{text}");
        text = text.replace(old, new);
    }
    env.run_with(&["log", "-"], &text).ok();
}

#[test]
fn the_first_day() {
    let env = Env::new();
    env.session("workout next\nworkout use posterior-chain\nworkout next\nworkout next --log")
        .is(str![[r#"
$ fitlog workout next
--- stderr ---
error: no workout is in use
  try: fitlog workout list   (all workouts)
   or: fitlog workout use posterior-chain   (from now on)
[exit status: 1]

$ fitlog workout use posterior-chain
Lower Back and Posterior Chain is in use from now on   (fitlog workout next)

$ fitlog workout next
 Lower Back and Posterior Chain: A                               Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Lever Back Extension  3 × 8–12     rest 90 s
     first time: a weight with two or three to spare
    Romanian Deadlift     3 × 8–10     rest 90 s
     first time: a weight with two or three to spare
    Barbell Hip Thrust    3 × 8–12     rest 90 s
     first time: a weight with two or three to spare
    Seated Leg Curl       3 × 10–15    rest 90 s
     first time: a weight with two or three to spare
    Bird Dog              2 × 6–10     rest 90 s
     first time
    Side Plank            2 × 20–40 s  rest 60 s
     first time
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt

$ fitlog workout next --log
# workout: posterior-chain / A
# change what differs, then: fitlog log - < this file

# first time: a weight with two or three to spare
lever-back-extension 3x8@?

# first time: a weight with two or three to spare
romanian-deadlift 3x8@?

# first time: a weight with two or three to spare
barbell-hip-thrust 3x8@?

# first time: a weight with two or three to spare
seated-leg-curl 3x10@?

# first time
bird-dog 2x6

# first time
side-plank 2x20s


"#]]);
    // What was lifted is not known, and not guessed: nothing is logged until it is said.
    let text = env.run(&["workout", "next", "--log"]).text;
    env.run_with(&["log", "-"], &text).is(str![[r#"
--- stderr ---
error: 4 of 7 lines cannot be logged; nothing was written

line 5: `?` does not belong here

  3x8@?
      ^

line 8: `?` does not belong here

  3x8@?
      ^

line 11: `?` does not belong here

  3x8@?
      ^

line 14: `?` does not belong here

  3x10@?
       ^
[exit status: 2]

"#]]);
    assert!(env.log().is_empty());
}

/// Two weeks, the targets by the progression tables of the vectors: all sets at the top, more weight and back to the
/// bottom; not all, a rep more; twice below the bottom, nine tenths; holds five seconds more; reps, then harder.
#[test]
fn two_weeks_of_posterior_chain() {
    let env = on("2026-11-09", Env::new());
    env.run(&["workout", "use", "posterior-chain"]).ok();
    train(
        &env,
        &[
            ("lever-back-extension 3x8@?", "lever-back-extension 3x12@45"),
            ("romanian-deadlift 3x8@?", "romanian-deadlift 10,9,8@60"),
            (
                "barbell-hip-thrust 3x8@?",
                "barbell-hip-thrust 3x12@80 rpe9.5",
            ),
            ("seated-leg-curl 3x10@?", "seated-leg-curl 9,8,8@40"),
            ("bird-dog 2x6", "bird-dog 2x10"),
            ("side-plank 2x20s", "side-plank 30s 25s"),
        ],
    );
    let env = on("2026-11-12", env);
    train(
        &env,
        &[
            (
                "lever-back-extension 3x12@40kg",
                "lever-back-extension 15,15,15@40kg",
            ),
            (
                "single-leg-romanian-deadlift 3x8@?",
                "single-leg-romanian-deadlift 10,10,10@14",
            ),
            (
                "cable-pull-through 3x10@?",
                "cable-pull-through 12,12,11@25",
            ),
            ("lying-leg-curl 3x8@?", "lying-leg-curl 3x12@30"),
            (
                "reverse-hyperextension 2x10@?",
                "reverse-hyperextension 2x15@20",
            ),
            ("dead-bug 2x8", "dead-bug 9,8"),
        ],
    );
    let env = on("2026-11-16", env);
    env.session("workout next").is(str![[r#"
$ fitlog workout next
 Lower Back and Posterior Chain: A                               Mon 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Lever Back Extension  3 × 8 @ 47.5 kg    rest 90 s
     last 9 Nov: 3 × 12 @ 45 kg · up 2.5 kg: every set had 12
    Romanian Deadlift     10, 10, 9 @ 60 kg  rest 90 s
     last 9 Nov: 10, 9, 8 @ 60 kg · a rep more where there is room
    Barbell Hip Thrust    3 × 8 @ 82.5 kg    rest 90 s
     last 9 Nov: 3 × 12 @ 80 kg rpe 9.5
     up 2.5 kg: every set had 12, though the last was hard
    Seated Leg Curl       3 × 10 @ 40 kg     rest 90 s
     last 9 Nov: 9, 8, 8 @ 40 kg · a rep more where there is room
    Bird Dog              2 × 10 @ bw        rest 90 s
     last 9 Nov: 2 × 10 @ bw
     every set had 10: a harder variation, or added weight
    Side Plank            35 s, 30 s         rest 60 s
     last 9 Nov: 30 s, 25 s · 5 s more where there is room
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt                     last: B on Thu 12 Nov


"#]]);
    train(
        &env,
        &[("seated-leg-curl 3x10@40kg", "seated-leg-curl 10,9,9@40kg")],
    );
    env.session("workout next").is(str![[r#"
$ fitlog workout next
 Lower Back and Posterior Chain: A                               Mon 16 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ✓  Lever Back Extension  3 × 8 @ 47.5 kg
     done 3 × 8 @ 47.5 kg
 ✓  Romanian Deadlift     10, 10, 9 @ 60 kg
     done 10, 10, 9 @ 60 kg
 ✓  Barbell Hip Thrust    3 × 8 @ 82.5 kg
     done 3 × 8 @ 82.5 kg
 ✓  Seated Leg Curl       3 × 10 @ 40 kg
     done 10, 9, 9 @ 40 kg
 ✓  Bird Dog              2 × 10 @ bw
     done 2 × 10 @ bw
 ✓  Side Plank            35 s, 30 s
     done 35 s, 30 s
 ──────────────────────────────────────────────────────────────────────────────
 done; next time B                                         last: B on Thu 12 Nov


"#]]);
    let env = on("2026-11-19", env);
    env.session("workout next").is(str![[r#"
$ fitlog workout next
 Lower Back and Posterior Chain: B                               Thu 19 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Lever Back Extension          3 × 12 @ 42.5 kg    rest 90 s
     last 12 Nov: 3 × 15 @ 40 kg · up 2.5 kg: every set had 15
    Single-Leg Romanian Deadlift  3 × 8 @ 16 kg       rest 90 s
     last 12 Nov: 3 × 10 @ 14 kg · up 2 kg: every set had 10
    Cable Pull-Through            13, 13, 12 @ 25 kg  rest 90 s
     last 12 Nov: 12, 12, 11 @ 25 kg · a rep more where there is room
    Lying Leg Curl                3 × 8 @ 32.5 kg     rest 90 s
     last 12 Nov: 3 × 12 @ 30 kg · up 2.5 kg: every set had 12
    Reverse Hyperextension        2 × 10 @ 22.5 kg    rest 90 s
     last 12 Nov: 2 × 15 @ 20 kg · up 2.5 kg: every set had 15
    Dead Bug                      10, 9 @ bw          rest 90 s
     last 12 Nov: 9, 8 @ bw · a rep more where there is room
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt                     last: A on Mon 16 Nov


"#]]);
    // Done as it stands there.
    train(&env, &[]);
    let env = on("2026-11-23", env);
    env.session("workout next").is(str![[r#"
$ fitlog workout next
 Lower Back and Posterior Chain: A                               Mon 23 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Lever Back Extension  3 × 9 @ 47.5 kg  rest 90 s
     last 16 Nov: 3 × 8 @ 47.5 kg · a rep more where there is room
    Romanian Deadlift     3 × 10 @ 60 kg   rest 90 s
     last 16 Nov: 10, 10, 9 @ 60 kg · a rep more where there is room
    Barbell Hip Thrust    3 × 9 @ 82.5 kg  rest 90 s
     last 16 Nov: 3 × 8 @ 82.5 kg · a rep more where there is room
    Seated Leg Curl       3 × 10 @ 35 kg   rest 90 s
     last 16 Nov: 10, 9, 9 @ 40 kg · 90 %: twice below 10
    Bird Dog              2 × 10 @ bw      rest 90 s
     last 16 Nov: 2 × 10 @ bw
     every set had 10: a harder variation, or added weight
    Side Plank            40 s, 35 s       rest 60 s
     last 16 Nov: 35 s, 30 s · 5 s more where there is room
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt                     last: B on Thu 19 Nov


"#]]);
    assert_eq!(
        lines(&env),
        "\
lever-back-extension 3x9@47.5kg
romanian-deadlift 3x10@60kg
barbell-hip-thrust 3x9@82.5kg
seated-leg-curl 3x10@35kg
bird-dog 2x10
side-plank 40s 35s
"
    );
}

/// Linear progression: up, a miss, a second, and a third, which takes a tenth off.
#[test]
fn three_misses() {
    let mut env = Env::new();
    env.run(&["workout", "use", "five-by-five"]).ok();
    let squats = [
        "5x5@100",
        "5x5@102.5",
        "5,5,5,5,4@105",
        "5,5,5,4,4@105",
        "5,5,5,5,3@105",
    ];
    for (day, sets) in (2..).zip(squats) {
        env = on(&format!("2026-11-{day:02}"), env);
        let label = if day % 2 == 0 { "A" } else { "B" };
        let text = format!("# workout: five-by-five / {label}\nback-squat {sets}\n");
        env.run_with(&["log", "-"], &text).ok();
        env.run(&["workout", "next"]).ok();
    }
    on("2026-11-20", env).session("workout next").is(str![[r#"
$ fitlog workout next
 5x5 Strength: B                                                 Fri 20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Barbell Back Squat      5 × 5 @ 92.5 kg  rest 180 s
     last 6 Nov: 5, 5, 5, 5, 3 @ 105 kg · 90 %: the third miss in a row
    Barbell Overhead Press  5 × 5            rest 180 s
     first time: a weight with two or three to spare
    Barbell Deadlift        1 × 5            rest 180 s
     first time: a weight with two or three to spare
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt                      last: A on Fri 6 Nov


"#]]);
}

#[test]
fn bodyweight_goes_on_with_a_harder_one() {
    let env = Env::new();
    env.session(
        "log push-up 15,15,15 -d fri\nlog pull-up 8,7,6 -d fri\nworkout next home-bodyweight",
    )
    .is(str![[r#"
$ fitlog log push-up 15,15,15 -d fri
Push-Up · Fri 20 Nov 2026
  3 × 15 @ bw
  45 reps
  first time: the baseline for records

$ fitlog log pull-up 8,7,6 -d fri
Pull-Up · Fri 20 Nov 2026
  8, 7, 6 @ bw
  21 reps
  first time: the baseline for records

$ fitlog workout next home-bodyweight
 Home Bodyweight                                                 Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Pull-Up                  8, 8, 7 @ bw  rest 90 s
     last 20 Nov: 8, 7, 6 @ bw · a rep more where there is room
    Bodyweight Squat         3 × 10–20     rest 90 s
     first time
    Push-Up                  3 × 15 @ bw   rest 90 s
     last 20 Nov: 3 × 15 @ bw
     every set had 15: Decline Push-Up 3 × 5, or added weight
    Single-Leg Glute Bridge  3 × 8–15      rest 90 s
     first time
    Inverted Row             3 × 5–12      rest 90 s
     first time
    Superman                 2 × 10–15     rest 90 s
     first time
    Plank                    3 × 20–60 s   rest 60 s
     first time
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next home-bodyweight --log > today.txt


"#]]);
    env.run(&["workout", "next", "home-bodyweight", "--log"])
        .is(str![[r#"
# workout: home-bodyweight / Day
# change what differs, then: fitlog log - < this file

# last 20 Nov: 8 7 6
# a rep more where there is room
pull-up 2x8 7

# first time
bodyweight-squat 3x10

# last 20 Nov: 3x15
# every set had 15: Decline Push-Up 3 x 5, or added weight
push-up 3x15

# first time
single-leg-glute-bridge 3x8

# first time
inverted-row 3x5

# first time
superman 2x10

# first time
plank 3x20s

"#]]);
}

#[test]
fn what_is_logged_is_ticked() {
    let env = Env::new();
    env.session(
        "workout use full-body-beginner\nlog back-squat 5@60w 3x5@100\nlog plank 40s\nlog bench 3x5@60\nworkout next\nworkout next --log\nworkout next --day b",
    )
    .is(str![[r#"
$ fitlog workout use full-body-beginner
Full Body Beginner is in use from now on   (fitlog workout next)

$ fitlog log back-squat 5@60w 3x5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 60 kg warm-up; 3 × 5 @ 100 kg
  15 reps · 1,500 kg · est. 1RM 116.7 kg · 1 warm-up
  first time: the baseline for records

$ fitlog log plank 40s
Plank · Sun 22 Nov 2026
  40 s
  first time: the baseline for records

$ fitlog log bench 3x5@60
Barbell Bench Press · Sun 22 Nov 2026
  3 × 5 @ 60 kg
  15 reps · 900 kg · est. 1RM 70.0 kg
  first time: the baseline for records

$ fitlog workout next
 Full Body Beginner: A                                           Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ✓  Barbell Back Squat    3 × 5
     done 3 × 5 @ 100 kg
 ✓  Barbell Bench Press   3 × 5
     done 3 × 5 @ 60 kg
    Barbell Row           3 × 5        rest 180 s
     first time: a weight with two or three to spare
    Lever Back Extension  2 × 10–15    rest 90 s
     first time: a weight with two or three to spare
    Plank                 2 × 30–60 s  rest 60 s
     done 40 s · 1 of 2 sets to go
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt

$ fitlog workout next --log
# workout: full-body-beginner / A
# change what differs, then: fitlog log - < this file

# done: back-squat 3x5@100kg

# done: barbell-bench-press 3x5@60kg

# first time: a weight with two or three to spare
barbell-row 3x5@?

# first time: a weight with two or three to spare
lever-back-extension 2x10@?

# done: plank 40s
plank 30s

$ fitlog workout next --day b
 Full Body Beginner: B                                           Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 ✓  Barbell Back Squat      3 × 5
     done 3 × 5 @ 100 kg
    Barbell Overhead Press  3 × 5     rest 180 s
     first time: a weight with two or three to spare
    Barbell Deadlift        1 × 5     rest 180 s
     first time: a weight with two or three to spare
    Lat Pulldown            3 × 8–12  rest 90 s
     first time: a weight with two or three to spare
    Dead Bug                2 × 8–12  rest 90 s
     first time
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --day B --log > today.txt


"#]]);
}

#[test]
fn steady_work() {
    let env = Env::new();
    env.run(&["log", "cat-cow", "10", "-d", "y"]).ok();
    env.session("workout next mobility-15\nworkout")
        .is(str![[r#"
$ fitlog workout next mobility-15
 Mobility, 15 Minutes                                            Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Cat-Cow                           1 × 8–10     rest 15 s
     last 21 Nov: 10 @ bw
    Open-Book Thoracic Rotation       1 × 6–8      rest 15 s
     first time
    World's Greatest Stretch          1 × 4–6      rest 15 s
     first time
    Half-Kneeling Hip Flexor Stretch  2 × 30–45 s  rest 15 s
     first time
    90/90 Hip Switch                  1 × 8–10     rest 15 s
     first time
    Hamstring Stretch                 2 × 30–45 s  rest 15 s
     first time
    Knee-to-Wall Ankle Rock           1 × 10–12    rest 15 s
     first time
    Deep Squat Hold                   2 × 30–60 s  rest 15 s
     first time
    Child's Pose                      1 × 45–60 s  rest 15 s
     first time
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next mobility-15 --log > today.txt

$ fitlog workout
 Workouts                                                            10 built in
 ──────────────────────────────────────────────────────────────────────────────
                        a week   where
    dumbbell-only       3        home      Dumbbells and a bench, whole body.
    five-by-five        3        gym       Five sets of five, barbell only.
    full-body-beginner  3        gym       The whole body, three times a week.
    home-bodyweight     3        home      At home: no weights, one bar.
    kettlebell-basics   2 or 3   home      The whole body with one kettlebell.
    machine-circuit     2 or 3   gym       The first weeks in a gym.
    mobility-15         any day  anywhere  Fifteen minutes on the floor.
    posterior-chain     2        gym       Lower back, glutes and hamstrings.
    push-pull-legs      3 or 6   gym       Push, pull and legs, a day each.
    upper-lower         4        gym       Two heavy days, two with more reps.
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use ID                                    fitlog workout show ID


"#]]);
    env.run_with(
        &["log", "-"],
        &env.run(&["workout", "next", "mobility-15", "--log"]).text,
    )
    .ok();
    env.session("workout next mobility-15 --log").is(str![[r#"
$ fitlog workout next mobility-15 --log
# workout: mobility-15 / Day
# change what differs, then: fitlog log - < this file

# done: cat-cow 8

# done: thoracic-rotation 6

# done: worlds-greatest-stretch 4

# done: hip-flexor-stretch 2x30s

# done: hip-90-90 8

# done: hamstring-stretch 2x30s

# done: ankle-rock 10

# done: deep-squat-hold 2x30s

# done: childs-pose 45s


"#]]);
}

#[test]
fn the_week_names_what_comes_next() {
    let env = Env::new();
    env.session("log squat 5x5@100 -d fri\nlog deadlift 5@140 -d fri\nlog overhead-press 5x5@40 -d fri\nworkout use five-by-five\nweek\nweek last\nweek -q")
        .is(str![[r#"
$ fitlog log squat 5x5@100 -d fri
Barbell Back Squat · Fri 20 Nov 2026
  5 × 5 @ 100 kg
  25 reps · 2,500 kg · est. 1RM 116.7 kg
  first time: the baseline for records

$ fitlog log deadlift 5@140 -d fri
Barbell Deadlift · Fri 20 Nov 2026
  5 @ 140 kg
  5 reps · 700 kg · est. 1RM 163.3 kg
  first time: the baseline for records

$ fitlog log overhead-press 5x5@40 -d fri
Barbell Overhead Press · Fri 20 Nov 2026
  5 × 5 @ 40 kg
  25 reps · 1,000 kg · est. 1RM 46.7 kg
  first time: the baseline for records

$ fitlog workout use five-by-five
5x5 Strength is in use from now on   (fitlog workout next)

$ fitlog week
 Week 47  ·  Mon 16 to Sun 22 November 2026                1 of 3 sessions  ●○○
 ──────────────────────────────────────────────────────────────────────────────
               this week
 Sessions              1
 Working sets         11
 Reps                 55
 Volume         4,200 kg

 First week: baselines saved, records start next time.

 Strength                                                best estimated 1RM, kg
                         W46    W47  change  8-week trend
 Barbell Deadlift          –  163.3          ·······▄
 Barbell Back Squat        –  116.7          ·······▄
 Barbell Overhead Press    –   46.7          ·······▄

 Hard sets per muscle                       main 1, helper ½  ·  guide 10 to 20
 quads          5.5  ████████▎      │              │       building
 front delts      5  ███████▌       │              │       building
   and 8 more below 5: fitlog week --muscles

 Ready to go up  Barbell Deadlift 145 kg  ·  Barbell Back Squat 102.5 kg
                 Barbell Overhead Press 42.5 kg
 ──────────────────────────────────────────────────────────────────────────────
 Goal: 3 sessions a week                  fitlog progress EXERCISE for one lift
 Next: 5x5 Strength: A                                       fitlog workout next

$ fitlog week last
 Week 46  ·  Mon 9 to Sun 15 November 2026                 0 of 3 sessions  ○○○
 ──────────────────────────────────────────────────────────────────────────────
 No sessions up to this week. The first: Fri 20 Nov.

$ fitlog week -q


"#]]);
    let json = env.run(&["--json"]).text;
    assert!(
        json.ends_with("  \"workout\": {\n    \"id\": \"five-by-five\",\n    \"day\": \"A\",\n    \"done\": false\n  }\n}\n"),
        "{json}"
    );
}

/// The name of the workout goes out and comes in with the text, whatever it is.
#[test]
fn the_text_keeps_the_workout() {
    let session = "\
2026-11-02
# workout: five-by-five / A
back-squat 5x5@100
# a remark
barbell-row 5x5@60 // easy
# workout: Evening \\u{1b} legs\\u{20}
leg-press 10@100
# workout:
plank 60s
2026-11-03
plank 61s
";
    let env = Env::new();
    env.run_with(&["log", "-"], session).ok();
    let text = env.run(&["export", "-f", "text"]).text;
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        text.as_str(),
        str![[r#"
# written by fitlog export
2026-11-02
# workout: five-by-five / A
back-squat 5x5@100kg
barbell-row 5x5@60kg // easy
# workout: Evening /u{1b} legs/u{20}
leg-press 10@100kg
# workout:
plank 60s
2026-11-03
plank 61s

"#]],
    );
    let other = Env::new();
    other.run_with(&["log", "-"], &text).ok();
    let json = |env: &Env| {
        let text = env.run(&["export"]).text;
        text.replace(|letter: char| letter.is_ascii_digit(), "0")
    };
    assert_eq!(json(&env), json(&other));
    assert!(
        json(&env).contains("\"workout\":\"Evening \\u000b legs \""),
        "{}",
        json(&env)
    );
    env.run_with(
        &["log", "-"],
        &format!("# workout: {}\nplank 60s", "x".repeat(1_001)),
    )
    .is(str![[r#"
--- stderr ---
error: 1 of 2 lines cannot be logged; nothing was written

line 1: the name of the workout has 1001 characters, more than 1000
[exit status: 2]

"#]]);
}

#[test]
fn of_ones_own() {
    let env = Env::new();
    fs::write(env.path("legs.txt"), BY_HAND).unwrap();
    env.session(
        "workout add legs.txt\nworkout add legs.txt\nworkout show legs\nworkout add legs.txt -q\nworkout remove legs-and-back --json\nworkout add legs.txt --json\nworkout use legs-and-back --json\nworkout remove legs-and-back\nworkout use --none\nworkout use --none --json\nworkout remove legs-and-back\nworkout remove five-by-five",
    )
    .is(str![[r#"
$ fitlog workout add legs.txt
added: Legs and Back (2 days, 4 exercises)   (fitlog workout show legs-and-back)

$ fitlog workout add legs.txt
--- stderr ---
error: a workout `legs-and-back` is there already, one of yours
  try: fitlog workout edit legs-and-back
[exit status: 2]

$ fitlog workout show legs
 Legs and Back                                             yours · legs-and-back
 ──────────────────────────────────────────────────────────────────────────────
 Two short days.

 When       2 or 3 days a week, A and B in turn
 Needs      barbell, dumbbell, machine, rack

 A
   Barbell Back Squat    3 × 5        rest 180 s  linear +2.5 kg
   Plank                 3 × 30–60 s              time

 B
   Lever Back Extension  3 × 8–12     rest 90 s   double +2.5 kg
   Farmer's Walk         3 × 20–40 m              distance +2 kg

 linear     every set done: more weight; a third miss in a row: 90 %
 double     every set at the top: more weight, from the bottom again; twice
            below it: 90 %
 time       5 s more each set; at the top a harder variation, or weight
 distance   5 m more each set; at the top more weight
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use legs-and-back

$ fitlog workout add legs.txt -q
--- stderr ---
error: a workout `legs-and-back` is there already, one of yours
  try: fitlog workout edit legs-and-back
[exit status: 2]

$ fitlog workout remove legs-and-back --json
{
  "schema": 1,
  "done": "removed",
  "workout": "legs-and-back",
  "file": "$DIR/workouts/legs-and-back.json.removed"
}

$ fitlog workout add legs.txt --json
{
  "schema": 1,
  "done": "added",
  "workout": "legs-and-back",
  "file": "$DIR/workouts/legs-and-back.json"
}

$ fitlog workout use legs-and-back --json
{
  "schema": 1,
  "workout": "legs-and-back"
}

$ fitlog workout remove legs-and-back
removed: legs-and-back, kept as $DIR/workouts/legs-and-back.json.removed-2
no workout is in use from now on

$ fitlog workout use --none
no workout is in use from now on

$ fitlog workout use --none --json
{
  "schema": 1,
  "workout": null
}

$ fitlog workout remove legs-and-back
--- stderr ---
error: no workout is called `legs-and-back`
  try: fitlog workout list   (all workouts)
[exit status: 3]

$ fitlog workout remove five-by-five
--- stderr ---
error: five-by-five is built in and does not change
  try: fitlog workout copy five-by-five my-five-by-five   (a copy to edit)
   or: fitlog workout copy five-by-five five-by-five   (a copy in place of the built-in one)
[exit status: 2]


"#]]);
    assert!(env.path("workouts/legs-and-back.json.removed").is_file());
}

#[test]
fn of_ones_own_from_standard_input_and_json() {
    let env = Env::new();
    env.run_with(&["workout", "add", "-"], BY_HAND).ok();
    let file = env.path("workouts/legs-and-back.json");
    let json = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    env.run_with(&["workout", "add", "-"], &json).ok();
    assert_eq!(fs::read_to_string(&file).unwrap(), json);
    env.run_with(
        &["workout", "add", "-"],
        &json.replace("legs-and-back", "five-by-five"),
    )
    .is(str![[r#"
--- stderr ---
error: a workout `five-by-five` is there already, a built-in one
hint: give yours another id
[exit status: 2]

"#]]);
}

#[test]
fn files_with_a_mistake_are_not_taken() {
    let env = Env::new();
    let files: [(&str, &[u8]); 10] = [
        ("empty.txt", b""),
        ("kyrillic.txt", "Спина\nplank 3x60s\n".as_bytes()),
        ("sets.txt", b"Legs\n\nback squat\n"),
        ("word.txt", b"Legs\nback squat 3x5 maybe\n"),
        ("exercise.txt", b"Legs\nA:\nback squad 3x5\n"),
        ("counted.txt", b"Legs\nA:\nplank 3x5\n"),
        ("bytes.txt", b"Legs\nplank \xff\n"),
        ("two.json", b"{\"schema_version\": 1, \"id\": \"a\", \"name\": \"aa\", \"days\": [\n{\"name\": \"A\", \"items\": [\n{\"exercise\": \"plank\", \"sets\": 3}]}]}"),
        ("unknown.json", b"{\n\"schema_version\": 1,\n\"days_per_week\": 3}"),
        ("cut.json", b"{\n\"schema_version\": 1,\n\"id\": \"a"),
    ];
    fs::write(env.path("long.txt"), "x".repeat((1 << 20) + 1)).unwrap();
    let mut commands = "workout add long.txt\n".to_owned();
    for (name, bytes) in files {
        fs::write(env.path(name), bytes).unwrap();
        commands += &format!("workout add {name}\n");
    }
    env.session(&(commands + "workout add nothing.txt")).is(str![[r#"
$ fitlog workout add long.txt
--- stderr ---
error: long.txt:1: not UTF-8 text of at most 1 MiB
[exit status: 2]

$ fitlog workout add empty.txt
--- stderr ---
error: empty.txt:1: the first line is the name of the workout
[exit status: 2]

$ fitlog workout add kyrillic.txt
--- stderr ---
error: kyrillic.txt:1: no id can be made of the name: add a line as id: my-workout
[exit status: 2]

$ fitlog workout add sets.txt
--- stderr ---
error: sets.txt:3: `back squat` has no sets: write back squat 3x5, plank 3x30-60s, farmers walk 3x40m, or a day as A:
[exit status: 2]

$ fitlog workout add word.txt
--- stderr ---
error: word.txt:2: `maybe` is not understood: behind the sets stand rest90s, +2.5kg, and double, linear, reps, time, distance or none
[exit status: 2]

$ fitlog workout add exercise.txt
--- stderr ---
error: exercise.txt:3: no exercise is called `back squad`; did you mean back-squat or hack-squat or barbell-hack-squat?
[exit status: 2]

$ fitlog workout add counted.txt
--- stderr ---
error: counted.txt:3: `reps`: sets of plank count seconds
[exit status: 2]

$ fitlog workout add bytes.txt
--- stderr ---
error: bytes.txt:1: not UTF-8 text of at most 1 MiB
[exit status: 2]

$ fitlog workout add two.json
--- stderr ---
error: two.json:3: an exercise has one of `reps`, `seconds` and `metres`
[exit status: 2]

$ fitlog workout add unknown.json
--- stderr ---
error: unknown.json:3: unknown field `days_per_week`, expected one of `schema_version`, `id`, `name`, `summary`, `days_a_week`, `order`, `days`
[exit status: 2]

$ fitlog workout add cut.json
--- stderr ---
error: cut.json:3: EOF while parsing a string
[exit status: 2]

$ fitlog workout add nothing.txt
--- stderr ---
error: cannot read nothing.txt: no such file or directory
[exit status: 1]


"#]]);
    assert!(!env.path("workouts").exists());
}

/// Nothing is waited for, and nothing is read without end.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_no_workout() {
    let env = Env::new();
    fs::create_dir(env.path("workouts")).unwrap();
    let pipe = env.path("workouts/pipe.json");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    assert!(made.unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", env.path("workouts/zero.json")).unwrap();
    fs::write(env.path("workouts/long.json"), " ".repeat((1 << 20) + 1)).unwrap();
    env.session("workout list -q\nworkout show pipe\nworkout show zero\nworkout show long\nworkout use pipe\nlog squat 3x5@100 -q")
        .is(str![[r#"
$ fitlog workout list -q

$ fitlog workout show pipe
--- stderr ---
error: $DIR/workouts/pipe.json:1: it is not a regular file
[exit status: 1]

$ fitlog workout show zero
--- stderr ---
error: $DIR/workouts/zero.json:1: it is not a regular file
[exit status: 1]

$ fitlog workout show long
--- stderr ---
error: $DIR/workouts/long.json:1: it is longer than 1 MiB
[exit status: 1]

$ fitlog workout use pipe
--- stderr ---
error: $DIR/workouts/pipe.json:1: it is not a regular file
[exit status: 1]

$ fitlog log squat 3x5@100 -q


"#]]);
}

/// A broken file is named with line and field, and stops nothing else.
#[test]
fn a_broken_file_stops_nothing() {
    let env = Env::new();
    env.run_with(&["workout", "add", "-"], BY_HAND).ok();
    env.run(&["workout", "use", "legs-and-back"]).ok();
    let file = env.path("workouts/legs-and-back.json");
    let json = fs::read_to_string(&file).unwrap();
    fs::write(&file, json.replace("[5, 5]", "[5]")).unwrap();
    fs::write(env.path("workouts/other.json"), json).unwrap();
    env.session(
        "log squat 3x5@100\nweek\nweek -q\nworkout list -q\nworkout list\nworkout next\nworkout next five-by-five --log\nworkout show other",
    )
    .is(str![[r#"
$ fitlog log squat 3x5@100
Barbell Back Squat · Sun 22 Nov 2026
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
--- stderr ---
warning: $DIR/workouts/legs-and-back.json:12: `reps`: invalid length 1, expected a tuple of size 2

$ fitlog week -q

$ fitlog workout list -q

$ fitlog workout list
 Workouts                                                            10 built in
 ──────────────────────────────────────────────────────────────────────────────
                        a week   where
    dumbbell-only       3        home      Dumbbells and a bench, whole body.
    five-by-five        3        gym       Five sets of five, barbell only.
    full-body-beginner  3        gym       The whole body, three times a week.
    home-bodyweight     3        home      At home: no weights, one bar.
    kettlebell-basics   2 or 3   home      The whole body with one kettlebell.
    machine-circuit     2 or 3   gym       The first weeks in a gym.
    mobility-15         any day  anywhere  Fifteen minutes on the floor.
    posterior-chain     2        gym       Lower back, glutes and hamstrings.
    push-pull-legs      3 or 6   gym       Push, pull and legs, a day each.
    upper-lower         4        gym       Two heavy days, two with more reps.
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use ID                                    fitlog workout show ID
--- stderr ---
warning: $DIR/workouts/legs-and-back.json:12: `reps`: invalid length 1, expected a tuple of size 2; the workout is left out
warning: $DIR/workouts/other.json:3: `id` is not other, as the file is called; the workout is left out

$ fitlog workout next
--- stderr ---
error: $DIR/workouts/legs-and-back.json:12: `reps`: invalid length 1, expected a tuple of size 2
[exit status: 1]

$ fitlog workout next five-by-five --log
# workout: five-by-five / A
# change what differs, then: fitlog log - < this file

# done: back-squat 3x5@100kg
back-squat 2x5@100kg

# first time: a weight with two or three to spare
barbell-bench-press 5x5@?

# first time: a weight with two or three to spare
barbell-row 5x5@?

$ fitlog workout show other
--- stderr ---
error: $DIR/workouts/other.json:3: `id` is not other, as the file is called
[exit status: 1]


"#]]);
}

/// An exercise that nothing defines is named, and the rest is shown.
#[test]
fn exercises_that_are_not_known() {
    let env = Env::new();
    env.run_with(&["workout", "add", "-"], BY_HAND).ok();
    let file = env.path("workouts/legs-and-back.json");
    let json = fs::read_to_string(&file).unwrap();
    let json = json.replace(
        "\"plank\", \"sets\": 3, \"seconds\"",
        "\"plank\", \"sets\": 3, \"reps\"",
    );
    fs::write(&file, json.replace("back-squat", "back-squad")).unwrap();
    env.session("workout show legs\nworkout next legs\nworkout next legs --log -q\nworkout next legs --log")
        .is(str![[r#"
$ fitlog workout show legs
 Legs and Back                                             yours · legs-and-back
 ──────────────────────────────────────────────────────────────────────────────
 Two short days.

 When       2 or 3 days a week, A and B in turn
 Needs      dumbbell, machine

 A
   back-squad (unknown)  3 × 5        rest 180 s  linear +2.5 kg
   Plank                 3 × 30–60                time

 B
   Lever Back Extension  3 × 8–12     rest 90 s   double +2.5 kg
   Farmer's Walk         3 × 20–40 m              distance +2 kg

 linear     every set done: more weight; a third miss in a row: 90 %
 double     every set at the top: more weight, from the bottom again; twice
            below it: 90 %
 time       5 s more each set; at the top a harder variation, or weight
 distance   5 m more each set; at the top more weight
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use legs-and-back
--- stderr ---
warning: $DIR/workouts/legs-and-back.json:12: `exercise`: no exercise is called `back-squad`; did you mean back-squat or hack-squat or barbell-hack-squat?
warning: $DIR/workouts/legs-and-back.json:13: `reps`: sets of plank count seconds

$ fitlog workout next legs
 Legs and Back: A                                                Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    back-squad (unknown)  3 × 5      rest 180 s
     first time: a weight with two or three to spare
    Plank                 3 × 30–60
     first time
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next legs-and-back --log > today.txt
--- stderr ---
warning: $DIR/workouts/legs-and-back.json:12: `exercise`: no exercise is called `back-squad`; did you mean back-squat or hack-squat or barbell-hack-squat?
warning: $DIR/workouts/legs-and-back.json:13: `reps`: sets of plank count seconds

$ fitlog workout next legs --log -q

$ fitlog workout next legs --log
# workout: legs-and-back / A
# change what differs, then: fitlog log - < this file

# first time: a weight with two or three to spare
# unknown: back-squad 3x5@?

# first time
plank 3x30
--- stderr ---
warning: $DIR/workouts/legs-and-back.json:12: `exercise`: no exercise is called `back-squad`; did you mean back-squat or hack-squat or barbell-hack-squat?
warning: $DIR/workouts/legs-and-back.json:13: `reps`: sets of plank count seconds


"#]]);
}

/// A workout names an exercise by the id it had: its history is found under the one it has now.
#[test]
fn exercises_that_have_another_id_by_now() {
    let env = Env::new();
    let file = env.path("workouts/mine.json");
    env.run(&["workout", "copy", "five-by-five", "mine"]).ok();
    let json = fs::read_to_string(&file).unwrap();
    fs::write(&file, json.replace("back-squat", "old-squat")).unwrap();
    env.write_log(
        "\
{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"date\":\"2026-11-20\",\"exercise\":\"old-squat\",\"sets\":[{\"reps\":5,\"weight\":100,\"unit\":\"kg\"}]}
{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000002\",\"renames\":\"old-squat\",\"to\":\"back-squat\"}
",
    );
    env.session("workout next mine\nworkout show mine")
        .is(str![[r#"
$ fitlog workout next mine
 5x5 Strength: A                                                 Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Barbell Back Squat   5 × 5 @ 100 kg  rest 180 s
     last 20 Nov: 5 @ 100 kg · again: not every set had 5
    Barbell Bench Press  5 × 5           rest 180 s
     first time: a weight with two or three to spare
    Barbell Row          5 × 5           rest 180 s
     first time: a weight with two or three to spare
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next mine --log > today.txt

$ fitlog workout show mine
 5x5 Strength                                                       yours · mine
 ──────────────────────────────────────────────────────────────────────────────
 Five sets of five, barbell only. Three lifts a day, and a little more weight
 every session for as long as it works.

 When       3 days a week, A and B in turn
 Needs      barbell, bench, rack

 A
   Barbell Back Squat      5 × 5  rest 180 s  linear +2.5 kg
   Barbell Bench Press     5 × 5  rest 180 s  linear +2.5 kg
   Barbell Row             5 × 5  rest 180 s  linear +2.5 kg

 B
   Barbell Back Squat      5 × 5  rest 180 s  linear +2.5 kg
   Barbell Overhead Press  5 × 5  rest 180 s  linear +2.5 kg
   Barbell Deadlift        1 × 5  rest 180 s  linear +5 kg

 linear     every set done: more weight; a third miss in a row: 90 %
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use mine


"#]]);
}

#[test]
fn names_that_are_not_known() {
    Env::new()
        .session("workout show posterior-chian\nworkout use nonsense\nworkout show d\nworkout next upper-lower --day upper\nworkout next upper-lower --day 'upper v' --log\nworkout copy five-by-five 'My 5x5'\nworkout copy five-by-five mobility-15\nworkout edit five-by-five\nworkout edit nonsense\nworkout use")
        .is(str![[r#"
$ fitlog workout show posterior-chian
--- stderr ---
error: no workout is called `posterior-chian`
hint: did you mean posterior-chain?
[exit status: 3]

$ fitlog workout use nonsense
--- stderr ---
error: no workout is called `nonsense`
  try: fitlog workout list   (all workouts)
[exit status: 3]

$ fitlog workout show d
 Dumbbell Only                                                     dumbbell-only
 ──────────────────────────────────────────────────────────────────────────────
 Dumbbells and a bench, whole body. Two days in turn; at the top of the range,
 the next pair of dumbbells.

 When       3 days a week, A and B in turn
 Needs      dumbbell, bench

 A
   Goblet Squat                         3 × 8–12  rest 90 s  double +2 kg
   Dumbbell Bench Press                 3 × 8–12  rest 90 s  double +2 kg
   One-Arm Dumbbell Row                 3 × 8–12  rest 90 s  double +2 kg
   Dumbbell Romanian Deadlift           3 × 8–12  rest 90 s  double +2 kg
   Dumbbell Curl                        2 × 8–12  rest 90 s  double +2 kg

 B
   Bulgarian Split Squat                3 × 8–12  rest 90 s  double +2 kg
   Seated Dumbbell Shoulder Press       3 × 8–12  rest 90 s  double +2 kg
   Chest-Supported Dumbbell Row         3 × 8–12  rest 90 s  double +2 kg
   Dumbbell Deadlift                    3 × 8–12  rest 90 s  double +2 kg
   Dumbbell Overhead Triceps Extension  2 × 8–12  rest 90 s  double +2 kg

 double     every set at the top: more weight, from the bottom again; twice
            below it: 90 %
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use dumbbell-only

$ fitlog workout next upper-lower --day upper
--- stderr ---
error: upper-lower has no day `upper`
hint: days: Upper heavy, Lower heavy, Upper volume, Lower volume
[exit status: 2]

$ fitlog workout next upper-lower --day 'upper v' --log
# workout: upper-lower / Upper volume
# change what differs, then: fitlog log - < this file

# first time: a weight with two or three to spare
incline-barbell-bench-press 3x8@?

# first time: a weight with two or three to spare
dumbbell-fly 3x8@?

# first time: a weight with two or three to spare
seated-cable-row 3x8@?

# first time: a weight with two or three to spare
dumbbell-row 3x8@?

# first time: a weight with two or three to spare
dumbbell-lateral-raise 3x8@?

# first time: a weight with two or three to spare
incline-dumbbell-curl 3x8@?

# first time: a weight with two or three to spare
cable-overhead-triceps-extension 3x8@?

$ fitlog workout copy five-by-five 'My 5x5'
--- stderr ---
error: `My 5x5` is no id: lower-case words joined by hyphens, at most 48 characters
[exit status: 2]

$ fitlog workout copy five-by-five mobility-15
--- stderr ---
error: a workout `mobility-15` is there already, a built-in one
hint: give yours another id
[exit status: 2]

$ fitlog workout edit five-by-five
--- stderr ---
error: five-by-five is built in and does not change
  try: fitlog workout copy five-by-five my-five-by-five   (a copy to edit)
   or: fitlog workout copy five-by-five five-by-five   (a copy in place of the built-in one)
[exit status: 2]

$ fitlog workout edit nonsense
--- stderr ---
error: no workout is called `nonsense`
  try: fitlog workout list   (all workouts)
[exit status: 3]

$ fitlog workout use
--- stderr ---
error: fitlog workout use needs a workout
  try: fitlog workout list   (all workouts)
[exit status: 2]


"#]]);
}

#[cfg(unix)]
#[test]
fn edited() {
    let env = Env::new();
    env.run(&["workout", "copy", "five-by-five", "mine"]).ok();
    let env = editing(env, "\"sets\": 5", "\"sets\": 3");
    env.session("workout edit mine\nworkout show mine")
        .is(str![[r#"
$ fitlog workout edit mine
changed: 5x5 Strength (2 days, 6 exercises)   (fitlog workout show mine)

$ fitlog workout show mine
 5x5 Strength                                                       yours · mine
 ──────────────────────────────────────────────────────────────────────────────
 Five sets of five, barbell only. Three lifts a day, and a little more weight
 every session for as long as it works.

 When       3 days a week, A and B in turn
 Needs      barbell, bench, rack

 A
   Barbell Back Squat      3 × 5  rest 180 s  linear +2.5 kg
   Barbell Bench Press     3 × 5  rest 180 s  linear +2.5 kg
   Barbell Row             3 × 5  rest 180 s  linear +2.5 kg

 B
   Barbell Back Squat      3 × 5  rest 180 s  linear +2.5 kg
   Barbell Overhead Press  3 × 5  rest 180 s  linear +2.5 kg
   Barbell Deadlift        1 × 5  rest 180 s  linear +5 kg

 linear     every set done: more weight; a third miss in a row: 90 %
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use mine


"#]]);
    let before = fs::read_to_string(env.path("workouts/mine.json")).unwrap();
    let env = editing(env, "back-squat", "back-squad");
    env.session("workout edit mine").is(str![[r#"
$ fitlog workout edit mine
--- stderr ---
error: $DIR/workouts/.mine.json:12: `exercise`: no exercise is called `back-squad`; did you mean back-squat or hack-squat or barbell-hack-squat?
  try: fitlog workout edit mine   (goes on with what you wrote)
[exit status: 2]


"#]]);
    let env = editing(env, "\"mine\"", "\"yours\"");
    env.session("workout edit mine").is(str![[r#"
$ fitlog workout edit mine
--- stderr ---
error: $DIR/workouts/.mine.json:3: `id` is not mine, as the file is called
  try: fitlog workout edit mine   (goes on with what you wrote)
[exit status: 2]


"#]]);
    // The mistakes are mended in what was written, not in what there was.
    assert_eq!(
        fs::read_to_string(env.path("workouts/mine.json")).unwrap(),
        before
    );
    let env = editing(env, "back-squad", "front-squat");
    env.session("workout edit mine").is(str![[r#"
$ fitlog workout edit mine
--- stderr ---
error: $DIR/workouts/.mine.json:3: `id` is not mine, as the file is called
  try: fitlog workout edit mine   (goes on with what you wrote)
[exit status: 2]


"#]]);
    let env = editing(env, "\"yours\"", "\"mine\"");
    env.session("workout edit mine --json").is(str![[r#"
$ fitlog workout edit mine --json
{
  "schema": 1,
  "done": "changed",
  "workout": "mine",
  "file": "$DIR/workouts/mine.json"
}


"#]]);
    let after = fs::read_to_string(env.path("workouts/mine.json")).unwrap();
    assert_eq!(after, before.replace("back-squat", "front-squat"));
    assert!(!env.path("workouts/.mine.json").exists());
    // Who removes a workout does not meet its unfinished edit in another of that id.
    let env = editing(env, "back-squat", "back-squad");
    assert_eq!(env.run(&["workout", "edit", "mine"]).code, 0);
    let env = editing(env, "front-squat", "front-squad");
    assert_eq!(env.run(&["workout", "edit", "mine"]).code, 2);
    env.run(&["workout", "remove", "mine"]).ok();
    env.run(&["workout", "copy", "five-by-five", "mine"]).ok();
    assert!(env.path("workouts/mine.json.edited").is_file());
    let env = env.with("EDITOR", "false");
    env.session("workout edit mine").is(str![[r#"
$ fitlog workout edit mine
--- stderr ---
error: cannot edit: `false` ended with 1
hint: VISUAL or EDITOR names the editor
[exit status: 1]


"#]]);
    assert!(!env.path("workouts/.mine.json").exists());
}

/// A workout of one's own in place of a built-in one, and back.
#[test]
fn in_place_of_a_built_in_one() {
    let env = Env::new();
    env.session("workout use posterior-chain\nworkout copy posterior-chain posterior-chain\nworkout copy posterior-chain posterior-chain\nworkout remove posterior-chain\nworkout next --log -q")
        .is(str![[r#"
$ fitlog workout use posterior-chain
Lower Back and Posterior Chain is in use from now on   (fitlog workout next)

$ fitlog workout copy posterior-chain posterior-chain
copied: Lower Back and Posterior Chain (2 days, 12 exercises)   (fitlog workout show posterior-chain)

$ fitlog workout copy posterior-chain posterior-chain
--- stderr ---
error: a workout `posterior-chain` is there already, one of yours
  try: fitlog workout edit posterior-chain
[exit status: 2]

$ fitlog workout remove posterior-chain
removed: posterior-chain, kept as $DIR/workouts/posterior-chain.json.removed
the built-in one is back

$ fitlog workout next --log -q


"#]]);
}

/// The targets are those that `week` and `progress` tell.
#[test]
fn what_week_and_progress_say_too() {
    in_a_workout()
        .session(
            "\
workout next
workout next --day A",
        )
        .is(str![[r#"
$ fitlog workout next
 Two Days: B                                                     Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Lever Back Extension  3 × 13 @ 40 kg
     last 18 Nov: 3 × 12 @ 40 kg · a rep more where there is room
    Farmer's Walk         2 × 20 m @ 26 kg
     last 18 Nov: 2 × 40 m @ 24 kg · up 2 kg: every set had 40 m
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --log > today.txt                     last: A on Fri 20 Nov

$ fitlog workout next --day A
 Two Days: A                                                     Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Barbell Back Squat    5 × 5 @ 100 kg
     last 20 Nov: 3 × 5 @ 100 kg · again: not every set had 5
    Lever Back Extension  3 × 8 @ 50 kg
     last 20 Nov: 3 × 12 @ 45 kg · up 5 kg: every set had 12
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next --day A --log > today.txt             last: A on Fri 20 Nov


"#]]);
}

/// A folder that cannot be read is not an empty one.
#[test]
fn a_folder_that_cannot_be_read() {
    let env = Env::new();
    std::fs::write(env.path("workouts"), "").unwrap();
    env.session(
        "\
workout list
workout show my-day",
    )
    .is(str![[r#"
$ fitlog workout list
 Workouts                                                            10 built in
 ──────────────────────────────────────────────────────────────────────────────
                        a week   where
    dumbbell-only       3        home      Dumbbells and a bench, whole body.
    five-by-five        3        gym       Five sets of five, barbell only.
    full-body-beginner  3        gym       The whole body, three times a week.
    home-bodyweight     3        home      At home: no weights, one bar.
    kettlebell-basics   2 or 3   home      The whole body with one kettlebell.
    machine-circuit     2 or 3   gym       The first weeks in a gym.
    mobility-15         any day  anywhere  Fifteen minutes on the floor.
    posterior-chain     2        gym       Lower back, glutes and hamstrings.
    push-pull-legs      3 or 6   gym       Push, pull and legs, a day each.
    upper-lower         4        gym       Two heavy days, two with more reps.
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout use ID                                    fitlog workout show ID
--- stderr ---
warning: workouts are left out: cannot read $DIR/workouts: not a directory

$ fitlog workout show my-day
--- stderr ---
error: $DIR/workouts/my-day.json:1: not a directory
[exit status: 1]


"#]]);
}

#[test]
fn the_target_is_by_the_work_of_the_day() {
    let env = Env::new();
    env.session(
        "\
log squat 5x5@100 -d 11-16 -q
log squat 1@130 5x5@102.5 -d 11-19 -q
log plank 115s 100s -d 11-20 -q
workout next five-by-five
workout next home-bodyweight",
    )
    .is(str![[r#"
$ fitlog log squat 5x5@100 -d 11-16 -q

$ fitlog log squat 1@130 5x5@102.5 -d 11-19 -q

$ fitlog log plank 115s 100s -d 11-20 -q

$ fitlog workout next five-by-five
 5x5 Strength: A                                                 Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Barbell Back Squat   5 × 5 @ 105 kg  rest 180 s
     last 19 Nov: 1 @ 130 kg; 5 × 5 @ 102.5 kg · up 2.5 kg: every set had 5
    Barbell Bench Press  5 × 5           rest 180 s
     first time: a weight with two or three to spare
    Barbell Row          5 × 5           rest 180 s
     first time: a weight with two or three to spare
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next five-by-five --log > today.txt

$ fitlog workout next home-bodyweight
 Home Bodyweight                                                 Sun 22 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
    Pull-Up                  3 × 5–8             rest 90 s
     first time
    Bodyweight Squat         3 × 10–20           rest 90 s
     first time
    Push-Up                  3 × 5–15            rest 90 s
     first time
    Single-Leg Glute Bridge  3 × 8–15            rest 90 s
     first time
    Inverted Row             3 × 5–12            rest 90 s
     first time
    Superman                 2 × 10–15           rest 90 s
     first time
    Plank                    115 s, 100 s, 20 s  rest 60 s
     last 20 Nov: 115 s, 100 s · again: not all 3 sets had 60 s
 ──────────────────────────────────────────────────────────────────────────────
 fitlog workout next home-bodyweight --log > today.txt


"#]]);
}
