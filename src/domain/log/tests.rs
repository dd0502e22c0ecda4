#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::prelude::*;

use super::survey::IdSet;
use super::{Exercises, Health, Reader, Settled, Subject, Survey};
use crate::domain::entry::{self, By, Entry, Id, Line};

/// What counts, by the definition alone: every line parsed, then settled from the end.
pub(super) fn by_definition(log: &[u8]) -> Vec<String> {
    let mut rows = Vec::new();
    let mut seen = HashSet::new();
    for line in log.split(|byte| *byte == b'\n') {
        let mut sets = Vec::new();
        let Ok(line) = entry::read_any_layout(line, &mut sets) else {
            continue;
        };
        if let Some(own) = line.identity()
            && seen.insert(own.id)
        {
            rows.push((own, Subject::of(line)));
        }
    }
    let gone = |dead: &HashSet<Id>, id: Id, batch: Option<Id>| {
        dead.contains(&id) || batch.is_some_and(|batch| dead.contains(&batch))
    };
    let (mut dead, mut undone) = (HashSet::new(), HashSet::new());
    for (own, _) in rows.iter().rev() {
        let counts = !gone(&dead, own.id, own.batch);
        match own.by {
            // An edit stands for the entry before it until it is undone, whether or not it is shown itself.
            None if !gone(&undone, own.id, own.batch) => dead.extend(own.target),
            Some(By::Remove) if counts => dead.extend(own.target),
            Some(By::Undo | By::Redo) if counts => {
                dead.extend(own.target);
                undone.extend(own.target);
            }
            _ => {}
        }
    }
    // What was taken back stays so, wherever a merge has put a copy of it.
    rows.retain(|(own, _)| !gone(&dead, own.id, own.batch));
    let subjects = || rows.iter().filter_map(|(_, subject)| subject.as_ref());
    let owner = |logged: &str| {
        // Moved from owner to owner, one rename after the other; a name given back belongs to itself again.
        let mut owner = logged.to_owned();
        for subject in subjects() {
            if let Subject::Rename(rename) = subject {
                if rename.from == owner || rename.from == logged {
                    owner.clone_from(&rename.to);
                } else if rename.to == logged {
                    logged.clone_into(&mut owner);
                }
            }
        }
        owner
    };
    let told = subjects().filter_map(|subject| match subject {
        Subject::Entry(entry) => Some(format!("{} {}", entry.id.as_str(), owner(&entry.exercise))),
        Subject::Weighing(_) | Subject::Rename(_) => None,
    });
    let mut told: Vec<String> = told.collect();
    let mut weighed = BTreeMap::new();
    for subject in subjects() {
        if let Subject::Weighing(weighing) = subject {
            weighed.insert(weighing.date, weighing.id);
        }
    }
    told.extend(weighed.values().map(|id| id.as_str().to_owned()));
    told
}

/// What cannot be read, by the definition alone.
pub(super) fn health_by_definition(log: &[u8]) -> Health {
    let mut health = Health::default();
    let mut rest = log;
    while !rest.is_empty() {
        let end = rest.iter().position(|byte| *byte == b'\n');
        let line = &rest[..end.unwrap_or(rest.len())];
        rest = &rest[end.map_or(rest.len(), |end| end + 1)..];
        health.lines += 1;
        match entry::read_any_layout(line, &mut Vec::new()) {
            Ok(Line::Newer) => health.newer += 1,
            Ok(_) => {}
            Err(_) if entry::trimmed(line).is_empty() => {}
            Err(_) if end.is_none() => health.torn = true,
            Err(reason) => {
                health.damaged += 1;
                health.first.get_or_insert((health.lines, reason));
            }
        }
    }
    health
}

