"""Writing something to a Markdown file for oneself: nothing is replaced unasked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal import clock, paths
from rjournal.domain.quarters import Quarter
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.modals.fields import YES, TextField, ToggleField

if TYPE_CHECKING:
    from datetime import date

    from rjournal.domain.agreements import Agreement
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
    path = proposed(export_name(quarter.first, quarter.last))
    write = partial(_write_quarter, app.store.path, quarter, app.today)
    return await ask_and_write(app, f"Export {quarter.words}", path, _FOR_YOURSELF, write)


async def export_agreement(app: JournalApp, version: Agreement) -> Path | None:
    """Ask where to write a version of an agreement, and write it there; None when it was left.

    Raises:
        StorageError: the journal or the disk would not let it; nothing was left behind.
    """
    path = proposed(f"agreement-{Ref('agreement', version.id).handle}.md")
    intro = "For yourself: what is off limits and confidential is in it."
    write = partial(_write_agreement, app.store.path, version, app.today)
    return await ask_and_write(app, "Export the agreement", path, intro, write)


def proposed(name: str) -> str:
    """Where to propose a file, short enough to read; never the folder rjournal happened to be started in."""
    path = paths.documents() / name
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


async def ask_and_write(
    app: JournalApp, title: str, path: str, intro: str, write: Callable[[Path, bool], Written]
) -> Path | None:
    """Ask for the file until it can be written, and write it in a thread: the screen goes on meanwhile."""
    while True:
        fields = (
            TextField(name="to", label="File", value=path),
            ToggleField(name="replace", label="Replace it", hint="If there is a file of that name."),
        )
        asked = await asking.ask(app, title, fields, dict, intro=intro)
        if asked is None:
            return None
        path = asked["to"]
        try:
            if not path.strip():
                raise Invalid("The file needs a name.", "Write a path, like ~/quarter.md.")
            work = asyncio.to_thread(write, Path(path.strip()), asked["replace"] == YES)
            written = await app.aside(work)
        except Invalid as error:
            # What was typed is asked about again, with the reason above it.
            intro = str(error)
            continue
        base.tell(app, f"Written: {written.path}", _about(written))
        return written.path


@dataclass(frozen=True)
class Written:
    """A file that was written, and whether there was anything to write."""

    path: Path
    is_empty: bool = False


def _about(written: Written) -> str:
    if written.is_empty:
        return "The quarter is empty: no entry, session, line or goal falls into it."
    return "Only your user account can read it."


def _write_quarter(journal: Path, quarter: Quarter, today: date, path: Path, force: bool) -> Written:
    """Write a quarter, on a connection of its own."""
    from rjournal.storage.store import Store
    from rjournal.transfer.files import write_file
    from rjournal.transfer.markdown import export_markdown, is_empty

    with Store.reader(journal) as store:
        parts = export_markdown(store, quarter.first, quarter.last, today=today, made_at=clock.stamp())
        written = write_file(path, parts, force=force)
        return Written(written, is_empty(store, quarter.first, quarter.last, today=today))


def _write_agreement(journal: Path, version: Agreement, today: date, path: Path, force: bool) -> Written:
    """Write a version of an agreement, on a connection of its own."""
    from rjournal.services.agreements import agreement_view
    from rjournal.storage.store import Store
    from rjournal.transfer.agreement_document import agreement_markdown
    from rjournal.transfer.files import write_file

    with Store.reader(journal) as store:
        view = agreement_view(store, version.pairing_id, today)
        return Written(write_file(path, agreement_markdown(view, version, today), force=force))
