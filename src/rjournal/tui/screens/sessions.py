"""The area Sessions."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class SessionsScreen(AreaScreen):
    """Sessions."""

    AREA = "sessions"
