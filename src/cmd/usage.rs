//! What may have been meant by arguments that are not understood, and the command that says it.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, Parser as _};

use crate::cmd::{Cli, known};
use crate::domain::catalogue::Catalogue;
use crate::domain::exercise::Tracking;
use crate::domain::notation::{self, Reading};
use crate::domain::sets::Unit;
use crate::error::{self, Failure};
use crate::transfer::text;

/// Options of other programs, and what they are called here.
const OPTIONS: [(&str, &str); 13] = [
    ("--date", "--day"),
    ("--on", "--day"),
    ("--n", "-n"),
    ("--last", "-n"),
    ("--limit", "-n"),
    ("--count", "-n"),
    ("--number", "-n"),
    ("--lines", "-n"),
    ("--weeks", "-n"),
    ("--months", "-n"),
    ("--years", "-n"),
    ("--comment", "--note"),
    ("--from", "--since"),
];
/// Options whose value is written among the sets.
const AMONG_SETS: [(&str, &str, &str); 3] = [
    ("--rpe", "rpe", ""),
    ("--rir", "rir", ""),
    ("--rest", "rest", "s"),
];
/// Options for the weight of the sets.
const WEIGHTS: [(&str, &str, &str); 3] = [
    ("--weight", "@", ""),
    ("--kg", "@", "kg"),
    ("--lb", "@", "lb"),
];
/// What commands need: what help calls it, what it is, and some of it.
const NEEDED: [(&[&str], &str, &[&str]); 15] = [
    (&["<EXERCISE>..."], "an exercise", &["lever-back-extension"]),
    (&["<NUMBER>"], "the number of an entry", &["12"]),
    (&["<SET>..."], "a set", &["5@100"]),
    (&["<WEIGHT>"], "a weight", &["100"]),
    (&["<FILE>..."], "a file", &["export.csv"]),
    (&["<FILE>"], "a file", &["plan.txt"]),
    (&["<ID>"], "a workout", &["full-body-beginner"]),
    (
        &["<TOTAL>", "<BODY>"],
        "a total and a body weight",
        &["500", "82.5"],
    ),
    (&["<BODY>"], "a body weight", &["82.5"]),
    (
        &["<OLD>", "<NEW NAME>..."],
        "an exercise of yours and its new name",
        &["my-curl", "Cable Curl"],
    ),
    (&["<NEW NAME>..."], "a new name", &["Cable Curl"]),
    (
        &["<OLD>", "<NEW>..."],
        "two exercises",
        &["my-curl", "cable-curl"],
    ),
    (
        &["<NEW>..."],
        "the exercise that the history goes to",
        &["cable-curl"],
    ),
    (&["--muscle <MUSCLE>"], "a muscle", &["--muscle", "biceps"]),
    (
        &["--equipment <EQUIPMENT>", "--muscle <MUSCLE>", "<NAME>..."],
        "a name, its equipment and a muscle",
        &["Cable Curl", "--equipment", "cable", "--muscle", "biceps"],
    ),
];
/// What options need: what help calls it, what it is, and one of it.
const VALUES: [(&str, &str, &str); 7] = [
    ("<TEXT>", "words", "felt easy"),
    ("<DAY>", "a day", "y"),
    ("<FILE>", "a file", "sets.csv"),
    ("<PATH>", "a folder", "log"),
    ("<WEIGHT>", "a weight", "20"),
    ("<MUSCLE>", "a muscle", "lower-back"),
    ("<EQUIPMENT>", "the equipment", "barbell"),
];
/// What `-n` counts: what help calls it, and so many of them.
const COUNTED: [(&str, &str, &str); 6] = [
    ("n <WEEKS>", "weeks", "12"),
    ("n <MONTHS>", "months", "12"),
    ("n <YEARS>", "years", "10"),
    ("n <ENTRIES>", "entries", "50"),
    ("n <SESSIONS>", "sessions", "20"),
    ("n <WEIGHINGS>", "weighings", "20"),
];
/// How alike two words are at least if one is a slip of the other, from 0 to 1.
const ALIKE: f64 = 0.75;

/// What is wrong with arguments; `args` begin with the program.
pub fn refused(error: &clap::Error, args: &[OsString]) -> Failure {
    let found = words_of(args).and_then(|words| match error.kind() {
        ErrorKind::InvalidSubcommand => unknown_command(error, &words),
        ErrorKind::UnknownArgument => unknown_option(error, &words),
        ErrorKind::MissingRequiredArgument => lacks_argument(error, words),
        ErrorKind::ValueValidation => no_number(error, &words).or_else(|| no_count(error, words)),
        ErrorKind::InvalidValue => no_value(error, words),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => lacks_command(&words),
        _ => None,
    });
    found.unwrap_or_else(|| error::usage(&error.to_string()))
}

