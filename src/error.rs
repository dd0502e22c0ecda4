//! Every sentence a user can be told when something did not work: one constructor a sentence.
//!
//! The voice: one lower-case clause, what was typed in backticks, no full stop; then the input with a caret where
//! there is one; then a whole command as the way out. Exit codes: 1 could not do it, 2 not understood and nothing
//! written, 3 no such exercise or several.

use std::{fmt, io, path::Path};

/// Why a command did not do what it was asked, in words a person can act on.
///
/// Boxed, so that a `Result` is no larger for the rare case than for the usual one.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure(Box<Details>);

/// What a [`Failure`] holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// The exit code: 1, 2 or 3.
    pub exit: u8,
    /// One word for programs, the `kind` of the JSON form.
    pub kind: &'static str,
    /// The sentence.
    pub message: String,
    /// What was typed, and which part of it is meant.
    pub input: Option<Input>,
    /// Ways out, best first.
    pub tries: Vec<Try>,
    /// Facts that help to find the way out.
    pub hints: Vec<String>,
    /// What is wrong with single lines of a longer input: the line's number, from 1, and why.
    pub parts: Vec<(usize, Failure)>,
    /// Words that were not understood, and what may have been meant by them.
    pub meant: Option<Meant>,
}

/// Words that stand for something else: whoever knows the whole command can say it with these in their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// The words as typed.
    pub typed: String,
    /// What may have been meant, best first.
    pub instead: Vec<String>,
    /// The hint that says so as long as the command is not known.
    hint: String,
}

/// A part of what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The whole text.
    pub text: String,
    /// Where the part begins, in characters.
    pub at: usize,
    /// How many characters it has; at least one caret is drawn.
    pub len: usize,
}

/// A corrected input: the sets alone until the command puts its own words around them, or an option until it stands behind
/// all that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// What to type.
    pub text: String,
    /// What it would mean.
    pub meaning: Option<String>,
}

impl Failure {
    fn new(exit: u8, kind: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Details {
            exit,
            kind,
            message: message.into(),
            input: None,
            tries: Vec::new(),
            hints: Vec::new(),
            parts: Vec::new(),
            meant: None,
        }))
    }

    fn meant(mut self, typed: &str, instead: &[String]) -> Self {
        if !instead.is_empty() {
            let hint = format!("did you mean {}?", instead.join(" or "));
            self.hints.push(hint.clone());
            self.0.meant = Some(Meant {
                typed: typed.to_owned(),
                instead: instead.to_vec(),
                hint,
            });
        }
        self
    }

    /// Turns words that may have been meant into whole commands, as far as `command` can say them.
    #[must_use]
    pub fn with_commands(mut self, command: impl Fn(&str, &str) -> Option<String>) -> Self {
        let Some(meant) = self.0.meant.take() else {
            return self;
        };
        let instead = meant.instead.iter();
        let commands: Vec<_> = instead
            .filter_map(|other| command(&meant.typed, other))
            .collect();
        if !commands.is_empty() {
            self.hints.retain(|hint| *hint != meant.hint);
        }
        commands.into_iter().fold(self, Self::or_try)
    }

    /// Puts options that would help behind the command that was typed.
    #[must_use]
    pub fn behind(mut self, command: &str) -> Self {
        for one in &mut self.tries {
            if one.text.starts_with("--") {
                one.text = format!("{command} {}", one.text);
            }
        }
        self
    }

    fn at(mut self, text: &str, at: usize, len: usize) -> Self {
        self.input = Some(Input {
            text: text.to_owned(),
            at,
            len,
        });
        self
    }

    fn or_try(mut self, text: impl Into<String>) -> Self {
        self.tries.push(Try {
            text: text.into(),
            meaning: None,
        });
        self
    }

    fn or_try_as(mut self, text: impl Into<String>, meaning: impl Into<String>) -> Self {
        self.tries.push(Try {
            text: text.into(),
            meaning: Some(meaning.into()),
        });
        self
    }

    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// Turns every way out from sets alone into a whole command.
    #[must_use]
    pub fn within(mut self, command: impl Fn(&str) -> String) -> Self {
        for one in &mut self.tries {
            one.text = command(&one.text);
        }
        self
    }
}

