"""The places drafts are written in, told from their keys: what a draft there is, and which record it is of.

`PLACES` names every such place; nothing else reads a draft's key. A place that is missing there costs no
words: its drafts are offered as mere text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rjournal.domain.records import HANDLE_LETTERS, Ref

_NUMBER = r"[1-9]\d{0,14}"
"""A record's number, with no more digits than the journal can look for."""


@dataclass(frozen=True)
class Place:
    """A shape of keys: what a draft there is called, and the kind of record it names.

    In `shape`, a regular expression, `#` is the number of the record and `@` any other, 0 too; `{}` in `what`
    is the record's name. `changes` says that this record is what the draft changes, and not what it adds
    something to: the draft's `base_rev` is then this record's.
    """

    shape: str
    what: str
    kind: str = ""
    changes: bool = False

    def match(self, key: str) -> re.Match[str] | None:
        """Whether a key is of this shape; its first group is then the record's number, if it names one."""
        return re.fullmatch(self.shape.replace("#", f"({_NUMBER})").replace("@", r"\d{1,15}"), key)


_LINES = tuple(
    Place(f"form:line:{letter}#", "A change to {}", kind, changes=True)
    for letter, kind in HANDLE_LETTERS.items()
    if kind in {"learning", "note", "action", "win", "agenda"}
)

_FOLLOWS = tuple(
    Place(f"form:action:from-{letter}#", "An action that follows from {}", kind)
    for letter, kind in HANDLE_LETTERS.items()
    if kind in {"note", "action", "win"}
)

PLACES: tuple[Place, ...] = (
    Place("entry:new:s#", "An entry about {}", "session"),
    Place("entry:new:r#", "A closing entry about {}", "pairing"),
    Place("entry:new:.+", "A new entry"),
    Place("entry:#(?:~@)?", "A change to {}", "entry", changes=True),
    Place("add:.+", "From the command line"),
    Place("session:#:notes", "Notes of {}", "session", changes=True),
    Place("form:session:#", "A change to {}", "session", changes=True),
    Place("form:session:next-#", "A date after {}", "session"),
    Place(r"form:session:move-#(?:-\w+)?", "A date after {}", "session"),
    Place("form:session:purpose-#", "What {} is for", "session", changes=True),
    Place("form:session:plan-@", "A session to plan"),
    Place("form:session:record-@", "A session to record"),
    Place("form:session:held-#", "A record of {}", "session", changes=True),
    *_LINES,
    Place(r"form:line:\w+:0", "A line"),
    Place(r"form:line:\w+:#", "A line for {}", "session"),
    Place(r"form:goal:new(?::\w+)?", "A new goal"),
    Place("form:goal:#(?::(?:revise|close))?", "A change to {}", "goal", changes=True),
    Place("form:goal:#:(?:pause|step|step-@|drop-@)", "A change to {}", "goal"),
    Place("form:check-in:#(?::@)?", "A check-in on {}", "goal"),
    Place("form:person:new", "Someone new"),
    Place("form:person:#", "A change to {}", "person", changes=True),
    Place("form:pairing:new:#", "A pairing with {}", "person"),
    Place("form:pairing:#", "A change to the pairing with {}", "pairing", changes=True),
    Place(r"form:note:#:(?:answer|revisit|turn-\w+)", "What becomes of {}", "note"),
    Place("form:action:#:result", "What became of {}", "action"),
    Place("form:action:#:drop", "What became of {}", "action", changes=True),
    *_FOLLOWS,
    Place("form:pairing:#:pause", "A pause of the pairing with {}", "pairing"),
    Place("form:pairing:#:close", "Closing the pairing with {}", "pairing", changes=True),
    Place("form:pairing:#:rotate", "Handing on the pairing with {}", "pairing", changes=True),
    Place(r"form:agreement:new:#(?::\w+)?", "An agreement with {}", "pairing"),
    Place(r"form:agreement:#(?::\w+)?", "A change to the agreement with {}", "agreement", changes=True),
    Place("form:agree:#", "Agreeing with {}", "agreement", changes=True),
    Place("form:set-aside:#", "Setting aside {}", "learning", changes=True),
    Place("form:check:#", "A check of {}", "learning"),
    Place("form:check:change:#", "A change to a check of {}", "retention_check", changes=True),
    Place(r"form:follow:#:\w+", "What follows from {}", "learning"),
    Place("form:skill:new", "A new skill"),
    Place("form:skill:starters", "Skills to start with"),
    Place("form:skill:#", "A change to {}", "skill", changes=True),
    Place("form:rating:#", "A rating of {}", "skill"),
    Place("form:rating:@:#", "A change to a rating of {}", "assessment", changes=True),
)
"""Every place a draft is written in; the first that fits a key is the one."""


def place_of(key: str) -> Place | None:
    """The place a draft was written in; None for one that nobody knows."""
    return next((place for place in PLACES if place.match(key)), None)


def record_of(key: str) -> Ref | None:
    """The record that a draft under `key` changes or adds to; None for what begins something new."""
    place = place_of(key)
    found = place.match(key) if place is not None and place.kind else None
    return None if place is None or found is None else Ref(place.kind, int(found[1]))
