//! What is said of entries: stored, changed, taken back, listed, checked.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::calendar;
use crate::domain::entry::{Entry, Rename, Weighing};
use crate::domain::exercise::Exercise;
use crate::domain::inspect::Found;
use crate::domain::sets::{Loading, Set, Unit, Weight};
use crate::domain::stats::records::{Kind, Record};
use crate::domain::stats::session::Session;
use crate::domain::stats::week::{WeekRecord, headline};
use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{
    Look, amount, behind, bold, dim, fixed, good, grouped, number, one_set, sets, sets_behind,
    time, with_way_back, wrap, wrap_sets,
};

/// An entry that was logged, and what there is to say of it.
#[derive(Debug)]
pub struct Logged<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The entry.
    pub entry: &'a Entry<'a>,
    /// The whole session of that day.
    pub session: &'a Session,
    /// The exercise was logged on that day before.
    pub added_to_today: bool,
    /// Last time.
    pub last: Option<(NaiveDate, &'a [Set])>,
    /// The records it set.
    pub records: &'a [Record],
    /// It was not logged after all.
    pub dry_run: bool,
    /// The unit of what is computed.
    pub unit: Unit,
    /// Today.
    pub today: NaiveDate,
    /// It is so late that the day before may be meant.
    pub past_midnight: bool,
}

/// The answer to `fitlog log`.
#[must_use]
pub fn logged(view: &Logged, look: Look) -> String {
    let mut text = title(view.exercise, view.entry, look);
    if view.dry_run {
        text = text.trim_end().to_owned() + &format!("   {}\n", dim("would be logged"));
    }
    let loading = view.exercise.tracking.loading();
    text += &sets_behind("  ", &sets(&view.entry.sets, loading, look), look);
    let facts = facts(view.session, view.exercise, view.unit);
    if !facts.is_empty() {
        let lead = if view.added_to_today {
            format!(
                "that day: {} sets {} ",
                view.session.sums.working_sets,
                look.dot()
            )
        } else {
            String::new()
        };
        text += &format!(
            "  {}\n",
            dim(&format!(
                "{lead}{}",
                facts.join(&format!(" {} ", look.dot()))
            ))
        );
    }
    if let Some(note) = &view.entry.note {
        for line in wrap(&format!("// {note}"), look.width - 2) {
            text += &format!("  {}\n", dim(&line));
        }
    }
    for record in shown(view.records) {
        text += &format!(
            "  {}\n",
            good(&record_line(record, loading, view.unit, look))
        );
    }
    match view.last {
        Some((day, done)) => {
            let done = sets(done, loading, look);
            let day = calendar::relative(day, view.today);
            text += &sets_behind(&format!("  {} {day}, ", dim("last:")), &done, look);
        }
        None if !view.added_to_today => {
            text += &format!("  {}\n", dim("first time: the baseline for records"));
        }
        None => {}
    }
    if view.past_midnight {
        text += &format!(
            "  {}\n",
            dim("it is past midnight; -d y if it was yesterday's")
        );
    }
    text
}

/// The answer when nothing could be read behind the entry.
#[must_use]
pub fn stored(exercise: &Exercise, entry: &Entry, look: Look) -> String {
    let done = sets(&entry.sets, exercise.tracking.loading(), look);
    title(exercise, entry, look) + &sets_behind("  ", &done, look)
}

fn title(exercise: &Exercise, entry: &Entry, look: Look) -> String {
    format!(
        "{} {} {}\n",
        bold(&visible(&exercise.name)),
        look.dot(),
        calendar::short_with_year(entry.date)
    )
}

/// The sums of a session that its exercise has.
fn facts(session: &Session, exercise: &Exercise, unit: Unit) -> Vec<String> {
    let mut facts = Vec::new();
    let sums = &session.sums;
    // What a single set says itself is not said again.
    let several = sums.working_sets > 1;
    if sums.reps > 0 && (several || sums.volume.kg() > 0.0) {
        let reps = plural(sums.reps as usize, "rep", "reps");
        facts.push(format!("{} {reps}", grouped(f64::from(sums.reps))));
    }
    if sums.volume.kg() > 0.0 {
        facts.push(in_unit(sums.volume.kg(), 0, unit));
    }
    let metres = sums.metres();
    if metres >= 1e3 && several {
        facts.push(format!("{} km in all", number(metres / 1e3, 2)));
    } else if metres > 0.0 && several {
        facts.push(format!("{} m in all", grouped(metres)));
    }
    if sums.seconds() > 0.0 && several {
        let all = if metres > 0.0 { "" } else { " in all" };
        facts.push(format!("{}{all}", time(sums.seconds())));
    }
    if let Some(best) = session.marks.e1rm {
        facts.push(format!("est. 1RM {}", in_unit(best.value, 1, unit)));
    }
    if let Some(pace) = session.marks.pace() {
        facts.push(pace_of(pace.value));
    }
    if exercise.tracking.loading() == Loading::Loaded && sums.warmup_sets > 0 {
        facts.push(format!(
            "{} warm-up{}",
            sums.warmup_sets,
            if sums.warmup_sets == 1 { "" } else { "s" }
        ));
    }
    facts
}

