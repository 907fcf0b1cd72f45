"""A pairing's life: begun, paused, taken up again, coming to an end, closed, opened again, handed on.

The rules are those of docs/domain.md §2.3. Each function here is one act that one undo takes back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.agreements import current_version, is_empty, taken_along
from rjournal.domain.pairing_life import status_on
from rjournal.domain.people import DrivenBy, EndedReason, Pairing, PairingPause, PairingStatus, Role
from rjournal.domain.periods import shifted
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services.people import refuse_twice, save_pairing

if TYPE_CHECKING:
    from rjournal.storage.store import Store

HAD_ENDED = "had ended"
"""The reason of the days between an end and being taken up again: they ask for no sessions."""


def pause(
    store: Store,
    pairing_id: int,
    today: date,
    *,
    start: date | None = None,
    until: date | None = None,
    reason: str = "",
    draft: str = "",
) -> Pairing:
    """Let a pairing rest from `start` (today unless said) to before `until`, or until it is taken up again.

    One that is over already is noted for its days; one that is to come begins by itself.

    Raises:
        Invalid: it would end before it begins, or the pairing is not active.
    """
    pairing = store.pairings.get(pairing_id)
    first = start or today
    if until is not None and until <= first:
        raise Invalid("The pause would end before it begins.", "Give a later day, or none.", field="until")
    is_over = until is not None and until <= today
    standing = _standing(store, pairing, today)
    if standing == "proposed" or (standing != "active" and not is_over):
        raise Invalid(f"This pairing is {standing}; only an active one can be paused.")
    with store.act("Pause pairing"):
        if pairing.status == "paused" and not store.pairing_pauses.of_pairing(pairing_id):
            # It rests without a pause on record; beside one that is over it would count as taken up again.
            store.pairing_pauses.add(PairingPause(pairing_id=pairing_id, start=today))
        store.pairing_pauses.add(
            PairingPause(pairing_id=pairing_id, start=first, until=until, reason=sanitize(reason).strip())
        )
        _drop(store, draft)
        rests = first <= today and not is_over
        return store.pairings.save(replace(pairing, status="paused")) if rests else pairing


def resume(store: Store, pairing_id: int, today: date) -> Pairing:
    """Take a paused pairing up again; its pause ends before `today`.

    Raises:
        Invalid: it is not paused.
    """
    pairing = store.pairings.get(pairing_id)
    if _standing(store, pairing, today) != "paused":
        raise Invalid("This pairing is not paused.", "Nothing was changed.")
    with store.act("Resume pairing"):
        _end_pauses(store, pairing_id, today, begun_by=today)
        return store.pairings.save(replace(pairing, status="active"))


def begin(store: Store, pairing_id: int, today: date) -> Pairing:
    """Begin a proposed pairing, today where no day was set; or let one that was closing go on.

    Raises:
        Invalid: it goes on already, rests, or has ended.
    """
    pairing = store.pairings.get(pairing_id)
    if pairing.status not in ("proposed", "closing"):
        raise Invalid("Only a pairing that is proposed or closing can begin.", "Nothing was changed.")
    start = pairing.start or today if pairing.status == "proposed" else pairing.start
    with store.act("Begin pairing" if pairing.status == "proposed" else "Keep pairing"):
        return store.pairings.save(replace(pairing, status="active", start=start))


def begin_closing(store: Store, pairing_id: int, today: date, *, draft: str = "") -> Pairing:
    """Say that a pairing is coming to an end: nothing is asked of it any more, and sessions can go on.

    Raises:
        Invalid: it has not begun, is closing already, or has ended.
    """
    pairing = store.pairings.get(pairing_id)
    if pairing.status not in ("active", "paused"):
        raise Invalid(f"This pairing is {pairing.status}; only one that goes on can come to an end.")
    with store.act("Begin closing pairing"):
        _end_pauses(store, pairing_id, today)
        _drop(store, draft)
        return store.pairings.save(replace(pairing, status="closing"))


def close(
    store: Store,
    pairing_id: int,
    today: date,
    reason: EndedReason | None = None,
    note: str = "",
    *,
    on: date | None = None,
    draft: str = "",
) -> Pairing:
    """End a pairing, with a reason that is nobody's fault and a note, both of which may be missing.

    All of it stays in the journal. `on` is its last day, today unless said.

    Raises:
        Invalid: it has ended already, or the day is in the future or before its start; it names the field.
    """
    pairing = store.pairings.get(pairing_id)
    if pairing.status == "ended":
        raise Invalid("This pairing has ended already.", "Nothing was changed.")
    with store.act("Close pairing"):
        ended = store.pairings.save(_ended(pairing, on or today, today, reason, note))
        _end_pauses(store, pairing_id, ended.ended_on or today)
        _drop(store, draft)
        return ended


def retell_end(
    store: Store,
    pairing: Pairing,
    today: date,
    reason: EndedReason | None,
    note: str,
    *,
    on: date | None = None,
    draft: str = "",
) -> Pairing:
    """Say anew why a pairing, as it was read, ended, what is said about it, and on which day.

    Raises:
        Invalid: it has not ended, or the day cannot be; it names the field.
        Conflict: it was changed elsewhere meanwhile; the draft stays.
    """
    if pairing.status != "ended":
        raise Invalid("This pairing has not ended.", "Nothing was changed.")
    with store.act("Change the end of a pairing"):
        _drop(store, draft)
        return store.pairings.save(_ended(pairing, on or pairing.ended_on or today, today, reason, note))


def _ended(pairing: Pairing, last: date, today: date, reason: EndedReason | None, note: str) -> Pairing:
    """A pairing with `last` as its last day.

    Raises:
        Invalid: the day is in the future, or before the pairing's start.
    """
    if last > today:
        raise Invalid(
            "This day is still to come.",
            "Say that it is closing, or set its planned end; close it when the day is there.",
            field="ended_on",
        )
    if pairing.start is not None and last < pairing.start:
        raise Invalid("It would end before it began.", "Give a later day.", field="ended_on")
    return replace(
        pairing, status="ended", ended_reason=reason, ended_on=last, ended_note=sanitize(note).strip()
    )


def reopen(store: Store, pairing_id: int, today: date) -> Pairing:
    """Take up again a pairing that had ended; the days between ask for no sessions, the note stays with it.

    A planned end that has passed is taken away.

    Raises:
        Invalid: it has not ended, or such a pairing goes on.
    """
    pairing = store.pairings.get(pairing_id)
    if pairing.status != "ended":
        raise Invalid("This pairing has not ended.", "Nothing was changed.")
    is_past = pairing.planned_end is not None and pairing.planned_end <= today
    opened = replace(
        pairing,
        status="active",
        ended_reason=None,
        ended_on=None,
        planned_end=None if is_past else pairing.planned_end,
    )
    refuse_twice(store, opened, pairing)
    with store.act("Reopen pairing"):
        if pairing.ended_on is not None and pairing.ended_on < today:
            store.pairing_pauses.add(
                PairingPause(pairing_id=pairing_id, start=pairing.ended_on, until=today, reason=HAD_ENDED)
            )
        return store.pairings.save(opened)


def move_to(
    store: Store, pairing_id: int, status: PairingStatus, today: date, reason: EndedReason | None = None
) -> Pairing:
    """Bring a pairing to a status by the act that leads there; one that is there already stays as it is.

    Raises:
        Invalid: no act leads there from where it stands.
    """
    pairing = store.pairings.get(pairing_id)
    standing = _standing(store, pairing, today)
    if status == standing:
        if status == "ended" and reason is not None:
            return store.pairings.save(replace(pairing, ended_reason=reason))
        return pairing
    match status:
        case "paused":
            return pause(store, pairing_id, today)
        case "closing":
            return begin_closing(store, pairing_id, today)
        case "ended":
            return close(store, pairing_id, today, reason)
        case "active" if standing == "paused":
            return resume(store, pairing_id, today)
        case "active" if standing == "ended":
            return reopen(store, pairing_id, today)
        case "active":
            return begin(store, pairing_id, today)
    raise Invalid("A pairing that has begun is not proposed any more.", "Close it, or delete it.")


# Rotation


@dataclass(frozen=True, kw_only=True)
class NextPairing:
    """What a pairing is to be handed on to: the person, and what the new pairing begins with."""

    person_id: int
    my_role: Role
    cadence_days: int
    session_minutes: int
    driven_by: DrivenBy
    purpose: str = ""
    planned_end: date | None = None


def proposed_next(pairing: Pairing, person_id: int, today: date) -> NextPairing:
    """What a rotation proposes: the same role, rhythm and length, with an end as far off as it was before."""
    planned = None
    if pairing.start is not None and pairing.planned_end is not None:
        planned = shifted(today, pairing.planned_end - pairing.start)
    return NextPairing(
        person_id=person_id,
        my_role=pairing.my_role,
        cadence_days=pairing.cadence_days,
        session_minutes=pairing.session_minutes,
        driven_by=pairing.driven_by,
        purpose=pairing.purpose,
        planned_end=planned,
    )


def rotate(
    store: Store, pairing_id: int, following: NextPairing, today: date, note: str = "", *, draft: str = ""
) -> Pairing:
    """Hand a pairing on: it ends as rotated, the next begins, and the agreement comes along as a proposal.

    Raises:
        Invalid: it has not begun or has ended, or the next person is the same one; it names the field.
        NotFound: there is no such person.
    """
    pairing = store.pairings.get(pairing_id)
    if pairing.status in ("proposed", "ended"):
        raise Invalid(
            "Only a pairing that goes on can be handed on.",
            "With + a pairing with somebody else can be begun.",
        )
    if following.person_id == pairing.person_id:
        raise Invalid(
            "This is who the pairing is with already.", "Choose somebody else.", field="rotation_next"
        )
    store.people.get(following.person_id)
    with store.act("Rotate pairing"):
        closed = close(store, pairing_id, today, "rotated", note, draft=draft)
        store.pairings.save(replace(closed, rotation_next=following.person_id))
        begun = save_pairing(store, _begun(following, today), today)
        agreed = current_version(store.agreements.of_pairing(pairing_id))
        if agreed is not None and not is_empty(taken_along(agreed, begun.id)):
            store.agreements.add(taken_along(agreed, begun.id))
    return begun


def _begun(following: NextPairing, today: date) -> Pairing:
    return Pairing(
        person_id=following.person_id,
        my_role=following.my_role,
        purpose=following.purpose,
        start=today,
        planned_end=following.planned_end,
        cadence_days=following.cadence_days,
        session_minutes=following.session_minutes,
        driven_by=following.driven_by,
    )


def _standing(store: Store, pairing: Pairing, today: date) -> PairingStatus:
    return status_on(pairing, store.pairing_pauses.of_pairing(pairing.id), today)


def _end_pauses(store: Store, pairing_id: int, day: date, *, begun_by: date = date.max) -> None:
    """End the pauses that reach beyond a day; one that would only begin later then takes no day."""
    for one in store.pairing_pauses.of_pairing(pairing_id):
        if one.start <= begun_by and (one.until is None or one.until > day):
            store.pairing_pauses.save(replace(one, until=max(day, one.start)))


def _drop(store: Store, draft: str) -> None:
    if draft:
        store.drafts.delete(draft)
