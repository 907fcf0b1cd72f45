"""Goals as people handle them: set, told as they stand, read, changed.

Their steps are `goal_steps.py`'s; pausing, closing and opening again `goal_life.py`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goal_history import GoalFacts, revised_text
from rjournal.domain.goal_rules import check_level, validate_goal
from rjournal.domain.goal_words import day_words, is_change, is_turn
from rjournal.domain.goals import REVISED, CheckIn, Goal, Milestone, Revision
from rjournal.domain.levels import level_words
from rjournal.domain.progress import Progress, progress
from rjournal.domain.reading_rules import validate_check_in
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.goal_steps import tick

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


def overview(
    store: Store,
    as_of: date,
    goals: Sequence[Goal] | None = None,
    *,
    first_weekday: int = 0,
    lean: bool = False,
) -> list[GoalView]:
    """How goals stand on a day, all of them unless named; one statement per table.

    `first_weekday` is the day the weeks of a habit begin on, counted like `date.weekday()`. For a list of
    many goals `lean` readings are enough, which hold only what tells how a goal stands.
    """
    chosen = store.goals.where() if goals is None else goals
    found = store.goals.facts(chosen, lean=lean)
    return [GoalView(facts, progress(facts, as_of, first_weekday)) for facts in found]


def view(store: Store, goal_id: int, as_of: date, *, first_weekday: int = 0) -> GoalView:
    """How one goal stands on a day; `first_weekday` as in `overview`.

    Raises:
        NotFound: there is no such goal.
    """
    return overview(store, as_of, [store.goals.get(goal_id)], first_weekday=first_weekday)[0]


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
    """Store a changed goal; what it is measured by leaves a dated revision from `today` on.

    Raises:
        Invalid: a field cannot be used as it stands, or there is a reason and nothing that it is about.
        Conflict: the goal was changed elsewhere meanwhile.
    """
    validate_goal(goal)
    with store.act("Change goal"):
        if reason.strip() and not _revisions(store.goals.get(goal.id), goal, today):
            raise Invalid(
                "A reason goes with a change of what the goal is measured by.",
                "Change a number, the date or the rhythm with it, or leave it out.",
                field="reason",
            )
        stored = save_dated(store, replace(goal, title=sanitize(goal.title).strip()), today, reason)
        if draft:
            store.drafts.delete(draft)
    return stored


def save_dated(store: Store, goal: Goal, today: date, reason: str = "") -> Goal:
    """Store a goal as it is, whether or not a form would take it, with its dated revisions.

    Raises:
        Conflict: the goal was changed elsewhere meanwhile.
    """
    before = store.goals.get(goal.id)
    stored = store.goals.save(goal)
    _keep_revisions(store, before, stored, today, reason)
    return stored


def _keep_revisions(store: Store, before: Goal, after: Goal, today: date, reason: str) -> None:
    """Keep what the goal was, field by field, so that any earlier day can still be told as it was."""
    revisions = _revisions(before, after, today)
    # What fills in what was empty is told of only where nothing else is, and holds the reason then.
    told = [one for one in revisions if is_change(one) or is_turn(one)] or revisions[:1]
    for revision in revisions:
        store.revisions.add(replace(revision, reason=reason) if revision in told else revision)


def _revisions(before: Goal, after: Goal, today: date) -> list[Revision]:
    """What is different in what a goal is measured by, a field each."""
    if {before.lifecycle, after.lifecycle} == {"active", "paused"}:
        # A pause is a record of its own, and says from when to when.
        before = replace(before, lifecycle=after.lifecycle)
    values = {name: (getattr(before, name), getattr(after, name)) for name in REVISED}
    return [
        Revision(goal_id=after.id, field=name, old=revised_text(old), new=revised_text(new), day=today)
        for name, (old, new) in values.items()
        if old != new
    ]


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

    What its `value` is depends on the goal's kind: see `CheckIn`.

    A step that is done already stays so. The first reading of a goal without a starting point is not taken as
    one: `accept_baseline` does that.

    Raises:
        Invalid: the day lies in the future, or the goal's kind cannot have such a reading.
    """
    goal = store.goals.get(reading.goal_id)
    validate_check_in(goal, reading, today)
    with store.act("Check in"):
        stored = store.check_ins.add(replace(reading, note=sanitize(reading.note).strip()))
        for milestone_id in ticked:
            # Ticked meanwhile in another window: ticking it again would open it.
            if store.milestones.get(milestone_id).done_on is None:
                tick(store, milestone_id, reading.day)
        if came_from is not None:
            store.links.connect(Ref("check_in", stored.id), came_from, "from")
        if goal.measure == "skill":
            _rate_on_the_map(store, goal, stored, None, today)
        if draft:
            store.drafts.delete(draft)
    return stored


def correct_check_in(store: Store, reading: CheckIn, today: date, *, draft: str = "") -> CheckIn:
    """Store a reading that was mistyped as it should have been.

    Raises:
        Invalid: the day lies in the future, or the goal's kind cannot have such a reading.
        Conflict: the reading was changed elsewhere meanwhile.
    """
    goal = store.goals.get(reading.goal_id)
    validate_check_in(goal, reading, today)
    with store.act("Correct reading"):
        before = store.check_ins.get(reading.id)
        stored = store.check_ins.save(replace(reading, note=sanitize(reading.note).strip()))
        if goal.measure == "skill":
            _rate_on_the_map(store, goal, stored, before, today)
        if draft:
            store.drafts.delete(draft)
    return stored


def _rate_on_the_map(store: Store, goal: Goal, reading: CheckIn, before: CheckIn | None, today: date) -> None:
    """Let a reading of a skill that is on the map be its rating there too: nobody says a level twice."""
    # Most readings are no levels, and need not load what keeps skills.
    from rjournal.services.skills import rate_by_reading

    rate_by_reading(store, goal.skill, reading, today, before=before)


def accept_baseline(store: Store, goal_id: int, reading: CheckIn) -> Goal:
    """Take a reading as the starting point of a goal that has none (docs/domain.md §3.1).

    It is kept as a revision from the reading's day on, so that it counts as the start and not as a step.

    Raises:
        Invalid: the reading holds no number, equals the target, or contradicts the direction.
    """
    goal = store.goals.get(goal_id)
    validate_check_in(goal, reading, reading.day)
    goal = replace(goal, baseline=reading.value)
    with store.act("Set starting point"):
        return change_goal(store, goal, reading.day)


def look_back(store: Store, goal_id: int, level: float, today: date) -> Goal:
    """Rate in hindsight where a skill began; the first rating stays beside it (docs/domain.md §3.3).

    Raises:
        Invalid: no skill goal, no level from 0 to 5, or it was looked back on already: that rating stays.
    """
    goal = store.goals.get(goal_id)
    if goal.measure != "skill":
        raise Invalid("Only a skill can be looked back on.", "Nothing was changed.")
    check_level(level, "retro_from")
    if goal.retro_from is not None:
        dated = [one.day for one in store.revisions.of_goals([goal_id]) if one.field == "retro_from"]
        when = f" on {day_words(dated[-1], today)}" if dated else ""
        raise Invalid(
            f"You looked back{when} already: {level_words(goal.retro_from)}.",
            "That rating stays as it was given.",
            field="retro_from",
        )
    with store.act("Look back"):
        return change_goal(store, replace(goal, retro_from=float(level)), today)
