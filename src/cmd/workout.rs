//! `fitlog workout`: routines, built in and of one's own, and what to do today.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::json;

use crate::cmd::{Context, Output, config, surroundings};
use crate::domain::catalogue::Catalogue;
use crate::domain::json::{self, Mistake, Step};
use crate::domain::key::key;
use crate::domain::stats::routine::{Attendance, Routine};
use crate::domain::workout::{self, Workout, text};
use crate::error::{self, Failure};
use crate::render;
use crate::store::Snapshot;

const EXAMPLES: &str = "\
Examples:
  fitlog workout list
  fitlog workout show posterior-chain
  fitlog workout use posterior-chain
  fitlog workout next                     today's day, with targets
  fitlog workout next --log > today.txt   edit it, then: fitlog log - < today.txt
Without a command: what `next` says if a workout is in use, else the list.";

const ADD: &str = "\
A workout by hand:
  Legs and Back                      the name; the id is made of it
  // Two short days.                 what it is
  2 or 3 days a week
  A:                                 a day
  back squat 3x5 rest180s linear +2.5kg
  plank 3x30-60s
  B:
  lever back extension 3x8-12 rest90s
  farmers walk 3x20-40m
As JSON: fitlog workout show posterior-chain --json has the fields.
Progression: linear, double, reps, time, distance, none; without one, the exercise's own.";

/// The longest workout that is read, in bytes.
const MAX_FILE: u64 = 1 << 20;

/// List workouts, show one, and say what to do today
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Sub>,
}

#[derive(Debug, Subcommand)]
enum Sub {
    /// List all workouts
    #[command(visible_alias = "ls")]
    List,
    /// Show a workout: days, exercises, sets, rest, how it goes up
    Show {
        /// The workout; without it, the one in use
        id: Option<String>,
    },
    /// Use a workout from now on
    Use {
        /// The workout
        #[arg(required_unless_present = "none")]
        id: Option<String>,
        /// Use none
        #[arg(long, conflicts_with = "id")]
        none: bool,
    },
    /// Say what to do today: last time's sets, and what to aim at
    #[command(
        after_help = "Examples:\n  fitlog workout next\n  fitlog workout next --day B\n  fitlog workout next --log | fitlog log -"
    )]
    Next {
        /// The workout, if not the one in use
        id: Option<String>,
        /// Another of its days
        #[arg(long, value_name = "NAME")]
        day: Option<String>,
        /// Print it as `fitlog log -` reads it
        #[arg(long)]
        log: bool,
    },
    /// Add a workout of your own from a file, JSON or written by hand; `-` is standard input
    #[command(after_help = ADD)]
    Add {
        /// The file
        file: PathBuf,
    },
    /// Change a workout of your own in your editor
    Edit {
        /// The workout
        id: String,
    },
    /// Make a workout of your own from another
    Copy {
        /// The workout
        id: String,
        /// The id of the copy; that of a built-in workout puts yours in its place
        #[arg(value_name = "NEW")]
        new: String,
    },
    /// Remove a workout of your own
    #[command(visible_alias = "rm")]
    Remove {
        /// The workout
        id: String,
    },
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    match &args.command {
        None if context.config.workout.is_some() => next(context, None, None, false),
        None | Some(Sub::List) => Ok(list(context)),
        Some(Sub::Show { id }) => show(context, id.as_deref()),
        Some(Sub::Use { id, .. }) => take(context, id.as_deref()),
        Some(Sub::Next { id, day, log }) => next(context, id.as_deref(), day.as_deref(), *log),
        Some(Sub::Add { file }) => add(context, file),
        Some(Sub::Edit { id }) => edit(context, id),
        Some(Sub::Copy { id, new }) => copy(context, id, new),
        Some(Sub::Remove { id }) => remove(context, id),
    }
}

/// A workout with the file it came from, if it is one of the user's own.
struct Found {
    workout: Workout,
    file: Option<(PathBuf, String)>,
}

impl Found {
    fn bundled(workout: Workout) -> Self {
        Self {
            workout,
            file: None,
        }
    }

    /// Names its exercises as the log has them now.
    fn follow(&mut self, catalogue: &Catalogue, snapshot: &Snapshot) {
        let settled = snapshot.settled();
        self.workout
            .follow(catalogue, |id| settled.owner(id).to_owned());
    }

