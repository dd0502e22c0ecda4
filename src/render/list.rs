//! The list that finds an exercise, and the overview of all there are.

use serde_json::{Value, json};

use crate::domain::exercise::{Category, Equipment, Exercise, Level, Muscle, Origin};
use crate::domain::words;
use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, ends, grouped, left, wrap_items};

/// The most lines that a list has unless all are asked for: what a screen holds.
const LINES: usize = 40;
/// How many pieces of equipment it shows.
const GEAR: usize = 12;
/// Where the words of the overview begin.
const INDENT: usize = 12;
/// How many of the exercises that were logged the overview shows.
const MINE: usize = 8;

/// An exercise of the list as JSON.
#[must_use]
pub fn row_json(one: &Exercise, sessions: u32) -> Value {
    let words = |muscles: &[Muscle]| {
        muscles
            .iter()
            .map(|muscle| muscle.word())
            .collect::<Vec<_>>()
    };
    json!({
        "id": one.id,
        "name": one.name,
        "primary_muscles": words(&one.primary),
        "secondary_muscles": words(&one.secondary),
        "equipment": one.equipment.iter().map(|item| item.word()).collect::<Vec<_>>(),
        "tracking": one.tracking.word(),
        "category": one.category.word(),
        "level": one.level.word(),
        "origin": match one.origin { Origin::Bundled => "bundled", Origin::Custom => "custom", Origin::Unknown => "log" },
        "sessions": sessions,
    })
}

/// The list, a group of rows for each leading muscle; no more than a screen of it unless `all`.
#[must_use]
pub fn rows(rows: &[(Exercise, u32)], all: bool, look: Look) -> String {
    let shown = if all { rows.len() } else { fitting(rows) };
    let mut text = String::new();
    for group in groups(&rows[..shown]) {
        if !text.is_empty() {
            text.push('\n');
        }
        text += &format!(" {}\n", bold(&lead(&group[0].0)));
        text += &table(group, &rows[..shown], look);
    }
    if shown < rows.len() {
        let line = format!("{} of {} exercises", whole(shown), whole(rows.len()));
        text += &format!(
            "\n{}",
            ends(&line, &dim("every row: --all"), look.width - 1)
        );
    } else if rows.len() > 1 {
        text += &format!("\n {}\n", dim(&format!("{} exercises", whole(rows.len()))));
    }
    text
}

/// The muscle that leads, which is what a group has in common.
fn lead(one: &Exercise) -> String {
    one.primary.first().map_or_else(
        || "no muscle known".to_owned(),
        |muscle| muscle.word().replace('-', " "),
    )
}

fn groups(rows: &[(Exercise, u32)]) -> impl Iterator<Item = &[(Exercise, u32)]> {
    rows.chunk_by(|(a, _), (b, _)| a.primary.first() == b.primary.first())
}

/// How many rows fit on a screen with the titles of their groups and the line about the rest.
fn fitting(rows: &[(Exercise, u32)]) -> usize {
    let mut lines = 2;
    let mut shown = 0;
    for group in groups(rows) {
        let title = 1 + usize::from(shown > 0);
        let room = LINES.saturating_sub(lines + title);
        shown += group.len().min(room);
        lines += title + group.len();
        if lines >= LINES {
            break;
        }
    }
    shown
}

/// The rows of a group, in columns as wide as those of all groups.
fn table(group: &[(Exercise, u32)], all: &[(Exercise, u32)], look: Look) -> String {
    let widest =
        |of: &dyn Fn(&Exercise) -> usize| all.iter().map(|(one, _)| of(one)).max().unwrap_or(0);
    let id = widest(&|one| visible(&one.id).chars().count());
    let gear = widest(&|one| equipment(one).len());
    let level = widest(&|one| one.level.word().len());
    let columns = [
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Left),
        ("", Side::Right),
    ];
    let mut table = Table::new(look, &columns).dispensable(&[2, 1]).elastic(0);
    for (one, sessions) in group {
        table.row(vec![
            left(&visible(&one.id), id),
            left(&equipment(one), gear),
            left(&dim(one.level.word()), level),
            times(*sessions, look),
        ]);
    }
    table.print()
}

fn equipment(one: &Exercise) -> String {
    let gear = one.equipment.iter().take(2);
    let gear: Vec<String> = gear.map(|item| item.word().replace('-', " ")).collect();
    gear.join(", ")
}

fn times(sessions: u32, look: Look) -> String {
    match sessions {
        0 => String::new(),
        _ => format!("{sessions} {}", look.glyph("×", "x")),
    }
}

