//! Files: finding, reading and replacing them. Knows no captions.
