//! The notation, by tables and by chance.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::{option, sample};

use super::{Reading, parse, parse_written};
use crate::domain::exercise::Tracking;
use crate::domain::sets::{Amount, DistanceUnit, Loading, Set, SetKind, Unit, Weight, notation};
use crate::error::Failure;

/// Text as typed, and as printed; a note follows the sets.
const READ: &[(Tracking, &[(&str, &str)])] = &[
    (
        Tracking::WeightReps,
        &[
            ("3x12@40", "3x12@40kg"),
            ("12,12,10@40", "2x12@40kg 10@40kg"),
            ("12 12 10@40", "2x12@40kg 10@40kg"),
            ("12@40 10@45 8@50", "12@40kg 10@45kg 8@50kg"),
            ("3x12@90lb", "3x12@90lb"),
            ("3x10@20", "3x10@20kg"),
            ("3x12@40 rpe8", "3x12@40kgrpe8"),
            ("3x12@40rir2", "3x12@40kgrpe8"),
            (
                "12,12,10@40 rpe7/8/9",
                "12@40kgrpe7 12@40kgrpe8 10@40kgrpe9",
            ),
            ("12@20w 8@30w 3x5@60", "12@20kgw 8@30kgw 3x5@60kg"),
            ("10@40 8@30d 6@20d", "10@40kg 8@30kgd 6@20kgd"),
            ("12,12,10f@40", "2x12@40kg 10@40kgf"),
            ("0@140f", "0@140kgf"),
            (
                "3x12@40 rest90s // felt easy, hips tight",
                "3x12@40kg rest90s // felt easy, hips tight",
            ),
            // Blanks, letters of either case, the sign of multiplication.
            ("3 x 12 @ 40 kg", "3x12@40kg"),
            ("3 x 12 @ 40 kg rpe 8", "3x12@40kgrpe8"),
            ("  3x12\n@40kg\t", "3x12@40kg"),
            ("3×12@40kgs 1 × 5 @ 90 LBS", "3x12@40kg 5@90lb"),
            ("3X12@40KG RPE8 REST90S", "3x12@40kgrpe8 rest90s"),
            ("3\u{a0}x\u{a0}12@40", "3x12@40kg"),
            // A weight that is none, and one of nothing.
            ("3x12@bw", "3x12@bw"),
            ("12@BW 10@40", "12@bw 10@40kg"),
            ("12@0", "12@0kg"),
            ("12@40.5 12@40.50 12@0040.5kg", "3x12@40.5kg"),
            ("12@42.123456", "12@42.123456kg"),
            ("12@9999lb", "12@9999lb"),
            ("1000@1", "1000@1kg"),
            ("30x1@1", "30x1@1kg"),
            // A load covers the sets to its left; tags and efforts only their own.
            ("10 8 3x5@60", "10@60kg 8@60kg 3x5@60kg"),
            ("12w 10@40", "12@40kgw 10@40kg"),
            ("12rpe7f@40 10@40fRpe9.5", "12@40kgfrpe7 10@40kgfrpe9.5"),
            ("12 rpe7, 10@40 rir0", "12@40kgrpe7 10@40kgrpe10"),
            ("10@30d,6@20d", "10@30kgd 6@20kgd"),
            (
                "12@40 2x10@40 rpe8/9.5",
                "12@40kg 10@40kgrpe8 10@40kgrpe9.5",
            ),
            ("12@40 rpe8 10@45", "12@40kgrpe8 10@45kg"),
            ("3x0@140f", "3x0@140kgf"),
            // Swings by the clock, carries on the way.
            ("3x60s@24", "3x60s@24kg"),
            ("40m/35s@24", "40m/35s@24kg"),
            ("12@40 rest1:30", "12@40kg rest90s"),
            ("12@40 rest 1min30s 12@40", "2x12@40kg rest90s"),
            ("3x12@40 rest1h", "3x12@40kg rest3600s"),
            ("3x12@40 rest90s/0s/2min", "3x12@40kg rest90s/0s/120s"),
            ("3x12@40 rest60s/90s", "3x12@40kg rest0s/60s/90s"),
            (
                "3x12@40 // see https://example.org//x",
                "3x12@40kg // see https://example.org//x",
            ),
            ("3x12@40//é x", "3x12@40kg // é x"),
            ("3x12@40 //  ", "3x12@40kg"),
        ],
    ),
    (
        Tracking::BodyweightReps,
        &[
            ("3x8", "3x8"),
            ("8 7 6", "8 7 6"),
            ("8,7,6 rpe7/8/9", "8rpe7 7rpe8 6rpe9"),
            ("8,8,6@+10", "2x8@+10kg 6@+10kg"),
            ("8@bw+10", "8@+10kg"),
            ("8@bw-10lb", "8@-10lb"),
            ("3x8@-20", "3x8@-20kg"),
            ("3x8@bw", "3x8"),
            ("3x8@+0 8@-0 8@0", "5x8"),
            ("8,8@+5 6,6@-5", "2x8@+5kg 2x6@-5kg"),
            ("8frpe8.5 8rpe8,9rpe9 5x5", "8frpe8.5 8rpe8 9rpe9 5x5"),
            ("30s 20s", "30s 20s"),
        ],
    ),
    (
        Tracking::Duration,
        &[
            ("3x60s", "3x60s"),
            ("60s 45s 30s", "60s 45s 30s"),
            ("1:30", "90s"),
            ("1:02:03", "3723s"),
            ("90:00", "5400s"),
            ("1h20min 1min30sec", "4800s 90s"),
            ("1.5h,0.1h,0.5min,2.25s", "5400s 360s 30s 2.25s"),
            ("3 x 60 s", "3x60s"),
            ("60swrpe8", "60swrpe8"),
            ("2min 90s", "120s 90s"),
            ("96h", "345600s"),
            ("3x45s@10", "3x45s@10kg"),
            ("60s,45s@10", "60s@10kg 45s@10kg"),
            ("3x45s@+10", "3x45s@10kg"),
            ("3x45s@-10", "3x45s@-10kg"),
            ("3x45s@bw", "3x45s"),
        ],
    ),
    (
        Tracking::WeightDuration,
        &[
            ("3x60s@24", "3x60s@24kg"),
            ("1:00,45s@24", "60s@24kg 45s@24kg"),
        ],
    ),
    (
        Tracking::DistanceDuration,
        &[
            ("400m", "400m"),
            ("5km/24:30", "5km/1470s"),
            ("5 km/1h2min", "5km/3720s"),
            ("2.5mi 100yd 30ft", "2.5mi 100yd 30ft"),
            ("4x400m/1:30 rest2min", "4x400m/90s rest120s"),
            ("30min", "1800s"),
            ("30ftf 5fT", "30ftf 5ft"),
        ],
    ),
    (
        Tracking::WeightDistance,
        &[
            ("3x40m@24", "3x40m@24kg"),
            ("40m,30m/20s@24lb", "40m@24lb 30m/20s@24lb"),
        ],
    ),
];

