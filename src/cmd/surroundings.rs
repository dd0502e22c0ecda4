//! What the environment says: the time, folders, the width of the terminal, its characters.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::{Local, NaiveDateTime, TimeZone as _};
use directories::ProjectDirs;
use uuid::{NoContext, Timestamp, Uuid};

use crate::domain::exercise::Definition;
use crate::error::{self, Failure};

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
