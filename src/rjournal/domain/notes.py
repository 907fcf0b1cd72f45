"""Questions, gaps, topics, assumptions, ideas, decisions and challenges: how they stand, what they turn into.

They are one kind of record with a life of its own (docs/domain.md §2.3). One that turns into another keeps
its words, says so, and both are linked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from rjournal.domain.lines import Lens, NoteItem, NoteKind, NoteStatus, OutcomeArea
from rjournal.errors import Invalid

TurnInto = Literal[
    "question", "gap", "topic", "assumption", "idea", "decision", "action", "goal", "skill", "learned"
]
"""What a note can become: another note, or a record of another kind."""

LENSES: tuple[Lens, ...] = get_args(Lens)
AREAS: tuple[OutcomeArea, ...] = get_args(OutcomeArea)

OPEN: tuple[NoteStatus, ...] = ("open", "on agenda")
"""How a note stands that nothing has become of yet."""

STANDING: tuple[NoteStatus, ...] = (*OPEN, "held", "weakened")
"""How an assumption stands that can be looked at again."""

STATUSES: Mapping[NoteKind, tuple[NoteStatus, ...]] = {
    "question": ("open", "on agenda", "answered", "let go"),
    "gap": ("open", "on agenda", "answered", "let go"),
    "topic": ("open", "on agenda", "answered", "let go"),
    "assumption": ("open", "on agenda", "held", "weakened", "dropped", "confirmed", "let go"),
    "idea": ("open", "on agenda", "let go"),
    "decision": ("open", "on agenda", "let go"),
    "challenge": ("open", "on agenda", "answered", "let go"),
}
"""How a note of each kind can stand, first to last; beside these one that turned into another says so."""

TURNS: Mapping[NoteKind, tuple[TurnInto, ...]] = {
    "question": ("topic", "learned", "gap", "action"),
    "gap": ("question", "topic", "skill", "goal", "action", "learned"),
    "topic": ("question", "idea", "action", "learned"),
    "assumption": ("question", "topic", "idea", "action"),
    "idea": ("action", "goal", "topic", "decision", "assumption"),
    "decision": ("action", "goal", "question"),
    "challenge": ("action", "question", "goal", "topic"),
}
"""What a note of each kind can turn into, the likeliest first."""

_WORDS: Mapping[tuple[NoteKind, NoteStatus], str] = {
    ("gap", "answered"): "filled",
    ("topic", "answered"): "talked about",
    ("challenge", "answered"): "responded to",
    ("challenge", "open"): "no response yet",
    ("decision", "open"): "stands",
    ("decision", "let go"): "taken back",
}

ANSWER_WORDS: Mapping[NoteKind, str] = {
    "question": "Answer",
    "gap": "What fills it",
    "topic": "What was said",
    "assumption": "What I found",
    "idea": "What came of it",
    "decision": "What came of it",
    "challenge": "My response",
}
"""What `answer` is called in a note of each kind."""


def status_words(kind: NoteKind, status: NoteStatus) -> str:
    """How a note stands, in the words of its kind: a topic is `talked about`, a challenge `responded to`."""
    return _WORDS.get((kind, status), status)


def is_open(note: NoteItem) -> bool:
    """Whether something is still to become of it."""
    return note.status in (STANDING if note.kind == "assumption" else OPEN)


def settled_status(kind: NoteKind) -> NoteStatus:
    """How a note stands that one has done with: answered; what cannot be is confirmed, or let go."""
    if "answered" in STATUSES[kind]:
        return "answered"
    return "confirmed" if kind == "assumption" else "let go"


def check_note(note: NoteItem, before: NoteItem | None = None) -> None:
    """Refuse what no note can be; a status that was stored `before` may stay.

    Raises:
        Invalid: a status or a field does not belong to its kind, or a confidence is not 1–5; it names the
            field.
    """
    # Before the kinds had words of their own, every one of them was answered.
    stays = before is not None and before.status == note.status
    if not stays and note.status not in (*STATUSES[note.kind], "turned into"):
        raise Invalid(
            f"“{note.status}” is nothing for a note of the kind {note.kind}.",
            f"It can be {', '.join(STATUSES[note.kind])}.",
            field="status",
        )
    if note.confidence is not None and not 1 <= note.confidence <= 5:
        raise Invalid("How sure you are goes from 1 to 5.", "Leave it empty to say nothing.", "confidence")
    for field, kinds in OF_KIND.items():
        if getattr(note, field) and note.kind not in kinds:
            name = field.replace("_", " ")
            raise Invalid(
                f"“{name}” belongs to {_listed(kinds)} only.", "Leave it out, or choose that kind.", field
            )


OF_KIND: Mapping[str, tuple[NoteKind, ...]] = {
    "lens": ("question",),
    "priority": ("topic",),
    "confidence": ("assumption",),
    "would_change": ("assumption",),
    "revisit_on": ("assumption",),
    "area": ("idea", "decision"),
}
"""The fields that belong to notes of some kinds only."""

_PLURAL: Mapping[NoteKind, str] = {
    "question": "questions",
    "topic": "topics",
    "assumption": "assumptions",
    "idea": "ideas",
    "decision": "decisions",
}


def _listed(kinds: tuple[NoteKind, ...]) -> str:
    return " and ".join(_PLURAL[kind] for kind in kinds)


def turn_words(into: TurnInto) -> str:
    """What a note turned into, with its article: `a question`, `an action`, `something learned`."""
    if into == "learned":
        return "something learned"
    return f"an {into}" if into[0] in "aio" else f"a {into}"
