//! Rows of a foreign file: the header is looked at first, then every row is handed out, one at a time.
//!
//! Memory stays flat however long the file is, and however long one of its lines.

use std::borrow::Cow;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// How much of a file is looked at to recognise it, in bytes.
pub const HEAD: usize = 64 << 10;
/// The longest row, in bytes.
const MAX_ROW: usize = 1 << 20;
/// The most columns of a header.
pub const MAX_COLUMNS: usize = 1_000;
/// How much is read at once.
const BLOCK: usize = 256 << 10;

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
    /// Text of two bytes a letter.
    Utf16,
    /// Text in another encoding of one byte a letter.
    OtherEncoding,
    /// No text.
    Binary,
    /// Text whose first line does not end within [`HEAD`], or has more columns than [`MAX_COLUMNS`].
    LongHeader,
}

/// Looks at the first [`HEAD`] bytes of a file.
#[must_use]
pub fn head(bytes: &[u8]) -> Head {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Head::Utf16;
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
        return Head::Binary;
    }
    let first = &rest[..memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())];
    let columns = |delimiter: &u8| memchr::memchr_iter(*delimiter, first).count();
    if DELIMITERS.iter().any(|one| columns(one) > MAX_COLUMNS) {
        return Head::LongHeader;
    }
    let mut headers: Vec<Header> = DELIMITERS
        .into_iter()
        .filter_map(|delimiter| header(rest, delimiter, skip))
        .collect();
    headers.sort_by_key(|header| std::cmp::Reverse(header.len()));
    headers.extend(header(rest, NO_DELIMITER, skip));
    if headers.is_empty() {
        // A letter that is cut off at the end of what is looked at is no mistake.
        let is_cut = |mistake: std::str::Utf8Error| mistake.error_len().is_none();
        return match std::str::from_utf8(first) {
            Err(mistake) if !is_cut(mistake) => Head::OtherEncoding,
            _ => Head::LongHeader,
        };
    }
    Head::Table(headers)
}

fn header(bytes: &[u8], delimiter: u8, skip: usize) -> Option<Header> {
    let mut split = Split::new(delimiter);
    let end = split.row(bytes, true)?;
    // A header that does not end within what is looked at is none.
    if split.fields.len() > MAX_COLUMNS || (bytes.len() >= HEAD - skip && end >= bytes.len()) {
        return None;
    }
    let row = split.read(std::str::from_utf8(&bytes[..end]).ok()?);
    let written: Vec<String> = (0..row.len())
        .map(|at| row.get(Some(at)).to_owned())
        .collect();
    let plain = |name: &String| name.to_lowercase().replace('’', "'").replace('\u{a0}', " ");
    let names = written.iter().map(plain).collect();
    Some(Header {
        names,
        written,
        delimiter,
        skip,
    })
}

/// Where a field stands in the text of its row.
#[derive(Debug, Clone, Copy)]
struct Field {
    from: usize,
    to: usize,
    /// Where the next field begins; beyond every row for the last one.
    next: usize,
}

/// A row under a header.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    text: &'r str,
    fields: &'r [Field],
}

impl<'r> Row<'r> {
    fn field(&self, at: usize) -> Option<&'r str> {
        let field = self.fields.get(at)?;
        // Most fields of most rows.
        if field.from == field.to {
            return Some("");
        }
        self.text.get(field.from..field.to)
    }

    /// The field of a column, trimmed; empty when there is no such column, or the row is too short for it.
    #[must_use]
    pub fn get(&self, column: Option<usize>) -> &'r str {
        let field = column.and_then(|column| self.field(column));
        let field = field.unwrap_or_default();
        match field.as_bytes() {
            [] => "",
            [one] if one.is_ascii_graphic() => field,
            [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => field,
            _ => field.trim(),
        }
    }

    /// The fields from `from` to `to`, both included, as one text with commas between: an unquoted name, put together again.
    #[must_use]
    pub fn join(&self, from: usize, to: usize) -> Cow<'r, str> {
        if from == to {
            return Cow::Borrowed(self.get(Some(from)));
        }
        let parts: Vec<&str> = (from..=to).filter_map(|at| self.field(at)).collect();
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
        (0..self.len()).all(|at| self.get(Some(at)).is_empty())
    }
}

