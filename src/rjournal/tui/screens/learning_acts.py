"""What the keys do with something learned or taught, wherever a screen shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import BindingType

from rjournal.domain.records import Ref
from rjournal.tui import keys
from rjournal.tui.base import FrameScreen

if TYPE_CHECKING:
    from rjournal.domain.lines import LineKind

LEARNING_KEYS: tuple[BindingType, ...] = tuple(keys.bindings("move_on", "check", "set_aside", "move_back"))
"""What is done with the selected thing learned or taught."""

_ACTS = frozenset({"move_on", "move_back", "set_aside", "check", "follow"})


class LearningActs(FrameScreen):
    """The acts; a screen says what is selected by `record`."""

    @property
    def record(self) -> Ref | None:
        """What the keys act on; None while nothing is selected."""
        raise NotImplementedError

    @property
    def learning_id(self) -> int | None:
        """The selected thing learned or taught; None where something else is selected."""
        record = self.record
        return record.id if record is not None and record.kind == "learning" else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is selected."""
        if action in _ACTS:
            return self.learning_id is not None
        return super().check_action(action, parameters)

    def action_move_on(self) -> None:
        """Move it one step on."""
        from rjournal.tui.flows import learnings

        if self.learning_id is not None:
            self.journal_app.flow(learnings.move(self.journal_app, self.learning_id))

    def action_move_back(self) -> None:
        """Move it one step back."""
        from rjournal.tui.flows import learnings

        if self.learning_id is not None:
            self.journal_app.flow(learnings.move(self.journal_app, self.learning_id, back=True))

    def action_set_aside(self) -> None:
        """Set it aside, with the reason."""
        from rjournal.tui.flows import learnings

        if self.learning_id is not None:
            self.journal_app.flow(learnings.set_aside(self.journal_app, self.learning_id))

    def action_check(self) -> None:
        """Note whether it stayed."""
        from rjournal.tui.flows import learnings

        if self.learning_id is not None:
            self.journal_app.flow(learnings.check(self.journal_app, self.learning_id))

    def action_follow(self, kind: LineKind) -> None:
        """Note what follows from it."""
        from rjournal.tui.flows import learnings

        if self.learning_id is not None:
            self.journal_app.flow(learnings.follow(self.journal_app, self.learning_id, kind))
