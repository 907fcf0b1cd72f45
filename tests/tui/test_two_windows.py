"""One journal open twice: neither window overwrites what the other saved, each sees what the other did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from textual.pilot import Pilot

from rjournal.domain.entries import Entry
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import writing
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.read import ReadScreen
from rjournal.tui.screens.write import WriteScreen
from tests.tui.frame_app import screen_text

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)


@pytest.fixture
def other(store: Store) -> Iterator[Store]:
    """The other window's journal: the same file, with one entry in it."""
    with Store.open(store.path) as opened:
        opened.entries.add(Entry(day=DAY, at="2026-02-16T08:00:00Z", body="first"))
        yield opened


async def _pressed(pilot: Pilot[None], *keys: str) -> None:
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def _changed_in_both(pilot: Pilot[None], other: Store) -> None:
    """The entry is being changed here while the other window saves its own change; then it is saved here."""
    await _pressed(pilot, "4", "e", *" mine")
    other.entries.save(replace(other.entries.get(1), body="first theirs"))
    await _pressed(pilot, "ctrl+s")
    assert isinstance(pilot.app.screen, ChooseModal)
    assert "This entry was changed elsewhere" in screen_text(pilot.app)


async def test_both_texts_are_kept_as_two_entries(store: Store, other: Store, app_on: AppOn) -> None:
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await _changed_in_both(pilot, other)
        await _pressed(pilot, "enter")
    assert [entry.body for entry in store.entries.every()] == ["first theirs", "first mine"]
    assert store.drafts.all() == []


async def test_mine_takes_its_place_and_theirs_stays_among_the_versions(
    store: Store, other: Store, app_on: AppOn
) -> None:
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await _changed_in_both(pilot, other)
        await _pressed(pilot, "down", "enter")
        assert [entry.body for entry in store.entries.every()] == ["first mine"]
        assert store.drafts.all() == []
        await _pressed(pilot, "u")
        assert [entry.body for entry in store.entries.every()] == ["first theirs"]


async def test_the_other_text_can_be_looked_at_before_choosing(
    store: Store, other: Store, app_on: AppOn
) -> None:
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await _changed_in_both(pilot, other)
        await _pressed(pilot, "down", "down", "enter")
        assert isinstance(pilot.app.screen, ReadScreen)
        assert "first theirs" in screen_text(pilot.app)
        await _pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, ChooseModal)
        await _pressed(pilot, "escape")
        assert isinstance(pilot.app.screen, WriteScreen)
        assert pilot.app.screen.written.body == "first mine"
    assert [entry.body for entry in store.entries.every()] == ["first theirs"]
    assert [draft.fields["body"] for draft in store.drafts.all()] == ["first mine"]


async def test_an_entry_that_opens_with_the_other_window_s_draft_says_so(
    store: Store, other: Store, app_on: AppOn
) -> None:
    other.drafts.save("entry:1", {"body": "first, being written"}, base_rev=1)
    async with app_on(store).run_test(size=(80, 24), notifications=True) as pilot:
        await _pressed(pilot, "escape", "4", "e")
        assert isinstance(pilot.app.screen, WriteScreen)
        shown = screen_text(pilot.app)
        assert "being written" in shown and "This goes on with what was begun" in shown
        assert "not saved yet" in shown


@pytest.mark.parametrize(("keys", "bodies"), [((), ["first", "first mine"]), (("down",), ["first mine"])])
async def test_what_was_deleted_in_the_other_window_is_asked_about(
    store: Store, other: Store, app_on: AppOn, keys: tuple[str, ...], bodies: list[str]
) -> None:
    async with app_on(store).run_test(size=(80, 24)) as pilot:
        await _pressed(pilot, "4", "e", *" mine")
        other.entries.delete(1)
        await _pressed(pilot, "ctrl+s")
        assert "This entry was deleted elsewhere" in screen_text(pilot.app)
        await _pressed(pilot, *keys, "enter")
    assert [entry.body for entry in store.entries.every()] == bodies
    assert [entry.body for entry in store.entries.where()] == ["first mine"]


@pytest.mark.parametrize("over", [False, True])
async def test_notes_changed_in_both_windows_are_kept_both(
    store: Store, other: Store, app_on: AppOn, over: bool
) -> None:
    session = other.sessions.add(Session(day=DAY, notes="first"))
    app = app_on(store)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.flow(writing.write_notes(app, session.id))
        await _pressed(pilot, *" mine")
        other.sessions.save(replace(session, notes="theirs"))
        await _pressed(pilot, "ctrl+s")
        assert "These notes were changed elsewhere" in screen_text(app)
        await _pressed(pilot, *(["down"] if over else []), "enter")
        notes, entries = store.sessions.get(session.id).notes, store.entries.where()
        assert notes == ("first mine" if over else "theirs")
        assert ("first mine" in [entry.body for entry in entries]) is not over
        assert store.drafts.all() == []
        await _pressed(pilot, "u")
    assert store.sessions.get(session.id).notes == "theirs"


async def test_a_form_overwrites_nothing_and_goes_on_with_both_in_sight(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 36)) as pilot:
        await _pressed(pilot, "5", "e", *"Mine")
        with Store.open(sample.path) as other:
            for known in other.people.where():
                other.people.save(replace(known, function="theirs"))
        await _pressed(pilot, "ctrl+s")
        assert isinstance(app.screen, FormModal)
        assert "changed elsewhere" in screen_text(app)
        assert {known.function for known in sample.people.where()} == {"theirs"}
        await _pressed(pilot, "escape", "y")
        await _pressed(pilot, "e")
        assert "it was changed since" in screen_text(app)
        await _pressed(pilot, "ctrl+s")
        assert any("Mine" in known.name for known in sample.people.where())
        assert sample.drafts.all() == []


async def test_lists_and_today_show_what_the_other_window_wrote_and_keep_the_selection(
    store: Store, other: Store, app_on: AppOn
) -> None:
    other.entries.add(Entry(day=DAY, at="2026-02-16T08:30:00Z", body="second"))
    app = app_on(store)
    async with app.run_test(size=(120, 36)) as pilot:
        await _pressed(pilot, "4", "down")
        before = [line for line in screen_text(app).splitlines() if "▌" in line and "first" in line]
        assert before
        other.entries.add(Entry(day=DAY, at="2026-02-16T08:45:00Z", body="from the other window"))
        app._look_around()
        await pilot.pause()
        shown = screen_text(app)
        assert "from the other window" in shown
        assert [line for line in shown.splitlines() if "▌" in line and "first" in line]
        await _pressed(pilot, "1")
        assert "from the other window" in screen_text(app)


async def test_undo_takes_back_what_the_other_window_did_last_and_names_it(
    store: Store, other: Store, app_on: AppOn
) -> None:
    app = app_on(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        other.entries.delete(1)
        await _pressed(pilot, "u")
        assert "Taken back: delete entry “first”." in screen_text(app)
    assert [entry.body for entry in other.entries.where()] == ["first"]
