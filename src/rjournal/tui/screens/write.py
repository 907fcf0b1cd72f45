"""The writing screen: a column of text, and nothing else.

Words are safe from the first second on (`rjournal.tui.autosave`): the draft is kept on every pause, when the
focus, the screen or the terminal goes, before an editor starts and before the record is saved. The opener
saves, in the transaction that deletes the draft; until that has worked, the screen stays.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Center, Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from rjournal.errors import Busy, Conflict, NotFound, RJournalError, StorageError
from rjournal.external_editor import edit_outside
from rjournal.rescue import write_rescue
from rjournal.tui import base, keys, render
from rjournal.tui.autosave import Autosave, DraftKeeper
from rjournal.tui.editor import TitleLine
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.elsewhere import ElsewhereModal
from rjournal.tui.screens.write_extras import WriteExtras
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.writing import KnownTags, Save, TwoTexts, Writing, Written, begun_to_fields
from rjournal.tui.writing_lines import both_picks, length_line


class WriteScreen(WriteExtras):
    """Returns what was written once it is saved, or None when it was left with the draft kept."""

    CSS_PATH = "../styles/write.tcss"
    AUTO_FOCUS = "Writer"
    HELP: ClassVar[str] = """\
# Writing

What you type is kept as a draft from the first second on. **^s** saves it; **Esc** leaves and keeps the
draft: it is offered at the next start, and D in the Journal goes on with it.

**F2** asks for tags, mood, the day, whom it is about and who may see it; none of it is needed. **F3** says
which goal it moved. **F5** adds the headings of a template below what is written. **^t** shows another
question, **F8** puts it away. **F4** opens your own editor. **^z** takes back what you typed.

