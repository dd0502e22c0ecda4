//! The sessions of README are run, so that they cannot lie.

use crate::env::{Env, words};

#[test]
fn sessions() {
    let readme = include_str!("../../README.md");
    let mut sessions = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let env = Env::new();
        for one in block.split("$ fitlog ").skip(1) {
            let (command, expected) = one.split_once('\n').unwrap();
            let args = words(command);
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let text = env.run(&args).text;
            let printed: Vec<&str> = text
                .lines()
                .filter(|line| !line.starts_with("--- stderr") && !line.starts_with("[exit"))
                .collect();
            assert_eq!(
                printed.join("\n").trim_end(),
                expected.trim_end(),
                "$ fitlog {command}"
            );
        }
        sessions += 1;
    }
    assert_eq!(sessions, 2);
}

#[test]
fn commands_exist() {
    let readme = include_str!("../../README.md");
    let help = Env::new().run(&["--help"]).text;
    for line in readme.lines().filter(|line| line.starts_with("| `fitlog ")) {
        for command in line
            .split('|')
            .nth(1)
            .unwrap()
            .split('`')
            .filter_map(|word| word.strip_prefix("fitlog "))
        {
            let name = command.split(' ').next().unwrap();
            assert!(help.contains(&format!("\n  {name} ")), "{name}");
        }
    }
}
