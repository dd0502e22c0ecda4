//! fitlog's own JSON, read back: every entry and every body weight as a line of a log.
//!
//! However long the file is, one of its entries is held at a time.

use std::cell::Cell;
use std::fmt;
use std::io::{self, Read};
use std::rc::Rc;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::domain::entry::{MAX_LINE, VERSION};
use crate::error::{self, Failure};

/// Why an export was not read to its end.
#[derive(Debug)]
pub enum Stopped {
    /// The file cannot be read.
    Io(io::Error),
    /// It is no export, or not a whole one: the reason, as a clause.
    Broken(String),
    /// Whatever the one who looks has against it.
    Failed(Failure),
}

/// Whether the beginning of a file is that of an export: its first word is `schema`, that of a log's line `v`.
#[must_use]
pub fn begins(head: &[u8]) -> bool {
    let behind = |bytes: &[u8], sign: &[u8]| -> Option<Vec<u8>> {
        Some(bytes.trim_ascii_start().strip_prefix(sign)?.to_vec())
    };
    behind(head, b"{")
        .and_then(|rest| behind(&rest, b"\"schema\""))
        .is_some()
}

/// Hands out the entries and the body weights of an export, each with its number, from 1, as a line of a log; and the
/// definitions of exercises, as they stand.
///
/// # Errors
///
/// When the file cannot be read, is no whole export, or `each` ends it.
pub fn each(
    input: impl Read,
    mut each: impl FnMut(u64, &[u8]) -> Result<(), Failure>,
    mut definition: impl FnMut(&str),
) -> Result<(), Stopped> {
    let since = Rc::new(Cell::new(0));
    let input = Limited {
        input,
        since: Rc::clone(&since),
    };
    let mut failed = None;
    let mut number = 0;
    let mut see = |line: &str| {
        since.set(0);
        number += 1;
        each(number, line.as_bytes()).map_err(|failure| failed = Some(failure))
    };
    let mut reader = serde_json::Deserializer::from_reader(io::BufReader::new(input));
    let mut define = |object: &str| {
        since.set(0);
        definition(object);
        Ok(())
    };
    let read = Export(&mut see, &mut define)
        .deserialize(&mut reader)
        .and_then(|()| reader.end());
    match (failed, read) {
        (Some(failure), _) => Err(Stopped::Failed(failure)),
        (None, Ok(())) => Ok(()),
        (None, Err(e)) if e.is_io() => Err(Stopped::Io(e.into())),
        (None, Err(e)) => Err(Stopped::Broken(error::line_not_json(&e.to_string()))),
    }
}

type See<'s> = &'s mut dyn FnMut(&str) -> Result<(), ()>;

/// The whole export: what sees its lines, and what sees its definitions.
struct Export<'s>(See<'s>, See<'s>);

impl<'de> DeserializeSeed<'de> for Export<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Export<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an export of fitlog")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut entries = false;
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => {
                    if map.next_value::<u64>()? != 1 {
                        return Err(A::Error::custom("an export of a newer fitlog"));
                    }
                }
                "entries" => {
                    entries = true;
                    map.next_value_seed(Each(self.0, entry_line))?;
                }
                "exercises" => map.next_value_seed(Each(self.1, str::to_owned))?,
                "weighings" => map.next_value_seed(Each(self.0, weighing_line))?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if entries {
            Ok(())
        } else {
            Err(A::Error::custom("there are no entries in it"))
        }
    }
}

/// The objects of one kind, and what makes a line of one.
struct Each<'s>(See<'s>, fn(&str) -> String);

impl<'de> DeserializeSeed<'de> for Each<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Each<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element::<Box<RawValue>>()? {
            (self.0)(&(self.1)(object.get())).map_err(|()| A::Error::custom("ended"))?;
        }
        Ok(())
    }
}

/// An entry has the fields of a line, all but the version.
fn entry_line(object: &str) -> String {
    match object.strip_prefix('{') {
        Some(fields) if fields.trim_start() != "}" => format!("{{\"v\":{VERSION},{fields}"),
        // It is no entry; whoever reads the line says so.
        _ => object.to_owned(),
    }
}

