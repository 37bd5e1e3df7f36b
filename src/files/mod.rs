//! Files: finding, reading and replacing them. Knows no captions.

pub mod compress;
pub mod records;
