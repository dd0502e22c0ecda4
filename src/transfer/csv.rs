//! fitlog's own CSV, and any table with columns of such names: one row a set.

use std::io::{self, Write};

use crate::domain::entry::{Entry, Id};
use crate::domain::exercise::Exercise;
use crate::domain::sets::{Amount, DistanceUnit, Set, SetKind, Unit, Weight};
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::each::Each;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it. A table may leave out every column but `date`, `exercise` and what is counted.
pub static FORMAT: Format = Format {
    name: "fitlog",
    title: "fitlog",
    how: "fitlog export --format csv",
    beside: "without sets",
    converts_pounds: false,
    newest_first: false,
    fits: |header| {
        let columns = Columns::of(header);
        let counts =
            columns.reps.is_some() || !columns.times.is_empty() || !columns.distances.is_empty();
        columns.date.and(columns.exercise).is_some() && counts
    },
    open,
};

/// Whether a header is that of fitlog's own export, and not of a table that has some of its columns.
#[must_use]
pub fn is_own(header: &Header) -> bool {
    header.has(&HEADER)
}

/// The columns of a table that are not read, as they are written.
#[must_use]
pub fn unread(header: &Header) -> Vec<&str> {
    let unread = Columns::of(header).unread.into_iter();
    unread
        .filter_map(|at| header.written.get(at).map(String::as_str))
        .collect()
}

/// A column of weights that is not read, as it is written: what it holds must not be lost.
#[must_use]
pub fn unread_weight(header: &Header) -> Option<&str> {
    unread(header).into_iter().find(|name| {
        let key = key(&name.to_lowercase());
        key.starts_with("weight") || key.starts_with("load")
    })
}

/// Where the columns stand, under the names that tables have for them.
#[derive(Debug, Default)]
struct Columns {
    id: Option<usize>,
    date: Option<usize>,
    time: Option<usize>,
    exercise: Option<usize>,
    title: Option<usize>,
    category: Option<usize>,
    kind: Option<usize>,
    warmup: Option<usize>,
    done: Option<usize>,
    sets: Option<usize>,
    reps: Option<usize>,
    /// Each with the unit that its name says.
    weights: Vec<(usize, Option<Unit>)>,
    unit: Option<usize>,
    /// Each with the seconds of the unit that its name says.
    times: Vec<(usize, Option<f64>)>,
    /// Each with the unit that its name says.
    distances: Vec<(usize, Option<DistanceUnit>)>,
    distance_unit: Option<usize>,
    rpe: Option<usize>,
    rir: Option<usize>,
    rest: Option<usize>,
    note: Option<usize>,
    workout: Option<usize>,
    unread: Vec<usize>,
}

impl Columns {
    fn of(header: &Header) -> Self {
        let mut all = Self::default();
        let (mut day, mut lift) = (None, None);
        for (at, name) in header.names.iter().enumerate() {
            let key = key(name);
            let place = match key.as_str() {
                // The number of a set follows from its place.
                "" | "set" | "setnumber" | "setno" | "setorder" | "setindex" => continue,
                "id" => &mut all.id,
                "date" | "datetime" | "workoutdate" => &mut all.date,
                "day" | "start" | "starttime" | "startedat" | "performedat" | "timestamp" => {
                    &mut day
                }
                "time" => &mut all.time,
                "exercise" => &mut all.exercise,
                "exercisename" => &mut all.title,
                "exercisetitle" | "lift" | "movement" => &mut lift,
                "category" => &mut all.category,
                "kind" | "settype" => &mut all.kind,
                "warmup" | "iswarmup" => &mut all.warmup,
                "completed" | "iscompleted" => &mut all.done,
                "sets" => &mut all.sets,
                "reps" | "repetitions" => &mut all.reps,
                "unit" | "units" | "weightunit" | "weightunits" => &mut all.unit,
                "distanceunit" | "distanceunits" => &mut all.distance_unit,
                "rpe" => &mut all.rpe,
                "rir" | "repsinreserve" => &mut all.rir,
                "rest" | "rests" | "restsec" | "restseconds" => &mut all.rest,
                "note" | "notes" | "comment" | "comments" => &mut all.note,
                "workout" | "workoutname" => &mut all.workout,
                key => {
                    let column = (at, key);
                    let far = values::distance_unit;
                    if !takes(&mut all.weights, column, "weight", values::unit)
                        && !takes(&mut all.weights, column, "load", values::unit)
                        && !takes(&mut all.distances, column, "distance", far)
                        && !takes(&mut all.times, column, "duration", values::time_unit)
                    {
                        all.unread.push(at);
                    }
                    continue;
                }
            };
            if place.is_some() {
                all.unread.push(at);
            } else {
                *place = Some(at);
            }
        }
        // A `day` may be one of the week, a `start` a time of day, and a name is no more than that where an id stands
        // beside it.
        all.fall_back(|all| &mut all.date, day);
        all.fall_back(|all| &mut all.exercise, lift);
        if all.exercise.is_none() {
            all.exercise = all.title.take();
        }
        all
    }

