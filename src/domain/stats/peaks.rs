//! The best figures of a day without the sets that reached them: small enough to keep one for each day of a year.

use crate::domain::sets::Set;
use crate::domain::stats::records::{Kind, beats};
use crate::domain::stats::session::{Best, Marks, Measure, Session, Sums};
use crate::domain::stats::week::Metric;

/// The best figures of some sets, without the sets that reached them; minus infinity where there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    weight: f64,
    e1rm: f64,
    set_volume: f64,
    reps: f64,
    duration: f64,
    distance: f64,
    pace: f64,
}

const NONE: f64 = f64::NEG_INFINITY;

impl Default for Figures {
    fn default() -> Self {
        Self {
            weight: NONE,
            e1rm: NONE,
            set_volume: NONE,
            reps: NONE,
            duration: NONE,
            distance: NONE,
            pace: NONE,
        }
    }
}

impl Figures {
    /// The figures of sets that were kept whole.
    #[must_use]
    pub fn of(marks: &Marks) -> Self {
        let value = |best: Option<Best>| best.map_or(NONE, |best| best.value);
        Self {
            weight: value(marks.weight),
            e1rm: value(marks.e1rm),
            set_volume: value(marks.set_volume),
            reps: value(marks.most_reps),
            duration: value(marks.duration()),
            distance: value(marks.distance()),
            pace: value(marks.pace()),
        }
    }

    /// Adds a working set, as [`Marks::add`] does.
    pub fn add(&mut self, set: &Set, measure: Measure) {
        match set.reps() {
            // A try that failed is not a mark.
            Some(0) => return,
            Some(reps) => {
                self.reps = self.reps.max(f64::from(reps));
                self.e1rm = self.e1rm.max(measure.e1rm.unwrap_or(NONE));
                if measure.volume > 0.0 {
                    self.set_volume = self.set_volume.max(measure.volume);
                }
            }
            None => self.add_time_or_distance(set),
        }
        self.weight = self.weight.max(measure.load.unwrap_or(NONE));
    }

    fn add_time_or_distance(&mut self, set: &Set) {
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

    /// The figures that records are held in, each with that of other sets.
    fn beside(&self, other: &Self) -> impl Iterator<Item = (Kind, f64, f64)> {
        [
            (Kind::Weight, self.weight, other.weight),
            (Kind::E1rm, self.e1rm, other.e1rm),
            (Kind::Duration, self.duration, other.duration),
            (Kind::Distance, self.distance, other.distance),
            (Kind::Pace, self.pace, other.pace),
            (Kind::SetVolume, self.set_volume, other.set_volume),
        ]
        .into_iter()
    }

    /// Adds what other sets reached.
    pub fn join(&mut self, other: &Self) {
        self.weight = self.weight.max(other.weight);
        self.e1rm = self.e1rm.max(other.e1rm);
        self.set_volume = self.set_volume.max(other.set_volume);
        self.reps = self.reps.max(other.reps);
        self.duration = self.duration.max(other.duration);
        self.distance = self.distance.max(other.distance);
        self.pace = self.pace.max(other.pace);
    }

    /// The figure of a session with these and such sums, by a metric; `None` where it has none.
    #[must_use]
    pub fn by(&self, metric: Metric, sums: &Sums) -> Option<f64> {
        let figure = match metric {
            Metric::E1rm => self.e1rm,
            Metric::Top => self.weight,
            Metric::Reps => self.reps,
            Metric::Time => self.duration,
            Metric::Distance => self.distance,
            Metric::Pace => self.pace,
            Metric::Volume => {
                let volume = sums.volume.kg();
                return (volume > 0.0).then_some(volume);
            }
        };
        figure.is_finite().then_some(figure)
    }
}

/// A session as others are compared with it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outline {
    /// What its sets add up to.
    pub sums: Sums,
    /// Its best figures.
    pub figures: Figures,
}

impl Outline {
    /// The outline of a session that was kept whole.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            sums: session.sums,
            figures: Figures::of(&session.marks),
        }
    }

    /// Its figure by a metric; `None` where it has none.
    #[must_use]
    pub fn by(&self, metric: Metric) -> Option<f64> {
        self.figures.by(metric, &self.sums)
    }

    /// Adds what another reader saw of the same day.
    pub fn join(&mut self, other: &Self) {
        self.sums += other.sums;
        self.figures.join(&other.figures);
    }
}

/// The best figures of some sets with what rep records are held against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peaks {
    figures: Figures,
    /// Loads with their repetitions, none beaten in both by another.
    front: Vec<(f64, u32)>,
}

/// Loads are compared to the gram.
fn at_least(one: f64, other: f64) -> bool {
    one >= other - 0.000_5
}

impl Peaks {
    /// The figures of sets that were kept whole.
    #[must_use]
    pub fn of(marks: &Marks) -> Self {
        let front = marks.front.marks().iter();
        Self {
            figures: Figures::of(marks),
            front: front.map(|mark| (mark.load, mark.reps)).collect(),
        }
    }

    /// Adds a working set, as [`Marks::add`] does.
    pub fn add(&mut self, set: &Set, measure: Measure) {
        self.figures.add(set, measure);
        if let Some((load, reps)) = measure.load.zip(set.reps().filter(|reps| *reps > 0)) {
            self.add_front(load, reps);
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
        self.figures.join(&other.figures);
        for (load, reps) in &other.front {
            self.add_front(*load, *reps);
        }
    }

    /// Whether the day that these peaks and sums are of has a figure by a metric.
    #[must_use]
    pub fn has(&self, metric: Metric, sums: &Sums) -> bool {
        self.figures.by(metric, sums).is_some()
    }

    /// Whether a day with these peaks and so many kilograms in all sets a record against earlier days, whose largest
    /// volume was `before_volume`.
    #[must_use]
    pub fn beat(&self, before: &Self, volume: f64, before_volume: f64) -> bool {
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
        self.figures.beside(&before.figures).any(better)
            || self.front.iter().any(more_reps)
            || before_volume > 0.0 && beats(Kind::SessionVolume, volume, before_volume)
    }

    /// Whether such a day sets no record, whatever was done besides on other days before it: each of its figures was
    /// reached already.
    #[must_use]
    pub fn is_within(&self, before: &Self, volume: f64, before_volume: f64) -> bool {
        let reached = |(load, reps): &(f64, u32)| {
            let mut before = before.front.iter();
            before.any(|mark| at_least(mark.0, *load) && mark.1 >= *reps)
        };
        // Where there was no figure before, any is better than minus infinity.
        let mut pairs = self.figures.beside(&before.figures);
        pairs.all(|(kind, now, before)| !beats(kind, now, before))
            && self.front.iter().all(reached)
            && !beats(Kind::SessionVolume, volume, before_volume)
    }
}
