"""The prep sheet: what stands on it, and what one key does with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services import agenda
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import exporting
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.prep import PrepScreen
from rjournal.tui.screens.session import SessionScreen
from rjournal.tui.widgets.key_bar import MOST, KeyBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]

TODAY = date(2026, 2, 16)
SOON = date(2026, 2, 17)


@pytest.fixture
def session(store: Store) -> Session:
    """A session tomorrow with Noor, of whom there is a question, a promise and a check."""
    noor = store.people.add(Person(name="Noor Vermeer", access_needs="Captions, please"))
    pairing = store.pairings.add(Pairing(person_id=noor.id, cadence_days=14))
    session = store.sessions.add(Session(pairing_id=pairing.id, day=SOON, start="10:00", status="planned"))
    store.actions.add(Action(text="Redo page 1", person_id=noor.id, day=TODAY, due=date(2026, 2, 20)))
    store.notes.add(NoteItem(kind="question", text="Who meets it last?", person_id=noor.id, day=TODAY))
    store.learnings.add(
        Learning(direction="received", topic="The spread first", person_id=noor.id, day=date(2026, 1, 20))
    )
    agenda.add_item(store, session, "Chart choice", origin="them")
    return session


async def press(pilot: Pilot[None], *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_everything_worth_a_look_is_on_it(
    store: Store, session: Session, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(store)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "p")
        shown = screen_text(app)
        for words in (
            "Prepare: Noor Vermeer, you learn",
            "Tomorrow 10:00, 45 min, video",
            "Captions, please",
            "Today I want to …",
            "Chart choice",
            "Redo page 1",
            "by Fri 20 Feb",
            "Who meets it last?",
            "The spread first",
            "used yet?",
            "A question to put",
        ):
            assert words in shown, words
        assert len(app.screen.query_one(KeyBar).shown_keys()) <= MOST


async def test_one_key_puts_what_is_selected_on_the_agenda_and_u_takes_it_off(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)

    def on_it() -> list[tuple[str, str]]:
        return [(one.text, one.origin) for one in store.agenda.of_session(session.id)][1:]

    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p", "down", "down", "a")
        assert on_it() == [("Redo page 1", "me")]
        await press(pilot, "a", "a")
        assert on_it()[1:] == [("Who meets it last?", "me"), ("The spread first", "check")]
        assert "Did it stay?" not in screen_text(app)
        await press(pilot, "u", "u", "u")
        assert on_it() == []
        await press(pilot, "end")
        offered = screen_text(app).splitlines()
        question = next(line for line in offered[::-1] if "?" in line).strip(" │▌")
        await press(pilot, "x")
        assert question not in screen_text(app)
        await press(pilot, "b")
        ((asked, origin),) = on_it()
        assert origin == "bank" and asked not in question


async def test_the_purpose_one_s_own_points_and_their_order(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "p", "t", *"listen", "enter")
        assert store.sessions.get(session.id).purpose == "listen"
        assert "Today I want to  listen" in screen_text(app)
        await press(pilot, "plus", *"My deck", "enter", "K")
        assert [one.text for one in store.agenda.of_session(session.id)] == ["My deck", "Chart choice"]
        await press(pilot, "delete")
        assert [one.text for one in store.agenda.of_session(session.id)] == ["Chart choice"]
        await press(pilot, "right", "end", "space")
        assert isinstance(app.screen, FormModal) and "The spread first" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert len(store.retention_checks.where()) == 1 and "Did it stay?" not in screen_text(app)
        await press(pilot, "home", "space")
        assert store.actions.where()[0].status == "done" and "Redo page 1" not in screen_text(app)


async def test_s_begins_it_and_everything_known_is_taken_as_it_stands(
    store: Store, session: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "p", "s")
        assert isinstance(app.screen, SessionScreen)
        begun = store.sessions.get(session.id)
        assert (begun.status, begun.day, begun.start) == ("held", TODAY, "09:00")
        await press(pilot, "escape")
        assert "What stayed open" in screen_text(app), "a session that was begun is closed at its end"
        await press(pilot, "escape", "escape", "escape", "u")
    assert store.sessions.get(session.id).status == "planned"


async def test_it_is_copied_and_written_as_markdown(
    store: Store, session: Session, app_on: AppOn, tmp_path: Path
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "p", "y")
        copied = app.clipboard
        assert copied.startswith("# Prepare: session with Noor Vermeer\n") and "- [ ] Chart choice" in copied
        await press(pilot, "E")
        assert app.screen.query(Input).first().value == exporting.proposed("prep-2026-02-17.md")
        await press(pilot, "ctrl+a", "ctrl+k", "enter")
        assert isinstance(app.screen, FormModal) and "The file needs a name" in screen_text(app)
        await press(pilot, *str(tmp_path / "prep.md"), "enter")
        assert (tmp_path / "prep.md").read_text("utf-8") == copied
        await press(pilot, "E", "ctrl+a", "ctrl+k", *str(tmp_path / "prep.md"), "enter")
        assert isinstance(app.screen, FormModal), "what is there is not replaced unasked"


async def test_p_on_a_planned_session_opens_it_and_planning_goes_on_elsewhere(
    store: Store, session: Session, app_on: AppOn
) -> None:
    store.sessions.add(Session(pairing_id=session.pairing_id, day=date(2026, 2, 3)))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "p")
        assert isinstance(app.screen, PrepScreen)
        await press(pilot, "escape", "down", "p")
        assert "Plan a session with" in screen_text(app)
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter", "p")
        assert isinstance(pilot.app.screen, PrepScreen)


async def test_without_a_session_it_offers_to_plan_one(store: Store, app_on: AppOn) -> None:
    from rjournal.tui.flows import preparing

    noor = store.people.add(Person(name="Noor Vermeer"))
    store.pairings.add(Pairing(person_id=noor.id))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.flow(preparing.prepare(app))
        await pilot.pause()
        assert "No session is planned." in screen_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert isinstance(app.screen, PrepScreen) and "Nothing yet." in screen_text(app)
        planned = store.sessions.where("status = 'planned'")[0]
        store.sessions.delete(planned.id)
        app.announce("session")
        await pilot.pause()
        assert not isinstance(app.screen, PrepScreen), "what is gone is left"


async def test_hostile_text_stays_text(store: Store, app_on: AppOn) -> None:
    noor = store.people.add(Person(name="[/b] and x [/nope] y", access_needs="[@click=app.quit]x[/]"))
    pairing = store.pairings.add(Pairing(person_id=noor.id))
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=SOON, status="planned", purpose=HOSTILE[10])
    )
    last = store.sessions.add(Session(pairing_id=pairing.id, day=date(2026, 2, 3), purpose=HOSTILE[3]))
    for text in HOSTILE:
        agenda.add_item(store, session, text or "x") if text.strip() else None
        store.actions.add(Action(text=text, person_id=noor.id, day=TODAY))
        store.notes.add(NoteItem(kind="question", text=text, person_id=noor.id, day=TODAY))
        store.learnings.add(
            Learning(direction="given", topic=text, person_id=noor.id, day=last.day, session_id=last.id)
        )
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        seen = ""
        for _ in range(6):
            seen += screen_text(app)
            await press(pilot, "pagedown")
        await press(pilot, "end", "pageup", "a", "y")
    assert "[TODO] call them" in seen and "[@click=app.quit]x[/]" in seen
    assert "\x1b" not in seen and "\x9b" not in seen
    assert Ref("session", session.id) == session_ref(app, session)


def session_ref(app: JournalApp, session: Session) -> Ref:
    """The session still stands after all of it."""
    return Ref("session", app.store.sessions.get(session.id).id)
