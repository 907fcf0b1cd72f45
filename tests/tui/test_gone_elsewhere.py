"""A record that another window deletes while it is shown: nothing that lies over its page goes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.pilot import Pilot

from rjournal.domain.entries import Entry
from rjournal.domain.goals import Goal
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from rjournal.tui.app import EVERYTHING, JournalApp
from rjournal.tui.base import AreaScreen
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.write import WriteScreen

AppOn = Callable[[Store], JournalApp]
DAY = date(2026, 2, 16)
NARROW = (80, 24)


def _entry(store: Store) -> Ref:
    return Ref("entry", store.entries.add(Entry(day=DAY, body="Words")).id)


def _session(store: Store) -> Ref:
    return Ref("session", store.sessions.add(Session(day=DAY, status="held")).id)


def _goal(store: Store) -> Ref:
    return Ref("goal", store.goals.add(Goal(title="Prices", start=DAY)).id)


def _person(store: Store) -> Ref:
    return Ref("person", store.people.add(Person(name="Noor")).id)


async def _delete_elsewhere(app: JournalApp, pilot: Pilot[None], store: Store, ref: Ref) -> None:
    """What another window does, and what this one then sees."""
    with Store.open(store.path) as other:
        other.repo(ref.kind).delete(ref.id)
    app.announce(*EVERYTHING)
    await pilot.pause()


@pytest.mark.parametrize(
    ("make", "way", "over"),
    [
        (_entry, ("4", "enter", "e"), WriteScreen),
        (_session, ("3", "enter", "n"), WriteScreen),
        (_session, ("3", "enter", "e"), FormModal),
        (_goal, ("2", "enter", "e"), FormModal),
        (_person, ("5", "enter", "e"), FormModal),
    ],
)
async def test_what_is_being_written_stays_until_it_is_left(
    store: Store,
    app_on: AppOn,
    make: Callable[[Store], Ref],
    way: tuple[str, ...],
    over: type[WriteScreen] | type[FormModal[object]],
) -> None:
    ref = make(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        for key in way:
            await pilot.press(key)
            await pilot.pause()
        assert isinstance(app.screen, over)
        await _delete_elsewhere(app, pilot, store, ref)
        assert isinstance(app.screen, over)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, AreaScreen), "the page of what is gone goes as well, after it"


@pytest.mark.parametrize(("make", "area"), [(_entry, "4"), (_session, "3"), (_goal, "2"), (_person, "5")])
async def test_its_own_page_is_left(
    store: Store, app_on: AppOn, make: Callable[[Store], Ref], area: str
) -> None:
    ref = make(store)
    app = app_on(store)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press(area)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert not isinstance(app.screen, AreaScreen)
        await _delete_elsewhere(app, pilot, store, ref)
        assert isinstance(app.screen, AreaScreen)
