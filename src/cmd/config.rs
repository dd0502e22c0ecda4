//! `fitlog config`: the settings, where each comes from, and how to change one.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde_json::{Map, Value, json};

use crate::cmd::{Color, Context, Output, surroundings};
use crate::domain::calendar::Week;
use crate::domain::json::{self, Step};
use crate::domain::sets::{Unit, Weight};
use crate::domain::stats::plates::{self, Rack};
use crate::domain::stats::score::{Equipment, Sex};
use crate::domain::stats::strength::Formula;
use crate::domain::workout::is_id;
use crate::error::{self, Failure};
use crate::render;
use crate::store;

/// The name of the file of settings.
const FILE: &str = "config.json";
/// The field of the file with the short names of exercises; `fitlog exercise alias` writes it.
const ALIASES: &str = "aliases";

/// Show settings and where they come from, or change one
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog config             all settings and paths\n  fitlog config unit lb     bare weights are pounds from now on\n  fitlog config unit --unset"
)]
pub struct Args {
    /// The setting
    key: Option<String>,
    /// Its new value
    value: Option<String>,
    /// Go back to the default
    #[arg(long, conflicts_with = "value", requires = "key")]
    unset: bool,
}

/// The settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The unit of a weight without one.
    pub unit: Unit,
    /// Sessions a week to aim at.
    pub goal: u32,
    /// The formula of the estimated one-rep maximum.
    pub formula: Formula,
    /// Leave RPE out of it.
    pub ignore_rpe: bool,
    /// When a week begins.
    pub week_start: Weekday,
    /// The bar as typed, where it is not the usual one.
    bar: Option<String>,
    /// The plates for one side, with the unit if one was typed, where they are not the usual ones.
    plates: Option<(plates::Pieces, Option<Unit>)>,
    /// Whose coefficients the scores take, once said.
    pub sex: Option<Sex>,
    /// What is worn.
    pub equipment: Equipment,
    /// When a day begins.
    pub day_starts: NaiveTime,
    /// When to colour.
    pub color: Color,
    /// Plain characters only.
    pub ascii: bool,
    /// The user's own short names for exercises, each with its id.
    pub aliases: BTreeMap<String, String>,
    /// The id of the workout in use.
    pub workout: Option<String>,
    /// Why nobody knows the unit of a weight without one, if that is so: the file may say it, and cannot be read.
    doubt: Option<String>,
    /// What the file says, as it says it, as far as it is taken.
    said: Map<String, Value>,
}

/// A setting: its key, what it takes, its default, what it is.
struct Key {
    name: &'static str,
    takes: &'static str,
    default: &'static str,
    about: &'static str,
}

const KEYS: [Key; 13] = [
    Key {
        name: "unit",
        takes: "kg, lb",
        default: "kg",
        about: "of a weight typed without one",
    },
    Key {
        name: "goal",
        takes: "1 to 14",
        default: "3",
        about: "sessions a week, for the streak",
    },
    Key {
        name: "formula",
        takes: "epley, brzycki, lombardi, mayhew, oconner, wathan, lander, rts",
        default: "epley",
        about: "of the estimated 1RM",
    },
    Key {
        name: "rpe",
        takes: "count, ignore",
        default: "count",
        about: "RPE as reps in reserve, in the estimate",
    },
    Key {
        name: "week_start",
        takes: "monday, sunday",
        default: "monday",
        about: "a week from Sunday has no number",
    },
    Key {
        name: "bar",
        takes: "usual, or a weight as 15 or 45lb",
        default: "usual",
        about: "what plates go on: 20 kg or 45 lb",
    },
    Key {
        name: "plates",
        takes: "usual, or as 25x1,20x2,10 for one side",
        default: "usual",
        about: "which there are, counted or not",
    },
    Key {
        name: "sex",
        takes: "male, female, unsaid",
        default: "unsaid",
        about: "whose coefficients scores take",
    },
    Key {
        name: "equipment",
        takes: "classic, equipped",
        default: "classic",
        about: "what is worn, for IPF GL",
    },
    Key {
        name: "day_starts",
        takes: "a time as 03:00",
        default: "00:00",
        about: "sets logged before it belong to the day before",
    },
    Key {
        name: "color",
        takes: "auto, always, never",
        default: "auto",
        about: "colours",
    },
    Key {
        name: "ascii",
        takes: "true, false",
        default: "false",
        about: "plain characters only",
    },
    Key {
        name: "workout",
        takes: "its id",
        default: "none",
        about: "in use, for fitlog workout next",
    },
];

