"""What to call a record of any kind: by its own words where it has any, else by what it belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from rjournal.domain.agreements import Agreement
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal
from rjournal.domain.lines import Learning, NoteItem, line_kind
from rjournal.domain.numbers import number_text
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import KIND_WORDS, Record, Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sections import title_of
from rjournal.domain.sessions import Session
from rjournal.domain.text import one_line

if TYPE_CHECKING:
    from rjournal.domain.skills import Assessment, Skill
    from rjournal.storage.store import Store

KINDS: tuple[str, ...] = (
    "entry",
    "session",
    "goal",
    "person",
    "pairing",
    "learning",
    "note",
    "action",
    "win",
    "agenda",
    "milestone",
    "check_in",
    "skill",
    "assessment",
    "agreement",
    "retention_check",
)
"""The kinds of record that people know by name; links, pauses and revisions belong to one of these."""


def kind_word(record: Record, kind: str) -> str:
    """What kind of thing a record is, in the words of the screen: `learned`, `question`, `agenda item`."""
    if isinstance(record, Learning | NoteItem):
        return line_kind(record)
    return KIND_WORDS.get(kind, kind)


def name_of(store: Store, record: Record) -> str:
    """What a record is called, on one line. Empty only for an entry without a word."""
    return _name(record, _Parents.of(store, [record]))


def names_of(store: Store, records: Mapping[Ref, Record]) -> dict[Ref, str]:
    """What each of these records is called, as `name_of` says, in a fixed number of statements."""
    parents = _Parents.of(store, list(records.values()))
    return {ref: _name(record, parents) for ref, record in records.items()}


@dataclass(frozen=True)
class _Parents:
    """What records without words of their own are called after, the trash included."""

    pairings: Mapping[int, Pairing]
    people: Mapping[int, Person]
    goals: Mapping[int, Goal]
    skills: Mapping[int, Skill]
    learnings: Mapping[int, Learning]

    @classmethod
    def of(cls, store: Store, records: Sequence[Record]) -> _Parents:
        pairings = store.pairings.many(_numbers(records, "pairing_id"))
        everyone = [*pairings.values(), *records]
        rated, checked = _numbers(records, "skill_id"), _numbers(records, "learning_id")
        return cls(
            pairings,
            store.people.many(_numbers([one for one in everyone if isinstance(one, Pairing)], "person_id")),
            store.goals.many(_numbers([one for one in records if isinstance(one, CheckIn)], "goal_id")),
            # Most lists hold no rating and no check, and need not load what keeps skills and learnings.
            store.skills.many(rated) if rated else {},
            store.learnings.many(checked) if checked else {},
        )

    def partner(self, pairing: Pairing | None) -> str:
        """The other person of a pairing; empty for none."""
        person = None if pairing is None else self.people.get(pairing.person_id)
        return "" if person is None else person.name


def _numbers(records: Sequence[Record], field: str) -> list[int]:
    return sorted({number for record in records if (number := getattr(record, field, None))})


def _name(record: Record, parents: _Parents) -> str:
    match record:
        case Entry():
            name = title_of(record.title, record.body)
        case Session():
            whom = parents.partner(parents.pairings.get(record.pairing_id or 0))
            name = ": ".join(filter(None, (f"Session with {whom}" if whom else "Session", record.purpose)))
        case Pairing():
            name = f"Pairing with {parents.partner(record)}"
        case Agreement():
            name = f"Agreement with {parents.partner(parents.pairings.get(record.pairing_id))}"
        case CheckIn():
            goal = parents.goals.get(record.goal_id)
            value = "" if record.value is None else number_text(record.value)
            name = ", ".join(filter(None, (goal.title if goal else "", value, record.note)))
        case RetentionCheck():
            learning = parents.learnings.get(record.learning_id)
            name = ", ".join(filter(None, (learning.topic if learning else "", record.result, record.note)))
        case _:
            skill = parents.skills.get(getattr(record, "skill_id", 0))
            name = _own_words(record) if skill is None else _rating(cast("Assessment", record), skill)
    return one_line(name)


def _rating(record: Assessment, skill: Skill) -> str:
    from rjournal.domain.levels import level_words

    return ", ".join(filter(None, (skill.name, level_words(record.level), record.evidence)))


def _own_words(record: Record) -> str:
    for field in ("title", "name", "topic", "text"):
        words: str = getattr(record, field, "")
        if words:
            return words
    return ""
