"""When a draft is saved: half a second after the last key, and every 0.75 s while typing goes on.

So a process that is killed loses what was typed in its last second and no more (docs/architecture.md,
"Drafts"). `Cadence` is the rule alone, a function of the times it is given. `Autosave` keeps one draft by
that rule with a timer it is handed, and knows neither Textual nor the store.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol

from rjournal.errors import RJournalError

QUIET = 0.5
"""Seconds without a key after which the draft is saved."""
LONGEST = 0.75
"""Seconds of typing after which the draft is saved although typing goes on.

A second is what a kill may cost; on a busy machine a timer comes late, and writing takes its time as well.
"""
RETRY = 2.0
"""Seconds until a save that did not work is tried again."""


class DraftKeeper(Protocol):
    """Where drafts are kept; the store's `drafts` in the program."""

    def save(self, key: str, fields: dict[str, str], *, base_rev: int = 0) -> object:
        """Keep `fields` under `key` before returning. Raises RJournalError when that did not work."""

    def delete(self, key: str) -> object:
        """Forget the draft of this key: the record says all of it. Raises RJournalError if that fails."""

    def discard(self, key: str) -> object:
        """Throw the draft of this key away, so that it can be brought back. Raises as `delete`."""

    def discard_part(self, key: str, beginning: str) -> object:
        """Throw the fields of a draft away whose names begin so, as `discard`. Raises as `delete`."""


class Pending(Protocol):
    """A call that is still to come."""

    def stop(self) -> object:
        """See to it that it does not come."""


Later = Callable[[float, Callable[[], None]], Pending]
"""Calls something after so many seconds, once: `Widget.set_timer` in the program."""


class Cadence:
    """The timing rule. All times are seconds on one clock that never goes back."""

    def __init__(self, quiet: float = QUIET, longest: float = LONGEST) -> None:
        self._quiet = quiet
        self._longest = longest
        self._first: float | None = None
        self._last = 0.0

    def typed(self, at: float) -> None:
        """Something was typed at this moment."""
        if self._first is None:
            self._first = at
        self._last = at

    def saved(self) -> None:
        """All that was typed so far is safe."""
        self._first = None

    @property
    def due(self) -> float | None:
        """The moment by which to save; None while nothing unsaved was typed."""
        if self._first is None:
            return None
        return min(self._last + self._quiet, self._first + self._longest)


class Autosave:
    """Keeps one draft.

    `read` returns the fields as they are now and is asked only when it is time to save. What they are at
    construction counts as safe already: opening something and leaving it makes no draft. `recovered` says
    that they come from a draft that is kept under this key already. `changed` is called after each attempt,
    and `trouble` holds what went wrong with the last one.
    """

    def __init__(
        self,
        keeper: DraftKeeper,
        key: str,
        read: Callable[[], dict[str, str]],
        later: Later,
        *,
        base_rev: int = 0,
        original: Mapping[str, str] | None = None,
        changed: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._keeper = keeper
        self._key = key
        self._read = read
        self._later = later
        self._base_rev = base_rev
        self._changed = changed
        self._clock = clock
        self._kept = read()
        self._original = self._kept if original is None else dict(original)
        self._has_draft = self._kept != self._original
        self._cadence = Cadence()
        self._pending: Pending | None = None
        self._over = False
        self.trouble: RJournalError | None = None
        self.saved_at: float | None = None

    @property
    def has_draft(self) -> bool:
        """Whether a draft is kept under this key, as far as we put it there."""
        return self._has_draft

    def typed(self) -> None:
        """Something was typed: save it by the rule."""
        if self._over:
            return
        self._cadence.typed(self._clock())
        if self._pending is None:
            self._arm()

    def flush(self) -> bool:
        """Save now what is not saved yet, and say whether everything is safe."""
        if self._over:
            return True
        fields = self._read()
        if fields != self._kept or self.trouble is not None:
            self._save(fields)
        if self.trouble is None:
            self._cadence.saved()
        return self.trouble is None

    def leave(self) -> bool:
        """Save a last time, stop, and say whether everything is safe; when it is not, saving goes on.

        A draft that says nothing the record does not say already is not kept.
        """
        safe = self.flush()
        if safe and self._has_draft and self._kept == self._original:
            try:
                self._keeper.delete(self._key)
                self._has_draft = False
            except RJournalError as error:
                # A draft too many is harmless; it is offered again at the next start.
                self.trouble = error
        if safe:
            self.finish()
        return safe

    def discard(self) -> bool:
        """Stop and throw the draft away, because its writer said so; False if that did not work.

        What was typed last is kept first, so that taking the discarding back brings all of it.
        """
        self.flush()
        if self._has_draft:
            try:
                self._keeper.discard(self._key)
            except RJournalError as error:
                self.trouble = error
                return False
        self.finish()
        return True

    def finish(self) -> None:
        """Stop for good: the record is saved, and its draft went with that."""
        self._over = True
        self._disarm()

    def words(self) -> str:
        """How safe the text is, for the status line: `draft saved 2 s ago`."""
        if self.trouble is not None:
            return "draft not saved yet, trying again"
        if self.saved_at is None:
            return "draft kept" if self._has_draft else ""
        return f"draft saved {_ago(self._clock() - self.saved_at)}"

    def _save(self, fields: dict[str, str]) -> None:
        try:
            self._keeper.save(self._key, fields, base_rev=self._base_rev)
        except RJournalError as error:
            self.trouble = error
            self._disarm()
            self._pending = self._later(RETRY, self._tick)
        else:
            self.trouble = None
            self._kept = fields
            self._has_draft = True
            self.saved_at = self._clock()
        self._changed()

    def _tick(self) -> None:
        """A timer came: save if it is time, else wait for what is left."""
        self._pending = None
        due = self._cadence.due
        if self._over or (due is None and self.trouble is None):
            return
        if self.trouble is None and due is not None and due > self._clock():
            # Keys came meanwhile. One timer re-armed costs less than a new one at every key.
            self._arm()
            return
        self.flush()

    def _arm(self) -> None:
        due = self._cadence.due
        if due is not None:
            self._pending = self._later(max(0.0, due - self._clock()), self._tick)

    def _disarm(self) -> None:
        if self._pending is not None:
            self._pending.stop()
            self._pending = None


def _ago(seconds: float) -> str:
    if seconds < 1:
        return "just now"
    if seconds < 60:
        return f"{int(seconds)} s ago"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    return f"{int(seconds // 3600)} h ago"
