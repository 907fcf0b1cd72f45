"""Reading what was typed into a form: each mistake is said at the field it was made in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from rjournal import clock, dates
from rjournal.domain.numbers import parse_number
from rjournal.domain.periods import full
from rjournal.errors import Invalid, RJournalError
from rjournal.tui.modals.fields import DateField, Field

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
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


def write_when(day: date, start: str | None = None) -> str:
    """A day and a clock time as `read_when` reads them back on any later day: `Mon 2 Mar 2026 10:00`.

    A word like `today` would mean another day once the form is a draft, or stands open past midnight.
    """
    return f"{full(day)} {start}" if start else full(day)


def as_meant(app: JournalApp, fields: Sequence[Field], draft: Draft) -> dict[str, str]:
    """What a draft holds, with each day that counts from today written as the day it was typed to mean.

    `yesterday 9am` is the day before the draft was last written. What could be one of two days (`friday`), or
    is no day, stays as it was typed.
    """
    held = dict(draft.fields)
    written = datetime.fromisoformat(draft.updated_at).astimezone(clock.now().tzinfo)
    if written.date() == app.today:
        return held
    for field in fields:
        if not isinstance(field, DateField) or not held.get(field.name, "").strip():
            continue
        with suppress(Invalid):
            text = held[field.name]
            came, went = (
                dates.parse(text, now=written, day_first=app.settings.day_first, future=future)
                for future in (True, False)
            )
            if came.day == went.day:
                held[field.name] = write_when(
                    came.day, came.time.strftime("%H:%M") if came.time is not None else None
                )
    return held
