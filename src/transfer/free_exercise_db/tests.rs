#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::{Foreign, definition};
use crate::domain::exercise::{Category, Level, Muscle};

fn foreign(name: &str, muscle: &str, equipment: &str, category: &str, force: &str) -> Foreign {
    let text = format!(
        r#"{{"name": "{name}", "primaryMuscles": ["{muscle}"], "equipment": {equipment}, "category": "{category}", "force": {force},
            "level": "expert", "secondaryMuscles": ["{muscle}", "triceps"], "instructions": [" Do  it. ", ""]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// Every word of that catalogue: what it is done with decides what its sets count, and shoulders are told apart.
#[test]
fn words_become_words() {
    let rows = "\
Any Press | shoulders | dumbbell | strength | push | front-delts | dumbbell | weight_reps
Side Lateral Raise | shoulders | cable | strength | push | side-delts | cable | weight_reps
Rear Raise | shoulders | bands | strength | pull | rear-delts | resistance-band | weight_reps
Some Pull | shoulders | kettlebells | strength | pull | side-delts | kettlebell | weight_reps
Hold | abdominals | body only | strength | static | abs | bodyweight | duration
Sit | quadriceps | body only | strength | push | quads | bodyweight | bodyweight_reps
Twist | middle back | exercise ball | strength | null | upper-back | stability-ball | bodyweight_reps
Curl | biceps | e-z curl bar | strength | pull | biceps | ez-bar | weight_reps
Roll | lower back | foam roll | stretching | null | lower-back | other | duration
Trot | calves | null | cardio | null | calves | none | distance_duration
Hop | calves | null | plyometrics | null | calves | bodyweight | bodyweight_reps
Clean Thing | hamstrings | barbell | olympic weightlifting | pull | hamstrings | barbell | weight_reps";
    for row in rows.lines() {
        let [name, muscle, equipment, category, force, expected @ ..] =
            &row.split(" | ").collect::<Vec<_>>()[..]
        else {
            panic!("{row}");
        };
        let quoted = |word: &str| {
            if word == "null" {
                word.to_owned()
            } else {
                format!("\"{word}\"")
            }
        };
        let foreign = foreign(name, muscle, &quoted(equipment), category, &quoted(force));
        let one = definition(&foreign).unwrap().definition;
        let found = [
            one.primary_muscles[0].word(),
            one.equipment[0].word(),
            one.tracking.word(),
        ];
        assert_eq!(found, expected, "{name}");
        let steps = one.steps.join("; ");
        assert_eq!(
            (one.level, steps.as_str()),
            (Level::Advanced, "Do it."),
            "{name}"
        );
        assert_eq!(one.secondary_muscles, [Muscle::Triceps], "{name}");
    }
}

#[test]
fn what_became_another_word_is_told() {
    let mapped = definition(&foreign(
        "Roll",
        "lower back",
        "\"foam roll\"",
        "stretching",
        "null",
    ))
    .unwrap();
    let words: Vec<_> = mapped
        .words
        .iter()
        .map(|(from, to)| format!("{from}: {to}"))
        .collect();
    assert_eq!(
        words,
        [
            "stretching: mobility",
            "foam roll: other",
            "expert: advanced"
        ]
    );
    assert_eq!(mapped.definition.category, Category::Mobility);
}

#[test]
fn what_is_no_exercise_is_refused() {
    let told = |name: &str, muscle: &str| {
        definition(&foreign(name, muscle, "null", "strength", "null")).unwrap_err()
    };
    assert_eq!(
        told("Curl", "wings"),
        "`primaryMuscles` is not a list of muscles that are known"
    );
    assert_eq!(
        told("!", "lats"),
        "`name` is not 2 to 60 characters of text"
    );
    assert_eq!(
        told(&"x".repeat(61), "lats"),
        "`name` is not 2 to 60 characters of text"
    );
}

proptest! {
    /// Whatever the words are, what is taken keeps the rules.
    #[test]
    fn what_is_taken_keeps_the_rules(
        name in "\\PC{0,70}", muscle in "[a-z ]{0,12}", equipment in "[a-z -]{0,12}", lines in prop::collection::vec("\\PC{0,30}", 0..50),
    ) {
        let foreign = Foreign {
            name, force: None, level: None, mechanic: None, equipment: Some(equipment),
            primary_muscles: vec![muscle, "lats".into()], secondary_muscles: vec!["chest".into()], instructions: lines, category: None,
        };
        if let Ok(mapped) = definition(&foreign) {
            // An id is made of the name where the name has letters for one.
            prop_assert_eq!(mapped.definition.checked(), Ok(()));
        }
    }
}
