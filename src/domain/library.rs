//! Whole catalogues of the user's own: texts with one definition a line, of which only the lines asked for are parsed.
//!
//! Thousands of exercises may not make a command slower that asks for one: a line is known by its beginning, `id`,
//! `name` and `aliases` as fitlog writes them; any other order of fields is read too, only slower.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::definition::{self, Definition, Mistake};
use crate::domain::key::key_into;

/// What every line of fitlog's own begins with.
const BEGIN: &[u8] = br#"{"schema_version":1,"id":""#;

/// The text of a file with one definition a line.
#[derive(Debug)]
pub struct Shelf {
    /// The file, to name it.
    pub path: PathBuf,
    /// Its text, as it was read.
    pub text: Vec<u8>,
}

/// The exercises of whole catalogues.
#[derive(Debug, Default)]
pub struct Library {
    shelves: Vec<Shelf>,
    /// Every definition, by its id; of two with one id the first counts.
    places: Vec<Place>,
    /// For every name without its blanks, by its hash, which definitions may have it. Made when first asked for.
    names: OnceLock<HashMap<u64, Vec<u32>>>,
    /// The first line of each file that is no definition, and how many there are.
    broken: Vec<(PathBuf, Mistake, usize)>,
}

/// Where a definition stands.
#[derive(Debug, Clone, Copy)]
struct Place {
    shelf: usize,
    start: usize,
    end: usize,
    /// How long the id is, in a line of fitlog's own layout.
    id: Option<usize>,
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

impl Library {
    /// The catalogues of some files.
    #[must_use]
    pub fn new(shelves: Vec<Shelf>) -> Self {
        let mut places = Vec::new();
        let mut broken = Vec::new();
        for (shelf, one) in shelves.iter().enumerate() {
            let mut first: Option<(Mistake, usize)> = None;
            let mut start = 0;
            let ends = memchr::memchr_iter(b'\n', &one.text).chain([one.text.len()]);
            for (number, end) in ends.enumerate() {
                let line = &one.text[start..end];
                let id = own_id(line).map(str::len);
                if id.is_some() || head(line).is_some() {
                    places.push(Place {
                        shelf,
                        start,
                        end,
                        id,
                    });
                } else if !line.trim_ascii().is_empty() {
                    match &mut first {
                        Some((_, count)) => *count += 1,
                        None => first = Some((mistake_of(line, number + 1), 1)),
                    }
                }
                start = end + 1;
            }
            broken.extend(first.map(|(mistake, count)| (one.path.clone(), mistake, count)));
        }
        let mut library = Self {
            shelves,
            places: Vec::new(),
            names: OnceLock::new(),
            broken,
        };
        // A catalogue that was written by its ids is in order already, which the sort sees at once.
        places.sort_by(|a, b| library.id(*a).cmp(&library.id(*b)));
        places.dedup_by(|later, earlier| library.id(*later) == library.id(*earlier));
        library.places = places;
        library
    }

    /// The files with a line that is no definition: the first such line, and how many there are.
    pub fn broken(&self) -> impl Iterator<Item = &(PathBuf, Mistake, usize)> {
        self.broken.iter()
    }

    /// The definition of an id; or the file that it stands in and what is wrong with it.
    pub fn get(&self, id: &str) -> Option<Result<Definition, (PathBuf, Mistake)>> {
        let at = self
            .places
            .binary_search_by(|place| self.id(*place).as_ref().cmp(id))
            .ok()?;
        Some(self.read(self.places[at]))
    }

    /// The file that holds an id.
    #[must_use]
    pub fn path(&self, id: &str) -> Option<&PathBuf> {
        let at = self
            .places
            .binary_search_by(|place| self.id(*place).as_ref().cmp(id))
            .ok()?;
        Some(&self.shelves[self.places[at].shelf].path)
    }

    /// All definitions, by their ids, and what is wrong with those that are none.
    pub fn all(&self) -> impl Iterator<Item = Result<Definition, (PathBuf, Mistake)>> {
        self.places.iter().map(|place| self.read(*place))
    }

    /// The id with a name that is the same as `squeezed`, a key without its blanks.
    #[must_use]
    pub fn named(&self, squeezed: &str) -> Option<String> {
        let places = self.names().get(&hash(squeezed.bytes()))?;
        places.iter().find_map(|at| {
            let head = head(self.line(self.places[*at as usize]))?;
            let mut key = String::new();
            let same = head.names().any(|name| {
                key_into(name, &mut key);
                key.bytes()
                    .filter(|byte| *byte != b' ')
                    .eq(squeezed.bytes())
            });
            same.then(|| head.id.into_owned())
        })
    }

    /// Shows the keys of every id, name and alias, each with its id.
    pub fn keys(&self, mut each: impl FnMut(&str, &str)) {
        let mut key = String::new();
        for place in &self.places {
            let Some(head) = head(self.line(*place)) else {
                continue;
            };
            for name in head.names() {
                key_into(name, &mut key);
                each(&head.id, &key);
            }
        }
    }

    fn names(&self) -> &HashMap<u64, Vec<u32>> {
        self.names.get_or_init(|| {
            let mut names: HashMap<u64, Vec<u32>> = HashMap::with_capacity(self.places.len());
            let mut key = String::new();
            for (at, place) in (0..).zip(&self.places) {
                let Some(head) = head(self.line(*place)) else {
                    continue;
                };
                for name in head.names() {
                    key_into(name, &mut key);
                    let squeezed = key.bytes().filter(|byte| *byte != b' ');
                    let same = names.entry(hash(squeezed)).or_default();
                    if same.last() != Some(&at) {
                        same.push(at);
                    }
                }
            }
            names
        })
    }

    fn line(&self, place: Place) -> &[u8] {
        &self.shelves[place.shelf].text[place.start..place.end]
    }

    fn id(&self, place: Place) -> Cow<'_, str> {
        let line = self.line(place);
        match place.id {
            Some(len) => String::from_utf8_lossy(&line[BEGIN.len()..BEGIN.len() + len]),
            None => head(line).map(|head| head.id).unwrap_or_default(),
        }
    }

    fn read(&self, place: Place) -> Result<Definition, (PathBuf, Mistake)> {
        let file = &self.shelves[place.shelf];
        let wrong = |mut mistake: Mistake| {
            mistake.line = memchr::memchr_iter(b'\n', &file.text[..place.start]).count() + 1;
            (file.path.clone(), mistake)
        };
        let line = self.line(place);
        let text = std::str::from_utf8(line).map_err(|_| wrong(mistake_of(line, 0)))?;
        definition::read(text).map_err(wrong)
    }
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

impl Head<'_> {
    fn names(&self) -> impl Iterator<Item = &Cow<'_, str>> {
        [&self.id, &self.name].into_iter().chain(&self.aliases)
    }
}

/// What is wrong with a line that is no definition.
fn mistake_of(line: &[u8], number: usize) -> Mistake {
    let mistake = match std::str::from_utf8(line) {
        Ok(text) => definition::read(text).err(),
        Err(e) => Some(Mistake {
            line: 1,
            column: e.valid_up_to() + 1,
            what: crate::error::line_not_utf8(e.valid_up_to()),
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
