//! `fitlog report`: a year of training as one HTML file, for a coach, a physiotherapist or a wall.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};

use crate::cmd::{Context, Output, surroundings};
use crate::domain::calendar;
use crate::domain::stats::report::{Diary, Span};
use crate::error::{self, Failure};
use crate::render;
use crate::render::report::View;

/// Make a page of a year for others: an HTML file
///
/// One HTML file that needs nothing else: no network, no script; light and dark, for a screen, a phone or A4 paper. It
/// goes to FILE, or to standard output when that is not a terminal. Notes are not in it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog report -o report.html           this year so far\n  fitlog report 2025 -o 2025.html\n  fitlog report --since 12w > last.html  twelve weeks up to today\n  fitlog report --json                   its figures"
)]
pub struct Args {
    /// The year: 2026 or last; this year without it
    year: Option<String>,
    /// From this day up to today instead of a year
    #[arg(short, long, value_name = "DAY", conflicts_with = "year")]
    since: Option<String>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long, requires = "output")]
    force: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let span = span(args, context.today)?;
    let (json, quiet) = (context.shared.json, context.shared.quiet);
    match &args.output {
        Some(path) if path.exists() && !args.force => return Err(error::file_exists(path).into()),
        None if !json && !quiet && io::stdout().is_terminal() => {
            return Err(error::page_on_a_terminal(&command(args, span)).into());
        }
        _ => {}
    }
    let catalogue = context.catalogue();
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let week = context.config.week_of(context.today);
    let start = || Diary::new(&catalogue, &rules, span, context.today, week);
    let (diary, health) = snapshot.fold(
        None,
        start,
        |diary, placed| diary.add(placed.entry),
        Diary::join,
    )?;
    let mut hints = context.complaints(&health);
    let report = diary.report(context.config.goal);
    let view = View {
        report: &report,
        unit: context.config.unit,
        formula: rules.formula,
        ignore_rpe: rules.ignore_rpe,
        today: context.today,
        left_out: health.damaged + health.newer + u64::from(health.torn),
        // Not the characters of the terminal: the page is the same wherever it is made.
        ascii: context.shared.ascii || context.config.ascii,
    };
    let text = if json {
        render::json(&render::report::json(&view))
    } else {
        render::report::page(&view)
    };
    let nothing = report.days.is_empty();
    if nothing && !json && !quiet {
        hints.push(error::nothing_to_report(report.first_day.is_some()));
    }
    let said = match &args.output {
        Some(path) => {
            surroundings::replace(path, text.as_bytes())
                .map_err(|e| error::cannot_save(path, &e))?;
            if json || quiet || nothing {
                String::new()
            } else {
                render::report::written(path, &report)
            }
        }
        None if quiet => String::new(),
        None => text,
    };
    Ok(Output::text(said).with_hints(hints))
}

/// The days that are asked for.
fn span(args: &Args, today: NaiveDate) -> Result<Span, Failure> {
    if let Some(text) = &args.since {
        let from = calendar::day(text, today)?;
        return Ok(Span { from, until: today });
    }
    let year = match &args.year {
        None => today.year(),
        Some(text) => calendar::year(text, today)?,
    };
    let days = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let (from, last) = days.expect("every year has these days");
    Ok(Span {
        from,
        until: last.min(today),
    })
}

/// The command with a file to write to.
fn command(args: &Args, span: Span) -> String {
    match (&args.since, &args.year) {
        (Some(_), _) => format!(
            "fitlog report --since {0} -o fitlog-since-{0}.html",
            span.from
        ),
        (None, Some(_)) => format!("fitlog report {0} -o fitlog-{0}.html", span.from.year()),
        (None, None) => format!("fitlog report -o fitlog-{}.html", span.from.year()),
    }
}
