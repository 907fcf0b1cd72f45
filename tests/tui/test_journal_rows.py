"""The rows of the journal's list, whose entries are read month by month."""

from __future__ import annotations

from datetime import date

import pytest

from rjournal.domain.entries import Entry
from rjournal.storage.repos.entries import EntryFilter
from rjournal.storage.store import Store
from rjournal.tui.screens.journal_rows import EVERY_ENTRY, EntryRows
from rjournal.tui.widgets.entry_rows import MonthRow

DAYS = ("2024-12-31", "2025-01-01", "2025-01-31", "2025-01-31", "2026-02-28", "0999-05-01", "3026-12-31")


@pytest.fixture
def written(store: Store) -> Store:
    """Entries at the edges of months, two of them on one day, every second one tagged."""
    for at, day in enumerate(DAYS):
        tags = ("odd",) if at % 2 else ()
        store.entries.add(Entry(day=date.fromisoformat(day), title=day, body=day, tags=tags))
    return store


@pytest.mark.parametrize("only", [EVERY_ENTRY, EntryFilter(tag="odd"), EntryFilter(type="free")])
def test_every_entry_stands_below_its_month_newest_first(written: Store, only: EntryFilter) -> None:
    source = EntryRows(written, only)
    keys = source.keys()
    listed = list(keys)
    assert [key for key in listed if key > 0] == list(written.entries.ids(*only.sql()))
    assert source.count == len([key for key in listed if key > 0])
    rows = source.rows(listed)
    month = date.min
    for key in listed:
        row = rows[key]
        if isinstance(row, MonthRow):
            month = row.month
        else:
            assert row.day.replace(day=1) == month


def test_a_key_is_found_where_it_stands(written: Store) -> None:
    keys = EntryRows(written, EVERY_ENTRY).keys()
    assert [keys.index(key) for key in keys] == list(range(len(keys)))
    assert keys[2:5] == list(keys)[2:5] and keys[-1] == list(keys)[-1]
    for gone in (0, 99, -99):
        with pytest.raises(ValueError, match=str(gone).lstrip("-") if gone >= 0 else "-"):
            keys.index(gone)


def test_an_entry_that_went_away_meanwhile_leaves_an_empty_line(written: Store) -> None:
    source = EntryRows(written, EVERY_ENTRY)
    keys = source.keys()
    written.entries.delete(1)
    assert len(list(keys)) == len(keys)
    assert 1 not in source.rows(list(keys))
    with pytest.raises(ValueError, match="1"):
        keys.index(1)


def test_a_filter_hides_what_it_does_not_let_through(written: Store) -> None:
    keys = EntryRows(written, EntryFilter(tag="odd")).keys()
    assert 2 in keys
    with pytest.raises(ValueError, match=r"3|not in"):
        keys.index(3)
