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
        self._said: dict[str, object] = {}
        self.set_title(title)
        self.set_hint(hint)

    def set_title(self, title: str | Content) -> None:
        """Change the name in the top border; an empty one closes the border."""
        # A plain string would be read as markup, and a record called "[/]" would end the program.
        content = title if isinstance(title, Content) else Content(render.flat(title))
        if self._is_new("title", content):
            self.border_title = content

    def set_hint(self, hint: str | Content) -> None:
        """Change what stands in the bottom border; empty closes it."""
        content = hint if isinstance(hint, Content) else Content(render.flat(hint))
        if self._is_new("hint", content):
            self.border_subtitle = content

    def _is_new(self, where: str, content: Content) -> bool:
        """Whether something else stands there: saying it again would draw the panel and all in it anew."""
        said = (content.plain, tuple(content.spans))
        if self._said.get(where) == said:
            return False
        self._said[where] = said
        return True
