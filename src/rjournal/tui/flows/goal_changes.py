"""What happens to a goal on its way: paused and resumed, its aim revised, its steps kept, closed, reopened.

Draft keys: `form:goal:<id>:pause`, `:revise`, `:close`, `:step` (a new one), `:step-<step>`, `:drop-<step>`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from textual.content import Content

from rjournal.domain.goal_echo import understood
from rjournal.domain.goal_words import ATTAINMENT
from rjournal.domain.goals import CloseResult, Goal, Milestone
from rjournal.domain.periods import full
from rjournal.domain.text import one_line
from rjournal.errors import Invalid
from rjournal.services import goal_life, goal_steps
from rjournal.services import goals as service
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.goal_fields import closing_fields, revise_fields
from rjournal.tui.flows.goal_values import read_revision
from rjournal.tui.flows.goals import days_of
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import ChoiceField, TextField

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

R = TypeVar("R", Goal, Milestone)

_UNDO = "u takes it back."
_ALL = "all"


async def pause(app: JournalApp, goal_id: int) -> Goal | None:
    """Pause a goal, or with it every active one, with the reason if there is one; None when that was left."""
    goal = app.store.goals.get(goal_id)
    key = f"form:goal:{goal.id}:pause"
    active = app.store.goals.count("lifecycle = 'active'")
    everything = f"all {active} active goals"

    def save(values: dict[str, str]) -> list[Goal]:
        with app.store.act("Pause all goals" if values.get("which") == _ALL else "Pause goal"):
            if values.get("which") == _ALL:
                paused = goal_life.pause_all(app.store, app.today, values["reason"])
            else:
                paused = [goal_life.pause(app.store, goal.id, app.today, values["reason"])]
            app.store.drafts.delete(key)
        return paused

    which = ChoiceField(name="which", label="What", options=(("", "this goal"), (_ALL, everything)))
    reason = TextField(name="reason", label="Why", placeholder="May stay empty")
    intro = f"Nothing is asked of “{one_line(goal.title)}” until you take it up again."
    fields = (reason, which) if active > 1 else (reason,)
    paused = await asking.ask(app, "Pause", fields, save, draft_key=key, intro=intro)
    if paused is None:
        return None
    words = "Paused." if len(paused) == 1 else f"Paused: {len(paused)} goals."
    return _done(app, next((one for one in paused if one.id == goal_id), paused[0]), words)


async def take_up(app: JournalApp, goal_id: int) -> Goal | None:
    """Take a paused goal up again, or all of them; asks whether dates move by the length of the pause."""
    goal = app.store.goals.get(goal_id)
    paused = app.store.goals.where("lifecycle = 'paused'")
    if goal.lifecycle == "paused" and len(paused) > 1:
        picked = await asking.choose(
            app,
            "Take up again",
            (Pick("", "This goal", one_line(goal.title)), Pick(_ALL, "Everything", f"{len(paused)} goals")),
        )
        if picked is None:
            return None
        if picked == _ALL:
            return await _take_up_all(app, goal, paused)
    move = await _whether_date_moves(app, goal)
    if move is None:
        return None
    resumed = goal_life.resume(app.store, goal.id, app.today, move_date=move)
    return _done(app, resumed, f"Taken up again: {understood(resumed)}.")


async def _whether_date_moves(app: JournalApp, goal: Goal) -> bool | None:
    """Ask whether the date moves by as many days as the pause took; None when that was left."""
    moved = goal_life.moved_due(app.store, goal, app.today)
    if moved is None or goal.due is None:
        return False
    question = (
        f"The pause took {_days((moved - goal.due).days)}. "
        f"Move the date by as many, from {full(goal.due)} to {full(moved)}?"
    )
    return await asking.either(app, Content(question), "Move the date", "Keep the date")


async def _take_up_all(app: JournalApp, goal: Goal, paused: Sequence[Goal]) -> Goal | None:
    moving = [one for one in paused if goal_life.moved_due(app.store, one, app.today) is not None]
    move: bool | None = False
    if moving:
        dates = "The date of 1 goal" if len(moving) == 1 else f"The dates of {len(moving)} goals"
        question = Content(f"{dates} can move by as many days as each was paused.")
        move = await asking.either(app, question, "Move the dates", "Keep the dates")
    if move is None:
        return None
    resumed = goal_life.resume_all(app.store, app.today, move_date=move)
    return _done(app, app.store.goals.get(goal.id), f"Taken up again: {len(resumed)} goals.")


def _days(count: int) -> str:
    return f"{count} {'day' if count == 1 else 'days'}"


async def revise(app: JournalApp, goal_id: int) -> Goal | None:
    """Change a goal's aim or date, with the reason; both stay visible. None when that was left."""
    goal = app.store.goals.get(goal_id)
    key, days = f"form:goal:{goal.id}:revise", days_of(app)

    def save(values: dict[str, str]) -> Goal:
        changed = read_revision(goal, values, days)
        if changed == goal:
            raise Invalid(
                "Nothing is different yet.", "Change a number or the date, or leave with Esc.", field="due"
            )
        reason = values["reason"].strip()
        return service.change_goal(app.store, changed, app.today, reason=reason, draft=key)

    revised = await asking.ask(
        app,
        goal.title,
        revise_fields(goal),
        save,
        draft_key=key,
        base_rev=goal.rev,
        intro="What it was stays visible, with your reason.",
        echo=lambda values: understood(read_revision(goal, values, days)),
    )
    return _done(app, revised, "" if revised is None else f"Changed: {understood(revised)}.")


async def close(app: JournalApp, goal_id: int) -> Goal | None:
    """Close a goal with its owner's own verdict; None when that was left."""
    view = service.view(app.store, goal_id, app.today, first_weekday=app.settings.first_weekday)
    key = f"form:goal:{goal_id}:close"
    proposed: CloseResult = "reached" if view.progress.reached_on else "partly"

    def save(values: dict[str, str]) -> Goal:
        result = cast("CloseResult", values["result"])
        attainment = int(values["attainment"]) if values["attainment"] else None
        with app.store.act("Close goal"):
            closed = goal_life.close(
                app.store, goal_id, app.today, result, values["note"], attainment=attainment
            )
            app.store.drafts.delete(key)
        return closed

    fields = closing_fields(view.goal, proposed)
    intro = f"{view.progress.summary}, {view.progress.state_words}" if view.progress.value else ""
    closed = await asking.ask(app, view.goal.title, fields, save, draft_key=key, intro=intro)
    return _done(app, closed, "" if closed is None else _closed_words(closed))


def _closed_words(goal: Goal) -> str:
    came_to = "" if goal.attainment is None else f", {ATTAINMENT[goal.attainment]}"
    return f"Closed: {goal.close_result}{came_to}."


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
