//! Files written whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
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

/// A file that is written piece by piece and takes its name when it is whole.
#[derive(Debug)]
pub struct Aside {
    path: PathBuf,
    to: BufWriter<NamedTempFile>,
}

impl Aside {
    /// Begins a file aside in the folder of `path`, which must be there.
    ///
    /// # Errors
    /// [`Error::Write`] if no file can be made there, or `path` is a folder.
    pub fn create(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::Write { path: path.to_owned(), cause: io::ErrorKind::IsADirectory.into() });
        }
        match aside(folder(path)) {
            Ok(file) => Ok(Self { path: path.to_owned(), to: BufWriter::new(file) }),
            Err(cause) => Err(Error::Write { path: path.to_owned(), cause }),
        }
    }

    /// Appends.
    ///
    /// # Errors
    /// [`Error::Write`], for instance where there is no room.
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.to.write_all(bytes).map_err(|cause| Error::Write { path: self.path.clone(), cause })
    }

    /// Gives the file its name. One that is dropped before leaves nothing behind.
    ///
    /// # Errors
    /// [`Error::Write`] if the rest cannot be written or an old file not be replaced.
    pub fn finish(self) -> Result<()> {
        let Self { path, to } = self;
        let file = to.into_inner().map_err(io::IntoInnerError::into_error);
        let synced = file.and_then(|file| file.as_file().sync_all().map(|()| file));
        let file = synced.map_err(|cause| Error::Write { path: path.clone(), cause })?;
        replace(path.clone(), file)?;
        sync_folder(folder(&path)).map_err(|cause| Error::Write { path, cause })
    }
}

/// The folder that a file stands in.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn is_plain(name: &str) -> bool {
    let mut components = Path::new(name).components();
    matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name)
}

fn aside(dir: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".dateline-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What any new file gets: the user's umask takes its share.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}

fn written_aside(dir: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = aside(dir)?;
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
