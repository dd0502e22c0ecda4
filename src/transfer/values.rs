//! Numbers, times, dates and sets as apps write them.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::entry::{self, in_range};
use crate::domain::scan;
use crate::domain::sets::{
    Amount, DistanceUnit, MAX_DISTANCE, MAX_KEPT_REST, MAX_REPS, MAX_SECONDS, MAX_SETS, MAX_WEIGHT,
    Set, SetKind, Unit, Weight,
};
use crate::error;
use crate::transfer::{Foreign, Read, Refused, Weighed};

/// A number with a decimal point or a decimal comma, cleaned of the dust that conversions leave: `149.99999999999997`
/// is 150. At most six decimals are kept, as many as the notation has. Where a number has both marks, the last one is
/// the decimal mark.
#[must_use]
pub fn number(text: &str) -> Option<f64> {
    let plain = |text: &str| {
        let fits = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        let value: f64 = text.parse().ok().filter(|_| fits)?;
        (value.abs() < 1e15).then(|| clean(value))
    };
    if let Some(value) = short(text) {
        return Some(value);
    }
    if text.len() > 40 {
        return None;
    }
    match (text.rfind(','), text.rfind('.')) {
        (None, _) if text.is_ascii() => plain(text),
        (Some(comma), Some(point)) if comma < point => plain(&text.replace(',', "")),
        (Some(_), Some(_)) => plain(&text.replace('.', "").replace(',', ".")),
        _ => plain(
            &text
                .replace(',', ".")
                .replace(['\u{a0}', '\u{202f}', ' '], ""),
        ),
    }
}

/// A decimal of at most nine digits, six of them behind the point, as nearly all are: whoever reads it, its value is the
/// same, and without dust.
fn short(text: &str) -> Option<f64> {
    static POWERS: [f64; 7] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    let (mut value, mut digits, mut point) = (0_u32, 0, None);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if digits < 9 => {
                value = value * 10 + u32::from(byte - b'0');
                digits += 1;
            }
            b'.' if point.is_none() && digits > 0 => point = Some(digits),
            _ => return None,
        }
    }
    let decimals = digits - point.unwrap_or(digits);
    let power = POWERS.get(decimals)?;
    (digits > 0).then(|| f64::from(value) / power)
}

/// A number without float dust: six decimals.
#[must_use]
pub fn clean(value: f64) -> f64 {
    let cleaned = (value * 1e6).round() / 1e6;
    // Never minus zero.
    if cleaned == 0.0 { 0.0 } else { cleaned }
}

/// A number, 0 when the field is empty.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn number_or_zero(field: &str, text: &str) -> Result<f64, Refused> {
    if text.is_empty() {
        return Ok(0.0);
    }
    number(text).ok_or_else(|| Refused::Row(error::row_no_number(field, text)))
}

/// Whole repetitions, also as `10.0`; `None` when the field is empty.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn reps(text: &str) -> Result<Option<u32>, Refused> {
    if text.is_empty() {
        return Ok(None);
    }
    let bad = || Refused::Row(error::row_no_number("reps", text));
    let value = number(text).ok_or_else(bad)?;
    if value < 0.0 || value.fract() != 0.0 || value > f64::from(u32::MAX) {
        return Err(bad());
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number within bounds"
    )]
    let reps = value as u32;
    Ok(Some(reps))
}

/// A weight in the unit of the file; none for zero and for an empty field.
///
/// # Errors
///
/// The reason to refuse the row, or the file when no unit is known.
pub fn weight(text: &str, unit: Option<Unit>) -> Result<Option<Weight>, Refused> {
    let value = number_or_zero("weight", text)?;
    if value == 0.0 {
        return Ok(None);
    }
    match unit {
        Some(unit) => Ok(Some(Weight { value, unit })),
        None => Err(Refused::NoUnit("weight", text.to_owned())),
    }
}

/// A weight in the unit beside it, or in that of the file where nothing stands there; none for zero and for an empty
/// field.
///
/// # Errors
///
/// The reason to refuse the row, or the file when no unit is known.
pub fn weight_in(
    text: &str,
    beside: &str,
    of_file: Option<Unit>,
) -> Result<Option<Weight>, Refused> {
    let Some(weight) = weight(text, Some(Unit::Kg))? else {
        return Ok(None);
    };
    match either(beside, unit, of_file)? {
        Some(unit) => Ok(Some(Weight { unit, ..weight })),
        None => Err(Refused::NoUnit("weight", text.to_owned())),
    }
}

