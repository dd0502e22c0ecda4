//! Every exercise that is known, and how a name finds one.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use memchr::memmem;

use crate::domain::definition::{Definition, Mistake};
use crate::domain::exercise::{
    Category, Equipment, Exercise, Level, Muscle, Origin, Plan, Progression, Tracking,
};
use crate::domain::key::key;
use crate::domain::library::Library;
use crate::domain::words::{Word, begins_a_word};
use crate::error::{self, Failure};

static FACTS: &str = include_str!(concat!(env!("OUT_DIR"), "/facts.tsv"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/exercises.txt"));
static IMPORTS: &str = include_str!(concat!(env!("OUT_DIR"), "/imports.tsv"));

/// Where each of them ends; the build script wrote these.
#[allow(clippy::unreadable_literal)]
mod offsets {
    include!(concat!(env!("OUT_DIR"), "/offsets.rs"));
}
use offsets::{FACT_ENDS, TEXT_ENDS};

/// The bundled exercises, and the user's own.
#[derive(Debug)]
pub struct Catalogue {
    own: BTreeMap<String, Definition>,
    aliases: BTreeMap<String, String>,
    /// Read when a name is none of the others: whoever asks for one of those does not wait for thousands.
    library: LazyLock<Library, Load>,
    complaints: Complaints,
}

/// Brings the whole catalogues of the user's own.
pub type Load = Box<dyn FnOnce() -> Library + Send>;

/// What is wrong with files of the user's own, gathered wherever it is met, for whoever prints.
#[derive(Debug, Clone, Default)]
pub struct Complaints(Arc<Mutex<Vec<String>>>);

impl Complaints {
    /// Adds a sentence, once.
    pub fn add(&self, sentence: String) {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !said.contains(&sentence) {
            said.push(sentence);
        }
    }

    /// What was added since the last time.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn mistake(&self, path: &Path, mistake: &Mistake) {
        self.add(error::bad_exercise(
            path,
            mistake.line,
            mistake.column,
            &mistake.what,
        ));
    }
}

impl Default for Catalogue {
    fn default() -> Self {
        Self::new([])
    }
}

/// The longest text, in bytes, that may be a misspelt name.
const MAX_MISSPELT: usize = 200;

impl Catalogue {
    /// The bundled exercises with the user's own definitions, which stand before a bundled one of the same id.
    #[must_use]
    pub fn new(own: impl IntoIterator<Item = Definition>) -> Self {
        let load: Load = Box::new(Library::default);
        Self {
            own: own.into_iter().map(|one| (one.id.clone(), one)).collect(),
            aliases: BTreeMap::new(),
            library: LazyLock::new(load),
            complaints: Complaints::default(),
        }
    }

    /// With the user's own short names, each for an id.
    #[must_use]
    pub fn with_aliases<'a>(
        mut self,
        aliases: impl IntoIterator<Item = (&'a String, &'a String)>,
    ) -> Self {
        self.aliases = aliases
            .into_iter()
            .map(|(alias, id)| (squeezed(&key(alias)), id.clone()))
            .collect();
        self
    }

    /// With whole catalogues of the user's own; what is wrong with them goes to `complaints`.
    #[must_use]
    pub fn with_library(mut self, complaints: &Complaints, load: Load) -> Self {
        let said = complaints.clone();
        self.complaints = complaints.clone();
        self.library = LazyLock::new(Box::new(move || {
            let library = load();
            for (path, e) in library.unreadable() {
                said.add(error::unreadable_exercise(path, e));
            }
            for (path, mistake, count) in library.broken() {
                said.mistake(path, mistake);
                if *count > 1 {
                    said.add(error::more_bad_exercises(path, *count - 1));
                }
            }
            library
        }));
        self
    }

    /// The whole catalogues of the user's own.
    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The exercise of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Exercise> {
        self.own
            .get(id)
            .map(facts_of)
            .or_else(|| bundled_index(id).map(bundled))
            .or_else(|| self.of_library(id).as_ref().map(facts_of))
    }

    fn of_library(&self, id: &str) -> Option<Definition> {
        match self.library.get(id)? {
            Ok(definition) => Some(definition),
            Err((path, mistake)) => {
                self.complaints.mistake(&path, &mistake);
                None
            }
        }
    }

    /// Whether an id is that of a bundled exercise.
    #[must_use]
    pub fn is_bundled(id: &str) -> bool {
        bundled_index(id).is_some()
    }

    /// The exercise of an id, or what can be said of one that nothing defines.
    #[must_use]
    pub fn get_or_unknown(&self, id: &str) -> Exercise {
        self.get(id).unwrap_or_else(|| Exercise::unknown(id))
    }

    /// The whole definition of an id.
    #[must_use]
    pub fn definition(&self, id: &str) -> Option<Definition> {
        if let Some(own) = self.own.get(id) {
            return Some(own.clone());
        }
        let Some(index) = bundled_index(id) else {
            return self.of_library(id);
        };
        let start = index
            .checked_sub(1)
            .map_or(0, |before| TEXT_ENDS[before] as usize);
        let text = &TEXTS[start..TEXT_ENDS[index] as usize];
        Some(serde_json::from_str(text).expect("a test reads every bundled definition"))
    }

    /// All exercises by id.
    pub fn all(&self) -> impl Iterator<Item = Exercise> {
        self.all_with(&[]).into_iter()
    }

    /// The exercises that all of some words fit, by id. In a whole catalogue only the lines are read that may be one.
    #[must_use]
    pub fn all_with(&self, words: &[Word]) -> Vec<Exercise> {
        let mut all: BTreeMap<Cow<'static, str>, Exercise> = BTreeMap::new();
        let of_library = self
            .library
            .some(|line| words.iter().all(|word| word.may_fit(line)));
        for one in of_library {
            match one {
                Ok(one) => _ = all.insert(Cow::Owned(one.id.clone()), facts_of(&one)),
                Err((path, mistake)) => self.complaints.mistake(&path, &mistake),
            }
        }
        let nearer = (0..FACT_ENDS.len())
            .filter(|index| {
                let fits = |word: &Word| keys_of(fact_line(*index)).any(|key| word.begins(key));
                words.iter().all(|word| word.means_more() || fits(word))
            })
            .map(bundled)
            .chain(self.own.values().map(facts_of));
        // Whatever is nearer stands before what has its id, whether or not the words fit it.
        all.retain(|id, _| !self.own.contains_key(id.as_ref()) && bundled_index(id).is_none());
        for one in nearer {
            if one.origin == Origin::Custom || !self.own.contains_key(one.id.as_ref()) {
                all.insert(one.id.clone(), one);
            }
        }
        all.into_values()
            .filter(|one| words.iter().all(|word| word.fits(one)))
            .collect()
    }

    /// Shows the id and the name of every exercise that is known.
    pub fn names(&self, mut each: impl FnMut(&str, &str)) {
        for (id, one) in &self.own {
            each(id, &one.name);
        }
        for index in 0..FACT_ENDS.len() {
            let mut fields = fact_line(index).split('\t');
            let (id, name) = (fields.next().unwrap_or_default(), fields.next());
            if !self.own.contains_key(id) {
                each(id, name.unwrap_or_default());
            }
        }
        self.library.ids(|id, name| {
            if !self.own.contains_key(id) && bundled_index(id).is_none() {
                each(id, name);
            }
        });
    }

    /// The id that another app's name for an exercise stands for, such as `Bench Press (Barbell)`.
    #[must_use]
    fn of_another_app(name: &str) -> Option<String> {
        let key = key(name);
        let mut ids: Vec<&str> = Import::with_key(&key).map(|row| row.id).collect();
        ids.sort_unstable();
        ids.dedup();
        // Two apps may mean two things by one name: then neither is meant.
        (ids.len() == 1).then(|| ids[0].to_owned())
    }

    /// The id that has exactly this id, name or alias, or that one other app calls so; case, blanks, hyphens and accents
    /// do not matter.
    #[must_use]
    pub fn exact(&self, name: &str) -> Option<String> {
        self.named(name).or_else(|| Self::of_another_app(name))
    }

    /// The id that an app's name for an exercise stands for, and how that is known: by the app's own list of names, by id,
    /// name or alias, or with what the app has in brackets put in front or behind.
    ///
    /// Never by the name without its brackets: `Bent Over Row (Dumbbell)` is no barbell row.
    #[must_use]
    pub fn imported(&self, app: &str, name: &str) -> Option<(String, Match)> {
        if let Some(id) = self.of_app(app, name) {
            return Some((id, Match::App));
        }
        let (bare, with) = name
            .strip_suffix(')')
            .and_then(|name| name.rsplit_once(" ("))
            .unwrap_or_default();
        let turned = [format!("{with} {bare}"), format!("{bare} {with}")];
        let found = self.named(name).or_else(|| {
            turned
                .iter()
                .filter(|_| !with.is_empty())
                .find_map(|name| self.named(name))
        });
        Some((found?, Match::Name))
    }

    /// The id of an app's own list: under the very name, or under one that is the same to a reader.
    fn of_app(&self, app: &str, name: &str) -> Option<String> {
        let own = self.own.values().find(|one| {
            let names = one.import_names.get(app);
            names.is_some_and(|names| names.iter().any(|other| other == name))
        });
        if let Some(own) = own {
            return Some(own.id.clone());
        }
        let mut named = Import::with(&format!("{app}\t{name}\t"));
        if let Some(row) = named.find(|row| row.app == app && row.name == name) {
            return Some(row.id.to_owned());
        }
        let key = key(name);
        let alike = Import::with_key(&key).filter(|row| row.app == app);
        let mut ids = alike.map(|row| row.id);
        let id = ids.next()?;
        ids.all(|other| other == id).then(|| id.to_owned())
    }

    /// The id that has exactly this id, name or alias; case, blanks, hyphens and accents do not matter.
    fn named(&self, name: &str) -> Option<String> {
        if self.own.contains_key(name) || bundled_index(name).is_some() {
            return Some(name.to_owned());
        }
        let key = key(name);
        if key.is_empty() {
            return None;
        }
        let squeezed = squeezed(&key);
        self.exact_own(&squeezed, "")
            .or_else(|| self.exact_bundled(&key, &squeezed, ""))
            .or_else(|| self.aliases.get(&squeezed).cloned())
            .or_else(|| self.library.path(name).map(|_| name.to_owned()))
            .or_else(|| self.library.named(&squeezed))
    }

    fn exact_own(&self, squeezed: &str, but: &str) -> Option<String> {
        let same = |name: &String| self::squeezed(&key(name)) == squeezed;
        let own = || self.own.values().filter(|one| one.id != but);
        // What has the name stands before what also answers to it, as both do in the middle of a rename.
        let found = own().find(|one| same(&one.id) || same(&one.name));
        let found = found.or_else(|| own().find(|one| one.aliases.iter().any(same)));
        found.map(|one| one.id.clone())
    }

    /// The exercise, other than `but`, whose id, name or alias this is, or that the user calls so.
    #[must_use]
    pub fn taken(&self, name: &str, but: &str) -> Option<String> {
        let key = key(name);
        let squeezed = squeezed(&key);
        self.exact_own(&squeezed, but)
            .or_else(|| self.exact_bundled(&key, &squeezed, but))
            .or_else(|| self.aliases.get(&squeezed).cloned())
            .or_else(|| self.library.named(&squeezed))
            .filter(|id| id != but)
    }

    fn exact_bundled(&self, key: &str, squeezed: &str, but: &str) -> Option<String> {
        let not_own = |line: &&str| {
            line.split('\t')
                .next()
                .is_some_and(|id| id != but && !self.own.contains_key(id))
        };
        // First as it stands, then without its blanks: `benchpress`.
        let needle = format!(";{key};");
        let spelled = FACTS
            .lines()
            .filter(not_own)
            .find(|line| line.contains(&needle));
        let same = |other: &str| {
            other.len() >= squeezed.len()
                && other.as_bytes()[0] == squeezed.as_bytes()[0]
                && other
                    .bytes()
                    .filter(|byte| *byte != b' ')
                    .eq(squeezed.bytes())
        };
        let found = spelled.or_else(|| {
            let mut lines = FACTS.lines().filter(not_own);
            lines.find(|line| keys_of(line).any(same))
        });
        found
            .and_then(|line| line.split('\t').next())
            .map(str::to_owned)
    }

    /// The exercise that a typed name means: an exact name, or the words' beginnings, those logged before first.
    ///
    /// # Errors
    ///
    /// Exit 3 when nothing or more than one exercise fits; the candidates are named.
    pub fn find(&self, name: &str, logged: &[Logged]) -> Result<Exercise, Failure> {
        if let Some(id) = self.exact(name) {
            return Ok(self.get_or_unknown(&id));
        }
        let words: Vec<String> = key(name)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        if words.is_empty() {
            return Err(error::no_exercise_named(name));
        }
        // A name that only the log knows is still a name.
        if let Some(known) = logged.iter().find(|one| one.id == name) {
            return Ok(self.get_or_unknown(&known.id));
        }
        let fits = self.fitting(&words);
        let fits: Vec<&Exercise> = fits.iter().collect();
        let mut of_mine: Vec<&Logged> = logged
            .iter()
            .filter(|one| fits.iter().any(|fit| fit.id == one.id))
            .collect();
        of_mine.sort_by(|a, b| b.last.cmp(&a.last).then(a.id.cmp(&b.id)));
        match (of_mine.as_slice(), fits.as_slice()) {
            ([one], _) => Ok(self.get_or_unknown(&one.id)),
            ([], [one]) => Ok((*one).clone()),
            ([], []) => Err(error::unknown_exercise(name, &self.nearest(&words))),
            ([], many) => {
                let mut many = many.to_vec();
                // Short names are the plain lifts; among these the barbell comes first.
                many.sort_by_cached_key(|one| {
                    let named = words.iter().all(|word| one.id.contains(word.as_str()));
                    let length = one.id.split('-').count();
                    let equipment = one.equipment.first().copied();
                    let unloaded = equipment <= Some(Equipment::Bodyweight);
                    (!named, length, unloaded, equipment, one.id.clone())
                });
                let ids: Vec<_> = many
                    .iter()
                    .map(|one| (one.id.to_string(), String::new()))
                    .collect();
                Err(error::ambiguous_exercise(name, many.len(), &ids))
            }
            (mine, many) => {
                let mut ids: Vec<_> = mine
                    .iter()
                    .map(|one| (one.id.clone(), format!("yours, last {}", one.last)))
                    .collect();
                ids.extend(
                    many.iter()
                        .filter(|fit| mine.iter().all(|one| one.id != fit.id))
                        .map(|one| (one.id.to_string(), String::new())),
                );
                Err(error::ambiguous_exercise(name, many.len(), &ids))
            }
        }
    }

    /// The exercises of which every typed word begins a different word of the id, the name or an alias.
    fn fitting(&self, words: &[String]) -> Vec<Exercise> {
        let mut of_library = Vec::new();
        self.library.keys(|id, key| {
            if begins(words, key) && of_library.last().is_none_or(|last| last != id) {
                of_library.push(id.to_owned());
            }
        });

        let lines = FACTS
            .lines()
            .enumerate()
            .filter(|(_, line)| keys_of(line).any(|key| begins(words, key)));
        let mut fits: Vec<Exercise> = lines
            .map(|(index, _)| bundled(index))
            .filter(|one| !self.own.contains_key(one.id.as_ref()))
            .collect();
        fits.extend(
            self.own
                .values()
                .map(facts_of)
                .filter(|one| all_keys(one).any(|key| begins(words, &key))),
        );
        of_library.retain(|id| !self.own.contains_key(id) && bundled_index(id).is_none());
        fits.extend(of_library.iter().filter_map(|id| self.get(id)));
        fits
    }

    /// A word of some name that a misspelt word may have meant, if none begins like it.
    #[must_use]
    pub fn similar_word(&self, word: &str) -> Option<String> {
        /// From this likeness on, from 0 to 1, one of two words is a slip of the other.
        const ALIKE: f64 = 0.9;
        let typed = key(word);
        let mut best: Option<(f64, String)> = None;
        let mut see = |name: &str| {
            for other in name.split(' ') {
                let alike = if other.starts_with(&typed) {
                    1.0
                } else {
                    strsim::jaro_winkler(&typed, other)
                };
                if alike >= ALIKE && best.as_ref().is_none_or(|(most, _)| alike > *most) {
                    best = Some((alike, other.to_owned()));
                }
            }
        };
        for line in FACTS.lines() {
            keys_of(line).for_each(&mut see);
        }
        for one in self.own.values() {
            all_keys(&facts_of(one)).for_each(|name| see(&name));
        }
        let (alike, other) = best?;
        (alike < 1.0).then_some(other)
    }

    /// Up to three ids that a misspelt name may have meant, the likeliest first.
    fn nearest(&self, words: &[String]) -> Vec<String> {
        // No name is as long, and to compare with every name takes as long as the text is.
        if words.iter().map(String::len).sum::<usize>() > MAX_MISSPELT {
            return Vec::new();
        }
        let mut likeness = Likeness::new(words);
        let mut scored: BTreeMap<String, f64> = BTreeMap::new();
        let mut score = |id: &str, key: &str| {
            let score = likeness.of(key);
            if score > 0.6 {
                let best = scored.entry(id.to_owned()).or_default();
                *best = best.max(score);
            }
        };
        self.library.keys(&mut score);
        for line in FACTS.lines() {
            let id = line.split('\t').next().unwrap_or_default();
            keys_of(line).for_each(|key| score(id, key));
        }
        for one in self.own.values() {
            all_keys(&facts_of(one)).for_each(|key| score(&one.id, &key));
        }
        let mut scored: Vec<_> = scored.into_iter().collect();
        scored.sort_by(|a, b| b.1.total_cmp(&a.1));
        scored.truncate(3);
        scored.into_iter().map(|(id, _)| id).collect()
    }
}

