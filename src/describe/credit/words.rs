//! Credits by a word or sign that stands behind the names, is glued to the caption, or opens a label.

use super::names::LONGEST_GLUED;
use super::{LONGEST_NAMES, Line};
use crate::describe::lexicon::{Lexicon, is_function_word};
use crate::describe::signs::{COLONS, NOTE_BRACKETS, OPENING_BRACKETS, STOPS};
use crate::normalize::{self, Word};

/// "Archivbild: Ada Quill eröffnet die Brücke. (Quelle: Jo Reed)": where the credit begins behind a text that credit
/// words open like a label, as it has credit words of its own.
pub(super) fn behind_label(line: Line) -> Option<usize> {
    let core = line.core;
    let from = line.lexicon.credit.at_start(core) + 3;
    (from..core.len()).find(|&at| {
        let rest = core.get(at..).unwrap_or_default();
        let lead = line.lexicon.credit.at_start(rest);
        let before = line.sign_before(at);
        lead > 0
            && line
                .sign_before(at + lead)
                .trim_start_matches('.')
                .starts_with(COLONS)
            && (before.contains(NOTE_BRACKETS) || before.contains(STOPS))
    })
}

/// "泳ぐ子どもたち＝白浜町で5日、山口健太撮影": where and when a picture was taken and by whom, behind an equals sign.
pub(super) fn behind_equals(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    const EQUALS: [char; 2] = ['＝', '='];
    core.last().filter(|last| last.is_character())?;
    let from = core.len().saturating_sub(LONGEST_BEHIND_EQUALS).max(4);
    let at = line
        .told(from)
        .rev()
        .find(|&at| line.sign_before(at).contains(EQUALS))?;
    let tail = core.get(at..)?;
    let is_credit = line.lexicon.credit.at_end(tail) > 0 || line.lexicon.agencies.at_end(tail) > 0;
    // "＝木島平村（15日午後2時20分）"
    let bracket = (at + 1..core.len()).find(|&inner| line.sign_before(inner).contains('（'));
    let is_time = |from: &usize| {
        let inside = core.get(*from..).unwrap_or_default();
        inside.len() <= LONGEST_TIME && inside.iter().any(|word| word.has_digit())
    };
    let place = bracket.filter(is_time).unwrap_or(core.len()) - at;
    let is_place = line.sign_before(at).contains('＝')
        && place <= LONGEST_PLACE
        && !text.trim_end().ends_with('。');
    (is_credit || is_place).then_some(at)
}

/// Most characters of a credit behind an equals sign, with its place and date.
const LONGEST_BEHIND_EQUALS: usize = 44;
/// Most characters of a place or a date there without a credit.
const LONGEST_PLACE: usize = 10;
/// Most characters of a date and a time in brackets behind the place.
const LONGEST_TIME: usize = 14;

/// "… at the harbour, photo AFP", "…, фото ДНПО": a small word for a photo behind a comma, and names in capitals to the
/// end.
pub(super) fn behind_comma(line: Line) -> Option<usize> {
    const SHORTEST: usize = 4;
    const MOST_NAMES: usize = 3;
    let Line { text, core, .. } = line;
    let is_end = core.last()?.behind(text).trim().is_empty();
    // "photo ID"
    let is_name =
        |name: &Word| name.is_shouted(text) && name.letters(text) > 2 && !name.has_digit();
    let from = core.len().saturating_sub(MOST_NAMES + 1).max(SHORTEST);
    (from..core.len() - 1).find(|&at| {
        let (word, names) = (core.get(at), core.get(at + 1..).unwrap_or_default());
        is_end
            && line.sign_before(at) == ", "
            && word.is_some_and(|word| !word.is_capitalised() && line.lexicon.photos.has(*word))
            && names.iter().all(is_name)
            && (at + 2..core.len()).all(|at| line.sign_before(at) == " ")
            && line.sign_before(at + 1) == " "
    })
}

