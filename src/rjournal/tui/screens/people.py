"""The area People."""

from __future__ import annotations

from rjournal.tui.base import AreaScreen


class PeopleScreen(AreaScreen):
    """People."""

    AREA = "people"
