//! The screen of `fitlog config`.

use std::path::Path;

use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{Look, dim, shown_width, wrap};

/// What is said of a setting is broken into lines no narrower than this.
const NARROWEST: usize = 20;

/// Settings with their values, where each comes from and what it is; then the paths.
#[must_use]
pub fn screen(rows: &[[String; 4]], log: &Path, config: &Path, look: Look) -> String {
    let mut table = Table::new(
        look,
        &[
            ("setting", Side::Left),
            ("value", Side::Left),
            ("from", Side::Left),
            ("", Side::Left),
        ],
    )
    .elastic(3);
    let widest = |column: usize| rows.iter().map(|row| shown_width(&row[column])).max();
    let before: usize = (0..3).map(|column| 2 + widest(column).unwrap_or(0)).sum();
    let room = look.width.saturating_sub(before + 2).max(NARROWEST);
    for [key, value, from, about] in rows {
        let mut first = [key.clone(), visible(value), from.clone()];
        for line in wrap(about, room) {
            let cells = std::mem::take(&mut first).into_iter();
            table.row(cells.chain([dim(&line)]).collect());
        }
    }
    format!(
        "{}\n log     {}\n config  {}\n",
        table.print(),
        visible(&log.display().to_string()),
        visible(&config.display().to_string())
    )
}
