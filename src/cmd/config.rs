//! `fitlog config`: the settings, where each comes from, and how to change one.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use serde_json::{Map, Value, json};

use crate::cmd::{Color, Context, Output, surroundings};
use crate::domain::calendar::Week;
use crate::domain::sets::{Unit, Weight};
use crate::domain::stats::plates::{self, Rack};
use crate::domain::stats::score::{Equipment, Sex};
use crate::domain::stats::strength::Formula;
use crate::domain::workout::is_id;
use crate::error::{self, Failure};
use crate::render;

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
    /// What the file says, as it says it, with what is to be changed.
    said: Map<String, Value>,
    /// What the file said when it was read.
    read: Map<String, Value>,
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
            said: Map::new(),
            read: Map::new(),
        }
    }
}

impl Config {
    /// The settings of a folder, and warnings about keys that are not known.
    ///
    /// # Errors
    ///
    /// Exit 1 when the file cannot be read or a value is not one the key takes.
    pub fn load(folder: &Path) -> Result<(Self, Vec<String>), Failure> {
        let path = folder.join(FILE);
        let text = match read_small(&path) {
            Ok(text) => text,
            Err(e)
                if matches!(
                    e.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok((Self::default(), Vec::new()));
            }
            Err(e) => return Err(error::cannot_read(&path, &e)),
        };
        let said: Map<String, Value> =
            serde_json::from_str(&text).map_err(|e| error::bad_config(&path, &e.to_string()))?;
        let mut config = Self::default();
        let mut warnings = Vec::new();
        for (key, value) in &said {
            if key == ALIASES {
                let aliases = serde_json::from_value(value.clone());
                config.aliases = aliases.map_err(|_| {
                    error::bad_config(&path, &error::line_wrong(ALIASES, "names, each with an id"))
                })?;
                continue;
            }
            let value = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            match config.set(key, &value) {
                Ok(()) => {}
                Err(failure) if failure.kind == "key" => {
                    warnings.push(error::unknown_key_in_file(&path, key));
                }
                Err(failure) => return Err(error::bad_config(&path, &failure.message)),
            }
        }
        config.said.clone_from(&said);
        config.read = said;
        Ok((config, warnings))
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
    fn with_unit(&self, key: &str, value: &str) -> String {
        let bare =
            matches!(key, "bar" | "plates") && value.ends_with(|end: char| end.is_ascii_digit());
        if bare {
            format!("{value}{}", self.unit.word())
        } else {
            value.to_owned()
        }
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
                self.bar = (value != "usual").then(|| value.to_owned());
                if self.bar.is_some() && Weight::typed(value, self.unit).is_none() {
                    return Err(wrong());
                }
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

    /// Writes the settings with other short names.
    ///
    /// # Errors
    ///
    /// Exit 1 when they cannot be written.
    pub fn save_aliases(
        &self,
        folder: &Path,
        aliases: &BTreeMap<String, String>,
    ) -> Result<(), Failure> {
        if *aliases == self.aliases {
            return Ok(());
        }
        let mut config = self.clone();
        if aliases.is_empty() {
            config.said.remove(ALIASES);
        } else {
            config.said.insert(ALIASES.to_owned(), json!(aliases));
        }
        config.save(folder)
    }

    /// Writes down which workout is in use from now on, or that none is.
    ///
    /// # Errors
    ///
    /// Exit 1 when the file cannot be written; it is as it was then.
    pub fn use_workout(&self, id: Option<&str>, folder: &Path) -> Result<(), Failure> {
        let mut config = self.clone();
        match id {
            Some(id) => config.said.insert("workout".to_owned(), json!(id)),
            None => config.said.remove("workout"),
        };
        config.save(folder)
    }

    /// Writes what was changed, whole or not at all; what another command changed meanwhile stays.
    fn save(&self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join(FILE);
        let cannot = |e: io::Error| error::cannot_save(&path, &e);
        fs::create_dir_all(folder).map_err(cannot)?;
        let _held = lock(folder).map_err(cannot)?;
        let (now, _) = Self::load(folder)?;
        let mut said = now.said;
        said.retain(|key, _| self.said.contains_key(key) || !self.read.contains_key(key));
        for (key, value) in &self.said {
            if self.read.get(key) != Some(value) {
                said.insert(key.clone(), value.clone());
            }
        }
        let text = serde_json::to_string_pretty(&said).expect("a map of values is JSON") + "\n";
        surroundings::save(&path, text.as_bytes())
    }
}

/// The longest file of settings that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

fn read_small(path: &Path) -> io::Result<String> {
    let bytes = surroundings::read_at_most(path, MAX_FILE)?;
    String::from_utf8(bytes)
        .map_err(|e| io::Error::other(error::line_not_utf8(e.utf8_error().valid_up_to() + 1)))
}

/// Holds a folder until the answer is dropped: of those who change a file in it one waits for the other.
#[cfg(unix)]
fn lock(folder: &Path) -> io::Result<fs::File> {
    let folder = fs::File::open(folder)?;
    // Where a folder cannot be locked, as on some network disks, the last one to write stands.
    _ = folder.lock();
    Ok(folder)
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
    let known = KEYS.iter().find(|one| one.name == key.as_str());
    let default = known.map_or("", |known| known.default);
    if args.unset {
        config.set(key, default)?;
        config.said.remove(key);
        config.save(&context.config_folder)?;
    } else if let Some(value) = &args.value {
        config.set(key, value)?;
        let value = config.with_unit(key, value);
        let plain = serde_json::from_str::<Value>(&value)
            .ok()
            .filter(|value| value.is_u64() || value.is_boolean());
        let value = plain.unwrap_or(Value::String(value));
        config.said.insert(key.clone(), value);
        config.save(&context.config_folder)?;
    } else if known.is_none() {
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
