//! fitlog: a workout log for the terminal that loses nothing.
//!
//! How the house is built, and who may know whom:
//!
//! ```text
//! main                      parses, runs, prints once, reports once
//! cmd                       one file a command: its arguments and `run`; alone reads arguments, environment and clock
//! store  transfer  render   the log on disk; foreign formats and export; text. They do not know one another
//! domain                    sets, entries, what counts, exercises, days, statistics: no file, no clock, no terminal
//! error                     every sentence a user can be told; std only
//! ```
//!
//! A command returns an [`cmd::Output`], which `main` prints; what is wrong with a file of the user's own is gathered in
//! [`domain::catalogue::Complaints`] and printed with the answer. The log is read in one pass or two, folded while it is
//! read ([`store::Snapshot::fold`]), and never held in memory; it is written by one append under a lock
//! ([`store::Store::change`]). What a line means is in [`domain::entry`], which lines count in [`domain::log`].
//! `tests/cli/tidy.rs` reads these sources and fails when a layer knows what it must not.

mod cmd;
mod domain;
mod error;
mod render;
mod store;
mod transfer;

#[cfg(test)]
#[path = "../tests/fuzz/mod.rs"]
mod fuzz;

use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use anstream::adapter::strip_str;
use anstream::{ColorChoice, StripStream};
use cmd::{Asked, Body, Output};
use error::Failure;

fn main() -> ExitCode {
    cmd::complete();
    let (asked, answer) = cmd::run();
    let code = match answer {
        Ok(output) => match (print(output), asked.changes) {
            (Err(error), true) if error.is::<io::Error>() && !is_closed_pipe(&error) => {
                // Whoever repeated the command for want of an answer would do it twice.
                let reason = error.downcast_ref::<io::Error>().map(error::reason);
                let warning = error::done_but_not_told(&reason.unwrap_or_default());
                _ = writeln!(anstream::stderr(), "{warning}");
                Ok(0)
            }
            (printed, _) => printed,
        },
        Err(error) => Err(error),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => report(&error, &asked),
    }
}

/// Prints an answer: what could be piped on to standard output, the rest to standard error.
fn print(output: Output) -> anyhow::Result<u8> {
    let mut err = anstream::stderr().lock();
    for hint in &output.before {
        _ = writeln!(err, "{hint}");
    }
    let told = print_body(output.body)?;
    for hint in output.after.iter().chain(&told) {
        _ = writeln!(err, "{hint}");
    }
    Ok(output.code)
}

/// Prints what goes to standard output; what came up meanwhile is for standard error.
fn print_body(body: Body) -> anyhow::Result<Vec<String>> {
    let mut out = anstream::stdout().lock();
    match body {
        Body::Text(text) if out.current_choice() == ColorChoice::Never => {
            // In one piece: stripped on its way out it is a piece from each escape to the next.
            let plain = strip_str(&text).to_string();
            let mut out = out.into_inner();
            out.write_all(plain.as_bytes())?;
            out.flush()?;
            Ok(Vec::new())
        }
        Body::Text(text) => {
            out.write_all(text.as_bytes())?;
            out.flush()?;
            Ok(Vec::new())
        }
        Body::Stream(write) => {
            let told = write(&mut out)?;
            out.flush()?;
            Ok(told)
        }
        Body::Data(write) => {
            let out = out.into_inner();
            // A file gets what was logged; a terminal is not driven by it.
            let out: Box<dyn Write> = if out.is_terminal() {
                Box::new(StripStream::new(out))
            } else {
                Box::new(out)
            };
            let mut out = io::BufWriter::with_capacity(64 << 10, out);
            let told = write(&mut out)?;
            out.flush()?;
            Ok(told)
        }
    }
}

/// Says why it did not work. A standard error that is closed leaves the exit code to say it.
fn report(error: &anyhow::Error, asked: &Asked) -> ExitCode {
    let mut failure = match error.downcast_ref::<Failure>() {
        Some(failure) => failure.clone(),
        None => error::unexpected(&format!("{error:#}"), error.downcast_ref::<io::Error>()),
    };
    let text = if asked.json {
        // Standard error is one object then.
        failure.hints.extend(asked.warnings.iter().cloned());
        render::failure_json(&failure)
    } else {
        let warnings: String = asked
            .warnings
            .iter()
            .map(|one| format!("{one}\n"))
            .collect();
        warnings + &render::failure(&failure)
    };
    _ = anstream::stderr().lock().write_all(text.as_bytes());
    ExitCode::from(failure.exit)
}

/// Whether the reader of a pipe has gone, as `head` does: nothing went wrong.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(broken))
}
