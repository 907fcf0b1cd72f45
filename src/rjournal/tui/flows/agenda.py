"""Agendas from anywhere: adding to one, pulling onto it what is open, saying what became of a point.

Draft: `form:line:agenda:<session>` while a point is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaOrigin, AgendaOutcome
from rjournal.services import agenda
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask
from rjournal.tui.modals.fields import ChoiceField, TextField

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_NOW: dict[AgendaOutcome, str] = {
    "done": "Done.",
    "open": "Open again.",
    "parked": "Parked: it waits until you take it up.",
    "carried": "Carried on to the next session.",
}
_WHOSE = (("me", "mine"), ("them", "theirs"))


async def add(app: JournalApp, session_id: int) -> Ref | None:
    """Ask for something to talk about, and put it on a session's agenda."""
    session = app.store.sessions.get(session_id)
    key = f"form:line:agenda:{session_id}"

    def save(values: dict[str, str]) -> Ref:
        whose: AgendaOrigin = "them" if values["origin"] == "them" else "me"
        item = agenda.add_item(app.store, session, values["text"], origin=whose, draft=key)
        return Ref("agenda", item.id)

    fields = [
        TextField(name="text", label="In a line"),
        ChoiceField(name="origin", label="Whose", options=_WHOSE),
    ]
    ref = await ask(app, "Agenda item", fields, save, draft_key=key, intro="What to talk about.")
    if ref is not None:
        app.announce("agenda")
    return ref


async def pull(app: JournalApp, session_id: int, ref: Ref) -> Ref:
    """Put a question, a promise, a check or a point that waits on a session's agenda.

    Raises:
        Invalid: it is on it already, or nothing to talk about.
    """
    item = agenda.pull(app.store, app.store.sessions.get(session_id), ref)
    app.announce("agenda", "note", "link")
    tell(app, "On the agenda.", _UNDO)
    return Ref("agenda", item.id)


async def settle(app: JournalApp, item_id: int, outcome: AgendaOutcome) -> None:
    """Say what became of a point; said again, it is open again.

    Done answers the question it came from; where it came from something learned, its check can be noted at
    once.

    Raises:
        Invalid: it cannot be carried on, or was taken up in the next session already.
        NotFound: it is gone.
    """
    item = app.store.agenda.get(item_id)
    now: AgendaOutcome = "open" if item.outcome == outcome else outcome
    agenda.settle(app.store, {item_id: now})
    app.announce("agenda", "note", "link")
    sources = agenda.sources_of(app.store, item)
    answered = now == "done" and any(source.kind == "note" for source in sources)
    tell(app, "Done, and its question is answered." if answered else _NOW[now], _UNDO)
    if now == "done":
        await offer_checks(app, [item_id])


async def offer_checks(app: JournalApp, item_ids: Iterable[int]) -> None:
    """Ask what the check found, of points that are done and came from something learned."""
    for source in sorted(agenda.sources_among(app.store, list(item_ids)), key=lambda ref: ref.id):
        if source.kind != "learning" or app.store.learnings.find(source.id) is None:
            continue
        # Most points come from elsewhere.
        from rjournal.tui.flows import learnings

        await learnings.check(app, source.id)


async def reorder(app: JournalApp, item_id: int, step: int) -> None:
    """Move a point up or down on its agenda."""
    if agenda.reorder(app.store, item_id, step):
        app.announce("agenda")
