//! What an exercise's rule of progression makes of its last sessions.

use chrono::NaiveDate;

use crate::domain::exercise::{Equipment, Exercise, Progression};
use crate::domain::sets::{Amount, DistanceUnit, Loading, Set, SetKind, Unit, Weight};
use crate::domain::stats::next::{self, Action, Done, Next};
use crate::domain::stats::routine::Attendance;
use crate::domain::stats::strength::{Formula, down, same_load};
use crate::domain::workout::{Counts, Item};

/// The range of repetitions where a definition has none, or where sets are longer than its fixed target.
const RANGE: (u32, u32) = (8, 12);

/// The effort of a last set from which a raise is said to be a hard one.
const HARD_RPE: f64 = 9.5;

/// The smallest difference between two loads of a barbell, in kilograms: a pair of the smallest usual plates.
const BARBELL_STEP: f64 = 2.5;

/// What is added to a load where neither plan nor exercise says, in kilograms.
pub const INCREMENT: f64 = 2.5;

/// What an exercise is to be trained by: as a workout asks, or by its own definition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Asked {
    /// Working sets; `None` for as many as the last time.
    sets: Option<u32>,
    counts: Counts,
    range: (u32, u32),
    progression: Progression,
    increment_kg: f64,
}

impl Asked {
    /// What a workout asks.
    #[must_use]
    pub fn by(item: &Item, exercise: &Exercise) -> Self {
        let (counts, range) = item.amount();
        Self {
            sets: Some(item.sets),
            counts,
            range,
            progression: item.progression(exercise),
            increment_kg: item.increment_kg(exercise),
        }
    }

    /// What an exercise asks by itself; `None` where it has no rule to go up by.
    #[must_use]
    pub fn of(exercise: &Exercise) -> Option<Self> {
        let plan = &exercise.plan;
        let (counts, range) = match plan.progression {
            Progression::None | Progression::Distance => return None,
            Progression::Time => (Counts::Seconds, plan.seconds.unwrap_or((20, 60))),
            Progression::Reps | Progression::Linear | Progression::Double => {
                (Counts::Reps, plan.reps.unwrap_or(RANGE))
            }
        };
        Some(Self {
            sets: None,
            counts,
            range,
            progression: plan.progression,
            increment_kg: plan.increment_kg.unwrap_or(INCREMENT),
        })
    }
}

/// Why a target is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// There is no session to go by.
    First,
    /// There are sessions under another plan only: the load is an estimate from the last of them.
    FirstHere,
    /// The workout wants nothing to go up.
    Steady,
    /// The rule of progression says so.
    Rule(Action),
}

impl Reason {
    /// The word of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::First | Self::FirstHere => "start",
            Self::Steady => "steady",
            Self::Rule(action) => action.word(),
        }
    }
}

/// What to aim at in an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Why.
    pub reason: Reason,
    /// What the amounts count.
    pub counts: Counts,
    /// The amount of each set.
    pub amounts: Vec<u32>,
    /// The load, signed for bodyweight work; `None` for the body alone, and where it is not known.
    pub load: Option<Weight>,
    /// The exercise needs a load, and none is known.
    pub needs_load: bool,
    /// By how much the load changed; `None` if it did not.
    pub change: Option<Weight>,
    /// The load goes up after a last set that was all but a maximum.
    pub hard: bool,
    /// What every set must reach before the load goes up.
    pub top: u32,
    /// The load from then on, where the rule adds any.
    pub then: Option<Weight>,
}

impl Target {
    /// Whether the load goes up.
    #[must_use]
    pub fn goes_up(&self) -> bool {
        self.reason == Reason::Rule(Action::Increase) && self.load.is_some()
    }

    /// The sets.
    #[must_use]
    pub fn sets(&self) -> Vec<Set> {
        let set = |amount: &u32| Set {
            amount: match self.counts {
                Counts::Reps => Amount::Reps(*amount),
                Counts::Seconds => Amount::Time(f64::from(*amount)),
                Counts::Metres => Amount::Distance {
                    value: f64::from(*amount),
                    unit: DistanceUnit::M,
                    seconds: None,
                },
            },
            weight: self.load,
            kind: SetKind::Working,
            rpe: None,
            rest: None,
        };
        self.amounts.iter().map(set).collect()
    }
}

