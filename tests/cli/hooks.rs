//! The hooks in a git repository: the commands of `.pre-commit-hooks.yaml`, and those the README shows for other tools.
#![cfg(unix)]

use super::shared::*;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A repository with three articles staged, one of which the configuration leaves out, one `.onecapignore`, and this
/// hook.
fn repository(hook: &str) -> Place {
    let place = Place::new(&[
        ("onecap.toml", "exclude = ['drafts/']\n"),
        ("content/a b.md", &truncated()),
        ("drafts/c.md", &truncated()),
        (".onecapignore", "kept/\n"),
        ("kept/d.md", &truncated()),
    ]);
    assert_eq!(git(&place, &["init", "-q"]).code, Some(0));
    set_hook(&place, hook);
    place
}

/// Makes this what git runs before a commit. `install` writes it, not this process: what another test starts meanwhile
/// would inherit the open file, and the system runs no file that somebody may write ("Text file busy").
fn set_hook(place: &Place, hook: &str) {
    place.write(".git/hooks/text", format!("#!/bin/sh\n{hook}\n"));
    let installed = Command::new("install")
        .args(["-m", "755", "text", "pre-commit"])
        .current_dir(place.path(".git/hooks"))
        .status();
    assert!(installed.unwrap().success());
}

/// Runs git, with onecap on the path and no input, as under a tool that runs hooks.
fn git(place: &Place, args: &[&str]) -> Ran {
    let bin = Path::new(env!("CARGO_BIN_EXE_onecap")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let dirs = std::iter::once(bin.to_path_buf()).chain(std::env::split_paths(&path));
    let output = Command::new("git")
        .current_dir(place.path("."))
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.com"])
        .args(args)
        .env("PATH", std::env::join_paths(dirs).unwrap())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Ran {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn commit(place: &Place) -> Ran {
    git(place, &["add", "-A"]).exits(0);
    git(place, &["commit", "-q", "-m", "An article"])
}

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// A script that gives the staged files to the command of a hook, by name, as pre-commit does.
fn hook(id: &str) -> String {
    let hooks = file(".pre-commit-hooks.yaml");
    let (_, hook) = hooks.split_once(&format!("- id: {id}\n")).unwrap();
    let key = |key| hook.lines().find_map(|line| line.trim().strip_prefix(key));
    assert_eq!(key("args: "), Some("[\"--\"]"));
    on_staged(&format!("xargs -0 {} --", key("entry: ").unwrap()))
}

fn on_staged(command: &str) -> String {
    format!("git diff --cached --name-only --diff-filter=d -z -- '*.md' | {command}")
}

#[test]
fn a_commit_is_stopped_and_mended_and_the_next_one_passes() {
    for suffix in ["", "-python"] {
        let place = repository(&hook(&format!("onecap{suffix}")));
        let ran = commit(&place);
        assert_ne!(ran.code, Some(0), "{ran:#?}");
        assert!(
            ran.err.contains("content/a b.md:5:1") || ran.out.contains("content/a b.md:5:1"),
            "{ran:#?}"
        );
        assert_eq!(place.read("content/a b.md"), truncated());

        set_hook(&place, &hook(&format!("onecap-fix{suffix}")));
        let ran = commit(&place);
        assert_ne!(ran.code, Some(0), "a fix fails the commit: {ran:#?}");
        assert_eq!(place.read("content/a b.md"), untruncated());
        for name in ["drafts/c.md", "kept/d.md"] {
            assert_eq!(place.read(name), truncated(), "left out though named");
        }
        commit(&place).exits(0);
    }
}

#[test]
fn the_hooks_of_the_readme_stop_a_commit() {
    let readme = file("README.md");
    let husky = readme
        .split("```sh\n")
        .find(|block| block.starts_with("git diff --cached"));
    let husky = husky.and_then(|block| block.split("```").next()).unwrap();
    let lefthook = readme
        .lines()
        .find_map(|line| line.trim().strip_prefix("run: "))
        .unwrap();
    let lefthook = lefthook.replace("{staged_files}", "");
    assert!(lefthook.contains("onecap check"), "{lefthook}");
    for hook in [husky.to_owned(), on_staged(&format!("xargs -0 {lefthook}"))] {
        let place = repository(&hook);
        let ran = commit(&place);
        assert_ne!(ran.code, Some(0), "{hook}: {ran:#?}");
        fs::remove_file(place.path("content/a b.md")).unwrap();
        commit(&place).exits(0);
    }
}

#[test]
fn a_name_that_looks_like_a_flag_is_a_file() {
    let readme = file("README.md");
    let mut lines = readme.lines();
    let lefthook = lines.find_map(|line| line.trim().strip_prefix("run: "));
    let lefthook = lefthook.unwrap().replace("{staged_files}", "");
    for hook in [hook("onecap"), on_staged(&format!("xargs -0 {lefthook}"))] {
        let place = repository(&hook);
        place.write("--write-baseline=known.md", truncated());
        fs::remove_file(place.path("content/a b.md")).unwrap();
        let ran = commit(&place);
        assert_ne!(ran.code, Some(0), "{hook}: {ran:#?}");
        assert!(!place.path("known.md").exists());
    }
}

#[test]
fn a_call_without_files_is_about_all_files_here_and_an_empty_list_about_none() {
    let place = repository("exec onecap check --force-exclude");
    let ran = commit(&place);
    assert_ne!(ran.code, Some(0), "{ran:#?}");
    set_hook(&place, "printf '' | onecap check --files-from - -0");
    commit(&place).exits(0);
}
