//! What the environment says: the time, folders, the width of the terminal, its characters.

use std::env;
use std::fs;
use std::hash::{BuildHasher as _, RandomState};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{Local, NaiveDateTime, TimeZone as _};
use directories::ProjectDirs;
use uuid::{Builder, Uuid};

use crate::domain::catalogue::{Catalogue, Complaints};
use crate::domain::definition::{self, Definition, Mistake};
use crate::domain::json::{self, Step};
use crate::domain::library::{Library, Shelf};
use crate::domain::workout::Workout;
use crate::error::{self, Failure};

/// The folder of the user's own workouts, in the data directory.
const WORKOUTS: &str = "workouts";

/// Where data and configuration lie.
#[derive(Debug)]
pub struct Folders {
    /// The folder of the log.
    pub data: PathBuf,
    /// The folder of the configuration.
    pub config: PathBuf,
}

impl Folders {
    /// One folder for both if one was named (`--dir`, `FITLOG_DIR`), else the XDG folders if they are set, else those
    /// that the system has for it.
    ///
    /// # Errors
    ///
    /// Exit 1 when nothing says where: the working directory is never written to.
    pub fn find(named: Option<&Path>) -> Result<Self, Failure> {
        let named = named.map(Path::to_owned);
        let named = named.or_else(|| env::var_os("FITLOG_DIR").map(PathBuf::from));
        if let Some(folder) = named.filter(|folder| !folder.as_os_str().is_empty()) {
            let folder =
                std::path::absolute(&folder).map_err(|e| error::cannot_read(&folder, &e))?;
            return Ok(Self {
                data: folder.clone(),
                config: folder,
            });
        }
        let xdg = |name| {
            env::var_os(name)
                .map(PathBuf::from)
                .filter(|path| path.is_absolute())
                .map(|path| path.join("fitlog"))
        };
        let (data, config) = (xdg("XDG_DATA_HOME"), xdg("XDG_CONFIG_HOME"));
        if let (Some(data), Some(config)) = (data.clone(), config.clone()) {
            return Ok(Self { data, config });
        }
        // Without a home the system would ask its user database, which a static binary must not.
        let has_home =
            cfg!(windows) || env::var_os("HOME").is_some_and(|home| Path::new(&home).is_absolute());
        let system = has_home
            .then(|| ProjectDirs::from("", "", "fitlog"))
            .flatten()
            .ok_or_else(error::no_home)?;
        Ok(Self {
            data: data.unwrap_or_else(|| system.data_dir().to_owned()),
            config: config.unwrap_or_else(|| system.config_dir().to_owned()),
        })
    }
}

/// The columns to write in: those of the terminal, else `COLUMNS`, else 80; between 40 and 100.
#[must_use]
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size()
        .map(|(width, _)| usize::from(width.0))
        .filter(|width| *width > 0);
    let told = || {
        env::var("COLUMNS")
            .ok()?
            .parse()
            .ok()
            .filter(|width| *width > 0)
    };
    terminal.or_else(told).unwrap_or(80).clamp(40, 100)
}

/// Whether the locale is UTF-8 and the terminal more than a bare console. No locale at all is taken for UTF-8.
#[must_use]
pub fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let utf8 = locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    });
    utf8 && !matches!(env::var("TERM").as_deref(), Ok("linux" | "dumb"))
}

/// The local date and time.
#[must_use]
pub fn now() -> NaiveDateTime {
    match SystemTime::now().duration_since(SystemTime::UNIX_EPOCH) {
        Ok(_) => Local::now().naive_local(),
        // A clock that was never set: chrono takes that for impossible.
        Err(before) => {
            let seconds = i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX);
            Local
                .timestamp_opt(-seconds, 0)
                .single()
                .map(|time| time.naive_local())
                .unwrap_or_default()
        }
    }
}

