//! Inputs made to be slow or to break a reader keep the laws.

use crate::check::check;
use crate::floods::FLOODS;

#[test]
fn floods_keep_the_laws() {
    for flood in FLOODS {
        if let Err(error) = check((flood.make)(16_000).as_bytes(), flood.format) {
            panic!("{}: {error}", flood.name);
        }
    }
}
