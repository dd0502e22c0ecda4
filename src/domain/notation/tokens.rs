//! The first step: a text in tokens, each of which knows where it stands.

use std::ops::Range;

use crate::domain::sets::{DistanceUnit, SetKind, Unit};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Digits and points; whether they make a number is asked where one is needed.
    Number,
    /// `x` or `×`.
    Times,
    At,
    Plus,
    Minus,
    Slash,
    Colon,
    Comma,
    Blank,
    Weight(Unit),
    Distance(DistanceUnit),
    /// A unit of time, so many seconds long.
    Time(u32),
    /// `bw`.
    Body,
    Tag(SetKind),
    Rpe,
    Rir,
    Rest,
    /// Letters that are no word of the notation.
    Word,
    /// Anything else: one character, or digits of another script.
    Other,
}

/// A piece of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token<'a> {
    pub kind: Kind,
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
}

impl Token<'_> {
    /// Its bytes in the text.
    pub fn part(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }
}

/// Every word of the notation; where one begins another, the longer stands first.
const WORDS: [(&str, Kind); 21] = [
    ("x", Kind::Times),
    ("kgs", Kind::Weight(Unit::Kg)),
    ("kg", Kind::Weight(Unit::Kg)),
    ("lbs", Kind::Weight(Unit::Lb)),
    ("lb", Kind::Weight(Unit::Lb)),
    ("bw", Kind::Body),
    ("min", Kind::Time(60)),
    ("sec", Kind::Time(1)),
    ("s", Kind::Time(1)),
    ("h", Kind::Time(3_600)),
    ("km", Kind::Distance(DistanceUnit::Km)),
    ("mi", Kind::Distance(DistanceUnit::Mi)),
    ("m", Kind::Distance(DistanceUnit::M)),
    ("yd", Kind::Distance(DistanceUnit::Yd)),
    ("ft", Kind::Distance(DistanceUnit::Ft)),
    ("w", Kind::Tag(SetKind::Warmup)),
    ("d", Kind::Tag(SetKind::Drop)),
    ("f", Kind::Tag(SetKind::Failure)),
    ("rpe", Kind::Rpe),
    ("rir", Kind::Rir),
    ("rest", Kind::Rest),
];

/// The tokens of `text`, without gaps: their texts joined are the text.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run =
            |belongs: fn(char) -> bool| rest.find(|letter| !belongs(letter)).unwrap_or(rest.len());
        let (kind, len) = match first {
            '0'..='9' | '.' => (
                Kind::Number,
                run(|letter| letter.is_ascii_digit() || letter == '.'),
            ),
            '×' => (Kind::Times, first.len_utf8()),
            '@' => (Kind::At, 1),
            '+' => (Kind::Plus, 1),
            '-' => (Kind::Minus, 1),
            '/' => (Kind::Slash, 1),
            ':' => (Kind::Colon, 1),
            ',' => (Kind::Comma, 1),
            _ if first.is_whitespace() => (Kind::Blank, run(char::is_whitespace)),
            _ if first.is_alphabetic() => (Kind::Word, run(char::is_alphabetic)),
            _ if first.is_numeric() => (
                Kind::Other,
                run(|letter| letter.is_numeric() && !letter.is_ascii()),
            ),
            _ => (Kind::Other, first.len_utf8()),
        };
        let token = Token {
            kind,
            text: &rest[..len],
            start: text.len() - rest.len(),
        };
        match kind {
            Kind::Word => push_words(&mut tokens, token),
            _ => tokens.push(token),
        }
        rest = &rest[len..];
    }
    tokens
}

/// The words that letters without a blank are made of, as in `kgwrpe`: a unit, tags, `rpe`.
///
/// Letters of which any part is no word stay whole, so that an error can name them as typed.
fn push_words<'a>(tokens: &mut Vec<Token<'a>>, letters: Token<'a>) {
    let before = tokens.len();
    let (mut rest, mut start, mut rank) = (letters.text, letters.start, 0);
    while !rest.is_empty() {
        let known = WORDS.iter().find(|(word, _)| {
            rest.get(..word.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(word))
        });
        let Some((kind, text, next)) =
            known.map(|(word, kind)| (*kind, &rest[..word.len()], order(*kind)))
        else {
            break;
        };
        if next < rank && kind != Kind::Times {
            break;
        }
        tokens.push(Token { kind, text, start });
        // A unit or an effort stands once, a tag may be followed by another, and `x` begins anew.
        rank = if matches!(kind, Kind::Tag(_) | Kind::Times) {
            next
        } else {
            next + 1
        };
        start += text.len();
        rest = &rest[text.len()..];
    }
    if !rest.is_empty() {
        tokens.truncate(before);
        tokens.push(letters);
    }
}

/// The place of a word among letters without a blank.
fn order(kind: Kind) -> u8 {
    match kind {
        Kind::Tag(_) => 1,
        Kind::Rpe | Kind::Rir | Kind::Rest => 2,
        _ => 0,
    }
}
