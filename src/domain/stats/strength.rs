//! Estimated one-rep maximum, and how loads are rounded.

/// Loads nearer than this, in kilograms, are the same load: 15 lb stays 15 lb however it was converted.
pub const SAME_LOAD_KG: f64 = 0.001;

/// The most effective repetitions that are still estimated; above, the formulas drift too far apart.
pub const MOST_REPS: u32 = 12;

/// How a one-rep maximum is estimated from a set of several repetitions.
///
/// All of them are estimates for sets to (near) failure, better with fewer repetitions (Whisenant 2003, Reynolds 2006),
/// and none was studied on most machines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Formula {
    /// `w (1 + r / 30)`.
    #[default]
    Epley,
    /// `36 w / (37 - r)`: equal to Epley at 10 repetitions.
    Brzycki,
    /// `w r^0.10`.
    Lombardi,
    /// `100 w / (52.2 + 41.9 e^(-0.055 r))`.
    Mayhew,
    /// `w (1 + 0.025 r)`.
    OConner,
    /// `100 w / (48.8 + 53.8 e^(-0.075 r))`.
    Wathan,
    /// `100 w / (101.3 - 2.67123 r)`.
    Lander,
    /// A table of percentages by repetitions and RPE.
    Rts,
}

impl Formula {
    /// Every formula, the default first.
    pub const ALL: [Self; 8] = [
        Self::Epley,
        Self::Brzycki,
        Self::Lombardi,
        Self::Mayhew,
        Self::OConner,
        Self::Wathan,
        Self::Lander,
        Self::Rts,
    ];

    /// The word of the configuration and of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Epley => "epley",
            Self::Brzycki => "brzycki",
            Self::Lombardi => "lombardi",
            Self::Mayhew => "mayhew",
            Self::OConner => "oconner",
            Self::Wathan => "wathan",
            Self::Lander => "lander",
            Self::Rts => "rts",
        }
    }

    /// The formula of a word, as [`Formula::word`] writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|formula| formula.word() == word)
    }

    /// The name on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Epley => "Epley",
            Self::Brzycki => "Brzycki",
            Self::Lombardi => "Lombardi",
            Self::Mayhew => "Mayhew",
            Self::OConner => "O'Conner",
            Self::Wathan => "Wathan",
            Self::Lander => "Lander",
            Self::Rts => "RTS chart",
        }
    }

    /// Where it was published, in one line.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Epley => "Epley 1985, Poundage Chart, Boyd Epley Workout",
            Self::Brzycki => "Brzycki 1993, JOPERD 64(1):88-90",
            Self::Lombardi => "Lombardi 1989, Beginning Weight Training",
            Self::Mayhew => "Mayhew 1992, J Sports Med Phys Fitness 32(3)",
            Self::OConner => "O'Conner 1989, Weight Training: A Scientific Approach",
            Self::Wathan => "Wathan 1994, NSCA Essentials",
            Self::Lander => "Lander 1985, NSCA Journal 6(6):60-61",
            Self::Rts => "Tuchscherer, Reactive Training Systems RPE chart",
        }
    }

    /// The bare formula, in the unit of the weight, without the policy of [`Formula::one_rep_max`].
    ///
    /// It means something from 1 repetition on, below the pole of Brzycki (37) and Lander (37.9). The chart is `NaN`
    /// outside its 1 to 16 repetitions at RPE 10.
    #[must_use]
    #[inline]
    pub fn raw(self, weight: f64, reps: f64) -> f64 {
        match self {
            // The one that is used unless another is asked for, at every set of a log.
            Self::Epley => epley(weight, reps),
            other => other.curve(weight, reps),
        }
    }

    #[inline(never)]
    fn curve(self, weight: f64, reps: f64) -> f64 {
        match self {
            Self::Epley => epley(weight, reps),
            Self::Brzycki => weight * 36.0 / (37.0 - reps),
            Self::Lombardi => weight * reps.powf(0.10),
            Self::Mayhew => 100.0 * weight / (52.2 + 41.9 * (-0.055 * reps).exp()),
            Self::OConner => weight * (1.0 + 0.025 * reps),
            Self::Wathan => 100.0 * weight / (48.8 + 53.8 * (-0.075 * reps).exp()),
            Self::Lander => 100.0 * weight / (101.3 - 2.67123 * reps),
            Self::Rts => rts_percent(reps).map_or(f64::NAN, |percent| 100.0 * weight / percent),
        }
    }

    /// The estimated one-rep maximum of a set, in kilograms; `None` where nothing sound can be said.
    ///
    /// Repetitions in reserve (10 - RPE, Zourdos 2016) count as done when the RPE is 6 to 10; any other RPE is left
    /// aside. One effective repetition is the weight itself, up to [`MOST_REPS`] are estimated, above there is none.
    /// The RTS chart has its own bound: 12 repetitions done, at any RPE from 6 to 10.
    #[must_use]
    #[inline]
    pub fn one_rep_max(self, load_kg: f64, reps: u32, rpe: Option<f64>) -> Option<f64> {
        if reps == 0 || reps > MOST_REPS || !load_kg.is_finite() || load_kg <= 0.0 {
            return None;
        }
        let reserve = rpe
            .filter(|rpe| (6.0..=10.0).contains(rpe))
            .map_or(0.0, |rpe| 10.0 - rpe);
        let effective = f64::from(reps) + reserve;
        // A single at RPE 10 is the maximum; most formulas would make more of it. Below 1 there is nothing.
        if effective <= 1.0 {
            return Some(load_kg);
        }
        (self == Self::Rts || effective <= f64::from(MOST_REPS))
            .then(|| self.raw(load_kg, effective))
    }

    /// The load in kilograms that a one-rep maximum is worth for 1 to 12 repetitions to failure.
    ///
    /// The inverse of [`Formula::one_rep_max`] without an RPE.
    #[must_use]
    pub fn load_for(self, one_rep_max: f64, reps: u32) -> Option<f64> {
        if !one_rep_max.is_finite() || one_rep_max <= 0.0 {
            return None;
        }
        // Every formula is proportional to the weight, so what 1 kg is worth inverts it.
        self.one_rep_max(1.0, reps, None)
            .map(|worth| one_rep_max / worth)
    }
}

