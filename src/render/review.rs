//! A month or a year on one screen.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar::{self, Month, Week};
use crate::domain::exercise::Muscle;
use crate::domain::sets::Unit;
use crate::domain::stats::review::{Lift, Review};
use crate::domain::stats::strength::Formula;
use crate::domain::stats::week::{Totals, headline};
use crate::error::visible;
use crate::render::heatmap;
use crate::render::table::{Side, Table};
use crate::render::totals::{self, Compared, bars, more, narrowed, section, worth_a_line};
use crate::render::week::{Row, figure};
use crate::render::{Look, bad, bold, dim, ends, good, number, one_set, signed, titled, wrap};

/// Everything that the screen shows.
#[derive(Debug)]
pub struct View<'a> {
    /// The month or year.
    pub review: &'a Review,
    /// Which.
    pub span: Span,
    /// The last day that is counted.
    pub until: NaiveDate,
    /// The last day of the days it is compared with.
    pub against: NaiveDate,
    /// Sessions a week to aim at.
    pub goal: u32,
    /// The week of today: all weeks start as it does.
    pub week: Week,
    /// The unit of the settings.
    pub unit: Unit,
    /// The formula of the estimated maximum.
    pub formula: Formula,
    /// Today.
    pub today: NaiveDate,
    /// Show every muscle.
    pub all_muscles: bool,
}

/// A month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// A month.
    Month(Month),
    /// A year.
    Year(i32),
}

impl Span {
    /// Its first and last day.
    #[must_use]
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        match self {
            Self::Month(month) => (month.start(), month.end()),
            Self::Year(year) => {
                let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
                (
                    day(1, 1).expect("every year has a first day"),
                    day(12, 31).expect("every year has a last day"),
                )
            }
        }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        match self {
            Self::Month(month) => Self::Month(month.back(1)),
            Self::Year(year) => Self::Year(year - 1),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Month(_) => "month",
            Self::Year(_) => "year",
        }
    }

    fn title(self) -> String {
        match self {
            Self::Month(month) => month.name(),
            Self::Year(year) => year.to_string(),
        }
    }

    /// At the head of a column: `Nov`, `2026`.
    fn column(self) -> String {
        match self {
            Self::Month(month) => month.start().format("%b").to_string(),
            Self::Year(year) => year.to_string(),
        }
    }

    fn label(self) -> String {
        match self {
            Self::Month(month) => month.label(),
            Self::Year(year) => year.to_string(),
        }
    }
}

/// A screen is this long at most, unless more is asked for.
const LINES: usize = 40;

/// The screen of `fitlog month` and `fitlog year`.
#[must_use]
pub fn screen(view: &View, look: Look) -> String {
    let look = narrowed(look);
    if view.review.first_day.is_none() && view.review.next_day.is_none() {
        return totals::start(look);
    }
    let whole = |rows: usize| with_rows(view, rows, look);
    (3..=6)
        .rev()
        .map(whole)
        .find(|text| view.all_muscles || text.lines().count() <= LINES)
        .unwrap_or_else(|| whole(2))
}

fn with_rows(view: &View, rows: usize, look: Look) -> String {
    let mut text = heading(view, look);
    text += &look.rule();
    if view.review.now.sessions == 0 {
        text += &nothing(view);
        return text;
    }
    let is_year = matches!(view.span, Span::Year(_));
    if is_year {
        text += &heat(view, look);
        text.push('\n');
    }
    text += &compared(view, look);
    if view.review.last_day.is_none() {
        let line = format!(
            "First {}: bests stand against each exercise's first session.",
            view.span.word()
        );
        text.push('\n');
        for line in wrap(&line, look.width - 2) {
            text += &format!(" {line}\n");
        }
    }
    text += &lifts(view, rows, look);
    if !is_year {
        text += &records(view, rows.min(5), look);
    }
    text += &most_trained(view, look);
    text += &muscles(view, rows, look);
    text += &look.rule();
    text += &footer(view, look);
    text
}

