"""What the forms for learnings and their checks ask, and what the answers mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar, get_args

from rjournal.domain.lines import (
    SET_ASIDE,
    Area,
    Depth,
    Direction,
    Learning,
    Method,
    Strength,
    at_status,
    first_status,
    on_day,
    steps,
)
from rjournal.domain.records import Visibility
from rjournal.domain.resources import read_resources, write_resources
from rjournal.domain.retention import AskedHow, Check, RetentionCheck, RetentionResult, check_words
from rjournal.domain.text import sanitize
from rjournal.errors import Invalid
from rjournal.services import lookup
from rjournal.services.learnings import Answer
from rjournal.services.session_lines import LearningFacts
from rjournal.tui.flows.reading import at_field, read_when, write_when
from rjournal.tui.modals.fields import (
    YES,
    ChoiceField,
    DateField,
    Field,
    MultilineField,
    SuggestField,
    TextField,
    ToggleField,
)

if TYPE_CHECKING:
    from rjournal.tui.app import JournalApp

Word = TypeVar("Word", bound=str)

_NO_STEP = ""
"""The choice that lets a check's result say where the learning stands."""

_RESULT_SAYS: dict[Direction, tuple[tuple[RetentionResult, str], ...]] = {
    "received": (
        ("unaided", "Used, and I needed nobody for it."),
        ("with hints", "Used, with a look at my notes or a question."),
        ("not yet", "There was no occasion, or I left it."),
        ("no longer needed", "It is not asked about again."),
    ),
    "given": (
        ("unaided", "They managed by themselves: it was explained well."),
        ("with hints", "They managed with a hint: I know what to explain better."),
        ("not yet", "I explain it again, in another way."),
        ("no longer needed", "It is not asked about again."),
    ),
}


def new_learning_fields(app: JournalApp, direction: Direction, *, planned: bool = False) -> list[Field]:
    """What can be said of something new that was learned or taught, beside its words."""
    empty = Learning(direction=direction, topic="", day=app.today, status=first_status(direction))
    start = replace(empty, status="planned") if planned else empty
    return [_skill(app, ""), *(replace(field, more=True) for field in (*_about(start), _status(start)))]


def read_facts(direction: Direction, values: dict[str, str]) -> LearningFacts:
    """What a filled-in form says of something new."""
    return LearningFacts(
        skill=_clean(values.get("skill", "")),
        method=_one_of(values.get("method", ""), get_args(Method)),
        depth=_one_of(values.get("depth", ""), get_args(Depth)),
        area=_one_of(values.get("area", ""), get_args(Area)),
        evidence=_clean(values.get("evidence", "")),
        strength=_one_of(values.get("strength", ""), get_args(Strength)),
        believed_before=_clean(values.get("before", "")),
        diverges=values.get("diverges") == YES,
        resources=read_resources(values.get("resources", "")),
        status=_one_of(values.get("status", ""), (*steps(direction), SET_ASIDE)) or "",
    )


def learning_fields(app: JournalApp, learning: Learning) -> list[Field]:
    """What can be changed about something learned or taught."""
    person = None if learning.person_id is None else app.store.people.find(learning.person_id, trashed=True)
    since = "" if learning.status_on is None else write_when(learning.status_on)
    return [
        TextField(
            name="text",
            label="Learned" if learning.direction == "received" else "Taught",
            value=learning.topic,
        ),
        _status(learning),
        DateField(name="status_on", label="Since", value=since, hint="Today, where another step is chosen."),
        TextField(
            name="reason", label="Because", value=learning.set_aside_reason, when=("status", (SET_ASIDE,))
        ),
        with_whom(app, person.name if person else ""),
        DateField(name="day", label="On", value=write_when(learning.day)),
        _skill(app, learning.skill),
        *_about(learning),
    ]


def _about(learning: Learning) -> list[Field]:
    fields: list[Field] = [
        _choice("area", "Area", learning.area, get_args(Area)),
        _choice("method", "Method", learning.method, get_args(Method)),
        _choice("depth", "Depth", learning.depth, get_args(Depth)),
        MultilineField(name="evidence", label="How it shows", value=learning.evidence, lines=2),
        _choice("strength", "Strength", learning.strength, get_args(Strength)),
    ]
    if learning.direction == "received":
        fields += [
            MultilineField(name="before", label="I had believed", value=learning.believed_before, lines=2),
            ToggleField(
                name="diverges", label="Differs from what I thought", value=YES if learning.diverges else ""
            ),
        ]
    return [
        *fields,
        MultilineField(
            name="resources",
            label="Links and files",
            value=write_resources(learning.resources),
            lines=2,
            hint="One a line, with a word about it if you like.",
        ),
    ]


def with_whom(app: JournalApp, name: str) -> Field:
    """Asks whom a line is with."""
    names = tuple(one.name for one in app.store.people.where("status = 'current'", limit=500))
    return SuggestField(name="with", label="With", value=name, names=names)


