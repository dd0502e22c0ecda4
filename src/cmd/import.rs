//! `fitlog import`: the history of another app, or of another fitlog, moved in.
//!
//! A file is read twice. The first look ([`Facts`]) finds out what it holds, which exercises, and what is wrong with it;
//! nothing is written before all files were looked at. The second puts every entry that the log does not have behind it, in
//! one change for all files, so that one `undo` takes the import back.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::Hasher as _;
use std::io::{self, IsTerminal as _, Read, Write as _};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use chrono::{NaiveDateTime, TimeZone as _};
use clap::builder::PossibleValuesParser;
use serde_json::{Value, json};

use crate::cmd::{Context, Output, surroundings};
use crate::domain::entry::{self, Entry, Id, Line, Weighing};
use crate::domain::log::Put;
use crate::domain::sets::Unit;
use crate::error::{self, Failure};
use crate::render;
use crate::render::import::{Matched, Report};
use crate::store::{Log, Snapshot};
use crate::transfer::custom::{How, Names};
use crate::transfer::entries::{Counts, Entries, Logged};
use crate::transfer::facts::{Event, Facts, Stopped, Table};
use crate::transfer::gather::Draft;
use crate::transfer::identity::{self, Known, Slots, State};
use crate::transfer::mix::{Map, Mix};
use crate::transfer::rows::{self, HEAD, Head};
use crate::transfer::{self, FORMATS, Format, Settings, Weighed};

/// The longest input that cannot be read twice, in bytes: standard input, or a pipe.
const MAX_PIPE: u64 = 64 << 20;
/// From this size on an import takes long enough for a bar.
const BAR_FROM: u64 = 4 << 20;
/// From this size on a second thread saves more than it costs.
const TWO_THREADS: u64 = 256 << 10;
/// How many drafts and body weights, about, are handed from reading to writing at once.
const BATCH: usize = 256;

/// The drafts of a workout.
type Workout = Vec<Draft>;

/// What is handed from reading to writing at once.
#[derive(Default)]
struct Batch {
    workouts: Vec<Workout>,
    weighed: Vec<Weighed>,
    /// How many drafts and body weights these are.
    size: usize,
}

/// Move in from another app, or from another fitlog
#[derive(Debug, clap::Args)]
#[command(after_help = help())]
pub struct Args {
    /// The exports; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// The app they come from, if their header does not tell
    #[arg(long, value_name = "APP", value_parser = apps())]
    from: Option<String>,
    /// The unit of weights that stand without one
    #[arg(long, value_name = "UNIT", value_parser = ["kg", "lb"])]
    unit: Option<String>,
    /// Log an exercise of the app as this one: "Name=id", or a file of such lines (can be repeated)
    #[arg(long, value_name = "NAME=ID")]
    map: Vec<String>,
    /// Say what would be imported, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Name every row that is refused or odd
    #[arg(long)]
    all: bool,
}

fn apps() -> PossibleValuesParser {
    FORMATS.iter().map(|format| format.name).into()
}

fn help() -> String {
    let mut help = String::from("How to get the export out of each app:\n");
    for format in FORMATS {
        help += &format!("  {:12} {}\n", format.title, format.how);
    }
    help += "  log.jsonl    the log of another machine, as it stands\n";
    help + "\
The format is recognised by its header. Importing again adds only what is new; one fitlog undo takes an import back, but
for another fitlog's log: its lines stay the changes that they were there.
Examples:
  fitlog import strong.csv --dry-run
  fitlog import strong.csv --unit lb --map \"Pendulum Squat=hack-squat\"
  fitlog import other-machine/log.jsonl"
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = Rc::new(context.catalogue());
    let map = read_map(context, &args.map)?;
    let settings = Settings {
        unit: args.unit.as_deref().and_then(Unit::from_word),
        today: context.today,
        day_first: None,
        local: local_time,
        catalogue: Rc::clone(&catalogue),
    };
    let mut sources = Vec::new();
    for path in &args.files {
        sources.push(Source::open(path, args.from.as_deref())?);
    }
    let total = sources.iter().map(|source| source.size * 2).sum();
    let bar = Bar::new(!context.shared.quiet && !context.shared.json, total);
    let map_mark = format!("{map:?}");
    let mut names = Names::new(&catalogue, map);
    let mut files = Vec::new();
    for source in sources {
        files.push(look(
            source,
            &settings,
            &mut names,
            &bar,
            args.unit.is_none(),
        )?);
    }
    let mark = mark_of(&files, &map_mark);
    let mut batch = None;
    let mut planned = Planned::default();
    let several = files.len() > 1;
    for file in &mut files {
        file.counts = if args.dry_run {
            let log = context.store.open()?;
            let log = log.settle()?;
            let batch = *batch.get_or_insert_with(|| batch_of(mark, &log));
            let mut after = Planned::default();
            let counts = file.transfer(&log, &planned, batch, &bar, &mut |line| {
                if several {
                    after.see(line);
                }
                Ok(())
            })?;
            planned.join(after);
            counts
        } else {
            let mut defined = false;
            context.store.append_many(|log, put| {
                let log = log.settle()?;
                let batch = *batch.get_or_insert_with(|| batch_of(mark, &log));
                file.transfer(&log, &planned, batch, &bar, &mut |line| {
                    // Before the first line that may need them.
                    if !std::mem::replace(&mut defined, true) {
                        define(context.store.folder(), &names.definitions)?;
                    }
                    put(line)
                })
            })?
        };
    }
    bar.clear();
    Ok(say(context, args, &files))
}

