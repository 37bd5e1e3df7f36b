//! From the bytes on disk to text, whatever the encoding.
//!
//! UTF-8 is read where it stands. UTF-16 needs its byte order mark. Anything else is a legacy encoding, which is
//! detected, or UTF-8 with a few broken bytes. Every character knows its bytes, so that a deletion in the text is a
//! deletion of just those bytes in the file.

use crate::error::Error;
use crate::span::Span;
use crate::text::{Text, TextBuilder};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding};

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// How far into a file is looked for what no text has; as far as git looks.
pub const HEAD: usize = 8 * 1024;

/// How much of a file the encoding is detected from: the detector reads about 20 MB/s.
const SAMPLE: usize = 64 * 1024;

/// One control character in so many bytes is more than texts have. Random bytes have one in ten.
const BYTES_PER_CONTROL: usize = 20;

/// How files begin that could pass for text in their first bytes.
const BINARY_HEADS: [&[u8]; 6] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"\x1F\x8B",
    b"\x28\xB5\x2F\xFD",
];

/// What stands in the first header of a tape archive, and where: the name of its first file comes before it.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// Decodes a file: O(n).
///
/// The text leaves out a byte order mark, and it has U+FFFD where bytes are no character. UTF-8 is borrowed from
/// `bytes`.
///
/// # Errors
///
/// [`Error::Binary`] if the bytes are no text: a NUL or many control characters in the first 8 KB, the head of a
/// well-known binary format, or the escapes of ISO-2022-JP, in which a deletion could change the meaning of the bytes
/// after it.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, Error> {
    if let Some((little_endian, at)) = utf_16_mark(bytes) {
        return utf_16(bytes, at, little_endian);
    }
    let base = text_start(bytes).unwrap_or_default();
    let bytes = bytes.get(base..).unwrap_or_default();
    if let Some(at) = binary(bytes) {
        return Err(Error::Binary { at: base + at });
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(Text::verbatim(text, base)),
        Err(_) if base > 0 || is_mostly_utf_8(bytes) => Ok(lossy_utf_8(bytes, base)),
        Err(error) => Ok(legacy(bytes, error.valid_up_to())),
    }
}

/// Where the first byte stands for which [`decode`] refuses bytes, if it does, by their first 8 KB. O(1).
pub fn binary_at(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    match utf_16_mark(head) {
        Some((little_endian, start)) => match utf_16(head, start, little_endian) {
            Ok(_) | Err(Error::TooLong { .. }) => None,
            Err(Error::Binary { at }) => Some(at),
        },
        None => {
            let start = text_start(bytes).unwrap_or_default();
            let text = bytes.get(start..).unwrap_or_default();
            binary(text).map(|at| start + at)
        }
    }
}

/// Where the text begins in bytes whose line ends are single bytes, behind the mark of UTF-8; `None` for UTF-16.
pub fn text_start(bytes: &[u8]) -> Option<usize> {
    match utf_16_mark(bytes) {
        Some(_) => None,
        None if bytes.starts_with(UTF_8_MARK) => Some(UTF_8_MARK.len()),
        None => Some(0),
    }
}

/// Whether the bytes are a tape archive, by the header of its first file.
pub fn is_tar(bytes: &[u8]) -> bool {
    let (at, magic) = TAR;
    bytes.get(at..).is_some_and(|it| it.starts_with(magic))
        && bytes.get(..at).is_some_and(|it| it.contains(&0))
}

/// The offset of the first byte that no text has, if there are such bytes in the head of `bytes`.
fn binary(bytes: &[u8]) -> Option<usize> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if BINARY_HEADS.iter().any(|magic| head.starts_with(magic)) {
        return Some(0);
    }
    if !has_controls(head) {
        return None;
    }
    if let Some(at) = memchr::memchr(0, head) {
        return Some(at);
    }
    too_many_controls(head)
        .or_else(|| memchr::memchr_iter(0x1B, head).find(|&at| head.get(at + 1) == Some(&b'$')))
}

/// Whether there is a control character other than tab to carriage return: nearly all texts have none. They are looked
/// at without a branch, so that many are in one step.
fn has_controls(head: &[u8]) -> bool {
    let is_control = |byte: u8| (byte < 32) & (byte.wrapping_sub(b'\t') > 4) | (byte == 127);
    let found = head
        .iter()
        .fold(0, |found, &byte| found | u8::from(is_control(byte)));
    found != 0
}

