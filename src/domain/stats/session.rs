//! One exercise on one day, summed up while the log is read: whatever the order of its lines, the sums are the same.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::domain::exercise::Exercise;
use crate::domain::sets::{Loading, Set};
use crate::domain::stats::strength::Formula;

/// How sets are turned into numbers: the choices of the configuration, and what is known of the body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// The formula of the estimated one-rep maximum.
    pub formula: Formula,
    /// Leave RPE out of the estimate: a set then counts the repetitions done, not those in reserve.
    pub ignore_rpe: bool,
    /// Body weight in kilograms from each day on, oldest first.
    pub body: Vec<(NaiveDate, f64)>,
}

impl Rules {
    /// The body weight in kilograms known on a day.
    #[must_use]
    pub fn body_on(&self, day: NaiveDate) -> Option<f64> {
        let known = self.body.partition_point(|(from, _)| *from <= day);
        known.checked_sub(1).map(|last| self.body[last].1)
    }
}

/// A sum of kilograms, exact however it is added up: in whole micrograms.
///
/// Two readers of one log add in another order than one; a sum of floats would tell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Volume(i64);

impl Volume {
    /// A volume in kilograms.
    #[must_use]
    pub fn of(kg: f64) -> Self {
        // Within the bounds of a set this is below 10^16, which an f64 still holds to the microgram or nearly so.
        #[expect(
            clippy::cast_possible_truncation,
            reason = "bounded by the limits of a set"
        )]
        let whole = (kg * 1e9) as i64;
        #[expect(clippy::cast_precision_loss, reason = "it came from a float")]
        let rest = kg * 1e9 - whole as f64;
        Self(whole + i64::from(rest >= 0.5))
    }

    /// The sum in kilograms.
    #[must_use]
    pub fn kg(self) -> f64 {
        #[expect(
            clippy::cast_precision_loss,
            reason = "fifteen digits are enough of a sum"
        )]
        let kg = self.0 as f64 / 1e9;
        kg
    }
}

impl std::ops::AddAssign for Volume {
    fn add_assign(&mut self, other: Self) {
        // Nine million tonnes: a sum that large is wrong anyway, and must not become a small one.
        self.0 = self.0.saturating_add(other.0);
    }
}

/// What one set is worth, in kilograms, under the rules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The load that records compare: what is written on the implement, signed for bodyweight work; `None` without one.
    pub load: Option<f64>,
    /// Load times repetitions, 0 where either is unknown.
    pub volume: f64,
    /// The estimated one-rep maximum.
    pub e1rm: Option<f64>,
}

/// Measures a set of an exercise done with a body of so many kilograms.
#[must_use]
#[inline]
pub fn measure(set: &Set, exercise: &Exercise, rules: &Rules, body: Option<f64>) -> Measure {
    let weight = set.weight.map(crate::domain::sets::Weight::kg);
    // The load that is moved: the body's share comes on top once its weight is known.
    let (load, moved) = match exercise.tracking.loading() {
        Loading::Bodyweight => {
            let load = weight.unwrap_or(0.0);
            // Zero where it is not known: the product is computed for every entry, used or not, and of whatever lies in
            // an empty option it can take a hundred times as long.
            let share = exercise.bodyweight_share;
            let of_body = share.unwrap_or(0.0) * body.unwrap_or(0.0);
            (Some(load), body.zip(share).map(|_| of_body + load))
        }
        Loading::Loaded | Loading::Optional => (weight, weight),
    };
    let Some(reps) = set.reps() else {
        return Measure {
            load,
            volume: 0.0,
            e1rm: None,
        };
    };
    let rpe = if rules.ignore_rpe { None } else { set.rpe };
    let moved = moved.filter(|kg| *kg > 0.0);
    Measure {
        load,
        volume: moved.unwrap_or(0.0) * f64::from(reps),
        e1rm: moved.and_then(|kg| rules.formula.one_rep_max(kg, reps, rpe)),
    }
}

/// A best figure, with the set that reached it and the day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Best {
    /// The figure: kilograms, repetitions, seconds, metres or metres a second.
    pub value: f64,
    /// The set.
    pub set: Set,
    /// The day.
    pub day: NaiveDate,
}

