"""Finding records by what people type: a handle, or the beginning of a name, case and accents aside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rjournal.domain.folding import fold_text
from rjournal.domain.people import ROLE_WORDS
from rjournal.domain.records import Record, Ref
from rjournal.domain.text import one_line
from rjournal.errors import Ambiguous, Invalid, NotFound

if TYPE_CHECKING:
    from rjournal.domain.goals import Goal
    from rjournal.domain.people import Pairing, Person
    from rjournal.domain.skills import Skill
    from rjournal.storage.store import Store

R = TypeVar("R", bound=Record)

_MOST = 8
"""How many candidates an error names."""

_FIRST = {
    "person": "There is nobody yet: `rjournal person add NAME`, or n on the People screen, adds someone.",
    "goal": "There is no goal yet: `rjournal goal add`, or n on the Goals screen, sets one.",
    "skill": "There is no skill yet: `rjournal skill add NAME`, or k on the People screen, begins the map.",
}
"""What to do where there is nothing a name could mean."""


def person(store: Store, words: str) -> Person:
    """The person a handle, name or alias means.

    Raises:
        NotFound: nobody answers to it; the hint names who is known.
        Ambiguous: several do.
    """
    return _named(words, "person", store.people.where(), lambda p: (p.name, *((p.alias,) if p.alias else ())))


def goal(store: Store, words: str) -> Goal:
    """The goal a handle or the beginning of a title means; an open goal goes before a closed one.

    Raises:
        NotFound: no goal answers to it.
        Ambiguous: several do.
    """
    goals = store.goals.where()
    still_open = [goal for goal in goals if goal.lifecycle != "closed"]
    try:
        return _named(words, "goal", still_open, lambda g: (g.title,))
    except NotFound:
        return _named(words, "goal", goals, lambda g: (g.title,))


def kept_or_person(store: Store, words: str, kept: int | None) -> int | None:
    """The number of the person a field names that held the `kept` one; None where it was emptied.

    Words that are still the kept one's name mean them, though they lie in the trash or others are called so.

    Raises:
        NotFound, Ambiguous: as `person`.
    """
    now = None if kept is None else store.people.find(kept, trashed=True)
    if now is not None and now.name == words:
        return now.id
    return person(store, words).id if words.strip() else None


def kept_or_goal(store: Store, words: str, kept: int | None) -> int | None:
    """The number of the goal a field names that held the `kept` one; None where it was emptied.

    Raises:
        NotFound, Ambiguous: as `goal`.
    """
    now = None if kept is None else store.goals.find(kept, trashed=True)
    if now is not None and now.title == words:
        return now.id
    return goal(store, words).id if words.strip() else None


def skill(store: Store, words: str) -> Skill:
    """The skill a handle or the beginning of a name means.

    Raises:
        NotFound: no skill answers to it.
        Ambiguous: several do.
    """
    return _named(words, "skill", store.skills.where(), lambda k: (k.name,))


def pairing(store: Store, words: str, *, ended: bool = False) -> Pairing:
    """The pairing a handle means, or the one current pairing with the person a name means.

    With `ended` it is the one that has ended.

    Raises:
        NotFound: there is none.
        Ambiguous: there are several pairings with that person.
    """
    ref = Ref.parse(words)
    if ref is not None and ref.kind == "pairing":
        return store.pairings.get(ref.id)
    who = person(store, words)
    every = store.pairings.of_person(who.id)
    found = [pairing for pairing in every if (pairing.status == "ended") == ended] or every
    if not found:
        raise NotFound(
            f"There is no pairing with {who.name} yet.",
            "Add one with `rjournal pairing add NAME --role learner`, or with n on the People screen.",
        )
    if len(found) > 1:
        handles = {Ref("pairing", one.id).handle: ROLE_WORDS[one.my_role] for one in found}
        which = ", ".join(f"{role} ({handle})" for handle, role in handles.items())
        raise Ambiguous(
            f"There are several pairings with {who.name}: {which}.",
            tuple(handles),
            "Say which by its handle.",
        )
    return found[0]


def record(store: Store, handle: str, *kinds: str, trashed: bool = False) -> tuple[Ref, Record]:
    """The record a handle means, of one of `kinds` if any are named.

    Raises:
        Invalid: `handle` is no handle, or one of another kind.
        NotFound: there is no such record.
    """
    ref = Ref.parse(handle)
    if ref is None:
        raise Invalid(f"“{one_line(handle)[:40]}” is no handle.", "Handles look like e42, s7 or g3.")
    if kinds and ref.kind not in kinds:
        wanted = " or ".join(kind.replace("_", "-") for kind in kinds)
        article = "an" if wanted[0] in "aeiou" else "a"
        raise Invalid(f"{ref.handle} is not a handle of {article} {wanted}.")
    found: Record = store.repo(ref.kind).get(ref.id, trashed=trashed)
    return ref, found


def _named(words: str, kind: str, records: Sequence[R], names: Callable[[R], Sequence[str]]) -> R:
    ref = Ref.parse(words)
    if ref is not None and ref.kind == kind:
        for found in records:
            if found.id == ref.id:
                return found
        if not any(_fold(name).startswith(_fold(words)) for r in records for name in names(r)):
            raise NotFound(f"There is no {kind} {ref.handle}.", "It may be in the trash.")
    wanted = _fold(words)
    if not wanted:
        raise Invalid(f"Say which {kind}: a name, its beginning, or a handle.")
    exact = [r for r in records if any(_fold(name) == wanted for name in names(r))]
    found_all = exact or [r for r in records if any(_begins(_fold(name), wanted) for name in names(r))]
    if len(found_all) == 1:
        return found_all[0]
    candidates = tuple(
        f"{names(r)[0]} ({Ref(kind, r.id).handle})" for r in (found_all or list(records))[:_MOST]
    )
    if found_all:
        raise Ambiguous(
            f"“{one_line(words)[:60]}” could be several: {', '.join(candidates)}.",
            candidates,
            "Say more of the name.",
        )
    known = f"Known: {', '.join(candidates)}." if candidates else _FIRST[kind]
    raise NotFound(f"No {kind} is called “{one_line(words)[:60]}”.", known)


def _fold(text: str) -> str:
    return " ".join(fold_text(text).split())


def _begins(name: str, wanted: str) -> bool:
    """Whether a name, or one of its later words, begins with what was typed."""
    return name.startswith(wanted) or f" {wanted}" in name
