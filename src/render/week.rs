//! The week on one screen.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::domain::calendar::{self, Week};
use crate::domain::sets::Unit;
use crate::domain::stats::strength::Formula;
use crate::domain::stats::trend::Direction;
use crate::domain::stats::week::{Metric, Strength, Summary, Totals, WEEKS, headline};
use crate::error::visible;
use crate::render::sparkline::sparkline;
use crate::render::table::{Side, Table};
use crate::render::totals::{self, Compared, bars, more, narrowed, section, worth_a_line};
use crate::render::{
    Look, bad, bold, dim, ends, fixed, good, grouped, number, shown_width, signed, time, titled,
    wrap,
};

/// Everything that the screen shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The week.
    pub summary: &'a Summary,
    /// Sessions a week to aim at.
    pub goal: u32,
    /// The unit of the settings.
    pub unit: Unit,
    /// The formula of the estimated maximum.
    pub formula: Formula,
    /// Today.
    pub today: NaiveDate,
    /// Show every muscle.
    pub all_muscles: bool,
}

/// A screen is this long at most, unless more is asked for.
const LINES: usize = 40;

/// How many exercises are named as ready to go up.
const READY: usize = 4;

/// The screen of `fitlog week`: as many exercises, records and muscles as fit.
#[must_use]
pub fn summary(view: &View, look: Look) -> String {
    let look = narrowed(look);
    if view.summary.first_day.is_none() && view.summary.next_day.is_none() {
        return totals::start(look);
    }
    let whole = |rows: usize| screen(view, rows, look);
    (3..=6)
        .rev()
        .map(whole)
        .find(|text| view.all_muscles || text.lines().count() <= LINES)
        .unwrap_or_else(|| whole(2))
}

/// The screen with so many rows of a kind at most.
fn screen(view: &View, rows: usize, look: Look) -> String {
    let summary = view.summary;
    let mut text = heading(view, look);
    text += &look.rule();
    if summary.now.sessions == 0 {
        text += &nothing_yet(view, look);
        return text;
    }
    text += &compared(view, look);
    text += &why(view, look);
    text += &strength(view, rows, look);
    text += &records(view, rows.min(5), look);
    text += &muscles(view, rows, look);
    text += &ready(view, look);
    text += &look.rule();
    text += &streak(view, look);
    text
}

fn is_running(view: &View) -> bool {
    view.summary.until < view.summary.week.end()
}

fn heading(view: &View, look: Look) -> String {
    let week = view.summary.week;
    let (from, to) = (week.start(), week.end());
    let from = if from.month() == to.month() {
        from.format("%a %-d").to_string()
    } else {
        from.format("%a %-d %b").to_string()
    };
    let days = format!("{from} to {}", to.format("%a %-d %B %Y"));
    let title = match week.number() {
        Some(number) => format!(
            "{}  {}  {days}",
            bold(&format!("Week {number}")),
            look.dot()
        ),
        None => bold(&days),
    };
    let done = view.summary.now.sessions;
    let (full, empty) = (look.glyph("●", "#"), look.glyph("○", "."));
    let dots: String = (0..view.goal.max(done).min(7))
        .map(|i| if i < done { full } else { empty })
        .collect();
    let so_far = if is_running(view) && done < view.goal {
        " so far"
    } else {
        ""
    };
    let goal = format!("{done} of {} sessions{so_far}  {dots}", view.goal);
    // Without room for both the goal stands on a line of its own.
    if shown_width(&title) + shown_width(&goal) + 4 > look.width {
        return format!(" {title}\n {goal}\n");
    }
    ends(&title, &goal, look.width - 1)
}

fn nothing_yet(view: &View, look: Look) -> String {
    let mut text = match (is_running(view), view.summary.last_day) {
        (true, Some(day)) => format!(
            " No sessions yet this week. Last: {}.\n",
            calendar::relative(day, view.today)
        ),
        (false, Some(day)) => format!(
            " No sessions this week. Last before it: {}.\n",
            calendar::relative(day, view.today)
        ),
        (_, None) => view.summary.next_day.map_or_else(String::new, |day| {
            format!(
                " No sessions up to this week. The first: {}.\n",
                calendar::relative(day, view.today)
            )
        }),
    };
    if view.summary.streak > 0 {
        text += &look.rule();
        text += &streak(view, look);
    }
    text
}

