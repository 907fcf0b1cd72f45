"""Text fits its place on the screen, and what a reader sees as one character is never cut in two."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from rjournal.domain.cells import cells, clusters, fit_back, shorten
from rjournal.domain.text import one_line, sanitize
from tests.hostile import HOSTILE, LONG_LINE

FAMILY = "👩\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize("text", HOSTILE)
def test_widths_are_those_the_screen_counts_with(text: str) -> None:
    line = one_line(sanitize(text))
    assert cells(line) == cell_len(line)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("two words", 5, "two…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("ab" + FAMILY + "c", 4, "ab…"),
        (FAMILY + "abc", 3, FAMILY + "…"),
        ("e\u0301te\u0301", 3, "e\u0301te\u0301"),
        ("e\u0301te\u0301s", 3, "e\u0301t…"),
        ("🇳🇱🇧🇪", 3, "🇳🇱…"),
        ("anything", 1, "…"),
        ("anything", 0, ""),
        ("", 0, ""),
        (LONG_LINE, 4, "xxx…"),
    ],
)
def test_shortening_keeps_whole_characters(text: str, width: int, shown: str) -> None:
    assert shorten(text, width) == shown


def test_clusters_are_what_a_reader_sees() -> None:
    text = "e\u0301🇳🇱👍🏽한हि" + FAMILY + "\u1112\u1161\u11ab☺\ufe0f"
    assert list(clusters(text)) == [
        ("e\u0301", 1),
        ("🇳🇱", 2),
        ("👍🏽", 2),
        ("한", 2),
        ("हि", 1),
        (FAMILY, 2),
        ("\u1112\u1161\u11ab", 2),
        ("☺\ufe0f", 2),
    ]


def test_what_stands_before_a_place_is_measured_backwards() -> None:
    text = "日本" + FAMILY + "x"
    assert text[fit_back(text, 3, len(text)) :] == FAMILY + "x"
    assert text[fit_back(text, 4, len(text)) :] == FAMILY + "x"
    assert fit_back(text, 99, len(text)) == 0
    assert fit_back(LONG_LINE, 10, 100_000) == 99_990
    piled = "e" + "\u0301" * 100 + "x"
    assert piled[fit_back(piled, 3, len(piled)) :] == "x"
