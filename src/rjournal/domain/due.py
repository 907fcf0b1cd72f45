"""What is due: one list, derived, never pushed (docs/domain.md §2.5).

The words never blame: a day is named, how far past it lies is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rjournal.domain.lines import Action
from rjournal.domain.progress import Progress
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session

SOON = timedelta(days=7)
"""An action is shown from a week before its day."""

REFLECT_WITHIN = timedelta(days=7)
"""A held session without an entry is mentioned for a week, then never again."""


@dataclass(frozen=True)
class Due:
    """One thing that waits. `text` may be the user's own; `when` is its day, None where there is none."""

    ref: Ref
    text: str
    why: str
    when: date | None


def due(
    as_of: date,
    *,
    actions: Iterable[Action],
    goals: Iterable[Progress],
    sessions_without_entry: Sequence[tuple[Session, str]],
) -> tuple[Due, ...]:
    """What waits on the day `as_of`, longest waiting first.

    `actions` are the open ones; `sessions_without_entry` are held sessions nobody wrote about yet, each with
    what to call it.
    """
    found = [
        Due(Ref("action", action.id), action.text, _whose(action), action.due)
        for action in actions
        if action.due is not None and action.due <= as_of + SOON
    ]
    found += [
        Due(Ref("goal", one.goal.id), one.goal.title, "check in", _asked_on(one))
        for one in goals
        if one.reading_due
    ]
    found += [
        Due(Ref("session", session.id), f"Write about {name}", "reflect", session.day)
        for session, name in sessions_without_entry
        if timedelta(0) <= as_of - session.day <= REFLECT_WITHIN
    ]
    return tuple(
        sorted(found, key=lambda one: (one.when is None, one.when or as_of, one.ref.kind, one.ref.id))
    )


def _whose(action: Action) -> str:
    return {"me": "promised", "them": "theirs", "both": "both of you"}[action.owner]


def _asked_on(one: Progress) -> date:
    since = one.last_day or one.goal.start
    return since + timedelta(days=one.goal.check_every)
