//! Scores that compare competition totals across body weights.

use crate::domain::stats::session::{Best, Marks};

/// The two sets of coefficients every score has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Coefficients for men.
    Male,
    /// Coefficients for women.
    Female,
}

impl Sex {
    /// The word of the configuration and of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// The one of a word, as [`Sex::word`] writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Male, Self::Female]
            .into_iter()
            .find(|sex| sex.word() == word)
    }
}

/// What was worn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Equipment {
    /// Without supportive suits and shirts.
    Classic,
    /// With them.
    Equipped,
}

impl Equipment {
    /// The word of the configuration and of the JSON form.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Equipped => "equipped",
        }
    }

    /// The one of a word, as [`Equipment::word`] writes it.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Classic, Self::Equipped]
            .into_iter()
            .find(|equipment| equipment.word() == word)
    }
}

/// What was lifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Event {
    /// The total of squat, bench press and deadlift.
    Total,
    /// The bench press alone.
    Bench,
}

/// Wilks (1994) of a total, both weights in kilograms.
///
/// `500 T / (a + bx + cx^2 + dx^3 + ex^4 + fx^5)`, x the body weight held to 40 to 201.9 (men) or 26.51 to 154.53
/// (women). Coefficients as in `OpenPowerlifting`.
#[must_use]
#[expect(
    clippy::unreadable_literal,
    reason = "as published, to be compared digit by digit"
)]
pub fn wilks(sex: Sex, body_kg: f64, total_kg: f64) -> f64 {
    let (low, high, terms) = match sex {
        Sex::Male => (
            40.0,
            201.9,
            [
                -216.0475144,
                16.2606339,
                -0.002388645,
                -0.00113732,
                7.01863e-6,
                -1.291e-8,
            ],
        ),
        Sex::Female => (
            26.51,
            154.53,
            [
                594.31747775582,
                -27.23842536447,
                0.82112226871,
                -0.00930733913,
                4.731582e-5,
                -9.054e-8,
            ],
        ),
    };
    500.0 * total_kg / polynomial(&terms, body_kg.clamp(low, high))
}

/// Wilks 2020 of a total, both weights in kilograms.
///
/// As Wilks with 600 and new coefficients; the body weight is held to 40 to 200.95 (men) or 40 to 150.95 (women).
#[must_use]
#[expect(
    clippy::unreadable_literal,
    reason = "as published, to be compared digit by digit"
)]
pub fn wilks_2020(sex: Sex, body_kg: f64, total_kg: f64) -> f64 {
    let (low, high, terms) = match sex {
        Sex::Male => (
            40.0,
            200.95,
            [
                47.46178854,
                8.472061379,
                0.07369410346,
                -0.001395833811,
                7.07665973070743e-6,
                -1.20804336482315e-8,
            ],
        ),
        Sex::Female => (
            40.0,
            150.95,
            [
                -125.4255398,
                13.71219419,
                -0.03307250631,
                -0.001050400051,
                9.38773881462799e-6,
                -2.3334613884954e-8,
            ],
        ),
    };
    600.0 * total_kg / polynomial(&terms, body_kg.clamp(low, high))
}

/// DOTS (2019) of a total, both weights in kilograms.
///
/// `500 T / (a + bx + cx^2 + dx^3 + ex^4)`, x the body weight held to 40 to 210 (men) or 40 to 150 (women).
#[must_use]
#[expect(
    clippy::unreadable_literal,
    reason = "as published, to be compared digit by digit"
)]
pub fn dots(sex: Sex, body_kg: f64, total_kg: f64) -> f64 {
    let (high, terms) = match sex {
        Sex::Male => (
            210.0,
            [
                -307.75076,
                24.0900756,
                -0.1918759221,
                0.0007391293,
                -1.093e-6,
            ],
        ),
        Sex::Female => (
            150.0,
            [
                -57.96288,
                13.6175032,
                -0.1126655495,
                0.0005158568,
                -1.0706e-6,
            ],
        ),
    };
    500.0 * total_kg / polynomial(&terms, body_kg.clamp(40.0, high))
}

