"""Typed links between records: the trail from a session to what it moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rjournal.domain.records import Link, LinkType, Ref
from rjournal.storage.repos.base import Repo


class Links(Repo[Link]):
    """What has to do with what."""

    kind = "link"
    record = Link

    def connect(self, start: Ref, end: Ref, type: LinkType) -> Link:
        """Link two records; a link that is there already is given back as it is."""
        found = self.where(
            "from_kind = ? AND from_id = ? AND to_kind = ? AND to_id = ? AND type = ?",
            (start.kind, start.id, end.kind, end.id, type),
        )
        if found:
            return found[0]
        return self.add(
            Link(from_kind=start.kind, from_id=start.id, to_kind=end.kind, to_id=end.id, type=type)
        )

    def of(self, ref: Ref) -> list[Link]:
        """Every link from or to a record."""
        return self.where(
            "(from_kind = ? AND from_id = ?) OR (to_kind = ? AND to_id = ?)",
            (ref.kind, ref.id, ref.kind, ref.id),
        )

    def ends(self, start: Ref, type: LinkType, kind: str) -> list[int]:
        """The numbers of the `kind` records that `start` links to in this way."""
        found = self.where(
            "from_kind = ? AND from_id = ? AND type = ? AND to_kind = ?", (start.kind, start.id, type, kind)
        )
        return [link.to_id for link in found]

    def starting_at(self, kind: str, ids: Sequence[int], type: LinkType) -> list[Link]:
        """The links of one type from these records of a kind, in one statement."""
        marks = ", ".join("?" * len(ids))
        return (
            self.where(f"from_kind = ? AND type = ? AND from_id IN ({marks})", (kind, type, *ids))
            if ids
            else []
        )

    def starts(self, end: Ref, kind: str, type: LinkType) -> list[int]:
        """The numbers of the `kind` records that link to `end` in this way."""
        found = self.where(
            "to_kind = ? AND to_id = ? AND from_kind = ? AND type = ?", (end.kind, end.id, kind, type)
        )
        return [link.from_id for link in found]

    def set_ends(self, start: Ref, type: LinkType, kind: str, ids: Iterable[int]) -> None:
        """Make `start` link in this way to exactly these records of `kind`."""
        wanted = set(ids)
        with self._store.act("Change links"):
            for link in self.where(
                "from_kind = ? AND from_id = ? AND type = ? AND to_kind = ?",
                (start.kind, start.id, type, kind),
            ):
                if link.to_id in wanted:
                    wanted.discard(link.to_id)
                else:
                    self.delete(link.id)
            for id in sorted(wanted):
                self.connect(start, Ref(kind, id), type)
