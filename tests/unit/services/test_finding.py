"""Finding by words: which records, in which order, and what each is said to be."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from rjournal.domain.entries import Entry
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.records import Ref
from rjournal.domain.sessions import Session
from rjournal.services import finding
from rjournal.services.naming import KINDS as NAMED
from rjournal.storage.repos.belongings import POINTERS
from rjournal.storage.store import KINDS, Store
from tests.hostile import LONG_LINE

DAY = date(2026, 2, 16)


def entry(store: Store, title: str, body: str = "", *, day: date = DAY) -> Entry:
    return store.entries.add(Entry(title=title, body=body, day=day, at=f"{day}T08:00:00Z"))


@pytest.fixture
def session(store: Store) -> Session:
    """A session with Noor."""
    noor = store.people.add(Person(name="Noor Vermeer"))
    pairing = store.pairings.add(Pairing(person_id=noor.id, my_role="learner"))
    return store.sessions.add(Session(pairing_id=pairing.id, day=DAY, purpose="needle and thread"))


def test_every_kind_is_called_what_a_person_calls_it(store: Store, session: Session) -> None:
    store.learnings.add(Learning(direction="received", topic="needle one", day=DAY, session_id=session.id))
    store.learnings.add(Learning(direction="given", topic="needle two", day=DAY, status="taught"))
    store.notes.add(NoteItem(kind="question", text="needle three", day=DAY, session_id=session.id))
    store.actions.add(Action(text="needle four", day=DAY))
    entry(store, "needle five")
    found = {hit.title: (hit.word, hit.about) for hit in finding.find(store, "needle")}
    assert found == {
        "needle and thread": ("session", "Noor Vermeer"),
        "needle one": ("learned", "Noor Vermeer"),
        "needle two": ("taught", ""),
        "needle three": ("question", "Noor Vermeer"),
        "needle four": ("action", ""),
        "needle five": ("entry", ""),
    }


def test_newest_first_or_best_first(store: Store) -> None:
    best = entry(store, "needle needle", "needle", day=date(2026, 1, 1))
    newest = entry(store, "hay", "much hay around one needle in the hay " * 3)
    assert [hit.ref.id for hit in finding.find(store, "needle")] == [newest.id, best.id]
    assert [hit.ref.id for hit in finding.find(store, "needle", ranked=True)] == [best.id, newest.id]


def test_only_the_kinds_that_were_asked_for(store: Store, session: Session) -> None:
    made = entry(store, "needle")
    store.actions.add(Action(text="needle", day=DAY))
    refs = {hit.ref for hit in finding.find(store, "needle", kinds=("entry", "session"))}
    assert refs == {Ref("entry", made.id), Ref("session", session.id)}
    assert finding.find(store, "needle", kinds=("goal",)) == ()
    (person,) = finding.find(store, "noor", kinds=("person", "pairing"))
    assert (person.word, person.title) == ("person", "Noor Vermeer")


def test_by_title_looks_at_no_text_and_keeps_the_rest_of_the_grammar(store: Store) -> None:
    one = entry(store, "a needle in hay", "straw")
    entry(store, "hay", "a needle")
    assert [hit.ref.id for hit in finding.find(store, "needle", by_title=True)] == [one.id]
    assert finding.find(store, "needle -hay", by_title=True) == ()
    assert [hit.ref.id for hit in finding.find(store, '"in hay" -straw', by_title=True)] == [one.id]
    assert finding.find(store, "#needle", by_title=True) == ()


def test_no_more_than_were_asked_for(store: Store) -> None:
    for _ in range(5):
        entry(store, "needle")
    assert len(finding.find(store, "needle", limit=3)) == 3


def test_of_a_long_text_only_what_surrounds_the_words_is_kept(store: Store) -> None:
    entry(store, "long", f"{LONG_LINE} needle {LONG_LINE}")
    (hit,) = finding.find(store, "needle")
    assert "needle" in hit.body
    assert len(hit.body) < finding.LONG


def test_headings_lose_their_marks(store: Store) -> None:
    entry(store, "", "## What\n\nA needle.\n\n#tagged stays")
    (hit,) = finding.find(store, "needle")
    assert hit.body.startswith("What\n")
    assert "#tagged" in hit.body


def test_it_asks_the_same_number_of_questions_however_many_hits_there_are(
    store: Store, session: Session
) -> None:
    def statements() -> int:
        asked: list[str] = []
        store.connection.raw.set_trace_callback(asked.append)
        finding.find(store, "needle", limit=100)
        store.connection.raw.set_trace_callback(None)
        # What SQLite asks of its own index is told with a remark in front.
        return len([sql for sql in asked if not sql.startswith("--")])

    def add() -> None:
        entry(store, "needle")
        store.actions.add(Action(text="needle", day=DAY, session_id=session.id))

    add()
    first = statements()
    for _ in range(20):
        add()
    assert statements() == first


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_points_to_something_is_said_to_belong_to_it(store: Store, kind: str) -> None:
    """What is read beside the index knows the columns of every record, and keeps pace with them."""
    pointers = {"person_id", "pairing_id", "session_id", "goal_id", "skill_id", "learning_id"}
    columns = {field.name for field in fields(store.repo(kind).record)}
    owned = kind in NAMED and kind not in ("goal", "person", "skill", "entry")
    assert set(POINTERS.get(kind, ())) == (columns & pointers if owned else set())
