//! The log on disk: where it is, how it is read and how a line is added.
//!
//! Writing is append-only, under an exclusive lock, in one call, and synced before anything is claimed. Reading takes
//! no lock, writes nothing, and holds a few hundred kilobytes however large the log is.

pub mod spill;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::domain::entry::{MAX_LINE, RENAMES};
use crate::domain::library::ReadAt;
use crate::domain::log::{Exercises, Health, Placed, Plan, Prefix, Put, Reader, Settled, Survey};
use crate::domain::stats::sparing::Sparing;
use crate::error::{self, Failure};

/// The name of the log in the data directory.
pub const LOG: &str = "log.jsonl";

/// How much of a large log is read at once.
const BLOCK: usize = 64 << 10;
/// How much of a small one: the system has to find every page of the block first, which takes longer than to read it.
const SMALL_BLOCK: usize = 32 << 10;
/// From this size on a log, or what one reader has of it, is large.
const LARGE: u64 = 4 << 20;
/// How much of many lines is written at once.
const CHUNK: usize = 256 << 10;
/// From this size on, two threads read faster than one; below, starting the second costs more than it saves.
const TWO_READERS: u64 = 8 << 20;

/// From this size on a log is not read whole for an answer that needs little of it.
const SPARED: u64 = 1 << 20;

/// How long another fitlog is waited for: a stopped one holds its lock for ever.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// The longest pause between two tries for the lock.
const LONGEST_PAUSE: Duration = Duration::from_millis(50);

/// A data directory with a log in it.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
    log: PathBuf,
}

