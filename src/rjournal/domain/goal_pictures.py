"""What a goal's pictures show, as data: drawing is for whoever has a screen (docs/domain.md §3).

Everything here takes the facts as recorded and the day asked about, and is the same whenever it is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goal_words import day_words, is_change, revision_words
from rjournal.domain.goals import LEVELS, Goal
from rjournal.domain.habit import Period, periods_of
from rjournal.domain.levels import partner_rating
from rjournal.domain.numbers import number_text
from rjournal.domain.pace import expected_share
from rjournal.domain.progress import progress
from rjournal.domain.readings import readings_of, value_of
from rjournal.domain.spans import Span, paused_spans


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day, in words: `aim 10→12 on 2 Mar: scope grew`."""

    day: date
    words: str


@dataclass(frozen=True)
class Course:
    """A goal's readings over time against even pace.

    - `readings`: a value for each day that has one, in order; for a count the sum so far.
    - `even`: the corners of the line of even pace, straight between them and level in pauses; empty where no
      pace is claimed. A pause that goes on ends it.
    - `levels`: values that a scale should show: where it began, the aim, the bounds.
    - `changes`: what was revised, and `pauses` the days that do not count.
    - `first` and `last`: the days between which everything lies.
    """

    readings: tuple[tuple[date, float], ...]
    even: tuple[tuple[date, float], ...]
    levels: tuple[float, ...]
    changes: tuple[Mark, ...]
    pauses: tuple[Span, ...]
    first: date
    last: date


@dataclass(frozen=True)
class Rung:
    """One level of a skill, 0–5, and what stands on it: each at most once in the ladder."""

    level: int
    name: str
    begin: bool = False
    looking_back: bool = False
    aim: bool = False
    mine: bool = False
    partner: bool = False


@dataclass(frozen=True)
class Check:
    """One step of a checklist. `beside` says when it was or will be done, or why it was dropped."""

    id: int
    text: str
    done: bool
    dropped: bool
    beside: str


def course(facts: GoalFacts, as_of: date) -> Course | None:
    """The readings over time of a goal told in numbers; None for other kinds and without readings."""
    then = known(facts, as_of)
    goal = then.goal
    if goal.measure not in ("numeric", "hold", "skill", "total"):
        return None
    readings = progress(facts, as_of).trend
    if not readings:
        return None
    even = _even_pace(then)
    bounds = (0.0 if goal.measure == "total" else goal.baseline, goal.target, goal.low, goal.high)
    ends = [goal.start, *(day for day, _ in readings), *(day for day, _ in even)]
    ends.append(goal.closed_on if goal.lifecycle == "closed" and goal.closed_on else as_of)
    return Course(
        readings=readings,
        even=even,
        levels=tuple(dict.fromkeys(value for value in bounds if value is not None)),
        changes=tuple(
            Mark(one.day, revision_words(one, goal, as_of)) for one in then.revisions if is_change(one)
        ),
        pauses=paused_spans(then.pauses),
        first=min(ends),
        last=max(ends),
    )


def periods(facts: GoalFacts, as_of: date, first_weekday: int = 0) -> tuple[Period, ...]:
    """The weeks or months of a habit, oldest first; none for other kinds."""
    then = known(facts, as_of)
    return periods_of(then, as_of, first_weekday) if then.goal.measure == "habit" else ()


def ladder(facts: GoalFacts, as_of: date) -> tuple[Rung, ...]:
    """The levels of a skill from 0 up, and what stands on each; none for other kinds."""
    then = known(facts, as_of)
    goal = then.goal
    if goal.measure != "skill":
        return ()
    mine, partner = readings_of(then), partner_rating(then)
    return tuple(
        Rung(
            level,
            name,
            begin=goal.baseline == level,
            looking_back=goal.retro_from == level,
            aim=goal.target == level,
            mine=bool(mine) and value_of(mine[-1]) == level,
            partner=partner is not None and value_of(partner) == level,
        )
        for level, name in enumerate(LEVELS)
    )


def checklist(facts: GoalFacts, as_of: date) -> tuple[Check, ...]:
    """The steps known by the day, in their order; none for other kinds."""
    then = known(facts, as_of)
    if then.goal.measure != "milestones":
        return ()
    found = []
    for step in then.milestones:
        weight = "" if step.weight == 1 else f"weight {number_text(step.weight)}"
        if step.dropped_on is not None:
            reason = step.dropped_reason.strip()
            beside = f"dropped {day_words(step.dropped_on, as_of)}{': ' if reason else ''}{reason}"
        elif step.done_on is not None:
            beside = f"done {day_words(step.done_on, as_of)}"
        else:
            beside = f"by {day_words(step.due, as_of)}" if step.due else ""
        dropped = step.dropped_on is not None
        said = ", ".join(filter(None, (beside, weight)))
        found.append(Check(step.id, step.text, step.done_on is not None and not dropped, dropped, said))
    return tuple(found)


def _even_pace(then: GoalFacts) -> tuple[tuple[date, float], ...]:
    """The corners of even pace by the goal's present numbers and date."""
    goal = then.goal
    ends = _ends(goal)
    if ends is None or goal.due is None or expected_share(goal, then.pauses, goal.start) is None:
        return ()
    begin, aim = ends
    spans = paused_spans(then.pauses)
    over = [one for one in then.pauses if one.until is not None]
    until = spans[-1].start if spans and spans[-1].until is None else goal.due
    corners = {goal.start, min(until, goal.due)}
    for span in spans:
        corners |= {day for day in (span.start, span.until) if day is not None and day <= goal.due}
    line = []
    for day in sorted(day for day in corners if goal.start <= day <= until):
        share = expected_share(goal, over, day)
        if share is not None:
            line.append((day, begin + share * (aim - begin) + 0.0))
    return tuple(line) if len(line) > 1 else ()


def _ends(goal: Goal) -> tuple[float, float] | None:
    if goal.target is None:
        return None
    if goal.measure == "total":
        return 0.0, goal.target
    if goal.measure != "numeric" or goal.baseline is None:
        return None
    return goal.baseline, goal.target
