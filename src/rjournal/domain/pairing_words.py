"""How a pairing is put into words: where it stands, its rhythm, what waits there. Nobody is ever blamed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rjournal.domain.goal_words import day_words
from rjournal.domain.leaving import told_reason
from rjournal.domain.pairing_life import (
    PairingFacts,
    PairingWait,
    Rhythm,
    longer_rhythm,
    slip_on,
    status_on,
)
from rjournal.domain.people import Pairing, PairingPause, rhythm_words
from rjournal.domain.periods import full
from rjournal.domain.spans import paused_spans


def standing_words(pairing: Pairing, pauses: Sequence[PairingPause], as_of: date) -> str:
    """Where a pairing stands on a day: `active`, `paused since 4 Feb, until 1 Mar`, `ended 16 Feb, rotated`.

    Why it ended is said as lists may say it.
    """
    status = status_on(pairing, pauses, as_of)
    if status == "paused":
        return " ".join(("paused", _pause_words(pauses, as_of))).strip()
    if status != "ended":
        return status
    on = "" if pairing.ended_on is None else f" {day_words(pairing.ended_on, as_of)}"
    reason = told_reason(pairing)
    return f"ended{on}, {reason}" if reason else f"ended{on}"


def _pause_words(pauses: Sequence[PairingPause], as_of: date) -> str:
    for span in paused_spans(pauses):
        if span.start <= as_of and (span.until is None or as_of < span.until):
            until = "" if span.until is None else f", until {day_words(span.until, as_of)}"
            return f"since {day_words(span.start, as_of)}{until}"
    return ""


def held_words(rhythm: Rhythm, as_of: date) -> str:
    """Held sessions beside those the rhythm asks for: `5 held of about 6 since 24 Nov, 1 moved`.

    Nothing is asked for in the first days, and then nothing is said of it.
    """
    asked = f" of about {rhythm.asked}" if rhythm.asked else ""
    others = [
        f"{count} {word}"
        for count, word in (
            (rhythm.moved, "moved"),
            (rhythm.cancelled, "cancelled"),
            (rhythm.missed, "missed"),
        )
        if count
    ]
    return ", ".join((f"{rhythm.held or 'none'} held{asked} since {day_words(rhythm.since, as_of)}", *others))


def wait_words(wait: PairingWait, facts: PairingFacts, as_of: date) -> str:
    """What waits in a pairing, as a quiet sentence without its end."""
    match wait.kind:
        case "agreement":
            return "nothing is agreed between you yet"
        case "agreement review":
            return "the agreement asks to be looked at again"
        case "ending":
            ends = "is" if as_of < wait.day else "was"
            return f"the planned end {ends} {full(wait.day)}: close, extend or rotate"
        case "rhythm":
            return f"{_slip_words(facts, as_of)}: {_suggested(facts.pairing)} may suit better"


def _slip_words(facts: PairingFacts, as_of: date) -> str:
    slip = slip_on(facts, as_of)
    if slip is not None and slip[0] == "moved":
        return "two of the last three sessions were moved"
    return "the last two sessions did not take place"


def _suggested(pairing: Pairing) -> str:
    return rhythm_words(longer_rhythm(pairing.cadence_days))
