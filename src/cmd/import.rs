//! `fitlog import`: the history of another app, or of another fitlog, moved in.
//!
//! All files are looked at before anything is written ([`plan`]); then every entry that the log does not have is put behind
//! it, in one change for all files, so that one `undo` takes the import back.

mod bar;
mod plan;
mod source;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::{NaiveDateTime, TimeZone as _};
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use crate::cmd::import::bar::Bar;
use crate::cmd::import::plan::{Plan, Wish};
use crate::cmd::import::source::Source;
use crate::cmd::{Body, Context, Output, Writing, surroundings};
use crate::domain::sets::Unit;
use crate::error::{self, Failure};
use crate::render;
use crate::transfer::custom::Names;
use crate::transfer::{FORMATS, Settings};

/// Move in from another app, or from another fitlog
#[derive(Debug, clap::Args)]
#[command(after_help = help())]
pub struct Args {
    /// The exports; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The app they come from, if their header does not tell
    #[arg(long, value_name = "APP", value_parser = apps())]
    from: Option<String>,
    /// The unit of weights that stand without one
    #[arg(long, value_name = "UNIT", value_parser = ["kg", "lb"])]
    unit: Option<String>,
    /// Log an exercise of the app as this one: "Name=id", or a file of such lines (can be repeated)
    #[arg(long, value_name = "NAME=ID")]
    map: Vec<String>,
    /// Say what would be imported, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Name every row that is refused or odd
    #[arg(long)]
    all: bool,
}

fn apps() -> PossibleValuesParser {
    FORMATS.iter().map(|format| format.name).into()
}

fn help() -> String {
    let mut help = String::from("How to get the export out of each app:\n");
    for format in FORMATS {
        help += &format!("  {:13}  {}\n", format.title, format.how);
    }
    help += "  log.jsonl      the log of another machine, as it stands\n";
    help += "  a table        columns date, exercise, reps, weight, unit, and more\n";
    help + "\
The format is recognised by its header. Importing again adds only what is new; one fitlog undo takes an import back, but \
for another fitlog's log: its lines stay the changes that they were there.
Examples:
  fitlog import strong.csv --dry-run
  fitlog import strong.csv --unit lb --map \"Pendulum Squat=hack-squat\"
  fitlog import other-machine/log.jsonl"
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = Rc::new(context.catalogue());
    let map = read_map(context, &args.map)?;
    let wish = Wish {
        settings: Settings {
            unit: args.unit.as_deref().and_then(Unit::from_word),
            today: context.today,
            day_first: None,
            local: local_time,
            catalogue: Rc::clone(&catalogue),
        },
        map: format!("{map:?}"),
        names: Names::new(&catalogue, map),
        may_convert: args.unit.is_none(),
        dry_run: args.dry_run,
    };
    let sources = args.files.iter();
    let sources: Result<Vec<Source>, Failure> = sources
        .map(|path| Source::open(path, args.from.as_deref()))
        .collect();
    let sources = sources?;
    let shared = &context.shared;
    let bar = Bar::new(!shared.quiet && !shared.json, &sources);
    let mut plan = Plan::of(sources, &context.store, wish, &bar)?;
    if args.dry_run || shared.quiet || shared.json || !io::stdout().is_terminal() {
        plan.write(&context.store, &bar)?;
        return Ok(say(context, args, &plan));
    }
    let (store, look, all) = (context.store.clone(), context.look, args.all);
    let tell: Writing = Box::new(move |out| {
        // A terminal that is gone by now does not keep anything from being imported.
        _ = out.write_all(render::import::plan(&plan.reports(), all, look).as_bytes());
        _ = out.flush();
        plan.write(&store, &bar)?;
        out.write_all(render::import::outcome(&plan.reports(), false, look).as_bytes())?;
        Ok(Vec::new())
    });
    Ok(Output::of(Body::Stream(tell)))
}

fn say(context: &Context, args: &Args, plan: &Plan) -> Output {
    let reports = plan.reports();
    if context.shared.quiet {
        return Output::text("");
    }
    if context.shared.json {
        let files: Vec<Value> = reports.iter().map(render::import::json).collect();
        return Output::text(render::json(
            &json!({ "schema": 1, "dry_run": args.dry_run, "files": files }),
        ));
    }
    Output::text(
        render::import::plan(&reports, args.all, context.look)
            + &render::import::outcome(&reports, args.dry_run, context.look),
    )
}

/// The local time of a time in UTC.
fn local_time(utc: NaiveDateTime) -> NaiveDateTime {
    chrono::Local.from_utc_datetime(&utc).naive_local()
}

/// What `--map` says: the app's names, and the ids that they stand for.
fn read_map(context: &Context, given: &[String]) -> anyhow::Result<BTreeMap<String, String>> {
    let catalogue = context.catalogue();
    let mut map = BTreeMap::new();
    let mut add = |name: &str, id: &str| -> Result<(), Failure> {
        let (name, id) = (name.trim(), id.trim());
        let found = match catalogue.exact(id) {
            Some(id) => id,
            None => catalogue.find(id, &[])?.id.to_string(),
        };
        map.insert(name.to_owned(), found);
        Ok(())
    };
    for one in given {
        let path = Path::new(one);
        if !path.is_file() {
            let (name, id) = one.rsplit_once('=').ok_or_else(|| error::bad_map(one))?;
            add(name, id)?;
            continue;
        }
        let text = surroundings::read_at_most(path, surroundings::MAX_FILE)
            .and_then(|bytes| {
                String::from_utf8(bytes).map_err(|_| io::Error::other(error::not_text()))
            })
            .map_err(|e| error::cannot_read(path, &e))?;
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.rsplit_once('=') {
                Some((name, id)) => add(name, id),
                None => Err(error::no_pair(line)),
            }
            .map_err(|failure| error::in_file(path, number, failure))?;
        }
    }
    Ok(map)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
