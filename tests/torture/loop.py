"""Killing the program again and again on one journal, and the table that says what it cost."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from tests.torture.ledger import LAST_SECOND, Ledger
from tests.torture.life import Life


@dataclass(frozen=True)
class Result:
    """What so many kills cost."""

    kills: int
    seed: int
    records: int
    words: int
    lost: int
    lost_too_early: int
    oldest_lost: float
    faults: tuple[str, ...]

    @property
    def held(self) -> bool:
        """Whether everything was as it has to be."""
        return not self.faults and not self.lost_too_early

    def table(self) -> str:
        """The result as it stands in docs/performance.md: a list."""
        return "\n".join(
            (
                f"- kills (seed {self.seed}): **{self.kills}**",
                f"- saves shown as done: **{self.records}**",
                f"- of them missing or changed: **{sum('shown as done' in one for one in self.faults)}**",
                f"- words seen on the screen: **{self.words}**",
                f"- words lost: **{self.lost}**",
                f"- of them older than {LAST_SECOND:g} s: **{self.lost_too_early}**",
                f"- oldest word lost: **{self.oldest_lost:.2f} s**",
                f"- files damaged, acts in halves, index out of step, other faults: **{len(self.faults)}**",
            )
        )


def torture(home: Path, *, kills: int, seed: int, tell: Callable[[str], None] = lambda _: None) -> Result:
    """Start and kill the program `kills` times on a journal in `home`; `tell` hears how it goes."""
    ledger = Ledger(home / "journal.db")
    _begin(ledger.journal)
    words = (f"w{number}x" for number in count(1))
    dice = random.Random(seed)
    for number in range(1, kills + 1):
        before, lost = len(ledger.faults), set(ledger.lost_too_early)
        life = Life(home, ledger, dice, words)
        life.run()
        for fault in ledger.faults[before:]:
            tell(f"kill {number}: {fault} ({', '.join(life.diary)})")
        for word in ledger.lost_too_early.keys() - lost:
            tell(f"kill {number}: {word}, seen {ledger.lost[word]:.2f} s before ({', '.join(life.diary)})")
        if number % 10 == 0:
            words_so_far = f"{len(ledger.shown)} words, {len(ledger.lost)} lost"
            tell(f"{number} kills, {len(ledger.promised)} saves, {words_so_far}")
    return Result(
        kills=kills,
        seed=seed,
        records=len(ledger.promised),
        words=len(ledger.shown),
        lost=len(ledger.lost),
        lost_too_early=len(ledger.lost_too_early),
        oldest_lost=max(ledger.lost.values(), default=0.0),
        faults=tuple(ledger.faults),
    )


def _begin(journal: Path) -> None:
    """A session to note lines in; with an empty journal half the keys would lead nowhere."""
    with Store.open(journal) as store, store.act("Begin"):
        person = store.people.add(Person(name="Noor"))
        pairing = store.pairings.add(Pairing(person_id=person.id))
        store.sessions.add(Session(pairing_id=pairing.id, day=date.today()))
