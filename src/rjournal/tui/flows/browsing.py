"""Finding one's way among entries: a filter, a day; and saying who may see one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rjournal.domain.entries import ENTRY_TYPES, Entry
from rjournal.domain.periods import full
from rjournal.domain.records import Visibility
from rjournal.errors import Invalid
from rjournal.storage.repos.entries import EntryFilter
from rjournal.tui.base import tell
from rjournal.tui.flows.asking import ask, choose
from rjournal.tui.flows.reading import at_field
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import DateField
from rjournal.tui.writing import VISIBILITY_WORDS

if TYPE_CHECKING:
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp


def name_of(store: Store, only: EntryFilter) -> str:
    """What a filter lets through, for the border of the list; empty for everything."""
    person = store.people.find(only.person, trashed=True) if only.person else None
    parts = (
        f"#{only.tag}" if only.tag else "",
        f"with {person.name}" if person else "",
        f"{only.type} entries" if only.type else "",
    )
    return ", ".join(filter(None, parts))


async def choose_filter(app: JournalApp, now: EntryFilter) -> EntryFilter | None:
    """Ask which entries to show; None when it was left."""
    store = app.store
    filters = {"all": EntryFilter()}
    picks = [Pick("all", "All entries", "the filter is put away")] if now != EntryFilter() else []
    for at, (tag, count) in enumerate(store.entries.tag_counts().items()):
        filters[f"tag {at}"] = EntryFilter(tag=tag)
        picks.append(Pick(f"tag {at}", f"#{tag}", _entries(count)))
    for person in store.people.where():
        filters[f"person {person.id}"] = EntryFilter(person=person.id)
        picks.append(Pick(f"person {person.id}", person.name, "with or about"))
    for kind, count in store.entries.type_counts().items():
        filters[f"type {kind}"] = EntryFilter(type=kind)
        # A journal made by another version may hold a type that this one has no word for.
        name = f"{kind.capitalize()} entries" if kind in ENTRY_TYPES else kind
        picks.append(Pick(f"type {kind}", name, _entries(count)))
    picked = await choose(app, "Show only", picks, empty="There is nothing to choose by yet.")
    return None if picked is None else filters[picked]


async def ask_day(app: JournalApp, only: EntryFilter) -> int | None:
    """Ask for a day and return the entry nearest to it; None when it was left or there is no entry."""

    def nearest(values: dict[str, str]) -> int:
        if not values["day"]:
            raise Invalid("Write a day.", "Like 16 feb, last monday or 3 weeks ago.", "day")
        with at_field("day"):
            day = app.read_day(values["day"], future=False)
        found = app.store.entries.nearest(day, only)
        if found is None:
            raise Invalid("There is no entry to go to.", "", "day")
        entry = app.store.entries.get(found)
        if entry.day != day:
            tell(app, f"Nothing was written on {full(day)}.", f"The nearest is {full(entry.day)}.")
        return found

    hint = "The entry nearest to it is selected."
    field = DateField(name="day", label="Day", placeholder="16 feb, last monday, 3 weeks ago", hint=hint)
    return await ask(app, "Go to a day", [field], nearest)


async def choose_visibility(app: JournalApp, entry_id: int) -> Entry | None:
    """Ask who may see an entry and store it; returns the entry, None when it was left.

    Raises:
        NotFound: there is no such entry.
        StorageError: nothing was written.
    """
    entry: Entry = app.store.entries.get(entry_id)
    about: dict[Visibility, str] = {
        "private": "it leaves in no export but your own",
        "counterpart": "it may go to the other person of the pairing",
        "shareable": "it may go to anyone",
    }
    picks = [Pick(value, words, about[value]) for value, words in VISIBILITY_WORDS.items()]
    picked = await choose(app, "Who may see it", picks, chosen=entry.visibility)
    for value, words in VISIBILITY_WORDS.items():
        if value == picked and value != entry.visibility:
            saved = app.store.entries.save(replace(entry, visibility=value))
            app.announce("entry")
            tell(app, f"Now {words}.", "u takes it back.")
            return saved
    return None


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"
