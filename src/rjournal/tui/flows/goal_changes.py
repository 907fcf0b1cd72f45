"""What happens to a goal on its way: paused and resumed, its aim revised, its steps kept, closed, reopened.

Draft keys: `form:goal:<id>:pause`, `:revise`, `:close`, `:step` (a new one), `:step-<step>`, `:drop-<step>`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from textual.content import Content

from rjournal.domain.goal_echo import understood
from rjournal.domain.goals import CloseResult, Goal, Milestone
from rjournal.domain.numbers import parse_number
from rjournal.domain.pace import extended_due
from rjournal.domain.periods import full
from rjournal.domain.text import one_line
from rjournal.errors import Invalid
from rjournal.services import goal_life, goal_steps
from rjournal.services import goals as service
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.goal_fields import closing_fields, read_due, typed_day, typed_number
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.fields import DateField, Field, NumberField, TextField

if TYPE_CHECKING:
    from datetime import date

    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

R = TypeVar("R", Goal, Milestone)

_UNDO = "u takes it back."


async def pause(app: JournalApp, goal_id: int) -> Goal | None:
    """Pause a goal, with the reason if there is one to give; None when that was left."""
    goal = app.store.goals.get(goal_id)
    key = f"form:goal:{goal.id}:pause"

    def save(values: dict[str, str]) -> Goal:
        with app.store.act("Pause goal"):
            paused = goal_life.pause(app.store, goal.id, app.today, values["reason"])
            app.store.drafts.delete(key)
        return paused

    reason = TextField(name="reason", label="Why", placeholder="May stay empty")
    intro = f"Nothing is asked of “{one_line(goal.title)}” until you take it up again."
    paused = await asking.ask(app, "Pause", (reason,), save, draft_key=key, intro=intro)
    return _done(app, paused, "Paused.")


async def take_up(app: JournalApp, goal_id: int) -> Goal | None:
    """Take a paused goal up again; asks whether its date moves by the length of the pause."""
    goal = app.store.goals.get(goal_id)
    moved = _date_after_pause(app, goal)
    move = False
    if moved is not None and goal.due is not None:
        days = (moved - goal.due).days
        question = (
            f"The pause took {days} {'day' if days == 1 else 'days'}. "
            f"Move the date by as many, from {full(goal.due)} to {full(moved)}?"
        )
        answer = await asking.either(app, Content(question), "Move the date", "Keep the date")
        if answer is None:
            return None
        move = answer
    resumed = goal_life.resume(app.store, goal.id, app.today, move_date=move)
    return _done(app, resumed, f"Taken up again: {understood(resumed)}.")


def _date_after_pause(app: JournalApp, goal: Goal) -> date | None:
    running = [one.start for one in app.store.pauses.of_goals([goal.id]) if one.until is None]
    return extended_due(goal, min(running), app.today) if running else None


async def revise(app: JournalApp, goal_id: int) -> Goal | None:
    """Change a goal's aim or date, with the reason; both stay visible. None when that was left."""
    goal = app.store.goals.get(goal_id)
    key = f"form:goal:{goal.id}:revise"

    def read(values: dict[str, str]) -> Goal:
        changed = replace(goal, due=read_due(values["due"], lambda text, _: app.read_day(text, future=True)))
        return _with_numbers(changed, values) if goal.measure == "numeric" else changed

    def save(values: dict[str, str]) -> Goal:
        changed = read(values)
        if changed == goal:
            raise Invalid(
                "Nothing is different yet.", "Change a number or the date, or leave with Esc.", field="due"
            )
        return service.change_goal(app.store, changed, app.today, reason=values["reason"].strip(), draft=key)

    revised = await asking.ask(
        app,
        goal.title,
        _revise_fields(goal),
        save,
        draft_key=key,
        base_rev=goal.rev,
        intro="The old numbers stay visible, with your reason.",
        echo=lambda values: understood(read(values)),
    )
    return _done(app, revised, "" if revised is None else f"Changed: {understood(revised)}.")


def _revise_fields(goal: Goal) -> tuple[Field, ...]:
    numbers = (
        NumberField(name="target", label="Aim", value=typed_number(goal.target), unit=goal.unit),
        NumberField(name="baseline", label="Began at", value=typed_number(goal.baseline), unit=goal.unit),
    )
    return (
        *(numbers if goal.measure == "numeric" else ()),
        DateField(name="due", label="Reached by", value=typed_day(goal.due), hint="May stay empty."),
        TextField(name="reason", label="Why", placeholder="What changed"),
    )


def _with_numbers(goal: Goal, values: dict[str, str]) -> Goal:
    numbers: dict[str, float | None] = {}
    for name in ("target", "baseline"):
        with at_field(name):
            numbers[name] = parse_number(values[name], goal.unit) if values[name].strip() else None
    target, baseline = numbers["target"], numbers["baseline"]
    changed = replace(goal, target=target, baseline=baseline)
    if target is None or baseline is None or target == baseline:
        return changed
    # A new aim on the other side of the start turns the goal round; the echo says so.
    return replace(changed, direction="up" if target > baseline else "down")