/// The totals against the same days of the week before.
fn compared(view: &View, look: Look) -> String {
    let summary = view.summary;
    let running = is_running(view);
    let day = summary.until.format("%a").to_string();
    let that = if running { "last week" } else { "week before" };
    let is_first = summary.last_day.is_none();
    totals::table(
        &Compared {
            now: &summary.now,
            this: "this week",
            before: (!is_first).then_some((&summary.before, that)),
            to: running.then(|| [day.clone(), day]),
            unit: view.unit,
        },
        look,
    )
}

/// Why volume moved, or what kind of week it is.
fn why(view: &View, look: Look) -> String {
    let summary = view.summary;
    let (now, before) = (&summary.now, &summary.before);
    let lighter = !is_running(view)
        && f64::from(now.sums.working_sets) < 0.7 * f64::from(before.sums.working_sets);
    let line = if summary.last_day.is_none() && summary.records.is_empty() {
        "First week: baselines saved, records start next time.".to_owned()
    } else if summary.last_day.is_none() {
        "First week: the first session of each exercise is its baseline.".to_owned()
    } else if lighter {
        "A lighter week.".to_owned()
    } else {
        match moved(summary) {
            Some(line) => line,
            None => return String::new(),
        }
    };
    let lines = wrap(&line, look.width - 2);
    lines
        .iter()
        .fold("\n".to_owned(), |text, line| text + &format!(" {line}\n"))
}

/// What moved the volume by a percent or more, if one thing did.
fn moved(summary: &Summary) -> Option<String> {
    let (now, before) = (&summary.now.sums, &summary.before.sums);
    let (volume, volume_before) = (now.volume.kg(), before.volume.kg());
    if volume_before == 0.0 || (volume / volume_before - 1.0).abs() < 0.01 {
        return None;
    }
    let lifts = |count: usize| match count {
        1 => "1 lift".to_owned(),
        count => format!("{count} lifts"),
    };
    let counted = |change: u32, word: &str| {
        let plural = if change == 1 { "" } else { "s" };
        format!("{} {word}{plural}", grouped(f64::from(change)))
    };
    let (sets, sets_before) = (now.working_sets, before.working_sets);
    let (reps, reps_before) = (now.reps, before.reps);
    if volume < volume_before {
        if sets < sets_before {
            let fewer = counted(sets_before - sets, "fewer working set");
            Some(format!("Volume fell with {fewer}."))
        } else if summary.heavier > 0 {
            let lifts = lifts(summary.heavier);
            Some(format!(
                "Volume fell because {lifts} moved up in weight and so down in reps."
            ))
        } else {
            (reps < reps_before).then(|| {
                format!(
                    "Volume fell with {}.",
                    counted(reps_before - reps, "fewer rep")
                )
            })
        }
    } else if sets > sets_before {
        let more = counted(sets - sets_before, "more working set");
        Some(format!("Volume rose with {more}."))
    } else if summary.up > 0 {
        Some(format!(
            "Volume rose because {} moved up in weight.",
            lifts(summary.up)
        ))
    } else {
        (reps > reps_before).then(|| {
            format!(
                "Volume rose with {}.",
                counted(reps - reps_before, "more rep")
            )
        })
    }
}

/// A week at the head of a column.
fn column(week: Week) -> String {
    match week.number() {
        Some(number) => format!("W{number:02}"),
        None => week.start().format("%-d %b").to_string(),
    }
}