impl Best {
    /// Keeps the better of two. Of equal ones the earlier day's, then the better set, so that it does not matter which
    /// was seen first.
    #[inline]
    pub fn offer(best: &mut Option<Self>, value: f64, set: &Set, day: NaiveDate) {
        // Nearly every set of a long log ends here: it is less, or no more than an earlier one.
        if best
            .as_ref()
            .is_some_and(|best| value < best.value || (value <= best.value && day > best.day))
        {
            return;
        }
        Self::take(best, value, set, day, |best| {
            (best.value, Reverse(best.day), worth(&best.set))
        });
    }

    /// Keeps the better of two. Of equal ones the better set, then the earlier day's.
    #[inline]
    pub fn offer_set(best: &mut Option<Self>, value: f64, set: &Set, day: NaiveDate) {
        if best.as_ref().is_some_and(|best| {
            value < best.value || (value <= best.value && day > best.day && *set == best.set)
        }) {
            return;
        }
        Self::take(best, value, set, day, |best| {
            (best.value, worth(&best.set), Reverse(best.day))
        });
    }

    /// Whether this is a better set than another, or the same figure reached with one.
    #[must_use]
    pub fn is_better_set(&self, than: &Self) -> bool {
        (self.value, worth(&self.set)) > (than.value, worth(&than.set))
    }

    #[cold]
    fn take<R: PartialOrd>(
        best: &mut Option<Self>,
        value: f64,
        set: &Set,
        day: NaiveDate,
        rank: impl Fn(&Self) -> R,
    ) {
        let set = *set;
        let new = Self { value, set, day };
        if best.as_ref().is_none_or(|best| rank(best) < rank(&new)) {
            *best = Some(new);
        }
    }
}

/// What tells sets apart that are equal in a figure: more weight, then repetitions before a way and a way before a hold,
/// then more repetitions, a longer way or a longer hold, then less time for the way.
fn worth(set: &Set) -> (f64, u8, f64, f64) {
    let weight = set.weight.map_or(f64::MIN, crate::domain::sets::Weight::kg);
    let (sort, amount, time) = match (set.reps(), set.metres()) {
        (Some(reps), _) => (2, f64::from(reps), 0.0),
        (None, Some(metres)) => (1, metres, set.seconds().unwrap_or(f64::MAX)),
        (None, None) => (0, set.seconds().unwrap_or(0.0), 0.0),
    };
    (weight, sort, amount, -time)
}

/// A load and how often it was moved in one set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// Kilograms, signed for bodyweight work.
    pub load: f64,
    /// Repetitions.
    pub reps: u32,
    /// The set.
    pub set: Set,
}

/// Loads and repetitions such that none is beaten in both by another: what rep records are held against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Front(Vec<Mark>);

impl Front {
    /// Adds a set, unless a load at least as heavy was already done for at least as many repetitions.
    #[inline]
    pub fn add(&mut self, load: f64, reps: u32, set: &Set) {
        if !self
            .0
            .iter()
            .any(|mark| at_least(mark.load, load) && mark.reps >= reps)
        {
            self.push(load, reps, set);
        }
    }

    #[cold]
    fn push(&mut self, load: f64, reps: u32, set: &Set) {
        self.0
            .retain(|mark| !(at_least(load, mark.load) && reps >= mark.reps));
        // One is kept for each of many days, and most hold two or three.
        self.0.reserve_exact(1);
        self.0.push(Mark {
            load,
            reps,
            set: *set,
        });
    }

    /// The most repetitions that some set reached with at least this load, if one ever was as heavy.
    #[must_use]
    pub fn reps_at(&self, load: f64) -> Option<u32> {
        self.0
            .iter()
            .filter(|mark| at_least(mark.load, load))
            .map(|mark| mark.reps)
            .max()
    }

    /// The loads and repetitions themselves.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.0
    }

    fn join(&mut self, other: &Self) {
        for mark in &other.0 {
            self.add(mark.load, mark.reps, &mark.set);
        }
    }
}

