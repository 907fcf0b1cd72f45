"""Closing a session: what stayed open, what to think of it, when to meet next; each step can be skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from rjournal.domain.records import Ref
from rjournal.domain.templates import QUICK, Template, templates_for
from rjournal.services import agenda
from rjournal.tui.base import tell
from rjournal.tui.flows import planning
from rjournal.tui.flows.agenda import offer_checks
from rjournal.tui.flows.asking import choose
from rjournal.tui.flows.session_partner import name_of, pairing_of, titled
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.settle import SettleModal

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

Reflection = Literal["quick", "longer"]

_NOT_NOW = "not now"


async def close_session(app: JournalApp, session_id: int, *, reflection: Reflection | None = None) -> None:
    """Settle what stayed open on the agenda, offer to write about the session, then the next date.

    Nothing is offered twice: not a reflection where one is written, nor a date where a session is planned.
    With `reflection` it is written without asking. A session that is gone needs no closing.
    """
    if app.store.sessions.find(session_id) is None:
        return
    await _settle_open(app, session_id)
    if reflection is not None:
        await reflect(app, session_id, longer=reflection == "longer")
    elif not app.store.links.starts(Ref("session", session_id), "entry", "from"):
        await _offer_reflection(app, session_id)
    await planning.plan_next(app, session_id)


async def _settle_open(app: JournalApp, session_id: int) -> None:
    session = app.store.sessions.get(session_id)
    still_open = [item for item in app.store.agenda.of_session(session_id) if item.outcome == "open"]
    if not still_open:
        return
    title = titled("What stayed open", name_of(app, session))
    goes_on = session.pairing_id is not None
    outcomes = await app.push_screen_wait(SettleModal(title, still_open, goes_on=goes_on))
    if outcomes:
        agenda.settle(app.store, outcomes)
        app.announce("agenda", "note")
        tell(app, "The agenda is settled.", "u takes it back.")
        await offer_checks(app, [id for id, outcome in outcomes.items() if outcome == "done"])


async def reflect(app: JournalApp, session_id: int, *, longer: bool = False) -> None:
    """Write about a session, on the quick template, or on one chosen among those for my role in it."""
    if longer:
        offered = _templates(app, session_id)
        picks = [Pick(one.id, one.name, one.for_whom) for one in offered]
        picked = await choose(app, "Write on", picks, chosen=offered[-1].id)
        if picked is not None:
            await _write(app, session_id, picked)
        return
    await _write(app, session_id, QUICK.id)


async def _offer_reflection(app: JournalApp, session_id: int) -> None:
    picks = [Pick(one.id, one.name, one.for_whom) for one in _templates(app, session_id)]
    picks.append(Pick(_NOT_NOW, "Not now", "r on the session writes about it later", stays=True))
    picked = await choose(app, "Write about it", picks, chosen=QUICK.id)
    if picked is not None and picked != _NOT_NOW:
        await _write(app, session_id, picked)


def _templates(app: JournalApp, session_id: int) -> tuple[Template, ...]:
    pairing = pairing_of(app, app.store.sessions.get(session_id))
    return tuple(templates_for(pairing.my_role if pairing else None))


async def _write(app: JournalApp, session_id: int, template_id: str) -> None:
    from rjournal.tui.flows import writing

    await writing.write_entry(app, session_id=session_id, template_id=template_id)
