//! A small human figure, front and back, in which muscles are filled by how much they are meant.

use anstyle::{AnsiColor, Style};

use crate::domain::exercise::Muscle;
use crate::render::{Look, dim, left, shown_width, styled};

/// The columns of both figures, with the blank between them.
pub const WIDTH: usize = 2 * FIGURE + 1;

/// The columns of one figure.
const FIGURE: usize = 17;

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
    let mut lines: Vec<String> = FRONT
        .iter()
        .zip(BACK)
        .map(|(front, back)| format!("{} {}", line(front, &fill, look), line(back, &fill, look)))
        .collect();
    lines.push(dim("      front             back"));
    lines
}

fn line(template: &str, fill: impl Fn(Muscle) -> Fill, look: Look) -> String {
    let mut text = String::new();
    let mut letters = template.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut run = 1;
        while letters.next_if_eq(&letter).is_some() {
            run += 1;
        }
        text += &match muscle(letter) {
            Some(muscle) => {
                let fill = fill(muscle);
                fill.paint(&fill.glyph(look).repeat(run))
            }
            None if letter == ' ' => " ".repeat(run),
            None => dim(&outline(letter, look).repeat(run)),
        };
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

    #[test]
    fn every_muscle_is_on_the_figure() {
        let drawn: BTreeSet<Muscle> = FRONT
            .iter()
            .chain(&BACK)
            .flat_map(|line| line.chars())
            .filter_map(muscle)
            .collect();
        assert_eq!(drawn.len(), Muscle::ALL.len());
    }

    #[test]
    fn figures_are_as_wide_as_they_say_and_the_same_left_and_right() {
        for line in FRONT.iter().chain(&BACK) {
            assert_eq!(line.len(), FIGURE, "{line}");
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
            for line in &figures(|_| Fill::Full, look)[..FRONT.len()] {
                let text = anstream::adapter::strip_str(line).to_string();
                assert_eq!(shown_width(line), WIDTH, "{text}");
                assert!(!ascii || text.is_ascii(), "{text}");
            }
        }
    }
}
