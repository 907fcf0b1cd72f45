"""What goes which way between two people, in counts and words (docs/domain.md §3.9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rjournal.domain.indicators import Share
from rjournal.domain.lines import Direction
from rjournal.domain.people import Role

ONE_WAY_FOR = 3
"""Held sessions after which it is worth a word that everything went one way."""


@dataclass(frozen=True)
class Exchange:
    """What went each way between two people, and in how many of the sessions held it went both ways."""

    received: int
    given: int
    both: Share

    def words(self, name: str) -> str:
        """`Noor gave you 7, you gave them 2; in 3 of 8 sessions both`."""
        if not self.received and not self.given:
            return "nothing noted yet, either way"
        ways = (
            f"{name} gave you {self.received or 'nothing yet'}, you gave them {self.given or 'nothing yet'}"
        )
        if not self.both.is_known:
            return f"{ways}; too few sessions to say how often both"
        return f"{ways}; in {self.both.count} of {self.both.of} sessions both"


@dataclass(frozen=True)
class Flow:
    """How many things one held session left each way; `planned` teaching is not given yet."""

    session_id: int
    day: date
    received: int
    given: int


def exchange(each_way: Mapping[str, int], flows: Iterable[Flow]) -> Exchange:
    """What went each way by its counts, and in how many of the sessions held there was something of both."""
    held = list(flows)
    both = sum(1 for flow in held if flow.received and flow.given)
    return Exchange(each_way.get("received", 0), each_way.get("given", 0), Share(both, len(held)))


def one_directional(role: Role, flows: Iterable[Flow], as_of: date) -> Direction | None:
    """The one way everything went in the last three sessions held with somebody one learns from and teaches.

    None for another role, for fewer sessions, and where one of the three left nothing or something both ways:
    nothing noted says nothing.
    """
    if role != "reciprocal":
        return None
    held = sorted((flow for flow in flows if flow.day <= as_of), key=lambda one: (one.day, one.session_id))
    last = held[-ONE_WAY_FOR:]
    if len(last) < ONE_WAY_FOR:
        return None
    if all(flow.received and not flow.given for flow in last):
        return "received"
    return "given" if all(flow.given and not flow.received for flow in last) else None
