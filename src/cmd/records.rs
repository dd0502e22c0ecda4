//! `fitlog records`: the bests of every exercise, and which of them are new.

use chrono::NaiveDate;

use crate::cmd::calc::Of;
use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::stats::holders::Holders;
use crate::domain::stats::score;
use crate::error;
use crate::render;
use crate::render::records::{Span, View};
use crate::render::score::Meet;

/// Show personal records: heaviest, best estimated maximum, best set
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog records                       the best of every exercise\n  fitlog records --week                what was beaten this week\n  fitlog records squat                 how its records came about\n  fitlog records --score --sex male    DOTS, Wilks and IPF GL"
)]
pub struct Args {
    /// Only this exercise, with the history of its records
    #[arg(value_name = "EXERCISE")]
    words: Vec<String>,
    /// Records set this week
    #[arg(short, long, conflicts_with = "since")]
    week: bool,
    /// Records set from this day on
    #[arg(short, long, value_name = "DAY")]
    since: Option<String>,
    /// Score the best squat, bench press and deadlift by body weight: DOTS, Wilks, IPF GL
    #[arg(long, conflicts_with_all = ["words", "week", "since", "all"])]
    score: bool,
    #[command(flatten)]
    of: Of,
    /// Every line, however many; of one exercise every kind of record
    #[arg(short, long)]
    all: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    if args.score {
        return score(context, args);
    }
    if args.of.is_said() {
        return Err(error::options_of_scores().into());
    }
    let catalogue = context.catalogue();
    let exercise = match args.words.as_slice() {
        [] => None,
        words => Some(context.find_exercise(&catalogue, &words.join(" "))?),
    };
    let monday = context.config.week_of(context.today).start();
    let (from, span) = match &args.since {
        Some(day) => (calendar::day(day, context.today)?, Span::Since),
        None if args.week => (monday, Span::Since),
        None if exercise.is_some() => (NaiveDate::MIN, Span::Always),
        None => (monday, Span::Always),
    };
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let start = || Holders::new(&catalogue, &rules, from, context.today);
    let (held, health) = snapshot.fold(
        exercise.as_ref().map(|one| &*one.id),
        start,
        |held, placed| held.add(placed.entry),
        Holders::join,
    )?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let holders = held.holders();
    let view = View {
        holders: &holders,
        exercise: exercise.as_ref(),
        from,
        span,
        unit: context.config.unit,
        formula: rules.formula,
        today: context.today,
        all: args.all,
    };
    let text = if context.shared.json {
        render::json(&render::records::json(&view))
    } else {
        render::records::screen(&view, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

/// Scores of the best squat, bench press and deadlift, for the body weight known last.
fn score(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let (sex, equipment) = args.of.settle(context, "fitlog records --score")?;
    let snapshot = context.snapshot()?;
    let weighings = snapshot.settled().weighings();
    let latest = weighings.range(..=context.today).next_back();
    let weighing = latest.map(|(_, (_, weighing))| *weighing);
    let weighing = weighing.ok_or_else(error::no_body_weight)?;
    let catalogue = context.catalogue();
    let rules = context.rules(&snapshot);
    let from = context.config.week_of(context.today).start();
    let start = || Holders::new(&catalogue, &rules, from, context.today);
    let (held, health) = snapshot.fold(
        None,
        start,
        |held, placed| held.add(placed.entry),
        Holders::join,
    )?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let holders = held.holders();
    let marks: Vec<_> = holders
        .iter()
        .map(|holder| (&*holder.exercise.id, &holder.bests.marks))
        .collect();
    let meet = Meet {
        lifts: score::lifts(&marks),
        weighing,
        sex,
        equipment,
        unit: context.config.unit,
        formula: rules.formula,
        today: context.today,
    };
    let text = if context.shared.json {
        render::json(&meet.json())
    } else {
        meet.screen(context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}
