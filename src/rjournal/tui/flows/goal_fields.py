"""What the forms about goals ask, and the goal or reading their values mean. Pure, but for reading days."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast, get_args

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import COUNTED
from rjournal.domain.goals import (
    Beneficiary,
    CheckIn,
    CloseResult,
    Goal,
    GoalDirection,
    Lifecycle,
    Milestone,
    Pace,
    Source,
    Theme,
)
from rjournal.domain.numbers import parse_number
from rjournal.domain.records import Visibility
from rjournal.domain.text import one_line
from rjournal.errors import Invalid
from rjournal.tui.flows.reading import at_field, read_whole
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    TextField,
    ToggleField,
)
from rjournal.tui.writing import VISIBILITY_WORDS

Values = Mapping[str, str]
ReadDay = Callable[[str, bool], date]
"""Reads a day as people type it; True for one that is more likely to come than past."""

CONFIDENCE: tuple[tuple[str, str], ...] = (("", "not said"), *((str(n), str(n)) for n in range(1, 6)))

_NUMBER = re.compile(r"[+\-−]?[0-9][0-9.,'’\s]*")


def options(kind: object) -> tuple[tuple[str, str], ...]:
    """The values of a Literal as choices that are called what they are."""
    return tuple((value, value) for value in get_args(kind))


def typed_number(value: float | None) -> str:
    """A number as one would type it, to the last digit; empty for none."""
    if value is None:
        return ""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def typed_day(day: date | None) -> str:
    """A day as one would type it; empty for none."""
    return "" if day is None else day.isoformat()


# A goal


def goal_fields(goal: Goal, *, with_aim: bool) -> tuple[Field, ...]:
    """What is asked about a goal: its words first, its numbers if `with_aim`, then what has good defaults.

    `goal` gives the values at first; one that is not stored yet is also asked for its steps.
    """
    title = TextField(
        name="title", label="Goal", value=goal.title, placeholder="What you want to change, in a few words"
    )
    aim = _aim_fields(goal) if with_aim else ()
    return (title, *aim, *_word_fields(goal), *_habit_fields(goal, with_start=with_aim))


def _aim_fields(goal: Goal) -> tuple[Field, ...]:
    due = DateField(
        name="due",
        label="Reached by",
        value=typed_day(goal.due),
        placeholder="end of a quarter, 30 march",
        hint="May stay empty.",
    )
    if goal.measure != "numeric":
        if goal.id or goal.measure != "milestones":
            return (due,)
        return (
            MultilineField(name="steps", label="Steps", lines=4, hint="One a line; more can follow."),
            due,
        )
    direction = goal.direction if goal.baseline is None and goal.target is not None else ""
    return (
        TextField(name="unit", label="Counted in", value=goal.unit, placeholder="days, people, %"),
        NumberField(
            name="baseline",
            label="Begins at",
            value=typed_number(goal.baseline),
            hint="Empty: your first reading says where it begins.",
        ),
        NumberField(name="target", label="Aim", value=typed_number(goal.target)),
        ChoiceField(
            name="direction",
            label="Goes",
            value=direction,
            options=(("", "as the numbers say"), ("up", "up"), ("down", "down")),
        ),
        due,
    )


def _word_fields(goal: Goal) -> tuple[Field, ...]:
    return (
        MultilineField(name="why", label="Why", value=goal.why, lines=2),
        TextField(
            name="observed", label="Seen by", value=goal.observed, placeholder="How anyone would notice"
        ),
        ChoiceField(name="beneficiary", label="For", value=goal.beneficiary, options=options(Beneficiary)),
        ChoiceField(
            name="theme", label="Theme", value=goal.theme or "", options=(("", "none"), *options(Theme))
        ),
        ChoiceField(
            name="visibility",
            label="Who may see it",
            value=goal.visibility,
            options=tuple(VISIBILITY_WORDS.items()),
        ),
    )


def _habit_fields(goal: Goal, *, with_start: bool) -> tuple[Field, ...]:
    start = DateField(name="start", label="Starts", value=typed_day(goal.start) if goal.id else "today")
    begin = ChoiceField(
        name="lifecycle",
        label="Begin",
        value=goal.lifecycle,
        options=(("active", "now"), ("draft", "later: keep it as a draft")),
    )
    return (
        NumberField(name="check_every", label="A reading every", value=str(goal.check_every), unit="days"),
        ChoiceField(
            name="pace", label="Pace", value=goal.pace, options=(("linear", "even"), ("none", "no set pace"))
        ),
        *((start,) if with_start else ()),
        *((begin,) if not goal.id or goal.lifecycle == "draft" else ()),
    )


def read_goal(goal: Goal, values: Values, read_day: ReadDay) -> Goal:
    """The goal that a filled-in form means, on the basis of the one it was about.

    Raises:
        Invalid: a number, a day or a direction cannot be read; it names the field.
    """
    read = replace(
        goal,
        title=values["title"],
        why=values["why"],
        observed=values["observed"],
        beneficiary=cast("Beneficiary", values["beneficiary"]),
        theme=cast("Theme | None", values["theme"] or None),
        visibility=cast("Visibility", values["visibility"]),
        check_every=read_whole(values["check_every"], "check_every", "days"),
        pace=cast("Pace", values["pace"]),
        lifecycle=cast("Lifecycle", values.get("lifecycle", goal.lifecycle)),
    )
    if "start" in values:
        with at_field("start"):
            read = replace(read, start=read_day(values["start"] or "today", False))
    if "due" in values:
        read = replace(read, due=read_due(values["due"], read_day))
    return _with_numbers(read, values) if "target" in values else read


def read_due(typed: str, read_day: ReadDay) -> date | None:
    """The day a goal is to be reached by; None for an empty field.

    Raises:
        Invalid: it is no date; `field` is `due`.
    """
    with at_field("due"):
        return read_day(typed, True) if typed.strip() else None


def _with_numbers(goal: Goal, values: Values) -> Goal:
    # `10 days` in the field of the aim says the unit as well, if nothing else does.
    unit = values["unit"].strip() or next(
        filter(None, (_NUMBER.sub("", values[name], count=1).strip() for name in ("target", "baseline"))), ""
    )
    numbers: dict[str, float | None] = {}
    for name in ("baseline", "target"):
        with at_field(name):
            numbers[name] = parse_number(values[name], unit) if values[name].strip() else None
    baseline, target = numbers["baseline"], numbers["target"]
    direction = values["direction"]
    if not direction:
        direction = _direction(baseline, target, goal)
    return replace(
        goal, unit=unit, baseline=baseline, target=target, direction=cast("GoalDirection", direction)
    )


def _direction(baseline: float | None, target: float | None, goal: Goal) -> GoalDirection:
    if baseline is not None and target is not None:
        return "up" if target >= baseline else "down"
    if target is None:
        return goal.direction
    raise Invalid(
        "Without a beginning the numbers do not say whether this goes up or down.",
        "Choose one, or say where it begins.",
        field="direction",
    )


def echo_goal(goal: Goal, read_day: ReadDay) -> Callable[[dict[str, str]], str]:
    """What the form says back while it is filled in: the goal as it is understood so far."""

    def say(values: dict[str, str]) -> str:
        read = read_goal(goal, values, read_day)
        steps = len(read_steps(values))
        count = f"{steps} {'step' if steps == 1 else 'steps'}, " if steps else ""
        return f"{count}{understood(read)}" if "due" in values else ""

    return say


def read_steps(values: Values) -> list[str]:
    """The steps of a new goal, one a line."""
    return [line.strip() for line in values.get("steps", "").splitlines() if line.strip()]


# A reading


def reading_fields(goal: Goal, reading: CheckIn | None, open_steps: Sequence[Milestone]) -> tuple[Field, ...]:
    """What a check-in asks; `reading` is the one being corrected."""
    number = NumberField(
        name="value",
        label="Where it stands",
        value=typed_number(reading.value) if reading else "",
        unit=goal.unit,
    )
    return (
        *((number,) if goal.measure in COUNTED else ()),
        *(
            ToggleField(name=f"step-{step.id}", label="Done now", hint=one_line(step.text))
            for step in open_steps
        ),
        MultilineField(name="note", label="What moved it", value=reading.note if reading else "", lines=3),
        ChoiceField(
            name="confidence",
            label="Confidence",
            value=str(reading.confidence or "") if reading else "",
            options=CONFIDENCE,
            hint="That you will get there: 1 unlikely, 5 almost certain.",
        ),
        DateField(
            name="day",
            label="Day",
            value=typed_day(reading.day) if reading else "today",
            placeholder="today, yesterday, 2 feb",
        ),
        *(
            (
                ChoiceField(
                    name="source",
                    label="Known from",
                    value=reading.source if reading else "my estimate",
                    options=options(Source),
                ),
            )
            if goal.measure in COUNTED
            else ()
        ),
    )


def read_reading(goal: Goal, reading: CheckIn | None, values: Values, read_day: ReadDay) -> CheckIn:
    """The reading that a filled-in form means.

    Raises:
        Invalid: the number or the day cannot be read; it names the field.
    """
    with at_field("day"):
        day = read_day(values["day"] or "today", False)
    value = reading.value if reading else None
    if "value" in values:
        with at_field("value"):
            value = parse_number(values["value"], goal.unit)
    return replace(
        reading or CheckIn(goal_id=goal.id, day=day),
        day=day,
        value=value,
        note=values["note"],
        confidence=int(values["confidence"]) if values["confidence"] else None,
        source=cast("Source", values.get("source") or "my estimate"),
    )


def ticked(values: Values) -> list[int]:
    """The steps that a filled-in check-in ticks."""
    return [
        int(name.removeprefix("step-"))
        for name, value in values.items()
        if name.startswith("step-") and value == YES
    ]


# Closing


def closing_fields(goal: Goal, proposed: CloseResult) -> tuple[Field, ...]:
    """What closing a goal asks: its owner's own verdict."""
    return (
        ChoiceField(name="result", label="How it ended", value=proposed, options=options(CloseResult)),
        MultilineField(name="note", label="In your words", value=goal.close_note, lines=4),
    )
