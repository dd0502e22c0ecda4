//! `fitlog log`: sets written down, and answered at once.

use std::borrow::Cow;
use std::io::Read as _;

use chrono::NaiveDate;
use serde_json::json;

use crate::cmd::{Context, Output};
use crate::domain::calendar;
use crate::domain::catalogue::Catalogue;
use crate::domain::entry::{Entry, Id};
use crate::domain::exercise::Exercise;
use crate::domain::log::Health;
use crate::domain::notation::{self, Parsed, Reading};
use crate::domain::sets::{self, Weight};
use crate::domain::stats::past::Past;
use crate::domain::stats::records::Record;
use crate::domain::stats::session::{Rules, Session};
use crate::domain::stats::week::Training;
use crate::error::{self, Failure};
use crate::render;
use crate::store::Snapshot;
use crate::transfer;

const NOTATION: &str = "\
Sets:
  3x12@40            3 sets of 12 at 40 (90lb for pounds)
  12,12,10@40        one weight for all
  12@40 10@45        one for each
  3x8  8@+10  8@-20  bodyweight, 10 added, 20 of help
  3x60s  1:30        holds
  400m  5km/24:30    distance
  12@20w  ..d  ..f   warm-up, drop set, to failure
  rpe8  rir2         effort; rpe7/8/9: the last 3 sets
  rest90s            rest
  // words           a note
Days:
  -d y   -d fri   -d 2d   -d 11-20   -d 2026-11-20
Examples:
  fitlog log lever-back-extension 3x12@40
  fitlog log squat 5@60w 3x5@100 rpe8 -n \"belt on\"
  fitlog log - < monday.txt
A session, one entry a line:
  yesterday                     the day of what follows
  # workout: starting-out / A   the workout likewise
  lever back extension 3x12@40  an entry
  // words                      a note on the line above
  # words                       a remark, left out";

/// The longest note, in characters.
const MAX_NOTE: usize = 4_000;
/// The longest name of a workout, in characters.
const MAX_WORKOUT: usize = 1_000;
/// The longest session that is read from standard input, in bytes.
const MAX_SESSION: u64 = 16 << 20;

/// Log the sets of one exercise, or a session from standard input with `-`
#[derive(Debug, clap::Args)]
#[command(after_help = NOTATION)]
pub struct Args {
    /// The exercise, then its sets; or `-`
    #[arg(value_name = "EXERCISE SETS")]
    words: Vec<String>,
    /// The day trained, if not today
    #[arg(short, long, value_name = "DAY")]
    day: Option<String>,
    /// A note
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// Say what would be logged, and log nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let day = match &args.day {
        Some(day) => calendar::day(day, context.today)?,
        None => context.today,
    };
    let catalogue = context.catalogue();
    if args.words == ["-"] {
        return session(context, &catalogue, args, day);
    }
    if args.words.first().is_some_and(|word| word == "-") {
        return Err(error::session_with_words(&args.words[1..].join(" ")).into());
    }
    let typed = args.words.join(" ");
    if typed.trim().is_empty() {
        return Err(error::nothing_to_log().into());
    }
    let options = Options {
        day: args.day.as_deref(),
        note: args.note.as_deref(),
    };
    let (exercise, parsed) = understand(context, &catalogue, &typed, notation::parse, &options)?;
    let note = match (&args.note, parsed.note) {
        (Some(_), Some(_)) => return Err(error::two_notes().into()),
        (note, words) => note.clone().or(words),
    };
    let note = note.as_deref().map(checked_note).transpose()?;
    // Without `-d` it was done just now; of another day no time is known.
    let time = if args.day.is_none() {
        context.time
    } else {
        None
    };
    let mut entry = Entry {
        id: Context::new_id(),
        date: day,
        time,
        exercise: Cow::Owned(exercise.id.to_string()),
        sets: Cow::Owned(parsed.sets),
        note: note.map(Cow::Owned),
        workout: None,
        batch: None,
        replaces: None,
        source: None,
    };
    if !args.dry_run {
        context.store.append(|| {
            // The id is made under the lock, so that ids rise from line to line.
            entry.id = Context::new_id();
            vec![entry.to_line()]
        })?;
    }
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    echo(context, &exercise, &entry, args.dry_run)
}

/// The options of the command as typed, for a corrected command.
#[derive(Clone, Copy)]
struct Options<'a> {
    day: Option<&'a str>,
    note: Option<&'a str>,
}