impl Default for Config {
    fn default() -> Self {
        Self {
            unit: Unit::Kg,
            goal: 3,
            formula: Formula::Epley,
            ignore_rpe: false,
            week_start: Weekday::Mon,
            bar: None,
            plates: None,
            sex: None,
            equipment: Equipment::Classic,
            day_starts: NaiveTime::MIN,
            color: Color::Auto,
            ascii: false,
            aliases: BTreeMap::new(),
            workout: None,
            doubt: None,
            said: Map::new(),
        }
    }
}

impl Config {
    /// The settings of a folder, and warnings about what the file has wrong: a mistake in it stops no command, each
    /// setting is its default then.
    #[must_use]
    pub fn load(folder: &Path) -> (Self, Vec<String>) {
        let path = folder.join(FILE);
        let mut config = Self::default();
        let mut warnings = Vec::new();
        let (text, said) = match read(&path) {
            Ok(read) => read,
            Err(what) => {
                warnings.push(error::settings_unread(&what));
                config.doubt = Some(what);
                return (config, warnings);
            }
        };
        for (key, value) in said {
            let wrong = |name, what: &str, instead: &str| {
                let line = json::line_of(&text, &[Step::Field(name)]);
                error::setting_wrong(&path, line, what, instead)
            };
            if key == ALIASES {
                let (aliases, all) = aliases(&value);
                config.aliases = aliases;
                if !all {
                    let what = error::line_wrong(ALIASES, "names, each with an id");
                    warnings.push(wrong(ALIASES, &what, "what is none is left out"));
                }
                continue;
            }
            let typed = match &value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let Some(known) = KEYS.iter().find(|one| one.name == key) else {
                warnings.push(error::unknown_key_in_file(&path, &key));
                continue;
            };
            if let Err(failure) = config.set(&key, &typed) {
                let instead = format!("{key} is {} for now", known.default);
                warnings.push(wrong(known.name, &failure.message, &instead));
                if key == "unit" {
                    config.doubt = Some(failure.message.clone());
                }
            } else {
                config.said.insert(key, value);
            }
        }
        (config, warnings)
    }

    /// Refuses what reads as one thing in kilograms and as another in pounds, where the file of settings may say which
    /// is meant and cannot be read.
    ///
    /// # Errors
    ///
    /// Exit 1 with the commands that settle it.
    pub fn knows_unit<T: PartialEq>(
        &self,
        read: impl Fn(Unit) -> Option<T>,
    ) -> Result<(), Failure> {
        match &self.doubt {
            Some(why) if read(Unit::Kg) != read(Unit::Lb) => Err(error::unit_in_doubt(why)),
            _ => Ok(()),
        }
    }

    /// The week that a day lies in.
    #[must_use]
    pub fn week_of(&self, day: NaiveDate) -> Week {
        Week::starting(self.week_start, day)
    }

    /// The day that a moment belongs to.
    #[must_use]
    pub fn day_of(&self, moment: NaiveDateTime) -> NaiveDate {
        let back = u64::from(moment.time() < self.day_starts);
        moment.date() - Days::new(back)
    }

    /// The bar and the plates that a weight in `unit` is loaded with: those of the settings, in their own unit, else
    /// the usual ones of that unit. What was typed without a unit is in the unit of the settings.
    #[must_use]
    pub fn rack(&self, unit: Unit) -> Rack {
        let mut rack = match &self.plates {
            Some((plates, typed)) => Rack {
                plates: plates.clone(),
                ..Rack::usual(typed.unwrap_or(self.unit))
            },
            None => Rack::usual(unit),
        };
        let bar = self.bar.as_deref();
        if let Some(bar) = bar.and_then(|bar| Weight::typed(bar, self.unit)) {
            rack.bar = bar.in_unit(rack.unit);
        }
        rack
    }

