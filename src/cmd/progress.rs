//! `fitlog progress`: how an exercise goes, session by session.

use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::stats::advice;
use crate::domain::stats::progress::History;
use crate::domain::stats::week::Metric;
use crate::render;

/// Show the progress of an exercise: bests, trend, chart, last sessions
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog progress lever-back-extension\n  fitlog progress squat --since 12w --by volume"
)]
pub struct Args {
    /// The exercise
    #[arg(required = true, value_name = "EXERCISE")]
    words: Vec<String>,
    /// Only from this day on
    #[arg(short, long, value_name = "DAY")]
    since: Option<String>,
    /// What to chart
    #[arg(short, long, value_name = "METRIC", value_parser = clap::builder::PossibleValuesParser::new(Metric::ALL.map(|(_, word)| word)))]
    by: Option<String>,
    /// How many sessions to list
    #[arg(short, value_name = "SESSIONS", default_value_t = 5, value_parser = clap::value_parser!(u8).range(0..=16))]
    n: u8,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let since = args
        .since
        .as_deref()
        .map(|day| calendar::day(day, context.today))
        .transpose()?;
    let metric = args
        .by
        .as_deref()
        .and_then(|word| Metric::ALL.into_iter().find(|(_, known)| *known == word))
        .map(|(metric, _)| metric);
    let catalogue = context.catalogue();
    let exercise = context.find_exercise(&catalogue, &args.words.join(" "))?;
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let start = || History::new(&exercise, &rules);
    let (history, health) = snapshot.fold(
        Some(&exercise.id),
        start,
        |history, placed| history.add(&placed.entry),
        History::join,
    )?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let progress = history.progress(since, metric);
    let advice = advice::advise(&exercise, history.recent().iter());
    let view = render::progress::View {
        exercise: &exercise,
        progress: &progress,
        advice: advice.as_ref(),
        unit: context.config.unit,
        formula: rules.formula,
        today: context.today,
        rows: usize::from(args.n),
    };
    let text = if context.shared.json {
        render::json(&render::progress::json(&view))
    } else {
        render::progress::screen(&view, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}
