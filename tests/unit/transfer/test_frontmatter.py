"""The block at the head of an export reads the same in every reader of YAML."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from rjournal.domain.text import sanitize
from rjournal.transfer.frontmatter import front_matter
from tests.hostile import HOSTILE, LONG_LINE

AMBIGUOUS = (
    "yes",
    "No",
    "null",
    "~",
    "2020-01-01",
    "1e5",
    "0x1F",
    "1:30",
    "@x",
    "a: b",
    "- x",
    "# y",
    "",
    " ",
    "=",
)


def read(text: str) -> dict[str, object]:
    assert text.startswith("---\n") and text.endswith("---\n")
    loaded: dict[str, object] = yaml.safe_load(text.removesuffix("---\n"))
    return loaded


@pytest.mark.parametrize("text", [*HOSTILE, *AMBIGUOUS, LONG_LINE], ids=lambda text: repr(text)[:20])
def test_text_stays_the_text_it_was(text: str) -> None:
    clean = sanitize(text)
    assert read(front_matter({"title": clean, "tags": (clean, "b")})) == {
        "title": clean,
        "tags": [clean, "b"],
    }


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_text_is_quoted_for_readers_of_other_versions(text: str) -> None:
    assert front_matter({"title": text}).splitlines()[1].startswith('title: "')


def test_days_numbers_and_truth_are_what_they_are() -> None:
    fields = {"from": date(2026, 1, 1), "entries": 3, "draft": True, "published": False, "tags": ()}
    assert read(front_matter(fields)) == {**fields, "tags": []}
