//! Lines that wait until all is known that decides whether they are appended.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread;

use memchr::memmem;

use crate::domain::entry::Id;
use crate::domain::log::Put;
use crate::error::{self, Failure};

/// From this size on lines lie in a file rather than in memory, in bytes; likewise how much is read back at once.
const PIECE: usize = 256 << 10;

/// Lines on their way into a log: few are held in memory, many in a file beside the log. That file has no name from the
/// moment it is there, so that nothing is left of it when the program is killed, and a disk too small for the lines is
/// full before the first of them stands in the log.
#[derive(Debug)]
pub struct Spill {
    folder: PathBuf,
    stand_in: Id,
    /// What is not in the file, every line with its newline.
    text: String,
    file: Option<File>,
    /// The lengths of the pieces of whole lines in the file, in bytes.
    pieces: Vec<usize>,
}

impl Spill {
    /// Nothing yet, for the log of a data directory, which need not exist. The lines may have `stand_in`, an id that
    /// nothing else has, where an id belongs that is not known yet.
    #[must_use]
    pub fn beside(folder: PathBuf, stand_in: Id) -> Self {
        Self {
            folder,
            stand_in,
            text: String::new(),
            file: None,
            pieces: Vec::new(),
        }
    }

    /// Whether there are no lines.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.pieces.is_empty()
    }

    /// Adds a line, which has no newline.
    ///
    /// # Errors
    ///
    /// Exit 1 when there is no room for it on the disk.
    pub fn put(&mut self, line: &str) -> Result<(), Failure> {
        self.text.push_str(line);
        self.text.push('\n');
        if self.text.len() < PIECE {
            return Ok(());
        }
        self.pour()
            .map_err(|e| error::cannot_write(&self.folder, &e))
    }

    fn pour(&mut self) -> io::Result<()> {
        if self.file.is_none() {
            super::create_folder(&self.folder)?;
            self.file = Some(self.nameless()?);
        }
        if let Some(file) = &mut self.file {
            file.write_all(self.text.as_bytes())?;
            self.pieces.push(self.text.len());
            self.text.clear();
        }
        Ok(())
    }

    /// A new file that nobody else sees.
    fn nameless(&self) -> io::Result<File> {
        let path = self.folder.join(format!(".{}.new", self.stand_in.as_str()));
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)?;
        fs::remove_file(&path)?;
        Ok(file)
    }

    /// Forgets all lines.
    pub fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
        self.file = None;
    }

    /// Hands out all lines in their order, many at once with newlines between them; with `id` for the stand-in.
    ///
    /// # Errors
    ///
    /// Exit 1 when they cannot be read back, and whatever `put` refuses.
    pub fn pour_out(self, id: Id, put: Put) -> Result<(), Failure> {
        let cannot = |e: io::Error| error::cannot_write(&self.folder, &e);
        let finder = memmem::Finder::new(self.stand_in.as_bytes());
        let lines = |mut bytes: Vec<u8>| {
            let found: Vec<usize> = finder.find_iter(&bytes).collect();
            for at in found {
                bytes[at..at + id.as_bytes().len()].copy_from_slice(id.as_bytes());
            }
            // Without the last newline.
            bytes.pop();
            String::from_utf8(bytes).expect("lines that were text stay text")
        };
        if let Some(mut file) = self.file {
            file.rewind().map_err(cannot)?;
            let mut pieces = self.pieces.iter().map(|len| {
                let mut bytes = vec![0; *len];
                file.read_exact(&mut bytes)?;
                Ok(lines(bytes))
            });
            each_ahead(&mut pieces, |piece| put(&piece.map_err(cannot)?))?;
        }
        if self.text.is_empty() {
            return Ok(());
        }
        put(&lines(self.text.into_bytes()))
    }
}

/// Hands out what `items` has, while the next of it is made on another thread where the system has one to give.
fn each_ahead<T: Send, E>(
    items: &mut (impl Iterator<Item = T> + Send),
    mut each: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let (to, from) = mpsc::sync_channel(1);
    let done = thread::scope(|scope| {
        let items = items.by_ref();
        // Ends with the items, or when nobody wants more of them.
        let make = move || items.all(|item| to.send(item).is_ok());
        thread::Builder::new().spawn_scoped(scope, make).ok()?;
        Some(from.into_iter().try_for_each(&mut each))
    });
    match done {
        Some(done) => done,
        None => items.try_for_each(each),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn id(number: u128) -> Id {
        Id::new(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn lines_come_back_in_their_order_with_the_id_filled_in() {
        let folder = tempfile::tempdir().unwrap();
        for count in [1, 10, 5_000, 20_000] {
            let mut spill = Spill::beside(folder.path().join("data"), id(7));
            assert!(spill.is_empty());
            let line = |number: usize, batch: Id| {
                format!(
                    r#"{{"number":{number},"words":"müde","batch":"{}"}}"#,
                    batch.as_str()
                )
            };
            spill.put("forgotten").unwrap();
            spill.clear();
            for number in 0..count {
                spill.put(&line(number, id(7))).unwrap();
            }
            let mut text = String::new();
            spill
                .pour_out(id(8), &mut |lines| {
                    text.push_str(lines);
                    text.push('\n');
                    Ok(())
                })
                .unwrap();
            let expected: String = (0..count).map(|n| line(n, id(8)) + "\n").collect();
            assert!(text == expected, "{count} lines");
        }
        let left = fs::read_dir(folder.path().join("data")).unwrap();
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn no_room_is_said_before_the_log_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("data");
        fs::write(&blocked, "a file where a folder should be").unwrap();
        let mut spill = Spill::beside(blocked, id(7));
        let long = "x".repeat(PIECE);
        let failure = spill.put(&long).unwrap_err();
        assert!(
            failure.message.starts_with("nothing was logged"),
            "{failure}"
        );
    }
}
