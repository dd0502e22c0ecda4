//! Rows of a foreign file: the header is looked at first, then every row is handed out, one at a time.
//!
//! Memory stays flat however long the file is, and however long one of its lines.

use std::borrow::Cow;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use csv::StringRecord;

use crate::error;

/// How much of a file is looked at to recognise it, in bytes.
pub const HEAD: usize = 64 << 10;
/// The longest row, in bytes.
const MAX_ROW: usize = 1 << 20;
/// The most columns of a header.
pub const MAX_COLUMNS: usize = 1_000;
/// How much is read at once.
const BLOCK: usize = 64 << 10;

/// What may stand between fields.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Between the fields of a file that has only one field a line: a byte that no text holds.
const NO_DELIMITER: u8 = 0x1f;

/// The first line of a file, as names of columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The names, trimmed, lower case.
    pub names: Vec<String>,
    /// The names as they stand, trimmed.
    pub written: Vec<String>,
    /// What stands between the fields.
    pub delimiter: u8,
    /// How many bytes of the file come before the header: a byte order mark, blank lines, a spreadsheet's `sep=`.
    pub skip: usize,
}

impl Header {
    /// The place of a column by its name in lower case.
    #[must_use]
    pub fn at(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|one| one == name)
    }

    /// The place of the first column that has one of these names.
    #[must_use]
    pub fn any(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.at(name))
    }

    /// Whether it has all of these names.
    #[must_use]
    pub fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.at(name).is_some())
    }

    /// Whether this is no table: every line, the first one too, is a row of one field.
    #[must_use]
    pub fn is_lines(&self) -> bool {
        self.delimiter == NO_DELIMITER
    }

    /// How many columns there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }
}

/// What the beginning of a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Head {
    /// A line of names, read with each delimiter that could be meant, the likeliest first.
    Table(Vec<Header>),
    /// Nothing at all, or nothing but blanks.
    Empty,
    /// No text: the reason, as a clause.
    NotText(String),
}

/// Looks at the first [`HEAD`] bytes of a file.
#[must_use]
pub fn head(bytes: &[u8]) -> Head {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Head::NotText(error::import_utf16());
    }
    let mut skip = if bytes.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    loop {
        let rest = &bytes[skip..];
        let end = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line = rest[..end].trim_ascii();
        let passed_over = line.is_empty() || (line.starts_with(b"sep=") && line.len() == 5);
        if !passed_over {
            break;
        }
        skip += end + 1;
        if skip >= bytes.len() {
            return Head::Empty;
        }
    }
    let rest = &bytes[skip..];
    if memchr::memchr(0, rest).is_some() {
        return Head::NotText(error::import_binary());
    }
    let first = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
    let columns = |delimiter: &u8| memchr::memchr_iter(*delimiter, first).count();
    if DELIMITERS.iter().any(|one| columns(one) > MAX_COLUMNS) {
        return Head::NotText(error::import_no_header(HEAD >> 10, MAX_COLUMNS));
    }
    let mut headers: Vec<Header> = DELIMITERS
        .into_iter()
        .filter_map(|delimiter| header(rest, delimiter, skip))
        .collect();
    headers.sort_by_key(|header| std::cmp::Reverse(header.len()));
    headers.extend(header(rest, NO_DELIMITER, skip));
    if headers.is_empty() {
        return Head::NotText(error::import_no_header(HEAD >> 10, MAX_COLUMNS));
    }
    Head::Table(headers)
}

fn header(bytes: &[u8], delimiter: u8, skip: usize) -> Option<Header> {
    let mut reader = builder(delimiter).from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    if !reader.read_byte_record(&mut record).ok()? || record.len() > MAX_COLUMNS {
        return None;
    }
    // A header that does not end within what is looked at is none.
    if bytes.len() >= HEAD - skip && reader.position().byte() >= bytes.len() as u64 {
        return None;
    }
    let written: Vec<String> = record
        .iter()
        .map(|name| Some(std::str::from_utf8(name).ok()?.trim().to_owned()))
        .collect::<Option<_>>()?;
    let plain = |name: &String| name.to_lowercase().replace('’', "'").replace('\u{a0}', " ");
    let names = written.iter().map(plain).collect();
    Some(Header {
        names,
        written,
        delimiter,
        skip,
    })
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .quoting(delimiter != NO_DELIMITER)
        .buffer_capacity(BLOCK);
    builder
}