impl Options<'_> {
    fn command(&self, name: &str, sets: &str) -> String {
        let mut command = format!("fitlog log {} {sets}", error::visible(name));
        if let Some(day) = self.day {
            command += &format!(" -d {}", error::shell_word(day));
        }
        if let Some(note) = self.note {
            command += &format!(" -n {}", error::shell_word(note));
        }
        command
    }
}

/// The exercise and the sets of what was typed.
fn understand(
    context: &Context,
    catalogue: &Catalogue,
    typed: &str,
    read: notation::Reader,
    options: &Options,
) -> anyhow::Result<(Exercise, Parsed)> {
    let (name, sets) = transfer::text::split(catalogue, typed);
    if name.is_empty()
        && let Some((name, sets)) = name_behind(catalogue, sets)
    {
        return Err(error::exercise_goes_first(&options.command(name, sets)).into());
    }
    let exercise = context.find_owner(catalogue, name)?;
    if sets.is_empty() {
        return Err(no_sets(context, &exercise, name, options)?.into());
    }
    let mut reading = Reading {
        tracking: exercise.tracking,
        unit: context.config.unit,
        last: None,
    };
    let parsed = read(sets, &reading).or_else(|_| {
        // Only a mistake needs last time's weight, for the way out.
        reading.last = last_weight(context, &exercise)?;
        read(sets, &reading)
    });
    let parsed = parsed.map_err(|failure| {
        let (before, last) = sets.rsplit_once(' ').unwrap_or_default();
        let is_day = options.day.is_none()
            && last.starts_with(|letter: char| letter.is_alphabetic())
            && calendar::day(last, context.today).is_ok();
        if is_day && read(before, &reading).is_ok() {
            let day = Some(last);
            let command = Options { day, ..*options }.command(name, before);
            return error::day_among_sets(last, &command);
        }
        failure.within(|sets| options.command(name, sets))
    });
    let parsed = parsed?;
    context.config.knows_unit(|unit| {
        let reading = Reading { unit, ..reading };
        read(sets, &reading).ok()
    })?;
    Ok((exercise, parsed))
}

/// The exercise that follows its sets, and these.
fn name_behind<'t>(catalogue: &Catalogue, typed: &'t str) -> Option<(&'t str, &'t str)> {
    let at = typed.find(|letter: char| letter.is_whitespace())?;
    let blanks = typed[at..].match_indices(' ').map(|(blank, _)| at + blank);
    blanks
        .map(|blank| typed.split_at(blank))
        .find_map(|(sets, name)| {
            let name = name.trim();
            let known = name.starts_with(|letter: char| letter.is_alphabetic())
                && catalogue.find(name, &[]).is_ok();
            known.then_some((name, sets.trim()))
        })
}

fn no_sets(
    context: &Context,
    exercise: &Exercise,
    name: &str,
    options: &Options,
) -> Result<Failure, Failure> {
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let past = past(&snapshot, exercise, &rules)?;
    let last = past.last();
    let loading = exercise.tracking.loading();
    let said = last.map(|(day, done)| {
        format!(
            "{}, {}",
            calendar::relative(day, context.today),
            render::sets(done, loading, context.look)
        )
    });
    let again = last.map_or_else(
        || render::exercise::example(exercise, context.config.unit),
        |(_, done)| sets::notation(done, loading),
    );
    Ok(error::no_sets_try(
        error::no_sets(&exercise.name, said.as_deref()),
        &options.command(name, &again),
    ))
}

fn last_weight(context: &Context, exercise: &Exercise) -> Result<Option<Weight>, Failure> {
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let past = past(&snapshot, exercise, &rules)?;
    Ok(past.last().and_then(|(_, sets)| {
        sets.iter()
            .rev()
            .find_map(|set| set.weight.filter(|_| set.is_working()))
    }))
}

fn past<'c>(
    snapshot: &Snapshot,
    exercise: &'c Exercise,
    rules: &'c Rules,
) -> Result<Past<'c>, Failure> {
    let (past, _) = snapshot.fold(
        Some(&exercise.id),
        || Past::whole(exercise, rules),
        |past, placed| past.add(placed.entry),
        Past::join,
    )?;
    Ok(past)
}

