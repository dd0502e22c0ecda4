//! The drawings of the page: lines over time, bars, and the days of a year.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::Week;
use crate::domain::stats::session::Sums;
use crate::render::chart::longest_pause;
use crate::render::number;
use crate::render::report::axis::{Kind, Ticks, months, room};
use crate::render::report::escaped;

/// Units of a drawing; the page stretches it to the room there is.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 172.0;
const TOP: f64 = 20.0;
const RIGHT: f64 = 10.0;
const BOTTOM: f64 = 22.0;
/// More dots than this are drawn smaller.
const CROWD: usize = 60;
/// A star of five points around 0,0.
const STAR: &str =
    "M0-7 1.7-2.35 6.66-2.16 2.76.9 4.11 5.66 0 2.9-4.11 5.66-2.76.9-6.66-2.16-1.7-2.35z";

/// What a drawing is called.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// Unlike that of every other drawing of the page.
    pub id: &'a str,
    /// What it shows, for those who do not see it too.
    pub title: &'a str,
    /// What there is to see, in a sentence.
    pub words: &'a str,
}

/// Figures over time.
pub struct Line<'a> {
    /// What it is called.
    pub caption: Caption<'a>,
    /// The figures by day, the oldest first; at least one.
    pub points: &'a [(NaiveDate, f64)],
    /// The day of the best, which gets a star and these words.
    pub best: Option<(NaiveDate, String)>,
    /// Where the trend stands on the first and on the last day of the points.
    pub trend: Option<(f64, f64)>,
    /// The first and the last day drawn.
    pub days: (NaiveDate, NaiveDate),
    /// What the figures are.
    pub kind: Kind,
    /// A figure in words.
    pub say: &'a dyn Fn(f64) -> String,
}

/// The frame of a chart: ticks to the left, months below.
struct Frame {
    ticks: Ticks,
    left: f64,
    first: NaiveDate,
    last: NaiveDate,
}

impl Frame {
    fn new(ticks: Ticks, first: NaiveDate, last: NaiveDate) -> Self {
        let left = ticks.room() + 8.0;
        Self {
            ticks,
            left,
            first,
            last,
        }
    }

    fn x(&self, day: NaiveDate) -> f64 {
        let days = |from: NaiveDate, to: NaiveDate| {
            f64::from(i32::try_from((to - from).num_days()).unwrap_or(i32::MAX))
        };
        let span = days(self.first, self.last);
        let part = if span > 0.0 {
            days(self.first, day) / span
        } else {
            0.5
        };
        self.left + part.clamp(0.0, 1.0) * (WIDTH - RIGHT - self.left)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - self.ticks.height(value) * (HEIGHT - BOTTOM - TOP)
    }

    fn draw(&self) -> String {
        let mut text = String::new();
        for value in self.ticks.values() {
            let y = self.y(value);
            text += &format!(
                "<path class=\"grid\" d=\"M{} {}H{}\"/><text class=\"tick\" x=\"{}\" y=\"{}\">{}</text>",
                n(self.left),
                n(y),
                n(WIDTH - RIGHT),
                n(self.left - 6.0),
                n(y + 3.8),
                self.ticks.label(value)
            );
        }
        for (day, label) in months(self.first, self.last, WIDTH - RIGHT - self.left) {
            let x = self.x(day);
            text += &format!(
                "<path class=\"month\" d=\"M{} {}v5\"/>",
                n(x),
                n(HEIGHT - BOTTOM)
            );
            // A label without room to its right is told by the mark alone.
            if x + room(&label) <= WIDTH {
                text += &format!(
                    "<text x=\"{}\" y=\"{}\">{label}</text>",
                    n(x + 3.0),
                    n(HEIGHT - 7.0)
                );
            }
        }
        text
    }
}

