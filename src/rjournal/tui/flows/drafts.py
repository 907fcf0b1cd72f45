"""What was left unfinished: offered at the start, gone on with, discarded when its writer says so.

A draft of a form is gone on with in that form, by the flow that `_FLOWS` names; a draft of a text, one from
a place nobody knows, or of a record in the trash, is shown on the writing screen as what it is, words.
Nothing here discards a draft without having asked, and `u` brings back one that was discarded.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import import_module
from typing import TYPE_CHECKING

from rjournal.domain.draft_places import place_of, record_of
from rjournal.errors import NotFound
from rjournal.services.unfinished import unfinished
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import confirm
from rjournal.tui.modals.drafts import DraftsModal

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_FLOWS = {
    "session": "recording",
    "line": "lines",
    "goal": "goals",
    "check-in": "goals",
    "person": "people",
    "pairing": "pairings",
    "agreement": "agreements",
    "agree": "agreements",
    "set-aside": "learnings",
    "check": "learnings",
    "follow": "learnings",
    "skill": "skills",
    "rating": "skills",
    "note": "notes",
    "action": "actions",
}
"""The flow that goes on with a form, by the second part of its draft's key."""


async def offer(app: JournalApp) -> None:
    """Offer everything unfinished: to go on with one, to discard some, or to leave it all for later."""
    while drafts := app.store.drafts.all():
        decision = await app.push_screen_wait(DraftsModal([unfinished(app.store, draft) for draft in drafts]))
        if decision is None:
            return
        draft = app.store.drafts.get(decision.key)
        if draft is None:
            tell(app, "Another window has saved or discarded that.")
        elif decision.act == "discard":
            await _discard(app, decision.key)
        else:
            await resume(app, draft)
            return


async def offer_any(app: JournalApp) -> None:
    """Offer what is unfinished because somebody asked for it, and say so when there is nothing."""
    if not app.store.drafts.count():
        tell(app, "Nothing is unfinished.")
    await offer(app)


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a draft where it was written; where that is not possible any more, with its words."""
    flow = _flow_of(draft.key)
    if flow is None:
        await _as_writing(app, draft)
        return
    try:
        ref = record_of(draft.key)
        if ref is not None:
            app.store.repo(ref.kind).get(ref.id)
        await flow(app, draft)
    except NotFound:
        if app.store.drafts.get(draft.key) is None:
            raise
        tell(app, "What this belonged to is gone or in the trash, so here are its words.")
        await _as_writing(app, draft)


def _flow_of(key: str) -> Callable[[JournalApp, Draft], Awaitable[None]] | None:
    """What goes on with a form; None for a text, and for a place that nobody knows."""
    if place_of(key) is None or not key.startswith("form:"):
        return None
    name = _FLOWS[key.split(":")[1]]
    # Only the flow that is gone on with is worth importing.
    flow: Callable[[JournalApp, Draft], Awaitable[None]] = import_module(f"rjournal.tui.flows.{name}").resume
    return flow


async def _as_writing(app: JournalApp, draft: Draft) -> None:
    from rjournal.tui.flows import writing

    await writing.resume(app, draft)


async def _discard(app: JournalApp, key: str) -> None:
    if await confirm(app, "Discard this draft?", "Discard it", "Keep it"):
        app.store.drafts.discard(key)
        app.announce("draft")
        tell(app, "Draft discarded.", "u brings it back.")
