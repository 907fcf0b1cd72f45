"""Opening the ledger, and choosing what it is narrowed to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rjournal.domain.ledger import EVERYTHING, LedgerFilter
from rjournal.services.ledger import Choice, choices, due_checks
from rjournal.tui.base import FrameScreen
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from datetime import date

    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp
    from rjournal.tui.screens.ledger import LedgerScreen

_EVERYTHING = "everything"
_CHECK_DUE = "check-due"

_NAMES = {
    "person_id": "with {}",
    "skill": "skill {}",
    "area": "area {}",
    "method": "method {}",
    "status": "status {}",
}
_DIRECTIONS = {"received": "only what I learned", "given": "only what I taught"}
_TAKEN = "taken; Enter lets it go"


@dataclass(frozen=True)
class Found:
    """What the ledger can be narrowed by, and for how many things of it a check is due."""

    choices: list[Choice]
    due: int


_KEPT = "ledger"
"""The name under which the screen is kept: put together once, it is there again as it was left."""


async def open_ledger(app: JournalApp) -> LedgerScreen:
    """Show the ledger over People, as it was left."""
    from rjournal.tui.screens.ledger import LedgerScreen

    if app.current_mode != "people":
        await app.switch_mode("people")
    while isinstance(app.screen, FrameScreen) and app.screen.PASSING:
        await app.pop_screen()
    if not app.is_screen_installed(_KEPT):
        app.install_screen(LedgerScreen(), _KEPT)
    screen = app.get_screen(_KEPT)
    assert isinstance(screen, LedgerScreen)
    await app.push_screen(screen)
    return screen


def what_there_is(store: Store, as_of: date, only: LedgerFilter) -> Found:
    """What the ledger can be narrowed to; at 30,000 it takes as long as several keys may."""
    return Found(choices(store, only), len(due_checks(store, as_of, replace(only, check_due=False))))


async def narrow(app: JournalApp, only: LedgerFilter, there: Found) -> LedgerFilter | None:
    """Ask for one thing more, or one less, that the ledger is to be narrowed to; None when it was left."""
    found, due = there.choices, there.due
    keys = {f"{one.field}:{one.value}": one for one in found}
    picks = [] if only == EVERYTHING else [Pick(_EVERYTHING, "everything", "takes the filter away")]
    if due or only.check_due:
        picks.append(Pick(_CHECK_DUE, "a check is due", _TAKEN if only.check_due else str(due)))
    picks += [_pick(key, one) for key, one in keys.items()]
    picked = await choose(app, "Show only", picks, empty="" if picks else "There is nothing to narrow yet.")
    if picked is None:
        return None
    if picked == _EVERYTHING:
        return EVERYTHING
    if picked == _CHECK_DUE:
        return replace(only, check_due=not only.check_due)
    return taken(only, keys[picked])


def taken(only: LedgerFilter, choice: Choice) -> LedgerFilter:
    """The filter with a choice taken, or let go where it was taken already."""
    if choice.field == "direction":
        way = next((known for known in ("received", "given") if known == choice.value), None)
        return only.directed(None if choice.taken else way)
    value: Any = int(choice.value) if choice.field == "person_id" else choice.value
    return replace(only, **{choice.field: getattr(EVERYTHING, choice.field) if choice.taken else value})


def _pick(key: str, one: Choice) -> Pick:
    name = _DIRECTIONS[one.value] if one.field == "direction" else _NAMES[one.field].format(one.name)
    return Pick(key, name, _TAKEN if one.taken else str(one.count))