    /// Reads a column for want of a better one.
    fn fall_back(&mut self, better: fn(&mut Self) -> &mut Option<usize>, column: Option<usize>) {
        let better = better(self);
        if better.is_none() {
            *better = column;
        } else {
            self.unread.extend(column);
            self.unread.sort_unstable();
        }
    }
}

/// Names of columns in German, French, Spanish, Italian, Portuguese and Dutch, each with the one that it is read as.
const TRANSLATED: [(&str, &str); 10] = [
    ("date", "datum fecha data"),
    (
        "exercise",
        "übung exercice ejercicio esercizio exercício oefening",
    ),
    ("set", "satz satznr serie série"),
    ("sets", "sätze séries series anzahlsätze"),
    (
        "reps",
        "wiederholungen wdh répétitions réps repeticiones ripetizioni repetições herhalingen",
    ),
    ("weight", "gewicht poids peso carga carico"),
    (
        "distance",
        "entfernung strecke distanz distancia distanza distância afstand",
    ),
    ("duration", "dauer durée duración durata duração duur"),
    ("unit", "einheit unité unidad unità unidade eenheid"),
    ("note", "notiz notizen bemerkung notas opmerking remarque"),
];

/// The name that a column is known by: `weight_kg`, `Weight (kg)` and `Gewicht (kg)` are one.
fn key(name: &str) -> String {
    let plain: String = name.chars().filter(|one| one.is_alphanumeric()).collect();
    let all = TRANSLATED.iter();
    let mut words = all.flat_map(|(own, words)| words.split(' ').map(move |word| (*own, word)));
    let translated = words.find_map(|(own, word)| {
        let rest = plain.strip_prefix(word)?;
        let has_unit = matches!(own, "weight" | "distance" | "duration");
        (rest.is_empty() || has_unit).then(|| own.to_owned() + rest)
    });
    translated.unwrap_or(plain)
}

/// Takes a column among those of `what` if its name says so, and the unit with it: `weight`, `weightkg`, `kg`.
fn takes<U>(
    columns: &mut Vec<(usize, Option<U>)>,
    (at, key): (usize, &str),
    what: &str,
    read: fn(&str) -> Option<U>,
) -> bool {
    let rest = key.strip_prefix(what);
    let unit = match rest.unwrap_or(key) {
        "" => None,
        // An `m` alone may be anything.
        word if rest.is_none() && word.len() == 1 => return false,
        word => match read(word) {
            None => return false,
            unit => unit,
        },
    };
    columns.push((at, unit));
    true
}

