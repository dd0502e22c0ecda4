//! `fitlog help numbers`: how every number on every screen is computed, and where that comes from.

use crate::cmd::{Context, Output};
use crate::render;

/// Say how every number on every screen is computed, and where that comes from
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
#[must_use]
pub fn run(context: &Context, _: &Args) -> Output {
    if context.shared.quiet {
        return Output::text("");
    }
    Output::text(if context.shared.json {
        render::json(&render::numbers::json())
    } else {
        render::numbers::screen(context.look)
    })
}
