//! The screens of `fitlog records`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Unit};
use crate::domain::stats::holders::Holder;
use crate::domain::stats::records::Record;
use crate::domain::stats::session::{Best, Mark};
use crate::domain::stats::strength::Formula;
use crate::domain::stats::week::headline;
use crate::error::visible;
use crate::render::exercise::best_json;
use crate::render::log::{in_unit, pace_of, record_figures, record_json};
use crate::render::set_json;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim, ends, fixed, good, grouped, left, number, one_set, wrap};

/// Lines of a table before the rest is only counted, so that a screen stays within 40.
const ROWS: usize = 32;

/// Loads of one exercise with their repetitions before the rest is only counted.
const REP_ROWS: usize = 6;
/// Lines of the history of one exercise, likewise.
const HISTORY_ROWS: usize = 18;

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
        let line = format!("nothing logged yet{what}: the first session is the baseline");
        return wrap(&line, look.width).join("\n") + "\n";
    }
    let text = title(view, look) + &look.rule();
    match (view.span, view.exercise, view.holders) {
        (Span::Always, Some(_), [holder]) => {
            text + &all_of_one(holder, view, look) + "\n" + &broken(view, look)
        }
        (Span::Always, ..) => text + &bests(view, look),
        (Span::Since, ..) => text + &broken(view, look),
    }
}

/// Every record of one exercise.
fn all_of_one(holder: &Holder, view: &View, look: Look) -> String {
    let loading = holder.exercise.tracking.loading();
    let marks = &holder.bests.marks;
    let set = |best: &Best| one_set(&best.set, loading, look);
    let shown = |best: &Best, decimals| in_unit(best.value, decimals, view.unit);
    let mut rows: Vec<(&str, String, Option<NaiveDate>, String)> = Vec::new();
    let mut push = |name, best: Option<Best>, value: &dyn Fn(&Best) -> String, from: bool| {
        if let Some(best) = best {
            let note = if from { set(&best) } else { String::new() };
            rows.push((name, value(&best), Some(best.day), note));
        }
    };
    let heaviest = marks.weight.filter(|best| best.value != 0.0);
    let helped = heaviest.is_some_and(|best| best.value < 0.0);
    let name = if helped { "Least help" } else { "Heaviest" };
    push(name, heaviest, &set, false);
    push("Estimated 1RM", marks.e1rm, &|best| shown(best, 1), true);
    let words = |best: &Best| best_words(best, loading, look);
    push("Body alone", holder.unassisted, &words, false);
    // The heaviest set may say it already, or those of the body alone.
    let said = [marks.weight, holder.unassisted];
    let more = |best: &Best| {
        let mut said = said.iter().flatten();
        said.all(|other| other.set.reps() < best.set.reps())
    };
    push("Most reps", marks.most_reps.filter(more), &set, false);
    push("Set volume", marks.set_volume, &|best| shown(best, 0), true);
    push("Longest", marks.duration(), &set, false);
    push("Farthest", marks.distance(), &set, false);
    let pace = |best: &Best| pace_of(best.value);
    push("Fastest", marks.pace(), &pace, true);
    let volume = holder.bests.session_volume;
    if volume > 0.0 {
        let volume = in_unit(volume, 0, view.unit);
        let day = holder.session_volume_day;
        rows.push(("Session volume", volume, day, String::new()));
    }
    // A single one is the heaviest set, with the most repetitions too.
    let most = match holder.rep_records.len() {
        1 => 0,
        _ if view.all => usize::MAX,
        _ => REP_ROWS,
    };
    for (at, (mark, day)) in holder.rep_records.iter().enumerate().take(most) {
        let name = if at == 0 { "Reps at a load" } else { "" };
        let set = one_set(&mark.set, loading, look);
        rows.push((name, set, *day, String::new()));
    }
    let more = holder.rep_records.len().saturating_sub(most.max(1));
    if more > 0 {
        rows.push((
            "",
            format!("and {more} lighter: --all"),
            None,
            String::new(),
        ));
    }
    let sides = [Side::Left, Side::Left, Side::Right, Side::Left];
    let mut table = Table::new(look, &sides.map(|side| ("", side))).dispensable(&[3]);
    for (name, value, day, note) in rows {
        let day = day.map_or_else(String::new, |day| calendar::day_month(day, view.today));
        table.row(vec![
            left(name, 16),
            left(&bold(&value), 18),
            day,
            dim(&note),
        ]);
    }
    table.print()
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
            "{} {} {} {} new this week",
            view.holders.len(),
            if view.holders.len() == 1 {
                "exercise"
            } else {
                "exercises"
            },
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
    vec![
        visible(&holder.exercise.name),
        best.map_or_else(none, |best| best_words(&best, loading, look)),
        marks
            .e1rm
            .map_or_else(none, |best| fixed(best.value / view.unit.in_kg(), 1)),
        marks
            .set_volume
            .map_or_else(none, |best| volume_words(&best, view.unit, look)),
        best.map_or_else(none, |best| calendar::day_month(best.day, view.today)),
        if holder.is_fresh() {
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
            format!("{reps} {}", if reps == 1 { "rep" } else { "reps" })
        }
        _ => one_set(&best.set, loading, look),
    }
}

