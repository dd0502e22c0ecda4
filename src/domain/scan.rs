//! The fast reader of a line in the exact layout that fitlog writes.
//!
//! It answers only when it is sure: for anything else, from a blank in an odd place to a number of twenty digits, it
//! gives up and [`crate::domain::entry`] reads the line through `serde_json`.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::entry::{self, By, Entry, Id, MAX_LINE, Void, YEARS, in_range};
use crate::domain::sets::{Amount, DistanceUnit, MAX_REPS, MAX_WEIGHT, Set, SetKind, Unit, Weight};

/// [`entry::BEGIN`] as an array: what has a known length is compared at once.
pub const BEGIN: &[u8; entry::BEGIN.len()] = entry::BEGIN
    .as_bytes()
    .first_chunk()
    .expect("all of its bytes");
/// Where the field behind the id begins.
pub const AFTER_ID: usize = BEGIN.len() + 36;

/// A line in the known layout.
pub enum Scanned {
    /// An entry; its sets are in the scratch space, for the caller to lend to it.
    Entry,
    /// A void.
    Void(Void),
}

/// The day of the line before: most lines are of the same day, and it need not be read again.
#[derive(Debug, Clone, Copy, Default)]
pub struct LastDay {
    text: [u8; 10],
    day: Option<NaiveDate>,
}

impl LastDay {
    /// The day of ten bytes, as [`date`].
    #[inline]
    fn or_read(&mut self, text: &[u8; 10]) -> Option<NaiveDate> {
        if self.text != *text {
            self.day = date(text);
            self.text = *text;
        }
        self.day
    }
}

