"""Setting goals and checking in on them, from anywhere.

Draft keys: `form:goal:new:<measure>`, `form:goal:<id>`, `form:check-in:<goal>` and, for a reading being
corrected, `form:check-in:<goal>:<reading>`. Those of `flows.goal_changes` begin with `form:goal:<id>:`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

from textual.content import Content

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import CHECK_EVERY, CheckIn, Goal, MeasureKind
from rjournal.domain.numbers import amount
from rjournal.domain.text import one_line
from rjournal.errors import Invalid
from rjournal.services import goals as service
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.goal_fields import (
    ReadDay,
    echo_goal,
    goal_fields,
    read_goal,
    read_reading,
    read_steps,
    reading_fields,
    ticked,
)
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from rjournal.services.goals import GoalView
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."

_KINDS: tuple[Pick, ...] = (
    Pick("numeric", "A number that goes up or down", "days until a decision, people who speak"),
    Pick("milestones", "Steps, one after another", "learn it, show it, hand it on"),
)

_NEW = "form:goal:new:"


# Setting a goal


async def set_goal(app: JournalApp, goal_id: int | None = None, *, measure: str = "") -> Goal | None:
    """Set a new goal, or change one; None when that was left.

    A new one is asked for its kind first, unless `measure` says it or one was begun and left as a draft.
    """
    if goal_id is not None:
        return await _change(app, goal_id)
    kind = measure or await _kind(app)
    if kind is None:
        return None
    key = f"{_NEW}{kind}"
    blank = _blank(app, kind)

    def save(values: dict[str, str]) -> Goal:
        goal = read_goal(blank, values, _read_day(app))
        return service.create_goal(app.store, goal, read_steps(values), draft=key, today=app.today)

    goal = await asking.ask(
        app,
        "A new goal",
        goal_fields(blank, with_aim=True),
        save,
        draft_key=key,
        echo=echo_goal(blank, _read_day(app)),
    )
    if goal is not None:
        _changed(app)
        base.tell(app, f"Goal set: {understood(goal)}.", _UNDO)
    return goal


async def _kind(app: JournalApp) -> str | None:
    begun = [pick.key for pick in _KINDS if app.store.drafts.get(f"{_NEW}{pick.key}")]
    if len(begun) == 1:
        return begun[0]
    return await asking.choose(app, "What kind of goal", _KINDS)


def _blank(app: JournalApp, kind: str) -> Goal:
    measure: MeasureKind = "milestones" if kind == "milestones" else "numeric"
    return Goal(title="", measure=measure, start=app.today, check_every=CHECK_EVERY[measure])


async def _change(app: JournalApp, goal_id: int) -> Goal | None:
    """Change a goal's words; its numbers too while it is a draft or lacks its starting point."""
    goal = app.store.goals.get(goal_id)
    key = f"form:goal:{goal.id}"
    with_aim = goal.lifecycle == "draft" or (goal.measure == "numeric" and goal.baseline is None)

    def save(values: dict[str, str]) -> Goal:
        return service.change_goal(app.store, read_goal(goal, values, _read_day(app)), app.today, draft=key)

    changed = await asking.ask(
        app,
        goal.title,
        goal_fields(goal, with_aim=with_aim),
        save,
        draft_key=key,
        base_rev=goal.rev,
        intro="" if with_aim else "r changes its aim and its date, with the reason.",
        echo=echo_goal(goal, _read_day(app)),
    )
    if changed is not None:
        _changed(app)
        base.tell(app, "Goal changed.", _UNDO)
    return changed


# Checking in


async def check_in(app: JournalApp, goal_id: int | None = None) -> CheckIn | None:
    """Note where a goal stands; None when that was left. Without a goal one is chosen first.

    The first reading of a goal that has no starting point is offered as one.

    Raises:
        Invalid: the goal is closed.
    """
    chosen = await _goal_to_read(app) if goal_id is None else goal_id
    if chosen is None:
        return None
    view = _view(app, chosen)
    if view.goal.lifecycle == "closed":
        raise Invalid("This goal is closed.", "x on Goals opens it again.")
    reading = await _ask_reading(app, view)
    if reading is None:
        return None
    _changed(app)
    after = _view(app, chosen)
    _say_reading(app, after, reading)
    await _offer_start(app, after)
    return reading


def _view(app: JournalApp, goal_id: int) -> GoalView:
    return service.view(app.store, goal_id, app.today, first_weekday=app.settings.first_weekday)


