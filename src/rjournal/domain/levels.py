"""Skills in steps: mine, in hindsight, and somebody else's rating beside it (docs/domain.md §3.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goal_words import day_words, revision_notes
from rjournal.domain.goals import LEVELS, CheckIn, Goal
from rjournal.domain.hold import standing_of_hold
from rjournal.domain.numbers import amount, finite, number_text
from rjournal.domain.periods import MONTHS
from rjournal.domain.reach import share_of_way
from rjournal.domain.readings import (
    after_baseline,
    aim_since,
    first_reached,
    movement_of,
    readings_of,
    value_of,
)
from rjournal.domain.standing import Standing


def level_words(level: float) -> str:
    """A level with its name: `3, Competent`; one between or beyond the named ones is its number alone."""
    whole = int(level)
    name = LEVELS[whole] if whole == level and 0 <= whole < len(LEVELS) else ""
    return f"{number_text(level)}, {name}" if name else number_text(level)


def reading_words(reading: CheckIn, goal: Goal) -> str:
    """The number of a reading as its goal's kind says it: `17 days`, `+2 walks`, `level 3, Competent`."""
    value = finite(reading.value)
    if value is None:
        return ""
    if goal.measure == "skill":
        whose = " by your partner" if reading.assessed_by == "them" else ""
        return f"level {level_words(value)}{whose}"
    if goal.measure in ("habit", "total"):
        return f"{'+' if value > 0 else ''}{amount(value, goal.unit)}"
    return amount(value, goal.unit)


def steps_words(steps: float) -> str:
    """A number of steps: `2 steps`, `1 step`, `no step`, and `1 step back` below zero."""
    if steps == 0:
        return "no step"
    size = number_text(abs(steps))
    return f"{size} {'step' if size == '1' else 'steps'}{' back' if steps < 0 else ''}"


def partner_rating(facts: GoalFacts) -> CheckIn | None:
    """Somebody else's last rating of the skill; `facts` are those of `goal_history.known` for the day."""
    return next((one for one in reversed(facts.check_ins) if one.assessed_by == "them"), None)


def standing_of_skill(facts: GoalFacts, as_of: date) -> Standing:
    """Where a skill stands, in steps and never in percent; `facts` are those of `known` for the day."""
    goal, readings = facts.goal, readings_of(facts)
    last, partner = (readings[-1] if readings else None), partner_rating(facts)
    if goal.baseline is not None and goal.baseline == goal.target:
        return _held(facts, goal.target, as_of, partner)
    needs = _needs(goal, last)
    plain = Standing(
        value=f"aim {level_words(goal.target)}" if goal.target is not None else "",
        short=f"aim {number_text(goal.target)}" if goal.target is not None else "",
        now=number_text(value_of(last)) if last else "",
        last=last.day if last else None,
        reading=last,
        readings=after_baseline(facts, readings),
        trend=tuple((one.day, value_of(one)) for one in readings),
        partner=partner,
        needs=needs,
        notes=(*_partner_notes(partner, last, as_of), *revision_notes(facts, as_of)),
    )
    if last is None or needs or goal.baseline is None or goal.target is None:
        return plain
    return _measured(plain, facts, _Way(readings, last, goal.baseline, goal.target), as_of)


@dataclass(frozen=True)
class _Way:
    """The ratings of a skill and the levels they go between."""

    readings: tuple[CheckIn, ...]
    last: CheckIn
    begin: float
    aim: float

    def share(self, check_in: CheckIn) -> float:
        return share_of_way(value_of(check_in), self.begin, self.aim)


def _held(facts: GoalFacts, level: float, as_of: date, partner: CheckIn | None) -> Standing:
    """A skill to be kept where it is: the level is a lower bound."""
    goal = replace(facts.goal, low=level, high=None, tolerance=0.0, unit="")
    held = standing_of_hold(replace(facts, goal=goal), as_of)
    notes = (*_partner_notes(partner, held.reading, as_of), *held.notes)
    return replace(held, partner=partner, notes=notes)


def _needs(goal: Goal, last: CheckIn | None) -> str:
    if goal.target is None:
        return "needs a level to reach"
    if goal.baseline is None:
        return "needs a starting point" if last else ""
    return "needs a level above where it began" if goal.target < goal.baseline else ""


def _measured(plain: Standing, facts: GoalFacts, way: _Way, as_of: date) -> Standing:
    level = value_of(way.last)
    share = way.share(way.last)
    before = way.share(way.readings[-2]) if len(way.readings) > 1 else 0.0
    movement = movement_of(share, before, above=False)
    done, steps = min(max(level - way.begin, 0.0), way.aim - way.begin), way.aim - way.begin
    short = f"{number_text(done)} of {number_text(steps)} {'step' if steps == 1 else 'steps'}"
    lower = _earlier_higher(way.readings)
    began = f"began {number_text(way.begin)}, aim {number_text(way.aim)}"
    return replace(
        plain,
        value=f"{short} (now {number_text(level)}, {began})",
        short=short,
        words="rated lower than before" if movement == "moving back" else movement,
        ratio=share,
        movement=movement,
        reached_on=first_reached([(one.day, way.share(one)) for one in way.readings], aim_since(facts)),
        holding=share >= 1,
        looks_lower=lower is not None,
        notes=(
            *_beyond(level, way),
            *_looking_back(facts.goal, level, way.begin),
            *_lower(lower, facts.goal, as_of),
            *plain.notes,
        ),
    )


def _beyond(level: float, way: _Way) -> tuple[str, ...]:
    if level > way.aim:
        return ("beyond the aim",)
    if level < way.begin:
        return (f"{steps_words(way.begin - level)} below where you began",)
    return ()


def _looking_back(goal: Goal, level: float, begin: float) -> tuple[str, ...]:
    """Both distances side by side: the first rating is never overwritten by the one in hindsight."""
    if goal.retro_from is None:
        return ()
    first, back = steps_words(level - begin), level - goal.retro_from
    shown = number_text(back) if back > 0 else steps_words(back)
    return (f"from your first rating: {first}; looking back: {shown}",)


def _earlier_higher(readings: tuple[CheckIn, ...]) -> CheckIn | None:
    """The latest reading before the last one that was higher than it."""
    level = value_of(readings[-1])
    return next((one for one in reversed(readings[:-1]) if value_of(one) > level), None)


def _lower(earlier: CheckIn | None, goal: Goal, as_of: date) -> tuple[str, ...]:
    if earlier is None:
        return ()
    when = f"on {day_words(earlier.day, as_of)}"
    if (earlier.day.year, earlier.day.month) != (as_of.year, as_of.month):
        year = "" if earlier.day.year == as_of.year else f" {earlier.day.year}"
        when = f"in {MONTHS[earlier.day.month - 1]}{year}"
    words = f"you rate yourself lower than {when}; often a sign that the yardstick moved"
    return (words,) if goal.retro_from is not None else (f"{words}: looking back, where did you begin?",)


def _partner_notes(partner: CheckIn | None, mine: CheckIn | None, as_of: date) -> tuple[str, ...]:
    """Their rating in its own place with the difference; the two are never averaged."""
    if partner is None:
        return ()
    theirs = value_of(partner)
    words = f"your partner's rating of {day_words(partner.day, as_of)}: {level_words(theirs)}"
    if mine is None:
        return (words,)
    apart = theirs - value_of(mine)
    if apart == 0:
        return (f"{words}, the same as yours",)
    return (f"{words}, {steps_words(abs(apart))} {'above' if apart > 0 else 'below'} yours",)
