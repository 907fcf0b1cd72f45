"""Tags and prompts: what has been used, and how often."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

from rjournal.storage.rows import stored_day

if TYPE_CHECKING:
    from rjournal.storage.connection import Value
    from rjournal.storage.store import Store

_USE = "prompt_use"


class Tags:
    """The tags in use, over every kind of record."""

    def __init__(self, store: Store) -> None:
        self._db = store.connection

    def counts(self) -> dict[str, int]:
        """How many records carry each tag, the most used first."""
        rows = self._db.all("SELECT tag, count(*) AS n FROM record_tag GROUP BY tag ORDER BY n DESC, tag")
        return {row["tag"]: row["n"] for row in rows}

    def of_entries(self, first: date, last: date) -> tuple[str, ...]:
        """The tags of the entries of a period, both days included, by the alphabet."""
        rows = self._db.all(
            "SELECT DISTINCT tag FROM record_tag JOIN entry ON entry.id = ref_id"
            " WHERE kind = 'entry' AND day BETWEEN ? AND ? ORDER BY tag",
            (first.isoformat(), last.isoformat()),
        )
        return tuple(row["tag"] for row in rows)


class PromptUses:
    """Which prompts were put, and when, so that unseen ones come first (docs/domain.md §4.1)."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.connection

    def last_used(self) -> dict[str, date]:
        """The last day each prompt was written to."""
        rows = self._db.all(
            "SELECT prompt_id, max(day) AS day FROM prompt_use WHERE act = 'used' GROUP BY prompt_id"
        )
        return {row["prompt_id"]: stored_day(row["day"]) for row in rows}

    def skipped_on(self, day: date) -> tuple[str, ...]:
        """The prompts skipped on a day, in that order."""
        rows = self._db.all(
            "SELECT prompt_id FROM prompt_use WHERE act = 'skipped' AND day = ? ORDER BY id",
            (day.isoformat(),),
        )
        return tuple(row["prompt_id"] for row in rows)

    def note(self, prompt_id: str, day: date, *, skipped: bool = False) -> None:
        """Remember that a prompt was written to, or skipped, on a day.

        Within an act it belongs to that: where the act is undone, the prompt was not used.
        """
        with self._db.transaction():
            cursor = self._db.run(
                "INSERT INTO prompt_use (prompt_id, day, act) VALUES (?, ?, ?)",
                (prompt_id, day.isoformat(), "skipped" if skipped else "used"),
            )
            if self._store.history.is_open:
                self._store.history.remember(_USE, cast("int", cursor.lastrowid), None)

    def put_back(self, id: int, image: Mapping[str, Value] | None) -> None:
        """Take a use away that was new (None), or put it back. For undo alone."""
        if image is not None:
            # A number of its own: another use may have taken this one meanwhile.
            cursor = self._db.run(
                "INSERT INTO prompt_use (prompt_id, day, act) VALUES (?, ?, ?)",
                (image["prompt_id"], image["day"], image["act"]),
            )
            self._store.history.remember(_USE, cast("int", cursor.lastrowid), None)
            return
        row = self._db.one("SELECT * FROM prompt_use WHERE id = ?", (id,))
        if row is not None:
            self._store.history.remember(_USE, id, dict(row))
            self._db.run("DELETE FROM prompt_use WHERE id = ?", (id,))
