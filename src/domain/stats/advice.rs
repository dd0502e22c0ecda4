//! What an exercise's rule of progression makes of its last sessions.

use chrono::NaiveDate;

use crate::domain::exercise::{Exercise, Progression};
use crate::domain::sets::{Amount, Loading, Set, Unit, Weight};
use crate::domain::stats::next::{self, Action, Done};
use crate::domain::workout::Counts;

/// The range of repetitions where a definition has none, or where sets are longer than its fixed target.
const RANGE: (u32, u32) = (8, 12);

/// The effort of a last set from which a raise is said to be a hard one.
const HARD_RPE: f64 = 9.5;

/// What to do next time.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// Up, again, down, or harder.
    pub action: Action,
    /// The load, signed for bodyweight work; `None` for the body alone and for holds without weight.
    pub load: Option<Weight>,
    /// How the exercise takes it.
    pub loading: Loading,
    /// The repetitions of each set, or its seconds.
    pub targets: Vec<u32>,
    /// The targets are seconds.
    pub timed: bool,
    /// What every set must reach before the load goes up.
    pub top: u32,
    /// The load from then on, where the rule adds any.
    pub then: Option<Weight>,
    /// The last set was all but a maximum.
    pub hard: bool,
}

impl Advice {
    /// Whether the load goes up.
    #[must_use]
    pub fn goes_up(&self) -> bool {
        self.action == Action::Increase && self.load.is_some()
    }
}

/// The advice after the sessions of an exercise, the oldest first; `None` where no rule applies.
pub fn advise<'s>(
    exercise: &Exercise,
    sessions: impl DoubleEndedIterator<Item = (&'s NaiveDate, &'s Vec<Set>)>,
) -> Option<Advice> {
    let timed = exercise.plan.progression == Progression::Time;
    // A day of warm-ups only says nothing.
    let sessions: Vec<&Vec<Set>> = sessions
        .map(|(_, sets)| sets)
        .filter(|sets| sets.iter().any(|set| is_looked_at(set, timed)))
        .collect();
    let last = sessions.last()?;
    let unit = unit_of(last);
    let counts = if timed { Counts::Seconds } else { Counts::Reps };
    let done: Vec<Done> = sessions
        .iter()
        .filter_map(|sets| done(sets, unit, counts))
        .collect();
    let latest = done.last()?;
    let (low, high) = range(exercise, timed);
    let step = step(exercise.plan.increment_kg.unwrap_or(2.5), unit);
    let mut plan = next::Plan {
        sets: latest.reps.len(),
        low,
        high,
        increment: step,
        step,
    };
    let fewest = latest.reps.iter().min().copied().unwrap_or(0);
    let advice = match exercise.plan.progression {
        Progression::None | Progression::Distance => return None,
        Progression::Time => next::time(&done, &plan),
        Progression::Reps => next::reps(&done, &plan),
        Progression::Linear if fewest <= high => next::linear(&done, &plan),
        // Sets longer than the fixed target follow the range that such sets are done in.
        Progression::Linear => {
            (plan.low, plan.high) = RANGE;
            next::double(&done, &plan)
        }
        Progression::Double => next::double(&done, &plan),
    }?;
    let weight = |value: f64| {
        let carries = exercise.tracking.loading() == Loading::Loaded || value != 0.0;
        carries.then_some(Weight { value, unit })
    };
    let adds = matches!(
        exercise.plan.progression,
        Progression::Double | Progression::Linear
    );
    Some(Advice {
        action: advice.action,
        load: weight(advice.load),
        loading: exercise.tracking.loading(),
        targets: advice.reps,
        timed,
        top: plan.high,
        then: if adds {
            weight(advice.load + step)
        } else {
            None
        },
        hard: was_hard(last),
    })
}

/// The unit that the heaviest working set of a session was typed in.
pub(super) fn unit_of(sets: &[Set]) -> Unit {
    let working = sets.iter().filter(|set| set.is_working());
    let heaviest = working
        .filter_map(|set| set.weight)
        .max_by(|a, b| a.kg().total_cmp(&b.kg()));
    heaviest.map_or(Unit::Kg, |weight| weight.unit)
}

/// Whether the last working set of a session was all but a maximum.
pub(super) fn was_hard(sets: &[Set]) -> bool {
    let last = sets.iter().rev().find(|set| set.is_working());
    last.and_then(|set| set.rpe)
        .is_some_and(|rpe| rpe >= HARD_RPE)
}

/// Whether the rules look at a set.
fn is_looked_at(set: &Set, timed: bool) -> bool {
    let fits = match set.amount {
        Amount::Reps(_) => !timed,
        Amount::Time(_) => timed,
        Amount::Distance { .. } => false,
    };
    fits && set.is_working()
}

/// A session as the rules see it: the working sets at its top load.
pub(super) fn done(sets: &[Set], unit: Unit, counts: Counts) -> Option<Done> {
    let working = sets.iter().filter(|set| set.is_working());
    let counted: Vec<(f64, u32)> = working
        .filter_map(|set| {
            let load = set.weight.map_or(0.0, |weight| weight.in_unit(unit));
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
    Done::at_top_load(&counted)
}

fn range(exercise: &Exercise, timed: bool) -> (u32, u32) {
    if timed {
        exercise.plan.seconds.unwrap_or((20, 60))
    } else {
        exercise.plan.reps.unwrap_or(RANGE)
    }
}

/// The step of an increment in kilograms, in a unit: plates and stacks in pounds step by 2.5, 5 and 10.
pub(super) fn step(increment_kg: f64, unit: Unit) -> f64 {
    match unit {
        Unit::Kg => increment_kg,
        Unit::Lb => ((increment_kg * 2.0 / 2.5).round() * 2.5).max(2.5),
    }
}
