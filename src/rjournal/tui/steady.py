"""What lets a screen live on when the journal does not answer.

A handler that fails ends the message loop of whatever it belongs to: a list, a screen or the app would be
dead from then on, and Textual would end the program. A failure of the journal is no fault of the program,
and becomes a sentence instead. It builds on `MessagePump._dispatch_message`, which is private to Textual; the
version is pinned, and tests/faults hold what is promised here.
"""

from __future__ import annotations

from textual.message import Message
from textual.message_pump import MessagePump

from rjournal.errors import RJournalError
from rjournal.tui import render

_CHOICES = frozenset({"Chosen", "OptionSelected", "Pressed", "Submitted"})
"""What widgets call it when something in them is chosen; their own names would have to be imported."""


class Steady(MessagePump):
    """Says what went wrong in a handler and goes on, where it was an RJournalError."""

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except RJournalError as error:
            say(self, error)


class InFront(Steady):
    """A screen that lets itself be told what was chosen only while it is in front.

    Enter twice on a busy machine: the second comes when the first has closed a dialog or opened a page, and
    would close one screen more, or open that page twice.
    """

    is_active: bool

    async def _dispatch_message(self, message: Message) -> None:
        if type(message).__name__ not in _CHOICES or self.is_active:
            await super()._dispatch_message(message)


def say(pump: MessagePump, error: RJournalError) -> None:
    """The one place where a failure becomes words on the screen: what happened, then what is safe."""
    text = f"{error.message}\n{error.hint}" if error.hint else error.message
    pump.app.notify(render.safe(text), severity="warning", markup=False)
