//! Strong: eight headers since 2015, one row a set, with rows for rests and notes among them.
//!
//! | years | header |
//! |---|---|
//! | iOS 2015 | `…,Set Order,kg,Reps,km,Seconds,Notes`, or `lb` and `mi` |
//! | iOS 2017 and 2020 | `…,Weight,Reps,Distance,…`: the account's unit, which is not in the file |
//! | Android 2018 | `…;Weight;Weight Unit;…;Distance;Distance Unit;…` |
//! | Android 2023 | `…;"Weight (kg)";…;"Distance (meters)";…`: pounds are converted |
//!
//! iOS writes the names of 2020 in the language of the account. German, French and Portuguese are known; of the others a
//! few words are, and that the columns keep their order.

use crate::domain::sets::{DistanceUnit, SetKind, Unit};
use crate::error;
use crate::transfer::dates::Dates;
use crate::transfer::rows::{Header, Row};
use crate::transfer::{Foreign, Format, Read, ReadRow, Refused, Settings, What, values};

/// What is known of it.
pub static FORMAT: Format = Format {
    name: "strong",
    title: "Strong",
    how: "Profile > Settings > Export Strong Data",
    beside: "of rests and notes",
    converts_pounds: true,
    newest_first: false,
    fits: |header| is_named(header) || is_translated(header),
    open,
};

const DATE: &[&str] = &["date", "datum", "data"];
const WORKOUT: &[&str] = &[
    "workout name",
    "workout-name",
    "nom de l'entraînement",
    "nome do treino",
];
const EXERCISE: &[&str] = &[
    "exercise name",
    "name der übung",
    "nom de l'exercice",
    "nome do exercício",
];
const ORDER: &[&str] = &[
    "set order",
    "reihenfolge festlegen",
    "ordre de la série",
    "ordem da série",
];
const REPS: &[&str] = &["reps", "wiederh.", "réps"];
const SECONDS: &[&str] = &["seconds", "sekunden", "secondes", "segundos"];
const NOTES: &[&str] = &["notes", "notizen", "notas"];
const WORKOUT_NOTES: &[&str] = &[
    "workout notes",
    "workout-notizen",
    "notes d'entraînement",
    "notas do treino",
];
const DURATION: &[&str] = &[
    "duration",
    "dauer",
    "durée",
    "duração",
    "workout duration",
    "duration (sec)",
];

/// A workout that took longer ran on because nobody stopped it, in seconds.
const FORGOTTEN: f64 = 12.0 * 3_600.0;

// The table of 2020 in any language: a few words of those that the app has, and how two of its columns may begin.

const ANY_DATE: &str = "date datum data fecha dato päivämäärä tarih дата 日付 日期 날짜";
const ANY_WEIGHT: &str =
    "weight gewicht poids peso vikt vægt vekt paino waga ciężar ağırlık вес 重量 重さ 무게 중량";
const ANY_REPS: &str =
    "rep rép wiederh wdh rip herh toist powt tekrar повт レップ 回数 次数 次數 횟수 반복";
const ANY_DISTANCE: &str =
    "dist entf stre strä afst avst etäis matka dyst odleg mesafe дист рас відст 距 거리";

/// Whether the columns have names that are known.
fn is_named(header: &Header) -> bool {
    [DATE, EXERCISE, ORDER, REPS]
        .iter()
        .all(|names| header.any(names).is_some())
}

/// Whether it is the header of 2020 in a language of which not all names are known: the order of its columns is.
fn is_translated(header: &Header) -> bool {
    let names = &header.names;
    let is = |at: usize, words: &str| words.split(' ').any(|word| names[at] == word);
    let begins = |at: usize, words: &str| words.split(' ').any(|word| names[at].starts_with(word));
    matches!(names.len(), 10 | 12)
        && names.last().is_some_and(|last| last == "rpe")
        && is(0, ANY_DATE)
        && is(5, ANY_WEIGHT)
        && begins(6, ANY_REPS)
        && begins(7, ANY_DISTANCE)
}

