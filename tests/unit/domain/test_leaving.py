"""What never leaves in anything that is not for its owner (docs/domain.md §6.5)."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from rjournal.domain.agreements import PARTS, Agreement
from rjournal.domain.leaving import WITHHELD, for_others, told_reason
from rjournal.domain.lines import Win
from rjournal.domain.people import UNSAFE, EndedReason, Pairing, PairingPause, Person

SECRET = "nobody else reads this"


def test_off_limits_and_what_is_confidential_stay_and_the_rest_may_leave() -> None:
    left = for_others(Agreement(pairing_id=1, **{part.field: SECRET for part in PARTS}))
    withheld = {part.field for part in PARTS if getattr(left, part.field) == ""}
    assert withheld == {"off_limits", "confidential", "exceptions"}
    assert left.i_hope == left.ending == SECRET


def test_needs_reasons_and_closing_notes_stay() -> None:
    assert SECRET not in repr(for_others(Person(name="Noor", access_needs=SECRET, contact_note=SECRET)))
    assert SECRET not in repr(for_others(PairingPause(pairing_id=1, start=date(2026, 1, 5), reason=SECRET)))
    assert SECRET not in repr(for_others(Pairing(person_id=1, ended_note=SECRET)))


@pytest.mark.parametrize("reason", get_args(EndedReason))
def test_an_ending_for_being_unsafe_is_told_to_nobody(reason: EndedReason) -> None:
    told = None if reason == UNSAFE else reason
    ended = Pairing(person_id=1, status="ended", ended_reason=reason)
    assert told_reason(ended) == told
    assert for_others(ended).ended_reason == told


def test_every_withheld_field_is_one_that_the_record_has() -> None:
    for kind, names in WITHHELD.items():
        assert names <= set(kind.__dataclass_fields__), kind


def test_a_kind_nobody_thought_of_does_not_leave_at_all() -> None:
    with pytest.raises(ValueError, match="Win"):
        for_others(Win(text="It worked", day=date(2026, 1, 5)))
