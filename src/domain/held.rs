//! What the sets of an exercise hold, and whether another exercise could have been done with them.

use std::collections::BTreeSet;

use crate::domain::exercise::Tracking;
use crate::domain::sets::{Amount, Set};

/// What some sets hold.
#[derive(Debug, Default)]
pub struct Held(BTreeSet<Holds>);

/// What a set can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Reps,
    Time,
    Distance,
    Weight,
    Help,
}

impl Held {
    /// Adds what more sets hold.
    pub fn add(&mut self, sets: &[Set]) {
        for set in sets {
            self.0.insert(match set.amount {
                Amount::Reps(_) => Holds::Reps,
                Amount::Time(_) => Holds::Time,
                Amount::Distance { .. } => Holds::Distance,
            });
            if let Some(weight) = set.weight {
                self.0.insert(Holds::Weight);
                if weight.value < 0.0 {
                    self.0.insert(Holds::Help);
                }
            }
        }
    }

    /// What these sets and others hold.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// What of it could not have been logged under an exercise that counts as `new`, or would not mean the same there;
    /// `old` is how the exercise counts that it was logged under, where that is known.
    #[must_use]
    pub fn misfit(&self, old: Option<Tracking>, new: Tracking) -> Option<&'static str> {
        let counts: &[Holds] = match new {
            Tracking::WeightReps => &[Holds::Reps, Holds::Weight],
            Tracking::BodyweightReps => &[Holds::Reps, Holds::Weight, Holds::Help],
            Tracking::Duration | Tracking::WeightDuration => &[Holds::Time, Holds::Weight],
            Tracking::DistanceDuration => &[Holds::Time, Holds::Distance, Holds::Weight],
            Tracking::WeightDistance => &[Holds::Distance, Holds::Weight],
        };
        if let Some(misfit) = self.0.iter().find(|one| !counts.contains(one)) {
            return Some(match misfit {
                Holds::Reps => "repetitions",
                Holds::Time => "time",
                Holds::Distance => "distance",
                Holds::Weight => "weights",
                Holds::Help => "help against body weight",
            });
        }
        let differs = old.is_some_and(|old| old.loading() != new.loading());
        (differs && self.0.contains(&Holds::Weight))
            .then_some("weights that mean something else there")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sets::{SetKind, Unit, Weight};

    #[test]
    fn what_fits_and_what_does_not() {
        use Tracking::{BodyweightReps, Duration, WeightReps};
        let set = |amount, weight: Option<f64>| {
            let unit = Unit::Kg;
            Set {
                amount,
                weight: weight.map(|value| Weight { value, unit }),
                kind: SetKind::Working,
                rpe: None,
                rest: None,
            }
        };
        let loaded = set(Amount::Reps(5), Some(100.0));
        let helped = set(Amount::Reps(8), Some(-20.0));
        let bare = set(Amount::Reps(8), None);
        let held = set(Amount::Time(60.0), None);
        let cases = [
            (loaded, Some(WeightReps), WeightReps, None),
            (loaded, Some(WeightReps), Duration, Some("repetitions")),
            (
                loaded,
                Some(WeightReps),
                BodyweightReps,
                Some("weights that mean something else there"),
            ),
            (loaded, None, BodyweightReps, None),
            (
                helped,
                Some(BodyweightReps),
                WeightReps,
                Some("help against body weight"),
            ),
            (bare, Some(BodyweightReps), WeightReps, None),
            (held, Some(Duration), WeightReps, Some("time")),
        ];
        for (set, old, new, misfit) in cases {
            let mut sets = Held::default();
            sets.add(&[set]);
            assert_eq!(sets.misfit(old, new), misfit, "{set:?} {old:?} {new:?}");
        }
    }
}
