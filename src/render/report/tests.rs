use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{View, escaped, json, page};
use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{Entry, Id};
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};
use crate::domain::stats::report::{Diary, Report, Span};
use crate::domain::stats::session::Rules;
use crate::error::is_unsafe;

#[path = "../../../tests/cli/markup.rs"]
mod markup;

const TODAY: &str = "2026-11-22";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn back(days: u64) -> NaiveDate {
    day(TODAY) - Days::new(days)
}

fn entry(date: NaiveDate, exercise: &str, sets: Vec<Set>) -> Entry<'static> {
    Entry {
        id: Id::new(uuid::Uuid::nil()),
        date,
        time: None,
        exercise: exercise.to_owned().into(),
        sets: sets.into(),
        note: Some("<b>a note</b>".into()),
        workout: Some("<b>a workout</b>".into()),
        batch: None,
        replaces: None,
        source: None,
    }
}

fn set(amount: Amount, weight: Option<f64>) -> Set {
    Set {
        amount,
        weight: weight.map(|value| Weight {
            value,
            unit: Unit::Kg,
        }),
        kind: SetKind::Working,
        rpe: None,
        rest: None,
    }
}

fn rules(body: Vec<(NaiveDate, f64)>) -> Rules {
    Rules {
        body,
        ..Rules::default()
    }
}

fn year() -> Span {
    Span {
        from: day("2026-01-01"),
        until: day(TODAY),
    }
}

/// The report on entries, read by two readers that met at entry `cut`.
fn told(entries: &[Entry], cut: usize, span: Span, rules: &Rules) -> Report {
    let catalogue = Catalogue::default();
    let read = |entries: &[Entry]| {
        let mut diary = Diary::new(&catalogue, rules, span, day(TODAY), Week::of(day(TODAY)));
        for entry in entries {
            diary.add(entry);
        }
        diary
    };
    read(&entries[..cut]).join(read(&entries[cut..])).report(3)
}

fn view(report: &Report, ascii: bool) -> View<'_> {
    View {
        report,
        unit: Unit::Kg,
        formula: crate::domain::stats::strength::Formula::Epley,
        ignore_rpe: false,
        today: day(TODAY),
        left_out: 0,
        ascii,
    }
}

/// The page and the figures.
fn whole(report: &Report) -> (String, String) {
    let view = view(report, false);
    (page(&view), json(&view).to_string())
}

/// Weights, holds and distances over most of a year, the last of them of an exercise of that name.
fn varied(name: &str) -> Vec<Entry<'static>> {
    let mut entries = Vec::new();
    for week in 0..40 {
        let lifted = 60.0 + 2.5 * f64::from(u32::try_from(week % 13).expect("small"));
        let distance = Amount::Distance {
            value: 5.0,
            unit: DistanceUnit::Km,
            seconds: Some(1_500.0),
        };
        for (exercise, one) in [
            ("back-squat", set(Amount::Reps(5), Some(lifted))),
            ("pull-up", set(Amount::Reps(8), Some(-10.0))),
            ("plank", set(Amount::Time(60.0), None)),
            ("running", set(distance, None)),
        ] {
            entries.push(entry(back(7 * week), exercise, vec![one; 3]));
        }
    }
    for week in 0..12 {
        let sets = vec![set(Amount::Reps(10), Some(40.0)); 2];
        entries.push(entry(back(7 * week + 1), name, sets));
    }
    entries
}

#[test]
fn escapes() {
    for (text, safe) in [
        ("Bench & Row", "Bench &amp; Row"),
        ("<b>\"x\"</b>", "&lt;b&gt;&quot;x&quot;&lt;/b&gt;"),
        ("it's", "it&#39;s"),
        ("&lt;", "&amp;lt;"),
        ("Kniebeuge über Kopf 深蹲", "Kniebeuge über Kopf 深蹲"),
        ("a\u{202e}b\u{7}\n\0", "a\\u{202e}b\\u{7}\\n\\u{0}"),
    ] {
        assert_eq!(escaped(text), safe);
    }
}

proptest! {
    #[test]
    fn text_is_never_markup(text: String) {
        let safe = escaped(&text);
        prop_assert!(!safe.contains(['<', '>', '"', '\'']) && !safe.contains(is_unsafe));
        let around = format!("<!DOCTYPE html>\n<html lang=\"{safe}\">x{safe}</html>");
        let (tags, words) = markup::read(&around).expect("a page");
        prop_assert_eq!(tags, ["html lang", "/html"]);
        let shown = format!("x{}", crate::error::visible(&text));
        prop_assert_eq!(words.trim_end(), shown.trim_end());
    }
}

