//! Articles made from the ones in `samples/`, with a seed: the same seed gives the same bytes on every machine.
//!
//! An article is in one script, and about one in two has a repeat, as in the wild.

mod page;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// A pseudo-random number generator: SplitMix64 (Steele, Lea and Flood 2014).
pub struct Random(u64);

impl Random {
    /// A generator that gives the same numbers for the same seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end.max(1) as u64) as usize
    }
}

/// The form in which an article is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Text,
    /// The article alone.
    Html,
    /// A page of a site, with all that stands around the article.
    Page,
    Markdown,
}

const FEWEST_SENTENCES: usize = 4;

/// A source of articles.
pub struct Articles {
    random: Random,
    /// The blocks of each sample, whole, so that what repeats in it repeats in the article.
    samples: Vec<Vec<String>>,
    /// The script of each sample.
    scripts: Vec<u32>,
    /// Sentences of the samples' running text, by script.
    sentences: HashMap<u32, Vec<String>>,
}

/// The script that a text is in, as the block of 256 characters that most of its letters come from; all that is
/// written in Latin letters counts as one.
fn script(lines: &[String]) -> u32 {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for letter in lines.iter().flat_map(|line| line.chars()) {
        if letter.is_alphabetic() {
            let block = u32::from(letter) >> 8;
            *counts.entry(if block < 3 { 0 } else { block }).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|&(block, count)| (count, block));
    most.map_or(0, |(block, _)| block)
}

impl Articles {
    /// Reads the samples of a clean clone; `root` is its directory.
    pub fn new(root: &Path, seed: u64) -> Self {
        let mut names: Vec<_> = fs::read_dir(root.join("samples"))
            .expect("the samples are there")
            .filter_map(|entry| Some(entry.ok()?.path().join("input.txt")))
            .filter(|path| path.exists())
            .collect();
        names.sort();
        let samples: Vec<Vec<String>> = names
            .iter()
            .map(|path| fs::read_to_string(path).expect("a sample is text"))
            .filter(|text| text.len() < 4_000)
            .map(|text| {
                text.lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(str::to_owned)
                    .collect()
            })
            .collect();
        let scripts: Vec<u32> = samples.iter().map(|sample| script(sample)).collect();
        let mut sentences: HashMap<u32, Vec<String>> = HashMap::new();
        for (sample, script) in samples.iter().zip(&scripts) {
            let running = sample
                .iter()
                .filter(|line| line.len() > 90)
                .flat_map(|line| {
                    line.split_inclusive(". ")
                        .flat_map(|part| part.split_inclusive('。'))
                })
                .map(|sentence| sentence.trim().to_owned())
                // What has a credit or is cut off is a caption, and no running text.
                .filter(|sentence| {
                    let signs = ['(', '（', '/', ':', '：', '=', '＝', '©', '…'];
                    sentence.len() > 30 && !sentence.contains(signs) && !sentence.contains("..")
                });
            sentences.entry(*script).or_default().extend(running);
        }
        // A script with a few short sentences does not make an article.
        let (samples, scripts) = samples
            .into_iter()
            .zip(scripts)
            .filter(|(_, script)| {
                let sentences = sentences.get(script);
                sentences.is_some_and(|sentences| sentences.len() >= FEWEST_SENTENCES)
            })
            .unzip();
        Self {
            random: Random::new(seed),
            samples,
            scripts,
            sentences,
        }
    }

    /// The same source without the articles that are not written in Latin letters: articles of different lengths are
    /// compared in one script.
    pub fn latin(mut self) -> Self {
        let is_latin: Vec<bool> = self.scripts.iter().map(|&script| script == 0).collect();
        let mut each = is_latin.iter();
        self.samples.retain(|_| each.next() == Some(&true));
        self.scripts.retain(|&script| script == 0);
        self
    }

    /// An article of about `bytes` bytes.
    pub fn article(&mut self, bytes: usize, form: Form) -> String {
        let blocks = self.blocks(bytes);
        match form {
            Form::Text => blocks.join("\n\n") + "\n",
            Form::Html => html(&blocks),
            Form::Page => {
                let words: Vec<&str> = blocks
                    .iter()
                    .flat_map(|block| block.split(|c: char| !c.is_alphanumeric()))
                    .filter(|word| word.len() > 3)
                    .collect();
                page::page(&article_element(&blocks), &words, &mut self.random)
            }
            Form::Markdown => markdown(&blocks),
        }
    }

    /// JSON Lines of about `bytes` bytes with one article of `article` bytes a record.
    pub fn json_lines(&mut self, bytes: usize, article: usize) -> String {
        let mut out = String::with_capacity(bytes + 16_000);
        let mut id = 0;
        while out.len() < bytes {
            let text = self.article(article, Form::Text);
            let record = serde_json::json!({ "id": id, "url": format!("https://news.example/{id}"), "text": text });
            out.push_str(&record.to_string());
            out.push('\n');
            id += 1;
        }
        out
    }

    fn blocks(&mut self, bytes: usize) -> Vec<String> {
        let mut blocks = Vec::new();
        let mut size = 0;
        let mut media_every = 0;
        let first = self.random.below(self.samples.len());
        let script = self.scripts[first];
        while size < bytes {
            // The media texts of a sample: about half of the samples have repeats, half are traps.
            if media_every == 0 {
                let mut at = self.random.below(self.samples.len());
                while self.scripts[at] != script {
                    at = self.random.below(self.samples.len());
                }
                let sample = self.samples[at].clone();
                size += sample.iter().map(String::len).sum::<usize>();
                blocks.extend(sample);
                media_every = 30 + self.random.below(20);
            }
            media_every -= 1;
            let paragraph = self.paragraph(script);
            size += paragraph.len() + 2;
            blocks.push(paragraph);
        }
        blocks
    }

    /// Sentences in a new order, with every other word blended of two: paragraphs share words, as real ones do, but no
    /// sentence stands twice.
    fn paragraph(&mut self, script: u32) -> String {
        let count = 2 + self.random.below(4);
        let sentences = &self.sentences[&script];
        let mut words: Vec<String> = Vec::new();
        for _ in 0..count {
            let at = self.random.below(sentences.len());
            words.extend(sentences[at].split(' ').map(str::to_owned));
        }
        let half = |word: &str| word.chars().count() / 2;
        for at in (0..words.len()).filter(|at| at % 2 == 1) {
            let other = &words[self.random.below(words.len())];
            let end: String = other.chars().skip(half(other)).collect();
            let start: String = words[at].chars().take(half(&words[at])).collect();
            words[at] = start + &end;
        }
        words.join(" ")
    }
}

fn html(blocks: &[String]) -> String {
    let head = "<!doctype html>\n<html><head><title>News</title></head><body>\n";
    head.to_owned() + &article_element(blocks) + "</body></html>\n"
}

fn article_element(blocks: &[String]) -> String {
    let mut out = String::from("<article class=\"story\">\n");
    for (at, block) in blocks.iter().enumerate() {
        let block = block.replace('&', "&amp;").replace('<', "&lt;");
        if block.len() < 160 && at % 3 == 0 {
            out.push_str(&format!("<figure class=\"photo\" id=\"p{at}\">\n<img src=\"/media/{at}.jpg\" width=\"640\">\n<figcaption>{block}</figcaption>\n</figure>\n"));
        } else {
            out.push_str(&format!("<p class=\"body\">{block}</p>\n"));
        }
    }
    out + "</article>\n"
}

fn markdown(blocks: &[String]) -> String {
    let mut out = String::from("---\ntitle: News\n---\n\n");
    for (at, block) in blocks.iter().enumerate() {
        match block {
            block if block.len() < 160 && at % 3 == 0 => {
                out.push_str(&format!("![](/media/{at}.jpg)\n\n*{block}*\n\n"))
            }
            block => out.push_str(&format!("{block}\n\n")),
        }
    }
    out
}
