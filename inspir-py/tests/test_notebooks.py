"""The notebooks run from top to bottom, and keep no outputs."""

from __future__ import annotations

import ast
import json
import re
import sys
import types
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

FOLDER = ROOT / "inspir-py" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(file: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return notebook


def show(value: Any) -> str:
    """What a notebook shows of the last value of a cell."""
    html = getattr(value, "_repr_html_", None)
    return str(html()) if html else repr(value)


def run(cell: str, name: str, names: dict[str, Any]) -> str:
    """Runs a cell as notebooks do; the text of its last value."""
    tree = ast.parse(cell, name)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, name, "exec"), names)
    if not isinstance(last, ast.Expr):
        return ""
    return show(eval(compile(ast.Expression(last.value), name, "eval"), names))


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_the_notebooks(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    cells = [cell for cell in read(file)["cells"] if cell["cell_type"] == "code"]
    assert len(cells) >= 4
    # What reads annotations looks for the names of the notebook in its module.
    module = types.ModuleType(f"notebook_{file.stem}")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    shown = [
        run("".join(cell["source"]), f"{file.name}, cell {number}", vars(module))
        for number, cell in enumerate(cells, 1)
    ]
    assert any(shown) or capsys.readouterr().out


@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: file.stem)
def test_no_outputs_are_stored(file: Path) -> None:
    notebook = read(file)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids) and all(re.fullmatch("[a-zA-Z0-9_-]{1,64}", id) for id in ids)
    for cell in notebook["cells"]:
        assert cell["cell_type"] == "markdown" or (cell["outputs"], cell["execution_count"]) == ([], None)
    # The text is what `json` writes, so that a change is a change of its lines.
    assert file.read_text(encoding="utf-8") == json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def test_there_are_three() -> None:
    assert [file.stem for file in NOTEBOOKS] == ["export_to_reasons", "fastapi", "reform_and_price"]
