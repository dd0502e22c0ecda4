//! The screens of `fitlog workout`.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::exercise::{Equipment, Exercise, Origin, Progression};
use crate::domain::sets::{self, Loading, Unit};
use crate::domain::stats::advice::Reason;
use crate::domain::stats::next::Action;
use crate::domain::stats::routine::{Plan, Routine, Row};
use crate::domain::workout::{Counts, Item, Order, Place, Workout};
use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, ends, good, set_json, weight, wrap};

/// The columns from which there is room for a sentence on each workout.
const WIDE: usize = 70;

/// A workout in the list.
#[derive(Debug)]
pub struct Line<'a> {
    /// The workout.
    pub workout: &'a Workout,
    /// What it is done with.
    pub equipment: Vec<Equipment>,
    /// One of the user's own.
    pub is_own: bool,
    /// In use.
    pub in_use: bool,
}

/// Which workout is in use from now on.
#[must_use]
pub fn in_use(workout: Option<&Workout>) -> String {
    workout.map_or_else(
        || "no workout is in use from now on".into(),
        |workout| {
            let name = visible(&workout.name);
            format!("{name} is in use from now on   (fitlog workout next)")
        },
    )
}

/// What became of a workout that was written down: `how` says it in a word.
#[must_use]
pub fn stored(how: &str, workout: &Workout) -> String {
    let (name, extent) = (visible(&workout.name), extent(workout));
    format!(
        "{how}: {name} ({extent})   (fitlog workout show {})",
        workout.id
    )
}

/// A workout that was put aside; it may have been in use, or have stood before a built-in one.
#[must_use]
pub fn removed(id: &str, kept: &Path, was_in_use: bool, is_back: bool) -> String {
    let mut line = format!(
        "removed: {id}, kept as {}",
        visible(&kept.display().to_string())
    );
    if was_in_use {
        line = line + "\n" + &in_use(None);
    } else if is_back {
        line += "\nthe built-in one is back";
    }
    line
}

/// The answer to `fitlog workout list`.
#[must_use]
pub fn list(lines: &[Line], look: Look) -> String {
    let own = lines.iter().filter(|line| line.is_own).count();
    let built_in = format!("{} built in", lines.len() - own);
    let count = if own > 0 {
        format!("{built_in} {} {own} yours", look.dot())
    } else {
        built_in
    };
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("", Side::Left),
            ("a week", Side::Left),
            ("where", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
        ],
    )
    .without_rule()
    .elastic(4);
    let mark = look.glyph("●", "*");
    for line in lines {
        let about = if look.width < WIDE {
            ""
        } else {
            line.workout.first_sentence()
        };
        table.row(vec![
            if line.in_use { mark } else { " " }.to_owned(),
            line.workout.id.clone(),
            line.workout.how_often(),
            Place::of(&line.equipment).word().to_owned(),
            visible(about),
            if line.is_own {
                dim("yours")
            } else {
                String::new()
            },
        ]);
    }
    let mut text = ends(&bold("Workouts"), &count, look.width);
    text += &look.rule();
    text += &table.print();
    text += &look.rule();
    let legend = if lines.iter().any(|line| line.in_use) {
        format!("{mark} in use")
    } else {
        "fitlog workout use ID".to_owned()
    };
    text + &ends(&legend, "fitlog workout show ID", look.width)
}

/// The list as JSON.
#[must_use]
pub fn list_json(lines: &[Line]) -> Value {
    let workouts: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "id": line.workout.id,
                "name": line.workout.name,
                "summary": line.workout.summary,
                "days_a_week": line.workout.days_a_week,
                "days": line.workout.days.iter().map(|day| &day.name).collect::<Vec<_>>(),
                "where": Place::of(&line.equipment).word(),
                "equipment": line.equipment,
                "own": line.is_own,
                "in_use": line.in_use,
            })
        })
        .collect();
    json!({ "schema": 1, "workouts": workouts })
}

/// Pieces of equipment in words.
fn needs(equipment: &[Equipment]) -> String {
    let words: Vec<String> = equipment
        .iter()
        .map(|one| one.word().replace('-', " "))
        .collect();
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join(", ")
    }
}

