//! How sets are written on the command line: `3x12@40`, `12,12,10f@40 rpe7/8/9 rest90s // felt easy`.
//!
//! A text is read in two steps, tokens and then items, and the sets are settled at the end, where weights, rests and
//! what is counted concern several items. What is not in the grammar is refused, with a corrected text where one can
//! be seen; every corrected text has itself been read without an error.

mod refusal;
mod tokens;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::domain::exercise::Tracking;
use crate::domain::sets::{
    Amount, DistanceUnit, Loading, MAX_DISTANCE, MAX_KEPT_REST, MAX_REPS, MAX_REST, MAX_SECONDS,
    MAX_SETS, MAX_WEIGHT, Set, SetKind, Unit, Weight,
};
use crate::error::{self, Failure, Try};
use tokens::{Kind, Token, tokens};

/// The most decimals of a number: all that a converted weight needs, and safely within what a float holds.
const MAX_DECIMALS: usize = 6;
/// The most sets that stand in one line of a log.
const MAX_WRITTEN: usize = 10_000;
/// How many mistakes in a row a corrected text may mend.
const ROUNDS: u8 = 4;
/// The longest text, in bytes, for which a corrected one is looked for.
const LONGEST_CORRECTED: usize = 200;

/// What the reader must know beside the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// What the exercise counts.
    pub tracking: Tracking,
    /// The unit of a bare weight.
    pub unit: Unit,
    /// Last time's weight, offered where none is given.
    pub last: Option<Weight>,
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Parsed {
    /// The sets, 1 to [`MAX_SETS`].
    pub sets: Vec<Set>,
    /// The text after `//`.
    pub note: Option<String>,
}

/// How the sets of an entry are read: [`parse`] or [`parse_written`].
pub type Reader = fn(&str, &Reading) -> Result<Parsed, Failure>;

/// Reads the sets of one entry.
///
/// # Errors
///
/// Fails with the part that was not understood, and with corrected texts where the meaning can be seen.
pub fn parse(text: &str, reading: &Reading) -> Result<Parsed, Failure> {
    Parser::new(text, reading, ROUNDS).parse()
}

/// Reads the sets of an entry as a log may hold it and [`crate::domain::sets::notation`] prints it: what would be a slip of
/// whoever types it, such as times among repetitions, stands in an app's export on purpose.
///
/// # Errors
///
/// Fails with the part that was not understood.
pub fn parse_written(text: &str, reading: &Reading) -> Result<Parsed, Failure> {
    let mut parser = Parser::new(text, reading, 0);
    parser.is_typed = false;
    parser.parse()
}

/// One text being read.
struct Parser<'a> {
    text: &'a str,
    /// Where the `//` of the note stands, in bytes.
    note: Option<usize>,
    reading: &'a Reading,
    /// A person typed it, and may have slipped.
    is_typed: bool,
    /// How many more mistakes may be corrected.
    rounds: u8,
    tokens: Vec<Token<'a>>,
    /// The token to be read.
    next: usize,
    items: Vec<Item>,
    sets: Vec<Set>,
    rests: Option<Rests>,
}

/// `3x12f@40rpe8`: sets alike. All ranges but `sets` are bytes of the text.
struct Item {
    part: Range<usize>,
    /// What is counted, with its unit.
    amount: Range<usize>,
    load: Option<Load>,
    /// What stands between it and the element before.
    gap: Gap,
    /// Its sets, before a later item adds to them.
    sets: Range<usize>,
}

/// `@40kg`: a weight as written.
struct Load {
    weight: Option<Weight>,
    part: Range<usize>,
}

/// Blanks, a comma, or both.
struct Gap {
    part: Range<usize>,
    comma: bool,
}

/// `rest90s`, or a list of rests for as many sets.
struct Rests {
    seconds: Vec<u32>,
    part: Range<usize>,
    /// How many sets stand before it.
    sets: usize,
}

