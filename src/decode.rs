//! From the bytes on disk to text, whatever the encoding.

use crate::analyze::Error;
use crate::text::Text;

/// Decodes a file.
pub fn decode(bytes: &[u8]) -> Result<Text<'_>, Error> {
    std::str::from_utf8(bytes)
        .map(|text| Text::verbatim(text, 0))
        .map_err(|e| Error::Binary {
            at: e.valid_up_to(),
        })
}
