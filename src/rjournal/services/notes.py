"""Notes: changed, answered, looked at again, let go, and turned into one another (docs/domain.md §2.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.domain.goals import CHECK_EVERY, Goal
from rjournal.domain.lines import (
    NOTE_KINDS,
    Action,
    Learning,
    NoteItem,
    NoteStatus,
    first_status,
    line_words,
)
from rjournal.domain.notes import (
    OF_KIND,
    STATUSES,
    TURNS,
    TurnInto,
    check_note,
    is_open,
    settled_status,
    turn_words,
)
from rjournal.domain.records import Record, Ref
from rjournal.domain.skills import Skill
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid
from rjournal.services.goals import create_goal
from rjournal.services.skills import save_skill

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def save_note(store: Store, note: NoteItem, *, draft: str = "") -> NoteItem:
    """Store a new or changed note, and drop the draft it was written in, in one act.

    Raises:
        Invalid: there are no words in it, or a field does not belong to its kind; it names the field.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    check_note(note, store.notes.find(note.id, trashed=True) if note.id else None)
    ready = replace(
        note,
        text=line_words(note.text),
        answer=sanitize(note.answer).strip(),
        would_change=sanitize(note.would_change).strip(),
    )
    with store.act(f"Add {note.kind}" if note.id == 0 else f"Change {note.kind}"):
        stored = store.notes.add(ready) if note.id == 0 else store.notes.save(ready)
        if draft:
            store.drafts.delete(draft)
    return stored


def of_kind(note: NoteItem, kind: str) -> NoteItem:
    """The note as one of another kind: what belongs to its kind alone goes, a status it cannot have is open.

    Raises:
        Invalid: there is no such kind.
    """
    known = next((one for one in NOTE_KINDS if one == kind), None)
    if known is None:
        raise Invalid(f"There is no kind of note called {one_line(kind)[:40]}.", "Nothing was changed.")
    gone: dict[str, Any] = {
        name: getattr(_BLANK, name) for name, kinds in OF_KIND.items() if known not in kinds
    }
    keeps = note.status == "turned into" or note.status in STATUSES[known]
    return replace(note, kind=known, status=note.status if keeps else "open", **gone)


_BLANK = NoteItem(kind="question", text="", day=date.min)


def answer(store: Store, note: NoteItem, words: str, *, draft: str = "") -> NoteItem:
    """Note what was answered, said or found; without words the note, as it was read, is only settled.

    What is no question stands as it stood, whatever came of it: a decision is not taken back by a word about
    it, and how an assumption stands is said by `revisit`. So does what turned into something.

    Raises:
        Invalid: there are no words, and nothing would be settled.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
        NotFound: it is gone.
    """
    said = sanitize(words).strip()
    settles = "answered" in STATUSES[note.kind] and note.status != "turned into"
    if not said and not settles:
        raise Invalid("This line is empty.", "Write a few words about what came of it.", field="answer")
    with store.act(f"Answer {note.kind}"):
        settled = replace(
            note, status=settled_status(note.kind) if settles else note.status, answer=said or note.answer
        )
        stored = store.notes.save(settled)
        if draft:
            store.drafts.delete(draft)
    return stored


def settle(store: Store, note: NoteItem) -> NoteItem:
    """Have done with a note, as it was read, in the way of its kind; one that was done with is opened again.

    Raises:
        Invalid: it turned into something, or it is an assumption that stands, of which more is to be said.
        Conflict: it was changed elsewhere meanwhile.
    """
    if note.status == "turned into":
        raise Invalid("This turned into something else.", "That is where it goes on.")
    if note.kind == "assumption" and is_open(note):
        raise Invalid("An assumption is looked at again.", "Say whether it still holds.")
    status: NoteStatus = settled_status(note.kind) if is_open(note) else "open"
    with store.act(f"Call {note.kind} “{status}”"):
        return store.notes.save(replace(note, status=status))


def set_status(store: Store, note_id: int, status: NoteStatus) -> NoteItem:
    """Say how a note stands.

    Raises:
        Invalid: one of its kind cannot stand so.
        NotFound: it is gone.
    """
    note = replace(store.notes.get(note_id), status=status)
    check_note(note)
    with store.act(f"Call {note.kind} “{status}”"):
        return store.notes.save(note)


