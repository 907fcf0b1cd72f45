"""Sessions: recording one that was held, planning one, changing it, and what follows from it.

Drafts: `form:session:record-<pairing or 0>` and `form:session:plan-<pairing or 0>` while one is recorded
or planned, `form:session:<id>` while its facts are changed, `form:session:next-<id>` and
`form:session:move-<id>` while a new date is asked for, and `session:<id>:notes` for its notes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.lines import LineKind
from rjournal.domain.people import ROLE_WORDS, Pairing, next_by_rhythm, rhythm_words
from rjournal.domain.sessions import ChangedBy, Session, SessionStatus
from rjournal.domain.templates import QUICK, templates_for
from rjournal.errors import NotFound
from rjournal.services import planning
from rjournal.services.sessions import Proposal, as_held, proposals, save_session
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.reading import read_when, write_when
from rjournal.tui.flows.session_fields import (
    changed_session,
    fact_fields,
    planned_fields,
    read_facts,
    read_planned,
    session_fields,
    when_field,
)
from rjournal.tui.modals.choose import Pick
from rjournal.tui.widgets.session_words import NO_PAIRING, status_words, when_words

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_SOMEONE, _NOBODY = "someone", "nobody"
_UNDO = "u takes it back."


async def record_session(app: JournalApp, pairing_id: int | None = None) -> None:
    """Record a session: with whom, when, its lines, what to think of it, the next date.

    With a `pairing_id` it is not asked with whom. From the second step on everything is stored.
    """
    proposal = await _with_whom(app, "Record a session with", pairing_id)
    if proposal is None:
        return
    session = await _facts(app, proposal)
    if session is not None:
        await open_session(app, session.id, recording=True)


async def open_session(
    app: JournalApp, session_id: int, *, recording: bool = False, kind: LineKind | None = None
) -> None:
    """Show a session on a screen of its own, ready for lines; a `kind` starts one at once.

    When it is being recorded, leaving the screen goes on to the reflection if one was asked for, and then to
    the next date.

    Raises:
        NotFound: there is no such session.
    """
    from rjournal.tui.screens.session import SessionScreen

    screen = SessionScreen(app.store.sessions.get(session_id).id, recording=recording, start=kind)
    await app.push_screen_wait(screen)
    if not recording:
        return
    if screen.reflection is not None:
        await reflect(app, session_id, longer=screen.reflection == "longer")
    await plan_next(app, session_id)


async def reflect(app: JournalApp, session_id: int, *, longer: bool = False) -> None:
    """Write about a session, on the quick template, or on one chosen among those for my role in it."""
    from rjournal.tui.flows import writing

    template = QUICK.id
    if longer:
        pairing = _pairing(app, app.store.sessions.get(session_id))
        offered = templates_for(pairing.my_role if pairing else None)
        picks = [Pick(one.id, one.name, one.for_whom) for one in offered]
        picked = await choose(app, "Write on", picks, chosen=offered[-1].id)
        if picked is None:
            return
        template = picked
    await writing.write_entry(app, session_id=session_id, template_id=template)


async def write_notes(app: JournalApp, session_id: int) -> None:
    """Write the raw notes of a session on a whole screen."""
    from rjournal.tui.flows import writing

    await writing.write_notes(app, session_id)


async def plan_session(app: JournalApp, pairing_id: int | None = None) -> Session | None:
    """Plan a session: with whom, when, how long, what for; None when that was left."""
    proposal = await _with_whom(app, "Plan a session with", pairing_id)
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

    planned = await ask(
        app, _title("Plan a session", name), planned_fields(app, proposed), save, draft_key=key
    )
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

    title = _title("The session", _name(app, session))
    if await ask(app, title, session_fields(app, session), save, draft_key=key, base_rev=session.rev):
        app.announce("session")
        tell(app, "Changed.", _UNDO)


async def change_status(app: JournalApp, session_id: int) -> None:
    """Say that a session was held, moved, cancelled or missed, and by whom; a moved one gets a new date."""
    session = app.store.sessions.get(session_id)
    name = _name(app, session)
    choices: dict[str, tuple[SessionStatus, ChangedBy | None]] = {
        status: (status, None) for status in _STANDING if status != session.status
    }
    for status in _UNMET:
        choices |= {f"{status}-{by}": (status, by) for by in _BY}
    picks = [Pick(key, _said(*choice, name)) for key, choice in choices.items()]
    picked = await choose(app, _title("What became of the session", name), picks)
    if picked is None:
        return
    status, by = choices[picked]
    if status == "moved" and await _moved_to(app, session, by):
        return
    planning.set_status(app.store, session, status, by, app.today)
    app.announce("session")
    tell(app, f"Now {status_words(status, by)}.", _UNDO)


_STANDING: tuple[SessionStatus, ...] = ("held", "planned")
_UNMET: tuple[SessionStatus, ...] = ("moved", "cancelled", "missed")
_BY: tuple[ChangedBy, ...] = ("me", "them", "other")


def _said(status: SessionStatus, by: ChangedBy | None, name: str) -> str:
    words = status_words(status, by, name or "them")
    return f"{words[:1].upper()}{words[1:]}"


async def _moved_to(app: JournalApp, session: Session, by: ChangedBy | None) -> bool:
    """Ask for the new date of a session and move it there; False if there is none yet."""
    key = f"form:session:move-{session.id}"

    def save(values: dict[str, str]) -> Session:
        day, start = read_when(app, values["day"], "day", future=True)
        return planning.move_session(app.store, session, by, day, start, today=app.today, draft=key)

    moved = await ask(
        app, "Moved to", [when_field("")], save, draft_key=key, intro="Esc leaves the new date open."
    )
    if moved is not None:
        app.announce("session", "agenda")
        tell(app, f"Moved to {when_words(moved, app.today)}.", _UNDO)
    return moved is not None


async def plan_next(app: JournalApp, session_id: int) -> None:
    """Offer the next date that the pairing's rhythm proposes, unless one is planned already."""
    session = app.store.sessions.find(session_id)
    pairing = None if session is None else _pairing(app, session)
    if session is None or pairing is None or pairing.status in ("closing", "ended"):
        return
    if session.status != "held" or planning.is_next_planned(app.store, session, app.today):
        return
    day = max(app.today, next_by_rhythm(pairing, session.day))
    key = f"form:session:next-{session_id}"

    def save(values: dict[str, str]) -> Session:
        when = read_when(app, values["next_date"], "next_date", future=True)
        return planning.plan_next(app.store, session_id, *when, today=app.today, draft=key)

    field = replace(when_field(write_when(day, session.start, app.today)), name="next_date")
    title = _title("The next session", _name(app, session))
    intro = f"You meet {rhythm_words(pairing.cadence_days)}. Esc leaves the date open."
    planned = await ask(app, title, [field], save, draft_key=key, intro=intro)
    if planned is not None:
        app.announce("session", "agenda")
        tell(app, f"Planned: {when_words(planned, app.today)}.", _UNDO)


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a session that was being recorded, planned, changed, or with its notes.

    Raises:
        NotFound: the session or the pairing lies in the trash.
    """
    where = draft.key.split(":")
    if where[0] == "session" and where[1].isdecimal():
        await write_notes(app, int(where[1]))
        return
    act, _, number = where[-1].partition("-")
    if act.isdecimal():
        await edit_session(app, int(act))
    elif act in ("record", "plan") and number.isdecimal():
        await (record_session if act == "record" else plan_session)(app, int(number))
    elif act == "next" and number.isdecimal():
        await plan_next(app, int(number))
    elif act == "move" and number.isdecimal():
        await _moved_to(app, app.store.sessions.get(int(number)), "me")
    else:
        raise NotFound("This draft belongs to no session that is known here.", "It stays where it is.")


class _Chosen:
    """Whom a session is with, and what is proposed for it; `pairing` is None outside a pairing."""

    def __init__(self, session: Session, proposal: Proposal | None = None) -> None:
        self.session = session
        self.pairing = proposal.pairing if proposal else None
        self.name = proposal.person.name if proposal else ""


async def _with_whom(app: JournalApp, title: str, pairing_id: int | None) -> _Chosen | None:
    """Whom the session is with: the likeliest is proposed. 0 stands for nobody's pairing."""
    now, zone = clock.now(), clock.zone_name()
    found = proposals(app.store, now, zone)
    if pairing_id is None:
        picks = [Pick(str(one.pairing.id), one.person.name, _about(app, one)) for one in found]
        picks.append(Pick(_SOMEONE, "Someone new", "add them first", stays=True))
        picks.append(Pick(_NOBODY, NO_PAIRING, "a talk with anybody else", stays=True))
        picked = await choose(app, title, picks)
        if picked is None:
            return None
        if picked == _SOMEONE:
            return await _with_someone_new(app, title)
        pairing_id = 0 if picked == _NOBODY else int(picked)
    if not pairing_id:
        return _Chosen(Session(day=now.date(), zone=zone, status="held"))
    for one in found:
        if one.pairing.id == pairing_id:
            return _Chosen(one.session, one)
    raise NotFound("This pairing has ended, or lies in the trash.", "Take it up again under People first.")


