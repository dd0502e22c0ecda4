//! `fitlog completions`: TAB, with the names of exercises, those logged first.

use std::collections::HashMap;
use std::ffi::OsStr;

use clap::CommandFactory as _;
use clap::builder::StyledStr;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use crate::cmd::surroundings::{Folders, own_workouts};
use crate::cmd::{Cli, Output, known};
use crate::domain::catalogue::Logged;
use crate::domain::stats::progress::Roll;
use crate::domain::workout::Workout;
use crate::error;
use crate::store::Store;

/// Print what a shell needs to complete words with TAB
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Put one of these into your shell's start file:\n  bash   source <(fitlog completions bash)\n  zsh    source <(fitlog completions zsh)     after compinit\n  fish   fitlog completions fish | source"
)]
pub struct Args {
    /// The shell
    #[arg(value_parser = ["bash", "zsh", "fish", "powershell", "elvish"])]
    shell: String,
}

/// Runs the command.
pub fn run(args: &Args) -> anyhow::Result<Output> {
    let shells = Shells::builtins();
    let shell = shells.completer(&args.shell).ok_or_else(|| {
        error::unknown_word(
            "a shell",
            &args.shell,
            None,
            &["bash", "zsh", "fish", "powershell", "elvish"],
        )
    })?;
    let mut script = Vec::new();
    shell.write_registration("COMPLETE", "fitlog", "fitlog", "fitlog", &mut script)?;
    Ok(Output::text(String::from_utf8_lossy(&script)))
}

/// Answers the shell and ends the program.
pub fn answer() {
    CompleteEnv::with_factory(command).complete();
}

/// The command with what completes its exercises.
fn command() -> clap::Command {
    let mut command = Cli::command();
    // The arguments of the commands are defined by this, not before.
    command.build();
    for name in ["show", "progress", "history", "log"] {
        command = command.mut_subcommand(name, |sub| {
            sub.mut_arg("words", |arg| arg.add(ArgValueCompleter::new(exercises)))
        });
    }
    command = command.mut_subcommand("workout", |mut sub| {
        for name in ["show", "use", "next", "edit", "copy", "remove"] {
            sub = sub.mut_subcommand(name, |sub| {
                sub.mut_arg("id", |arg| arg.add(ArgValueCompleter::new(workouts)))
            });
        }
        sub
    });
    command.mut_subcommand("edit", |sub| {
        sub.mut_arg("exercise", |arg| arg.add(ArgValueCompleter::new(exercises)))
    })
}

/// The workouts that a word begins, those of the user's own first.
fn workouts(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().to_lowercase();
    let own = Folders::find(None)
        .ok()
        .and_then(|folders| own_workouts(&folders.data).ok())
        .unwrap_or_default()
        .into_iter()
        .filter_map(|own| own.read.ok());
    let own: Vec<Workout> = own.map(|(workout, _)| workout).collect();
    let is_own = |id: &str| own.iter().any(|own| own.id == id);
    let bundled: Vec<Workout> = Workout::bundled().filter(|one| !is_own(&one.id)).collect();
    own.into_iter()
        .chain(bundled)
        .filter(|one| one.id.starts_with(&typed))
        .enumerate()
        .map(|(place, one)| {
            CompletionCandidate::new(one.id)
                .help(Some(StyledStr::from(one.name)))
                .display_order(Some(place))
        })
        .collect()
}

/// The exercises that a word begins, or that have it in them; those in the log first. Never a word of complaint.
fn exercises(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().to_lowercase();
    let logged = Folders::find(None)
        .and_then(|folders| Store::at(folders.data).snapshot())
        .and_then(|snapshot| {
            snapshot.fold(
                None,
                Roll::default,
                |roll, placed| roll.add(placed.entry),
                Roll::join,
            )
        })
        .map(|(roll, _)| roll.exercises())
        .unwrap_or_default();
    let logged: HashMap<&str, &Logged> = logged.iter().map(|one| (one.id.as_str(), one)).collect();
    let mut candidates = Vec::new();
    known(None).names(|id, name| {
        if !id.contains(&typed) {
            return;
        }
        let mine = logged.get(id);
        let help = match mine {
            Some(mine) => format!("{name} · {} sessions, last {}", mine.sessions, mine.last),
            None => name.to_owned(),
        };
        let order = (mine.is_none(), !id.starts_with(&typed), id.to_owned());
        candidates.push((
            order,
            CompletionCandidate::new(id).help(Some(StyledStr::from(help))),
        ));
    });
    candidates.sort_by(|a, b| a.0.cmp(&b.0));
    candidates
        .into_iter()
        .enumerate()
        .map(|(place, (_, candidate))| candidate.display_order(Some(place)))
        .collect()
}
