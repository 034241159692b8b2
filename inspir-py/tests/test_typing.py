"""Type checkers find no mistake in a program, in the package and in the engine's stub."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import run

HERE = Path(__file__).resolve().parent
PROGRAMS = [HERE / "sample_program.py", HERE / "sample_frames.py"]

WRONG = """
import inspir

call = inspir.Call.load("inspir-creative-event")
total: int = call.assess({}).totals.expenses
call.id = "another"
call.assess({}, locale=5)
call.assess({}).findings[0].statuss
inspir.Call.load(5)
"""
MISTAKES = range(5, 10)


def told_by(*command: str | Path, folder: Path) -> tuple[int, str]:
    # Pyright looks for packages with the first Python of the path.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    env = {**os.environ, "PATH": path}
    done = run(*command, cwd=folder, env=env, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def pyright() -> list[str]:
    """The command of pyright: from the environment, from npm's cache, or the installed one."""
    if told := os.environ.get("INSPIR_PYRIGHT"):
        return [told]
    cache = os.environ.get("INSPIR_CACHE")
    if cache and (found := Path(cache, "pyright", "node_modules", ".bin", "pyright")).exists():
        return [str(found)]
    if importlib.util.find_spec("pyright"):
        return [sys.executable, "-m", "pyright"]
    if found_by_name := shutil.which("pyright"):
        return [found_by_name]
    pytest.fail("pyright is not there: `npm install pyright`, or `pip install pyright`", False)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_the_samples_run(program: Path, tmp_path: Path) -> None:
    status, told = told_by(sys.executable, program, folder=tmp_path)
    assert status == 0, told


def test_mypy(tmp_path: Path) -> None:
    status, told = told_by(sys.executable, "-m", "mypy", "--strict", *PROGRAMS, folder=tmp_path)
    assert status == 0, told
    status, told = told_by(sys.executable, "-m", "mypy", "--strict", "-p", "inspir", folder=tmp_path)
    assert status == 0, told


def test_mypy_sees_mistakes(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.py"
    wrong.write_text(WRONG)
    status, told = told_by(sys.executable, "-m", "mypy", "--strict", wrong, folder=tmp_path)
    assert status == 1
    for line in MISTAKES:
        assert f"wrong.py:{line}:" in told, told


def test_stubs(tmp_path: Path) -> None:
    allowed = [
        # A class of words inherits `str.__new__` as far as a stub can say; Python gives it `Enum`'s.
        r"inspir\._(closed_lists|repairs)\.(\w+)\.__new__",
        # A `TypedDict`, and an alias of literals, are something else at run time than they say.
        r"inspir\._(documents\.Format|scdl_columns\.Kind)",
        r"inspir\.(models|_choices)\..*",
        # Imported for type checkers alone.
        r"inspir\._table\.(pa|pd)",
    ]
    (tmp_path / "allowed").write_text("\n".join(allowed))
    command = [sys.executable, "-m", "mypy.stubtest", "--allowlist", "allowed"]
    status, told = told_by(*command, "--ignore-unused-allowlist", "inspir", folder=tmp_path)
    assert status == 0, told


def test_pyright(tmp_path: Path) -> None:
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
    names = [Path(shutil.copy(program, tmp_path)).name for program in PROGRAMS]
    python = ["--pythonpath", sys.executable]
    status, told = told_by(*pyright(), *python, *names, folder=tmp_path)
    # `to_dict`, `describe` and `schema` are plain JSON, whose contents have no types.
    assert status == 0, told
    (tmp_path / "wrong.py").write_text(WRONG)
    status, told = told_by(*pyright(), *python, "wrong.py", folder=tmp_path)
    assert status == 1
    for line in MISTAKES:
        assert f"wrong.py:{line}:" in told, told


def test_pyright_finds_the_package_complete(tmp_path: Path) -> None:
    command = [*pyright(), "--ignoreexternal", "--verifytypes", "inspir"]
    status, told = told_by(*command, folder=tmp_path)
    assert status == 0, told
    assert "Type completeness score: 100%" in told, told