/// A distance in the unit beside it, or in that of the file where nothing stands there; none for zero and for an empty
/// field.
///
/// # Errors
///
/// The reason to refuse the row, or the file when no unit is known.
pub fn distance_in(
    text: &str,
    beside: &str,
    of_file: Option<DistanceUnit>,
) -> Result<Option<(f64, DistanceUnit)>, Refused> {
    let value = number_or_zero("distance", text)?;
    if value == 0.0 {
        return Ok(None);
    }
    match either(beside, distance_unit, of_file)? {
        Some(unit) => Ok(Some((value, unit))),
        None => Err(Refused::NoUnit("distance", text.to_owned())),
    }
}

/// The unit that stands beside a number, else that of the file. A word that is no unit is not passed over.
fn either<U>(
    beside: &str,
    read: fn(&str) -> Option<U>,
    of_file: Option<U>,
) -> Result<Option<U>, Refused> {
    if beside.is_empty() {
        return Ok(of_file);
    }
    match read(beside) {
        Some(unit) => Ok(Some(unit)),
        None => Err(Refused::Row(error::row_unknown_unit(beside))),
    }
}

/// The weight of the body at a time; nothing when the field is empty or zero.
///
/// # Errors
///
/// The reason to refuse the row, or the file when no unit is known.
pub fn weighed<'r>(
    at: (NaiveDate, Option<NaiveTime>),
    text: &str,
    unit: Option<Unit>,
) -> Result<Read<'r>, Refused> {
    weighed_as(at, weight(text, unit)?)
}

/// A weight of the body; none for no weight.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn weighed_as<'r>(
    at: (NaiveDate, Option<NaiveTime>),
    weight: Option<Weight>,
) -> Result<Read<'r>, Refused> {
    let Some(weight) = weight else {
        return Ok(Read::Nothing);
    };
    let value = within("body weight", weight.value, (0.0, MAX_WEIGHT))?;
    let weight = Weight { value, ..weight };
    Ok(Read::Weighed(Weighed { at, weight }))
}

/// A unit of weight as apps write it: `kg`, `KG`, `kgs`, `lb`, `lbs`, `lb.`.
#[must_use]
pub fn unit(text: &str) -> Option<Unit> {
    let text = text.trim_end_matches('.');
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["kg", "kgs", "kilogram", "kilograms"]) {
        Some(Unit::Kg)
    } else if is(&["lb", "lbs", "pound", "pounds"]) {
        Some(Unit::Lb)
    } else {
        None
    }
}

/// A unit of distance as apps write it: `km`, `mi.`, `meters`, `ft`.
#[must_use]
pub fn distance_unit(text: &str) -> Option<DistanceUnit> {
    let text = text.trim_end_matches('.');
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["m", "meter", "meters", "metre", "metres"]) {
        Some(DistanceUnit::M)
    } else if is(&[
        "km",
        "kms",
        "kilometer",
        "kilometers",
        "kilometre",
        "kilometres",
    ]) {
        Some(DistanceUnit::Km)
    } else if is(&["mi", "mile", "miles"]) {
        Some(DistanceUnit::Mi)
    } else if is(&["yd", "yds", "yard", "yards"]) {
        Some(DistanceUnit::Yd)
    } else if is(&["ft", "feet", "foot"]) {
        Some(DistanceUnit::Ft)
    } else {
        None
    }
}

/// The seconds of a unit of time: `s`, `sec`, `minutes`, `h`.
#[must_use]
pub fn time_unit(text: &str) -> Option<f64> {
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["s", "sec", "secs", "second", "seconds"]) {
        Some(1.0)
    } else if is(&["min", "mins", "minute", "minutes"]) {
        Some(60.0)
    } else if is(&["h", "hr", "hrs", "hour", "hours"]) {
        Some(3_600.0)
    } else {
        None
    }
}

/// The unit of distance of an account that has this unit of weight.
#[must_use]
pub fn far_unit(unit: Unit) -> DistanceUnit {
    match unit {
        Unit::Kg => DistanceUnit::Km,
        Unit::Lb => DistanceUnit::Mi,
    }
}

/// What a set counts: repetitions if there are any, else a distance with its time, else a time, else the zero
/// repetitions of a failed try.
///
/// Zero distances and times are none.
///
/// # Errors
///
/// The reason to refuse a row that counts nothing at all.
pub fn amount(
    reps: Option<u32>,
    distance: Option<(f64, DistanceUnit)>,
    seconds: f64,
) -> Result<Amount, Refused> {
    let distance = distance.filter(|(value, _)| *value != 0.0);
    let timed = (seconds != 0.0).then_some(seconds);
    match (reps, distance, timed) {
        (Some(reps), _, _) if reps > 0 => Ok(Amount::Reps(reps)),
        (_, Some((value, unit)), seconds) => Ok(Amount::Distance {
            value,
            unit,
            seconds,
        }),
        (_, None, Some(seconds)) => Ok(Amount::Time(seconds)),
        (Some(_), None, None) => Ok(Amount::Reps(0)),
        (None, None, None) => Err(Refused::Row(error::row_counts_nothing())),
    }
}

