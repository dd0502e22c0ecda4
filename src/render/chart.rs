//! Line charts over time, in Braille or in ASCII.
//!
//! Everything is placed on a grid of dots, two wide and four high a cell, as Braille has them. A cell of the lowest row
//! stands for the values around a tick, half a row up and down, so a dot is level with the tick that it is nearest to.

mod axis;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use axis::{Calendar, Label, Scale};

/// Below this many columns there is no chart.
const MIN_WIDTH: usize = 24;
/// Below this many rows there is no chart.
const MIN_HEIGHT: usize = 5;
/// Below this many columns between the axis and the right edge there is no chart, however wide the labels are.
const MIN_COLUMNS: usize = 8;
/// A shorter pause is never a break in training.
const SHORTEST_BREAK_DAYS: f64 = 14.0;

/// One measurement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The local day; several points may share one.
    pub day: NaiveDate,
    /// Finite, in the unit of the chart.
    pub value: f64,
}

/// How large a chart is, axes and labels included, and what it is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// In columns of the terminal; below 24 there is no chart.
    pub width: usize,
    /// In rows; below 5 there is no chart.
    pub height: usize,
    /// No Braille, no box drawing: `+`, `-`, `|`, `o`, `.` and `*`.
    pub ascii: bool,
}

/// The points of one of several lines, and what marks them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Series<'a> {
    /// In any order; may be empty.
    pub points: &'a [Point],
    /// One column wide, and ASCII where the style is; anything else is drawn as the usual dot.
    pub mark: char,
}

/// One line over time, with a star on the first of its highest points.
///
/// `unit` stands under the y axis and should be short ("kg"). The points may come in any order. Lines end in `\n`, have
/// no trailing blanks and are at most `style.width` columns wide. The chart is empty when there is no point, and when
/// there is no room: see [`Style`].
#[must_use]
pub fn chart(points: &[Point], unit: &str, style: Style) -> String {
    chart_with_trend(points, None, true, unit, style)
}

/// [`chart`], its star only if wanted, with a straight line through two points behind it: drawn with [`trend_mark`]
/// where it lies within the chart and nothing else stands.
#[must_use]
pub fn chart_with_trend(
    points: &[Point],
    trend: Option<[Point; 2]>,
    star: bool,
    unit: &str,
    style: Style,
) -> String {
    let mark = usual_mark(style);
    draw(&[Series { points, mark }], trend, unit, style, star)
}

/// Several lines over time, told apart by their marks, in one chart; as [`chart`], but without a star.
#[must_use]
pub fn compared(series: &[Series], unit: &str, style: Style) -> String {
    draw(series, None, unit, style, false)
}

/// What a trend is drawn with.
#[must_use]
pub fn trend_mark(ascii: bool) -> char {
    if ascii { '-' } else { '╌' }
}

fn usual_mark(style: Style) -> char {
    if style.ascii { 'o' } else { '•' }
}

fn draw(
    series: &[Series],
    trend: Option<[Point; 2]>,
    unit: &str,
    style: Style,
    star: bool,
) -> String {
    let points = || series.iter().flat_map(|series| series.points);
    let (Some(first), Some(last)) = (
        points().map(|point| point.day).min(),
        points().map(|point| point.day).max(),
    ) else {
        return String::new();
    };
    if style.width < MIN_WIDTH || style.height < MIN_HEIGHT {
        return String::new();
    }
    let rows = style.height - 2;
    let scale = Scale::of(points().map(|point| point.value), rows);
    let ticks: Vec<Option<String>> = (0..rows).map(|row| scale.tick(row)).collect();
    let gutter = ticks
        .iter()
        .flatten()
        .map(String::len)
        .chain([unit.width()])
        .max()
        .unwrap_or(0);
    let columns = style.width.saturating_sub(gutter + 2);
    if columns < MIN_COLUMNS {
        return String::new();
    }
    let calendar = Calendar {
        first,
        last,
        columns,
    };
    let mut canvas = Canvas::new(columns, rows, style.ascii);
    if let Some([from, to]) = trend {
        canvas.trend(&calendar, &scale, from, to);
    }
    for series in series {
        let spots = spots(series.points, &calendar, &scale);
        for pair in spots.windows(2).filter(|pair| pair[0].run == pair[1].run) {
            canvas.line(&pair[0], &pair[1]);
        }
        let fits = series.mark.width() == Some(1) && (series.mark.is_ascii() || !style.ascii);
        let mark = if fits { series.mark } else { usual_mark(style) };
        for spot in &spots {
            canvas.mark(spot, mark);
        }
        if star
            && let Some(best) = spots
                .iter()
                .reduce(|best, spot| if spot.value > best.value { spot } else { best })
        {
            canvas.mark(best, if style.ascii { '*' } else { '★' });
        }
    }
    frame(&canvas, &ticks, &calendar.labels(), unit, gutter)
}

