"""Tags, mood and who may see it: the form behind F2. All of it may be left empty."""

from __future__ import annotations

from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS
from rjournal.domain.tags import normalise_tag
from rjournal.tui.modals.fields import ChoiceField, SuggestField, TextField
from rjournal.tui.modals.form import FormModal
from rjournal.tui.writing import VISIBILITY_WORDS, Details, Written


def details_form(details: Details, known_tags: tuple[str, ...] = ()) -> FormModal[Details]:
    """A form that changes `details`; `known_tags` are offered while a tag is typed."""
    fields = Written(details=details).to_fields()
    return FormModal[Details](
        "Tags and mood",
        (
            SuggestField(
                name="tags",
                label="Tags",
                value=" ".join(f"#{tag}" for tag in details.tags),
                hint="Between commas or spaces.",
                names=known_tags,
            ),
            ChoiceField(name="mood", label="Mood", value=fields["mood"], options=_scale(MOOD_WORDS)),
            ChoiceField(name="energy", label="Energy", value=fields["energy"], options=_scale(ENERGY_WORDS)),
            TextField(
                name="mood_word",
                label="In a word",
                value=details.mood_word,
                hint="Your own word for it, if there is a better one.",
            ),
            ChoiceField(
                name="visibility",
                label="Who may see it",
                value=details.visibility,
                options=tuple(VISIBILITY_WORDS.items()),
            ),
        ),
        read_details,
    )


def read_details(values: dict[str, str]) -> Details:
    """The details a filled-in form means.

    Raises:
        Invalid: a tag cannot be one; `field` is `tags`.
    """
    typed = values["tags"]
    words = typed.split(",") if "," in typed else typed.split()
    tags = tuple(dict.fromkeys(normalise_tag(word) for word in words if word.strip(" #")))
    return Written.from_fields({**values, "tags": " ".join(tags)}).details


def _scale(words: dict[int, str]) -> tuple[tuple[str, str], ...]:
    return (("", "not said"), *((str(value), word) for value, word in words.items()))
