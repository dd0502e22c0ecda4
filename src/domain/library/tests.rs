#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{FEW, Library, ReadAt, Shelf, is_called};
use crate::domain::catalogue::facts_of;
use crate::domain::definition::{self, Definition};
use crate::domain::exercise::{Equipment, Muscle};
use crate::domain::key::key;
use crate::domain::words::Word;

fn definition(name: &str, aliases: &[&str]) -> Definition {
    let mut one = Definition::sketch(name, vec![Equipment::Cable], vec![Muscle::Abs]);
    one.aliases = aliases.iter().map(|&alias| alias.to_owned()).collect();
    one
}

fn library(texts: &[&str]) -> Library {
    of_bytes(texts.iter().map(|text| text.as_bytes().to_vec()))
}

fn of_bytes(texts: impl IntoIterator<Item = Vec<u8>>) -> Library {
    let shelf = |(number, text)| Shelf {
        path: format!("{number}.jsonl").into(),
        text: Box::new(Slowly(text)),
    };
    Library::new(
        texts.into_iter().enumerate().map(shelf).collect(),
        Vec::new(),
    )
}

/// A text of which never more than a few bytes come at once, as the system is free to do.
#[derive(Debug)]
struct Slowly(Vec<u8>);

impl ReadAt for Slowly {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> Result<usize, String> {
        let rest = self
            .0
            .get(usize::try_from(at).unwrap()..)
            .unwrap_or_default();
        let got = rest.len().min(buffer.len()).min(61);
        buffer[..got].copy_from_slice(&rest[..got]);
        Ok(got)
    }
}

/// What cannot be read from a place on.
#[derive(Debug)]
struct Failing(Vec<u8>);

impl ReadAt for Failing {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> Result<usize, String> {
        let all = Slowly(self.0.clone());
        match all.read_at(buffer, at)? {
            0 => Err("permission denied".to_owned()),
            got => Ok(got),
        }
    }
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
            "odd-thing: odd one",
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

/// Of a file that cannot be read to its end nothing is known, and the others are known all the same.
#[test]
fn a_shelf_that_cannot_be_read() {
    let line = |name: &str| serde_json::to_vec(&definition(name, &[])).unwrap();
    let shelf = |path: &str, text: Box<dyn ReadAt>| Shelf {
        path: path.into(),
        text,
    };
    let library = Library::new(
        vec![
            shelf(
                "a",
                Box::new(Failing([line("Rope Thing"), b"\n".to_vec()].concat())),
            ),
            shelf("b", Box::new(Slowly(line("Other Thing")))),
        ],
        Vec::new(),
    );
    let ids: Vec<_> = library.all().map(|one| one.unwrap().id).collect();
    assert_eq!(ids, ["other-thing"]);
    assert_eq!(named(&library, "rope thing"), None);
    let unreadable: Vec<_> = library
        .unreadable()
        .map(|(path, _)| path.to_str())
        .collect();
    assert_eq!(unreadable, [Some("a")]);
}

/// Lines longer than what is read at once.
#[test]
fn long_lines() {
    let all: Vec<Definition> = (0..9)
        .map(|number| {
            let mut one = definition(&format!("Thing {number}"), &["shared"]);
            one.steps = vec!["x".repeat(900); if number % 2 == 0 { 40 } else { 1 }];
            one
        })
        .collect();
    let text: Vec<Vec<u8>> = all
        .iter()
        .map(|one| serde_json::to_vec(one).unwrap())
        .collect();
    let library = of_bytes([text.join(&b'\n')]);
    let read: Vec<Definition> = library.all().flatten().collect();
    assert_eq!(read, all);
    assert_eq!(named(&library, "thing 7").as_deref(), Some("thing-7"));
    assert_eq!(library.get("thing-8").unwrap().unwrap(), all[8]);
}

/// Id, name and aliases of every line that has them, each line parsed whole.
fn slowly(texts: &[Vec<u8>]) -> BTreeMap<String, Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Names {
        id: String,
        name: String,
        #[serde(default)]
        aliases: Vec<String>,
    }
    let mut all = BTreeMap::new();
    for line in texts
        .iter()
        .flat_map(|text| text.split(|byte| *byte == b'\n'))
    {
        if let Ok(one) = serde_json::from_slice::<Names>(line) {
            let mut names = vec![one.id.clone(), one.name];
            names.extend(one.aliases);
            all.entry(one.id).or_insert(names);
        }
    }
    all
}

