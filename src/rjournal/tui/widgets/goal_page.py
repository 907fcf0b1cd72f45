"""Everything about one goal as a page of lines: pure functions of its facts, the day and a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goal_pictures import course
from rjournal.domain.goal_words import ATTAINMENT, day_words, is_told, revision_notes, revision_words
from rjournal.domain.goals import CheckIn, Pause
from rjournal.domain.movers import Mover
from rjournal.domain.numbers import finite, number_text
from rjournal.domain.periods import MONTHS
from rjournal.domain.progress import Progress
from rjournal.domain.readings import listed
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.tui import render
from rjournal.tui.widgets.goal_drawing import DRAWN, Corners, drawing, value_on
from rjournal.tui.widgets.goal_marks import mark, state_mark
from rjournal.tui.widgets.goal_parts import heading, levels, some, steps, weeks
from rjournal.tui.widgets.sheet import SheetLine

READINGS_SHOWN = 30
"""The newest readings that are listed; the drawing shows all."""

CHANGES_SHOWN = 3
"""The newest changes that stand under the bar; the others follow at the end of the page."""

_NOTE_LINES = 3
_FIGURE = 12
_SHORT = 46
_MARK = 48


@dataclass(frozen=True)
class GoalSheet:
    """What a page shows: a goal's facts, how it stands on a day, and what moved it by then.

    `today` is the day the page is read on, if it is another than that of `progress`: the page then says so.
    `as_text` gives every number in words and columns, and draws nothing.
    """

    facts: GoalFacts
    progress: Progress
    movers: tuple[Mover, ...] = ()
    today: date | None = None
    as_text: bool = False

    @property
    def next_step(self) -> Ref | None:
        """The first step that is still open; None if there is none."""
        open_steps = [one for one in self.facts.milestones if not (one.done_on or one.dropped_on)]
        return Ref("milestone", open_steps[0].id) if open_steps else None

    @property
    def is_past(self) -> bool:
        """Whether the page tells of an earlier day than the one it is read on."""
        return self.today is not None and self.progress.as_of < self.today

    @property
    def has_two_ways(self) -> bool:
        """Whether there is a drawing that could be read as text instead."""
        progress = self.progress
        return bool(progress.trend and progress.goal.measure in DRAWN) or bool(progress.periods)


def as_it_was(sheet: GoalSheet) -> str:
    """`as it was on 16 February`, with its year where that is another than today's; empty for today."""
    day = sheet.progress.as_of
    if sheet.today is None or not sheet.is_past:
        return ""
    year = "" if day.year == sheet.today.year else f" {day.year}"
    return f"as it was on {day.day} {MONTHS[day.month - 1]}{year}"


def goal_page(sheet: GoalSheet, width: int, *, chart_height: int = 10) -> list[SheetLine]:
    """The page, every line at most `width` cells."""
    progress = sheet.progress
    then = known(sheet.facts, progress.as_of)
    changes = _changes(then, progress.as_of)
    hint = Content("")
    if sheet.has_two_ways:
        hint = render.key_hint("v", "drawing" if sheet.as_text else "as text")
    drawn = (
        []
        if sheet.as_text
        else drawing(sheet.facts, progress, sheet.today or progress.as_of, (width, chart_height), hint)
    )
    parts: list[list[SheetLine]] = [
        _banner(sheet, width),
        _head(progress, width),
        [
            *_standing(progress, width),
            *_details(then, progress, width, asks=not sheet.is_past),
            *_change_lines(changes[:CHANGES_SHOWN], width),
        ],
        _plain(drawn),
        steps(sheet.facts, progress.as_of, width, can_add=not sheet.is_past),
        weeks(progress, width, as_text=sheet.as_text, hint=hint),
        levels(sheet.facts, progress, width),
        _readings(then, progress, width, _Text(hint, _even(sheet)) if sheet.as_text else _Text()),
        _moved(sheet.movers, progress.as_of, width),
        _earlier(changes[CHANGES_SHOWN:], width),
        _closing(progress, width),
    ]
    lines: list[SheetLine] = []
    for part in parts:
        if part and lines:
            lines.append(SheetLine(Content("")))
        lines.extend(part)
    return lines


def _plain(lines: Iterable[Content]) -> list[SheetLine]:
    return [SheetLine(line) for line in lines]


# What it is, and where it stands


def _banner(sheet: GoalSheet, width: int) -> list[SheetLine]:
    """Says that this is an earlier day, and which key leads back."""
    if not sheet.is_past:
        return []
    words = as_it_was(sheet)
    said = render.label(f"◷ {words[0].upper()}{words[1:]}", f"bold {render.ACCENT}")
    return [SheetLine(render.columns(said, render.key_hint("Esc", "today"), width))]


