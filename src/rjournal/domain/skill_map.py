"""Where skills stand on a day: pure functions of (records, day) (docs/domain.md §3.3).

Levels are steps on a ladder, so they are counted and never averaged or turned into percent. What somebody
else rates stands in its own column.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rjournal.domain.folding import fold_text
from rjournal.domain.levels import steps_words
from rjournal.domain.periods import MONTHS, add_months
from rjournal.domain.skills import Assessment, AssessmentKind, Skill, SkillChange, skill_then

REVIEW_MONTHS = 6
"""A map that nobody touched for so long is said to be due for a look."""

MOST_IMPORTANT = 3


@dataclass(frozen=True)
class SkillFacts:
    """A skill and everything recorded about it, whenever that was."""

    skill: Skill
    assessments: tuple[Assessment, ...] = ()
    changes: tuple[SkillChange, ...] = ()


@dataclass(frozen=True)
class SkillStanding:
    """Where one's own level in a skill stands on a day.

    `skill` is as it was then. `mine` is one's own last rating, `earlier` those before it, `first` where they
    began, `looking_back` the last one in hindsight, `theirs` the last of somebody else. `horizon_since` is
    the day the horizon last changed, None while it never did.
    """

    skill: Skill
    as_of: date
    mine: Assessment | None = None
    earlier: tuple[Assessment, ...] = ()
    first: Assessment | None = None
    looking_back: Assessment | None = None
    theirs: Assessment | None = None
    horizon_since: date | None = None

    @property
    def level(self) -> int | None:
        """One's own level; None while it was never rated, which is not 0."""
        return None if self.mine is None else self.mine.level

    @property
    def gap(self) -> int | None:
        """Steps to the aim, below zero beyond it; None while the level or the aim is unknown."""
        if self.level is None or self.skill.target_level is None:
            return None
        return self.skill.target_level - self.level

    @property
    def weight(self) -> int | None:
        """Importance times the steps that are left, by which the map is sorted; None where `gap` is."""
        return None if self.gap is None else self.skill.importance * max(0, self.gap)

    @property
    def steps(self) -> int | None:
        """Steps from the first rating to the last; None while there is none."""
        return None if self.mine is None or self.first is None else self.mine.level - self.first.level

    @property
    def steps_back(self) -> int | None:
        """Steps from where one began as it looks in hindsight; None without such a rating."""
        if self.mine is None or self.looking_back is None:
            return None
        return self.mine.level - self.looking_back.level


def standing(facts: SkillFacts, as_of: date) -> SkillStanding:
    """Where a skill stands at the end of a day; nothing recorded for a later day is looked at."""
    own = [one for one in known_by(facts.assessments, as_of) if one.person_id is None]
    mine = [one for one in own if one.assessed_by == "me" and one.kind != "looking-back"]
    back = [one for one in own if one.assessed_by == "me" and one.kind == "looking-back"]
    theirs = [one for one in own if one.assessed_by == "them"]
    turns = [one.day for one in facts.changes if one.field == "horizon" and one.day <= as_of]
    return SkillStanding(
        skill=skill_then(facts.skill, facts.changes, as_of),
        as_of=as_of,
        mine=mine[-1] if mine else None,
        earlier=tuple(mine[:-1]),
        first=next((one for one in mine if one.kind == "first"), mine[0] if mine else None),
        looking_back=back[-1] if back else None,
        theirs=theirs[-1] if theirs else None,
        horizon_since=max(turns, default=None),
    )


def known_by(assessments: Iterable[Assessment], as_of: date) -> list[Assessment]:
    """The ratings of a day and of those before it, oldest first; on the same day as they were made."""
    return sorted((one for one in assessments if one.day <= as_of), key=lambda one: (one.day, one.id))


def was_there(facts: SkillFacts, as_of: date) -> bool:
    """Whether the map held this skill on a day, be it by a rating that was dated back."""
    return facts.skill.added_on <= as_of or any(one.day <= as_of for one in facts.assessments)