/// The arguments as text; none where one of them is not.
fn words_of(args: &[OsString]) -> Option<Vec<String>> {
    let words = args.iter().map(|arg| arg.to_str().map(str::to_owned));
    words.collect()
}

/// The folder that the arguments name.
fn folder(words: &[String]) -> Option<&Path> {
    let dir = words.iter().position(|word| word == "--dir")?;
    words.get(dir + 1).map(Path::new)
}

/// Where the words stand that are no options and no values of options of every command.
fn places(words: &[String]) -> impl Iterator<Item = usize> {
    let takes_value = |word: &str| matches!(word, "--dir" | "--color");
    (1..words.len()).filter(move |at| !words[*at].starts_with('-') && !takes_value(&words[*at - 1]))
}

/// A word that is no command, of the program or of one that has commands of its own: an exercise, or a slip.
fn unknown_command(error: &clap::Error, words: &[String]) -> Option<Failure> {
    let wrong = told(error, ContextKind::InvalidSubcommand)?;
    let places: Vec<usize> = places(words).collect();
    let place = places.iter().position(|at| words[*at] == wrong)?;
    let (before, at) = (&places[..place], places[place]);
    if before.is_empty()
        && let Some(failure) = exercise_without_command(words, at)
    {
        return Some(failure);
    }
    let mut program = Cli::command();
    program.build();
    let parent = called(&program, words, before);
    let names = parent
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .flat_map(|command| {
            std::iter::once(command.get_name()).chain(command.get_visible_aliases())
        })
        .filter(|name| name.len() > 2);
    let likeness = |name: &str| strsim::jaro_winkler(name, &wrong.to_lowercase());
    let nearest = names
        .filter(|name| likeness(name) >= ALIKE)
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
        .map(|name| {
            let mut words = words.to_vec();
            name.clone_into(&mut words[at]);
            command(&words)
        });
    let whole = parent.get_bin_name().unwrap_or("fitlog");
    Some(error::unknown_command(wrong, whole, nearest.as_deref()))
}

/// The command that words at these places call.
fn called<'c>(program: &'c clap::Command, words: &[String], places: &[usize]) -> &'c clap::Command {
    // `help` takes the names of all commands.
    let names = places.iter().map(|at| &words[*at]);
    names
        .filter(|name| *name != "help")
        .fold(program, |parent, name| {
            parent.find_subcommand(name).unwrap_or(parent)
        })
}

/// An exercise where a command should be, with sets behind it or without.
fn exercise_without_command(words: &[String], at: usize) -> Option<Failure> {
    let catalogue = known(folder(words));
    let typed: Vec<&str> = words[at..]
        .iter()
        .map(String::as_str)
        .take_while(|word| !word.starts_with('-'))
        .collect();
    let typed = typed.join(" ");
    let (name, sets) = text::split(&catalogue, &typed);
    let id = exercise(&catalogue, name, !sets.is_empty())?;
    if sets.is_empty() {
        return Some(error::exercise_as_command(name, &id));
    }
    let mut logs = words.to_vec();
    logs.insert(at, "log".to_owned());
    Some(error::sets_without_command(name, &command(&logs)))
}

/// The exercise that words mean which stand where a command should. One word may be a slip of a command, and so must be
/// the whole of a name, unless sets follow.
fn exercise(catalogue: &Catalogue, name: &str, with_sets: bool) -> Option<String> {
    if let Some(id) = catalogue.exact(name) {
        return Some(id);
    }
    if !with_sets && !name.contains(' ') {
        return None;
    }
    let found = catalogue.find(name, &[]).ok()?;
    Some(found.id.to_string())
}

