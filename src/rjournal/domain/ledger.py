"""The ledger: everything learned and taught, and what it can be narrowed to (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rjournal.domain.lines import SET_ASIDE, Area, Direction, Method, steps
from rjournal.domain.periods import full

_TITLES: dict[Direction | None, str] = {None: "Ledger", "received": "Learned", "given": "Taught"}
_WAYS: dict[Direction | None, str] = {None: "with", "received": "from", "given": "to"}


@dataclass(frozen=True, kw_only=True)
class LedgerFilter:
    """What the ledger shows: what meets all that is asked. What is None or empty asks for nothing.

    A `skill` is meant by its name, however it was written. `first` and `last` are days, both included;
    `check_due` asks for what a check waits for.
    """

    direction: Direction | None = None
    person_id: int | None = None
    skill: str = ""
    area: Area | None = None
    method: Method | None = None
    status: str = ""
    first: date | None = None
    last: date | None = None
    check_due: bool = False

    def directed(self, direction: Direction | None) -> LedgerFilter:
        """The same for another direction; a status that has no place there is asked for no more."""
        known = (*steps(direction), SET_ASIDE) if direction else (self.status,)
        return replace(self, direction=direction, status=self.status if self.status in known else "")

    def words(self, person: str = "") -> str:
        """What is shown, for a title: `Learned · from Noor Vermeer · statistics · used`."""
        parts = (
            _TITLES[self.direction],
            f"{_WAYS[self.direction]} {person}" if person else "",
            self.skill,
            self.area or "",
            self.method or "",
            self.status,
            f"from {full(self.first)}" if self.first else "",
            f"until {full(self.last)}" if self.last else "",
            "a check is due" if self.check_due else "",
        )
        return " · ".join(part for part in parts if part)


NARROWED_BY: tuple[str, ...] = ("direction", "person_id", "skill", "area", "method", "status")
"""The fields of the filter whose values can be chosen among; a learning calls its own the same."""

EVERYTHING = LedgerFilter()
"""The whole ledger."""
