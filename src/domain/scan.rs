//! The fast reader of a line in the exact layout that fitlog writes.
//!
//! It answers only when it is sure: for anything else, from a blank in an odd place to a number of twenty digits, it
//! gives up and [`crate::domain::entry`] reads the line through `serde_json`.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::entry::{By, Entry, Id, MAX_LINE, Void, YEARS, in_range};
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};

/// What every line of fitlog's own begins with.
pub const BEGIN: &[u8; 13] = br#"{"v":1,"id":""#;
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
    /// The identity of the line.
    pub id: Id,
    date: NaiveDate,
    time: Option<NaiveTime>,
    exercise: &'a str,
    note: Option<Cow<'a, str>>,
    workout: Option<Cow<'a, str>>,
    /// Shared by the lines of one change.
    pub batch: Option<Id>,
    /// The entry this one stands for.
    pub replaces: Option<Id>,
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
    // Most lines end with their sets.
    let mut head = Head {
        id,
        date,
        time,
        exercise,
        note: None,
        workout: None,
        batch: None,
        replaces: None,
        source: None,
    };
    if scan.rest != b"}" {
        scan.rest_of_entry(&mut head)?;
    }
    Some(Scanned::Entry(head))
}
/// The day of ten bytes such as `2026-11-22`, if it exists and lies within the years that can be trained in.
#[must_use]
pub fn date(text: &[u8; 10]) -> Option<NaiveDate> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = *text else {
        return None;
    };
    let [century, year, month, day] = pairs([[y0, y1], [y2, y3], [m0, m1], [d0, d1]])?;
    let year = i32::try_from(century * 100 + year).ok()?;
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year))
}

