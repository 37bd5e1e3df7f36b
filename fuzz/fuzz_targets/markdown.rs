#![no_main]

use libfuzzer_sys::fuzz_target;
use onecap::Format;

fuzz_target!(|bytes: &[u8]| onecap_fuzz::laws(bytes, Format::Markdown));
