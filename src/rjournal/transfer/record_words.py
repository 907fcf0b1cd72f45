"""What the records of an export say of themselves and call each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rjournal.domain.people import ROLE_WORDS, Pairing, Person
from rjournal.domain.records import LETTER_OF, Record, Ref
from rjournal.domain.retention import RetentionCheck, by_learning
from rjournal.transfer.markup import mark, words

if TYPE_CHECKING:
    from rjournal.storage.store import Store


@dataclass(frozen=True)
class Names:
    """Everyone and every goal, the trash included: what was written about somebody keeps their name.

    `turned` has the handles of what each note turned into, `led_to` of what followed from each learning, and
    `checks` those made of it.
    """

    people: dict[int, Person]
    pairings: dict[int, Pairing]
    goals: dict[int, str]
    turned: dict[int, list[str]]
    led_to: dict[int, list[str]]
    checks: Mapping[int, Sequence[RetentionCheck]]

    @classmethod
    def of(cls, store: Store) -> Names:
        """Load the names, in one statement for each kind."""
        followed: dict[str, dict[int, list[str]]] = {"note": {}, "learning": {}}
        for link in store.links.where("from_kind IN ('note', 'learning') AND type = 'led-to'"):
            of_kind = followed[link.from_kind].setdefault(link.from_id, [])
            of_kind.append(Ref(link.to_kind, link.to_id).handle)
        return cls(
            turned=followed["note"],
            led_to=followed["learning"],
            checks=by_learning(store.retention_checks.where()),
            people={one.id: one for one in store.people.every()},
            pairings={one.id: one for one in store.pairings.every()},
            goals={one.id: one.title for one in store.goals.every()},
        )

    def person(self, id: int | None) -> str:
        """A person's name, made safe; empty for nobody."""
        found = self.people.get(id) if id is not None else None
        return words(found.name) if found else ""

    def persons(self, ids: Iterable[int]) -> str:
        """Several people's names, made safe."""
        return ", ".join(filter(None, map(self.person, ids)))

    def goal(self, id: int | None) -> str:
        """A goal's title, made safe; empty for none."""
        return words(self.goals.get(id, "")) if id is not None else ""

    def partner(self, pairing_id: int | None) -> str:
        """The other person of a pairing, made safe; empty for none."""
        pairing = self.pairings.get(pairing_id) if pairing_id is not None else None
        return self.person(pairing.person_id) if pairing else ""

    def role(self, pairing_id: int | None) -> str:
        """My role in a pairing: `you learn`; empty for none."""
        pairing = self.pairings.get(pairing_id) if pairing_id is not None else None
        return ROLE_WORDS[pairing.my_role] if pairing else ""


def record_mark(record: Record, kind: str) -> str:
    """The comment that names a record: `<!-- check-in c7 9f1c… -->`, with `-` for kinds without handles."""
    letter = LETTER_OF.get(kind, "")
    return mark(kind.replace("_", "-"), f"{letter}{record.id}" if letter else "-", record.uid)


def kept_words(record: Record) -> str:
    """Who may see a record and its tags: `shareable, #pricing #data`; empty when private and without tags."""
    tags = " ".join(f"#{words(tag)}" for tag in record.tags)
    return ", ".join(filter(None, ("" if record.visibility == "private" else record.visibility, tags)))
