"""A goal at a glance: the picture and the state that stand in a list, each kind's own (docs/domain.md §3).

What is reached by a way has a meter, with the mark of even pace where pace applies; a skill has its steps, a
habit its last weeks, what is held a bar once there are enough check-ins, and a question has no picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from rjournal.domain.habit import Period
from rjournal.domain.hold import distance_out
from rjournal.domain.pace import State
from rjournal.domain.progress import Progress
from rjournal.tui import render

DONE, OPEN, STILL_OPEN, SOME, PAUSED = "●", "○", "◌", "◐", "┄"
"""What was done, what was not, what still can be, what was done in part, and where nothing was asked."""

_IN_DOTS = 4
"""Up to so many times a week each has a dot of its own; above them a week has one."""

_LONGEST_STEPS = 12

_SHAPES: dict[State, str] = {
    "closed": "■",
    "draft": "◌",
    "paused": "‖",
    "reached": DONE,
    "not started": "◌",
    "decide": "◆",
    "incomplete": "◇",
    "no reading": "○",
    "stale": "◷",
    "early": "◔",
    "ahead": "▴",
    "on pace": "▸",
    "slower": "▹",
}
"""What repeats a state's word without colour; what only describes has no shape."""


def mark(progress: Progress, width: int) -> Content:
    """The picture of where a goal stands, at most `width` cells; empty where its kind knows none."""
    goal = progress.goal
    if goal.measure == "reflective" or width <= 0:
        return Content("")
    if goal.measure == "habit":
        return weeks(progress.periods, width)
    if goal.measure == "skill" and goal.baseline != goal.target:
        return _steps(progress, width)
    if goal.measure in ("hold", "skill"):
        return Content("") if progress.bar is None else render.meter(progress.bar, None, width)
    return render.meter(progress.bar, progress.expected, width)


def weeks(periods: Sequence[Period], width: int) -> Content:
    """The last weeks or months of a habit, oldest first: a dot a time, or one a week where they are many."""
    if not periods or width <= 0:
        return Content("")
    each = max(one.times for one in periods)
    if each > _IN_DOTS:
        return Content.assemble(*(_whole(one) for one in periods[-width:]))
    shown = periods[-max(1, (width + 1) // (each + 1)) :]
    groups = [Content.assemble(*_times(one)) for one in shown]
    return render.elide(Content(" ").join(groups), width)


def state_mark(progress: Progress, words: str) -> Content:
    """The state, its shape before its word."""
    return render.state(words, shape=_shape(progress), style=state_style(progress))


def _shape(progress: Progress) -> str:
    goal, reading = progress.goal, progress.reading
    if progress.state == "closed" and goal.close_result == "reached":
        return DONE
    if progress.state == "described" and goal.measure == "hold" and reading is not None:
        return OPEN if distance_out(goal, reading.value or 0.0) else DONE
    return _SHAPES.get(progress.state, "")


def state_style(progress: Progress) -> str:
    """The colour that repeats what the state word says."""
    if progress.state == "reached" or progress.goal.close_result == "reached":
        return render.GROWN
    return render.ACCENT if progress.state == "decide" else render.SOFT


def _steps(progress: Progress, width: int) -> Content:
    """`●●○`: the steps of a skill, from where it began to the aim."""
    goal = progress.goal
    if goal.baseline is None or goal.target is None or goal.target < goal.baseline:
        return Content("")
    total = round(goal.target - goal.baseline)
    done = 0 if progress.bar is None else int(progress.bar * total + 1e-9)
    return render.dots(done, total, min(width, _LONGEST_STEPS))


def _times(one: Period) -> Iterator[tuple[str, str]]:
    if one.paused:
        yield PAUSED * one.times, render.FAINT
        return
    done = min(one.times, int(one.count))
    yield DONE * done, render.GROWN
    yield (STILL_OPEN if one.current else OPEN) * (one.times - done), render.FAINT


def _whole(one: Period) -> tuple[str, str]:
    if one.paused:
        return PAUSED, render.FAINT
    if one.kept:
        return DONE, render.GROWN
    if one.count > 0:
        return SOME, render.GROWN
    return (STILL_OPEN if one.current else OPEN), render.FAINT