#[test]
fn pages_are_well_formed() {
    let spans = [
        year(),
        Span {
            from: day("2019-03-01"),
            until: day(TODAY),
        },
        Span {
            from: day(TODAY),
            until: day(TODAY),
        },
        Span {
            from: day("2024-01-01"),
            until: day("2024-12-31"),
        },
    ];
    let body = rules(vec![(back(300), 80.0), (back(100), 82.5), (back(3), 81.0)]);
    let entries = varied("my-own");
    let mut shapes = Vec::new();
    for span in spans {
        for (entries, rules) in [
            (&entries[..], &body),
            (&entries[..1], &rules(Vec::new())),
            (&[], &body),
        ] {
            let report = told(entries, 0, span, rules);
            let (page, _) = whole(&report);
            let (tags, words) =
                markup::read(&page).unwrap_or_else(|wrong| panic!("{span:?}: {wrong}"));
            for never in ["http", "NaN", "inf", "Infinity", "a note", "a workout"] {
                assert!(!page.contains(never), "{span:?}: {never}");
            }
            // In ASCII it is the same page.
            let plain = super::page(&view(&report, true));
            assert!(plain.is_ascii());
            assert_eq!(markup::read(&plain), Ok((tags.clone(), words)));
            shapes.push(tags.len());
        }
    }
    // The four spans hold different things.
    shapes.sort_unstable();
    shapes.dedup();
    assert!(shapes.len() >= 6, "{shapes:?}");
}

#[test]
fn the_body_weight_is_drawn_where_it_is_known() {
    let entries = varied("my-own");
    let of = |body| {
        let report = told(&entries, 0, year(), &rules(body));
        let (_, words) = markup::read(&whole(&report).0).expect("a page");
        words.contains("Body weight\n").then(|| {
            let at = words.find("Body weight\n").expect("it is there");
            words[at..].lines().last().map(str::to_owned);
            words.contains(
                "From 80\u{a0}kg on 26\u{a0}Jan to 81\u{a0}kg on 19\u{a0}Nov: +1\u{a0}kg.",
            )
        })
    };
    assert_eq!(of(Vec::new()), None);
    assert_eq!(of(vec![(back(2_000), 90.0)]), None, "before the year");
    assert_eq!(of(vec![(back(300), 80.0), (back(3), 81.0)]), Some(true));
}

#[test]
fn a_line_does_not_run_across_a_break() {
    let lifts = |days: &[u64]| {
        let sets = || vec![set(Amount::Reps(5), Some(100.0))];
        let entries: Vec<Entry> = days
            .iter()
            .map(|days| entry(back(*days), "back-squat", sets()))
            .collect();
        whole(&told(&entries, 0, year(), &rules(Vec::new()))).0
    };
    let lines = |page: String| page.matches("class=\"line\"").count();
    assert_eq!(lines(lifts(&[42, 35, 28, 21, 14, 7])), 1);
    assert_eq!(lines(lifts(&[70, 63, 56, 21, 14, 7])), 2);
    assert_eq!(lines(lifts(&[70, 63, 56, 21])), 1, "a lone dot has no line");
}

/// The tags of the page with an exercise of that name, and a character that should have become visible.
fn shape(name: &str) -> (Result<Vec<String>, String>, Option<char>) {
    let (page, _) = whole(&told(&varied(name), 0, year(), &rules(Vec::new())));
    let styled = page.find("</style>").expect("a style");
    let mut letters = page[styled..].chars();
    let loose = letters.find(|letter| is_unsafe(*letter) && *letter != '\n');
    (markup::read(&page).map(|(tags, _)| tags), loose)
}

// A page is long to make and to read: fewer of them than there would be of a line.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_name_is_markup(name in any::<String>().prop_filter("a name", |name| !name.is_empty()), tricky: bool) {
        static PLAIN: LazyLock<Vec<String>> = LazyLock::new(|| shape("my-own").0.expect("a page"));
        let name = if tricky { format!("\"><script>{name}</script><!--&'\u{202e}") } else { name };
        let (tags, loose) = shape(&name);
        prop_assert_eq!(loose, None);
        prop_assert_eq!(tags.as_ref(), Ok(&*PLAIN));
    }

    #[test]
    fn two_readers_and_another_order_tell_the_same(
        rows in vec((0_u64..500, 0_usize..5, 1_u32..15, 1_u32..40, any::<bool>()), 0..60),
        cut in any::<prop::sample::Index>(),
        turned in any::<prop::sample::Index>(),
        known in any::<bool>(),
    ) {
        let exercises = ["back-squat", "pull-up", "plank", "lever-back-extension", "nobody-knows"];
        let mut entries: Vec<Entry> = rows
            .iter()
            .map(|(days, exercise, reps, load, timed)| {
                let amount = if *timed { Amount::Time(f64::from(*reps)) } else { Amount::Reps(*reps) };
                let sets = vec![set(amount, Some(f64::from(*load) * 1.1)), set(Amount::Reps(*reps), None)];
                entry(back(*days), exercises[*exercise], sets)
            })
            .collect();
        let rules = rules(if known { vec![(back(200), 80.1)] } else { Vec::new() });
        let once = whole(&told(&entries, 0, year(), &rules));
        prop_assert!(markup::read(&once.0).is_ok());
        let at = cut.index(entries.len() + 1);
        prop_assert_eq!(&whole(&told(&entries, at, year(), &rules)), &once);
        entries.reverse();
        let by = turned.index(entries.len().max(1));
        if !entries.is_empty() {
            entries.rotate_left(by);
        }
        prop_assert_eq!(&whole(&told(&entries, at, year(), &rules)), &once);
    }
}
