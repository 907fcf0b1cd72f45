"""One session on a screen of its own: its facts at the top, its lines growing as they are typed."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from rjournal.domain.lines import LINE_KINDS, LineKind, record_kind
from rjournal.domain.records import Ref
from rjournal.errors import RJournalError
from rjournal.rescue import write_rescue
from rjournal.services.session_lines import Line, add_line
from rjournal.tui import keys
from rjournal.tui.autosave import Autosave
from rjournal.tui.base import guard
from rjournal.tui.flows import recording
from rjournal.tui.flows.closing import Reflection
from rjournal.tui.screens.session_acts import SessionActs
from rjournal.tui.widgets.session_line_box import LineBox
from rjournal.tui.widgets.sheet import Sheet

_ON_AN_ITEM = frozenset({"tick", "delete", "move_on", "carry", "reorder"})


class SessionScreen(SessionActs):
    """Lines are stored one by one as they are typed, so leaving at any moment loses nothing.

    What stands in the line and is not stored yet is the draft `form:line:record:<session>`, and stands there
    again when the session is opened the next time. `reflection` says after leaving what is to be written.
    """

    AREA = "sessions"
    CSS_PATH = "../styles/sessions.tcss"
    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings("prepare", "session.begin", "tick", "agenda.carry", "agenda.park"),
        # Where there is no room for all of them, the way out is not what goes.
        *keys.bindings("reflect", "session.done", "notes"),
        keys.binding("edit", show=False),
        *keys.bindings("session.reply", "session.close", "agenda.up", "agenda.down"),
        keys.binding("line.any", show=False),
        keys.binding("move_on", show=False),
        keys.binding("moved_goal", show=False),
        keys.binding("follow", show=False),
        keys.binding("note.turn", show=False),
        keys.binding("status", show=False),
        keys.binding("reflect_longer"),
        keys.binding("write", action="reflect", show=False),
        *(keys.binding(f"line.{kind}") for kind in LINE_KINDS),
        keys.binding("line.delete", show=False),
    ]
    HELP = """
# A session

One key says what you noted: **l** learned, **t** taught, **q** a question, **a** an action, **w** a win;
the others stand below the line. Type it, **Enter** stores it, and the next key starts the next line.
**Esc** while typing keeps the words and lets you choose another kind for them.

**↑ ↓** select a line or a point of the agenda: **Space** ticks it off, **m** says that a line moved a goal,
**e** changes it, **Del** puts it into the trash. **>** moves something learned one step on, and lets a
point of the agenda stand in the next session; **p** parks it until you take it up. **J K** change the
order. **A** notes an action that follows from a line, **T** turns a note into something else.

