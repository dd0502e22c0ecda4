#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{HashMap, HashSet};

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Reader, Settled, Survey};
use crate::domain::entry::{self, Id, Line};

/// What counts, by the definition alone: every line parsed, then settled from the end.
fn by_definition(log: &[u8]) -> Vec<String> {
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for line in log.split(|byte| *byte == b'\n') {
        let mut sets = Vec::new();
        let row = match entry::read_any_layout(line, &mut sets) {
            Ok(Line::Entry(entry)) => (entry.id, entry.batch, entry.replaces, true),
            Ok(Line::Void(void)) => (void.id, None, Some(void.voids), false),
            Ok(Line::Newer) | Err(_) => continue,
        };
        if seen.insert(row.0) {
            rows.push(row);
        }
    }
    let gone = |dead: &HashSet<Id>, id: Id, batch: Option<Id>| {
        dead.contains(&id) || batch.is_some_and(|batch| dead.contains(&batch))
    };
    let mut dead = HashSet::new();
    for (id, batch, target, _) in rows.iter().rev() {
        if !gone(&dead, *id, *batch) {
            dead.extend(*target);
        }
    }
    // What was taken back stays so, wherever a merge has put a copy of it.
    let counting = rows
        .iter()
        .filter(|(id, batch, _, is_entry)| *is_entry && !gone(&dead, *id, *batch));
    counting.map(|(id, ..)| id.as_str().to_owned()).collect()
}

/// What counts, by the two looks that every command takes, the log cut in two at `cut`.
fn by_looks(log: &[u8], cut: usize) -> Vec<String> {
    let (front, back) = log.split_at(cut);
    let survey = |offset, part| {
        let mut survey = Survey::default();
        survey.see(offset, part);
        survey
    };
    let mut whole = survey(0, front).join(survey(cut as u64, back));
    if whole.overlaps() {
        whole = survey(0, log);
    }
    let mut settled: Settled = whole.settle();
    if settled.doubts() {
        settled.recheck(0, log);
        settled.prepare();
        settled.locate(0, log);
        settled.finish();
    }
    let mut counting = Vec::new();
    let mut squats = Vec::new();
    let mut read = |offset, part| {
        Reader::new(&settled, None).see(offset, part, &mut |placed| {
            counting.push(placed.entry.id.as_str().to_owned());
            if placed.entry.exercise == "squat" {
                squats.push(placed.entry.id.as_str().to_owned());
            }
        });
    };
    read(0, front);
    read(cut as u64, back);
    // Looking for one exercise finds the same entries.
    let mut of_one = Vec::new();
    Reader::new(&settled, Some("squat")).see(0, log, &mut |placed| {
        of_one.push(placed.entry.id.as_str().to_owned());
    });
    assert_eq!(of_one, squats, "of one exercise");
    counting
}

/// One step in the life of a log; `usize` picks an earlier line.
#[derive(Debug, Clone)]
enum Step {
    Entry,
    Import(u8),
    Batch(u8),
    Edit(usize),
    Void(usize),
    VoidBatch(usize),
    Again(usize),
    Odd(usize),
    Damage(usize, usize, u8),
    Tear(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => Just(Step::Entry),
        1 => (0..4_u8).prop_map(Step::Import),
        1 => (1..4_u8).prop_map(Step::Batch),
        2 => any::<usize>().prop_map(Step::Edit),
        3 => any::<usize>().prop_map(Step::Void),
        1 => any::<usize>().prop_map(Step::VoidBatch),
        1 => any::<usize>().prop_map(Step::Again),
        1 => any::<usize>().prop_map(Step::Odd),
        1 => any::<(usize, usize, u8)>().prop_map(|(line, at, byte)| Step::Damage(line, at, byte)),
        1 => any::<(usize, usize)>().prop_map(|(line, at)| Step::Tear(line, at)),
    ]
}

/// An id as a log has it: version 7 rises with time, version 5 is made from content.
fn id(version: u8, number: usize) -> String {
    format!("{number:08x}-0000-{version}000-8000-{number:012x}")
}

fn entry_line(id: &str, more: &str) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","date":"2026-11-22","exercise":"squat","sets":[{{"reps":5}}]{more}}}"#
    )
}

/// The lines that the steps leave; ids begin behind `from`, every other one, so that two machines share none.
fn live(steps: &[Step], from: usize) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let mut batches: HashMap<usize, String> = HashMap::new();
    let mut next = from;
    for step in steps {
        next += 2;
        let own = id(7, next);
        let line = match step {
            Step::Entry => entry_line(&own, ""),
            Step::Import(number) => entry_line(&id(5, usize::from(*number) + 1), ""),
            Step::Batch(count) => {
                let batch = id(7, next);
                batches.insert(batches.len(), batch.clone());
                for _ in 0..*count {
                    next += 2;
                    ids.push(id(7, next));
                    lines.push(
                        entry_line(&id(7, next), &format!(r#","batch":"{batch}""#)).into_bytes(),
                    );
                }
                continue;
            }
            Step::Edit(at) if !ids.is_empty() => {
                entry_line(&own, &format!(r#","replaces":"{}""#, ids[at % ids.len()]))
            }
            Step::Void(at) if !ids.is_empty() => {
                format!(
                    r#"{{"v":1,"id":"{own}","voids":"{}","by":"undo"}}"#,
                    ids[at % ids.len()]
                )
            }
            Step::VoidBatch(at) if !batches.is_empty() => {
                format!(
                    r#"{{"v":1,"id":"{own}","voids":"{}","by":"undo"}}"#,
                    batches[&(at % batches.len())]
                )
            }
            Step::Again(at) if !lines.is_empty() => {
                lines.push(lines[at % lines.len()].clone());
                continue;
            }
            Step::Odd(at) => format!(
                r#" {{ "exercise":"squat", "id":"{own}", "sets":[{{"reps":{}}}], "v":1, "date":"2026-11-20"}}"#,
                at % 20
            ),
            Step::Damage(line, at, byte) if !lines.is_empty() => {
                let line = line % lines.len();
                let at = at % lines[line].len().max(1);
                if *byte != b'\n' && at < lines[line].len() {
                    lines[line][at] = *byte;
                }
                continue;
            }
            Step::Tear(line, at) if !lines.is_empty() => {
                let line = line % lines.len();
                let at = at % (lines[line].len() + 1);
                lines[line].truncate(at);
                continue;
            }
            _ => continue,
        };
        ids.push(own);
        lines.push(line.into_bytes());
    }
    lines
}

fn joined(lines: &[Vec<u8>]) -> Vec<u8> {
    lines
        .iter()
        .flat_map(|line| line.iter().copied().chain([b'\n']))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_counts_is_what_the_definition_says(
        one in vec(step(), 0..25), other in vec(step(), 0..12), merged in any::<bool>(), from in 0..20_usize, cut in any::<usize>(),
    ) {
        let mut lines = live(&one, 0);
        if merged {
            // Another machine's log behind this one: it began as a copy, and its own ids lie among those here.
            let copied: Vec<_> = lines.iter().take(from).cloned().collect();
            lines.extend(copied);
            lines.extend(live(&other, 2 * from + 1));
        }
        let log = joined(&lines);
        let cut = joined(&lines[..cut % (lines.len() + 1)]).len();
        prop_assert_eq!(by_looks(&log, cut), by_definition(&log));
    }
}
