"""Deleting anything, and the trash it can be brought back from."""

from __future__ import annotations

from datetime import date

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.entries import Entry
from rjournal.domain.goals import CheckIn, Goal, Milestone
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.domain.skills import Assessment, Skill
from rjournal.services import trash
from rjournal.services.naming import KINDS
from rjournal.storage.store import Store
from rjournal.tui.flows import deleting
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.screens.trash import TrashScreen
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

TODAY = date(2026, 2, 16)


def one_of_each(store: Store, text: str) -> dict[str, int]:
    """A record of every kind, called `text` where it has a name; their numbers."""
    person = store.people.add(Person(name=text)).id
    pairing = store.pairings.add(Pairing(person_id=person)).id
    session = store.sessions.add(Session(pairing_id=pairing, day=TODAY, purpose=text)).id
    goal = store.goals.add(Goal(title=text, start=TODAY)).id
    skill = store.skills.add(Skill(name=text, added_on=TODAY)).id
    learning = store.learnings.add(Learning(direction="given", topic=text, day=TODAY)).id
    check = RetentionCheck(learning_id=learning, number=1, done_on=TODAY, result="unaided", note=text)
    return {
        "entry": store.entries.add(Entry(day=TODAY, body=text)).id,
        "session": session,
        "goal": goal,
        "person": person,
        "pairing": pairing,
        "learning": learning,
        "note": store.notes.add(NoteItem(kind="question", text=text, day=TODAY)).id,
        "action": store.actions.add(Action(text=text, day=TODAY)).id,
        "win": store.wins.add(Win(text=text, day=TODAY)).id,
        "agenda": store.agenda.add(AgendaItem(text=text, pairing_id=pairing)).id,
        "milestone": store.milestones.add(Milestone(goal_id=goal, text=text, added_on=TODAY)).id,
        "check_in": store.check_ins.add(CheckIn(goal_id=goal, day=TODAY, value=17, note=text)).id,
        "skill": skill,
        "agreement": store.agreements.add(Agreement(pairing_id=pairing, i_hope=text)).id,
        "retention_check": store.retention_checks.add(check).id,
        "assessment": store.assessments.add(Assessment(skill_id=skill, level=3, day=TODAY, evidence=text)).id,
    }


async def into_the_trash(app, pilot, store: Store, numbers: dict[str, int]) -> None:
    # A person can go only once the pairing has.
    for kind in sorted(numbers, key=lambda kind: kind == "person"):
        app.flow(deleting.delete(app, Ref(kind, numbers[kind])))
        await pilot.pause()


async def open_trash(app, pilot) -> None:
    app.push_screen(TrashScreen())
    await pilot.pause()


async def test_every_kind_can_be_deleted_and_brought_back(store, app_on) -> None:
    numbers = one_of_each(store, "Text")
    assert set(numbers) == set(KINDS)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await into_the_trash(app, pilot, store, numbers)
        assert all(store.repo(kind).count() == 0 for kind in KINDS)
        await open_trash(app, pilot)
        text = screen_text(app)
        for words in ("taught", "question", "agenda item", "step", "reading", "Pairing with Text"):
            assert words in text
        assert "Session with Text: Text" in text
        assert "Text, 17, Text" in text
        assert "Text, 3, Competent, Text" in text
        assert "Text, unaided, Text" in text
        assert "deleted today" in text
        for _ in KINDS:
            await pilot.press("enter")
            await pilot.pause()
        assert "The trash is empty." in screen_text(app)
        assert all(store.repo(kind).count() == 1 for kind in KINDS)


async def test_what_was_deleted_last_comes_first_and_the_selection_stays(store, app_on, monkeypatch) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        for day, body in ((10, "Older"), (12, "Middle"), (14, "Newest")):
            monkeypatch.setenv("RJOURNAL_NOW", f"2026-02-{day}T09:00:00")
            store.entries.delete(store.entries.add(Entry(day=TODAY, body=body)).id)
        monkeypatch.setenv("RJOURNAL_NOW", "2026-02-16T09:00:00")
        await open_trash(app, pilot)
        text = screen_text(app)
        assert text.index("Newest") < text.index("Middle") < text.index("Older")
        assert "deleted 2 days ago" in text
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.screen.query_one(VirtualList).highlighted_row.name == "Older"
        await pilot.press("escape")
        assert not isinstance(app.screen, TrashScreen)
    assert [entry.body for entry in store.entries.where()] == ["Middle"]


