//! A workout in use: which of its days comes next, and what to aim at in each exercise.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, Weekday};

use crate::domain::calendar::Week;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Entry;
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Set, Unit, Weight};
use crate::domain::stats::advice::{self, Advice, Asked, Reason, Target, step};
use crate::domain::stats::gather::Recent;
use crate::domain::stats::next::Action;
use crate::domain::stats::progress::KEPT;
use crate::domain::stats::strength::Formula;
use crate::domain::workout::{Belongs, Item, Order, Workout, resolve};

/// A workout with its exercises looked up.
#[derive(Debug)]
pub struct Routine {
    /// The workout.
    pub workout: Workout,
    /// Its exercises, each once.
    exercises: Vec<Exercise>,
    places: HashMap<String, usize>,
    /// The exercises of each day, as places in the list.
    days: Vec<Vec<usize>>,
    week_start: Weekday,
}

impl Routine {
    /// Looks up the exercises of a workout; one that nothing defines stays, under the name that the workout gives it.
    /// A workout that begins anew each week does so on `week_start`.
    #[must_use]
    pub fn new(workout: Workout, catalogue: &Catalogue, week_start: Weekday) -> Self {
        let mut exercises = Vec::new();
        let mut places = HashMap::new();
        let mut place_of = |item: &Item| {
            let exercise = resolve(catalogue, &item.exercise);
            *places.entry(exercise.id.to_string()).or_insert_with(|| {
                exercises.push(exercise);
                exercises.len() - 1
            })
        };
        let days = workout.days.iter();
        let days = days
            .map(|day| day.items.iter().map(&mut place_of).collect())
            .collect();
        Self {
            workout,
            exercises,
            places,
            days,
            week_start,
        }
    }

    /// Whether a day of it has an exercise.
    #[must_use]
    pub fn has(&self, exercise: &str) -> bool {
        self.places.contains_key(exercise)
    }

    /// The items of a day, each with its exercise.
    pub fn items(&self, day: usize) -> impl Iterator<Item = (&Item, &Exercise)> {
        let exercises = self.days[day].iter().map(|place| &self.exercises[*place]);
        self.workout.days[day].items.iter().zip(exercises)
    }

    /// What is added to the load of an exercise, in a unit.
    #[must_use]
    pub fn increment(item: &Item, exercise: &Exercise, unit: Unit) -> Weight {
        Weight {
            value: step(item.increment_kg(exercise), unit),
            unit,
        }
    }

    /// What a day asks of an exercise, if it has it.
    fn asks(&self, day: usize, place: usize) -> Option<&Item> {
        let at = self.days[day].iter().position(|own| *own == place)?;
        Some(&self.workout.days[day].items[at])
    }

    /// The day that follows, seen from a date.
    fn due(&self, last: Option<(NaiveDate, usize)>, date: NaiveDate) -> usize {
        let week = |day| Week::starting(self.week_start, day);
        match last {
            None => 0,
            Some((then, _)) if self.workout.order == Order::Weekly && week(then) != week(date) => 0,
            Some((_, day)) => (day + 1) % self.days.len(),
        }
    }

    /// The days from one on, around the end.
    fn in_turn(&self, from: usize) -> impl Iterator<Item = usize> {
        let count = self.days.len();
        (0..count).map(move |step| (from + step) % count)
    }
}

/// When a routine was trained, and the last sessions of its exercises, gathered while the log is read.
///
/// Its size grows with the days on which something of the routine was trained, never with entries.
#[derive(Debug)]
pub struct Attendance<'r> {
    routine: &'r Routine,
    days: BTreeMap<NaiveDate, Seen>,
    /// The sessions of an exercise, by its place and by where its entries belong: a day of the routine by their label,
    /// or none.
    sessions: BTreeMap<(usize, Option<usize>), Recent<KEPT>>,
    /// The last label and where it belongs: the entries of a session stand together.
    label: (String, Belongs),
}

/// What a date has of a routine.
#[derive(Debug, Default)]
struct Seen {
    /// The days that labels name, a bit each.
    labelled: u16,
    /// The places of exercises that no label claims, in order.
    free: Vec<usize>,
}

impl<'r> Attendance<'r> {
    /// Nothing yet.
    #[must_use]
    pub fn new(routine: &'r Routine) -> Self {
        Self {
            routine,
            days: BTreeMap::new(),
            sessions: BTreeMap::new(),
            label: (String::new(), Belongs::Unsaid),
        }
    }

    /// Adds an entry that counts.
    pub fn add(&mut self, entry: &Entry) {
        let label = entry.workout.as_deref().unwrap_or_default();
        if label != self.label.0 {
            self.label = (label.to_owned(), self.routine.workout.belongs(label));
        }
        let belongs = self.label.1;
        let place = self.routine.places.get(entry.exercise.as_ref()).copied();
        match (belongs, place) {
            (Belongs::Day(day), _) => {
                self.days.entry(entry.date).or_default().labelled |= 1 << day;
            }
            (Belongs::Unsaid, Some(place)) => {
                self.days.entry(entry.date).or_default().see(place);
            }
            _ => {}
        }
        if let Some(place) = place {
            let day = match belongs {
                Belongs::Day(day) => Some(day),
                Belongs::Elsewhere | Belongs::Unsaid => None,
            };
            let sessions = self.sessions.entry((place, day)).or_default();
            sessions.add(entry.date, &entry.sets);
        }
    }

