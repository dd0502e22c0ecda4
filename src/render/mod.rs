//! Text for people and for programs: data in, `String` out. Nothing here decides, sorts or computes.

pub mod balance;
pub mod body;
pub mod calc;
pub mod chart;
pub mod comparison;
pub mod config;
pub mod exercise;
pub mod heatmap;
pub mod import;
pub mod list;
pub mod log;
pub mod numbers;
pub mod own;
pub mod progress;
pub mod records;
pub mod report;
pub mod review;
pub mod score;
pub mod sparkline;
pub mod table;
pub mod totals;
pub mod week;
pub mod weigh;
pub mod workout;

use anstyle::{AnsiColor, Style};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr as _;

use crate::domain::digits::push_number;
use crate::domain::entry::{Entry, Rename, Weighing};
use crate::domain::sets::{Amount, Loading, Set, SetKind, Weight};
use crate::domain::stats::trend::Trend;
use crate::error::{Failure, visible};

/// How the output may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// The columns to write in.
    pub width: usize,
    /// Plain characters only.
    pub ascii: bool,
}

impl Look {
    /// One of two glyphs.
    #[must_use]
    pub fn glyph(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }

    /// What stands between two facts of a line.
    #[must_use]
    pub fn dot(self) -> &'static str {
        self.glyph("·", "|")
    }

    /// The mark of a record.
    #[must_use]
    pub fn star(self) -> &'static str {
        self.glyph("★", "*")
    }

    /// A rule as wide as the output, one blank in.
    #[must_use]
    pub fn rule(self) -> String {
        format!(" {}\n", dim(&self.glyph("─", "-").repeat(self.width - 2)))
    }

    /// Text without characters beyond ASCII, where none may be printed: names and notes keep theirs.
    #[must_use]
    pub fn minus(self) -> &'static str {
        self.glyph("−", "-")
    }
}

