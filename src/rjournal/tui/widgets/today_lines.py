"""What Today's panels say, line by line. Pure functions of what was gathered, a width and the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.goals import PACED, Goal
from rjournal.domain.numbers import number_text
from rjournal.domain.people import ROLE_WORDS, Pairing, Person, rhythm_words
from rjournal.domain.periods import MONTHS, WEEKDAYS, age, say
from rjournal.domain.progress import Progress
from rjournal.domain.prompts import Prompt
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, Session
from rjournal.services.goals import GoalView
from rjournal.services.today import NextSession, Recent, Turn
from rjournal.tui import render
from rjournal.tui.widgets.goal_marks import mark, state_mark
from rjournal.tui.widgets.session_words import format_words

_AGENDA_SHOWN = 5
_METER, _LEAST_METER = 22, 8
_TREND = 10
_DAY = 12
_WEEK_WIDTH = 4
_STACK = 4


# The next session


def next_lines(next: NextSession, today: date, width: int, roomy: bool) -> list[Content]:
    """With whom, when, what about, and what became of the last promises."""
    shown = [item for item in next.agenda if item.outcome in ("open", "done")]
    lines = _who_and_when(_who(next.pairing, next.person, width), _when(next.session, today), width, roomy)
    if next.session.purpose and roomy:
        lines.append(render.elide(render.label(next.session.purpose, render.SOFT), width))
    if shown:
        lines += [Content("")] * roomy
        lines += [_agenda_line(item, width) for item in shown[:_AGENDA_SHOWN]]
        more = len(shown) - _AGENDA_SHOWN
        lines += [Content(f"  and {more} more").stylize(render.FAINT)] if more > 0 else []
    if next.done or next.open:
        since = f"Since last time: {next.done} done, {next.open} open"
        lines += [Content("")] * roomy
        lines.append(render.elide(Content(since).stylize(render.SOFT), width))
    return lines


def turn_lines(turn: Turn, today: date, width: int, roomy: bool) -> list[Content]:
    """Who would be next while no session is planned."""
    day = (say(turn.day, today=today), render.ACCENT)
    if turn.last is None:
        said = Content("No session yet, and none is planned.").stylize(render.SOFT)
    else:
        ago = f" The last one was {age(turn.last, today=today)}."
        said = Content.assemble(
            ("None is planned; your rhythm says ", render.SOFT), day, ".", (ago, render.SOFT)
        )
    return [
        _who(turn.pairing, turn.person, width),
        *render.wrap(said, width),
        *([Content("")] * roomy),
        Content("   ").join((render.key_hint("p", "plan it"), render.key_hint("s", "record one"))),
    ]


def nobody_lines(width: int, roomy: bool) -> list[Content]:
    """What stands here before there is anyone to meet."""
    belongs = "Your next session stands here, with what you want to talk about."
    return [
        *render.wrap(belongs, width, render.SOFT),
        *([Content("")] * roomy),
        Content("   ").join((render.key_hint("a", "add someone"), render.key_hint("s", "record a session"))),
    ]


def _who(pairing: Pairing | None, person: Person | None, width: int) -> Content:
    if pairing is None or person is None:
        return Content("A session of your own").stylize(render.BOLD)
    parts = (
        render.label(person.name, render.BOLD),
        ROLE_WORDS[pairing.my_role],
        rhythm_words(pairing.cadence_days),
    )
    return render.beside(parts, width)


def _when(session: Session, today: date) -> Content:
    day = say(session.day, today=today)
    at = f" {session.start}" if session.start else ""
    until = f" to {say(session.until, today=today)}" if session.until else ""
    return Content.assemble(
        (f"{day[0].upper()}{day[1:]}{at}{until}", f"bold {render.ACCENT}"),
        (f" · {session.minutes} min · {format_words(session.format)}", render.SOFT),
    )


def _who_and_when(who: Content, when: Content, width: int, roomy: bool) -> list[Content]:
    """On one line where there is no room to waste and both fit, else below one another."""
    if not roomy and cell_len(who.plain) + cell_len(when.plain) + 2 <= width:
        return [render.columns(who, when, width)]
    return [who, render.elide(when, width)]


def _agenda_line(item: AgendaItem, width: int) -> Content:
    shape = "●" if item.outcome == "done" else "○"
    text = Content.assemble((f"{shape} ", render.FAINT), render.label(item.text))
    return render.columns(text, ORIGIN_WORDS[item.origin], width)


# Goals


def goal_lines(view: GoalView, width: int, roomy: bool) -> list[Content]:
    """A goal: what and where it stands; the meter and the state; how it went, where there is room."""
    progress = view.progress
    title = render.label(progress.goal.title, render.BOLD)
    lines = [
        render.columns(title, render.label(_figure(progress, width // 2), render.FAINT), width),
        _state_line(view, width),
    ]
    return [*lines, _story_line(view, width)] if roomy else lines


def _figure(progress: Progress, width: int) -> str:
    """The figure whole, its first half, or in few characters: what there is room for."""
    whole = progress.value
    halves = (whole, whole.partition(", ")[0]) if progress.goal.measure == "habit" else (whole,)
    return next((words for words in halves if cell_len(words) <= width), progress.short or whole)


def _state_line(view: GoalView, width: int) -> Content:
    """The picture and the state in words; its afterthought goes first, then the picture gets shorter."""
    progress = view.progress
    meter_width = min(_METER, width * 2 // 5)
    for words in (progress.state_words, re.split("[;:,]", progress.state_words)[0]):
        gap = "  " if progress.percent and words else ""
        right = Content.assemble((progress.percent or "", render.TEXT), gap, state_mark(progress, words))
        room = width - cell_len(right.plain) - 2
        if meter_width <= room:
            break
    picture = mark(progress, max(_LEAST_METER, min(meter_width, room)))
    return render.columns(picture, right, width) if picture.plain else render.elide(right, width)


def _story_line(view: GoalView, width: int) -> Content:
    """How the readings went and the last note; the next step of a goal that has steps."""
    trail = _trail(view)
    said = _said(view)
    if not trail.plain:
        return render.elide(said, width)
    return render.elide(Content.assemble(trail, "   " if said.plain else "", said), width)


def _trail(view: GoalView) -> Content:
    """`21 ⠉⠢⡀ 17`: the first reading, the line between them, the last."""
    points = list(view.progress.trend)
    goal = view.progress.goal
    if goal.measure not in ("numeric", "hold", "total") or not points:
        return Content("")
    begin = 0.0 if goal.measure == "total" else goal.baseline if goal.measure == "numeric" else None
    if begin is not None and goal.start < points[0][0]:
        points.insert(0, (goal.start, begin))
    if len(points) < 2:
        return Content("")
    line = render.trend(even_steps(points, 2 * _TREND), _TREND)
    ends = [(number_text(value), render.FAINT) for value in (points[0][1], points[-1][1])]
    return Content.assemble(ends[0], " ", line, " ", ends[1])


def even_steps(points: Sequence[tuple[date, float]], count: int) -> list[float]:
    """`count` values, evenly spaced in time, on the straight lines between `points`, which are in order."""
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    if last <= first or count < 2:
        return [value for _, value in points][-count:]
    return [_value_at(points, first + (last - first) * step / (count - 1)) for step in range(count)]


def _value_at(points: Sequence[tuple[date, float]], day: float) -> float:
    for (began, low), (ended, high) in pairwise(points):
        start, end = began.toordinal(), ended.toordinal()
        if day <= end and end > start:
            part = (day - start) / (end - start)
            # Not low + part * (high - low): two huge readings of opposite sign would overflow to infinity.
            return low * (1 - part) + high * part
    return points[-1][1]


def _said(view: GoalView) -> Content:
    goal: Goal = view.progress.goal
    if goal.measure == "milestones":
        step = next(
            (one for one in view.facts.milestones if one.done_on is None and one.dropped_on is None), None
        )
        return Content("") if step is None else render.label(f"next: {step.text}", render.FAINT)
    reading = view.progress.reading
    if reading is not None and reading.note.strip():
        return render.label(f"“{reading.note.strip()}”", render.FAINT)
    # What knows no pace has no line to show here: `15 times in all`.
    told = view.progress.details if goal.measure not in PACED else ()
    return render.label(told[0], render.FAINT) if told else Content("")


# A question, what was lately, the weeks


def question_lines(question: Prompt, width: int) -> list[Content]:
    """The question, in italics."""
    return render.wrap(question.plain, width, f"italic {render.TEXT}")


def recent_line(recent: Recent, width: int) -> Content:
    """The day, the title, and with whom or what it was."""
    name = f"{WEEKDAYS[recent.day.weekday()][:3]} {recent.day.day:>2} {MONTHS[recent.day.month - 1][:3]}"
    title = render.label(recent.title or "Untitled", render.TEXT if recent.title else render.FAINT)
    kind = recent.ref.kind
    who = "" if recent.what == kind else (recent.what.split() or [""])[0]
    what = f"session · {who}" if who and kind == "session" else who or kind
    left = Content.assemble((f"{name:<{_DAY}}", render.FAINT), title)
    return render.columns(left, render.label(what, render.FAINT), width)


def week_lines(weeks: Sequence[int], this_week: date, width: int, roomy: bool) -> list[Content]:
    """A stack of squares for each week, this one at the right, and the months below.

    Where a week holds more than fits into a stack, a square stands for `squares_for` of them. Where there is
    room for one row it is a number for each week: squares of one height would all say the same.
    """
    if not weeks or width < len(weeks):
        return []
    pitch = min(_WEEK_WIDTH, width // len(weeks))
    if not roomy:
        return [Content.assemble(*(_number(count, pitch) for count in weeks))]
    each = squares_for(weeks)
    stacks = [-(-count // each) for count in weeks]
    rows = [
        Content.assemble(*(_square(stack >= level, pitch, base=level == 1) for stack in stacks))
        for level in range(max(1, *stacks), 0, -1)
    ]
    return [*rows, Content(_month_labels(len(weeks), this_week, pitch)[:width]).stylize(render.FAINT)]


def squares_for(weeks: Sequence[int]) -> int:
    """How many entries and sessions one square stands for, so that no stack grows too tall."""
    return max(1, -(-max(weeks, default=0) // _STACK))


def _number(count: int, pitch: int) -> tuple[str, str]:
    if not count or len(str(count)) >= pitch:
        return _square(count > 0, pitch)
    return f"{count:<{pitch}}", render.GROWN


def _square(filled: bool, pitch: int, *, base: bool = True) -> tuple[str, str]:
    shape = "■" if filled else "▫" if base else ""
    return f"{shape:<{pitch}}", render.GROWN if filled else render.FAINT


def _month_labels(weeks: int, this_week: date, pitch: int) -> str:
    """The month's name below the first week that begins in it, where it fits before the next."""
    line = ""
    month = 0
    for week in range(weeks):
        begins = this_week - timedelta(weeks=weeks - 1 - week)
        if begins.month != month and len(line) <= week * pitch:
            line = f"{line:<{week * pitch}}{MONTHS[begins.month - 1][:3]} "
        month = begins.month
    return line.rstrip()


def amounts(entries: int, sessions: int, each: int = 1) -> str:
    """How much there was: `22 entries, 8 sessions`; and what a square stands for, where it is not one."""
    entry = "1 entry" if entries == 1 else f"{entries:,} entries"
    session = "1 session" if sessions == 1 else f"{sessions:,} sessions"
    return f"{entry}, {session}" if each == 1 else f"■ is {each} · {entry}, {session}"
