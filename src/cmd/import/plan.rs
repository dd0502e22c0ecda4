//! What files hold, and what of it the log does not have: found out before anything is written.
//!
//! A file is read once, mostly: its lines are made while its rows are looked at, as if nothing more were to be learned
//! from the rows behind. They wait in a [`Spill`]. Where the whole of the file tells otherwise (its kilograms are pounds,
//! the rows of a workout do not stand together) it is read again. The log is locked only to write, and if it has changed
//! meanwhile, all is made anew.

use std::collections::BTreeMap;
use std::fs;
use std::hash::Hasher as _;
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use serde_json::Value;

use crate::cmd::import::bar::Bar;
use crate::cmd::import::source::{Kind, Source};
use crate::cmd::{Context, surroundings};
use crate::domain::definition;
use crate::domain::entry::{self, Entry, Id, Line, Weighing};
use crate::domain::log::Put;
use crate::error::{self, Failure};
use crate::render;
use crate::render::import::{Matched, Report};
use crate::store::spill::Spill;
use crate::store::{Log, Snapshot, Store};
use crate::transfer::custom::{How, Names};
use crate::transfer::entries::{Counts, Entries, Logged};
use crate::transfer::facts::{Event, Facts, Stopped, Table, Target, Used};
use crate::transfer::gather::Draft;
use crate::transfer::identity::{self, Known, Slots, State};
use crate::transfer::mix::{Map, Mix, Set};
use crate::transfer::rows;
use crate::transfer::{Format, Settings, Weighed};

/// From this size on a second thread saves more than it costs, in bytes.
const TWO_THREADS: u64 = 256 << 10;
/// How many drafts and body weights, about, are handed from reading to writing at once.
const BATCH: usize = 256;

/// How files are to be read.
pub struct Wish<'w> {
    /// What reading rows needs to know.
    pub settings: Settings,
    /// The exercises: what names stand for.
    pub names: Names<'w>,
    /// What `--map` asks for, as a text that is the same when the same is asked for.
    pub map: String,
    /// Whether kilograms may be taken for pounds.
    pub may_convert: bool,
    /// Nothing is to be written.
    pub dry_run: bool,
}

/// What is to be imported.
pub struct Plan {
    files: Vec<Loaded>,
    /// The new exercises, by id.
    definitions: BTreeMap<String, Value>,
    /// What all entries of the import share.
    batch: Id,
    mark: u64,
    /// The log that it was made for.
    log: Log,
    /// The lines; none where nothing is to be written.
    lines: Option<Spill>,
}

impl Plan {
    /// Looks at files, and at the log.
    ///
    /// # Errors
    ///
    /// Whatever speaks against importing one of them.
    pub fn of(
        sources: Vec<Source>,
        store: &Store,
        mut wish: Wish,
        bar: &Bar,
    ) -> Result<Self, Failure> {
        let log = store.snapshot()?;
        let stand_in = Context::new_id();
        let mut lines = (!wish.dry_run).then(|| Spill::beside(store.folder().to_owned(), stand_in));
        let mut files = Vec::new();
        let alone = sources.len() == 1;
        for source in sources {
            let known = match &source.kind {
                Kind::Table(table) if alone => {
                    Some(known(&log, &Planned::default(), table.format)?)
                }
                _ => None,
            };
            let ahead = known.as_ref().map(|known| Ahead {
                known,
                batch: stand_in,
                lines: &mut lines,
            });
            files.push(Loaded::look(source, &mut wish, bar, ahead)?);
        }
        if !files.iter().all(|file| file.made) {
            if let Some(lines) = &mut lines {
                lines.clear();
            }
            transfer(&mut files, &log, stand_in, bar, &mut |line| {
                keep(&mut lines, line)
            })?;
        }
        bar.clear();
        let mark = mark_of(&files, &wish.map);
        Ok(Self {
            files,
            definitions: wish.names.definitions,
            batch: batch_of(mark, &log),
            mark,
            log: log.log().clone(),
            lines,
        })
    }

