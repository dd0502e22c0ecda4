//! What to do next time, by the rule an exercise progresses by.

use crate::domain::stats::strength::{SAME_LOAD_KG, down, same_load};

/// The part of a load that is taken off after repeated misses, as beginner plans do throughout.
const DELOAD: f64 = 0.1;

/// How many misses in a row at one load end in a deload under linear progression.
const LINEAR_MISSES: usize = 3;

/// How many sessions in a row below the range end in a deload under double progression.
const DOUBLE_MISSES: usize = 2;

/// The seconds a hold grows by.
const HOLD_SECONDS: u32 = 5;

/// The metres a way grows by.
const WAY_METRES: u32 = 5;

/// A past session of an exercise: its working sets at one load.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The load in the unit of the plan, signed for bodyweight work (assistance is negative), 0 without one.
    pub load: f64,
    /// The repetitions of each set in the order done; the seconds of each for holds, the metres for ways.
    pub reps: Vec<u32>,
}

impl Done {
    /// A session from its working sets as load and repetitions: the rules look at the sets at one load only. That is the
    /// top load, unless the sets at it were a trial beside the work of the day. `None` without a set.
    ///
    /// Lighter sets are ramps or back-offs and would hide whether the load that matters went up. But a single at 130 kg
    /// beside five sets of five at 100 kg is no set of five that missed four repetitions. A trial is: less than half the
    /// repetitions and at most half the sets of a lower load; or fewer sets than planned, or less than half the planned
    /// repetitions, where the plan was met in whole at a lower load. `planned` is the number of sets, if there is a plan,
    /// and the repetitions each of them must reach.
    #[must_use]
    pub fn at_main_load(sets: &[(f64, u32)], planned: (Option<usize>, u32)) -> Option<Self> {
        let mut loads: Vec<f64> = sets.iter().map(|(load, _)| *load).collect();
        loads.sort_by(|a, b| b.total_cmp(a));
        loads.dedup_by(|lower, load| same_load(*lower, *load));
        let at = |load: &f64| Self {
            load: *load,
            reps: sets
                .iter()
                .filter(|(other, _)| same_load(*other, *load))
                .map(|(_, reps)| *reps)
                .collect(),
        };
        let (top, lower) = loads.split_first()?;
        let top = at(top);
        let mut lower = lower.iter().map(at);
        Some(
            lower
                .find(|done| top.is_trial_beside(done, planned))
                .unwrap_or(top),
        )
    }

    /// Whether these sets are a trial beside the work at a lower load.
    fn is_trial_beside(&self, work: &Self, planned: (Option<usize>, u32)) -> bool {
        let most = |done: &Self| done.reps.iter().max().copied().unwrap_or(0);
        let far_fewer = |reps: u32| most(self).saturating_mul(2) < reps;
        let (sets, low) = planned;
        let beside_the_plan = sets.is_some_and(|sets| {
            let met = work.reps.iter().filter(|reps| **reps >= low).count() >= sets;
            met && (self.reps.len() < sets || far_fewer(low))
        });
        beside_the_plan || far_fewer(most(work)) && self.reps.len() * 2 <= work.reps.len()
    }
}

/// What an exercise is trained by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Working sets; 0 counts as 1.
    pub sets: usize,
    /// The bottom of the range of repetitions, or of seconds for holds. Linear progression's fixed target.
    pub low: u32,
    /// The top of it.
    pub high: u32,
    /// What is added to the load, in its unit.
    pub increment: f64,
    /// The smallest difference between two loads, for rounding after a deload; the same unit.
    pub step: f64,
}

/// Which way the next session goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// More load.
    Increase,
    /// A harder variation or added weight: the range is done and the rule adds no load itself.
    Harder,
    /// The same load.
    Repeat,
    /// Less load.
    Deload,
}

impl Action {
    /// The word of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Increase => "increase",
            Self::Harder => "harder",
            Self::Repeat => "repeat",
            Self::Deload => "deload",
        }
    }
}

/// What to do in the next session.
#[derive(Debug, Clone, PartialEq)]
pub struct Next {
    /// Which way it goes.
    pub action: Action,
    /// The load to use, in the unit of the plan.
    pub load: f64,
    /// The repetitions to aim for in each set, or the seconds of each.
    pub reps: Vec<u32>,
}