impl Store {
    /// The store in a folder, which need not exist yet.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        let log = folder.join(LOG);
        Self { folder, log }
    }

    /// The data directory.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of the log.
    #[must_use]
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// The log as it stands now. A log that is not there yet is an empty one; one that cannot be read is an error.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log is not a regular file or cannot be read.
    pub fn open(&self) -> Result<Log, Failure> {
        let file = self.open_to_read()?.map(Arc::new);
        Log::of(file, &self.log).map_err(|e| error::cannot_read(&self.log, &e))
    }

    /// The log as it stands now, with what counts in it.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub fn snapshot(&self) -> Result<Snapshot, Failure> {
        self.open()?.settle()
    }

    fn open_to_read(&self) -> Result<Option<File>, Failure> {
        match fs::metadata(&self.log) {
            Ok(meta) if !meta.is_file() => return Err(error::log_not_a_file(&self.log)),
            Ok(_) => {}
            // A link that leads nowhere is not the same as no log.
            Err(e)
                if e.kind() == io::ErrorKind::NotFound
                    && fs::symlink_metadata(&self.log).is_err() =>
            {
                return Ok(None);
            }
            Err(e) => return Err(error::cannot_read(&self.log, &e)),
        }
        File::open(&self.log)
            .map(Some)
            .map_err(|e| error::cannot_read(&self.log, &e))
    }

    /// Appends lines as one change, on disk when this returns.
    ///
    /// # Errors
    ///
    /// Exit 1 with a sentence that says whether the lines are stored; every earlier byte is as it was.
    pub fn append(&self, lines: impl FnOnce() -> Vec<String>) -> Result<(), Failure> {
        self.change(|_| Ok((lines(), ())))
    }

    /// Looks at the log and appends what follows from it, both under one lock; where no line does, nothing is written.
    ///
    /// # Errors
    ///
    /// As [`Store::append`], and whatever `decide` refuses.
    pub fn change<T>(
        &self,
        decide: impl FnOnce(&Log) -> Result<(Vec<String>, T), Failure>,
    ) -> Result<T, Failure> {
        let file = Arc::new(self.open_to_append()?);
        let log = Log::of(Some(Arc::clone(&file)), &self.log)
            .map_err(|e| error::cannot_write(&self.log, &e))?;
        let len = log.len;
        let (lines, answer) = decide(&log)?;
        if lines.is_empty() {
            return Ok(answer);
        }
        let mut file = file.as_ref();
        let mut text = String::new();
        if !ends_with_newline(file, len).map_err(|e| error::cannot_write(&self.log, &e))? {
            // What an append that was cut short left behind stays by itself.
            text.push('\n');
        }
        for line in &lines {
            text.push_str(line);
            text.push('\n');
        }
        if let Err(e) = file.write_all(text.as_bytes()) {
            return Err(match file.set_len(len) {
                Ok(()) => error::cannot_write(&self.log, &e),
                Err(_) => error::cannot_write_nor_cut_back(&self.log, &e),
            });
        }
        file.sync_data()
            .map_err(|e| error::cannot_sync(&self.log, &e))?;
        if len == 0 {
            sync_folder(&self.folder).map_err(|e| error::cannot_sync(&self.log, &e))?;
        }
        Ok(answer)
    }

    /// Appends any number of lines as one change, in bounded memory: `produce` looks at the log and puts one line after the
    /// other. They are written in chunks under one lock and synced once, at the end.
    ///
    /// # Errors
    ///
    /// As [`Store::append`], and whatever `produce` refuses; whatever was written is then cut back.
    pub fn append_many<T>(
        &self,
        produce: impl FnOnce(&Log, Put) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let file = Arc::new(self.open_to_append()?);
        let cannot = |e: io::Error| error::cannot_write(&self.log, &e);
        let log = Log::of(Some(Arc::clone(&file)), &self.log).map_err(cannot)?;
        let len = log.len;
        let mut text = String::new();
        if !ends_with_newline(&file, len).map_err(cannot)? {
            text.push('\n');
        }
        let mut any = false;
        let written = produce(&log, &mut |line| {
            any = true;
            if line.len() >= CHUNK {
                file.as_ref().write_all(text.as_bytes()).map_err(cannot)?;
                text.clear();
                file.as_ref().write_all(line.as_bytes()).map_err(cannot)?;
            } else {
                text.push_str(line);
            }
            text.push('\n');
            if text.len() < CHUNK {
                return Ok(());
            }
            let written = file.as_ref().write_all(text.as_bytes());
            text.clear();
            written.map_err(cannot)
        })
        .and_then(|answer| {
            if any {
                file.as_ref().write_all(text.as_bytes()).map_err(cannot)?;
            }
            Ok(answer)
        });
        let answer = written.map_err(|failure| match file.set_len(len) {
            Ok(()) => failure,
            Err(e) => error::cannot_write_nor_cut_back(&self.log, &e),
        })?;
        if any {
            file.sync_data()
                .map_err(|e| error::cannot_sync(&self.log, &e))?;
            if len == 0 {
                sync_folder(&self.folder).map_err(|e| error::cannot_sync(&self.log, &e))?;
            }
        }
        Ok(answer)
    }

    /// As [`Store::change`], but refuses when there is no log yet, rather than make one.
    ///
    /// # Errors
    ///
    /// As [`Store::change`], and `none` when there is no log.
    pub fn change_if_any<T>(
        &self,
        none: impl FnOnce() -> Failure,
        decide: impl FnOnce(&Log) -> Result<(Vec<String>, T), Failure>,
    ) -> Result<T, Failure> {
        if self.open_to_read()?.is_none() {
            return Err(none());
        }
        self.change(decide)
    }

    /// The log, opened and locked, and still the file that its path names.
    fn open_to_append(&self) -> Result<File, Failure> {
        let cannot = |e: io::Error| error::cannot_write(&self.log, &e);
        create_folder(&self.folder).map_err(|e| error::cannot_create(&self.folder, &e))?;
        loop {
            match fs::metadata(&self.log) {
                Ok(meta) if !meta.is_file() => return Err(error::log_not_a_file(&self.log)),
                _ => {}
            }
            let file = OpenOptions::new()
                .read(true)
                .append(true)
                .create(true)
                .open(&self.log)
                .map_err(cannot)?;
            lock(&file, PATIENCE).map_err(|e| match e.kind() {
                io::ErrorKind::WouldBlock => error::busy(&self.log),
                _ => error::cannot_lock(&self.log, &e),
            })?;
            // Whoever held the lock may have put another file in its place.
            if same_file(&file, &self.log).map_err(cannot)? {
                return Ok(file);
            }
        }
    }
}