#[test]
fn read() {
    for (tracking, cases) in READ {
        for (text, expected) in *cases {
            let parsed = parse(text, &reading(*tracking))
                .unwrap_or_else(|failure| panic!("{text}: {failure}"));
            let mut printed = notation(&parsed.sets, tracking.loading());
            if let Some(note) = parsed.note {
                write!(printed, " // {note}").unwrap();
            }
            assert_eq!(printed, *expected, "{text}");
        }
    }
}

/// Each refused text under its exercise's tracking, and below it what a person reads.
const REFUSED: &str = include_str!("refused.txt");

#[test]
fn refused() {
    for block in REFUSED.split("\n\n") {
        let head = block.lines().next().unwrap();
        let (tracking, text) = head.split_once(": ").unwrap();
        let tracking = Tracking::from_word(tracking).unwrap();
        let failure = parse(text, &reading(tracking)).expect_err(text);
        assert_eq!((failure.exit, failure.kind), (2, "sets"), "{text}");
        assert_eq!(format!("{head}\n{}", rendered(&failure)), block.trim_end());
    }
}

/// A weight for last time is known in some logs only, and may be in the other unit.
#[test]
fn last_weight() {
    let tries = |text, last| {
        let reading = Reading {
            last,
            ..reading(Tracking::WeightReps)
        };
        let tries = parse(text, &reading).unwrap_err().tries.clone();
        tries.into_iter().map(|one| one.text).collect::<Vec<_>>()
    };
    let pounds = Some(Weight {
        value: 90.0,
        unit: Unit::Lb,
    });
    assert_eq!(tries("3x12", None), ["3x12@bw"]);
    assert_eq!(
        tries("12w 12 rpe8", pounds),
        ["12w 12@90lb rpe8", "12w 12@bw rpe8"]
    );
    assert_eq!(tries("3x12@", pounds), ["3x12@90lb", "3x12@bw"]);
}

