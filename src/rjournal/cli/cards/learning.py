"""Something learned or taught shown whole: what is known of it, its two checks, and what it led to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rjournal.cli.cards import other
from rjournal.cli.ledger import checks_data
from rjournal.cli.records import plain
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.retention import CHECK_DAYS, Check
from rjournal.domain.text import one_line
from rjournal.services.ledger import Linked, learning_view

if TYPE_CHECKING:
    from rjournal.domain.lines import Learning
    from rjournal.storage.store import Store


def lines(store: Store, learning: Learning, as_of: date) -> Iterator[str]:
    """The learning in words, its checks as they stand on a day."""
    yield from other.lines(store, Ref("learning", learning.id), learning, as_of)
    view = learning_view(store, learning.id, as_of)
    for check in view.checks:
        yield f"check after {CHECK_DAYS[check.number - 1]} days: {_found(check)}"
    for word, linked in (("led to", view.led_to), ("moved", view.goals), ("written about", view.entries)):
        yield from (f"{word}: {_linked(one)}" for one in linked)


def _found(check: Check) -> str:
    if check.made is None:
        return {"due": f"due since {full(check.day)}", "to come": f"on {full(check.day)}"}.get(
            check.standing, "not asked"
        )
    how = f", {check.made.how}" if check.made.how else ""
    note = f": {one_line(check.made.note)}" if check.made.note else ""
    handle = Ref("retention_check", check.made.id).handle
    return f"{check.made.result} ({handle}, {full(check.made.done_on)}{how}){note}"


def _linked(one: Linked) -> str:
    return f"{one.ref.handle} {one_line(one.name)} ({one.word})"


def data(store: Store, learning: Learning, as_of: date) -> dict[str, Any]:
    """The learning with its checks and the handles of what belongs to it."""
    view = learning_view(store, learning.id, as_of)
    return {
        **plain("learning", learning),
        "checks": checks_data(view.checks),
        "led_to": [one.ref.handle for one in view.led_to],
        "goals": [one.ref.handle for one in view.goals],
        "entries": [one.ref.handle for one in view.entries],
    }