#[derive(Deserialize)]
struct Weighed<'a> {
    id: &'a str,
    date: &'a str,
    time: Option<&'a str>,
    weight: f64,
    unit: &'a str,
}

/// A body weight stands under another word in a log.
fn weighing_line(object: &str) -> String {
    let Ok(weighed) = serde_json::from_str::<Weighed>(object) else {
        return object.to_owned();
    };
    let mut line = serde_json::json!({
        "v": VERSION, "id": weighed.id, "weighs": weighed.weight, "unit": weighed.unit, "date": weighed.date,
    });
    if let Some(time) = weighed.time {
        line["time"] = time.into();
    }
    line.to_string()
}

/// A reader that gives up when too much was read since the last object ended.
struct Limited<R> {
    input: R,
    since: Rc<Cell<usize>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.get() > MAX_LINE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let got = self.input.read(buffer)?;
        self.since.set(self.since.get() + got);
        Ok(got)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::{Stopped, begins, each};

    fn lines(text: &str) -> Result<Vec<String>, String> {
        let mut lines = Vec::new();
        let mut definitions = Vec::new();
        let push = |number, line: &[u8]| {
            assert_eq!(number, lines.len() as u64 + 1);
            lines.push(String::from_utf8(line.to_vec()).unwrap());
            Ok(())
        };
        let read = each(text.as_bytes(), push, |definition| {
            definitions.push(definition.to_owned());
        });
        lines.extend(definitions);
        match read {
            Ok(()) => Ok(lines),
            Err(Stopped::Broken(reason)) => Err(reason),
            Err(other) => Err(format!("{other:?}")),
        }
    }

    #[test]
    fn objects_become_lines_in_any_layout() {
        let text = "{\"schema\":1,\n\"entries\" : [ {\"id\":\"a\",\n\"sets\":[]},{},7 ],\"more\":{\"x\":[1]},\
            \"weighings\":[{\"id\":\"b\",\"date\":\"2026-11-22\",\"time\":\"07:10:00\",\"weight\":82.5,\"unit\":\"kg\",\"kg\":82.5}],\"exercises\":[{\"id\":\"c\"}]}";
        let expected = [
            "{\"v\":1,\"id\":\"a\",\n\"sets\":[]}",
            "{}",
            "7",
            r#"{"v":1,"id":"b","weighs":82.5,"unit":"kg","date":"2026-11-22","time":"07:10:00"}"#,
            r#"{"id":"c"}"#,
        ];
        assert_eq!(lines(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_whole_export_is_refused() {
        let cases = [
            (r#"{"schema":1}"#, "there are no entries in it at column 12"),
            (
                r#"{"schema":2,"entries":[]}"#,
                "an export of a newer fitlog at column 12",
            ),
            (
                r#"{"schema":1,"entries":[{"id":"a"}"#,
                "EOF while parsing a list at column 33",
            ),
            (
                r#"{"schema":1,"entries":[]}{}"#,
                "trailing characters at column 26",
            ),
            (
                "[]",
                "invalid type: sequence, expected an export of fitlog at column 1",
            ),
        ];
        for (text, reason) in cases {
            assert_eq!(lines(text), Err(reason.to_owned()), "{text}");
        }
    }

    #[test]
    fn no_object_is_held_that_is_longer_than_a_line_may_be() {
        let text = format!("{{\"schema\":1,\"entries\":[\"{}", "x".repeat(3 << 20));
        assert!(matches!(
            each(text.as_bytes(), |_, _| Ok(()), |_| {}),
            Err(Stopped::Io(_))
        ));
    }

    #[test]
    fn an_export_is_told_from_a_log_by_its_first_word() {
        assert!(begins(b" {\n\"schema\": 1"));
        assert!(!begins(br#"{"v":1,"id""#));
        assert!(!begins(b"{"));
    }
}
