//! The parts of the page that are drawn.

use chrono::NaiveDate;

use crate::domain::stats::report::{Practised, Step};
use crate::domain::stats::week::{Metric, Totals};
use crate::error::visible;
use crate::render::report::axis::Kind;
use crate::render::report::svg::{self, Bars, Caption, Line};
use crate::render::report::words::{
    LOOK, change, date, drawn, name, of, percent, said, set_words, what,
};
use crate::render::report::{View, section};
use crate::render::{grouped, number, signed};

/// The days trained, half a year a drawing.
#[must_use]
pub fn calendar(view: &View) -> String {
    let report = view.report;
    let mut sets: Vec<u32> = report.days.values().map(|sums| sums.working_sets).collect();
    sets.sort_unstable();
    // One day out of all bounds must not make the others pale: nine days in ten are no darker than the darkest.
    let full = sets.get(sets.len() * 9 / 10).copied().unwrap_or(1).max(1);
    let span = report.span;
    let drawings: String = svg::half_years(report.begin, span.until)
        .map(|first| {
            let drawing = svg::half_year(
                first,
                report.begin,
                span.until,
                &report.days,
                full,
                report.week,
            );
            format!("<div>{drawing}</div>\n")
        })
        .collect();
    let legend = format!(
        "<p class=\"legend\">1 set <svg viewBox=\"0 0 53 11\" aria-hidden=\"true\">\
         <rect class=\"l1\" x=\".5\" y=\".5\" width=\"10\" height=\"10\" rx=\"2\"/><rect class=\"l2\" x=\"14.5\" y=\".5\" width=\"10\" height=\"10\" rx=\"2\"/>\
         <rect class=\"l3\" x=\"28.5\" y=\".5\" width=\"10\" height=\"10\" rx=\"2\"/><rect class=\"l4\" x=\"42.5\" y=\".5\" width=\"10\" height=\"10\" rx=\"2\"/></svg> {full} or more</p>\n"
    );
    section(
        "days",
        "Calendar",
        "",
        &format!("<div class=\"halves\">\n{drawings}</div>\n{legend}"),
    )
}

/// A chart for each of the main exercises.
#[must_use]
pub fn progress(view: &View) -> String {
    let report = view.report;
    let main = report.main_exercises();
    if main.is_empty() {
        return String::new();
    }
    let cards: String = main
        .iter()
        .enumerate()
        .map(|(place, one)| card(view, one, place))
        .collect();
    let rest = report.exercises.len() - main.len();
    let whose = if rest > 0 {
        format!("The {} most trained exercises", main.len())
    } else {
        "The exercises".to_owned()
    };
    let about = format!(
        "{whose}, the best of each {}. The star marks the best of these days, the dashed line the trend; a line is \
         broken where training was.",
        report.step.word()
    );
    section(
        "progress",
        "Strength and progress",
        &about,
        &format!("<div class=\"cards\">\n{cards}</div>\n"),
    )
}