/// Another app's name for a bundled exercise; the build script wrote the fields in this order.
struct Import {
    app: &'static str,
    name: &'static str,
    id: &'static str,
    key: &'static str,
}

impl Import {
    /// The rows that have these words somewhere: there are thousands, and only a few are worth a closer look.
    fn with(words: &str) -> impl Iterator<Item = Self> + use<> {
        let hits = memmem::find_iter(IMPORTS.as_bytes(), words).into_owned();
        hits.filter_map(|at| {
            let start = IMPORTS[..at].rfind('\n').map_or(0, |newline| newline + 1);
            let mut fields = IMPORTS[start..].lines().next()?.split('\t');
            Some(Self {
                app: fields.next()?,
                name: fields.next()?,
                id: fields.next()?,
                key: fields.next()?,
            })
        })
    }

    fn with_key(key: &str) -> impl Iterator<Item = Self> {
        Self::with(&format!("\t{key}\n")).filter(move |row| row.key == key)
    }
}

/// How the exercise that an app's name stands for was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// The app's own list has the name.
    App,
    /// An id, a name or an alias of fitlog's is the same.
    Name,
}

/// An exercise that the log holds, for the order in which names are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its id.
    pub id: String,
    /// The last day it was trained.
    pub last: chrono::NaiveDate,
    /// On how many days it was trained.
    pub sessions: u32,
}

