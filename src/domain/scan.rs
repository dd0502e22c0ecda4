//! The fast reader of a line in the exact layout that fitlog writes.
//!
//! It answers only when it is sure: for anything else, from a blank in an odd place to a number of twenty digits, it
//! gives up and [`crate::domain::entry`] reads the line through `serde_json`.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::entry::{By, Entry, Id, MAX_LINE, Void, in_range, within_years};
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};

/// What every line of fitlog's own begins with.
pub const BEGIN: &[u8] = br#"{"v":1,"id":""#;
/// Where the field behind the id begins.
pub const AFTER_ID: usize = BEGIN.len() + 36;

/// A line in the known layout.
pub enum Scanned<'a> {
    /// An entry; its sets are in the scratch space.
    Entry(Head<'a>),
    /// A void.
    Void(Void),
}

/// An entry without its sets.
pub struct Head<'a> {
    id: Id,
    date: NaiveDate,
    time: Option<NaiveTime>,
    exercise: &'a str,
    note: Option<Cow<'a, str>>,
    workout: Option<Cow<'a, str>>,
    batch: Option<Id>,
    replaces: Option<Id>,
    source: Option<&'a str>,
}

impl<'a> Head<'a> {
    /// The entry with the sets that were read with it.
    #[must_use]
    pub fn with_sets(self, sets: &'a [Set]) -> Entry<'a> {
        Entry {
            id: self.id,
            date: self.date,
            time: self.time,
            exercise: Cow::Borrowed(self.exercise),
            sets: Cow::Borrowed(sets),
            note: self.note,
            workout: self.workout,
            batch: self.batch,
            replaces: self.replaces,
            source: self.source.map(Cow::Borrowed),
        }
    }
}

/// Reads a line in the known layout; `None` is not damage, only another layout.
pub fn line<'a>(line: &'a [u8], sets: &mut Vec<Set>) -> Option<Scanned<'a>> {
    if line.len() > MAX_LINE {
        return None;
    }
    let mut scan = Scan { rest: line };
    scan.skip(BEGIN)?;
    let id = scan.id()?;
    if scan.skip(br#"","voids":""#).is_some() {
        let voids = scan.id()?;
        scan.skip(br#"","by":""#)?;
        let by = scan.plain_string()?;
        scan.skip(b"}")?;
        return scan.rest.is_empty().then(|| {
            Scanned::Void(Void {
                id,
                voids,
                by: By::from_word(by),
            })
        });
    }
    scan.skip(br#"","date":""#)?;
    let date = date(scan.take()?)?;
    let time = if scan.skip(br#"","time":""#).is_some() {
        Some(time(*scan.take()?)?)
    } else {
        None
    };
    scan.skip(br#"","exercise":""#)?;
    let exercise = scan.plain_string()?;
    if exercise.is_empty() {
        return None;
    }
    scan.skip(br#","sets":["#)?;
    loop {
        sets.push(scan.set()?);
        if scan.skip(b",").is_none() {
            break;
        }
    }
    scan.skip(b"]")?;
    let note = if scan.skip(br#","note":""#).is_some() {
        Some(scan.string()?)
    } else {
        None
    };
    let workout = if scan.skip(br#","workout":""#).is_some() {
        Some(scan.string()?)
    } else {
        None
    };
    let batch = scan.optional_id(br#","batch":""#)?;
    let replaces = scan.optional_id(br#","replaces":""#)?;
    let source = if scan.skip(br#","source":"#).is_some() {
        Some(scan.rest_of_line()?)
    } else {
        None
    };
    scan.skip(b"}")?;
    scan.rest.is_empty().then_some(Scanned::Entry(Head {
        id,
        date,
        time,
        exercise,
        note,
        workout,
        batch,
        replaces,
        source,
    }))
}

/// The day of ten bytes such as `2026-11-22`, if it exists and lies within the years that can be trained in.
#[must_use]
pub fn date(text: &[u8; 10]) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text else {
        return None;
    };
    let two = |tens: u8, ones: u8| Some(u32::from(digit(tens)?) * 10 + u32::from(digit(ones)?));
    let year = two(y0, y1)? * 100 + two(y2, y3)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(m0, m1)?, two(d0, d1)?)
        .filter(|date| within_years(*date))
}

/// The time of day of eight bytes such as `18:05:12`.
#[must_use]
pub fn time(text: [u8; 8]) -> Option<NaiveTime> {
    let [h0, h1, b':', m0, m1, b':', s0, s1] = text else {
        return None;
    };
    let two = |tens: u8, ones: u8| Some(u32::from(digit(tens)?) * 10 + u32::from(digit(ones)?));
    NaiveTime::from_hms_opt(two(h0, h1)?, two(m0, m1)?, two(s0, s1)?)
}

fn digit(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

/// What is left of a line.
struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    /// Steps over a literal, or stays where it is.
    fn skip(&mut self, literal: &[u8]) -> Option<()> {
        self.rest = self.rest.strip_prefix(literal)?;
        Some(())
    }

    /// The next `N` bytes.
    fn take<const N: usize>(&mut self) -> Option<&'a [u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(bytes)
    }

    fn id(&mut self) -> Option<Id> {
        Id::from_bytes(self.take()?)
    }

    /// The id behind `literal`: `Some(None)` when the literal is not there.
    #[expect(clippy::option_option, reason = "absent is not the same as unreadable")]
    fn optional_id(&mut self, literal: &[u8]) -> Option<Option<Id>> {
        if self.skip(literal).is_none() {
            return Some(None);
        }
        let id = self.id()?;
        self.skip(b"\"")?;
        Some(Some(id))
    }

    /// A string without escapes, up to and over its closing quote.
    fn plain_string(&mut self) -> Option<&'a str> {
        let end = memchr::memchr(b'"', self.rest)?;
        let (text, rest) = self.rest.split_at(end);
        // Without a way out in the middle the compiler looks at sixteen bytes at once.
        let escapes = text.iter().fold(0, |any, byte| {
            any | u8::from(*byte == b'\\') | u8::from(*byte < 0x20)
        });
        if escapes != 0 {
            return None;
        }
        self.rest = &rest[1..];
        std::str::from_utf8(text).ok()
    }

    /// A string up to and over its closing quote; one with escapes is read by `serde_json`.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let mut end = 0;
        let mut escaped = false;
        loop {
            end += memchr::memchr2(b'"', b'\\', self.rest.get(end..)?)?;
            if self.rest[end] == b'"' {
                break;
            }
            escaped = true;
            end += 2;
        }
        let text = std::str::from_utf8(&self.rest[..end]).ok()?;
        if text.bytes().any(|byte| byte < 0x20) {
            return None;
        }
        let text = if escaped {
            // The quote before the string is part of the line: this begins inside it.
            Cow::Owned(serde_json::from_str(&format!("\"{text}\"")).ok()?)
        } else {
            Cow::Borrowed(text)
        };
        self.rest = &self.rest[end + 1..];
        Some(text)
    }

    /// Any JSON value that reaches to the brace which ends the line.
    fn rest_of_line(&mut self) -> Option<&'a str> {
        let (brace, value) = self.rest.split_last()?;
        if *brace != b'}' {
            return None;
        }
        let value: &serde_json::value::RawValue = serde_json::from_slice(value).ok()?;
        self.rest = b"}";
        Some(value.get())
    }

    fn set(&mut self) -> Option<Set> {
        let amount = if self.skip(br#"{"reps":"#).is_some() {
            Amount::Reps(self.whole()?)
        } else if self.skip(br#"{"seconds":"#).is_some() {
            Amount::Time(self.number()?)
        } else {
            self.skip(br#"{"distance":"#)?;
            let value = self.number()?;
            self.skip(br#","distance_unit":""#)?;
            let unit = DistanceUnit::from_word(self.plain_string()?)?;
            let seconds = if self.skip(br#","seconds":"#).is_some() {
                Some(self.number()?)
            } else {
                None
            };
            Amount::Distance {
                value,
                unit,
                seconds,
            }
        };
        let weight = if self.skip(br#","weight":"#).is_some() {
            let value = self.number()?;
            let unit = if self.skip(br#","unit":"kg""#).is_some() {
                Unit::Kg
            } else {
                self.skip(br#","unit":"lb""#)?;
                Unit::Lb
            };
            Some(Weight { value, unit })
        } else {
            None
        };
        let mut set = Set {
            amount,
            weight,
            kind: SetKind::Working,
            rpe: None,
            rest: None,
        };
        // Most sets end here.
        if self.skip(b"}").is_none() {
            if self.skip(br#","kind":""#).is_some() {
                set.kind = SetKind::from_word(self.plain_string()?)?;
            }
            if self.skip(br#","rpe":"#).is_some() {
                set.rpe = Some(self.number()?);
            }
            if self.skip(br#","rest":"#).is_some() {
                set.rest = Some(self.whole()?);
            }
            self.skip(b"}")?;
        }
        in_range(&set).then_some(set)
    }

    /// A whole number of at most nine digits.
    fn whole(&mut self) -> Option<u32> {
        let (digits, value) = self.digits(0);
        if digits == 0 || digits > 9 || self.leads_with_zero(digits) {
            return None;
        }
        self.rest = &self.rest[digits..];
        if self.goes_on() {
            None
        } else {
            u32::try_from(value).ok()
        }
    }

    /// A decimal of at most fifteen digits: its value is exact, whoever computes it.
    fn number(&mut self) -> Option<f64> {
        const POWERS: [f64; 16] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
        ];
        let negative = self.skip(b"-").is_some();
        let (before, whole) = self.digits(0);
        if before == 0 || before > 15 || self.leads_with_zero(before) {
            return None;
        }
        self.rest = &self.rest[before..];
        let (mut after, mut mantissa) = (0, whole);
        if self.skip(b".").is_some() {
            (after, mantissa) = self.digits(whole);
            if after == 0 || before + after > 15 {
                return None;
            }
            self.rest = &self.rest[after..];
        }
        if self.goes_on() {
            return None;
        }
        #[expect(
            clippy::cast_precision_loss,
            reason = "fifteen digits fit into 53 bits"
        )]
        let value = mantissa as f64 / POWERS[after];
        // A zero has no sign here: no lifter means one.
        Some(if negative && value != 0.0 {
            -value
        } else {
            value
        })
    }

    /// JSON lets a zero in front only where it stands alone.
    fn leads_with_zero(&self, digits: usize) -> bool {
        digits > 1 && self.rest[0] == b'0'
    }

    /// How many digits come next, up to sixteen, and the value of them behind those of `value`.
    fn digits(&self, mut value: u64) -> (usize, u64) {
        let mut count = 0;
        for byte in self.rest.iter().take(16) {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
            count += 1;
        }
        (count, value)
    }

    /// Whether the number has more to it than was read: an exponent, or digits behind a leading zero.
    fn goes_on(&self) -> bool {
        !matches!(self.rest.first(), Some(b',' | b'}'))
    }
}