struct Columns {
    date: Option<usize>,
    workout: Option<usize>,
    exercise: Option<usize>,
    order: Option<usize>,
    weight: Option<usize>,
    weight_unit: Option<usize>,
    unit: Option<Unit>,
    reps: Option<usize>,
    rpe: Option<usize>,
    distance: Option<usize>,
    distance_unit: Option<usize>,
    far: Option<DistanceUnit>,
    seconds: Option<usize>,
    notes: Option<usize>,
    workout_notes: Option<usize>,
    duration: Option<usize>,
}

/// What is known from the rows before.
struct Memory {
    dates: Dates,
    /// The workout whose forgotten timer was said: once, not with every set.
    said: String,
    /// The letters under `Set Order` that are not known, and were said.
    letters: String,
}

fn open(header: &Header, settings: &Settings) -> ReadRow {
    let columns = Columns::of(header, settings);
    let mut memory = Memory {
        dates: Dates::new(settings),
        said: String::new(),
        letters: String::new(),
    };
    Box::new(move |row: &Row| columns.read(row, &mut memory))
}

impl Columns {
    fn of(header: &Header, settings: &Settings) -> Self {
        if !is_named(header) {
            return Self::in_order(header.len() == 12, settings);
        }
        let (weight, unit) = column(
            header,
            &[
                ("weight (kg)", Some(Unit::Kg)),
                ("weight (lbs)", Some(Unit::Lb)),
                ("weight (lb)", Some(Unit::Lb)),
                ("kg", Some(Unit::Kg)),
                ("lb", Some(Unit::Lb)),
                ("lbs", Some(Unit::Lb)),
                ("weight", settings.unit),
                ("gewicht", settings.unit),
                ("poids", settings.unit),
                ("peso", settings.unit),
            ],
        );
        let of_account = settings.unit.map(values::far_unit);
        let (distance, far) = column(
            header,
            &[
                ("distance (meters)", Some(DistanceUnit::M)),
                ("distance (m)", Some(DistanceUnit::M)),
                ("distance (km)", Some(DistanceUnit::Km)),
                ("distance (miles)", Some(DistanceUnit::Mi)),
                ("km", Some(DistanceUnit::Km)),
                ("mi", Some(DistanceUnit::Mi)),
                ("distance", of_account),
                ("entfernung", of_account),
                ("distância", of_account),
            ],
        );
        Self {
            date: header.any(DATE),
            workout: header.any(WORKOUT),
            exercise: header.any(EXERCISE),
            order: header.any(ORDER),
            weight,
            weight_unit: header.at("weight unit"),
            unit,
            reps: header.any(REPS),
            rpe: header.at("rpe"),
            distance,
            distance_unit: header.at("distance unit"),
            far,
            seconds: header.any(SECONDS),
            notes: header.any(NOTES),
            workout_notes: header.any(WORKOUT_NOTES),
            duration: header.any(DURATION),
        }
    }

    /// The columns of a header [`is_translated`] tells, with those of the notes or without.
    fn in_order(noted: bool, settings: &Settings) -> Self {
        Self {
            date: Some(0),
            workout: Some(1),
            duration: Some(2),
            exercise: Some(3),
            order: Some(4),
            weight: Some(5),
            weight_unit: None,
            unit: settings.unit,
            reps: Some(6),
            distance: Some(7),
            distance_unit: None,
            far: settings.unit.map(values::far_unit),
            seconds: Some(8),
            notes: noted.then_some(9),
            workout_notes: noted.then_some(10),
            rpe: Some(if noted { 11 } else { 9 }),
        }
    }

