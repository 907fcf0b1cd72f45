"""The agreement of a pairing on its screen: written, agreed, written anew, read as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rjournal.domain.agreements import PARTS, Agreement
from rjournal.domain.cells import cells
from rjournal.domain.records import Ref
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import drafts
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.agreement import AgreementScreen
from rjournal.tui.screens.people import PeopleScreen, PersonScreen
from rjournal.tui.widgets.panel import Panel
from tests.hostile import HOSTILE
from tests.tui.test_people import (
    NARROW,
    SLIM,
    WIDE,
    AppOn,
    at_people,
    fill,
    footer,
    on_page,
    person,
    press,
    problems,
    shown,
    told,
    type_text,
)

EVERYTHING = {part.field: f"about {part.field.replace('_', ' ')}" for part in PARTS}


def agreement(
    store: Store, agreed: date | None = None, review: date | None = None, **words: str
) -> Agreement:
    said = words or EVERYTHING
    return store.agreements.add(Agreement(pairing_id=1, agreed_on=agreed, review_on=review, **said))


def which(app: JournalApp) -> str:
    """Which version is said to be shown; a message may lie over it."""
    return str(app.screen.query_one("#page", Panel).border_subtitle)


def widest(text: str) -> int:
    return max(cells(line) for line in text.splitlines())


async def test_an_empty_part_says_what_belongs_there_and_enter_writes_it(store: Store, app_on: AppOn) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        assert "no agreement yet · g begins one" in on_page(app)
        await press(pilot, "g")
        assert isinstance(app.screen, AgreementScreen)
        page = on_page(app)
        assert all(part.invites.format("Noor") in page for part in PARTS)
        assert "Agreed" not in footer(app) and page.count("stays here") == 3
        await press(pilot, "enter")
        assert [row.field.name for row in app.screen.query(FieldRow)] == ["i_hope", "they_hope"]
        await type_text(pilot, "Charts that decide")
        await press(pilot, "ctrl+s")
        assert "Charts that decide" in on_page(app) and "○ not yet agreed" in on_page(app)
        await press(pilot, "down", "down", "enter")
        (row,) = app.screen.query(FieldRow)
        assert row.field.name == "off_limits"
        await type_text(pilot, "Pay")
        await press(pilot, "ctrl+s")
        assert "Pay" in on_page(app)
        await press(pilot, "u", "u")
        assert "no agreement yet" in on_page(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)


async def test_it_is_agreed_on_a_day_with_a_review_three_months_later(store: Store, app_on: AppOn) -> None:
    person(store)
    agreement(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "g", "a")
        values = {row.field.name: row.value for row in app.screen.query(FieldRow)}
        assert values == {"agreed_on": "Mon 16 Feb 2026", "review_on": "Sun 17 May 2026"}
        for typed, field in (
            ({"agreed_on": "tomorrow"}, "agreed_on"),
            ({"agreed_on": "5 jan", "review_on": "4 jan 2026"}, "review_on"),
            ({"review_on": "whenever"}, "review_on"),
        ):
            fill(app, **typed)
            await press(pilot, "ctrl+s")
            assert list(problems(app)) == [field]
        fill(app, agreed_on="5 jan", review_on="16 feb 2026")
        await press(pilot, "ctrl+s")
        assert "◐ due for review: agreed on Mon 5 Jan 2026" in on_page(app)
        await press(pilot, "a", "ctrl+s")
        assert "● agreed on Mon 16 Feb 2026, review on Sun 17 May 2026" in on_page(app)
        assert "version 2 of 2" in which(app)


async def test_writing_on_makes_a_new_version_and_the_old_can_be_read(store: Store, app_on: AppOn) -> None:
    person(store)
    first = agreement(store, date(2026, 1, 5), date(2026, 4, 5))
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "g", "e")
        assert isinstance(app.screen, FormModal) and "makes a new version" in shown(app)
        assert [row.field.name for row in app.screen.query(FieldRow)] == [part.field for part in PARTS]
        fill(app, ending="By a word of either")
        await press(pilot, "ctrl+s")
        assert "version 2 not yet agreed; version 1 agreed on Mon 5 Jan 2026" in on_page(app)
        assert "as a new version" in told(app)
        await press(pilot, "less_than_sign")
        assert "● agreed on Mon 5 Jan 2026" in on_page(app) and "version 1 of 2" in which(app)
        assert "about ending" in on_page(app) and "Write" not in footer(app) and "Agreed" not in footer(app)
        await press(pilot, "enter", "e")
        assert isinstance(app.screen, AgreementScreen), "what was agreed is only read"
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert "By a word of either" in on_page(app)
        await press(pilot, "d")
        assert "version" not in which(app) and "about ending" in on_page(app)
        await press(pilot, "u")
        assert "By a word of either" in on_page(app)
    assert store.agreements.get(first.id) == first


@pytest.mark.parametrize("size", [WIDE, NARROW, SLIM])
async def test_it_is_one_page_at_every_width_with_both_hopes_beside_one_another_where_there_is_room(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    person(store)
    agreement(store, i_hope="I hope for charts", they_hope="They hope for time")
    app = app_on(store)
    async with at_people(app, size) as pilot:
        if size != WIDE:
            await press(pilot, "enter")
            assert isinstance(app.screen, PersonScreen)
        await press(pilot, "g")
        lines = on_page(app).splitlines()
        mine = next(at for at, line in enumerate(lines) if "I hope for charts" in line)
        theirs = next(at for at, line in enumerate(lines) if "They hope for time" in line)
        assert (mine == theirs) == (size[0] >= 80)
        assert widest(shown(app)) <= size[0]
        await press(pilot, "end")
        assert "Notes are deleted" in on_page(app)


async def test_it_is_opened_from_its_line_and_from_a_hit_of_the_search_at_the_version_found(
    store: Store, app_on: AppOn
) -> None:
    person(store)
    first = agreement(store, date(2026, 1, 5), ending="An old word")
    agreement(store, ending="A new word")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, AgreementScreen) and "A new word" in on_page(app)
        await press(pilot, "escape")
        app.open(Ref("agreement", first.id))
        await pilot.pause()
        assert isinstance(app.screen, AgreementScreen) and "An old word" in on_page(app)
        store.pairings.delete(1)
        app.announce("pairing")
        await pilot.pause()
        assert isinstance(app.screen, PeopleScreen) and "lies in the trash" in told(app)
        app.open(Ref("agreement", first.id))
        await pilot.pause()
        assert isinstance(app.screen, PeopleScreen)


async def test_someone_without_a_pairing_is_offered_one_and_of_several_one_is_chosen(
    store: Store, app_on: AppOn
) -> None:
    person(store, "Amina", "none")
    noor = person(store)
    person(store, "Zoe")
    app = app_on(store)
    async with at_people(app) as pilot:
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.select(Ref("person", 1))
        await press(pilot, "g")
        assert "belongs to a pairing" in told(app)
        store.pairings.add(store.pairings.get(1).__class__(person_id=noor.id, my_role="mentor"))
        assert app.screen.select(Ref("person", noor.id))
        await press(pilot, "g", "down", "enter")
        assert isinstance(app.screen, AgreementScreen) and "you teach" in on_page(app)


async def test_it_is_written_to_a_file_for_oneself(
    store: Store, app_on: AppOn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    person(store)
    agreement(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "g", "x")
        assert "For yourself" in shown(app)
        await press(pilot, "ctrl+s")
        await pilot.pause()
        assert "Written:" in told(app)
    (path,) = tmp_path.glob("agreement-*.md")
    assert path.stat().st_mode & 0o777 == 0o600
    assert all(words in path.read_text("utf-8") for words in EVERYTHING.values())


async def test_every_draft_goes_on_where_it_was_left(store: Store, app_on: AppOn) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        for key, field in (
            ("form:agreement:new:1", "ending"),
            ("form:agreement:new:1:off_limits", "off_limits"),
            ("form:agreement:1", "ending"),
            ("form:agreement:1:i_hope", "they_hope"),
            ("form:agree:1", "review_on"),
        ):
            if key == "form:agreement:1":
                agreement(store)
            store.drafts.save(key, {field: "Half a sen"}, base_rev=1 if ":new:" not in key else 0)
            kept = store.drafts.get(key)
            assert kept is not None
            app.flow(drafts.resume(app, kept))
            await pilot.pause()
            (typed,) = [row.value for row in app.screen.query(FieldRow) if row.field.name == field]
            assert typed == "Half a sen", key
            await press(pilot, "escape", "enter")


async def test_a_draft_goes_on_with_the_version_that_took_the_place_of_the_one_it_was_begun_for(
    store: Store, app_on: AppOn
) -> None:
    person(store)
    agreement(store, date(2026, 1, 5))
    newest = agreement(store, ending="Theirs")
    app = app_on(store)
    async with at_people(app) as pilot:
        for key, field, typed in (
            ("form:agreement:new:1", "ending", "Begun before any"),
            ("form:agreement:1", "ending", "Begun for the first"),
            ("form:agreement:1:off_limits", "off_limits", "Pay"),
            ("form:agree:1", "review_on", "1 jun 2026"),
        ):
            store.drafts.save(key, {field: typed}, base_rev=0 if ":new:" in key else 1)
            kept = store.drafts.get(key)
            assert kept is not None
            app.flow(drafts.resume(app, kept))
            await pilot.pause()
            assert typed in [row.value for row in app.screen.query(FieldRow)], key
            assert "it was changed since" in " ".join(shown(app).split()), key
            await press(pilot, "ctrl+s")
            assert store.drafts.all() == [], key
    stored = store.agreements.get(newest.id)
    assert (stored.ending, stored.off_limits) == ("Begun for the first", "Pay")
    assert stored.review_on == date(2026, 6, 1)


@pytest.mark.parametrize("size", [WIDE, SLIM])
async def test_hostile_text_is_text_on_every_part(store: Store, app_on: AppOn, size: tuple[int, int]) -> None:
    person(store)
    texts = [*HOSTILE, "x" * 20_000]
    for start in range(0, len(texts), len(PARTS)):
        some = texts[start : start + len(PARTS)]
        agreement(store, **{part.field: text for part, text in zip(PARTS, some, strict=False)})
    app = app_on(store)
    async with at_people(app, size) as pilot:
        app.open(Ref("agreement", 1))
        await pilot.pause()
        for _ in range(3):
            assert widest(shown(app)) <= size[0]
            assert "[TODO]" in on_page(app) or _ > 0
            await press(pilot, "pagedown", "greater_than_sign")
        await press(pilot, "e", "ctrl+s")
        assert isinstance(app.screen, AgreementScreen)