impl std::ops::Deref for Failure {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl std::ops::DerefMut for Failure {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// What the machine says of a failed call, without its numbers.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull => "the disk is full".into(),
        io::ErrorKind::QuotaExceeded => "the disk quota is used up".into(),
        io::ErrorKind::FileTooLarge => "the file would grow beyond its size limit".into(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        _ => {
            let text = error.to_string();
            let text = text.split(" (os error").next().unwrap_or_default();
            let mut letters = text.chars();
            letters
                .next()
                .map(|first| first.to_lowercase().chain(letters).collect())
                .unwrap_or_default()
        }
    }
}

/// What stands for the path of standard input.
pub const STANDARD_INPUT: &str = "standard input";

/// A word as a shell takes it whole.
#[must_use]
pub fn shell_word(word: &str) -> String {
    let plain = |letter: char| {
        letter.is_alphanumeric()
            || matches!(letter, '-' | '_' | '.' | ':' | '/' | '+' | ',' | '@' | '=')
    };
    let word = visible(word);
    if !word.is_empty() && word.chars().all(plain) {
        word
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// A file as an argument of a command.
fn argument(file: &Path) -> String {
    let path = path(file);
    if path == STANDARD_INPUT {
        "-".to_owned()
    } else {
        shell_word(&path)
    }
}

fn path(path: &Path) -> String {
    visible(&path.display().to_string())
}

/// Text from outside, safe to print: control and direction characters become visible escapes.
#[must_use]
pub fn visible(text: &str) -> String {
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain || !text.chars().any(is_unsafe) {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| {
            if is_unsafe(letter) {
                letter.escape_default().to_string()
            } else {
                letter.to_string()
            }
        })
        .collect()
}

/// Whether a character drives a terminal or reorders what stands beside it.
#[must_use]
pub fn is_unsafe(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

// What a line of the log has wrong with it; these are no failures, the reading goes on.

/// A line that nothing could be expected to read.
#[must_use]
pub fn line_too_long(most: usize) -> String {
    format!("longer than {} MiB", most >> 20)
}

/// A line in another encoding.
#[must_use]
pub fn line_not_utf8(at: usize) -> String {
    format!("not UTF-8 at byte {at}")
}

/// What a file system leaves of a write that a power cut took away.
#[must_use]
pub fn line_of_nuls() -> String {
    "only NUL bytes, as a power cut leaves them".into()
}

/// What `git` leaves of a merge that nobody finished.
#[must_use]
pub fn line_of_a_merge() -> String {
    "a mark of an unfinished merge".into()
}

/// A line that is no JSON, or not of the right types.
#[must_use]
pub fn line_not_json(what: &str) -> String {
    let what = visible(&what.replace(" at line 1 column", " at column"));
    let length = what.chars().count();
    if length <= 160 {
        return what;
    }
    // A text in a wrong place is quoted whole, however long it is: what is wrong with it stands behind it.
    let beginning: String = what.chars().take(80).collect();
    let end: String = what.chars().skip(length - 70).collect();
    format!("{beginning}...{end}")
}

/// A field that does not hold what it should.
#[must_use]
pub fn line_wrong(field: &str, wanted: &str) -> String {
    format!("`{field}` is not {wanted}")
}

/// What to say of lines that were left out of an answer.
#[must_use]
pub fn complaints(
    log: &Path,
    damaged: u64,
    first: Option<&(u64, String)>,
    newer: u64,
    torn: bool,
) -> Vec<String> {
    let mut said = Vec::new();
    if let Some((line, reason)) = first {
        let count = if damaged == 1 {
            "1 line cannot be read and is".to_owned()
        } else {
            format!("{damaged} lines cannot be read and are")
        };
        said.push(format!(
            "warning: {count} left out: {}:{line}: {reason}",
            path(log)
        ));
        said.push("hint: nothing was changed; fitlog check".into());
    }
    if torn {
        said.push(format!(
            "warning: the last line of {} was cut short and is left out",
            path(log)
        ));
    }
    match newer {
        0 => {}
        1 => said.push("warning: 1 line needs a newer fitlog and is left out".into()),
        _ => said.push(format!(
            "warning: {newer} lines need a newer fitlog and are left out"
        )),
    }
    said
}

// Reading and writing.

/// The log, or another file, cannot be read.
#[must_use]
pub fn cannot_read(file: &Path, error: &io::Error) -> Failure {
    Failure::new(
        1,
        "io",
        format!("cannot read {}: {}", path(file), reason(error)),
    )
}

/// The log is something other than a file.
#[must_use]
pub fn log_not_a_file(log: &Path) -> Failure {
    Failure::new(
        1,
        "io",
        format!("{} is not a regular file, so it is not a log", path(log)),
    )
}

/// Nothing could be appended.
#[must_use]
pub fn cannot_write(log: &Path, error: &io::Error) -> Failure {
    Failure::new(
        1,
        "io",
        format!(
            "nothing was logged: cannot write {}: {}",
            path(log),
            reason(error)
        ),
    )
}

/// Something was appended in part, and could not be taken away.
#[must_use]
pub fn cannot_write_nor_cut_back(log: &Path, error: &io::Error) -> Failure {
    let message = format!(
        "nothing was logged: cannot write {}: {}",
        path(log),
        reason(error)
    );
    Failure::new(1, "io", message).hint(
        "part of a line is left at the end of the log; the next entry starts a new line behind it",
    )
}

/// The lines were written, and the disk did not confirm them.
#[must_use]
pub fn cannot_sync(log: &Path, error: &io::Error) -> Failure {
    let message = format!(
        "written, but not confirmed by the disk: cannot sync {}: {}",
        path(log),
        reason(error)
    );
    Failure::new(1, "io", message)
        .hint("it may not survive a power cut; look at fitlog history before you log it again")
}

/// No lock.
#[must_use]
pub fn cannot_lock(log: &Path, error: &io::Error) -> Failure {
    Failure::new(
        1,
        "io",
        format!(
            "nothing was logged: cannot lock {}: {}",
            path(log),
            reason(error)
        ),
    )
}

/// The way out where another fitlog holds a lock.
const END_THE_OTHER: &str =
    "wait until it is done, or end it if it is stopped: pgrep -l fitlog finds it";

/// Another process holds the lock, and does not give it back.
#[must_use]
pub fn busy(log: &Path) -> Failure {
    Failure::new(
        1,
        "busy",
        format!(
            "another fitlog is busy with {}; nothing was logged",
            path(log)
        ),
    )
    .hint(END_THE_OTHER)
}

/// Another process changes the settings, and does not get done.
#[must_use]
pub fn settings_busy(file: &Path) -> Failure {
    Failure::new(
        1,
        "busy",
        format!(
            "another fitlog is busy with {}; the settings are as they were",
            path(file)
        ),
    )
    .hint(END_THE_OTHER)
}

/// No folder.
#[must_use]
pub fn cannot_create(folder: &Path, error: &io::Error) -> Failure {
    Failure::new(
        1,
        "io",
        format!(
            "nothing was logged: cannot create {}: {}",
            path(folder),
            reason(error)
        ),
    )
}

/// A file other than the log was not written.
#[must_use]
pub fn cannot_save(file: &Path, error: &io::Error) -> Failure {
    Failure::new(
        1,
        "io",
        format!("cannot save {}: {}", path(file), reason(error)),
    )
}

/// Nothing says where the log should be.
#[must_use]
pub fn no_home() -> Failure {
    Failure::new(1, "io", "there is no home folder to keep the log in")
        .hint("set HOME, or name a folder: FITLOG_DIR=/path/to/folder")
}

/// Something that no one foresaw.
#[must_use]
pub fn unexpected(what: &str, io: Option<&io::Error>) -> Failure {
    match io {
        Some(error) => Failure::new(
            1,
            "io",
            format!("cannot write the answer: {}", reason(error)),
        ),
        None => Failure::new(1, "unexpected", visible(what)),
    }
}

// Import: what is wrong with a file or one of its rows, as clauses.

const HOW_TO_EXPORT: &str = "fitlog import --help tells how to get an export out of each app";

/// A file in another encoding.
#[must_use]
pub fn import_encoded(file: &Path, encoding: &str) -> Failure {
    let message = format!("{} is not UTF-8 text", path(file));
    Failure::new(2, "import", message).or_try_as(to_utf8(encoding, file), "or save it as UTF-8")
}

/// A file that is no text.
#[must_use]
pub fn import_binary(file: &Path) -> Failure {
    Failure::new(2, "import", format!("{} is not text", path(file))).hint(HOW_TO_EXPORT)
}

/// Several files packed in one.
#[must_use]
pub fn import_archive(file: &Path) -> Failure {
    Failure::new(2, "import", format!("{} is a ZIP archive", path(file)))
        .hint("unpack it, and import what is in it")
}

/// A file of a spreadsheet.
#[must_use]
pub fn import_workbook(file: &Path) -> Failure {
    Failure::new(2, "import", format!("{} is a workbook", path(file)))
        .hint("save its sheet as CSV, and import that")
}

/// A file that is packed.
#[must_use]
pub fn import_gzip(file: &Path) -> Failure {
    Failure::new(2, "import", format!("{} is packed by gzip", path(file)))
        .or_try(format!("gunzip -c {} | fitlog import -", argument(file)))
}

/// A database, as apps keep their sets in.
#[must_use]
pub fn import_database(file: &Path) -> Failure {
    let message = format!("{} is a database: a backup, not an export", path(file));
    Failure::new(2, "import", message).hint(HOW_TO_EXPORT)
}

/// JSON of another program.
#[must_use]
pub fn import_other_json(file: &Path) -> Failure {
    let message = format!("{} is JSON that fitlog did not write", path(file));
    Failure::new(2, "import", message)
        .hint("fitlog import --help tells how to get a table out of each app")
}

/// A first line that is too long, or has too many fields.
#[must_use]
pub fn import_no_header(file: &Path, kib: usize, columns: usize) -> Failure {
    let what =
        format!("its first line is longer than {kib} KiB or has more than {columns} columns");
    import_unreadable(file, &what)
}

/// A folder where a file should be.
#[must_use]
pub fn import_folder(file: &Path) -> Failure {
    Failure::new(
        2,
        "import",
        format!("{} is a folder, not an export", path(file)),
    )
}

/// An input that can be read only once, and is too long for that.
#[must_use]
pub fn import_long_pipe(mib: u64) -> Failure {
    let message = format!("standard input is longer than {mib} MiB");
    Failure::new(2, "import", message).hint("save it as a file, and import that")
}

/// A file with nothing in it.
#[must_use]
pub fn import_empty(file: &Path) -> Failure {
    Failure::new(2, "import", format!("{} is empty", path(file)))
}

/// A file that is damaged, and how.
#[must_use]
pub fn import_unreadable(file: &Path, what: &str) -> Failure {
    Failure::new(2, "import", format!("cannot read {}: {what}", path(file)))
}

/// A file of no format that is known, or not of the one that was named.
#[must_use]
pub fn import_unknown(file: &Path, title: Option<&str>, columns: &[String]) -> Failure {
    let message = match title {
        Some(title) => format!("{} has not the columns of {title}", path(file)),
        None => format!("{} is no export that fitlog knows", path(file)),
    };
    let columns: Vec<String> = columns.iter().take(8).map(|name| short(name)).collect();
    Failure::new(2, "import", message)
        .hint(format!("its first line has {}", columns.join(", ")))
        .hint("fitlog import --help lists the apps")
        .hint("a table needs the columns date, exercise, reps, weight, unit")
}

/// A file of a header and nothing else.
#[must_use]
pub fn import_no_rows(file: &Path) -> Failure {
    Failure::new(
        2,
        "import",
        format!("{} has a header and no rows", path(file)),
    )
}

/// A file of which half the rows or more are refused.
#[must_use]
pub fn import_refused(file: &Path, refused: u64, rows: u64, named: &[(u64, String)]) -> Failure {
    let message = format!(
        "{refused} of {rows} rows of {} cannot be read, so none was imported",
        path(file)
    );
    let failure = Failure::new(2, "import", message);
    let failure = named.iter().take(10).fold(failure, |failure, (line, why)| {
        failure.hint(format!("line {line}: {why}"))
    });
    // Where other rows are refused too, the encoding is not what is wrong: converted, good names would be garbled.
    if named.iter().all(|(_, why)| *why == row_not_utf8()) {
        failure.or_try(to_utf8("WINDOWS-1252", file))
    } else {
        failure
    }
}

/// The command that imports a file in another encoding.
fn to_utf8(encoding: &str, file: &Path) -> String {
    let file = argument(file);
    format!("iconv -f {encoding} -t UTF-8 {file} | fitlog import -")
}

/// A row that does not end.
#[must_use]
pub fn import_long_row(file: &Path, line: u64, mib: usize) -> Failure {
    let message = format!(
        "{}, line {line}: the row is longer than {mib} MiB",
        path(file)
    );
    Failure::new(2, "import", message)
        .hint("a quotation mark that is not closed makes one row of all that follows")
}

/// A `weight` or a `distance` without a unit.
#[must_use]
pub fn import_no_unit(file: &Path, line: u64, what: &str, number: &str) -> Failure {
    let name = path(file);
    let units = if what == "distance" {
        "km or miles"
    } else {
        "kg or lb"
    };
    let message = format!("{name} does not say whether {what}s are {units}");
    Failure::new(2, "unit", message)
        .hint(format!(
            "line {line} has {}; the app writes the unit of the account",
            short(number)
        ))
        .or_try_as("--unit kg", "distances in km")
        .or_try_as("--unit lb", "distances in miles")
}

/// A table with a column of weights that no reader takes: what it holds must not be lost.
#[must_use]
pub fn import_unread_weight(file: &Path, column: &str) -> Failure {
    let message = format!(
        "{} has a column `{}`, of which the unit is not known",
        path(file),
        short(column)
    );
    Failure::new(2, "import", message)
        .hint("call it weight_kg or weight_lb, or weight with a column unit beside it")
}

/// A file that is another one at the second look.
#[must_use]
pub fn import_changed(file: &Path) -> Failure {
    Failure::new(
        1,
        "import",
        format!(
            "nothing was imported: {} changed while it was read",
            path(file)
        ),
    )
}

/// A pair for `--map` that is none.
#[must_use]
pub fn bad_map(line: &str) -> Failure {
    Failure::new(
        2,
        "map",
        format!("`{}` is neither a file nor Name=id", short(line)),
    )
    .hint("a name is mapped as --map \"Pendulum Squat=hack-squat\"")
}

/// A line of a file of names that holds none.
#[must_use]
pub fn no_pair(line: &str) -> Failure {
    Failure::new(2, "map", format!("`{}` is not Name=id", short(line)))
}

/// What is wrong with a line of a file.
#[must_use]
pub fn in_file(file: &Path, line: usize, mut failure: Failure) -> Failure {
    failure.message = format!("{}:{line}: {}", path(file), failure.message);
    failure
}

/// A line of a later version.
#[must_use]
pub fn row_newer() -> String {
    "it needs a newer fitlog".into()
}

/// A field that should be a number.
#[must_use]
pub fn row_no_number(field: &str, text: &str) -> String {
    format!("{field} `{}` is not a number", short(text))
}

/// A field with something for each set, but not for as many as there are.
#[must_use]
pub fn row_not_of_sets(field: &str, text: &str, sets: u32) -> String {
    format!(
        "{field} `{}` is not one for each of {sets} sets",
        short(text)
    )
}

/// Two numbers of repetitions that nothing else tells of.
#[must_use]
pub fn row_may_be_two_sets(text: &str) -> String {
    format!(
        "reps `{}` may be of 2 sets or of 2 sides: a column sets tells",
        short(text)
    )
}

/// A time of which nothing says what it counts.
#[must_use]
pub fn row_no_time_unit(text: &str) -> String {
    format!(
        "duration `{}` has no unit: call the column seconds or minutes",
        short(text)
    )
}

/// A row without a day.
#[must_use]
pub fn row_no_date(text: &str) -> String {
    format!("`{}` is not a date", short(text))
}

/// A distance in a unit that is none.
#[must_use]
pub fn row_no_unit(distance: &str) -> String {
    format!("the distance `{}` has no unit", short(distance))
}

/// A unit that is none.
#[must_use]
pub fn row_unknown_unit(text: &str) -> String {
    format!("`{}` is no unit that fitlog knows", short(text))
}

/// A word for the kind of a set that is none.
#[must_use]
pub fn row_unknown_kind(text: &str) -> String {
    format!("`{}` is no kind of set", short(text))
}

/// A row without an exercise.
#[must_use]
pub fn row_no_exercise() -> String {
    "no exercise is named".into()
}

/// A row that counts nothing.
#[must_use]
pub fn row_counts_nothing() -> String {
    "neither reps, time nor distance".into()
}

/// A word where the order of a set should be.
#[must_use]
pub fn row_unknown_order(word: &str) -> String {
    format!("`{}` is neither a set, a rest nor a note", short(word))
}

/// A row in another encoding.
#[must_use]
pub fn row_not_utf8() -> String {
    "not UTF-8 text".into()
}

/// A value that is taken, though nobody lifts, holds or runs it.
#[must_use]
pub fn odd_value(value: f64, unit: &str) -> String {
    // Thousands are not grouped: this stands beside the line of a file that writes them so.
    format!("{} {unit}", (value * 10.0).round() / 10.0)
}

/// A day that lies ahead.
#[must_use]
pub fn odd_future(day: &str) -> String {
    format!("{day} is in the future")
}

/// A definition in an export that cannot be taken over, and why.
#[must_use]
pub fn row_no_exercise_understood(what: &str) -> String {
    format!("no exercise that is understood: {what}")
}

/// A workout that nobody ended.
#[must_use]
pub fn odd_duration(took: &str) -> String {
    format!("a workout of {}", short(took))
}

/// Words with characters that would drive a terminal.
#[must_use]
pub fn odd_control() -> String {
    "words with control characters, which are left out".into()
}

/// A letter for a sort of set that is not known.
#[must_use]
pub fn odd_set_letter(letter: &str) -> String {
    format!("a set `{}`, taken as a working set", visible(letter))
}

/// A field that should hold sets.
#[must_use]
pub fn row_no_sets(text: &str) -> String {
    format!("`{}` is not weight x reps", short(text))
}

/// A row about an exercise that was not named before.
#[must_use]
pub fn row_unknown_exercise(id: &str) -> String {
    format!("no row before names the exercise {}", short(id))
}

/// Words that cannot be told to belong to a set.
#[must_use]
pub fn row_lone_note(words: &str) -> String {
    format!("`{}` is a note apart from its sets", short(words))
}

/// A row with more sets, or a file with more exercises, than there can be.
#[must_use]
pub fn row_too_many(what: &str) -> String {
    format!("more {what} than can be kept")
}

/// Dates that can be read two ways.
#[must_use]
pub fn odd_month_first(text: &str) -> String {
    format!(
        "`{}` is read month first: no date in the file tells",
        short(text)
    )
}

/// A row with a number that nobody lifts.
#[must_use]
pub fn row_out_of_bounds(what: &str, value: f64, (least, most): (f64, f64)) -> String {
    format!("{what} {value} is not within {least} to {most}")
}

/// A change that is on disk, though nobody hears of it.
#[must_use]
pub fn done_but_not_told(reason: &str) -> String {
    format!("warning: done, but the answer cannot be written: {reason}")
}

// Arguments.

/// How a tip of the argument parser begins that nobody means who mistypes an option.
const USELESS: &str = "  tip: to pass ";
/// The longest line of the argument parser's that is shown, in characters.
const MAX_USAGE: usize = 500;

/// A mistake in the arguments, in the words of the argument parser.
#[must_use]
pub fn usage(text: &str) -> Failure {
    let text = text.strip_prefix("error: ").unwrap_or(text).trim_end();
    let whole = |line: &str| {
        // What was typed stands in it, however long it is.
        let mut line = visible(line);
        if let Some((end, _)) = line.char_indices().nth(MAX_USAGE) {
            line.truncate(end);
            line += "...";
        }
        line
    };
    let lines = text.lines().filter(|line| !line.starts_with(USELESS));
    let lines: Vec<String> = lines.map(whole).collect();
    Failure::new(2, "usage", lines.join("\n").replace("\n\n\n", "\n\n"))
}

/// A word that is no command of the program, or of a `parent` such as `fitlog workout`, and the command that may have been
/// meant.
#[must_use]
pub fn unknown_command(word: &str, parent: &str, meant: Option<&str>) -> Failure {
    let of = match parent.split_once(' ') {
        Some((_, parent)) => format!(" of {parent}"),
        None => String::new(),
    };
    let message = format!("`{}` is not a command{of}", short(word));
    let failure = Failure::new(2, "usage", message);
    match meant {
        Some(command) => failure.or_try(command),
        None => failure,
    }
    .or_try_as(format!("{parent} --help"), "all commands")
}

/// An option that `command` does not have, and the whole command that may have been meant.
#[must_use]
pub fn unknown_option(option: &str, command: &str, meant: Option<&str>) -> Failure {
    let message = format!("there is no option `{}` here", short(option));
    let failure = Failure::new(2, "usage", message);
    match meant {
        Some(meant) => failure.or_try(meant),
        None => failure.or_try_as(format!("{command} --help"), "all options"),
    }
}

/// Words behind the `-` that stands for a session from standard input.
#[must_use]
pub fn session_with_words(words: &str) -> Failure {
    let message = "`log -` reads a session from standard input and takes no words beside it";
    Failure::new(2, "usage", message)
        .or_try_as("fitlog log -", "a session from standard input")
        .or_try_as(format!("fitlog log {words}"), "one exercise")
}

/// A command without what it is about; `typed` is the command as far as it goes.
#[must_use]
pub fn lacks_argument(typed: &str, what: &str, whole: &str) -> Failure {
    let failure = Failure::new(2, "usage", format!("{typed} needs {what}"));
    match what {
        "an exercise" => failure
            .or_try(whole)
            .or_try_as("fitlog list", "what there is"),
        // Which one is no guess: it would be changed.
        "the number of an entry" => {
            failure.or_try_as("fitlog history", "the last entries with their numbers")
        }
        "a workout" => failure.or_try_as("fitlog workout list", "all workouts"),
        _ => failure.or_try(whole),
    }
}

/// Something where a number of weeks or the like should be; nothing where the text is empty.
#[must_use]
pub fn no_count(text: &str, what: &str, whole: &str) -> Failure {
    let message = if text.is_empty() {
        format!("-n needs a number of {what}")
    } else {
        format!(
            "`{}` is not a number of {what} that can be shown",
            short(text)
        )
    };
    Failure::new(2, "usage", message).or_try(whole)
}

/// What an option needs that takes some words and no others.
#[must_use]
pub fn one_of(valid: &[String]) -> String {
    format!("one of {}", valid.join(", "))
}

/// A word that is none of those that can be said.
#[must_use]
pub fn none_of(text: &str, valid: &[String], meant: Option<&str>) -> Failure {
    let message = format!("`{}` is none of {}", short(text), valid.join(", "));
    let failure = Failure::new(2, "usage", message);
    match meant {
        Some(meant) => failure.or_try(meant),
        None => failure,
    }
}

/// A command that only has commands of its own.
#[must_use]
pub fn lacks_command(name: &str, own: &[&str]) -> Failure {
    Failure::new(
        2,
        "usage",
        format!("{name} what? there are {}", own.join(", ")),
    )
    .or_try_as(format!("fitlog {name} --help"), "what each of them does")
}

/// Something where the number of an entry should be; it may be an exercise.
#[must_use]
pub fn no_entry_number(word: &str, exercise: Option<&str>) -> Failure {
    let failure = Failure::new(
        2,
        "usage",
        format!("`{}` is not the number of an entry", short(word)),
    );
    match exercise {
        Some(id) => failure.or_try_as(
            format!("fitlog history {id}"),
            "its entries with their numbers",
        ),
        None => failure.or_try_as("fitlog history", "the last entries with their numbers"),
    }
}

/// An exercise and its sets where a command should be.
#[must_use]
pub fn sets_without_command(name: &str, meant: &str) -> Failure {
    Failure::new(
        2,
        "usage",
        format!("`{}` is an exercise, not a command", short(name)),
    )
    .or_try(meant)
}

/// An exercise where a command should be.
#[must_use]
pub fn exercise_as_command(word: &str, id: &str) -> Failure {
    Failure::new(
        2,
        "usage",
        format!("`{}` is an exercise, not a command", visible(word)),
    )
    .or_try_as(format!("fitlog show {id}"), "how to do it")
    .or_try_as(format!("fitlog progress {id}"), "how it goes")
}

// Exercises.

/// No name at all.
#[must_use]
pub fn no_exercise_named(name: &str) -> Failure {
    Failure::new(
        2,
        "exercise",
        format!("`{}` names no exercise", short(name)),
    )
    .or_try_as("fitlog list", "what there is")
}

/// Sets with the exercise behind them.
#[must_use]
pub fn exercise_goes_first(meant: &str) -> Failure {
    Failure::new(2, "exercise", "the exercise goes first, then its sets").or_try(meant)
}

/// A day where a set should be.
#[must_use]
pub fn day_among_sets(day: &str, meant: &str) -> Failure {
    Failure::new(2, "sets", format!("{} is a day, not a set", quoted(day))).or_try(meant)
}

/// A name that nothing has.
#[must_use]
pub fn unknown_exercise(name: &str, nearest: &[String]) -> Failure {
    let failure = Failure::new(
        3,
        "exercise",
        format!("no exercise is called `{}`", short(name)),
    );
    match nearest {
        [] => failure.or_try_as("fitlog list", "what there is"),
        nearest => failure.meant(name, nearest),
    }
}

/// A name that several exercises begin with.
#[must_use]
pub fn ambiguous_exercise(name: &str, count: usize, candidates: &[(String, String)]) -> Failure {
    let shown = candidates.len().min(8);
    let widest = candidates[..shown]
        .iter()
        .map(|(id, _)| id.len())
        .max()
        .unwrap_or(0);
    let mut failure = Failure::new(
        3,
        "exercise",
        format!("`{}` fits {count} exercises", short(name)),
    );
    for (id, what) in &candidates[..shown] {
        failure = failure.hint(format!("{id:widest$}  {what}").trim_end());
    }
    if candidates.len() > shown {
        failure = failure.hint(format!(
            "and {} more: fitlog list {}",
            candidates.len() - shown,
            visible(name)
        ));
    }
    failure
}

/// More exercises than one chart can tell apart.
#[must_use]
pub fn too_many_to_compare(ids: &[&str], most: usize) -> Failure {
    Failure::new(
        2,
        "usage",
        format!(
            "{} exercises; one chart tells at most {most} apart",
            ids.len()
        ),
    )
    .or_try(format!("fitlog progress {}", ids[..most].join(", ")))
}

/// Rep maxima of several exercises at once.
#[must_use]
pub fn rep_maxima_of_several(first: &str) -> Failure {
    Failure::new(2, "usage", "rep maxima are those of one exercise")
        .or_try(format!("fitlog progress {first} --rm"))
}

/// At most so much of what was typed is repeated.
fn short(text: &str) -> String {
    let text = visible(text);
    if text.chars().count() <= 48 {
        text
    } else {
        text.chars().take(45).collect::<String>() + "..."
    }
}

// Days and weeks.

/// A text that is no day, and the days that may be meant by it.
#[must_use]
pub fn unknown_day(text: &str, today: impl fmt::Display, meant: &[String]) -> Failure {
    let failure = Failure::new(2, "day", format!("`{}` is not a day", short(text)));
    match meant {
        [] => failure.hint(format!(
            "days are written {today}, 11-20, fri, 2d, 3w, yesterday"
        )),
        meant => failure.meant(text, meant),
    }
}

/// A day that no calendar has, and the days that may be meant by it.
#[must_use]
pub fn no_such_day(text: &str, meant: &[String]) -> Failure {
    Failure::new(2, "day", format!("there is no day {}", short(text))).meant(text, meant)
}

/// A day that lies ahead.
#[must_use]
pub fn future_day(day: &str) -> Failure {
    Failure::new(2, "future", format!("{day} is in the future"))
}

/// A text that is no week.
#[must_use]
pub fn unknown_week(text: &str, this: &str) -> Failure {
    Failure::new(2, "week", format!("`{}` is not a week", short(text))).hint(format!(
        "weeks are written {this}, last, or as any day in them"
    ))
}

/// A week that lies ahead.
#[must_use]
pub fn future_week(text: &str) -> Failure {
    Failure::new(
        2,
        "future",
        format!("week {} is in the future", short(text)),
    )
}

/// Not a month.
#[must_use]
pub fn unknown_month(text: &str, this: &str) -> Failure {
    Failure::new(2, "month", format!("`{}` is not a month", short(text))).hint(format!(
        "months are written {this}, by name, last, or as any day in them"
    ))
}

/// A month that lies ahead.
#[must_use]
pub fn future_month(text: &str) -> Failure {
    Failure::new(
        2,
        "future",
        format!("month {} is in the future", short(text)),
    )
}

/// Not a year.
#[must_use]
pub fn unknown_year(text: &str, this: i32) -> Failure {
    Failure::new(2, "year", format!("`{}` is not a year", short(text)))
        .hint(format!("years are written {this} or last"))
}

/// A year that lies ahead.
#[must_use]
pub fn future_year(text: &str) -> Failure {
    Failure::new(
        2,
        "future",
        format!("year {} is in the future", short(text)),
    )
}

// The report.

/// A page of HTML that was about to fill a terminal.
#[must_use]
pub fn page_on_a_terminal(command: &str) -> Failure {
    Failure::new(
        2,
        "output",
        "a report is a page for a browser, not for a terminal",
    )
    .or_try(command)
}

/// A report without a day trained.
#[must_use]
pub fn nothing_to_report(logged: bool) -> String {
    if logged {
        "nothing logged for these days: the page says so".into()
    } else {
        "nothing logged yet: the page says so".into()
    }
}

// Settings.

/// A file of settings that cannot be read, and is done without; said on standard error.
#[must_use]
pub fn settings_unread(what: &str) -> String {
    format!("warning: {what}; every setting is its default for now")
}

/// A setting of the file that cannot be taken, and is done without; said on standard error.
#[must_use]
pub fn setting_wrong(file: &Path, line: usize, what: &str, instead: &str) -> String {
    format!(
        "warning: {}:{line}: {}; {instead}",
        path(file),
        visible(what)
    )
}

/// A file of settings that could not be read, and is not written over; said on standard error.
#[must_use]
pub fn settings_aside(aside: &Path) -> String {
    format!(
        "hint: the settings that could not be read are kept in {}",
        path(aside)
    )
}

/// A change of settings whose file cannot be read.
#[must_use]
pub fn settings_in_the_way(what: &str) -> Failure {
    Failure::new(1, "config", format!("no setting was changed: {what}"))
        .or_try_as(
            "fitlog config unit kg",
            "puts the file aside, for kilograms",
        )
        .or_try_as("fitlog config unit lb", "puts the file aside, for pounds")
        .hint("or mend the file in an editor")
}

/// A weight without a unit, while the settings may say which is meant and cannot be read.
#[must_use]
pub fn unit_in_doubt(why: &str) -> Failure {
    let message = format!("there is a weight without a unit, and no telling which is meant: {why}");
    Failure::new(1, "config", message)
        .or_try_as("fitlog config unit kg", "kilograms from now on")
        .or_try_as("fitlog config unit lb", "pounds from now on")
        .hint("or write the unit behind the weight: 5@100kg, 5@225lb")
}

/// A file of settings with a mistake in it.
#[must_use]
pub fn bad_config(file: &Path, what: &str) -> Failure {
    Failure::new(1, "config", format!("{}: {}", path(file), visible(what)))
}

/// A setting that there is not.
#[must_use]
pub fn unknown_key(key: &str, near: Option<&str>, all: &[&str]) -> Failure {
    let failure = Failure::new(2, "key", format!("there is no setting `{}`", short(key)));
    match near {
        Some(near) => failure.hint(format!("did you mean {near}?")),
        None => failure.hint(format!("settings: {}", all.join(", "))),
    }
}

/// A setting in the file that there is not.
#[must_use]
pub fn unknown_key_in_file(file: &Path, key: &str) -> String {
    format!(
        "warning: {}: there is no setting `{}`",
        path(file),
        short(key)
    )
}

/// A value that a setting does not take.
#[must_use]
pub fn bad_value(key: &str, value: &str, takes: &str) -> Failure {
    Failure::new(
        2,
        "value",
        format!("`{}` is not a value of {key}: {takes}", short(value)),
    )
}

// Entries.

/// A name without sets.
#[must_use]
pub fn no_sets(name: &str, last: Option<&str>) -> Failure {
    let failure = Failure::new(2, "sets", format!("no sets for {}", visible(name)));
    match last {
        Some(last) => failure.hint(format!("last: {last}")),
        None => failure,
    }
}

/// [`no_sets`], with a command that has some.
#[must_use]
pub fn no_sets_try(failure: Failure, command: &str) -> Failure {
    failure.or_try(command)
}

/// No exercise, no sets.
#[must_use]
pub fn nothing_to_log() -> Failure {
    Failure::new(2, "usage", "nothing to log")
        .or_try_as(
            "fitlog log lever-back-extension 3x12@40",
            "3 sets of 12 at 40",
        )
        .or_try_as("fitlog log -", "a session from standard input")
}

/// A note in two places.
#[must_use]
pub fn two_notes() -> Failure {
    Failure::new(2, "note", "two notes: one behind `//`, one behind -n")
}

/// A note without words.
#[must_use]
pub fn empty_note() -> Failure {
    Failure::new(2, "note", "the note is empty")
}

/// A note that is no note.
#[must_use]
pub fn huge_note(length: usize, most: usize) -> Failure {
    Failure::new(
        2,
        "note",
        format!("the note has {length} characters, more than {most}"),
    )
}

/// A note with characters that are no text.
#[must_use]
pub fn control_in_note(letter: char) -> Failure {
    Failure::new(
        2,
        "note",
        format!(
            "the note holds a control character: {}",
            letter.escape_default()
        ),
    )
}

/// Lines of a session that cannot be logged.
#[must_use]
pub fn bad_lines(parts: Vec<(usize, Failure)>, lines: usize) -> Failure {
    let count = parts.len();
    let mut failure = Failure::new(
        2,
        "session",
        format!(
            "{count} of {lines} {} cannot be logged; nothing was written",
            if lines == 1 { "line" } else { "lines" }
        ),
    );
    failure.parts = parts;
    failure
}

/// A session without entries.
#[must_use]
pub fn empty_session() -> Failure {
    Failure::new(2, "session", "no entries on standard input").hint("one entry a line: lever back extension 3x12@40; a line with only a day holds for those behind it")
}

/// A session that is not text.
#[must_use]
pub fn session_not_text() -> Failure {
    Failure::new(
        2,
        "session",
        "standard input is not UTF-8 text of at most 16 MiB",
    )
}

/// A note on its own, and no entry above it to belong to.
#[must_use]
pub fn note_without_entry() -> Failure {
    Failure::new(
        2,
        "session",
        "a note belongs to an entry: put it behind one, or below one",
    )
}

/// A number that no line of the log has, or that is no entry.
#[must_use]
pub fn no_such_entry(number: u64) -> Failure {
    Failure::new(2, "number", format!("there is no entry {number}"))
        .or_try_as("fitlog history", "entries with their numbers")
}

/// An entry that was taken back, or edited: then the number it has now.
#[must_use]
pub fn entry_gone(number: u64, now: Option<u64>) -> Failure {
    let failure = |message: String| Failure::new(2, "number", message);
    match now {
        Some(now) => failure(format!("entry {number} was edited and is {now} now"))
            .meant(&number.to_string(), &[now.to_string()]),
        None => failure(format!("entry {number} was taken back"))
            .or_try_as("fitlog history", "entries with their numbers"),
    }
}

/// An edit of a body weight or of a rename.
#[must_use]
pub fn only_entries_are_edited(number: u64) -> Failure {
    Failure::new(
        2,
        "number",
        format!("line {number} holds no sets to edit: remove it and write it anew"),
    )
    .or_try_as(format!("fitlog remove {number}"), "undo puts it back")
}

/// An edit that changes nothing.
#[must_use]
pub fn nothing_to_edit(number: u64) -> Failure {
    Failure::new(2, "usage", format!("nothing to change in entry {number}"))
        .hint("give new sets, -d DAY, -n NOTE or -e EXERCISE")
}

/// Another exercise for sets that it could not have been logged with.
#[must_use]
pub fn sets_of_another_kind(number: u64, what: &str, id: &str, tracking: &str) -> Failure {
    let id = visible(id);
    Failure::new(
        2,
        "exercise",
        format!(
            "entry {number} has {what}, and {id} counts {}",
            tracking.replace('_', " and ")
        ),
    )
    .or_try_as(
        format!("fitlog edit {number} SETS -e {id}"),
        "with its sets as they are to be",
    )
}

/// Lines that only a later version understands stand in the way.
#[must_use]
pub fn needs_newer(command: &str) -> Failure {
    Failure::new(
        1,
        "newer",
        format!("cannot {command}: the log holds lines of a newer fitlog"),
    )
    .hint("use the newer fitlog, it knows what they mean")
}

/// No change to take back.
#[must_use]
pub fn nothing_to_undo() -> Failure {
    Failure::new(1, "undo", "nothing to undo")
}

/// Nothing was taken back since the last change.
#[must_use]
pub fn nothing_to_redo() -> Failure {
    Failure::new(1, "redo", "nothing to redo")
}

/// A word that a vocabulary does not have: the nearest that it has, and all of them.
#[must_use]
pub fn unknown_word(kind: &str, word: &str, near: Option<&str>, all: &[&str]) -> Failure {
    let mut failure = Failure::new(2, "usage", format!("`{}` is not {kind}", short(word)));
    if let Some(near) = near {
        failure = failure.hint(format!("did you mean {near}?"));
    }
    let mut line = String::new();
    for word in all {
        if line.len() + word.len() > 70 {
            failure = failure.hint(std::mem::take(&mut line) + ",");
        }
        if !line.is_empty() {
            line += ", ";
        }
        line += word;
    }
    failure.hint(line)
}

/// A filter that nothing passes, and the words that may have been meant; said on standard error, the answer is empty and
/// fine.
#[must_use]
pub fn nothing_fits(meant: Option<&str>) -> String {
    match meant {
        Some(words) => format!("no exercise fits; try: fitlog list {words}"),
        None => "no exercise fits".into(),
    }
}

/// An exercise that the log names and nothing defines.
#[must_use]
pub fn no_definition(id: &str) -> Failure {
    Failure::new(
        3,
        "exercise",
        format!(
            "nothing tells how to do {}: it is only in the log",
            visible(id)
        ),
    )
    .or_try_as(format!("fitlog progress {}", visible(id)), "how it goes")
}

/// A file that is there already.
#[must_use]
pub fn file_exists(file: &Path) -> Failure {
    Failure::new(2, "file", format!("{} is there already", path(file)))
        .or_try_as("--force", "writes over it")
}

/// Numbers of an export that another app's file cannot hold as they are.
#[must_use]
pub fn converted_for(count: u64, what: &str, to: &str) -> String {
    let (what, were) = if count == 1 {
        (what.to_owned(), "was")
    } else {
        (format!("{what}s"), "were")
    };
    format!("hint: {count} {what} {were} converted to {to}: the file knows no other unit")
}

/// Rests of an export that another app's file has no place for.
#[must_use]
pub fn rests_left_out(app: &str, sets: u64) -> String {
    let sets = if sets == 1 {
        "1 set".to_owned()
    } else {
        format!("{sets} sets")
    };
    format!("hint: the rest after {sets} is left out: the file of {app} has no place for it")
}

/// What an export of sets leaves out: body weights, and what exercises of the user's own are.
#[must_use]
pub fn only_sets_exported(weighings: usize, own: usize) -> Option<String> {
    let weighings = match weighings {
        0 => None,
        1 => Some("1 body weight".to_owned()),
        many => Some(format!("{many} body weights")),
    };
    let own = match own {
        0 => None,
        1 => Some("the definition of 1 exercise".to_owned()),
        many => Some(format!("the definitions of {many} exercises")),
    };
    let parts: Vec<String> = weighings.into_iter().chain(own).collect();
    (!parts.is_empty()).then(|| {
        format!(
            "hint: only sets are in it, not {}: fitlog export -f json has all",
            parts.join(" and ")
        )
    })
}

/// What to do about a line that cannot be read.
#[must_use]
pub fn way_out_of_damage(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(line);
    let text = text.trim();
    if text.starts_with("<<<<<<<")
        || text.starts_with("=======")
        || text.starts_with(">>>>>>>")
        || text.starts_with("|||||||")
    {
        "delete the line: the entries around it all count".into()
    } else if text.matches("{\"v\":").count() > 1 {
        "two lines in one: put a line break before the second {\"v\":".into()
    } else if text.starts_with('{') {
        "mend it in an editor, or leave it".into()
    } else {
        "leave it, or delete it: it holds no entry".into()
    }
}

/// The last line, without its newline: what it is, and what to do.
#[must_use]
pub fn torn_line() -> (String, String) {
    (
        "cut short before it was acknowledged".into(),
        "leave it: the next entry starts a new line".into(),
    )
}

/// A line of a later version of the format: what it is, and what to do.
#[must_use]
pub fn line_of_a_newer_fitlog() -> (String, String) {
    (
        "written by a newer fitlog and left out".into(),
        "update fitlog".into(),
    )
}

/// A line that has the id of one in front of it, but not its words.
#[must_use]
pub fn same_id(first: u64) -> (String, String) {
    (
        format!("left out, as line {first} has the same `id`"),
        "change the `id` to keep both".into(),
    )
}

/// A line that takes back, or stands for, a line that is nowhere.
#[must_use]
pub fn names_nothing() -> (String, String) {
    (
        "names a line that is not there".into(),
        "leave it, or look in your backup".into(),
    )
}

/// A line that takes back, or stands for, a line behind it.
#[must_use]
pub fn names_what_follows(line: u64) -> (String, String) {
    (
        format!("names line {line}, which is behind it"),
        "leave it: merges do that".into(),
    )
}

/// A removal that is about a line which is no entry.
#[must_use]
pub fn removes_a_void() -> (String, String) {
    (
        "removes a removal".into(),
        "leave it, or look at fitlog history".into(),
    )
}

/// Two edits of one entry, of which each counts.
#[must_use]
pub fn replaced_twice(other: u64, line: u64) -> (String, String) {
    (
        format!("edits what line {other} edits too, so both count"),
        format!("fitlog remove {line}"),
    )
}

/// An exercise of the log that has no definition.
#[must_use]
pub fn undefined_exercise(id: &str, line: u64) -> (String, String) {
    (
        format!("no exercise is called `{}`", short(id)),
        format!("fitlog edit {line} -e EXERCISE"),
    )
}

/// An exercise whose history was given to another, and that is defined all the same.
#[must_use]
pub fn defined_and_given_away(id: &str, owner: &str, line: u64) -> (String, String) {
    let (id, owner) = (visible(id), visible(owner));
    (
        format!("gives {id} to {owner}, and {id} is defined again"),
        format!("fitlog remove {line}, or fitlog exercise remove {id}"),
    )
}

/// A day trained that is yet to come.
#[must_use]
pub fn day_ahead(day: &str, line: u64, is_entry: bool) -> (String, String) {
    (
        format!("{day} is yet to come"),
        if is_entry {
            format!("fitlog edit {line} -d DAY")
        } else {
            format!("fitlog remove {line}")
        },
    )
}

/// A weight that is ten times the usual one, or a tenth of it.
#[must_use]
pub fn odd_weight(weight: &str, heavy: bool, line: u64) -> (String, String) {
    let compared = if heavy { "heavier" } else { "lighter" };
    (
        format!("{weight} is far {compared} than usual, maybe a slip"),
        format!("fitlog edit {line} SETS"),
    )
}

/// A file beside the log that a synchronisation left there: what it is, and the command that takes it in.
#[must_use]
pub fn conflict_copy(file: &Path) -> (String, String) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    (
        format!("{} is another copy of the log", short(&name)),
        format!("fitlog import {}", argument(file)),
    )
}

/// A fixed day that is none.
#[must_use]
pub fn bad_today(text: &str) -> Failure {
    Failure::new(
        2,
        "day",
        format!("FITLOG_TODAY is `{}`, not a day as 2026-11-22", short(text)),
    )
}

// Files of one's own.

/// A definition of the user's own that is left out.
#[must_use]
pub fn bad_exercise(file: &Path, line: usize, column: usize, what: &str) -> String {
    format!(
        "warning: an exercise is left out: {}:{line}:{column}: {}",
        path(file),
        visible(what)
    )
}

/// More lines of a catalogue that are left out.
#[must_use]
pub fn more_bad_exercises(file: &Path, count: usize) -> String {
    let them = if count == 1 {
        "1 more line is".to_owned()
    } else {
        format!("{count} more lines are")
    };
    format!("warning: {them} left out of {}", path(file))
}

/// More mistakes in files of the user's own than are told with every answer.
#[must_use]
pub fn more_mistakes(count: usize) -> String {
    format!("warning: and {count} more mistakes in your exercises: fitlog exercise")
}

/// A file of exercises that cannot be read at all.
#[must_use]
pub fn unreadable_exercise(file: &Path, reason: &str) -> String {
    format!(
        "warning: exercises are left out: cannot read {}: {reason}",
        path(file)
    )
}

/// The folder of the user's own workouts, where it cannot be read.
#[must_use]
pub fn unreadable_workouts(folder: &Path, error: &io::Error) -> String {
    format!(
        "warning: workouts are left out: cannot read {}: {}",
        path(folder),
        reason(error)
    )
}

/// Two files of the user's own with one id.
#[must_use]
pub fn id_twice(id: &str, other: &Path) -> String {
    format!("`id` is {id}, as in {}", path(other))
}

/// A file of the user's own that stands for a bundled exercise without saying so.
#[must_use]
pub fn id_is_bundled(id: &str) -> String {
    format!(
        "`id` is {id}, a built-in exercise; \"override\": true stands for it, any other id beside it"
    )
}

/// A word in a field that its vocabulary does not have.
#[must_use]
pub fn wrong_word(field: &str, word: &str, near: Option<&str>, all: &[&str]) -> String {
    let near = near.map_or_else(String::new, |near| format!(" (did you mean {near}?)"));
    format!(
        "`{field}` does not know `{word}`{near}, only {}",
        all.join(", ")
    )
}

/// A field that a definition does not have.
#[must_use]
pub fn no_such_field(name: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => format!("there is no field `{name}`: did you mean {near}?"),
        None => format!("there is no field `{name}`"),
    }
}

/// What is no JSON at all.
#[must_use]
pub fn not_json() -> String {
    "this is no JSON".into()
}

/// JSON that is something else than a definition.
#[must_use]
pub fn not_a_definition() -> String {
    "not an exercise: that is an object with the fields of one".into()
}

/// A field that has to be there.
#[must_use]
pub fn field_missing(name: &str) -> String {
    format!("`{name}` is missing")
}

/// A field of another type than it has to be.
#[must_use]
pub fn field_wrong(field: &str, said: &str) -> String {
    format!("`{field}` is of the wrong kind: {said}")
}

/// A name for a new exercise that another one has.
#[must_use]
pub fn name_taken(name: &str, id: &str) -> Failure {
    Failure::new(
        2,
        "name",
        format!("`{}` is {} already", short(name), visible(id)),
    )
    .or_try_as(format!("fitlog show {}", visible(id)), "if that is it")
    .hint("if it is not, give yours a name that tells the two apart")
}

/// Sets of an exercise that was given to another; said on standard error.
#[must_use]
pub fn given_away(id: &str, owner: &str) -> String {
    format!(
        "warning: the log gives {} to {}, and so these sets: fitlog check",
        visible(id),
        visible(owner)
    )
}

/// A new exercise whose words are those of another; said on standard error.
#[must_use]
pub fn may_be_known(id: &str) -> String {
    format!(
        "hint: it may be the same as {0}: fitlog show {0}",
        visible(id)
    )
}

/// A name that no id can be made of, or that is none.
#[must_use]
pub fn no_name(name: &str) -> Failure {
    Failure::new(
        2,
        "name",
        format!("`{}` makes no name: 2 to 60 letters or digits", short(name)),
    )
}

/// A name in letters that an id does not have.
#[must_use]
pub fn no_id(name: &str) -> Failure {
    Failure::new(
        2,
        "name",
        format!(
            "`{}` has no letter a to z and no digit to make an id of",
            short(name)
        ),
    )
    .hint("--id gives it one: lower-case words joined by hyphens, at most 48 characters")
}

/// What is typed after `--id` is no id.
#[must_use]
pub fn not_an_id(id: &str) -> Failure {
    Failure::new(2, "name", format!("`{}` is not an id", short(id)))
        .hint("ids are lower-case words joined by hyphens, at most 48 characters")
}

/// A new definition that breaks a rule.
#[must_use]
pub fn bad_definition(what: &str) -> Failure {
    Failure::new(2, "exercise", visible(what))
}

/// An everyday word for several muscles where one is wanted.
#[must_use]
pub fn several_muscles(word: &str, all: &[&str]) -> Failure {
    Failure::new(2, "usage", format!("`{}` is several muscles", short(word))).hint(format!(
        "name the ones that do the work: {}",
        all.join(", ")
    ))
}

/// An edited definition that is not put in place.
#[must_use]
pub fn bad_edit(
    copy: &Path,
    line: usize,
    column: usize,
    what: &str,
    text: &str,
    id: &str,
) -> Failure {
    let (shown, at, len) = excerpt(text, &(column - 1..column));
    Failure::new(
        2,
        "exercise",
        format!("{}:{line}:{column}: {}", path(copy), visible(what)),
    )
    .at(&shown, at, len)
    .or_try_as(
        format!("fitlog exercise edit {id}"),
        "goes on with the copy, which is kept",
    )
}

/// An editor that failed after it wrote something.
#[must_use]
pub fn with_copy(failure: Failure, copy: &Path) -> Failure {
    failure.hint(format!(
        "what was written is in {}; the same command goes on with it",
        path(copy)
    ))
}

/// A name that no exercise of the user's own has.
#[must_use]
pub fn not_your_own(id: &str) -> Failure {
    Failure::new(
        2,
        "exercise",
        format!("{} is not an exercise of your own", visible(id)),
    )
    .or_try_as("fitlog exercise", "your own exercises")
}

/// A short name that there is not.
#[must_use]
pub fn no_such_alias(alias: &str) -> Failure {
    Failure::new(
        2,
        "name",
        format!("`{}` is not a short name of yours", short(alias)),
    )
    .or_try_as("fitlog exercise alias", "those that are")
}

/// A short name that cannot be typed or printed.
#[must_use]
pub fn no_alias(alias: &str) -> Failure {
    Failure::new(
        2,
        "name",
        format!(
            "`{}` makes no short name: up to 60 letters or digits",
            short(alias)
        ),
    )
}

/// No short name yet; said on standard error.
#[must_use]
pub fn no_aliases() -> String {
    "no short names yet: fitlog exercise alias be lever-back-extension".into()
}

/// No exercise of the user's own yet; said on standard error.
#[must_use]
pub fn no_own_exercises() -> String {
    "no exercises of your own yet: fitlog exercise add NAME --equipment E --muscle M".into()
}

/// One name for two exercises.
#[must_use]
pub fn name_in_two(file: &Path, name: &str, other: &str) -> String {
    format!(
        "warning: {}: `{}` is the name of {} too",
        path(file),
        short(name),
        visible(other)
    )
}

/// An edit of what does not change.
#[must_use]
pub fn id_stays(id: &str) -> String {
    format!("`id` stays {id}; fitlog exercise rename changes it, and the history follows")
}

/// An exercise without a definition to change.
#[must_use]
pub fn nothing_to_edit_yet(id: &str) -> Failure {
    Failure::new(
        3,
        "exercise",
        format!(
            "nothing tells how to do {}: it is only in the log",
            visible(id)
        ),
    )
    .or_try_as(
        format!(
            "fitlog exercise add {} --equipment E --muscle M",
            visible(id)
        ),
        "defines it",
    )
}

/// A file that is not written over.
#[must_use]
pub fn file_there(file: &Path) -> Failure {
    Failure::new(
        2,
        "file",
        format!("{} is there already; nothing was written", path(file)),
    )
    .or_try_as(
        "fitlog exercise",
        "your own exercises, and what is wrong with them",
    )
}

/// A merge of an exercise with itself.
#[must_use]
pub fn merge_with_itself(id: &str) -> Failure {
    Failure::new(2, "merge", format!("both are {}", visible(id)))
}

/// A merge that would take a built-in exercise away.
#[must_use]
pub fn merge_of_bundled(old: &str, new: &str) -> Failure {
    Failure::new(
        2,
        "merge",
        format!("{old} is built in: whatever is logged under it later would be {new} too"),
    )
    .or_try_as(
        format!("fitlog history {old}"),
        "its entries with their numbers",
    )
    .or_try_as(
        format!("fitlog edit NUMBER --exercise {}", visible(new)),
        "gives one of them to the other",
    )
}

/// A merge into an exercise that nothing defines.
#[must_use]
pub fn merge_into_unknown(id: &str) -> Failure {
    Failure::new(
        2,
        "merge",
        format!("nothing defines {}: it is only in the log", visible(id)),
    )
    .or_try_as(
        format!(
            "fitlog exercise add {} --equipment E --muscle M",
            visible(id)
        ),
        "defines it",
    )
}

/// A merge of exercises whose sets do not mean the same.
#[must_use]
pub fn merge_of_kinds(old: &str, what: &str, new: &str, tracking: &str) -> Failure {
    Failure::new(
        2,
        "merge",
        format!(
            "{} has {what}, and {} counts {}",
            visible(old),
            visible(new),
            tracking.replace('_', " and ")
        ),
    )
}

/// An exercise of a catalogue with the name of one above it.
#[must_use]
pub fn same_name_above(line: usize) -> String {
    format!("has the name of the one on line {line}")
}

/// An exercise of a catalogue whose id, and every number behind it, is that of another.
#[must_use]
pub fn id_is_taken(id: &str) -> String {
    format!("the id {} is that of another exercise", short(id))
}

/// An exercise of a catalogue that stands for a built-in one.
#[must_use]
pub fn override_alone(id: &str) -> String {
    format!("{id} is built in: only a file of its own overrides it")
}

/// A file to import that holds no exercises.
#[must_use]
pub fn not_exercises(file: &Path, what: &str) -> Failure {
    Failure::new(2, "import", format!("{}: {}", path(file), visible(what))).hint(
        "exercises are imported from JSON: a list or one a line, as free-exercise-db or fitlog writes them",
    )
}

/// A catalogue that would be too long to look up quickly.
#[must_use]
pub fn catalogue_too_long(file: &Path, most: u64) -> Failure {
    Failure::new(
        1,
        "import",
        format!(
            "{} would be longer than {} MiB; nothing was imported",
            path(file),
            most >> 20
        ),
    )
}

// Workouts.

/// A workout that is not read: where and why.
#[must_use]
pub fn bad_workout(file: &Path, line: usize, what: &str) -> Failure {
    Failure::new(1, "workout", at_line(file, line, what))
}

/// A workout that is not taken in: where and why.
#[must_use]
pub fn workout_not_taken(file: &Path, line: usize, what: &str) -> Failure {
    Failure::new(2, "workout", at_line(file, line, what))
}

/// A file of the user's own workouts that is left out.
#[must_use]
pub fn workout_left_out(file: &Path, line: usize, what: &str) -> String {
    let at = at_line(file, line, what);
    format!("warning: {at}; the workout is left out")
}

/// A workout of which a part is not understood, and the rest is shown.
#[must_use]
pub fn odd_workout(file: Option<&Path>, id: &str, line: usize, what: &str) -> String {
    match file {
        Some(file) => format!("warning: {}", at_line(file, line, what)),
        None => format!("warning: {id}: {}", visible(what)),
    }
}

fn at_line(file: &Path, line: usize, what: &str) -> String {
    format!("{}:{line}: {}", path(file), visible(what))
}

/// What is no file, of which the bytes are wanted.
#[must_use]
pub fn not_a_regular_file() -> String {
    "it is not a regular file".into()
}

/// A file of more than so many bytes.
#[must_use]
pub fn too_long_a_file(most: u64) -> String {
    format!("it is longer than {} MiB", most >> 20)
}

/// A file of the user's own that cannot be read as text.
#[must_use]
pub fn not_text() -> String {
    "not UTF-8 text of at most 1 MiB".into()
}

/// An exercise that a workout names and nothing defines.
#[must_use]
pub fn not_an_exercise(name: &str, near: Option<&str>) -> String {
    let near = near.map_or_else(String::new, |near| format!("; {near}"));
    format!("`exercise`: no exercise is called `{}`{near}", short(name))
}

/// An exercise that a workout counts otherwise than its sets are counted.
#[must_use]
pub fn counted_otherwise(id: &str, field: &str, right: &str) -> String {
    format!("`{field}`: sets of {id} count {right}")
}

/// An exercise of a workout without an amount, or with two.
#[must_use]
pub fn one_amount() -> String {
    "an exercise has one of `reps`, `seconds` and `metres`".into()
}

/// A line of a workout written by hand that is nothing known.
#[must_use]
pub fn not_an_item(line: &str) -> String {
    format!(
        "`{}` has no sets: write back squat 3x5, plank 3x30-60s, farmers walk 3x40m, or a day as A:",
        short(line)
    )
}

/// A workout written by hand that begins with something else.
#[must_use]
pub fn no_workout_name() -> String {
    "the first line is the name of the workout".into()
}

/// A workout written by hand whose name has no letters for an id.
#[must_use]
pub fn no_id_in_name() -> String {
    "no id can be made of the name: add a line as id: my-workout".into()
}

/// A word behind the sets of a workout written by hand.
#[must_use]
pub fn not_of_an_item(word: &str) -> String {
    format!(
        "`{}` is not understood: behind the sets stand rest90s, +2.5kg, and double, linear, reps, time, distance or none",
        short(word)
    )
}

/// A workout that there is not.
#[must_use]
pub fn unknown_workout(name: &str, near: &[String]) -> Failure {
    let failure = Failure::new(
        3,
        "workout",
        format!("no workout is called `{}`", short(name)),
    );
    if near.is_empty() {
        failure.or_try_as("fitlog workout list", "all workouts")
    } else {
        failure.hint(format!("did you mean {}?", near.join(" or ")))
    }
}

/// Nothing was said of which workout is meant, and none is in use.
#[must_use]
pub fn no_workout_in_use() -> Failure {
    Failure::new(1, "workout", "no workout is in use")
        .or_try_as("fitlog workout list", "all workouts")
        .or_try_as("fitlog workout use posterior-chain", "from now on")
}

/// A day that a workout does not have.
#[must_use]
pub fn unknown_workout_day(id: &str, name: &str, days: &[&str]) -> Failure {
    let what = format!("{id} has no day `{}`", short(name));
    Failure::new(2, "day", what).hint(format!("days: {}", visible(&days.join(", "))))
}

/// A workout of that id is there.
#[must_use]
pub fn workout_exists(id: &str, is_own: bool) -> Failure {
    let whose = if is_own {
        "one of yours"
    } else {
        "a built-in one"
    };
    let failure = Failure::new(
        2,
        "workout",
        format!("a workout `{id}` is there already, {whose}"),
    );
    if is_own {
        failure.or_try(format!("fitlog workout edit {id}"))
    } else {
        failure.hint("give yours another id")
    }
}

/// A built-in workout does not change.
#[must_use]
pub fn workout_built_in(id: &str) -> Failure {
    Failure::new(
        2,
        "workout",
        format!("{id} is built in and does not change"),
    )
    .or_try_as(
        format!("fitlog workout copy {id} my-{id}"),
        "a copy to edit",
    )
    .or_try_as(
        format!("fitlog workout copy {id} {id}"),
        "a copy in place of the built-in one",
    )
}

/// An id that is none.
#[must_use]
pub fn not_a_workout_id(text: &str, wanted: &str) -> Failure {
    Failure::new(
        2,
        "workout",
        format!("`{}` is no id: {wanted}", short(text)),
    )
}

/// An edit that changed the id.
#[must_use]
pub fn workout_renamed(id: &str) -> String {
    format!("`id` is not {id}, as the file is called")
}

/// No editor is known, or it did not do its work.
#[must_use]
pub fn no_editor(what: &str) -> Failure {
    Failure::new(1, "editor", format!("cannot edit: {}", visible(what)))
        .hint("VISUAL or EDITOR names the editor")
}

/// An edited file that is not taken: it is kept for another try.
#[must_use]
pub fn edit_not_taken(file: &Path, line: usize, what: &str, again: &str) -> Failure {
    workout_not_taken(file, line, what).or_try_as(again, "goes on with what you wrote")
}

/// A workout's name for entries that is too long to keep.
#[must_use]
pub fn huge_workout_name(length: usize, most: usize) -> Failure {
    Failure::new(
        2,
        "workout",
        format!("the name of the workout has {length} characters, more than {most}"),
    )
}

// Body weight.

/// A number that no body weighs; `fixed` is one with the decimal point elsewhere.
#[must_use]
pub fn no_body_weighs(weight: &str, fixed: Option<&str>) -> Failure {
    let failure = Failure::new(
        2,
        "weight",
        format!(
            "{} is not the weight of a body, 20 to 400 kg",
            short(weight)
        ),
    );
    match fixed {
        Some(fixed) => failure.or_try(format!("fitlog weigh {fixed}")),
        None => failure.or_try("fitlog weigh 82.5"),
    }
}

/// Options that only scores have, without asking for scores.
#[must_use]
pub fn options_of_scores() -> Failure {
    Failure::new(2, "usage", "--sex and --equipped are options of --score")
        .or_try("fitlog records --score --sex female")
}

/// A score without a body weight.
#[must_use]
pub fn no_body_weight() -> Failure {
    Failure::new(1, "body", "no body weight is known, and a score needs one")
        .or_try_as("fitlog weigh 82.5", "what you weigh")
        .or_try_as("fitlog calc score 600 82.5", "without a log")
}

/// A failure that does not keep a command from answering.
#[must_use]
pub fn warning(failure: &Failure) -> String {
    format!("warning: {}", failure.message)
}

/// A failure after something was stored: only the rest of the answer is missing.
#[must_use]
pub fn logged_but(failure: &Failure) -> String {
    format!("warning: logged, but {}", failure.message)
}

/// The same sets twice: they may have been logged twice.
#[must_use]
pub fn logged_again() -> String {
    "hint: the same sets were logged a moment ago; fitlog undo if it was a repeat".into()
}

/// A load far from the last one: it may be a slip.
#[must_use]
pub fn sudden_load(load: &str, ratio: &str) -> String {
    format!("hint: {load} is {ratio} times last time's; fitlog undo if it was a slip")
}

/// A weight far from the one before: it may be a slip.
#[must_use]
pub fn sudden_weight(weight: &str, last: &str, day: &str) -> String {
    format!("hint: {weight} is far from {last} on {day}; fitlog undo if it was a slip")
}

/// A day for a weight that was not given.
#[must_use]
pub fn nothing_weighed() -> Failure {
    Failure::new(2, "usage", "a day, but no weight").or_try("fitlog weigh 82.5 -d yesterday")
}

// Calculations.

/// A text that is no weight; `command` has one.
#[must_use]
pub fn not_a_lone_weight(text: &str, command: &str) -> Failure {
    Failure::new(2, "weight", format!("`{}` is not a weight", short(text)))
        .or_try(command)
        .hint("weights are written 100, 102.5, 100kg or 225lb")
}

/// A text that is no weight with repetitions.
#[must_use]
pub fn not_a_set_to_calculate(text: &str) -> Failure {
    Failure::new(2, "set", format!("`{}` is not weight x reps", short(text)))
        .or_try_as("fitlog calc 1rm 100x5", "5 reps at 100")
        .or_try_as("fitlog calc 1rm 5@100 rpe8", "with 2 left in reserve")
}

/// `5x100`.
#[must_use]
pub fn weight_goes_first(text: &str, weight: u32, reps: f64) -> Failure {
    Failure::new(
        2,
        "set",
        format!("{weight} repetitions? `{}` is weight x reps", short(text)),
    )
    .or_try_as(
        format!("fitlog calc 1rm {weight}x{reps}"),
        format!("{reps} reps at {weight}"),
    )
}

/// Repetitions that no formula is good for.
#[must_use]
pub fn no_estimate(most: u32, weight: &str) -> Failure {
    Failure::new(
        2,
        "reps",
        format!("sets of 1 to {most} repetitions are estimated, those in reserve counted"),
    )
    .or_try_as(
        format!("fitlog calc 1rm {weight}x{most}"),
        format!("what {most} are worth"),
    )
}

/// A target that the bar alone is heavier than.
#[must_use]
pub fn lighter_than_the_bar(bar: &str, typed: &str) -> Failure {
    Failure::new(
        2,
        "weight",
        format!("that is lighter than the bar of {bar}"),
    )
    .or_try_as(format!("fitlog calc plates {typed}"), "the bar alone")
    .hint("a lighter bar: --bar 15, or fitlog config bar 15")
}

/// A text that lists no plates; `command` has some.
#[must_use]
pub fn not_plates(text: &str, command: &str) -> Failure {
    Failure::new(
        2,
        "plates",
        format!("`{}` is not a list of plates", short(text)),
    )
    .or_try(command)
    .hint("plates for one side; without a count there are enough")
}

/// A score without a word on whose coefficients it takes; `command` is the one to repeat.
#[must_use]
pub fn whose_coefficients(command: &str) -> Failure {
    Failure::new(2, "sex", "scores have coefficients for men and for women")
        .or_try(format!("{command} --sex male"))
        .or_try(format!("{command} --sex female"))
        .hint("once and for all: fitlog config sex female")
}

// The notation of sets.

/// A part of a text, in bytes.
pub type Part = std::ops::Range<usize>;

/// How many characters of a long text are quoted.
const EXCERPT: usize = 60;
/// How many characters of a word are quoted.
const WORD: usize = 20;

impl Failure {
    fn of_sets(text: &str, part: &Part, message: impl Into<String>) -> Self {
        let (text, at, len) = excerpt(text, part);
        Self::new(2, "sets", message).at(&text, at, len)
    }

    /// Adds a way out if there is one that is new; what is already known of its meaning goes first.
    fn or_fix(self, fix: Option<Try>, meaning: &str) -> Self {
        match fix {
            Some(fix) if self.tries.iter().all(|one| one.text != fix.text) => match fix.meaning {
                Some(meaning) => self.or_try_as(fix.text, meaning),
                None if meaning.is_empty() => self.or_try(fix.text),
                None => self.or_try_as(fix.text, meaning),
            },
            _ => self,
        }
    }
}

/// The neighbourhood of a part, safe to print, and where in it the part stands, in characters.
fn excerpt(text: &str, part: &Part) -> (String, usize, usize) {
    let width = |letter: char| {
        if is_unsafe(letter) {
            letter.escape_default().count()
        } else {
            1
        }
    };
    let (before, after) = text.split_at(part.start);
    // A long part still leaves a third of the room to what stands before it.
    let right: usize = after.chars().take(EXCERPT).map(width).sum();
    let mut room = EXCERPT - right.min(EXCERPT * 2 / 3);
    let mut left = 0;
    let mut start = part.start;
    for (i, letter) in before.char_indices().rev() {
        if width(letter) > room {
            break;
        }
        room -= width(letter);
        left += width(letter);
        start = i;
    }
    let mut room = EXCERPT - left;
    let mut len = 0;
    let mut end = part.start;
    for letter in after.chars() {
        if width(letter) > room {
            break;
        }
        room -= width(letter);
        if end < part.end {
            len += width(letter);
        }
        end += letter.len_utf8();
    }
    let opening = if start > 0 { "..." } else { "" };
    let closing = if end < text.len() { "..." } else { "" };
    (
        format!("{opening}{}{closing}", visible(&text[start..end])),
        opening.len() + left,
        len.max(1),
    )
}

/// A word as typed, in backticks, cut where it gets long.
fn quoted(word: &str) -> String {
    match word.char_indices().nth(WORD) {
        Some((end, _)) => format!("`{}...`", visible(&word[..end])),
        None => format!("`{}`", visible(word)),
    }
}

/// There is nothing but blanks and a note.
#[must_use]
pub fn no_sets_given() -> Failure {
    Failure::new(2, "sets", "no sets given").hint("sets are written 3x12@40, 12,12,10@40 or 3x60s")
}

/// Something where a set should be.
#[must_use]
pub fn not_a_set(text: &str, part: &Part, as_note: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a set; a set is written 12 or 3x12, its weight after `@`"),
    )
    .or_fix(as_note, "as a note")
}

/// `r8`: repetitions or an effort.
#[must_use]
pub fn not_an_effort(text: &str, part: &Part, rpe: Option<Try>, rir: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    let message =
        format!("{word} is not a set; effort is written rpe8 or rir2, reps are a bare number");
    Failure::of_sets(text, part, message)
        .or_fix(rpe, "")
        .or_fix(rir, "")
}

/// A character that the notation has no use for.
#[must_use]
pub fn no_such_sign(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let sign = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("{sign} does not belong here")).or_fix(fix, "")
}

