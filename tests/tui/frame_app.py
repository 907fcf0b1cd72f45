"""An app with the frame and nothing else, to try screens, lists and forms in."""

from __future__ import annotations

from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, TextArea

from rjournal.tui.frame import FrameApp


class TryApp(FrameApp):
    """Opens one screen and remembers the messages and answers that reach it."""

    def __init__(self, screen: Screen[object] | None = None, theme: str = "rjournal-dark") -> None:
        super().__init__(theme)
        self.first = screen
        self.answers: list[object] = []
        self.done: list[str] = []

    def on_mount(self) -> None:
        if self.first is not None:
            self.push_screen(self.first, self.answers.append)

    def action_new(self) -> None:
        self.done.append("new")

    def action_check_in(self) -> None:
        self.done.append("check in")

    def action_go(self, area: str) -> None:
        self.done.append(area)

    def action_search(self) -> None: ...

    def action_help(self) -> None: ...

    def action_write(self) -> None: ...

    def action_session(self) -> None: ...


class Heard(list[Message]):
    """A message hook that keeps what was posted, to ask for by kind."""

    def __call__(self, message: Message) -> None:
        self.append(message)

    def of(self, kind: type[Message]) -> list[Message]:
        found: list[Message] = []
        for message in self:
            # A message that bubbles is seen once by each widget on its way.
            if isinstance(message, kind) and not any(message is one for one in found):
                found.append(message)
        return found


def screen_text(app: App[object]) -> str:
    """What is on the screen, line by line, as a person reads it."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def still(app: App[object]) -> None:
    """No blinking cursors."""
    for field in app.screen.query(Input):
        field.cursor_blink = False
    for area in app.screen.query(TextArea):
        area.cursor_blink = False