/// Splits rows into fields, as RFC 4180 has it and as apps depart from it: a quote within a field that does not begin with
/// one is a letter like any other, what follows a closing quote belongs to the field, and `\r` alone ends a row too.
struct Split {
    delimiter: u8,
    /// Whether a byte ends a field without quotes.
    ends: [bool; 256],
    fields: Vec<Field>,
    /// The fields that do not stand in the file as they are meant, for the quotes in them.
    broken: Vec<usize>,
    /// How many line breaks stand between quotes.
    breaks: u64,
    /// A row that has broken fields, and behind it what they mean.
    mended: String,
}

impl Split {
    fn new(delimiter: u8) -> Self {
        let mut ends = [false; 256];
        for byte in [delimiter, b'\n', b'\r'] {
            ends[usize::from(byte)] = true;
        }
        Self {
            delimiter,
            ends,
            fields: Vec::new(),
            broken: Vec::new(),
            breaks: 0,
            mended: String::new(),
        }
    }

    /// Splits the row that `bytes` begin with, and returns where it ends, behind its line end. None when that is not
    /// among these bytes, unless they are the `last`.
    fn row(&mut self, bytes: &[u8], last: bool) -> Option<usize> {
        self.fields.clear();
        self.row_from(0, bytes, last)
    }

    /// As [`Split::row`], for the row behind the one that was split last: neighbours mostly begin alike, with a date and
    /// names, and what they share is not looked at again.
    fn next_row(&mut self, before: &[u8], bytes: &[u8], last: bool) -> Option<usize> {
        if !self.broken.is_empty() || self.breaks > 0 {
            return self.row(bytes, last);
        }
        let shared = shared(before, bytes);
        let kept = self.fields.iter().take_while(|field| field.next <= shared);
        let kept = kept.count();
        self.fields.truncate(kept);
        let from = self.fields.last().map_or(0, |field| field.next);
        self.row_from(from, bytes, last)
    }

    fn row_from(&mut self, mut from: usize, bytes: &[u8], last: bool) -> Option<usize> {
        self.broken.clear();
        self.breaks = 0;
        let quoting = self.delimiter != NO_DELIMITER;
        loop {
            let (begin, to, end) = if quoting && bytes.get(from) == Some(&b'"') {
                self.quoted_field(from, bytes, last)?
            } else {
                let end = self.end_of_plain(from, bytes, last)?;
                (from, end, end)
            };
            let goes_on = bytes.get(end) == Some(&self.delimiter);
            let next = if goes_on { end + 1 } else { usize::MAX };
            self.fields.push(Field {
                from: begin,
                to,
                next,
            });
            if !goes_on {
                return match (&bytes[end..], last) {
                    ([b'\r', b'\n', ..], _) => Some(end + 2),
                    ([b'\r'], false) => None,
                    ([], _) => Some(end),
                    _ => Some(end + 1),
                };
            }
            from = next;
        }
    }

    /// Where a field ends in which quotes are letters.
    fn end_of_plain(&self, from: usize, bytes: &[u8], last: bool) -> Option<usize> {
        let mut end = from;
        // Fields are short: a plain loop has them behind it before a search for them has begun.
        while let Some(byte) = bytes.get(end) {
            if self.ends[usize::from(*byte)] {
                return Some(end);
            }
            end += 1;
        }
        last.then_some(end)
    }

    /// A field that begins with a quote: from where to where it is to be read, and where it ends. A quote that is never
    /// closed holds all the rest.
    fn quoted_field(
        &mut self,
        from: usize,
        bytes: &[u8],
        last: bool,
    ) -> Option<(usize, usize, usize)> {
        let mut at = from + 1;
        let mut others = false;
        let quote = loop {
            match bytes.get(at) {
                None if last => break at,
                None => return None,
                Some(b'"') => match bytes.get(at + 1) {
                    Some(b'"') => {
                        others = true;
                        at += 2;
                    }
                    None if !last => return None,
                    _ => break at,
                },
                Some(byte) => {
                    self.breaks += u64::from(*byte == b'\n');
                    at += 1;
                }
            }
        };
        let behind = (quote + 1).min(bytes.len());
        let end = self.end_of_plain(behind, bytes, last)?;
        if others || end > behind {
            self.broken.push(self.fields.len());
            return Some((from, end, end));
        }
        Some((from + 1, quote, end))
    }

