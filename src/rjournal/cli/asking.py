"""Asking the person at the terminal before something that is hard to take back."""

from __future__ import annotations

import sys

from rjournal.cli import output
from rjournal.errors import Invalid


def confirm(question: str, *, yes: bool) -> bool:
    """Whether to go on: True at once if `yes` was given on the command line, else what is answered.

    Only `y` and `yes` mean yes.

    Raises:
        Invalid: there is nobody to ask.
        EOFError: the terminal was closed instead of an answer.
    """
    if yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Invalid(
            "There is no terminal to ask you on.", "Nothing was changed. Give --yes to go on without."
        )
    output.ask(f"{question} [y/N]")
    answer = sys.stdin.readline()
    if not answer:
        raise EOFError
    return answer.strip().casefold() in ("y", "yes")
