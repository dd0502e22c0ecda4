//! Which plates go on a bar.

use std::collections::BTreeMap;

use crate::domain::sets::{Unit, Weight};

/// What to put on the bar for a load.
#[derive(Debug, Clone, PartialEq)]
pub struct Loading {
    /// Plates and how many of each on one side, the heaviest first.
    pub per_side: Vec<(f64, u32)>,
    /// The load this makes, bar and both sides: the nearest at or below the target.
    pub load: f64,
    /// Whether that is the target.
    pub exact: bool,
    /// The nearest load above the target that the plates allow.
    pub above: Option<f64>,
}

/// Plates and how many of each there are for one side, [`ENOUGH`] where nobody counts.
pub type Pieces = Vec<(f64, u32)>;

/// So many plates of a kind that there are always enough.
pub const ENOUGH: u32 = u32::MAX;

/// A bar, and the plates there are for one side of it, all in one unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Rack {
    /// The unit.
    pub unit: Unit,
    /// What the bar weighs.
    pub bar: f64,
    /// The plates.
    pub plates: Pieces,
}

impl Rack {
    /// What a usual gym has: enough of every plate, and a bar of 20 kg or 45 lb.
    #[must_use]
    pub fn usual(unit: Unit) -> Self {
        let (bar, plates): (f64, &[f64]) = match unit {
            Unit::Kg => (20.0, &[25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25]),
            Unit::Lb => (45.0, &[45.0, 35.0, 25.0, 10.0, 5.0, 2.5]),
        };
        Self {
            unit,
            bar,
            plates: plates.iter().map(|plate| (*plate, ENOUGH)).collect(),
        }
    }

    /// The weight of the bar.
    #[must_use]
    pub fn bar(&self) -> Weight {
        Weight {
            value: self.bar,
            unit: self.unit,
        }
    }

    /// The plates for a target in the rack's unit; see [`counted`].
    #[must_use]
    pub fn load(&self, target: f64) -> Option<Loading> {
        counted(target, self.bar, &self.plates)
    }
}

/// Plates as typed, for one side: `25x1,20x2,10`, all in the unit at the end (`45x2,25lb`) if there is one.
///
/// A plate without a count is there often enough. `None` for anything else: 1 to 20 kinds, each above 0 and at most
/// 100, at most 99 of a kind.
#[must_use]
pub fn typed(text: &str) -> Option<(Pieces, Option<Unit>)> {
    let lower = text.trim().to_ascii_lowercase();
    let (list, unit) = [("kg", Unit::Kg), ("lb", Unit::Lb)]
        .into_iter()
        .find_map(|(word, unit)| Some((lower.strip_suffix(word)?.trim_end(), Some(unit))))
        .unwrap_or((&lower, None));
    let plain = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let one = |piece: &str| {
        let (plate, count) = match piece.trim().split_once('x') {
            Some((plate, count)) => (plate.trim(), Some(count.trim())),
            None => (piece.trim(), None),
        };
        let weight: f64 = plate.parse().ok().filter(|_| plain(plate))?;
        let count = match count {
            None => ENOUGH,
            Some(count) => count.parse().ok().filter(|pieces| *pieces <= 99)?,
        };
        (weight > 0.0 && weight <= 100.0).then_some((weight, count))
    };
    let plates: Pieces = list.split(',').map(one).collect::<Option<_>>()?;
    (plates.len() <= 20).then_some((plates, unit))
}

