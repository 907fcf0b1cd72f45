"""How what was learned and taught, and whether it stayed, is put into words and shapes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from rjournal.domain.lines import SET_ASIDE, Direction, Learning, steps, steps_taken
from rjournal.domain.retention import CHECK_DAYS, Check, RetentionResult
from rjournal.tui import render
from rjournal.tui.widgets.person_words import near

STEPS = 5
"""Cells of the steps' shape: as many as the longer ladder has rungs."""

_RESULT_SHAPES: dict[RetentionResult, str] = {
    "unaided": "◆",
    "with hints": "◈",
    "not yet": "◇",
    "no longer needed": "–",
}
_DUE, _QUIET = "?", "·"


def steps_shape(learning: Learning) -> Content:
    """How far a learning has come, five cells wide: `●●●○○`; a dash for what was set aside."""
    return status_shape(learning.direction, learning.status)


def status_shape(direction: Direction, status: str) -> Content:
    """How far a status is, five cells wide: `●●●○○`, `●○○○ `; a dash for what was set aside."""
    if status not in steps(direction):
        return Content(f"{'–':<{STEPS}}").stylize(render.FAINT)
    shape = render.dots(*steps_taken(direction, status), STEPS)
    return shape.pad_right(STEPS - shape.cell_length)


def status_words(learning: Learning, today: date | None) -> Content:
    """Its status and since when, as said on a day: `used 16 Feb`; without a day the status alone."""
    style = render.GROWN if learning.used_on and learning.status != SET_ASIDE else render.SOFT
    since = f" {near(learning.status_on, today)}" if learning.status_on and today else ""
    return Content.assemble(render.label(learning.status, style), (since, render.FAINT))


def direction_words(direction: Direction, name: str) -> str:
    """Who learned from whom: `you learned this from Noor`, `you taught this`."""
    if direction == "received":
        return f"you learned this from {name}" if name else "you learned this"
    return f"you taught this to {name}" if name else "you taught this"


def check_shape(check: Check) -> Content:
    """One check as a shape: what it found, `?` while it waits, a dot where nothing is asked."""
    if check.made is not None:
        style = render.GROWN if check.made.result == "unaided" else render.SOFT
        return Content.styled(_RESULT_SHAPES[check.made.result], style)
    return Content.styled(*((_DUE, render.ACCENT) if check.standing == "due" else (_QUIET, render.FAINT)))


def checks_mark(checks: Sequence[Check]) -> Content:
    """Both checks in a few cells, and the word that matters now: `◆? check due`, `◆· unaided`; or nothing.

    Where neither was made nor waits there is nothing to say.
    """
    made = [check.made.result for check in checks if check.made is not None]
    is_due = any(check.standing == "due" for check in checks)
    if not made and not is_due:
        return Content("")
    word = ("check due", render.ACCENT) if is_due else (made[-1], render.SOFT)
    return Content.assemble(checks_shape(checks), " ", word)


def checks_shape(checks: Sequence[Check]) -> Content:
    """Both checks in two cells: `◆?`; nothing where neither was made nor waits."""
    if not any(check.made is not None or check.standing == "due" for check in checks):
        return Content("")
    return Content.assemble(*map(check_shape, checks))


def check_name(check: Check) -> str:
    """`after 14 days`, `after 45 days`."""
    return f"after {CHECK_DAYS[check.number - 1]} days"


def found_words(check: Check, today: date) -> str:
    """What a check found, or when it is: `unaided`, `due since 27 Jan`, `on 2 Mar`, `not asked`."""
    if check.made is not None:
        return check.made.result
    match check.standing:
        case "due":
            return "due today" if check.day == today else f"due since {near(check.day, today)}"
        case "to come":
            return f"on {near(check.day, today)}"
        case _:
            return "not asked"