fn say(context: &Context, args: &Args, files: &[Loaded]) -> Output {
    if context.shared.quiet {
        return Output::text("");
    }
    let reports: Vec<Report> = files.iter().map(Loaded::report).collect();
    if context.shared.json {
        let files: Vec<Value> = reports.iter().map(render::import::json).collect();
        return Output::text(render::json(
            &json!({ "schema": 1, "dry_run": args.dry_run, "files": files }),
        ));
    }
    Output::text(render::import::report(
        &reports,
        args.dry_run,
        args.all,
        context.look,
    ))
}

/// The local time of a time in UTC.
fn local_time(utc: NaiveDateTime) -> NaiveDateTime {
    chrono::Local.from_utc_datetime(&utc).naive_local()
}

/// What `--map` says: the app's names, and the ids that they stand for.
fn read_map(context: &Context, given: &[String]) -> anyhow::Result<BTreeMap<String, String>> {
    let catalogue = context.catalogue();
    let mut map = BTreeMap::new();
    let mut add = |name: &str, id: &str| -> Result<(), Failure> {
        let (name, id) = (name.trim(), id.trim());
        let found = match catalogue.exact(id) {
            Some(id) => id,
            None => catalogue.find(id, &[])?.id.to_string(),
        };
        map.insert(name.to_owned(), found);
        Ok(())
    };
    for one in given {
        let path = Path::new(one);
        if !path.is_file() {
            let (name, id) = one.rsplit_once('=').ok_or_else(|| error::bad_map(one))?;
            add(name, id)?;
            continue;
        }
        let text = surroundings::read_at_most(path, surroundings::MAX_FILE)
            .and_then(|bytes| {
                String::from_utf8(bytes).map_err(|_| io::Error::other(error::not_text()))
            })
            .map_err(|e| error::cannot_read(path, &e))?;
        for (number, line) in (1..).zip(text.lines().map(str::trim)) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match line.rsplit_once('=') {
                Some((name, id)) => add(name, id),
                None => Err(error::no_pair(line)),
            }
            .map_err(|failure| error::in_file(path, number, failure))?;
        }
    }
    Ok(map)
}

/// A file that can be read as often as needed.
struct Source {
    path: PathBuf,
    /// What cannot be read twice.
    held: Option<Rc<[u8]>>,
    size: u64,
    kind: Kind,
}

enum Kind {
    /// The export of an app, or a table of fitlog's own.
    Table(Table),
    /// Another log.
    Log,
    /// What `fitlog export` prints unasked.
    Json,
}

impl Source {
    fn open(path: &Path, from: Option<&str>) -> Result<Self, Failure> {
        let cannot = |e: io::Error| error::cannot_read(path, &e);
        let stdin = path.as_os_str() == "-";
        let held: Option<Rc<[u8]>> = if stdin {
            Some(hold(path, io::stdin().lock())?)
        } else {
            let meta = fs::metadata(path).map_err(cannot)?;
            if meta.is_dir() {
                return Err(error::import_folder(path));
            }
            if meta.is_file() {
                None
            } else {
                Some(hold(path, File::open(path).map_err(cannot)?)?)
            }
        };
        let mut source = Self {
            path: if stdin {
                PathBuf::from("standard input")
            } else {
                path.to_owned()
            },
            size: match &held {
                Some(bytes) => bytes.len() as u64,
                None => fs::metadata(path).map_err(cannot)?.len(),
            },
            held,
            kind: Kind::Log,
        };
        let mut beginning = Vec::new();
        source
            .read(None)?
            .take(HEAD as u64)
            .read_to_end(&mut beginning)
            .map_err(cannot)?;
        source.kind = recognise(&source.path, &beginning, from)?;
        Ok(source)
    }

