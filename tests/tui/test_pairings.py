"""What becomes of a pairing on the screen: begun, changed, paused, closed, handed on, and the timeline."""

from __future__ import annotations

from datetime import timedelta

import pytest
from textual.widgets import Static

from rjournal.domain.agreements import Agreement
from rjournal.domain.people import UNSAFE, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.storage.store import Store
from rjournal.tui.flows import drafts
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.people import PeopleScreen
from rjournal.tui.screens.timeline import TimelineScreen
from rjournal.tui.screens.write import WriteScreen
from tests.hostile import HOSTILE
from tests.tui.test_people import (
    NARROW,
    SLIM,
    TODAY,
    WIDE,
    AppOn,
    at_people,
    fill,
    on_page,
    person,
    press,
    problems,
    shown,
    told,
    type_text,
)

DAY = timedelta(days=1)


async def choose(pilot: object, words: str) -> None:
    """Open the menu of the pairing and take what answers to the words."""
    await press(pilot, "plus")  # type: ignore[arg-type]
    await type_text(pilot, words)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]


async def test_every_field_of_a_pairing_is_in_its_form(store: Store, app_on: AppOn) -> None:
    noor, amina = person(store), person(store, "Amina", "none")
    app = app_on(store)
    async with at_people(app) as pilot:
        assert isinstance(app.screen, PeopleScreen) and app.screen.select(Ref("person", noor.id))
        await press(pilot, "plus", "enter")
        assert isinstance(app.screen, FormModal)
        fill(app, **{"criterion-0": "yes", "criterion-5": "yes"}, rotation_next="amina", phase="enabling")
        fill(app, planned_end="30 june 2026", driven_by="shared", purpose="Charts", own_days="10")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "plus", "enter")
        fill(app, rotation_next="Nobody I know")
        await press(pilot, "ctrl+s")
        assert "No person is called" in problems(app)["rotation_next"]
        fill(app, rotation_next="Noor")
        await press(pilot, "ctrl+s")
        assert "with already" in problems(app)["rotation_next"]
    (pairing,) = store.pairings.of_person(noor.id)
    assert pairing.criteria == ("skill", "both chose")
    assert (pairing.rotation_next, pairing.phase, pairing.driven_by) == (amina.id, "enabling", "shared")
    assert (pairing.planned_end, pairing.cadence_days) == (TODAY.replace(month=6, day=30), 10)


async def test_it_rests_is_taken_up_again_and_each_is_undone(store: Store, app_on: AppOn) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await choose(pilot, "pause")
        fill(app, until="yesterday", reason="Parental leave")
        await press(pilot, "ctrl+s")
        assert "end before it begins" in problems(app)["until"]
        fill(app, until="1 mar")
        await press(pilot, "ctrl+s")
        assert "Paused: Noor" in told(app) and "paused since 16 Feb, until 1 Mar" in on_page(app)
        await choose(pilot, "take it up")
        assert "paused" not in on_page(app) and "Taken up again" in told(app)
        await press(pilot, "u")
        assert "paused since 16 Feb" in on_page(app)
        await press(pilot, "u")
        assert "paused" not in on_page(app)
    assert store.pairing_pauses.count() == 0


async def test_it_closes_without_fault_and_an_entry_about_it_is_offered(store: Store, app_on: AppOn) -> None:
    noor = person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await choose(pilot, "close")
        fill(app, ended_on="tomorrow", ended_reason="completed", note="Thank you")
        await press(pilot, "ctrl+s")
        assert "still to come" in problems(app)["ended_on"]
        fill(app, ended_on="today")
        await press(pilot, "ctrl+s")
        assert "Write about the time with Noor?" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WriteScreen)
        await type_text(pilot, "A good year")
        await press(pilot, "escape")
        assert store.drafts.get("entry:new:r1") is not None
        draft = store.drafts.get("entry:new:r1")
        assert draft is not None
        app.flow(drafts.resume(app, draft))
        await pilot.pause()
        await press(pilot, "ctrl+s")
        assert "ended 16 Feb, completed" in on_page(app) and "1 earlier" in shown(app)
        await choose(pilot, "take it up")
        assert "ended" not in on_page(app)
    (entry,) = store.entries.where()
    assert (entry.type, entry.body) == ("closing", "A good year")
    assert [link.to_id for link in store.links.where("to_kind = 'person'")] == [noor.id]


