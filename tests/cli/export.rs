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
hint: --force writes over it
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
