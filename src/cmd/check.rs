//! `fitlog check`: every line of the log read and reported on.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::inspect::{Found, Inspection, Known, Outline};
use crate::error;
use crate::render;
use crate::store;

/// Read every line of the log and report
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit code 1 when a line is left out of the answers, 0 when lines are only odd.\nNothing is changed."
)]
pub struct Args {
    /// List every problem, not only the first
    #[arg(short, long)]
    all: bool,
}

/// How many findings are listed, each on one line or two.
const SHOWN: usize = 12;
/// How many are listed when all are asked for.
const ALL: usize = 100_000;

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let snapshot = context.snapshot()?;
    let (log, settled) = (snapshot.log(), snapshot.settled());
    let mut scratch = Vec::new();
    let mut outline = Outline::default();
    log.lines(|at, line| outline.see(at, line, settled, &mut scratch))?;
    let catalogue = context.catalogue();
    let known = |id: &str| {
        let exercise = catalogue.get_or_unknown(id);
        Known {
            defined: catalogue.get(id).is_some(),
            loading: exercise.tracking.loading(),
        }
    };
    let most = if args.all || context.shared.json {
        ALL
    } else {
        SHOWN
    };
    let torn = !log.ends_with_newline()?;
    let mut inspection = Inspection::new(outline, settled, &known, context.today, most, torn);
    log.lines(|at, line| inspection.see(at, line, &mut scratch))?;
    let found = inspection.found();
    let copies = conflict_copies(context.store.folder());
    let code = u8::from(found.wrong > 0);
    let text = if context.shared.json {
        as_json(context, &found, &copies)
    } else if context.shared.quiet {
        String::new()
    } else {
        render::log::checked(&found, &copies, context.store.log(), context.look)
    };
    Ok(Output {
        code,
        ..Output::text(text)
    })
}

fn as_json(context: &Context, found: &Found, copies: &[(String, String)]) -> String {
    let problems: Vec<_> = found
        .findings
        .iter()
        .map(|one| {
            json!({
                "line": one.line,
                "left_out": one.wrong,
                "problem": one.what,
                "way_out": one.way_out,
            })
        })
        .collect();
    let copies: Vec<_> = copies
        .iter()
        .map(|(what, way_out)| json!({ "problem": what, "way_out": way_out }))
        .collect();
    render::json(&json!({
        "schema": 1,
        "log": context.store.log().display().to_string(),
        "lines": found.lines,
        "entries": found.entries,
        "weighings": found.weighings,
        "renames": found.renames,
        "taken_back": found.gone,
        "voids": found.voids,
        "newer": found.newer,
        "damaged": found.damaged,
        "wrong": found.wrong,
        "odd": found.odd,
        "problems": problems,
        "copies": copies,
        "unknown_exercises": found.unknown,
    }))
}

/// Copies that a synchronisation left beside the log because two machines had written at once.
fn conflict_copies(folder: &Path) -> Vec<(String, String)> {
    let names = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = names
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| is_conflict_copy(name))
        .collect();
    names.sort();
    names.truncate(SHOWN);
    names
        .iter()
        .map(|name| error::conflict_copy(&folder.join(name)))
        .collect()
}

/// `log.sync-conflict-….jsonl` of Syncthing, `log (… conflicted copy …).jsonl` of Dropbox, `log_conflict-….jsonl` of
/// Nextcloud, `log 2.jsonl` of iCloud.
fn is_conflict_copy(name: &str) -> bool {
    let (stem, end) = store::LOG.split_once('.').unwrap_or((store::LOG, ""));
    let middle = name
        .strip_prefix(stem)
        .and_then(|rest| rest.strip_suffix(end)?.strip_suffix('.'));
    middle.is_some_and(|middle| {
        let number = middle.strip_prefix(' ').is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        number || middle.to_ascii_lowercase().contains("conflict")
    })
}