/// Double progression, for machines, dumbbells and isolation; the oldest session first, `None` without one.
///
/// All planned sets at the top of the range: more load, back to the bottom. Any set below the bottom in two sessions
/// running at one load: 90 percent, rounded down to a step. Otherwise the same load and one repetition more each set,
/// up to the top. ACSM 2009 advises raises of 2 to 10 percent; the plan's increment is not held to that.
///
/// A set that was left out keeps the load from going up, but is no set below the bottom.
#[must_use]
pub fn double(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_heavier(history, plan, 1)
}

/// Double progression for carries and other ways with a load, in metres; the oldest session first, `None` without one.
///
/// As [`double`], five metres for a repetition.
#[must_use]
pub fn distance(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_heavier(history, plan, WAY_METRES)
}

/// Double progression for holds with a load, in seconds; the oldest session first, `None` without one.
///
/// As [`double`], five seconds for a repetition.
#[must_use]
pub fn loaded_time(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_heavier(history, plan, HOLD_SECONDS)
}

fn more_or_heavier(history: &[Done], plan: &Plan, by: u32) -> Option<Next> {
    let last = last(history)?;
    if plan.met(last, plan.high) {
        return Some(plan.at_bottom(Action::Increase, last.load + plan.increment));
    }
    let below = |done: &Done| plan.counted(done).any(|reps| reps < plan.low);
    if in_a_row(history, below) >= DOUBLE_MISSES
        && let Some(load) = deloaded(last.load, plan.step)
    {
        return Some(plan.at_bottom(Action::Deload, load));
    }
    Some(plan.more(last, by))
}

/// Linear progression, for barbell lifts of a beginner; the oldest session first, `None` without one.
///
/// All planned sets at the target (the bottom of the range): more load. A missed repetition or set: the same again. The
/// third miss in a row at one load: 90 percent, rounded down to a step.
#[must_use]
pub fn linear(history: &[Done], plan: &Plan) -> Option<Next> {
    let last = last(history)?;
    if plan.met(last, plan.low) {
        return Some(plan.at_bottom(Action::Increase, last.load + plan.increment));
    }
    if in_a_row(history, |done| !plan.met(done, plan.low)) >= LINEAR_MISSES
        && let Some(load) = deloaded(last.load, plan.step)
    {
        return Some(plan.at_bottom(Action::Deload, load));
    }
    Some(plan.at_bottom(Action::Repeat, last.load))
}

/// Progression by repetitions, for bodyweight work; the oldest session first, `None` without one.
///
/// All planned sets at the top of the range: a harder variation or added weight. Otherwise one repetition more each
/// set, up to the top.
#[must_use]
pub fn reps(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_harder(history, plan, 1)
}

/// Progression by time, for holds, in seconds; the oldest session first, `None` without one.
///
/// All planned sets at the top of the range: a harder variation or added weight. Otherwise five seconds more each set,
/// up to the top.
#[must_use]
pub fn time(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_harder(history, plan, HOLD_SECONDS)
}

/// Progression by distance, without a load, in metres; the oldest session first, `None` without one.
///
/// As [`time`], five metres for five seconds.
#[must_use]
pub fn way(history: &[Done], plan: &Plan) -> Option<Next> {
    more_or_harder(history, plan, WAY_METRES)
}

fn more_or_harder(history: &[Done], plan: &Plan, by: u32) -> Option<Next> {
    let last = last(history)?;
    Some(if plan.met(last, plan.high) {
        plan.at_bottom(Action::Harder, last.load)
    } else {
        plan.more(last, by)
    })
}

impl Plan {
    fn sets(&self) -> usize {
        self.sets.max(1)
    }

