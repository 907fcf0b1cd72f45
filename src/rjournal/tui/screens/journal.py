"""The area Journal."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class JournalScreen(AreaScreen):
    """Journal."""

    AREA = "journal"
