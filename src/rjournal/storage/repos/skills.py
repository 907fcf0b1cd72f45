"""The skills map: skills, their ratings, and what they were before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from rjournal.domain.lines import Direction
from rjournal.domain.skill_map import SkillFacts
from rjournal.domain.skills import Assessment, Skill, SkillChange
from rjournal.domain.text import sanitize
from rjournal.storage.repos.base import Repo

if TYPE_CHECKING:
    from collections.abc import Mapping

S = TypeVar("S", Assessment, SkillChange)


class Skills(Repo[Skill]):
    """What is worth being able to do, by name."""

    kind = "skill"
    record = Skill
    order = "name COLLATE NOCASE, id"

    def search_text(self, record: Skill) -> tuple[str, str, date]:
        """A skill is found by its name and the reason."""
        return record.name, record.why, record.added_on

    def facts(self, skills: Sequence[Skill] | None = None) -> list[SkillFacts]:
        """Skills with everything that decides where they stand, in one statement a table.

        All of them unless some, a few hundred at most, are named.
        """
        ids = None if skills is None else [skill.id for skill in skills]
        assessments = _by_skill(self._store.assessments.of_skills(ids))
        changes = _by_skill(self._store.skill_changes.of_skills(ids))
        return [
            SkillFacts(skill, tuple(assessments[skill.id]), tuple(changes[skill.id]))
            for skill in (self.where() if skills is None else skills)
        ]

    def learning_counts(self, as_of: date) -> Mapping[tuple[str, Direction], int]:
        """How much was learned and taught up to a day, by the skill's name as it was written."""
        rows = self._db.all(
            "SELECT skill, direction, count(*) AS n FROM learning"
            " WHERE deleted_at IS NULL AND skill <> '' AND day <= ? GROUP BY skill, direction",
            (as_of.isoformat(),),
        )
        return {(sanitize(row["skill"]), row["direction"]): row["n"] for row in rows}


class _OfSkills(Repo[S]):
    """A kind of record that belongs to one skill."""

    order = "day, id"

    def of_skills(self, skill_ids: Sequence[int] | None = None) -> list[S]:
        """All that belongs to these skills, or to any, oldest first."""
        if skill_ids is None:
            return self.where()
        marks = ", ".join("?" * len(skill_ids))
        return self.where(f"skill_id IN ({marks})", tuple(skill_ids)) if skill_ids else []


class Assessments(_OfSkills[Assessment]):
    """Ratings of skills."""

    kind = "assessment"
    record = Assessment

    def words(self) -> str:
        """People call it a rating."""
        return "rating"

    def search_text(self, record: Assessment) -> tuple[str, str, date] | None:
        """A rating is found by its evidence."""
        return (record.evidence, "", record.day) if record.evidence else None


class SkillChanges(_OfSkills[SkillChange]):
    """What a skill's importance, horizon or aim was before."""

    kind = "skill_change"
    record = SkillChange


def _by_skill(records: Sequence[S]) -> Mapping[int, list[S]]:
    found: dict[int, list[S]] = defaultdict(list)
    for record in records:
        found[record.skill_id].append(record)
    return found
