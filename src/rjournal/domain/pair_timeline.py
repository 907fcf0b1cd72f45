"""The pairs one has been part of, is part of and plans, in the order of time: as data, as bars, as text.

A bar tells past, present and planned days, pauses and today apart by its shape alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rjournal.domain.cells import cells, shorten
from rjournal.domain.leaving import told_reason
from rjournal.domain.pairing_life import PairingFacts, status_on
from rjournal.domain.pairing_words import standing_words
from rjournal.domain.people import ROLE_WORDS, Pairing, Role, rhythm_words
from rjournal.domain.periods import MONTHS, full, shifted
from rjournal.domain.spans import Span, paused_spans
from rjournal.domain.text import one_line

When = Literal["past", "now", "planned"]

PAST, NOW, PLANNED, RESTS, TODAY = "─", "━", "┄", "·", "│"
"""What a bar is made of."""

LEGEND: tuple[tuple[str, str], ...] = (
    (NOW, "going on"),
    (PAST, "ended"),
    (RESTS, "paused"),
    (PLANNED, "planned"),
    (TODAY, "today"),
)
"""What each sign of a bar means."""

_LEAST_DAYS = 90
_PLANNED_FOR = timedelta(days=90)
"""How long a bar is drawn for a pair whose end nobody has planned."""

_BACK, _AHEAD = timedelta(days=3653), timedelta(days=1096)
"""How far before and after the day bars reach, ten and three years; the text tells of every day."""

_STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months between two marks of the axis, the closest that leave room for their names."""

_LABEL_ROOM = 6
_WORD = 8


@dataclass(frozen=True)
class Pair:
    """One pair: with whom, what one is in it, and its days.

    `start` is None where nobody knows; `end` is the last day, or the planned one, or None. `rests` are its
    pauses. `standing` says where it stands, `word` the same in one word. `pairing_id` is None for one that is
    only planned.
    """

    name: str
    role: Role
    when: When
    standing: str
    word: str
    start: date | None
    end: date | None
    cadence_days: int
    rests: tuple[Span, ...] = ()
    pairing_id: int | None = None


def timeline(facts: Iterable[PairingFacts], names: Mapping[int, str], as_of: date) -> tuple[Pair, ...]:
    """The pairs past, present and planned on a day, those that began first at the top.

    `names` are those of the people by their numbers. The next partner planned in a pairing that goes on is a
    pair of its own, which begins where that one is planned to end.
    """
    pairs: list[Pair] = []
    for one in facts:
        pairs.append(_pair(one, names, as_of))
        following = one.pairing.rotation_next
        if following is not None and pairs[-1].when == "now":
            pairs.append(_planned(one.pairing, names.get(following, ""), names))
    order = {"past": 0, "now": 1, "planned": 2}
    return tuple(sorted(pairs, key=lambda pair: (order[pair.when], pair.start or date.min, pair.name)))


def _pair(facts: PairingFacts, names: Mapping[int, str], as_of: date) -> Pair:
    pairing = facts.pairing
    status = status_on(pairing, facts.pauses, as_of)
    first = facts.meetings[0].day if facts.meetings else None
    start = pairing.start or first
    when: When = "past" if status == "ended" else "now"
    if status == "proposed" or (start is not None and start > as_of):
        when = "planned"
    reason = told_reason(pairing)
    ended = f"ended, {reason}" if reason else "ended"
    return Pair(
        name=names.get(pairing.person_id, ""),
        role=pairing.my_role,
        when=when,
        standing=ended if when == "past" else standing_words(pairing, facts.pauses, as_of),
        word={"active": "now" if when == "now" else "next", "proposed": "next"}.get(status, status),
        start=start,
        end=pairing.ended_on if when == "past" else pairing.planned_end,
        cadence_days=pairing.cadence_days,
        rests=paused_spans(facts.pauses),
        pairing_id=pairing.id,
    )


def _planned(pairing: Pairing, name: str, names: Mapping[int, str]) -> Pair:
    before = names.get(pairing.person_id, "")
    return Pair(
        name=name,
        role=pairing.my_role,
        when="planned",
        standing=f"after {before}",
        word="next",
        start=pairing.planned_end,
        end=None,
        cadence_days=pairing.cadence_days,
    )


# As text


def in_words(pair: Pair, as_of: date) -> str:
    """A pair in one line, for whoever reads without pictures."""
    days = "" if pair.start is None else f"from {full(pair.start)}"
    if pair.end is not None:
        days = f"{days} {'until' if pair.when == 'past' else 'planned until'} {full(pair.end)}".strip()
    rests = sum(one.start <= as_of for one in pair.rests)
    paused = "" if not rests else "paused once" if rests == 1 else f"paused {rests} times"
    rhythm = "" if pair.when == "past" else rhythm_words(pair.cadence_days)
    parts = (ROLE_WORDS[pair.role], pair.standing, days, rhythm, paused)
    return f"{pair.name}: {', '.join(part for part in parts if part)}"


# As bars