def kind_of_next(assessments: Iterable[Assessment], like: Assessment) -> AssessmentKind:
    """What a rating is unless somebody says otherwise: the first of its kind, or how it is now."""
    known = any(
        one.skill_id == like.skill_id
        and one.person_id == like.person_id
        and one.assessed_by == like.assessed_by
        and one.id != like.id
        for one in assessments
    )
    return "now" if known else "first"


def in_order(standings: Iterable[SkillStanding]) -> list[SkillStanding]:
    """The map's order: what matters most and has furthest to go first.

    A skill whose level or aim is unknown comes after those that have both, and is never taken for one with
    nothing left to do.
    """
    return sorted(
        standings,
        key=lambda one: (
            one.weight is None,
            -(one.weight or 0),
            -one.skill.importance,
            fold_text(one.skill.name),
            one.skill.id,
        ),
    )


def last_review(all_facts: Iterable[SkillFacts], as_of: date) -> date | None:
    """The day the map was last touched: a skill added or changed, a rating; None while it is empty."""
    days = [
        day
        for facts in all_facts
        for day in (
            facts.skill.added_on,
            *(one.day for one in facts.assessments),
            *(one.day for one in facts.changes),
        )
        if day <= as_of
    ]
    return max(days, default=None)


# Words


def gap_words(one: SkillStanding) -> str:
    """How far the aim is: `2 steps to go`, `at the aim`, `not rated yet`."""
    if one.gap is None:
        if one.level is None:
            return "not rated yet" if one.skill.target_level is not None else "not rated, no aim yet"
        return "no aim yet"
    if one.gap > 0:
        return f"{steps_words(one.gap)} to go"
    return "at the aim" if one.gap == 0 else f"{steps_words(-one.gap)} beyond the aim"


def month_words(day: date, as_of: date) -> str:
    """When an earlier rating was, in a sentence: `in January`, `in May 2025`, or `on 3 Feb` of this month."""
    if (day.year, day.month) == (as_of.year, as_of.month):
        return f"on {day.day} {MONTHS[day.month - 1][:3]}"
    year = "" if day.year == as_of.year else f" {day.year}"
    return f"in {MONTHS[day.month - 1]}{year}"


def notes(one: SkillStanding) -> tuple[str, ...]:
    """What is worth saying about the ratings, each as a quiet sentence without its full stop."""
    return (*_looking_back(one), *_lower(one), *_apart(one))


def _looking_back(one: SkillStanding) -> tuple[str, ...]:
    """Both distances side by side: the first rating is never overwritten by the one in hindsight."""
    if one.steps is None or one.steps_back is None:
        return ()
    return (f"from your first rating: {steps_words(one.steps)}; looking back: {steps_words(one.steps_back)}",)


def _lower(one: SkillStanding) -> tuple[str, ...]:
    if one.mine is None:
        return ()
    higher = next((before for before in reversed(one.earlier) if before.level > one.mine.level), None)
    if higher is None:
        return ()
    when = month_words(higher.day, one.as_of)
    words = f"you rate yourself lower than {when}; often a sign that the yardstick moved"
    return (words,) if one.looking_back else (f"{words}: looking back, where did you begin?",)


def _apart(one: SkillStanding) -> tuple[str, ...]:
    """Somebody else's rating beside one's own, with the difference; the two are never averaged."""
    if one.mine is None or one.theirs is None:
        return ()
    apart = one.theirs.level - one.mine.level
    if apart == 0:
        return ("they rate you as you do",)
    return (f"they rate you {steps_words(abs(apart))} {'above' if apart > 0 else 'below'} yourself",)


def quiet_line(one: SkillStanding, *, has_goal: bool, has_teacher: bool) -> str:
    """That what matters most has nobody and nothing to move it; empty where that is not so."""
    if one.skill.importance < MOST_IMPORTANT or has_goal or has_teacher:
        return ""
    if one.gap is not None and one.gap <= 0:
        return ""
    return "matters most, and has no goal yet and nobody to learn it from"


def review_words(last: date | None, as_of: date) -> str:
    """That nobody looked through the map for half a year; empty where somebody did."""
    if last is None or as_of < add_months(last, REVIEW_MONTHS):
        return ""
    when = f"{last.day} {MONTHS[last.month - 1][:3]} {last.year}"
    return f"not looked through since {when}; still the right map?"