/// A character that nobody can see.
#[must_use]
pub fn invisible(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "an invisible character does not belong here").or_fix(fix, "")
}

/// Digits of another script.
#[must_use]
pub fn foreign_digits(text: &str, part: &Part) -> Failure {
    let digits = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{digits} is not a number here; the digits are 0 to 9"),
    )
}

/// An English word for something that has a sign.
#[must_use]
pub fn foreign_word(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    let message =
        format!("{word} is not in the notation: sets x reps is written 3x12, the weight after `@`");
    Failure::of_sets(text, part, message).or_fix(fix, "")
}

/// Another word for a unit.
#[must_use]
pub fn foreign_unit(text: &str, part: &Part, unit: &str, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not in the notation; the word is {unit}"),
    )
    .or_fix(fix, "")
}

/// A word behind a number.
#[must_use]
pub fn unknown_unit(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    let message =
        format!("{word} is not a unit; there are kg, lb, h, min, s, m, km, mi, yd and ft");
    Failure::of_sets(text, part, message)
}

/// A word behind a weight.
#[must_use]
pub fn unknown_weight_unit(text: &str, part: &Part, fix: Option<Try>, meaning: &str) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a unit of weight; there are kg and lb"),
    )
    .or_fix(fix, meaning)
}

/// A word where a weight should be.
#[must_use]
pub fn not_a_weight(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a weight; a weight is written 40, 40kg or 90lb"),
    )
}

