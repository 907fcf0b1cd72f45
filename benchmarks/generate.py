"""Journals as ten years of use leave them, of any size, the same to the letter for the same seed.

Everything goes through the journal's own repositories and services, one act after another in the order of its
days, so that the search index, the tags and the history are those of a journal that was written by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import accumulate, groupby, islice
from pathlib import Path
from random import Random
from typing import Any, TypeVar, get_args
from uuid import UUID

from benchmarks.prose import Prose
from rjournal.clock import as_stamp
from rjournal.domain.entries import Entry, EntryType
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.lines import (
    SET_ASIDE,
    Action,
    Area,
    Direction,
    Learning,
    Method,
    NoteItem,
    Win,
    first_status,
    is_used,
    steps,
)
from rjournal.domain.people import Pairing, Person, Role, default_driver
from rjournal.domain.records import Link, LinkType, Record, Ref
from rjournal.domain.retention import CHECK_DAYS, RetentionCheck, RetentionResult
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.services.entries import save_entry
from rjournal.services.goals import check_in
from rjournal.storage.store import Store

VERSION = 1
"""Raise this when the same seed gives another journal: those kept from before are then made anew."""

SEED = 20260216
FIRST, LAST = date(2016, 2, 17), date(2026, 2, 16)
"""The first and the last day of every generated journal."""

NOW = "2026-02-16T20:00:00"
"""The moment it is for whoever reads one (`RJOURNAL_NOW`)."""

R = TypeVar("R", bound=Record)

_TOGETHER = 2000  # acts in one transaction: a commit for each would wait for the disk
_NAMES = "Noor Sam Łucja José 春香 Amélie Tomasz Ana Björn Chidi Priya Olena Yusuf Mina Dara Ines"
_TAGS = """
listening pricing feedback data-storytelling meetings writing trust culture tools inclusion
research données łódź 日記 curiosity decisions habits budget design workshop customers story
charts silence pilot questions teaching network evidence mistakes rhythm planning agenda focus
energy reading energy/low
"""
_SKILLS = "statistics storytelling charts spreadsheets meetings pricing research writing"
_TYPES: tuple[EntryType, ...] = ("free", "session", "quick", "lesson", "feedback", "decision", "observation")
_TYPE_ODDS = (50, 15, 15, 8, 5, 4, 3)
_DIRECTIONS: tuple[Direction, ...] = ("received", "given")
_ROLES: tuple[Role, ...] = ("learner", "learner", "mentor", "reciprocal")
_STEPS = 6
_STILL_OPEN = 4


@dataclass(frozen=True)
class Shape:
    """How much a journal holds; `readings` are the check-ins of one goal, `learnings` belong to one session.

    Beyond two learnings a session leaves some that have come further, with areas, skills and checks.
    """

    entries: int
    people: int
    sessions: int
    goals: int
    readings: int = 40
    learnings: int = 2

    @classmethod
    def of(cls, entries: int) -> Shape:
        """A journal of so many entries, the rest in proportion."""
        return cls(
            entries=entries, people=4 + entries // 1000, sessions=entries // 10, goals=5 + entries // 500
        )


MANY_GOALS = Shape(entries=1000, people=5, sessions=100, goals=500, readings=40)
"""500 goals with 20,000 check-ins: the goal list's own budget (docs/performance.md)."""

MANY_LINES = Shape(entries=1000, people=40, sessions=3000, goals=5, learnings=10)
"""30,000 things learned and taught: the ledger's own budget (docs/performance.md)."""


def generate(path: Path, shape: Shape, *, seed: int = SEED) -> None:
    """Write a journal of this shape to `path`, where there is none yet.

    Raises:
        StorageError: it could not be written.
    """
    with closing(_Journal.begin(path)) as store:
        acts = _in_order(_Decade(store, shape, seed).acts())
        while part := list(islice(acts, _TOGETHER)):
            with store.connection.transaction():
                for store.moment, act in part:
                    act.do(act.day)
        store.connection.run("PRAGMA wal_checkpoint(TRUNCATE)")


class _Journal(Store):
    """A journal whose clock stands where the generator puts it."""

    moment = f"{FIRST.isoformat()}T06:00:00.000000Z"

    @classmethod
    def begin(cls, path: Path) -> _Journal:
        """A new journal at `path`."""
        return cls(Store.open(path).connection)

    def stamp(self) -> str:
        """The moment of the act that is being written."""
        return self.moment


@dataclass(frozen=True)
class _Act:
    """Something done on a day."""

    day: date
    do: Callable[[date], None]


def _in_order(acts: Iterable[_Act]) -> Iterator[tuple[str, _Act]]:
    """The acts by their days, each with its moment, spread over the waking hours of its day."""
    for day, of_day in groupby(sorted(acts, key=lambda act: act.day), key=lambda act: act.day):
        together = list(of_day)
        morning = datetime.combine(day, time(6, 0), tzinfo=UTC)
        for at, act in enumerate(together):
            yield as_stamp(morning + timedelta(hours=12) * at / len(together)), act


