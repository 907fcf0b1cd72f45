"""What can be said about a text while it is written: tags, goals, a template, one question at a time.

`WriteScreen` is the text and its safety; this is the rest of what its keys do.
"""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from rjournal.domain.templates import Template, skeleton
from rjournal.errors import StorageError
from rjournal.tui import render
from rjournal.tui.autosave import DraftKeeper
from rjournal.tui.editor import Writer
from rjournal.tui.modals.choose import NEW_GOAL, ChooseModal, Pick
from rjournal.tui.modals.details import details_form
from rjournal.tui.modals.form import FormDraft
from rjournal.tui.questions import Questions
from rjournal.tui.steady import Steady
from rjournal.tui.whole import DrawnWhole
from rjournal.tui.writing import DETAILS, Details, KnownTags, Writing, Written
from rjournal.tui.writing_lines import about_line


class WriteExtras(Steady, DrawnWhole, Screen[Written | None]):
    """Holds what was said about the text so far, and asks for more of it.

    The screen built on it gives `written`, and `said_something` keeps what was said.
    """

    def __init__(self, writing: Writing, known_tags: KnownTags, keeper: DraftKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        now = writing.recovered or writing.start
        self._writing = writing
        self._known_tags = known_tags
        self._details = now.details
        self._details_begun = writing.details_begun
        self._goals = now.goals
        self._known_goals = writing.goals
        self._used_prompts = now.prompts
        self._template = now.template
        self._questions = Questions(writing.prompts, writing.asks_first, writing.asked_under)
        self._line: tuple[int, int] | None = None
        self._offered: dict[str, Template] = {}
        # Kept here and not looked up: it must be in reach when the screen is being taken down.
        self._writer = Writer(now.body, placeholder=_invitation(writing), id="writer")
        self._meta = Static(id="meta")
        self._question = Static(id="question")

    @property
    def written(self) -> Written:
        """What stands on the screen now."""
        raise NotImplementedError

    def said_something(self) -> None:
        """Keep what was said, and show it."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Save the draft now; whether everything is safe."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A text without tags, goals or templates offers no key for them."""
        if action in ("details", "goal"):
            return self._writing.with_details
        if action == "template":
            return self._writing.templates is not None
        if action == "prompt":
            return bool(self._questions)
        return True

    # One question at a time

    def action_prompt(self) -> None:
        """Show the next question; after the last one none, then the first again."""
        self._questions.next()
        self._show_question()

    def action_no_prompt(self) -> None:
        """Put the question away."""
        self._questions.put_away()
        self._show_question()

    @on(TextArea.SelectionChanged)
    def _ask_under_the_heading(self) -> None:
        """Another line can lie under another heading, and each has questions of its own."""
        row, lines = self._writer.cursor_location[0], self._writer.document.line_count
        if self._line != (row, lines):
            self._line = (row, lines)
            self._questions.go_under(self._writer.headings_down_to(row), self._template)
            self._show_question()

    def _wrote_to_question(self) -> None:
        """Something was typed while a question was on the screen: it counts as asked."""
        asked = self._questions.asked
        if asked is not None and asked.id not in self._used_prompts:
            self._used_prompts = (*self._used_prompts, asked.id)

    # Tags, mood, people, day, who may see it

    def action_details(self) -> None:
        """Ask for tags, mood, people, the day and who may see it."""
        writing = self._writing
        draft = FormDraft(_DetailsDraft(self), "details", recovered=self._details_begun)
        form = details_form(self._details, self._known_tags(), writing.people, writing.read_day, draft)
        self.app.push_screen(form, self._take_details)

    def keep_details(self, typed: dict[str, str] | None) -> None:
        """Keep what stands in the form for the details, within the draft of the text; None when it is done.

        Raises:
            StorageError: it is only on the screen.
        """
        self._details_begun = typed
        if not self.flush():
            raise StorageError("What you typed could not be kept as a draft yet.")

    def discard_details(self) -> None:
        """Throw away what stands in the form for the details; undo brings it back into the draft.

        Raises:
            StorageError: it is still there.
        """
        self._keeper.discard_part(self._writing.draft_key, DETAILS)
        self.keep_details(None)

    def _take_details(self, details: Details | None) -> None:
        if details is not None:
            self._details = details
            self._details_begun = None
            self.said_something()

    # Goals it moved

    def action_goal(self) -> None:
        """Say that this moved a goal, or take that back."""
        picks = [
            replace(goal, about="linked; Enter takes it back") if goal.key in self._goals else goal
            for goal in self._known_goals
        ]
        if self._writing.set_goal is not None:
            picks.append(NEW_GOAL)
        empty = "There is no goal to link yet." if not picks else ""
        self.app.push_screen(ChooseModal("This moved a goal", picks, empty=empty), self._take_goal)

    def _take_goal(self, key: str | None) -> None:
        if key == NEW_GOAL.key and self._writing.set_goal is not None:
            self._writing.set_goal(self._take_new_goal)
        elif key is not None:
            kept = tuple(goal for goal in self._goals if goal != key)
            self._goals = kept if key in self._goals else (*kept, key)
            self.said_something()

    def _take_new_goal(self, goal: Pick) -> None:
        self._known_goals = (*self._known_goals, goal)
        self._goals = (*self._goals, goal.key)
        self.said_something()

    # Templates

    def action_template(self) -> None:
        """Offer the templates; one that is taken adds its headings below what is written."""
        if self._writing.templates is None:
            return
        self._offered = {template.id: template for template in self._writing.templates()}
        picks = [Pick(one.id, one.name, one.for_whom) for one in self._offered.values()]
        self.app.push_screen(ChooseModal("Headings of a template", picks), self._take_template)

    def _take_template(self, template_id: str | None) -> None:
        template = self._offered.get(template_id or "")
        if template is None:
            return
        writer = self._writer
        is_empty = not writer.text.strip()
        if is_empty:
            writer.rewrite(skeleton(template))
            writer.move_cursor((1, 0))
        else:
            # What is written stays first and untouched; one undo takes the headings away again.
            gap = "\n" if writer.text.endswith("\n") else "\n\n"
            below = writer.document.line_count - 1 + len(gap)
            writer.insert(gap + skeleton(template), writer.document.end)
            writer.move_cursor((below + 1, 0))
        self._template = template.id
        self.said_something()

    # What is shown of it

    def _show_meta(self) -> None:
        names = {pick.key: pick.name for pick in (*self._known_goals, *self._writing.people)}
        line = about_line(self._writing.when, self.written, names)
        self._meta.update(line)
        self._meta.display = bool(line.plain)

    def _show_question(self) -> None:
        asked = self._questions.asked
        self._question.update(Content(asked.plain if asked else "").stylize(f"italic {render.FAINT}"))


class _DetailsDraft:
    """Keeps the form for the details in the draft of its text: what was left unfinished is offered as one."""

    def __init__(self, screen: WriteExtras) -> None:
        self._screen = screen

    def save(self, key: str, fields: dict[str, str], *, base_rev: int = 0) -> None:
        """Keep what stands in the form."""
        self._screen.keep_details(fields)

    def delete(self, key: str) -> None:
        """Keep nothing of the form any more."""
        self._screen.keep_details(None)

    def discard(self, key: str) -> None:
        """Throw it away because its writer said so."""
        self._screen.discard_details()

    def discard_part(self, key: str, beginning: str) -> None:
        """Nothing: the form for the details has no parts."""


def _invitation(writing: Writing) -> str:
    """What stands on an empty page."""
    return "Write here" if writing.templates is None else "Write here; F5 offers headings to write under"
