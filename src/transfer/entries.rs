//! What the log does not have of a file, as its lines.

use std::borrow::Cow;
use std::path::Path;

use serde_json::json;

use crate::domain::entry::{Entry, Id, Weighing};
use crate::domain::log::Put;
use crate::domain::sets::Set;
use crate::error::{self, Failure};
use crate::transfer::facts::{self, Target};
use crate::transfer::gather::Draft;
use crate::transfer::identity::{Fate, Piece, Run, Slots};
use crate::transfer::mix::Map;
use crate::transfer::{Format, Weighed};

/// What became of the entries of a file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Entries that are new.
    pub new: u64,
    /// Entries that stand for an earlier version of themselves.
    pub replaced: u64,
    /// Entries, or lines of a log, that are here already.
    pub known: u64,
    /// Entries of which the log has more sets than the file.
    pub fewer: u64,
    /// Sets of the new and the replaced ones.
    pub sets: u64,
    /// Weights of the body that are new.
    pub weighed: u64,
    /// Lines of a log that are no entries: what was taken back, body weights.
    pub beside: u64,
}

/// How an exercise of a file is logged.
#[derive(Debug, Clone)]
pub struct Logged {
    /// The exercise.
    pub target: Target,
    /// It was asked for expressly.
    pub mapped: bool,
}

/// Makes the lines of a file, workout after workout.
pub struct Entries<'e> {
    path: &'e Path,
    format: &'static Format,
    /// By the app's names.
    exercises: Map<String, Logged>,
    /// The kilograms are pounds.
    pounds: bool,
    batch: Id,
    slots: Slots<'e>,
    /// What became of them so far.
    pub counts: Counts,
    /// The drafts of the workout at hand whose exercise was seen to.
    done: Vec<bool>,
    lines: Vec<(usize, String)>,
    source: String,
}

/// The note of a draft, and its weights as they were written, where these were converted.
type Ready = (Option<String>, Option<Vec<Option<f64>>>);

impl<'e> Entries<'e> {
    /// For a file of a format, with the exercises that are known by the app's names.
    #[must_use]
    pub fn new(
        path: &'e Path,
        format: &'static Format,
        exercises: Map<String, Logged>,
        pounds: bool,
        batch: Id,
        slots: Slots<'e>,
    ) -> Self {
        Self {
            path,
            format,
            exercises,
            pounds,
            batch,
            slots,
            counts: Counts::default(),
            done: Vec::new(),
            lines: Vec::new(),
            source: String::new(),
        }
    }

    /// Takes note of one more exercise, by the app's name.
    pub fn learn(&mut self, name: String, logged: Logged) {
        self.exercises.insert(name, logged);
    }

    /// Puts the lines of a workout that are new, in its order.
    ///
    /// # Errors
    ///
    /// Whatever `put` refuses; and when the file has an exercise that it did not have at the first look.
    pub fn workout(&mut self, drafts: &mut [Draft], put: Put) -> Result<(), Failure> {
        let mut ready: Vec<Ready> = Vec::with_capacity(drafts.len());
        for draft in drafts.iter_mut() {
            let logged = self.exercises.get(&draft.exercise);
            let logged = logged.ok_or_else(|| error::import_changed(self.path))?;
            let written = facts::put(draft, &logged.target, self.pounds);
            ready.push((draft.note(), written));
        }
        let mut lines = std::mem::take(&mut self.lines);
        let mut filled = 0;
        // Every exercise of the workout once, with all its runs; the lines come in the order of the workout.
        self.done.clear();
        self.done.resize(drafts.len(), false);
        for first in 0..drafts.len() {
            if self.done[first] {
                continue;
            }
            let of_first = &drafts[first];
            let same: Vec<usize> = (first..drafts.len())
                .filter(|at| {
                    drafts[*at].exercise == of_first.exercise && drafts[*at].id == of_first.id
                })
                .collect();
            for at in &same {
                self.done[*at] = true;
            }
            let runs: Vec<Run> = same
                .iter()
                .map(|at| Run {
                    sets: &drafts[*at].sets,
                    note: ready[*at].0.as_deref().unwrap_or_default(),
                })
                .collect();
            let logged = &self.exercises[&of_first.exercise];
            let mapped = logged.mapped.then_some(logged.target.id.as_str());
            let start = (of_first.start.0, of_first.start.1, of_first.instant);
            let pieces = self
                .slots
                .decide(start, &of_first.exercise, of_first.id, mapped, &runs);
            for piece in pieces {
                let Some((id, replaces)) = self.count(&piece) else {
                    continue;
                };
                if lines.len() == filled {
                    lines.push((0, String::new()));
                }
                let (begins, line) = &mut lines[filled];
                let made = Made {
                    drafts,
                    ready: &ready,
                    same: &same,
                };
                line.clear();
                if let Some(at) = made.begins(&piece) {
                    *begins = at;
                    self.write(&made, &piece, at, (id, replaces), line);
                    filled += 1;
                }
            }
        }
        lines[..filled].sort_by_key(|(at, _)| *at);
        let written = lines[..filled].iter().try_for_each(|(_, line)| put(line));
        self.lines = lines;
        written
    }

