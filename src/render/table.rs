//! Tables without boxes, as wide as they must be and no wider than they may.

use std::collections::BTreeMap;

use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table as Grid, TableStyle};

use crate::render::{Look, cut, dim, shown_width};

/// Which side of its column a text stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table to be filled.
#[derive(Debug)]
pub struct Table {
    look: Look,
    headers: Vec<(String, Side)>,
    rows: Vec<Vec<String>>,
    /// Columns that go, the first named first, when there is no room.
    dispensable: Vec<usize>,
    /// The column that is cut when there is still no room.
    elastic: usize,
    rule: bool,
}

/// Blanks between two columns.
const GAP: usize = 2;

/// What stands for each column of a cell while the table is laid out: styles have no width, and a table that counts
/// `×` as two columns, as it may be in the East, would not line up here.
const BLOCK: char = 'x';

impl Table {
    /// A table of columns.
    #[must_use]
    pub fn new(look: Look, headers: &[(&str, Side)]) -> Self {
        let headers = headers
            .iter()
            .map(|(name, side)| ((*name).to_owned(), *side))
            .collect();
        Self {
            look,
            headers,
            rows: Vec::new(),
            dispensable: Vec::new(),
            elastic: 0,
            rule: true,
        }
    }

    /// Without the rule under the header.
    #[must_use]
    pub fn without_rule(mut self) -> Self {
        self.rule = false;
        self
    }

    /// Names the columns that go first when there is no room.
    #[must_use]
    pub fn dispensable(mut self, columns: &[usize]) -> Self {
        self.dispensable = columns.to_vec();
        self
    }

    /// Names the column that is cut when there is no room.
    #[must_use]
    pub fn elastic(mut self, column: usize) -> Self {
        self.elastic = column;
        self
    }

    /// Adds a row of as many cells as there are columns.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The lines of the table, one blank in.
    #[must_use]
    pub fn print(mut self) -> String {
        self.fit();
        let fill = if self.look.ascii { '-' } else { '─' };
        let mut style = TableStyle::new()
            .header_lines(ContentLineStyle::none().left(' ').junction(' '))
            .content_lines(ContentLineStyle::none().left(' ').junction(' '));
        if self.rule {
            style = style.header_separator(LineStyle::new(' ', fill, fill, fill));
        }
        let mut grid = Grid::new();
        grid.load_style(style)
            .set_content_arrangement(comfy_table::ContentArrangement::Disabled);
        let has_header = self.headers.iter().any(|(name, _)| !name.is_empty());
        if has_header {
            grid.set_header(self.headers.iter().map(|(name, _)| name.clone()));
        }
        // Rows whose cells are as wide as those of another are laid out as that one is.
        let mut shapes: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
        let shape_of = |row: &Vec<String>| {
            let widths: Vec<usize> = row.iter().map(|cell| shown_width(cell)).collect();
            let next = shapes.len();
            *shapes.entry(widths).or_insert_with_key(|widths| {
                let block = |width: &usize| BLOCK.to_string().repeat(*width);
                grid.add_row(widths.iter().map(block));
                next
            })
        };
        let shapes: Vec<usize> = self.rows.iter().map(shape_of).collect();
        let last = self.headers.len().saturating_sub(1);
        for (index, column) in grid.column_iter_mut().enumerate() {
            let side = self
                .headers
                .get(index)
                .map_or(Side::Left, |(_, side)| *side);
            column.set_cell_alignment(if side == Side::Left {
                CellAlignment::Left
            } else {
                CellAlignment::Right
            });
            // The other blank of the gap is what the grid draws between two columns.
            column.set_padding((0, u16::from(index < last)));
        }
        let header_lines = if has_header {
            1 + usize::from(self.rule)
        } else {
            0
        };
        let lines: Vec<String> = grid.lines().collect();
        let (header, lines) = lines.split_at(header_lines.min(lines.len()));
        let header = header.iter().map(|line| dim(line.trim_end()) + "\n");
        let mut text: String = header.collect();
        for (shape, row) in shapes.iter().zip(&self.rows) {
            let mut cells = row.iter().filter(|cell| shown_width(cell) > 0);
            let mut rest = lines.get(*shape).map_or("", |line| line.trim_end());
            while let Some(at) = rest.find(BLOCK) {
                text += &rest[..at];
                text += cells.next().map_or("", String::as_str);
                rest = rest[at..].trim_start_matches(BLOCK);
            }
            // A cell may end in blanks of its own.
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let cell =
            |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| shown_width(cell));
        (0..self.headers.len())
            .map(|column| {
                self.rows
                    .iter()
                    .map(|row| cell(row, column))
                    .max()
                    .unwrap_or(0)
                    .max(shown_width(&self.headers[column].0))
            })
            .collect()
    }

    /// Drops columns, then cuts one, until the table fits.
    fn fit(&mut self) {
        // The rule is a blank longer than the columns.
        let rule = usize::from(self.rule);
        let total = |widths: &[usize]| {
            1 + rule + widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
        };
        let mut dispensable = std::mem::take(&mut self.dispensable);
        dispensable.reverse();
        let mut gone = Vec::new();
        while total(&self.widths()) > self.look.width
            && let Some(column) = dispensable.pop()
        {
            let before = gone.iter().filter(|other| **other < column).count();
            gone.push(column);
            self.headers.remove(column - before);
            for row in &mut self.rows {
                row.remove(column - before);
            }
            if column < self.elastic {
                self.elastic -= 1;
            }
        }
        let widths = self.widths();
        let over = total(&widths).saturating_sub(self.look.width);
        if over > 0
            && let Some(width) = widths.get(self.elastic)
        {
            let room = width.saturating_sub(over).max(8);
            let (name, _) = &mut self.headers[self.elastic];
            *name = cut(name, room, self.look);
            for row in &mut self.rows {
                row[self.elastic] = cut(&row[self.elastic], room, self.look);
            }
        }
    }
}
