//! Sets on the way to a work weight.

use crate::domain::sets::Unit;
use crate::domain::stats::plates::{Loading, Rack};
use crate::domain::stats::strength::{SAME_LOAD_KG, nearest};

/// Repetitions with the empty bar.
const BAR_REPS: u32 = 10;

/// Percents of the work weight and their repetitions: few, so that they tire nobody. A choice; no source.
const STEPS: [(u32, u32); 4] = [(40, 8), (60, 5), (75, 3), (90, 1)];

/// One set of a warm-up.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Percent of the work weight that it was meant to be; the empty bar has none.
    pub percent: Option<u32>,
    /// Repetitions.
    pub reps: u32,
    /// What to put on the bar.
    pub loading: Loading,
}

/// The warm-up for a work weight in the rack's unit: the empty bar, then parts of the weight, each the nearest load
/// that the plates make, and each heavier than the one before. Empty where the bar is the work weight or more.
///
/// Without a bar (machines, dumbbells) loads come in steps of 2.5 kg or 5 lb.
#[must_use]
pub fn warmup(work: f64, rack: &Rack) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let bar = (rack.bar > 0.0 && rack.bar < work).then(|| Step {
        percent: None,
        reps: BAR_REPS,
        loading: alone(rack.bar),
    });
    steps.extend(bar);
    for (percent, reps) in STEPS {
        let wanted = work * f64::from(percent) / 100.0;
        let heaviest = steps.last().map_or(0.0, |step| step.loading.load);
        if let Some(loading) = nearest_load(wanted, rack)
            && loading.load > heaviest + SAME_LOAD_KG
            && loading.load < work - SAME_LOAD_KG
        {
            steps.push(Step {
                percent: Some(percent),
                reps,
                loading,
            });
        }
    }
    steps
}

/// The load nearest to the one wanted; of two equally near, the lighter. `None` below the bar.
fn nearest_load(wanted: f64, rack: &Rack) -> Option<Loading> {
    if rack.bar <= 0.0 {
        let step = match rack.unit {
            Unit::Kg => 2.5,
            Unit::Lb => 5.0,
        };
        return Some(alone(nearest(wanted, step)));
    }
    let below = rack.load(wanted)?;
    let above = below
        .above
        .filter(|above| above - wanted < wanted - below.load - SAME_LOAD_KG);
    above.map_or(Some(below), |above| rack.load(above))
}

/// A load without plates.
fn alone(load: f64) -> Loading {
    Loading {
        per_side: Vec::new(),
        load,
        exact: true,
        above: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn loads(work: f64, rack: &Rack) -> Vec<(u32, f64)> {
        warmup(work, rack)
            .iter()
            .map(|step| (step.reps, step.loading.load))
            .collect()
    }

    #[test]
    fn up_to_the_work_weight() {
        let kg = Rack::usual(Unit::Kg);
        assert_eq!(
            loads(100.0, &kg),
            [(10, 20.0), (8, 40.0), (5, 60.0), (3, 75.0), (1, 90.0)]
        );
        // 25.5 is nearer to 25, 38.25 to 37.5.
        assert_eq!(
            loads(42.5, &kg),
            [(10, 20.0), (5, 25.0), (3, 32.5), (1, 37.5)],
            "40 % would be lighter than the bar"
        );
        assert_eq!(loads(20.0, &kg), [], "the bar is the work weight");
        let stack = Rack { bar: 0.0, ..kg };
        assert_eq!(
            loads(50.0, &stack),
            [(8, 20.0), (5, 30.0), (3, 37.5), (1, 45.0)]
        );
        let lb = Rack::usual(Unit::Lb);
        assert_eq!(
            loads(225.0, &lb),
            [(10, 45.0), (8, 90.0), (5, 135.0), (3, 170.0), (1, 200.0)]
        );
    }

    proptest! {
        #[test]
        fn loads_rise_and_stay_below_the_work_weight(work in 1.0..400.0, count in 0_u32..3) {
            let mut rack = Rack::usual(Unit::Kg);
            rack.plates.iter_mut().for_each(|plate| plate.1 = count);
            let loads = loads(work, &rack);
            prop_assert!(loads.windows(2).all(|pair| pair[0].1 < pair[1].1 && pair[0].0 > pair[1].0));
            prop_assert!(loads.iter().all(|(_, load)| *load >= rack.bar && *load < work));
        }
    }
}