    /// Puts the lines behind the log as one change, with the definitions of new exercises before them.
    ///
    /// # Errors
    ///
    /// Exit 1 when they cannot be written; nothing of them is in the log then.
    pub fn write(&mut self, store: &Store, bar: &Bar) -> Result<(), Failure> {
        let Some(lines) = self.lines.take().filter(|lines| !lines.is_empty()) else {
            return Ok(());
        };
        store.append_many(|log, put| {
            let mut defined = false;
            let mut put = |line: &str| {
                // Before the first line that may need them.
                if !std::mem::replace(&mut defined, true) {
                    define(store.folder(), &self.definitions)?;
                }
                put(line)
            };
            if log.is_still(&self.log) {
                return lines.pour_out(self.batch, &mut put);
            }
            let log = log.settle()?;
            let batch = batch_of(self.mark, &log);
            transfer(&mut self.files, &log, batch, bar, &mut put)
        })
    }

    /// What there is to say of each file.
    #[must_use]
    pub fn reports(&self) -> Vec<Report<'_>> {
        self.files.iter().map(Loaded::report).collect()
    }
}

fn keep(lines: &mut Option<Spill>, line: &str) -> Result<(), Failure> {
    lines.as_mut().map_or(Ok(()), |lines| lines.put(line))
}

/// Puts what the log does not have of all files, file after file.
fn transfer(
    files: &mut [Loaded],
    log: &Snapshot,
    batch: Id,
    bar: &Bar,
    put: Put,
) -> Result<(), Failure> {
    let several = files.len() > 1;
    let mut planned = Planned::default();
    for file in files {
        let mut after = Planned::default();
        file.counts = file.transfer(log, &planned, batch, bar, &mut |line| {
            if several {
                after.see(line);
            }
            put(line)
        })?;
        planned.join(after);
    }
    Ok(())
}

/// A file that was looked at, and what becomes of it.
struct Loaded {
    source: Source,
    /// What was asked for, and what the first look told.
    settings: Settings,
    facts: Facts,
    /// How the exercises are logged.
    exercises: Map<String, Logged>,
    /// How they were found, in the order of the facts.
    found: Vec<How>,
    /// Its kilograms are pounds: an example of both.
    pounds: Option<(f64, f64)>,
    /// Its lines were made while it was looked at.
    made: bool,
    counts: Counts,
}

/// What is needed to make lines while a file is looked at for the first time.
struct Ahead<'a> {
    known: &'a Known,
    batch: Id,
    lines: &'a mut Option<Spill>,
}

impl Loaded {
    /// The first look over a file.
    fn look(
        source: Source,
        wish: &mut Wish,
        bar: &Bar,
        ahead: Option<Ahead>,
    ) -> Result<Self, Failure> {
        let mut file = Self {
            source,
            settings: wish.settings.clone(),
            facts: Facts::default(),
            exercises: Map::default(),
            found: Vec::new(),
            pounds: None,
            made: false,
            counts: Counts::default(),
        };
        match file.source.kind {
            Kind::Table(_) => file.look_at_rows(wish, bar, ahead)?,
            Kind::Log | Kind::Json => file.look_at_lines(wish, bar)?,
        }
        bar.clear();
        let facts = &file.facts;
        if facts.rows == 0 {
            return Err(error::import_no_rows(&file.source.path));
        }
        if facts.refused.count * 2 >= facts.rows {
            return Err(error::import_refused(
                &file.source.path,
                facts.refused.count,
                facts.rows,
                &facts.refused.named,
            ));
        }
        Ok(file)
    }

