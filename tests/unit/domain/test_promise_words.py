"""Whose a promise is and when, said within its words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from rjournal import dates
from rjournal.domain.promise_words import Promise, read_promise
from rjournal.errors import Invalid
from tests.hostile import HOSTILE

NOW = datetime(2026, 2, 16, 9, 0)
FRIDAY = date(2026, 2, 20)


def read_day(text: str) -> date | None:
    try:
        typed = dates.parse(text, now=NOW, day_first=True, future=True)
    except Invalid:
        return None
    return None if typed.time else dates.require_unambiguous(typed, text)


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("Redo page one", Promise("Redo page one")),
        ("Redo page one by friday", Promise("Redo page one", "me", FRIDAY)),
        ("Redo page one, by friday.", Promise("Redo page one", "me", FRIDAY)),
        ("them: Send me the dataset by 20 feb", Promise("Send me the dataset", "them", FRIDAY)),
        ("Noor: send it", Promise("send it", "them")),
        ("noor vermeer: send it", Promise("send it", "them")),
        ("Both: meet the board", Promise("meet the board", "both")),
        ("me : write: a lot", Promise("write: a lot")),
        # What only looks like it stays what it is.
        ("Verm: send it", Promise("Verm: send it")),
        ("Note: see by yourself", Promise("Note: see by yourself")),
        ("Go on step by step", Promise("Go on step by step")),
        ("Sign by friday 10am", Promise("Sign by friday 10am")),
        ("them:", Promise("them:")),
        (" by friday", Promise(" by friday")),
        ("Decide by vote by friday", Promise("Decide by vote", "me", FRIDAY)),
    ],
)
def test_a_promise_says_whose_it_is_and_for_when(text: str, promise: Promise) -> None:
    assert read_promise(text, "Noor Vermeer", read_day) == promise


def test_without_anybody_there_only_the_plain_words_say_whose() -> None:
    assert read_promise("Noor: send it", "", read_day) == Promise("Noor: send it")
    assert read_promise(": send it", "", read_day) == Promise(": send it")


def test_a_day_that_reads_two_ways_is_asked_about() -> None:
    with pytest.raises(Invalid, match="can be"):
        read_promise("Send it by 3/4", "", read_day)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_as_they_are(text: str) -> None:
    assert text in (read := read_promise(f"them: {text}", text, read_day)).text or read.text == text.strip()
