"""What the commands about what is due share: finding one by its handle, a line and JSON of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from rjournal.domain.due import KINDS
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.errors import Ambiguous, Invalid, NotFound
from rjournal.services.due import what_waits

if TYPE_CHECKING:
    from datetime import date

    from rjournal.cli.call import Call
    from rjournal.domain.due import Waiting
    from rjournal.domain.due_facts import Due

kind_option = click.option(
    "--kind", type=click.Choice(list(KINDS)), help="What of it, where several things wait about it."
)


def waiting(call: Call, as_of: date) -> Waiting:
    """What waits on a day, and what is silent."""
    return what_waits(call.store, as_of, first_weekday=call.settings.first_weekday)


def named(found: Iterable[Due], handle: str, kind: str | None, *, silent: bool = False) -> Due:
    """The one thing among those `found` that a handle means.

    Raises:
        Invalid: it is no handle.
        NotFound: nothing is found about it.
        Ambiguous: several things are; the hint says how to tell them apart.
    """
    ref = Ref.parse(handle)
    if ref is None:
        raise Invalid(f"“{handle[:40]}” is no handle.", "`rjournal due` lists what waits, handles first.")
    about = [one for one in found if one.ref == ref and kind in (None, one.kind)]
    if not about:
        if silent:
            raise NotFound(f"Nothing about {ref.handle} is silent.", "`rjournal due silent` lists what is.")
        raise NotFound(f"Nothing waits about {ref.handle}.", "`rjournal due` lists what does.")
    if len(about) > 1:
        kinds = tuple(one.kind for one in about)
        words = f"Several things wait about {ref.handle}: {', '.join(kinds)}."
        raise Ambiguous(words, kinds, "Say which with --kind.")
    return about[0]


def row(one: Due) -> tuple[str, str, str]:
    """A line of the list: handle, day, what waits and why."""
    about = one.why if not one.who or one.who in one.text else f"{one.why} · {one.who}"
    return one.ref.handle, full(one.when), f"{one.text} ({about})"


def plain(one: Due) -> dict[str, Any]:
    """It for JSON."""
    return {
        "kind": one.kind,
        "handle": one.ref.handle,
        "text": one.text,
        "why": one.why,
        "when": one.when.isoformat(),
        "with": one.who or None,
    }
