//! Files written whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Result};

/// Writes files of these names into a folder, which is made if it is missing.
///
/// Every file is first written aside in the same folder and brought to the disk; only when all are there do they take
/// their names, one after the other. So a reader never sees half a file, and if there is no room all old files stay.
///
/// # Errors
/// [`Error::Write`] if the folder cannot be made, a file cannot be written or an existing one not be replaced, or a name
/// is no plain file name or comes twice. What was written aside is removed again.
pub fn write_outputs<N: AsRef<str>, B: AsRef<[u8]>>(dir: &Path, files: &[(N, B)]) -> Result<()> {
    let mut names = BTreeSet::new();
    for (name, _) in files {
        let name = name.as_ref();
        if !is_plain(name) || !names.insert(name) {
            let cause = io::Error::new(io::ErrorKind::InvalidInput, "not one plain file name for one file");
            return Err(Error::Write { path: dir.join(name), cause });
        }
    }
    fs::create_dir_all(dir).map_err(|cause| Error::Write { path: dir.to_owned(), cause })?;
    let mut aside = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let path = dir.join(name.as_ref());
        match written_aside(dir, bytes.as_ref()) {
            Ok(file) => aside.push((path, file)),
            Err(cause) => return Err(Error::Write { path, cause }),
        }
    }
    for (path, file) in aside {
        replace(path, file)?;
    }
    sync_folder(dir).map_err(|cause| Error::Write { path: dir.to_owned(), cause })
}

fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name)
}

fn written_aside(dir: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".dateline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets: the user's umask takes its share.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn replace(path: PathBuf, file: NamedTempFile) -> Result<()> {
    match file.persist(&path) {
        Ok(_) => Ok(()),
        Err(failed) => Err(Error::Write { path, cause: failed.error }),
    }
}

/// Brings the new names to the disk. Systems that cannot open a folder keep names safe in their own way.
fn sync_folder(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { fs::File::open(dir)?.sync_all() } else { Ok(()) }
}
