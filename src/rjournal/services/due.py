"""What is due: gathered, ticked off, told to wait, switched off (docs/domain.md §2.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rjournal.domain.due import KINDS, Waiting, waiting
from rjournal.domain.due_facts import Due
from rjournal.domain.progress import Progress
from rjournal.domain.records import Ref
from rjournal.domain.silences import Silence
from rjournal.errors import Invalid
from rjournal.services import actions
from rjournal.services.goals import overview
from rjournal.services.planning import pass_on

if TYPE_CHECKING:
    from rjournal.storage.store import Store

SNOOZE_DAYS = 7
"""How long something waits unless another number of days is given."""

LONGEST_SNOOZE = 3650


def what_waits(
    store: Store, as_of: date, goals: Iterable[Progress] | None = None, *, first_weekday: int = 0
) -> Waiting:
    """What waits on the day `as_of`, and what is silent, in a fixed number of statements.

    `goals` says how those stand that are active, or paused, where that is known already. Of another day it is
    told by what the journal holds now: what was noted later is left out, what was changed is as it is.
    """
    if goals is None:
        active = store.goals.where("lifecycle IN ('active', 'paused')")
        views = overview(store, as_of, active, first_weekday=first_weekday, lean=True)
        goals = [view.progress for view in views]
    facts = replace(store.waiting.facts(as_of), goals=tuple(goals))
    return waiting(facts, store.silences.where())


def finish(store: Store, due: Due, today: date) -> None:
    """Have done with something that waits.

    A promise is ticked off, a reply was written; of anything else no more is said, until its day moves.

    Raises:
        NotFound: the promise lies in the trash.
    """
    if due.ref.kind == "action":
        action = store.actions.get(due.ref.id)
        if action.status != "done":
            actions.finish(store, action, today)
        return
    if due.kind == "reply":
        session = store.sessions.get(due.ref.id)
        # Written already, by another window: passed on once more it would be mine again.
        if session.awaiting == "me":
            pass_on(store, session)
        return
    _silence(store, due, None, "Put away what was due")


def snooze(store: Store, due: Due, days: int, today: date) -> date:
    """Let something wait for so many days from today; the day on which it speaks again.

    Raises:
        Invalid: not 1 to 3650 days.
    """
    if not 1 <= days <= LONGEST_SNOOZE:
        raise Invalid("It can wait for 1 to 3650 days.", "Nothing was changed.", field="days")
    until = today + min(timedelta(days=days), date.max - today)
    _silence(store, due, until, "Snooze")
    return until


def wake(store: Store, silence: Silence) -> None:
    """Let what was put away, snoozed or switched off speak again.

    Raises:
        NotFound: it does already.
    """
    with store.act("Wake what was silent"):
        store.silences.delete(silence.id)


def switch_off(store: Store, kind: str) -> None:
    """Say nothing of this kind any more, until it is switched on again; once off it stays so."""
    if not _of_kind(store, kind):
        with store.act(f"Switch off {KINDS[kind].name.lower()}"):
            store.silences.add(Silence(due_kind=kind))


def switch_on(store: Store, kind: str) -> None:
    """Let this kind speak again, if it is off."""
    with store.act(f"Switch on {KINDS[kind].name.lower()}"):
        for silence in _of_kind(store, kind):
            store.silences.delete(silence.id)


def _of_kind(store: Store, kind: str) -> list[Silence]:
    return store.silences.where("due_kind = ? AND about_kind IS NULL", (kind,))


def _silence(store: Store, due: Due, until: date | None, words: str) -> None:
    """One silence for one thing: a new one takes the place of the last."""
    with store.act(words):
        found = silence_of(store, due.kind, due.ref)
        if found is None:
            store.silences.add(
                Silence(
                    due_kind=due.kind,
                    about_kind=due.ref.kind,
                    about_id=due.ref.id,
                    occasion=due.when,
                    until=until,
                )
            )
        else:
            store.silences.save(replace(found, occasion=due.when, until=until))


def silence_of(store: Store, kind: str, ref: Ref) -> Silence | None:
    """The silence about one record as this kind of due, if there is one."""
    found = store.silences.where(
        "due_kind = ? AND about_kind = ? AND about_id = ?", (kind, ref.kind, ref.id), limit=1
    )
    return found[0] if found else None