    /// A value as it is kept: a weight with its unit, so that a change of units does not change the bar.
    fn with_unit(&self, key: &str, value: &str) -> Result<String, Failure> {
        let bare =
            matches!(key, "bar" | "plates") && value.ends_with(|end: char| end.is_ascii_digit());
        self.knows_unit(|unit| bare.then_some(unit))?;
        Ok(if bare {
            format!("{value}{}", self.unit.word())
        } else {
            value.to_owned()
        })
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), Failure> {
        let known = KEYS.iter().find(|one| one.name == key).ok_or_else(|| {
            let names: Vec<&str> = KEYS.iter().map(|one| one.name).collect();
            let near = names
                .iter()
                .copied()
                .filter(|name| strsim::osa_distance(name, key) <= 2)
                .min_by_key(|name| strsim::osa_distance(name, key));
            error::unknown_key(key, near, &names)
        })?;
        let wrong = || error::bad_value(key, value, known.takes);
        match key {
            "unit" => self.unit = Unit::from_word(value).ok_or_else(wrong)?,
            "goal" => {
                self.goal = value
                    .parse()
                    .ok()
                    .filter(|goal| (1..=14).contains(goal))
                    .ok_or_else(wrong)?;
            }
            "formula" => self.formula = Formula::from_word(value).ok_or_else(wrong)?,
            "rpe" => {
                self.ignore_rpe = match value {
                    "count" => false,
                    "ignore" => true,
                    _ => return Err(wrong()),
                }
            }
            "week_start" => {
                self.week_start = match value {
                    "monday" => Weekday::Mon,
                    "sunday" => Weekday::Sun,
                    _ => return Err(wrong()),
                }
            }
            "bar" => {
                let usual = value == "usual";
                if !usual && Weight::typed(value, self.unit).is_none() {
                    return Err(wrong());
                }
                self.bar = (!usual).then(|| value.to_owned());
            }
            "plates" => {
                self.plates = match value {
                    "usual" => None,
                    _ => Some(plates::typed(value).ok_or_else(wrong)?),
                }
            }
            "sex" => {
                self.sex = match value {
                    "unsaid" => None,
                    _ => Some(Sex::from_word(value).ok_or_else(wrong)?),
                }
            }
            "equipment" => {
                self.equipment = Equipment::from_word(value).ok_or_else(wrong)?;
            }
            "day_starts" => {
                self.day_starts = NaiveTime::parse_from_str(value, "%H:%M").map_err(|_| wrong())?;
            }
            "color" => self.color = clap::ValueEnum::from_str(value, false).map_err(|_| wrong())?,
            "ascii" => self.ascii = value.parse().map_err(|_| wrong())?,
            "workout" => {
                let id = Some(value.to_owned()).filter(|id| id != known.default);
                if id.as_deref().is_some_and(|id| !is_id(id)) {
                    return Err(wrong());
                }
                self.workout = id;
            }
            _ => {}
        }
        Ok(())
    }

    fn value(&self, key: &str) -> Option<String> {
        self.said.get(key).map(|value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned)
        })
    }
}

/// Changes the user's short names, of all those that the file has by now.
///
/// # Errors
///
/// Exit 1 when they cannot be written; the file is as it was then.
pub fn change_aliases(
    context: &Context,
    change: impl FnOnce(&mut BTreeMap<String, String>),
) -> Result<(), Failure> {
    save(context, None, |said, path| {
        let mut all = said.get(ALIASES).cloned().unwrap_or_else(|| json!({}));
        let (before, _) = aliases(&all);
        let mut after = before.clone();
        change(&mut after);
        if after == before {
            return Ok(());
        }
        let what = || error::line_wrong(ALIASES, "names, each with an id");
        let named = all
            .as_object_mut()
            .ok_or_else(|| error::bad_config(path, &what()))?;
        // What is no short name stays for the one who wrote it.
        named.retain(|name, _| after.contains_key(name) || !before.contains_key(name));
        named.extend(after.into_iter().map(|(name, id)| (name, json!(id))));
        if named.is_empty() {
            said.remove(ALIASES);
        } else {
            said.insert(ALIASES.to_owned(), all);
        }
        Ok(())
    })
}

/// Writes down which workout is in use from now on, or that none is.
///
/// # Errors
///
/// Exit 1 when the file cannot be written; it is as it was then.
pub fn use_workout(context: &Context, id: Option<&str>) -> Result<(), Failure> {
    save(context, None, |said, _| {
        match id {
            Some(id) => said.insert("workout".to_owned(), json!(id)),
            None => said.remove("workout"),
        };
        Ok(())
    })
}

/// Changes what the file of settings says by now, whole or not at all: a setting by its `key`, or something else.
///
/// A file that cannot be read may say the unit, so it is done without only when that is said anew; it is put aside then,
/// and that is told.
fn save(
    context: &Context,
    key: Option<&str>,
    change: impl FnOnce(&mut Map<String, Value>, &Path) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let folder = &context.config_folder;
    let path = folder.join(FILE);
    let cannot = |e: io::Error| error::cannot_save(&path, &e);
    fs::create_dir_all(folder).map_err(cannot)?;
    let _held = lock(folder).map_err(|e| match e.kind() {
        io::ErrorKind::WouldBlock => error::settings_busy(&path),
        _ => cannot(e),
    })?;
    let (before, unread) = match read(&path) {
        Ok((_, said)) => (said, None),
        Err(what) => (Map::new(), Some(what)),
    };
    let mut said = before.clone();
    change(&mut said, &path)?;
    // A file that cannot be read may hold what was to be changed.
    if said == before && unread.is_none() {
        return Ok(());
    }
    if let Some(what) = unread {
        if key != Some("unit") {
            return Err(error::settings_in_the_way(&what));
        }
        let aside = surroundings::unused(&path, "json.unread");
        surroundings::rename(&path, &aside)?;
        context.mistakes.add(error::settings_aside(&aside));
    }
    let text = serde_json::to_string_pretty(&said).expect("a map of values is JSON") + "\n";
    surroundings::save(&path, text.as_bytes())
}