/// How large a workout is: `2 days, 12 exercises`.
#[must_use]
pub fn extent(workout: &Workout) -> String {
    let count = |number: usize, word: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{number} {word}{plural}")
    };
    let exercises = workout.days.iter().map(|day| day.items.len()).sum();
    let days = count(workout.days.len(), "day");
    format!("{days}, {}", count(exercises, "exercise"))
}

/// Everything that the page of a workout shows.
#[derive(Debug)]
pub struct Page<'a> {
    /// The workout and its exercises.
    pub routine: &'a Routine,
    /// What it is done with.
    pub equipment: Vec<Equipment>,
    /// The file of one of the user's own.
    pub file: Option<&'a Path>,
    /// In use.
    pub in_use: bool,
    /// The unit of increments.
    pub unit: Unit,
}

/// The answer to `fitlog workout show`.
#[must_use]
pub fn page(page: &Page, look: Look) -> String {
    let workout = &page.routine.workout;
    let whose = if page.file.is_some() {
        format!("yours {} ", look.dot())
    } else {
        String::new()
    };
    let mut text = ends(
        &bold(&visible(&workout.name)),
        &dim(&format!("{whose}{}", workout.id)),
        look.width,
    );
    text += &look.rule();
    for line in wrap(&workout.summary, look.width.min(80) - 2) {
        text += &format!(" {line}\n");
    }
    text += if workout.summary.is_empty() { "" } else { "\n" };
    text += &fact("When", &when(workout), look);
    text += &fact("Needs", &needs(&page.equipment), look);
    text += &days(page, look);
    text += &rules(page.routine, look);
    text += &look.rule();
    let (left, right) = if page.in_use {
        ("in use".to_owned(), "fitlog workout next")
    } else {
        (format!("fitlog workout use {}", workout.id), "")
    };
    text + &ends(&left, right, look.width)
}

fn fact(name: &str, words: &str, look: Look) -> String {
    let lines = wrap(words, look.width.min(80) - 12);
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!(" {:<10} {line}\n", if at == 0 { name } else { "" }))
        .collect()
}

/// `2 days a week, A and B in turn`.
fn when(workout: &Workout) -> String {
    let often = match workout.days_a_week.as_slice() {
        [] => "any day".to_owned(),
        [1] => "1 day a week".to_owned(),
        _ => format!("{} days a week", workout.how_often()),
    };
    let names: Vec<String> = workout.days.iter().map(|day| visible(&day.name)).collect();
    match (names.as_slice(), workout.order) {
        ([] | [_], _) => often,
        ([many @ .., last], Order::InTurn) => {
            format!("{often}, {} and {last} in turn", many.join(", "))
        }
        ([many @ .., last], Order::Weekly) => {
            let first = &names[0];
            format!(
                "{often}, {} and {last} in turn, {first} first each week",
                many.join(", ")
            )
        }
    }
}

/// The days with their exercises, the columns of all days in line.
fn days(page: &Page, look: Look) -> String {
    let routine = page.routine;
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
        ],
    )
    .without_rule()
    .dispensable(&[2]);
    let count = routine.workout.days.len();
    // The longest name with its numbers has just room in 60 columns.
    let indent = if look.width < WIDE { "" } else { "  " };
    for (item, exercise) in (0..count).flat_map(|day| routine.items(day)) {
        table.row(vec![
            format!("{indent}{}", name(exercise)),
            plan_words(item, look),
            item.rest_seconds
                .map_or_else(String::new, |rest| dim(&format!("rest {rest} s"))),
            goes_up(page, item, exercise, look),
        ]);
    }
    let table = table.print();
    let mut rows = table.lines();
    let mut text = String::new();
    for day in &routine.workout.days {
        text += &format!("\n {}\n", bold(&visible(&day.name)));
        for row in rows.by_ref().take(day.items.len()) {
            text += &format!("{row}\n");
        }
    }
    text
}

/// The name of an exercise, and that it is not known if it is not.
fn name(exercise: &Exercise) -> String {
    let name = visible(&exercise.name);
    if exercise.origin == Origin::Unknown {
        format!("{name} (unknown)")
    } else {
        name
    }
}

/// `3 × 8–12`, `2 × 30–45 s`.
fn plan_words(item: &Item, look: Look) -> String {
    let (counts, (low, high)) = item.amount();
    let range = if low == high {
        low.to_string()
    } else {
        format!("{low}{}{high}", look.glyph("–", "-"))
    };
    format!(
        "{} {} {range}{}",
        item.sets,
        look.glyph("×", "x"),
        unit_of(counts)
    )
}