fn is_running(view: &View) -> bool {
    view.until < view.span.days().1
}

fn heading(view: &View, look: Look) -> String {
    let review = view.review;
    let days = match review.now.sessions {
        1 => "1 day trained".to_owned(),
        days => format!("{days} days trained"),
    };
    let per_week = f64::from(review.now.sessions) / review.weeks;
    let so_far = if is_running(view) { " so far" } else { "" };
    let right = if review.now.sessions == 0 {
        days
    } else {
        format!(
            "{days}{so_far}  {}  {} a week",
            look.dot(),
            number(per_week, 1)
        )
    };
    ends(&bold(&view.span.title()), &right, look.width - 1)
}

fn nothing(view: &View) -> String {
    let word = view.span.word();
    let this = if is_running(view) {
        format!("Nothing trained yet this {word}.")
    } else {
        format!("Nothing trained in {}.", view.span.title())
    };
    let last = match view.review.last_day {
        Some(day) => {
            let lead = if is_running(view) {
                "Last"
            } else {
                "Last before it"
            };
            format!(" {lead}: {}.", calendar::relative(day, view.today))
        }
        None => view.review.next_day.map_or_else(String::new, |day| {
            format!(" The first: {}.", calendar::relative(day, view.today))
        }),
    };
    format!(" {this}{last}\n")
}

fn heat(view: &View, look: Look) -> String {
    let review = view.review;
    let steps = review.steps();
    let level = |day: NaiveDate| {
        let sets = review
            .days
            .binary_search_by_key(&day, |(day, _)| *day)
            .map_or(0, |at| review.days[at].1.working_sets.max(1));
        if sets == 0 {
            0
        } else {
            1 + steps.iter().filter(|step| sets > **step).count()
        }
    };
    heatmap::calendar(view.span.days(), view.until, view.week, level, look)
        + &heatmap::legend(steps, look)
}

/// The totals against the same days before.
fn compared(view: &View, look: Look) -> String {
    let review = view.review;
    let before = view.span.before();
    let to = |day: NaiveDate| match view.span {
        Span::Month(_) => day.format("%-d").to_string(),
        Span::Year(_) => day.format("%-d %b").to_string(),
    };
    let (this, that) = (view.span.column(), before.column());
    let is_first = review.last_day.is_none();
    totals::table(
        &Compared {
            now: &review.now,
            this: &this,
            before: (!is_first).then_some((&review.before, that.as_str())),
            to: is_running(view).then(|| [to(view.until), to(view.against)]),
            unit: view.unit,
        },
        look,
    )
}

fn lifts(view: &View, rows: usize, look: Look) -> String {
    let lifts = &view.review.lifts;
    if lifts.is_empty() {
        return String::new();
    }
    let mut about = format!("best estimated 1RM, {}", view.unit.word());
    about = match view.review.record_days {
        0 => about,
        1 => format!("1 record  {}  {about}", look.dot()),
        days => format!("{days} records  {}  {about}", look.dot()),
    };
    let mut text = section("Best lifts", &about, look);
    let any_past = lifts.iter().any(|one| one.past.is_some());
    let past = if any_past {
        view.span.before().column()
    } else {
        "first".to_owned()
    };
    let now = view.span.column();
    let columns = [
        ("", Side::Left),
        (past.as_str(), Side::Right),
        (now.as_str(), Side::Right),
        ("change", Side::Right),
        ("best set", Side::Left),
        ("", Side::Right),
    ];
    let mut table = Table::new(look, &columns)
        .without_rule()
        .dispensable(&[5, 4])
        .elastic(0);
    for one in lifts.iter().take(rows) {
        table.row(lift(one, any_past, view, look));
    }
    text += &table.print();
    if lifts.len() > rows {
        text += &format!(
            "   {}\n",
            dim(&format!("and {} more: fitlog records", lifts.len() - rows))
        );
    }
    text
}

