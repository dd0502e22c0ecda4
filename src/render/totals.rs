//! What weeks, months and years have in common: totals side by side, hard sets as bars, the start of an empty log.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::exercise::Muscle;
use crate::domain::sets::Unit;
use crate::domain::stats::gather::TrainingTime;
use crate::domain::stats::week::Totals;
use crate::render::sparkline::bar;
use crate::render::table::{Side, Table};
use crate::render::{
    Look, bold, clock, cut, dim, ends, fixed, grouped, left, number, right, signed,
};

/// Fewer hard sets than this a week are little for a muscle; from 10 to 20 they are in range.
const LITTLE: f64 = 5.0;
const RANGE: std::ops::RangeInclusive<f64> = 10.0..=20.0;

/// Below so many columns the days up to which totals are compared stand under them.
const NARROW: usize = 64;

/// What to type when nothing is logged.
#[must_use]
pub fn start(look: Look) -> String {
    let lines = [
        "Nothing logged yet. Write down the first sets:",
        "",
        "  fitlog log lever-back-extension 3x12@40    3 sets of 12 at 40 kg",
        "  fitlog show lever-back-extension           how to do it",
        "  fitlog list --muscle lower-back            find exercises",
        "  fitlog week                                how the week goes",
    ];
    lines
        .iter()
        .map(|line| cut(line, look.width, look) + "\n")
        .collect()
}

/// What to say of weeks, months or years before the first day that was trained.
#[must_use]
pub fn too_early(first: NaiveDate, today: NaiveDate) -> String {
    format!(
        "No sessions up to then. The first: {}.\n",
        calendar::relative(first, today)
    )
}

/// A row of the totals: its name, its figure, how the figure is shown.
type Figure = (&'static str, fn(&Totals) -> f64, Show);

const FIGURES: [Figure; 6] = [
    ("Sessions", |totals| f64::from(totals.sessions), Show::Count),
    (
        "Working sets",
        |totals| f64::from(totals.sums.working_sets),
        Show::Count,
    ),
    ("Reps", |totals| f64::from(totals.sums.reps), Show::Count),
    ("Volume", |totals| totals.sums.volume.kg(), Show::Weight),
    ("Timed work", |totals| totals.sums.seconds(), Show::Clock),
    ("Distance", |totals| totals.sums.metres(), Show::Distance),
];

#[derive(Clone, Copy, PartialEq)]
enum Show {
    Count,
    /// Kilograms.
    Weight,
    /// Seconds.
    Clock,
    /// Metres.
    Distance,
}

impl Show {
    fn cell(self, value: f64, unit: Unit) -> String {
        match self {
            Self::Count => grouped(value),
            Self::Weight => format!("{} {}", grouped(value / unit.in_kg()), unit.word()),
            Self::Clock => clock(value.round()),
            Self::Distance if value < 1e3 => format!("{} m", number(value, 0)),
            Self::Distance => format!("{} km", number(value / 1e3, 2)),
        }
    }
}

/// Totals side by side.
#[derive(Debug)]
pub struct Compared<'a> {
    /// The days looked at.
    pub now: &'a Totals,
    /// What they are called.
    pub this: &'a str,
    /// The days they are compared with and what those are called; `None` for the first ones.
    pub before: Option<(&'a Totals, &'a str)>,
    /// The last day of each, where the days looked at are still running.
    pub to: Option<[String; 2]>,
    /// The unit of the settings.
    pub unit: Unit,
}

/// The table of the totals.
#[must_use]
pub fn table(compared: &Compared, look: Look) -> String {
    let unit = compared.unit;
    let right = Side::Right;
    let (that, change) = match compared.before {
        Some((_, that)) => (that, "change"),
        None => ("", ""),
    };
    // Figures are never cut: where there is no room for the days above them, they stand below.
    let is_narrow = look.width < NARROW;
    let ends = compared.to.as_ref().filter(|_| !is_narrow);
    let named = |name: &str, at: usize| match ends {
        Some(days) if !name.is_empty() => format!("{name} to {}", days[at]),
        _ => name.to_owned(),
    };
    let (this, that) = (named(compared.this, 0), named(that, 1));
    let columns = [
        ("", Side::Left),
        (this.as_str(), right),
        (that.as_str(), right),
        (change, right),
        ("", right),
    ];
    let mut table = Table::new(look, &columns)
        .without_rule()
        .dispensable(&[4])
        .elastic(2);
    let mut row = |name: &str, now: f64, before: f64, show: Show| {
        let mut cells = vec![name.to_owned(), show.cell(now, unit)];
        if compared.before.is_none() {
            cells.resize(columns.len(), String::new());
        } else {
            let change = now - before;
            cells.push(dim(&show.cell(before, unit)));
            cells.push(signed(&show.cell(change.abs(), unit), change, look));
            cells.push(dim(&percent(show, change, before, look)));
        }
        table.row(cells);
    };
    let nothing = Totals::default();
    let past = compared.before.map_or(&nothing, |(totals, _)| totals);
    for (name, figure, show) in FIGURES {
        let (now, before) = (figure(compared.now), figure(past));
        // Sessions and sets always, the rest only if there is any.
        if now != 0.0 || before != 0.0 || matches!(name, "Sessions" | "Working sets") {
            row(name, now, before, show);
        }
    }
    if compared.now.time.days > 0 {
        table.row(times(compared, past, look));
    }
    let mut text = table.print();
    if let Some([to, past_to]) = compared.to.as_ref().filter(|_| is_narrow)
        && compared.before.is_some()
    {
        let line = if to == past_to {
            format!("both up to {to}")
        } else {
            format!("up to {to} and {past_to}")
        };
        text += &format!(" {}\n", dim(&line));
    }
    text
}

