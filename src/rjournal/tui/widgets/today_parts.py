"""The parts of Today that can be acted on, each with its own keys; what is asked for goes up as a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from rjournal.domain.records import Ref
from rjournal.services.goals import GoalView
from rjournal.services.today import Recent
from rjournal.tui import keys
from rjournal.tui.widgets.card import Card
from rjournal.tui.widgets.few_rows import FewList


@dataclass
class Shown(Message):
    """A record is to be shown in its area."""

    ref: Ref


class NextCard(Card):
    """The next session, or whose turn it is; it posts what `p` asks for."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("prepare"),
        keys.binding("plan"),
    ]

    is_planned = False
    """Whether it shows a planned session."""

    @dataclass
    class Prepare(Message):
        """The planned session is to be prepared."""

    @dataclass
    class Plan(Message):
        """A session is to be planned, with whose turn it is if there is anyone."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is planned can be prepared; where nothing is, something can be planned."""
        if action == "prepare":
            return self.is_planned
        return not self.is_planned if action == "plan" else True

    def action_prepare(self) -> None:
        """Ask to prepare the session."""
        self.post_message(self.Prepare())

    def action_plan(self) -> None:
        """Ask to plan one."""
        self.post_message(self.Plan())


class QuestionCard(Card):
    """The question for today. Enter posts `Chosen`, `x` asks for another one."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("question.write", "question.skip")

    @dataclass
    class Skipped(Message):
        """Another question is wanted."""

    def action_write_to_question(self) -> None:
        """Ask to write to it."""
        self.action_choose()

    def action_skip_question(self) -> None:
        """Ask for another."""
        self.post_message(self.Skipped())


class Lines(Card, can_focus=False):
    """Lines to look at."""


class GoalList(FewList[GoalView]):
    """Goals. `c` checks in on the selected one, Enter shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("check_in", action="check_in_here"),
        keys.binding("list.choose", show=True),
    ]

    @dataclass
    class CheckIn(Message):
        """The selected goal is to get a reading."""

        goal_id: int

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a goal the program's own `c` asks which."""
        return self.highlighted is not None if action in ("check_in_here", "choose") else True

    def action_check_in_here(self) -> None:
        """Ask for a reading of the selected goal."""
        if self.highlighted_row is not None:
            self.post_message(self.CheckIn(self.highlighted_row.goal.id))

    def action_choose(self) -> None:
        """Ask to show the selected goal."""
        if self.highlighted_row is not None:
            self.post_message(Shown(Ref("goal", self.highlighted_row.goal.id)))


class RecentList(FewList[Recent]):
    """What was written and held lately. Enter shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.binding("list.choose", show=True)]

    def action_choose(self) -> None:
        """Ask to show the selected record."""
        if self.highlighted_row is not None:
            self.post_message(Shown(self.highlighted_row.ref))


def even_pace() -> Content:
    """What the mark on the meters means."""
    return Content.assemble(("┃", "$rj-accent"), " even pace")
