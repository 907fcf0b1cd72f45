"""What a goal is measured by, as options: shared by setting one and by changing one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from rjournal.domain.goals import LEVELS, Goal, GoalDirection, MeasureKind, Per
from rjournal.domain.numbers import parse_number
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from datetime import date

F = TypeVar("F", bound=Callable[..., Any])

_NUMBERS: Mapping[str, str] = {
    "baseline": "baseline",
    "target": "target",
    "count_to": "target",
    "at_least": "low",
    "at_most": "high",
    "tolerance": "tolerance",
}
"""The options that hold a number, and the field each fills."""

_OF_KIND: Mapping[MeasureKind, tuple[str, ...]] = {
    "numeric": ("baseline", "target"),
    "hold": ("at_least", "at_most", "tolerance"),
    "skill": ("baseline", "target"),
    "milestones": (),
    "habit": ("times", "per"),
    "total": ("target", "count_to"),
    "reflective": ("question",),
}
"""The options that may change a goal of a kind."""

_OPTIONS = (
    click.option("--from", "baseline", metavar="NUMBER", help="The number or level it begins at."),
    click.option("--to", "target", metavar="NUMBER", help="The number or level you want to reach."),
    click.option("--at-least", metavar="NUMBER", help="To hold a number: the least it may be."),
    click.option("--at-most", metavar="NUMBER", help="To hold a number: the most it may be."),
    click.option("--tolerance", metavar="NUMBER", help="How far out of these bounds still counts as in."),
    click.option("--times", type=int, metavar="COUNT", help="A habit: how often in each week or month."),
    click.option("--per", type=click.Choice(get_args(Per)), help="A habit is counted by the week or month."),
    click.option("--count-to", metavar="NUMBER", help="A count that fills up to this number."),
    click.option("--question", metavar="TEXT", help="A question to think about, without any number."),
)


def measure_options(command: F) -> F:
    """Give a command the options that say what a goal is measured by."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def kind_of(typed: Mapping[str, Any]) -> MeasureKind:
    """The kind of goal that the options mean.

    Raises:
        Invalid: they mean none, or several.
    """
    found: list[tuple[MeasureKind, str]] = []
    if typed["steps"]:
        found.append(("milestones", "--step"))
    if typed["at_least"] is not None or typed["at_most"] is not None:
        found.append(("hold", "--at-least or --at-most"))
    if typed["skill"] is not None:
        found.append(("skill", "--skill"))
    if typed["times"] is not None:
        found.append(("habit", "--times"))
    if typed["count_to"] is not None:
        found.append(("total", "--count-to"))
    if typed["question"] is not None:
        found.append(("reflective", "--question"))
    reaches = typed["target"] is not None or typed["baseline"] is not None
    if reaches and (not found or found[0][0] != "skill"):
        found.append(("numeric", "--to"))
    return _only(found)


def _only(found: list[tuple[MeasureKind, str]]) -> MeasureKind:
    if not found:
        raise Invalid(
            "Say how anyone would notice that it moves.",
            "Give the number to reach with --to, or its steps with --step; --help names the other kinds.",
            field="target",
        )
    if len(found) > 1:
        ways = " or ".join(option for _, option in found)
        raise Invalid("A goal is measured in one way.", f"Give {ways}, not both.", field="target")
    return found[0][0]


def measured(typed: Mapping[str, Any], unit: str) -> dict[str, Any]:
    """The fields of a goal that the options fill; `unit` is what its numbers are counted in.

    Raises:
        Invalid: a number cannot be read; it names the field.
    """
    fields: dict[str, Any] = {}
    for option, field in _NUMBERS.items():
        if typed.get(option) is not None:
            fields[field] = _number(typed[option], unit, field)
    for name in ("times", "per"):
        if typed.get(name) is not None:
            fields[name] = typed[name]
    for name in ("question", "skill"):
        if typed.get(name) is not None:
            fields[name] = sanitize(typed[name]).strip()
    return fields


def _number(typed: str, unit: str, field: str) -> float:
    try:
        return parse_number(typed, unit)
    except Invalid as refusal:
        raise Invalid(refusal.message, refusal.hint, field=field) from refusal


def direction_of(baseline: float | None, target: float | None) -> GoalDirection:
    """Where the numbers go; up where they do not say."""
    return "down" if baseline is not None and target is not None and target < baseline else "up"


def check_fits(goal: Goal, typed: Mapping[str, Any]) -> None:
    """Refuse options that are about another kind of goal.

    Raises:
        Invalid: one of them is.
    """
    given = [name for name, value in typed.items() if value is not None]
    if all(name in _OF_KIND[goal.measure] for name in given):
        return
    if goal.measure == "milestones":
        raise Invalid("This goal goes by steps, not by a number.", "Use `rjournal goal step`.")
    from rjournal.domain.goal_echo import understood

    raise Invalid("That is not what this goal is measured by.", f"It is: {understood(goal)}.")


def level(typed: str) -> float:
    """The level that was typed, as a number or by its name.

    Raises:
        Invalid: neither.
    """
    named = [number for number, name in enumerate(LEVELS) if name.casefold() == typed.strip().casefold()]
    return float(named[0]) if named else parse_number(typed)


def ends_after(start: date, per: Per, periods: int, first_weekday: int) -> date:
    """The last day of a habit of so many weeks or months."""
    from rjournal.domain.habit import due_after

    return due_after(start, per, periods, first_weekday)
