//! The progress of an exercise on one screen.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Set, Unit};
use crate::domain::stats::advice::{Advice, Reason};
use crate::domain::stats::next::Action;
use crate::domain::stats::progress::{Progress, RepMax, SessionLine};
use crate::domain::stats::session::{Best, Rules};
use crate::domain::stats::week::Metric;
use crate::domain::workout::Counts;
use crate::error::visible;
use crate::render::chart::{Point, Style, chart, chart_with_trend, trend_mark};
use crate::render::table::{Side, Table};
use crate::render::week::figure;
use crate::render::{
    Look, amount, bold, dim, ends, fixed, good, grouped, left, load, one_set, set_load, signed,
    time, wrap,
};

/// Everything that the screen shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// Its sessions.
    pub progress: &'a Progress,
    /// What to do next.
    pub advice: Option<&'a Advice>,
    /// The unit of the settings.
    pub unit: Unit,
    /// How sets became numbers.
    pub rules: &'a Rules,
    /// Today.
    pub today: NaiveDate,
    /// How many sessions to list.
    pub rows: usize,
    /// Rep maxima in place of chart and sessions.
    pub rep_maxima: bool,
}

/// The chart's height, its axis included.
const HEIGHT: usize = 12;
/// With fewer points than this the line through them is the trend to see.
const TREND_POINTS: usize = 5;
/// With more sessions than this the chart has a point a week.
const BY_SESSION: usize = 60;

/// The screen of `fitlog progress`.
#[must_use]
pub fn screen(view: &View, look: Look) -> String {
    let lines = &view.progress.lines;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        let example = crate::render::exercise::example(view.exercise, view.unit);
        let what = if view.progress.sessions == 0 {
            "nothing logged yet"
        } else {
            "nothing logged since then"
        };
        return format!(
            "{}: {what}\nlog it: fitlog log {} {example}\n",
            visible(&view.exercise.name),
            view.exercise.id
        );
    };
    let sessions = if lines.len() == 1 {
        "1 session".to_owned()
    } else {
        format!("{} sessions", lines.len())
    };
    let span = if first.day == last.day {
        calendar::day_month(last.day, view.today)
    } else {
        format!(
            "{} to {}",
            calendar::day_month(first.day, view.today),
            last.day.format("%-d %b %Y")
        )
    };
    let mut text = ends(
        &bold(&visible(&view.exercise.name)),
        &dim(&format!("{sessions}  {}  {span}", look.dot())),
        look.width - 1,
    );
    text += &look.rule();
    text += &bests(view, look);
    if view.rep_maxima {
        text += &rep_maxima(view, look);
    } else {
        text += &drawn(view, look);
        text += &table(view, look);
    }
    text += &look.rule();
    if view.exercise.tracking.loading() == Loading::Bodyweight && view.rules.body.is_empty() {
        let example = match view.unit {
            Unit::Kg => "80",
            Unit::Lb => "175",
        };
        let hint =
            format!("With your body weight (fitlog weigh {example}) e1RM and volume show too.");
        for line in wrap(&hint, look.width.min(80) - 2) {
            text += &format!(" {}\n", dim(&line));
        }
    }
    if let Some(advice) = view.advice {
        for line in wrap(
            &next(advice, view.exercise.tracking.loading(), look),
            look.width.min(80) - 2,
        ) {
            text += &format!(" {line}\n");
        }
    }
    text
}