    /// The row that was split, of its text.
    fn read<'r>(&'r mut self, mut text: &'r str) -> Row<'r> {
        if !self.broken.is_empty() {
            self.mended.clear();
            self.mended.push_str(text);
            for at in &self.broken {
                let field = &mut self.fields[*at];
                let from = self.mended.len();
                mend(&text[field.from..field.to], &mut self.mended);
                (field.from, field.to) = (from, self.mended.len());
            }
            text = &self.mended;
        }
        Row {
            text,
            fields: &self.fields,
        }
    }
}

/// How many bytes two rows begin alike with, or a few less.
fn shared(a: &[u8], b: &[u8]) -> usize {
    let (a, b) = (a.as_chunks::<8>().0, b.as_chunks::<8>().0);
    let mut shared = 0;
    for (a, b) in a.iter().zip(b) {
        let differs = u64::from_le_bytes(*a) ^ u64::from_le_bytes(*b);
        if differs != 0 {
            // The lowest byte is the first.
            return shared + differs.trailing_zeros() as usize / 8;
        }
        shared += 8;
    }
    shared
}

/// What a field means that begins with a quote: two quotes are one, up to the closing one; the rest is as it stands.
fn mend(field: &str, to: &mut String) {
    let mut rest = &field[1..];
    while let Some((before, behind)) = rest.split_once('"') {
        to.push_str(before);
        rest = behind;
        match behind.strip_prefix('"') {
            Some(more) => {
                to.push('"');
                rest = more;
            }
            None => break,
        }
    }
    to.push_str(rest);
}

/// Why the rows of a file cannot be read on.
#[derive(Debug)]
pub enum Stopped {
    /// The file cannot be read.
    Io(io::Error),
    /// The row that begins on this line is longer than a row may be, in MiB.
    LongRow(u64, usize),
}

/// Hands out every row behind the header, with the line it begins on, until `each` has had enough. `input` begins where
/// the file does. Of a row that is not UTF-8 nothing is handed out.
///
/// # Errors
///
/// When the file cannot be read, or one of its rows is too long to be held.
pub fn each<B>(
    mut input: impl Read,
    header: &Header,
    mut each: impl FnMut(u64, Option<Row>) -> ControlFlow<B>,
) -> Result<Option<B>, Stopped> {
    let mut before = vec![0; header.skip];
    input.read_exact(&mut before).map_err(Stopped::Io)?;
    let mut line = 1 + memchr::memchr_iter(b'\n', &before).count() as u64;
    let mut split = Split::new(header.delimiter);
    let mut buffer = vec![0; BLOCK];
    // How much of it is held, and whether the file ends with that.
    let (mut held, mut last) = (0, false);
    let mut first = !header.is_lines();
    loop {
        let bytes = &buffer[..held];
        // All at once, as far as it is text: that is faster than row by row.
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(e) => std::str::from_utf8(&bytes[..e.valid_up_to()]).unwrap_or_default(),
        };
        let (mut behind, mut from) = (0, 0);
        while from < held {
            let rest = &bytes[from..];
            let found = if behind == from {
                split.row(rest, last)
            } else {
                split.next_row(&bytes[behind..from], rest, last)
            };
            let Some(length) = found else { break };
            (behind, from) = (from, from + length);
            let at = line;
            line += split.breaks + 1;
            if std::mem::take(&mut first) {
                continue;
            }
            let of_row = text.get(behind..from);
            let of_row = of_row.or_else(|| std::str::from_utf8(&bytes[behind..from]).ok());
            let row = of_row.map(|text| split.read(text));
            if row.is_some_and(|row| row.is_blank()) {
                continue;
            }
            if let ControlFlow::Break(answer) = each(at, row) {
                return Ok(Some(answer));
            }
        }
        if last {
            return Ok(None);
        }
        if held - from > MAX_ROW {
            return Err(Stopped::LongRow(line, MAX_ROW >> 20));
        }
        buffer.copy_within(from..held, 0);
        held -= from;
        if held * 2 > buffer.len() {
            buffer.resize(buffer.len() * 2, 0);
        }
        let got = read_some(&mut input, &mut buffer[held..]).map_err(Stopped::Io)?;
        last = got == 0;
        held += got;
    }
}

