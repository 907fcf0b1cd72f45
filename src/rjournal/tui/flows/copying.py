"""Keeping a copy of the open journal, when its file was moved or replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.tui.base import tell
from rjournal.tui.flows import asking
from rjournal.tui.modals.fields import TextField

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_STILL = "What is open here still holds everything that was saved, until rjournal is left."


async def offer_copy(app: JournalApp, *, leaving: bool) -> None:
    """Ask for a file and write a copy of what is open to it; when `leaving`, the program then ends.

    Esc goes on without a copy, or when `leaving` asks whether to leave without one.
    """
    fields = (TextField(name="to", label="File", value=str(_proposed(app))),)

    def save(values: dict[str, str]) -> Path:
        return app.save_copy(Path(values["to"].strip()))

    intro = f"The journal was moved or replaced while it was open: {app.store.path}. {_STILL}"
    written = await asking.ask(app, "Save a copy of the open journal", fields, save, intro=intro)
    if written is not None:
        tell(app, f"Written: {written}", "Only your user account can read it.")
    elif leaving:
        question = "Leave without a copy? What was saved here may be nowhere else."
        if not await asking.confirm(app, question, "Leave", "Stay here"):
            return
    if leaving:
        await app.quit_at_once()


def _proposed(app: JournalApp) -> Path:
    """A name nobody has yet, beside where the journal was, or in the home folder where that is gone."""
    folder = app.store.path.parent
    if not folder.is_dir():
        folder = Path("~")
    moment = f"{clock.now():%Y-%m-%d-%H%M%S}"
    return folder / f"journal-copy-{moment}.db"
