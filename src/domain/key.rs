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