def revisit(store: Store, note: NoteItem, *, draft: str = "") -> NoteItem:
    """Store an assumption that was looked at again; one that is settled is not asked about any more.

    Raises:
        Invalid: it is none, or a field cannot be used as it stands.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if note.kind != "assumption":
        raise Invalid("Only an assumption is looked at again.", "Nothing was changed.")
    if note.status in ("dropped", "confirmed", "let go"):
        note = replace(note, revisit_on=None)
    with store.act("Look at assumption again"):
        return save_note(store, note, draft=draft)


# Turning into one another


def turn(store: Store, note_id: int, into: TurnInto, record: Record, today: date, *, draft: str = "") -> Ref:
    """Turn a note into a new record, which is stored, and link the two; all in one act.

    `record` is what it turns into, as `blank_of` gives it, with whatever was changed about it.

    Raises:
        Invalid: a note of its kind does not turn into that, or `record` cannot be used as it stands.
        NotFound: the note is gone.
    """
    note = store.notes.get(note_id)
    _check_turn(note, into)
    with store.act(f"Turn {note.kind} into {turn_words(into)}"):
        ref = _stored(store, record, today, draft)
        turned(store, note, ref)
    return ref


def turn_into_goal(
    store: Store, note_id: int, goal: Goal, steps: Sequence[str], today: date, *, draft: str = ""
) -> Goal:
    """Turn a note into a goal with its first steps, and link the two; all in one act.

    Raises:
        Invalid: as `turn`.
        NotFound: the note is gone.
    """
    note = store.notes.get(note_id)
    _check_turn(note, "goal")
    with store.act(f"Turn {note.kind} into a goal"):
        stored = create_goal(store, goal, steps, draft=draft, today=today)
        turned(store, note, Ref("goal", stored.id))
    return stored


def turned(store: Store, note: NoteItem, ref: Ref) -> None:
    """Say of a note that it turned into a record, and link the two."""
    with store.act("Turn note"):
        store.notes.save(replace(note, status="turned into"))
        store.links.connect(Ref("note", note.id), ref, "led-to")


def _check_turn(note: NoteItem, into: TurnInto) -> None:
    if into not in TURNS[note.kind]:
        offered = ", ".join(turn_words(one) for one in TURNS[note.kind])
        raise Invalid(
            f"A note of the kind {note.kind} does not turn into {turn_words(into)}.",
            f"It can become {offered}.",
            field="into",
        )


def blank_of(note: NoteItem, into: TurnInto, today: date) -> Record:
    """What a note would turn into as it stands: its words, the same person, and today.

    What is turned on the note's own day stays in its session. A goal is a draft, whose measure is chosen
    later.
    """
    session_id = note.session_id if note.day == today else None
    about: dict[str, Any] = {"person_id": note.person_id, "session_id": session_id, "day": today}
    match into:
        case "action":
            return Action(text=note.text, **about)
        case "learned":
            status = first_status("received")
            return Learning(direction="received", topic=note.text, status=status, status_on=today, **about)
        case "skill":
            return Skill(name=one_line(note.text), added_on=today)
        case "goal":
            title = one_line(note.text)
            return Goal(
                title=title,
                measure="reflective",
                question=title,
                start=today,
                check_every=CHECK_EVERY["reflective"],
                lifecycle="draft",
            )
        case _:
            return NoteItem(kind=into, text=note.text, raised_by=note.raised_by, **about)


def _stored(store: Store, record: Record, today: date, draft: str) -> Ref:
    if draft:
        store.drafts.delete(draft)
    match record:
        case NoteItem():
            return Ref("note", save_note(store, record).id)
        case Action():
            return Ref("action", store.actions.add(replace(record, text=line_words(record.text))).id)
        case Learning():
            return Ref("learning", store.learnings.add(replace(record, topic=line_words(record.topic))).id)
        case Skill():
            return Ref("skill", save_skill(store, record, today).id)
        case Goal():
            return Ref("goal", create_goal(store, record, today=today).id)
    raise Invalid("A note does not turn into that.", "Nothing was changed.")