/// What cannot be read, by two readers, the log cut in two at `cut`.
pub(super) fn health_by_looks(log: &[u8], cut: usize) -> Health {
    let settled = settled(log, cut);
    let read = |offset, part| {
        let mut reader = Reader::new(&settled, None);
        reader.see(offset, part, &mut |_| {});
        reader
    };
    let health = read(0, &log[..cut])
        .join(read(cut as u64, &log[cut..]))
        .health;
    // Whoever reads it in parts, and these are all of it, finds the same.
    let in_parts = |offset, part| {
        let mut reader = Reader::of_parts(&settled, None);
        reader.see(offset, part, &mut |_| {});
        reader
    };
    let spared = in_parts(0, &log[..cut]).join(in_parts(cut as u64, &log[cut..]));
    let mut spared = spared.health;
    if let Some((place, _)) = &mut spared.first {
        let front = &log[..usize::try_from(*place).unwrap()];
        assert!(front.is_empty() || front.ends_with(b"\n"));
        *place = 1 + memchr::memchr_iter(b'\n', front).count() as u64;
    }
    assert_eq!(spared.beside(settled.health.clone()), health);
    health
}

/// What the first look decides, and where it has to be told more closely the next two.
fn settled(log: &[u8], cut: usize) -> Settled {
    let survey = |offset, part| {
        let mut survey = Survey::of_days();
        survey.see(offset, part);
        survey
    };
    let mut whole = survey(0, &log[..cut]).join(survey(cut as u64, &log[cut..]));
    if whole.overlaps() {
        whole = survey(0, log);
    }
    let mut settled = whole.settle();
    if settled.doubts() {
        settled.recheck(0, log);
        settled.prepare();
        settled.locate(0, log);
        settled.finish();
    }
    settled
}

/// What counts, by the two looks that every command takes, the log cut in two at `cut`.
pub(super) fn by_looks(log: &[u8], cut: usize) -> Vec<String> {
    let (front, back) = log.split_at(cut);
    let settled = settled(log, cut);
    let told = |entry: &Entry| format!("{} {}", entry.id.as_str(), entry.exercise);
    let (mut counting, mut of_days) = (Vec::new(), Vec::new());
    let mut read = |offset, part| {
        Reader::new(&settled, None).see(offset, part, &mut |placed| {
            counting.push(told(placed.entry));
            of_days.push((placed.entry.date, told(placed.entry)));
        });
    };
    read(0, front);
    read(cut as u64, back);
    reads_in_parts(log, &settled, &of_days);
    // Looking for one exercise finds the same entries.
    for exercise in EXERCISES {
        let mut of_one = Vec::new();
        Reader::new(&settled, Some(exercise)).see(0, log, &mut |placed| {
            of_one.push(told(placed.entry));
        });
        let mut same = counting.clone();
        same.retain(|told| {
            let (_, owner) = told.split_once(' ').unwrap();
            owner == exercise
        });
        assert_eq!(of_one, same, "of one exercise");
    }
    let weighings = settled.weighings();
    counting.extend(
        weighings
            .values()
            .map(|(_, one)| one.id.as_str().to_owned()),
    );
    counting
}

/// Whoever reads a log in parts sees what of those that count, each with its day, it asks for.
fn reads_in_parts(log: &[u8], settled: &Settled, counting: &[(NaiveDate, String)]) {
    let of_days = |wanted: &dyn Fn(NaiveDate, &str) -> bool| -> Vec<&str> {
        let all = counting.iter().map(|(day, told)| (*day, told.as_str()));
        all.filter(|(day, told)| wanted(*day, told))
            .map(|(_, told)| told)
            .collect()
    };
    let read = |parts: &[Range<u64>], exercises: Option<&Exercises>| {
        let mut read = Vec::new();
        for part in parts.iter().rev() {
            let bytes = usize::try_from(part.start).unwrap()..usize::try_from(part.end).unwrap();
            let mut reader = Reader::of_parts(settled, exercises);
            reader.see(part.start, &log[bytes], &mut |placed| {
                let told = format!("{} {}", placed.entry.id.as_str(), placed.entry.exercise);
                read.push((placed.entry.date, told));
            });
        }
        read
    };
    let names = |read: Vec<(NaiveDate, String)>| read.into_iter().map(|(_, told)| told);
    let squat = BTreeSet::from(["squat".to_owned()]);
    let health = health_by_definition(log);
    let is_sound = health.damaged == 0 && !health.torn;
    for days in [day(20)..=day(21), day(22)..=day(30), day(1)..=day(2)] {
        let plan = settled.plan(&days, log.len() as u64).unwrap();
        let pieces: Vec<Range<u64>> = plan.before.iter().map(|one| one.part.clone()).collect();
        let within: Vec<String> = names(read(&plan.within, None)).collect();
        assert_eq!(within, of_days(&|day, _| days.contains(&day)));
        for (exercises, squats) in [
            (Exercises::These(squat.clone()), true),
            (Exercises::AllBut(squat.clone()), false),
        ] {
            let before: Vec<String> = names(read(&pieces, Some(&exercises))).collect();
            let is_wanted =
                |day, told: &str| day < *days.start() && told.ends_with(" squat") == squats;
            assert_eq!(before, of_days(&is_wanted));
        }
        let others = counting.iter().map(|(day, _)| *day);
        let others: BTreeSet<NaiveDate> = others.filter(|day| !days.contains(day)).collect();
        let mut told: BTreeSet<NaiveDate> = plan.others.iter().copied().collect();
        told.extend(read(&plan.doubtful, None).iter().map(|(day, _)| *day));
        assert!(
            told.is_superset(&others),
            "{told:?} lack some of {others:?}"
        );
        assert!(!is_sound || told == others, "{told:?} are not {others:?}");
    }
}

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
}

