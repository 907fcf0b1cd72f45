"""Setting goals and checking in on them, from anywhere.

Draft keys: `form:goal:new`, `form:goal:<id>`, `form:check-in:<goal>` and, for a reading being corrected,
`form:check-in:<goal>:<reading>`. Those of `flows.goal_changes` begin with `form:goal:<id>:`. Version 0.1.0
kept new goals under `form:goal:new:<measure>`; these are gone on with too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_words import day_words
from rjournal.domain.goals import CHECK_EVERY, CheckIn, Goal, MeasureKind
from rjournal.domain.records import Ref
from rjournal.domain.skills import folded_name
from rjournal.domain.text import one_line
from rjournal.errors import Invalid
from rjournal.services import goals as service
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.goal_fields import goal_fields, new_goal_fields
from rjournal.tui.flows.goal_kinds import KINDS, PICKS
from rjournal.tui.flows.goal_offers import (
    UNDO,
    changed,
    choose_goal,
    goal_of,
    offer_looking_back,
    offer_start,
    origin_of,
    origin_words,
    say_reading,
    view_of,
)
from rjournal.tui.flows.goal_readings import (
    CAME_FROM,
    first_reading_fields,
    read_reading,
    reading_fields,
    reading_intro,
    ticked,
)
from rjournal.tui.flows.goal_values import Days, echo_goal, read_goal, read_steps

if TYPE_CHECKING:
    from rjournal.services.goals import GoalView
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_NEW = "form:goal:new"

Keep = Callable[[Goal, Sequence[str]], Goal]
"""Stores a new goal with its first steps."""


# Setting a goal


async def set_goal(
    app: JournalApp,
    goal_id: int | None = None,
    *,
    draft_key: str = "",
    title: str = "",
    keep: Keep | None = None,
) -> Goal | None:
    """Set a new goal, or change one; None when that was left.

    A new one is asked for its kind first, unless one was begun and left: that is gone on with. The kind can
    still be changed in the form, and what both kinds ask stays. `title` is what it begins with, and `keep`
    stores it where more belongs to it than the goal; it drops the draft `draft_key` too.
    """
    if goal_id is not None:
        return await _change(app, goal_id)
    key = draft_key or _begun(app)
    begun = _kind_of(key) if app.store.drafts.get(key) is not None else None
    kind = begun or await asking.choose(app, "What kind of goal", PICKS)
    if kind is None:
        return None
    goal = await _ask_new(app, key or _NEW, replace(_blank(app, kind), title=title), keep)
    if goal is not None:
        changed(app)
        base.tell(app, f"Goal set: {understood(goal)}.", UNDO)
    return goal


async def _ask_new(app: JournalApp, key: str, blank: Goal, keep: Keep | None) -> Goal | None:
    days = days_of(app)

    def save(values: dict[str, str]) -> Goal:
        goal = read_goal(blank, values, days, with_aim=True)
        steps = read_steps(goal, values)
        if keep is not None:
            return keep(goal, steps)
        return service.create_goal(app.store, goal, steps, draft=key, today=app.today)

    return await asking.ask(
        app,
        "A new goal",
        new_goal_fields(blank, known_skills(app)),
        save,
        draft_key=key,
        echo=echo_goal(blank, days, with_aim=True),
    )


def _begun(app: JournalApp) -> str:
    """The key of a new goal that was begun and left; empty for none."""
    keys = (_NEW, *(f"{_NEW}:{kind}" for kind in KINDS))
    return next((key for key in keys if app.store.drafts.get(key) is not None), "")


def _kind_of(key: str) -> str | None:
    """The kind of a goal that was begun, before its draft says which; None for one that is not begun."""
    if not key:
        return None
    kind = key.removeprefix(f"{_NEW}:")
    return kind if kind in KINDS else "numeric"


def _blank(app: JournalApp, kind: str) -> Goal:
    measure: MeasureKind = next((known for known in KINDS if known == kind), "numeric")
    return Goal(title="", measure=measure, start=app.today, check_every=CHECK_EVERY[measure])


def known_skills(app: JournalApp) -> list[str]:
    """The names of skills to offer: those on the map, of goals, and of what people teach and learn."""
    named = [skill.name for skill in app.store.skills.where()]
    named += [goal.skill for goal in app.store.goals.where("measure = 'skill'")]
    for person in app.store.people.where():
        named += (*person.teaches, *person.learns)
    known: dict[str, str] = {}
    for name in named:
        known.setdefault(folded_name(name), one_line(name))
    return sorted(filter(None, known.values()), key=str.casefold)


def days_of(app: JournalApp) -> Days:
    """How this journal's owner types days."""
    return Days(lambda text, future: app.read_day(text, future=future), app.settings.first_weekday)


