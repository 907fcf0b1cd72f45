"""The one form of the program: it asks, checks, keeps what was typed through mistakes, returns one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from rjournal.errors import Invalid, RJournalError
from rjournal.tui import keys, render
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.modals.dialog import Dialog
from rjournal.tui.modals.fields import Field, FieldRow, problem_line
from rjournal.tui.widgets.choice_line import ChoiceLine

T = TypeVar("T")

Values = Mapping[str, str]
"""What the fields hold, by their names."""


class FormModal(Dialog[T | None], Generic[T]):
    """Asks `fields` and returns what `check` makes of them, or None when it is left.

    `^s`, or Enter in a one-line field, saves: `check` gets the values and returns the one value it is for,
    or raises. An `Invalid` with a `field` is said at that field, other errors of ours at the foot; the form
    stays and nothing typed is lost. The opener saves what it gets, in the transaction that deletes the draft.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("form.save", "form.leave")

    @dataclass
    class Typed(Message):
        """Something was typed: keep it as the draft `draft_key`. Bubbles to the app."""

        draft_key: str
        values: dict[str, str]

    @dataclass
    class Left(Message):
        """The form was left without saving; `keep` says whether the draft stays. Bubbles to the app."""

        draft_key: str
        values: dict[str, str]
        keep: bool

    def __init__(
        self,
        title: str | Content,
        fields: Sequence[Field],
        check: Callable[[dict[str, str]], T],
        *,
        draft_key: str = "",
        initial: Values | None = None,
        intro: str | Content = "",
    ) -> None:
        """A form.

        Args:
            title: What it is for, in the border; it may name a record.
            fields: What it asks, in the order of Tab.
            check: Makes the one value of the fields' values, or raises an RJournalError.
            draft_key: The draft that what is typed belongs to; empty keeps none.
            initial: Values to start from instead of the fields' own: a draft that was recovered.
            intro: A quiet sentence above the fields.
        """
        super().__init__(title)
        start = {field.name: field.value for field in fields}
        self._rows = [FieldRow(field, (initial or start).get(field.name, field.value)) for field in fields]
        self._check = check
        self._draft_key = draft_key
        self._intro = intro
        self._start = self.values() if initial is None else start
        self._last = self.values()

    def compose_dialog(self) -> ComposeResult:
        """The fields, scrolling where they are more than the screen holds."""
        with VerticalScroll(classes="fields", can_focus=False):
            if self._intro:
                yield Static(render.label(self._intro, render.FAINT), classes="intro")
            yield from self._rows
            yield Static(classes="form-problem")

    def on_mount(self) -> None:
        """Start in the first field."""
        if self._rows:
            self._rows[0].editor.focus()

    def values(self) -> dict[str, str]:
        """What the fields hold now, safe to store."""
        return {row.field.name: row.value for row in self._rows}

    @property
    def has_typed(self) -> bool:
        """Whether anything differs from what the record holds."""
        return self.values() != self._start

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(ChoiceLine.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        values = self.values()
        # Inputs post Changed when they are mounted; that is no typing and must not start a draft.
        if values != self._last:
            self._last = values
            if self._draft_key:
                self.post_message(self.Typed(self._draft_key, values))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Check what was typed and return it, or say what is missing."""
        self._say_nothing()
        try:
            value = self._check(self.values())
        except RJournalError as error:
            self._say(error)
        else:
            self.dismiss(value)

    def action_leave(self) -> None:
        """Leave; if something was typed, ask whether to keep it."""
        if not self.has_typed:
            self._leave(keep=False)
            return
        question = "You typed something here that is not saved."
        keep = "Keep it as a draft" if self._draft_key else "Stay here"
        self.app.push_screen(ConfirmModal(question, keep, "Discard it", yes_first=True), self._left)

    def _left(self, keep: bool | None) -> None:
        if keep is None or (keep and not self._draft_key):
            return
        self._leave(keep=keep)

    def _leave(self, *, keep: bool) -> None:
        if self._draft_key:
            self.post_message(self.Left(self._draft_key, self.values(), keep))
        self.dismiss(None)

    def _say(self, error: RJournalError) -> None:
        """Say what is wrong where it is wrong, and go there."""
        field = error.field if isinstance(error, Invalid) else ""
        for row in self._rows:
            if field and row.field.name == field:
                row.say(str(error))
                row.editor.focus()
                self.call_after_refresh(row.scroll_visible, animate=False)
                return
        foot = self.query_one(".form-problem", Static)
        foot.update(problem_line(str(error)))
        foot.add_class("-problem")
        self.call_after_refresh(foot.scroll_visible, animate=False)

    def _say_nothing(self) -> None:
        for row in self._rows:
            row.say("")
        foot = self.query_one(".form-problem", Static)
        foot.update(Content(""))
        foot.remove_class("-problem")
