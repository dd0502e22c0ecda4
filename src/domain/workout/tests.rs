//! Every built-in workout, and files that are none.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::json::Step::{Element, Field};
use crate::domain::sets::Unit;

fn bundled() -> Vec<Workout> {
    Workout::bundled().collect()
}

#[test]
fn built_in_workouts_are_sound() {
    let catalogue = Catalogue::default();
    let all = bundled();
    assert_eq!(all.len(), 10);
    for workout in &all {
        let file = format!("data/workouts/{}.json", workout.id);
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(workout.first_mistake(), None, "{file}");
        assert_eq!(Workout::read(&text).as_ref(), Ok(workout), "{file}");
        assert_eq!(
            workout.to_json(),
            text,
            "{file} is not laid out as fitlog writes it"
        );
        assert_eq!(workout.misfits(&catalogue), [], "{file}");
        assert_eq!(Workout::bundled_as(&workout.id).as_ref(), Some(workout));
        let sentence = workout.first_sentence().chars().count();
        assert!((10..=36).contains(&sentence), "{file}: {sentence}");
        for item in workout.days.iter().flat_map(|day| &day.items) {
            assert_eq!(
                catalogue.exact(&item.exercise).as_deref(),
                Some(item.exercise.as_str())
            );
            assert!(
                item.rest_seconds.is_some() && item.progression.is_some(),
                "{file}"
            );
        }
    }
}

#[test]
fn places() {
    let catalogue = Catalogue::default();
    let place = |id: &str| {
        let equipment = Workout::bundled_as(id).unwrap().equipment(&catalogue);
        let words: Vec<&str> = equipment.iter().map(|one| one.word()).collect();
        (Place::of(&equipment).word(), words.join(" "))
    };
    let rows = [
        ("mobility-15", "anywhere", ""),
        ("home-bodyweight", "home", "pull-up-bar"),
        ("dumbbell-only", "home", "dumbbell bench"),
        ("kettlebell-basics", "home", "kettlebell"),
        ("five-by-five", "gym", "barbell bench rack"),
        ("machine-circuit", "gym", "cable machine"),
    ];
    for (id, word, needs) in rows {
        assert_eq!(place(id), (word, needs.to_owned()), "{id}");
    }
}

const SMALL: &str = r#"{
  "schema_version": 1,
  "id": "legs",
  "name": "Legs",
  "days_a_week": [2],
  "days": [
    {
      "name": "A",
      "items": [
        { "exercise": "back-squat", "sets": 3, "reps": [5, 5] },
        { "exercise": "plank", "sets": 3, "seconds": [30, 60] }
      ]
    }
  ]
}
"#;

