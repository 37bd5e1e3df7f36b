//! The word that a credit begins with or is known by: what introduces one, and the name of an agency.

use super::{LONGEST_NAMES, agency_is_shouted, sign_before, slashed};
use crate::describe::lexicon::Lexicon;
use crate::normalize::Word;

/// Most words behind those of a credit in a script that has no capitals.
const LONGEST_UNCASED: usize = 5;
/// Most words, or characters, of the number of a picture and how many there are.
const LONGEST_COUNT: usize = 12;
/// A dash between words.
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// Whether a credit begins, or is known by, word `at`.
pub(super) fn is_marker(lexicon: &Lexicon, text: &str, core: &[Word], at: usize) -> bool {
    let rest = core.get(at..).unwrap_or_default();
    // Most words stand behind a blank.
    let has_sign = !matches!(sign_before(text, core, at), "" | " ");
    if has_sign && signs_tell(text, core, at) {
        return true;
    }
    let lead = lexicon.credit.at_start(rest);
    let is_led = (lead > 0).then(|| is_led(lexicon, text, core, at, lead));
    // Some words are the name of an agency as well.
    is_led.flatten() == Some(true) || {
        let agency = lexicon.agencies.at_start(rest);
        agency > 0 && is_agency(lexicon, text, core, at, agency)
    }
}

/// Whether the signs around word `at`, whichever it is, say that a credit begins with it.
fn signs_tell(text: &str, core: &[Word], at: usize) -> bool {
    let rest = core.get(at..).unwrap_or_default();
    let before = sign_before(text, core, at);
    if before.contains(['©', 'ⓒ']) || before.contains("(c)") {
        return true;
    }
    // "(C)Harbour News"
    let is_copyright = |word: &Word| matches!(word.of(text), "C" | "c");
    let may_be_name =
        |word: &Word| word.is_capitalised() || !word.is_cased(text) || word.letters(text) <= 3;
    // In "Ada Quill (L), Mara Holt (C) and Tom Vane" it stands for the one in the centre.
    let closes = || {
        matches!(sign_before(text, core, at + 1), ")" | "）") || before.contains(['.', '!', '?'])
    };
    if at > 0
        && before.ends_with(['(', '（'])
        && sign_before(text, core, at + 1).starts_with([')', '）'])
        && closes()
        && (2..=LONGEST_NAMES).contains(&rest.len())
        && rest.first().is_some_and(is_copyright)
        && rest.iter().skip(1).all(may_be_name)
    {
        return true;
    }
    // "Londyn / autor: Ada Quill": whatever the word is, between a slash and a colon it introduces names.
    at > 0
        && before.contains('/')
        && before.trim() == "/"
        && sign_before(text, core, at + 1) == ": "
        && rest.len() <= 1 + LONGEST_NAMES
        && are_names_from(text, core, at + 1, false)
}