/// A row under a header.
#[derive(Debug)]
pub struct Row<'r> {
    fields: &'r StringRecord,
}

impl<'r> Row<'r> {
    /// The field of a column, trimmed; empty when there is no such column, or the row is too short for it.
    #[must_use]
    pub fn get(&self, column: Option<usize>) -> &'r str {
        column
            .and_then(|column| self.fields.get(column))
            .unwrap_or_default()
            .trim()
    }

    /// The fields from `from` to `to`, both included, as one text with commas between: an unquoted name, put together again.
    #[must_use]
    pub fn join(&self, from: usize, to: usize) -> Cow<'r, str> {
        if from == to {
            return Cow::Borrowed(self.get(Some(from)));
        }
        let parts: Vec<&str> = (from..=to).filter_map(|at| self.fields.get(at)).collect();
        Cow::Owned(parts.join(",").trim().to_owned())
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.fields.len()
    }

    /// Whether every field is blank.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty())
    }
}

/// Why the rows of a file cannot be read on.
#[derive(Debug)]
pub enum Stopped {
    /// The file cannot be read.
    Io(io::Error),
    /// The row that begins on this line is longer than a row may be, in MiB.
    LongRow(u64, usize),
}

/// Hands out every row behind the header, until `each` has had enough. `input` begins where the file does.
///
/// A row that is not UTF-8 is handed out as an error; its line number is given.
///
/// # Errors
///
/// When the file cannot be read, or one of its rows is too long to be held.
pub fn each<B>(
    input: impl Read,
    header: &Header,
    mut each: impl FnMut(u64, Option<Row>) -> std::ops::ControlFlow<B>,
) -> Result<Option<B>, Stopped> {
    let since = Rc::new(Cell::new(0));
    let mut input = Limited {
        input,
        since: Rc::clone(&since),
    };
    let mut before = vec![0; header.skip];
    input.read_exact(&mut before).map_err(Stopped::Io)?;
    let lines_before = memchr::memchr_iter(b'\n', &before).count() as u64;
    let mut reader = builder(header.delimiter).from_reader(input);
    let mut record = StringRecord::new();
    let mut first = !header.is_lines();
    loop {
        since.set(0);
        let line = reader.position().line() + lines_before;
        match reader.read_record(&mut record) {
            Ok(false) => return Ok(None),
            Ok(true) if std::mem::take(&mut first) => {}
            Ok(true) => {
                let line = record
                    .position()
                    .map_or(line, |at| at.line() + lines_before);
                let row = Row { fields: &record };
                if row.is_blank() {
                    continue;
                }
                if let std::ops::ControlFlow::Break(answer) = each(line, Some(row)) {
                    return Ok(Some(answer));
                }
            }
            Err(error) => match error.into_kind() {
                csv::ErrorKind::Utf8 { pos, .. } => {
                    let line = pos.map_or(line, |at| at.line() + lines_before);
                    if let std::ops::ControlFlow::Break(answer) = each(line, None) {
                        return Ok(Some(answer));
                    }
                }
                csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                    return Err(Stopped::LongRow(line, MAX_ROW >> 20));
                }
                csv::ErrorKind::Io(error) => return Err(Stopped::Io(error)),
                _ => return Err(Stopped::Io(io::ErrorKind::InvalidData.into())),
            },
        }
    }
}

/// A reader that gives up when too much was read since the last row ended.
struct Limited<R> {
    input: R,
    since: Rc<Cell<usize>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_ROW {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let got = self.input.read(buffer)?;
        self.since.set(self.since.get() + got);
        Ok(got)
    }
}
