//! The sessions of an exercise: in full where they brought something new, else only a trace of them.
//!
//! Of the sessions of ten years a few dozen set records. Only these are asked for their sets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::domain::stats::peaks::Outline;
use crate::domain::stats::session::{Best, Marks, Session, Sums, Volume};

/// What is kept of a session that brought nothing new.
pub trait Trace: Copy + Default {
    /// That of a session kept in full.
    fn of(session: &Session) -> Self;
    /// What its sets add up to, as far as that is kept.
    fn sums(&self) -> Sums;
    /// Takes in what is kept of another part of the same session, but for its sums.
    fn join_figures(&mut self, other: &Self);
}

/// What sessions are compared by.
impl Trace for Outline {
    fn of(session: &Session) -> Self {
        Self::of(session)
    }

    fn sums(&self) -> Sums {
        self.sums
    }

    fn join_figures(&mut self, other: &Self) {
        self.figures.join(&other.figures);
    }
}

/// The one figure of a session that later lines of its day may still make a record.
impl Trace for Volume {
    fn of(session: &Session) -> Self {
        session.sums.volume
    }

    fn sums(&self) -> Sums {
        (*self).into()
    }

    fn join_figures(&mut self, _: &Self) {}
}

/// The sessions of an exercise by day.
#[derive(Debug, Default)]
pub struct Sessions<T> {
    full: BTreeMap<NaiveDate, Kept<T>>,
    traces: BTreeMap<NaiveDate, T>,
    /// The best of all days that are closed, and the largest volume of one.
    reached: Marks,
    largest: Volume,
    /// The last of these days.
    latest: Option<NaiveDate>,
    /// The day being read: the lines of a day mostly stand together.
    open: Option<NaiveDate>,
}

/// A session kept in full.
#[derive(Debug, Default)]
struct Kept<T> {
    session: Session,
    /// The trace of what was done before it was known that it is to be kept: earlier days had reached all its figures. Its
    /// sums are those of the session.
    faded: Option<Box<T>>,
}

impl<T: Trace> Kept<T> {
    fn of(trace: T) -> Self {
        Self {
            session: Session {
                sums: trace.sums(),
                ..Session::default()
            },
            faded: Some(Box::new(trace)),
        }
    }

    fn join(&mut self, other: &Self) {
        self.session.join(&other.session);
        if let Some(faded) = &other.faded {
            self.faded.get_or_insert_default().join_figures(faded);
        }
    }

    fn trace(&self) -> T {
        let mut trace = T::of(&self.session);
        if let Some(faded) = &self.faded {
            trace.join_figures(faded);
        }
        trace
    }
}

impl<T: Trace> Sessions<T> {
    /// The session of a day, to be added to.
    pub fn at(&mut self, day: NaiveDate) -> &mut Session {
        if self.open != Some(day) {
            self.close();
            self.open = Some(day);
        }
        let traces = &mut self.traces;
        let kept = self
            .full
            .entry(day)
            .or_insert_with(|| traces.remove(&day).map(Kept::of).unwrap_or_default());
        &mut kept.session
    }

    /// Looks at the day being read: whether it brought something new.
    fn close(&mut self) {
        let Some(day) = self.open.take() else {
            return;
        };
        let Entry::Occupied(kept) = self.full.entry(day) else {
            return;
        };
        let session = &kept.get().session;
        // Whatever is read later of earlier days can only make them better: what they had reached, they have reached. The
        // first day is new in any case.
        let in_order = self.latest.is_some_and(|latest| day > latest);
        if in_order && adds_nothing(session, &self.reached, self.largest) {
            let kept = kept.remove();
            self.traces.insert(day, kept.trace());
        } else {
            self.reached.join(&session.marks);
            self.largest = self.largest.max(session.sums.volume);
        }
        self.latest = self.latest.max(Some(day));
    }

    /// Adds what another reader saw.
    pub fn join(&mut self, mut other: Self) {
        self.close();
        other.close();
        for (day, kept) in other.full {
            self.put(day, kept);
        }
        for (day, trace) in other.traces {
            if self.full.contains_key(&day) || self.traces.contains_key(&day) {
                // Together they may be more than any day before.
                self.put(day, Kept::of(trace));
            } else {
                self.traces.insert(day, trace);
            }
        }
        self.reached.join(&other.reached);
        self.largest = self.largest.max(other.largest);
        self.latest = self.latest.max(other.latest);
    }

    fn put(&mut self, day: NaiveDate, mut kept: Kept<T>) {
        if let Some(trace) = self.traces.remove(&day) {
            kept.join(&Kept::of(trace));
        }
        match self.full.entry(day) {
            Entry::Occupied(mut own) => own.get_mut().join(&kept),
            Entry::Vacant(place) => {
                place.insert(kept);
            }
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.full.is_empty() && self.traces.is_empty()
    }

    /// Those that may have set a record, the oldest first: all others set none, and held none that an earlier day did not.
    pub fn notable(&self) -> impl Iterator<Item = (NaiveDate, &Session)> {
        self.full.iter().map(|(day, kept)| (*day, &kept.session))
    }
}

impl Sessions<Outline> {
    /// What all of them are compared by, the oldest first.
    #[must_use]
    pub fn outlines(&self) -> BTreeMap<NaiveDate, Outline> {
        let mut all = self.traces.clone();
        all.extend(self.full.iter().map(|(day, kept)| (*day, kept.trace())));
        all
    }
}

/// Whether a session is nowhere better than what was reached before it.
fn adds_nothing(session: &Session, reached: &Marks, largest: Volume) -> bool {
    let now = &session.marks;
    let within = |(now, reached): (Option<Best>, Option<Best>)| {
        now.is_none_or(|now| reached.is_some_and(|reached| now.value <= reached.value))
    };
    let bests = [
        (now.e1rm, reached.e1rm),
        (now.set_volume, reached.set_volume),
        (now.most_reps, reached.most_reps),
        (now.duration(), reached.duration()),
        (now.pace(), reached.pace()),
    ];
    // Of equal weights and of equal distances the better set counts, whichever day it was.
    let no_better = |(now, reached): (Option<Best>, Option<Best>)| {
        now.is_none_or(|now| reached.is_some_and(|reached| !now.is_better_set(&reached)))
    };
    let best_sets = [
        (now.weight, reached.weight),
        (now.distance(), reached.distance()),
    ];
    let mut marks = now.front.marks().iter();
    session.sums.volume <= largest
        && bests.into_iter().all(within)
        && best_sets.into_iter().all(no_better)
        && marks.all(|mark| {
            let most = reached.front.reps_at(mark.load);
            most.is_some_and(|most| mark.reps <= most)
        })
}
