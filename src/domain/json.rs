//! Where in a JSON text something stands, so that an error can name line and field.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

use crate::error::visible;

/// A mistake in a file of one's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, with the field's name.
    pub what: String,
}

/// One step down into a JSON value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A field of an object.
    Field(&'static str),
    /// An element of an array, from 0.
    Element(usize),
}

/// The line, from 1, on which the value at the end of a path begins; of a path that breaks off, where it does.
#[must_use]
pub fn line_of(text: &str, path: &[Step]) -> usize {
    let mut at = text;
    for step in path {
        match below(at, *step) {
            Some(inner) => at = inner,
            None => break,
        }
    }
    // `at` is a piece of `text`, so the distance of their beginnings is an offset in it.
    line_at(text, at.as_ptr() as usize - text.as_ptr() as usize)
}

fn below(text: &str, step: Step) -> Option<&str> {
    let inner: &RawValue = match step {
        Step::Field(name) => serde_json::from_str::<BTreeMap<String, &RawValue>>(text)
            .ok()?
            .remove(name)?,
        Step::Element(index) => {
            let elements: Vec<&RawValue> = serde_json::from_str(text).ok()?;
            elements.get(index)?
        }
    };
    Some(inner.get())
}

fn line_at(text: &str, offset: usize) -> usize {
    1 + text[..offset].matches('\n').count()
}

/// What serde says of a text it could not read, with the name of the field, which it leaves out where a value is of
/// the wrong kind.
#[must_use]
pub fn mistake(text: &str, error: &serde_json::Error) -> Mistake {
    let said = error.to_string();
    let what = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(what, _)| what);
    let line = error.line().max(1);
    let start = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum::<usize>();
    let names_one = ["missing field", "unknown field", "duplicate field"]
        .iter()
        .any(|lead| what.starts_with(lead));
    let field = (!names_one && error.is_data())
        .then(|| last_field(text, start + error.column()))
        .flatten();
    let what = field.map_or_else(|| what.to_owned(), |field| format!("`{field}`: {what}"));
    Mistake {
        line,
        what: visible(&what),
    }
}

/// The name of the last field that begins before an offset.
fn last_field(text: &str, offset: usize) -> Option<&str> {
    let mut last = None;
    let mut at = 0;
    while let Some(quote) = text[at..].find('"').map(|found| at + found) {
        if quote >= offset {
            break;
        }
        let Some(end) = end_of_string(&text[quote + 1..]).map(|end| quote + 1 + end) else {
            break;
        };
        if text[end + 1..].trim_start().starts_with(':') {
            last = Some(&text[quote + 1..end]);
        }
        at = end + 1;
    }
    last
}

/// Where the quote that ends a string stands, seen from behind the one that began it.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "{\n  \"a\": 1,\n  \"b\": [\n    {\"c\": \"x\"},\n    {\n      \"c\": \"y\"\n    }\n  ]\n}\n";

    #[test]
    fn lines() {
        use Step::{Element, Field};
        let rows: [(&[Step], usize); 7] = [
            (&[], 1),
            (&[Field("a")], 2),
            (&[Field("b")], 3),
            (&[Field("b"), Element(0), Field("c")], 4),
            (&[Field("b"), Element(1)], 5),
            (&[Field("b"), Element(1), Field("c")], 6),
            (&[Field("b"), Element(1), Field("nothing")], 5),
        ];
        for (path, line) in rows {
            assert_eq!(line_of(TEXT, path), line, "{path:?}");
        }
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Thing {
        name: String,
        count: u32,
        range: (u32, u32),
    }

    #[test]
    fn fields() {
        let rows = [
            (
                "{\n\"name\": 3}",
                2,
                "`name`: invalid type: integer `3`, expected a string",
            ),
            (
                "{\n\"name\": \"a \\\"count\\\": b\",\n\"count\": \"x\"}",
                3,
                "`count`: invalid type: string \"x\", expected u32",
            ),
            (
                "{\"name\": \"a\", \"cuont\": 1}",
                1,
                "unknown field `cuont`, expected one of `name`, `count`, `range`",
            ),
            (
                "{\"name\": \"a\",\n \"count\": 1\n}",
                3,
                "missing field `range`",
            ),
            (
                "{\"name\": \"a\",\n \"range\":\n[1]}",
                3,
                "`range`: invalid length 1, expected a tuple of size 2",
            ),
            ("{\"name\": \"a\"\n \"range\": 1}", 2, "expected `,` or `}`"),
            ("", 1, "EOF while parsing a value"),
        ];
        for (text, line, what) in rows {
            let error = serde_json::from_str::<Thing>(text).unwrap_err();
            let found = mistake(text, &error);
            assert_eq!((found.line, found.what.as_str()), (line, what), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_has_its_mistake(text in r#"[{}\[\]",:a-c0-9\\\n é]*"#) {
            if let Err(error) = serde_json::from_str::<Thing>(&text) {
                let found = mistake(&text, &error);
                prop_assert!((1..=text.split('\n').count()).contains(&found.line));
                prop_assert!(!found.what.is_empty());
            }
            let line = line_of(&text, &[Step::Field("a"), Step::Element(1)]);
            prop_assert!((1..=text.split('\n').count()).contains(&line));
        }
    }
}
