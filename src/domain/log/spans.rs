//! Where the entries of each day stand in a log, so that an answer about some days need not read all of it.

use std::num::NonZeroU32;
use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;

use crate::domain::entry::Id;

/// More spans than this are of entries in no order to rely on: fifty years have fewer days.
const MOST: usize = 1 << 15;
/// In more parts than this, a log is read faster whole.
const SCATTERED: usize = 64;
/// The same of parts that are short: hardly more than the lines of a day.
const SCATTERED_DAYS: usize = 1_024;
/// The least that is worth to be read at once.
const PIECE: u64 = 64 << 10;

/// Lines that follow one another and whose entries are all of one day.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Where the first of these entries begins; the span ends where the next one begins.
    pub at: u64,
    /// The day.
    pub day: NaiveDate,
    /// The id of the first entry.
    pub own: ShortId,
    /// That of its batch.
    pub batch: Option<ShortId>,
}

/// The spans of a log, in its order.
#[derive(Debug, Clone, Default)]
pub(super) struct Spans {
    spans: Vec<Span>,
    /// There were too many.
    disordered: bool,
}

/// What of a log has to be read for an answer about some days, told from the end of the log to its beginning.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Where the entries of those days stand.
    pub within: Vec<Range<u64>>,
    /// Where the entries of earlier days stand.
    pub before: Vec<Piece>,
    /// Other days, earlier and later ones, with an entry that counts.
    pub others: Vec<NaiveDate>,
    /// Where entries of still other days stand: whether one of a day counts must be read.
    pub doubtful: Vec<Range<u64>>,
}

/// A part with entries of earlier days, mostly about as long as all parts behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands.
    pub part: Range<u64>,
    /// Whether all days that follow are earlier than those of the pieces behind.
    pub is_in_order: bool,
}

/// Enough of an id to tell it from most others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ShortId(NonZeroU32);

impl ShortId {
    /// That of an id.
    fn of(id: Id) -> Self {
        Self(NonZeroU32::MIN | id.end())
    }

    /// That of an id as a number.
    pub(super) fn of_number(id: u128) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "the end of it is meant")]
        let end = id as u32;
        Self(NonZeroU32::MIN | end)
    }
}

impl Spans {
    /// Adds an entry: it begins a span if the one before it is of another day.
    pub(super) fn add(&mut self, at: u64, day: NaiveDate, id: Id, batch: Option<Id>) {
        if self.disordered || self.spans.last().is_some_and(|last| last.day == day) {
            return;
        }
        self.spans.push(Span {
            at,
            day,
            own: ShortId::of(id),
            batch: batch.map(ShortId::of),
        });
        self.limit();
    }

    /// The spans of this part of a log and of the one behind it.
    pub(super) fn join(&mut self, mut later: Self) {
        self.disordered |= later.disordered;
        self.spans.append(&mut later.spans);
        self.limit();
    }

    fn limit(&mut self) {
        if self.disordered || self.spans.len() > MOST {
            self.spans = Vec::new();
            self.disordered = true;
        }
    }

    /// What has to be read of a log of so many bytes for an answer about some days; `None` if that is all of it.
    ///
    /// `counts` tells of a span whether its first entry counts for sure.
    pub(super) fn plan(
        &self,
        days: &RangeInclusive<NaiveDate>,
        len: u64,
        counts: impl Fn(&Span) -> bool,
    ) -> Option<Plan> {
        if self.disordered {
            return None;
        }
        let is_before = |day: &NaiveDate| day < days.start();
        // The latest of the earlier days up to each span.
        let mut latest = NaiveDate::MIN;
        let up_to = self.spans.iter().map(|span| span.day);
        let up_to = up_to.map(|day| {
            latest = latest.max(Some(day).filter(is_before).unwrap_or(latest));
            latest
        });
        let up_to: Vec<NaiveDate> = up_to.collect();
        let mut plan = Plan::default();
        let mut earliest = NaiveDate::MAX;
        let mut read = 0;
        let mut end = len;
        for (span, latest) in self.spans.iter().zip(up_to).rev() {
            let part = span.at..end;
            end = span.at;
            if days.contains(&span.day) {
                read += part.end - part.start;
                extend(&mut plan.within, part);
                continue;
            }
            if counts(span) {
                plan.others.push(span.day);
            } else {
                extend(&mut plan.doubtful, part.clone());
            }
            if is_before(&span.day) {
                read += part.end - part.start;
                plan.add_before(part, latest < earliest, PIECE.max(read / 2));
                earliest = earliest.min(span.day);
            }
        }
        let is_scattered = plan.within.len() + plan.before.len() > SCATTERED
            || plan.doubtful.len() > SCATTERED_DAYS;
        (!is_scattered).then_some(plan)
    }
}

impl Plan {
    /// Puts a part in front of the last piece if that is shorter than `longest` or must not end there.
    fn add_before(&mut self, part: Range<u64>, is_in_order: bool, longest: u64) {
        match self.before.last_mut() {
            Some(Piece { part: last, .. })
                if last.start == part.end && (last.end - last.start < longest || !is_in_order) =>
            {
                last.start = part.start;
            }
            _ => self.before.push(Piece { part, is_in_order }),
        }
    }
}

/// Puts a part in front of the last one if it ends where that begins.
fn extend(parts: &mut Vec<Range<u64>>, part: Range<u64>) {
    match parts.last_mut() {
        Some(last) if last.start == part.end => last.start = part.start,
        _ => parts.push(part),
    }
}
