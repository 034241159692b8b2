//! What the tests of the command `inspir` share: running it, and folders that are there meanwhile.

#![allow(dead_code, clippy::disallowed_methods, reason = "no test needs all of it")]

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use inspir_core::Locale;
use inspir_core::cli::{Console, FINE, run};

/// What a command came to.
pub(crate) struct Outcome {
    pub(crate) code: u8,
    pub(crate) output: String,
    pub(crate) errors: String,
}

pub(crate) fn run_with(args: &[&str], input: &str, locale: Locale) -> Outcome {
    let (mut input, mut output, mut errors) = (input.as_bytes(), Vec::new(), Vec::new());
    let console = Console::new(&mut input, &mut output, &mut errors).in_language(locale);
    let code = run(args, console);
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Outcome { code, output: text(output), errors: text(errors) }
}

/// A command in English, without standard input.
pub(crate) fn inspir(args: &[&str]) -> Outcome {
    run_with(args, "", Locale::En)
}

/// A command that works: what it prints.
pub(crate) fn fine(args: &[&str]) -> String {
    let outcome = inspir(args);
    assert_eq!(outcome.code, FINE, "{args:?}: {}{}", outcome.output, outcome.errors);
    outcome.output
}

/// A command that does not work: what it says.
pub(crate) fn fails(args: &[&str], code: u8) -> String {
    let outcome = inspir(args);
    assert_eq!(outcome.code, code, "{args:?}: {}{}", outcome.output, outcome.errors);
    assert!(outcome.errors.starts_with("error: "), "{args:?}: {}", outcome.errors);
    outcome.errors
}

/// A folder that is there while the test runs.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("inspir-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("text")
    }

    /// Writes a file, and gives its path.
    pub(crate) fn write(&self, name: &str, text: &str) -> String {
        let file = self.0.join(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(&file, text).expect("a file");
        file.to_str().expect("text").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> String {
    path.to_str().expect("text").to_owned()
}

/// A reader that leaves after some bytes, or a disk that is full.
pub(crate) struct Ends(pub(crate) usize, pub(crate) io::ErrorKind);

impl Write for Ends {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let left = self.0.min(bytes.len());
        self.0 -= left;
        if left == 0 { Err(self.1.into()) } else { Ok(left) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What comes of work while a file or a folder is read-only, and whether it could be written all the same.
pub(crate) fn locked<T>(path: &Path, work: impl FnOnce() -> T) -> (T, bool) {
    let before = std::fs::metadata(path).expect("a file").permissions();
    let mut permissions = before.clone();
    permissions.set_readonly(true);
    std::fs::set_permissions(path, permissions).expect("permissions");
    let done = work();
    let may_write = match path.is_dir() {
        true => std::fs::write(path.join("probe"), "").is_ok(),
        false => std::fs::OpenOptions::new().append(true).open(path).is_ok(),
    };
    std::fs::set_permissions(path, before).expect("permissions");
    (done, may_write)
}