**n** opens the raw notes, **r** writes about the session (**R** on a longer template), **+** adds to the
agenda, **x** says that it was moved, cancelled or missed, **y** whose reply is awaited in one held in
writing. A planned one is prepared with **p** and begun with **s**. **f** closes one that was held: what
stayed open, a reflection, the next date. **u** takes the last change back.
"""

    def __init__(self, session_id: int, *, recording: bool = False, start: LineKind | None = None) -> None:
        """A stored session.

        Args:
            session_id: Its number.
            recording: It is being recorded: writing about it leaves the screen first.
            start: The kind of line to type at once.
        """
        super().__init__()
        self.reflection: Reflection | None = None
        self._session_id = session_id
        self._recording = recording
        self._start = start
        self._key = f"form:line:record:{session_id}"
        # Kept here and not looked up: the line must be in reach when the screen is being taken down.
        self._sheet = Sheet()
        self._box = LineBox()
        self._autosave: Autosave | None = None

    @property
    def session_id(self) -> int | None:
        """The session shown."""
        return self._session_id

    @property
    def item(self) -> Ref | None:
        """The selected line or agenda item."""
        return self._sheet.selected

    def compose_body(self) -> ComposeResult:
        """The session, and the line to type into."""
        with Vertical(id="session-page"):
            yield self._sheet
            yield self._box

    def on_mount(self) -> None:
        """Show the session, and the line that was not finished last time."""
        self.reload()
        draft = self.journal_app.store.drafts.get(self._key)
        if draft is not None:
            self._box.put(draft.fields.get("text", ""))
        self._autosave = self._keep(recovered=draft is not None)
        if self._start is not None:
            self.call_after_refresh(self._box.start, self._start)

    def on_unmount(self) -> None:
        """The last moment, whatever the reason."""
        self.flush()

    def reload(self) -> None:
        """Show the session as it stands; one that went to the trash is left."""
        view = self.session_view()
        if view is None:
            self.leave_what_is_gone("This session is in the trash.", "u brings it back.")
            return
        self.show_session(self._sheet, view)
        self.refresh_bindings()

    @on(Sheet.Selected)
    def _another_item(self) -> None:
        self.refresh_bindings()

    def select(self, ref: Ref) -> bool:
        """Select a line or an agenda item."""
        return self._sheet.select(ref)

    def after_adding(self, ref: Ref) -> None:
        """Select what was added."""
        self._sheet.select(ref)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, keys that are no letters must not act on the session behind it."""
        if self._box.kind is not None and action in _ON_AN_ITEM:
            return False
        return self.can(action)

    # The line

    def action_line(self, kind: str) -> None:
        """Type a line of this kind."""
        for known in LINE_KINDS:
            if known == kind:
                self._box.start(known)

    @on(LineBox.Added)
    def _add(self, event: LineBox.Added) -> None:
        store = self.journal_app.store
        with guard(self) as done:
            session = store.sessions.get(self._session_id)
            stored = add_line(
                store, Line(event.kind, event.text), day=session.day, session=session, draft=self._key
            )
        if not done.ok:
            return
        if self._autosave is not None:
            self._autosave.finish()
        self._box.clear()
        self._autosave = self._keep()
        self.journal_app.announce(record_kind(event.kind))
        self._sheet.select(Ref(record_kind(event.kind), stored.id))
        self._box.rest()

    @on(LineBox.Typed)
    def _typed(self) -> None:
        if self._autosave is not None:
            self._autosave.typed()

    @on(LineBox.Rested)
    def _rested(self) -> None:
        self._sheet.focus()

    def _keep(self, *, recovered: bool = False) -> Autosave:
        original = {"text": ""} if recovered else None
        store = self.journal_app.store
        return Autosave(store.drafts, self._key, self._fields, self.set_timer, original=original)

    def _fields(self) -> dict[str, str]:
        return {"text": self._box.text}

    def flush(self) -> bool:
        """Save the draft of the line now; whether it is safe."""
        return self._autosave is None or self._autosave.flush()

    def rescue(self, folder: Path) -> Path | None:
        """Write the line to a file in `folder`; where it is, None if nowhere."""
        return write_rescue(folder, self._box.text) if self._box.text else None

    # Opening and leaving

    def action_begin(self) -> None:
        """Record it from now on; leaving then closes it."""
        self.journal_app.flow(self._begin())

    async def _begin(self) -> None:
        self.dismiss()
        await recording.begin(self.journal_app, self._session_id)

    @on(Sheet.Chosen)
    def _open(self, event: Sheet.Chosen) -> None:
        event.stop()
        self.open_item(event.ref)

    def action_reflect(self) -> None:
        """Write about it; when it is being recorded, that is the next step."""
        self._write("quick")

    def action_reflect_longer(self) -> None:
        """Write about it on a longer template."""
        self._write("longer")

    def _write(self, reflection: Reflection) -> None:
        if not self._recording:
            super().action_reflect() if reflection == "quick" else super().action_reflect_longer()
            return
        self.reflection = reflection
        self.action_back()

    def action_back(self) -> None:
        """Go on. A line that is not stored is kept as a draft, or in a file; where in neither, stay."""
        if self._autosave is not None and not self._autosave.leave():
            self.reflection = None
            if self._autosave.trouble is not None:
                self._offer_elsewhere(self._autosave.trouble)
            return
        if self._box.text:
            self.tell(
                "The line you began is kept as a draft.", "Drafts, in the palette (^p), goes on with it."
            )
        self.dismiss()

    def _offer_elsewhere(self, why: RJournalError) -> None:
        """The journal will not take the line: offer to write it to a file, and go then."""
        # It is needed only where nothing can be written.
        from rjournal.tui.modals.elsewhere import ElsewhereModal

        def done(path: Path | None) -> None:
            if path is None:
                return
            self.tell(f"Written: {path}", "Only your user account can read it.")
            if self._autosave is not None:
                self._autosave.finish()
            self.dismiss()

        self.app.push_screen(ElsewhereModal(why, self._box.text), done)