/// Kilograms in a unit, with so many decimals; whole ones with a comma at the thousands.
#[must_use]
pub fn in_unit(kg: f64, decimals: u32, unit: Unit) -> String {
    let value = kg / unit.in_kg();
    let value = match decimals {
        0 => grouped(value),
        _ => fixed(value, decimals),
    };
    format!("{value} {}", unit.word())
}

/// A speed as runners say it: minutes a kilometre.
#[must_use]
pub fn pace_of(metres_a_second: f64) -> String {
    format!(
        "{} /km",
        crate::render::clock((1_000.0 / metres_a_second).round())
    )
}

/// The records worth a line: the first, and the estimated maximum or the repetitions beside it, but no volumes then.
fn shown(records: &[Record]) -> impl Iterator<Item = &Record> {
    let major = records
        .iter()
        .any(|record| !crate::domain::stats::week::is_minor(record));
    records
        .iter()
        .filter(move |record| !major || !crate::domain::stats::week::is_minor(record))
        .take(2)
}

/// `★ heaviest set: 47.5 kg × 10, was 45 kg`.
#[must_use]
pub fn record_line(record: &Record, loading: Loading, unit: Unit, look: Look) -> String {
    format!(
        "{} {}: {}",
        look.star(),
        record.label(),
        record_words(record, loading, unit, look)
    )
}

/// The new figure and the one it beat.
#[must_use]
pub fn record_words(record: &Record, loading: Loading, unit: Unit, look: Look) -> String {
    let (now, was) = record_figures(record, loading, unit, look);
    format!("{now}, was {was}")
}

/// A weight in another unit than its own: `26.5 lb`.
fn converted(weight: Weight, unit: Unit) -> String {
    format!("{} {}", number(weight.in_unit(unit), 1), unit.word())
}

/// The new figure, and the one it beat.
#[must_use]
pub fn record_figures(
    record: &Record,
    loading: Loading,
    unit: Unit,
    look: Look,
) -> (String, String) {
    let set = |set: Option<Set>| {
        set.map(|set| one_set(&set, loading, look))
            .unwrap_or_default()
    };
    match record.kind {
        Kind::Weight => {
            let was_words = record
                .before
                .and_then(|set| crate::render::set_load(&set, loading, look))
                .unwrap_or_else(|| "none".into());
            let weights = record
                .before
                .and_then(|set| set.weight)
                .zip(record.set.and_then(|set| set.weight));
            let was = match weights {
                Some((was, now)) if was.unit != now.unit && was.value != 0.0 => {
                    format!("{was_words} ({})", converted(was, now.unit))
                }
                _ => was_words,
            };
            (set(record.set), was)
        }
        Kind::Reps => (
            set(record.set),
            format!(
                "{} {}",
                number(record.previous, 0),
                if record.previous > 1.0 { "reps" } else { "rep" }
            ),
        ),
        Kind::Duration | Kind::Distance => (
            set(record.set),
            record.before.map(|set| amount(&set)).unwrap_or_default(),
        ),
        Kind::Pace => (pace_of(record.value), pace_of(record.previous)),
        Kind::E1rm => (
            in_unit(record.value, 1, unit),
            in_unit(record.previous, 1, unit),
        ),
        Kind::SetVolume | Kind::SessionVolume => (
            in_unit(record.value, 0, unit),
            in_unit(record.previous, 0, unit),
        ),
    }
}

/// What an exercise's sets of a day add up to, as JSON.
#[must_use]
pub fn session_json(session: &Session) -> Value {
    let sums = &session.sums;
    json!({
        "working_sets": sums.working_sets,
        "warmup_sets": sums.warmup_sets,
        "reps": sums.reps,
        "volume_kg": sums.volume.kg(),
        "seconds": sums.seconds(),
        "metres": sums.metres(),
        "e1rm_kg": session.marks.e1rm.map(|best| best.value),
        "pace": session.marks.pace().map(|best| best.value),
    })
}

/// A record as JSON.
#[must_use]
pub fn record_json(record: &Record) -> Value {
    let mut value =
        json!({ "kind": record.kind.word(), "value": record.value, "previous": record.previous });
    if let Some(set) = &record.set {
        value["set"] = crate::render::set_json(set);
    }
    value
}

