//! A workout as it is quick to write by hand.
//!
//! ```text
//! Legs and Back
//! // Two short days.
//! 2 or 3 days a week
//!
//! A:
//! back squat 3x5 rest180s linear +2.5kg
//! plank 3x30-60s
//!
//! B:
//! lever back extension 3x8-12 rest90s
//! farmers walk 3x20-40m
//! ```

use crate::domain::exercise::Progression;
use crate::domain::json::{Mistake, Step};
use crate::domain::sets::Unit;
use crate::domain::stats::strength::rounded;
use crate::domain::workout::{Counts, Day, Item, Order, Workout};
use crate::error;

/// A workout with the lines that its parts stand on.
#[derive(Debug)]
pub struct Written {
    /// The workout.
    pub workout: Workout,
    name: usize,
    how_often: usize,
    days: Vec<(usize, Vec<usize>)>,
}

impl Written {
    /// The line, from 1, of the part at the end of a path.
    #[must_use]
    pub fn line_of(&self, path: &[Step]) -> usize {
        match path {
            [Step::Field("days_a_week"), ..] => self.how_often.max(self.name),
            [Step::Field("days"), Step::Element(day), rest @ ..] => {
                let (line, items) = &self.days[*day];
                match rest {
                    [_, Step::Element(item), ..] => items[*item],
                    _ => *line,
                }
            }
            _ => self.name,
        }
    }
}

/// Reads a workout. `find` gives the id of the exercise that a name means; `unit` is that of an increment without one.
///
/// # Errors
///
/// The first mistake, with its line.
pub fn read(
    text: &str,
    unit: Unit,
    mut find: impl FnMut(&str) -> Result<String, String>,
) -> Result<Written, Mistake> {
    let mut written = Written {
        workout: Workout {
            schema_version: 1,
            id: String::new(),
            name: String::new(),
            summary: String::new(),
            days_a_week: Vec::new(),
            order: Order::InTurn,
            days: Vec::new(),
        },
        name: 1,
        how_often: 0,
        days: Vec::new(),
    };
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.is_empty() && !line.starts_with('#') {
            written
                .take(at + 1, line, unit, &mut find)
                .map_err(|what| Mistake { line: at + 1, what })?;
        }
    }
    let mistake = |line, what| Err(Mistake { line, what });
    if written.workout.name.is_empty() {
        return mistake(1, error::no_workout_name());
    }
    if written.workout.id.is_empty() {
        written.workout.id = slug(&written.workout.name);
        if written.workout.id.is_empty() {
            return mistake(written.name, error::no_id_in_name());
        }
    }
    match written.workout.first_mistake() {
        None => Ok(written),
        Some((path, what)) => Err(Mistake {
            line: written.line_of(&path),
            what,
        }),
    }
}

impl Written {
    fn take(
        &mut self,
        number: usize,
        line: &str,
        unit: Unit,
        find: &mut impl FnMut(&str) -> Result<String, String>,
    ) -> Result<(), String> {
        let workout = &mut self.workout;
        if let Some(words) = line.strip_prefix("//") {
            if !workout.summary.is_empty() {
                workout.summary.push(' ');
            }
            workout.summary += words.trim();
        } else if workout.name.is_empty() {
            if line.ends_with(':') || line.split_whitespace().any(|word| amount(word).is_some()) {
                return Err(error::no_workout_name());
            }
            line.clone_into(&mut workout.name);
            self.name = number;
        } else if let Some(id) = line.strip_prefix("id:") {
            id.trim().clone_into(&mut workout.id);
        } else if let Some(days) = how_often(line) {
            workout.days_a_week = days;
            self.how_often = number;
        } else if let Some(order) = order(line) {
            workout.order = order;
        } else if let Some(name) = line.strip_suffix(':') {
            workout.days.push(Day {
                name: name.trim().to_owned(),
                items: Vec::new(),
            });
            self.days.push((number, Vec::new()));
        } else {
            let item = item(line, unit, find)?;
            if workout.days.is_empty() {
                // Of a workout with one day, the day needs no name.
                workout.days.push(Day {
                    name: "Day".to_owned(),
                    items: Vec::new(),
                });
                self.days.push((number, Vec::new()));
            }
            let day = workout.days.last_mut().zip(self.days.last_mut());
            let (day, (_, lines)) = day.expect("there is one by now");
            day.items.push(item);
            lines.push(number);
        }
        Ok(())
    }
}

