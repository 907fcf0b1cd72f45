"""Goals as people handle them: set, read, tick, pause, change, close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_rules import validate_check_in, validate_goal, validate_milestone
from rjournal.domain.goals import CheckIn, CloseResult, Goal, Milestone, Pause, Revision
from rjournal.domain.pace import extended_due
from rjournal.domain.progress import Progress, progress
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class GoalView:
    """A goal with its facts and how it stands on a day."""

    facts: GoalFacts
    progress: Progress

    @property
    def goal(self) -> Goal:
        """The goal itself."""
        return self.facts.goal


def overview(store: Store, as_of: date, goals: Sequence[Goal] | None = None) -> list[GoalView]:
    """How goals stand on a day, all of them unless named; one statement per table."""
    chosen = store.goals.where() if goals is None else goals
    return [GoalView(facts, progress(facts, as_of)) for facts in store.goals.facts(chosen)]


def view(store: Store, goal_id: int, as_of: date) -> GoalView:
    """How one goal stands on a day.

    Raises:
        NotFound: there is no such goal.
    """
    return overview(store, as_of, [store.goals.get(goal_id)])[0]


def create_goal(
    store: Store, goal: Goal, steps: Sequence[str] = (), *, draft: str = "", today: date | None = None
) -> Goal:
    """Store a new goal with its first steps, and drop the draft it was written in.

    Raises:
        Invalid: a field cannot be used as it stands; it names the field.
    """
    validate_goal(goal)
    added = goal.start if today is None else min(goal.start, today)
    with store.act("Set goal"):
        stored = store.goals.add(replace(goal, title=sanitize(goal.title).strip()))
        for position, text in enumerate(step for step in steps if step.strip()):
            store.milestones.add(
                Milestone(goal_id=stored.id, text=sanitize(text).strip(), added_on=added, position=position)
            )
        if draft:
            store.drafts.delete(draft)
    return stored


def change_goal(store: Store, goal: Goal, today: date, *, reason: str = "", draft: str = "") -> Goal:
    """Store a changed goal; a changed baseline, target or date is kept as a visible revision from `today` on.

    Raises:
        Invalid: a field cannot be used as it stands.
        Conflict: the goal was changed elsewhere meanwhile.
    """
    validate_goal(goal)
    with store.act("Change goal"):
        before = store.goals.get(goal.id)
        stored = store.goals.save(replace(goal, title=sanitize(goal.title).strip()))
        for name in ("baseline", "target", "due"):
            old, new = getattr(before, name), getattr(goal, name)
            if old != new:
                store.revisions.add(
                    Revision(
                        goal_id=goal.id, field=name, old=_text(old), new=_text(new), day=today, reason=reason
                    )
                )
        if draft:
            store.drafts.delete(draft)
    return stored


def _text(value: float | date | None) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else repr(float(value))


def check_in(
    store: Store,
    reading: CheckIn,
    today: date,
    *,
    ticked: Sequence[int] = (),
    came_from: Ref | None = None,
    draft: str = "",
) -> CheckIn:
    """Store a reading, with the milestones it ticks and the session or entry it came from, in one act.

    A step that is done already stays so. The first reading of a numeric goal without a starting point is not
    taken as one: `accept_baseline` does that.

    Raises:
        Invalid: the day lies in the future, or the value is no number.
    """
    goal = store.goals.get(reading.goal_id)
    validate_check_in(goal, reading.day, reading.value, reading.confidence, today)
    with store.act("Check in"):
        stored = store.check_ins.add(replace(reading, note=sanitize(reading.note).strip()))
        for milestone_id in ticked:
            # Ticked meanwhile in another window: ticking it again would open it.
            if store.milestones.get(milestone_id).done_on is None:
                tick(store, milestone_id, reading.day)
        if came_from is not None:
            store.links.connect(Ref("check_in", stored.id), came_from, "from")
        if draft:
            store.drafts.delete(draft)
    return stored


def correct_check_in(store: Store, reading: CheckIn, today: date, *, draft: str = "") -> CheckIn:
    """Store a reading that was mistyped as it should have been.

    Raises:
        Invalid: the day lies in the future, or the value is no number.
        Conflict: the reading was changed elsewhere meanwhile.
    """
    goal = store.goals.get(reading.goal_id)
    validate_check_in(goal, reading.day, reading.value, reading.confidence, today)
    with store.act("Correct reading"):
        stored = store.check_ins.save(replace(reading, note=sanitize(reading.note).strip()))
        if draft:
            store.drafts.delete(draft)
    return stored


def accept_baseline(store: Store, goal_id: int, reading: CheckIn) -> Goal:
    """Take a reading as the starting point of a goal that has none (docs/domain.md §3.1).

    It is kept as a revision from the reading's day on, so that it counts as the start and not as a step.

    Raises:
        Invalid: the reading holds no number, equals the target, or contradicts the direction.
    """
    goal = store.goals.get(goal_id)
    validate_check_in(goal, reading.day, reading.value, None, reading.day)
    goal = replace(goal, baseline=reading.value)
    with store.act("Set starting point"):
        return change_goal(store, goal, reading.day)


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
            reason = f"paused for {(today - began).days} days"
        return change_goal(store, replace(goal, lifecycle="active", due=due), today, reason=reason)


def _end_pauses(store: Store, goal_id: int, today: date) -> date | None:
    """End the pauses that go on, and say when the first of them began."""
    running = [pause for pause in store.pauses.of_goals([goal_id]) if pause.until is None]
    for pause in running:
        store.pauses.save(replace(pause, until=max(today, pause.start)))
    return min((pause.start for pause in running), default=None)


def close(store: Store, goal_id: int, today: date, result: CloseResult, note: str = "") -> Goal:
    """Close a goal with its owner's own verdict."""
    goal = store.goals.get(goal_id)
    with store.act("Close goal"):
        _end_pauses(store, goal_id, today)
        return store.goals.save(
            replace(
                goal,
                lifecycle="closed",
                close_result=result,
                close_note=sanitize(note).strip(),
                closed_on=today,
            )
        )


def reopen(store: Store, goal_id: int) -> Goal:
    """Open a closed goal again; what was said at its closing stays with it.

    Raises:
        Invalid: it is not closed.
    """
    goal = store.goals.get(goal_id)
    if goal.lifecycle != "closed":
        raise Invalid("This goal is not closed.")
    with store.act("Reopen goal"):
        return store.goals.save(replace(goal, lifecycle="active", close_result=None, closed_on=None))
