//! Data out, and other apps' data in: one file a format.

pub mod csv;
pub mod free_exercise_db;
pub mod text;
