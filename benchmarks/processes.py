"""Programs that run and end: how long they take and how much memory they need."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generate import NOW

RJOURNAL = (str(Path(sys.executable).with_name("rjournal")),)
BARE_PYTHON = (sys.executable, "-I", "-c", "pass")

# The peak of a child is told by a parent that is small itself: until a new process has become its program,
# its memory is that of whoever started it.
_PEAK = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, code)\n"
)


def environment(home: Path) -> dict[str, str]:
    """What a program is started with: its journal in `home`, the clock at the generated journals' end."""
    passed = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {
        **passed,
        "HOME": str(home),
        "RJOURNAL_HOME": str(home),
        "RJOURNAL_NOW": NOW,
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def milliseconds(command: Sequence[str], home: Path, *, output: Path | None = None) -> float:
    """How long `command` runs, its output read from a pipe as by a pager, or written to a file.

    Raises:
        CalledProcessError: it ended with another code than 0.
    """
    env = environment(home)
    began = time.perf_counter()
    if output is None:
        subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    else:
        with output.open("wb") as file:
            subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=file, check=True)
    return (time.perf_counter() - began) * 1000


def peak_memory(command: Sequence[str], home: Path) -> float:
    """The most memory that `command` had resident, in MiB.

    Raises:
        CalledProcessError: it ended with another code than 0.
    """
    told = subprocess.run(
        [sys.executable, "-I", "-c", _PEAK, *command],
        env=environment(home),
        capture_output=True,
        check=True,
        text=True,
    )
    kilobytes, code = told.stdout.split()
    if code != "0":
        raise subprocess.CalledProcessError(int(code), command)
    return int(kilobytes) / 1024
