"""Finding by words: what the index holds of them, with what a person knows a record by.

The index knows a record's text. That a hit was learned rather than taught, a question rather than an idea,
and with whom, is read here beside it: one statement a kind, however many hits there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.query import snippet
from rjournal.domain.records import Ref
from rjournal.domain.text import sanitize
from rjournal.services.naming import kind_word

if TYPE_CHECKING:
    from rjournal.domain.records import Record
    from rjournal.storage.search import Doc
    from rjournal.storage.store import Store

MOST = 100
"""How many hits a search gives unless told otherwise."""

LONG = 4000
"""Characters. Of a longer text a hit keeps only the part around what was found."""

_EXCERPT = 1000  # cells of a long text that are kept
_TOGETHER = 500  # more numbers in one statement than SQLite takes would end a search for everything
_HEADING_MARKS = re.compile(r"^#{1,6} +", re.MULTILINE)


@dataclass(frozen=True)
class Hit:
    """One record that holds the words.

    `word` is what it is called (`learned`, `question`, `entry`), `title` and `body` its own text, either of
    which may be empty, and `about` the person, goal or skill it belongs to, empty where there is none.
    """

    ref: Ref
    word: str
    title: str
    body: str
    about: str
    day: date


@dataclass(frozen=True)
class Known:
    """What is read beside the index of one record: its kind in a word, and whom or what it belongs to."""

    word: str
    about: str = ""


def find(
    store: Store,
    words: str,
    *,
    kinds: Collection[str] = (),
    ranked: bool = False,
    by_title: bool = False,
    limit: int = MOST,
) -> tuple[Hit, ...]:
    """The records that hold `words`, newest first, or best first when `ranked`.

    Args:
        store: The journal; a reader will do.
        words: What a person typed (`rjournal.domain.query` says how it is read).
        kinds: The kinds of record to look among; none named means all.
        ranked: Best first.
        by_title: Look at titles and names alone.
        limit: How many at most.

    Raises:
        StorageError: the journal could not be read.
    """
    docs = store.search.find(words, limit=limit, ranked=ranked, kinds=kinds, by_title=by_title)
    known = _known(store, docs)
    return tuple(_hit(doc, known.get(Ref(doc.kind, doc.id)), words) for doc in docs)


def _hit(doc: Doc, known: Known | None, words: str) -> Hit:
    body = doc.body if len(doc.body) <= LONG else snippet(doc.body, words, _EXCERPT).text
    body = _HEADING_MARKS.sub("", body)
    known = known or Known(doc.kind)
    return Hit(Ref(doc.kind, doc.id), known.word, sanitize(doc.title), sanitize(body), known.about, doc.day)


def _known(store: Store, docs: Sequence[Doc]) -> dict[Ref, Known]:
    ids: dict[str, list[int]] = defaultdict(list)
    for doc in docs:
        ids[doc.kind].append(doc.id)
    records: dict[Ref, Record] = {}
    known: dict[Ref, Known] = {}
    for kind, of_kind in ids.items():
        if kind == "entry":
            for start in range(0, len(of_kind), _TOGETHER):
                heads = store.entries.heads(of_kind[start : start + _TOGETHER])
                known |= {Ref(kind, id): Known("entry", head.person) for id, head in heads.items()}
        elif kind not in ("goal", "person", "skill"):
            records |= {Ref(kind, id): one for id, one in store.repo(kind).many(of_kind).items()}
    return known | _with_names(store, records)


def _with_names(store: Store, records: Mapping[Ref, Record]) -> dict[Ref, Known]:
    """Each record's word, and the name of its person or the title of its goal."""
    sessions = store.sessions.many(_numbers(records, "session_id"))
    pairing_ids = {*_numbers(records, "pairing_id"), *_numbers(sessions, "pairing_id")}
    pairings = store.pairings.many(sorted(pairing_ids))
    people_ids = {*_numbers(records, "person_id"), *_numbers(pairings, "person_id")}
    people = store.people.many(sorted(people_ids))
    goals = store.goals.many(_numbers(records, "goal_id"))
    rated, checked = _numbers(records, "skill_id"), _numbers(records, "learning_id")
    if checked:
        learnings = store.learnings.many(checked)
        people |= store.people.many(_numbers(learnings, "person_id"))
    else:
        learnings = {}
    # Most hits are no ratings, and need not load what keeps skills.
    skills = store.skills.many(rated) if rated else {}

    def about(record: object) -> str:
        """A rating's skill; the nearest person, a line's own, its session's, its pairing's; else the goal."""
        if (skill := skills.get(getattr(record, "skill_id", None) or 0)) is not None:
            return skill.name
        if (person := people.get(getattr(record, "person_id", None) or 0)) is not None:
            return person.name
        if (learning := learnings.get(getattr(record, "learning_id", None) or 0)) is not None:
            return about(learning)
        for found in (
            sessions.get(getattr(record, "session_id", None) or 0),
            pairings.get(getattr(record, "pairing_id", None) or 0),
        ):
            if found is not None and (name := about(found)):
                return name
        goal = goals.get(getattr(record, "goal_id", None) or 0)
        return "" if goal is None else goal.title

    return {ref: Known(kind_word(record, ref.kind), about(record)) for ref, record in records.items()}


def _numbers(records: Mapping[Ref, object] | Mapping[int, object], name: str) -> list[int]:
    found = (getattr(record, name, None) for record in records.values())
    return sorted({number for number in found if number})