fn unit_of(counts: Counts) -> &'static str {
    match counts {
        Counts::Reps => "",
        Counts::Seconds => " s",
        Counts::Metres => " m",
    }
}

fn goes_up(page: &Page, item: &Item, exercise: &Exercise, look: Look) -> String {
    let progression = item.progression(exercise);
    match progression {
        Progression::None => dim(look.glyph("–", "-")),
        Progression::Reps | Progression::Time => progression.word().to_owned(),
        _ => {
            let step = Routine::increment(item, exercise, page.unit);
            format!("{} +{}", progression.word(), weight(step))
        }
    }
}

/// What the words for progression mean, those that the workout uses.
fn rules(routine: &Routine, look: Look) -> String {
    let count = routine.workout.days.len();
    let used: Vec<Progression> = (0..count)
        .flat_map(|day| routine.items(day))
        .map(|(item, exercise)| item.progression(exercise))
        .collect();
    let meanings = [
        (
            Progression::Linear,
            "every set done: more weight; a third miss in a row: 90 %",
        ),
        (
            Progression::Double,
            "every set at the top: more weight, from the bottom again; twice below it: 90 %",
        ),
        (
            Progression::Reps,
            "a rep more each set; at the top a harder variation, or weight",
        ),
        (
            Progression::Time,
            "5 s more each set; at the top a harder variation, or weight",
        ),
        (
            Progression::Distance,
            "5 m more each set; at the top more weight",
        ),
    ];
    let lines: String = meanings
        .iter()
        .filter(|(progression, _)| used.contains(progression))
        .map(|(progression, meaning)| fact(progression.word(), meaning, look))
        .collect();
    if lines.is_empty() {
        String::new()
    } else {
        format!("\n{lines}")
    }
}

/// The page as JSON: the workout as a file holds it, and what follows from it.
#[must_use]
pub fn page_json(page: &Page) -> Value {
    let mut value = json!({ "schema": 1 });
    let workout: Value = serde_json::to_value(&page.routine.workout).expect("a workout is JSON");
    value["workout"] = workout;
    value["equipment"] = json!(page.equipment);
    value["where"] = json!(Place::of(&page.equipment).word());
    value["own"] = json!(page.file.is_some());
    value["file"] = json!(page.file.map(|file| file.display().to_string()));
    value["in_use"] = json!(page.in_use);
    value
}

/// Everything that the screen of a day shows.
#[derive(Debug)]
pub struct Today<'a> {
    /// What to do.
    pub plan: &'a Plan<'a>,
    /// The day.
    pub date: NaiveDate,
    /// The words that ask for this day, behind `fitlog workout next`.
    pub asked: &'a str,
}

/// The answer to `fitlog workout next`.
#[must_use]
pub fn next(view: &Today, look: Look) -> String {
    let plan = view.plan;
    let mut text = ends(
        &bold(&visible(&title(plan))),
        &calendar::short_with_year(view.date),
        look.width,
    );
    text += &look.rule();
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
        ],
    )
    .without_rule()
    .dispensable(&[3])
    .elastic(1);
    for row in &plan.rows {
        let is_done = row.left().is_empty();
        let rest = row.item.rest_seconds.filter(|_| !is_done);
        table.row(vec![
            if is_done {
                good(look.glyph("✓", "x"))
            } else {
                " ".to_owned()
            },
            name(row.exercise),
            if is_done {
                dim(&aim(row, look))
            } else {
                aim(row, look)
            },
            rest.map_or_else(String::new, |rest| dim(&format!("rest {rest} s"))),
        ]);
    }
    for (line, row) in table.print().lines().zip(&plan.rows) {
        text += &format!("{line}\n{}", beside(row, view, look));
    }
    text += &look.rule();
    text + &footer(view, look)
}

/// The workout, and its day if it has several.
fn title(plan: &Plan) -> String {
    let workout = &plan.routine.workout;
    if workout.days.len() == 1 {
        workout.name.clone()
    } else {
        format!("{}: {}", workout.name, workout.days[plan.day].name)
    }
}