/// `3 days a week`, `2 or 3 days a week`, `any day`.
fn how_often(line: &str) -> Option<Vec<u32>> {
    let line = line.to_lowercase();
    if line == "any day" {
        return Some(Vec::new());
    }
    let numbers = line.strip_suffix(" a week")?;
    let numbers = numbers
        .strip_suffix(" days")
        .or_else(|| numbers.strip_suffix(" day"))?;
    let words = numbers
        .split([' ', ','])
        .filter(|word| !word.is_empty() && *word != "or");
    words.map(|word| word.parse().ok()).collect()
}

fn order(line: &str) -> Option<Order> {
    match line.to_lowercase().as_str() {
        "in turn" => Some(Order::InTurn),
        "weekly" => Some(Order::Weekly),
        _ => None,
    }
}

/// `back squat 3x5 rest180s linear +2.5kg`.
fn item(
    line: &str,
    unit: Unit,
    find: &mut impl FnMut(&str) -> Result<String, String>,
) -> Result<Item, String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let found = words
        .iter()
        .enumerate()
        .skip(1)
        .find_map(|(at, word)| Some((at, amount(word)?)));
    let (at, (sets, counts, range)) = found.ok_or_else(|| error::not_an_item(line))?;
    let of = |this: Counts| (counts == this).then_some(range);
    let mut item = Item {
        exercise: find(&words[..at].join(" "))?,
        sets,
        reps: of(Counts::Reps),
        seconds: of(Counts::Seconds),
        metres: of(Counts::Metres),
        rest_seconds: None,
        progression: None,
        increment_kg: None,
    };
    for word in &words[at + 1..] {
        if let Some(rest) = word.strip_prefix("rest").and_then(seconds) {
            item.rest_seconds = Some(rest);
        } else if let Some(progression) = Progression::from_word(word) {
            item.progression = Some(progression);
        } else if let Some(kg) = word
            .strip_prefix('+')
            .and_then(|word| increment(word, unit))
        {
            item.increment_kg = Some(kg);
        } else {
            return Err(error::not_of_an_item(word));
        }
    }
    Ok(item)
}

/// `3x8-12`, `3x30-60s`, `3x40m`: sets, what is counted, and the range.
fn amount(word: &str) -> Option<(u32, Counts, (u32, u32))> {
    let (sets, amount) = word.split_once(['x', '×'])?;
    let (range, counts) = if let Some(seconds) = amount.strip_suffix('s') {
        (seconds, Counts::Seconds)
    } else if let Some(metres) = amount.strip_suffix('m') {
        (metres, Counts::Metres)
    } else {
        (amount, Counts::Reps)
    };
    let (low, high) = range.split_once(['-', '–']).unwrap_or((range, range));
    Some((
        sets.parse().ok()?,
        counts,
        (low.parse().ok()?, high.parse().ok()?),
    ))
}

/// `90s`, `3min`, `90`, in seconds.
fn seconds(word: &str) -> Option<u32> {
    if let Some(minutes) = word.strip_suffix("min") {
        return minutes.parse::<u32>().ok()?.checked_mul(60);
    }
    word.strip_suffix('s').unwrap_or(word).parse().ok()
}

/// `2.5kg`, `5lb`, `2.5`, in kilograms.
fn increment(word: &str, unit: Unit) -> Option<f64> {
    let (number, unit) = if let Some(number) = word.strip_suffix("kg") {
        (number, Unit::Kg)
    } else if let Some(number) = word.strip_suffix("lb") {
        (number, Unit::Lb)
    } else {
        (word, unit)
    };
    let plain = number
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = number.parse().ok().filter(|_| plain)?;
    // To the milligram, so that a file does not tell how floats are multiplied.
    Some(rounded(number * unit.in_kg(), 6))
}

/// The id made of a name: `Legs and Back` becomes `legs-and-back`.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut id = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') && letter != '\'' {
            id.push('-');
        }
    }
    id.truncate(48);
    id.trim_end_matches('-').to_owned()
}
