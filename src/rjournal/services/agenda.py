"""Agendas: what is put on one and where it came from, and what becomes of each point (docs/domain.md §2.3).

A point that came from a question, a promise or something learned has a link `from` to it. One that is carried
on has a link `led-to` to the point that goes on in its place: on the next planned session of the pairing, or
waiting with the pairing until one is planned. What is parked waits where it is until it is taken up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.domain.lines import Action, Learning, NoteItem, line_words
from rjournal.domain.notes import STATUSES
from rjournal.domain.records import Record, Ref
from rjournal.domain.sessions import AgendaItem, AgendaOrigin, AgendaOutcome, Session
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_GOES_ON: tuple[str, ...] = ("open", "on agenda")
"""Where a question stands that nobody answered."""


def add_item(
    store: Store,
    session: Session,
    text: str,
    *,
    origin: AgendaOrigin = "me",
    sources: Iterable[Ref] = (),
    draft: str = "",
) -> AgendaItem:
    """Put something on a session's agenda, at its end, and drop the draft it was typed in.

    Raises:
        Invalid: there are no words in it.
    """
    words = line_words(text)
    with store.act("Add agenda item"):
        item = store.agenda.add(
            AgendaItem(
                text=words,
                pairing_id=session.pairing_id,
                session_id=session.id,
                origin=origin,
                position=_end(store, session.id),
            )
        )
        for source in sources:
            store.links.connect(Ref("agenda", item.id), source, "from")
        if draft:
            store.drafts.delete(draft)
    return item


def pull(store: Store, session: Session, ref: Ref) -> AgendaItem:
    """Put a question, a promise, a check of something learned, or a point that waits on a session's agenda.

    Raises:
        Invalid: it is on this agenda already, it is nothing to talk about, or it is a point that is another
            pairing's or does not wait.
        NotFound: it is gone.
    """
    record: Record = store.repo(ref.kind).get(ref.id)
    if ref in sources_on(store, session.id):
        raise Invalid("This is on the agenda already.", "Nothing was changed.")
    with store.act("Put on the agenda"):
        match record:
            case AgendaItem():
                _refuse_elsewhere(session, record)
                return _take_up(store, session, record)
            case NoteItem():
                if record.status in _GOES_ON:
                    store.notes.save(replace(record, status="on agenda"))
                whose: AgendaOrigin = "them" if record.raised_by == "them" else "me"
                return add_item(store, session, record.text, origin=whose, sources=[ref])
            case Action():
                whose = "them" if record.owner == "them" else "me"
                return add_item(store, session, record.text, origin=whose, sources=[ref])
            case Learning():
                return add_item(store, session, record.topic, origin="check", sources=[ref])
    raise Invalid("This is nothing for an agenda.", "Nothing was changed.")


def _refuse_elsewhere(session: Session, item: AgendaItem) -> None:
    """Refuse a point that is no matter between these two, or that stands on an agenda still."""
    if item.pairing_id is None or item.pairing_id != session.pairing_id:
        raise Invalid("This is a point of another pairing.", "Add it in words of its own instead.")
    if not (item.outcome == "parked" or (item.session_id is None and item.outcome == "open")):
        raise Invalid("This point does not wait.", "Carry it on, or park it, in the session it belongs to.")


def sources_on(store: Store, session_id: int) -> frozenset[Ref]:
    """What stands on a session's agenda: its points themselves, and what they came from."""
    standing = [item.id for item in store.agenda.of_session(session_id) if item.outcome != "parked"]
    return sources_among(store, standing) | {Ref("agenda", id) for id in standing}


def sources_among(store: Store, item_ids: Sequence[int]) -> frozenset[Ref]:
    """What these points came from, in one statement."""
    links = store.links.starting_at("agenda", item_ids, "from")
    return frozenset(Ref(link.to_kind, link.to_id) for link in links)


