//! Which configuration holds for a file: the nearest one above it, and the arguments over it.

use super::args::ReadArgs;
use super::config_file::{self, ConfigFile, RuleName};
use super::config_words::ConfigWords;
use super::inputs::anchored;
use super::settings::{self, InputFormat, Settings};
use crate::files::walk::{Walk, absolute, steps, way, working_directory};
use crate::files::{FileError, foreign};
use crate::safe_text::printable;
use crate::{Format, Options, Words};
use anyhow::{Context, Result, bail};
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The configuration of a run: that of the arguments, and the files that are found. Each directory is looked at once.
pub struct Configs {
    arguments: Keys,
    alone: Arc<Settings>,
    search: Search,
    left_out: AtomicUsize,
    passed_over: AtomicUsize,
}

enum Search {
    /// The arguments alone.
    Isolated,
    /// The one file that is named, for all inputs.
    Named(Arc<Config>),
    /// The nearest file above each input.
    Nearest(Mutex<HashMap<PathBuf, Found>>),
}

/// The configuration of a directory. A broken one is an error for each file it would hold for.
type Found = Result<Option<Arc<Config>>, Arc<str>>;

/// One configuration file, ready to use.
pub struct Config {
    /// The file, as messages name it.
    pub name: String,
    dir: PathBuf,
    keys: Keys,
    glob: Option<Globs>,
    exclude: Option<Globs>,
    overrides: Vec<(Globs, Keys)>,
    base: Arc<Settings>,
}

/// Globs with the words they were made of.
pub struct Globs {
    words: Vec<String>,
    matcher: Gitignore,
}

/// What may be set for a file, in one place.
#[derive(Clone, Debug, Default)]
struct Keys {
    from: String,
    select: Option<Vec<String>>,
    ignore: Option<Vec<String>>,
    field: Option<Vec<String>>,
    input_format: Option<InputFormat>,
    max_loss: Option<f32>,
    words: Option<ConfigWords>,
}

