"""Quarters of the calendar year, the periods that are looked back on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from rjournal.domain.periods import MONTHS, add_months


@dataclass(frozen=True, order=True)
class Quarter:
    """The quarter `number`, 1 to 4, of a `year`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that holds a day."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        month = 3 * self.number
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """What it is called: `January to March 2026`."""
        return f"{MONTHS[self.first.month - 1]} to {MONTHS[self.last.month - 1]} {self.year}"

    @property
    def name(self) -> str:
        """Its short name: `Q1 2026`."""
        return f"Q{self.number} {self.year}"

    def step(self, quarters: int) -> Quarter:
        """The quarter so many later, or earlier when negative.

        Raises:
            ValueError: it is outside the years 1–9999.
        """
        return Quarter.of(add_months(self.first, 3 * quarters))