def _head(progress: Progress, width: int) -> list[SheetLine]:
    goal = progress.goal
    private = "private" if goal.visibility == "private" else f"for the {goal.visibility}"
    seen = goal.visibility if goal.visibility == "shareable" else private
    about = f"for {'me' if goal.beneficiary == 'me' else 'my ' + goal.beneficiary}, {seen}"
    title = some(goal.title, width, render.BOLD, 3)
    beside = cell_len(about) + cell_len(title[0].plain) + 3 <= width and len(title) == 1
    lines = [render.columns(title[0], about, width)] if beside else title
    style = f"italic {render.TEXT}" if goal.measure == "reflective" else render.SOFT
    lines += some(understood(goal), width, style, 4)
    if not beside:
        lines.append(render.elide(render.label(about, render.FAINT), width))
    if goal.why.strip():
        lines += [Content(""), *some(goal.why, width, f"italic {render.SOFT}", 4)]
    if goal.observed.strip():
        lines += some(f"Seen by: {goal.observed}", width, render.FAINT, 3)
    return _plain(lines)


def _standing(progress: Progress, width: int) -> list[SheetLine]:
    value = render.label(progress.value or "no reading yet", render.BOLD)
    state = state_mark(progress, progress.state_words) if progress.state_words else Content("")
    if progress.value == "" and progress.state_words.startswith("no "):
        # `no note yet`, said once.
        value, state = render.label(progress.state_words, render.BOLD), Content("")
    if progress.percent is not None:
        state = Content.assemble((progress.percent, render.BOLD), "  ", state)
    is_way = progress.goal.measure in ("numeric", "milestones", "total", "hold")
    picture = mark(progress, width if is_way else min(width, _MARK))
    shown = [picture] if picture.plain else []
    if cell_len(value.plain) + cell_len(state.plain) + 3 <= width:
        return _plain([render.columns(value, state, width), *shown])
    return _plain([*render.wrap(value, width), *shown, *render.wrap(state, width)])


def _details(then: GoalFacts, progress: Progress, width: int, *, asks: bool) -> list[SheetLine]:
    """The sentences of the domain: short ones share a line. What was changed has its own lines below."""
    changed = set(revision_notes(then, progress.as_of))
    sentences = [one_line(detail) for detail in progress.details if detail not in changed]
    if progress.reading_due and asks:
        sentences.append("a new reading is welcome: c")
    lines: list[Content] = []
    row: list[str] = []
    for sentence in sentences:
        together = " · ".join([*row, sentence])
        if row and (len(sentence) > _SHORT or cell_len(together) > width):
            lines += some(" · ".join(row), width, render.SOFT, 3)
            row = []
        row.append(sentence)
    return _plain([*lines, *(some(" · ".join(row), width, render.SOFT, 3) if row else [])])


# What belongs to it


@dataclass(frozen=True)
class _Text:
    """What the readings hold where nothing is drawn: the key that leads back, and the line of even pace."""

    hint: Content = field(default_factory=lambda: Content(""))
    even: Corners = ()


def _even(sheet: GoalSheet) -> Corners:
    drawn = course(sheet.facts, sheet.progress.as_of)
    return () if drawn is None else drawn.even


def _readings(then: GoalFacts, progress: Progress, width: int, text: _Text) -> list[SheetLine]:
    """The readings, newest first; where nothing is drawn, with where even pace was on their days."""
    adds_up = then.goal.measure in ("habit", "total", "reflective")
    check_ins = listed(list(reversed(then.check_ins)), adds_up=adds_up)
    if not check_ins:
        return []
    hint = Content("") if progress.periods else text.hint
    shown = check_ins[:READINGS_SHOWN]
    called = {"reflective": "Notes", "habit": "Counts", "total": "Counts"}.get(then.goal.measure, "Readings")
    words = [f"the newest of {len(check_ins)}"] if len(check_ins) > READINGS_SHOWN else []
    words += ["day, reading, even pace"] if text.even else []
    words += ["confidence"] if any(one.confidence for one in shown) else []
    beside = render.label(", ".join(words), render.FAINT)
    gap = "   " if hint.plain and beside.plain else ""
    lines = [heading(called, width, Content.assemble(beside, gap, hint))]
    leads = _columns([_lead(one, progress, text.even) for one in shown])
    for one, lead in zip(shown, leads, strict=True):
        lines += [SheetLine(line, Ref("check_in", one.id)) for line in _reading(one, lead, width)]
    return lines


@dataclass(frozen=True)
class _Lead:
    """What stands before a reading's note."""

    day: str
    figure: str
    pace: str


def _lead(one: CheckIn, progress: Progress, even: Corners) -> _Lead:
    expected = value_on(even, one.day)
    there = "" if expected is None else render.elide(number_text(expected), _FIGURE).plain
    figure = render.elide(_figure(one, progress), _FIGURE).plain
    return _Lead(day_words(one.day, progress.as_of), figure, there)