    /// Adds what another reader saw of a later part of the same log.
    #[must_use]
    pub fn join(mut self, later: Self) -> Self {
        for (date, seen) in later.days {
            let own = self.days.entry(date).or_default();
            own.labelled |= seen.labelled;
            for place in seen.free {
                own.see(place);
            }
        }
        for (key, sessions) in later.sessions {
            let own = self.sessions.entry(key).or_default();
            for (date, sets) in sessions.iter() {
                own.add(*date, sets);
            }
        }
        self
    }

    /// Which day of the routine was trained on which date.
    ///
    /// Entries logged through `workout next` carry the label of their day, and that is the day trained, however little
    /// of it was done. Entries without a label of any workout are told by their exercises: a day was trained on a date
    /// that has at least half of its exercises, and of several such days the one of which the largest share was done;
    /// of equal ones, as when A and B share their lifts, the one that was due. Sessions are dates and are looked at in
    /// their order, so it does not matter in which order the lines of the log stand.
    fn trained(&self) -> BTreeMap<NaiveDate, usize> {
        let mut trained = BTreeMap::new();
        let mut last = None;
        for (date, seen) in &self.days {
            let due = self.routine.due(last, *date);
            if let Some(day) = self.day_of(seen, due) {
                trained.insert(*date, day);
                last = Some((*date, day));
            }
        }
        trained
    }

    /// The day of the routine that a date has, when `due` is the one it should have.
    fn day_of(&self, seen: &Seen, due: usize) -> Option<usize> {
        let labelled = |day: &usize| seen.labelled & 1 << day != 0;
        // After two days on one date, the later of them was the last.
        if let Some(day) = self.routine.in_turn(due).filter(labelled).last() {
            return Some(day);
        }
        let share = |day: usize| {
            let own = &self.routine.days[day];
            let had = own.iter().filter(|place| seen.has(**place)).count();
            (had, own.len())
        };
        let half_done = |day: &usize| {
            let (had, all) = share(*day);
            had > 0 && 2 * had >= all
        };
        // The first of the largest: `max_by` would take the last.
        self.routine
            .in_turn(due)
            .filter(half_done)
            .reduce(|best, day| {
                let ((had, all), (best_had, best_all)) = (share(day), share(best));
                if had * best_all > best_had * all {
                    day
                } else {
                    best
                }
            })
    }

    /// What to do on a date: the day asked for, or the one that its entries belong to, or the one that is due.
    #[must_use]
    pub fn plan(&self, date: NaiveDate, asked: Option<usize>, formula: Formula) -> Plan<'r> {
        let trained = self.trained();
        let last = trained.range(..date).next_back();
        let last = last.map(|(date, day)| (*date, *day));
        let begun = trained.get(&date).copied();
        let due = self.routine.due(last, date);
        let day = asked.or(begun).unwrap_or(due);
        let rows = self.routine.items(day).zip(&self.routine.days[day]);
        let rows = rows
            .map(|((item, exercise), place)| {
                let (same, other) = self.history(*place, item, &trained, date);
                Row {
                    item,
                    exercise,
                    harder: None,
                    target: target_or_first(item, exercise, &same, &other, formula),
                    last: same.last().or(other.last()).cloned(),
                    done: self.done_on(*place, date),
                }
            })
            .collect();
        let rows: Vec<Row> = rows;
        // What comes after this day, once it is done.
        let then = self.routine.due(Some((date, day)), date);
        Plan {
            routine: self.routine,
            day,
            last,
            rows,
            then,
        }
    }

    /// What comes next in an exercise after a day: what the next day of the routine that has it asks for, by the sessions
    /// up to then. `None` if no day has it, or it was never done.
    #[must_use]
    pub fn coming(&self, exercise: &str, day: NaiveDate, formula: Formula) -> Option<Advice> {
        let place = *self.routine.places.get(exercise)?;
        let tomorrow = day.succ_opt()?;
        let trained = self.trained();
        let last = trained.range(..tomorrow).next_back();
        let last = last.map(|(date, day)| (*date, *day));
        let seen_from = match last {
            Some((date, _)) if date == day => tomorrow,
            _ => day,
        };
        let mut days = self.routine.in_turn(self.routine.due(last, seen_from));
        let (day, item) = days.find_map(|day| Some((day, self.routine.asks(day, place)?)))?;
        let (same, other) = self.history(place, item, &trained, tomorrow);
        let begun = !same.is_empty() || !other.is_empty();
        let exercise = &self.routine.exercises[place];
        begun.then(|| Advice {
            target: target_or_first(item, exercise, &same, &other, formula),
            from: Some(self.routine.workout.label(day)),
        })
    }

    /// The sessions of an exercise before a date, the oldest first: those that an item's rule looks at, and the others.
    ///
    /// An exercise may stand in two days that ask for different things, as 8 to 12 on A and 12 to 15 on B: each has its
    /// own load then, and goes up by its own sessions. Days that ask for the same share them. Sessions outside the
    /// routine count for all.
    fn history(
        &self,
        place: usize,
        item: &Item,
        trained: &BTreeMap<NaiveDate, usize>,
        until: NaiveDate,
    ) -> (Vec<Dated>, Vec<Dated>) {
        let mut same = BTreeMap::<NaiveDate, Vec<Set>>::new();
        let mut other = BTreeMap::<NaiveDate, Vec<Set>>::new();
        for ((_, label), sessions) in self.sessions.range((place, None)..(place + 1, None)) {
            for (date, sets) in sessions.iter().filter(|(date, _)| **date < until) {
                let day = label.or_else(|| trained.get(date).copied());
                let asked = day.and_then(|day| self.routine.asks(day, place));
                let working = sets.iter().filter(|set| set.is_working());
                let list = if asked.is_none_or(|asked| asked.asks_for_the_same(item)) {
                    &mut same
                } else {
                    &mut other
                };
                list.entry(*date).or_default().extend(working);
            }
        }
        let dated = |list: BTreeMap<_, Vec<Set>>| {
            list.into_iter()
                .filter(|(_, sets)| !sets.is_empty())
                .collect()
        };
        (dated(same), dated(other))
    }

    /// The working sets of an exercise on a date.
    fn done_on(&self, place: usize, date: NaiveDate) -> Vec<Set> {
        let sessions = self.sessions.range((place, None)..(place + 1, None));
        sessions
            .filter_map(|(_, sessions)| sessions.get(date))
            .flatten()
            .filter(|set| set.is_working())
            .copied()
            .collect()
    }
}