async def _change(app: JournalApp, goal_id: int) -> Goal | None:
    """Change a goal's words; its measure too while it is a draft or lacks its starting point."""
    goal = app.store.goals.get(goal_id)
    key, days = f"form:goal:{goal.id}", days_of(app)
    unfinished = goal.measure in ("numeric", "skill") and goal.baseline is None
    with_aim = goal.lifecycle == "draft" or unfinished

    def save(values: dict[str, str]) -> Goal:
        read = read_goal(goal, values, days, with_aim=with_aim)
        return service.change_goal(app.store, read, app.today, draft=key)

    stored = await asking.ask(
        app,
        goal.title,
        goal_fields(goal, known_skills(app), with_aim=with_aim),
        save,
        draft_key=key,
        base_rev=goal.rev,
        intro="" if with_aim else "r changes its aim and its date, with the reason.",
        echo=echo_goal(goal, days, with_aim=with_aim),
    )
    if stored is not None:
        changed(app)
        base.tell(app, "Goal changed.", UNDO)
    return stored


# Checking in


async def check_in(
    app: JournalApp, goal_id: int | None = None, *, subject: Ref | None = None
) -> CheckIn | None:
    """Note where a goal stands; None when that was left. Without a goal one is chosen first.

    `subject` is the record that is in front when this is asked for: the goal itself or a part of it, or the
    session or entry that the reading then comes from. The first reading of a goal that has no starting point
    is offered as one.

    Raises:
        Invalid: the goal is closed.
    """
    origin = origin_of(app, subject)
    chosen = goal_id or goal_of(app, subject) or await choose_goal(app, origin)
    if chosen is None:
        return None
    view = view_of(app, chosen)
    if view.goal.lifecycle == "closed":
        raise Invalid("This goal is closed.", "x on Goals opens it again.")
    reading = await _ask_reading(app, view, origin)
    if reading is None:
        return None
    changed(app)
    after = view_of(app, chosen)
    say_reading(app, after, reading)
    await offer_start(app, after)
    await offer_looking_back(app, after, reading)
    return reading


async def _ask_reading(app: JournalApp, view: GoalView, origin: Ref | None) -> CheckIn | None:
    goal = view.goal
    key = f"form:check-in:{goal.id}"
    if origin is None:
        # One that was begun at a session and left still comes from there.
        begun = app.store.drafts.get(key)
        origin = origin_of(app, Ref.parse(begun.fields.get(CAME_FROM, "")) if begun else None)

    def save(values: dict[str, str]) -> CheckIn:
        reading = read_reading(goal, None, values, days_of(app))
        return service.check_in(
            app.store,
            reading,
            app.today,
            ticked=ticked(values),
            came_from=Ref.parse(values.get(CAME_FROM, "")),
            draft=key,
        )

    named = None if origin is None else (origin.handle, origin_words(app, origin))
    fields = first_reading_fields(view, named)
    return await asking.ask(app, goal.title, fields, save, draft_key=key, intro=reading_intro(view))


async def correct_reading(app: JournalApp, reading_id: int) -> CheckIn | None:
    """Put a mistyped reading right; None when that was left."""
    reading = app.store.check_ins.get(reading_id)
    goal = app.store.goals.get(reading.goal_id)
    key = f"form:check-in:{goal.id}:{reading.id}"

    def save(values: dict[str, str]) -> CheckIn:
        corrected = read_reading(goal, reading, values, days_of(app))
        return service.correct_check_in(app.store, corrected, app.today, draft=key)

    fields = reading_fields(goal, reading)
    title = f"Reading of {day_words(reading.day, app.today)}"
    corrected = await asking.ask(app, title, fields, save, draft_key=key, base_rev=reading.rev)
    if corrected is not None and corrected != reading:
        changed(app)
        base.tell(app, "Reading corrected.", UNDO)
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
        await set_goal(app, draft_key=draft.key)
    elif len(rest) == 1:
        await set_goal(app, int(rest[0]))
    else:
        from rjournal.tui.flows import goal_changes

        await goal_changes.resume(app, draft)
