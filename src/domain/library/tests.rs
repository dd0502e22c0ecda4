#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::{Library, Shelf};
use crate::domain::definition::Definition;
use crate::domain::exercise::{Equipment, Muscle};
use crate::domain::key::key;

fn definition(name: &str, aliases: &[&str]) -> Definition {
    let mut one = Definition::sketch(name, vec![Equipment::Cable], vec![Muscle::Abs]);
    one.aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
    one
}

fn library(texts: &[&str]) -> Library {
    let shelves = texts.iter().enumerate().map(|(number, text)| Shelf {
        path: format!("{number}.jsonl").into(),
        text: text.as_bytes().to_vec(),
    });
    Library::new(shelves.collect())
}

fn named(library: &Library, name: &str) -> Option<String> {
    library.named(&key(name).replace(' ', ""))
}

/// A line in fitlog's own layout and the same in any other are found alike.
#[test]
fn lines_in_any_layout() {
    let one = definition("Rope Thing", &["say \"rope\"", "Röpe"]);
    let own = serde_json::to_string(&one).unwrap();
    let mut odd = serde_json::to_value(definition("Odd Thing", &["odd one"])).unwrap();
    let id = odd.as_object_mut().unwrap().shift_remove("id").unwrap();
    odd["id"] = id;
    let library = library(&[&format!("{own}\r\n\n {odd}"), "", "\n\n"]);
    assert_eq!(library.get("rope-thing"), Some(Ok(one)));
    for (name, id) in [
        ("ROPE things", "rope-thing"),
        ("ropething", "rope-thing"),
        ("say rope", "rope-thing"),
        ("rope", "rope-thing"),
        ("odd-thing", "odd-thing"),
        ("Odd One", "odd-thing"),
    ] {
        assert_eq!(named(&library, name).as_deref(), Some(id), "{name}");
    }
    assert_eq!(named(&library, "thing"), None);
    assert_eq!(library.get("thing"), None);
    assert_eq!(library.all().flatten().count(), 2);
    assert_eq!(library.path("odd-thing").unwrap().to_str(), Some("0.jsonl"));
    let mut keys = Vec::new();
    library.keys(|id, key| keys.push(format!("{id}: {key}")));
    assert_eq!(
        keys,
        [
            "odd-thing: odd thing",
            "odd-thing: odd thing",
            "odd-thing: odd one",
            "rope-thing: rope thing",
            "rope-thing: rope thing",
            "rope-thing: say rope",
            "rope-thing: rope"
        ]
    );
}

#[test]
fn of_two_with_one_id_the_first_counts() {
    let line = |summary: &str| {
        let mut one = definition("Rope Thing", &[]);
        one.summary = summary.to_owned();
        serde_json::to_string(&one).unwrap()
    };
    let library = library(&[
        &format!("{}\n{}\n", line("first"), line("second")),
        &line("third"),
    ]);
    assert_eq!(library.get("rope-thing").unwrap().unwrap().summary, "first");
    assert_eq!(library.all().count(), 1);
}

/// Lines that are no definition are counted, the first of them named; one that only looks like one is told when asked for.
#[test]
fn broken_lines() {
    let good = serde_json::to_string(&definition("Rope Thing", &[])).unwrap();
    let bad = good
        .replace("rope-thing", "bad-thing")
        .replace("\"abs\"", "\"ab\"");
    let library = library(&[&format!("{good}\nnonsense\n{bad}\n[]\n\u{0}\n")]);
    let broken: Vec<_> = library.broken().collect();
    assert_eq!(broken.len(), 1);
    assert_eq!((broken[0].1.line, broken[0].2), (2, 3));
    let (path, mistake) = library.get("bad-thing").unwrap().unwrap_err();
    assert_eq!((path.to_str(), mistake.line), (Some("0.jsonl"), 3));
    assert!(
        mistake
            .what
            .starts_with("`primary_muscles` does not know `ab` (did you mean abs?), only chest")
    );
}

proptest! {
    /// Any bytes make a library, and it finds exactly what parsing every line would find.
    #[test]
    fn any_bytes_have_an_answer(
        lines in prop::collection::vec(prop_oneof![
            2 => ("[a-e ]{2,6}", prop::collection::vec("[a-e\"\\\\é ]{2,5}", 0..3)).prop_map(|(name, aliases)| {
                let mut one = definition(&format!("x{name}"), &[]);
                one.aliases = aliases;
                serde_json::to_vec(&one).unwrap()
            }),
            1 => prop::collection::vec(any::<u8>(), 0..40),
            1 => Just(br#"{"schema_version":1,"id":"a","name":"b"#.to_vec()),
        ], 0..12),
        asked in "[a-e ]{2,6}",
    ) {
        let text = lines.join(&b'\n');
        let library = Library::new(vec![Shelf { path: "x".into(), text: text.clone() }]);
        let mut every: Vec<Definition> = Vec::new();
        for line in text.split(|byte| *byte == b'\n') {
            if let Ok(one) = serde_json::from_slice::<Definition>(line)
                && every.iter().all(|other| other.id != one.id)
            {
                every.push(one);
            }
        }
        for one in &every {
            prop_assert!(library.get(&one.id).is_some_and(|found| found.map_or(true, |found| found == *one)));
        }
        let wanted = key(&format!("x{asked}")).replace(' ', "");
        let mut has = every.iter().filter(|one| one.names().any(|name| key(name).replace(' ', "") == wanted));
        let found = library.named(&wanted);
        prop_assert_eq!(found.is_some(), has.clone().next().is_some());
        prop_assert!(found.is_none_or(|id| has.any(|one| one.id == id)));
    }
}
