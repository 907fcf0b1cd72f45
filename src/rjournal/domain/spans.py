"""Stretches of days that do not count, and how many days lie outside them (docs/domain.md §3.6).

A goal rests and a pairing rests; their days are counted the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol


class Rest(Protocol):
    """A pause of anything: from `start` to before `until`, which is None while it lasts."""

    @property
    def start(self) -> date:
        """Its first day."""

    @property
    def until(self) -> date | None:
        """The first day after it."""


@dataclass(frozen=True)
class Span:
    """Days that do not count, from `start` to before `until`; an `until` of None means they go on."""

    start: date
    until: date | None


def paused_spans(pauses: Sequence[Rest]) -> tuple[Span, ...]:
    """The paused days as separate spans in order; pauses that overlap or touch are one.

    Only the last span can go on. A pause that ended on the day it began took no day.
    """
    spans: list[Span] = []
    for pause in sorted(pauses, key=lambda pause: pause.start):
        if pause.until is not None and pause.until <= pause.start:
            continue
        last = spans[-1] if spans else None
        if last is None or (last.until is not None and last.until < pause.start):
            spans.append(Span(pause.start, pause.until))
        elif last.until is not None:
            until = None if pause.until is None else max(last.until, pause.until)
            spans[-1] = Span(last.start, until)
    return tuple(spans)


def running_pause(pauses: Sequence[Rest]) -> Span | None:
    """The span that is still going on, if any."""
    spans = paused_spans(pauses)
    return spans[-1] if spans and spans[-1].until is None else None


def active_days(first: date, last: date, spans: Sequence[Span]) -> int:
    """How many days from `first` to before `last` lie outside the spans; 0 when `last` is no later."""
    if last <= first:
        return 0
    paused = 0
    for span in spans:
        begins = max(span.start, first)
        ends = last if span.until is None else min(span.until, last)
        paused += max(0, (ends - begins).days)
    return (last - first).days - paused