/// An option that a command does not have.
fn unknown_option(error: &clap::Error, words: &[String]) -> Option<Failure> {
    let option = told(error, ContextKind::InvalidArg)?;
    let of_option = |word: &String| {
        word == option
            || word
                .strip_prefix(option)
                .is_some_and(|rest| rest.starts_with('='))
    };
    let behind_dash = option.strip_prefix('-')?;
    let negative = behind_dash.starts_with(|letter: char| letter.is_ascii_digit());
    let at = words
        .iter()
        .position(|word| of_option(word) || negative && word.starts_with(option))?;
    let mut candidates: Vec<Vec<String>> = Vec::new();
    let mut instead = |word: String, drop: usize| {
        let mut words = words.to_vec();
        words.splice(at..(at + drop).min(words.len()), [word]);
        candidates.push(words);
    };
    let (name, value) = match words[at].split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (words[at].as_str(), None),
    };
    let renamed = |other: &str| match value {
        Some(value) if other.starts_with("--") => format!("{other}={value}"),
        Some(value) => format!("{other}{value}"),
        None => other.to_owned(),
    };
    for (_, other) in OPTIONS.iter().filter(|(foreign, _)| *foreign == name) {
        instead(renamed(other), 1);
    }
    if let Some(similar) = told(error, ContextKind::SuggestedArg) {
        instead(renamed(similar), 1);
    }
    for (_, word, unit) in AMONG_SETS
        .iter()
        .chain(&WEIGHTS)
        .filter(|(foreign, ..)| *foreign == name)
    {
        let Some(given) = value.or_else(|| words.get(at + 1).map(String::as_str)) else {
            continue;
        };
        let unit = if given.ends_with(|letter: char| letter.is_ascii_digit()) {
            unit
        } else {
            ""
        };
        instead(
            format!("{word}{given}{unit}"),
            if value.is_some() { 1 } else { 2 },
        );
    }
    candidates.extend(sets_in_options(words));
    // `3x8 @ -20kg`, `3x8@ -20`, `3x8 -20`: the weight belongs to the set.
    let is_weight = negative && !words[at].contains('x');
    if is_weight
        && words[at - 1].starts_with(|letter: char| letter.is_ascii_digit() || letter == '@')
    {
        let mut words = words.to_vec();
        let weight = words.remove(at);
        let mut before = at - 1;
        if words[before] == "@" {
            words.remove(before);
            before -= 1;
        }
        words[before] = format!("{}@{weight}", words[before].trim_end_matches('@'));
        candidates.push(words);
    }
    let meant = candidates
        .into_iter()
        .find(|words| Cli::try_parse_from(words).is_ok());
    let meant = meant.map(|words| command(&words));
    let mut program = Cli::command();
    program.build();
    let places: Vec<usize> = places(words).take_while(|place| *place < at).collect();
    let whole = called(&program, words, &places).get_bin_name();
    let whole = whole.unwrap_or("fitlog");
    Some(error::unknown_option(&words[at], whole, meant.as_deref()))
}

/// `--sets 3 --reps 8 --weight 60` in one word: `3x8@60`.
fn sets_in_options(words: &[String]) -> Option<Vec<String>> {
    let mut words = words.to_vec();
    let mut taken = |option: &str| {
        let at = words.iter().position(|word| {
            let rest = word.strip_prefix(option);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('='))
        })?;
        let word = words.remove(at);
        match word.split_once('=') {
            Some((_, value)) => Some(value.to_owned()),
            None => (at < words.len()).then(|| words.remove(at)),
        }
    };
    let (sets, reps) = (taken("--sets"), taken("--reps")?);
    let mut set = sets.map_or(reps.clone(), |sets| format!("{sets}x{reps}"));
    for (option, word, unit) in &WEIGHTS {
        if let Some(weight) = taken(option) {
            set += &format!("{word}{weight}{unit}");
            break;
        }
    }
    let tracking = if set.contains('@') {
        Tracking::WeightReps
    } else {
        Tracking::BodyweightReps
    };
    let reading = Reading {
        tracking,
        unit: Unit::Kg,
        last: None,
    };
    // `--reps eight` is no set, however it is written.
    notation::parse(&set, &reading).ok()?;
    words.push(set);
    Some(words)
}

/// A text that clap tells of an error.
fn told(error: &clap::Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    }
}