async def test_a_person_with_a_pairing_stays_and_the_reason_is_said(store, app_on) -> None:
    numbers = one_of_each(store, "Noor")
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.flow(deleting.delete(app, Ref("person", numbers["person"])))
        await pilot.pause()
        assert "This person still has a pairing." in screen_text(app)
    assert store.people.get(numbers["person"]).deleted_at is None


@pytest.mark.parametrize(("answer", "gone"), [("y", True), ("n", False), ("escape", False)])
async def test_the_palette_asks_first(store, app_on, answer, gone) -> None:
    entry = store.entries.add(Entry(day=TODAY, body="Words [/]"))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.flow(deleting.delete(app, Ref("entry", entry.id), ask_first=True))
        await pilot.pause()
        assert isinstance(app.screen, ConfirmModal)
        assert "Move to the trash: entry, Words [/]?" in screen_text(app)
        await pilot.press(answer)
        await pilot.pause()
    assert (store.entries.find(entry.id) is None) == gone


async def test_undo_in_the_trash_puts_back_what_was_deleted_last(store, app_on) -> None:
    entry = store.entries.add(Entry(day=TODAY, body="Words"))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        app.flow(deleting.delete(app, Ref("entry", entry.id)))
        await pilot.pause()
        await open_trash(app, pilot)
        await pilot.press("u")
        await pilot.pause()
        assert "The trash is empty." in screen_text(app)
    assert store.entries.get(entry.id).body == "Words"


async def test_what_is_gone_already_is_said(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.flow(deleting.delete(app, Ref("entry", 99)))
        await pilot.pause()
        assert "There is no entry e99." in screen_text(app)


async def test_hostile_names_are_said_and_listed(store, app_on) -> None:
    texts = [text for text in HOSTILE if text.strip()]
    all_numbers = [one_of_each(store, text) for text in texts]
    app = app_on(store)
    app.NOTIFICATION_TIMEOUT = 600  # a busy machine must not let the words fade before they are looked at
    async with app.run_test(size=(60, 20), notifications=True) as pilot:
        for at, (text, numbers) in enumerate(zip(texts, all_numbers, strict=True)):
            # Each name is said once, each kind with some of them.
            said = list(numbers)[at % len(numbers)]
            for kind in numbers:
                if kind not in (said, "person"):
                    trash.delete(store, Ref(kind, numbers[kind]))
            app.flow(deleting.delete(app, Ref(said, numbers[said])))
            await pilot.pause()
            if said != "person":
                trash.delete(store, Ref("person", numbers["person"]))
            await pilot.pause()
            await pilot.pause()
            assert "Moved to the trash" in screen_text(app), text
            assert "\x1b" not in screen_text(app), text
            app.clear_notifications()
        await open_trash(app, pilot)
        rows = app.screen.query_one(VirtualList)
        assert rows.row_count == len(texts) * len(KINDS)
        for _ in range(rows.row_count // 6):
            await pilot.press("pagedown")
            assert "\x1b" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert rows.row_count == len(texts) * len(KINDS) - 1


async def test_what_u_brings_back_is_named_and_selected(sample, app_on) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        await pilot.press("4", "down", "down", "down")
        picked = app.screen.query_one(VirtualList).highlighted
        title = sample.entries.get(picked).title
        await pilot.press("d")
        await pilot.press("down", "down")
        await pilot.press("u")
        await pilot.pause()
        assert f"Taken back: delete entry “{title}”." in screen_text(app)
        assert app.screen.query_one(VirtualList).highlighted == picked


async def test_the_trash_says_what_enter_does_and_what_was_never_deleted(store, app_on) -> None:
    """A line that u took back lies there too: nobody deleted it."""
    store.wins.add(Win(text="Taken back", day=TODAY))
    store.undo()
    deleted = store.wins.add(Win(text="Deleted", day=TODAY))
    store.wins.delete(deleted.id)
    both = store.wins.add(Win(text="Done again, then deleted", day=TODAY))
    store.undo()
    store.redo()
    store.wins.delete(both.id)
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await open_trash(app, pilot)
        lines = screen_text(app).splitlines()
        assert "taken back today" in next(line for line in lines if "Taken back" in line)
        for words in ("Deleted ", "Done again, then deleted"):
            assert "deleted today" in next(line for line in lines if words in line)
        assert "Enter Restore" in lines[-1]
        await pilot.press("enter")
        await pilot.pause()
        assert store.wins.count() == 1
