//! Files: finding, reading and replacing them. Knows no captions.

pub mod error;
pub mod journal;
pub mod name;
pub mod store;
pub mod walk;

pub use error::FileError;
