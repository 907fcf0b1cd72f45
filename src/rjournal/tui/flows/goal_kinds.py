"""The kinds of goal as they are offered, and what each is asked for its measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from rjournal.domain.goals import LEVELS, PACED, Goal, MeasureKind
from rjournal.domain.levels import level_words
from rjournal.domain.skills import ANCHORS
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import (
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    SuggestField,
    TextField,
)

KINDS: Mapping[MeasureKind, tuple[str, str]] = {
    "numeric": ("A number to reach", "up or down: days until a decision"),
    "hold": ("A number to keep within", "at most two days, between 3 and 5"),
    "skill": ("A skill, in steps", "from novice to competent"),
    "milestones": ("Milestones, one after another", "learn it, show it, hand it on"),
    "habit": ("A habit", "some times each week or month"),
    "total": ("A total to fill up", "twelve interviews, in any order"),
    "reflective": ("Something to reflect on", "a question, and no number"),
}
"""What each kind is called, and what it is like."""

PICKS: tuple[Pick, ...] = tuple(Pick(kind, name, about) for kind, (name, about) in KINDS.items())
"""The kinds to choose from, each with a line of plain words."""

KIND = "measure"
"""The field that says the kind of a new goal."""


def typed_number(value: float | None) -> str:
    """A number as one would type it, to the last digit; empty for none."""
    if value is None:
        return ""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def typed_day(day: date | None) -> str:
    """A day as one would type it; empty for none."""
    return "" if day is None else day.isoformat()


def level_options(unsaid: str) -> tuple[tuple[str, str], ...]:
    """The levels of a skill to choose from, drawn and named; `unsaid` is what choosing none means."""
    top = len(LEVELS) - 1
    drawn = (f"{'●' * level}{'○' * (top - level)}  {level_words(level)}" for level in range(top + 1))
    return (("", unsaid), *((str(level), words) for level, words in enumerate(drawn)))


LEVELS_SAY: tuple[tuple[str, str], ...] = tuple(
    (str(level), f"{anchor[:1].upper()}{anchor[1:]}.") for level, anchor in enumerate(ANCHORS)
)
"""What somebody at each level does."""


def kind_field(chosen: MeasureKind) -> ChoiceField:
    """The kind of a new goal: another one may be chosen while the form is filled in."""
    names = tuple((kind, name.lower()) for kind, (name, _) in KINDS.items())
    return ChoiceField(name=KIND, label="Kind", value=chosen, options=names)


def any_kind_fields(goal: Goal, skills: Sequence[str]) -> tuple[Field, ...]:
    """What the measure of a new goal asks, whichever kind `kind_field` says."""
    asked = {kind: replace(goal, measure=kind) for kind in KINDS}
    return (
        *_in_turns({kind: aim_fields(one, skills) for kind, one in asked.items()}),
        *_in_turns({kind: (due_field(one),) for kind, one in asked.items()}),
        *_in_turns({kind: pace_fields(one) for kind, one in asked.items()}),
    )


def _in_turns(fields: Mapping[MeasureKind, Sequence[Field]]) -> tuple[Field, ...]:
    """Each field once, for all the kinds that ask it in the same words."""
    kinds: dict[Field, list[str]] = {}
    for kind, asked in fields.items():
        for field in asked:
            kinds.setdefault(field, []).append(kind)
    return tuple(replace(field, when=(KIND, tuple(those))) for field, those in kinds.items())


def aim_fields(goal: Goal, skills: Sequence[str] = ()) -> tuple[Field, ...]:
    """What a goal of this kind is measured by, without its date; `skills` are names to offer."""
    if goal.measure == "skill":
        return (
            SuggestField(
                name="skill",
                label="Skill",
                value=goal.skill,
                placeholder="What it is called; → takes a known one",
                names=tuple(skills),
            ),
            *number_fields(goal),
        )
    if goal.measure == "milestones":
        # Those of a goal that is there already are changed one by one.
        steps = MultilineField(name="steps", label="Steps", lines=4, hint="One a line; more can follow.")
        return () if goal.id else (steps,)
    if goal.measure == "habit":
        return (*number_fields(goal), replace(_unit(goal), more=True, placeholder="walks, pages"))
    if goal.measure == "reflective":
        question = TextField(
            name="question", label="Question", value=goal.question, placeholder="What do I want to find out?"
        )
        return (question,)
    return (_unit(goal), *number_fields(goal), *((_direction(goal),) if goal.measure == "numeric" else ()))


def number_fields(goal: Goal) -> tuple[Field, ...]:
    """The numbers or levels that a goal of this kind is measured by; none for steps and questions."""
    return _NUMBERS[goal.measure](goal)


def due_field(goal: Goal) -> DateField:
    """The day to be there, or until which it goes on."""
    until = goal.measure in ("hold", "habit", "reflective")
    example = "12 weeks, end of june" if goal.measure == "habit" else "30 march, end of june"
    return DateField(
        name="due",
        label="Until" if until else "Reached by",
        value=typed_day(goal.due),
        or_else=goal.measure == "habit",
        placeholder=f"{example}; may stay empty",
    )


def pace_fields(goal: Goal) -> tuple[Field, ...]:
    """How it is expected to move, where that can be said."""
    if goal.measure not in PACED:
        return ()
    ways = (("linear", "even"), ("none", "no set pace"))
    return (ChoiceField(name="pace", label="Pace", value=goal.pace, options=ways, more=True),)


def _unit(goal: Goal) -> TextField:
    return TextField(name="unit", label="Counted in", value=goal.unit, placeholder="days, people, %")


def _direction(goal: Goal) -> ChoiceField:
    return ChoiceField(
        name="direction",
        label="Goes",
        value=goal.direction if goal.baseline is None and goal.target is not None else "",
        options=(("", "as the numbers say"), ("up", "up"), ("down", "down")),
    )


def _reach(goal: Goal) -> tuple[Field, ...]:
    begins = "Began at" if goal.id else "Begins at"
    return (
        NumberField(
            name="baseline",
            label=begins,
            value=typed_number(goal.baseline),
            placeholder="empty: your first reading says it",
        ),
        NumberField(name="target", label="Aim", value=typed_number(goal.target)),
    )


def _hold(goal: Goal) -> tuple[Field, ...]:
    return (
        NumberField(name="low", label="At least", value=typed_number(goal.low), placeholder="one of the two"),
        NumberField(name="high", label="At most", value=typed_number(goal.high), placeholder="or both"),
        NumberField(
            name="tolerance",
            label="Give or take",
            value=typed_number(goal.tolerance) if goal.tolerance else "",
            placeholder="how far out still counts as in",
            more=True,
        ),
    )


def _skill(goal: Goal) -> tuple[Field, ...]:
    return (
        ChoiceField(
            name="from_level",
            instead_of="baseline",
            label="Where you began" if goal.id else "Where you are",
            value=typed_number(goal.baseline),
            options=level_options("your first rating says it"),
            says=LEVELS_SAY,
        ),
        ChoiceField(
            name="to_level",
            instead_of="target",
            label="Aim",
            value=typed_number(goal.target),
            options=level_options("to be chosen"),
            says=(("", "0 to 5 choose one, and so do ← and →."), *LEVELS_SAY),
        ),
    )


def _habit(goal: Goal) -> tuple[Field, ...]:
    return (
        NumberField(
            name="times",
            label="How often",
            value="" if goal.times is None else str(goal.times),
            placeholder="3",
        ),
        ChoiceField(
            name="per",
            label="In each",
            value=goal.per,
            options=(("week", "week"), ("month", "month")),
        ),
    )


def _total(goal: Goal) -> tuple[Field, ...]:
    return (NumberField(name="target", label="Count up to", value=typed_number(goal.target)),)


def _none(_: Goal) -> tuple[Field, ...]:
    return ()


_NUMBERS: Mapping[MeasureKind, Callable[[Goal], tuple[Field, ...]]] = {
    "numeric": _reach,
    "hold": _hold,
    "skill": _skill,
    "milestones": _none,
    "habit": _habit,
    "total": _total,
    "reflective": _none,
}