fn strength(view: &View, rows: usize, look: Look) -> String {
    let lifts = &view.summary.strength;
    if lifts.is_empty() {
        return String::new();
    }
    let unit = view.unit;
    let week = view.summary.week;
    let (before, now) = (column(week.back(1)), column(week));
    let about = format!("best estimated 1RM, {}", unit.word());
    let mut text = section("Strength", &about, look);
    let sides = [
        Side::Left,
        Side::Right,
        Side::Right,
        Side::Right,
        Side::Left,
        Side::Right,
    ];
    let trend = format!("{WEEKS}-week trend");
    let headers = ["", &before, &now, "change", &trend, ""];
    let columns: Vec<(&str, Side)> = headers.into_iter().zip(sides).collect();
    let mut table = Table::new(look, &columns)
        .without_rule()
        .dispensable(&[5, 1])
        .elastic(0);
    for one in lifts.iter().take(rows) {
        table.row(lift(one, unit, look));
    }
    text += &table.print();
    if lifts.len() > rows {
        text += &format!(
            "   {}\n",
            dim(&format!(
                "and {} more: fitlog progress EXERCISE",
                lifts.len() - rows
            ))
        );
    }
    text
}

fn lift(one: &Strength, unit: Unit, look: Look) -> Vec<String> {
    let cell = |value: Option<f64>| {
        value.map_or_else(
            || look.glyph("–", "-").to_owned(),
            |value| figure(one.metric, value, unit),
        )
    };
    let change = match (one.now, one.before) {
        (Some(now), Some(before)) => {
            let difference = now - before;
            signed(
                &figure(one.metric, difference.abs(), unit),
                difference,
                look,
            )
        }
        _ => String::new(),
    };
    let (trend, color): (String, fn(&str) -> String) = match &one.trend {
        Some(trend) => {
            let slope = trend.slope_per_week;
            let change = signed(&figure(one.metric, slope.abs(), unit), slope, look);
            let per_week = match one.metric {
                Metric::E1rm | Metric::Top => format!(" {}/wk", unit.word()),
                _ => "/wk".to_owned(),
            };
            let text = if change == "=" {
                change
            } else {
                change + &per_week
            };
            match trend.direction() {
                Direction::Up => (text, good),
                Direction::Down => (text, bad),
                Direction::Steady => (text, dim),
            }
        }
        None => (String::new(), dim),
    };
    let spark = sparkline(&one.weeks, look.ascii);
    // Green and yellow follow the trend: week on week the estimate zigzags when weight goes up and reps go down.
    vec![
        visible(&one.exercise.name),
        dim(&cell(one.before)),
        cell(one.now),
        color(&change),
        color(&spark),
        color(&trend),
    ]
}

/// A figure of a metric with the unit that is not kilograms.
#[must_use]
pub fn figure(metric: Metric, value: f64, unit: Unit) -> String {
    match metric {
        Metric::E1rm | Metric::Top => fixed(value / unit.in_kg(), 1),
        Metric::Volume => grouped(value / unit.in_kg()),
        Metric::Reps => format!("{} reps", number(value, 1)),
        Metric::Time => time((value * 10.0).round() / 10.0),
        Metric::Distance if value.abs() < 1e3 => format!("{} m", number(value, 0)),
        Metric::Distance => format!("{} km", number(value / 1e3, 2)),
        Metric::Pace => format!("{} km/h", number(value * 3.6, 1)),
    }
}

fn records(view: &View, rows: usize, look: Look) -> String {
    let records: Vec<_> = view
        .summary
        .records
        .iter()
        .filter_map(|one| Some((one, headline(&one.records)?)))
        .collect();
    if records.is_empty() {
        return String::new();
    }
    let count = if records.len() == 1 {
        "1 exercise".to_owned()
    } else {
        format!("{} exercises", records.len())
    };
    let mut text = section("Records", &count, look);
    let shown = records.len().min(rows);
    let sides = [
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Left),
    ];
    let mut table = Table::new(look, &sides).dispensable(&[3]).elastic(0);
    for (one, record) in &records[..shown] {
        let loading = one.exercise.tracking.loading();
        let (now, was) = crate::render::log::record_figures(record, loading, view.unit, look);
        table.row(vec![
            format!("{} {}", good(look.star()), visible(&one.exercise.name)),
            now,
            record.label().to_owned(),
            dim(&format!("was {was}")),
        ]);
    }
    text += &table.print();
    if records.len() > shown {
        text += &format!(
            "   {}\n",
            dim(&format!(
                "and {} more: fitlog records --week",
                records.len() - shown
            ))
        );
    }
    text
}

