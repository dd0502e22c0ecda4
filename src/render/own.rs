//! What `fitlog exercise` says: definitions of the user's own, catalogues, short names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::domain::definition::Definition;
use crate::domain::exercise::Exercise;
use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{Look, bold, cut, dim, ends, grouped, wrap};

/// How many lines of one kind a report shows.
const SHOWN: usize = 8;

/// What was written, and how to log it.
#[must_use]
pub fn added(definition: &Definition, example: &str, file: &Path, look: Look) -> String {
    let dot = look.dot();
    let mut text = format!(
        "{} {dot} {}\n  {} {dot} {} {dot} {} {dot} {}\n",
        bold(&visible(&definition.name)),
        definition.id,
        muscles(definition),
        equipment(definition),
        definition.level.word(),
        definition.tracking.word().replace('_', " and "),
    );
    text += &format!("  in {}\n", path(file));
    text += &format!("  log it: fitlog log {} {example}\n", definition.id);
    if definition.steps.is_empty() {
        text += &format!("  {}\n", no_instructions(&definition.id));
    }
    text
}

fn muscles(definition: &Definition) -> String {
    let muscles = definition.primary_muscles.iter();
    words(&muscles.map(|one| one.word()).collect::<Vec<_>>())
}

fn equipment(definition: &Definition) -> String {
    let equipment = definition.equipment.iter();
    words(&equipment.map(|one| one.word()).collect::<Vec<_>>())
}

fn words(words: &[&str]) -> String {
    words.join(", ").replace('-', " ")
}

/// What to say where nobody wrote down how an exercise is done.
#[must_use]
pub fn no_instructions(id: &str) -> String {
    format!("no instructions yet: fitlog exercise edit {id}")
}

/// That an edited definition is in place.
#[must_use]
pub fn edited(definition: &Definition, file: &Path) -> String {
    format!("{} is in {}\n", visible(&definition.name), path(file))
}

/// What a short name means from now on.
#[must_use]
pub fn alias(alias: &str, id: &str, removed: bool, before: Option<&str>) -> String {
    let (alias, id) = (visible(alias), visible(id));
    match before {
        _ if removed => format!("{alias} is no short name of {id} any more\n"),
        Some(before) => format!("{alias} is {id} from now on, was {}\n", visible(before)),
        None => format!("{alias} is {id}\n"),
    }
}

/// The short names with the exercise of each.
#[must_use]
pub fn aliases(aliases: &BTreeMap<String, String>, look: Look) -> String {
    let mut table = Table::new(look, &[("", Side::Left), ("", Side::Left)]).elastic(1);
    for (alias, id) in aliases {
        table.row(vec![visible(alias), visible(id)]);
    }
    table.print()
}

/// Where a definition is now that it was put aside.
#[must_use]
pub fn removed(definition: &Definition, aside: &Path, sessions: usize, bundled: bool) -> String {
    let id = &definition.id;
    let mut text = format!(
        "put aside: {}\n  in {}\n",
        visible(&definition.name),
        path(aside)
    );
    if bundled {
        text += &format!("  {id} is the built-in one again\n");
    } else if sessions > 0 {
        text += &format!(
            "  its {} in the log as {id}; fitlog exercise merge {id} OTHER gives its history away\n",
            if sessions == 1 {
                "session stays".to_owned()
            } else {
                format!("{sessions} sessions stay")
            },
        );
    }
    text
}

/// What moved with a new name; nothing that had not moved before where there are no `entries`.
#[must_use]
pub fn renamed(before: &Definition, after: &Definition, entries: Option<usize>) -> String {
    let mut text = format!(
        "{} is {} now\n",
        visible(&before.name),
        visible(&after.name)
    );
    if before.id != after.id {
        text += &format!("  {}\n", moved(entries, &before.id, &after.id));
        text += &format!(
            "  {} still finds it; fitlog undo takes it back\n",
            before.id
        );
    }
    text
}

/// What moved to another exercise; nothing that had not moved before where there are no `entries`.
#[must_use]
pub fn merged(
    old: &Exercise,
    new: &Exercise,
    entries: Option<usize>,
    aside: Option<&Path>,
) -> String {
    let mut text = format!(
        "{} is {} from now on\n",
        visible(&old.id),
        visible(&new.name)
    );
    text += &format!("  {}\n", moved(entries, &old.id, &new.id));
    if let Some(aside) = aside {
        text += &format!("  its definition is in {}\n", path(aside));
    }
    text + "  fitlog undo takes it back\n"
}

fn moved(entries: Option<usize>, from: &str, to: &str) -> String {
    let (from, to) = (visible(from), visible(to));
    match entries {
        None => format!("what was logged under {from} counts for {to} already"),
        Some(0) => format!("nothing was logged under {from}"),
        Some(1) => format!("1 entry of {from} counts for {to}"),
        Some(entries) => format!("{entries} entries of {from} count for {to}"),
    }
}

