"""The one form of the program: it asks, checks, keeps what was typed through mistakes, returns one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from rjournal.domain.text import sanitize
from rjournal.errors import Invalid, RJournalError
from rjournal.rescue import write_rescue
from rjournal.tui import base, keys, render
from rjournal.tui.autosave import Autosave, DraftKeeper
from rjournal.tui.modals.confirm import KeepModal
from rjournal.tui.modals.dialog import Dialog
from rjournal.tui.modals.fields import Field, FieldRow, problem_line
from rjournal.tui.widgets.choice_line import ChoiceLine

T = TypeVar("T")

_HELP = """\
# A form

**Tab** goes to the next field, **Shift Tab** to the one before. Where there are a few to choose from, **←**
and **→** do, or the letter a choice begins with. **→** at the end of a line takes a name that is offered.

**Enter** saves from any line, **^s** from anywhere; where several lines can be written, Enter begins another.
**F2** shows what else can be said. **Esc** leaves: what you typed can be kept, and stands here again.
What cannot be read is said below its field, and nothing typed is lost.
"""

_MORE_NAMED = 5
"""As many of the fields behind `F2` are named; the rest are meant by an ellipsis."""

BEGUN = "You had begun this; it is as you left it."
"""What a form says that was filled from its draft."""

Values = Mapping[str, str]
"""What the fields hold, by their names."""


@dataclass(frozen=True)
class FormDraft:
    """Where what is typed into a form is kept until it is saved.

    `recovered` is what the draft held when the form was opened: it goes before the fields' own values.
    """

    keeper: DraftKeeper
    key: str
    base_rev: int = 0
    recovered: Values | None = None


class MoreLine(Static):
    """The quiet line that says what else a form would ask, and which key shows it."""

    ALLOW_SELECT = False

    class Wanted(Message):
        """It was clicked."""

    def __init__(self) -> None:
        super().__init__(classes="more")

    def announce(self, labels: Sequence[str]) -> None:
        """Say what would be asked."""
        names = [label[:1].lower() + label[1:] for label in dict.fromkeys(labels)]
        rest = ", …" if len(names) > _MORE_NAMED else ""
        self.update(render.key_hint(keys.key_name("f2"), f"more: {', '.join(names[:_MORE_NAMED])}{rest}"))

    def on_click(self) -> None:
        """Ask for the rest."""
        self.post_message(self.Wanted())


class FormModal(Dialog[T | None], Generic[T]):
    """Asks `fields` and returns what `check` makes of them, or None when it is left.

    `^s`, or Enter in a field of one line, saves: `check` gets the values and returns the one value it is for,
    or raises. An `Invalid` with a `field` is said at that field, other errors of ours at the foot; the form
    stays and nothing typed is lost. With a `draft` what is typed is kept by the rule of
    `rjournal.tui.autosave`; whatever makes a record of it deletes that draft in the same transaction.

    Fields come and go with the value of another one (`Field.when`), and some only with `F2` (`Field.more`).
    What was typed into one that went is kept, in the draft too, and is handed to `check` with the rest.
    """

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings("form.save", "form.more", "form.leave")
    HELP: ClassVar[str] = _HELP

    def __init__(
        self,
        title: str | Content,
        fields: Sequence[Field],
        check: Callable[[dict[str, str]], T],
        *,
        draft: FormDraft | None = None,
        intro: str | Content = "",
        echo: Callable[[dict[str, str]], str] | None = None,
    ) -> None:
        """A form.

        Args:
            title: What it is for, in the border; it may name a record.
            fields: What it asks, in the order of Tab.
            check: Makes the one value of the fields' values, or raises an RJournalError.
            draft: Where what is typed is kept; without one it is not.
            intro: A quiet sentence above the fields.
            echo: Says back what the values mean so far, in the border below, as they are typed; what it
                refuses for now is not mentioned until the form is saved.
        """
        super().__init__(title)
        start = {field.name: field.value for field in reversed(fields)}
        recovered = draft.recovered if draft else None
        self._rows = [FieldRow(field, (recovered or start).get(field.name, field.value)) for field in fields]
        # What a draft holds of them must not be saved unseen.
        self._shows_more = any(
            row.field.more and row.value != sanitize(row.field.value) for row in self._rows
        )
        self._more_line = MoreLine()
        self._arrange()
        self._check = check
        self._intro = intro
        self._echo = echo
        self._start = self.values() if recovered is None else start
        self._last = self.values()
        self._autosave = None if draft is None else self._kept_by(draft)
        self._rescued: tuple[dict[str, str], Path] | None = None

    def _kept_by(self, draft: FormDraft) -> Autosave:
        return Autosave(
            draft.keeper,
            draft.key,
            self.values,
            self.set_timer,
            base_rev=draft.base_rev,
            original=self._start,
        )

    def compose_dialog(self) -> ComposeResult:
        """The fields, scrolling where they are more than the screen holds."""
        with VerticalScroll(classes="fields", can_focus=False):
            if self._intro:
                yield Static(render.label(self._intro, render.FAINT), classes="intro")
            yield from self._rows
            yield self._more_line
            yield Static(classes="form-problem")

    def on_mount(self) -> None:
        """Start in the first field."""
        if self._rows:
            self._rows[0].editor.focus()
        self._say_back()

    def values(self) -> dict[str, str]:
        """What the fields hold now, safe to store; also those that are not asked at present."""
        held: dict[str, str] = {}
        for row in self._rows:
            if row.is_asked or row.field.name not in held:
                held[row.field.name] = row.value
        return held

    def _arrange(self) -> None:
        """Show the fields that what was typed so far calls for."""
        held = self.values()
        for row in self._rows:
            name, when = row.field.name, row.field.when
            is_asked = when is None or held[when[0]] in when[1]
            if is_asked and not row.is_asked:
                row.hold(held[name])
            row.is_asked = is_asked
            row.follow()
            row.display = is_asked and (self._shows_more or not row.field.more)
        behind = self._behind
        self._more_line.display = bool(behind)
        self._more_line.announce([row.field.label for row in behind])

    @property
    def _behind(self) -> list[FieldRow]:
        """What is asked and not shown yet."""
        return [] if self._shows_more else [row for row in self._rows if row.field.more and row.is_asked]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """More is offered while there is more."""
        return bool(self._behind) if action == "more" else super().check_action(action, parameters)

    @on(MoreLine.Wanted)
    def action_more(self) -> None:
        """Show the rest of the fields, and go to the first of them."""
        behind = self._behind
        self._show_more()
        if behind:
            behind[0].editor.focus()
            self.call_after_refresh(behind[0].scroll_visible, animate=False)

    def _show_more(self) -> None:
        self._shows_more = True
        self._arrange()
        self.refresh_bindings()

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
            for row in self._rows:
                # A complaint about what is no longer there would be taken for one about what is.
                if values[row.field.name] != self._last[row.field.name]:
                    row.say("")
            self._last = values
            self._arrange()
            self._say_back()
            if self._autosave is not None:
                self._autosave.typed()

    def _say_back(self) -> None:
        if self._echo is None:
            return
        try:
            words = self._echo(self.values())
        except RJournalError:
            words = ""
        self.query_one(".dialog").border_subtitle = render.label(words, "")

    def on_unmount(self) -> None:
        """However the form goes, what was typed is kept."""
        self.flush()

    def flush(self) -> bool:
        """Save the draft now; whether everything is safe."""
        return self._autosave is None or self._autosave.flush()

    def rescue(self, folder: Path) -> Path | None:
        """Write what was typed to a file in `folder`, once for the same values; None if that fails too."""
        values = self.values()
        if self._rescued is None or self._rescued[0] != values:
            path = write_rescue(folder, _as_file(values))
            self._rescued = None if path is None else (values, path)
        return self._rescued[1] if self._rescued else None

    @on(Input.Submitted)
    @on(ChoiceLine.Submitted)
    def _submitted(self, event: Message) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Check what was typed and return it, or say what is missing."""
        self._say_nothing()
        # Checking may save, and saving may fail in ways nobody thought of.
        self.flush()
        try:
            value = self._check(self.values())
        except RJournalError as error:
            self._say(error)
        else:
            if self._autosave is not None:
                self._autosave.finish()
            self.dismiss(value)

    def action_leave(self) -> None:
        """Leave; if something was typed that has a draft, ask whether to keep it.

        Without one it is a day to go to or a place to write to: that is typed again in a moment.
        """
        if self._autosave is None or not self.has_typed:
            self._leave(keep=False)
        else:
            self.app.push_screen(KeepModal(), self._left)

    def _left(self, keep: bool | None) -> None:
        self._leave(keep=keep is not False)

    def _leave(self, *, keep: bool) -> None:
        if self._autosave is not None and not (self._autosave.leave() if keep else self._autosave.discard()):
            trouble = self._autosave.trouble or RJournalError("This could not be kept yet.")
            self._say(trouble)
            if keep:
                self._offer_elsewhere(trouble)
            return
        self.dismiss(None)

    def _offer_elsewhere(self, why: RJournalError) -> None:
        """The journal will not take what was typed: offer to write it to a file, and go then."""
        # It is a form itself.
        from rjournal.tui.modals.elsewhere import ElsewhereModal

        values = self.values()

        def done(path: Path | None) -> None:
            if path is None:
                return
            self._rescued = (values, path)
            base.tell(self, f"Written: {path}", "Only your user account can read it.")
            if self._autosave is not None:
                self._autosave.finish()
            self.dismiss(None)

        self.app.push_screen(ElsewhereModal(why, _as_file(values)), done)

    def _say(self, error: RJournalError) -> None:
        """Say what is wrong where it is wrong, with all else that can be seen to be, and go to the first."""
        wrong = self._also_wrong() if isinstance(error, Invalid) and error.field else {}
        row = self._row_of(error.field) if isinstance(error, Invalid) and error.field else None
        if row is None:
            foot = self.query_one(".form-problem", Static)
            foot.update(problem_line(str(error)))
            foot.add_class("-problem")
            self.call_after_refresh(foot.scroll_visible, animate=False)
            return
        wrong[row] = error
        if not all(one.display for one in wrong):
            self._show_more()
        for one, said in wrong.items():
            one.say(str(said))
        first = next(one for one in self._rows if one in wrong)
        first.editor.focus()
        self.call_after_refresh(first.scroll_visible, animate=False)

    def _row_of(self, field: str) -> FieldRow | None:
        """Where to say what is wrong with the value called `field`: where it was said last, or is asked."""
        asked = [row for row in self._rows if row.is_asked]
        beside = [row for row in asked if row.field.instead_of == field]
        said = [row for row in beside if row.value.strip()]
        return next(iter([*said, *(row for row in asked if row.field.name == field), *beside]), None)

    def _also_wrong(self) -> dict[FieldRow, RJournalError]:
        """What else was typed and cannot be read, so that nobody has to save again to learn of it."""
        found: dict[FieldRow, RJournalError] = {}
        for row in self._rows:
            refusal = row.field.refusal(row.value) if row.is_asked and row.value != row.field.value else None
            if refusal is not None:
                found[row] = refusal
        return found

    def _say_nothing(self) -> None:
        for row in self._rows:
            row.say("")
        foot = self.query_one(".form-problem", Static)
        foot.update(Content(""))
        foot.remove_class("-problem")


def _as_file(values: Values) -> str:
    return "\n\n".join(f"{name}: {typed}" for name, typed in values.items() if typed)
