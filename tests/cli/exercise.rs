use snapbox::str;

use crate::env::{Env, trained};

/// Two exercises as free-exercise-db has them, and two that cannot be taken.
const FOREIGN: &str = r#"[
  {"id": "Sledge_Swing", "name": "Sledge Swing", "force": "pull", "level": "expert", "mechanic": "compound", "equipment": "other",
   "primaryMuscles": ["abdominals"], "secondaryMuscles": ["middle back", "shoulders", "shoulders"],
   "instructions": ["Stand   before the tyre.", "Swing the sledge down on it."], "category": "strength", "images": ["a/0.jpg"]},
  {"id": "Knee_Hug", "name": "Knee Hug", "force": "static", "level": "beginner", "mechanic": null, "equipment": null,
   "primaryMuscles": ["glutes"], "secondaryMuscles": [], "instructions": ["Lie down.", "Pull one knee in."], "category": "stretching", "images": []},
  {"id": "Bench_Press", "name": "Bench Press", "force": "push", "level": "beginner", "mechanic": "compound", "equipment": "barbell",
   "primaryMuscles": ["chest"], "secondaryMuscles": [], "instructions": [], "category": "powerlifting", "images": []},
  {"id": "Odd", "name": "Odd", "primaryMuscles": ["wings"], "category": "strength"},
  {"id": "Sledge", "name": "sledge swings", "primaryMuscles": ["lats"], "category": "strength"},
  {"name": "Half"}
]
"#;

fn with_file(env: &Env, name: &str, text: &str) {
    let path = env.path("exercises");
    std::fs::create_dir_all(&path).unwrap();
    std::fs::write(path.join(name), text).unwrap();
}

fn file(env: &Env, name: &str) -> String {
    std::fs::read_to_string(env.path("exercises").join(name)).unwrap_or_default()
}

