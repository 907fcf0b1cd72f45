"""What the commands about notes share: finding one, a line of it, and JSON with what it turned into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rjournal.cli.records import plain
from rjournal.domain.line_lists import NoteFilter
from rjournal.domain.notes import status_words
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call
    from rjournal.domain.lines import NoteItem
    from rjournal.storage.store import Store


def note_of(call: Call, handle: str) -> NoteItem:
    """The note a handle means.

    Raises:
        Invalid: it is no handle of a note.
        NotFound: there is none.
    """
    return call.store.notes.get(lookup.record(call.store, handle, "note")[0].id)


def rows(call: Call, found: Sequence[NoteItem], *, with_kind: bool) -> list[tuple[str, ...]]:
    """The lines of a list: handle, day, where it stands, what kind where there are several, its words."""
    people = call.store.people.many(sorted({one.person_id for one in found if one.person_id is not None}))
    lines = []
    for one in found:
        who = people[one.person_id].name if one.person_id in people else ""
        text = f"{one.text} (with {who})" if who else one.text
        kind = (one.kind,) if with_kind else ()
        words = status_words(one.kind, one.status)
        lines.append((Ref("note", one.id).handle, full(one.day), *kind, words, text))
    return lines


def linked(store: Store, kind: str, records: Sequence[Any]) -> list[dict[str, Any]]:
    """Lines for JSON, with the handles of what each turned into and of what turned into it."""
    from rjournal.services.line_view import trails

    after, before = trails(store, kind)
    return [
        {
            **plain(kind, record),
            "led_to": [ref.handle for ref in after.get(record.id, ())],
            "came_from": [ref.handle for ref in before.get(record.id, ())],
        }
        for record in records
    ]


def filter_of(call: Call, kind: str, who: str | None, status: str) -> NoteFilter:
    """What a list is narrowed to; `all` asks for every kind.

    Raises:
        NotFound: nobody answers to the name.
        Ambiguous: several people do.
    """
    person = None if who is None else lookup.person(call.store, who).id
    only: Any = {"kind": None if kind == "all" else kind, "person_id": person, "status": status}
    return NoteFilter(**only)