/// Keeps what a row counts beside the amount of its set: a time, under the app's word for it and as it is written, and a
/// distance.
pub fn keep_rest<'r>(
    more: &mut Vec<(&'static str, Cow<'r, str>)>,
    set: &Set,
    (word, written, seconds): (&'static str, &'r str, f64),
    distance: Option<(f64, DistanceUnit)>,
) {
    if seconds != 0.0 && set.seconds().is_none() {
        more.push((word, written.into()));
    }
    if let (Some((value, unit)), None) = (distance, set.metres())
        && value != 0.0
    {
        more.push(("distance", format!("{value} {}", unit.word()).into()));
    }
}

/// The kind of set of a word as apps write it: `Warm-up`, `WARMUP_SET`, `W`, `drop set`, `F`, `normal`; a working set
/// where there is none.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn kind(text: &str) -> Result<SetKind, Refused> {
    if text.is_empty() {
        return Ok(SetKind::Working);
    }
    let letters = || {
        text.chars()
            .filter(|one| one.is_alphanumeric())
            .flat_map(char::to_lowercase)
    };
    let is = |words: &[&str]| {
        words.iter().any(|word| {
            letters().eq(word.chars()) || letters().eq(word.chars().chain("set".chars()))
        })
    };
    if is(&["working", "normal", "n", "work", "regular", "standard"]) {
        Ok(SetKind::Working)
    } else if is(&["warmup", "warm", "w", "wu"]) {
        Ok(SetKind::Warmup)
    } else if is(&["drop", "d"]) {
        Ok(SetKind::Drop)
    } else if is(&["failure", "tofailure", "fail", "failed", "f"]) {
        Ok(SetKind::Failure)
    } else {
        Err(Refused::Row(error::row_unknown_kind(text)))
    }
}

/// A row of so many equal sets; one where there is no number, nothing where it is zero.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn several<'r>(foreign: Foreign<'r>, sets: &str) -> Result<Read<'r>, Refused> {
    match reps(sets)? {
        None | Some(1) => Ok(Read::One(foreign)),
        Some(0) => Ok(Read::Nothing),
        Some(count) if count as usize <= MAX_SETS => Ok(Read::Many(vec![foreign; count as usize])),
        Some(_) => Err(Refused::Row(error::row_too_many("sets"))),
    }
}

/// Whether a field says yes: `true`, `yes` or `1`.
#[must_use]
pub fn is_true(text: &str) -> bool {
    ["true", "yes", "1"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// A working set, if its numbers can be kept.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn set(amount: Amount, weight: Option<Weight>) -> Result<Set, Refused> {
    checked(Set {
        amount,
        weight,
        kind: SetKind::Working,
        rpe: None,
        rest: None,
    })
}

/// A set whose numbers can all be kept.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn checked(set: Set) -> Result<Set, Refused> {
    if in_range(&set) {
        return Ok(set);
    }
    let time = |seconds| within("time", seconds, (0.0, MAX_SECONDS));
    match set.amount {
        Amount::Reps(reps) => within("reps", f64::from(reps), (0.0, f64::from(MAX_REPS)))?,
        Amount::Time(seconds) => time(seconds)?,
        Amount::Distance { value, seconds, .. } => {
            time(seconds.unwrap_or_default())?;
            within("distance", value, (0.0, MAX_DISTANCE))?
        }
    };
    if let Some(weight) = set.weight {
        within("weight", weight.value, (-MAX_WEIGHT, MAX_WEIGHT))?;
    }
    if let Some(rest) = set.rest {
        within("rest", f64::from(rest), (0.0, f64::from(MAX_KEPT_REST)))?;
    }
    // An effort is held within its bounds as it is read: what is left is no time or distance at all.
    Err(Refused::Row(error::row_counts_nothing()))
}

/// A number within bounds, both included.
fn within(what: &str, value: f64, (least, most): (f64, f64)) -> Result<f64, Refused> {
    if (least..=most).contains(&value) {
        Ok(value)
    } else {
        let reason = error::row_out_of_bounds(what, value, (least, most));
        Err(Refused::Row(reason))
    }
}

