//! Inputs made to be slow or to break a reader: one list for the laws, the test of growth and the benchmarks.

use super::Format;

pub const CAPTION: &str =
    "Mayor Ada Quill opens the new bridge over the Orle on Monday. Photo: Jo Reed/AP";

/// An input of about so many bytes.
pub struct Flood {
    pub name: &'static str,
    /// The format it is meant for.
    pub format: Format,
    pub make: fn(usize) -> String,
}

const fn flood(name: &'static str, format: Format, make: fn(usize) -> String) -> Flood {
    Flood { name, format, make }
}

/// A text again and again.
fn times(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// Pieces, each made from its number, until there are so many bytes.
fn pieces(bytes: usize, mut piece: impl FnMut(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 200);
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        text.push_str(&piece(at));
    }
    text
}

/// One of a few made-up words: so few that what is made of them meets as many others as it may, in a small input, too.
/// The numbers are those of SplitMix64 (Steele, Lea and Flood 2014).
fn name(at: usize) -> String {
    const NAMES: u64 = 64;
    let mixed = |number: u64| {
        let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    };
    let drawn = mixed(mixed((at as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)) % NAMES);
    let letter = |place: u64| char::from(b'a' + (drawn >> (5 * place)) as u8 % 16);
    let length = 3 + drawn % 7;
    let first = letter(0).to_ascii_uppercase();
    [first].into_iter().chain((1..length).map(letter)).collect()
}

/// Words that all fall into one place of a table whose hash anybody can work out: a polynomial, times a constant.
fn colliding(words: usize) -> Vec<String> {
    const PLACES: u64 = 1 << 10;
    let hash = |word: &str| {
        let add = |hash: u64, byte| hash.wrapping_mul(251).wrapping_add(u64::from(byte));
        let hash = word
            .bytes()
            .fold(0, add)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^ (hash >> 29)
    };
    let spelt = |number: u64| -> String {
        let letter = |place: u32| char::from(b'a' + (number / 26_u64.pow(place) % 26) as u8);
        (0..8).map(letter).collect()
    };
    let all = (0..).map(spelt);
    all.filter(|word| hash(word) % PLACES == 0)
        .take(words)
        .collect()
}

