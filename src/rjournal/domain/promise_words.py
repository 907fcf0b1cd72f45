"""Whose a promise is and the day it is for, said within its words: `them: send the dataset by friday`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from rjournal.domain.folding import fold_text
from rjournal.domain.lines import Owner

_WHOSE: dict[str, Owner] = {"me": "me", "them": "them", "both": "both"}


@dataclass(frozen=True)
class Promise:
    """A promise as it is understood; `text` is without what is said in the other two."""

    text: str
    owner: Owner = "me"
    due: date | None = None


def read_promise(text: str, partner: str, read_day: Callable[[str], date | None]) -> Promise:
    """What a line of words promises.

    Before a colon may stand `me`, `them` or `both`, or the name or first name of the `partner`; at the end
    `by` and a day. What is neither stays a part of the words.

    Args:
        text: The line as typed.
        partner: Who the session was with; empty for nobody.
        read_day: The day that words mean, None for words that are no day; may refuse what reads two ways.

    Raises:
        Invalid: `read_day` refused.
    """
    owner: Owner = "me"
    before, colon, after = text.partition(":")
    whose = _whose(before, partner) if colon and after.strip() else None
    if whose is not None:
        owner, text = whose, after.strip()
    what, by, when = text.rpartition(" by ")
    due = read_day(when.strip().rstrip(".")) if by and what.strip() else None
    return Promise(text, owner) if due is None else Promise(what.rstrip(" ,"), owner, due)


def _whose(words: str, partner: str) -> Owner | None:
    said, name = fold_text(words).strip(), fold_text(partner).strip()
    if name and said in (name, name.split()[0]):
        return "them"
    return _WHOSE.get(said)