    /// Shows every line of a log, or every object of an export as such a line.
    fn each_line(
        &self,
        bar: &Bar,
        mut each: impl FnMut(u64, Option<&[u8]>) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let input = self.read(Some(bar))?;
        if !matches!(self.kind, Kind::Json) {
            return each_line(input, each).map_err(|e| match e {
                Ended::Io(e) => error::cannot_read(&self.path, &e),
                Ended::Failed(failure) => failure,
            });
        }
        transfer::json::each(input, |number, line| each(number, Some(line))).map_err(|e| match e {
            transfer::json::Stopped::Io(e) => error::cannot_read(&self.path, &e),
            transfer::json::Stopped::Broken(what) => error::import_unreadable(&self.path, &what),
            transfer::json::Stopped::Failed(failure) => failure,
        })
    }

    fn read<'b>(&self, bar: Option<&'b Bar>) -> Result<Box<dyn Read + 'b>, Failure> {
        let input: Box<dyn Read + 'b> = match &self.held {
            Some(bytes) => Box::new(io::Cursor::new(Rc::clone(bytes))),
            None => {
                Box::new(File::open(&self.path).map_err(|e| error::cannot_read(&self.path, &e))?)
            }
        };
        Ok(match bar {
            Some(bar) => Box::new(Watched { input, bar }),
            None => input,
        })
    }
}

/// All of an input that can be read only once.
fn hold(path: &Path, input: impl Read) -> Result<Rc<[u8]>, Failure> {
    let mut bytes = Vec::new();
    input
        .take(MAX_PIPE + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| error::cannot_read(path, &e))?;
    if bytes.len() as u64 > MAX_PIPE {
        return Err(error::import_long_pipe(MAX_PIPE >> 20));
    }
    Ok(bytes.into())
}

/// What a file is, by its beginning.
fn recognise(path: &Path, head: &[u8], from: Option<&str>) -> Result<Kind, Failure> {
    if from.is_none() && entry::trimmed(head).starts_with(b"{") {
        return Ok(if transfer::json::begins(entry::trimmed(head)) {
            Kind::Json
        } else {
            Kind::Log
        });
    }
    let headers = match rows::head(head) {
        Head::Table(headers) => headers,
        Head::Empty => return Err(error::import_empty(path)),
        Head::NotText(what) => return Err(error::import_unreadable(path, &what)),
    };
    let formats = || {
        FORMATS
            .iter()
            .filter(|format| from.is_none_or(|from| format.name == from))
    };
    // The likeliest delimiter first, and with it every format.
    let found = headers
        .iter()
        .find_map(|header| Some((header, formats().find(|format| (format.fits)(header))?)));
    match found {
        Some((header, format)) => Ok(Kind::Table(Table {
            format,
            header: header.clone(),
        })),
        None => Err(error::import_unknown(
            path,
            from.and_then(|from| FORMATS.iter().find(|format| format.name == from))
                .map(|format| format.title),
            &headers[0].written,
        )),
    }
}

/// A file that was looked at, and what became of it.
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
    counts: Counts,
}

/// The first look over a file.
fn look(
    source: Source,
    settings: &Settings,
    names: &mut Names,
    bar: &Bar,
    may_convert: bool,
) -> Result<Loaded, Failure> {
    let mut settings = settings.clone();
    let mut facts = Facts::default();
    let mut exercises = Map::default();
    let mut found = Vec::new();
    let mut pounds = None;
    match &source.kind {
        Kind::Table(table) => {
            let today = settings.today;
            loop {
                facts = Facts::default();
                let read = table.read(source.read(Some(bar))?, &settings, |line, event| {
                    facts.see(line, event, today);
                    Ok(())
                });
                match read {
                    // What was read before this row may have been read wrongly.
                    Err(Stopped::DayFirst(told)) if settings.day_first.is_none() => {
                        settings.day_first = Some(told);
                    }
                    read => break read.map_err(|stopped| told(&source, stopped))?,
                }
            }
            for used in &facts.exercises {
                let (target, how) = names.find(table.format, used);
                let mapped = how == How::Map;
                exercises.insert(used.name.clone(), Logged { target, mapped });
                found.push(how);
            }
            pounds = facts
                .pounds()
                .filter(|_| table.format.converts_pounds && may_convert);
        }
        Kind::Log | Kind::Json => {
            source.each_line(bar, |number, line| {
                facts.mark_line(line.unwrap_or_default());
                let mut scratch = Vec::new();
                let event = match line.map(|line| entry::read(line, &mut scratch)) {
                    Some(Ok(Line::Newer)) => Event::Refused(error::row_newer()),
                    Some(Ok(Line::Entry(entry))) => Event::Sets(entry.sets.len() as u64),
                    Some(Ok(_)) => Event::Beside,
                    Some(Err(what)) => Event::Refused(what),
                    None => Event::Refused(error::line_too_long(entry::MAX_LINE)),
                };
                facts.see(number, event, settings.today);
                Ok(())
            })?;
        }
    }
    bar.clear();
    facts.settle();
    if facts.rows == 0 {
        return Err(error::import_no_rows(&source.path));
    }
    if facts.refused.count * 2 >= facts.rows {
        return Err(error::import_refused(
            &source.path,
            facts.refused.count,
            facts.rows,
            &facts.refused.named,
        ));
    }
    Ok(Loaded {
        source,
        settings,
        facts,
        exercises,
        found,
        pounds,
        counts: Counts::default(),
    })
}

