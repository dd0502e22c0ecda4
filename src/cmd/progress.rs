//! `fitlog progress`: how an exercise goes, session by session, or how several go side by side.

use chrono::NaiveDate;

use crate::cmd::{Context, Output, workout};
use crate::domain::calendar;
use crate::domain::catalogue::Catalogue;
use crate::domain::exercise::Exercise;
use crate::domain::stats::advice;
use crate::domain::stats::progress::History;
use crate::domain::stats::routine::Attendance;
use crate::domain::stats::week::Metric;
use crate::error;
use crate::render;
use crate::render::comparison::{self, Comparison};

/// Show the progress of an exercise: bests, trend, chart, last sessions
///
/// Several exercises, with commas between them, are compared in one chart, each scaled to its own first session.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "A plateau: no new best in 4 or more weeks in which the exercise was trained, and no rise since.\nExamples:\n  fitlog progress lever-back-extension\n  fitlog progress squat --since 12w --by volume\n  fitlog progress squat --rm\n  fitlog progress squat, bench, deadlift"
)]
pub struct Args {
    /// The exercise; several with commas between them
    #[arg(required = true, value_name = "EXERCISE")]
    words: Vec<String>,
    /// Only from this day on
    #[arg(short, long, value_name = "DAY")]
    since: Option<String>,
    /// What to chart
    #[arg(short, long, value_name = "METRIC", value_parser = clap::builder::PossibleValuesParser::new(Metric::ALL.map(|(_, word)| word)))]
    by: Option<String>,
    /// Show rep maxima, done and estimated for 1 to 12 reps, in place of chart and sessions
    #[arg(long)]
    rm: bool,
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
    let typed = args.words.join(" ");
    if !typed.contains(',') || catalogue.exact(&typed).is_some() {
        let exercise = context.find_exercise(&catalogue, &typed)?;
        return of_one(context, args, &catalogue, &exercise, since, metric);
    }
    let mut exercises: Vec<Exercise> = Vec::new();
    for name in typed.split(',').filter(|name| !name.trim().is_empty()) {
        let exercise = context.find_exercise(&catalogue, name.trim())?;
        if exercises.iter().all(|other| other.id != exercise.id) {
            exercises.push(exercise);
        }
    }
    match exercises.as_slice() {
        [] => Err(error::no_exercise_named(&typed).into()),
        [one] => of_one(context, args, &catalogue, one, since, metric),
        many if args.rm => Err(error::rep_maxima_of_several(&many[0].id).into()),
        many if many.len() > comparison::MOST => {
            let ids: Vec<&str> = many.iter().map(|one| &*one.id).collect();
            Err(error::too_many_to_compare(&ids, comparison::MOST).into())
        }
        many => of_several(context, many, since, metric),
    }
}

fn of_one(
    context: &Context,
    args: &Args,
    catalogue: &Catalogue,
    exercise: &Exercise,
    since: Option<NaiveDate>,
    metric: Option<Metric>,
) -> anyhow::Result<Output> {
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let (routine, mut hints) = workout::in_use(context, catalogue, &snapshot);
    // Which of its days comes next is told by all exercises of a workout, else one is enough.
    let routine = routine.filter(|routine| routine.has(&exercise.id));
    let only = routine.is_none().then_some(exercise.id.as_ref());
    let start = || {
        let attendance = routine.as_ref().map(Attendance::new);
        (History::new(exercise, &rules), attendance)
    };
    let ((history, attendance), health) = snapshot.fold(
        only,
        start,
        |(history, attendance), placed| {
            if let Some(attendance) = attendance {
                attendance.add(placed.entry);
            }
            if placed.entry.exercise == exercise.id {
                history.add(placed.entry);
            }
        },
        |(a, x), (b, y)| (a.join(b), x.zip(y).map(|(x, y)| x.join(y))),
    )?;
    hints.extend(context.complaints(&health));
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let progress = history.progress(since, metric, context.config.week_of(context.today));
    let sessions = history.recent().iter();
    let advice = advice::advise(
        exercise,
        sessions.filter(|(day, _)| **day <= context.today),
        attendance.as_ref(),
        context.today,
        rules.formula,
    );
    let view = render::progress::View {
        exercise,
        progress: &progress,
        advice: advice.as_ref(),
        unit: context.config.unit,
        rules: &rules,
        today: context.today,
        rows: usize::from(args.n),
        rep_maxima: args.rm,
    };
    let text = if context.shared.json {
        render::json(&render::progress::json(&view))
    } else {
        render::progress::screen(&view, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}

fn of_several(
    context: &Context,
    exercises: &[Exercise],
    since: Option<NaiveDate>,
    metric: Option<Metric>,
) -> anyhow::Result<Output> {
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let start = || -> Vec<History> {
        let of = |one| History::new(one, &rules);
        exercises.iter().map(of).collect()
    };
    let (histories, health) = snapshot.fold(
        None,
        start,
        |histories, placed| {
            let of = exercises
                .iter()
                .position(|one| one.id == placed.entry.exercise);
            if let Some(at) = of {
                histories[at].add(placed.entry);
            }
        },
        |a, b| a.into_iter().zip(b).map(|(a, b)| a.join(b)).collect(),
    )?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let compared: Vec<_> = histories
        .iter()
        .map(|history| history.compared(since, metric))
        .collect();
    let view = Comparison {
        compared: &compared,
        unit: context.config.unit,
        today: context.today,
    };
    let text = if context.shared.json {
        render::json(&view.json())
    } else {
        view.screen(context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}
