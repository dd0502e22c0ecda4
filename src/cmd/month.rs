//! `fitlog month`: a month summed up and compared with the one before.

use chrono::{Months, NaiveDate};

use crate::cmd::{Context, Output};
use crate::domain::calendar::Month;
use crate::domain::catalogue::Catalogue;
use crate::domain::stats::review::Training;
use crate::domain::stats::session::Rules;
use crate::render;
use crate::render::review::{Span, View};

/// Sum up a month and compare it with the one before
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog month              the month so far\n  fitlog month last\n  fitlog month 2026-09      or: sep\n  fitlog month -n 12        twelve months, one a line"
)]
pub struct Args {
    /// The month: 2026-11, nov, last, or any day in it
    month: Option<String>,
    /// One line a month, for so many months
    #[arg(short, long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=1200))]
    n: Option<u32>,
    /// Every muscle, not only the most trained
    #[arg(short, long)]
    muscles: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let month = match &args.month {
        Some(text) => Month::parse(text, context.today)?,
        None => Month::of(context.today),
    };
    answer(context, Span::Month(month), args.n, args.muscles)
}

/// The screen of a month or a year, or a line for each of so many.
pub fn answer(
    context: &Context,
    span: Span,
    count: Option<u32>,
    all_muscles: bool,
) -> anyhow::Result<Output> {
    match count {
        None => review(context, span, all_muscles),
        Some(count) => table(context, span, count),
    }
}

/// A line for each of so many months or years, up to `span`, from the first that holds anything on.
fn table(context: &Context, span: Span, count: u32) -> anyhow::Result<Output> {
    let until = span.days().1.min(context.today);
    let (catalogue, snapshot) = (context.catalogue(), context.snapshot()?);
    let rules = context.rules(&snapshot);
    let back = std::iter::successors(Some(span), |one| Some(one.before()));
    let spans: Vec<_> = back
        .take(count as usize)
        .map(|one| (one, one.days()))
        .collect();
    let oldest = spans.last().map_or(span.days().0, |(_, (from, _))| *from);
    let start = || nothing_yet(context, &catalogue, &rules, span, until).of_totals(oldest);
    let (training, health) = snapshot.fold_sparing(start)?;
    let (training, hints) = (training.done(), context.complaints(&health));
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let first = training.first_day().unwrap_or(NaiveDate::MAX);
    let mut spans: Vec<_> = spans
        .into_iter()
        .take_while(|(_, (_, to))| *to >= first)
        .map(|(one, (from, to))| (one, training.totals(&(from..=to))))
        .collect();
    spans.reverse();
    let text = if context.shared.json {
        render::json(&render::review::spans_json(span, &spans))
    } else if let (true, Some(day)) = (spans.is_empty(), training.next_day()) {
        render::totals::too_early(day, context.today)
    } else {
        render::review::spans(&spans, context.config.unit, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

/// Nothing summed up yet of a month or a year, up to a day.
fn nothing_yet<'c>(
    context: &Context,
    catalogue: &'c Catalogue,
    rules: &'c Rules,
    span: Span,
    until: NaiveDate,
) -> Training<'c> {
    let now = span.days().0..=until;
    let (past_from, past_to) = span.before().days();
    let training = Training::new(catalogue, rules, now, past_from..=past_to);
    training.day_starting(context.config.day_starts)
}

/// The screen of a month or a year.
fn review(context: &Context, span: Span, all_muscles: bool) -> anyhow::Result<Output> {
    let (_, to) = span.days();
    let until = to.min(context.today);
    let (catalogue, snapshot) = (context.catalogue(), context.snapshot()?);
    let rules = context.rules(&snapshot);
    let (training, health) =
        snapshot.fold_sparing(|| nothing_yet(context, &catalogue, &rules, span, until))?;
    let (training, hints) = (training.done(), context.complaints(&health));
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    // The same days before: of a shorter month at most all of them.
    let past = span.before().days();
    let against = if until == to {
        past.1
    } else {
        let months = Months::new(if matches!(span, Span::Year(_)) { 12 } else { 1 });
        until.checked_sub_months(months).unwrap_or(past.1)
    };
    let week = context.config.week_of(context.today);
    let review = training.review(
        &(past.0..=against),
        context.config.goal,
        week,
        context.today,
    );
    let view = View {
        review: &review,
        span,
        until,
        against,
        goal: context.config.goal,
        week,
        unit: context.config.unit,
        formula: context.config.formula,
        today: context.today,
        all_muscles,
    };
    let text = if context.shared.json {
        render::json(&render::review::json(&view))
    } else {
        render::review::screen(&view, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}
