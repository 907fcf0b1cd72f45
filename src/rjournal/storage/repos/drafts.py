"""What is being written and not yet saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from rjournal.domain.text import sanitize

if TYPE_CHECKING:
    from rjournal.storage.connection import Value
    from rjournal.storage.store import Store

KIND = "draft"
"""What history calls a draft that was discarded."""


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
    """Drafts by the place they are written in.

    A draft goes with the act that saves its record, or because its writer discards it, which can be undone.
    Where two windows write in one place, neither writes over what the other typed: whoever finds the other's
    draft under the key keeps its own under a key beside it (`entry:42~2`), until `get` begins anew.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._db = store.connection
        self._left: dict[str, str | None] = {}
        """What stood under each key that is written under, as this window left it; None for nothing."""
        self._beside: dict[str, str] = {}
        """The key that this window writes under because another one writes under the first."""

    def save(self, key: str, fields: Mapping[str, str], *, base_rev: int = 0) -> None:
        """Keep what has been typed so far; a commit of its own, on disk when this returns.

        Raises:
            StorageError: the journal cannot be written to; the text is only on the screen.
        """
        import json

        text = json.dumps({name: sanitize(value) for name, value in fields.items()}, ensure_ascii=False)
        stamp = self._store.stamp()
        with self._db.transaction():
            own = self._own_key(key)
            self._db.run(
                "INSERT INTO draft (key, fields, base_rev, created_at, updated_at) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET fields = excluded.fields, base_rev = excluded.base_rev,"
                " updated_at = excluded.updated_at",
                (own, text, base_rev, stamp, stamp),
            )
        if own != key:
            self._beside[key] = own
        self._left[own] = text

    def _own_key(self, key: str) -> str:
        """The key to write under: one beside `key` where another window has written there since."""
        own = self._beside.get(key, key)
        stored = self._text(own)
        if own not in self._left or stored in (None, self._left[own]):
            return own
        return self._free(key)

    def _text(self, key: str) -> str | None:
        row = self._db.one("SELECT fields FROM draft WHERE key = ?", (key,))
        return None if row is None else str(row["fields"])

    def get(self, key: str) -> Draft | None:
        """The draft written in this place, or None; whoever asks goes on with it."""
        draft = self._at(key)
        self._beside.pop(key, None)
        self._left[key] = self._text(key)
        return draft

    def _at(self, key: str) -> Draft | None:
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
        """Forget a draft, because all it says is saved: in a record of the same act, or long since.

        What another window has written there since says more, and stays.
        """
        with self._db.transaction():
            own = self._beside.get(key, key)
            if own not in self._left or self._text(own) == self._left[own]:
                self._remove(own)

    def _remove(self, key: str) -> None:
        self._db.run("DELETE FROM draft WHERE key = ?", (key,))

    def discard(self, key: str) -> None:
        """Throw a draft away because its writer said so: an act that can be undone.

        Raises:
            StorageError: the journal cannot be written to; the draft stays.
        """
        with self._store.act("Discard draft"):
            own = self._beside.get(key, key)
            if self._at(own) is not None:
                self._note(own)
                self._remove(own)

    def discard_part(self, key: str, beginning: str) -> None:
        """Throw away the fields of a draft whose names begin so: an act that can be undone.

        Raises:
            StorageError: the journal cannot be written to; the draft stays.
        """
        with self._store.act("Discard draft"):
            draft = self._at(self._beside.get(key, key))
            if draft is not None and _part(draft.fields, beginning):
                self._note(draft.key, part=beginning)
                self._put_part(draft, {}, beginning)

    def put_back(self, image: Mapping[str, Value]) -> None:
        """Make a draft what its before-image says. For undo alone.

        What was begun under the same key meanwhile stays: the one that comes back gets a key of its own.
        """
        key = str(image["key"])
        if image["fields"] is None:
            self._note(key)
            self._remove(key)
            return
        present, fields = self._at(key), fields_of(str(image["fields"]))
        part = str(image.get("part", ""))
        if part and present is not None and not self._is_in_the_way(present, fields, part):
            self._note(key, part=part)
            self._put_part(present, fields, part)
            return
        if present is not None and present.fields != fields:
            key = self._free(key)
        self._note(key)
        self._db.run(
            "INSERT OR REPLACE INTO draft (key, fields, base_rev, created_at, updated_at)"
            " VALUES (?, ?, ?, ?, ?)",
            (key, image["fields"], image["base_rev"], image["created_at"], image["updated_at"]),
        )

    @staticmethod
    def _is_in_the_way(present: Draft, fields: Mapping[str, str], part: str) -> bool:
        """Whether the draft has another such part by now, which would go with putting this one back."""
        there, wanted = _part(present.fields, part), _part(fields, part)
        return bool(there and wanted and there != wanted)

    def _put_part(self, draft: Draft, fields: Mapping[str, str], part: str) -> None:
        """Give a draft the part that `fields` have; the rest of it stays as it is now."""
        import json

        rest = {name: typed for name, typed in draft.fields.items() if not name.startswith(part)}
        text = json.dumps({**rest, **_part(fields, part)}, ensure_ascii=False)
        self._db.run("UPDATE draft SET fields = ? WHERE key = ?", (text, draft.key))
        self._left[draft.key] = text

    def _note(self, key: str, *, part: str = "") -> None:
        """Keep in the open act what a draft is now; with `part`, that only these fields change.

        History knows records by number; a draft is known by its key, which its image holds.
        """
        from zlib import crc32

        row = self._db.one("SELECT * FROM draft WHERE key = ?", (key,))
        image: dict[str, Value] = {"key": key, "fields": None} if row is None else dict(row)
        if part:
            image["part"] = part
        self._store.history.remember(KIND, crc32(key.encode()), image)

    def _free(self, key: str) -> str:
        return next(free for number in count(2) if self._text(free := f"{key}~{number}") is None)


def _draft(row: Any) -> Draft:
    return Draft(row["key"], fields_of(row["fields"]), row["base_rev"], row["created_at"], row["updated_at"])


def _part(fields: Mapping[str, str], beginning: str) -> dict[str, str]:
    return {name: typed for name, typed in fields.items() if name.startswith(beginning)}


def fields_of(text: str) -> dict[str, str]:
    """The fields of a draft as they are stored, safe to show."""
    import json

    return {name: sanitize(value) for name, value in json.loads(text).items()}