/// Locks a file. Where another holds the lock it is tried again, for no longer than `patience`.
///
/// # Errors
///
/// [`io::ErrorKind::WouldBlock`] when another holds it still, and whatever the system says.
pub fn lock(file: &File, patience: Duration) -> io::Result<()> {
    let mut pause = Duration::from_millis(1);
    let mut until = None;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(e)) => return Err(e),
            Err(TryLockError::WouldBlock) => {
                let now = Instant::now();
                if *until.get_or_insert(now + patience) <= now {
                    return Err(io::ErrorKind::WouldBlock.into());
                }
                thread::sleep(pause);
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        }
    }
}

/// Which file it is, and when it was last written.
type Mark = [i64; 4];

#[cfg(unix)]
fn mark(meta: &fs::Metadata) -> Mark {
    use std::os::unix::fs::MetadataExt as _;
    [
        meta.dev().cast_signed(),
        meta.ino().cast_signed(),
        meta.mtime(),
        meta.mtime_nsec(),
    ]
}

#[cfg(windows)]
fn mark(meta: &fs::Metadata) -> Mark {
    use std::os::windows::fs::MetadataExt as _;
    [meta.last_write_time().cast_signed(), 0, 0, 0]
}

#[cfg(unix)]
fn same_file(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    let open = file.metadata()?;
    match fs::metadata(path) {
        Ok(named) => Ok(open.dev() == named.dev() && open.ino() == named.ino()),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(e) => Err(e),
    }
}

/// An open file cannot be replaced on other systems.
#[cfg(not(unix))]
fn same_file(_: &File, _: &Path) -> io::Result<bool> {
    Ok(true)
}

/// Creates a folder with its parents, and makes their names last.
fn create_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let missing: Vec<&Path> = folder
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
        .collect();
    fs::create_dir_all(folder)?;
    for parent in missing
        .iter()
        .filter_map(|path| path.parent())
        .filter(|path| !path.as_os_str().is_empty())
    {
        sync_folder(parent)?;
    }
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// A folder cannot be opened as a file on other systems.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

fn ends_with_newline(file: &File, len: u64) -> io::Result<bool> {
    let mut last = *b"\n";
    if len > 0 {
        read_exact_at(file, &mut last, len - 1)?;
    }
    Ok(last == *b"\n")
}

/// A log as it stood at one moment. Under [`Store::change`] no one else can change it meanwhile.
#[derive(Debug, Clone)]
pub struct Log {
    file: Option<Arc<File>>,
    len: u64,
    mark: Mark,
    path: PathBuf,
}

impl Log {
    fn of(file: Option<Arc<File>>, path: &Path) -> io::Result<Self> {
        let meta = file.as_ref().map(|file| file.metadata()).transpose()?;
        Ok(Self {
            file,
            len: meta.as_ref().map_or(0, fs::Metadata::len),
            mark: meta.as_ref().map_or_else(Mark::default, mark),
            path: path.to_owned(),
        })
    }

    /// Whether it is the log of an earlier moment, and nothing was added to it or changed in it since.
    #[must_use]
    pub fn is_still(&self, earlier: &Self) -> bool {
        self.len == earlier.len && (self.len == 0 || self.mark == earlier.mark)
    }