/// A new UUID that tells its time (version 7): those that a process makes rise.
///
/// Its random bits are what the system seeds hash tables of the standard library with, hashed: nothing is opened for them,
/// which a statically linked program would have to do.
#[must_use]
pub fn new_uuid() -> Uuid {
    static LAST: Mutex<u128> = Mutex::new(0);
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    // A clock that was never set may stand before 1970, and one that was set back may stand where it stood.
    let ms = since.map_or(0, |since| since.as_millis());
    let random = [(); 2].map(|()| RandomState::new().hash_one(ms).to_ne_bytes());
    let mut bits = [0; 10];
    bits.iter_mut()
        .zip(random.as_flattened())
        .for_each(|(bit, random)| *bit = *random);
    let new = Builder::from_unix_timestamp_millis(u64::try_from(ms).unwrap_or(u64::MAX), &bits);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    *last = new.into_uuid().as_u128().max(*last + 1);
    Uuid::from_u128(*last)
}

/// The folder of exercises in the data directory.
pub const EXERCISES: &str = "exercises";
/// The longest file with one exercise, one workout or names for an import, in bytes.
pub const MAX_FILE: u64 = 1 << 20;
/// The longest file with a whole catalogue, in bytes.
pub const MAX_CATALOGUE: u64 = 64 << 20;

/// The user's own exercises, as they lie in the data directory.
#[derive(Debug, Default)]
pub struct OwnFiles {
    /// `exercises/*.json`, those that can be read, each with its file.
    pub single: Vec<(PathBuf, Definition)>,
    /// `exercises/*.jsonl`, not read yet.
    pub catalogues: Vec<PathBuf>,
    /// What is there and cannot be read: the folder itself, or files in it.
    pub unreadable: Vec<(PathBuf, io::Error)>,
}

/// The user's own exercises. What is wrong with a file goes to `complaints`, and the file is left out.
#[must_use]
pub fn own_exercises(data: &Path, complaints: &Complaints) -> OwnFiles {
    let mut own = OwnFiles::default();
    let folder = data.join(EXERCISES);
    let paths = files_in(&folder).unwrap_or_else(|e| {
        complaints.add(error::unreadable_exercise(&folder, &error::reason(&e)));
        own.unreadable.push((folder.clone(), e));
        Vec::new()
    });
    for path in paths {
        match path.extension().and_then(|ending| ending.to_str()) {
            Some("json") => match read_at_most(&path, MAX_FILE) {
                Ok(bytes) => match own_exercise(&path, bytes, &own.single) {
                    Ok(definition) => own.single.push((path, definition)),
                    Err(sentence) => complaints.add(sentence),
                },
                Err(e) => {
                    complaints.add(error::unreadable_exercise(&path, &error::reason(&e)));
                    own.unreadable.push((path, e));
                }
            },
            Some("jsonl") => own.catalogues.push(path),
            _ => {}
        }
    }
    own
}

/// What lies in a folder, by name; nothing in one that is not there.
fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        // Without a data directory there is nothing in it; whoever writes there tells what is wrong with it.
        Err(_) if folder.parent().is_some_and(|data| !data.is_dir()) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<PathBuf>>>()?;
    paths.sort();
    Ok(paths)
}

/// The exercise of a file, unless another one before it has its id.
fn own_exercise(
    path: &Path,
    bytes: Vec<u8>,
    others: &[(PathBuf, Definition)],
) -> Result<Definition, String> {
    let wrong =
        |mistake: Mistake| error::bad_exercise(path, mistake.line, mistake.column, &mistake.what);
    let text = String::from_utf8(bytes).map_err(|e| {
        wrong(Mistake {
            line: 1,
            column: 1,
            what: error::line_not_utf8(e.utf8_error().valid_up_to()),
        })
    })?;
    let definition = definition::read(&text).map_err(wrong)?;
    let what = match others.iter().find(|(_, other)| other.id == definition.id) {
        Some((other, _)) => error::id_twice(&definition.id, other),
        None if Catalogue::is_bundled(&definition.id) && !definition.overrides => {
            error::id_is_bundled(&definition.id)
        }
        None => return Ok(definition),
    };
    Err(wrong(definition::mistake_at(&text, "id", what)))
}

/// The whole catalogues of some files.
#[must_use]
pub fn library(paths: &[PathBuf]) -> Library {
    let mut shelves = Vec::new();
    let mut unreadable = Vec::new();
    for path in paths {
        match open_at_most(path, MAX_CATALOGUE) {
            Ok(file) => shelves.push(Shelf {
                path: path.clone(),
                text: Box::new(file),
            }),
            Err(e) => unreadable.push((path.clone(), error::reason(&e))),
        }
    }
    Library::new(shelves, unreadable)
}

