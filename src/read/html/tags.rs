//! The elements of HTML and what each means for parsing and for reading.

use std::ops::BitOr;

/// A set of things that are true of an element.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Traits(u16);

impl Traits {
    pub(super) const NONE: Self = Self(0);
    /// Begins and ends a block of text.
    pub(super) const BLOCK: Self = Self(1);
    /// A block that browsers part from others with more than a line break.
    pub(super) const WIDE: Self = Self(1 << 1);
    /// Has no content and no end tag.
    pub(super) const VOID: Self = Self(1 << 2);
    /// "Special" in the HTML standard: end tags of inline elements do not reach across it.
    pub(super) const SPECIAL: Self = Self(1 << 3);
    /// End tags do not reach across it ("has an element in scope").
    pub(super) const SCOPE: Self = Self(1 << 4);
    /// "Formatting" in the HTML standard: browsers open it again if it was left open.
    pub(super) const FORMATTING: Self = Self(1 << 5);
    /// Its start tag ends a paragraph.
    pub(super) const CLOSES_P: Self = Self(1 << 6);
    /// Its text is not read.
    pub(super) const SKIPPED: Self = Self(1 << 7);
    /// Readers see it, or scripts do: what holds it is not empty, and it is never deleted.
    pub(super) const ANCHOR: Self = Self(1 << 8);
    /// Its text is code or preformatted.
    pub(super) const CODE: Self = Self(1 << 9);
    /// A picture, a video or the like.
    pub(super) const MEDIUM: Self = Self(1 << 10);
    /// `h1` to `h6`.
    pub(super) const HEADING: Self = Self(1 << 11);
    /// `html`, `head`, `body`: there whether or not they are written, so their tags open nothing.
    pub(super) const PAGE: Self = Self(1 << 12);
    /// Stays when its content goes, because what stands beside it needs its place: a cell keeps the columns.
    pub(super) const PLACE: Self = Self(1 << 13);
    /// Its content is raw text up to its end tag.
    pub(super) const RAW: Self = Self(1 << 14);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Traits {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// An element name: one of the known ones, or a number that stands for an unknown name of this page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tag(pub(super) u32);

macro_rules! tags {
    ($($constant:ident $name:literal $($trait:ident)|+;)+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($constant,)+ COUNT }

        impl Tag {
            $(pub(super) const $constant: Tag = Tag(Number::$constant as u32);)+

            /// How many known elements there are: unknown ones count on from here.
            pub(super) const KNOWN: u32 = Number::COUNT as u32;

            /// The known element of this name in lower case.
            fn known(name: &[u8]) -> Option<Tag> {
                match name {
                    $($name => Some(Tag::$constant),)+
                    _ => None,
                }
            }
        }

        static TRAITS: [Traits; Number::COUNT as usize] = [$(Traits($(Traits::$trait.0)|+),)+];
    };
}

tags! {
    A b"a" FORMATTING;
    ADDRESS b"address" BLOCK | SPECIAL | CLOSES_P;
    APPLET b"applet" SPECIAL | SCOPE | SKIPPED | ANCHOR | MEDIUM;
    AREA b"area" VOID | SPECIAL | ANCHOR;
    ARTICLE b"article" BLOCK | WIDE | SPECIAL | CLOSES_P;
    ASIDE b"aside" BLOCK | WIDE | SPECIAL | CLOSES_P;
    AUDIO b"audio" SKIPPED | ANCHOR | MEDIUM;
    B b"b" FORMATTING;
    BASE b"base" VOID | SPECIAL | ANCHOR;
    BIG b"big" FORMATTING;
    BLOCKQUOTE b"blockquote" BLOCK | WIDE | SPECIAL | CLOSES_P;
    BODY b"body" BLOCK | WIDE | PAGE | ANCHOR;
    BR b"br" VOID;
    BUTTON b"button" SPECIAL | SKIPPED | ANCHOR;
    CANVAS b"canvas" SKIPPED | ANCHOR | MEDIUM;
    CAPTION b"caption" BLOCK | SPECIAL | SCOPE | PLACE;
    CENTER b"center" BLOCK | SPECIAL | CLOSES_P;
    CODE b"code" FORMATTING | CODE | ANCHOR;
    COL b"col" VOID | SPECIAL | ANCHOR;
    COLGROUP b"colgroup" BLOCK | SPECIAL;
    DATALIST b"datalist" SKIPPED | ANCHOR;
    DD b"dd" BLOCK | SPECIAL | CLOSES_P;
    DESC b"desc" NONE;
    DETAILS b"details" BLOCK | SPECIAL | CLOSES_P;
    DIALOG b"dialog" BLOCK | SPECIAL | CLOSES_P;
    DIR b"dir" BLOCK | WIDE | SPECIAL | CLOSES_P;
    DIV b"div" BLOCK | SPECIAL | CLOSES_P;
    DL b"dl" BLOCK | WIDE | SPECIAL | CLOSES_P;
    DT b"dt" BLOCK | SPECIAL | CLOSES_P;
    EM b"em" FORMATTING;
    EMBED b"embed" VOID | SPECIAL | ANCHOR | MEDIUM;
    FIELDSET b"fieldset" BLOCK | WIDE | SPECIAL | CLOSES_P;
    FIGCAPTION b"figcaption" BLOCK | SPECIAL | CLOSES_P;
    FIGURE b"figure" BLOCK | WIDE | SPECIAL | CLOSES_P;
    FONT b"font" FORMATTING;
    FOOTER b"footer" BLOCK | WIDE | SPECIAL | CLOSES_P;
    FOREIGN_OBJECT b"foreignobject" SPECIAL | SCOPE;
    FORM b"form" BLOCK | SPECIAL | CLOSES_P | SKIPPED | ANCHOR;
    FRAME b"frame" VOID | SPECIAL | ANCHOR;
    FRAMESET b"frameset" BLOCK | PAGE | ANCHOR;
    H1 b"h1" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    H2 b"h2" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    H3 b"h3" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    H4 b"h4" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    H5 b"h5" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    H6 b"h6" BLOCK | WIDE | SPECIAL | CLOSES_P | HEADING;
    HEAD b"head" BLOCK | WIDE | PAGE | ANCHOR;
    HEADER b"header" BLOCK | WIDE | SPECIAL | CLOSES_P;
    HGROUP b"hgroup" BLOCK | WIDE | SPECIAL | CLOSES_P;
    HR b"hr" VOID | BLOCK | WIDE | SPECIAL | CLOSES_P | ANCHOR;
    HTML b"html" BLOCK | WIDE | PAGE | ANCHOR;
    I b"i" FORMATTING;
    IFRAME b"iframe" SPECIAL | SKIPPED | ANCHOR | MEDIUM | RAW;
    IMAGE b"image" VOID | ANCHOR | MEDIUM;
    IMG b"img" VOID | SPECIAL | ANCHOR | MEDIUM;
    INPUT b"input" VOID | SPECIAL | ANCHOR;
    LEGEND b"legend" BLOCK;
    LI b"li" BLOCK | SPECIAL | CLOSES_P;
    LINK b"link" VOID | SPECIAL;
    LISTING b"listing" BLOCK | WIDE | SPECIAL | CLOSES_P | CODE | ANCHOR;
    MAIN b"main" BLOCK | WIDE | SPECIAL | CLOSES_P;
    MARQUEE b"marquee" SPECIAL | SCOPE;
    MATH b"math" ANCHOR;
    MENU b"menu" BLOCK | WIDE | SPECIAL | CLOSES_P;
    META b"meta" VOID | SPECIAL;
    NAV b"nav" BLOCK | WIDE | SPECIAL | CLOSES_P | SKIPPED | ANCHOR;
    NOBR b"nobr" FORMATTING;
    NOEMBED b"noembed" SPECIAL | SKIPPED | ANCHOR | RAW;
    NOFRAMES b"noframes" SPECIAL | SKIPPED | ANCHOR | RAW;
    NOSCRIPT b"noscript" BLOCK | SPECIAL | SCOPE;
    OBJECT b"object" SPECIAL | SCOPE | SKIPPED | ANCHOR | MEDIUM;
    OL b"ol" BLOCK | WIDE | SPECIAL | CLOSES_P;
    OPTGROUP b"optgroup" NONE;
    OPTION b"option" NONE;
    P b"p" BLOCK | WIDE | SPECIAL | CLOSES_P;
    PARAM b"param" VOID | SPECIAL;
    PICTURE b"picture" BLOCK;
    PLAINTEXT b"plaintext" BLOCK | SPECIAL | CLOSES_P | CODE | ANCHOR;
    PRE b"pre" BLOCK | WIDE | SPECIAL | CLOSES_P | CODE | ANCHOR;
    S b"s" FORMATTING;
    SCRIPT b"script" SPECIAL | SKIPPED | ANCHOR;
    SEARCH b"search" BLOCK | SPECIAL | CLOSES_P;
    SECTION b"section" BLOCK | WIDE | SPECIAL | CLOSES_P;
    SELECT b"select" SPECIAL | SCOPE | SKIPPED | ANCHOR;
    SMALL b"small" FORMATTING;
    SOURCE b"source" VOID | SPECIAL;
    SPAN b"span" NONE;
    STRIKE b"strike" FORMATTING;
    STRONG b"strong" FORMATTING;
    STYLE b"style" SPECIAL | SKIPPED | ANCHOR | RAW;
    SUMMARY b"summary" BLOCK | SPECIAL | CLOSES_P | PLACE;
    SVG b"svg" SKIPPED | ANCHOR;
    TABLE b"table" BLOCK | WIDE | SPECIAL | SCOPE | CLOSES_P;
    TBODY b"tbody" BLOCK | SPECIAL;
    TD b"td" BLOCK | SPECIAL | SCOPE | PLACE;
    TEMPLATE b"template" SPECIAL | SCOPE | SKIPPED | ANCHOR;
    TEXTAREA b"textarea" SPECIAL | CODE | ANCHOR;
    TFOOT b"tfoot" BLOCK | SPECIAL;
    TH b"th" BLOCK | SPECIAL | SCOPE | PLACE;
    THEAD b"thead" BLOCK | SPECIAL;
    TITLE b"title" BLOCK | SPECIAL | SKIPPED | ANCHOR;
    TR b"tr" BLOCK | SPECIAL;
    TRACK b"track" VOID | SPECIAL;
    TT b"tt" FORMATTING;
    U b"u" FORMATTING;
    UL b"ul" BLOCK | WIDE | SPECIAL | CLOSES_P;
    VIDEO b"video" SKIPPED | ANCHOR | MEDIUM;
    WBR b"wbr" VOID | SPECIAL;
    XMP b"xmp" BLOCK | WIDE | SPECIAL | CLOSES_P | CODE | ANCHOR | RAW;
}

impl Tag {
    /// The known element of this name in any case.
    pub(super) fn of(name: &[u8]) -> Option<Tag> {
        if !name.iter().any(u8::is_ascii_uppercase) {
            return Tag::known(name);
        }
        let mut lower = [0; 16];
        let lower = lower.get_mut(..name.len())?;
        lower.copy_from_slice(name);
        lower.make_ascii_lowercase();
        Tag::known(lower)
    }

