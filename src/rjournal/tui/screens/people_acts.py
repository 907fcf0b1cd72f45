"""What the keys do with a person and with what passed between you, on the list and on a screen of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import BindingType

from rjournal.domain.records import Ref
from rjournal.tui import keys
from rjournal.tui.screens.learning_acts import LearningActs

if TYPE_CHECKING:
    from rjournal.domain.lines import LineKind

PERSON_KEYS: tuple[BindingType, ...] = (
    keys.binding("plan", action="plan_with"),
    keys.binding("pairing", action="pairing_with"),
    keys.binding("agreement"),
    keys.binding("edit"),
    keys.binding("line.learned", show=True),
    keys.binding("line.taught", show=True),
    keys.binding("session", action="record_with", show=False),
    keys.binding("line.action"),
    keys.binding("line.win"),
    keys.binding("delete", show=False),
)
"""What is done with the person."""

_NEED_A_PERSON = ("pairing_with", "line", "agreement")


class PeopleActs(LearningActs):
    """The acts of the People area; a screen says what is selected by `person_id` and `record`."""

    @property
    def person_id(self) -> int | None:
        """The person that is shown; None while there is none."""
        raise NotImplementedError

    @property
    def record(self) -> Ref | None:
        """What the keys act on: the selected line where the focus is on lines, else the person."""
        raise NotImplementedError

    @property
    def subject(self) -> Ref | None:
        """What is selected: a line belongs to the session it was noted in."""
        return self.record

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is selected."""
        if action in _NEED_A_PERSON:
            return self.person_id is not None
        if action in ("edit", "delete"):
            return self.record is not None
        return super().check_action(action, parameters)

    def action_pairing_with(self) -> None:
        """Begin or change the pairing with this person."""
        from rjournal.tui.flows import pairings

        if self.person_id is not None:
            self.journal_app.flow(pairings.manage(self.journal_app, self.person_id))

    def action_agreement(self) -> None:
        """Open the agreement with this person."""
        from rjournal.tui.flows import pairings

        if self.person_id is not None:
            self.journal_app.flow(pairings.show_agreement(self.journal_app, self.person_id))

    def action_plan_with(self) -> None:
        """Plan a session with this person."""
        from rjournal.tui.flows import planning

        self.journal_app.flow(planning.plan_session(self.journal_app, self._pairing_id()))

    def action_record_with(self) -> None:
        """Record a session with this person."""
        from rjournal.tui.flows import recording

        self.journal_app.flow(recording.record_session(self.journal_app, self._pairing_id()))

    def _pairing_id(self) -> int | None:
        """The pairing a session belongs to; None lets the flow ask, where there is none or more than one."""
        if self.person_id is None:
            return None
        pairings = self.journal_app.store.pairings.of_person(self.person_id)
        current = [pairing.id for pairing in pairings if pairing.status != "ended"]
        return current[0] if len(current) == 1 else None

    def action_line(self, kind: LineKind) -> None:
        """Note something with this person, outside any session."""
        from rjournal.tui.flows import lines

        self.journal_app.flow(lines.add_line(self.journal_app, kind, person_id=self.person_id))

    def action_edit(self) -> None:
        """Change the selected line, or the person."""
        from rjournal.tui.flows import lines, people

        record = self.record
        if record is None:
            return
        if record.kind == "person":
            self.journal_app.flow(people.edit_person(self.journal_app, record.id))
        elif record.kind == "session":
            self.journal_app.open(record)
        else:
            self.journal_app.flow(lines.edit_line(self.journal_app, record))

    def action_delete(self) -> None:
        """Move the selected line, or the person, to the trash."""
        from rjournal.tui.flows import deleting

        if self.record is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, self.record))

    def open_line(self, ref: Ref) -> None:
        """Go where a line of a sheet comes from: its session, or the ledger for what has none."""
        if ref.kind in ("learning", "action", "note", "win", "agenda"):
            record = self.journal_app.store.repo(ref.kind).get(ref.id)
            if record.session_id is not None:
                ref = Ref("session", record.session_id)
        self.journal_app.open(ref)