/// The answer to `fitlog log -`.
#[must_use]
pub fn session(
    rows: &[(&Exercise, &Entry)],
    records: &[WeekRecord],
    dry_run: bool,
    unit: Unit,
    look: Look,
) -> String {
    let mut text = String::new();
    let widest = rows
        .iter()
        .map(|(exercise, _)| crate::render::shown_width(&exercise.name))
        .max()
        .unwrap_or(0)
        .min(30);
    let mut by_day: Vec<&(&Exercise, &Entry)> = rows.iter().collect();
    by_day.sort_by_key(|(_, entry)| entry.date);
    let days = by_day.chunk_by(|a, b| a.1.date == b.1.date).count();
    for day in by_day.chunk_by(|a, b| a.1.date == b.1.date) {
        text += &format!("{}\n", bold(&calendar::short_with_year(day[0].1.date)));
        // A long import is told by its days; a session, set by set.
        if days > 3 {
            text += &format!("  {} entries\n", day.len());
            continue;
        }
        for (exercise, entry) in day {
            let done = sets(&entry.sets, exercise.tracking.loading(), look);
            let name = crate::render::left(&visible(&exercise.name), widest);
            text += &sets_behind(&format!("  {name}  "), &done, look);
        }
    }
    let sets: usize = rows.iter().map(|(_, entry)| entry.sets.len()).sum();
    let verb = if dry_run { "would be logged" } else { "logged" };
    text += &format!(
        "{} {}, {sets} {} {verb}\n",
        rows.len(),
        plural(rows.len(), "entry", "entries"),
        plural(sets, "set", "sets")
    );
    for one in records {
        if let Some(record) = headline(&one.records) {
            let loading = one.exercise.tracking.loading();
            text += &format!(
                "{} {}: {}\n",
                good(look.star()),
                visible(&one.exercise.name),
                record_words(record, loading, unit, look)
            );
        }
    }
    text
}

fn plural<'w>(count: usize, one: &'w str, many: &'w str) -> &'w str {
    if count == 1 { one } else { many }
}

/// A body weight on one line: `body weight 82.5 kg, Sun 22 Nov`.
#[must_use]
pub fn weighing_in_words(weighing: &Weighing, today: NaiveDate) -> String {
    format!(
        "body weight {}, {}",
        crate::render::weight(weighing.weight),
        calendar::relative(weighing.date, today)
    )
}

/// A rename on one line: `the history of bench now belongs to barbell-bench-press`.
#[must_use]
pub fn rename_in_words(rename: &Rename) -> String {
    format!(
        "the history of {} now belongs to {}",
        visible(&rename.from),
        visible(&rename.to)
    )
}

/// An entry on one line: `Pull-Up 8, 7, 6 @ bw +10 kg, Sun 22 Nov`.
#[must_use]
pub fn in_words(exercise: &Exercise, entry: &Entry, today: NaiveDate, look: Look) -> String {
    let done = sets(&entry.sets, exercise.tracking.loading(), look);
    format!(
        "{} {done}, {}",
        visible(&exercise.name),
        calendar::relative(entry.date, today)
    )
}

/// Entries of one change: `12 entries logged together, the first of Mon 2 Nov`.
#[must_use]
pub fn together(count: usize, first: NaiveDate, today: NaiveDate) -> String {
    format!(
        "{count} entries logged together, the first of {}",
        calendar::relative(first, today)
    )
}

/// The answer to `undo` and `redo`.
#[must_use]
pub fn taken_back(edit: bool, removal: bool, what: &str, back: bool, look: Look) -> String {
    let (verb, other) = match (back, removal, edit) {
        (true, false, false) => ("took back:", "redo puts it back"),
        (true, true, _) => ("put back:", "redo removes it again"),
        (true, false, true) => ("took back the edit:", "redo puts it back"),
        (false, false, false) => ("put back:", "undo takes it back"),
        (false, true, _) => ("removed again:", "undo puts it back"),
        (false, false, true) => ("edited again:", "undo takes it back"),
    };
    with_way_back(&format!("{verb} "), what, &format!("fitlog {other}"), look)
}

/// The answer to `remove`.
#[must_use]
pub fn removed(what: &str, look: Look) -> String {
    with_way_back("removed: ", what, "fitlog undo puts it back", look)
}

/// The answer to `edit`; the entry has another number now.
#[must_use]
pub fn edited(
    before: (&Exercise, &Entry),
    after: (&Exercise, &Entry),
    number: u64,
    today: NaiveDate,
    look: Look,
) -> String {
    let note = |entry: &Entry| {
        entry
            .note
            .as_ref()
            .map(|note| format!(" // {}", visible(note)))
            .unwrap_or_default()
    };
    let line = |(exercise, entry): (&Exercise, &Entry)| {
        format!("{}{}", in_words(exercise, entry, today, look), note(entry))
    };
    let now = format!("now {number}: ");
    let was = format!("{:width$}", "was:", width = now.len());
    let was = sets_behind(&was, &line(before), look);
    was + &with_way_back(&now, &line(after), "fitlog undo takes it back", look)
}

