"""Sessions: recording one that was held or that runs now, its lines, and closing it.

Drafts: `form:session:held-<id>` while a planned one is recorded, `form:session:record-<pairing or 0>` while
one is that nobody planned, and `session:<id>:notes` for its notes.
Those of `flows.planning` are gone on with here too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.lines import LineKind
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid, NotFound
from rjournal.services.sessions import as_held, begin_session, ended_now, save_session
from rjournal.tui.flows import closing, planning
from rjournal.tui.flows.asking import ask
from rjournal.tui.flows.session_fields import fact_fields, read_facts
from rjournal.tui.flows.session_partner import Chosen, name_of, titled, with_whom
from rjournal.tui.widgets.session_words import when_words

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp


async def record_session(app: JournalApp, pairing_id: int | None = None) -> None:
    """Record a session: with whom, when, its lines, what to think of it, the next date.

    With a `pairing_id` it is not asked with whom. From the second step on everything is stored.
    """
    proposal = await with_whom(app, "Record a session with", pairing_id)
    if proposal is not None:
        await _record(app, proposal)


async def _record(app: JournalApp, chosen: Chosen) -> None:
    session = await _facts(app, chosen)
    if session is not None:
        await open_session(app, session.id, recording=True)


async def begin(app: JournalApp, session_id: int) -> None:
    """Record a planned session while it runs: all that is known is taken as it stands.

    Raises:
        Invalid: it was moved, cancelled or missed.
        NotFound: there is no such session.
    """
    begin_session(app.store, session_id, clock.now(), clock.zone_name())
    app.announce("session")
    await open_session(app, session_id, recording=True)


async def open_session(
    app: JournalApp, session_id: int, *, recording: bool = False, kind: LineKind | None = None
) -> None:
    """Show a session on a screen of its own, ready for lines; a `kind` starts one at once.

    When it is being recorded, leaving the screen goes on to closing it; the reflection is written at once if
    one was asked for.

    Raises:
        NotFound: there is no such session.
    """
    from rjournal.tui.screens.session import SessionScreen

    screen = SessionScreen(app.store.sessions.get(session_id).id, recording=recording, start=kind)
    await app.push_screen_wait(screen)
    if recording:
        await closing.close_session(app, session_id, reflection=screen.reflection)


async def write_notes(app: JournalApp, session_id: int) -> None:
    """Write the raw notes of a session on a whole screen."""
    from rjournal.tui.flows import writing

    await writing.write_notes(app, session_id)


async def _facts(app: JournalApp, chosen: Chosen) -> Session | None:
    """Ask when it was held and how long, with everything proposed, and store it."""
    proposed = as_held(chosen.session, clock.now(), clock.zone_name())
    # Another session may be the nearest one by the time this draft is gone on with.
    key = f"form:session:held-{proposed.id}"
    if not proposed.id:
        key = f"form:session:record-{proposed.pairing_id or 0}"

    def save(values: dict[str, str]) -> Session:
        held = read_facts(app, proposed, values)
        return save_session(app.store, held, draft=key, today=app.today)

    planned = f"Planned for {when_words(chosen.session, app.today)}. " if chosen.session.id else ""
    session = await ask(
        app,
        titled("Session", chosen.name),
        fact_fields(app, proposed),
        save,
        draft_key=key,
        base_rev=proposed.rev,
        intro=f"{planned}Enter takes it as it stands.",
    )
    if session is not None:
        app.announce("session")
    return session


async def _resume_unplanned(app: JournalApp, pairing_id: int) -> None:
    chosen = await with_whom(app, "Record a session with", pairing_id)
    if chosen is None:
        return
    if chosen.pairing is not None:
        chosen.session = ended_now(chosen.pairing, clock.now(), clock.zone_name())
    await _record(app, chosen)


async def _resume_planned(app: JournalApp, session_id: int) -> None:
    session = app.store.sessions.get(session_id)
    if session.status not in ("planned", "held"):
        raise Invalid(f"This session was {session.status}.", "Your words stay; say first that it was held.")
    await _record(app, Chosen(session, name=name_of(app, session)))


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a session that was being recorded, planned, changed, or with its notes.

    Raises:
        NotFound: the session or the pairing lies in the trash.
        Invalid: the session that was being recorded was moved, cancelled or missed.
    """
    where = draft.key.split(":")
    if where[0] == "session" and where[1].isdecimal():
        await write_notes(app, int(where[1]))
        return
    act, number, by = (*where[-1].split("-", 2), "", "")[:3]
    if act.isdecimal():
        await planning.edit_session(app, int(act))
    elif act == "record" and number.isdecimal():
        await _resume_unplanned(app, int(number))
    elif act == "held" and number.isdecimal():
        await _resume_planned(app, int(number))
    elif number.isdecimal() and await planning.resume(app, act, int(number), by):
        return
    else:
        raise NotFound("This draft belongs to no session that is known here.", "It stays where it is.")
