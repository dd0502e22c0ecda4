//! The commands. This file has the options they share, the context they run in, and the one dispatch.

mod balance;
mod calc;
mod check;
mod completions;
mod config;
mod edit;
mod exercise;
mod export;
mod history;
mod import;
mod list;
mod log;
mod month;
mod numbers;
mod progress;
mod records;
mod redo;
mod remove;
mod report;
mod show;
mod surroundings;
mod undo;
mod usage;
mod week;
mod weigh;
mod workout;
mod year;

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::{Parser, ValueEnum};

use crate::domain::calendar;
use crate::domain::catalogue::{Catalogue, Complaints};
use crate::domain::entry::Id;
use crate::domain::exercise::{Exercise, Origin};
use crate::domain::log::Health;
use crate::domain::stats::progress::Roll;
use crate::domain::stats::session::Rules;
use crate::error::{self, Failure};
use crate::render::Look;
use crate::store::{Snapshot, Store};
pub use config::Config;
use surroundings::Folders;

const EXAMPLES: &str = "\
Examples:
  fitlog log lever-back-extension 3x12@40   3 x 12 at 40 kg
  fitlog log back ext 12,12,10@40 -d fri    last Friday
  fitlog show lever-back-extension          how to do it
  fitlog progress lever-back-extension      trend and chart
  fitlog week                               the week so far
  fitlog undo                               take it back
  fitlog help numbers                       all formulas";
/// Where the options of every command stand in the help of each.
const EVERYWHERE: &str = "Options of every command";

/// A workout log for the terminal: write down sets, see weekly progress, learn the exercise
#[derive(Debug, Parser)]
#[command(name = "fitlog", version, after_help = EXAMPLES, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    shared: Shared,
    #[command(subcommand)]
    command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, clap::Args)]
pub struct Shared {
    /// Print JSON
    #[arg(long, help_heading = EVERYWHERE)]
    json: bool,
    /// Print nothing but errors
    #[arg(short, long, help_heading = EVERYWHERE)]
    quiet: bool,
    /// Colour the output: auto, always or never
    #[arg(long, help_heading = EVERYWHERE, value_name = "WHEN", value_enum, hide_possible_values = true)]
    color: Option<Color>,
    /// Use plain characters only
    #[arg(long, help_heading = EVERYWHERE)]
    ascii: bool,
    /// Keep log and configuration in this folder
    #[arg(long, help_heading = EVERYWHERE, value_name = "PATH")]
    dir: Option<PathBuf>,
}

/// Gives a command the options of every command, and through it what stands below it.
///
/// Were they global in the program itself, clap would copy all of them into all commands at every start.
fn with_shared(command: clap::Command) -> clap::Command {
    // clap takes what the documentation of `Shared` says for what the command does.
    let about = command.get_about().cloned().unwrap_or_default();
    <Shared as clap::Args>::augment_args(command)
        .about(about)
        .mut_args(|arg| {
            let shared = arg.get_help_heading() == Some(EVERYWHERE);
            arg.global(shared)
        })
}

/// When to colour the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal that wants it
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands, in the order of the help: the name of each, the other names that the help tells, and those that it
/// keeps to itself.
///
/// This is what clap would derive, but for one thing: the arguments of a command are defined when it is asked for, not
/// those of all commands at every start.
macro_rules! commands {
    ($(
        #[doc = $about:literal]
        $variant:ident($args:ty) = $name:literal [$($shown:literal)*] [$($also:literal)*] $($hide:ident)?;
    )*) => {
        #[derive(Debug)]
        enum Command {
            $(#[doc = $about] $variant($args),)*
        }

        impl clap::Subcommand for Command {
            fn augment_subcommands(program: clap::Command) -> clap::Command {
                program$(.subcommand(
                    clap::Command::new($name)
                        .about($about.trim_start())
                        $(.visible_alias($shown))*
                        $(.alias($also))*
                        $(.$hide(true))?
                        .defer(|command| with_shared(<$args as clap::Args>::augment_args(command))),
                ))*
            }

            fn augment_subcommands_for_update(program: clap::Command) -> clap::Command {
                Self::augment_subcommands(program)
            }

            fn has_subcommand(name: &str) -> bool {
                matches!(name, $($name)|*)
            }
        }

        impl clap::FromArgMatches for Command {
            fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
                match matches.subcommand() {
                    $(Some(($name, given)) => <$args>::from_arg_matches(given).map(Self::$variant),)*
                    _ => Err(clap::Error::new(clap::error::ErrorKind::MissingSubcommand)),
                }
            }

            fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }
    };
}

