"""Recording a session: from one key anywhere to the lines, the reflection and the next date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from rjournal.domain.lines import Learning
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.text import sanitize
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import drafts
from rjournal.tui.screens.session import SessionScreen
from rjournal.tui.screens.write import WriteScreen
from rjournal.tui.widgets.key_bar import MOST, KeyBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

AppOn = Callable[[Store], JournalApp]

TODAY = date(2026, 2, 16)


@pytest.fixture
def noor(store: Store) -> Pairing:
    """A journal with one pairing, every two weeks, and no session yet."""
    person = store.people.add(Person(name="Noor Vermeer"))
    return store.pairings.add(Pairing(person_id=person.id, cadence_days=14))


def text_of(app: JournalApp) -> str:
    return screen_text(app)


async def settle(pilot: Pilot[None]) -> None:
    """Let flows that wait for an answer get as far as they can."""
    for _ in range(3):
        await pilot.pause()


async def type_line(pilot: Pilot[None], kind: str, text: str) -> None:
    await pilot.press(kind, *("space" if char == " " else char for char in text), "enter")
    await settle(pilot)


async def test_a_session_is_recorded_with_one_key_a_line(store: Store, app_on: AppOn, noor: Pairing) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter")
        for kind, text in (
            ("l", "lead with the decision"),
            ("l", "draw the range"),
            ("l", "ask for the spread"),
            ("a", "redo page one"),
            ("a", "thank her"),
            ("w", "the deck was used"),
        ):
            await type_line(pilot, kind, text)
        shown = text_of(app)
    session = store.sessions.where()[0]
    assert (session.pairing_id, session.status, session.day) == (noor.id, "held", TODAY)
    assert (session.start, session.minutes) == ("08:15", 45)
    learned = [one.topic for one in store.learnings.of_session(session.id)]
    assert learned == ["lead with the decision", "draw the range", "ask for the spread"]
    assert [one.text for one in store.actions.of_session(session.id)] == ["redo page one", "thank her"]
    assert [one.text for one in store.wins.of_session(session.id)] == ["the deck was used"]
    for text in (*learned, "redo page one", "the deck was used", "Noor Vermeer", "Today 08:15"):
        assert text in shown


async def test_what_is_stored_stays_however_one_leaves(store: Store, app_on: AppOn, noor: Pairing) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "enter", "enter")
        await type_line(pilot, "t", "how a price is made")
        await pilot.press("q", *"why")
        await app.action_quit()
    assert [one.topic for one in store.learnings.where()] == ["how a price is made"]
    draft = store.drafts.get(f"form:line:record:{store.sessions.where()[0].id}")
    assert draft is not None
    assert draft.fields["text"] == "why"


async def test_an_unfinished_line_stands_there_when_one_comes_back(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    store.sessions.add(Session(pairing_id=noor.id, day=TODAY))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter")
        await press(pilot, "l", *"half", "escape", "escape")
        assert not isinstance(app.screen, SessionScreen)
        await press(pilot, "enter")
        assert "half" in text_of(app)
        await press(pilot, "a", "enter")
    assert [one.text for one in store.actions.where()] == ["half"]
    assert store.learnings.where() == []
    assert store.drafts.all() == []


async def test_a_name_nobody_has_leads_to_adding_them(store: Store, app_on: AppOn, noor: Pairing) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", *"noo")
        shown = text_of(app)
        assert shown.index("Noor Vermeer  you learn") < shown.index("Someone new"), "who is meant comes first"
        await press(pilot, *"xx", "enter", *"Sam", "enter")
    assert [one.name for one in store.people.where()] == ["Noor Vermeer", "Sam"]


async def test_tab_leaves_the_line_as_escape_does_and_says_so(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter", "a", *"call", "tab")
        assert "Choose what this is" in text_of(app)
        await press(pilot, "l", "enter")
    assert [one.topic for one in store.learnings.where()] == ["call"]


async def test_escape_lets_one_choose_another_kind_for_the_same_words(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter", "l", *"call", "escape", "a", "enter")
    assert store.learnings.where() == []
    assert [one.text for one in store.actions.where()] == ["call"]


async def test_a_planned_session_of_these_days_is_the_one_recorded(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    planned = store.sessions.add(
        Session(pairing_id=noor.id, day=date(2026, 2, 17), start="10:00", status="planned")
    )
    store.agenda.add(AgendaItem(text="Chart choice", session_id=planned.id, pairing_id=noor.id))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter")
        assert "Planned for tomorrow 10:00" in text_of(app)
        await press(pilot, "enter", "space")
    assert [(one.id, one.status, one.day) for one in store.sessions.where()] == [(planned.id, "held", TODAY)]
    assert store.agenda.of_session(planned.id)[0].outcome == "done"


async def test_a_wrong_date_is_said_at_its_field_and_nothing_is_stored(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "enter", *"soon", "enter")
        assert "soon" in text_of(app)
        assert store.sessions.where() == []
        await press(pilot, "ctrl+a", "ctrl+k", *"tomorrow", "enter")
        assert "cannot lie in" in text_of(app)
        await press(pilot, "ctrl+a", "ctrl+k", *"yesterday", "space", *"9am", "enter")
    session = store.sessions.where()[0]
    assert (session.day, session.start) == (date(2026, 2, 15), "09:00")


@pytest.mark.parametrize("typed", ["", "yesterday 9am"])
async def test_a_draft_gone_on_with_on_the_next_day_means_the_day_it_was_written_on(
    store: Store, app_on: AppOn, noor: Pairing, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "enter")
        if typed:
            await press(pilot, "ctrl+a", "ctrl+k", *("space" if char == " " else char for char in typed))
        else:
            await press(pilot, "tab", "tab", "tab", *"Prices")
        await press(pilot, "escape", "y")
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-18T09:00:00")
    again = app_on(store)
    async with again.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "enter")
    (session,) = store.sessions.where()
    meant = (date(2026, 2, 15), "09:00") if typed else (TODAY, "08:15")
    assert (session.day, session.start) == meant
    assert store.drafts.all() == []


async def test_a_draft_belongs_to_the_session_it_was_begun_for(
    store: Store, app_on: AppOn, noor: Pairing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planned(day: int) -> Session:
        return store.sessions.add(Session(pairing_id=noor.id, day=date(2026, 2, day), status="planned"))

    first, second = planned(16), planned(20)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s", "enter", "tab", "tab", "tab", *"Prices", "escape", "y")
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-20T09:00:00")
    again = app_on(store)
    async with again.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "Prices" in text_of(again) and "Noor Vermeer" in text_of(again)
        await press(pilot, "enter", "escape", "escape", "escape")
        # One begun without a plan stays one, although one is planned by now.
        store.drafts.save(f"form:session:record-{noor.id}", {"day": "19 feb 2026", "purpose": "Unplanned"})
        again.flow(drafts.offer(again))
        await press(pilot, "enter", "enter")
    held = store.sessions.get(first.id)
    assert (held.status, held.day, held.purpose) == ("held", TODAY, "Prices")
    assert store.sessions.get(second.id) == second
    (new,) = [one for one in store.sessions.where() if one.id not in (first.id, second.id)]
    assert (new.status, new.purpose, new.day) == ("held", "Unplanned", date(2026, 2, 19))


async def test_the_reflection_is_linked_and_the_next_date_proposed(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter", "r")
        assert isinstance(app.screen, WriteScreen)
        assert "So what" in text_of(app)
        await press(pilot, *"calm", "ctrl+s")
        assert "Mon 2 Mar 2026" in text_of(app)
        await press(pilot, "enter")
    held, planned = sorted(store.sessions.where(), key=lambda one: one.day)
    entry = store.entries.where()[0]
    assert store.links.ends(Ref("entry", entry.id), "from", "session") == [held.id]
    assert (planned.day, planned.status, planned.pairing_id) == (date(2026, 3, 2), "planned", noor.id)
    assert held.next_date == date(2026, 3, 2)


async def test_every_step_after_with_whom_can_be_skipped(store: Store, app_on: AppOn, noor: Pairing) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter", "escape", "escape")
        await pilot.pause()
    assert [one.status for one in store.sessions.where()] == ["held"]


async def test_the_next_date_is_not_asked_for_twice(store: Store, app_on: AppOn, noor: Pairing) -> None:
    store.sessions.add(Session(pairing_id=noor.id, day=date(2026, 3, 2), status="planned"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter", "escape")
        await pilot.pause()
    assert len(store.sessions.where()) == 2


async def test_a_session_can_be_recorded_without_anybody(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "s")
        assert "Someone new" in text_of(app)
        await press(pilot, "down", "enter", "enter")
        await type_line(pilot, "i", "swap chairs")
        await press(pilot, "escape")
        await pilot.pause()
    assert store.sessions.where()[0].pairing_id is None
    assert [one.kind for one in store.notes.where()] == ["idea"]


async def test_u_takes_the_last_line_back(store: Store, app_on: AppOn, noor: Pairing) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter")
        await type_line(pilot, "l", "first")
        await type_line(pilot, "l", "second")
        await press(pilot, "u")
        assert "second" not in text_of(app)
    assert [one.topic for one in store.learnings.where()] == ["first"]


async def test_letters_that_choose_a_kind_are_letters_while_typing(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "s", "enter", "enter")
        await type_line(pilot, "q", "question all")
    assert [one.text for one in store.notes.where()] == ["question all"]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_every_kind_and_the_line_are_on_the_screen(
    store: Store, app_on: AppOn, noor: Pairing, size: tuple[int, int]
) -> None:
    app = app_on(store)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "s", "enter", "enter")
        shown = text_of(app)
        for word in ("learned", "taught", "question", "action", "win", "decision", "challenge", "assumption"):
            assert word in shown
        assert "Noor Vermeer" in shown
        assert len(app.screen.query_one(KeyBar).shown_keys()) <= MOST
        await press(pilot, "l")
        assert "What did you learn?" in text_of(app)


async def test_hostile_words_are_shown_as_words(store: Store, app_on: AppOn) -> None:
    person = store.people.add(Person(name="[/b] and x [/nope] y"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=TODAY, purpose="[@click=app.quit]x[/]", notes="\n".join(HOSTILE))
    )
    for text in HOSTILE:
        store.learnings.add(Learning(direction="received", topic=text, session_id=session.id, day=TODAY))
    typed = ("[TODO] typed", "[@click=app.quit]typed[/]", "\x1b]2;planted title\x07typed", "[/] typed")
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3", "enter")
        for text in typed:
            await pilot.press("l")
            assert app.screen.focused is not None
            app.screen.focused.post_message(events.Paste(text))
            await settle(pilot)
            await pilot.press("enter", "escape")
            await settle(pilot)
            if not isinstance(app.screen, SessionScreen):
                await press(pilot, "enter")
            assert "\x1b" not in text_of(app)
        await press(pilot, "end")
        for _ in range(8):
            assert "\x1b" not in text_of(app)
            await pilot.press("pageup")
    kept = [one.topic for one in store.learnings.of_session(session.id)][len(HOSTILE) :]
    assert kept == [sanitize(text) for text in typed]
