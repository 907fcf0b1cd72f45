"""The journal of a period as one Markdown file for oneself.

It holds everything outside the trash, private spans included, oldest first:

    # Journal, Thu 1 Jan 2026 to Tue 31 Mar 2026
    ## Goals             ### one goal              #### its steps, changes, pauses, check-ins
    ## Mon 5 Jan 2026    ### a session, an entry   #### the session's lines by kind, the entry's own headings
    ## Skills            ### one skill               #### its ratings, changes
    ## People            ### one person            #### their pairings, agreements

Every record is followed by a comment with its kind, handle and uid, so that an import can recognise it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rjournal.domain.periods import full
from rjournal.errors import Invalid
from rjournal.services.goals import overview
from rjournal.transfer.entry_section import entry_sections
from rjournal.transfer.frontmatter import front_matter
from rjournal.transfer.goal_section import goal_section
from rjournal.transfer.markup import heading
from rjournal.transfer.people_section import people_section
from rjournal.transfer.record_words import Names
from rjournal.transfer.session_section import sessions_and_lines
from rjournal.transfer.skill_section import skills_section

if TYPE_CHECKING:
    from rjournal.storage.store import Store

_WITH_DAYS = ("entry", "session", "learning", "note", "action", "win")
_GOALS_AT_A_TIME = 100


def period_of(store: Store, first: date | None, last: date | None, *, today: date) -> tuple[date, date]:
    """The period an export covers: what is not given reaches to the first or last day with a record.

    An empty journal's is the day `today` itself.

    Raises:
        Invalid: the period ends before it begins.
    """
    if first is not None and last is not None and last < first:
        raise Invalid("The period ends before it begins.", "Change one of the two days.", field="until")
    days = _days(store, first or date.min, last or date.max)
    begin = first or min((days[0], last or days[0]) if days else (last or today,))
    end = last or max((days[-1], begin) if days else (begin,))
    return begin, end


def is_empty(store: Store, first: date | None, last: date | None, *, today: date) -> bool:
    """Whether an export of a period would hold nothing: no entry, session, line or goal.

    People and skills are of no period: alone they fill only the export of a whole journal.

    Raises:
        Invalid: the period ends before it begins.
    """
    begin, end = period_of(store, first, last, today=today)
    if _days(store, begin, end) or _goal_ids(store, begin, _told_as_of(last, today)):
        return False
    return first is not None or last is not None or not (store.people.count() or store.skills.count())


def export_markdown(
    store: Store,
    first: date | None,
    last: date | None,
    *,
    today: date,
    made_at: str,
    first_weekday: int = 0,
) -> Iterator[str]:
    """The Markdown of a period, both days included, in pieces; memory does not grow with its length.

    Goals and skills are told as they stood at its end, or `today` where that comes first, so that a past
    quarter reads the same whenever it is exported; those that had not begun by then, or were closed before
    the period, are left out. `made_at` is the present moment as stored, `first_weekday` where a habit's
    weeks begin. A day that is not given is found as
    `period_of` does.

    Raises:
        Invalid: the period ends before it begins.
        StorageError: the journal could not be read.
    """
    begin, end = period_of(store, first, last, today=today)
    as_of = _told_as_of(last, today)
    goals = _goal_ids(store, begin, as_of)
    yield from _head(store, begin, end, as_of=as_of, made_at=made_at, goals=len(goals))
    if goals:
        yield heading(2, "Goals")
    for start in range(0, len(goals), _GOALS_AT_A_TIME):
        found = store.goals.many(goals[start : start + _GOALS_AT_A_TIME])
        chosen = [found[id] for id in sorted(found)]
        for view in overview(store, as_of, chosen, first_weekday=first_weekday):
            yield from goal_section(view, first_weekday)
    names = Names.of(store)
    yield from _days_section(store, begin, end, names)
    if not is_empty(store, first, last, today=today):
        yield from skills_section(store, as_of)
        yield from people_section(store, names)


def _told_as_of(last: date | None, today: date) -> date:
    return today if last is None else min(last, today)


def _days(store: Store, first: date, last: date) -> list[date]:
    """The days of a period with any record, in order."""
    return sorted({day for kind in _WITH_DAYS for day in store.repo(kind).days(first, last)})


def _goal_ids(store: Store, begin: date, as_of: date) -> list[int]:
    return sorted(
        store.goals.ids(
            "start <= ? AND (closed_on IS NULL OR closed_on >= ?)", (as_of.isoformat(), begin.isoformat())
        )
    )


def _head(store: Store, begin: date, end: date, *, as_of: date, made_at: str, goals: int) -> Iterator[str]:
    span = (begin.isoformat(), end.isoformat())
    entries = store.entries.count("day BETWEEN ? AND ?", span)
    sessions = store.sessions.count("day BETWEEN ? AND ?", span)
    title = f"Journal, {full(begin)} to {full(end)}"
    yield front_matter(
        {
            "title": title,
            "date": date.fromisoformat(made_at[:10]),
            "type": "journal",
            "tags": store.tags.of_entries(begin, end),
            "from": begin,
            "until": end,
            "as_of": as_of,
            "audience": "self",
            "draft": True,
            "published": False,
            "entries": entries,
            "sessions": sessions,
            "goals": goals,
        }
    )
    yield "\n"
    yield heading(1, title)
    yield (
        f"As of {full(as_of)}. For myself: everything is in here, what is private included.\n"
        f"{_counted(entries, 'entry', 'entries')}, {_counted(sessions, 'session', 'sessions')},"
        f" {_counted(goals, 'goal', 'goals')}.\n\n"
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _days_section(store: Store, begin: date, end: date, names: Names) -> Iterator[str]:
    """Day by day: sessions and lines a month at a time, entries as they come."""
    shown = frozenset(store.sessions.ids("day BETWEEN ? AND ?", (begin.isoformat(), end.isoformat())))
    entries = entry_sections(store, begin, end, names)
    entry = next(entries, None)
    for _, month in groupby(_days(store, begin, end), key=lambda day: (day.year, day.month)):
        days = list(month)
        sessions = sessions_and_lines(store, days[0], days[-1], shown, names)
        for day in days:
            texts = sessions.get(day, [])
            if texts or (entry is not None and entry[0] == day):
                yield heading(2, full(day))
            yield from texts
            while entry is not None and entry[0] <= day:
                yield entry[1]
                entry = next(entries, None)
