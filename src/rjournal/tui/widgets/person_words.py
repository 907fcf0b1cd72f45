"""How people, pairings and what passed between them are put into words and shapes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rjournal.domain.goal_words import day_words
from rjournal.domain.pairing_life import PairingFacts, status_on
from rjournal.domain.pairing_words import standing_words
from rjournal.domain.people import ROLE_WORDS, DrivenBy, rhythm_words
from rjournal.domain.periods import say

DRIVER_WORDS: Mapping[DrivenBy, str] = {
    "me": "you arrange it",
    "them": "they arrange it",
    "shared": "you arrange it together",
}
"""Who sees to it that sessions happen."""


def near(day: date, today: date) -> str:
    """A day in as few words as a column has room for: `today`, `tomorrow`, `3 Feb`, `24 Nov 2025`."""
    return say(day, today=today) if abs((day - today).days) < 2 else day_words(day, today)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word: `1 session`, `5 sessions`, `no sessions`."""
    return f"{number or 'no'} {one if number == 1 else many or f'{one}s'}"


def hours_words(minutes: int) -> str:
    """How long something took in all: `45 min`, `5 h`, `3 h 45 min`."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def rhythm_of(pairing_status: str, cadence_days: int) -> str:
    """A pairing's rhythm, or what stands in its place while there is none: `every 2 weeks`, `paused`."""
    return rhythm_words(cadence_days) if pairing_status in ("active", "closing") else pairing_status


def pairing_words(facts: PairingFacts, today: date) -> list[str]:
    """A pairing in a few facts: `you learn`, `every 2 weeks`, `45 min`, `you arrange it`, `since 24 Nov`."""
    pairing = facts.pairing
    status, stands = status_on(pairing, facts.pauses, today), standing_words(pairing, facts.pauses, today)
    if status == "ended":
        return [ROLE_WORDS[pairing.my_role], stands]
    since = f"since {near(pairing.start, today)}" if pairing.start else ""
    until = f"until {near(pairing.planned_end, today)}" if pairing.planned_end else ""
    return [
        part
        for part in (
            ROLE_WORDS[pairing.my_role],
            "" if status == "active" else stands,
            rhythm_words(pairing.cadence_days) if status in ("active", "closing") else "",
            f"{pairing.session_minutes} min",
            DRIVER_WORDS[pairing.driven_by],
            since,
            until,
        )
        if part
    ]
