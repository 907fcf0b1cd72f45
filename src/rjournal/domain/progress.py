"""A goal's progress on a day: the one answer that screens, reviews and exports share (docs/domain.md §3).

Everything here is a pure function of what was recorded and the day asked about. The review of 31 March is the
same in June, whatever was recorded since.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rjournal.domain import goal_words
from rjournal.domain.goal_history import GoalFacts, known
from rjournal.domain.goals import CheckIn, Goal, MeasureKind
from rjournal.domain.habit import Period, standing_of_habit
from rjournal.domain.hold import standing_of_hold
from rjournal.domain.levels import standing_of_skill
from rjournal.domain.pace import Freshness, State, age_of, expected_share, freshness_of, reading_due, state_of
from rjournal.domain.reach import standing_of_reach
from rjournal.domain.reflective import standing_of_reflection
from rjournal.domain.standing import Movement, Standing
from rjournal.domain.steps import standing_of_steps
from rjournal.domain.total import standing_of_total

MEASURES: Mapping[MeasureKind, Callable[[GoalFacts, date], Standing]] = {
    "numeric": standing_of_reach,
    "hold": standing_of_hold,
    "skill": standing_of_skill,
    "milestones": standing_of_steps,
    "total": standing_of_total,
    "reflective": standing_of_reflection,
}
"""How each kind of goal says where it stands; a habit's weeks have to be told where they begin."""

