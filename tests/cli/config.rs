use snapbox::str;

use crate::env::Env;

#[test]
fn all() {
    Env::new()
        .session(
            "\
config",
        )
        .is(str![[r#"
$ fitlog config
 setting     value    from
 ──────────────────────────────────────────────────────────────────────────────
 unit        kg       default  of a weight typed without one (kg, lb)
 goal        3        default  sessions a week, for the streak (1 to 14)
 formula     epley    default  of the estimated 1RM (epley, brzycki, lombardi,
                               mayhew, oconner, wathan, lander, rts)
 rpe         count    default  RPE as reps in reserve, in the estimate (count,
                               ignore)
 week_start  monday   default  a week from Sunday has no number (monday,
                               sunday)
 bar         usual    default  what plates go on: 20 kg or 45 lb (usual, or a
                               weight as 15 or 45lb)
 plates      usual    default  which there are, counted or not (usual, or as
                               25x1,20x2,10 for one side)
 sex         unsaid   default  whose coefficients scores take (male, female,
                               unsaid)
 equipment   classic  default  what is worn, for IPF GL (classic, equipped)
 day_starts  00:00    default  sets logged before it belong to the day before
                               (a time as 03:00)
 color       auto     default  colours (auto, always, never)
 ascii       false    default  plain characters only (true, false)
 workout     none     default  in use, for fitlog workout next (its id)

 log     $DIR/log.jsonl
 config  $DIR/config.json


"#]]);
}

#[test]
fn one() {
    Env::new()
        .session(
            "\
config unit
config unit lb
config unit
log squat 5@225
config goal 4
config ascii true
config ascii --unset
config
config unit --unset",
        )
        .is(str![[r#"
$ fitlog config unit
kg

$ fitlog config unit lb
unit is lb from now on

$ fitlog config unit
lb

$ fitlog log squat 5@225
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 225 lb
  5 reps · 1,125 lb · est. 1RM 262.5 lb
  first time: the baseline for records

$ fitlog config goal 4
goal is 4 from now on

$ fitlog config ascii true
ascii is true from now on

$ fitlog config ascii --unset
ascii is false from now on

$ fitlog config
 setting     value    from
 ──────────────────────────────────────────────────────────────────────────────
 unit        lb       file     of a weight typed without one (kg, lb)
 goal        4        file     sessions a week, for the streak (1 to 14)
 formula     epley    default  of the estimated 1RM (epley, brzycki, lombardi,
                               mayhew, oconner, wathan, lander, rts)
 rpe         count    default  RPE as reps in reserve, in the estimate (count,
                               ignore)
 week_start  monday   default  a week from Sunday has no number (monday,
                               sunday)
 bar         usual    default  what plates go on: 20 kg or 45 lb (usual, or a
                               weight as 15 or 45lb)
 plates      usual    default  which there are, counted or not (usual, or as
                               25x1,20x2,10 for one side)
 sex         unsaid   default  whose coefficients scores take (male, female,
                               unsaid)
 equipment   classic  default  what is worn, for IPF GL (classic, equipped)
 day_starts  00:00    default  sets logged before it belong to the day before
                               (a time as 03:00)
 color       auto     default  colours (auto, always, never)
 ascii       false    default  plain characters only (true, false)
 workout     none     default  in use, for fitlog workout next (its id)

 log     $DIR/log.jsonl
 config  $DIR/config.json

$ fitlog config unit --unset
unit is kg from now on


"#]]);
}

#[test]
fn mistakes() {
    Env::new()
        .session(
            "\
config unti
config unti lb
config unit stone
config goal 99
config formula magic
config week_start friday
config bar heavy
config plates 25y2
config sex x
config equipment suit
config day_starts noon",
        )
        .is(str![[r#"
$ fitlog config unti
--- stderr ---
error: there is no setting `unti`
hint: did you mean unit?
[exit status: 2]

$ fitlog config unti lb
--- stderr ---
error: there is no setting `unti`
hint: did you mean unit?
[exit status: 2]

$ fitlog config unit stone
--- stderr ---
error: `stone` is not a value of unit: kg, lb
[exit status: 2]

$ fitlog config goal 99
--- stderr ---
error: `99` is not a value of goal: 1 to 14
[exit status: 2]

$ fitlog config formula magic
--- stderr ---
error: `magic` is not a value of formula: epley, brzycki, lombardi, mayhew, oconner, wathan, lander, rts
[exit status: 2]

$ fitlog config week_start friday
--- stderr ---
error: `friday` is not a value of week_start: monday, sunday
[exit status: 2]

$ fitlog config bar heavy
--- stderr ---
error: `heavy` is not a value of bar: usual, or a weight as 15 or 45lb
[exit status: 2]

$ fitlog config plates 25y2
--- stderr ---
error: `25y2` is not a value of plates: usual, or as 25x1,20x2,10 for one side
[exit status: 2]

$ fitlog config sex x
--- stderr ---
error: `x` is not a value of sex: male, female, unsaid
[exit status: 2]

$ fitlog config equipment suit
--- stderr ---
error: `suit` is not a value of equipment: classic, equipped
[exit status: 2]

$ fitlog config day_starts noon
--- stderr ---
error: `noon` is not a value of day_starts: a time as 03:00
[exit status: 2]


"#]]);
}

#[test]
fn as_json() {
    Env::new()
        .session(
            "\
config --json
config goal 4 --json",
        )
        .is(str![[r#"
$ fitlog config --json
{
  "schema": 1,
  "settings": {
    "unit": {
      "value": "kg",
      "from": "default"
    },
    "goal": {
      "value": "3",
      "from": "default"
    },
    "formula": {
      "value": "epley",
      "from": "default"
    },
    "rpe": {
      "value": "count",
      "from": "default"
    },
    "week_start": {
      "value": "monday",
      "from": "default"
    },
    "bar": {
      "value": "usual",
      "from": "default"
    },
    "plates": {
      "value": "usual",
      "from": "default"
    },
    "sex": {
      "value": "unsaid",
      "from": "default"
    },
    "equipment": {
      "value": "classic",
      "from": "default"
    },
    "day_starts": {
      "value": "00:00",
      "from": "default"
    },
    "color": {
      "value": "auto",
      "from": "default"
    },
    "ascii": {
      "value": "false",
      "from": "default"
    },
    "workout": {
      "value": "none",
      "from": "default"
    }
  },
  "log": "$DIR/log.jsonl",
  "config": "$DIR/config.json"
}

$ fitlog config goal 4 --json
{
  "schema": 1,
  "key": "goal",
  "value": "4"
}


"#]]);
}

#[test]
fn a_file_with_mistakes() {
    let env = Env::new();
    std::fs::write(env.path("config.json"), r#"{"unit":"kg","unti":"lb"}"#).unwrap();
    env.session("history").is(str![[r#"
$ fitlog history
no entries
--- stderr ---
warning: $DIR/config.json: there is no setting `unti`


"#]]);
    let wrong = "{\n \"goal\": 99,\n \"bar\": \"heavy\",\n \"aliases\": {\"be\": 7, \"sq\": \"back-squat\"}\n}";
    std::fs::write(env.path("config.json"), wrong).unwrap();
    env.session(
        "\
log sq 5@100
config goal
config goal 4
config bar --unset
exercise alias bs back-squat
undo",
    )
    .is(str![[r#"
$ fitlog log sq 5@100
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg
  5 reps · 500 kg · est. 1RM 116.7 kg
  first time: the baseline for records
--- stderr ---
warning: $DIR/config.json:2: `99` is not a value of goal: 1 to 14; goal is 3 for now
warning: $DIR/config.json:3: `heavy` is not a value of bar: usual, or a weight as 15 or 45lb; bar is usual for now
warning: $DIR/config.json:4: `aliases` is not names, each with an id; what is none is left out

$ fitlog config goal
3
--- stderr ---
warning: $DIR/config.json:2: `99` is not a value of goal: 1 to 14; goal is 3 for now
warning: $DIR/config.json:3: `heavy` is not a value of bar: usual, or a weight as 15 or 45lb; bar is usual for now
warning: $DIR/config.json:4: `aliases` is not names, each with an id; what is none is left out

$ fitlog config goal 4
goal is 4 from now on
--- stderr ---
warning: $DIR/config.json:2: `99` is not a value of goal: 1 to 14; goal is 3 for now
warning: $DIR/config.json:3: `heavy` is not a value of bar: usual, or a weight as 15 or 45lb; bar is usual for now
warning: $DIR/config.json:4: `aliases` is not names, each with an id; what is none is left out

$ fitlog config bar --unset
bar is usual from now on
--- stderr ---
warning: $DIR/config.json:3: `heavy` is not a value of bar: usual, or a weight as 15 or 45lb; bar is usual for now
warning: $DIR/config.json:4: `aliases` is not names, each with an id; what is none is left out

$ fitlog exercise alias bs back-squat
bs is back-squat
--- stderr ---
warning: $DIR/config.json:3: `aliases` is not names, each with an id; what is none is left out

$ fitlog undo
took back: Barbell Back Squat 5 @ 100 kg, Sun 22 Nov
(fitlog redo puts it back)
--- stderr ---
warning: $DIR/config.json:3: `aliases` is not names, each with an id; what is none is left out


"#]]);
    assert_eq!(
        std::fs::read_to_string(env.path("config.json")).unwrap(),
        "{\n  \"goal\": 4,\n  \"aliases\": {\n    \"be\": 7,\n    \"sq\": \"back-squat\",\n    \"bs\": \"back-squat\"\n  }\n}\n"
    );
}

/// A weight without a unit is logged only where it is known which is meant.
#[test]
fn a_unit_that_cannot_be_read() {
    let env = Env::new();
    std::fs::write(env.path("config.json"), r#"{"unit":"stone"}"#).unwrap();
    env.session(
        "\
log back-squat 5@100
log back-squat 5@225lb
log pull-up 8
edit 1 3x5@100
edit 2 3x8
weigh 80
weigh 80kg
config bar 15
config bar 15kg
config unit lb
edit 1 3x5@225",
    )
    .is(str![[r#"
$ fitlog log back-squat 5@100
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now
error: there is a weight without a unit, and no telling which is meant: `stone` is not a value of unit: kg, lb
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

$ fitlog log back-squat 5@225lb
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 225 lb
  5 reps · 510 kg · est. 1RM 119.1 kg
  first time: the baseline for records
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog log pull-up 8
Pull-Up · Sun 22 Nov 2026
  8 @ bw
  first time: the baseline for records
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog edit 1 3x5@100
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now
error: there is a weight without a unit, and no telling which is meant: `stone` is not a value of unit: kg, lb
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

$ fitlog edit 2 3x8
was:   Pull-Up 8 @ bw, Sun 22 Nov
now 3: Pull-Up 3 × 8 @ bw, Sun 22 Nov   (fitlog undo takes it back)
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog weigh 80
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now
error: there is a weight without a unit, and no telling which is meant: `stone` is not a value of unit: kg, lb
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

$ fitlog weigh 80kg
Body weight · Sun 22 Nov 2026
  80 kg
  loads of bodyweight exercises count it from this day on
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog config bar 15
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now
error: there is a weight without a unit, and no telling which is meant: `stone` is not a value of unit: kg, lb
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

$ fitlog config bar 15kg
bar is 15kg from now on
--- stderr ---
warning: $DIR/config.json:1: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog config unit lb
unit is lb from now on
--- stderr ---
warning: $DIR/config.json:2: `stone` is not a value of unit: kg, lb; unit is kg for now

$ fitlog edit 1 3x5@225
was:   Barbell Back Squat 5 @ 225 lb, Sun 22 Nov
now 5: Barbell Back Squat 3 × 5 @ 225 lb, Sun 22 Nov
(fitlog undo takes it back)


"#]]);
    env.run_with(&["log", "-"], "back-squat 5@100\npull-up 8\n")
        .ok();
}

/// The file is not written over as long as nobody has read it.
#[test]
fn a_file_that_cannot_be_read() {
    let env = Env::new();
    let broken = r#"{"unit":"lb","goal":4,}"#;
    std::fs::write(env.path("config.json"), broken).unwrap();
    env.session(
        "\
log pull-up 8
undo
log back-squat 5@225
exercise alias be lever-back-extension
config --unset goal
config unit lb
log back-squat 5@225 -q",
    )
    .is(str![[r#"
$ fitlog log pull-up 8
Pull-Up · Sun 22 Nov 2026
  8 @ bw
  first time: the baseline for records
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now

$ fitlog undo
took back: Pull-Up 8 @ bw, Sun 22 Nov   (fitlog redo puts it back)
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now

$ fitlog log back-squat 5@225
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now
error: there is a weight without a unit, and no telling which is meant: $DIR/config.json: trailing comma at line 1 column 23
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

$ fitlog exercise alias be lever-back-extension
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now
error: no setting was changed: $DIR/config.json: trailing comma at line 1 column 23
  try: fitlog config unit kg   (puts the file aside, for kilograms)
   or: fitlog config unit lb   (puts the file aside, for pounds)
hint: or mend the file in an editor
[exit status: 1]

$ fitlog config --unset goal
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now
error: no setting was changed: $DIR/config.json: trailing comma at line 1 column 23
  try: fitlog config unit kg   (puts the file aside, for kilograms)
   or: fitlog config unit lb   (puts the file aside, for pounds)
hint: or mend the file in an editor
[exit status: 1]

$ fitlog config unit lb
unit is lb from now on
--- stderr ---
warning: $DIR/config.json: trailing comma at line 1 column 23; every setting is its default for now
hint: the settings that could not be read are kept in $DIR/config.json.unread

$ fitlog log back-squat 5@225 -q


"#]]);
    let kept = std::fs::read_to_string(env.path("config.json.unread")).unwrap();
    assert_eq!(kept, broken);
    let bar = "one day\nback squat 3x5 +2.5\n";
    std::fs::write(env.path("config.json"), "[]").unwrap();
    env.run_with(&["workout", "add", "-"], bar)
        .is(str![[r#"
--- stderr ---
warning: $DIR/config.json: invalid type: sequence, expected a map at line 1 column 0; every setting is its default for now
error: standard input:1: there is a weight without a unit, and no telling which is meant: $DIR/config.json: invalid type: sequence, expected a map at line 1 column 0
[exit status: 2]

"#]]);
}

#[test]
fn the_day_begins_when_it_is_said_to() {
    let env = Env::new();
    env.session("config day_starts 03:30\nconfig day_starts")
        .is(str![[r#"
$ fitlog config day_starts 03:30
day_starts is 03:30 from now on

$ fitlog config day_starts
03:30


"#]]);
}

/// Of those who change a setting at the same time none undoes the other's.
#[test]
fn many_at_once() {
    let settings = [
        ("unit", "lb"),
        ("goal", "5"),
        ("formula", "wathan"),
        ("rpe", "ignore"),
        ("day_starts", "04:00"),
        ("color", "never"),
        ("ascii", "true"),
    ];
    for _ in 0..4 {
        let env = Env::new();
        std::thread::scope(|scope| {
            for (key, value) in settings {
                let env = &env;
                scope.spawn(move || env.run(&["config", key, value]).ok());
            }
        });
        for (key, value) in settings {
            assert_eq!(env.run(&["config", key]).text, format!("{value}\n"));
        }
        std::thread::scope(|scope| {
            for name in "abcdefghijkl".chars() {
                let (env, name) = (&env, format!("zz{name}"));
                let args = ["exercise", "alias", &name, "back-squat"].map(str::to_owned);
                scope.spawn(move || env.run(&args.each_ref().map(String::as_str)).ok());
            }
        });
        assert_eq!(env.run(&["exercise", "alias"]).text.lines().count(), 12);
        let left: Vec<_> = std::fs::read_dir(env.folder()).unwrap().collect();
        assert_eq!(left.len(), 1, "{left:?}");
    }
}

/// What is no file of settings is neither waited for nor held in memory.
#[cfg(unix)]
#[test]
fn no_file_of_settings() {
    let env = Env::new();
    let path = env.path("config.json");
    std::fs::create_dir(&path).unwrap();
    let folder = env.run(&["config"]);
    std::fs::remove_dir(&path).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
    let device = env.run(&["week"]);
    std::fs::remove_file(&path).unwrap();
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(64 << 20).unwrap();
    let huge = env.run(&["log", "squat", "5@100"]);
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        format!("{}{}{}", folder.text, device.text, huge.text),
        str![[r#"
 setting     value    from
 ──────────────────────────────────────────────────────────────────────────────
 unit        kg       default  of a weight typed without one (kg, lb)
 goal        3        default  sessions a week, for the streak (1 to 14)
 formula     epley    default  of the estimated 1RM (epley, brzycki, lombardi,
                               mayhew, oconner, wathan, lander, rts)
 rpe         count    default  RPE as reps in reserve, in the estimate (count,
                               ignore)
 week_start  monday   default  a week from Sunday has no number (monday,
                               sunday)
 bar         usual    default  what plates go on: 20 kg or 45 lb (usual, or a
                               weight as 15 or 45lb)
 plates      usual    default  which there are, counted or not (usual, or as
                               25x1,20x2,10 for one side)
 sex         unsaid   default  whose coefficients scores take (male, female,
                               unsaid)
 equipment   classic  default  what is worn, for IPF GL (classic, equipped)
 day_starts  00:00    default  sets logged before it belong to the day before
                               (a time as 03:00)
 color       auto     default  colours (auto, always, never)
 ascii       false    default  plain characters only (true, false)
 workout     none     default  in use, for fitlog workout next (its id)

 log     $DIR/log.jsonl
 config  $DIR/config.json
--- stderr ---
warning: cannot read $DIR/config.json: it is not a regular file; every setting is its default for now
Nothing logged yet. Write down the first sets:

  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg
  fitlog show lever-back-extension           how to do it
  fitlog list --muscle lower-back            find exercises
  fitlog week                                how the week goes
--- stderr ---
warning: cannot read $DIR/config.json: it is not a regular file; every setting is its default for now
--- stderr ---
warning: cannot read $DIR/config.json: it is longer than 1 MiB; every setting is its default for now
error: there is a weight without a unit, and no telling which is meant: cannot read $DIR/config.json: it is longer than 1 MiB
  try: fitlog config unit kg   (kilograms from now on)
   or: fitlog config unit lb   (pounds from now on)
hint: or write the unit behind the weight: 5@100kg, 5@225lb
[exit status: 1]

"#]],
    );
}
