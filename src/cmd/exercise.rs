//! `fitlog exercise`: a stub while building.

use crate::cmd::{Context, Output};

/// Define exercises of your own, import a catalogue, give short names
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Context, _: &Args) -> anyhow::Result<Output> {
    Ok(Output::text(""))
}