/// "… 정리하고 있다. 해림소방서 제공", "……作业。 某社记者 陆远 摄": who took or gave a picture, behind the end of the sentence, in
/// a script in which the word for that comes last.
pub(super) fn closes_behind_sentence(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let last = core.last().filter(|word| !word.is_cased(text))?;
    // Running text ends its last sentence.
    let ends: &[char] = match last.behind(text).trim() {
        "" => &['.', '。', '!', '！', '?', '？'],
        ")" | "）" | "]" | "】" => &OPENING_BRACKETS,
        _ => return None,
    };
    let (longest, shortest_before) = if last.is_character() { (20, 4) } else { (4, 2) };
    let from = core.len().saturating_sub(longest).max(shortest_before);
    let at = line
        .told(from)
        .rev()
        .find(|&at| line.sign_before(at).contains(ends))?;
    let tail = core.get(at..)?;
    // The date may stand behind: "某社記者陸遠攝 113年8月29日".
    let is_dated = |word: &&Word| word.has_digit() || matches!(word.of(text), "年" | "月" | "日");
    let date = tail.iter().rev().take_while(is_dated).count();
    let tail = tail.get(..tail.len() - date)?;
    let lead = line.lexicon.credit.at_end(tail);
    // The word for who gave it alone is none: "（提供）".
    let is_whole = lead == tail.len() && lead > if last.is_character() { 3 } else { 1 };
    // "… 서 있는 우체통. 한소연 기자": a reporter, who took the picture as well.
    let is_reporter = match tail {
        [name, role] => {
            (2..=4).contains(&name.of(text).chars().count()) && is_reporter(role.of(text))
        }
        _ => false,
    };
    (lead > 0 && lead < tail.len() || is_whole || is_reporter).then_some(at)
}

/// Whether a word says in Korean that the one before it is a reporter.
pub fn is_reporter(role: &str) -> bool {
    matches!(role, "기자" | "선임기자")
}

/// "… opens the bridgePhoto: Jo Reed": names behind a word that is glued to the caption.
pub(super) fn behind_glued_lead(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let from = core.len().saturating_sub(LONGEST_GLUED + 1).max(3);
    let at = line.told(from).find(|&at| {
        let sign = line.sign_before(at).trim_end();
        matches!(sign, ":" | "：" | "፦")
            && core
                .get(at - 1)
                .is_some_and(|lead| ends_in_lead(line.lexicon, lead.of(text)))
    })?;
    let may_be_name =
        |name: &Word| name.is_capitalised() || !name.is_cased(text) || is_function_word(*name);
    let closes = !text.trim_end().ends_with(['.', '!', '?', '।', '۔', '።']);
    (closes && core.get(at..)?.iter().all(may_be_name)).then_some(at)
}

/// "CreditPhoto illustration by Jo Reed", "CreditJo Reed": whether the word for a credit is glued to the phrase that
/// introduces one, or to a few names and nothing else. A page has it for those who do not see the line.
pub(super) fn opens_glued(line: Line) -> bool {
    const SHORTEST_LEAD: usize = 5;
    const MOST_NAMES: usize = 4;
    let Line {
        lexicon,
        text,
        core,
        ..
    } = line;
    let Some(first) = core.first() else {
        return false;
    };
    let written = first.of(text);
    // Nearly no word has a capital in its midst.
    let may_be_capital = |byte: u8| byte.is_ascii_uppercase() || !byte.is_ascii();
    if !written.bytes().skip(SHORTEST_LEAD).any(may_be_capital) {
        return false;
    }
    let mut letters = written.char_indices().zip(written.chars().skip(1));
    let glue = letters.find(|((_, c), next)| c.is_lowercase() && next.is_uppercase());
    let Some(glue) = glue.map(|((at, c), _)| at + c.len_utf8()) else {
        return false;
    };
    let lead = normalize::words_of(written.get(..glue).unwrap_or_default());
    let rest = normalize::words_of(text.get(first.start as usize + glue..).unwrap_or_default());
    let are_names = || {
        let may_be_name = |word: &Word| word.is_capitalised() && !word.has_digit();
        glue >= SHORTEST_LEAD
            && lexicon.widgets.at_start(&lead) == 0
            && (2..=MOST_NAMES).contains(&rest.len())
            && rest.iter().all(may_be_name)
    };
    lexicon.credit.are(&lead) && (lexicon.credit.at_start(&rest) > 1 || are_names())
}