#[test]
#[allow(clippy::too_many_lines, reason = "a row a rule")]
fn mistakes_have_line_and_field() {
    assert!(Workout::read(SMALL).is_ok());
    let rows = [
        (
            "\"schema_version\": 1",
            "\"schema_version\": 2",
            2,
            "`schema_version` is not 1",
        ),
        (
            "\"legs\"",
            "\"Legs\"",
            3,
            "`id` is not lower-case words joined by hyphens, at most 48 characters",
        ),
        (
            "\"name\": \"Legs\"",
            "\"name\": \"\"",
            4,
            "`name` is not 2 to 60 characters on one line",
        ),
        (
            "[2]",
            "[3, 2]",
            5,
            "`days_a_week` is not a rising list of numbers from 1 to 7, as [3] or [2, 3]",
        ),
        (
            "[2]",
            "2",
            5,
            "`days_a_week`: invalid type: integer `2`, expected a sequence",
        ),
        (
            "\"A\"",
            "\"a \\\\ b\"",
            8,
            "`name` is not 1 to 30 characters on one line, without a backslash",
        ),
        (
            "\"sets\": 3, \"reps\"",
            "\"sets\": 0, \"reps\"",
            10,
            "`sets` is not 1 to 20",
        ),
        (
            "\"sets\": 3, \"reps\"",
            "\"sets\": \"3\", \"reps\"",
            10,
            "`sets`: invalid type: string \"3\", expected u32",
        ),
        (
            "\"reps\": [5, 5]",
            "\"reps\": [5, 4]",
            10,
            "`reps` is not a range as [8, 12], from 1 to 10000",
        ),
        (
            "\"reps\": [5, 5]",
            "\"reps\": [5]",
            10,
            "`reps`: invalid length 1, expected a tuple of size 2",
        ),
        (
            ", \"reps\": [5, 5]",
            "",
            10,
            "an exercise has one of `reps`, `seconds` and `metres`",
        ),
        (
            "\"reps\": [5, 5]",
            "\"reps\": [5, 5], \"metres\": [5, 5]",
            10,
            "an exercise has one of `reps`, `seconds` and `metres`",
        ),
        (
            "\"reps\": [5, 5]",
            "\"resp\": [5, 5]",
            10,
            "unknown field `resp`, expected one of `exercise`, `sets`, `reps`, `seconds`, `metres`, `rest_seconds`, `progression`, `increment_kg`",
        ),
        (
            "[30, 60]",
            "[30, 60], \"progression\": \"linear\"",
            11,
            "`progression` is not one for a range: linear aims at one number",
        ),
        (
            "[30, 60]",
            "[30, 60], \"progression\": \"up\"",
            11,
            "`progression`: unknown variant `up`, expected one of `double`, `linear`, `reps`, `time`, `distance`, `none`",
        ),
        (
            "[30, 60]",
            "[30, 60], \"rest_seconds\": 9999",
            11,
            "`rest_seconds` is not 0 to 3600",
        ),
        (
            "[30, 60]",
            "[30, 60], \"increment_kg\": -1",
            11,
            "`increment_kg` is not above 0 and at most 100",
        ),
        (
            "\"plank\"",
            "\"back-squat\"",
            11,
            "`exercise` is not an exercise that the day does not have already",
        ),
    ];
    for (old, new, line, what) in rows {
        let text = SMALL.replacen(old, new, 1);
        assert_ne!(text, SMALL, "{old}");
        let found = Workout::read(&text).unwrap_err();
        assert_eq!((found.line, found.what.as_str()), (line, what), "{new}");
    }
}

#[test]
fn exercises_that_do_not_fit() {
    let catalogue = Catalogue::default();
    let text = SMALL
        .replacen("back-squat", "back-squad", 1)
        .replacen("seconds", "reps", 1);
    let misfits = Workout::read(&text).unwrap().misfits(&catalogue);
    let found: Vec<(usize, &str)> = misfits
        .iter()
        .map(|(path, what)| (json::line_of(&text, path), what.as_str()))
        .collect();
    let [(10, first), second] = found.as_slice() else {
        panic!("{found:?}");
    };
    let says = "`exercise`: no exercise is called `back-squad`; did you mean back-squat";
    assert!(first.starts_with(says), "{first}");
    assert_eq!(second, &(11, "`reps`: sets of plank count seconds"));
}

#[test]
fn labels() {
    let workout = Workout::bundled_as("posterior-chain").unwrap();
    let rows = [
        ("posterior-chain / A", Belongs::Day(0)),
        ("posterior-chain / b", Belongs::Day(1)),
        ("posterior-chain / C", Belongs::Unsaid),
        ("five-by-five / A", Belongs::Elsewhere),
        ("Evening / Legs", Belongs::Unsaid),
        ("Legs", Belongs::Unsaid),
        ("", Belongs::Unsaid),
    ];
    for (label, belongs) in rows {
        assert_eq!(workout.belongs(label), belongs, "{label}");
    }
    assert_eq!(workout.belongs(&workout.label(1)), Belongs::Day(1));
    let split = Workout::bundled_as("upper-lower").unwrap();
    assert_eq!(split.day_named("lower volume"), Some(3));
    assert_eq!(split.day_named("UPPER H"), Some(0));
    assert_eq!(split.day_named("upper"), None);
    assert_eq!(split.day_named(""), None);
}

