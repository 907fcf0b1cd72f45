"""Promises kept: how many of what was promised was done (docs/domain.md §3.9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rjournal.domain.indicators import Share
from rjournal.domain.lines import Action, ActionStatus

UNDONE: tuple[ActionStatus, ...] = ("open", "carried")
"""How a promise stands that is still to do; one that is carried was open in a session after its own."""


@dataclass(frozen=True)
class PromiseFate:
    """What became of `count` promises; `due` and `done_on` lie on the same side of the day asked about."""

    status: ActionStatus
    due: date | None = None
    done_on: date | None = None
    count: int = 1

    @classmethod
    def of(cls, action: Action) -> PromiseFate:
        """What became of one promise."""
        return cls(action.status, action.due, action.done_on)


@dataclass(frozen=True)
class FollowThrough:
    """How many promises were kept, of those that were to be by now; how many were dropped, apart from it."""

    kept: Share
    dropped: int

    @property
    def words(self) -> str:
        """`5 of 7 promises kept, 1 let go`; nothing where nothing was promised."""
        parts = []
        if self.kept.is_known:
            parts.append(self.kept.words("promises", "kept"))
        elif self.kept.of:
            parts.append(f"{self.kept.count} kept, too few promises to say more")
        if self.dropped:
            parts.append(f"{self.dropped} let go")
        return ", ".join(parts)


def follow_through(fates: Iterable[PromiseFate], as_of: date) -> FollowThrough:
    """Done ÷ (done + open past its day), as of a day; what was dropped with a reason is listed apart.

    One that was done after that day was still open on it. One without a day, or whose day is still to come,
    counts once it is done.
    """
    done = waiting = dropped = 0
    for fate in fates:
        if fate.status == "done" and (fate.done_on is None or fate.done_on <= as_of):
            done += fate.count
        elif fate.status == "dropped":
            dropped += fate.count
        elif fate.due is not None and fate.due < as_of:
            waiting += fate.count
    return FollowThrough(Share(done, done + waiting), dropped)
