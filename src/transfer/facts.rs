//! The first look over a foreign file: what its rows hold, and what the whole of it shows.

use std::hash::Hasher as _;
use std::io::Read;
use std::ops::ControlFlow;

use chrono::NaiveDate;

use crate::domain::sets::{Amount, KG_PER_LB, Set, Unit, Weight};
use crate::error::{self, Failure};
use crate::transfer::csv;
use crate::transfer::gather::{Draft, Gather, leaves_out};
use crate::transfer::identity::{Begins, begins, hash_sets};
use crate::transfer::mix;
use crate::transfer::rows::{self, Header};
use crate::transfer::{Foreign, Format, Read as Held, ReadRow, Refused, Settings, Weighed, What};

/// The most refused rows and odd values that are named; all are counted.
const MAX_NAMED: usize = 20_000;
/// A set that counts as odd: heavier, in kilograms, than any lift of the record books but a sled.
const ODD_KG: f64 = 500.0;
/// More repetitions.
const ODD_REPS: u32 = 300;
/// Longer, in seconds.
const ODD_SECONDS: f64 = 6.0 * 3_600.0;
/// Farther, in metres.
const ODD_METRES: f64 = 200_000.0;

/// A file of a format: its header, and the way its rows are read.
pub struct Table {
    /// The format.
    pub format: &'static Format,
    /// The first line.
    pub header: Header,
}

/// What happens while the rows are read.
pub enum Event<'a> {
    /// A row of so many sets.
    Sets(u64),
    /// A row with the weight of the body.
    Weighed(&'a Weighed),
    /// A row about a rest, or of words, or of something else that was not done.
    Beside,
    /// A row that is refused, and why.
    Refused(String),
    /// Something odd about a row that is taken.
    Odd(String),
    /// A whole workout was read.
    Workout(&'a mut Vec<Draft>),
}

/// Why a file cannot be read to its end.
#[derive(Debug)]
pub enum Stopped {
    /// Its bytes.
    Rows(rows::Stopped),
    /// A column of weights, by its name, of which the unit is not understood.
    Weights(String),
    /// A `weight` or a `distance` without a unit: its line, which of the two, and the number as written.
    NoUnit(u64, &'static str, String),
    /// A row tells whether dates are day first: to be read again, with that in [`Settings::day_first`].
    DayFirst(bool),
    /// Whatever else.
    Failed(Failure),
}

impl Table {
    /// The name of what it comes from.
    #[must_use]
    pub fn title(&self) -> &'static str {
        if self.is_any() {
            "a table"
        } else {
            self.format.title
        }
    }

    /// The columns that are not read, of a table that nothing else is known of.
    #[must_use]
    pub fn unread(&self) -> Vec<&str> {
        if self.is_any() {
            csv::unread(&self.header)
        } else {
            Vec::new()
        }
    }

    fn is_any(&self) -> bool {
        self.format.name == csv::FORMAT.name && !csv::is_own(&self.header)
    }

    /// Reads all rows, and hands out what happens, each with the line it is about.
    ///
    /// # Errors
    ///
    /// When the file cannot be read to its end, or `each` ends it.
    pub fn read(
        &self,
        input: impl Read,
        settings: &Settings,
        mut each: impl FnMut(u64, Event) -> Result<(), Failure>,
    ) -> Result<(), Stopped> {
        if let Some(column) = csv::unread_weight(&self.header).filter(|_| self.is_any()) {
            return Err(Stopped::Weights(column.to_owned()));
        }
        let mut read: ReadRow = (self.format.open)(&self.header, settings);
        let mut gather = Gather::new(self.format.newest_first);
        let stopped = rows::each(input, &self.header, |line, row| {
            // Looked at where it lies: what a row holds is large, and there may be millions of them.
            let mut held = match row {
                Some(row) => read(&row),
                None => Err(Refused::Row(error::row_not_utf8())),
            };
            let mut failed = None;
            let mut add = |foreign: &mut Foreign| {
                gather.add(line, foreign, &mut |workout| {
                    failed = each(line, Event::Workout(workout)).err();
                });
                failed.take()
            };
            let mut told = Vec::new();
            let (event, failure) = match &mut held {
                Ok(Held::One(foreign)) => {
                    told.extend(foreign.odd.take());
                    told.extend(leaves_out(foreign).then(error::odd_control));
                    let event = match foreign.what {
                        What::Set(set) => {
                            told.extend(odd(&set));
                            Event::Sets(1)
                        }
                        What::Rest(_) | What::Note => Event::Beside,
                    };
                    (event, add(foreign))
                }
                Ok(Held::Many(all)) => {
                    let mut sets = 0;
                    let mut failure = None;
                    for foreign in all {
                        told.extend(foreign.odd.take());
                        told.extend(leaves_out(foreign).then(error::odd_control));
                        if let What::Set(set) = foreign.what {
                            told.extend(odd(&set));
                            sets += 1;
                        }
                        failure = failure.or(add(foreign));
                    }
                    (
                        if sets > 0 {
                            Event::Sets(sets)
                        } else {
                            Event::Beside
                        },
                        failure,
                    )
                }
                Ok(Held::Weighed(weighed)) => (Event::Weighed(weighed), None),
                Ok(Held::Nothing) => (Event::Beside, None),
                Err(Refused::Row(reason)) => (Event::Refused(std::mem::take(reason)), None),
                Err(Refused::NoUnit(what, number)) => {
                    let number = std::mem::take(number);
                    return ControlFlow::Break(Stopped::NoUnit(line, what, number));
                }
                Err(Refused::DayFirst(day_first)) => {
                    return ControlFlow::Break(Stopped::DayFirst(*day_first));
                }
            };
            let mut all = failure.map_or(Ok(()), Err).and_then(|()| each(line, event));
            for odd in told {
                all = all.and_then(|()| each(line, Event::Odd(odd)));
            }
            match all {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => ControlFlow::Break(Stopped::Failed(failure)),
            }
        });
        if let Some(stopped) = stopped.map_err(Stopped::Rows)? {
            return Err(stopped);
        }
        let mut failed = None;
        gather.finish(&mut |workout| failed = each(0, Event::Workout(workout)).err());
        failed.map_or(Ok(()), |failure| Err(Stopped::Failed(failure)))
    }
}

/// What is odd about a set, as a clause.
fn odd(set: &Set) -> Option<String> {
    let of = |value: f64, unit: &str| Some(error::odd_value(value, unit));
    if let Some(weight) = set.weight.filter(|weight| weight.kg().abs() > ODD_KG) {
        return of(weight.value, weight.unit.word());
    }
    if let Some(reps) = set.reps().filter(|reps| *reps > ODD_REPS) {
        return of(f64::from(reps), "reps");
    }
    if let Some(seconds) = set.seconds().filter(|seconds| *seconds > ODD_SECONDS) {
        return of(seconds / 3_600.0, "hours");
    }
    let metres = set.metres().filter(|metres| *metres > ODD_METRES)?;
    of(metres / 1_000.0, "km")
}

/// Lines that have something to be said of them.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// How many there are.
    pub count: u64,
    /// The first of them, each with its line and what there is to say.
    pub named: Vec<(u64, String)>,
}

