"""People and pairings."""

from __future__ import annotations

from datetime import date

from rjournal.domain.people import Pairing, Person
from rjournal.storage.repos.base import Repo, join_text


class People(Repo[Person]):
    """Everyone the journal knows."""

    kind = "person"
    record = Person
    order = "name COLLATE NOCASE, id"

    def search_text(self, record: Person) -> tuple[str, str, date]:
        """A person is found by name, alias, function, skills and notes."""
        body = join_text(
            (
                record.alias,
                record.function,
                *record.teaches,
                *record.learns,
                record.access_needs,
                record.contact_note,
            )
        )
        return record.name, body, date.fromisoformat(record.created_at[:10])


class Pairings(Repo[Pairing]):
    """The mentoring relationships."""

    kind = "pairing"
    record = Pairing

    def search_text(self, record: Pairing) -> tuple[str, str, date]:
        """A pairing is found by its purpose and the reasons it was made."""
        return record.purpose, join_text(record.criteria), date.fromisoformat(record.created_at[:10])

    def of_person(self, person_id: int) -> list[Pairing]:
        """A person's pairings, oldest first."""
        return self.where("person_id = ?", (person_id,))

    def current(self) -> list[Pairing]:
        """The pairings that have not ended."""
        return self.where("status <> 'ended'")