/// Loads are compared to the gram, so that 15 lb equals 15 lb.
fn at_least(one: f64, other: f64) -> bool {
    one >= other - 0.000_5
}

/// The best sets of some days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    /// The heaviest set; of a bodyweight exercise the signed load, 0 for the body alone.
    pub weight: Option<Best>,
    /// The best estimated one-rep maximum.
    pub e1rm: Option<Best>,
    /// The largest load times repetitions of one set.
    pub set_volume: Option<Best>,
    /// The most repetitions of one set.
    pub most_reps: Option<Best>,
    /// Loads and repetitions, for rep records.
    pub front: Front,
    /// The best holds and distances. Most exercises have none, and a mark is kept for each of many days.
    timed: Option<Box<Timed>>,
}

/// The best sets that were not counted in repetitions.
#[derive(Debug, Clone, Default, PartialEq)]
struct Timed {
    duration: Option<Best>,
    distance: Option<Best>,
    pace: Option<Best>,
}

impl Marks {
    /// Adds a working set.
    pub fn add(&mut self, set: &Set, measure: Measure, day: NaiveDate) {
        match set.reps() {
            // A try that failed is not a mark.
            Some(0) => return,
            Some(reps) => {
                Best::offer(&mut self.most_reps, f64::from(reps), set, day);
                if let Some(load) = measure.load {
                    self.front.add(load, reps, set);
                }
                if let Some(e1rm) = measure.e1rm {
                    Best::offer(&mut self.e1rm, e1rm, set, day);
                }
                if measure.volume > 0.0 {
                    Best::offer(&mut self.set_volume, measure.volume, set, day);
                }
            }
            None => self.add_time_or_distance(set, day),
        }
        if let Some(load) = measure.load {
            // Whoever did more with the same load later did better.
            Best::offer_set(&mut self.weight, load, set, day);
        }
    }

    /// The longest hold, in seconds.
    #[must_use]
    pub fn duration(&self) -> Option<Best> {
        self.timed.as_ref()?.duration
    }

    /// The farthest distance, in metres; of equal ones the heaviest, then the fastest.
    #[must_use]
    pub fn distance(&self) -> Option<Best> {
        self.timed.as_ref()?.distance
    }

    /// The fastest timed distance, in metres a second.
    #[must_use]
    pub fn pace(&self) -> Option<Best> {
        self.timed.as_ref()?.pace
    }

    #[cold]
    fn add_time_or_distance(&mut self, set: &Set, day: NaiveDate) {
        let timed = self.timed.get_or_insert_default();
        match (set.metres(), set.seconds()) {
            (Some(metres), seconds) => {
                Best::offer_set(&mut timed.distance, metres, set, day);
                if let Some(seconds) = seconds {
                    Best::offer(&mut timed.pace, metres / seconds, set, day);
                }
            }
            (None, Some(seconds)) => Best::offer(&mut timed.duration, seconds, set, day),
            (None, None) => {}
        }
    }

    /// Adds what other days, or another reader, saw.
    pub fn join(&mut self, other: &Self) {
        join_bests(
            Best::offer,
            [
                (&mut self.e1rm, other.e1rm),
                (&mut self.set_volume, other.set_volume),
                (&mut self.most_reps, other.most_reps),
            ],
        );
        join_bests(Best::offer_set, [(&mut self.weight, other.weight)]);
        if let Some(other) = &other.timed {
            let timed = self.timed.get_or_insert_default();
            join_bests(
                Best::offer,
                [
                    (&mut timed.duration, other.duration),
                    (&mut timed.pace, other.pace),
                ],
            );
            join_bests(Best::offer_set, [(&mut timed.distance, other.distance)]);
        }
        self.front.join(&other.front);
    }
}

fn join_bests<const N: usize>(
    offer: impl Fn(&mut Option<Best>, f64, &Set, NaiveDate),
    pairs: [(&mut Option<Best>, Option<Best>); N],
) {
    for (best, other) in pairs {
        if let Some(other) = other {
            offer(best, other.value, &other.set, other.day);
        }
    }
}