/// What to aim at: the sets, or the range where nothing tells a set from it.
fn aim(row: &Row, look: Look) -> String {
    let target = &row.target;
    match target.reason {
        Reason::First | Reason::Steady if target.load.is_none() => plan_words(row.item, look),
        _ => super::sets(&target.sets(), row.exercise.tracking.loading(), look),
    }
}

/// What stands below an exercise: what was done, or last time and the reason of the target.
fn beside(row: &Row, view: &Today, look: Look) -> String {
    let loading = row.exercise.tracking.loading();
    let mut parts = Vec::new();
    if row.done.is_empty() {
        if let Some((date, sets)) = &row.last {
            let date = calendar::day_month(*date, view.date);
            let sets = super::sets(sets, loading, look);
            parts.push(format!("last {date}: {sets}"));
        }
        parts.extend(why(row, look));
    } else {
        parts.push(format!("done {}", super::sets(&row.done, loading, look)));
        let left = row.left().len();
        if left > 0 {
            parts.push(format!("{left} of {} sets to go", row.item.sets));
        }
    }
    let room = look.width - 5;
    let between = format!(" {} ", look.dot());
    let joined = parts.join(&between);
    let lines = if super::shown_width(&joined) <= room {
        vec![joined]
    } else {
        parts.iter().flat_map(|part| wrap(part, room)).collect()
    };
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.map(|line| format!("     {}\n", dim(line))).collect()
}

/// Why the target is what it is.
fn why(row: &Row, look: Look) -> Option<String> {
    let target = &row.target;
    let (counts, (low, high)) = row.item.amount();
    let linear = row.item.progression(row.exercise) == Progression::Linear;
    let unit = unit_of(counts);
    let top = if linear { low } else { high };
    Some(match target.reason {
        Reason::First if target.needs_load => {
            "first time: a weight with two or three to spare".to_owned()
        }
        Reason::First => "first time".to_owned(),
        Reason::FirstHere => "first time in this range: an estimate".to_owned(),
        Reason::Steady => return None,
        Reason::Rule(Action::Increase) => {
            let up = target
                .change
                .map_or_else(|| "up".to_owned(), |by| format!("up {}", weight(by)));
            let hard = if target.hard {
                ", though the last was hard"
            } else {
                ""
            };
            format!("{up}: every set had {top}{unit}{hard}")
        }
        Reason::Rule(Action::Deload) if linear => "90 %: the third miss in a row".to_owned(),
        Reason::Rule(Action::Deload) => format!("90 %: twice below {low}{unit}"),
        Reason::Rule(Action::Repeat) if linear => format!("again: not every set had {top}{unit}"),
        Reason::Rule(Action::Repeat) if lacks_only_sets(row) => {
            format!("again: not all {} sets had {top}{unit}", row.item.sets)
        }
        Reason::Rule(Action::Repeat) => match counts {
            Counts::Reps => "a rep more where there is room",
            Counts::Seconds => "5 s more where there is room",
            Counts::Metres => "5 m more where there is room",
        }
        .to_owned(),
        Reason::Rule(Action::Harder) => {
            let such = row.harder.as_ref().map_or_else(
                || "a harder variation".to_owned(),
                |harder| {
                    let times = look.glyph("×", "x");
                    format!(
                        "{} {} {times} {low}{unit}",
                        visible(&harder.name),
                        row.item.sets
                    )
                },
            );
            format!("every set had {top}{unit}: {such}, or added weight")
        }
    })
}

/// Whether a set was left out the last time, and the others have no room left in the range.
fn lacks_only_sets(row: &Row) -> bool {
    let target = &row.target;
    let done = row.last.as_ref().map_or(0, |(_, sets)| sets.len());
    target.amounts.len() > done
        && target
            .amounts
            .iter()
            .take(done)
            .all(|one| *one >= target.top)
}

fn footer(view: &Today, look: Look) -> String {
    let plan = view.plan;
    let then = &plan.routine.workout.days[plan.then].name;
    let left = if plan.is_done() {
        if plan.routine.workout.days.len() == 1 {
            "done".to_owned()
        } else {
            format!("done; next time {}", visible(then))
        }
    } else {
        format!("fitlog workout next{} --log > today.txt", view.asked)
    };
    let right = plan.last.map_or_else(String::new, |(date, day)| {
        let name = &plan.routine.workout.days[day].name;
        let which = if plan.routine.workout.days.len() == 1 {
            String::new()
        } else {
            format!("{} on ", visible(name))
        };
        format!("last: {which}{}", calendar::relative(date, view.date))
    });
    ends(&left, &dim(&right), look.width)
}

