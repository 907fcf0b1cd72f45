"""The ledger of what was learned and taught: which lines it holds, and what becomes of one."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import SET_ASIDE, Direction, Learning, at_status, next_status, steps
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.domain.sessions import Session
    from rjournal.storage.store import Store


def ledger_ids(store: Store, direction: Direction | None = None) -> array[int]:
    """The numbers of everything learned and taught, newest first; of one direction if it is given."""
    if direction is None:
        return store.learnings.ids()
    return store.learnings.ids("direction = ?", (direction,))


def move_on(store: Store, learning_id: int, day: date, *, to: str | None = None) -> Learning:
    """Move a learning to its next status, or `to` a named one, and note the day.

    Raises:
        Invalid: it is at its last status already, or `to` is none of its statuses.
        NotFound: it is gone.
    """
    learning = store.learnings.get(learning_id)
    ladder = (*steps(learning.direction), SET_ASIDE)
    status = to or next_status(learning.direction, learning.status)
    if status is None:
        raise Invalid(f"This is “{learning.status}”, the last step there is.", "Nothing was changed.")
    if status not in ladder:
        raise Invalid(f"“{status}” is no step here.", f"The steps are: {', '.join(ladder)}.")
    with store.act(f"Move to “{status}”"):
        return store.learnings.save(at_status(learning, status, day))


def set_aside(store: Store, learning_id: int, day: date, reason: str = "", *, draft: str = "") -> Learning:
    """Put a learning aside with the reason, which may be empty; moving it on takes it up again.

    Raises:
        NotFound: it is gone.
    """
    with store.act("Set aside"):
        aside = at_status(store.learnings.get(learning_id), SET_ASIDE, day)
        stored = store.learnings.save(replace(aside, set_aside_reason=one_line(sanitize(reason))))
        if draft:
            store.drafts.delete(draft)
    return stored


@dataclass(frozen=True)
class LearningView:
    """Something learned or taught with whom and where; `person` and `session` are None where nobody said."""

    learning: Learning
    person: Person | None
    session: Session | None


def learning_view(store: Store, learning_id: int) -> LearningView:
    """A learning with its person and its session, those in the trash included.

    Raises:
        NotFound: it is gone.
    """
    learning = store.learnings.get(learning_id)
    return LearningView(
        learning,
        None if learning.person_id is None else store.people.find(learning.person_id, trashed=True),
        None if learning.session_id is None else store.sessions.find(learning.session_id, trashed=True),
    )
