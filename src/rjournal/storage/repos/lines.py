"""What sessions leave behind: notes, actions, wins; what was learned and taught is in `learnings`."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Generic, TypeVar

from rjournal.domain.line_lists import EVERY_STATUS, STILL_OPEN, ActionFilter, NoteFilter
from rjournal.domain.lines import Action, NoteItem, Win
from rjournal.domain.notes import OPEN, STANDING
from rjournal.domain.promises import PromiseFate
from rjournal.domain.records import Record
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo, join_text
from rjournal.storage.rows import decode

if TYPE_CHECKING:
    from rjournal.storage.connection import Connection, Value

L = TypeVar("L", bound=Record)


@dataclass(frozen=True)
class LineHead(Generic[L]):
    """What a list shows of a note or a promise; `person` is empty where nobody is named."""

    line: L
    person: str


_DAY = timedelta(days=1)

_NOTES_BY = "priority DESC, day DESC, id DESC"
_ACTIONS_BY: dict[str, str] = {
    "open": "due IS NULL, coalesce(due, day), id",
    "done": "done_on DESC, id DESC",
    "dropped": "day DESC, id DESC",
    "all": "day DESC, id DESC",
}


_Condition = tuple[str, "tuple[Value, ...]"]
"""A condition made of constants, and its values."""


def _listed(columns: str, table: str, only: _Condition, order: str) -> _Condition:
    """A statement of the rows that a filter lets through, in an order of their own, and its values."""
    sql = f"SELECT {columns} FROM {table} WHERE deleted_at IS NULL AND ({only[0]}) ORDER BY {order}"
    return sql, only[1]


def _of_notes(only: NoteFilter) -> _Condition:
    conditions: list[str] = []
    values: list[Value] = []
    if only.kind is not None:
        conditions.append("kind = ?")
        values.append(only.kind)
    if only.person_id is not None:
        conditions.append("person_id = ?")
        values.append(only.person_id)
    if only.status == STILL_OPEN:
        conditions.append(f"status IN {STANDING} AND (kind = 'assumption' OR status IN {OPEN})")
        if only.kind is None:
            conditions.append("kind <> 'decision'")
    elif only.status != EVERY_STATUS:
        conditions.append("status = ?")
        values.append(only.status)
    return " AND ".join(conditions) or "1", tuple(values)


def _of_actions(only: ActionFilter) -> _Condition:
    conditions: list[str] = []
    values: list[Value] = []
    if only.standing == "open":
        conditions.append("status IN ('open', 'carried')")
    elif only.standing != "all":
        conditions.append("status = ?")
        values.append(only.standing)
    for column, value in (("owner", only.owner), ("person_id", only.person_id), ("kind", only.kind)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    return " AND ".join(conditions) or "1", tuple(values)


def _heads(db: Connection, table: str, record: type[L], ids: Sequence[int]) -> dict[int, LineHead[L]]:
    marks = ", ".join("?" * len(ids))
    rows = db.all(
        f"SELECT l.*, coalesce(p.name, '') AS person FROM {table} l"
        f" LEFT JOIN person p ON p.id = l.person_id WHERE l.id IN ({marks})",
        tuple(ids),
    )
    return {row["id"]: LineHead(decode(record, row), sanitize(row["person"])) for row in rows}


class Lines(Repo[L]):
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


class Notes(Lines[NoteItem]):
    """Questions, gaps, topics, assumptions, ideas, decisions, challenges."""

    kind = "note"
    record = NoteItem

    def search_text(self, record: NoteItem) -> tuple[str, str, date]:
        """A note is found by its text, its answer and what would change one's mind."""
        return record.text, join_text((record.answer, record.would_change)), record.day

    def listed(self, only: NoteFilter) -> array[int]:
        """The numbers of the notes a filter lets through: what matters most first, then the newest."""
        return array("q", self._db.column(*_listed("id", "note", _of_notes(only), _NOTES_BY)))

    def shown(self, only: NoteFilter) -> list[NoteItem]:
        """What `listed` numbers."""
        rows = self._db.all(*_listed("*", "note", _of_notes(only), _NOTES_BY))
        return [decode(NoteItem, row) for row in rows]

    def heads(self, ids: Sequence[int]) -> dict[int, LineHead[NoteItem]]:
        """What a list shows of these, with the names of the people, in one statement."""
        return _heads(self._db, self.kind, NoteItem, ids)

    def kinds(self, only: NoteFilter) -> dict[str, int]:
        """How many notes of each kind a filter lets through, whatever kind it asks for."""
        condition, values = _of_notes(replace(only, kind=None))
        rows = self._db.all(
            f"SELECT kind, count(*) AS n FROM note WHERE deleted_at IS NULL AND ({condition}) GROUP BY kind",
            values,
        )
        return {row["kind"]: row["n"] for row in rows}


class Actions(Lines[Action]):
    """What was promised."""

    kind = "action"
    record = Action

    def search_text(self, record: Action) -> tuple[str, str, date]:
        """An action is found by its text, plan and result."""
        return record.text, join_text((record.if_then, record.result)), record.day

    def open(self) -> list[Action]:
        """What is still to do: what has a date first, soonest first."""
        return self.shown(ActionFilter())

    def listed(self, only: ActionFilter) -> array[int]:
        """The numbers of the promises a filter lets through.

        What is open comes soonest first, what has no date after it; anything else the newest first.
        """
        order = _ACTIONS_BY[only.standing]
        return array("q", self._db.column(*_listed("id", "action", _of_actions(only), order)))

    def shown(self, only: ActionFilter) -> list[Action]:
        """What `listed` numbers."""
        rows = self._db.all(*_listed("*", "action", _of_actions(only), _ACTIONS_BY[only.standing]))
        return [decode(Action, row) for row in rows]

    def heads(self, ids: Sequence[int]) -> dict[int, LineHead[Action]]:
        """What a list shows of these, with the names of the people, in one statement."""
        return _heads(self._db, self.kind, Action, ids)

    def fates(self, only: ActionFilter, as_of: date) -> list[PromiseFate]:
        """What became of the promises a filter lets through, however they stand, counted together."""
        condition, values = _of_actions(replace(only, standing="all"))
        rows = self._db.all(
            "SELECT status, due < ? AS is_past, done_on > ? AS came_later, count(*) AS n FROM action"
            f" WHERE deleted_at IS NULL AND ({condition}) GROUP BY 1, 2, 3",
            (as_of.isoformat(), as_of.isoformat(), *values),
        )
        past, later = as_of - min(_DAY, as_of - date.min), as_of + min(_DAY, date.max - as_of)
        return [
            PromiseFate(
                row["status"],
                due=past if row["is_past"] else None,
                done_on=later if row["came_later"] else None,
                count=row["n"],
            )
            for row in rows
        ]

    def open_with(self, person_id: int) -> list[Action]:
        """What is still to do of what was promised with somebody."""
        return self.where("person_id = ? AND status IN ('open', 'carried')", (person_id,))


class Wins(Lines[Win]):
    """What went well."""

    kind = "win"
    record = Win

    def search_text(self, record: Win) -> tuple[str, str, date]:
        """A win is found by its text."""
        return record.text, "", record.day