/// A session: its date and its working sets.
pub type Dated = (NaiveDate, Vec<Set>);

impl Seen {
    fn see(&mut self, place: usize) {
        if let Err(at) = self.free.binary_search(&place) {
            self.free.insert(at, place);
        }
    }

    fn has(&self, place: usize) -> bool {
        self.free.binary_search(&place).is_ok()
    }
}

/// What to do on a date.
#[derive(Debug)]
pub struct Plan<'r> {
    /// The routine.
    pub routine: &'r Routine,
    /// Which of its days.
    pub day: usize,
    /// The date last trained before, and the day it had.
    pub last: Option<(NaiveDate, usize)>,
    /// The exercises.
    pub rows: Vec<Row<'r>>,
    /// The day that follows.
    pub then: usize,
}

impl Plan<'_> {
    /// Whether all of it is logged.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.rows.iter().all(|row| row.left().is_empty())
    }

    /// Looks up a harder variation where the rule asks for one: the first relative that takes more practice.
    pub fn look_up_harder(&mut self, catalogue: &Catalogue) {
        let asks = |row: &&mut Row| row.target.reason == Reason::Rule(Action::Harder);
        for row in self.rows.iter_mut().filter(asks) {
            let definition = catalogue.definition(&row.exercise.id);
            let relatives = definition.into_iter().flat_map(|one| one.variations);
            let (counts, _) = row.item.amount();
            row.harder = relatives
                .filter_map(|one| catalogue.get(&one.exercise_id?))
                .find(|one| one.level > row.exercise.level && counts.fits(one.tracking));
        }
    }

    /// The label of its entries.
    #[must_use]
    pub fn label(&self) -> String {
        self.routine.workout.label(self.day)
    }
}

/// One exercise of a plan.
#[derive(Debug)]
pub struct Row<'r> {
    /// What the workout says.
    pub item: &'r Item,
    /// The exercise.
    pub exercise: &'r Exercise,
    /// The last session of it, as a rule before that date under the same plan.
    pub last: Option<Dated>,
    /// What to aim at.
    pub target: Target,
    /// What to go on with at the top of the range, if that is reached and there is something.
    pub harder: Option<Exercise>,
    /// The working sets that are logged on the date.
    pub done: Vec<Set>,
}

impl Row<'_> {
    /// The sets that are not logged yet; where no load was known, with the one of the sets that are.
    #[must_use]
    pub fn left(&self) -> Vec<Set> {
        let mut sets = self.target.sets();
        let mut left = sets.split_off(self.done.len().min(sets.len()));
        if self.target.needs_load {
            let load = self.done.last().and_then(|set| set.weight);
            for set in &mut left {
                set.weight = load;
            }
        }
        left
    }
}

/// The target that follows from the sessions of an exercise by the rule of its item, the oldest first.
fn target(item: &Item, exercise: &Exercise, sessions: &[Dated]) -> Option<Target> {
    let sets = sessions.iter().map(|(_, sets)| sets.as_slice());
    advice::target(&Asked::by(item, exercise), exercise, sets)
}

/// The target of an exercise: by the sessions under the same plan, or from the last one under another.
fn target_or_first(
    item: &Item,
    exercise: &Exercise,
    same: &[Dated],
    other: &[Dated],
    formula: Formula,
) -> Target {
    target(item, exercise, same).unwrap_or_else(|| {
        let other = other.last().map(|(_, sets)| sets.as_slice());
        advice::first(item, exercise, other, formula)
    })
}

#[cfg(test)]
mod tests;
