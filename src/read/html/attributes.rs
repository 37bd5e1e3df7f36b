//! What the attributes of one tag say that matters for reading.

use super::styles::Style;
use crate::span::Span;

/// What is known of a tag's attributes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    /// `hidden`, `aria-hidden`, a style or a class of that meaning, be it on wide screens alone.
    pub(super) hidden: bool,
    /// The same, but for `aria-hidden`, which those who see the page do not notice.
    pub(super) unseen: bool,
    /// A style that leaves its text no size, but for that in elements which give it one.
    pub(super) shrunk: bool,
    /// A class of captions or credits.
    pub(super) caption: bool,
    /// One of those that are given to nothing else: not of legends, which maps and charts have, too.
    pub(super) captioned: bool,
    /// A class of pictures, videos, galleries.
    pub(super) media: bool,
    /// One of those that are given to nothing else: of photos, videos and galleries, not of players and slides.
    pub(super) gallery: bool,
    /// A class of players, in whose element a script puts a video.
    pub(super) player: bool,
    /// A class of titles, or of the lines that say where a text comes from and who wrote it.
    pub(super) titled: bool,
    /// A class of what is quoted from the text beside it.
    pub(super) quoted: bool,
    /// A class of what readers wrote.
    pub(super) commented: bool,
    /// A class of copies, as carousels make of their slides.
    pub(super) cloned: bool,
    /// A class of icons: pictures that stand for what many lines say.
    pub(super) icon: bool,
    /// A reason to think that a script or a style sheet fills the element if it is empty: a source, data, an id.
    pub(super) filled: bool,
    /// A picture, be it a source of its own or a background: what has it is more than its text.
    pub(super) pictured: bool,
    /// Something besides classes, styles, languages and data.
    pub(super) given: bool,
    /// The name of the element is none of HTML: what it is given tells what it shows.
    pub(super) custom: bool,
    /// `open`, which an element may be that is closed without it.
    pub(super) open: bool,
    /// `rowspan` or `colspan`.
    pub(super) spans_cells: bool,
    /// An address that leads to another page, and not to a picture.
    pub(super) leads_on: bool,
    /// The raw value of `alt`.
    pub(super) alt: Option<Span>,
    /// The raw address of a picture: that which a script puts there, if there is one, or the first of several sizes.
    pub(super) address: Option<Span>,
    /// How much that address counts: what a script or the sizes say, more than `src`.
    rank: u8,
}

impl Attributes {
    /// Takes in one attribute of `source`.
    pub(super) fn add(&mut self, name: &[u8], value: Span, source: &str) {
        let is = |other: &str| name.eq_ignore_ascii_case(other.as_bytes());
        // The first letter keeps the many attributes that say nothing from being compared with each name.
        match name.first().map(u8::to_ascii_lowercase) {
            Some(b'c') if is("class") => self.class(value.of(source)),
            Some(b'c') if is("colspan") => self.spans_cells = true,
            Some(b'r') if is("rowspan") => self.spans_cells = true,
            Some(b'a') if is("alt") => self.alt = self.alt.or(Some(value)),
            Some(b'a') if is("aria-hidden") => {
                self.hidden |= value.of(source).trim().eq_ignore_ascii_case("true");
            }
            // A copy in a box that opens over the page.
            Some(b'a') if is("aria-modal") => {
                self.hide(value.of(source).trim().eq_ignore_ascii_case("true"));
            }
            Some(b'r') if is("role") => {
                self.hide(value.of(source).trim().eq_ignore_ascii_case("dialog"));
                self.given = true;
            }
            Some(b'h') if is("hidden") => {
                self.hide(!value.of(source).eq_ignore_ascii_case("until-found"));
            }
            Some(b'h') if is("href") => {
                self.leads_on = leads_on(value.of(source));
                self.given = true;
            }
            Some(b's') if is("style") => self.style(value.of(source)),
            Some(b's') if is("slot") => {}
            Some(b's') if is("src") || is("srcset") => {
                self.picture();
                self.address(value, u8::from(is("srcset")));
            }
            Some(b'i') if is("id") => {
                self.filled = true;
                self.given = true;
            }
            Some(b'd') if name.len() > 5 && name.get(4) == Some(&b'-') => {
                self.filled = true;
                if is_picture(name.get(5..).unwrap_or_default())
                    || is_picture_file(value.of(source))
                {
                    self.pictured = true;
                }
                if is("data-src") || is("data-lazy-src") || is("data-original") {
                    self.address(value, 2);
                }
            }
            Some(b'b') if is("background") => self.picture(),
            Some(b'p') if is("popover") => self.hide(true),
            Some(b'o') if is("open") => self.open = true,
            Some(b'l') if is("lang") => {}
            Some(b'd') if is("dir") => {}
            // What frameworks add to everything.
            Some(b'a') if name.get(4) == Some(&b'-') => {}
            Some(b'_' | b'n') if name.starts_with(b"_ng") || name.starts_with(b"ng-") => {}
            _ => self.given = true,
        }
    }

