//! The sessions of an exercise: in full where they brought something new, else only what they are compared by.
//!
//! Of the sessions of ten years a few dozen set records. Only these are asked for their sets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::domain::stats::peaks::{Figures, Outline};
use crate::domain::stats::session::{Best, Marks, Session, Volume};

/// The sessions of an exercise by day.
#[derive(Debug, Default)]
pub struct Sessions {
    full: BTreeMap<NaiveDate, Kept>,
    outlines: BTreeMap<NaiveDate, Outline>,
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
struct Kept {
    session: Session,
    /// The figures of what was done before it was known that it is to be kept: earlier days had reached all of them.
    faded: Option<Box<Figures>>,
}

impl Kept {
    fn of(outline: Outline) -> Self {
        Self {
            session: Session {
                sums: outline.sums,
                ..Session::default()
            },
            faded: Some(Box::new(outline.figures)),
        }
    }

    fn join(&mut self, other: &Self) {
        self.session.join(&other.session);
        if let Some(figures) = &other.faded {
            self.faded.get_or_insert_default().join(figures);
        }
    }

    fn outline(&self) -> Outline {
        let mut outline = Outline::of(&self.session);
        if let Some(figures) = &self.faded {
            outline.figures.join(figures);
        }
        outline
    }
}

impl Sessions {
    /// The session of a day, to be added to.
    pub fn at(&mut self, day: NaiveDate) -> &mut Session {
        if self.open != Some(day) {
            self.close();
            self.open = Some(day);
        }
        let outlines = &mut self.outlines;
        let kept = self
            .full
            .entry(day)
            .or_insert_with(|| outlines.remove(&day).map(Kept::of).unwrap_or_default());
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
            self.outlines.insert(day, kept.outline());
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
        for (day, outline) in other.outlines {
            if self.full.contains_key(&day) || self.outlines.contains_key(&day) {
                // Together they may be more than any day before.
                self.put(day, Kept::of(outline));
            } else {
                self.outlines.insert(day, outline);
            }
        }
        self.reached.join(&other.reached);
        self.largest = self.largest.max(other.largest);
        self.latest = self.latest.max(other.latest);
    }

    fn put(&mut self, day: NaiveDate, mut kept: Kept) {
        if let Some(outline) = self.outlines.remove(&day) {
            kept.join(&Kept::of(outline));
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
        self.full.is_empty() && self.outlines.is_empty()
    }

    /// Those that may have set a record, the oldest first: all others set none, and held none that an earlier day did not.
    pub fn notable(&self) -> impl Iterator<Item = (NaiveDate, &Session)> {
        self.full.iter().map(|(day, kept)| (*day, &kept.session))
    }

    /// What all of them are compared by, the oldest first.
    #[must_use]
    pub fn outlines(&self) -> BTreeMap<NaiveDate, Outline> {
        let mut all = self.outlines.clone();
        all.extend(self.full.iter().map(|(day, kept)| (*day, kept.outline())));
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