    fn look_at_rows(
        &mut self,
        wish: &mut Wish,
        bar: &Bar,
        mut ahead: Option<Ahead>,
    ) -> Result<(), Failure> {
        let Kind::Table(table) = &self.source.kind else {
            return Ok(());
        };
        let none_torn = Set::default();
        loop {
            let facts = &mut self.facts;
            *facts = Facts::default();
            self.made = ahead.is_some();
            let see = &mut |line, event: &mut Event, learned: &mut Vec<(String, Logged)>| {
                let known = facts.exercises.len();
                facts.see(line, event, self.settings.today);
                for used in &facts.exercises[known..] {
                    match wish.names.foretell(table.format, &used.name) {
                        Some((target, mapped)) if self.made => {
                            learned.push((used.name.clone(), Logged { target, mapped }));
                        }
                        _ => self.made = false,
                    }
                }
                self.made
            };
            let reading = Reading {
                source: &self.source,
                table,
                settings: &self.settings,
                bar,
            };
            let read = match &mut ahead {
                None => reading.rows(|line, mut event| {
                    see(line, &mut event, &mut Vec::new());
                    Ok(())
                }),
                Some(ahead) => {
                    let entries = || {
                        let slots = Slots::new(ahead.known, table.format.name, &none_torn);
                        let path = &self.source.path;
                        Entries::new(
                            path,
                            table.format,
                            Map::default(),
                            false,
                            ahead.batch,
                            slots,
                        )
                    };
                    let put = &mut |line: &str| keep(ahead.lines, line);
                    reading
                        .put(entries, put, see)
                        .map(|counts| self.counts = counts)
                }
            };
            match read {
                // What was read before this row may have been read wrongly.
                Err(Stopped::DayFirst(told)) if self.settings.day_first.is_none() => {
                    self.settings.day_first = Some(told);
                    if let Some(Ahead {
                        lines: Some(lines), ..
                    }) = &mut ahead
                    {
                        lines.clear();
                    }
                }
                Err(stopped) => return Err(told(&self.source, stopped)),
                Ok(()) => break,
            }
        }
        for used in &self.facts.exercises {
            let (target, how) = wish.names.find(table.format, used);
            let mapped = how == How::Map;
            self.exercises
                .insert(used.name.clone(), Logged { target, mapped });
            self.found.push(how);
        }
        self.facts.settle();
        let pounds = self.facts.pounds();
        self.pounds = pounds.filter(|_| table.format.converts_pounds && wish.may_convert);
        self.made &= self.pounds.is_none() && self.facts.torn.is_empty();
        Ok(())
    }

    fn look_at_lines(&mut self, wish: &mut Wish, bar: &Bar) -> Result<(), Failure> {
        let facts = &mut self.facts;
        let each = |number, line: Option<&[u8]>| {
            facts.mark_line(line.unwrap_or_default());
            let mut scratch = Vec::new();
            let mut event = match line.map(|line| entry::read(line, &mut scratch)) {
                Some(Ok(Line::Newer)) => Event::Refused(error::row_newer()),
                Some(Ok(Line::Entry(entry))) => Event::Sets(entry.sets.len() as u64),
                Some(Ok(_)) => Event::Beside,
                Some(Err(what)) => Event::Refused(what),
                None => Event::Refused(error::line_too_long(entry::MAX_LINE)),
            };
            facts.see(number, &mut event, self.settings.today);
            Ok(())
        };
        let mut texts = Vec::new();
        self.source
            .each_line(bar, each, |text| texts.push(text.to_owned()))?;
        for text in texts {
            self.define(&text, wish);
        }
        Ok(())
    }

    /// Takes over a definition that an export has, unless the exercise is known here.
    fn define(&mut self, text: &str, wish: &mut Wish) {
        let new = match definition::read(text) {
            Ok(new) => new,
            Err(mistake) => {
                let mut event = Event::Refused(error::row_no_exercise_understood(&mistake.what));
                let number = self.facts.rows + 1;
                return self.facts.see(number, &mut event, self.settings.today);
            }
        };
        let here = self.settings.catalogue.definition(&new.id);
        if here.is_some_and(|here| here.overrides || !new.overrides) {
            return;
        }
        let used = Used {
            name: new.name.clone(),
            ..Used::default()
        };
        let target = Target {
            id: new.id.clone(),
            assisted: false,
        };
        let mapped = false;
        self.exercises
            .insert(used.name.clone(), Logged { target, mapped });
        self.facts.exercises.push(used);
        self.found.push(How::New);
        let value = serde_json::to_value(&new).expect("a definition is always JSON");
        wish.names.definitions.entry(new.id).or_insert(value);
    }

    /// Puts what the log does not have, line by line, and counts.
    fn transfer(
        &self,
        log: &Snapshot,
        planned: &Planned,
        batch: Id,
        bar: &Bar,
        put: Put,
    ) -> Result<Counts, Failure> {
        let table = match &self.source.kind {
            Kind::Log => return self.merge(log, planned, None, bar, put),
            Kind::Json => return self.merge(log, planned, Some(batch), bar, put),
            Kind::Table(table) => table,
        };
        let known = known(log, planned, table.format)?;
        let entries = || {
            let slots = Slots::new(&known, table.format.name, &self.facts.torn);
            let (path, exercises) = (&self.source.path, self.exercises.clone());
            let pounds = self.pounds.is_some();
            Entries::new(path, table.format, exercises, pounds, batch, slots)
        };
        let reading = Reading {
            source: &self.source,
            table,
            settings: &self.settings,
            bar,
        };
        reading
            .put(entries, put, &mut |_, _, _| true)
            .map_err(|stopped| told(&self.source, stopped))
    }

