//! The page of `fitlog report`: one HTML file that needs nothing else, for a screen, a phone or a printer.

mod axis;
mod charts;
mod figures;
mod foot;
mod svg;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use std::fmt::Write as _;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::short_with_year;
use crate::domain::sets::Unit;
use crate::domain::stats::report::Report;
use crate::domain::stats::strength::Formula;
use crate::error::visible;
use crate::render::report::words::{at_scale, counted, grouped_len};
use crate::render::{clock, fixed, grouped};
pub use figures::json;

const STYLE: &str = include_str!("report/style.css");

/// The one line that is said of a page in a file.
#[must_use]
pub fn written(path: &Path, report: &Report) -> String {
    let (days, span) = (report.totals.sessions, report.span);
    format!(
        "wrote {}: {days} {} trained, {} to {}\n",
        visible(&path.display().to_string()),
        if days == 1 { "day" } else { "days" },
        short_with_year(span.from),
        short_with_year(span.until)
    )
}

/// What the page shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The figures.
    pub report: &'a Report,
    /// The unit of loads that are computed.
    pub unit: Unit,
    /// The formula of the estimated maximum.
    pub formula: Formula,
    /// RPE is left out of it.
    pub ignore_rpe: bool,
    /// Today.
    pub today: NaiveDate,
    /// Lines of the log that could not be read.
    pub left_out: u64,
    /// Write characters beyond ASCII as references.
    pub ascii: bool,
}

/// The page.
#[must_use]
pub fn page(view: &View) -> String {
    let report = view.report;
    let title = title(view);
    let body = if report.days.is_empty() {
        head(view) + &nothing(view) + &charts::body(view)
    } else {
        [
            head(view),
            charts::calendar(view),
            charts::progress(view),
            charts::work(view),
            tables::bests(view),
            tables::broken(view),
            tables::muscles(view),
            tables::exercises(view),
            charts::body(view),
        ]
        .concat()
    };
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"fitlog\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n{}</body>\n</html>\n",
        foot::foot(view)
    );
    if view.ascii { referenced(&page) } else { page }
}

/// Text from outside as it may stand in the page: no markup, nothing that reorders what stands beside it.
#[must_use]
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The same page in ASCII.
fn referenced(page: &str) -> String {
    let mut plain = String::with_capacity(page.len() + page.len() / 8);
    for letter in page.chars() {
        if letter.is_ascii() {
            plain.push(letter);
        } else {
            _ = write!(plain, "&#{};", u32::from(letter));
        }
    }
    plain
}

fn title(view: &View) -> String {
    let span = view.report.span;
    if is_year(view) {
        format!("Training in {}", span.from.format("%Y"))
    } else {
        "Training report".to_owned()
    }
}

/// Whether the report is about a calendar year, as far as it has come.
fn is_year(view: &View) -> bool {
    let span = view.report.span;
    span.from.ordinal() == 1 && span.from.year() == span.until.year()
}

fn head(view: &View) -> String {
    let report = view.report;
    let span = report.span;
    let mut text = format!(
        "<header>\n<h1>{}</h1>\n<p class=\"span\"><time datetime=\"{}\">{}</time> to <time datetime=\"{}\">{}</time></p>\n",
        title(view),
        span.from,
        span.from.format("%-d %B %Y"),
        span.until,
        span.until.format("%-d %B %Y")
    );
    if !report.days.is_empty() {
        text += "<dl class=\"tiles\">\n";
        for (what, figure, more) in tiles(view) {
            text += &format!("<div><dt>{what}</dt><dd>{figure}");
            if !more.is_empty() {
                text += &format!(" <small>{more}</small>");
            }
            text += "</dd></div>\n";
        }
        text += "</dl>\n";
    }
    text + "</header>\n"
}

/// What is counted, how much, and what to know about it.
fn tiles(view: &View) -> Vec<(&'static str, String, String)> {
    let report = view.report;
    let (totals, sums, goal) = (&report.totals, &report.totals.sums, report.goal);
    let count = |count: u32| grouped(f64::from(count));
    let weeks =
        f64::from(u32::try_from((report.span.until - report.begin).num_days() + 1).unwrap_or(1))
            / 7.0;
    let mut tiles = vec![
        (
            "Days trained",
            count(totals.sessions),
            format!(
                "{} a week",
                fixed(f64::from(totals.sessions) / weeks.max(1.0), 1)
            ),
        ),
        ("Working sets", count(sums.working_sets), String::new()),
        ("Repetitions", count(sums.reps), String::new()),
    ];
    if sums.volume.kg() > 0.0 {
        tiles.push((
            "Volume",
            grouped(sums.volume.kg() / view.unit.in_kg()),
            view.unit.word().to_owned(),
        ));
    }
    if sums.metres() > 0.0 {
        tiles.push(("Distance", at_scale(sums.metres() / 1e3), "km".to_owned()));
    }
    if sums.seconds() > 0.0 {
        tiles.push(("Timed work", clock(sums.seconds().round()), String::new()));
    }
    tiles.push((
        "Weeks at the goal",
        count(goal.met),
        format!(
            "of {}, goal {}",
            goal.weeks,
            counted(goal.sessions, "day", "days")
        ),
    ));
    tiles.push(match goal.running {
        Some(running) => (
            "Weeks in a row",
            count(running),
            format!("longest {}", goal.longest.max(running)),
        ),
        None => ("Most weeks in a row", count(goal.longest), String::new()),
    });
    tiles.push((
        "New bests",
        grouped_len(report.broken.len()),
        format!(
            "in {} of {} exercises",
            fresh(report),
            report.exercises.len()
        ),
    ));
    tiles
}

/// How many exercises set a record.
fn fresh(report: &Report) -> usize {
    let mut places: Vec<usize> = report.broken.iter().map(|one| one.place).collect();
    places.sort_unstable();
    places.dedup();
    places.len()
}

fn nothing(view: &View) -> String {
    let what = match view.report.first_day {
        None => "Nothing is logged yet: the report begins with the first session.".to_owned(),
        Some(first) if first > view.report.span.until => format!(
            "Nothing is logged for these days: the log begins on {}.",
            first.format("%-d %B %Y")
        ),
        Some(_) => "Nothing is logged for these days.".to_owned(),
    };
    format!("<p class=\"nothing\">{what}</p>\n")
}

fn section(id: &str, heading: &str, about: &str, inner: &str) -> String {
    let about = if about.is_empty() {
        String::new()
    } else {
        format!("<p class=\"about\">{about}</p>\n")
    };
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{heading}</h2>\n{about}{inner}</section>\n"
    )
}
