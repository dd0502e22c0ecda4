//! The best figures of a day without the sets that reached them: small enough to keep one for each day of a year.

use crate::domain::sets::Set;
use crate::domain::stats::records::{Kind, beats};
use crate::domain::stats::session::{Marks, Measure, Sums};
use crate::domain::stats::week::Metric;

/// The best figures of some sets; minus infinity where there is none.
#[derive(Debug, Clone, PartialEq)]
pub struct Peaks {
    weight: f64,
    e1rm: f64,
    set_volume: f64,
    duration: f64,
    distance: f64,
    pace: f64,
    /// Loads with their repetitions, none beaten in both by another.
    front: Vec<(f64, u32)>,
}

const NONE: f64 = f64::NEG_INFINITY;

impl Default for Peaks {
    fn default() -> Self {
        Self {
            weight: NONE,
            e1rm: NONE,
            set_volume: NONE,
            duration: NONE,
            distance: NONE,
            pace: NONE,
            front: Vec::new(),
        }
    }
}

/// Loads are compared to the gram.
fn at_least(one: f64, other: f64) -> bool {
    one >= other - 0.000_5
}

impl Peaks {
    /// The figures of sets that were kept whole.
    #[must_use]
    pub fn of(marks: &Marks) -> Self {
        let value = |best: Option<crate::domain::stats::session::Best>| {
            best.map_or(NONE, |best| best.value)
        };
        Self {
            weight: value(marks.weight),
            e1rm: value(marks.e1rm),
            set_volume: value(marks.set_volume),
            duration: value(marks.duration),
            distance: value(marks.distance),
            pace: value(marks.pace),
            front: marks
                .front
                .marks()
                .iter()
                .map(|mark| (mark.load, mark.reps))
                .collect(),
        }
    }

    /// Adds a working set, as [`Marks::add`] does.
    pub fn add(&mut self, set: &Set, measure: Measure) {
        let reps = set.reps();
        if reps == Some(0) {
            return;
        }
        if let Some(load) = measure.load {
            self.weight = self.weight.max(load);
            if let Some(reps) = reps {
                self.add_front(load, reps);
            }
        }
        self.e1rm = self.e1rm.max(measure.e1rm.unwrap_or(NONE));
        if measure.volume > 0.0 {
            self.set_volume = self.set_volume.max(measure.volume);
        }
        match (set.metres(), set.seconds()) {
            (Some(metres), seconds) => {
                self.distance = self.distance.max(metres);
                if let Some(seconds) = seconds {
                    self.pace = self.pace.max(metres / seconds);
                }
            }
            (None, Some(seconds)) => self.duration = self.duration.max(seconds),
            (None, None) => {}
        }
    }

    fn add_front(&mut self, load: f64, reps: u32) {
        let beaten = |mark: &(f64, u32)| at_least(mark.0, load) && mark.1 >= reps;
        if !self.front.iter().any(beaten) {
            self.front
                .retain(|mark| !(at_least(load, mark.0) && reps >= mark.1));
            self.front.push((load, reps));
        }
    }

    /// Adds what other sets reached.
    pub fn join(&mut self, other: &Self) {
        self.weight = self.weight.max(other.weight);
        self.e1rm = self.e1rm.max(other.e1rm);
        self.set_volume = self.set_volume.max(other.set_volume);
        self.duration = self.duration.max(other.duration);
        self.distance = self.distance.max(other.distance);
        self.pace = self.pace.max(other.pace);
        for (load, reps) in &other.front {
            self.add_front(*load, *reps);
        }
    }

    /// Whether the day that these peaks and sums are of has a figure by a metric.
    #[must_use]
    pub fn has(&self, metric: Metric, sums: &Sums) -> bool {
        match metric {
            Metric::E1rm => self.e1rm.is_finite(),
            Metric::Top => self.weight.is_finite(),
            Metric::Volume => sums.volume.kg() > 0.0,
            Metric::Reps => sums.reps > 0,
            Metric::Time => self.duration.is_finite(),
            Metric::Distance => self.distance.is_finite(),
            Metric::Pace => self.pace.is_finite(),
        }
    }

    /// Whether a day with these peaks and so many kilograms in all sets a record against earlier days, whose largest
    /// volume was `before_volume`.
    #[must_use]
    pub fn beat(&self, before: &Self, volume: f64, before_volume: f64) -> bool {
        let pairs = [
            (Kind::Weight, self.weight, before.weight),
            (Kind::E1rm, self.e1rm, before.e1rm),
            (Kind::Duration, self.duration, before.duration),
            (Kind::Distance, self.distance, before.distance),
            (Kind::Pace, self.pace, before.pace),
            (Kind::SetVolume, self.set_volume, before.set_volume),
        ];
        let better = |(kind, now, before): (Kind, f64, f64)| {
            now.is_finite() && before.is_finite() && beats(kind, now, before)
        };
        let more_reps = |(load, reps): &(f64, u32)| {
            let heavier = before.front.iter().filter(|mark| at_least(mark.0, *load));
            heavier
                .map(|mark| mark.1)
                .max()
                .is_some_and(|most| *reps > most)
        };
        pairs.into_iter().any(better)
            || self.front.iter().any(more_reps)
            || before_volume > 0.0 && beats(Kind::SessionVolume, volume, before_volume)
    }
}
