"""What the rules of what is due are told, and what they answer (docs/domain.md §2.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.pairing_life import PairingFacts, PairingWait, WaitKind, held_days, waits
from rjournal.domain.people import Pairing, PairingStatus
from rjournal.domain.progress import Progress
from rjournal.domain.reciprocity import Flow
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import Session


@dataclass(frozen=True)
class Due:
    """One thing that waits.

    `kind` is one of `rjournal.domain.due.KINDS`, `ref` the record it is about, `text` may be the user's own,
    `why` a few words, `when` the day it is due or was, `who` the name of whom it has to do with, or nothing.
    """

    kind: str
    ref: Ref
    text: str
    why: str
    when: date
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """A pairing with the name of the person it is with, and how it stands on the day asked about.

    Of its sessions `facts` need to hold no more than the first two held, the last eight, and what is planned.
    `flows` are what the last three held left each way. With somebody who belongs to the past it has ended.
    """

    facts: PairingFacts
    name: str
    standing: PairingStatus = "active"
    flows: tuple[Flow, ...] = ()

    @property
    def rests(self) -> bool:
        """Whether nothing may be asked about it."""
        return self.standing in ("paused", "ended")

    @property
    def pairing(self) -> Pairing:
        """The pairing itself."""
        return self.facts.pairing


@dataclass(frozen=True, kw_only=True)
class DueFacts:
    """Everything that decides what waits on the day `as_of`; whatever is left out asks for nothing.

    `pairs` are all pairings, those that rest too, by number; `people` the names of all who do not belong to
    the past. `actions` are open ones, `notes` questions, challenges and assumptions that are not settled;
    `pairing_of` says which pairing the session of an action, a note or a learning belongs to.
    `resting_goals` are numbers of goals that are paused or closed. `unwritten` are held sessions without an
    entry, `to_come` planned ones, `agenda` counts what stands on theirs, `awaiting` are those that wait for
    my reply.
    """

    as_of: date
    pairs: Mapping[int, Pair] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    notes: tuple[NoteItem, ...] = ()
    learnings: tuple[Learning, ...] = ()
    checks: tuple[RetentionCheck, ...] = ()
    pairing_of: Mapping[int, int] = field(default_factory=dict)
    resting_goals: frozenset[int] = frozenset()
    goals: tuple[Progress, ...] = ()
    unwritten: tuple[Session, ...] = ()
    to_come: tuple[Session, ...] = ()
    agenda: Mapping[int, int] = field(default_factory=dict)
    awaiting: tuple[Session, ...] = ()

    def rests(self, line: Action | NoteItem | Learning) -> bool:
        """Whether a line is about somebody or a goal of which nothing may be asked now.

        Its session's pairing decides; without one its person does, who rests when every pairing with them
        does.
        """
        if isinstance(line, Action) and line.goal_id in self.resting_goals:
            return True
        pair = None if line.session_id is None else self.pairs.get(self.pairing_of.get(line.session_id, 0))
        if pair is not None:
            return pair.rests
        return line.person_id is not None and line.person_id in self._resting_people

    def pair_of(self, session: Session) -> Pair | None:
        """The pairing a session belongs to, if it does."""
        return None if session.pairing_id is None else self.pairs.get(session.pairing_id)

    def name(self, line: Action | NoteItem | Learning) -> str:
        """The name of the person a line is about, or nothing."""
        return "" if line.person_id is None else self.people.get(line.person_id, "")

    @cached_property
    def _met(self) -> Mapping[int, Sequence[date]]:
        """The days on which each person was met, by their number; those who never were are left out."""
        found: dict[int, list[date]] = {}
        for pair in self.pairs.values():
            found.setdefault(pair.pairing.person_id, []).extend(held_days(pair.facts, self.as_of))
        return found

    def met_after(self, person_id: int | None, day: date) -> date | None:
        """The first day after `day` on which somebody was met, which no later meeting moves; None without."""
        days = () if person_id is None else self._met.get(person_id, ())
        return min((met for met in days if met > day), default=None)

    @cached_property
    def waits(self) -> Mapping[WaitKind, Sequence[tuple[Pair, PairingWait]]]:
        """What waits in the pairings, by its kind."""
        found: dict[WaitKind, list[tuple[Pair, PairingWait]]] = {}
        for pair in self.pairs.values():
            if not pair.rests:
                for wait in waits(pair.facts, self.as_of):
                    found.setdefault(wait.kind, []).append((pair, wait))
        return found

    @cached_property
    def _resting_people(self) -> frozenset[int]:
        met = {one.pairing.person_id for one in self.pairs.values()}
        awake = {one.pairing.person_id for one in self.pairs.values() if not one.rests}
        lines: list[Action | NoteItem | Learning] = [*self.actions, *self.notes, *self.learnings]
        named = {line.person_id for line in lines if line.person_id is not None}
        return frozenset((met - awake) | (named - set(self.people)))
