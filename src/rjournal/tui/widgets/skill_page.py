"""One skill as lines of a sheet: the levels apart, what they rest on, who could teach it, what moves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.levels import level_words
from rjournal.domain.records import Ref
from rjournal.domain.skill_map import SkillStanding, gap_words, known_by, notes
from rjournal.services.skills_view import SkillPage, SkillView
from rjournal.tui import render
from rjournal.tui.widgets import learning_words, person_words
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import blank, heading, item, wrapped
from rjournal.tui.widgets.skill_words import (
    importance_shape,
    importance_words,
    rater_words,
    sentence,
    steps_shape,
)

_LABEL = 11


def skill_lines(page: SkillPage, today: date, width: int) -> list[SheetLine]:
    """A skill in lines of at most `width` cells."""
    return [
        *_what(page.view, today, width),
        blank(),
        *_levels(page.view.standing, today, width),
        *_notes(page.view, width),
        *_ratings(page, today, width),
        *_teachers(page.view, width),
        *_goals(page.view, width),
        *_learnings(page, today, width),
        *_hints(page.view, width),
    ]


def no_skill_lines(width: int) -> list[SheetLine]:
    """What a page is for, while there is no skill to show."""
    said = (
        "A skill’s page holds your rating and theirs, each in its own place, what they rest on, where you"
        " began as it looks today, who could teach it, and what you learned with it."
    )
    return list(wrapped(said, width, render.FAINT))


def _what(view: SkillView, today: date, width: int) -> Iterator[SheetLine]:
    skill, since = view.skill, view.standing.horizon_since
    yield from wrapped(skill.name, width, render.BOLD)
    horizon = f"{skill.horizon} since {person_words.near(since, today)}" if since else skill.horizon
    words = f" {importance_words(skill.importance)} · {horizon}"
    shown = Content.assemble(importance_shape(skill.importance), render.label(words, render.SOFT))
    yield SheetLine(render.elide(shown, width))
    if skill.why:
        yield from wrapped(skill.why, width, render.TEXT)


def _levels(there: SkillStanding, today: date, width: int) -> Iterator[SheetLine]:
    aim = there.skill.target_level
    if there.mine is None:
        yield _level("You", None, "not rated yet", "", width)
    else:
        shape = steps_shape(there.mine.level, aim)
        yield _level(
            "You", shape, level_words(there.mine.level), person_words.near(there.mine.day, today), width
        )
    if there.theirs is not None:
        when = person_words.near(there.theirs.day, today)
        yield _level("They", steps_shape(there.theirs.level), level_words(there.theirs.level), when, width)
    # Without a rating the gap is no number of steps, and "not rated yet" stands above already.
    left = gap_words(there) if there.gap is not None else ""
    yield _level("Aim", None, "none yet" if aim is None else level_words(aim), left, width)
    if there.first is not None and there.first is not there.mine:
        when = person_words.near(there.first.day, today)
        yield _level("At first", None, level_words(there.first.level), when, width)
    if there.looking_back is not None:
        when = person_words.near(there.looking_back.day, today)
        yield _level("Hindsight", None, level_words(there.looking_back.level), when, width)


def _level(name: str, shape: Content | None, words: str, right: str, width: int) -> SheetLine:
    left = Content.assemble(
        (f"{name:<{_LABEL}}", render.FAINT),
        *((shape, "  ") if shape is not None else ()),
        render.label(words, render.TEXT if shape is not None else render.SOFT),
    )
    # A day is said again with its rating below, and what is left in the list; the name of a level is not.
    fits = cell_len(left.plain) + 2 + cell_len(right) <= width
    return SheetLine(render.columns(left, right if fits else "", width))


def _notes(view: SkillView, width: int) -> Iterator[SheetLine]:
    said = [*notes(view.standing), *((view.quiet,) if view.quiet else ())]
    if said:
        yield blank()
    for note in said:
        yield from wrapped(sentence(note), width, render.SOFT)


def _ratings(page: SkillPage, today: date, width: int) -> Iterator[SheetLine]:
    ratings = known_by(page.view.facts.assessments, page.view.standing.as_of)
    if ratings:
        yield from heading("Ratings", width, str(len(ratings)))
    for one in reversed(ratings):
        person = page.rated.get(one.person_id or 0)
        who = rater_words(one, person.name if person else "")
        text = f"{one.level} {who}: {one.evidence}" if one.evidence else f"{one.level} {who}"
        day = render.label(person_words.near(one.day, today), render.FAINT)
        yield from item(Ref("assessment", one.id), steps_shape(one.level), day, text, width)


def _teachers(view: SkillView, width: int) -> Iterator[SheetLine]:
    if view.teachers:
        yield from heading("Could teach it", width)
    for person in view.teachers:
        right = render.label(person.function, render.FAINT)
        yield from item(Ref("person", person.id), _dot("·"), right, person.name, width)


def _goals(view: SkillView, width: int) -> Iterator[SheetLine]:
    if view.goals:
        yield from heading("Goals", width)
    for goal in view.goals:
        state = render.label("" if goal.lifecycle == "active" else goal.lifecycle, render.FAINT)
        yield from item(Ref("goal", goal.id), _dot("·"), state, goal.title, width)


def _learnings(page: SkillPage, today: date, width: int) -> Iterator[SheetLine]:
    view = page.view
    if not page.learnings:
        return
    counts = [(view.learned, "learned"), (view.taught, "taught")]
    said = ", ".join(f"{count} {word}" for count, word in counts if count)
    yield from heading("Learned and taught", width, said)
    for one in page.learnings:
        right = learning_words.status_words(one, today)
        yield from item(Ref("learning", one.id), learning_words.steps_shape(one), right, one.topic, width)
    more = view.learned + view.taught - len(page.learnings)
    if more > 0:
        words = f"… and {more} older ones, in the ledger"
        yield SheetLine(render.elide(render.label(words, render.FAINT), width))


def _dot(sign: str) -> Content:
    return Content(sign).stylize(render.SOFT)


def _hints(view: SkillView, width: int) -> Iterator[SheetLine]:
    """What belongs here and is not here yet, and the keys that start it."""
    hints: list[tuple[str, str]] = []
    if view.standing.mine is None:
        hints.append(("c", "says how far you are"))
    if view.skill.target_level is None:
        hints.append(("e", "sets an aim"))
    if not view.teachers:
        hints.append(("t", "says who could teach it"))
    if hints:
        yield blank()
        yield SheetLine(render.beside((render.key_hint(key, says) for key, says in hints), width, "   "))
