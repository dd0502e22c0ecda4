//! A small human figure, front and back, in which muscles are filled by how much they are meant.

use anstyle::{AnsiColor, Style};

use crate::domain::exercise::Muscle;
use crate::render::{Look, dim, left, shown_width, styled};

/// The columns of both figures, with the blank between them.
pub const WIDTH: usize = 2 * 17 + 1;

/// The columns of both small figures, with the blanks between them.
pub const SMALL_WIDTH: usize = 2 * 11 + 2;

/// Letters are muscles, see [`muscle`]; anything else is an outline, see [`outline`].
const FRONT: [&str; 21] = [
    "      1---2      ",
    "      |   |      ",
    "      3nnn4      ",
    "    tttnnnttt    ",
    " sff ccc ccc ffs ",
    " sff ccc ccc ffs ",
    " bb  ccc ccc  bb ",
    " bb  oaa aao  bb ",
    " bb  oaa aao  bb ",
    "ww   oaa aao   ww",
    "ww   hha ahh   ww",
    "ww   hhh hhh   ww",
    "'   qqqd dqqq   '",
    "    qqqd dqqq    ",
    "    qqqd dqqq    ",
    "     qqq qqq     ",
    "     3-4 3-4     ",
    "     iii iii     ",
    "     iii iii     ",
    "     |i| |i|     ",
    "    3--4 3--4    ",
];

const BACK: [&str; 21] = [
    "      1---2      ",
    "      |   |      ",
    "      3nnn4      ",
    "    tttnnnttt    ",
    " srr xut tux rrs ",
    " srr xuu uux rrs ",
    " pp  luu uul  pp ",
    " pp  lll lll  pp ",
    " pp  lle ell  pp ",
    "ww   lee eel   ww",
    "ww    ee ee    ww",
    "ww   mme emm   ww",
    "'   mggg gggm   '",
    "    gggg gggg    ",
    "    kkkk kkkk    ",
    "     kkk kkk     ",
    "     3-4 3-4     ",
    "     yyy yyy     ",
    "     yyy yyy     ",
    "     |y| |y|     ",
    "     3-4 3-4     ",
];

/// As [`FRONT`], for where there is less room.
const SMALL_FRONT: [&str; 14] = [
    "    1-2    ",
    "    3n4    ",
    "  ttnnntt  ",
    "sf ccccc fs",
    "bb ccccc bb",
    "bb oaaao bb",
    "ww oaaao ww",
    "w  hhahh  w",
    "  qqd dqq  ",
    "  qqd dqq  ",
    "  qqq qqq  ",
    "   ii ii   ",
    "   ii ii   ",
    "   34 34   ",
];

/// As [`BACK`].
const SMALL_BACK: [&str; 14] = [
    "    1-2    ",
    "    3n4    ",
    "  ttnnntt  ",
    "sr xtttx rs",
    "pp xuuux pp",
    "pp luuul pp",
    "ww llell ww",
    "w  meeem  w",
    "  mgg ggm  ",
    "  ggg ggg  ",
    "  kkk kkk  ",
    "   yy yy   ",
    "   yy yy   ",
    "   34 34   ",
];

/// How much a muscle is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fill {
    /// Not at all.
    Empty,
    /// A little.
    Low,
    /// Some; in an exercise, a helper.
    Some,
    /// Enough.
    Enough,
    /// All of it; in an exercise, a main muscle.
    Full,
}

impl Fill {
    /// Its glyph, which says it without colour too.
    #[must_use]
    pub fn glyph(self, look: Look) -> &'static str {
        match self {
            Self::Empty => look.glyph("·", "."),
            Self::Low => look.glyph("░", ":"),
            Self::Some => look.glyph("▒", "+"),
            Self::Enough => look.glyph("▓", "#"),
            Self::Full => look.glyph("█", "@"),
        }
    }

    /// A text in its colour.
    #[must_use]
    pub fn paint(self, text: &str) -> String {
        let color = |color: AnsiColor| Style::new().fg_color(Some(color.into()));
        match self {
            Self::Empty => dim(text),
            Self::Low => styled(text, color(AnsiColor::Blue)),
            Self::Some => styled(text, color(AnsiColor::Yellow)),
            Self::Enough => styled(text, color(AnsiColor::Green)),
            Self::Full => styled(text, color(AnsiColor::Red)),
        }
    }
}

/// The muscle of a letter of the figures.
fn muscle(letter: char) -> Option<Muscle> {
    Some(match letter {
        'n' => Muscle::Neck,
        't' => Muscle::Traps,
        's' => Muscle::SideDelts,
        'f' => Muscle::FrontDelts,
        'r' => Muscle::RearDelts,
        'x' => Muscle::RotatorCuff,
        'c' => Muscle::Chest,
        'b' => Muscle::Biceps,
        'p' => Muscle::Triceps,
        'w' => Muscle::Forearms,
        'o' => Muscle::Obliques,
        'a' => Muscle::Abs,
        'h' => Muscle::HipFlexors,
        'd' => Muscle::Adductors,
        'q' => Muscle::Quads,
        'i' => Muscle::Shins,
        'u' => Muscle::UpperBack,
        'l' => Muscle::Lats,
        'e' => Muscle::LowerBack,
        'm' => Muscle::Abductors,
        'g' => Muscle::Glutes,
        'k' => Muscle::Hamstrings,
        'y' => Muscle::Calves,
        _ => return None,
    })
}

