"""What is offered while an entry is written: tags, goals, people, questions, templates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rjournal import clock
from rjournal.domain.draft_places import record_of
from rjournal.domain.periods import full
from rjournal.domain.prompts import (
    AFTER_SESSION_GROUPS,
    CLOSING_GROUPS,
    EVERYDAY_GROUPS,
    Prompt,
    for_stage,
    one_of,
    prompts_in,
)
from rjournal.domain.records import Ref
from rjournal.domain.templates import QUICK, TEMPLATES, Template, template_named
from rjournal.errors import NotFound
from rjournal.services.own_templates import own_templates
from rjournal.tui.base import tell
from rjournal.tui.modals.choose import Pick
from rjournal.tui.questions import AskedUnder

if TYPE_CHECKING:
    from rjournal.domain.people import Pairing, Person
    from rjournal.domain.sessions import Session
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp

QUESTIONS = 12
"""How many questions one writing screen can offer, one at a time."""

_TAGS_OFFERED = 300


def ids_of(keys: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the records that keys (handles) name; what is none is left out."""
    return tuple(ref.id for ref in map(Ref.parse, keys) if ref is not None)


def known_tags(store: Store) -> tuple[str, ...]:
    """The tags to complete, the most used first."""
    return tuple(f"#{tag}" for tag in list(store.tags.counts())[:_TAGS_OFFERED])


def goal_picks(store: Store, linked: Sequence[str]) -> tuple[Pick, ...]:
    """The goals that are open, and those that are linked already, whatever became of them."""
    found = {goal.id: goal for goal in store.goals.where("lifecycle != 'closed'")}
    found.update(store.goals.many([id for id in ids_of(linked) if id not in found]))
    return tuple(Pick(Ref("goal", goal.id).handle, goal.title) for goal in found.values())


async def set_goal(app: JournalApp, then: Callable[[Pick], None]) -> None:
    """Let a goal be set while an entry is written, and hand it to `then`."""
    # It is rarely asked for, and brings every form of goals along.
    from rjournal.tui.flows import goals

    goal = await goals.set_goal(app)
    if goal is not None:
        then(Pick(Ref("goal", goal.id).handle, goal.title))


def people_picks(store: Store, linked: Sequence[str]) -> tuple[Pick, ...]:
    """Everyone it can be about, and those it is about already."""
    found = {person.id: person for person in store.people.where()}
    found.update(store.people.many([id for id in ids_of(linked) if id not in found]))
    return tuple(
        Pick(Ref("person", person.id).handle, person.name, person.function) for person in found.values()
    )


def after(store: Store, session_id: int | None) -> tuple[Pairing | None, str]:
    """The pairing of the session that is reflected on, and how to say what it follows."""
    session = store.sessions.find(session_id, trashed=True) if session_id else None
    if session is None:
        return None, ""
    pairing = store.pairings.find(session.pairing_id, trashed=True) if session.pairing_id else None
    person = person_of(store, session)
    with_whom = f" with {person.name}" if person else ""
    of_day = "" if session.day == clock.today() else f" of {full(session.day)}"
    return pairing, f"after the session{with_whom}{of_day}"


def person_of(store: Store, session: Session) -> Person | None:
    """With whom a session was; None outside any pairing."""
    pairing = store.pairings.find(session.pairing_id, trashed=True) if session.pairing_id else None
    return None if pairing is None else store.people.find(pairing.person_id, trashed=True)


def closes(store: Store, draft_key: str) -> Pairing | None:
    """The pairing that a new entry kept under this key closes; None for any other entry."""
    ref = record_of(draft_key)
    if ref is None or ref.kind != "pairing" or not draft_key.startswith("entry:new:"):
        return None
    return store.pairings.find(ref.id, trashed=True)


def questions(
    store: Store,
    session_id: int | None,
    pairing: Pairing | None,
    first: Prompt | None,
    *,
    closes: bool = False,
) -> tuple[Prompt, ...]:
    """The questions to offer, in the order of docs/domain.md §4.1: those not seen lately first."""
    role = pairing.my_role if pairing else None
    groups = AFTER_SESSION_GROUPS[role or "reciprocal"] if session_id else EVERYDAY_GROUPS
    if closes:
        groups = CLOSING_GROUPS
    offered = _in_turn(store, prompts_in(groups, role))
    return (first, *(one for one in offered if one != first)) if first else offered


def asked_under(app: JournalApp, pairing: Pairing | None, template_id: str) -> AskedUnder:
    """The headings of a template, each with the questions that suit it; none for one whose file has gone."""
    template = known_template(app, template_id)
    if template is None:
        return ()
    role = pairing.my_role if pairing else None
    return [
        (one.heading, _in_turn(app.store, for_stage(template.id, one.stage, role)))
        for one in template.sections
    ]


def _in_turn(store: Store, pool: Sequence[Prompt]) -> tuple[Prompt, ...]:
    """The questions of `pool` as they are offered one after the other, those not seen lately first."""
    today = clock.today()
    used = store.prompt_uses.last_used()
    skipped = list(store.prompt_uses.skipped_on(today))
    found: list[Prompt] = []
    for _ in range(min(QUESTIONS, len(pool))):
        asked = one_of(pool, today, used, skipped=skipped)
        skipped.append(asked.id)
        if asked not in found:
            found.append(asked)
    return tuple(found)


def templates(app: JournalApp) -> Callable[[], tuple[Template, ...]]:
    """Gives the user's own templates and the built-in ones; what is wrong with a file is told once."""
    told: set[str] = set()

    def offered() -> tuple[Template, ...]:
        own = own_templates(app.paths.templates)
        unheard = [problem for problem in own.problems if problem not in told]
        if unheard:
            told.update(unheard)
            tell(app, "\n".join(unheard), severity="warning")
        own_ids = {template.id for template in own.templates}
        return (*own.templates, *(one for one in TEMPLATES if one.id not in own_ids))

    return offered


def start_template(app: JournalApp, asked: str | None, session_id: int | None) -> Template | None:
    """The template a new entry starts from: the one asked for, T1 after a session, else none.

    Raises:
        NotFound: the one asked for does not exist.
    """
    if asked:
        return template_named(asked, own_templates(app.paths.templates).templates)
    return QUICK if session_id else None


def known_template(app: JournalApp, template_id: str) -> Template | None:
    """The template of this id; None for none, and for one whose file has gone."""
    if not template_id:
        return None
    try:
        return template_named(template_id, own_templates(app.paths.templates).templates)
    except NotFound:
        return None
