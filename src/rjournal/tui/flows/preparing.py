"""Preparing a session: its prep sheet, the question to put, the same as Markdown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.domain.prompts import Prompt
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services import preparing
from rjournal.tui import base
from rjournal.tui.flows import asking, planning, recording
from rjournal.tui.flows.exporting import Written, ask_and_write, proposed

if TYPE_CHECKING:
    from datetime import date

    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp

_FOR_YOURSELF = "For yourself: it holds what is private."


async def prepare(app: JournalApp, session_id: int | None = None) -> None:
    """Show a session's prep sheet, the next one's unless it is named; without one, offer to plan.

    When the session is begun there, it is recorded next.

    Raises:
        NotFound: there is no such session.
    """
    from rjournal.tui.screens.prep import PrepScreen

    if session_id is None:
        upcoming = preparing.session_to_prepare(app.store, app.today) or await _planned_now(app)
        if upcoming is None:
            return
        session_id = upcoming.id
    screen = PrepScreen(app.store.sessions.get(session_id).id)
    await app.push_screen_wait(screen)
    if screen.begins:
        await recording.begin(app, session_id)


async def put_question(app: JournalApp, session_id: int, prompt: Prompt) -> Ref:
    """Put a question of the bank on the agenda.

    Raises:
        Invalid: it is on it already.
    """
    item = preparing.put_question(app.store, app.store.sessions.get(session_id), prompt, app.today)
    app.announce("agenda")
    base.tell(app, "On the agenda.", "u takes it back.")
    return Ref("agenda", item.id)


def another_question(app: JournalApp, prompt: Prompt) -> None:
    """Put a question of the bank aside for another one."""
    with base.guard(app.screen):
        preparing.another_question(app.store, prompt, app.today)


def copy(app: JournalApp, session_id: int) -> None:
    """Copy a prep sheet as Markdown."""
    with base.guard(app.screen):
        app.copy_to_clipboard("".join(_markdown(app.store, session_id, app.today)))
        base.tell(app, "Copied as Markdown.", _FOR_YOURSELF)


async def export(app: JournalApp, session_id: int) -> Path | None:
    """Ask where to write a prep sheet as Markdown, and write it there; None when it was left.

    Raises:
        StorageError: the journal or the disk would not let it; nothing was left behind.
    """
    session = app.store.sessions.get(session_id)
    path = proposed(f"prep-{session.day.isoformat()}.md")
    write = partial(_write, app.store.path, session_id, app.today)
    return await ask_and_write(app, "Export the prep sheet", path, _FOR_YOURSELF, write)


def _write(journal: Path, session_id: int, today: date, path: Path, force: bool) -> Written:
    """Write a prep sheet, on a connection of its own."""
    from rjournal.storage.store import Store
    from rjournal.transfer.files import write_file

    with Store.reader(journal) as store:
        return Written(write_file(path, _markdown(store, session_id, today), force=force))


def _markdown(store: Store, session_id: int, today: date) -> list[str]:
    # The renderers are of use here alone.
    from rjournal.transfer.prep_sheet import prep_markdown

    return list(prep_markdown(preparing.prep_sheet(store, session_id, today), today))


async def _planned_now(app: JournalApp) -> Session | None:
    if await asking.either(app, "No session is planned. Plan one now?", "Plan one", "Not now"):
        return await planning.plan_session(app)
    return None