/// A line over time with a dot for each figure; it does not run across a break in training.
#[must_use]
pub fn line(chart: &Line) -> String {
    let (first, last) = chart.days;
    let trend = chart.trend.iter().flat_map(|(from, to)| [*from, *to]);
    let values = chart.points.iter().map(|(_, value)| *value).chain(trend);
    let frame = Frame::new(Ticks::around(values, chart.kind, false), first, last);
    let mut text = frame.draw();
    if let (Some((from, to)), [(start, _), .., (end, _)]) = (chart.trend, chart.points) {
        text += &format!(
            "<path class=\"trend\" d=\"M{} {}L{} {}\"/>",
            n(frame.x(*start)),
            n(frame.y(from)),
            n(frame.x(*end)),
            n(frame.y(to))
        );
    }
    let by_number: Vec<(i32, f64)> = chart
        .points
        .iter()
        .map(|(day, value)| (day.num_days_from_ce(), *value))
        .collect();
    let pause = longest_pause(&by_number);
    let together = |a: &(NaiveDate, f64), b: &(NaiveDate, f64)| {
        f64::from(i32::try_from((b.0 - a.0).num_days()).unwrap_or(i32::MAX)) <= pause
    };
    for run in chart.points.chunk_by(together).filter(|run| run.len() > 1) {
        let points: Vec<String> = run
            .iter()
            .map(|(day, value)| format!("{} {}", n(frame.x(*day)), n(frame.y(*value))))
            .collect();
        text += &format!("<path class=\"line\" d=\"M{}\"/>", points.join("L"));
    }
    let radius = if chart.points.len() > CROWD { 2.0 } else { 3.2 };
    for (day, value) in chart.points {
        let words = format!("{}: {}", day.format("%-d %b %Y"), (chart.say)(*value));
        let (x, y) = (frame.x(*day), frame.y(*value));
        match &chart.best {
            Some((best, label)) if best == day => {
                let anchor = match x {
                    x if x < frame.left + 40.0 => "start",
                    x if x > WIDTH - RIGHT - 40.0 => "end",
                    _ => "middle",
                };
                text += &format!(
                    "<path class=\"star\" transform=\"translate({} {})\" d=\"{STAR}\"><title>{words}</title></path>\
                     <text class=\"best\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\">{label}</text>",
                    n(x),
                    n(y),
                    n(x),
                    n(y - 10.0)
                );
            }
            _ => {
                text += &format!(
                    "<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"{radius}\"><title>{words}</title></circle>",
                    n(x),
                    n(y)
                );
            }
        }
    }
    drawing(chart.caption, WIDTH, HEIGHT, &text)
}

/// Sums of equal spans of days.
pub struct Bars<'a> {
    /// What it is called.
    pub caption: Caption<'a>,
    /// The first day of each span and its sum, the oldest first; at least one.
    pub sums: &'a [(NaiveDate, f64)],
    /// The first day behind the last span.
    pub end: NaiveDate,
    /// What the sums are.
    pub kind: Kind,
    /// A line across at this height, with its words.
    pub goal: Option<(f64, &'a str)>,
    /// A sum in words.
    pub say: &'a dyn Fn(f64) -> String,
}

/// Bars over time, from zero.
#[must_use]
pub fn bars(chart: &Bars) -> String {
    let goal = chart.goal.map(|(value, _)| value);
    let values = chart.sums.iter().map(|(_, value)| *value).chain(goal);
    let ticks = Ticks::around(values, chart.kind, true);
    let first = chart.sums.first().map_or(chart.end, |(day, _)| *day);
    let frame = Frame::new(ticks, first, chart.end);
    let mut text = frame.draw();
    let ends = chart.sums.iter().skip(1).map(|(day, _)| *day);
    for ((day, value), end) in chart.sums.iter().zip(ends.chain([chart.end])) {
        if *value <= 0.0 {
            continue;
        }
        let (from, to) = (frame.x(*day), frame.x(end));
        let gap = ((to - from) * 0.2).min(3.0);
        let y = frame.y(*value);
        text += &format!(
            "<rect class=\"bar\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><title>{}: {}</title></rect>",
            n(from + gap / 2.0),
            n(y),
            // A single bar does not fill the whole chart.
            n((to - from - gap).min(24.0)),
            n(HEIGHT - BOTTOM - y),
            day.format("%-d %b %Y"),
            (chart.say)(*value)
        );
    }
    if let Some((value, words)) = chart.goal {
        let y = frame.y(value);
        text += &format!(
            "<path class=\"goal\" d=\"M{} {}H{}\"/><text class=\"goal-words\" x=\"{}\" y=\"{}\">{words}</text>",
            n(frame.left),
            n(y),
            n(WIDTH - RIGHT),
            n(WIDTH - RIGHT),
            n(y - 4.0)
        );
    }
    drawing(chart.caption, WIDTH, HEIGHT, &text)
}

/// A cell of the calendar with the gap behind it.
const CELL: f64 = 14.0;
const CALENDAR_LEFT: f64 = 28.0;
const CALENDAR_TOP: f64 = 18.0;

