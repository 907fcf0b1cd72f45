"""Which record a draft belongs to, in every place where the program keeps one."""

from __future__ import annotations

import re

import pytest

from rjournal.domain.draft_places import record_of
from rjournal.domain.records import Ref
from rjournal.services.unfinished import PLACES, Place
from rjournal.services.unfinished import record_of as told_of

NAMING = [place for place in PLACES if place.kind]


@pytest.mark.parametrize("place", NAMING, ids=lambda place: place.shape)
def test_every_place_that_names_a_record_is_known(place: Place) -> None:
    """Storage reads a key for itself; it must not come to read it otherwise than who offers the draft."""
    key = place.shape.replace("(?::(?:revise|close))?", "").replace(r"(?::\d{1,15})?", "")
    key = re.sub(r"\(\?:([^|]*)\|.*\)", r"\1", key.replace(r"(\d{1,15})", "42"))
    key = key.replace(r"\d{1,15}", "3").replace(r"\w+", "action")
    assert told_of(key) == (place.kind, 42)
    assert record_of(key) == Ref(place.kind, 42)


@pytest.mark.parametrize(
    ("key", "ref"),
    [
        ("form:goal:7:revise", Ref("goal", 7)),
        ("form:goal:7:step-3", Ref("goal", 7)),
        ("form:check-in:7:12", Ref("goal", 7)),
        ("form:line:a5", Ref("action", 5)),
        ("entry:new:free", None),
        ("entry:new:s7", Ref("session", 7)),
        ("add:2026-02-16", None),
        ("form:goal:new", None),
        ("form:line:action:0", None),
        ("form:line:z5", None),
        ("kept-20260216T090000:entry:42", None),
        ("entry:99999999999999999999", None),
        ("", None),
    ],
)
def test_a_key_names_its_record_or_something_new(key: str, ref: Ref | None) -> None:
    assert record_of(key) == ref