#[test]
fn how_often() {
    let mut workout = Workout::bundled_as("posterior-chain").unwrap();
    for (days, words) in [
        (vec![], "any day"),
        (vec![3], "3"),
        (vec![2, 3], "2 or 3"),
        (vec![1, 2, 3], "1, 2 or 3"),
    ] {
        workout.days_a_week = days;
        assert_eq!(workout.how_often(), words);
    }
}

const BY_HAND: &str = "
# by hand
Legs and Back
// Two short days.
// For a sore week.
2 or 3 days a week

A:
back squat 3x5 rest3min linear +5lb
plank 3x30-60s none
B:
lever back extension 3x8-12 rest90s
farmers walk 3x20-40m
";

fn known(name: &str) -> Result<String, String> {
    Catalogue::default()
        .exact(name)
        .ok_or_else(|| format!("no {name}"))
}

#[test]
fn by_hand() {
    let written = text::read(BY_HAND, Unit::Kg, known).unwrap();
    let workout = &written.workout;
    assert_eq!(
        workout.to_json(),
        r#"{
  "schema_version": 1,
  "id": "legs-and-back",
  "name": "Legs and Back",
  "summary": "Two short days. For a sore week.",
  "days_a_week": [2, 3],
  "order": "in-turn",
  "days": [
    {
      "name": "A",
      "items": [
        { "exercise": "back-squat", "sets": 3, "reps": [5, 5], "rest_seconds": 180, "progression": "linear", "increment_kg": 2.267962 },
        { "exercise": "plank", "sets": 3, "seconds": [30, 60], "progression": "none" }
      ]
    },
    {
      "name": "B",
      "items": [
        { "exercise": "lever-back-extension", "sets": 3, "reps": [8, 12], "rest_seconds": 90 },
        { "exercise": "farmers-walk", "sets": 3, "metres": [20, 40] }
      ]
    }
  ]
}
"#
    );
    let rows: [(&[Step], usize); 4] = [
        (&[Field("name")], 3),
        (&[Field("days_a_week")], 6),
        (&[Field("days"), Element(1), Field("name")], 11),
        (
            &[
                Field("days"),
                Element(1),
                Field("items"),
                Element(1),
                Field("metres"),
            ],
            13,
        ),
    ];
    for (path, line) in rows {
        assert_eq!(written.line_of(path), line, "{path:?}");
    }
    let short = text::read("X y\nid: z\nweekly\nany day\nplank 1x30s", Unit::Kg, known).unwrap();
    let short = short.workout;
    assert_eq!(
        (short.id.as_str(), short.order, short.days[0].name.as_str()),
        ("z", Order::Weekly, "Day")
    );
}

#[test]
fn by_hand_with_a_mistake() {
    let rows = [
        ("", 1, "the first line is the name of the workout"),
        (
            "# A\n\nA:\nplank 1x9s",
            3,
            "the first line is the name of the workout",
        ),
        ("plank 1x9s", 1, "the first line is the name of the workout"),
        (
            "Спина\nplank 1x9s",
            1,
            "no id can be made of the name: add a line as id: my-workout",
        ),
        (
            "Legs\n\nback squat",
            3,
            "`back squat` has no sets: write back squat 3x5, plank 3x30-60s, farmers walk 3x40m, or a day as A:",
        ),
        ("Legs\nback squad 3x5", 2, "no back squad"),
        (
            "Legs\nback squat 3x5 +2.5stone",
            2,
            "`+2.5stone` is not understood: behind the sets stand rest90s, +2.5kg, and double, linear, reps, time, distance or none",
        ),
        (
            "Legs\nA:\nB:\nplank 1x9s",
            2,
            "`items` is not a list of 1 to 30 exercises",
        ),
        (
            "Legs\nA:\nplank 1x9s\na:\nplank 1x9s",
            4,
            "`name` is not a name of its own: another day is called so",
        ),
        (
            "Legs\n9 days a week\nplank 1x9s",
            2,
            "`days_a_week` is not a rising list of numbers from 1 to 7, as [3] or [2, 3]",
        ),
        ("Legs\nplank 0x9s", 2, "`sets` is not 1 to 20"),
        (
            "Legs\nplank 99999999999x9s",
            2,
            "`plank 99999999999x9s` has no sets: write back squat 3x5, plank 3x30-60s, farmers walk 3x40m, or a day as A:",
        ),
    ];
    for (text, line, what) in rows {
        let found = text::read(text, Unit::Kg, known).unwrap_err();
        assert_eq!((found.line, found.what.as_str()), (line, what), "{text}");
    }
}

