//! Real faults, on the real binary: whatever happens to a run, each file is as it was or wholly new.
//!
//! Some faults need tools: user namespaces for small and read-only file systems, a C compiler for calls that fail. A
//! test that lacks its tool says so and passes, but for `ONECAP_ALL_TESTS=1`. `ONECAP_KILL_FILES=5000 ONECAP_KILLS=200`
//! makes the kill test a long one.
#![cfg(target_os = "linux")]

mod calls;
mod crowd;
mod disks;
mod hostile;
mod kill;
#[path = "../skip/mod.rs"]
mod skip;
mod tree;