/// The first of several columns that holds something.
fn filled<'r, U: Copy>(row: &Row<'r>, columns: &[(usize, Option<U>)]) -> (&'r str, Option<U>) {
    columns
        .iter()
        .map(|(column, unit)| (row.get(Some(*column)), *unit))
        .find(|(text, _)| !text.is_empty())
        .unwrap_or(("", None))
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let columns = Columns::of(header);
    let of_account = settings.unit;
    let mut dates = Dates::new(settings);
    Box::new(move |row: &Row| {
        let when = dates.read(row.get(columns.date))?;
        let mut start = when.start;
        let time = row.get(columns.time);
        if !time.is_empty() {
            let bad_date = || Refused::Row(error::row_no_date(time));
            start.1 = Some(values::time_of_day(time).ok_or_else(bad_date)?);
        }
        let exercise = restored(row.get(columns.exercise));
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        if is_false(row.get(columns.done)) {
            return Ok(Read::Nothing);
        }
        let (far, in_name) = filled(row, &columns.distances);
        let (far, in_name) = own_unit(far, in_name, values::distance_unit);
        let of_file = in_name.or(of_account.map(values::far_unit));
        let far = match values::distance_in(far, row.get(columns.distance_unit), of_file)? {
            Some((_, unit)) => Some((exactly("distance", far)?, unit)),
            None => None,
        };
        let sets = row.get(columns.sets);
        let each = Each::read(row.get(columns.reps), sets)?;
        let reps = each.first();
        let (written, unit) = filled(row, &columns.times);
        let word = if unit == Some(1.0) {
            "seconds"
        } else {
            "duration"
        };
        let seconds = seconds_of(word, written, unit);
        // Beside repetitions it may be how long the workout took, or anything else, and is kept as it is written.
        let unclear = seconds.is_err() && reps.is_some_and(|reps| reps > 0);
        let seconds = if unclear { 0.0 } else { seconds? };
        let amount = values::amount(reps, far, seconds)?;
        let (weight, in_name) = filled(row, &columns.weights);
        let beside = row.get(columns.unit);
        let read_weight = |text: &str| {
            let (text, in_name) = own_unit(text, in_name, values::unit);
            match values::unit(beside) {
                // A weight of zero is not the same as none.
                Some(unit) if !text.is_empty() && in_name.is_none() => Ok(Some(Weight {
                    value: exactly("weight", text)?,
                    unit,
                })),
                _ if in_name.is_some() => values::weight(text, in_name),
                _ => values::weight_in(text, beside, of_account),
            }
        };
        let weights = each.weights(weight, sets)?;
        let mut set = values::set(
            amount,
            read_weight(weights.first().map_or(weight, |one| *one))?,
        )?;
        set.kind = values::kind(row.get(columns.kind))?;
        if set.kind == SetKind::Working && values::is_true(row.get(columns.warmup)) {
            set.kind = SetKind::Warmup;
        }
        let (rpe, rir) = (row.get(columns.rpe), row.get(columns.rir));
        set.rpe = match (rpe, rir) {
            ("", rir) if !rir.is_empty() => Some(values::rpe_of_rir(rir)?),
            (rpe, _) => values::rpe(rpe)?,
        };
        set.rest = match row.get(columns.rest) {
            "" => None,
            text => {
                let wrong = || Refused::Row(error::row_no_number("rest", text));
                Some(values::reps(text)?.ok_or_else(wrong)?)
            }
        };
        let set = values::checked(set)?;
        let mut foreign = Foreign::new(start, exercise, What::Set(set));
        foreign.instant = when.instant;
        foreign.id = Id::from_text(row.get(columns.id));
        foreign.title = restored(row.get(columns.title)).into();
        foreign.category = row.get(columns.category).into();
        foreign.note = restored(row.get(columns.note)).into();
        foreign.workout = restored(row.get(columns.workout)).into();
        foreign.odd = dates.odd();
        values::keep_rest(&mut foreign.more, &set, (word, written, seconds), far);
        if unclear {
            foreign.more.push((word, written.into()));
        }
        // One effort is kept; what else was said of it stays as it is written.
        if !rpe.is_empty() && !rir.is_empty() {
            foreign.more.push(("rir", rir.into()));
        }
        each.rows(foreign, set, &weights, read_weight, sets)
    })
}

/// A number apart from the unit that stands behind it, as in `315 lb`; that one is meant, whatever the column is called.
fn own_unit<U>(text: &str, of_column: Option<U>, read: fn(&str) -> Option<U>) -> (&str, Option<U>) {
    let end = text.trim_end_matches(|letter: char| letter.is_alphabetic() || letter == '.');
    match read(&text[end.len()..]) {
        Some(unit) if !end.is_empty() => (end.trim_end(), Some(unit)),
        _ => (text, of_column),
    }
}

/// The seconds of a time, 0 for none: a clock as `1:30` or `0:30:00`, words as `45s` or `1h 5min`, or a number of the unit
/// that its column has; a refusal calls it by `word`.
fn seconds_of(word: &str, text: &str, unit: Option<f64>) -> Result<f64, Refused> {
    if text.is_empty() {
        return Ok(0.0);
    }
    let bad = || Refused::Row(error::row_no_number(word, text));
    if text.contains(':') {
        return values::seconds(text).ok_or_else(bad);
    }
    match (exactly("seconds", text), unit) {
        (Ok(number), Some(unit)) => Ok(number * unit),
        (Ok(0.0), None) => Ok(0.0),
        (Ok(_), None) => Err(Refused::Row(error::row_no_time_unit(text))),
        (Err(_), _) => values::duration(text).ok_or_else(bad),
    }
}

