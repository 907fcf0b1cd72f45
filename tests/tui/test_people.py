"""People: the list, a person's page, pairings."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from rjournal.domain.ledger import LedgerFilter
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing, Person, Relation
from rjournal.domain.records import Ref
from rjournal.domain.sessions import AgendaItem, Session
from rjournal.errors import Invalid, NotFound
from rjournal.services.people_view import person_view
from rjournal.storage.repos.drafts import Draft
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import people
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.people import PeopleScreen, PersonScreen
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.person_page import person_lines
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.frame_app import screen_text
from tests.tui.stillness import press

TODAY = date(2026, 2, 16)
WIDE, NARROW, SLIM = (120, 36), (80, 24), (60, 20)

AppOn = Callable[[Store], JournalApp]


@asynccontextmanager
async def at_people(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert isinstance(app.screen, PeopleScreen)
        yield pilot


async def type_text(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def fill(app: JournalApp, **values: str) -> None:
    """Type into the fields of the form that is open."""
    for row in app.screen.query(FieldRow):
        if row.field.name in values:
            editor = row.editor
            setattr(editor, "text" if hasattr(editor, "text") else "value", values[row.field.name])


def problems(app: JournalApp) -> dict[str, str]:
    return {row.field.name: row.problem for row in app.screen.query(FieldRow) if row.problem}


def footer(app: JournalApp) -> list[str]:
    return [one.label for one in app.screen.query_one(KeyBar).shown_keys()]


def shown(app: JournalApp) -> str:
    return screen_text(app)


def in_list(app: JournalApp) -> str:
    """What the list shows, whatever lies over it."""
    return drawn(next(one for one in app.screen.query(VirtualList) if one.display))


def on_page(app: JournalApp) -> str:
    """What the page shows, whatever lies over it."""
    return drawn(app.screen.query_one(Sheet))


def on_page_flat(app: JournalApp) -> str:
    """What the page says, however its lines are broken."""
    return " ".join(on_page(app).split())


def drawn(widget: VirtualList[object] | Sheet) -> str:
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def told(app: JournalApp) -> str:
    return " ".join(str(notice.message) for notice in app._notifications)


def person(store: Store, name: str = "Noor", role: str = "learner", **more: object) -> Person:
    """Someone with a pairing; a role of `none` makes none."""
    stored = store.people.add(Person(name=name))
    if role != "none":
        store.pairings.add(Pairing(person_id=stored.id, my_role=role, **more))  # type: ignore[arg-type]
    return stored


def learned(store: Store, who: Person, topic: str, **more: object) -> Learning:
    facts: dict[str, object] = {"direction": "received", "day": TODAY, "status_on": TODAY, **more}
    return store.learnings.add(Learning(topic=topic, person_id=who.id, **facts))  # type: ignore[arg-type]


# The list


async def test_the_list_says_who_teaches_whom_how_often_and_when_next(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_people(app):
        lines = shown(app).splitlines()
        noor = next(at for at, line in enumerate(lines) if "Noor Vermeer" in line)
        assert "tomorrow 10:00" in lines[noor]
        assert "you learn · every 2 weeks" in lines[noor + 1] and "last 3 Feb" in lines[noor + 1]
        tomasz = next(at for at, line in enumerate(lines) if "Tomasz Zieliński" in line)
        assert "no date yet" in lines[tomasz] and "you teach · every 4 weeks" in lines[tomasz + 1]
        assert "3 people" in shown(app)


async def test_those_of_earlier_stand_quietly_at_the_end(store: Store, app_on: AppOn) -> None:
    person(store, "Ann", status="ended", ended_on=date(2026, 1, 4))
    person(store, "Zoe", status="paused")
    app = app_on(store)
    async with at_people(app):
        text = shown(app)
        assert text.index("Zoe") < text.index("Earlier") < text.index("Ann")
        assert "ended 4 Jan" in text and "you learn · paused" in text
        assert "1 person, 1 earlier" in text


async def test_an_empty_list_says_what_belongs_here_and_how_to_begin(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_people(app):
        assert "people you learn from and teach belong here." in " ".join(in_list(app).split())
        assert "n adds someone" in in_list(app)


# Adding and changing


async def test_a_name_and_two_enters_make_a_person_and_a_pairing(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Noor Vermeer")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, PeopleScreen)
        assert "every 4 weeks" in told(app)
        assert "Noor Vermeer" in shown(app) and "you arrange it" in shown(app)
    (pairing,) = store.pairings.where()
    assert (pairing.my_role, pairing.cadence_days, pairing.session_minutes) == ("learner", 28, 45)
    assert (pairing.driven_by, pairing.start) == ("me", TODAY)


async def test_everything_of_somebody_new_can_be_said_at_once(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "n", "f2")
        fill(app, name="Sam", learns="budgets, charts", contact_note="By phone", status="past")
        await press(pilot, "ctrl+s", "escape")
    (sam,) = store.people.where()
    assert (sam.learns, sam.contact_note, sam.status) == (("budgets", "charts"), "By phone", "past")


async def test_the_pairing_can_be_left_for_later_and_the_person_stays(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "n")
        await type_text(pilot, "Sam")
        await press(pilot, "enter", "escape")
        assert "+ begins a pairing" in shown(app)
        await press(pilot, "plus")
        fill(app, my_role="mentor", own_days="10", purpose="Speak up", start="yesterday")
        await press(pilot, "ctrl+s")
        assert "you teach · every 10 days" in shown(app) and "Speak up" in shown(app)
    (pairing,) = store.pairings.where()
    assert (pairing.my_role, pairing.driven_by) == ("mentor", "them")
    assert pairing.start == TODAY - timedelta(days=1)


async def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    store: Store, app_on: AppOn
) -> None:
    sam = person(store, "Sam", "none")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "n", "enter")
        assert "needs a name" in problems(app)["name"]
        await press(pilot, "escape", "plus")
        for values, field in (
            ({"own_days": "often"}, "own_days"),
            ({"own_days": "2.5"}, "own_days"),
            ({"own_days": "", "cadence_days": "own"}, "own_days"),
            ({"own_days": "9", "session_minutes": "0"}, "session_minutes"),
            ({"session_minutes": "30", "start": "someday"}, "start"),
        ):
            fill(app, purpose="Kept", **values)
            await press(pilot, "ctrl+s")
            assert list(problems(app)) == [field]
        fill(app, start="")
        await press(pilot, "ctrl+s")
    (pairing,) = store.pairings.of_person(sam.id)
    assert (pairing.cadence_days, pairing.session_minutes, pairing.start) == (9, 30, None)
    assert pairing.purpose == "Kept"


async def test_a_person_is_changed_and_access_needs_are_shown_plainly(store: Store, app_on: AppOn) -> None:
    person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "e")
        fill(
            app,
            access_needs="captions on, slides beforehand",
            teaches="charts, charts, SQL",
            alias="a mentor",
        )
        await press(pilot, "ctrl+s")
        assert "captions on, slides beforehand" in shown(app)
        assert "charts, SQL" in shown(app) and "called “a mentor” in exports" in shown(app)
        await press(pilot, "u")
        assert "captions on" not in shown(app)


async def test_someone_with_a_pairing_is_not_torn_away_but_someone_without_goes_and_returns(
    store: Store, app_on: AppOn
) -> None:
    person(store, "Noor")
    person(store, "Zoe", "none")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "d")
        assert "still has a pairing" in told(app)
        await press(pilot, "down", "d")
        assert "Zoe" not in in_list(app) and "Noor" in in_list(app)
        await press(pilot, "u")
        assert store.people.count() == 2 and "2 people" in shown(app)


# A person's page


async def test_reciprocity_is_said_in_counts_and_words(store: Store, app_on: AppOn) -> None:
    noor = person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        assert "nothing noted yet, either way" in shown(app)
        learned(store, noor, "Ask first", direction="given", status="taught")
        learned(store, noor, "Say it twice", direction="given", status="taught")
        app.announce("learning")
        await pilot.pause()
        assert "Noor gave you nothing yet, you gave them 2" in shown(app)
        assert "too few taught to say" in shown(app)
        learned(store, noor, "Lead with the decision")
        app.announce("learning")
        await pilot.pause()
        assert "Noor gave you 1, you gave them 2; too few sessions to say how often both" in on_page_flat(app)


async def test_the_page_shows_how_far_each_thing_has_come_in_a_word_and_a_shape(
    sample: Store, app_on: AppOn
) -> None:
    app = app_on(sample)
    async with at_people(app, (120, 66)):
        lines = shown(app).splitlines()
        assert any("●●●○○  Ask for the spread" in line and "used 14 Jan" in line for line in lines)
        assert any("●○○○○  Pivot tables" in line and "heard 6 Jan" in line for line in lines)
        assert any("–      Colour by meaning" in line and "set aside 29 Jan" in line for line in lines)
        text = shown(app)
        headings = ("What I learned", "What I taught", "Open between you", "Questions", "Went well")
        places = [text.index(heading) for heading in headings]
        assert places == sorted(places)
        assert "5 sessions, 4 h" in text and "Data analyst" in text


async def test_a_line_moves_on_and_is_taken_back(store: Store, app_on: AppOn) -> None:
    noor = person(store)
    learned(store, noor, "Ask first")
    app = app_on(store)
    async with at_people(app) as pilot:
        assert "Move on" not in footer(app)
        await press(pilot, "enter")
        assert footer(app)[:3] == ["Move on", "Check", "Set aside"]
        await press(pilot, "greater_than_sign")
        assert "●●○○○  Ask first" in on_page(app) and "Now “tried”." in told(app)
        await press(pilot, "less_than_sign")
        assert "●○○○○  Ask first" in on_page(app) and "Now “heard”." in told(app)
        await press(pilot, *["greater_than_sign"] * 5)
        assert "last step" in told(app) and "●●●●●  Ask first" in on_page(app)


async def test_setting_aside_asks_for_the_reason_and_moving_on_takes_it_up_again(
    store: Store, app_on: AppOn
) -> None:
    one = learned(store, person(store), "Ask first", status="used")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "enter", "x")
        assert "Ask first" in shown(app)
        await type_text(pilot, "No use here")
        await press(pilot, "enter")
        assert "set aside today" in shown(app)
        assert store.learnings.get(one.id).set_aside_reason == "No use here"
        await press(pilot, "greater_than_sign")
        assert "heard today" in shown(app)


async def test_what_is_noted_from_here_is_with_this_person(store: Store, app_on: AppOn) -> None:
    noor = person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        for key, topic in (("l", "Ask first"), ("t", "Budgets"), ("a", "Send the deck"), ("w", "It worked")):
            await press(pilot, key)
            assert isinstance(app.screen, FormModal)
            fill(app, text=topic)
            await press(pilot, "ctrl+s")
            assert topic in on_page(app)
    received = LedgerFilter(direction="received", person_id=noor.id)
    assert [one.topic for one in store.learnings.ledger(received)] == ["Ask first"]
    assert [one.text for one in store.actions.of_person(noor.id)] == ["Send the deck"]


async def test_the_keys_act_on_the_line_where_the_focus_is_and_escape_goes_back(
    store: Store, app_on: AppOn
) -> None:
    noor = person(store)
    one = learned(store, noor, "Ask first")
    learned(store, noor, "Ask twice")
    app = app_on(store)
    async with at_people(app) as pilot:
        await press(pilot, "enter", "down", "d")
        assert store.learnings.find(one.id) is None
        assert app.screen.query_one(Sheet).selected is not None
        await press(pilot, "escape", "e")
        assert isinstance(app.screen, FormModal)
        assert next(row.field.name for row in app.screen.query(FieldRow)) == "name"


async def test_enter_on_a_line_opens_its_session(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_people(app) as pilot:
        sheet = app.screen.query_one(Sheet)
        spread = next(one for one in sample.learnings.where() if one.topic.startswith("Ask for the spread"))
        sheet.focus()
        assert sheet.select(Ref("learning", spread.id))
        await press(pilot, "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.current_mode == "sessions"
        assert "Averages that hide people" in shown(app)


async def test_planning_proposes_this_person(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    async with at_people(app) as pilot:
        await press(pilot, "down", "p")
        assert isinstance(app.screen, FormModal)
        assert "Tomasz Zieliński" in str(app.screen.query_one(".dialog").border_title)


async def test_records_are_shown_from_elsewhere(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    pairing = next(one for one in sample.pairings.where() if one.my_role == "mentor")
    async with at_people(app) as pilot:
        assert isinstance(app.screen, PeopleScreen)
        assert app.screen.select(Ref("pairing", pairing.id))
        await pilot.pause()
        assert app.screen.person_id == pairing.person_id
        assert not app.screen.select(Ref("person", 999))
        assert not app.screen.select(Ref("pairing", 999))
        assert not app.screen.select(Ref("goal", 1))


# Sizes, drafts, hostile text


@pytest.mark.parametrize("size", [NARROW, SLIM])
async def test_where_it_is_narrow_a_page_opens_on_its_own(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with at_people(app, size) as pilot:
        assert "Noor Vermeer" in shown(app) and len(footer(app)) <= 6
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        await press(pilot, "down", "down", "down", "greater_than_sign")
        assert "Now “habit”." in told(app)
        await press(pilot, "end")
        assert "Went well, with their part in it" in shown(app)
        assert footer(app)[-1] == "Help" and len(footer(app)) <= 6
        assert max(len(line) for line in shown(app).splitlines()) <= size[0]


async def test_a_page_of_someone_who_goes_leads_back_to_the_list(store: Store, app_on: AppOn) -> None:
    person(store, "Zoe", "none")
    app = app_on(store)
    async with at_people(app, NARROW) as pilot:
        await press(pilot, "enter", "d")
        assert isinstance(app.screen, PeopleScreen)


async def test_every_draft_goes_on_where_it_was_left(store: Store, app_on: AppOn) -> None:
    learned(store, person(store), "Ask first")
    app = app_on(store)
    async with at_people(app) as pilot:
        for key, fields, title in (
            ("form:person:new", {"name": "Half a na"}, "Someone you learn from or teach"),
            ("form:person:1", {"name": "Half a na"}, "Noor"),
        ):
            store.drafts.save(key, fields)
            kept = store.drafts.get(key)
            assert kept is not None
            app.flow(people.resume(app, kept))
            await pilot.pause()
            assert title in str(app.screen.query_one(".dialog").border_title), key
            (typed,) = [row.value for row in app.screen.query(FieldRow) if row.field.name in fields]
            assert typed in fields.values(), key
            await press(pilot, "escape", "y")
            assert isinstance(app.screen, PeopleScreen)


async def test_a_draft_of_something_gone_is_said_and_stays(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_people(app):
        for key, error in (("form:person:9", NotFound), ("form:pairing:odd", Invalid)):
            with pytest.raises(error):
                await people.resume(app, Draft(key, {}, 0, "", ""))


def hostile_journal(store: Store, text: str) -> None:
    """Everything this area shows, made of one hostile text."""
    who = store.people.add(
        Person(
            name=text,
            alias=text,
            function=text,
            access_needs=text,
            contact_note=text,
            teaches=(text,),
            learns=(text,),
        )
    )
    pairing = store.pairings.add(Pairing(person_id=who.id, purpose=text, start=TODAY))
    held = store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, purpose=text))
    store.sessions.add(Session(pairing_id=pairing.id, day=TODAY, status="planned", purpose=text))
    for direction in ("received", "given"):
        learned(
            store,
            who,
            text,
            direction=direction,
            status="set aside" if direction == "given" else "heard",
            set_aside_reason=text,
            skill=text,
            evidence=text,
            believed_before=text,
            session_id=held.id,
        )
    store.actions.add(Action(text=text, person_id=who.id, day=TODAY))
    store.notes.add(NoteItem(kind="question", text=text, person_id=who.id, day=TODAY))
    store.wins.add(Win(text=text, day=TODAY, contributors=(who.id,)))
    store.agenda.add(AgendaItem(text=text, pairing_id=pairing.id))


@pytest.mark.parametrize(
    ("size", "texts", "keys"),
    [
        (WIDE, (*HOSTILE, LONG_LINE), ()),
        (SLIM, (*HOSTILE[::6], HOSTILE[-1], LONG_LINE), ("enter", "end", "escape")),
    ],
)
async def test_hostile_text_is_shown_as_text(
    store: Store, app_on: AppOn, size: tuple[int, int], texts: tuple[str, ...], keys: tuple[str, ...]
) -> None:
    with store.act("Fill"):
        for text in texts:
            hostile_journal(store, text)
    app = app_on(store)
    async with at_people(app, size) as pilot:
        for _ in texts:
            await press(pilot, *keys, "down")
            assert "\x1b" not in shown(app)
        assert isinstance(app.screen, PeopleScreen)


async def test_markup_in_a_name_is_read_as_it_stands(store: Store, app_on: AppOn) -> None:
    text = "[/] [@click=app.quit]x[/] [TODO] do"
    who = person(store, text)
    app = app_on(store)
    async with at_people(app) as pilot:
        assert text in shown(app)
        await press(pilot, "e")
        assert f"─ {text} ─" in shown(app)
        fill(app, function="Still here")
        await press(pilot, "ctrl+s")
        await press(pilot, "plus", "enter", "ctrl+s")
    assert store.people.get(who.id).name == text


async def test_what_another_program_writes_appears(store: Store, app_on: AppOn) -> None:
    noor = person(store)
    app = app_on(store)
    async with at_people(app) as pilot:
        store.people.save(replace(store.people.get(noor.id), name="Noor V."))
        app.announce("person")
        await pilot.pause()
        assert "Noor V." in shown(app)


@pytest.mark.parametrize(
    ("relation", "words"),
    [("senior", "senior to you at work"), ("peer", "a peer at work"), ("other", "")],
)
def test_what_somebody_is_at_work_is_said_where_it_was_said(
    store: Store, relation: Relation, words: str
) -> None:
    person = store.people.add(Person(name="Noor", relation=relation))
    view = person_view(store, person.id, TODAY)
    assert view is not None
    page = "\n".join(line.content.plain for line in person_lines(view, TODAY, 60))
    assert words in page and ("at work" in page) == bool(words)