/// Whether the `lead` words from `at` on, which may introduce a credit, do so. `None` where they may say something else,
/// as the name of an agency.
fn is_led(lexicon: &Lexicon, text: &str, core: &[Word], at: usize, lead: usize) -> Option<bool> {
    let rest = core.get(at..).unwrap_or_default();
    let (before, after) = (
        sign_before(text, core, at),
        sign_before(text, core, at + lead),
    );
    let is_capitalised = rest.first().is_some_and(|word| word.is_capitalised());
    let parted = at == 0
        || before.contains([
            '(', '[', '|', '/', '（', '【', '。', '.', '!', '?', '।', '۔', '"', '”', '»',
        ])
        // "《撮影 高橋健》": around a title there is no such word.
        || before.ends_with('《') && text.trim_end().ends_with('》');
    // "Фото 2 из 3"
    if is_count(rest.get(lead..).unwrap_or_default(), text) {
        return Some(false);
    }
    // "[Foto] Ada Quill opens the bridge", "【写真】…": the label of what follows.
    if before.contains(['(', '[', '（', '【']) && after.starts_with([')', ']', '）', '】']) {
        return Some(false);
    }
    let may_be_name = |word: &Word| word.is_capitalised() || !word.is_cased(text);
    // ". تصوير - اسم": a dash instead of the colon, behind the end of the caption.
    if at > 3
        && before.contains(['.', '!', '?', '۔', '؟'])
        && DASHES.contains(&after)
        && rest.len() <= lead + LONGEST_UNCASED
        && rest.iter().skip(lead).all(may_be_name)
    {
        return Some(true);
    }
    // "… (photo - Jo Reed)"
    if at > 3
        && before.ends_with(['(', '（'])
        && DASHES.contains(&after)
        && is_in_brackets(text, core, at)
        && rest.len() <= lead + LONGEST_UNCASED
        && rest.iter().skip(lead).all(may_be_name)
    {
        return Some(true);
    }
    let is_last = at + lead == core.len();
    if is_last && lead == 1 && at > 0 {
        // "Ada Quill/Archive"
        let name = core.get(at - 1);
        // "… opens the bridge.Archive"
        let is_glued = before == "." && at > 3 && is_capitalised && !has_full_stop(text);
        return Some(
            is_glued || before.ends_with('/') && name.is_some_and(|name| name.is_capitalised()),
        );
    }
    let has_sign = (after.contains([':', '：', '՝', '፦', '/', '／', '|', '｜', '©', 'ⓒ'])
        || matches!(after, "=" | "＝"))
        && !after.contains("://")
        || (after.contains("..") && parted);
    if has_sign {
        let is_uncased = rest.first().is_some_and(|word| !word.is_cased(text));
        return Some(at == 0 || is_capitalised || !before.trim().is_empty() || is_uncased);
    }
    // "… uit de kerk. beeld Jo Reed": no sentence begins so, but one goes on so behind "St."
    let is_begun_small = || {
        let said = at.checked_sub(1).and_then(|said| core.get(said));
        before.contains(['.', '!', '?'])
            && !has_full_stop(text)
            && lexicon.photos.at_start(rest) == lead
            && said.is_some_and(|said| said.letters(text) > 3)
    };
    // "(fot. Ada Wilk)", "/ foto Ada Bini", ". Fot. Ada Wilk", ", fot. Ada Wilk"
    let is_short = lead == 1 && rest.first().is_some_and(|word| word.letters(text) <= 5);
    if before == ", " && after == ". " && is_short && are_names_from(text, core, at + lead, false) {
        return Some(true);
    }
    if parted
        && (after == " " || (after == ". " && is_short))
        && (at == 0
            || before.contains(['(', '[', '|', '/', '（', '【'])
            || is_capitalised
            || is_begun_small())
        && rest.len() <= lead + LONGEST_NAMES
        && are_names_from(text, core, at + lead, is_in_brackets(text, core, at))
        && (at > 0 || is_short)
    {
        return Some(true);
    }
    // "PHOTO JO REED-HOLT, THE VOICE OF THE ORLE"
    let is_shouted = |word: &Word| word.is_shouted(text);
    if at == 0
        && after == " "
        && lexicon.photos.at_start(rest) == lead
        && rest.len() <= lead + LONGEST_NAMES
        && text.contains(", ")
        && rest.iter().all(is_shouted)
        && rest
            .get(lead)
            .is_some_and(|name| !lexicon.stopwords.has(*name))
    {
        return Some(true);
    }
    let words = rest.len() - lead;
    if words > 0 && !has_full_stop(text) {
        let is_photo = lexicon.photos.at_start(rest);
        // ". Foto privat", ". Фото з архіву родини": a few words behind the end of the caption, that are no sentence.
        let closes = at > 3 && before.contains(['.', '!', '?']) && is_capitalised;
        // "… 1957. באדיבות עיזבון האמנית": a script without capitals tells no names, and a photo is told of in any text.
        let is_uncased = || rest.iter().all(|word| !word.is_cased(text));
        let is_credit = match after {
            " " if is_photo == lead => closes && words <= 4,
            " " => is_photo == 0 && parted && words <= LONGEST_UNCASED && is_uncased(),
            // ". Fot. archiwum rodziny Wilków": no sentence begins with a word that is cut short.
            ". " => parted && is_short && words <= 6,
            _ => false,
        };
        if is_credit {
            return Some(true);
        }
    }
    // "Foto archiv muzea čítá devět tisíc snímků." is a sentence.
    let is_sentence = has_full_stop(text)
        && after == " "
        && rest.get(lead..).is_some_and(|rest| {
            let is_name = |word: &Word| word.is_capitalised() || !word.is_cased(text);
            let telling = |word: &&Word| !is_name(word) && !lexicon.stopwords.has(**word);
            rest.iter().filter(telling).count() > 1
        });
    // "。照片（局部）" tells of what is seen.
    let is_detailed = after.starts_with(['(', '（', '[']) && is_character(rest);
    if lead > 1 && (parted || before.contains(['-', '–', '—'])) && !is_sentence && !is_detailed
    {
        return Some(true);
    }
    // "… at the harbour. Courier photo by Ada Quill": the name of a paper alone between the caption and what introduces one.
    let paper = at.checked_sub(1).filter(|&paper| {
        let opens = sign_before(text, core, paper).contains(['.', '!', '?', '(']);
        opens && core.get(paper).is_some_and(|name| name.is_capitalised())
    });
    if lead > 1
        && at > 3
        && before == " "
        && after == " "
        && paper.is_some()
        && are_names_from(text, core, at + lead, false)
    {
        return Some(true);
    }
    // "… at the harbour Photo by Ada Quill": nothing but names behind a capital in the midst of a text.
    if lead > 1 && at > 3 && before == " " && after == " " && closes_with_names(lexicon, rest, lead)
    {
        return Some(!text.trim_end().ends_with(['.', '!', '?']));
    }
    if (parted || DASHES.contains(&before)) && at > 0 && after.trim().is_empty() && is_capitalised {
        let next = rest.get(lead);
        let is_name = next.is_some_and(|next| next.is_capitalised() || next.has_digit());
        return Some(rest.len() <= lead + LONGEST_NAMES && is_name);
    }
    None
}