    pub(super) fn traits(self) -> Traits {
        TRAITS.get(self.0 as usize).copied().unwrap_or(Traits::NONE)
    }

    pub(super) fn is(self, other: Traits) -> bool {
        self.traits().has(other)
    }

    /// Whether the start tag of this element ends foreign content (`svg`, `math`) that was left open.
    pub(super) fn ends_foreign(self) -> bool {
        self.is(Traits::PAGE | Traits::HEADING)
            || matches!(
                self,
                Tag::B
                    | Tag::BIG
                    | Tag::BLOCKQUOTE
                    | Tag::BR
                    | Tag::CENTER
                    | Tag::CODE
                    | Tag::DD
                    | Tag::DIV
                    | Tag::DL
                    | Tag::DT
                    | Tag::EM
                    | Tag::EMBED
                    | Tag::HR
                    | Tag::I
                    | Tag::IMG
                    | Tag::LI
                    | Tag::LISTING
                    | Tag::MENU
                    | Tag::META
                    | Tag::NOBR
                    | Tag::OL
                    | Tag::P
                    | Tag::PRE
                    | Tag::S
                    | Tag::SMALL
                    | Tag::SPAN
                    | Tag::STRIKE
                    | Tag::STRONG
                    | Tag::TABLE
                    | Tag::TT
                    | Tag::U
                    | Tag::UL
            )
    }
}
