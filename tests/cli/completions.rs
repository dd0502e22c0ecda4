use snapbox::str;

use crate::env::{Env, trained};

#[test]
fn of_an_unknown_shell() {
    Env::new()
        .session(
            "\
completions tcsh",
        )
        .is(str![[r#"
$ fitlog completions tcsh
--- stderr ---
error: `tcsh` is none of bash, zsh, fish, powershell, elvish
  try: fitlog completions zsh
[exit status: 2]


"#]]);
}

#[test]
fn of_every_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = Env::new().run(&["completions", shell]);
        assert!(
            ran.code == 0 && ran.text.contains("fitlog"),
            "{shell}: {}",
            ran.text
        );
    }
}

#[test]
fn of_exercises_those_logged_first() {
    let env = trained();
    let mut command = env.command();
    command
        .env("COMPLETE", "fish")
        .args(["--", "fitlog", "show", "squ"]);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let first: Vec<&str> = text.lines().take(3).collect();
    assert_eq!(
        first,
        [
            "back-squat\tBarbell Back Squat · 3 sessions, last 2026-11-16",
            "band-squat\tBand Squat",
            "band-squat-row\tBand Squat Row"
        ]
    );
}

#[test]
fn of_workouts() {
    let env = Env::new();
    env.run(&["workout", "copy", "posterior-chain", "back"])
        .ok();
    let mut command = env.command();
    command
        .env("COMPLETE", "fish")
        .args(["--", "fitlog", "workout", "use", ""]);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let first: Vec<&str> = text.lines().take(2).collect();
    assert_eq!(
        first,
        [
            "back\tLower Back and Posterior Chain",
            "dumbbell-only\tDumbbell Only"
        ]
    );
}
