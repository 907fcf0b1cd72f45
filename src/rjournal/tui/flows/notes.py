"""Notes from anywhere: answering one, looking at it again, letting it go, turning it into something else.

Drafts: `form:note:<id>:answer`, `form:note:<id>:revisit`, and `form:note:<id>:turn-<what>` while it is turned
into something.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rjournal.domain.goals import Goal
from rjournal.domain.lines import NOTE_KINDS, Action, Learning, NoteItem, NoteKind, line_text
from rjournal.domain.notes import (
    ANSWER_WORDS,
    STATUSES,
    TURNS,
    TurnInto,
    is_open,
    status_words,
    turn_words,
)
from rjournal.domain.periods import say
from rjournal.domain.records import Ref
from rjournal.domain.skills import Skill
from rjournal.errors import Invalid
from rjournal.services import curiosity, notes
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.note_fields import (
    new_note_fields,
    read_new_note,
    read_revisit,
    revisit_fields,
    with_field,
)
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import Field, MultilineField, TextField

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def add(app: JournalApp, kind: NoteKind | None = None, person_id: int | None = None) -> Ref | None:
    """Note something: of a kind, which is asked for unless it is given."""
    from rjournal.tui.flows import lines

    if kind is None:
        picks = [Pick(one, one.capitalize(), _ABOUT_KIND[one]) for one in NOTE_KINDS]
        picked = await choose(app, "Note", picks)
        kind = next((one for one in NOTE_KINDS if one == picked), None)
    return None if kind is None else await lines.add_line(app, kind, person_id=person_id)


_ABOUT_KIND: dict[NoteKind, str] = {
    "question": "something to ask somebody",
    "gap": "something you found you do not know",
    "topic": "something to come back to",
    "assumption": "something taken for granted",
    "idea": "something that could be done",
    "decision": "something decided",
    "challenge": "where one of you was challenged",
}


async def answer(app: JournalApp, note_id: int) -> None:
    """Ask for the answer to a question, the response to a challenge, what was said to a topic."""
    note = app.store.notes.get(note_id)
    if note.kind == "assumption":
        await revisit(app, note_id)
        return
    key = f"form:note:{note_id}:answer"

    def save(values: dict[str, str]) -> NoteItem:
        return notes.answer(app.store, note, values["answer"], draft=key)

    settles = "answered" in STATUSES[note.kind]
    said = status_words(note.kind, "answered") if settles else "noted"
    field = MultilineField(
        name="answer",
        label=ANSWER_WORDS[note.kind],
        value=note.answer,
        lines=4,
        hint=f"Without words it is {said} all the same." if settles else "",
    )
    stored = await ask(app, note.text, [field], save, draft_key=key, base_rev=note.rev)
    if stored is not None:
        app.announce("note")
        tell(app, f"{said[:1].upper()}{said[1:]}.", _UNDO)


async def revisit(app: JournalApp, note_id: int) -> None:
    """Ask whether an assumption still holds, and when to look at it again."""
    note = app.store.notes.get(note_id)
    key = f"form:note:{note_id}:revisit"

    def save(values: dict[str, str]) -> NoteItem:
        return notes.revisit(app.store, read_revisit(app, note, values), draft=key)

    intro = f"Unless: {note.would_change}" if note.would_change else ""
    stored = await ask(
        app,
        note.text,
        revisit_fields(note),
        save,
        draft_key=key,
        base_rev=note.rev,
        intro=intro,
    )
    if stored is not None:
        app.announce("note")
        again = "" if stored.revisit_on is None else f", again on {say(stored.revisit_on, today=app.today)}"
        tell(app, f"Now “{stored.status}”{again}.", _UNDO)


async def settle(app: JournalApp, note_id: int) -> None:
    """Have done with a note in the way of its kind; one that was done with is opened again."""
    note = app.store.notes.get(note_id)
    if note.kind == "assumption" and is_open(note):
        await revisit(app, note_id)
        return
    _say(app, notes.settle(app.store, note))


async def let_go(app: JournalApp, note_id: int) -> None:
    """Let a note go, or take it up again."""
    note = app.store.notes.get(note_id)
    _set(app, note, "open" if note.status == "let go" else "let go")


async def choose_status(app: JournalApp, note_id: int) -> None:
    """Choose how a note stands."""
    note = app.store.notes.get(note_id)
    picks = [Pick(status, status_words(note.kind, status)) for status in STATUSES[note.kind]]
    chosen = await choose(app, note.text, picks, chosen=note.status)
    if chosen is not None:
        _set(app, note, chosen)


def _set(app: JournalApp, note: NoteItem, status: Any) -> None:
    _say(app, notes.set_status(app.store, note.id, status))


def _say(app: JournalApp, stored: NoteItem) -> None:
    app.announce("note")
    tell(app, f"Now “{status_words(stored.kind, stored.status)}”.", _UNDO)


# Turning into something else


async def turn(app: JournalApp, note_id: int, into: TurnInto | None = None) -> Ref | None:
    """Choose what a note turns into, ask what that needs with its words in it, and link the two."""
    note = app.store.notes.get(note_id)
    chosen = into or await _choose_turn(app, note)
    if chosen is None:
        return None
    key = f"form:note:{note_id}:turn-{chosen}"
    ref = await (_into_goal(app, note, key) if chosen == "goal" else _into(app, note, chosen, key))
    if ref is not None:
        app.announce("note", "link", ref.kind)
        tell(app, f"Turned into {turn_words(chosen)}.", _UNDO)
    return ref


async def _choose_turn(app: JournalApp, note: NoteItem) -> TurnInto | None:
    picks = [Pick(into, turn_words(into), _ABOUT[into]) for into in TURNS[note.kind]]
    chosen = await choose(app, "Turn it into", picks)
    return next((into for into in TURNS[note.kind] if into == chosen), None)


_ABOUT: dict[TurnInto, str] = {
    "question": _ABOUT_KIND["question"],
    "gap": _ABOUT_KIND["gap"],
    "topic": _ABOUT_KIND["topic"],
    "assumption": _ABOUT_KIND["assumption"],
    "idea": _ABOUT_KIND["idea"],
    "decision": _ABOUT_KIND["decision"],
    "action": "something promised",
    "goal": "what should change, and how anyone would notice",
    "skill": "something to be able to do, on the map",
    "learned": "what you know now",
}


async def _into(app: JournalApp, note: NoteItem, into: TurnInto, key: str) -> Ref | None:
    blank = notes.blank_of(note, into, app.today)

    def save(values: dict[str, str]) -> Ref:
        return notes.turn(app.store, note.id, into, _read(app, blank, values), app.today, draft=key)

    words = turn_words(into)
    return await ask(app, f"{words[:1].upper()}{words[1:]}", _fields(app, note, blank), save, draft_key=key)


def _fields(app: JournalApp, note: NoteItem, blank: Any) -> Sequence[Field]:
    from rjournal.tui.flows.action_fields import new_action_fields

    person: Person | None = None
    if note.person_id is not None:
        person = app.store.people.find(note.person_id, trashed=True)
    match blank:
        case NoteItem():
            return new_note_fields(app, blank, alone=True, person=person)
        case Action():
            return new_action_fields(app, blank, alone=True, person=person)
        case Skill():
            return [TextField(name="text", label="Skill", value=blank.name)]
        case _:
            learned = TextField(name="text", label="Learned", value=line_text(blank))
            return [learned, with_field(app, person), TextField(name="skill", label="Skill")]


def _read(app: JournalApp, blank: Any, values: dict[str, str]) -> Any:
    from rjournal.tui.flows.action_fields import read_new_action
    from rjournal.tui.flows.note_fields import read_with

    match blank:
        case NoteItem():
            return read_new_note(app, blank, values)
        case Action():
            return read_new_action(app, blank, values)
        case Skill():
            return replace(blank, name=values["text"])
        case Learning():
            person_id = read_with(app, values, blank.person_id)
            return replace(blank, topic=values["text"], skill=values["skill"], person_id=person_id)
        case _:
            raise Invalid("A note does not turn into that.", "Nothing was changed.")


async def _into_goal(app: JournalApp, note: NoteItem, key: str) -> Ref | None:
    """The goal's own form, of any kind; its goal is stored with the link in one act."""
    from rjournal.tui.flows import goals

    def keep(goal: Goal, steps: Sequence[str]) -> Goal:
        return notes.turn_into_goal(app.store, note.id, goal, steps, app.today, draft=key)

    goal = await goals.set_goal(app, draft_key=key, title=note.text, keep=keep)
    return None if goal is None else Ref("goal", goal.id)