/// A note that can be kept on one line of the log and shown on a terminal.
pub fn checked_note(note: &str) -> Result<String, Failure> {
    let note = note.trim().to_owned();
    let length = note.chars().count();
    if length == 0 {
        return Err(error::empty_note());
    }
    if length > MAX_NOTE {
        return Err(error::huge_note(length, MAX_NOTE));
    }
    match note
        .chars()
        .find(|letter| letter.is_control() && !matches!(letter, '\n' | '\t'))
    {
        Some(letter) => Err(error::control_in_note(letter)),
        None => Ok(note),
    }
}

/// What there is to say of an entry: last time, and what is new about it.
#[derive(Debug)]
pub struct Echo {
    /// The session of that day before the entry, if there was one.
    pub earlier_today: Option<Session>,
    /// The session with it.
    pub session: Session,
    /// The last session before that day.
    pub last: Option<(NaiveDate, Vec<sets::Set>)>,
    /// The records that the entry set.
    pub records: Vec<Record>,
    /// The same sets were logged a moment ago.
    pub repeated: bool,
}

fn echo(
    context: &Context,
    exercise: &Exercise,
    entry: &Entry,
    dry_run: bool,
) -> anyhow::Result<Output> {
    let (echo, health) = match look_back(context, exercise, entry) {
        Ok(answer) => answer,
        // The entry is stored; only the rest of the answer is missing.
        Err(failure) if !dry_run => {
            let text = render::log::stored(exercise, entry, context.look);
            return Ok(Output::text(text).with_hints([error::logged_but(&failure)]));
        }
        Err(failure) => return Err(failure.into()),
    };
    let mut hints = context.complaints(&health);
    hints.extend(oddities(entry, &echo, exercise));
    if context.shared.json {
        let records: Vec<_> = echo.records.iter().map(render::log::record_json).collect();
        let mut value =
            json!({ "schema": 1, "logged": [render::entry_json(entry)], "records": records });
        value["day"] = render::log::session_json(&echo.session);
        if dry_run {
            value["dry_run"] = json!(true);
        }
        if let Some((day, sets)) = &echo.last {
            value["last"] = json!({ "date": day.to_string(), "sets": sets.iter().map(render::set_json).collect::<Vec<_>>() });
        }
        return Ok(Output::text(render::json(&value)).with_hints(hints));
    }
    let view = render::log::Logged {
        exercise,
        entry,
        session: &echo.session,
        added_to_today: echo.earlier_today.is_some(),
        last: echo
            .last
            .as_ref()
            .map(|(day, sets)| (*day, sets.as_slice())),
        records: &echo.records,
        dry_run,
        unit: context.config.unit,
        today: context.today,
        past_midnight: past_midnight(context, entry),
    };
    Ok(Output::text(render::log::logged(&view, context.look)).with_hints(hints))
}

/// Holds an entry against the rest of the log.
fn look_back(
    context: &Context,
    exercise: &Exercise,
    entry: &Entry,
) -> Result<(Echo, Health), Failure> {
    let snapshot = context.snapshot()?;
    let rules = context.rules(&snapshot);
    let start = || (Past::before(entry.date, exercise, &rules), false);
    let ((past, repeated), health) = snapshot.fold(
        Some(&exercise.id),
        start,
        |(past, repeated), placed| {
            if placed.entry.id != entry.id {
                past.add(placed.entry);
                *repeated |= is_repeat(placed.entry, entry);
            }
        },
        |(a, x), (b, y)| (a.join(b), x | y),
    )?;
    let bests = past.bests();
    let earlier_today = past.session().cloned();
    let mut session = earlier_today.clone().unwrap_or_default();
    session.add(&entry.sets, entry.date, exercise, &rules);
    let had = earlier_today
        .as_ref()
        .map(|session| bests.beaten_by(session))
        .unwrap_or_default();
    let mut records = bests.beaten_by(&session);
    records.retain(|new| {
        had.iter()
            .all(|old| old.kind != new.kind || new.value > old.value)
    });
    let last = past.last().map(|(day, sets)| (day, sets.to_vec()));
    let echo = Echo {
        earlier_today,
        session,
        last,
        records,
        repeated,
    };
    Ok((echo, health))
}

/// The same sets of the same exercise on the same day, within ten minutes.
fn is_repeat(earlier: &Entry, entry: &Entry) -> bool {
    let soon = match (earlier.time, entry.time) {
        // Midnight may lie between the two.
        (Some(then), Some(now)) => (now - then).num_seconds().rem_euclid(86_400) < 600,
        (then, now) => then == now,
    };
    earlier.date == entry.date && earlier.sets == entry.sets && earlier.note == entry.note && soon
}

