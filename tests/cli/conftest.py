"""Running the command line in this process, with its streams in hand."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rjournal.cli.main import main
from tests.conftest import begin_with


@dataclass(frozen=True)
class Ran:
    """What one call gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def handle(self) -> str:
        """The handle of the first record that was printed."""
        return self.out.split()[0]


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run("add", "a line")`: stdin is an empty pipe unless given as bytes, or a terminal if asked for."""

    def call(*arguments: str, stdin: bytes = b"", terminal: bool = False) -> Ran:
        kind = _Terminal if terminal else io.TextIOWrapper
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", kind(io.BytesIO(stdin), encoding="utf-8"))
            patched.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8", write_through=True))
            patched.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8", write_through=True))
            code = main(arguments)
            return Ran(code, out.getvalue().decode("utf-8"), err.getvalue().decode("utf-8"))

    return call


@pytest.fixture
def done(run: Run) -> Run:
    """Like `run`, for steps that have to succeed."""

    def call(*arguments: str, **more: Any) -> Ran:
        ran = run(*arguments, **more)
        assert ran.code == 0, f"{arguments}: {ran.err}"
        return ran

    return call


@pytest.fixture
def noor(home: Path, empty_file: Path, done: Run) -> None:
    """A journal that knows Noor Vermeer, from whom one learns every second week."""
    begin_with(empty_file, home / "journal.db").close()
    done("person", "add", "Noor Vermeer", "--function", "Analyst", "--teaches", "Charts")
    done("pairing", "add", "noor", "--role", "learner", "--every", "14")


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the user's editor a script with this shell line, in which $1 is the file."""

    def use(line: str) -> None:
        script = tmp_path / "editor.sh"
        script.write_text(f"#!/bin/sh\n{line}\n")
        script.chmod(0o755)
        monkeypatch.setenv("VISUAL", str(script))

    return use