    /// What is odd about its exercises, for standard error.
    fn oddities(&self, catalogue: &Catalogue) -> Vec<String> {
        let misfits = self.workout.misfits(catalogue);
        let say = |(path, what): (Vec<Step>, String)| {
            let id = &self.workout.id;
            match &self.file {
                Some((file, text)) => {
                    error::odd_workout(Some(file), id, json::line_of(text, &path), &what)
                }
                None => error::odd_workout(None, id, 1, &what),
            }
        };
        misfits.into_iter().map(say).collect()
    }
}

/// All workouts that can be read, by id, and what to say of the files that cannot.
fn all(context: &Context) -> (Vec<Found>, Vec<String>) {
    let mut found = Vec::new();
    let mut left_out = Vec::new();
    let own = surroundings::own_workouts(context.store.folder()).unwrap_or_else(|(folder, e)| {
        left_out.push(error::unreadable_workouts(&folder, &e));
        Vec::new()
    });
    for own in own {
        match own.read {
            Ok((workout, text)) => found.push(Found {
                workout,
                file: Some((own.path, text)),
            }),
            Err(Mistake { line, what }) => {
                left_out.push(error::workout_left_out(&own.path, line, &what));
            }
        }
    }
    let bundled: Vec<Found> = Workout::bundled()
        .filter(|one| found.iter().all(|own| own.workout.id != one.id))
        .map(Found::bundled)
        .collect();
    found.extend(bundled);
    found.sort_by(|a, b| a.workout.id.cmp(&b.workout.id));
    (found, left_out)
}

/// The workout that has exactly this id; one of the user's own stands before a built-in one.
fn exact(context: &Context, id: &str) -> Result<Option<Found>, Failure> {
    let own = workout::is_id(id).then(|| surroundings::own_workout(context.store.folder(), id));
    match own.flatten() {
        Some(own) => match own.read {
            Ok((workout, text)) => Ok(Some(Found {
                workout,
                file: Some((own.path, text)),
            })),
            Err(Mistake { line, what }) => Err(error::bad_workout(&own.path, line, &what)),
        },
        None => Ok(Workout::bundled_as(id).map(Found::bundled)),
    }
}

/// The workout that was typed: its id or name, or the only one with this beginning. Without any, the one in use.
fn find(context: &Context, typed: Option<&str>) -> Result<Found, Failure> {
    let in_use = || context.config.workout.as_deref();
    let typed = typed.or_else(in_use).ok_or_else(error::no_workout_in_use)?;
    if let Some(found) = exact(context, typed)? {
        return Ok(found);
    }
    let (all, _) = all(context);
    let wanted = key(typed);
    let keys = |one: &Found| [key(&one.workout.id), key(&one.workout.name)];
    let is_it = |one: &Found| keys(one).contains(&wanted);
    let begins = |one: &Found| keys(one).iter().any(|key| key.starts_with(&wanted));
    let fits = |test: &dyn Fn(&Found) -> bool| -> Vec<usize> {
        let places = all.iter().enumerate().filter(|(_, one)| test(one));
        places.map(|(at, _)| at).collect()
    };
    let fits = Some(fits(&is_it))
        .filter(|fits| !fits.is_empty())
        .unwrap_or_else(|| {
            if wanted.is_empty() {
                Vec::new()
            } else {
                fits(&begins)
            }
        });
    if let [only] = fits.as_slice() {
        return Ok(all.into_iter().nth(*only).expect("a place of the list"));
    }
    let mut near: Vec<String> = if fits.is_empty() {
        let is_near = |one: &&Found| strsim::osa_distance(&one.workout.id, typed) <= 3;
        all.iter()
            .filter(is_near)
            .map(|one| one.workout.id.clone())
            .collect()
    } else {
        fits.iter().map(|at| all[*at].workout.id.clone()).collect()
    };
    near.truncate(3);
    Err(error::unknown_workout(typed, &near))
}

