"""What the forms for notes ask, each kind what belongs to it, and what the answers mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rjournal.domain.lines import NOTE_KINDS, NoteItem, NoteKind, Owner
from rjournal.domain.notes import ANSWER_WORDS, AREAS, LENSES, OF_KIND, STATUSES, status_words
from rjournal.domain.people import Person
from rjournal.domain.text import sanitize
from rjournal.services import lookup
from rjournal.services.notes import of_kind
from rjournal.tui.flows.learning_fields import with_whom
from rjournal.tui.flows.reading import at_field, picked, read_day_to_come, read_whole_or_none, write_when
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
    from rjournal.tui.app import JournalApp

RAISED: tuple[tuple[Owner, str], ...] = (("me", "by me"), ("them", "by them"), ("both", "by both"))
_NOTHING = ("", "not said")
_SURE = (
    ("1", "a guess"),
    ("2", "rather unsure"),
    ("3", "half sure"),
    ("4", "rather sure"),
    ("5", "as good as known"),
)


def with_field(app: JournalApp, person: Person | None, label: str = "With") -> Field:
    """Asks whom something has to do with."""
    return replace(with_whom(app, person.name if person else ""), label=label)


def read_with(app: JournalApp, values: dict[str, str], kept: int | None = None) -> int | None:
    """The number of whom `with_field` names, where it held the `kept` one; None for nobody.

    Raises:
        Invalid: nobody, or several people, answer to the name.
    """
    with at_field("with"):
        return lookup.kept_or_person(app.store, values.get("with", ""), kept)


def new_note_fields(app: JournalApp, note: NoteItem, *, alone: bool, person: Person | None) -> list[Field]:
    """What to ask for a new note; with whom only where it stands `alone`, the rest of its kind behind F2."""
    asked_of = "Asked of" if note.kind == "question" else "With"
    fields: list[Field] = [TextField(name="text", label="In a line", value=note.text)]
    if alone:
        fields.append(with_field(app, person, asked_of))
    more = [_raised(note), *_of_kind(note, note.kind)]
    return [*fields, *(replace(one, more=True) for one in more)]


def read_new_note(app: JournalApp, note: NoteItem, values: dict[str, str]) -> NoteItem:
    """The note that a filled-in form means.

    Raises:
        Invalid: a person, a date or a number is none; `field` says where.
    """
    person = read_with(app, values, note.person_id) if "with" in values else note.person_id
    read = replace(note, text=values["text"], person_id=person, **_own(app, note.kind, values))
    return replace(read, raised_by=picked(values.get("raised", note.raised_by), RAISED))


def note_fields(app: JournalApp, note: NoteItem) -> list[Field]:
    """What can be changed about a note; what belongs to one kind is asked while it is that."""
    person = None if note.person_id is None else app.store.people.find(note.person_id, trashed=True)
    fields: list[Field] = [
        TextField(name="text", label="In a line", value=note.text),
        ChoiceField(
            name="kind", label="What it is", value=note.kind, options=tuple((one, one) for one in NOTE_KINDS)
        ),
    ]
    for kind in NOTE_KINDS:
        fields.append(_status(note, kind))
        fields += [replace(one, when=("kind", (kind,))) for one in _of_kind(note, kind)]
    fields += [
        MultilineField(
            name="answer", label=ANSWER_WORDS[kind], value=note.answer, lines=3, when=("kind", (kind,))
        )
        for kind in NOTE_KINDS
    ]
    visible = tuple(VISIBILITY_WORDS.items())
    return [
        *fields,
        _raised(note),
        with_field(app, person),
        ChoiceField(name="visibility", label="Who may see it", value=note.visibility, options=visible),
    ]


def changed_note(app: JournalApp, note: NoteItem, values: dict[str, str]) -> NoteItem:
    """The note as a filled-in form changes it; an answer that is new answers what was open.

    Raises:
        Invalid: a person, a date or a number is none; `field` says where.
    """
    changed = of_kind(note, values["kind"])
    answer, status = sanitize(values["answer"]).strip(), values["status"]
    known: dict[str, Any] = {
        "text": values["text"],
        "person_id": read_with(app, values, note.person_id),
        "status": status if status in (*STATUSES[changed.kind], note.status) else changed.status,
        "raised_by": picked(values["raised"], RAISED),
        "answer": answer,
        "visibility": picked(values["visibility"], tuple(VISIBILITY_WORDS.items())),
        **_own(app, changed.kind, values),
    }
    if answer and not note.answer and status == note.status and "answered" in STATUSES[changed.kind]:
        known["status"] = "answered" if status in ("open", "on agenda") else status
    return replace(changed, **known)


def revisit_fields(note: NoteItem) -> list[Field]:
    """What to ask when an assumption is looked at again."""
    options = tuple((one, one) for one in ("held", "weakened", "dropped", "confirmed"))
    return [
        ChoiceField(name="status", label="It", value="held", options=options),
        MultilineField(name="answer", label=ANSWER_WORDS["assumption"], value=note.answer, lines=2),
        *_of_kind(note, "assumption")[:1],
        DateField(
            name="revisit",
            label="Look again",
            placeholder="in 3 months, or nothing",
            hint="What is dropped or confirmed is not asked about any more.",
        ),
    ]


def read_revisit(app: JournalApp, note: NoteItem, values: dict[str, str]) -> NoteItem:
    """The assumption as it is after it was looked at again.

    Raises:
        Invalid: a date or a number is none; `field` says where.
    """
    own = _own(app, "assumption", {**values, "unless": note.would_change})
    known: dict[str, Any] = {"status": values["status"], "answer": values["answer"], **own}
    return replace(note, **known)


def _status(note: NoteItem, kind: NoteKind) -> Field:
    """How a note of this kind can stand; the fields of all kinds take turns."""
    statuses = STATUSES[kind]
    is_odd = note.kind == kind and note.status not in statuses
    shown = (*statuses, note.status) if is_odd else statuses
    return ChoiceField(
        name="status",
        label="Where it stands",
        value=note.status if note.status in shown else "open",
        options=tuple((one, status_words(kind, one)) for one in shown),
        when=("kind", (kind,)),
    )


def _raised(note: NoteItem) -> Field:
    return ChoiceField(name="raised", label="Raised", value=note.raised_by, options=RAISED)


def _of_kind(note: NoteItem, kind: NoteKind) -> list[Field]:
    """What belongs to notes of one kind alone."""
    match kind:
        case "question":
            lenses = (_NOTHING, *((one, one) for one in LENSES))
            return [ChoiceField(name="lens", label="Kind of question", value=note.lens or "", options=lenses)]
        case "topic":
            return [ToggleField(name="first", label="Comes first", value=YES if note.priority else "")]
        case "idea" | "decision":
            areas = (_NOTHING, *((one, one) for one in AREAS))
            return [ChoiceField(name="area", label="Touches", value=note.area or "", options=areas)]
        case "assumption":
            revisit = "" if note.revisit_on is None else write_when(note.revisit_on)
            sure = "" if note.confidence is None else str(note.confidence)
            return [
                ChoiceField(name="sure", label="How sure", value=sure, options=(_NOTHING, *_SURE)),
                TextField(name="unless", label="What would change my mind", value=note.would_change),
                DateField(
                    name="revisit", label="Look again", value=revisit, placeholder="in 6 weeks, or nothing"
                ),
            ]
        case _:
            return []


def _own(app: JournalApp, kind: NoteKind, values: dict[str, str]) -> dict[str, Any]:
    """What the form says of the fields that belong to this kind alone."""
    read: dict[str, Any] = {
        "lens": _among(values.get("lens"), LENSES),
        "priority": values.get("first") == YES,
        "area": _among(values.get("area"), AREAS),
        "would_change": sanitize(values.get("unless", "")).strip(),
    }
    if kind == "assumption":
        read["confidence"] = read_whole_or_none(values.get("sure", ""), "sure")
        read["revisit_on"] = read_day_to_come(app, values.get("revisit", ""), "revisit")
    return {name: value for name, value in read.items() if kind in OF_KIND[name]}


def _among(value: str | None, known: Sequence[str]) -> str | None:
    return value if value in known else None