/// The short names of a value, and whether that is all it says.
fn aliases(value: &Value) -> (BTreeMap<String, String>, bool) {
    let named = value.as_object();
    let aliases: BTreeMap<String, String> = named
        .into_iter()
        .flatten()
        .filter_map(|(name, id)| Some((name.clone(), id.as_str()?.to_owned())))
        .collect();
    let all = named.is_some_and(|named| named.len() == aliases.len());
    (aliases, all)
}

fn default_of(key: &str) -> &'static str {
    let known = KEYS.iter().find(|one| one.name == key);
    known.map_or("", |known| known.default)
}

/// The longest file of settings that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

/// The text of the file of settings and what it says, nothing if it is not there; else why it cannot be read.
fn read(path: &Path) -> Result<(String, Map<String, Value>), String> {
    let bytes = match surroundings::read_at_most(path, MAX_FILE) {
        Ok(bytes) => bytes,
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok((String::new(), Map::new()));
        }
        Err(e) => return Err(error::cannot_read(path, &e).message.clone()),
    };
    let text = String::from_utf8(bytes).map_err(|e| {
        let what = error::line_not_utf8(e.utf8_error().valid_up_to() + 1);
        error::cannot_read(path, &io::Error::other(what))
            .message
            .clone()
    })?;
    let said = serde_json::from_str(&text)
        .map_err(|e| error::bad_config(path, &e.to_string()).message.clone())?;
    Ok((text, said))
}

/// Holds a folder until the answer is dropped: of those who change a file in it one waits for the other.
#[cfg(unix)]
fn lock(folder: &Path) -> io::Result<fs::File> {
    let folder = fs::File::open(folder)?;
    match store::lock(&folder, store::PATIENCE) {
        Err(e) if e.kind() == io::ErrorKind::WouldBlock => Err(e),
        // Where a folder cannot be locked, as on some network disks, the last one to write stands.
        _ => Ok(folder),
    }
}

/// A folder cannot be opened as a file on other systems.
#[cfg(not(unix))]
fn lock(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let Some(key) = &args.key else {
        return Ok(Output::text(all(context)));
    };
    let mut config = context.config.clone();
    let default = default_of(key);
    if args.unset {
        config.set(key, default)?;
        config.said.remove(key);
        save(context, Some(key), |said, _| {
            said.remove(key);
            Ok(())
        })?;
    } else if let Some(value) = &args.value {
        config.set(key, value)?;
        let value = config.with_unit(key, value)?;
        let plain = serde_json::from_str::<Value>(&value)
            .ok()
            .filter(|value| value.is_u64() || value.is_boolean());
        let value = plain.unwrap_or(Value::String(value));
        config.said.insert(key.clone(), value.clone());
        save(context, Some(key), |said, _| {
            said.insert(key.clone(), value);
            Ok(())
        })?;
    } else if default.is_empty() {
        config.set(key, "")?;
    }
    let value = config.value(key).unwrap_or_else(|| default.to_owned());
    if context.shared.json {
        return Ok(Output::text(render::json(
            &json!({ "schema": 1, "key": key, "value": value }),
        )));
    }
    let changed = args.unset || args.value.is_some();
    let text = if changed {
        format!("{key} is {value} from now on\n")
    } else {
        format!("{value}\n")
    };
    Ok(Output::text(if changed && context.shared.quiet {
        String::new()
    } else {
        text
    }))
}

fn all(context: &Context) -> String {
    let config = &context.config;
    let path = context.config_folder.join(FILE);
    if context.shared.json {
        let settings: Map<String, Value> = KEYS
            .iter()
            .map(|key| {
                let said = config.value(key.name);
                let from = if said.is_some() { "file" } else { "default" };
                (key.name.to_owned(), json!({ "value": said.unwrap_or_else(|| key.default.to_owned()), "from": from }))
            })
            .collect();
        let (log, file) = (
            context.store.log().display().to_string(),
            path.display().to_string(),
        );
        return render::json(
            &json!({ "schema": 1, "settings": settings, "log": log, "config": file }),
        );
    }
    let rows: Vec<[String; 4]> = KEYS
        .iter()
        .map(|key| {
            let said = config.value(key.name);
            let from = if said.is_some() { "file" } else { "default" };
            [
                key.name.to_owned(),
                said.unwrap_or_else(|| key.default.to_owned()),
                from.to_owned(),
                format!("{} ({})", key.about, key.takes),
            ]
        })
        .collect();
    render::config::screen(&rows, context.store.log(), &path, context.look)
}
