"""Sessions to come and what becomes of them: planning, changing, moving, calling off, the next date.

Drafts: `form:session:plan-<pairing or 0>` while one is planned, `form:session:<id>` while its facts are
changed, `form:session:purpose-<id>` while it is said what it is for, `form:session:next-<id>` and
`form:session:move-<id>-<who moved it>` while a new date is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.people import rhythm_words
from rjournal.domain.sessions import ChangedBy, Session, SessionStatus
from rjournal.domain.text import sanitize
from rjournal.services import planning
from rjournal.services.sessions import save_session
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.reading import read_when, write_when
from rjournal.tui.flows.session_fields import (
    PURPOSE,
    changed_session,
    planned_fields,
    read_planned,
    session_fields,
    when_field,
)
from rjournal.tui.flows.session_partner import name_of, pairing_of, titled, with_whom
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import TextField
from rjournal.tui.widgets.session_words import awaiting_words, status_words, when_words

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."


async def plan_session(app: JournalApp, pairing_id: int | None = None) -> Session | None:
    """Plan a session: with whom, when, how long, what for; None when that was left."""
    proposal = await with_whom(app, "Plan a session with", pairing_id)
    if proposal is None:
        return None
    pairing, name = proposal.pairing, proposal.name
    if pairing is None:
        proposed = replace(proposal.session, status="planned", day=app.today, start=None)
    else:
        proposed = replace(planning.proposed_next(app.store, pairing, app.today), zone=clock.zone_name())
    key = f"form:session:plan-{proposed.pairing_id or 0}"

    def save(values: dict[str, str]) -> Session:
        planned = read_planned(app, proposed, values)
        return planning.plan_session(app.store, planned, app.today, draft=key)

    there = planning.next_planned(app.store, proposed.pairing_id, app.today)
    intro = "" if there is None else f"One is planned for {when_words(there, app.today)} already."
    fields = planned_fields(app, proposed)
    planned = await ask(app, titled("Plan a session", name), fields, save, draft_key=key, intro=intro)
    if planned is not None:
        app.announce("session", "agenda")
        tell(app, f"Planned: {when_words(planned, app.today)}.", _UNDO)
    return planned


async def edit_session(app: JournalApp, session_id: int) -> None:
    """Change the facts of a session."""
    session = app.store.sessions.get(session_id)
    key = f"form:session:{session_id}"

    def save(values: dict[str, str]) -> Session:
        changed = changed_session(app, session, values)
        return save_session(app.store, changed, draft=key, today=app.today)

    title = titled("The session", name_of(app, session))
    if await ask(app, title, session_fields(app, session), save, draft_key=key, base_rev=session.rev):
        app.announce("session")
        tell(app, "Changed.", _UNDO)


async def say_purpose(app: JournalApp, session_id: int) -> None:
    """Say what a session is for, in one line."""
    session = app.store.sessions.get(session_id)
    key = f"form:session:purpose-{session_id}"

    def save(values: dict[str, str]) -> Session:
        purpose = sanitize(values["purpose"]).strip()
        return save_session(app.store, replace(session, purpose=purpose), draft=key, today=app.today)

    field = TextField(name="purpose", label=PURPOSE, value=session.purpose)
    title = titled("The session", name_of(app, session))
    if await ask(app, title, [field], save, draft_key=key, base_rev=session.rev):
        app.announce("session")


async def pass_on(app: JournalApp, session_id: int) -> None:
    """Say that one of the two wrote in a session held in writing: the other one's reply is awaited now."""
    session = app.store.sessions.get(session_id)
    awaiting = planning.pass_on(app.store, session).awaiting
    app.announce("session")
    said = awaiting_words(awaiting, name_of(app, session))
    tell(app, f"Now {said}.", _UNDO)


async def change_status(app: JournalApp, session_id: int) -> None:
    """Say that a session was held, moved, cancelled or missed, and by whom; a moved one gets a new date."""
    session = app.store.sessions.get(session_id)
    name = name_of(app, session)
    choices: dict[str, tuple[SessionStatus, ChangedBy | None]] = {
        status: (status, None) for status in _STANDING if status != session.status
    }
    for status in _UNMET:
        if status == "moved" and session.status == "held":
            continue
        choices |= {f"{status}-{by}": (status, by) for by in _BY}
    picks = [Pick(key, _said(*choice, name)) for key, choice in choices.items()]
    picked = await choose(app, titled("What became of the session", name), picks)
    if picked is None:
        return
    status, by = choices[picked]
    if status == "moved" and await moved_to(app, session, by):
        return
    planning.set_status(app.store, session, status, by, app.today)
    app.announce("session", "agenda")
    tell(app, f"Now {status_words(status, by)}.", _UNDO)


_STANDING: tuple[SessionStatus, ...] = ("held", "planned")
_UNMET: tuple[SessionStatus, ...] = ("moved", "cancelled", "missed")
_BY: tuple[ChangedBy, ...] = ("me", "them", "other")


def _said(status: SessionStatus, by: ChangedBy | None, name: str) -> str:
    words = status_words(status, by, name or "them")
    return f"{words[:1].upper()}{words[1:]}"


async def moved_to(app: JournalApp, session: Session, by: ChangedBy | None) -> bool:
    """Ask for the new date of a session and move it there; False if there is none yet."""
    key = f"form:session:move-{session.id}-{by}" if by else f"form:session:move-{session.id}"

    def save(values: dict[str, str]) -> Session:
        day, start = read_when(app, values["day"], "day", future=True)
        return planning.move_session(app.store, session, by, day, start, today=app.today, draft=key)

    moved = await ask(
        app,
        "Moved to",
        [when_field("", to_come=True)],
        save,
        draft_key=key,
        intro="Esc leaves the new date open.",
    )
    if moved is not None:
        app.announce("session", "agenda")
        tell(app, f"Moved to {when_words(moved, app.today)}.", _UNDO)
    return moved is not None


async def plan_next(app: JournalApp, session_id: int) -> None:
    """Offer the next date that the pairing's rhythm proposes, unless one is planned already."""
    session = app.store.sessions.find(session_id)
    if session is None or session.status != "held":
        return
    pairing, day = pairing_of(app, session), planning.day_by_rhythm(app.store, session, app.today)
    if pairing is None or day is None or planning.is_next_planned(app.store, session, app.today):
        return
    key = f"form:session:next-{session_id}"

    def save(values: dict[str, str]) -> Session:
        when = read_when(app, values["next_date"], "next_date", future=True)
        # What stayed open was asked about before the date.
        return planning.plan_next(app.store, session_id, *when, today=app.today, carry=False, draft=key)

    field = replace(when_field(write_when(day, session.start), to_come=True), name="next_date")
    title = titled("The next session", name_of(app, session))
    intro = f"You meet {rhythm_words(pairing.cadence_days)}. Esc leaves the date open."
    planned = await ask(app, title, [field], save, draft_key=key, intro=intro)
    if planned is not None:
        app.announce("session", "agenda")
        tell(app, f"Planned: {when_words(planned, app.today)}.", _UNDO)


async def resume(app: JournalApp, act: str, number: int, by: str = "") -> bool:
    """Go on with what `act` was asking about a session, or a pairing to plan with; False if unknown.

    `by` is who moved it, where a new date is asked for; without it that is left unsaid.
    """
    match act:
        case "plan":
            await plan_session(app, number)
        case "purpose":
            await say_purpose(app, number)
        case "next":
            await plan_next(app, number)
        case "move":
            await moved_to(app, app.store.sessions.get(number), next((one for one in _BY if one == by), None))
        case _:
            return False
    return True
