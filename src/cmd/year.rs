//! `fitlog year`: a year in review.

use chrono::Datelike;

use crate::cmd::{Context, Output, month};
use crate::domain::calendar;
use crate::render::review::Span;

/// Sum up a year: every day of it, best lifts, records, muscles
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog year               the year so far\n  fitlog year last\n  fitlog year 2025\n  fitlog year -n 10         ten years, one a line"
)]
pub struct Args {
    /// The year: 2026 or last
    year: Option<String>,
    /// One line a year, for so many years
    #[arg(short, long, value_name = "YEARS", value_parser = clap::value_parser!(u32).range(1..=200))]
    n: Option<u32>,
    /// Every muscle, not only the most trained
    #[arg(short, long)]
    muscles: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let year = match &args.year {
        Some(text) => calendar::year(text, context.today)?,
        None => context.today.year(),
    };
    month::answer(context, Span::Year(year), args.n, args.muscles)
}
