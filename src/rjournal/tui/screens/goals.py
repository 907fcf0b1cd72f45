"""The area Goals."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class GoalsScreen(AreaScreen):
    """Goals."""

    AREA = "goals"