/// The day of `2026-11-22`, also with slashes or points between; what stands behind it is returned.
#[must_use]
pub fn day_first_year(text: &str) -> Option<(NaiveDate, &str)> {
    let (day, rest) = text.split_at_checked(10)?;
    let date = if day.as_bytes()[4] == b'-' {
        entry::date(day)?
    } else {
        entry::date(&day.replace(['/', '.'], "-"))?
    };
    entry::within_years(date).then_some((date, rest))
}

/// Local day and time of `2026-11-22 18:05:12`, of `2026-11-22T18:05`, or of a day alone; clocks of 12 hours too.
#[must_use]
pub fn moment(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if let Some(usual) = usual_moment(text) {
        return Some(usual);
    }
    let (date, rest) = day_first_year(text.trim())?;
    let rest = rest.trim_start_matches([' ', 'T', ',']);
    if rest.is_empty() {
        return Some((date, None));
    }
    Some((date, Some(time_of_day(rest)?)))
}

/// `2026-11-22 18:05:12`, as nearly all are.
fn usual_moment(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let (day, rest) = text.as_bytes().split_first_chunk()?;
    let time = rest.strip_prefix(b" ")?.try_into().ok()?;
    Some((scan::date(day)?, Some(scan::time(time)?)))
}

/// A time of day: `18:05:12`, `18:05`, `6:05 PM`, `5:30:00\u{202f}pm`; a fraction of a second is dropped.
#[must_use]
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let digits = text
        .find(|c: char| !(c.is_ascii_digit() || c == ':' || c == '.'))
        .unwrap_or(text.len());
    let (clock, half) = text.split_at(digits);
    let half = half.replace(['.', ' ', '\u{a0}', '\u{202f}'], "");
    let clock = match clock.split_once('.') {
        Some((clock, _)) => clock,
        None => clock,
    };
    let mut parts = clock.split(':');
    let mut next = || match parts.next() {
        None => Some(0),
        Some(part) if (1..=2).contains(&part.len()) => part.parse().ok(),
        Some(_) => None,
    };
    let (hour, minute, second): (u32, u32, u32) = (next()?, next()?, next()?);
    if parts.next().is_some() || !clock.contains(':') {
        return None;
    }
    let hour = match half.as_str() {
        "" => hour,
        half if half.eq_ignore_ascii_case("am") && (1..=12).contains(&hour) => hour % 12,
        half if half.eq_ignore_ascii_case("pm") && (1..=12).contains(&hour) => hour % 12 + 12,
        _ => return None,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

/// Seconds of `0:09:21`, `9:21` or `75`.
#[must_use]
pub fn seconds(text: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut parts = 0;
    for part in text.split(':') {
        let value = number(part).filter(|value| *value >= 0.0)?;
        sum = sum * 60.0 + value;
        parts += 1;
    }
    (parts <= 3).then_some(sum)
}

/// An effort, 0.5 to 10, halves included; none when the field is empty or 0.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn rpe(text: &str) -> Result<Option<f64>, Refused> {
    let value = within("RPE", number_or_zero("RPE", text)?, (0.0, 10.0))?;
    Ok((value > 0.0).then_some(value))
}

/// The effort that leaves so many repetitions in reserve, 0 to 9, halves included.
///
/// # Errors
///
/// The reason to refuse the row.
pub fn rpe_of_rir(text: &str) -> Result<f64, Refused> {
    let rir = number(text).ok_or_else(|| Refused::Row(error::row_no_number("RIR", text)))?;
    Ok(10.0 - within("RIR", rir, (0.0, 9.0))?)
}

/// Whole seconds, at most a day.
#[must_use]
pub fn whole(seconds: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "within a day"
    )]
    let whole = seconds.clamp(0.0, 86_400.0).round() as u32;
    whole
}

/// Seconds of a duration in words: `59s`, `28m`, `1h 4m`, `1h 47min`, or seconds alone.
#[must_use]
pub fn duration(text: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(rest.len());
        let value = number(&rest[..digits])?;
        rest = rest[digits..].trim_start();
        let letters = rest
            .find(|c: char| c.is_ascii_digit() || c.is_whitespace())
            .unwrap_or(rest.len());
        sum += value
            * match rest[..letters].to_lowercase().as_str() {
                "h" | "hr" | "hrs" | "std" | "std." => 3_600.0,
                "m" | "min" | "min." => 60.0,
                "" | "s" | "sec" | "sek" | "sek." => 1.0,
                _ => return None,
            };
        rest = rest[letters..].trim_start();
    }
    Some(sum)
}