/// A piece of a set with nothing behind it.
#[must_use]
pub fn nothing_after(text: &str, part: &Part, wanted: &str, fixes: [Option<Try>; 2]) -> Failure {
    let before = quoted(&text[part.clone()]);
    let [first, second] = fixes;
    Failure::of_sets(text, part, format!("no {wanted} after {before}"))
        .or_fix(first, "")
        .or_fix(second, "")
}

/// A piece of a set with nothing before it.
#[must_use]
pub fn nothing_before(text: &str, part: &Part, wanted: &str, fix: Option<Try>) -> Failure {
    let after = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("no {wanted} before {after}")).or_fix(fix, "")
}

/// `12@40kg10`.
#[must_use]
pub fn no_blank(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("no blank before {word}")).or_fix(fix, "")
}

/// `12 f`.
#[must_use]
pub fn tag_apart(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} stands straight after its set, without a blank"),
    )
    .or_fix(fix, "")
}

/// `.5`, `5.`, `1.2.3`.
#[must_use]
pub fn not_a_number(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("{word} is not a number")).or_fix(fix, "")
}

/// More decimals than a log needs.
#[must_use]
pub fn too_precise(text: &str, part: &Part, decimals: usize) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} has more than {decimals} decimals"),
    )
}

/// Part of a set or of a repetition.
#[must_use]
pub fn not_whole(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a whole number; sets and reps are"),
    )
}

