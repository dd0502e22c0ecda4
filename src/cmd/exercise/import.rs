//! `fitlog exercise import`: a whole catalogue into one file of the data directory, one definition a line.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use serde_json::json;
use serde_json::value::RawValue;

use crate::cmd::exercise::folder;
use crate::cmd::surroundings::{self, MAX_CATALOGUE};
use crate::cmd::{Context, Output};
use crate::domain::catalogue::Catalogue;
use crate::domain::definition::{self, Definition, id_of};
use crate::domain::key::key;
use crate::error::{self, Failure};
use crate::render;
use crate::transfer::free_exercise_db::{self, Foreign};

/// Import a catalogue: free-exercise-db's JSON, or fitlog's own
#[derive(Debug, clap::Args)]
#[command(
    after_help = "An exercise whose name is known already is left as it is: importing twice adds nothing.\nExamples:\n  fitlog exercise import exercises.json --dry-run\n  fitlog exercise import exercises.json"
)]
pub struct Args {
    /// A JSON file: a list of exercises, or one a line
    file: PathBuf,
    /// Say what would be taken, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// What became of a catalogue.
#[derive(Debug, Default)]
pub struct Report {
    /// Those that are new, by their ids.
    pub taken: BTreeMap<String, Definition>,
    /// Names that are known already, and the exercise that has each.
    pub known: Vec<(String, String)>,
    /// Words that became others, and how often.
    pub mapped: BTreeMap<(String, String), usize>,
    /// What was refused: the line, the name and why.
    pub refused: Vec<(usize, String, String)>,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let bytes = surroundings::read_at_most(&args.file, MAX_CATALOGUE)
        .map_err(|e| error::cannot_read(&args.file, &e))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        error::not_exercises(&args.file, &error::line_not_utf8(at))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let raw = pieces(text).map_err(|(line, what)| {
        error::not_exercises(&args.file, &format!("line {line}: {what}"))
    })?;
    if raw.is_empty() {
        return Err(error::not_exercises(&args.file, "there is no exercise in it").into());
    }
    let catalogue = context.catalogue();
    let report = sort_out(&catalogue, text, &raw);
    let file = place(context, &args.file, &report);
    if !args.dry_run && !report.taken.is_empty() {
        write(&file, &report)?;
    }
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    if context.shared.json {
        let known: Vec<_> = report
            .known
            .iter()
            .map(|(name, id)| json!({ "name": name, "exercise": id }))
            .collect();
        let refused: Vec<_> = report
            .refused
            .iter()
            .map(|(line, name, why)| json!({ "line": line, "name": name, "reason": why }))
            .collect();
        let mapped: Vec<_> = report
            .mapped
            .iter()
            .map(|((from, to), count)| json!({ "from": from, "to": to, "count": count }))
            .collect();
        return Ok(Output::text(render::json(&json!({
            "schema": 1,
            "dry_run": args.dry_run,
            "file": file.display().to_string(),
            "taken": report.taken.keys().collect::<Vec<_>>(),
            "known": known,
            "mapped": mapped,
            "refused": refused,
        }))));
    }
    let view = render::own::Imported {
        from: &args.file,
        to: &file,
        taken: report.taken.keys().map(String::as_str).collect(),
        known: &report.known,
        mapped: &report.mapped,
        refused: &report.refused,
        dry_run: args.dry_run,
    };
    Ok(Output::text(render::own::imported(&view, context.look)))
}

/// The single exercises of a text, a list or one behind the other, as they stand.
fn pieces(text: &str) -> Result<Vec<&RawValue>, (usize, String)> {
    let wrong = |e: &serde_json::Error| {
        let said = e.to_string();
        let said = said
            .split(" at line ")
            .next()
            .unwrap_or_default()
            .to_owned();
        (e.line(), said)
    };
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(|e| wrong(&e));
    }
    serde_json::Deserializer::from_str(text)
        .into_iter::<&RawValue>()
        .collect::<Result<_, _>>()
        .map_err(|e| wrong(&e))
}

