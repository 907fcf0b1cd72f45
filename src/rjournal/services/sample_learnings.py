"""What the sample says of what was learned and taught beyond its lines: its kind, and whether it stayed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rjournal.domain.lines import Area, Depth, Method, Strength
from rjournal.domain.retention import AskedHow, RetentionResult


@dataclass(frozen=True)
class SampleCheck:
    """A check that was made `ago` days ago."""

    ago: int
    number: int
    result: RetentionResult
    how: AskedHow | None = None
    note: str = ""


@dataclass(frozen=True)
class SampleSaid:
    """What is said of one learning; `led_to` begins the words of an action or a win that follows from it."""

    area: Area | None = None
    method: Method | None = None
    depth: Depth | None = None
    strength: Strength | None = None
    resources: tuple[str, ...] = ()
    checks: tuple[SampleCheck, ...] = ()
    led_to: str = ""


SAID: Mapping[str, SampleSaid] = {
    "Write the sentence first": SampleSaid(
        "skill", "demonstrated", "apply", "several cases",
        checks=(SampleCheck(54, 1, "with hints", note="I began with the chart again, once."),
                SampleCheck(20, 2, "unaided")),
    ),
    "How a price travels": SampleSaid(
        "culture", "story of experience", "understand",
        checks=(SampleCheck(55, 1, "unaided", "explain it back", "She drew the whole way on the board."),),
    ),
    "Ask for the worst news first": SampleSaid(
        "skill", "did together", "apply", "several cases",
        checks=(SampleCheck(45, 1, "not yet", note="Nobody was thanked. I show it once, not tell it."),
                SampleCheck(3, 2, "unaided", "do it unaided")),
    ),
    "A shift lead will not": SampleSaid(
        "perspective", "story of experience", "understand", "anecdote",
        checks=(SampleCheck(44, 1, "unaided"),),
    ),
    "Ask for the spread": SampleSaid(
        "tool", "demonstrated", "apply", "measured",
        resources=("https://example.org/spread Noor’s two pages on spread and average",),
        checks=(SampleCheck(40, 1, "with hints", "recall the main points"),),
        led_to="The southern route",
    ),
    "One row is one event": SampleSaid("tool", "did together", "apply"),
    "Pivot tables": SampleSaid(
        "tool", "demonstrated", "understand",
        checks=(SampleCheck(27, 1, "not yet", note="No orders of mine yet."),),
    ),
    "Two silent minutes": SampleSaid(
        "skill", "demonstrated", "create", "several cases",
        checks=(SampleCheck(16, 1, "unaided"),), led_to="A trainee named",
    ),
    "Draw the range": SampleSaid(
        "user-insight", "did together", "evaluate", checks=(SampleCheck(13, 1, "unaided", "do it unaided"),)
    ),
    "Lead with the decision": SampleSaid("skill", "did together", "apply", led_to="Redo page 1"),
    "How a discount": SampleSaid("culture", "explained", "understand"),
    "Give away the first question": SampleSaid("skill", "task set", "apply"),
}  # fmt: skip
"""What is said of a learning, by how its topic begins."""


def said_of(topic: str) -> SampleSaid:
    """What the sample says of a learning; nothing of one it does not know."""
    return next((said for beginning, said in SAID.items() if topic.startswith(beginning)), SampleSaid())