/// A point on the grid of dots; `x` from the left, `y` from the top.
#[derive(Clone, Copy)]
struct Spot {
    x: usize,
    y: usize,
    value: f64,
    /// Counts the breaks in training before it: a line joins spots of the same run only.
    run: usize,
}

impl Spot {
    fn column(&self) -> usize {
        self.x / 2
    }

    fn row(&self) -> usize {
        self.y / 4
    }
}

/// The points by day; only the highest of each column when there are more of them than columns.
fn spots(points: &[Point], calendar: &Calendar, scale: &Scale) -> Vec<Spot> {
    let mut points: Vec<(i32, f64)> = points
        .iter()
        .map(|point| (point.day.num_days_from_ce(), point.value))
        .collect();
    points.sort_by_key(|(day, _)| *day);
    let longest = longest_pause(&points);
    let thin = points.len() > calendar.columns;
    let mut spots: Vec<Spot> = Vec::with_capacity(points.len().min(calendar.columns));
    let (mut run, mut before) = (0, None);
    for (day, value) in points {
        run += usize::from(before.is_some_and(|before| f64::from(day - before) > longest));
        before = Some(day);
        let spot = Spot {
            x: calendar.x(day),
            y: scale.y(value),
            value,
            run,
        };
        match spots.last_mut() {
            Some(last) if thin && last.column() == spot.column() => {
                // Of equals the first stays, for the star.
                if spot.value > last.value {
                    *last = spot;
                }
            }
            _ => spots.push(spot),
        }
    }
    spots
}

/// The longest pause, in days, that is not a break: it grows with the usual pause, so that a line also joins what is
/// measured once a month.
#[must_use]
pub fn longest_pause(points: &[(i32, f64)]) -> f64 {
    let mut pauses: Vec<i32> = points
        .windows(2)
        .map(|pair| pair[1].0 - pair[0].0)
        .filter(|days| *days > 0)
        .collect();
    let middle = pauses.len() / 2;
    if pauses.is_empty() {
        return SHORTEST_BREAK_DAYS;
    }
    let even = pauses.len().is_multiple_of(2);
    let (below, upper, _) = pauses.select_nth_unstable(middle);
    let upper = f64::from(*upper);
    let median = match below.iter().max() {
        Some(lower) if even => f64::midpoint(f64::from(*lower), upper),
        _ => upper,
    };
    SHORTEST_BREAK_DAYS.max(2.5 * median)
}

/// Cells of lines with marks on top of them.
struct Canvas {
    columns: usize,
    ascii: bool,
    /// The Braille dots of each cell, row by row from the top, as bits; in ASCII, not zero where a line runs.
    lines: Vec<u8>,
    marks: Vec<Option<char>>,
    /// Where a trend runs.
    trend: Vec<bool>,
}

impl Canvas {
    fn new(columns: usize, rows: usize, ascii: bool) -> Self {
        Self {
            columns,
            ascii,
            lines: vec![0; columns * rows],
            marks: vec![None; columns * rows],
            trend: vec![false; columns * rows],
        }
    }

