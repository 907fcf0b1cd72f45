"""Going to a record from wherever it was seen: its area with the record selected, or its own page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from rjournal.domain.agreements import Agreement
from rjournal.domain.goals import CheckIn, Milestone
from rjournal.domain.lines import Action, Learning, NoteItem, Win
from rjournal.domain.people import Pairing
from rjournal.domain.records import Record, Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import AgendaItem
from rjournal.domain.skills import Assessment
from rjournal.errors import NotFound
from rjournal.tui.base import PANE_WIDTH, AreaScreen, FrameScreen

if TYPE_CHECKING:
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp
    from rjournal.tui.screens.ledger import LedgerScreen

_AREA_OF: dict[str, str] = {
    "entry": "journal",
    "session": "sessions",
    "goal": "goals",
    "person": "people",
}
"""The area that shows a kind of record; the others are shown with the record they belong to."""

_LINES: tuple[str, ...] = ("learning", "action", "note", "win", "agenda")
"""The kinds that can be shown on their own where no area shows them."""

_WORDS: dict[str, str] = {
    "check_in": "reading",
    "assessment": "rating",
    "retention_check": "check",
    "milestone": "step",
    "agenda": "agenda item",
    "note": "line",
}


async def show(app: JournalApp, ref: Ref) -> None:
    """Go to a record. A line is shown with its session; one without a session opens on its own.

    Where there is room for a list and a pane it is selected in its area, and Esc there goes back to where one
    was. Where there is not, its page lies over where one is until Esc.

    Raises:
        NotFound: it lies in the trash, or there is no such record.
    """
    place = place_of(app.store, ref)
    page = _page_of(place) if app.size.width < PANE_WIDTH else None
    if page is not None:
        await _over_all(app, page, ref)
        return
    area = _AREA_OF.get(place.kind)
    if area is not None and await _selected(app, area, ref, place):
        return
    if place.kind in ("skill", "learning"):
        await _over_people(app, place)
        return
    if place.kind == "agreement":
        from rjournal.tui.flows import agreements

        pairing_id = app.store.agreements.get(place.id).pairing_id
        await agreements.show(app, pairing_id, place.id)
        return
    if place.kind in _LINES:
        from rjournal.tui.flows import lines

        await lines.edit_line(app, place)
        return
    raise NotFound(f"This {_word(place)} is not in the list now.", "Take its filter away to see it.")


def _page_of(place: Ref) -> FrameScreen | None:
    """The page of its own that a record has; None for a line without one."""
    # Only the page that is opened is worth importing.
    match place.kind:
        case "entry":
            from rjournal.tui.screens.read import ReadScreen

            return ReadScreen(place.id)
        case "session":
            from rjournal.tui.screens.session import SessionScreen

            return SessionScreen(place.id)
        case "goal":
            from rjournal.tui.screens.goal import GoalScreen

            return GoalScreen(place.id)
        case "person":
            from rjournal.tui.screens.people import PersonScreen

            return PersonScreen(place.id)
        case "skill":
            from rjournal.tui.screens.skills import SkillScreen

            return SkillScreen(place.id)
        case "learning":
            from rjournal.tui.screens.ledger import LearningScreen

            return LearningScreen(place.id)
        case _:
            return None


async def _over_all(app: JournalApp, page: FrameScreen, ref: Ref) -> None:
    """Lay a page over where one is, with what was asked for selected on it."""
    page.is_passing = True
    await app.push_screen(page)
    await _drawn(page)
    page.select(ref)


def place_of(store: Store, ref: Ref) -> Ref:
    """What to show for a record: a line's session, a reading's goal, a pairing's person, or itself.

    A line whose session lies in the trash stands for itself.

    Raises:
        NotFound: it lies in the trash, or there is no such record.
    """
    record = _present(store, ref)
    match record:
        case CheckIn() | Milestone():
            owner = Ref("goal", record.goal_id)
        case Pairing():
            owner = Ref("person", record.person_id)
        case Agreement():
            _present(store, Ref("pairing", record.pairing_id))
            return ref
        case RetentionCheck():
            owner = Ref("learning", record.learning_id)
        case Assessment():
            owner = Ref("skill", record.skill_id)
        case Learning() | NoteItem() | Action() | Win() | AgendaItem():
            session = None if record.session_id is None else store.sessions.find(record.session_id)
            return ref if session is None else Ref("session", session.id)
        case _:
            return ref
    _present(store, owner)
    return owner


def _present(store: Store, ref: Ref) -> Record:
    record: Record | None = store.repo(ref.kind).find(ref.id, trashed=True)
    if record is None:
        raise NotFound(f"There is no {_word(ref)} {ref.handle}.")
    if record.deleted_at is not None:
        raise NotFound(f"This {_word(ref)} lies in the trash.", "It can be taken out of there again.")
    return record


def _word(ref: Ref) -> str:
    return _WORDS.get(ref.kind, ref.kind)


async def _selected(app: JournalApp, area: str, ref: Ref, place: Ref) -> bool:
    """Go to an area and select the record there, or what it belongs to; whether that was possible."""
    await _go(app, area)
    screen = app.screen
    if not isinstance(screen, AreaScreen):
        return False
    await _drawn(screen)
    return screen.select(ref) or screen.select(place)


async def _over_people(app: JournalApp, ref: Ref) -> None:
    """Open the map of skills, or the ledger, over People, with a record selected."""
    # Most records are shown without either.
    from rjournal.tui.flows.ledger import open_ledger
    from rjournal.tui.screens.skills import SkillsScreen

    await _go(app, "people")
    screen: SkillsScreen | LedgerScreen
    if ref.kind == "skill":
        screen = SkillsScreen()
        await app.push_screen(screen)
    else:
        screen = await open_ledger(app)
    await _drawn(screen)
    screen.select(ref)


async def _go(app: JournalApp, area: str) -> None:
    """Go to an area itself; Esc there leads back to where one was."""
    if app.current_mode != area:
        app.came_from = app.current_mode
        await app.switch_mode(area)
    await _back_to_the_area(app)


async def _back_to_the_area(app: JournalApp) -> None:
    """Leave what was opened over the area; never a form or a text that somebody is in the middle of."""
    while isinstance(app.screen, FrameScreen) and not isinstance(app.screen, AreaScreen):
        await app.pop_screen()


async def _drawn(screen: FrameScreen) -> None:
    """Wait until the screen has been drawn: before that its list has no rows to select."""
    drawn = asyncio.Event()
    screen.call_after_refresh(drawn.set)
    await drawn.wait()
