//! Random articles as scrapers leave them: photos with several texts each between paragraphs, lists and quotes.

use onecap::Format;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// A piece of an article.
#[derive(Clone, Debug)]
pub enum Item {
    Heading(String),
    Body(String),
    Quote(String),
    List(Vec<String>),
    /// The texts of one photo, in the order in which they stand.
    Photo(Vec<String>),
}

/// How the bytes of a file stand for its text.
#[derive(Clone, Copy, Debug)]
pub enum Encoding {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

const PEOPLE: &[&str] = &[
    "Ada Quill",
    "Tom Vane",
    "Ida Brandt",
    "Élodie Marchand",
    "Надя Орлова",
    "山田花子",
    "ليلى حداد",
];
const PLACES: &[&str] = &[
    "Marrick",
    "the Orle bridge",
    "Lower Wick",
    "Заречье",
    "湖のほとり",
    "Sankt Alben",
];
const DEEDS: &[&str] = &[
    "opens the new bridge in",
    "walks with her dog near",
    "speaks to reporters outside",
    "votes in",
    "открывает мост в",
    "が写真を撮る",
];
const TIMES: &[&str] = &[
    "on Monday",
    "on 3 May 2021",
    "in 2019",
    "at night",
    "on Jan. 4",
    "during the flood of 1998",
];
const CREDITS: &[&str] = &[
    "Photo: Jo Reed/AP",
    "(Jo Reed/AP)",
    "Max Lind / Getty Images",
    "Foto: Petra Sommer/dpa",
    "© Reuters",
    "Jo Reed",
];
const WIDGETS: &[&str] = &[
    "hide caption",
    "Enlarge this image",
    "View Gallery",
    "Image",
    "1 of 12",
    "Play video",
];
const BODIES: &[&str] = &[
    "The council voted to rebuild the bridge, which had been closed since the flood, and to pay for it from the reserve.",
    "\u{201c}We shall walk over it by spring,\u{201d} said the mayor, who has run the town for nine years.",
    "Nobody was hurt.",
    "Мост закрыли после наводнения, и жители девять лет ходили в обход.",
    "この橋は九年前の洪水の後、閉鎖されていた。",
];

fn one(of: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(of)
}

fn caption() -> impl Strategy<Value = String> {
    (
        one(PEOPLE),
        one(DEEDS),
        one(PLACES),
        one(TIMES),
        prop::option::weighted(0.3, one(BODIES)),
    )
        .prop_map(|(person, deed, place, time, more)| match more {
            Some(more) => format!("{person} {deed} {place} {time}. {more}"),
            None => format!("{person} {deed} {place} {time}."),
        })
}

/// The first `share` of a text, at a character.
fn cut(text: &str, share: f64) -> String {
    let chars = text.chars().count();
    text.chars().take((chars as f64 * share) as usize).collect()
}

/// One of the texts that a page makes of a caption.
fn form(caption: String) -> impl Strategy<Value = String> {
    let words = caption.split(' ').count();
    let c = move || Just(caption.clone());
    prop_oneof![
        3 => c(),
        2 => (c(), 0.2..0.95, one(&["…", "...", " […]", "", " Read more", "… Show more"]))
            .prop_map(|(text, share, mark)| format!("{}{mark}", cut(&text, share).trim_end())),
        2 => (c(), one(CREDITS)).prop_map(|(text, credit)| format!("{text} {credit}")),
        1 => (c(), one(WIDGETS)).prop_map(|(text, widget)| format!("{text} {widget}")),
        1 => (c(), one(WIDGETS)).prop_map(|(text, widget)| format!("{widget} {text}")),
        1 => (c(), 1..words.clamp(2, 5)).prop_map(|(text, n)| text.split(' ').take(n).collect::<Vec<_>>().join(" ")),
        1 => c().prop_map(|text| text.to_uppercase()),
        1 => c().prop_map(|text| text.replace(['.', ' '], "-")),
        1 => c().prop_map(|text| format!("{text}{text}")),
        1 => (c(), 0.3..0.8).prop_map(|(text, share)| format!("{}… {text}", cut(&text, share))),
        1 => c().prop_map(|text| text.replacen('e', "", 1)),
        2 => one(CREDITS).prop_map(str::to_owned),
        1 => one(WIDGETS).prop_map(str::to_owned),
        1 => one(PEOPLE).prop_map(str::to_owned),
    ]
}

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        1 => prop_oneof![caption(), one(PEOPLE).prop_map(str::to_owned)].prop_map(Item::Heading),
        3 => one(BODIES).prop_map(|text| Item::Body(text.to_owned())),
        1 => prop_oneof![caption(), one(BODIES).prop_map(str::to_owned)].prop_map(Item::Quote),
        1 => prop::collection::vec(prop_oneof![caption(), one(PEOPLE).prop_map(str::to_owned)], 1..4).prop_map(Item::List),
        6 => caption().prop_flat_map(|text| prop::collection::vec(form(text), 1..5)).prop_map(Item::Photo),
    ]
}