/// The screen of `fitlog history`.
#[must_use]
pub fn history(rows: &[(u64, Exercise, &Entry)], today: NaiveDate, look: Look) -> String {
    if rows.is_empty() {
        return "no entries\n".to_owned();
    }
    let digits = rows
        .iter()
        .map(|(number, _, _)| number.to_string().len())
        .max()
        .unwrap_or(1)
        .max(4);
    let names = rows
        .iter()
        .map(|(_, exercise, _)| crate::render::shown_width(&visible(&exercise.name)))
        .max()
        .unwrap_or(0)
        .min(28);
    let mut text = String::new();
    for day in rows.chunk_by(|a, b| a.2.date == b.2.date) {
        text += &format!("{}\n", bold(&calendar::relative(day[0].2.date, today)));
        for (number, exercise, entry) in day {
            let name = crate::render::left(
                &crate::render::cut(&visible(&exercise.name), names, look),
                names,
            );
            let done = sets(&entry.sets, exercise.tracking.loading(), look);
            let indent = 2 + digits + 2 + names + 2;
            let room = look.width.saturating_sub(indent).max(20);
            let lead = format!("  {}  {name}  ", dim(&format!("{number:>digits$}")));
            text += &behind(&lead, &wrap_sets(&done, room));
            if let Some(note) = &entry.note {
                for line in wrap(&format!("// {note}"), room) {
                    text += &format!("{}{}\n", " ".repeat(indent), dim(&line));
                }
            }
        }
    }
    text
}

/// The screen of `fitlog check`; `copies` are other files that hold a log, with what to do about each.
#[must_use]
pub fn checked(found: &Found, copies: &[(String, String)], log: &Path, look: Look) -> String {
    let mut text = format!("{}\n", visible(&log.display().to_string()));
    let mut table = Table::new(look, &[("", Side::Right), ("", Side::Left)]);
    let mut row = |count: u64, one: &str, many: &str| {
        let what = if count == 1 { one } else { many };
        table.row(vec![grouped_count(count), what.to_owned()]);
    };
    row(found.lines, "line", "lines");
    row(found.entries, "entry that counts", "entries that count");
    let mut if_any = |count: u64, one: &str, many: &str| {
        if count > 0 {
            row(count, one, many);
        }
    };
    if_any(
        found.weighings,
        "body weight that counts",
        "body weights that count",
    );
    if_any(found.renames, "rename that counts", "renames that count");
    if_any(
        found.gone,
        "line taken back, replaced or standing twice",
        "lines taken back, replaced or standing twice",
    );
    if_any(
        found.voids,
        "line that takes something back",
        "lines that take something back",
    );
    if_any(
        found.newer,
        "line that needs a newer fitlog",
        "lines that need a newer fitlog",
    );
    row(
        found.damaged,
        "line that cannot be read",
        "lines that cannot be read",
    );
    if found.odd > 0 {
        row(
            found.odd,
            "oddity: read, and counted as it stands",
            "oddities: read, and counted as they stand",
        );
    }
    text += &table.print();
    for finding in &found.findings {
        let kind = if finding.wrong { "" } else { "odd: " };
        let said = format!(
            "line {}: {kind}{}; {}",
            finding.line, finding.what, finding.way_out
        );
        // A command is not torn, so that it can be copied.
        if crate::render::shown_width(&said) > look.width && finding.way_out.starts_with("fitlog ")
        {
            let what = format!("line {}: {kind}{};", finding.line, finding.what);
            text += &hanging(&what, look);
            text += &format!("    {}\n", finding.way_out);
        } else {
            text += &hanging(&said, look);
        }
    }
    let more = (found.wrong + found.odd).saturating_sub(found.findings.len() as u64);
    if more > 0 {
        text += &format!("and {} more: fitlog check --all\n", grouped_count(more));
    }
    for (what, command) in copies {
        text += &hanging(&format!("odd: {what}; take it in, then delete it:"), look);
        text += &format!("    {command}\n");
    }
    if found.wrong == 0 {
        text += &format!("{}\n", good("every line can be read"));
    }
    text
}

/// A sentence on one line, or where it is too long on several, the later ones set in.
fn hanging(said: &str, look: Look) -> String {
    if crate::render::shown_width(said) <= look.width {
        return format!("{said}\n");
    }
    crate::render::wrap(said, look.width - 4).join("\n    ") + "\n"
}

fn grouped_count(count: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a count of lines")]
    let count = count as f64;
    grouped(count)
}