    fn hide(&mut self, is_so: bool) {
        self.hidden |= is_so;
        self.unseen |= is_so;
    }

    fn picture(&mut self) {
        self.filled = true;
        self.pictured = true;
        self.given = true;
    }

    fn address(&mut self, value: Span, rank: u8) {
        if self.address.is_none() || rank > self.rank {
            (self.address, self.rank) = (Some(value), rank);
        }
    }

    fn class(&mut self, value: &str) {
        let bytes = value.as_bytes();
        let mut may_hide_alone = false;
        for (at, pair) in bytes.windows(2).enumerate() {
            let words = words_from(pair);
            if words.is_empty() {
                continue;
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let third = rest.get(2).map(u8::to_ascii_lowercase);
            for (word, meaning) in words {
                let word = word.as_bytes();
                // Most words differ here.
                if word.get(2).copied() != third
                    || !rest
                        .get(..word.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(word))
                {
                    continue;
                }
                match meaning {
                    Meaning::HiddenAlone => may_hide_alone = true,
                    Meaning::Hidden => {
                        let before = bytes.get(..at).unwrap_or_default();
                        self.hide(!before.ends_with(b"not-") && !before.ends_with(b"max-"));
                    }
                    Meaning::Caption => {
                        self.caption = true;
                        self.captioned = true;
                    }
                    Meaning::Legend => self.caption = true,
                    Meaning::Media => self.media = true,
                    Meaning::Gallery => {
                        self.media = true;
                        self.gallery = true;
                    }
                    Meaning::Player => {
                        self.media = true;
                        self.player = true;
                    }
                    Meaning::Icon => self.icon |= is_last_word(bytes, at, word.len()),
                    Meaning::Clone => self.cloned |= is_last_word(bytes, at, word.len()),
                    Meaning::Title => self.titled |= is_last_word(bytes, at, word.len()),
                    Meaning::Quote => self.quoted |= is_last_word(bytes, at, word.len()),
                    Meaning::Comment => self.commented |= is_whole_class(bytes, at, word.len()),
                }
            }
        }
        // Once for all classes, be there as many as there may.
        self.hide(may_hide_alone && are_hiding(value));
    }

    fn style(&mut self, value: &str) {
        let style = Style::of(value);
        self.hide(style.hides);
        self.shrunk |= style.shrinks;
        self.filled |= style.is_pictured;
        self.pictured |= style.is_pictured;
    }
}

/// Whether the name of a data attribute, behind `data-`, says that it holds a picture or a video.
fn is_picture(name: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 8] = [
        b"src",
        b"bg",
        b"background",
        b"image",
        b"img",
        b"lazy",
        b"original",
        b"video",
    ];
    BEGINNINGS.iter().any(|word| {
        let start = name.get(..word.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    })
}

/// Whether a value is the address of a picture, and nothing else.
fn is_picture_file(value: &str) -> bool {
    const ENDINGS: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];
    let end = memchr::memchr2(b'?', b'#', value.as_bytes());
    let address = value.get(..end.unwrap_or(value.len())).unwrap_or_default();
    let address = address.trim();
    let is_one_word = || !address.contains(|c: char| c.is_ascii_whitespace() || c == ',');
    address.rsplit_once('.').is_some_and(|(before, ending)| {
        let mut endings = ENDINGS.iter();
        endings.any(|known| known.eq_ignore_ascii_case(ending))
            // A name alone may be told of.
            && before.contains('/')
            && is_one_word()
    })
}

/// Whether a link of this address leads to another page: not to a place in this one, a script or a picture.
pub(in crate::read) fn leads_on(address: &str) -> bool {
    const SCRIPT: &str = "javascript:";
    let address = address.trim();
    !address.is_empty()
        && !address.starts_with('#')
        && !address
            .get(..SCRIPT.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(SCRIPT))
        && !is_picture_file(address)
}