fn is_false(text: &str) -> bool {
    ["false", "no", "0"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// A number as fitlog writes it, to its last digit; as a person does, with a decimal comma say, less exactly.
fn exactly(field: &str, text: &str) -> Result<f64, Refused> {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    let number = text.parse().ok().filter(|_| plain);
    number
        .or_else(|| values::number(text))
        .ok_or_else(|| Refused::Row(error::row_no_number(field, text)))
}

/// The columns, in order.
pub const HEADER: [&str; 17] = [
    "id",
    "date",
    "time",
    "exercise",
    "exercise_name",
    "set",
    "kind",
    "reps",
    "weight",
    "unit",
    "seconds",
    "distance",
    "distance_unit",
    "rpe",
    "rest",
    "note",
    "workout",
];

/// A writer of rows.
pub struct Rows<W: Write>(csv::Writer<W>);

impl<W: Write> Rows<W> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// When `to` cannot be written.
    pub fn new(to: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(HEADER).map_err(io::Error::from)?;
        Ok(Self(writer))
    }

    /// Writes the sets of an entry; note and workout stand in each row.
    ///
    /// # Errors
    ///
    /// When the rows cannot be written.
    pub fn entry(&mut self, entry: &Entry, exercise: &Exercise) -> io::Result<()> {
        let time = entry
            .time
            .map(|time| time.format("%H:%M:%S").to_string())
            .unwrap_or_default();
        for (number, set) in entry.sets.iter().enumerate() {
            let [reps, seconds, distance, distance_unit] = &amount(set);
            let number_of =
                |value: Option<f64>| value.map(|value| value.to_string()).unwrap_or_default();
            self.0
                .write_record([
                    entry.id.as_str(),
                    &entry.date.to_string(),
                    &time,
                    &harmless(&entry.exercise),
                    &harmless(&exercise.name),
                    &(number + 1).to_string(),
                    kind(set.kind),
                    reps,
                    &number_of(set.weight.map(|weight| weight.value)),
                    set.weight.map_or("", |weight| weight.unit.word()),
                    seconds,
                    distance,
                    distance_unit,
                    &number_of(set.rpe),
                    &set.rest.map(|rest| rest.to_string()).unwrap_or_default(),
                    &harmless(entry.note.as_deref().unwrap_or_default()),
                    &harmless(entry.workout.as_deref().unwrap_or_default()),
                ])
                .map_err(io::Error::from)?;
        }
        Ok(())
    }

    /// Writes what is still held back.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn amount(set: &Set) -> [String; 4] {
    let none = String::new;
    match set.amount {
        Amount::Reps(reps) => [reps.to_string(), none(), none(), none()],
        Amount::Time(seconds) => [none(), seconds.to_string(), none(), none()],
        Amount::Distance {
            value,
            unit,
            seconds,
        } => {
            let seconds = seconds
                .map(|seconds| seconds.to_string())
                .unwrap_or_default();
            [none(), seconds, value.to_string(), unit.word().to_owned()]
        }
    }
}

fn kind(kind: SetKind) -> &'static str {
    kind.word().unwrap_or("normal")
}

/// A cell that no spreadsheet runs: one that begins like a formula gets an apostrophe in front, and so does one that
/// begins with apostrophes before such a beginning, so that the way back is exact.
#[must_use]
pub fn harmless(cell: &str) -> String {
    if looks_like_formula(cell.trim_start_matches('\'')) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// The cell that [`harmless`] made harmless; any other as it is.
#[must_use]
pub fn restored(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn looks_like_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{harmless, restored};

    #[test]
    fn a_formula_gets_an_apostrophe() {
        let cases = [
            ("=1", "'=1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@A1", "'@A1"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            // Apostrophes of the text's own stay: one more in front, one less on the way back.
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("", ""),
            ("1=1", "1=1"),
            (" =1", " =1"),
        ];
        for (cell, safe) in cases {
            assert_eq!(harmless(cell), safe);
            assert_eq!(restored(safe), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t\r-]{0,4}.{0,4}") {
            let safe = harmless(&cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']));
            prop_assert_eq!(restored(&safe), cell);
        }
    }
}
