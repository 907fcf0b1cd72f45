"""Writing text to a file of its own, when the journal will not take it."""

from __future__ import annotations

from pathlib import Path

from rjournal import clock
from rjournal.errors import RJournalError
from rjournal.rescue import write_new
from rjournal.tui.modals.fields import TextField
from rjournal.tui.modals.form import FormModal


class ElsewhereModal(FormModal[Path]):
    """Asks where to write `text`, and returns where it was written; None when it was left.

    The file is for its owner alone, and nothing is ever written over.
    """

    def __init__(self, why: RJournalError, text: str) -> None:
        """A form for one file name.

        Args:
            why: What the journal would not do.
            text: What is to be kept.
        """
        field = TextField(name="to", label="File", value=str(_proposed()))
        intro = (
            f"{why.message} Your text is still on the screen. It can also go to a file that is for you alone."
        )
        super().__init__("Write it elsewhere", (field,), self._write, intro=intro)
        self._text = text

    def _write(self, values: dict[str, str]) -> Path:
        return write_new(Path(values["to"].strip()), self._text)


def _proposed() -> Path:
    return Path("~") / f"rjournal-{clock.now():%Y-%m-%d-%H%M%S}.md"
