use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::vec;
use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::axis::Calendar;
use super::{Point, Style, chart};

const WIDE: Style = style(80, 15, false);
const WIDE_ASCII: Style = style(80, 15, true);
const SMALL: Style = style(40, 8, false);
const SMALL_ASCII: Style = style(40, 8, true);

const fn style(width: usize, height: usize, ascii: bool) -> Style {
    Style {
        width,
        height,
        ascii,
    }
}

/// Points so many days after the first day.
fn points(first: &str, values: &[(u64, f64)]) -> Vec<Point> {
    let first: NaiveDate = first.parse().expect("a date");
    let point = |&(days, value)| Point {
        day: first + Days::new(days),
        value,
    };
    values.iter().map(point).collect()
}

/// 24 sessions in three months, with a pause of 16 days.
fn three_months() -> Vec<Point> {
    let days = [
        0, 3, 7, 10, 14, 17, 21, 24, 27, 43, 46, 50, 53, 57, 60, 62, 67, 70, 73, 76, 80, 84, 88, 91,
    ];
    let kilograms = [
        61.3, 62.7, 63.3, 64.0, 65.3, 65.0, 66.7, 68.0, 67.3, 66.3, 68.3, 69.3, 71.0, 71.3, 73.0,
        72.0, 75.3, 74.0, 76.0, 78.3, 77.5, 81.0, 81.7, 85.0,
    ];
    let values: Vec<(u64, f64)> = days.into_iter().zip(kilograms).collect();
    points("2026-08-03", &values)
}

/// Two years of weekly sessions; the first weeks of the second summer are missing.
fn two_years() -> Vec<Point> {
    let weeks = (0..105_u32).filter(|week| !(80..86).contains(week));
    let values: Vec<(u64, f64)> = weeks
        .map(|week| {
            (
                u64::from(week) * 7,
                f64::from(week).sqrt() * 5.0 + f64::from(60 + week * 7 % 5),
            )
        })
        .collect();
    points("2024-11-04", &values)
}

#[track_caller]
fn check(points: &[Point], style: Style, expected: &str) {
    same(&chart(points, "kg", style), expected);
}

#[track_caller]
fn same(actual: &str, expected: &str) {
    let expected = expected.strip_prefix('\n').unwrap_or(expected);
    assert!(
        actual == expected,
        "this came out:\n{actual}\ninstead of:\n{expected}"
    );
}

#[test]
fn sessions() {
    check(
        &three_months(),
        WIDE,
        "
90 ┤
   │
   │                                                                          ⢀★
   │                                                                       ⢀⣀•⠊
80 ┤                                                                   ⢀⡠•⠉⠁
   │                                                             ⡠⠔•⠉⠒•⠁
   │                                                      ⡠•⠢⢄•⠔•
   │                                              ⣀•⡠⠔••⠒⠉
70 ┤                                        ⣀•⠤⠒•⠉
   │                 •⡠⠔•⠢•            •⠤⠒•⠉
   │       ⢀•⡠⠤•⠒⠒•⠉⠉
   │•⠤•⠒⠊⠉•⠁
60 ┤
kg └┬───────────────────────┬────────────────────────┬─────────────────────────┬
    3 Aug                   Sep                      Oct                   2 Nov
",
    );
}

#[test]
fn sessions_in_ascii() {
    check(
        &three_months(),
        WIDE_ASCII,
        "
90 +
   |
   |                                                                           *
   |                                                                        .o.
80 +                                                                    .o..
   |                                                              .o..o.
   |                                                      .o..o.o.
   |                                              .o..oo..
70 +                                        .o..o.
   |                .o..o.o            o..o.
   |        o..o..o.
   |o.o...o.
60 +
kg ++-----------------------+------------------------+-------------------------+
    3 Aug                   Sep                      Oct                   2 Nov
",
    );
}

#[test]
fn order_of_points_does_not_matter() {
    let sorted = three_months();
    let reversed: Vec<Point> = sorted.iter().rev().copied().collect();
    assert_eq!(chart(&reversed, "kg", WIDE), chart(&sorted, "kg", WIDE));
}

#[test]
fn flat_line_is_in_the_middle_and_the_star_on_its_first_point() {
    check(
        &points("2026-08-03", &[(0, 60.0), (4, 60.0), (9, 60.0)]),
        SMALL,
        "
70 ┤
   │
60 ┤★⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒•
   │
50 ┤
   │
kg └┬──────────────────────────────────┬
    3 Aug                         12 Aug
",
    );
}

