//! What is refused, and how it would be written: other people's notations, slips, and what cannot be told apart.
//!
//! Nothing here is ever logged. Each function makes one error, most of them with edits that [`Parser::corrected`] tries.

use std::ops::Range;

use super::{Item, Kind, Load, MAX_DECIMALS, Parser, thing};
use crate::domain::exercise::Tracking;
use crate::domain::sets::{Amount, DistanceUnit, Loading, MAX_SETS};
use crate::error::{self, Failure, Try};

/// More repetitions than this, or more sets than [`OFTEN`], may be a weight behind an `x`.
const MANY_REPS: u32 = 30;
/// See [`MANY_REPS`].
const OFTEN: usize = 10;
/// How many of an implement the notation once let one write: `2x20`.
const MAX_COPIES: f64 = 4.0;

/// Words for units that are not in the notation, and the ones that are.
const UNITS: [(&str, &str); 33] = [
    ("kilo", "kg"),
    ("kilos", "kg"),
    ("kilogram", "kg"),
    ("kilograms", "kg"),
    ("pound", "lb"),
    ("pounds", "lb"),
    ("bodyweight", "bw"),
    ("hr", "h"),
    ("hrs", "h"),
    ("hour", "h"),
    ("hours", "h"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("secs", "s"),
    ("second", "s"),
    ("seconds", "s"),
    ("metre", "m"),
    ("metres", "m"),
    ("meter", "m"),
    ("meters", "m"),
    ("kms", "km"),
    ("kilometre", "km"),
    ("kilometres", "km"),
    ("kilometer", "km"),
    ("kilometers", "km"),
    ("mile", "mi"),
    ("miles", "mi"),
    ("yard", "yd"),
    ("yards", "yd"),
    ("yds", "yd"),
    ("foot", "ft"),
    ("feet", "ft"),
];

impl Parser<'_> {
    /// Something where an element should begin, or between two.
    pub(super) fn stray(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let apart = at == 0 || matches!(self.kind(at - 1), Some(Kind::Blank | Kind::Comma));
        match self.kind(at) {
            Some(Kind::Word) => self.stray_word(at),
            Some(Kind::Other) => self.stray_character(at),
            Some(Kind::Plus | Kind::Minus) => self.stray_sign(at),
            Some(Kind::At) => self.stray_load(at),
            Some(Kind::Times) => {
                error::nothing_before(self.text, &part, "number of sets", self.without(at))
            }
            Some(Kind::Comma) => error::nothing_before(self.text, &part, "set", self.without(at)),
            Some(Kind::Tag(_)) if apart && !self.items.is_empty() => {
                let before = self.part(at - 1, at);
                error::tag_apart(self.text, &part, self.corrected(&[(before, "")]))
            }
            Some(Kind::Body) if apart && !self.items.is_empty() => {
                let before = self.part(at - 1, at);
                error::weight_goes_last(self.text, &part, self.corrected(&[(before, "@")]), None)
            }
            Some(Kind::Slash) => error::no_such_sign(self.text, &part, self.commas_for_slashes()),
            Some(Kind::Colon) => error::no_such_sign(self.text, &part, self.time_behind_at(at)),
            Some(_) if !apart => error::no_such_sign(self.text, &part, self.without(at)),
            Some(_) => error::not_a_set(self.text, &self.chunk(at), None),
            None => error::no_sets_given(),
        }
    }

    /// `5/5/5@100`.
    fn commas_for_slashes(&self) -> Option<Try> {
        let number = |at: usize| self.kind(at) == Some(Kind::Number);
        let slashes = (1..self.tokens.len())
            .filter(|at| self.kind(*at) == Some(Kind::Slash) && number(at - 1) && number(at + 1));
        let edits: Vec<_> = slashes.map(|at| (self.part(at, at + 1), ",")).collect();
        self.corrected(&edits)
    }

    /// `5km@28:30`, with the colon at `at`.
    fn time_behind_at(&self, at: usize) -> Option<Try> {
        let sign = at.checked_sub(2)?;
        let of_load = self.kind(sign) == Some(Kind::At) && self.kind(at - 1) == Some(Kind::Number);
        let edit = (self.end_before(sign)..self.start(at - 1), "/");
        of_load.then(|| self.corrected(&[edit])).flatten()
    }

    fn stray_word(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let behind_number = at > 0 && self.kind(at - 1) == Some(Kind::Number);
        match self.known_word(at) {
            Some(failure) => failure,
            None if behind_number => error::unknown_unit(self.text, &part),
            None => {
                // Numbers in it may be meant to count.
                let words = !self.text[part.start..].contains(|c: char| c.is_ascii_digit());
                let note = words.then(|| self.corrected(&[(part.start..part.start, "// ")]));
                let note = note.flatten();
                error::not_a_set(self.text, &self.chunk(at), note)
            }
        }
    }

    /// A word that is not in the notation and known nevertheless.
    fn known_word(&self, at: usize) -> Option<Failure> {
        let part = self.part(at, at + 1);
        let word = self.word(at).to_lowercase();
        let number_follows = self.kind(at + 1) == Some(Kind::Number);
        let number_follows_blank = self.kind(self.past_blank(at + 1)) == Some(Kind::Number);
        if let Some((_, unit)) = UNITS.iter().find(|(known, _)| *known == word) {
            return Some(error::foreign_unit(
                self.text,
                &part,
                unit,
                self.corrected(&[(part.clone(), unit)]),
            ));
        }
        match word.as_str() {
            "r" | "rp" if number_follows => {
                let [rpe, rir] =
                    ["rpe", "rir"].map(|effort| self.corrected(&[(part.clone(), effort)]));
                Some(error::not_an_effort(self.text, &self.chunk(at), rpe, rir))
            }
            "e" if number_follows && at > 0 => {
                let number = self.part(at - 1, at).start..self.chunk(at).end;
                Some(error::not_a_number(self.text, &number, None))
            }
            // A runner means kilometres, a lifter kilograms.
            "k" => {
                let units =
                    ["km", "kg"].map(|unit| (unit, self.corrected(&[(part.clone(), unit)])));
                let (unit, fix) = units.into_iter().find(|(_, fix)| fix.is_some())?;
                Some(error::foreign_unit(self.text, &part, unit, fix))
            }
            "at" => {
                let fix = self.corrected(&[(
                    self.end_before(at)..self.start(self.past_blank(at + 1)),
                    "@",
                )]);
                Some(error::foreign_word(self.text, &part, fix))
            }
            "in" if number_follows_blank => {
                let edit = (
                    self.end_before(at)..self.start(self.past_blank(at + 1)),
                    "/",
                );
                Some(error::foreign_word(
                    self.text,
                    &part,
                    self.corrected(&[edit]),
                ))
            }
            "set" | "sets" => {
                let between = |kind| matches!(kind, Some(Kind::Blank | Kind::Times));
                let of = |at: usize| self.word(at).eq_ignore_ascii_case("of");
                let end = self.tokens.len();
                let next = (at + 1..end)
                    .find(|next| !between(self.kind(*next)) && !of(*next))
                    .unwrap_or(end);
                let fix = self.corrected(&[(self.end_before(at)..self.start(next), "x")]);
                Some(error::foreign_word(self.text, &part, fix))
            }
            "rep" | "reps" => {
                let edits: Vec<_> = (at..self.tokens.len())
                    .filter(|other| self.word(*other).eq_ignore_ascii_case(self.word(at)))
                    .map(|other| (self.end_before(other)..self.part(other, other + 1).end, ""))
                    .collect();
                Some(error::foreign_word(
                    self.text,
                    &part,
                    self.corrected(&edits),
                ))
            }
            "st" | "stone" | "stones" => Some(self.stone(at)),
            _ => None,
        }
    }

    /// `40stone`: 14 pounds each.
    fn stone(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let number = (0..at)
            .rev()
            .find(|before| self.kind(*before) == Some(Kind::Number))
            .unwrap_or(at);
        let Ok(stone) = self.number(number) else {
            return error::unknown_weight_unit(self.text, &part, None, "");
        };
        let pounds = (stone * 14.0 * 1e6).round() / 1e6;
        let fix = self.corrected(&[(self.start(number)..part.end, &format!("{pounds}lb"))]);
        error::unknown_weight_unit(
            self.text,
            &part,
            fix,
            &format!("{stone} stone are {pounds} lb"),
        )
    }

    fn stray_character(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let Some(letter) = self.word(at).chars().next() else {
            return error::no_sets_given();
        };
        let instead = match letter {
            '*' | '∗' | '✕' | '✖' => "x",
            '−' | '–' | '—' => "-",
            '＠' => "@",
            // The soft hyphen and the zero-width ones drive no terminal, and still nobody sees them.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {
                return error::invisible(self.text, &part, self.without(at));
            }
            _ if error::is_unsafe(letter) => {
                return error::invisible(self.text, &part, self.without(at));
            }
            _ if letter.is_numeric() => return error::foreign_digits(self.text, &part),
            _ => return error::no_such_sign(self.text, &part, None),
        };
        error::no_such_sign(self.text, &part, self.corrected(&[(part.clone(), instead)]))
    }

    /// `8+10` may lack its `@`; elsewhere a sign is too much.
    fn stray_sign(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let signed = self.reading.tracking.loading() != Loading::Loaded;
        let fix = match self.items.last() {
            Some(item) if signed && item.load.is_none() => {
                self.corrected(&[(item.part.end..part.start, "@")])
            }
            Some(Item {
                load: Some(load), ..
            }) if signed && load.weight.is_none() => {
                self.corrected(&[(load.part.end..part.start, "")])
            }
            _ if at > 0 && self.kind(at - 1) == Some(Kind::Number) => None,
            _ => self.without(at),
        };
        error::misplaced_sign(self.text, &part, fix)
    }

    /// A load that does not follow its set.
    fn stray_load(&self, at: usize) -> Failure {
        let part = self.part(at, self.load_end(at));
        match self.items.last() {
            None => error::nothing_before(self.text, &part, "set", None),
            Some(Item { load: Some(_), .. }) => error::weight_already(self.text, &part, None),
            Some(item) => {
                let load = (item.part.end..item.part.end, &self.text[part.clone()]);
                let fix = self.corrected(&[load, (self.end_before(at)..part.end, "")]);
                error::weight_apart(self.text, &part, fix)
            }
        }
    }

    /// Rule of the separators: a comma straight after a load may be a decimal comma.
    pub(super) fn check_comma(&self, first: usize, comma: usize) -> Result<(), Failure> {
        let end = self.start(first);
        let Some(load) = self
            .items
            .last()
            .and_then(|item| item.load.as_ref())
            .filter(|load| load.part.end == end)
        else {
            return Ok(());
        };
        let part = self.part(comma, comma + 1);
        let blank = self.corrected(&[(self.part(first, self.past_blank(comma + 1)), " ")]);
        let digits = first == comma
            && self.kind(comma - 1) == Some(Kind::Number)
            && self.is_whole(comma - 1);
        let decimals =
            digits && self.may_be_decimals(comma + 1) && !self.followed_by_load(comma + 1);
        if let Some(weight) = load.weight.filter(|_| decimals) {
            let decimals = self.word(comma + 1);
            let meaning = format!("weight {}.{decimals}", weight.value.abs());
            let point = (self.corrected(&[(part.clone(), ".")]), meaning.as_str());
            return Err(error::decimal_comma(
                self.text, &part, decimals, point, blank,
            ));
        }
        Err(error::comma_after_weight(self.text, &part, blank))
    }

    /// `3x8@60,65,70`, also with blanks or slashes: a weight for each of some sets, which have one for all.
    pub(super) fn check_weights_in_turn(&self, first: usize) -> Result<(), Failure> {
        // Where sets without a weight are as good as others, such a number may be one.
        if !self.is_typed || self.reading.tracking.loading() != Loading::Loaded {
            return Ok(());
        }
        let end = self.start(first);
        let last = self.items.last();
        let item = last.and_then(|item| Some((item, item.load.as_ref()?)));
        let is_bare = |item: &Item, load: &Load| {
            let between = self.text.get(item.amount.end..load.part.start);
            load.part.end == end && between.is_some_and(|text| text.trim().is_empty())
        };
        let Some((item, load)) = item.filter(|(item, load)| is_bare(item, load)) else {
            return Ok(());
        };
        // A number far from the weight before it is more likely one of repetitions.
        let one = load.weight.map_or(0.0, |weight| weight.value);
        let is_weight = |number: usize| {
            let value: f64 = self.word(number).parse().unwrap_or(0.0);
            self.kind(number) == Some(Kind::Number) && (one / 2.0..=one * 2.0).contains(&value)
        };
        let mut weights = vec![&self.text[load.part.clone()]];
        let (mut at, mut commas) = (first, false);
        loop {
            let between = self.past_blank(at);
            let number = match self.kind(between) {
                Some(Kind::Comma | Kind::Slash) => self.past_blank(between + 1),
                Some(Kind::Number) if between > at => between,
                _ => break,
            };
            if !is_weight(number) {
                break;
            }
            commas |= self.kind(between) == Some(Kind::Comma);
            let unit = self.past_blank(number + 1);
            at = match self.kind(unit) {
                Some(Kind::Weight(_)) => unit + 1,
                _ => number + 1,
            };
            weights.push(&self.text[self.part(number, at)]);
        }
        // Of two with a comma between, the second may be decimals of the first.
        let fewest = if commas { 3 } else { 2 };
        let goes_on = matches!(
            self.kind(self.past_blank(at)),
            Some(Kind::At | Kind::Times | Kind::Comma | Kind::Slash)
        );
        if weights.len() != item.sets.len() || weights.len() < fewest || goes_on {
            return Ok(());
        }
        let amount = &self.text[item.amount.clone()];
        let each = weights.iter().map(|weight| {
            let weight = weight.trim_start_matches('@').trim_start();
            format!("{amount}@{weight}")
        });
        let apart = each.collect::<Vec<_>>().join(" ");
        let whole = item.part.start..self.part(first, at).end;
        let Some(fix) = self.corrected(&[(whole, &apart)]) else {
            return Ok(());
        };
        Err(error::weights_in_turn(
            self.text,
            &self.part(first, at),
            fix,
        ))
    }

    /// `rpe8,5` would be two sets by the grammar, and a decimal comma to half of Europe.
    pub(super) fn check_effort_comma(&self, number: usize, effort: f64) -> Result<(), Failure> {
        let comma = number + 1;
        let half = self.kind(comma) == Some(Kind::Comma) && self.word(comma + 1) == "5";
        if !half || !self.is_whole(number) || !self.may_be_decimals(comma + 1) {
            return Ok(());
        }
        let part = self.part(comma, comma + 1);
        let meaning = format!("effort {effort}.5");
        let point = (self.corrected(&[(part.clone(), ".")]), meaning.as_str());
        let blank = self.corrected(&[(part.clone(), " ")]);
        Err(error::decimal_comma(self.text, &part, "5", point, blank))
    }

    /// Whether a number after a comma stands alone, and so may be the decimals of the one before.
    fn may_be_decimals(&self, at: usize) -> bool {
        let next = self.kind(self.past_blank(at + 1));
        let a_set = matches!(
            next,
            Some(Kind::Times | Kind::Time(_) | Kind::Distance(_) | Kind::Colon)
        );
        let short = self.kind(at) == Some(Kind::Number) && self.word(at).len() <= MAX_DECIMALS;
        short && self.is_whole(at) && !a_set
    }

    fn followed_by_load(&self, at: usize) -> bool {
        self.kind(self.past_blank(at + 1)) == Some(Kind::At)
    }

    fn is_whole(&self, at: usize) -> bool {
        !self.word(at).contains('.')
    }

    pub(super) fn no_set_after_comma(&self, comma: usize) -> Failure {
        let part = self.part(comma, comma + 1);
        error::no_set_after_comma(self.text, &part, self.without(comma))
    }

    /// Two elements without anything between them.
    pub(super) fn no_gap(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        match (self.kind(at), self.items.last()) {
            (Some(Kind::Number | Kind::Rpe | Kind::Rir | Kind::Rest), _) => {
                let fix = self.corrected(&[(part.start..part.start, " ")]);
                error::no_blank(self.text, &self.chunk(at), fix)
            }
            (Some(Kind::Slash), Some(item)) if item.part.end == part.start => {
                match self.amount_of(item) {
                    Amount::Time(_) => self.time_first(at, item),
                    _ => self.stray(at),
                }
            }
            _ => self.stray(at),
        }
    }

    /// `24:30/5km`.
    fn time_first(&self, slash: usize, item: &Item) -> Failure {
        let unit = self.past_blank(slash + 2);
        let Some(Kind::Distance(_)) = self.kind(unit) else {
            return error::no_such_sign(self.text, &self.part(slash, slash + 1), None);
        };
        let distance = self.part(slash + 1, unit + 1);
        let swapped = format!(
            "{}/{}",
            &self.text[distance.clone()],
            &self.text[item.amount.clone()]
        );
        let part = item.amount.start..distance.end;
        let fix = self.corrected(&[(part.clone(), &swapped)]);
        error::distance_first(self.text, &part, fix)
    }

    /// Tokens with nothing behind them.
    pub(super) fn missing(&self, before: Range<usize>, wanted: &str) -> Failure {
        let part = self.part(before.start, before.end);
        // `8rpe`.
        let number = before.start.checked_sub(1).filter(|number| {
            let effort = matches!(self.kind(before.start), Some(Kind::Rpe | Kind::Rir));
            effort && self.kind(*number) == Some(Kind::Number)
        });
        let turned = number.and_then(|number| {
            let text = format!("{}{}", self.word(before.start), self.word(number));
            self.corrected(&[(self.start(number)..part.end, &text)])
        });
        error::nothing_after(self.text, &part, wanted, [turned, None])
    }

    /// `3x`.
    pub(super) fn no_amount(&self, first: usize, times: usize) -> Failure {
        self.missing(
            first..times + 1,
            match self.reading.tracking {
                Tracking::WeightReps | Tracking::BodyweightReps => "reps",
                Tracking::Duration | Tracking::WeightDuration => "time",
                Tracking::DistanceDuration | Tracking::WeightDistance => "distance or time",
            },
        )
    }

    pub(super) fn not_a_number(&self, at: usize) -> Failure {
        let part = self.part(at, at + 1);
        let trimmed = self.word(at).trim_end_matches('.');
        let number = if trimmed.starts_with('.') {
            format!("0{trimmed}")
        } else {
            trimmed.to_owned()
        };
        error::not_a_number(self.text, &part, self.corrected(&[(part.clone(), &number)]))
    }

    /// `40x12`, `165x5x3`: more sets than there can be.
    pub(super) fn so_many_sets(&self, first: usize, second: usize) -> Failure {
        let (weight, reps) = (self.word(first), self.word(second));
        let (text, end) = match self.number_after_times(second + 1) {
            Some(third) => (format!("{}x{reps}@{weight}", self.word(third)), third + 1),
            None => (format!("{reps}@{weight}"), second + 1),
        };
        let fix = self.corrected(&[(self.part(first, end), &text)]);
        let part = self.part(first, first + 1);
        match fix {
            Some(fix) => error::so_many_sets(self.text, &part, fix),
            None => error::too_many_sets(self.text, &part, MAX_SETS),
        }
    }

    /// `12x40kg`, `12x40kgx3`.
    pub(super) fn reps_by_weight(&self, first: usize, second: usize) -> Failure {
        let unit = self.past_blank(second + 1);
        let (reps, weight) = (
            self.word(first),
            format!("{}{}", self.word(second), self.word(unit)),
        );
        let (text, end) = match self.number_after_times(unit + 1) {
            Some(third) => (format!("{}x{reps}@{weight}", self.word(third)), third + 1),
            None => (format!("{reps}@{weight}"), unit + 1),
        };
        let fix = self.corrected(&[(self.part(first, end), &text)]);
        error::weight_goes_last(self.text, &self.part(second, unit + 1), fix, None)
    }

    /// `40kg x 12 x 3`, `100kg 5x5`, `5x5 100kg`: a weight where a set should be.
    pub(super) fn weight_first(&self, first: usize, unit: usize) -> Failure {
        let part = self.part(first, unit + 1);
        let weight = format!("@{}{}", self.word(first), self.word(unit));
        let fix = if let Some(reps) = self.number_after_times(unit + 1) {
            match self.number_after_times(reps + 1) {
                Some(sets) => {
                    let text = format!("{}x{}{weight}", self.word(sets), self.word(reps));
                    self.corrected(&[(part.start..self.part(sets, sets + 1).end, &text)])
                }
                None => self.weight_moved_behind(first, reps, &weight),
            }
        } else if let Some(item) = self.items.last().filter(|item| item.load.is_none()) {
            let end = item.part.end;
            self.corrected(&[(end..end, &weight), (self.end_before(first)..part.end, "")])
        } else {
            self.weight_moved_behind(first, self.past_blank(unit + 1), &weight)
        };
        error::weight_goes_last(self.text, &part, fix, None)
    }

    /// The weight that begins at `first` behind the sets that begin at `sets`, up to the next weight or word.
    fn weight_moved_behind(&self, first: usize, sets: usize, weight: &str) -> Option<Try> {
        let mut last = None;
        for at in sets..self.tokens.len() {
            match self.kind(at) {
                Some(Kind::Number) => match self.kind(self.past_blank(at + 1)) {
                    Some(Kind::Weight(_)) => break,
                    _ => last = Some(self.part(at, at + 1).end),
                },
                Some(Kind::Times | Kind::Blank | Kind::Comma) => {}
                _ => break,
            }
        }
        self.corrected(&[
            (self.start(first)..self.start(sets), ""),
            (last?..last?, weight),
        ])
    }

    /// `3x12x40`, `12@40x3`: an `x` behind an item.
    pub(super) fn third_number(&self, times: usize) -> Failure {
        let sign = self.part(times, times + 1);
        let (Some(third), Some(item)) = (self.number_after_times(times), self.items.last()) else {
            return error::no_such_sign(self.text, &sign, self.without(times));
        };
        let unit = self.past_blank(third + 1);
        let weighed = matches!(self.kind(unit), Some(Kind::Weight(_)));
        let end = if weighed { unit + 1 } else { third + 1 };
        let counted = item.part.start < item.amount.start;
        match (self.amount_of(item), &item.load) {
            (Amount::Reps(reps), None) if counted => {
                let fix = self.corrected(&[(item.part.end..self.start(third), "@")]);
                let (weight, sets) = (item.sets.len(), self.word(third));
                // The first of three is the weight as often as the last.
                let swap = !weighed && sets.parse::<usize>().is_ok_and(|sets| sets < weight);
                let swapped = format!("{sets}x{reps}@{weight}");
                let whole = item.part.start..self.part(third, end).end;
                let other = if swap {
                    self.corrected(&[(whole, &swapped)])
                } else {
                    None
                };
                error::weight_goes_last(self.text, &self.part(times, end), fix, other)
            }
            _ if !counted && !weighed => {
                let start = item.part.start;
                let count = format!("{}x", self.word(third));
                let rest = item.part.end..self.part(third, end).end;
                error::sets_first(
                    self.text,
                    &self.part(times, end),
                    self.corrected(&[(start..start, &count), (rest, "")]),
                )
            }
            _ => error::no_such_sign(self.text, &sign, None),
        }
    }

    /// `@2x20`: two of twenty, once.
    pub(super) fn check_copies(&self, first: usize) -> Result<(), Failure> {
        let copies = self
            .word(first)
            .parse::<f64>()
            .is_ok_and(|copies| (1.0..=MAX_COPIES).contains(&copies));
        match self.number_after_times(first + 1) {
            Some(weight) if copies => {
                let fix = self.corrected(&[(self.start(first)..self.start(weight), "")]);
                Err(error::weight_copies(
                    self.text,
                    &self.part(first, weight + 1),
                    fix,
                ))
            }
            _ => Ok(()),
        }
    }

    /// `3x12@40@8`.
    pub(super) fn check_second_load(&self) -> Result<(), Failure> {
        let at = self.past_blank(self.next);
        if self.kind(at) != Some(Kind::At) {
            return Ok(());
        }
        let number = self.past_blank(at + 1);
        if matches!(self.kind(number), Some(Kind::Rpe | Kind::Rir)) {
            return Err(self.effort_as_weight(at, number));
        }
        let part = self.part(at, self.load_end(at));
        let effort = if self.kind(number) == Some(Kind::Number) && self.load_end(at) == number + 1 {
            let effort = format!(" rpe{}", self.word(number));
            self.corrected(&[(self.end_before(at)..part.end, &effort)])
        } else {
            None
        };
        Err(error::weight_already(self.text, &part, effort))
    }

    /// `@rpe8`.
    pub(super) fn effort_as_weight(&self, at: usize, effort: usize) -> Failure {
        let fix = self.corrected(&[(self.end_before(at)..self.start(effort), " ")]);
        error::effort_as_weight(self.text, &self.part(at, effort + 1), fix)
    }

    /// `3x12@`.
    pub(super) fn no_weight_after(&self, at: usize) -> Failure {
        let part = self.part(at, self.next).start..self.end_before(self.next);
        let last = self
            .last_load()
            .and_then(|load| self.corrected(&[(part.clone(), &load)]));
        let unloaded = self.corrected(&[(part.clone(), "@bw")]);
        error::nothing_after(self.text, &part, "weight", [last, unloaded])
    }

    /// `@40stone`, `@40s`.
    pub(super) fn no_weight_unit(&self, word: usize) -> Failure {
        let known = if self.kind(word) == Some(Kind::Word) {
            self.known_word(word)
        } else {
            None
        };
        known.unwrap_or_else(|| {
            error::unknown_weight_unit(self.text, &self.part(word, word + 1), None, "")
        })
    }

    /// `3x12@heavy`.
    pub(super) fn not_a_weight(&self, at: usize) -> Failure {
        let known = if self.kind(at) == Some(Kind::Word) {
            self.known_word(at)
        } else {
            None
        };
        known.unwrap_or_else(|| error::not_a_weight(self.text, &self.chunk(at)))
    }

    pub(super) fn added_or_assists(&self, number: usize, part: &Range<usize>) -> Failure {
        let start = self.start(number);
        let [added, assists] = ["+", "-"].map(|sign| self.corrected(&[(start..start, sign)]));
        error::added_or_assists(self.text, part, added, assists)
    }

    pub(super) fn signed_weight(&self, number: usize, part: &Range<usize>) -> Failure {
        let fix = self.corrected(&[(part.start..self.start(number), "@")]);
        error::signed_weight(self.text, part, fix)
    }

    /// `12@40rpe7/8`.
    pub(super) fn attached_efforts(&self, effort: usize) -> Failure {
        let start = self.start(effort);
        error::attached_efforts(
            self.text,
            &self.chunk(effort),
            self.corrected(&[(start..start, " ")]),
        )
    }

    /// `1h 20min`: to the grammar two times, to a runner one.
    pub(super) fn check_one_time(&self, unit: u32, value: f64) -> Result<(), Failure> {
        let Some(larger) = self.next.checked_sub(2) else {
            return Ok(());
        };
        let blank = self.part(larger + 1, larger + 2);
        match (self.kind(larger), self.kind(larger + 1)) {
            (Some(Kind::Time(before)), Some(Kind::Blank)) if before > unit && value < 60.0 => {
                let [one, two] =
                    ["", ","].map(|between| self.corrected(&[(blank.clone(), between)]));
                let number = self.tokens[..larger]
                    .iter()
                    .rposition(|token| token.kind == Kind::Number);
                let part = self.part(number.unwrap_or(larger), self.past_blank(self.next + 1) + 1);
                Err(error::one_time_or_two(self.text, &part, one, two))
            }
            _ => Ok(()),
        }
    }

    /// Rule 3 broken, by the item at `other`.
    pub(super) fn two_things(&self, other: usize) -> Failure {
        let (before, item) = (&self.items[other - 1], &self.items[other]);
        let gap = item.gap.part.clone();
        let first = match (self.amount_of(before), self.amount_of(item)) {
            (Amount::Reps(_), _)
                if item.gap.comma && before.part == before.amount && gap.len() == 1 =>
            {
                self.corrected(&[(gap, ".")])
            }
            (Amount::Distance { .. }, Amount::Time(_)) => self.corrected(&[(gap, "/")]),
            _ => None,
        };
        let unit = self
            .items
            .iter()
            .find_map(|item| match self.amount_of(item) {
                Amount::Reps(_) => None,
                Amount::Time(_) => Some("s"),
                Amount::Distance { unit, .. } => Some(unit.word()),
            });
        let second = unit.and_then(|unit| self.with_unit(unit));
        let things = [thing(self.amount_of(before)), thing(self.amount_of(item))];
        error::one_thing(self.text, &item.amount, things, [first, second])
    }

    /// `3x60` on a hold.
    pub(super) fn number_without_unit(&self, counted: &str) -> Failure {
        let many = matches!(self.amount_of(&self.items[0]), Amount::Reps(100..));
        let units = match self.reading.tracking {
            Tracking::WeightDistance => ["m", "s"],
            Tracking::DistanceDuration if many => ["m", "s"],
            Tracking::DistanceDuration => ["km", "min"],
            _ => ["s", "min"],
        };
        let [first, second] = units.map(|unit| self.with_unit(unit));
        // Three sets of sixty are seconds; minutes come once.
        let second = second.filter(|_| self.items[0].sets.len() == 1 || units[1] != "min");
        error::number_without_unit(self.text, &self.items[0].amount, counted, [first, second])
    }

    /// The text with a unit behind every bare number.
    fn with_unit(&self, unit: &str) -> Option<Try> {
        let bare = self
            .items
            .iter()
            .filter(|item| matches!(self.amount_of(item), Amount::Reps(_)));
        let edits: Vec<_> = bare
            .map(|item| (item.amount.end..item.amount.end, unit))
            .collect();
        self.corrected(&edits)
    }

    /// `60m` on a hold.
    pub(super) fn time_not_distance(&self, unit: DistanceUnit) -> Failure {
        let part = &self.items[0].amount;
        if unit != DistanceUnit::M {
            return error::time_not_distance(self.text, part);
        }
        let edits: Vec<_> = self
            .items
            .iter()
            .map(|item| (item.amount.end - 1..item.amount.end, "min"))
            .collect();
        error::metres_not_minutes(self.text, part, self.corrected(&edits))
    }

    /// No load on a loaded exercise.
    pub(super) fn no_weight_given(&self) -> Failure {
        let (first, last) = (&self.items[0], &self.items[self.items.len() - 1]);
        let part = first.part.start..last.part.end;
        let count = first.sets.len();
        if let (1, Amount::Reps(reps)) = (self.items.len(), self.amount_of(first))
            && count > 1
            && (count > OFTEN || reps > MANY_REPS)
        {
            let fix = self.corrected(&[(part.start..first.amount.end, &format!("{count}@{reps}"))]);
            return error::reps_at_weight(self.text, &part, count, reps, fix);
        }
        if let Some(fix) = self.lone_number_as_weight() {
            return error::no_weight_given(self.text, &part, Some(fix), None);
        }
        let end = part.end..part.end;
        let as_last = self
            .last_load()
            .and_then(|load| self.corrected(&[(end.clone(), &load)]));
        error::no_weight_given(
            self.text,
            &part,
            as_last,
            self.corrected(&[(end.clone(), "@bw")]),
        )
    }

    /// `5x5 100`, `100 5x5`, `10 8 6 100`: the number beside them is the weight.
    fn lone_number_as_weight(&self) -> Option<Try> {
        let lone = |item: &Item| item.part == item.amount;
        let counted = |item: &Item| item.part.start < item.amount.start;
        let few = |item: &Item| matches!(self.amount_of(item), Amount::Reps(..=MANY_REPS));
        let weight = |item: &Item| format!("@{}", &self.text[item.amount.clone()]);
        let (last, before) = self.items.split_last()?;
        let (first, behind) = self.items.split_first()?;
        let (next, to_last) = (behind.first()?, before.last()?);
        if lone(last) && (before.iter().all(counted) || !few(last) && before.iter().all(few)) {
            self.corrected(&[(to_last.part.end..last.part.end, &weight(last))])
        } else if lone(first) && behind.iter().all(counted) {
            let (gone, end) = (first.part.start..next.part.start, last.part.end);
            self.corrected(&[(gone, ""), (end..end, &weight(first))])
        } else {
            None
        }
    }

    /// Sets behind the last load on a loaded exercise.
    pub(super) fn no_weight_here(&self, first: usize) -> Failure {
        let part = self.items[first].part.start..self.items[self.items.len() - 1].part.end;
        let load = self.items[..first]
            .iter()
            .rev()
            .find_map(|item| item.load.as_ref());
        let load = load.map_or("", |load| &self.text[load.part.clone()]);
        error::no_weight_here(
            self.text,
            &part,
            self.corrected(&[(part.end..part.end, load)]),
        )
    }

    /// Sets without a load beside others with one, where a set may have none.
    pub(super) fn with_or_without(&self) -> Failure {
        let bare: Vec<_> = (0..self.items.len())
            .filter(|i| self.covering(*i).is_none())
            .collect();
        let run = bare
            .iter()
            .enumerate()
            .take_while(|(n, i)| bare[0] + n == **i)
            .count();
        let part = self.items[bare[0]].part.start..self.items[bare[0] + run - 1].part.end;
        let last = self
            .items
            .iter()
            .rposition(|item| item.load.is_some())
            .unwrap_or_default();
        let load = self.items[last]
            .load
            .as_ref()
            .map_or("", |load| &self.text[load.part.clone()]);
        let mut with = Vec::new();
        let mut without = Vec::new();
        for i in bare {
            let (end, next) = (self.items[i].part.end, self.items.get(i + 1));
            let joined = next.is_some_and(|next| next.gap.comma);
            match next {
                Some(next) if i < last => with.push((next.gap.part.clone(), ",")),
                _ if !joined => with.push((end..end, load)),
                _ => {}
            }
            if !joined {
                without.push((end..end, "@bw"));
            }
        }
        error::with_or_without(
            self.text,
            &part,
            self.corrected(&with),
            self.corrected(&without),
        )
    }

    pub(super) fn second_note(&self, second: usize) -> Failure {
        let first = self.note.unwrap_or(second);
        let between = self.text[..second].trim_end().len();
        let edit = if between <= first + 2 {
            (first..second, "")
        } else {
            (between..second + 2, ",")
        };
        error::second_note(self.text, &(second..second + 2), self.corrected(&[edit]))
    }

    /// Last time's weight as a load.
    fn last_load(&self) -> Option<String> {
        let last = self.reading.last?;
        let unit = if last.unit == self.reading.unit {
            ""
        } else {
            last.unit.word()
        };
        Some(match self.reading.tracking.loading() {
            Loading::Bodyweight => format!("@{:+}{unit}", last.value),
            Loading::Loaded | Loading::Optional => format!("@{}{unit}", last.value),
        })
    }

    /// The number of `x 12` at `times`.
    fn number_after_times(&self, times: usize) -> Option<usize> {
        let times = self.past_blank(times);
        let number = self.past_blank(times + 1);
        let found =
            self.kind(times) == Some(Kind::Times) && self.kind(number) == Some(Kind::Number);
        found.then_some(number)
    }

    /// The token after the load that begins at `at`, however it is made.
    fn load_end(&self, at: usize) -> usize {
        let mut end = self.past_blank(at + 1);
        end += usize::from(self.kind(end) == Some(Kind::Body));
        end += usize::from(matches!(self.kind(end), Some(Kind::Plus | Kind::Minus)));
        if self.kind(end) != Some(Kind::Number) {
            return end.min(self.tokens.len());
        }
        let unit = self.past_blank(end + 1);
        if matches!(self.kind(unit), Some(Kind::Weight(_))) {
            unit + 1
        } else {
            end + 1
        }
    }

    /// The text without a token, and without the blank before it where another follows.
    fn without(&self, at: usize) -> Option<Try> {
        let part = self.part(at, at + 1);
        let apart = matches!(self.kind(at + 1), None | Some(Kind::Blank));
        self.corrected(&[(
            if apart {
                self.end_before(at)..part.end
            } else {
                part
            },
            "",
        )])
    }

    /// Where what stands before a token ends, blanks left out.
    fn end_before(&self, at: usize) -> usize {
        let blank = at > 0 && self.kind(at - 1) == Some(Kind::Blank);
        self.start(if blank { at - 1 } else { at })
    }

    /// A token and what follows it without a blank or comma.
    fn chunk(&self, at: usize) -> Range<usize> {
        let ends = |token: &super::Token| matches!(token.kind, Kind::Blank | Kind::Comma);
        let len = self.tokens[at..]
            .iter()
            .position(ends)
            .unwrap_or(self.tokens.len() - at);
        self.part(at, at + len)
    }
}
