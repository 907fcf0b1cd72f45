"""What was typed and what was promised, held against what the journal holds after a kill.

A word is on the books from the moment it is seen on the screen. It must be in the journal's file (in a
record, an earlier version of one, or a draft) unless the program was killed within `LAST_SECOND` of it. What
was once found must be found ever after. A phrase whose save was shown as done must stand whole in its table.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from rjournal.storage.store import Store

LAST_SECOND = 1.0
"""What a kill may cost, in seconds of typing (docs/architecture.md, "Drafts")."""

WORD = re.compile(r"w\d+x")
"""A typed word. Each is typed once in the life of a journal, so that it can be told from every other."""

_PROMISES = {
    "entry": "SELECT id, body || ' ' || title, deleted_at FROM entry",
    "person": "SELECT id, name, deleted_at FROM person",
    "learning": "SELECT id, topic, deleted_at FROM learning",
}
_UNDONE = (
    "SELECT 1 FROM history JOIN act ON act.id = act_id"
    " WHERE kind = ? AND ref_id = ? AND coalesce(undoes, redoes) IS NOT NULL"
)
_INDEXED = ("person", "pairing", "session", "learning", "entry", "goal")


@dataclass
class Ledger:
    """One journal's account over all its kills."""

    journal: Path
    shown: dict[str, float] = field(default_factory=dict)
    """When each word was first seen on the screen."""
    promised: dict[str, str] = field(default_factory=dict)
    """The table of each phrase whose save was shown as done."""
    lost: dict[str, float] = field(default_factory=dict)
    """The words that no file holds, and how many seconds before the kill they were seen."""
    faults: list[str] = field(default_factory=list)
    """What is not as it has to be."""
    _safe: set[str] = field(default_factory=set)

    def see(self, screen: str, now: float) -> None:
        """Note the words that stand on the screen."""
        for word in WORD.findall(screen):
            self.shown.setdefault(word, now)

    def promise(self, table: str, phrase: str) -> None:
        """A save was shown as done."""
        self.promised[phrase] = table

    def holds(self, sql: str) -> bool:
        """Whether the journal's file holds such a row, asked from outside the program."""
        with closing(sqlite3.connect(self.journal)) as raw:
            return raw.execute(sql).fetchone() is not None

    @property
    def lost_too_early(self) -> dict[str, float]:
        """The lost words that were older than a kill may cost."""
        return {word: age for word, age in self.lost.items() if age > LAST_SECOND}

    def settle(self, ended_at: float, *, asked: bool) -> None:
        """Look into the journal after the program has ended at a moment.

        `asked` says that it was asked to end by a signal it can heed: then nothing at all may be missing.
        """
        with closing(sqlite3.connect(self.journal)) as raw:
            self._sound(raw)
            self._words(raw, ended_at, asked)
            self._records(raw)
            self._whole_acts(raw)
        with Store.open(self.journal) as store:
            self.faults.extend(out_of_step(store))

    def _sound(self, raw: sqlite3.Connection) -> None:
        verdict = raw.execute("PRAGMA integrity_check").fetchone()[0]
        if verdict != "ok":
            self.faults.append(f"integrity_check: {verdict}")
        if raw.execute("PRAGMA foreign_key_check").fetchall():
            self.faults.append("a record lost what it refers to")
        raw.execute("INSERT INTO search_fts (search_fts) VALUES ('integrity-check')")
        raw.rollback()

    def _words(self, raw: sqlite3.Connection, ended_at: float, asked: bool) -> None:
        found = set(WORD.findall("\n".join(_all_text(raw))))
        for word in sorted(self._safe - found):
            self.faults.append(f"{word} was safe and is gone")
        # What was drawn last is read only after the kill, and a terminal that was given back echoes what is
        # still typed at it: nobody saw that in a living program.
        self.shown = {word: seen for word, seen in self.shown.items() if seen <= ended_at or word in found}
        for word, seen in self.shown.items():
            age = ended_at - seen
            if word not in found and word not in self.lost and word not in self._safe:
                self.lost[word] = age
                if asked:
                    self.faults.append(f"{word} was lost although the program was asked to end ({age:.2f} s)")
        self._safe |= found

    def _records(self, raw: sqlite3.Connection) -> None:
        rows = {table: raw.execute(sql).fetchall() for table, sql in _PROMISES.items()}
        for phrase, table in self.promised.items():
            holding = {id: deleted for id, text, deleted in rows[table] if phrase in text}
            living = [id for id, deleted in holding.items() if deleted is None]
            # Undone on purpose: in the trash, or an earlier version that history keeps. A change to what was
            # undone meanwhile is saved as a record of its own, so several may hold a phrase; one alone lives.
            undone = [id for id in holding if id not in living]
            if not holding:
                undone = self._changed_back(raw, table, phrase)
            is_kept = len(living) == 1 or (not living and undone)
            if not is_kept or not all(self._was_undone(raw, table, id) for id in undone):
                self.faults.append(f"{len(holding)} of {table} for a save that was shown as done: {phrase}")

    def _was_undone(self, raw: sqlite3.Connection, table: str, id: int) -> bool:
        return raw.execute(_UNDONE, (table, id)).fetchone() is not None

    def _changed_back(self, raw: sqlite3.Connection, table: str, phrase: str) -> list[int]:
        found = raw.execute("SELECT DISTINCT ref_id, before FROM history WHERE kind = ?", (table,))
        return sorted({id for id, before in found if before and phrase in before})

    def _whole_acts(self, raw: sqlite3.Connection) -> None:
        drafts = raw.execute("SELECT group_concat(fields, ' ') FROM draft WHERE key LIKE 'entry:new:%'")
        entries = raw.execute("SELECT group_concat(title || ' ' || body, ' ') FROM entry")
        drafted, saved = (set(WORD.findall(found.fetchone()[0] or "")) for found in (drafts, entries))
        if drafted & saved:
            self.faults.append(f"saved and still a draft: {sorted(drafted & saved)}")
        if raw.execute("SELECT 1 FROM act WHERE id NOT IN (SELECT act_id FROM history)").fetchone():
            self.faults.append("an act that changed nothing")
        unborn = "SELECT 1 FROM entry WHERE id NOT IN (SELECT ref_id FROM history WHERE kind = 'entry')"
        if raw.execute(unborn).fetchone():
            self.faults.append("an entry that no act made")


