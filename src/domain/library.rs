//! Whole catalogues of the user's own: texts with one definition a line, of which only the lines asked for are parsed.
//!
//! Thousands of exercises may not make a command slower that asks for one. A text is read once, block by block, and only
//! the names of its lines are kept; a line is read again when its definition is asked for. A line is known by its beginning,
//! `id`, `name` and `aliases` as fitlog writes them; any other order of fields is read too, only slower.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memmem::Finder;
use serde::Deserialize;

use crate::domain::definition::{self, Definition, Mistake};
use crate::domain::key::key_into;
use crate::error;

/// What every line of fitlog's own begins with.
const BEGIN: &[u8] = br#"{"schema_version":1,"id":""#;
/// How much of a text is read at once, unless a line is longer.
const BLOCK: usize = 128 << 10;
/// How many names are looked for one by one; whoever asks for more gets a table of all.
const FEW: usize = 8;

/// A text that is read in pieces.
pub trait ReadAt: fmt::Debug + Send + Sync {
    /// Reads into a buffer from a place on; how many bytes, 0 at the end.
    ///
    /// # Errors
    ///
    /// What the system says, in words.
    fn read_at(&self, buffer: &mut [u8], at: u64) -> Result<usize, String>;
}

/// The text of a file with one definition a line.
#[derive(Debug)]
pub struct Shelf {
    /// The file, to name it.
    pub path: PathBuf,
    /// Its text.
    pub text: Box<dyn ReadAt>,
}

/// The exercises of whole catalogues.
#[derive(Debug, Default)]
pub struct Library {
    shelves: Vec<Shelf>,
    /// Every definition, by its id; of two with one id the first counts.
    places: Vec<Place>,
    names: Names,
    /// For every name without its blanks, by its hash, which definitions may have it. Made when many are asked for.
    table: OnceLock<HashMap<u64, Vec<u32>>>,
    /// How many names were asked for.
    asked: AtomicUsize,
    /// The first line of each file that is no definition, and how many there are.
    broken: Vec<(PathBuf, Mistake, usize)>,
    /// The files that could not be read.
    unreadable: Vec<(PathBuf, String)>,
}

/// Where a definition stands.
#[derive(Debug, Clone)]
struct Place {
    shelf: usize,
    /// The line, from 1.
    line: usize,
    at: u64,
    len: usize,
    id: usize,
    /// Id, name and aliases, without the id where the name says the same; none where only the id could be read.
    names: Range<usize>,
}

/// Texts one behind the other.
#[derive(Debug, Default)]
struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    fn push(&mut self, name: &str) -> usize {
        self.text.push_str(name);
        self.ends.push(self.text.len());
        self.ends.len() - 1
    }

    fn get(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[index]]
    }
}

/// What a definition is found by.
#[derive(Debug, Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    aliases: Vec<Cow<'a, str>>,
}

/// The lines of one shelf, on the way into a library.
struct Taking<'l> {
    library: &'l mut Library,
    shelf: usize,
    line: usize,
    broken: Option<(Mistake, usize)>,
}

impl Taking<'_> {
    fn take(&mut self, at: u64, line: &[u8]) {
        self.line += 1;
        let names = &mut self.library.names;
        let first = names.ends.len();
        if let Some(head) = head(line) {
            for name in [&head.id, &head.name].into_iter().chain(&head.aliases) {
                names.push(name);
            }
        } else if let Some(id) = own_id(line) {
            // It says what it is: what is wrong with the rest is told to whoever asks for it.
            names.push(id);
        } else if line.trim_ascii().is_empty() {
            return;
        } else {
            match &mut self.broken {
                Some((_, count)) => *count += 1,
                None => self.broken = Some((mistake_of(line, self.line), 1)),
            }
            return;
        }
        let last = names.ends.len();
        let lookups = match last - first {
            1 => first..first,
            _ => first + usize::from(says_the_same(names.get(first), names.get(first + 1)))..last,
        };
        self.library.places.push(Place {
            shelf: self.shelf,
            line: self.line,
            at,
            len: line.len(),
            id: first,
            names: lookups,
        });
    }
}