commands! {
    /// Show how to do an exercise, and your best
    Show(show::Args) = "show" ["s"] [];
    /// Find exercises by word, muscle or equipment
    List(list::Args) = "list" ["ls"] ["find"];
    /// Log the sets of one exercise, or a session from standard input with `-`
    Log(log::Args) = "log" ["l"] ["add"];
    /// Sum up a week and compare it with the one before
    Week(week::Args) = "week" ["w" "summary"] ["stats"];
    /// Sum up a month and compare it with the one before
    Month(month::Args) = "month" ["m"] [];
    /// Sum up a year: every day of it, best lifts, records, muscles
    Year(year::Args) = "year" ["y"] [];
    /// Show how the work is spread over the muscles
    Balance(balance::Args) = "balance" ["b"] ["muscles"];
    /// Show the progress of an exercise: bests, trend, chart, last sessions
    Progress(progress::Args) = "progress" ["p"] [];
    /// Show personal records: heaviest, best estimated maximum, best set
    Records(records::Args) = "records" [] [];
    /// Write down your body weight, or show how it goes
    Weigh(weigh::Args) = "weigh" [] ["bodyweight"];
    /// Make a page of a year for others: an HTML file
    Report(report::Args) = "report" [] [];
    /// List what was logged, newest first, each entry with its number
    History(history::Args) = "history" ["h"] [];
    /// List workouts, show one, and say what to do today
    Workout(workout::Args) = "workout" [] [];
    /// Correct an entry
    Edit(edit::Args) = "edit" [] [];
    /// Take an entry out
    Remove(remove::Args) = "remove" ["rm"] ["delete"];
    /// Take back the last change
    Undo(undo::Args) = "undo" [] [];
    /// Put back what undo took
    Redo(redo::Args) = "redo" [] [];
    /// Move in from another app, or from another fitlog
    Import(import::Args) = "import" [] [];
    /// Define, edit, import, rename and merge exercises of your own
    Exercise(exercise::Args) = "exercise" [] [];
    /// Print all data: JSON, text or CSV
    Export(export::Args) = "export" [] [];
    /// Calculate: one-rep maximum, plates, warm-up, units, scores
    Calc(calc::Args) = "calc" [] [];
    /// Read every line of the log and report
    Check(check::Args) = "check" [] [];
    /// Show settings and where they come from, or change one
    Config(config::Args) = "config" [] [];
    /// Say how every number on every screen is computed, and where that comes from
    Numbers(numbers::Args) = "numbers" [] [] hide;
    /// Print what a shell needs to complete words with TAB
    Completions(completions::Args) = "completions" [] [];
}

impl Command {
    /// Whether it changes the log.
    fn changes(&self) -> bool {
        match self {
            Self::Log(_)
            | Self::Edit(_)
            | Self::Remove(_)
            | Self::Undo(_)
            | Self::Redo(_)
            | Self::Import(_) => true,
            Self::Weigh(args) => args.weighs(),
            _ => false,
        }
    }
}

/// What was asked for, as far as printing needs to know.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Errors are wanted as JSON.
    pub json: bool,
    /// What is wrong with files of the user's own, where the answer is an error: it may be why.
    pub warnings: Vec<String>,
    /// The log is changed: that is done once there is an answer, whether or not it can be told.
    pub changes: bool,
}

