//! `fitlog redo`: what undo took, put back.

use crate::cmd::undo::{definitions_follow, last_change, say, told};
use crate::cmd::{Context, Output};
use crate::domain::entry::{By, Void};
use crate::domain::log::Change;
use crate::error;

/// Put back what undo took
#[derive(Debug, clap::Args)]
pub struct Args {}

/// Runs the command.
pub fn run(context: &Context, _: &Args) -> anyhow::Result<Output> {
    let told = context.store.change_if_any(error::nothing_to_redo, |log| {
        // A change made since then has taken the place of what was undone.
        match last_change(log, "redo", |_| true)? {
            Some(Change::Undone(void)) => {
                let line = Void {
                    id: Context::new_id(),
                    voids: void.id,
                    by: By::Redo,
                }
                .to_line();
                Ok((vec![line], told(log, Change::Undone(void))?))
            }
            _ => Err(error::nothing_to_redo()),
        }
    })?;
    definitions_follow(context, &told, false)?;
    Ok(say(context, Some(told), false))
}