/// What no grammar may take, from the fault harness.
#[test]
fn nonsense() {
    let long_weight = format!("3x12@{}kg", "9".repeat(400));
    let long_word = "a".repeat(120_000);
    let texts = [
        "",
        " ",
        "3x",
        "x12",
        "x",
        "3x12@",
        "3x12@kg",
        "-3x12",
        "3x-12",
        "0x0",
        "0x12@40kg",
        "3x0",
        "3x12@40stone",
        "3x12@1e308kg",
        "3x12@1e400kg",
        "3x12@NaNkg",
        "3x12@infkg",
        "3x12@0x10kg",
        "3x12@40.5.5kg",
        "3x12@.kg",
        "4294967296x1",
        "99999999999999999999999x1",
        "1x99999999999999999999999",
        "65536x65536",
        "3x12@40kgkg",
        "3x12@40kg@50kg",
        "\n",
        "💪",
        "-",
        "%s%n%x",
        "${HOME}",
        "'; rm -rf /",
        "../../etc/passwd",
        &long_weight,
        &long_word,
    ];
    for tracking in Tracking::ALL {
        for text in texts {
            let failure = parse(text, &reading(*tracking)).expect_err(text);
            assert_eq!((failure.exit, failure.kind), (2, "sets"), "{text}");
            check_failure(&failure, &reading(*tracking));
        }
    }
}

/// What is long is read once and quoted in part.
#[test]
fn huge() {
    let pieces = [
        "a",
        "9",
        "0",
        "x",
        "w",
        "wx",
        "@",
        ",",
        "1,",
        "1 ",
        "12@40 ",
        "3x12@40kg ",
        "rpe8 ",
        "8 rpe7/8",
        "/1",
        ":1",
        "1:",
        "1s/",
        "1h ",
        "1h1min",
        " ",
        "//",
        " //",
        "💪",
        "\u{202e}",
        "sets of ",
        "12 reps ",
        "40kg ",
        "40kg x ",
        "12x40kg x ",
        "1x",
        "1 r8 ",
        "1@2,",
        "1rpe8,5",
        "stone ",
        "1 f",
        "+",
        "-",
        ".",
        "1.",
        "é",
        "m",
        "1m/1:00 ",
        "１",
    ];
    for (tracking, begin) in [
        (Tracking::WeightReps, ""),
        (Tracking::WeightReps, "12@"),
        (Tracking::WeightReps, "12@40 rest"),
        (Tracking::BodyweightReps, "12 "),
        (Tracking::BodyweightReps, "12 rpe"),
        (Tracking::DistanceDuration, "12km "),
    ] {
        for piece in pieces {
            let text = begin.to_owned() + &piece.repeat(40_000 / piece.len());
            let start = Instant::now();
            if let Err(failure) = parse(&text, &reading(tracking)) {
                check_failure(&failure, &reading(tracking));
            }
            assert!(
                start.elapsed() < Duration::from_millis(500),
                "{begin}{piece}: {:?}",
                start.elapsed()
            );
        }
    }
}

