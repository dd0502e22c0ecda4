//! One line of the log: an entry, a void, a weighing or a rename, to bytes and back.
//!
//! A line that fitlog wrote is read byte by byte in its fixed layout; any other layout, as a person or a tool may
//! leave it, goes through `serde_json` and means the same. A property test holds the two equal.

use std::borrow::Cow;
use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::domain::digits::{push_date, push_number, push_time, push_whole};
use crate::domain::scan;
use crate::domain::sets::{
    Amount, DistanceUnit, MAX_DISTANCE, MAX_KEPT_REST, MAX_REPS, MAX_SECONDS, MAX_WEIGHT, Set,
    SetKind, Unit, Weight,
};
use crate::error;

/// The version of the line format that this fitlog writes and reads.
pub const VERSION: u64 = 1;

/// What every line begins with that fitlog writes; its id comes next.
pub const BEGIN: &str = r#"{"v":1,"id":""#;

/// The longest line that is read, in bytes; a longer one is damage.
pub const MAX_LINE: usize = 1 << 20;

/// The field that every line which renames an exercise has.
pub const RENAMES: &[u8] = br#""renames""#;

/// The first and last year that a day of training may lie in.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// The identity of a line: a UUID in its usual form, lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id([u8; 36]);

impl Ord for Id {
    /// By their text. Nearly all ids differ in its first half, which is compared as one number: every line is held against
    /// the one before.
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let first = |id: &Self| id.0.first_chunk().copied().map(u128::from_be_bytes);
        first(self)
            .cmp(&first(other))
            .then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Id {
    /// The id of a UUID.
    #[must_use]
    pub fn new(uuid: uuid::Uuid) -> Self {
        let mut text = [0; 36];
        uuid.hyphenated().encode_lower(&mut text);
        Self(text)
    }

    /// The id of 36 bytes if they are a UUID in lower case.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 36]) -> Option<Self> {
        let mut digits = *bytes;
        let mut fits = true;
        for at in [8, 13, 18, 23] {
            fits &= digits[at] == b'-';
            digits[at] = b'0';
        }
        // Three times sixteen of the 36 bytes, without a way out in the middle: each at once.
        let all_hex = |sixteen: Option<&[u8; 16]>| {
            sixteen.is_some_and(|bytes| {
                bytes.iter().fold(true, |fits, byte| {
                    fits & (byte.is_ascii_digit() | matches!(byte, b'a'..=b'f'))
                })
            })
        };
        let fits = fits
            & all_hex(digits.first_chunk())
            & all_hex(digits[16..].first_chunk())
            & all_hex(digits.last_chunk());
        fits.then_some(Self(*bytes))
    }

    /// The id of a text, in either case.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        Self::from_bytes(text.to_ascii_lowercase().as_bytes().try_into().ok()?)
    }

    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("an id holds ASCII only")
    }

    /// The bytes of its text.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 36] {
        &self.0
    }

    /// The same as a number, half the size.
    #[must_use]
    pub fn number(&self) -> u128 {
        let digits = self.0.iter().filter(|byte| **byte != b'-');
        digits.fold(0, |sum, byte| sum << 4 | u128::from(digit(*byte)))
    }

    /// The last eight digits of the number: random in every kind of UUID.
    #[must_use]
    pub fn end(&self) -> u32 {
        let digits = self.0[28..].iter();
        digits.fold(0, |sum, byte| sum << 4 | u32::from(digit(*byte)))
    }

    /// Whether the id tells its time, so that ids of one machine's log rise from line to line.
    #[must_use]
    pub fn is_timed(&self) -> bool {
        self.0[14] == b'7'
    }
}

/// The value of a hexadecimal digit: the letters begin behind a byte whose low half is zero.
#[inline]
fn digit(byte: u8) -> u8 {
    (byte & 0xf) + 9 * (byte >> 6)
}

/// Sets of one exercise on one day, as logged at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The identity of the line.
    pub id: Id,
    /// The local calendar day trained.
    pub date: NaiveDate,
    /// The local time of day, when known.
    pub time: Option<NaiveTime>,
    /// The exercise's id.
    pub exercise: Cow<'a, str>,
    /// The sets, in the order done.
    pub sets: Cow<'a, [Set]>,
    /// The lifter's words.
    pub note: Option<Cow<'a, str>>,
    /// The workout it belonged to.
    pub workout: Option<Cow<'a, str>>,
    /// Shared by the lines of one change.
    pub batch: Option<Id>,
    /// The entry this one stands for, after an edit.
    pub replaces: Option<Id>,
    /// What an import read, as JSON.
    pub source: Option<Cow<'a, str>>,
}