# Agendas


async def to_agenda(app: JournalApp, ref: Ref) -> None:
    """Put a note or a promise on the agenda of the next session with its person, or with anybody.

    Raises:
        NotFound: none is planned.
        Invalid: it is on it already.
    """
    from rjournal.tui.flows import agenda

    record = app.store.repo(ref.kind).get(ref.id)
    session = curiosity.next_session(app.store, app.today, record.person_id)
    await agenda.pull(app, session.id, ref)


async def open_bank(app: JournalApp) -> None:
    """Offer the questions of the curiosity bank, unused ones first; Enter puts one on the next agenda.

    Raises:
        NotFound: no session is planned.
    """
    session = curiosity.next_session(app.store, app.today)
    picks = [
        Pick(
            one.prompt.id,
            one.prompt.plain,
            "" if one.used is None else f"asked {say(one.used, today=app.today)}",
        )
        for one in curiosity.bank(app.store)
    ]
    picked = await choose(app, f"To ask {say(session.day, today=app.today)}", picks)
    if picked is not None:
        curiosity.put_on_next(app.store, picked, app.today)
        app.announce("agenda")
        tell(app, "On the agenda.", _UNDO)


async def open_notes(app: JournalApp) -> None:
    """Show the questions, gaps, topics, assumptions and ideas that are open."""
    from rjournal.tui.screens.notes import NotesScreen

    if not isinstance(app.screen, NotesScreen):
        await app.push_screen(NotesScreen())


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with what was being said of a note.

    Raises:
        NotFound: it lies in the trash.
        Invalid: this is no draft of a note.
    """
    _, _, number, what = draft.key.split(":")
    if what == "answer":
        await answer(app, int(number))
        return
    if what == "revisit":
        await revisit(app, int(number))
        return
    for into in _ABOUT:
        if what == f"turn-{into}":
            await turn(app, int(number), into)
            return
    raise Invalid("This draft belongs to nothing that is known here.", "It stays where it is.")
