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

/// The sample in a log, its first entry of a day as the session began and the last as it ended; the expected figures
/// were computed without RPE.
fn sample() -> Env {
    let env = Env::new();
    env.run(&["config", "rpe", "ignore"]).ok();
    env.run_with(&["log", "-", "-q"], &session()).ok();
    let times: BTreeMap<&str, (u32, u32)> = include_str!("../fixtures/vectors/sample_log.csv")
        .lines()
        .skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            let (hour, minute) = cells[1].split_once(':').unwrap();
            let start = hour.parse::<u32>().unwrap() * 60 + minute.parse::<u32>().unwrap();
            (cells[0], (start, start + cells[2].parse::<u32>().unwrap()))
        })
        .collect();
    let log = String::from_utf8(env.log()).unwrap();
    let date_of = |line: &str| serde_json::from_str::<Value>(line).unwrap()["date"].clone();
    let mut seen = BTreeSet::new();
    let mut with_times = String::new();
    for line in log.lines() {
        let date = date_of(line);
        let date = date.as_str().unwrap();
        let (start, end) = times[date];
        let minute = if seen.insert(date.to_owned()) {
            start
        } else {
            end
        };
        let with = format!(
            "{date}\",\"time\":\"{:02}:{:02}:00\"",
            minute / 60,
            minute % 60
        );
        with_times += &line.replace(&format!("{date}\""), &with);
        with_times.push('\n');
    }
    env.write_log(with_times);
    env
}

/// The fields of an object, so that none is passed over.
#[track_caller]
fn has_only(value: &Value, fields: &[&str]) {
    let own: BTreeSet<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(own, fields.iter().copied().collect());
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
    has_only(
        &expected(),
        &[
            "policy",
            "weeks",
            "best_e1rm_per_week",
            "trend",
            "streak_as_of",
        ],
    );
    for (label, want) in expected()["weeks"].as_object().unwrap() {
        let week = json(&env, &["week", label, "--json"]);
        has_only(
            want,
            &[
                "week",
                "sessions",
                "days",
                "minutes",
                "working_sets",
                "warmup_sets",
                "reps",
                "volume_kg",
                "muscle_sets",
            ],
        );
        assert_eq!(week["week"], want["week"]);
        // A session is a day of training.
        same(&week["now"]["sessions"], &want["days"], label);
        let minutes = week["now"]["training_seconds"].as_f64().unwrap() / 60.0;
        same(&minutes.into(), &want["minutes"], label);
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
        let week = json(&env, &["week", "2026-W47", "--json"]);
        let mut exercises = week["exercises"].as_array().unwrap().iter();
        let of_week = exercises.find(|one| one["exercise"] == exercise.as_str());
        let bests = of_week.unwrap()["weeks"].as_array().unwrap();
        for (at, (label, want)) in weeks.as_object().unwrap().iter().enumerate() {
            assert_eq!(bests[at]["week"], label.as_str(), "{exercise}");
            same(
                &bests[at]["best"],
                want,
                &format!("week {label} of {exercise}"),
            );
            same(
                got.get(label.as_str()).copied().unwrap_or(&Value::Null),
                want,
                &format!("{exercise} {label}"),
            );
        }
        let want = &expected["trend"][exercise];
        has_only(want, &["points", "slope_kg_per_week", "pct_per_week"]);
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

/// A record of the sample: day, exercise and kind, with its set, value and what it beat.
type Records = BTreeMap<(String, String, String), (String, f64, f64)>;

fn records() -> Records {
    include_str!("../fixtures/vectors/sample_prs.csv")
        .lines()
        .skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            let [date, exercise, kind, set, value, previous] = cells.as_slice() else {
                panic!("{row}")
            };
            (
                ((*date).into(), (*exercise).into(), (*kind).into()),
                (
                    (*set).into(),
                    value.parse().unwrap(),
                    previous.parse().unwrap(),
                ),
            )
        })
        .collect()
}

fn told(date: &Value, exercise: &Value, record: &Value) -> Records {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let set = match &record["set"] {
        Value::Null => String::new(),
        set if set["seconds"].is_number() => format!("{}s", set["seconds"]),
        set if set["weight"].is_number() => format!("{}x{}", set["weight"], set["reps"]),
        set => format!("BWx{}", set["reps"]),
    };
    let number = |field: &str| record[field].as_f64().unwrap();
    let key = (text(date), text(exercise), text(&record["kind"]));
    [(
        key,
        (set.replace(".0", ""), number("value"), number("previous")),
    )]
    .into()
}

#[track_caller]
fn same_records(got: &Records, want: &Records) {
    let keys = |records: &Records| records.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(got), keys(want));
    for (key, (set, value, previous)) in want {
        let own = &got[key];
        assert_eq!(&own.0, set, "{key:?}");
        same(&own.1.into(), &(*value).into(), &format!("{key:?}"));
        same(
            &own.2.into(),
            &(*previous).into(),
            &format!("{key:?} before"),
        );
    }
}

#[test]
fn every_record() {
    let env = sample();
    let mut got = Records::new();
    for one in json(&env, &["records", "--since", "2026-09-28", "--json"])["records"]
        .as_array()
        .unwrap()
    {
        got.extend(told(&one["date"], &one["exercise"], one));
    }
    assert_eq!(got.len(), 165);
    same_records(&got, &records());
}

/// A week tells those of the last session of each exercise that set any.
#[test]
fn records_by_week() {
    let env = sample();
    for label in expected()["weeks"].as_object().unwrap().keys() {
        let week = json(&env, &["week", label, "--json"]);
        let mut got = Records::new();
        for one in week["records"].as_array().unwrap() {
            for record in one["records"].as_array().unwrap() {
                got.extend(told(&one["date"], &one["exercise"], record));
            }
        }
        let (from, to) = (week["from"].as_str().unwrap(), week["to"].as_str().unwrap());
        let mut want = records();
        want.retain(|(date, ..), _| (from..=to).contains(&date.as_str()));
        let mut last: BTreeMap<String, String> = BTreeMap::new();
        for (date, exercise, _) in want.keys() {
            last.insert(exercise.clone(), date.clone());
        }
        want.retain(|(date, exercise, _), _| last[exercise] == *date);
        same_records(&got, &want);
    }
}

/// The progress of an exercise counts them, and shows the first of each session.
#[test]
fn records_by_exercise() {
    let env = sample();
    let order = [
        "weight",
        "e1rm",
        "reps",
        "duration",
        "set_volume",
        "session_volume",
    ];
    let all = records();
    let exercises: BTreeSet<&String> = all.keys().map(|(_, exercise, _)| exercise).collect();
    for exercise in exercises {
        let progress = json(&env, &["progress", exercise, "--json"]);
        let own = || all.keys().filter(|(_, other, _)| other == exercise);
        assert_eq!(progress["records_in_all"], own().count(), "{exercise}");
        let mut got = Records::new();
        for session in progress["sessions"].as_array().unwrap() {
            if let Some(record) = session.get("record") {
                got.extend(told(&session["date"], &progress["exercise"], record));
            }
        }
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for kind in order.iter().rev() {
            for (date, ..) in own().filter(|(_, _, own)| own == kind) {
                first.insert(date, kind);
            }
        }
        let mut want = records();
        want.retain(|(date, other, kind), _| other == exercise && first[date.as_str()] == kind);
        same_records(&got, &want);
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