/// Reads a line in the known layout; `None` is not damage, only another layout.
///
/// An entry is put together in `entry`, which is [`Entry::blank`]: copied from hand to hand, it would cost as much as
/// to read it.
pub fn line<'a>(
    line: &'a [u8],
    sets: &mut Vec<Set>,
    last_day: &mut LastDay,
    entry: &mut Entry<'a>,
) -> Option<Scanned> {
    if line.len() > MAX_LINE {
        return None;
    }
    let mut scan = Scan { rest: line };
    scan.skip(BEGIN)?;
    entry.id = scan.id()?;
    if scan.skip(br#"","voids":""#).is_some() {
        let voids = scan.id()?;
        scan.skip(br#"","by":""#)?;
        let by = scan.plain_string()?;
        scan.skip(b"}")?;
        return scan.rest.is_empty().then(|| {
            Scanned::Void(Void {
                id: entry.id,
                voids,
                by: By::from_word(by),
            })
        });
    }
    let heading = scan.heading()?;
    entry.date = last_day.or_read(heading.day)?;
    scan.skip(br#","sets":["#)?;
    entry.exercise = Cow::Borrowed(std::str::from_utf8(heading.exercise).ok()?);
    if let Some(text) = heading.time {
        entry.time = Some(time(*text)?);
    }
    loop {
        // Put together where it stays: a set that is copied costs more than it took to read.
        if let Some((reps, weight)) = scan.reps_and_weight() {
            sets.push(Set {
                amount: Amount::Reps(reps),
                weight: Some(weight),
                kind: SetKind::Working,
                rpe: None,
                rest: None,
            });
        } else {
            sets.push(scan.set()?);
        }
        match scan.take()? {
            b"," => {}
            b"]" => break,
            _ => return None,
        }
    }
    // Most lines end with their sets.
    if scan.rest != b"}" {
        scan.rest_of_entry(entry)?;
    }
    Some(Scanned::Entry)
}

/// The exercise of an entry in the known layout, of which nothing else is looked at; `None` is not damage, only another
/// layout.
#[must_use]
pub fn exercise(line: &[u8]) -> Option<&[u8]> {
    let mut scan = Scan {
        rest: line.get(AFTER_ID..)?,
    };
    Some(scan.heading()?.exercise)
}

/// The day and the batch of an entry in the known layout; its id and its sets may be damaged. `None` is not damage, only
/// another layout.
#[must_use]
pub fn day_and_batch(line: &[u8]) -> Option<(NaiveDate, Option<Id>)> {
    let mut scan = Scan {
        rest: line.get(AFTER_ID..)?,
    };
    let day = date(scan.heading()?.day)?;
    scan.skip(br#","sets":["#)?;
    // No bracket stands within the list of sets.
    scan.rest = &scan.rest[memchr::memchr(b']', scan.rest)? + 1..];
    if scan.skip(br#","note":"#).is_some() {
        scan.quoted()?;
    }
    if scan.skip(br#","workout":"#).is_some() {
        scan.quoted()?;
    }
    let batch = scan.optional_id(br#","batch":""#)?;
    if scan.skip(br#","source":"#).is_some() {
        scan.rest_of_line()?;
    }
    (scan.rest == b"}").then_some((day, batch))
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

/// What stands in front of the sets of an entry, as it is written.
struct Heading<'a> {
    day: &'a [u8; 10],
    time: Option<&'a [u8; 8]>,
    exercise: &'a [u8],
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

    /// What stands in front of the sets, from the quote behind the id on.
    #[inline]
    fn heading(&mut self) -> Option<Heading<'a>> {
        self.skip(br#"","date":""#)?;
        let day = self.take()?;
        let time = match self.skip(br#"","time":""#) {
            Some(()) => Some(self.take()?),
            None => None,
        };
        self.skip(br#"","exercise":""#)?;
        let exercise = self.plain_bytes()?;
        (!exercise.is_empty()).then_some(Heading {
            day,
            time,
            exercise,
        })
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
        std::str::from_utf8(self.plain_bytes()?).ok()
    }

    #[inline]
    fn plain_bytes(&mut self) -> Option<&'a [u8]> {
        let (text, rest) = self.rest.split_at(end_of_plain(self.rest)?);
        self.rest = rest.strip_prefix(b"\"")?;
        Some(text)
    }

    /// A string from its opening quote up to and over its closing one.
    fn string(&mut self) -> Option<Cow<'a, str>> {
        let (text, escaped) = self.quoted()?;
        if escaped {
            serde_json::from_slice(text).ok().map(Cow::Owned)
        } else {
            let inside = &text[1..text.len() - 1];
            std::str::from_utf8(inside).ok().map(Cow::Borrowed)
        }
    }

    /// A string with its quotes, not looked into, and whether it has escapes.
    fn quoted(&mut self) -> Option<(&'a [u8], bool)> {
        let (_, inside) = self
            .rest
            .split_first()
            .filter(|(quote, _)| **quote == b'"')?;
        let mut end = 0;
        let mut escaped = false;
        loop {
            end += end_of_simple(inside.get(end..)?)?;
            match inside[end] {
                b'"' => break,
                b'\\' => escaped = true,
                // A control character stands in no JSON string.
                _ => return None,
            }
            end += 2;
        }
        let (text, rest) = self.rest.split_at(end + 2);
        self.rest = rest;
        Some((text, escaped))
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
    fn rest_of_entry(&mut self, entry: &mut Entry<'a>) -> Option<()> {
        if self.skip(br#","note":"#).is_some() {
            entry.note = Some(self.string()?);
        }
        if self.skip(br#","workout":"#).is_some() {
            entry.workout = Some(self.string()?);
        }
        entry.batch = self.optional_id(br#","batch":""#)?;
        entry.replaces = self.optional_id(br#","replaces":""#)?;
        if self.skip(br#","source":"#).is_some() {
            entry.source = Some(Cow::Borrowed(self.rest_of_line()?));
        }
        self.skip(b"}")?;
        self.rest.is_empty().then_some(())
    }

    /// A set of repetitions with a weight and nothing else, as nearly every set of a log is.
    #[inline]
    fn reps_and_weight(&mut self) -> Option<(u32, Weight)> {
        let mut ahead = Scan { rest: self.rest };
        ahead.skip(br#"{"reps":"#)?;
        let reps = ahead.few()?;
        ahead.skip(br#","weight":"#)?;
        let value = ahead.short_number()?;
        let unit = if ahead.skip(br#","unit":"kg"}"#).is_some() {
            Unit::Kg
        } else {
            ahead.skip(br#","unit":"lb"}"#)?;
            Unit::Lb
        };
        if reps > MAX_REPS || value > MAX_WEIGHT {
            return None;
        }
        self.rest = ahead.rest;
        Some((reps, Weight { value, unit }))
    }

    /// Any set.
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

    /// A decimal of at most seven bytes, its point among them, and not below zero; others are read by [`Scan::number`].
    #[inline]
    fn short_number(&mut self) -> Option<f64> {
        let (digits, other) = digits_and_others(*self.rest.first_chunk()?);
        let whole = bytes_before(other);
        // JSON lets a zero in front only where it stands alone.
        if !(1..=7).contains(&whole) || (whole > 1 && self.rest[0] == b'0') {
            return None;
        }
        // No branch on the point: whether a weight has one is beyond any guess of the processor.
        let point = usize::from(self.rest[whole] == b'.');
        let behind = bytes_before(other & (other - 1));
        let end = if point == 1 { behind } else { whole };
        let decimals = end - whole - point;
        // They move up to the whole part, over the point.
        let in_front = (1 << (8 * whole)) - 1;
        let joined = (digits & in_front) | ((digits >> (8 * point)) & !in_front);
        let rest = &self.rest[end..];
        if end == whole + 1 || !matches!(rest.first(), Some(b',' | b'}')) {
            return None;
        }
        self.rest = rest;
        Some(f64::from(value_of(joined, whole + decimals)) / POWERS[decimals])
    }

    /// A whole number of one or two digits with a comma behind it, as repetitions mostly are; others by [`Scan::whole`].
    ///
    /// A branch for each: a lifter does the same number again and again, and whoever guesses it reads on meanwhile.
    #[inline]
    fn few(&mut self) -> Option<u32> {
        let digit = |byte: u8| u32::from(byte - b'0');
        match *self.rest {
            [ones @ b'0'..=b'9', b',', ..] => {
                self.rest = &self.rest[1..];
                Some(digit(ones))
            }
            [tens @ b'1'..=b'9', ones @ b'0'..=b'9', b',', ..] => {
                self.rest = &self.rest[2..];
                Some(10 * digit(tens) + digit(ones))
            }
            _ => self.whole(),
        }
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

/// The powers of ten that decimals are divided by.
static POWERS: [f64; 8] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7];

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
    let (digits, other) = digits_and_others(word);
    let count = bytes_before(other);
    if count == 0 {
        return (0, 0);
    }
    (count, value_of(digits, count))
}

/// Eight bytes with each digit turned into its value, and the top bit of each that is none; behind the first of these
/// a byte beyond ASCII may blur the next ones.
#[inline]
fn digits_and_others(word: [u8; 8]) -> (u64, u64) {
    let digits = u64::from_le_bytes(word) ^ (ONES * u64::from(b'0'));
    // Adding 0x76 sets the top bit of anything above nine.
    let other = (digits.wrapping_add(ONES * 0x76) | digits) & TOPS;
    (digits, other)
}

/// How many bytes stand before the first one whose top bit is set; eight if there is none.
#[inline]
fn bytes_before(tops: u64) -> usize {
    tops.trailing_zeros() as usize / 8
}

/// The value of the first `count` digits, 1 to 8 of them.
#[inline]
fn value_of(digits: u64, count: usize) -> u32 {
    // The digits move to the end, zeros come in front; then tens and ones, hundreds and so on join in pairs.
    let digits = digits << (64 - 8 * count);
    let twos = (digits * 10 + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_ffff_0000_ffff;
    let value = (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
    value as u32
}

/// Where the first byte stands that ends or breaks a plain string: a quote, a backslash, a control character, or one
/// beyond ASCII.
#[inline]
fn end_of_plain(bytes: &[u8]) -> Option<usize> {
    end_of_string::<TOPS>(bytes)
}

/// Where the first byte stands that ends or breaks a string: a quote, a backslash, or a control character.
fn end_of_simple(bytes: &[u8]) -> Option<usize> {
    end_of_string::<0>(bytes)
}

/// Where the first quote, backslash, control character or byte with a bit of `BEYOND` stands. Eight bytes at a time:
/// words, ids and notes are too short for a wider search to pay.
#[inline]
fn end_of_string<const BEYOND: u64>(bytes: &[u8]) -> Option<usize> {
    let found = |word: u64| {
        // The lowest top bit that is set marks the first byte that is zero.
        let zero = |x: u64| x.wrapping_sub(ONES) & !x;
        let quote = zero(word ^ (ONES * u64::from(b'"')));
        let backslash = zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        (quote | backslash | control) & TOPS | word & BEYOND
    };
    let (words, rest) = bytes.as_chunks::<8>();
    for (i, word) in words.iter().enumerate() {
        let found = found(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(8 * i + bytes_before(found));
        }
    }
    // Spaces behind the end are neither of these.
    let mut padded = [b' '; 8];
    padded[..rest.len()].copy_from_slice(rest);
    let found = found(u64::from_le_bytes(padded));
    (found != 0).then(|| 8 * words.len() + bytes_before(found))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_weights_are_written() {
        let read = |text: &str| {
            let mut scan = Scan {
                rest: text.as_bytes(),
            };
            scan.short_number()
                .map(|value| (value, String::from_utf8_lossy(scan.rest).into_owned()))
        };
        for (text, value, rest) in [
            (r#"40,"unit""#, 40.0, r#","unit""#),
            (r#"0,"unit""#, 0.0, r#","unit""#),
            (r#"2.5,"unit""#, 2.5, r#","unit""#),
            (r#"102.25,"unit""#, 102.25, r#","unit""#),
            (r#"9999,"unit""#, 9999.0, r#","unit""#),
            (r#"0.125,"unit""#, 0.125, r#","unit""#),
            (r#"1234567,"unit""#, 1_234_567.0, r#","unit""#),
            (r#"12.34567,"unit""#, 12.345_67, r#","unit""#),
            ("7}]}    ", 7.0, "}]}    "),
        ] {
            assert_eq!(read(text), Some((value, rest.to_owned())), "{text}");
        }
        // Not numbers of JSON, too long for eight bytes, or too near the end of a line: others read these, or refuse.
        for text in [
            "040,      ",
            "4.,       ",
            ".5,       ",
            "-4,       ",
            "4e1,      ",
            "4.5.6,    ",
            "4 ,       ",
            "123.45678,",
            "12345678, ",
            "NaN,      ",
            "40,",
            "",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_short_number_is_what_its_text_says(text in "[0-9]{0,8}[.]?[0-9]{0,8}[,}e. 9]{1,9}") {
            let end = text.find([',', '}']);
            let value: Option<f64> = end.and_then(|end| serde_json::from_str(&text[..end]).ok());
            let mut scan = Scan { rest: text.as_bytes() };
            if let Some(read) = scan.short_number() {
                prop_assert_eq!(Some(read.to_bits()), value.map(f64::to_bits));
                prop_assert_eq!(scan.rest.len(), text.len() - end.unwrap());
            }
        }

        #[test]
        fn the_end_of_a_string_is_its_first_odd_byte(text in prop::collection::vec(any::<u8>(), 0..40)) {
            let simple = |byte: &u8| *byte >= 0x20 && *byte != b'"' && *byte != b'\\';
            prop_assert_eq!(end_of_simple(&text), text.iter().position(|byte| !simple(byte)));
            prop_assert_eq!(end_of_plain(&text), text.iter().position(|byte| !simple(byte) || !byte.is_ascii()));
        }

        #[test]
        fn the_last_day_is_told_only_of_its_own_text(days in prop::collection::vec("20[0-9]{2}-[0-1][0-9]-[0-3][0-9]|\u{0}{10}", 1..20)) {
            let mut last = LastDay::default();
            for day in &days {
                let text: &[u8; 10] = day.as_bytes().try_into().unwrap();
                prop_assert_eq!(last.or_read(text), date(text));
            }
        }
    }
}