fn lift(one: &Lift, any_past: bool, view: &View, look: Look) -> Vec<String> {
    let unit = view.unit;
    let past = if any_past { one.past } else { one.first };
    let dash = look.glyph("–", "-").to_owned();
    let cell = |value: Option<f64>| {
        value.map_or_else(|| dash.clone(), |value| figure(one.metric, value, unit))
    };
    let (now, past) = (one.now.map(|best| best.value), past.map(|best| best.value));
    let change = match (now, past) {
        (Some(now), Some(past)) => {
            let change = signed(
                &figure(one.metric, (now - past).abs(), unit),
                now - past,
                look,
            );
            if now > past {
                good(&change)
            } else if now < past {
                bad(&change)
            } else {
                change
            }
        }
        (Some(_), None) if any_past => dim("new"),
        _ => String::new(),
    };
    let loading = one.exercise.tracking.loading();
    let (set, day) = one.now.map_or_else(Default::default, |best| {
        (
            one_set(&best.set, loading, look),
            best.day.format("%-d %b").to_string(),
        )
    });
    vec![
        visible(&one.exercise.name),
        dim(&cell(past)),
        cell(now),
        change,
        set,
        dim(&day),
    ]
}

fn records(view: &View, rows: usize, look: Look) -> String {
    let records: Vec<_> = view
        .review
        .records
        .iter()
        .filter_map(|one| Some((one, headline(&one.beaten)?)))
        .collect();
    if records.is_empty() {
        return String::new();
    }
    let count = match records.len() {
        1 => "1 exercise".to_owned(),
        count => format!("{count} exercises"),
    };
    let mut text = section("Records", &count, look);
    let columns = [("", Side::Left); 4];
    let mut table = Table::new(look, &columns).dispensable(&[3]).elastic(0);
    for (one, record) in records.iter().take(rows) {
        let loading = one.exercise.tracking.loading();
        let (now, was) = crate::render::log::record_figures(record, loading, view.unit, look);
        table.row(vec![
            format!("{} {}", good(look.star()), visible(&one.exercise.name)),
            now,
            record.label().to_owned(),
            dim(&format!("was {was}")),
        ]);
    }
    text += &table.print();
    if records.len() > rows {
        text += &format!(
            "   {}\n",
            dim(&format!(
                "and {} more: fitlog records --since {}",
                records.len() - rows,
                view.span.days().0
            ))
        );
    }
    text
}

/// How many exercises are named as the most trained.
const MOST: usize = 5;

fn most_trained(view: &View, look: Look) -> String {
    let lifts = view.review.most_trained();
    let named: Vec<String> = lifts
        .iter()
        .take(MOST)
        .map(|one| format!("{} {}", visible(&one.exercise.name), one.sessions))
        .collect();
    format!("\n{}", titled("Most trained", &named, look))
}

/// Hard sets a week, per muscle.
fn per_week(review: &Review) -> Vec<(Muscle, f64)> {
    let weekly = |(muscle, sets): &(Muscle, f64)| (*muscle, sets / review.weeks);
    review.muscles.iter().map(weekly).collect()
}

fn muscles(view: &View, rows: usize, look: Look) -> String {
    let all = per_week(view.review);
    let shown = if view.all_muscles {
        all.as_slice()
    } else {
        worth_a_line(&all, rows)
    };
    if shown.is_empty() {
        return String::new();
    }
    let guide = format!(
        "main 1, helper {}  {}  guide 10 to 20",
        look.glyph("½", "1/2"),
        look.dot()
    );
    let mut text = section("Hard sets a week", &guide, look);
    text += &bars(shown, look);
    let command = format!("fitlog {} --muscles", view.span.word());
    text += &more(&all, shown.len(), &command);
    text
}