    /// Puts the line of a weight of the body, if that is new.
    ///
    /// # Errors
    ///
    /// Whatever `put` refuses.
    pub fn weighed(&mut self, weighed: &Weighed, put: Put) -> Result<(), Failure> {
        let Some(id) = self.slots.weighed(weighed) else {
            self.counts.known += 1;
            return Ok(());
        };
        self.counts.weighed += 1;
        let weighing = Weighing {
            id,
            weight: weighed.weight,
            date: weighed.at.0,
            time: weighed.at.1,
            batch: Some(self.batch),
        };
        put(&weighing.to_line())
    }

    /// Counts a piece; of one that is new, the id, and that of the entry it stands for.
    fn count(&mut self, piece: &Piece) -> Option<(Id, Option<Id>)> {
        let counts = &mut self.counts;
        let fate = match piece.fate {
            Fate::Known => {
                counts.known += 1;
                return None;
            }
            Fate::Fewer => {
                counts.fewer += 1;
                return None;
            }
            Fate::New(id) => {
                counts.new += 1;
                (id, None)
            }
            Fate::Replaces(id, old) => {
                counts.replaced += 1;
                (id, Some(old))
            }
        };
        counts.sets += piece.sets.len() as u64;
        Some(fate)
    }

    /// Writes the line of a piece that begins with a draft.
    fn write(
        &mut self,
        made: &Made,
        piece: &Piece,
        at: usize,
        (id, replaces): (Id, Option<Id>),
        line: &mut String,
    ) {
        let draft = &made.drafts[at];
        let Content {
            sets,
            note,
            written,
        } = made.of(piece);
        self.source.clear();
        let as_written = (!written.is_empty()).then(|| json!({ "unit": "kg", "weights": written }));
        if !self.format.is_own() || draft.has_more() {
            draft.write_source(&mut self.source, self.format.name, as_written);
        }
        let entry = Entry {
            id,
            date: draft.start.0,
            time: draft.start.1,
            exercise: Cow::Borrowed(&self.exercises[&draft.exercise].target.id),
            sets,
            note,
            workout: (!draft.workout.is_empty()).then_some(Cow::Borrowed(&draft.workout)),
            batch: Some(self.batch),
            replaces,
            source: (!self.source.is_empty()).then_some(Cow::Borrowed(&self.source)),
        };
        entry.write_line(line);
    }
}

/// What a piece holds.
struct Content<'d> {
    sets: Cow<'d, [Set]>,
    note: Option<Cow<'d, str>>,
    /// The weights as they were written, where these were converted.
    written: Cow<'d, [Option<f64>]>,
}

/// The runs of one exercise in a workout.
struct Made<'d> {
    drafts: &'d [Draft],
    ready: &'d [Ready],
    /// Which drafts they are.
    same: &'d [usize],
}

impl<'d> Made<'d> {
    /// The drafts that a piece has sets of: which, from which of its sets, and to which.
    fn parts(&self, piece: &Piece) -> impl Iterator<Item = (usize, usize, usize)> {
        let (start, end) = (piece.sets.start, piece.sets.end);
        let mut behind = 0;
        self.same.iter().filter_map(move |at| {
            let before = behind;
            behind += self.drafts[*at].sets.len();
            let (from, to) = (start.max(before), end.min(behind));
            (from < to).then(|| (*at, from - before, to - before))
        })
    }

    /// The draft in which a piece begins.
    fn begins(&self, piece: &Piece) -> Option<usize> {
        self.parts(piece).next().map(|(at, ..)| at)
    }

    /// The sets of a piece, the words about them, and their weights as they were written.
    fn of(&self, piece: &Piece) -> Content<'d> {
        let mut parts = self.parts(piece);
        let one = parts.next().filter(|_| parts.next().is_none());
        if let Some((at, from, to)) = one {
            let (note, written) = &self.ready[at];
            return Content {
                sets: Cow::Borrowed(&self.drafts[at].sets[from..to]),
                note: note.as_deref().filter(|_| from == 0).map(Cow::Borrowed),
                written: written
                    .as_ref()
                    .map_or(Cow::Borrowed(&[]), |all| Cow::Borrowed(&all[from..to])),
            };
        }
        let mut sets = Vec::with_capacity(piece.sets.len());
        let mut notes: Vec<&str> = Vec::new();
        let mut written: Vec<Option<f64>> = Vec::new();
        for (at, from, to) in self.parts(piece) {
            sets.extend_from_slice(&self.drafts[at].sets[from..to]);
            if from == 0 {
                notes.extend(self.ready[at].0.as_deref());
            }
            if let Some(all) = &self.ready[at].1 {
                written.extend_from_slice(&all[from..to]);
            }
        }
        Content {
            sets: Cow::Owned(sets),
            note: (!notes.is_empty()).then(|| Cow::Owned(notes.join("\n"))),
            written: Cow::Owned(written),
        }
    }
}