/// The bytes of a regular file that is no longer than `most`.
///
/// # Errors
///
/// Whatever the system says; [`io::ErrorKind::FileTooLarge`] for a longer one.
pub fn read_at_most(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_at_most(path, most)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A regular file that is no longer than `most`, to read.
fn open_at_most(path: &Path, most: u64) -> io::Result<fs::File> {
    // Asked before it is opened: to open a pipe waits for somebody who writes.
    let meta = fs::metadata(path)?;
    if !meta.is_file() {
        return Err(io::Error::other(error::not_a_regular_file()));
    }
    if meta.len() > most {
        return Err(io::Error::other(error::too_long_a_file(most)));
    }
    fs::File::open(path)
}

/// Writes a file of the user's own whole or not at all; a folder that is missing is made, a link stays a link.
///
/// # Errors
///
/// Exit 1 with the reason; what was there before is there still.
pub fn save(path: &Path, text: &[u8]) -> Result<(), Failure> {
    let cannot = |e: io::Error| error::cannot_save(path, &e);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    replace(path, text).map_err(cannot)
}

/// Puts a text in the place of a file, in a folder that is there: one that is there stays until the new one is complete.
///
/// # Errors
///
/// Whatever the system says; what was there before is there still.
pub fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    replace_with(path, |mut file| file.write_all(text))
}

/// As [`replace`], with whatever `write` puts into the new file.
///
/// # Errors
///
/// As [`replace`], and whatever `write` says.
pub fn replace_with<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&fs::File) -> Result<T, E>,
) -> Result<T, E> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = target.file_name().unwrap_or_default().to_owned();
    // Two that write at once do not write into one file.
    name.push(format!(".{}.new", std::process::id()));
    let new = target.with_file_name(name);
    let written = fs::File::create(&new).map_err(E::from).and_then(|file| {
        let answer = write(&file)?;
        file.sync_all()?;
        fs::rename(&new, &target)?;
        sync_folder_of(&target)?;
        Ok(answer)
    });
    if written.is_err() {
        // What is left of an attempt that failed is of no use to anyone.
        _ = fs::remove_file(&new);
    }
    written
}

/// As [`save`], but never over a file that is there.
///
/// # Errors
///
/// Exit 2 when there is one, exit 1 as for [`save`].
pub fn save_new(path: &Path, text: &[u8]) -> Result<(), Failure> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(error::file_there(path));
    }
    save(path, text)
}

/// The bytes of a file of the user's own; none if it is not there.
///
/// # Errors
///
/// Exit 1 when it cannot be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    match read_at_most(path, MAX_CATALOGUE) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(e) => Err(error::cannot_read(path, &e)),
        Ok(bytes) => Ok(bytes),
    }
}

/// The text of a file.
///
/// # Errors
///
/// Exit 1 when it cannot be read or is no text.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let cannot = |e: io::Error| error::cannot_read(path, &e);
    let bytes = read_at_most(path, MAX_CATALOGUE).map_err(cannot)?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        error::cannot_read(path, &io::Error::other(error::line_not_utf8(at)))
    })
}

