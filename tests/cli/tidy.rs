//! The rules of the house, read off the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Every source with its path below `src`, without its tests.
fn sources() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(Path::new("src"), &mut found);
    found
}

fn collect(folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs")
            && path.file_name().unwrap() != "tests.rs"
        {
            let text = fs::read_to_string(&path).unwrap();
            // Where the tests are in a file of their own, code follows their name.
            let code = match text.find("\nmod tests {") {
                Some(at) => text[..=at].rsplit_once("\n#[cfg(test)]\n").unwrap().0,
                None => &text,
            };
            let code = code.to_owned();
            let name = path
                .strip_prefix("src")
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            found.insert(name, code);
        }
    }
}

/// The code of a source, comments left out.
fn code(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

fn layer(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

#[test]
fn no_layer_knows_what_it_must_not() {
    let may_know: [(&str, &[&str]); 7] = [
        ("error", &[]),
        ("domain", &["domain", "error"]),
        ("store", &["domain", "error"]),
        ("transfer", &["transfer", "domain", "error"]),
        ("render", &["render", "domain", "error"]),
        (
            "cmd",
            &["cmd", "store", "transfer", "render", "domain", "error"],
        ),
        ("main", &["cmd", "render", "error"]),
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let (_, allowed) = may_know
            .iter()
            .find(|(name, _)| *name == layer(&path))
            .unwrap_or_else(|| panic!("{path} is in no layer"));
        for piece in code(&text).split("crate::").skip(1) {
            let other: String = piece
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            if !allowed.contains(&other.as_str()) && path != "main.rs" {
                wrong.push(format!("{path} uses {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_world_is_seen_by_few() {
    let outside = [
        "std::fs",
        "std::env",
        "std::io",
        "Local::now",
        "SystemTime",
        "stdin(",
        "stdout(",
        "stderr(",
    ];
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let text = code(&text);
        let forbidden: &[&str] = match layer(&path) {
            "domain" | "render" => &outside,
            "store" => &["std::env", "Local::now", "SystemTime", "stdout(", "stderr("],
            "transfer" => &[
                "std::env",
                "std::fs",
                "Local::now",
                "SystemTime",
                "stdout(",
                "stderr(",
            ],
            "error" => &["std::env", "std::fs", "Local::now"],
            _ => &[],
        };
        wrong.extend(
            forbidden
                .iter()
                .filter(|word| text.contains(**word))
                .map(|word| format!("{path} has {word}")),
        );
        let prints = [
            "println!",
            "eprintln!",
            "print!(",
            "dbg!",
            "todo!",
            "unimplemented!",
        ];
        wrong.extend(
            prints
                .iter()
                .filter(|word| text.contains(**word))
                .map(|word| format!("{path} has {word}")),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_is_left_lying_about() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for word in ["TODO", "FIXME", "XXX", "unsafe {", ".unwrap()", "#![allow"] {
            if text.contains(word) {
                wrong.push(format!("{path} has {word}"));
            }
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{path} does not say what it is"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_command_has_its_test_file() {
    let helpers = ["cmd/mod.rs", "cmd/surroundings.rs"];
    for path in sources()
        .keys()
        .filter(|path| path.starts_with("cmd/") && !helpers.contains(&path.as_str()))
    {
        // The parts of a command are tested with the command.
        let name = path.trim_start_matches("cmd/");
        let name = match name.split_once('/') {
            Some((command, _)) => format!("{command}.rs"),
            None => name.to_owned(),
        };
        assert!(
            Path::new("tests/cli").join(&name).is_file(),
            "tests/cli/{name} is missing"
        );
    }
    let main = include_str!("main.rs");
    for entry in fs::read_dir("tests/cli").unwrap() {
        let name = entry
            .unwrap()
            .file_name()
            .to_string_lossy()
            .replace(".rs", "");
        assert!(
            name == "main" || main.contains(&format!("mod {name};")),
            "{name} is not in the list of main.rs"
        );
    }
}

#[test]
fn every_sentence_has_a_test() {
    // These need a disk that fails, a file that changes at the right moment, or half a minute.
    let elsewhere = [
        "busy",
        "settings_busy",
        "cannot_write_nor_cut_back",
        "cannot_sync",
        "cannot_lock",
        "import_changed",
        "logged_but",
    ];
    let mut told = fs::read_to_string("src/domain/notation/refused.txt").unwrap();
    for entry in fs::read_dir("tests/cli").unwrap() {
        told += &fs::read_to_string(entry.unwrap().path()).unwrap();
    }
    let told = told.replace("\\\"", "\"");
    let source = fs::read_to_string("src/error.rs").unwrap();
    let mut untold = Vec::new();
    for function in source.split("\npub fn ").skip(1) {
        let name = function.split('(').next().unwrap();
        let longest = literal_pieces(function.split("\n}\n").next().unwrap())
            .max_by_key(String::len)
            .unwrap_or_default();
        if longest.len() > 6 && !told.contains(longest.trim()) && !elsewhere.contains(&name) {
            untold.push(format!("{name}: {longest}"));
        }
    }
    assert!(untold.is_empty(), "{untold:#?}");
}

/// The pieces of the string literals of a function, split where something is put in.
fn literal_pieces(code: &str) -> impl Iterator<Item = String> {
    let joined = code.replace("\\\n", "");
    let literals: Vec<String> = joined
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect();
    literals.into_iter().flat_map(|literal| {
        literal
            .split(['{', '}', '\n', '`'])
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
}