/// Between midnight and four a session may belong to the day before.
fn past_midnight(context: &Context, entry: &Entry) -> bool {
    use chrono::Timelike as _;
    entry.date == context.today
        && entry.time.is_some_and(|time| time.hour() < 4)
        && context.config.day_starts == chrono::NaiveTime::MIN
}

/// Odd values are taken, and said: good data can look like a slip.
fn oddities(entry: &Entry, echo: &Echo, exercise: &Exercise) -> Vec<String> {
    let mut hints = Vec::new();
    if echo.repeated {
        hints.push(error::logged_again());
    }
    let top = |sets: &[sets::Set]| {
        sets.iter()
            .filter(|set| set.is_working())
            .filter_map(|set| set.weight)
            .max_by(|a, b| a.kg().total_cmp(&b.kg()))
    };
    if exercise.tracking.loading() == sets::Loading::Loaded
        && let Some(now) = top(&entry.sets)
        && let Some(last) = echo
            .last
            .as_ref()
            .and_then(|(_, sets)| top(sets))
            .filter(|last| last.kg() > 0.0)
    {
        let ratio = now.kg() / last.kg();
        if !(0.4..=1.5).contains(&ratio) {
            let ratio = render::number(ratio, if ratio < 1.0 { 2 } else { 1 });
            hints.push(error::sudden_load(&render::weight(now), &ratio));
        }
    }
    hints
}

/// A line of a session that was understood.
struct Line {
    exercise: Exercise,
    entry: Entry<'static>,
}

/// A whole session from standard input: all of it or nothing.
fn session(
    context: &Context,
    catalogue: &Catalogue,
    args: &Args,
    day: NaiveDate,
) -> anyhow::Result<Output> {
    if args.note.is_some() {
        return Err(error::note_without_entry().into());
    }
    let mut bytes = Vec::new();
    std::io::stdin()
        .lock()
        .take(MAX_SESSION + 1)
        .read_to_end(&mut bytes)?;
    let text = Some(bytes)
        .filter(|bytes| bytes.len() as u64 <= MAX_SESSION)
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let text = text.ok_or_else(error::session_not_text)?;
    let mut lines = read_session(context, catalogue, &text, day)?;
    if lines.is_empty() {
        return Err(error::empty_session().into());
    }
    if !args.dry_run {
        context.store.append(|| {
            let batch = (lines.len() > 1).then(Context::new_id);
            for line in &mut lines {
                line.entry.id = Context::new_id();
                line.entry.batch = batch;
            }
            lines.iter().map(|line| line.entry.to_line()).collect()
        })?;
    }
    if context.shared.quiet {
        return Ok(Output::text(""));
    }
    echo_session(context, catalogue, &lines, args.dry_run)
}

fn read_session(
    context: &Context,
    catalogue: &Catalogue,
    text: &str,
    day: NaiveDate,
) -> anyhow::Result<Vec<Line>> {
    let mut day = day;
    let mut lines: Vec<Line> = Vec::new();
    let mut bad = Vec::new();
    let mut count = 0;
    let mut workout = None;
    let mut read: notation::Reader = notation::parse;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_start_matches('\u{feff}').trim();
        let heading = transfer::text::of_heading(line);
        if line == transfer::text::WRITTEN {
            read = notation::parse_written;
        }
        if line.is_empty() || (line.starts_with('#') && heading.is_none()) {
            continue;
        }
        count += 1;
        let result = match (heading, line.strip_prefix("//")) {
            (Some(label), _) => checked_workout(label).map(|label| workout = label),
            (None, Some(note)) => add_note(lines.last_mut(), note),
            (None, None) => read_line(context, catalogue, line, read, &mut day).map(|line| {
                lines.extend(line.map(|mut line| {
                    line.entry.workout = workout.clone().map(Cow::Owned);
                    line
                }));
            }),
        };
        if let Err(error) = result {
            let failure = error.downcast::<Failure>()?;
            // A log that cannot be read is no fault of the line.
            if failure.exit == 1 {
                return Err(failure.into());
            }
            bad.push((index + 1, failure));
        }
    }
    if bad.is_empty() {
        Ok(lines)
    } else {
        Err(error::bad_lines(bad, count).into())
    }
}

/// The name of a workout, if there is one and it is no longer than can be kept.
fn checked_workout(label: String) -> anyhow::Result<Option<String>> {
    let length = label.chars().count();
    if length > MAX_WORKOUT {
        return Err(error::huge_workout_name(length, MAX_WORKOUT).into());
    }
    Ok(Some(label).filter(|label| !label.is_empty()))
}

