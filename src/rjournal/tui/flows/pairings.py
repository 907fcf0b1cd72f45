"""Pairings, from anywhere: begun, changed, and the choice of what else can be done with one.

Draft keys: `form:pairing:new:<person>`, `form:pairing:<id>`, and those of `pairing_acts`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from rjournal.domain.people import ROLE_WORDS, Pairing, PairingStatus
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import people
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows import pairing_acts as acts
from rjournal.tui.flows import pairing_fields as fields
from rjournal.tui.modals.choose import Pick
from rjournal.tui.widgets.person_words import rhythm_of

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_NEW = "form:pairing:new:"
_SOMEONE = "someone"

_BEGIN = "Everything is proposed: Enter begins it. Esc leaves it for later."


# Begun and changed


async def add_pairing(app: JournalApp, person_id: int | None = None) -> Pairing | None:
    """Begin a pairing, with someone chosen or added first if nobody is named."""
    if person_id is None:
        return await _choose_and_pair(app)
    blank = Pairing(person_id=person_id, start=app.today)
    return await _ask_pairing(app, blank, f"{_NEW}{person_id}", _BEGIN)


async def _choose_and_pair(app: JournalApp) -> Pairing | None:
    known = app.store.people.where()
    picks = [Pick(str(person.id), person.name, person.function) for person in known]
    picks.append(Pick(_SOMEONE, "Someone new", "add them first"))
    picked = await asking.choose(app, "A pairing with", picks)
    if picked is None:
        return None
    if picked == _SOMEONE:
        # That flow begins the pairing itself, and imports this one.
        from rjournal.tui.flows.people import add_person

        await add_person(app)
        return None
    return await add_pairing(app, int(picked))


async def edit_pairing(app: JournalApp, pairing_id: int) -> Pairing | None:
    """Change a pairing: its rhythm, its purpose, who arranges it, who comes next."""
    return await _ask_pairing(app, app.store.pairings.get(pairing_id), f"form:pairing:{pairing_id}", "")


async def _ask_pairing(app: JournalApp, pairing: Pairing, key: str, intro: str) -> Pairing | None:
    person = app.store.people.get(pairing.person_id)

    def save(values: dict[str, str]) -> Pairing:
        read = fields.read_pairing(pairing, values, app.read_day, acts.finder(app, pairing))
        return people.save_pairing(app.store, read, app.today, draft=key)

    stored = await asking.ask(
        app,
        f"With {person.name}",
        fields.pairing_fields(
            pairing, person.name, acts.following_name(app, pairing), acts.others(app, pairing)
        ),
        save,
        draft_key=key,
        base_rev=pairing.rev,
        intro=intro,
    )
    if stored is not None:
        app.announce("pairing")
        words = f"{ROLE_WORDS[stored.my_role]}, {rhythm_of(acts.standing(app, stored), stored.cadence_days)}"
        base.tell(app, f"{person.name}: {words}.", _UNDO)
    return stored


async def decide(app: JournalApp, pairing_id: int) -> None:
    """The planned end is near: close the pairing, give it another end, or hand it on."""
    pairing = app.store.pairings.get(pairing_id)
    person = app.store.people.get(pairing.person_id)
    picks = (
        Pick("edit", "Give it another end", "or none"),
        Pick("close", "Close it", "with a word about it, if you like"),
        Pick("rotate", "Hand it on", "to the next person"),
    )
    picked = await asking.choose(app, f"With {person.name}", picks)
    if picked is not None:
        await _ACTS[picked](app, pairing_id)


async def show_agreement(app: JournalApp, person_id: int) -> None:
    """Open the agreement with someone: of the pairing that goes on, or the one chosen of several.

    Raises:
        Invalid: there is no pairing with them.
    """
    every = app.store.pairings.of_person(person_id)
    found = [one for one in every if one.status != "ended"] or every
    if not found:
        raise Invalid("An agreement belongs to a pairing.", "+ begins one.")
    number: str | None = str(found[0].id)
    if len(found) > 1:
        picks = [Pick(str(one.id), _about(app, one)) for one in found]
        number = await asking.choose(app, "The agreement of", picks)
    if number is not None:
        await _agreement(app, int(number))


async def open_timeline(app: JournalApp) -> None:
    """Open the timeline of pairs."""
    from rjournal.tui.screens.timeline import TimelineScreen

    await app.push_screen(TimelineScreen())


async def manage(app: JournalApp, person_id: int) -> None:
    """Begin a pairing with someone, or choose what to do with one of theirs."""
    pairings = app.store.pairings.of_person(person_id)
    if not pairings:
        await add_pairing(app, person_id)
        return
    shown = sorted(pairings, key=lambda one: (one.status == "ended", -one.id))
    # One alone needs no telling apart.
    about = {one.id: _about(app, one) if len(shown) > 1 else "" for one in shown}
    picks = [pick for one in shown for pick in _picks(app, one, about[one.id])]
    picks.append(Pick("add:0", "Begin another pairing"))
    picks += [Pick(f"delete:{one.id}", "Move it to the trash", about[one.id]) for one in shown]
    picked = await asking.choose(app, "The pairing", picks)
    if picked is None:
        return
    act, _, number = picked.partition(":")
    if act == "add":
        await add_pairing(app, person_id)
    elif act == "take_up":
        acts.take_up(app, int(number))
    else:
        await _ACTS[act](app, int(number))


_OFFERED: dict[PairingStatus, Sequence[str]] = {
    "proposed": ("take_up", "agreement", "close"),
    "active": ("agreement", "pause", "rotate", "close"),
    "paused": ("take_up", "agreement", "rotate", "close"),
    "closing": ("take_up", "agreement", "rotate", "close"),
    "ended": ("take_up", "agreement", "close"),
}
"""What can be done with a pairing besides changing it, as it stands."""


def _picks(app: JournalApp, pairing: Pairing, about: str) -> Sequence[Pick]:
    """What can be done with a pairing, as it stands."""
    stands = acts.standing(app, pairing)
    return [
        Pick(f"{act}:{pairing.id}", _pick_name(act, stands), about) for act in ("edit", *_OFFERED[stands])
    ]


def _pick_name(act: str, stands: PairingStatus) -> str:
    if act == "close" and stands == "ended":
        return "Say why it ended"
    if act == "take_up":
        return {"proposed": "Begin it", "closing": "Let it go on"}.get(stands, "Take it up again")
    return {
        "edit": "Change it",
        "agreement": "Read or write the agreement",
        "pause": "Pause it",
        "rotate": "Hand it on to the next person",
        "close": "Close it",
    }[act]


async def _delete(app: JournalApp, pairing_id: int) -> None:
    from rjournal.tui.flows import deleting

    await deleting.delete(app, Ref("pairing", pairing_id))


async def _agreement(app: JournalApp, pairing_id: int) -> None:
    from rjournal.tui.flows import agreements

    await agreements.show(app, pairing_id)


_ACTS: dict[str, Callable[[JournalApp, int], Awaitable[object]]] = {
    "edit": edit_pairing,
    "agreement": _agreement,
    "pause": acts.pause,
    "rotate": acts.rotate,
    "close": acts.close,
    "delete": _delete,
}


def _about(app: JournalApp, pairing: Pairing) -> str:
    return f"{ROLE_WORDS[pairing.my_role]}, {rhythm_of(acts.standing(app, pairing), pairing.cadence_days)}"


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about a pairing.

    Raises:
        NotFound: the record lies in the trash.
        Invalid: this is no draft of such a form.
    """
    _, _, which, *more = draft.key.split(":")
    if which == "new" and more and more[0].isdecimal():
        await add_pairing(app, int(more[0]))
    elif which.isdecimal():
        await _ACTS[more[0] if more else "edit"](app, int(which))
    else:
        raise Invalid("This draft belongs to no form about pairings.", "It stays where it is.")
