"""What can be said of a session, as options: the same to plan, record, change and close one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from rjournal.cli import days, output
from rjournal.domain.resources import read_resources
from rjournal.domain.sessions import OF_SOME_DAYS, ChangedBy, Session, SessionFormat
from rjournal.errors import Invalid, NotFound
from rjournal.services import lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call

_FACTS = (
    click.option("--at", metavar="TIME", help="When it begins."),
    click.option("--until", metavar="DATE", help="The last day of one in writing, or over several days."),
    click.option("--minutes", type=click.IntRange(1, 1440), help="How long; as last time unless you say."),
    click.option(
        "--format",
        "form",
        type=click.Choice(get_args(SessionFormat)),
        help="How you meet; as last time unless you say.",
    ),
    click.option("--purpose", metavar="TEXT", help="What you want to do in it."),
    click.option("--protected/--not-protected", default=None, help="Whether it gives way to nothing else."),
    click.option(
        "--awaiting",
        type=click.Choice(("me", "them", "nobody")),
        help="In writing: whose reply is awaited.",
    ),
    click.option(
        "--resource",
        "resources",
        metavar="TEXT",
        multiple=True,
        help="A link or a path, and a word about it. Repeatable.",
    ),
)
_RATINGS = (
    click.option("--useful", type=click.IntRange(1, 5), help="How useful it was."),
    click.option("--safety", type=click.IntRange(1, 5), help="How safe it felt; it stays with you."),
    click.option(
        "--talk-share",
        "talk_share_me",
        type=click.IntRange(0, 100),
        help="How much of it you spoke, in percent.",
    ),
)

by_option = click.option("--by", type=click.Choice(get_args(ChangedBy)), help="Who changed it.")


def fact_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about what a session is."""
    for option in reversed(_FACTS):
        command = option(command)
    return command


def rating_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command every option about how a session was."""
    for option in reversed(_RATINGS):
        command = option(command)
    return command


def said(call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """What was said, by the record's own field names; what was not said is left out.

    Raises:
        Invalid: a date or a time is none, or can be read two ways.
    """
    fields = {name: value for name, value in options.items() if value not in (None, ())}
    if "at" in fields:
        fields["start"] = days.clock_time(fields.pop("at"))
    if "until" in fields:
        fields["until"] = days.day(call, fields["until"], future=True)
    if "form" in fields:
        fields["format"] = fields.pop("form")
    if "awaiting" in fields:
        fields["awaiting"] = None if fields["awaiting"] == "nobody" else fields["awaiting"]
    if "resources" in fields:
        fields["resources"] = read_resources("\n".join(fields["resources"]))
    return fields


def check_fits(session: Session, fields: dict[str, Any]) -> None:
    """Refuse what was said of a session that its format does not have.

    Raises:
        Invalid: a window, a clock time or an awaited reply it cannot have.
    """
    if fields.get("until") and session.format not in OF_SOME_DAYS:
        formats = ", ".join(sorted(OF_SOME_DAYS))
        raise Invalid("Only some sessions go over several days.", f"--until goes with --format {formats}.")
    if fields.get("start") and session.format == "async":
        raise Invalid("A session in writing has no clock time.", "Give its last day with --until.")
    if fields.get("awaiting") and session.format != "async":
        raise Invalid(
            "Only in a session in writing a reply is awaited.", "--awaiting goes with --format async."
        )


def session_of(call: Call, handle: str) -> Session:
    """The session that a handle names.

    Raises:
        Invalid: it is no handle of a session.
        NotFound: there is none.
    """
    return call.store.sessions.get(lookup.record(call.store, handle, "session")[0].id)


def say_checks(call: Call, item_ids: Sequence[int]) -> None:
    """Say how to note what a check found, of points that are done and came from something learned."""
    from rjournal.services.agenda import sources_among

    for source in sorted(sources_among(call.store, item_ids), key=lambda ref: ref.id):
        learning = call.store.learnings.find(source.id) if source.kind == "learning" else None
        if learning is not None:
            verb = "learned" if learning.direction == "received" else "taught"
            output.say(f"Did it stay? `rjournal {verb} check {source.handle} --result …` notes it.")


def to_prepare(call: Call, words: str | None) -> Session:
    """The session a handle names, the next planned one with whom a name means, or the next of all.

    Raises:
        NotFound: none is planned.
        Ambiguous: the name could be several people.
    """
    from rjournal.domain.records import Ref
    from rjournal.services.planning import next_planned
    from rjournal.services.preparing import session_to_prepare

    ref = None if words is None else Ref.parse(words)
    if words is not None and ref is not None and ref.kind == "session":
        return session_of(call, words)
    if words is None:
        found = session_to_prepare(call.store, call.today)
    else:
        found = next_planned(call.store, lookup.pairing(call.store, words).id, call.today)
    if found is None:
        raise NotFound("No session is planned.", "Plan one with `rjournal session plan NAME`.")
    return found


def to_close(call: Call, words: str | None) -> Session:
    """The session a handle names, or the latest that was to be by today, with somebody if named.

    Raises:
        NotFound: there was none yet.
        Ambiguous: the name could be several people.
    """
    from rjournal.domain.records import Ref

    ref = None if words is None else Ref.parse(words)
    if words is not None and ref is not None and ref.kind == "session":
        return session_of(call, words)
    condition, values = "status IN ('held', 'planned') AND day <= ?", [call.today.isoformat()]
    if words is not None:
        condition += " AND pairing_id = ?"
        found = call.store.sessions.where(condition, (*values, lookup.pairing(call.store, words).id), limit=1)
    else:
        found = call.store.sessions.where(condition, values, limit=1)
    if not found:
        raise NotFound("There is no session to close yet.", "Record one with `rjournal session log NAME`.")
    return found[0]
