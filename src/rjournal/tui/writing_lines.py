"""The quiet lines around a text: what is said about it above, how long it is below."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS
from rjournal.domain.periods import full
from rjournal.domain.sections import word_count
from rjournal.tui import render
from rjournal.tui.modals.choose import Pick
from rjournal.tui.writing import VISIBILITY_WORDS, Details, TwoTexts, Written


def about_line(when: str, written: Written, names: Mapping[str, str]) -> Content:
    """When and with whom, the tags, the mood, and the goals it moved; empty if nothing was said.

    `names` says what the keys of goals and people stand for.
    """
    details = written.details
    day = "" if details.day is None else full(details.day)
    people = [names.get(person, "") for person in details.people]
    about = f"about {' and '.join(filter(None, people))}" if any(people) else ""
    lead = ", ".join(filter(None, (day, when, about)))
    parts = [render.label(lead, render.FAINT)] if lead else []
    parts += [render.label(f"#{tag}", render.GROWN) for tag in details.tags]
    parts += [render.label(word, render.FAINT) for word in _mood_words(details)]
    parts += [render.label(f"→ {names.get(goal, goal)}", render.FAINT) for goal in written.goals]
    return Content("   ").join(parts)


def length_line(text: str, details: Details) -> Content:
    """How long the text is, headings of templates aside, and who may see it: `92 words, private`."""
    count = word_count(text)
    words = "1 word" if count == 1 else f"{count:,} words"
    return render.label(f"{words}, {VISIBILITY_WORDS[details.visibility]}", render.FAINT)


def _mood_words(details: Details) -> list[str]:
    mood = [] if details.mood is None else [MOOD_WORDS[details.mood]]
    energy = [] if details.energy is None else [ENERGY_WORDS[details.energy]]
    own = [f"“{details.mood_word}”"] if details.mood_word else []
    return [*mood, *energy, *own]


def both_picks(both: TwoTexts) -> list[Pick]:
    """What to do with two texts of one record, the one that loses nothing first."""
    picks = [
        Pick("new", "Keep both", "mine becomes one of its own"),
        Pick("over", "Put mine in its place", "the other stays among its earlier versions"),
    ]
    return [*picks, Pick("look", "Look at the other", "then choose")] if both.look else picks