#[inline]
fn epley(weight: f64, reps: f64) -> f64 {
    weight * (1.0 + reps / 30.0)
}

/// Percent of the one-rep maximum by repetitions at RPE 10. One point of RPE less is one row further.
///
/// Transcriptions agree for the first ten; from the eleventh on they differ, by up to 1.6 points.
const RTS: [f64; 16] = [
    100.0, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9, 57.2,
];

/// The chart at 1 to 16 effective repetitions; between two rows, as half points of RPE are, in proportion.
fn rts_percent(effective: f64) -> Option<f64> {
    if !(1.0..=16.0).contains(&effective) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "1 to 16"
    )]
    let row = effective as usize - 1;
    let next = RTS.get(row + 1).unwrap_or(&RTS[row]);
    Some(RTS[row] + (next - RTS[row]) * effective.fract())
}

/// A number as it is shown: halves away from zero, and never a negative zero.
#[must_use]
pub fn rounded(value: f64, decimals: u32) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(i32::MAX));
    // 1.005 is stored a hair below the half that was meant.
    let scaled = value * scale * (1.0 + 4.0 * f64::EPSILON);
    // Adding zero turns -0.0 into 0.0.
    scaled.round() / scale + 0.0
}

/// The multiple of a step nearest to a load; of two equally near, the lighter. Without a positive step, the load.
#[must_use]
pub fn nearest(value: f64, step: f64) -> f64 {
    to_step(value, step, |steps, tolerance| {
        (steps - 0.5 - tolerance).ceil()
    })
}

/// The multiple of a step at or below a load. Without a positive step, the load.
#[must_use]
pub fn down(value: f64, step: f64) -> f64 {
    to_step(value, step, |steps, tolerance| (steps + tolerance).floor())
}

/// The multiple of a step at or above a load. Without a positive step, the load.
#[must_use]
pub fn up(value: f64, step: f64) -> f64 {
    to_step(value, step, |steps, tolerance| (steps - tolerance).ceil())
}

/// Rounds a load counted in steps; the tolerance of [`SAME_LOAD_KG`] is given in steps as well.
fn to_step(value: f64, step: f64, round: fn(f64, f64) -> f64) -> f64 {
    if step > 0.0 {
        round(value / step, SAME_LOAD_KG / step) * step + 0.0
    } else {
        value
    }
}