fn bests(view: &View, look: Look) -> String {
    let marks = &view.progress.bests.marks;
    let loading = view.exercise.tracking.loading();
    let mut rows: Vec<(&str, String, NaiveDate, String)> = Vec::new();
    let mut push = |name, best: Option<Best>, show: &dyn Fn(&Best) -> String, note: String| {
        if let Some(best) = best {
            rows.push((name, show(&best), best.day, note));
        }
    };
    let set = |best: &Best| one_set(&best.set, loading, look);
    let in_unit = |best: &Best| {
        format!(
            "{} {}",
            fixed(best.value / view.unit.in_kg(), 1),
            view.unit.word()
        )
    };
    let heaviest = marks
        .weight
        .filter(|best| loading != Loading::Bodyweight || best.value != 0.0);
    let helped = heaviest.is_some_and(|best| best.value < 0.0);
    let note = if helped {
        "least help"
    } else {
        "heaviest ever"
    };
    push("Best set", heaviest, &set, note.to_owned());
    push("Estimated 1RM", marks.e1rm, &in_unit, maximum(view, look));
    if marks.e1rm.is_none() || loading == Loading::Bodyweight {
        // With help there are more repetitions, which say less.
        let unhelped = view.progress.unhelped;
        let note = unhelped.map_or("", |_| "without help");
        let most = unhelped.or(marks.most_reps);
        let assisted = |best: &Best| best.set.weight.is_some_and(|weight| weight.value < 0.0);
        let note = if marks.most_reps.as_ref().is_some_and(assisted) {
            note
        } else {
            ""
        };
        push("Most reps", most, &set, note.to_owned());
    }
    push(
        "Set volume",
        marks.set_volume,
        &|best| {
            format!(
                "{} {}",
                grouped(best.value / view.unit.in_kg()),
                view.unit.word()
            )
        },
        String::new(),
    );
    push(
        "Longest",
        marks.duration(),
        &|best| amount(&best.set),
        String::new(),
    );
    push(
        "Farthest",
        marks.distance(),
        &|best| amount(&best.set),
        String::new(),
    );
    push(
        "Fastest",
        marks.pace(),
        &|best| crate::render::log::pace_of(best.value),
        String::new(),
    );
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Right),
            ("", Side::Left),
        ],
    )
    .dispensable(&[3]);
    for (name, value, day, note) in rows {
        table.row(vec![
            left(name, 16),
            left(&bold(&value), 18),
            calendar::day_month(day, view.today),
            dim(&note),
        ]);
    }
    going(view, &mut table, look);
    table.print()
}

/// The rows of where it is going.
fn going(view: &View, table: &mut Table, look: Look) {
    if let Some(trend) = &view.progress.trend {
        let slope = trend.slope_per_week;
        let percent = trend
            .percent_per_week()
            .map(|percent| format!(", {} %", change(&fixed(percent.abs(), 1), percent, look)))
            .unwrap_or_default();
        table.row(vec![
            "Trend".to_owned(),
            format!(
                "{} per week",
                change(
                    &measured(view.progress.metric, slope.abs(), view.unit),
                    slope,
                    look
                )
            ),
            String::new(),
            dim(&format!("{}{percent}", trend.direction().word())),
        ]);
    }
    if let Some(plateau) = &view.progress.plateau {
        table.row(vec![
            "Plateau".to_owned(),
            bold(&format!("{} weeks trained", plateau.weeks)),
            calendar::day_month(plateau.since, view.today),
            dim(&format!("{} not beaten", best_word(view.progress.metric))),
        ]);
    }
}

/// A change with its sign, and none without.
#[must_use]
pub fn change(size: &str, change: f64, look: Look) -> String {
    match signed(size, change, look) {
        same if same == "=" => size.to_owned(),
        changed => changed,
    }
}

/// A figure of a metric with its unit.
#[must_use]
pub fn measured(metric: Metric, value: f64, unit: Unit) -> String {
    let figure = figure(metric, value, unit);
    match metric {
        Metric::E1rm | Metric::Top | Metric::Volume => format!("{figure} {}", unit.word()),
        _ => figure,
    }
}

/// What a metric's best is called within a sentence.
#[must_use]
pub fn best_word(metric: Metric) -> &'static str {
    match metric {
        Metric::E1rm => "estimated 1RM",
        Metric::Top => "heaviest set",
        Metric::Volume => "volume",
        Metric::Reps => "most reps",
        Metric::Time => "longest hold",
        Metric::Distance => "farthest",
        Metric::Pace => "fastest",
    }
}

/// What there is to say of the best estimated maximum: what it is worth beside the body, and what was gained.
fn maximum(view: &View, look: Look) -> String {
    let gained = gained(view, look);
    let Some(best) = view.progress.bests.marks.e1rm else {
        return gained;
    };
    let body = view
        .rules
        .body_on(best.day)
        .filter(|_| view.exercise.tracking.loading() == Loading::Bodyweight);
    match body.zip(view.exercise.bodyweight_share) {
        Some((body, share)) => {
            let added = best.value - body * share;
            let beside = beside_the_body(added, view.unit, look);
            format!(
                "{}, {gained}",
                beside.trim_end_matches(&format!(" {}", view.unit.word()))
            )
        }
        None => gained,
    }
}

