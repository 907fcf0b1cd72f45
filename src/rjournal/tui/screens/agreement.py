"""The agreement of one pairing: what both want, the boundaries, how it ends; its versions one by one."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from rjournal.domain.agreements import Agreement
from rjournal.domain.records import Ref
from rjournal.errors import NotFound
from rjournal.services.agreements import AgreementView, agreement_view
from rjournal.tui import keys, render
from rjournal.tui.base import FrameScreen
from rjournal.tui.widgets.agreement_page import agreement_lines, parts_of
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet

_HELP = """\
# The agreement

What the two of you want of each other and what you do not, on one page. Every part may stay empty; what is
empty says what belongs there.

- **Enter** on a part writes it, **e** writes all of them.
- **a** notes that both of you agreed, on which day, and when to look at it again: three months later is
  offered. What holds as it is can be agreed again.
- What was agreed is never changed: writing on makes a **new version**, not agreed yet. **<** and **>** go to
  the versions before and after.
- **x** writes it to a Markdown file, for yourself. What is *off limits* or *confidential* **stays here**: it
  is in nothing that is made for anybody else.

**d** moves the version you read to the trash, **u** takes any of it back.
"""


class AgreementScreen(FrameScreen):
    """One version of a pairing's agreement on a page, at first the one that counts."""

    AREA = "people"
    CONCERNS = frozenset({"agreement", "pairing", "person"})
    HELP = _HELP
    AUTO_FOCUS = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.binding("edit", label="Write"),
        keys.binding("agree"),
        keys.binding("earlier", label="Before"),
        keys.binding("later", label="After"),
        keys.binding("export"),
        keys.binding("delete", show=False),
        keys.binding("back"),
    ]

    def __init__(self, pairing_id: int, version_id: int | None = None) -> None:
        """The agreement of a pairing; `version_id` is the version to show, the newest unless it is said."""
        super().__init__()
        self.pairing_id = pairing_id
        self._version_id = version_id
        self._view: AgreementView | None = None

    def compose_body(self) -> ComposeResult:
        """The page alone."""
        with Panel(title="Agreement", id="page", classes="pane alone"):
            yield Sheet(id="sheet")

    def on_mount(self) -> None:
        """Show it."""
        self.reload()

    @property
    def version(self) -> Agreement | None:
        """The version that is shown; None where nothing is written yet."""
        if self._view is None or not self._view.versions:
            return None
        return next((one for one in self._view.versions if one.id == self._version_id), self._view.current)

    @property
    def subject(self) -> Ref | None:
        """The pairing it belongs to."""
        return Ref("pairing", self.pairing_id)

    def reload(self) -> None:
        """Show what the journal holds now; go back when the pairing is gone."""
        app = self.journal_app
        try:
            self._view = agreement_view(app.store, self.pairing_id, app.today)
        except NotFound:
            self._view = None
            self.leave_what_is_gone("This pairing lies in the trash.", "u brings it back.")
            return
        version = self.version or self._view.current
        page = self.query_one("#page", Panel)
        page.set_title(Content(f"Agreement with {render.flat(self._view.person.name)}"))
        hint = render.key_hint("Enter", "writes this part") if self._is_newest else ""
        page.set_hint(render.beside((render.label(self._which(version), render.FAINT), hint), 60, "   "))
        # Another version begins at its top.
        self.query_one("#sheet", Sheet).show(
            Ref("agreement", version.id), partial(agreement_lines, self._view, version, app.today)
        )
        self.refresh_bindings()

    def _which(self, version: Agreement) -> str:
        versions = self._view.versions if self._view else ()
        if len(versions) < 2:
            return ""
        return f"version {self._place(version) + 1} of {len(versions)}"

    def _place(self, version: Agreement) -> int:
        """Where a version stands among all of them, from 0; the newest for one that is gone."""
        versions = self._view.versions if self._view else ()
        return next((at for at, one in enumerate(versions) if one.id == version.id), len(versions) - 1)

    @property
    def _is_newest(self) -> bool:
        return self._view is not None and (self.version or self._view.current) == self._view.current

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only the newest version is written and agreed; the others are read."""
        version = self.version
        if action == "edit":
            return self._is_newest
        if action == "agree":
            return version is not None and self._is_newest
        if action in ("export", "delete"):
            return version is not None
        if action == "step":
            return version is not None and self._stepped(version, parameters[0]) is not None
        return super().check_action(action, parameters)

    def _stepped(self, version: Agreement, step: object) -> Agreement | None:
        versions = self._view.versions if self._view else ()
        at = self._place(version) + (step if isinstance(step, int) else 0)
        return versions[at] if 0 <= at < len(versions) else None

    # Acts

    def action_step(self, step: int) -> None:
        """Go to the version before, or after."""
        version = self.version
        other = None if version is None else self._stepped(version, step)
        if other is not None:
            self._version_id = other.id
            self.reload()

    def action_edit(self) -> None:
        """Write all of it."""
        from rjournal.tui.flows import agreements

        self._version_id = None
        self.journal_app.flow(agreements.write(self.journal_app, self.pairing_id))

    @on(Sheet.Chosen)
    def _part_chosen(self, event: Sheet.Chosen) -> None:
        """Write the part that was opened."""
        event.stop()
        if not self._is_newest:
            return
        from rjournal.tui.flows import agreements

        self._version_id = None
        fields = parts_of(event.ref)
        self.journal_app.flow(agreements.write(self.journal_app, self.pairing_id, fields))

    def action_agree(self) -> None:
        """Note that both agreed."""
        from rjournal.tui.flows import agreements

        self._version_id = None
        self.journal_app.flow(agreements.agree(self.journal_app, self.pairing_id))

    def action_export(self) -> None:
        """Write the version that is shown to a Markdown file for oneself."""
        from rjournal.tui.flows import exporting

        if self.version is not None:
            self.journal_app.flow(exporting.export_agreement(self.journal_app, self.version))

    def action_delete(self) -> None:
        """Move the version that is shown to the trash."""
        from rjournal.tui.flows import deleting

        if self.version is not None:
            self.journal_app.flow(deleting.delete(self.journal_app, Ref("agreement", self.version.id)))

    def action_back(self) -> None:
        """Go back to where it was opened."""
        self.dismiss()
