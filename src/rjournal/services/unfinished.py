"""What was left unfinished, told so that its writer knows it again: what it is, since when, how it begins.

A draft's key is the place it was written in. `PLACES` names every such place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.periods import age, say
from rjournal.domain.sections import title_of
from rjournal.domain.text import one_line
from rjournal.domain.unfinished import Unfinished

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.storage.store import Store

_BEGINNING = 200
"""Characters of a draft that are enough to know it again."""


@dataclass(frozen=True)
class Place:
    """A shape of keys: what a draft there is called, and the kind of record it names.

    `{}` in `what` is the record's name; the number of the record is the first group of `shape`, which takes
    no more digits than the journal can look for. `changes` says that this record is what the draft changes,
    and not what it adds something to: the draft's `base_rev` is then this record's.
    """

    shape: str
    what: str
    kind: str = ""
    changes: bool = False


PLACES = (
    Place(r"entry:new:s(\d{1,15})", "An entry about {}", "session"),
    Place(r"entry:new:.+", "A new entry"),
    Place(r"entry:(\d{1,15})", "A change to {}", "entry", changes=True),
    Place(r"add:.+", "From the command line"),
    Place(r"session:(\d{1,15}):notes", "Notes of {}", "session", changes=True),
    Place(r"form:session:(\d{1,15})", "A change to {}", "session", changes=True),
    Place(r"form:session:(?:next|move)-(\d{1,15})", "A date after {}", "session"),
    Place(r"form:session:plan-\d{1,15}", "A session to plan"),
    Place(r"form:session:record-\d{1,15}", "A session to record"),
    Place(r"form:line:\w+:0", "A line"),
    Place(r"form:line:\w+:(\d{1,15})", "A line for {}", "session"),
    Place(r"form:line:[a-z]\d{1,15}", "A change to a line"),
    Place(r"form:goal:new(?::\w+)?", "A new goal"),
    Place(r"form:goal:(\d{1,15})(?::(?:revise|close))?", "A change to {}", "goal", changes=True),
    Place(r"form:goal:(\d{1,15}):(?:pause|step|step-\d{1,15}|drop-\d{1,15})", "A change to {}", "goal"),
    Place(r"form:check-in:(\d{1,15})(?::\d{1,15})?", "A check-in on {}", "goal"),
    Place(r"form:person:new", "Someone new"),
    Place(r"form:person:(\d{1,15})", "A change to {}", "person", changes=True),
    Place(r"form:pairing:new:(\d{1,15})", "A pairing with {}", "person"),
    Place(r"form:pairing:(\d{1,15})", "A change to the pairing with {}", "pairing", changes=True),
    Place(r"form:set-aside:(\d{1,15})", "Setting aside {}", "learning", changes=True),
    Place(r"form:skill:new", "A new skill"),
    Place(r"form:skill:starters", "Skills to start with"),
    Place(r"form:skill:(\d{1,15})", "A change to {}", "skill", changes=True),
    Place(r"form:rating:(\d{1,15})", "A rating of {}", "skill"),
    Place(r"form:rating:\d{1,15}:(\d{1,15})", "A change to a rating of {}", "assessment", changes=True),
)


def place_of(key: str) -> Place | None:
    """The place a draft was written in; None for one that nobody knows."""
    return next((place for place in PLACES if re.fullmatch(place.shape, key)), None)


def record_of(key: str) -> tuple[str, int] | None:
    """The kind and the number of the record that a draft belongs to; None where it belongs to none."""
    place = place_of(key)
    found = re.fullmatch(place.shape, key) if place is not None and place.kind else None
    return None if place is None or found is None else (place.kind, int(found[1]))


def unfinished(store: Store, draft: Draft) -> Unfinished:
    """A draft as it is offered."""
    return Unfinished(
        draft.key,
        _what(store, draft.key),
        _when(draft.updated_at),
        _beginning(draft.fields),
        _changed_since(store, draft),
    )


def _changed_since(store: Store, draft: Draft) -> bool:
    """Whether what the draft changes is not what it was when the draft was begun."""
    place, named = place_of(draft.key), record_of(draft.key)
    if place is None or named is None or not place.changes or not draft.base_rev:
        return False
    record = store.repo(named[0]).find(named[1], trashed=True)
    return record is not None and record.deleted_at is None and record.rev != draft.base_rev


def _what(store: Store, key: str) -> str:
    """What a draft is, with the name of the record it belongs to."""
    place, named = place_of(key), record_of(key)
    if place is None:
        return "Something written"
    return place.what if named is None else place.what.format(_name(store, *named))


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
        case "assessment":
            return _name(store, "skill", record.skill_id)
        case "person":
            name = record.name
        case "skill":
            name = f"“{record.name}”"
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
