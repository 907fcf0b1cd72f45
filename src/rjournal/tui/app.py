"""The terminal UI's app: it opens the journal and switches between the areas."""

from __future__ import annotations

from rjournal.tui.frame import FrameApp


class JournalApp(FrameApp):
    """rjournal on a journal."""