#[test]
fn almost_flat_line_is_not_blown_up() {
    check(
        &points("2026-08-03", &[(0, 80.1), (3, 80.4), (7, 79.8), (12, 80.0)]),
        SMALL,
        "
81 ┤
   │     ⣀⣀⣀⠤★⢄⣀⡀
80 ┤•⠒⠉⠉⠉       ⠈⠉⠉⠒⠒⠢⠤⢄•⣀⣀⣀⡠⠤⠤⠤⠤⠤⠤⠤⠒⠒⠒•
   │
79 ┤
   │
kg └┬──────────────────────────────────┬
    3 Aug                         15 Aug
",
    );
}

#[test]
fn one_point() {
    check(
        &points("2026-08-03", &[(0, 62.5)]),
        SMALL,
        "
   │
70 ┤
   │                  ★
60 ┤
   │
50 ┤
kg └──────────────────┬─────────────────
                    3 Aug
",
    );
}

#[test]
fn zero_alone_has_no_minus() {
    check(
        &points("2026-08-03", &[(0, -0.0)]),
        SMALL_ASCII,
        "
 1 +
   |
 0 +                  *
   |
-1 +
   |
kg +------------------+-----------------
                    3 Aug
",
    );
}

#[test]
fn two_points_a_day_apart() {
    check(
        &points("2026-08-31", &[(0, 60.0), (1, 62.5)]),
        SMALL,
        "
62.5 ┤                             ⢀⣀⠤⠤★
62.0 ┤                       ⣀⡠⠤⠒⠒⠉⠁
61.5 ┤                ⣀⣀⠤⠔⠒⠉⠉
61.0 ┤         ⢀⣀⠤⠤⠒⠊⠉
60.5 ┤   ⣀⡠⠤⠒⠒⠉⠁
60.0 ┤•⠉⠉
  kg └┬────────────────────────────────┬
      31 Aug                       1 Sep
",
    );
}

#[test]
fn january_carries_the_year() {
    let values: Vec<(u64, f64)> = (0..20)
        .map(|session| (session * 5, 100.0 + f64::from((session * 13 % 31) as u8)))
        .collect();
    check(
        &points("2025-11-05", &values),
        WIDE,
        "
130 ┤                           •                                              ★
    │                          ⢀⠎⡆                          •                 ⢰⠁
    │       ⢠•                 ⡜ ⢱      •                  ⡜⢸                ⢀⠇
    │      ⢀⠇⠘⡄               ⡰⠁ ⠈⡆    ⢀⠞⡄                ⢰⠁ ⡇     •         ⡎
120 ┤      ⡜  ⢣     •⡄       ⢠⠃   ⢸    ⡜ ⢣      •        ⢠⠃  ⠸⡀   ⢀⠇⡇       ⡸
    │     ⡸   ⠈⡆   ⢰⠁⢣      ⢀⠎     ⢇  ⡰⠁ ⠘⡄    ⡰⢱        ⡎    ⢇   ⡜ ⢸      •⠁
    │    ⢠⠃    ⢱  ⢀⠇ ⠘⡄     •      ⠸⡀⢠⠃   ⢣   ⢠⠃⠈⡆      •     ⠘⡄ ⢰⠁  ⢇    ⢠⠃
    │   ⢀•      ⡇ ⡜   ⢱    ⡸        ⢇⠎    ⠘⡄ ⢀⠎  ⢱     ⡰⠁      ⢣⢀⠇   ⠸⡀   ⡎
110 ┤   ⡎       ⢸⢰⠁   ⠈⡆  ⢠⠃        •      ⢣ ⡜    ⡇   ⢠⠃       ⠘•     ⢣  ⡜
    │  ⡜         •     ⢸ ⢀⠇                ⠘⡴⠁    ⠸⡀ ⢀⠎               ⠘⡄⢰⠁
    │ ⡰⠁                ⡇⡜                  •      ⢇ ⡜                 •⠃
    │⢠⠃                 •                          ⠸⡰⠁
100 ┤•                                              •
 kg └┬───────────────────┬───────────────────────┬────────────────────────┬────┬
     5 Nov               Dec                     Jan 2026                  8 Feb
",
    );
}

#[test]
fn two_years_have_quarters_where_there_is_room() {
    check(
        &two_years(),
        style(100, 15, false),
        "
120 ┤
    │                                                                                        • • ★⡀•
    │                                                                      •       ••••••••••⠈•⠈• •
    │                                                        • • •••⡀••••••⠈••
100 ┤                                          • • ••⣀•⢀•••••⠁•⠈•   •
    │                                 •⡀•⡀•••••⠃•⠁•⠁ • •
    │                        •⡀•⡀••••• • •
    │               •⡀•⣀••••• • •
 80 ┤        • ••••• • •
    │   • •••⠉•
    │ ⢠•⠁•⠁
    │⢠•
 60 ┤•
 kg └┬──────┬───────────┬───────────┬───────────┬───────────┬──────────┬───────────┬───────────┬───┬
     4 Nov 2024         Apr 2025    Jul 2025    Oct 2025    Jan 2026   Apr 2026           2 Nov 2026
",
    );
}