/// Moves a file to a place where nothing is, in a folder that is made if it is missing.
///
/// # Errors
///
/// Exit 1 when that is refused; the file is where it was then.
pub fn move_aside(path: &Path, aside: &Path) -> Result<(), Failure> {
    let cannot = |e: io::Error| error::cannot_save(aside, &e);
    if let Some(folder) = aside.parent() {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    fs::rename(path, aside)
        .and_then(|()| sync_folder_of(aside))
        .and_then(|()| sync_folder_of(path))
        .map_err(cannot)
}

/// Deletes a file whose text is kept elsewhere.
///
/// # Errors
///
/// Exit 1 when that is refused.
pub fn delete(path: &Path) -> Result<(), Failure> {
    fs::remove_file(path)
        .and_then(|()| sync_folder_of(path))
        .map_err(|e| error::cannot_save(path, &e))
}

/// A name that nothing has yet for a file that is put aside in its folder: its own with another ending, and from the
/// second on with a number.
#[must_use]
pub fn unused(path: &Path, ending: &str) -> PathBuf {
    (1..=u32::MAX)
        .map(|number| match number {
            1 => path.with_extension(ending),
            _ => path.with_extension(format!("{ending}-{number}")),
        })
        .find(|aside| fs::symlink_metadata(aside).is_err())
        .expect("there are more numbers than files")
}

/// Gives a file another name in its folder, and makes that last.
///
/// # Errors
///
/// Exit 1 when that is refused.
pub fn rename(path: &Path, to: &Path) -> Result<(), Failure> {
    fs::rename(path, to)
        .and_then(|()| sync_folder_of(to))
        .map_err(|e| error::cannot_save(path, &e))
}

/// Makes a name in a folder last, where a folder can be opened as a file.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    match path.parent() {
        // A bare name lies in the folder where the command runs.
        Some(folder) if cfg!(unix) && folder.as_os_str().is_empty() => {
            fs::File::open(".")?.sync_all()
        }
        Some(folder) if cfg!(unix) => fs::File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

/// Opens a file in the editor that `VISUAL` or `EDITOR` names, and waits until it is closed.
///
/// # Errors
///
/// Exit 1 when there is no editor, or when it says that it failed.
pub fn edit(path: &Path) -> Result<(), Failure> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        env::var(name)
            .ok()
            .filter(|editor| !editor.trim().is_empty())
    });
    let editor = named.unwrap_or_else(|| if cfg!(windows) { "notepad" } else { "vi" }.to_owned());
    let mut command = if cfg!(windows) {
        Command::new(&editor)
    } else {
        // As git does it: the variable may hold options, and quotes around them.
        let mut shell = Command::new("sh");
        shell.arg("-c").arg(format!("{editor} \"$@\"")).arg(&editor);
        shell
    };
    match command.arg(path).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => {
            let code = status
                .code()
                .map_or_else(|| "a signal".to_owned(), |code| code.to_string());
            Err(error::no_editor(&format!("`{editor}` ended with {code}")))
        }
        Err(e) => Err(error::no_editor(&format!(
            "`{editor}`: {}",
            error::reason(&e)
        ))),
    }
}

/// A file in the folder of the user's own workouts.
#[derive(Debug)]
pub struct OwnWorkout {
    /// The name of the file without its ending: the id.
    pub id: String,
    /// The file.
    pub path: PathBuf,
    /// The workout, with the text it was read from, or what is wrong with it.
    pub read: Result<(Workout, String), json::Mistake>,
}

/// The user's own workouts, `workouts/*.json` in the data directory, by id.
///
/// # Errors
///
/// The folder, where it cannot be read, and what the system says of it.
pub fn own_workouts(data: &Path) -> Result<Vec<OwnWorkout>, (PathBuf, io::Error)> {
    let folder = data.join(WORKOUTS);
    let paths = files_in(&folder).map_err(|e| (folder, e))?;
    let ids = paths.iter().filter_map(|path| {
        let id = path.file_stem()?.to_str()?;
        let is_one = path.extension().is_some_and(|ext| ext == "json") && !id.starts_with('.');
        is_one.then_some(id)
    });
    let mut all: Vec<OwnWorkout> = ids.filter_map(|id| own_workout(data, id)).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(all)
}

/// The user's own workout of an id, if there is a file for it.
#[must_use]
pub fn own_workout(data: &Path, id: &str) -> Option<OwnWorkout> {
    let path = workout_path(data, id);
    let mistake = |what| json::Mistake { line: 1, what };
    let read = match read_at_most(&path, MAX_FILE) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return None,
        Err(e) => Err(mistake(error::reason(&e))),
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| mistake(error::not_text())),
    };
    let read = read.and_then(|text| {
        let workout = Workout::read(&text)?;
        if workout.id == id {
            return Ok((workout, text));
        }
        Err(json::Mistake {
            line: json::line_of(&text, &[Step::Field("id")]),
            what: error::workout_renamed(id),
        })
    });
    Some(OwnWorkout {
        id: id.to_owned(),
        path,
        read,
    })
}

/// Where the user's own workout of an id lies.
#[must_use]
pub fn workout_path(data: &Path, id: &str) -> PathBuf {
    data.join(WORKOUTS).join(format!("{id}.json"))
}
