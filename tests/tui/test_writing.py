"""Writing on a real journal: what is saved, what it is linked to, what becomes of its draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.widgets import Static

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Pairing, Person
from rjournal.domain.prompts import for_stage
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.domain.text import sanitize
from rjournal.services.entries import EntryLinks, links_of, save_entry
from rjournal.storage.store import Store
from rjournal.tui.flows import writing
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.write import WriteScreen
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

TODAY = date(2026, 2, 16)


def with_session(store: Store, **changes: object) -> int:
    person = store.people.add(Person(name="Noor Vermeer"))
    pairing = store.pairings.add(Pairing(person_id=person.id, my_role="learner"))
    return store.sessions.add(replace(Session(pairing_id=pairing.id, day=TODAY), **changes)).id


def only_entry(store: Store) -> Entry:
    (entry,) = store.entries.where()
    return entry


async def begin(app, pilot, steps) -> None:
    """Start a flow and wait until the writing screen is there."""
    app.flow(steps)
    await pilot.pause()
    assert isinstance(app.screen, WriteScreen)


async def test_j_writes_an_entry_and_the_draft_goes_with_saving_it(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", *"Words #tagged", "escape")
        await pilot.pause()
        (draft,) = store.drafts.all()
        app.flow(writing.resume(app, draft))
        await pilot.pause()
        await pilot.press("!", "ctrl+s")
        await pilot.pause()
    entry = only_entry(store)
    assert (entry.body, entry.day, entry.type, entry.tags) == ("Words #tagged!", TODAY, "free", ("tagged",))
    assert store.drafts.all() == []


async def test_saving_can_be_taken_back(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.press("j", *"Words", "ctrl+s")
        await pilot.pause()
        await pilot.press("u")
        assert store.entries.count() == 0


async def test_after_a_session_the_page_has_the_headings_and_the_entry_is_linked(store, app_on) -> None:
    session_id = with_session(store)
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_entry(app, session_id=session_id))
        assert "after the session with Noor Vermeer" in screen_text(app)
        await pilot.press(*"Charts argue", "ctrl+s")
        await pilot.pause()
    entry = only_entry(store)
    assert entry.body.startswith("## What\nCharts argue\n")
    assert (entry.template, entry.stages, entry.type) == ("T1", ("D1", "D2", "D3"), "quick")
    assert links_of(store, entry.id).session == session_id


async def test_headings_alone_are_nothing_to_save_and_make_no_draft(store, app_on) -> None:
    session_id = with_session(store)
    app = app_on(store)
    async with app.run_test(notifications=True) as pilot:
        await begin(app, pilot, writing.write_entry(app, session_id=session_id))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "nothing to save yet" in screen_text(app)
        await pilot.press("escape")
    assert store.entries.count() == 0
    assert store.drafts.all() == []


async def test_a_reflection_that_was_left_is_gone_on_with(store, app_on) -> None:
    session_id = with_session(store)
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_entry(app, session_id=session_id))
        await pilot.press(*"Half", "escape")
        await pilot.pause()
        await begin(app, pilot, writing.write_entry(app, session_id=session_id))
        assert "Half" in app.screen.written.body
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert links_of(store, only_entry(store).id).session == session_id


async def test_editing_keeps_what_was_not_touched(store, app_on) -> None:
    session_id = with_session(store)
    goal = store.goals.add(Goal(title="Prices", start=TODAY))
    (person,) = store.people.where()
    entry = save_entry(
        store,
        Entry(
            day=date(2026, 2, 1),
            title="Old",
            body="Text",
            mood=1,
            template="T3",
            stages=("K1",),
            depth="felt",
        ),
        EntryLinks(session=session_id, people=(person.id,), goals=(goal.id,)),
    )
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_entry(app, entry_id=entry.id))
        await pilot.press("ctrl+end", "!", "ctrl+s")
        await pilot.pause()
    saved = store.entries.get(entry.id)
    assert saved == replace(entry, body="Text!", rev=saved.rev, updated_at=saved.updated_at)
    assert links_of(store, entry.id) == EntryLinks(session=session_id, people=(person.id,), goals=(goal.id,))


async def test_the_day_the_people_and_the_mood_are_asked_for_behind_f2(store, app_on) -> None:
    person = store.people.add(Person(name="Noor [x] Vermeer"))
    app = app_on(store)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await pilot.press("j", *"Words", "f2")
        assert isinstance(app.screen, FormModal)
        await pilot.press(*"pricing", "tab", "right", "right", "tab", "tab", "tab", *"noor", "tab")
        await pilot.press(*"yesterday", "ctrl+s")
        await pilot.pause()
        assert "Sun 15 Feb 2026, about Noor [x] Vermeer" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Saved under Sun 15 Feb 2026." in screen_text(app)
    entry = only_entry(store)
    assert (entry.day, entry.tags, entry.mood) == (date(2026, 2, 15), ("pricing",), -1)
    assert links_of(store, entry.id).people == (person.id,)


async def test_a_name_nobody_has_is_said_at_its_field(store, app_on) -> None:
    store.people.add(Person(name="Noor Vermeer"))
    app = app_on(store)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("j", "f2", "tab", "tab", "tab", "tab", *"Nora", "ctrl+s")
        await pilot.pause()
        assert "“Nora” is nobody in this journal" in screen_text(app)
        assert isinstance(app.screen, FormModal)


async def test_a_day_that_is_none_is_said_at_its_field(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("j", "f2", "tab", "tab", "tab", "tab", *"someday", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, FormModal)
        assert app.screen.focused.value == "someday"


async def test_a_day_to_come_is_asked_about_once_and_a_bare_weekday_is_the_last_one(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("j", *"Words", "f2", "tab", "tab", "tab", "tab", *"3 april 2026", "ctrl+s")
        await pilot.pause()
        assert "Fri 3 Apr 2026 is still to come." in screen_text(app)
        assert isinstance(app.screen, FormModal)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "Fri 3 Apr 2026" in screen_text(app) and not isinstance(app.screen, FormModal)
        await pilot.press("f2", "tab", "tab", "tab", "tab", *"friday", "ctrl+s")
        await pilot.pause()
        assert "Fri 13 Feb 2026" in screen_text(app)


async def test_f3_links_the_goal_it_moved(store, app_on) -> None:
    store.goals.add(Goal(title="Other", start=TODAY))
    goal = store.goals.add(Goal(title="[b]Prices", start=TODAY))
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.press("j", *"Words", "f3", *"pric", "enter")
        await pilot.pause()
        assert "→ [b]Prices" in screen_text(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert links_of(store, only_entry(store).id).goals == (goal.id,)


async def test_f5_adds_headings_below_what_is_written(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.press("j", *"First words", "f5")
        assert isinstance(app.screen, ChooseModal)
        await pilot.press(*"teaching", "enter")
        await pilot.pause()
        assert "2 words" in screen_text(app), "nobody wrote the headings"
        await pilot.press(*"Here", "ctrl+s")
        await pilot.pause()
    entry = only_entry(store)
    assert entry.body.startswith("First words\n\n## Situation\nHere\n")
    assert (entry.template, entry.type) == ("T4", "session")


async def test_own_templates_are_offered_and_a_bad_one_costs_only_itself(store, app_on, tmp_path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "mine.md").write_text("# My [/] own\n\n## One <!-- D1 -->\n")
    (folder / "broken.md").write_bytes(b"\xff\xfe\xff")
    app = app_on(store)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("j", "f5")
        await pilot.pause()
        assert "“broken.md” could not be read" in screen_text(app)
        await pilot.press(*"own", "enter")
        await pilot.pause()
        await pilot.press("x", "ctrl+s")
        await pilot.pause()
    entry = only_entry(store)
    assert (entry.body, entry.template, entry.stages) == ("## One\nx\n", "mine", ("D1",))


async def test_the_question_that_was_written_to_is_remembered_and_not_asked_next(store, app_on) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.press("j", "ctrl+t")
        asked = app.screen._writing.prompts
        await pilot.press(*"Words", "ctrl+s")
        await pilot.pause()
    assert only_entry(store).prompts == (asked[1].id,)
    assert store.prompt_uses.last_used() == {asked[1].id: TODAY}


async def test_the_question_goes_with_the_heading_even_where_that_was_renamed(store, app_on) -> None:
    session = with_session(store)
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_entry(app, session_id=session))
        under = {"D1": [], "D2": [], "D3": []}
        for stage, found in under.items():
            found += [prompt.plain for prompt in for_stage("T1", stage, "learner")]
        shown = []
        for _ in range(3):
            shown.append(question(app))
            await pilot.press("down", "down", "down")
        assert all(one in found for one, found in zip(shown, under.values(), strict=True)), shown
        await pilot.press("ctrl+home", "end", *" happened", "down")
        assert question(app) == shown[0]
        await pilot.press("ctrl+t")
        assert question(app) not in shown
        await pilot.press("f8", "ctrl+end")
        assert question(app) == ""


def question(app) -> str:
    return str(app.screen.query_one("#question", Static).content)


async def test_an_entry_changed_elsewhere_is_saved_beside_it(store, app_on) -> None:
    entry = save_entry(store, Entry(day=TODAY, body="One"))
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_entry(app, entry_id=entry.id))
        await pilot.press("ctrl+end", *" mine")
        save_entry(store, replace(store.entries.get(entry.id), body="One theirs"))
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
        await pilot.press("enter")
        await pilot.pause()
    assert sorted(one.body for one in store.entries.where()) == ["One mine", "One theirs"]
    assert store.drafts.all() == []


async def test_a_draft_older_than_its_entry_does_not_overwrite_it(store, app_on) -> None:
    entry = save_entry(store, Entry(day=TODAY, body="One"))
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()
        store.drafts.save(f"entry:{entry.id}", {"body": "One drafted"}, base_rev=entry.rev)
        save_entry(store, replace(entry, body="One newer"))
        await begin(app, pilot, writing.write_entry(app, entry_id=entry.id))
        assert app.screen.written.body == "One drafted"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, ChooseModal)
    assert store.entries.get(entry.id).body == "One newer"


@pytest.mark.parametrize("key", ["add:17", "entry:99", "session:99:notes", "form:gone:3"])
async def test_a_draft_without_a_home_becomes_an_entry(store, app_on, key) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()
        store.drafts.save(key, {"body" if key == "entry:99" else "text": "Kept words"})
        await begin(app, pilot, writing.resume(app, store.drafts.get(key)))
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert only_entry(store).body == "Kept words"
    assert store.drafts.all() == []


async def test_notes_of_a_session_are_written_and_emptied(store, app_on) -> None:
    session_id = with_session(store, notes="Raw")
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_notes(app, session_id))
        assert "notes of the session with Noor Vermeer" in screen_text(app)
        await pilot.press("ctrl+end", *" notes", "ctrl+s")
        await pilot.pause()
        assert store.sessions.get(session_id).notes == "Raw notes"
        await begin(app, pilot, writing.write_notes(app, session_id))
        await pilot.press("f7", "backspace", "ctrl+s")
        await pilot.pause()
        assert store.sessions.get(session_id).notes == ""
    assert store.drafts.all() == []


async def test_notes_changed_elsewhere_become_an_entry_about_the_session(store, app_on) -> None:
    session_id = with_session(store, notes="Raw")
    app = app_on(store)
    async with app.run_test() as pilot:
        await begin(app, pilot, writing.write_notes(app, session_id))
        await pilot.press("ctrl+end", *" mine")
        store.sessions.save(replace(store.sessions.get(session_id), notes="Theirs"))
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    entry = only_entry(store)
    assert (entry.body, store.sessions.get(session_id).notes) == ("Raw mine", "Theirs")
    assert store.links.ends(Ref("entry", entry.id), "from", "session") == [session_id]


async def test_hostile_text_is_written_and_read_back_as_it_was_typed(store, app_on) -> None:
    texts = [text for text in HOSTILE if text.strip()]
    for each in texts:
        store.goals.add(Goal(title=each, start=TODAY))
        store.people.add(Person(name=each))
    text = "\n\n".join(texts)
    app = app_on(store)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("j")
        app.screen._writer.insert(text)
        await pilot.press("f3", "enter")
        await pilot.pause()
        await pilot.press("f2")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
    entry = only_entry(store)
    assert entry.body == sanitize(text)
    assert len(links_of(store, entry.id).goals or ()) == 1
