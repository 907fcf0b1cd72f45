"""A quarter in counts and in its own words, gathered in a fixed number of statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, get_args

from rjournal.domain.indicators import none_of
from rjournal.domain.lines import SET_ASIDE, Area, Direction, Win, steps
from rjournal.domain.progress import portfolio
from rjournal.domain.quarters import Quarter
from rjournal.domain.text import sanitize
from rjournal.services.goals import GoalView, overview

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class Moved:
    """How many things went one way in a quarter, and how many of them stand at each status now.

    `statuses` has those that occur, in the order of the steps, what was set aside last.
    """

    count: int
    statuses: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class QuarterReview:
    """What a quarter holds.

    Goals are told as they stood on `as_of`, the quarter's end or today if that is earlier; where learnings
    and actions stand is told as of now. `people` counts the sessions held with each, most first; `agreed`
    counts the actions noted in the quarter, of which `done`, `open` and `dropped` say what became of them.
    `areas` counts what was learned of each area, `none_of` names those of which nothing was.
    `wins` pair each win with the names of those who had a part in it.
    """

    quarter: Quarter
    as_of: date
    sessions: int
    minutes: int
    people: tuple[tuple[str, int], ...]
    entries: int
    writing_days: int
    learned: Moved
    taught: Moved
    areas: Mapping[Area | None, int]
    none_of: tuple[Area, ...]
    agreed: int
    done: int
    open: int
    dropped: int
    wins: tuple[tuple[Win, tuple[str, ...]], ...]
    goals: tuple[GoalView, ...]
    portfolio: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was noted in this quarter, goals aside."""
        return not (
            self.sessions
            or self.entries
            or self.learned.count
            or self.taught.count
            or self.agreed
            or self.wins
        )


def quarter_review(store: Store, quarter: Quarter, today: date, *, first_weekday: int = 0) -> QuarterReview:
    """Gather a quarter as it is known on the day `today`; `first_weekday` is where a habit's weeks begin."""
    as_of = min(quarter.last, today)
    people = _people(store, quarter)
    per_day = store.entries.per_day(quarter.first, quarter.last)
    actions = _actions(store, quarter)
    goals = _goals(store, quarter, as_of, first_weekday)
    areas = store.learnings.areas(quarter.first, quarter.last)
    return QuarterReview(
        quarter=quarter,
        as_of=as_of,
        sessions=sum(count for _, count, _ in people),
        minutes=sum(minutes for _, _, minutes in people),
        people=tuple((name, count) for name, count, _ in people if name),
        entries=sum(per_day.values()),
        writing_days=len(per_day),
        learned=_moved(store, quarter, "received"),
        taught=_moved(store, quarter, "given"),
        areas=areas,
        none_of=none_of(areas, get_args(Area)),
        agreed=sum(actions.values()),
        done=actions["done"],
        open=actions["open"] + actions["carried"],
        dropped=actions["dropped"],
        wins=_wins(store, quarter),
        goals=goals,
        portfolio=portfolio([one.progress for one in goals]),
    )


def _span(quarter: Quarter) -> tuple[str, str]:
    return quarter.first.isoformat(), quarter.last.isoformat()


def _people(store: Store, quarter: Quarter) -> list[tuple[str, int, int]]:
    """The sessions held with each person and their minutes; those outside any pairing under no name."""
    rows = store.connection.all(
        "SELECT coalesce(p.name, '') AS name, count(*) AS held, sum(s.minutes) AS minutes FROM session s"
        " LEFT JOIN pairing r ON r.id = s.pairing_id LEFT JOIN person p ON p.id = r.person_id"
        " WHERE s.deleted_at IS NULL AND s.status = 'held' AND s.day BETWEEN ? AND ?"
        " GROUP BY p.id ORDER BY held DESC, name COLLATE NOCASE",
        _span(quarter),
    )
    return [(sanitize(row["name"]), row["held"], row["minutes"]) for row in rows]


def _moved(store: Store, quarter: Quarter, direction: Direction) -> Moved:
    rows = store.connection.all(
        "SELECT status, count(*) AS n FROM learning WHERE deleted_at IS NULL AND direction = ?"
        " AND day BETWEEN ? AND ? GROUP BY status",
        (direction, *_span(quarter)),
    )
    counts = {row["status"]: row["n"] for row in rows}
    known = (*steps(direction), SET_ASIDE)
    return Moved(
        sum(counts.values()), tuple((status, counts[status]) for status in known if status in counts)
    )


def _actions(store: Store, quarter: Quarter) -> Counter[str]:
    rows = store.connection.all(
        "SELECT status, count(*) AS n FROM action WHERE deleted_at IS NULL AND day BETWEEN ? AND ?"
        " GROUP BY status",
        _span(quarter),
    )
    return Counter({row["status"]: row["n"] for row in rows})


def _wins(store: Store, quarter: Quarter) -> tuple[tuple[Win, tuple[str, ...]], ...]:
    wins = store.wins.between(quarter.first, quarter.last)
    people = store.people.many(sorted({id for win in wins for id in win.contributors}))
    return tuple((win, tuple(people[id].name for id in win.contributors if id in people)) for win in wins)


def _goals(store: Store, quarter: Quarter, as_of: date, first_weekday: int) -> tuple[GoalView, ...]:
    """The goals that had begun by then and were not closed before the quarter."""
    goals = store.goals.where(
        "start <= ? AND (closed_on IS NULL OR closed_on >= ?)",
        (as_of.isoformat(), quarter.first.isoformat()),
    )
    return tuple(_open_first(overview(store, as_of, goals, first_weekday=first_weekday, lean=True)))


def _open_first(goals: Sequence[GoalView]) -> list[GoalView]:
    return sorted(goals, key=lambda one: (one.progress.state == "closed", one.goal.start, one.goal.id))