/// A style around a text.
#[must_use]
pub fn styled(text: &str, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

/// What names a thing.
#[must_use]
pub fn bold(text: &str) -> String {
    styled(text, Style::new().bold())
}

/// What matters less.
#[must_use]
pub fn dim(text: &str) -> String {
    styled(text, Style::new().dimmed())
}

/// A record, or a way up.
#[must_use]
pub fn good(text: &str) -> String {
    styled(text, Style::new().fg_color(Some(AnsiColor::Green.into())))
}

/// A way down.
#[must_use]
pub fn bad(text: &str) -> String {
    styled(text, Style::new().fg_color(Some(AnsiColor::Yellow.into())))
}

/// JSON, as every command prints it.
#[must_use]
pub fn json(value: &Value) -> String {
    // Names and notes may hold what drives a terminal: JSON has its own escapes for control characters, and these.
    let text = serde_json::to_string_pretty(value).expect("a value is always JSON");
    escape_json(&text) + "\n"
}

/// Replaces characters that drive or reorder a terminal by their JSON escapes.
#[must_use]
pub fn escape_json(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != '\n' && crate::error::is_unsafe(letter) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

/// A failure as a person reads it.
#[must_use]
pub fn failure(failure: &Failure) -> String {
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let mut text = format!("{} {}\n", styled("error:", red), failure.message);
    text += &ways_out(failure);
    for (line, part) in &failure.parts {
        text += &format!("\nline {line}: {}\n{}", part.message, ways_out(part));
    }
    text
}

/// The input with its caret, what to type instead, and hints.
fn ways_out(failure: &Failure) -> String {
    let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    let cyan = Style::new().fg_color(Some(AnsiColor::Cyan.into()));
    let mut text = String::new();
    if let Some(input) = &failure.input {
        let carets = "^".repeat(input.len.max(1));
        let before: String = input.text.chars().take(input.at).collect();
        text += &format!(
            "\n  {}\n  {}{}\n",
            input.text,
            " ".repeat(before.width()),
            styled(&carets, red)
        );
        if !failure.tries.is_empty() {
            text.push('\n');
        }
    }
    for (i, one) in failure.tries.iter().enumerate() {
        let lead = if i == 0 { "  try:" } else { "   or:" };
        let meaning = one.meaning.as_ref().map_or_else(String::new, |meaning| {
            format!("   {}", dim(&format!("({meaning})")))
        });
        text += &format!("{lead} {}{meaning}\n", styled(&one.text, cyan));
    }
    for (i, hint) in failure.hints.iter().enumerate() {
        let lead = if i == 0 { "hint:" } else { "     " };
        text += &format!("{lead} {hint}\n");
    }
    text
}

/// A failure as a program reads it.
#[must_use]
pub fn failure_json(failure: &Failure) -> String {
    json(&json!({ "schema": 1, "error": failure_value(failure) }))
}

fn failure_value(failure: &Failure) -> Value {
    let tries: Vec<&str> = failure.tries.iter().map(|one| one.text.as_str()).collect();
    let mut value =
        json!({ "kind": failure.kind, "exit": failure.exit, "message": failure.message });
    if let Some(input) = &failure.input {
        value["input"] = json!(input.text);
        value["at"] = json!(input.at);
        value["len"] = json!(input.len);
    }
    if !tries.is_empty() {
        value["try"] = json!(tries);
    }
    if !failure.hints.is_empty() {
        value["hints"] = json!(failure.hints);
    }
    if !failure.parts.is_empty() {
        let lines = failure.parts.iter().map(|(line, part)| {
            let mut value = failure_value(part);
            value["line"] = json!(line);
            value
        });
        value["lines"] = lines.collect();
    }
    value
}

/// A set as JSON: as the log holds it, and its weight in kilograms.
#[must_use]
pub fn set_json(set: &Set) -> Value {
    let mut value = json!({});
    match set.amount {
        Amount::Reps(reps) => value["reps"] = json!(reps),
        Amount::Time(seconds) => value["seconds"] = json!(seconds),
        Amount::Distance {
            value: distance,
            unit,
            seconds,
        } => {
            value["distance"] = json!(distance);
            value["distance_unit"] = json!(unit.word());
            if let Some(seconds) = seconds {
                value["seconds"] = json!(seconds);
            }
        }
    }
    if let Some(weight) = set.weight {
        value["weight"] = json!(weight.value);
        value["unit"] = json!(weight.unit.word());
        value["kg"] = json!(weight.kg());
    }
    if let Some(kind) = set.kind.word() {
        value["kind"] = json!(kind);
    }
    if let Some(rpe) = set.rpe {
        value["rpe"] = json!(rpe);
    }
    if let Some(rest) = set.rest {
        value["rest"] = json!(rest);
    }
    value
}

/// An entry as JSON.
#[must_use]
pub fn entry_json(entry: &Entry) -> Value {
    let mut value = json!({ "id": entry.id.as_str(), "date": entry.date.to_string() });
    if let Some(time) = entry.time {
        value["time"] = json!(time.format("%H:%M:%S").to_string());
    }
    value["exercise"] = json!(entry.exercise);
    value["sets"] = entry.sets.iter().map(set_json).collect();
    if let Some(note) = &entry.note {
        value["note"] = json!(note);
    }
    if let Some(workout) = &entry.workout {
        value["workout"] = json!(workout);
    }
    if let Some(batch) = entry.batch {
        value["batch"] = json!(batch.as_str());
    }
    if let Some(source) = &entry.source {
        value["source"] = serde_json::from_str(source).unwrap_or(Value::Null);
    }
    value
}

/// A body weight as JSON.
#[must_use]
pub fn weighing_json(weighing: &Weighing) -> Value {
    let mut value = json!({ "id": weighing.id.as_str(), "date": weighing.date.to_string() });
    if let Some(time) = weighing.time {
        value["time"] = json!(time.format("%H:%M:%S").to_string());
    }
    value["weight"] = json!(weighing.weight.value);
    value["unit"] = json!(weighing.weight.unit.word());
    value["kg"] = json!(weighing.weight.kg());
    value
}

/// A rename as JSON.
#[must_use]
pub fn rename_json(rename: &Rename) -> Value {
    json!({ "id": rename.id.as_str(), "renames": rename.from, "to": rename.to })
}

/// A trend as JSON, in the unit of its values.
#[must_use]
pub fn trend_json(trend: &Trend) -> Value {
    json!({
        "slope_per_week": trend.slope_per_week,
        "percent_per_week": trend.percent_per_week(),
        "direction": trend.direction().word(),
        "at_first": trend.at_first,
        "mean": trend.mean,
    })
}

/// A number with at most so many decimals, rounded half away from zero, without trailing zeros.
#[must_use]
pub fn number(value: f64, decimals: u32) -> String {
    let text = fixed(value, decimals);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

/// A number with so many decimals, rounded half away from zero.
#[must_use]
pub fn fixed(value: f64, decimals: u32) -> String {
    let rounded = crate::domain::stats::strength::rounded(value, decimals);
    // No minus in front of a zero.
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    if decimals == 0 {
        // The shortest text of a whole number is all of it, and found many times faster.
        let mut text = String::new();
        push_number(&mut text, rounded);
        return text;
    }
    format!("{rounded:.*}", decimals as usize)
}

/// A whole number with a comma at the thousands.
#[must_use]
pub fn grouped(value: f64) -> String {
    let digits = fixed(value.abs(), 0);
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if value < 0.0 && digits != "0" {
        format!("-{text}")
    } else {
        text
    }
}

/// The text of a change's size with its sign in front; `=` for none.
#[must_use]
pub fn signed(size: &str, change: f64, look: Look) -> String {
    // What rounds to nothing is nothing.
    let is_nothing = !size.contains(|digit: char| ('1'..='9').contains(&digit));
    if is_nothing {
        "=".to_owned()
    } else if change > 0.0 {
        format!("+{size}")
    } else {
        format!("{}{size}", look.minus())
    }
}

/// A weight as typed: `47.5 kg`.
#[must_use]
pub fn weight(weight: Weight) -> String {
    format!("{} {}", number(weight.value, 3), weight.unit.word())
}

/// The load of a set as it stands behind `@`: `40 kg`, `bw`, `bw +10 kg`.
#[must_use]
pub fn set_load(set: &Set, loading: Loading, look: Look) -> Option<String> {
    match (set.weight, loading) {
        (None, Loading::Loaded | Loading::Optional) => None,
        (one, _) => Some(load(one, loading, look)),
    }
}

/// A load: `40 kg`, of bodyweight work `bw`, `bw +10 kg` or `bw −10 kg`.
#[must_use]
pub fn load(one: Option<Weight>, loading: Loading, look: Look) -> String {
    match (one, loading) {
        (Some(one), Loading::Bodyweight) if one.value != 0.0 => {
            let sign = if one.value < 0.0 { look.minus() } else { "+" };
            let size = Weight {
                value: one.value.abs(),
                unit: one.unit,
            };
            format!("bw {sign}{}", weight(size))
        }
        (Some(one), Loading::Loaded | Loading::Optional) => weight(one),
        (_, Loading::Bodyweight) | (None, _) => "bw".to_owned(),
    }
}

/// What a set counts: `12`, `60 s`, `5 km in 24:30`.
#[must_use]
pub fn amount(set: &Set) -> String {
    match set.amount {
        Amount::Reps(reps) => reps.to_string(),
        Amount::Time(seconds) => time(seconds),
        Amount::Distance {
            value,
            unit,
            seconds,
        } => {
            let distance = format!("{} {}", number(value, 3), unit.word());
            seconds.map_or_else(
                || distance.clone(),
                |seconds| format!("{distance} in {}", clock(seconds)),
            )
        }
    }
}

/// A hold: `45 s` up to two minutes, `2:30` from there.
#[must_use]
pub fn time(seconds: f64) -> String {
    if seconds < 120.0 {
        format!("{} s", number(seconds, 2))
    } else {
        clock(seconds)
    }
}

/// `24:30`, `1:04:30`.
#[must_use]
pub fn clock(seconds: f64) -> String {
    let whole = seconds.floor();
    let part = number(seconds - whole, 2);
    let part = part.trim_start_matches('0');
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded and above zero"
    )]
    let whole = whole as u64;
    let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}{part}")
    } else {
        format!("{minutes}:{rest:02}{part}")
    }
}

