"""Tags, mood and who may see it: the form behind F2. All of it may be left empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rjournal import clock
from rjournal.domain.entries import ENERGY_WORDS, MOOD_WORDS
from rjournal.domain.folding import fold_text
from rjournal.domain.periods import full
from rjournal.domain.tags import normalise_tag
from rjournal.errors import Invalid
from rjournal.tui.modals.choose import Pick
from rjournal.tui.modals.fields import ChoiceField, DateField, Field, SuggestField, TextField
from rjournal.tui.modals.form import BEGUN, FormDraft, FormModal
from rjournal.tui.writing import VISIBILITY_WORDS, Details, Written


def details_form(
    details: Details,
    known_tags: tuple[str, ...] = (),
    people: Sequence[Pick] = (),
    read_day: Callable[[str], date] | None = None,
    draft: FormDraft | None = None,
) -> FormModal[Details]:
    """A form that changes `details`.

    Args:
        details: What was said so far.
        known_tags: Offered while a tag is typed.
        people: Whom the text can be about; without any nobody is asked for.
        read_day: What a typed day means; without it no day is asked for.
        draft: Where what is typed is kept until it is saved.
    """
    fields = [*_first_fields(details, known_tags)]
    names = {pick.key: pick.name for pick in people}
    about_before = ", ".join(names[key] for key in details.people if key in names)
    if people:
        fields.append(
            SuggestField(
                name="people",
                label="About",
                value=about_before,
                hint="Names, with commas between them.",
                names=tuple(names.values()),
            )
        )
    if read_day is not None:
        day = "" if details.day is None else full(details.day)
        fields.append(DateField(name="day", label="Day", value=day, placeholder="yesterday, 14 feb"))
    fields.append(
        ChoiceField(
            name="visibility",
            label="Who may see it",
            value=details.visibility,
            options=tuple(VISIBILITY_WORDS.items()),
        )
    )

    known_days = {details.day}

    def check(values: dict[str, str]) -> Details:
        read = read_details(values)
        about, typed = details.people, values.get("people", about_before)
        # What was not touched stays, even a name that has a comma in it.
        if typed != about_before:
            about = people_named(typed, people)
        day = details.day
        if read_day is not None and values["day"].strip():
            day = read_day_at(values["day"], read_day)
            _ask_about_the_future(day, known_days)
        return replace(read, people=about, day=day)

    begun = draft is not None and draft.recovered is not None
    return FormModal[Details]("Tags and mood", fields, check, draft=draft, intro=BEGUN if begun else "")


def read_details(values: dict[str, str]) -> Details:
    """The tags, mood and visibility a filled-in form means.

    Raises:
        Invalid: a tag cannot be one; `field` is `tags`.
    """
    typed = values["tags"]
    words = typed.split(",") if "," in typed else typed.split()
    tags = tuple(dict.fromkeys(normalise_tag(word) for word in words if word.strip(" #")))
    return Written.from_fields({**values, "tags": " ".join(tags), "day": "", "people": ""}).details


def people_named(typed: str, people: Sequence[Pick]) -> tuple[str, ...]:
    """The keys of the people named in `typed`, between commas; a name may be cut short where one alone fits.

    Raises:
        Invalid: nobody, or more than one, goes by a name; `field` is `people`.
    """
    found = []
    for name in filter(None, (part.strip() for part in typed.split(","))):
        wanted = fold_text(name)
        exact = [pick for pick in people if fold_text(pick.name) == wanted]
        fitting = exact or [pick for pick in people if fold_text(pick.name).startswith(wanted)]
        if len(fitting) != 1:
            known = ", ".join(pick.name for pick in (fitting or people)[:5])
            problem = "could be several people" if fitting else "is nobody in this journal"
            raise Invalid(f"“{name[:40]}” {problem}.", f"There are: {known}.", field="people")
        found.append(fitting[0].key)
    return tuple(dict.fromkeys(found))


def read_day_at(typed: str, read_day: Callable[[str], date]) -> date:
    """The day that was typed, or the problem said at the field `day`.

    Raises:
        Invalid: it is no day; `field` is `day`.
    """
    try:
        return read_day(typed)
    except Invalid as error:
        raise Invalid(error.message, error.hint, field="day") from None


def _ask_about_the_future(day: date, known: set[date | None]) -> None:
    """A day to come is asked about once: `3/4` read the other way round would put an entry out of sight.

    Raises:
        Invalid: the first time; `field` is `day`. The day counts as `known` from then on.
    """
    if day > clock.today() and day not in known:
        known.add(day)
        raise Invalid(f"{full(day)} is still to come.", "Save once more to keep that day.", field="day")


def _first_fields(details: Details, known_tags: tuple[str, ...]) -> Iterator[Field]:
    fields = Written(details=details).to_fields()
    yield SuggestField(
        name="tags",
        label="Tags",
        value=" ".join(f"#{tag}" for tag in details.tags),
        hint="Between commas or spaces.",
        names=known_tags,
    )
    yield ChoiceField(name="mood", label="Mood", value=fields["mood"], options=_scale(MOOD_WORDS))
    yield ChoiceField(name="energy", label="Energy", value=fields["energy"], options=_scale(ENERGY_WORDS))
    yield TextField(
        name="mood_word",
        label="In a word",
        value=details.mood_word,
        hint="Your own word for it, if there is a better one.",
    )


def _scale(words: dict[int, str]) -> tuple[tuple[str, str], ...]:
    return (("", "not said"), *((str(value), word) for value, word in words.items()))