/// A load in kilograms beside the body's: `bw +24.8 kg`.
fn beside_the_body(kg: f64, unit: Unit, look: Look) -> String {
    let size = fixed(kg.abs() / unit.in_kg(), 1);
    match signed(&size, kg, look) {
        none if none == "=" => "bw".to_owned(),
        load => format!("bw {load} {}", unit.word()),
    }
}

fn gained(view: &View, look: Look) -> String {
    let first = view
        .progress
        .lines
        .iter()
        .find_map(|line| Some((line.day, line.e1rm?)));
    let best = view.progress.bests.marks.e1rm;
    match (first, best) {
        (Some((day, first)), Some(best)) if best.day > day => {
            let gain = best.value - first;
            let text = signed(&fixed(gain.abs() / view.unit.in_kg(), 1), gain, look);
            format!(
                "{text} {} since {}",
                view.unit.word(),
                calendar::day_month(day, view.today)
            )
        }
        _ => view.rules.formula.name().to_owned(),
    }
}

fn what(metric: Metric) -> &'static str {
    match metric {
        Metric::E1rm => "Estimated 1RM",
        Metric::Top => "Heaviest set",
        Metric::Volume => "Volume",
        Metric::Reps => "Most reps of a set",
        Metric::Time => "Longest hold",
        Metric::Distance => "Farthest",
        Metric::Pace => "Fastest",
    }
}

/// The number that the chart draws; a way is drawn in kilometres if any is as long as one.
fn drawn_value(metric: Metric, value: f64, unit: Unit, is_far: bool) -> f64 {
    match metric {
        Metric::E1rm | Metric::Top | Metric::Volume => value / unit.in_kg(),
        Metric::Distance if is_far => value / 1e3,
        Metric::Pace => value * 3.6,
        Metric::Distance | Metric::Reps | Metric::Time => value,
    }
}

fn drawn_unit(metric: Metric, unit: Unit, is_far: bool) -> &'static str {
    match metric {
        Metric::E1rm | Metric::Top | Metric::Volume => unit.word(),
        Metric::Reps => "reps",
        Metric::Time => "s",
        Metric::Distance if is_far => "km",
        Metric::Distance => "m",
        Metric::Pace => "km/h",
    }
}

fn drawn(view: &View, look: Look) -> String {
    let metric = view.progress.metric;
    let sessions = view.progress.points();
    let (points, of_each): (Vec<(NaiveDate, f64)>, &str) = if sessions.len() > BY_SESSION {
        (
            view.progress
                .weekly()
                .into_iter()
                .map(|(week, value)| (week.start(), value))
                .collect(),
            "week",
        )
    } else {
        (sessions, "session")
    };
    if points.is_empty() {
        let none = format!("nothing to chart by {}", metric.word());
        return format!("\n {}\n", dim(&none));
    }
    if points.len() < 2 {
        return String::new();
    }
    let is_far = points.iter().any(|(_, value)| *value >= 1e3);
    let points: Vec<Point> = points
        .into_iter()
        .map(|(day, value)| Point {
            day,
            value: drawn_value(metric, value, view.unit, is_far),
        })
        .collect();
    let unit = drawn_unit(metric, view.unit, is_far);
    let style = Style {
        width: look.width - 2,
        height: HEIGHT,
        ascii: look.ascii,
    };
    let enough = points.len() >= TREND_POINTS;
    let trend = view.progress.trend.as_ref().filter(|_| enough);
    let trend = trend.and_then(|trend| {
        let (from, to) = (points.first()?.day, points.last()?.day);
        let first = view.progress.points().first()?.0;
        let on = |day: NaiveDate| Point {
            day,
            value: drawn_value(metric, trend.on(day, first), view.unit, is_far),
        };
        Some([on(from), on(to)])
    });
    let picture = match trend {
        Some(trend) => chart_with_trend(&points, Some(trend), true, unit, style),
        None => chart(&points, unit, style),
    };
    let picture: String = picture
        .lines()
        .map(|line| format!(" {line}\n").replace(" \n", "\n"))
        .collect();
    if picture.is_empty() {
        picture
    } else {
        let heading = match metric {
            Metric::Volume if of_each == "session" => format!("Volume of each session ({unit})"),
            _ => format!("{}, best of each {of_each} ({unit})", what(metric)),
        };
        let legend =
            trend.map_or_else(String::new, |_| format!("{} trend", trend_mark(look.ascii)));
        format!(
            "\n{}\n{picture}",
            ends(&bold(&heading), &dim(&legend), look.width - 1)
        )
    }
}