/// The position of the first control character, if there are more than texts have.
fn too_many_controls<U: Copy + Ord + From<u8>>(head: &[U]) -> Option<usize> {
    // Tab to carriage return and the escape of terminal colours are what texts do have.
    let is_control = |&unit: &U| {
        let is = |control: u8| unit == control.into();
        let is_layout = (unit >= 9.into()) & (unit <= 13.into());
        (unit < 32.into()) & !is_layout & !is(27) | is(127)
    };
    // Counted in bytes, so that many units are looked at in one step. No more than a byte can count, and of whole
    // steps.
    let count: usize = head
        .chunks(224)
        .map(|part| {
            part.iter()
                .map(|unit| u8::from(is_control(unit)))
                .sum::<u8>()
        })
        .map(usize::from)
        .sum();
    if count * BYTES_PER_CONTROL > head.len() {
        head.iter().position(is_control)
    } else {
        None
    }
}

/// Whether the bytes begin with a UTF-16 byte order mark: little endian or not, and where the text begins.
fn utf_16_mark(bytes: &[u8]) -> Option<(bool, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => Some((true, 2)),
        [0xFE, 0xFF, ..] => Some((false, 2)),
        _ => None,
    }
}

fn utf_16(bytes: &[u8], start: usize, little_endian: bool) -> Result<Text<'static>, Error> {
    let bytes = bytes.get(start..).unwrap_or_default();
    let (pairs, odd) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| {
        if little_endian {
            u16::from_le_bytes(*pair)
        } else {
            u16::from_be_bytes(*pair)
        }
    };
    let head: Vec<u16> = pairs.iter().take(HEAD / 2).map(unit).collect();
    let nul = head.iter().position(|&unit| unit == 0);
    let bad = nul.or_else(|| too_many_controls(&head));
    if let Some(at) = bad {
        return Err(Error::Binary { at: start + 2 * at });
    }
    let mut text = TextBuilder::with_capacity(bytes.len());
    let mut at = start;
    for decoded in char::decode_utf16(pairs.iter().map(unit)) {
        let c = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
        // A lone surrogate is one unit, and so is the character that stands for it.
        let end = at + 2 * c.len_utf16();
        push_char(&mut text, c, Span::new(at, end));
        at = end;
    }
    if !odd.is_empty() {
        push_char(
            &mut text,
            char::REPLACEMENT_CHARACTER,
            Span::new(at, at + 1),
        );
    }
    Ok(text.finish())
}

fn push_char(text: &mut TextBuilder, c: char, source: Span) {
    text.push_decoded(c.encode_utf8(&mut [0; 4]), source);
}

/// Whether bytes that are not UTF-8 throughout are UTF-8 with a few that went wrong (a character cut in two, a stray
/// byte) and not a legacy encoding, in which a byte sequence that is UTF-8 by chance is rare.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad, mut cut) = (0usize, 0usize, false);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
        // Two or three bytes of a longer character; the last of those in the file, if it is one.
        cut = chunk.invalid().len() > 1;
    }
    good >= 2 * bad || (bad == 1 && cut)
}

fn lossy_utf_8(bytes: &[u8], base: usize) -> Text<'static> {
    let mut text = TextBuilder::with_capacity(bytes.len());
    let mut at = base;
    for chunk in bytes.utf8_chunks() {
        text.push_verbatim(chunk.valid(), at);
        at += chunk.valid().len();
        let end = at + chunk.invalid().len();
        if at < end {
            push_char(&mut text, char::REPLACEMENT_CHARACTER, Span::new(at, end));
        }
        at = end;
    }
    text.finish()
}

/// Decodes a legacy encoding; the first byte that is not ASCII stands at or after `valid`.
fn legacy(bytes: &[u8], valid: usize) -> Text<'static> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // What says most is where the first foreign bytes stand, which may be long after the beginning.
    let start = valid.saturating_sub(SAMPLE / 16);
    let sample = bytes.get(start..).unwrap_or_default();
    let sample = sample.get(..SAMPLE).unwrap_or(sample);
    detector.feed(sample, start + sample.len() == bytes.len());
    let encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding.is_single_byte() {
        single_byte(bytes, encoding)
    } else {
        multi_byte(bytes, encoding)
    }
}

/// Encodings with one character a byte, ASCII among them.
fn single_byte(bytes: &[u8], encoding: &'static Encoding) -> Text<'static> {
    let upper: Vec<char> = (0x80..=0xFF)
        .map(|byte: u8| {
            encoding
                .decode_without_bom_handling(&[byte])
                .0
                .chars()
                .next()
                .unwrap_or(char::REPLACEMENT_CHARACTER)
        })
        .collect();
    let mut text = TextBuilder::with_capacity(bytes.len() + bytes.len() / 4);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match upper.get(usize::from(byte).wrapping_sub(0x80)) {
            Some(&c) => {
                push_char(&mut text, c, Span::new(at, at + 1));
                at += 1;
            }
            None => at = push_ascii(&mut text, bytes, at),
        }
    }
    text.finish()
}

