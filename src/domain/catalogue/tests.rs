#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::{Catalogue, Import, Logged};
use crate::domain::definition::Definition;
use crate::domain::exercise::Tracking;
use crate::domain::key::key;

fn definitions() -> Vec<Definition> {
    let catalogue = Catalogue::default();
    catalogue
        .all()
        .map(|one| catalogue.definition(&one.id).unwrap())
        .collect()
}

#[test]
fn every_definition_keeps_the_rules() {
    let all = definitions();
    let ids: HashSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert!(all.len() >= 368 && ids.len() == all.len());
    let mut keys: HashMap<String, &str> = HashMap::new();
    for one in &all {
        assert_eq!(one.checked(), Ok(()), "{}", one.id);
        assert!(!one.primary_muscles.is_empty(), "{}", one.id);
        for name in [&one.id, &one.name].into_iter().chain(&one.aliases) {
            let other = keys.insert(key(name), &one.id);
            assert!(
                other.is_none_or(|other| other == one.id),
                "{name} is {other:?} and {}",
                one.id
            );
        }
        for id in one
            .variations
            .iter()
            .filter_map(|variation| variation.exercise_id.as_deref())
        {
            assert!(
                ids.contains(id) && id != one.id,
                "{} points to {id}",
                one.id
            );
        }
        let defaults = one.defaults.clone().unwrap_or_default();
        let counts_reps = matches!(
            one.tracking,
            Tracking::WeightReps | Tracking::BodyweightReps
        );
        assert_eq!(defaults.reps.is_some(), counts_reps, "{}", one.id);
        assert!(
            one.bodyweight_share.is_none() || one.tracking == Tracking::BodyweightReps,
            "{}",
            one.id
        );
        assert!(
            one.secondary_muscles
                .iter()
                .all(|muscle| !one.primary_muscles.contains(muscle)),
            "{}",
            one.id
        );
    }
}

/// No sentence of five words or more stands in two texts.
#[test]
fn no_text_is_another_one_again() {
    let mut seen: HashMap<String, String> = HashMap::new();
    for one in definitions() {
        let lines = [
            &one.setup,
            &one.steps,
            &one.tips,
            &one.mistakes,
            &one.benefits,
        ]
        .into_iter()
        .flatten();
        for sentence in lines
            .chain([&one.summary])
            .flat_map(|line| line.split(['.', ';', '?']))
        {
            let sentence = key(sentence);
            if sentence.split(' ').count() >= 5 {
                let other = seen.insert(sentence.clone(), one.id.clone());
                assert!(
                    other.as_ref().is_none_or(|other| *other == one.id),
                    "{} and {other:?}: {sentence}",
                    one.id
                );
            }
        }
    }
}

#[test]
fn every_name_of_another_app_is_one_exercise() {
    let mut apps: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
    for Import { app, name, .. } in Import::with("\n") {
        assert!(
            apps.entry(app).or_default().insert(name),
            "{app} has {name} twice"
        );
    }
    let counts: Vec<(&str, usize)> = apps
        .iter()
        .map(|(app, names)| (*app, names.len()))
        .collect();
    assert_eq!(counts, [("fitnotes", 29), ("hevy", 427), ("strong", 253)]);
    assert_eq!(
        Catalogue::default()
            .exact("Bench Press (Barbell)")
            .as_deref(),
        Some("barbell-bench-press")
    );
}

/// Every name of Strong's and of Hevy's library is one exercise that there is, and is found when it is typed. Four bare
/// names mean another exercise here than in that app, whose own table knows better.
#[test]
fn every_name_of_another_app_is_found() {
    let catalogue = Catalogue::default();
    let mut other = Vec::new();
    for Import { app, name, id, key } in Import::with("\n") {
        assert_eq!(key, super::key(name));
        assert!(Catalogue::is_bundled(id), "{app}: {name}");
        let found = catalogue.exact(name).unwrap_or_default();
        if found != id {
            other.push(format!("{app}: {name} is {id} there, {found} here"));
        }
    }
    assert_eq!(
        other,
        [
            "hevy: Hack Squat is barbell-hack-squat there, hack-squat here",
            "hevy: Hip Thrust is bodyweight-hip-thrust there, barbell-hip-thrust here",
            "strong: Chest Fly is pec-deck there, dumbbell-fly here",
            "strong: Hack Squat is barbell-hack-squat there, hack-squat here",
        ]
    );
}

/// What a typed name finds, with two exercises in the log.
#[test]
fn names() {
    let catalogue = Catalogue::default();
    let day = NaiveDate::default();
    let logged = ["barbell-bench-press", "lever-back-extension"].map(|id| Logged {
        id: id.into(),
        last: day,
        sessions: 1,
    });
    let found = |name: &str, logged: &[Logged]| match catalogue.find(name, logged) {
        Ok(exercise) => exercise.id.into_owned(),
        Err(failure) => format!("{}: {}", failure.exit, failure.hints.join(" / ")),
    };
    for (name, id) in [
        ("lever-back-extension", "lever-back-extension"),
        ("LEVER BACK EXTENSION", "lever-back-extension"),
        ("benchpress", "barbell-bench-press"),
        ("bench", "barbell-bench-press"),
        ("pullup", "pull-up"),
        ("Push-Ups", "push-up"),
        ("lev back", "lever-back-extension"),
        ("back lev", "lever-back-extension"),
        (
            "sqaut",
            "3: did you mean back-squat or band-squat or belt-squat?",
        ),
        (
            "lever back extention",
            "3: did you mean lever-back-extension?",
        ),
        ("", "2: "),
    ] {
        let text = found(name, &[]);
        assert!(
            text == id || text.starts_with("3: did you mean") && id.starts_with("3:"),
            "{name}: {text}"
        );
    }
    assert!(found("back ext", &[]).starts_with("3: back-extension"));
    assert_eq!(found("back ext", &logged), "lever-back-extension");
    assert_eq!(found("ben pre", &logged), "barbell-bench-press");
}
