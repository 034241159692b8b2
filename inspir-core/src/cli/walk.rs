//! The files of a folder.

use std::io;
use std::path::{Path, PathBuf};

/// The files of a folder and of the folders in it whose names end so, in the order of their names. Hidden
/// files and folders do not count, and links to folders are not followed.
pub(super) fn files_in(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    add(folder, extension, &mut files)?;
    Ok(files)
}

fn add(folder: &Path, extension: &str, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = std::fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            add(&path, extension, files)?;
        } else if path.extension().is_some_and(|found| found == extension) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}
