"""The ledger: what was received and given, what became of it, and the page of one learning."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from rjournal.domain.lines import Action, Learning
from rjournal.domain.people import Person
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid, NotFound
from rjournal.storage.repos.drafts import Draft
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.commands import commands
from rjournal.tui.flows import learnings
from rjournal.tui.modals.choose import ChooseModal
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.ledger import LearningScreen, LedgerScreen
from rjournal.tui.screens.people import PeopleScreen
from rjournal.tui.widgets.ledger_summary import LedgerSummary
from rjournal.tui.widgets.panel import Panel
from rjournal.tui.widgets.sheet import Sheet
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.hostile import HOSTILE, LONG_LINE
from tests.tui.goals_desk import (
    NARROW,
    SLIM,
    TODAY,
    WIDE,
    AppOn,
    fill,
    footer,
    problems,
    shown,
    told,
    type_text,
)
from tests.tui.stillness import press


@asynccontextmanager
async def at_ledger(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "5", "v")
        assert isinstance(app.screen, LedgerScreen)
        yield pilot


def person(store: Store, name: str = "Noor") -> Person:
    return store.people.add(Person(name=name))


def learned(store: Store, topic: str = "Ask first", *, ago: int = 0, **more: Any) -> Learning:
    day = TODAY - timedelta(days=ago)
    facts: dict[str, Any] = {"direction": "received", "day": day, "status_on": day, **more}
    return store.learnings.add(Learning(topic=topic, **facts))


def title(app: JournalApp) -> str:
    return str(app.screen.query_one("#lists", Panel).border_title)


def in_list(app: JournalApp) -> str:
    widget = app.screen.query_one(VirtualList)
    return "\n".join(widget.render_line(y).text for y in range(widget.size.height))


def on_page(app: JournalApp) -> str:
    sheet = next(screen for screen in reversed(app.screen_stack) if screen.query(Sheet)).query_one(Sheet)
    return "\n".join(sheet.render_line(y).text for y in range(sheet.size.height))


async def test_it_holds_everything_newest_first_and_is_narrowed_by_key(store: Store, app_on: AppOn) -> None:
    noor, sam = person(store), person(store, "Sam")
    learned(store, "An old one", ago=110, person_id=noor.id, skill="statistics", status_on=None)
    learned(store, "Budgets", ago=42, person_id=sam.id, direction="given", status="taught")
    learned(store, "A new one", person_id=noor.id, status="used", used_on=TODAY, area="tool")
    app = app_on(store)
    async with at_ledger(app) as pilot:
        text = in_list(app)
        assert text.index("A new one") < text.index("Budgets") < text.index("An old one")
        assert "from Noor" in text and "to Sam" in text and "● used" in on_page(app)
        assert "2 learned, 1 taught" in shown(app)
        assert footer(app)[:3] == ["Move on", "Check", "Set aside"]
        await press(pilot, "f")
        assert title(app) == "Learned" and "Budgets" not in in_list(app)
        assert "2 learned, 0 taught" in shown(app)
        await press(pilot, "f")
        assert title(app) == "Taught" and "An old one" not in in_list(app)
        await press(pilot, "f")
        assert title(app) == "Ledger"
        await press(pilot, "F")
        await type_text(pilot, "noor")
        await press(pilot, "enter", "F")
        await type_text(pilot, "stat")
        await press(pilot, "enter")
        assert title(app) == "Ledger · with Noor · statistics"
        assert "An old one" in in_list(app) and "A new one" not in in_list(app)
        await press(pilot, "f", "f")
        assert title(app) == "Taught · to Noor · statistics"
        assert "Nothing here is all of this." in in_list(app)
        await press(pilot, "greater_than_sign", "c", "x", "enter", "F")
        assert isinstance(app.screen, ChooseModal), "nothing is selected, and nothing goes wrong"
        await type_text(pilot, "everything")
        await press(pilot, "enter")
        assert title(app) == "Ledger" and "Budgets" in in_list(app)
        await press(pilot, "F")
        await type_text(pilot, "tool")
        await press(pilot, "enter", "F")
        await type_text(pilot, "taken")
        await press(pilot, "enter")
        assert title(app) == "Ledger", "what was taken is let go again"
        await press(pilot, "f", "escape")
        assert isinstance(app.screen, PeopleScreen)
        await press(pilot, "1", "5", "v")
        assert title(app) == "Learned", "it is as it was left"


async def test_a_row_moves_on_and_back_and_is_set_aside(store: Store, app_on: AppOn) -> None:
    one = learned(store, ago=3)
    app = app_on(store)
    async with at_ledger(app) as pilot:
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert "● used" in on_page(app) and "moves it on to “habit”" in on_page(app)
        assert "●●●○○  used today" in in_list(app)
        await press(pilot, "less_than_sign")
        assert "Now “tried”." in told(app)
        await press(pilot, "x")
        await type_text(pilot, "No use here")
        await press(pilot, "enter")
        assert "Set aside today: No use here" in on_page(app)
        await press(pilot, "u")
        assert store.learnings.get(one.id).status == "tried"


async def test_a_check_is_made_by_one_key_shown_beside_the_row_and_corrected(
    store: Store, app_on: AppOn
) -> None:
    noor = person(store)
    one = learned(store, ago=15, person_id=noor.id)
    learned(store, "Budgets", ago=50, person_id=noor.id, direction="given", status="taught")
    app = app_on(store)
    async with at_ledger(app) as pilot:
        assert in_list(app).count("check due") == 2
        assert "? after 14 days  due since yesterday" in on_page(app)
        assert "Used yet?" in on_page(app)
        await press(pilot, "c")
        assert "Used, and I needed nobody for it." in shown(app)
        await press(pilot, "w", "tab", "right")
        fill(app, note="I looked it up once")
        await press(pilot, "ctrl+s")
        assert "Noted: with hints. Now “used”." in told(app)
        assert "◈· with hints" in in_list(app) and "used today" in in_list(app)
        assert "I looked it up once" in on_page(app) and "explain it back" in on_page(app)
        await press(pilot, "enter")
        sheet = app.screen.query_one(Sheet)
        (made,) = store.retention_checks.where()
        assert sheet.select(Ref("retention_check", made.id))
        await press(pilot, "e")
        fill(app, result="unaided", day="tomorrow")
        await press(pilot, "ctrl+s")
        assert "still to come" in problems(app)["day"]
        fill(app, day="2026-01-01")
        await press(pilot, "ctrl+s")
        assert "before you came upon it" in problems(app)["day"]
        fill(app, day="yesterday")
        await press(pilot, "ctrl+s")
        assert "◆· unaided" in in_list(app)
        await press(pilot, "d")
        assert store.retention_checks.count() == 0 and "check due" in in_list(app)
        await press(pilot, "u", "escape", "down")
        assert store.retention_checks.count() == 1
        text = " ".join(on_page(app).split())
        assert "· after 14 days not asked ? after 45 days due since 11 Feb" in text
        assert "It is no test of the person, but of how well it was explained." in text
        await press(pilot, "c", "n")
        assert "I explain it again, in another way." in shown(app)
        await press(pilot, "enter")
        assert "◇ not yet" in in_list(app)
    assert store.learnings.get(one.id).status == "used"
    assert [check.number for check in store.retention_checks.where()] == [1, 2]


async def test_what_is_planned_is_not_checked_and_says_so(store: Store, app_on: AppOn) -> None:
    learned(store, direction="given", status="planned")
    app = app_on(store)
    async with at_ledger(app) as pilot:
        assert "Can they show it?" not in on_page(app)
        await press(pilot, "c")
        assert "This is only planned" in told(app)


async def test_everything_that_is_known_can_be_said_and_stands_on_the_page(
    store: Store, app_on: AppOn
) -> None:
    person(store)
    app = app_on(store)
    async with at_ledger(app) as pilot:
        await press(pilot, "l")
        await type_text(pilot, "Ask for the spread")
        await press(pilot, "f2")
        fill(
            app,
            **{"with": "noor"},
            skill="statistics",
            method="demonstrated",
            area="perspective",
            depth="apply",
        )
        fill(app, evidence="The Monday deck", strength="measured", before="That an average is enough")
        fill(app, resources="https://example.org/spread the paper\n~/deck.pdf", status="tried")
        await press(pilot, "ctrl+s")
        (one,) = store.learnings.where()
        assert (one.status, one.diverges, one.person_id) == ("tried", True, 1)
        text = " ".join(on_page(app).split())
        for said in (
            "Skill statistics",
            "Area perspective",
            "Method demonstrated",
            "Depth apply",
            "Seen in measured: The Monday deck",
            "Before I had believed: That an average is enough",
            "With it https://example.org/spread the paper ~/deck.pdf",
        ):
            assert said in text
        await press(pilot, "e")
        fill(app, day="tomorrow")
        await press(pilot, "ctrl+s")
        assert "still to come" in problems(app)["day"]
        fill(app, day="2026-02-02", **{"with": "Nobody"})
        await press(pilot, "ctrl+s")
        assert "Nobody" in problems(app)["with"]
        fill(app, **{"with": "Noor"}, status="used", status_on="2026-02-01", visibility="shareable")
        await press(pilot, "ctrl+s")
        assert "before you came upon it" in problems(app)["status_on"]
        fill(app, status_on="2026-02-09")
        await press(pilot, "ctrl+s")
        assert "Used Mon 9 Feb" in on_page(app) and "Seen by   shareable" in on_page(app)
    (changed,) = store.learnings.where()
    assert (changed.day, changed.used_on) == (date(2026, 2, 2), date(2026, 2, 9))
    assert (changed.skill, changed.resources[1]) == ("statistics", "~/deck.pdf")


async def test_what_it_led_to_is_noted_from_it_and_leads_there(store: Store, app_on: AppOn) -> None:
    one = learned(store, person_id=person(store).id)
    app = app_on(store)
    async with at_ledger(app) as pilot:
        for key, text in (("a", "Try it on Monday"), ("w", "It held")):
            await press(pilot, key)
            assert "It follows from: Ask first" in shown(app)
            fill(app, text=text)
            await press(pilot, "ctrl+s")
        assert "What it led to" in on_page(app)
        assert "→ Try it on Monday" in on_page(app) and "→ It held" in on_page(app)
        (action,) = store.actions.where()
        assert action.person_id == one.person_id
        await press(pilot, "u")
        assert "It held" not in on_page(app) and store.links.count() == 1
    assert store.links.ends(Ref("learning", one.id), "led-to", "action") == [action.id]


async def test_what_it_adds_up_to_stands_below_the_list(store: Store, app_on: AppOn) -> None:
    for days in (3, 10, 20):
        learned(store, ago=30, status="used", used_on=TODAY - timedelta(days=days))
    learned(store, ago=29)
    app = app_on(store)
    async with at_ledger(app) as pilot:
        lines = str(app.screen.query_one(LedgerSummary).render()).splitlines()
        assert lines == [
            "4 learned, 0 taught · 3 of 3 learned in use",
            "too few taught to say · first used after 20 days",
            "too few checks to say",
        ]
        await press(pilot, "f")
        assert "too few taught" not in str(app.screen.query_one(LedgerSummary).render())


async def test_an_empty_ledger_says_what_belongs_there_and_how_to_begin(store: Store, app_on: AppOn) -> None:
    app = app_on(store)
    async with at_ledger(app) as pilot:
        assert "What you learned and taught belongs here" in in_list(app)
        assert "l notes what you learned" in in_list(app)
        assert not str(app.screen.query_one(LedgerSummary).render())
        await press(pilot, "greater_than_sign", "less_than_sign", "c", "x", "e", "d", "a", "F")
        assert "There is nothing to narrow yet." in shown(app)
        await press(pilot, "escape", "v")
        assert isinstance(app.screen, PeopleScreen)


async def test_it_opens_from_the_palette_and_records_lead_to_it(sample: Store, app_on: AppOn) -> None:
    app = app_on(sample)
    given = next(one for one in sample.learnings.where() if one.direction == "given")
    alone = sample.learnings.add(replace(given, uid="", id=0, session_id=None, topic="On its own"))
    check = sample.retention_checks.add(
        RetentionCheck(learning_id=given.id, number=1, done_on=TODAY, result="not yet")
    )
    async with app.run_test(size=WIDE) as pilot:
        next(one for one in commands(app, app.screen) if one.name == "Ledger").run()
        await pilot.pause()
        assert isinstance(app.screen, LedgerScreen)
        await press(pilot, "f")
        for ref, topic in (
            (Ref("learning", alone.id), "On its own"),
            (Ref("retention_check", check.id), given.topic),
        ):
            app.open(ref)
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.screen, LedgerScreen)
            row = app.screen.list.highlighted_row
            assert row is not None and row.learning.topic == topic
        assert not app.screen.select(Ref("goal", 1)) and not app.screen.select(Ref("learning", 999))
        await press(pilot, "enter", "end", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.current_mode == "sessions"


@pytest.mark.parametrize("size", [NARROW, SLIM])
async def test_where_it_is_narrow_a_page_opens_on_its_own(
    sample: Store, app_on: AppOn, size: tuple[int, int]
) -> None:
    app = app_on(sample)
    async with at_ledger(app, size) as pilot:
        assert len(footer(app)) <= 6 and "in use" in shown(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LearningScreen)
        assert "you taught this to Tomasz" in shown(app)
        await press(pilot, "greater_than_sign")
        assert "Now “shown back”." in told(app)
        assert footer(app)[-1] == "Help" and len(footer(app)) <= 6
        assert max(len(line) for line in shown(app).splitlines()) <= size[0]
        await press(pilot, "d")
        assert isinstance(app.screen, LedgerScreen)


async def test_every_draft_goes_on_where_it_was_left(store: Store, app_on: AppOn) -> None:
    one = learned(store, ago=20)
    made = store.retention_checks.add(
        RetentionCheck(learning_id=one.id, number=1, done_on=TODAY, result="not yet")
    )
    app = app_on(store)
    async with at_ledger(app) as pilot:
        for key, fields, words in (
            (f"form:set-aside:{one.id}", {"reason": "Half a rea"}, "Set it aside"),
            (f"form:check:{one.id}", {"note": "Half a no"}, "Second check"),
            (f"form:check:change:{made.id}", {"note": "Half a no"}, "Change the check"),
            (f"form:follow:{one.id}:action", {"text": "Half a pro"}, "Action"),
        ):
            store.drafts.save(key, fields)
            kept = store.drafts.get(key)
            assert kept is not None
            app.flow(learnings.resume(app, kept))
            await pilot.pause()
            assert isinstance(app.screen, FormModal)
            assert words in str(app.screen.query_one(".dialog").border_title), key
            (typed,) = [row.value for row in app.screen.query(FieldRow) if row.field.name in fields]
            assert typed in fields.values(), key
            await press(pilot, "escape", "y")
            assert isinstance(app.screen, LedgerScreen)
        for key, error in (
            ("form:check:9", NotFound),
            ("form:check:odd", Invalid),
            ("form:follow:1:odd", Invalid),
        ):
            with pytest.raises(error):
                await learnings.resume(app, Draft(key, {}, 0, "", ""))


async def test_a_check_begun_goes_on_over_the_one_another_window_made_and_says_so(
    store: Store, app_on: AppOn
) -> None:
    one = learned(store, ago=40)
    key = f"form:check:{one.id}"
    first = RetentionCheck(learning_id=one.id, number=1, done_on=TODAY - timedelta(days=20), result="not yet")
    store.retention_checks.add(first)
    made = store.retention_checks.add(replace(first, number=2, done_on=TODAY, note="Theirs"))
    app = app_on(store)
    async with at_ledger(app) as pilot:
        store.drafts.save(key, {"note": "Mine", "result": "with help"})
        kept = store.drafts.get(key)
        assert kept is not None
        app.flow(learnings.resume(app, kept))
        await pilot.pause()
        assert "Mine" in [row.value for row in app.screen.query(FieldRow)]
        assert "it was changed since" in " ".join(shown(app).split())
        await press(pilot, "ctrl+s")
    assert store.retention_checks.get(made.id).note == "Mine"
    assert store.drafts.all() == []


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
            who = store.people.add(Person(name=text))
            held = store.sessions.add(Session(day=TODAY, purpose=text))
            one = learned(
                store,
                text,
                ago=20,
                person_id=who.id,
                session_id=held.id,
                status="set aside",
                set_aside_reason=text,
                skill=text,
                evidence=text,
                believed_before=text,
                resources=(text,),
            )
            store.retention_checks.add(
                RetentionCheck(learning_id=one.id, number=1, done_on=TODAY, result="not yet", note=text)
            )
            action = store.actions.add(Action(text=text, day=TODAY))
            store.links.connect(Ref("learning", one.id), Ref("action", action.id), "led-to")
    app = app_on(store)
    async with at_ledger(app, size) as pilot:
        for _ in texts:
            await press(pilot, *keys, "down")
            assert "\x1b" not in shown(app)
        for choice in ("F", "c"):
            await press(pilot, choice)
            assert "\x1b" not in shown(app)
            await press(pilot, "end", "enter" if choice == "F" else "escape")
        assert "\x1b" not in title(app)
        assert isinstance(app.screen, LedgerScreen)