pub const FLOODS: &[Flood] = &[
    flood("one line", Format::Text, |bytes| {
        times("bridge over the river ", bytes)
    }),
    flood("one word", Format::Text, |bytes| times("bridge", bytes)),
    flood("one word again and again", Format::Text, |bytes| {
        times("Quill ", bytes)
    }),
    flood("blank lines", Format::Text, |bytes| times("\n", bytes)),
    flood("blanks", Format::Text, |bytes| times(" ", bytes)),
    flood("returns", Format::Text, |bytes| times("\r", bytes)),
    flood("near-equal captions", Format::Text, |bytes| {
        pieces(bytes, |at| format!("{CAPTION} {at}\n"))
    }),
    flood("captions behind a word", Format::Text, |bytes| {
        pieces(bytes, |at| format!("{} {at} {CAPTION}\n\n", name(at)))
    }),
    flood("captions before some words", Format::Text, |bytes| {
        pieces(bytes, |at| {
            let words = (0..=at % 9).map(|word| name(at + word));
            format!("{CAPTION} {}\n", words.collect::<Vec<_>>().join(" "))
        })
    }),
    flood("equal lines", Format::Text, |bytes| {
        times(&format!("{CAPTION}\n"), bytes)
    }),
    flood(
        "labels, and again with names in brackets",
        Format::Text,
        |bytes| {
            pieces(bytes, |at| {
                let label = [name(at), name(at / 64)].join(" ");
                format!("{label}\n{label} (Jo {})\n", name(at / 7))
            })
        },
    ),
    flood("a headline before each caption", Format::Text, |bytes| {
        pieces(bytes, |at| {
            let said = format!("{} opens bridge {at} of {}", name(at), name(at / 64));
            format!("The bridge of Wick is open again - {said}\n{said}. Photo: Jo Reed\n")
        })
    }),
    flood("equal paragraphs", Format::Text, |bytes| {
        times(&format!("{CAPTION}\n\n"), bytes)
    }),
    flood("equal captions, glued", Format::Text, |bytes| {
        times(CAPTION, bytes)
    }),
    flood("equal captions in one line", Format::Text, |bytes| {
        times(&format!("{CAPTION} "), bytes)
    }),
    flood("other captions twice in one line", Format::Text, |bytes| {
        pieces(bytes, |at| {
            format!(
                "Ada Quill{at} opens the new bridge… Ada Quill{at} opens the new bridge over the Orle. "
            )
        })
    }),
    flood("cuts in one line", Format::Text, |bytes| {
        times("Mayor Ada Quill opens… ", bytes)
    }),
    flood("prefix ladder", Format::Text, |bytes| {
        let words: Vec<String> = (0..400).map(name).collect();
        pieces(bytes, |at| {
            let cut = if at % 2 == 0 { "…" } else { "" };
            format!("{}{cut}\n\n", words[..1 + at % 400].join(" "))
        })
    }),
    flood("cuts of one long text", Format::Text, |bytes| {
        let end: Vec<String> = (0..bytes / 12).map(name).collect();
        let cuts = pieces(bytes / 2, |at| format!("{}…\n", &CAPTION[..30 + at % 30]));
        format!("{CAPTION} {}\n{cuts}", end.join(" "))
    }),
    flood("equal credits", Format::Text, |bytes| {
        times("Photo: Jo Reed/AP\n", bytes)
    }),
    flood("credits", Format::Text, |bytes| {
        pieces(bytes, |at| {
            format!("Photo:\n{} {}\n", name(2 * at), name(2 * at + 1))
        })
    }),
    flood("names", Format::Text, |bytes| {
        pieces(bytes, |at| {
            format!("{} {}\n", name(2 * at), name(2 * at + 1))
        })
    }),
    flood("words that collide", Format::Text, |bytes| {
        let words = colliding(bytes.min(200_000) / 9);
        pieces(bytes, |at| format!("{}\n", words[at % words.len()]))
    }),
    flood("words that collide in one line", Format::Text, |bytes| {
        let words = colliding(bytes.min(200_000) / 9);
        pieces(bytes, |at| format!("{} ", words[at % words.len()]))
    }),
    flood("marks", Format::Text, |bytes| times("… ", bytes)),
    flood("bidi and zero width", Format::Text, |bytes| {
        times("\u{202e}\u{200b}\u{2066}", bytes)
    }),
    flood("marks on one letter", Format::Text, |bytes| {
        format!("a{}", times("\u{301}", bytes))
    }),
    flood("open elements", Format::Html, |bytes| times("<div>", bytes)),
    flood("nested figures", Format::Html, |bytes| {
        let open = times("<figure>", bytes / 2);
        format!("{open}{CAPTION}{}", open.replace('<', "</"))
    }),
    flood("nested media", Format::Html, |bytes| {
        let medium = format!("<figure><img alt='x'><figcaption>{CAPTION}</figcaption>");
        times(&medium, bytes)
    }),
    flood("open tags", Format::Html, |bytes| times("<a b='", bytes)),
    flood(
        "lines between sentences, and all again",
        Format::Text,
        |bytes| {
            let line = |at: usize| {
                let (one, other) = (name(3 * at), name(3 * at + 1));
                format!(
                    "{one} waits at the bridge of {other} w{at}x\nNobody was there on that day w{at}x, says {one}.\n"
                )
            };
            pieces(bytes / 2, line).repeat(2)
        },
    ),
    flood(
        "captions side by side, without pictures",
        Format::Html,
        |bytes| {
            pieces(bytes, |at| {
                let line = format!(
                    "<p>{} waits at the bridge w{at}x in the rain</p>\n",
                    name(at)
                );
                line.repeat(2)
            })
        },
    ),
    flood(
        "captions, and all again with a credit",
        Format::Markdown,
        |bytes| {
            let line = |at: usize, credit: &str| {
                format!(
                    "{} waits at the bridge w{at}x in the rain{credit}\n\n",
                    name(at)
                )
            };
            let first = pieces(bytes / 2, |at| line(at, ""));
            first + &pieces(bytes / 2, |at| line(at, ". Photo: Jo Reed"))
        },
    ),
    flood("tags that nobody closes", Format::Text, |bytes| {
        times("The <b>bridge <em class=x>of <p>Wick <i>", bytes)
    }),
    flood("breaks", Format::Html, |bytes| {
        format!("<p>{CAPTION}<br>{CAPTION}</p>{}", times("<br>\n", bytes))
    }),
    flood("captions between breaks", Format::Html, |bytes| {
        times(&format!("{CAPTION}<br>"), bytes)
    }),
    flood("comments before images", Format::Html, |bytes| {
        let comments = times("<!-- onecap-ignore -->", bytes / 3);
        format!(
            "<div>{comments}{}",
            times("<img alt='a b c'>", 2 * bytes / 3)
        )
    }),
    flood("images of one picture", Format::Html, |bytes| {
        format!("<picture>{}", times("<img alt='a b c'>", bytes))
    }),
    flood("pictures in each other", Format::Html, |bytes| {
        let open = times("<picture>", bytes / 5);
        let images = times("<img alt='a b c' src=x></picture>", 4 * bytes / 5);
        format!("{open}{images}")
    }),
    flood(
        "comments before images, in text",
        Format::Markdown,
        |bytes| {
            let comments = times("<!-- onecap-ignore -->\n\n", bytes / 2);
            format!("{comments}{}", times("![a b c](/d.jpg)\n\n", bytes / 2))
        },
    ),
    flood("nested quotes", Format::Markdown, |bytes| {
        format!("{}{CAPTION}\n", times("> ", bytes))
    }),
    flood("open brackets", Format::Markdown, |bytes| {
        times("![[", bytes)
    }),
    flood("stars", Format::Markdown, |bytes| times("*a _b ", bytes)),
    flood("nested arrays", Format::Json, |bytes| {
        format!("{}{}", "[".repeat(bytes / 2), "]".repeat(bytes / 2))
    }),
];