/// A key without its blanks, in which `benchpress` is `bench press`.
fn squeezed(key: &str) -> String {
    key.replace(' ', "")
}

/// Whether every word begins a different word of `key`.
fn begins(words: &[String], key: &str) -> bool {
    // Most names have no word that begins like the first one.
    if !words.first().is_some_and(|word| begins_a_word(key, word)) {
        return false;
    }
    let mut free: Vec<&str> = key.split(' ').collect();
    // The longest typed word first, so that `b ben` finds `bench barbell` whichever way round.
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.iter().all(|word| {
        free.iter()
            .position(|one| one.starts_with(word))
            .map(|at| free.swap_remove(at))
            .is_some()
    })
}

/// How alike a typed name and keys are.
struct Likeness<'w> {
    words: &'w [String],
    /// For every word of a key that was met, how alike each typed word is: thousands of names share a few hundred.
    parts: HashMap<String, Vec<f64>>,
    best: Vec<f64>,
}

impl<'w> Likeness<'w> {
    fn new(words: &'w [String]) -> Self {
        Self {
            words,
            parts: HashMap::new(),
            best: Vec::new(),
        }
    }

    /// 0 to 1: the best edit distance of each typed word to a word of the key or its beginning, averaged, with a small
    /// loss for words that were not typed.
    fn of(&mut self, key: &str) -> f64 {
        self.best.clear();
        self.best.resize(self.words.len(), 0.0);
        let mut count = 0;
        for part in key.split(' ') {
            count += 1;
            if !self.parts.contains_key(part) {
                let alike = |word: &String| word_likeness(word, part);
                let all = self.words.iter().map(alike).collect();
                self.parts.insert(part.to_owned(), all);
            }
            for (best, alike) in self.best.iter_mut().zip(&self.parts[part]) {
                *best = best.max(*alike);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "names have few words")]
        let (typed, extra) = (
            self.words.len() as f64,
            usize::saturating_sub(count, self.words.len()) as f64,
        );
        self.best.iter().sum::<f64>() / typed - 0.05 * extra
    }
}