def settle(store: Store, outcomes: Mapping[int, AgendaOutcome], *, of: Session | None = None) -> None:
    """Say what became of points of an agenda, by their numbers, in one act.

    Done answers the question it came from. Carried on, it stands on the next agenda too, and that goes away
    again when it is not. Parked, its question is open again. `of` is the session whose points they must be.

    Raises:
        Invalid: one stands on another agenda, no session can come after this one, or the next one took it up
            already.
        NotFound: one of them is gone.
    """
    with store.act("Settle the agenda"):
        for id, outcome in outcomes.items():
            item = store.agenda.get(id)
            if of is not None and item.session_id != of.id:
                handle = Ref("agenda", id).handle
                raise Invalid(f"{handle} is not on the agenda of this session.", "Nothing was changed.")
            _settle(store, item, outcome)


def save_item(store: Store, item: AgendaItem, *, draft: str = "") -> AgendaItem:
    """Store a changed point, with what follows from its outcome, and drop the draft it was changed in.

    Raises:
        Invalid: there are no words in it, or it cannot be carried on.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    words = line_words(item.text)
    with store.act("Change agenda item"):
        before = store.agenda.get(item.id, trashed=True)
        stored = store.agenda.save(replace(item, text=words, outcome=before.outcome))
        stored = _settle(store, stored, item.outcome)
        if draft:
            store.drafts.delete(draft)
    return stored


def reorder(store: Store, item_id: int, step: int) -> bool:
    """Move a point up (-1) or down (1) on its agenda; whether there was anywhere to go.

    Raises:
        NotFound: it is gone.
    """
    item = store.agenda.get(item_id)
    if item.session_id is None:
        return False
    items = store.agenda.of_session(item.session_id)
    at = [one.id for one in items].index(item_id)
    to = at + step
    if not 0 <= to < len(items):
        return False
    items.insert(to, items.pop(at))
    with store.act("Move on the agenda"):
        for position, one in enumerate(items):
            store.agenda.save(replace(one, position=position))
    return True


def take_off(store: Store, item_id: int) -> AgendaItem:
    """Put a point into the trash; its question is open again.

    Raises:
        NotFound: it is gone.
    """
    with store.act("Take off the agenda"):
        item = store.agenda.get(item_id)
        if item.outcome in ("open", "parked"):
            _release(store, item)
        return store.agenda.delete(item_id)


def let_wait(store: Store, session: Session) -> None:
    """Let what is open on the agenda of a session that will not be held wait for the next one."""
    to = next_planned(store, session)
    for item in store.agenda.of_session(session.id):
        if item.outcome == "open" and item.pairing_id is not None:
            _move_to(store, item, to)


def move_open(store: Store, session: Session, planned: Session) -> None:
    """Take what is open on a session's agenda over to the one that is planned in its place."""
    for item in store.agenda.of_session(session.id):
        if item.outcome == "open":
            _move_to(store, item, planned)


def carry_open(store: Store, session: Session) -> None:
    """Carry on what is open on a held session's agenda."""
    settle(
        store,
        {
            item.id: "carried"
            for item in store.agenda.of_session(session.id)
            if item.outcome == "open" and item.pairing_id is not None
        },
    )


def take_waiting(store: Store, planned: Session) -> None:
    """Put what waits for a pairing's next session on the agenda of the one that is planned."""
    if planned.pairing_id is not None:
        for item in store.agenda.waiting(planned.pairing_id):
            _move_to(store, item, planned)


def next_planned(store: Store, session: Session) -> Session | None:
    """The first planned session of the same pairing that comes after this one; None where there is none."""
    if session.pairing_id is None:
        return None
    found = store.sessions.where(
        "pairing_id = ? AND status = 'planned' AND id <> ? AND coalesce(until, day) >= ?",
        (session.pairing_id, session.id, session.day.isoformat()),
    )
    return min(found, key=lambda one: (one.day, one.start or "", one.id), default=None)


# What follows from an outcome


