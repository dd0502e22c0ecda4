//! Which of an import's entries the log has already, and which id a new one gets.
//!
//! Rows of a foreign file have no ids, and two of them that are alike are two real sets. So an entry is known by its
//! *slot*: the app, the start of the workout as the app tells it, the app's name for the exercise, and a count: it is the
//! first, second, third … entry of that exercise in that workout. The id is the UUID v5 of that. Other exercises may come
//! between, or be added before it in a later export, without a change to the slot.
//!
//! A workout may have changed when it is exported again: a set was added (`FitNotes` knows only days: every later
//! session of the day is added to it), corrected or taken out. So the sets of an exercise in a workout are held against
//! the entries that its slots have in the log, in order, each against as many sets as the entry has:
//!
//! * the same sets: the entry is there already, however the app groups them now;
//! * other sets: the entry is replaced, as an edit does, by one with the next *revision* of the slot's id; the last of
//!   them takes in what was added to its run;
//! * sets behind the last slot: a new entry in the next slot;
//! * fewer sets than slots, and not the same: sets went away in the app. Nothing is taken out of a log by an import, and
//!   guessing which entry is which could count one twice, so that exercise of that workout stays as it is, and this is said.
//!
//! What a person did in fitlog stands: an entry removed or edited here is not brought back. What `undo` took back as a
//! whole import is brought back by importing again, under the next revision: the voided ids stay void wherever a copy of
//! them turns up.

use std::hash::Hasher as _;
use std::ops::Range;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};
use uuid::Uuid;

use crate::domain::digits::{push_date, push_number, push_time, push_whole};
use crate::domain::entry::{Entry, Id, Weighing};
use crate::domain::sets::{self, Amount};
use crate::transfer::Weighed;
use crate::transfer::mix::{Map, Mix, Set};

/// The name space of all ids that imports make.
const SPACE: Uuid = Uuid::from_u128(0x6d1c_7a52_90f3_5c0e_8b1d_f170_9c0f_fee1);

/// What is to become of a piece of a draft, or of some that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The log does not have it: the id for it.
    New(Id),
    /// The log has another version of it: the id for this one, and that of the entry it stands for.
    Replaces(Id, Id),
    /// The log has it.
    Known,
    /// The log has more sets of it than the file.
    Fewer,
}

/// The entries of a log that an import may meet again.
#[derive(Debug, Default)]
pub struct Known(Vec<Mark>);

/// All that must be known of an entry: 32 bytes.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// The low half of the id.
    id: u64,
    sets: u64,
    note: u32,
    exercise: u32,
    count: u32,
    state: State,
}

/// How an entry of the log stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Stands,
    /// The change that it came with was taken back as a whole.
    Undone,
    /// It was removed, or replaced by an edit.
    Settled,
}

impl Known {
    /// Takes note of an entry.
    pub fn see(&mut self, entry: &Entry, state: State) {
        self.0.push(Mark {
            id: low(Uuid::from_u128(entry.id.number())),
            sets: hash_sets(&entry.sets),
            note: hash_text(entry.note.as_deref().unwrap_or_default()),
            exercise: hash_text(&entry.exercise),
            count: u32::try_from(entry.sets.len()).unwrap_or(u32::MAX),
            state,
        });
    }

    /// Takes note of a weight of the body.
    pub fn see_weighing(&mut self, weighing: &Weighing, state: State) {
        self.0.push(Mark {
            id: low(Uuid::from_u128(weighing.id.number())),
            sets: 0,
            note: 0,
            exercise: 0,
            count: 0,
            state,
        });
    }

    /// Takes note of what another has.
    pub fn join(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// After the last entry: of an id that stands twice, the first place counts.
    pub fn settle(&mut self) {
        self.0.sort_by_key(|mark| mark.id);
        self.0.dedup_by_key(|mark| mark.id);
    }

    fn get(&self, id: Uuid) -> Option<&Mark> {
        let at = self.0.binary_search_by_key(&low(id), |mark| mark.id).ok()?;
        Some(&self.0[at])
    }
}

/// The batch of an import with this mark, the first of its numbers or a later one.
#[must_use]
pub fn batch(mark: u64, number: u32) -> Id {
    let name = format!("batch {mark:016x}.{number}");
    Id::new(Uuid::new_v5(&SPACE, name.as_bytes()))
}

/// The id of a line that was taken back as a part of its change and comes again, so many times: the voided ids stay void
/// wherever a copy of them turns up.
#[must_use]
pub fn revised(id: Id, times: u32) -> Id {
    Id::new(Place::Own(Uuid::from_u128(id.number())).id(0, times))
}

/// Gives every entry of a file its id.
#[derive(Debug)]
pub struct Slots<'k> {
    known: &'k Known,
    app: Uuid,
    exercises: Map<String, Uuid>,
    /// The workouts whose rows do not stand together.
    torn: &'k Set<Begins>,
    /// How many slots of an exercise in the workout at hand were used up so far, by the low half of its first id.
    used: Map<u64, u32>,
    /// The same of the torn workouts, of entries that brought their ids, and of weights of the body.
    kept: Map<u64, u32>,
    start: (Option<Start>, String),
}

