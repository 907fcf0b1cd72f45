"""What became of what was learned and taught, in counts (docs/domain.md §3.9).

Each figure shows what it counts and of how many, and says nothing while there are too few. None of them is a
score: there is no comparison between people, and no total.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from rjournal.domain.lines import SET_ASIDE, Area, Direction, Learning, is_used
from rjournal.domain.numbers import number_text
from rjournal.domain.retention import NO_LONGER_NEEDED, RetentionResult

LEAST = 3
"""Fewer than so many say nothing."""

RIPE_AFTER = timedelta(days=30)
"""Something learned or taught has had its time to be used after so long."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def is_known(self) -> bool:
        """Whether there are enough to say anything."""
        return self.of >= LEAST

    def words(self, what: str, are: str) -> str:
        """`5 of 7 learned in use`, or `too few learned to say`."""
        return f"{self.count} of {self.of} {what} {are}" if self.is_known else f"too few {what} to say"


@dataclass(frozen=True)
class Middle:
    """The middle of so many waits, in days; None where there are none."""

    days: float | None
    of: int

    @property
    def is_known(self) -> bool:
        """Whether there are enough to say anything."""
        return self.of >= LEAST

    def words(self) -> str:
        """`first used after 12 days`, or `too few used to say how soon`."""
        if self.days is None or not self.is_known:
            return "too few used to say how soon"
        return f"first used after {'1 day' if self.days == 1 else f'{number_text(self.days)} days'}"


@dataclass(frozen=True)
class Fate:
    """What became of `count` things of one direction and status.

    `day` stands for all their days: they lie on one side of `ripe_on`. `used_on` is their first use.
    """

    direction: Direction
    status: str
    day: date
    used_on: date | None = None
    count: int = 1

    @classmethod
    def of(cls, learning: Learning) -> Fate:
        """What became of one learning."""
        return cls(learning.direction, learning.status, learning.day, learning.used_on)


def ripe_on(as_of: date) -> date:
    """The last day whose learnings have had their time to be used by `as_of`."""
    return as_of - RIPE_AFTER


def adoption(fates: Iterable[Fate], direction: Direction, as_of: date) -> Share:
    """How many of what was received, or given, at least 30 days before `as_of` are in use since.

    What was set aside, or only planned, counts on neither side. Statuses are told as they are now, and a
    first use only from its day on.
    """
    ripe = [
        fate
        for fate in fates
        if fate.direction == direction
        and fate.status not in ("planned", SET_ASIDE)
        and fate.day <= ripe_on(as_of)
    ]
    used = [
        fate
        for fate in ripe
        if is_used(direction, fate.status) and (fate.used_on is None or fate.used_on <= as_of)
    ]
    return Share(sum(fate.count for fate in used), sum(fate.count for fate in ripe))


def time_to_use(waits: Mapping[int, int]) -> Middle:
    """The median of the days from hearing of something to its first use.

    `waits` counts the first uses by those days; a use noted for an earlier day than the learning took none.
    """
    days = sorted(max(0, wait) for wait, count in waits.items() for _ in range(count))
    if not days:
        return Middle(None, 0)
    half = len(days) // 2
    # statistics costs 12 ms to import.
    middle = float(days[half]) if len(days) % 2 else (days[half - 1] + days[half]) / 2
    return Middle(middle, len(days))


def retention(results: Mapping[RetentionResult, int]) -> Share:
    """How many of the checks made went unaided; `no longer needed` counts on neither side."""
    done = sum(count for result, count in results.items() if result != NO_LONGER_NEEDED)
    return Share(results.get("unaided", 0), done)


def none_of(areas: Mapping[Area | None, int], known: Iterable[Area]) -> tuple[Area, ...]:
    """The areas of which nothing was learned in a period, in order; none where no area was named at all.

    It is something to ask oneself in a review, and is said nowhere else.
    """
    if not any(areas.get(area) for area in known):
        return ()
    return tuple(area for area in known if not areas.get(area))


@dataclass(frozen=True)
class Summary:
    """How much went each way, and what became of it by a day: what is in use, how soon, what stayed."""

    received: int
    given: int
    used: Share
    used_by_them: Share
    time_to_use: Middle
    stayed: Share

    def words(self, direction: Direction | None = None) -> list[str]:
        """Each figure with what it counts, or that there are too few to say; of one direction if given."""
        used = self.used.words("learned", "in use")
        used_by_them = self.used_by_them.words("taught", "in use")
        ways = {
            "received": [used, self.time_to_use.words()],
            "given": [used_by_them],
        }.get(direction or "", [used, used_by_them, self.time_to_use.words()])
        return [*ways, self.stayed.words("checks", "unaided")]


def summary(
    fates: Collection[Fate], waits: Mapping[int, int], results: Mapping[RetentionResult, int], as_of: date
) -> Summary:
    """What all of it adds up to on the day `as_of`."""
    return Summary(
        sum(fate.count for fate in fates if fate.direction == "received"),
        sum(fate.count for fate in fates if fate.direction == "given"),
        adoption(fates, "received", as_of),
        adoption(fates, "given", as_of),
        time_to_use(waits),
        retention(results),
    )
