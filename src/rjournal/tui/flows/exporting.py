"""Writing a quarter to a Markdown file for oneself: shown before and after, and nothing replaced unasked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.quarters import Quarter
from rjournal.errors import Invalid
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.modals.fields import YES, TextField, ToggleField

if TYPE_CHECKING:
    from datetime import date

    from rjournal.tui.app import JournalApp

_FOR_YOURSELF = "For yourself: it holds everything of the quarter, what is private included."


async def export_quarter(app: JournalApp, quarter: Quarter | None = None) -> Path | None:
    """Ask where to write a quarter, the present one unless named, and write it there; None when it was left.

    Raises:
        StorageError: the journal or the disk would not let it; nothing was left behind.
    """
    # The renderers are of use here alone; without this the first paint would pay for them.
    from rjournal.transfer.files import export_name

    quarter = quarter or Quarter.of(app.today)
    path, intro = str(Path.cwd() / export_name(quarter.first, quarter.last)), _FOR_YOURSELF
    while True:
        fields = (
            TextField(name="to", label="File", value=path),
            ToggleField(name="replace", label="Replace it", hint="If there is a file of that name."),
        )
        asked = await asking.ask(app, f"Export {quarter.words}", fields, dict, intro=intro)
        if asked is None:
            return None
        path = asked["to"]
        try:
            written = await _write(app, quarter, path, force=asked["replace"] == YES)
        except Invalid as error:
            # What was typed is asked about again, with the reason above it.
            intro = str(error)
            continue
        base.tell(app, f"Written: {written.path}", _about(written))
        return written.path


@dataclass(frozen=True)
class _Written:
    """A file that was written, and whether there was anything to write."""

    path: Path
    is_empty: bool


def _about(written: _Written) -> str:
    if written.is_empty:
        return "The quarter is empty: no entry, session, line or goal falls into it."
    return "Only your user account can read it."


async def _write(app: JournalApp, quarter: Quarter, path: str, *, force: bool) -> _Written:
    if not path.strip():
        raise Invalid("The file needs a name.", "Write a path, like ~/quarter.md.")
    return await app.aside(
        asyncio.to_thread(_write_here, app.store.path, quarter, app.today, Path(path.strip()), force)
    )


def _write_here(journal: Path, quarter: Quarter, today: date, path: Path, force: bool) -> _Written:
    """Write in this thread, on a connection of its own: the screen goes on meanwhile."""
    from rjournal.storage.store import Store
    from rjournal.transfer.files import write_file
    from rjournal.transfer.markdown import export_markdown, is_empty

    with Store.reader(journal) as store:
        parts = export_markdown(store, quarter.first, quarter.last, today=today, made_at=clock.stamp())
        written = write_file(path, parts, force=force)
        return _Written(written, is_empty(store, quarter.first, quarter.last, today=today))