#[test]
fn added_logged_and_shown() {
    let env = Env::new();
    env.session(
        "\
exercise
exercise add 'Cable Crunch Kneeling' --equipment cable --muscle abs --helper obliques
log cable crunch kneeling 3x12@25
show cable-crunch-kneeling
exercise add 'Wall Plank' -e bodyweight -m abs -t duration -c strength -l advanced -a 'plank at the wall' --step 'Stand at the wall.' --step 'Lean in and hold.' --summary 'A plank, nearly upright.'
show plank at the wall
exercise
list --own
list --own --muscle obliques",
    )
    .is(str![[r#"
$ fitlog exercise
--- stderr ---
no exercises of your own yet: fitlog exercise add NAME --equipment E --muscle M

$ fitlog exercise add 'Cable Crunch Kneeling' --equipment cable --muscle abs --helper obliques
Cable Crunch Kneeling · cable-crunch-kneeling
  abs · cable · beginner · weight and reps
  in $DIR/exercises/cable-crunch-kneeling.json
  log it: fitlog log cable-crunch-kneeling 3x12@5
  no instructions yet: fitlog exercise edit cable-crunch-kneeling
--- stderr ---
hint: it may be the same as cable-crunch: fitlog show cable-crunch

$ fitlog log cable crunch kneeling 3x12@25
Cable Crunch Kneeling · Sun 22 Nov 2026
  3 × 12 @ 25 kg
  36 reps · 900 kg · est. 1RM 35.0 kg
  first time: the baseline for records

$ fitlog show cable-crunch-kneeling
 Cable Crunch Kneeling                                    cable-crunch-kneeling
 ──────────────────────────────────────────────────────────────────────────────
 Works      abs (rectus and transversus abdominis)         ╭─╮          ╭─╮
 Helps      obliques                                       ╰·╯          ╰·╯
 Needs      cable machine                                ·······      ·······
 Kind       beginner · weight and reps                 ·· ····· ··  ·· ····· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg ·· ····· ··  ·· ····· ··
                                                       ·· ▒███▒ ··  ·· ····· ··
 no instructions yet:                                  ·· ▒███▒ ··  ·· ····· ··
 fitlog exercise edit cable-crunch-kneeling            ·  ··█··  ·  ·  ·····  ·
                                                         ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                          ·· ··        ·· ··
                                                          ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
                                                          █ works   ▒ helps
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 25 kg × 12 on 22 Nov, 1 session                   everything: --all

$ fitlog exercise add 'Wall Plank' -e bodyweight -m abs -t duration -c strength -l advanced -a 'plank at the wall' --step 'Stand at the wall.' --step 'Lean in and hold.' --summary 'A plank, nearly upright.'
Wall Plank · wall-plank
  abs · bodyweight · advanced · duration
  in $DIR/exercises/wall-plank.json
  log it: fitlog log wall-plank 3x30s

$ fitlog show plank at the wall
 Wall Plank                                                          wall-plank
 ──────────────────────────────────────────────────────────────────────────────
 A plank, nearly upright.                                  ╭─╮          ╭─╮
                                                           ╰·╯          ╰·╯
 Works      abs (rectus and transversus abdominis)       ·······      ·······
 Needs      your body                                  ·· ····· ··  ·· ····· ··
 Kind       advanced · time                            ·· ····· ··  ·· ····· ··
 Plan       3 sets of 30 to 60 s, rest 90 s, then      ·· ·███· ··  ·· ····· ··
            longer                                     ·· ·███· ··  ·· ····· ··
                                                       ·  ··█··  ·  ·  ·····  ·
 Do it                                                   ··· ···      ··· ···
  1. Stand at the wall.                                  ··· ···      ··· ···
  2. Lean in and hold.                                   ··· ···      ··· ···
                                                          ·· ··        ·· ··
                                                          ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
                                                          █ works   ▒ helps
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log wall-plank 3x30s                          everything: --all

$ fitlog exercise
 your own               works  needs
 ──────────────────────────────────────────────────────────────
 cable-crunch-kneeling  abs    cable       no instructions yet
 wall-plank             abs    bodyweight

$ fitlog list --own
 abs
 cable-crunch-kneeling  cable       beginner  1 ×
 wall-plank             bodyweight  advanced

 2 exercises

$ fitlog list --own --muscle obliques
 abs
 cable-crunch-kneeling  cable  beginner  1 ×


"#]]);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        file(&env, "wall-plank.json"),
        str![[r#"
{
  "schema_version": 1,
  "id": "wall-plank",
  "name": "Wall Plank",
  "aliases": [
    "plank at the wall"
  ],
  "summary": "A plank, nearly upright.",
  "category": "strength",
  "equipment": [
    "bodyweight"
  ],
  "level": "advanced",
  "tracking": "duration",
  "primary_muscles": [
    "abs"
  ],
  "secondary_muscles": [],
  "steps": [
    "Stand at the wall.",
    "Lean in and hold."
  ],
  "defaults": {
    "sets": 3,
    "seconds": [
      30,
      60
    ],
    "rest_seconds": 90,
    "progression": "time"
  }
}

"#]],
    );
}

#[test]
fn not_added() {
    Env::new()
        .session(
            "\
exercise add 'Bench Press' -e bb -m chest
exercise add 'Chest Thing' -e bb -m chets
exercise add 'Chest Thing' -e bb -m back
exercise add 'Chest Thing' -e barbel -m chest
exercise add 'Chest Thing' -e bb -m chest -t reps
exercise add 'Chest Thing' -e bb -m chest -t weight_rep -l easy
exercise add 'Chest Thing' -e bb -m chest -a squat
exercise add ! -e bb -m chest
exercise add 'скручивание' -e bb -m chest
exercise add 'скручивание' -e bb -m chest --id 'Up'
exercise add 'скручивание' -e bb -m chest --id curl-up
exercise add 'Chest Thing' -e bb -m chest -m abs -m lats -m quads
exercise add 'Chest Thing' -m chest
exercise",
        )
        .is(str![[r#"
$ fitlog exercise add 'Bench Press' -e bb -m chest
--- stderr ---
error: `bench-press` is barbell-bench-press already
  try: fitlog show barbell-bench-press   (if that is it)
hint: if it is not, give yours a name that tells the two apart
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e bb -m chets
--- stderr ---
error: `chets` is not a muscle
hint: did you mean chest?
      chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps,
      triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques,
      hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves,
      shins, neck
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e bb -m back
--- stderr ---
error: `back` is several muscles
hint: name the ones that do the work: lats, upper-back, lower-back, traps
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e barbel -m chest
--- stderr ---
error: `barbel` is not equipment
hint: did you mean barbell?
      none, bodyweight, barbell, ez-bar, trap-bar, dumbbell, kettlebell,
      weight-plate, cable, machine, smith-machine, resistance-band, suspension,
      rings, medicine-ball, stability-ball, ab-wheel, sled, battle-ropes,
      jump-rope, landmine, bench, preacher-bench, back-extension-bench, rack,
      pull-up-bar, dip-bars, box, cardio-machine, other
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e bb -m chest -t reps
--- stderr ---
error: `reps` is not a way to count sets
hint: weight_reps, bodyweight_reps, duration, weight_duration,
      distance_duration, weight_distance
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e bb -m chest -t weight_rep -l easy
--- stderr ---
error: `easy` is not a level
hint: beginner, intermediate, advanced
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -e bb -m chest -a squat
--- stderr ---
error: `squat` is back-squat already
  try: fitlog show back-squat   (if that is it)
hint: if it is not, give yours a name that tells the two apart
[exit status: 2]

$ fitlog exercise add ! -e bb -m chest
--- stderr ---
error: `!` makes no name: 2 to 60 letters or digits
[exit status: 2]

$ fitlog exercise add 'скручивание' -e bb -m chest
--- stderr ---
error: `скручивание` has no letter a to z and no digit to make an id of
hint: --id gives it one: lower-case words joined by hyphens, at most 48 characters
[exit status: 2]

$ fitlog exercise add 'скручивание' -e bb -m chest --id 'Up'
--- stderr ---
error: `Up` is not an id
hint: ids are lower-case words joined by hyphens, at most 48 characters
[exit status: 2]

$ fitlog exercise add 'скручивание' -e bb -m chest --id curl-up
скручивание · curl-up
  chest · barbell · beginner · weight and reps
  in $DIR/exercises/curl-up.json
  log it: fitlog log curl-up 3x12@20
  no instructions yet: fitlog exercise edit curl-up

$ fitlog exercise add 'Chest Thing' -e bb -m chest -m abs -m lats -m quads
--- stderr ---
error: `primary_muscles` is not three muscles at most
[exit status: 2]

$ fitlog exercise add 'Chest Thing' -m chest
--- stderr ---
error: the following required arguments were not provided:
  --equipment <EQUIPMENT>

Usage: fitlog exercise add --equipment <EQUIPMENT> --muscle <MUSCLE> <NAME>...

For more information, try '--help'.
[exit status: 2]

$ fitlog exercise
 your own  works  needs
 ──────────────────────────────────────────────
 curl-up   chest  barbell  no instructions yet


"#]]);
}

/// What a file holds that only `exercise` reads stays in the way of nothing.
#[test]
fn not_added_over_a_file() {
    let env = Env::new();
    with_file(&env, "chest-thing.json", "not yet");
    env.session("exercise add 'Chest Thing' -e bb -m chest\nexercise")
        .is(str![[r#"
$ fitlog exercise add 'Chest Thing' -e bb -m chest
--- stderr ---
warning: an exercise is left out: $DIR/exercises/chest-thing.json:1:2: this is no JSON
error: $DIR/exercises/chest-thing.json is there already; nothing was written
  try: fitlog exercise   (your own exercises, and what is wrong with them)
[exit status: 2]

$ fitlog exercise
--- stderr ---
warning: an exercise is left out: $DIR/exercises/chest-thing.json:1:2: this is no JSON
no exercises of your own yet: fitlog exercise add NAME --equipment E --muscle M


"#]]);
    assert_eq!(file(&env, "chest-thing.json"), "not yet");
}

#[test]
fn short_names() {
    let env = trained();
    env.session(
        "\
exercise alias
exercise alias be lever-back-extension
exercise alias be
exercise alias 'B.E.2' lev back
log be 3x12@40 --dry-run
progress be2 --json
exercise alias be squat
exercise alias
exercise alias squat be
exercise alias - squat
exercise alias nope
exercise alias --remove nope
exercise alias --remove BE
exercise alias --json
config unit",
    )
    .is(str![[r#"
$ fitlog exercise alias
--- stderr ---
no short names yet: fitlog exercise alias be lever-back-extension

$ fitlog exercise alias be lever-back-extension
be is lever-back-extension

$ fitlog exercise alias be
be is lever-back-extension

$ fitlog exercise alias 'B.E.2' lev back
B.E.2 is lever-back-extension

$ fitlog log be 3x12@40 --dry-run
Lever Back Extension · Sun 22 Nov 2026   would be logged
  3 × 12 @ 40 kg
  36 reps · 1,440 kg · est. 1RM 56.0 kg
  ★ session volume: 1,440 kg, was 1,400 kg
  last: Mon 16 Nov, 10, 9, 8 @ 42.5 kg

$ fitlog progress be2 --json
{
  "schema": 1,
  "exercise": "lever-back-extension",
  "name": "Lever Back Extension",
  "metric": "e1rm",
  "formula": "epley",
  "sessions_in_all": 3,
  "records_in_all": 3,
  "best": {
    "weight": {
      "value": 42.5,
      "date": "2026-11-16",
      "set": {
        "reps": 10,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      }
    },
    "e1rm": {
      "value": 56.666666666666664,
      "date": "2026-11-16",
      "set": {
        "reps": 10,
        "weight": 42.5,
        "unit": "kg",
        "kg": 42.5
      }
    },
    "set_volume": {
      "value": 480.0,
      "date": "2026-11-02",
      "set": {
        "reps": 12,
        "weight": 40.0,
        "unit": "kg",
        "kg": 40.0
      }
    },
    "reps": {
      "value": 12.0,
      "date": "2026-11-02",
      "set": {
        "reps": 12,
        "weight": 40.0,
        "unit": "kg",
        "kg": 40.0
      }
    },
    "session_volume": {
      "value": 1400.0
    }
  },
  "trend": {
    "slope_per_week": 0.33333333333333215,
    "percent_per_week": 0.5928853754940691,
    "direction": "up",
    "at_first": 55.888888888888886,
    "mean": 56.22222222222222
  },
  "plateau": null,
  "rep_maxima": [
    {
      "reps": 1,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 56.666666666666664
    },
    {
      "reps": 2,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 53.125
    },
    {
      "reps": 3,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 51.51515151515151
    },
    {
      "reps": 4,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 50.0
    },
    {
      "reps": 5,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 48.57142857142857
    },
    {
      "reps": 6,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 47.22222222222222
    },
    {
      "reps": 7,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 45.945945945945944
    },
    {
      "reps": 8,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 44.73684210526316
    },
    {
      "reps": 9,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 43.589743589743584
    },
    {
      "reps": 10,
      "done": {
        "kg": 42.5,
        "date": "2026-11-16",
        "set": {
          "reps": 10,
          "weight": 42.5,
          "unit": "kg",
          "kg": 42.5
        }
      },
      "estimated_kg": 42.5
    },
    {
      "reps": 11,
      "done": {
        "kg": 40.0,
        "date": "2026-11-02",
        "set": {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        }
      },
      "estimated_kg": 41.46341463414634
    },
    {
      "reps": 12,
      "done": {
        "kg": 40.0,
        "date": "2026-11-02",
        "set": {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        }
      },
      "estimated_kg": 40.476190476190474
    }
  ],
  "weeks": [
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
  "sessions": [
    {
      "date": "2026-11-02",
      "value": 56.0,
      "e1rm_kg": 56.0,
      "volume_kg": 1360.0,
      "working_sets": 3,
      "reps": 34,
      "sets": [
        {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        },
        {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        },
        {
          "reps": 10,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        }
      ]
    },
    {
      "date": "2026-11-09",
      "value": 56.0,
      "e1rm_kg": 56.0,
      "volume_kg": 1400.0,
      "working_sets": 3,
      "reps": 35,
      "record": {
        "kind": "session_volume",
        "value": 1400.0,
        "previous": 1360.0
      },
      "sets": [
        {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        },
        {
          "reps": 12,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        },
        {
          "reps": 11,
          "weight": 40.0,
          "unit": "kg",
          "kg": 40.0
        }
      ]
    },
    {
      "date": "2026-11-16",
      "value": 56.666666666666664,
      "e1rm_kg": 56.666666666666664,
      "volume_kg": 1147.5,
      "working_sets": 3,
      "reps": 27,
      "record": {
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
  ],
  "next": {
    "workout": null,
    "action": "repeat",
    "weight": 42.5,
    "unit": "kg",
    "counts": "reps",
    "targets": [
      11,
      10,
      9
    ],
    "top": 12,
    "then": 45.0,
    "hard": false
  }
}

$ fitlog exercise alias be squat
be is back-squat from now on, was lever-back-extension

$ fitlog exercise alias
 B.E.2  lever-back-extension
 be     back-squat

$ fitlog exercise alias squat be
--- stderr ---
error: `squat` is back-squat already
  try: fitlog show back-squat   (if that is it)
hint: if it is not, give yours a name that tells the two apart
[exit status: 2]

$ fitlog exercise alias - squat
--- stderr ---
error: `-` makes no short name: up to 60 letters or digits
[exit status: 2]

$ fitlog exercise alias nope
--- stderr ---
error: `nope` is not a short name of yours
  try: fitlog exercise alias   (those that are)
[exit status: 2]

$ fitlog exercise alias --remove nope
--- stderr ---
error: `nope` is not a short name of yours
  try: fitlog exercise alias   (those that are)
[exit status: 2]

$ fitlog exercise alias --remove BE
be is no short name of back-squat any more

$ fitlog exercise alias --json
{
  "schema": 1,
  "aliases": {
    "B.E.2": "lever-back-extension"
  }
}

$ fitlog config unit
kg


"#]]);
    let config = std::fs::read_to_string(env.path("config.json")).unwrap();
    assert!(config.contains("B.E.2") && !config.contains("\"be\""));
}

#[test]
fn short_names_that_are_none() {
    let env = Env::new();
    std::fs::write(env.path("config.json"), r#"{"aliases": ["be"]}"#).unwrap();
    env.session("exercise alias").is(str![[r#"
$ fitlog exercise alias
--- stderr ---
warning: $DIR/config.json:1: `aliases` is not names, each with an id; what is none is left out
no short names yet: fitlog exercise alias be lever-back-extension


"#]]);
}

#[test]
fn edited() {
    let env = Env::new().with("EDITOR", "sed -i s/abs/ab/");
    env.session("exercise add 'Rope Thing' -e cable -m abs\nexercise edit rope thing")
        .is(str![[r#"
$ fitlog exercise add 'Rope Thing' -e cable -m abs
Rope Thing · rope-thing
  abs · cable · beginner · weight and reps
  in $DIR/exercises/rope-thing.json
  log it: fitlog log rope-thing 3x12@5
  no instructions yet: fitlog exercise edit rope-thing

$ fitlog exercise edit rope thing
--- stderr ---
error: $DIR/exercises/edited/rope-thing.json:12:5: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck

      "ab"
      ^

  try: fitlog exercise edit rope-thing   (goes on with the copy, which is kept)
[exit status: 2]


"#]]);
    assert!(file(&env, "rope-thing.json").contains("abs"));
    let env = env.with("VISUAL", "sed -i 's/\"ab\"/\"obliques\"/'");
    env.session("exercise edit rope-thing\nexercise edit rope-thing --json\nshow rope-thing")
        .is(str![[r#"
$ fitlog exercise edit rope-thing
Rope Thing is in $DIR/exercises/rope-thing.json

$ fitlog exercise edit rope-thing --json
--- stderr ---
nothing was changed

$ fitlog show rope-thing
 Rope Thing                                                          rope-thing
 ──────────────────────────────────────────────────────────────────────────────
 Works      obliques (external and internal obliques)      ╭─╮          ╭─╮
 Needs      cable machine                                  ╰·╯          ╰·╯
 Kind       beginner · weight and reps                   ·······      ·······
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg ·· ····· ··  ·· ····· ··
                                                       ·· ····· ··  ·· ····· ··
 no instructions yet:                                  ·· █···█ ··  ·· ····· ··
 fitlog exercise edit rope-thing                       ·· █···█ ··  ·· ····· ··
                                                       ·  ·····  ·  ·  ·····  ·
                                                         ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                          ·· ··        ·· ··
                                                          ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
                                                          █ works   ▒ helps
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log rope-thing 3x12@5                         everything: --all


"#]]);
    let env = env.with("VISUAL", "true");
    env.session("exercise edit rope-thing").is(str![[r#"
$ fitlog exercise edit rope-thing
--- stderr ---
nothing was changed


"#]]);
    let env = env.with("VISUAL", "false");
    env.session("exercise edit rope-thing").is(str![[r#"
$ fitlog exercise edit rope-thing
--- stderr ---
error: cannot edit: `false` ended with 1
hint: VISUAL or EDITOR names the editor
[exit status: 1]


"#]]);
    let env = env.with(
        "VISUAL",
        "sed -i 's/\"name\": \"Rope Thing/\"name\": \"Squat/'",
    );
    env.session("exercise edit rope-thing").is(str![[r#"
$ fitlog exercise edit rope-thing
--- stderr ---
error: $DIR/exercises/edited/rope-thing.json:4:3: `Squat` is back-squat already

    "name": "Squat",
    ^

  try: fitlog exercise edit rope-thing   (goes on with the copy, which is kept)
[exit status: 2]


"#]]);
    let env = env.with(
        "VISUAL",
        "sed -i 's/Squat/Rope/;s/\"id\": \"rope-thing/\"id\": \"rope/'",
    );
    env.session("exercise edit rope-thing").is(str![[r#"
$ fitlog exercise edit rope-thing
--- stderr ---
error: $DIR/exercises/edited/rope-thing.json:3:3: `id` stays rope-thing; fitlog exercise rename changes it, and the history follows

    "id": "rope",
    ^

  try: fitlog exercise edit rope-thing   (goes on with the copy, which is kept)
[exit status: 2]


"#]]);
}

/// A built-in exercise is edited as a copy that says so.
#[test]
fn edited_over_the_built_in_one() {
    let env = Env::new().with("EDITOR", "sed -i s/Plank/Board/");
    env.session(
        "exercise edit plank\nexercise\nshow board\nexercise remove plank\nshow plank --json -q",
    )
    .is(str![[r#"
$ fitlog exercise edit plank
Board is in $DIR/exercises/plank.json

$ fitlog exercise
 your own  works  needs
 ─────────────────────────────────────────────────────────
 plank     abs    bodyweight  instead of the built-in one

$ fitlog show board
 Board                                                                    plank
 ──────────────────────────────────────────────────────────────────────────────
 A hold on the forearms and toes with the body in one      ╭─╮          ╭─╮
 straight line. The abs lead by keeping the lower          ╰·╯          ╰·╯
 back from sagging; the obliques and lower back          ·······      ·······
 steady it. A first lesson in bracing for every        ·· ····· ··  ·· ····· ··
 standing lift.                                        ·· ····· ··  ·· ····· ··
                                                       ·· ▒███▒ ··  ·· ····· ··
 Works      abs (rectus and transversus abdominis)     ·· ▒███▒ ··  ·· ··▒·· ··
 Helps      obliques, lower back                       ·  ··█··  ·  ·  ·▒▒▒·  ·
 Needs      your body                                    ··· ···      ··· ···
 Kind       beginner · isolation · static · time         ··· ···      ··· ···
 Plan       3 sets of 20 to 60 s, rest 60 s, then        ··· ···      ··· ···
            longer                                        ·· ··        ·· ··
                                                          ·· ··        ·· ··
 Set up                                                   ╰╯ ╰╯        ╰╯ ╰╯
  1. Kneel on a mat and put both forearms down,           front        back
     elbows directly below the shoulders, hands flat      █ works   ▒ helps
     or in loose fists.
  2. Step one foot back, then the other, toes tucked and feet about hip width
     apart.

 Do it
  1. Lift the knees so that only forearms and toes touch the floor.
  2. Tuck the tailbone slightly, squeeze the glutes and straighten the knees,
     so head, hips and heels make one line.
  3. Push the forearms into the floor until the upper back is broad rather than
     sunk between the shoulder blades.
  4. Hold that shape while you look at the floor just ahead of your hands.
  5. When the hips begin to drop, stop the clock and set the knees down.

 Breathe
  • Short, calm breaths behind a tight belly; do not hold your breath.

 Tips
  • Pull the elbows toward the toes without moving them; the abs answer at
    once.
  • Have someone lay a broomstick on your back: it should touch head, upper
    back and tailbone.
  • Three crisp holds of 20 seconds teach more than one shaky minute.
  • Narrow the feet to make the same hold harder.

 Avoid
  • Hips sinking so the lower back hangs in an arch.
  • Hips piked high, which takes the work off the abs.
  • Head dropped or craned up to watch the timer.

 Safety
  • If you feel the lower back more than the belly, end the hold and shorten
    the lever by kneeling.
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log plank 3x20s                               everything: --all

$ fitlog exercise remove plank
put aside: Board
  in $DIR/exercises/removed/plank.json
  plank is the built-in one again

$ fitlog show plank --json -q


"#]]);
    let env = env.with("EDITOR", "sed -i /override/d");
    env.session("exercise edit plank").is(str![[r#"
$ fitlog exercise edit plank
--- stderr ---
error: $DIR/exercises/edited/plank.json:3:3: `id` is plank, a built-in exercise; "override": true stands for it, any other id beside it

    "id": "plank",
    ^

  try: fitlog exercise edit plank   (goes on with the copy, which is kept)
[exit status: 2]


"#]]);
}

#[test]
fn edited_from_nothing() {
    let env = Env::new();
    env.write_log(
        r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-20","exercise":"wiggle","sets":[{"reps":5}]}"#,
    );
    env.session("exercise edit wiggle").is(str![[r#"
$ fitlog exercise edit wiggle
--- stderr ---
error: nothing tells how to do wiggle: it is only in the log
  try: fitlog exercise add wiggle --equipment E --muscle M   (defines it)
[exit status: 3]


"#]]);
}

#[test]
fn renamed() {
    let env = Env::new();
    env.session(
        "\
exercise add 'Rope Thing' -e cable -m abs
log rope thing 3x12@20
exercise alias rt rope-thing
exercise rename rope-thing 'Rope Crunch Down'
history
show rope thing --json -q
exercise alias
undo
history
show rope-thing --json -q
redo
history
exercise rename plank 'My Plank'
exercise rename rope-crunch-down 'Squat'
exercise rename rope-crunch-down !
exercise rename rope-crunch-down 'Rope Crunch DOWN'
exercise",
    )
    .is(str![[r#"
$ fitlog exercise add 'Rope Thing' -e cable -m abs
Rope Thing · rope-thing
  abs · cable · beginner · weight and reps
  in $DIR/exercises/rope-thing.json
  log it: fitlog log rope-thing 3x12@5
  no instructions yet: fitlog exercise edit rope-thing

$ fitlog log rope thing 3x12@20
Rope Thing · Sun 22 Nov 2026
  3 × 12 @ 20 kg
  36 reps · 720 kg · est. 1RM 28.0 kg
  first time: the baseline for records

$ fitlog exercise alias rt rope-thing
rt is rope-thing

$ fitlog exercise rename rope-thing 'Rope Crunch Down'
Rope Thing is Rope Crunch Down now
  1 entry of rope-thing counts for rope-crunch-down
  rope-thing still finds it; fitlog undo takes it back

$ fitlog history
Sun 22 Nov
     1  Rope Crunch Down  3 × 12 @ 20 kg

$ fitlog show rope thing --json -q

$ fitlog exercise alias
 rt  rope-crunch-down

$ fitlog undo
took back: the history of rope-thing now belongs to rope-crunch-down
(fitlog redo puts it back)

$ fitlog history
Sun 22 Nov
     1  Rope Thing  3 × 12 @ 20 kg

$ fitlog show rope-thing --json -q

$ fitlog redo
put back: the history of rope-thing now belongs to rope-crunch-down
(fitlog undo takes it back)

$ fitlog history
Sun 22 Nov
     1  Rope Crunch Down  3 × 12 @ 20 kg

$ fitlog exercise rename plank 'My Plank'
--- stderr ---
error: plank is not an exercise of your own
  try: fitlog exercise   (your own exercises)
[exit status: 2]

$ fitlog exercise rename rope-crunch-down 'Squat'
--- stderr ---
error: `Squat` is back-squat already
  try: fitlog show back-squat   (if that is it)
hint: if it is not, give yours a name that tells the two apart
[exit status: 2]

$ fitlog exercise rename rope-crunch-down !
--- stderr ---
error: `!` makes no name: 2 to 60 letters or digits
[exit status: 2]

$ fitlog exercise rename rope-crunch-down 'Rope Crunch DOWN'
Rope Crunch Down is Rope Crunch DOWN now

$ fitlog exercise
 your own          works  needs
 ────────────────────────────────────────────────────
 rope-crunch-down  abs    cable  no instructions yet

 short name  for
 ─────────────────────────────
 rt          rope-crunch-down


"#]]);
    assert!(file(&env, "rope-crunch-down.json").contains("Rope Crunch DOWN"));
    assert_eq!(file(&env, "rope-thing.json"), "");
}

#[test]
fn merged() {
    let env = trained();
    env.session(
        "\
exercise add 'My Squat' -e barbell -m quads
log my squat 3x5@110
exercise merge my-squat squat
history squat -n 2
log my squat 3x5@111
exercise
undo
undo
history -n 1
exercise
redo
history -n 1
exercise merge deadlift squat
exercise merge squat squat
exercise add 'My Hang' -e pull-up-bar -m forearms -t duration
log my hang 60s
exercise merge my-hang squat
exercise merge my-hang dead hang --json",
    )
    .is(str![[r#"
$ fitlog exercise add 'My Squat' -e barbell -m quads
My Squat · my-squat
  quads · barbell · beginner · weight and reps
  in $DIR/exercises/my-squat.json
  log it: fitlog log my-squat 3x12@20
  no instructions yet: fitlog exercise edit my-squat

$ fitlog log my squat 3x5@110
My Squat · Sun 22 Nov 2026
  3 × 5 @ 110 kg
  15 reps · 1,650 kg · est. 1RM 128.3 kg
  first time: the baseline for records

$ fitlog exercise merge my-squat squat
my-squat is Barbell Back Squat from now on
  1 entry of my-squat counts for back-squat
  its definition is in $DIR/exercises/removed/my-squat.json
  fitlog undo takes it back

$ fitlog history squat -n 2
Sun 22 Nov
    13  Barbell Back Squat  3 × 5 @ 110 kg
Mon 16 Nov
     9  Barbell Back Squat  5 @ 60 kg warm-up; 3 × 5 @ 105 kg
                            // belt on

$ fitlog log my squat 3x5@111
Barbell Back Squat · Sun 22 Nov 2026
  3 × 5 @ 111 kg
  that day: 6 sets · 30 reps · 3,315 kg · est. 1RM 129.5 kg
  ★ heaviest set: 111 kg × 5, was 105 kg
  ★ best e1RM: 129.5 kg, was 122.5 kg
  last: Mon 16 Nov, 5 @ 60 kg warm-up; 3 × 5 @ 105 kg

$ fitlog exercise
 short name  for
 ───────────────────────
 my-squat    back-squat

$ fitlog undo
took back: Barbell Back Squat 3 × 5 @ 111 kg, Sun 22 Nov
(fitlog redo puts it back)

$ fitlog undo
took back: the history of my-squat now belongs to back-squat
(fitlog redo puts it back)

$ fitlog history -n 1
Sun 22 Nov
    13  My Squat  3 × 5 @ 110 kg

$ fitlog exercise
 your own  works  needs
 ──────────────────────────────────────────────
 my-squat  quads  barbell  no instructions yet

$ fitlog redo
put back: the history of my-squat now belongs to back-squat
(fitlog undo takes it back)

$ fitlog history -n 1
Sun 22 Nov
    13  Barbell Back Squat  3 × 5 @ 110 kg

$ fitlog exercise merge deadlift squat
--- stderr ---
error: deadlift is built in: whatever is logged under it later would be back-squat too
  try: fitlog history deadlift   (its entries with their numbers)
   or: fitlog edit NUMBER --exercise back-squat   (gives one of them to the other)
[exit status: 2]

$ fitlog exercise merge squat squat
--- stderr ---
error: both are back-squat
[exit status: 2]

$ fitlog exercise add 'My Hang' -e pull-up-bar -m forearms -t duration
My Hang · my-hang
  forearms · pull up bar · beginner · duration
  in $DIR/exercises/my-hang.json
  log it: fitlog log my-hang 3x30s
  no instructions yet: fitlog exercise edit my-hang

$ fitlog log my hang 60s
My Hang · Sun 22 Nov 2026
  60 s
  first time: the baseline for records

$ fitlog exercise merge my-hang squat
--- stderr ---
error: my-hang has time, and back-squat counts weight and reps
[exit status: 2]

$ fitlog exercise merge my-hang dead hang --json
{
  "schema": 1,
  "merged": "my-hang",
  "into": "dead-hang",
  "entries": 1,
  "sessions": 1
}


"#]]);
}

/// What only the log knows can be given to an exercise, but nothing to it.
#[test]
fn merged_from_the_log() {
    let env = Env::new();
    let line = |n: u8, id: &str, sets: &str| {
        format!(
            r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-00000000000{n}","date":"2026-11-2{n}","exercise":"{id}","sets":[{sets}]}}"#
        ) + "\n"
    };
    env.write_log(
        line(0, "wiggle", r#"{"reps":5,"weight":50,"unit":"kg"}"#)
            + &line(1, "help", r#"{"reps":5,"weight":-20,"unit":"kg"}"#),
    );
    env.session(
        "\
exercise merge plank wiggle
exercise merge help squat
exercise merge help pull-up
exercise merge wiggle squat
history
show wiggle --json -q",
    )
    .is(str![[r#"
$ fitlog exercise merge plank wiggle
--- stderr ---
error: plank is built in: whatever is logged under it later would be wiggle too
  try: fitlog history plank   (its entries with their numbers)
   or: fitlog edit NUMBER --exercise wiggle   (gives one of them to the other)
[exit status: 2]

$ fitlog exercise merge help squat
--- stderr ---
error: help has help against body weight, and back-squat counts weight and reps
[exit status: 2]

$ fitlog exercise merge help pull-up
help is Pull-Up from now on
  1 entry of help counts for pull-up
  fitlog undo takes it back

$ fitlog exercise merge wiggle squat
wiggle is Barbell Back Squat from now on
  1 entry of wiggle counts for back-squat
  fitlog undo takes it back

$ fitlog history
Sat 21 Nov
     2  Pull-Up             5 @ bw −20 kg
Fri 20 Nov
     1  Barbell Back Squat  5 @ 50 kg

$ fitlog show wiggle --json -q


"#]]);
}

#[test]
fn removed() {
    let env = Env::new();
    env.session(
        "\
exercise add 'Rope Thing' -e cable -m abs
log rope thing 3x12@20
exercise remove rope-thing
history
exercise remove plank
exercise remove rope-thing
exercise import exercises/removed/rope-thing.json
show rope-thing --json -q
exercise remove rope-thing --json
exercise import exercises/removed/rope-thing.json -q",
    )
    .is(str![[r#"
$ fitlog exercise add 'Rope Thing' -e cable -m abs
Rope Thing · rope-thing
  abs · cable · beginner · weight and reps
  in $DIR/exercises/rope-thing.json
  log it: fitlog log rope-thing 3x12@5
  no instructions yet: fitlog exercise edit rope-thing

$ fitlog log rope thing 3x12@20
Rope Thing · Sun 22 Nov 2026
  3 × 12 @ 20 kg
  36 reps · 720 kg · est. 1RM 28.0 kg
  first time: the baseline for records

$ fitlog exercise remove rope-thing
put aside: Rope Thing
  in $DIR/exercises/removed/rope-thing.json
  its session stays in the log as rope-thing; fitlog exercise merge rope-thing OTHER gives its history away

$ fitlog history
Sun 22 Nov
     1  rope-thing  3 × 12 @ 20 kg

$ fitlog exercise remove plank
--- stderr ---
error: plank is not an exercise of your own
  try: fitlog exercise   (your own exercises)
[exit status: 2]

$ fitlog exercise remove rope-thing
--- stderr ---
error: rope-thing is not an exercise of your own
  try: fitlog exercise   (your own exercises)
[exit status: 2]

$ fitlog exercise import exercises/removed/rope-thing.json
 rope-thing.json                                                     1 exercise
 ──────────────────────────────────────────────────────────────────────────────
 taken          1  such as rope-thing
 known already  0
 refused        0
 ──────────────────────────────────────────────────────────────────────────────
 in $DIR/exercises/rope-thing.json

$ fitlog show rope-thing --json -q

$ fitlog exercise remove rope-thing --json
{
  "schema": 1,
  "removed": "rope-thing",
  "file": "$DIR/exercises/removed/rope-thing-2.json",
  "sessions": 1
}

$ fitlog exercise import exercises/removed/rope-thing.json -q


"#]]);
}

#[test]
fn imported() {
    let env = Env::new();
    std::fs::write(env.path("db.json"), FOREIGN).unwrap();
    env.session(
        "\
exercise import db.json --dry-run
exercise import db.json
exercise import db.json --json
show sledge swing
log knee hug 30s
log kne hug 30s
exercise
list --own
exercise remove sledge-swing
list --own",
    )
    .is(str![[r#"
$ fitlog exercise import db.json --dry-run
 db.json                                                            6 exercises
 ──────────────────────────────────────────────────────────────────────────────
 new            2  such as knee-hug
 known already  1  such as Bench Press, which is barbell-bench-press
 refused        3

 Words that became others
 shoulders → side-delts     2
 abdominals → abs           1
 expert → advanced          1
 middle back → upper-back   1
 no equipment → bodyweight  1
 stretching → mobility      1

 Refused
 line 9, Odd: `primaryMuscles` is not a list of muscles that are known
 line 10, sledge swings: has the name of the one on line 2
 line 11, Half: `schema_version` is missing
 ──────────────────────────────────────────────────────────────────────────────
 nothing was written: --dry-run

$ fitlog exercise import db.json
 db.json                                                            6 exercises
 ──────────────────────────────────────────────────────────────────────────────
 taken          2  such as knee-hug
 known already  1  such as Bench Press, which is barbell-bench-press
 refused        3

 Words that became others
 shoulders → side-delts     2
 abdominals → abs           1
 expert → advanced          1
 middle back → upper-back   1
 no equipment → bodyweight  1
 stretching → mobility      1

 Refused
 line 9, Odd: `primaryMuscles` is not a list of muscles that are known
 line 10, sledge swings: has the name of the one on line 2
 line 11, Half: `schema_version` is missing
 ──────────────────────────────────────────────────────────────────────────────
 in $DIR/exercises/db.jsonl

$ fitlog exercise import db.json --json
{
  "schema": 1,
  "dry_run": false,
  "file": "$DIR/exercises/db.jsonl",
  "taken": [],
  "known": [
    {
      "name": "Sledge Swing",
      "exercise": "sledge-swing"
    },
    {
      "name": "Knee Hug",
      "exercise": "knee-hug"
    },
    {
      "name": "Bench Press",
      "exercise": "barbell-bench-press"
    },
    {
      "name": "sledge swings",
      "exercise": "sledge-swing"
    }
  ],
  "mapped": [],
  "refused": [
    {
      "line": 9,
      "name": "Odd",
      "reason": "`primaryMuscles` is not a list of muscles that are known"
    },
    {
      "line": 11,
      "name": "Half",
      "reason": "`schema_version` is missing"
    }
  ]
}

$ fitlog show sledge swing
 Sledge Swing                                                      sledge-swing
 ──────────────────────────────────────────────────────────────────────────────
 Works      abs (rectus and transversus abdominis)         ╭─╮          ╭─╮
 Helps      upper back, side delts                         ╰·╯          ╰·╯
 Needs      a tool of its own                            ·······      ·······
 Kind       advanced · compound · pull · weight and    ▒· ····· ·▒  ▒· ····· ·▒
            reps                                       ·· ····· ··  ·· ·▒▒▒· ··
 Plan       3 sets of 8 to 12, rest 90 s, then +2.5 kg ·· ·███· ··  ·· ·▒▒▒· ··
                                                       ·· ·███· ··  ·· ····· ··
 Do it                                                 ·  ··█··  ·  ·  ·····  ·
  1. Stand before the tyre.                              ··· ···      ··· ···
  2. Swing the sledge down on it.                        ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                          ·· ··        ·· ··
                                                          ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
                                                          █ works   ▒ helps
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log sledge-swing 3x12@5                       everything: --all

$ fitlog log knee hug 30s
Knee Hug · Sun 22 Nov 2026
  30 s
  first time: the baseline for records

$ fitlog log kne hug 30s
Knee Hug · Sun 22 Nov 2026
  30 s
  that day: 2 sets · 60 s in all
--- stderr ---
hint: the same sets were logged a moment ago; fitlog undo if it was a repeat

$ fitlog exercise
 catalogue  exercises
 ─────────────────────
 db.jsonl           2
 fitlog list --own shows them

$ fitlog list --own
 abs
 sledge-swing  other       advanced

 glutes
 knee-hug      bodyweight  beginner  1 ×

 2 exercises

$ fitlog exercise remove sledge-swing
put aside: Sledge Swing
  in $DIR/exercises/removed/sledge-swing.json

$ fitlog list --own
 glutes
 knee-hug  bodyweight  beginner  1 ×


"#]]);
    snapbox::Assert::new()
        .action_env("SNAPSHOTS")
        .eq(file(&env, "db.jsonl"), str![[r#"
{"schema_version":1,"id":"knee-hug","name":"Knee Hug","category":"mobility","equipment":["bodyweight"],"level":"beginner","force":"static","tracking":"duration","primary_muscles":["glutes"],"secondary_muscles":[],"steps":["Lie down.","Pull one knee in."],"defaults":{"sets":3,"seconds":[30,60],"rest_seconds":90,"progression":"time"}}

"#]]);
}

#[test]
fn not_imported() {
    let env = Env::new();
    std::fs::write(env.path("a.json"), "[{\"name\": \"x\"},\n {]").unwrap();
    std::fs::write(env.path("b.json"), " ").unwrap();
    std::fs::write(env.path("c.json"), b"[\"\xff\"]").unwrap();
    std::fs::write(
        env.path("d.json"),
        r#"{"schema_version":1,"id":"plank","override":true,"name":"Plonk","category":"strength","equipment":["none"],"level":"beginner","tracking":"duration","primary_muscles":["abs"],"secondary_muscles":[]}"#,
    )
    .unwrap();
    env.session(
        "\
exercise import a.json
exercise import b.json
exercise import c.json
exercise import d.json
exercise import e.json
exercise import .",
    )
    .is(str![[r#"
$ fitlog exercise import a.json
--- stderr ---
error: a.json: line 2: key must be a string
hint: exercises are imported from JSON: a list or one a line, as free-exercise-db or fitlog writes them
[exit status: 2]

$ fitlog exercise import b.json
--- stderr ---
error: b.json: there is no exercise in it
hint: exercises are imported from JSON: a list or one a line, as free-exercise-db or fitlog writes them
[exit status: 2]

$ fitlog exercise import c.json
--- stderr ---
error: c.json: not UTF-8 at byte 2
hint: exercises are imported from JSON: a list or one a line, as free-exercise-db or fitlog writes them
[exit status: 2]

$ fitlog exercise import d.json
 d.json                                                              1 exercise
 ──────────────────────────────────────────────────────────────────────────────
 taken          0
 known already  0
 refused        1

 Refused
 line 1, Plonk: plank is built in: only a file of its own overrides it
 ──────────────────────────────────────────────────────────────────────────────
 nothing new: nothing was written

$ fitlog exercise import e.json
--- stderr ---
error: cannot read e.json: no such file or directory
[exit status: 1]

$ fitlog exercise import .
--- stderr ---
error: cannot read .: it is not a regular file
[exit status: 1]


"#]]);
    assert!(!env.path("exercises").exists());
}

/// Of ten names with one id, nine get a number; a name that is known already takes nothing away.
#[test]
fn imported_in_the_words_of_fitlog() {
    let env = Env::new();
    let line = |name: &str, aliases: &str| {
        format!(
            r#"{{"schema_version":1,"id":"rope-thing","name":"{name}","aliases":[{aliases}],"override":true,"category":"strength","equipment":["cable"],"level":"beginner","tracking":"weight_reps","primary_muscles":["abs"],"secondary_muscles":[]}}"#
        )
    };
    let mut lines: Vec<String> = (0..10).map(|n| line(&format!("Rope {n}"), "")).collect();
    lines[1] = line("Rope 1", r#""squat","roop","Röp""#);
    lines.push("[]".into());
    lines.push(lines[1].replace("\"abs\"", "\"ab\""));
    std::fs::write(env.path("My Ropes.json"), lines.join("\n")).unwrap();
    env.session(
        "exercise import 'My Ropes.json'\nshow röp --all\nlist --own\nexercise remove rope 1\nlist --own\nexercise import exercises/removed/rope-thing-2.json -q\nexercise",
    )
    .is(str![[r#"
$ fitlog exercise import 'My Ropes.json'
 My Ropes.json                                                     12 exercises
 ──────────────────────────────────────────────────────────────────────────────
 taken          9  such as rope-thing
 known already  0
 refused        3

 Refused
 line 10, Rope 9: the id rope-thing is that of another exercise
 line 11, no name: not an exercise: that is an object with the fields of one
 line 12, Rope 1: `primary_muscles` does not know `ab` (did you mean abs?),
   only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps,
   triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques,
   hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves,
   shins, neck
 ──────────────────────────────────────────────────────────────────────────────
 in $DIR/exercises/my-ropes.jsonl

$ fitlog show röp --all
 Rope 1                                                            rope-thing-2
 ──────────────────────────────────────────────────────────────────────────────
 Works      abs (rectus and transversus abdominis)         ╭─╮          ╭─╮
 Needs      cable machine                                  ╰·╯          ╰·╯
 Kind       beginner · weight and reps                   ·······      ·······
                                                       ·· ····· ··  ·· ····· ··
 no instructions yet:                                  ·· ····· ··  ·· ····· ··
 fitlog exercise edit rope-thing-2                     ·· ·███· ··  ·· ····· ··
                                                       ·· ·███· ··  ·· ····· ··
 Also called                                           ·  ··█··  ·  ·  ·····  ·
  • here: roop, Röp                                      ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                         ··· ···      ··· ···
                                                          ·· ··        ·· ··
                                                          ·· ··        ·· ··
                                                          ╰╯ ╰╯        ╰╯ ╰╯
                                                          front        back
                                                          █ works   ▒ helps
 ──────────────────────────────────────────────────────────────────────────────
 Log it: fitlog log rope-thing-2 3x10@5

$ fitlog list --own
 abs
 rope-thing-2  cable  beginner
 rope-thing-3  cable  beginner
 rope-thing-4  cable  beginner
 rope-thing-5  cable  beginner
 rope-thing-6  cable  beginner
 rope-thing-7  cable  beginner
 rope-thing-8  cable  beginner
 rope-thing-9  cable  beginner
 rope-thing    cable  beginner

 9 exercises

$ fitlog exercise remove rope 1
put aside: Rope 1
  in $DIR/exercises/removed/rope-thing-2.json

$ fitlog list --own
 abs
 rope-thing-3  cable  beginner
 rope-thing-4  cable  beginner
 rope-thing-5  cable  beginner
 rope-thing-6  cable  beginner
 rope-thing-7  cable  beginner
 rope-thing-8  cable  beginner
 rope-thing-9  cable  beginner
 rope-thing    cable  beginner

 8 exercises

$ fitlog exercise import exercises/removed/rope-thing-2.json -q

$ fitlog exercise
 your own      works  needs
 ────────────────────────────────────────────────
 rope-thing-2  abs    cable  no instructions yet

 catalogue       exercises
 ──────────────────────────
 my-ropes.jsonl          8
 fitlog list --own shows them


"#]]);
}

/// A catalogue grows no longer than what is read in a moment.
#[test]
fn not_imported_into_a_huge_file() {
    let env = Env::new();
    std::fs::write(env.path("db.json"), FOREIGN).unwrap();
    with_file(&env, "db.jsonl", "");
    let file = std::fs::File::options()
        .write(true)
        .open(env.path("exercises/db.jsonl"))
        .unwrap();
    file.set_len(64 << 20).unwrap();
    env.session("exercise import db.json").is(str![[r#"
$ fitlog exercise import db.json
--- stderr ---
warning: an exercise is left out: $DIR/exercises/db.jsonl:1:1: this is no JSON
error: $DIR/exercises/db.jsonl would be longer than 64 MiB; nothing was imported
[exit status: 1]


"#]]);
    assert_eq!(file.metadata().unwrap().len(), 64 << 20);
}

/// A mistake in a file of one's own is named with file, line and field, and stops nothing.
#[test]
fn mistakes_are_named() {
    let env = Env::new();
    let good = r#"{
  "schema_version": 1,
  "id": "rope-thing",
  "name": "Rope Thing",
  "category": "strength",
  "equipment": ["cable"],
  "level": "beginner",
  "tracking": "weight_reps",
  "primary_muscles": ["abs"],
  "secondary_muscles": []
}
"#;
    with_file(&env, "a.json", good);
    with_file(&env, "b.json", &good.replace("[\"abs\"]", "[\"ab\"]"));
    with_file(&env, "c.json", &good.replace("\"level\"", "\"levle\""));
    with_file(
        &env,
        "d.json",
        &good.replace("  \"level\": \"beginner\",\n", ""),
    );
    with_file(&env, "e.json", &good.replace("\"Rope Thing\"", "7"));
    with_file(&env, "f.json", &good.replace("\"Rope Thing\"", "\"R\""));
    with_file(&env, "g.json", &good.replace("[\"cable\"]", "[]"));
    with_file(&env, "h.json", &good.replace("],", "]"));
    with_file(&env, "i.json", good);
    with_file(&env, "j.json", &good.replace("rope-thing", "plank"));
    with_file(&env, "k.json", &good.replace("rope-thing", "rope-2"));
    std::fs::write(env.path("exercises/l.json"), b"{\"id\": \"\xff\"}").unwrap();
    std::fs::create_dir(env.path("exercises/m.json")).unwrap();
    with_file(&env, "o.json", "[]");
    with_file(
        &env,
        "n.jsonl",
        &format!(
            "{}\n{}\nnonsense\n{{}}\n7\n",
            good.replace('\n', " ")
                .replace("rope-thing", "line-thing")
                .replace("Rope", "Line"),
            good.replace('\n', " ")
                .replace("rope-thing", "bad-thing")
                .replace("Rope", "Bad")
                .replace("abs", "ab"),
        ),
    );
    env.session(
        "\
log rope thing 3x12@20
log rope thing 3x12@20 -q
log line thing 3x12@20
show bad thing
week -q
show nothing-known --json
exercise",
    )
    .is(str![[r#"
$ fitlog log rope thing 3x12@20
Rope Thing · Sun 22 Nov 2026
  3 × 12 @ 20 kg
  36 reps · 720 kg · est. 1RM 28.0 kg
  first time: the baseline for records
--- stderr ---
warning: an exercise is left out: $DIR/exercises/b.json:9:23: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck
warning: an exercise is left out: $DIR/exercises/c.json:7:3: there is no field `levle`: did you mean level?
warning: an exercise is left out: $DIR/exercises/d.json:10:1: `level` is missing
warning: and 9 more mistakes in your exercises: fitlog exercise

$ fitlog log rope thing 3x12@20 -q

$ fitlog log line thing 3x12@20
Line Thing · Sun 22 Nov 2026
  3 × 12 @ 20 kg
  36 reps · 720 kg · est. 1RM 28.0 kg
  first time: the baseline for records
--- stderr ---
warning: an exercise is left out: $DIR/exercises/b.json:9:23: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck
warning: an exercise is left out: $DIR/exercises/c.json:7:3: there is no field `levle`: did you mean level?
warning: an exercise is left out: $DIR/exercises/d.json:10:1: `level` is missing
warning: and 11 more mistakes in your exercises: fitlog exercise

$ fitlog show bad thing
--- stderr ---
warning: an exercise is left out: $DIR/exercises/b.json:9:23: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck
warning: an exercise is left out: $DIR/exercises/c.json:7:3: there is no field `levle`: did you mean level?
warning: an exercise is left out: $DIR/exercises/d.json:10:1: `level` is missing
warning: and 12 more mistakes in your exercises: fitlog exercise
error: nothing tells how to do bad-thing: it is only in the log
  try: fitlog progress bad-thing   (how it goes)
[exit status: 3]

$ fitlog week -q

$ fitlog show nothing-known --json
--- stderr ---
{
  "schema": 1,
  "error": {
    "kind": "exercise",
    "exit": 3,
    "message": "no exercise is called `nothing-known`",
    "try": [
      "fitlog list"
    ],
    "hints": [
      "warning: an exercise is left out: $DIR/exercises/b.json:9:23: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck",
      "warning: an exercise is left out: $DIR/exercises/c.json:7:3: there is no field `levle`: did you mean level?",
      "warning: an exercise is left out: $DIR/exercises/d.json:10:1: `level` is missing",
      "warning: and 11 more mistakes in your exercises: fitlog exercise"
    ]
  }
}
[exit status: 3]

$ fitlog exercise
 your own    works  needs
 ──────────────────────────────────────────────
 rope-thing  abs    cable  no instructions yet
 rope-2      abs    cable  no instructions yet

 catalogue  exercises
 ─────────────────────
 n.jsonl            1
 fitlog list --own shows them
--- stderr ---
warning: an exercise is left out: $DIR/exercises/b.json:9:23: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck
warning: an exercise is left out: $DIR/exercises/c.json:7:3: there is no field `levle`: did you mean level?
warning: an exercise is left out: $DIR/exercises/d.json:10:1: `level` is missing
warning: an exercise is left out: $DIR/exercises/e.json:4:11: `name` is of the wrong kind: invalid type: integer `7`, expected a string
warning: an exercise is left out: $DIR/exercises/f.json:4:3: `name` is not 2 to 60 characters of text
warning: an exercise is left out: $DIR/exercises/g.json:6:3: `equipment` is not a list with one piece at least
warning: an exercise is left out: $DIR/exercises/h.json:7:3: expected `,` or `}`
warning: an exercise is left out: $DIR/exercises/i.json:3:3: `id` is rope-thing, as in $DIR/exercises/a.json
warning: an exercise is left out: $DIR/exercises/j.json:3:3: `id` is plank, a built-in exercise; "override": true stands for it, any other id beside it
warning: an exercise is left out: $DIR/exercises/l.json:1:1: not UTF-8 at byte 8
warning: exercises are left out: cannot read $DIR/exercises/m.json: it is not a regular file
warning: an exercise is left out: $DIR/exercises/o.json:1:2: not an exercise: that is an object with the fields of one
warning: an exercise is left out: $DIR/exercises/n.jsonl:3:2: this is no JSON
warning: 2 more lines are left out of $DIR/exercises/n.jsonl
warning: an exercise is left out: $DIR/exercises/n.jsonl:2:196: `primary_muscles` does not know `ab` (did you mean abs?), only chest, front-delts, side-delts, rear-delts, rotator-cuff, biceps, triceps, forearms, lats, upper-back, traps, lower-back, abs, obliques, hip-flexors, glutes, abductors, adductors, quads, hamstrings, calves, shins, neck
warning: $DIR/exercises/a.json: `rope-thing` is the name of rope-2 too
warning: $DIR/exercises/k.json: `Rope Thing` is the name of rope-thing too


"#]]);
}

/// Whatever stands before a mistake in the arguments, an exercise of one's own is known as one.
#[test]
fn known_before_the_arguments_are() {
    let env = Env::new();
    env.session(
        "\
exercise add 'Rope Thing' -e cable -m abs -q
exercise alias rt rope-thing -q
rt
rope-thing",
    )
    .is(str![[r#"
$ fitlog exercise add 'Rope Thing' -e cable -m abs -q

$ fitlog exercise alias rt rope-thing -q

$ fitlog rt
--- stderr ---
error: `rt` is an exercise, not a command
  try: fitlog show rope-thing   (how to do it)
   or: fitlog progress rope-thing   (how it goes)
[exit status: 2]

$ fitlog rope-thing
--- stderr ---
error: `rope-thing` is an exercise, not a command
  try: fitlog show rope-thing   (how to do it)
   or: fitlog progress rope-thing   (how it goes)
[exit status: 2]


"#]]);
    let mut command = env.command();
    command
        .env("COMPLETE", "fish")
        .args(["--", "fitlog", "show", "rope-t"]);
    let output = command.output().unwrap();
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "rope-thing\tRope Thing\n"
    );
}

/// A rename or a merge that was killed half-way is finished by the same command, and says so once.
#[test]
fn what_was_begun_is_finished() {
    let folder = |env: &Env| env.path("exercises");
    let begun = |what: &str| {
        let env = Env::new();
        env.run(&["exercise", "add", "Rope Thing", "-e", "cable", "-m", "abs"])
            .ok();
        env.run(&["exercise", "add", "Other Thing", "-e", "cable", "-m", "abs"])
            .ok();
        env.run(&["log", "-q", "rope-thing", "3x10@20"]).ok();
        let old = std::fs::read(folder(&env).join("rope-thing.json")).unwrap();
        let args: Vec<&str> = ["exercise"].into_iter().chain(what.split(' ')).collect();
        env.run(&args).ok();
        // The last step is the old definition put aside.
        std::fs::write(folder(&env).join("rope-thing.json"), old).unwrap();
        std::fs::remove_dir_all(folder(&env).join("removed")).unwrap();
        env
    };
    let rename = "rename rope-thing Cable Thing";
    begun(rename)
        .session(
            "\
exercise rename 'Rope Thing' Cable Thing
exercise rename rope-thing Cable Thing
exercise
history
undo
history",
        )
        .is(str![[r#"
$ fitlog exercise rename 'Rope Thing' Cable Thing
Rope Thing is Cable Thing now
  what was logged under rope-thing counts for cable-thing already
  rope-thing still finds it; fitlog undo takes it back

$ fitlog exercise rename rope-thing Cable Thing
Cable Thing is Cable Thing now

$ fitlog exercise
 your own     works  needs
 ───────────────────────────────────────────────
 cable-thing  abs    cable  no instructions yet
 other-thing  abs    cable  no instructions yet

$ fitlog history
Sun 22 Nov
     1  Cable Thing  3 × 10 @ 20 kg

$ fitlog undo
took back: the history of rope-thing now belongs to cable-thing
(fitlog redo puts it back)

$ fitlog history
Sun 22 Nov
     1  Rope Thing  3 × 10 @ 20 kg


"#]]);
    begun("merge rope-thing other-thing")
        .session(
            "\
exercise merge rope-thing other-thing
exercise merge rope-thing other-thing
exercise
history
undo
history",
        )
        .is(str![[r#"
$ fitlog exercise merge rope-thing other-thing
rope-thing is Other Thing from now on
  what was logged under rope-thing counts for other-thing already
  its definition is in $DIR/exercises/removed/rope-thing.json
  fitlog undo takes it back

$ fitlog exercise merge rope-thing other-thing
rope-thing is Other Thing from now on
  what was logged under rope-thing counts for other-thing already
  fitlog undo takes it back

$ fitlog exercise
 your own     works  needs
 ───────────────────────────────────────────────
 other-thing  abs    cable  no instructions yet

 short name  for
 ────────────────────────
 rope-thing  other-thing

$ fitlog history
Sun 22 Nov
     1  Other Thing  3 × 10 @ 20 kg

$ fitlog undo
took back: the history of rope-thing now belongs to other-thing
(fitlog redo puts it back)

$ fitlog history
Sun 22 Nov
     1  Rope Thing  3 × 10 @ 20 kg


"#]]);
}

/// A folder that cannot be read is not an empty one.
#[test]
fn a_folder_that_cannot_be_read() {
    let env = Env::new();
    std::fs::write(env.path("exercises"), "").unwrap();
    env.session(
        "\
show plank -q
list --own
exercise",
    )
    .is(str![[r#"
$ fitlog show plank -q

$ fitlog list --own
--- stderr ---
warning: exercises are left out: cannot read $DIR/exercises: not a directory
no exercise fits

$ fitlog exercise
--- stderr ---
warning: exercises are left out: cannot read $DIR/exercises: not a directory


"#]]);
}

/// What an editor wrote before it failed is kept, and is where one is told.
#[test]
fn an_editor_that_fails_after_writing() {
    let env = Env::new().with("VISUAL", "sh -c 'echo >> \"$0\"; exit 3'");
    env.session(
        "\
exercise edit plank",
    )
    .is(str![[r#"
$ fitlog exercise edit plank
--- stderr ---
error: cannot edit: `sh -c 'echo >> "$0"; exit 3'` ended with 3
hint: VISUAL or EDITOR names the editor
      what was written is in $DIR/exercises/edited/plank.json; the same command goes on with it
[exit status: 1]


"#]]);
}

/// Another machine gave the history of an id away that is defined here: whatever is logged under it goes there too, and
/// that is said until one of the two is gone.
#[test]
fn given_away_elsewhere() {
    let other = Env::new();
    other
        .session(
            "\
exercise add 'My Row' -e cable -m lats -q
log my-row 5@70 -d 11-20 -q
exercise merge my-row seated-cable-row -q",
        )
        .ok();
    let env = Env::new();
    std::fs::copy(other.path("log.jsonl"), env.path("other.jsonl")).unwrap();
    env.session(
        "\
exercise add 'My Row' -e cable -m lats -q
log my-row 5@80 -d 11-21 -q
import other.jsonl -q
log my-row 5@85
log back-squat 5@100 -q
edit 5 -e my-row
check
exercise remove my-row -q
exercise add 'My Row' -e cable -m lats
check
remove 3
history",
    )
    .is(str![[r#"
$ fitlog exercise add 'My Row' -e cable -m lats -q

$ fitlog log my-row 5@80 -d 11-21 -q

$ fitlog import other.jsonl -q

$ fitlog log my-row 5@85
Seated Cable Row · Sun 22 Nov 2026
  5 @ 85 kg
  5 reps · 425 kg · est. 1RM 99.2 kg
  ★ heaviest set: 85 kg × 5, was 80 kg
  ★ best e1RM: 99.2 kg, was 93.3 kg
  last: Sat 21 Nov, 5 @ 80 kg
--- stderr ---
warning: the log gives my-row to seated-cable-row, and so these sets: fitlog check

$ fitlog log back-squat 5@100 -q

$ fitlog edit 5 -e my-row
was:   Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
now 6: Seated Cable Row 5 @ 100 kg, Sun 22 Nov   (fitlog undo takes it back)
--- stderr ---
warning: the log gives my-row to seated-cable-row, and so these sets: fitlog check

$ fitlog check
$DIR/log.jsonl
 6  lines
 4  entries that count
 1  rename that counts
 1  line taken back, replaced or standing twice
 0  lines that cannot be read
 1  oddity: read, and counted as it stands
line 3: odd: gives my-row to seated-cable-row, and my-row is defined again;
    fitlog remove 3, or fitlog exercise remove my-row
every line can be read

$ fitlog exercise remove my-row -q

$ fitlog exercise add 'My Row' -e cable -m lats
--- stderr ---
error: `my-row` is seated-cable-row already
  try: fitlog show seated-cable-row   (if that is it)
hint: if it is not, give yours a name that tells the two apart
[exit status: 2]

$ fitlog check
$DIR/log.jsonl
 6  lines
 4  entries that count
 1  rename that counts
 1  line taken back, replaced or standing twice
 0  lines that cannot be read
every line can be read

$ fitlog remove 3
removed: the history of my-row now belongs to seated-cable-row
(fitlog undo puts it back)

$ fitlog history
Sun 22 Nov
     6  Seated Cable Row  5 @ 100 kg
     4  Seated Cable Row  5 @ 85 kg
Sat 21 Nov
     1  My Row            5 @ 80 kg
Fri 20 Nov
     2  My Row            5 @ 70 kg


"#]]);
}

/// A person may give a file any name; that of another exercise is no place for a definition.
#[test]
fn renamed_in_a_file_of_another_name() {
    let env = Env::new();
    env.run(&["exercise", "add", "Rope Thing", "-e", "cable", "-m", "abs"])
        .ok();
    env.run(&["exercise", "add", "Sled", "-e", "cable", "-m", "abs"])
        .ok();
    let move_to = |from: &str, to: &str| {
        let folder = env.path("exercises");
        std::fs::rename(folder.join(from), folder.join(to)).unwrap();
    };
    move_to("rope-thing.json", "mine.json");
    move_to("sled.json", "foo-bar.json");
    env.session(
        "\
exercise rename rope-thing 'Rope-Thing'
exercise
exercise rename rope-thing Foo Bar --json
undo -q
redo -q
exercise
exercise rename sled Foo Baz -q
exercise",
    )
    .is(str![[r#"
$ fitlog exercise rename rope-thing 'Rope-Thing'
Rope Thing is Rope-Thing now

$ fitlog exercise
 your own    works  needs
 ──────────────────────────────────────────────
 sled        abs    cable  no instructions yet
 rope-thing  abs    cable  no instructions yet

$ fitlog exercise rename rope-thing Foo Bar --json
{
  "schema": 1,
  "renamed": "rope-thing",
  "to": "foo-bar",
  "entries": 0,
  "file": "$DIR/exercises/foo-bar-2.json"
}

$ fitlog undo -q

$ fitlog redo -q

$ fitlog exercise
 your own  works  needs
 ────────────────────────────────────────────
 foo-bar   abs    cable  no instructions yet
 sled      abs    cable  no instructions yet

$ fitlog exercise rename sled Foo Baz -q

$ fitlog exercise
 your own  works  needs
 ────────────────────────────────────────────
 foo-bar   abs    cable  no instructions yet
 foo-baz   abs    cable  no instructions yet


"#]]);
}
