"""Notes: how each kind can stand, what belongs to it, what it can become."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rjournal.domain.lines import NOTE_KINDS, NoteItem
from rjournal.domain.notes import (
    ANSWER_WORDS,
    OF_KIND,
    STATUSES,
    TURNS,
    check_note,
    is_open,
    settled_status,
    status_words,
    turn_words,
)
from rjournal.errors import Invalid

DAY = date(2026, 2, 16)


def note(kind: Any = "question", **changes: Any) -> NoteItem:
    return NoteItem(kind=kind, text="t", day=DAY, **changes)


def test_every_kind_can_stand_somehow_and_become_something_else() -> None:
    for kind in NOTE_KINDS:
        assert STATUSES[kind][0] == "open" and TURNS[kind] and ANSWER_WORDS[kind]
        assert kind not in TURNS[kind]
        assert settled_status(kind) in STATUSES[kind] and not is_open(note(kind, status=settled_status(kind)))
        assert is_open(note(kind)) and is_open(note(kind, status="on agenda"))


@pytest.mark.parametrize("status", ["held", "weakened", "dropped", "confirmed"])
def test_an_assumption_holds_or_falls_and_nothing_else_does(status: Any) -> None:
    check_note(note("assumption", status=status))
    assert is_open(note("assumption", status=status)) == (status in ("held", "weakened"))
    for kind in NOTE_KINDS:
        if kind != "assumption":
            with pytest.raises(Invalid) as raised:
                check_note(note(kind, status=status))
            assert raised.value.field == "status"


@pytest.mark.parametrize(("confidence", "fits"), [(0, False), (1, True), (5, True), (6, False), (-1, False)])
def test_confidence_goes_from_one_to_five(confidence: int, fits: bool) -> None:
    if fits:
        check_note(note("assumption", confidence=confidence))
    else:
        with pytest.raises(Invalid) as raised:
            check_note(note("assumption", confidence=confidence))
        assert raised.value.field == "confidence"


_VALUES: dict[str, Any] = {
    "lens": "evidence",
    "priority": True,
    "confidence": 3,
    "would_change": "x",
    "revisit_on": DAY,
    "area": "norms",
}


def test_what_belongs_to_a_kind_belongs_to_it_alone() -> None:
    assert set(_VALUES) == set(OF_KIND)
    for field, value in _VALUES.items():
        for kind in NOTE_KINDS:
            said = replace(note(kind), **{field: value})
            if kind in OF_KIND[field]:
                check_note(said)
            else:
                with pytest.raises(Invalid) as raised:
                    check_note(said)
                assert raised.value.field == field


def test_words_are_those_of_the_kind() -> None:
    assert status_words("topic", "answered") == "talked about"
    assert status_words("question", "answered") == "answered"
    assert [turn_words(into) for into in ("question", "action", "idea", "learned", "skill")] == [
        "a question",
        "an action",
        "an idea",
        "something learned",
        "a skill",
    ]


def test_a_status_from_before_the_kinds_had_words_of_their_own_may_stay() -> None:
    before = note("assumption", status="answered")
    check_note(replace(before, text="other"), before)
    with pytest.raises(Invalid):
        check_note(before, note("assumption"))