    /// The sets that the plan asked for; further ones are extra and ignored.
    fn counted<'a>(&self, done: &'a Done) -> impl Iterator<Item = u32> + use<'a> {
        done.reps.iter().copied().take(self.sets())
    }

    /// Whether all the planned sets were done and reached a target.
    fn met(&self, done: &Done, target: u32) -> bool {
        done.reps.len() >= self.sets() && self.counted(done).all(|reps| reps >= target)
    }

    fn at_bottom(&self, action: Action, load: f64) -> Next {
        Next {
            action,
            load,
            reps: vec![self.low; self.sets()],
        }
    }

    /// The same load, each set a little longer within the range, and never shorter than it was; a set that was left out
    /// starts at the bottom.
    fn more(&self, last: &Done, by: u32) -> Next {
        let aim = |set: usize| {
            last.reps.get(set).map_or(self.low, |reps| {
                let more = reps.saturating_add(by).max(self.low).min(self.high);
                more.max(*reps)
            })
        };
        Next {
            action: Action::Repeat,
            load: last.load,
            reps: (0..self.sets()).map(aim).collect(),
        }
    }
}

/// The last session, if it holds anything.
fn last(history: &[Done]) -> Option<&Done> {
    history.last().filter(|done| !done.reps.is_empty())
}

/// How many of the last sessions running were at the last load and missed.
fn in_a_row(history: &[Done], missed: impl Fn(&Done) -> bool) -> usize {
    let Some(last) = history.last() else { return 0 };
    history
        .iter()
        .rev()
        .take_while(|done| same_load(done.load, last.load) && missed(done))
        .count()
}

