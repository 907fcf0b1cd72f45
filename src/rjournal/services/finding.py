"""Finding by words: what the index holds of them, with what a person knows a record by.

The index knows a record's text. That a hit was learned rather than taught, a question rather than an idea,
and with whom, is read here beside it: one statement a kind, however many hits there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rjournal.domain.query import snippet
from rjournal.domain.records import KIND_WORDS, Ref
from rjournal.domain.text import sanitize

if TYPE_CHECKING:
    from rjournal.storage.repos.belongings import Belonging
    from rjournal.storage.search import Doc
    from rjournal.storage.store import Store

MOST = 100
"""How many hits a search gives unless told otherwise."""

LONG = 4000
"""Characters. Of a longer text a hit keeps only the part around what was found."""

_EXCERPT = 1000  # cells of a long text that are kept
_DIRECTIONS = {"received": "learned", "given": "taught"}
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
    beside = _beside(store, docs)
    return tuple(_hit(doc, beside.get((doc.kind, doc.id)), words) for doc in docs)


def _hit(doc: Doc, belonging: Belonging | None, words: str) -> Hit:
    body = doc.body if len(doc.body) <= LONG else snippet(doc.body, words, _EXCERPT).text
    body = _HEADING_MARKS.sub("", body)
    about, sort = ("", "") if belonging is None else (belonging.about, belonging.sort)
    word = _DIRECTIONS.get(sort, sort) or KIND_WORDS.get(doc.kind, doc.kind)
    return Hit(Ref(doc.kind, doc.id), word, sanitize(doc.title), sanitize(body), about, doc.day)


def _beside(store: Store, docs: Sequence[Doc]) -> dict[tuple[str, int], Belonging]:
    ids: dict[str, list[int]] = defaultdict(list)
    for doc in docs:
        ids[doc.kind].append(doc.id)
    return {
        (kind, id): one
        for kind, of_kind in ids.items()
        for id, one in store.belongings.of(kind, of_kind).items()
    }