/// A line as fitlog writes it, or as a person may have left it.
fn any_line() -> impl Strategy<Value = Vec<u8>> {
    let names = (
        "[a-cs ]{1,5}",
        prop::collection::vec("[a-csé'’\"\\\\ -]{2,6}", 0..3),
    );
    let good = names.prop_map(|(name, aliases)| {
        let mut one = definition(&format!("x{name}"), &[]);
        one.aliases = aliases;
        serde_json::to_value(&one).unwrap()
    });
    prop_oneof![
        6 => good.clone().prop_map(|one| one.to_string().into_bytes()),
        // Another order of fields, letters as numbers, blanks.
        2 => good.clone().prop_map(|mut one| {
            let name = one.as_object_mut().unwrap().shift_remove("name").unwrap();
            one["name"] = name;
            format!(" {one:#}\r").replace('\n', " ").into_bytes()
        }),
        2 => good.clone().prop_map(|one| one.to_string().replace('b', "\\u0062").into_bytes()),
        // Broken behind the names.
        2 => (good.clone(), 20usize..200).prop_map(|(one, at)| {
            let mut text = one.to_string().into_bytes();
            text.truncate(at);
            text
        }),
        1 => good.prop_map(|one| one.to_string().replace("\"abs\"", "3").into_bytes()),
        1 => prop::collection::vec(any::<u8>(), 0..40),
        1 => Just(Vec::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Any bytes make a library, and it finds exactly what parsing every line would find.
    #[test]
    fn any_lines_have_an_answer(
        texts in prop::collection::vec(prop::collection::vec(any_line(), 0..12), 0..3),
        asked in "[a-csé' ]{1,5}",
    ) {
        let texts: Vec<Vec<u8>> = texts.iter().map(|lines| lines.join(&b'\n')).collect();
        let library = of_bytes(texts.clone());
        let all = slowly(&texts);
        for id in all.keys() {
            prop_assert!(library.path(id).is_some());
        }
        // A line that breaks off behind its names is found by them, so that it can be told.
        let told = |id: &String| library.get(id).is_some_and(|one| one.is_err());
        let wanted = key(&format!("x{asked}")).replace(' ', "");
        for wanted in [&wanted, "xab", "xc"] {
            let same = |name: &String| key(name).replace(' ', "") == *wanted;
            let mut have = all.iter().filter(|(id, names)| !told(id) && names.iter().any(same));
            let first = have.next().map(|(id, _)| id);
            // One by one, and then by the table.
            for _ in 0..=FEW {
                let found = library.named(wanted);
                let as_parsed = found.as_ref() == first;
                prop_assert!(as_parsed || found.as_ref().is_some_and(told), "{found:?} {first:?}");
            }
        }
        let lines = texts.iter().map(|text| text.split(|byte| *byte == b'\n'));
        let good = |line: &[u8]| line.trim_ascii().is_empty() || super::own_id(line).is_some();
        let broken: Vec<_> = lines
            .map(|lines| lines.map(|line| good(line) || !slowly(&[line.to_vec()]).is_empty()))
            .filter_map(|lines| {
                let bad: Vec<usize> = lines.enumerate().filter(|(_, good)| !good).map(|(at, _)| at + 1).collect();
                Some((*bad.first()?, bad.len()))
            })
            .collect();
        let named: Vec<_> = library.broken().map(|(_, mistake, count)| (mistake.line, *count)).collect();
        prop_assert_eq!(named, broken);
        let mut places = BTreeMap::new();
        for one in library.all() {
            match one {
                Ok(one) => _ = places.insert(one.id.clone(), one),
                Err((path, mistake)) => {
                    let text = &texts[path.to_str().unwrap().trim_end_matches(".jsonl").parse::<usize>().unwrap()];
                    let line = text.split(|byte| *byte == b'\n').nth(mistake.line - 1).unwrap();
                    prop_assert!(std::str::from_utf8(line).is_err() || definition::read(std::str::from_utf8(line).unwrap()).is_err());
                }
            }
        }
        for word in ["xa", "c", "abs", "core", "cable", "db"].map(Word::new) {
            let fits = |one: &&Definition| word.fits(&facts_of(one));
            let some = library.some(|line| word.may_fit(line)).flatten();
            let some: Vec<Definition> = some.filter(|one| fits(&one)).collect();
            let every: Vec<Definition> = places.values().filter(fits).cloned().collect();
            prop_assert_eq!(some, every);
        }
    }

    /// The short way to compare a name is the long one.
    #[test]
    fn names_are_called_what_their_key_is(name in "[a-cs'’é -]{0,9}|\\PC{0,6}", other in "[a-cs ]{0,9}") {
        let squeezed = |name: &str| key(name).replace(' ', "");
        let mut scratch = String::new();
        prop_assert!(is_called(&name, &squeezed(&name), &mut scratch));
        prop_assert_eq!(
            is_called(&name, &squeezed(&other), &mut scratch),
            squeezed(&name) == squeezed(&other)
        );
    }
}
