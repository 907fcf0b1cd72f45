"""Amounts of storage as people say them."""

from __future__ import annotations

_UNITS = ("kB", "MB", "GB", "TB")


def size_text(size: int) -> str:
    """A number of bytes, at most four digits: `0 bytes`, `840 bytes`, `1.2 kB`, `148 MB`."""
    if size < 1000:
        return f"{size} byte{'' if size == 1 else 's'}"
    amount, at = size / 1000, 0
    # 999.6 would read 1000 kB.
    while amount >= 999.5 and at < len(_UNITS) - 1:
        amount, at = amount / 1000, at + 1
    unit = _UNITS[at]
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"