/// Whether one of `classes` hides its element wherever the page is seen, and none shows it again. O(classes).
fn are_hiding(classes: &str) -> bool {
    const HIDING: [&str; 5] = ["d-none", "hidden", "invisible", "is-hidden", "u-hidden"];
    let mut each = classes.split_ascii_whitespace();
    each.any(|class| HIDING.contains(&class))
        && !classes.split_ascii_whitespace().any(is_shown_again)
}

/// Whether a class shows its element on screens of some width, as `md:block` and `d-lg-flex` do: not in print, in the
/// dark or under the pointer.
fn is_shown_again(class: &str) -> bool {
    const ELSEWHERE: [&str; 11] = [
        "print", "dark", "hover", "focus", "active", "group", "peer", "open", "aria", "data", "has",
    ];
    const DISPLAYS: [&str; 9] = [
        "block", "flex", "grid", "inline", "table", "cell", "contents", "item", "visible",
    ];
    let bootstrap = || class.strip_prefix("d-")?.split_once('-');
    let Some((width, display)) = class.rsplit_once(':').or_else(bootstrap) else {
        return false;
    };
    let display = display.trim_matches('!').rsplit('-').next();
    let is_elsewhere = |variant: &str| {
        let word = variant.split(['-', '/']).next().unwrap_or_default();
        ELSEWHERE.contains(&word)
    };
    display.is_some_and(|display| DISPLAYS.contains(&display))
        && !width.is_empty()
        && !width.split(':').any(is_elsewhere)
}

/// Whether a class ends behind the `length` bytes at `at`, and no letter or digit stands right before them.
fn is_last_word(classes: &[u8], at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| classes.get(before));
    !before.is_some_and(u8::is_ascii_alphanumeric)
        && classes.get(at + length).is_none_or(u8::is_ascii_whitespace)
}

/// Whether the `length` bytes at `at` are a class.
fn is_whole_class(classes: &[u8], at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| classes.get(before));
    before.is_none_or(u8::is_ascii_whitespace)
        && classes.get(at + length).is_none_or(u8::is_ascii_whitespace)
}

#[derive(Clone, Copy)]
enum Meaning {
    Hidden,
    /// Where [`are_hiding`] says so.
    HiddenAlone,
    Caption,
    Legend,
    Media,
    Gallery,
    Player,
    /// This and the following: where it ends a class, as a word of its own.
    Icon,
    Clone,
    Title,
    Quote,
    /// Where it is a class, and no part of one.
    Comment,
}

