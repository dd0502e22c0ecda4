//! What the environment says: the time, folders, the width of the terminal, its characters.

use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use chrono::{Local, NaiveDateTime, TimeZone as _};
use directories::ProjectDirs;
use uuid::{NoContext, Timestamp, Uuid};

use crate::domain::exercise::Definition;
use crate::domain::json::{self, Mistake, Step};
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
        if let Some(folder) = named.filter(|folder| !folder.as_os_str().is_empty()) {
            let folder = std::path::absolute(folder).map_err(|e| error::cannot_read(folder, &e))?;
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
    match before_1970() {
        None => Local::now().naive_local(),
        Some(before) => {
            let seconds = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
            Local
                .timestamp_opt(-seconds, 0)
                .single()
                .map(|time| time.naive_local())
                .unwrap_or_default()
        }
    }
}

/// A new UUID that tells its time, so that those of one machine rise.
#[must_use]
pub fn new_uuid() -> Uuid {
    match before_1970() {
        None => Uuid::now_v7(),
        Some(_) => Uuid::new_v7(Timestamp::from_unix(NoContext, 0, 0)),
    }
}

/// How far a clock that was never set lies before 1970: the libraries below take that for impossible.
fn before_1970() -> Option<Duration> {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .err()
        .map(|error| error.duration())
}

/// The user's own exercises, `exercises/*.json` in the data directory, and what is wrong with those that are not read.
#[must_use]
pub fn own_exercises(data: &Path) -> (Vec<Definition>, Vec<String>) {
    let mut own = Vec::new();
    let mut mistakes = Vec::new();
    let Ok(folder) = fs::read_dir(data.join("exercises")) else {
        return (own, mistakes);
    };
    let mut paths: Vec<PathBuf> = folder
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ext| ext == "json"));
    paths.sort();
    for path in paths {
        let read = fs::read_to_string(&path).map_err(|e| error::reason(&e));
        let definition = read
            .and_then(|text| serde_json::from_str::<Definition>(&text).map_err(|e| e.to_string()));
        match definition.and_then(|one| one.checked().map(|()| one)) {
            Ok(one) => own.push(one),
            Err(what) => mistakes.push(error::bad_exercise(&path, &what)),
        }
    }
    (own, mistakes)
}

/// Writes a file of the user's own, whole or not at all; a folder that is missing is made, a link stays a link.
///
/// # Errors
///
/// When it cannot be written; what stood there stands there still.
pub fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".new");
    let new = target.with_file_name(name);
    let written = fs::File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&new, &target)
    });
    if written.is_err() {
        // What is left of an attempt that failed is of no use to anyone.
        _ = fs::remove_file(&new);
    }
    written
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
    pub read: Result<(Workout, String), Mistake>,
}

/// The user's own workouts, `workouts/*.json` in the data directory, by id.
#[must_use]
pub fn own_workouts(data: &Path) -> Vec<OwnWorkout> {
    let Ok(folder) = fs::read_dir(data.join(WORKOUTS)) else {
        return Vec::new();
    };
    let ids = folder.filter_map(|entry| {
        let path = entry.ok()?.path();
        let id = path.file_stem()?.to_str()?.to_owned();
        let is_one = path.extension().is_some_and(|ext| ext == "json") && !id.starts_with('.');
        is_one.then_some(id)
    });
    let mut all: Vec<OwnWorkout> = ids.filter_map(|id| own_workout(data, &id)).collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

/// The user's own workout of an id, if there is a file for it.
#[must_use]
pub fn own_workout(data: &Path, id: &str) -> Option<OwnWorkout> {
    let path = workout_path(data, id);
    let mistake = |what| Mistake { line: 1, what };
    let read = match fs::read(&path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return None,
        Err(e) => Err(mistake(error::reason(&e))),
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| mistake(error::not_text())),
    };
    let read = read.and_then(|text| {
        let workout = Workout::read(&text)?;
        if workout.id == id {
            return Ok((workout, text));
        }
        Err(Mistake {
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
