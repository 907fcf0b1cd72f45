"""Asking for the day that a goal is to be shown on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rjournal.errors import Invalid
from rjournal.tui.flows.asking import ask
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.fields import DateField

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp


async def ask_as_of(app: JournalApp) -> date | None:
    """Ask for a day up to today; None when it was left."""

    def read(values: dict[str, str]) -> date:
        if not values["day"]:
            raise Invalid("Write a day.", "Like 16 feb, last monday or 3 weeks ago.", "day")
        with at_field("day"):
            day = app.read_day(values["day"], future=False)
        if day > app.today:
            raise Invalid(
                "That day is still to come, and nobody knows how the goal will stand.",
                "Choose today or earlier.",
                "day",
            )
        return day

    hint = "What was known by then is shown, and nothing that came later."
    field = DateField(name="day", label="Day", placeholder="16 feb, last monday, 3 weeks ago", hint=hint)
    return await ask(app, "As it was on", [field], read)
