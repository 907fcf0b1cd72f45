"""What a goal is made of, drawn by its kind: steps to tick, weeks of dots, levels with who rated them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_pictures import Check, Rung, checklist, ladder
from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import Goal
from rjournal.domain.habit import Period
from rjournal.domain.numbers import number_text
from rjournal.domain.periods import MONTHS, WEEKDAYS
from rjournal.domain.progress import Progress
from rjournal.domain.records import Ref
from rjournal.domain.text import one_line
from rjournal.tui import render
from rjournal.tui.widgets.goal_marks import DONE, OPEN, PAUSED
from rjournal.tui.widgets.sheet import SheetLine

PERIODS_SHOWN = 26
"""The newest weeks or months that are listed."""

_ONE_DAY = timedelta(days=1)
_MOST_DIGITS = 9


def some(text: str, width: int, style: str, most: int) -> list[Content]:
    """A text of the user's in at most `most` lines, with `…` where there is more."""
    whole = render.wrap(one_line(text), width, style)
    if len(whole) <= most:
        return whole
    last = render.elide(whole[most - 1], width - 1)
    return [*whole[: most - 1], Content.assemble(last, (render.ELLIPSIS, style))]


def heading(words: str, width: int, beside: str | Content = "") -> SheetLine:
    """What the lines below have in common."""
    return SheetLine(render.heading(words, width, beside))


# Steps


def steps(facts: GoalFacts, as_of: date, width: int, *, can_add: bool = True) -> list[SheetLine]:
    """The checklist of a goal by steps."""
    if facts.goal.measure != "milestones":
        return []
    checks = checklist(facts, as_of)
    lines = [heading("Steps", width)]
    for check in checks:
        lines += [SheetLine(line, Ref("milestone", check.id)) for line in _step(check, width)]
    if not checks and can_add:
        lines.append(SheetLine(render.key_hint("a", "adds the first step")))
    return lines