/// The heaviest load for each number of repetitions, done and estimated.
fn rep_maxima(view: &View, look: Look) -> String {
    if view.progress.rep_maxima.is_empty() {
        return format!(
            "\n {}\n",
            dim("no rep maxima: no set of 1 to 12 repetitions with a load")
        );
    }
    let loading = view.exercise.tracking.loading();
    let none = || dim(look.glyph("–", "-"));
    let best = view.progress.bests.marks.e1rm;
    let source = best.map_or_else(String::new, |best| {
        format!(
            "estimated: {}, from {} {}",
            view.rules.formula.name(),
            fixed(best.value / view.unit.in_kg(), 1),
            view.unit.word()
        )
    });
    let mut table = Table::new(
        look,
        &[
            ("reps", Side::Right),
            ("done", Side::Left),
            ("day", Side::Right),
            ("estimated", Side::Right),
        ],
    )
    .without_rule();
    for one in &view.progress.rep_maxima {
        table.row(vec![
            one.reps.to_string(),
            one.done
                .map_or_else(none, |best| one_set(&best.set, loading, look)),
            one.done.map_or_else(String::new, |best| {
                calendar::day_month(best.day, view.today)
            }),
            one.estimate.map_or_else(none, |kg| match loading {
                Loading::Bodyweight => beside_the_body(kg, view.unit, look),
                _ => format!("{} {}", fixed(kg / view.unit.in_kg(), 1), view.unit.word()),
            }),
        ]);
    }
    format!(
        "\n{}{}",
        ends(&bold("Rep maxima"), &dim(&source), look.width - 1),
        table.print()
    )
}

fn table(view: &View, look: Look) -> String {
    if view.rows == 0 {
        return String::new();
    }
    let loading = view.exercise.tracking.loading();
    let e1rm = view.progress.lines.iter().any(|line| line.e1rm.is_some());
    let volume = view
        .progress
        .lines
        .iter()
        .any(|line| line.volume.kg() > 0.0);
    let mut columns = vec![("", Side::Right), ("sets", Side::Left)];
    if volume {
        columns.push(("volume", Side::Right));
    }
    if e1rm {
        columns.push(("e1RM", Side::Right));
    }
    columns.push(("", Side::Left));
    let mut table = Table::new(look, &columns).elastic(1).without_rule();
    for line in view.progress.lines.iter().rev().take(view.rows) {
        let mut row = vec![
            calendar::day_month(line.day, view.today),
            short_sets(&line.sets, loading, look),
        ];
        if volume {
            // A session of the body alone has none until the body was weighed.
            let kg = line.volume.kg();
            row.push(if kg > 0.0 {
                format!("{} {}", grouped(kg / view.unit.in_kg()), view.unit.word())
            } else {
                String::new()
            });
        }
        if e1rm {
            row.push(
                line.e1rm
                    .map_or_else(String::new, |kg| fixed(kg / view.unit.in_kg(), 1)),
            );
        }
        row.push(line.record.as_ref().map_or_else(String::new, |record| {
            let label = match record
                .set
                .filter(|_| record.kind == crate::domain::stats::records::Kind::Reps)
            {
                Some(set) => format!(
                    "most reps at {}",
                    set_load(&set, loading, look).unwrap_or_default()
                ),
                None => record.label().to_owned(),
            };
            good(&format!("{} {label}", look.star()))
        }));
        table.row(row);
    }
    format!("\n {}\n{}", bold("Last sessions"), table.print())
}

/// The working sets of a session, without warm-ups.
fn short_sets(sets: &[Set], loading: Loading, look: Look) -> String {
    let working: Vec<Set> = sets
        .iter()
        .filter(|set| set.is_working())
        .map(|set| Set {
            rest: None,
            rpe: None,
            ..*set
        })
        .collect();
    crate::render::sets(&working, loading, look)
}