impl Library {
    /// The catalogues of some files, beside those that could not be opened.
    #[must_use]
    pub fn new(shelves: Vec<Shelf>, unreadable: Vec<(PathBuf, String)>) -> Self {
        let mut library = Self {
            unreadable,
            ..Self::default()
        };
        for (shelf, one) in shelves.iter().enumerate() {
            let before = library.places.len();
            let mut taking = Taking {
                library: &mut library,
                shelf,
                line: 0,
                broken: None,
            };
            let read = lines(one.text.as_ref(), |at, line| taking.take(at, line));
            let broken = taking.broken;
            match read {
                Ok(()) => {
                    let named = broken.map(|(mistake, count)| (one.path.clone(), mistake, count));
                    library.broken.extend(named);
                }
                Err(e) => {
                    library.places.truncate(before);
                    library.unreadable.push((one.path.clone(), e));
                }
            }
        }
        library.shelves = shelves;
        // A catalogue that was written by its ids is in order already, which the sort sees at once.
        let names = &library.names;
        let places = &mut library.places;
        places.sort_by(|a, b| names.get(a.id).cmp(names.get(b.id)));
        places.dedup_by(|later, earlier| names.get(later.id) == names.get(earlier.id));
        library
    }

    /// The files with a line that is no definition: the first such line, and how many there are.
    pub fn broken(&self) -> impl Iterator<Item = &(PathBuf, Mistake, usize)> {
        self.broken.iter()
    }

    /// The files that could not be read to their end, of which nothing is known, and why.
    pub fn unreadable(&self) -> impl Iterator<Item = &(PathBuf, String)> {
        self.unreadable.iter()
    }

    fn place(&self, id: &str) -> Option<&Place> {
        let at = self
            .places
            .binary_search_by(|place| self.names.get(place.id).cmp(id))
            .ok()?;
        Some(&self.places[at])
    }

    /// The definition of an id; or the file that it stands in and what is wrong with it.
    pub fn get(&self, id: &str) -> Option<Result<Definition, (PathBuf, Mistake)>> {
        Some(self.read(self.place(id)?, &mut Window::default()))
    }

    /// The file that holds an id.
    #[must_use]
    pub fn path(&self, id: &str) -> Option<&PathBuf> {
        Some(&self.shelves[self.place(id)?.shelf].path)
    }

    /// All definitions, by their ids, and what is wrong with those that are none.
    pub fn all(&self) -> impl Iterator<Item = Result<Definition, (PathBuf, Mistake)>> {
        self.some(|_| true)
    }

    /// As [`Library::all`], only those of which the lines are `wanted`; of the others nothing is parsed.
    pub fn some(
        &self,
        mut wanted: impl FnMut(&mut Line) -> bool,
    ) -> impl Iterator<Item = Result<Definition, (PathBuf, Mistake)>> {
        let mut window = Window::default();
        self.places.iter().filter_map(move |place| {
            let mut line = Line {
                library: self,
                place,
                window: &mut window,
            };
            wanted(&mut line).then(|| self.read(place, &mut window))
        })
    }

    /// The id with a name that is the same as `squeezed`, a key without its blanks.
    #[must_use]
    pub fn named(&self, squeezed: &str) -> Option<String> {
        let mut key = String::new();
        let mut has_it = |place: &&Place| {
            let mut names = place.names.clone();
            names.any(|name| is_called(self.names.get(name), squeezed, &mut key))
        };
        let found = if self.asked.fetch_add(1, Ordering::Relaxed) < FEW {
            self.places.iter().find(has_it)
        } else {
            let may = self.table().get(&hash(squeezed.bytes()))?;
            may.iter()
                .map(|at| &self.places[*at as usize])
                .find(|place| has_it(place))
        };
        found.map(|place| self.names.get(place.id).to_owned())
    }

    /// Shows every id with its name.
    pub fn ids(&self, mut each: impl FnMut(&str, &str)) {
        for place in self.places.iter().filter(|place| !place.names.is_empty()) {
            each(self.names.get(place.id), self.names.get(place.id + 1));
        }
    }

    /// Shows the keys of every id, name and alias, each with its id; a key that both have once.
    pub fn keys(&self, mut each: impl FnMut(&str, &str)) {
        let mut key = String::new();
        for place in &self.places {
            for name in place.names.clone() {
                key_into(self.names.get(name), &mut key);
                each(self.names.get(place.id), &key);
            }
        }
    }