fn list(context: &Context) -> Output {
    let catalogue = context.catalogue();
    let (all, left_out) = all(context);
    let lines: Vec<render::workout::Line> = all
        .iter()
        .map(|one| render::workout::Line {
            workout: &one.workout,
            equipment: one.workout.equipment(&catalogue),
            is_own: one.file.is_some(),
            in_use: context.config.workout.as_deref() == Some(&one.workout.id),
        })
        .collect();
    let text = if context.shared.json {
        render::json(&render::workout::list_json(&lines))
    } else {
        render::workout::list(&lines, context.look)
    };
    answer(context, text, left_out)
}

/// An answer, with hints unless only errors are wanted; nothing at all then.
fn answer(context: &Context, text: String, hints: Vec<String>) -> Output {
    if context.shared.quiet {
        Output::text("")
    } else {
        Output::text(text).with_hints(hints)
    }
}

fn show(context: &Context, id: Option<&str>) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let mut found = find(context, id)?;
    if !found.workout.misfits(&catalogue).is_empty() {
        // Only then is it worth a look at the log: the exercise may have another id by now.
        let snapshot = context.snapshot()?;
        found.follow(&catalogue, &snapshot);
    }
    let hints = found.oddities(&catalogue);
    let equipment = found.workout.equipment(&catalogue);
    let in_use = context.config.workout.as_deref() == Some(&found.workout.id);
    let routine = Routine::new(found.workout, &catalogue, context.config.week_start);
    let page = render::workout::Page {
        routine: &routine,
        equipment,
        file: found.file.as_ref().map(|(path, _)| path.as_path()),
        in_use,
        unit: context.config.unit,
    };
    let text = if context.shared.json {
        render::json(&render::workout::page_json(&page))
    } else {
        render::workout::page(&page, context.look)
    };
    Ok(answer(context, text, hints))
}

/// `workout use`.
fn take(context: &Context, id: Option<&str>) -> anyhow::Result<Output> {
    let Some(id) = id else {
        config::use_workout(context, None)?;
        let value = json!({ "schema": 1, "workout": null });
        return Ok(said(context, &render::workout::in_use(None), &value));
    };
    let found = find(context, Some(id))?;
    config::use_workout(context, Some(&found.workout.id))?;
    let value = json!({ "schema": 1, "workout": found.workout.id });
    let line = render::workout::in_use(Some(&found.workout));
    Ok(said(context, &line, &value))
}

/// The one line that a change is answered with.
fn said(context: &Context, line: &str, value: &serde_json::Value) -> Output {
    if context.shared.json {
        Output::text(render::json(value))
    } else if context.shared.quiet {
        Output::text("")
    } else {
        Output::text(format!("{line}\n"))
    }
}

fn next(
    context: &Context,
    id: Option<&str>,
    day: Option<&str>,
    log: bool,
) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let mut found = find(context, id)?;
    let snapshot = context.snapshot()?;
    found.follow(&catalogue, &snapshot);
    let mut hints = found.oddities(&catalogue);
    let days: Vec<&str> = found
        .workout
        .days
        .iter()
        .map(|day| day.name.as_str())
        .collect();
    let asked = day
        .map(|name| {
            found
                .workout
                .day_named(name)
                .ok_or_else(|| error::unknown_workout_day(&found.workout.id, name, &days))
        })
        .transpose()?;
    let mut words = String::new();
    if context.config.workout.as_deref() != Some(&found.workout.id) {
        words += &format!(" {}", found.workout.id);
    }
    if let Some(day) = asked {
        words += &format!(" --day {}", error::shell_word(days[day]));
    }
    let routine = Routine::new(found.workout, &catalogue, context.config.week_start);
    let (attendance, health) = snapshot.fold(
        None,
        || Attendance::new(&routine),
        |attendance, placed| attendance.add(placed.entry),
        Attendance::join,
    )?;
    hints.extend(context.complaints(&health));
    let mut plan = attendance.plan(context.today, asked, context.config.formula);
    plan.look_up_harder(&catalogue);
    let view = render::workout::Today {
        plan: &plan,
        date: context.today,
        asked: &words,
    };
    let text = if context.shared.json {
        render::json(&render::workout::next_json(&view))
    } else if log {
        render::workout::next_to_log(&view)
    } else {
        render::workout::next(&view, context.look)
    };
    Ok(answer(context, text, hints))
}

/// What was read from a file.
enum Draft {
    /// A workout in JSON, with its text.
    Json(Workout, String),
    /// A workout written by hand.
    ByHand(Box<text::Written>),
}

