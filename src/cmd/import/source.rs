//! The file that an import reads: what it is, and how it is read as often as needed.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use crate::cmd::import::bar::{Bar, Watched};
use crate::domain::entry;
use crate::error::{self, Failure};
use crate::transfer::facts::Table;
use crate::transfer::rows::{self, HEAD, Head, MAX_COLUMNS};
use crate::transfer::{self, FORMATS};

/// The longest input that cannot be read twice, in bytes: standard input, or a pipe.
const MAX_PIPE: u64 = 64 << 20;

/// A file that can be read as often as needed.
pub struct Source {
    /// Its path, or what stands for it.
    pub path: PathBuf,
    /// What cannot be read twice.
    held: Option<Rc<[u8]>>,
    /// How many bytes it has.
    pub size: u64,
    /// What it is.
    pub kind: Kind,
}

/// What a file is.
pub enum Kind {
    /// The export of an app, or a table of fitlog's own.
    Table(Table),
    /// Another log.
    Log,
    /// What `fitlog export` prints unasked.
    Json,
}

impl Source {
    /// Opens a file, or standard input, and recognises it, if it is not said to be of an app.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or nothing is known that begins like it.
    pub fn open(path: &Path, from: Option<&str>) -> Result<Self, Failure> {
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
                PathBuf::from(error::STANDARD_INPUT)
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

    /// Shows every line of a log, or every object of an export as such a line, and the definitions that an export has.
    ///
    /// # Errors
    ///
    /// When it cannot be read to its end, and whatever `each` refuses.
    pub fn each_line(
        &self,
        bar: &Bar,
        mut each: impl FnMut(u64, Option<&[u8]>) -> Result<(), Failure>,
        definition: impl FnMut(&str),
    ) -> Result<(), Failure> {
        let input = self.read(Some(bar))?;
        if !matches!(self.kind, Kind::Json) {
            return each_line(input, each).map_err(|e| match e {
                Ended::Io(e) => error::cannot_read(&self.path, &e),
                Ended::Failed(failure) => failure,
            });
        }
        let read = transfer::json::each(input, |number, line| each(number, Some(line)), definition);
        read.map_err(|e| match e {
            transfer::json::Stopped::Io(e) => error::cannot_read(&self.path, &e),
            transfer::json::Stopped::Broken(what) => error::import_unreadable(&self.path, &what),
            transfer::json::Stopped::Failed(failure) => failure,
        })
    }

    /// All of it, from its first byte.
    ///
    /// # Errors
    ///
    /// Exit 1 when it cannot be opened.
    pub fn read<'b>(&self, bar: Option<&'b Bar>) -> Result<Box<dyn Read + 'b>, Failure> {
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
    let text = entry::trimmed(head);
    if from.is_none() && text.starts_with(b"{") {
        return if transfer::json::begins(text) {
            Ok(Kind::Json)
        } else if is_of_others(text) {
            Err(error::import_other_json(path))
        } else {
            Ok(Kind::Log)
        };
    }
    if let Some(failure) = wrapped(path, head) {
        return Err(failure);
    }
    let headers = match rows::head(head) {
        Head::Table(headers) => headers,
        Head::Empty => return Err(error::import_empty(path)),
        Head::Utf16 => return Err(error::import_encoded(path, "UTF-16")),
        Head::OtherEncoding => return Err(error::import_encoded(path, "WINDOWS-1252")),
        Head::Binary => return Err(error::import_binary(path)),
        Head::LongHeader => return Err(error::import_no_header(path, HEAD >> 10, MAX_COLUMNS)),
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

/// Whether a first line is JSON, but no line of a log: every one of these has the version of its layout.
fn is_of_others(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or(text);
    let line = entry::trimmed(line);
    let object: Result<serde_json::Map<_, _>, _> = serde_json::from_slice(line);
    line == b"{" || object.is_ok_and(|object| !object.get("v").is_some_and(Value::is_number))
}

/// Why a file is refused that may hold an export, but is none.
fn wrapped(path: &Path, head: &[u8]) -> Option<Failure> {
    let has = |name: &str| memchr::memmem::find(head, name.as_bytes()).is_some();
    match head {
        [b'P', b'K', 3, 4, ..] => Some(if has("xl/") || has("opendocument.spreadsheet") {
            error::import_workbook(path)
        } else {
            error::import_archive(path)
        }),
        [0x1f, 0x8b, ..] => Some(error::import_gzip(path)),
        _ if head.starts_with(b"SQLite format 3\0") => Some(error::import_database(path)),
        _ if head.starts_with(b"[{") => Some(error::import_other_json(path)),
        _ => None,
    }
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