/// Zero sets, seconds or kilometres.
#[must_use]
pub fn nothing_done(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("{word} is nothing to log"))
}

/// Zero repetitions without the tag of failure.
#[must_use]
pub fn no_repetitions(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "no reps; a failed try is written 0f").or_fix(fix, "a failed try")
}

/// A number beyond what a set can be.
#[must_use]
pub fn too_much(text: &str, part: &Part, most: &str) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("{word} is too much: {most} at most"))
}

/// `165x5`, where the weight or the reps stand first.
#[must_use]
pub fn so_many_sets(text: &str, part: &Part, fix: Try) -> Failure {
    let count = quoted(&text[part.clone()]);
    let message = format!(
        "{} sets? `AxB` is always sets x reps",
        count.trim_matches('`')
    );
    Failure::of_sets(text, part, message).or_fix(Some(fix), "weight goes after `@`")
}

/// More sets than an entry holds.
#[must_use]
pub fn too_many_sets(text: &str, part: &Part, most: usize) -> Failure {
    Failure::of_sets(text, part, format!("more than {most} sets in one entry"))
}

/// `12@40x3`, `60sx3`.
#[must_use]
pub fn sets_first(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "the number of sets goes first").or_fix(fix, "")
}

/// `3x10@2x20`.
#[must_use]
pub fn weight_copies(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "a weight is what one implement weighs, counted once",
    )
    .or_fix(fix, "")
}

