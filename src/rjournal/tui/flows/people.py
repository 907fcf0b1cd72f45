"""Adding and changing people, from anywhere.

Draft keys: `form:person:new` and `form:person:<id>`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.domain.people import Person
from rjournal.errors import Invalid
from rjournal.services import people
from rjournal.tui import base
from rjournal.tui.flows import asking, pairings
from rjournal.tui.flows.people_fields import person_fields, read_person

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.tui.app import JournalApp

_UNDO = "u takes it back."
_NEW_PERSON = "form:person:new"


# People


async def add_person(app: JournalApp) -> Person | None:
    """Add someone, and begin the pairing with them at once; None when it was left before there was a name.

    The pairing can be left for later: the person stays.
    """
    person = await _ask_person(app, Person(name=""), "Someone you learn from or teach", _NEW_PERSON)
    if person is not None:
        await pairings.add_pairing(app, person.id)
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


async def resume(app: JournalApp, draft: Draft) -> None:
    """Go on with a form about a person.

    Raises:
        NotFound: the record lies in the trash.
        Invalid: this is no draft of such a form.
    """
    what, _, which = draft.key.removeprefix("form:").partition(":")
    last = which.rpartition(":")[2]
    number = int(last) if last.isdecimal() else 0
    if draft.key == _NEW_PERSON:
        await add_person(app)
    elif what == "person" and number:
        await edit_person(app, number)
    else:
        raise Invalid("This draft belongs to no form about people.", "It stays where it is.")