/// The days of half a year as a grid, a column a week that starts as `like` does; the darker the more working sets.
///
/// `full` is how many sets make the darkest. Days outside `from..=until` are only hinted at.
#[must_use]
pub fn half_year(
    first: NaiveDate,
    from: NaiveDate,
    until: NaiveDate,
    days: &BTreeMap<NaiveDate, Sums>,
    full: u32,
    like: Week,
) -> String {
    let origin = like.holding(first).start();
    let (year, month) = (first.year(), first.month());
    let in_half = |day: &NaiveDate| day.year() == year && (day.month() - 1) / 6 == (month - 1) / 6;
    let x = |day: NaiveDate| {
        let week = (day - origin).num_days() / 7;
        CALENDAR_LEFT + CELL * f64::from(i32::try_from(week).unwrap_or(0))
    };
    let mut text = String::new();
    for (row, day) in (0_u8..).zip(origin.iter_days().take(7)).step_by(2) {
        text += &format!(
            "<text x=\"0\" y=\"{}\">{}</text>",
            n(CALENDAR_TOP + CELL * f64::from(row) + 10.0),
            day.format("%a")
        );
    }
    let mut trained = 0_u32;
    for day in first.iter_days().take_while(in_half) {
        if day.day() == 1 {
            let format = if day == first { "%b %Y" } else { "%b" };
            text += &format!(
                "<text x=\"{}\" y=\"11\">{}</text>",
                n(x(day)),
                day.format(format)
            );
        }
        let sets = days.get(&day).map(|sums| sums.working_sets);
        let class = match sets {
            Some(sets) => format!("l{}", level(sets, full)),
            None if from <= day && day <= until => "rest".to_owned(),
            None => "off".to_owned(),
        };
        let y = CALENDAR_TOP + CELL * f64::from(day.weekday().days_since(origin.weekday()));
        let place = format!(
            "class=\"{class}\" x=\"{}\" y=\"{}\" width=\"11\" height=\"11\" rx=\"2\"",
            n(x(day)),
            n(y)
        );
        text += &match sets {
            Some(sets) => {
                trained += 1;
                format!(
                    "<rect {place}><title>{}: {sets} working {}</title></rect>",
                    day.format("%a %-d %b %Y"),
                    if sets == 1 { "set" } else { "sets" }
                )
            }
            None => format!("<rect {place}/>"),
        };
    }
    let half = if month <= 6 {
        "January to June"
    } else {
        "July to December"
    };
    let caption = Caption {
        id: &format!("c{year}-{}", if month <= 6 { 1 } else { 2 }),
        title: &format!("Days trained, {half} {year}"),
        words: &format!(
            "{trained} days trained, each a square that is darker the more sets it had."
        ),
    };
    drawing(
        caption,
        CALENDAR_LEFT + CELL * 28.0,
        CALENDAR_TOP + CELL * 7.0,
        &text,
    )
}

/// How dark a day is, 1 to 4, when `full` sets are the darkest.
fn level(sets: u32, full: u32) -> u32 {
    (4 * sets).div_ceil(full.max(1)).clamp(1, 4)
}

/// The first days of the half-years that hold a day from `from` to `until`.
pub fn half_years(from: NaiveDate, until: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let half = |day: NaiveDate| day.year() * 2 + i32::from(day.month() > 6);
    (half(from)..=half(until)).filter_map(|half| {
        let month = if half.rem_euclid(2) == 0 { 1 } else { 7 };
        NaiveDate::from_ymd_opt(half.div_euclid(2), month, 1)
    })
}

/// Weekly hard sets as a bar on a scale to `most`, before the guide of 10 to 20.
#[must_use]
pub fn guided(sets: f64, most: f64) -> String {
    let x = |sets: f64| n(300.0 * (sets / most).min(1.0));
    let band = 300.0 * 10.0 / most;
    format!(
        "<svg class=\"guided\" viewBox=\"0 0 300 16\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect class=\"band\" x=\"{}\" y=\"0\" width=\"{}\" height=\"16\"/>\
         <rect class=\"bar\" x=\"0\" y=\"4\" width=\"{}\" height=\"8\"/></svg>",
        x(10.0),
        n(band),
        x(sets)
    )
}

fn drawing(caption: Caption, width: f64, height: f64, inner: &str) -> String {
    let Caption { id, title, words } = caption;
    format!(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{inner}</svg>\n",
        n(width),
        n(height),
        escaped(title),
        escaped(words)
    )
}

/// A coordinate: a tenth of a unit is finer than any screen shows it.
fn n(value: f64) -> String {
    number(value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_years_hold_the_days() {
        let of = |from: &str, until: &str| {
            let day = |text: &str| text.parse().expect("a day");
            let all: Vec<String> = half_years(day(from), day(until))
                .map(|day| day.to_string())
                .collect();
            all.join(" ")
        };
        assert_eq!(of("2026-11-22", "2026-11-22"), "2026-07-01");
        assert_eq!(of("2026-06-30", "2026-07-01"), "2026-01-01 2026-07-01");
        assert_eq!(of("2025-12-31", "2026-06-01"), "2025-07-01 2026-01-01");
    }

    #[test]
    fn days_are_darker_the_more_sets_they_had() {
        let levels = |full: u32, sets: &[u32]| -> Vec<u32> {
            sets.iter().map(|one| level(*one, full)).collect()
        };
        assert_eq!(
            levels(16, &[0, 1, 4, 5, 8, 9, 12, 13, 16, 90]),
            [1, 1, 1, 2, 2, 3, 3, 4, 4, 4]
        );
        assert_eq!(levels(0, &[0, 1]), [1, 4]);
    }
}
