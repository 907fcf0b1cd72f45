"""Goals and readings in the fewest words, for the tests of progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import CheckIn, Goal, GoalDirection, Milestone, Pause, Revision
from rjournal.domain.progress import Progress, progress

START = date(2026, 1, 5)
DUE = date(2026, 3, 30)


def on(text: str) -> date:
    """`03-16` is a day of 2026; a full ISO date is itself."""
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def goal(baseline: float | None, target: float | None, **fields: object) -> Goal:
    """A numeric goal from START to DUE, going where its numbers go."""
    direction: GoalDirection = "up"
    if baseline is not None and target is not None and target < baseline:
        direction = "down"
    values: dict[str, object] = {
        "id": 1,
        "title": "Time to decide",
        "start": START,
        "due": DUE,
        "direction": direction,
        "baseline": baseline,
        "target": target,
    }
    return Goal(**(values | fields))  # type: ignore[arg-type]


def stepped(**fields: object) -> Goal:
    """A milestones goal from START to DUE."""
    return goal(None, None, **({"measure": "milestones"} | fields))


def reading(day: str, value: float | None, id: int = 0, **fields: object) -> CheckIn:
    return CheckIn(id=id, goal_id=1, day=on(day), value=value, **fields)  # type: ignore[arg-type]


def step(text: str = "a step", added: str = "01-05", **fields: object) -> Milestone:
    """One step; `done` and `dropped` are short days."""
    days = {f"{key}_on": on(str(fields.pop(key))) for key in ("done", "dropped") if key in fields}
    return Milestone(goal_id=1, text=text, added_on=on(added), **(days | fields))  # type: ignore[arg-type]


def pause(start: str, until: str | None = None) -> Pause:
    return Pause(goal_id=1, start=on(start), until=on(until) if until else None)


def revised(field: str, old: str, new: str, day: str) -> Revision:
    return Revision(goal_id=1, field=field, old=old, new=new, day=on(day))


def ask(
    of: Goal,
    as_of: str,
    *readings: tuple[str, float],
    check_ins: Sequence[CheckIn] = (),
    milestones: Sequence[Milestone] = (),
    pauses: Sequence[Pause] = (),
    revisions: Sequence[Revision] = (),
) -> Progress:
    """The progress of a goal on a day; `readings` are short days with their values, in order of creation."""
    made = tuple(reading(day, value, id=number) for number, (day, value) in enumerate(readings, start=1))
    facts = GoalFacts(of, (*made, *check_ins), tuple(milestones), tuple(pauses), tuple(revisions))
    return progress(facts, on(as_of))
