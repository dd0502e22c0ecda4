//! Changed texts without end, for as long as one cares to wait.
//!
//! ```sh
//! FITLOG_FUZZ_SECONDS=600 CARGO_PROFILE_DEV_OPT_LEVEL=2 cargo test --bin fitlog fuzz -- --ignored --nocapture
//! ```
//!
//! A target says in a few words what it made of an input. An input whose answer none before it had is kept and changed
//! further: so the changes find their way in without a compiler that counts branches. Whatever breaks a promise panics,
//! and its input stays in a file beside the other temporary ones; `FITLOG_FUZZ_FILE` runs a target on that file alone.
//! `FITLOG_FUZZ_SEED` takes another way through the same inputs.

#![allow(
    clippy::print_stderr,
    clippy::unwrap_used,
    reason = "how far it came is what is asked for, and a test may fail loudly"
)]

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use std::{env, fs};

/// Longer inputs are cut.
const LONGEST: usize = 64 << 10;
/// What is kept to be changed further: at most so many, none longer than so.
const KEPT: (usize, usize) = (8_000, 8 << 10);
/// The most that all runs may hold at any moment, the kept inputs included.
const PEAK_MIB: u64 = 256;

/// A target and what its inputs are made of.
pub struct Fuzz<'a> {
    pub name: &'a str,
    /// Inputs that are understood.
    pub seeds: Vec<Vec<u8>>,
    /// Pieces that mean something where they stand.
    pub pieces: &'a [&'a str],
    /// What it makes of an input; a broken promise panics.
    pub target: &'a dyn Fn(&[u8]) -> String,
}

impl Fuzz<'_> {
    /// Every seed and a few changes, as a test that all is in its place.
    pub fn briefly(self) {
        let runs = self.seeds.len() + 50;
        self.run(|run| run < runs);
    }

    /// For the time that is asked for, a minute otherwise.
    pub fn at_length(self) {
        if let Ok(file) = env::var("FITLOG_FUZZ_FILE") {
            eprintln!("{}", (self.target)(&fs::read(file).unwrap()));
            return;
        }
        let seconds = env::var("FITLOG_FUZZ_SECONDS").map_or(60, |text| text.parse().unwrap());
        let end = Instant::now() + Duration::from_secs(seconds);
        let name = self.name.to_owned();
        let began = Instant::now();
        let (runs, kept) = self.run(|_| Instant::now() < end);
        let seconds = began.elapsed().as_secs().max(1);
        let peak = peak_mib();
        eprintln!(
            "{name}: {runs} runs in {seconds} s, {} a second, {kept} answers, peak {peak:?} MiB",
            runs as u64 / seconds
        );
        assert!(peak.is_none_or(|peak| peak < PEAK_MIB), "memory grows");
    }

    /// How often it ran, and how many answers there were.
    fn run(self, go_on: impl Fn(usize) -> bool) -> (usize, usize) {
        let seed = env::var("FITLOG_FUZZ_SEED").map_or(1, |text| text.parse().unwrap());
        let mut dice = Dice(seed);
        let mut kept = self.seeds.clone();
        let mut answers = HashSet::new();
        let mut run = 0;
        while go_on(run) {
            let input = match self.seeds.get(run) {
                Some(seed) => seed.clone(),
                None => dice.change(&kept, self.pieces),
            };
            let answer = catch_unwind(AssertUnwindSafe(|| (self.target)(&input)));
            let answer = answer.unwrap_or_else(|panic| {
                let path = env::temp_dir().join(format!("fitlog-fuzz-{}-{run}", self.name));
                fs::write(&path, &input).unwrap();
                eprintln!("the input is in {}", path.display());
                std::panic::resume_unwind(panic)
            });
            let fits = kept.len() < KEPT.0 && input.len() <= KEPT.1;
            if answers.insert(kind_of(&answer)) && fits {
                kept.push(input);
            }
            run += 1;
        }
        (run, answers.len())
    }
}

/// An answer without its numbers and quoted words, so that each kind is one.
fn kind_of(answer: &str) -> String {
    let mut quoted = false;
    let kind = answer.chars().filter(|letter| {
        quoted ^= *letter == '`';
        !quoted && !letter.is_ascii_digit()
    });
    kind.take(300).collect()
}

/// The most memory that this process has held, where the system tells.
fn peak_mib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024)
}

/// Chance that comes the same way every time (`SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`, or 0.
    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap()
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &'a [impl AsRef<T>]) -> &'a T {
        from[self.below(from.len())].as_ref()
    }

    /// A place in a text: half of the time beside a sign that ends something.
    fn place(&mut self, text: &[u8]) -> usize {
        let any = self.below(text.len() + 1);
        if self.below(2) == 0 {
            return any;
        }
        let sign = text[any..]
            .iter()
            .position(|byte| br#"",;:{}[] "#.contains(byte) || *byte == b'\n');
        sign.map_or(any, |sign| any + sign + self.below(2))
    }

    /// A piece of a text, mostly short.
    fn range(&mut self, text: &[u8]) -> std::ops::Range<usize> {
        let longest = [4, 16, 64, 1024][self.below(4)];
        let start = self.place(text);
        start..text.len().min(start + self.below(longest))
    }

    /// One of the inputs with a few changes.
    fn change(&mut self, kept: &[Vec<u8>], pieces: &[&str]) -> Vec<u8> {
        let mut text = self.pick::<Vec<u8>>(kept).clone();
        for _ in 0..=self.below(4) {
            match self.below(8) {
                0 if !text.is_empty() => {
                    let at = self.below(text.len());
                    text[at] ^= 1 << self.below(8);
                }
                1 => {
                    let at = self.place(&text);
                    text.insert(at, self.roll().to_le_bytes()[0]);
                }
                2 | 3 => {
                    let (at, piece) = (self.place(&text), self.pick::<str>(pieces));
                    text.splice(at..at, piece.bytes());
                }
                4 => drop(text.drain(self.range(&text))),
                5 => {
                    let (range, piece) = (self.range(&text), self.pick::<str>(pieces));
                    text.splice(range, piece.bytes());
                }
                6 => {
                    // The same again, up to a few hundred times.
                    let piece = text[self.range(&text)].to_vec();
                    let most = [1, 3, 400][self.below(3)];
                    let (at, times) = (self.place(&text), 1 + self.below(most));
                    text.splice(at..at, piece.repeat(times));
                }
                _ => {
                    let other = self.pick::<Vec<u8>>(kept);
                    let from = self.place(other);
                    text.truncate(self.place(&text));
                    text.extend_from_slice(&other[from..]);
                }
            }
        }
        text.truncate(LONGEST);
        text
    }
}