impl Said {
    fn add(&mut self, line: u64, what: String) {
        self.count += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push((line, what));
        }
    }
}

/// An exercise of a file, in the app's words.
#[derive(Debug, Clone, Default)]
pub struct Used {
    /// Its name.
    pub name: String,
    /// The name that it gets if it is new; may be empty.
    pub title: String,
    /// The class that the app puts it in; may be empty.
    pub category: String,
    /// How many sets it has.
    pub sets: u64,
    /// How many of them count repetitions.
    pub reps: u64,
    /// How many of them are a distance.
    pub distances: u64,
    /// How many of them have a weight.
    pub weights: u64,
    /// How many of them have a weight below zero.
    pub negative: u64,
}

/// What a file holds.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// How many rows there are under the header, blank ones left out.
    pub rows: u64,
    /// How many of them hold sets.
    pub set_rows: u64,
    /// How many sets there are.
    pub sets: u64,
    /// How many of them hold a weight of the body.
    pub weighed: u64,
    /// How many rows are about rests, or words, or something not done.
    pub beside: u64,
    /// The rows that are refused.
    pub refused: Said,
    /// What is odd.
    pub odd: Said,
    /// The first and the last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The exercises, in the order in which they turn up.
    pub exercises: Vec<Used>,
    /// How many sets have a weight in kilograms, and in pounds.
    pub units: (u64, u64),
    /// A mark of all that is to be imported.
    mark: mix::Mix,
    /// How many workouts there are, once all is seen.
    pub workouts: u64,
    /// The workouts whose rows do not stand together, once all is seen.
    pub torn: mix::Set<Begins>,
    /// When the workouts begin, each time that rows of one begin.
    begins: Vec<Begins>,
    /// Those of them that are ahead of today.
    ahead: mix::Set<Begins>,
    places: mix::Map<String, usize>,
    pounds: Pounds,
}

impl Facts {
    /// Takes note of what happens, and takes what there is to say of it.
    pub fn see(&mut self, line: u64, event: &mut Event, today: NaiveDate) {
        match event {
            Event::Sets(sets) => {
                self.rows += 1;
                self.set_rows += 1;
                self.sets += *sets;
            }
            Event::Weighed(weighed) => {
                self.rows += 1;
                self.weighed += 1;
                let value = weighed.weight.value.to_bits();
                self.mark.write_u64(value);
            }
            Event::Beside => {
                self.rows += 1;
                self.beside += 1;
            }
            Event::Refused(reason) => {
                self.rows += 1;
                self.refused.add(line, std::mem::take(reason));
            }
            Event::Odd(what) => self.odd.add(line, std::mem::take(what)),
            Event::Workout(drafts) => {
                for draft in drafts.iter() {
                    self.draft(draft, today);
                }
            }
        }
    }