What stands between `%%` and `%%` is private: it leaves in no export but your own.
"""
    HORIZONTAL_BREAKPOINTS = base.WIDTHS
    VERTICAL_BREAKPOINTS = base.HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = keys.bindings(
        # Where there is no room for all of them, the way out is not what goes.
        *("save", "leave", "details", "prompt", "editor"),
        *("write.goal", "write.template", "write.no_prompt", "write.own_undo"),
    )

    def __init__(
        self,
        writing: Writing,
        *,
        keeper: DraftKeeper,
        save: Save,
        two_texts: TwoTexts | None = None,
        scratch: Path,
        known_tags: KnownTags = tuple,
        suspend: Callable[[], AbstractContextManager[object]] | None = None,
    ) -> None:
        """A screen to write on.

        Args:
            writing: What is to be written.
            keeper: Where its draft is kept.
            save: Saves the record.
            two_texts: What can be done when the record was changed or deleted meanwhile.
            scratch: The folder for files given to another editor, and for text that cannot be saved.
            known_tags: Gives the tags to offer, once they are asked for.
            suspend: Gives the terminal away and takes it back; the app's own way unless told otherwise.
        """
        super().__init__(writing, known_tags, keeper)
        now = writing.recovered or writing.start
        self._save = save
        self._two_texts = two_texts
        self._scratch = scratch
        self._suspend = suspend
        self._busy = False
        self._told_trouble = False
        self._rescued: tuple[Written, Path] | None = None
        self._title = TitleLine(now.title, placeholder="A title, if you like", id="title")
        self._saved_line = Static(id="saved")
        self._count_line = Static(id="count")
        self._autosave = Autosave(
            keeper,
            writing.draft_key,
            self._fields,
            self.set_timer,
            base_rev=writing.base_rev,
            original=writing.start.to_fields(),
            changed=self._draft_changed,
        )

    @property
    def written(self) -> Written:
        """What stands on the screen now."""
        start = self._writing.start
        title = self._title.value.strip() if self._writing.with_title else start.title
        body = self._writer.exact
        return Written(
            title=title,
            body=body,
            details=self._details,
            goals=self._goals,
            # Where every word was taken back, no question was written to, and there is nothing to keep.
            prompts=start.prompts if (title, body) == (start.title, start.body) else self._used_prompts,
            template=self._template,
            session=start.session,
        )

    def compose(self) -> ComposeResult:
        """Title, what it is about, the text, one question; below how safe it is and the keys."""
        with Center(id="desk"), Vertical(id="page"):
            if self._writing.with_title:
                yield self._title
            yield self._meta
            yield self._writer
            yield self._question
        with Horizontal(id="status"):
            yield self._saved_line
            yield self._count_line
        yield KeyBar()

    def on_mount(self) -> None:
        """Start where the writing goes on, and watch for what could take the text away."""
        self._writer.move_cursor(self._start_line())
        self._show_meta()
        self._show_question()
        self._show_status()
        self.set_interval(1.0, self._show_saved)
        if self._details_begun is not None:
            self.call_after_refresh(self.action_details)
        self.watch(self.app, "app_focus", self._going, init=False)
        self.app.app_suspend_signal.subscribe(self, self._going)

    def on_unmount(self) -> None:
        """The last moment, whatever the reason."""
        self.flush()

    def on_screen_suspend(self) -> None:
        """Something else is shown now."""
        self.flush()

    def on_descendant_blur(self) -> None:
        """The focus goes elsewhere; it never goes nowhere, or the next key would be a command."""
        self.flush()
        self.call_later(self._hold_focus)

    def _fields(self) -> dict[str, str]:
        return {**self.written.to_fields(), **begun_to_fields(self._details_begun)}

    def _going(self, _: object) -> None:
        """The window loses the focus, or the program goes to the background."""
        self.flush()

    def flush(self) -> bool:
        """Save the draft now; whether everything is safe."""
        return self._autosave.flush()

    def rescue(self, folder: Path) -> Path | None:
        """Write the text to a file in `folder`, once for the same text; where it is, None if nowhere."""
        written = self.written
        if self._rescued is None or self._rescued[0] != written:
            path = write_rescue(folder, _as_file(written))
            self._rescued = (written, path) if path is not None else None
        return self._rescued[1] if self._rescued else None

    @on(TextArea.Changed)
    def _text_changed(self) -> None:
        self._wrote_to_question()
        self._autosave.typed()

    @on(Input.Changed)
    def _title_changed(self) -> None:
        self._autosave.typed()

    def _draft_changed(self) -> None:
        """A draft was saved, or was not: say so once, and go on trying."""
        trouble = self._autosave.trouble
        if trouble is None:
            self._told_trouble = False
        elif not self._told_trouble:
            self._told_trouble = True
            base.tell(
                self,
                trouble.message,
                "Your text is here on the screen; saving it is tried again."
                f" {keys.key_name('ctrl+s')} can write it to a file elsewhere.",
                "warning",
            )
        if self.is_mounted and self.is_running:
            self._show_status()

    async def action_save(self) -> None:
        """Make a record of it, and go."""
        if self.written.is_blank and not self._writing.may_be_empty:
            base.tell(self, "There is nothing to save yet.")
        elif self._details_begun is not None:
            # The draft goes with saving, and what stands in that form is nowhere else.
            base.tell(
                self, "What you began to say about it is not saved.", "Save it here first, or discard it."
            )
            self.action_details()
        else:
            await self._save_with(self._save)

    async def _save_with(self, save: Save) -> None:
        if self._busy:
            return
        self.flush()
        written = self.written
        with self._nothing_typed_meanwhile():
            try:
                result = save(written)
                if inspect.isawaitable(result):
                    await result
            except Conflict as error:
                self._ask_about_both(error)
            except NotFound as error:
                # Deleted for good: what is on the screen is all there is of it.
                self._ask_about_both(error) if save == self._save else base.show_error(self, error)
            except Busy as error:
                # The other program will be done in a moment; a second ^s is all it takes.
                base.show_error(self, error)
            except StorageError as error:
                self._offer_elsewhere(error)
            except RJournalError as error:
                base.show_error(self, error)
            else:
                self._autosave.finish()
                self.dismiss(written)

    @contextmanager
    def _nothing_typed_meanwhile(self) -> Iterator[None]:
        """A key typed between reading the text and closing the screen would be lost without a trace."""
        self._busy = self._writer.read_only = self._title.disabled = True
        try:
            yield
        finally:
            self._busy = self._writer.read_only = self._title.disabled = False

    def _ask_about_both(self, error: RJournalError) -> None:
        """The record was changed elsewhere: both texts exist, and neither goes without being asked."""
        if self._two_texts is None:
            base.show_error(self, error)
            return
        picks = both_picks(self._two_texts)
        self.app.push_screen(ChooseModal(self._two_texts.title(), picks), self._answer_about_both)

    async def _answer_about_both(self, answer: str | None) -> None:
        both = self._two_texts
        if both is None or answer is None:
            return
        if answer == "new":
            await self._save_with(both.save_as_new)
        elif answer == "over":
            await self._save_with(both.save_over)
        elif answer == "look" and both.look is not None:
            both.look(self.action_save)

    def action_leave(self) -> None:
        """Go, with the draft kept. Where it cannot be kept the screen stays."""
        if self._busy:
            return
        if not self._autosave.leave():
            self._leave_without_draft()
            return
        if self._autosave.has_draft:
            base.tell(self, "Kept as a draft.")
        self.dismiss(None)

    def _leave_without_draft(self) -> None:
        """Go only when the text is somewhere else, as it stands."""
        if self._rescued is not None and self._rescued[0] == self.written:
            self._autosave.finish()
            self.dismiss(None)
            return
        why = "Your text could not be kept as a draft, so this screen stays."
        self._offer_elsewhere(StorageError(why), leaving=True)

    def _offer_elsewhere(self, why: RJournalError, *, leaving: bool = False) -> None:
        """The journal will not take the text: offer to write it to a file, and go then if `leaving`."""
        written = self.written

        def done(path: Path | None) -> None:
            if path is None:
                return
            self._rescued = (written, path)
            base.tell(self, f"Written: {path}", "Only your user account can read it.")
            if leaving:
                self._leave_without_draft()

        self.app.push_screen(ElsewhereModal(why, _as_file(written)), done)

    def said_something(self) -> None:
        """Keep what was said about the text, and show it."""
        self.flush()
        self._show_meta()
        self._show_status()

    def action_editor(self) -> None:
        """Write on in the user's own editor."""
        self.flush()
        suspend = self._suspend or self.app.suspend
        try:
            edited = edit_outside(
                self._writer.exact, scratch=self._scratch, keep=self._take_back, suspend=suspend
            )
        except SuspendNotSupported:
            base.tell(self, "Another editor cannot be opened in this terminal.", "", "warning")
        except RJournalError as error:
            base.show_error(self, error)
        else:
            if edited.kept is not None:
                base.tell(
                    self,
                    f"{edited.replaced} bytes were no readable text and became �.",
                    f"They are kept in {edited.kept}.",
                    "warning",
                )

    def _take_back(self, text: str) -> None:
        """Show what the editor left, and keep it as the draft before its file goes.

        Raises:
            StorageError: it could not be kept.
        """
        self._writer.rewrite(text)
        if not self.flush():
            raise StorageError("What your editor left could not be kept as a draft.")

    @on(TitleLine.Overflow)
    def _overflow_into_text(self, event: TitleLine.Overflow) -> None:
        """What a title has no room for begins the text."""
        self._writer.insert(event.text + "\n", (0, 0))
        self._writer.focus()

    @on(Input.Submitted)
    def _on_to_the_text(self) -> None:
        self._writer.focus()

    def action_own_undo(self) -> None:
        """Nothing: where the focused line has no undo of its own, the journal's must not answer."""

    def _show_status(self) -> None:
        self._show_saved()
        self._count_line.update(length_line(self._writer.text, self._details))

    def _show_saved(self) -> None:
        self._saved_line.update(Content(self._autosave.words()).stylize(render.FAINT))

    def _start_line(self) -> tuple[int, int]:
        """Below the first heading of a fresh template, at the end of anything else."""
        document = self._writer.document
        fresh = self._writing.base_rev == 0 and self._writing.recovered is None
        if fresh and document.line_count > 1 and document.get_line(0).startswith("#"):
            return (1, 0)
        return document.end

    def _hold_focus(self) -> None:
        if self.is_current and self.focused is None:
            self._writer.focus()


def _as_file(written: Written) -> str:
    return f"# {written.title}\n\n{written.body}" if written.title else written.body