fn footer(view: &View, look: Look) -> String {
    let review = view.review;
    let streak = match review.longest_streak {
        0 => format!("Goal: {} sessions a week", view.goal),
        1 => format!("Longest streak: 1 week at {} sessions", view.goal),
        weeks => format!("Longest streak: {weeks} weeks at {} sessions", view.goal),
    };
    let next = match view.span {
        Span::Month(_) => "fitlog year",
        Span::Year(_) => "fitlog progress EXERCISE for one lift",
    };
    ends(&streak, &dim(next), look.width - 1)
}

/// The months of `fitlog month -n` or the years of `fitlog year -n`, the oldest first.
#[must_use]
pub fn spans(spans: &[(Span, Totals)], unit: Unit, look: Look) -> String {
    let rows: Vec<Row> = spans
        .iter()
        .map(|(span, totals)| Row {
            name: match span {
                Span::Month(month) => month.start().format("%b %Y").to_string(),
                Span::Year(year) => year.to_string(),
            },
            from: String::new(),
            totals: *totals,
        })
        .collect();
    let name = spans.first().map_or("", |(span, _)| span.word());
    crate::render::week::table(&rows, name, unit, look)
}

/// The same as JSON; `span` is the last of them, or would be.
#[must_use]
pub fn spans_json(span: Span, spans: &[(Span, Totals)]) -> Value {
    let lines: Vec<Value> = spans
        .iter()
        .map(|(span, totals)| {
            let (from, to) = span.days();
            let mut value = json!({
                span.word(): span.label(),
                "from": from.to_string(),
                "to": to.to_string(),
            });
            if let (Some(value), Value::Object(totals)) =
                (value.as_object_mut(), totals::sums_json(totals))
            {
                value.extend(totals);
            }
            value
        })
        .collect();
    json!({ "schema": 1, format!("{}s", span.word()): lines })
}

/// The month or year as JSON.
#[must_use]
pub fn json(view: &View) -> Value {
    let review = view.review;
    let (from, to) = view.span.days();
    let best = |best: Option<crate::domain::stats::session::Best>| {
        best.map(|best| {
            json!({
                "value": best.value,
                "date": best.day.to_string(),
                "set": crate::render::set_json(&best.set),
            })
        })
    };
    let exercises: Vec<Value> = review
        .lifts
        .iter()
        .map(|one| {
            json!({
                "exercise": one.exercise.id,
                "name": one.exercise.name,
                "sessions": one.sessions,
                "working_sets": one.sums.working_sets,
                "hard_sets": one.sums.hard_sets,
                "reps": one.sums.reps,
                "volume_kg": one.sums.volume.kg(),
                "metric": one.metric.word(),
                "best": best(one.now),
                "before": best(one.past),
                "first": best(one.first),
            })
        })
        .collect();
    let records: Vec<Value> = review
        .records
        .iter()
        .map(|one| {
            let records: Vec<Value> = one
                .beaten
                .iter()
                .map(crate::render::log::record_json)
                .collect();
            json!({ "exercise": one.exercise.id, "days": one.days, "records": records })
        })
        .collect();
    let sets: serde_json::Map<String, Value> = review
        .muscles
        .iter()
        .map(|(muscle, sets)| (muscle.word().to_owned(), json!(sets)))
        .collect();
    let days: Vec<Value> = review
        .days
        .iter()
        .map(|(day, sums)| {
            json!({
                "date": day.to_string(),
                "working_sets": sums.working_sets,
                "volume_kg": sums.volume.kg(),
            })
        })
        .collect();
    json!({
        "schema": 1,
        view.span.word(): view.span.label(),
        "from": from.to_string(),
        "to": to.to_string(),
        "until": view.until.to_string(),
        "against": view.span.before().label(),
        "against_until": view.against.to_string(),
        "running": is_running(view),
        "formula": view.formula.word(),
        "goal": view.goal,
        "weeks": review.weeks,
        "longest_streak_weeks": review.longest_streak,
        "record_days": review.record_days,
        "now": totals::json(&review.now),
        "before": totals::json(&review.before),
        "exercises": exercises,
        "records": records,
        "muscle_sets": sets,
        "days": days,
    })
}
