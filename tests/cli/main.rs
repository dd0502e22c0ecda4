//! fitlog as a person meets it: every behaviour once, with its whole output.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli` writes what it prints into these files; read the difference.

#![allow(
    clippy::unwrap_used,
    clippy::needless_raw_string_hashes,
    clippy::too_many_lines,
    clippy::invisible_characters,
    reason = "the outputs stand here whole, as snapshots are written"
)]

mod balance;
mod calc;
mod check;
mod completions;
mod config;
mod durability;
mod edit;
mod env;
mod errors;
mod exercise;
mod export;
mod history;
mod hostile;
mod import;
mod import_apps;
mod list;
mod log;
mod markup;
mod month;
mod numbers;
mod progress;
mod readme;
mod records;
mod redo;
mod remove;
mod report;
mod sample;
mod shared;
mod show;
mod tidy;
mod undo;
mod usage;
mod week;
mod weigh;
mod workout;
mod year;