/// Words in which an app wrote line breaks as the two characters `\n`.
#[must_use]
pub fn unescaped(text: &str) -> Cow<'_, str> {
    // Most rows have no words.
    if !text.is_empty() && text.contains("\\n") {
        Cow::Owned(text.replace("\\r", "").replace("\\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Months by the beginnings of their names, January first: English, German, French, Spanish, Portuguese, Italian,
/// Turkish, Dutch, Polish, Swedish, Norwegian, Danish, Czech, Russian, Ukrainian, Finnish, Slovak, Hungarian, Romanian,
/// Slovene, Serbian, Bulgarian, Greek, Estonian, Latvian, Lithuanian, Catalan, Galician, Malay and Icelandic. Croatian is
/// not among them: its June is the July of Poles, and its October their November.
const MONTHS: [&str; 12] = [
    "jan jän ene gen oca sty led янв січ tammi ian яну ιαν jaan saus xan",
    "feb fev fév lut şub sub úno фев лют helmi φεβ veeb vas",
    "mar mär mrz mrt maa bře мар бер már μαρ μάρ kov mac",
    "apr abr avr nis kwi dub апр кві huhti ápr απρ bal",
    "may mai mag mei maj kvě мая май тра touko máj μαΐ μαι μάι geg maí",
    "jun juin giu haz cze čvn červen červn июн чер kesä jún iun юни ιουν ιούν juun jūn birž xuñ",
    "jul juil lug tem lip čvc červenec červenc июл лип hein júl iul юли ιουλ ιούλ juul jūl liep xul",
    "aug aoû aou ago ağu agu sie srp авг сер elo avg αυγ αύγ rugp ag ogo ágú",
    "sep set eyl wrz zář сен вер syys szep сеп σεπ rugs",
    "oct okt out ott eki paź paz říj окт жов loka οκτ spal",
    "nov kas lis ноя лис marras noi ное νοε νοέ lapk nóv",
    "dec dez déc dic des ara gru pro дек гру joul δεκ det gruod dis",
];

/// The month, from 1, of a name or of its beginning, in one of many languages, or of a number of Chinese, Japanese or
/// Korean as `9月`.
#[must_use]
pub fn month(word: &str) -> Option<u32> {
    if let Some(number) = word.strip_suffix(['月', '월']) {
        return number.parse().ok().filter(|month| (1..=12).contains(month));
    }
    // The dotted capital I of Turkish leaves a mark behind it in lower case.
    let word = word.to_lowercase().replace('\u{307}', "");
    // Catalan writes `d’abr.`.
    let word = word.trim_start_matches("d’").trim_start_matches("d'");
    // Of two beginnings the longer one is meant: `marras` is no `mar`.
    let length = |names: &str| {
        let fitting = names.split(' ').filter(|begin| word.starts_with(begin));
        fitting.map(str::len).max()
    };
    let months = (1..).zip(MONTHS);
    let fitting = months.filter_map(|(month, names)| Some((length(names)?, month)));
    fitting.max().map(|(_, month)| month)
}

/// Local day and time with a named month: `15 Sep 2025, 07:48`, `Jun 11, 2026, 1:01 PM`, `15 de set. de 2025, 07:48`;
/// also what [`moment`] reads.
#[must_use]
pub fn named_moment(text: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    if let Some(moment) = moment(text) {
        return Some(moment);
    }
    let (mut day, mut year, mut named) = (None, None, None);
    let mut words = text
        .split([' ', ',', '\u{a0}', '\u{202f}', '/'])
        .filter(|word| !word.is_empty());
    let mut clock = None;
    for word in words.by_ref() {
        let bare = word.trim_end_matches('.');
        if word.contains(':') {
            clock = Some(word);
            break;
        }
        match bare.parse::<u32>() {
            Ok(number) if bare.len() == 4 && year.is_none() => year = i32::try_from(number).ok(),
            Ok(number) if bare.len() <= 2 && day.is_none() => day = Some(number),
            Err(_)
                if matches!(
                    bare,
                    "de" | "del" | "of" | "at" | "um" | "à" | "om" | "kl" | "г"
                ) => {}
            Err(_) if named.is_none() => named = Some(month(bare)?),
            _ => return None,
        }
    }
    let ((day, month), year) = day.zip(named).zip(year)?;
    let date =
        NaiveDate::from_ymd_opt(year, month, day).filter(|date| entry::within_years(*date))?;
    let Some(clock) = clock else {
        return Some((date, None));
    };
    let half: String = words.collect();
    Some((date, Some(time_of_day(&format!("{clock}{half}"))?)))
}

#[cfg(test)]
mod tests;