/// One of them: its best, the chart, and what happened in words.
fn card(view: &View, one: &Practised, place: usize) -> String {
    let (report, metric, unit) = (view.report, one.metric, view.unit);
    let (Some(first), Some(best)) = (one.first(), one.best()) else {
        return String::new();
    };
    let say = |value: f64| said(metric, value, unit);
    let top = drawn(metric, best.1, unit);
    let mut words = risen(view, one, first, best);
    if let Some(ever) = one.best_ever().filter(|ever| ever.day < report.span.from) {
        words += &format!(
            " The best ever is {} of {}.",
            say(drawn(metric, ever.value, unit)),
            date(view, ever.day)
        );
    }
    let trend = one.trend();
    words += &match &trend {
        Some(trend) => {
            let slope = [
                change(metric, drawn(metric, trend.slope_per_week, unit), unit),
                trend.percent_per_week().map(|part| percent(part, 1)),
            ];
            let slope: Vec<String> = slope.into_iter().flatten().collect();
            format!(
                " Trend {}, {} a week over {} sessions.",
                trend.direction().word(),
                slope.join(" or "),
                one.values().count()
            )
        }
        None => " Too early for a trend: it takes three sessions over two weeks.".to_owned(),
    };
    let points: Vec<(NaiveDate, f64)> = one
        .by_step(report.step)
        .into_iter()
        .map(|(day, value)| (day, drawn(metric, value, unit)))
        .collect();
    let ends = trend.as_ref().map(|trend| {
        let days =
            |day: NaiveDate| f64::from(i32::try_from((day - first.0).num_days()).unwrap_or(0));
        let at = |day| {
            drawn(
                metric,
                trend.at_first + trend.slope_per_week / 7.0 * days(day),
                unit,
            )
        };
        let of = |point: Option<&(NaiveDate, f64)>| at(point.map_or(first.0, |(day, _)| *day));
        (of(points.first()), of(points.last()))
    });
    let name = name(one.exercise());
    let title = format!(
        "{}: {}, best of each {}",
        visible(&one.exercise().name),
        what(metric),
        report.step.word()
    );
    let drawing = svg::line(&Line {
        caption: Caption {
            id: &format!("p{place}"),
            title: &title,
            words: &words,
        },
        points: &points,
        best: Some((best.0, say(top))),
        trend: ends,
        days: (report.begin, report.span.until),
        kind: Kind::of(metric),
        say: &say,
    });
    format!(
        "<article>\n<h3>{name}</h3>\n<p class=\"lead\"><strong>{}</strong> {}</p>\n{drawing}<p class=\"words\">{words}</p>\n</article>\n",
        say(top),
        what(metric)
    )
}

/// How far it is from the first figure of the span to the best, each with its day.
fn risen(view: &View, one: &Practised, first: (NaiveDate, f64), best: (NaiveDate, f64)) -> String {
    let (metric, unit) = (one.metric, view.unit);
    let (start, top) = (drawn(metric, first.1, unit), drawn(metric, best.1, unit));
    let gain = top - start;
    let say = |value: f64| said(metric, value, unit);
    let (from, on) = (date(view, first.0), date(view, best.0));
    let ever = one.best_ever();
    if best.0 == first.0 {
        let what = match metric {
            Metric::Distance => "farthest",
            _ => "best",
        };
        format!(
            "The first session, {} on {from}, is still the {what}.",
            say(start)
        )
    } else if let Some(level) = ever.filter(|ever| ever.day == best.0 && gain <= 0.0) {
        // No more than in the first session, but more often or faster: only the set tells.
        format!(
            "From {} on {from} to {} on {on}.",
            say(start),
            set_words(&level.set, one.exercise().tracking.loading())
        )
    } else {
        let mut gained = change(metric, gain, unit).unwrap_or_default();
        if start > 0.0 && !gained.is_empty() {
            gained = format!(": {gained} or {}", percent(100.0 * gain / start, 0));
        }
        format!(
            "From {} on {from} to {} on {on}{gained}.",
            say(start),
            say(top)
        )
    }
}

/// What is summed up in bars.
struct Sum<'a> {
    id: &'a str,
    /// What it is, without the word for the span.
    what: &'a str,
    /// The unit behind the heading.
    unit: &'a str,
    kind: Kind,
    figure: &'a dyn Fn(&Totals) -> f64,
    goal: Option<(f64, &'a str)>,
    say: &'a dyn Fn(f64) -> String,
}

