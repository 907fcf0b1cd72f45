"""Where skills stand on a day, who could teach each, and what moves it; in a fixed number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.goal_history import goal_as_of
from rjournal.domain.goals import Goal, Revision
from rjournal.domain.lines import Direction, Learning
from rjournal.domain.people import Person
from rjournal.domain.skill_map import (
    SkillFacts,
    SkillStanding,
    in_order,
    last_review,
    quiet_line,
    review_words,
    standing,
    was_there,
)
from rjournal.domain.skills import Skill, folded_name
from rjournal.errors import NotFound
from rjournal.services.skills import TEACHER

if TYPE_CHECKING:
    from rjournal.storage.store import Store

MOST = 50
"""How many things learned and taught a page gathers; the ledger holds all of them."""


@dataclass(frozen=True)
class SkillView:
    """A skill as it stood on a day, with what belongs to it.

    `teachers` are the people linked to it and those whose page says that they teach it, as they are now.
    `goals` are those about it that were open then. `learned` and `taught` count what happened up to that day.
    `quiet` is the one line that it lacks all of these, empty where it does not.
    """

    facts: SkillFacts
    standing: SkillStanding
    teachers: tuple[Person, ...]
    goals: tuple[Goal, ...]
    learned: int
    taught: int
    quiet: str

    @property
    def skill(self) -> Skill:
        """The skill as it was then."""
        return self.standing.skill


@dataclass(frozen=True)
class SkillMap:
    """All skills that were on the map on a day, what matters most and has furthest to go first.

    `review` says that nobody looked through it for half a year, and is empty where somebody did.
    """

    as_of: date
    views: tuple[SkillView, ...]
    reviewed_on: date | None
    review: str


@dataclass(frozen=True)
class SkillPage:
    """A skill with the newest things learned and taught with it, and everybody a rating is about."""

    view: SkillView
    learnings: tuple[Learning, ...]
    rated: Mapping[int, Person]


def skills_map(store: Store, as_of: date) -> SkillMap:
    """The map as it stood on a day, one statement a table."""
    facts = [one for one in store.skills.facts() if was_there(one, as_of)]
    views = {view.skill.id: view for view in _views(store, facts, as_of)}
    reviewed = last_review(facts, as_of)
    return SkillMap(
        as_of,
        tuple(views[one.skill.id] for one in in_order(view.standing for view in views.values())),
        reviewed,
        review_words(reviewed, as_of),
    )


def skill_page(store: Store, skill_id: int, as_of: date, *, most: int = MOST) -> SkillPage:
    """One skill as it stood on a day.

    Raises:
        NotFound: there is no such skill, or it was not on the map yet.
    """
    skill = store.skills.get(skill_id)
    facts = store.skills.facts([skill])
    if not was_there(facts[0], as_of):
        raise NotFound(f"“{skill.name}” was not on the map yet.", "Name a later day.")
    view = _views(store, facts, as_of)[0]
    about = sorted({one.person_id for one in facts[0].assessments if one.person_id is not None})
    return SkillPage(view, _learnings(store, skill, as_of, most), store.people.many(about))


def _views(store: Store, all_facts: Sequence[SkillFacts], as_of: date) -> list[SkillView]:
    teachers = _teachers(store)
    goals = _goals(store, as_of)
    counts = _counts(store, as_of)
    views = []
    for facts in all_facts:
        name = folded_name(facts.skill.name)
        there = standing(facts, as_of)
        able = teachers.of(facts.skill)
        views.append(
            SkillView(
                facts=facts,
                standing=there,
                teachers=able,
                goals=tuple(goals[name]),
                learned=counts[name, "received"],
                taught=counts[name, "given"],
                quiet=quiet_line(there, has_goal=bool(goals[name]), has_teacher=bool(able)),
            )
        )
    return views


@dataclass(frozen=True)
class _Teachers:
    """Who could teach what: by link, and by what a person's page says."""

    linked: Mapping[int, Sequence[Person]]
    by_name: Mapping[str, Sequence[Person]]

    def of(self, skill: Skill) -> tuple[Person, ...]:
        """Those linked first, then those who are said to teach it; nobody twice."""
        found = [*self.linked.get(skill.id, ()), *self.by_name.get(folded_name(skill.name), ())]
        return tuple({person.id: person for person in found}.values())


def _teachers(store: Store) -> _Teachers:
    people = store.people.where()
    known = {person.id: person for person in people}
    linked: dict[int, list[Person]] = defaultdict(list)
    by_name: dict[str, list[Person]] = defaultdict(list)
    for link in store.links.where("from_kind = 'skill' AND to_kind = 'person' AND type = ?", (TEACHER,)):
        # One in the trash teaches nobody, and is back as soon as they are.
        if link.to_id in known:
            linked[link.from_id].append(known[link.to_id])
    for person in people:
        for name in person.teaches if person.status == "current" else ():
            by_name[folded_name(name)].append(person)
    return _Teachers(linked, by_name)


def _goals(store: Store, as_of: date) -> Mapping[str, list[Goal]]:
    """The goals that were open on a day, by the skill they are about."""
    found: dict[str, list[Goal]] = defaultdict(list)
    goals = store.goals.where("measure = 'skill'")
    revisions: dict[int, list[Revision]] = defaultdict(list)
    for revision in store.revisions.of_goals([goal.id for goal in goals]):
        revisions[revision.goal_id].append(revision)
    for goal in goals:
        then = goal_as_of(goal, revisions[goal.id], as_of)
        if then.start <= as_of and then.lifecycle != "closed":
            found[folded_name(then.skill)].append(then)
    return found


def _counts(store: Store, as_of: date) -> Mapping[tuple[str, Direction], int]:
    found: dict[tuple[str, Direction], int] = defaultdict(int)
    for (name, direction), count in store.skills.learning_counts(as_of).items():
        found[folded_name(name), direction] += count
    return found


def _learnings(store: Store, skill: Skill, as_of: date, most: int) -> tuple[Learning, ...]:
    """The newest things learned and taught with a skill, however its name was written there."""
    wanted = folded_name(skill.name)
    written = sorted({name for name, _ in store.skills.learning_counts(as_of) if folded_name(name) == wanted})
    return tuple(store.learnings.with_skill(written, as_of, limit=most))
