//! Rows of one exercise that follow each other become one entry-to-be; those of one workout are handed on together.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Map, Value};

use crate::domain::entry::{Id, push_quoted};
use crate::domain::sets::{MAX_SETS, Set};
use crate::transfer::{Foreign, What};

/// The most drafts of one workout that are held: a "workout" with more is no workout, and is handed on in parts.
const MAX_DRAFTS: usize = 500;

/// Sets of one exercise that follow each other in one workout, in the app's words.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The line of its first row.
    pub line: u64,
    /// When the workout began.
    pub start: (NaiveDate, Option<NaiveTime>),
    /// The same in UTC, for apps that write that.
    pub instant: Option<NaiveDateTime>,
    /// The workout's name; may be empty.
    pub workout: String,
    /// The exercise.
    pub exercise: String,
    /// The name that a new exercise gets; may be empty.
    pub title: String,
    /// The class that the app puts the exercise in; may be empty.
    pub category: String,
    /// The sets, 1 to [`MAX_SETS`].
    pub sets: Vec<Set>,
    /// The id that the entry had in fitlog.
    pub id: Option<Id>,
    /// Words about the workout, for its first draft alone.
    pub workout_words: Vec<String>,
    words: Vec<String>,
    set_words: Vec<(usize, String)>,
    more: Vec<(&'static str, usize, String)>,
    workout_more: Vec<(&'static str, String)>,
}

impl Draft {
    /// All words: about the workout, the exercise, and single sets, these with their number where they are not about
    /// all.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let mut lines: Vec<Cow<str>> = Vec::new();
        for words in self.workout_words.iter().chain(&self.words) {
            lines.push(Cow::Borrowed(words));
        }
        match self.set_words.as_slice() {
            [] => {}
            [(_, first), rest @ ..]
                if self.set_words.len() == self.sets.len()
                    && rest.iter().all(|(_, words)| words == first) =>
            {
                lines.push(Cow::Borrowed(first));
            }
            many => lines.extend(
                many.iter()
                    .map(|(set, words)| Cow::Owned(format!("set {}: {words}", set + 1))),
            ),
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }

    /// Whether it holds something that fitlog has no field for.
    #[must_use]
    pub fn has_more(&self) -> bool {
        !self.more.is_empty()
    }

    /// Adds to a text what the log keeps under `source`: the app, its name for the exercise, and what fitlog has no field
    /// for.
    pub fn write_source(&self, text: &mut String, app: &str, as_written: Option<Value>) {
        text.push_str(r#"{"app":"#);
        push_quoted(text, app);
        text.push_str(r#","exercise":"#);
        push_quoted(text, &self.exercise);
        let mut more = Map::new();
        for (key, set, value) in &self.more {
            let values = more
                .entry(*key)
                .or_insert_with(|| Value::Array(vec![Value::Null; self.sets.len()]));
            if let Some(slot) = values.get_mut(*set) {
                *slot = Value::from(value.as_str());
            }
        }
        for (key, value) in &self.workout_more {
            more.insert((*key).to_owned(), Value::from(value.as_str()));
        }
        if !self.workout_words.is_empty() {
            more.insert("workout_note".into(), self.workout_words.join("\n").into());
        }
        if let Some(written) = as_written {
            more.insert("as_written".into(), written);
        }
        for (key, mut value) in more {
            // The same for every set is said once.
            if let Some(all) = value.as_array()
                && key != "as_written"
                && all.windows(2).all(|pair| pair[0] == pair[1])
            {
                value = all.first().cloned().unwrap_or_default();
            }
            text.push(',');
            push_quoted(text, &key);
            *text += &format!(":{value}");
        }
        text.push('}');
    }

    /// Begins with a row, whatever it held before.
    fn begin(&mut self, line: u64, foreign: &mut Foreign) {
        self.line = line;
        self.start = foreign.start;
        self.instant = foreign.instant;
        self.id = foreign.id;
        clean_into(&foreign.workout, &mut self.workout);
        self.exercise.clear();
        self.exercise.push_str(&foreign.exercise);
        self.title.clear();
        self.title.push_str(&foreign.title);
        self.category.clear();
        self.category.push_str(&foreign.category);
        self.sets.clear();
        self.workout_words.clear();
        self.words.clear();
        self.set_words.clear();
        self.more.clear();
        self.workout_more.clear();
        self.add(foreign);
    }

    /// Turns the sets round.
    fn turn(&mut self) {
        let last = self.sets.len().saturating_sub(1);
        self.sets.reverse();
        self.set_words.reverse();
        for (set, _) in &mut self.set_words {
            *set = last - (*set).min(last);
        }
        for (_, set, _) in &mut self.more {
            *set = last - (*set).min(last);
        }
    }

    fn takes(&self, foreign: &Foreign) -> bool {
        self.exercise == foreign.exercise
            && self.id == foreign.id
            && !foreign.begins
            && (self.sets.len() < MAX_SETS || !matches!(foreign.what, What::Set(_)))
    }

    fn add(&mut self, foreign: &mut Foreign) {
        match foreign.what {
            What::Set(set) => self.sets.push(set),
            What::Rest(seconds) => {
                if let Some(last) = self.sets.last_mut() {
                    last.rest.get_or_insert(seconds);
                }
            }
            What::Note => {}
        }
        add_words(&mut self.words, &foreign.note);
        let set = self.sets.len().saturating_sub(1);
        if !foreign.set_note.trim().is_empty() {
            self.set_words.push((set, cleaned(&foreign.set_note)));
        }
        for (key, value) in foreign.more.drain(..) {
            self.more.push((key, set, value.into_owned()));
        }
    }
}

/// The same words given with every row are said once.
fn add_words(all: &mut Vec<String>, words: &str) {
    if words.is_empty() {
        return;
    }
    let words = cleaned(words);
    if !words.is_empty() && !all.contains(&words) {
        all.push(words);
    }
}

/// Words without what drives a terminal; line breaks and tabs stay.
fn cleaned(words: &str) -> String {
    let mut cleaned = String::new();
    clean_into(words, &mut cleaned);
    cleaned
}

fn clean_into(words: &str, to: &mut String) {
    let words = words.trim();
    to.clear();
    if is_plain(words) {
        to.push_str(words);
    } else {
        to.extend(words.chars().filter(|letter| is_kept(*letter)));
    }
}

fn is_plain(words: &str) -> bool {
    words.bytes().all(|byte| (b' '..0x7f).contains(&byte))
}

fn is_kept(letter: char) -> bool {
    !letter.is_control() || matches!(letter, '\n' | '\t')
}

/// Whether words about a row hold something that is left out of them, a lone half of a line break aside.
#[must_use]
pub fn leaves_out(foreign: &Foreign) -> bool {
    let lost = |letter: char| letter != '\r' && !is_kept(letter);
    let words = [&foreign.note, &foreign.set_note, &foreign.workout_note];
    let mut words = words.into_iter().chain([&foreign.workout]);
    words.any(|words| !is_plain(words) && words.trim().contains(lost))
}

/// Gathers rows.
#[derive(Debug, Default)]
pub struct Gather {
    drafts: Vec<Draft>,
    /// Drafts that were handed on and can be begun anew: their room is made already.
    spent: Vec<Draft>,
    workout_words: Vec<String>,
    workout_more: Vec<(&'static str, String)>,
    newest_first: bool,
}

impl Gather {
    /// Gathers rows of which the first were done first, or the last.
    #[must_use]
    pub fn new(newest_first: bool) -> Self {
        Self {
            newest_first,
            ..Self::default()
        }
    }

    /// Adds what a row holds. When it begins another workout, the one before is handed to `ready`, which may keep it and
    /// leave others in its place that are done with.
    pub fn add(
        &mut self,
        line: u64,
        foreign: &mut Foreign,
        ready: &mut dyn FnMut(&mut Vec<Draft>),
    ) {
        let goes_on = self
            .drafts
            .last()
            .is_some_and(|last| last.start == foreign.start && last.instant == foreign.instant);
        let taken = goes_on && self.drafts.last().is_some_and(|last| last.takes(foreign));
        if !goes_on || (!taken && self.drafts.len() >= MAX_DRAFTS) {
            self.finish(ready);
        }
        add_words(&mut self.workout_words, &foreign.workout_note);
        for (key, value) in &foreign.workout_more {
            if !self.workout_more.iter().any(|(known, _)| known == key) {
                self.workout_more.push((key, value.clone().into_owned()));
            }
        }
        if let Some(last) = self.drafts.last_mut().filter(|_| taken) {
            last.add(foreign);
        } else {
            let mut draft = self.spent.pop().unwrap_or_default();
            draft.begin(line, foreign);
            self.drafts.push(draft);
        }
    }

    /// Hands on what is still held.
    pub fn finish(&mut self, ready: &mut dyn FnMut(&mut Vec<Draft>)) {
        // Words about an exercise without sets go to the workout.
        for draft in self.drafts.iter().filter(|draft| draft.sets.is_empty()) {
            for words in &draft.words {
                self.workout_words
                    .push(format!("{}: {words}", draft.exercise));
            }
        }
        if self.drafts.iter().any(|draft| draft.sets.is_empty()) {
            self.drafts.retain(|draft| !draft.sets.is_empty());
        }
        if self.newest_first {
            self.drafts.reverse();
            self.drafts.iter_mut().for_each(Draft::turn);
        }
        if let Some(first) = self.drafts.first_mut() {
            first.workout_words = std::mem::take(&mut self.workout_words);
            first.workout_more = std::mem::take(&mut self.workout_more);
            ready(&mut self.drafts);
        }
        self.workout_words.clear();
        self.workout_more.clear();
        self.spent.append(&mut self.drafts);
        self.spent.truncate(MAX_DRAFTS);
    }
}
