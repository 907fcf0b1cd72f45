"""Everything about one goal as a page of lines: pure functions of its facts, the day and a width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_words import day_words, is_change, is_turn, revision_notes, revision_words
from rjournal.domain.goals import CheckIn, Milestone, Pause
from rjournal.domain.movers import Mover
from rjournal.domain.numbers import number_text
from rjournal.domain.pace import expected_share
from rjournal.domain.progress import Progress
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.tui import render
from rjournal.tui.chart import Plot, chart
from rjournal.tui.widgets.goal_rows import state_style
from rjournal.tui.widgets.sheet import SheetLine

READINGS_SHOWN = 30
"""The newest readings that are listed; the chart shows all."""

_NOTE_LINES = 3
_FIGURE = 12
_SHORT = 46


@dataclass(frozen=True)
class GoalSheet:
    """What a page shows: a goal's facts, how it stands, and what moved it."""

    facts: GoalFacts
    progress: Progress
    movers: tuple[Mover, ...] = ()

    @property
    def next_step(self) -> Ref | None:
        """The first step that is still open; None if there is none."""
        open_steps = [one for one in self.facts.milestones if not (one.done_on or one.dropped_on)]
        return Ref("milestone", open_steps[0].id) if open_steps else None


def goal_page(sheet: GoalSheet, width: int, *, chart_height: int = 10) -> list[SheetLine]:
    """The page, every line at most `width` cells."""
    then = known(sheet.facts, sheet.progress.as_of)
    parts: list[list[SheetLine]] = [
        _head(sheet.progress, width),
        [*_standing(sheet.progress, width), *_details(then, sheet.progress, width)],
        _chart(then, sheet.progress, width, chart_height),
        _steps(then, sheet.progress.as_of, width),
        _readings(then, sheet.progress, width),
        _moved(sheet.movers, sheet.progress.as_of, width),
        _changes(then, sheet.progress.as_of, width),
        _closing(sheet.progress, width),
    ]
    lines: list[SheetLine] = []
    for part in parts:
        if part and lines:
            lines.append(SheetLine(Content("")))
        lines.extend(part)
    return lines


def _plain(lines: Iterable[Content]) -> list[SheetLine]:
    return [SheetLine(line) for line in lines]


def _some(text: str, width: int, style: str, most: int) -> list[Content]:
    """A text of the user's in at most `most` lines, with `…` where there is more."""
    whole = render.wrap(one_line(text), width, style)
    if len(whole) <= most:
        return whole
    last = render.elide(whole[most - 1], width - 1)
    return [*whole[: most - 1], Content.assemble(last, (render.ELLIPSIS, style))]


def _heading(words: str, width: int, beside: str = "") -> SheetLine:
    return SheetLine(render.columns(render.label(words, render.SOFT), beside, width))


# What it is, and where it stands


def _head(progress: Progress, width: int) -> list[SheetLine]:
    goal = progress.goal
    private = "private" if goal.visibility == "private" else f"for the {goal.visibility}"
    seen = goal.visibility if goal.visibility == "shareable" else private
    about = f"for {'me' if goal.beneficiary == 'me' else 'my ' + goal.beneficiary}, {seen}"
    title = _some(goal.title, width, render.BOLD, 3)
    beside = cell_len(about) + cell_len(title[0].plain) + 3 <= width and len(title) == 1
    lines = [render.columns(title[0], about, width)] if beside else title
    lines += render.wrap(understood(goal), width, render.SOFT)
    if not beside:
        lines.append(render.elide(render.label(about, render.FAINT), width))
    if goal.why.strip():
        lines += [Content(""), *_some(goal.why, width, f"italic {render.SOFT}", 4)]
    if goal.observed.strip():
        lines += _some(f"Seen by: {goal.observed}", width, render.FAINT, 3)
    return _plain(lines)


def _standing(progress: Progress, width: int) -> list[SheetLine]:
    value = render.label(progress.value or "no reading yet", render.BOLD)
    state = render.label(progress.state_words, state_style(progress))
    if progress.percent is not None:
        state = Content.assemble((progress.percent, render.BOLD), "  ", state)
    meter = render.meter(progress.bar, progress.expected, width)
    if cell_len(value.plain) + cell_len(state.plain) + 3 <= width:
        return _plain([render.columns(value, state, width), meter])
    return _plain([*render.wrap(value, width), meter, *render.wrap(state, width)])