/// An answer, for `main` to print.
pub struct Output {
    /// Standard output.
    pub body: Body,
    /// Standard error, before it.
    pub before: Vec<String>,
    /// Standard error, after it.
    pub after: Vec<String>,
    /// The exit code.
    pub code: u8,
}

/// What goes to standard output.
pub enum Body {
    /// A text.
    Text(String),
    /// Text that is told as it comes about.
    Stream(Writing),
    /// Data: every byte of it is what it is, and it may be too long to hold.
    Data(Writing),
}

/// Writes an answer piece by piece; what comes back is for standard error.
pub type Writing = Box<dyn FnOnce(&mut dyn Write) -> anyhow::Result<Vec<String>>>;

impl Output {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            body: Body::Text(text.into()),
            before: Vec::new(),
            after: Vec::new(),
            code: 0,
        }
    }

    /// An answer that is written piece by piece.
    #[must_use]
    pub fn of(body: Body) -> Self {
        Self {
            body,
            ..Self::text("")
        }
    }

    /// A text with words for standard error behind it.
    #[must_use]
    pub fn with_hints(mut self, hints: impl IntoIterator<Item = String>) -> Self {
        self.after.extend(hints);
        self
    }
}

/// The world as commands see it.
pub struct Context {
    /// The log.
    pub store: Store,
    /// The folder of the configuration.
    pub config_folder: PathBuf,
    /// Today, by the local clock or `FITLOG_TODAY`.
    pub today: NaiveDate,
    /// The time of day; unknown when the day is fixed.
    pub time: Option<NaiveTime>,
    /// The settings.
    pub config: Config,
    /// The options of every command.
    pub shared: Shared,
    /// How the output may look.
    pub look: Look,
    /// What is wrong with files of the user's own, as far as it was met; it is printed with the answer.
    pub mistakes: Complaints,
}

/// Answers a shell's question for completions and ends the program, if that is what was asked.
pub fn complete() {
    if env::var_os("COMPLETE").is_some() {
        completions::answer();
    }
}

/// Reads the arguments, runs the command.
pub fn run() -> (Asked, anyhow::Result<Output>) {
    let args: Vec<OsString> = env::args_os().collect();
    // Asked before parsing, so that a mistake in the arguments is told as JSON too.
    let json = args
        .iter()
        .skip(1)
        .take_while(|arg| *arg != "--")
        .any(|arg| arg == "--json");
    let mut changes = false;
    let args = without_help(args);
    let (warnings, answer) = match Cli::try_parse_from(&args) {
        Ok(cli) => {
            changes = cli.command.as_ref().is_some_and(Command::changes);
            dispatch(cli)
        }
        Err(error) => (Vec::new(), answer_of_clap(&error, &args)),
    };
    let asked = Asked {
        json,
        warnings,
        changes,
    };
    let answer = answer.map_err(|error| match error.downcast::<Failure>() {
        Ok(failure) => usage::whole_commands(failure, &args).into(),
        Err(error) => error,
    });
    (asked, answer)
}

/// `help numbers` is a topic, not the help of a command.
fn without_help(mut args: Vec<OsString>) -> Vec<OsString> {
    let is_option = |arg: &OsString| arg.to_string_lossy().starts_with('-');
    if let Some(at) = args.iter().skip(1).position(|arg| !is_option(arg))
        && args[at + 1..].starts_with(&["help".into(), "numbers".into()])
    {
        args.remove(at + 1);
    }
    args
}

/// Help and version are answers; anything else is a mistake with a way out.
fn answer_of_clap(error: &clap::Error, args: &[OsString]) -> anyhow::Result<Output> {
    use clap::error::ErrorKind;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            Ok(Output::text(error.render().ansi().to_string()))
        }
        _ => Err(usage::refused(error, args).into()),
    }
}

