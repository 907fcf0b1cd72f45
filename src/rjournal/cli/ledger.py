"""What the commands `learned` and `taught` share: each does the same, one way or the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rjournal.cli import days, lines, output, records
from rjournal.cli.learning_options import NONE, asked, facts, said
from rjournal.domain.indicators import Share, Summary
from rjournal.domain.lines import SET_ASIDE, at_status, on_day
from rjournal.domain.periods import full
from rjournal.domain.records import Ref
from rjournal.domain.retention import by_learning, checks
from rjournal.domain.text import one_line, sanitize
from rjournal.errors import Invalid
from rjournal.services import learnings, ledger, lookup

if TYPE_CHECKING:
    from rjournal.cli.call import Call
    from rjournal.domain.lines import Direction, Learning, LineKind
    from rjournal.domain.retention import Check

VERBS: Mapping[Direction, LineKind] = {"received": "learned", "given": "taught"}
"""What each way is called."""


def add(call: Call, direction: Direction, words: Sequence[str], options: dict[str, Any]) -> None:
    """Save something learned or taught, and print it; words that cannot be saved are kept.

    Raises:
        RJournalError: a name, a date or a handle means nothing or several things, or there are no words.
    """
    where = {name: options[name] for name in ("who", "session", "on")}
    lines.add(call, VERBS[direction], words, **where, facts=facts(options))


# Showing


def show_list(call: Call, direction: Direction | None, options: dict[str, Any], *, as_json: bool) -> None:
    """Print what the options ask for, newest first.

    Raises:
        RJournalError: nobody, or several people, answer to the name, or a date is none.
    """
    only = asked(call, direction, options)
    found = ledger.ledger(call.store, call.today, only)
    made = by_learning(call.store.retention_checks.of_learnings([one.id for one in found]))
    of = {one.id: checks(one, made.get(one.id, ()), call.today) for one in found}
    if as_json:
        output.data([records.plain("learning", one) | {"checks": checks_data(of[one.id])} for one in found])
        return
    names = _names(call, found)
    output.rows(_row(one, names.get(one.person_id or 0, ""), of[one.id], direction) for one in found)
    if not found:
        output.say("Nothing here yet." if not any(options.values()) else "Nothing here is all of this.")
    elif direction is None:
        output.say("; ".join(ledger.ledger_summary(call.store, call.today, only).words()))


def _row(
    one: Learning, name: str, its_checks: Iterable[Check], direction: Direction | None
) -> tuple[str, ...]:
    ways = {"received": "from", "given": "to"}
    way = "with" if direction else ways[one.direction]
    beside = [f"{way} {name}" if name else "", check_words(its_checks)]
    about = "; ".join(part for part in beside if part)
    words = f"{one.topic} ({about})" if about else one.topic
    return (Ref("learning", one.id).handle, full(one.day), one.status, words)


def check_words(its_checks: Iterable[Check]) -> str:
    """What a list says of two checks: what was found last, and that one is due; empty for neither."""
    found = [check.made.result for check in its_checks if check.made]
    is_due = any(check.standing == "due" for check in its_checks)
    parts = [*(f"check: {result}" for result in found[-1:]), *(("check due",) if is_due else ())]
    return ", ".join(parts)


def checks_data(its_checks: Iterable[Check]) -> list[dict[str, Any]]:
    """The two checks for JSON: each with its day and how it stands, and what it found once it was made."""
    return [
        {
            "number": check.number,
            "day": check.day.isoformat(),
            "standing": check.standing,
            "made": None if check.made is None else records.plain("retention_check", check.made),
        }
        for check in its_checks
    ]


def summary_data(summary: Summary) -> dict[str, Any]:
    """The same for JSON: counts as they are; it is null what there are too few to say."""
    wait = summary.time_to_use
    return {
        "learned_in_use": share_data(summary.used),
        "taught_in_use": share_data(summary.used_by_them),
        "days_to_use": wait.days if wait.is_known else None,
        "unaided_in_checks": share_data(summary.stayed),
    }


def share_data(share: Share) -> dict[str, int] | None:
    """So many of so many for JSON; null where there are too few to say."""
    return {"count": share.count, "of": share.of} if share.is_known else None


def _names(call: Call, found: Sequence[Learning]) -> dict[int, str]:
    ids = sorted({one.person_id for one in found if one.person_id is not None})
    return {number: person.name for number, person in call.store.people.many(ids).items()}


# Changing


def _found(call: Call, direction: Direction, handle: str, command: str) -> Learning:
    """The learning a handle means, of this direction.

    Raises:
        RJournalError: there is none, or it went the other way.
    """
    ref = lookup.record(call.store, handle, "learning")[0]
    learning = call.store.learnings.get(ref.id)
    if learning.direction != direction:
        other = VERBS["given" if direction == "received" else "received"]
        raise Invalid(
            f"{ref.handle} is something you {other}.", f"Use `rjournal {other} {command} {ref.handle}`."
        )
    return learning


def move(
    call: Call, direction: Direction, handle: str, *, to: str | None, back: bool, on: str | None
) -> None:
    """Move a learning on, or back, and print it.

    Raises:
        RJournalError: no such learning, no such step, or both a step and a way.
    """
    if to and back:
        raise Invalid("--to names a step and --back another.", "Give one of the two.")
    learning = _found(call, direction, handle, "move")
    moved = learnings.move_on(call.store, learning.id, days.recorded(call, on), to=to, back=back)
    records.done(f"Now “{moved.status}”.", call.store, Ref("learning", moved.id), moved)


def check(call: Call, direction: Direction, handle: str, answer: learnings.Answer, on: str | None) -> None:
    """Note whether something stayed, and print the check.

    Raises:
        RJournalError: no such learning, or it cannot be checked on that day.
    """
    learning = _found(call, direction, handle, "check")
    made, moved = learnings.make_check(call.store, learning.id, answer, days.recorded(call, on))
    now = "" if moved.status == learning.status else f" Now “{moved.status}”."
    records.done(f"Noted: {made.result}.{now}", call.store, Ref("retention_check", made.id), made)


def edit(call: Call, direction: Direction, handle: str, options: dict[str, Any]) -> None:
    """Change a learning, and print it.

    Raises:
        RJournalError: no such learning, nothing to change, or something that cannot be.
    """
    learning = _found(call, direction, handle, "edit")
    changes = said(options) | _belonging(call, options)
    status = options["status"]
    if not changes and all(options[name] is None for name in ("status", "reason", "on", "since")):
        raise Invalid("Say what to change.", "For example --skill statistics or --area tool.")
    since = days.recorded(call, options["since"])
    changed = learning if status is None else at_status(learning, status, since)
    if options["since"] is not None:
        changed = replace(changed, status_on=since)
    if options["reason"] is not None:
        if changed.status != SET_ASIDE:
            raise Invalid("Only what is set aside has a reason.", "Add --status 'set aside'.")
        changes["set_aside_reason"] = one_line(sanitize(options["reason"])).strip()
    if "believed_before" in changes:
        changes["diverges"] = bool(changes["believed_before"])
    if options["on"] is not None:
        changed = on_day(changed, days.day(call, options["on"]))
    stored = learnings.save_learning(call.store, replace(changed, **changes), call.today)
    records.done("Changed.", call.store, Ref("learning", stored.id), stored)


def _belonging(call: Call, options: dict[str, Any]) -> dict[str, Any]:
    """Other words, another person or session."""
    fields: dict[str, Any] = {}
    if options["text"] is not None:
        fields["topic"] = sanitize(options["text"]).strip()
    if options["who"] is not None:
        fields["person_id"] = _of(options["who"], lambda who: lookup.person(call.store, who).id)
    if options["session"] is not None:
        fields["session_id"] = _of(
            options["session"], lambda handle: lookup.record(call.store, handle, "session")[0].id
        )
    return fields


def _of(word: str, find: Callable[[str], int]) -> int | None:
    return None if word.strip().casefold() == NONE else find(word)