fn read_some(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(buffer) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            got => return got,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A reader that hands out few bytes at once.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let room = self.1.min(buffer.len());
            self.0.read(&mut buffer[..room])
        }
    }

    fn header(delimiter: u8) -> Header {
        Header {
            names: Vec::new(),
            written: Vec::new(),
            delimiter,
            skip: 0,
        }
    }

    /// The rows behind the first, each with its line.
    fn rows(text: &[u8], delimiter: u8, at_once: usize) -> Vec<(u64, Vec<String>)> {
        let mut rows = Vec::new();
        let told = each(Slow(text, at_once), &header(delimiter), |line, row| {
            let fields = match row {
                Some(row) => (0..row.len())
                    .map(|at| row.get(Some(at)).to_owned())
                    .collect(),
                None => vec!["not UTF-8".to_owned()],
            };
            rows.push((line, fields));
            ControlFlow::<()>::Continue(())
        });
        assert!(matches!(told, Ok(None)));
        rows
    }

    #[test]
    fn quotes_and_line_ends() {
        let cases: [(&[u8], &str); 14] = [
            (b"h\n1,2\n3,4\n", "2:1|2 3:3|4"),
            (b"h\r\n1,2\r\n3,4", "2:1|2 3:3|4"),
            (b"h\r1,2\r3,4", "2:1|2 3:3|4"),
            (b"h\n\n1\n \n2\n\n", "3:1 5:2"),
            (b"h\n\"a,b\",2\n", "2:a,b|2"),
            (b"h\n\"a\nb\",2\n3", "2:a\nb|2 4:3"),
            (b"h\r\n\"a\r\nb\",2\r\n3", "2:a\r\nb|2 4:3"),
            (b"h\n\"say \"\"one\"\"\",2\n", "2:say \"one\"|2"),
            (b"h\nPause 1\",2\n", "2:Pause 1\"|2"),
            (b"h\n\"1\" plate\",2\n", "2:1 plate\"|2"),
            (b"h\n\"\",\"\"\"\"\n", "2:|\""),
            (b"h\n\"never closed,2\n3", "2:never closed,2\n3"),
            (b"h\n1,,\n", "2:1||"),
            (b"h\na\xff,1\n2\n", "2:not UTF-8 3:2"),
        ];
        for (text, expected) in cases {
            for at_once in [1, 2, 7, 4096] {
                let found: Vec<String> = rows(text, b',', at_once)
                    .iter()
                    .map(|(line, fields)| format!("{line}:{}", fields.join("|")))
                    .collect();
                assert_eq!(
                    found.join(" "),
                    expected,
                    "{:?}",
                    String::from_utf8_lossy(text)
                );
            }
        }
    }

    #[test]
    fn a_file_of_lines_has_no_quotes() {
        let found = rows(b"\"a, b\nc\"\n", NO_DELIMITER, 3);
        assert_eq!(
            found,
            [(1, vec!["\"a, b".to_owned()]), (2, vec!["c\"".to_owned()])]
        );
    }

    #[test]
    fn a_row_too_long_to_be_held() {
        let text = [b"h\n1\n\"".as_slice(), &vec![b'x'; 3 << 20]].concat();
        let told = each(text.as_slice(), &header(b','), |_, _| {
            ControlFlow::<()>::Continue(())
        });
        assert!(matches!(told, Err(Stopped::LongRow(3, 1))));
    }

    /// Rows that begin alike, as those of an export do.
    fn text() -> impl Strategy<Value = String> {
        let line = prop_oneof![
            3 => "2026-11-22 18:05:0[01];\"Evening \"?\"?Workout\";\"?Squat\"?;[0-9]{0,2};\"?\"?x?\"?\n?\"?(\r\n|\n|\r)",
            1 => "[a;\"\r\n é]{0,12}",
        ];
        prop::collection::vec(line, 0..8).prop_map(|lines| format!("h\n{}", lines.concat()))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        /// Another reader finds the same fields.
        #[test]
        fn rows_are_those_of_the_csv_crate(text in text(), at_once in 1..200_usize) {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(b';')
                .has_headers(true)
                .flexible(true)
                .from_reader(text.as_bytes());
            let expected: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(|field| field.trim().to_owned()).collect())
                .filter(|row: &Vec<String>| row.iter().any(|field| !field.is_empty()))
                .collect();
            let found: Vec<Vec<String>> = rows(text.as_bytes(), b';', at_once)
                .into_iter()
                .map(|(_, fields)| fields)
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