    /// Shows every line as it stands, damaged or not.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn lines(&self, mut each: impl FnMut(u64, &[u8])) -> Result<(), Failure> {
        self.in_order((), |(), offset, block| {
            for (at, line) in crate::domain::log::lines(offset, block) {
                each(at, line);
            }
        })
    }

    /// The lines from the last to the first, for as long as `each` asks for more; with each, where it begins and whether it
    /// ends in a newline, which only the last may lack.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read, and whatever `each` refuses.
    pub fn backwards(
        &self,
        each: impl FnMut(u64, &[u8], bool) -> Result<ControlFlow<()>, Failure>,
    ) -> Result<(), Failure> {
        match &self.file {
            Some(file) => backwards(file, self.len, &self.path, each),
            None => Ok(()),
        }
    }

    /// Whether it ends in a newline, as every log does that no append was cut short in; an empty one does too.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn ends_with_newline(&self) -> Result<bool, Failure> {
        match &self.file {
            Some(file) => {
                ends_with_newline(file, self.len).map_err(|e| error::cannot_read(&self.path, &e))
            }
            None => Ok(true),
        }
    }

    /// How many lines it has, and whether one of them may rename an exercise.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn count_lines(&self) -> Result<(u64, bool), Failure> {
        let finder = memchr::memmem::Finder::new(RENAMES);
        let count = |(sum, renames): &mut (u64, bool), _, block: &[u8]| {
            *sum += memchr::memchr_iter(b'\n', block).count() as u64
                + u64::from(!block.ends_with(b"\n"));
            *renames = *renames || finder.find(block).is_some();
        };
        self.blocks(|| (0, false), count, |(a, x), (b, y)| (a + b, x | y))
    }

    /// The number, from 1, of the line that begins at an offset.
    fn line_number(&self, at: u64) -> Result<u64, Failure> {
        Ok(self.up_to(at).count_lines()?.0 + 1)
    }

    /// What stands in front of the line that begins at an offset.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn prefix(&self, at: u64) -> Result<Prefix, Failure> {
        self.up_to(at)
            .blocks(Prefix::default, Prefix::see, Prefix::join)
    }

    fn up_to(&self, at: u64) -> Self {
        Self {
            len: at,
            ..self.clone()
        }
    }

    /// Settles what counts, by one look over the whole log.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn settle(&self) -> Result<Snapshot, Failure> {
        let start = match self.len {
            ..SPARED => Survey::default,
            _ => Survey::of_days,
        };
        let mut survey = self.blocks(start, Survey::see, Survey::join)?;
        if survey.overlaps() {
            survey = self.in_order(start(), Survey::see)?;
        }
        let mut settled = survey.settle();
        if settled.doubts() {
            settled = self.in_order(settled, Settled::recheck)?;
            settled.prepare();
            settled = self.in_order(settled, Settled::locate)?;
            settled.finish();
        }
        Ok(Snapshot {
            log: self.clone(),
            settled,
        })
    }

    fn in_order<A>(&self, sum: A, step: impl FnMut(&mut A, u64, &[u8])) -> Result<A, Failure> {
        self.in_order_from(0, sum, step)
    }

    fn in_order_from<A>(
        &self,
        from: u64,
        mut sum: A,
        step: impl FnMut(&mut A, u64, &[u8]),
    ) -> Result<A, Failure> {
        if let Some(file) = &self.file {
            read_blocks(file, from, self.len, &mut sum, step)
                .map_err(|e| error::cannot_read(&self.path, &e))?;
        }
        Ok(sum)
    }

    fn blocks<A: Send>(
        &self,
        start: impl Fn() -> A + Sync,
        step: impl Fn(&mut A, u64, &[u8]) + Sync,
        join: impl Fn(A, A) -> A,
    ) -> Result<A, Failure> {
        self.blocks_from(0, start, step, join)
    }

    /// The blocks behind an offset, at which a line begins.
    fn blocks_from<A: Send>(
        &self,
        from: u64,
        start: impl Fn() -> A + Sync,
        step: impl Fn(&mut A, u64, &[u8]) + Sync,
        join: impl Fn(A, A) -> A,
    ) -> Result<A, Failure> {
        let Some(file) = &self.file else {
            return Ok(start());
        };
        let cannot = |e: io::Error| error::cannot_read(&self.path, &e);
        if self.len - from < TWO_READERS {
            return self.in_order_from(from, start(), step);
        }
        let middle = next_line(file, from.midpoint(self.len), self.len).map_err(cannot)?;
        let part = |from, to| {
            let mut sum = start();
            read_blocks(file, from, to, &mut sum, &step).map(|()| sum)
        };
        let both = thread::scope(|scope| {
            let second = thread::Builder::new().spawn_scoped(scope, || part(middle, self.len));
            let second = second.ok()?;
            Some((part(from, middle), second.join()))
        });
        let Some((first, second)) = both else {
            // No second thread is to be had.
            return self.in_order_from(from, start(), &step);
        };
        let second = second.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok(join(first.map_err(cannot)?, second.map_err(cannot)?))
    }
}

