"""Records shown whole: as lines that read well aloud, and as JSON. Loaded by kind, when one is shown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from rjournal.cli import output

if TYPE_CHECKING:
    from rjournal.cli.call import Call
    from rjournal.domain.records import Record, Ref


def show(call: Call, ref: Ref, record: Record, *, as_json: bool) -> None:
    """Print a record whole."""
    if as_json:
        output.data(_data(call, ref, record))
    else:
        output.block("\n".join(_lines(call, ref, record)))


def _lines(call: Call, ref: Ref, record: Any) -> Iterator[str]:
    if ref.kind == "entry":
        from rjournal.cli.cards import entry

        return entry.lines(call.store, record)
    if ref.kind == "session":
        from rjournal.cli.cards import session

        return session.lines(call.store, record)
    if ref.kind == "goal":
        from rjournal.cli.cards import goal

        return goal.lines(call.store, record, call.today, first_weekday=call.settings.first_weekday)
    if ref.kind == "skill" and record.deleted_at is None:
        from rjournal.cli.cards import skill

        return skill.lines(call.store, record, call.today)
    if ref.kind == "learning" and record.deleted_at is None:
        from rjournal.cli.cards import learning

        return learning.lines(call.store, record, call.today)
    if ref.kind == "pairing" and record.deleted_at is None:
        from rjournal.cli.cards import between, pairing

        beside = between.lines(call.store, ref, record, call.today)
        return chain(pairing.lines(call.store, record, call.today), beside)
    from rjournal.cli.cards import other

    if ref.kind in ("person", "pairing"):
        from rjournal.cli.cards import between

        beside = between.lines(call.store, ref, record, call.today)
        return chain(other.lines(call.store, ref, record, call.today), beside)
    return other.lines(call.store, ref, record, call.today)


def _data(call: Call, ref: Ref, record: Any) -> dict[str, Any]:
    if ref.kind == "entry":
        from rjournal.cli.cards import entry

        return entry.data(call.store, record)
    if ref.kind == "session":
        from rjournal.cli.cards import session

        return session.data(call.store, record)
    if ref.kind == "goal":
        from rjournal.cli.cards import goal

        return goal.data(call.store, record, call.today, first_weekday=call.settings.first_weekday)
    if ref.kind == "skill" and record.deleted_at is None:
        from rjournal.cli.cards import skill

        return skill.data(call.store, record, call.today)
    if ref.kind in ("note", "action"):
        from rjournal.cli.notes import linked

        return linked(call.store, ref.kind, [record])[0]
    if ref.kind == "learning" and record.deleted_at is None:
        from rjournal.cli.cards import learning

        return learning.data(call.store, record, call.today)
    if ref.kind == "pairing" and record.deleted_at is None:
        from rjournal.cli.cards import between, pairing

        beside = between.data(call.store, ref, record, call.today)
        return pairing.data(call.store, record, call.today) | beside
    from rjournal.cli.records import plain

    if ref.kind in ("person", "pairing"):
        from rjournal.cli.cards import between

        return plain(ref.kind, record) | between.data(call.store, ref, record, call.today)
    return plain(ref.kind, record)
