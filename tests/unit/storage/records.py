"""Records of every kind for tests, drawn at random from what their fields allow."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from rjournal.domain.agreements import Agreement
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal, Milestone, Pause, Revision
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, PairingPause, Person
from rjournal.domain.records import Link, Record
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.silences import Silence
from rjournal.domain.skills import Assessment, Skill, SkillChange
from rjournal.storage.store import Store
from tests.hostile import HOSTILE

TYPES: dict[str, type[Record]] = {
    "person": Person,
    "pairing": Pairing,
    "session": Session,
    "agenda": AgendaItem,
    "learning": Learning,
    "note": NoteItem,
    "action": Action,
    "win": Win,
    "entry": Entry,
    "goal": Goal,
    "milestone": Milestone,
    "check_in": CheckIn,
    "pause": Pause,
    "revision": Revision,
    "link": Link,
    "skill": Skill,
    "assessment": Assessment,
    "skill_change": SkillChange,
    "agreement": Agreement,
    "pairing_pause": PairingPause,
    "retention_check": RetentionCheck,
    "silence": Silence,
}
KEPT_BY_THE_STORE = {"id", "uid", "created_at", "updated_at", "rev", "deleted_at"}

_TEXT = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE))
_NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=32)
_BASIC: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(-(2**40), 2**40),
    float: _NUMBER,
    bool: st.booleans(),
    date: st.dates(),
    NoneType: st.none(),
}


def a_record(kind: str) -> st.SearchStrategy[Record]:
    """Any record of a kind whose references are those of `with_parents`."""
    record = TYPES[kind]
    hints = get_type_hints(record)
    drawn = {
        field.name: st.just(1) if field.name in _PARENTS else _drawn(hints[field.name])
        for field in fields(record)
        if field.name not in KEPT_BY_THE_STORE
    }
    return st.builds(record, **drawn)


_PARENTS = {"person_id", "pairing_id", "session_id", "goal_id", "skill_id", "learning_id", "rotation_next"}


def _drawn(hint: Any) -> st.SearchStrategy[Any]:
    origin = get_origin(hint)
    if origin is Literal:
        return st.sampled_from(get_args(hint))
    if origin in (Union, UnionType):
        return st.one_of(*map(_drawn, get_args(hint)))
    if origin is tuple:
        return st.lists(_drawn(get_args(hint)[0]), max_size=3).map(tuple)
    return _BASIC[hint]


def with_parents(store: Store) -> None:
    """One record, number 1, of each kind that others belong to."""
    with store.act("Begin"):
        store.people.add(Person(name="Noor Vermeer"))
        store.pairings.add(Pairing(person_id=1))
        store.sessions.add(Session(pairing_id=1, day=date(2026, 2, 3)))
        store.goals.add(Goal(title="Time to decide", baseline=21, target=10, start=date(2026, 1, 5)))
        store.learnings.add(Learning(direction="received", topic="Headlines", day=date(2026, 2, 3)))
        store.skills.add(Skill(name="Listening", added_on=date(2026, 1, 5)))
