//! Eight weeks of training, logged through the program, against figures computed independently.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::env::Env;

/// The sample log in the notation, a day a block.
fn session() -> String {
    let mut text = String::new();
    let mut last = (String::new(), String::new());
    for row in include_str!("../fixtures/vectors/sample_log.csv")
        .lines()
        .skip(1)
    {
        let cells: Vec<&str> = row.split(',').collect();
        let [date, _, _, _, exercise, _, kind, weight, reps, seconds, rpe] = cells.as_slice()
        else {
            panic!("{row}")
        };
        if last.0 != *date {
            text += &format!("\n{date}");
        }
        if last != ((*date).to_owned(), (*exercise).to_owned()) {
            text += &format!("\n{exercise}");
        }
        last = ((*date).to_owned(), (*exercise).to_owned());
        text += &if reps.is_empty() {
            format!(" {seconds}s")
        } else {
            format!(" {reps}")
        };
        if !weight.is_empty() {
            text += &format!("@{weight}kg");
        }
        if *kind == "warmup" {
            text.push('w');
        }
        if !rpe.is_empty() {
            text += &format!(" rpe{rpe}");
        }
    }
    text + "\n"
}

/// The sample in a log; the expected figures were computed without RPE.
fn sample() -> Env {
    let env = Env::new();
    env.run(&["config", "rpe", "ignore"]).ok();
    env.run_with(&["log", "-", "-q"], &session()).ok();
    env
}

