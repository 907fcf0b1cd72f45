"""What is being written and not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rjournal.domain.text import sanitize

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class Draft:
    """Unsaved text: what was typed in each field of the place `key` names.

    `base_rev` is the `rev` of the record being changed, 0 for a new one.
    """

    key: str
    fields: dict[str, str]
    base_rev: int
    created_at: str
    updated_at: str


class Drafts:
    """Drafts by the place they are written in. They are deleted only with the act that saves their record."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.connection

    def save(self, key: str, fields: Mapping[str, str], *, base_rev: int = 0) -> None:
        """Keep what has been typed so far; a commit of its own, on disk when this returns.

        Raises:
            StorageError: the journal cannot be written to; the text is only on the screen.
        """
        import json

        text = json.dumps({name: sanitize(value) for name, value in fields.items()}, ensure_ascii=False)
        stamp = self._store.stamp()
        with self._db.transaction():
            self._db.run(
                "INSERT INTO draft (key, fields, base_rev, created_at, updated_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET fields = excluded.fields, base_rev = excluded.base_rev,"
                " updated_at = excluded.updated_at",
                (key, text, base_rev, stamp, stamp),
            )

    def get(self, key: str) -> Draft | None:
        """The draft written in this place, or None."""
        row = self._db.one("SELECT * FROM draft WHERE key = ?", (key,))
        return None if row is None else _draft(row)

    def all(self) -> list[Draft]:
        """Everything unfinished, last written first."""
        return [_draft(row) for row in self._db.all("SELECT * FROM draft ORDER BY updated_at DESC, key")]

    def count(self) -> int:
        """How many things are unfinished."""
        row = self._db.one("SELECT count(*) FROM draft")
        return 0 if row is None else int(row[0])

    def delete(self, key: str) -> None:
        """Forget a draft, because its record is saved in the same act or its owner said to discard it."""
        with self._db.transaction():
            self._db.run("DELETE FROM draft WHERE key = ?", (key,))


def _draft(row: Any) -> Draft:
    import json

    fields = {name: sanitize(text) for name, text in json.loads(row["fields"]).items()}
    return Draft(row["key"], fields, row["base_rev"], row["created_at"], row["updated_at"])