/// The time of day of eight bytes such as `18:05:12`.
#[must_use]
pub fn time(text: [u8; 8]) -> Option<NaiveTime> {
    let [h0, h1, b':', m0, m1, b':', s0, s1] = text else {
        return None;
    };
    let [hour, minute, second] = pairs([[h0, h1], [m0, m1], [s0, s1]])?;
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Numbers of two digits each.
#[inline]
fn pairs<const N: usize>(pairs: [[u8; 2]; N]) -> Option<[u32; N]> {
    let digits = pairs.map(|pair| pair.map(|byte| u32::from(byte.wrapping_sub(b'0'))));
    // One way out for all of them: a date is read once a line.
    let fits = digits.iter().flatten().all(|digit| *digit <= 9);
    fits.then(|| digits.map(|[tens, ones]| tens * 10 + ones))
}

/// What is left of a line.
struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    /// Steps over a literal, or stays where it is. Its length is known to the compiler, which compares it at once.
    #[inline]
    fn skip<const N: usize>(&mut self, literal: &[u8; N]) -> Option<()> {
        let (bytes, rest) = self.rest.split_first_chunk::<N>()?;
        if bytes != literal {
            return None;
        }
        self.rest = rest;
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
    fn optional_id<const N: usize>(&mut self, literal: &[u8; N]) -> Option<Option<Id>> {
        if self.skip(literal).is_none() {
            return Some(None);
        }
        let id = self.id()?;
        self.skip(b"\"")?;
        Some(Some(id))
    }

    /// A string of plain ASCII, up to and over its closing quote.
    fn plain_string(&mut self) -> Option<&'a str> {
        let (text, rest) = self.rest.split_at(end_of_plain(self.rest)?);
        self.rest = rest.strip_prefix(b"\"")?;
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

    /// What may follow the sets, up to the end of the line.
    fn rest_of_entry(&mut self, head: &mut Head<'a>) -> Option<()> {
        if self.skip(br#","note":""#).is_some() {
            head.note = Some(self.string()?);
        }
        if self.skip(br#","workout":""#).is_some() {
            head.workout = Some(self.string()?);
        }
        head.batch = self.optional_id(br#","batch":""#)?;
        head.replaces = self.optional_id(br#","replaces":""#)?;
        if self.skip(br#","source":"#).is_some() {
            head.source = Some(self.rest_of_line()?);
        }
        self.skip(b"}")?;
        self.rest.is_empty().then_some(())
    }

    #[inline]
    fn set(&mut self) -> Option<Set> {
        let amount = if self.skip(br#"{"reps":"#).is_some() {
            Amount::Reps(self.whole()?)
        } else {
            self.time_or_distance()?
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
            self.kind_and_effort(&mut set)?;
        }
        in_range(&set).then_some(set)
    }

    #[cold]
    fn time_or_distance(&mut self) -> Option<Amount> {
        if self.skip(br#"{"seconds":"#).is_some() {
            return Some(Amount::Time(self.number()?));
        }
        self.skip(br#"{"distance":"#)?;
        let value = self.number()?;
        self.skip(br#","distance_unit":""#)?;
        let unit = DistanceUnit::from_word(self.plain_string()?)?;
        let seconds = if self.skip(br#","seconds":"#).is_some() {
            Some(self.number()?)
        } else {
            None
        };
        Some(Amount::Distance {
            value,
            unit,
            seconds,
        })
    }

    /// What few sets have, up to the end of the set.
    #[cold]
    fn kind_and_effort(&mut self, set: &mut Set) -> Option<()> {
        if self.skip(br#","kind":""#).is_some() {
            set.kind = SetKind::from_word(self.plain_string()?)?;
        }
        if self.skip(br#","rpe":"#).is_some() {
            set.rpe = Some(self.number()?);
        }
        if self.skip(br#","rest":"#).is_some() {
            set.rest = Some(self.whole()?);
        }
        self.skip(b"}")
    }

    /// A whole number of at most seven digits.
    #[inline]
    fn whole(&mut self) -> Option<u32> {
        let (digits, value) = leading_digits(self.rest);
        self.rest = self.number_ends(digits, digits)?;
        Some(value)
    }

    /// A decimal of at most seven digits on either side of the point: its value is exact, whoever computes it.
    #[inline]
    fn number(&mut self) -> Option<f64> {
        static POWERS: [f64; 8] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7];
        let negative = self.skip(b"-").is_some();
        let (before, whole) = leading_digits(self.rest);
        let mut value = f64::from(whole);
        if let Some((b'.', decimals)) = self.rest.get(before..)?.split_first() {
            let (after, part) = leading_digits(decimals);
            if !(1..=7).contains(&after) {
                return None;
            }
            // Fourteen digits fit into the 53 bits of a float, so that only the division rounds.
            value = (value * POWERS[after] + f64::from(part)) / POWERS[after];
            self.rest = self.number_ends(before, before + 1 + after)?;
        } else {
            self.rest = self.number_ends(before, before)?;
        }
        // A zero has no sign here: no lifter means one.
        Some(if negative && value != 0.0 {
            -value
        } else {
            value
        })
    }

    /// What follows a number of so many bytes, if it is one and has no exponent or further digits.
    #[inline]
    fn number_ends(&self, before_point: usize, bytes: usize) -> Option<&'a [u8]> {
        let rest = self.rest.get(bytes..)?;
        // JSON lets a zero in front only where it stands alone.
        let fits = (before_point == 1 || (2..=7).contains(&before_point) && self.rest[0] != b'0')
            && matches!(rest.first(), Some(b',' | b'}'));
        fits.then_some(rest)
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
/// The top bit of each of eight bytes.
const TOPS: u64 = 0x8080_8080_8080_8080;

/// How many of the next eight bytes are digits, up to the first that is none, and their value; eight may be more.
///
/// All eight at once, without a branch for each: this reads every number of a log.
#[inline]
fn leading_digits(bytes: &[u8]) -> (usize, u32) {
    let word = bytes.first_chunk::<8>().copied().unwrap_or_else(|| {
        let mut padded = [0; 8];
        padded[..bytes.len()].copy_from_slice(bytes);
        padded
    });
    // A digit is now its own value, and adding 0x76 sets the top bit of anything above nine.
    let digits = u64::from_le_bytes(word) ^ (ONES * u64::from(b'0'));
    let other = (digits.wrapping_add(ONES * 0x76) | digits) & TOPS;
    let count = other.trailing_zeros() as usize / 8;
    if count == 0 {
        return (0, 0);
    }
    // The digits move to the end, zeros come in front; then tens and ones, hundreds and so on join in pairs.
    let digits = digits << (64 - 8 * count);
    let twos = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    let value = (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
    let value = value as u32;
    (count, value)
}

/// Where the first byte stands that ends or breaks a plain string: a quote, a backslash, a control character, or one
/// beyond ASCII. Eight bytes at a time: words and ids are too short for a wider search to pay.
#[inline]
fn end_of_plain(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The lowest top bit that is set marks the first byte that is zero.
        let zero = |x: u64| x.wrapping_sub(ONES) & !x;
        let quote = zero(word ^ (ONES * u64::from(b'"')));
        let backslash = zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (quote | backslash | control | word) & TOPS;
        if found != 0 {
            return Some(8 * i + found.trailing_zeros() as usize / 8);
        }
    }
    let plain = |byte: &u8| matches!(byte, 0x20..0x80) && *byte != b'"' && *byte != b'\\';
    let at = rest.iter().position(|byte| !plain(byte))?;
    Some(8 * words.len() + at)
}