    /// Puts the lines of another log that this one does not have, as they stand; or, where a batch is given, as lines of
    /// this change, and then also those that were taken back with the change that they came with.
    fn merge(
        &self,
        log: &Snapshot,
        planned: &Planned,
        batch: Option<Id>,
        bar: &Bar,
        put: Put,
    ) -> Result<Counts, Failure> {
        let settled = log.settled();
        let mut ids = planned.ids.clone();
        let mut undone = Vec::new();
        let mut scratch = Vec::new();
        log.log().lines(|_, line| {
            let line = entry::read(line, &mut scratch).ok();
            if let Some(one) = line.and_then(|line| line.identity()) {
                ids.push(one.id.number());
                if settled.stands(one.id, None) && !settled.stands(one.id, one.batch) {
                    undone.push(one.id.number());
                }
            }
        })?;
        ids.sort_unstable();
        undone.sort_unstable();
        let has = |ids: &[u128], id: Id| ids.binary_search(&id.number()).is_ok();
        // None where the log has the line.
        let free = |id: Id| {
            let revisions = (1..).map(|times| identity::revised(id, times));
            let mut all = std::iter::once(id).chain(revisions);
            let free = all.find(|one| !has(&ids, *one) || !has(&undone, *one))?;
            (!has(&ids, free) && (free == id || batch.is_some())).then_some(free)
        };
        let mut counts = Counts::default();
        let each = |_, line: Option<&[u8]>| {
            let Some(line) = line else { return Ok(()) };
            let Ok(read) = entry::read(line, &mut scratch) else {
                return Ok(());
            };
            let Some(identity) = read.identity() else {
                return Ok(());
            };
            let Some(id) = free(identity.id) else {
                counts.known += 1;
                return Ok(());
            };
            match &read {
                Line::Entry(entry) => {
                    counts.new += 1;
                    counts.sets += entry.sets.len() as u64;
                }
                _ => counts.beside += 1,
            }
            match (batch, read) {
                (Some(_), Line::Entry(entry)) => put(&Entry { id, batch, ..entry }.to_line()),
                (Some(_), Line::Weighing(weighing)) => put(&Weighing {
                    id,
                    batch,
                    ..weighing
                }
                .to_line()),
                _ => put(std::str::from_utf8(entry::trimmed(line)).unwrap_or_default()),
            }
        };
        self.source.each_line(bar, each, |_| {})?;
        Ok(counts)
    }

    /// The word for what it comes from, and its name.
    fn app(&self) -> (&'static str, &'static str) {
        match &self.source.kind {
            Kind::Table(table) => (table.format.name, table.title()),
            Kind::Log => ("log", "a log of fitlog"),
            Kind::Json => ("json", "an export of fitlog"),
        }
    }

    fn report(&self) -> Report<'_> {
        let (app, title) = self.app();
        let (beside, unread) = match &self.source.kind {
            Kind::Table(table) => (table.format.beside, table.unread()),
            Kind::Log | Kind::Json => ("", Vec::new()),
        };
        let mut exercises: Vec<Matched> = self
            .facts
            .exercises
            .iter()
            .zip(&self.found)
            .filter_map(|(used, how)| {
                Some(Matched {
                    name: &used.name,
                    id: &self.exercises.get(&used.name)?.target.id,
                    how: match how {
                        How::App => "app",
                        How::Name => "name",
                        How::Map => "map",
                        How::New => "new",
                    },
                    sets: used.sets,
                })
            })
            .collect();
        exercises.sort_by_key(|one| std::cmp::Reverse(one.sets));
        Report {
            path: self.source.path.display().to_string(),
            file: self
                .source
                .path
                .file_name()
                .unwrap_or_default()
                .display()
                .to_string(),
            app,
            title,
            rows: self.facts.rows,
            set_rows: self.facts.set_rows,
            sets: self.facts.sets,
            weighed: self.facts.weighed,
            beside: (self.facts.beside, beside),
            unread,
            refused: (self.facts.refused.count, &self.facts.refused.named),
            odd: (self.facts.odd.count, &self.facts.odd.named),
            days: self.facts.days,
            workouts: self.facts.workouts,
            units: self.facts.units,
            pounds: self.pounds,
            exercises,
            counts: self.told(),
        }
    }

    /// What became of the entries, as the report has it.
    fn told(&self) -> render::import::Counts {
        let Counts {
            new,
            replaced,
            known,
            fewer,
            sets,
            weighed,
            beside,
        } = self.counts;
        render::import::Counts {
            new,
            replaced,
            known,
            fewer,
            sets,
            weighed,
            beside,
        }
    }
}

