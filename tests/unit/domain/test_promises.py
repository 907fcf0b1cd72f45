"""Follow-through: what was kept of what was to be by now, with too few said to be too few."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rjournal.domain.lines import Action
from rjournal.domain.promises import PromiseFate, follow_through

DAY = date(2026, 2, 16)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)


def words(*fates: PromiseFate) -> str:
    return follow_through(fates, DAY).words


def test_what_is_done_is_told_of_what_was_to_be_done_by_now() -> None:
    done = PromiseFate("done", due=BEFORE, done_on=BEFORE, count=2)
    assert words(done, PromiseFate("open", due=BEFORE)) == "2 of 3 promises kept"
    assert words(done, PromiseFate("carried", due=BEFORE, count=2)) == "2 of 4 promises kept"


@pytest.mark.parametrize(("due", "kept"), [(BEFORE, "3 of 4"), (DAY, "3 of 3"), (None, "3 of 3")])
def test_an_open_promise_counts_from_the_day_after_its_own(due: date | None, kept: str) -> None:
    told = words(PromiseFate("done", done_on=DAY, count=3), PromiseFate("open", due=due))
    assert told == f"{kept} promises kept"


def test_what_was_done_later_was_still_open() -> None:
    later = PromiseFate("done", due=BEFORE, done_on=AFTER)
    assert words(later, PromiseFate("done", done_on=DAY, count=2)) == "2 of 3 promises kept"
    assert words(PromiseFate("done", due=AFTER, done_on=AFTER)) == ""


def test_what_was_dropped_stands_apart() -> None:
    assert words(PromiseFate("done", count=3), PromiseFate("dropped", due=BEFORE, count=2)) == (
        "3 of 3 promises kept, 2 let go"
    )
    assert words(PromiseFate("dropped")) == "1 let go"


def test_fewer_than_three_say_little() -> None:
    assert words(PromiseFate("done", count=2)) == "2 kept, too few promises to say more"
    assert words() == ""


def test_a_promise_has_a_fate() -> None:
    action = Action(text="a", day=DAY, due=AFTER, status="done", done_on=DAY)
    assert PromiseFate.of(action) == PromiseFate("done", AFTER, DAY)