async def _with_someone_new(app: JournalApp, title: str) -> _Chosen | None:
    """Add someone, and go on with their pairing if there is one now."""
    from rjournal.tui.flows import people

    before = {pairing.id for pairing in app.store.pairings.current()}
    await people.add_person(app)
    added = [pairing.id for pairing in app.store.pairings.current() if pairing.id not in before]
    return await _with_whom(app, title, added[0]) if added else None


def _about(app: JournalApp, proposal: Proposal) -> str:
    role = ROLE_WORDS[proposal.pairing.my_role]
    if proposal.session.id:
        return f"{role}, planned for {when_words(proposal.session, app.today)}"
    return f"{role}, {rhythm_words(proposal.pairing.cadence_days)}"


async def _facts(app: JournalApp, chosen: _Chosen) -> Session | None:
    """Ask when it was held and how long, with everything proposed, and store it."""
    proposed = as_held(chosen.session, clock.now(), clock.zone_name())
    key = f"form:session:record-{proposed.pairing_id or 0}"

    def save(values: dict[str, str]) -> Session:
        held = read_facts(app, proposed, values)
        return save_session(app.store, held, draft=key, today=app.today)

    planned = f"Planned for {when_words(chosen.session, app.today)}. " if chosen.session.id else ""
    session = await ask(
        app,
        _title("Session", chosen.name),
        fact_fields(app, proposed),
        save,
        draft_key=key,
        base_rev=proposed.rev,
        intro=f"{planned}Enter takes it as it stands.",
    )
    if session is not None:
        app.announce("session")
    return session


def _pairing(app: JournalApp, session: Session) -> Pairing | None:
    return None if session.pairing_id is None else app.store.pairings.find(session.pairing_id, trashed=True)


def _name(app: JournalApp, session: Session) -> str:
    pairing = _pairing(app, session)
    person = None if pairing is None else app.store.people.find(pairing.person_id, trashed=True)
    return person.name if person else ""


def _title(what: str, name: str) -> str:
    return f"{what} with {name}" if name else what
