#![no_main]

use libfuzzer_sys::fuzz_target;
use onecap::Format;

// The first byte is the format, the rest the file: bytes of any encoding.
fuzz_target!(|bytes: &[u8]| {
    if let Some((first, rest)) = bytes.split_first() {
        let formats = [Format::Text, Format::Markdown, Format::Html, Format::Json];
        onecap_fuzz::laws(rest, formats[usize::from(*first) % formats.len()]);
    }
});