/// IPF GL points (2020) of a total or of a bench press, both weights in kilograms.
///
/// `100 T / (A - B e^(-C x))`, x the body weight, at least 40 (men) or 35 (women). The coefficient is not rounded to
/// six decimals as on the IPF's sheet, so the second decimal can differ for large totals.
#[must_use]
pub fn ipf_gl(sex: Sex, equipment: Equipment, event: Event, body_kg: f64, total_kg: f64) -> f64 {
    let (a, b, c) = match (sex, equipment, event) {
        (Sex::Male, Equipment::Classic, Event::Total) => (1199.72839, 1025.18162, 0.00921),
        (Sex::Male, Equipment::Classic, Event::Bench) => (320.98041, 281.40258, 0.01008),
        (Sex::Male, Equipment::Equipped, Event::Total) => (1236.25115, 1449.21864, 0.01644),
        (Sex::Male, Equipment::Equipped, Event::Bench) => (381.22073, 733.79378, 0.02398),
        (Sex::Female, Equipment::Classic, Event::Total) => (610.32796, 1045.59282, 0.03048),
        (Sex::Female, Equipment::Classic, Event::Bench) => (142.40398, 442.52671, 0.04724),
        (Sex::Female, Equipment::Equipped, Event::Total) => (758.63878, 949.31382, 0.02435),
        (Sex::Female, Equipment::Equipped, Event::Bench) => (221.82209, 357.00377, 0.02937),
    };
    let least = match sex {
        Sex::Male => 40.0,
        Sex::Female => 35.0,
    };
    100.0 * total_kg / (a - b * (-c * body_kg.max(least)).exp())
}

/// All four scores of a total.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scores {
    /// DOTS.
    pub dots: f64,
    /// Wilks (1994).
    pub wilks: f64,
    /// Wilks 2020.
    pub wilks_2020: f64,
    /// IPF GL points.
    pub ipf_gl: f64,
}

impl Scores {
    /// The scores of a total, both weights in kilograms.
    #[must_use]
    pub fn of(sex: Sex, equipment: Equipment, event: Event, body_kg: f64, total_kg: f64) -> Self {
        Self {
            dots: dots(sex, body_kg, total_kg),
            wilks: wilks(sex, body_kg, total_kg),
            wilks_2020: wilks_2020(sex, body_kg, total_kg),
            ipf_gl: ipf_gl(sex, equipment, event, body_kg, total_kg),
        }
    }

    /// Their names on screen, their keys in the JSON form, and the scores.
    #[must_use]
    pub fn rows(self) -> [(&'static str, &'static str, f64); 4] {
        [
            ("DOTS", "dots", self.dots),
            ("Wilks", "wilks", self.wilks),
            ("Wilks 2020", "wilks_2020", self.wilks_2020),
            ("IPF GL", "ipf_gl", self.ipf_gl),
        ]
    }
}

/// The lifts of a powerlifting meet, and the exercises that count as each.
///
/// A squat is a barbell on the back, a bench press flat with a barbell and a usual grip, a deadlift conventional or
/// sumo; not front, box and pause squats, not dumbbells, machines, the trap bar or partial ranges. A choice, after the
/// rules of the IPF.
pub const LIFTS: [(&str, &[&str]); 3] = [
    ("Squat", &["back-squat"]),
    ("Bench press", &["barbell-bench-press"]),
    ("Deadlift", &["deadlift", "sumo-deadlift"]),
];

/// One of the three lifts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lift {
    /// What it is called.
    pub name: &'static str,
    /// The heaviest set.
    pub heaviest: Option<Best>,
    /// The best estimated one-rep maximum.
    pub e1rm: Option<Best>,
}

/// The best of each of the three lifts among exercises given by id with their best sets.
#[must_use]
pub fn lifts(marks: &[(&str, &Marks)]) -> [Lift; 3] {
    LIFTS.map(|(name, ids)| {
        let mut lift = Lift {
            name,
            heaviest: None,
            e1rm: None,
        };
        let counting = marks.iter().filter(|(id, _)| ids.contains(id));
        for (_, marks) in counting {
            let pairs = [
                (&mut lift.heaviest, marks.weight),
                (&mut lift.e1rm, marks.e1rm),
            ];
            for (best, other) in pairs {
                if let Some(other) = other {
                    Best::offer(best, other.value, &other.set, other.day);
                }
            }
        }
        lift
    })
}

