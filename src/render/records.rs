//! The screens of `fitlog records`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Unit};
use crate::domain::stats::holders::Holder;
use crate::domain::stats::records::Record;
use crate::domain::stats::session::Best;
use crate::domain::stats::strength::Formula;
use crate::domain::stats::week::headline;
use crate::error::visible;
use crate::render::exercise::best_json;
use crate::render::log::{record_figures, record_json};
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, ends, fixed, good, grouped, number, one_set};

/// Lines of a table before the rest is only counted, so that a screen stays within 40.
const ROWS: usize = 32;

/// Which records are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The bests of all time.
    Always,
    /// What was beaten from a day on.
    Since,
}

/// What the screen shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The exercises.
    pub holders: &'a [Holder],
    /// The one asked for.
    pub exercise: Option<&'a Exercise>,
    /// The day from which records are told one by one.
    pub from: NaiveDate,
    /// Which records are shown.
    pub span: Span,
    /// The Monday of the running week.
    pub week_start: NaiveDate,
    /// The unit of loads that are computed.
    pub unit: Unit,
    /// The formula of the estimated maximum.
    pub formula: Formula,
    /// Today.
    pub today: NaiveDate,
    /// Every line.
    pub all: bool,
}

/// The answer to `fitlog records`.
#[must_use]
pub fn screen(view: &View, look: Look) -> String {
    if view.holders.is_empty() {
        let what = view
            .exercise
            .map_or_else(String::new, |one| format!(" for {}", visible(&one.name)));
        return format!("nothing logged yet{what}: the first session is the baseline\n");
    }
    let mut text = title(view, look);
    text += &look.rule();
    if view.span == Span::Always {
        text += &bests(view, look);
        if view.exercise.is_none() {
            return text;
        }
        text.push('\n');
    }
    text + &broken(view, look)
}

fn title(view: &View, look: Look) -> String {
    let name = view
        .exercise
        .map_or_else(|| "Records".to_owned(), |one| visible(&one.name));
    let count: usize = broken_days(view).map(|(_, _, records)| records.len()).sum();
    let improvements = if count == 1 {
        "improvement"
    } else {
        "improvements"
    };
    let right = match (view.span, view.exercise) {
        (Span::Since, _) => format!(
            "{count} {improvements} since {}",
            calendar::short_with_year(view.from)
        ),
        (Span::Always, Some(_)) => format!("{count} {improvements}"),
        (Span::Always, None) => format!(
            "{} exercises {} {} new this week",
            view.holders.len(),
            look.dot(),
            view.holders.iter().filter(|one| one.is_fresh()).count()
        ),
    };
    ends(&bold(&name), &right, look.width)
}

/// The table of bests.
fn bests(view: &View, look: Look) -> String {
    let e1rm = format!("e1RM {}", view.unit.word());
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("heaviest", Side::Left),
            (&e1rm, Side::Right),
            ("best set volume", Side::Left),
            ("date", Side::Right),
            ("", Side::Left),
        ],
    )
    .without_rule()
    .dispensable(&[3, 2]);
    let shown = if view.all { usize::MAX } else { ROWS };
    for holder in view.holders.iter().take(shown) {
        table.row(best_row(holder, view, look));
    }
    let mut text = table.print();
    let more = view.holders.len().saturating_sub(shown);
    if more > 0 {
        text += &format!(
            "   {}\n",
            dim(&format!("and {more} more: fitlog records --all"))
        );
    }
    text
}

fn best_row(holder: &Holder, view: &View, look: Look) -> Vec<String> {
    let none = || dim(look.glyph("–", "-"));
    let loading = holder.exercise.tracking.loading();
    let best = holder.headline();
    let marks = &holder.bests.marks;
    let fresh = best.is_some_and(|best| best.day >= view.week_start) && holder.is_fresh();
    vec![
        visible(&holder.exercise.name),
        best.map_or_else(none, |best| best_words(&best, loading, look)),
        marks
            .e1rm
            .map_or_else(none, |best| fixed(best.value / view.unit.in_kg(), 1)),
        marks
            .set_volume
            .map_or_else(none, |best| volume_words(&best, look)),
        best.map_or_else(none, |best| calendar::day_month(best.day, view.today)),
        if fresh {
            good(look.star())
        } else {
            String::new()
        },
    ]
}