/// Decides on every exercise of a catalogue.
fn sort_out(catalogue: &Catalogue, text: &str, raw: &[&RawValue]) -> Report {
    let mut report = Report::default();
    // Names of this file, each with the line where it stands first.
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut counted = 0;
    let mut line = 1;
    for one in raw {
        let one = one.get();
        let at = one.as_ptr() as usize - text.as_ptr() as usize;
        line += memchr::memchr_iter(b'\n', &text.as_bytes()[counted..at]).count();
        counted = at;
        let name = name_of(one);
        match read(one) {
            Err(why) => report.refused.push((line, name, why)),
            Ok((mut definition, words)) => {
                if let Some(id) = catalogue.taken(&definition.name, "") {
                    report.known.push((definition.name, id));
                    continue;
                }
                let key = key(&definition.name);
                if let Some(first) = seen.get(&key) {
                    let why = error::same_name_above(*first);
                    report.refused.push((line, name, why));
                    continue;
                }
                let Some(id) = free_id(catalogue, &report, &definition.id) else {
                    let why = error::id_is_taken(&definition.id);
                    report.refused.push((line, name, why));
                    continue;
                };
                definition.id = id;
                seen.insert(key, line);
                let aliases = std::mem::take(&mut definition.aliases);
                for alias in aliases {
                    let taken = catalogue.taken(&alias, "").is_some();
                    if !taken && seen.insert(self::key(&alias), line).is_none() {
                        definition.aliases.push(alias);
                    }
                }
                for pair in words {
                    *report.mapped.entry(pair).or_default() += 1;
                }
                report.taken.insert(definition.id.clone(), definition);
            }
        }
    }
    report
}

/// An exercise in either form, and the words that became others.
fn read(text: &str) -> Result<(Definition, Vec<(String, String)>), String> {
    // Only one of the two forms has this field.
    if text.contains("\"primaryMuscles\"") {
        let foreign: Foreign = serde_json::from_str(text).map_err(|e| {
            e.to_string()
                .split(" at line ")
                .next()
                .unwrap_or_default()
                .to_owned()
        })?;
        let mapped = free_exercise_db::definition(&foreign)?;
        return Ok((mapped.definition, mapped.words));
    }
    let mut definition = definition::read(text).map_err(|mistake| mistake.what)?;
    if Catalogue::is_bundled(&definition.id) {
        return Err(error::override_alone(&definition.id));
    }
    definition.overrides = false;
    Ok((definition, Vec::new()))
}

fn name_of(text: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(text).unwrap_or_default();
    value["name"].as_str().unwrap_or("no name").to_owned()
}

/// The id, or the same with a number behind it where another exercise has it.
fn free_id(catalogue: &Catalogue, report: &Report, id: &str) -> Option<String> {
    let free = |id: &String| !report.taken.contains_key(id) && catalogue.taken(id, "").is_none();
    (1..10)
        .map(|number| match number {
            1 => id.to_owned(),
            _ => format!("{} {number}", &id[..id.len().min(definition::MAX_ID - 2)]),
        })
        .map(|id| id_of(&id))
        .find(free)
        .filter(|id| !id.is_empty())
}

/// The file for what is imported: a single exercise has one of its own, a catalogue one with its name.
fn place(context: &Context, from: &Path, report: &Report) -> PathBuf {
    let folder = folder(context);
    let mut ids = report.taken.keys();
    if let (Some(only), None) = (ids.next(), ids.next())
        && report.known.is_empty()
        && report.refused.is_empty()
    {
        return folder.join(format!("{only}.json"));
    }
    let stem = from.file_stem().unwrap_or_default().to_string_lossy();
    let name = Some(id_of(&stem)).filter(|name| !name.is_empty());
    folder.join(format!("{}.jsonl", name.as_deref().unwrap_or("imported")))
}

/// Writes the file with what it had before and what is new.
fn write(file: &Path, report: &Report) -> Result<(), Failure> {
    if file.extension().is_some_and(|ending| ending == "json") {
        let only = report.taken.values().next();
        return only.map_or(Ok(()), |one| {
            surroundings::save_new(file, one.to_file().as_bytes())
        });
    }
    let mut text = surroundings::read(file)?;
    if !text.is_empty() && !text.ends_with(b"\n") {
        text.push(b'\n');
    }
    for one in report.taken.values() {
        let line = serde_json::to_string(one).expect("a definition is always JSON");
        text.extend_from_slice(line.as_bytes());
        text.push(b'\n');
    }
    if text.len() as u64 > MAX_CATALOGUE {
        return Err(error::catalogue_too_long(file, MAX_CATALOGUE));
    }
    surroundings::save(file, &text)
}
