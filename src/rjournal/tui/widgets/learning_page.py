"""Something learned or taught as lines of a sheet: all that is known of it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.lines import SET_ASIDE, Learning, next_status, steps
from rjournal.domain.periods import say
from rjournal.domain.records import Ref
from rjournal.domain.retention import Check, check_words
from rjournal.domain.text import one_line
from rjournal.services.ledger import LearningView, Linked
from rjournal.tui import render
from rjournal.tui.widgets import learning_words as words
from rjournal.tui.widgets.person_words import near
from rjournal.tui.widgets.sheet import SheetLine
from rjournal.tui.widgets.sheet_lines import LABEL, blank, fact, heading, item, wrapped

_NOT_A_TEST = "It is no test of the person, but of how well it was explained."


def learning_lines(view: LearningView, today: date, width: int) -> list[SheetLine]:
    """A learning in lines of at most `width` cells."""
    return [
        *wrapped(view.learning.topic, width, render.BOLD),
        *_whence(view, today, width),
        blank(),
        *_ladder(view.learning, width),
        blank(),
        *_standing(view.learning, today, width),
        *_checks(view, today, width),
        blank(),
        *_facts(view.learning, width),
        *_session(view, today, width),
        *_records("What it led to", view.led_to, width),
        *_records("Goals it moved", view.goals, width),
        *_records("Written about it", view.entries, width),
    ]


def _whence(view: LearningView, today: date, width: int) -> Iterator[SheetLine]:
    name = view.person.name if view.person else ""
    said = f"{words.direction_words(view.learning.direction, name)}, {near(view.learning.day, today)}"
    whom = Ref("person", view.person.id) if view.person and view.person.deleted_at is None else None
    yield from (SheetLine(line.content, whom) for line in wrapped(said, width, render.SOFT))


def _ladder(learning: Learning, width: int) -> Iterator[SheetLine]:
    """Every step by its name, the steps taken filled; one to a line where they do not fit on one."""
    # What was taught need not have been planned: that would be a step taken without a word.
    ladder = [one for one in steps(learning.direction) if one != "planned" or one == learning.status]
    at = ladder.index(learning.status) if learning.status in ladder else -1
    parts = [
        render.state(
            step,
            shape="●" if place <= at else "○",
            style=f"bold {render.GROWN}" if place == at else render.GROWN if place < at else render.FAINT,
        )
        for place, step in enumerate(ladder)
    ]
    if sum(cell_len(part.plain) + 3 for part in parts) - 3 <= width:
        yield SheetLine(Content("   ").join(parts))
    else:
        yield from (SheetLine(render.elide(part, width)) for part in parts)


def _standing(learning: Learning, today: date, width: int) -> Iterator[SheetLine]:
    since = f" {say(learning.status_on, today=today)}" if learning.status_on else ""
    if learning.status == SET_ASIDE:
        reason = f": {learning.set_aside_reason}" if learning.set_aside_reason else ""
        yield from wrapped(f"Set aside{since}{reason}", width, render.SOFT)
        hint = "takes it up again"
    else:
        following = next_status(learning.direction, learning.status)
        yield from wrapped(f"{learning.status.capitalize()}{since}", width, render.SOFT)
        hint = f"moves it on to “{following}”" if following else ""
    if hint:
        yield SheetLine(render.elide(render.key_hint(">", hint), width))


def _checks(view: LearningView, today: date, width: int) -> Iterator[SheetLine]:
    """The two checks with what they found; those made can be selected."""
    if not view.checks:
        return
    asked = check_words(view.checks[0])
    yield from heading(f"{asked[:1].upper()}{asked[1:]}", width)
    for check in view.checks:
        yield from _check(check, today, width)
    if any(check.standing == "due" for check in view.checks):
        yield SheetLine(render.elide(render.key_hint("c", "notes how it went"), width))
    if view.learning.direction == "given":
        yield from wrapped(_NOT_A_TEST, width, render.FAINT)


def _check(check: Check, today: date, width: int) -> Iterator[SheetLine]:
    style = render.ACCENT if check.standing == "due" else render.TEXT if check.made else render.FAINT
    said = Content.assemble(
        words.check_shape(check),
        f" {words.check_name(check)}  ",
        render.label(words.found_words(check, today), style),
    )
    if check.made is None:
        yield SheetLine(render.elide(said, width))
        return
    ref = Ref("retention_check", check.made.id)
    yield SheetLine(render.columns(said, near(check.made.done_on, today), width), ref)
    below = ": ".join(part for part in (check.made.how or "", check.made.note) if part)
    for line in wrapped(below, max(1, width - 2), render.SOFT) if below else ():
        yield SheetLine(Content.assemble("  ", line.content), ref)


def _facts(learning: Learning, width: int) -> Iterator[SheetLine]:
    evidence = ": ".join(part for part in (learning.strength or "", learning.evidence) if part)
    before = f"I had believed: {learning.believed_before}" if learning.believed_before else ""
    if learning.diverges and not before:
        before = "I had believed something else"
    for name, text in (
        ("Skill", learning.skill),
        ("Area", learning.area or ""),
        ("Method", learning.method or ""),
        ("Depth", learning.depth or ""),
        ("Seen in", evidence),
        ("Before", before),
        *(("" if at else "With it", one) for at, one in enumerate(learning.resources)),
        ("Tags", " ".join(f"#{tag}" for tag in learning.tags)),
        ("Seen by", "" if learning.visibility == "private" else learning.visibility),
    ):
        if text:
            yield from fact(name, text, width, render.TEXT)


def _session(view: LearningView, today: date, width: int) -> Iterator[SheetLine]:
    session = view.session
    if session is None or session.deleted_at is not None:
        return
    said = Content.assemble(
        (f"{'Session':<{LABEL}}", render.FAINT),
        render.label(say(session.day, today=today), render.SOFT),
        "  ",
        render.label(one_line(session.purpose), render.TEXT),
    )
    yield SheetLine(render.elide(said, width), Ref("session", session.id))


def _records(title: str, records: Sequence[Linked], width: int) -> Iterator[SheetLine]:
    """Records that belong to it, each by its words and with what it is."""
    if records:
        yield from heading(title, width, str(len(records)))
    for one in records:
        arrow, right = Content("→").stylize(render.GROWN), render.label(one.word, render.FAINT)
        yield from item(one.ref, arrow, right, one.name, width)
