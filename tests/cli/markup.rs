//! A strict reader of the pages that fitlog writes: stricter than a browser, which takes anything.

use std::collections::BTreeSet;

/// What a page may hold. Nothing of it runs, and nothing of it is fetched.
const ELEMENTS: &str = "html head meta title style body main header footer section article div h1 h2 h3 p small strong \
                        span code time sup dl dt dd table caption thead tbody tr th td svg desc text path rect circle";

/// The tags of a page in order, each with the names of its attributes, and its text without them, a piece a line.
///
/// # Errors
///
/// Says what is wrong: a tag that is not closed where it should be, an element that is not expected, a character that
/// should be a reference, an id that stands twice.
pub fn read(page: &str) -> Result<(Vec<String>, String), String> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>\n").ok_or("no doctype")?;
    let (mut tags, mut words, mut open, mut ids) =
        (Vec::new(), String::new(), Vec::new(), BTreeSet::new());
    while let Some(at) = rest.find('<') {
        let text = plain(&rest[..at])?;
        if !text.trim().is_empty() {
            words += &format!("{}\n", text.trim());
        }
        let end = rest.find('>').ok_or("a tag without an end")?;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            tags.push(format!("/{name}"));
            continue;
        }
        let (tag, closed) = tag
            .strip_suffix('/')
            .map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        if !ELEMENTS.split_whitespace().any(|known| known == name) {
            return Err(format!("<{name}> is not expected"));
        }
        let mut shape = name.to_owned();
        for (name, value) in attributes_of(attributes)? {
            shape += &format!(" {name}");
            if name == "id" && !ids.insert(value.clone()) {
                return Err(format!("the id {value} stands twice"));
            }
        }
        tags.push(shape);
        if name == "style" {
            rest = &rest[rest.find("</style>").ok_or("a style without an end")?..];
        }
        if name != "meta" && !closed {
            open.push(name);
        }
    }
    match (open.as_slice(), rest.trim()) {
        ([], "") => Ok((tags, words)),
        (open, rest) => Err(format!("{open:?} is open, {rest:?} stands at the end")),
    }
}

/// The attributes of a tag, all of them in double quotes.
fn attributes_of(text: &str) -> Result<Vec<(String, String)>, String> {
    let mut rest = text.trim_start();
    let mut found = Vec::new();
    while !rest.is_empty() {
        let wrong = || format!("attributes as {rest:?}");
        let (name, behind) = rest.split_once("=\"").ok_or_else(wrong)?;
        let (value, behind) = behind.split_once('"').ok_or_else(wrong)?;
        let is_name = |name: &str| {
            name.chars()
                .all(|letter| letter.is_ascii_alphabetic() || letter == '-')
        };
        if !is_name(name)
            || name.starts_with("on")
            || !(behind.is_empty() || behind.starts_with(' '))
        {
            return Err(wrong());
        }
        found.push((name.to_owned(), plain(value)?));
        rest = behind.trim_start();
    }
    Ok(found)
}

/// Text with its references resolved.
fn plain(text: &str) -> Result<String, String> {
    if text.contains(['<', '>']) {
        return Err(format!("markup in {text:?}"));
    }
    let mut pieces = text.split('&');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, behind) = piece
            .split_once(';')
            .ok_or(format!("a bare & before {piece:?}"))?;
        plain.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => name
                .strip_prefix('#')
                .and_then(|number| number.parse().ok())
                .and_then(char::from_u32)
                .ok_or(format!("&{name}; is unknown"))?,
        });
        plain += behind;
    }
    Ok(plain)
}

/// A page around a piece of it.
fn around(piece: &str) -> String {
    format!("<!DOCTYPE html>\n<html lang=\"en\"><body>{piece}</body></html>\n")
}

#[test]
fn a_page_that_is_wrong_is_refused() {
    let right = "<p id=\"a\">5 &lt; 6 &amp; &#39;x&#39;</p><svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>";
    let (tags, words) = read(&around(right)).expect("a page");
    assert_eq!(
        tags.join(" "),
        "html lang body p id /p svg viewBox path d /svg /body /html"
    );
    assert_eq!(words, "5 < 6 & 'x'\n");
    for wrong in [
        "<p>",
        "</p>",
        "<p><strong></p></strong>",
        "a > b",
        "a & b",
        "&nbsp;",
        "<script>x</script>",
        "<b>x</b>",
        "<p onclick=\"x\"></p>",
        "<p class=x></p>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
        "<p id=\"a\"b></p>",
        "<",
    ] {
        assert!(read(&around(wrong)).is_err(), "{wrong}");
    }
    assert!(read("<html></html>").is_err());
}