async def test_closing_soon_asks_for_no_reason_and_leaving_the_entry_is_fine(
    store: Store, app_on: AppOn
) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await choose(pilot, "close")
        fill(app, how="closing")
        await pilot.pause()
        asked = [row.field.name for row in app.screen.query(FieldRow) if row.display]
        assert asked == ["how"]
        await press(pilot, "ctrl+s")
        assert "closing" in on_page(app) and "Coming to an end: Noor" in told(app)
        await choose(pilot, "close")
        fill(app, ended_reason=UNSAFE)
        await press(pilot, "ctrl+s", "escape")
        assert isinstance(app.screen, PeopleScreen)
        assert "ended today" in shown(app) and "unsafe" not in shown(app)
        assert store.pairings.get(1).ended_reason == UNSAFE and store.entries.count() == 0
        await choose(pilot, "why it ended")
        values = {row.field.name: row.value for row in app.screen.query(FieldRow)}
        assert (values["ended_reason"], values["ended_on"]) == (UNSAFE, "Mon 16 Feb 2026")
        fill(app, ended_reason="circumstances", ended_on="yesterday")
        await press(pilot, "ctrl+s")
        assert "ended 15 Feb, circumstances" in on_page(app)


async def test_it_is_handed_on_in_one_act_with_the_agreement_and_undone_in_one(
    store: Store, app_on: AppOn
) -> None:
    noor = person(store, cadence_days=14, session_minutes=60)
    amina = person(store, "Amina", "none")
    store.agreements.add(Agreement(pairing_id=1, i_hope="Charts", they_hope="Heard", agreed_on=TODAY))
    store.sessions.add(Session(pairing_id=1, day=TODAY + DAY, status="planned"))
    app = app_on(store)
    async with at_people(app) as pilot:
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.select(Ref("person", noor.id))
        await choose(pilot, "hand it on")
        intro = str(app.screen.query_one(".intro", Static).render())
        assert "comes along, not agreed yet" in intro and "One session is still planned" in intro
        await press(pilot, "ctrl+s")
        assert "Who comes next?" in problems(app)["rotation_next"]
        fill(app, rotation_next="ami", session_minutes="30", note="With thanks")
        await press(pilot, "ctrl+s", "n")
        assert "Amina comes after Noor" in told(app)
        (begun,) = store.pairings.of_person(amina.id)
        assert (begun.cadence_days, begun.session_minutes, begun.my_role) == (14, 30, "learner")
        assert [one.i_hope for one in store.agreements.of_pairing(begun.id)] == ["Charts"]
        assert store.pairings.get(1).ended_reason == "rotated"
        await press(pilot, "u")
        assert store.pairings.of_person(amina.id) == [] and store.pairings.get(1).status == "active"
        assert store.agreements.count() == 1 and "you learn" in shown(app)
    assert store.pairings.of_person(noor.id)[0].ended_note == ""


async def test_a_proposed_pairing_begins_and_another_can_join_it(store: Store, app_on: AppOn) -> None:
    noor = person(store, "Noor", "none")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "plus")
        fill(app, status="proposed")
        await press(pilot, "ctrl+s")
        assert "proposed" in on_page(app)
        await choose(pilot, "begin it")
        assert "Begun: Noor." in told(app) and "every 4 weeks" in on_page(app)
        await choose(pilot, "begin another")
        fill(app, my_role="mentor")
        await press(pilot, "ctrl+s")
        assert [one.my_role for one in store.pairings.of_person(noor.id)] == ["learner", "mentor"]
        await press(pilot, "plus")
        assert isinstance(app.screen, ChooseModal) and "you teach, every 4 weeks" in shown(app)
        await press(pilot, "up", "enter")
        assert [one.my_role for one in store.pairings.of_person(noor.id)] == ["mentor"]