/// The plates for a target from those there are, given as plate and pieces for one side.
///
/// The load nearest at or below the target of all that can be made, and of the ways to make it the one with the
/// heaviest plates: with enough of each that is the heaviest first, but where this misses a load that other plates
/// reach (30 from 25s and 10s), those. All in one unit, to the thousandth. `None` for a target lighter than the bar, or for what is no
/// weight.
#[must_use]
pub fn counted(target: f64, bar: f64, inventory: &[(f64, u32)]) -> Option<Loading> {
    let (target, bar) = (thousandths(target)?, thousandths(bar)?);
    let side = target.checked_sub(bar)? / 2;
    let mut pieces = BTreeMap::<usize, usize>::new();
    for (plate, count) in inventory {
        let plate = thousandths(*plate)?;
        if plate > 0 && *count > 0 {
            let pieces = pieces.entry(plate).or_default();
            *pieces = pieces.saturating_add(usize::try_from(*count).unwrap_or(usize::MAX));
        }
    }
    // A plate too heavy for the side is of use only on its own, as what comes next above.
    let too_heavy = pieces.range(side + 1..).next().map(|(plate, _)| *plate);
    let fitting: Vec<Kind> = pieces
        .range(..=side)
        .rev()
        .map(|(&plate, &count)| Kind { plate, count })
        .collect();
    let (counts, above) = search(side, &fitting);
    let made: usize = fitting
        .iter()
        .zip(&counts)
        .map(|(kind, count)| kind.plate * count)
        .sum();
    let above = above.into_iter().chain(too_heavy).min();
    let used = fitting.iter().zip(&counts).filter(|(_, count)| **count > 0);
    Some(Loading {
        per_side: used
            .map(|(kind, &count)| (weight(kind.plate), u32::try_from(count).unwrap_or(u32::MAX)))
            .collect(),
        load: weight(bar + 2 * made),
        exact: bar + 2 * made == target,
        above: above.map(|above| weight(bar + 2 * above)),
    })
}

/// A plate in thousandths, and how many there are for one side.
struct Kind {
    plate: usize,
    count: usize,
}

/// How many of each kind come nearest to `side` from below, and the smallest sum above it.
///
/// The kinds are sorted, the heaviest first, and none is heavier than `side`.
fn search(side: usize, kinds: &[Kind]) -> (Vec<usize>, Option<usize>) {
    let unit = kinds
        .iter()
        .fold(0, |unit, kind| common_divisor(unit, kind.plate))
        .max(1);
    let wanted = side / unit;
    // The smallest sum above is at most one plate above, or that plate could be left out.
    let heaviest = kinds.first().map_or(0, |kind| kind.plate / unit);
    let all = kinds.iter().fold(0_usize, |all, kind| {
        all.saturating_add((kind.plate / unit).saturating_mul(kind.count))
    });
    let most = all.min(wanted + heaviest);

    // sums[k] tells which sums the kinds from k on can make; without any, only nothing.
    let mut sums = vec![vec![false; most + 1]; kinds.len() + 1];
    sums[kinds.len()][0] = true;
    for (at, kind) in kinds.iter().enumerate().rev() {
        sums[at] = with(&sums[at + 1], kind.plate / unit, kind.count);
    }

    let above = (wanted + 1..=most).find(|sum| sums[0][*sum]);
    // Nothing at all is always a sum at or below.
    let mut rest = (0..=wanted.min(most))
        .rev()
        .find(|sum| sums[0][*sum])
        .unwrap_or(0);
    let mut counts = Vec::with_capacity(kinds.len());
    for (at, kind) in kinds.iter().enumerate() {
        let plate = kind.plate / unit;
        let count = (0..=kind.count.min(rest / plate))
            .rev()
            .find(|count| sums[at + 1][rest - count * plate])
            .unwrap_or(0);
        rest -= count * plate;
        counts.push(count);
    }
    (counts, above.map(|above| above * unit))
}

/// The sums that can be made once up to `count` pieces of a plate are added to `sums`.
fn with(sums: &[bool], plate: usize, count: usize) -> Vec<bool> {
    // The fewest pieces of this plate that each sum needs.
    let mut needed: Vec<Option<usize>> = Vec::with_capacity(sums.len());
    for (sum, without) in sums.iter().enumerate() {
        let one_less = sum.checked_sub(plate).and_then(|less| needed[less]);
        needed.push(if *without {
            Some(0)
        } else {
            one_less.filter(|used| *used < count).map(|used| used + 1)
        });
    }
    needed.iter().map(Option::is_some).collect()
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

/// A weight in whole thousandths, so that sums are exact; `None` for what is no weight on a bar.
fn thousandths(weight: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be 0 to ten million"
    )]
    (0.0..=10_000.0)
        .contains(&weight)
        .then(|| (weight * 1000.0).round() as usize)
}

