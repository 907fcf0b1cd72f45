"""Adding and changing people and pairings, from anywhere.

Draft keys: `form:person:new`, `form:person:<id>`, `form:pairing:new:<person>` and `form:pairing:<id>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.domain.people import ROLE_WORDS, Pairing, Person
from rjournal.domain.records import Ref
from rjournal.errors import Invalid
from rjournal.services import people
from rjournal.tui import base
from rjournal.tui.flows import asking
from rjournal.tui.flows.people_fields import pairing_fields, person_fields, read_pairing, read_person
from rjournal.tui.modals.choose import Pick
from rjournal.tui.widgets.person_words import rhythm_of

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_NEW_PERSON = "form:person:new"
_NEW_PAIRING = "form:pairing:new:"
_SOMEONE = "someone"

_BEGIN = "Everything is proposed: Enter begins it. Esc leaves it for later."


# People


async def add_person(app: JournalApp) -> Person | None:
    """Add someone, and begin the pairing with them at once; None when it was left before there was a name.

    The pairing can be left for later: the person stays.
    """
    person = await _ask_person(app, Person(name=""), "Someone you learn from or teach", _NEW_PERSON)
    if person is not None:
        await add_pairing(app, person.id)
    return person


async def edit_person(app: JournalApp, person_id: int) -> Person | None:
    """Change what is known of someone."""
    person = app.store.people.get(person_id)
    changed = await _ask_person(app, person, person.name, f"form:person:{person_id}")
    if changed is not None:
        base.tell(app, "Changed.", _UNDO)
    return changed


async def _ask_person(app: JournalApp, person: Person, title: str, key: str) -> Person | None:
    def save(values: dict[str, str]) -> Person:
        return people.save_person(app.store, read_person(person, values), draft=key)

    functions = tuple(sorted({one.function for one in app.store.people.where() if one.function}))
    stored = await asking.ask(
        app,
        title,
        person_fields(person, functions),
        save,
        draft_key=key,
        base_rev=person.rev,
        intro="" if person.id else "A name is enough; the rest can come later.",
    )
    if stored is not None:
        app.announce("person")
    return stored


# Pairings


async def add_pairing(app: JournalApp, person_id: int | None = None) -> Pairing | None:
    """Begin a pairing, with someone chosen or added first if nobody is named."""
    if person_id is None:
        return await _choose_and_pair(app)
    blank = Pairing(person_id=person_id, start=app.today)
    return await _ask_pairing(app, blank, f"{_NEW_PAIRING}{person_id}", _BEGIN)


async def _choose_and_pair(app: JournalApp) -> Pairing | None:
    known = app.store.people.where()
    picks = [Pick(str(person.id), person.name, person.function) for person in known]
    picks.append(Pick(_SOMEONE, "Someone new", "add them first"))
    picked = await asking.choose(app, "A pairing with", picks)
    if picked is None:
        return None
    if picked == _SOMEONE:
        await add_person(app)
        return None
    return await add_pairing(app, int(picked))


async def edit_pairing(app: JournalApp, pairing_id: int) -> Pairing | None:
    """Change a pairing: its rhythm, its purpose, whether it rests or has ended and why."""
    pairing = app.store.pairings.get(pairing_id)
    changed = await _ask_pairing(app, pairing, f"form:pairing:{pairing_id}", "")
    if changed is not None and changed.status == "ended" and pairing.status != "ended":
        base.tell(app, "The pairing has ended; all of it stays here.", _UNDO)
    return changed


async def _ask_pairing(app: JournalApp, pairing: Pairing, key: str, intro: str) -> Pairing | None:
    person = app.store.people.get(pairing.person_id)

    def save(values: dict[str, str]) -> Pairing:
        read = read_pairing(pairing, values, app.read_day)
        return people.save_pairing(app.store, read, app.today, draft=key)

    stored = await asking.ask(
        app,
        f"With {person.name}",
        pairing_fields(pairing, person.name),
        save,
        draft_key=key,
        base_rev=pairing.rev,
        intro=intro,
    )
    if stored is not None:
        app.announce("pairing")
        words = f"{ROLE_WORDS[stored.my_role]}, {rhythm_of(stored.status, stored.cadence_days)}"
        base.tell(app, f"{person.name}: {words}.", _UNDO)
    return stored


async def manage_pairings(app: JournalApp, person_id: int) -> None:
    """Begin a pairing with someone, or choose which of theirs to change, to add to or to delete."""
    pairings = app.store.pairings.of_person(person_id)
    if not pairings:
        await add_pairing(app, person_id)
        return
    shown = sorted(pairings, key=lambda one: (one.status == "ended", -one.id))
    picks = [Pick(f"edit:{one.id}", "Change it", _about(one)) for one in shown]
    picks.append(Pick("add:0", "Begin another pairing"))
    picks += [Pick(f"delete:{one.id}", "Move it to the trash", _about(one)) for one in shown]
    picked = await asking.choose(app, "The pairing", picks)
    if picked is None:
        return
    act, _, number = picked.partition(":")
    if act == "edit":
        await edit_pairing(app, int(number))
    elif act == "add":
        await add_pairing(app, person_id)
    else:
        from rjournal.tui.flows import deleting

        await deleting.delete(app, Ref("pairing", int(number)))


def _about(pairing: Pairing) -> str:
    return f"{ROLE_WORDS[pairing.my_role]}, {rhythm_of(pairing.status, pairing.cadence_days)}"


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about a person or a pairing.

    Raises:
        NotFound: the record lies in the trash.
        Invalid: this is no draft of such a form.
    """
    what, _, which = draft.key.removeprefix("form:").partition(":")
    last = which.rpartition(":")[2]
    number = int(last) if last.isdecimal() else 0
    if draft.key == _NEW_PERSON:
        await add_person(app)
    elif draft.key.startswith(_NEW_PAIRING) and number:
        await add_pairing(app, number)
    elif what == "person" and number:
        await edit_person(app, number)
    elif what == "pairing" and number:
        await edit_pairing(app, number)
    else:
        raise Invalid("This draft belongs to no form about people.", "It stays where it is.")
