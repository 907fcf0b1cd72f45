"""What can be done with a session and its lines: the same keys in the area and on its own screen."""

from __future__ import annotations

from functools import partial

from rjournal.domain.lines import LINE_KINDS, LineKind
from rjournal.domain.records import Ref
from rjournal.services.session_view import SessionView, session_view
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows import lines, recording
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
        if view is None:
            sheet.show(None, lambda _: ())
        else:
            sheet.show(view.ref, partial(session_lines, view, self.journal_app.today))

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
            app.flow(recording.edit_session(app, self.session_id))

    def action_tick(self) -> None:
        """Tick off the selected item, or take the tick away."""
        if self.item is not None and self.item.kind in _TICKED:
            self.journal_app.flow(lines.tick(self.journal_app, self.item))
        elif self.item is not None and self.item.kind == "learning":
            self.tell("This moves on by steps.", "> takes the next one.")

    def action_move_on(self) -> None:
        """Move something learned or taught one step on."""
        if self.item is not None and self.item.kind == "learning":
            self.journal_app.flow(lines.move_on(self.journal_app, self.item.id))
        else:
            self.tell(
                "Only what was learned or taught moves on by steps.", "Select one of these lines first."
            )

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
            self.journal_app.flow(recording.reflect(self.journal_app, self.session_id))

    def action_reflect_longer(self) -> None:
        """Write about the session on a template chosen."""
        if self.session_id is not None:
            self.journal_app.flow(recording.reflect(self.journal_app, self.session_id, longer=True))

    def action_status(self) -> None:
        """Say what became of the session."""
        if self.session_id is not None:
            self.journal_app.flow(recording.change_status(self.journal_app, self.session_id))

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
