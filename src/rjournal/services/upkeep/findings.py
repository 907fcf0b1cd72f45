"""What an examination of the journal finds: a state, a sentence, what can be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "note", "repairable", "bad"]
"""Sound; worth knowing; wrong and put right by a repair; wrong and beyond repair."""


@dataclass(frozen=True)
class Repair:
    """Something that can be put right. `question` asks for leave, `act` does it, `done` says so after.

    `writes` says that the journal's file is written to, so that a copy has to be made first.
    """

    question: str
    done: str
    act: Callable[[], object]
    writes: bool = True


@dataclass(frozen=True)
class Finding:
    """One answer of an examination: what was looked at, how it is, in a sentence, and what can be done.

    It never holds text of the journal.
    """

    about: str
    state: State
    says: str
    advice: str = ""
    repair: Repair | None = None


def is_sound(findings: Iterable[Finding]) -> bool:
    """Whether nothing is wrong."""
    return all(finding.state in ("ok", "note") for finding in findings)


def counted(number: int, one: str, several: str) -> str:
    """A number with its noun: `1 record`, `12 records`."""
    return f"{number} {one if number == 1 else several}"