/// `40kg x 12`, `3x12x40`, `5x5 100kg`.
#[must_use]
pub fn weight_goes_last(text: &str, part: &Part, fix: Option<Try>, other: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "the weight goes last, after `@`")
        .or_fix(fix, "")
        .or_fix(other, "")
}

/// `3x12 rpe8 @40`.
#[must_use]
pub fn weight_apart(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "a weight follows its set").or_fix(fix, "")
}

/// `3x12@40@8`.
#[must_use]
pub fn weight_already(text: &str, part: &Part, effort: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "this set has a weight already")
        .or_fix(effort, "effort is written rpe8 or rir2")
}

/// `3x12@rpe8`.
#[must_use]
pub fn effort_as_weight(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "an effort stands without `@`").or_fix(fix, "")
}

/// `12@42,5`.
#[must_use]
pub fn decimal_comma(
    text: &str,
    part: &Part,
    new_set: &str,
    point: (Option<Try>, &str),
    blank: Option<Try>,
) -> Failure {
    let (point, meaning) = point;
    Failure::of_sets(
        text,
        part,
        format!("decimal comma, or a new set of {new_set}?"),
    )
    .or_fix(point, meaning)
    .or_fix(blank, "")
}

/// `3x8@60,65,70`.
#[must_use]
pub fn weights_in_turn(text: &str, part: &Part, fix: Try) -> Failure {
    Failure::of_sets(
        text,
        part,
        "sets alike have one weight; those with a weight each are written apart",
    )
    .or_fix(Some(fix), "")
}

