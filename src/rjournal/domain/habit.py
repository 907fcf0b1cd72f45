"""Things done some times a week or a month (docs/domain.md §3.5)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rjournal.domain.goal_history import GoalFacts, goal_as_of
from rjournal.domain.goal_words import revision_notes
from rjournal.domain.goals import CheckIn, Goal, Per
from rjournal.domain.numbers import LARGEST, amount, number_text, percent_text
from rjournal.domain.periods import add_months, week_start
from rjournal.domain.readings import counts_of, value_of
from rjournal.domain.spans import active_days, paused_spans
from rjournal.domain.standing import Standing
from rjournal.domain.text import one_line
from rjournal.domain.total import before_start_notes

_ONE_DAY = timedelta(days=1)
_IN_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)


@dataclass(frozen=True)
class Period:
    """One week or month of a habit, from `first` to `last`, both inside it.

    `count` is how many times, never below 0, of the `times` aimed for; `days` those days that have a count,
    with it. `current`: it is not over yet. `paused`: at least half its days lay in pauses, before the start
    or after the end, so that it is left out. `cut`: it is left out for no pause, only because the habit began
    late in it or ends early in it; what was done in it was done all the same.
    """

    first: date
    last: date
    count: float
    times: int
    days: tuple[tuple[date, float], ...] = ()
    current: bool = False
    paused: bool = False
    cut: bool = False

    @property
    def kept(self) -> bool:
        """Whether it was done as often as aimed for."""
        return self.count >= self.times

    @property
    def counted(self) -> bool:
        """Whether it counts: not when it was paused, and while it goes on only once it is kept."""
        return not self.paused and (self.kept or not self.current)

    @property
    def left_out_as(self) -> str:
        """Why it is left out, in words: `paused` or `not a whole week`; empty for one that is not."""
        if not self.paused:
            return ""
        span = "week" if (self.last - self.first).days == 6 else "month"
        return f"not a whole {span}" if self.cut else "paused"

    @property
    def fill(self) -> float:
        """How much of what was aimed for was done, 0…1."""
        return min(1.0, self.count / self.times)


def periods_of(facts: GoalFacts, as_of: date, first_weekday: int = 0) -> tuple[Period, ...]:
    """The periods of a habit from its start to the day, in order; `facts` are those of `known` for the day.

    `first_weekday` counts like `date.weekday()`.
    """
    goal = facts.goal
    if goal.times is None or goal.times < 1:
        return ()
    end = min(as_of, goal.closed_on) if goal.lifecycle == "closed" and goal.closed_on else as_of
    counts = _by_period(counts_of(facts), goal.per, first_weekday)
    return tuple(
        _period(facts, first, end, counts.get(first, []))
        for first in _firsts(goal, min(end, goal.due or end), first_weekday)
    )


def period_first(day: date, per: Per, first_weekday: int = 0) -> date:
    """The first day of the week or month that holds `day`."""
    return day.replace(day=1) if per == "month" else week_start(day, first_weekday)


def next_first(first: date, per: Per) -> date:
    """The first day of the period after the one that begins on `first`."""
    return add_months(first, 1) if per == "month" else first + timedelta(days=7)


def due_after(start: date, per: Per, periods: int, first_weekday: int = 0) -> date:
    """The last day of a habit of so many whole periods, beginning with the first that counts.

    A first period of which at least half has passed by `start` does not count as one (docs/domain.md §3.5).
    """
    first = period_first(start, per, first_weekday)
    after = next_first(first, per)
    if (start - first).days * 2 >= (after - first).days:
        after = next_first(after, per)
    for _ in range(periods - 1):
        after = next_first(after, per)
    return after - _ONE_DAY


def times_words(goal: Goal) -> str:
    """How often: `3 times a week`, `2 walks a month`."""
    if goal.times is None:
        return f"how often a {goal.per} to be chosen"
    return f"{goal.times} {one_line(goal.unit) or ('time' if goal.times == 1 else 'times')} a {goal.per}"


def standing_of_habit(facts: GoalFacts, as_of: date, first_weekday: int = 0) -> Standing:
    """Where a habit stands; `facts` are those of `goal_history.known` for the day."""
    goal, counts = facts.goal, counts_of(facts)
    notes = (*before_start_notes(goal, facts.check_ins), *revision_notes(facts, as_of))
    if goal.times is None or goal.times < 1:
        return Standing(value="", needs="needs how often", notes=notes)
    periods = periods_of(facts, as_of, first_weekday)
    plain = Standing(value=times_words(goal), short=times_words(goal), periods=periods, notes=notes)
    if not counts:
        return plain
    counted = [one for one in periods if one.counted]
    closed = goal.lifecycle == "closed"
    seen = [one for one in periods if one.cut or not one.paused]
    current = None if closed else next((one for one in seen if one.current), None)
    total = math.fsum(one.count for one in seen)
    fill = math.fsum(one.fill for one in counted) / len(counted) if counted else None
    value, short = _headline(goal, counted, fill)
    now = _current_words(current, goal, as_of)
    in_all = f"{_times(total)} in all"
    this_period, _, the_rest = now.partition(", ")
    return Standing(
        value=value or this_period or plain.value,
        short=short or this_period or plain.short,
        # Where the present week is the figure itself, it is not said twice.
        words=(now if value else the_rest) or in_all,
        ratio=fill,
        last=counts[-1].day,
        reading=counts[-1],
        readings=len({one.day for one in counts}),
        trend=tuple((one.first, one.count) for one in periods),
        periods=periods,
        notes=(*((in_all,) if now or closed else ()), *notes),
    )


def _headline(goal: Goal, counted: Sequence[Period], fill: float | None) -> tuple[str, str]:
    """`kept 5 of 8 weeks, 75 % of what you aimed for`, and the same in short: `5 of 8 weeks`."""
    if fill is None:
        return "", ""
    kept = sum(one.kept for one in counted)
    short = f"{kept} of {len(counted)} {goal.per}{'' if len(counted) == 1 else 's'}"
    return f"kept {short}, {percent_text(fill)} of what you aimed for", short


def _current_words(current: Period | None, goal: Goal, as_of: date) -> str:
    """`this week 2 of 3, three days left`; `this week 1, not a whole week` where it is left out."""
    if current is None:
        return ""
    if current.paused:
        return f"this {goal.per} {number_text(current.count)}, {current.left_out_as}"
    left = (min(current.last, goal.due or current.last) - as_of).days
    days = "last day" if left <= 0 else f"{_in_words(left)} {'day' if left == 1 else 'days'} left"
    return f"this {goal.per} {number_text(current.count)} of {current.times}, {days}"


def _in_words(number: int) -> str:
    return _IN_WORDS[number] if number < len(_IN_WORDS) else str(number)


def _times(total: float) -> str:
    return amount(total, "time" if total == 1 else "times")


def _by_period(counts: Sequence[CheckIn], per: Per, first_weekday: int) -> dict[date, list[CheckIn]]:
    found: dict[date, list[CheckIn]] = defaultdict(list)
    for one in counts:
        found[period_first(one.day, per, first_weekday)].append(one)
    return found


def _firsts(goal: Goal, end: date, first_weekday: int) -> Iterator[date]:
    if end < goal.start:
        return
    first = period_first(goal.start, goal.per, first_weekday)
    while first <= end:
        yield first
        first = next_first(first, goal.per)


def _period(facts: GoalFacts, first: date, end: date, counts: Sequence[CheckIn]) -> Period:
    goal = facts.goal
    after = next_first(first, goal.per)
    over = after if goal.due is None else min(after, goal.due + _ONE_DAY)
    length = (after - first).days
    begun = max(first, goal.start)
    there = active_days(begun, over, paused_spans(facts.pauses))
    days: dict[date, float] = {}
    for one in counts:
        days[one.day] = days.get(one.day, 0.0) + value_of(one)
    count = min(LARGEST, max(0.0, math.fsum(value_of(one) for one in counts)))
    return Period(
        first=first,
        last=after - _ONE_DAY,
        count=count,
        times=_times_then(facts, min(after - _ONE_DAY, end)),
        days=tuple((day, max(0.0, number)) for day, number in days.items() if number > 0),
        current=end < over,
        paused=2 * (length - there) >= length,
        cut=2 * (length - there) >= length and there == (over - begun).days,
    )


def _times_then(facts: GoalFacts, day: date) -> int:
    """How often was aimed for at the end of a period: another aim judges no period that was over by then.

    What was over before it was said how often is judged by what was said first.
    """
    changes = [one for one in facts.revisions if one.field == "times" and one.old]
    return goal_as_of(facts.goal, changes, day).times or 1 if changes else facts.goal.times or 1