/// A tenth lighter, rounded down to a step; more assistance for assisted work. `None` if there is nothing lighter.
fn deloaded(load: f64, step: f64) -> Option<f64> {
    let lighter = down(load - DELOAD * load.abs(), step);
    // Rounding 2.5 kg down would end at an empty machine, and from nothing there is no way down.
    let possible = if load > 0.0 {
        lighter > 0.0
    } else {
        load < 0.0
    };
    (possible && lighter < load - SAME_LOAD_KG).then_some(lighter)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn numbers(text: &str) -> Vec<u32> {
        text.split(',').map(|one| one.parse().unwrap()).collect()
    }

    /// `45:8,7,7 / 47.5:8,8,7`
    fn history(text: &str) -> Vec<Done> {
        text.split(" / ")
            .map(|session| {
                let (load, reps) = session.split_once(':').unwrap();
                Done {
                    load: load.parse().unwrap(),
                    reps: numbers(reps),
                }
            })
            .collect()
    }

    fn check(next: Option<Next>, action: &str, load: f64, reps: &[u32], case: &str) {
        let next = next.unwrap();
        assert_eq!(next.action.word(), action, "{case}");
        assert!(
            (next.load - load).abs() < 0.000_1,
            "{case}: {}, expected {load}",
            next.load
        );
        assert_eq!(next.reps, reps, "{case}");
    }

    const EIGHT_TO_TWELVE: Plan = Plan {
        sets: 3,
        low: 8,
        high: 12,
        increment: 2.5,
        step: 2.5,
    };
    const FIVES: Plan = Plan {
        sets: 3,
        low: 5,
        high: 5,
        increment: 2.5,
        step: 2.5,
    };

    #[test]
    fn double_progression() {
        type Row = (
            String,
            String,
            usize,
            u32,
            u32,
            f64,
            f64,
            String,
            f64,
            String,
        );
        let text = include_str!("../../../tests/fixtures/vectors/double_progression.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, past, sets, low, high, increment, step, action, load, reps): Row =
                row.unwrap();
            let plan = Plan {
                sets,
                low,
                high,
                increment,
                step,
            };
            check(
                double(&history(&past), &plan),
                &action,
                load,
                &numbers(&reps),
                &case,
            );
            rows += 1;
        }
        assert_eq!(rows, 12);
    }

    #[test]
    fn linear_progression() {
        type Row = (String, String, usize, u32, f64, f64, String, f64);
        let text = include_str!("../../../tests/fixtures/vectors/linear_progression.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (case, past, sets, target, increment, step, action, load): Row = row.unwrap();
            let plan = Plan {
                sets,
                low: target,
                high: target,
                increment,
                step,
            };
            check(
                linear(&history(&past), &plan),
                &action,
                load,
                &vec![target; sets],
                &case,
            );
            rows += 1;
        }
        assert_eq!(rows, 9);
    }

    #[test]
    fn left_out_sets() {
        let double = |past| double(&history(past), &EIGHT_TO_TWELVE);
        check(
            double("45:12,12 / 45:12,12"),
            "repeat",
            45.0,
            &[12, 12, 8],
            "no set was below the bottom",
        );
        check(
            double("45:7 / 45:7"),
            "deload",
            40.0,
            &[8, 8, 8],
            "the sets done were",
        );
        let linear = |past| linear(&history(past), &FIVES);
        check(
            linear("60:5,5 / 60:5,5 / 60:5,5"),
            "deload",
            52.5,
            &[5, 5, 5],
            "a missing set is a miss",
        );
        check(
            linear("60:5,5,4 / 60:5,5,5 / 60:5,5,4"),
            "repeat",
            60.0,
            &[5, 5, 5],
            "not in a row",
        );
    }

    #[test]
    fn nothing_lighter() {
        check(
            double(&history("2.5:5,5,5 / 2.5:5,5,5"), &EIGHT_TO_TWELVE),
            "repeat",
            2.5,
            &[8, 8, 8],
            "one plate",
        );
        check(
            double(&history("0:5,5,5 / 0:5,5,5"), &EIGHT_TO_TWELVE),
            "repeat",
            0.0,
            &[8, 8, 8],
            "empty",
        );
        check(
            double(&history("-20:5,5,5 / -20:5,5,5"), &EIGHT_TO_TWELVE),
            "deload",
            -22.5,
            &[8, 8, 8],
            "assisted",
        );
        check(
            double(&history("-2.5:12,12,12"), &EIGHT_TO_TWELVE),
            "increase",
            0.0,
            &[8, 8, 8],
            "less assistance",
        );
    }

    #[test]
    fn bodyweight_and_holds() {
        let plan = Plan {
            sets: 3,
            low: 5,
            high: 15,
            increment: 0.0,
            step: 0.0,
        };
        check(
            reps(&history("0:15,14,9"), &plan),
            "repeat",
            0.0,
            &[15, 15, 10],
            "one more each",
        );
        check(
            reps(&history("0:15,15,16"), &plan),
            "harder",
            0.0,
            &[5, 5, 5],
            "at the top",
        );
        check(
            reps(&history("5:15,15"), &plan),
            "repeat",
            5.0,
            &[15, 15, 5],
            "one set left out",
        );
        check(
            reps(&history("0:3,2,2 / 0:3,2,2"), &plan),
            "repeat",
            0.0,
            &[5, 5, 5],
            "never a deload",
        );
        let plan = Plan {
            sets: 2,
            low: 20,
            high: 60,
            increment: 0.0,
            step: 0.0,
        };
        check(
            time(&history("0:45,30"), &plan),
            "repeat",
            0.0,
            &[50, 35],
            "five seconds more",
        );
        check(
            time(&history("0:58,10"), &plan),
            "repeat",
            0.0,
            &[60, 20],
            "within the range",
        );
        let three = Plan { sets: 3, ..plan };
        check(
            time(&history("0:115,100"), &three),
            "repeat",
            0.0,
            &[115, 100, 20],
            "never less than the last time",
        );
        check(
            time(&history("0:60,75"), &plan),
            "harder",
            0.0,
            &[20, 20],
            "at the top",
        );
    }

    #[test]
    fn loaded_holds_and_ways() {
        let plan = Plan {
            sets: 3,
            low: 20,
            high: 40,
            increment: 2.0,
            step: 2.0,
        };
        check(
            distance(&history("24:20,20,38"), &plan),
            "repeat",
            24.0,
            &[25, 25, 40],
            "five metres more",
        );
        check(
            distance(&history("24:40,40,40"), &plan),
            "increase",
            26.0,
            &[20, 20, 20],
            "at the top",
        );
        check(
            distance(&history("24:15,20,20 / 24:20,15,10"), &plan),
            "deload",
            20.0,
            &[20, 20, 20],
            "twice too short",
        );
        check(
            loaded_time(&history("10:30,25"), &plan),
            "repeat",
            10.0,
            &[35, 30, 20],
            "five seconds more",
        );
        check(
            way(&history("0:40,40,41"), &plan),
            "harder",
            0.0,
            &[20, 20, 20],
            "far enough",
        );
    }

    #[test]
    fn main_load() {
        // Sets as `130:1 / 102.5:5,5`, the load that counts without a plan, by fives of so many sets, and that.
        let table = [
            ("40:12 / 47.5:10,9 / 45:12", None, 47.5, "ramp and back-off"),
            ("-20:5 / -10:4", None, -10.0, "least help"),
            ("130:1 / 102.5:5,5,5,5,5", None, 102.5, "a single"),
            ("130:1 / 102.5:5,5,5,5,5", Some(5), 102.5, "a single"),
            ("130:1 / 102.5:5,5,5,5,4", Some(5), 102.5, "and a miss"),
            ("120:2 / 100:5,5", None, 100.0, "a double"),
            (
                "120:1 / 130:1 / 110:2 / 100:5,5,5",
                None,
                100.0,
                "two singles",
            ),
            (
                "110:3 / 105:5,5,5,5,5",
                Some(5),
                105.0,
                "a triple, then all",
            ),
            ("105:3 / 100:5,5,5,5", Some(5), 105.0, "a miss, then less"),
            ("105:3 / 100:5,5,5,5", None, 105.0, "a miss, then less"),
            (
                "82.5:5,5 / 77.5:5,5,5",
                Some(5),
                82.5,
                "a step down half-way",
            ),
            ("100:5 / 85:8,8,8", None, 100.0, "a top set"),
            (
                "52.5:7,7,7 / 40:10,10,10",
                Some(3),
                52.5,
                "short, but all sets",
            ),
            ("160:1 / 140:5", Some(1), 140.0, "one set is planned"),
            ("145:3 / 120:5", Some(1), 145.0, "one set that missed"),
            ("120:1 / 110:3 / 100:5", None, 120.0, "a pyramid"),
        ];
        for (session, sets, load, case) in table {
            let sets_done: Vec<(f64, u32)> = history(session)
                .iter()
                .flat_map(|done| done.reps.iter().map(|reps| (done.load, *reps)))
                .collect();
            let done = Done::at_main_load(&sets_done, (sets, 5)).unwrap();
            assert!(same_load(done.load, load), "{case}: {}", done.load);
        }
        let alike = Done::at_main_load(&[(47.5, 10), (47.500_4, 9), (45.0, 12)], (None, 8));
        assert_eq!(alike.unwrap().reps, [10, 9]);
        assert_eq!(Done::at_main_load(&[], (None, 5)), None);
    }

    #[test]
    fn no_history() {
        for rule in [double, distance, loaded_time, linear, reps, time, way] {
            assert_eq!(rule(&[], &FIVES), None);
            assert_eq!(
                rule(
                    &[Done {
                        load: 60.0,
                        reps: vec![]
                    }],
                    &FIVES
                ),
                None
            );
        }
        let odd = Plan {
            sets: 0,
            low: 12,
            high: 8,
            increment: 0.0,
            step: 0.0,
        };
        check(
            double(&history("60:5"), &odd),
            "repeat",
            60.0,
            &[8],
            "a mistaken plan is no panic",
        );
    }

    proptest! {
        #[test]
        fn targets_stay_in_the_range_or_at_what_was_done(
            load in 5.0..300.0, past in prop::collection::vec(prop::collection::vec(0_u32..30, 1..6), 1..5),
        ) {
            let history: Vec<Done> = past.into_iter().map(|reps| Done { load, reps }).collect();
            for rule in [double, linear, reps, time] {
                let next = rule(&history, &EIGHT_TO_TWELVE).unwrap();
                prop_assert_eq!(next.reps.len(), 3);
                let last = history.last().unwrap();
                let fits = |set: usize| {
                    let reps = next.reps[set];
                    (8..=12).contains(&reps) || last.reps.get(set) == Some(&reps)
                };
                prop_assert!((0..3).all(fits));
                prop_assert_eq!(next.action == Action::Increase, next.load > load);
                prop_assert_eq!(next.action == Action::Deload, next.load < load);
                prop_assert!(next.load > 0.0);
            }
        }
    }
}