/// Sets as a person writes them: `3 × 12 @ 40 kg`, `12, 12, 10 @ 40 kg`, `8 @ 20 kg warm-up; 5 @ 60 kg`.
#[must_use]
pub fn sets(sets: &[Set], loading: Loading, look: Look) -> String {
    let alike = |a: &Set, b: &Set| a.weight == b.weight && a.kind == b.kind && a.rpe == b.rpe;
    let runs: Vec<String> = sets
        .chunk_by(alike)
        .map(|run| {
            let amounts: Vec<String> = run.iter().map(amount).collect();
            let mut text = match amounts.as_slice() {
                [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|one| one == first) => {
                    format!("{} {} {first}", run.len(), look.glyph("×", "x"))
                }
                all => all.join(", "),
            };
            if let Some(load) = set_load(&run[0], loading, look) {
                text += &format!(" @ {load}");
            }
            text += match run[0].kind {
                SetKind::Working => "",
                SetKind::Warmup => " warm-up",
                SetKind::Drop => " drop",
                SetKind::Failure if run.iter().all(|set| set.reps() == Some(0)) => " failed",
                SetKind::Failure => " to failure",
            };
            if let Some(rpe) = run[0].rpe {
                text += &format!(" rpe {}", number(rpe, 1));
            }
            text
        })
        .collect();
    runs.join("; ")
}