fn json(env: &Env, args: &[&str]) -> Value {
    let text = env.run(args).text;
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn expected() -> Value {
    serde_json::from_str(include_str!("../fixtures/vectors/sample_expected.json")).unwrap()
}

#[track_caller]
fn same(got: &Value, want: &Value, what: &str) {
    match (got.as_f64(), want.as_f64()) {
        (Some(got), Some(want)) => {
            assert!((got - want).abs() < 0.000_1, "{what}: {got}, not {want}");
        }
        (None, None) => {}
        _ => panic!("{what}: {got}, not {want}"),
    }
}

#[test]
fn every_set_is_there() {
    let env = sample();
    let rows = env.run(&["export", "-f", "csv"]).text.lines().count() - 1;
    assert_eq!(rows, 259);
}

#[test]
fn weekly_totals_and_muscles() {
    let env = sample();
    let mut weeks = 0;
    for (label, want) in expected()["weeks"].as_object().unwrap() {
        let week = json(&env, &["week", label, "--json"]);
        for field in [
            "sessions",
            "working_sets",
            "warmup_sets",
            "reps",
            "volume_kg",
        ] {
            same(
                &week["now"][field],
                &want[field],
                &format!("{label} {field}"),
            );
        }
        let (got, want) = (
            week["muscle_sets"].as_object().unwrap(),
            want["muscle_sets"].as_object().unwrap(),
        );
        assert_eq!(
            got.keys().collect::<BTreeSet<_>>(),
            want.keys().collect::<BTreeSet<_>>(),
            "{label}"
        );
        for (muscle, sets) in want {
            same(&got[muscle], sets, &format!("{label} {muscle}"));
        }
        weeks += 1;
    }
    assert_eq!(weeks, 8);
    let all = json(&env, &["week", "-n", "8", "--json"]);
    for week in all["weeks"].as_array().unwrap() {
        let want = &expected()["weeks"][week["week"].as_str().unwrap()];
        same(
            &week["volume_kg"],
            &want["volume_kg"],
            "volume of the table",
        );
        same(
            &week["sessions"],
            &want["sessions"],
            "sessions of the table",
        );
    }
}

#[test]
fn best_estimates_and_trends() {
    let env = sample();
    let expected = expected();
    for (exercise, weeks) in expected["best_e1rm_per_week"].as_object().unwrap() {
        let progress = json(&env, &["progress", exercise, "--json"]);
        let got: BTreeMap<&str, &Value> = progress["weeks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|week| (week["week"].as_str().unwrap(), &week["best"]))
            .collect();
        for (label, want) in weeks.as_object().unwrap() {
            same(
                got.get(label.as_str()).copied().unwrap_or(&Value::Null),
                want,
                &format!("{exercise} {label}"),
            );
        }
        let want = &expected["trend"][exercise];
        same(
            &progress["trend"]["slope_per_week"],
            &want["slope_kg_per_week"],
            exercise,
        );
        same(
            &progress["trend"]["percent_per_week"],
            &want["pct_per_week"],
            exercise,
        );
        let points = want["points"].as_array().unwrap();
        let sessions: Vec<&Value> = progress["sessions"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|session| !session["value"].is_null())
            .collect();
        assert_eq!(points.len(), sessions.len(), "{exercise}");
        for (point, session) in points.iter().zip(sessions) {
            assert_eq!(point[0], session["date"]);
            same(&session["e1rm_kg"], &point[1], exercise);
        }
    }
}

#[test]
fn streaks() {
    for (day, want) in expected()["streak_as_of"].as_object().unwrap() {
        let env = sample().with("FITLOG_TODAY", day);
        same(&json(&env, &["week", "--json"])["streak_weeks"], want, day);
    }
}

#[test]
fn records_of_the_last_week() {
    let env = sample();
    let week = json(&env, &["week", "2026-W47", "--json"]);
    let mut got = Vec::new();
    for one in week["records"].as_array().unwrap() {
        for record in one["records"].as_array().unwrap() {
            got.push(format!(
                "{},{},{}",
                one["date"].as_str().unwrap(),
                one["exercise"].as_str().unwrap(),
                record["kind"].as_str().unwrap()
            ));
        }
    }
    // The week shows the last session of each exercise that set any; the sample lists all of them.
    let all: Vec<String> = include_str!("../fixtures/vectors/sample_prs.csv")
        .lines()
        .skip(1)
        .map(|row| row.split(',').take(3).collect::<Vec<_>>().join(","))
        .collect();
    assert!(got.len() >= 12, "{got:?}");
    for record in &got {
        assert!(all.contains(record), "{record} is no record");
    }
}

#[test]
fn effort_counts_unless_it_is_ignored() {
    let env = Env::new();
    env.run(&["log", "squat", "5@100", "rpe8"]).ok();
    let session =
        |env: &Env| json(env, &["progress", "squat", "--json"])["sessions"][0]["e1rm_kg"].clone();
    same(
        &session(&env),
        &Value::from(123.3333),
        "5 at RPE 8 are 7 in all",
    );
    env.run(&["config", "rpe", "ignore"]).ok();
    same(&session(&env), &Value::from(116.6667), "5 are 5");
}

#[test]
fn the_report_sums_up_the_same() {
    let env = sample();
    let report = json(&env, &["report", "--json"]);
    let expected = expected();
    let weeks = expected["weeks"].as_object().unwrap();
    assert_eq!(report["steps"].as_array().unwrap().len(), weeks.len());
    let mut sets_of: BTreeMap<String, f64> = BTreeMap::new();
    for (step, (label, want)) in report["steps"].as_array().unwrap().iter().zip(weeks) {
        for field in ["sessions", "working_sets", "reps", "volume_kg"] {
            same(&step[field], &want[field], &format!("{label} {field}"));
        }
        for (muscle, sets) in want["muscle_sets"].as_object().unwrap() {
            *sets_of.entry(muscle.clone()).or_default() += sets.as_f64().unwrap();
        }
    }
    let muscles = report["muscles"].as_array().unwrap();
    assert_eq!(muscles.len(), sets_of.len());
    for muscle in muscles {
        let name = muscle["muscle"].as_str().unwrap();
        let mean = sets_of[name] / 8.0;
        same(&muscle["hard_sets_per_week"], &mean.into(), name);
    }
    same(
        &report["goal"]["streak_weeks"],
        &expected["streak_as_of"]["2026-11-22"],
        "streak",
    );
    let mut lifts = 0;
    for exercise in report["exercises"].as_array().unwrap() {
        let id = exercise["exercise"].as_str().unwrap();
        let Some(want) = expected["trend"].get(id) else {
            continue;
        };
        same(
            &exercise["trend"]["slope_per_week"],
            &want["slope_kg_per_week"],
            id,
        );
        same(
            &exercise["trend"]["percent_per_week"],
            &want["pct_per_week"],
            id,
        );
        let points = want["points"].as_array().unwrap();
        let values = exercise["values"].as_array().unwrap();
        assert_eq!(values.len(), points.len(), "{id}");
        for (value, point) in values.iter().zip(points) {
            assert_eq!(value["date"], point[0], "{id}");
            same(&value["value"], &point[1], id);
        }
        lifts += 1;
    }
    assert_eq!(lifts, 9);
}
