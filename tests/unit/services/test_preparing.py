"""What a prep sheet gathers, and the question it offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.people import Pairing, PairingPause, Person
from rjournal.domain.prompts import prompts_in
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck, check_words
from rjournal.domain.sessions import Session
from rjournal.errors import Invalid
from rjournal.services import agenda, planning
from rjournal.services.preparing import (
    CHECKS,
    MOST,
    PrepSheet,
    another_question,
    prep_sheet,
    put_question,
    session_to_prepare,
)
from rjournal.storage.store import Store
from tests.unit.conftest import TODAY

SOON = TODAY + timedelta(days=1)


@pytest.fixture
def session(store: Store) -> Session:
    person = store.people.add(Person(name="Noor", access_needs="captions"))
    pairing = store.pairings.add(Pairing(person_id=person.id, cadence_days=14))
    return store.sessions.add(Session(pairing_id=pairing.id, day=SOON, status="planned"))


@pytest.fixture
def noor(store: Store, session: Session) -> int:
    assert session.pairing_id is not None
    return store.pairings.get(session.pairing_id).person_id


def sheet(store: Store, session: Session) -> PrepSheet:
    return prep_sheet(store, session.id, TODAY)


def held(store: Store, session: Session, ago: int, **fields: object) -> Session:
    return store.sessions.add(
        Session(pairing_id=session.pairing_id, day=TODAY - timedelta(days=ago), **fields)  # type: ignore[arg-type]
    )


def test_what_comes_first_is_chosen_among_all_there_is(store: Store, session: Session, noor: int) -> None:
    long_ago = TODAY - timedelta(days=400)
    store.actions.add(Action(text="soon", person_id=noor, day=long_ago, due=TODAY))
    store.notes.add(NoteItem(kind="question", text="for Noor", person_id=noor, day=long_ago))
    for _ in range(4 * MOST):
        store.actions.add(Action(text="later", owner="them", person_id=noor, day=TODAY))
        store.notes.add(NoteItem(kind="topic", text="for anyone", day=TODAY))
    found = sheet(store, session)
    assert (found.actions[0].text, found.questions[0].text) == ("soon", "for Noor")


def test_promises_of_both_sides_mine_first_and_only_open_ones_with_this_person(
    store: Store, session: Session, noor: int
) -> None:
    other = store.people.add(Person(name="Other")).id
    for text, owner, status, who, due in (
        ("theirs, soon", "them", "open", noor, TODAY),
        ("mine, no date", "me", "open", noor, None),
        ("mine, soon", "me", "carried", noor, TODAY),
        ("both", "both", "open", noor, TODAY + timedelta(days=1)),
        ("done", "me", "done", noor, TODAY),
        ("another’s", "me", "open", other, TODAY),
    ):
        store.actions.add(
            Action(text=text, owner=owner, status=status, person_id=who, day=TODAY, due=due)  # type: ignore[arg-type]
        )
    assert [one.text for one in sheet(store, session).actions] == [
        "mine, soon",
        "both",
        "mine, no date",
        "theirs, soon",
    ]


def test_questions_without_an_answer_for_them_then_for_anyone_what_matters_first(
    store: Store, session: Session, noor: int
) -> None:
    for text, kind, status, who, priority in (
        ("for anyone", "question", "open", None, False),
        ("a topic", "topic", "open", noor, False),
        ("for Noor", "question", "on agenda", noor, False),
        ("what matters", "topic", "open", noor, True),
        ("answered", "question", "answered", noor, False),
        ("an idea", "idea", "open", noor, False),
    ):
        store.notes.add(
            NoteItem(kind=kind, text=text, status=status, person_id=who, day=TODAY, priority=priority)  # type: ignore[arg-type]
        )
    assert [one.text for one in sheet(store, session).questions] == [
        "what matters",
        "for Noor",
        "a topic",
        "for anyone",
    ]


def test_what_is_on_the_agenda_is_offered_no_more_and_comes_back_when_taken_off(
    store: Store, session: Session, noor: int
) -> None:
    action = store.actions.add(Action(text="Send it", person_id=noor, day=TODAY))
    note = store.notes.add(NoteItem(kind="question", text="Who?", person_id=noor, day=TODAY))
    long_ago = TODAY - timedelta(days=20)
    learning = store.learnings.add(
        Learning(direction="received", topic="Spread", person_id=noor, day=long_ago)
    )
    refs = [Ref("action", action.id), Ref("note", note.id), Ref("learning", learning.id)]
    before = sheet(store, session)
    assert (len(before.actions), len(before.questions), len(before.checks)) == (1, 1, 1)
    items = [agenda.pull(store, session, ref) for ref in refs]
    now = sheet(store, session)
    assert (now.actions, now.questions, now.checks) == ((), (), ())
    assert [one.text for one in now.agenda] == ["Send it", "Who?", "Spread"]
    for item in items:
        agenda.take_off(store, item.id)
    assert sheet(store, session) == before.__class__(
        **{**vars(before), "questions": (store.notes.get(note.id),)}
    )


@pytest.mark.parametrize(("ago", "due"), [(12, False), (13, True), (44, True), (89, True), (90, False)])
def test_checks_are_those_due_on_the_day_of_the_session(
    store: Store, session: Session, noor: int, ago: int, due: bool
) -> None:
    day = TODAY - timedelta(days=ago)
    store.learnings.add(Learning(direction="received", topic="Spread", person_id=noor, day=day))
    assert bool(sheet(store, session).checks) is due, "the session is tomorrow"


def test_a_few_checks_are_shown_and_all_are_counted_but_those_that_were_made(
    store: Store, session: Session, noor: int
) -> None:
    for n in range(CHECKS + 2):
        learning = store.learnings.add(
            Learning(direction="received", topic=str(n), person_id=noor, day=TODAY - timedelta(days=20 + n))
        )
    store.retention_checks.add(
        RetentionCheck(learning_id=learning.id, number=1, done_on=TODAY, result="unaided")
    )
    now = sheet(store, session)
    assert (len(now.checks), now.checks_due) == (CHECKS, CHECKS + 1)


@pytest.mark.parametrize(
    ("learning", "asks"),
    [
        (Learning(direction="received", topic="t", day=TODAY), "used yet?"),
        (Learning(direction="given", topic="t", day=TODAY, status="taught"), "can they show it?"),
        (Learning(direction="received", topic="t", day=TODAY, used_on=TODAY), "still in use?"),
    ],
)
def test_a_check_asks_what_its_learning_has_come_to(
    store: Store, session: Session, noor: int, learning: Learning, asks: str
) -> None:
    store.learnings.add(replace(learning, person_id=noor, day=TODAY - timedelta(days=20)))
    assert check_words(sheet(store, session).checks[0]) == asks


def test_what_waits_and_what_was_parked_elsewhere_is_offered(store: Store, session: Session) -> None:
    earlier = held(store, session, 3)
    parked = agenda.add_item(store, earlier, "parked")
    agenda.settle(store, {parked.id: "parked"})
    here = agenda.add_item(store, session, "parked here")
    agenda.settle(store, {here.id: "parked"})
    assert [one.text for one in sheet(store, session).waiting] == ["parked"]
    agenda.pull(store, session, Ref("agenda", parked.id))
    assert sheet(store, session).waiting == ()


def test_a_question_that_was_parked_stands_there_once(store: Store, session: Session, noor: int) -> None:
    note = store.notes.add(NoteItem(kind="question", text="Who?", person_id=noor, day=TODAY))
    item = agenda.pull(store, held(store, session, 3), Ref("note", note.id))
    assert [one.text for one in sheet(store, session).questions] == ["Who?"], "it is on another agenda"
    agenda.settle(store, {item.id: "parked"})
    now = sheet(store, session)
    assert ([one.text for one in now.waiting], now.questions) == (["Who?"], ())


def test_a_pairing_that_rests_asks_for_no_check(store: Store, session: Session, noor: int) -> None:
    store.learnings.add(
        Learning(
            direction="given", topic="t", person_id=noor, day=TODAY - timedelta(days=20), status="taught"
        )
    )
    assert sheet(store, session).checks_due == 1
    assert session.pairing_id is not None
    pause = store.pairing_pauses.add(PairingPause(pairing_id=session.pairing_id, start=TODAY))
    assert sheet(store, session).checks_due == 0
    store.pairing_pauses.save(replace(pause, until=TODAY + timedelta(days=1)))
    assert prep_sheet(store, session.id, TODAY + timedelta(days=1)).checks_due == 1


def test_last_time_is_the_session_held_before_this_one(store: Store, session: Session, noor: int) -> None:
    assert sheet(store, session).last is None
    held(store, session, 20, purpose="Older")
    last = held(store, session, 6, purpose="Charts")
    held(store, session, 1, status="cancelled")
    of = {"session_id": last.id, "person_id": noor, "day": last.day}
    store.learnings.add(Learning(direction="received", topic="Spread", **of))  # type: ignore[arg-type]
    store.learnings.add(Learning(direction="given", topic="Prices", **of))  # type: ignore[arg-type]
    store.notes.add(NoteItem(kind="decision", text="Page 1 first", **of))  # type: ignore[arg-type]
    for status in ("done", "open", "carried", "dropped"):
        store.actions.add(Action(text=status, status=status, **of))  # type: ignore[arg-type]
    found = sheet(store, session).last
    assert found is not None and found.session.id == last.id
    assert (found.learned, found.taught, found.decided) == (("Spread",), ("Prices",), ("Page 1 first",))
    assert (found.done, found.open) == (1, 2)


def test_a_question_of_the_bank_is_one_that_was_not_used_and_another_is_another(
    store: Store, session: Session
) -> None:
    bank = prompts_in(("CU",))
    for prompt in bank[:-2]:
        store.prompt_uses.note(prompt.id, TODAY - timedelta(days=1))
    first = sheet(store, session).question
    assert first in bank[-2:]
    another_question(store, first, TODAY)
    second = sheet(store, session).question
    assert second in bank[-2:] and second != first


def test_a_question_goes_onto_the_agenda_once_and_the_next_is_offered(store: Store, session: Session) -> None:
    seen = set()
    for _ in prompts_in(("CU",)):
        prompt = sheet(store, session).question
        assert prompt is not None and prompt.id not in seen
        seen.add(prompt.id)
        put_question(store, session, prompt, TODAY)
    assert sheet(store, session).question is None
    assert {one.origin for one in store.agenda.of_session(session.id)} == {"bank"}
    with pytest.raises(Invalid, match="already"):
        put_question(store, session, prompt, TODAY)
    store.undo()
    assert sheet(store, session).question == prompt
    assert set(store.prompt_uses.last_used()) == seen - {prompt.id}, "undone, it was not used"
    store.prompt_uses.note("Q1", TODAY, skipped=True)
    store.redo()
    assert set(store.prompt_uses.last_used()) == seen and store.prompt_uses.skipped_on(TODAY) == ("Q1",)
    store.undo()
    assert set(store.prompt_uses.last_used()) == seen - {prompt.id}


def test_skipping_the_question_of_the_day_leaves_this_one(store: Store, session: Session) -> None:
    first = sheet(store, session).question
    store.prompt_uses.note("Q1", TODAY, skipped=True)
    assert sheet(store, session).question == first


def test_outside_a_pairing_there_is_an_agenda_and_a_question(store: Store) -> None:
    session = store.sessions.add(Session(day=SOON, status="planned"))
    store.actions.add(Action(text="Nobody’s", day=TODAY))
    store.notes.add(NoteItem(kind="question", text="For anyone", day=TODAY))
    now = sheet(store, session)
    assert (now.person, now.actions, now.checks, now.last) == (None, (), (), None)
    assert [one.text for one in now.questions] == ["For anyone"] and now.question is not None


def test_the_next_session_is_the_one_to_prepare(store: Store, session: Session) -> None:
    assert session_to_prepare(store, TODAY) == session
    planning.set_status(store, session, "cancelled", "me", TODAY)
    assert session_to_prepare(store, TODAY) is None