    /// A straight line, in one cell of every column in which it lies within the scale.
    fn trend(&mut self, calendar: &Calendar, scale: &Scale, from: Point, to: Point) {
        let dot = |point: Point| calendar.x(point.day.num_days_from_ce());
        let (left, right) = (dot(from), dot(to));
        for x in (left..=right).step_by(2) {
            let share = |dots: usize| u32::try_from(dots).map_or(0.0, f64::from);
            let way = share(x - left) / share(right - left).max(1.0);
            let value = from.value + (to.value - from.value) * way;
            if scale.holds(value) {
                self.trend[scale.y(value) / 4 * self.columns + x / 2] = true;
            }
        }
    }

    fn mark(&mut self, spot: &Spot, mark: char) {
        self.marks[spot.row() * self.columns + spot.column()] = Some(mark);
    }

    fn line(&mut self, from: &Spot, to: &Spot) {
        // In ASCII a dot is a whole cell: one a column, not the two that a line through two rows would touch.
        let (wide, high) = if self.ascii { (2, 4) } else { (1, 1) };
        let (from_x, from_y) = (from.x / wide, from.y / high);
        let (to_x, to_y) = (to.x / wide, to.y / high);
        let steps = from_x.abs_diff(to_x).max(from_y.abs_diff(to_y)).max(1);
        for step in 0..=steps {
            let between =
                |from: usize, to: usize| (from * (steps - step) + to * step + steps / 2) / steps;
            self.dot(between(from_x, to_x) * wide, between(from_y, to_y) * high);
        }
    }

    fn dot(&mut self, x: usize, y: usize) {
        // Braille numbers its dots down the columns, except that the lowest row was added later.
        const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
        self.lines[y / 4 * self.columns + x / 2] |= BITS[y % 4][x % 2];
    }

    fn glyph(&self, cell: usize) -> char {
        match (self.marks[cell], self.lines[cell]) {
            (Some(mark), _) => mark,
            (None, 0) if self.trend[cell] => trend_mark(self.ascii),
            // Not the empty Braille cell, which some fonts draw as eight rings.
            (None, 0) => ' ',
            (None, _) if self.ascii => '.',
            (None, dots) => char::from_u32(0x2800 + u32::from(dots)).unwrap_or(' '),
        }
    }
}

/// The canvas with its axes.
fn frame(
    canvas: &Canvas,
    ticks: &[Option<String>],
    labels: &[Label],
    unit: &str,
    gutter: usize,
) -> String {
    let [tick, side, corner, line, mark] = if canvas.ascii {
        ['+', '|', '+', '-', '+']
    } else {
        ['┤', '│', '└', '─', '┬']
    };
    let mut lines: Vec<String> = Vec::with_capacity(ticks.len() + 2);
    for (row, label) in ticks.iter().enumerate() {
        let axis = if label.is_some() { tick } else { side };
        let cells = row * canvas.columns..(row + 1) * canvas.columns;
        let plot: String = cells.map(|cell| canvas.glyph(cell)).collect();
        lines.push(format!(
            "{:>gutter$} {axis}{plot}",
            label.as_deref().unwrap_or_default()
        ));
    }
    let marked = |column: usize| labels.iter().any(|label| label.column == column);
    let axis: String = (0..canvas.columns)
        .map(|column| if marked(column) { mark } else { line })
        .collect();
    lines.push(format!(
        "{}{unit} {corner}{axis}",
        " ".repeat(gutter - unit.width())
    ));
    let mut under = String::new();
    for label in labels.iter().filter(|label| !label.text.is_empty()) {
        under = format!(
            "{under:<start$}{}",
            label.text,
            start = gutter + 2 + label.start
        );
    }
    lines.push(under);
    lines
        .iter()
        .flat_map(|line| [line.trim_end(), "\n"])
        .collect()
}