fn muscles(view: &View, rows: usize, look: Look) -> String {
    let all = &view.summary.muscles;
    let shown = if view.all_muscles {
        all.as_slice()
    } else {
        worth_a_line(all, rows)
    };
    if shown.is_empty() {
        return String::new();
    }
    let guide = format!(
        "main 1, helper {}  {}  guide 10 to 20",
        look.glyph("½", "1/2"),
        look.dot()
    );
    let mut text = section("Hard sets per muscle", &guide, look);
    text += &bars(shown, look);
    text += &more(all, shown.len(), "fitlog week --muscles");
    text
}

fn ready(view: &View, look: Look) -> String {
    let ready: Vec<String> = view
        .summary
        .ready
        .iter()
        .map(|one| {
            let loading = one.exercise.tracking.loading();
            let load = crate::render::load(Some(one.load), loading, look);
            format!("{} {load}", visible(&one.exercise.name))
        })
        .collect();
    if ready.is_empty() {
        return String::new();
    }
    let mut items = ready[..ready.len().min(READY)].to_vec();
    if ready.len() > READY {
        items.push(dim(&format!("and {} more", ready.len() - READY)));
    }
    format!("\n{}", titled("Ready to go up", &items, look))
}

fn streak(view: &View, look: Look) -> String {
    let streak = view.summary.streak;
    let line = match streak {
        0 => format!("Goal: {} sessions a week", view.goal),
        1 => format!("Streak: 1 week at {} sessions", view.goal),
        weeks => format!("Streak: {weeks} weeks at {} sessions", view.goal),
    };
    ends(
        &line,
        &dim("fitlog progress EXERCISE for one lift"),
        look.width - 1,
    )
}

/// One line a week.
#[must_use]
pub fn weeks(weeks: &[(Week, Totals)], unit: Unit, look: Look) -> String {
    let numbered = weeks.iter().all(|(week, _)| week.number().is_some());
    let rows: Vec<Row> = weeks
        .iter()
        .map(|(week, totals)| Row {
            name: if numbered {
                week.label()
            } else {
                week.start().format("%-d %b %Y").to_string()
            },
            from: if numbered {
                week.start().format("%-d %b").to_string()
            } else {
                String::new()
            },
            totals: *totals,
        })
        .collect();
    table(
        &rows,
        if numbered { "week" } else { "week from" },
        unit,
        look,
    )
}

/// A line of a table of weeks or months.
#[derive(Debug)]
pub struct Row {
    /// What the line is about.
    pub name: String,
    /// Its first day, where the name does not say it.
    pub from: String,
    /// What it adds up to.
    pub totals: Totals,
}

/// The most glyphs of a sparkline under a column.
const SPARK: usize = 12;

/// The most of them on a screen of fewer columns than [`ROOMY`].
const SHORT_SPARK: usize = 8;
const ROOMY: usize = 72;

/// A line a week or month, and a sparkline under each column.
#[must_use]
pub fn table(rows: &[Row], name: &str, unit: Unit, look: Look) -> String {
    if rows.is_empty() {
        return totals::start(look);
    }
    let volume = format!("volume ({})", unit.word());
    let dated = rows.iter().any(|row| !row.from.is_empty());
    let mut columns = vec![(name, Side::Left)];
    if dated {
        columns.push(("from", Side::Left));
    }
    let leads = columns.len();
    let right = ["sessions", "sets", "hard sets", "reps", volume.as_str()];
    columns.extend(right.map(|name| (name, Side::Right)));
    let mut table = Table::new(look, &columns).dispensable(if dated { &[4, 1] } else { &[3] });
    let figures: [fn(&Totals) -> f64; 5] = [
        |totals| f64::from(totals.sessions),
        |totals| f64::from(totals.sums.working_sets),
        |totals| f64::from(totals.sums.hard_sets),
        |totals| f64::from(totals.sums.reps),
        |totals| totals.sums.volume.kg(),
    ];
    for row in rows {
        let mut cells = vec![row.name.clone(), row.from.clone()];
        cells.truncate(leads);
        for (i, figure) in figures.iter().enumerate() {
            let scale = if i == 4 { unit.in_kg() } else { 1.0 };
            cells.push(grouped(figure(&row.totals) / scale));
        }
        table.row(cells);
    }
    if rows.len() > 1 {
        let most = if look.width < ROOMY {
            SHORT_SPARK
        } else {
            SPARK
        };
        let mut cells = vec![String::new(); leads];
        cells.extend(figures.iter().map(|figure| {
            let values: Vec<f64> = rows.iter().map(|row| figure(&row.totals)).collect();
            dim(&sparkline(&condensed(&values, most), look.ascii))
        }));
        table.row(cells);
    }
    table.print()
}