/// Whether the name of an agency, which has so many words from `at` on, is that of a credit.
fn is_agency(lexicon: &Lexicon, text: &str, core: &[Word], at: usize, agency: usize) -> bool {
    let rest = core.get(at..).unwrap_or_default();
    let (before, after) = (
        sign_before(text, core, at),
        sign_before(text, core, at + agency),
    );
    // "CC BY-SA 4.0 Ada Quill": a licence has a version, and somebody who gives it.
    let is_licence = agency > 1 && before.contains('.') && rest.len() <= agency + 5;
    let is_detail = |word: &Word| is_licence && (word.has_digit() || word.is_capitalised());
    let closes = rest.iter().skip(agency).all(is_detail);
    let before = slashed(before);
    let set_off = before.ends_with(['/', '|', '©', 'ⓒ', '(', '[', '（', '【'])
        || before.contains('|')
        || before.contains(" - ")
        || before.contains(" – ");
    if set_off
        && (closes
            || after.starts_with(['/', ')', ',', '|', ']', '）', '】'])
            || after.contains(['(', '„', '“', '"'])
            || agency > 1
            || before.ends_with(['/', '©', 'ⓒ', '(', '（']))
    {
        return !(before.ends_with(['(', '（', '[']) && is_dateline(text, core, at + agency));
    }
    // "@joreed/via REUTERS THIS PICTURE WAS …"
    let via = at.checked_sub(1).filter(|&via| {
        lexicon
            .credit
            .at_start(core.get(via..at).unwrap_or_default())
            == 1
    });
    if via.is_some_and(|via| sign_before(text, core, via) == "/") {
        return true;
    }
    // "… at the harbour REUTERS/Jo Reed", "… at the harbour. IMAGO/wickpix"
    let is_behind_sentence = before.starts_with(['.', '!', '?']) && rest.len() <= agency + 3;
    if after.starts_with('/')
        && agency_is_shouted(rest, text)
        && (is_behind_sentence || rest.get(agency).is_some_and(|next| next.is_capitalised()))
    {
        return true;
    }
    // "… in Kyiv.dpa", "… on Sunday. Reuters", "… Weeks AP"
    closes
        && (at == 0
            || before.is_empty()
            || before.starts_with(['.', '!', '?', ';', '。'])
            || (agency_is_shouted(rest, text) && before == " "))
}

