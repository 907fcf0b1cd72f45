"""The lists behind 8 and 9: what is open to ask and find out, what was promised, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from rjournal.domain.goals import Goal
from rjournal.domain.lines import Action, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import actions as action_flows
from rjournal.tui.flows import notes as note_flows
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.actions import ActionsScreen
from rjournal.tui.screens.line_list import LineScreen
from rjournal.tui.screens.notes import NotesScreen
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


async def test_a_gap_turns_into_a_question_both_show_the_other_and_one_u_takes_it_back(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    gap = store.notes.add(
        NoteItem(kind="gap", text="Confidence [b]intervals", day=ago(9), person_id=noor.person_id)
    )
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("8", "T")
        await pilot.pause()
        assert "a question" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, FormModal) and "Confidence [b]intervals" in screen_text(app)
        await pilot.press("end", *", really", "ctrl+s")
        await pilot.pause()
        question = store.notes.where("kind = 'question'")[0]
        assert (question.text, question.person_id) == ("Confidence [b]intervals, really", noor.person_id)
        assert "Turned into a question" in screen_text(app)
        assert "Came from" in screen_text(app) and "← Confidence [b]intervals" in screen_text(app)
        await pilot.press("f", *"turned into", "enter")
        await pilot.pause()
        assert "turned into" in row_of(app, "gap") or "Stands    turned into" in screen_text(app)
        assert "→ Confidence [b]intervals, really" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert store.notes.get(gap.id).status == "open" and store.notes.find(question.id) is None
        assert store.links.where() == []


async def test_an_idea_turns_into_a_goal_of_any_kind_in_one_act(store: Store, app_on: AppOn) -> None:
    idea = store.notes.add(NoteItem(kind="idea", text="Swap chairs", day=ago(9)))
    app = app_on(store)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("8", "T", *"goal", "enter")
        await pilot.pause()
        await pilot.press(*"milestones", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormModal) and "Swap chairs" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert store.drafts.get(f"form:note:{idea.id}:turn-goal") is None
        await pilot.press("T", *"goal", "enter", *"question", "enter")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        if isinstance(app.screen, FormModal):
            await pilot.press("tab", *"What do they say?", "ctrl+s")
            await pilot.pause()
        (goal,) = store.goals.where()
        assert goal.title == "Swap chairs" and store.notes.get(idea.id).status == "turned into"
        assert store.links.ends(Ref("note", idea.id), "led-to", "goal") == [goal.id]
        await pilot.press("u")
        await pilot.pause()
        assert store.goals.where() == [] and store.notes.get(idea.id).status == "open"


async def test_notes_are_answered_let_go_put_on_the_agenda_and_filtered(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    session = store.sessions.add(Session(pairing_id=noor.id, day=ago(-1), status="planned"))
    about = {"day": ago(3), "person_id": noor.person_id}
    store.notes.add(NoteItem(kind="question", text="Who decides?", **about))
    store.notes.add(NoteItem(kind="topic", text="Prices", day=ago(9), priority=True))
    store.notes.add(NoteItem(kind="decision", text="No forecast alone", day=ago(9)))
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("8")
        await pilot.pause()
        text = screen_text(app)
        assert text.index("Prices") < text.index("Who decides?") and "No forecast" not in text
        assert "1 question, 1 topic" in text
        await pilot.press("down", "p")
        await pilot.pause()
        assert [item.text for item in store.agenda.of_session(session.id)] == ["Who decides?"]
        assert "Stands    on agenda" in screen_text(app)
        await pilot.press("r", *"The board", "ctrl+s")
        await pilot.pause()
        assert (store.notes.get(1).status, store.notes.get(1).answer) == ("answered", "The board")
        assert row_of(app, "Who decides?") == ""
        await pilot.press("x")
        await pilot.pause()
        assert store.notes.get(2).status == "let go"
        assert "What you want to ask" in screen_text(app)
        await pilot.press("u", "space")
        await pilot.pause()
        assert store.notes.get(2).status == "answered"
        await pilot.press("f", *"decisions", "enter")
        await pilot.pause()
        assert "No forecast" in screen_text(app) and "Decisions" in screen_text(app)
        assert "r Answer" not in keys_offered(app)
        await pilot.press("greater_than_sign", *"taken", "enter")
        await pilot.pause()
        assert store.notes.get(3).status == "let go"
        await pilot.press("f", *"everything", "enter", "b", "enter")
        await pilot.pause()
        assert [item.origin for item in store.agenda.of_session(session.id)] == ["me", "bank"]


async def test_an_assumption_is_looked_at_again_from_what_is_due(store: Store, app_on: AppOn) -> None:
    note = store.notes.add(
        NoteItem(
            kind="assumption",
            text="They wait",
            day=ago(50),
            revisit_on=ago(1),
            would_change="One complaint",
            confidence=2,
        )
    )
    app = app_on(store)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("0")
        await pilot.pause()
        assert "does it hold?" in screen_text(app) and "One complaint" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Unless: One complaint" in screen_text(app)
        await pilot.press("right", "tab", "tab", "tab", *"someday", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal), "a day that is none"
        await pilot.press(*["backspace"] * 7, *"in 30 days", "ctrl+s")
        await pilot.pause()
        stored = store.notes.get(note.id)
        assert (stored.status, stored.revisit_on) == ("weakened", ago(-30))
        assert (stored.would_change, stored.confidence) == ("One complaint", 2)
        assert "Nothing waits" in screen_text(app)


async def test_promises_are_kept_with_a_result_let_go_with_a_reason_and_taken_up_again(
    store: Store, app_on: AppOn, noor: Pairing
) -> None:
    for n in range(3):
        store.actions.add(Action(text=f"old {n}", day=ago(20), status="done", done_on=ago(9)))
    store.actions.add(
        Action(text="Redo it", day=ago(3), due=ago(1), person_id=noor.person_id, carried=2, status="carried")
    )
    app = app_on(store)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("9")
        await pilot.pause()
        assert "3 of 4 promises kept" in screen_text(app) and "carried 2×" in row_of(app, "Redo it")
        assert "Carried   2 times" in screen_text(app)
        await pilot.press("r", *"It worked", "tab", *["backspace"] * 5, *"tomorrow", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal) and "still to come" in screen_text(app)
        await pilot.press(*["backspace"] * 8, *"yesterday", "ctrl+s")
        await pilot.pause()
        action = store.actions.get(4)
        assert (action.status, action.result, action.done_on) == ("done", "It worked", ago(1))
        await pilot.press("u", "x", *"No time", "ctrl+s")
        await pilot.pause()
        assert store.actions.get(4).dropped_reason == "No time" and "1 let go" in screen_text(app)
        await pilot.press("f", *"let go", "enter", "x")
        await pilot.pause()
        assert store.actions.get(4).status == "carried"
        await pilot.press("f", *"everything", "enter", "a", *"And then this", "ctrl+s")
        await pilot.pause()
        (link,) = store.links.where()
        assert (link.from_kind, link.from_id, link.to_kind) == ("action", 4, "action")
        assert store.actions.get(link.to_id).person_id == noor.person_id
        await pilot.press("n", *"Another", "f2", "ctrl+s")
        await pilot.pause()
        assert store.actions.where("text = 'Another'")
        await pilot.press("f", *"noor", "enter", "f", *"sponsor", "enter")
        await pilot.pause()
        assert "sponsor · with Noor" in screen_text(app)


async def test_where_it_is_narrow_a_line_has_a_screen_of_its_own_with_the_same_keys(
    store: Store, app_on: AppOn
) -> None:
    store.notes.add(NoteItem(kind="question", text="Who decides?", day=ago(3)))
    store.actions.add(Action(text="Redo it", day=ago(3)))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("8", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LineScreen) and "r Answer" in keys_offered(app)
        await pilot.press("x")
        await pilot.pause()
        assert store.notes.get(1).status == "let go"
        await pilot.press("escape", "9", "enter", "d")
        await pilot.pause()
        assert isinstance(app.screen, ActionsScreen) and store.actions.where() == []
        await pilot.press("8")
        await pilot.pause()
        assert isinstance(app.screen, NotesScreen)
        await pilot.press("escape", "escape")
        await pilot.pause()


async def test_every_field_of_every_kind_of_note_is_in_its_form(store: Store, app_on: AppOn) -> None:
    store.notes.add(NoteItem(kind="question", text="Who decides?", day=ago(3)))
    app = app_on(store)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("8", "e")
        await pilot.pause()
        text = screen_text(app)
        assert "Kind of question" in text and "Answer" in text and "How sure" not in text
        await pilot.press("tab", "right", "right", "right")
        await pilot.pause()
        text = screen_text(app)
        assert "How sure" in text and "change my mind" in text and "Kind of question" not in text
        await pilot.press(
            "tab", "tab", "right", "right", "tab", *"One complaint", "tab", *"3 march", "ctrl+s"
        )
        await pilot.pause()
        note = store.notes.get(1)
        assert (note.kind, note.confidence, note.would_change) == ("assumption", 2, "One complaint")
        assert note.revisit_on == date(2026, 3, 3)


async def test_a_promise_is_changed_though_its_goal_and_its_person_are_in_the_trash(
    store: Store, app_on: AppOn
) -> None:
    person = store.people.add(Person(name="Noor Vermeer"))
    goal = store.goals.add(Goal(title="Charts", measure="numeric", start=DAY))
    store.actions.add(Action(text="Redo", day=DAY, person_id=person.id, goal_id=goal.id))
    store.people.delete(person.id)
    store.goals.delete(goal.id)
    app = app_on(store)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.press("9", "e", *" it", "ctrl+s")
        await pilot.pause()
        now = store.actions.get(1)
        assert (now.text, now.person_id, now.goal_id) == ("Redo it", person.id, goal.id)


@pytest.mark.parametrize("key", ["8", "9"])
async def test_hostile_text_is_listed_shown_and_filtered_as_any_other(
    store: Store, app_on: AppOn, key: str
) -> None:
    for text in HOSTILE:
        if text.strip():
            person = store.people.add(Person(name=text))
            store.notes.add(NoteItem(kind="question", text=text, answer=text, day=DAY, person_id=person.id))
            store.actions.add(Action(text=text, if_then=text, result=text, day=DAY, person_id=person.id))
    app = app_on(store)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(key, *["down"] * 6, "r", "escape", "f", "escape", "end", "pageup")
        await pilot.pause()
        assert isinstance(app.screen, NotesScreen | ActionsScreen)


async def test_what_was_typed_of_a_note_or_a_promise_is_gone_on_with(store: Store, app_on: AppOn) -> None:
    note = store.notes.add(NoteItem(kind="gap", text="Ranges", day=DAY))
    action = store.actions.add(Action(text="Redo it", day=DAY))
    kept = (
        (note_flows, f"form:note:{note.id}:answer", {"answer": "half"}, "half"),
        (note_flows, f"form:note:{note.id}:turn-question", {"text": "half a question"}, "half a question"),
        (note_flows, f"form:note:{note.id}:turn-goal", {"title": "half a goal"}, "half a goal"),
        (action_flows, f"form:action:{action.id}:result", {"result": "half"}, "half"),
        (action_flows, f"form:action:{action.id}:drop", {"reason": "half"}, "half"),
        (action_flows, f"form:action:from-n{note.id}", {"text": "half an action"}, "half an action"),
    )
    app = app_on(store)
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        for flow, key, fields, words in kept:
            store.drafts.save(key, fields)
            draft = store.drafts.get(key)
            assert draft is not None
            app.flow(flow.resume(app, draft))
            await pilot.pause()
            assert isinstance(app.screen, FormModal) and words in screen_text(app), key
            app.screen.dismiss(None)
            await pilot.pause()


async def test_a_reason_kept_for_letting_go_never_opens_what_was_done_meanwhile(
    store: Store, app_on: AppOn
) -> None:
    action = store.actions.add(Action(text="Redo it", day=DAY))
    key = f"form:action:{action.id}:drop"
    store.drafts.save(key, {"reason": "No time"}, base_rev=action.rev)
    done = store.actions.save(replace(action, status="done", done_on=DAY))
    draft = store.drafts.get(key)
    assert draft is not None
    app = app_on(store)
    async with app.run_test(size=(100, 36)) as pilot:
        await pilot.pause()
        app.flow(action_flows.resume(app, draft))
        await pilot.pause()
        assert "No time" in screen_text(app) and "changed since" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "done or let go meanwhile" in screen_text(app)
    assert store.actions.get(action.id) == done
    assert store.drafts.get(key) is not None
