use snapbox::str;

use crate::env::Env;

/// An export in the dialect of an app, from `tests/fixtures/import`, under its own name in the folder of the log.
fn with(names: &[&str]) -> Env {
    let env = Env::new();
    for name in names {
        std::fs::copy(format!("tests/fixtures/import/{name}"), env.path(name)).unwrap();
    }
    env
}

/// The `source` of each line of the log.
fn sources(env: &Env) -> Vec<serde_json::Value> {
    String::from_utf8(env.log())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["source"].clone())
        .collect()
}

/// Everything that Strong for iOS may write: rests, warm-ups, drops, failures, a restart, dust, help as a positive weight, a
/// forgotten timer, a typing mistake of a weight, and rows that cannot be read.
#[test]
fn strong() {
    let env = with(&["strong-2020.csv"]);
    env.session("import strong-2020.csv\nimport strong-2020.csv --unit lb --dry-run\nhistory\nimport strong-2020.csv --unit lb\nexport -f text\nimport strong-2020.csv --unit lb\nundo\nhistory")
        .is(str![[r#"
$ fitlog import strong-2020.csv
--- stderr ---
error: strong-2020.csv does not say whether weights are kg or lb
  try: fitlog import strong-2020.csv --unit kg   (distances in km)
   or: fitlog import strong-2020.csv --unit lb   (distances in miles)
hint: line 2 has 45.0; the app writes the unit of the account
[exit status: 2]

$ fitlog import strong-2020.csv --unit lb --dry-run
 strong-2020.csv · Strong                             26 Aug 2025 to 28 Aug 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows           18  12 with sets, 2 of rests and notes, 4 refused
 workouts        2  with 12 sets
 weights        10  in lb
 exercises       6  4 by Strong's own names, 1 by name, 1 new

 new exercises
   Band Walk (Coach's)
   to log one as another: --map "Band Walk (Coach's)=ID"

 refused
   line 14  weight `abc` is not a number
   line 15  reps `5.5` is not a number
   line 17  neither reps, time nor distance
   line 19  `tomorrow` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

 odd, and taken
   line 13  a workout of 601h 39m
   line 13  2451 lb

nothing was written; it would be: 7 new entries with 12 sets, 4 rows refused

$ fitlog history
no entries

$ fitlog import strong-2020.csv --unit lb
 strong-2020.csv · Strong                             26 Aug 2025 to 28 Aug 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows           18  12 with sets, 2 of rests and notes, 4 refused
 workouts        2  with 12 sets
 weights        10  in lb
 exercises       6  4 by Strong's own names, 1 by name, 1 new

 new exercises
   Band Walk (Coach's)
   to log one as another: --map "Band Walk (Coach's)=ID"

 refused
   line 14  weight `abc` is not a number
   line 15  reps `5.5` is not a number
   line 17  neither reps, time nor distance
   line 19  `tomorrow` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

 odd, and taken
   line 13  a workout of 601h 39m
   line 13  2451 lb

imported: 7 new entries with 12 sets, 4 rows refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2025-08-26
# workout: Legs, early
back-squat 10@45lbw 5@150lbrpe8 5@150lb 8@115lbd 0@135lbf rest120s/180s/0s/0s/0s // slept badly/nknees out/nchest up
pull-up 2x8@-30lb
pendulum-squat 12@90lb
back-squat 12@95lb // back off
2025-08-28
# workout: Pull
deadlift 5@2451lb
plank 75s
band-walk-coachs 0.001mi/30s
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all

$ fitlog import strong-2020.csv --unit lb
 strong-2020.csv · Strong                             26 Aug 2025 to 28 Aug 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows           18  12 with sets, 2 of rests and notes, 4 refused
 workouts        2  with 12 sets
 weights        10  in lb
 exercises       6  5 by Strong's own names, 1 by name
 here            7  entries that are in the log already

 refused
   line 14  weight `abc` is not a number
   line 15  reps `5.5` is not a number
   line 17  neither reps, time nor distance
   line 19  `tomorrow` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

 odd, and taken
   line 13  a workout of 601h 39m
   line 13  2451 lb

nothing to import: 7 already here, 4 rows refused

$ fitlog undo
took back: 7 entries logged together, the first of Tue 26 Aug 2025
(fitlog redo puts it back)

$ fitlog history
no entries


"#]]);
}

/// In a language of which the words are not known, the order of the columns is; a letter that is not known is said.
#[test]
fn strong_in_other_languages() {
    with(&["strong-portuguese.csv", "strong-spanish.csv"])
        .session("import strong-portuguese.csv strong-spanish.csv\nimport strong-portuguese.csv strong-spanish.csv --unit kg\nexport -f text")
        .is(str![[r#"
$ fitlog import strong-portuguese.csv strong-spanish.csv
--- stderr ---
error: strong-portuguese.csv does not say whether weights are kg or lb
  try: fitlog import strong-portuguese.csv strong-spanish.csv --unit kg   (distances in km)
   or: fitlog import strong-portuguese.csv strong-spanish.csv --unit lb   (distances in miles)
hint: line 2 has 20; the app writes the unit of the account
[exit status: 2]

$ fitlog import strong-portuguese.csv strong-spanish.csv --unit kg
 strong-portuguese.csv · Strong                                       8 Nov 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  3 with sets, 1 of rests and notes
 workouts        1  with 3 sets
 weights         3  in kg
 exercises       1  1 new

 new exercises
   Supino Reto
   to log one as another: --map "Supino Reto=ID"

 strong-spanish.csv · Strong                                          9 Nov 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         3  in kg
 exercises       1  1 by Strong's own names

 odd, and taken
   line 2  a set `C`, taken as a working set

imported: 2 new entries with 6 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2025-11-08
# workout: Treino A
supino-reto 10@20kgw 8@60kgrpe8 8@40kgd rest0s/0s/90s
2025-11-09
# workout: Tarde
back-squat 8@40kg 5@100kgrpe9 8@40kg
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}

/// The headers of all years, and in all languages.
#[test]
fn strong_through_the_years() {
    with(&[
        "strong-2015-kg.csv",
        "strong-2015-lb.csv",
        "strong-2017.csv",
        "strong-2018-android.csv",
        "strong-2026-no-notes.csv",
        "strong-german.csv",
        "strong-french.csv",
    ])
    .session("import strong-2015-kg.csv strong-2015-lb.csv strong-2018-android.csv\nimport strong-2017.csv strong-2026-no-notes.csv strong-german.csv strong-french.csv --unit kg\nexport -f text")
    .is(str![[r#"
$ fitlog import strong-2015-kg.csv strong-2015-lb.csv strong-2018-android.csv
 strong-2015-kg.csv · Strong                                          1 Feb 2016
 ──────────────────────────────────────────────────────────────────────────────
 rows            5  5 with sets
 workouts        1  with 5 sets
 weights         3  in kg
 exercises       3  2 by Strong's own names, 1 by name

 strong-2015-lb.csv · Strong                                          3 Feb 2016
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         2  in lb
 exercises       2  2 by Strong's own names

 strong-2018-android.csv · Strong                                    10 Jul 2021
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  4 with sets
 workouts        1  with 4 sets
 weights         2  in lb
 exercises       3  3 by Strong's own names

imported: 8 new entries with 12 sets   (fitlog undo takes it back)

$ fitlog import strong-2017.csv strong-2026-no-notes.csv strong-german.csv strong-french.csv --unit kg
 strong-2017.csv · Strong                                             4 May 2018
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in kg
 exercises       1  1 by Strong's own names

 strong-2026-no-notes.csv · Strong                                   30 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in kg
 exercises       1  1 by Strong's own names

 strong-german.csv · Strong                                           1 Aug 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 with sets, 1 of rests and notes
 workouts        1  with 2 sets
 weights         1  in kg
 exercises       2  1 by Strong's own names, 1 new

 new exercises
   Schrägbank-Curl
   to log one as another: --map "Schrägbank-Curl=ID"

 strong-french.csv · Strong                                           2 Aug 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            1  1 with sets
 workouts        1  with 1 set
 weights         1  in kg
 exercises       1  1 by Strong's own names

imported: 5 new entries with 7 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2016-02-01
# workout: Day A
back-squat 2x5@70kg 8@60kg // slow down
plank 60s
running 5.2km/1560s
2016-02-03
# workout: Day B
barbell-bench-press 5@150lb 10@75lb
running 3.1mi/1500s
2021-07-10
# workout: Push
overhead-press 5@45lb 5@47.5lbrpe8.5 // shoulder day/nstrict/nno legs
treadmill 1.5mi/900s
chin-up 6
2018-05-04
barbell-bench-press 8@60kgrpe7.5 0@62.5kgf // first one back
2026-01-30
# workout: Evening
leg-press 2x10@180kg
2025-08-01
# workout: Ziehen
pull-up 8 rest45s
schragbank-curl 10@12.5kgrpe8.5 // langsam
2025-08-02
# workout: Jambes
back-squat 5@80kg // ceinture
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}

/// Android writes an account's pounds as kilograms: the whole file shows it. What was written stays in `source`.
#[test]
fn strong_in_pounds_as_kilograms() {
    let env = with(&["strong-2023-android.csv"]);
    env.session("import strong-2023-android.csv\nexport -f text\nundo\nimport strong-2023-android.csv --unit kg\nexport -f text")
        .is(str![[r#"
$ fitlog import strong-2023-android.csv
 strong-2023-android.csv · Strong                       7 Jan 2024 to 9 Jan 2024
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  5 with sets, 2 of rests and notes
 workouts        2  with 5 sets
 weights         4  in pounds, which the app wrote as kilograms: 61.23492 kg is
                    135 lb; --unit kg takes them as kilograms
 exercises       3  3 by Strong's own names

imported: 4 new entries with 5 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2024-01-07
# workout: Chest
barbell-bench-press 5@135lb 8@115lbrpe9 // pause on the chest
chest-dip 9@-45lbf
treadmill 1609.344m/540s
2024-01-09
barbell-bench-press 5@135lb // Crunch: skipped, sore

$ fitlog undo
took back: 4 entries logged together, the first of Sun 7 Jan 2024
(fitlog redo puts it back)

$ fitlog import strong-2023-android.csv --unit kg
 strong-2023-android.csv · Strong                       7 Jan 2024 to 9 Jan 2024
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  5 with sets, 2 of rests and notes
 workouts        2  with 5 sets
 weights         4  in kg
 exercises       3  3 by Strong's own names

imported: 4 new entries with 5 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2024-01-07
# workout: Chest
barbell-bench-press 5@61.23492kg 8@52.163123kgrpe9 // pause on the chest
chest-dip 9@-20.41164kgf
treadmill 1609.344m/540s
2024-01-09
barbell-bench-press 5@61.23492kg // Crunch: skipped, sore


"#]]);
    let written = &sources(&env)[0];
    assert_eq!(written["app"], "strong");
    assert_eq!(written["exercise"], "Bench Press (Barbell)");
    assert_eq!(
        written["as_written"],
        serde_json::json!({ "unit": "kg", "weights": [61.23492, 52.163_123] })
    );
}

#[test]
fn hevy() {
    let env = with(&["hevy.csv", "hevy-lbs-miles.csv", "hevy-kg-from-lb.csv"]);
    env.session("import hevy.csv\nexport -f text\nimport hevy-lbs-miles.csv hevy-kg-from-lb.csv -q\nexport -f text\nshow extensao-lombar-maquina")
        .is(str![[r#"
$ fitlog import hevy.csv
 hevy.csv · Hevy                                      25 Feb 2026 to 11 Jun 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            9  8 with sets, 1 refused
 workouts        2  with 8 sets
 weights         6  in kg
 exercises       6  4 by Hevy's own names, 2 new

 new exercises
   Dip (Ladder), Extensão Lombar (Máquina)
   to log one as another: --map "Dip (Ladder)=ID"

 refused
   line 10  neither reps, time nor distance
   once they are mended, import the file again: it adds them, and nothing twice

imported: 7 new entries with 8 sets, 1 row refused   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-02-25
# workout: Upper B
barbell-bench-press 10@40kgw 5@82.5kgrpe9.5 // olá /nmundo/nBanco 4 /nlento
pull-up 6@+10kg
dip-ladder 8d
barbell-bench-press 9@70kgfrpe10
2026-06-11
# workout: Legs
farmers-walk 0.04km/35s@32kg
plank 75s
extensao-lombar-maquina 12@40kg
--- stderr ---
hint: only sets are in it, not the definitions of 2 exercises: fitlog export -f json has all

$ fitlog import hevy-lbs-miles.csv hevy-kg-from-lb.csv -q

$ fitlog export -f text
# written by fitlog export
2026-02-25
# workout: Upper B
barbell-bench-press 10@40kgw 5@82.5kgrpe9.5 // olá /nmundo/nBanco 4 /nlento
pull-up 6@+10kg
dip-ladder 8d
barbell-bench-press 9@70kgfrpe10
2026-06-11
# workout: Legs
farmers-walk 0.04km/35s@32kg
plank 75s
extensao-lombar-maquina 12@40kg
2025-09-15
# workout: A
back-squat 5@225lb
running 3.1mi/1500s
2025-02-15
back-squat 5@100lb 5@225lb 5@75lb
running 1mi/480s
--- stderr ---
hint: only sets are in it, not the definitions of 2 exercises: fitlog export -f json has all

$ fitlog show extensao-lombar-maquina
 Extensão Lombar (Máquina)                              extensao-lombar-maquina
 ──────────────────────────────────────────────────────────────────────────────
 Came with an import from Hevy. Nothing more is known of it yet.

 Needs      a tool of its own
 Kind       beginner · weight and reps

 Do it
  1. Do it as you did it with Hevy.
  2. Put your own steps here: edit this file.
 ──────────────────────────────────────────────────────────────────────────────
 Your best: 40 kg × 12 on 11 Jun, 1 session                   everything: --all


"#]]);
    assert_eq!(
        sources(&env)[1],
        serde_json::json!({ "app": "hevy", "exercise": "Pull Up (Weighted)", "superset_id": "0" })
    );
}

#[test]
fn fitnotes() {
    with(&[
        "fitnotes-2017.csv",
        "fitnotes.csv",
        "fitnotes-ios.csv",
        "fit-notes-other.csv",
    ])
    .with("TZ", "UTC")
    .session("import fitnotes-2017.csv\nimport fitnotes.csv fitnotes-ios.csv\nimport fit-notes-other.csv --unit kg\nexport -f text")
    .is(str![[r#"
$ fitlog import fitnotes-2017.csv
 fitnotes-2017.csv · FitNotes                         28 Apr 2017 to 29 Apr 2017
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  7 with sets
 workouts        2  with 7 sets
 weights         4  in kg
 exercises       5  1 by FitNotes's own names, 2 by name, 2 new

 new exercises
   Pause Deadlift 1", Overhead Press (Each Side, Dumbbells)
   to log one as another: --map 'Pause Deadlift 1"=ID'

imported: 6 new entries with 7 sets   (fitlog undo takes it back)

$ fitlog import fitnotes.csv fitnotes-ios.csv
 fitnotes.csv · FitNotes                                4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name

 fitnotes-ios.csv · FitNotes                                          1 Mar 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  4 with sets
 workouts        1  with 4 sets
 weights         2  1 in kg, 1 in lb
 exercises       2  2 by name

imported: 4 new entries with 7 sets   (fitlog undo takes it back)

$ fitlog import fit-notes-other.csv --unit kg
 fit-notes-other.csv · FitNotes                                       1 Mar 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 with sets, 1 not done, or of other measurements
 workouts        1  with 2 sets
 weights         2  in kg
 exercises       1  1 by name

imported: 1 new entry with 2 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2017-04-28
pause-deadlift-1 2x7@70kg
overhead-press-each-side-dumbbells 5@8kg
pause-deadlift-1 0@75.5kgf
pull-up 8
treadmill 1.23mi/561s
2017-04-29
plank 90s
2026-08-04
lat-pulldown 8@143.3lb 8@65kg // set 2: left, then right
2026-08-05
barbell-bench-press 5@100kg // belt
2025-03-01
deadlift 5@60kg 5@225lb // set 2: heavy
running 400m 5km/1500s
# workout: Push
barbell-bench-press 5@17.5kgw 5@62.5kgrpe8 // set 2: easy
--- stderr ---
hint: only sets are in it, not the definitions of 2 exercises: fitlog export -f json has all


"#]]);
}

/// A day that goes on, a set corrected, a set taken out, a workout put in between: never doubled, never lost.
#[test]
fn a_grown_export() {
    let env = Env::new();
    let write = |rows: &str| {
        let header = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time\n";
        std::fs::write(env.path("f.csv"), header.to_owned() + rows).unwrap();
    };
    let row = |day: &str, exercise: &str, kg: &str, reps: &str| {
        format!("2026-08-{day},{exercise},Back,{kg},kgs,{reps},,,\n")
    };
    let squat = |kg, reps| row("04", "Barbell Squat", kg, reps);
    let curl = |kg, reps| row("04", "Dumbbell Curl", kg, reps);
    // Squats and curls in turn, two squats alike.
    write(&(squat("100", "5") + &curl("14", "10") + &squat("100", "5") + &curl("14", "9")));
    env.run(&["import", "f.csv", "-q"]).ok();
    // The same sets in another order, one more squat, and a workout before.
    write(
        &(row("02", "Barbell Squat", "95", "5")
            + &squat("100", "5")
            + &squat("100", "5")
            + &squat("105", "3")
            + &curl("14", "10")
            + &curl("14", "9")),
    );
    env.session("import f.csv\nexport -f text").is(str![[r#"
$ fitlog import f.csv
 f.csv · FitNotes                                       2 Aug 2026 to 4 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            6  6 with sets
 workouts        2  with 6 sets
 weights         6  in kg
 exercises       2  1 by FitNotes's own names, 1 by name
 here            4  entries that are in the log already

imported: 2 new entries with 2 sets, 4 already here
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-08-04
back-squat 5@100kg
dumbbell-curl 10@14kg
back-squat 5@100kg
dumbbell-curl 9@14kg
2026-08-02
back-squat 5@95kg
2026-08-04
back-squat 3@105kg


"#]]);
    // The last squat was a typing mistake.
    write(
        &(squat("100", "5")
            + &squat("100", "5")
            + &squat("105", "4")
            + &curl("14", "10")
            + &curl("14", "9")),
    );
    env.session("import f.csv\nexport -f text\nimport f.csv\nundo\nexport -f text\nimport f.csv -q\nexport -f text").is(str![[r#"
$ fitlog import f.csv
 f.csv · FitNotes                                                     4 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            5  5 with sets
 workouts        1  with 5 sets
 weights         5  in kg
 exercises       2  1 by FitNotes's own names, 1 by name
 changed         1  since the last import, in the app or by --map: the new
                    version counts
 here            4  entries that are in the log already

imported: 1 changed with 1 set, 4 already here   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-08-04
back-squat 5@100kg
dumbbell-curl 10@14kg
back-squat 5@100kg
dumbbell-curl 9@14kg
2026-08-02
back-squat 5@95kg
2026-08-04
back-squat 4@105kg

$ fitlog import f.csv
 f.csv · FitNotes                                                     4 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            5  5 with sets
 workouts        1  with 5 sets
 weights         5  in kg
 exercises       2  1 by FitNotes's own names, 1 by name
 here            5  entries that are in the log already

nothing to import: 5 already here

$ fitlog undo
took back: Barbell Back Squat 4 @ 105 kg, Tue 4 Aug   (fitlog redo puts it back)

$ fitlog export -f text
# written by fitlog export
2026-08-04
back-squat 5@100kg
dumbbell-curl 10@14kg
back-squat 5@100kg
dumbbell-curl 9@14kg
2026-08-02
back-squat 5@95kg
2026-08-04
back-squat 3@105kg

$ fitlog import f.csv -q

$ fitlog export -f text
# written by fitlog export
2026-08-04
back-squat 5@100kg
dumbbell-curl 10@14kg
back-squat 5@100kg
dumbbell-curl 9@14kg
2026-08-02
back-squat 5@95kg
2026-08-04
back-squat 4@105kg


"#]]);
    // A squat was taken out in the app: nothing is taken out here.
    write(&(squat("100", "6") + &squat("105", "4") + &curl("14", "10") + &curl("14", "9")));
    env.session("import f.csv\nexport -f text").is(str![[r#"
$ fitlog import f.csv
 f.csv · FitNotes                                                     4 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  4 with sets
 workouts        1  with 4 sets
 weights         4  in kg
 exercises       2  1 by FitNotes's own names, 1 by name
 here            2  entries that are in the log already
 fewer           2  of which the log has more sets: left as they are

nothing to import: 2 already here

$ fitlog export -f text
# written by fitlog export
2026-08-04
back-squat 5@100kg
dumbbell-curl 10@14kg
back-squat 5@100kg
dumbbell-curl 9@14kg
2026-08-02
back-squat 5@95kg
2026-08-04
back-squat 4@105kg


"#]]);
}

/// What a person did here stands: an entry removed or edited is not brought back, nor doubled.
#[test]
fn after_an_edit_and_a_removal() {
    with(&["fitnotes.csv"])
        .session("import fitnotes.csv -q\nremove 1\nedit 2 5@102.5\nimport fitnotes.csv\nexport -f text\nundo\nundo\nimport fitnotes.csv\nexport -f text")
        .is(str![[r#"
$ fitlog import fitnotes.csv -q

$ fitlog remove 1
removed: Lat Pulldown 8 @ 143.3 lb; 8 @ 65 kg, Tue 4 Aug
(fitlog undo puts it back)

$ fitlog edit 2 5@102.5
was:   Barbell Bench Press 5 @ 100 kg, Wed 5 Aug // belt
now 4: Barbell Bench Press 5 @ 102.5 kg, Wed 5 Aug // belt
(fitlog undo takes it back)

$ fitlog import fitnotes.csv
 fitnotes.csv · FitNotes                                4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name
 here            2  entries that are in the log already

nothing to import: 2 already here

$ fitlog export -f text
# written by fitlog export
2026-08-05
barbell-bench-press 5@102.5kg // belt

$ fitlog undo
took back the edit: Barbell Bench Press 5 @ 102.5 kg, Wed 5 Aug
(fitlog redo puts it back)

$ fitlog undo
put back: Lat Pulldown 8 @ 143.3 lb; 8 @ 65 kg, Tue 4 Aug
(fitlog redo removes it again)

$ fitlog import fitnotes.csv
 fitnotes.csv · FitNotes                                4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name
 here            2  entries that are in the log already

nothing to import: 2 already here

$ fitlog export -f text
# written by fitlog export
2026-08-04
lat-pulldown 8@143.3lb 8@65kg // set 2: left, then right
2026-08-05
barbell-bench-press 5@100kg // belt


"#]]);
}

/// `undo` takes all files of one import back; importing again brings them back, and so on.
#[test]
fn undone_and_imported_again() {
    with(&["fitnotes.csv", "hevy-lbs-miles.csv"])
        .session("import fitnotes.csv hevy-lbs-miles.csv -q\nundo\nhistory\nimport hevy-lbs-miles.csv fitnotes.csv\nundo\nredo\nhistory\nundo\nimport fitnotes.csv\nhistory")
        .is(str![[r#"
$ fitlog import fitnotes.csv hevy-lbs-miles.csv -q

$ fitlog undo
took back: 4 entries logged together, the first of Tue 4 Aug
(fitlog redo puts it back)

$ fitlog history
no entries

$ fitlog import hevy-lbs-miles.csv fitnotes.csv
 hevy-lbs-miles.csv · Hevy                                           15 Sep 2025
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         1  in lb
 exercises       2  2 by Hevy's own names

 fitnotes.csv · FitNotes                                4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name

imported: 4 new entries with 5 sets   (fitlog undo takes it back)

$ fitlog undo
took back: 4 entries logged together, the first of Mon 15 Sep 2025
(fitlog redo puts it back)

$ fitlog redo
put back: 4 entries logged together, the first of Mon 15 Sep 2025
(fitlog undo takes it back)

$ fitlog history
Wed 5 Aug
     9  Barbell Bench Press  5 @ 100 kg
                             // belt
Tue 4 Aug
     8  Lat Pulldown         8 @ 143.3 lb; 8 @ 65 kg
                             // set 2: left, then right
Mon 15 Sep 2025
     7  Running              3.1 mi in 25:00
     6  Barbell Back Squat   5 @ 225 lb

$ fitlog undo
took back: 4 entries logged together, the first of Mon 15 Sep 2025
(fitlog redo puts it back)

$ fitlog import fitnotes.csv
 fitnotes.csv · FitNotes                                4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name

imported: 2 new entries with 3 sets   (fitlog undo takes it back)

$ fitlog history
Wed 5 Aug
    14  Barbell Bench Press  5 @ 100 kg
                             // belt
Tue 4 Aug
    13  Lat Pulldown         8 @ 143.3 lb; 8 @ 65 kg
                             // set 2: left, then right


"#]]);
}

/// The exercises of an app are found by its own names, by name, or made anew; `--map` goes before all of it.
#[test]
fn names() {
    let env = with(&["hevy.csv"]);
    std::fs::write(
        env.path("map.txt"),
        "# mine\nDip (Ladder)=triceps dip\n\nExtensão Lombar (Máquina) = lever-back-extension\n",
    )
    .unwrap();
    env.session("import hevy.csv -q\nimport hevy.csv --map map.txt --map Plank=side-plank\nexport -f text\nimport hevy.csv --map Plank=plonk\nimport hevy.csv --map Plank")
        .is(str![[r#"
$ fitlog import hevy.csv -q

$ fitlog import hevy.csv --map map.txt --map Plank=side-plank
 hevy.csv · Hevy                                      25 Feb 2026 to 11 Jun 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            9  8 with sets, 1 refused
 workouts        2  with 8 sets
 weights         6  in kg
 exercises       6  3 by Hevy's own names, 3 by --map
 changed         3  since the last import, in the app or by --map: the new
                    version counts
 here            4  entries that are in the log already

 refused
   line 10  neither reps, time nor distance
   once they are mended, import the file again: it adds them, and nothing twice

imported: 3 changed with 3 sets, 4 already here, 1 row refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-02-25
# workout: Upper B
barbell-bench-press 10@40kgw 5@82.5kgrpe9.5 // olá /nmundo/nBanco 4 /nlento
pull-up 6@+10kg
barbell-bench-press 9@70kgfrpe10
2026-06-11
# workout: Legs
farmers-walk 0.04km/35s@32kg
2026-02-25
# workout: Upper B
triceps-dip 8d
2026-06-11
# workout: Legs
side-plank 75s
lever-back-extension 12@40kg
--- stderr ---
hint: only sets are in it, not the definitions of 2 exercises: fitlog export -f json has all

$ fitlog import hevy.csv --map Plank=plonk
--- stderr ---
error: no exercise is called `plonk`
hint: did you mean plank or copenhagen-plank or renegade-row?
[exit status: 3]

$ fitlog import hevy.csv --map Plank
--- stderr ---
error: `Plank` is neither a file nor Name=id
hint: a name is mapped as --map "Pendulum Squat=hack-squat"
[exit status: 2]


"#]]);
}

/// A file of names is named when it cannot be taken: it is text of a length that names can have.
#[test]
fn a_file_of_names_that_is_none() {
    let env = with(&["hevy.csv"]);
    std::fs::write(env.path("binary"), b"Plank=\xff").unwrap();
    std::fs::write(env.path("long"), "#".repeat((1 << 20) + 1)).unwrap();
    std::fs::write(env.path("wrong"), "Plank=plank\nPlank").unwrap();
    std::fs::write(env.path("unknown"), "# mine\n\nPlank=plonk\n").unwrap();
    env.session("import hevy.csv --map binary\nimport hevy.csv --map long\nimport hevy.csv --map wrong\nimport hevy.csv --map unknown\nimport hevy.csv --map none")
        .is(str![[r#"
$ fitlog import hevy.csv --map binary
--- stderr ---
error: cannot read binary: not UTF-8 text of at most 1 MiB
[exit status: 1]

$ fitlog import hevy.csv --map long
--- stderr ---
error: cannot read long: it is longer than 1 MiB
[exit status: 1]

$ fitlog import hevy.csv --map wrong
--- stderr ---
error: wrong:2: `Plank` is not Name=id
[exit status: 2]

$ fitlog import hevy.csv --map unknown
--- stderr ---
error: unknown:3: no exercise is called `plonk`
hint: did you mean plank or copenhagen-plank or renegade-row?
[exit status: 3]

$ fitlog import hevy.csv --map none
--- stderr ---
error: `none` is neither a file nor Name=id
hint: a name is mapped as --map "Pendulum Squat=hack-squat"
[exit status: 2]


"#]]);
    assert!(env.log().is_empty());
}

#[test]
fn a_new_exercise() {
    let env = with(&["hevy.csv"]);
    env.run(&["import", "hevy.csv", "--dry-run", "-q"]).ok();
    assert!(!env.path("exercises").exists() && env.log().is_empty());
    env.run(&["import", "hevy.csv", "-q"]).ok();
    let file = std::fs::read_to_string(env.path("exercises/dip-ladder.json")).unwrap();
    snapbox::Assert::new().action_env("SNAPSHOTS").eq(
        file,
        str![[r#"
{
  "schema_version": 1,
  "id": "dip-ladder",
  "name": "Dip (Ladder)",
  "summary": "Came with an import from Hevy. Nothing more is known of it yet.",
  "category": "strength",
  "equipment": [
    "bodyweight"
  ],
  "level": "beginner",
  "tracking": "bodyweight_reps",
  "primary_muscles": [
    "chest"
  ],
  "secondary_muscles": [],
  "steps": [
    "Do it as you did it with Hevy.",
    "Put your own steps here: edit this file."
  ],
  "import_names": {
    "hevy": [
      "Dip (Ladder)"
    ]
  }
}

"#]],
    );
}

/// fitlog's own formats come back as they went out.
#[test]
fn own_formats() {
    let env = crate::env::trained();
    let other = with(&["hevy.csv", "strong-2020.csv"]);
    other.run(&["import", "hevy.csv", "-q"]).ok();
    other
        .run(&["import", "strong-2020.csv", "--unit", "lb", "-q"])
        .ok();
    for from in [&env, &other] {
        for (format, file) in [("csv", "x.csv"), ("text", "x.txt")] {
            let to = Env::new();
            let written = from.run(&["export", "-f", format]).text;
            std::fs::write(to.path(file), &written).unwrap();
            let raw = from
                .command()
                .args(["export", "-f", format])
                .output()
                .unwrap();
            std::fs::write(to.path(file), &raw.stdout).unwrap();
            to.run(&["import", file, "-q"]).ok();
            let back = to
                .command()
                .args(["export", "-f", format])
                .output()
                .unwrap();
            assert_eq!(
                String::from_utf8_lossy(&back.stdout),
                String::from_utf8_lossy(&raw.stdout)
            );
            to.run(&["import", file, "-q"]).ok();
            let again = to
                .command()
                .args(["export", "-f", format])
                .output()
                .unwrap();
            assert_eq!(again.stdout, back.stdout);
        }
    }
    // And into the log that they came from: every entry is there, under the same id.
    let raw = env
        .command()
        .args(["export", "-f", "csv"])
        .output()
        .unwrap();
    std::fs::write(env.path("mine.csv"), raw.stdout).unwrap();
    env.session("import mine.csv").is(str![[r#"
$ fitlog import mine.csv
 mine.csv · fitlog                                     2 Nov 2026 to 18 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows           39  39 with sets
 workouts        6  with 39 sets
 weights        22  in kg
 exercises       4  4 by name
 here           12  entries that are in the log already

nothing to import: 12 already here


"#]]);
}

/// The logs of two machines: lines go in as they stand, what was edited and taken back with them.
#[test]
fn another_log() {
    let one = crate::env::trained();
    let two = Env::new();
    std::fs::write(two.path("other.jsonl"), one.log()).unwrap();
    two.session("import other.jsonl -q\nlog plank 90s\nremove 1")
        .ok();
    std::fs::write(
        one.path("log-of-two.jsonl"),
        [two.log(), b"{\"v\":1,\"id\":\"torn".to_vec()].concat(),
    )
    .unwrap();
    one.session("import log-of-two.jsonl\nimport log-of-two.jsonl\nhistory -n 2\ncheck")
        .is(str![[r#"
$ fitlog import log-of-two.jsonl
 log-of-two.jsonl · a log of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          15  13 entries, 1 other line, 1 refused
 here           12  lines that are in the log already

 refused
   line 15  EOF while parsing a string at column 17

imported: 1 new entry with 1 set, 1 other line, 12 already here, 1 row refused

$ fitlog import log-of-two.jsonl
 log-of-two.jsonl · a log of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          15  13 entries, 1 other line, 1 refused
 here           14  lines that are in the log already

 refused
   line 15  EOF while parsing a string at column 17

nothing to import: 14 already here, 1 row refused

$ fitlog history -n 2
Sun 22 Nov
    13  Plank  90 s
Wed 18 Nov
    12  Plank  60 s, 60 s, 55 s

$ fitlog check
$DIR/log.jsonl
 14  lines
 12  entries that count
  1  line taken back, replaced or standing twice
  1  line that takes something back
  0  lines that cannot be read
every line can be read


"#]]);
}

#[test]
fn standard_input() {
    let file = std::fs::read_to_string("tests/fixtures/import/fitnotes.csv").unwrap();
    Env::new().run_with(&["import", "-"], &file).is(str![[r#"
 standard input · FitNotes                              4 Aug 2026 to 5 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        2  with 3 sets
 weights         3  2 in kg, 1 in lb
 exercises       2  1 by FitNotes's own names, 1 by name

imported: 2 new entries with 3 sets   (fitlog undo takes it back)

"#]]);
}

#[test]
fn a_table_by_hand() {
    Env::new()
        .run_with(
            &["import", "-", "--unit", "kg"],
            "\u{feff}sep=;\r\nDate;Exercise;Reps;Weight\r\n2026-11-20;Deadlift;5;140,5\r\n2026-11-20;Deadlift;3;150\r\n",
        )
        .is(str![[r#"
 standard input · a table                                            20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in kg
 exercises       1  1 by name

imported: 1 new entry with 2 sets   (fitlog undo takes it back)

"#]]);
}

/// Columns are known by their names in any spelling; what is not read is said.
#[test]
fn tables_of_others() {
    let env = Env::new();
    let write = |name: &str, rows: &str| std::fs::write(env.path(name), rows).unwrap();
    write(
        "notion.csv",
        "Date,Exercise,Set,Weight (lbs),Repetitions,Set Type,RPE,Notes,Muscle,1RM\n2026-01-05,Bench Press,1,95,8,Warm-up,,,chest,118\n2026-01-05,Bench Press,2,135,8,Normal,7,easy,chest,167\n2026-01-05,Bench Press,3,115,8,DROP SET,,,chest,142\n",
    );
    write(
        "gym.csv",
        "date,exercise,is_warmup,weight_kg,reps,duration_s,distance_km,completed\n2026-01-06,Squat,true,60,5,0,0,true\n2026-01-06,Squat,false,100,5,40,0.02,true\n2026-01-06,Squat,false,110,5,0,0,false\n2026-01-06,Run,,,,1500,5,true\n",
    );
    write(
        "sheet.csv",
        "Date;Exercise;Sets;Reps;Weight;Unit\n05.02.2026;Squat;3;5;102,5;KG\n06.02.2026;Deadlift;;5;315;lbs\n07.02.2026;Deadlift;0;5;315;lbs\n",
    );
    env.session(
        "import notion.csv gym.csv sheet.csv\nimport notion.csv gym.csv sheet.csv -q\nexport -f text",
    )
    .is(str![[r#"
$ fitlog import notion.csv gym.csv sheet.csv
 notion.csv · a table                                                 5 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         3  in lb
 exercises       1  1 by name
 columns         2  not read: Muscle, 1RM

 gym.csv · a table                                                    6 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  3 with sets, 1 without sets
 workouts        1  with 3 sets
 weights         2  in kg
 exercises       2  2 by name

 sheet.csv · a table                                    5 Feb 2026 to 6 Feb 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 with sets, 1 without sets
 workouts        2  with 4 sets
 weights         4  3 in kg, 1 in lb
 exercises       2  2 by name

imported: 5 new entries with 10 sets   (fitlog undo takes it back)

$ fitlog import notion.csv gym.csv sheet.csv -q

$ fitlog export -f text
# written by fitlog export
2026-01-05
barbell-bench-press 8@95lbw 8@135lbrpe7 8@115lbd // easy
2026-01-06
back-squat 5@60kgw 5@100kg
running 5km/1500s
2026-02-05
back-squat 3x5@102.5kg
2026-02-06
deadlift 5@315lb


"#]]);
    // What a set has beside its repetitions.
    let kept: Vec<String> = sources(&env)
        .into_iter()
        .filter(|source| !source["seconds"].is_null())
        .map(|source| source.to_string())
        .collect();
    let expected =
        r#"{"app":"fitlog","exercise":"Squat","seconds":[null,"40"],"distance":[null,"0.02 km"]}"#;
    assert_eq!(kept, [expected]);
}

/// The names of columns in other languages, and the moment at which a workout began for its day.
#[test]
fn tables_in_other_languages() {
    let env = Env::new();
    let write = |name: &str, rows: &str| std::fs::write(env.path(name), rows).unwrap();
    write(
        "tagebuch.csv",
        "Datum;Übung;Satz;Gewicht (kg);Wiederholungen;Dauer (min);Notizen\n01.09.2026;Kniebeuge;1;82,5;8;;\n01.09.2026;Kniebeuge;2;82,5;7;;müde\n01.09.2026;Plank;1;;;1,5;\n",
    );
    write(
        "diario.csv",
        "Fecha,Ejercicio,Series,Repeticiones,Peso (lb)\n2026-09-02,Squat,3,5,225\n",
    );
    write(
        "count.csv",
        "Workout,Start,End,Exercise,Weight (kg),Reps\nPush,2026-09-03 18:00,2026-09-03 19:00,Bench Press,80,8\n",
    );
    write(
        "steine.csv",
        "Datum;Übung;Gewicht (Stein);Wiederholungen\n01.09.2026;Kniebeuge;13;8\n",
    );
    env.session("import tagebuch.csv diario.csv count.csv\nimport steine.csv\nexport -f text")
        .is(str![[r#"
$ fitlog import tagebuch.csv diario.csv count.csv
 tagebuch.csv · a table                                               1 Sep 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         2  in kg
 exercises       2  1 by name, 1 new

 new exercises
   Kniebeuge
   to log one as another: --map "Kniebeuge=ID"

 diario.csv · a table                                                 2 Sep 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            1  1 with sets
 workouts        1  with 3 sets
 weights         3  in lb
 exercises       1  1 by name

 count.csv · a table                                                  3 Sep 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            1  1 with sets
 workouts        1  with 1 set
 weights         1  in kg
 exercises       1  1 by name
 columns         1  not read: End

imported: 4 new entries with 7 sets   (fitlog undo takes it back)

$ fitlog import steine.csv
--- stderr ---
error: steine.csv has a column `Gewicht (Stein)`, of which the unit is not known
hint: call it weight_kg or weight_lb, or weight with a column unit beside it
[exit status: 2]

$ fitlog export -f text
# written by fitlog export
2026-09-01
kniebeuge 8@82.5kg 7@82.5kg // müde
plank 90s
2026-09-02
back-squat 3x5@225lb
2026-09-03
# workout: Push
barbell-bench-press 8@80kg
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}

/// What several sets have in common stands in one row, and what each has stands in one cell.
#[test]
fn sets_in_one_cell() {
    let env = Env::new();
    std::fs::write(
        env.path("plan.csv"),
        "Date,Exercise,Sets,Reps,Weight (kg),Note\n\
         2026-01-05,Squat,,3x8,60,\n\
         2026-01-05,Bench Press,3,8/8/7,50,slow\n\
         2026-01-05,Deadlift,3,5,100/110/120,\n\
         2026-01-05,Row,,\"10, 9, 8\",60/60/55,\n\
         2026-01-05,Pull Up,,\"8,8,7\",,\n\
         2026-01-05,Dip,2,\"8,7\",,\n\
         2026-01-06,Squat,,2x5; 1x12,80,\n\
         2026-01-06,Dip,,\"8,7\",,\n\
         2026-01-06,Lunge,,8/8,20,\n\
         2026-01-06,Bench Press,3,8/8,50,\n\
         2026-01-06,Deadlift,2,5,100/110/120,\n\
         2026-01-06,Row,,99x8,60,\n\
         2026-01-06,Row,,8 or so,60,\n",
    )
    .unwrap();
    env.session("import plan.csv\nimport plan.csv -q\nexport -f text")
        .is(str![[r#"
$ fitlog import plan.csv
 plan.csv · a table                                     5 Jan 2026 to 6 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows           13  7 with sets, 6 refused
 workouts        2  with 20 sets
 weights        15  in kg
 exercises       6  5 by name, 1 new

 new exercises
   Row
   to log one as another: --map "Row=ID"

 refused
   line  9  reps `8,7` may be of 2 sets or of 2 sides: a column sets tells
   line 10  reps `8/8` may be of 2 sets or of 2 sides: a column sets tells
   line 11  reps `8/8` is not one for each of 3 sets
   line 12  weight `100/110/120` is not one for each of 2 sets
   line 13  more sets than can be kept
   line 14  reps `8 or so` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

imported: 7 new entries with 20 sets, 6 rows refused
(fitlog undo takes it back)

$ fitlog import plan.csv -q

$ fitlog export -f text
# written by fitlog export
2026-01-05
back-squat 3x8@60kg
barbell-bench-press 2x8@50kg 7@50kg // slow
deadlift 5@100kg 5@110kg 5@120kg
row 10@60kg 9@60kg 8@55kg
pull-up 2x8 7
chest-dip 8 7
2026-01-06
back-squat 2x5@80kg 12@80kg
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}

/// Columns by the names that lifters give them, and units beside the numbers.
#[test]
fn tables_of_lifters() {
    let env = Env::new();
    let write = |name: &str, rows: &str| std::fs::write(env.path(name), rows).unwrap();
    write(
        "diary.csv",
        "Date,Day,Exercise,Sets,Reps,Weight,RIR,Rest,Notes\n2026-01-05,Mon,Bench Press,3,8,80 kg,2,120,felt good\n2026-01-05,Mon,Squat,1,5,225lbs,0.5,,\n2026-01-05,Mon,Squat,1,5,225lbs,11,,\n2026-01-06,Tue,Bench Press,2,8,80kg,,,\n",
    );
    write(
        "lifts.tsv",
        "Day\tLift\tLoad\tReps\tDuration (min)\tDistance\n\"Jan 7, 2026\"\tDeadlift\t140kg\t5\t\t\n\"Jan 7, 2026\"\tPlank\t\t\t1.5\t\n\"Jan 7, 2026\"\tWall Sit\t\t\t0:45\t\n\"Jan 8, 2026\"\tRun\t\t\t30\t5,2 km\n",
    );
    write(
        "app.csv",
        "Workout Date,Exercise Name,Set Number,Weight,Unit,Reps,Duration\n2026-01-09,Bench Press,1,80,kg,8,65\n2026-01-09,Plank,1,,,,60\n2026-01-09,Plank,1,,,,1 min 5s\n2026-01-09,Plank,1,,,,0\n2026-01-09,Plank,1,,,,long\n2026-01-09,Bench Press,2,80,kg,8,\n2026-01-09,Bench Press,3,80,kg,7,\n",
    );
    env.session("import diary.csv lifts.tsv app.csv\nexport -f text")
        .is(str![[r#"
$ fitlog import diary.csv lifts.tsv app.csv
 diary.csv · a table                                    5 Jan 2026 to 6 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  3 with sets, 1 refused
 workouts        2  with 6 sets
 weights         6  5 in kg, 1 in lb
 exercises       2  2 by name
 columns         1  not read: Day

 refused
   line 4  RIR 11 is not within 0 to 9
   once they are mended, import the file again: it adds them, and nothing twice

 lifts.tsv · a table                                    7 Jan 2026 to 8 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  4 with sets
 workouts        2  with 4 sets
 weights         1  in kg
 exercises       4  4 by name

 app.csv · a table                                                    9 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            7  4 with sets, 3 refused
 workouts        1  with 4 sets
 weights         3  in kg
 exercises       2  2 by name

 refused
   line 3  duration `60` has no unit: call the column seconds or minutes
   line 5  neither reps, time nor distance
   line 6  duration `long` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

imported: 10 new entries with 14 sets, 4 rows refused
(fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-01-05
barbell-bench-press 3x8@80kgrpe8 rest120s // felt good
back-squat 5@225lbrpe9.5
2026-01-06
barbell-bench-press 2x8@80kg
2026-01-07
deadlift 5@140kg
plank 90s
wall-sit 45s
2026-01-08
running 5.2km/1800s
2026-01-09
barbell-bench-press 8@80kg
plank 65s
barbell-bench-press 8@80kg 7@80kg


"#]]);
    let kept: Vec<String> = sources(&env)
        .into_iter()
        .filter(|source| !source["duration"].is_null())
        .map(|source| source.to_string())
        .collect();
    let expected = r#"{"app":"fitlog","exercise":"Bench Press","duration":"65"}"#;
    assert_eq!(kept, [expected]);
}

/// Two efforts of one set: the RPE counts, and what was written of the other is kept.
#[test]
fn both_efforts_of_a_set() {
    let env = Env::new();
    let rows = "Date,Exercise,Reps,Weight (kg),RPE,RIR\n2026-01-05,Squat,5,100,8,1\n2026-01-05,Squat,5,100,,2\n";
    env.run_with(&["import", "-", "-q"], rows).ok();
    env.session("export -f text").is(str![[r#"
$ fitlog export -f text
# written by fitlog export
2026-01-05
back-squat 2x5@100kgrpe8


"#]]);
    let kept = sources(&env)[0]["rir"].to_string();
    assert_eq!(kept, r#"["1",null]"#);
}

/// A weight is never passed over, nor a unit guessed.
#[test]
fn a_table_not_understood() {
    let env = Env::new();
    let write = |name: &str, rows: &str| std::fs::write(env.path(name), rows).unwrap();
    write(
        "stone.csv",
        "date,exercise,reps,Weight (st)\n2026-01-05,Squat,5,12\n",
    );
    write(
        "words.csv",
        "date,exercise,reps,weight,unit,kind,distance,distance_unit\n2026-01-05,Squat,5,12,st,,,\n2026-01-05,Squat,5,100,kg,myo,,\n2026-01-05,Run,,,,,3,leagues\n2026-01-05,Squat,5,100,kg,,0,\n",
    );
    write(
        "run.csv",
        "date,exercise,distance,seconds\n2026-01-05,Run,0,1500\n2026-01-06,Run,5,1500\n",
    );
    env.session(
        "import stone.csv\nimport words.csv\nimport run.csv\nimport run.csv --unit lb\nexport -f text",
    )
    .is(str![[r#"
$ fitlog import stone.csv
--- stderr ---
error: stone.csv has a column `Weight (st)`, of which the unit is not known
hint: call it weight_kg or weight_lb, or weight with a column unit beside it
[exit status: 2]

$ fitlog import words.csv
--- stderr ---
error: 3 of 4 rows of words.csv cannot be read, so none was imported
hint: line 2: `st` is no unit that fitlog knows
      line 3: `myo` is no kind of set
      line 4: `leagues` is no unit that fitlog knows
[exit status: 2]

$ fitlog import run.csv
--- stderr ---
error: run.csv does not say whether distances are km or miles
  try: fitlog import run.csv --unit kg   (distances in km)
   or: fitlog import run.csv --unit lb   (distances in miles)
hint: line 3 has 5; the app writes the unit of the account
[exit status: 2]

$ fitlog import run.csv --unit lb
 run.csv · a table                                      5 Jan 2026 to 6 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        2  with 2 sets
 exercises       1  1 by name

imported: 2 new entries with 2 sets   (fitlog undo takes it back)

$ fitlog export -f text
# written by fitlog export
2026-01-05
running 1500s
2026-01-06
running 5mi/1500s


"#]]);
}

/// Which number is the month is one decision for the file; a zone is made local.
#[test]
fn dates_of_a_spreadsheet() {
    let env = Env::new().with("TZ", "UTC");
    let write = |name: &str, rows: &str| std::fs::write(env.path(name), rows).unwrap();
    write(
        "uk.csv",
        "date,exercise,reps\n05/02/2026,Pull Up,8\n26/02/2026,Pull Up,9\n",
    );
    write(
        "either.csv",
        "date,exercise,reps\n03/04/2026,Pull Up,8\n04/04/2026,Pull Up,9\n",
    );
    write(
        "hevy.csv",
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\nA,2026-05-01T18:00:00+02:00,,,Pull Up,,,0,normal,,8,,,\n",
    );
    write(
        "strong.csv",
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n6/26/2026 10:44,A,28m,Pull Up,1,0,10,0,0,,,\n",
    );
    env.session("import uk.csv either.csv hevy.csv strong.csv\nhistory")
        .is(str![[r#"
$ fitlog import uk.csv either.csv hevy.csv strong.csv
 uk.csv · a table                                      5 Feb 2026 to 26 Feb 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        2  with 2 sets
 exercises       1  1 by name

 either.csv · a table                                   4 Mar 2026 to 4 Apr 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        2  with 2 sets
 exercises       1  1 by name

 odd, and taken
   line 2  `03/04/2026` is read month first: no date in the file tells

 hevy.csv · Hevy                                                      1 May 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            1  1 with sets
 workouts        1  with 1 set
 exercises       1  1 by Hevy's own names

 strong.csv · Strong                                                 26 Jun 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            1  1 with sets
 workouts        1  with 1 set
 exercises       1  1 by Strong's own names

imported: 6 new entries with 6 sets   (fitlog undo takes it back)

$ fitlog history
Fri 26 Jun
     6  Pull-Up  10 @ bw
Fri 1 May
     5  Pull-Up  8 @ bw
Sat 4 Apr
     4  Pull-Up  9 @ bw
Wed 4 Mar
     3  Pull-Up  8 @ bw
Thu 26 Feb
     2  Pull-Up  9 @ bw
Thu 5 Feb
     1  Pull-Up  8 @ bw


"#]]);
}

/// As old spreadsheets for the Mac end lines.
#[test]
fn a_long_table_without_line_feeds() {
    let rows = "2026-11-20,Deadlift,5,140,kg\r".repeat(4_000);
    Env::new()
        .run_with(
            &["import", "-"],
            &format!("date,exercise,reps,weight,unit\r{rows}"),
        )
        .is(str![[r#"
 standard input · a table                                            20 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows        4,000  4,000 with sets
 workouts        1  with 4,000 sets
 weights     4,000  in kg
 exercises       1  1 by name

imported: 134 new entries with 4,000 sets   (fitlog undo takes it back)

"#]]);
}

#[test]
fn as_json() {
    with(&["hevy.csv"])
        .session("import hevy.csv --json")
        .is(str![[r#"
$ fitlog import hevy.csv --json
{
  "schema": 1,
  "dry_run": false,
  "files": [
    {
      "file": "hevy.csv",
      "app": "hevy",
      "rows": 9,
      "set_rows": 8,
      "body_weight_rows": 0,
      "other_rows": 0,
      "refused_rows": 1,
      "unread_columns": [],
      "sets": 8,
      "workouts": 2,
      "first": "2026-02-25",
      "last": "2026-06-11",
      "weights": {
        "kg": 6,
        "lb": 0,
        "kg_are_pounds": false
      },
      "exercises": [
        {
          "name": "Bench Press (Barbell)",
          "exercise": "barbell-bench-press",
          "by": "app",
          "sets": 3
        },
        {
          "name": "Pull Up (Weighted)",
          "exercise": "pull-up",
          "by": "app",
          "sets": 1
        },
        {
          "name": "Dip (Ladder)",
          "exercise": "dip-ladder",
          "by": "new",
          "sets": 1
        },
        {
          "name": "Farmers Walk",
          "exercise": "farmers-walk",
          "by": "app",
          "sets": 1
        },
        {
          "name": "Plank",
          "exercise": "plank",
          "by": "app",
          "sets": 1
        },
        {
          "name": "Extensão Lombar (Máquina)",
          "exercise": "extensao-lombar-maquina",
          "by": "new",
          "sets": 1
        }
      ],
      "entries": {
        "new": 7,
        "changed": 0,
        "already_here": 0,
        "fewer_sets": 0,
        "body_weights": 0,
        "other_lines": 0,
        "sets": 8
      },
      "refused": [
        {
          "line": 10,
          "what": "neither reps, time nor distance"
        }
      ],
      "odd": []
    }
  ]
}


"#]]);
}

/// What would drive a terminal is left out of words, and that is said.
#[test]
fn control_characters() {
    Env::new()
        .run_with(
            &["import", "-"],
            "Date,Exercise,Reps,Weight (kg),Notes\n2026-01-05,Squat,5,100,\"a\u{7}b \u{1b}[31mred\"\n2026-01-05,Squat,5,100,\"one\r\ntwo\tthree\"\n",
        )
        .is(str![[r#"
 standard input · a table                                             5 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            2  2 with sets
 workouts        1  with 2 sets
 weights         2  in kg
 exercises       1  1 by name

 odd, and taken
   line 2  words with control characters, which are left out

imported: 1 new entry with 2 sets   (fitlog undo takes it back)

"#]]);
}

/// The command that is handed back is whole: with everything that was typed, and with names as a shell takes them.
#[test]
fn ways_out() {
    let env = Env::new();
    let strong =
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";
    let row = "2026-01-30 17:30:00,A,1h,Squat,1,100,5,0,0,\n";
    let table = format!("{strong}{row}");
    std::fs::write(env.path("strong (1).csv"), &table).unwrap();
    std::fs::write(env.path("it's.csv"), b"\xff\xfeD\0").unwrap();
    env.session("import 'strong (1).csv' --dry-run")
        .is(str![[r#"
$ fitlog import 'strong (1).csv' --dry-run
--- stderr ---
error: strong (1).csv does not say whether weights are kg or lb
  try: fitlog import 'strong (1).csv' --dry-run --unit kg   (distances in km)
   or: fitlog import 'strong (1).csv' --dry-run --unit lb   (distances in miles)
hint: line 2 has 100; the app writes the unit of the account
[exit status: 2]


"#]]);
    env.run(&["import", "it's.csv"]).is(str![[r#"
--- stderr ---
error: it's.csv is not UTF-8 text
  try: iconv -f UTF-16 -t UTF-8 'it'/''s.csv' | fitlog import -   (or save it as UTF-8)
[exit status: 2]

"#]]);
    env.run_with(&["import", "-", "--map", "Squat=front squat"], &table)
        .is(str![[r#"
--- stderr ---
error: standard input does not say whether weights are kg or lb
  try: fitlog import - --map 'Squat=front squat' --unit kg   (distances in km)
   or: fitlog import - --map 'Squat=front squat' --unit lb   (distances in miles)
hint: line 2 has 100; the app writes the unit of the account
[exit status: 2]

"#]]);
}

/// Nothing is written, and it is said why.
#[test]
fn malformed() {
    let env = Env::new();
    let strong =
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";
    let row = "2026-01-30 17:30:00,A,1h,Plank,1,0,0,0,60,\n";
    let files: [(&str, Vec<u8>); 20] = [
        ("empty.csv", vec![]),
        ("blank.csv", b"\n\n  \n".to_vec()),
        ("header.csv", strong.into()),
        ("binary.csv", b"\x7fELF\0\0\x01\x02".to_vec()),
        ("utf16.csv", b"\xff\xfeD\0a\0t\0e\0".to_vec()),
        ("other.csv", b"a,b,c\n1,2,3\n".to_vec()),
        ("wide.csv", vec![b','; 10_000]),
        (
            "half.csv",
            format!("{strong}{row}x,,,,,,,,,\n=1+1,@A1,,,,,,,,\n").into(),
        ),
        (
            "open.csv",
            format!("{strong}\"{}", "a".repeat(3 << 20)).into(),
        ),
        ("line.csv", vec![b'a'; 3 << 20]),
        (
            "latin1.csv",
            [
                strong.as_bytes(),
                b"2026-01-30 17:30:00,A,1h,Kniebeuge gest\xfctzt,1,0,5,0,0,\n",
            ]
            .concat(),
        ),
        (
            "header-latin1.csv",
            b"Datum,Name der \xdcbung,Wdh\n".to_vec(),
        ),
        ("page.html", b"<!doctype html><html><body>moved".to_vec()),
        ("strong.zip", b"PK\x03\x04\x14\0strong.csv".to_vec()),
        ("sheet.xlsx", b"PK\x03\x04\x14\0xl/workbook.xml".to_vec()),
        ("strong.csv.gz", b"\x1f\x8b\x08\0\0".to_vec()),
        ("backup.fitnotes", b"SQLite format 3\0".to_vec()),
        ("list.json", b"[{\"date\":\"2026-01-30\"}]".to_vec()),
        ("other.json", b"{\"history\":[],\"v\":\"3\"}".to_vec()),
        ("other-lines.json", b"{\n  \"history\": []\n}".to_vec()),
    ];
    let mut session = String::new();
    for (name, bytes) in &files {
        std::fs::write(env.path(name), bytes).unwrap();
        session += &format!("import {name}\n");
    }
    session +=
        "import nowhere.csv\nimport .\nimport header.csv --from hevy\nimport half.csv empty.csv";
    env.session(&session).is(str![[r#"
$ fitlog import empty.csv
--- stderr ---
error: empty.csv is empty
[exit status: 2]

$ fitlog import blank.csv
--- stderr ---
error: blank.csv is empty
[exit status: 2]

$ fitlog import header.csv
--- stderr ---
error: header.csv has a header and no rows
[exit status: 2]

$ fitlog import binary.csv
--- stderr ---
error: binary.csv is not text
hint: fitlog import --help tells how to get an export out of each app
[exit status: 2]

$ fitlog import utf16.csv
--- stderr ---
error: utf16.csv is not UTF-8 text
  try: iconv -f UTF-16 -t UTF-8 utf16.csv | fitlog import -   (or save it as UTF-8)
[exit status: 2]

$ fitlog import other.csv
--- stderr ---
error: other.csv is no export that fitlog knows
hint: its first line has a, b, c
      fitlog import --help lists the apps
      a table needs the columns date, exercise, reps, weight, unit
[exit status: 2]

$ fitlog import wide.csv
--- stderr ---
error: cannot read wide.csv: its first line is longer than 64 KiB or has more than 1000 columns
[exit status: 2]

$ fitlog import half.csv
--- stderr ---
error: 2 of 3 rows of half.csv cannot be read, so none was imported
hint: line 3: `x` is not a date
      line 4: `=1+1` is not a date
[exit status: 2]

$ fitlog import open.csv
--- stderr ---
error: open.csv, line 2: the row is longer than 1 MiB
hint: a quotation mark that is not closed makes one row of all that follows
[exit status: 2]

$ fitlog import line.csv
--- stderr ---
error: cannot read line.csv: its first line is longer than 64 KiB or has more than 1000 columns
[exit status: 2]

$ fitlog import latin1.csv
--- stderr ---
error: 1 of 1 rows of latin1.csv cannot be read, so none was imported
  try: iconv -f WINDOWS-1252 -t UTF-8 latin1.csv | fitlog import -
hint: line 2: not UTF-8 text
[exit status: 2]

$ fitlog import header-latin1.csv
--- stderr ---
error: header-latin1.csv is not UTF-8 text
  try: iconv -f WINDOWS-1252 -t UTF-8 header-latin1.csv | fitlog import -   (or save it as UTF-8)
[exit status: 2]

$ fitlog import page.html
--- stderr ---
error: page.html is no export that fitlog knows
hint: its first line has <!doctype html><html><body>moved
      fitlog import --help lists the apps
      a table needs the columns date, exercise, reps, weight, unit
[exit status: 2]

$ fitlog import strong.zip
--- stderr ---
error: strong.zip is a ZIP archive
hint: unpack it, and import what is in it
[exit status: 2]

$ fitlog import sheet.xlsx
--- stderr ---
error: sheet.xlsx is a workbook
hint: save its sheet as CSV, and import that
[exit status: 2]

$ fitlog import strong.csv.gz
--- stderr ---
error: strong.csv.gz is packed by gzip
  try: gunzip -c strong.csv.gz | fitlog import -
[exit status: 2]

$ fitlog import backup.fitnotes
--- stderr ---
error: backup.fitnotes is a database: a backup, not an export
hint: fitlog import --help tells how to get an export out of each app
[exit status: 2]

$ fitlog import list.json
--- stderr ---
error: list.json is JSON that fitlog did not write
hint: fitlog import --help tells how to get a table out of each app
[exit status: 2]

$ fitlog import other.json
--- stderr ---
error: other.json is JSON that fitlog did not write
hint: fitlog import --help tells how to get a table out of each app
[exit status: 2]

$ fitlog import other-lines.json
--- stderr ---
error: other-lines.json is JSON that fitlog did not write
hint: fitlog import --help tells how to get a table out of each app
[exit status: 2]

$ fitlog import nowhere.csv
--- stderr ---
error: cannot read nowhere.csv: no such file or directory
[exit status: 1]

$ fitlog import .
--- stderr ---
error: . is a folder, not an export
[exit status: 2]

$ fitlog import header.csv --from hevy
--- stderr ---
error: header.csv has not the columns of Hevy
hint: its first line has Date, Workout Name, Duration, Exercise Name, Set Order, Weight, Reps, Distance
      fitlog import --help lists the apps
      a table needs the columns date, exercise, reps, weight, unit
[exit status: 2]

$ fitlog import half.csv empty.csv
--- stderr ---
error: empty.csv is empty
[exit status: 2]


"#]]);
    assert!(env.log().is_empty() && !env.path("exercises").exists());
}

/// Rows that are refused, each for its own reason; the others go in.
#[test]
fn refused() {
    let env = Env::new();
    let header = "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps,Distance,Distance Unit,Seconds,RPE\n";
    let good = "2026-01-30 17:30:00,A,Plank,1,,,,,,60,\n".repeat(8);
    let bad = "2026-01-30 17:30:00,A,,1,,,,,,60,\n2026-01-30 17:30:00,A,Squat,Mystery,10,kg,5,,,,\n2026-01-30 17:30:00,A,Squat,1,10000,kg,5,,,,\n2026-01-30 17:30:00,A,Squat,1,100,kg,5,,,,11\n1026-01-30,A,Squat,1,100,kg,5,,,,\n";
    std::fs::write(env.path("f.csv"), format!("{header}{good}{bad}")).unwrap();
    std::fs::write(
        env.path("log2.jsonl"),
        "{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000001\",\"date\":\"2026-11-16\",\"exercise\":\"plank\",\"sets\":[{\"seconds\":60}]}\n{\"v\":1,\"id\":\"0198f3c2-0000-7000-8000-000000000002\",\"date\":\"2026-11-16\",\"exercise\":\"plank\",\"sets\":[{\"seconds\":60}]}\n{\"v\":2}\n",
    )
    .unwrap();
    env.session("import f.csv\nimport log2.jsonl").is(str![[r#"
$ fitlog import f.csv
 f.csv · Strong                                                      30 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows           13  8 with sets, 5 refused
 workouts        1  with 8 sets
 exercises       1  1 by Strong's own names

 refused
   line 10  no exercise is named
   line 11  `Mystery` is neither a set, a rest nor a note
   line 12  weight 10000 is not within -9999 to 9999
   line 13  RPE 11 is not within 0 to 10
   line 14  `1026-01-30` is not a date
   once they are mended, import the file again: it adds them, and nothing twice

imported: 1 new entry with 8 sets, 5 rows refused   (fitlog undo takes it back)

$ fitlog import log2.jsonl
 log2.jsonl · a log of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           3  2 entries, 1 refused

 refused
   line 3  it needs a newer fitlog

imported: 2 new entries with 2 sets, 1 row refused


"#]]);
}

/// Rows that were refused come in with the file once they are mended, in their places; the others stay as they are.
#[test]
fn mended() {
    let env = Env::new();
    let header = "Date,Workout Name,Exercise Name,Set Order,Weight,Weight Unit,Reps\n";
    let row = |set: &str| format!("2026-01-30 17:30:00,A,Bench Press (Barbell),{set}\n");
    let file = |middle: &str| {
        let rows = [row("1,60,kg,8"), row(middle), row("3,80,kg,3")].concat();
        let other = "2026-01-28 17:30:00,B,Squat (Barbell),1,100,kg,5\n".repeat(3);
        std::fs::write(env.path("f.csv"), format!("{header}{rows}{other}")).unwrap();
    };
    file("2,7o,kg,5");
    env.run(&["import", "f.csv", "-q"]).ok();
    file("2,70,kg,5");
    env.session("import f.csv\nimport f.csv -q\nhistory\nundo\nhistory")
        .is(str![[r#"
$ fitlog import f.csv
 f.csv · Strong                                       28 Jan 2026 to 30 Jan 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            6  6 with sets
 workouts        2  with 6 sets
 weights         6  in kg
 exercises       2  2 by Strong's own names
 changed         1  since the last import, in the app or by --map: the new
                    version counts
 here            1  entries that are in the log already

imported: 1 changed with 3 sets, 1 already here   (fitlog undo takes it back)

$ fitlog import f.csv -q

$ fitlog history
Fri 30 Jan
     3  Barbell Bench Press  8 @ 60 kg; 5 @ 70 kg; 3 @ 80 kg
Wed 28 Jan
     2  Barbell Back Squat   3 × 5 @ 100 kg

$ fitlog undo
took back: Barbell Bench Press 8 @ 60 kg; 5 @ 70 kg; 3 @ 80 kg, Fri 30 Jan
(fitlog redo puts it back)

$ fitlog history
Fri 30 Jan
     1  Barbell Bench Press  8 @ 60 kg; 3 @ 80 kg
Wed 28 Jan
     2  Barbell Back Squat   3 × 5 @ 100 kg


"#]]);
}

/// What cannot be read twice is held, and so must end.
#[test]
fn long_pipe() {
    let env = Env::new();
    env.run_with(&["import", "-"], &"a".repeat((64 << 20) + 1))
        .is(str![[r#"
--- stderr ---
error: standard input is longer than 64 MiB
hint: save it as a file, and import that
[exit status: 2]

"#]]);
}

/// A short column, ragged rows and text that a spreadsheet would run go in as they are.
#[test]
fn ragged() {
    let env = with(&["strong-2020.csv"]);
    std::fs::write(
        env.path("f.csv"),
        "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n2026-08-04,=cmd|' /C calc'!A0,Back,10,kgs,5,,,,\n2026-08-04,Crunch,Abs,,,20\n\n2026-08-04,Curl, Cable, One \u{1b}[2J Arm,Arms,10,kgs,5,,,,\n",
    )
    .unwrap();
    env.session("import f.csv\nexport -f csv").is(str![[r#"
$ fitlog import f.csv
 f.csv · FitNotes                                                     4 Aug 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  3 with sets
 workouts        1  with 3 sets
 weights         2  in kg
 exercises       3  1 by name, 2 new

 new exercises
   =cmd|' /C calc'!A0, Curl, Cable, One /u{1b}[2J Arm
   to log one as another: --map "=cmd|' /C calc'!A0=ID"

imported: 3 new entries with 3 sets   (fitlog undo takes it back)

$ fitlog export -f csv
id,date,time,exercise,exercise_name,set,kind,reps,weight,unit,seconds,distance,distance_unit,rpe,rest,note,workout
<ID>,2026-08-04,,cmd-c-calc-a0,'=cmd|' /C calc'!A0,1,normal,5,10,kg,,,,,,,
<ID>,2026-08-04,,crunch,Crunch,1,normal,20,,,,,,,,,
<ID>,2026-08-04,,curl-cable-one-2j-arm,"Curl, Cable, One [2J Arm",1,normal,5,10,kg,,,,,,,
--- stderr ---
hint: only sets are in it, not the definitions of 2 exercises: fitlog export -f json has all


"#]]);
}

/// A process that dies in the middle leaves whole lines; the next import completes them.
#[test]
fn cut_short() {
    let env = with(&["hevy.csv"]);
    env.run(&["import", "hevy.csv", "-q"]).ok();
    let whole = env
        .command()
        .args(["export", "-f", "text"])
        .output()
        .unwrap();
    let log = env.log();
    for cut in (0..log.len()).step_by(97) {
        env.write_log(&log[..cut]);
        env.run(&["import", "hevy.csv", "-q"]).ok();
        let now = env
            .command()
            .args(["export", "-f", "text"])
            .output()
            .unwrap();
        let sorted = |text: &[u8]| {
            let mut lines: Vec<String> = String::from_utf8_lossy(text)
                .lines()
                .map(str::to_owned)
                .collect();
            lines.sort();
            lines.dedup();
            lines
        };
        assert_eq!(sorted(&now.stdout), sorted(&whole.stdout), "cut at {cut}");
        // What was completed is one change, as if nothing had happened.
        let undone = env.run(&["undo"]).text;
        assert!(
            undone.starts_with("took back: 7 entries logged together"),
            "cut at {cut}: {undone}"
        );
        let history = env.run(&["history"]).text;
        assert!(
            history.starts_with("no entries\n"),
            "cut at {cut}: {history}"
        );
    }
}

/// An import is one change for each time it is asked for: undone, it is another when it is done again.
#[test]
fn one_change_at_a_time() {
    let env = with(&["hevy.csv"]);
    std::fs::write(env.path("map"), "Pull Up (Weighted) = dip\n").unwrap();
    env.session("import hevy.csv -q\nundo -q\nimport hevy.csv -q\nundo\nhistory\nimport hevy.csv -q\nimport hevy.csv --map map -q\nundo\nimport hevy.csv\nundo\nhistory").is(str![[r#"
$ fitlog import hevy.csv -q

$ fitlog undo -q

$ fitlog import hevy.csv -q

$ fitlog undo
took back: 7 entries logged together, the first of Wed 25 Feb
(fitlog redo puts it back)

$ fitlog history
no entries

$ fitlog import hevy.csv -q

$ fitlog import hevy.csv --map map -q

$ fitlog undo
took back: Chest Dip 6 @ bw +10 kg, Wed 25 Feb   (fitlog redo puts it back)

$ fitlog import hevy.csv
 hevy.csv · Hevy                                      25 Feb 2026 to 11 Jun 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            9  8 with sets, 1 refused
 workouts        2  with 8 sets
 weights         6  in kg
 exercises       6  6 by Hevy's own names
 here            7  entries that are in the log already

 refused
   line 10  neither reps, time nor distance
   once they are mended, import the file again: it adds them, and nothing twice

nothing to import: 7 already here, 1 row refused

$ fitlog undo
took back: 7 entries logged together, the first of Wed 25 Feb
(fitlog redo puts it back)

$ fitlog history
no entries


"#]]);
}

/// Files of one command may overlap: the plan counts as the import does.
#[test]
fn a_plan_of_files_that_overlap() {
    let env = with(&["hevy.csv"]);
    let all = std::fs::read_to_string(env.path("hevy.csv")).unwrap();
    let first: Vec<&str> = all.split_inclusive('\n').take(4).collect();
    std::fs::write(env.path("first.csv"), first.concat()).unwrap();
    let files = ["import", "first.csv", "hevy.csv", "first.csv"];
    let counts = |answer: String| answer.lines().last().unwrap().to_owned();
    let plan = counts(env.run(&[&files[..], &["--dry-run"]].concat()).text);
    let done = counts(env.run(&files).text);
    assert_eq!(
        plan.strip_prefix("nothing was written; it would be: "),
        done.strip_prefix("imported: ")
            .map(|done| done.split("   (").next().unwrap())
    );
    // Logs too.
    std::fs::copy(env.path("log.jsonl"), env.path("other.jsonl")).unwrap();
    let other = Env::new();
    std::fs::copy(env.path("log.jsonl"), other.path("a.jsonl")).unwrap();
    other
        .session("import a.jsonl a.jsonl --dry-run")
        .is(str![[r#"
$ fitlog import a.jsonl a.jsonl --dry-run
 a.jsonl · a log of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           7  7 entries

 a.jsonl · a log of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           7  7 entries
 here            7  lines that are in the log already

nothing was written; it would be: 7 new entries with 8 sets, 7 already here


"#]]);
}

/// All of a log as JSON has no app behind it: its lines are counted, not workouts.
#[test]
fn an_export_as_json() {
    let env = crate::env::trained();
    env.run(&["weigh", "80kg"]).ok();
    let json = env
        .command()
        .args(["export", "-f", "json"])
        .output()
        .unwrap();
    let other = Env::new();
    std::fs::write(other.path("all.json"), json.stdout).unwrap();
    other
        .session("import all.json\nimport all.json\nundo")
        .is(str![[r#"
$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          13  12 entries, 1 other line

imported: 12 new entries with 39 sets, 1 other line
(fitlog undo takes it back)

$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          13  12 entries, 1 other line
 here           13  lines that are in the log already

nothing to import: 13 already here

$ fitlog undo
took back: 13 entries logged together, the first of Mon 2 Nov
(fitlog redo puts it back)


"#]]);
}

/// The files in which apps keep body weights apart.
#[test]
fn body_weights() {
    let env = Env::new();
    std::fs::write(
        env.path("tracker.csv"),
        "Date,Time,Measurement,Value,Unit,Comment\n\
         2026-01-10,07:00:00,Bodyweight,82.0,kgs,\n\
         2026-01-11,07:00:00,Bodyweight,81.5,kgs,\"Light, after cardio\"\n\
         2026-01-11,07:00:00,Waist,88,cm,\n\
         2026-01-12,07:00:00,Bodyweight,heavy,kgs,\n",
    )
    .unwrap();
    std::fs::write(
        env.path("measurement_data.csv"),
        "\"date\",\"weight_kg\",\"fat_percent\",\"neck_cm\"\n\
         \"3 Fev 2026, 00:00\",79,15,\n\"28 Jan 2026, 00:00\",80.5,,38\n\"27 Jan 2026, 00:00\",,16,\n",
    )
    .unwrap();
    env.session("import tracker.csv --dry-run\nimport tracker.csv\nimport tracker.csv\nimport measurement_data.csv\nweigh\nundo\nimport measurement_data.csv\nundo -q\nundo -q\nweigh")
        .is(str![[r#"
$ fitlog import tracker.csv --dry-run
 tracker.csv · FitNotes
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  2 body weights, 1 not done, or of other measurements, 1
                    refused

 refused
   line 5  weight `heavy` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

nothing was written; it would be: 2 body weights, 1 row refused

$ fitlog import tracker.csv
 tracker.csv · FitNotes
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  2 body weights, 1 not done, or of other measurements, 1
                    refused

 refused
   line 5  weight `heavy` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

imported: 2 body weights, 1 row refused   (fitlog undo takes it back)

$ fitlog import tracker.csv
 tracker.csv · FitNotes
 ──────────────────────────────────────────────────────────────────────────────
 rows            4  2 body weights, 1 not done, or of other measurements, 1
                    refused
 here            2  body weights that are in the log already

 refused
   line 5  weight `heavy` is not a number
   once they are mended, import the file again: it adds them, and nothing twice

nothing to import: 2 already here, 1 row refused

$ fitlog import measurement_data.csv
 measurement_data.csv · Hevy
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 body weights, 1 of other measurements

imported: 2 body weights   (fitlog undo takes it back)

$ fitlog weigh
 Body weight                                    4 days  ·  10 Jan to 3 Feb 2026
 ──────────────────────────────────────────────────────────────────────────────
 Last              79.0 kg              3 Feb  −3.0 kg since 10 Jan
 Mean              80.8 kg                     of 4 weighings
 Lightest          79.0 kg              3 Feb
 Heaviest          82.0 kg             10 Jan
 Trend             −0.73 kg per week           down, −0.9 %, since 10 Jan

 Body weight (kg)                                                       ╌ trend

 82 ┤•⡀
    │ ⠈⠢•╌╌╌╌╌╌╌
    │           ╌╌╌╌╌╌╌╌╌╌
 81 ┤                     ╌╌╌╌╌╌╌╌╌╌
    │                               ╌╌╌╌╌╌╌╌╌╌              •
    │                                         ╌╌╌╌╌╌╌╌╌╌     ⠉⠒⠤⣀
 80 ┤                                                   ╌╌╌╌╌╌╌╌╌⠉⠒⠤⣀
    │                                                            ╌╌╌╌⠉⠒⠤⣀╌╌
    │                                                                    ⠉⠒⠤⣀╌╌
 79 ┤                                                                        ⠉•
 kg └┬──────────────────────────────────────────────────────────────────┬─────┬
     10 Jan                                                               3 Feb

 Last weighings
 number     day   weight  change  mean of 7
      3   3 Feb    79 kg    −1.5    80.8 kg
      4  28 Jan  80.5 kg    −1.0    81.3 kg
      2  11 Jan  81.5 kg    −0.5    81.8 kg
      1  10 Jan    82 kg            82.0 kg

$ fitlog undo
took back: 2 entries logged together, the first of Tue 3 Feb
(fitlog redo puts it back)

$ fitlog import measurement_data.csv
 measurement_data.csv · Hevy
 ──────────────────────────────────────────────────────────────────────────────
 rows            3  2 body weights, 1 of other measurements

imported: 2 body weights   (fitlog undo takes it back)

$ fitlog undo -q

$ fitlog undo -q

$ fitlog weigh
Body weight: not weighed yet
write it down: fitlog weigh 82.5


"#]]);
}

#[test]
fn help() {
    Env::new().session("import --help").is(str![[r#"
$ fitlog import --help
Move in from another app, or from another fitlog

Usage: fitlog import [OPTIONS] <FILE>...

Arguments:
  <FILE>...  The exports; `-` is standard input

Options:
      --from <APP>     The app they come from, if their header does not tell
                       [possible values: strong, hevy, fitnotes, stronglifts,
                       jefit, liftosaur, liftlog, fitbod, flexify, lyfta,
                       fitlog, text]
      --unit <UNIT>    The unit of weights that stand without one [possible
                       values: kg, lb]
      --map <NAME=ID>  Log an exercise of the app as this one: "Name=id", or a
                       file of such lines (can be repeated)
      --dry-run        Say what would be imported, and write nothing
      --all            Name every row that is refused or odd
  -h, --help           Print help

Options of every command:
      --json          Print JSON
  -q, --quiet         Print nothing but errors
      --color <WHEN>  Colour the output: auto, always or never
      --ascii         Use plain characters only
      --dir <PATH>    Keep log and configuration in this folder

How to get the export out of each app:
  Strong         Profile > Settings > Export Strong Data
  Hevy           Profile > Settings > Export & Import Data > Export Workouts
  FitNotes       Settings > Spreadsheet Export > Workout Data (CSV)
  StrongLifts    History > share > Export as spreadsheet (CSV)
  Jefit          jefit.com > My Jefit > Settings > Data Controls > Export Data
  Liftosaur      Me > Export history to CSV file
  LiftLog        Settings > Export, Backup, and Restore > Plaintext Export
  Fitbod         Log > Settings > Export Workout Data
  Flexify        Settings > Data management > Export data > Graphs
  Lyfta          its export of workouts (CSV)
  fitlog         fitlog export --format csv
  fitlog's text  fitlog export --format text
  log.jsonl      the log of another machine, as it stands
  a table        columns date, exercise, reps, weight, unit, and more
The format is recognised by its header. Importing again adds only what is new;
one fitlog undo takes an import back, but for another fitlog's log: its lines
stay the changes that they were there.
Examples:
  fitlog import strong.csv --dry-run
  fitlog import strong.csv --unit lb --map "Pendulum Squat=hack-squat"
  fitlog import other-machine/log.jsonl


"#]]);
}

/// A file that is long enough for a second thread: the same entries, in the same order, once.
#[test]
fn a_long_file() {
    use std::fmt::Write as _;
    let env = Env::new();
    let mut text = String::from(
        "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n",
    );
    for row in 0..6_000 {
        let (workout, exercise, set) = (row / 12, row / 4 % 3, row % 4 + 1);
        let (day, month, year) = (
            workout % 28 + 1,
            workout / 28 % 12 + 1,
            2020 + workout / 336,
        );
        let name = [
            "Squat (Barbell)",
            "Bench Press (Barbell)",
            "Deadlift (Barbell)",
        ][exercise];
        writeln!(
            text,
            "{year}-{month:02}-{day:02} 18:00:00;\"Evening\";\"{name}\";{set};{};kg;5;;;;0;\"\";\"\"",
            60 + row % 40
        )
        .unwrap();
    }
    std::fs::write(env.path("long.csv"), text).unwrap();
    env.session("import long.csv\nimport long.csv\nhistory -n 3\nundo")
        .is(str![[r#"
$ fitlog import long.csv
 long.csv · Strong                                     1 Jan 2020 to 24 Jun 2021
 ──────────────────────────────────────────────────────────────────────────────
 rows        6,000  6,000 with sets
 workouts      500  with 6,000 sets
 weights     6,000  in kg
 exercises       3  3 by Strong's own names

imported: 1,500 new entries with 6,000 sets   (fitlog undo takes it back)

$ fitlog import long.csv
 long.csv · Strong                                     1 Jan 2020 to 24 Jun 2021
 ──────────────────────────────────────────────────────────────────────────────
 rows        6,000  6,000 with sets
 workouts      500  with 6,000 sets
 weights     6,000  in kg
 exercises       3  3 by Strong's own names
 here        1,500  entries that are in the log already

nothing to import: 1,500 already here

$ fitlog history -n 3
Thu 24 Jun 2021
  1500  Barbell Deadlift     5 @ 96 kg; 5 @ 97 kg; 5 @ 98 kg; 5 @ 99 kg
  1499  Barbell Bench Press  5 @ 92 kg; 5 @ 93 kg; 5 @ 94 kg; 5 @ 95 kg
  1498  Barbell Back Squat   5 @ 88 kg; 5 @ 89 kg; 5 @ 90 kg; 5 @ 91 kg

$ fitlog undo
took back: 1500 entries logged together, the first of Wed 1 Jan 2020
(fitlog redo puts it back)


"#]]);
}

/// Rows of one workout that do not stand together, as after a sort by exercise: each run is an entry of its own, once.
#[test]
fn a_sorted_file() {
    let env = Env::new();
    std::fs::write(
        env.path("sorted.csv"),
        "date,time,exercise,reps,weight,unit\n\
         2026-11-02,18:00,back-squat,5,100,kg\n\
         2026-11-04,18:00,back-squat,5,105,kg\n\
         2026-11-02,18:00,back-squat,5,100,kg\n\
         2026-11-02,18:00,deadlift,5,140,kg\n\
         2026-11-04,18:00,deadlift,5,150,kg\n",
    )
    .unwrap();
    env.session("import sorted.csv\nimport sorted.csv\nhistory")
        .is(str![[r#"
$ fitlog import sorted.csv
 sorted.csv · a table                                   2 Nov 2026 to 4 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            5  5 with sets
 workouts        2  with 5 sets
 weights         5  in kg
 exercises       2  2 by name

imported: 5 new entries with 5 sets   (fitlog undo takes it back)

$ fitlog import sorted.csv
 sorted.csv · a table                                   2 Nov 2026 to 4 Nov 2026
 ──────────────────────────────────────────────────────────────────────────────
 rows            5  5 with sets
 workouts        2  with 5 sets
 weights         5  in kg
 exercises       2  2 by name
 here            5  entries that are in the log already

nothing to import: 5 already here

$ fitlog history
Wed 4 Nov
     5  Barbell Deadlift    5 @ 150 kg
     2  Barbell Back Squat  5 @ 105 kg
Mon 2 Nov
     4  Barbell Deadlift    5 @ 140 kg
     3  Barbell Back Squat  5 @ 100 kg
     1  Barbell Back Squat  5 @ 100 kg


"#]]);
}