/// A log with what counts in it settled.
#[derive(Debug, Clone)]
pub struct Snapshot {
    log: Log,
    settled: Settled,
}

impl Snapshot {
    /// The log itself.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Which lines count.
    #[must_use]
    pub fn settled(&self) -> &Settled {
        &self.settled
    }

    /// Shows the entries that count to accumulators, of all exercises or of one: by one reader, or by two whose
    /// accumulators are joined, the earlier half of the log first.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn fold<A: Send>(
        &self,
        only: Option<&str>,
        start: impl Fn() -> A + Sync,
        each: impl Fn(&mut A, Placed) + Sync,
        join: impl Fn(A, A) -> A,
    ) -> Result<(A, Health), Failure> {
        let reader = || Reader::new(&self.settled, only);
        let (answer, health) = self.read(0..self.log.len, reader, start, each, join)?;
        let health = match only {
            None => health,
            Some(_) => self.with_first_look(health)?,
        };
        Ok((answer, health))
    }

    /// Shows the entries that count to accumulators that can do with less than all of it: see [`Sparing`].
    ///
    /// A log that is read in no time is read whole, so that whatever is wrong with it is told.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn fold_sparing<A: Sparing + Send>(
        &self,
        start: impl Fn() -> A + Sync,
    ) -> Result<(A, Health), Failure> {
        match self.settled.plan(&start().days(), self.log.len) {
            Some(plan) => self.read_by_need(&plan, start),
            None => self.fold(None, start, |sum, placed| sum.add(placed.entry), A::join),
        }
    }

    /// Reads the days that are needed, and of those before them as much as is open still, from the end of the log to its
    /// beginning.
    fn read_by_need<A: Sparing + Send>(
        &self,
        plan: &Plan,
        start: impl Fn() -> A + Sync,
    ) -> Result<(A, Health), Failure> {
        let mut health = Health::default();
        let mut read = |part: &Range<u64>, exercises: Option<&Exercises>| {
            let reader = || Reader::of_parts(&self.settled, exercises);
            let each = |sum: &mut A, placed: Placed| sum.add(placed.entry);
            let (front, found) = self.read(part.clone(), reader, &start, each, A::join)?;
            health = std::mem::take(&mut health).beside(found);
            Ok::<A, Failure>(front)
        };
        let mut sum = start();
        for part in &plan.within {
            sum = read(part, None)?.join(sum);
        }
        let mut open = sum.open();
        for piece in &plan.before {
            if piece.is_in_order {
                open = sum.open();
            }
            if open == Exercises::NONE {
                break;
            }
            let front = read(&piece.part, Some(&open))?;
            sum = if piece.is_in_order {
                sum.join(front)
            } else {
                front.join(sum)
            };
        }
        for day in &plan.others {
            sum.pass(*day);
        }
        let mut pass = |placed: Placed| sum.pass(placed.entry.date);
        for part in &plan.doubtful {
            let reader = Reader::of_parts(&self.settled, None);
            let see = |reader: &mut Reader, offset, block: &[u8]| {
                reader.see(offset, block, &mut pass);
            };
            self.log
                .up_to(part.end)
                .in_order_from(part.start, reader, see)?;
        }
        Ok((sum, self.with_first_look(health)?))
    }

    /// Shows what is read of a part.
    fn read<'r, A: Send>(
        &self,
        part: Range<u64>,
        reader: impl Fn() -> Reader<'r> + Sync,
        start: impl Fn() -> A + Sync,
        each: impl Fn(&mut A, Placed) + Sync,
        join: impl Fn(A, A) -> A,
    ) -> Result<(A, Health), Failure> {
        let (answer, reader) = self.log.up_to(part.end).blocks_from(
            part.start,
            || (start(), reader()),
            |(sum, reader), offset, block| {
                reader.see(offset, block, &mut |placed| each(sum, placed));
            },
            |(a, x), (b, y)| (join(a, b), x.join(y)),
        )?;
        Ok((answer, reader.health))
    }

    /// Shows the entries that count one after the other, each with its line number.
    ///
    /// # Errors
    ///
    /// Exit 1 when the log cannot be read.
    pub fn each(&self, mut each: impl FnMut(Placed)) -> Result<Health, Failure> {
        let reader =
            self.log
                .in_order(Reader::new(&self.settled, None), |reader, offset, block| {
                    reader.see(offset, block, &mut each);
                })?;
        Ok(reader.health)
    }

    /// Whoever does not read all of a log knows less of its health than the first look, and tells offsets.
    fn with_first_look(&self, mut read: Health) -> Result<Health, Failure> {
        if let Some((place, _)) = &mut read.first {
            *place = self.log.line_number(*place)?;
        }
        Ok(read.beside(self.settled.health.clone()))
    }
}

