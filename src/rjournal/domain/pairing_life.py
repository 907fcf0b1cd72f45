"""How a pairing stands on a day: whether it rests, its phase, its rhythm, and what waits there.

Sources: docs/domain.md §2.3 (life cycle, phase), §2.5 (what waits), §3.9 (rhythm). Nothing waits in a pairing
that rests, and no words here say whose doing it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from rjournal.domain.agreements import Agreement, agreed_version
from rjournal.domain.people import CADENCES, Pairing, PairingPause, PairingStatus, Phase
from rjournal.domain.periods import shifted
from rjournal.domain.sessions import SessionStatus
from rjournal.domain.spans import active_days, paused_spans

ENABLING_FROM = 3
"""The number of the held session with which two have found out how to work together."""

AGREE_BY = 2
"""After so many held sessions a pairing without an agreement is reminded of it."""

ENDS_SOON = timedelta(days=30)
"""So long before its planned end it is asked what comes then: close, extend or rotate."""

LOOKED_AT = 3
"""The last sessions that tell whether a rhythm is too close."""

LONGEST_RHYTHM = 366
"""The most days between two sessions of one pairing."""

Slip = Literal["called off", "moved"]
"""What tells that a rhythm may be too close: the last two were called off, or two of the last three moved."""

WaitKind = Literal["agreement", "agreement review", "ending", "rhythm"]


class Meeting(NamedTuple):
    """A session as its pairing's rhythm sees it; `day` is the last day of the window of one still planned."""

    # A tuple: Today makes one of every session of every pairing.

    day: date
    status: SessionStatus