/// What holds for a path, as `onecap config` shows it: name, value, origin.
/// There is no value for what each file says of itself.
pub type Shown = Vec<(&'static str, Option<toml::Value>, String)>;

impl Configs {
    /// The configuration that the arguments ask for. The files above `inputs` are read, so that a broken one is known
    /// before anything is written.
    ///
    /// # Errors
    ///
    /// A rule that does not exist, a configuration file that is broken.
    pub fn new(args: &ReadArgs, inputs: &[PathBuf]) -> Result<Self> {
        let arguments = Keys::of_arguments(args);
        if !args.select.is_empty() && settings::named(&args.select)?.is_empty() {
            bail!("--select names no rule; onecap rules lists them");
        }
        let search = match &args.config {
            _ if args.isolated => Search::Isolated,
            Some(path) => {
                let file = config_file::load(path, &printable(path))?.with_context(|| {
                    format!(
                        "{} has no [tool.onecap]; add it, or name another file",
                        printable(path)
                    )
                })?;
                let dir = match absolute(path).parent() {
                    Some(dir) if path.is_file() => dir.to_path_buf(),
                    // What the shell pipes in stands nowhere.
                    _ => absolute(Path::new(".")),
                };
                Search::Named(Arc::new(Config::new(
                    file,
                    printable(path),
                    dir,
                    &arguments,
                )?))
            }
            None => Search::Nearest(Mutex::default()),
        };
        let configs = Self {
            alone: Arc::new(settings(&[&arguments])?),
            arguments,
            search,
            left_out: AtomicUsize::new(0),
            passed_over: AtomicUsize::new(0),
        };
        let here = [PathBuf::from(".")];
        let inputs = if inputs.is_empty() { &here } else { inputs };
        if matches!(configs.search, Search::Nearest(_))
            && inputs.iter().any(|path| path.is_relative())
        {
            working_directory()
                .context("the configuration cannot be looked for; --isolated does without")?;
        }
        for input in inputs {
            let dir = absolute(input);
            let dir = if dir.is_dir() {
                Some(dir.as_path())
            } else {
                dir.parent()
            };
            if let Some(dir) = dir {
                configs.at(dir).map_err(anyhow::Error::msg)?;
            }
        }
        Ok(configs)
    }

    /// The settings that hold for a file; standard input goes by the working directory.
    ///
    /// # Errors
    ///
    /// The configuration above it is broken.
    pub fn settings_of(&self, path: Option<&Path>) -> Result<Arc<Settings>, FileError> {
        let file = absolute(path.unwrap_or(Path::new("-")));
        let failed = |problem: String| {
            let name = path.map_or_else(|| "<stdin>".to_owned(), printable);
            FileError::named("read", name, problem, "")
        };
        let config = self
            .holding_for(&file)
            .map_err(|problem| failed(problem.to_string()))?;
        let settings = match config {
            None => Arc::clone(&self.alone),
            Some(config) => {
                let layers = self.layers(&config, &file);
                if layers.len() == 2 {
                    Arc::clone(&config.base)
                } else {
                    // All names were looked up when the files were read: an error is a bug, and no reason for defaults.
                    Arc::new(settings(&layers).map_err(|error| failed(format!("{error:#}")))?)
                }
            }
        };
        Ok(if Format::is_lines(&file) {
            settings.for_lines()
        } else {
            settings
        })
    }

    /// Whether the configuration lets this file of a walk be read. Files that are named are read whatever it says, but
    /// for `--force-exclude`.
    pub fn wants(&self, path: &Path, named: &HashSet<&Path>, walk: &Walk) -> bool {
        if matches!(self.search, Search::Isolated) || (named.contains(path) && !walk.force_exclude)
        {
            return true;
        }
        let file = absolute(path);
        let wanted = match self.holding_for(&file) {
            Ok(Some(config)) => config.left_out_by(&file).is_none(),
            _ => true,
        };
        if !wanted {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
        wanted
    }

    /// The fields that the arguments name.
    pub fn named_fields(&self) -> &[String] {
        self.arguments.field.as_deref().unwrap_or_default()
    }

    /// Whether this file of a walk is passed over, as it is no article by its name. One that is named is an error, but
    /// for `--force-exclude`: lists name whatever there is.
    pub fn passes_over(&self, path: &Path, named: &HashSet<&Path>, walk: &Walk) -> bool {
        if named.contains(path) && !walk.force_exclude {
            return false;
        }
        let is_foreign = foreign::kind(path).is_some()
            && (self.settings_of(Some(path))).is_ok_and(|it| it.goes_by_name());
        if is_foreign {
            self.passed_over.fetch_add(1, Ordering::Relaxed);
        }
        is_foreign
    }

    /// How many files were passed over.
    pub fn passed_over(&self) -> usize {
        self.passed_over.load(Ordering::Relaxed)
    }

    /// How many files the configuration left out.
    pub fn left_out(&self) -> usize {
        self.left_out.load(Ordering::Relaxed)
    }

    /// What holds for a path, with the origin of every value.
    ///
    /// # Errors
    ///
    /// The configuration above it is broken.
    pub fn show(&self, path: &Path) -> Result<Shown> {
        let file = absolute(path);
        let config = self.holding_for(&file).map_err(anyhow::Error::msg)?;
        let layers = match &config {
            Some(config) => self.layers(config, &file),
            None => vec![&self.arguments],
        };
        let mut shown = shown(&layers);
        for (name, globs) in [
            (
                "glob",
                config.as_ref().and_then(|config| config.glob.as_ref()),
            ),
            (
                "exclude",
                config.as_ref().and_then(|config| config.exclude.as_ref()),
            ),
        ] {
            let from = match (&config, globs) {
                (Some(config), Some(_)) => config.name.clone(),
                _ => DEFAULT.to_owned(),
            };
            shown.push((
                name,
                Some(list(globs.map_or(&[][..], |globs| &globs.words))),
                from,
            ));
        }
        Ok(shown)
    }

    /// Which key of which file leaves a path out.
    pub fn why_left_out(&self, path: &Path) -> Option<String> {
        let file = absolute(path);
        let config = self.holding_for(&file).ok()??;
        let key = config.left_out_by(&file)?;
        Some(format!("{key} in {}", config.name))
    }

    fn layers<'a>(&'a self, config: &'a Config, file: &Path) -> Vec<&'a Keys> {
        let way = LazyCell::new(|| way(&config.dir, file));
        let overrides = config
            .overrides
            .iter()
            .rev()
            .filter(|(globs, _)| globs.matches(&way))
            .map(|(_, keys)| keys);
        std::iter::once(&self.arguments)
            .chain(overrides)
            .chain([&config.keys])
            .collect()
    }

    fn holding_for(&self, file: &Path) -> Found {
        self.at(file.parent().unwrap_or(file))
    }

    fn at(&self, dir: &Path) -> Found {
        let known = match &self.search {
            Search::Isolated => return Ok(None),
            Search::Named(config) => return Ok(Some(Arc::clone(config))),
            Search::Nearest(known) => known,
        };
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut below = Vec::new();
        let mut found = Ok(None);
        for dir in dir.ancestors() {
            if let Some(earlier) = known.get(dir) {
                found = earlier.clone();
                break;
            }
            below.push(dir.to_path_buf());
            found = self.in_dir(dir);
            if !matches!(found, Ok(None)) {
                break;
            }
        }
        known.extend(below.into_iter().map(|dir| (dir, found.clone())));
        found
    }

    /// The configuration in this very directory.
    fn in_dir(&self, dir: &Path) -> Found {
        for name in config_file::NAMES {
            let path = dir.join(name);
            if !path.is_file() {
                continue;
            }
            let shown = std::env::current_dir()
                .ok()
                .and_then(|here| path.strip_prefix(here).ok().map(printable))
                .unwrap_or_else(|| printable(&path));
            let config = config_file::load(&path, &shown).and_then(|file| {
                file.map(|file| Config::new(file, shown, dir.to_path_buf(), &self.arguments))
                    .transpose()
            });
            match config {
                Ok(None) => {}
                Ok(Some(config)) => return Ok(Some(Arc::new(config))),
                Err(error) => return Err(format!("{error:#}").into()),
            }
        }
        Ok(None)
    }
}

impl Config {
    fn new(file: ConfigFile, name: String, dir: PathBuf, arguments: &Keys) -> Result<Self> {
        let globs = |key: &str, words: Option<Vec<String>>| {
            words
                .map(|words| Globs::new(words, &dir).with_context(|| format!("{name}: {key}")))
                .transpose()
        };
        let keys = Keys {
            from: name.clone(),
            select: file.select.map(names),
            ignore: file.ignore.map(names),
            field: file.field,
            input_format: file.input_format,
            max_loss: file.max_loss.map(|share| share.0),
            words: file.words,
        };
        let mut overrides = Vec::with_capacity(file.overrides.len());
        for part in file.overrides {
            let files = globs_of(part.files);
            let from = format!("{name}, override of {}", files.join(", "));
            let files = Globs::new(files, &dir).with_context(|| format!("{name}: files"))?;
            overrides.push((
                files,
                Keys {
                    from,
                    select: part.select.map(names),
                    ignore: part.ignore.map(names),
                    field: part.field,
                    input_format: part.input_format,
                    max_loss: part.max_loss.map(|share| share.0),
                    words: part.words,
                },
            ));
        }
        Ok(Self {
            glob: globs("glob", file.glob.map(globs_of))?,
            exclude: globs("exclude", file.exclude.map(globs_of))?,
            base: Arc::new(settings(&[arguments, &keys])?),
            keys,
            overrides,
            name,
            dir,
        })
    }

    /// The key that leaves a file out.
    fn left_out_by(&self, file: &Path) -> Option<&'static str> {
        let way = LazyCell::new(|| way(&self.dir, file));
        let says = |globs: &Option<Globs>, what: fn(&Globs, &Path) -> bool| {
            globs.as_ref().is_some_and(|globs| what(globs, &way))
        };
        if says(&self.exclude, Globs::matches) {
            Some("exclude")
        } else if says(&self.glob, Globs::leave_out) {
            Some("glob")
        } else {
            None
        }
    }
}

impl Globs {
    fn new(words: Vec<String>, dir: &Path) -> Result<Self> {
        let mut builder = GitignoreBuilder::new(dir);
        for word in &words {
            builder
                .add_line(None, &anchored(word, dir))
                .with_context(|| format!("{word} is no glob; correct it"))?;
        }
        let matcher = builder.build().context("the globs do not fit together")?;
        Ok(Self { words, matcher })
    }

    /// Whether they match what the way leads to or a directory that it leads through.
    fn matches(&self, way: &Path) -> bool {
        self.matched(way).is_ignore()
    }

    /// Whether a file is not among those that they say to read. As with `--glob`, these are all but what `!GLOB`
    /// matches where nothing else is said, and nothing below a directory that it matches.
    fn leave_out(&self, way: &Path) -> bool {
        let mut dirs = steps(way).skip(1);
        if dirs.any(|dir| self.matcher.matched(dir, true).is_whitelist()) {
            return true;
        }
        match self.matched(way) {
            Match::None => self.matcher.num_ignores() > 0,
            verdict => verdict.is_whitelist(),
        }
    }

    fn matched(&self, way: &Path) -> Match<&ignore::gitignore::Glob> {
        steps(way)
            .enumerate()
            .map(|(above, step)| self.matcher.matched(step, above > 0))
            .find(|verdict| !verdict.is_none())
            .unwrap_or(Match::None)
    }
}

impl Keys {
    fn of_arguments(args: &ReadArgs) -> Self {
        let some = |words: &[String]| (!words.is_empty()).then(|| words.to_vec());
        Self {
            from: "command line".to_owned(),
            select: some(&args.select),
            ignore: some(&args.ignore),
            field: some(&args.field),
            input_format: args.input_format,
            max_loss: args.max_loss,
            words: None,
        }
    }
}

fn names(rules: Vec<RuleName>) -> Vec<String> {
    rules.into_iter().map(|rule| rule.0).collect()
}

fn globs_of(globs: Vec<config_file::Glob>) -> Vec<String> {
    globs.into_iter().map(|glob| glob.0).collect()
}

/// The value of the first layer that has one, and which layer that is.
fn first<'a, T>(
    layers: &[&'a Keys],
    get: impl Fn(&'a Keys) -> &'a Option<T>,
) -> Option<(&'a T, &'a str)> {
    layers
        .iter()
        .find_map(|keys| Some((get(keys).as_ref()?, keys.from.as_str())))
}

/// The layers that may say which rules to leave out: those below the one that selects rules know nothing of its choice.
fn ignoring<'a, 'k>(layers: &'a [&'k Keys]) -> &'a [&'k Keys] {
    let selecting = layers.iter().position(|keys| keys.select.is_some());
    selecting.and_then(|at| layers.get(..=at)).unwrap_or(layers)
}

