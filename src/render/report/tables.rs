//! The parts of the page that are tables.

use crate::domain::stats::records::Kind;
use crate::domain::stats::session::Best;
use crate::domain::stats::week::Metric;
use crate::render::log::record_figures;
use crate::render::report::words::{
    LOOK, amount, change, date, drawn, grouped_len, name, percent, said, set_words, together,
    volume, what,
};
use crate::render::report::{View, section, svg};
use crate::render::totals::label;
use crate::render::{fixed, grouped};

/// Lines of the list of records before the rest is only counted.
const RECORDS: usize = 24;

/// A cell of a table: a figure, and what to know about it.
fn cell(figure: &str, more: &str) -> String {
    if more.is_empty() {
        figure.to_owned()
    } else {
        format!("{figure}<small>{more}</small>")
    }
}

/// A table; the first cell of a row names it. A heading that ends in `#` stands over numbers.
///
/// On a phone each row is laid out as a block of labelled cells; the roles keep it a table for those who hear it.
fn table(caption: &str, headings: &[&str], rows: &[Vec<String>]) -> String {
    let class = |heading: &str| {
        if heading.ends_with('#') {
            " class=\"n\""
        } else {
            ""
        }
    };
    let mut text = format!(
        "<div class=\"wide\">\n<table role=\"table\">\n<caption>{caption}</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">"
    );
    for heading in headings {
        let words = heading.trim_end_matches('#');
        text += &format!(
            "<th role=\"columnheader\" scope=\"col\"{}>{words}</th>",
            class(heading)
        );
    }
    text += "</tr></thead>\n<tbody role=\"rowgroup\">\n";
    for row in rows {
        text += "<tr role=\"row\">";
        for (at, (cell, heading)) in row.iter().zip(headings).enumerate() {
            text += &if at == 0 {
                format!("<th role=\"rowheader\" scope=\"row\">{cell}</th>")
            } else {
                let words = heading.trim_end_matches('#');
                format!(
                    "<td role=\"cell\"{} data-is=\"{words}\">{cell}</td>",
                    class(heading)
                )
            };
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table>\n</div>\n"
}

/// What stands before a record of the days of the page.
const STAR: &str = "<span class=\"new\" title=\"set in these days\">★</span>\u{a0}";

/// The records of all time.
#[must_use]
pub fn bests(view: &View) -> String {
    let report = view.report;
    let rows: Vec<Vec<String>> = report
        .exercises
        .iter()
        .filter(|one| one.holder.headline().is_some())
        .map(|one| {
            let marks = &one.holder.bests.marks;
            let is_new = |best: &Best, kinds: &[Kind]| {
                one.holder.broken.iter().any(|(day, records)| {
                    *day == best.day && records.iter().any(|record| kinds.contains(&record.kind))
                })
            };
            let loading = one.exercise().tracking.loading();
            let set = |best: &Best| set_words(&best.set, loading);
            let star = |is_new: bool| if is_new { STAR } else { "" };
            let none = || "<span class=\"none\">–</span>".to_owned();
            let headline = one.holder.headline().map_or_else(none, |best| {
                let kinds = [Kind::Weight, Kind::Reps, Kind::Duration, Kind::Distance];
                cell(
                    &format!("{}{}", star(is_new(&best, &kinds)), set(&best)),
                    &date(view, best.day),
                )
            });
            let e1rm = marks.e1rm.map_or_else(none, |best| {
                let figure = said(Metric::E1rm, best.value / view.unit.in_kg(), view.unit);
                cell(
                    &format!("{}{figure}", star(is_new(&best, &[Kind::E1rm]))),
                    &format!("{}, {}", set(&best), date(view, best.day)),
                )
            });
            let most = marks.set_volume.map_or_else(none, |best| {
                cell(
                    &format!(
                        "{}{}",
                        star(is_new(&best, &[Kind::SetVolume])),
                        volume(view, best.value)
                    ),
                    &format!("{}, {}", set(&best), date(view, best.day)),
                )
            });
            vec![name(one.exercise()), headline, e1rm, most]
        })
        .collect();
    let table = table(
        "Records of all time, of the exercises trained in these days",
        &[
            "Exercise",
            "Best set#",
            "Estimated 1RM#",
            "Best set volume#",
        ],
        &rows,
    );
    let about = format!(
        "Of all time up to {}, of the exercises trained in these days. {STAR}was set in them, against earlier sessions.",
        report.span.until.format("%-d %B %Y")
    );
    section("records", "Records", &about, &table)
}

/// The records that fell, one line each.
#[must_use]
pub fn broken(view: &View) -> String {
    let report = view.report;
    if report.broken.is_empty() {
        return String::new();
    }
    let rows: Vec<Vec<String>> = report
        .broken
        .iter()
        .take(RECORDS)
        .map(|one| {
            let exercise = report.exercises[one.place].exercise();
            let loading = exercise.tracking.loading();
            let (now, was) = record_figures(&one.record, loading, view.unit, LOOK);
            let now = match (one.record.kind, one.record.set) {
                (Kind::Weight | Kind::Reps, Some(set)) => set_words(&set, loading),
                _ => now,
            };
            vec![
                name(exercise),
                date(view, one.day),
                together(&now),
                match one.record.kind {
                    Kind::E1rm => what(Metric::E1rm),
                    _ => one.record.label(),
                }
                .to_owned(),
                together(&was),
            ]
        })
        .collect();
    let more = report.broken.len().saturating_sub(RECORDS);
    let rest = if more == 0 {
        String::new()
    } else {
        format!(
            "<p class=\"more\">And {} earlier in these days: <code>fitlog records --since {} --all</code>.</p>\n",
            grouped_len(more),
            report.span.from
        )
    };
    let table = table(
        "New bests, the latest first",
        &["Exercise", "Day#", "New best#", "What", "Before#"],
        &rows,
    );
    section(
        "new",
        "New bests",
        "One line for each exercise and session that was better than every earlier one, the latest first. Records of volume alone are left out.",
        &format!("<div class=\"news\">\n{table}</div>\n{rest}"),
    )
}

/// Hard sets per muscle and week.
#[must_use]
pub fn muscles(view: &View) -> String {
    let all = &view.report.muscles;
    if all.is_empty() {
        return String::new();
    }
    let lately = all.iter().any(|one| one.lately.is_some());
    let most = all
        .iter()
        .flat_map(|one| [one.per_week, one.lately.unwrap_or(0.0)])
        .fold(24.0, f64::max);
    let rows: Vec<Vec<String>> = all
        .iter()
        .map(|one| {
            let mut row = vec![
                one.muscle.word().replace('-', " "),
                svg::guided(one.per_week, most),
                fixed(one.per_week, 1),
                label(one.per_week).to_owned(),
            ];
            if lately {
                row.push(fixed(one.lately.unwrap_or(0.0), 1));
            }
            row.push(fixed(one.days_per_week, 1));
            row
        })
        .collect();
    let mut headings = vec!["Muscle", "Band: 10 to 20", "Sets a week#", "Guide"];
    if lately {
        headings.push("Last 4 weeks#");
    }
    headings.push("Days a week#");
    let table = table("Hard sets per muscle and week", &headings, &rows);
    section(
        "muscles",
        "Hard sets per muscle and week",
        "A hard set counts 1 for the main muscles of an exercise and ½ for helpers. Guide: under 5 low, 5 to 10 building, 10 to 20 in range, above 20 high.",
        &format!("<div class=\"muscles\">\n{table}</div>\n"),
    )
}

/// Every exercise with what was done of it.
#[must_use]
pub fn exercises(view: &View) -> String {
    let report = view.report;
    let none = || "<span class=\"none\">–</span>".to_owned();
    let rows: Vec<Vec<String>> = report
        .exercises
        .iter()
        .map(|one| {
            let (metric, unit) = (one.metric, view.unit);
            let best = one
                .best()
                .map(|(day, value)| (day, drawn(metric, value, unit)));
            let first = one
                .first()
                .map(|(day, value)| (day, drawn(metric, value, unit)));
            let gain = match (first, best) {
                (Some((from, start)), Some((_, top))) if one.sessions.len() > 1 => {
                    let gain =
                        change(metric, top - start, unit).unwrap_or_else(|| "none".to_owned());
                    cell(&gain, &format!("since {}", date(view, from)))
                }
                _ => none(),
            };
            let trend = one.trend().map_or_else(none, |trend| {
                let part = trend
                    .percent_per_week()
                    .map_or_else(none, |part| percent(part, 1));
                cell(&part, trend.direction().word())
            });
            let kg = one.sums.volume.kg();
            vec![
                name(one.exercise()),
                grouped_len(one.sessions.len()),
                cell(
                    &grouped(f64::from(one.sums.working_sets)),
                    &amount(&one.sums),
                ),
                if kg > 0.0 { volume(view, kg) } else { none() },
                best.map_or_else(none, |(day, value)| {
                    let estimated = if metric == Metric::E1rm {
                        "1RM\u{a0}est., "
                    } else {
                        ""
                    };
                    cell(
                        &said(metric, value, unit),
                        &format!("{estimated}{}", date(view, day)),
                    )
                }),
                gain,
                trend,
            ]
        })
        .collect();
    let table = table(
        "Every exercise, those of the most days first",
        &[
            "Exercise",
            "Days#",
            "Sets#",
            "Volume#",
            "Best#",
            "First to best#",
            "Trend a week#",
        ],
        &rows,
    );
    section("exercises", "What was trained", "", &table)
}
