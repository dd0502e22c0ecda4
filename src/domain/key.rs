//! How names are compared: ids, names and aliases share one namespace of keys.

/// The form in which two names are the same name.
///
/// Lower case, accents of Latin letters and apostrophes dropped, everything else that is neither a letter nor a digit
/// as one blank, and a final `s` dropped from words of more than two letters, so that `Push-Ups`, `push up` and
/// `PUSH UP` agree.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(plain) => key.push_str(plain),
            None if letter.is_alphanumeric() => key.push(letter),
            None if matches!(letter, '\'' | '’') => {}
            None => end_word(&mut key),
        }
    }
    end_word(&mut key);
    key.truncate(key.trim_end().len());
    key
}

/// Ends the word at the end of `key`: singular, and one blank behind it.
fn end_word(key: &mut String) {
    if key.is_empty() || key.ends_with(' ') {
        return;
    }
    let word = key.rsplit(' ').next().unwrap_or(key);
    if word.chars().count() > 2 && word.ends_with('s') {
        key.pop();
    }
    key.push(' ');
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
