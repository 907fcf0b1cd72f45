"""What is done with something learned or taught: moved on and back, set aside, checked, changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.lines import (
    SET_ASIDE,
    Learning,
    at_status,
    next_status,
    previous_status,
    steps,
)
from rjournal.domain.periods import full
from rjournal.domain.retention import AskedHow, RetentionCheck, RetentionResult, number_now, status_after
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid

if TYPE_CHECKING:
    from rjournal.storage.store import Store


def move_on(
    store: Store, learning_id: int, day: date, *, to: str | None = None, back: bool = False
) -> Learning:
    """Move a learning to its next status, with `back` to the one before, or `to` a named one; note the day.

    Raises:
        Invalid: it is at its last status already, or its first, or `to` is none of its statuses.
        NotFound: it is gone.
    """
    learning = store.learnings.get(learning_id)
    ladder = (*steps(learning.direction), SET_ASIDE)
    step = previous_status if back else next_status
    status = to or step(learning.direction, learning.status)
    if status is None:
        which = "first" if back else "last"
        raise Invalid(f"This is “{learning.status}”, the {which} step there is.", "Nothing was changed.")
    if status not in ladder:
        raise Invalid(f"“{status}” is no step here.", f"The steps are: {', '.join(ladder)}.")
    _check_day(learning, day)
    with store.act(f"Move to “{status}”"):
        return store.learnings.save(at_status(learning, status, day))


def set_aside(store: Store, learning: Learning, day: date, reason: str = "", *, draft: str = "") -> Learning:
    """Put a learning, as it was read, aside with the reason, if any; moving it on takes it up again.

    Raises:
        Conflict: it was changed elsewhere meanwhile; the draft stays.
        NotFound: it is gone.
    """
    with store.act("Set aside"):
        aside = at_status(learning, SET_ASIDE, day)
        stored = store.learnings.save(replace(aside, set_aside_reason=one_line(sanitize(reason))))
        if draft:
            store.drafts.delete(draft)
    return stored


@dataclass(frozen=True)
class Answer:
    """What a check found. `status` is where the learning stands now; empty lets the result say it."""

    result: RetentionResult
    how: AskedHow | None = None
    note: str = ""
    status: str = ""


def make_check(
    store: Store, learning_id: int, answer: Answer, day: date, *, draft: str = ""
) -> tuple[RetentionCheck, Learning]:
    """Note a check made on `day`, and move the learning along with what it found, in one act.

    It is the first or the second by its day; a second answer to the second check takes the first one's place.

    Raises:
        Invalid: the learning is only planned, the check would come before it or before one that was made, or
            there is no such status.
        NotFound: it is gone.
    """
    learning = store.learnings.get(learning_id)
    if learning.status == "planned":
        raise Invalid("This is only planned: there is nothing to check yet.", "> says that you taught it.")
    _check_day(learning, day)
    made = store.retention_checks.of_learnings([learning_id])
    last = max((one.done_on for one in made), default=day)
    if day < last:
        # As of an earlier day the one that was made is not known, and this would take its place.
        raise Invalid(
            f"It was checked on {full(last)} already.",
            "Give that day or a later one; what was noted then can be changed.",
            field="day",
        )
    number = number_now(learning, made, day)
    before = next((one for one in reversed(made) if one.number == number), None)
    fresh = RetentionCheck(learning_id=learning_id, number=number, done_on=day, result=answer.result)
    found = answered(before or fresh, answer, day)
    with store.act("Note a check"):
        stored = store.retention_checks.save(found) if before else store.retention_checks.add(found)
        moved = learning
        status = answer.status or status_after(learning, answer.result)
        if status != learning.status:
            moved = move_on(store, learning_id, day, to=status)
        if draft:
            store.drafts.delete(draft)
    return stored, moved


def answered(check: RetentionCheck, answer: Answer, day: date) -> RetentionCheck:
    """A check with what it found on `day`."""
    return replace(check, done_on=day, result=answer.result, how=answer.how, note=_clean(answer.note))


def save_check(store: Store, check: RetentionCheck, *, draft: str = "") -> RetentionCheck:
    """Store a corrected check; where the learning stands is left as it is.

    Raises:
        Invalid: it would come before what it is about.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
        NotFound: it is gone.
    """
    _check_day(store.learnings.get(check.learning_id, trashed=True), check.done_on)
    with store.act("Change check"):
        stored = store.retention_checks.save(check)
        if draft:
            store.drafts.delete(draft)
    return stored


def save_learning(store: Store, learning: Learning, today: date, *, draft: str = "") -> Learning:
    """Store a changed learning, and drop the draft it was changed in, in one act.

    Raises:
        Invalid: it has no words, or a day that cannot be; `field` says which.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if not learning.topic.strip():
        raise Invalid("This line is empty.", "Write a few words, or leave it out.", field="text")
    if learning.day > today and learning.status != "planned":
        raise Invalid("This day is still to come.", "Only what is planned lies ahead.", field="day")
    if learning.status_on is not None and learning.status != "planned":
        if learning.status_on > today:
            raise Invalid("This day is still to come.", "Say since when it stands there.", field="status_on")
        if learning.status_on < learning.day:
            raise Invalid(
                f"This would be before you came upon it, on {full(learning.day)}.",
                "Give that day or a later one.",
                field="status_on",
            )
    with store.act("Change learning"):
        stored = store.learnings.save(learning)
        if draft:
            store.drafts.delete(draft)
    return stored


def _check_day(learning: Learning, day: date) -> None:
    """Refuse a day before the learning's own; what is planned may be taught before its day."""
    if learning.status != "planned" and day < learning.day:
        raise Invalid(
            f"This would be before you came upon it, on {full(learning.day)}.",
            "Give that day or a later one.",
            field="day",
        )


def _clean(text: str) -> str:
    return sanitize(text).strip()
