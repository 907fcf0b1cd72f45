"""What the forms for lines ask, and what the answers mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rjournal.domain.lines import (
    Action,
    Learning,
    LineKind,
    NoteItem,
    Win,
)
from rjournal.domain.records import Record
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, AgendaOutcome
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.session_lines import LearningFacts, Line, StoredLine
from rjournal.tui.flows.action_fields import action_fields, changed_action
from rjournal.tui.flows.learning_fields import (
    changed_learning,
    learning_fields,
    new_learning_fields,
    read_facts,
    with_whom,
)
from rjournal.tui.flows.note_fields import changed_note, note_fields
from rjournal.tui.flows.reading import at_field, picked
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    Field,
    TextField,
    ToggleField,
)
from rjournal.tui.writing import VISIBILITY_WORDS

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.tui.app import JournalApp


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
    app: JournalApp, kind: LineKind, *, alone: bool, person: Person | None, planned: bool = False
) -> list[Field]:
    """What to ask for a new line of a kind; with whom only where it stands `alone`.

    `planned` says that its session is still to come.
    """
    fields: list[Field] = [TextField(name="text", label="In a line")]
    if alone:
        fields.append(with_whom(app, person.name if person else ""))
    if kind == "learned":
        fields += new_learning_fields(app, "received")
    if kind == "taught":
        fields += new_learning_fields(app, "given", planned=planned)
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
    line = Line(kind, values["text"])
    if kind in ("learned", "taught"):
        return TypedLine(line, person_id, read_facts("received" if kind == "learned" else "given", values))
    return TypedLine(line, person_id)


def line_fields(app: JournalApp, record: Record) -> list[Field]:
    """What can be changed about a line or an agenda item."""
    match record:
        case Learning():
            fields = learning_fields(app, record)
        case NoteItem():
            return note_fields(app, record)
        case Action():
            return action_fields(app, record)
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
            return changed_note(app, record, values)
        case Action():
            return changed_action(app, record, values)
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


def _with(record: Win, values: dict[str, str], **changes: Any) -> Win:
    """The record with its words, who may see it, and `changes` that choices of the form allow."""
    known: dict[str, Any] = {"text": values["text"], "visibility": values["visibility"], **changes}
    return replace(record, **known)


def _clean(text: str) -> str:
    return sanitize(text).strip()


def _same(*values: str) -> tuple[tuple[str, str], ...]:
    """Options that are called what they are."""
    return tuple((value, value) for value in values)
