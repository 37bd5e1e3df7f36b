//! Text from files and file names, safe to print: nothing in it can move a cursor, set a colour or turn the reading
//! direction of what stands around it.

use std::borrow::Cow;
use std::path::Path;

/// `text` with its control characters and directional overrides made visible: `ESC` as `␛`, U+202E as `<U+202E>`.
/// Line breaks and tabs are control characters too.
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find(is_unsafe) else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut out = String::with_capacity(text.len() + 16);
    out.push_str(clean);
    rest.chars().for_each(|c| push_visible(&mut out, c));
    Cow::Owned(out)
}

/// [`visible`], but line breaks and tabs stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let is_layout = |c| matches!(c, '\n' | '\r' | '\t');
    if !text.contains(|c| is_unsafe(c) && !is_layout(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_layout(c) {
            out.push(c);
        } else {
            push_visible(&mut out, c);
        }
    }
    Cow::Owned(out)
}

/// The path as people may see it: [`distinct`] and [`visible`].
pub fn printable(path: &Path) -> String {
    visible(&distinct(path)).into_owned()
}

/// The path as text that tells it from others: bytes that are no UTF-8 as `\xff`.
pub fn distinct(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02x}"));
        }
    }
    out
}

/// The bytes of a name that [`distinct`] made of a path, for those who can be told of any. A name that has `\xff` in
/// it, letter by letter, is taken for one of such a byte, as people take it.
pub fn bytes_of(distinct: &str) -> Vec<u8> {
    let mut parts = distinct.split("\\x");
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|it| u8::from_str_radix(it, 16).ok());
        match (byte, part.get(2..)) {
            (Some(byte @ 0x80..), Some(rest)) => {
                out.push(byte);
                out.extend(rest.bytes());
            }
            _ => out.extend(b"\\x".iter().chain(part.as_bytes())),
        }
    }
    out
}

/// An article for a terminal: [`visible_lines`] without carriage returns. A lone one would overwrite its line, and one
/// before a line feed shows nothing anyway.
pub fn for_terminal(bytes: &[u8]) -> String {
    visible_lines(&String::from_utf8_lossy(bytes)).replace('\r', "")
}

/// One line of JSON, with escapes for what JSON allows in strings as it is and [`visible`] does not. It says the same.
pub fn escaped_in_json(json: String) -> String {
    if !json.contains(is_unsafe) {
        return json;
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_unsafe(c) {
            // All of them lie below U+10000.
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

/// Appends `c`, or what stands for it.
pub fn push_visible(out: &mut String, c: char) {
    match c {
        ' '..='~' => out.push(c),
        '\0'..='\x1f' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\x7f' => out.push('␡'),
        c if is_unsafe(c) => out.push_str(&format!("<U+{:04X}>", u32::from(c))),
        c => out.push(c),
    }
}

/// Controls of both sets, line and paragraph separators, directional embeddings, overrides and isolates. The mere
/// marks of direction (U+200E, U+200F, U+061C) are everyday text in Arabic and Hebrew and turn nothing around.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_act_on_a_terminal_is_shown_instead() {
        assert_eq!(visible("a\x1b[31mred\x07"), "a␛[31mred␇");
        assert_eq!(visible("new\nline\ttab\r"), "new␊line␉tab␍");
        assert_eq!(visible("\u{9b}31m\x7f"), "<U+009B>31m␡");
        assert_eq!(visible("photo\u{202e}gpj.exe"), "photo<U+202E>gpj.exe");
        assert_eq!(
            visible("\u{2066}a\u{2069}\u{2028}"),
            "<U+2066>a<U+2069><U+2028>"
        );
    }

    #[test]
    fn json_says_the_same_without_a_character_that_acts() {
        let text = "a\x1b\u{9b}31m\x7f\u{202e}\u{2066}\n\"é写";
        let json = escaped_in_json(serde_json::to_string(text).unwrap());
        assert_eq!(
            json,
            "\"a\\u001b\\u009b31m\\u007f\\u202e\\u2066\\n\\\"é写\""
        );
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn ordinary_text_of_any_script_stays_as_it_is() {
        for text in [
            "Zoë – “Æther”",
            "Фото: Анна",
            "写真:山田",
            "می‌خواهد\u{200f}",
            "👩\u{200d}🚒",
        ] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
            assert!(matches!(visible_lines(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn layout_stays_where_lines_are_wanted() {
        assert_eq!(visible_lines("a\r\n\tb\x1b[0m"), "a\r\n\tb␛[0m");
        assert_eq!(
            for_terminal(b"a\tb\r\nc\x1b[2J\rd\xff\n"),
            "a\tb\nc␛[2Jd\u{fffd}\n"
        );
    }

    #[cfg(unix)]
    #[test]
    fn names_for_machines_differ_where_bytes_do() {
        let name = |bytes: &[u8]| {
            let name: &std::ffi::OsStr = std::os::unix::ffi::OsStrExt::from_bytes(bytes);
            distinct(Path::new(name))
        };
        assert_eq!(
            name("a/Überschrift 日本.txt".as_bytes()),
            "a/Überschrift 日本.txt"
        );
        assert_eq!(name(b"a\xe9.txt"), "a\\xe9.txt");
        assert_ne!(name(b"a\xe9.txt"), name(b"a\xe8.txt"));
    }

    #[test]
    fn names_cannot_speak_to_the_terminal() {
        assert_eq!(printable(Path::new("a\x1b[31m\n.txt")), "a␛[31m␊.txt");
        assert_eq!(
            printable(Path::new("Überschrift 日本.txt")),
            "Überschrift 日本.txt"
        );
    }
}