/// The user's own exercises, their catalogues and the short names.
#[must_use]
pub fn list(
    own: &[&Definition],
    catalogues: &[(PathBuf, usize)],
    short: &BTreeMap<String, String>,
    look: Look,
) -> String {
    let mut text = String::new();
    if !own.is_empty() {
        let mut table = Table::new(
            look,
            &[
                ("your own", Side::Left),
                ("works", Side::Left),
                ("needs", Side::Left),
                ("", Side::Left),
            ],
        )
        .dispensable(&[2, 1])
        .elastic(0);
        for one in own {
            let remark = match (one.overrides, one.steps.is_empty()) {
                (true, _) => "instead of the built-in one",
                (false, true) => "no instructions yet",
                _ => "",
            };
            table.row(vec![
                one.id.clone(),
                muscles(one),
                equipment(one),
                dim(remark),
            ]);
        }
        text += &table.print();
    }
    if !catalogues.is_empty() {
        let mut table = Table::new(
            look,
            &[("catalogue", Side::Left), ("exercises", Side::Right)],
        );
        for (file, count) in catalogues {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            table.row(vec![visible(&name), whole(*count)]);
        }
        text += gap(&text);
        text += &table.print();
        text += &format!(" {}\n", dim("fitlog list --own shows them"));
    }
    if !short.is_empty() {
        let mut table = Table::new(look, &[("short name", Side::Left), ("for", Side::Left)]);
        for (alias, id) in short {
            table.row(vec![visible(alias), visible(id)]);
        }
        text += gap(&text);
        text += &table.print();
    }
    text
}

fn gap(text: &str) -> &'static str {
    if text.is_empty() { "" } else { "\n" }
}

/// What became of a catalogue.
#[derive(Debug)]
pub struct Imported<'a> {
    /// The file that was read.
    pub from: &'a Path,
    /// The file that was written.
    pub to: &'a Path,
    /// The ids that are new.
    pub taken: Vec<&'a str>,
    /// Names that were known, and the exercise of each.
    pub known: &'a [(String, String)],
    /// Words that became others, and how often.
    pub mapped: &'a BTreeMap<(String, String), usize>,
    /// Line, name and reason.
    pub refused: &'a [(usize, String, String)],
    /// Nothing was written.
    pub dry_run: bool,
}

/// The report on a catalogue.
#[must_use]
pub fn imported(report: &Imported, look: Look) -> String {
    let name = report
        .from
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let total = report.taken.len() + report.known.len() + report.refused.len();
    let mut text = ends(
        &bold(&visible(&name)),
        &match total {
            1 => "1 exercise".to_owned(),
            _ => format!("{} exercises", whole(total)),
        },
        look.width - 1,
    );
    text += &look.rule();
    let mut counts = Table::new(
        look,
        &[("", Side::Left), ("", Side::Right), ("", Side::Left)],
    );
    let new = if report.dry_run { "new" } else { "taken" };
    let example = report
        .taken
        .first()
        .map_or_else(String::new, |id| format!("such as {id}"));
    counts.row(vec![
        new.to_owned(),
        whole(report.taken.len()),
        dim(&example),
    ]);
    let example = report.known.first().map_or_else(String::new, |(name, id)| {
        format!("such as {}, which is {}", visible(name), visible(id))
    });
    counts.row(vec![
        "known already".to_owned(),
        whole(report.known.len()),
        dim(&example),
    ]);
    counts.row(vec![
        "refused".to_owned(),
        whole(report.refused.len()),
        String::new(),
    ]);
    text += &counts.elastic(2).print();
    if !report.mapped.is_empty() {
        let mut pairs: Vec<_> = report.mapped.iter().collect();
        pairs.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let arrow = look.glyph("→", "->");
        let mut table = Table::new(look, &[("", Side::Left), ("", Side::Right)]);
        for ((from, to), count) in pairs.iter().take(SHOWN) {
            table.row(vec![
                format!("{} {arrow} {to}", visible(from)),
                whole(**count),
            ]);
        }
        text += &format!("\n {}\n{}", bold("Words that became others"), table.print());
        text += &more(pairs.len());
    }
    if !report.refused.is_empty() {
        text += &format!("\n {}\n", bold("Refused"));
        for (line, name, why) in report.refused.iter().take(SHOWN) {
            let sentence = format!(
                "line {line}, {}: {}",
                cut(&visible(name), 40, look),
                visible(why)
            );
            for (place, part) in wrap(&sentence, look.width - 5).iter().enumerate() {
                text += &format!(" {}{part}\n", if place == 0 { "" } else { "  " });
            }
        }
        text += &more(report.refused.len());
    }
    text += &look.rule();
    text += &if report.dry_run {
        " nothing was written: --dry-run\n".to_owned()
    } else if report.taken.is_empty() {
        " nothing new: nothing was written\n".to_owned()
    } else {
        format!(" in {}\n", path(report.to))
    };
    text
}

fn more(count: usize) -> String {
    match count.saturating_sub(SHOWN) {
        0 => String::new(),
        rest => format!(" {}\n", dim(&format!("and {rest} more: --json shows all"))),
    }
}

fn whole(count: usize) -> String {
    grouped(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))
}

fn path(path: &Path) -> String {
    visible(&path.display().to_string())
}
