"""Preparing a session: its prep sheet, the question to put, the same as Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rjournal.domain.prompts import Prompt
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid
from rjournal.services import preparing
from rjournal.tui import base
from rjournal.tui.flows import asking, planning, recording
from rjournal.tui.modals.fields import YES, TextField, ToggleField

if TYPE_CHECKING:
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
        app.copy_to_clipboard("".join(_markdown(app, session_id)))
        base.tell(app, "Copied as Markdown.", _FOR_YOURSELF)


async def export(app: JournalApp, session_id: int) -> Path | None:
    """Ask where to write a prep sheet as Markdown, and write it there; None when it was left.

    Raises:
        StorageError: the disk would not let it; nothing was left behind.
    """
    from rjournal.transfer.files import write_file

    session = app.store.sessions.get(session_id)
    fields = (
        TextField(name="to", label="File", value=str(Path.cwd() / f"prep-{session.day.isoformat()}.md")),
        ToggleField(name="replace", label="Replace it", hint="If there is a file of that name."),
    )

    def save(values: dict[str, str]) -> Path:
        if not values["to"].strip():
            raise Invalid("The file needs a name.", "Write a path, like ~/prep.md.", field="to")
        path = Path(values["to"].strip())
        return write_file(path, _markdown(app, session_id), force=values["replace"] == YES)

    written = await asking.ask(app, "Export the prep sheet", fields, save, intro=_FOR_YOURSELF)
    if written is not None:
        base.tell(app, f"Written: {written}", "Only your user account can read it.")
    return written


def _markdown(app: JournalApp, session_id: int) -> list[str]:
    # The renderers are of use here alone.
    from rjournal.transfer.prep_sheet import prep_markdown

    return list(prep_markdown(preparing.prep_sheet(app.store, session_id, app.today), app.today))


async def _planned_now(app: JournalApp) -> Session | None:
    if await asking.either(app, "No session is planned. Plan one now?", "Plan one", "Not now"):
        return await planning.plan_session(app)
    return None
