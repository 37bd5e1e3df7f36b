//! Guards the pieces of the pipeline: `cargo bench --bench pieces`. Each is measured through the public interface, as
//! articles that need the one piece more than the others.

mod articles;
#[path = "../tests/floods/mod.rs"]
mod floods;

use articles::{Articles, Form};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use onecap::{Format, Options, analyze};
use std::hint::black_box;
use std::path::Path;

fn pieces(criterion: &mut Criterion) {
    let mut articles = Articles::new(Path::new(env!("CARGO_MANIFEST_DIR")), 1).latin();
    let options = Options::default();
    let mut group = criterion.benchmark_group("analyze");
    let mut measure = |name: &str, format: Format, text: &str| {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                analyze(black_box(text.as_bytes()), format, &options)
                    .map(|found| found.findings.len())
                    .ok()
            });
        });
    };
    measure(
        "read text, 8 KB",
        Format::Text,
        &articles.article(8_000, Form::Text),
    );
    measure(
        "read HTML, 40 KB",
        Format::Html,
        &articles.article(40_000, Form::Html),
    );
    measure(
        "read a page of HTML, 80 KB",
        Format::Html,
        &articles.article(8_000, Form::Page),
    );
    measure(
        "read Markdown, 40 KB",
        Format::Markdown,
        &articles.article(40_000, Form::Markdown),
    );
    measure(
        "read records, 400 KB",
        Format::Json,
        &articles.json_lines(400_000, 8_000),
    );
    let mut pieces = 0;
    for flood in floods::FLOODS {
        let piece = match flood.name {
            "one line" => "normalise: one line",
            "equal credits" => "describe: credits",
            "prefix ladder" => "propose: prefix ladder",
            "near-equal captions" => "score: near-equal captions",
            "equal paragraphs" => "judge: equal paragraphs",
            "equal captions in one line" => "inline: copies in one line",
            _ => continue,
        };
        pieces += 1;
        measure(piece, flood.format, &(flood.make)(100_000));
    }
    assert_eq!(pieces, 6, "each of them is a flood by its name");
    group.finish();
}

criterion_group!(benches, pieces);
criterion_main!(benches);