fn weight(thousandths: usize) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "sums of some plates stay far below 2^53"
    )]
    let weight = thousandths as f64 / 1000.0;
    weight
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// `25x1 20x2`
    fn pieces(text: &str) -> Vec<(f64, u32)> {
        text.split_whitespace()
            .map(|kind| {
                let (plate, count) = kind.split_once('x').unwrap();
                (plate.parse().unwrap(), count.parse().unwrap())
            })
            .collect()
    }

    /// The plates for a target when there are enough of each.
    fn endless(target: f64, bar: f64, plates: &[f64]) -> Option<Loading> {
        let rack = Rack {
            unit: Unit::Kg,
            bar,
            plates: plates.iter().map(|plate| (*plate, ENOUGH)).collect(),
        };
        rack.load(target)
    }

    fn same(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 0.000_05
    }

    #[test]
    fn endless_plates() {
        type Row = (f64, String, f64, String, f64, String, f64, String, String);
        let text = include_str!("../../../tests/fixtures/vectors/plates.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (target, _, bar, plates, side, expected, load, exact, _): Row = row.unwrap();
            let plates: Vec<f64> = plates
                .split(' ')
                .map(|plate| plate.parse().unwrap())
                .collect();
            let found = endless(target, bar, &plates).unwrap();
            // The file writes the side as wanted, not as loaded.
            assert!(same((target - bar) / 2.0, side), "{target}");
            assert_eq!(found.per_side, pieces(&expected), "{target}");
            assert!(same(found.load, load), "{target}: {}", found.load);
            assert_eq!(found.exact, exact == "yes", "{target}");
            rows += 1;
        }
        assert_eq!(rows, 15);
    }

    #[test]
    fn counted_plates() {
        type Row = (f64, String, f64, String, String, f64, Option<f64>, String);
        let text = include_str!("../../../tests/fixtures/vectors/plates_inventory.csv");
        let mut rows = 0;
        for row in csv::Reader::from_reader(text.as_bytes()).deserialize() {
            let (target, _, bar, inventory, expected, load, above, _): Row = row.unwrap();
            let found = counted(target, bar, &pieces(&inventory)).unwrap();
            assert_eq!(found.per_side, pieces(&expected), "{target}");
            assert!(same(found.load, load), "{target}: {}", found.load);
            assert_eq!(found.above.is_some(), above.is_some(), "{target}");
            assert!(
                same(found.above.unwrap_or(0.0), above.unwrap_or(0.0)),
                "{target}"
            );
            rows += 1;
        }
        assert_eq!(rows, 5);
    }

    #[test]
    fn edges() {
        assert_eq!(endless(15.0, 20.0, &[20.0]), None, "lighter than the bar");
        assert_eq!(endless(f64::NAN, 20.0, &[20.0]), None);
        assert_eq!(endless(60.0, -20.0, &[20.0]), None);
        let bare = counted(60.0, 20.0, &[]).unwrap();
        assert_eq!(
            (bare.per_side.len(), bare.above, bare.exact),
            (0, None, false)
        );
        let found = endless(80.0, 20.0, &[25.0, 10.0]).unwrap();
        assert_eq!(
            found.per_side,
            [(10.0, 3)],
            "the heaviest first would end at 70"
        );
        assert!(found.exact);
        let found = counted(50.0, 20.0, &[(20.0, 2), (25.0, 1)]).unwrap();
        assert_eq!(
            (found.load.to_string(), found.above.unwrap().to_string()),
            ("20".to_owned(), "60".to_owned())
        );
        let found = counted(60.0, 20.0, &[(10.0, 1), (0.0, 3), (10.0, 1)]).unwrap();
        assert_eq!(found.per_side, [(10.0, 2)], "a kind named twice");
        let found = endless(20.001, 20.0, &[1.25]).unwrap();
        assert!(!found.exact && same(found.above.unwrap(), 22.5));
    }

    #[test]
    fn plates_as_typed() {
        let of = |text| typed(text);
        assert_eq!(
            of("25x1,20x2,10"),
            Some((vec![(25.0, 1), (20.0, 2), (10.0, ENOUGH)], None))
        );
        assert_eq!(
            of(" 45x2, 2.5 lb "),
            Some((vec![(45.0, 2), (2.5, ENOUGH)], Some(Unit::Lb)))
        );
        for wrong in [
            "", "25,", "25y2", "25x", "x2", "-5", "1e1", "inf", "101", "0", "25x100", "20 10",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
        assert_eq!(
            Rack::usual(Unit::Lb).load(135.0).unwrap().per_side,
            [(45.0, 1)]
        );
    }

    #[test]
    fn a_large_inventory() {
        // No common divisor above a thousandth, so there is no shortcut.
        let plates = [
            25.001, 20.003, 15.007, 10.011, 7.513, 5.017, 2.519, 1.251, 0.503,
        ];
        let inventory: Vec<(f64, u32)> = plates.iter().map(|plate| (*plate, 4)).collect();
        let found = counted(333.777, 20.0, &inventory).unwrap();
        assert!(found.load <= 333.777 && found.above.unwrap() > 333.777);
        assert!(counted(9_999.0, 20.0, &inventory).unwrap().above.is_none());
    }

    /// Every sum of the inventory, by trying all.
    fn all_sums(inventory: &[(u32, u32)]) -> Vec<u32> {
        inventory.iter().fold(vec![0], |sums, (plate, count)| {
            sums.iter()
                .flat_map(|sum| (0..=*count).map(move |pieces| sum + pieces * plate))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn nothing_comes_nearer(
            target in 20_u32..200, inventory in prop::collection::vec((1_u32..30, 0_u32..4), 0..5),
        ) {
            let plates: Vec<(f64, u32)> = inventory.iter().map(|(plate, count)| (f64::from(*plate), *count)).collect();
            let found = counted(f64::from(target), 20.0, &plates).unwrap();
            let loads: Vec<u32> = all_sums(&inventory).iter().map(|sum| 20 + 2 * sum).collect();
            let below = loads.iter().filter(|load| **load <= target).max().unwrap();
            prop_assert!(same(found.load, f64::from(*below)));
            let above = loads.iter().filter(|load| **load > target).min();
            prop_assert_eq!(found.above.map(|load| load.to_string()), above.map(ToString::to_string));
            let made: f64 = found.per_side.iter().map(|(plate, count)| plate * f64::from(*count)).sum();
            prop_assert!(same(20.0 + 2.0 * made, found.load));
            for (plate, count) in found.per_side {
                let owned: u32 = plates.iter().filter(|(other, _)| same(*other, plate)).map(|(_, count)| count).sum();
                prop_assert!(count <= owned);
            }
        }

        #[test]
        fn endless_is_the_heaviest_first(steps in 0_u32..400) {
            let plates = [25.0, 20.0, 15.0, 10.0, 5.0, 2.5, 1.25];
            let target = 20.0 + f64::from(steps) * 0.5;
            let found = endless(target, 20.0, &plates).unwrap();
            let mut rest = (target - 20.0) / 2.0;
            let mut greedy = Vec::new();
            for plate in plates {
                let count = (0..1000_u32).find(|count| f64::from(count + 1) * plate > rest).unwrap();
                rest -= f64::from(count) * plate;
                if count > 0 {
                    greedy.push((plate, count));
                }
            }
            prop_assert_eq!(found.per_side, greedy);
            prop_assert!(found.load <= target && found.above.unwrap() > target);
            prop_assert!(found.above.unwrap() - found.load <= 2.5);
        }
    }
}
