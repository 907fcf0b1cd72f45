"""What was left unfinished is offered, gone on with where it was written, and never thrown away unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Input

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.text import sanitize
from rjournal.services.goals import create_goal
from rjournal.services.unfinished import unfinished
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import drafts
from rjournal.tui.modals.confirm import ConfirmModal
from rjournal.tui.modals.drafts import DraftsModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.write import WriteScreen
from tests.hostile import HOSTILE
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


def written_on(app: JournalApp) -> str:
    assert isinstance(app.screen, WriteScreen)
    return app.screen.written.body


async def _pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def test_nothing_is_offered_where_nothing_is_unfinished(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_at_the_start_everything_unfinished_is_offered_with_its_age_and_beginning(
    sample: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    for moment, key, fields in (
        ("2026-02-02T18:00:00", "entry:new:abc", {"title": "", "body": "## What\n\nShe asked me twice."}),
        ("2026-02-15T17:05:00", "entry:new:s8", {"title": "T", "body": "after the session"}),
        ("2026-02-16T08:40:00", "form:check-in:1", {"value": "16", "note": "two went out"}),
        ("2026-02-16T08:50:00", "add:2026-02-16T08:50", {"title": "", "body": "from the shell"}),
    ):
        monkeypatch.setenv("RJOURNAL_NOW", moment)
        sample.drafts.save(key, fields)
    monkeypatch.setenv("RJOURNAL_NOW", "2026-02-16T09:00:00")
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DraftsModal)
        shown = [line.strip(" │▌") for line in screen_text(app).splitlines()]
        text = "\n".join(shown)
        assert "From the command line" in text
        assert "today 08:50" in text
        assert "A check-in on “Time to decide on prices”" in text
        assert "16 · two went out" in text
        assert "An entry about the session with Tomasz" in text
        assert "yesterday 17:05" in text
        assert "A new entry" in text
        assert "2 weeks ago" in text
        assert "She asked me twice." in text
        assert "## What" not in text


async def test_later_leaves_everything_as_it_is(store: Store, app_on: AppOn) -> None:
    store.drafts.save("entry:new:abc", {"title": "", "body": "words"})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "escape")
        assert len(app.screen_stack) == 1
        assert len(store.drafts.all()) == 1


async def test_going_on_opens_the_page_with_the_words_and_saving_ends_the_draft(
    store: Store, app_on: AppOn
) -> None:
    store.drafts.save("entry:new:abc", {"title": "T", "body": "words "})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "enter")
        assert written_on(app) == "words "
        await _pressed(pilot, "m", "ctrl+s")
        assert [(entry.title, entry.body) for entry in store.entries.every()] == [("T", "words m")]
        assert store.drafts.all() == []


async def test_discarding_asks_first_and_keeps_unless_the_answer_is_yes(store: Store, app_on: AppOn) -> None:
    store.drafts.save("entry:new:a", {"title": "", "body": "keep me"})
    store.drafts.save("entry:new:b", {"title": "", "body": "the later one"})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "d")
        assert isinstance(app.screen, ConfirmModal)
        await _pressed(pilot, "enter")
        assert len(store.drafts.all()) == 2
        assert isinstance(app.screen, DraftsModal)
        await _pressed(pilot, "home", "d", "y")
        assert len(store.drafts.all()) == 1
        assert isinstance(app.screen, DraftsModal)
        await _pressed(pilot, "d", "y")
        assert store.drafts.all() == []
        assert len(app.screen_stack) == 1


async def test_a_draft_of_the_command_line_becomes_an_entry(store: Store, app_on: AppOn) -> None:
    store.drafts.save("add:2026-02-16T08:50:00Z", {"title": "", "body": "typed in the shell"})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "enter")
        assert written_on(app) == "typed in the shell"
        await _pressed(pilot, "ctrl+s")
        assert [entry.body for entry in store.entries.every()] == ["typed in the shell"]
        assert store.drafts.all() == []


async def test_a_form_is_as_it_was_left(sample: Store, app_on: AppOn) -> None:
    sample.drafts.save("form:check-in:1", {"value": "16,5", "note": "two went out"})
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await _pressed(pilot, "enter")
        assert isinstance(app.screen, FormModal)
        assert "16,5" in [field.value for field in app.screen.query(Input)]


async def test_a_goal_that_the_shell_refused_is_gone_on_with_as_a_goal(store: Store, app_on: AppOn) -> None:
    store.drafts.save(
        "form:goal:new:2",
        {"title": "Tell it", "why": "", "steps": "Retell one\nShow it", "measure": "milestones"},
    )
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await _pressed(pilot, "enter", "ctrl+s")
        (goal,) = store.goals.where()
        assert (goal.title, goal.measure) == ("Tell it", "milestones")
        assert [step.text for step in store.milestones.where()] == ["Retell one", "Show it"]
        assert store.drafts.all() == []


@pytest.mark.parametrize(
    "key",
    [
        "form:strange:7",
        "nobody knows",
        "form:goal:7:dance",
        "form:check-in:",
        "entry:999",
        "session:999:notes",
        "form:goal:999",
        "form:check-in:999",
        "form:person:999",
        "form:pairing:999",
        "form:pairing:new:999",
        "form:session:999",
        "form:session:next-999",
        "form:line:learned:999",
        "form:line:l999",
        "form:set-aside:999",
        f"form:goal:{10**30}",
    ],
)
async def test_a_draft_without_its_record_still_gives_its_words(
    store: Store, app_on: AppOn, key: str
) -> None:
    store.drafts.save(key, {"a": "first words", "b": "", "c": "last words"})
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "enter")
        assert "first words" in written_on(app)
        assert "last words" in written_on(app)
        await _pressed(pilot, "escape")
        assert store.drafts.get(key) is not None


async def test_a_form_about_something_in_the_trash_gives_its_words(store: Store, app_on: AppOn) -> None:
    goal = create_goal(store, Goal(title="Read", start=DAY, baseline=0, target=9))
    store.drafts.save(f"form:check-in:{goal.id}", {"value": "3", "note": "three so far"})
    store.goals.delete(goal.id)
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "A check-in on “Read”, in the trash" in screen_text(app)
        await _pressed(pilot, "enter")
        assert "three so far" in written_on(app)
        assert "here are its words" in screen_text(app).replace("\n", " ")


async def test_hostile_drafts_are_offered_as_they_are(store: Store, app_on: AppOn) -> None:
    entry = store.entries.add(Entry(day=DAY, title=HOSTILE[1], body="x"))
    store.drafts.save(f"entry:{entry.id}", {"title": HOSTILE[0], "body": HOSTILE[3]}, base_rev=1)
    for number, text in enumerate(HOSTILE):
        store.drafts.save(f"form:{sanitize(text)}:{number}", {sanitize(text): text})
    app = app_on(store)
    async with app.run_test(size=(60, 20)) as pilot:
        await _pressed(pilot, "end", "home")
        for _ in range(len(HOSTILE) + 1):
            text = screen_text(app)
            assert "\x1b" not in text
            assert all(cell_len(line) <= 60 for line in text.splitlines())
            await _pressed(pilot, "down")
        shown = [unfinished(store, draft) for draft in store.drafts.all()]
    assert "A change to “[/b] and x [/nope] y”" in [one.what for one in shown]
    assert all(one.beginning == sanitize(one.beginning) for one in shown)


async def test_asked_for_with_nothing_unfinished_it_says_so(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        app.flow(drafts.offer_any(app))
        await pilot.pause()
        assert "Nothing is unfinished." in screen_text(app)


async def test_discarding_is_taken_back_with_u(store: Store, app_on: AppOn) -> None:
    store.drafts.save("entry:new:a", {"title": "", "body": "thrown away too soon"})
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _pressed(pilot, "d", "y")
        assert store.drafts.all() == []
        assert "u brings it back" in screen_text(app)
        await _pressed(pilot, "4", "u")
        assert [draft.fields["body"] for draft in store.drafts.all()] == ["thrown away too soon"]
        assert "1 draft waits" in screen_text(app)
        await _pressed(pilot, "U")
        assert store.drafts.all() == []
        assert "draft waits" not in screen_text(app)


async def test_a_form_that_is_discarded_comes_back_with_u_as_it_stood(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "5", "n", *"Jette", "escape", "n")
        assert store.drafts.all() == []
        await _pressed(pilot, "u")
        assert [draft.fields["name"] for draft in store.drafts.all()] == ["Jette"]


async def test_what_was_typed_into_the_form_behind_f2_waits_there_with_its_text(
    store: Store, app_on: AppOn
) -> None:
    for end in ("escape", "ctrl+q"):
        app = app_on(store)
        async with app.run_test(size=(80, 24)) as pilot:
            await _pressed(pilot, "j", *"words", "f2", *"pric")
            # Esc and "keep it", or the program is ended with the form still open.
            await _pressed(pilot, end, *(("y", "escape") if end == "escape" else ()))
        (draft,) = store.drafts.all()
        again = app_on(store)
        async with again.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "words · pric" in screen_text(again)
            await _pressed(pilot, "enter")
            assert isinstance(again.screen, FormModal)
            assert "pric" in [field.value for field in again.screen.query(Input)]
            await _pressed(pilot, *"ing", "ctrl+s")
            assert written_on(again) == "words"
            await _pressed(pilot, "ctrl+s")
        entry = store.entries.every()[-1]
        assert (entry.body, entry.tags) == ("words", ("pricing",))
        assert store.drafts.get(draft.key) is None


async def test_what_was_discarded_in_the_form_behind_f2_comes_back_with_u(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _pressed(pilot, "j", *"words", "f2", *"pric", "escape", "n", *" and more", "escape")
        assert [draft.fields.get("details:tags") for draft in store.drafts.all()] == [None]
        await _pressed(pilot, "u")
        assert "Taken back: discard draft." in screen_text(app)
        app.flow(drafts.offer(app))
        await _pressed(pilot, "enter")
        assert "pric" in [field.value for field in app.screen.query(Input)]
        await _pressed(pilot, "ctrl+s")
        assert written_on(app) == "words and more"
        await _pressed(pilot, "ctrl+s")
    assert [(entry.body, entry.tags) for entry in store.entries.every()] == [("words and more", ("pric",))]


async def test_what_was_discarded_behind_f2_comes_back_although_the_text_was_saved(
    store: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "j", *"words", "f2", *"pric", "escape", "n", "ctrl+s")
        assert [entry.body for entry in store.entries.every()] == ["words"]
        assert store.drafts.all() == []
        await _pressed(pilot, "u", "u")
        (draft,) = store.drafts.all()
        assert (draft.fields["body"], draft.fields["details:tags"]) == ("words", "pric")


async def test_saving_asks_about_a_form_that_was_kept_and_not_saved(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await _pressed(pilot, "j", *"words", "f2", *"pric", "escape", "y", "ctrl+s")
        assert isinstance(app.screen, FormModal)
        assert "What you began to say about it is not saved." in screen_text(app)
        await _pressed(pilot, "escape", "n", "ctrl+s")
    assert [(entry.body, entry.tags) for entry in store.entries.every()] == [("words", ())]
    assert store.drafts.all() == []


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("form:line:l1", "A change to “What “just” does to a request”"),
        ("form:line:i999", "A change to a line that is gone"),
        ("form:rating:1:999", "A change to a rating of a skill that is gone"),
        ("form:pairing:999", "A change to the pairing with someone who is gone"),
        ("entry:999", "A change to an entry that is gone"),
        ("form:goal:999", "A change to a goal that is gone"),
    ],
)
async def test_a_draft_is_offered_by_the_name_of_what_it_changes(
    sample: Store, app_on: AppOn, key: str, what: str
) -> None:
    if key == "form:line:l1":
        sample.learnings.save(replace(sample.learnings.get(1), topic="What “just” does to a request"))
    sample.drafts.save(key, {"text": "words"})
    app = app_on(sample)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert what in screen_text(app)


async def test_a_draft_of_what_was_changed_since_is_offered_as_such(sample: Store, app_on: AppOn) -> None:
    goal = sample.goals.get(1)
    sample.drafts.save("form:goal:1", {"title": "Mine"}, base_rev=goal.rev)
    sample.drafts.save("form:check-in:1:1", {"value": "3"}, base_rev=sample.check_ins.get(1).rev)
    assert [unfinished(sample, draft).changed_since for draft in sample.drafts.all()] == [False, False]
    sample.goals.save(replace(goal, title="Theirs"))
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
    assert ["changed since, today" in line for line in lines if "“Theirs”" in line] == [False, True]


async def test_what_another_window_saved_meanwhile_is_not_gone_on_with(store: Store, app_on: AppOn) -> None:
    store.drafts.save("entry:new:a", {"title": "", "body": "words"})
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        with Store.open(store.path) as other:
            other.drafts.delete("entry:new:a")
        await _pressed(pilot, "enter")
        assert len(app.screen_stack) == 1
        assert "Another window has saved or discarded that." in screen_text(app)


async def test_many_drafts_are_gone_through_and_the_last_is_reached(store: Store, app_on: AppOn) -> None:
    for number in range(25):
        store.drafts.save(f"entry:new:{number:02}", {"title": "", "body": f"draft number {number}"})
    app = app_on(store)
    async with app.run_test(size=(60, 20)) as pilot:
        await _pressed(pilot, "end")
        assert "draft number 24" in screen_text(app)
        await _pressed(pilot, "enter")
        assert written_on(app) == "draft number 24"
