"""What the forms about goals ask: to set one, to change its words, to revise its aim, to close it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from rjournal.domain.goal_words import ATTAINMENT
from rjournal.domain.goals import CHECK_EVERY, Beneficiary, CloseResult, Goal, Theme
from rjournal.tui.flows.goal_kinds import (
    LEVELS_SAY,
    aim_fields,
    any_kind_fields,
    due_field,
    kind_field,
    level_options,
    number_fields,
    pace_fields,
    typed_day,
    typed_number,
)
from rjournal.tui.modals.fields import ChoiceField, DateField, Field, MultilineField, NumberField, TextField
from rjournal.tui.writing import VISIBILITY_WORDS


def options(kind: object) -> tuple[tuple[str, str], ...]:
    """The values of a Literal as choices that are called what they are."""
    return tuple((value, value) for value in get_args(kind))


def new_goal_fields(blank: Goal, skills: Sequence[str]) -> tuple[Field, ...]:
    """What is asked about a new goal: its title and its measure, and behind `F2` what has a good answer.

    `blank` says the kind at first; `skills` are names of skills to offer.
    """
    return (
        _title(blank),
        kind_field(blank.measure),
        *any_kind_fields(blank, skills),
        *(replace(field, more=True) for field in (*_words(blank), *_rhythm(blank), _start(blank))),
        replace(_begin(blank), more=True),
    )


def goal_fields(goal: Goal, skills: Sequence[str], *, with_aim: bool) -> tuple[Field, ...]:
    """What can be changed about a goal that is there: its words, and its measure too `with_aim`."""
    measure = (*aim_fields(goal, skills), due_field(goal)) if with_aim else _own_words(goal, skills)
    return (
        _title(goal),
        *measure,
        *_words(goal),
        *_rhythm(goal),
        *(replace(field, more=False) for field in pace_fields(goal)),
        *((_start(goal),) if with_aim else ()),
        *((_begin(goal),) if goal.lifecycle == "draft" else ()),
    )


def revise_fields(goal: Goal) -> tuple[Field, ...]:
    """What is asked to change a goal's aim or its date, with the reason."""
    looking_back = ChoiceField(
        name="retro_from",
        label="Looking back",
        value=typed_number(goal.retro_from),
        options=level_options("not said"),
        says=LEVELS_SAY,
        hint="Where you began, as you see it now. Your first rating stays beside it.",
    )
    return (
        *number_fields(goal),
        *((looking_back,) if goal.measure == "skill" and goal.retro_from is None else ()),
        due_field(goal),
        TextField(name="reason", label="Why", placeholder="What changed"),
        *(replace(field, more=True) for field in (_start(goal), *_rhythm(goal), *pace_fields(goal))),
    )


def closing_fields(goal: Goal, proposed: CloseResult) -> tuple[Field, ...]:
    """What closing a goal asks: its owner's own verdict."""
    scale = (("", "not said"), *((str(point), ATTAINMENT[point]) for point in sorted(ATTAINMENT)))
    return (
        ChoiceField(name="result", label="How it ended", value=proposed, options=options(CloseResult)),
        MultilineField(name="note", label="In your words", value=goal.close_note, lines=4),
        ChoiceField(
            name="attainment",
            label="It came to",
            options=scale,
            hint="Against what you expected when you set it. May stay unsaid.",
        ),
    )


def _title(goal: Goal) -> TextField:
    return TextField(
        name="title", label="Goal", value=goal.title, placeholder="What you want to change, in a few words"
    )


def _own_words(goal: Goal, skills: Sequence[str]) -> tuple[Field, ...]:
    """The words of a measure, which may be put better at any time."""
    return aim_fields(goal, skills)[:1] if goal.measure in ("skill", "reflective") else ()


def _words(goal: Goal) -> tuple[Field, ...]:
    return (
        MultilineField(name="why", label="Why", value=goal.why, lines=2),
        TextField(
            name="observed", label="Seen by", value=goal.observed, placeholder="How anyone would notice"
        ),
        ChoiceField(name="beneficiary", label="For", value=goal.beneficiary, options=options(Beneficiary)),
        ChoiceField(
            name="theme", label="Theme", value=goal.theme or "", options=(("", "none"), *options(Theme))
        ),
        TextField(name="owner", label="Whose goal", value=goal.owner, placeholder="me"),
        ChoiceField(
            name="visibility",
            label="Who may see it",
            value=goal.visibility,
            options=tuple(VISIBILITY_WORDS.items()),
        ),
    )


def _rhythm(goal: Goal) -> tuple[Field, ...]:
    every = NumberField(
        name="check_every",
        label="A reading every",
        value=str(goal.check_every) if goal.id else "",
        placeholder="7, 14 or 30",
        unit="days",
        hint="" if goal.id else f"Empty: {_usual()}, by the kind of goal.",
    )
    return (every,)


def _usual() -> str:
    *days, last = sorted(set(CHECK_EVERY.values()))
    return f"{', '.join(map(str, days))} or {last}"


def _start(goal: Goal) -> DateField:
    return DateField(name="start", label="Starts", value=typed_day(goal.start))


def _begin(goal: Goal) -> ChoiceField:
    return ChoiceField(
        name="lifecycle",
        label="Begin",
        value=goal.lifecycle,
        options=(("active", "now"), ("draft", "later: keep it as a draft")),
    )
