//! The bar of a long import.

use std::cell::RefCell;
use std::io::{self, IsTerminal as _, Read, Write as _};
use std::time::{Duration, Instant};

use crate::cmd::import::source::Source;

/// From this size on an import takes long enough for a bar, in bytes.
const BAR_FROM: u64 = 4 << 20;

/// How far the reading is, on standard error, if that is a terminal and there is much to read.
pub struct Bar {
    total: u64,
    shown: bool,
    state: RefCell<(u64, Instant)>,
}

impl Bar {
    /// A bar for these files. One alone is mostly read once, several are read twice.
    pub fn new(wanted: bool, sources: &[Source]) -> Self {
        let looks = if sources.len() == 1 { 1 } else { 2 };
        let total = sources.iter().map(|source| source.size * looks).sum();
        Self {
            total,
            shown: wanted && total >= BAR_FROM && io::stderr().is_terminal(),
            state: RefCell::new((0, Instant::now())),
        }
    }

    fn add(&self, bytes: usize) {
        if !self.shown {
            return;
        }
        let (done, last) = &mut *self.state.borrow_mut();
        *done += bytes as u64;
        if last.elapsed() >= Duration::from_millis(100) {
            *last = Instant::now();
            let percent = (*done * 100 / self.total.max(1)).min(100);
            let full = "#".repeat(usize::try_from(percent / 4).unwrap_or(0));
            _ = write!(io::stderr(), "\rimporting [{full:25}] {percent:3} %");
        }
    }

    /// Takes it off the screen.
    pub fn clear(&self) {
        if self.shown {
            _ = write!(io::stderr(), "\r{:45}\r", "");
        }
    }
}

/// A file that moves the bar while it is read.
pub struct Watched<'b> {
    /// The file.
    pub input: Box<dyn Read + 'b>,
    /// The bar.
    pub bar: &'b Bar,
}

impl Read for Watched<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.input.read(buffer)?;
        self.bar.add(got);
        Ok(got)
    }
}