/// An article: its items, some of which stand twice.
pub fn article() -> impl Strategy<Value = Vec<Item>> {
    (
        prop::collection::vec(item(), 1..9),
        prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
            0..3,
        ),
    )
        .prop_map(|(mut items, copies)| {
            for (from, to) in copies {
                let copy = from.get(&items).clone();
                items.insert(to.index(items.len() + 1), copy);
            }
            items
        })
}

/// The article in a format; how exactly (line ends, blank lines, which markup) is drawn from its own words.
pub fn render(items: &[Item], format: Format) -> String {
    let dice = items
        .iter()
        .map(|item| format!("{item:?}").len())
        .sum::<usize>();
    match format {
        Format::Text => text(items, dice),
        Format::Markdown => markdown(items),
        Format::Html => html(items, dice),
        Format::Json => json(items, dice),
        other => panic!("{other:?} is not rendered yet"),
    }
}

fn text(items: &[Item], dice: usize) -> String {
    let (line, paragraph) = [
        ("\n", "\n\n"),
        ("\n\n", "\n\n"),
        ("\r\n", "\r\n\r\n"),
        ("\n", "\n"),
        ("\r", "\r"),
        (" ", "\n\n"),
    ][dice % 6];
    let end = ["", "\n"][dice % 2];
    items
        .iter()
        .map(|item| match item {
            Item::Heading(text) | Item::Body(text) => text.clone(),
            Item::Quote(text) => format!("\u{201c}{text}\u{201d}"),
            Item::List(texts) => texts
                .iter()
                .map(|text| format!("- {text}"))
                .collect::<Vec<_>>()
                .join(line),
            Item::Photo(texts) => texts.join(line),
        })
        .collect::<Vec<_>>()
        .join(paragraph)
        + end
}

fn markdown(items: &[Item]) -> String {
    let photo = |texts: &[String]| {
        texts
            .iter()
            .enumerate()
            .map(|(at, text)| match (at + text.len()) % 7 {
                0 => format!("![{text}](a.jpg)"),
                1 => format!("*{text}*"),
                2 => format!("![{text}](a.jpg)\n*{text}*"),
                3 => format!("> {text}"),
                4 => format!("[{text}](/a)"),
                5 => text.replacen(' ', " **", 1).replacen(". ", "**. ", 1),
                _ => text.clone(),
            })
            .collect::<Vec<_>>()
            .join(if texts.len().is_multiple_of(2) {
                "\n\n"
            } else {
                "\n"
            })
    };
    items
        .iter()
        .map(|item| match item {
            Item::Heading(text) => format!("## {text}"),
            Item::Body(text) => text.clone(),
            Item::Quote(text) => format!("> {text}\n>\n> *{text}*"),
            Item::List(texts) => texts
                .iter()
                .map(|text| format!("- {text}"))
                .collect::<Vec<_>>()
                .join("\n"),
            Item::Photo(texts) => photo(texts),
        })
        .collect::<Vec<_>>()
        .join("\n\n")
        + "\n"
}

fn html(items: &[Item], dice: usize) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('é', "&eacute;")
            .replace('"', "&quot;")
    };
    let photo = |texts: &[String]| {
        let inside: String = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let text = escaped(text);
                match (at + text.len()) % 6 {
                    0 => format!("<figcaption>{text}</figcaption>\n"),
                    1 => format!("<p class=\"caption\">{text}</p>"),
                    2 => format!("<div><span>{text}</span></div>\n"),
                    3 => format!("{text}<br>\n"),
                    4 => format!(
                        "<figcaption>{}</figcaption>",
                        text.replacen(' ', " <b>", 1).replacen(". ", "</b>. ", 1)
                    ),
                    _ => format!("<p>{text}<br/>{text}</p>"),
                }
            })
            .collect();
        let alt = texts.first().map(|text| escaped(text)).unwrap_or_default();
        if texts.len().is_multiple_of(2) {
            format!("<figure><img src=a.jpg alt=\"{alt}\">\n{inside}</figure>")
        } else {
            format!("<div class=\"image\">{inside}</div>")
        }
    };
    let body: String = items
        .iter()
        .map(|item| match item {
            Item::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
            Item::Body(text) => format!("<p>{}</p>\n", escaped(text)),
            Item::Quote(text) => format!("<blockquote><p>{}</p></blockquote>", escaped(text)),
            Item::List(texts) => format!(
                "<ul>{}</ul>\n",
                texts
                    .iter()
                    .map(|text| format!("<li>{}</li>", escaped(text)))
                    .collect::<String>()
            ),
            Item::Photo(texts) => photo(texts),
        })
        .collect();
    if dice.is_multiple_of(3) {
        format!("<!doctype html><html><body><article>{body}</article></body></html>\n")
    } else {
        body
    }
}

