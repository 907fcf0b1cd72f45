"""The area Review."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class ReviewScreen(AreaScreen):
    """Review."""

    AREA = "review"
