//! `fitlog check`: every line of the log read and reported on.

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::entry::{self, Line};
use crate::error;
use crate::render;

/// Read every line of the log and report
#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code 1 when a line cannot be read. Nothing is changed.")]
pub struct Args {
    /// List every problem, not only the first twenty
    #[arg(short, long)]
    all: bool,
}

/// How many problems are listed unless all are asked for.
const SHOWN: usize = 20;

/// What the log holds.
#[derive(Debug, Default)]
pub struct Report {
    /// Lines, blank ones included.
    pub lines: u64,
    /// Entries that count.
    pub entries: u64,
    /// Entries that were taken back, replaced, or stand twice.
    pub gone: u64,
    /// Lines that take something back.
    pub voids: u64,
    /// Lines of a later version.
    pub newer: u64,
    /// How many lines cannot be read.
    pub damaged: u64,
    /// The first of those: line number, what is wrong, what to do.
    pub problems: Vec<(u64, String, String)>,
    /// Exercises that nothing defines.
    pub unknown: Vec<String>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let snapshot = context.snapshot()?;
    let most = if args.all { usize::MAX } else { SHOWN };
    let mut report = Report::default();
    let mut unknown = std::collections::BTreeSet::new();
    let mut scratch = Vec::new();
    let mut last_torn = false;
    snapshot.log().lines(|at, line| {
        report.lines += 1;
        last_torn = false;
        if entry::trimmed(line).is_empty() {
            return;
        }
        match entry::read(line, &mut scratch) {
            Ok(Line::Entry(entry)) => {
                if snapshot.settled().counts(at, entry.id, entry.batch) {
                    report.entries += 1;
                    if catalogue.get(&entry.exercise).is_none() && unknown.len() < 1_000 {
                        unknown.insert(entry.exercise.to_string());
                    }
                } else {
                    report.gone += 1;
                }
            }
            Ok(Line::Void(_)) => report.voids += 1,
            Ok(Line::Weighing(_) | Line::Rename(_)) => {}
            Ok(Line::Newer) => report.newer += 1,
            Err(reason) => {
                report.damaged += 1;
                last_torn = true;
                if report.problems.len() < most {
                    let way_out = error::way_out_of_damage(line);
                    report.problems.push((report.lines, reason, way_out));
                }
            }
        }
    })?;
    if last_torn
        && !snapshot.log().ends_with_newline()?
        && let Some(last) = report.problems.last_mut()
        && last.0 == report.lines
    {
        (last.1, last.2) = error::torn_line();
    }
    report.unknown = unknown.into_iter().collect();
    let code = u8::from(report.damaged > 0);
    let text = if context.shared.json {
        let problems: Vec<_> =
            report.problems.iter().map(|(line, what, way_out)| json!({ "line": line, "problem": what, "way_out": way_out })).collect();
        render::json(&json!({
            "schema": 1,
            "log": context.store.log().display().to_string(),
            "lines": report.lines,
            "entries": report.entries,
            "taken_back": report.gone,
            "voids": report.voids,
            "newer": report.newer,
            "damaged": report.damaged,
            "problems": problems,
            "unknown_exercises": report.unknown,
        }))
    } else if context.shared.quiet {
        String::new()
    } else {
        render::log::checked(&report_view(&report), context.store.log(), context.look)
    };
    Ok(Output {
        code,
        ..Output::text(text)
    })
}

fn report_view(report: &Report) -> render::log::Checked<'_> {
    render::log::Checked {
        lines: report.lines,
        entries: report.entries,
        gone: report.gone,
        voids: report.voids,
        newer: report.newer,
        damaged: report.damaged,
        problems: &report.problems,
        unknown: &report.unknown,
    }
}
