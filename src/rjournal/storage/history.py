"""Acts and before-images: what undo, earlier versions and the trash read.

One act is what the user did in one go; it holds the before-image of every record it changed. Acts are undone
newest first, so that the record found is always the one the act left behind. Undoing is a change like any
other and can itself be taken back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rjournal.storage.connection import Connection, Value


@dataclass(frozen=True)
class Act:
    """One act of the user, and what it was in words ("Delete entry")."""

    id: int
    at: str
    words: str


@dataclass(frozen=True)
class Before:
    """A record's before-image within an act; `row` is None where the act created the record."""

    kind: str
    id: int
    row: dict[str, Value] | None


class History:
    """The journal's acts. All changes to records happen within one."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._act: int | None = None

    @contextmanager
    def act(
        self, words: str, *, stamp: str, undoes: int | None = None, redoes: int | None = None
    ) -> Iterator[None]:
        """One transaction that is one act; inside another act it joins that one and its words.

        Raises:
            StorageError: as `Connection.transaction`.
        """
        if self._act is not None:
            yield
            return
        with self._db.transaction():
            row = self._db.run(
                "INSERT INTO act (at, words, undoes, redoes) VALUES (?, ?, ?, ?)",
                (stamp, words, undoes, redoes),
            )
            self._act = row.lastrowid
            try:
                yield
                self._drop_if_empty(row.lastrowid)
            finally:
                self._act = None

    def _drop_if_empty(self, act: int | None) -> None:
        """An act that changed nothing would make the next undo do nothing visible."""
        self._db.run("DELETE FROM act WHERE id = ? AND id NOT IN (SELECT act_id FROM history)", (act,))

    @property
    def is_open(self) -> bool:
        """Whether an act is going on."""
        return self._act is not None

    def remember(self, kind: str, ref_id: int, before: dict[str, Value] | None) -> None:
        """Keep a record's before-image (None: it is new) in the act that is open."""
        if self._act is None:
            raise RuntimeError("records change only inside an act")
        image = None
        if before is not None:
            import json

            image = json.dumps(before, ensure_ascii=False)
        self._db.run(
            "INSERT INTO history (act_id, kind, ref_id, before) VALUES (?, ?, ?, ?)",
            (self._act, kind, ref_id, image),
        )

    def undoable(self) -> Act | None:
        """The newest act that stands and could be undone."""
        return self._newest("undoes IS NULL AND undone_at IS NULL")

    def redoable(self) -> Act | None:
        """The newest undoing that could be taken back: none once something else was done after it."""
        return self._newest(
            "undoes IS NOT NULL AND undone_at IS NULL"
            " AND id > (SELECT coalesce(max(id), 0) FROM act WHERE undoes IS NULL AND redoes IS NULL)"
        )

    def _newest(self, condition: str) -> Act | None:
        # `condition` is one of the two constants above.
        row = self._db.one(f"SELECT id, at, words FROM act WHERE {condition} ORDER BY id DESC LIMIT 1")
        return None if row is None else Act(row["id"], row["at"], row["words"])

    def mark_undone(self, act: int, stamp: str) -> None:
        """Note that `act` no longer stands."""
        self._db.run("UPDATE act SET undone_at = ? WHERE id = ?", (stamp, act))

    def changed(self, act: int) -> list[tuple[str, int]]:
        """The kind and number of every record that `act` changed, each once, in the order of the changes."""
        rows = self._db.all(
            "SELECT kind, ref_id FROM history WHERE act_id = ? GROUP BY kind, ref_id ORDER BY min(id)", (act,)
        )
        return [(row["kind"], row["ref_id"]) for row in rows]

    def seal(self, stamp: str) -> None:
        """Let what was done so far stand: it cannot be taken back; earlier versions are kept all the same."""
        self._db.run("UPDATE act SET undone_at = ? WHERE undoes IS NULL AND undone_at IS NULL", (stamp,))

    def images(self, act: int) -> list[Before]:
        """What `act` changed, last change first."""
        rows = self._db.all(
            "SELECT kind, ref_id, before FROM history WHERE act_id = ? ORDER BY id DESC", (act,)
        )
        return [Before(row["kind"], row["ref_id"], _image(row["before"])) for row in rows]

    def has_versions(self, kind: str, ref_id: int) -> bool:
        """Whether earlier versions of one record are kept; far cheaper than reading them."""
        row = self._db.one(
            "SELECT EXISTS (SELECT 1 FROM history WHERE kind = ? AND ref_id = ? AND before IS NOT NULL)",
            (kind, ref_id),
        )
        return row is not None and bool(row[0])

    def taken_back(self, kind: str, ids: Sequence[int]) -> frozenset[int]:
        """Which of these records lie in the trash because making them was undone, and not deleted since."""
        marks = ", ".join("?" * len(ids))
        rows = self._db.all(
            "SELECT last.ref_id FROM history AS last JOIN act ON act.id = last.act_id"
            f" WHERE last.kind = ? AND last.ref_id IN ({marks})"
            " AND last.id = (SELECT max(id) FROM history WHERE kind = last.kind AND ref_id = last.ref_id)"
            " AND EXISTS (SELECT 1 FROM history AS made WHERE made.act_id = act.undoes"
            " AND made.kind = last.kind AND made.ref_id = last.ref_id AND made.before IS NULL)",
            (kind, *ids),
        )
        return frozenset(row["ref_id"] for row in rows)

    def versions(self, kind: str, ref_id: int, *, limit: int = -1) -> list[tuple[str, dict[str, Value]]]:
        """Earlier versions of one record with the moment each was replaced, the newest `limit` first.

        A negative `limit` gives all of them.
        """
        rows = self._db.all(
            "SELECT act.at AS at, before FROM history JOIN act ON act.id = act_id"
            " WHERE kind = ? AND ref_id = ? AND before IS NOT NULL ORDER BY history.id DESC LIMIT ?",
            (kind, ref_id, limit),
        )
        return [(row["at"], image) for row in rows if (image := _image(row["before"])) is not None]


def _image(text: str | None) -> dict[str, Value] | None:
    if text is None:
        return None
    import json

    image: dict[str, Value] = json.loads(text)
    return image