/// Why a file is refused.
fn told(source: &Source, stopped: Stopped) -> Failure {
    match stopped {
        Stopped::Rows(rows::Stopped::Io(e)) => error::cannot_read(&source.path, &e),
        Stopped::Rows(rows::Stopped::LongRow(line, most)) => {
            error::import_long_row(&source.path, line, most)
        }
        Stopped::NoUnit(line, weight) => error::import_no_unit(&source.path, line, &weight),
        // Told before, unless the file is another one by now.
        Stopped::DayFirst(_) => error::import_changed(&source.path),
        Stopped::Failed(failure) => failure,
    }
}

impl Loaded {
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
            Kind::Log => return self.merge(log.log(), planned, None, bar, put),
            Kind::Json => return self.merge(log.log(), planned, Some(batch), bar, put),
            Kind::Table(table) => table,
        };
        let known = known(log, planned, table.format)?;
        let entries = || {
            let slots = Slots::new(&known, table.format.name, &self.facts.torn);
            let pounds = self.pounds.is_some();
            let path = &self.source.path;
            Entries::new(path, table.format, &self.exercises, pounds, batch, slots)
        };
        if self.source.size >= TWO_THREADS
            && let Some(counts) = self.in_two_threads(table, entries(), bar, put)
        {
            return counts;
        }
        self.in_one_thread(table, entries(), bar, put)
    }

    /// Reads a table once more, and puts what is new of it.
    fn in_one_thread(
        &self,
        table: &Table,
        mut entries: Entries,
        bar: &Bar,
        put: Put,
    ) -> Result<Counts, Failure> {
        table
            .read(
                self.source.read(Some(bar))?,
                &self.settings,
                |_, event| match event {
                    Event::Workout(drafts) => entries.workout(drafts, put),
                    Event::Weighed(weighed) => entries.weighed(weighed, put),
                    _ => Ok(()),
                },
            )
            .map_err(|stopped| told(&self.source, stopped))?;
        Ok(entries.counts)
    }

    /// The same, faster: the file is read here, while what it holds is hashed and written over there. None when the system
    /// has no second thread to give.
    fn in_two_threads(
        &self,
        table: &Table,
        mut entries: Entries,
        bar: &Bar,
        put: Put,
    ) -> Option<Result<Counts, Failure>> {
        let (to, from) = mpsc::sync_channel::<Batch>(2);
        let (back, done_with) = mpsc::channel();
        let write = move || {
            for mut batch in from {
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
            let read = self.read_batches(table, bar, &to, &done_with);
            drop(to);
            let written = writer.join();
            let written = written.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Some(written.and_then(|counts| read.map(|()| counts)))
        })
    }

    /// Reads a table once more and hands its workouts on, many at once, in vessels that come back.
    fn read_batches(
        &self,
        table: &Table,
        bar: &Bar,
        to: &mpsc::SyncSender<Batch>,
        done_with: &mpsc::Receiver<Vec<Workout>>,
    ) -> Result<(), Failure> {
        let mut batch = Batch::default();
        let mut spent: Vec<Workout> = Vec::new();
        table
            .read(self.source.read(Some(bar))?, &self.settings, |_, event| {
                match event {
                    Event::Weighed(weighed) => {
                        batch.size += 1;
                        batch.weighed.push(*weighed);
                    }
                    Event::Workout(drafts) => {
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
            })
            .map_err(|stopped| told(&self.source, stopped))?;
        _ = to.send(batch);
        Ok(())
    }

    /// Puts the lines of another log that this one does not have: as they stand, or as lines of this change.
    fn merge(
        &self,
        log: &Log,
        planned: &Planned,
        batch: Option<Id>,
        bar: &Bar,
        put: Put,
    ) -> Result<Counts, Failure> {
        let mut ids = planned.ids.clone();
        let mut scratch = Vec::new();
        log.lines(|_, line| {
            let line = entry::read(line, &mut scratch).ok();
            ids.extend(
                line.and_then(|line| line.identity())
                    .map(|one| one.id.number()),
            );
        })?;
        ids.sort_unstable();
        let mut counts = Counts::default();
        self.source.each_line(bar, |_, line| {
            let Some(line) = line else { return Ok(()) };
            let Ok(read) = entry::read(line, &mut scratch) else {
                return Ok(());
            };
            let Some(identity) = read.identity() else {
                return Ok(());
            };
            if ids.binary_search(&identity.id.number()).is_ok() {
                counts.known += 1;
                return Ok(());
            }
            match &read {
                Line::Entry(entry) => {
                    counts.new += 1;
                    counts.sets += entry.sets.len() as u64;
                }
                _ => counts.beside += 1,
            }
            match (batch, read) {
                (Some(_), Line::Entry(entry)) => put(&Entry { batch, ..entry }.to_line()),
                (Some(_), Line::Weighing(weighing)) => {
                    put(&Weighing { batch, ..weighing }.to_line())
                }
                _ => put(std::str::from_utf8(entry::trimmed(line)).unwrap_or_default()),
            }
        })?;
        Ok(counts)
    }

    /// The word for what it comes from, and its name.
    fn app(&self) -> (&'static str, &'static str) {
        match &self.source.kind {
            Kind::Table(table) => (table.format.name, table.format.title),
            Kind::Log => ("log", "a log of fitlog"),
            Kind::Json => ("json", "an export of fitlog"),
        }
    }

    fn report(&self) -> Report<'_> {
        let (app, title) = self.app();
        let beside = match &self.source.kind {
            Kind::Table(table) => table.format.beside,
            Kind::Log | Kind::Json => "",
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

/// Why the lines of a log were not read to their end.
enum Ended {
    Io(io::Error),
    Failed(Failure),
}

/// Shows every line that is not blank, with its number; of one that is too long, nothing.
fn each_line(
    input: impl Read,
    mut each: impl FnMut(u64, Option<&[u8]>) -> Result<(), Failure>,
) -> Result<(), Ended> {
    use io::BufRead as _;
    let mut input = io::BufReader::with_capacity(64 << 10, input);
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let most = entry::MAX_LINE as u64 + 1;
        let got = input
            .by_ref()
            .take(most)
            .read_until(b'\n', &mut line)
            .map_err(Ended::Io)?;
        if got == 0 {
            return Ok(());
        }
        number += 1;
        let whole = line.ends_with(b"\n") || (got as u64) < most;
        if !whole {
            input.skip_until(b'\n').map_err(Ended::Io)?;
        }
        if whole && entry::trimmed(&line).is_empty() {
            continue;
        }
        each(number, whole.then_some(line.as_slice())).map_err(Ended::Failed)?;
    }
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

/// How far the reading is, on standard error, if that is a terminal and there is much to read.
struct Bar {
    total: u64,
    shown: bool,
    state: RefCell<(u64, Instant)>,
}

impl Bar {
    fn new(wanted: bool, total: u64) -> Self {
        Self {
            total,
            shown: wanted && total >= BAR_FROM && io::stderr().is_terminal(),
            state: RefCell::new((0, Instant::now())),
        }
    }

    fn add(&self, bytes: usize) {
        if !self.shown {
            return;
        }
        let (done, last) = &mut *self.state.borrow_mut();
        *done += bytes as u64;
        if last.elapsed() >= Duration::from_millis(100) {
            *last = Instant::now();
            let percent = (*done * 100 / self.total.max(1)).min(100);
            let full = "#".repeat(usize::try_from(percent / 4).unwrap_or(0));
            _ = write!(io::stderr(), "\rimporting [{full:25}] {percent:3} %");
        }
    }

    fn clear(&self) {
        if self.shown {
            _ = write!(io::stderr(), "\r{:45}\r", "");
        }
    }
}

/// A file that moves the bar while it is read.
struct Watched<'b> {
    input: Box<dyn Read + 'b>,
    bar: &'b Bar,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.input.read(buffer)?;
        self.bar.add(got);
        Ok(got)
    }
}