/// What tells a workout of an app from all others.
pub type Start = (NaiveDate, Option<NaiveTime>, Option<NaiveDateTime>);

/// A start as a number: the same for the same workout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Begins(pub i64);

/// The number of a start.
#[must_use]
pub fn begins((day, time, instant): Start) -> Begins {
    if let Some(instant) = instant {
        return Begins(instant.and_utc().timestamp());
    }
    let midnight = day.and_time(NaiveTime::MIN).and_utc().timestamp();
    // A day alone is not the same as its midnight.
    let within = time.map_or(0, |time| 1 + i64::from(time.num_seconds_from_midnight()));
    Begins(midnight * 2 + within)
}

/// Where an exercise of a workout has its slots.
#[derive(Debug, Clone, Copy)]
enum Place<'p> {
    /// Under the name space of the exercise: the start of the workout.
    Workout(Uuid, &'p str),
    /// An entry that brought its own id.
    Own(Uuid),
}

impl Place<'_> {
    fn id(self, slot: u32, revision: u32) -> Uuid {
        let (space, start) = match self {
            Self::Workout(space, start) => (space, start),
            Self::Own(id) if slot == 0 && revision == 0 => return id,
            Self::Own(id) => (id, ""),
        };
        // Short enough for one block of the hash.
        let mut name = String::with_capacity(40);
        name.push_str(start);
        name.push('#');
        push_whole(&mut name, u64::from(slot));
        if revision > 0 {
            name.push('.');
            push_whole(&mut name, u64::from(revision));
        }
        Uuid::new_v5(&space, name.as_bytes())
    }
}

/// One run of sets, as the file has it.
#[derive(Debug, Clone, Copy)]
pub struct Run<'d> {
    /// The sets.
    pub sets: &'d [sets::Set],
    /// The words about them; may be empty.
    pub note: &'d str,
}

/// A piece of an exercise's runs in one workout, and what is to become of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which of all sets of the runs, one run behind the other.
    pub sets: Range<usize>,
    /// What is to become of it.
    pub fate: Fate,
}

impl<'k> Slots<'k> {
    /// For a file of an app.
    #[must_use]
    pub fn new(known: &'k Known, app: &str, torn: &'k Set<Begins>) -> Self {
        Self {
            known,
            app: Uuid::new_v5(&SPACE, app.as_bytes()),
            exercises: Map::default(),
            torn,
            used: Map::default(),
            kept: Map::default(),
            start: (None, String::new()),
        }
    }

    /// The id for a weight of the body, if the log does not have it: it is known by its time and by itself.
    pub fn weighed(&mut self, weighed: &Weighed) -> Option<Id> {
        let (date, time) = weighed.at;
        let mut name = String::with_capacity(40);
        write_start((date, time, None), &mut name);
        name.push('=');
        push_number(&mut name, weighed.weight.value);
        name.push_str(weighed.weight.unit.word());
        let space = Uuid::new_v5(&self.app, b"body weight");
        let place = Place::Workout(space, &name);
        let used = self.kept.entry(low(place.id(0, 0))).or_insert(0);
        *used += 1;
        match current(self.known, place, 0) {
            Current::Free(revision) if *used == 1 => Some(Id::new(place.id(0, revision))),
            _ => None,
        }
    }

