"""Searching: words typed, hits that say why they are hits, and the way to the record and back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Learning
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.screens.search import SearchScreen
from rjournal.tui.widgets.hit_list import HitList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


def entry(store: Store, title: str, body: str = "", *, day: date = DAY, tags: tuple[str, ...] = ()) -> Entry:
    moment = f"{day.isoformat()}T08:00:00Z"
    return store.entries.add(Entry(title=title, body=body, day=day, at=moment, tags=tags))


async def settle(pilot: Pilot[None]) -> None:
    """Let what was asked be answered and drawn."""
    await pilot.pause()
    looking = [worker for worker in pilot.app.workers if worker.group == "search"]
    if looking:
        await pilot.app.workers.wait_for_complete(looking)
    await pilot.pause()


async def look_for(pilot: Pilot[None], words: str) -> str:
    """Open the search, put `words` in at once, and give what the screen then says."""
    await pilot.press("slash")
    await pilot.pause()
    pilot.app.screen.query_one(Input).value = words
    await settle(pilot)
    return screen_text(pilot.app)


def titles(app: JournalApp) -> list[str]:
    """The titles of the hits, from the top."""
    found = app.screen.query_one(HitList)
    return [hit.title for hit in found._source.hits]


async def test_hits_come_while_typing_the_newest_first(store: Store, app_on: AppOn) -> None:
    entry(store, "Older headline", day=date(2026, 1, 5))
    entry(store, "Newer headline", day=date(2026, 2, 2))
    entry(store, "Something else")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("slash", *"head")
        await settle(pilot)
        assert titles(app) == ["Newer headline", "Older headline"]
        text = screen_text(app)
        assert "2 found" in text
        assert "newest first" in text
        assert "Mon 2 Feb" in text


async def test_enter_brings_the_best_to_the_top_and_enter_again_opens_it(store: Store, app_on: AppOn) -> None:
    best = entry(store, "Headline, headline", "headline", day=date(2026, 1, 5))
    entry(store, "A walk", "and much about other things before a headline " * 3, day=date(2026, 2, 2))
    app = app_on(store)
    opened: list[Ref] = []
    app.open = opened.append  # type: ignore[method-assign]
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        assert titles(app)[0] == "A walk"
        await pilot.press("enter")
        await settle(pilot)
        assert titles(app)[0] == "Headline, headline"
        assert "best first" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, SearchScreen)
    assert opened == [Ref("entry", best.id)]


async def test_enter_opens_a_hit_that_is_the_only_one(store: Store, app_on: AppOn) -> None:
    only = entry(store, "Headline")
    app = app_on(store)
    opened: list[Ref] = []
    app.open = opened.append  # type: ignore[method-assign]
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        await pilot.press("enter")
        await settle(pilot)
    assert opened == [Ref("entry", only.id)]


async def test_a_hit_opens_in_its_area_selected(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "Handing over the meeting")
        await pilot.press("tab", "tab", "down")
        await settle(pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        await pilot.pause()
        assert app.current_mode == "sessions"
        assert len(app.screen_stack) == 1
        assert "Handing over the meeting" in screen_text(app)


async def test_each_hit_says_what_it_is_with_whom_and_shows_what_was_found(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        text = await look_for(pilot, "decision")
        for word in ("learned", "question", "entry", "Noor Vermeer"):
            assert word in text
        marks = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.underline and segment.style.bold
        ]
        assert marks.count("decision") >= 3


async def test_down_goes_to_the_hits_and_up_from_the_first_returns(store: Store, app_on: AppOn) -> None:
    entry(store, "One headline")
    entry(store, "Two headline")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        await pilot.press("down")
        assert isinstance(app.focused, HitList)
        await pilot.press("down", "up")
        assert isinstance(app.focused, HitList)
        await pilot.press("up")
        await pilot.pause()
        assert isinstance(app.focused, Input)
        await pilot.press("down", "slash", *"two")
        await settle(pilot)
        assert titles(app) == ["Two headline"]


async def test_tab_looks_among_one_kind_and_says_so_when_it_finds_nothing(
    store: Store, app_on: AppOn
) -> None:
    entry(store, "Headline")
    store.learnings.add(Learning(direction="given", topic="Writing a headline", day=DAY, status="taught"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        assert sorted(titles(app)) == ["Headline", "Writing a headline"]
        await pilot.press("tab")
        await settle(pilot)
        assert titles(app) == ["Headline"]
        await pilot.press("tab")
        await settle(pilot)
        assert "Only sessions were looked at" in screen_text(app)
        await pilot.press("tab")
        await settle(pilot)
        assert "taught " in screen_text(app)
        await pilot.press("shift+tab", "shift+tab", "shift+tab")
        await settle(pilot)
        assert len(titles(app)) == 2


async def test_before_anything_is_typed_the_screen_says_how_to_ask(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await look_for(pilot, "")
        for word in ('"lead with"', "#listening", "-meeting", "searched as you type"):
            assert word in text


async def test_nothing_found_is_said_kindly(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        text = await look_for(pilot, "[/] unheard of")
        assert "Nothing here holds “[/] unheard of”." in text
        assert "Only" not in text
        await pilot.press("down")
        assert isinstance(app.focused, Input)


async def test_escape_goes_back_and_searching_again_finds_it_as_it_was(store: Store, app_on: AppOn) -> None:
    for number in range(30):
        entry(store, f"Headline {number}", day=date(2026, 1, 1 + number))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        goals = app.screen
        await look_for(pilot, "headline")
        await pilot.press("down", "down", "down")
        selected = app.screen.query_one(HitList).selected
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is goals
        await pilot.press("slash")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "headline"
        assert app.screen.query_one(HitList).selected == selected
        # What is typed now replaces the old words.
        await pilot.press("7")
        await settle(pilot)
        assert titles(app) == ["Headline 7"]


async def test_going_to_an_area_leaves_the_search_behind(store: Store, app_on: AppOn) -> None:
    entry(store, "Headline")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        await pilot.press("down", "2")
        await pilot.pause()
        assert app.current_mode == "goals"
        await pilot.press("1")
        await pilot.pause()
        assert app.current_mode == "today"
        assert not isinstance(app.screen, SearchScreen)


async def test_what_changes_meanwhile_is_looked_for_again(store: Store, app_on: AppOn) -> None:
    entry(store, "Headline one")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await look_for(pilot, "headline")
        entry(store, "Headline two")
        app.announce("entry")
        await settle(pilot)
        assert titles(app) == ["Headline two", "Headline one"]
        assert app.screen.query_one(HitList).highlighted == 1


async def test_what_lies_in_the_trash_is_not_found(store: Store, app_on: AppOn) -> None:
    store.entries.delete(entry(store, "Headline").id)
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        assert "Nothing found" in await look_for(pilot, "headline")


async def test_a_journal_that_is_gone_becomes_a_sentence(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("slash")
        await pilot.pause()
        store.path.rename(store.path.with_name("elsewhere.db"))
        app.screen.query_one(Input).value = "headline"
        await settle(pilot)
        assert "journal" in screen_text(app)
        assert isinstance(app.screen, SearchScreen)


async def test_hostile_text_is_shown_and_asked_for_as_text(store: Store, app_on: AppOn) -> None:
    for text in HOSTILE:
        clean = sanitize(text)
        entry(store, clean, f"needle {clean}")
    entry(store, "needle", LONG_LINE)
    app = app_on(store)
    async with app.run_test(size=(60, 20)) as pilot:
        text = await look_for(pilot, "needle")
        assert f"{len(HOSTILE) + 1} found" in text
        await pilot.press("down")
        for _ in range(len(HOSTILE) + 1):
            await pilot.press("down")
            assert "\x1b" not in screen_text(app)
        await pilot.press("slash")
        for words in HOSTILE:
            line = app.screen.query_one(Input)
            line.clear()
            line.post_message(events.Paste(words))
            await settle(pilot)
            assert "\x1b" not in screen_text(app)


async def test_what_steers_a_terminal_is_shown_harmless_even_where_the_file_holds_it(
    store: Store, app_on: AppOn
) -> None:
    entry(store, "needle", "needle")
    store.connection.run("UPDATE search_doc SET title = 'needle ' || char(27) || ']2;x' || char(7)")
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        text = await look_for(pilot, "needle")
        assert "needle" in text
        assert "\x1b" not in text


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_there_is_little_room_the_day_stays(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        text = await look_for(pilot, "pricing deck")
        assert "3 Feb" in text
        assert text.splitlines()[-1].rstrip().endswith("F1 Help")


async def test_m_on_a_hit_says_that_it_moved_a_goal(store: Store, app_on: AppOn) -> None:
    goal = store.goals.add(Goal(title="Time to decide", start=DAY, baseline=21, target=10, direction="down"))
    found = entry(store, "Two readings of one chart")
    app = app_on(store)
    async with app.run_test(notifications=True) as pilot:
        await look_for(pilot, "chart")
        await pilot.press("m")
        await settle(pilot)
        assert isinstance(app.screen, SearchScreen), "it is a letter of what is looked for"
        app.screen.query_one(Input).value = "chart"
        await settle(pilot)
        for key in ("down", "m", "enter"):
            await pilot.press(key)
            await settle(pilot)
        assert store.links.ends(Ref("entry", found.id), "supports", "goal") == [goal.id]
        app.screen.query_one(Input).value = "decide"
        await settle(pilot)
        for key in ("down", "m"):
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, SearchScreen), "a goal moves no goal"


async def test_hits_that_come_when_the_search_was_left_are_let_go(store: Store, app_on: AppOn) -> None:
    """The answer and the key cross; a fault of its own would end the program."""
    entry(store, "Lemons")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await look_for(pilot, "lemon")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        hits, asked = screen.query_one(HitList)._source.hits, screen._asked()
        leaving = screen.remove()
        screen._take(hits, asked)
        await leaving
        screen._take(hits, asked)
        assert list(screen.query(HitList)) == []
