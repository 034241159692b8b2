"""The examples of the documentation run, with the results that they state."""

from __future__ import annotations

import doctest
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import inspir
from conftest import ROOT, run, show

GUIDES = ["python.md", "batch.md", "portal.md"]
MODULES = [
    importlib.import_module(f"inspir.{found.name}") for found in pkgutil.iter_modules(inspir.__path__)
]


def test_docstrings() -> None:
    tried = 0
    for module in [inspir, *MODULES]:
        failed, of_module = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
        assert failed == 0, module.__name__
        tried += of_module
    assert tried >= 10
    show(f"{tried} examples of docstrings ran")


def test_everything_public_is_documented() -> None:
    missing = []
    for name in inspir.__all__:
        item: Any = getattr(inspir, name)
        if not (inspect.isclass(item) or inspect.isfunction(item)):
            continue
        if not item.__doc__ or item.__doc__.startswith(f"{name}("):
            missing.append(name)
        for own, member in vars(item).items() if inspect.isclass(item) else ():
            if own.startswith("_") or not (callable(member) or isinstance(member, property | classmethod)):
                continue
            if not inspect.getdoc(getattr(item, own) if isinstance(member, classmethod) else member):
                missing.append(f"{name}.{own}")
    assert not missing


def blocks(text: str, language: str) -> list[tuple[int, str]]:
    """The code blocks of one language, each with its first line."""
    found = re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [(text.count("\n", 0, match.start(1)), match.group(1)) for match in found]


@pytest.mark.parametrize("guide", GUIDES)
def test_the_guides(guide: str, tmp_path: Path) -> None:
    """The blocks run one after the other, as cells do, and their assertions hold."""
    text = (ROOT / "docs" / guide).read_text(encoding="utf-8")
    cells = blocks(text, "python")
    assert len(cells) >= 5
    # Every line of code keeps its number, so that a failure names the line of the guide.
    lines = [""] * text.count("\n")
    for line, cell in cells:
        for index, code in enumerate(cell.splitlines()):
            lines[line + index] = code
    program = tmp_path / guide
    program.write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    done = run(
        sys.executable,
        program,
        cwd=ROOT,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stdout
    show(f"{len(cells)} blocks of docs/{guide} ran")


@pytest.mark.parametrize("readme", [ROOT / "README.md", ROOT / "inspir-py" / "README.md"])
def test_the_readme(readme: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = readme.read_text(encoding="utf-8")
    cells = blocks(text, "python")
    assert cells
    for line, cell in cells:
        exec(compile("\n" * line + cell, str(readme), "exec"), {"__name__": "readme"})
    printed = capsys.readouterr().out
    assert "ineligible" in printed
    # The README of the package shows the output of its example.
    if readme.parent != ROOT:
        assert [printed] == [shown for _, shown in blocks(text, "text")]
