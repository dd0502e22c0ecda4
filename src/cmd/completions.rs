//! `fitlog completions`: TAB, with the names of exercises, those logged first.

use std::ffi::OsStr;

use clap::CommandFactory as _;
use clap::builder::StyledStr;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use clap_complete::env::{CompleteEnv, Shells};

use crate::cmd::surroundings::Folders;
use crate::cmd::{Cli, Output, known};
use crate::domain::stats::progress::Roll;
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
    for name in ["show", "progress", "history", "log"] {
        command = command.mut_subcommand(name, |sub| {
            sub.mut_arg("words", |arg| arg.add(ArgValueCompleter::new(exercises)))
        });
    }
    command.mut_subcommand("edit", |sub| {
        sub.mut_arg("exercise", |arg| arg.add(ArgValueCompleter::new(exercises)))
    })
}

/// The exercises that a word begins, or that have it in them; those in the log first. Never a word of complaint.
fn exercises(current: &OsStr) -> Vec<CompletionCandidate> {
    let typed = current.to_string_lossy().to_lowercase();
    let dir = std::env::var_os("FITLOG_DIR").map(std::path::PathBuf::from);
    let logged = Folders::find(dir.as_deref())
        .and_then(|folders| Store::at(folders.data).snapshot())
        .and_then(|snapshot| {
            snapshot.fold(
                None,
                Roll::default,
                |roll, placed| roll.add(&placed.entry),
                Roll::join,
            )
        })
        .map(|(roll, _)| roll.exercises())
        .unwrap_or_default();
    let catalogue = known(dir.as_deref());
    let mut candidates: Vec<_> = catalogue
        .all()
        .filter(|one| one.id.contains(&typed))
        .map(|one| {
            let mine = logged.iter().find(|logged| logged.id == one.id);
            let help = match mine {
                Some(mine) => format!(
                    "{} · {} sessions, last {}",
                    one.name, mine.sessions, mine.last
                ),
                None => one.name.to_string(),
            };
            let order = (
                mine.is_none(),
                !one.id.starts_with(&typed),
                one.id.to_string(),
            );
            (
                order,
                CompletionCandidate::new(one.id.to_string()).help(Some(StyledStr::from(help))),
            )
        })
        .collect();
    candidates.sort_by(|a, b| a.0.cmp(&b.0));
    candidates
        .into_iter()
        .enumerate()
        .map(|(place, (_, candidate))| candidate.display_order(Some(place)))
        .collect()
}
