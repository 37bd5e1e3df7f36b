//! The `onecap` binary.

fn main() -> std::process::ExitCode {
    onecap::cli::run()
}