impl Entry<'_> {
    /// An entry of nothing yet.
    #[must_use]
    #[inline]
    pub fn blank() -> Self {
        Self {
            id: Id([0; 36]),
            date: NaiveDate::default(),
            time: None,
            exercise: Cow::Borrowed(""),
            sets: Cow::Borrowed(&[]),
            note: None,
            workout: None,
            batch: None,
            replaces: None,
            source: None,
        }
    }

    /// The same entry, independent of the line it was read from.
    #[must_use]
    pub fn into_owned(self) -> Entry<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Entry {
            id: self.id,
            date: self.date,
            time: self.time,
            exercise: own(self.exercise),
            sets: Cow::Owned(self.sets.into_owned()),
            note: self.note.map(own),
            workout: self.workout.map(own),
            batch: self.batch,
            replaces: self.replaces,
            source: self.source.map(own),
        }
    }

    /// The line of the log, without its newline: fields and spacing are fixed, the fast reader relies on them.
    #[must_use]
    pub fn to_line(&self) -> String {
        let mut line = String::with_capacity(128 + 48 * self.sets.len());
        self.write_line(&mut line);
        line
    }

    /// Adds the line of the log to a text, without its newline.
    pub fn write_line(&self, line: &mut String) {
        line.push_str(BEGIN);
        line.push_str(self.id.as_str());
        line.push_str(r#"","date":""#);
        push_date(line, self.date);
        if let Some(time) = self.time {
            line.push_str(r#"","time":""#);
            push_time(line, time);
        }
        line.push_str(r#"","exercise":"#);
        push_quoted(line, &self.exercise);
        line.push_str(r#","sets":["#);
        for (i, set) in self.sets.iter().enumerate() {
            if i > 0 {
                line.push(',');
            }
            push_set(line, set);
        }
        line.push(']');
        if let Some(note) = &self.note {
            line.push_str(r#","note":"#);
            push_quoted(line, note);
        }
        if let Some(workout) = &self.workout {
            line.push_str(r#","workout":"#);
            push_quoted(line, workout);
        }
        for (field, id) in [
            (r#","batch":""#, self.batch),
            (r#","replaces":""#, self.replaces),
        ] {
            if let Some(id) = id {
                line.push_str(field);
                line.push_str(id.as_str());
                line.push('"');
            }
        }
        if let Some(source) = &self.source {
            line.push_str(r#","source":"#);
            line.push_str(source);
        }
        line.push('}');
    }
}

fn push_set(line: &mut String, set: &Set) {
    match set.amount {
        Amount::Reps(reps) => {
            line.push_str(r#"{"reps":"#);
            push_whole(line, u64::from(reps));
        }
        Amount::Time(seconds) => {
            line.push_str(r#"{"seconds":"#);
            push_number(line, seconds);
        }
        Amount::Distance {
            value,
            unit,
            seconds,
        } => {
            line.push_str(r#"{"distance":"#);
            push_number(line, value);
            line.push_str(r#","distance_unit":""#);
            line.push_str(unit.word());
            line.push('"');
            if let Some(seconds) = seconds {
                line.push_str(r#","seconds":"#);
                push_number(line, seconds);
            }
        }
    }
    if let Some(weight) = set.weight {
        line.push_str(r#","weight":"#);
        push_number(line, weight.value);
        line.push_str(r#","unit":""#);
        line.push_str(weight.unit.word());
        line.push('"');
    }
    if let Some(kind) = set.kind.word() {
        line.push_str(r#","kind":""#);
        line.push_str(kind);
        line.push('"');
    }
    if let Some(rpe) = set.rpe {
        line.push_str(r#","rpe":"#);
        push_number(line, rpe);
    }
    if let Some(rest) = set.rest {
        line.push_str(r#","rest":"#);
        push_whole(line, u64::from(rest));
    }
    line.push('}');
}

/// Adds a text as a JSON string.
pub fn push_quoted(line: &mut String, text: &str) {
    let plain = |byte: u8| byte >= 0x20 && byte != b'"' && byte != b'\\';
    if text.bytes().all(plain) {
        line.push('"');
        line.push_str(text);
        line.push('"');
    } else {
        line.push_str(&quoted(text));
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a string is always JSON")
}

/// Which command wrote a void: an undo can be redone, a removal is a change of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// `fitlog remove`.
    Remove,
    /// `fitlog undo`.
    Undo,
    /// `fitlog redo`.
    Redo,
}

impl By {
    /// All of them with their words.
    const WORDS: [(Self, &'static str); 3] = [
        (Self::Remove, "remove"),
        (Self::Undo, "undo"),
        (Self::Redo, "redo"),
    ];

    /// The word of the log.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Remove => "remove",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The command of a word. A void without one, as a person may write it, is a removal.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::WORDS
            .into_iter()
            .find(|(_, known)| *known == word)
            .map_or(Self::Remove, |(by, _)| by)
    }
}

/// A line that takes another line, or a whole batch, back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Void {
    /// The identity of the line.
    pub id: Id,
    /// What it takes back: the id of a line or of a batch.
    pub voids: Id,
    /// Which command wrote it.
    pub by: By,
}

impl Void {
    /// The line of the log, without its newline.
    #[must_use]
    pub fn to_line(self) -> String {
        format!(
            r#"{{"v":{VERSION},"id":"{}","voids":"{}","by":"{}"}}"#,
            self.id.as_str(),
            self.voids.as_str(),
            self.by.word()
        )
    }
}

/// The weight of the body on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighing {
    /// The identity of the line.
    pub id: Id,
    /// The weight as typed, above zero.
    pub weight: Weight,
    /// The local calendar day.
    pub date: NaiveDate,
    /// The local time of day, when known.
    pub time: Option<NaiveTime>,
    /// Shared by the lines of one change.
    pub batch: Option<Id>,
}

impl Weighing {
    /// The line of the log, without its newline.
    #[must_use]
    pub fn to_line(self) -> String {
        let mut line = format!(
            r#"{{"v":{VERSION},"id":"{}","weighs":{},"unit":"{}","date":"{}""#,
            self.id.as_str(),
            self.weight.value,
            self.weight.unit.word(),
            self.date.format("%Y-%m-%d")
        );
        if let Some(time) = self.time {
            line += &format!(r#","time":"{}""#, time.format("%H:%M:%S"));
        }
        if let Some(batch) = self.batch {
            line += &format!(r#","batch":"{}""#, batch.as_str());
        }
        line + "}"
    }
}

/// Says that what is logged under one exercise belongs to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The identity of the line.
    pub id: Id,
    /// The id that the entries were logged under.
    pub from: String,
    /// The id that they belong to.
    pub to: String,
}

impl Rename {
    /// The line of the log, without its newline.
    #[must_use]
    pub fn to_line(&self) -> String {
        format!(
            r#"{{"v":{VERSION},"id":"{}","renames":{},"to":{}}}"#,
            self.id.as_str(),
            quoted(&self.from),
            quoted(&self.to)
        )
    }
}

/// What a line of the log holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Line<'a> {
    /// Sets that were done.
    Entry(Entry<'a>),
    /// Something taken back.
    Void(Void),
    /// The weight of the body.
    Weighing(Weighing),
    /// An exercise whose history belongs to another.
    Rename(Rename),
    /// A line of a later version of the format: not understood, and said so.
    Newer,
}

/// What decides whether a line counts: who it is, with whom it goes, and what it takes back or stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// The identity of the line.
    pub id: Id,
    /// Shared by the lines of one change.
    pub batch: Option<Id>,
    /// The line or batch that it takes back or replaces.
    pub target: Option<Id>,
    /// Which command took the target back; none replaces it.
    pub by: Option<By>,
}

impl Line<'_> {
    /// The identity of a line; one of a later version has none that is known.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        let (id, batch, target, by) = match self {
            Self::Entry(entry) => (entry.id, entry.batch, entry.replaces, None),
            Self::Void(void) => (void.id, None, Some(void.voids), Some(void.by)),
            Self::Weighing(weighing) => (weighing.id, weighing.batch, None, None),
            Self::Rename(rename) => (rename.id, None, None, None),
            Self::Newer => return None,
        };
        Some(Identity {
            id,
            batch,
            target,
            by,
        })
    }
}

/// Reads one line, without its newline; blanks around it and a byte order mark are ignored.
///
/// `sets` is scratch space that the entry borrows, so that reading a log allocates nothing per line.
///
/// # Errors
///
/// A sentence that says what is wrong with the line.
pub fn read<'a>(line: &'a [u8], sets: &'a mut Vec<Set>) -> Result<Line<'a>, String> {
    sets.clear();
    let mut entry = Entry::blank();
    match scan::line(line, sets, &mut scan::LastDay::default(), &mut entry) {
        Some(scan::Scanned::Entry) => {
            entry.sets = Cow::Borrowed(sets);
            Ok(Line::Entry(entry))
        }
        Some(scan::Scanned::Void(void)) => Ok(Line::Void(void)),
        None => read_any_layout(line, sets),
    }
}

/// A line without the blanks, the carriage return and the byte order mark that editors leave around it.
#[must_use]
pub fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    line.trim_ascii()
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct AnyVersion {
    v: Option<u64>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct AnyLine<'a> {
    #[serde(borrow)]
    id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    time: Option<Cow<'a, str>>,
    #[serde(borrow)]
    exercise: Option<Cow<'a, str>>,
    #[serde(borrow)]
    sets: Option<Vec<AnySet<'a>>>,
    #[serde(borrow)]
    note: Option<Cow<'a, str>>,
    #[serde(borrow)]
    workout: Option<Cow<'a, str>>,
    #[serde(borrow)]
    batch: Option<Cow<'a, str>>,
    #[serde(borrow)]
    replaces: Option<Cow<'a, str>>,
    #[serde(borrow)]
    source: Option<&'a RawValue>,
    #[serde(borrow)]
    voids: Option<Cow<'a, str>>,
    #[serde(borrow)]
    by: Option<Cow<'a, str>>,
    weighs: Option<f64>,
    #[serde(borrow)]
    unit: Option<Cow<'a, str>>,
    #[serde(borrow)]
    renames: Option<Cow<'a, str>>,
    #[serde(borrow)]
    to: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct AnySet<'a> {
    reps: Option<u32>,
    seconds: Option<f64>,
    distance: Option<f64>,
    #[serde(borrow)]
    distance_unit: Option<Cow<'a, str>>,
    weight: Option<f64>,
    #[serde(borrow)]
    unit: Option<Cow<'a, str>>,
    #[serde(borrow)]
    kind: Option<Cow<'a, str>>,
    rpe: Option<f64>,
    rest: Option<u32>,
}

/// Reads a line in any layout.
///
/// # Errors
///
/// A sentence that says what is wrong with the line.
pub fn read_any_layout<'a>(line: &'a [u8], sets: &'a mut Vec<Set>) -> Result<Line<'a>, String> {
    sets.clear();
    if line.len() > MAX_LINE {
        return Err(error::line_too_long(MAX_LINE));
    }
    let text = std::str::from_utf8(trimmed(line))
        .map_err(|e| error::line_not_utf8(e.valid_up_to() + 1))?;
    if text.bytes().all(|byte| byte == 0) {
        return Err(error::line_of_nuls());
    }
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"]
        .iter()
        .any(|mark| text.starts_with(mark))
    {
        return Err(error::line_of_a_merge());
    }
    let not_json = |e: &serde_json::Error| error::line_not_json(&e.to_string());
    let version: AnyVersion = serde_json::from_str(text).map_err(|e| not_json(&e))?;
    match version.v {
        Some(v) if v > VERSION => return Ok(Line::Newer),
        Some(VERSION) => {}
        _ => return Err(error::line_wrong("v", "a version of 1")),
    }
    let any: AnyLine = serde_json::from_str(text).map_err(|e| not_json(&e))?;
    let id = |field: &str, text: Option<Cow<'a, str>>| match text {
        Some(text) => Id::from_text(&text)
            .map(Some)
            .ok_or_else(|| error::line_wrong(field, "a UUID")),
        None => Ok(None),
    };
    let own = id("id", any.id)?.ok_or_else(|| error::line_wrong("id", "a UUID"))?;
    if let Some(voids) = id("voids", any.voids)? {
        return Ok(Line::Void(Void {
            id: own,
            voids,
            by: By::from_word(any.by.as_deref().unwrap_or_default()),
        }));
    }
    if let Some(from) = any.renames {
        let to = any.to.filter(|id| !id.is_empty());
        let to = to.ok_or_else(|| error::line_wrong("to", "the id of an exercise"))?;
        return Ok(Line::Rename(Rename {
            id: own,
            from: from.into_owned(),
            to: to.into_owned(),
        }));
    }
    let date = any
        .date
        .as_deref()
        .and_then(date)
        .ok_or_else(|| error::line_wrong("date", "a day as 2026-11-22"))?;
    let time = match any.time.as_deref() {
        Some(text) => {
            Some(time(text).ok_or_else(|| error::line_wrong("time", "a time as 18:05:12"))?)
        }
        None => None,
    };
    let batch = id("batch", any.batch)?;
    if let Some(value) = any.weighs {
        let unit = any.unit.as_deref().and_then(Unit::from_word);
        let unit = unit.ok_or_else(|| error::line_wrong("unit", "kg or lb"))?;
        if !(value > 0.0 && value <= MAX_WEIGHT) {
            return Err(error::line_wrong("weighs", "a weight above 0"));
        }
        return Ok(Line::Weighing(Weighing {
            id: own,
            weight: Weight { value, unit },
            date,
            time,
            batch,
        }));
    }
    let exercise = any.exercise.filter(|id| !id.is_empty());
    let exercise =
        exercise.ok_or_else(|| error::line_wrong("exercise", "the id of an exercise"))?;
    for set in any.sets.into_iter().flatten() {
        sets.push(set.checked()?);
    }
    if sets.is_empty() {
        return Err(error::line_wrong("sets", "at least one set"));
    }
    Ok(Line::Entry(Entry {
        id: own,
        date,
        time,
        exercise,
        sets: Cow::Borrowed(sets),
        note: any.note,
        workout: any.workout,
        batch,
        replaces: id("replaces", any.replaces)?,
        source: any.source.map(|raw| Cow::Borrowed(raw.get())),
    }))
}

impl AnySet<'_> {
    fn checked(self) -> Result<Set, String> {
        let distance_unit = match &self.distance_unit {
            Some(word) => Some(
                DistanceUnit::from_word(word)
                    .ok_or_else(|| error::line_wrong("distance_unit", "m, km, mi, yd or ft"))?,
            ),
            None => None,
        };
        let amount = match (self.reps, self.seconds, self.distance, distance_unit) {
            (Some(reps), None, None, None) => Amount::Reps(reps),
            (None, Some(seconds), None, None) => Amount::Time(seconds),
            (None, seconds, Some(value), Some(unit)) => Amount::Distance {
                value,
                unit,
                seconds,
            },
            _ => {
                return Err(error::line_wrong(
                    "sets",
                    "one of reps, seconds, or distance with its unit",
                ));
            }
        };
        let weight = match (self.weight, self.unit.as_deref()) {
            (None, None) => None,
            (Some(value), Some(word)) => {
                let unit =
                    Unit::from_word(word).ok_or_else(|| error::line_wrong("unit", "kg or lb"))?;
                Some(Weight {
                    value: if value == 0.0 { 0.0 } else { value },
                    unit,
                })
            }
            _ => return Err(error::line_wrong("weight", "a number with its unit")),
        };
        let kind = match self.kind.as_deref() {
            None => SetKind::Working,
            Some(word) => SetKind::from_word(word)
                .ok_or_else(|| error::line_wrong("kind", "warmup, drop or failure"))?,
        };
        let set = Set {
            amount,
            weight,
            kind,
            rpe: self.rpe,
            rest: self.rest,
        };
        if in_range(&set) {
            Ok(set)
        } else {
            Err(error::line_wrong("sets", "numbers within bounds"))
        }
    }
}

/// Whether every number of a set lies within the bounds that sums and screens rely on.
#[must_use]
pub fn in_range(set: &Set) -> bool {
    let seconds_fit = |seconds: f64| seconds > 0.0 && seconds <= MAX_SECONDS;
    let amount = match set.amount {
        Amount::Reps(reps) => reps <= MAX_REPS,
        Amount::Time(seconds) => seconds_fit(seconds),
        Amount::Distance { value, seconds, .. } => {
            value > 0.0 && value <= MAX_DISTANCE && seconds.is_none_or(seconds_fit)
        }
    };
    amount
        && set
            .weight
            .is_none_or(|weight| weight.value.abs() <= MAX_WEIGHT)
        && set.rpe.is_none_or(|rpe| (0.0..=10.0).contains(&rpe))
        && set.rest.is_none_or(|rest| rest <= MAX_KEPT_REST)
}

/// The day of ten characters such as `2026-11-22`.
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    scan::date(text.as_bytes().try_into().ok()?)
}

/// The time of day of `18:05:12` or `18:05`.
fn time(text: &str) -> Option<NaiveTime> {
    match text.len() {
        5 => scan::time(format!("{text}:00").as_bytes().try_into().ok()?),
        8 => scan::time(text.as_bytes().try_into().ok()?),
        _ => None,
    }
}

/// A day within the years that can be trained in.
#[must_use]
pub fn within_years(date: NaiveDate) -> bool {
    YEARS.contains(&date.year())
}

#[cfg(test)]
mod tests;