/// `95 × 5 = 475`, in the unit the set was typed in, which is named where it is not that of the settings; of bodyweight
/// work only the sum.
fn volume_words(best: &Best, unit: Unit, look: Look) -> String {
    match (best.set.weight, best.set.reps()) {
        (Some(weight), Some(reps))
            if (weight.kg() * f64::from(reps) - best.value).abs() < 0.001 =>
        {
            let sum = grouped(weight.value * f64::from(reps));
            let times = look.glyph("×", "x");
            let own = if weight.unit == unit {
                String::new()
            } else {
                format!(" {}", weight.unit.word())
            };
            format!("{} {times} {reps} = {sum}{own}", number(weight.value, 3))
        }
        _ => in_unit(best.value, 0, unit),
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
    .dispensable(&[4, 3]);
    let shown = match view.exercise {
        _ if view.all => usize::MAX,
        Some(_) => HISTORY_ROWS,
        None => ROWS,
    };
    let mut count = 0;
    for (exercise, day, records) in broken_days(view) {
        count += 1;
        let who = if view.exercise.is_some() {
            String::new()
        } else {
            format!(" {}", visible(&exercise.name))
        };
        // One line a session, or it becomes noise; whoever asks for all of one exercise gets every kind.
        let told: Vec<&Record> = if view.all && view.exercise.is_some() {
            records.iter().collect()
        } else {
            headline(records).into_iter().collect()
        };
        for record in told.into_iter().filter(|_| count <= shown) {
            let (now, was) = record_figures(record, exercise.tracking.loading(), view.unit, look);
            table.row(vec![
                format!("{}{who}", good(look.star())),
                now,
                record.label().to_owned(),
                format!("was {was}"),
                calendar::day_month(day, view.today),
            ]);
        }
    }
    if count == 0 {
        let line = "no records yet: a record is strictly better than every earlier session";
        let lines = wrap(line, look.width - 2);
        return lines.iter().map(|line| format!(" {line}\n")).collect();
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
        .map(|holder| holder_json(holder, view))
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

fn holder_json(holder: &Holder, view: &View) -> Value {
    let mut bests = best_json(&holder.bests);
    let best = |best: &Best| json!({ "value": best.value, "date": best.day.to_string(), "set": set_json(&best.set) });
    if let Some(unassisted) = &holder.unassisted {
        bests["unassisted_reps"] = best(unassisted);
    }
    let mut value = json!({
        "exercise": holder.exercise.id,
        "name": holder.exercise.name,
        "headline": holder.headline().map(|best| {
            json!({ "date": best.day.to_string(), "set": set_json(&best.set) })
        }),
        "bests": bests,
    });
    // The days of these are known where all sessions were looked at.
    if view.from == NaiveDate::MIN {
        if holder.bests.session_volume > 0.0 {
            value["bests"]["session_volume"]["date"] =
                json!(holder.session_volume_day.map(|day| day.to_string()));
        }
        let of = |(mark, day): &(Mark, Option<NaiveDate>)| {
            json!({
                "kg": mark.load,
                "reps": mark.reps,
                "date": day.map(|day| day.to_string()),
                "set": set_json(&mark.set),
            })
        };
        value["rep_records"] = holder.rep_records.iter().map(of).collect();
    }
    value
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