/// Means of neighbours, so that no more values are left than a column has room for.
fn condensed(values: &[f64], most: usize) -> Vec<Option<f64>> {
    let size = values.len().div_ceil(most).max(1);
    // The last group is whole: what is new matters more.
    let groups = values.rchunks(size);
    let mut means: Vec<Option<f64>> = groups
        .map(|group| {
            #[expect(clippy::cast_precision_loss, reason = "a few weeks")]
            let count = group.len() as f64;
            Some(group.iter().sum::<f64>() / count)
        })
        .collect();
    means.reverse();
    means
}

/// The weeks as JSON.
#[must_use]
pub fn weeks_json(weeks: &[(Week, Totals)]) -> Value {
    let weeks: Vec<Value> = weeks
        .iter()
        .map(|(week, totals)| {
            let mut value = json!({ "week": week.label(), "from": week.start().to_string(), "to": week.end().to_string() });
            if let (Some(value), Value::Object(totals)) = (value.as_object_mut(), totals::sums_json(totals)) {
                value.extend(totals);
            }
            value
        })
        .collect();
    json!({ "schema": 1, "weeks": weeks })
}

/// The week as JSON.
#[must_use]
pub fn summary_json(view: &View) -> Value {
    let summary = view.summary;
    let exercises: Vec<Value> = summary
        .strength
        .iter()
        .map(|one| {
            let weeks: Vec<Value> = (0..WEEKS)
                .rev()
                .zip(&one.weeks)
                .map(
                    |(back, best)| json!({ "week": summary.week.back(back).label(), "best": best }),
                )
                .collect();
            json!({
                "exercise": one.exercise.id,
                "name": one.exercise.name,
                "working_sets": one.sets,
                "metric": one.metric.word(),
                "now": one.now,
                "before": one.before,
                "weeks": weeks,
                "trend": one.trend.as_ref().map(|trend| json!({
                    "slope_per_week": trend.slope_per_week,
                    "percent_per_week": trend.percent_per_week(),
                    "direction": trend.direction().word(),
                })),
                "top": one.top.as_ref().map(crate::render::set_json),
            })
        })
        .collect();
    let records: Vec<Value> = summary
        .records
        .iter()
        .map(|one| {
            let records: Vec<Value> = one
                .records
                .iter()
                .map(crate::render::log::record_json)
                .collect();
            json!({ "exercise": one.exercise.id, "date": one.day.to_string(), "records": records })
        })
        .collect();
    let muscles: serde_json::Map<String, Value> = summary
        .muscles
        .iter()
        .map(|(muscle, sets)| (muscle.word().to_owned(), json!(sets)))
        .collect();
    let ready: Vec<Value> = summary
        .ready
        .iter()
        .map(|one| json!({ "exercise": one.exercise.id, "weight": one.load.value, "unit": one.load.unit.word() }))
        .collect();
    json!({
        "schema": 1,
        "week": summary.week.label(),
        "from": summary.week.start().to_string(),
        "to": summary.week.end().to_string(),
        "until": summary.until.to_string(),
        "against": summary.week.back(1).label(),
        "formula": view.formula.word(),
        "goal": view.goal,
        "running": is_running(view),
        "streak_weeks": summary.streak,
        "now": totals::json(&summary.now),
        "before": totals::json(&summary.before),
        "exercises": exercises,
        "records": records,
        "muscle_sets": muscles,
        "ready": ready,
    })
}
