//! The answers of `fitlog calc`.

use crate::render::table::{Side, Table};
use crate::render::{Look, bold, dim};

/// Rows of a name and a value.
#[must_use]
pub fn rows(rows: &[(String, String)], look: Look) -> String {
    let mut table = Table::new(look, &[("", Side::Left), ("", Side::Left)]).elastic(1);
    for (name, value) in rows {
        table.row(vec![dim(name), bold(value)]);
    }
    table.print()
}