async def test_every_draft_goes_on_where_it_was_left(store: Store, app_on: AppOn) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        for key, fields, title in (
            ("form:pairing:new:1", {"purpose": "Half a sen"}, "With Noor"),
            ("form:pairing:1", {"purpose": "Half a sen"}, "With Noor"),
            ("form:pairing:1:pause", {"reason": "Half a rea"}, "Pause with Noor"),
            ("form:pairing:1:close", {"note": "Half a wo"}, "Close with Noor"),
            ("form:pairing:1:rotate", {"note": "Half a wo"}, "After Noor"),
        ):
            store.drafts.save(key, fields)
            kept = store.drafts.get(key)
            assert kept is not None
            app.flow(drafts.resume(app, kept))
            await pilot.pause()
            assert title in str(app.screen.query_one(".dialog").border_title), key
            (typed,) = [row.value for row in app.screen.query(FieldRow) if row.field.name in fields]
            assert typed in fields.values(), key
            await press(pilot, "escape", "enter")


# The timeline


@pytest.mark.parametrize("size", [WIDE, NARROW, SLIM])
async def test_the_timeline_draws_the_pairs_and_tells_them_in_words(
    store: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    amina = person(store, "Amina", "none")
    person(store, start=TODAY - 84 * DAY, planned_end=TODAY + 60 * DAY, rotation_next=amina.id)
    person(store, "Rosa", status="ended", start=TODAY - 330 * DAY, ended_on=TODAY - 90 * DAY)
    app = app_on(store)
    async with at_people(app, size) as pilot:
        await press(pilot, "T")
        assert isinstance(app.screen, TimelineScreen)
        text = shown(app)
        assert text.index("Rosa") < text.index("Noor") < text.index("Amina")
        assert all(sign in text for sign in "━─┄│") and "going on" in text
        assert max(len(line) for line in text.splitlines()) <= size[0]
        await press(pilot, "v")
        told_so = " ".join(on_page(app).split())
        assert "Noor: you learn, active, from Mon 24 Nov 2025" in told_so and "━" not in told_so
        await press(pilot, "escape")
        assert isinstance(app.screen, PeopleScreen)


async def test_without_colour_the_timeline_begins_in_words_and_empty_it_says_what_belongs_there(
    store: Store, app_on: AppOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "T")
        assert "belong here" in on_page(app)
        await press(pilot, "escape")
        person(store)
        app.announce("pairing")
        await press(pilot, "T")
        assert "━" in on_page(app)
        await press(pilot, "enter")
        await pilot.pause()
        assert isinstance(app.screen, PeopleScreen)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = app_on(store)
    async with at_people(plain) as pilot:
        await press(pilot, "T")
        assert "Noor: you learn, active" in on_page(plain) and "━" not in on_page(plain)


async def test_hostile_text_goes_through_every_act_of_a_pairing(store: Store, app_on: AppOn) -> None:
    for number, text in enumerate(HOSTILE[:12]):
        store.people.add(Person(name=f"{number} {text}"))
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "plus")
        fill(app, purpose="".join(HOSTILE[:20]), rotation_next=store.people.where()[1].name)
        await press(pilot, "ctrl+s")
        await choose(pilot, "pause")
        fill(app, reason=" ".join(HOSTILE))
        await press(pilot, "ctrl+s")
        await choose(pilot, "close")
        fill(app, note="\n".join(HOSTILE))
        await press(pilot, "ctrl+s", "escape", "T", "v", "escape")
        assert isinstance(app.screen, PeopleScreen)
    assert store.pairings.where()[0].status == "ended"
