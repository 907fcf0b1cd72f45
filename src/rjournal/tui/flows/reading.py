"""Reading what was typed into a form: each mistake is said at the field it was made in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from rjournal import clock, dates
from rjournal.domain.numbers import parse_number
from rjournal.domain.periods import full, say
from rjournal.errors import Invalid, RJournalError

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

Option = TypeVar("Option", bound=str)


@contextmanager
def at_field(name: str) -> Iterator[None]:
    """Whatever goes wrong in the block is said at this field of the form.

    Raises:
        Invalid: in place of any RJournalError.
    """
    try:
        yield
    except RJournalError as error:
        raise Invalid(error.message, error.hint, name) from error


def picked(value: str, options: Sequence[tuple[Option, str]]) -> Option:
    """The option with this value; the first where a draft names none of them."""
    return next((known for known, _ in options if known == value), options[0][0])


def read_when(
    app: JournalApp, text: str, field: str, *, future: bool | None = None
) -> tuple[date, str | None]:
    """A day, and the clock time (`HH:MM`) if one was typed with it: `yesterday 9am`, `16 feb`.

    With `future` a bare `friday` is the one to come, with False the one that was.

    Raises:
        Invalid: it is no date.
    """
    with at_field(field):
        typed = dates.parse(text, now=clock.now(), day_first=app.settings.day_first, future=future)
    return typed.day, typed.time.strftime("%H:%M") if typed.time else None


def read_day_to_come(app: JournalApp, text: str, field: str) -> date | None:
    """A day, a bare `friday` being the one to come; None where nothing was typed.

    Raises:
        Invalid: it is no date.
    """
    if not text:
        return None
    with at_field(field):
        return app.read_day(text, future=True)


def read_whole(text: str, field: str, unit: str = "") -> int:
    """A whole number, with or without its unit.

    Raises:
        Invalid: it is none.
    """
    with at_field(field):
        number = parse_number(text, unit)
    if not number.is_integer():
        raise Invalid("This has to be a whole number.", "Write it like 45.", field)
    return int(number)


def read_whole_or_none(text: str, field: str, unit: str = "") -> int | None:
    """A whole number; None where nothing was typed.

    Raises:
        Invalid: it is none.
    """
    return read_whole(text, field, unit) if text else None


def write_when(day: date, start: str | None, today: date) -> str:
    """A day and a clock time as `read_when` reads them back: `today 10:00`, `Mon 2 Mar 2026`."""
    words = say(day, today=today) if abs((day - today).days) < 2 else full(day)
    return f"{words} {start}" if start else words
