"""What waits: on Today as much as fits, on a screen of its own all of it, and doing what it waits for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.due_facts import Due
from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services.goals import create_goal
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.due import DueScreen
from rjournal.tui.screens.today import TodayScreen
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.widgets.due_list import DueList
from rjournal.tui.widgets.due_rows import Bundle, as_many_as_fit, heading_of, key_of
from rjournal.tui.widgets.key_bar import KeyBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


def ago(days: int) -> date:
    return DAY - timedelta(days=days)


def keys_offered(app: JournalApp) -> list[str]:
    return [f"{one.name} {one.label}" for one in app.screen.query_one(KeyBar).shown_keys()]


def row_of(app: JournalApp, words: str) -> str:
    return next((line for line in screen_text(app).splitlines() if words in line), "")


@pytest.fixture
def noor(store: Store) -> Pairing:
    person = store.people.add(Person(name="Noor"))
    return store.pairings.add(Pairing(person_id=person.id, start=ago(60), cadence_days=14))


# What fits


def due(number: int, kind: str = "action", day: int = 0) -> Due:
    ref = Ref({"action": "action", "retention": "learning"}[kind], number)
    return Due(kind, ref, f"{kind} {number}", "", ago(day))


def test_everything_is_shown_where_it_fits() -> None:
    rows = [due(1), due(2), due(3)]
    assert as_many_as_fit(rows, 3) == rows and as_many_as_fit([], 4) == []


def test_many_of_a_kind_become_one_row_in_the_place_of_the_first() -> None:
    checks = [due(n, "retention", 9 - n) for n in range(1, 6)]
    rows = as_many_as_fit([due(1, day=20), *checks, due(2)], 4)
    assert rows == [due(1, day=20), Bundle("retention", 5, ago(8)), due(2)]


def test_what_does_not_fit_is_one_row_at_the_end() -> None:
    rows = as_many_as_fit([*(due(n) for n in (1, 2)), *(due(n, "retention") for n in (1, 2))], 3)
    assert rows == [due(1), due(2), Bundle("", 2, ago(0))]
    many = [*(due(n) for n in range(1, 4)), *(due(n, "retention") for n in range(1, 5))]
    assert as_many_as_fit(many, 1) == [Bundle("", 7, ago(0))]


def test_rows_have_keys_of_their_own() -> None:
    rows = [due(1), due(2), due(1, "retention"), Bundle("", 2, DAY), Bundle("action", 3, DAY)]
    assert len({key_of(row) for row in rows}) == len(rows)


def test_a_time_is_named_and_never_measured() -> None:
    assert [heading_of(ago(n), DAY) for n in (300, 1, 0, -1)] == [
        "From earlier",
        "From earlier",
        "Today",
        "Coming up",
    ]


# On Today


async def test_on_today_enter_acts_space_is_done_z_lets_it_wait_and_u_takes_it_back(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    create_goal(store, Goal(title="Read [more]", start=ago(40), baseline=0, target=9, unit="books"))
    held = store.sessions.add(Session(pairing_id=noor.id, day=ago(2)))
    store.actions.add(Action(text="Thank [b]her", day=ago(2), due=DAY, person_id=noor.person_id))
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "check in" in row_of(app, "○ Read [more]")
        assert keys_offered(app)[:3] == ["Enter Check in", "Space Done", "z Later"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        await pilot.press("escape", "down")
        await pilot.pause()
        assert keys_offered(app)[0] == "Enter Write"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WriteScreen) and "Noor" in screen_text(app)
        await pilot.press("escape", "down")
        await pilot.pause()
        assert "today" in row_of(app, "Thank [b]her")
        await pilot.press("space")
        await pilot.pause()
        assert store.actions.get(1).done_on == DAY and row_of(app, "Thank [b]her") == ""
        assert app.focused is not None and app.focused.id == "due"
        await pilot.press("u")
        await pilot.pause()
        assert row_of(app, "Thank [b]her")
        await pilot.press("space")
        await pilot.pause()
        assert row_of(app, "Write about") == "" and store.sessions.get(held.id).rev == 1
        await pilot.press("u", "z")
        await pilot.pause()
        assert "Thank [b]her" in screen_text(app) and "7" in row_of(app, "For")
        await pilot.press("3", "ctrl+s")
        await pilot.pause()
        assert store.silences.where()[0].until == ago(-3)


async def test_what_does_not_fit_on_today_leads_to_all_of_it(store: Store, app_on: AppOn) -> None:
    for n in range(5):
        store.learnings.add(Learning(direction="received", topic=f"thing {n}", day=ago(20)))
        store.actions.add(Action(text=f"promise {n}", day=ago(20), due=ago(n)))
    app = app_on(store)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert "What stayed: 5" in screen_text(app) and "Promises: 5" in screen_text(app)
        assert "all 10" in screen_text(app)
        assert keys_offered(app)[0] == "Enter All of it"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DueScreen)
        assert "Due: what stayed" in screen_text(app) and "promise" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


# All of it


@pytest.fixture
def waiting(store: Store, noor: Pairing) -> Store:
    """A journal in which much waits."""
    about = {"person_id": noor.person_id, "day": ago(20)}
    store.sessions.add(Session(pairing_id=noor.id, day=ago(20), purpose="Charts"))
    store.actions.add(Action(text="Redo it", due=DAY, if_then="If Monday, then", session_id=1, **about))
    store.actions.add(Action(text="Later on", due=ago(-3), **about))
    store.notes.add(NoteItem(kind="question", text="Who decides?", **about))
    store.learnings.add(Learning(direction="received", topic="Ranges", **about))
    return store


async def test_the_list_is_in_the_order_of_days_with_what_it_is_about_beside_it(
    waiting: Store, app_on: AppOn
) -> None:
    app = app_on(waiting)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "0")
        await pilot.pause()
        text = screen_text(app).partition("From earlier")[2]
        places = [text.index(words) for words in ("Ranges", "Today", "Redo it", "Coming up", "Later on")]
        assert places == sorted(places)
        app.screen.query_one(DueList).highlight(key_of(due(1)))
        await pilot.pause()
        text = screen_text(app)
        for part in ("If Monday, then", "From the session", "Charts", "Enter result", "From seven days"):
            assert part.lower() in text.lower()
        assert keys_offered(app)[:4] == ["Enter Result", "Space Done", "z Later", "o Open"]


async def test_one_kind_or_one_person_can_be_shown_alone(waiting: Store, app_on: AppOn) -> None:
    app = app_on(waiting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0", "f")
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal) and "Noor" in screen_text(app)
        await pilot.press(*"promises", "enter")
        await pilot.pause()
        assert "Due: promises" in screen_text(app) and "Ranges" not in screen_text(app)
        await pilot.press("f", *"everything", "enter")
        await pilot.pause()
        assert "Ranges" in screen_text(app)


async def test_what_is_silent_is_seen_and_woken(waiting: Store, app_on: AppOn) -> None:
    app = app_on(waiting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        rows = app.screen.query_one(DueList)
        rows.highlight(key_of(due(1, "retention")))
        await pilot.press("space")
        await pilot.pause()
        rows.highlight(key_of(due(1)))
        await pilot.press("x")
        await pilot.pause()
        assert row_of(app, "Redo it") == row_of(app, "Ranges") == "" and "v 2 silent" in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "put away" in row_of(app, "Ranges") and "off" in row_of(app, "Promises")
        await pilot.press("home", "enter")
        await pilot.pause()
        assert row_of(app, "Ranges") == ""
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing is silent" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert row_of(app, "Ranges") and row_of(app, "Redo it")


async def test_an_empty_list_says_what_belongs_there(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        assert "Nothing waits." in screen_text(app) and "promises" in screen_text(app)
        await pilot.press("enter", "space", "z", "x", "o", "v")
        await pilot.pause()
        assert isinstance(app.screen, DueScreen)


async def test_days_that_are_no_number_are_refused_at_the_field(waiting: Store, app_on: AppOn) -> None:
    app = app_on(waiting)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("0", "z", *"x9", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        await pilot.press("backspace", "backspace", "0", "ctrl+s")
        await pilot.pause()
        assert "1 to 3650" in screen_text(app)
        await pilot.press("backspace", "2", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DueScreen) and waiting.silences.where()[0].until == ago(-2)


async def test_hostile_text_waits_as_any_other(store: Store, app_on: AppOn) -> None:
    person = store.people.add(Person(name=HOSTILE[0] or "x"))
    for n, text in enumerate(HOSTILE):
        if text.strip():
            store.actions.add(Action(text=text, day=ago(1), due=ago(-n % 7), person_id=person.id))
    app = app_on(store)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("0", *["down"] * 12, "z", "escape", "end", "pageup")
        await pilot.pause()
        assert isinstance(app.screen, DueScreen)


async def test_a_goal_past_its_date_is_extended_or_closed(store: Store, app_on: AppOn) -> None:
    goal = create_goal(store, Goal(title="Faster", start=ago(40), due=ago(1), baseline=1, target=9, unit="d"))
    app = app_on(store)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("0", "enter")
        await pilot.pause()
        assert "Another date" in screen_text(app) and "Close it" in screen_text(app)
        await pilot.press(*"close", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert store.goals.get(goal.id).lifecycle == "closed"
        assert "Nothing waits" in screen_text(app)


def test_a_row_keeps_its_key_when_its_words_change() -> None:
    assert key_of(due(1)) == key_of(replace(due(1), text="other", when=ago(3)))


async def test_what_a_pairing_waits_for_is_done_from_the_list(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    store.pairings.save(replace(noor, my_role="reciprocal"))
    for n in (50, 40, 30):
        held = store.sessions.add(Session(pairing_id=noor.id, day=ago(n)))
        store.learnings.add(
            Learning(direction="received", topic=f"t{n}", day=ago(n), session_id=held.id, status="set aside")
        )
    letters = Session(pairing_id=noor.id, day=ago(2), until=ago(-2), format="async", awaiting="me")
    waiting = store.sessions.add(replace(letters, status="planned"))
    for n in (20, 10):
        store.sessions.add(Session(pairing_id=noor.id, day=ago(n), status="cancelled"))
    app = app_on(store)
    async with app.run_test(size=(100, 36), notifications=True) as pilot:
        await pilot.press("0")
        await pilot.pause()
        rows = app.screen.query_one(DueList)

        async def on(kind: str, ref: Ref, *keys: str) -> None:
            rows.highlight(key_of(Due(kind, ref, "", "", DAY)))
            await pilot.press(*keys)
            await pilot.pause()

        pairing = Ref("pairing", noor.id)
        await on("rhythm", pairing, "enter")
        assert "Now you meet every 2 weeks" in screen_text(app) and "28" in row_of(app, "Every")
        await pilot.press("ctrl+a", *["delete"] * 3, "0", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal), "no rhythm"
        await pilot.press("backspace", *"28", "ctrl+s")
        await pilot.pause()
        assert store.pairings.get(noor.id).cadence_days == 28 and row_of(app, "A longer rhythm") == ""
        await on("balance", pairing, "enter")
        assert "What to talk about" in screen_text(app)
        await pilot.press(*"What I could show her", "ctrl+s")
        await pilot.pause()
        assert [one.text for one in store.agenda.of_session(waiting.id)] == ["What I could show her"]
        await on("reply", Ref("session", waiting.id), "space")
        assert store.sessions.get(waiting.id).awaiting == "them" and row_of(app, "Reply to") == ""
        await on("agreement", pairing, "enter")
        assert type(app.screen).__name__ == "AgreementScreen"
