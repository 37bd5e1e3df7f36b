//! What stands around an article on a page of a news site: of every hundred bytes some twenty are scripts, five style
//! sheets, three drawings, fifty tags, eight white space, and ten the article, as of 578 real pages in the middle.

use super::Random;
use std::fmt::Write;

/// How many bytes of a page there are for each of its article.
const PER_BYTE: usize = 9;

/// A page of a site around an `article` in HTML, with headlines of `words`.
pub fn page(article: &str, words: &[&str], random: &mut Random) -> String {
    let bytes = article.len() * PER_BYTE;
    let mut page = Page {
        out: String::with_capacity(bytes + bytes / 8),
        words,
        random,
    };
    page.head(bytes);
    page.menu(bytes * 15 / 100);
    page.out.push_str(article);
    page.scripts(bytes * 10 / 100);
    page.teasers(bytes * 42 / 100);
    page.out.push_str("</div>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    out: String,
    words: &'a [&'a str],
    random: &'a mut Random,
}

impl Page<'_> {
    /// Writes to the page until it is `bytes` longer.
    fn until(&mut self, bytes: usize, mut write: impl FnMut(&mut Self)) {
        let end = self.out.len() + bytes;
        while self.out.len() < end {
            write(self);
        }
    }

    fn write(&mut self, text: std::fmt::Arguments) {
        self.out.write_fmt(text).expect("a string takes all");
    }

    fn number(&mut self) -> usize {
        self.random.below(1_000_000)
    }

    fn headline(&mut self, words: usize) -> String {
        let words = (0..words).map(|_| self.words[self.random.below(self.words.len())]);
        words.collect::<Vec<_>>().join(" ")
    }

    fn head(&mut self, bytes: usize) {
        self.out.push_str("<!doctype html>\n<html lang=\"en\">\n<head>\n  <meta charset=\"utf-8\">\n  <title>News</title>\n");
        for _ in 0..24 {
            let number = self.number();
            self.write(format_args!("  <meta property=\"og:image:{number}\" content=\"https://news.example/media/{number}.jpg\">\n  <link rel=\"preload\" as=\"script\" href=\"/static/js/{number}.chunk.js\" crossorigin=\"anonymous\">\n"));
        }
        self.out.push_str("  <style>\n");
        self.until(bytes * 5 / 100, |page| {
            let number = page.number();
            page.write(format_args!("    .card-{number} > .card__image:hover {{ margin: 0 auto; color: #{number:06x}; display: none }}\n"));
        });
        self.out.push_str("  </style>\n");
        self.scripts(bytes * 10 / 100);
        self.out.push_str("</head>\n<body class=\"page page--article has-sidebar\">\n<div id=\"app\" data-reactroot>\n");
    }

    fn scripts(&mut self, bytes: usize) {
        self.until(bytes, |page| {
            page.out.push_str("  <script>\n");
            page.until(2_000, |page| {
                let number = page.number();
                page.write(format_args!("    window.site = window.site || []; site.push({{\"id\": {number}, \"title\": \"<b>{number}</b>\", \"visible\": {number} < 7 && !0}});\n"));
            });
            page.out.push_str("  </script>\n");
        });
    }

    fn menu(&mut self, bytes: usize) {
        self.out
            .push_str("<header class=\"site-header\">\n<nav aria-label=\"Sections\">\n<ul>\n");
        self.until(bytes, |page| {
            let (number, name) = (page.number(), page.headline(2));
            page.write(format_args!("          <li id=\"menu-item-{number}\" class=\"menu-item menu-item-type-taxonomy menu-item-{number}\">\n            <a href=\"https://news.example/section/{number}\" class=\"menu-link\" itemprop=\"url\">{name}</a>\n          </li>\n"));
        });
        self.out.push_str("</ul>\n</nav>\n</header>\n");
    }

    fn teasers(&mut self, bytes: usize) {
        self.out.push_str("<aside class=\"related\">\n");
        self.until(bytes, |page| {
            let (number, title) = (page.number(), page.headline(7));
            page.write(format_args!(
                "      <div class=\"card card--small js-card\" data-id=\"{number}\" data-track=\"related\">\n        <a class=\"card__link\" href=\"https://news.example/2026/{number}.html\" target=\"_self\">\n          <span class=\"card__media\"><img class=\"card__image lazyload\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"https://news.example/media/{number}-320x180.jpg\" alt=\"\" width=\"320\" height=\"180\" loading=\"lazy\"></span>\n          <svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M{number} 2.5C7 3.8 {number} 9 12 12z\"/></svg>\n          <h3 class=\"card__title\"><span>{title}</span></h3>\n        </a>\n        <!-- /card -->\n      </div>\n"
            ));
        });
        self.out.push_str("</aside>\n");
    }
}
