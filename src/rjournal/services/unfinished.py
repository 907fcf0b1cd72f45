"""What was left unfinished, told so that its writer knows it again: what it is, since when, how it begins.

A draft's key is the place it was written in (`rjournal.domain.draft_places`).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.draft_places import place_of, record_of
from rjournal.domain.lines import line_text
from rjournal.domain.periods import age, say
from rjournal.domain.sections import title_of
from rjournal.domain.text import one_line
from rjournal.domain.unfinished import Unfinished

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.storage.store import Store

_BEGINNING = 200
"""Characters of a draft that are enough to know it again."""

_GONE = {
    "entry": "an entry that is gone",
    "person": "someone who is gone",
    "pairing": "someone who is gone",
    "agreement": "someone who is gone",
    "assessment": "a skill that is gone",
    "retention_check": "a line that is gone",
    **dict.fromkeys(("learning", "note", "action", "win", "agenda"), "a line that is gone"),
}
"""What a record that is not there any more is called, where its kind is not its name."""


def unfinished(store: Store, draft: Draft) -> Unfinished:
    """A draft as it is offered."""
    return Unfinished(
        draft.key,
        _what(store, draft.key),
        kept_when(draft.updated_at),
        _beginning(draft.fields),
        _changed_since(store, draft),
    )


def _changed_since(store: Store, draft: Draft) -> bool:
    """Whether what the draft changes is not what it was when the draft was begun."""
    place, ref = place_of(draft.key), record_of(draft.key)
    if place is None or ref is None or not place.changes or not draft.base_rev:
        return False
    record = store.repo(ref.kind).find(ref.id, trashed=True)
    return record is not None and record.deleted_at is None and record.rev != draft.base_rev


def _what(store: Store, key: str) -> str:
    """What a draft is, with the name of the record it belongs to."""
    place, ref = place_of(key), record_of(key)
    if place is None:
        return "Something written"
    return place.what if ref is None else place.what.format(_name(store, ref.kind, ref.id))


def _name(store: Store, kind: str, id: int) -> str:
    """What to call a record in the middle of a sentence."""
    record = store.repo(kind).find(id, trashed=True)
    if record is None:
        return _GONE.get(kind, f"a {kind} that is gone")
    match kind:
        case "session":
            return _session_name(store, id)
        case "pairing":
            return _name(store, "person", record.person_id)
        case "agreement":
            return _name(store, "pairing", record.pairing_id)
        case "assessment":
            return _name(store, "skill", record.skill_id)
        case "retention_check":
            return _name(store, "learning", record.learning_id)
        case "person":
            name = record.name
        case "skill":
            name = f"“{record.name}”"
        case "entry":
            name = f"“{title_of(record.title, record.body) or 'Untitled'}”"
        case "goal":
            name = f"“{record.title}”"
        case _:
            name = f"“{one_line(line_text(record))}”"
    return name if record.deleted_at is None else f"{name}, in the trash"


def _session_name(store: Store, id: int) -> str:
    head = store.sessions.heads([id])[id]
    day = say(head.day, today=clock.today())
    return f"the session with {head.person}, {day}" if head.person else f"the session of {day}"


def kept_when(stamp: str) -> str:
    """When a draft was last written to: `today 08:40`, `yesterday 17:05`, `3 days ago`."""
    now = clock.now()
    at = datetime.fromisoformat(stamp).astimezone(now.tzinfo)
    words = age(at.date(), today=now.date())
    return f"{words} {at:%H:%M}" if abs((now.date() - at.date()).days) < 2 else words


def _beginning(fields: Mapping[str, str]) -> str:
    """How a draft begins: its title and text, or what was typed into the fields of a form."""
    # A template's headings stand in every draft written on it.
    if "body" in fields:
        parts = [fields.get("title", ""), title_of("", fields["body"])]
        # Of what was said about a text only what was being typed is its writer's own words.
        parts += [typed for name, typed in fields.items() if name in ("details:tags", "details:mood_word")]
    else:
        parts = list(fields.values())
    return " · ".join(one_line(part[:_BEGINNING]) for part in parts if part.strip())[:_BEGINNING]
