"""Links and files: one a line, with a word about each."""

from __future__ import annotations

import pytest

from rjournal.domain.resources import read_resources, where_and_word, write_resources
from tests.hostile import HOSTILE


def test_there_is_one_a_line() -> None:
    text = " https://example.org/deck  the deck \n\n~/spread.pdf\nhttps://example.org/deck the deck\r\n"
    found = ("https://example.org/deck the deck", "~/spread.pdf")
    assert read_resources(text) == found
    assert read_resources(write_resources(found)) == found
    assert read_resources(" \n\n") == ()


@pytest.mark.parametrize(
    ("resource", "where", "word"),
    [
        ("https://example.org/deck the deck", "https://example.org/deck", "the deck"),
        ("The deck: https://example.org/deck", "https://example.org/deck", "The deck"),
        ("~/papers/spread.pdf", "~/papers/spread.pdf", ""),
        ("papers/spread.pdf on spread", "papers/spread.pdf", "on spread"),
        ("the blue folder", "the blue folder", ""),
        ("and/or the blue folder", "and/or", "the blue folder"),
        ("", "", ""),
    ],
)
def test_where_it_is_and_the_word_about_it(resource: str, where: str, word: str) -> None:
    assert where_and_word(resource) == (where, word)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_word_is_lost(text: str) -> None:
    for resource in read_resources(text):
        where, word = where_and_word(resource)
        assert sorted(f"{where} {word}".split()) == sorted(resource.split()) or resource.rstrip().endswith(
            where
        )