const EXERCISES: [&str; 4] = ["squat", "bench", "row", "press"];

/// One step in the life of a log; `usize` picks an earlier line.
#[derive(Debug, Clone)]
enum Step {
    Entry(usize, u32),
    Weighing(u32),
    Rename(usize, usize),
    Import(u8),
    Batch(u8),
    Edit(usize),
    Void(usize),
    VoidBatch(usize),
    Again(usize),
    Odd(usize),
    Damage(usize, usize, u8),
    Tear(usize, usize),
    Return(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..EXERCISES.len(), 18..24_u32).prop_map(|(exercise, day)| Step::Entry(exercise, day)),
        1 => (1..4_u32).prop_map(Step::Weighing),
        1 => any::<(usize, usize)>().prop_map(|(from, to)| Step::Rename(from, to)),
        1 => (0..4_u8).prop_map(Step::Import),
        1 => (1..4_u8).prop_map(Step::Batch),
        2 => any::<usize>().prop_map(Step::Edit),
        3 => any::<usize>().prop_map(Step::Void),
        1 => any::<usize>().prop_map(Step::VoidBatch),
        1 => any::<usize>().prop_map(Step::Again),
        1 => any::<usize>().prop_map(Step::Odd),
        1 => any::<(usize, usize, u8)>().prop_map(|(line, at, byte)| Step::Damage(line, at, byte)),
        1 => any::<(usize, usize)>().prop_map(|(line, at)| Step::Tear(line, at)),
        1 => any::<usize>().prop_map(Step::Return),
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
            Step::Entry(exercise, day) => entry_line(&own, "")
                .replace("squat", EXERCISES[*exercise])
                .replace("-22", &format!("-{day}")),
            Step::Weighing(day) => format!(
                r#"{{"v":1,"id":"{own}","weighs":80.5,"unit":"kg","date":"2026-11-0{day}"}}"#
            ),
            Step::Rename(from, to) => format!(
                r#"{{"v":1,"id":"{own}","renames":"{}","to":"{}"}}"#,
                EXERCISES[from % EXERCISES.len()],
                EXERCISES[to % EXERCISES.len()]
            ),
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
                let by = ["undo", "remove", "redo"][at / 7 % 3];
                format!(
                    r#"{{"v":1,"id":"{own}","voids":"{}","by":"{by}"}}"#,
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
            Step::Return(line) if !lines.is_empty() => {
                let line = line % lines.len();
                lines[line].push(b'\r');
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_set_of_ids_holds_those_it_was_made_of(inside in vec(any::<u128>(), 0..300), outside in vec(any::<u128>(), 0..50)) {
        let id = |number: u128| Id::new(uuid::Uuid::from_u128(number));
        let set = IdSet::new(inside.iter().copied().collect());
        for number in inside.iter().chain(&outside) {
            prop_assert_eq!(set.contains(id(*number)), inside.contains(number));
        }
        prop_assert!(!IdSet::default().contains(id(7)));
    }
}