/// The row of the training time; compared only where both sides know all of theirs.
fn times(compared: &Compared, past: &Totals, look: Look) -> Vec<String> {
    let whole = |totals: &Totals| totals.time.days == totals.sessions && totals.time.days > 0;
    let cell = |totals: &Totals| {
        let time = hours(totals.time);
        if totals.time.days == 0 {
            look.glyph("–", "-").to_owned()
        } else if whole(totals) {
            time
        } else {
            // Some days have one time only: it was at least as long.
            format!("{} {time}", look.glyph("≥", ">="))
        }
    };
    let mut cells = vec!["Training time".to_owned(), cell(compared.now)];
    if compared.before.is_none() {
        cells.resize(5, String::new());
        return cells;
    }
    cells.push(dim(&cell(past)));
    let (now, before) = (compared.now.time.seconds, past.time.seconds);
    let change = TrainingTime {
        seconds: now.abs_diff(before),
        days: 0,
    };
    let sign = if now > before { 1.0 } else { -1.0 };
    cells.push(if whole(compared.now) && whole(past) {
        signed(&hours(change), sign, look)
    } else {
        String::new()
    });
    cells.push(String::new());
    cells
}

/// `2 h 55 min`.
fn hours(time: TrainingTime) -> String {
    let minutes = (time.seconds + 30) / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// The change of a volume in percent; other figures are small enough to see.
fn percent(show: Show, change: f64, before: f64, look: Look) -> String {
    if show != Show::Weight || before <= 0.0 {
        return String::new();
    }
    match signed(&fixed((change / before * 100.0).abs(), 0), change, look) {
        none if none == "=" => String::new(),
        some => format!("{some} %"),
    }
}

/// Totals with the training time as JSON.
#[must_use]
pub fn json(totals: &Totals) -> Value {
    let mut value = sums_json(totals);
    value["training_seconds"] = json!((totals.time.days > 0).then_some(totals.time.seconds));
    value["timed_sessions"] = json!(totals.time.days);
    value
}

/// Totals without the training time as JSON.
#[must_use]
pub fn sums_json(totals: &Totals) -> Value {
    let sums = &totals.sums;
    json!({
        "sessions": totals.sessions,
        "working_sets": sums.working_sets,
        "warmup_sets": sums.warmup_sets,
        "hard_sets": sums.hard_sets,
        "reps": sums.reps,
        "volume_kg": sums.volume.kg(),
        "seconds": sums.seconds(),
        "metres": sums.metres(),
    })
}

/// How wide a screen of figures gets: more room would only pull them apart.
#[must_use]
pub fn narrowed(look: Look) -> Look {
    Look {
        width: look.width.min(80),
        ..look
    }
}

/// The title of a section with what it is about at the right.
#[must_use]
pub fn section(title: &str, about: &str, look: Look) -> String {
    format!("\n{}", ends(&bold(title), &dim(about), look.width - 1))
}

/// Hard sets a week per muscle as bars, with the guide drawn in.
#[must_use]
pub fn bars(muscles: &[(Muscle, f64)], look: Look) -> String {
    let columns = (look.width - 32).clamp(8, 36);
    let mut text = String::new();
    for (muscle, sets) in muscles {
        text += &format!(
            " {}  {}  {}  {}\n",
            left(muscle_name(*muscle), 12),
            right(&number(*sets, 1), 4),
            gauge(*sets, columns, look),
            dim(label(*sets))
        );
    }
    text
}

/// A bar on a scale of 24 hard sets a week, padded, with a mark at 10 and at 20 where it is shorter than that.
#[must_use]
pub fn gauge(sets: f64, columns: usize, look: Look) -> String {
    const FULL: f64 = 24.0;
    let drawn = bar(sets, FULL, columns, look.ascii);
    let long = drawn.chars().count();
    let mark = |sets: usize| sets * columns / 24;
    let rest: String = (long..columns)
        .map(|at| {
            if at == mark(10) || at == mark(20) {
                look.glyph("│", "|")
            } else {
                " "
            }
        })
        .collect();
    drawn + &dim(&rest)
}

/// The muscles worth a line: those with enough sets, or the first few where none has.
#[must_use]
pub fn worth_a_line(all: &[(Muscle, f64)], most: usize) -> &[(Muscle, f64)] {
    let enough = all.iter().take_while(|(_, sets)| *sets >= LITTLE).count();
    let shown = if enough == 0 { 3 } else { enough.min(most) };
    &all[..shown.min(all.len())]
}

/// What is said of the muscles that are not shown.
#[must_use]
pub fn more(all: &[(Muscle, f64)], shown: usize, command: &str) -> String {
    let rest = all.len().saturating_sub(shown);
    if rest == 0 {
        return String::new();
    }
    let below = if all[shown..].iter().all(|(_, sets)| *sets < LITTLE) {
        " below 5"
    } else {
        ""
    };
    format!(
        "   {}\n",
        dim(&format!("and {rest} more{below}: {command}"))
    )
}

/// A muscle as it is called on screen.
#[must_use]
pub fn muscle_name(muscle: Muscle) -> &'static str {
    match muscle {
        Muscle::FrontDelts => "front delts",
        Muscle::SideDelts => "side delts",
        Muscle::RearDelts => "rear delts",
        Muscle::RotatorCuff => "rotator cuff",
        Muscle::UpperBack => "upper back",
        Muscle::LowerBack => "lower back",
        Muscle::HipFlexors => "hip flexors",
        other => other.word(),
    }
}

/// The word for so many hard sets a week.
#[must_use]
pub fn label(sets: f64) -> &'static str {
    match sets {
        sets if sets < LITTLE => "low",
        sets if sets < *RANGE.start() => "building",
        sets if sets <= *RANGE.end() => "in range",
        _ => "high",
    }
}
