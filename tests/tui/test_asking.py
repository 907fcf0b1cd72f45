"""Forms that forget nothing: what is typed outlives the form, until its record is saved."""

from __future__ import annotations

from collections.abc import Callable

from rjournal.errors import Invalid
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows.asking import ask
from rjournal.tui.modals.fields import TextField
from tests.tui.frame_app import screen_text

KEY = "form:goal:new"
FIELDS = (TextField(name="title", label="Title"),)

AppOn = Callable[[Store], JournalApp]


def start(app: JournalApp, answers: list[str | None]) -> None:
    def save(values: dict[str, str]) -> str:
        if not values["title"]:
            raise Invalid("It needs a title.", field="title")
        with app.store.act("Save it"):
            app.store.drafts.delete(KEY)
        return values["title"]

    async def asking() -> None:
        answers.append(await ask(app, "New", FIELDS, save, draft_key=KEY))

    app.flow(asking())


async def test_what_was_typed_outlives_the_program(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()
        start(app, [])
        await pilot.pause()
        await pilot.press(*"Pri")
        await app.action_quit()
    draft = store.drafts.get(KEY)
    assert draft is not None
    assert draft.fields == {"title": "Pri"}


async def test_a_draft_fills_the_form_and_the_form_says_so(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()
        store.drafts.save(KEY, {"title": "Prices"})
        start(app, [])
        await pilot.pause()
        shown = screen_text(app)
    assert "Prices" in shown
    assert "You had begun this" in shown


async def test_saving_takes_the_draft_away_for_good(store: Store, app_on: AppOn) -> None:
    answers: list[str | None] = []
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()
        start(app, answers)
        await pilot.pause()
        await pilot.press(*"Prices", "enter")
        await pilot.pause()
        app.flush_drafts()
    assert answers == ["Prices"]
    assert store.drafts.all() == []


async def test_leaving_keeps_the_draft_or_discards_it_as_one_says(store: Store, app_on: AppOn) -> None:
    for answer, kept in (("n", False), ("y", True)):
        app = app_on(store)
        async with app.run_test() as pilot:
            # The start asks its own questions; a form opened before them would be followed by them.
            await pilot.pause()
            start(app, [])
            await pilot.pause()
            await pilot.press(*"Half", "escape")
            await pilot.pause()
            await pilot.press(answer)
            await pilot.pause()
        assert bool(store.drafts.all()) is kept, answer


async def test_a_draft_of_what_was_changed_since_says_so(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with app.run_test() as pilot:
        await pilot.pause()  # what lies there at the start is offered, and that is another test's
        store.drafts.save(KEY, {"title": "Mine"}, base_rev=3)
        app.flow(ask(app, "Change it", FIELDS, lambda values: values["title"], draft_key=KEY, base_rev=4))
        await pilot.pause()
        shown = screen_text(app)
    assert "it was changed since" in shown
    assert "Mine" in shown