/// What to aim at after the sessions of an exercise, the oldest first; `None` without one whose sets count what is
/// asked for. `week`, `progress` and `workout next` all go by this.
#[must_use]
pub fn target<'s>(
    asked: &Asked,
    exercise: &Exercise,
    sessions: impl Iterator<Item = &'s [Set]>,
) -> Option<Target> {
    let counts = asked.counts;
    let planned = (asked.sets.map(|sets| sets as usize), asked.range.0);
    // A day of warm-ups only, or of holds where repetitions count, says nothing.
    let sessions: Vec<&[Set]> = sessions
        .filter(|sets| done(sets, Unit::Kg, counts, planned).is_some())
        .collect();
    let last_sets = sessions.last()?;
    let unit = unit_of(last_sets);
    let history: Vec<Done> = sessions
        .iter()
        .filter_map(|sets| done(sets, unit, counts, planned))
        .collect();
    let last = history.last()?;
    let (mut low, mut high) = asked.range;
    let mut progression = asked.progression;
    let fewest = last.reps.iter().min().copied().unwrap_or(0);
    if progression == Progression::Linear && asked.sets.is_none() && fewest > high {
        // No workout asks for it, and sets longer than the fixed target follow the range that such sets are done in.
        progression = Progression::Double;
        (low, high) = RANGE;
    }
    let increment = step(asked.increment_kg, unit);
    let plan = next::Plan {
        sets: asked.sets.map_or(last.reps.len(), |sets| sets as usize),
        low,
        high,
        increment,
        step: if exercise.equipment.contains(&Equipment::Barbell) {
            increment.min(step(BARBELL_STEP, unit))
        } else {
            increment
        },
    };
    let loading = exercise.tracking.loading();
    let takes_load = loading != Loading::Optional;
    let next = match (progression, counts) {
        (Progression::None, _) => Some(Next {
            action: Action::Repeat,
            load: last.load,
            reps: vec![low; plan.sets],
        }),
        (Progression::Linear, _) => next::linear(&history, &plan),
        (Progression::Reps | Progression::Time, Counts::Reps) => next::reps(&history, &plan),
        (Progression::Reps | Progression::Time, Counts::Seconds) => next::time(&history, &plan),
        (_, Counts::Reps) => next::double(&history, &plan),
        (_, Counts::Seconds) => next::loaded_time(&history, &plan),
        (Progression::Distance | Progression::Double, Counts::Metres) if takes_load => {
            next::distance(&history, &plan)
        }
        (_, Counts::Metres) => next::way(&history, &plan),
    }?;
    let weight = |value: f64| (value != 0.0).then_some(Weight { value, unit });
    let load = |value: f64| {
        let carries = loading == Loading::Loaded || value != 0.0;
        carries.then_some(Weight { value, unit })
    };
    let adds = matches!(
        (progression, counts),
        (Progression::Double | Progression::Linear, _) | (Progression::Distance, Counts::Metres)
    );
    Some(Target {
        reason: if progression == Progression::None {
            Reason::Steady
        } else {
            Reason::Rule(next.action)
        },
        counts,
        amounts: if next.action == Action::Harder {
            // Until the lifter has moved on, the top of the range again, or what went beyond it.
            let sets = last.reps.iter().take(plan.sets);
            sets.map(|reps| high.max(*reps)).collect()
        } else {
            next.reps
        },
        load: load(next.load),
        needs_load: false,
        change: weight(next.load - last.load),
        hard: next.action == Action::Increase && was_hard(last_sets, unit, last.load),
        top: if progression == Progression::Linear {
            low
        } else {
            high
        },
        then: load(next.load + increment).filter(|_| adds && takes_load),
    })
}