def _settle(store: Store, item: AgendaItem, outcome: AgendaOutcome) -> AgendaItem:
    if outcome == item.outcome:
        return item
    if item.outcome == "carried":
        _take_back(store, item)
    if outcome == "carried":
        _carry(store, item)
    settled = store.agenda.save(replace(item, outcome=outcome))
    for note in _questions(store, item):
        if outcome == "done" and note.status in _GOES_ON:
            # An assumption, an idea or a decision was talked about, which settles nothing.
            answered = "answered" in STATUSES[note.kind]
            store.notes.save(replace(note, status="answered" if answered else "open"))
        elif outcome == "parked" and (note.status == "on agenda" or _is_open(note)):
            store.notes.save(replace(note, status="open"))
        elif outcome in ("open", "carried") and _is_open(note):
            store.notes.save(replace(note, status="on agenda"))
    return settled


def _is_open(note: NoteItem) -> bool:
    """Whether nobody answered it: one that was ticked off by way of the agenda has no words."""
    return note.status == "open" or (note.status == "answered" and not note.answer)


def _carry(store: Store, item: AgendaItem) -> AgendaItem:
    """Let a point go on: on the next planned session, or waiting with the pairing."""
    session = None if item.session_id is None else store.sessions.find(item.session_id)
    if item.pairing_id is None or session is None:
        raise Invalid(
            "No session comes after one outside any pairing.",
            "Tick it off, or leave it open.",
            field="outcome",
        )
    return _go_on(store, item, next_planned(store, session))


def _take_up(store: Store, session: Session, item: AgendaItem) -> AgendaItem:
    """Put a point that waits, or that was parked, on a session's agenda."""
    if item.session_id is None:
        return _move_to(store, item, session)
    taken = _go_on(store, item, session)
    store.agenda.save(replace(item, outcome="carried"))
    for note in _questions(store, item):
        if note.status == "open":
            store.notes.save(replace(note, status="on agenda"))
    return taken


def _go_on(store: Store, item: AgendaItem, session: Session | None) -> AgendaItem:
    """A point of its own that goes on where `item` was left, with the same sources."""
    here = Ref("agenda", item.id)
    successor = store.agenda.add(
        AgendaItem(
            text=item.text,
            pairing_id=item.pairing_id,
            session_id=None if session is None else session.id,
            origin="carried",
            position=_end(store, None if session is None else session.id),
            visibility=item.visibility,
            tags=item.tags,
        )
    )
    there = Ref("agenda", successor.id)
    store.links.connect(here, there, "led-to")
    for source in sources_of(store, item):
        store.links.connect(there, source, "from")
    return successor


def _take_back(store: Store, item: AgendaItem) -> None:
    """Take away what a carried point led to, where nothing became of it yet."""
    for id in store.links.ends(Ref("agenda", item.id), "led-to", "agenda"):
        successor = store.agenda.find(id)
        if successor is None:
            continue
        if successor.outcome != "open":
            raise Invalid(
                "This was taken up in the next session already.", "Nothing was changed.", field="outcome"
            )
        store.agenda.delete(id)


def _release(store: Store, item: AgendaItem) -> None:
    for note in _questions(store, item):
        if note.status == "on agenda":
            store.notes.save(replace(note, status="open"))


def sources_of(store: Store, item: AgendaItem) -> tuple[Ref, ...]:
    """What a point came from: a question, a promise, something learned."""
    links = store.links.starting_at("agenda", [item.id], "from")
    return tuple(Ref(link.to_kind, link.to_id) for link in links)


def _questions(store: Store, item: AgendaItem) -> list[NoteItem]:
    ids = [source.id for source in sources_of(store, item) if source.kind == "note"]
    return [note for note in store.notes.many(ids).values() if note.deleted_at is None] if ids else []


def _move_to(store: Store, item: AgendaItem, session: Session | None) -> AgendaItem:
    to = None if session is None else session.id
    return store.agenda.save(replace(item, session_id=to, position=_end(store, to)))


def _end(store: Store, session_id: int | None) -> int:
    """The position after the last point of an agenda."""
    items = [] if session_id is None else store.agenda.of_session(session_id)
    return 1 + max((item.position for item in items), default=-1)
