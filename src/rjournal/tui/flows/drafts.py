"""What was left unfinished: offered at the start, gone on with, discarded when its writer says so.

A draft's key is the place it was written in. `_PLACES` names every such place and the flow that goes on
there; a draft from any other place, or of a record that lies in the trash, is shown on the writing screen as
what it is, words. Nothing here discards a draft without having asked.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.periods import age, say
from rjournal.domain.sections import title_of
from rjournal.domain.text import one_line
from rjournal.errors import NotFound
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import confirm
from rjournal.tui.modals.drafts import DraftsModal, Unfinished

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp

_BEGINNING = 200
"""Characters of a draft that are enough to know it again."""


@dataclass(frozen=True)
class _Place:
    """A shape of keys: what a draft there is called, the flow it belongs to, the kind of record it names.

    `{}` in `what` is the record's name; the number of the record is the first group of `shape`, which takes
    no more digits than the journal can look for.
    """

    shape: str
    what: str
    flow: str
    kind: str = ""


_PLACES = (
    _Place(r"entry:new:s(\d{1,15})", "An entry about {}", "writing", "session"),
    _Place(r"entry:new:.+", "A new entry", "writing"),
    _Place(r"entry:(\d{1,15})", "A change to {}", "writing", "entry"),
    _Place(r"add:.+", "From the command line", "writing"),
    _Place(r"session:(\d{1,15}):notes", "Notes of {}", "writing", "session"),
    _Place(r"form:session:(\d{1,15})", "A change to {}", "recording", "session"),
    _Place(r"form:session:(?:next|move)-(\d{1,15})", "A date after {}", "recording", "session"),
    _Place(r"form:session:plan-\d{1,15}", "A session to plan", "recording"),
    _Place(r"form:session:record-\d{1,15}", "A session to record", "recording"),
    _Place(r"form:line:\w+:0", "A line", "lines"),
    _Place(r"form:line:\w+:(\d{1,15})", "A line for {}", "lines", "session"),
    _Place(r"form:line:[a-z]\d{1,15}", "A change to a line", "lines"),
    _Place(r"form:goal:new(?::\w+)?", "A new goal", "goals"),
    _Place(
        r"form:goal:(\d{1,15})(?::(?:pause|revise|close|step|step-\d{1,15}|drop-\d{1,15}))?",
        "A change to {}",
        "goals",
        "goal",
    ),
    _Place(r"form:check-in:(\d{1,15})(?::\d{1,15})?", "A check-in on {}", "goals", "goal"),
    _Place(r"form:person:new", "Someone new", "people"),
    _Place(r"form:person:(\d{1,15})", "A change to {}", "people", "person"),
    _Place(r"form:pairing:new:(\d{1,15})", "A pairing with {}", "people", "person"),
    _Place(r"form:pairing:(\d{1,15})", "A change to the pairing with {}", "people", "pairing"),
    _Place(r"form:set-aside:(\d{1,15})", "Setting aside {}", "people", "learning"),
)


async def offer(app: JournalApp) -> None:
    """Offer everything unfinished: to go on with one, to discard some, or to leave it all for later."""
    while drafts := app.store.drafts.all():
        shown = [_unfinished(app.store, draft) for draft in drafts]
        decision = await app.push_screen_wait(DraftsModal(shown))
        if decision is None:
            return
        draft = app.store.drafts.get(decision.key)
        if decision.act == "discard":
            await _discard(app, decision.key)
        elif draft is not None:
            await resume(app, draft)
            return


async def offer_any(app: JournalApp) -> None:
    """Offer what is unfinished because somebody asked for it, and say so when there is nothing."""
    if not app.store.drafts.all():
        tell(app, "Nothing is unfinished.")
    await offer(app)


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a draft where it was written; where that is not possible any more, with its words."""
    place = _place(draft.key)
    if place is None or place.flow == "writing":
        await _as_writing(app, draft)
        return
    flow: Callable[[JournalApp, Draft], Awaitable[None]]
    # Only the flow that is gone on with is worth importing.
    flow = import_module(f"rjournal.tui.flows.{place.flow}").resume
    try:
        _check_present(app.store, place, draft.key)
        await flow(app, draft)
    except NotFound:
        if app.store.drafts.get(draft.key) is None:
            raise
        tell(app, "What this belonged to is gone or in the trash, so here are its words.")
        await _as_writing(app, draft)


def _check_present(store: Store, place: _Place, key: str) -> None:
    """Raises NotFound when the record that a draft belongs to is not there any more."""
    found = re.fullmatch(place.shape, key)
    if place.kind and found is not None:
        store.repo(place.kind).get(int(found[1]))


async def _as_writing(app: JournalApp, draft: Draft) -> None:
    from rjournal.tui.flows import writing

    await writing.resume(app, draft)


async def _discard(app: JournalApp, key: str) -> None:
    question = "Discard this draft? Its words cannot be brought back."
    if await confirm(app, question, "Discard it", "Keep it"):
        app.store.drafts.delete(key)


def _place(key: str) -> _Place | None:
    return next((place for place in _PLACES if re.fullmatch(place.shape, key)), None)


def _unfinished(store: Store, draft: Draft) -> Unfinished:
    return Unfinished(draft.key, _what(store, draft.key), _when(draft.updated_at), _beginning(draft.fields))


def _what(store: Store, key: str) -> str:
    """What a draft is, with the name of the record it belongs to."""
    place = _place(key)
    if place is None:
        return "Something written"
    found = re.fullmatch(place.shape, key)
    if not place.kind or found is None:
        return place.what
    return place.what.format(_name(store, place.kind, int(found[1])))


def _name(store: Store, kind: str, id: int) -> str:
    """What to call a record in the middle of a sentence."""
    record = store.repo(kind).find(id, trashed=True)
    if record is None:
        return f"a {kind} that is gone"
    match kind:
        case "session":
            return _session_name(store, id)
        case "pairing":
            return _name(store, "person", record.person_id)
        case "person":
            name = record.name
        case "entry":
            name = f"“{title_of(record.title, record.body) or 'Untitled'}”"
        case _:
            name = f"“{record.topic if kind == 'learning' else record.title}”"
    return name if record.deleted_at is None else f"{name}, in the trash"


def _session_name(store: Store, id: int) -> str:
    head = store.sessions.heads([id])[id]
    day = say(head.day, today=clock.today())
    return f"the session with {head.person}, {day}" if head.person else f"the session of {day}"


def _when(stamp: str) -> str:
    """When a draft was last written to: `today 08:40`, `yesterday 17:05`, `3 days ago`."""
    now = clock.now()
    at = clock.to_local(datetime.fromisoformat(stamp))
    words = age(at.date(), today=now.date())
    return f"{words} {at:%H:%M}" if abs((now.date() - at.date()).days) < 2 else words


def _beginning(fields: dict[str, str]) -> str:
    """How a draft begins: its title and text, or what was typed into the fields of a form."""
    # A template's headings stand in every draft written on it.
    is_text = "body" in fields
    parts = (fields.get("title", ""), title_of("", fields["body"])) if is_text else tuple(fields.values())
    return " · ".join(one_line(part[:_BEGINNING]) for part in parts if part.strip())[:_BEGINNING]
