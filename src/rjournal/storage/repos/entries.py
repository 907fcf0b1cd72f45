"""Journal entries."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.entries import Entry
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo
from rjournal.storage.rows import stored_day

if TYPE_CHECKING:
    from rjournal.storage.connection import Value

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


@dataclass(frozen=True)
class EntryFilter:
    """Which entries a list shows: those that carry `tag`, have to do with `person` and are of `type`.

    What is empty, or 0, asks for nothing; all empty is every entry.
    """

    tag: str = ""
    person: int = 0
    type: str = ""

    def sql(self) -> tuple[str, tuple[Value, ...]]:
        """The constant condition for `Repo.ids` and its values."""
        asked = [
            (condition, value)
            for condition, value in ((_TAGGED, self.tag), (_WITH, self.person), (_TYPED, self.type))
            if value
        ]
        if not asked:
            return "1", ()
        values = tuple(value for condition, value in asked for _ in range(condition.count("?")))
        return " AND ".join(condition for condition, _ in asked), values


_TAGGED = "+id IN (SELECT ref_id FROM record_tag WHERE tag = ? AND kind = 'entry')"
_TYPED = "type = ?"
_WITH = (
    "id IN (SELECT from_id FROM link WHERE to_kind = 'person' AND to_id = ? AND from_kind = 'entry'"
    " AND deleted_at IS NULL"
    " UNION SELECT l.from_id FROM pairing r JOIN session s ON s.pairing_id = r.id"
    " JOIN link l ON l.to_kind = 'session' AND l.to_id = s.id AND l.from_kind = 'entry'"
    " AND l.deleted_at IS NULL WHERE r.person_id = ?)"
)

_MONTHS = """WITH RECURSIVE month (first) AS (
    SELECT date(max(day), 'start of month') FROM entry WHERE deleted_at IS NULL
    UNION ALL
    SELECT (SELECT date(max(day), 'start of month') FROM entry WHERE deleted_at IS NULL AND day < first)
    FROM month WHERE first IS NOT NULL
)
SELECT first, (SELECT count(*) FROM entry WHERE deleted_at IS NULL
    AND day >= first AND day < date(first, '+1 month'))
FROM month WHERE first IS NOT NULL"""
"""Each month's first day and its count, from one month straight to the one before it.

Grouping 50,000 entries by their day takes twice as long, and the list of them is read after each change.
"""


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
        from rjournal.storage.repos.belongings import PERSON_OF_ENTRY
        from rjournal.storage.rows import codecs, stored_day

        tags_of = codecs(Entry)["tags"][1]
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT e.id, e.day, e.at, e.type, e.title, substr(e.body, 1, ?) AS start, e.mood, e.energy,"
            " e.tags,"
            f" coalesce({PERSON_OF_ENTRY.format('e')}, '') AS person"
            f" FROM entry e WHERE e.id IN ({marks})",
            (_START, *ids),
        )
        return {
            row["id"]: EntryHead(
                row["id"],
                stored_day(row["day"]),
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

    def per_month(self, only: EntryFilter | None = None) -> list[tuple[int, int, int]]:
        """The months that have entries, newest first: year, month, and how many of those asked for."""
        condition, values = (only or EntryFilter()).sql()
        if not values:
            rows = self._db.each(_MONTHS)
        else:
            # By day, as the index has them: grouping by a part of the day costs three times as much.
            rows = self._db.each(
                f"SELECT day, count(*) FROM entry WHERE deleted_at IS NULL AND ({condition})"
                " GROUP BY day ORDER BY day DESC",
                values,
            )
        months: dict[str, int] = {}
        for day, count in rows:
            months[day[:7]] = months.get(day[:7], 0) + count
        return [(int(month[:4]), int(month[5:]), count) for month, count in months.items()]

    def ids_of_month(self, year: int, month: int, only: EntryFilter | None = None) -> array[int]:
        """The numbers of a month's entries that were asked for, newest first."""
        condition, values = (only or EntryFilter()).sql()
        first = f"{year:04}-{month:02}"
        return self.ids(f"({condition}) AND day BETWEEN ? AND ?", (*values, f"{first}-01", f"{first}-31"))

    def day_of(self, id: int) -> date | None:
        """The day of an entry; None if there is none, or it lies in the trash."""
        row = self._db.one("SELECT day FROM entry WHERE id = ? AND deleted_at IS NULL", (id,))
        return None if row is None else stored_day(row["day"])

    def nearest(self, day: date, only: EntryFilter | None = None) -> int | None:
        """The number of the entry nearest to a day, the newest of its day; None where there is none.

        Of two days equally far off it is the later one.
        """
        condition, values = (only or EntryFilter()).sql()
        found = []
        for side, order in (("day >= ?", "day, id DESC"), ("day < ?", "day DESC, id DESC")):
            row = self._db.one(
                f"SELECT id, day FROM entry WHERE deleted_at IS NULL AND {side} AND ({condition})"
                f" ORDER BY {order} LIMIT 1",
                (day.isoformat(), *values),
            )
            if row is not None:
                found.append((abs((stored_day(row["day"]) - day).days), row["id"]))
        return min(found, key=lambda one: one[0])[1] if found else None

    def tag_counts(self) -> dict[str, int]:
        """How many entries carry each tag, the most used first."""
        # From each tag straight to the next one: grouping every tagging takes six times as long.
        rows = self._db.all(
            "WITH RECURSIVE used (tag) AS (SELECT min(tag) FROM record_tag UNION ALL"
            " SELECT (SELECT min(tag) FROM record_tag WHERE tag > used.tag) FROM used WHERE tag IS NOT NULL)"
            " SELECT tag, (SELECT count(*) FROM record_tag r"
            " WHERE r.tag = used.tag AND r.kind = 'entry') AS n FROM used WHERE n > 0 ORDER BY n DESC, tag"
        )
        return {row["tag"]: row["n"] for row in rows}

    def type_counts(self) -> dict[str, int]:
        """How many entries there are of each type, the most used first."""
        rows = self._db.all(
            "SELECT type, count(*) AS n FROM entry WHERE deleted_at IS NULL"
            " GROUP BY type ORDER BY n DESC, type"
        )
        return {row["type"]: row["n"] for row in rows}

    def between(self, first: date, last: date) -> list[Entry]:
        """The entries of a period, both days included, newest first."""
        return self.where("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