    fn draft(&mut self, draft: &Draft, today: NaiveDate) {
        let day = draft.start.0;
        let begins = begins((day, draft.start.1, draft.instant));
        self.mark.write_i64(begins.0);
        self.mark.write(draft.exercise.as_bytes());
        self.mark.write_u64(hash_sets(&draft.sets));
        if self.begins.last() != Some(&begins) {
            self.begins.push(begins);
        }
        if day > today && self.ahead.insert(begins) {
            self.odd
                .add(draft.line, error::odd_future(&day.to_string()));
        }
        let (first, last) = self.days.unwrap_or((day, day));
        self.days = Some((first.min(day), last.max(day)));
        let place = if let Some(place) = self.places.get(&draft.exercise) {
            *place
        } else {
            self.places
                .insert(draft.exercise.clone(), self.exercises.len());
            self.exercises.push(Used {
                name: draft.exercise.clone(),
                title: draft.title.clone(),
                category: draft.category.clone(),
                ..Used::default()
            });
            self.exercises.len() - 1
        };
        let used = &mut self.exercises[place];
        for set in &draft.sets {
            used.sets += 1;
            match set.amount {
                Amount::Reps(_) => used.reps += 1,
                Amount::Distance { .. } => used.distances += 1,
                Amount::Time(_) => {}
            }
            if let Some(weight) = set.weight {
                used.weights += 1;
                used.negative += u64::from(weight.value < 0.0);
                match weight.unit {
                    Unit::Kg => {
                        self.units.0 += 1;
                        self.pounds.see(weight.value);
                    }
                    Unit::Lb => self.units.1 += 1,
                }
            }
        }
    }

    /// Takes a line of a log into the mark.
    pub fn mark_line(&mut self, line: &[u8]) {
        self.mark.write(line);
    }

    /// A mark of all that is to be imported: the same for the same entries in the same order.
    #[must_use]
    pub fn mark(&self) -> u64 {
        self.mark.finish()
    }

    /// After the last row: what only the whole of the file shows.
    pub fn settle(&mut self) {
        let mut begins = std::mem::take(&mut self.begins);
        begins.sort_unstable();
        let twice = begins.windows(2).filter(|pair| pair[0] == pair[1]);
        self.torn = twice.map(|pair| pair[0]).collect();
        begins.dedup();
        self.workouts = begins.len() as u64;
    }

    /// Whether the whole file shows that its kilograms are pounds, converted, with an example of both.
    #[must_use]
    pub fn pounds(&self) -> Option<(f64, f64)> {
        self.pounds.shown().filter(|_| self.units.1 == 0)
    }
}

/// Whether kilograms are pounds that an app converted: nearly none of them is a weight that kilograms come in, and nearly
/// all of them are whole quarters of a pound.
#[derive(Debug, Clone, Default)]
struct Pounds {
    all: u64,
    whole_kg: u64,
    whole_lb: u64,
    examples: Vec<(f64, f64)>,
}

impl Pounds {
    fn see(&mut self, kg: f64) {
        self.all += 1;
        if (kg * 4.0).fract() == 0.0 {
            self.whole_kg += 1;
        } else if let Some(lb) = in_pounds(kg) {
            self.whole_lb += 1;
            if self.examples.len() < 3
                && self
                    .examples
                    .iter()
                    .all(|(other, _)| (other - kg).abs() > 1e-9)
            {
                self.examples.push((kg, lb));
            }
        }
    }

    fn shown(&self) -> Option<(f64, f64)> {
        let nearly_all = self.whole_lb * 20 >= self.all * 19;
        let nearly_none = self.whole_kg * 20 <= self.all;
        (nearly_all && nearly_none && self.examples.len() == 3).then(|| self.examples[0])
    }
}

/// The quarters of a pound that kilograms with two decimals or more stand for: `61.23492` is 135, `45.36` is 100.
#[must_use]
pub fn in_pounds(kg: f64) -> Option<f64> {
    // Half a hundredth of a kilogram, in pounds.
    const TOLERANCE: f64 = 0.0115;
    let lb = kg / KG_PER_LB;
    let whole = (lb * 4.0).round() / 4.0;
    ((lb - whole).abs() <= TOLERANCE).then_some(whole)
}

/// How an exercise of a file is to be logged.
#[derive(Debug, Clone)]
pub struct Target {
    /// The id to log it under.
    pub id: String,
    /// The weight is of the body, and what is written is help.
    pub assisted: bool,
}

/// Puts the sets of a draft as they are to be logged. The weights as they were written are returned where they change
/// their unit.
pub fn put(draft: &mut Draft, target: &Target, pounds: bool) -> Option<Vec<Option<f64>>> {
    let mut written = None;
    for at in 0..draft.sets.len() {
        let Some(weight) = draft.sets[at].weight else {
            continue;
        };
        let mut new = weight;
        if pounds
            && weight.unit == Unit::Kg
            && let Some(value) = in_pounds(weight.value)
        {
            written.get_or_insert_with(|| {
                let kg = |set: &Set| set.weight.map(|weight| weight.value);
                draft.sets.iter().map(kg).collect::<Vec<_>>()
            });
            new = Weight {
                value,
                unit: Unit::Lb,
            };
        }
        if target.assisted {
            new.value = -new.value.abs();
        }
        draft.sets[at].weight = Some(new);
    }
    written
}
