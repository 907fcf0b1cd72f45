"""What a form asks: each field declared by its name, label and kind, and turned into one row of the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

from rjournal import clock, dates
from rjournal.domain.numbers import parse_number
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid
from rjournal.tui import render
from rjournal.tui.editor import Writer
from rjournal.tui.widgets.choice_line import ChoiceLine
from rjournal.tui.widgets.one_line import OneLine
from rjournal.tui.widgets.tick_line import TickLine

YES = "yes"
"""The value of a toggle that is on; off is empty."""


_DIGITS = "+-−0123456789.,'’ \u00a0\u2007\u2009\u202f"
"""What a number is written with."""


def _refused(read: Callable[[], object]) -> Invalid | None:
    try:
        read()
    except Invalid as error:
        return error
    return None


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question of a form.

    `name` is the key of its value and what `Invalid.field` names; `value` is what it holds at first; `hint` a
    quiet line below. Values are text, as typed: the form's `check` gives them a meaning.

    `when` names another field and the values of it for which this one is asked; without it, it always is.
    Fields of one name are asked in turns: what was typed into one stands in the next. `more` says that it has
    a good answer already and is asked only when more is wanted. `instead_of` names the value that it gives in
    another way, as a number typed beside a choice does: what is wrong with that value is said here.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    when: tuple[str, tuple[str, ...]] | None = None
    more: bool = False
    instead_of: str = ""

    def refusal(self, typed: str) -> Invalid | None:
        """What is wrong with what was typed, as far as the field alone can tell; None for nothing."""
        return None


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """A line of text."""

    placeholder: str = ""


@dataclass(frozen=True, kw_only=True)
class SuggestField(TextField):
    """A line of text that offers to complete one of `names`; → takes the offer."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class DateField(TextField):
    """A date as people type it (`rjournal.dates`); `or_else` says that other words are read as well."""

    placeholder: str = "today, 16 feb, 2026-02-16"
    or_else: bool = False

    def refusal(self, typed: str) -> Invalid | None:
        """That it is no date, whatever the order of day and month."""
        if self.or_else or not typed.strip():
            return None
        return _refused(partial(dates.parse, typed, now=clock.now(), day_first=True))


@dataclass(frozen=True, kw_only=True)
class NumberField(TextField):
    """A number, with its unit behind it."""

    unit: str = ""

    def refusal(self, typed: str) -> Invalid | None:
        """That it is no number; in which unit it may be only the form knows where the field has none."""
        if not typed.strip():
            return None
        return _refused(partial(parse_number, typed, self.unit or typed.lstrip(_DIGITS)))


@dataclass(frozen=True, kw_only=True)
class MultilineField(Field):
    """Several lines of text; Enter starts a new one."""

    lines: int = 4


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of a few: (value, name) pairs. `says` tells below, by its value, what the chosen one means."""

    options: tuple[tuple[str, str], ...]
    says: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ToggleField(Field):
    """Yes or no; its value is `YES` or empty."""


@dataclass(frozen=True, kw_only=True)
class TickField(ToggleField):
    """Something to tick off, in its own `words`."""

    words: str


Editor = Input | Writer | ChoiceLine


class FieldRow(Horizontal):
    """A field on the screen: its label, the widget to type into, a hint, and what is wrong with it."""

    def __init__(self, field: Field, value: str) -> None:
        super().__init__(classes="field")
        self.field = field
        self.is_asked = field.when is None
        # What a form is opened with goes straight to the terminal, whatever wrote it.
        self.editor = _editor(field, sanitize(value))
        self._hint = Static(classes="field-hint")
        self._problem = Static(classes="problem")
        self.follow()

    def follow(self) -> None:
        """Let the quiet line below say what the value means."""
        says = dict(self.field.says).get(self.value, "") if isinstance(self.field, ChoiceField) else ""
        lines = [render.label(line, render.FAINT) for line in (says, self.field.hint) if line]
        self._hint.update(Content("\n").join(lines))
        self._hint.display = bool(lines)

    def compose(self) -> ComposeResult:
        """Label to the left (above it where it is narrow), the rest below one another."""
        yield Static(render.label(self.field.label, render.SOFT), classes="field-label")
        with Vertical(classes="field-body"):
            if isinstance(self.field, NumberField) and self.field.unit:
                with Horizontal(classes="with-unit"):
                    yield self.editor
                    yield Static(render.label(self.field.unit, render.FAINT), classes="unit")
            else:
                yield self.editor
            yield self._hint
            yield self._problem

    @property
    def value(self) -> str:
        """What the field holds, safe to store."""
        if isinstance(self.editor, Writer):
            return sanitize(self.editor.exact)
        return one_line(sanitize(self.editor.value)) if isinstance(self.editor, Input) else self.editor.value

    def hold(self, value: str) -> None:
        """Put another value into the field."""
        if value == self.value:
            return
        if isinstance(self.editor, Writer):
            self.editor.text = value
        else:
            self.editor.value = value

    @property
    def problem(self) -> str:
        """What is said to be wrong with the field; empty if nothing is."""
        return self._said

    _said = ""

    def say(self, problem: str) -> None:
        """Say below the field what is wrong with it, in words; empty takes it back."""
        self._said = problem
        self._problem.update(problem_line(problem) if problem else Content(""))
        self.set_class(bool(problem), "-problem")


def problem_line(problem: str) -> Content:
    """A sentence about what was typed: the accent and a dot, no red."""
    return Content.assemble(
        ("· ", f"bold {render.ACCENT}"), Content(render.safe(problem)).stylize(render.ACCENT)
    )


def _editor(field: Field, value: str) -> Editor:
    match field:
        case ChoiceField(options=options):
            return ChoiceLine(options, value)
        case TickField(words=words):
            return TickLine(words, YES, value)
        case ToggleField():
            return ChoiceLine((("", "no"), (YES, "yes")), value)
        case MultilineField(lines=lines):
            writer = Writer(value)
            writer.styles.height = lines
            return writer
        case SuggestField(names=names, placeholder=placeholder):
            suggester = SuggestFromList(names, case_sensitive=False)
            return OneLine(
                value, placeholder=placeholder, suggester=suggester, select_on_focus=False, compact=True
            )
        case DateField(placeholder=placeholder) | NumberField(placeholder=placeholder):
            return OneLine(value, placeholder=placeholder, compact=True)
        case TextField(placeholder=placeholder):
            # A day or a number is typed anew; words are gone on with, and one key must not replace them all.
            return OneLine(value, placeholder=placeholder, select_on_focus=False, compact=True)
        case _:
            return OneLine(value, compact=True)