def out_of_step(store: Store) -> Iterator[str]:
    """Where the search index does not say what the records say."""
    kept = {
        (row["kind"], row["ref_id"]): (row["title"], row["body"], row["day"])
        for row in store.connection.all("SELECT * FROM search_doc")
    }
    wanted = {}
    for kind in _INDEXED:
        repo = store.repo(kind)
        for record in repo.where():
            text = repo.search_text(record)
            if text is not None:
                wanted[kind, record.id] = (text[0], text[1], text[2].isoformat())
    for place in wanted.keys() | {place for place in kept if place[0] in _INDEXED}:
        if kept.get(place) != wanted.get(place):
            yield f"the index does not say what {place[0]} {place[1]} says"
    unlike = store.connection.one(
        "SELECT 1 WHERE EXISTS (SELECT id FROM search_doc EXCEPT SELECT id FROM search_fts_docsize)"
        " OR EXISTS (SELECT id FROM search_fts_docsize EXCEPT SELECT id FROM search_doc)"
    )
    if unlike:
        yield "the two halves of the index hold different records"


def _all_text(raw: sqlite3.Connection) -> Iterator[str]:
    for table, column in (
        ("entry", "title"),
        ("entry", "body"),
        ("entry", "tags"),
        ("entry", "mood_word"),
        ("person", "name"),
        ("learning", "topic"),
        ("draft", "fields"),
        ("history", "coalesce(before, '')"),
    ):
        for (text,) in raw.execute(f"SELECT {column} FROM {table}"):
            yield text
