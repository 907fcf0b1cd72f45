"""The list of what waits, with its keys; what is asked for goes up as a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from rjournal.domain.due import KINDS, Quiet
from rjournal.domain.due_facts import Due
from rjournal.domain.records import Ref
from rjournal.tui import keys
from rjournal.tui.widgets.due_rows import Bundle, DueRow, Off
from rjournal.tui.widgets.few_rows import FewList
from rjournal.tui.widgets.virtual_list import VirtualList


class DueList(FewList[DueRow]):
    """What waits. Enter does what the selected row waits for, space has done with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(keys.binding("due.act", action=f"act('{kind.id}')", label=kind.act) for kind in KINDS.values()),
        *keys.bindings("due.more", "due.wake", "due.done", "due.snooze", "show", "due.off"),
    ]

    @dataclass
    class Acted(Message):
        """What something waits for is to be done."""

        due: Due

    @dataclass
    class Finished(Message):
        """Somebody has done with something."""

        due: Due

    @dataclass
    class Snoozed(Message):
        """Something is to wait."""

        due: Due

    @dataclass
    class KindOff(Message):
        """A kind is to say nothing any more."""

        kind: str

    @dataclass
    class Woken(Message):
        """Something is to speak again."""

        row: Quiet | Off

    @dataclass
    class More(Message):
        """All that waits is to be shown, or all of a kind."""

        kind: str

    @dataclass
    class Shown(Message):
        """The record something is about is to be shown."""

        ref: Ref

    @property
    def due(self) -> Due | None:
        """What is selected, where it is one thing that waits."""
        row = self.highlighted_row
        return row if isinstance(row, Due) else None

    @property
    def shown(self) -> Due | None:
        """What is selected, waiting or silent."""
        row = self.highlighted_row
        return row.due if isinstance(row, Quiet) else self.due

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each row offers what can be done with it; Enter is called what it does."""
        row = self.highlighted_row
        match action:
            case "act":
                return isinstance(row, Due) and parameters == (row.kind,)
            case "more":
                return isinstance(row, Bundle)
            case "wake":
                return isinstance(row, Quiet | Off)
            case "finish" | "snooze" | "switch_off":
                return isinstance(row, Due)
            case "show":
                return self.shown is not None
            case "choose":
                return False
        return True

    @on(VirtualList.Highlighted)
    def _another_row(self) -> None:
        self.refresh_bindings()

    def action_choose(self) -> None:
        """A double click does what Enter does."""
        row = self.highlighted_row
        if isinstance(row, Due):
            self.post_message(self.Acted(row))
        elif isinstance(row, Bundle):
            self.action_more()
        elif row is not None:
            self.action_wake()

    def action_act(self, _kind: str) -> None:
        """Ask to do what the selected row waits for."""
        self.action_choose()

    def action_more(self) -> None:
        """Ask to see everything, or all of the row's kind."""
        row = self.highlighted_row
        if isinstance(row, Bundle):
            self.post_message(self.More(row.kind))

    def action_wake(self) -> None:
        """Ask to let it speak again."""
        row = self.highlighted_row
        if isinstance(row, Quiet | Off):
            self.post_message(self.Woken(row))

    def action_finish(self) -> None:
        """Say that it is done."""
        if self.due is not None:
            self.post_message(self.Finished(self.due))

    def action_snooze(self) -> None:
        """Ask to let it wait."""
        if self.due is not None:
            self.post_message(self.Snoozed(self.due))

    def action_switch_off(self) -> None:
        """Ask to say nothing of its kind."""
        if self.due is not None:
            self.post_message(self.KindOff(self.due.kind))

    def action_show(self) -> None:
        """Ask to show the record it is about."""
        if self.shown is not None:
            self.post_message(self.Shown(self.shown.ref))
