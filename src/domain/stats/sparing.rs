//! Sums that can do with less than the whole of a log: most of it only by day.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::entry::Entry;
use crate::domain::log::Exercises;

/// A sum made while a log is read, for which most entries need not be read whole.
///
/// Everything about some days is needed, and of all others mostly no more than that something was trained. Of some
/// exercises it is not enough: that a set is a record, say, is not told by days in which nothing came near it. Those are
/// left [open](Sparing::open), and their earlier entries are read whole too; the answer is then the same as if everything
/// had been.
pub trait Sparing: Sized {
    /// The days whose entries are needed whole.
    fn days(&self) -> RangeInclusive<NaiveDate>;

    /// Adds an entry that counts.
    fn add(&mut self, entry: &Entry);

    /// Adds one outside those days, of which nothing else is known.
    fn pass(&mut self, day: NaiveDate);

    /// The exercises whose entries before the days seen so far are needed whole: asked once all entries of
    /// [those days](Sparing::days) are added, and again whenever all of some days before them are.
    fn open(&self) -> Exercises;

    /// Adds what another reader saw of a later part of the same log, or of any part with other days.
    #[must_use]
    fn join(self, later: Self) -> Self;
}