/// The answer to `fitlog workout next --log`: what `fitlog log -` reads.
///
/// A load that is not known is written as `@?`, which is refused until a weight stands there: what was lifted is never
/// guessed into the log. What is logged already stands there as a remark, so that it is not logged twice.
#[must_use]
pub fn next_to_log(view: &Today) -> String {
    let plan = view.plan;
    let look = Look {
        width: 80,
        ascii: true,
    };
    let mut text = format!("{}\n", crate::domain::workout::heading(Some(&plan.label())));
    text += "# change what differs, then: fitlog log - < this file\n";
    for row in &plan.rows {
        let loading = row.exercise.tracking.loading();
        text.push('\n');
        if !row.done.is_empty() {
            text += &format!(
                "# done: {} {}\n",
                row.exercise.id,
                sets::notation(&row.done, loading)
            );
        } else if let Some((date, sets)) = &row.last {
            let date = calendar::day_month(*date, view.date);
            text += &format!("# last {date}: {}\n", sets::notation(sets, loading));
        }
        let left = row.left();
        if row.done.is_empty()
            && let Some(why) = why(row, look)
        {
            text += &format!("# {why}\n");
        }
        if left.is_empty() {
            continue;
        }
        // What nothing defines cannot be logged by this name.
        let lead = if row.exercise.origin == Origin::Unknown {
            "# unknown: "
        } else {
            ""
        };
        text += &format!(
            "{lead}{} {}\n",
            visible(&row.exercise.id),
            notation(row, &left, loading)
        );
    }
    text
}

fn notation(row: &Row, left: &[sets::Set], loading: Loading) -> String {
    let text = sets::notation(left, loading);
    if row.target.needs_load && left.iter().all(|set| set.weight.is_none()) {
        text.replace("@bw", "@?")
    } else {
        text
    }
}

/// The plan as JSON.
#[must_use]
pub fn next_json(view: &Today) -> Value {
    let plan = view.plan;
    let workout = &plan.routine.workout;
    let day = |day: usize| &workout.days[day].name;
    let all = |sets: &[sets::Set]| sets.iter().map(set_json).collect::<Vec<_>>();
    let exercises: Vec<Value> = plan
        .rows
        .iter()
        .map(|row| {
            let loading = row.exercise.tracking.loading();
            let left = row.left();
            json!({
                "exercise": row.exercise.id,
                "name": row.exercise.name,
                "known": row.exercise.origin != Origin::Unknown,
                "progression": row.item.progression(row.exercise),
                "rest_seconds": row.item.rest_seconds,
                "last": row.last.as_ref().map(|(date, sets)| json!({ "date": date.to_string(), "sets": all(sets) })),
                "target": {
                    "action": row.target.reason.word(),
                    "sets": all(&row.target.sets()),
                    "needs_weight": row.target.needs_load,
                    "hard": row.target.hard,
                    "harder": row.harder.as_ref().map(|harder| &harder.id),
                },
                "done": all(&row.done),
                "left": (!left.is_empty()).then(|| format!("{} {}", row.exercise.id, notation(row, &left, loading))),
            })
        })
        .collect();
    json!({
        "schema": 1,
        "workout": workout.id,
        "name": workout.name,
        "day": day(plan.day),
        "date": view.date.to_string(),
        "last": plan.last.map(|(date, last)| json!({ "date": date.to_string(), "day": day(last) })),
        "exercises": exercises,
        "done": plan.is_done(),
        "then": day(plan.then),
    })
}

/// The workout and the day that comes next, in one line.
#[must_use]
pub fn up_next(plan: &Plan, look: Look) -> String {
    let title = visible(&title(plan));
    let line = if plan.is_done() {
        format!("Done today: {title}")
    } else {
        format!("Next: {title}")
    };
    ends(&line, &dim("fitlog workout next"), look.width)
}

/// The same as JSON.
#[must_use]
pub fn up_next_json(plan: &Plan) -> Value {
    let workout = &plan.routine.workout;
    let day = &workout.days[plan.day].name;
    json!({ "id": workout.id, "day": day, "done": plan.is_done() })
}