fn settings(layers: &[&Keys]) -> Result<Settings> {
    let defaults = Options::default();
    let words = |layers: &[&'_ Keys], get: fn(&Keys) -> &Option<Vec<String>>| {
        first(layers, get).map_or_else(Vec::new, |(words, _)| words.clone())
    };
    let format = first(layers, |keys| &keys.input_format).map(|(format, _)| *format);
    Ok(Settings {
        options: Options {
            json_lines: matches!(format, Some(InputFormat::Jsonl)),
            rules: settings::rules(
                defaults.rules.clone(),
                first(layers, |keys| &keys.select).map(|(rules, _)| rules.as_slice()),
                &words(ignoring(layers), |keys| &keys.ignore),
            )?,
            fields: words(layers, |keys| &keys.field),
            max_loss: first(layers, |keys| &keys.max_loss)
                .map_or(defaults.max_loss, |(share, _)| *share),
            words: first(layers, |keys| &keys.words)
                .map_or_else(Words::default, |(words, _)| words.words()),
            ..defaults
        },
        format: format.map(Format::from),
    })
}

const DEFAULT: &str = "default";

fn shown(layers: &[&Keys]) -> Shown {
    let defaults = Options::default();
    let on: Vec<String> = defaults
        .rules
        .iter()
        .map(|rule| rule.name().to_owned())
        .collect();
    let words = |name, found: Option<(&Vec<String>, &str)>, default: &[String]| match found {
        Some((words, from)) => (name, Some(list(words)), from.to_owned()),
        None => (name, Some(list(default)), DEFAULT.to_owned()),
    };
    vec![
        words("select", first(layers, |keys| &keys.select), &on),
        words("ignore", first(ignoring(layers), |keys| &keys.ignore), &[]),
        words("field", first(layers, |keys| &keys.field), &[]),
        match first(layers, |keys| &keys.input_format) {
            Some((format, from)) => (
                "input-format",
                Some(format!("{format:?}").to_lowercase().into()),
                from.to_owned(),
            ),
            None => ("input-format", None, "extension, then content".to_owned()),
        },
        match first(layers, |keys| &keys.max_loss) {
            Some((share, from)) => ("max-loss", Some(percent(*share)), from.to_owned()),
            None => (
                "max-loss",
                Some(percent(defaults.max_loss)),
                DEFAULT.to_owned(),
            ),
        },
        match first(layers, |keys| &keys.words) {
            Some((words, from)) => ("words", Some(words.shown()), from.to_owned()),
            None => (
                "words",
                Some(ConfigWords::default().shown()),
                DEFAULT.to_owned(),
            ),
        },
    ]
}

fn percent(share: f32) -> toml::Value {
    // Of 0.3, 100 times the nearest `f32` is not 30.
    let percent = format!("{:.4}", f64::from(share) * 100.0);
    format!("{}%", percent.trim_end_matches('0').trim_end_matches('.')).into()
}

fn list(words: &[String]) -> toml::Value {
    toml::Value::Array(words.iter().map(|word| word.as_str().into()).collect())
}
