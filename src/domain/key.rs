//! How names are compared: ids, names and aliases share one namespace of keys.

/// The form in which two names are the same name.
///
/// Lower case, accents of Latin letters and apostrophes dropped, everything else that is neither a letter nor a digit
/// as one blank, and a final `s` dropped from words of more than two letters, so that `Push-Ups`, `push up` and
/// `PUSH UP` agree.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    key_into(name, &mut key);
    key
}

/// As [`key`], into a text that is used again: thousands of names are compared where a whole catalogue is the user's own.
pub fn key_into(name: &str, key: &mut String) {
    if name.is_ascii() {
        let mut bytes = std::mem::take(key).into_bytes();
        ascii_into(name, &mut bytes);
        *key = String::from_utf8(bytes).unwrap_or_default();
    } else {
        letters_into(name, key);
    }
}

/// Most names have only plain letters, and of those there are thousands.
fn ascii_into(name: &str, key: &mut Vec<u8>) {
    key.clear();
    key.resize(name.len() + 1, b' ');
    let (mut end, mut word) = (0, 0);
    for letter in name.bytes() {
        let letter = letter.to_ascii_lowercase();
        if letter.is_ascii_alphanumeric() {
            key[end] = letter;
            end += 1;
        } else if letter != b'\'' && end > word {
            end -= usize::from(end > word + 2 && key[end - 1] == b's');
            key[end] = b' ';
            end += 1;
            word = end;
        }
    }
    if end > word {
        end -= usize::from(end > word + 2 && key[end - 1] == b's');
    } else {
        end = end.saturating_sub(1);
    }
    key.truncate(end);
}

fn letters_into(name: &str, key: &mut String) {
    key.clear();
    let mut word = 0;
    for letter in name.chars() {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            'A'..='Z' => key.push(letter.to_ascii_lowercase()),
            '\'' | '’' => {}
            _ if letter.is_ascii() => end_word(key, &mut word),
            _ => {
                for letter in letter.to_lowercase() {
                    match plain(letter) {
                        Some(plain) => key.push_str(plain),
                        None if letter.is_alphanumeric() => key.push(letter),
                        None => end_word(key, &mut word),
                    }
                }
            }
        }
    }
    end_word(key, &mut word);
    key.truncate(key.trim_end().len());
}

/// Ends the word that begins at `word`: singular, and one blank behind it.
fn end_word(key: &mut String, word: &mut usize) {
    let ended = &key[*word..];
    if ended.is_empty() {
        return;
    }
    if ended.ends_with('s') && ended.chars().count() > 2 {
        key.pop();
    }
    key.push(' ');
    *word = key.len();
}

/// The plain letters of an accented one.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ä' => "a",
        'ç' | 'č' | 'ć' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'ę' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'ı' => "i",
        'ñ' | 'ń' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => "o",
        'ù' | 'ú' | 'û' | 'ü' => "u",
        'ý' | 'ÿ' => "y",
        'ş' | 'š' | 'ś' => "s",
        'ğ' => "g",
        'ł' => "l",
        'ž' | 'ź' | 'ż' => "z",
        'ß' => "ss",
        // A combining accent stands for itself in decomposed text; the letter before it is kept.
        '\u{300}'..='\u{36f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{key_into, letters_into};

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn plain_letters_make_the_same_key(name in "[a-cS sé'0-]{0,12}|[ -~]{0,20}") {
            let (mut short, mut long) = ("used".to_owned(), String::new());
            key_into(&name, &mut short);
            letters_into(&name, &mut long);
            prop_assert_eq!(short, long);
        }
    }
}
