"""Opening the ledger, and choosing what it is narrowed to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rjournal.domain.ledger import EVERYTHING, LedgerFilter
from rjournal.services.ledger import Choice, choices, due_checks
from rjournal.tui.flows.asking import choose
from rjournal.tui.modals.choose import Pick

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

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


async def open_ledger(app: JournalApp) -> None:
    """Show the ledger over People."""
    from rjournal.tui.screens.ledger import LedgerScreen

    app.action_go("people")
    await app.push_screen(LedgerScreen())


async def narrow(app: JournalApp, only: LedgerFilter) -> LedgerFilter | None:
    """Ask for one thing more, or one less, that the ledger is to be narrowed to; None when it was left."""
    found = choices(app.store, only)
    keys = {f"{one.field}:{one.value}": one for one in found}
    picks = [] if only == EVERYTHING else [Pick(_EVERYTHING, "everything", "takes the filter away")]
    due = len(due_checks(app.store, app.today, replace(only, check_due=False)))
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
