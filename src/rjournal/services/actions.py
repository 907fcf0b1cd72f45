"""Actions: promised, done with a result, let go with a reason, carried on (docs/domain.md §2.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import Action, line_words
from rjournal.domain.promises import UNDONE
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def save_action(store: Store, action: Action, *, came_from: Ref | None = None, draft: str = "") -> Action:
    """Store a new or changed action, and drop the draft it was written in, in one act.

    `came_from` is a line that it follows from: the two are linked.

    Raises:
        Invalid: there are no words in it.
        NotFound: there is no such goal or line.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    ready = replace(
        action,
        text=line_words(action.text),
        if_then=sanitize(action.if_then).strip(),
        result=sanitize(action.result).strip(),
        dropped_reason=sanitize(action.dropped_reason).strip(),
    )
    with store.act("Add action" if action.id == 0 else "Change action"):
        if ready.goal_id is not None:
            # A goal that went into the trash later is still what the promise was for.
            store.goals.get(ready.goal_id, trashed=action.id != 0)
        stored = store.actions.add(ready) if action.id == 0 else store.actions.save(ready)
        if came_from is not None:
            store.repo(came_from.kind).get(came_from.id)
            store.links.connect(came_from, Ref("action", stored.id), "led-to")
        if draft:
            store.drafts.delete(draft)
    return stored


def finish(store: Store, action: Action, day: date, result: str = "", *, draft: str = "") -> Action:
    """Tick an action, as it was read, off on `day`, with what came of it.

    Raises:
        Invalid: it is done already.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
        NotFound: it is gone.
    """
    if action.status == "done":
        raise Invalid(f"{Ref('action', action.id).handle} is done already.", "Nothing was changed.")
    with store.act("Tick off action"):
        came = sanitize(result).strip() or action.result
        done = replace(action, status="done", done_on=day, result=came, dropped_reason="")
        stored = store.actions.save(done)
        if draft:
            store.drafts.delete(draft)
    return stored


def drop(store: Store, action: Action, reason: str = "", *, draft: str = "") -> Action:
    """Let an action, as it was read, go with the reason, which may be empty.

    Raises:
        Conflict: it was changed elsewhere meanwhile; the draft stays.
        NotFound: it is gone.
    """
    with store.act("Let action go"):
        gone = replace(action, status="dropped", done_on=None, dropped_reason=sanitize(reason).strip())
        stored = store.actions.save(gone)
        if draft:
            store.drafts.delete(draft)
    return stored


def reopen(store: Store, action_id: int) -> Action:
    """Take an action up again that was done or let go; what came of it stays noted.

    Raises:
        Invalid: it is open.
        NotFound: it is gone.
    """
    action = store.actions.get(action_id)
    if action.status in UNDONE:
        raise Invalid(f"{Ref('action', action.id).handle} is open.", "Nothing was changed.")
    with store.act("Take action up again"):
        return store.actions.save(
            replace(action, status="carried" if action.carried else "open", done_on=None, dropped_reason="")
        )


def carry_on(store: Store, pairing_id: int | None) -> None:
    """Count anew how often each open action of a pairing's person was carried from one session to the next.

    That is the number of sessions held with them after the day it was agreed on: it grows with each, and is
    put right where one is moved or taken away. It belongs into the act that changes a session.
    """
    if pairing_id is None:
        return
    person_id = store.pairings.get(pairing_id, trashed=True).person_id
    waiting = store.actions.open_with(person_id)
    if not waiting:
        return
    days = store.sessions.held_days(person_id, min(action.day for action in waiting))
    with store.act("Carry actions on"):
        for action in waiting:
            count = sum(day > action.day for day in days)
            if count != action.carried:
                store.actions.save(replace(action, carried=count, status="carried" if count else "open"))
