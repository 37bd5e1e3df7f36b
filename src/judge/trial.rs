//! Invented articles of a few lines, for the tests of this room.

use super::scene::Scene;
use crate::describe;
use crate::document::Format;
use crate::read;

/// A paragraph of the article's text.
pub const TEXT: &str = "The council voted to rebuild the old bridge, and nobody who was there on Friday spoke against that plan in the end.";

/// What `question` says of the line marked `-` (it would go) and the one marked `+` (it would stay) of an article.
pub fn ask<T>(lines: &[&str], question: impl Fn(&mut Scene, usize, usize) -> T) -> T {
    let marked = |mark: char| {
        lines
            .iter()
            .position(|line| line.starts_with(mark))
            .expect("a line is marked")
    };
    let bare: Vec<_> = lines
        .iter()
        .map(|line| line.trim_start_matches(['-', '+']))
        .collect();
    let source = bare.join("\n");
    let document = read::read(&source, Format::Text);
    assert_eq!(document.blocks.len(), lines.len(), "{source}");
    let features = describe::describe(&document, &describe::LEXICON);
    let mut scene = Scene::new(&document, &features);
    question(&mut scene, marked('-'), marked('+'))
}

/// What is told of an article of two texts.
pub fn tell_of_two<T>(a: &str, b: &str, tell: impl Fn(&Scene) -> T) -> T {
    let source = format!("{a}\n\n{b}\n");
    let document = read::read(&source, Format::Text);
    let features = describe::describe(&document, &describe::LEXICON);
    tell(&Scene::new(&document, &features))
}
