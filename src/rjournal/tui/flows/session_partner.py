"""Whom a session is with: the likeliest is proposed, and what a session is called by its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.people import ROLE_WORDS, Pairing, rhythm_words
from rjournal.domain.sessions import Session
from rjournal.errors import NotFound
from rjournal.services.sessions import Proposal, proposals
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick
from rjournal.tui.widgets.session_words import NO_PAIRING, when_words

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

_SOMEONE, _NOBODY = "someone", "nobody"


class Chosen:
    """Whom a session is with, and what is proposed for it; `pairing` is None outside a pairing."""

    def __init__(self, session: Session, proposal: Proposal | None = None, *, name: str = "") -> None:
        self.session = session
        self.pairing = proposal.pairing if proposal else None
        self.name = proposal.person.name if proposal else name


async def with_whom(app: JournalApp, title: str, pairing_id: int | None) -> Chosen | None:
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
        return Chosen(Session(day=now.date(), zone=zone, status="held"))
    for one in found:
        if one.pairing.id == pairing_id:
            return Chosen(one.session, one)
    raise NotFound("This pairing has ended, or lies in the trash.", "Take it up again under People first.")


async def _with_someone_new(app: JournalApp, title: str) -> Chosen | None:
    """Add someone, and go on with their pairing if there is one now."""
    from rjournal.tui.flows import people

    before = {pairing.id for pairing in app.store.pairings.current()}
    await people.add_person(app)
    added = [pairing.id for pairing in app.store.pairings.current() if pairing.id not in before]
    return await with_whom(app, title, added[0]) if added else None


def _about(app: JournalApp, proposal: Proposal) -> str:
    role = ROLE_WORDS[proposal.pairing.my_role]
    if proposal.session.id:
        return f"{role}, planned for {when_words(proposal.session, app.today)}"
    return f"{role}, {rhythm_words(proposal.pairing.cadence_days)}"


def pairing_of(app: JournalApp, session: Session) -> Pairing | None:
    """The pairing a session belongs to; None outside any."""
    return None if session.pairing_id is None else app.store.pairings.find(session.pairing_id, trashed=True)


def name_of(app: JournalApp, session: Session) -> str:
    """The other person's name; empty outside any pairing."""
    pairing = pairing_of(app, session)
    person = None if pairing is None else app.store.people.find(pairing.person_id, trashed=True)
    return person.name if person else ""


def titled(what: str, name: str) -> str:
    """`what` with the name of whom it is with, if there is one."""
    return f"{what} with {name}" if name else what