def _details(then: GoalFacts, progress: Progress, width: int) -> list[SheetLine]:
    """The sentences of the domain: short ones share a line. What was changed has its own place below."""
    changed = set(revision_notes(then, progress.as_of))
    sentences = [one_line(detail) for detail in progress.details if detail not in changed]
    if progress.reading_due:
        sentences.append("a new reading is welcome: c")
    lines: list[Content] = []
    row: list[str] = []
    for sentence in sentences:
        together = " · ".join([*row, sentence])
        if row and (len(sentence) > _SHORT or cell_len(together) > width):
            lines += _some(" · ".join(row), width, render.SOFT, 3)
            row = []
        row.append(sentence)
    return _plain([*lines, *(_some(" · ".join(row), width, render.SOFT, 3) if row else [])])


# The chart


def _chart(then: GoalFacts, progress: Progress, width: int, height: int) -> list[SheetLine]:
    if then.goal.measure != "numeric" or not progress.trend:
        return []
    plot = _plot(then, progress)
    lines = chart(plot, width, height)
    if not lines:
        return []
    signs = [("●", "reading", render.GROWN)]
    signs += [("⠒", "even pace", render.FAINT)] if plot.even else []
    signs += [("◇", "changed", render.SOFT)] if plot.changes else []
    legend = Content("   ").join(
        Content.assemble((sign, style), (f" {words}", render.FAINT)) for sign, words, style in signs
    )
    return _plain([render.columns("", legend, width), *lines])


def _plot(then: GoalFacts, progress: Progress) -> Plot:
    goal, days = then.goal, [day for day, _ in progress.trend]
    values = [value for _, value in progress.trend]
    wanted = [goal.target, goal.baseline, values[-1], max(values), min(values)]
    ends = [goal.start, *days, progress.as_of if goal.lifecycle != "closed" else days[-1]]
    ends += [goal.due] if goal.due is not None else []
    return Plot(
        readings=progress.trend,
        first=min(ends),
        last=max(ends),
        today=progress.as_of,
        levels=list(dict.fromkeys(value for value in wanted if value is not None)),
        say_value=number_text,
        say_day=lambda day: day_words(day, progress.as_of),
        even=_even_pace(then),
        pauses=[(one.start, one.until or progress.as_of) for one in then.pauses],
        changes=sorted({one.day for one in then.revisions if is_change(one)}),
    )


class _EvenPace:
    """Even pace on a day, by the goal's present numbers and date."""

    def __init__(self, then: GoalFacts, baseline: float, target: float, due: date) -> None:
        self._then, self._baseline, self._target, self._due = then, baseline, target, due

    def __call__(self, day: date) -> float | None:
        if not self._then.goal.start <= day <= self._due:
            return None
        # A pause that goes on ends the line where it began: what comes after it is not decided yet.
        if any(one.until is None and one.start < day for one in self._then.pauses):
            return None
        pauses = [one for one in self._then.pauses if one.until is not None]
        share = expected_share(self._then.goal, pauses, day)
        return None if share is None else self._baseline + share * (self._target - self._baseline)


def _even_pace(then: GoalFacts) -> _EvenPace | None:
    goal = then.goal
    if goal.baseline is None or goal.target is None or goal.due is None or goal.pace != "linear":
        return None
    return _EvenPace(then, goal.baseline, goal.target, goal.due)


# What belongs to it


def _steps(then: GoalFacts, as_of: date, width: int) -> list[SheetLine]:
    if then.goal.measure != "milestones":
        return []
    if not then.milestones:
        hint = render.key_hint("a", "adds the first step")
        return [_heading("Steps", width), SheetLine(hint)]
    lines = [_heading("Steps", width)]
    for step in then.milestones:
        lines += [SheetLine(line, Ref("milestone", step.id)) for line in _step(step, as_of, width)]
    return lines


