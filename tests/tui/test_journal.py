"""The journal's area: finding one's way among entries, reading one, acting on one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services.entries import EntryLinks, links_of, save_entry
from rjournal.storage.store import Store
from rjournal.tui.screens.journal import JournalScreen
from rjournal.tui.screens.read import ReadScreen
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.frame_app import screen_text

TODAY = date(2026, 2, 16)
WIDE, NARROW, SLIM = (120, 36), (80, 24), (60, 20)


def write(store: Store, body: str, ago: int = 0, links: EntryLinks | None = None, **changes: object) -> Entry:
    entry = Entry(day=TODAY - timedelta(days=ago), body=body)
    return save_entry(store, replace(entry, **changes), links)


def three(store: Store) -> list[Entry]:
    """Entries of 16 February, 14 February and 30 January."""
    return [write(store, f"{word} words", ago) for word, ago in (("First", 0), ("Second", 2), ("Third", 17))]


def selected(app) -> int | None:
    return app.screen.query_one(VirtualList).highlighted


def lines(app) -> list[str]:
    return screen_text(app).splitlines()


async def journal(app, pilot) -> None:
    await pilot.press("4")
    await pilot.pause()
    assert isinstance(app.screen, JournalScreen)


async def test_an_empty_journal_says_what_belongs_there_and_what_starts_it(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await journal(app, pilot)
        assert "What you write stands here" in screen_text(app)
        await pilot.press("e", "d", "m", "v", "enter", "o", "escape")
        await pilot.pause()
        assert "There is no entry here yet." in screen_text(app)
        await pilot.press("j")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen)


async def test_entries_stand_under_their_months_and_a_day_is_printed_once(store, app_on) -> None:
    three(store)
    write(store, "Fourth words", 2)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        text = screen_text(app)
        order = ["February 2026", "Mon 16", "First words", "Fourth words", "Second words"]
        places = [text.index(words) for words in [*order, "January 2026", "Fri 30", "Third words"]]
        assert places == sorted(places)
        assert text.count("Sat 14") == 1
        assert "4 entries" in text


async def test_a_day_goes_on_over_the_edge_of_a_page_of_rows(store, app_on) -> None:
    for number in range(70):
        write(store, f"Words {number}")
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("end", "home")
        await pilot.press("end")
        await pilot.press("up", "up")
        await pilot.pause()
        days = [line for line in lines(app) if "Mon 16" in line]
        assert len(days) == 1, "only the selected row says its day again"


async def test_the_pane_shows_the_entry_with_all_that_was_said_about_it(store, app_on) -> None:
    person = store.people.add(Person(name="Noor Vermeer"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    goal = store.goals.add(Goal(title="Prices", start=TODAY))
    write(
        store,
        "## What\n\nShe *argued*.\n\n## So what\n",
        links=EntryLinks(session=session.id, goals=(goal.id,)),
        title="Lead with it",
        mood=1,
        energy=-1,
        tags=("charts",),
        prompts=("AL2",),
        visibility="shareable",
    )
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        text = screen_text(app)
        for words in (
            "Mon 16 Feb 2026, after the session with Noor Vermeer",
            "◕ good  tired  #charts",
            "→ moved Prices",
            "She argued.",
            "What did I believe this morning that I hold less firmly now?",
            "2 words, shareable",
        ):
            assert words in text
        assert "So what" not in text
        assert "earlier version" not in text
        # Nobody is to take the question for something that was written.
        above = text.split("What did I believe this morning")[0].splitlines()[-2]
        assert "Asked while you wrote:" in above


async def test_a_change_is_shown_at_once_and_the_earlier_version_is_one_key_away(store, app_on) -> None:
    three(store)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        await pilot.press("down", "e", "ctrl+end", "!", "ctrl+s")
        await pilot.pause()
        text = screen_text(app)
        assert text.count("Second words!") == 2
        assert "Changed since it was written  h earlier versions" in text


async def test_the_pane_follows_the_list(store, app_on) -> None:
    three(store)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        assert "Mon 16 Feb 2026" in screen_text(app).split("Journal", 2)[2]
        await pilot.press("down", "down")
        await pilot.pause()
        assert "Fri 30 Jan 2026" in screen_text(app)


async def test_enter_reads_and_left_and_right_go_through_time(store, app_on) -> None:
    first, *_ = three(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadScreen)
        assert "Second words" in screen_text(app)
        await pilot.press("left")
        assert "Third words" in screen_text(app)
        await pilot.press("left")
        assert "Third words" in screen_text(app)
        await pilot.press("right", "right")
        assert "First words" in screen_text(app)
        await pilot.press("escape")
        assert selected(app) == first.id


async def test_deleting_while_reading_goes_back_and_undo_brings_it_back(store, app_on) -> None:
    first, *_ = three(store)
    app = app_on(store)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await journal(app, pilot)
        await pilot.press("enter", "d")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "Moved to the trash: First words" in screen_text(app)
        assert store.entries.find(first.id) is None
        await pilot.press("u")
        await pilot.pause()
        assert store.entries.get(first.id).body == "First words"
        assert app.screen.select(Ref("entry", first.id)), "it is in the list again"


async def test_a_filter_is_named_and_esc_puts_it_away(store, app_on) -> None:
    three(store)
    write(store, "Tagged [/] words #pricing", 3)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("f", *"pricing", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "Journal · #pricing · Esc shows all" in text
        assert "1 entry" in text
        assert "First words" not in text
        await pilot.press("escape")
        await pilot.pause()
        assert "4 entries" in screen_text(app)


async def test_the_entries_of_a_person_are_those_about_them_and_after_their_sessions(store, app_on) -> None:
    noor, other = (store.people.add(Person(name=name)) for name in ("Noor", "Sam"))
    pairing = store.pairings.add(Pairing(person_id=noor.id))
    session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY))
    write(store, "About her", links=EntryLinks(people=(noor.id,)))
    write(store, "After it", links=EntryLinks(session=session.id))
    write(store, "Of him", links=EntryLinks(people=(other.id,)))
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("f", *"noor", "enter")
        await pilot.pause()
        text = screen_text(app)
        assert "with Noor" in text
        assert "2 entries" in text
        assert "Of him" not in text


async def test_a_filter_that_lets_nothing_through_any_more_stays_usable(store, app_on) -> None:
    write(store, "Words #gone")
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("f", "enter")
        await pilot.pause()
        await pilot.press("d", "escape")
        await pilot.pause()
        assert "What you write stands here" in screen_text(app)


@pytest.mark.parametrize(
    ("typed", "words"), [("14 feb", "Second words"), ("1 feb", "Third words"), ("2001-01-01", "Third words")]
)
async def test_g_goes_to_the_entry_nearest_to_a_day(store, app_on, typed, words) -> None:
    three(store)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        await pilot.press("g", *typed, "enter")
        await pilot.pause()
        assert app.screen.query_one(VirtualList).highlighted_row.title == words


async def test_a_day_that_is_none_is_said_and_the_form_stays(store, app_on) -> None:
    three(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("g", *"someday", "enter")
        await pilot.pause()
        assert "Go to a day" in screen_text(app)
        assert app.screen.focused.value == "someday"


async def test_what_was_written_a_month_ago_today_is_one_key_away(store, app_on) -> None:
    three(store)
    then = save_entry(store, Entry(day=date(2026, 1, 16), title="Cards [x]", body="b"))
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        assert "A month ago: Cards [x]" in screen_text(app)
        await pilot.press("o")
        assert selected(app) == then.id


async def test_m_says_that_an_entry_moved_a_goal(store, app_on) -> None:
    first, *_ = three(store)
    goal = store.goals.add(Goal(title="Prices", start=TODAY))
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        await pilot.press("m", "enter")
        await pilot.pause()
        assert "→ moved Prices" in screen_text(app)
    assert links_of(store, first.id).goals == (goal.id,)


async def test_v_says_who_may_see_an_entry(store, app_on) -> None:
    first, *_ = three(store)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        await pilot.press("v", *"share", "enter")
        await pilot.pause()
        assert store.entries.get(first.id).visibility == "shareable"
        assert "2 words, shareable" in screen_text(app)


async def test_drafts_are_mentioned_and_gone_on_with(store, app_on) -> None:
    three(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        assert "draft" not in screen_text(app)
        await pilot.press("j", *"Half a thought", "escape")
        await pilot.pause()
        assert "1 draft waits  D goes on" in screen_text(app)
        await pilot.press("D", "enter")
        await pilot.pause()
        assert app.screen.written.body == "Half a thought"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
        assert "draft" not in screen_text(app)


async def test_what_was_just_written_is_selected_even_behind_a_filter(store, app_on) -> None:
    three(store)
    write(store, "Words #pricing", 1)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        await pilot.press("f", *"pricing", "enter", "j", *"New", "ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(VirtualList).highlighted_row.title == "New"
        assert "5 entries" in screen_text(app)


async def test_a_record_is_shown_when_somebody_asks_for_it(store, app_on) -> None:
    *_, third = three(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await journal(app, pilot)
        assert app.screen.select(Ref("entry", third.id))
        assert selected(app) == third.id
        assert not app.screen.select(Ref("entry", 99))
        assert not app.screen.select(Ref("goal", third.id))


async def test_a_long_entry_is_begun_in_the_pane_and_read_whole_on_its_page(store, app_on) -> None:
    body = "\n\n".join(f"Paragraph {number} of a long text." for number in range(1700)) + "\n\nThe last words"
    write(store, body)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        await pilot.press("tab", "end")
        await pilot.pause()
        assert "more words  Enter reads all" in screen_text(app)
        await pilot.press("shift+tab", "enter", "end")
        await pilot.pause()
        assert "The last words" in screen_text(app)


async def test_one_line_of_200_kb_is_read_to_its_end(store, app_on) -> None:
    write(store, f"{LONG_LINE} the end")
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        assert "xxxx" in screen_text(app)
        await pilot.press("enter", "end")
        await pilot.pause()
        assert "the end" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, NARROW, SLIM])
async def test_every_size_offers_at_most_six_keys_and_fits(sample, app_on, size) -> None:
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        await journal(app, pilot)
        for _ in range(3):
            assert len(app.screen.query_one(KeyBar).shown_keys()) <= 6
            assert all(len(line) <= size[0] for line in lines(app))
            assert "Lead with the decision" in screen_text(app)
            await pilot.press("enter")
            await pilot.pause()


async def test_hostile_text_in_every_field_is_shown_and_not_obeyed(store, app_on) -> None:
    for text in HOSTILE:
        person = store.people.add(Person(name=text))
        goal = store.goals.add(Goal(title=text, start=TODAY))
        links = EntryLinks(people=(person.id,), goals=(goal.id,))
        if text.strip():
            write(store, text, 3, links, title=text, mood_word=text, tags=("t",))
            write(store, text, 3, links)
    app = app_on(store)
    async with app.run_test(size=WIDE) as pilot:
        await journal(app, pilot)
        for _ in range(store.entries.count()):
            await pilot.press("down")
            await pilot.pause()
            shown = screen_text(app)
            assert "\x1b" not in shown
            row = app.screen.query_one(VirtualList).highlighted_row
            assert row.title == "" or row.title[:5] in shown
        await pilot.press("f")
        await pilot.pause()
        await pilot.press("escape", "enter", "m", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, JournalScreen)
