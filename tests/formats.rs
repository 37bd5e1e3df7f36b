//! The same article as text, Markdown, HTML and JSON Lines gives the same findings where the same text is visible.
//!
//! [`TABLE`] says where it may differ, and why.

use onecap::{Format, Options, Span, analyze};
use std::path::{Path, PathBuf};

/// A piece of an article.
enum Piece {
    Heading(&'static str),
    Body(&'static str),
    Quote(&'static str),
    /// A photo: its alternative text, if that is not empty, and the texts below it.
    Photo(&'static str, &'static [&'static str]),
    /// Photos as items of a list, each with its texts.
    List(&'static [&'static [&'static str]]),
    /// Photos in the cells of one row, with their texts in the cells below.
    Grid(&'static [&'static [&'static str]]),
}
use Piece::{Body, Grid, Heading, List, Photo, Quote};

/// What goes, for which rule, and what stays for it.
type Found = (&'static str, &'static str, &'static str);

/// An article, and what is found in it.
struct Row {
    name: &'static str,
    article: &'static [Piece],
    found: &'static [Found],
    /// What is found in formats in which it is not the same, and why that is so.
    but: &'static [(Format, &'static [Found], &'static str)],
}

const ALT_IS_TEXT: &str =
    "scraped text has the alternative text as a line, and on the page nobody sees it";

const TABLE: &[Row] = &[
    Row {
        name: "a label, a cut caption, the caption and its credit",
        article: &[
            Heading("Two towns share a reservoir"),
            Body(
                "The new board will have seven members, two from each town and one named by the county.",
            ),
            Photo(
                "",
                &[
                    "Quill, Osei and Brandt",
                    "Mayor Ada Quill, council leader Ben Osei and Clara Brandt shake hands at the Low Dam on Friday. “We were all drinking…",
                    "Mayor Ada Quill, council leader Ben Osei and Clara Brandt shake hands at the Low Dam on Friday. “We were all drinking from the same glass,” Osei said.",
                    "Rosa Lind/AP Photo",
                ],
            ),
            Body(
                "Work on the second pipe begins in spring, and both towns will pay for it by the size of their meters.",
            ),
        ],
        found: &[
            (
                "label",
                "Quill, Osei and Brandt",
                "Mayor Ada Quill, council leader Ben Osei and Clara Brandt shake hands at the Low Dam on Friday. “We were all drinking from the same glass,” Osei said.",
            ),
            (
                "truncated",
                "Mayor Ada Quill, council leader Ben Osei and Clara Brandt shake hands at the Low Dam on Friday. “We were all drinking…",
                "Mayor Ada Quill, council leader Ben Osei and Clara Brandt shake hands at the Low Dam on Friday. “We were all drinking from the same glass,” Osei said.",
            ),
        ],
        but: &[],
    },
    Row {
        name: "German: a caption without its credit, and the caption of a lightbox",
        article: &[
            Body(
                "Nach neun Jahren ist die Brücke über die Orle wieder offen, und die Fähre fährt nur noch am Sonntag.",
            ),
            Photo(
                "",
                &[
                    "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle.",
                    "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle. Foto: Petra Sommer/dpa",
                ],
            ),
            Body("Die Stadt hat dafür ihre Rücklage verbraucht, die für das Jubiläum gedacht war."),
            Photo(
                "",
                &[
                    "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle. Foto: Petra Sommer/dpa",
                ],
            ),
            Body("Im Herbst soll auch der Radweg fertig sein."),
        ],
        found: &[
            (
                "prefix",
                "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle.",
                "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle. Foto: Petra Sommer/dpa",
            ),
            (
                "exact",
                "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle. Foto: Petra Sommer/dpa",
                "Bürgermeisterin Ada Quill zerschneidet das Band an der neuen Brücke über die Orle. Foto: Petra Sommer/dpa",
            ),
        ],
        but: &[],
    },
    Row {
        name: "French: signs that HTML and Markdown escape",
        article: &[
            Body(
                "La mairie & l’école ont signé l’accord hier soir, après deux ans de débats <houleux>.",
            ),
            Photo(
                "",
                &[
                    "Élodie Marchand & Luc *Petit* <au centre> signent l’accord à Sainte-Orle…",
                    "Élodie Marchand & Luc *Petit* <au centre> signent l’accord à Sainte-Orle, le 3 mai 2021.",
                ],
            ),
            Body("Les travaux commenceront au printemps, si le temps le permet."),
        ],
        found: &[(
            "truncated",
            "Élodie Marchand & Luc *Petit* <au centre> signent l’accord à Sainte-Orle…",
            "Élodie Marchand & Luc *Petit* <au centre> signent l’accord à Sainte-Orle, le 3 mai 2021.",
        )],
        but: &[],
    },
    Row {
        name: "Russian: the same caption under the photo and at the end",
        article: &[
            Body(
                "Мост закрыли после наводнения, и жители девять лет ходили в обход через соседнюю деревню.",
            ),
            Photo(
                "",
                &[
                    "Надя Орлова открывает новый мост через Орлю в понедельник утром. Фото: Иван Лугов",
                ],
            ),
            Body("Городской совет проголосовал за ремонт ещё весной, но денег тогда не нашлось."),
            Photo(
                "",
                &[
                    "Надя Орлова открывает новый мост через Орлю в понедельник утром. Фото: Иван Лугов",
                ],
            ),
            Body("Второй мост построят в следующем году."),
        ],
        found: &[(
            "exact",
            "Надя Орлова открывает новый мост через Орлю в понедельник утром. Фото: Иван Лугов",
            "Надя Орлова открывает новый мост через Орлю в понедельник утром. Фото: Иван Лугов",
        )],
        but: &[],
    },
    Row {
        name: "Japanese: a caption that is cut off",
        article: &[
            Body(
                "この橋は九年前の洪水の後、閉鎖されていた。町は積立金を使って橋を直すことにした。",
            ),
            Photo(
                "",
                &[
                    "月曜日の朝、オルレ川に架かる新しい橋の開通式で、テープを切る山田花子町長と町の…",
                    "月曜日の朝、オルレ川に架かる新しい橋の開通式で、テープを切る山田花子町長と町の子どもたち（佐藤太郎撮影）",
                ],
            ),
            Body("来年の春には自転車道もできる予定だ。"),
        ],
        found: &[(
            "truncated",
            "月曜日の朝、オルレ川に架かる新しい橋の開通式で、テープを切る山田花子町長と町の…",
            "月曜日の朝、オルレ川に架かる新しい橋の開通式で、テープを切る山田花子町長と町の子どもたち（佐藤太郎撮影）",
        )],
        but: &[],
    },
    Row {
        name: "Arabic: a caption twice in a row",
        article: &[
            Body(
                "أغلق الجسر بعد الفيضان، وظل الناس تسع سنوات يسلكون طريقا آخر عبر القرية المجاورة.",
            ),
            Photo(
                "",
                &[
                    "العمدة ليلى حداد تفتتح الجسر الجديد فوق النهر صباح يوم الاثنين",
                    "العمدة ليلى حداد تفتتح الجسر الجديد فوق النهر صباح يوم الاثنين",
                ],
            ),
            Body("سيبدأ العمل في الطريق الثاني في الربيع."),
        ],
        found: &[(
            "exact",
            "العمدة ليلى حداد تفتتح الجسر الجديد فوق النهر صباح يوم الاثنين",
            "العمدة ليلى حداد تفتتح الجسر الجديد فوق النهر صباح يوم الاثنين",
        )],
        but: &[],
    },
    Row {
        name: "an alternative text that is the start of its caption",
        article: &[
            Body(
                "The ferry that links the two shores of the lake was late again on Monday, and nobody knew why.",
            ),
            Photo(
                "Mira Toll steers the ferry across the lake of Vellin",
                &[
                    "Mira Toll steers the ferry across the lake of Vellin at dawn. Photo: Ole Brandt",
                ],
            ),
            Body("The company has promised a new engine by the autumn."),
        ],
        found: &[],
        but: &[
            (
                Format::Text,
                &[(
                    "truncated",
                    "Mira Toll steers the ferry across the lake of Vellin",
                    "Mira Toll steers the ferry across the lake of Vellin at dawn. Photo: Ole Brandt",
                )],
                ALT_IS_TEXT,
            ),
            (
                Format::Json,
                &[(
                    "truncated",
                    "Mira Toll steers the ferry across the lake of Vellin",
                    "Mira Toll steers the ferry across the lake of Vellin at dawn. Photo: Ole Brandt",
                )],
                ALT_IS_TEXT,
            ),
        ],
    },
    Row {
        name: "an alternative text that says more than its caption",
        article: &[
            Body(
                "The ferry that links the two shores of the lake was late again on Monday, and nobody knew why.",
            ),
            Photo(
                "A woman in a red coat at the wheel of a small ferry, with two dogs",
                &[
                    "Mira Toll steers the ferry across the lake of Vellin at dawn. Photo: Ole Brandt",
                ],
            ),
            Body("The company has promised a new engine by the autumn."),
        ],
        found: &[],
        but: &[],
    },
    Row {
        name: "a gallery as a list",
        article: &[
            Body(
                "The market was open for the first time since the flood, and most of the stalls were back.",
            ),
            List(&[
                &[
                    "Tom Vane sells the first apples of the year at the market in Marrick…",
                    "Tom Vane sells the first apples of the year at the market in Marrick on Saturday.",
                ],
                &["Ida Brandt with the bread that she has baked since four in the morning."],
            ]),
            Body("It will be open on every Saturday until the snow comes."),
        ],
        found: &[(
            "truncated",
            "Tom Vane sells the first apples of the year at the market in Marrick…",
            "Tom Vane sells the first apples of the year at the market in Marrick on Saturday.",
        )],
        but: &[],
    },
    Row {
        name: "a gallery as a table",
        article: &[
            Body(
                "The market was open for the first time since the flood, and most of the stalls were back.",
            ),
            Grid(&[
                &[
                    "Tom Vane sells the first apples of the year at the market in Marrick…",
                    "Tom Vane sells the first apples of the year at the market in Marrick on Saturday.",
                ],
                &["Ida Brandt with the bread that she has baked since four in the morning."],
            ]),
            Body("It will be open on every Saturday until the snow comes."),
        ],
        found: &[(
            "truncated",
            "Tom Vane sells the first apples of the year at the market in Marrick…",
            "Tom Vane sells the first apples of the year at the market in Marrick on Saturday.",
        )],
        but: &[],
    },
    Row {
        name: "a caption said twice in one block",
        article: &[
            Body(
                "The council voted on Monday, and nobody who was there spoke against the plan of the mayor.",
            ),
            Photo(
                "",
                &[
                    "Mayor Ada Quill opens the new bridge over the Orle on Monday. Mayor Ada Quill opens the new bridge over the Orle on Monday.",
                ],
            ),
            Body("Work on the second bridge begins in spring."),
        ],
        found: &[(
            "inline",
            "Mayor Ada Quill opens the new bridge over the Orle on Monday.",
            "Mayor Ada Quill opens the new bridge over the Orle on Monday. Mayor Ada Quill opens the new bridge over the Orle on Monday.",
        )],
        but: &[],
    },
    Row {
        name: "a headline that is a caption too",
        article: &[
            Heading("Mayor Ada Quill opens the new bridge over the Orle"),
            Photo(
                "",
                &[
                    "Mayor Ada Quill opens the new bridge over the Orle",
                    "Photo: Jo Reed/AP",
                ],
            ),
            Body(
                "The council voted on Monday, and nobody who was there spoke against the plan of the mayor.",
            ),
            Body("Work on the second bridge begins in spring."),
        ],
        found: &[(
            "exact",
            "Mayor Ada Quill opens the new bridge over the Orle",
            "Mayor Ada Quill opens the new bridge over the Orle",
        )],
        but: &[],
    },
    Row {
        name: "what stays in every format: a quote that repeats the text, two photos with one credit and one template",
        article: &[
            Body(
                "“We shall walk over it by spring,” said the mayor, who has run the town for nine years.",
            ),
            Quote("We shall walk over it by spring"),
            Photo(
                "",
                &[
                    "Ida Brandt, 34, teacher, votes in Marrick on Sunday.",
                    "Photo: Jo Reed/AP",
                ],
            ),
            Body("The vote was close in all three towns."),
            Photo(
                "",
                &[
                    "Tom Vane, 51, baker, votes in Easter Cray on Sunday.",
                    "Photo: Jo Reed/AP",
                ],
            ),
            Body("The count went on until midnight."),
        ],
        found: &[],
        but: &[],
    },
];

/// How many articles differ nowhere, at least.
const SAME: usize = 12;

fn text(article: &[Piece]) -> String {
    let paragraph = |piece: &Piece| match piece {
        Heading(text) | Body(text) | Quote(text) => (*text).to_owned(),
        Photo(alt, texts) => {
            let alt = Some(*alt).filter(|alt| !alt.is_empty());
            alt.into_iter()
                .chain(texts.iter().copied())
                .collect::<Vec<_>>()
                .join("\n")
        }
        List(photos) | Grid(photos) => photos.concat().join("\n"),
    };
    article
        .iter()
        .map(paragraph)
        .collect::<Vec<_>>()
        .join("\n\n")
        + "\n"
}

fn markdown(article: &[Piece]) -> String {
    let escaped = |text: &str| {
        text.replace('*', "\\*")
            .replace('<', "\\<")
            .replace('&', "&amp;")
    };
    let paragraph = |piece: &Piece| match piece {
        Heading(text) => format!("# {}", escaped(text)),
        Body(text) => escaped(text),
        Quote(text) => format!("> {}", escaped(text)),
        Photo(alt, texts) => {
            let texts = texts.iter().map(|text| escaped(text));
            let image = format!("![{}](a.jpg)", escaped(alt));
            std::iter::once(image)
                .chain(texts)
                .collect::<Vec<_>>()
                .join("\n")
        }
        List(photos) => {
            let item = |texts: &&[&str]| {
                let texts = texts.iter().map(|text| escaped(text)).collect::<Vec<_>>();
                format!("- ![](a.jpg)\n  {}", texts.join("\n  "))
            };
            photos.iter().map(item).collect::<Vec<_>>().join("\n")
        }
        Grid(photos) => {
            let row = |cell: &dyn Fn(&[&str]) -> String| {
                let cells = photos.iter().map(|texts| cell(texts)).collect::<Vec<_>>();
                format!("| {} |", cells.join(" | "))
            };
            [
                row(&|_| "![](a.jpg)".to_owned()),
                row(&|_| "---".to_owned()),
                row(&|texts| escaped(&texts.join("<br>")).replace("\\<", "<")),
            ]
            .join("\n")
        }
    };
    article
        .iter()
        .map(paragraph)
        .collect::<Vec<_>>()
        .join("\n\n")
        + "\n"
}

fn html(article: &[Piece]) -> String {
    let escaped = |text: &str| {
        text.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('é', "&eacute;")
    };
    let all = |texts: &[&str], tag: &str| -> String {
        let element = |text: &&str| format!("<{tag}>{}</{tag}>", escaped(text));
        texts.iter().map(element).collect::<Vec<_>>().join("\n")
    };
    let element = |piece: &Piece| match piece {
        Heading(text) => format!("<h1>{}</h1>", escaped(text)),
        Body(text) => format!("<p>{}</p>", escaped(text)),
        Quote(text) => format!("<blockquote><p>{}</p></blockquote>", escaped(text)),
        Photo(alt, texts) => {
            let alt = escaped(alt).replace('"', "&quot;");
            format!(
                "<figure><img src=\"a.jpg\" alt=\"{alt}\">\n{}</figure>",
                all(texts, "figcaption")
            )
        }
        List(photos) => {
            let item = |texts: &&[&str]| format!("<li><img src=a.jpg>{}</li>", all(texts, "p"));
            format!("<ul>{}</ul>", photos.iter().map(item).collect::<String>())
        }
        Grid(photos) => {
            let images = "<td><img src=a.jpg></td>".repeat(photos.len());
            let cell = |texts: &&[&str]| format!("<td>{}</td>", all(texts, "p"));
            let cells = photos.iter().map(cell).collect::<String>();
            format!("<table><tr>{images}</tr><tr>{cells}</tr></table>")
        }
    };
    article.iter().map(element).collect::<Vec<_>>().join("\n") + "\n"
}

/// The findings of a source, with their texts as readers see them in the article as plain text.
fn findings(source: &str, format: Format) -> Vec<[String; 3]> {
    let analysis = analyze(source.as_bytes(), format, &Options::default()).unwrap();
    assert_eq!(analysis.problems, []);
    let seen = |span: Span| {
        let raw = &source[span.start()..span.end()];
        let plain = match format {
            Format::Markdown => raw.replace("&amp;", "&").replace('\\', ""),
            Format::Html => htmlize_few(raw),
            Format::Json => serde_json::from_str(&format!("\"{raw}\"")).unwrap(),
            Format::Text => raw.to_owned(),
            other => panic!("{other:?} is not read here yet"),
        };
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let keepers = |spans: &[Span]| spans.iter().map(|&span| seen(span)).collect::<Vec<_>>();
    analysis
        .findings
        .iter()
        .map(|finding| {
            [
                finding.rule.to_string(),
                seen(finding.span),
                keepers(&finding.keepers).join(" + "),
            ]
        })
        .collect()
}

fn htmlize_few(raw: &str) -> String {
    raw.replace("&eacute;", "é")
        .replace("&lt;", "<")
        .replace("&amp;", "&")
}

fn rendered(article: &[Piece], format: Format) -> String {
    match format {
        Format::Text => text(article),
        Format::Markdown => markdown(article),
        Format::Html => html(article),
        Format::Json => serde_json::json!({ "id": 1, "text": text(article) }).to_string() + "\n",
        other => panic!("{other:?} is not written here yet"),
    }
}

#[test]
fn an_article_gives_the_same_findings_in_every_format() {
    let mut complaints = Vec::new();
    for row in TABLE {
        for format in [Format::Text, Format::Markdown, Format::Html, Format::Json] {
            let found = findings(&rendered(row.article, format), format);
            let but = row.but.iter().find(|(other, ..)| *other == format);
            let expected = but.map_or(row.found, |(_, found, _)| found);
            let same = found.len() == expected.len()
                && found
                    .iter()
                    .zip(expected)
                    .all(|(found, &(rule, goes, stays))| {
                        found[0] == rule && found[1] == goes && found[2] == stays
                    });
            if !same {
                complaints.push(format!(
                    "{} as {format:?}:\n  found    {found:#?}\n  expected {expected:#?}",
                    row.name
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let same = TABLE.iter().filter(|row| row.but.is_empty()).count();
    assert!(same >= SAME, "only {same} articles are the same everywhere");
}

fn shared(set: &str) -> String {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captions");
    let home = std::env::var_os("ONECAP_SHARED").map_or_else(beside, PathBuf::from);
    std::fs::read_to_string(home.join(set)).unwrap_or_default()
}

/// The figures for text hold for articles inside of JSON Lines: every labelled article, where they are at hand, comes
/// out of a record as it comes out of a file.
#[test]
fn articles_in_records_come_out_as_files_do() {
    for line in shared("dev.jsonl").lines() {
        let record: serde_json::Value = serde_json::from_str(line).unwrap();
        let blocks = record["blocks"].as_array().unwrap();
        let blocks: Vec<&str> = blocks.iter().map(|block| block.as_str().unwrap()).collect();
        for between in ["\n\n", "\n"] {
            let article = blocks.join(between) + "\n";
            let json = serde_json::json!({ "id": record["id"], "text": article, "n": 1 });
            let json = json.to_string() + "\n";
            let clean = |source: &str, format| {
                let options = Options {
                    field_format: Some(Format::Text),
                    ..Options::default()
                };
                let analysis = analyze(source.as_bytes(), format, &options).unwrap();
                let edits = analysis.edits(onecap::Applicability::Safe);
                String::from_utf8(onecap::apply(source.as_bytes(), edits).unwrap()).unwrap()
            };
            let cleaned: serde_json::Value =
                serde_json::from_str(&clean(&json, Format::Json)).unwrap();
            assert_eq!(
                cleaned["text"].as_str(),
                Some(clean(&article, Format::Text).as_str()),
                "{}",
                record["id"]
            );
        }
    }
}