async def close(app: JournalApp, goal_id: int) -> Goal | None:
    """Close a goal with its owner's own verdict; None when that was left."""
    view = service.view(app.store, goal_id, app.today, first_weekday=app.settings.first_weekday)
    key = f"form:goal:{goal_id}:close"
    proposed: CloseResult = "reached" if view.progress.reached_on else "partly"

    def save(values: dict[str, str]) -> Goal:
        result = cast("CloseResult", values["result"])
        with app.store.act("Close goal"):
            closed = goal_life.close(app.store, goal_id, app.today, result, values["note"])
            app.store.drafts.delete(key)
        return closed

    fields = closing_fields(view.goal, proposed)
    intro = f"{view.progress.summary}, {view.progress.state_words}" if view.progress.value else ""
    closed = await asking.ask(app, view.goal.title, fields, save, draft_key=key, intro=intro)
    return _done(app, closed, "" if closed is None else f"Closed: {closed.close_result}.")


async def reopen(app: JournalApp, goal_id: int) -> Goal | None:
    """Open a closed goal again."""
    return _done(app, goal_life.reopen(app.store, goal_id, app.today), "Open again.")


# Steps


async def add_step(app: JournalApp, goal_id: int) -> Milestone | None:
    """Add a step to a goal; None when that was left."""
    key = f"form:goal:{goal_id}:step"

    def save(values: dict[str, str]) -> Milestone:
        with app.store.act("Add step"):
            step = goal_steps.add_step(app.store, goal_id, values["text"], app.today)
            app.store.drafts.delete(key)
        return step

    field = TextField(name="text", label="Step", placeholder="What will be done")
    return _done(app, await asking.ask(app, "A new step", (field,), save, draft_key=key), "Step added.")


async def reword_step(app: JournalApp, step_id: int) -> Milestone | None:
    """Give a step other words; None when that was left."""
    step = app.store.milestones.get(step_id)
    key = f"form:goal:{step.goal_id}:step-{step.id}"

    def save(values: dict[str, str]) -> Milestone:
        with app.store.act("Reword step"):
            reworded = goal_steps.reword_step(app.store, step.id, values["text"])
            app.store.drafts.delete(key)
        return reworded

    field = TextField(name="text", label="Step", value=one_line(step.text))
    reworded = await asking.ask(app, "Step", (field,), save, draft_key=key, base_rev=step.rev)
    return _done(app, reworded, "Step changed.")


async def drop_step(app: JournalApp, step_id: int) -> Milestone | None:
    """Drop a step with the reason; None when that was left.

    Raises:
        NotFound: there is no such step.
    """
    step = app.store.milestones.get(step_id)
    key = f"form:goal:{step.goal_id}:drop-{step.id}"

    def save(values: dict[str, str]) -> Milestone:
        with app.store.act("Drop step"):
            dropped = goal_steps.drop_step(app.store, step.id, app.today, values["reason"])
            app.store.drafts.delete(key)
        return dropped

    field = TextField(name="reason", label="Why", placeholder="May stay empty")
    intro = f"“{one_line(step.text)}” leaves the count and stays visible."
    dropped = await asking.ask(app, "Drop a step", (field,), save, draft_key=key, intro=intro)
    return _done(app, dropped, "Step dropped.")


def tick(app: JournalApp, step_id: int) -> None:
    """Tick a step off today, or take the tick away.

    Raises:
        Invalid: it was dropped.
    """
    step = app.store.milestones.get(step_id)
    if step.dropped_on is not None:
        raise Invalid("This step was dropped.", "u takes the last change back; a adds a step.")
    ticked = goal_steps.tick(app.store, step.id, app.today)
    app.announce("milestone", "goal")
    base.tell(app, "Step done." if ticked.done_on else "Step open again.", _UNDO)


# Drafts


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form that was left.

    Raises:
        NotFound: what it was about lies in the trash.
    """
    _, _, goal_id, what = draft.key.split(":")
    name, _, step = what.partition("-")
    if step:
        of_step: dict[str, Callable[[JournalApp, int], Awaitable[object]]] = {
            "step": reword_step,
            "drop": drop_step,
        }
        await of_step[name](app, int(step))
        return
    of_goal: dict[str, Callable[[JournalApp, int], Awaitable[object]]] = {
        "pause": pause,
        "revise": revise,
        "close": close,
        "step": add_step,
    }
    await of_goal[name](app, int(goal_id))


def _done(app: JournalApp, record: R | None, words: str) -> R | None:
    if record is not None:
        app.announce("goal", "milestone")
        base.tell(app, words, _UNDO)
    return record