    fn read<'r>(&self, row: &Row<'r>, memory: &mut Memory) -> Result<Read<'r>, Refused> {
        let date = row.get(self.date);
        let when = memory.dates.read(date)?;
        let exercise = row.get(self.exercise);
        if exercise.is_empty() {
            return Err(Refused::Row(error::row_no_exercise()));
        }
        let reps = values::reps(row.get(self.reps))?;
        let weight = row.get(self.weight);
        let time = row.get(self.seconds);
        let seconds = values::number_or_zero("seconds", time)?;
        let distance = row.get(self.distance);
        let note = row.get(self.notes);
        let mut far = None;
        let order = row.get(self.order);
        let what = match Order::of(order) {
            Order::Set(kind) => {
                far = values::distance_in(distance, row.get(self.distance_unit), self.far)?;
                let amount = values::amount(reps, far, seconds)?;
                let weight = values::weight_in(weight, row.get(self.weight_unit), self.unit)?;
                let mut set = values::set(amount, weight)?;
                set.kind = kind;
                set.rpe = values::rpe(row.get(self.rpe))?;
                What::Set(set)
            }
            Order::Word(word)
                if reps.unwrap_or(0) > 0
                    || values::number_or_zero("distance", distance)? != 0.0
                    || values::number_or_zero("weight", weight)? != 0.0 =>
            {
                return Err(Refused::Row(error::row_unknown_order(word)));
            }
            // `Rest Timer`, `Ruhezeit`: whatever the language, it holds seconds and nothing else.
            Order::Word(_) if seconds > 0.0 => What::Rest(values::whole(seconds)),
            Order::Word(_) => What::Note,
        };
        let mut foreign = Foreign::new(when.start, exercise, what);
        foreign.instant = when.instant;
        foreign.odd = memory.dates.odd().or_else(|| memory.odd_letter(order));
        foreign.workout = row.get(self.workout).into();
        foreign.note = values::unescaped(note);
        foreign.workout_note = values::unescaped(row.get(self.workout_notes));
        let duration = row.get(self.duration);
        if !duration.is_empty() {
            foreign.workout_more = vec![("duration", duration.into())];
            if foreign.odd.is_none()
                && memory.said != date
                && values::duration(duration).is_some_and(|took| took > FORGOTTEN)
            {
                date.clone_into(&mut memory.said);
                foreign.odd = Some(error::odd_duration(duration));
            }
        }
        if let What::Set(set) = what {
            values::keep_rest(&mut foreign.more, &set, ("seconds", time, seconds), far);
        }
        Ok(Read::One(foreign))
    }
}

/// The first column of these names, with what its name says of its unit.
fn column<U: Copy>(header: &Header, names: &[(&str, Option<U>)]) -> (Option<usize>, Option<U>) {
    names
        .iter()
        .find_map(|(name, unit)| Some((Some(header.at(name)?), *unit)))
        .unwrap_or((None, None))
}

impl Memory {
    /// What is odd about a letter under `Set Order` of which the sort is not known, the first time that it is met.
    fn odd_letter(&mut self, order: &str) -> Option<String> {
        let unknown = sort_of(order).is_none() && order.chars().all(char::is_alphabetic);
        if !unknown || order.chars().count() != 1 || self.letters.contains(order) {
            return None;
        }
        self.letters.push_str(order);
        Some(error::odd_set_letter(order))
    }
}

/// What stands under `Set Order`.
enum Order<'r> {
    Set(SetKind),
    Word(&'r str),
}

impl<'r> Order<'r> {
    /// A number is a working set, and so is a letter of which the sort is not known.
    fn of(text: &'r str) -> Self {
        match sort_of(text) {
            Some(kind) => Self::Set(kind),
            None if text.chars().count() <= 1 || values::number(text).is_some() => {
                Self::Set(SetKind::Working)
            }
            None => Self::Word(text),
        }
    }
}

/// The sort of set that a letter stands for: in English, and in languages whose word for a warm-up begins with another one.
fn sort_of(letter: &str) -> Option<SetKind> {
    match letter {
        // Portuguese `aquecimento`, German `Aufwärmen`.
        "W" | "w" | "A" => Some(SetKind::Warmup),
        "D" | "d" => Some(SetKind::Drop),
        "F" | "f" => Some(SetKind::Failure),
        _ => None,
    }
}