/// `12@40kg,10@45kg`.
#[must_use]
pub fn comma_after_weight(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "a weight ends with a blank; a comma could be a decimal comma",
    )
    .or_fix(fix, "")
}

/// `12,,10` and `12,`.
#[must_use]
pub fn no_set_after_comma(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "no set after this comma").or_fix(fix, "")
}

/// `12@40 10` on a loaded exercise.
#[must_use]
pub fn no_weight_here(text: &str, part: &Part, same: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "no weight here: an `@` weight covers the sets to its left",
    )
    .or_fix(same, "")
}

/// `3x12` on a loaded exercise.
#[must_use]
pub fn no_weight_given(
    text: &str,
    part: &Part,
    last: Option<Try>,
    unloaded: Option<Try>,
) -> Failure {
    Failure::of_sets(text, part, "no weight given")
        .or_fix(last, "")
        .or_fix(unloaded, "if it was unloaded")
}

/// `12x40` on a loaded exercise.
#[must_use]
pub fn reps_at_weight(
    text: &str,
    part: &Part,
    count: usize,
    reps: u32,
    fix: Option<Try>,
) -> Failure {
    let word = quoted(&text[part.clone()]);
    let message = format!("{word} reads as {count} sets of {reps}, and no weight is given");
    Failure::of_sets(text, part, message).or_fix(fix, &format!("{count} reps at {reps}"))
}

