"""Finding a draft by the beginning of its key, and reading its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rjournal.cli import output
from rjournal.errors import Ambiguous, NotFound

if TYPE_CHECKING:
    from rjournal.storage.repos.drafts import Draft
    from rjournal.storage.store import Store


_PARTICULARS = frozenset(
    {
        *("title", "tags", "mood", "energy", "mood_word", "visibility"),
        *("goals", "people", "session", "prompts", "day", "template"),
    }
)
"""What the writing screen keeps beside the words."""


def words_of(draft: Draft) -> str:
    """The text of a draft without its title; what a form held comes field by field."""
    if "body" in draft.fields:
        return draft.fields["body"]
    return "\n\n".join(
        text for name, text in draft.fields.items() if name not in _PARTICULARS and text.strip()
    )


def find_draft(store: Store, key: str) -> Draft:
    """The draft whose key is, or alone begins with, `key`.

    Raises:
        NotFound: there is none.
        Ambiguous: several begin so.
    """
    drafts = store.drafts.all()
    found = [draft for draft in drafts if draft.key == key] or [d for d in drafts if d.key.startswith(key)]
    if not found:
        raise NotFound(f"There is no draft {output.quoted(key)}.", "`rjournal drafts` lists them.")
    if len(found) > 1:
        keys = tuple(draft.key for draft in found)
        raise Ambiguous(f"Several drafts begin so: {', '.join(keys[:8])}.", keys, "Give the whole key.")
    return found[0]