impl Draft {
    fn workout(&self) -> &Workout {
        match self {
            Self::Json(workout, _) => workout,
            Self::ByHand(written) => &written.workout,
        }
    }

    /// A workout that is written down names exercises that are known, by what their sets count.
    fn checked(&self, catalogue: &Catalogue) -> Result<(), Mistake> {
        let first = self.workout().misfits(catalogue).into_iter().next();
        first.map_or(Ok(()), |(path, what)| {
            let line = match self {
                Self::Json(_, text) => json::line_of(text, &path),
                Self::ByHand(written) => written.line_of(&path),
            };
            Err(Mistake { line, what })
        })
    }
}

fn add(context: &Context, file: &Path) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let (name, bytes) = if file == Path::new("-") {
        (
            Path::new(error::STANDARD_INPUT),
            limited(std::io::stdin().lock()),
        )
    } else {
        (file, fs::File::open(file).and_then(limited))
    };
    let bytes = bytes.map_err(|e| error::cannot_read(name, &e))?;
    let text = Some(bytes)
        .filter(|bytes| bytes.len() as u64 <= MAX_FILE)
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| error::workout_not_taken(name, 1, &error::not_text()))?;
    let bad = |mistake: Mistake| error::workout_not_taken(name, mistake.line, &mistake.what);
    let draft = read(context, &catalogue, &text).map_err(bad)?;
    draft.checked(&catalogue).map_err(bad)?;
    let workout = draft.workout();
    free(context, &workout.id)?;
    save(context, workout)?;
    Ok(stored(context, "added", workout))
}

/// The bytes of a file, or the beginning of one that is longer than a workout can be.
fn limited(file: impl io::Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a workout: JSON if it begins like that, else as one writes it by hand.
fn read(context: &Context, catalogue: &Catalogue, text: &str) -> Result<Draft, Mistake> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim_start().starts_with('{') {
        return Ok(Draft::Json(Workout::read(text)?, text.to_owned()));
    }
    let find = |name: &str| match context.find_exercise(catalogue, name) {
        Ok(exercise) => Ok(exercise.id.to_string()),
        Err(error) => Err(match error.downcast::<Failure>() {
            Ok(failure) => {
                let hint = failure
                    .hints
                    .first()
                    .map_or_else(String::new, |hint| format!("; {hint}"));
                format!("{}{hint}", failure.message)
            }
            Err(error) => error.to_string(),
        }),
    };
    let written = text::read(text, context.config.unit, find)?;
    let in_unit = |unit| Some(text::read(text, unit, find).ok()?.workout.to_json());
    context
        .config
        .knows_unit(in_unit)
        .map_err(|failure| Mistake {
            line: 1,
            what: failure.message.clone(),
        })?;
    Ok(Draft::ByHand(Box::new(written)))
}

/// Refuses an id that is taken.
fn free(context: &Context, id: &str) -> Result<(), Failure> {
    if surroundings::workout_path(context.store.folder(), id).exists() {
        Err(error::workout_exists(id, true))
    } else if Workout::bundled_as(id).is_some() {
        Err(error::workout_exists(id, false))
    } else {
        Ok(())
    }
}

fn save(context: &Context, workout: &Workout) -> Result<(), Failure> {
    let path = surroundings::workout_path(context.store.folder(), &workout.id);
    surroundings::save(&path, workout.to_json().as_bytes())
}

/// What is said of a workout that was written down.
fn stored(context: &Context, how: &str, workout: &Workout) -> Output {
    let path = surroundings::workout_path(context.store.folder(), &workout.id);
    let value = json!({
        "schema": 1, "done": how, "workout": workout.id, "file": path.display().to_string(),
    });
    said(context, &render::workout::stored(how, workout), &value)
}

