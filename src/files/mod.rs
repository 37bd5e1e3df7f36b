//! Files: finding, reading and replacing them. Knows no captions.

mod access;
mod backup;
pub mod compress;
pub mod draft;
pub mod error;
pub mod foreign;
pub mod ignored;
pub mod journal;
pub mod records;
pub mod source;
pub mod store;
pub mod walk;

pub use error::FileError;