    /// Decides about the runs of one exercise in one workout: of a name, or of an own id. `exercise` is the id it would be
    /// logged under if that was asked for expressly: then an entry under another is replaced.
    pub fn decide(
        &mut self,
        start: Start,
        name: &str,
        own: Option<Id>,
        exercise: Option<&str>,
        runs: &[Run],
    ) -> Vec<Piece> {
        if self.start.0 != Some(start) {
            self.used.clear();
            self.start.0 = Some(start);
            write_start(start, &mut self.start.1);
        }
        let place = if let Some(id) = own {
            Place::Own(Uuid::from_u128(id.number()))
        } else {
            let space = if let Some(space) = self.exercises.get(name) {
                *space
            } else {
                let space = Uuid::new_v5(&self.app, name.as_bytes());
                self.exercises.insert(name.to_owned(), space);
                space
            };
            Place::Workout(space, &self.start.1)
        };
        let first = place.id(0, 0);
        let used = if own.is_some() || self.torn.contains(&begins(start)) {
            &mut self.kept
        } else {
            &mut self.used
        };
        let used = used.entry(low(first)).or_insert(0);
        let mut pieces = Vec::with_capacity(runs.len());
        if self.known.0.is_empty() {
            let mut at = 0;
            for run in runs {
                let id = if *used == 0 {
                    first
                } else {
                    place.id(*used, 0)
                };
                *used += 1;
                pieces.push(Piece {
                    sets: at..at + run.sets.len(),
                    fate: Fate::New(Id::new(id)),
                });
                at += run.sets.len();
            }
            return pieces;
        }
        let all: Vec<sets::Set> = runs.iter().flat_map(|run| run.sets).copied().collect();
        let ends: Vec<usize> = runs
            .iter()
            .scan(0, |end, run| {
                *end += run.sets.len();
                Some(*end)
            })
            .collect();
        let mut at = 0;
        let mut differs = false;
        while at < all.len() {
            let end = ends
                .iter()
                .copied()
                .find(|end| *end > at)
                .unwrap_or(all.len());
            let piece = match current(self.known, place, *used) {
                Current::Free(revision) => Piece {
                    sets: at..end,
                    fate: Fate::New(Id::new(place.id(*used, revision))),
                },
                Current::Taken(id, mark, next) => {
                    let end = (at + mark.count as usize).min(all.len());
                    let same_sets =
                        end - at == mark.count as usize && hash_sets(&all[at..end]) == mark.sets;
                    differs |= !same_sets;
                    let settled = mark.state == State::Settled;
                    // A run that was mended in its middle stays one entry.
                    let is_last =
                        || matches!(current(self.known, place, *used + 1), Current::Free(_));
                    let end = if same_sets || settled || !is_last() {
                        end
                    } else {
                        ends.iter().copied().find(|run| *run >= end).unwrap_or(end)
                    };
                    let sets = at..end;
                    let note = note_of(runs, &ends, &sets);
                    let same = same_sets
                        && (note.is_empty() || hash_text(&note) == mark.note)
                        && exercise.is_none_or(|id| hash_text(id) == mark.exercise);
                    let fate = if same || settled {
                        Fate::Known
                    } else {
                        Fate::Replaces(Id::new(place.id(*used, next)), Id::new(id))
                    };
                    Piece { sets, fate }
                }
            };
            at = piece.sets.end;
            pieces.push(piece);
            *used += 1;
        }
        if differs && matches!(current(self.known, place, *used), Current::Taken(..)) {
            for piece in &mut pieces {
                piece.fate = Fate::Fewer;
            }
        }
        pieces
    }
}

/// What stands in a slot.
enum Current<'k> {
    /// Nothing, or what was undone: the revision for a new entry.
    Free(u32),
    /// An entry: its id, what is known of it, and the next revision.
    Taken(Uuid, &'k Mark, u32),
}

fn current<'k>(known: &'k Known, place: Place, slot: u32) -> Current<'k> {
    let mut found = None;
    let mut revision = 0;
    loop {
        let id = place.id(slot, revision);
        let Some(mark) = known.get(id) else { break };
        if mark.state != State::Undone {
            found = Some((id, mark));
        }
        revision += 1;
    }
    match found {
        Some((id, mark)) => Current::Taken(id, mark, revision),
        None => Current::Free(revision),
    }
}

/// The words of the runs that begin within a piece.
fn note_of(runs: &[Run], ends: &[usize], sets: &Range<usize>) -> String {
    let mut notes = Vec::new();
    for (run, end) in runs.iter().zip(ends) {
        if sets.contains(&(end - run.sets.len())) && !run.note.is_empty() {
            notes.push(run.note);
        }
    }
    notes.join("\n")
}

/// The start of a workout as its slots have it: UTC where that is what the app writes, else the local time.
fn write_start((date, time, instant): Start, text: &mut String) {
    let (date, time, zone) = match instant {
        Some(instant) => (instant.date(), Some(instant.time()), "Z"),
        None => (date, time, ""),
    };
    text.clear();
    push_date(text, date);
    if let Some(time) = time {
        text.push('T');
        push_time(text, time);
        text.push_str(zone);
    }
}

fn low(id: Uuid) -> u64 {
    id.as_u64_pair().1
}

/// A mark of sets in their order, each with all its fields.
pub(super) fn hash_sets(sets: &[sets::Set]) -> u64 {
    let mut hash = Mix::default();
    for set in sets {
        // Of most sets all but the weight goes into one number.
        let unit = set.weight.map_or(3, |weight| weight.unit as u64);
        let rest = set.rest.map_or(0, |rest| u64::from(rest) + 1);
        let word = unit | (set.kind as u64) << 2 | u64::from(set.rpe.is_some()) << 5 | rest << 8;
        match set.amount {
            Amount::Reps(reps) => hash.write_u64(word | u64::from(reps) << 32),
            Amount::Time(seconds) => {
                hash.write_u64(word | 1 << 30);
                hash.write_u64(seconds.to_bits());
            }
            Amount::Distance {
                value,
                unit,
                seconds,
            } => {
                hash.write_u64(word | 1 << 31 | (unit as u64) << 32);
                hash.write_u64(value.to_bits());
                hash.write_u64(seconds.map_or(0, f64::to_bits));
            }
        }
        hash.write_u64(set.weight.map_or(1, |weight| weight.value.to_bits()));
        if let Some(rpe) = set.rpe {
            hash.write_u64(rpe.to_bits());
        }
    }
    hash.finish()
}

fn hash_text(text: &str) -> u32 {
    let mut hash = Mix::default();
    hash.write(text.as_bytes());
    hash.write_u64(text.len() as u64);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "half a mark tells texts apart well enough"
    )]
    let half = hash.finish() as u32;
    half
}
