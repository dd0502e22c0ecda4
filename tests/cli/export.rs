use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn as_text() {
    trained()
        .session(
            "\
export -f text",
        )
        .is(str![[r#"
$ fitlog export -f text
# written by fitlog export
2026-11-02
back-squat 5@60kgw 3x5@100kg
lever-back-extension 2x12@40kg 10@40kg
2026-11-04
pull-up 8 7 6
plank 3x45s
2026-11-09
back-squat 5@60kgw 3x5@102.5kg
lever-back-extension 2x12@40kg 11@40kg
2026-11-11
pull-up 2x8 6
plank 3x50s
2026-11-16
back-squat 5@60kgw 3x5@105kg // belt on
lever-back-extension 10@42.5kg 9@42.5kg 8@42.5kg
2026-11-18
pull-up 5@+5kg 8@bw 7@bw
plank 2x60s 55s


"#]]);
}

#[test]
fn as_csv() {
    trained()
        .session(
            "\
export -f csv",
        )
        .is(str![[r#"
$ fitlog export -f csv
id,date,time,exercise,exercise_name,set,kind,reps,weight,unit,seconds,distance,distance_unit,rpe,rest,note,workout
<ID>,2026-11-02,,back-squat,Barbell Back Squat,1,warmup,5,60,kg,,,,,,,
<ID>,2026-11-02,,back-squat,Barbell Back Squat,2,normal,5,100,kg,,,,,,,
<ID>,2026-11-02,,back-squat,Barbell Back Squat,3,normal,5,100,kg,,,,,,,
<ID>,2026-11-02,,back-squat,Barbell Back Squat,4,normal,5,100,kg,,,,,,,
<ID>,2026-11-02,,lever-back-extension,Lever Back Extension,1,normal,12,40,kg,,,,,,,
<ID>,2026-11-02,,lever-back-extension,Lever Back Extension,2,normal,12,40,kg,,,,,,,
<ID>,2026-11-02,,lever-back-extension,Lever Back Extension,3,normal,10,40,kg,,,,,,,
<ID>,2026-11-04,,pull-up,Pull-Up,1,normal,8,,,,,,,,,
<ID>,2026-11-04,,pull-up,Pull-Up,2,normal,7,,,,,,,,,
<ID>,2026-11-04,,pull-up,Pull-Up,3,normal,6,,,,,,,,,
<ID>,2026-11-04,,plank,Plank,1,normal,,,,45,,,,,,
<ID>,2026-11-04,,plank,Plank,2,normal,,,,45,,,,,,
<ID>,2026-11-04,,plank,Plank,3,normal,,,,45,,,,,,
<ID>,2026-11-09,,back-squat,Barbell Back Squat,1,warmup,5,60,kg,,,,,,,
<ID>,2026-11-09,,back-squat,Barbell Back Squat,2,normal,5,102.5,kg,,,,,,,
<ID>,2026-11-09,,back-squat,Barbell Back Squat,3,normal,5,102.5,kg,,,,,,,
<ID>,2026-11-09,,back-squat,Barbell Back Squat,4,normal,5,102.5,kg,,,,,,,
<ID>,2026-11-09,,lever-back-extension,Lever Back Extension,1,normal,12,40,kg,,,,,,,
<ID>,2026-11-09,,lever-back-extension,Lever Back Extension,2,normal,12,40,kg,,,,,,,
<ID>,2026-11-09,,lever-back-extension,Lever Back Extension,3,normal,11,40,kg,,,,,,,
<ID>,2026-11-11,,pull-up,Pull-Up,1,normal,8,,,,,,,,,
<ID>,2026-11-11,,pull-up,Pull-Up,2,normal,8,,,,,,,,,
<ID>,2026-11-11,,pull-up,Pull-Up,3,normal,6,,,,,,,,,
<ID>,2026-11-11,,plank,Plank,1,normal,,,,50,,,,,,
<ID>,2026-11-11,,plank,Plank,2,normal,,,,50,,,,,,
<ID>,2026-11-11,,plank,Plank,3,normal,,,,50,,,,,,
<ID>,2026-11-16,,back-squat,Barbell Back Squat,1,warmup,5,60,kg,,,,,,belt on,
<ID>,2026-11-16,,back-squat,Barbell Back Squat,2,normal,5,105,kg,,,,,,belt on,
<ID>,2026-11-16,,back-squat,Barbell Back Squat,3,normal,5,105,kg,,,,,,belt on,
<ID>,2026-11-16,,back-squat,Barbell Back Squat,4,normal,5,105,kg,,,,,,belt on,
<ID>,2026-11-16,,lever-back-extension,Lever Back Extension,1,normal,10,42.5,kg,,,,,,,
<ID>,2026-11-16,,lever-back-extension,Lever Back Extension,2,normal,9,42.5,kg,,,,,,,
<ID>,2026-11-16,,lever-back-extension,Lever Back Extension,3,normal,8,42.5,kg,,,,,,,
<ID>,2026-11-18,,pull-up,Pull-Up,1,normal,5,5,kg,,,,,,,
<ID>,2026-11-18,,pull-up,Pull-Up,2,normal,8,,,,,,,,,
<ID>,2026-11-18,,pull-up,Pull-Up,3,normal,7,,,,,,,,,
<ID>,2026-11-18,,plank,Plank,1,normal,,,,60,,,,,,
<ID>,2026-11-18,,plank,Plank,2,normal,,,,60,,,,,,
<ID>,2026-11-18,,plank,Plank,3,normal,,,,55,,,,,,


"#]]);
}

#[test]
fn as_json_lines() {
    trained()
        .session(
            "\
export -f jsonl",
        )
        .is(str![[r#"
$ fitlog export -f jsonl
{"v":1,"id":"<ID>","date":"2026-11-02","exercise":"back-squat","sets":[{"reps":5,"weight":60,"unit":"kg","kind":"warmup"},{"reps":5,"weight":100,"unit":"kg"},{"reps":5,"weight":100,"unit":"kg"},{"reps":5,"weight":100,"unit":"kg"}]}
{"v":1,"id":"<ID>","date":"2026-11-02","exercise":"lever-back-extension","sets":[{"reps":12,"weight":40,"unit":"kg"},{"reps":12,"weight":40,"unit":"kg"},{"reps":10,"weight":40,"unit":"kg"}]}
{"v":1,"id":"<ID>","date":"2026-11-04","exercise":"pull-up","sets":[{"reps":8},{"reps":7},{"reps":6}]}
{"v":1,"id":"<ID>","date":"2026-11-04","exercise":"plank","sets":[{"seconds":45},{"seconds":45},{"seconds":45}]}
{"v":1,"id":"<ID>","date":"2026-11-09","exercise":"back-squat","sets":[{"reps":5,"weight":60,"unit":"kg","kind":"warmup"},{"reps":5,"weight":102.5,"unit":"kg"},{"reps":5,"weight":102.5,"unit":"kg"},{"reps":5,"weight":102.5,"unit":"kg"}]}
{"v":1,"id":"<ID>","date":"2026-11-09","exercise":"lever-back-extension","sets":[{"reps":12,"weight":40,"unit":"kg"},{"reps":12,"weight":40,"unit":"kg"},{"reps":11,"weight":40,"unit":"kg"}]}
{"v":1,"id":"<ID>","date":"2026-11-11","exercise":"pull-up","sets":[{"reps":8},{"reps":8},{"reps":6}]}
{"v":1,"id":"<ID>","date":"2026-11-11","exercise":"plank","sets":[{"seconds":50},{"seconds":50},{"seconds":50}]}
{"v":1,"id":"<ID>","date":"2026-11-16","exercise":"back-squat","sets":[{"reps":5,"weight":60,"unit":"kg","kind":"warmup"},{"reps":5,"weight":105,"unit":"kg"},{"reps":5,"weight":105,"unit":"kg"},{"reps":5,"weight":105,"unit":"kg"}],"note":"belt on"}
{"v":1,"id":"<ID>","date":"2026-11-16","exercise":"lever-back-extension","sets":[{"reps":10,"weight":42.5,"unit":"kg"},{"reps":9,"weight":42.5,"unit":"kg"},{"reps":8,"weight":42.5,"unit":"kg"}]}
{"v":1,"id":"<ID>","date":"2026-11-18","exercise":"pull-up","sets":[{"reps":5,"weight":5,"unit":"kg"},{"reps":8},{"reps":7}]}
{"v":1,"id":"<ID>","date":"2026-11-18","exercise":"plank","sets":[{"seconds":60},{"seconds":60},{"seconds":55}]}


"#]]);
}

#[test]
fn to_a_file() {
    trained()
        .session(
            "\
export -f csv -o sets.csv
export -f csv -o sets.csv
export -f csv -o sets.csv --force
export -o nowhere/sets.json",
        )
        .is(str![[r#"
$ fitlog export -f csv -o sets.csv

$ fitlog export -f csv -o sets.csv
--- stderr ---
error: sets.csv is there already
  try: fitlog export -f csv -o sets.csv --force   (writes over it)
[exit status: 2]

$ fitlog export -f csv -o sets.csv --force

$ fitlog export -o nowhere/sets.json
--- stderr ---
error: cannot save nowhere/sets.json: no such file or directory
[exit status: 1]


"#]]);
}

#[test]
fn as_json() {
    let env = Env::new();
    env.session("log squat 5@100 rpe8 -n 'belt on'\nexport")
        .is(str![[r#"
$ fitlog log squat 5@100 rpe8 -n 'belt on'
Barbell Back Squat · Sun 22 Nov 2026
  5 @ 100 kg rpe 8
  5 reps · 500 kg · est. 1RM 123.3 kg
  // belt on
  first time: the baseline for records

$ fitlog export
{"schema":1,"entries":[
{"id":"<ID>","date":"2026-11-22","exercise":"back-squat","sets":[{"reps":5,"weight":100.0,"unit":"kg","kg":100.0,"rpe":8.0}],"note":"belt on"}
]}


"#]]);
}

#[test]
fn text_reads_back() {
    let env = trained();
    env.run(&[
        "log",
        "squat",
        "5@100",
        "rest90s",
        "-n",
        "two\nlines, a tab\tand a \\ backslash",
    ])
    .ok();
    let text = env.run(&["export", "-f", "text"]).text;
    let other = Env::new();
    other.run_with(&["log", "-"], &text).ok();
    assert_eq!(other.run(&["export", "-f", "text"]).text, text);
}

/// What an import or an editor may have put into a log, though nobody is let type it.
#[test]
fn text_reads_back_what_cannot_be_typed() {
    let env = Env::new();
    let sets = [
        r#""plank","sets":[{"seconds":60},{"reps":5}]"#,
        r#""running","sets":[{"distance":5,"distance_unit":"km","seconds":1500},{"seconds":600}]"#,
        r#""back-squat","sets":[{"reps":5,"weight":100,"unit":"kg","rpe":8.25,"rest":7200},{"reps":5,"weight":100,"unit":"kg"}]"#,
        r#""back-squat","sets":[{"reps":5,"weight":-20,"unit":"kg"}]"#,
    ];
    let line = |(number, sets): (usize, &str)| {
        format!(
            r#"{{"v":1,"id":"019aa5e5-2f43-7d6e-9c0a-4b8f3e2d1c{number:02}","date":"2026-11-20","exercise":{sets}}}"#
        ) + "\n"
    };
    env.write_log(sets.into_iter().enumerate().map(line).collect::<String>());
    let text = env.run(&["export", "-f", "text"]).text;
    let (logged, imported) = (Env::new(), Env::new());
    logged.run_with(&["log", "-"], &text).ok();
    std::fs::write(imported.path("sets.txt"), &text).unwrap();
    imported.run(&["import", "sets.txt"]).ok();
    for other in [logged, imported] {
        assert_eq!(other.run(&["export", "-f", "text"]).text, text);
    }
    env.session("export -f text").is(str![[r#"
$ fitlog export -f text
# written by fitlog export
2026-11-20
plank 60s 5
running 5km/1500s 600s
back-squat 5@100kgrpe8.25 5@100kg rest7200s/0s
back-squat 5@-20kg


"#]]);
}

#[test]
fn a_pipe_gets_every_byte_of_a_table() {
    let env = Env::new();
    env.write_log(
        r#"{"v":1,"id":"019aa5e5-2f43-7d6e-9c0a-4b8f3e2d1c5a","date":"2026-11-20","exercise":"back-squat","sets":[{"reps":5,"weight":100,"unit":"kg"}],"note":"a\u0007b\u001b[31mred\u001b[0m"}
"#,
    );
    let csv = env.run(&["export", "-f", "csv"]).text;
    assert!(csv.contains("a\u{7}b\u{1b}[31mred\u{1b}[0m"), "{csv}");
}

#[test]
fn no_spreadsheet_runs_a_note() {
    let env = Env::new();
    for note in ["=1+1", "+1", "-1", "@SUM(1)", "'=1"] {
        env.run(&["log", "squat", "5@100", "-n", note]).ok();
    }
    let csv = env.run(&["export", "-f", "csv"]).text;
    let notes: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.rsplit(',').nth(1))
        .collect();
    assert_eq!(notes, ["'=1+1", "'+1", "'-1", "'@SUM(1)", "''=1"]);
}

/// Two workouts of one day, logged with another day in between, in both units.
fn mixed() -> Env {
    let env = Env::new();
    env.write_log(
        r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-16","time":"18:05:12","exercise":"back-squat","sets":[{"reps":5,"weight":60,"unit":"kg","kind":"warmup"},{"reps":5,"weight":100,"unit":"kg","rest":180},{"reps":5,"weight":100,"unit":"kg","rpe":8.5,"rest":180}],"note":"belt on\nknees out","workout":"Legs"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000002","date":"2026-11-17","exercise":"pull-up","sets":[{"reps":8,"weight":-20,"unit":"kg"},{"reps":6},{"reps":5,"weight":10,"unit":"kg"}],"note":"=HYPERLINK(\"x\")"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000003","date":"2026-11-16","time":"18:41:00","exercise":"leg-press","sets":[{"reps":12,"weight":225,"unit":"lb"},{"reps":9,"weight":225,"unit":"lb","kind":"failure"}],"workout":"Legs"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000004","date":"2026-11-16","time":"19:30:00","exercise":"running","sets":[{"distance":5,"distance_unit":"km","seconds":1470},{"distance":400,"distance_unit":"m"}]}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000005","date":"2026-11-17","exercise":"my-machine","sets":[{"reps":10,"weight":7.5,"unit":"kg"}]}
"#,
    );
    env
}

#[test]
fn for_strong() {
    mixed().session("export -f strong").is(str![[r#"
$ fitlog export -f strong
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
2026-11-16 18:05:12;"Legs";"Squat (Barbell)";W;60;kg;5;;;;0;"belt on
knees out";"";35m
2026-11-16 18:05:12;"Legs";"Squat (Barbell)";1;100;kg;5;;;;0;"";"";35m
2026-11-16 18:05:12;"Legs";"Squat (Barbell)";2;100;kg;5;8.5;;;0;"";"";35m
2026-11-16 18:05:12;"Legs";"Leg Press";1;225;lbs;12;;;;0;"";"";35m
2026-11-16 18:05:12;"Legs";"Leg Press";F;225;lbs;9;;;;0;"";"";35m
2026-11-16 19:30:00;"Workout";"Running";1;;;;;5;km;1470;"";"";0s
2026-11-16 19:30:00;"Workout";"Running";2;;;;;0.4;km;0;"";"";0s
2026-11-17 12:00:00;"Workout";"Pull Up (Assisted)";1;20;kg;8;;;;0;"'=HYPERLINK(""x"")";"";0s
2026-11-17 12:00:00;"Workout";"Pull Up";1;;;6;;;;0;"";"";0s
2026-11-17 12:00:00;"Workout";"Pull Up";2;10;kg;5;;;;0;"";"";0s
2026-11-17 12:00:00;"Workout";"my-machine";1;7.5;kg;10;;;;0;"";"";0s
--- stderr ---
hint: 1 distance was converted to km or mi: the file knows no other unit
hint: the rest after 2 sets is left out: the file of Strong has no place for it


"#]]);
}

#[test]
fn for_hevy() {
    mixed()
        .session("export -f hevy\nexport -f hevy -q -o hevy.csv")
        .is(str![[r#"
$ fitlog export -f hevy
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"Legs","16 Nov 2026, 18:05","16 Nov 2026, 18:41","","Squat (Barbell)",,"belt on/nknees out",0,"warmup",60,5,,,
"Legs","16 Nov 2026, 18:05","16 Nov 2026, 18:41","","Squat (Barbell)",,"belt on/nknees out",1,"normal",100,5,,,
"Legs","16 Nov 2026, 18:05","16 Nov 2026, 18:41","","Squat (Barbell)",,"belt on/nknees out",2,"normal",100,5,,,8.5
"Legs","16 Nov 2026, 18:05","16 Nov 2026, 18:41","","Leg Press (Machine)",,"",0,"normal",102.05828325,12,,,
"Legs","16 Nov 2026, 18:05","16 Nov 2026, 18:41","","Leg Press (Machine)",,"",1,"failure",102.05828325,9,,,
"Workout","16 Nov 2026, 19:30","16 Nov 2026, 19:30","","Running",,"",0,"normal",,,5,1470,
"Workout","16 Nov 2026, 19:30","16 Nov 2026, 19:30","","Running",,"",1,"normal",,,0.4,,
"Workout","17 Nov 2026, 12:00","17 Nov 2026, 12:00","","Pull Up (Assisted)",,"'=HYPERLINK(""x"")",0,"normal",20,8,,,
"Workout","17 Nov 2026, 12:00","17 Nov 2026, 12:00","","Pull Up",,"'=HYPERLINK(""x"")",0,"normal",,6,,,
"Workout","17 Nov 2026, 12:00","17 Nov 2026, 12:00","","Pull Up (Weighted)",,"'=HYPERLINK(""x"")",0,"normal",10,5,,,
"Workout","17 Nov 2026, 12:00","17 Nov 2026, 12:00","","my-machine",,"",0,"normal",7.5,10,,,
--- stderr ---
hint: 2 weights were converted to kg: the file knows no other unit
hint: 1 distance was converted to km: the file knows no other unit
hint: the rest after 2 sets is left out: the file of Hevy has no place for it

$ fitlog export -f hevy -q -o hevy.csv


"#]]);
}

#[test]
fn body_weights_and_renamed_exercises() {
    let env = Env::new();
    env.write_log(
        r#"{"v":1,"id":"0198f3c2-0000-7000-8000-000000000001","date":"2026-11-16","exercise":"my-squat","sets":[{"reps":5,"weight":60,"unit":"kg"}]}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000002","weighs":82.5,"unit":"kg","date":"2026-11-16","time":"07:10:00"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000003","weighs":99.5,"unit":"kg","date":"2026-11-17"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000004","renames":"my-squat","to":"back-squat"}
{"v":1,"id":"0198f3c2-0000-7000-8000-000000000005","voids":"0198f3c2-0000-7000-8000-000000000003","by":"undo"}
"#,
    );
    env.session("export -f jsonl\nexport\nexport -f text")
        .is(str![[r#"
$ fitlog export -f jsonl
{"v":1,"id":"<ID>","date":"2026-11-16","exercise":"back-squat","sets":[{"reps":5,"weight":60,"unit":"kg"}]}
{"v":1,"id":"<ID>","weighs":82.5,"unit":"kg","date":"2026-11-16","time":"07:10:00"}

$ fitlog export
{"schema":1,"entries":[
{"id":"<ID>","date":"2026-11-16","exercise":"back-squat","sets":[{"reps":5,"weight":60.0,"unit":"kg","kg":60.0}]}
],"weighings":[
{"id":"<ID>","date":"2026-11-16","time":"07:10:00","weight":82.5,"unit":"kg","kg":82.5}
]}

$ fitlog export -f text
# written by fitlog export
2026-11-16
back-squat 5@60kg
--- stderr ---
hint: only sets are in it, not 1 body weight: fitlog export -f json has all


"#]]);
}

/// Own exercises, and both weighings of a day, come along; what was undone can be imported again.
#[test]
fn json_brings_what_entries_mean() {
    let (one, other) = (Env::new(), Env::new());
    one.run(&[
        "exercise",
        "add",
        "Ring Thing",
        "--equipment",
        "rings",
        "--muscle",
        "chest",
    ])
    .ok();
    one.run(&["log", "ring-thing", "5@+10", "8@-20"]).ok();
    one.run(&["weigh", "82"]).ok();
    one.run(&["weigh", "83"]).ok();
    one.run(&["export", "-o", "all.json"]).ok();
    let mut text = std::fs::read_to_string(one.path("all.json")).unwrap();
    std::fs::write(other.path("all.json"), &text).unwrap();
    other
        .session("import all.json\nundo\nimport all.json\nimport all.json -q\nhistory\nweigh -n 2")
        .is(str![[r#"
$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           3  1 entry, 2 other lines

 new exercises
   Ring Thing

imported: 1 new entry with 2 sets, 2 other lines   (fitlog undo takes it back)

$ fitlog undo
took back: 3 entries logged together, the first of Sun 22 Nov
(fitlog redo puts it back)

$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           3  1 entry, 2 other lines

imported: 1 new entry with 2 sets, 2 other lines   (fitlog undo takes it back)

$ fitlog import all.json -q

$ fitlog history
Sun 22 Nov
     5  Ring Thing  5 @ bw +10 kg; 8 @ bw −20 kg

$ fitlog weigh -n 2
 Body weight                                                   1 day  ·  22 Nov
 ──────────────────────────────────────────────────────────────────────────────
 Last              83.0 kg             22 Nov

 Last weighings
 number     day  weight  change    mean of 7
      7  22 Nov   83 kg              83.0 kg
      6           82 kg          not counted


"#]]);
    text = text.replace("\"rings\"", "\"hoops\"");
    let third = Env::new();
    std::fs::write(third.path("all.json"), &text).unwrap();
    third.session("import all.json").is(str![[r#"
$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines           4  1 entry, 2 other lines, 1 refused

 refused
   line 4  no exercise that is understood: `equipment` does not know `hoops`,…

imported: 1 new entry with 2 sets, 2 other lines, 1 row refused
(fitlog undo takes it back)


"#]]);
}

#[test]
fn json_moves_to_another_fitlog() {
    let (one, other) = (trained(), Env::new());
    one.run(&["export", "-o", "all.json"]).ok();
    std::fs::copy(one.path("all.json"), other.path("all.json")).unwrap();
    other
        .session("import all.json\nimport all.json\nundo")
        .is(str![[r#"
$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          12  12 entries

imported: 12 new entries with 39 sets   (fitlog undo takes it back)

$ fitlog import all.json
 all.json · an export of fitlog
 ──────────────────────────────────────────────────────────────────────────────
 lines          12  12 entries
 here           12  lines that are in the log already

nothing to import: 12 already here

$ fitlog undo
took back: 12 entries logged together, the first of Mon 2 Nov
(fitlog redo puts it back)


"#]]);
    other.run(&["redo"]).ok();
    let json = |env: &Env| env.run(&["export"]).text;
    assert_eq!(json(&other), json(&one));
    std::fs::write(other.path("half.json"), &json(&one)[..900]).unwrap();
    other.session("import half.json").is(str![[r#"
$ fitlog import half.json
--- stderr ---
error: cannot read half.json: EOF while parsing an object at line 6 column 164
[exit status: 2]


"#]]);
}

/// A link stays one, and what it leads to is written.
#[cfg(unix)]
#[test]
fn through_a_link() {
    let env = trained();
    std::fs::write(env.path("sets.csv"), "before").unwrap();
    std::os::unix::fs::symlink("sets.csv", env.path("link.csv")).unwrap();
    env.run(&["export", "-f", "csv", "-o", "link.csv", "--force"])
        .ok();
    let link = std::fs::symlink_metadata(env.path("link.csv")).unwrap();
    assert!(link.is_symlink());
    let written = std::fs::read_to_string(env.path("sets.csv")).unwrap();
    let printed = env.run(&["export", "-f", "csv"]).text;
    assert_eq!(written.lines().count(), printed.lines().count());
}

/// The weight of help is negative here, positive there, and the name says so once.
#[test]
fn an_assisted_exercise_that_came_along() {
    let env = Env::new();
    std::fs::write(
        env.path("hevy.csv"),
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\nL,\"15 Sep 2025, 07:48\",\"15 Sep 2025, 09:13\",,Nordic Curl (Assisted),,,0,normal,20,6,,,\n",
    )
    .unwrap();
    env.session("import hevy.csv -q\nexport -f strong\nexport -f hevy")
        .is(str![[r#"
$ fitlog import hevy.csv -q

$ fitlog export -f strong
Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration
2025-09-15 07:48:00;"L";"Nordic Curl (Assisted)";1;20;kg;6;;;;0;"";"";0s
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all

$ fitlog export -f hevy
"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index","set_type","weight_kg","reps","distance_km","duration_seconds","rpe"
"L","15 Sep 2025, 07:48","15 Sep 2025, 07:48","","Nordic Curl (Assisted)",,"",0,"normal",20,6,,,
--- stderr ---
hint: only sets are in it, not the definition of 1 exercise: fitlog export -f json has all


"#]]);
}