def _step(step: Milestone, as_of: date, width: int) -> Iterator[Content]:
    shape, style, beside = "○", render.TEXT, "" if step.due is None else f"by {day_words(step.due, as_of)}"
    if step.dropped_on is not None:
        reason = one_line(step.dropped_reason)
        shape, style, beside = "–", render.FAINT, f"dropped{': ' if reason else ''}{reason}"
    elif step.done_on is not None:
        shape, style, beside = "●", render.SOFT, f"done {day_words(step.done_on, as_of)}"
    beside = render.elide(render.label(beside, render.FAINT), width // 2).plain
    room = width - 2 - (cell_len(beside) + 2 if beside else 0)
    words = _some(step.text, max(8, room), style, 2)
    mark = render.GROWN if step.done_on is not None and step.dropped_on is None else style
    yield render.columns(Content.assemble((f"{shape} ", mark), words[0]), beside, width)
    for line in words[1:]:
        yield Content.assemble("  ", line)


def _readings(then: GoalFacts, progress: Progress, width: int) -> list[SheetLine]:
    check_ins = list(reversed(then.check_ins))
    if not check_ins:
        return []
    shown = check_ins[:READINGS_SHOWN]
    words = [f"the newest of {len(check_ins)}"] if len(check_ins) > READINGS_SHOWN else []
    words += ["confidence"] if any(one.confidence for one in shown) else []
    lines = [_heading("Readings", width, ", ".join(words))]
    leads = _columns([(_reading_day(one, progress), _reading_figure(one)) for one in shown])
    for one, lead in zip(shown, leads, strict=True):
        lines += [SheetLine(line, Ref("check_in", one.id)) for line in _reading(one, lead, width)]
    return lines


def _reading_day(one: CheckIn, progress: Progress) -> str:
    return day_words(one.day, progress.as_of)


def _reading_figure(one: CheckIn) -> str:
    return "" if one.value is None else render.elide(number_text(one.value), _FIGURE).plain


def _columns(leads: Sequence[tuple[str, str]]) -> list[Content]:
    """Days to the left and figures to the right of their columns, each as wide as its widest."""
    days = max(len(day) for day, _ in leads)
    figures = max(cell_len(figure) for _, figure in leads)
    gap = "  " if figures else ""
    return [
        Content.assemble((f"{day:<{days}}  ", render.FAINT), (f"{figure:>{figures}}{gap}", render.BOLD))
        for day, figure in leads
    ]


def _reading(one: CheckIn, lead: Content, width: int) -> Iterator[Content]:
    """`16 Feb   17  note …     3 of 5`, the note below itself where it takes more lines."""
    right = "" if one.confidence is None else f"{one.confidence} of 5"
    room = width - lead.cell_length - (cell_len(right) + 2 if right else 0)
    note = _some(one.note, max(8, room), render.TEXT, _NOTE_LINES) if one.note.strip() else [Content("")]
    yield render.columns(Content.assemble(lead, note[0]), right, width)
    for line in note[1:]:
        yield render.elide(Content.assemble(" " * lead.cell_length, line), width)


def _moved(movers: Sequence[Mover], as_of: date, width: int) -> list[SheetLine]:
    if not movers:
        return []
    widest = min(10, max(cell_len(one.what) for one in movers))
    lines = [_heading("What moved it", width)]
    for one in movers:
        what = render.elide(render.label(one.what, render.GROWN), widest)
        pad = " " * (widest - cell_len(what.plain) + 2)
        beside = ", ".join(part for part in (day_words(one.day, as_of), one_line(one.beside)) if part)
        words = render.label(one_line(one.words) or "without a title", render.TEXT)
        beside_cut = render.elide(render.label(beside, render.FAINT), width // 3)
        line = render.columns(Content.assemble(what, pad, words), beside_cut, width)
        lines.append(SheetLine(line, one.ref))
    return lines


def _changes(then: GoalFacts, as_of: date, width: int) -> list[SheetLine]:
    """What was changed on the way and why, newest first: revisions and pauses alike."""
    found: list[tuple[date, str]] = []
    for revision in then.revisions:
        if is_change(revision) or is_turn(revision):
            reason = one_line(revision.reason)
            words = revision_words(revision, then.goal, as_of)
            found.append((revision.day, f"{words}{' – ' if reason else ''}{reason}"))
    for pause in then.pauses:
        reason = one_line(pause.reason)
        found.append((pause.start, f"{_pause_words(pause, as_of)}{' – ' if reason else ''}{reason}"))
    if not found:
        return []
    lines = [_heading("Changes", width)]
    for _, text in sorted(found, reverse=True):
        lines += _plain(_some(text, width, render.TEXT, 3))
    return lines


def _pause_words(pause: Pause, as_of: date) -> str:
    start = day_words(pause.start, as_of)
    if pause.until is None:
        return f"paused since {start}"
    if pause.until == pause.start:
        return f"paused on {start}, taken up again the same day"
    return f"paused from {start} to {day_words(pause.until, as_of)}"


def _closing(progress: Progress, width: int) -> list[SheetLine]:
    goal = progress.goal
    if not goal.close_note.strip():
        return []
    when = "" if goal.closed_on is None else day_words(goal.closed_on, progress.as_of)
    words = "At its close" if goal.lifecycle == "closed" else "When it was closed before"
    return [_heading(words, width, when), *_plain(_some(goal.close_note, width, render.TEXT, 6))]