    fn table(&self) -> &HashMap<u64, Vec<u32>> {
        self.table.get_or_init(|| {
            let mut table: HashMap<u64, Vec<u32>> = HashMap::with_capacity(self.places.len());
            let mut key = String::new();
            for (at, place) in (0..).zip(&self.places) {
                for name in place.names.clone() {
                    key_into(self.names.get(name), &mut key);
                    let squeezed = key.bytes().filter(|byte| *byte != b' ');
                    let same = table.entry(hash(squeezed)).or_default();
                    if same.last() != Some(&at) {
                        same.push(at);
                    }
                }
            }
            table
        })
    }

    fn read(&self, place: &Place, window: &mut Window) -> Result<Definition, (PathBuf, Mistake)> {
        let file = &self.shelves[place.shelf];
        let wrong = |mistake: Mistake| {
            let line = place.line;
            (file.path.clone(), Mistake { line, ..mistake })
        };
        let line = window.line(file, place).map_err(|what| {
            wrong(Mistake {
                line: 1,
                column: 1,
                what,
            })
        })?;
        let text = std::str::from_utf8(line).map_err(|_| wrong(mistake_of(line, 0)))?;
        definition::read(text).map_err(wrong)
    }
}

/// A line of a library that nothing was parsed of but its names.
pub struct Line<'l> {
    library: &'l Library,
    place: &'l Place,
    window: &'l mut Window,
}

impl Line<'_> {
    /// Whether a key of its names is so.
    pub fn has_key(&mut self, mut so: impl FnMut(&str) -> bool) -> bool {
        let key = &mut self.window.key;
        self.place.names.clone().any(|name| {
            key_into(self.library.names.get(name), key);
            so(key)
        })
    }

    /// Whether one of some words may be a value in it: `false` is sure.
    pub fn may_say(&mut self, quoted: &[Finder]) -> bool {
        let file = &self.library.shelves[self.place.shelf];
        match self.window.line(file, self.place) {
            // A letter may be written as a number.
            Ok(line) => {
                quoted.iter().any(|word| word.find(line).is_some())
                    || memchr::memmem::find(line, br"\u").is_some()
            }
            Err(_) => true,
        }
    }
}

/// A piece of a shelf: lines are mostly asked for one behind the other.
#[derive(Debug, Default)]
struct Window {
    shelf: usize,
    start: u64,
    bytes: Vec<u8>,
    /// Room for a key.
    key: String,
}

impl Window {
    fn line(&mut self, file: &Shelf, place: &Place) -> Result<&[u8], String> {
        let within = |window: &Self| {
            let start = usize::try_from(place.at.checked_sub(window.start)?).ok()?;
            let here = window.shelf == place.shelf && start + place.len <= window.bytes.len();
            here.then_some(start)
        };
        let start = if let Some(start) = within(self) {
            start
        } else {
            // Whoever asks for a line near the last one asks for those behind it too.
            let end = self.start + self.bytes.len() as u64;
            let ahead = place
                .at
                .checked_sub(end)
                .filter(|_| self.shelf == place.shelf);
            let near = !self.bytes.is_empty() && ahead.is_some_and(|ahead| ahead < BLOCK as u64);
            let size = if near {
                BLOCK.max(place.len)
            } else {
                place.len
            };
            self.bytes.resize(size, 0);
            let got = fill(file.text.as_ref(), &mut self.bytes, place.at)?;
            self.bytes.truncate(got);
            (self.shelf, self.start) = (place.shelf, place.at);
            0
        };
        // A file that somebody has cut since has only the beginning of the line.
        let end = self.bytes.len().min(start + place.len);
        Ok(&self.bytes[start..end])
    }
}

/// Reads until a buffer is full or the text ends.
fn fill(text: &dyn ReadAt, buffer: &mut [u8], at: u64) -> Result<usize, String> {
    let mut full = 0;
    while full < buffer.len() {
        match text.read_at(&mut buffer[full..], at + full as u64)? {
            0 => break,
            got => full += got,
        }
    }
    Ok(full)
}

/// Shows every line with where it begins.
fn lines(text: &dyn ReadAt, mut each: impl FnMut(u64, &[u8])) -> Result<(), String> {
    let mut buffer = vec![0; BLOCK];
    // Where the buffer begins in the text, and how much of it is the beginning of a line.
    let (mut start, mut held) = (0, 0);
    loop {
        let got = text.read_at(&mut buffer[held..], start)?;
        let full = held + got;
        let mut from = 0;
        for newline in memchr::memchr_iter(b'\n', &buffer[held..full]) {
            let end = held + newline;
            each(start - held as u64 + from as u64, &buffer[from..end]);
            from = end + 1;
        }
        if got == 0 {
            each(start - held as u64, &buffer[..held]);
            return Ok(());
        }
        start += got as u64;
        held = full - from;
        buffer.copy_within(from..full, 0);
        if held == buffer.len() {
            buffer.resize(2 * held, 0);
        }
    }
}