/// Appends the ASCII run that begins at `at`; gives its end.
fn push_ascii(text: &mut TextBuilder, bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let run = rest
        .get(..Encoding::ascii_valid_up_to(rest))
        .unwrap_or_default();
    text.push_verbatim(std::str::from_utf8(run).unwrap_or_default(), at);
    at + run.len()
}

/// Encodings whose characters have a varying number of bytes. They are all ASCII-compatible where a character begins.
///
/// The decoder gets one byte at a time: what comes out then stands for the bytes since the last time.
fn multi_byte(bytes: &[u8], encoding: &'static Encoding) -> Text<'static> {
    let mut text = TextBuilder::with_capacity(bytes.len() + bytes.len() / 2);
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut start, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at..=at) {
        if start == at && byte.is_ascii() {
            at = push_ascii(&mut text, bytes, at);
            start = at;
        } else {
            at += 1;
            start = step(&mut decoder, byte, at, start, false, &mut text);
        }
    }
    step(&mut decoder, &[], at, start, true, &mut text);
    text.finish()
}

/// Decodes `input`, which ends at `end`, after undecoded bytes from `start` on; gives where undecoded bytes begin now.
fn step(
    decoder: &mut Decoder,
    mut input: &[u8],
    end: usize,
    mut start: usize,
    last: bool,
    text: &mut TextBuilder,
) -> usize {
    loop {
        // Room for what one byte can set free: a broken character's bytes, each a character of its own.
        let mut room = [0; 32];
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(input, &mut room, last);
        input = input.get(read..).unwrap_or_default();
        let decoded = room
            .get(..written)
            .and_then(|decoded| std::str::from_utf8(decoded).ok())
            .unwrap_or_default();
        // What is broken, and the bytes after it that the decoder has seen and not yet decoded.
        let (broken, seen) = match result {
            DecoderResult::Malformed(broken, seen) => (usize::from(broken), usize::from(seen)),
            DecoderResult::InputEmpty | DecoderResult::OutputFull => (0, 0),
        };
        let broken_end = end.saturating_sub(input.len() + seen).max(start);
        let broken_start = broken_end.saturating_sub(broken).max(start);
        if !decoded.is_empty() {
            // Without a broken character, all that was read is decoded.
            text.push_decoded(decoded, Span::new(start, broken_start));
            start = broken_start;
        }
        if broken > 0 {
            push_char(
                text,
                char::REPLACEMENT_CHARACTER,
                Span::new(start, broken_end),
            );
            start = broken_end;
        }
        if result == DecoderResult::InputEmpty {
            return start;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Each character with its raw bytes.
    fn chars(bytes: &[u8]) -> Vec<(char, &[u8])> {
        let text = decode(bytes).unwrap();
        text.as_str()
            .char_indices()
            .map(|(at, c)| {
                let span = text.to_source(Span::new(at, at + c.len_utf8()));
                (c, bytes.get(span.start()..span.end()).unwrap())
            })
            .collect()
    }

    fn decoded(bytes: &[u8]) -> String {
        decode(bytes).unwrap().as_str().to_owned()
    }

    fn utf_16(text: &str, little_endian: bool) -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(|unit| {
                if little_endian {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn what_no_text_has_is_known_by_each_of_its_characters() {
        for unit in 0..=u16::from(u8::MAX) + 1 {
            let is_control = matches!(unit, 0..=8 | 14..=26 | 28..=31 | 127);
            let found = is_control.then_some(0);
            assert_eq!(too_many_controls(&[unit]), found, "{unit}");
            if let Ok(byte) = u8::try_from(unit) {
                assert_eq!(too_many_controls(&[byte]), found, "{unit}");
                let head = [[byte; 1], [b'a'; 1]].concat().repeat(HEAD / 2);
                assert_eq!(too_many_controls(&head), found, "{unit}");
            }
        }
    }

    const FRENCH: &str = "Élodie Marchand, à gauche, inaugure la fête du village. L\u{2019}été fut très \
                          chaud, et les élèves préférèrent la forêt à l\u{2019}école.\r\n";
    const RUSSIAN: &str = "Надя Орлова у старой мельницы в Заречье. Фото: Пётр Лугин\n";
    const JAPANESE: &str = "山田花子さんが湖のほとりで写真を撮っている。カメラは祖父のものだ。\n";
    const CHINESE: &str = "李小梅在河边的老磨坊前拍照,这座磨坊已有两百年的历史。\n";
    const KOREAN: &str = "김하늘 씨가 호숫가의 오래된 방앗간 앞에서 사진을 찍고 있다.\n";

    #[test]
    fn utf_8_stays_where_it_is_and_a_mark_is_no_part_of_it() {
        let text = decode("Zoë".as_bytes()).unwrap();
        assert_eq!(
            (text.as_str(), text.source_span()),
            ("Zoë", Span::new(0, 4))
        );
        let text = decode(b"\xEF\xBB\xBFZo\xC3\xAB").unwrap();
        assert_eq!(
            (text.as_str(), text.source_span()),
            ("Zoë", Span::new(3, 7))
        );
        assert_eq!(decoded(b""), "");
        assert_eq!(decoded(b"\xEF\xBB\xBF"), "");
    }

    #[test]
    fn utf_16_is_read_by_its_mark() {
        for little_endian in [true, false] {
            let bytes = utf_16("a é 山 😀\r\n", little_endian);
            assert_eq!(decoded(&bytes), "a é 山 😀\r\n");
            let lens: Vec<_> = chars(&bytes).iter().map(|(_, raw)| raw.len()).collect();
            assert_eq!(lens, [2, 2, 2, 2, 2, 2, 4, 2, 2]);
        }
        assert_eq!(decoded(b"\xFF\xFEa\0\x00\xD8b\0c"), "a\u{FFFD}b\u{FFFD}");
    }

    #[test]
    fn legacy_encodings_are_detected() {
        for (label, text) in [
            ("windows-1252", FRENCH),
            ("windows-1251", RUSSIAN),
            ("koi8-u", RUSSIAN),
            ("shift_jis", JAPANESE),
            ("euc-jp", JAPANESE),
            ("gbk", CHINESE),
            ("euc-kr", KOREAN),
        ] {
            let text = text.repeat(4);
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, failed) = encoding.encode(&text);
            assert!(!failed, "{label}");
            assert_eq!(decoded(&bytes), text, "{label}");
            for (c, raw) in chars(&bytes) {
                assert_eq!(
                    encoding.decode_without_bom_handling(raw).0,
                    c.to_string(),
                    "{label}"
                );
            }
        }
    }

    #[test]
    fn foreign_bytes_far_into_a_file_are_detected_too() {
        let mut bytes = b"Plain words, line after line.\n".repeat(5_000);
        bytes.extend_from_slice(&encoding_rs::WINDOWS_1252.encode(FRENCH).0);
        assert!(decoded(&bytes).ends_with(FRENCH));
    }

    #[test]
    fn a_few_broken_bytes_leave_utf_8_what_it_is() {
        let cut = RUSSIAN.as_bytes().get(..RUSSIAN.len() - 2).unwrap();
        let text = decoded(cut);
        assert!(
            text.starts_with("Надя Орлова") && text.ends_with("Луги\u{FFFD}"),
            "{text}"
        );
        assert_eq!(
            decoded(b"Cut after the dots\xE2\x80"),
            "Cut after the dots\u{FFFD}"
        );
        assert_eq!(
            chars(b"\xEF\xBB\xBFcaf\xE9").last().unwrap(),
            &('\u{FFFD}', &b"\xE9"[..]),
            "a UTF-8 mark is believed"
        );
        let stray = "“Évora”, à côté".replace(',', "\u{1}");
        let stray: Vec<u8> = stray
            .bytes()
            .map(|b| if b == 1 { 0x92 } else { b })
            .collect();
        assert_eq!(decoded(&stray), "“Évora”\u{FFFD} à côté");
        assert_eq!(
            decoded(b"Ana\x92s caf\xE9"),
            "Ana’s café",
            "but not without any UTF-8"
        );
    }

    #[test]
    fn binary_files_are_refused() {
        let at = |bytes: &[u8]| match decode(bytes) {
            Err(Error::Binary { at }) => Some(at),
            Ok(_) | Err(Error::TooLong { .. }) => None,
        };
        assert_eq!(at(b"\x89PNG\r\n\x1A\n"), Some(0));
        assert_eq!(at(b"\xFF\xD8\xFF\xE0\x10JFIF"), Some(0));
        assert_eq!(at(b"%PDF-1.7\n"), Some(0));
        assert_eq!(at(b"PK\x03\x04\x14"), Some(0));
        assert_eq!(at(b"\x7FELF\x02\x01\x01\0"), Some(7));
        assert_eq!(at(b"text with a \0 in it"), Some(12));
        assert_eq!(at(b"\xEF\xBB\xBFtext\0"), Some(7));
        assert_eq!(at(b"\x01\x02\x03 few words"), Some(0));
        assert_eq!(at(b"\xFF\xFEa\0\0\0"), Some(4), "also UTF-32");
        assert_eq!(at(b"Photo: \x1B$B;3ED\x1B(B"), Some(7), "ISO-2022-JP");
    }

    #[test]
    fn odd_text_is_text() {
        assert_eq!(
            decoded(b"\x1B[1mbold\x1B[0m\x0C\n"),
            "\x1B[1mbold\x1B[0m\x0C\n"
        );
        let stray = format!("{}\x02 and on", "words ".repeat(10));
        assert_eq!(decoded(stray.as_bytes()), stray);
        let late = format!("{}\0", "words\n".repeat(HEAD));
        assert_eq!(decoded(late.as_bytes()), late);
    }

    /// Laws of every decoding: characters stand in the order of their bytes and leave no byte out.
    fn assert_maps_home(text: &Text, bytes: &[u8], start: usize) {
        let mut end = start;
        for (at, c) in text.as_str().char_indices() {
            let span = text.to_source(Span::new(at, at + c.len_utf8()));
            assert!(!span.is_empty());
            // Two characters may share their bytes, as in Big5.
            assert!(
                span.start() == end || span.end() == end,
                "{span:?} after {end}"
            );
            end = span.end();
        }
        assert_eq!(end, bytes.len());
    }

    fn legacy_encodings() -> impl Strategy<Value = &'static Encoding> {
        prop::sample::select(vec![
            encoding_rs::WINDOWS_1252,
            encoding_rs::WINDOWS_1253,
            encoding_rs::KOI8_U,
            encoding_rs::BIG5,
            encoding_rs::EUC_JP,
            encoding_rs::EUC_KR,
            encoding_rs::GB18030,
            encoding_rs::GBK,
            encoding_rs::SHIFT_JIS,
        ])
    }

    proptest! {
        #[test]
        fn any_bytes_are_text_that_maps_home_or_refused(
            bytes in prop::collection::vec(prop_oneof![3 => 1u8..=255, 2 => 0x80u8..=0xFF, 2 => 0x20u8..0x7F], 0..200)
        ) {
            if let Ok(text) = decode(&bytes) {
                let start = match bytes.as_slice() {
                    [0xEF, 0xBB, 0xBF, ..] => 3,
                    [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => 2,
                    _ => 0,
                };
                assert_maps_home(&text, &bytes, start);
            }
        }

        #[test]
        fn every_legacy_encoding_decodes_as_its_library_does_and_maps_home(
            encoding in legacy_encodings(),
            bytes in prop::collection::vec(
                prop_oneof![2 => 0x80u8..=0xFF, 1 => 0x30u8..=0x39, 2 => 0x20u8..0x7F],
                0..80,
            )
        ) {
            let text = if encoding.is_single_byte() {
                single_byte(&bytes, encoding)
            } else {
                multi_byte(&bytes, encoding)
            };
            prop_assert_eq!(text.as_str(), encoding.decode_without_bom_handling(&bytes).0);
            assert_maps_home(&text, &bytes, 0);
        }

        #[test]
        fn every_character_of_a_legacy_text_decodes_from_its_own_bytes(
            encoding in legacy_encodings(),
            text in "[a-z0-9 éüñЖяΣλ山田花の河김]{0,40}",
        ) {
            // What the encoding lacks becomes a numeric reference, which is ASCII.
            let (bytes, ..) = encoding.encode(&text);
            let text = if encoding.is_single_byte() {
                single_byte(&bytes, encoding)
            } else {
                multi_byte(&bytes, encoding)
            };
            for (at, c) in text.as_str().char_indices() {
                let span = text.to_source(Span::new(at, at + c.len_utf8()));
                let raw = bytes.get(span.start()..span.end()).unwrap();
                prop_assert_eq!(encoding.decode_without_bom_handling(raw).0, c.to_string());
            }
        }

        #[test]
        fn any_utf_16_decodes_as_its_library_does(
            units in prop::collection::vec(prop_oneof![1u16..=0xFFFF, 0xD800u16..=0xDFFF, 0x20u16..0x7F], 0..60),
            odd in any::<bool>(),
        ) {
            let mut bytes = vec![0xFE, 0xFF];
            bytes.extend(units.iter().flat_map(|unit| unit.to_be_bytes()));
            if odd {
                bytes.push(b'x');
            }
            if let Ok(text) = decode(&bytes) {
                let expected = encoding_rs::UTF_16BE.decode_with_bom_removal(&bytes).0;
                if !odd {
                    prop_assert_eq!(text.as_str(), expected);
                }
                assert_maps_home(&text, &bytes, 2);
            }
        }
    }
}
