"""What the forms for sessions ask, and what the answers mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

from rjournal.domain.resources import read_resources, write_resources
from rjournal.domain.sessions import OF_SOME_DAYS, Awaiting, Session, SessionFormat
from rjournal.domain.text import sanitize
from rjournal.tui.flows.reading import (
    picked,
    read_day_to_come,
    read_when,
    read_whole,
    read_whole_or_none,
    write_when,
)
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    NumberField,
    TextField,
    ToggleField,
)
from rjournal.tui.widgets.session_words import format_words
from rjournal.tui.writing import VISIBILITY_WORDS

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

PURPOSE = "Today I want to"
"""What the field for a session's purpose is called; it begins the sentence that is typed there."""

_FORMATS: tuple[tuple[SessionFormat, str], ...] = tuple(
    (known, format_words(known)) for known in get_args(SessionFormat)
)
_SCALE = (("", "not said"), *((str(level), str(level)) for level in range(1, 6)))
_AWAITED: tuple[tuple[Awaiting | Literal[""], str], ...] = (
    ("", "nobody’s"),
    ("me", "mine"),
    ("them", "theirs"),
)


def when_field(value: str, *, to_come: bool) -> DateField:
    """The question for a day and a clock time in one line, of a session that is `to_come` or was held."""
    examples = "friday 10am, in 2 weeks" if to_come else "yesterday 9am, 16 feb 14:00"
    return DateField(name="day", label="When", value=value, placeholder=examples)


def fact_fields(app: JournalApp, session: Session) -> list[Field]:
    """When a session was held, how long and how, all proposed; its window where it may have one."""
    until = "" if session.until is None else write_when(session.until)
    return [
        when_field(write_when(session.day, session.start), to_come=session.status == "planned"),
        DateField(
            name="until",
            label="Until",
            value=until,
            placeholder="in 3 weeks, 16 mar",
            hint="Its last day. In writing there is no clock time.",
            when=("format", tuple(OF_SOME_DAYS)),
        ),
        NumberField(name="minutes", label="How long", value=str(session.minutes), unit="min"),
        ChoiceField(name="format", label="How", value=session.format, options=_FORMATS),
        TextField(name="purpose", label=PURPOSE, value=session.purpose),
    ]


def read_facts(app: JournalApp, session: Session, values: dict[str, str]) -> Session:
    """The session with the facts of a filled-in form.

    Raises:
        Invalid: a date or a number is none; `field` says which.
    """
    day, start = read_when(app, values["day"], "day", future=session.status == "planned")
    return replace(
        session,
        day=day,
        start=start,
        until=read_day_to_come(app, values["until"], "until"),
        minutes=read_whole(values["minutes"], "minutes", "min"),
        format=picked(values["format"], _FORMATS),
        purpose=sanitize(values["purpose"]).strip(),
    )


def planned_fields(app: JournalApp, session: Session) -> list[Field]:
    """When a session is to be, how long and how, what for, and what belongs to it."""
    return [*fact_fields(app, session), *_more_fields(session)]


def read_planned(app: JournalApp, session: Session, values: dict[str, str]) -> Session:
    """The session to come that a filled-in form means.

    Raises:
        Invalid: a date or a number is none; `field` says which.
    """
    awaited = picked(values["awaiting"], _AWAITED)
    return replace(
        read_facts(app, session, values),
        protected=values["protected"] == YES,
        awaiting=awaited or None,
        resources=read_resources(values["resources"]),
    )


def session_fields(app: JournalApp, session: Session) -> list[Field]:
    """Everything about a session that can be changed."""
    share = "" if session.talk_share_me is None else str(session.talk_share_me)
    return [
        *fact_fields(app, session),
        ChoiceField(name="useful", label="Useful", value=_text(session.useful), options=_SCALE),
        ChoiceField(name="safety", label="Felt safe", value=_text(session.safety), options=_SCALE),
        NumberField(name="talk_share_me", label="I spoke", value=share, unit="%"),
        *_more_fields(session),
        ChoiceField(
            name="visibility",
            label="Who may see it",
            value=session.visibility,
            options=tuple(VISIBILITY_WORDS.items()),
        ),
    ]


def changed_session(app: JournalApp, session: Session, values: dict[str, str]) -> Session:
    """The session as a filled-in form changes it.

    Raises:
        Invalid: a date or a number is none, or out of its range; `field` says which.
    """
    share = read_whole_or_none(values["talk_share_me"], "talk_share_me", "%")
    return replace(
        read_planned(app, session, values),
        useful=_level(values["useful"]),
        safety=_level(values["safety"]),
        talk_share_me=share,
        visibility=picked(values["visibility"], tuple(VISIBILITY_WORDS.items())),
    )


def _more_fields(session: Session) -> list[Field]:
    return [
        ChoiceField(
            name="awaiting",
            label="Reply awaited",
            value=session.awaiting or "",
            options=_AWAITED,
            when=("format", ("async",)),
        ),
        ToggleField(
            name="protected",
            label="Protected",
            value=YES if session.protected else "",
            hint="It gives way to nothing else.",
        ),
        MultilineField(
            name="resources",
            label="Links and files",
            value=write_resources(session.resources),
            lines=2,
            hint="One a line, with a word about it.",
            more=not session.resources,
        ),
    ]


def _text(level: int | None) -> str:
    return "" if level is None else str(level)


def _level(text: str) -> int | None:
    return int(text) if text else None