/// Whether two loads in kilograms are one and the same.
#[must_use]
pub fn same_load(a: f64, b: f64) -> bool {
    (a - b).abs() < SAME_LOAD_KG
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    use crate::domain::sets::KG_PER_LB;

    fn close(found: f64, expected: f64, what: &str) {
        assert!(
            (found - expected).abs() <= 0.000_050_01,
            "{what}: {found}, expected {expected}"
        );
    }

    #[test]
    fn formulas_and_policy() {
        let text = include_str!("../../../tests/fixtures/vectors/e1rm.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (word, weight, reps, raw, policy, _): (String, f64, u32, f64, Option<f64>, String) =
                row.unwrap();
            let formula = Formula::from_word(&word).unwrap();
            let what = format!("{word} {weight} x {reps}");
            close(formula.raw(weight, f64::from(reps)), raw, &what);
            let found = formula.one_rep_max(weight, reps, None);
            assert_eq!(found.is_some(), policy.is_some(), "{what}");
            close(found.unwrap_or(0.0), policy.unwrap_or(0.0), &what);
            rows += 1;
        }
        assert_eq!(rows, 490);
    }

    #[test]
    fn effort_counts_as_repetitions() {
        type Row = (
            f64,
            u32,
            f64,
            f64,
            f64,
            Option<f64>,
            Option<f64>,
            f64,
            f64,
            String,
        );
        let text = include_str!("../../../tests/fixtures/vectors/e1rm_rpe.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (weight, reps, rpe, rir, effective, epley, brzycki, percent, rts, _): Row =
                row.unwrap();
            let what = format!("{weight} x {reps} @ {rpe}");
            close(10.0 - rpe, rir, &what);
            close(f64::from(reps) + rir, effective, &what);
            close(rts_percent(effective).unwrap(), percent, &what);
            for (formula, expected) in [
                (Formula::Epley, epley),
                (Formula::Brzycki, brzycki),
                (Formula::Rts, Some(rts)),
            ] {
                let found = formula.one_rep_max(weight, reps, Some(rpe));
                assert_eq!(found.is_some(), expected.is_some(), "{what}");
                close(found.unwrap_or(0.0), expected.unwrap_or(0.0), &what);
            }
            rows += 1;
        }
        assert_eq!(rows, 16);
    }

    #[test]
    fn rts_chart() {
        let text = include_str!("../../../tests/fixtures/vectors/rts_chart.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (rpe, reps, between, printed): (f64, u32, f64, f64) = row.unwrap();
            let found = Formula::Rts.one_rep_max(1.0, reps, Some(rpe)).unwrap();
            close(100.0 / found, between, &format!("{reps} @ {rpe}"));
            assert!(
                (100.0 / found - printed).abs() <= 0.050_000_1,
                "{reps} @ {rpe}"
            );
            rows += 1;
        }
        assert_eq!(rows, 108);
    }

    #[test]
    fn loads_for_repetitions() {
        let text = include_str!("../../../tests/fixtures/vectors/rep_max_table.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (one, reps, epley, brzycki, epley_percent, brzycki_percent): (
                f64,
                u32,
                f64,
                f64,
                f64,
                f64,
            ) = row.unwrap();
            let what = format!("{reps} of {one}");
            for (formula, load, percent) in [
                (Formula::Epley, epley, epley_percent),
                (Formula::Brzycki, brzycki, brzycki_percent),
            ] {
                let found = formula.load_for(one, reps).unwrap();
                close(found, load, &what);
                close(100.0 * found / one, percent, &what);
            }
            rows += 1;
        }
        assert_eq!(rows, 21);
        close(Formula::Rts.load_for(200.0, 5).unwrap(), 172.6, "chart");
    }

    #[test]
    fn nothing_is_estimated_from_nothing() {
        for formula in Formula::ALL {
            assert_eq!(formula.one_rep_max(100.0, 0, None), None);
            assert_eq!(formula.one_rep_max(100.0, 13, None), None);
            assert_eq!(formula.one_rep_max(0.0, 5, None), None);
            assert_eq!(formula.one_rep_max(-20.0, 5, None), None);
            assert_eq!(formula.one_rep_max(f64::NAN, 5, None), None);
            assert_eq!(formula.one_rep_max(100.0, 1, None), Some(100.0));
            assert_eq!(formula.one_rep_max(100.0, 1, Some(10.0)), Some(100.0));
            assert_eq!(formula.load_for(100.0, 0), None);
            assert_eq!(formula.load_for(100.0, 13), None);
            assert_eq!(formula.load_for(0.0, 5), None);
            // Effort outside 6 to 10 says too little of the repetitions left.
            for rpe in [0.0, 5.5, 10.5, f64::NAN] {
                assert_eq!(
                    formula.one_rep_max(100.0, 5, Some(rpe)),
                    formula.one_rep_max(100.0, 5, None)
                );
            }
            assert_eq!(Formula::from_word(formula.word()), Some(formula));
        }
        assert_eq!(Formula::default(), Formula::Epley);
        assert_eq!(Formula::from_word("Epley"), None);
        // 12 done and 4 in reserve: the chart's last cell, beyond the other formulas.
        assert_eq!(Formula::Epley.one_rep_max(100.0, 12, Some(6.0)), None);
        close(
            Formula::Rts.one_rep_max(100.0, 12, Some(6.0)).unwrap(),
            174.825_174_8,
            "last cell",
        );
    }

    /// The file prints 60 and 100 as `6` and `1` where the step is 5: its writer cut the zeros of whole numbers.
    fn restored(cell: &str) -> f64 {
        match cell {
            "6" => 60.0,
            "1" => 100.0,
            other => other.parse().unwrap(),
        }
    }

    #[test]
    fn steps() {
        let text = include_str!("../../../tests/fixtures/vectors/round_step.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (value, step, to_nearest, to_down, to_up): (f64, f64, String, String, String) =
                row.unwrap();
            let what = format!("{value} in steps of {step}");
            close(nearest(value, step), restored(&to_nearest), &what);
            close(down(value, step), restored(&to_down), &what);
            close(up(value, step), restored(&to_up), &what);
            rows += 1;
        }
        assert_eq!(rows, 27);
        // A load that was converted is still on its step, and a load without steps stays.
        close(
            down(2.5 / KG_PER_LB * KG_PER_LB - 1e-9, 2.5),
            2.5,
            "just below",
        );
        close(up(2.5 + 1e-9, 2.5), 2.5, "just above");
        close(nearest(61.3, 0.0), 61.3, "no step");
        assert!(down(-21.0, 2.5) < -22.0);
    }

    #[test]
    fn pounds() {
        let text = include_str!("../../../tests/fixtures/vectors/units.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (value, from, to, exact, shown, _): (f64, String, String, f64, f64, String) =
                row.unwrap();
            let found = if from == "lb" {
                value * KG_PER_LB
            } else {
                value / KG_PER_LB
            };
            close(found, exact, &format!("{value} {from} in {to}"));
            close(
                rounded(found, 1),
                shown,
                &format!("{value} {from} in {to}, shown"),
            );
            rows += 1;
        }
        assert_eq!(rows, 16);
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (value, decimals, expected) in [
            (0.5, 0, "1"),
            (-0.5, 0, "-1"),
            (1.005, 2, "1.01"),
            (2.25, 1, "2.3"),
            (-2.25, 1, "-2.3"),
            (-0.04, 1, "0"),
        ] {
            assert_eq!(rounded(value, decimals).to_string(), expected, "{value}");
        }
    }

    proptest! {
        #[test]
        fn load_for_undoes_one_rep_max(load in 1.0..500.0, reps in 1_u32..=12, at in 0_usize..8) {
            let formula = Formula::ALL[at];
            let one = formula.one_rep_max(load, reps, None).unwrap();
            prop_assert!((formula.load_for(one, reps).unwrap() - load).abs() < 1e-9);
        }

        #[test]
        fn more_repetitions_are_worth_more(load in 1.0..500.0, reps in 1_u32..12, rpe in 7.0..10.0, at in 0_usize..8) {
            let formula = Formula::ALL[at];
            let estimate = |reps, rpe| formula.one_rep_max(load, reps, Some(rpe));
            if let (Some(fewer), Some(more)) = (estimate(reps, rpe), estimate(reps + 1, rpe)) {
                prop_assert!(fewer < more);
            }
            if let (Some(hard), Some(easy)) = (estimate(reps, rpe), estimate(reps, rpe - 1.0)) {
                prop_assert!(hard < easy);
            }
        }

        #[test]
        fn steps_enclose_the_load(load in -500.0..500.0, step in 0.25..20.0) {
            let (below, above) = (down(load, step), up(load, step));
            prop_assert!(below <= load + 0.001 && load <= above + 0.001);
            prop_assert!(above - below <= step + 1e-9);
            let near = nearest(load, step);
            prop_assert!(same_load(near, below) || same_load(near, above));
        }
    }
}
