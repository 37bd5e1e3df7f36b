//! The laws, each as a check of one input.

use onecap::{Analysis, Applicability, Error, Format, Options, Span, analyze, apply};
use serde_json::Value;

/// What `onecap clean` makes of an input; the input itself if it is binary.
pub fn clean(bytes: &[u8], format: Format) -> Result<Vec<u8>, String> {
    let Ok(analysis) = analyze(bytes, format, &Options::default()) else {
        return Ok(bytes.to_vec());
    };
    apply(bytes, analysis.edits(Applicability::Safe)).map_err(|error| error.to_string())
}

/// Every law.
pub fn check_all(bytes: &[u8], format: Format) -> Result<(), String> {
    check(bytes, format).and_then(|()| check_idempotent(bytes, format))
}

/// Every law but idempotence.
pub fn check(bytes: &[u8], format: Format) -> Result<(), String> {
    let options = Options::default();
    let analysis = match analyze(bytes, format, &options) {
        Ok(analysis) => analysis,
        Err(Error::Binary { at }) => {
            return ensure(at < bytes.len(), || "Binary at the end".into());
        }
        Err(error) => return Err(error.to_string()),
    };
    for finding in &analysis.findings {
        in_bounds(bytes, finding.span)?;
        for &keeper in &finding.keepers {
            in_bounds(bytes, keeper)?;
            ensure(keeper != finding.span, || {
                format!("{finding:?} is its own keeper")
            })?;
        }
        ensure((0.0..=1.0).contains(&finding.score), || {
            format!("{finding:?} has no score")
        })?;
        ordered(bytes, finding.fix.iter().map(|edit| edit.delete))?;
    }
    safe_fixes_are_what_goes(&analysis)?;
    for applicability in [Applicability::Safe, Applicability::Unsafe] {
        let edits = analysis.edits(applicability);
        ordered(bytes, edits.iter().map(|edit| edit.delete))?;
        let out = apply(bytes, edits).map_err(|error| error.to_string())?;
        ensure(is_subsequence(&out, bytes), || {
            "the output has bytes that the input has not".into()
        })?;
        ensure(!edits.is_empty() || out == bytes, || {
            "changed without an edit".into()
        })?;
        ensure(
            edits.is_empty()
                || analysis
                    .findings
                    .iter()
                    .any(|finding| finding.applicability >= applicability),
            || "an edit without a finding".into(),
        )?;
        if format == Format::Json {
            same_but_for_strings(bytes, &out)?;
        }
    }
    Ok(())
}

/// The fixes of the safe findings do not overlap, and together they are what `clean` deletes.
fn safe_fixes_are_what_goes(analysis: &Analysis) -> Result<(), String> {
    let mut fixes: Vec<Span> = analysis
        .findings
        .iter()
        .filter(|finding| finding.applicability == Applicability::Safe)
        .flat_map(|finding| finding.fix.iter().map(|edit| edit.delete))
        .collect();
    fixes.sort();
    for pair in fixes.windows(2) {
        ensure(pair[0].end() <= pair[1].start(), || {
            format!("two fixes overlap: {pair:?}")
        })?;
    }
    let edits = analysis.edits(Applicability::Safe);
    let gone = joined(edits.iter().map(|edit| edit.delete));
    let fixed = joined(fixes.into_iter());
    ensure(fixed == gone, || {
        format!("{gone:?} goes, the fixes delete {fixed:?}")
    })
}

/// Spans in order, those that touch as one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if last.end() == span.start() => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Cleaning what is clean changes nothing.
pub fn check_idempotent(bytes: &[u8], format: Format) -> Result<(), String> {
    let once = clean(bytes, format)?;
    let twice = clean(&once, format)?;
    ensure(once == twice, || {
        format!(
            "not idempotent as {format:?}:\n{}\n--- once ---\n{}\n--- twice ---\n{}\n---",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&once),
            String::from_utf8_lossy(&twice)
        )
    })
}

pub fn ensure(holds: bool, message: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(message()) }
}

fn in_bounds(bytes: &[u8], span: Span) -> Result<(), String> {
    ensure(
        span.end() <= bytes.len() && span.start() <= span.end(),
        || format!("{span:?} is outside of {} bytes", bytes.len()),
    )?;
    ensure(
        is_boundary(bytes, span.start()) && is_boundary(bytes, span.end()),
        || format!("{span:?} cuts a character in two"),
    )
}

/// Whether a character may begin at `at`, in the encodings whose characters show where they begin.
fn is_boundary(bytes: &[u8], at: usize) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return at.is_multiple_of(2) || at == bytes.len();
    }
    std::str::from_utf8(bytes).map_or(true, |text| text.is_char_boundary(at))
}

fn ordered(bytes: &[u8], spans: impl Iterator<Item = Span>) -> Result<(), String> {
    let mut last = 0;
    for span in spans {
        in_bounds(bytes, span)?;
        ensure(!span.is_empty(), || format!("{span:?} deletes nothing"))?;
        ensure(span.start() >= last, || {
            format!("{span:?} begins before {last}")
        })?;
        last = span.end();
    }
    Ok(())
}

fn is_subsequence(part: &[u8], whole: &[u8]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|byte| whole.any(|other| other == byte))
}

/// Whatever parsed before parses still, with the same keys, numbers and number of records; strings may be shorter.
fn same_but_for_strings(before: &[u8], after: &[u8]) -> Result<(), String> {
    let (before, after) = (records(before), records(after));
    ensure(before.len() == after.len(), || {
        format!("{} records of {}", after.len(), before.len())
    })?;
    for (before, after) in before.iter().zip(&after) {
        match (before, after) {
            (Some(before), Some(after)) => same_shape(before, after)?,
            (Some(_), None) => return Err("a record no longer parses".into()),
            _ => {}
        }
    }
    Ok(())
}

/// The document, or the lines, as far as they parse; bytes of a legacy encoding count as some character.
fn records(bytes: &[u8]) -> Vec<Option<Value>> {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(value) = serde_json::from_str(&text) {
        return vec![Some(value)];
    }
    text.split('\n')
        .map(|line| serde_json::from_str(line).ok())
        .collect()
}

fn same_shape(before: &Value, after: &Value) -> Result<(), String> {
    match (before, after) {
        (Value::String(a), Value::String(b)) => {
            ensure(is_subsequence(b.as_bytes(), a.as_bytes()), || {
                format!("{a:?} became {b:?}")
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).try_for_each(|(a, b)| same_shape(a, b))
        }
        (Value::Object(a), Value::Object(b)) if a.len() == b.len() => {
            a.iter().try_for_each(|(key, a)| {
                let b = b
                    .get(key)
                    .ok_or_else(|| format!("the key {key:?} is gone"))?;
                same_shape(a, b)
            })
        }
        (a, b) => ensure(a == b, || format!("{a} became {b}")),
    }
}