/// What some sets add up to. Warm-ups count for nothing but their number.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sums {
    /// Sets that count.
    pub working_sets: u32,
    /// Warm-ups.
    pub warmup_sets: u32,
    /// Working sets of strength work with RPE 6 or more, or none given.
    pub hard_sets: u32,
    /// Repetitions.
    pub reps: u32,
    /// Load times repetitions.
    pub volume: Volume,
    /// Milliseconds of holds and timed distances, whole so that the order of adding does not tell.
    milliseconds: u64,
    /// Millimetres, likewise.
    millimetres: u64,
}

impl From<Volume> for Sums {
    fn from(volume: Volume) -> Self {
        Self {
            volume,
            ..Self::default()
        }
    }
}

impl Sums {
    /// Adds a warm-up.
    fn add_warmup(&mut self) {
        self.warmup_sets += 1;
    }

    /// Adds a working set, all but its volume.
    #[inline]
    fn add_working(&mut self, set: &Set, builds_muscle: bool) {
        self.working_sets += 1;
        if builds_muscle && set.rpe.is_none_or(|rpe| rpe >= 6.0) {
            self.hard_sets += 1;
        }
        if let Some(reps) = set.reps() {
            self.reps += reps;
        } else {
            self.milliseconds += thousandths(set.seconds());
            self.millimetres += thousandths(set.metres());
        }
    }

    /// Seconds of holds and timed distances.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        whole(self.milliseconds)
    }

    /// Metres.
    #[must_use]
    pub fn metres(&self) -> f64 {
        whole(self.millimetres)
    }
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.working_sets += other.working_sets;
        self.warmup_sets += other.warmup_sets;
        self.hard_sets += other.hard_sets;
        self.reps += other.reps;
        self.volume += other.volume;
        self.milliseconds += other.milliseconds;
        self.millimetres += other.millimetres;
    }
}

fn thousandths(value: Option<f64>) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "bounded and above zero"
    )]
    let thousandths = (value.unwrap_or(0.0) * 1e3).round() as u64;
    thousandths
}

fn whole(thousandths: u64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below 2^53 in any life of training"
    )]
    let whole = thousandths as f64 / 1e3;
    whole
}

/// One exercise on one day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Session {
    /// What its sets add up to.
    pub sums: Sums,
    /// Its best sets.
    pub marks: Marks,
}

impl Session {
    /// Adds the sets of an entry of that day, and returns what they add up to.
    pub fn add(
        &mut self,
        sets: &[Set],
        day: NaiveDate,
        exercise: &Exercise,
        rules: &Rules,
    ) -> Sums {
        let marks = &mut self.marks;
        let sums = sum_up(sets, day, exercise, rules, |set, measure| {
            marks.add(set, measure, day);
        });
        self.sums += sums;
        sums
    }

    /// Adds what another reader saw of the same day.
    pub fn join(&mut self, other: &Self) {
        self.sums += other.sums;
        self.marks.join(&other.marks);
    }
}

/// Whether a set is a hard one: a working set of strength work with RPE 6 or more, or none given.
#[must_use]
pub fn is_hard(set: &Set, exercise: &Exercise) -> bool {
    set.is_working() && exercise.builds_muscle() && set.rpe.is_none_or(|rpe| rpe >= 6.0)
}

/// The sums of an entry's sets; each working set is shown with its measure.
pub fn sum_up(
    sets: &[Set],
    day: NaiveDate,
    exercise: &Exercise,
    rules: &Rules,
    mut each: impl FnMut(&Set, Measure),
) -> Sums {
    let body = rules.body_on(day);
    let builds_muscle = exercise.builds_muscle();
    let mut sums = Sums::default();
    // Added up an entry at a time: the order within an entry never changes.
    let mut volume = 0.0;
    for set in sets {
        if set.is_working() {
            sums.add_working(set, builds_muscle);
            let measure = measure(set, exercise, rules, body);
            volume += measure.volume;
            each(set, measure);
        } else {
            sums.add_warmup();
        }
    }
    sums.volume = Volume::of(volume);
    sums
}
