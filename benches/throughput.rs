//! Measures the `onecap` command side by side with its rivals, in one run: `cargo bench --bench throughput`.
//!
//! `ONECAP_BENCH_MB` is the size of the tree and of the records in MB (default 16), `ONECAP_BENCH_RUNS` how often each
//! command is run (default 5; the median counts), `RG` the ripgrep to compare with (default `rg`). What is not
//! installed is left out.

mod articles;
#[path = "../tests/floods/mod.rs"]
mod floods;

use articles::{Articles, Form};
use onecap::Format;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

const ARTICLE: usize = 8_000;
const ARTICLES_PER_DIRECTORY: usize = 500;

fn main() {
    let mut bench = Bench::new();
    bench.machine();
    bench.start();
    bench.tree();
    bench.records();
    bench.real();
    bench.markup("HTML articles", "html", 40_000, Form::Html);
    bench.markup("whole pages of HTML", "html", 8_000, Form::Page);
    bench.markup("Markdown articles", "md", 40_000, Form::Markdown);
    bench.growth();
    bench.hostile();
}

/// What is measured with, and where.
struct Bench {
    dir: tempfile::TempDir,
    articles: Articles,
    bytes: usize,
    runs: usize,
}

/// How long a command took, in seconds: the median.
type Seconds = f64;

impl Bench {
    fn new() -> Self {
        let number = |name: &str, default: usize| {
            env::var(name)
                .ok()
                .and_then(|value| value.parse().ok())
                .unwrap_or(default)
        };
        Self {
            dir: tempfile::tempdir().expect("a temporary directory"),
            articles: Articles::new(Path::new(env!("CARGO_MANIFEST_DIR")), 1),
            bytes: number("ONECAP_BENCH_MB", 16) * 1_000_000,
            runs: number("ONECAP_BENCH_RUNS", 5),
        }
    }

    fn machine(&self) {
        let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpu
            .lines()
            .find_map(|line| line.strip_prefix("model name"))
            .unwrap_or("an unknown processor");
        println!(
            "{}, {} threads, {}",
            model.trim_start_matches([' ', '\t', ':']),
            threads(),
            env::consts::OS
        );
        println!(
            "{} MB of articles, the median of {} runs, page cache warm\n",
            self.bytes / 1_000_000,
            self.runs
        );
    }

    fn start(&mut self) {
        let one = self.file("one.txt", |articles| articles.article(ARTICLE, Form::Text));
        println!(
            "onecap --version          {:>7.1} ms",
            1e3 * self.time(&mut onecap(&["--version"]))
        );
        println!(
            "one article of 8 KB       {:>7.1} ms\n",
            1e3 * self.time(onecap(&["check", "-q"]).arg(&one))
        );
    }

