"""Where the rows of the list of sessions come from: one statement for all, one for each page of rows."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rjournal.tui.widgets.session_rows import (
    ROW_HEIGHT,
    TO_COME,
    Heading,
    SessionRow,
    heading_words,
    month_key,
)

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp


_MONTH = len("2026-02")


class SessionRows:
    """What is to come, soonest first; then month by month, the newest first."""

    def __init__(self, app: JournalApp) -> None:
        self._app = app
        self._first = 0

    def keys(self) -> Sequence[int]:
        """Sessions by number, with a heading before each month."""
        sessions = self._app.store.sessions
        to_come = sessions.planned_ids(self._app.today)
        found = array("q", [TO_COME, *to_come] if to_come else ())
        waiting, month = frozenset(to_come), ""
        for id, day in sessions.calendar():
            if id in waiting:
                continue
            if day[:_MONTH] != month:
                month = day[:_MONTH]
                found.append(month_key(day))
            found.append(id)
        self._first = found[0] if found else 0
        return found

    def rows(self, keys: Sequence[int]) -> Mapping[int, SessionRow]:
        """Heads and headings for a page of keys."""
        ids = [key for key in keys if key > 0]
        rows: dict[int, SessionRow] = {
            key: Heading(heading_words(key), key == self._first) for key in keys if key < 0
        }
        if ids:
            rows.update(self._app.store.sessions.heads(ids))
        return rows

    def height(self, key: int) -> tuple[int, int]:
        """The lines a row takes, and none between."""
        return (1, 0) if key == self._first else (ROW_HEIGHT, 0)
