"""A goal's readings over time, drawn: against even pace, between bounds, or as a count that fills up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from textual.content import Content

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_pictures import Course, course
from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import Goal
from rjournal.domain.hold import distance_out
from rjournal.domain.numbers import number_text
from rjournal.domain.progress import Progress
from rjournal.tui import render
from rjournal.tui.chart import Plot, chart

DRAWN = frozenset({"numeric", "hold", "total"})
"""The kinds whose readings are drawn as a line; the levels of a skill are drawn as a ladder."""

Corners = Sequence[tuple[date, float]]


def drawing(
    facts: GoalFacts, progress: Progress, today: date, room: tuple[int, int], beside: Content
) -> list[Content]:
    """The drawing with what its signs mean above it; empty where there is nothing to draw, or no room.

    `room` is its width and height, and `beside` stands before the legend.
    """
    goal = progress.goal
    drawn = course(facts, progress.as_of) if goal.measure in DRAWN else None
    if drawn is None:
        return []
    plot = _plot(drawn, progress, today)
    lines = chart(plot, *room)
    return [render.columns(beside, _legend(plot, goal), room[0], gap=3), *lines] if lines else []


def value_on(corners: Corners, day: date) -> float | None:
    """Where a line lies on a day, straight between its corners; None before the first and after the last."""
    for (began, low), (ended, high) in pairwise(corners):
        if began <= day <= ended:
            days = (ended - began).days
            return low if not days else low + (high - low) * (day - began).days / days
    return None


def _legend(plot: Plot, goal: Goal) -> Content:
    signs = [("●", "so far" if goal.measure == "total" else "reading", render.GROWN)]
    signs += [("○", "outside", render.GROWN)] if plot.outside else []
    signs += [("⠒", "even pace", render.FAINT)] if plot.even else []
    signs += [("⠒", "bound" if len(plot.bounds) == 1 else "bounds", render.FAINT)] if plot.bounds else []
    signs += [("◇", "changed", render.SOFT)] if plot.changes else []
    return Content("   ").join(
        Content.assemble((sign, style), (f" {words}", render.FAINT)) for sign, words, style in signs
    )


def _plot(drawn: Course, progress: Progress, today: date) -> Plot:
    goal, values = progress.goal, [value for _, value in drawn.readings]
    bounds = [one for one in (goal.low, goal.high) if one is not None] if goal.measure == "hold" else []
    return Plot(
        readings=drawn.readings,
        first=drawn.first,
        last=drawn.last,
        today=progress.as_of,
        levels=list(dict.fromkeys([*reversed(drawn.levels), values[-1], max(values), min(values)])),
        say_value=number_text,
        say_day=lambda day: day_words(day, progress.as_of),
        even=(lambda day: value_on(drawn.even, day)) if drawn.even else None,
        pauses=[(one.start, one.until or progress.as_of) for one in drawn.pauses],
        changes=sorted({one.day for one in drawn.changes}),
        bounds=bounds,
        outside=frozenset(day for day, value in drawn.readings if bounds and distance_out(goal, value)),
        today_word="today" if progress.as_of == today else day_words(progress.as_of, progress.as_of),
    )
