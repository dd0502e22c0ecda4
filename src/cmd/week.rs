//! `fitlog week`: a week summed up and compared with the one before.

use crate::cmd::{Context, Output, workout};
use crate::domain::calendar::Week;
use crate::domain::stats::routine::Attendance;
use crate::domain::stats::sparing::Sparing;
use crate::domain::stats::week::Training;
use crate::render;

/// Sum up a week and compare it with the one before
#[derive(Debug, Default, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog week               the week so far\n  fitlog week last\n  fitlog week 2026-W40\n  fitlog week -n 12         twelve weeks, one a line"
)]
pub struct Args {
    /// The week: 2026-W47, W47, last, or any day in it
    week: Option<String>,
    /// One line a week, for so many weeks
    #[arg(short, long, value_name = "WEEKS", value_parser = clap::value_parser!(u32).range(1..=5200))]
    n: Option<u32>,
    /// Every muscle, not only the most trained
    #[arg(short, long)]
    muscles: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let week = match &args.week {
        Some(text) => Week::parse(text, context.today, context.config.week_start)?,
        None => context.config.week_of(context.today),
    };
    let last_day = week.end().min(context.today);
    let catalogue = context.catalogue();
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    // What is ready to go up, and what comes next after the running week: one look over the log tells all.
    let (routine, mut hints) = if args.n.is_none() {
        workout::in_use(context, &catalogue, &snapshot)
    } else {
        (None, Vec::new())
    };
    let day_starts = context.config.day_starts;
    let start = || {
        let training = Training::new(&catalogue, &rules, week, last_day).day_starting(day_starts);
        match args.n {
            Some(count) => training.of_weeks(count),
            None => training,
        }
    };
    let (training, attendance, health) = if let Some(routine) = &routine {
        let ((training, attendance), health) = snapshot.fold(
            None,
            || (start(), Attendance::new(routine)),
            |(training, attendance), placed| {
                training.add(placed.entry);
                if placed.entry.date <= last_day {
                    attendance.add(placed.entry);
                }
            },
            |(a, x), (b, y)| (a.join(b), x.join(y)),
        )?;
        (training, Some(attendance), health)
    } else {
        let (training, health) = snapshot.fold_sparing(start)?;
        (training, None, health)
    };
    let training = training.done();
    let plan = attendance.as_ref().filter(|_| args.week.is_none());
    let plan = plan.map(|one| one.plan(context.today, None, context.config.formula));
    hints.extend(context.complaints(&health));
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let look = context.look;
    let text = if let Some(count) = args.n {
        let weeks = training.weeks(count);
        if context.shared.json {
            render::json(&render::week::weeks_json(&weeks))
        } else if let (true, Some(day)) = (weeks.is_empty(), training.next_day()) {
            render::totals::too_early(day, context.today)
        } else {
            render::week::weeks(&weeks, context.config.unit, look)
        }
    } else {
        let summary = training.summary(context.config.goal, attendance.as_ref());
        let view = render::week::View {
            summary: &summary,
            goal: context.config.goal,
            unit: context.config.unit,
            formula: rules.formula,
            today: context.today,
            all_muscles: args.muscles,
        };
        if context.shared.json {
            let mut value = render::week::summary_json(&view);
            if let Some(plan) = plan {
                value["workout"] = render::workout::up_next_json(&plan);
            }
            render::json(&value)
        } else {
            let next = plan.map(|plan| render::workout::up_next(&plan, look));
            render::week::summary(&view, look) + &next.unwrap_or_default()
        }
    };
    Ok(Output::text(text).with_hints(hints))
}
