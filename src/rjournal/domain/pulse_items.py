"""The pulse's items, and how to tell that something means one of them (docs/domain.md §3.10, §5.1).

A measure that becomes a target stops measuring: what people answer about safety and trust is never aimed at.
"""

from __future__ import annotations

import re

from rjournal.domain.folding import fold_text

PULSE_ITEMS: dict[str, tuple[str, str]] = {
    "p1": (
        "My mentor told me something I did not want to hear, and was glad afterwards to have said it.",
        "I said what I thought, including the awkward part.",
    ),
    "p2": (
        "I showed what I don't know instead of covering it.",
        'I could say "I don\'t know" or "I was wrong" without weighing it first.',
    ),
    "p3": (
        "I asked questions whose answers I could not have guessed.",
        "I was asked questions that made me think again.",
    ),
    "p4": (
        "I changed something so that a person who is usually heard less was heard.",
        "My view counted in something that was decided.",
    ),
    "p5": (
        "I trust that what we say stays where we agreed.",
        "I trust that what we say stays where we agreed.",
    ),
    "p6": (
        "I could do what we worked on tomorrow, alone.",
        "I could teach our current topic to somebody new tomorrow.",
    ),
    "p7": (
        "Something from our sessions turned up in my real work.",
        "Something I taught was used where I could see it.",
    ),
    "p8": ("The time this takes suits my weeks.", "The time this takes suits my weeks."),
}
"""Each item's wording for who learns and for who teaches."""

_RATED = r"(answers?|scores?|ratings?|medians?|points?)"
_NAMES_ONE = re.compile(
    rf"\bpulse (items?|questions?|{_RATED})\b|\b{_RATED} (of|in|on|for|from) (the |my |our )?pulse\b"
    rf"|\bsafety {_RATED}\b|\b{_RATED} (of|for|on) (the |my |our )?(psychological )?safety\b"
)
_IS_ONE = re.compile(r"p[1-8]|pulse( p[1-8])?")


def names_pulse_item(text: str) -> bool:
    """Whether a text means a pulse item or a safety rating: its number, its wording, or `pulse score`.

    A heart's pulse is none.
    """
    folded = _plain(text)
    if _IS_ONE.fullmatch(folded) or _NAMES_ONE.search(folded):
        return True
    return any(_plain(words) in folded for pair in PULSE_ITEMS.values() for words in pair)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold_text(text)).split())
