"""What a check-in asks, and the reading that its values mean. Pure, but for reading days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import COUNTED
from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import AssessedBy, CheckIn, Goal, Milestone, Source
from rjournal.domain.levels import reading_words
from rjournal.domain.numbers import parse_number
from rjournal.domain.periods import age
from rjournal.domain.text import one_line
from rjournal.tui.flows.goal_fields import options
from rjournal.tui.flows.goal_kinds import LEVELS_SAY, level_options, typed_day, typed_number
from rjournal.tui.flows.goal_values import Days, Values
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    TextField,
    TickField,
)

if TYPE_CHECKING:
    from rjournal.services.goals import GoalView

CAME_FROM = "came_from"
"""The field that says which session or entry a reading came from."""

CONFIDENCE: tuple[tuple[str, str], ...] = (("", "not said"), *((str(n), str(n)) for n in range(1, 6)))


def first_reading_fields(view: GoalView, origin: tuple[str, str] | None) -> tuple[Field, ...]:
    """What a check-in asks. A number or a level stands at its last reading, so that Enter says: still there.

    `origin` is the session or entry it comes from: its handle, and what to call it.
    """
    goal = view.goal
    last = view.progress.reading
    value = "1" if goal.measure == "habit" else ""
    if goal.measure in ("numeric", "hold", "skill") and last is not None:
        value = typed_number(last.value)
    steps = [step for step in view.facts.milestones if step.done_on is None and step.dropped_on is None]
    blank = CheckIn(goal_id=goal.id, day=view.progress.as_of)
    from_where = () if origin is None else (_came_from(*origin),)
    fields = _fields(goal, blank, value, last_words(view))
    return (*_step_fields(goal, steps), *replace_day(fields, "today"), *from_where)


def replace_day(fields: Sequence[Field], value: str) -> tuple[Field, ...]:
    """The fields with another day in the one that asks for it."""
    return tuple(replace(field, value=value) if field.name == "day" else field for field in fields)


def reading_fields(goal: Goal, reading: CheckIn) -> tuple[Field, ...]:
    """What can be put right about a reading."""
    return _fields(goal, reading, typed_number(reading.value), "")


def read_reading(goal: Goal, reading: CheckIn | None, values: Values, days: Days) -> CheckIn:
    """The reading that a filled-in form means; `reading` is the one being corrected.

    Raises:
        Invalid: the number or the day cannot be read; it names the field.
    """
    with at_field("day"):
        day = days.read(values["day"] or "today", False)
    value = reading.value if reading else None
    if "value" in values:
        value = _value(goal, values["value"])
    return replace(
        reading or CheckIn(goal_id=goal.id, day=day),
        day=day,
        value=value,
        note=values["note"],
        evidence=values["evidence"],
        confidence=int(values["confidence"]) if values.get("confidence") else None,
        source=cast("Source", values.get("source") or "my estimate"),
        assessed_by=cast("AssessedBy", values.get("assessed_by") or "me"),
    )


def ticked(values: Values) -> list[int]:
    """The steps that a filled-in check-in ticks."""
    return [
        int(name.removeprefix("step-"))
        for name, value in values.items()
        if name.startswith("step-") and value == YES
    ]


def reading_intro(view: GoalView) -> str:
    """What the goal is after, and where one without a number stood last: that has no field of its own."""
    aim = understood(view.goal)
    if view.goal.measure not in ("skill", "reflective"):
        aim = f"{aim[:1].upper()}{aim[1:]}"
    last = "" if view.goal.measure in COUNTED else last_words(view)
    return f"{aim}. {last}".rstrip()


def last_words(view: GoalView) -> str:
    """Where it stood last and how old that is: `Last: 20 days (2 Feb, 2 weeks ago).`; empty without any."""
    progress, goal = view.progress, view.goal
    if progress.last_day is None:
        return ""
    ago = age(progress.last_day, today=progress.as_of)
    day = day_words(progress.last_day, progress.as_of)
    when = ago if ago in ("today", "yesterday") else f"{day}, {ago}"
    if goal.measure in ("habit", "total", "reflective"):
        now = progress.state_words if goal.measure == "habit" else ""
        figure = now if progress.state == "described" and now else progress.value
        return f"So far {figure}. Last noted {when}."
    figure = reading_words(progress.reading, goal) if progress.reading is not None else ""
    return f"Last: {figure or progress.value} ({when})."


def _value(goal: Goal, typed: str) -> float | None:
    if goal.measure == "skill":
        return float(typed) if typed else None
    with at_field("value"):
        return parse_number(typed, goal.unit)


def _fields(goal: Goal, reading: CheckIn, value: str, last: str) -> tuple[Field, ...]:
    note = MultilineField(
        name="note",
        label="What you noticed" if goal.measure == "reflective" else "What moved it",
        value=reading.note,
        lines=5 if goal.measure == "reflective" else 3,
    )
    evidence = TextField(
        name="evidence",
        label="What shows it",
        value=reading.evidence,
        placeholder="One line, if there is any",
        more=goal.measure != "skill",
    )
    return (
        *((_number(goal, value, last),) if goal.measure in COUNTED else ()),
        *((evidence,) if goal.measure == "skill" else ()),
        note,
        *((_confidence(reading),) if goal.measure != "reflective" else ()),
        DateField(name="day", label="Day", value=typed_day(reading.day), placeholder="today, 2 feb"),
        *((_whose(reading),) if goal.measure == "skill" else ()),
        *((evidence,) if goal.measure != "skill" else ()),
        *((_source(reading),) if goal.measure in COUNTED else ()),
    )


def _number(goal: Goal, value: str, last: str) -> Field:
    if goal.measure == "skill":
        return ChoiceField(
            name="value",
            label="Level",
            value=value,
            options=level_options("to be chosen"),
            says=LEVELS_SAY,
            hint=last,
        )
    counts = goal.measure in ("habit", "total")
    return NumberField(
        name="value",
        label="How many more" if counts else "Where it stands",
        value=value,
        placeholder="-1 corrects" if counts else "",
        unit=goal.unit,
        hint=last,
    )


def _confidence(reading: CheckIn) -> ChoiceField:
    return ChoiceField(
        name="confidence",
        label="Confidence",
        value=str(reading.confidence or ""),
        options=CONFIDENCE,
        hint="Of getting there: 1 unlikely, 5 almost certain.",
    )


def _whose(reading: CheckIn) -> ChoiceField:
    return ChoiceField(
        name="assessed_by",
        label="Whose rating",
        value=reading.assessed_by,
        options=(("me", "mine"), ("them", "theirs, beside mine")),
    )


def _source(reading: CheckIn) -> ChoiceField:
    return ChoiceField(
        name="source", label="Known from", value=reading.source, options=options(Source), more=True
    )


def _step_fields(goal: Goal, steps: Sequence[Milestone]) -> tuple[Field, ...]:
    if goal.measure != "milestones":
        return ()
    return tuple(
        TickField(name=f"step-{step.id}", label="" if at else "Done now", words=one_line(step.text))
        for at, step in enumerate(steps)
    )


def _came_from(handle: str, name: str) -> ChoiceField:
    return ChoiceField(
        name=CAME_FROM, label="It came from", value=handle, options=((handle, name), ("", "nowhere special"))
    )