/// Whether a name differs from an id only in capitals, and blanks where the id has hyphens: then their keys are one.
fn says_the_same(id: &str, name: &str) -> bool {
    let alike =
        |(one, other): (u8, u8)| one == other.to_ascii_lowercase() || (one, other) == (b'-', b' ');
    id.len() == name.len() && id.bytes().zip(name.bytes()).all(alike)
}

/// Whether the key of a name, without its blanks, is `squeezed`; told without making the key wherever that is sure.
fn is_called(name: &str, squeezed: &str, key: &mut String) -> bool {
    let mut wanted = squeezed.bytes();
    let mut letters = 0;
    // An s that is dropped if its word ends there.
    let mut held = false;
    for letter in name.bytes() {
        match letter.to_ascii_lowercase() {
            letter @ (b'a'..=b'z' | b'0'..=b'9') => {
                if std::mem::take(&mut held) && wanted.next() != Some(b's') {
                    return false;
                }
                letters += 1;
                held = letter == b's' && letters > 2;
                if !held && wanted.next() != Some(letter) {
                    return false;
                }
            }
            b'\'' => {}
            letter if letter.is_ascii() => (letters, held) = (0, false),
            _ => {
                key_into(name, key);
                let plain = key.bytes().filter(|byte| *byte != b' ');
                return plain.eq(squeezed.bytes());
            }
        }
    }
    wanted.next().is_none()
}

/// The id of a line in fitlog's own layout.
fn own_id(line: &[u8]) -> Option<&str> {
    let rest = line.strip_prefix(BEGIN)?;
    let end = memchr::memchr(b'"', &rest[..rest.len().min(64)])?;
    let id = std::str::from_utf8(&rest[..end]).ok()?;
    (rest[end..].starts_with(br#"","name":""#) && definition::is_id(id)).then_some(id)
}

/// What a line is found by, read without the rest of it if the line is in fitlog's own layout.
fn head(line: &[u8]) -> Option<Head<'_>> {
    own_head(line).or_else(|| serde_json::from_slice(line).ok())
}

fn own_head(line: &[u8]) -> Option<Head<'_>> {
    let id = own_id(line)?;
    let rest = &line[BEGIN.len() + id.len() + br#"","name":""#.len()..];
    let (name, rest) = plain_string(rest)?;
    let mut aliases = Vec::new();
    if let Some(mut rest) = rest.strip_prefix(br#","aliases":["#) {
        while let Some((alias, behind)) = rest.strip_prefix(b"\"").and_then(plain_string) {
            aliases.push(Cow::Borrowed(alias));
            rest = behind.strip_prefix(b",").unwrap_or(behind);
        }
        rest.strip_prefix(b"]")?;
    }
    Some(Head {
        id: Cow::Borrowed(id),
        name: Cow::Borrowed(name),
        aliases,
    })
}

/// The string whose opening quote was read, if there is nothing escaped in it, and what stands behind it.
fn plain_string(text: &[u8]) -> Option<(&str, &[u8])> {
    let end = memchr::memchr2(b'"', b'\\', text)?;
    if text[end] == b'\\' {
        return None;
    }
    let string = std::str::from_utf8(&text[..end]).ok()?;
    Some((string, &text[end + 1..]))
}

/// What is wrong with a line that is no definition.
fn mistake_of(line: &[u8], number: usize) -> Mistake {
    let mistake = match std::str::from_utf8(line) {
        Ok(text) => definition::read(text).err(),
        Err(e) => Some(Mistake {
            line: 1,
            column: e.valid_up_to() + 1,
            what: error::line_not_utf8(e.valid_up_to()),
        }),
    };
    let mistake = mistake.unwrap_or(Mistake {
        line: 1,
        column: 1,
        what: String::new(),
    });
    Mistake {
        line: number,
        ..mistake
    }
}

/// FNV-1a, 64 bits: short names, and whoever makes two of them collide only makes both be looked at.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
