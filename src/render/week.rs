//! The week on one screen.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::domain::calendar::{self, Week};
use crate::domain::exercise::Muscle;
use crate::domain::sets::Unit;
use crate::domain::stats::strength::Formula;
use crate::domain::stats::trend::Direction;
use crate::domain::stats::week::{Metric, Strength, Summary, Totals, WEEKS, headline};
use crate::error::visible;
use crate::render::sparkline::{bar, sparkline};
use crate::render::table::{Side, Table};
use crate::render::{
    Look, bad, bold, clock, cut, dim, ends, fixed, good, grouped, left, number, right, signed,
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

/// How many exercises, records and muscles are shown.
const LIFTS: usize = 6;
const RECORDS: usize = 5;
const MUSCLES: usize = 6;
/// Fewer hard sets than this a week are little for a muscle; from 10 to 20 they are in range.
const LITTLE: f64 = 5.0;

/// The screen of `fitlog week`.
#[must_use]
pub fn summary(view: &View, look: Look) -> String {
    let summary = view.summary;
    if summary.first_day.is_none() {
        return start(look);
    }
    let mut text = heading(view, look);
    text += &look.rule();
    if summary.now.sessions == 0 {
        text += &nothing_yet(view, look);
        return text;
    }
    text += &totals(view, look);
    text += &why(view, look);
    text += &strength(view, look);
    text += &records(view, look);
    text += &muscles(view, look);
    text += &ready(view, look);
    text += &look.rule();
    text += &streak(view, look);
    text
}

/// What to type when nothing is logged.
fn start(look: Look) -> String {
    let lines = [
        "Nothing logged yet. Write down the first sets:".to_owned(),
        String::new(),
        "  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg".to_owned(),
        "  fitlog show lever-back-extension           how to do it".to_owned(),
        "  fitlog list --muscle lower-back            find exercises".to_owned(),
        "  fitlog week                                how the week goes".to_owned(),
    ];
    lines
        .iter()
        .map(|line| cut(line, look.width) + "\n")
        .collect()
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
    let title = format!(
        "{}  {}  {from} to {}",
        bold(&format!("Week {}", week.number())),
        look.dot(),
        to.format("%a %-d %B %Y")
    );
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
    if crate::render::shown_width(&title) + crate::render::shown_width(&goal) + 4 > look.width {
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
        (_, None) => " No sessions up to this week.\n".to_owned(),
    };
    if view.summary.streak > 0 {
        text += &look.rule();
        text += &streak(view, look);
    }
    text
}

fn totals(view: &View, look: Look) -> String {
    let summary = view.summary;
    let first = summary.last_day.is_none();
    let (this, that) = if is_running(view) {
        let day = summary.until.format("%a");
        (format!("this week to {day}"), format!("last week to {day}"))
    } else {
        ("this week".to_owned(), "week before".to_owned())
    };
    let (that, change) = if first {
        ("", "")
    } else {
        (that.as_str(), "change")
    };
    let right = Side::Right;
    let columns = [
        ("", Side::Left),
        (&this, right),
        (that, right),
        (change, right),
        ("", right),
    ];
    let mut table = Table::new(look, &columns).without_rule();
    for (name, figure, show) in FIGURES {
        let (now, before) = (figure(&summary.now), figure(&summary.before));
        // Sessions and sets always, the rest only if there is any.
        if now == 0.0 && before == 0.0 && !matches!(name, "Sessions" | "Working sets") {
            continue;
        }
        let mut row = vec![name.to_owned(), show.cell(now, view.unit)];
        if first {
            row.resize(columns.len(), String::new());
        } else {
            let change = now - before;
            row.push(dim(&show.cell(before, view.unit)));
            row.push(signed(&show.cell(change.abs(), view.unit), change, look));
            row.push(dim(&percent(show, change, before, look)));
        }
        table.row(row);
    }
    table.print()
}

/// A row of the totals: its name, its figure, how the figure is shown.
type Figure = (&'static str, fn(&Totals) -> f64, Show);

const FIGURES: [Figure; 7] = [
    ("Sessions", |totals| f64::from(totals.sessions), Show::Count),
    (
        "Working sets",
        |totals| f64::from(totals.sums.working_sets),
        Show::Count,
    ),
    (
        "Warm-up sets",
        |totals| f64::from(totals.sums.warmup_sets),
        Show::Count,
    ),
    ("Reps", |totals| f64::from(totals.sums.reps), Show::Count),
    ("Volume", |totals| totals.sums.volume.kg(), Show::Weight),
    ("Timed", |totals| totals.sums.seconds(), Show::Clock),
    ("Distance", |totals| totals.sums.metres(), Show::Distance),
];

#[derive(Clone, Copy, PartialEq)]
enum Show {
    Count,
    /// Kilograms.
    Weight,
    /// Seconds.
    Clock,
    /// Metres.
    Distance,
}

impl Show {
    fn cell(self, value: f64, unit: Unit) -> String {
        match self {
            Self::Count => grouped(value),
            Self::Weight => format!("{} {}", grouped(value / unit.in_kg()), unit.word()),
            Self::Clock => clock(value.round()),
            Self::Distance => format!("{} km", number(value / 1e3, 2)),
        }
    }
}

/// The change of a volume in percent; other figures are small enough to see.
fn percent(show: Show, change: f64, before: f64, look: Look) -> String {
    if show == Show::Weight && before > 0.0 && change != 0.0 {
        format!(
            "{} %",
            signed(&fixed((change / before * 100.0).abs(), 0), change, look)
        )
    } else {
        String::new()
    }
}

/// Why volume fell, or what kind of week it is.
fn why(view: &View, look: Look) -> String {
    let summary = view.summary;
    if summary.last_day.is_none() {
        return "\n First week: baselines saved, records start next time.\n".to_owned();
    }
    let (now, before) = (&summary.now, &summary.before);
    let fell = now.sums.volume < before.sums.volume;
    let lighter = !is_running(view)
        && f64::from(now.sums.working_sets) < 0.7 * f64::from(before.sums.working_sets);
    let line = if lighter {
        "A lighter week.".to_owned()
    } else if fell && summary.heavier > 0 {
        let lifts = if summary.heavier == 1 {
            "1 lift".to_owned()
        } else {
            format!("{} lifts", summary.heavier)
        };
        format!("Volume fell because {lifts} moved up in weight and so down in reps.")
    } else {
        return String::new();
    };
    crate::render::wrap(&line, look.width - 2)
        .iter()
        .enumerate()
        .map(|(i, line)| format!("{} {line}\n", if i == 0 { "\n" } else { "" }))
        .collect()
}

fn strength(view: &View, look: Look) -> String {
    let lifts = &view.summary.strength;
    if lifts.is_empty() {
        return String::new();
    }
    let unit = view.unit;
    let week = view.summary.week;
    let (before, now) = (
        format!("W{:02}", week.back(1).number()),
        format!("W{:02}", week.number()),
    );
    let title = format!("best est. 1RM, {}", unit.word());
    let mut text = format!(
        "\n {}\n",
        left(&bold("Strength"), 10) + &right(&dim(&title), look.width.min(80) - 12)
    );
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
    for one in lifts.iter().take(LIFTS) {
        table.row(lift(one, unit, look));
    }
    text += &table.print();
    if lifts.len() > LIFTS {
        text += &format!(
            "   {}\n",
            dim(&format!(
                "and {} more: fitlog progress EXERCISE",
                lifts.len() - LIFTS
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
            let text = if change == "=" {
                change
            } else {
                change + " /wk"
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
        Metric::Time => format!("{} s", number(value, 1)),
        Metric::Distance => format!("{} km", number(value / 1e3, 2)),
        Metric::Pace => format!("{} km/h", number(value * 3.6, 1)),
    }
}

fn records(view: &View, look: Look) -> String {
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
    let mut text = format!(
        "\n {}\n",
        left(&bold("Records"), 10) + &right(&dim(&count), look.width.min(80) - 12)
    );
    let shown = if records.len() > RECORDS {
        RECORDS
    } else {
        records.len()
    };
    let sides = [
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Left),
    ];
    let mut table = Table::new(look, &sides).dispensable(&[3]).elastic(0);
    for (one, record) in &records[..shown] {
        let loading = one.exercise.tracking.loading();
        let (now, was) = crate::render::log::record_figures(record, loading, look);
        table.row(vec![
            format!("{} {}", good(look.star()), visible(&one.exercise.name)),
            now,
            record.kind.label().to_owned(),
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

fn muscles(view: &View, look: Look) -> String {
    let all = &view.summary.muscles;
    let enough: Vec<&(Muscle, f64)> = all
        .iter()
        .filter(|(_, sets)| view.all_muscles || *sets >= LITTLE)
        .collect();
    let most = if view.all_muscles {
        usize::MAX
    } else {
        MUSCLES
    };
    let shown: Vec<&(Muscle, f64)> = if enough.is_empty() {
        all.iter().take(3).collect()
    } else {
        enough.into_iter().take(most).collect()
    };
    if shown.is_empty() {
        return String::new();
    }
    let guide = format!(
        "main 1, helper {}  {}  guide 10 to 20",
        look.glyph("½", "1/2"),
        look.dot()
    );
    let mut text = format!(
        "\n {}\n",
        left(&bold("Hard sets per muscle"), 20) + &right(&dim(&guide), look.width.min(80) - 22)
    );
    for (muscle, sets) in &shown {
        let name = muscle.word().replace('-', " ");
        let bar = bar(sets.min(30.0), 30.0, 30, look.ascii);
        text += &format!(
            " {} {}  {} {}\n",
            left(&name, 12),
            right(&number(*sets, 1), 4),
            left(&bar, 30),
            dim(label(*sets))
        );
    }
    if all.len() > shown.len() {
        text += &format!(
            "   {}\n",
            dim(&format!(
                "and {} more: fitlog week --muscles",
                all.len() - shown.len()
            ))
        );
    }
    text
}

/// The word for so many hard sets a week.
#[must_use]
pub fn label(sets: f64) -> &'static str {
    match sets {
        sets if sets < LITTLE => "low",
        sets if sets < 10.0 => "building",
        sets if sets <= 20.0 => "in range",
        _ => "high",
    }
}

fn ready(view: &View, look: Look) -> String {
    let ready: Vec<String> = view
        .summary
        .ready
        .iter()
        .filter_map(|one| {
            Some(format!(
                "{} {}",
                visible(&one.exercise.name),
                crate::render::weight(one.advice.load?)
            ))
        })
        .collect();
    if ready.is_empty() {
        return String::new();
    }
    let shown = ready.len().min(4);
    let mut line = ready[..shown].join(&format!(" {} ", look.dot()));
    if ready.len() > shown {
        line += &format!(" and {} more", ready.len() - shown);
    }
    let lines = crate::render::wrap(&line, look.width.min(80) - 18);
    let mut text = String::from("\n");
    for (i, line) in lines.iter().enumerate() {
        text += &format!(
            " {}{line}\n",
            left(
                &if i == 0 {
                    bold("Ready to go up")
                } else {
                    String::new()
                },
                16
            )
        );
    }
    text
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
    if weeks.is_empty() {
        return start(look);
    }
    let volume = format!("volume ({})", unit.word());
    let columns = [
        ("week", Side::Left),
        ("from", Side::Left),
        ("sessions", Side::Right),
        ("sets", Side::Right),
        ("reps", Side::Right),
        (volume.as_str(), Side::Right),
        ("", Side::Left),
    ];
    let mut table = Table::new(look, &columns).dispensable(&[6, 1]);
    let most = weeks
        .iter()
        .map(|(_, totals)| totals.sums.volume.kg())
        .fold(0.0, f64::max);
    for (week, totals) in weeks {
        let sums = &totals.sums;
        table.row(vec![
            week.label(),
            week.start().format("%-d %b").to_string(),
            totals.sessions.to_string(),
            grouped(f64::from(sums.working_sets)),
            grouped(f64::from(sums.reps)),
            grouped(sums.volume.kg() / unit.in_kg()),
            bar(sums.volume.kg(), most.max(1.0), 16, look.ascii),
        ]);
    }
    table.print()
}

/// Totals as JSON.
#[must_use]
pub fn totals_json(totals: &Totals) -> Value {
    let sums = &totals.sums;
    json!({
        "sessions": totals.sessions,
        "working_sets": sums.working_sets,
        "warmup_sets": sums.warmup_sets,
        "hard_sets": sums.hard_sets,
        "reps": sums.reps,
        "volume_kg": sums.volume.kg(),
        "seconds": sums.seconds(),
        "metres": sums.metres(),
    })
}

/// The weeks as JSON.
#[must_use]
pub fn weeks_json(weeks: &[(Week, Totals)]) -> Value {
    let weeks: Vec<Value> = weeks
        .iter()
        .map(|(week, totals)| {
            let mut value = json!({ "week": week.label(), "from": week.start().to_string(), "to": week.end().to_string() });
            if let (Some(value), Value::Object(totals)) = (value.as_object_mut(), totals_json(totals)) {
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
        .map(|one| json!({ "exercise": one.exercise.id, "weight": one.advice.load.map(|weight| weight.value), "unit": one.advice.load.map(|weight| weight.unit.word()) }))
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
        "streak_weeks": summary.streak,
        "now": totals_json(&summary.now),
        "before": totals_json(&summary.before),
        "exercises": exercises,
        "records": records,
        "muscle_sets": muscles,
        "ready": ready,
    })
}