/// `w`, `d`, `f` and an effort, which may stand before or after a load.
#[derive(Default)]
struct Tags {
    kind: Option<SetKind>,
    rpe: Option<f64>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str, reading: &'a Reading, rounds: u8) -> Self {
        let note = text.find("//");
        Self {
            text,
            note,
            reading,
            is_typed: true,
            rounds,
            tokens: tokens(&text[..note.unwrap_or(text.len())]),
            next: 0,
            items: Vec::new(),
            sets: Vec::new(),
            rests: None,
        }
    }

    fn parse(mut self) -> Result<Parsed, Failure> {
        self.entry()?;
        if self.is_typed {
            self.count_one_thing()?;
            self.fit_the_exercise()?;
        }
        self.share_loads()?;
        self.share_rests()?;
        let note = self.read_note()?;
        Ok(Parsed {
            sets: self.sets,
            note,
        })
    }

    /// The grammar of the whole: elements, and between them blanks or a comma.
    fn entry(&mut self) -> Result<(), Failure> {
        self.next = self.past_blank(0);
        if self.next >= self.tokens.len() {
            return Err(error::no_sets_given());
        }
        let start = self.start(self.next);
        let mut gap = Gap {
            part: start..start,
            comma: false,
        };
        loop {
            match self.kind(self.next) {
                Some(Kind::Number) => self.item(gap)?,
                Some(Kind::Rpe | Kind::Rir) => self.efforts()?,
                Some(Kind::Rest) => self.rest()?,
                _ => return Err(self.stray(self.next)),
            }
            match self.gap()? {
                Some(next) => gap = next,
                None => return Ok(()),
            }
        }
    }

    /// What stands before the next element; `None` at the end.
    fn gap(&mut self) -> Result<Option<Gap>, Failure> {
        let first = self.next;
        let comma = self.past_blank(first);
        self.check_weights_in_turn(first)?;
        if self.kind(comma) == Some(Kind::Comma) {
            self.check_comma(first, comma)?;
            self.next = self.past_blank(comma + 1);
            if matches!(self.kind(self.next), None | Some(Kind::Comma)) {
                return Err(self.no_set_after_comma(comma));
            }
            return Ok(Some(Gap {
                part: self.part(first, self.next),
                comma: true,
            }));
        }
        self.next = comma;
        match self.kind(comma) {
            None => Ok(None),
            Some(_) if first == comma => Err(self.no_gap(comma)),
            Some(_) => Ok(Some(Gap {
                part: self.part(first, comma),
                comma: false,
            })),
        }
    }

    /// `3x12f@40rpe8`.
    fn item(&mut self, gap: Gap) -> Result<(), Failure> {
        let first = self.next;
        let times = self.past_blank(first + 1);
        let count = if self.kind(times) == Some(Kind::Times) {
            self.count(first, times)?
        } else {
            1
        };
        let amount_at = self.next;
        let amount = self.amount()?;
        let amount_part = self.part(amount_at, self.next);
        let mut tags = Tags::default();
        self.tags(&mut tags)?;
        let load = self.load()?;
        if load.is_some() {
            self.tags(&mut tags)?;
            self.check_second_load()?;
        }
        let part = self.part(first, self.next);
        let kind = tags.kind.unwrap_or_default();
        if amount == Amount::Reps(0) && kind != SetKind::Failure {
            let fix = self.corrected(&[(amount_part.end..amount_part.end, "f")]);
            return Err(error::no_repetitions(self.text, &amount_part, fix));
        }
        let before = self.sets.len();
        if before + count > self.most_sets() {
            return Err(error::too_many_sets(self.text, &part, self.most_sets()));
        }
        let weight = load.as_ref().and_then(|load| load.weight);
        let set = Set {
            amount,
            weight,
            kind,
            rpe: tags.rpe,
            rest: None,
        };
        self.sets.extend(std::iter::repeat_n(set, count));
        self.items.push(Item {
            part,
            amount: amount_part,
            load,
            gap,
            sets: before..before + count,
        });
        let times = self.past_blank(self.next);
        if self.kind(times) == Some(Kind::Times) {
            Err(self.third_number(times))
        } else {
            Ok(())
        }
    }

    /// How many sets an entry may have.
    fn most_sets(&self) -> usize {
        if self.is_typed { MAX_SETS } else { MAX_WRITTEN }
    }

    /// The number of sets before `x`, and the `x`.
    fn count(&mut self, first: usize, times: usize) -> Result<usize, Failure> {
        let amount = self.past_blank(times + 1);
        match self.kind(amount) {
            Some(Kind::Number) => {}
            Some(Kind::Plus | Kind::Minus | Kind::Word | Kind::Other) => {
                return Err(self.stray(amount));
            }
            _ => return Err(self.no_amount(first, times)),
        }
        if let Some(Kind::Weight(_)) = self.kind(self.past_blank(amount + 1)) {
            return Err(self.reps_by_weight(first, amount));
        }
        let digits = self.whole(first)?;
        self.next = amount;
        match digits.parse() {
            Ok(0) => Err(error::nothing_done(self.text, &self.part(first, first + 1))),
            Ok(count) if count <= self.most_sets() => Ok(count),
            _ => Err(self.so_many_sets(first, amount)),
        }
    }

    /// Repetitions, a time, or a distance.
    fn amount(&mut self) -> Result<Amount, Failure> {
        let first = self.next;
        let unit = self.past_blank(first + 1);
        match self.kind(unit) {
            _ if self.kind(first + 1) == Some(Kind::Colon) => self.held().map(Amount::Time),
            Some(Kind::Time(_)) => self.held().map(Amount::Time),
            Some(Kind::Distance(unit)) => self.distance(unit),
            Some(Kind::Weight(_)) => Err(self.weight_first(first, unit)),
            _ => {
                let reps = self
                    .whole(first)?
                    .parse()
                    .ok()
                    .filter(|reps| *reps <= MAX_REPS);
                let part = self.part(first, first + 1);
                self.next = first + 1;
                let most = format!("{MAX_REPS} reps");
                reps.map(Amount::Reps)
                    .ok_or_else(|| error::too_much(self.text, &part, &most))
            }
        }
    }

    /// `5km/24:30`.
    fn distance(&mut self, unit: DistanceUnit) -> Result<Amount, Failure> {
        let first = self.next;
        let value = self.number(first)?;
        self.next = self.past_blank(first + 1) + 1;
        let part = self.part(first, self.next);
        if value == 0.0 {
            return Err(error::nothing_done(self.text, &part));
        }
        if value > MAX_DISTANCE {
            return Err(error::too_much(
                self.text,
                &part,
                &format!("{MAX_DISTANCE} {}", unit.word()),
            ));
        }
        let mut seconds = None;
        if self.kind(self.next) == Some(Kind::Slash) {
            self.next += 1;
            if self.kind(self.next) != Some(Kind::Number) {
                return Err(self.missing(first..self.next, "time"));
            }
            seconds = Some(self.held()?);
        }
        Ok(Amount::Distance {
            value,
            unit,
            seconds,
        })
    }

    /// A time that something took, above 0.
    fn held(&mut self) -> Result<f64, Failure> {
        let first = self.next;
        let seconds = self.time("min")?;
        let part = self.part(first, self.next);
        if seconds == 0.0 {
            return Err(error::nothing_done(self.text, &part));
        }
        if seconds > MAX_SECONDS {
            return Err(error::too_much(
                self.text,
                &part,
                &format!("{} h", MAX_SECONDS / 3_600.0),
            ));
        }
        Ok(seconds)
    }

    /// `1:30`, `90s` or `1h20min`, in seconds; `likely` is the unit to offer where there is none.
    fn time(&mut self, likely: &str) -> Result<f64, Failure> {
        let first = self.next;
        if self.kind(first + 1) == Some(Kind::Colon) {
            return self.clock();
        }
        let mut seconds = 0.0;
        let mut larger = u32::MAX;
        while let Some(Kind::Time(unit)) = self.kind(self.past_blank(self.next + 1)) {
            if self.kind(self.next) != Some(Kind::Number) || unit >= larger {
                break;
            }
            let value = self.number(self.next)?;
            if larger == u32::MAX {
                self.check_one_time(unit, value)?;
            }
            seconds += value * f64::from(unit);
            larger = unit;
            self.next = self.past_blank(self.next + 1) + 1;
        }
        let is_alone = larger == u32::MAX;
        // Minutes as many write them, in `28m` where a time stands and in `1h5m`: here these are metres.
        let number = self.kind(self.next) == Some(Kind::Number);
        let unit = if is_alone {
            self.past_blank(self.next + 1)
        } else {
            self.next + 1
        };
        if number && larger > 60 && self.kind(unit) == Some(Kind::Distance(DistanceUnit::M)) {
            let part = self.part(self.next, unit + 1);
            let fix = self.corrected(&[(self.part(unit, unit + 1), "min")]);
            return Err(error::time_without_unit(self.text, &part, fix));
        }
        if is_alone {
            let part = self.part(first, first + 1);
            let fix = self.corrected(&[(part.end..part.end, likely)]);
            return Err(error::time_without_unit(self.text, &part, fix));
        }
        // Six decimals of an hour are not six decimals in seconds of floating point: 0.1h is 360 s and not a hair more.
        Ok((seconds * 1e6).round() / 1e6)
    }

    /// `1:30` or `1:02:30`, in seconds.
    fn clock(&mut self) -> Result<f64, Failure> {
        let first = self.next;
        let mut seconds = 0.0;
        let mut valid = true;
        let mut fields = 0;
        while self.kind(self.next) == Some(Kind::Number) {
            let digits = self.word(self.next);
            let value = digits.parse::<f64>().unwrap_or(f64::NAN);
            valid &= !digits.contains('.') && (fields == 0 || (digits.len() == 2 && value < 60.0));
            // With hours before them, the minutes that were first are a field like the others.
            seconds = seconds * 60.0 + value;
            fields += 1;
            self.next += 1;
            if self.kind(self.next) != Some(Kind::Colon) {
                break;
            }
            self.next += 1;
        }
        let ended = self.kind(self.next - 1) == Some(Kind::Number);
        if valid && ended && (2..=3).contains(&fields) {
            return Ok(seconds);
        }
        Err(error::not_a_time(self.text, &self.part(first, self.next)))
    }

    /// `w`, `d`, `f`, `rpe8` without a blank.
    fn tags(&mut self, tags: &mut Tags) -> Result<(), Failure> {
        loop {
            let at = self.next;
            match self.kind(at) {
                Some(Kind::Tag(kind)) => {
                    if tags.kind.replace(kind).is_some() {
                        return Err(error::second_tag(self.text, &self.part(at, at + 1)));
                    }
                    self.next += 1;
                }
                Some(Kind::Rpe | Kind::Rir) => {
                    let rpe = self.effort()?;
                    if tags.rpe.replace(rpe).is_some() {
                        return Err(error::second_effort(self.text, &self.part(at, self.next)));
                    }
                    if self.kind(self.next) == Some(Kind::Slash) {
                        return Err(self.attached_efforts(at));
                    }
                }
                _ => return Ok(()),
            }
        }
    }

    /// `rpe8`, as an RPE.
    fn effort(&mut self) -> Result<f64, Failure> {
        let word = self.next;
        let number = self.past_blank(word + 1);
        if self.kind(number) != Some(Kind::Number) {
            return Err(self.missing(word..word + 1, "number"));
        }
        self.next = number;
        self.effort_number(word)
    }

    /// The number of an effort, as an RPE.
    fn effort_number(&mut self, word: usize) -> Result<f64, Failure> {
        let at = self.next;
        let value = self.number(at)?;
        let reserve = self.kind(word) == Some(Kind::Rir);
        let (scale, range) = if reserve {
            ("rir goes from 0 to 9", 0.0..=9.0)
        } else {
            ("rpe goes from 1 to 10", 1.0..=10.0)
        };
        let range = if self.is_typed { range } else { 0.0..=10.0 };
        let is_half = (value * 2.0).fract() == 0.0;
        if !range.contains(&value) || (self.is_typed && !is_half) {
            return Err(error::no_such_effort(
                self.text,
                &self.part(at, at + 1),
                scale,
            ));
        }
        self.next = at + 1;
        self.check_effort_comma(at, value)?;
        Ok(if reserve { 10.0 - value } else { value })
    }

    /// `rpe8` for the item before, `rpe7/8/9` for as many sets.
    fn efforts(&mut self) -> Result<(), Failure> {
        let word = self.next;
        let mut list = vec![self.effort()?];
        while self.kind(self.next) == Some(Kind::Slash) {
            self.next += 1;
            if self.kind(self.next) != Some(Kind::Number) {
                return Err(self.missing(word..self.next, "number"));
            }
            list.push(self.effort_number(word)?);
        }
        let part = self.part(word, self.next);
        let Some(item) = self.items.last() else {
            return Err(error::nothing_before(self.text, &part, "set", None));
        };
        let first = if let [only] = list[..] {
            list = vec![only; item.sets.len()];
            item.sets.start
        } else {
            let first = self.sets.len().checked_sub(list.len());
            first.ok_or_else(|| {
                error::longer_than_sets(self.text, &part, list.len(), self.sets.len())
            })?
        };
        for (set, rpe) in self.sets[first..].iter_mut().zip(list) {
            if set.rpe.replace(rpe).is_some() {
                return Err(error::second_effort(self.text, &part));
            }
        }
        Ok(())
    }

    /// `rest90s`, or `rest90s/120s/0s` where a rest may be unknown.
    fn rest(&mut self) -> Result<(), Failure> {
        let word = self.next;
        if self.items.is_empty() {
            return Err(error::nothing_before(
                self.text,
                &self.part(word, word + 1),
                "set",
                None,
            ));
        }
        self.next = self.past_blank(word + 1);
        if self.kind(self.next) != Some(Kind::Number) {
            return Err(self.missing(word..word + 1, "time"));
        }
        let mut seconds = vec![self.rest_seconds()?];
        while self.kind(self.next) == Some(Kind::Slash) {
            self.next += 1;
            if self.kind(self.next) != Some(Kind::Number) {
                return Err(self.missing(word..self.next, "time"));
            }
            seconds.push(self.rest_seconds()?);
        }
        let part = self.part(word, self.next);
        if seconds == [0] {
            return Err(error::no_such_rest(self.text, &part));
        }
        if self.rests.is_some() {
            return Err(error::second_rest(self.text, &part));
        }
        self.rests = Some(Rests {
            seconds,
            part,
            sets: self.sets.len(),
        });
        Ok(())
    }

    fn rest_seconds(&mut self) -> Result<u32, Failure> {
        let first = self.next;
        let time = self.time("s")?;
        let most = if self.is_typed {
            MAX_REST
        } else {
            MAX_KEPT_REST
        };
        // A whole number of seconds is one that is written without a point.
        let seconds = time
            .to_string()
            .parse()
            .ok()
            .filter(|seconds| *seconds <= most);
        seconds.ok_or_else(|| error::no_such_rest(self.text, &self.part(first, self.next)))
    }

    /// `@40kg`, if there is one.
    fn load(&mut self) -> Result<Option<Load>, Failure> {
        let at = self.past_blank(self.next);
        if self.kind(at) != Some(Kind::At) {
            return Ok(None);
        }
        self.next = self.past_blank(at + 1);
        let body = self.kind(self.next) == Some(Kind::Body);
        self.next += usize::from(body);
        let sign = self
            .kind(self.next)
            .filter(|kind| matches!(kind, Kind::Plus | Kind::Minus));
        self.next += usize::from(sign.is_some());
        if body && sign.is_none() {
            return Ok(Some(Load {
                weight: None,
                part: self.part(at, self.next),
            }));
        }
        match self.kind(self.next) {
            Some(Kind::Number) => {}
            Some(Kind::Rpe | Kind::Rir) => return Err(self.effort_as_weight(at, self.next)),
            Some(Kind::Other) => return Err(self.stray(self.next)),
            Some(Kind::Word | Kind::Time(_) | Kind::Distance(_) | Kind::Tag(_)) => {
                return Err(self.not_a_weight(self.next));
            }
            _ => return Err(self.no_weight_after(at)),
        }
        let number = self.next;
        let (value, unit) = self.plain()?;
        let part = self.part(at, self.next);
        let weight = match (self.reading.tracking.loading(), sign) {
            (Loading::Bodyweight, _) if value == 0.0 => None,
            (Loading::Bodyweight, None) if self.is_typed => {
                return Err(self.added_or_assists(number, &part));
            }
            (Loading::Loaded, Some(_)) if self.is_typed => {
                return Err(self.signed_weight(number, &part));
            }
            (_, Some(Kind::Minus)) if value > 0.0 => Some(Weight {
                value: -value,
                unit,
            }),
            _ => Some(Weight { value, unit }),
        };
        Ok(Some(Load { weight, part }))
    }

    /// `40kg`, or `40` in the unit of the settings.
    fn plain(&mut self) -> Result<(f64, Unit), Failure> {
        let first = self.next;
        let value = self.number(first)?;
        self.next = first + 1;
        let unit = match (self.kind(self.past_blank(self.next)), self.kind(self.next)) {
            (Some(Kind::Weight(unit)), _) => {
                self.next = self.past_blank(self.next) + 1;
                unit
            }
            (_, Some(Kind::Word | Kind::Time(_) | Kind::Distance(_))) => {
                return Err(self.no_weight_unit(self.next));
            }
            _ => self.reading.unit,
        };
        self.check_copies(first)?;
        if value > MAX_WEIGHT {
            let most = format!("{MAX_WEIGHT} {}", unit.word());
            return Err(error::too_much(
                self.text,
                &self.part(first, self.next),
                &most,
            ));
        }
        Ok((value, unit))
    }

    /// The digits of a whole number.
    fn whole(&self, at: usize) -> Result<&'a str, Failure> {
        self.number(at)?;
        let digits = self.word(at);
        if digits.contains('.') {
            return Err(error::not_whole(self.text, &self.part(at, at + 1)));
        }
        Ok(digits)
    }

    /// A number without a sign; more digits than it can hold make it infinite, which no range admits.
    fn number(&self, at: usize) -> Result<f64, Failure> {
        let digits = self.word(at);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        if whole.is_empty() || decimals.is_empty() || decimals.contains('.') {
            return Err(self.not_a_number(at));
        }
        if decimals.len() > MAX_DECIMALS {
            return Err(error::too_precise(
                self.text,
                &self.part(at, at + 1),
                MAX_DECIMALS,
            ));
        }
        digits.parse().map_err(|_| self.not_a_number(at))
    }

    /// Rule 3: repetitions, times or distances.
    fn count_one_thing(&self) -> Result<(), Failure> {
        let first = thing(self.amount_of(&self.items[0]));
        match self
            .items
            .iter()
            .position(|item| thing(self.amount_of(item)) != first)
        {
            Some(other) => Err(self.two_things(other)),
            None => Ok(()),
        }
    }

    fn fit_the_exercise(&self) -> Result<(), Failure> {
        let counted = match self.reading.tracking {
            Tracking::WeightReps | Tracking::BodyweightReps => return Ok(()),
            Tracking::Duration | Tracking::WeightDuration => "time",
            Tracking::DistanceDuration | Tracking::WeightDistance => "distance or time",
        };
        // All items count the same thing, so the first stands for all.
        match self.amount_of(&self.items[0]) {
            Amount::Reps(_) => Err(self.number_without_unit(counted)),
            Amount::Distance { unit, .. } if counted == "time" => Err(self.time_not_distance(unit)),
            _ => Ok(()),
        }
    }

    /// Rule 1: a load covers the sets to its left that have none yet.
    fn share_loads(&mut self) -> Result<(), Failure> {
        let loaded = self.reading.tracking.loading() == Loading::Loaded;
        if self.items.iter().all(|item| item.load.is_none()) {
            return if loaded {
                Err(self.no_weight_given())
            } else {
                Ok(())
            };
        }
        let mut weights = Vec::with_capacity(self.items.len());
        for i in 0..self.items.len() {
            match self.covering(i) {
                Some(load) => weights.push(load.weight),
                None if loaded => return Err(self.no_weight_here(i)),
                None => return Err(self.with_or_without()),
            }
        }
        for (item, weight) in self.items.iter().zip(weights) {
            self.sets[item.sets.clone()]
                .iter_mut()
                .for_each(|set| set.weight = weight);
        }
        Ok(())
    }

    /// The load of an item, its own or the next to its right; where a set may have none, only commas share.
    fn covering(&self, i: usize) -> Option<&Load> {
        let right = &self.items[i..];
        let at = right.iter().position(|item| item.load.is_some())?;
        let joined = right[1..=at].iter().all(|item| item.gap.comma);
        let shared = joined || self.reading.tracking.loading() == Loading::Loaded;
        right[at].load.as_ref().filter(|_| shared)
    }

    fn share_rests(&mut self) -> Result<(), Failure> {
        let Some(Rests {
            seconds,
            part,
            sets,
        }) = &self.rests
        else {
            return Ok(());
        };
        if let [only] = seconds[..] {
            self.sets.iter_mut().for_each(|set| set.rest = Some(only));
            return Ok(());
        }
        if *sets < self.sets.len() {
            return Err(error::rests_before_set(self.text, part));
        }
        let Some(first) = sets.checked_sub(seconds.len()) else {
            return Err(error::longer_than_sets(
                self.text,
                part,
                seconds.len(),
                *sets,
            ));
        };
        for (set, rest) in self.sets[first..].iter_mut().zip(seconds) {
            set.rest = Some(*rest).filter(|rest| *rest > 0);
        }
        Ok(())
    }

    fn read_note(&self) -> Result<Option<String>, Failure> {
        let Some(at) = self.note else { return Ok(None) };
        let note = &self.text[at + 2..];
        // A second note begins after a blank; the slashes of a web address do not.
        if let Some((second, _)) = note
            .match_indices("//")
            .find(|(i, _)| note[..*i].ends_with(char::is_whitespace))
        {
            return Err(self.second_note(at + 2 + second));
        }
        let note = note.trim();
        Ok(Some(note.to_owned()).filter(|note| !note.is_empty()))
    }

    fn amount_of(&self, item: &Item) -> Amount {
        self.sets[item.sets.start].amount
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    fn past_blank(&self, at: usize) -> usize {
        if self.kind(at) == Some(Kind::Blank) {
            at + 1
        } else {
            at
        }
    }

    /// Where a token begins, in bytes; the end of the sets where there is none.
    fn start(&self, at: usize) -> usize {
        self.tokens
            .get(at)
            .map_or_else(|| self.note.unwrap_or(self.text.len()), |token| token.start)
    }

    /// The bytes of the tokens from `first` up to `end`.
    fn part(&self, first: usize, end: usize) -> Range<usize> {
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        let start = self.start(first);
        start
            ..last
                .map_or(self.start(end), |last| last.part().end)
                .max(start)
    }

    /// The text with some parts, in order, replaced, as far as it can be read then.
    fn corrected(&self, edits: &[(Range<usize>, &str)]) -> Option<Try> {
        if self.rounds == 0 || self.text.len() > LONGEST_CORRECTED {
            return None;
        }
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for (part, replacement) in edits {
            text.push_str(self.text.get(done..part.start)?);
            text.push_str(replacement);
            done = part.end;
        }
        text.push_str(self.text.get(done..)?);
        let text = text.trim();
        match Parser::new(text, self.reading, self.rounds - 1).parse() {
            Ok(_) if text.contains(error::is_unsafe) => None,
            Ok(_) => Some(Try {
                text: text.to_owned(),
                meaning: None,
            }),
            Err(failure) => failure.tries.first().cloned(),
        }
    }
}

fn thing(amount: Amount) -> &'static str {
    match amount {
        Amount::Reps(_) => "reps",
        Amount::Time(_) => "times",
        Amount::Distance { .. } => "distances",
    }
}