/// Whether a word ends in one that says that it is a photo: with a capital in its midst, or in a script without them.
fn ends_in_lead(lexicon: &Lexicon, word: &str) -> bool {
    let mut words = Vec::new();
    let letters = word.char_indices().rev().take(LONGEST_GLUED_LEAD);
    letters.filter(|&(at, _)| at > 1).any(|(at, c)| {
        let (before, lead) = word.split_at(at);
        let is_glued = c.is_uppercase() && before.ends_with(char::is_lowercase)
            || !normalize::is_small(c) && !c.is_uppercase();
        words.clear();
        if is_glued {
            normalize::words(lead, 2, &mut words);
        }
        matches!(words.as_slice(), [lead] if lexicon.photos.has(*lead))
    })
}

/// Most characters of the word for a photo that is glued to a caption.
const LONGEST_GLUED_LEAD: usize = 16;

/// "… smegduobė. J. Balčiūno nuotr.": names before a word for a photo that stands behind them.
pub(super) fn before_lead(line: Line) -> Option<usize> {
    let Line { text, core, .. } = line;
    let (last, names) = core.split_last()?;
    let lead = last.of(text);
    if !matches!(lead, SHORT_LEAD | LONG_LEAD) {
        return None;
    }
    let tail = last.behind(text).trim();
    let is_short = lead == SHORT_LEAD && matches!(tail, "." | ".)");
    let is_long = lead == LONG_LEAD && matches!(tail, "" | ")");
    if !is_short && !is_long {
        return None;
    }
    let is_name = |at: usize| {
        // "Jonas Jonaitis / 15min", "tiltas.lt"
        let is_outlet = || line.sign_before(at).contains('/') || line.sign_before(at) == ".";
        // "/ Harbour university nuotr."
        let is_of_house = || {
            let is_sign = |before: usize| line.sign_before(before).contains(['/', '|']);
            is_short && (at.saturating_sub(2)..at).any(is_sign)
        };
        let name = core.get(at);
        name.is_some_and(|name| name.is_capitalised() || is_outlet() || is_of_house())
    };
    let signs = ['.', '!', '?', '(', '|', '"', '”', '“', '»'];
    let is_apart = |at: usize| {
        let gap = line.sign_before(at);
        gap != "." && gap.contains(signs) && !line.is_initial_before(at)
    };
    // "… turguje / Luko Petraičio nuotr.": behind the slash stands a person, before one the paper may.
    let is_parted_person = |at: usize| {
        let is_person = |name: &Word| name.is_capitalised() && !name.has_digit();
        line.sign_before(at) == " / "
            && names.get(at..).is_some_and(|names| {
                names.len() == 2
                    && names.iter().all(is_person)
                    && line.lexicon.agencies.at_start(names) == 0
            })
    };
    let is_parted_house = |at: usize| {
        let house = names.get(at..).unwrap_or_default();
        is_short
            && matches!(line.sign_before(at), " / " | " | ")
            && house.len() > 1
            && house.first().is_some_and(|first| first.is_capitalised())
    };
    let (mut at, mut house) = (names.len(), None);
    while at > 0 && is_name(at - 1) && names.len() - at < LONGEST_NAMES {
        at -= 1;
        if is_apart(at) || is_parted_person(at) {
            break;
        }
        if is_parted_house(at) {
            house = Some(at);
        }
    }
    if !is_apart(at) && !is_parted_person(at) {
        at = house.unwrap_or(at);
    }
    // "Dienos nuotr.", the photo of the day, is a heading; "BNS nuotr." is none.
    let is_telling = match core.get(at..names.len())? {
        [] => false,
        [name] => is_short && (at > 0 || name.is_shouted(text)),
        _ => is_short || at > 0,
    };
    (is_telling && (at == 0 || is_apart(at) || is_parted_person(at) || house == Some(at)))
        .then_some(at)
}

/// The word for a photo in Lithuanian, which stands behind the names, in short and in full.
const SHORT_LEAD: &str = "nuotr";
const LONG_LEAD: &str = "nuotrauka";