/// The exercises that are known to a folder, where there is no context yet; never a word of complaint.
fn known(dir: Option<&Path>) -> Catalogue {
    let Ok(folders) = Folders::find(dir) else {
        return Catalogue::default();
    };
    let (Config { aliases, .. }, _) = Config::load(&folders.config);
    catalogue_in(&folders.data, &aliases, &Complaints::default())
}

/// The bundled exercises, and the user's own of a data directory.
fn catalogue_in(
    data: &Path,
    aliases: &std::collections::BTreeMap<String, String>,
    complaints: &Complaints,
) -> Catalogue {
    let own = surroundings::own_exercises(data, complaints);
    let load = Box::new(move || surroundings::library(&own.catalogues));
    Catalogue::new(own.single.into_iter().map(|(_, definition)| definition))
        .with_aliases(aliases)
        .with_library(complaints, load)
}

/// How many mistakes in files of the user's own are told with an answer about something else.
const TOLD: usize = 3;

/// Runs a command; beside its answer, what is to be said where the answer is an error.
fn dispatch(cli: Cli) -> (Vec<String>, anyhow::Result<Output>) {
    let context = match Context::new(cli.shared) {
        Ok(context) => context,
        Err(error) => return (Vec::new(), Err(error)),
    };
    let (mistakes, quiet) = (context.mistakes.clone(), context.shared.quiet);
    // The command about them tells every mistake; any other names the first.
    let most = match &cli.command {
        Some(Command::Exercise(_)) => usize::MAX,
        _ => TOLD,
    };
    let said = |mistakes: &Complaints| {
        let mut said = mistakes.take();
        if said.len() > most {
            let more = error::more_mistakes(said.len() - most);
            said.truncate(most);
            said.push(more);
        }
        said
    };
    match execute(context, cli.command) {
        Ok(output) if quiet => (Vec::new(), Ok(output)),
        Ok(mut output) => {
            output.before.extend(said(&mistakes));
            // What is read while the answer is written is told behind it.
            let told = |write: Writing| -> Writing {
                Box::new(move |out| {
                    let mut after = write(out)?;
                    after.extend(mistakes.take());
                    Ok(after)
                })
            };
            output.body = match output.body {
                Body::Stream(write) => Body::Stream(told(write)),
                Body::Data(write) => Body::Data(told(write)),
                text @ Body::Text(_) => text,
            };
            (Vec::new(), Ok(output))
        }
        Err(error) => (said(&mistakes), Err(error)),
    }
}

fn execute(context: Context, command: Option<Command>) -> anyhow::Result<Output> {
    let Some(command) = command else {
        return week::run(&context, &week::Args::default());
    };
    match command {
        Command::Show(args) => show::run(&context, &args),
        Command::List(args) => list::run(&context, &args),
        Command::Log(args) => log::run(&context, &args),
        Command::Week(args) => week::run(&context, &args),
        Command::Month(args) => month::run(&context, &args),
        Command::Year(args) => year::run(&context, &args),
        Command::Balance(args) => balance::run(&context, &args),
        Command::Progress(args) => progress::run(&context, &args),
        Command::Records(args) => records::run(&context, &args),
        Command::Weigh(args) => weigh::run(&context, &args),
        Command::Report(args) => report::run(&context, &args),
        Command::History(args) => history::run(&context, &args),
        Command::Workout(args) => workout::run(&context, &args),
        Command::Edit(args) => edit::run(&context, &args),
        Command::Remove(args) => remove::run(&context, &args),
        Command::Undo(args) => undo::run(&context, &args),
        Command::Redo(args) => redo::run(&context, &args),
        Command::Import(args) => import::run(&context, &args),
        Command::Exercise(args) => exercise::run(&context, &args),
        Command::Export(args) => export::run(context, &args),
        Command::Calc(args) => calc::run(&context, &args),
        Command::Check(args) => check::run(&context, &args),
        Command::Config(args) => config::run(&context, &args),
        Command::Numbers(args) => Ok(numbers::run(&context, &args)),
        Command::Completions(args) => completions::run(&args),
    }
}

