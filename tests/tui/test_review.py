"""Review: a quarter in counts, its goals, its way to a file."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Learning, Win
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.fields import YES, FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.review import ReviewScreen
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

TODAY = date(2026, 2, 16)
WIDE, NARROW, SLIM = (120, 40), (80, 24), (60, 20)

AppOn = Callable[[Store], JournalApp]


@asynccontextmanager
async def at_review(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        yield pilot


def footer(app: JournalApp) -> list[str]:
    return [one.label for one in app.screen.query_one(KeyBar).shown_keys()]


def shown(app: JournalApp) -> str:
    return screen_text(app)


def drawn(app: JournalApp, sheet: str) -> str:
    """What a sheet shows, as one line."""
    widget = app.screen.query_one(sheet, Sheet)
    return " ".join(" ".join(widget.render_line(y).text for y in range(widget.size.height)).split())


def title(app: JournalApp) -> str:
    return str(app.screen.query_one("#counted", Panel).border_title)


def field(app: JournalApp, name: str) -> FieldRow:
    return next(row for row in app.screen.query(FieldRow) if row.field.name == name)


def told(app: JournalApp) -> str:
    return " ".join(str(notice.message) for notice in app._notifications)


async def asked_again(pilot: Pilot[None], app: JournalApp) -> None:
    """Save the form, and wait for the one that comes up in its place."""
    first = app.screen
    await press(pilot, "ctrl+s")
    for _ in range(500):
        if app.screen is not first and isinstance(app.screen, FormModal):
            return
        await pilot.pause()
    pytest.fail("Nothing was asked again.")


async def test_the_present_quarter_stands_in_counts_beside_words(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_review(app):
        text = shown(app)
        assert title(app) == "January to March 2026, so far"
        for words in (
            "5  sessions held, 3 h 45 min",
            "3 with Noor Vermeer",
            "15  entries, on 15 days",
            "5  things learned",
            "●●●○○  1 used",
            "3  things taught",
            "3 done, 4 open, 1 let go",
            "6 goals: 1 reached, 3 moving, 1 under way, 1 paused",
            "as of 16 Feb",
            "with Tomasz Zieliński",
        ):
            assert words in text, words


async def test_an_earlier_quarter_is_told_as_of_its_end(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_review(app) as pilot:
        assert "Later" not in footer(app)
        await press(pilot, "less_than_sign")
        text = shown(app)
        assert title(app) == "October to December 2025"
        assert "as of 31 Dec 2025" in text and "stand is told as of today." in drawn(app, "#counts")
        assert "Time to decide on prices" not in text and "Days on the shop floor" in text
        await press(pilot, "left")
        assert title(app) == "July to September 2025" and "Nothing was noted" in drawn(app, "#counts")
        await press(pilot, "right", "greater_than_sign")
        assert title(app) == "January to March 2026, so far"
        await press(pilot, "right")
        assert title(app) == "January to March 2026, so far"


async def test_an_empty_quarter_says_what_comes_together_here(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_review(app):
        text = drawn(app, "#counts")
        assert "Nothing has been noted in this quarter yet." in text
        assert "j writes an entry" in text
        assert "No goals in this quarter." in drawn(app, "#standing")


async def test_what_is_written_meanwhile_is_counted(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_review(app) as pilot:
        store.entries.add(Entry(day=TODAY, body="Words"))
        app.announce("entry")
        await pilot.pause()
        assert "1  entry, on 1 day" in shown(app)


async def test_nothing_here_judges(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_review(app) as pilot:
        for _ in range(3):
            text = shown(app).lower()
            for word in ("overdue", "failed", "missed", "behind", "only", "!"):
                assert word not in text
            await press(pilot, "left")


async def test_enter_opens_the_selected_goal(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_review(app) as pilot:
        app.screen.query_one("#standing").focus()
        await press(pilot, "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.current_mode == "goals"


@pytest.mark.parametrize("size", [NARROW, SLIM])
async def test_where_it_is_narrow_everything_is_on_one_sheet(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with at_review(app, size) as pilot:
        assert "sessions held" in shown(app) and len(footer(app)) <= 6
        for _ in range(20):
            if "Time to decide on prices" not in shown(app):
                await press(pilot, "down")
        assert "Time to decide on prices" in shown(app)
        await press(pilot, "end")
        assert "cracked mould" in shown(app)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "sessions held" in shown(app) and "6 goals" in shown(app)


# To a file


async def test_the_path_is_shown_before_and_after(
    sample: Store, app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_DOCUMENTS_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / "Documents" / "rjournal-2026-01-01--2026-03-31.md"
    path.parent.mkdir()
    app = app_on(sample)
    async with at_review(app, (80, 24)) as pilot:
        await press(pilot, "x")
        assert isinstance(app.screen, FormModal) and field(app, "to").value == f"~/Documents/{path.name}"
        assert path.name in screen_text(app), "its end is never cut"
        assert "For yourself: it holds everything" in shown(app)
        await press(pilot, "enter")
        await pilot.pause()
        await pilot.pause()
        assert str(path) in told(app)
    assert "# Journal, Thu 1 Jan 2026 to Tue 31 Mar 2026" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600


async def test_an_earlier_quarter_is_exported_as_of_its_end(
    sample: Store, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(sample)
    async with at_review(app) as pilot:
        await press(pilot, "left", "E")
        field(app, "to").editor.value = str(tmp_path / "then.md")  # type: ignore[union-attr]
        await press(pilot, "ctrl+s")
        await pilot.pause()
    assert "As of Wed 31 Dec 2025." in (tmp_path / "then.md").read_text(encoding="utf-8")


async def test_a_quarter_without_anything_is_said_to_be_empty(
    store: Store, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(store)
    async with at_review(app) as pilot:
        await press(pilot, "x")
        field(app, "to").editor.value = str(tmp_path / "empty.md")  # type: ignore[union-attr]
        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert "The quarter is empty" in told(app)
    assert (tmp_path / "empty.md").exists()


async def test_a_file_that_is_there_is_replaced_only_when_asked(
    sample: Store, app_on: AppOn, tmp_path: Path
) -> None:
    path = tmp_path / "mine.md"
    path.write_text("Mine", encoding="utf-8")
    app = app_on(sample)
    async with at_review(app) as pilot:
        await press(pilot, "x")
        field(app, "to").editor.value = str(path)  # type: ignore[union-attr]
        await asked_again(pilot, app)
        assert "There is a file already" in shown(app)
        assert field(app, "to").value == str(path)
        assert path.read_text(encoding="utf-8") == "Mine"
        field(app, "replace").editor.value = YES  # type: ignore[union-attr]
        await press(pilot, "ctrl+s")
        await pilot.pause()
    assert path.read_text(encoding="utf-8") != "Mine"


@pytest.mark.parametrize("typed", ["", "/nowhere/at/all.md", "~nobody-at-all/x.md", "."])
async def test_a_place_that_cannot_be_is_asked_about_again(store: Store, app_on: AppOn, typed: str) -> None:
    app = app_on(store)
    async with at_review(app) as pilot:
        await press(pilot, "x")
        field(app, "to").editor.value = typed  # type: ignore[union-attr]
        await asked_again(pilot, app)
        assert field(app, "to").value == typed
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)


@pytest.mark.parametrize("size", [WIDE, SLIM])
async def test_hostile_text_is_shown_as_text(store: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    for text in HOSTILE:
        who = store.people.add(Person(name=text))
        pairing = store.pairings.add(Pairing(person_id=who.id))
        store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
        store.wins.add(Win(text=text, day=TODAY, contributors=(who.id,)))
        store.goals.add(Goal(title=text, start=TODAY, unit=text[:20], baseline=0, target=1))
        store.learnings.add(Learning(direction="received", topic=text, day=TODAY))
    app = app_on(store)
    async with at_review(app, size) as pilot:
        await press(pilot, "end", "home", *["pagedown"] * 8)
        assert "\x1b" not in shown(app)
        assert isinstance(app.screen, ReviewScreen)