#[test]
fn headings() {
    for label in [None, Some("posterior-chain / A")] {
        assert_eq!(of_heading(&heading(label)), label.or(Some("")));
    }
    assert_eq!(of_heading("# workout:a"), Some("a"));
    for line in ["# workout", "# legs / A", "workout: a", "#workout: a", ""] {
        assert_eq!(of_heading(line), None, "{line}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_workout_or_says_where(text in r#"[{}\[\]":,a-c0-9x \n\\é#/-]*"#) {
        let lines = text.split('\n').count();
        if let Err(mistake) = Workout::read(&text) {
            prop_assert!((1..=lines).contains(&mistake.line) && !mistake.what.is_empty());
        }
        if let Err(mistake) = text::read(&text, Unit::Lb, |name| Ok(name.to_owned())) {
            prop_assert!((1..=lines).contains(&mistake.line) && !mistake.what.is_empty());
        }
    }

    /// A file that was right, with one piece cut out or put in.
    #[test]
    fn a_damaged_file_says_where(at in 0_usize..600, cut in 0_usize..40, put in r#"[{}\[\]":,a0 \n]{0,3}"#) {
        let start = at.min(SMALL.len());
        let end = (start + cut).min(SMALL.len());
        let text = format!("{}{put}{}", &SMALL[..start], &SMALL[end..]);
        match Workout::read(&text) {
            Ok(workout) => prop_assert_eq!(workout.first_mistake(), None),
            Err(mistake) => prop_assert!((1..=text.split('\n').count()).contains(&mistake.line)),
        }
        let by_hand = format!("{}{put}{}", BY_HAND.get(..start).unwrap_or(BY_HAND), BY_HAND.get(end..).unwrap_or_default());
        match text::read(&by_hand, Unit::Kg, |name| Ok(name.to_owned())) {
            Ok(written) => prop_assert_eq!(written.workout.first_mistake(), None),
            Err(mistake) => prop_assert!((1..=by_hand.split('\n').count()).contains(&mistake.line)),
        }
    }

    #[test]
    fn what_is_written_reads_back(
        name in "[a-zA-Z\"é][a-z ]{0,8}[a-z]", sets in 1_u32..=20, low in 1_u32..100, more in 0_u32..100,
        which in 0_usize..3, rest in prop::option::of(0_u32..=3600), eighths in prop::option::of(1_u32..=800),
    ) {
        let range = Some((low, low + more));
        let pick = |at: usize| range.filter(|_| which == at);
        let item = Item {
            exercise: "plank".to_owned(), sets, reps: pick(0), seconds: pick(1), metres: pick(2), rest_seconds: rest,
            progression: rest.map(|_| Progression::Double), increment_kg: eighths.map(|eighths| f64::from(eighths) / 8.0),
        };
        let workout = Workout {
            schema_version: 1, id: "a-1".to_owned(), name: name.clone(), summary: String::new(), days_a_week: vec![1, 7],
            order: Order::Weekly, days: vec![Day { name, items: vec![item] }],
        };
        prop_assert_eq!(Workout::read(&workout.to_json()), Ok(workout));
    }
}
