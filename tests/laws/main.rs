//! The laws that hold for any input whatever: what comes out is what went in without some spans, and nothing else.
//!
//! `PROPTEST_CASES=100000 cargo test --test laws` looks longer than the default does.

mod articles;
mod broken;
mod check;
mod flooded;
#[path = "../floods/mod.rs"]
mod floods;
mod found;
mod hostile;
mod mangled;
mod markup;
mod shared;
#[path = "../skip/mod.rs"]
mod skip;
mod stack;

use articles::{Encoding, article, encode, mutated_sample, render};
use check::{check, check_all, check_idempotent};
use onecap::Format;
use proptest::prelude::*;

const FORMATS: [Format; 4] = [Format::Text, Format::Markdown, Format::Html, Format::Json];

fn encoding() -> impl Strategy<Value = Encoding> {
    prop_oneof![
        4 => Just(Encoding::Utf8),
        1 => Just(Encoding::Utf8WithMark),
        1 => Just(Encoding::Utf16Le),
        1 => Just(Encoding::Utf16Be),
        1 => Just(Encoding::Windows1252),
    ]
}

fn format() -> impl Strategy<Value = Format> {
    prop::sample::select(&FORMATS)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(192)
    }
}

#[test]
fn samples_keep_the_laws() {
    for (source, format) in articles::samples() {
        for source in [source.replace('\n', "\r\n"), source] {
            if let Err(broken) = check_all(source.as_bytes(), format) {
                panic!("{broken}\n{source}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn articles_keep_the_laws(items in article(), format in format(), encoding in encoding()) {
        let source = render(&items, format);
        check(&encode(&source, encoding), format).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn mutated_samples_keep_the_laws((source, format) in mutated_sample(), encoding in encoding()) {
        check(&encode(&source, encoding), format).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn arbitrary_bytes_keep_the_laws(bytes in prop::collection::vec(any::<u8>(), 0..400), format in format()) {
        check(&bytes, format).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn hostile_soup_keeps_the_laws(source in hostile::soup(), format in format(), encoding in encoding()) {
        check(&encode(&source, encoding), format).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn cleaning_an_article_twice_is_cleaning_it_once(items in article(), format in format()) {
        let source = render(&items, format);
        check_idempotent(source.as_bytes(), format).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn cleaning_a_mutated_sample_twice_is_cleaning_it_once((source, format) in mutated_sample()) {
        check_idempotent(source.as_bytes(), format).map_err(TestCaseError::fail)?;
    }
}