fn edit(context: &Context, id: &str) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let path = own_path(context, id)?;
    // Beside the file, so that it can be put in its place; hidden, so that it is no workout until then.
    let draft = draft_of(&path);
    if !draft.exists() {
        fs::copy(&path, &draft).map_err(|e| error::cannot_save(&draft, &e))?;
    }
    if let Err(failure) = surroundings::edit(&draft) {
        if fs::read(&draft).ok() == fs::read(&path).ok() {
            // Nothing was written that would have to be kept.
            _ = fs::remove_file(&draft);
        }
        return Err(failure.into());
    }
    let text = fs::read(&draft).map_err(|e| error::cannot_read(&draft, &e))?;
    let not_taken = |mistake: Mistake| {
        let again = format!("fitlog workout edit {id}");
        error::edit_not_taken(&draft, mistake.line, &mistake.what, &again)
    };
    let mistake = |line, what| not_taken(Mistake { line, what });
    let text = String::from_utf8(text).map_err(|_| mistake(1, error::not_text()))?;
    let unchanged = fs::read(&path).is_ok_and(|before| before == text.as_bytes());
    let workout = Workout::read(&text).map_err(not_taken)?;
    if workout.id != id {
        let line = json::line_of(&text, &[Step::Field("id")]);
        return Err(mistake(line, error::workout_renamed(id)).into());
    }
    let new = Draft::Json(workout, text.clone());
    new.checked(&catalogue).map_err(not_taken)?;
    // As it was written: whoever edits a file has a layout of their own.
    surroundings::save(&path, text.as_bytes())?;
    fs::remove_file(&draft).map_err(|e| error::cannot_save(&draft, &e))?;
    Ok(stored(
        context,
        if unchanged { "unchanged" } else { "changed" },
        new.workout(),
    ))
}

/// Where the copy lies that is being edited, and stays while it has a mistake.
fn draft_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}"))
}

/// The file of a workout of the user's own, whether or not it can be read.
fn own_path(context: &Context, id: &str) -> Result<PathBuf, Failure> {
    let path = surroundings::workout_path(context.store.folder(), id);
    if workout::is_id(id) && path.exists() {
        return Ok(path);
    }
    let found = find(context, Some(id))?;
    match found.file {
        Some((_, _)) => Err(error::unknown_workout(id, &[found.workout.id])),
        None => Err(error::workout_built_in(&found.workout.id)),
    }
}

fn copy(context: &Context, id: &str, new: &str) -> anyhow::Result<Output> {
    let mut workout = find(context, Some(id))?.workout;
    if !workout::is_id(new) {
        return Err(error::not_a_workout_id(new, workout::ID).into());
    }
    // A built-in workout is copied over only by itself: to give both one id is to ask for it.
    if workout.id != new || surroundings::workout_path(context.store.folder(), new).exists() {
        free(context, new)?;
    }
    new.clone_into(&mut workout.id);
    save(context, &workout)?;
    Ok(stored(context, "copied", &workout))
}

fn remove(context: &Context, id: &str) -> anyhow::Result<Output> {
    let path = own_path(context, id)?;
    // Only out of the way: a workout is an hour's work, and nothing here asks before it acts.
    let kept = surroundings::unused(&path, "json.removed");
    surroundings::rename(&path, &kept)?;
    // So does an edit that was never finished, lest it be taken for one of the next workout of that id.
    _ = fs::rename(draft_of(&path), path.with_extension("json.edited"));
    let is_back = Workout::bundled_as(id).is_some();
    let was_in_use = context.config.workout.as_deref() == Some(id) && !is_back;
    if was_in_use {
        config::use_workout(context, None)?;
    }
    let value = json!({
        "schema": 1, "done": "removed", "workout": id, "file": kept.display().to_string(),
    });
    let line = render::workout::removed(id, &kept, was_in_use, is_back);
    Ok(said(context, &line, &value))
}

/// The workout in use, for other screens to say what comes next.
///
/// Without one there is none, and a file that cannot be read is none and a hint: it stops no other command.
pub fn in_use(
    context: &Context,
    catalogue: &Catalogue,
    snapshot: &Snapshot,
) -> (Option<Routine>, Vec<String>) {
    let Some(id) = &context.config.workout else {
        return (None, Vec::new());
    };
    match exact(context, id) {
        Ok(found) => {
            let routine = found.map(|mut found| {
                found.follow(catalogue, snapshot);
                Routine::new(found.workout, catalogue, context.config.week_start)
            });
            (routine, Vec::new())
        }
        Err(_) if context.shared.quiet => (None, Vec::new()),
        Err(failure) => (None, vec![error::warning(&failure)]),
    }
}