fn json(items: &[Item], dice: usize) -> String {
    let (first, second) = items.split_at(items.len() / 2);
    let string = |text: String| {
        let json = serde_json::Value::from(text).to_string();
        if dice.is_multiple_of(2) {
            json.replace('é', "\\u00e9").replace('/', "\\/")
        } else {
            json
        }
    };
    let record = |items: &[Item]| {
        let body = match dice % 4 {
            0 => html(items, dice),
            1 => markdown(items),
            _ => text(items, dice / 4),
        };
        format!(
            "{{\"id\": 1.0e2, \"text\": {}, \"n\": [1, null]}}",
            string(body)
        )
    };
    if dice.is_multiple_of(5) {
        format!("[{},\n{}]\n", record(first), record(second))
    } else {
        format!("{}\n{}\n", record(first), record(second))
    }
}

/// Bytes of `text`; characters that a legacy encoding lacks are lost.
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    match encoding {
        Encoding::Utf8 => text.into(),
        Encoding::Utf8WithMark => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encoding::Utf16Le => utf_16(u16::to_le_bytes),
        Encoding::Utf16Be => utf_16(u16::to_be_bytes),
        Encoding::Windows1252 => text
            .chars()
            .map(|c| match u32::from(c) {
                code @ (0..0x80 | 0xA0..=0xFF) => code as u8,
                0x2026 => 0x85,
                0x2019 => 0x92,
                _ => b'?',
            })
            .collect(),
    }
}

#[derive(Clone, Debug)]
enum Mutation {
    Delete,
    Repeat,
    Move,
    Insert(String),
    Cut,
}

/// A sample with some of its text deleted, doubled, moved or broken.
pub fn mutated_sample() -> impl Strategy<Value = (String, Format)> {
    let mutation = prop_oneof![
        Just(Mutation::Delete),
        Just(Mutation::Repeat),
        Just(Mutation::Move),
        Just(Mutation::Cut),
        super::hostile::soup().prop_map(|soup| Mutation::Insert(soup.chars().take(40).collect())),
    ];
    let index = any::<prop::sample::Index>;
    (
        prop::sample::select(samples()),
        prop::collection::vec((mutation, index(), 0..200usize, index()), 0..6),
    )
        .prop_map(|((source, format), mutations)| {
            let mut chars: Vec<char> = source.chars().collect();
            for (mutation, from, len, to) in mutations {
                let from = from.index(chars.len() + 1);
                let until = (from + len).min(chars.len());
                let to = to.index(chars.len() + 1);
                let part: Vec<char> = chars[from..until].to_vec();
                match mutation {
                    Mutation::Delete => drop(chars.drain(from..until)),
                    Mutation::Repeat => drop(chars.splice(to..to, part)),
                    Mutation::Move => {
                        chars.drain(from..until);
                        let to = to.min(chars.len());
                        chars.splice(to..to, part);
                    }
                    Mutation::Insert(text) => drop(chars.splice(to..to, text.chars())),
                    Mutation::Cut => drop(chars.splice(from..until, ['…'])),
                }
            }
            (chars.into_iter().collect(), format)
        })
}

/// The inputs of `samples/` with their formats.
pub fn samples() -> Vec<(String, Format)> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut inputs: Vec<PathBuf> = fs::read_dir(home)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|sample| fs::read_dir(sample.path()).ok())
        .flat_map(|files| files.flatten().map(|file| file.path()))
        .filter(|path| path.file_stem().is_some_and(|stem| stem == "input"))
        .collect();
    inputs.sort();
    inputs
        .into_iter()
        .filter_map(|path| {
            let format = Format::from_path(&path)?;
            Some((fs::read_to_string(path).ok()?, format))
        })
        .collect()
}