/// Where the first line that begins at or behind `from` begins.
fn next_line(file: &File, from: u64, len: u64) -> io::Result<u64> {
    let mut buffer = vec![0; 64 << 10];
    let mut at = from.saturating_sub(1);
    while at < len {
        let got = read_at(file, &mut buffer, at)?;
        if got == 0 {
            break;
        }
        if let Some(newline) = memchr::memchr(b'\n', &buffer[..got]) {
            return Ok((at + newline as u64 + 1).min(len));
        }
        at += got as u64;
    }
    Ok(len)
}

/// Hands out the bytes from `from` to `to` in blocks of whole lines, each with its offset.
///
/// Only the last block of a log may lack its newline. Of a line that is too long to be read, its beginning is handed
/// out, one byte longer than a line may be.
fn read_blocks<A>(
    file: &File,
    from: u64,
    to: u64,
    sum: &mut A,
    mut step: impl FnMut(&mut A, u64, &[u8]),
) -> io::Result<()> {
    let block = if to - from < LARGE {
        SMALL_BLOCK
    } else {
        BLOCK
    };
    let all = usize::try_from(to - from).unwrap_or(usize::MAX);
    let mut buffer = vec![0; block.min(all)];
    let mut held = 0;
    let mut start = from;
    loop {
        let at = start + held as u64;
        let room = usize::try_from(to - at)
            .unwrap_or(usize::MAX)
            .min(buffer.len() - held);
        let got = read_at(file, &mut buffer[held..held + room], at)?;
        let full = held + got;
        if got == 0 {
            if full > 0 {
                step(sum, start, &buffer[..full]);
            }
            return Ok(());
        }
        if let Some(newline) = memchr::memrchr(b'\n', &buffer[held..full]) {
            let whole = held + newline + 1;
            step(sum, start, &buffer[..whole]);
            buffer.copy_within(whole..full, 0);
            held = full - whole;
            start += whole as u64;
        } else if full > MAX_LINE {
            step(sum, start, &buffer[..=MAX_LINE]);
            start = next_line(file, start + full as u64, to)?;
            held = 0;
        } else {
            held = full;
            if held == buffer.len() {
                buffer.resize((buffer.len() * 2).min(MAX_LINE + 1), 0);
            }
        }
    }
}

