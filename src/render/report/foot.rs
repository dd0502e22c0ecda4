//! The end of the page: how its numbers are computed.

use crate::domain::stats::strength::{Formula, MOST_REPS};
use crate::render::report::words::counted;
use crate::render::report::{View, escaped};

/// How a formula computes, `w` the weight and `r` the repetitions.
fn equation(formula: Formula) -> &'static str {
    match formula {
        Formula::Epley => "w × (1 + r ÷ 30)",
        Formula::Brzycki => "36 × w ÷ (37 − r)",
        Formula::Lombardi => "w × r<sup>0.10</sup>",
        Formula::Mayhew => "100 × w ÷ (52.2 + 41.9 × e<sup>−0.055 r</sup>)",
        Formula::OConner => "w × (1 + 0.025 × r)",
        Formula::Wathan => "100 × w ÷ (48.8 + 53.8 × e<sup>−0.075 r</sup>)",
        Formula::Lander => "100 × w ÷ (101.3 − 2.67123 × r)",
        Formula::Rts => "a table of percentages by repetitions and RPE",
    }
}

/// The end of the page.
#[must_use]
pub fn foot(view: &View) -> String {
    let effort = if view.ignore_rpe {
        "RPE is left out of it."
    } else {
        "An RPE of 6 to 10 counts as repetitions in reserve, 10 − RPE (Zourdos and others 2016)."
    };
    let week = match view.report.week.number() {
        Some(_) => {
            "A week is an ISO 8601 week, Monday to Sunday, and belongs to the year that holds its Thursday."
        }
        None => "A week is Sunday to Saturday, and belongs to the year that holds its Wednesday.",
    };
    let numbers = [
        (
            "Day trained",
            format!("A calendar day with at least one set logged. {week}"),
        ),
        (
            "Working set",
            "Any set that is not a warm-up; warm-ups count nowhere.".to_owned(),
        ),
        (
            "Volume",
            "Weight times repetitions, summed over working sets, the weight as written on the implement and counted once. A bodyweight exercise counts its share of the body weight, once that is known, with what is added or taken off.".to_owned(),
        ),
        (
            "+ and − in front of a weight",
            "Of a bodyweight exercise: added to the body, or taken off it by a band or a machine. Less help is the better set.".to_owned(),
        ),
        (
            "Estimated 1RM",
            format!(
                "{}: {} for weight w and repetitions r ({}). One repetition is the weight itself, 2 to {MOST_REPS} are estimated, more are not. {effort} An estimate shows a trend better than a maximum, and was not studied for most machines.",
                view.formula.name(),
                equation(view.formula),
                escaped(view.formula.source())
            ),
        ),
        (
            "Trend",
            "The least-squares line through the best figure of every session, from three sessions over two weeks on; steady within ± 0.25 % a week.".to_owned(),
        ),
        (
            "Record",
            "Strictly better than every earlier session; the first session of an exercise is the baseline.".to_owned(),
        ),
        (
            "Hard set",
            "A working set of strength work with RPE 6 or more, or none given. Counting helpers as ½ explains results best (Pelland and others 2025, 67 studies). The mean is over all weeks since the log began, those without training too.".to_owned(),
        ),
        (
            "Weeks at the goal",
            format!(
                "Weeks with at least {}. The running week counts once it is there.",
                counted(view.report.goal.sessions, "day trained", "days trained")
            ),
        ),
    ];
    let mut text = String::from(
        "<footer aria-labelledby=\"how\">\n<h2 id=\"how\">How the numbers are computed</h2>\n<dl>\n",
    );
    for (term, words) in numbers {
        text += &format!("<div><dt>{term}</dt><dd>{words}</dd></div>\n");
    }
    text += "</dl>\n";
    if view.left_out > 0 {
        text += &format!(
            "<p>{} of the log could not be read and {} not in these figures: <code>fitlog check</code>.</p>\n",
            counted(
                u32::try_from(view.left_out).unwrap_or(u32::MAX),
                "line",
                "lines"
            ),
            if view.left_out == 1 { "is" } else { "are" }
        );
    }
    text += &format!(
        "<p>This is a training log, as the person who trained wrote it down. It is not medical advice.</p>\n\
         <p>Made with fitlog on <time datetime=\"{}\">{}</time>.</p>\n</footer>\n",
        view.today,
        view.today.format("%-d %B %Y")
    );
    text
}