impl Context {
    fn new(shared: Shared) -> anyhow::Result<Self> {
        let folders = Folders::find(shared.dir.as_deref())?;
        let (config, warnings) = Config::load(&folders.config);
        let mistakes = Complaints::default();
        for warning in warnings {
            mistakes.add(warning);
        }
        let fixed = env::var("FITLOG_TODAY").ok().filter(|day| !day.is_empty());
        let (today, time) = if let Some(day) = fixed {
            (calendar::fixed_day(&day)?, None)
        } else {
            let now = surroundings::now();
            (config.day_of(now), Some(now.time()))
        };
        let color = shared.color.unwrap_or(config.color);
        match color {
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
        let look = Look {
            width: surroundings::width(),
            ascii: shared.ascii || config.ascii || !surroundings::speaks_unicode(),
        };
        Ok(Self {
            store: Store::at(folders.data),
            config_folder: folders.config,
            today,
            time,
            config,
            shared,
            look,
            mistakes,
        })
    }

    /// How the sets of a log become numbers.
    #[must_use]
    pub fn rules(&self, snapshot: &Snapshot) -> Rules {
        let weighings = snapshot.settled().weighings();
        Rules {
            formula: self.config.formula,
            ignore_rpe: self.config.ignore_rpe,
            body: weighings
                .into_iter()
                .map(|(day, (_, weighing))| (day, weighing.weight.kg()))
                .collect(),
        }
    }

    /// The exercises that are known: the bundled ones and the user's own. A file of these with a mistake is named with
    /// the answer and left out; it stops nothing.
    #[must_use]
    pub fn catalogue(&self) -> Catalogue {
        catalogue_in(self.store.folder(), &self.config.aliases, &self.mistakes)
    }

    /// The exercise that words mean; those in the log come first.
    pub fn find_exercise(&self, catalogue: &Catalogue, name: &str) -> anyhow::Result<Exercise> {
        // An exact name needs no look at the log.
        if let Some(id) = catalogue.exact(name) {
            return Ok(catalogue.get_or_unknown(&id));
        }
        let (logged, _) = self.snapshot()?.fold(
            None,
            Roll::default,
            |roll, placed| roll.add(placed.entry),
            Roll::join,
        )?;
        Ok(catalogue.find(name, &logged.exercises())?)
    }

    /// The exercise that sets are logged under when words mean it: of an id that was given away, as another machine's log
    /// may say of one that is defined here, the exercise that has its history now. That is told.
    pub fn find_owner(&self, catalogue: &Catalogue, name: &str) -> anyhow::Result<Exercise> {
        let exercise = self.find_exercise(catalogue, name)?;
        // Only what the user defined can have been given away.
        if exercise.origin != Origin::Custom {
            return Ok(exercise);
        }
        let log = self.store.open()?;
        // Few logs rename anything, and to look for that alone is quick.
        let (_, renames) = log.count_lines()?;
        if !renames {
            return Ok(exercise);
        }
        let snapshot = log.settle()?;
        let Some(owner) = snapshot.settled().new_owner(&exercise.id) else {
            return Ok(exercise);
        };
        self.mistakes.add(error::given_away(&exercise.id, owner));
        Ok(catalogue.get_or_unknown(owner))
    }

    /// An id for a new line, made now.
    #[must_use]
    pub fn new_id() -> Id {
        Id::new(surroundings::new_uuid())
    }

    /// What to say of lines that could not be read.
    #[must_use]
    pub fn complaints(&self, health: &Health) -> Vec<String> {
        error::complaints(
            self.store.log(),
            health.damaged,
            health.first.as_ref(),
            health.newer,
            health.torn,
        )
    }

    /// The log as it stands.
    pub fn snapshot(&self) -> Result<Snapshot, Failure> {
        self.store.snapshot()
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
#[path = "../../tests/fuzz/import.rs"]
mod fuzz;
