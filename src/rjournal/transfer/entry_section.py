"""Entries in an export: the text, and in one line what surrounds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from rjournal.clock import named_zone
from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS, Entry
from rjournal.domain.periods import full
from rjournal.domain.prompts import prompt_by_id
from rjournal.domain.records import Ref
from rjournal.domain.sections import title_of
from rjournal.transfer.markup import body, heading, words
from rjournal.transfer.record_words import Names, kept_words, record_mark

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LEVEL = 3
_BATCH = 200
"""How many entries are held at a time, so that memory does not grow with the journal."""


@dataclass
class _Links:
    """What an entry is linked to, by number."""

    sessions: list[int] = field(default_factory=list)
    people: list[int] = field(default_factory=list)
    goals: list[int] = field(default_factory=list)


def entry_sections(store: Store, first: date, last: date, names: Names) -> Iterator[tuple[date, str]]:
    """The entries of a period with their days, oldest first; two statements for every 200 of them."""
    ids = store.entries.ids("day BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))
    ids.reverse()
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        entries = store.entries.many(batch)
        links = _links(store, batch)
        partners = _partners(store, links)
        for id in batch:
            if id in entries:
                found = links.get(id, _Links())
                yield entries[id].day, "".join(_entry(entries[id], found, partners, names))


def _links(store: Store, ids: Sequence[int]) -> dict[int, _Links]:
    marks = ", ".join("?" * len(ids))
    links: dict[int, _Links] = {}
    for link in store.links.where(f"from_kind = 'entry' AND from_id IN ({marks})", tuple(ids)):
        found = links.setdefault(link.from_id, _Links())
        kinds = {"session": found.sessions, "person": found.people, "goal": found.goals}
        if link.to_kind in kinds:
            kinds[link.to_kind].append(link.to_id)
    return links


def _partners(store: Store, links: dict[int, _Links]) -> dict[int, tuple[int | None, str]]:
    """For each linked session its pairing and its purpose."""
    ids = {id for found in links.values() for id in found.sessions}
    return {id: (one.pairing_id, one.purpose) for id, one in store.sessions.many(sorted(ids)).items()}


def _entry(
    entry: Entry, links: _Links, sessions: dict[int, tuple[int | None, str]], names: Names
) -> Iterator[str]:
    yield heading(_LEVEL, entry.title.strip() or _first_words(entry))
    yield f"{record_mark(entry, 'entry')}\n\n"
    partners = [names.partner(sessions[id][0]) for id in links.sessions if id in sessions]
    people = dict.fromkeys(filter(None, (*partners, *map(names.person, links.people))))
    purposes = [words(sessions[id][1]) for id in links.sessions if id in sessions]
    parts = (
        _when(entry),
        "" if entry.title.strip() else "untitled",
        f"with {', '.join(people)}" if people else "",
        f"after “{'”, “'.join(purposes)}”" if any(purposes) else "after a session" if purposes else "",
        _mood(entry),
        "" if entry.type == "free" else entry.type,
        f"template {words(entry.template)}" if entry.template else "",
        f"asked while writing: {_asked(entry)}" if entry.prompts else "",
        f"depth: {words(entry.depth)}" if entry.depth else "",
        f"moved {names_list}" if (names_list := _goals(links, names)) else "",
        kept_words(entry),
    )
    yield f"{' · '.join(filter(None, parts))}\n\n"
    yield body(entry.body, _LEVEL)


def _first_words(entry: Entry) -> str:
    """What an entry without a title is told apart by: how its text begins, else its handle."""
    # A comment that begins here would hide the rest of the heading from some readers.
    beginning = title_of("", entry.body).partition("<!--")[0].strip()
    return beginning or f"Entry {Ref('entry', entry.id).handle}"


def _goals(links: _Links, names: Names) -> str:
    titles = [title for id in links.goals if (title := names.goal(id))]
    return f"“{'”, “'.join(titles)}”" if titles else ""


def _asked(entry: Entry) -> str:
    """The questions that stood beside the page; one that this version does not know by its id."""
    known = ((id, prompt_by_id(id)) for id in entry.prompts)
    return ", ".join(f"“{words(prompt.plain)}”" if prompt else words(id) for id, prompt in known)


def _when(entry: Entry) -> str:
    """The entry's day, with the clock time where it was begun on that very day."""
    zone = named_zone(entry.zone)
    try:
        moment = datetime.fromisoformat(entry.at).astimezone(zone)
    except (ValueError, OverflowError):
        # What an import could not read as a moment is left out; the day stands.
        return full(entry.day)
    if zone is None or moment.date() != entry.day:
        return full(entry.day)
    return f"{full(entry.day)} {moment:%H:%M} ({words(entry.zone)})"


def _mood(entry: Entry) -> str:
    said = [
        MOOD_WORDS.get(entry.mood, str(entry.mood)) if entry.mood is not None else "",
        ENERGY_WORDS.get(entry.energy, str(entry.energy)) if entry.energy is not None else "",
        f"“{words(entry.mood_word)}”" if entry.mood_word.strip() else "",
    ]
    given = ", ".join(filter(None, said))
    return f"mood: {given}" if given else ""