/// Words that class names are made of, and what they mean; those with the same first two letters stand together.
const WORDS: &[(&str, Meaning)] = &[
    ("a11y-hidden", Meaning::Hidden),
    ("bijschrift", Meaning::Caption),
    ("bildetekst", Meaning::Caption),
    ("bildtext", Meaning::Caption),
    ("bildunterschrift", Meaning::Caption),
    ("billedtekst", Meaning::Caption),
    ("byline", Meaning::Title),
    ("caption", Meaning::Caption),
    ("caption--mobile", Meaning::Hidden),
    ("caption-mobile", Meaning::Hidden),
    ("caption__mobile", Meaning::Hidden),
    ("carousel", Meaning::Media),
    ("citaat", Meaning::Quote),
    ("citat", Meaning::Quote),
    ("clone", Meaning::Clone),
    ("cloned", Meaning::Clone),
    ("comment", Meaning::Comment),
    ("comment-body", Meaning::Comment),
    ("comment-content", Meaning::Comment),
    ("comment-list", Meaning::Comment),
    ("comment-text", Meaning::Comment),
    ("commentaire", Meaning::Comment),
    ("commentaires", Meaning::Comment),
    ("commentlist", Meaning::Comment),
    ("comments", Meaning::Comment),
    ("comments-area", Meaning::Comment),
    ("comments-list", Meaning::Comment),
    ("credit", Meaning::Caption),
    ("credit--mobile", Meaning::Hidden),
    ("credit-mobile", Meaning::Hidden),
    ("cross-head", Meaning::Title),
    ("crosshead", Meaning::Title),
    ("cutline", Meaning::Caption),
    ("d-lg-none", Meaning::Hidden),
    ("d-md-none", Meaning::Hidden),
    ("d-none", Meaning::HiddenAlone),
    ("d-sm-none", Meaning::Hidden),
    ("dateline", Meaning::Title),
    ("diapo", Meaning::Media),
    ("didascalia", Meaning::Caption),
    ("duplicate", Meaning::Clone),
    ("element-invisible", Meaning::Hidden),
    ("embed", Meaning::Media),
    ("fancybox", Meaning::Gallery),
    ("figure", Meaning::Media),
    ("foto", Meaning::Gallery),
    ("galer", Meaning::Gallery),
    ("galler", Meaning::Gallery),
    ("header", Meaning::Title),
    ("heading", Meaning::Title),
    ("headline", Meaning::Title),
    ("hidden", Meaning::HiddenAlone),
    ("hidden-desktop", Meaning::Hidden),
    ("hidden-visually", Meaning::Hidden),
    ("hide-desktop", Meaning::Hidden),
    ("hide-on-desktop", Meaning::Hidden),
    ("icon", Meaning::Icon),
    ("image", Meaning::Media),
    ("imagebrowser", Meaning::Gallery),
    ("img", Meaning::Media),
    ("intertitle", Meaning::Title),
    ("invisible", Meaning::HiddenAlone),
    ("kicker", Meaning::Title),
    ("kommentar", Meaning::Comment),
    ("kommentare", Meaning::Comment),
    ("legend", Meaning::Legend),
    ("leyenda", Meaning::Legend),
    ("lg:hidden", Meaning::Hidden),
    ("lightbox", Meaning::Gallery),
    ("md:hidden", Meaning::Hidden),
    ("media", Meaning::Media),
    ("mellanrubrik", Meaning::Title),
    ("mellomtittel", Meaning::Title),
    ("mfp-title", Meaning::Caption),
    ("mobile-caption", Meaning::Hidden),
    ("mobile-credit", Meaning::Hidden),
    ("mobile-only", Meaning::Hidden),
    ("offscreen", Meaning::Hidden),
    ("onderschrift", Meaning::Caption),
    ("only-mobile", Meaning::Hidden),
    ("owl-item", Meaning::Media),
    ("photo", Meaning::Gallery),
    ("picture", Meaning::Media),
    ("player", Meaning::Player),
    ("print-only", Meaning::Hidden),
    ("pullquote", Meaning::Quote),
    ("quote", Meaning::Quote),
    ("screen-reader", Meaning::Hidden),
    ("screenreader", Meaning::Hidden),
    ("show-for-small", Meaning::Hidden),
    ("slick", Meaning::Media),
    ("slide", Meaning::Media),
    ("sr-only", Meaning::Hidden),
    ("sr_only", Meaning::Hidden),
    ("subhead", Meaning::Title),
    ("subheading", Meaning::Title),
    ("swiper", Meaning::Media),
    ("thumb", Meaning::Media),
    ("title", Meaning::Title),
    ("tussenkop", Meaning::Title),
    ("video", Meaning::Gallery),
    ("visible-print", Meaning::Hidden),
    ("visible-xs", Meaning::Hidden),
    ("visually-hidden", Meaning::Hidden),
    ("visually_hidden", Meaning::Hidden),
    ("visuallyhidden", Meaning::Hidden),
    ("widgettitle", Meaning::Title),
    ("zitat", Meaning::Quote),
    ("zwischentitel", Meaning::Title),
];

/// The words that begin with these two letters in any case: with most of those that stand in classes none does.
fn words_from(pair: &[u8]) -> &'static [(&'static str, Meaning)] {
    let &[first, second] = pair else { return &[] };
    let range = RANGES.get(pair_of(first, second)).copied();
    let (start, end) = range.unwrap_or_default();
    WORDS
        .get(usize::from(start)..usize::from(end))
        .unwrap_or_default()
}

/// A number for two letters in any case.
const fn pair_of(first: u8, second: u8) -> usize {
    ((first & 31) as usize) << 5 | (second & 31) as usize
}

/// Where in [`WORDS`] those of each two letters stand.
static RANGES: [(u8, u8); 1 << 10] = {
    let mut ranges = [(0, 0); 1 << 10];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].0.as_bytes();
        let (start, end) = &mut ranges[pair_of(word[0], word[1])];
        if *end == 0 {
            *start = at as u8;
        } else {
            assert!(*end == at as u8, "they stand together");
        }
        at += 1;
        *end = at as u8;
    }
    ranges
};