/// What there is: the exercises that were logged, then how many for each word that narrows the list.
#[must_use]
pub fn overview(rows: &[(Exercise, u32)], look: Look) -> String {
    let own = rows
        .iter()
        .filter(|(one, _)| one.origin == Origin::Custom)
        .count();
    let dot = look.dot();
    let mut title = format!("{} exercises", whole(rows.len()));
    if own > 0 {
        title += &format!(" {dot} {} of your own: --own", whole(own));
    }
    let mut text = ends(&bold(&title), &dim("every row: --all"), look.width - 1);
    text += &look.rule();
    text += &mine(rows, look);
    text += &format!(
        " {}{}\n",
        left(&bold("Muscles"), INDENT),
        dim("how many each leads in")
    );
    for (name, muscles) in words::REGIONS {
        let counts = counted(
            rows,
            muscles,
            |muscle| muscle.word(),
            |one, muscle| one.primary.contains(muscle),
        );
        text += &line(&dim(name), &counts, look);
    }
    let unknown = rows
        .iter()
        .filter(|(one, _)| one.primary.is_empty())
        .count();
    if unknown > 0 {
        text += &line(&dim("unknown"), &[whole(unknown)], look);
    }
    let mut gear = Equipment::ALL.to_vec();
    let needs = |one: &Exercise, item: &Equipment| one.equipment.contains(item);
    gear.sort_by_cached_key(|item| {
        std::cmp::Reverse(rows.iter().filter(|(one, _)| needs(one, item)).count())
    });
    let gear = counted(rows, &gear, |item| item.word(), needs);
    let mut common = gear[..gear.len().min(GEAR)].to_vec();
    if common.len() < gear.len() {
        common.push(dim(&format!(
            "{} more: --equipment",
            gear.len() - common.len()
        )));
    }
    text += &format!("\n{}", line(&bold("Equipment"), &common, look));
    let levels = counted(
        rows,
        Level::ALL,
        |one| one.word(),
        |one, level| one.level == *level,
    );
    text += &format!("\n{}", line(&bold("Level"), &levels, look));
    let categories = counted(
        rows,
        Category::ALL,
        |one| one.word(),
        |one, category| one.category == *category,
    );
    text += &line(&bold("Category"), &categories, look);
    text += &look.rule();
    text += &ends(
        "fitlog list row --equipment dumbbell --level beginner",
        &dim("how to: fitlog show ID"),
        look.width - 1,
    );
    text
}

/// The exercises that were logged, the most frequent first.
fn mine(rows: &[(Exercise, u32)], look: Look) -> String {
    let mut mine: Vec<(Exercise, u32)> = rows
        .iter()
        .filter(|(_, sessions)| *sessions > 0)
        .cloned()
        .collect();
    if mine.is_empty() {
        return String::new();
    }
    mine.sort_by_key(|(_, sessions)| std::cmp::Reverse(*sessions));
    let shown = &mine[..mine.len().min(MINE)];
    let mut text = format!(" {}\n", bold("Yours"));
    text += &table(shown, shown, look);
    let rest = mine.len() - shown.len();
    if rest > 0 {
        text += &format!(" {}\n", dim(&format!("and {rest} more: --mine")));
    }
    text + "\n"
}

/// `chest 31`: how many fit each word; none is left out that has one.
fn counted<T>(
    rows: &[(Exercise, u32)],
    all: &[T],
    word: impl Fn(&T) -> &'static str,
    fits: impl Fn(&Exercise, &T) -> bool,
) -> Vec<String> {
    let count = |item: &T| rows.iter().filter(|(one, _)| fits(one, item)).count();
    all.iter()
        .map(|item| (word(item), count(item)))
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {}", whole(count)))
        .collect()
}

/// A word with items behind it, on as many lines as they need.
fn line(word: &str, items: &[String], look: Look) -> String {
    let lines = wrap_items(items, look.width.saturating_sub(INDENT + 2), look);
    let mut text = String::new();
    for (place, items) in lines.iter().enumerate() {
        let word = if place == 0 { word } else { "" };
        text += &format!(" {}{items}\n", left(word, INDENT));
    }
    text
}

fn whole(count: usize) -> String {
    grouped(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

/// Words in as many columns as fit.
#[must_use]
pub fn columns(words: &[&str], look: Look) -> String {
    let widest = words.iter().map(|word| word.len()).max().unwrap_or(1) + 2;
    let across = ((look.width - 1) / widest).max(1);
    let down = words.len().div_ceil(across);
    let mut text = String::new();
    for row in 0..down {
        let cells = (0..across).filter_map(|column| words.get(column * down + row));
        let line: String = cells.map(|word| format!("{word:widest$}")).collect();
        text += &format!(" {}\n", line.trim_end());
    }
    text
}
