"""Agreements: which version counts, how it stands in one line, what is taken along."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from rjournal.domain.agreements import (
    PARTS,
    Agreement,
    agreed_version,
    current_version,
    is_empty,
    next_version,
    standing_words,
    taken_along,
)
from rjournal.domain.records import Record

TODAY = date(2026, 2, 16)


def version(id: int, agreed: date | None = None, review: date | None = None, **words: str) -> Agreement:
    return Agreement(id=id, uid=f"u{id}", pairing_id=1, agreed_on=agreed, review_on=review, **words)


def test_the_parts_are_all_that_an_agreement_says() -> None:
    own = {field.name for field in fields(Agreement)} - {field.name for field in fields(Record)}
    assert {part.field for part in PARTS} == own - {"pairing_id", "agreed_on", "review_on"}


def test_it_stands_in_one_line() -> None:
    assert standing_words([], TODAY) == "no agreement yet"
    assert standing_words([version(1)], TODAY) == "not yet agreed"
    agreed = version(1, date(2026, 1, 5), date(2026, 4, 5))
    assert standing_words([agreed], TODAY) == "agreed on Mon 5 Jan 2026, review on Sun 5 Apr 2026"
    assert standing_words([replace(agreed, review_on=None)], TODAY) == "agreed on Mon 5 Jan 2026"
    newer = standing_words([agreed, version(4)], TODAY)
    assert newer.startswith("version 2 not yet agreed; version 1 agreed on Mon 5 Jan 2026")


def test_it_is_due_for_review_on_its_day_and_not_the_day_before() -> None:
    agreed = version(1, date(2026, 1, 5), TODAY)
    assert standing_words([agreed], date(2026, 2, 15)).startswith("agreed on")
    for day in (TODAY, date(2026, 2, 17)):
        assert standing_words([agreed], day).startswith("due for review: agreed on Mon 5 Jan 2026")


def test_the_newest_counts_and_what_had_been_agreed_by_a_day_stays_so() -> None:
    first, second = version(1, date(2026, 1, 5)), version(7, date(2026, 2, 1))
    assert current_version([second, first]) == second
    assert agreed_version([first, second], date(2026, 1, 31)) == first
    assert agreed_version([first, second], date(2026, 2, 1)) == second
    assert agreed_version([first], date(2026, 1, 4)) is None


def test_a_new_version_says_the_same_and_is_not_agreed() -> None:
    agreed = version(3, date(2026, 1, 5), TODAY, i_hope="Charts", off_limits="Pay")
    following = next_version(agreed)
    assert (following.id, following.uid, following.agreed_on, following.review_on) == (0, "", None, None)
    assert (following.i_hope, following.off_limits) == ("Charts", "Pay")


def test_what_is_personal_stays_with_the_pairing_it_was_said_in() -> None:
    words = {part.field: f"about {part.field}" for part in PARTS}
    taken = taken_along(version(3, date(2026, 1, 5), TODAY, **words), 9)
    assert (taken.id, taken.pairing_id, taken.agreed_on, taken.review_on) == (0, 9, None, None)
    assert (taken.they_hope, taken.off_limits) == ("", "")
    others = [part.field for part in PARTS if part.field not in ("they_hope", "off_limits")]
    assert [getattr(taken, name) for name in others] == [f"about {name}" for name in others]


def test_white_space_alone_is_no_agreement() -> None:
    assert is_empty(version(1, i_hope=" \n"))
    assert not is_empty(version(1, ending="By a word"))
