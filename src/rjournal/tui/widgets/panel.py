"""A part of a screen in a rounded border: its name above, its key below, the accent when focus is inside."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from rjournal.tui import render


class Panel(Vertical):
    """A bordered container. Title and hint may hold user text: they are never read as markup."""

    DEFAULT_CSS = """
    Panel {
        border: round $foreground;
        border-title-align: left;
        border-subtitle-align: right;
        padding: 0 1;
    }
    """

    def __init__(
        self,
        *children: Widget,
        title: str | Content = "",
        hint: str | Content = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """A panel around `children`.

        Args:
            children: What it holds; more may be composed inside `with Panel(...)`.
            title: Its name, in the top border.
            hint: Its key or a count, in the bottom border (`render.key_hint`).
            id: The widget's id.
            classes: The widget's classes.
        """
        super().__init__(*children, id=id, classes=classes)
        self.set_title(title)
        self.set_hint(hint)

    def set_title(self, title: str | Content) -> None:
        """Change the name in the top border; an empty one closes the border."""
        # A plain string would be read as markup, and a record called "[/]" would end the program.
        self.border_title = title if isinstance(title, Content) else Content(render.flat(title))

    def set_hint(self, hint: str | Content) -> None:
        """Change what stands in the bottom border; empty closes it."""
        self.border_subtitle = hint if isinstance(hint, Content) else Content(render.flat(hint))
