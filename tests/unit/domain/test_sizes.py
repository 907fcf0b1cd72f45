"""Amounts of storage as people say them."""

from __future__ import annotations

import pytest

from rjournal.domain.sizes import size_text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (9949, "9.9 kB"),
        (9950, "10 kB"),
        (340_000, "340 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (148_000_000, "148 MB"),
        (7_200_000_000_000_000, "7200 TB"),
    ],
)
def test_a_size_reads_in_at_most_four_digits(size: int, text: str) -> None:
    assert size_text(size) == text
