"""The screens on ten years of a journal: all of it opens, is found, and costs no more for being long."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.generate import Shape, generate
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.services.finding import find
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]

AREAS = {"2": "goals", "3": "sessions", "4": "journal", "5": "people", "6": "review", "1": "today"}
STEPS = (*AREAS, "4", "down", "pagedown", "end", "home", "enter", "escape", "3", "down", "end")
"""A walk through the journal."""


@pytest.mark.parametrize("area", ["goals", "sessions", "journal", "people"])
async def test_every_list_opens_and_is_walked_to_its_end(grown: Store, app_on: AppOn, area: str) -> None:
    app = app_on(grown)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        app.action_go(area)
        await pilot.pause()
        rows = app.screen.query(VirtualList).first()
        first = rows.highlighted
        await pilot.press("end")
        await pilot.pause()
        assert rows.highlighted not in (None, first)
        assert rows.highlighted_row is not None


async def test_a_known_entry_is_found_by_its_title_and_opened(grown: Store, app_on: AppOn) -> None:
    entry = next(one for one in grown.entries.every() if len(one.title.split()) > 4 and not one.deleted_at)
    words = f'"{entry.title}"'
    assert [hit.ref for hit in find(grown, words)] == [Ref("entry", entry.id)]
    app = app_on(grown)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        await pilot.press(*words)
        await pilot.pause()
        assert "1 found" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert app.current_mode == "journal"
        assert title_of(entry.title, entry.body)[:20] in screen_text(app)


_VALUES = re.compile(r"'(?:[^']|'')*'|\b\d+\b|(?:\?(?:, )?)+")


async def statements(store: Store, app_on: AppOn) -> dict[tuple[str, str], int]:
    """How often each statement, its values left out, is run at each step of a walk through the journal."""
    counts: Counter[tuple[str, str]] = Counter()
    step = "start"

    def note(sql: str) -> None:
        counts[step, re.sub(r"(\?, )+\?", "?", _VALUES.sub("?", sql))] += 1

    store.connection.raw.set_trace_callback(note)
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.pause()
        for at, key in enumerate(STEPS):
            step = f"{at} {key}"
            await pilot.press(key)
            await pilot.pause()
    store.connection.raw.set_trace_callback(None)
    return counts


async def test_no_statement_is_run_more_often_in_a_journal_ten_times_as_long(
    grown: Store, app_on: AppOn, tmp_path: Path
) -> None:
    path = tmp_path / "shorter.db"
    generate(path, Shape.of(100))
    with Store.open(path) as shorter:
        few = await statements(shorter, app_on)
    many = await statements(grown, app_on)
    # A record that is selected in the longer one may have links that the other's has not, a list a second
    # page: that is one or two of a kind. What asks once a row asks ten times as often.
    more = {at: (few.get(at, 0), times) for at, times in many.items() if times > max(2, few.get(at, 0))}
    assert not more
