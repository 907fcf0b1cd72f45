"""The steps of a milestones goal: added, reworded, ticked, dropped (docs/domain.md §3.4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goal_rules import validate_milestone
from rjournal.domain.goals import Milestone
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def tick(store: Store, milestone_id: int, day: date) -> Milestone:
    """Mark a step done on `day`, or open again if it was done.

    Raises:
        Invalid: the step was dropped.
        NotFound: it is gone.
    """
    step = store.milestones.get(milestone_id)
    _refuse_dropped(step)
    with store.act("Reopen step" if step.done_on else "Tick step"):
        return store.milestones.save(replace(step, done_on=None if step.done_on else day))


def add_step(store: Store, goal_id: int, text: str, today: date) -> Milestone:
    """Add a step to a milestones goal.

    Raises:
        Invalid: the step has no words.
    """
    present = store.milestones.of_goals([goal_id])
    position = max((step.position for step in present), default=-1) + 1
    step = Milestone(goal_id=goal_id, text=sanitize(text).strip(), added_on=today, position=position)
    validate_milestone(step)
    with store.act("Add step"):
        return store.milestones.add(step)


def reword_step(store: Store, milestone_id: int, text: str) -> Milestone:
    """Give a step other words.

    Raises:
        Invalid: the step has no words.
    """
    with store.act("Reword step"):
        step = replace(store.milestones.get(milestone_id), text=sanitize(text).strip())
        validate_milestone(step)
        return store.milestones.save(step)


def drop_step(store: Store, milestone_id: int, today: date, reason: str) -> Milestone:
    """Drop a step with its reason: it leaves the count (docs/domain.md §3.4).

    Raises:
        Invalid: the step was dropped before, and has its reason.
        NotFound: it is gone.
    """
    with store.act("Drop step"):
        step = store.milestones.get(milestone_id)
        _refuse_dropped(step)
        return store.milestones.save(replace(step, dropped_on=today, dropped_reason=sanitize(reason).strip()))


def _refuse_dropped(step: Milestone) -> None:
    if step.dropped_on is not None:
        raise Invalid("This step was dropped.", "Nothing was changed. Undo brings it back, or add it anew.")
