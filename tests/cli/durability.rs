//! Nothing that was acknowledged is lost, whoever writes at once and whoever dies meanwhile.

use std::collections::HashMap;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::env::{Env, trained};

/// How often each note stands in the answer.
fn notes(env: &Env) -> HashMap<String, usize> {
    let output = env.command().arg("export").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut notes = HashMap::new();
    for entry in json["entries"].as_array().unwrap() {
        *notes
            .entry(entry["note"].as_str().unwrap_or_default().to_owned())
            .or_default() += 1;
    }
    notes
}

#[test]
fn many_writers_at_once() {
    let env = Env::new();
    thread::scope(|scope| {
        for writer in 0..64 {
            let env = &env;
            scope.spawn(move || {
                for entry in 0..20 {
                    env.run(&[
                        "log",
                        "squat",
                        "5@100",
                        "-q",
                        "-n",
                        &format!("{writer} {entry}"),
                    ])
                    .ok();
                }
            });
        }
    });
    let notes = notes(&env);
    assert_eq!(notes.len(), 64 * 20);
    assert!(notes.values().all(|count| *count == 1));
}

#[test]
fn writers_and_undo_at_once() {
    let env = trained();
    let before = notes(&env).values().sum::<usize>();
    thread::scope(|scope| {
        for writer in 0..8 {
            let env = &env;
            scope.spawn(move || {
                for _ in 0..5 {
                    env.run(&["log", "plank", "60s", "-q", "-n", &writer.to_string()])
                        .ok();
                    env.run(&["undo", "-q"]).ok();
                }
            });
        }
    });
    assert_eq!(
        notes(&env).values().sum::<usize>(),
        before,
        "as many undone as logged, none of them twice"
    );
}

#[test]
fn killed_at_any_moment() {
    let env = trained();
    let mut acknowledged = Vec::new();
    for round in 0..60_u64 {
        let note = format!("round {round}");
        let mut command = env.command();
        command
            .args(["log", "squat", "5@100", "-n", &note])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        thread::sleep(Duration::from_micros(100 * (round % 40)));
        _ = child.kill();
        if child.wait().unwrap().success() {
            acknowledged.push(note);
        }
    }
    let notes = notes(&env);
    assert!(
        acknowledged.iter().all(|note| notes.get(note) == Some(&1)),
        "{acknowledged:?} of {notes:?}"
    );
    assert!(notes.values().take(1).all(|count| *count >= 1));
    env.run(&["log", "squat", "5@100"]).ok();
    env.run(&["check"]).ok();
}

/// Bytes that cannot be read stay, and everything around them counts.
#[test]
fn damage_stays_where_it_is() {
    let env = trained();
    let log = env.log();
    for at in (0..log.len()).step_by(97) {
        let mut damaged = log.clone();
        damaged[at] = 0;
        env.write_log(&damaged);
        let entries = notes(&env).values().sum::<usize>();
        assert!(entries >= 10, "{entries} entries with byte {at} gone");
        assert_eq!(env.log(), damaged, "reading changes nothing");
        env.run(&["log", "plank", "60s", "-q"]).ok();
        assert!(env.log().starts_with(&damaged), "and neither does writing");
    }
}
