"""What every repository can do: keep, find, change, delete and restore one kind of record."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from rjournal.domain.records import LETTER_OF, Record
from rjournal.errors import NOT_OVERWRITTEN, Conflict, NotFound
from rjournal.storage.rows import as_stored, decode, encode, stored_day

if TYPE_CHECKING:
    from rjournal.storage.connection import Value
    from rjournal.storage.store import Store

R = TypeVar("R", bound=Record)


class Repo(Generic[R]):
    """One kind of record in its table of the same name.

    A change made outside `Store.act` is an act of its own.
    """

    kind: ClassVar[str]
    record: type[R]
    order: ClassVar[str] = "id"

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.connection

    # Reading

    def find(self, id: int, *, trashed: bool = False) -> R | None:
        """The record with this number, or None; one in the trash only if `trashed`."""
        also = "" if trashed else "AND deleted_at IS NULL"
        row = self._db.one(f"SELECT * FROM {self.kind} WHERE id = ? {also}", (id,))
        return None if row is None else decode(self.record, row)

    def get(self, id: int, *, trashed: bool = False) -> R:
        """The record with this number.

        Raises:
            NotFound: there is none, or it lies in the trash.
        """
        found = self.find(id, trashed=trashed)
        if found is None:
            raise NotFound(f"There is no {self.words()} {self.handle(id)}.", "It may be in the trash.")
        return found

    def many(self, ids: Sequence[int]) -> dict[int, R]:
        """The records with these numbers, the trash included, in one statement per 500."""
        found: dict[int, R] = {}
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            marks = ", ".join("?" * len(part))
            for row in self._db.all(f"SELECT * FROM {self.kind} WHERE id IN ({marks})", tuple(part)):
                found[row["id"]] = decode(self.record, row)
        return found

    def where(
        self, condition: str = "1", values: Sequence[Value] = (), *, limit: int = -1, order: str = ""
    ) -> list[R]:
        """The records that meet a constant SQL `condition`, the trash left out.

        In the kind's order, or in a constant `order` of their own.
        """
        sql = (
            f"SELECT * FROM {self.kind} WHERE deleted_at IS NULL AND ({condition})"
            f" ORDER BY {order or self.order} LIMIT ?"
        )
        return [decode(self.record, row) for row in self._db.all(sql, (*values, limit))]

    def every(self) -> list[R]:
        """All records there are, the trash included, oldest first."""
        return [decode(self.record, row) for row in self._db.each(f"SELECT * FROM {self.kind} ORDER BY id")]

    def days(self, first: date, last: date) -> list[date]:
        """The days of a period that have a record; for kinds with a `day` only."""
        sql = (
            f"SELECT DISTINCT day FROM {self.kind} WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
            " ORDER BY day"
        )
        return [stored_day(day) for day in self._db.column(sql, (first.isoformat(), last.isoformat()))]

    def per_day(self, first: date, last: date, condition: str = "1") -> dict[date, int]:
        """How many records of each day of a period meet a constant SQL `condition`; for kinds with a `day`.

        Days without any are left out.
        """
        rows = self._db.all(
            f"SELECT day, count(*) AS n FROM {self.kind} WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
            f" AND ({condition}) GROUP BY day",
            (first.isoformat(), last.isoformat()),
        )
        return {stored_day(row["day"]): row["n"] for row in rows}

    def ids(self, condition: str = "1", values: Sequence[Value] = (), *, limit: int = -1) -> array[int]:
        """The numbers of the first `limit` records (all if negative) that `where` would give."""
        # Capture needs no list and no json.
        import json

        # One row of text read as JSON takes half the time that a row for each number would.
        row = self._db.one(
            f"SELECT group_concat(id) FROM (SELECT id FROM {self.kind} WHERE deleted_at IS NULL"
            f" AND ({condition}) ORDER BY {self.order} LIMIT ?)",
            (*values, limit),
        )
        return array("q", json.loads(f"[{row[0] or ''}]") if row else ())

    def count(self, condition: str = "1", values: Sequence[Value] = ()) -> int:
        """How many records meet a constant SQL `condition`."""
        sql = f"SELECT count(*) FROM {self.kind} WHERE deleted_at IS NULL AND ({condition})"
        row = self._db.one(sql, values)
        return 0 if row is None else int(row[0])

    def trashed(self, *, limit: int = 200) -> list[R]:
        """What lies in the trash, last deleted first."""
        sql = (
            f"SELECT * FROM {self.kind} WHERE deleted_at IS NOT NULL"
            " ORDER BY deleted_at DESC, id DESC LIMIT ?"
        )
        return [decode(self.record, row) for row in self._db.all(sql, (limit,))]

    def earlier(self, id: int, *, limit: int = -1) -> list[tuple[str, R]]:
        """Earlier versions of a record with the moment (UTC) each was replaced, the newest `limit` first.

        Raises:
            NotFound: there is no such record.
        """
        # A column that came later than the image holds what it holds now.
        now = encode(self.get(id, trashed=True))
        images = self._store.history.versions(self.kind, id, limit=limit)
        return [(at, decode(self.record, {**now, **image})) for at, image in images]

    # Changing

    def add(self, record: R) -> R:
        """Store a new record and give it back with its number.

        A record that was made elsewhere keeps its `uid` and its moments; the others get theirs here.
        """
        stamp = self._store.stamp()
        with self._store.act(f"Add {self.words()}"):
            created = record.created_at or stamp
            fresh = as_stored(
                replace(
                    record,
                    uid=record.uid or _uid(),
                    created_at=created,
                    updated_at=record.updated_at or created,
                    rev=1,
                    deleted_at=None,
                )
            )
            values = encode(fresh)
            del values["id"]
            names = ", ".join(values)
            marks = ", ".join("?" * len(values))
            cursor = self._db.run(
                f"INSERT INTO {self.kind} ({names}) VALUES ({marks})",
                tuple(values.values()),
            )
            stored = replace(fresh, id=cast("int", cursor.lastrowid))
            self._store.history.remember(self.kind, stored.id, None)
            self._index(stored)
        return stored

    def save(self, record: R) -> R:
        """Store a changed record; nothing is written when nothing changed.

        Raises:
            Conflict: it was changed elsewhere since `record` was read; nothing was overwritten.
            NotFound: there is no such record.
        """
        with self._store.act(f"Change {self.words()}"):
            before = self.get(record.id, trashed=True)
            if before.rev != record.rev:
                raise Conflict(
                    f"This {self.words()} was changed elsewhere since you opened it.",
                    NOT_OVERWRITTEN,
                )
            changed = as_stored(record)
            if changed == before:
                return before
            return self._write(changed, before)

    def _write(self, record: R, before: R) -> R:
        changed = replace(record, rev=before.rev + 1, updated_at=self._store.stamp())
        self._store.history.remember(self.kind, record.id, encode(before))
        values = encode(changed)
        pairs = ", ".join(f"{name} = ?" for name in values)
        self._db.run(
            f"UPDATE {self.kind} SET {pairs} WHERE id = ?",
            (*values.values(), record.id),
        )
        self._index(changed)
        return changed

    def delete(self, id: int) -> R:
        """Put a record into the trash.

        Raises:
            NotFound: there is no such record, or it lies there already.
        """
        with self._store.act(f"Delete {self.words()}"):
            before = self.get(id)
            return self._write(replace(before, deleted_at=self._store.stamp()), before)

    def restore(self, id: int) -> R:
        """Take a record out of the trash; one that is not in it stays as it is.

        Raises:
            NotFound: there is no such record.
        """
        with self._store.act(f"Restore {self.words()}"):
            before = self.get(id, trashed=True)
            if before.deleted_at is None:
                return before
            return self._write(replace(before, deleted_at=None), before)

    def put_back(self, id: int, image: dict[str, Value] | None) -> None:
        """Give a record its before-image back; one that was new goes to the trash. For undo alone."""
        before = self.get(id, trashed=True)
        if image is None:
            earlier = replace(before, deleted_at=self._store.stamp())
        else:
            # A column that came later than the image keeps what it holds now.
            earlier = decode(self.record, {**encode(before), **image})
        self._write(earlier, before)

    # Being found

    def search_text(self, record: R) -> tuple[str, str, date] | None:
        """The title, the body and the day a record is found by; None for kinds that are not searched."""
        return None

    def index_anew(self) -> None:
        """Index every record of this kind, of which nothing is in the index. Inside a transaction."""
        for record in self.every():
            self._index(record)

    def _index(self, record: R) -> None:
        from rjournal.storage.search import Doc

        found = self.search_text(record) if record.deleted_at is None else None
        self._db.run("DELETE FROM record_tag WHERE kind = ? AND ref_id = ?", (self.kind, record.id))
        if record.deleted_at is None:
            for tag in record.tags:
                self._db.run(
                    "INSERT OR IGNORE INTO record_tag (tag, kind, ref_id) VALUES (?, ?, ?)",
                    (tag, self.kind, record.id),
                )
        if found is None:
            self._store.search.remove(self.kind, record.id)
        else:
            title, body, day = found
            self._store.search.put(Doc(self.kind, record.id, title, body, " ".join(record.tags), day))

    def words(self) -> str:
        """What one record of this kind is called."""
        return self.kind.replace("_", "-")

    def handle(self, id: int) -> str:
        """The handle of a record of this kind."""
        return f"{LETTER_OF.get(self.kind, self.kind)}{id}"


def join_text(parts: Iterable[str]) -> str:
    """The parts that are not empty, one a line."""
    return "\n".join(part for part in parts if part)


def _uid() -> str:
    # uuid costs 2 ms at start; a random version-4 UUID is sixteen bytes with six bits fixed.
    import os

    raw = bytearray(os.urandom(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    text = raw.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
