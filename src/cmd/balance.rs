//! `fitlog balance`: how the work is spread over the muscles.

use crate::cmd::{Context, Output};
use crate::domain::stats::balance::Spread;
use crate::render;

/// Show how the work is spread over the muscles
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  fitlog balance            the last 4 weeks\n  fitlog balance -n 12      the last 12"
)]
pub struct Args {
    /// How many weeks to look back, up to today
    #[arg(short, long, value_name = "WEEKS", default_value_t = 4, value_parser = clap::value_parser!(u32).range(1..=5200))]
    n: u32,
}

/// Runs the command.
pub fn run(context: &Context, args: &Args) -> anyhow::Result<Output> {
    let catalogue = context.catalogue();
    let start = || Spread::new(&catalogue, args.n, context.today);
    let (spread, health) = context.snapshot()?.fold_sparing(start)?;
    let hints = context.complaints(&health);
    if context.shared.quiet {
        return Ok(Output::text("").with_hints(hints));
    }
    let balance = spread.balance();
    let text = if context.shared.json {
        render::json(&render::balance::json(&balance))
    } else {
        render::balance::screen(&balance, context.look)
    };
    Ok(Output::text(text).with_hints(hints))
}