def _skill(app: JournalApp, value: str) -> Field:
    names = tuple(dict.fromkeys((*(one.name for one in app.store.skills.where(limit=500)), *_known(app))))
    return SuggestField(
        name="skill", label="Skill", value=value, names=names, hint="" if value else "If it belongs to one."
    )


def _known(app: JournalApp) -> tuple[str, ...]:
    """Skills that learnings name and the map does not."""
    return tuple(app.store.learnings.skills())[:500]


def _status(learning: Learning) -> Field:
    options = tuple((step, step) for step in (*steps(learning.direction), SET_ASIDE))
    return ChoiceField(name="status", label="Where it stands", value=learning.status, options=options)


def _choice(name: str, label: str, value: str | None, words: tuple[str, ...]) -> Field:
    options = (("", "not said"), *((word, word) for word in words))
    return ChoiceField(name=name, label=label, value=value or "", options=options)


def changed_learning(app: JournalApp, learning: Learning, values: dict[str, str]) -> Learning:
    """The learning as a filled-in form changes it.

    Raises:
        Invalid: nobody is called so, or a day is none; `field` says where.
    """
    status = _one_of(values["status"], (*steps(learning.direction), SET_ASIDE)) or learning.status
    since = _day(app, values["status_on"], "status_on")
    day = _day(app, values["day"], "day")
    # What was left as it was is no day that was typed.
    since, day = (None if since == learning.status_on else since), (None if day == learning.day else day)
    moved = at_status(learning, status, since or app.today)
    if day is not None:
        moved = on_day(moved, day)
    facts = read_facts(learning.direction, values)
    return replace(
        moved,
        topic=_clean(values["text"]),
        person_id=_person(app, learning, values["with"]),
        skill=facts.skill,
        method=facts.method,
        depth=facts.depth,
        area=facts.area,
        evidence=facts.evidence,
        strength=facts.strength,
        believed_before=facts.believed_before if "before" in values else learning.believed_before,
        diverges=_diverges(learning, facts) if "diverges" in values else learning.diverges,
        resources=facts.resources,
        status_on=since or moved.status_on,
        set_aside_reason=_clean(values["reason"]),
        visibility=_one_of(values["visibility"], get_args(Visibility)) or "private",
    )


def _diverges(before: Learning, facts: LearningFacts) -> bool:
    """Whether it differs from what was thought: said so, or what was believed before is said anew."""
    return facts.diverges or bool(facts.believed_before and not before.believed_before)


def _person(app: JournalApp, learning: Learning, typed: str) -> int | None:
    with at_field("with"):
        return lookup.kept_or_person(app.store, typed, learning.person_id)


def _day(app: JournalApp, typed: str, field: str) -> date | None:
    return read_when(app, typed, field, future=False)[0] if typed.strip() else None


# Checks


def check_fields(app: JournalApp, learning: Learning, check: RetentionCheck | None) -> list[Field]:
    """What to ask about a check: what it found, how, a note; of a new one where the learning stands now."""
    asked = check_words(Check(learning, check.number if check else 1, learning.day, "due", check))
    result = ChoiceField(
        name="result",
        label=f"{asked[:1].upper()}{asked[1:]}",
        value=check.result if check else "unaided",
        options=tuple((word, word) for word in get_args(RetentionResult)),
        says=_RESULT_SAYS[learning.direction],
    )
    more = check is None
    fields: list[Field] = [
        result,
        _choice("how", "Asked how", check.how if check else None, get_args(AskedHow)),
        MultilineField(name="note", label="Note", value=check.note if check else "", lines=3),
        replace(
            DateField(
                name="day",
                label="On",
                value=write_when(check.done_on if check else app.today),
            ),
            more=more,
        ),
    ]
    if check is None:
        options = ((_NO_STEP, "as it went"), *((step, step) for step in steps(learning.direction)))
        fields.append(ChoiceField(name="status", label="Where it stands", options=options, more=True))
    return fields


def read_answer(values: dict[str, str]) -> Answer:
    """What a filled-in form says of a check."""
    return Answer(
        _one_of(values["result"], get_args(RetentionResult)) or "unaided",
        _one_of(values["how"], get_args(AskedHow)),
        values["note"],
        values.get("status", _NO_STEP),
    )


def read_check_day(app: JournalApp, values: dict[str, str]) -> date:
    """The day of a check; today where none was typed.

    Raises:
        Invalid: it is none, or still to come; `field` is `day`.
    """
    day = _day(app, values["day"], "day") or app.today
    if day > app.today:
        raise Invalid("This day is still to come.", "A check is noted once it was made.", field="day")
    return day


def _one_of(typed: str, words: tuple[Word, ...]) -> Word | None:
    """The word that was chosen; None where a draft names none of them."""
    return next((word for word in words if word == typed), None)


def _clean(text: str) -> str:
    return sanitize(text).strip()
