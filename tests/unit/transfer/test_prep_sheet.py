"""The prep sheet as Markdown: what is on it, and that no text breaks its outline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from markdown_it import MarkdownIt

from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, Person
from rjournal.domain.sessions import Session
from rjournal.services import agenda
from rjournal.services.preparing import prep_sheet
from rjournal.storage.store import Store
from rjournal.transfer.prep_sheet import prep_markdown
from tests.hostile import HOSTILE, LONG_LINE
from tests.unit.conftest import TODAY

SOON = TODAY + timedelta(days=1)
LAST = TODAY - timedelta(days=20)


def sheet_saying(store: Store, text: str) -> str:
    person = store.people.add(Person(name=text, access_needs=text))
    pairing = store.pairings.add(Pairing(person_id=person.id, my_role="mentor"))
    session = store.sessions.add(
        Session(
            pairing_id=pairing.id,
            day=SOON,
            start="10:00",
            zone="Europe/Berlin",
            status="planned",
            purpose=text,
            resources=(text,),
        )
    )
    last = store.sessions.add(Session(pairing_id=pairing.id, day=LAST, purpose=text))
    of = {"person_id": person.id, "day": LAST, "session_id": last.id}
    store.actions.add(Action(text=text, owner="them", if_then=text, due=date(2026, 2, 20), **of))  # type: ignore[arg-type]
    store.notes.add(NoteItem(kind="question", text=text, raised_by="them", **of))  # type: ignore[arg-type]
    store.notes.add(NoteItem(kind="decision", text=text, **of))  # type: ignore[arg-type]
    store.learnings.add(Learning(direction="given", topic=text, status="taught", **of))  # type: ignore[arg-type]
    if text.strip():
        agenda.add_item(store, session, text)
        parked = agenda.add_item(store, last, text)
        agenda.settle(store, {parked.id: "parked"})
    return "".join(prep_markdown(prep_sheet(store, session.id, TODAY), TODAY))


def test_all_of_it_is_there_and_the_role_stands_beside_the_name(store: Store) -> None:
    text = sheet_saying(store, "Noor")
    for line in (
        "# Prepare: session with Noor",
        "As of Mon 16 Feb 2026. For yourself",
        "Tue 17 Feb 2026 10:00 (Europe/Berlin) · 45 min · video · Noor, you teach",
        "Needs: Noor",
        "Today I want to: Noor",
        "- [ ] Noor · theirs · by Fri 20 Feb 2026",
        "  - plan: Noor",
        "- [ ] Noor · raised by them",
        "- [ ] Noor · can they show it? · since Tue 27 Jan 2026",
        "- [ ] Noor · mine · parked",
        "## Last time, Tue 27 Jan 2026",
        "- Noor · taught",
        "- Noor · decided",
        "## Links and files",
    ):
        assert line in text, line


@pytest.mark.parametrize("text", [*HOSTILE, LONG_LINE[:5000]], ids=lambda text: repr(text)[:20])
def test_no_text_breaks_the_outline(store: Store, text: str) -> None:
    tokens = MarkdownIt().parse(sheet_saying(store, text))
    titles = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "heading_open"]
    filled = ["Agenda", "Promises", "Questions without an answer", "Did it stay?"]
    waiting = ["Waiting for a session"] if text.strip() else []
    assert titles[1:] == [
        *filled,
        *waiting,
        "Last time, Tue 27 Jan 2026",
        "A question to put",
        "Links and files",
    ]