def _figure(one: CheckIn, progress: Progress) -> str:
    """`17`; of a count how many more, `+2`; of a rating by somebody else whose it is."""
    value = finite(one.value)
    if value is None:
        return ""
    if progress.goal.measure in ("habit", "total"):
        return f"{'+' if value > 0 else ''}{number_text(value)}"
    return f"partner {number_text(value)}" if one.assessed_by == "them" else number_text(value)


def _columns(leads: Sequence[_Lead]) -> list[Content]:
    """Days to the left and figures to the right of their columns, each as wide as its widest."""
    days = max(len(one.day) for one in leads)
    figures = max(cell_len(one.figure) for one in leads)
    paces = max(cell_len(one.pace) for one in leads)
    return [
        Content.assemble(
            (f"{one.day:<{days}}  ", render.FAINT),
            (f"{one.figure:>{figures}}{'  ' if figures else ''}", render.BOLD),
            (f"{one.pace:>{paces}}{'  ' if paces else ''}", render.FAINT),
        )
        for one in leads
    ]


def _reading(one: CheckIn, lead: Content, width: int) -> Iterator[Content]:
    """`16 Feb   17  note …     3 of 5`, the note below itself where it takes more lines."""
    right = "" if one.confidence is None else f"{one.confidence} of 5"
    room = width - lead.cell_length - (cell_len(right) + 2 if right else 0)
    note = some(one.note, max(8, room), render.TEXT, _NOTE_LINES) if one.note.strip() else [Content("")]
    yield render.columns(Content.assemble(lead, note[0]), right, width)
    for line in note[1:]:
        yield render.elide(Content.assemble(" " * lead.cell_length, line), width)


def _moved(movers: Sequence[Mover], as_of: date, width: int) -> list[SheetLine]:
    if not movers:
        return []
    widest = min(10, max(cell_len(one.what) for one in movers))
    lines = [heading("What moved it", width)]
    for one in movers:
        what = render.elide(render.label(one.what, render.GROWN), widest)
        pad = " " * (widest - cell_len(what.plain) + 2)
        beside = ", ".join(part for part in (day_words(one.day, as_of), one_line(one.beside)) if part)
        words = render.label(one_line(one.words) or "without a title", render.TEXT)
        beside_cut = render.elide(render.label(beside, render.FAINT), width // 3)
        line = render.columns(Content.assemble(what, pad, words), beside_cut, width)
        lines.append(SheetLine(line, one.ref))
    return lines


# What was changed on the way


def _changes(then: GoalFacts, as_of: date) -> list[str]:
    """Revisions, turns and pauses with their reasons, newest first, with the signs of the drawing's axis."""
    found: list[tuple[date, str]] = []
    for revision in then.revisions:
        if is_told(revision):
            words = revision_words(revision, then.goal, as_of)
            found.append((revision.day, f"◇ {words}{_because(revision.reason)}"))
    found += [
        (pause.start, f"┄ {_pause_words(pause, as_of)}{_because(pause.reason)}") for pause in then.pauses
    ]
    return [words for _, words in sorted(found, key=lambda one: one[0], reverse=True)]


def _because(reason: str) -> str:
    return f" – {one_line(reason)}" if reason.strip() else ""


def _change_lines(changes: Sequence[str], width: int) -> list[SheetLine]:
    lines: list[SheetLine] = []
    for words in changes:
        first, *more = some(words[2:], max(1, width - 2), render.SOFT, 3)
        lines.append(SheetLine(Content.assemble((words[:2], render.FAINT), first)))
        lines += _plain(Content.assemble("  ", line) for line in more)
    return lines


def _earlier(changes: Sequence[str], width: int) -> list[SheetLine]:
    return [heading("Changed before that", width), *_change_lines(changes, width)] if changes else []


def _pause_words(pause: Pause, as_of: date) -> str:
    start = day_words(pause.start, as_of)
    if pause.until is None:
        return f"paused since {start}"
    if pause.until == pause.start:
        return f"paused on {start}, taken up again the same day"
    return f"paused from {start} to {day_words(pause.until, as_of)}"


def _closing(progress: Progress, width: int) -> list[SheetLine]:
    goal = progress.goal
    attained = "" if goal.attainment is None else ATTAINMENT.get(goal.attainment, "")
    if not goal.close_note.strip() and not attained:
        return []
    when = "" if goal.closed_on is None else day_words(goal.closed_on, progress.as_of)
    words = "At its close" if goal.lifecycle == "closed" else "When it was closed before"
    lines = [heading(words, width, ", ".join(filter(None, (attained, when))))]
    return [*lines, *_plain(some(goal.close_note, width, render.TEXT, 6) if goal.close_note.strip() else [])]
