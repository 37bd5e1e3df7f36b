//! Files whose names say that they hold many things, or other things than an article: read as one article, what stands
//! in one row, page or letter of them would go because another one says it.

use crate::document::without_packing;
use std::path::Path;

/// What files of this name hold that is no article, by the extension before a `.gz` or `.zst`, in any case; `None` for
/// all that may be an article.
pub fn kind(path: &Path) -> Option<&'static str> {
    let extension = without_packing(path)?
        .extension()?
        .to_str()?
        .to_ascii_lowercase();
    match extension.as_str() {
        "csv" | "tsv" | "psv" => Some("a table"),
        "warc" | "wet" => Some("an archive of web pages"),
        "mbox" | "mbx" => Some("mail"),
        "sql" => Some("a database"),
        "rss" | "atom" => Some("a feed"),
        "yaml" | "yml" | "toml" | "ini" => Some("data"),
        "srt" | "vtt" => Some("subtitles"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_says_what_is_no_article() {
        for (name, expected) in [
            ("a.csv", Some("a table")),
            ("d/A.TSV.gz", Some("a table")),
            ("crawl.warc.zst", Some("an archive of web pages")),
            ("a.csv.txt", None),
            // Each of them is one letter, page or document that somebody kept, or some other thing of that name.
            ("page.mhtml", None),
            ("letter.eml", None),
            ("a.xml", None),
            ("a.tab", None),
            ("a.arc", None),
            ("a.log", None),
            ("csv", None),
            (".csv", None),
            ("a.gz", None),
            ("a", None),
        ] {
            assert_eq!(kind(Path::new(name)), expected, "{name}");
        }
    }
}
