"""Which record a draft belongs to, in every place where the program keeps one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rjournal
from rjournal.domain.draft_places import PLACES, place_of, record_of
from rjournal.domain.records import LETTER_OF, Ref

HOUSE = Path(rjournal.__file__).parent
BEGINNINGS = ("form:", "entry:", "session:", "add:")


def keys_in(tree: ast.Module) -> Iterator[str]:
    """Every key that the code makes: a number stands for a value, a handle for a handle."""
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            key = "".join(_filled(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in parts:
            key = node.value
        else:
            continue
        # A beginning alone is put before something or looked for; a key holds no white space.
        if key.startswith(BEGINNINGS) and not key.endswith(":") and not any(map(str.isspace, key)):
            yield key


def _filled(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return str(part.value)
    return "a7" if ast.unparse(part).rstrip("}'").endswith(".handle") else "7"


def test_every_key_the_program_makes_is_of_a_place_that_is_known() -> None:
    """A form with a key of its own would be offered as mere words, and outlive its record unnoticed."""
    made = {
        key
        for folder in ("tui/flows", "tui/screens", "cli")
        for path in (HOUSE / folder).rglob("*.py")
        for key in keys_in(ast.parse(path.read_text("utf-8")))
    }
    assert {"form:goal:7", "form:line:a7", "entry:7", "session:7:notes", "form:session:plan-7"} <= made
    assert [key for key in sorted(made) if place_of(key) is None] == []


def test_every_place_says_which_kind_of_record_it_names() -> None:
    for place in PLACES:
        names_one = "#" in place.shape
        assert names_one == bool(place.kind), place.shape
        assert not names_one or place.kind in LETTER_OF, place.shape
        assert names_one == ("{}" in place.what), place.shape


@pytest.mark.parametrize(
    ("key", "ref"),
    [
        ("entry:7", Ref("entry", 7)),
        ("entry:7~2", Ref("entry", 7)),
        ("entry:new:s7", Ref("session", 7)),
        ("session:7:notes", Ref("session", 7)),
        ("form:session:7", Ref("session", 7)),
        ("form:session:next-7", Ref("session", 7)),
        ("form:session:move-7", Ref("session", 7)),
        ("form:session:move-7-them", Ref("session", 7)),
        ("form:session:held-7", Ref("session", 7)),
        ("form:line:action:7", Ref("session", 7)),
        ("form:line:a7", Ref("action", 7)),
        ("form:line:i7", Ref("agenda", 7)),
        ("form:goal:7", Ref("goal", 7)),
        ("form:goal:7:revise", Ref("goal", 7)),
        ("form:goal:7:step-3", Ref("goal", 7)),
        ("form:check-in:7", Ref("goal", 7)),
        ("form:check-in:7:12", Ref("goal", 7)),
        ("form:person:7", Ref("person", 7)),
        ("form:pairing:new:7", Ref("person", 7)),
        ("form:pairing:7", Ref("pairing", 7)),
        ("form:set-aside:7", Ref("learning", 7)),
        ("form:skill:7", Ref("skill", 7)),
        ("form:rating:7", Ref("skill", 7)),
        ("form:rating:3:7", Ref("assessment", 7)),
        ("entry:new:free", None),
        ("add:2026-02-16", None),
        ("form:goal:new", None),
        ("form:goal:7:dance", None),
        ("form:session:plan-0", None),
        ("form:line:action:0", None),
        ("form:line:z5", None),
        ("kept-20260216T090000:entry:42", None),
        ("entry:0", None),
        ("entry:99999999999999999999", None),
        ("", None),
    ],
)
def test_a_key_names_its_record_or_something_new(key: str, ref: Ref | None) -> None:
    assert record_of(key) == ref