#[test]
fn two_years_in_narrow_ascii() {
    check(
        &two_years(),
        style(60, 12, true),
        "
120 +
    |                                             oo ooooo*o
    |                                o  ooooooo     o
100 +                        oooooooo oo
    |                 ooooooo
    |         oooooooo
 80 +   oo ooo
    | oo  o
    |o
 60 +
 kg ++---+-------------+------------+-------------+--------+
     4 Nov 2024        Jul 2025     Jan 2026      2 Nov 2026
",
    );
}

#[test]
fn ten_years_have_the_best_of_each_column() {
    let values: Vec<(u64, f64)> = (0..3650_u32)
        .map(|day| (u64::from(day), f64::from(1000 + day + day % 2 * 500)))
        .collect();
    check(
        &points("2016-03-12", &values),
        style(60, 12, false),
        "
     │
5000 ┤                                               ••••••★
     │                                        •••••••⠁
4000 ┤                                 •••••••⠁
     │                         ••••••••⠁
3000 ┤                  •••••••⠁
     │           •••••••⠁
2000 ┤   ••••••••⠁
     │•••⠁
1000 ┤
  kg └┬────────┬──────────┬──────────┬──────────┬──────────┬
      12 Mar 2016         2020       2022         9 Mar 2026
",
    );
}

#[test]
fn no_line_across_a_break() {
    // Days of sessions, and how many of the pauses between them are not joined.
    let cases: [(&[u64], usize); 6] = [
        (&[0, 14], 0),
        (&[0, 15, 30], 0),
        (&[0, 3, 7, 10, 24], 0),
        (&[0, 3, 7, 10, 25], 1),
        (&[0, 3, 3, 6, 26, 29, 60], 2),
        // Measured once a month: the usual pause is 30 days, and 75 are no break.
        (&[0, 30, 60, 135, 165, 241, 271], 1),
    ];
    for (days, breaks) in cases {
        let values: Vec<(u64, f64)> = days.iter().map(|days| (*days, 60.0)).collect();
        let text = chart(
            &points("2026-01-05", &values),
            "kg",
            Style {
                width: 200,
                ..WIDE_ASCII
            },
        );
        let line = text
            .lines()
            .find(|line| line.contains('*'))
            .unwrap_or_default();
        let (_, plot) = line.split_once('+').unwrap_or_default();
        assert_eq!(
            plot.split_ascii_whitespace().count(),
            breaks + 1,
            "{days:?}\n{text}"
        );
    }
}

#[test]
fn below_zero() {
    check(
        &points("2025-12-30", &[(0, -3.0), (5, 2.0), (11, 8.0)]),
        SMALL,
        "
 8 ┤                               ⢀⣀⡠⠤★
 6 ┤                         ⣀⣀⠤⠔⠒⠉⠁
 4 ┤                  ⢀⣀⡠⠤⠒⠊⠉
 2 ┤            ⢀⣀⠤⠔•⠉⠁
 0 ┤      ⣀⡠⠤⠒⠊⠉⠁
-2 ┤•⠤⠔⠒⠊⠉
kg └┬─────┬────────────────────────────┬
    30 Dec                        10 Jan
",
    );
}

#[test]
fn far_from_one() {
    check(
        &points("2026-08-03", &[(0, -3e300), (5, 2.0), (11, f64::MAX)]),
        SMALL,
        "
1.5e300 ┤
  1e300 ┤                           ⣀⣀⡠★
  5e299 ┤                  ⣀⣀⠤⠤⠔⠒⠒⠉⠉
      0 ┤          ⣀⡠⠤⠔•⠊⠉⠉
 -5e299 ┤   ⣀⡠⠤⠔⠒⠉⠉
 -1e300 ┤•⠉⠉
     kg └┬─────────────────────────────┬
         3 Aug                    14 Aug
",
    );
    check(
        &points("2026-08-03", &[(0, 3e-7), (5, 2e-7), (11, 5e-7)]),
        SMALL,
        "
7e-7 ┤
6e-7 ┤
5e-7 ┤                              ⣀⡠⠤★
4e-7 ┤                       ⢀⣀⡠⠤⠒⠊⠉
3e-7 ┤•⠒⠤⠤⠤⠤⣀⣀⣀⡀       ⢀⣀⠤⠔⠒⠉⠁
2e-7 ┤         ⠈⠉⠉⠉⠑⠒•⠉⠁
  kg └┬────────────────────────────────┬
      3 Aug                       14 Aug
",
    );
    check(
        &points("2026-08-03", &[(0, 12_500.0), (5, 18_250.0)]),
        SMALL,
        "
18000 ┤                            ⣀⠤⠔⠒★
17000 ┤                      ⣀⡠⠤⠒⠊⠉
16000 ┤                ⢀⣀⠤⠔⠊⠉
15000 ┤           ⣀⡠⠔⠒⠉⠁
14000 ┤     ⣀⡠⠤⠒⠊⠉
13000 ┤•⠤⠔⠒⠉
   kg └┬───────────────────────────────┬
       3 Aug                       8 Aug
",
    );
}

