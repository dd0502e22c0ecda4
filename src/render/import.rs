//! What an import read, and what became of it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::error::visible;
use crate::render::{
    Look, bold, cut, dim, ends, grouped, number, shown_width, with_way_back, wrap,
};

/// The most lines of a list that nobody asked for.
const SHORT: usize = 10;

/// What became of the entries of a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Entries that are new.
    pub new: u64,
    /// Entries that stand for an earlier version of themselves.
    pub replaced: u64,
    /// Entries, or lines of a log, that are here already.
    pub known: u64,
    /// Entries of which the log has more sets than the file.
    pub fewer: u64,
    /// Sets of the new and the replaced ones.
    pub sets: u64,
    /// Weights of the body that are new.
    pub weighed: u64,
    /// Lines of a log that are no entries: what was taken back, body weights.
    pub beside: u64,
}

/// An exercise of a file, and the one it is logged as.
#[derive(Debug)]
pub struct Matched<'a> {
    /// The app's name.
    pub name: &'a str,
    /// The id.
    pub id: &'a str,
    /// How it was found: `app`, `name`, `map` or `new`.
    pub how: &'static str,
    /// How many sets the file has of it.
    pub sets: u64,
}

/// A file, and what became of it.
#[derive(Debug)]
pub struct Report<'a> {
    /// Where the file is.
    pub path: String,
    /// Its name.
    pub file: String,
    /// The word for the app.
    pub app: &'static str,
    /// The app's name.
    pub title: &'static str,
    /// Rows under the header.
    pub rows: u64,
    /// Rows with sets.
    pub set_rows: u64,
    /// Sets.
    pub sets: u64,
    /// Rows with a weight of the body.
    pub weighed: u64,
    /// Rows without sets, and what they hold instead.
    pub beside: (u64, &'static str),
    /// Columns that are not read.
    pub unread: Vec<&'a str>,
    /// How many rows are refused, and the first of them with their lines and reasons.
    pub refused: (u64, &'a [(u64, String)]),
    /// Likewise what is odd and taken.
    pub odd: (u64, &'a [(u64, String)]),
    /// The first and the last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Workouts.
    pub workouts: u64,
    /// Sets with a weight in kilograms, and in pounds.
    pub units: (u64, u64),
    /// The kilograms are pounds: an example of both.
    pub pounds: Option<(f64, f64)>,
    /// The exercises, those with most sets first.
    pub exercises: Vec<Matched<'a>>,
    /// What became of the entries.
    pub counts: Counts,
}

impl Report<'_> {
    /// Whether it is a log, or all of one as JSON: lines as they stand, with no app behind them.
    fn is_own(&self) -> bool {
        matches!(self.app, "log" | "json")
    }
}

/// What the files of `fitlog import` hold, and what of it the log has.
#[must_use]
pub fn plan(reports: &[Report], all: bool, look: Look) -> String {
    reports.iter().map(|one| file(one, all, look)).collect()
}

/// What became of all files together.
#[must_use]
pub fn outcome(reports: &[Report], dry_run: bool, look: Look) -> String {
    let sum = |count: fn(&Counts) -> u64| reports.iter().map(|one| count(&one.counts)).sum::<u64>();
    let (new, replaced, known) = (sum(|c| c.new), sum(|c| c.replaced), sum(|c| c.known));
    let (sets, weighed, beside) = (sum(|c| c.sets), sum(|c| c.weighed), sum(|c| c.beside));
    let refused: u64 = reports.iter().map(|one| one.refused.0).sum();
    let mut parts = Vec::new();
    if new > 0 {
        parts.push(counted(new, "new entry", "new entries"));
    }
    if replaced > 0 {
        parts.push(format!("{} changed", grouped_count(replaced)));
    }
    if let Some(last) = parts.last_mut() {
        *last += &format!(" with {}", counted(sets, "set", "sets"));
    }
    if weighed > 0 {
        parts.push(counted(weighed, "body weight", "body weights"));
    }
    if beside > 0 {
        parts.push(counted(beside, "other line", "other lines"));
    }
    if known > 0 {
        parts.push(format!("{} already here", grouped_count(known)));
    }
    if refused > 0 {
        parts.push(format!("{} refused", counted(refused, "row", "rows")));
    }
    let parts = parts.join(", ");
    let written = new + replaced + weighed + beside > 0;
    let what = match (dry_run, written) {
        (true, _) => "nothing was written; it would be",
        (false, true) => "imported",
        (false, false) => "nothing to import",
    };
    let outcome = format!("{what}: {parts}");
    let is_one_change = reports.iter().all(|one| one.app != "log");
    if !dry_run && written && is_one_change {
        with_way_back("", &outcome, "fitlog undo takes it back", look)
    } else {
        wrap(&outcome, look.width).join("\n") + "\n"
    }
}

fn file(one: &Report, all: bool, look: Look) -> String {
    let days = one.days.map_or_else(String::new, |(first, last)| {
        let day = |day: NaiveDate| day.format("%-d %b %Y").to_string();
        if first == last {
            day(first)
        } else {
            format!("{} to {}", day(first), day(last))
        }
    });
    let room = look
        .width
        .saturating_sub(shown_width(&days) + shown_width(one.title) + 8);
    let name = cut(&visible(&one.file), room.max(12), look);
    let title = format!("{} {} {}", bold(&name), look.dot(), one.title);
    let mut text = ends(&title, &dim(&days), look.width) + &look.rule();
    let mut rows = vec![rows(one)];
    if one.set_rows > 0 && !one.is_own() {
        rows.push((
            "workouts",
            grouped_count(one.workouts),
            format!("with {}", counted(one.sets, "set", "sets")),
        ));
        rows.extend(weights(one));
        rows.push(exercises(one));
    }
    if !one.unread.is_empty() {
        let names: Vec<String> = one.unread.iter().map(|name| visible(name)).collect();
        let what = format!("not read: {}", names.join(", "));
        rows.push(("columns", grouped_count(one.unread.len() as u64), what));
    }
    let counts = one.counts;
    if counts.replaced > 0 {
        let what =
            "since the last import, in the app or by --map: the new version counts".to_owned();
        rows.push(("changed", grouped_count(counts.replaced), what));
    }
    if counts.known > 0 {
        let what = match () {
            () if one.is_own() => "lines",
            () if one.set_rows == 0 => "body weights",
            () if one.weighed > 0 => "entries and body weights",
            () => "entries",
        };
        rows.push((
            "here",
            grouped_count(counts.known),
            format!("{what} that are in the log already"),
        ));
    }
    if counts.fewer > 0 {
        let what = "of which the log has more sets: left as they are".to_owned();
        rows.push(("fewer", grouped_count(counts.fewer), what));
    }
    for (what, count, words) in rows {
        let mut words = wrap(&words, look.width - 20).into_iter();
        let first = words.next().unwrap_or_default();
        text += &format!(" {what:9} {count:>7}  {first}\n");
        for more in words {
            text += &format!("{:20}{more}\n", "");
        }
    }
    text += &new_exercises(one, all, look);
    text += &lines("refused", one.refused, all, look);
    if one.refused.0 > 0 && !one.is_own() {
        let what = "once they are mended, import the file again: it adds them, and nothing twice";
        for line in wrap(what, look.width - 4) {
            text += &dim(&format!("   {line}\n"));
        }
    }
    text += &lines("odd, and taken", one.odd, all, look);
    text + "\n"
}

fn rows(one: &Report) -> (&'static str, String, String) {
    let mut parts = Vec::new();
    let (beside, words) = one.beside;
    if one.is_own() {
        parts.push(counted(one.set_rows, "entry", "entries"));
        if beside > 0 {
            parts.push(counted(beside, "other line", "other lines"));
        }
    } else {
        if one.set_rows > 0 || one.weighed == 0 {
            parts.push(format!("{} with sets", grouped_count(one.set_rows)));
        }
        if one.weighed > 0 {
            parts.push(counted(one.weighed, "body weight", "body weights"));
        }
        if beside > 0 {
            parts.push(format!("{} {words}", grouped_count(beside)));
        }
    }
    if one.refused.0 > 0 {
        parts.push(format!("{} refused", grouped_count(one.refused.0)));
    }
    let what = if one.is_own() { "lines" } else { "rows" };
    (what, grouped_count(one.rows), parts.join(", "))
}

fn weights(one: &Report) -> Option<(&'static str, String, String)> {
    let (kg, lb) = one.units;
    let words = match (kg, lb, one.pounds) {
        (_, _, Some((kg, lb))) => format!(
            "in pounds, which the app wrote as kilograms: {} kg is {} lb; --unit kg takes them as kilograms",
            kg,
            number(lb, 2)
        ),
        (0, 0, None) => return None,
        (_, 0, None) => "in kg".to_owned(),
        (0, _, None) => "in lb".to_owned(),
        (kg, lb, None) => format!("{} in kg, {} in lb", grouped_count(kg), grouped_count(lb)),
    };
    Some(("weights", grouped_count(kg + lb), words))
}

fn exercises(one: &Report) -> (&'static str, String, String) {
    let count = |how: &str| one.exercises.iter().filter(|each| each.how == how).count();
    let parts: Vec<String> = [
        ("app", format!("by {}'s own names", one.title)),
        ("name", "by name".to_owned()),
        ("map", "by --map".to_owned()),
        ("new", "new".to_owned()),
    ]
    .into_iter()
    .filter(|(how, _)| count(how) > 0)
    .map(|(how, words)| format!("{} {words}", count(how)))
    .collect();
    (
        "exercises",
        grouped_count(one.exercises.len() as u64),
        parts.join(", "),
    )
}

/// The new exercises, and how to log one as another.
fn new_exercises(one: &Report, all: bool, look: Look) -> String {
    let new: Vec<&Matched> = one
        .exercises
        .iter()
        .filter(|each| each.how == "new")
        .collect();
    let Some(first) = new.first() else {
        return String::new();
    };
    let shown = if all { new.len() } else { new.len().min(SHORT) };
    let mut names = new[..shown]
        .iter()
        .map(|each| visible(each.name))
        .collect::<Vec<_>>()
        .join(", ");
    if shown < new.len() {
        names += &format!(", and {} more: --all", new.len() - shown);
    }
    let mut text = format!("\n {}\n", bold("new exercises"));
    for line in wrap(&names, look.width - 4) {
        text += &format!("   {line}\n");
    }
    if one.is_own() {
        return text;
    }
    let name = visible(first.name);
    let pair = if name.contains('"') {
        format!("'{name}=ID'")
    } else {
        format!("\"{name}=ID\"")
    };
    text + &dim(&format!("   to log one as another: --map {pair}\n"))
}

fn lines(what: &str, (count, named): (u64, &[(u64, String)]), all: bool, look: Look) -> String {
    if count == 0 {
        return String::new();
    }
    let shown = if all {
        named.len()
    } else {
        named.len().min(SHORT)
    };
    let mut text = format!("\n {}\n", bold(what));
    let widest = named[..shown]
        .iter()
        .map(|(line, _)| line.to_string().len())
        .max()
        .unwrap_or(0);
    for (line, reason) in &named[..shown] {
        let reason = cut(reason, look.width - 12 - widest, look);
        text += &format!("   line {line:widest$}  {reason}\n");
    }
    let rest = count - shown as u64;
    if rest > 0 {
        let how = if all { "" } else { ": --all" };
        text += &dim(&format!("   and {} more{how}\n", grouped_count(rest)));
    }
    text
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!(
        "{} {}",
        grouped_count(count),
        if count == 1 { one } else { many }
    )
}

fn grouped_count(count: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    let count = count as f64;
    grouped(count)
}

/// A file, for programs.
#[must_use]
pub fn json(one: &Report) -> Value {
    let lines = |named: &[(u64, String)]| -> Vec<Value> {
        named
            .iter()
            .map(|(line, what)| json!({ "line": line, "what": what }))
            .collect()
    };
    let exercises: Vec<Value> = one
        .exercises
        .iter()
        .map(|each| json!({ "name": each.name, "exercise": each.id, "by": each.how, "sets": each.sets }))
        .collect();
    let counts = one.counts;
    json!({
        "file": one.path,
        "app": one.app,
        "rows": one.rows,
        "set_rows": one.set_rows,
        "body_weight_rows": one.weighed,
        "other_rows": one.beside.0,
        "refused_rows": one.refused.0,
        "unread_columns": one.unread,
        "sets": one.sets,
        "workouts": one.workouts,
        "first": one.days.map(|(first, _)| first.to_string()),
        "last": one.days.map(|(_, last)| last.to_string()),
        "weights": { "kg": one.units.0, "lb": one.units.1, "kg_are_pounds": one.pounds.is_some() },
        "exercises": exercises,
        "entries": {
            "new": counts.new,
            "changed": counts.replaced,
            "already_here": counts.known,
            "fewer_sets": counts.fewer,
            "body_weights": counts.weighed,
            "other_lines": counts.beside,
            "sets": counts.sets,
        },
        "refused": lines(one.refused.1),
        "odd": lines(one.odd.1),
    })
}