async def _goal_to_read(app: JournalApp) -> int | None:
    """The goal to check in on: the only one, or the chosen one, with the one that waits longest proposed."""
    active = service.overview(
        app.store,
        app.today,
        app.store.goals.where("lifecycle = 'active'"),
        first_weekday=app.settings.first_weekday,
    )
    if not active:
        base.tell(app, "There is no active goal to check in on.", "n on Goals sets one.")
        return None
    active.sort(key=_waiting)
    if len(active) == 1:
        return active[0].goal.id
    picks = [Pick(str(one.goal.id), one.goal.title, _pick_words(one)) for one in active]
    key = await asking.choose(app, "Check in on", picks, chosen=picks[0].key)
    return None if key is None else int(key)


def _waiting(view: GoalView) -> tuple[bool, date]:
    """Sorts goals: those that ask for a reading first, then by the age of the last one."""
    return not view.progress.reading_due, view.progress.last_day or view.goal.start


def _pick_words(view: GoalView) -> str:
    value, last = view.progress.value, view.progress.last_day
    when = "" if last is None else f", {day_words(last, view.progress.as_of)}"
    return f"{value or 'no reading yet'}{when}"


async def _ask_reading(app: JournalApp, view: GoalView) -> CheckIn | None:
    goal = view.goal
    key = f"form:check-in:{goal.id}"
    steps = [step for step in view.facts.milestones if step.done_on is None and step.dropped_on is None]

    def save(values: dict[str, str]) -> CheckIn:
        reading = read_reading(goal, None, values, _read_day(app))
        return service.check_in(app.store, reading, app.today, ticked=ticked(values), draft=key)

    fields = reading_fields(goal, None, steps if goal.measure == "milestones" else ())
    return await asking.ask(app, goal.title, fields, save, draft_key=key, intro=_last_words(view))


def _last_words(view: GoalView) -> str:
    """Where it stood last, so that nobody has to look it up: `Last: 20 days, aim 10, on 2 Feb.`"""
    last = view.progress.last_day
    if last is None:
        return f"{understood(view.goal)}."
    return f"Last: {view.progress.value}, on {day_words(last, view.progress.as_of)}."


def _say_reading(app: JournalApp, view: GoalView, reading: CheckIn) -> None:
    if view.progress.state == "reached":
        base.tell(
            app, f"Checked in: {view.progress.value}. The aim is reached.", f"x closes the goal. {_UNDO}"
        )
        return
    figure = view.progress.value if reading.value is None else amount(reading.value, view.goal.unit)
    base.tell(app, f"Checked in: {figure}.", _UNDO)


async def _offer_start(app: JournalApp, view: GoalView) -> None:
    """Offer the first reading as the starting point of a goal without one (docs/domain.md §3.1)."""
    first = view.progress.offered_baseline
    if first is None or first.value is None:
        return
    figure = amount(first.value, view.goal.unit)
    question = Content(
        f"“{one_line(view.goal.title)}” has no starting point yet. "
        f"Did it begin at {one_line(figure)}, the reading of {day_words(first.day, app.today)}?"
    )
    if await asking.either(app, question, "Begin there", "Not now"):
        service.accept_baseline(app.store, view.goal.id, first)
        _changed(app)
        base.tell(app, f"It begins at {figure}.", _UNDO)


async def correct_reading(app: JournalApp, reading_id: int) -> CheckIn | None:
    """Put a mistyped reading right; None when that was left."""
    reading = app.store.check_ins.get(reading_id)
    goal = app.store.goals.get(reading.goal_id)
    key = f"form:check-in:{goal.id}:{reading.id}"

    def save(values: dict[str, str]) -> CheckIn:
        corrected = read_reading(goal, reading, values, _read_day(app))
        return service.correct_check_in(app.store, corrected, app.today, draft=key)

    fields = reading_fields(goal, reading, ())
    title = f"Reading of {day_words(reading.day, app.today)}"
    corrected = await asking.ask(app, title, fields, save, draft_key=key, base_rev=reading.rev)
    if corrected is not None and corrected != reading:
        _changed(app)
        base.tell(app, "Reading corrected.", _UNDO)
    return corrected


# Drafts


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about a goal that was left.

    Raises:
        NotFound: the goal it was about lies in the trash.
    """
    _, what, *rest = draft.key.split(":")
    if what == "check-in":
        await (correct_reading(app, int(rest[1])) if len(rest) > 1 else check_in(app, int(rest[0])))
    elif rest[0] == "new":
        kind = rest[1] if len(rest) > 1 and rest[1] in get_args(MeasureKind) else ""
        await set_goal(app, measure=kind)
    elif len(rest) == 1:
        await set_goal(app, int(rest[0]))
    else:
        from rjournal.tui.flows import goal_changes

        await goal_changes.resume(app, draft)


def _read_day(app: JournalApp) -> ReadDay:
    return lambda text, future: app.read_day(text, future=future)


def _changed(app: JournalApp) -> None:
    app.announce("goal", "check_in", "milestone")