#[test]
fn nothing_rather_than_garbage() {
    let points = three_months();
    assert_eq!(chart(&[], "kg", WIDE), "");
    assert_eq!(chart(&points, "kg", Style { width: 23, ..WIDE }), "");
    assert_eq!(chart(&points, "kg", Style { height: 4, ..WIDE }), "");
    assert_eq!(
        chart(
            &points,
            "a unit as wide as this",
            Style { width: 24, ..WIDE }
        ),
        ""
    );
    check(
        &points,
        style(24, 5, false),
        "
100 ┤
 80 ┤           •••••••★
 60 ┤••••••  •••
 kg └┬─────┬─────┬─────┬
     3 Aug         2 Nov
",
    );
}

/// Days within 1900 to 2100 and values of every size, most of them such as people lift.
fn any_points() -> impl Strategy<Value = Vec<Point>> {
    let value = prop_oneof![
        6 => 0.0..300.0,
        1 => prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO,
        1 => Just(100.0),
    ];
    let far = prop_oneof![Just(1_u64), Just(100), Just(1_000), Just(73_000)];
    far.prop_flat_map(move |far| vec((0..far, value.clone()), 1..300))
        .prop_map(|values| points("1900-01-01", &values))
}

fn any_style() -> impl Strategy<Value = Style> {
    (24..200_usize, 5..60_usize, any::<bool>()).prop_map(|(width, height, ascii)| Style {
        width,
        height,
        ascii,
    })
}

proptest! {
    #[test]
    fn stays_in_its_frame(points in any_points(), style in any_style()) {
        let text = chart(&points, "kg", style);
        prop_assert!(text.lines().all(|line| line.width() <= style.width && line.trim_end() == line));
        prop_assert_eq!(text.lines().count(), style.height);
        prop_assert!(text.ends_with('\n'));
        prop_assert_eq!(text.find('\u{2800}'), None);
        prop_assert_eq!(text.is_ascii(), style.ascii);
        prop_assert_eq!(text.matches(['★', '*']).count(), 1);
        let ticks = text.lines().take(style.height - 2).filter_map(|line| line.trim_start().split_once(' ')).map(|(tick, _)| tick);
        let ticks: Vec<&str> = ticks.filter(|tick| tick.ends_with(|letter: char| letter.is_ascii_digit())).collect();
        prop_assert!((3..=6).contains(&ticks.len()), "{ticks:?}");
        prop_assert!(ticks.iter().all(|tick| *tick != "-0"));
    }

    #[test]
    fn labels_keep_apart_and_marks_are_starts_of_months(
        from in 0..73_000_u64, span in prop_oneof![0..70_u64, 0..800_u64, 0..40_000_u64], columns in 8..200_usize,
    ) {
        let first = NaiveDate::default() + Days::new(from);
        let last = first + Days::new(span);
        let calendar = Calendar { first, last, columns };
        let labels = calendar.labels();
        prop_assert!(labels.is_sorted_by(|one, other| one.column < other.column));
        let texts: Vec<_> = labels.iter().filter(|label| !label.text.is_empty()).collect();
        prop_assert!(texts.windows(2).all(|pair| pair[0].start + pair[0].text.len() + 2 <= pair[1].start));
        prop_assert!(texts.iter().all(|label| label.start + label.text.len() <= columns));
        let starts: Vec<usize> = first
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| day.day() == 1)
            .map(|day| calendar.x(day.num_days_from_ce()) / 2)
            .collect();
        let mut inner = labels.iter().skip(1).filter(|label| label.column + 1 < columns);
        prop_assert!(inner.all(|label| starts.contains(&label.column)));
    }

    #[test]
    fn any_size_is_survived(points in any_points(), width in 0..30_usize, height in 0..8_usize, ascii in any::<bool>()) {
        let text = chart(&points, "kg", Style { width, height, ascii });
        prop_assert_eq!(text.is_empty(), width < 24 || height < 5);
    }
}
