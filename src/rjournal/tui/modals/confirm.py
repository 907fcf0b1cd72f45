"""A question with two answers."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Button, Static

from rjournal.tui import keys, render
from rjournal.tui.modals.dialog import Dialog


class ConfirmModal(Dialog[bool | None]):
    """Asks `question`; answers True for yes, False for no, None when it is left with Esc.

    The focus is on the answer that loses nothing: `no`, unless `yes_first`.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(
        "answer.yes", "answer.no", "answer.other", "answer.back"
    )

    def __init__(
        self, question: str | Content, yes: str, no: str, *, title: str = "", yes_first: bool = False
    ) -> None:
        """A question.

        Args:
            question: The whole sentence; it may name a record.
            yes: What saying yes does, as a short verb phrase ("Move to the trash").
            no: What saying no does ("Keep it").
            title: What it is about, in the border.
            yes_first: Yes is the safe answer.
        """
        super().__init__(title)
        self._question = question
        self._labels = {"yes": ("y", yes), "no": ("n", no)}
        self._yes_first = yes_first

    def compose_dialog(self) -> ComposeResult:
        """The question and its two answers."""
        question = self._question
        yield Static(
            Content(render.safe(question)) if isinstance(question, str) else question, classes="question"
        )
        with Horizontal(classes="answers"):
            for answer, (key, words) in self._labels.items():
                label = Content.assemble((key, "bold"), "  ", Content(render.flat(words)))
                yield Button(label, id=answer, compact=True)

    def on_mount(self) -> None:
        """Rest on the safe answer: a hasty Enter must lose nothing."""
        self.query_one("#yes" if self._yes_first else "#no").focus()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_answer(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Answer and close."""
        self.dismiss(yes)

    def action_other(self) -> None:
        """Move to the other answer."""
        self.focus_next(Button)

    def action_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class KeepModal(ConfirmModal):
    """Asks whether to keep what was typed; Esc, which led here, leads on and loses nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("answer.back", label="Keep it")]

    def __init__(self) -> None:
        question = "You typed something here that is not saved. Keep it as a draft?"
        super().__init__(question, "Keep it as a draft", "Discard it", yes_first=True)

    def action_back(self) -> None:
        """Keep it."""
        self.dismiss(True)