/// A best with its load; of the body alone only the repetitions.
fn best_words(best: &Best, loading: Loading, look: Look) -> String {
    match best.set.reps() {
        Some(reps) if best.set.weight.is_none_or(|weight| weight.value == 0.0) => {
            format!("{reps} reps")
        }
        _ => one_set(&best.set, loading, look),
    }
}

/// `95 × 5 = 475`, in the unit the set was typed in; of bodyweight work only the sum, in kilograms.
fn volume_words(best: &Best, look: Look) -> String {
    match (best.set.weight, best.set.reps()) {
        (Some(weight), Some(reps))
            if (weight.kg() * f64::from(reps) - best.value).abs() < 0.001 =>
        {
            let sum = grouped(weight.value * f64::from(reps));
            let times = look.glyph("×", "x");
            format!("{} {times} {reps} = {sum}", number(weight.value, 3))
        }
        _ => format!("{} kg", grouped(best.value)),
    }
}

/// The sessions that set records, the newest first.
fn broken_days<'v>(
    view: &View<'v>,
) -> impl Iterator<Item = (&'v Exercise, NaiveDate, &'v [Record])> {
    let mut days: Vec<_> = view
        .holders
        .iter()
        .flat_map(|holder| {
            holder
                .broken
                .iter()
                .map(|(day, records)| (&holder.exercise, *day, records.as_slice()))
        })
        .collect();
    days.sort_by_key(|(_, day, _)| std::cmp::Reverse(*day));
    days.into_iter()
}

/// One line a session that set records.
fn broken(view: &View, look: Look) -> String {
    let mut table = Table::new(
        look,
        &[
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Left),
            ("", Side::Right),
        ],
    )
    .without_rule()
    .dispensable(&[4]);
    let shown = if view.all { usize::MAX } else { ROWS };
    let mut count = 0;
    for (exercise, day, records) in broken_days(view) {
        count += 1;
        let Some(record) = headline(records).filter(|_| count <= shown) else {
            continue;
        };
        let (now, was) = record_figures(record, exercise.tracking.loading(), look);
        let who = if view.exercise.is_some() {
            String::new()
        } else {
            format!(" {}", visible(&exercise.name))
        };
        table.row(vec![
            format!("{}{who}", good(look.star())),
            now,
            record.kind.label().to_owned(),
            format!("was {was}"),
            calendar::day_month(day, view.today),
        ]);
    }
    if count == 0 {
        return " no records yet: a record is strictly better than every earlier session\n".into();
    }
    let mut text = table.print();
    if count > shown {
        let more = count - shown;
        text += &format!("   {}\n", dim(&format!("and {more} more: --all")));
    }
    text
}

