"""Journal entries."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rjournal.domain.entries import Entry
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo

_START = 400
"""How much of an entry a list needs for its title, in characters."""


@dataclass(frozen=True)
class EntryHead:
    """What a list shows of an entry; `start` is the beginning of its text."""

    id: int
    day: date
    at: str
    type: str
    title: str
    start: str
    mood: int | None
    energy: int | None
    tags: tuple[str, ...]
    person: str


class Entries(Repo[Entry]):
    """Entries, newest day first."""

    kind = "entry"
    record = Entry
    order = "day DESC, id DESC"

    def search_text(self, record: Entry) -> tuple[str, str, date]:
        """An entry is found by its title, its text and its own word for the mood."""
        body = f"{record.body}\n{record.mood_word}" if record.mood_word else record.body
        return record.title, body, record.day

    def heads(self, ids: Sequence[int]) -> dict[int, EntryHead]:
        """What a list shows of these entries, in one statement.

        `person` is whom the entry is about, or whose session it reflects on; empty if neither.
        """
        from rjournal.storage.rows import codecs

        tags_of = codecs(Entry)["tags"][1]
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT e.id, e.day, e.at, e.type, e.title, substr(e.body, 1, ?) AS start, e.mood, e.energy,"
            " e.tags,"
            " coalesce((SELECT p.name FROM link l"
            "   LEFT JOIN session s ON l.to_kind = 'session' AND s.id = l.to_id"
            "   LEFT JOIN pairing r ON r.id = s.pairing_id"
            "   JOIN person p ON p.id = CASE l.to_kind WHEN 'person' THEN l.to_id ELSE r.person_id END"
            "   WHERE l.from_kind = 'entry' AND l.from_id = e.id AND l.to_kind IN ('person', 'session')"
            "   AND l.deleted_at IS NULL LIMIT 1), '') AS person"
            f" FROM entry e WHERE e.id IN ({marks})",
            (_START, *ids),
        )
        return {
            row["id"]: EntryHead(
                row["id"],
                date.fromisoformat(row["day"]),
                row["at"],
                row["type"],
                sanitize(row["title"]),
                sanitize(row["start"]),
                row["mood"],
                row["energy"],
                tags_of(row["tags"]),
                sanitize(row["person"]),
            )
            for row in rows
        }

    def with_tag(self, tag: str) -> array[int]:
        """The numbers of the entries that carry a tag, newest first."""
        return self.ids("id IN (SELECT ref_id FROM record_tag WHERE tag = ? AND kind = 'entry')", (tag,))

    def between(self, first: date, last: date) -> list[Entry]:
        """The entries of a period, both days included, newest first."""
        return self.where("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))

    def per_day(self, first: date, last: date) -> dict[date, int]:
        """How many entries each day of a period has; days without any are left out."""
        rows = self._db.all(
            "SELECT day, count(*) AS n FROM entry WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
            " GROUP BY day",
            (first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(row["day"]): row["n"] for row in rows}
