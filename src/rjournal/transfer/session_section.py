"""Sessions in an export with all that belongs to them, and the lines that belong to none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from rjournal.domain.lines import NOTE_KINDS, Action, Learning, NoteItem, Win
from rjournal.domain.notes import ANSWER_WORDS
from rjournal.domain.periods import full
from rjournal.domain.resources import where_and_word
from rjournal.domain.retention import RetentionCheck
from rjournal.domain.sessions import ORIGIN_WORDS, AgendaItem, Session
from rjournal.transfer.markup import body, heading, item, listed, nested, sub_items, words
from rjournal.transfer.record_words import Names, kept_words, record_mark

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_LEVEL = 3
_TITLES: Mapping[str, str] = {kind: f"{kind.capitalize()}s" for kind in NOTE_KINDS}

L = TypeVar("L", Learning, NoteItem, Action, Win)


@dataclass
class Lines:
    """The lines of one session, or of one day outside any."""

    agenda: list[AgendaItem] = field(default_factory=list)
    learnings: list[Learning] = field(default_factory=list)
    notes: list[NoteItem] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    wins: list[Win] = field(default_factory=list)


def sessions_and_lines(
    store: Store, first: date, last: date, shown: AbstractSet[int], names: Names
) -> dict[date, list[str]]:
    """The sessions of a stretch of days with their lines, then each day's other lines: one statement a kind.

    `shown` are the sessions of the whole export: the lines of any other, such as one in the trash, are shown
    on their own day instead.
    """
    sessions = sorted(store.sessions.between(first, last), key=lambda s: (s.day, s.start or "", s.id))
    of_session, of_day = _gathered(store, [session.id for session in sessions], first, last, shown)
    days: dict[date, list[str]] = defaultdict(list)
    for session in sessions:
        days[session.day].append("".join(_session(session, of_session[session.id], names)))
    for day, lines in of_day.items():
        days[day].append("".join((heading(_LEVEL, "Outside any session"), *_lines(lines, names))))
    return days


def _gathered(
    store: Store, ids: Sequence[int], first: date, last: date, shown: AbstractSet[int]
) -> tuple[dict[int, Lines], dict[date, Lines]]:
    of_session: dict[int, Lines] = defaultdict(Lines)
    of_day: dict[date, Lines] = defaultdict(Lines)

    def put(found: Sequence[L], place: Callable[[Lines], list[L]]) -> None:
        for line in sorted(found, key=lambda one: one.id):
            if line.session_id in of_session:
                place(of_session[line.session_id]).append(line)
            elif line.session_id not in shown:
                place(of_day[line.day]).append(line)

    for id in ids:
        of_session[id] = Lines()
    marks = ", ".join("?" * len(ids))
    for point in store.agenda.where(f"session_id IN ({marks})", tuple(ids)):
        of_session[point.session_id or 0].agenda.append(point)
    condition = f"session_id IN ({marks}) OR day BETWEEN ? AND ?"
    values: tuple[int | str, ...] = (*ids, first.isoformat(), last.isoformat())
    put(store.learnings.where(condition, values), lambda lines: lines.learnings)
    put(store.notes.where(condition, values), lambda lines: lines.notes)
    put(store.actions.where(condition, values), lambda lines: lines.actions)
    put(store.wins.where(condition, values), lambda lines: lines.wins)
    return of_session, of_day


def _session(session: Session, lines: Lines, names: Names) -> Iterator[str]:
    partner = names.partner(session.pairing_id)
    title = f"Session with {partner}" if partner else "Session"
    yield heading(_LEVEL, f"{title}: {session.purpose}" if session.purpose.strip() else title)
    yield f"{record_mark(session, 'session')}\n\n"
    yield f"{' · '.join(filter(None, _about(session, names)))}\n\n"
    yield from listed(_LEVEL + 1, "Agenda", [_agenda(one) for one in lines.agenda])
    yield from listed(_LEVEL + 1, "Links and files", [resource(one) for one in session.resources])
    yield from _lines(lines, names)
    if session.notes.strip():
        yield heading(_LEVEL + 1, "Notes")
        yield body(session.notes, _LEVEL + 1)


def _about(session: Session, names: Names) -> Iterator[str]:
    start = f" {words(session.start)} ({words(session.zone)})" if session.start else ""
    until = f" to {full(session.until)}" if session.until else ""
    yield f"{full(session.day)}{start}{until}"
    yield session.status + (f", changed by {_whom(session.changed_by)}" if session.changed_by else "")
    yield f"{session.minutes} min"
    yield session.format
    yield f"a reply from {_whom(session.awaiting)} is awaited" if session.awaiting else ""
    yield names.role(session.pairing_id)
    yield "" if session.useful is None else f"useful {session.useful} of 5"
    yield "" if session.safety is None else f"safety {session.safety} of 5"
    yield "" if session.talk_share_me is None else f"I spoke for {session.talk_share_me} %"
    yield "protected" if session.protected else ""
    yield f"next on {full(session.next_date)}" if session.next_date else ""
    yield kept_words(session)


def _lines(lines: Lines, names: Names) -> Iterator[str]:
    for title, direction in (("Learned", "received"), ("Taught", "given")):
        found = [one for one in lines.learnings if one.direction == direction]
        yield from listed(_LEVEL + 1, title, [_learning(one, names) for one in found])
    for kind, title in _TITLES.items():
        yield from listed(_LEVEL + 1, title, [_note(one, names) for one in lines.notes if one.kind == kind])
    yield from listed(_LEVEL + 1, "Actions", [_action(one, names) for one in lines.actions])
    yield from listed(_LEVEL + 1, "Wins", [_win(one, names) for one in lines.wins])


def resource(text: str) -> str:
    """A link or a file, and the word about it, as an item of a list."""
    where, word = where_and_word(text)
    return item(where, words(word))


def _agenda(one: AgendaItem) -> str:
    notes = (ORIGIN_WORDS[one.origin], one.outcome, kept_words(one))
    # A point that was parked or carried on is open elsewhere, and is none to tick off here.
    box = {"done": True, "open": False}.get(one.outcome)
    return item(one.text, *notes, box=box, mark=record_mark(one, "agenda"))


def _learning(one: Learning, names: Names) -> str:
    notes = (
        _with(one, names),
        words(one.status) + (f" since {full(one.status_on)}" if one.status_on else ""),
        f"first used on {full(one.used_on)}" if one.used_on else "",
        one.method or "",
        one.depth or "",
        one.area or "",
        one.strength or "",
        "differs from what I thought" if one.diverges else "",
        f"led to {', '.join(names.led_to[one.id])}" if one.id in names.led_to else "",
        kept_words(one),
    )
    below = sub_items(
        (
            ("skill", one.skill),
            ("before, I believed", one.believed_before),
            ("evidence", one.evidence),
            *(("with it", resource) for resource in one.resources),
            ("set aside because", one.set_aside_reason),
        )
    )
    checks = "".join(nested(_check(check)) for check in names.checks.get(one.id, ()))
    return item(one.topic, *notes, mark=record_mark(one, "learning")) + below + checks


def _check(one: RetentionCheck) -> str:
    """A check that was made, with what it found."""
    found = f"check {one.number}, {one.result}"
    text = f"{found}: {one.note}" if one.note.strip() else found
    return item(text, full(one.done_on), one.how or "", mark=record_mark(one, "retention_check"))


def _note(one: NoteItem, names: Names) -> str:
    notes = (
        _with(one, names),
        " ".join([one.status, *names.turned.get(one.id, ())]) if one.status == "turned into" else one.status,
        "" if one.raised_by == "me" else f"raised by {_whom(one.raised_by)}",
        one.lens or "",
        "comes first" if one.priority else "",
        f"sure {one.confidence} of 5" if one.confidence else "",
        one.area or "",
        f"again on {full(one.revisit_on)}" if one.revisit_on else "",
        kept_words(one),
    )
    said = ANSWER_WORDS[one.kind].lower()
    return item(one.text, *notes, mark=record_mark(one, "note")) + sub_items(
        [("what would change my mind", one.would_change), (said, one.answer)]
    )


def _action(one: Action, names: Names) -> str:
    goal = names.goal(one.goal_id)
    notes = (
        _with(one, names),
        "" if one.owner == "me" else {"them": "theirs", "both": "both of us"}[one.owner],
        "" if one.kind == "do" else one.kind,
        f"due {full(one.due)}" if one.due else "",
        one.status,
        f"carried {one.carried} times" if one.carried else "",
        f"on {full(one.done_on)}" if one.done_on else "",
        f"for “{goal}”" if goal else "",
        kept_words(one),
    )
    # A box that is not ticked is something to do for whatever lists tasks.
    box = None if one.status == "dropped" else one.status == "done"
    return item(one.text, *notes, box=box, mark=record_mark(one, "action")) + sub_items(
        (("plan", one.if_then), ("result", one.result), ("dropped because", one.dropped_reason))
    )


def _win(one: Win, names: Names) -> str:
    credit = names.persons(one.contributors)
    notes = (
        _with(one, names),
        "" if one.size == "small" else one.size,
        f"thanks to {credit}" if credit else "",
        "can be repeated" if one.repeatable else "",
        kept_words(one),
    )
    return item(one.text, *notes, mark=record_mark(one, "win"))


def _with(one: Learning | NoteItem | Action | Win, names: Names) -> str:
    """With whom, where no session says so."""
    name = names.person(one.person_id) if one.session_id is None else ""
    return f"with {name}" if name else ""


def _whom(who: str) -> str:
    return {"both": "both", "other": "someone else"}.get(who, who)