/// A line with only a day holds for what follows; any other is an entry.
fn read_line(
    context: &Context,
    catalogue: &Catalogue,
    line: &str,
    read: notation::Reader,
    day: &mut NaiveDate,
) -> anyhow::Result<Option<Line>> {
    // An exercise may be called like a day; a day never has sets behind it.
    if catalogue.exact(line).is_none() {
        match calendar::day(line, context.today) {
            Ok(date) => {
                *day = date;
                return Ok(None);
            }
            Err(failure) if failure.kind == "future" => return Err(failure.into()),
            Err(_) => {}
        }
    }
    let options = Options {
        day: None,
        note: None,
    };
    let (exercise, parsed) = understand(context, catalogue, line, read, &options)?;
    let note = parsed
        .note
        .map(|note| checked_note(&transfer::text::unescape(&note)))
        .transpose()?;
    let entry = Entry {
        id: Id::new(uuid::Uuid::nil()),
        date: *day,
        time: if *day == context.today {
            context.time
        } else {
            None
        },
        exercise: Cow::Owned(exercise.id.to_string()),
        sets: Cow::Owned(parsed.sets),
        note: note.map(Cow::Owned),
        workout: None,
        batch: None,
        replaces: None,
        source: None,
    };
    Ok(Some(Line { exercise, entry }))
}

/// Words on a line of their own go on with the note of the entry above.
fn add_note(line: Option<&mut Line>, note: &str) -> anyhow::Result<()> {
    let line = line.ok_or_else(error::note_without_entry)?;
    let words = transfer::text::unescape(note.trim());
    let whole = line
        .entry
        .note
        .take()
        .map_or(words.clone(), |before| format!("{before}\n{words}"));
    line.entry.note = Some(Cow::Owned(checked_note(&whole)?));
    Ok(())
}

fn echo_session(
    context: &Context,
    catalogue: &Catalogue,
    lines: &[Line],
    dry_run: bool,
) -> anyhow::Result<Output> {
    let entries: Vec<_> = lines.iter().map(|line| &line.entry).collect();
    let (records, hints) = if dry_run {
        (Vec::new(), Vec::new())
    } else {
        let last = entries
            .iter()
            .map(|entry| entry.date)
            .max()
            .unwrap_or(context.today);
        let week = context.config.week_of(last);
        let snapshot = context.snapshot()?;
        let rules = context.rules(&snapshot);
        let start = || Training::new(catalogue, &rules, week, last);
        let (training, health) = snapshot.fold_sparing(start)?;
        let mut records = training.done().summary(context.config.goal, None).records;
        records.retain(|record| {
            entries
                .iter()
                .any(|entry| entry.date == record.day && entry.exercise == record.exercise.id)
        });
        (records, context.complaints(&health))
    };
    if context.shared.json {
        let logged: Vec<_> = entries
            .iter()
            .map(|entry| render::entry_json(entry))
            .collect();
        let records: Vec<_> = records
            .iter()
            .flat_map(|one| {
                one.records.iter().map(|record| {
                    let mut value = render::log::record_json(record);
                    value["exercise"] = json!(one.exercise.id);
                    value
                })
            })
            .collect();
        let mut value = json!({ "schema": 1, "logged": logged, "records": records });
        if dry_run {
            value["dry_run"] = json!(true);
        }
        return Ok(Output::text(render::json(&value)).with_hints(hints));
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| (&line.exercise, &line.entry))
        .collect();
    Ok(Output::text(render::log::session(
        &rows,
        &records,
        dry_run,
        context.config.unit,
        context.look,
    ))
    .with_hints(hints))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_repeat_was_a_moment_ago() {
        let at = |time: &str| Entry {
            date: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
            time: Some(time.parse().unwrap()),
            ..Entry::blank()
        };
        let cases = [
            ("18:14:00", "18:14:00", true),
            ("18:14:00", "18:23:59", true),
            ("18:14:00", "18:24:00", false),
            // With days that start at three.
            ("18:14:00", "00:14:00", false),
            ("23:58:00", "00:02:00", true),
            // Logged before, but of a later time.
            ("18:14:00", "18:13:00", false),
        ];
        for (then, now, expected) in cases {
            assert_eq!(is_repeat(&at(then), &at(now)), expected, "{then} {now}");
        }
    }
}