/// What was done in each week or month.
#[must_use]
pub fn work(view: &View) -> String {
    let report = view.report;
    let (step, unit, goal) = (report.step, view.unit, report.goal.sessions);
    let goal_words = format!("goal {goal}");
    let volume = Sum {
        id: "volume",
        what: "Volume",
        unit: unit.word(),
        kind: Kind::Number,
        figure: &|totals| totals.sums.volume.kg() / unit.in_kg(),
        goal: None,
        say: &|value| format!("{}\u{a0}{}", grouped(value), unit.word()),
    };
    let sets = Sum {
        id: "sets",
        what: "Working sets",
        unit: "",
        kind: Kind::Count,
        figure: &|totals| f64::from(totals.sums.working_sets),
        goal: None,
        say: &|value| of(&grouped(value), "set", "sets"),
    };
    let sessions = Sum {
        id: "sessions",
        what: "Days trained",
        unit: "",
        kind: Kind::Count,
        figure: &|totals| f64::from(totals.sessions),
        goal: (matches!(step, Step::Week(_)) && goal > 0)
            .then_some((f64::from(goal), &*goal_words)),
        say: &|value| of(&number(value, 1), "day", "days"),
    };
    let distance = Sum {
        id: "distance",
        what: "Distance",
        unit: "km",
        kind: Kind::Number,
        figure: &|totals| totals.sums.metres() / 1e3,
        goal: None,
        say: &|value| format!("{}\u{a0}km", number(value, 1)),
    };
    let totals = &report.totals;
    let charts: String = [volume, sets, sessions, distance]
        .iter()
        .filter(|sum| (sum.figure)(totals) > 0.0)
        .map(|sum| bars(view, sum))
        .collect();
    section(
        "work",
        &format!("Work by {}", step.word()),
        "",
        &format!("<div class=\"cards\">\n{charts}</div>\n"),
    )
}

fn bars(view: &View, sum: &Sum) -> String {
    let (steps, step) = (&view.report.steps, view.report.step);
    let bars: Vec<(NaiveDate, f64)> = steps
        .iter()
        .map(|(day, totals)| (*day, (sum.figure)(totals)))
        .collect();
    let Some((last, _)) = bars.last() else {
        return String::new();
    };
    let mut heading = format!("{} a {}", sum.what, step.word());
    if !sum.unit.is_empty() {
        heading += &format!(", {}", sum.unit);
    }
    let most = bars.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let count = f64::from(u32::try_from(bars.len()).unwrap_or(u32::MAX));
    let mean = bars.iter().map(|(_, value)| value).sum::<f64>() / count;
    let words = format!(
        "{} at most, {} on average.",
        (sum.say)(most),
        (sum.say)(mean)
    );
    let drawing = svg::bars(&Bars {
        caption: Caption {
            id: sum.id,
            title: &heading,
            words: &words,
        },
        sums: &bars,
        end: step.next(*last),
        kind: sum.kind,
        goal: sum.goal,
        say: sum.say,
    });
    format!("<article>\n<h3>{heading}</h3>\n{drawing}<p class=\"words\">{words}</p>\n</article>\n")
}

/// The body weight, where it is known.
#[must_use]
pub fn body(view: &View) -> String {
    let report = view.report;
    let unit = view.unit;
    let points: Vec<(NaiveDate, f64)> = report
        .body
        .iter()
        .map(|(day, kg)| (*day, kg / unit.in_kg()))
        .collect();
    let ([(from, first), ..], Some((on, last))) = (points.as_slice(), points.last()) else {
        return String::new();
    };
    let say = |value: f64| format!("{}\u{a0}{}", number(value, 1), unit.word());
    let words = if points.len() == 1 {
        format!("{} on {}.", say(*first), date(view, *from))
    } else {
        format!(
            "From {} on {} to {} on {}: {}.",
            say(*first),
            date(view, *from),
            say(*last),
            date(view, *on),
            signed(&say((last - first).abs()), last - first, LOOK)
        )
    };
    let drawing = svg::line(&Line {
        caption: Caption {
            id: "body-line",
            title: "Body weight",
            words: &words,
        },
        points: &points,
        best: None,
        trend: None,
        days: (report.begin.min(*from), report.span.until),
        kind: Kind::Number,
        say: &say,
    });
    section(
        "body",
        "Body weight",
        "",
        &format!(
            "<div class=\"cards\">\n<article>\n{drawing}<p class=\"words\">{words}</p>\n</article>\n</div>\n"
        ),
    )
}
