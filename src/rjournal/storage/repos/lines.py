"""What sessions leave behind: learnings, notes, actions, wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rjournal.domain.lines import Action, Direction, Learning, NoteItem, Win
from rjournal.domain.records import Record
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo, join_text
from rjournal.storage.rows import decode

L = TypeVar("L", bound=Record)


@dataclass(frozen=True)
class LearningHead:
    """What a list shows of something learned or taught; `person` is empty for what came from nobody named."""

    learning: Learning
    person: str


class _Lines(Repo[L]):
    """A kind of line: newest day first, with or without a session."""

    order = "day DESC, id DESC"

    def of_session(self, session_id: int) -> list[L]:
        """The lines of a session, in the order they were written."""
        return sorted(self.where("session_id = ?", (session_id,)), key=lambda line: line.id)

    def of_person(self, person_id: int) -> list[L]:
        """The lines with a person, newest first."""
        return self.where("person_id = ?", (person_id,))

    def between(self, first: date, last: date) -> list[L]:
        """The lines of a period, both days included, newest first."""
        return self.where("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))


class Learnings(_Lines[Learning]):
    """What was learned and what was taught."""

    kind = "learning"
    record = Learning

    def search_text(self, record: Learning) -> tuple[str, str, date]:
        """A learning is found by its topic, skill, evidence and what was believed before."""
        return record.topic, join_text((record.skill, record.evidence, record.believed_before)), record.day

    def ledger(self, direction: Direction, person_id: int | None = None) -> list[Learning]:
        """All that was received or given, newest first, of one person if named."""
        if person_id is None:
            return self.where("direction = ?", (direction,))
        return self.where("direction = ? AND person_id = ?", (direction, person_id))

    def with_skill(self, names: Sequence[str], until: date, *, limit: int = -1) -> list[Learning]:
        """What was learned and taught up to a day with a skill, by its names as written, newest first."""
        if not names:
            return []
        marks = ", ".join("?" * len(names))
        # Without the first condition SQLite may not use the index over what belongs to a skill.
        return self.where(
            f"skill <> '' AND skill IN ({marks}) AND day <= ?", (*names, until.isoformat()), limit=limit
        )

    def heads(self, ids: Sequence[int]) -> dict[int, LearningHead]:
        """What a list shows of these, with the names of the people, in one statement."""
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT l.*, coalesce(p.name, '') AS person FROM learning l"
            f" LEFT JOIN person p ON p.id = l.person_id WHERE l.id IN ({marks})",
            tuple(ids),
        )
        return {row["id"]: LearningHead(decode(Learning, row), sanitize(row["person"])) for row in rows}


class Notes(_Lines[NoteItem]):
    """Questions, gaps, topics, assumptions, ideas, decisions, challenges."""

    kind = "note"
    record = NoteItem

    def search_text(self, record: NoteItem) -> tuple[str, str, date]:
        """A note is found by its text and its answer."""
        return record.text, record.answer, record.day


class Actions(_Lines[Action]):
    """What was promised."""

    kind = "action"
    record = Action

    def search_text(self, record: Action) -> tuple[str, str, date]:
        """An action is found by its text, plan and result."""
        return record.text, join_text((record.if_then, record.result)), record.day

    def open(self) -> list[Action]:
        """What is still to do: what has a date first, soonest first."""
        found = self.where("status IN ('open', 'carried')")
        return sorted(found, key=lambda action: (action.due is None, action.due or action.day, action.id))


class Wins(_Lines[Win]):
    """What went well."""

    kind = "win"
    record = Win

    def search_text(self, record: Win) -> tuple[str, str, date]:
        """A win is found by its text."""
        return record.text, "", record.day


class RetentionChecks(Repo[RetentionCheck]):
    """Checks that were made of what was learned and taught, oldest first."""

    kind = "retention_check"
    record = RetentionCheck
    order = "done_on, id"

    def words(self) -> str:
        """People call it a check."""
        return "check"

    def search_text(self, record: RetentionCheck) -> tuple[str, str, date] | None:
        """A check is found by what was noted of it."""
        return (record.note, "", record.done_on) if record.note else None

    def of_learnings(self, ids: Sequence[int]) -> list[RetentionCheck]:
        """The checks made of these learnings, in one statement."""
        marks = ", ".join("?" * len(ids))
        return self.where(f"learning_id IN ({marks})", tuple(ids)) if ids else []
