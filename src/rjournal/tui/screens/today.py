"""The area Today."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class TodayScreen(AreaScreen):
    """Today."""

    AREA = "today"