/// The total of the three in kilograms, of the heaviest sets or of another best of each; `None` while one is missing.
#[must_use]
pub fn total(lifts: &[Lift; 3], best: impl Fn(&Lift) -> Option<Best>) -> Option<f64> {
    let kg = |lift| best(lift).map(|best| best.value).filter(|kg| *kg > 0.0);
    lifts.iter().map(kg).sum()
}

/// The value at x of the polynomial with these terms, the constant first.
fn polynomial(terms: &[f64], x: f64) -> f64 {
    terms.iter().rev().fold(0.0, |sum, term| sum * x + term)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::sets::{Amount, Set, SetKind};
    use proptest::prelude::*;

    #[test]
    fn scores() {
        type Row = (
            String,
            String,
            String,
            String,
            f64,
            f64,
            f64,
            String,
            String,
        );
        let text = include_str!("../../../tests/fixtures/vectors/scores.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (score, sex, equipment, event, body, total, expected, _, _): Row = row.unwrap();
            let sex = if sex == "m" { Sex::Male } else { Sex::Female };
            let equipment = if equipment == "classic" {
                Equipment::Classic
            } else {
                Equipment::Equipped
            };
            let event = if event == "sbd" {
                Event::Total
            } else {
                Event::Bench
            };
            let found = match score.as_str() {
                "wilks" => wilks(sex, body, total),
                "wilks2020" => wilks_2020(sex, body, total),
                "dots" => dots(sex, body, total),
                "ipf_gl" => ipf_gl(sex, equipment, event, body, total),
                other => panic!("{other}"),
            };
            assert!(
                (found - expected).abs() <= 0.000_050_01,
                "{score} {body} {total}: {found}, not {expected}"
            );
            rows += 1;
        }
        assert_eq!(rows, 68);
    }

    fn best(kg: f64) -> Best {
        Best {
            value: kg,
            set: Set {
                amount: Amount::Reps(1),
                weight: None,
                kind: SetKind::Working,
                rpe: None,
                rest: None,
            },
            day: chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        }
    }

    #[test]
    fn the_three_lifts() {
        let marks = [150.0, 300.0, 100.0, 180.0, 190.0].map(|kg| {
            let mut marks = Marks::default();
            marks.weight = Some(best(kg));
            marks.e1rm = Some(best(kg + 10.0));
            marks
        });
        let all = [
            ("back-squat", &marks[0]),
            ("front-squat", &marks[1]),
            ("barbell-bench-press", &marks[2]),
            ("deadlift", &marks[3]),
            ("sumo-deadlift", &marks[4]),
        ];
        let found = lifts(&all);
        let kg: Vec<f64> = found
            .iter()
            .map(|lift| lift.heaviest.unwrap().value)
            .collect();
        assert_eq!(kg, [150.0, 100.0, 190.0]);
        assert_eq!(total(&found, |lift| lift.heaviest), Some(440.0));
        assert_eq!(total(&found, |lift| lift.e1rm), Some(470.0));
        assert_eq!(total(&lifts(&all[..3]), |lift| lift.heaviest), None);
        let catalogue = crate::domain::catalogue::Catalogue::default();
        for id in LIFTS.iter().flat_map(|(_, ids)| ids.iter()) {
            assert!(catalogue.get(id).is_some(), "{id}");
        }
    }

    proptest! {
        #[test]
        fn scores_are_in_proportion_to_the_total(body in 20.0..300.0, total in 1.0..1200.0, male: bool) {
            let sex = if male { Sex::Male } else { Sex::Female };
            let gl = |sex, body, total| ipf_gl(sex, Equipment::Classic, Event::Total, body, total);
            for score in [wilks, wilks_2020, dots, gl] {
                let one = score(sex, body, 1.0);
                prop_assert!(one > 0.0);
                prop_assert!((score(sex, body, total) - total * one).abs() < 1e-6);
            }
        }
    }
}
