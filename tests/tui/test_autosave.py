from __future__ import annotations

from collections.abc import Callable

import pytest

from rjournal.tui.autosave import Autosave, Cadence
from tests.tui.drafts import MemoryDrafts


class Clock:
    """Time that passes when told to, with the calls that are due in it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, call: Callable[[], None]) -> Clock.Call:
        entry = (self.now + seconds, call)
        self.calls.append(entry)
        return Clock.Call(self, entry)

    def pass_until(self, moment: float) -> None:
        while self.calls and min(self.calls, key=lambda c: c[0])[0] <= moment:
            entry = min(self.calls, key=lambda c: c[0])
            self.calls.remove(entry)
            self.now = max(self.now, entry[0])
            entry[1]()
        self.now = moment

    class Call:
        def __init__(self, clock: Clock, entry: tuple[float, Callable[[], None]]) -> None:
            self.clock, self.entry = clock, entry

        def stop(self) -> None:
            if self.entry in self.clock.calls:
                self.clock.calls.remove(self.entry)


class Desk:
    """Somebody typing into one draft."""

    def __init__(self, body: str = "", original: str | None = None) -> None:
        self.keeper, self.clock, self.body = MemoryDrafts(), Clock(), body
        self.changes = 0
        self.autosave = Autosave(
            self.keeper,
            "entry:new",
            lambda: {"body": self.body},
            self.clock.later,
            original=None if original is None else {"body": original},
            changed=self.count,
            clock=lambda: self.clock.now,
        )

    def written(self) -> list[str]:
        return [fields["body"] for fields in self.keeper.writes]

    def count(self) -> None:
        self.changes += 1

    def type_at(self, moment: float, text: str) -> None:
        self.clock.pass_until(moment)
        self.body += text
        self.autosave.typed()


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_half_a_second_after_the_last_key_is_the_due_moment() -> None:
    cadence = Cadence()
    assert cadence.due is None
    cadence.typed(10.0)
    assert cadence.due == 10.5
    cadence.typed(10.2)
    assert cadence.due == 10.7


def test_typing_that_goes_on_is_due_well_within_a_second_of_its_first_unsaved_key() -> None:
    cadence = Cadence()
    for tenth in range(30):
        cadence.typed(10.0 + tenth / 10)
    assert cadence.due == 10.75
    cadence.saved()
    assert cadence.due is None
    cadence.typed(12.9)
    assert cadence.due == 13.4


def test_a_pause_saves_what_was_typed(desk: Desk) -> None:
    desk.type_at(1.0, "a")
    desk.type_at(1.2, "b")
    desk.clock.pass_until(1.69)
    assert desk.written() == []
    desk.clock.pass_until(1.7)
    assert desk.written() == ["ab"]


def test_less_than_a_second_of_unbroken_typing_is_ever_unsaved(desk: Desk) -> None:
    for key in range(100):
        at = key / 20
        desk.type_at(at, "x")
        saved = len(desk.written()[-1]) if desk.keeper.writes else 0
        assert len(desk.body) - saved <= 16, f"at {at} s"
    assert 6 <= len(desk.keeper.writes) <= 7


def test_one_timer_at_a_time_however_fast_the_keys(desk: Desk) -> None:
    for key in range(200):
        desk.type_at(key / 1000, "x")
        assert len(desk.clock.calls) == 1


def test_what_did_not_change_is_not_saved_again(desk: Desk) -> None:
    desk.autosave.flush()
    assert desk.written() == []
    desk.type_at(1.0, "a")
    assert desk.autosave.flush()
    assert desk.autosave.flush()
    desk.clock.pass_until(60)
    assert desk.written() == ["a"]


def test_a_save_that_fails_is_tried_again_until_it_works(desk: Desk) -> None:
    desk.keeper.full = True
    desk.type_at(0.0, "words")
    desk.clock.pass_until(6.0)
    assert not desk.autosave.flush()
    assert desk.autosave.words() == "draft not saved yet, trying again"
    desk.keeper.full = False
    desk.clock.pass_until(9.0)
    assert desk.written() == ["words"]
    assert desk.autosave.trouble is None
    assert desk.autosave.words().startswith("draft saved")


def test_typing_during_trouble_does_not_hammer_the_disk(desk: Desk) -> None:
    desk.keeper.full = True
    for key in range(80):
        desk.type_at(key / 20, "x")
    assert desk.changes == 2


def test_opening_and_leaving_makes_no_draft(desk: Desk) -> None:
    assert desk.autosave.leave()
    assert desk.keeper.drafts == {}


def test_leaving_keeps_the_draft_and_stops_the_timer(desk: Desk) -> None:
    desk.type_at(0.0, "a")
    assert desk.autosave.leave()
    assert desk.keeper.drafts == {"entry:new": {"body": "a"}}
    assert desk.clock.calls == []


def test_a_draft_that_says_nothing_new_any_more_is_not_kept(desk: Desk) -> None:
    desk.type_at(0.0, "a")
    desk.clock.pass_until(2.0)
    desk.body = ""
    desk.autosave.typed()
    assert desk.autosave.leave()
    assert desk.keeper.drafts == {}


def test_leaving_on_a_full_disk_says_it_is_not_safe_and_keeps_trying(desk: Desk) -> None:
    desk.keeper.full = True
    desk.type_at(0.0, "a")
    assert not desk.autosave.leave()
    desk.keeper.full = False
    desk.clock.pass_until(10.0)
    assert desk.keeper.drafts == {"entry:new": {"body": "a"}}


def test_after_the_record_is_saved_nothing_brings_the_draft_back(desk: Desk) -> None:
    desk.type_at(0.0, "a")
    desk.autosave.finish()
    desk.body = "b"
    desk.autosave.typed()
    desk.autosave.flush()
    desk.clock.pass_until(10.0)
    assert desk.keeper.drafts == {}


def test_a_recovered_draft_is_kept_without_being_touched() -> None:
    desk = Desk(body="from the draft", original="from the record")
    assert desk.autosave.words() == "draft kept"
    assert desk.autosave.leave()
    assert desk.written() == []


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "just now"), (2.9, "2 s ago"), (61, "1 min ago"), (7300, "2 h ago")]
)
def test_how_long_ago_is_said_in_words(desk: Desk, seconds: float, words: str) -> None:
    desk.body = "a"
    desk.autosave.flush()
    desk.clock.pass_until(seconds)
    assert desk.autosave.words() == f"draft saved {words}"
