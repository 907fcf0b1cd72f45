"""What is asked around a check-in: which goal, from where, and what a first or a lower reading offers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from rjournal.domain.goal_words import confidence_notes, day_words
from rjournal.domain.goals import LEVELS, CheckIn, Goal
from rjournal.domain.levels import level_words, reading_words
from rjournal.domain.records import Ref
from rjournal.domain.skills import ANCHORS
from rjournal.domain.text import one_line
from rjournal.services import goals as service
from rjournal.services import naming
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from rjournal.services.goals import GoalView
    from rjournal.tui.app import JournalApp

UNDO = "u takes it back."


def view_of(app: JournalApp, goal_id: int) -> GoalView:
    """How a goal stands today."""
    return service.view(app.store, goal_id, app.today, first_weekday=app.settings.first_weekday)


def changed(app: JournalApp) -> None:
    """Say that something about goals changed."""
    app.announce("goal", "check_in", "milestone")


# Which goal, and from where


def goal_of(app: JournalApp, subject: Ref | None) -> int | None:
    """The goal that a record is or belongs to; None for any other record."""
    if subject is None or subject.kind not in ("goal", "milestone", "check_in"):
        return None
    record = app.store.repo(subject.kind).find(subject.id)
    return record if record is None else int(getattr(record, "goal_id", record.id))


def origin_of(app: JournalApp, subject: Ref | None) -> Ref | None:
    """The session or entry that a reading noted at this record comes from; None for any other record.

    What is still to come says nothing about where a goal stands.
    """
    if subject is None:
        return None
    record = app.store.repo(subject.kind).find(subject.id)
    if record is None:
        return None
    if subject.kind in ("entry", "session"):
        return subject if record.day <= app.today else None
    session_id = getattr(record, "session_id", None)
    return None if session_id is None else origin_of(app, Ref("session", session_id))


def origin_words(app: JournalApp, origin: Ref) -> str:
    """What to call a session or an entry in a form: `Session with Noor: pricing, 16 Feb`."""
    record = app.store.repo(origin.kind).get(origin.id)
    name = naming.name_of(app.store, record) or "An entry"
    return f"{name}, {day_words(record.day, app.today)}"


async def choose_goal(app: JournalApp, origin: Ref | None) -> int | None:
    """The goal to check in on: the only one, or the chosen one.

    One that `origin` moved comes first, then the one that waits longest.
    """
    active = service.overview(
        app.store,
        app.today,
        app.store.goals.where("lifecycle = 'active'"),
        first_weekday=app.settings.first_weekday,
    )
    if not active:
        base.tell(app, "There is no active goal to check in on.", "n on Goals sets one.")
        return None
    moved = set() if origin is None else set(app.store.links.ends(origin, "supports", "goal"))
    active.sort(key=lambda view: (view.goal.id not in moved, *_waiting(view)))
    if len(active) == 1:
        return active[0].goal.id
    picks = [Pick(str(one.goal.id), one.goal.title, _pick_words(one)) for one in active]
    key = await asking.choose(app, "Check in on", picks, chosen=picks[0].key)
    return None if key is None else int(key)


def _waiting(view: GoalView) -> tuple[bool, date]:
    """Sorts goals: those that ask for a reading first, then by the age of the last one."""
    return not view.progress.reading_due, view.progress.last_day or view.goal.start


def _pick_words(view: GoalView) -> str:
    progress = view.progress
    when = "" if progress.last_day is None else f", {day_words(progress.last_day, progress.as_of)}"
    return f"{progress.short or progress.state_words}{when}"


# After a reading


def say_reading(app: JournalApp, view: GoalView, reading: CheckIn) -> None:
    """Say what was noted, and the quiet question of docs/domain.md §3.8 where it is to be asked."""
    progress = view.progress
    if progress.state == "reached":
        base.tell(app, f"Checked in: {progress.value}. The aim is reached.", f"x closes the goal. {UNDO}")
        return
    figure = reading_words(reading, view.goal) or progress.value or "noted"
    if view.goal.measure == "habit" and progress.state == "described":
        figure = f"{figure}, {progress.state_words}"
    apart = _apart(view, reading)
    base.tell(app, f"Checked in: {figure}." + (f"\n{apart}" if apart else ""), UNDO)


def _apart(view: GoalView, reading: CheckIn) -> str:
    """A sentence where the confidence just given and the numbers point apart."""
    if reading.confidence is None:
        return ""
    share = None if view.goal.measure in ("hold", "habit", "reflective") else view.progress.ratio
    notes = confidence_notes(view.progress.state, share, reading.confidence, None)[1:]
    return "".join(f"{note[:1].upper()}{note[1:]}" for note in notes)


async def offer_start(app: JournalApp, view: GoalView) -> None:
    """Offer the first reading as the starting point of a goal without one (docs/domain.md §3.1)."""
    first = view.progress.offered_baseline
    if first is None or first.value is None or _refused_as_start(view.goal, first):
        return
    figure = reading_words(first, view.goal)
    question = Content(
        f"“{one_line(view.goal.title)}” has no starting point yet. "
        f"Did it begin at {one_line(figure)}, the reading of {day_words(first.day, app.today)}?"
    )
    if await asking.either(app, question, "Begin there", "Not now"):
        service.accept_baseline(app.store, view.goal.id, first)
        changed(app)
        base.tell(app, f"It begins at {figure}.", UNDO)


def _refused_as_start(goal: Goal, first: CheckIn) -> bool:
    """Whether the reading lies at the aim of a number to reach, or beyond it: then there is no way to go."""
    if goal.measure != "numeric" or goal.target is None or first.value is None:
        return False
    return first.value >= goal.target if goal.direction == "up" else first.value <= goal.target


async def offer_looking_back(app: JournalApp, view: GoalView, reading: CheckIn) -> None:
    """Where a skill was just rated lower than before, offer to rate its start anew (docs/domain.md §3.3)."""
    last = view.progress.reading
    if not view.progress.offers_looking_back or last is None or last.id != reading.id:
        # Back-dated, or a partner's: it says nothing about where my own rating stands now.
        return
    picks = [Pick(str(level), level_words(level), ANCHORS[level]) for level in range(len(LEVELS))]
    begin = view.goal.baseline
    chosen = await asking.choose(
        app,
        "Lower than before: often the yardstick moved. Where did you begin?",
        [*picks, Pick("", "Not now", "the first rating stays as it is either way", stays=True)],
        chosen="" if begin is None else str(int(begin)),
    )
    if chosen:
        service.look_back(app.store, view.goal.id, float(chosen), app.today)
        changed(app)
        base.tell(app, f"Looking back, it began at {level_words(float(chosen))}.", UNDO)
