"""The area Sessions: what is to come and what was held, and what one can do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import lines, recording
from rjournal.tui.screens.sessions import SessionsScreen
from rjournal.tui.widgets.key_bar import MOST, KeyBar
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

AppOn = Callable[[Store], JournalApp]

TODAY = date(2026, 2, 16)


@pytest.fixture
def held(store: Store) -> Session:
    """A session with Noor that was held on Friday, with an agenda item and three lines."""
    person = store.people.add(Person(name="Noor Vermeer"))
    pairing = store.pairings.add(Pairing(person_id=person.id, cadence_days=14))
    session = store.sessions.add(
        Session(pairing_id=pairing.id, day=date(2026, 2, 13), start="10:00", purpose="One page that decides")
    )
    store.agenda.add(AgendaItem(text="Fourteen pages", session_id=session.id, pairing_id=pairing.id))
    of = {"session_id": session.id, "person_id": person.id, "day": session.day}
    store.learnings.add(Learning(direction="received", topic="Lead with the decision", **of))  # type: ignore[arg-type]
    store.notes.add(NoteItem(kind="question", text="Who meets this last?", **of))  # type: ignore[arg-type]
    store.actions.add(Action(text="Redo page 1", **of))  # type: ignore[arg-type]
    return session


async def test_what_is_to_come_stands_first_then_the_months(
    store: Store, held: Session, app_on: AppOn
) -> None:
    for day, status in (
        (date(2026, 3, 12), "planned"),
        (date(2026, 2, 17), "planned"),
        (date(2026, 1, 6), "held"),
        (date(2026, 2, 2), "planned"),
    ):
        store.sessions.add(Session(pairing_id=held.pairing_id, day=day, status=status))  # type: ignore[arg-type]
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        shown = screen_text(app)
    places = [
        shown.index(words)
        for words in (
            "To come",
            "Tue 17 Feb",
            "Thu 12 Mar",
            "February 2026",
            "Fri 13",
            "Mon  2",
            "January 2026",
            "Tue  6",
        )
    ]
    assert places == sorted(places)
    assert "2 held, 3 planned" in shown


async def test_the_pane_shows_everything_that_belongs_to_a_session(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        shown = screen_text(app)
    for words in (
        "Noor Vermeer  you learn",
        "Fri 13 Feb 10:00, 45 min, video",
        "One page that decides",
        "○ Fourteen pages",
        "Lead with the decision",
        "heard",
        "○ Who meets this last?",
        "○ Redo page 1",
        "● held",
    ):
        assert words in shown, words


async def test_without_a_session_nothing_is_offered_to_add_to(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        assert "+ add" not in screen_text(app)
        store.sessions.add(Session(day=date(2026, 2, 13), status="held"))
        app.announce("session")
        await pilot.pause()
        assert "+ add" in screen_text(app)


async def test_inside_a_session_lines_are_ticked_moved_on_and_taken_back(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "enter", "space")
        assert store.agenda.of_session(held.id)[0].outcome == "done"
        await press(pilot, "down", "greater_than_sign")
        assert store.learnings.where()[0].status == "tried"
        assert "tried" in screen_text(app)
        await press(pilot, "u")
        assert store.learnings.where()[0].status == "heard"
        await press(pilot, "end", "space")
        action = store.actions.where()[0]
        assert (action.status, action.done_on) == ("done", TODAY)
        assert "● Redo page 1" in screen_text(app)
        await press(pilot, "space")
    assert store.actions.where()[0].status == "open"


async def test_space_asks_whether_an_assumption_still_holds_and_leaves_what_turned_into_something(
    store: Store, held: Session, app_on: AppOn
) -> None:
    note = store.notes.where()[0]
    held_on_to = store.notes.save(replace(note, kind="assumption", status="held"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "enter", "end", "space")
        assert "Look again" in screen_text(app)
        assert store.notes.get(note.id).status == "held"
        await press(pilot, "escape")
        store.notes.save(replace(held_on_to, status="turned into"))
        await press(pilot, "space")
        assert "Look again" not in screen_text(app)
    assert store.notes.get(note.id).status == "turned into"


async def test_m_says_that_a_line_or_the_session_moved_a_goal(
    store: Store, held: Session, app_on: AppOn
) -> None:
    goal = store.goals.add(Goal(title="Time to decide", measure="numeric", start=date(2026, 1, 1)))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "m", "enter")
        assert store.links.ends(Ref("session", held.id), "supports", "goal") == [goal.id]
        assert "moved Time to decide" in screen_text(app)
        await press(pilot, "enter", "down", "m", "enter")
        assert store.links.ends(Ref("learning", 1), "supports", "goal") == [goal.id]
        assert screen_text(app).count("moved Time to decide") == 2
        await press(pilot, "m", "enter")
    assert store.links.ends(Ref("learning", 1), "supports", "goal") == []


async def test_lines_are_added_in_place_and_agenda_items_too(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "t", *"pricing", "enter", "plus", *"agenda", "enter", *"charts", "enter")
        assert "pricing" in screen_text(app)
    assert [(one.direction, one.topic, one.day) for one in store.learnings.where("direction = 'given'")] == [
        ("given", "pricing", held.day)
    ]
    assert [one.text for one in store.agenda.of_session(held.id)] == ["Fourteen pages", "charts"]
    assert store.drafts.all() == []


async def test_e_changes_the_session_in_the_list_and_the_line_inside_it(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "e", "tab", *"60", "enter")
        assert store.sessions.get(held.id).minutes == 60
        await press(pilot, "enter", "end", "e", "ctrl+u", *"Redo it", "tab", "tab", *"friday", "enter")
    action = store.actions.where()[0]
    assert (action.text, action.due) == ("Redo it", date(2026, 2, 20))


async def test_a_session_is_planned_with_a_natural_date(store: Store, held: Session, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "p", "enter")
        assert "Fri 27 Feb 2026 10:00" in screen_text(app)
        await press(pilot, *"in 8 days 9am", "enter")
    planned = store.sessions.where("status = 'planned'")[0]
    assert (planned.day, planned.start, planned.pairing_id) == (date(2026, 2, 24), "09:00", held.pairing_id)


async def test_a_move_gone_on_with_later_still_says_who_moved_it(
    store: Store, held: Session, app_on: AppOn
) -> None:
    day = date(2026, 2, 17)
    planned = store.sessions.add(Session(pairing_id=held.pairing_id, day=day, status="planned"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "x", *"moved noor", "enter", *"19 feb", "escape", "y", "u")
        (draft,) = store.drafts.all()
        app.flow(recording.resume(app, draft))
        await press(pilot, "enter")
    moved = store.sessions.get(planned.id)
    assert (moved.status, moved.changed_by) == ("moved", "them")
    assert store.drafts.all() == []


async def test_a_moved_session_gets_a_new_date_with_what_was_open(
    store: Store, held: Session, app_on: AppOn
) -> None:
    planned = store.sessions.add(
        Session(pairing_id=held.pairing_id, day=date(2026, 2, 18), start="10:00", status="planned")
    )
    store.agenda.add(AgendaItem(text="Chart choice", session_id=planned.id, pairing_id=held.pairing_id))
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3", "x", *"moved noor", "enter", *"19 feb 11:00", "enter")
        assert "→ moved by them" in screen_text(app)
        assert "→ to Thu 19 Feb 11:00" in screen_text(app), "what took its place is named"
    moved = store.sessions.get(planned.id)
    assert (moved.status, moved.changed_by) == ("moved", "them")
    again = store.sessions.where("status = 'planned'")[0]
    assert (again.day, again.start) == (date(2026, 2, 19), "11:00")
    assert [one.text for one in store.agenda.of_session(again.id)] == ["Chart choice"]


async def test_d_moves_to_the_trash_and_u_brings_back(store: Store, held: Session, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3", "enter", "end", "d")
        assert store.actions.where() == []
        assert "Redo page 1" not in screen_text(app)
        await press(pilot, "u")
        assert "Redo page 1" in screen_text(app)
        await press(pilot, "escape", "d")
        assert store.sessions.where() == []
        assert "Sessions stand here" in screen_text(app)
        await press(pilot, "u")
        assert "One page that decides" in screen_text(app)


async def test_a_record_of_the_area_can_be_shown_selected(store: Store, held: Session, app_on: AppOn) -> None:
    other = store.sessions.add(Session(pairing_id=held.pairing_id, day=date(2026, 1, 6), purpose="Earlier"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        screen = app.screen
        assert isinstance(screen, SessionsScreen)
        assert screen.select(Ref("session", other.id))
        await pilot.pause()
        assert screen.session_id == other.id
        assert screen.select(Ref("action", 1))
        await pilot.pause()
        assert (screen.session_id, screen.item) == (held.id, Ref("action", 1))
        assert not screen.select(Ref("session", 99))


async def test_a_line_can_be_noted_from_anywhere_with_whom(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        app.flow(lines.add_line(app, "action"))
        await pilot.pause()
        await press(pilot, *"call her", "tab", *"nobody", "enter")
        assert "No person is called" in screen_text(app)
        await press(pilot, "ctrl+a", "ctrl+k", *"noor", "tab", "tab", *"tomorrow", "enter")
    action = store.actions.where("session_id IS NULL")[0]
    assert (action.text, action.person_id, action.due) == ("call her", 1, date(2026, 2, 17))


async def test_drafts_of_lines_and_sessions_are_taken_up_again(
    store: Store, held: Session, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, "3")
        store.drafts.save("form:line:win:0", {"text": "They listened"})
        draft = store.drafts.get("form:line:win:0")
        assert draft is not None
        app.flow(lines.resume(app, draft))
        await pilot.pause()
        await press(pilot, "enter")
        assert store.wins.where()[0].text == "They listened"
        key = f"form:session:{held.id}"
        store.drafts.save(key, {"purpose": "Another purpose"}, base_rev=held.rev)
        draft = store.drafts.get(key)
        assert draft is not None
        app.flow(recording.resume(app, draft))
        await pilot.pause()
        await press(pilot, "ctrl+s")
    assert store.sessions.get(held.id).purpose == "Another purpose"
    assert store.drafts.all() == []


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_it_fits_the_terminal(sample: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "3", "down")
        assert "Tomasz Zieliński" in screen_text(app)
        assert len(app.screen.query_one(KeyBar).shown_keys()) <= MOST
        await press(pilot, "enter")
        assert "Handing over the meeting" in screen_text(app)
        await press(pilot, "end")
        assert "Swap: one of his shift leads" in screen_text(app)


async def test_hostile_text_stays_text(store: Store, app_on: AppOn) -> None:
    person = store.people.add(Person(name="[/b] and x [/nope] y"))
    pairing = store.pairings.add(Pairing(person_id=person.id))
    for text in HOSTILE:
        session = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, purpose=text, notes=text))
        store.agenda.add(AgendaItem(text=text, session_id=session.id))
        store.learnings.add(Learning(direction="received", topic=text, day=TODAY, session_id=session.id))
        store.actions.add(Action(text=text, day=TODAY, session_id=session.id, result=text))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "3")
        seen = ""
        for _ in HOSTILE:
            await press(pilot, "down")
            seen += screen_text(app)
        await press(pilot, "enter", "m", "escape", "e", "escape", "x", "escape")
    assert "[TODO] call them" in seen
    assert "[@click=app.quit]x[/]" in seen
    assert "\x1b" not in seen
    assert "\x9b" not in seen
