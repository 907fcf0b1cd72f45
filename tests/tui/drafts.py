"""Drafts in memory, for screens that are tried without a journal."""

from __future__ import annotations

from rjournal.errors import StorageError


class MemoryDrafts:
    """Keeps drafts as the store does; with `full` set every write fails, as on a full disk."""

    def __init__(self) -> None:
        self.drafts: dict[str, dict[str, str]] = {}
        self.base_revs: dict[str, int] = {}
        self.writes: list[dict[str, str]] = []
        self.full = False

    def save(self, key: str, fields: dict[str, str], *, base_rev: int = 0) -> None:
        self._check()
        self.drafts[key] = dict(fields)
        self.base_revs[key] = base_rev
        self.writes.append(dict(fields))

    def delete(self, key: str) -> None:
        self._check()
        self.drafts.pop(key, None)

    discard = delete

    def discard_part(self, key: str, beginning: str) -> None:
        self._check()
        fields = self.drafts.get(key, {})
        self.drafts[key] = {name: typed for name, typed in fields.items() if not name.startswith(beginning)}

    def _check(self) -> None:
        if self.full:
            raise StorageError("The disk is full.", "Make room.")