/// The first target of an exercise: the bottom of its range, with a load where sessions under another plan tell one.
///
/// That load is the one whose estimated maximum is the best of the last such session when done for the top of the
/// range, rounded down to a step: the bottom of the range is then well within reach. Above 12 repetitions this uses the
/// formula beyond where fitlog shows estimates; it is a place to start, and the first session corrects it.
#[must_use]
pub fn first(item: &Item, exercise: &Exercise, other: Option<&[Set]>, formula: Formula) -> Target {
    let (counts, (low, high)) = item.amount();
    let load = other.filter(|_| counts == Counts::Reps).and_then(|sets| {
        let unit = unit_of(sets);
        let best = sets
            .iter()
            .filter_map(|set| formula.one_rep_max(set.weight?.kg(), set.reps()?, set.rpe))
            .max_by(f64::total_cmp)?;
        let load = best / formula.raw(1.0, f64::from(high)) / unit.in_kg();
        let value = down(load, step(item.increment_kg(exercise), unit));
        (value > 0.0).then_some(Weight { value, unit })
    });
    let is_loaded = exercise.tracking.loading() == Loading::Loaded;
    let load = load.filter(|_| is_loaded);
    Target {
        reason: if load.is_some() {
            Reason::FirstHere
        } else {
            Reason::First
        },
        counts,
        amounts: vec![low; item.sets as usize],
        load,
        needs_load: is_loaded && load.is_none(),
        change: None,
        hard: false,
        top: high,
        then: None,
    }
}

/// What comes next in an exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// What to aim at.
    pub target: Target,
    /// The workout and its day that ask for it, as the log names them; `None` when the exercise goes by its own plan.
    pub from: Option<String>,
}

/// The advice for the session after a day: as the routine in use asks where it has the exercise, else by the exercise's
/// own plan after its sessions, the oldest first. `None` where no rule applies.
#[must_use]
pub fn advise<'s>(
    exercise: &Exercise,
    sessions: impl Iterator<Item = (&'s NaiveDate, &'s Vec<Set>)>,
    routine: Option<&Attendance>,
    day: NaiveDate,
    formula: Formula,
) -> Option<Advice> {
    let coming = routine.and_then(|routine| routine.coming(&exercise.id, day, formula));
    coming.or_else(|| {
        let asked = Asked::of(exercise)?;
        let target = target(&asked, exercise, sessions.map(|(_, sets)| sets.as_slice()))?;
        Some(Advice { target, from: None })
    })
}

/// The unit that the heaviest working set of a session was typed in.
fn unit_of(sets: &[Set]) -> Unit {
    let working = sets.iter().filter(|set| set.is_working());
    let heaviest = working
        .filter_map(|set| set.weight)
        .max_by(|a, b| a.kg().total_cmp(&b.kg()));
    heaviest.map_or(Unit::Kg, |weight| weight.unit)
}

/// Whether the last working set of a session at a load was all but a maximum.
fn was_hard(sets: &[Set], unit: Unit, load: f64) -> bool {
    let mut sets = sets.iter().rev().filter(|set| set.is_working());
    let last = sets.find(|set| same_load(load_of(set, unit), load));
    last.and_then(|set| set.rpe)
        .is_some_and(|rpe| rpe >= HARD_RPE)
}

/// The load of a set as the rules compare it; 0 for none.
fn load_of(set: &Set, unit: Unit) -> f64 {
    set.weight.map_or(0.0, |weight| weight.in_unit(unit))
}

/// A session as the rules see it: the working sets at the load that counts. `planned` as [`Done::at_main_load`] has it.
fn done(sets: &[Set], unit: Unit, counts: Counts, planned: (Option<usize>, u32)) -> Option<Done> {
    let working = sets.iter().filter(|set| set.is_working());
    let counted: Vec<(f64, u32)> = working
        .filter_map(|set| {
            let load = load_of(set, unit);
            let amount = match (counts, set.amount) {
                (Counts::Reps, Amount::Reps(reps)) => return Some((load, reps)),
                (Counts::Seconds, Amount::Time(seconds)) => seconds,
                (Counts::Metres, Amount::Distance { .. }) => set.metres()?,
                _ => return None,
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "bounded and above zero"
            )]
            let whole = amount.round() as u32;
            Some((load, whole))
        })
        .collect();
    Done::at_main_load(&counted, planned)
}

/// The step of an increment in kilograms, in a unit: plates and stacks in pounds step by 2.5, 5 and 10.
#[must_use]
pub fn step(increment_kg: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Kg => increment_kg,
        Unit::Lb => ((increment_kg * 2.0 / 2.5).round() * 2.5).max(2.5),
    }
}
