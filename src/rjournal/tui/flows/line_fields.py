"""What the forms for lines ask, and what the answers mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from rjournal.domain.lines import (
    NOTE_KINDS,
    Action,
    Learning,
    LineKind,
    NoteItem,
    Owner,
    Win,
)
from rjournal.domain.records import Record
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, AgendaOutcome
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.session_lines import LearningFacts, Line, StoredLine
from rjournal.tui.flows.learning_fields import (
    changed_learning,
    learning_fields,
    new_learning_fields,
    read_facts,
    with_whom,
)
from rjournal.tui.flows.reading import at_field, read_day_to_come, write_when
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    TextField,
    ToggleField,
)
from rjournal.tui.writing import VISIBILITY_WORDS

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.tui.app import JournalApp

Stored = TypeVar("Stored", NoteItem, Action, Win)
Option = TypeVar("Option", bound=str)

OWNERS: tuple[tuple[Owner, str], ...] = (("me", "mine"), ("them", "theirs"), ("both", "both"))


OUTCOMES: tuple[tuple[AgendaOutcome, str], ...] = (
    ("open", "open"),
    ("done", "done"),
    ("parked", "parked"),
    ("carried", "carried on"),
)


@dataclass(frozen=True)
class TypedLine:
    """A new line as the form means it."""

    line: Line
    person_id: int | None
    facts: LearningFacts = field(default_factory=LearningFacts)


def new_line_fields(
    app: JournalApp, kind: LineKind | None, *, alone: bool, person: Person | None, planned: bool = False
) -> list[Field]:
    """What to ask for a new line of a kind (None: an agenda item); with whom only where it stands `alone`.

    `planned` says that its session is still to come.
    """
    fields: list[Field] = [TextField(name="text", label="In a line")]
    if alone:
        fields.append(with_whom(app, person.name if person else ""))
    if kind == "learned":
        fields += new_learning_fields(app, "received")
    if kind == "taught":
        fields += new_learning_fields(app, "given", planned=planned)
    if kind == "action":
        fields.append(ChoiceField(name="owner", label="Whose", options=OWNERS))
        fields.append(DateField(name="due", label="By", placeholder="friday, in 3 days, or nothing"))
    return fields


def read_new_line(app: JournalApp, kind: LineKind, values: dict[str, str]) -> TypedLine:
    """The new line that a filled-in form means.

    Raises:
        Invalid: nobody is called so, or a date is none; `field` says where.
    """
    person_id = None
    if values.get("with"):
        with at_field("with"):
            person_id = lookup.person(app.store, values["with"]).id
    line = Line(
        kind,
        values["text"],
        owner=picked(values.get("owner", "me"), OWNERS),
        due=read_day_to_come(app, values.get("due", ""), "due"),
    )
    if kind in ("learned", "taught"):
        return TypedLine(line, person_id, read_facts("received" if kind == "learned" else "given", values))
    return TypedLine(line, person_id)


def line_fields(app: JournalApp, record: Record) -> list[Field]:
    """What can be changed about a line or an agenda item."""
    match record:
        case Learning():
            fields = learning_fields(app, record)
        case NoteItem():
            fields = _note_fields(record)
        case Action():
            fields = _action_fields(app, record)
        case Win():
            fields = [
                TextField(name="text", label="What went well", value=record.text),
                ChoiceField(
                    name="size", label="How big", value=record.size, options=_same("small", "medium", "large")
                ),
                ToggleField(name="again", label="Could be repeated", value=YES if record.repeatable else ""),
            ]
        case AgendaItem():
            fields = [
                TextField(name="text", label="To talk about", value=record.text),
                ChoiceField(
                    name="origin", label="Whose", value=record.origin, options=tuple(ORIGIN_WORDS.items())
                ),
                ChoiceField(
                    name="outcome",
                    label="What became of it",
                    value=record.outcome,
                    options=OUTCOMES,
                ),
            ]
            return fields
        case _:
            raise Invalid("This cannot be changed here.", "Nothing was changed.")
    return [*fields, _visibility(record)]


def _note_fields(note: NoteItem) -> list[Field]:
    return [
        TextField(name="text", label="In a line", value=note.text),
        ChoiceField(name="kind", label="What it is", value=note.kind, options=_same(*NOTE_KINDS)),
        ChoiceField(name="raised", label="Whose", value=note.raised_by, options=OWNERS),
        ChoiceField(
            name="status",
            label="Where it stands",
            value=note.status,
            options=_same("open", "on agenda", "answered", "turned into", "let go"),
        ),
        MultilineField(name="answer", label="Answer", value=note.answer, lines=3),
    ]


def _action_fields(app: JournalApp, action: Action) -> list[Field]:
    due = "" if action.due is None else write_when(action.due, None, app.today)
    return [
        TextField(name="text", label="What", value=action.text),
        ChoiceField(name="owner", label="Whose", value=action.owner, options=OWNERS),
        DateField(name="due", label="By", value=due, placeholder="friday, in 3 days, or nothing"),
        TextField(
            name="plan", label="If … then", value=action.if_then, hint="If this comes up, then I will …"
        ),
        ChoiceField(
            name="status",
            label="Where it stands",
            value=action.status,
            options=_same("open", "done", "carried", "dropped"),
        ),
        MultilineField(name="result", label="What came of it", value=action.result, lines=2),
    ]


def _visibility(record: Record) -> Field:
    return ChoiceField(
        name="visibility",
        label="Who may see it",
        value=record.visibility,
        options=tuple(VISIBILITY_WORDS.items()),
    )


def changed_line(app: JournalApp, record: Record, values: dict[str, str]) -> StoredLine:
    """The record as a filled-in form changes it.

    Raises:
        Invalid: a date is none; `field` says where.
    """
    match record:
        case Learning():
            return changed_learning(app, record, values)
        case NoteItem():
            return _changed_note(record, values)
        case Action():
            return _changed_action(app, record, values)
        case Win():
            return _with(record, values, size=values["size"], repeatable=values["again"] == YES)
        case AgendaItem():
            return replace(
                record,
                text=values["text"],
                origin=picked(values["origin"], tuple(ORIGIN_WORDS.items())),
                outcome=picked(values["outcome"], OUTCOMES),
            )
        case _:
            raise Invalid("This cannot be changed here.", "Nothing was changed.")


def _changed_note(note: NoteItem, values: dict[str, str]) -> NoteItem:
    answer, status = _clean(values["answer"]), values["status"]
    if answer and not note.answer and status == note.status == "open":
        status = "answered"
    return _with(note, values, kind=values["kind"], raised_by=values["raised"], status=status, answer=answer)


def _changed_action(app: JournalApp, action: Action, values: dict[str, str]) -> Action:
    is_done = values["status"] == "done"
    return _with(
        action,
        values,
        owner=values["owner"],
        due=read_day_to_come(app, values["due"], "due"),
        if_then=_clean(values["plan"]),
        status=values["status"],
        done_on=(action.done_on or app.today) if is_done else None,
        result=_clean(values["result"]),
    )


def _with(record: Stored, values: dict[str, str], **changes: Any) -> Stored:
    """The record with its words, who may see it, and `changes` that choices of the form allow."""
    known: dict[str, Any] = {"text": values["text"], "visibility": values["visibility"], **changes}
    return replace(record, **known)


def _clean(text: str) -> str:
    return sanitize(text).strip()


def picked(value: str, options: Sequence[tuple[Option, str]]) -> Option:
    """The option with this value; the first where a draft names none of them."""
    return next((known for known, _ in options if known == value), options[0][0])


def _same(*values: str) -> tuple[tuple[str, str], ...]:
    """Options that are called what they are."""
    return tuple((value, value) for value in values)
