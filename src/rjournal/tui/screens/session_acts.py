"""What can be done with a session and its lines: the same keys in the area and on its own screen."""

from __future__ import annotations

from functools import partial

from rjournal.domain.lines import LINE_KINDS, LineKind
from rjournal.domain.records import Ref
from rjournal.services.session_view import SessionView, session_view
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import agenda, closing, learnings, lines, planning, recording
from rjournal.tui.widgets.session_page import session_lines
from rjournal.tui.widgets.sheet import Sheet

CONCERNS = frozenset(
    {
        "session",
        "agenda",
        "learning",
        "note",
        "action",
        "win",
        "entry",
        "link",
        "goal",
        "person",
        "pairing",
    }
)
"""The kinds of record that a session is shown with."""

_TICKED = frozenset({"action", "agenda", "note"})


class SessionActs(FrameScreen):
    """A screen that shows a session. It says which one, and which item of it is selected."""

    CONCERNS = CONCERNS
    _shown: SessionView | None = None

    @property
    def session_id(self) -> int | None:
        """The session shown; None where there is none."""
        raise NotImplementedError

    @property
    def item(self) -> Ref | None:
        """The selected item of the session; None while the session itself is meant."""
        raise NotImplementedError

    @property
    def subject(self) -> Ref | None:
        """The session: what was said in it may have moved a goal."""
        return self._session_ref()

    def session_view(self) -> SessionView | None:
        """The session as it stands, with all that belongs to it."""
        if self.session_id is None or self.journal_app.store.sessions.find(self.session_id) is None:
            return None
        return session_view(self.journal_app.store, self.session_id)

    def show_session(self, sheet: Sheet, view: SessionView | None) -> None:
        """Show a session on a sheet, keeping what is selected; None leaves it empty."""
        self._shown = view
        if view is None:
            sheet.show(None, lambda _: ())
        else:
            sheet.show(view.ref, partial(session_lines, view, self.journal_app.today))

    def can(self, action: str) -> bool:
        """Whether an act has anything to do with the session shown and the item selected."""
        session = None if self._shown is None else self._shown.session
        on_agenda = self.item is not None and self.item.kind == "agenda"
        if action in ("prepare", "begin"):
            return session is not None and session.status == "planned"
        if session is None or action == "reorder":
            return on_agenda
        match action:
            case "park" | "carry":
                return on_agenda and session.status == "held" and session.pairing_id is not None
            case "tick":
                return self.item is not None
            case "follow":
                return self.item is not None and self.item.kind in ("learning", "note", "action", "win")
            case "turn":
                return self.item is not None and self.item.kind == "note"
            case "move_on":
                return self.item is not None and not on_agenda
            case "pass_on":
                return session.format == "async" and session.status in ("planned", "held")
            case "close_session":
                return session.status == "held"
        return True

    def after_adding(self, ref: Ref) -> None:
        """A line or an agenda item was added: select it."""

    def action_line(self, kind: str) -> None:
        """Add a line of a kind."""
        for known in LINE_KINDS:
            if known == kind and self.session_id is not None:
                self.journal_app.flow(self._add_line(known, self.session_id))

    def action_add(self) -> None:
        """Choose what to add, and add it."""
        if self.session_id is not None:
            self.journal_app.flow(self._add_any(self.session_id))

    async def _add_line(self, kind: LineKind, session_id: int) -> None:
        ref = await lines.add_line(self.journal_app, kind, session_id)
        if ref is not None:
            self.after_adding(ref)

    async def _add_any(self, session_id: int) -> None:
        ref = await lines.add_any(self.journal_app, session_id)
        if ref is not None:
            self.after_adding(ref)

    def action_edit(self) -> None:
        """Change the selected item, or the facts of the session."""
        app = self.journal_app
        if self.item is not None and self.item.kind == "entry":
            self.open_entry(self.item.id)
        elif self.item is not None:
            app.flow(lines.edit_line(app, self.item))
        elif self.session_id is not None:
            app.flow(planning.edit_session(app, self.session_id))

    def action_tick(self) -> None:
        """Tick off the selected item, or take the tick away."""
        if self.item is not None and self.item.kind in _TICKED:
            self.journal_app.flow(lines.tick(self.journal_app, self.item))
        elif self.item is not None and self.item.kind == "learning":
            self.tell("This moves on by steps.", "> takes the next one.")

    def action_move_on(self) -> None:
        """Move something learned or taught one step on."""
        if self.item is not None and self.item.kind == "learning":
            self.journal_app.flow(learnings.move(self.journal_app, self.item.id))
        else:
            self.tell(
                "Only what was learned or taught moves on by steps.", "Select one of these lines first."
            )

    def action_park(self) -> None:
        """Let the selected point wait until it is taken up; again takes it back."""
        if self.item is not None:
            self.journal_app.flow(agenda.settle(self.journal_app, self.item.id, "parked"))

    def action_carry(self) -> None:
        """Let the selected point stand on the next session's agenda too; again takes it back."""
        if self.item is not None:
            self.journal_app.flow(agenda.settle(self.journal_app, self.item.id, "carried"))

    def action_reorder(self, step: int) -> None:
        """Move the selected point up or down on the agenda."""
        if self.item is not None:
            self.journal_app.flow(agenda.reorder(self.journal_app, self.item.id, step))

    def action_prepare(self) -> None:
        """Show the session's prep sheet."""
        from rjournal.tui.flows import preparing

        if self.session_id is not None:
            self.journal_app.flow(preparing.prepare(self.journal_app, self.session_id))

    def action_pass_on(self) -> None:
        """Say that one of the two wrote."""
        if self.session_id is not None:
            self.journal_app.flow(planning.pass_on(self.journal_app, self.session_id))

    def action_close_session(self) -> None:
        """Settle what stayed open, write about it, agree on the next date."""
        if self.session_id is not None:
            self.journal_app.flow(closing.close_session(self.journal_app, self.session_id))

    def action_follow(self) -> None:
        """Note an action that follows from the selected line."""
        from rjournal.tui.flows import actions

        if self.item is not None:
            self.journal_app.flow(actions.follow(self.journal_app, self.item))

    def action_turn(self) -> None:
        """Turn the selected note into something else."""
        from rjournal.tui.flows import notes

        if self.item is not None and self.item.kind == "note":
            self.journal_app.flow(notes.turn(self.journal_app, self.item.id))

    def action_moved_goal(self) -> None:
        """Say that the selected line, or the session, moved a goal."""
        ref = self.item if self.item is not None and self.item.kind != "agenda" else self._session_ref()
        if ref is not None:
            self.journal_app.flow(lines.moved_goal(self.journal_app, ref))

    def action_delete(self) -> None:
        """Put the selected item, or the session, into the trash."""
        from rjournal.tui.flows import deleting

        ref = self.item or self._session_ref()
        if ref is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, ref))

    def action_notes(self) -> None:
        """Write the raw notes on a whole screen."""
        if self.session_id is not None:
            self.journal_app.flow(recording.write_notes(self.journal_app, self.session_id))

    def action_reflect(self) -> None:
        """Write about the session."""
        if self.session_id is not None:
            self.journal_app.flow(closing.reflect(self.journal_app, self.session_id))

    def action_reflect_longer(self) -> None:
        """Write about the session on a template chosen."""
        if self.session_id is not None:
            self.journal_app.flow(closing.reflect(self.journal_app, self.session_id, longer=True))

    def action_status(self) -> None:
        """Say what became of the session."""
        if self.session_id is not None:
            self.journal_app.flow(planning.change_status(self.journal_app, self.session_id))

    def open_item(self, ref: Ref) -> None:
        """Open an item of the session: a reflection to read, anything else to change."""
        if ref.kind == "entry":
            self.open_entry(ref.id)
        else:
            self.journal_app.flow(lines.edit_line(self.journal_app, ref))

    def open_entry(self, entry_id: int) -> None:
        """Go to an entry."""
        self.journal_app.open(Ref("entry", entry_id))

    def _session_ref(self) -> Ref | None:
        return None if self.session_id is None else Ref("session", self.session_id)