/// A line of the outline.
fn outline(letter: char, look: Look) -> &'static str {
    match letter {
        '1' => look.glyph("╭", "."),
        '2' => look.glyph("╮", "."),
        '3' => look.glyph("╰", "'"),
        '4' => look.glyph("╯", "'"),
        '-' => look.glyph("─", "-"),
        '|' => look.glyph("│", "|"),
        '\'' => look.glyph("╵", "'"),
        _ => " ",
    }
}

/// The lines of both figures, each [`WIDTH`] columns, and a line with their names.
pub fn figures(fill: impl Fn(Muscle) -> Fill, look: Look) -> Vec<String> {
    let mut lines = pairs(&FRONT, &BACK, " ", fill, look);
    lines.push(dim("      front             back"));
    lines
}

/// The lines of both small figures, each [`SMALL_WIDTH`] columns, and a line with their names.
pub fn small_figures(fill: impl Fn(Muscle) -> Fill, look: Look) -> Vec<String> {
    let mut lines = pairs(&SMALL_FRONT, &SMALL_BACK, "  ", fill, look);
    lines.push(dim("   front        back"));
    lines
}

fn pairs(
    fronts: &[&str],
    backs: &[&str],
    gap: &str,
    fill: impl Fn(Muscle) -> Fill,
    look: Look,
) -> Vec<String> {
    let both = fronts.iter().zip(backs);
    both.map(|(front, back)| {
        format!(
            "{}{gap}{}",
            line(front, &fill, look),
            line(back, &fill, look)
        )
    })
    .collect()
}

fn line(template: &str, fill: impl Fn(Muscle) -> Fill, look: Look) -> String {
    // What it is painted as, and its glyph; the outline is as pale as an empty muscle, and a blank is not painted.
    let cell = |letter| match muscle(letter) {
        Some(muscle) => {
            let fill = fill(muscle);
            (Some(fill), fill.glyph(look))
        }
        None => (
            (letter != ' ').then_some(Fill::Empty),
            outline(letter, look),
        ),
    };
    let mut text = String::new();
    let mut cells = template.chars().map(cell).peekable();
    while let Some((fill, glyph)) = cells.next() {
        let mut run = glyph.to_owned();
        while let Some((_, glyph)) = cells.next_if(|(next, _)| *next == fill) {
            run += glyph;
        }
        match fill {
            Some(fill) => text += &fill.paint(&run),
            None => text += &run,
        }
    }
    text
}

/// A text with lines beside it, from a column on.
#[must_use]
pub fn beside(text: &str, column: usize, lines: &[String]) -> String {
    let own: Vec<&str> = text.lines().collect();
    (0..own.len().max(lines.len()))
        .map(|at| {
            let own = own.get(at).copied().unwrap_or("");
            match lines.get(at) {
                Some(line) => {
                    let gap = if shown_width(own) < column { "" } else { " " };
                    let both = format!("{}{gap}{line}", left(own, column));
                    format!("{}\n", both.trim_end())
                }
                None => format!("{own}\n"),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const SIZES: [(&[&str], &[&str]); 2] = [(&FRONT, &BACK), (&SMALL_FRONT, &SMALL_BACK)];

    #[test]
    fn every_muscle_is_on_the_figure() {
        for (front, back) in SIZES {
            let drawn: BTreeSet<Muscle> = front
                .iter()
                .chain(back)
                .flat_map(|line| line.chars())
                .filter_map(muscle)
                .collect();
            assert_eq!(drawn.len(), Muscle::ALL.len());
        }
    }

    #[test]
    fn figures_are_as_wide_as_they_say_and_the_same_left_and_right() {
        for line in SIZES
            .iter()
            .flat_map(|(front, back)| front.iter().chain(*back))
        {
            let mirrored: String = line
                .chars()
                .rev()
                .map(|letter| match letter {
                    '1' => '2',
                    '2' => '1',
                    '3' => '4',
                    '4' => '3',
                    other => other,
                })
                .collect();
            assert_eq!(*line, mirrored);
        }
        for ascii in [false, true] {
            let look = Look { width: 80, ascii };
            let large = figures(|_| Fill::Full, look);
            let small = small_figures(|_| Fill::Full, look);
            let large = large[..FRONT.len()].iter().map(|line| (line, WIDTH));
            let small = small[..SMALL_FRONT.len()]
                .iter()
                .map(|line| (line, SMALL_WIDTH));
            for (line, width) in large.chain(small) {
                let text = anstream::adapter::strip_str(line).to_string();
                assert_eq!(shown_width(line), width, "{text}");
                assert!(!ascii || text.is_ascii(), "{text}");
            }
        }
    }
}