/// One set as a record names it: `47.5 kg × 10`, `12 reps`, `70 s`.
#[must_use]
pub fn one_set(set: &Set, loading: Loading, look: Look) -> String {
    let load = set_load(set, loading, look);
    match (set.amount, load) {
        (Amount::Reps(reps), Some(load)) => format!("{load} {} {reps}", look.glyph("×", "x")),
        (Amount::Reps(reps), None) => format!("{reps} reps"),
        (_, Some(load)) if loading != Loading::Bodyweight => format!("{} @ {load}", amount(set)),
        _ => amount(set),
    }
}

/// How text looks that is not made for one terminal.
pub const ANY: Look = Look {
    width: 80,
    ascii: false,
};

/// The words of a text on lines no wider than `width`; a word wider than that stands alone and is cut.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut taken = 0;
    for word in visible(text).split_whitespace() {
        let wide = self::width(word);
        if !line.is_empty() && taken + 1 + wide.min(width) > width {
            lines.push(std::mem::take(&mut line));
            taken = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            taken += 1;
        }
        if wide > width {
            line.push_str(&cut(word, width, ANY));
        } else {
            line.push_str(word);
        }
        taken += wide.min(width);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrap`], but what is done with one load stays together where it can: see [`sets`].
#[must_use]
pub fn wrap_sets(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for run in text.split_inclusive("; ").map(str::trim_end) {
        match lines.last_mut() {
            Some(line) if shown_width(line) + 1 + shown_width(run) <= width => {
                *line += &format!(" {run}");
            }
            _ => lines.extend(wrap(run, width)),
        }
    }
    lines
}

/// Items with dots between them on lines no wider than `width`; none is broken.
#[must_use]
pub fn wrap_items(items: &[String], width: usize, look: Look) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        let item = cut(item, width, look);
        match lines.last_mut() {
            Some(line) if shown_width(line) + 5 + shown_width(&item) <= width => {
                *line += &format!("  {}  {item}", look.dot());
            }
            _ => lines.push(item),
        }
    }
    lines
}

/// A title with items behind it, on as many lines as they need.
#[must_use]
pub fn titled(title: &str, items: &[String], look: Look) -> String {
    let indent = title.width() + 3;
    let lines = wrap_items(items, look.width.saturating_sub(indent + 1), look);
    let mut text = String::new();
    for (i, line) in lines.iter().enumerate() {
        let lead = if i == 0 { bold(title) } else { String::new() };
        text += &format!(" {}{line}\n", left(&lead, indent - 1));
    }
    text
}

/// A text no wider than `width`, with a mark where it was cut. Styles count for nothing and are kept.
#[must_use]
pub fn cut(text: &str, width: usize, look: Look) -> String {
    if shown_width(text) <= width {
        return text.to_owned();
    }
    let mark = look.glyph("…", "...");
    let room = width.saturating_sub(mark.width());
    let mut kept = String::new();
    let (mut taken, mut full) = (0, false);
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            kept.push(letter);
            kept.extend(letters.by_ref().take_while(|letter| *letter != 'm'));
            kept.push('m');
            continue;
        }
        let wide = unicode_width::UnicodeWidthChar::width(letter).unwrap_or(0);
        if !full && taken + wide > room {
            full = true;
            kept += mark;
        }
        if !full {
            taken += wide;
            kept.push(letter);
        }
    }
    kept
}

/// A text with blanks behind it up to `width` columns.
#[must_use]
pub fn left(text: &str, width: usize) -> String {
    format!(
        "{text}{}",
        " ".repeat(width.saturating_sub(shown_width(text)))
    )
}

/// A text with blanks before it up to `width` columns.
#[must_use]
pub fn right(text: &str, width: usize) -> String {
    format!(
        "{}{text}",
        " ".repeat(width.saturating_sub(shown_width(text)))
    )
}

/// The columns that a text takes, styles left out.
#[must_use]
pub fn shown_width(text: &str) -> usize {
    if text.contains('\u{1b}') {
        width(&anstream::adapter::strip_str(text).to_string())
    } else {
        width(text)
    }
}

/// The columns of a text without styles: of most texts their bytes.
fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        text.len()
    } else {
        text.width()
    }
}

/// Lines behind a lead, the later ones below the first.
#[must_use]
pub fn behind(lead: &str, lines: &[String]) -> String {
    let indent = " ".repeat(shown_width(lead));
    let leads = std::iter::once(lead).chain(std::iter::repeat(indent.as_str()));
    let lines = leads.zip(lines);
    lines
        .map(|(lead, line)| format!("{lead}{line}\n"))
        .collect()
}

/// Sets behind a lead, or an answer with sets in it.
#[must_use]
pub fn sets_behind(lead: &str, done: &str, look: Look) -> String {
    let room = look.width.saturating_sub(shown_width(lead));
    behind(lead, &wrap_sets(done, room))
}

/// An answer with the way back at its end, or below where there is no room.
#[must_use]
pub fn with_way_back(lead: &str, answer: &str, way: &str, look: Look) -> String {
    let answer = sets_behind(lead, answer, look);
    let way = dim(&format!("({way})"));
    let last = answer.lines().last().unwrap_or_default();
    if shown_width(last) + 3 + shown_width(&way) <= look.width {
        format!("{}   {way}\n", answer.trim_end())
    } else {
        format!("{answer}{way}\n")
    }
}

/// A line with one text at its left end and one at its right, which is left out where there is no room for both.
#[must_use]
pub fn ends(left: &str, right: &str, width: usize) -> String {
    let taken = 1 + shown_width(left) + shown_width(right);
    if shown_width(right) == 0 || taken + 2 > width {
        return format!(" {left}\n");
    }
    format!(" {left}{}{right}\n", " ".repeat(width - taken))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_texts_keep_their_width_and_their_style() {
        let look = |ascii| Look { width: 80, ascii };
        for (text, width, unicode, ascii) in [
            ("Lever", 5, "Lever", "Lever"),
            ("Lever back", 6, "Lever…", "Lev..."),
            (
                "\u{1b}[2m12,874 kg\u{1b}[0m",
                9,
                "\u{1b}[2m12,874 kg\u{1b}[0m",
                "\u{1b}[2m12,874 kg\u{1b}[0m",
            ),
            (
                "\u{1b}[32m★\u{1b}[0m Lever back",
                6,
                "\u{1b}[32m★\u{1b}[0m Lev…",
                "\u{1b}[32m★\u{1b}[0m L...",
            ),
            (
                "\u{1b}[2mLever back\u{1b}[0m",
                6,
                "\u{1b}[2mLever…\u{1b}[0m",
                "\u{1b}[2mLev...\u{1b}[0m",
            ),
        ] {
            assert_eq!(cut(text, width, look(false)), unicode);
            assert_eq!(cut(text, width, look(true)), ascii);
        }
    }
}
