"""A goal's life: paused, taken up again, closed, opened again (docs/domain.md §2.3, §3.6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goal_rules import check_attainment
from rjournal.domain.goals import CloseResult, Goal, Pause
from rjournal.domain.pace import extended_due
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.goals import save_dated

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def pause(store: Store, goal_id: int, today: date, reason: str = "") -> Goal:
    """Pause a goal from `today`: nothing is asked of it and its pace stands still.

    Raises:
        Invalid: it is not active.
    """
    goal = store.goals.get(goal_id)
    if goal.lifecycle != "active":
        raise Invalid(f"This goal is {goal.lifecycle}; only an active goal can be paused.")
    with store.act("Pause goal"):
        store.pauses.add(Pause(goal_id=goal_id, start=today, reason=sanitize(reason).strip()))
        return store.goals.save(replace(goal, lifecycle="paused"))


def pause_all(store: Store, today: date, reason: str = "") -> list[Goal]:
    """Pause every active goal, as one act that one undo takes back.

    Raises:
        Invalid: none is active.
    """
    active = store.goals.where("lifecycle = 'active'")
    if not active:
        raise Invalid("There is no active goal to pause.", "Nothing was changed.")
    with store.act("Pause all goals"):
        return [pause(store, goal.id, today, reason) for goal in active]


def moved_due(store: Store, goal: Goal, today: date) -> date | None:
    """The date to offer for a paused goal that is taken up again today; None where none would move."""
    running = [one.start for one in store.pauses.of_goals([goal.id]) if one.until is None]
    return extended_due(goal, min(running), today) if running else None


def resume(store: Store, goal_id: int, today: date, *, move_date: bool = True) -> Goal:
    """Take a paused goal up again; with `move_date` its date moves by the length of the pause.

    Raises:
        Invalid: it is not paused.
    """
    goal = store.goals.get(goal_id)
    if goal.lifecycle != "paused":
        raise Invalid("This goal is not paused.")
    with store.act("Resume goal"):
        began = _end_pauses(store, goal_id, today)
        due, reason = goal.due, ""
        if move_date and began is not None:
            due = extended_due(goal, began, today) or goal.due
            days = (today - began).days
            reason = f"paused for {days} {'day' if days == 1 else 'days'}"
        return save_dated(store, replace(goal, lifecycle="active", due=due), today, reason)


def resume_all(store: Store, today: date, *, move_date: bool = True) -> list[Goal]:
    """Take every paused goal up again, as one act.

    Raises:
        Invalid: none is paused.
    """
    paused = store.goals.where("lifecycle = 'paused'")
    if not paused:
        raise Invalid("There is no paused goal to take up again.", "Nothing was changed.")
    with store.act("Resume all goals"):
        return [resume(store, goal.id, today, move_date=move_date) for goal in paused]


def close(
    store: Store,
    goal_id: int,
    today: date,
    result: CloseResult,
    note: str = "",
    *,
    attainment: int | None = None,
) -> Goal:
    """Close a goal with its owner's own verdict; `attainment` is −2…+2, as expected at 0.

    Raises:
        Invalid: it is closed already, or the attainment is out of range.
    """
    goal = store.goals.get(goal_id)
    if goal.lifecycle == "closed":
        raise Invalid("This goal is closed already.", "Nothing was changed.")
    if attainment is not None:
        check_attainment(attainment)
    note = sanitize(note).strip()
    closed = replace(
        goal,
        lifecycle="closed",
        close_result=result,
        close_note=note,
        closed_on=today,
        attainment=attainment,
    )
    with store.act("Close goal"):
        _end_pauses(store, goal_id, today)
        # Saved as it stands: an aim that is missing or refused today is no reason to keep a goal open.
        return save_dated(store, closed, today, note)


def reopen(store: Store, goal_id: int, today: date) -> Goal:
    """Open a closed goal again; what was said at its closing stays with it, and with its days.

    Raises:
        Invalid: it is not closed.
    """
    goal = store.goals.get(goal_id)
    if goal.lifecycle != "closed":
        raise Invalid("This goal is not closed.")
    opened = replace(goal, lifecycle="active", close_result=None, closed_on=None, attainment=None)
    with store.act("Reopen goal"):
        return save_dated(store, opened, today)


def _end_pauses(store: Store, goal_id: int, today: date) -> date | None:
    """End the pauses that go on, and say when the first of them began."""
    running = [pause for pause in store.pauses.of_goals([goal_id]) if pause.until is None]
    for one in running:
        store.pauses.save(replace(one, until=max(today, one.start)))
    return min((one.start for one in running), default=None)
