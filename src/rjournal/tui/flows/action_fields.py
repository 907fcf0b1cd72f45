"""What the forms for promises ask, and what the answers mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from rjournal.domain.lines import Action, ActionKind
from rjournal.domain.people import Person
from rjournal.domain.promises import UNDONE
from rjournal.services import lookup
from rjournal.tui.flows.note_fields import read_with, with_field
from rjournal.tui.flows.reading import at_field, picked, read_day_to_come, write_when
from rjournal.tui.modals.fields import (
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    SuggestField,
    TextField,
)
from rjournal.tui.writing import VISIBILITY_WORDS

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

OWNERS = (("me", "mine"), ("them", "theirs"), ("both", "both"))
KINDS: tuple[tuple[ActionKind, str], ...] = tuple((one, one) for one in get_args(ActionKind))
_STANDS = (("open", "open"), ("done", "done"), ("dropped", "let go"))


def new_action_fields(app: JournalApp, action: Action, *, alone: bool, person: Person | None) -> list[Field]:
    """What to ask for a new promise; with whom only where it stands `alone`."""
    fields: list[Field] = [TextField(name="text", label="What", value=action.text)]
    if alone:
        fields.append(with_field(app, person))
    return [
        *fields,
        _owner(action),
        _due(app, action),
        *(replace(one, more=True) for one in _more(app, action)),
    ]


def read_new_action(app: JournalApp, action: Action, values: dict[str, str]) -> Action:
    """The promise that a filled-in form means.

    Raises:
        Invalid: a person, a goal or a date is none; `field` says where.
    """
    person = read_with(app, values, action.person_id) if "with" in values else action.person_id
    return replace(action, person_id=person, **_read(app, action, values))


def action_fields(app: JournalApp, action: Action) -> list[Field]:
    """What can be changed about a promise."""
    person = None if action.person_id is None else app.store.people.find(action.person_id, trashed=True)
    stands = "open" if action.status in UNDONE else action.status
    kind, plan, goal = _more(app, action)
    return [
        TextField(name="text", label="What", value=action.text),
        _owner(action),
        _due(app, action),
        plan,
        ChoiceField(name="status", label="Where it stands", value=stands, options=_STANDS),
        MultilineField(name="result", label="What came of it", value=action.result, lines=2),
        TextField(name="reason", label="Why", value=action.dropped_reason, when=("status", ("dropped",))),
        kind,
        with_field(app, person),
        goal,
        ChoiceField(
            name="visibility",
            label="Who may see it",
            value=action.visibility,
            options=tuple(VISIBILITY_WORDS.items()),
        ),
    ]


def changed_action(app: JournalApp, action: Action, values: dict[str, str]) -> Action:
    """The promise as a filled-in form changes it.

    Raises:
        Invalid: a person, a goal or a date is none; `field` says where.
    """
    status = picked(values["status"], _STANDS)
    if status == "open" and action.carried:
        status = "carried"
    known: dict[str, Any] = {
        "person_id": read_with(app, values, action.person_id),
        "status": status,
        "done_on": (action.done_on or app.today) if status == "done" else None,
        "result": values["result"],
        "dropped_reason": values["reason"] if status == "dropped" else "",
        "visibility": picked(values["visibility"], tuple(VISIBILITY_WORDS.items())),
        **_read(app, action, values),
    }
    return replace(action, **known)


def _owner(action: Action) -> Field:
    return ChoiceField(name="owner", label="Whose", value=action.owner, options=OWNERS)


def _due(app: JournalApp, action: Action) -> Field:
    due = "" if action.due is None else write_when(action.due)
    return DateField(name="due", label="By", value=due, placeholder="friday, in 3 days, or nothing")


def _more(app: JournalApp, action: Action) -> tuple[Field, Field, Field]:
    goals = app.store.goals.where("lifecycle <> 'closed'", limit=500)
    mine = None if action.goal_id is None else app.store.goals.find(action.goal_id, trashed=True)
    return (
        ChoiceField(name="kind", label="Kind", value=action.kind, options=KINDS),
        TextField(
            name="plan",
            label="If … then",
            value=action.if_then,
            hint="If this comes up, then I will …",
        ),
        SuggestField(
            name="goal",
            label="For the goal",
            value=mine.title if mine else "",
            names=tuple(goal.title for goal in goals),
        ),
    )


def _read(app: JournalApp, action: Action, values: dict[str, str]) -> dict[str, Any]:
    with at_field("goal"):
        goal_id = lookup.kept_or_goal(app.store, values.get("goal", ""), action.goal_id)
    return {
        "text": values["text"],
        "owner": picked(values["owner"], OWNERS),
        "due": read_day_to_come(app, values["due"], "due"),
        "kind": picked(values.get("kind", "do"), KINDS),
        "if_then": values.get("plan", ""),
        "goal_id": goal_id,
    }