def _step(check: Check, width: int) -> Iterator[Content]:
    shape, style, mark = OPEN, render.TEXT, render.TEXT
    if check.dropped:
        shape, style, mark = "–", render.FAINT, render.FAINT
    elif check.done:
        shape, style, mark = DONE, render.SOFT, render.GROWN
    beside = render.elide(render.label(one_line(check.beside), render.FAINT), width // 2)
    room = width - 2 - (beside.cell_length + 2 if beside.plain else 0)
    words = some(check.text, max(8, room), style, 2)
    yield render.columns(Content.assemble((f"{shape} ", mark), words[0]), beside, width)
    for line in words[1:]:
        yield Content.assemble("  ", line)


# Weeks


def weeks(progress: Progress, width: int, *, as_text: bool, hint: Content) -> list[SheetLine]:
    """The weeks or months of a habit, newest first: a dot on each day that has a count, or in words alone."""
    goal, periods = progress.goal, list(reversed(progress.periods))
    if goal.measure != "habit" or not periods:
        return []
    shown = periods[:PERIODS_SHOWN]
    name = "Months" if goal.per == "month" else "Weeks"
    lines = [SheetLine(render.columns(render.label(name, render.SOFT), hint, width))]
    names = [_span(one, progress.as_of) for one in shown]
    widest = max(len(one) for one in names)
    daily = goal.per == "week" and not as_text
    if daily:
        initials = " ".join(_initials(shown[0].first))
        lines.append(SheetLine(Content(f"{'':<{widest}}  {initials}").stylize(render.FAINT)))
    for one, name in zip(shown, names, strict=True):
        row = [(f"{name:<{widest}}  ", render.FAINT)]
        row += [] if as_text else list(_days(one, goal, progress.as_of, " " if daily else ""))
        count = f"{number_text(one.count)} of {one.times}"
        said = Content.assemble(*row, ("" if as_text else "   ", ""), (f"{count:>7}", render.TEXT))
        lines.append(SheetLine(render.elide(Content.assemble(said, "   ", _kept(one)), width)))
    if len(periods) > len(shown):
        more = f"and {len(periods) - len(shown)} before them"
        lines.append(SheetLine(Content(more).stylize(render.FAINT)))
    return lines


def _kept(one: Period) -> Content:
    if one.paused:
        return render.label(one.left_out_as, render.FAINT)
    if one.kept:
        return render.label("kept", render.GROWN)
    return render.label("going on", render.FAINT) if one.current else Content("")


def _days(one: Period, goal: Goal, as_of: date, between: str) -> Iterator[tuple[str, str]]:
    """A sign a day: done, done so often, nothing, or a blank where the habit does not reach."""
    counts, day = dict(one.days), one.first
    while day <= one.last:
        count = counts.get(day, 0)
        if count > 0:
            often = int(count)
            yield (DONE if often <= 1 else str(min(often, _MOST_DIGITS))), f"bold {render.GROWN}"
        elif day < goal.start or day > as_of or (goal.due is not None and day > goal.due):
            yield " ", ""
        else:
            yield (PAUSED if one.paused else "·"), render.FAINT
        yield between, ""
        day += _ONE_DAY


def _initials(first: date) -> Sequence[str]:
    return [WEEKDAYS[(first.weekday() + ahead) % 7][0] for ahead in range(7)]


def _span(one: Period, as_of: date) -> str:
    """`this week`, `9 Feb`, `February`."""
    if (one.last - one.first).days != 6:
        name = MONTHS[one.first.month - 1]
        return name if one.first.year == as_of.year else f"{name} {one.first.year}"
    return f"{day_words(one.first, as_of)}"


# Levels


def levels(facts: GoalFacts, progress: Progress, width: int) -> list[SheetLine]:
    """The levels of a skill, highest first: where it began, mine, and the partner's in its own column."""
    rungs = _between(ladder(facts, progress.as_of))
    if not rungs:
        return []
    mine = "" if progress.reading is None else f"{DONE} {day_words(progress.reading.day, progress.as_of)}"
    theirs = "" if progress.partner is None else f"{DONE} {day_words(progress.partner.day, progress.as_of)}"
    rows = [
        (f"{one.level}  {one.name}", _places(one), mine if one.mine else "", theirs if one.partner else "")
        for one in rungs
    ]
    heads = ("Levels", "", "me", "partner" if theirs else "")
    widths = [max(cell_len(row[at]) for row in (heads, *rows)) for at in range(len(heads))]
    # A name gives way first: its number says the same.
    widths[0] = max(2, min(widths[0], width - sum(widths[1:]) - 2 * len(heads)))
    lines = [_level_row(heads, widths, (render.SOFT,) * 4)]
    for one, row in zip(rungs, rows, strict=True):
        name = render.BOLD if one.mine else render.TEXT
        lines.append(_level_row(row, widths, (name, render.FAINT, render.GROWN, render.SOFT)))
    return [SheetLine(render.elide(line, width)) for line in lines]


def _level_row(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Content:
    shown = [
        render.elide(Content(cell).stylize(style), width)
        for cell, width, style in zip(cells, widths, styles, strict=True)
    ]
    spaced = [
        Content.assemble(cell, " " * (width - cell.cell_length + 2))
        for cell, width in zip(shown, widths, strict=True)
    ]
    return Content.assemble(*spaced).rstrip()


def _between(rungs: Sequence[Rung]) -> list[Rung]:
    """From the highest level on which anything stands to the lowest."""
    stand = [
        at
        for at, one in enumerate(rungs)
        if one.begin or one.looking_back or one.aim or one.mine or one.partner
    ]
    return list(reversed(rungs[stand[0] : stand[-1] + 1])) if stand else []


def _places(one: Rung) -> str:
    marks = (("aim", one.aim), ("first rating", one.begin), ("looking back", one.looking_back))
    return ", ".join(words for words, there in marks if there)