    fn tree(&mut self) {
        let tree = self.dir.path().join("tree");
        for number in 0..self.bytes / ARTICLE {
            let place = tree.join(format!("{:03}", number / ARTICLES_PER_DIRECTORY));
            fs::create_dir_all(&place).expect("a directory can be made");
            let text = self.articles.article(ARTICLE, Form::Text);
            fs::write(place.join(format!("{number}.txt")), text)
                .expect("an article can be written");
        }
        let all = threads().to_string();
        let check = |threads: &str| {
            let mut command = onecap(&["check", "--stats", "-j", threads]);
            command.arg(&tree);
            command
        };
        let (one, many) = (self.time(&mut check("1")), self.time(&mut check(&all)));
        self.rate("tree, check, 1 thread", self.bytes, one);
        self.rate(&format!("tree, check, {all} threads"), self.bytes, many);
        println!(
            "{:<40} {:>7.2} x",
            format!("{all} threads against one"),
            one / many
        );
        print_memory("tree, check", &mut check(&all));
        let rg = env::var("RG").unwrap_or_else(|_| "rg".into());
        let mut rg = Command::new(rg);
        rg.args(["-c", "-j", &all, "Quillfeather"]).arg(&tree);
        self.rival("rg -c of a literal", many, &mut rg);
        // The scripts are slow: they get one directory of the tree.
        let some = tree.join("000");
        let ours = self.time(onecap(&["check", "--stats", "-j1"]).arg(&some));
        for script in [
            "line_dedup.py",
            "trafilatura_segments.py",
            "text_dedup_minhash.py",
            "rapidfuzz_pairs.py",
        ] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("benches/rivals")
                .join(script);
            self.rival(script, ours, Command::new("python3").arg(path).arg(&some));
        }
        println!();
    }

    fn records(&mut self) {
        let bytes = self.bytes;
        let path = self.file("articles.jsonl", |articles| {
            articles.json_lines(bytes, ARTICLE)
        });
        let out = self.dir.path().join("out.jsonl");
        let check = self.time(onecap(&["check", "--stats", "-j1"]).arg(&path));
        self.rate("JSON Lines, check, 1 thread", bytes, check);
        let clean = self.time(
            onecap(&["clean", "-q", "-j1", "--force", "--output"])
                .arg(&out)
                .arg(&path),
        );
        self.rate("JSON Lines, clean, 1 thread", bytes, clean);
        print_memory(
            "JSON Lines, clean",
            onecap(&["clean", "-q", "--force", "--output"])
                .arg(&out)
                .arg(&path),
        );
        println!();
    }

    /// Real articles, where their sets are beside the checkout: about one in three of the unlabelled ones has a repeat,
    /// none of the clean ones has.
    fn real(&mut self) {
        let sets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/captions");
        for set in ["unlabelled.jsonl", "clean.jsonl"] {
            let Ok(articles) = fs::read_to_string(sets.join(set)) else {
                println!("{set:<40} not beside the checkout");
                continue;
            };
            let records: String = articles.lines().filter_map(as_text).collect();
            let lines = records.repeat(self.bytes.div_ceil(records.len().max(1)));
            let bytes = lines.len();
            let path = self.file(set, |_| lines);
            let seconds = self.time(onecap(&["check", "--stats", "-j1"]).arg(path));
            self.rate(&format!("real, {set}, check, 1 thread"), bytes, seconds);
        }
        println!();
    }

    fn markup(&mut self, name: &str, extension: &str, article: usize, form: Form) {
        let pages = self.dir.path().join(name);
        fs::create_dir_all(&pages).expect("a directory can be made");
        let (mut bytes, mut count) = (0, 0);
        while bytes < self.bytes {
            let page = self.articles.article(article, form);
            bytes += page.len();
            fs::write(pages.join(format!("{count}.{extension}")), page)
                .expect("a page can be written");
            count += 1;
        }
        let seconds = self.time(onecap(&["check", "--stats", "-j1"]).arg(&pages));
        let size = bytes / count / 1_000;
        self.rate(
            &format!("{name} of {size} KB, check, 1 thread"),
            bytes,
            seconds,
        );
    }

    /// Time per byte of long articles, against that of short ones: as records, so that opening files does not count.
    fn growth(&mut self) {
        println!("\nrecords of                       time per byte");
        let mut articles = Articles::new(Path::new(env!("CARGO_MANIFEST_DIR")), 1).latin();
        let mut first = None;
        for size in [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000] {
            if size > 4 * self.bytes {
                break;
            }
            let bytes = self.bytes.min(16_000_000).max(size);
            let lines = articles.json_lines(bytes, size);
            let path = self.file("growth.jsonl", |_| lines);
            let len = fs::metadata(&path).expect("it was just written").len();
            let seconds = self.time(onecap(&["check", "--stats", "-j1"]).arg(path));
            let per_byte = seconds / len as f64;
            let least = *first.get_or_insert(per_byte);
            println!(
                "{:<24} {:>7.1} ns {:>6.2} x",
                format!("{} KB", size / 1_000),
                per_byte * 1e9,
                per_byte / least
            );
        }
    }

    /// Time per byte of a hostile input, against that of one a tenth as long.
    fn hostile(&mut self) {
        println!(
            "\nhostile input                                 time per byte, of ten times as much"
        );
        let large = self.bytes.min(8_000_000);
        for flood in floods::FLOODS {
            let extension = match flood.format {
                Format::Text => "txt",
                Format::Markdown => "md",
                Format::Html => "html",
                _ => "json",
            };
            let mut per_byte = |bytes: usize| {
                let text = (flood.make)(bytes);
                let len = text.len() as f64;
                let path = self.file(&format!("hostile.{extension}"), |_| text);
                self.time(onecap(&["check", "--stats", "-j1"]).arg(path)) / len
            };
            let (small, large) = (per_byte(large / 10), per_byte(large));
            println!(
                "{:<44} {:>7.1} ns {:>6.2} x",
                flood.name,
                large * 1e9,
                large / small
            );
        }
    }

    fn file(&mut self, name: &str, text: impl FnOnce(&mut Articles) -> String) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::write(&path, text(&mut self.articles)).expect("a file can be written");
        path
    }

    /// The median time of the command, after a run that warms up.
    fn time(&self, command: &mut Command) -> Seconds {
        run(command);
        let mut times: Vec<Seconds> = (0..self.runs.max(1))
            .map(|_| {
                let started = Instant::now();
                run(command);
                started.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }

    fn rate(&self, what: &str, bytes: usize, seconds: Seconds) {
        println!("{what:<40} {:>7.1} MB/s", bytes as f64 / 1e6 / seconds);
    }

    /// How many times as long as the rival onecap took.
    fn rival(&self, name: &str, ours: Seconds, command: &mut Command) {
        if run(command) {
            let theirs = self.time(command);
            println!(
                "{:<40} {:>7.2} x its time ({:.3} s)",
                format!("against {name}"),
                ours / theirs,
                theirs
            );
        } else {
            println!("{:<40} not installed", format!("against {name}"));
        }
    }
}

/// The record of an article of a set, with its blocks as the lines of its text.
fn as_text(line: &str) -> Option<String> {
    let article: serde_json::Value = serde_json::from_str(line).ok()?;
    let blocks = article.get("blocks")?.as_array()?.iter();
    let lines: Vec<&str> = blocks.filter_map(|block| block.as_str()).collect();
    Some(format!(
        "{}\n",
        serde_json::json!({ "text": lines.join("\n") })
    ))
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |threads| threads.get())
}

fn onecap(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_onecap"));
    command.args(args);
    command
}

/// Runs it; whether it ran to an end that is no failure: 1 means that something, or nothing, was found.
fn run(command: &mut Command) -> bool {
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| {
        // A Python script whose library is missing also ends with 1.
        matches!(status.code(), Some(0))
            || (command.get_program() != "python3" && status.code() == Some(1))
    })
}

/// The peak memory of the command, where GNU time is there to say it.
fn print_memory(what: &str, command: &mut Command) {
    let mut time = Command::new("/usr/bin/time");
    time.args(["-f", "%M"])
        .arg(command.get_program())
        .args(command.get_args());
    if let Ok(output) = time.stdout(Stdio::null()).output() {
        let said = String::from_utf8_lossy(&output.stderr);
        if let Some(kilobytes) = said
            .lines()
            .rev()
            .find_map(|line| line.trim().parse::<f64>().ok())
        {
            println!(
                "{:<40} {:>7.1} MB",
                format!("{what}, peak memory"),
                kilobytes / 1e3
            );
        }
    }
}
