"""Goals with their milestones, check-ins, pauses and revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import CheckIn, Goal, Lifecycle, Milestone, Pause, Revision
from rjournal.storage.repos.base import Repo, join_text
from rjournal.storage.swift import decode_many

_TELLING = ("id", "goal_id", "day", "value", "note", "confidence", "source", "assessed_by")
"""The fields of a reading that decide how its goal stands."""

G = TypeVar("G", Milestone, CheckIn, Pause, Revision)


class Goals(Repo[Goal]):
    """Goals: active first, then paused, drafts and closed, oldest first."""

    kind = "goal"
    record = Goal
    order = "CASE lifecycle WHEN 'active' THEN 0 WHEN 'paused' THEN 1 WHEN 'draft' THEN 2 ELSE 3 END, id"

    def search_text(self, record: Goal) -> tuple[str, str, date]:
        """A goal is found by its title, reason, question, skill, observation and closing note."""
        body = join_text(
            (record.why, record.question, record.skill, record.observed, record.unit, record.close_note)
        )
        return record.title, body, record.start

    def by_lifecycle(self) -> dict[Lifecycle, list[int]]:
        """The numbers of all goals, those that are active, paused, … apart, in one statement."""
        groups: dict[Lifecycle, list[int]] = defaultdict(list)
        for row in self._db.each(
            f"SELECT id, lifecycle FROM goal WHERE deleted_at IS NULL ORDER BY {self.order}", ()
        ):
            groups[row["lifecycle"]].append(row["id"])
        return groups

    def facts(self, goals: Sequence[Goal], *, lean: bool = False) -> list[GoalFacts]:
        """Everything that decides how these goals stand, in one statement per table.

        `lean` readings hold what tells how a goal stands and nothing else: for lists of many.
        """
        ids = [goal.id for goal in goals]
        milestones = _by_goal(self._store.milestones.of_goals(ids))
        readings = self._store.check_ins
        check_ins = _by_goal(readings.told_of(ids) if lean else readings.of_goals(ids))
        pauses = _by_goal(self._store.pauses.of_goals(ids))
        revisions = _by_goal(self._store.revisions.of_goals(ids))
        return [
            GoalFacts(
                goal=goal,
                check_ins=tuple(check_ins[goal.id]),
                milestones=tuple(milestones[goal.id]),
                pauses=tuple(pauses[goal.id]),
                revisions=tuple(revisions[goal.id]),
            )
            for goal in goals
        ]


class _OfGoals(Repo[G]):
    """A kind of record that belongs to one goal."""

    def of_goals(self, goal_ids: Sequence[int]) -> list[G]:
        """All that belongs to these goals, in the kind's order."""
        if not goal_ids:
            return []
        marks = ", ".join("?" * len(goal_ids))
        return self.where(f"goal_id IN ({marks})", tuple(goal_ids))


class Milestones(_OfGoals[Milestone]):
    """The steps of milestones goals, in their order."""

    kind = "milestone"
    record = Milestone
    order = "goal_id, position, id"

    def search_text(self, record: Milestone) -> tuple[str, str, date]:
        """A milestone is found by its text."""
        return record.text, "", record.added_on


class CheckIns(_OfGoals[CheckIn]):
    """Readings, oldest first."""

    kind = "check_in"
    record = CheckIn
    order = "goal_id, day, id"

    def told_of(self, goal_ids: Sequence[int]) -> list[CheckIn]:
        """All readings of these goals, oldest first, with what tells how goals stand and nothing else.

        A page of goals has thousands of them. What is not read is as in a new record: they are not to be
        saved.
        """
        marks = ", ".join("?" * len(goal_ids))
        sql = (
            f"SELECT {', '.join(_TELLING)} FROM check_in WHERE deleted_at IS NULL AND goal_id IN ({marks})"
            f" ORDER BY {self.order}"
        )
        return decode_many(CheckIn, _TELLING, self._db.all(sql, tuple(goal_ids)))

    def search_text(self, record: CheckIn) -> tuple[str, str, date] | None:
        """A check-in is found by its note and evidence; one without words is not searched."""
        if not (record.note or record.evidence):
            return None
        return record.note, record.evidence, record.day


class Pauses(_OfGoals[Pause]):
    """Pauses, oldest first."""

    kind = "pause"
    record = Pause
    order = "goal_id, start, id"


class Revisions(_OfGoals[Revision]):
    """Revisions, oldest first."""

    kind = "revision"
    record = Revision
    order = "goal_id, day, id"


def _by_goal(records: Iterable[G]) -> dict[int, list[G]]:
    groups: dict[int, list[G]] = defaultdict(list)
    for record in records:
        groups[record.goal_id].append(record)
    return groups