fn word_likeness(word: &str, part: &str) -> f64 {
    let length = word.chars().count();
    let beginning: String = part.chars().take(length).collect();
    let distance = strsim::osa_distance(word, part).min(strsim::osa_distance(word, &beginning));
    #[expect(clippy::cast_precision_loss, reason = "words are short")]
    let likeness = 1.0 - distance as f64 / length.max(1) as f64;
    likeness
}

/// The keys of a line of facts: its last field, `;back squat;squat;`.
fn keys_of(line: &str) -> impl Iterator<Item = &str> {
    line.rsplit('\t')
        .next()
        .unwrap_or_default()
        .split(';')
        .filter(|key| !key.is_empty())
}

fn all_keys(exercise: &Exercise) -> impl Iterator<Item = String> {
    [&exercise.id, &exercise.name]
        .into_iter()
        .chain(&exercise.aliases)
        .map(|name| key(name))
}

fn fact_line(index: usize) -> &'static str {
    let start = index
        .checked_sub(1)
        .map_or(0, |before| FACT_ENDS[before] as usize);
    // Without its newline.
    &FACTS[start..FACT_ENDS[index] as usize - 1]
}

fn bundled_index(id: &str) -> Option<usize> {
    let id_at = |index: usize| fact_line(index).split('\t').next().unwrap_or_default();
    let (mut low, mut high) = (0, FACT_ENDS.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match id_at(middle).cmp(id) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// The bundled exercise at a place of the table; the build script wrote the fields in this order.
fn bundled(index: usize) -> Exercise {
    const SOUND: &str = "a test reads every bundled exercise";
    let mut fields = fact_line(index).split('\t');
    let fields: [&'static str; 16] = std::array::from_fn(|_| fields.next().unwrap_or_default());
    let list = |field: &'static str| field.split(';').filter(|one| !one.is_empty());
    let range = |field: &str| {
        field
            .split_once('-')
            .and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)))
    };
    Exercise {
        id: Cow::Borrowed(fields[0]),
        name: Cow::Borrowed(fields[1]),
        aliases: list(fields[2]).map(Cow::Borrowed).collect(),
        equipment: list(fields[3]).filter_map(Equipment::from_word).collect(),
        tracking: Tracking::from_word(fields[4]).expect(SOUND),
        category: Category::from_word(fields[5]).expect(SOUND),
        level: Level::from_word(fields[6]).expect(SOUND),
        primary: list(fields[7]).filter_map(Muscle::from_word).collect(),
        secondary: list(fields[8]).filter_map(Muscle::from_word).collect(),
        bodyweight_share: fields[9].parse().ok(),
        plan: Plan {
            sets: fields[10].parse().unwrap_or(3),
            reps: range(fields[11]),
            seconds: range(fields[12]),
            rest: fields[13].parse().ok(),
            increment_kg: fields[14].parse().ok(),
            progression: Progression::from_word(fields[15]).unwrap_or(Progression::Double),
        },
        origin: Origin::Bundled,
    }
}

/// The facts of a whole definition.
#[must_use]
pub fn facts_of(definition: &Definition) -> Exercise {
    Exercise {
        id: Cow::Owned(definition.id.clone()),
        name: Cow::Owned(definition.name.clone()),
        aliases: definition.aliases.iter().cloned().map(Cow::Owned).collect(),
        equipment: definition.equipment.clone(),
        tracking: definition.tracking,
        category: definition.category,
        level: definition.level,
        primary: definition.primary_muscles.clone(),
        secondary: definition.secondary_muscles.clone(),
        bodyweight_share: definition.bodyweight_share,
        plan: definition.plan(),
        origin: Origin::Custom,
    }
}

#[cfg(test)]
mod tests;