/// A command without what it is about.
fn lacks_argument(error: &clap::Error, mut words: Vec<String>) -> Option<Failure> {
    let Some(ContextValue::Strings(lacking)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let (_, what, some) = NEEDED.iter().find(|(names, ..)| lacking == names)?;
    words.retain(|word| word != "--");
    let typed = command(&words);
    words.extend(some.iter().map(|word| (*word).to_owned()));
    let whole = Cli::try_parse_from(&words).is_ok();
    whole.then(|| error::lacks_argument(&typed, what, &command(&words)))
}

/// Something where a number of weeks or the like should be.
fn no_count(error: &clap::Error, words: Vec<String>) -> Option<Failure> {
    let lacking = told(error, ContextKind::InvalidArg)?;
    let (_, what, some) = COUNTED.iter().find(|(name, ..)| lacking.ends_with(name))?;
    let value = told(error, ContextKind::InvalidValue)?;
    let meant = if value.is_empty() {
        words.into_iter().chain([(*some).to_owned()]).collect()
    } else {
        replaced(&words, value, some)?
    };
    Some(error::no_count(value, what, &command(&meant)))
}

/// A word that is none of those that an option takes, or none where it takes one.
fn no_value(error: &clap::Error, words: Vec<String>) -> Option<Failure> {
    let value = told(error, ContextKind::InvalidValue)?;
    if value.is_empty() {
        return lacks_value(error, &words).or_else(|| no_count(error, words));
    }
    let Some(ContextValue::Strings(valid)) = error.get(ContextKind::ValidValue) else {
        return None;
    };
    let similar = told(error, ContextKind::SuggestedValue);
    let meant = similar.and_then(|similar| replaced(&words, value, similar));
    let meant = meant.map(|words| command(&words));
    Some(error::none_of(value, valid, meant.as_deref()))
}

/// An option at the end, without its value.
fn lacks_value(error: &clap::Error, words: &[String]) -> Option<Failure> {
    let lacking = told(error, ContextKind::InvalidArg)?;
    let option = words.last().filter(|word| word.starts_with('-'))?;
    let (what, one) = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(valid)) if !valid.is_empty() => {
            (error::one_of(valid), valid[0].as_str())
        }
        _ => {
            let (_, what, one) = VALUES.iter().find(|(name, ..)| lacking.ends_with(name))?;
            ((*what).to_owned(), *one)
        }
    };
    let mut whole = words.to_vec();
    whole.push(one.to_owned());
    let is_whole = Cli::try_parse_from(&whole).is_ok();
    is_whole.then(|| error::lacks_argument(option, &what, &command(&whole)))
}

/// Something where the number of an entry should be.
fn no_number(error: &clap::Error, words: &[String]) -> Option<Failure> {
    let value = told(error, ContextKind::InvalidValue)?;
    if told(error, ContextKind::InvalidArg)? != "<NUMBER>" {
        return None;
    }
    let at = places(words).nth(1)?;
    let id = known(folder(words))
        .exact(value)
        .filter(|_| words[at] == value);
    Some(error::no_entry_number(value, id.as_deref()))
}

/// A command that does nothing without one of its own.
fn lacks_command(words: &[String]) -> Option<Failure> {
    let mut program = Cli::command();
    program.build();
    let at = places(words).next()?;
    let command = program.find_subcommand(&words[at])?;
    let own: Vec<&str> = command
        .get_subcommands()
        .map(clap::Command::get_name)
        .filter(|name| *name != "help")
        .collect();
    Some(error::lacks_command(command.get_name(), &own))
}

/// A failure whose ways out are whole commands, where words of the arguments were not understood.
pub fn whole_commands(failure: Failure, args: &[OsString]) -> Failure {
    let Some(words) = words_of(args) else {
        return failure;
    };
    failure
        .with_commands(|typed, instead| Some(command(&replaced(&words, typed, instead)?)))
        .behind(&command(&words))
}

/// The arguments with other words for some that follow each other, or for the value that is part of an option.
fn replaced(words: &[String], typed: &str, instead: &str) -> Option<Vec<String>> {
    for from in 1..words.len() {
        let mut run = String::new();
        for to in from..words.len() {
            if to > from {
                run.push(' ');
            }
            run.push_str(&words[to]);
            if run == typed {
                let before = words[..from].iter().cloned();
                let behind = words[to + 1..].iter().cloned();
                let instead = std::iter::once(instead.to_owned());
                return Some(before.chain(instead).chain(behind).collect());
            }
        }
        let option = words[from].strip_suffix(typed);
        if let Some(option) = option.filter(|option| option.starts_with('-')) {
            let mut words = words.to_vec();
            words[from] = format!("{option}{instead}");
            return Some(words);
        }
        // `log NAME SETS` may be one word.
        if let Some(sets) = words[from]
            .strip_prefix(typed)
            .filter(|sets| sets.starts_with(' '))
        {
            let mut words = words.to_vec();
            words.splice(from..=from, [instead.to_owned(), sets.trim().to_owned()]);
            return Some(words);
        }
    }
    None
}

/// The words as a shell takes them.
fn command(words: &[String]) -> String {
    let words = words[1..].iter().map(|word| error::shell_word(word));
    format!("fitlog {}", words.collect::<Vec<_>>().join(" "))
}
