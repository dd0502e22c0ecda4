//! What stands in the text of the page: figures with their units, days, names.

use chrono::NaiveDate;

use crate::domain::calendar;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Set, Unit};
use crate::domain::stats::session::Sums;
use crate::domain::stats::week::Metric;
use crate::error::visible;
use crate::render::report::{View, escaped};
use crate::render::{ANY, Look, cut, fixed, grouped, number, one_set, signed, time};

/// The longest name that is shown whole, in columns.
const NAME: usize = 80;

/// A browser has every glyph, whatever the terminal has.
pub const LOOK: Look = Look {
    width: 80,
    ascii: false,
};

/// What a metric shows, in words that follow the figure.
#[must_use]
pub fn what(metric: Metric) -> &'static str {
    match metric {
        Metric::E1rm => "estimated 1RM",
        Metric::Top => "heaviest set",
        Metric::Volume => "volume",
        Metric::Reps => "most repetitions of a set",
        Metric::Time => "longest hold",
        Metric::Distance => "farthest",
        Metric::Pace => "fastest",
    }
}

/// The number that is drawn.
#[must_use]
pub fn drawn(metric: Metric, value: f64, unit: Unit) -> f64 {
    match metric {
        Metric::E1rm | Metric::Top | Metric::Volume => value / unit.in_kg(),
        Metric::Distance => value / 1e3,
        Metric::Pace => value * 3.6,
        Metric::Reps | Metric::Time => value,
    }
}

/// A drawn number with its unit.
#[must_use]
pub fn said(metric: Metric, value: f64, unit: Unit) -> String {
    match metric {
        Metric::E1rm | Metric::Top => format!("{}\u{a0}{}", fixed(value, 1), unit.word()),
        Metric::Volume => format!("{}\u{a0}{}", grouped(value), unit.word()),
        Metric::Reps => of(&number(value, 1), "rep", "reps"),
        Metric::Time => time(value).replace(' ', "\u{a0}"),
        Metric::Distance if value.abs() < 1.0 => format!("{}\u{a0}m", number(value * 1e3, 0)),
        Metric::Distance => format!("{}\u{a0}km", number(value, 2)),
        Metric::Pace => format!("{}\u{a0}km/h", number(value, 1)),
    }
}

/// A number as it is shown, with the word for one or for more.
#[must_use]
pub fn of(shown: &str, one: &str, many: &str) -> String {
    format!("{shown}\u{a0}{}", if shown == "1" { one } else { many })
}

/// A change of a drawn number with its sign and unit; `None` where it rounds to nothing.
#[must_use]
pub fn change(metric: Metric, by: f64, unit: Unit) -> Option<String> {
    let size = match metric {
        Metric::Time => format!("{}\u{a0}s", number(by.abs(), 1)),
        Metric::Reps => format!("{}\u{a0}reps", number(by.abs(), 1)),
        _ => said(metric, by.abs(), unit),
    };
    Some(signed(&size, by, LOOK)).filter(|change| change != "=")
}

/// A percentage with its sign; none in front of a zero.
#[must_use]
pub fn percent(part: f64, decimals: u32) -> String {
    let size = format!("{}\u{a0}%", fixed(part.abs(), decimals));
    match signed(&size, part, LOOK) {
        change if change == "=" => size,
        change => change,
    }
}

/// `47.5 kg × 10`, `12 reps`, `8.5 km in 47:26`.
#[must_use]
pub fn set_words(set: &Set, loading: Loading) -> String {
    let words = match set.reps() {
        Some(reps) if set.weight.is_none_or(|weight| weight.value == 0.0) => {
            counted(reps, "rep", "reps")
        }
        _ => one_set(set, loading, LOOK),
    };
    together(&words)
}

/// A figure of a set or a load that is not torn from its unit at the end of a line; what is added to the body weight or
/// taken off stands alone with its sign.
#[must_use]
pub fn together(figure: &str) -> String {
    let figure = match figure.strip_prefix("bw ") {
        Some(signed) => signed,
        None if figure == "bw" => "body weight",
        None => figure,
    };
    figure
        .replace(' ', "\u{a0}")
        .replace("\u{a0}in\u{a0}", " in\u{a0}")
}

/// What the sets of an exercise add up to: repetitions, a distance or a time.
#[must_use]
pub fn amount(sums: &Sums) -> String {
    if sums.reps > 0 {
        counted(sums.reps, "rep", "reps")
    } else if sums.metres() > 0.0 {
        format!("{}\u{a0}km", at_scale(sums.metres() / 1e3))
    } else {
        hours(sums.seconds())
    }
}

/// `45 min`, `3 h 20 min`.
#[must_use]
pub fn hours(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round();
    let hours = (minutes / 60.0).floor();
    if hours > 0.0 {
        format!(
            "{}\u{a0}h\u{a0}{:02}\u{a0}min",
            grouped(hours),
            minutes - hours * 60.0
        )
    } else {
        format!("{minutes}\u{a0}min")
    }
}

/// A large number without its decimals, a small one with one.
#[must_use]
pub fn at_scale(value: f64) -> String {
    if value < 1_000.0 {
        number(value, 1)
    } else {
        grouped(value)
    }
}

/// A count with its word.
#[must_use]
pub fn counted(count: u32, one: &str, many: &str) -> String {
    of(&grouped(f64::from(count)), one, many)
}

/// The number of things.
#[must_use]
pub fn grouped_len(count: usize) -> String {
    grouped(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

/// `22 Nov`, with the year when it is not that of the last day of the report.
#[must_use]
pub fn date(view: &View, day: NaiveDate) -> String {
    calendar::day_month(day, view.report.span.until).replace(' ', "\u{a0}")
}

/// A volume in the unit of the page.
#[must_use]
pub fn volume(view: &View, kg: f64) -> String {
    format!(
        "{}\u{a0}{}",
        grouped(kg / view.unit.in_kg()),
        view.unit.word()
    )
}

/// The name of an exercise, safe and not too long.
#[must_use]
pub fn name(exercise: &Exercise) -> String {
    escaped(&cut(&visible(&exercise.name), NAME, ANY))
}
