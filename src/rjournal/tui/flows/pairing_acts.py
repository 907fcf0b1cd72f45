"""What becomes of a pairing: paused, taken up again, closed, handed on to the next person.

Draft keys: `form:pairing:<id>:pause`, `:close` and `:rotate`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import Pairing, PairingStatus
from rjournal.services import lookup, pairing_life
from rjournal.services.pairings import closing_question
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows import pairing_fields as fields

if TYPE_CHECKING:
    from rjournal.domain.people import Person
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def pause(app: JournalApp, pairing_id: int) -> Pairing | None:
    """Let a pairing rest for a while, with the reason if there is one; None when that was left."""
    _, person = _of(app, pairing_id)
    key = f"form:pairing:{pairing_id}:pause"

    def save(values: dict[str, str]) -> Pairing:
        start, until = fields.read_pause(values, app.read_day)
        return pairing_life.pause(
            app.store, pairing_id, app.today, start=start, until=until, reason=values["reason"], draft=key
        )

    paused = await asking.ask(
        app,
        f"Pause with {person.name}",
        fields.pause_fields(app.today),
        save,
        draft_key=key,
        intro="Nothing is asked of it meanwhile, and its days ask for no sessions.",
    )
    if paused is None:
        return None
    rests = standing(app, paused) == "paused"
    return _done(app, paused, f"Paused: {person.name}." if rests else "The pause is noted.")


def take_up(app: JournalApp, pairing_id: int) -> Pairing:
    """Take a pairing up again that rests or has ended, begin one that is proposed, keep one that was closing.

    Raises:
        Invalid: it goes on already.
    """
    pairing, person = _of(app, pairing_id)
    act = {"paused": pairing_life.resume, "ended": pairing_life.reopen}.get(
        standing(app, pairing), pairing_life.begin
    )
    taken = act(app.store, pairing_id, app.today)
    words = "Begun" if pairing.status == "proposed" else "Taken up again"
    _done(app, taken, f"{words}: {person.name}.")
    return taken


async def close(app: JournalApp, pairing_id: int) -> Pairing | None:
    """End a pairing, and offer to write about it, or say that it will end soon; None when that was left."""
    pairing, person = _of(app, pairing_id)
    key, has_ended = f"form:pairing:{pairing_id}:close", pairing.status == "ended"

    def save(values: dict[str, str]) -> Pairing:
        if values["how"] == fields.CLOSING:
            return pairing_life.begin_closing(app.store, pairing_id, app.today, draft=key)
        reason, on, note = fields.read_closing(values, app.read_day)
        if has_ended:
            return pairing_life.retell_end(app.store, pairing, app.today, reason, note, on=on, draft=key)
        return pairing_life.close(app.store, pairing_id, app.today, reason, note, on=on, draft=key)

    ended = await asking.ask(
        app,
        f"Close with {person.name}",
        fields.closing_fields(pairing, app.today),
        save,
        draft_key=key,
        base_rev=pairing.rev,
        intro=f"All of it stays in the journal, and it can be taken up again.{_still_planned(app, pairing)}",
    )
    if ended is None:
        return None
    if has_ended:
        return _done(app, ended, "Changed.")
    if ended.status != "ended":
        return _done(app, ended, f"Coming to an end: {person.name}.")
    _done(app, ended, "The pairing has ended; all of it stays here.")
    await _offer_entry(app, ended, person)
    return ended


def _still_planned(app: JournalApp, pairing: Pairing) -> str:
    count = app.store.sessions.count("pairing_id = ? AND status = 'planned'", (pairing.id,))
    if not count:
        return ""
    return (
        f" {'One session is' if count == 1 else f'{count} sessions are'} still planned; x on it calls it off."
    )


async def _offer_entry(app: JournalApp, pairing: Pairing, person: Person) -> None:
    """Offer to write about a pairing that has ended, to one of the questions for it; never required."""
    prompt = closing_question(app.store, app.today)
    question = Content(f"Write about the time with {person.name}? {prompt.text}")
    if await asking.either(app, question, "Write about it", "Leave it"):
        from rjournal.tui.flows import writing

        await writing.write_entry(app, pairing_id=pairing.id, prompt=prompt)


async def rotate(app: JournalApp, pairing_id: int) -> Pairing | None:
    """Hand a pairing on to the next person: one ends, the next begins, in one act; None when that was left.

    Raises:
        Invalid: it has not begun, or has ended.
    """
    pairing, person = _of(app, pairing_id)
    proposed = pairing_life.proposed_next(pairing, pairing.rotation_next or 0, app.today)
    key = f"form:pairing:{pairing_id}:rotate"

    def save(values: dict[str, str]) -> Pairing:
        following = fields.read_rotation(proposed, values, app.read_day, finder(app, pairing))
        return pairing_life.rotate(app.store, pairing_id, following, app.today, values["note"], draft=key)

    agreed = (
        "its agreement comes along, not agreed yet" if app.store.agreements.of_pairing(pairing_id) else ""
    )
    intro = "; ".join(filter(None, (f"The pairing with {person.name} ends, the next one begins", agreed)))
    begun = await asking.ask(
        app,
        f"After {person.name}",
        fields.rotation_fields(pairing, proposed, following_name(app, pairing), others(app, pairing)),
        save,
        draft_key=key,
        base_rev=pairing.rev,
        intro=f"{intro}. One u takes all of it back.{_still_planned(app, pairing)}",
    )
    if begun is None:
        return None
    app.announce("agreement")
    name = app.store.people.get(begun.person_id).name
    _done(app, begun, f"Handed on: {name} comes after {person.name}.")
    await _offer_entry(app, app.store.pairings.get(pairing_id), person)
    return begun


# What the forms need to know


def following_name(app: JournalApp, pairing: Pairing) -> str:
    """The name of the planned next partner; empty for none."""
    if pairing.rotation_next is None:
        return ""
    return app.store.people.get(pairing.rotation_next, trashed=True).name


def others(app: JournalApp, pairing: Pairing) -> Sequence[str]:
    """The names of everybody else."""
    return [person.name for person in app.store.people.where() if person.id != pairing.person_id]


def finder(app: JournalApp, pairing: Pairing) -> fields.FindPerson:
    """Finds whoever a name means; the planned partner answers to theirs even from the trash."""
    planned, name = pairing.rotation_next, following_name(app, pairing)
    return lambda typed: planned if planned and typed == name else lookup.person(app.store, typed).id


def standing(app: JournalApp, pairing: Pairing) -> PairingStatus:
    """Where a pairing stands today."""
    return status_on(pairing, app.store.pairing_pauses.of_pairing(pairing.id), app.today)


def _of(app: JournalApp, pairing_id: int) -> tuple[Pairing, Person]:
    pairing = app.store.pairings.get(pairing_id)
    return pairing, app.store.people.get(pairing.person_id)


def _done(app: JournalApp, pairing: Pairing, words: str) -> Pairing:
    app.announce("pairing", "pairing_pause")
    base.tell(app, words, _UNDO)
    return pairing
