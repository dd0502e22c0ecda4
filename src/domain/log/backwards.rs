//! A log from its end: what counts, for as long as that can be told without a look at all of it.

use chrono::NaiveDate;

use crate::domain::entry::{self, Id, Line};
use crate::domain::log::lines;
use crate::domain::log::survey::Gone;
use crate::domain::scan;

/// What counts, told from the end of a log backwards, for as long as that can be told.
#[derive(Debug, Default)]
pub struct Backwards {
    gone: Gone,
    earliest: Option<Id>,
}

impl Backwards {
    /// Whether a line counts, given every line behind it; `None` when only a look from the front can tell, because
    /// ids do not fall.
    pub fn counts(&mut self, line: &Line) -> Option<bool> {
        let Some(own) = line.identity() else {
            return Some(false);
        };
        if !own.id.is_timed() || self.earliest.is_some_and(|earliest| own.id >= earliest) {
            return None;
        }
        self.earliest = Some(own.id);
        let number = |id: Id| id.number();
        Some(self.gone.settle(
            own.id.number(),
            own.batch.map(number),
            own.target.map(number),
            own.by,
        ))
    }
}

/// What stands in front of the lines that were read from the end of a log: enough to tell whether one of it is newer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prefix {
    /// How many lines there are.
    pub lines: u64,
    /// The highest of the time-ordered ids, as it is written.
    latest: Option<[u8; 36]>,
    /// The last day of an entry, as it is written.
    last_day: [u8; 10],
    /// A line that tells neither, or that renames an exercise.
    is_odd: bool,
}

impl Prefix {
    /// Looks at a block of whole lines.
    pub fn see(&mut self, offset: u64, block: &[u8]) {
        for (_, line) in lines(offset, block) {
            self.lines += 1;
            let own = line.strip_prefix(scan::BEGIN);
            let Some((id, rest)) = own.and_then(|own| own.split_first_chunk::<36>()) else {
                self.is_odd |= !entry::trimmed(line).is_empty();
                continue;
            };
            // As in [`Id::is_timed`].
            if id[14] == b'7' && self.latest.is_none_or(|latest| *id > latest) {
                self.latest = Some(*id);
            }
            let day = rest
                .strip_prefix(br#"","date":""#)
                .and_then(|day| day.first_chunk());
            let is_void = rest.starts_with(br#"","voids""#);
            match day {
                Some(day) => self.last_day = self.last_day.max(*day),
                None => self.is_odd |= !is_void && !rest.starts_with(br#"","weighs""#),
            }
        }
    }

    /// The prefix of which this is the first part, and `later` the next.
    #[must_use]
    pub fn join(self, later: Self) -> Self {
        Self {
            lines: self.lines + later.lines,
            latest: self.latest.max(later.latest),
            last_day: self.last_day.max(later.last_day),
            is_odd: self.is_odd || later.is_odd,
        }
    }

    /// Whether it may have an entry of a later day than `day`, or a line that was written when those behind it were, the
    /// earliest of them with the id `first`: a copy of one of these, or one of another machine.
    #[must_use]
    pub fn may_be_newer(&self, day: NaiveDate, first: Id) -> bool {
        self.is_odd
            || self.last_day.as_slice() > day.to_string().as_bytes()
            || self.latest >= Some(*first.as_bytes())
    }
}
