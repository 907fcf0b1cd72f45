"""Whether what was learned or taught stayed: the two checks after it (docs/domain.md §2.3).

The checks to come follow from the learning's day and are never stored; only those that were made are. An
answer, whatever it is, brings no further checks about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rjournal.domain.lines import SET_ASIDE, Learning, steps
from rjournal.domain.records import Record

AskedHow = Literal["explain it back", "do it unaided", "recall the main points"]
RetentionResult = Literal["unaided", "with hints", "not yet", "no longer needed"]
Standing = Literal["made", "due", "to come", "not asked"]
"""How a check stands on a day; `not asked` is one that is asked for no more, and nothing is lost by that."""

CHECK_DAYS: tuple[int, ...] = (14, 45)
"""Days from the learning to its first and its second check."""

ASKED_FOR = 90
"""Days from the learning on which its second check is asked for the last time: it can be made ever after."""

NO_LONGER_NEEDED: RetentionResult = "no longer needed"


@dataclass(frozen=True, kw_only=True)
class RetentionCheck(Record):
    """A check that was made; those to come are derived from the learning's day and never stored.

    `number` is 1 or 2. It is not a test of the person but of how well it was explained.
    """

    learning_id: int
    number: int
    done_on: date
    how: AskedHow | None = None
    result: RetentionResult
    note: str = ""


@dataclass(frozen=True)
class Check:
    """One of a learning's two checks as it stands on a day; `made` is there once it was made.

    `day` is when it falls due, or fell due.
    """

    learning: Learning
    number: int
    day: date
    standing: Standing
    made: RetentionCheck | None = None


def checks_due(
    learnings: Iterable[Learning], made: Iterable[RetentionCheck], as_of: date
) -> tuple[Check, ...]:
    """The checks that wait on the day `as_of`, one for a learning at most, longest waiting first.

    `made` are the checks made of these learnings; of others there may be some among them.
    """
    of = by_learning(made)
    waiting = [
        check
        for learning in learnings
        for check in checks(learning, of.get(learning.id, ()), as_of)
        if check.standing == "due"
    ]
    return tuple(sorted(waiting, key=lambda check: (check.day, check.learning.id)))


def checks(learning: Learning, made: Iterable[RetentionCheck], as_of: date) -> tuple[Check, ...]:
    """A learning's two checks as they stand on the day `as_of`; `made` are those made of it.

    What is planned or set aside has none but those that were made. The first is asked for until the second
    falls due, the second until `ASKED_FOR`; an answer to the second settles the first, and `no longer needed`
    settles both.
    """
    answers = _answers(made, as_of)
    settled = max(answers, default=0)
    if any(one.result == NO_LONGER_NEEDED for one in answers.values()):
        settled = len(CHECK_DAYS)
    asked = learning.status not in ("planned", SET_ASIDE)
    age = (as_of - learning.day).days
    found = []
    for number, after in enumerate(CHECK_DAYS, 1):
        answer = answers.get(number)
        if answer is None and not (asked and number > settled):
            continue
        standing = "made" if answer else _standing(number, age)
        found.append(Check(learning, number, _later(learning.day, after), standing, answer))
    return tuple(found)


def check_words(check: Check) -> str:
    """What a check asks: of what I learned whether I use it, of what I taught whether they can show it."""
    if check.learning.used_on is not None:
        return "still in use?"
    return "used yet?" if check.learning.direction == "received" else "can they show it?"


def number_now(learning: Learning, made: Iterable[RetentionCheck], as_of: date) -> int:
    """Which of the two a check made on `as_of` is: the second once that is due or the first is made."""
    last = max(_answers(made, as_of), default=0)
    age = (as_of - learning.day).days
    return 2 if last or age >= CHECK_DAYS[1] else 1


def status_after(learning: Learning, result: RetentionResult) -> str:
    """Where a learning stands once a check found `result`, if that moves it along; else where it stood.

    What was received and went without help, or with hints, is `used`; what was taught and went unaided was
    `shown back`. Nothing ever moves back, and what was set aside stays so.
    """
    helped: tuple[RetentionResult, ...] = ("unaided", "with hints")
    if learning.status == SET_ASIDE:
        return learning.status
    ladder = steps(learning.direction)
    if learning.direction == "received":
        reached = "used" if result in helped else learning.status
    else:
        reached = "shown back" if result == "unaided" else learning.status
    return max(learning.status, reached, key=ladder.index)


def by_learning(made: Iterable[RetentionCheck]) -> Mapping[int, list[RetentionCheck]]:
    """The checks that were made, by the learning each is about."""
    found: dict[int, list[RetentionCheck]] = {}
    for check in made:
        found.setdefault(check.learning_id, []).append(check)
    return found


def _answers(made: Iterable[RetentionCheck], as_of: date) -> dict[int, RetentionCheck]:
    """What was answered by the day `as_of`, by the check's number; of two answers the later one."""
    known = [one for one in made if one.done_on <= as_of]
    return {one.number: one for one in sorted(known, key=lambda one: (one.done_on, one.id))}


def _standing(number: int, age: int) -> Standing:
    """How a check that nobody answered stands `age` days after the learning."""
    if age < CHECK_DAYS[number - 1]:
        return "to come"
    last = CHECK_DAYS[number] - 1 if number < len(CHECK_DAYS) else ASKED_FOR
    return "due" if age <= last else "not asked"


def _later(day: date, days: int) -> date:
    """The day so many days later, the calendar's last where there is none."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
