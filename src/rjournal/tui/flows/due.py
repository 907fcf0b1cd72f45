"""What is due: doing what it waits for, having done with it, letting it wait, switching its kind off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.domain.due import KINDS, Quiet
from rjournal.domain.due_facts import Due
from rjournal.domain.pairing_life import longer_rhythm
from rjournal.domain.people import Pairing, rhythm_words
from rjournal.domain.periods import say
from rjournal.services import due as dues
from rjournal.services import people
from rjournal.services.planning import next_planned
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.reading import read_whole
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import NumberField

if TYPE_CHECKING:
    from datetime import date

    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def open_due(app: JournalApp, kind: str = "") -> None:
    """Show everything that waits, or all of one kind."""
    # Today shows the first of it without this screen.
    from rjournal.tui.screens.due import DueScreen

    if isinstance(app.screen, DueScreen):
        return
    await app.push_screen(DueScreen(kind))


async def finish(app: JournalApp, due: Due) -> None:
    """Have done with it: a promise is ticked off, anything else put away."""
    dues.finish(app.store, due, app.today)
    app.announce("silence", due.ref.kind)
    tell(app, _DONE.get(due.kind, "Put away. It speaks again when its day moves."), _UNDO)


_DONE = {"action": "Done.", "sponsorship": "Done.", "reply": "Their reply is awaited now."}


async def snooze(app: JournalApp, due: Due) -> None:
    """Let it wait for some days."""

    def save(values: dict[str, str]) -> date:
        return dues.snooze(app.store, due, read_whole(values["days"], "days", "days"), app.today)

    field = NumberField(name="days", label="For", value=str(dues.SNOOZE_DAYS), unit="days")
    until = await ask(app, "Later", [field], save, intro=due.text)
    if until is not None:
        app.announce("silence")
        tell(app, f"It speaks again {_on(until, app.today)}.", _UNDO)


def _on(day: date, today: date) -> str:
    words = say(day, today=today)
    return words if words in ("today", "tomorrow") else f"on {words}"


async def switch_off(app: JournalApp, kind: str) -> None:
    """Say nothing of a kind any more."""
    dues.switch_off(app.store, kind)
    app.announce("silence")
    tell(app, f"{KINDS[kind].name}: off.", f"{_UNDO} v on the list of what is due switches it on again.")


async def wake(app: JournalApp, row: Quiet | str) -> None:
    """Let something, or a kind of things, speak again."""
    if isinstance(row, Quiet):
        dues.wake(app.store, row.silence)
    else:
        dues.switch_on(app.store, row)
    app.announce("silence")
    tell(app, "It speaks again.", _UNDO)


async def act(app: JournalApp, due: Due) -> None:
    """Do what it waits for."""
    id = due.ref.id
    # Each flow is imported when it is needed: most of them never are.
    match due.kind:
        case "check-in":
            from rjournal.tui.flows import goals

            await goals.check_in(app, id)
        case "goal-date":
            await _decide(app, id)
        case "reflect":
            from rjournal.tui.flows import writing

            await writing.write_entry(app, session_id=id)
        case "session":
            from rjournal.tui.flows import planning

            await planning.plan_session(app, id)
        case "agenda":
            from rjournal.tui.flows import preparing

            await preparing.prepare(app, id)
        case "reply":
            from rjournal.tui.flows import recording

            await recording.open_session(app, id)
        case "action" | "sponsorship":
            from rjournal.tui.flows import actions

            await actions.finish(app, id)
        case "question" | "challenge":
            from rjournal.tui.flows import notes

            await notes.answer(app, id)
        case "assumption":
            from rjournal.tui.flows import notes

            await notes.revisit(app, id)
        case "retention":
            from rjournal.tui.flows import learnings

            await learnings.check(app, id)
        case "agreement" | "agreement-review":
            from rjournal.tui.flows import agreements

            await agreements.show(app, id)
        case "rhythm":
            await _lengthen(app, id)
        case "balance":
            await _balance(app, id)
        case "ending":
            from rjournal.tui.flows import pairings

            await pairings.decide(app, id)
        case _:
            app.open(due.ref)


async def _lengthen(app: JournalApp, pairing_id: int) -> None:
    """Sessions slipped: offer the next longer rhythm, or any other."""
    pairing = app.store.pairings.get(pairing_id)
    person = app.store.people.get(pairing.person_id)

    def save(values: dict[str, str]) -> Pairing:
        days = read_whole(values["cadence_days"], "cadence_days", "days")
        return people.save_pairing(app.store, replace(pairing, cadence_days=days), app.today)

    proposed = longer_rhythm(pairing.cadence_days)
    field = NumberField(
        name="cadence_days", label="Every", value=str(proposed), unit="days", hint=rhythm_words(proposed)
    )
    intro = f"Now you meet {rhythm_words(pairing.cadence_days)}. Space on the list leaves it as it is."
    stored = await ask(app, f"The rhythm with {person.name}", [field], save, intro=intro)
    if stored is not None:
        app.announce("pairing")
        tell(app, f"Now {rhythm_words(stored.cadence_days)}.", _UNDO)


async def _balance(app: JournalApp, pairing_id: int) -> None:
    """It went one way: put on the next agenda what could go the other; without a session, plan one."""
    from rjournal.tui.flows import agenda, planning

    session = next_planned(app.store, pairing_id, app.today) or await planning.plan_session(app, pairing_id)
    if session is not None:
        await agenda.add(app, session.id)


async def _decide(app: JournalApp, goal_id: int) -> None:
    """A goal's date has passed: give it another one, note where it stands, or close it."""
    from rjournal.tui.flows import goal_changes, goals

    goal = app.store.goals.get(goal_id)
    picks = [
        Pick("extend", "Another date", "or another aim, with the reason"),
        Pick("close", "Close it", "and say how it came out"),
        Pick("check in", "Check in first", "where it stands today"),
    ]
    match await choose(app, goal.title, picks):
        case "extend":
            await goal_changes.revise(app, goal_id)
        case "close":
            await goal_changes.close(app, goal_id)
        case "check in":
            await goals.check_in(app, goal_id)
