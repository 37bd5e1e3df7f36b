//! How an article is judged, for those who ask: the blocks and pairs that the rules see, with what was found.

use super::article::read_article;
use super::{analyze, each_record, readable};
use crate::document::Format;
use crate::error::Error;
use crate::explanation::Explanation;
use crate::finding::Finding;
use crate::options::Options;
use crate::span::Span;
use crate::{decode, judge, read};

/// Shows how the articles of an input are judged: what [`analyze`] sees on its way to its findings, and these.
///
/// Text, Markdown and HTML are one article; JSON gives one explanation for each text of its records that can be read.
/// It takes about as long as [`analyze`] twice, and holds the text of every block.
///
/// # Errors
///
/// As [`analyze`].
pub fn explain(bytes: &[u8], format: Format, options: &Options) -> Result<Vec<Explanation>, Error> {
    let analysis = analyze(bytes, format, options)?;
    explain_findings(bytes, format, options, analysis.findings)
}

/// As [`explain`], where the findings are known.
pub fn explain_findings(
    bytes: &[u8],
    format: Format,
    options: &Options,
    mut findings: Vec<Finding>,
) -> Result<Vec<Explanation>, Error> {
    let readable = readable(bytes, format, options);
    let bytes = readable.as_ref().map_or(bytes, |it| it.bytes.as_slice());
    let text = decode::decode(bytes)?;
    findings.sort_by_key(|finding| finding.span);
    // Of several articles each gets the findings that stand in it.
    let mut explained = Vec::new();
    match format {
        Format::Json => {
            // What cannot be read is reported by `analyze`.
            let _ = each_record(text.as_str(), options, |article, _, format| {
                let explanation = explain_article(article.as_str(), format, options);
                let explanation = explanation.mapped(|span| article.to_source(span));
                explained.push((article.source_span(), explanation));
            });
        }
        format => {
            let explanation = explain_article(text.as_str(), format, options);
            explained.push((Span::new(0, text.as_str().len()), explanation));
        }
    }
    let explanations = explained.into_iter().map(|(place, explanation)| {
        let place = text.to_source(place);
        let first = findings.partition_point(|finding| finding.span.start() < place.start());
        let found = findings.iter().skip(first);
        let found = found.take_while(|finding| finding.span.start() < place.end());
        explanation
            .mapped(|span| text.to_source(span))
            .with(found.cloned().collect())
    });
    Ok(explanations.collect())
}

/// How the rules see one article.
fn explain_article(source: &str, format: Format, options: &Options) -> Explanation {
    let document = read_article(source, format, options);
    let ignores = read::Ignores::find(source, format, &document);
    judge::explain(&document, options, |block| ignores.hide(block))
}

impl Explanation {
    fn mapped(mut self, home: impl Fn(Span) -> Span) -> Self {
        self.blocks
            .iter_mut()
            .for_each(|block| block.span = home(block.span));
        self
    }
}