/// Why a file is refused.
fn told(source: &Source, stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Rows(rows::Stopped::Io(e)) => error::cannot_read(&source.path, &e),
        Stopped::Rows(rows::Stopped::LongRow(line, most)) => {
            error::import_long_row(&source.path, line, most)
        }
        Stopped::Weights(column) => error::import_unread_weight(&source.path, &column),
        Stopped::NoUnit(line, what, number) => {
            error::import_no_unit(&source.path, line, what, &number)
        }
        // Told before, unless the file is another one by now.
        Stopped::DayFirst(_) => error::import_changed(&source.path),
        Stopped::Failed(failure) => failure,
    }
}

/// A table that is read from its first row to its last.
struct Reading<'r> {
    source: &'r Source,
    table: &'r Table,
    settings: &'r Settings,
    bar: &'r Bar,
}

/// Sees what happens before anything is made of it, and says whether something is to be; exercises that were not met
/// before are added to the list.
type See<'s> = &'s mut dyn FnMut(u64, &mut Event, &mut Vec<(String, Logged)>) -> bool;

/// The drafts of a workout.
type Workout = Vec<Draft>;

/// What is handed from reading to writing at once.
#[derive(Default)]
struct Batch {
    /// Exercises that were not met before, by the app's names.
    learned: Vec<(String, Logged)>,
    workouts: Vec<Workout>,
    weighed: Vec<Weighed>,
    /// How many drafts and body weights these are.
    size: usize,
}

impl Reading<'_> {
    fn rows(&self, each: impl FnMut(u64, Event) -> Result<(), Failure>) -> Result<(), Stopped> {
        let input = self.source.read(Some(self.bar)).map_err(Stopped::Failed)?;
        self.table.read(input, self.settings, each)
    }

    /// Reads the table, and puts what is new of it.
    fn put<'e>(
        &self,
        entries: impl Fn() -> Entries<'e>,
        put: Put,
        see: See,
    ) -> Result<Counts, Stopped> {
        if self.source.size >= TWO_THREADS
            && let Some(counts) = self.in_two_threads(entries(), put, see)
        {
            return counts;
        }
        self.in_one_thread(entries(), put, see)
    }

    fn in_one_thread(&self, mut entries: Entries, put: Put, see: See) -> Result<Counts, Stopped> {
        let mut learned = Vec::new();
        self.rows(|line, mut event| {
            let wanted = see(line, &mut event, &mut learned);
            for (name, logged) in learned.drain(..) {
                entries.learn(name, logged);
            }
            match event {
                Event::Workout(drafts) if wanted => entries.workout(drafts, put),
                Event::Weighed(weighed) if wanted => entries.weighed(weighed, put),
                _ => Ok(()),
            }
        })?;
        Ok(entries.counts)
    }

    /// The same, faster: the file is read here, while what it holds is hashed and written over there. None when the system
    /// has no second thread to give.
    fn in_two_threads(
        &self,
        mut entries: Entries,
        put: Put,
        see: See,
    ) -> Option<Result<Counts, Stopped>> {
        let (to, from) = mpsc::sync_channel::<Batch>(2);
        let (back, done_with) = mpsc::channel();
        let write = move || {
            for mut batch in from {
                for (name, logged) in batch.learned {
                    entries.learn(name, logged);
                }
                for drafts in &mut batch.workouts {
                    entries.workout(drafts, put)?;
                }
                for weighed in &batch.weighed {
                    entries.weighed(weighed, put)?;
                }
                // Nobody waits for it at the end.
                _ = back.send(batch.workouts);
            }
            Ok(entries.counts)
        };
        thread::scope(|scope| {
            let writer = thread::Builder::new().spawn_scoped(scope, write).ok()?;
            let read = self.batches(&to, &done_with, see);
            drop(to);
            let written = writer.join();
            let written = written.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Some(match written {
                Ok(counts) => read.map(|()| counts),
                Err(failure) => Err(Stopped::Failed(failure)),
            })
        })
    }

    /// Reads the table and hands its workouts on, many at once, in vessels that come back.
    fn batches(
        &self,
        to: &mpsc::SyncSender<Batch>,
        done_with: &mpsc::Receiver<Vec<Workout>>,
        see: See,
    ) -> Result<(), Stopped> {
        let mut batch = Batch::default();
        let mut spent: Vec<Workout> = Vec::new();
        self.rows(|line, mut event| {
            let wanted = see(line, &mut event, &mut batch.learned);
            match event {
                Event::Weighed(weighed) if wanted => {
                    batch.size += 1;
                    batch.weighed.push(*weighed);
                }
                Event::Workout(drafts) if wanted => {
                    batch.size += drafts.len();
                    if spent.is_empty() {
                        spent.extend(done_with.try_iter().flatten());
                    }
                    let empty = spent.pop().unwrap_or_default();
                    batch.workouts.push(std::mem::replace(drafts, empty));
                }
                _ => {}
            }
            if batch.size >= BATCH {
                // Whoever writes may have failed, and says why; the rest is then read for nothing.
                _ = to.send(std::mem::take(&mut batch));
            }
            Ok(())
        })?;
        _ = to.send(batch);
        Ok(())
    }
}

