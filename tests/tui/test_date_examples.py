"""Every date that a form shows as an example can be typed into the field it stands in."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid, RJournalError
from rjournal.storage.store import Store
from rjournal.tui.app import JournalApp
from rjournal.tui.flows import (
    browsing,
    goal_changes,
    goal_days,
    goals,
    lines,
    pairings,
    planning,
    recording,
    skills,
)
from rjournal.tui.modals.fields import DateField, FieldRow
from rjournal.tui.modals.form import FormModal

MakeApp = Callable[[Store], JournalApp]
Flow = Callable[[JournalApp], Coroutine[Any, Any, object]]

FORMS: dict[str, tuple[Flow, list[str], int]] = {
    "a day in the journal": (lambda app: browsing.ask_day(app, browsing.EntryFilter()), [], 1),
    "a goal as it was": (goal_days.ask_as_of, [], 1),
    "a number": (goals.set_goal, ["enter"], 2),
    "a habit": (goals.set_goal, [*"habit", "enter"], 2),
    "a question": (goals.set_goal, [*"question", "enter"], 2),
    "another aim": (lambda app: goal_changes.revise(app, 3), [], 2),
    "a reading": (lambda app: goals.check_in(app, 1), [], 1),
    "a rating": (lambda app: skills.rate_skill(app, 1), ["3"], 1),
    "a pairing": (lambda app: pairings.edit_pairing(app, 1), [], 2),
    "an action": (lambda app: lines.add_line(app, "action"), ["x"], 1),
    "an action changed": (lambda app: lines.edit_line(app, Ref("action", 1)), [], 1),
    "a session that was held": (lambda app: recording.record_session(app, 1), [], 2),
    "a session to come": (lambda app: planning.plan_session(app, 1), [], 2),
    "a session moved": (lambda app: planning.moved_to(app, _to_come(app), None), [], 1),
    "a session changed": (lambda app: planning.edit_session(app, _to_come(app).id), [], 2),
    "the next one": (lambda app: planning.plan_next(app, _held(app).id), [], 1),
}
"""How to open it, what to choose before it is there, and how many days it asks for."""


class _NotKept(Exception):
    """Takes back what a form stored."""


def _to_come(app: JournalApp) -> Session:
    return app.store.sessions.where("status = 'planned'")[0]


def _held(app: JournalApp) -> Session:
    """The last session with somebody with whom nothing is planned."""
    planned = {one.pairing_id for one in app.store.sessions.where("status = 'planned'")}
    held = [one for one in app.store.sessions.where("status = 'held'") if one.pairing_id not in planned]
    return max(held, key=lambda one: one.day)


def refusal(form: FormModal[Any], row: FieldRow, typed: str) -> str:
    """What is said at the field when this is typed into it; empty where it is read."""
    values = {**form.values(), row.field.name: typed}
    try:
        with form.app.store.act("Try it"):  # type: ignore[attr-defined]
            form._check(values)
            raise _NotKept
    except _NotKept:
        return ""
    except RJournalError as error:
        return str(error) if isinstance(error, Invalid) and error.field == row.field.name else ""


async def test_each_example_is_read_where_it_stands(sample: Store, app_on: MakeApp) -> None:
    app = app_on(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        for name, (flow, keys, count) in FORMS.items():
            app.flow(flow(app))
            await pilot.pause()
            await pilot.press(*keys)
            form = app.screen
            assert isinstance(form, FormModal), name
            rows = sorted(form._rows, key=lambda row: row.is_asked)
            days = {row.field.name: row for row in rows if isinstance(row.field, DateField)}
            assert len(days) == count, name
            for row in days.values():
                if row.field.when is not None and not row.is_asked:
                    choice, values = row.field.when
                    next(one for one in form._rows if one.field.name == choice).hold(values[0])
                # What is wrong is said there at all.
                assert refusal(form, row, "no day") != "", (name, row.field.name)
                assert isinstance(row.field, DateField)
                examples = row.field.placeholder.partition(";")[0].removesuffix(", or nothing")
                for example in examples.split(", "):
                    assert refusal(form, row, example) == "", (name, example)
            form.dismiss(None)
            await pilot.pause()