/// Hands out lines from the last to the first. Of a line that is too long to be read, its beginning is handed out, one
/// byte longer than a line may be.
fn backwards(
    file: &File,
    len: u64,
    path: &Path,
    mut each: impl FnMut(u64, &[u8], bool) -> Result<ControlFlow<()>, Failure>,
) -> Result<(), Failure> {
    let mut ended = false;
    // Behind the last newline there is no line, unless an append was cut short.
    let mut hand_out = |at: u64, line: &[u8]| {
        let ended = std::mem::replace(&mut ended, true);
        if line.is_empty() && !ended {
            Ok(ControlFlow::Continue(()))
        } else {
            each(at, line, ended)
        }
    };
    let mut size = 16 << 10;
    let mut end = len;
    // The beginning of the block behind, up to its first newline: the end of a line that begins further in front.
    let mut tail: Vec<u8> = Vec::new();
    while end > 0 {
        let from = end.saturating_sub(size as u64);
        let mut block = vec![0; usize::try_from(end - from).unwrap_or(size)];
        read_exact_at(file, &mut block, from).map_err(|e| error::cannot_read(path, &e))?;
        let mut stop = block.len();
        while let Some(newline) = memchr::memrchr(b'\n', &block[..stop]) {
            let mut line = block[newline + 1..stop].to_vec();
            line.append(&mut tail);
            line.truncate(MAX_LINE + 1);
            if hand_out(from + newline as u64 + 1, &line)?.is_break() {
                return Ok(());
            }
            stop = newline;
        }
        tail.splice(..0, block[..stop].iter().copied());
        tail.truncate(MAX_LINE + 1);
        end = from;
        size = BLOCK;
    }
    if len > 0 {
        hand_out(0, &tail).map(|_| ())
    } else {
        Ok(())
    }
}

fn read_exact_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        match read_at(file, buffer, at)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            got => {
                buffer = &mut buffer[got..];
                at += got as u64;
            }
        }
    }
    Ok(())
}

impl ReadAt for File {
    fn read_at(&self, buffer: &mut [u8], at: u64) -> Result<usize, String> {
        read_at(self, buffer, at).map_err(|e| error::reason(&e))
    }
}