#[test]
fn quoted_in_part() {
    let check = |text: &str, expected: &str| {
        let failure = parse(text, &reading(Tracking::WeightReps)).unwrap_err();
        assert_eq!(rendered(&failure), expected);
    };
    let sets = "12@40 ".repeat(30);
    check(
        &format!("{sets}r8 {sets}"),
        "`r8` is not a set; effort is written rpe8 or rir2, reps are a bare number
  ...0 12@40 12@40 12@40 r8 12@40 12@40 12@40 12@40 12@40 12@40 1...
                         ^^",
    );
    check(
        &format!("é {} b", "a".repeat(90)),
        "`é` is not a set; a set is written 12 or 3x12, its weight after `@`
  é aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
  ^",
    );
    check(
        &"\u{202e}".repeat(30),
        "an invisible character does not belong here
  \\u{202e}\\u{202e}\\u{202e}\\u{202e}\\u{202e}\\u{202e}\\u{202e}...
  ^^^^^^^^",
    );
    check(
        "3×12\u{1b}[2J",
        "an invisible character does not belong here
  3×12\\u{1b}[2J
      ^^^^^^",
    );
    check(
        "\u{feff}3x12@40kg",
        "an invisible character does not belong here
  \\u{feff}3x12@40kg
  ^^^^^^^^
  try: 3x12@40kg",
    );
    check(
        "3x\u{200b}12@40kg",
        "an invisible character does not belong here
  3x\u{200b}12@40kg
    ^
  try: 3x12@40kg",
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn printed_is_read((tracking, sets) in entries(), unit in units()) {
        let printed = notation(&sets, tracking.loading());
        let parsed = parse(&printed, &Reading { unit, ..reading(tracking) });
        prop_assert_eq!(parsed.map(|parsed| parsed.sets), Ok(sets), "{}", printed);
    }

    /// What a log may hold, though nobody would be let type it.
    #[test]
    fn written_is_read(
        kinds in vec(entries(), 1..3),
        efforts in vec(option::of((0..=40_u32).prop_map(|quarters| f64::from(quarters) / 4.0)), 1..9),
        rests in vec(option::of(1..=86_400_u32), 1..9),
        copies in 1..4_usize,
    ) {
        let sets = kinds.iter().flat_map(|(_, sets)| sets).cycle();
        let all: usize = kinds.iter().map(|(_, sets)| sets.len()).sum();
        let more = efforts.iter().cycle().zip(rests.iter().cycle());
        let sets: Vec<Set> = sets
            .take(all * copies)
            .zip(more)
            .map(|(set, (rpe, rest))| Set { rpe: *rpe, rest: *rest, ..*set })
            .collect();
        let loading = kinds[0].0.loading();
        let printed = notation(&sets, loading);
        let parsed = parse_written(&printed, &reading(kinds[0].0));
        prop_assert_eq!(parsed.map(|parsed| parsed.sets), Ok(sets), "{}", printed);
    }

    #[test]
    fn near_grammar(tracking in sample::select(Tracking::ALL), pieces in vec(piece(), 0..8)) {
        check_text(&pieces.concat(), tracking)?;
    }

    /// Texts that can be read with up to three pieces put in or in place of others are often read still.
    #[test]
    fn mutated(
        (tracking, texts) in sample::select(READ),
        text in any::<sample::Index>(),
        changes in vec((any::<sample::Index>(), 0..4_usize, option::of(piece())), 0..4),
    ) {
        let mut letters: Vec<char> = text.get(texts).0.chars().collect();
        for (at, removed, piece) in changes {
            let at = at.index(letters.len() + 1);
            let end = letters.len().min(at + removed);
            letters.splice(at..end, piece.unwrap_or_default().chars());
        }
        check_text(&letters.into_iter().collect::<String>(), tracking)?;
    }

    #[test]
    fn comma_is_blank((tracking, sets) in entries()) {
        let loading = tracking.loading();
        let set = |weight| sets.iter().map(|set| Set { weight, rest: None, ..*set }).collect::<Vec<_>>();
        let (bare, loaded) = (set(None), set(Some(Weight { value: 40.0, unit: Unit::Kg })));
        let blanks = notation(&bare, Loading::Optional);
        let commas = blanks.replace(' ', ",");
        let load = if loading == Loading::Bodyweight { "@+40" } else { "@40" };
        let read = |text: String| parse(&text, &reading(tracking)).map(|parsed| parsed.sets);
        // Behind an effort, `,5` may be a decimal comma.
        if !commas.contains(",5") {
            prop_assert_eq!(read(commas.clone() + load), Ok(loaded.clone()));
            prop_assert_eq!(read(commas + "@bw"), Ok(bare.clone()));
        }
        // A blank lets a load through only where every set has one.
        if loading == Loading::Loaded {
            prop_assert_eq!(read(blanks + load), Ok(loaded));
        } else {
            prop_assert_eq!(read(blanks), Ok(bare));
        }
    }

    #[test]
    fn any_text(tracking in sample::select(Tracking::ALL), text in any::<String>()) {
        check_text(&text, tracking)?;
    }
}

/// What parses prints and parses back equal, whatever the unit; what does not is a failure in good form.
fn check_text(text: &str, tracking: Tracking) -> Result<(), proptest::test_runner::TestCaseError> {
    match parse(text, &reading(tracking)) {
        Ok(parsed) => {
            let printed = notation(&parsed.sets, tracking.loading());
            prop_assert!((1..=30).contains(&parsed.sets.len()));
            {
                let again = parse(
                    &printed,
                    &Reading {
                        unit: Unit::Lb,
                        ..reading(tracking)
                    },
                );
                prop_assert_eq!(
                    again.map(|again| again.sets),
                    Ok(parsed.sets),
                    "{}",
                    printed
                );
            }
        }
        Err(failure) => check_failure(&failure, &reading(tracking)),
    }
    Ok(())
}

/// The caret is inside the text, the text is safe to print and short, and every way out is one.
fn check_failure(failure: &Failure, reading: &Reading) {
    assert_eq!((failure.exit, failure.kind), (2, "sets"));
    assert!(failure.message.chars().count() < 300, "{failure}");
    assert!(
        !failure.message.contains(crate::error::is_unsafe),
        "{failure}"
    );
    if let Some(input) = &failure.input {
        let len = input.text.chars().count();
        assert!(len <= 66, "{input:?}");
        assert!(
            input.len > 0 && input.at + input.len <= len.max(input.at + 1),
            "{input:?}"
        );
        assert!(!input.text.contains(crate::error::is_unsafe), "{input:?}");
    }
    for one in &failure.tries {
        assert!(parse(&one.text, reading).is_ok(), "{failure}: {}", one.text);
        assert!(!one.text.contains(crate::error::is_unsafe), "{one:?}");
    }
}

/// Any sets that can be logged, and what their exercise counts.
fn entries() -> impl Strategy<Value = (Tracking, Vec<Set>)> {
    sample::select(Tracking::ALL).prop_flat_map(|tracking| {
        let loaded = prop_oneof![4 => Just(true), 1 => Just(false)];
        (amounts(tracking), loaded).prop_flat_map(move |(amounts, loaded)| {
            let sets: Vec<_> = amounts
                .into_iter()
                .map(|amount| set(amount, tracking.loading(), loaded))
                .collect();
            (Just(tracking), sets)
        })
    })
}

/// One to 30 amounts of one kind, often the same one several times.
fn amounts(tracking: Tracking) -> impl Strategy<Value = Vec<Amount>> {
    let kinds: &[u8] = match tracking {
        Tracking::WeightReps | Tracking::BodyweightReps => &[0, 1, 2],
        Tracking::Duration | Tracking::WeightDuration => &[1],
        Tracking::DistanceDuration | Tracking::WeightDistance => &[1, 2],
    };
    sample::select(kinds).prop_flat_map(|kind| {
        let amount = (
            0..=1_000_u32,
            decimal(345_600),
            decimal(99_999),
            distance_units(),
            option::of(decimal(345_600)),
        );
        let amount = amount.prop_map(move |(reps, seconds, value, unit, pace)| match kind {
            0 => Amount::Reps(reps),
            1 => Amount::Time(seconds),
            _ => Amount::Distance {
                value,
                unit,
                seconds: pace,
            },
        });
        vec((amount, 1..4_usize), 1..10).prop_map(|runs| {
            runs.into_iter()
                .flat_map(|(amount, count)| std::iter::repeat_n(amount, count))
                .collect()
        })
    })
}

fn set(amount: Amount, loading: Loading, loaded: bool) -> impl Strategy<Value = Set> {
    let kinds = match amount {
        Amount::Reps(0) => vec![SetKind::Failure],
        _ => vec![
            SetKind::Working,
            SetKind::Warmup,
            SetKind::Drop,
            SetKind::Failure,
        ],
    };
    let kind = sample::select(kinds);
    let rpe = option::of((2..=20_u8).prop_map(|halves| f64::from(halves) / 2.0));
    let rest = option::of(prop_oneof![1..=3_600_u32, Just(90)]);
    (weight(loading, loaded), kind, rpe, rest).prop_map(move |(weight, kind, rpe, rest)| Set {
        amount,
        weight,
        kind,
        rpe,
        rest,
    })
}

/// A weight as an exercise takes it: signed but where it is loaded, and none rather than 0 beside the body's own.
fn weight(loading: Loading, loaded: bool) -> impl Strategy<Value = Option<Weight>> {
    let some = (decimal(9_999), units(), any::<bool>()).prop_map(move |(value, unit, minus)| {
        let value = if minus && loading != Loading::Loaded {
            -value
        } else {
            value
        };
        Some(Weight { value, unit })
    });
    let bare = if loaded { 1 } else { 1_000 };
    prop_oneof![12 => some, bare => Just(None)]
}

/// A number above 0 with up to six decimals.
fn decimal(most: u32) -> impl Strategy<Value = f64> {
    prop_oneof![
        (1..=most).prop_map(f64::from),
        (1..=most * 8).prop_map(|eighths| f64::from(eighths) / 8.0),
        (1..=1_000_000_000_u32)
            .prop_map(move |micros| (f64::from(micros) / 1e6).min(f64::from(most))),
    ]
}

fn units() -> impl Strategy<Value = Unit> {
    sample::select(vec![Unit::Kg, Unit::Lb])
}

fn distance_units() -> impl Strategy<Value = DistanceUnit> {
    sample::select(DistanceUnit::ALL.map(|(unit, _)| unit).to_vec())
}

/// Pieces of the grammar, of other grammars, and of neither.
fn piece() -> impl Strategy<Value = &'static str> {
    sample::select(
        &[
            "3x12", "12", "0", "5", "40", "1.5", ".", "x", "X", "×", "@", "@40", "+", "-", "bw",
            "kg", "lb", "lbs", ",", " ", " ", " ", "rpe8", "rir2", "rpe", "/9", "rest90s", "rest",
            "/0s", "//", "1:30", ":", "s", "min", "h", "m", "km", "mi", "w", "d", "f", "é", "💪",
            "\u{202e}", "\n", "sets", "reps", "of", "at", "stone", "r8", "e9", "４",
        ][..],
    )
}

/// Last time's weight is 37.5 kg.
fn reading(tracking: Tracking) -> Reading {
    let last = Some(Weight {
        value: 37.5,
        unit: Unit::Kg,
    });
    Reading {
        tracking,
        unit: Unit::Kg,
        last,
    }
}

/// The failure as a person reads it.
fn rendered(failure: &Failure) -> String {
    let mut text = failure.message.clone();
    if let Some(input) = &failure.input {
        let carets = "^".repeat(input.len);
        write!(
            text,
            "\n  {}\n  {:at$}{carets}",
            input.text,
            "",
            at = input.at
        )
        .unwrap();
    }
    for one in &failure.tries {
        write!(text, "\n  try: {}", one.text).unwrap();
        if let Some(meaning) = &one.meaning {
            write!(text, "   ({meaning})").unwrap();
        }
    }
    for hint in &failure.hints {
        write!(text, "\n  hint: {hint}").unwrap();
    }
    text
}