/// The same as JSON: the bests of every exercise, and every record set from `since` on, the oldest first.
#[must_use]
pub fn json(view: &View) -> Value {
    let exercises: Vec<Value> = view
        .holders
        .iter()
        .map(|holder| {
            json!({
                "exercise": holder.exercise.id,
                "name": holder.exercise.name,
                "bests": best_json(&holder.bests),
            })
        })
        .collect();
    let mut days: Vec<_> = broken_days(view).collect();
    days.sort_by(|a, b| a.1.cmp(&b.1).then_with(|| a.0.id.cmp(&b.0.id)));
    let records: Vec<Value> = days
        .into_iter()
        .flat_map(|(exercise, day, records)| {
            records.iter().map(move |record| {
                let mut value = json!({ "date": day.to_string(), "exercise": exercise.id });
                if let (Some(all), Value::Object(one)) =
                    (value.as_object_mut(), record_json(record))
                {
                    all.extend(one);
                }
                value
            })
        })
        .collect();
    json!({
        "schema": 1,
        "since": (view.from != NaiveDate::MIN).then(|| view.from.to_string()),
        "formula": view.formula.word(),
        "exercises": exercises,
        "records": records,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::entry::{self, Line};
    use crate::domain::stats::holders::Holders;
    use crate::domain::stats::session::Rules;
    use crate::domain::stats::strength::rounded;

    /// The sample log as lines of a log, a line a set. Its records were computed without regard to RPE.
    fn sample() -> Vec<String> {
        let text = include_str!("../../tests/fixtures/vectors/sample_log.csv");
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        rows.records()
            .enumerate()
            .map(|(number, row)| {
                let row = row.unwrap();
                let mut set = match &row[8] {
                    "" => format!(r#"{{"seconds":{}"#, &row[9]),
                    reps => format!(r#"{{"reps":{reps}"#),
                };
                if !row[7].is_empty() {
                    set += &format!(r#","weight":{},"unit":"kg""#, &row[7]);
                }
                if &row[6] == "warmup" {
                    set += r#","kind":"warmup""#;
                }
                format!(
                    r#"{{"v":1,"id":"0198f3c2-0000-7000-8000-{number:012x}","date":"{}","exercise":"{}","sets":[{set}}}]}}"#,
                    &row[0], &row[4]
                )
            })
            .collect()
    }

    /// The JSON form over the lines, read by two readers that met at line `cut`.
    fn told(lines: &[String], cut: usize, from: NaiveDate) -> Value {
        let catalogue = Catalogue::default();
        let rules = Rules::default();
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let read = |lines: &[String]| {
            let mut held = Holders::new(&catalogue, &rules, from, today);
            for line in lines {
                match entry::read(line.as_bytes(), &mut Vec::new()).unwrap() {
                    Line::Entry(entry) => held.add(&entry),
                    other => panic!("{other:?}"),
                }
            }
            held
        };
        let holders = read(&lines[..cut]).join(read(&lines[cut..])).holders();
        json(&View {
            holders: &holders,
            exercise: None,
            from,
            span: Span::Since,
            week_start: from,
            unit: Unit::Kg,
            formula: rules.formula,
            today,
            all: true,
        })
    }

    /// Date, exercise, kind, value and previous of every record, to four decimals.
    fn figures(value: &Value) -> Vec<(String, String, String, f64, f64)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let number = |value: &Value| rounded(value.as_f64().unwrap(), 4);
        let records = value["records"].as_array().unwrap().iter();
        let mut all: Vec<_> = records
            .map(|one| {
                (
                    text(&one["date"]),
                    text(&one["exercise"]),
                    text(&one["kind"]),
                    number(&one["value"]),
                    number(&one["previous"]),
                )
            })
            .collect();
        all.sort_by(|a, b| a.partial_cmp(b).unwrap());
        all
    }

    fn expected() -> Vec<(String, String, String, f64, f64)> {
        let text = include_str!("../../tests/fixtures/vectors/sample_prs.csv");
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let mut all: Vec<_> = rows
            .records()
            .map(|row| {
                let row = row.unwrap();
                (
                    row[0].to_owned(),
                    row[1].to_owned(),
                    row[2].to_owned(),
                    row[4].parse().unwrap(),
                    row[5].parse().unwrap(),
                )
            })
            .collect();
        all.sort_by(|a, b| a.partial_cmp(b).unwrap());
        all
    }

    #[test]
    fn the_sample_log_sets_165_records() {
        let from = NaiveDate::from_ymd_opt(2026, 9, 28).unwrap();
        let expected = expected();
        assert_eq!(expected.len(), 165);
        assert_eq!(figures(&told(&sample(), 100, from)), expected);
    }

    #[test]
    fn a_later_start_and_another_order_tell_the_same() {
        let from = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap();
        let mut lines = sample();
        lines.reverse();
        let mut expected = expected();
        expected.retain(|(date, ..)| date.as_str() >= "2026-11-09");
        for cut in [0, 57, 130] {
            assert_eq!(figures(&told(&lines, cut, from)), expected);
        }
    }
}