/// Whether from word `at` on there are names, up to the end: "Jo Reed", "Jo Reed / archive of Wick", and, in brackets, any
/// words of which the first is one.
fn are_names_from(text: &str, core: &[Word], at: usize, is_in_brackets: bool) -> bool {
    let names = core.get(at..).unwrap_or_default();
    let is_behind_slash = |index: usize| sign_before(text, core, at + index).contains('/');
    // "Photo PGHM 06"
    let is_numbered = |index: usize, name: &Word| {
        let before = index.checked_sub(1).and_then(|before| names.get(before));
        name.letters(text) <= 2
            && name.has_digit()
            && before.is_some_and(|before| before.letters(text) > 2 && before.is_shouted(text))
    };
    let may_stand = |(index, name): (usize, &Word)| {
        name.is_capitalised()
            || index > 0 && (is_in_brackets || is_behind_slash(index))
            || is_numbered(index, name)
    };
    (1..=6).contains(&names.len()) && names.iter().enumerate().all(may_stand)
}

/// Whether a bracket opens right before word `at` and closes behind the last one.
fn is_in_brackets(text: &str, core: &[Word], at: usize) -> bool {
    sign_before(text, core, at).ends_with(['(', '[', '（', '【'])
        && core
            .last()
            .and_then(|last| text.get(last.end as usize..))
            .is_some_and(|tail| tail.starts_with([')', ']', '）', '】']))
}

/// Whether there are two numbers with small words between them, and no names: "2 of 3", "ที่ 2 จาก 3".
fn is_count(words: &[Word], text: &str) -> bool {
    let is_number = |word: &Word| word.of(text).bytes().all(|byte| byte.is_ascii_digit());
    (3..=LONGEST_COUNT).contains(&words.len())
        && words.last().is_some_and(is_number)
        && words.iter().filter(|word| is_number(word)).count() == 2
        && !words.iter().any(|word| word.is_capitalised())
}

/// Whether words begin in a script without spaces.
fn is_character(words: &[Word]) -> bool {
    words.first().is_some_and(|word| word.is_character())
}

/// Whether nothing stands behind the stop of a sentence: no bracket or quotation mark, as may be behind a credit.
fn has_full_stop(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?', '؟', '۔', '।'])
}

/// Whether a capitalised phrase of so many words has only names behind it.
fn closes_with_names(lexicon: &Lexicon, rest: &[Word], lead: usize) -> bool {
    let names = rest.get(lead..).unwrap_or_default();
    let is_name = |word: Option<&Word>| word.is_some_and(|word| word.is_capitalised());
    is_name(rest.first())
        && is_name(names.first())
        && is_name(names.last())
        && names.len() <= 6
        && names
            .iter()
            .all(|word| word.is_capitalised() || lexicon.stopwords.has(*word))
}

/// "BERLIN (AP) — The chancellor …": an agency in brackets with a text behind it.
fn is_dateline(text: &str, core: &[Word], after: usize) -> bool {
    core.len() > after + 3 && sign_before(text, core, after).contains(['-', '–', '—'])
}
