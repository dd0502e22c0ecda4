//! What a log adds up to. Every number and its source: `fitlog help numbers`, and the docstrings here.

pub mod advice;
pub mod balance;
pub mod before;
pub mod body;
pub mod gather;
pub mod holders;
pub mod next;
pub mod past;
pub mod peaks;
pub mod plates;
pub mod progress;
pub mod records;
pub mod report;
pub mod review;
pub mod routine;
pub mod score;
pub mod session;
pub mod sessions;
pub mod sparing;
pub mod streak;
pub mod strength;
pub mod trend;
pub mod warmup;
pub mod week;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