class _Decade:
    """Ten years of one person's mentoring."""

    def __init__(self, store: _Journal, shape: Shape, seed: int) -> None:
        self.store = store
        self.shape = shape
        self.chance = Random(seed)
        self.prose = Prose(self.chance)
        self.tags_known, self.names = _TAGS.split(), _NAMES.split()
        self.tag_odds = list(accumulate(1 / (rank + 1) for rank in range(len(self.tags_known))))
        self.pairings: list[Pairing] = []
        self.goals: dict[int, Goal] = {}
        self.last_session = 0

    def acts(self) -> Iterator[_Act]:
        """Everything that was ever done, kind by kind."""
        for number in range(self.shape.people):
            # The first person is there from the first day, so that every session is with somebody.
            yield _Act(self.spread(number - 1, 8 * self.shape.people), partial(self.person, number))
        for number in range(self.shape.goals):
            yield from self.life_of_goal(number)
        for number in range(self.shape.sessions):
            yield _Act(self.spread(number, self.shape.sessions), self.session)
        for number in range(self.shape.entries):
            yield _Act(self.spread(number, self.shape.entries), partial(self.entry, number))

    def spread(self, number: int, of: int) -> date:
        """The day of one of so many things that are spread evenly; the last falls on the last day."""
        return FIRST + timedelta(days=(LAST - FIRST).days * (number + 1) // of)

    def add(self, kind: str, record: R) -> R:
        """Store a record under a number of its own that the seed decides."""
        stored: R = self.store.repo(kind).add(replace(record, uid=self.uid()))
        return stored

    def uid(self) -> str:
        """The next record's UUID."""
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def tags(self) -> tuple[str, ...]:
        """None, one or a few tags, the first of the list as often as all the rare ones."""
        count = self.chance.choices((0, 1, 2, 3), (45, 30, 17, 8))[0]
        return tuple(dict.fromkeys(self.chance.choices(self.tags_known, cum_weights=self.tag_odds, k=count)))

    # People and sessions

    def person(self, number: int, day: date) -> None:
        """Somebody, and the pairing with them."""
        name = self.names[number % len(self.names)]
        round_, role = number // len(self.names), _ROLES[number % len(_ROLES)]
        with self.store.act("Add person"):
            person = self.add("person", Person(name=f"{name} {round_ + 1}" if round_ else name))
            pairing = Pairing(
                person_id=person.id,
                my_role=role,
                purpose=self.prose.line(),
                start=day,
                driven_by=default_driver(role),
            )
            self.pairings.append(self.add("pairing", pairing))

    def session(self, day: date) -> None:
        """A session that was held, with its agenda and lines; the last one is still to come."""
        pairing = self.chance.choice(self.pairings)
        with self.store.act("Record session"):
            session = self.add(
                "session",
                Session(
                    pairing_id=pairing.id,
                    day=day,
                    start=f"{self.chance.randint(8, 17):02}:30",
                    status="planned" if day == LAST else "held",
                    purpose=self.prose.line(),
                    notes=self.prose.body() if self.chance.random() < 0.5 else "",
                    useful=self.chance.choice((None, 3, 4, 5)),
                    tags=self.tags(),
                ),
            )
            self.last_session = session.id
            for position in range(2):
                item = AgendaItem(
                    text=self.prose.line(), pairing_id=pairing.id, session_id=session.id, position=position
                )
                self.add("agenda", item)
            self.lines(session, pairing.person_id)

    def lines(self, session: Session, person_id: int) -> None:
        """What a session left behind: four lines, most of them learned or promised."""
        day = session.day
        beside: dict[str, Any] = {"session_id": session.id, "person_id": person_id, "day": day}
        open_ = (LAST - day).days < 30
        for direction in _DIRECTIONS:
            self.add(
                "learning",
                Learning(
                    direction=direction,
                    topic=self.prose.line(),
                    evidence=self.prose.line(),
                    status=first_status(direction),
                    status_on=day,
                    tags=self.tags(),
                    **beside,
                ),
            )
        for number in range(self.shape.learnings - len(_DIRECTIONS)):
            self.further(session, number, beside)
        action = Action(
            text=self.prose.line(),
            due=day + timedelta(days=14),
            status="open" if open_ else "done",
            done_on=None if open_ else day + timedelta(days=9),
            **beside,
        )
        self.add("action", action)
        if self.chance.random() < 0.5:
            self.add("win", Win(text=self.prose.line(), **beside))
        else:
            question = NoteItem(kind="question", text=self.prose.line(), **beside)
            answered = replace(question, status="answered", answer=self.prose.line())
            self.add("note", question if open_ else answered)

    def further(self, session: Session, number: int, beside: dict[str, Any]) -> None:
        """One more thing of a session, as far as it has come; every third is checked after two weeks."""
        direction = _DIRECTIONS[number % len(_DIRECTIONS)]
        status = self.chance.choice((*steps(direction), SET_ASIDE))
        later = min(session.day + timedelta(days=self.chance.randint(0, 60)), LAST)
        learning = Learning(
            direction=direction,
            topic=self.prose.line(),
            skill=self.chance.choice(_SKILLS.split()) if number % 2 else "",
            area=self.chance.choice((None, *get_args(Area))),
            method=self.chance.choice((None, *get_args(Method))),
            evidence=self.prose.line() if number % 3 == 0 else "",
            status=status,
            status_on=later,
            used_on=later if is_used(direction, status) else None,
            **beside,
        )
        stored = self.add("learning", learning)
        if number % 3 == 0 and session.day + timedelta(days=CHECK_DAYS[0]) <= LAST:
            check = RetentionCheck(
                learning_id=stored.id,
                number=1,
                done_on=session.day + timedelta(days=CHECK_DAYS[0]),
                result=self.chance.choice(get_args(RetentionResult)),
            )
            self.add("retention_check", check)

    # Goals

    def life_of_goal(self, number: int) -> Iterator[_Act]:
        """A goal from its first day to its last, with its readings spread between."""
        start = self.spread(number, self.shape.goals + 1)
        lasts = timedelta(days=self.chance.randint(60, 720))
        # A journal that is in use has goals that are.
        end = LAST if number >= self.shape.goals - _STILL_OPEN else min(start + lasts, LAST)
        yield _Act(start, partial(self.set_goal, number, end))
        count = self.shape.readings
        for reading in range(count):
            day = start + (end - start) * (reading + 1) // count
            yield _Act(day, partial(self.check_in, number, (reading + 1) / count))
        if end < LAST:
            yield _Act(end, partial(self.close_goal, number))

    def set_goal(self, number: int, end: date, day: date) -> None:
        """A goal: three of four are numbers, the others six steps."""
        numeric = number % 4 != 3
        goal = Goal(
            title=self.prose.line(2, 6),
            why=self.prose.line(),
            measure="numeric" if numeric else "milestones",
            unit="%" if numeric else "",
            baseline=10.0 if numeric else None,
            target=60.0 if numeric else None,
            start=day,
            due=end + timedelta(days=30),
            tags=self.tags(),
        )
        with self.store.act("Set goal"):
            self.goals[number] = self.add("goal", goal)
            for position in range(0 if numeric else _STEPS):
                step = Milestone(
                    goal_id=self.goals[number].id, text=self.prose.line(), added_on=day, position=position
                )
                self.add("milestone", step)

    def check_in(self, number: int, share: float, day: date) -> None:
        """A reading on the way; every third says why. Steps are ticked as their share of the time is over."""
        goal = self.goals[number]
        numeric = goal.measure == "numeric"
        reading = CheckIn(
            goal_id=goal.id,
            day=day,
            value=round(10 + 50 * share + self.chance.uniform(-8, 8), 1) if numeric else None,
            note=self.prose.line() if self.chance.random() < 0.33 else "",
            uid=self.uid(),
        )
        steps = [] if numeric else self.store.milestones.of_goals([goal.id])
        ticked = [step.id for step in steps if step.done_on is None and (step.position + 1) / _STEPS <= share]
        check_in(self.store, reading, day, ticked=ticked)

    def close_goal(self, number: int, day: date) -> None:
        """Its owner's verdict."""
        with self.store.act("Close goal"):
            goal = self.store.goals.get(self.goals[number].id)
            closed = replace(goal, lifecycle="closed", close_result="reached", closed_on=day)
            self.store.goals.save(closed)

    # Entries

    def entry(self, number: int, day: date) -> None:
        """An entry; some are written on and a few thrown away."""
        entry = Entry(
            day=day,
            at=self.store.moment,
            type=self.chance.choices(_TYPES, _TYPE_ODDS)[0],
            title=self.prose.line(2, 6) if self.chance.random() < 0.6 else "",
            body=self.prose.body(),
            mood=self.chance.choice((None, -1, 0, 1, 2)),
            energy=self.chance.choice((None, None, -1, 0, 1)),
            tags=self.tags(),
            uid=self.uid(),
        )
        with self.store.act("Write entry"):
            stored = save_entry(self.store, entry)
            self.link(stored)
        if number % 40 == 39:
            save_entry(self.store, replace(stored, body=f"{stored.body}\n\n{self.prose.line()}"))
        elif number % 150 == 149:
            self.store.entries.delete(stored.id)

    def link(self, entry: Entry) -> None:
        """What an entry has to do with: the last session, a goal that it moved."""
        ends: list[tuple[Ref, LinkType]] = []
        if entry.type == "session" and self.last_session:
            ends.append((Ref("session", self.last_session), "from"))
        if self.goals and self.chance.random() < 0.1:
            ends.append((Ref("goal", self.chance.choice(list(self.goals.values())).id), "supports"))
        for end, type in ends:
            link = Link(from_kind="entry", from_id=entry.id, to_kind=end.kind, to_id=end.id, type=type)
            self.add("link", link)
