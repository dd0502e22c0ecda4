#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::{Definition, MAX_ID, id_of, is_id, read};
use crate::domain::exercise::{Equipment, Muscle, Tracking};

fn sketch() -> Definition {
    Definition::sketch("Rope Thing", vec![Equipment::Cable], vec![Muscle::Abs])
}

#[test]
fn a_sketch_is_a_definition() {
    let text = sketch().to_file();
    assert_eq!(read(&text), Ok(sketch()));
    assert!(!text.contains("summary") && !text.contains("override"));
}

/// What a person gets wrong, and where he is told that it is.
#[test]
fn mistakes_have_a_place_and_a_field() {
    let file = sketch().to_file();
    let told = |from: &str, to: &str| {
        assert!(file.contains(from), "{from}");
        match read(&file.replacen(from, to, 1)) {
            Ok(_) => "nothing".to_owned(),
            Err(mistake) => {
                let what: String = mistake.what.chars().take(60).collect();
                format!("{}:{}: {what}", mistake.line, mistake.column)
            }
        }
    };
    for (from, to, expected) in [
        (
            "\"abs\"",
            "\"ab\"",
            "12:5: `primary_muscles` does not know `ab` (did you mean abs?), on",
        ),
        (
            "\"abs\"",
            "\"wing\"",
            "12:5: `primary_muscles` does not know `wing`, only chest, front-de",
        ),
        (
            "\"level\"",
            "\"levle\"",
            "9:3: there is no field `levle`: did you mean level?",
        ),
        ("\"level\"", "\"spoon\"", "9:3: there is no field `spoon`"),
        (
            "  \"level\": \"beginner\",\n",
            "",
            "24:1: `level` is missing",
        ),
        (
            "\"Rope Thing\"",
            "7",
            "4:11: `name` is of the wrong kind: invalid type: integer `7`, expe",
        ),
        (
            "\"Rope Thing\"",
            "\"R\"",
            "4:3: `name` is not 2 to 60 characters of text",
        ),
        (
            "\"Rope Thing\"",
            "\"R\\u001b\"",
            "4:3: `name` is not 2 to 60 characters of text",
        ),
        (
            "\"rope-thing\"",
            "\"Rope\"",
            "3:3: `id` is not lower-case words joined by hyphens, at most 48 c",
        ),
        (
            "\"schema_version\": 1",
            "\"schema_version\": 2",
            "2:3: `schema_version` is not 1",
        ),
        (
            "\"sets\": 3",
            "\"sets\": 0",
            "15:3: `defaults` is not numbers within bounds",
        ),
        (
            "\"sets\": 3",
            "\"sets\": -1",
            "16:14: `defaults` is of the wrong kind: invalid value: integer `-1`",
        ),
        (
            "\"sets\"",
            "\"stes\"",
            "16:5: there is no field `stes`: did you mean sets?",
        ),
        ("\"abs\"\n  ],", "\"abs\"\n  ]", "14:3: expected `,` or `}`"),
        (
            "{",
            "",
            "2:18: not an exercise: that is an object with the fields of one",
        ),
    ] {
        assert_eq!(told(from, to), expected, "{from} to {to}");
    }
}

#[test]
fn ids_of_names() {
    for (name, id) in [
        ("Cable Crunch Kneeling", "cable-crunch-kneeling"),
        ("Farmer's Walk (40 m)", "farmers-walk-40-m"),
        ("Élévation à l’épaule", "elevation-a-lepaule"),
        ("3/4 Sit-Up", "3-4-sit-up"),
        ("скручивание", ""),
        ("Triceps Dips", "triceps-dips"),
        (
            "One Two Three Four Five Six Seven Eight Nine Ten Eleven",
            "one-two-three-four-five-six-seven-eight-nine-ten",
        ),
    ] {
        assert_eq!(id_of(name), id, "{name}");
    }
}

#[test]
fn the_usual_way_to_count() {
    let usual = |equipment: &[Equipment]| {
        Definition::sketch("Any", equipment.to_vec(), vec![Muscle::Abs]).tracking
    };
    assert_eq!(
        usual(&[Equipment::Barbell, Equipment::Rack]),
        Tracking::WeightReps
    );
    assert_eq!(usual(&[Equipment::PullUpBar]), Tracking::BodyweightReps);
    assert_eq!(
        usual(&[Equipment::Bodyweight, Equipment::Bench]),
        Tracking::BodyweightReps
    );
    assert_eq!(
        usual(&[Equipment::CardioMachine]),
        Tracking::DistanceDuration
    );
    assert_eq!(usual(&[Equipment::JumpRope]), Tracking::Duration);
    assert_eq!(usual(&[Equipment::Sled]), Tracking::WeightDistance);
}

proptest! {
    /// Any text is read or refused with a place in it; nothing panics.
    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,200}") {
        if let Err(mistake) = read(&text) {
            prop_assert!(mistake.line >= 1 && mistake.line <= text.lines().count().max(1) + 1);
            prop_assert!(!mistake.what.is_empty());
        }
    }

    /// So has a good file with one piece cut out or put in anywhere.
    #[test]
    fn any_slip_has_an_answer(at in any::<prop::sample::Index>(), len in 0_usize..20, insert in "[\\[\\]{}\",:a-z0-9\\\\é\\n-]{0,6}") {
        let file = sketch().to_file();
        let places: Vec<usize> = file.char_indices().map(|(at, _)| at).collect();
        let start = places[at.index(places.len())];
        let end = file.len().min(start + len);
        let text = format!("{}{insert}{}", &file[..start], file.get(end..).unwrap_or_default());
        match read(&text) {
            Ok(one) => prop_assert_eq!(one.checked(), Ok(())),
            Err(mistake) => {
                prop_assert!(mistake.line >= 1 && mistake.line <= text.lines().count() + 1);
                prop_assert!(mistake.column >= 1 && !mistake.what.is_empty());
            }
        }
    }

    /// Whatever a name is, its id is one or empty.
    #[test]
    fn every_id_is_one(name in "\\PC{0,80}") {
        let id = id_of(&name);
        prop_assert!(id.is_empty() || is_id(&id), "{}", id);
        prop_assert!(id.len() <= MAX_ID);
    }
}