_ON_A_WAY: frozenset[MeasureKind] = frozenset({"numeric", "skill", "milestones", "total"})
"""The kinds whose share is one of a way from a start to an aim."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """Where a goal stands on the day `as_of`, in numbers for drawing and in words for reading.

    - `goal` as it stood that day; `state` and its `state_words`.
    - `value`: the figure that comes first ("17 days, aim 10"); `percent` follows it, None where it would
      mislead; `short` is the figure in few characters for a list ("17 days, aim 10", "5 of 8 weeks").
    - `reading`: the check-in the figure rests on; a milestones goal may have none. `last_day` is the day of
      the last reading of any kind, `readings` how many days have one.
    - `ratio`: share of the way, below 0 beyond the start, above 1 past the aim; of what is held or done
      regularly the share that was kept or filled, 0…1; None without a reading, and where there is no share.
      `bar` is the same within 0…1 for drawing; None means no bar.
    - `expected`: the share even pace would have gone, 0…1, for the mark on the bar, and `expected_value` the
      same in the measure's own numbers; None where no comparison would be fair.
    - `details`: sentences for under the bar, in order of weight; they may hold the user's own text.
    - `freshness` and `age` (unpaused days) of the last reading; `reading_due`: the goal asks for a new one.
    - `reached_on`: the first day the present aim was reached, kept when the value has slipped since.
    - `confidence` 1–5 and the one before it; `movement` from the last two readings; `trend` for a sparkline.
    - `periods`: the weeks or months of a habit, in order.
    - `partner`: somebody else's last rating of a skill; `offers_looking_back`: mine is lower than it was
      once, and where it began has not been rated in hindsight yet.
    - `offered_baseline`: the first check-in of a goal that still needs a starting point.
    - `basis`: what the figures rest on ("as of 16 Feb, 3 readings, the last one counted").
    """

    goal: Goal
    as_of: date
    state: State
    state_words: str
    value: str
    short: str = ""
    percent: str | None = None
    reading: CheckIn | None = None
    last_day: date | None = None
    readings: int = 0
    ratio: float | None = None
    bar: float | None = None
    expected: float | None = None
    expected_value: float | None = None
    details: tuple[str, ...] = ()
    freshness: Freshness | None = None
    age: int | None = None
    reading_due: bool = False
    reached_on: date | None = None
    confidence: int | None = None
    confidence_before: int | None = None
    movement: Movement | None = None
    trend: tuple[tuple[date, float], ...] = ()
    periods: tuple[Period, ...] = ()
    partner: CheckIn | None = None
    offers_looking_back: bool = False
    offered_baseline: CheckIn | None = None
    basis: str = ""

    @property
    def summary(self) -> str:
        """The figure and its percentage in one line: `9 days, target 10 (109 %)`."""
        return self.value if self.percent is None else f"{self.value} ({self.percent})"


def progress(facts: GoalFacts, as_of: date, first_weekday: int = 0) -> Progress:
    """Where the goal stood at the end of the day `as_of` (docs/domain.md §3).

    `first_weekday` is the day that a habit's weeks begin on, counted like `date.weekday()`.
    """
    then = known(facts, as_of)
    goal = then.goal
    standing = _standing(then, as_of, first_weekday)
    age = None if standing.last is None else age_of(standing.last, then.pauses, as_of)
    freshness = None if age is None else freshness_of(age, goal.check_every)
    planned = expected_share(goal, then.pauses, as_of)
    state = state_of(then, standing, planned, age, as_of)
    expected = _comparable(planned, state, standing, freshness)
    confidence, before = _confidence(then.check_ins)
    count = len(standing.trend) if goal.measure != "habit" and standing.trend else standing.readings
    return Progress(
        goal=goal,
        as_of=as_of,
        state=state,
        state_words=goal_words.state_words(state, then, standing, as_of),
        value=_value(standing, state, freshness, as_of),
        short=standing.short or standing.value,
        percent=standing.percent,
        reading=standing.reading,
        last_day=standing.last,
        readings=count,
        ratio=standing.ratio,
        bar=None if standing.ratio is None else min(1.0, max(0.0, standing.ratio)),
        expected=expected,
        expected_value=_expected_value(expected, standing),
        details=(
            *_dated_notes(standing, state, as_of),
            *goal_words.pace_notes(state, then, standing, expected, as_of),
            *standing.notes,
            *goal_words.regress_notes(standing, then.check_ins, as_of),
            *goal_words.confidence_notes(
                state, standing.ratio if goal.measure in _ON_A_WAY else None, confidence, before
            ),
        ),
        freshness=freshness,
        age=age,
        reading_due=reading_due(goal, state, age, then.pauses, as_of),
        reached_on=standing.reached_on,
        confidence=confidence,
        confidence_before=before,
        movement=standing.movement,
        trend=standing.trend,
        periods=standing.periods,
        partner=standing.partner,
        offers_looking_back=standing.looks_lower and goal.retro_from is None,
        offered_baseline=_offered_baseline(then),
        basis=goal_words.basis_words(standing, count, as_of),
    )


def _standing(then: GoalFacts, as_of: date, first_weekday: int) -> Standing:
    if then.goal.measure == "habit":
        return standing_of_habit(then, as_of, first_weekday)
    return MEASURES[then.goal.measure](then, as_of)


def portfolio(goals: Sequence[Progress]) -> str:
    """Counts of goals, never an average of unlike ones (docs/domain.md §3.9).

    `6 goals: 2 reached, 3 moving, 1 paused`. A goal closed as reached counts as reached.
    """
    if not goals:
        return "no goals yet"
    counts = Counter(_group(one) for one in goals)
    parts = ", ".join(f"{counts[group]} {group}" for group in _GROUPS if counts[group])
    return f"{len(goals)} {'goal' if len(goals) == 1 else 'goals'}: {parts}"


_GROUPS = (
    "reached",
    "moving",
    "unchanged",
    "under way",
    "paused",
    "past the date",
    "without a fresh reading",
    "not started",
    "to be completed",
    "draft",
    "closed",
)

_GROUP_OF: Mapping[State, str] = {
    "closed": "closed",
    "draft": "draft",
    "paused": "paused",
    "reached": "reached",
    "not started": "not started",
    "decide": "past the date",
    "incomplete": "to be completed",
    "no reading": "without a fresh reading",
    "stale": "without a fresh reading",
}


def _group(one: Progress) -> str:
    if one.state == "closed" and one.goal.close_result == "reached":
        return "reached"
    if one.state in _GROUP_OF:
        return _GROUP_OF[one.state]
    # What is held, done regularly or thought about goes nowhere, and is not told as standing still.
    if one.movement is None:
        return "under way"
    return "unchanged" if one.movement == "no change" else "moving"


def _comparable(
    planned: float | None, state: State, standing: Standing, freshness: Freshness | None
) -> float | None:
    """The expected share, unless a mark beside the bar would claim a pace that nobody knows."""
    if standing.ratio is None or freshness == "stale" or state in ("closed", "draft"):
        return None
    return planned


def _expected_value(expected: float | None, standing: Standing) -> float | None:
    if expected is None or standing.scale is None:
        return None
    begin, end = standing.scale
    return begin + expected * (end - begin)


def _value(standing: Standing, state: State, freshness: Freshness | None, as_of: date) -> str:
    """The figure; one that is stale says of which day it is (docs/domain.md §3.7)."""
    if freshness != "stale" or state == "closed" or standing.last is None:
        return standing.value
    return f"{standing.value}, as of {goal_words.day_words(standing.last, as_of)}"


def _dated_notes(standing: Standing, state: State, as_of: date) -> tuple[str, ...]:
    """When the last reading was, where that is the question, and when the aim was reached."""
    if state == "decide":
        return (goal_words.last_reading(standing, as_of),)
    if standing.reached_on is not None and standing.holding:
        return (f"reached on {goal_words.day_words(standing.reached_on, as_of)}",)
    return ()


def _confidence(check_ins: Sequence[CheckIn]) -> tuple[int | None, int | None]:
    """The last confidence I gave and the one before it."""
    given = [c.confidence for c in check_ins if c.confidence is not None and c.assessed_by == "me"]
    return given[-1] if given else None, given[-2] if len(given) > 1 else None


def _offered_baseline(facts: GoalFacts) -> CheckIn | None:
    if facts.goal.measure not in ("numeric", "skill") or facts.goal.baseline is not None:
        return None
    mine = [one for one in facts.check_ins if one.assessed_by == "me"]
    return mine[0] if mine else None
