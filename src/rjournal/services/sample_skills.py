"""The skills of the sample journal: rated by two, looked back on, one with nobody to learn it from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rjournal.domain.goals import AssessedBy
from rjournal.domain.skills import Assessment, AssessmentKind, Horizon, Skill, SkillChange


@dataclass(frozen=True)
class SampleRating:
    """A rating `ago` days before today; `of` is the key of somebody else whose level it is."""

    ago: int
    level: int
    evidence: str = ""
    by: AssessedBy = "me"
    kind: AssessmentKind = "now"
    of: str = ""

    def assessment(self, skill_id: int, person_id: int | None, day: date) -> Assessment:
        """The rating as it is stored."""
        return Assessment(
            skill_id=skill_id,
            person_id=person_id,
            level=self.level,
            assessed_by=self.by,
            day=day,
            evidence=self.evidence,
            kind=self.kind,
        )


@dataclass(frozen=True)
class SampleSkill:
    """A skill; `turned` says how many days ago its horizon changed, and from what."""

    name: str
    why: str
    importance: int
    horizon: Horizon
    aim: int | None = None
    began: int = 70
    turned: tuple[int, Horizon] | None = None
    teachers: tuple[str, ...] = ()
    ratings: tuple[SampleRating, ...] = ()


def skill_of(one: SampleSkill, began: date) -> Skill:
    """The skill as it is stored."""
    return Skill(
        name=one.name,
        why=one.why,
        importance=one.importance,
        horizon=one.horizon,
        target_level=one.aim,
        added_on=began,
    )


def changed(one: SampleSkill, stored: Skill, day: Callable[[int], date]) -> Iterator[SkillChange]:
    """What became another since it was put on the map; `day` counts days back from today."""
    if one.turned is not None:
        ago, before = one.turned
        yield SkillChange(skill_id=stored.id, field="horizon", old=before, new=one.horizon, day=day(ago))


SKILLS: tuple[SampleSkill, ...] = (
    SampleSkill(
        "Data storytelling", "Prices are decided from decks, and ours made people ask what the point was.",
        3, "core", aim=4, turned=(40, "emerging"),
        ratings=(
            SampleRating(69, 2, "I could say what one chart out of three was for.", kind="first"),
            SampleRating(14, 3, "Nobody asked what page 1 meant, and the price was decided in the room."),
            SampleRating(14, 1, "I had taken colours for storytelling.", kind="looking-back"),
            SampleRating(13, 2, "Noor: the sentence is there, the doubt is not.", "them", "first"),
        ),
    ),
    SampleSkill(
        "Listening", "What the early shift knows never reached the board.", 3, "core", aim=4,
        teachers=("tomasz", "amina"),
        ratings=(
            SampleRating(69, 3, "I let people finish.", kind="first"),
            SampleRating(24, 2, "I sat in, counted, and had cut in on four of nine."),
            SampleRating(24, 3, "Tomasz: you asked, and then you waited.", "them", "first"),
        ),
    ),
    SampleSkill(
        "Working with AI tools", "The juniors draft in minutes what takes us a day, and see where it errs.",
        3, "emerging", aim=3, began=30,
    ),
    SampleSkill(
        "Spreadsheets", "Enough to check a number myself.", 1, "declining", aim=3,
        ratings=(
            SampleRating(60, 1, "I ask for every pivot table.", kind="first"),
            SampleRating(20, 2, "My own orders, pivoted, slowly."),
        ),
    ),
    SampleSkill(
        "Meetings", "What I can give back.", 2, "core",
        ratings=(
            SampleRating(69, 4, "People come to ask how ours end on time.", kind="first"),
            SampleRating(59, 1, "He runs it from a list, and nobody speaks.", kind="first", of="tomasz"),
            SampleRating(9, 3, "Two near misses were named in one week.", of="tomasz"),
        ),
    ),
)  # fmt: skip
