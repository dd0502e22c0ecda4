//! The words of the subject and what follows from them. No file, no clock, no terminal.

pub mod calendar;
pub mod catalogue;
pub mod definition;
pub mod digits;
pub mod entry;
pub mod exercise;
pub mod held;
pub mod inspect;
pub mod json;
pub mod key;
pub mod library;
pub mod log;
pub mod notation;
pub mod scan;
pub mod sets;
pub mod stats;
pub mod words;
pub mod workout;