@dataclass(frozen=True)
class Row:
    """One pair drawn: whose it is, its bar, and a word for how it stands."""

    pair: Pair
    name: str
    bar: str
    word: str


@dataclass(frozen=True)
class Drawn:
    """The timeline drawn: the lines of its axis, and its rows; `name_width` cells come before each bar."""

    axis: tuple[str, ...]
    rows: tuple[Row, ...]
    name_width: int


@dataclass(frozen=True)
class _Scale:
    """So many cells for the days from `first` to before `last`."""

    first: date
    last: date
    room: int

    def cell(self, day: date) -> int:
        """The cell a day lies in; below 0 or past the end where it lies outside."""
        return (day - self.first).days * self.room // (self.last - self.first).days

    def day(self, cell: int) -> date:
        """The day in the middle of a cell."""
        return self.first + timedelta(days=(2 * cell + 1) * (self.last - self.first).days // (2 * self.room))


def drawn(pairs: Sequence[Pair], as_of: date, width: int) -> Drawn:
    """The pairs as bars, every line at most `width` cells (40 or more)."""
    widest = max((cells(_label(pair)) for pair in pairs), default=0)
    name_width = max(14, min(widest + 2, 40, width // 2 - 6))
    room = max(8, width - name_width - _WORD - 2)
    first, last = _reach(pairs, as_of)
    scale = _Scale(first, last, room)
    rows = tuple(
        Row(pair, _padded(pair, name_width - 2), _bar(pair, as_of, scale), pair.word) for pair in pairs
    )
    return Drawn(axis=_axis(scale), rows=rows, name_width=name_width)


def _label(pair: Pair) -> str:
    return f"{one_line(pair.name)}, {ROLE_WORDS[pair.role]}"


def _padded(pair: Pair, width: int) -> str:
    text = shorten(_label(pair), width)
    return text + " " * (width - cells(text))


def _reach(pairs: Sequence[Pair], as_of: date) -> tuple[date, date]:
    """The first day of the bars, and the one after their last."""
    starts = [pair.start for pair in pairs if pair.start is not None]
    ends = [_planned_end(pair, as_of) for pair in pairs]
    first = max(min([as_of, *starts]), shifted(as_of, -_BACK))
    last = shifted(min(max([as_of, *ends]), shifted(as_of, _AHEAD)), timedelta(days=1))
    missing = timedelta(days=_LEAST_DAYS) - (last - first)
    if missing > timedelta(0):
        first = shifted(first, -missing)
        last = max(last, first + timedelta(days=1))
    return first, last


def _planned_end(pair: Pair, as_of: date) -> date:
    """The last day its bar reaches to."""
    if pair.end is not None:
        return pair.end
    if pair.when != "planned":
        return as_of
    return shifted(pair.start or as_of, _PLANNED_FOR)


def _bar(pair: Pair, as_of: date, scale: _Scale) -> str:
    start = pair.start or (as_of if pair.when == "planned" else scale.first)
    end = _planned_end(pair, as_of)
    signs = [_sign(pair, start, end, scale.day(cell), as_of) for cell in range(scale.room)]
    if not any(sign != " " for sign in signs):
        # A few days among years still were.
        at = min(max(scale.cell(start), 0), scale.room - 1)
        signs[at] = {"past": PAST, "now": NOW, "planned": PLANNED}[pair.when]
    today = scale.cell(as_of)
    if 0 <= today < scale.room:
        signs[today] = TODAY
    return "".join(signs)


def _sign(pair: Pair, start: date, end: date, day: date, as_of: date) -> str:
    if not start <= day <= end:
        return " "
    if any(rest.start <= day and (rest.until is None or day < rest.until) for rest in pair.rests):
        return RESTS
    if pair.when == "past":
        return PAST
    return NOW if pair.when == "now" and day <= as_of else PLANNED


def _axis(scale: _Scale) -> tuple[str, ...]:
    """The months, or the years where months have no room, and below the months their years."""
    days = (scale.last - scale.first).days
    step = next((months for months in _STEPS if months * 30 * scale.room // days >= _LABEL_ROOM), _STEPS[-1])
    upper, lower = [" "] * scale.room, [" "] * scale.room
    told = 0
    for month in _months(scale):
        at = scale.cell(month)
        if at >= 0 and (month.year * 12 + month.month - 1) % step == 0:
            _put(upper, at, str(month.year) if step >= 12 else MONTHS[month.month - 1][:3])
            if step < 12 and month.year != told:
                told = month.year
                _put(lower, at, str(month.year))
    lines = ("".join(upper).rstrip(), "".join(lower).rstrip())
    return lines if lines[1] else lines[:1]


def _months(scale: _Scale) -> Iterator[date]:
    """The first day of each month that the scale touches."""
    first, last = scale.first, scale.last
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield date(number // 12, number % 12 + 1, 1)


def _put(signs: list[str], at: int, text: str) -> None:
    """Write a word where it fits whole."""
    if at + len(text) <= len(signs):
        signs[at : at + len(text)] = text
