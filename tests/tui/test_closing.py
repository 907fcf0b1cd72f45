"""A session while it runs and at its end: its agenda, what stayed open, the reflection, the next date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from rjournal.domain.lines import Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services import agenda
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.form import FormModal
from rjournal.tui.modals.settle import SettleModal
from rjournal.tui.screens.session import SessionScreen
from rjournal.tui.screens.write import WriteScreen
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

AppOn = Callable[[Store], JournalApp]

TODAY = date(2026, 2, 16)


@pytest.fixture
def noor(store: Store) -> Pairing:
    person = store.people.add(Person(name="Noor Vermeer"))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=14))


@pytest.fixture
def session(store: Store, noor: Pairing) -> Session:
    """A session this morning with four points, the first of them a question."""
    session = store.sessions.add(
        Session(pairing_id=noor.id, day=TODAY, start="09:00", status="planned", purpose="listen")
    )
    note = store.notes.add(NoteItem(kind="question", text="Who meets it last?", day=TODAY))
    agenda.pull(store, session, Ref("note", note.id))
    for text in ("two", "three", "four"):
        agenda.add_item(store, session, text)
    return session


def outcomes(store: Store, session: Session) -> list[str]:
    return [one.outcome for one in store.agenda.of_session(session.id)]


async def test_while_it_runs_each_point_takes_one_key_and_the_end_offers_the_rest(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "p", "s")
        assert isinstance(app.screen, SessionScreen)
        await press(pilot, "space", "down", "greater_than_sign", "down", "p")
        assert outcomes(store, session) == ["done", "carried", "parked", "open"]
        assert store.notes.where()[0].status == "answered", "done answers the question it came from"
        shown = screen_text(app)
        assert "carried on" in shown and "‖ three" in shown
        await press(pilot, "p")
        assert outcomes(store, session)[2] == "open", "again takes it back"
        await press(pilot, "p", "l", *"new", "enter", "escape")
        assert isinstance(app.screen, SettleModal) and "four" in screen_text(app)
        assert "two" not in screen_text(app).split("What stayed open")[1]
        await press(pilot, "enter")
        assert outcomes(store, session) == ["done", "carried", "parked", "carried"]
        assert "Write about it" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WriteScreen)
        await press(pilot, *"calm", "ctrl+s")
        assert isinstance(app.screen, FormModal) and "Mon 2 Mar 2026 09:00" in screen_text(app)
        await press(pilot, "enter")
    following = store.sessions.where("status = 'planned'")[0]
    assert (following.day, following.start) == (date(2026, 3, 2), "09:00")
    assert [one.text for one in store.agenda.of_session(following.id)] == ["two", "four"]
    assert store.links.ends(Ref("entry", 1), "from", "session") == [session.id]


async def test_every_step_of_closing_is_skipped_with_escape_and_nothing_is_offered_twice(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "enter", "enter")
        await press(pilot, "escape", "escape", "escape", "escape")
        assert outcomes(store, session) == ["open"] * 4
        assert [one.status for one in store.sessions.where()] == ["held"]
        await press(pilot, "3", "f")
        assert isinstance(app.screen, SettleModal)
        await press(pilot, "space", "p", "o", "enter")
        assert outcomes(store, session) == ["done", "parked", "open", "carried"]
        await press(pilot, "escape", "enter")
        assert len(store.sessions.where("status = 'planned'")) == 1
        assert outcomes(store, session) == ["done", "parked", "open", "carried"], "left open, it stays so"
        await press(pilot, "f", "escape")
        assert "Write about it" in screen_text(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, FormModal), "the next one is planned already"
        await press(pilot, "u")
        assert store.sessions.where("status = 'planned'") == []


async def test_a_check_that_was_talked_about_asks_what_it_found(
    store: Store, noor: Pairing, app_on: AppOn
) -> None:
    session = store.sessions.add(Session(pairing_id=noor.id, day=TODAY))
    ids = []
    for topic in ("The spread first", "Draw the range"):
        learning = store.learnings.add(
            Learning(direction="received", topic=topic, person_id=noor.person_id, day=date(2026, 1, 20))
        )
        ids.append(learning.id)
        agenda.pull(store, session, Ref("learning", learning.id))
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "enter", "space")
        assert isinstance(app.screen, FormModal) and "The spread first" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert [one.learning_id for one in store.retention_checks.where()] == ids[:1]
        await press(pilot, "f", "space", "enter")
        assert isinstance(app.screen, FormModal) and "Draw the range" in screen_text(app)
        await press(pilot, "escape", "escape", "escape")
    assert outcomes(store, session) == ["done", "done"]
    assert len(store.retention_checks.where()) == 1, "Esc leaves a check for another day"


async def test_outside_a_pairing_nothing_is_carried_on(store: Store, app_on: AppOn) -> None:
    session = store.sessions.add(Session(day=TODAY))
    for text in ("[/b] and x [/nope] y", HOSTILE[7], HOSTILE[11]):
        agenda.add_item(store, session, text)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "f")
        shown = screen_text(app)
        assert "left open   [/b] and x [/nope] y" in shown and "[@click=app.quit]x[/]" in shown
        assert "Carry on" not in shown and "\x1b" not in shown
        await press(pilot, "greater_than_sign", "p", "space", "enter")
    assert outcomes(store, session) == ["done", "open", "open"]


async def test_a_window_is_asked_for_where_it_is_held_in_writing(
    store: Store, noor: Pairing, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "p", "enter")
        assert "Until" not in screen_text(app)
        await press(pilot, "tab", "tab", "i", "i", *["right"] * 2)
        while "in writing" not in screen_text(app):
            await press(pilot, "right")
        assert "Until" in screen_text(app) and "Reply awaited" in screen_text(app)
        await press(pilot, "enter")
        assert "has a window of days" in screen_text(app) and store.sessions.where() == []
        await press(pilot, *"9 mar", "enter")
        planned = store.sessions.where()[0]
        assert (planned.format, planned.until, planned.start) == ("async", date(2026, 3, 9), None)
        await press(pilot, "y")
        assert store.sessions.get(planned.id).awaiting == "me"
        assert "Your reply is awaited" in screen_text(app) and "your reply by Mon 9 Mar" in screen_text(app)
        await press(pilot, "y")
        assert "A reply from Noor Vermeer is awaited" in screen_text(app)
        await press(pilot, "u", "u")
        assert store.sessions.get(planned.id).awaiting is None


async def test_what_a_session_was_like_is_said_within_its_edges(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "e", *["tab"] * 6, *"101", "enter")
        assert isinstance(app.screen, FormModal) and "This goes from 0 to 100." in screen_text(app)
        await press(pilot, "ctrl+a", "ctrl+k", *"100", "f2", *"https://example.org/x the set", "ctrl+s")
        stored = store.sessions.get(session.id)
        assert stored.talk_share_me == 100 and stored.resources == ("https://example.org/x the set",)
        shown = screen_text(app)
        assert (
            "I spoke 100 %" in shown
            and "Links and files" in shown
            and "https://example.org/x  the set" in shown
        )