/// Reads at a place without moving the file's own, so that two threads can share it.
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    loop {
        #[cfg(unix)]
        let got = std::os::unix::fs::FileExt::read_at(file, buffer, at);
        #[cfg(windows)]
        let got = std::os::windows::fs::FileExt::seek_read(file, buffer, at);
        match got {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            got => return got,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::domain::calendar::Week;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::stats::balance::Spread;
    use crate::domain::stats::review;
    use crate::domain::stats::session::Rules;
    use crate::domain::stats::week::Training;
    use chrono::{Days, NaiveDate};

    #[test]
    fn lines_are_the_same_from_either_end() {
        let folder = tempfile::tempdir().unwrap();
        let sizes = [
            0,
            7,
            MAX_LINE - 1,
            MAX_LINE,
            MAX_LINE + 1,
            3 * MAX_LINE,
            BLOCK,
        ];
        for size in sizes {
            let long: String = ('a'..='z').cycle().take(size).collect();
            for text in [
                format!("{long}\nshort\n"),
                format!("short\n{long}\n"),
                format!("one\n{long}\n\n{long}\ntwo"),
            ] {
                let path = folder.path().join(LOG);
                fs::write(&path, text).unwrap();
                let whole = Store::at(folder.path().to_owned()).open().unwrap();
                let (mut forth, mut back) = (Vec::new(), Vec::new());
                whole.lines(|_, line| forth.push(line.to_vec())).unwrap();
                whole
                    .backwards(|_, line, _| {
                        back.push(line.to_vec());
                        Ok(ControlFlow::Continue(()))
                    })
                    .unwrap();
                back.reverse();
                assert!(forth == back, "a line of {size} bytes");
            }
        }
    }

    #[test]
    fn what_is_read_by_need_is_what_all_of_a_log_says() {
        let exercises = ["back-squat", "pull-up", "plank", "own-one", "deadlift"];
        let first = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        let day = |number: u64| first + Days::new(number);
        let id = |number: u64| format!("{number:08x}-0000-7000-8000-{number:012x}");
        let mut lines = Vec::new();
        for number in 1..9_000_u64 {
            let own = id(number);
            let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
            // Now and then something written down days later.
            let date = day(number / 56 - (mixed % 500 / 499) * (number / 56).min(9));
            let exercise = exercises[usize::try_from(mixed % 5).unwrap()];
            // Some of them set records every week, others hardly ever.
            let weight = match exercise {
                "deadlift" | "plank" => 20 + number / 450 + mixed % 9,
                _ => 20 + mixed % 97,
            };
            let reps = 1 + mixed % 11;
            let earlier = id(number - mixed % number.min(600));
            let more = match mixed % 50 {
                0..10 => format!(r#","batch":"{}""#, id(1_000_000 + number / 40)),
                10 => format!(r#","replaces":"{earlier}""#),
                _ => String::new(),
            };
            lines.push(match mixed % 97 {
                0 => format!(r#"{{"v":1,"id":"{own}","voids":"{earlier}","by":"remove"}}"#),
                1 => {
                    let batch = id(1_000_000 + number / 80);
                    format!(r#"{{"v":1,"id":"{own}","voids":"{batch}","by":"undo"}}"#)
                }
                2 => format!(r#"{{"v":1,"id":"{own}","renames":"own-one","to":"deadlift"}}"#),
                _ => format!(
                    r#"{{"v":1,"id":"{own}","date":"{date}","exercise":"{exercise}","sets":[{{"reps":{reps},"weight":{weight},"unit":"kg"}}]{more}}}"#
                ),
            });
        }
        let (catalogue, rules) = (Catalogue::default(), Rules::default());
        let folder = tempfile::tempdir().unwrap();
        // Another log is of two machines: the days of one stand behind those of the other.
        for first in [0, 5_600] {
            lines.rotate_left(first);
            fs::write(folder.path().join(LOG), lines.join("\n") + "\n").unwrap();
            let snapshot = Store::at(folder.path().to_owned()).snapshot().unwrap();
            let plan = |days| {
                let plan = snapshot.settled().plan(&days, snapshot.log().len);
                plan.unwrap()
            };
            for last in [day(160), day(158), day(120), day(60), day(3), day(400)] {
                let start = || Training::new(&catalogue, &rules, Week::of(last), last);
                let add = |sum: &mut Training, placed: Placed| sum.add(placed.entry);
                let (whole, sound) = snapshot.fold(None, start, add, Training::join).unwrap();
                let plan_of_week = plan(start().days());
                assert!(first > 0 || last < day(120) || plan_of_week.before.len() > 1);
                let (spared, health) = snapshot.read_by_need(&plan_of_week, start).unwrap();
                let summary = whole.done().summary(3, None);
                assert_eq!(spared.done().summary(3, None), summary, "{last}");
                assert_eq!(health, sound);
                let start = || Spread::new(&catalogue, 2, last);
                let add = |sum: &mut Spread, placed: Placed| sum.add(placed.entry);
                let (whole, _) = snapshot.fold(None, start, add, Spread::join).unwrap();
                let (spared, _) = snapshot.read_by_need(&plan(start().days()), start).unwrap();
                assert_eq!(spared.balance(), whole.balance(), "{last}");
                let (now, past) = (
                    last - Days::new(20)..=last,
                    last - Days::new(50)..=last - Days::new(21),
                );
                let start = || review::Training::new(&catalogue, &rules, now.clone(), past.clone());
                let add = |sum: &mut review::Training, placed: Placed| sum.add(placed.entry);
                let (whole, _) = snapshot.fold(None, start, add, Sparing::join).unwrap();
                let (spared, _) = snapshot.read_by_need(&plan(start().days()), start).unwrap();
                let review = |training: review::Training| {
                    training.done().review(&past, 3, Week::of(last), last)
                };
                assert_eq!(review(spared), review(whole), "{last}");
            }
        }
    }

    #[test]
    fn a_lock_is_waited_for_but_not_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let open = || File::create(folder.path().join(LOG)).unwrap();
        let holder = open();
        lock(&holder, Duration::ZERO).unwrap();
        let busy = lock(&open(), Duration::from_millis(20)).unwrap_err();
        assert_eq!(busy.kind(), io::ErrorKind::WouldBlock);
        thread::scope(|scope| {
            let waiter = scope.spawn(|| lock(&open(), PATIENCE));
            thread::sleep(Duration::from_millis(20));
            drop(holder);
            waiter.join().unwrap().unwrap();
        });
    }
}