/// What the log has that an import of this format may meet again.
fn known(log: &Snapshot, planned: &Planned, format: &Format) -> Result<Known, Failure> {
    let settled = log.settled();
    let mut known = Known::default();
    let mut scratch = Vec::new();
    log.log().lines(|_, line| {
        // Only an import makes ids that tell no time; an entry of fitlog's own brings whichever it had.
        let timed = line.get(13..49).is_some_and(|id| id[14] == b'7')
            && line.starts_with(br#"{"v":1,"id":"#);
        if timed && !format.is_own() {
            return;
        }
        let state = |id, batch| {
            if !settled.stands(id, None) {
                State::Settled
            } else if settled.stands(id, batch) {
                State::Stands
            } else {
                State::Undone
            }
        };
        match entry::read(line, &mut scratch) {
            Ok(Line::Entry(entry)) => known.see(&entry, state(entry.id, entry.batch)),
            Ok(Line::Weighing(one)) => known.see_weighing(&one, state(one.id, one.batch)),
            _ => {}
        }
    })?;
    known.join(&planned.known);
    known.settle();
    Ok(known)
}

/// What the files before this one would bring: in a plan the log does not have it.
#[derive(Default)]
struct Planned {
    known: Known,
    ids: Vec<u128>,
}

impl Planned {
    fn see(&mut self, line: &str) {
        let mut scratch = Vec::new();
        let Ok(line) = entry::read(line.as_bytes(), &mut scratch) else {
            return;
        };
        self.ids.extend(line.identity().map(|one| one.id.number()));
        match line {
            Line::Entry(entry) => self.known.see(&entry, State::Stands),
            Line::Weighing(one) => self.known.see_weighing(&one, State::Stands),
            _ => {}
        }
    }

    fn join(&mut self, later: Self) {
        self.known.join(&later.known);
        self.ids.extend(later.ids);
    }
}

/// A mark of what is imported and how: the same when the same is asked again.
fn mark_of(files: &[Loaded], map: &str) -> u64 {
    let mut mark = Mix::default();
    mark.write(map.as_bytes());
    for file in files {
        let (app, _) = file.app();
        mark.write(app.as_bytes());
        mark.write_u64(file.facts.mark());
        mark.write_u8(u8::from(file.pounds.is_some()));
    }
    mark.finish()
}

/// The batch of an import: when it was cut short, that of the lines it wrote, so that one `undo` takes back what was
/// completed too. One that was taken back is not used again.
fn batch_of(mark: u64, log: &Snapshot) -> Id {
    (0..=u32::MAX)
        .map(|number| identity::batch(mark, number))
        .find(|batch| log.settled().stands(*batch, None))
        .unwrap_or_else(Context::new_id)
}

/// Writes the definitions of new exercises, each whole or not at all; one that is there stays.
fn define(folder: &Path, definitions: &BTreeMap<String, Value>) -> Result<(), Failure> {
    if definitions.is_empty() {
        return Ok(());
    }
    let folder = folder.join("exercises");
    fs::create_dir_all(&folder).map_err(|e| error::cannot_create(&folder, &e))?;
    for (id, definition) in definitions {
        let path = folder.join(format!("{id}.json"));
        if path.exists() {
            continue;
        }
        surroundings::save(&path, render::json(definition).as_bytes())?;
    }
    Ok(())
}
