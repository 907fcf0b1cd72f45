"""Goals to try things on, and ways to press keys and read the screen, for the tests of goals."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date

from textual.pilot import Pilot

from rjournal.domain.goals import CheckIn, Goal
from rjournal.services import goals as service
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.modals.fields import FieldRow
from rjournal.tui.modals.form import FormModal
from rjournal.tui.screens.goals import GoalsScreen
from rjournal.tui.widgets.key_bar import KeyBar
from rjournal.tui.widgets.virtual_list import VirtualList
from tests.tui.frame_app import screen_text

TODAY = date(2026, 2, 16)
START = date(2026, 1, 5)
DUE = date(2026, 3, 30)
WIDE, NARROW, SLIM = (120, 36), (80, 24), (60, 20)

AppOn = Callable[[Store], JournalApp]


def numeric(store: Store, title: str = "Time to decide", **more: object) -> Goal:
    facts: dict[str, object] = {
        "unit": "days",
        "baseline": 21.0,
        "target": 10.0,
        "direction": "down",
        "start": START,
        "due": DUE,
    }
    return service.create_goal(store, Goal(title=title, **{**facts, **more}), today=TODAY)  # type: ignore[arg-type]


def reading(store: Store, goal: Goal, day: date, value: float | None, **more: object) -> CheckIn:
    made = CheckIn(goal_id=goal.id, day=day, value=value, **more)  # type: ignore[arg-type]
    return service.check_in(store, made, TODAY)


def steps(store: Store, *texts: str) -> Goal:
    goal = Goal(title="Tell stories with data", measure="milestones", start=START, due=DUE)
    return service.create_goal(store, goal, texts, today=TODAY)


@asynccontextmanager
async def at_goals(app: JournalApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, GoalsScreen)
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


def in_form(app: JournalApp) -> bool:
    return isinstance(app.screen, FormModal)


def footer(app: JournalApp) -> list[str]:
    return [one.label for one in app.screen.query_one(KeyBar).shown_keys()]


def shown(app: JournalApp) -> str:
    return screen_text(app)  # type: ignore[arg-type]


def told(app: JournalApp) -> str:
    """What is on the screen as running words, wherever a line was broken."""
    return " ".join(shown(app).replace("│", " ").split())


def line_with(app: JournalApp, words: str) -> str:
    found = [line for line in shown(app).splitlines() if words in line]
    assert found, f"{words} is not on the screen"
    return found[0]


def goals_list(app: JournalApp) -> VirtualList[object]:
    return app.screen.query_one("#goals", VirtualList)
