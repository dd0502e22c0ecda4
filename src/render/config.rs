//! The screen of `fitlog config`.

use std::path::Path;

use crate::error::visible;
use crate::render::table::{Side, Table};
use crate::render::{Look, dim};

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
    for [key, value, from, about] in rows {
        table.row(vec![key.clone(), visible(value), from.clone(), dim(about)]);
    }
    format!(
        "{}\n log     {}\n config  {}\n",
        table.print(),
        visible(&log.display().to_string()),
        visible(&config.display().to_string())
    )
}