/// The advice in words.
fn next(advice: &Advice, loading: Loading, look: Look) -> String {
    let target = &advice.target;
    let amount = |value: u32| match target.counts {
        Counts::Reps => value.to_string(),
        Counts::Seconds => time(f64::from(value)),
        Counts::Metres => format!("{value} m"),
    };
    let all_alike = target.amounts.windows(2).all(|pair| pair[0] == pair[1]);
    let amounts = match target.amounts.as_slice() {
        [] => String::new(),
        // "Up to 125 kg, 8" reads as a slip.
        [one] if target.counts != Counts::Reps || !target.goes_up() => amount(*one),
        many if all_alike => format!(
            "{} {} {}",
            many.len(),
            look.glyph("×", "x"),
            amount(many[0])
        ),
        many => many
            .iter()
            .map(|one| amount(*one))
            .collect::<Vec<_>>()
            .join(", "),
    };
    let shown = |one| load(one, loading, look);
    let again = target
        .load
        .map_or_else(String::new, |own| format!("{} again, ", shown(Some(own))));
    let mut text = match target.reason {
        Reason::First if target.needs_load => {
            format!("{amounts} for a start, at a weight with two or three to spare.")
        }
        Reason::First => format!("{amounts} for a start."),
        Reason::FirstHere => format!(
            "{amounts} at {}, an estimate: the first time in this range.",
            shown(target.load)
        ),
        Reason::Steady => format!("{again}{amounts}."),
        Reason::Rule(Action::Increase) => format!("up to {}, {amounts}.", shown(target.load)),
        Reason::Rule(Action::Repeat) => {
            let then = target.then.map_or_else(String::new, |then| {
                let top = amount(target.top);
                format!(" At {top} on every set, go to {}.", shown(Some(then)))
            });
            format!("{again}aim for {amounts}.{then}")
        }
        Reason::Rule(Action::Deload) => format!(
            "back to {} for {amounts}, and build up again.",
            shown(target.load)
        ),
        Reason::Rule(Action::Harder) => {
            let at = target
                .load
                .map_or_else(String::new, |own| format!(" at {}", shown(Some(own))));
            format!(
                "a harder variation, or added weight; every set reached {}{at}.",
                amount(target.top)
            )
        }
    };
    if target.hard {
        text += " The last set was close to a maximum: take the raise when you feel ready.";
    }
    match &advice.from {
        Some(from) => format!("Next in {}: {text}", visible(from)),
        None => format!("Next: {text}"),
    }
}

/// The progress as JSON.
#[must_use]
pub fn json(view: &View) -> Value {
    let progress = view.progress;
    let sessions: Vec<Value> = progress.lines.iter().map(line_json).collect();
    let weeks: Vec<Value> = progress
        .weekly()
        .iter()
        .map(|(week, best)| json!({ "week": week.label(), "best": best }))
        .collect();
    json!({
        "schema": 1,
        "exercise": view.exercise.id,
        "name": view.exercise.name,
        "metric": progress.metric.word(),
        "formula": view.rules.formula.word(),
        "sessions_in_all": progress.sessions,
        "records_in_all": progress.improvements,
        "best": crate::render::exercise::best_json(&progress.bests),
        "trend": progress.trend.as_ref().map(crate::render::trend_json),
        "plateau": progress.plateau.map(|plateau| json!({
            "since": plateau.since.to_string(),
            "best": plateau.best,
            "weeks_trained": plateau.weeks,
            "sessions": plateau.sessions,
        })),
        "rep_maxima": progress.rep_maxima.iter().map(rep_max_json).collect::<Vec<_>>(),
        "weeks": weeks,
        "sessions": sessions,
        "next": view.advice.map(|advice| {
            let target = &advice.target;
            json!({
                "workout": advice.from,
                "action": target.reason.word(),
                "weight": target.load.map(|weight| weight.value),
                "unit": target.load.map(|weight| weight.unit.word()),
                "counts": target.counts.word(),
                "targets": target.amounts,
                "top": target.top,
                "then": target.then.map(|weight| weight.value),
                "hard": target.hard,
            })
        }),
    })
}

fn rep_max_json(one: &RepMax) -> Value {
    let done = one.done.map(|best| {
        json!({
            "kg": best.value,
            "date": best.day.to_string(),
            "set": crate::render::set_json(&best.set),
        })
    });
    json!({ "reps": one.reps, "done": done, "estimated_kg": one.estimate })
}

fn line_json(line: &SessionLine) -> Value {
    let mut value = json!({
        "date": line.day.to_string(),
        "value": line.value,
        "e1rm_kg": line.e1rm,
        "volume_kg": line.volume.kg(),
        "working_sets": line.working_sets,
        "reps": line.reps,
    });
    if let Some(record) = &line.record {
        value["record"] = crate::render::log::record_json(record);
    }
    if !line.sets.is_empty() {
        value["sets"] = line.sets.iter().map(crate::render::set_json).collect();
    }
    value
}
