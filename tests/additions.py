#!/usr/bin/env python3
"""What the next version will add asks for no major version: cargo semver-checks on simulated additions.

    cargo install cargo-semver-checks --locked
    tests/additions.py

Each addition is written into a copy of the crate. The documentation of both in JSON is compared; no
body of a function is compiled, so that an addition needs nothing but its declaration.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What is added: the file, what it follows, and what is written below it. The language of the
# tests stands for one that is added.
ADDITIONS = [
    # A figure.
    ("values.rs", "pub enum Figure {", "    /// The addition.\n    Addition(u32),"),
    # A member of applications, of an object in them, of the items of a list.
    (
        "application/application.rs",
        "    pub struct Application<'a> {",
        "        /// The addition.\n        pub addition: Option<bool>,",
    ),
    (
        "application/project.rs",
        "    pub struct Project<'a> {",
        "        /// The addition.\n        pub addition: Option<bool>,",
    ),
    (
        "application/budget.rs",
        "    pub struct Expense<'a> {",
        "        /// The addition.\n        pub addition: Option<bool>,",
    ),
    # What a caller gives for a letter, for a sheet.
    (
        "document/letter_details.rs",
        "pub struct LetterDetails {",
        "    /// The addition.\n    pub addition: Option<bool>,",
    ),
    (
        "document/sheet_details.rs",
        "pub struct SheetDetails {",
        "    /// The addition.\n    pub addition: Option<bool>,",
    ),
    # What the import of a table gives.
    (
        "portal/imported.rs",
        "pub struct Imported {",
        "    /// The addition.\n    pub addition: Option<bool>,",
    ),
    # A member of a value, of an input error; other bounds, expectations, answers and cells.
    ("values.rs", "pub struct Value {", "    /// The addition.\n    pub addition: Option<u32>,"),
    (
        "input_error/json.rs",
        "pub struct KeptInputError {",
        "    /// The addition.\n    pub addition: Option<u32>,",
    ),
    ("input_error/json.rs", "pub enum KeptBound {", "    /// The addition.\n    Addition(u32),"),
    ("input_error/json.rs", "pub enum KeptExpected {", "    /// The addition.\n    Addition(u32),"),
    ("application/detail.rs", "pub enum Detail<'a> {", "    /// The addition.\n    Addition(u32),"),
    ("portal/cell.rs", "pub enum CellValue<'t> {", "    /// The addition.\n    Addition(u32),"),
    # A member of a part of the grant, as it is worked out and as it is kept.
    (
        "grant/part_grant.rs",
        "pub struct PartGrant {",
        "    /// The addition.\n    pub addition: Option<bool>,",
    ),
    (
        "kept/grant.rs",
        "pub struct KeptPart {",
        "    /// The addition.\n    pub addition: Option<bool>,",
    ),
    # Values of closed lists, behind those of today: the numbers of values are public.
    (
        "application/choices.rs",
        '        Individual = "individual" (fr: "Particulier", en: "Individual"),\n'
        '        Other = "other" (fr: "Autre", en: "Other"),',
        '        Addition = "addition" (fr: "Ajout", en: "Addition"),',
    ),
    (
        "input_error/code.rs",
        '        CallMismatch = "call.mismatch",',
        '        /// The addition.\n        Addition = "addition",',
    ),
]
# What does ask for a major version, to see that the comparison notices it.
REMOVAL = ("grant/part_grant.rs", "    pub excess: Option<Amount>,", "    pub surplus: Option<Amount>,")


def documented(crate: Path, features: str, into: Path) -> Path:
    """The documentation of a crate, in JSON."""
    target = os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))
    subprocess.run(
        ["cargo", "rustdoc", "--quiet", "--lib", "--features", features]
        + ["--manifest-path", str(crate / "inspir-core/Cargo.toml"), "--target-dir", target]
        + ["--", "-Zunstable-options", "--output-format", "json", "--cap-lints", "allow"]
        + ["--document-private-items", "--document-hidden-items"],
        env={**os.environ, "RUSTC_BOOTSTRAP": "1"},
        check=True,
    )
    shutil.copy(Path(target) / "doc/inspir_core.json", into)
    return into


def compared(before: Path, after: Path) -> subprocess.CompletedProcess[str]:
    """What the comparison says; its exit code is 0 if a minor version is enough."""
    command = ["cargo", "semver-checks", "--release-type", "minor"]
    command += ["--baseline-rustdoc", str(before), "--current-rustdoc", str(after)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def copied(copy: Path) -> Path:
    """A copy of the crate and what it is built from."""
    copy.mkdir()
    for part in ["Cargo.toml", "Cargo.lock", "clippy.toml", "docs", "inspir-core"]:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, copy / part, symlinks=True, ignore=shutil.ignore_patterns("target"))
        elif source.exists():
            shutil.copy(source, copy / part)
    # The bindings are no part of it.
    manifest = copy / "Cargo.toml"
    text = re.sub(r"^((?:default-)?members) = .*$", r'\1 = ["inspir-core"]', manifest.read_text(), flags=re.MULTILINE)
    manifest.write_text(text)
    return copy


def edit(crate: Path, file: str, old: str, new: str) -> None:
    """Replaces a text that stands once in a file."""
    path = crate / "inspir-core/src" / file
    text = path.read_text()
    assert text.count(old) == 1, f"{file} has {text.count(old)} × {old!r}"
    path.write_text(text.replace(old, new))


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        crate = copied(work / "crate")
        before = documented(crate, "schema", work / "before.json")
        for file, line, added in ADDITIONS:
            edit(crate, file, line + "\n", f"{line}\n{added}\n")
        added = compared(before, documented(crate, "schema,pseudo", work / "added.json"))
        edit(crate, *REMOVAL)
        removed = compared(before, documented(crate, "schema", work / "removed.json"))
    if added.returncode != 0:
        print(added.stdout, added.stderr, "an addition asks for a major version", sep="\n")
        return 1
    if "struct_pub_field_missing" not in removed.stdout + removed.stderr:
        print(removed.stdout, removed.stderr, "a removal was not noticed", sep="\n")
        return 1
    print("no addition asks for a major version")
    return 0


if __name__ == "__main__":
    sys.exit(main())
