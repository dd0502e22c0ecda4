//! Several sets in one row of a table by hand: what each has stands in one cell, as `8/8/7` repetitions with `60/60/55`.

use crate::domain::sets::{MAX_SETS, Set, Weight};
use crate::error;
use crate::transfer::{Foreign, Read, Refused, What, values};

/// The repetitions of each set of a row.
#[derive(Debug, PartialEq)]
pub enum Each {
    /// The same of all of them, if any.
    One(Option<u32>),
    /// Those of one after the other.
    All(Vec<u32>),
}

impl Each {
    /// Those of a cell: `8`, or several as `8/8/7`, `8, 8, 7` or `3x8`. `sets` is how many there are, where a column says so;
    /// two numbers without that may be the two sides of the body, or one with a decimal comma.
    ///
    /// # Errors
    ///
    /// The reason to refuse the row.
    pub fn read(text: &str, sets: &str) -> Result<Self, Refused> {
        let refused = match values::reps(text) {
            Ok(reps) => return Ok(Self::One(reps)),
            Err(refused) => refused,
        };
        let mut all = Vec::new();
        for part in text.split(['/', ';', ',']).map(str::trim) {
            let (times, reps) = part.split_once(TIMES).unwrap_or(("1", part));
            let (times, reps) = (times.trim().parse::<usize>(), reps.trim().parse());
            let (Ok(times), Ok(reps)) = (times, reps) else {
                return Err(refused);
            };
            if times > MAX_SETS - all.len() {
                return Err(Refused::Row(error::row_too_many("sets")));
            }
            all.resize(all.len() + times, reps);
        }
        let is_unclear = all.len() == 2 && !text.contains(TIMES) && !text.contains([';', ' ']);
        match values::reps(sets)? {
            Some(count) if count as usize != all.len() => {
                Err(Refused::Row(error::row_not_of_sets("reps", text, count)))
            }
            None if is_unclear => Err(Refused::Row(error::row_may_be_two_sets(text))),
            _ if all.is_empty() => Err(refused),
            _ => Ok(Self::All(all)),
        }
    }

    /// Those of the first set.
    #[must_use]
    pub fn first(&self) -> Option<u32> {
        match self {
            Self::One(reps) => *reps,
            Self::All(all) => all.first().copied(),
        }
    }

    /// The weights of a cell with one for each set, as `60/60/55`; none where there is one for all of them.
    ///
    /// # Errors
    ///
    /// The reason to refuse the row.
    pub fn weights<'t>(&self, text: &'t str, sets: &str) -> Result<Vec<&'t str>, Refused> {
        if !text.contains(['/', ';']) {
            return Ok(Vec::new());
        }
        let count = match self {
            Self::All(all) => all.len(),
            Self::One(_) => values::reps(sets)?.map_or(1, |count| count as usize),
        };
        let weights: Vec<&str> = text.split(['/', ';']).map(str::trim).collect();
        match count {
            0 | 1 => Ok(Vec::new()),
            _ if weights.len() == count => Ok(weights),
            _ => {
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                Err(Refused::Row(error::row_not_of_sets("weight", text, count)))
            }
        }
    }

    /// The sets of a row, of which the first is `set`.
    ///
    /// # Errors
    ///
    /// The reason to refuse the row.
    pub fn rows<'r>(
        &self,
        foreign: Foreign<'r>,
        set: Set,
        weights: &[&str],
        read_weight: impl Fn(&str) -> Result<Option<Weight>, Refused>,
        sets: &str,
    ) -> Result<Read<'r>, Refused> {
        let all = match self {
            Self::One(_) if weights.is_empty() => return values::several(foreign, sets),
            Self::One(_) => &[],
            Self::All(all) => all.as_slice(),
        };
        let of_set = |place: usize| {
            let mut set = set;
            if let Some(reps) = all.get(place) {
                set.amount = values::amount(Some(*reps), None, 0.0)?;
            }
            if let Some(text) = weights.get(place) {
                set.weight = read_weight(text)?;
            }
            Ok(Foreign {
                what: What::Set(values::checked(set)?),
                ..foreign.clone()
            })
        };
        let places = 0..all.len().max(weights.len());
        places.map(of_set).collect::<Result<_, _>>().map(Read::Many)
    }
}

/// What stands between so many sets and the repetitions of each.
const TIMES: [char; 3] = ['x', 'X', '×'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_repetitions() {
        let all = |reps: &[u32]| Some(Each::All(reps.to_vec()));
        for (text, sets, expected) in [
            ("8", "", Some(Each::One(Some(8)))),
            ("", "3", Some(Each::One(None))),
            ("3x8", "", all(&[8, 8, 8])),
            ("3 × 8", "3", all(&[8, 8, 8])),
            ("1x8", "", all(&[8])),
            ("8/8/7", "", all(&[8, 8, 7])),
            ("8,8,7", "", all(&[8, 8, 7])),
            ("8, 7", "", all(&[8, 7])),
            ("8;7", "", all(&[8, 7])),
            ("8/7", "2", all(&[8, 7])),
            ("2x8, 1x6", "", all(&[8, 8, 6])),
            ("12,0", "", Some(Each::One(Some(12)))),
            // Two sets, two sides, or a decimal comma.
            ("8/7", "", None),
            ("8,7", "", None),
            ("8/7", "3", None),
            ("8-10", "", None),
            ("8/", "", None),
            ("0x8", "", None),
            ("31x8", "", None),
            ("18446744073709551615x8", "", None),
            ("-3x8", "", None),
            ("3x-8", "", None),
            ("3x8.5", "", None),
        ] {
            assert_eq!(Each::read(text, sets).ok(), expected, "{text} {sets}");
        }
    }
}