/// `8@10` on a bodyweight exercise.
#[must_use]
pub fn added_or_assists(
    text: &str,
    part: &Part,
    added: Option<Try>,
    assists: Option<Try>,
) -> Failure {
    Failure::of_sets(
        text,
        part,
        "this is a bodyweight exercise; say whether the weight is added or assists",
    )
    .or_fix(added, "added")
    .or_fix(assists, "assistance")
}

/// `8 8 6@+10` where a set may have no weight.
#[must_use]
pub fn with_or_without(
    text: &str,
    part: &Part,
    with: Option<Try>,
    without: Option<Try>,
) -> Failure {
    Failure::of_sets(text, part, "with or without the weight?")
        .or_fix(with, "all with it")
        .or_fix(without, "")
}

/// `@+10` on a loaded exercise.
#[must_use]
pub fn signed_weight(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "`+` and `-` are for bodyweight exercises; here a weight has no sign",
    )
    .or_fix(fix, "")
}

/// `-3x12`, `8+10`.
#[must_use]
pub fn misplaced_sign(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let sign = quoted(&text[part.clone()]);
    Failure::of_sets(text, part, format!("{sign} belongs to a weight, after `@`")).or_fix(fix, "")
}

/// A number where a time is asked for.
#[must_use]
pub fn time_without_unit(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a time; a time is written 90s, 2min or 1:30"),
    )
    .or_fix(fix, "")
}

/// `1:75`, `1:3`.
#[must_use]
pub fn not_a_time(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a time; it is written m:ss or h:mm:ss"),
    )
}

/// `1h 20min`.
#[must_use]
pub fn one_time_or_two(text: &str, part: &Part, one: Option<Try>, two: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "one time or two?")
        .or_fix(one, "one")
        .or_fix(two, "two sets")
}

/// `24:30/5km`.
#[must_use]
pub fn distance_first(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "the distance goes first, then `/` and its time").or_fix(fix, "")
}

/// Two of repetitions, times and distances.
#[must_use]
pub fn one_thing(text: &str, part: &Part, things: [&str; 2], fixes: [Option<Try>; 2]) -> Failure {
    let [one, other] = things;
    let [first, second] = fixes;
    Failure::of_sets(
        text,
        part,
        format!("one entry counts one thing, and this has {one} and {other}"),
    )
    .or_fix(first, "")
    .or_fix(second, "")
}

/// A bare number on an exercise that counts time or distance.
#[must_use]
pub fn number_without_unit(
    text: &str,
    part: &Part,
    counted: &str,
    fixes: [Option<Try>; 2],
) -> Failure {
    let word = quoted(&text[part.clone()]);
    let [first, second] = fixes;
    Failure::of_sets(
        text,
        part,
        format!("{word} has no unit, and this exercise counts {counted}"),
    )
    .or_fix(first, "")
    .or_fix(second, "")
}

/// `60m` on a hold.
#[must_use]
pub fn metres_not_minutes(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "m is metres, and this exercise counts time; minutes are min",
    )
    .or_fix(fix, "")
}

/// A distance on a hold.
#[must_use]
pub fn time_not_distance(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is a distance, and this exercise counts time"),
    )
}

/// `12wd`, `12f@40d`.
#[must_use]
pub fn second_tag(text: &str, part: &Part) -> Failure {
    Failure::of_sets(
        text,
        part,
        "a set has one of w (warm-up), d (drop set) and f (to failure)",
    )
}

/// `3x12@40rpe8 rir2`.
#[must_use]
pub fn second_effort(text: &str, part: &Part) -> Failure {
    Failure::of_sets(text, part, "this set has an effort already")
}

/// `rpe11`, `rir2.25`.
#[must_use]
pub fn no_such_effort(text: &str, part: &Part, scale: &str) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not an effort; {scale}, in halves"),
    )
}

/// `12@40rpe7/8`.
#[must_use]
pub fn attached_efforts(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(
        text,
        part,
        "an effort for several sets stands apart, after a blank",
    )
    .or_fix(fix, "")
}

/// More efforts or rests in a list than sets before it.
#[must_use]
pub fn longer_than_sets(text: &str, part: &Part, listed: usize, sets: usize) -> Failure {
    let sets = if sets == 1 {
        "1 set".to_owned()
    } else {
        format!("{sets} sets")
    };
    Failure::of_sets(
        text,
        part,
        format!("{listed} in this list, and only {sets} before it"),
    )
}

/// `rest0s`, `rest2h`, `rest1.5s`.
#[must_use]
pub fn no_such_rest(text: &str, part: &Part) -> Failure {
    let word = quoted(&text[part.clone()]);
    Failure::of_sets(
        text,
        part,
        format!("{word} is not a rest; it is 1 s to 1 h, in whole seconds"),
    )
}

/// `rest90s rest60s`.
#[must_use]
pub fn second_rest(text: &str, part: &Part) -> Failure {
    Failure::of_sets(text, part, "the rest is given already")
}

/// `12 12 rest90s/60s 10`.
#[must_use]
pub fn rests_before_set(text: &str, part: &Part) -> Failure {
    Failure::of_sets(text, part, "a list of rests goes after the last set")
}

/// `3x12 // easy // hot`.
#[must_use]
pub fn second_note(text: &str, part: &Part, fix: Option<Try>) -> Failure {
    Failure::of_sets(text, part, "a second note; an entry has one").or_fix(fix, "")
}