@dataclass(frozen=True)
class PairingFacts:
    """A pairing and what was recorded about it, without what lies in the trash.

    `meetings` are in the order of their days, those of one day as they were noted; `agreements` are its
    versions, the first one first. Nothing is asked about somebody who `is_past`.
    """

    pairing: Pairing
    pauses: tuple[PairingPause, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    is_past: bool = False


@dataclass(frozen=True)
class Rhythm:
    """How many sessions were held since a day, and about how many its rhythm asks for by now.

    Days in pauses ask for none. `moved`, `cancelled` and `missed` count what became of others: a session that
    was moved and then held is held.
    """

    since: date
    held: int
    asked: int
    moved: int
    cancelled: int
    missed: int


@dataclass(frozen=True)
class PairingWait:
    """Something that waits in a pairing: `day` is the one it is about, `since` the first one it waits on.

    About an agreement that is missing both are the day of the second held session, about a review its day,
    about an ending the planned end, and about the rhythm the day of the last session that slipped.
    """

    kind: WaitKind
    pairing: Pairing
    day: date
    since: date


# Life cycle and phase


def status_on(pairing: Pairing, pauses: Iterable[PairingPause], as_of: date) -> PairingStatus:
    """Where a pairing stands on a day; its pauses say whether it rests: one with an end ends by itself.

    One that was called paused before there were pauses on record stays so until it is taken up again.
    """
    if pairing.status == "ended":
        later = pairing.ended_on is not None and pairing.ended_on > as_of
        return "active" if later else "ended"
    if pairing.status == "proposed":
        return "proposed"
    known = tuple(pauses)
    if any(pause.start <= as_of and (pause.until is None or as_of < pause.until) for pause in known):
        return "paused"
    return "active" if pairing.status == "paused" and known else pairing.status


def phase_on(facts: PairingFacts, as_of: date) -> Phase:
    """The phase a pairing is in, as its owner says, or else as it follows from its sessions and dates.

    Closing once it is coming to an end or has ended, and from 30 days before its planned end; preparing
    before the first held session, negotiating up to the third, enabling from then on.
    """
    if facts.pairing.phase is not None:
        return facts.pairing.phase
    if status_on(facts.pairing, facts.pauses, as_of) in ("closing", "ended") or _ends_soon(
        facts.pairing, as_of
    ):
        return "closing"
    held = len(held_days(facts, as_of))
    if held == 0:
        return "preparing"
    return "negotiating" if held < ENABLING_FROM else "enabling"


def held_days(facts: PairingFacts, as_of: date) -> tuple[date, ...]:
    """The days of the sessions held up to and including a day, in order."""
    return tuple(one.day for one in facts.meetings if one.status == "held" and one.day <= as_of)


# Rhythm


def rhythm_on(facts: PairingFacts, as_of: date) -> Rhythm | None:
    """How the sessions held compare with the rhythm; None before the pairing has begun.

    It is counted since the present rhythm, or else since the pairing's start or the first session held,
    whichever comes first, up to its end, without the days in which it rested (docs/domain.md §3.9).
    """
    pairing, held = facts.pairing, held_days(facts, as_of)
    begins = [day for day in (pairing.start, held[0] if held else None) if day is not None]
    if not begins:
        return None
    since = max(min(begins), pairing.cadence_since or min(begins))
    if since > as_of:
        return None
    last = min(as_of, pairing.ended_on or as_of)
    days = active_days(since, last, paused_spans(facts.pauses))
    statuses = [one.status for one in facts.meetings if since <= one.day <= as_of]
    return Rhythm(
        since=since,
        held=statuses.count("held"),
        asked=days // max(1, pairing.cadence_days),
        moved=statuses.count("moved"),
        cancelled=statuses.count("cancelled"),
        missed=statuses.count("missed"),
    )


def session_asked_on(facts: PairingFacts, as_of: date) -> date | None:
    """The day on which the rhythm asks for the next session, days in pauses not counted.

    The first one is asked for one rhythm after the start. The day may have passed. None while one is planned
    for `as_of` or later, and for a pairing that has not begun, rests, is coming to an end, or has ended, or
    is with somebody of the past.
    """
    pairing = facts.pairing
    if facts.is_past or status_on(pairing, facts.pauses, as_of) != "active":
        return None
    if any(one.status == "planned" and one.day >= as_of for one in facts.meetings):
        return None
    held = held_days(facts, as_of)
    last = held[-1] if held else None
    known = [day for day in (last, pairing.start) if day is not None]
    if not known:
        return None
    begins = max(known)
    return _unpaused(facts, begins, shifted(begins, timedelta(days=pairing.cadence_days)))


def _unpaused(facts: PairingFacts, begins: date, day: date) -> date:
    """`day`, moved by the days since `begins` in which the pairing rested."""
    for span in paused_spans(facts.pauses):
        if span.until is not None and span.until > begins and span.start <= day:
            day = shifted(day, span.until - max(span.start, begins))
    return day


def slip_on(facts: PairingFacts, as_of: date) -> tuple[Slip, date] | None:
    """Whether the last sessions say that the rhythm is too close, and the day of the last one that slipped.

    Either the last two did not take place (cancelled or missed), or two of the last three were moved. Moved
    records before a session are that one session. A new rhythm begins with nothing against it: what was
    called off for a day to come was planned in the one before.
    """
    since = facts.pairing.cadence_since
    if since is None:
        told = facts.meetings
    else:
        told = tuple(
            one for one in facts.meetings if since <= one.day and (one.day <= as_of or not _is_off(one))
        )
    last = _outcomes(told, as_of)[-LOOKED_AT:]
    if len(last) >= 2 and all(one.off for one in last[-2:]):
        return "called off", last[-1].day
    moved = [one.moved_on for one in last if one.moved_on is not None]
    return ("moved", moved[-1]) if len(moved) >= 2 else None


def _is_off(meeting: Meeting) -> bool:
    return meeting.status in ("moved", "cancelled", "missed")


@dataclass(frozen=True)
class _Outcome:
    """What became of one session: whether it was called off, and when it was to be before it was moved."""

    day: date
    off: bool
    moved_on: date | None


def _outcomes(meetings: Sequence[Meeting], as_of: date) -> list[_Outcome]:
    """What became of each session, in order; one that is still planned only where it was moved before."""
    found: list[_Outcome] = []
    moved: date | None = None
    for one in meetings:
        if one.status == "moved":
            moved = one.day
        elif one.status == "planned" or (one.status == "held" and one.day > as_of):
            continue
        else:
            found.append(_Outcome(one.day, one.status != "held", moved))
            moved = None
    return found if moved is None else [*found, _Outcome(moved, False, moved)]


def longer_rhythm(days: int) -> int:
    """The rhythm to offer in the place of one that is too close: 7 → 14 → 28, then half as long again."""
    offered = [cadence for cadence in sorted(CADENCES) if cadence > days]
    return min(offered[0] if offered else (days * 3 // 2 + 6) // 7 * 7, LONGEST_RHYTHM)


# What waits


def waits(facts: PairingFacts, as_of: date) -> tuple[PairingWait, ...]:
    """What waits in a pairing on a day, in the order of `WaitKind`; nothing but in an active one."""
    pairing = facts.pairing
    if facts.is_past or status_on(pairing, facts.pauses, as_of) != "active":
        return ()
    found: list[PairingWait] = []
    held, agreed = held_days(facts, as_of), agreed_version(facts.agreements, as_of)
    if agreed is None and len(held) >= AGREE_BY:
        second = held[AGREE_BY - 1]
        found.append(PairingWait("agreement", pairing, second, second))
    if agreed is not None and agreed.review_on is not None and agreed.review_on <= as_of:
        found.append(PairingWait("agreement review", pairing, agreed.review_on, agreed.review_on))
    if pairing.planned_end is not None and _ends_soon(pairing, as_of):
        since = shifted(pairing.planned_end, -ENDS_SOON)
        found.append(PairingWait("ending", pairing, pairing.planned_end, since))
    slip = slip_on(facts, as_of)
    if slip is not None:
        found.append(PairingWait("rhythm", pairing, slip[1], slip[1]))
    return tuple(found)


def _ends_soon(pairing: Pairing, as_of: date) -> bool:
    return pairing.planned_end is not None and pairing.planned_end - as_of <= ENDS_SOON
