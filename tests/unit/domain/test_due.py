"""What waits on a day: every kind at its edges, in one order, silent where it rests or was put away."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rjournal.domain.agreements import Agreement
from rjournal.domain.due import KINDS, Due, waiting
from rjournal.domain.due_facts import DueFacts, Pair
from rjournal.domain.goal_history import GoalFacts
from rjournal.domain.goals import CheckIn, Goal, Pause
from rjournal.domain.lines import Action, Learning, NoteItem
from rjournal.domain.pairing_life import Meeting, PairingFacts
from rjournal.domain.people import Pairing
from rjournal.domain.progress import progress
from rjournal.domain.reciprocity import Flow
from rjournal.domain.records import Ref
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import Session
from rjournal.domain.silences import Silence

DAY = date(2026, 2, 16)
NOOR = 7


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def pair(*held: date, **changes: Any) -> Pair:
    """A pairing with Noor, every two weeks since January, met on these days."""
    pairing = Pairing(id=1, person_id=NOOR, cadence_days=14, start=date(2026, 1, 5), **changes)
    meetings = tuple(Meeting(day, "held") for day in held)
    return Pair(facts=PairingFacts(pairing, meetings=meetings), name="Noor")


def facts(as_of: date = DAY, *, noor: Pair | None = None, **more: Any) -> DueFacts:
    known = {} if noor is None else {1: noor}
    return DueFacts(as_of=as_of, pairs=known, people={NOOR: "Noor"}, **more)


def found(told: DueFacts, kind: str) -> list[Due]:
    return [one for one in waiting(told).open if one.kind == kind]


def days_on(kind: str, make: Callable[[date], DueFacts], days: range) -> list[int]:
    """The days, counted from `DAY`, on which something of the kind waits."""
    return [n for n in days if found(make(later(n)), kind)]


# Sessions


def test_a_session_waits_from_the_day_the_rhythm_says() -> None:
    met = pair(DAY)
    assert days_on("session", lambda day: facts(day, noor=met), range(12, 17)) == [14, 15, 16]
    (one,) = found(facts(later(30), noor=met), "session")
    assert (one.ref, one.when, one.who) == (Ref("pairing", 1), later(14), "Noor")
    assert (one.text, one.why) == ("Plan a session with Noor", "every 2 weeks")
    planned = Meeting(later(31), "planned")
    busy = replace(met, facts=replace(met.facts, meetings=(*met.facts.meetings, planned)))
    assert not found(facts(later(30), noor=busy), "session")


@pytest.mark.parametrize("until", [None, later(4)])
def test_a_planned_session_without_an_agenda_waits_for_48_hours_before_it(until: date | None) -> None:
    session = Session(id=3, pairing_id=1, day=later(2), until=until, status="planned")
    last = 2 if until is None else 4
    told = {"noor": pair(), "to_come": (session,)}
    assert days_on("agenda", lambda day: facts(day, **told), range(-2, 7)) == list(range(last + 1))
    (one,) = found(facts(**told), "agenda")
    assert (one.ref, one.when, one.text) == (Ref("session", 3), later(2), "Prepare the session with Noor")
    assert not found(facts(**told, agenda={3: 1}), "agenda")


def test_a_session_nobody_wrote_about_waits_for_seven_days() -> None:
    session = Session(id=3, pairing_id=1, day=DAY)
    told = {"noor": pair(DAY), "unwritten": (session,)}
    assert days_on("reflect", lambda day: facts(day, **told), range(-1, 10)) == list(range(8))
    assert found(facts(unwritten=(replace(session, pairing_id=None),)), "reflect")[0].text == (
        "Write about the session"
    )


def test_an_exchange_in_writing_waits_for_my_reply_from_its_first_day_on() -> None:
    session = Session(
        id=3, pairing_id=1, day=DAY, until=later(4), format="async", awaiting="me", purpose="Drafts"
    )
    told = {"noor": pair(), "awaiting": (session,)}
    assert days_on("reply", lambda day: facts(day, **told), range(-1, 3)) == [0, 1, 2]
    (one,) = found(facts(**told), "reply")
    assert (one.text, one.why, one.when) == ("Reply to Noor", "Drafts", later(4))


def test_a_longer_rhythm_is_offered_when_sessions_slip() -> None:
    noor = pair(later(-42))
    fell = (Meeting(later(-28), "cancelled"), Meeting(later(-14), "missed"))
    once = replace(noor, facts=replace(noor.facts, meetings=(*noor.facts.meetings, fell[0])))
    twice = replace(once, facts=replace(once.facts, meetings=(*once.facts.meetings, fell[1])))
    assert not found(facts(noor=once), "rhythm")
    (one,) = found(facts(noor=twice), "rhythm")
    assert (one.when, one.why) == (later(-14), "the last two did not take place")
    moved = tuple(Meeting(later(n), status) for n, status in _MOVED_TWICE)
    told = facts(noor=replace(noor, facts=replace(noor.facts, meetings=moved)))
    assert found(told, "rhythm")[0].why == "two of the last three were moved"


_MOVED_TWICE: Any = (
    *((-40, "held"), (-28, "moved"), (-26, "held")),
    *((-14, "held"), (-3, "moved"), (-1, "held")),
)


@pytest.mark.parametrize(
    ("flows", "why"),
    [
        (((1, 0), (2, 0), (1, 0)), "three sessions in which you learned"),
        (((0, 1), (0, 2), (0, 1)), "three sessions in which you taught"),
        (((1, 0), (2, 0)), None),
        (((1, 0), (2, 1), (1, 0)), None),
        (((1, 0), (0, 0), (1, 0)), None),
    ],
)
def test_three_sessions_one_way_are_worth_a_word_where_both_learn(
    flows: tuple[tuple[int, int], ...], why: str | None
) -> None:
    told = tuple(Flow(n, later(n - 9), *went) for n, went in enumerate(flows, 1))
    noor = replace(pair(my_role="reciprocal"), flows=told)
    assert [one.why for one in found(facts(noor=noor), "balance")] == ([why] if why else [])
    assert not found(facts(noor=replace(pair(my_role="learner"), flows=told)), "balance")


# Pairings


def test_an_agreement_is_missed_from_the_second_session_on() -> None:
    assert not found(facts(noor=pair(later(-14))), "agreement")
    second = pair(later(-14), DAY)
    (one,) = found(facts(noor=second), "agreement")
    assert (one.when, one.why) == (DAY, "no agreement yet")
    draft, agreed = Agreement(id=1, pairing_id=1), Agreement(id=2, pairing_id=1, agreed_on=DAY)
    begun = replace(second, facts=replace(second.facts, agreements=(draft,)))
    assert found(facts(noor=begun), "agreement")[0].why == "not agreed yet"
    done = replace(second, facts=replace(second.facts, agreements=(draft, agreed)))
    assert not found(facts(noor=done), "agreement")


def test_an_agreement_is_looked_at_again_on_its_day() -> None:
    agreed = Agreement(id=2, pairing_id=1, agreed_on=later(-90), review_on=DAY)
    noor = replace(pair(), facts=replace(pair().facts, agreements=(agreed,)))
    assert days_on("agreement-review", lambda day: facts(day, noor=noor), range(-1, 3)) == [0, 1, 2]


def test_the_end_of_a_pairing_is_mentioned_from_thirty_days_before() -> None:
    noor = pair(planned_end=later(30))
    assert days_on("ending", lambda day: facts(day, noor=noor), range(-2, 2)) == [0, 1]
    assert found(facts(noor=noor), "ending")[0].when == later(30)


# Lines


def test_a_promise_waits_from_a_week_before_its_day() -> None:
    action = Action(id=4, text="Redo it", day=later(-9), due=later(7), person_id=NOOR)
    told = {"actions": (action,)}
    assert days_on("action", lambda day: facts(day, **told), range(-2, 9)) == list(range(9))
    (one,) = found(facts(**told), "action")
    assert (one.text, one.why, one.when, one.who) == ("Redo it", "promised", later(7), "Noor")
    theirs = replace(action, owner="them"), replace(action, owner="both", due=None)
    assert [one.why for one in found(facts(actions=theirs), "action")] == ["theirs"]


def test_a_sponsorship_is_mentioned_after_thirty_days_unless_its_own_day_does() -> None:
    action = Action(id=4, text="Name her", kind="sponsor", day=later(-30))
    told = {"actions": (action,)}
    assert days_on("sponsorship", lambda day: facts(day, **told), range(-1, 2)) == [0, 1]
    dated = facts(actions=(replace(action, due=later(7)),))
    assert not found(dated, "sponsorship") and found(dated, "action")
    assert found(facts(actions=(replace(action, due=later(8)),)), "sponsorship")
    assert not found(facts(actions=(replace(action, kind="do"),)), "sponsorship")


def test_a_question_is_asked_about_after_fourteen_days_or_once_they_met() -> None:
    question = NoteItem(id=5, kind="question", text="Why?", day=later(-14), person_id=NOOR)
    told = {"notes": (question,)}
    assert days_on("question", lambda day: facts(day, **told), range(-1, 2)) == [0, 1]
    same_day, next_day = pair(later(-14)), pair(later(-13))
    assert not found(facts(later(-1), noor=same_day, **told), "question")
    (one,) = found(facts(later(-13), noor=next_day, **told), "question")
    assert (one.when, one.why) == (later(-13), "unanswered")
    assert not found(facts(later(-14), noor=next_day, **told), "question")
    # Met again, it is the same matter still: what was put away stays so.
    often = pair(later(-13), later(-10), later(-3))
    assert found(facts(later(-2), noor=often, **told), "question")[0].when == later(-13)
    # A meeting after the fourteen days changes the day no more: what was put away stays so.
    assert found(facts(noor=pair(DAY), **told), "question")[0].when == DAY
    assert found(facts(later(5), noor=pair(later(5)), **told), "question")[0].when == DAY


def test_a_challenge_waits_for_a_response_after_fourteen_days() -> None:
    challenge = NoteItem(id=5, kind="challenge", text="You interrupt", day=later(-14))
    told = {"notes": (challenge,)}
    assert days_on("challenge", lambda day: facts(day, **told), range(-1, 2)) == [0, 1]
    for answered in (replace(challenge, answer="I do"), replace(challenge, status="let go")):
        assert not found(facts(notes=(answered,)), "challenge")


@pytest.mark.parametrize(
    ("status", "asked"),
    [("open", True), ("held", True), ("weakened", True), ("dropped", False), ("confirmed", False)],
)
def test_an_assumption_is_looked_at_again_on_its_day_while_it_stands(status: Any, asked: bool) -> None:
    note = NoteItem(id=5, kind="assumption", text="They wait", day=DAY, revisit_on=later(9), status=status)
    days = days_on("assumption", lambda day: facts(day, notes=(note,)), range(8, 11))
    assert days == ([9, 10] if asked else [])
    assert not found(facts(later(99), notes=(replace(note, revisit_on=None),)), "assumption")


def test_what_was_learned_is_checked_after_14_and_45_days() -> None:
    learned = Learning(id=6, direction="received", topic="Ranges", day=DAY, person_id=NOOR)
    told = {"learnings": (learned,)}
    assert days_on("retention", lambda day: facts(day, **told), range(12, 16)) == [14, 15]
    made = RetentionCheck(learning_id=6, number=1, done_on=later(14), result="unaided")
    checked = {**told, "checks": (made,)}
    assert days_on("retention", lambda day: facts(day, **checked), range(14, 47)) == [45, 46]
    assert found(facts(later(45), **checked), "retention")[0].when == later(45)


# Goals


def test_a_goal_asks_for_a_reading_and_then_for_a_decision() -> None:
    goal = Goal(id=8, title="Faster", start=DAY, due=later(40), baseline=9, target=1, check_every=14)
    told = GoalFacts(goal, (CheckIn(goal_id=8, day=DAY, value=9),))

    def asked(n: int, pauses: tuple[Pause, ...] = ()) -> dict[str, date]:
        standing = progress(replace(told, pauses=pauses), later(n))
        return {one.kind: one.when for one in waiting(facts(later(n), goals=(standing,))).open}

    assert [n for n in range(12, 18) if asked(n)] == [15, 16, 17]
    assert asked(30) == {"check-in": later(14)}
    assert asked(40) == {"check-in": later(14)}
    assert asked(41) == {"goal-date": later(40)}
    rest = Pause(goal_id=8, start=later(5), until=later(10))
    assert asked(19, (rest,)) == {} and asked(20, (rest,)) == {"check-in": later(19)}
    assert asked(60, (replace(rest, until=None),)) == {}


# Rest


def _everything(standing: Any) -> DueFacts:
    """Facts of which every kind but those of goals has something to say."""
    noor = pair(later(-60), later(-50), my_role="reciprocal", planned_end=later(9))
    slipped = (Meeting(later(-30), "cancelled"), Meeting(later(-20), "cancelled"))
    agreements = (Agreement(id=1, pairing_id=1, agreed_on=later(-80), review_on=DAY),)
    noor = replace(
        noor,
        facts=replace(noor.facts, agreements=agreements, meetings=(*noor.facts.meetings, *slipped)),
        standing=standing,
        flows=tuple(Flow(n, later(n - 9), 1, 0) for n in range(3)),
    )
    of: Any = {"day": later(-30), "person_id": NOOR}
    return facts(
        noor=noor,
        actions=(
            Action(id=1, text="a", due=DAY, **of),
            Action(id=2, text="s", kind="sponsor", session_id=9, **of),
        ),
        notes=(
            NoteItem(id=1, kind="question", text="q", **of),
            NoteItem(id=2, kind="challenge", text="c", session_id=9, **of),
            NoteItem(id=3, kind="assumption", text="k", revisit_on=DAY, **of),
        ),
        learnings=(Learning(id=1, direction="given", topic="t", **of),),
        pairing_of={9: 1},
        unwritten=(Session(id=1, pairing_id=1, day=DAY),),
        to_come=(Session(id=2, pairing_id=1, day=DAY, status="planned"),),
        awaiting=(Session(id=3, pairing_id=1, day=DAY, format="async", awaiting="me"),),
    )


def test_nothing_waits_in_a_pairing_that_rests() -> None:
    kinds = set(KINDS) - {"check-in", "goal-date", "agreement"}
    assert {one.kind for one in waiting(_everything("active")).open} == kinds
    for standing in ("paused", "ended"):
        assert waiting(_everything(standing)).open == ()


def test_nothing_waits_of_somebody_who_belongs_to_the_past_or_for_a_goal_that_rests() -> None:
    action = Action(id=1, text="a", day=DAY, due=DAY, person_id=99, goal_id=3)
    assert not found(facts(actions=(action,)), "action")
    mine = replace(action, person_id=None)
    assert found(facts(actions=(mine,)), "action")
    assert not found(facts(actions=(mine,), resting_goals=frozenset({3})), "action")


def test_with_two_pairings_of_one_person_one_that_goes_on_is_enough() -> None:
    action = Action(id=1, text="a", day=DAY, due=DAY, person_id=NOOR)
    ended, active = replace(pair(), standing="ended"), pair()
    both = replace(facts(actions=(action,)), pairs={1: ended, 2: active})
    assert found(both, "action")
    of_the_ended = replace(both, actions=(replace(action, session_id=5),), pairing_of={5: 1})
    assert not found(of_the_ended, "action")


# Order and silence


def test_the_longest_waiting_comes_first() -> None:
    dues = (later(3), later(-40), DAY)
    actions = tuple(Action(id=n, text=f"{n}", day=DAY, due=due) for n, due in enumerate(dues, 1))
    assert [one.ref.id for one in waiting(facts(actions=actions)).open] == [2, 3, 1]


def test_what_was_put_away_is_silent_until_its_day_moves() -> None:
    told = facts(actions=(Action(id=4, text="a", day=DAY, due=DAY),))
    away = Silence(due_kind="action", about_kind="action", about_id=4, occasion=DAY)
    silent = waiting(told, [away])
    assert silent.open == () and [one.due.ref.id for one in silent.quiet] == [4]
    moved = replace(told, actions=(replace(told.actions[0], due=later(1)),))
    assert len(waiting(moved, [away]).open) == 1
    assert len(waiting(told, [replace(away, due_kind="sponsorship")]).open) == 1
    assert len(waiting(told, [replace(away, about_id=5)]).open) == 1


def test_what_is_snoozed_speaks_again_on_its_day() -> None:
    snooze = Silence(due_kind="action", about_kind="action", about_id=4, occasion=DAY, until=later(7))
    action = Action(id=4, text="a", day=DAY, due=DAY)
    spoken = [n for n in range(5, 9) if waiting(facts(later(n), actions=(action,)), [snooze]).open]
    assert spoken == [7, 8]


def test_a_kind_that_is_off_says_nothing() -> None:
    told = facts(actions=(Action(id=4, text="a", day=DAY, due=DAY),))
    off = Silence(due_kind="action")
    assert waiting(told, [off]).open == () and waiting(told, [off]).off == (off,)
    assert waiting(told, [Silence(due_kind="question")]).open
    assert waiting(told, [replace(off, until=DAY)]).open


def test_no_words_blame() -> None:
    told = waiting(_everything("active")).open
    words = " ".join(
        [*(f"{one.text} {one.why}" for one in told), *(f"{k.says} {k.name}" for k in KINDS.values())]
    )
    blaming = r"\b(overdue|late|failed|behind|missed|forgot)\b|!"
    assert re.search(blaming, words.lower()) is None
    assert all(kind.says.endswith(".") and kind.act for kind in KINDS.values())


# Calendars


@pytest.mark.parametrize(
    "first", [date(2026, 3, 22), date(2026, 10, 18), date(2025, 12, 24), date(2024, 2, 22)]
)
def test_a_change_of_the_clocks_or_the_year_moves_nothing_by_a_day(first: date) -> None:
    """The zone is a matter of clock times; these days lie around 29 March, 25 October and 31 December."""
    note = NoteItem(id=5, kind="question", text="Why?", day=first)
    asked = [n for n in range(13, 16) if found(facts(first + timedelta(days=n), notes=(note,)), "question")]
    assert asked == [14, 15]


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    first, last = (
        Action(id=1, text="a", day=date.min, due=date.min),
        NoteItem(id=1, kind="question", text="q", day=date.max),
    )
    for day in (date.min, date.max):
        told = facts(day, actions=(first, replace(first, due=date.max, kind="sponsor")), notes=(last,))
        assert all(one.when for one in waiting(told).open)
