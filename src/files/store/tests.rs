use super::*;

fn replaced(store: &Store, path: &Path, before: &[u8], after: &[u8]) -> Result<(), String> {
    store
        .replace(
            path,
            Before {
                disk: fingerprint(before),
                contents: before,
            },
            after,
            &[],
        )
        .map_err(|error| error.to_string())
}

fn entries(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_replaced_file_is_new_and_alone() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.txt");
    fs::write(&path, "old").unwrap();
    replaced(&Store::default(), &path, b"old", b"new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert_eq!(entries(dir.path()), ["a.txt"]);
}

#[test]
fn a_file_that_changed_meanwhile_stays() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.txt");
    fs::write(&path, "newer").unwrap();
    let error = replaced(&Store::default(), &path, b"old", b"new").unwrap_err();
    assert!(error.contains("changed while"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"newer");
    assert_eq!(entries(dir.path()), ["a.txt"]);
}

#[test]
fn a_read_only_file_stays() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.txt");
    fs::write(&path, "old").unwrap();
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let error = replaced(&Store::default(), &path, b"old", b"new").unwrap_err();
    assert!(error.contains("read-only"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn the_backup_is_the_old_file_and_is_not_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.txt");
    fs::write(&path, "old").unwrap();
    let store = Store::new(Some(".bak".into()), false, None);
    replaced(&store, &path, b"old", b"new").unwrap();
    assert_eq!(fs::read(dir.path().join("a.txt.bak")).unwrap(), b"old");
    let error = replaced(&store, &path, b"new", b"newest").unwrap_err();
    assert!(error.contains("a.txt.bak exists"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert_eq!(fs::read(dir.path().join("a.txt.bak")).unwrap(), b"old");
}

#[test]
fn an_existing_output_needs_force() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("deep/er/a.txt");
    let store = Store::default();
    store.create(&path, None, b"one").unwrap();
    let error = store.create(&path, None, b"two").unwrap_err().to_string();
    assert!(error.contains("--force"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"one");
    Store::new(None, true, None)
        .create(&path, None, b"two")
        .unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
}

#[test]
fn leftovers_go_and_files_in_use_stay() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(".onecap-dead.tmp"), "half").unwrap();
    fs::write(dir.path().join(".onecap-mine.txt"), "not ours").unwrap();
    let live = temporary(dir.path()).unwrap();
    let live_name = live
        .path()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    Store::default()
        .create(&dir.path().join("a.txt"), None, b"x")
        .unwrap();
    let left = entries(dir.path());
    assert!(left.contains(&live_name));
    assert!(left.contains(&".onecap-mine.txt".to_owned()));
    assert!(!left.contains(&".onecap-dead.tmp".to_owned()));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn permissions_stay() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o751)).unwrap();
        replaced(&Store::default(), &path, b"old", b"new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o751);
    }

    /// An access list as Linux keeps it: what the owner, user 4002, the group, the mask and everybody may do.
    #[cfg(target_os = "linux")]
    fn list(user: u16, mask: u16) -> Vec<u8> {
        const NOBODY: u32 = u32::MAX;
        let entries = [
            (1, 6, NOBODY),
            (2, user, 4002),
            (4, 4, NOBODY),
            (16, mask, NOBODY),
            (32, 0, NOBODY),
        ];
        let mut bytes = 2u32.to_le_bytes().to_vec();
        for (tag, may, id) in entries {
            let tag: u16 = tag;
            bytes.extend(tag.to_le_bytes());
            bytes.extend(may.to_le_bytes());
            bytes.extend(id.to_le_bytes());
        }
        bytes
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn access_lists_stay_and_none_comes_from_the_directory() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        const LIST: &str = "system.posix_acl_access";
        let dir = tempfile::tempdir().unwrap();
        let (own, none) = (dir.path().join("own.txt"), dir.path().join("none.txt"));
        for path in [&own, &none] {
            fs::write(path, "old").unwrap();
            fs::set_permissions(path, fs::Permissions::from_mode(0o640)).unwrap();
        }
        let set =
            |path: &Path, name: &str, list: &[u8]| setxattr(path, name, list, XattrFlags::empty());
        if set(&own, LIST, &list(6, 6)).is_err() {
            return; // A file system without access lists.
        }
        set(dir.path(), "system.posix_acl_default", &list(7, 7)).unwrap();
        let listed = |path: &Path| {
            let mut bytes = vec![0; 1 << 10];
            let length = getxattr(path, LIST, bytes.as_mut_slice()).ok()?;
            Some(bytes[..length].to_vec())
        };
        let store = Store::new(None, true, None);
        for path in [&own, &none] {
            let before = listed(path);
            let mode = fs::metadata(path).unwrap().mode();
            replaced(&store, path, b"old", b"new").unwrap();
            assert_eq!(
                (listed(path), fs::metadata(path).unwrap().mode()),
                (before.clone(), mode)
            );
            store.create(path, None, b"newer").unwrap();
            assert_eq!(
                (listed(path), fs::metadata(path).unwrap().mode()),
                (before, mode)
            );
        }
        assert_eq!((listed(&own), listed(&none)), (Some(list(6, 6)), None));
    }

    #[test]
    fn a_copy_is_for_those_who_may_read_the_original() {
        let dir = tempfile::tempdir().unwrap();
        let [path, copy] = ["a.txt", "copy.txt"].map(|name| dir.path().join(name));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        Store::default().create(&copy, Some(&path), b"new").unwrap();
        assert_eq!(fs::metadata(&copy).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_link_stays_and_its_target_is_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let (real, link) = (dir.path().join("real.txt"), dir.path().join("link.txt"));
        fs::write(&real, "old").unwrap();
        symlink(&real, &link).unwrap();
        replaced(&Store::default(), &link, b"old", b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_link_that_says_otherwise_of_compression_is_not_written_through() {
        let dir = tempfile::tempdir().unwrap();
        for (real, link) in [
            ("blob", "a.txt.gz"),
            ("b.txt.zst", "b.txt"),
            ("c.gz", "c.zst"),
        ] {
            let (real, link) = (dir.path().join(real), dir.path().join(link));
            fs::write(&real, "old").unwrap();
            symlink(&real, &link).unwrap();
            let store = Store::new(None, true, None);
            let error = replaced(&store, &link, b"old", b"new").unwrap_err();
            assert!(error.contains("about compression"), "{error}");
            assert!(store.create(&link, None, b"new").is_err());
            assert_eq!(fs::read(&real).unwrap(), b"old");
        }
        assert_eq!(entries(dir.path()).len(), 6);
    }

    #[test]
    fn hard_links_need_force() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("one.txt"), dir.path().join("two.txt"));
        fs::write(&one, "old").unwrap();
        fs::hard_link(&one, &two).unwrap();
        let error = replaced(&Store::default(), &one, b"old", b"new").unwrap_err();
        assert!(error.contains("2 names"), "{error}");
        replaced(&Store::new(None, true, None), &one, b"old", b"new").unwrap();
        assert_eq!(fs::read(&one).unwrap(), b"new");
        assert_eq!(fs::read(&two).unwrap(), b"old");
    }

    /// A file that has the name of its backup as well.
    fn with_second_name() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let (path, backup) = (dir.path().join("a.txt"), dir.path().join("a.txt~"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &backup).unwrap();
        (dir, path, backup)
    }

    #[test]
    fn a_backup_left_by_a_killed_run_is_no_obstacle() {
        let (_dir, path, backup) = with_second_name();
        let store = Store::new(Some("~".into()), false, None);
        replaced(&store, &path, b"old", b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read(&backup).unwrap(), b"old");
    }

    #[test]
    fn a_second_name_stays_when_nothing_is_written() {
        let (dir, path, _) = with_second_name();
        let store = Store::new(Some("~".into()), false, None);
        drop(store.replacement(&path).unwrap());
        assert_eq!(entries(dir.path()), ["a.txt", "a.txt~"]);
        let error = replaced(&store, &path, b"older", b"new").unwrap_err();
        assert!(error.contains("changed while"), "{error}");
        assert_eq!(entries(dir.path()), ["a.txt", "a.txt~"]);
    }

    #[test]
    fn a_backup_that_is_another_thing_stays() {
        let dir = tempfile::tempdir().unwrap();
        let (path, backup) = (dir.path().join("a.txt"), dir.path().join("a.txt~"));
        fs::write(&path, "old").unwrap();
        symlink(&path, &backup).unwrap();
        let keeping = |force| Store::new(Some("~".into()), force, None);
        let error = replaced(&keeping(false), &path, b"old", b"new").unwrap_err();
        assert!(error.contains("a.txt~ exists"), "{error}");
        assert!(fs::symlink_metadata(&backup).unwrap().is_symlink());
        fs::remove_file(&backup).unwrap();
        fs::create_dir(&backup).unwrap();
        let error = replaced(&keeping(true), &path, b"old", b"new").unwrap_err();
        assert!(error.contains("a.txt~ is a directory"), "{error}");
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(entries(dir.path()), ["a.txt", "a.txt~"]);
    }

    #[test]
    fn a_name_of_a_file_with_others_stays_when_nothing_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "old").unwrap();
        for other in ["a.txt~", "b.txt"] {
            fs::hard_link(&path, dir.path().join(other)).unwrap();
        }
        let store = Store::new(Some("~".into()), false, None);
        let error = replaced(&store, &path, b"old", b"new").unwrap_err();
        assert!(error.contains("2 names"), "{error}");
        assert_eq!(entries(dir.path()), ["a.txt", "a.txt~", "b.txt"]);
    }

    #[test]
    fn an_overwritten_output_keeps_its_permissions() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.txt");
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        Store::new(None, true, None)
            .create(&path, None, b"two")
            .unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, 0o600);
    }

    #[test]
    fn a_device_takes_the_bytes_and_stays_a_device() {
        let null = Path::new("/dev/null");
        Store::new(None, true, None)
            .create(null, None, b"x")
            .unwrap();
        assert!(!fs::metadata(null).unwrap().is_file());
    }

    #[test]
    fn an_input_is_not_its_own_output() {
        let dir = tempfile::tempdir().unwrap();
        let (one, two) = (dir.path().join("one.txt"), dir.path().join("two.txt"));
        fs::write(&one, "old").unwrap();
        symlink(&one, &two).unwrap();
        let error = Store::new(None, true, None)
            .create(&two, Some(&one), b"new")
            .unwrap_err();
        assert!(error.to_string().contains("--in-place"), "{error}");
        assert_eq!(fs::read(&one).unwrap(), b"old");
    }
}
