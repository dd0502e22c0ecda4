//! The muscles and the work they get, as bars and on a figure.

use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::stats::balance::{Balance, Share};
use crate::render::body::{self, Fill, beside};
use crate::render::totals::{self, gauge, label, muscle_name};
use crate::render::{Look, bold, dim, ends, left, number, right, wrap};

/// The columns of a line beside the figure, bars left out.
const WORDS: usize = 35;

/// The blanks between the lines and the figure, at least.
const GAP: usize = 2;

/// The screen of `fitlog balance`.
#[must_use]
pub fn screen(balance: &Balance, look: Look) -> String {
    if balance.first_day.is_none() {
        return totals::start(look);
    }
    let dot = look.dot();
    let weeks = match balance.weeks {
        1 => "1 week".to_owned(),
        weeks => format!("{weeks} weeks"),
    };
    let days = format!(
        "{} to {}",
        calendar::short(balance.to - chrono::Days::new(u64::from(balance.weeks) * 7 - 1)),
        calendar::short_with_year(balance.to)
    );
    let mut text = ends(
        &format!("{}  {dot}  {weeks}", bold("Balance")),
        &days,
        look.width - 1,
    );
    text += &look.rule();
    if balance.shares.iter().all(|share| share.sets == 0.0) {
        let last = balance.shares.iter().filter_map(|share| share.last).max();
        let last = last.map_or_else(String::new, |day| {
            format!(" Last: {}.", calendar::relative(day, balance.to))
        });
        text += &format!(" No hard sets in {weeks}.{last}\n");
        return text;
    }
    let has_figure = look.width >= 80;
    let room = look.width - 1 - WORDS - if has_figure { body::WIDTH + GAP } else { 0 };
    let columns = room.min(24);
    let mut table = format!(
        " {}{}  {}  {}  {}\n",
        " ".repeat(12),
        dim(&right("a week", 6)),
        " ".repeat(columns),
        " ".repeat(6),
        dim("last")
    );
    for share in &balance.shares {
        table += &line(share, balance, columns, look);
    }
    if has_figure {
        let fill = |muscle| {
            let share = balance.shares.iter().find(|share| share.muscle == muscle);
            share.map_or(Fill::Empty, fill)
        };
        let mut figures = vec![String::new()];
        figures.extend(body::figures(fill, look));
        figures.push(legend(look));
        // What room is left stands on both sides of the figure.
        let column = look.width - 1 - body::WIDTH - (room - columns) / 2;
        text += &beside(&table, column, &figures);
    } else {
        text += &table;
    }
    text += &left_out(balance, look);
    text += &look.rule();
    let guide = format!(
        "Hard sets: main 1, helper {}  {dot}  guide 10 to 20 a week",
        look.glyph("½", "1/2")
    );
    text += &ends(&guide, &dim("fitlog list --muscle NAME"), look.width - 1);
    text
}

fn line(share: &Share, balance: &Balance, columns: usize, look: Look) -> String {
    let days = share.last.map(|day| (balance.to - day).num_days());
    let last = match days {
        None => "never".to_owned(),
        Some(0) => "today".to_owned(),
        Some(days) => format!("{days} d"),
    };
    let word = if share.sets == 0.0 {
        ""
    } else {
        label(share.per_week)
    };
    let line = format!(
        " {} {}  {} {}{}",
        left(muscle_name(share.muscle), 12),
        right(&number(share.per_week, 1), 4),
        gauge(share.per_week, columns, look),
        left(&dim(word), 8),
        right(&last, 6),
    );
    format!("{}\n", line.trim_end())
}

/// How a muscle is drawn: empty, low, building, in range, high.
fn fill(share: &Share) -> Fill {
    match label(share.per_week) {
        _ if share.sets == 0.0 => Fill::Empty,
        "low" => Fill::Low,
        "building" => Fill::Some,
        "in range" => Fill::Enough,
        _ => Fill::Full,
    }
}

fn legend(look: Look) -> String {
    let parts = [
        (Fill::Low, "low"),
        (Fill::Some, "building"),
        (Fill::Enough, "in range"),
        (Fill::Full, "high"),
    ];
    let parts = parts.map(|(fill, word)| format!("{} {word}", fill.paint(fill.glyph(look))));
    parts.join(" ")
}

/// The muscles that get next to nothing.
fn left_out(balance: &Balance, look: Look) -> String {
    let names: Vec<&str> = balance
        .shares
        .iter()
        .filter(|share| share.is_left_out())
        .map(|share| muscle_name(share.muscle))
        .collect();
    let line = if names.is_empty() {
        "Nothing is left out: every muscle has a hard set a week or more.".to_owned()
    } else {
        format!("Under one hard set a week: {}.", names.join(", "))
    };
    let lines = wrap(&line, look.width - 2);
    lines
        .iter()
        .fold("\n".to_owned(), |text, line| text + &format!(" {line}\n"))
}

/// The balance as JSON.
#[must_use]
pub fn json(balance: &Balance) -> Value {
    let muscles: serde_json::Map<String, Value> = balance
        .shares
        .iter()
        .map(|share| {
            let value = json!({
                "sets": share.sets,
                "per_week": share.per_week,
                "label": if share.sets == 0.0 { "none" } else { label(share.per_week) },
                "last": share.last.map(|day| day.to_string()),
                "days_since": share.last.map(|day| (balance.to - day).num_days()),
                "left_out": share.is_left_out(),
            });
            (share.muscle.word().to_owned(), value)
        })
        .collect();
    json!({
        "schema": 1,
        "from": balance.from.to_string(),
        "to": balance.to.to_string(),
        "weeks": balance.weeks,
        "muscles": muscles,
    })
}
