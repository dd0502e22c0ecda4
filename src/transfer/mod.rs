//! Data out, and other apps' data in: one file a format.
//!
//! A format of another app is a [`Format`]: how its header is recognised, and how a row under it is read. To add one,
//! write its file with a `pub static FORMAT: Format`, and name it twice below: as a module and in [`FORMATS`].
//! [`rows`] feeds the rows, one at a time and in bounded memory; [`values`] reads numbers, times and dates as apps write
//! them; [`gather`] makes entries of what the rows hold.

pub mod csv;
pub mod custom;
mod dates;
mod each;
pub mod entries;
pub mod export;
pub mod facts;
mod fitbod;
mod fitnotes;
mod flexify;
pub mod free_exercise_db;
pub mod gather;
mod hevy;
pub mod identity;
mod jefit;
pub mod json;
mod liftlog;
mod liftosaur;
mod lyfta;
pub mod mix;
pub mod rows;
mod strong;
mod stronglifts;
pub mod text;
pub mod values;
mod zones;

use std::borrow::Cow;
use std::rc::Rc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::domain::catalogue::Catalogue;
use crate::domain::entry::Id;
use crate::domain::sets::{Set, Unit, Weight};
use rows::{Header, Row};

/// Every format that can be read, in the order in which they are tried.
pub static FORMATS: &[&Format] = &[
    &strong::FORMAT,
    &hevy::FORMAT,
    &fitnotes::FORMAT,
    &stronglifts::FORMAT,
    &jefit::FORMAT,
    &liftosaur::FORMAT,
    &liftlog::FORMAT,
    &fitbod::FORMAT,
    &flexify::FORMAT,
    &lyfta::FORMAT,
    // Last: any table by hand has the columns of these.
    &csv::FORMAT,
    &text::FORMAT,
];

/// The export of an app, in all its dialects.
pub struct Format {
    /// The word of `--from`, of the exercises' `import_names`, and of `source.app` in the log.
    pub name: &'static str,
    /// The app's name on screen.
    pub title: &'static str,
    /// How to get the export out of the app, in one line.
    pub how: &'static str,
    /// What its rows hold that hold no sets, behind their number.
    pub beside: &'static str,
    /// Whether the app writes the weights of an account in pounds as kilograms.
    pub converts_pounds: bool,
    /// Whether the last set of a workout comes first.
    pub newest_first: bool,
    /// Whether a header is this app's.
    pub fits: fn(&Header) -> bool,
    /// Prepares to read the rows under a header.
    pub open: fn(&Header, &Settings) -> ReadRow,
}

impl Format {
    /// Whether it is one of fitlog's own: an entry is then as it was, and needs no `source`.
    #[must_use]
    pub fn is_own(&self) -> bool {
        matches!(self.name, "fitlog" | "text")
    }
}

/// What was asked for, as far as reading rows needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The unit of weights that stand without one (`--unit`); distances without a unit follow it, km or mi.
    pub unit: Option<Unit>,
    /// Today, for dates that may be day first or month first.
    pub today: NaiveDate,
    /// Whether such dates are day first, once a row has told ([`Refused::DayFirst`]).
    pub day_first: Option<bool>,
    /// The local time of a time in UTC, for apps that write that.
    pub local: fn(NaiveDateTime) -> NaiveDateTime,
    /// The exercises that are known.
    pub catalogue: Rc<Catalogue>,
}

/// Reads one row; what it has to remember from row to row it keeps itself.
pub type ReadRow = Box<dyn for<'r> FnMut(&Row<'r>) -> Result<Read<'r>, Refused>>;

/// What a row holds: exactly one fate for each row.
#[derive(Debug, Clone, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every row holds one, and is passed on at once"
)]
pub enum Read<'r> {
    /// One set, a rest or a note.
    One(Foreign<'r>),
    /// Several sets; a row that holds none of them whole is refused whole.
    Many(Vec<Foreign<'r>>),
    /// The weight of the body.
    Weighed(Weighed),
    /// Neither set nor words: a section's head, a skipped exercise.
    Nothing,
}

/// The weight of the body on a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// The local day and, when the app knows it, time.
    pub at: (NaiveDate, Option<NaiveTime>),
    /// The weight, above zero.
    pub weight: Weight,
}

/// Why a row gives nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    /// This row is not understood: the reason, as a clause.
    Row(String),
    /// A `weight` or a `distance` without a unit, and none was asked for: which of the two, and the number as written. The
    /// file is refused.
    NoUnit(&'static str, String),
    /// This row tells whether the dates of the whole file are day first: it is read again from the start, with that in
    /// [`Settings::day_first`].
    DayFirst(bool),
}

/// What another app wrote down.
#[derive(Debug, Clone, PartialEq)]
pub struct Foreign<'r> {
    /// The local day and, when the app knows it, time at which the workout began: with the app, what tells a workout
    /// from all others.
    pub start: (NaiveDate, Option<NaiveTime>),
    /// The same in UTC when that is what the app writes: it then tells workouts apart, in any time zone.
    pub instant: Option<NaiveDateTime>,
    /// The workout's name; empty when the app has none.
    pub workout: Cow<'r, str>,
    /// The exercise in the app's words.
    pub exercise: Cow<'r, str>,
    /// The name that a new exercise gets, if that is not the same; empty when it is.
    pub title: Cow<'r, str>,
    /// What the row is about.
    pub what: What,
    /// Words about the exercise, given with one row of it or with each; empty when there are none.
    pub note: Cow<'r, str>,
    /// Words about this set alone; empty when there are none.
    pub set_note: Cow<'r, str>,
    /// Words about the workout; empty when there are none.
    pub workout_note: Cow<'r, str>,
    /// What fitlog has no field for, about this row: the app's word for it, and the value. Kept in `source`.
    pub more: Vec<(&'static str, Cow<'r, str>)>,
    /// The same about the whole workout; given with each row or only with the first.
    pub workout_more: Vec<(&'static str, Cow<'r, str>)>,
    /// The muscle group, or other class, that the app puts the exercise in; empty when there is none.
    pub category: Cow<'r, str>,
    /// What is odd about it, as a clause: it is taken all the same, and said.
    pub odd: Option<String>,
    /// The id that the entry had in fitlog.
    pub id: Option<Id>,
    /// It begins an entry of its own, though the row before is of the same exercise.
    pub begins: bool,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// A set, its weight with its unit, cleaned by [`values::number`]. Zero is no weight. Assistance may be positive if the exercise is
    /// called assisted.
    Set(Set),
    /// A rest after the set before, in seconds.
    Rest(u32),
    /// Words alone.
    Note,
}

impl<'r> Foreign<'r> {
    /// A row of an exercise at a time, with nothing else known of it.
    #[must_use]
    pub fn new(
        start: (NaiveDate, Option<NaiveTime>),
        exercise: impl Into<Cow<'r, str>>,
        what: What,
    ) -> Self {
        const NONE: Cow<str> = Cow::Borrowed("");
        Self {
            start,
            instant: None,
            workout: NONE,
            exercise: exercise.into(),
            title: NONE,
            what,
            note: NONE,
            set_note: NONE,
            workout_note: NONE,
            more: Vec::new(),
            workout_more: Vec::new(),
            category: NONE,
            odd: None,
            id: None,
            begins: false,
        }
    }
}

#[cfg(test)]
mod tests;
