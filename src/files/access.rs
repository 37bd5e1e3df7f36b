//! Who may read and write a file: what a new file takes over from the one whose place it takes, or whose copy it is.
//! Nobody gets more than the old file gave; of a copy, as far as modes tell, without the original's access list.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

/// Gives the new file the owner, the group, the permissions and the access list of the old one.
///
/// # Errors
///
/// The group cannot be kept, and would lose what it may do (unless forced); or those of the system.
#[cfg(unix)]
pub fn copy(new: &File, path: &Path, old: &Metadata, force: bool) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let made = new.metadata()?;
    let mut mode = old.mode();
    if (made.uid(), made.gid()) != (old.uid(), old.gid())
        // Only root may give files away; whoever may write here may also own the result.
        && fchown(new, Some(old.uid()), Some(old.gid())).is_err()
        && fchown(new, None, Some(old.gid())).is_err()
    {
        let narrowed = for_another_group(mode);
        if narrowed != mode && !force {
            return Err(io::Error::other(
                "its group cannot be kept; write elsewhere with --output, or with --force without what the group may do",
            ));
        }
        mode = narrowed;
    }
    copy_list(new, path)?;
    // After the owner, as changing that clears the set-user bits, and after the list, of which this is a part.
    new.set_permissions(PermissionsExt::from_mode(mode))
}

/// Gives the new file the permissions of the old one.
#[cfg(not(unix))]
pub fn copy(new: &File, _: &Path, old: &Metadata, _: bool) -> io::Result<()> {
    new.set_permissions(old.permissions())
}

/// Takes from a copy what the mode of its original does not allow. Where the group of the copy is another one, it gets
/// no more than everybody has.
#[cfg(unix)]
pub fn narrow(copy: &File, original: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let of_copy = copy.metadata()?;
    let mut mode = of_copy.mode() & original.mode();
    if of_copy.gid() != original.gid() {
        mode &= for_another_group(original.mode());
    }
    copy.set_permissions(PermissionsExt::from_mode(mode))
}

/// A mode without what the group may do and not everybody.
#[cfg(unix)]
fn for_another_group(mode: u32) -> u32 {
    mode & (!0o070 | (mode & 0o007) << 3)
}

/// Takes nothing: who may read a file is not in its permissions.
#[cfg(not(unix))]
pub fn narrow(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Gives the new file the access list of the one at `path`. Without one it has none either: the permissions of the
/// group would be those of all that its directory's list names.
#[cfg(target_os = "linux")]
fn copy_list(new: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fremovexattr, fsetxattr, getxattr};
    use rustix::io::Errno;
    const LIST: &str = "system.posix_acl_access";
    const LONGEST: usize = 1 << 16;
    const NONE: [Errno; 3] = [Errno::NODATA, Errno::OPNOTSUPP, Errno::NOSYS];
    let mut list = vec![0; LONGEST];
    match getxattr(path, LIST, list.as_mut_slice()) {
        Ok(length) => {
            list.truncate(length);
            fsetxattr(new, LIST, &list, XattrFlags::empty())?;
        }
        Err(error) if NONE.contains(&error) => match fremovexattr(new, LIST) {
            Err(error) if !NONE.contains(&error) => return Err(error.into()),
            _ => {}
        },
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

#[cfg(all(unix, not(target_os = "linux")))]
fn copy_list(_: &File, _: &Path) -> io::Result<()> {
    Ok(())
}
