"""A skill as two lines of the map: my rating and theirs apart, then what it is and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from rjournal.domain.skill_map import SkillStanding, gap_words
from rjournal.services.skills_view import SkillView
from rjournal.tui import render
from rjournal.tui.widgets.skill_words import importance_shape, steps_shape

ROW_HEIGHT, HEAD_HEIGHT = (2, 1), (1, 1)
"""Lines of a row and the empty ones after it: a skill; the heading of the columns."""

HEAD = "head"
"""The row that names the columns."""

SkillRow = SkillView | str

_YOU, _THEY, _BETWEEN = 13, 8, 3


def paint_skill(row: SkillRow, width: int, selected: bool) -> Sequence[Content]:
    """A skill, or the names of the columns."""
    if isinstance(row, str):
        return [_columns(render.label("Skill", render.FAINT), _faint("you → aim"), _faint("they"), width)]
    there = row.standing
    name = render.label(row.skill.name, render.BOLD if selected else render.TEXT)
    return [_columns(name, _mine(there), _theirs(there), width), _about(row, width)]


def _columns(name: Content, mine: Content, theirs: Content, width: int) -> Content:
    """The name at the left, the two ratings apart at the right."""
    right = Content.assemble(_padded(mine, _YOU), " " * _BETWEEN, _padded(theirs, _THEY))
    return render.columns(name, right, width)


def _padded(content: Content, width: int) -> Content:
    return content.pad_right(max(0, width - cell_len(content.plain)))


def _faint(words: str) -> Content:
    return render.label(words, render.FAINT)


def _mine(there: SkillStanding) -> Content:
    aim = "" if there.skill.target_level is None else f" → {there.skill.target_level}"
    if there.level is None:
        return render.label(f"not rated{aim}", render.FAINT)
    shape = steps_shape(there.level, there.skill.target_level)
    return Content.assemble(shape, "  ", render.label(f"{there.level}{aim}", render.SOFT))


def _theirs(there: SkillStanding) -> Content:
    if there.theirs is None:
        return Content("")
    return Content.assemble(
        steps_shape(there.theirs.level), "  ", render.label(str(there.theirs.level), render.SOFT)
    )


def _about(row: SkillView, width: int) -> Content:
    teachers = ", ".join(person.name for person in row.teachers)
    beside = teachers or ("no goal and no teacher yet" if row.quiet else "")
    left = Content.assemble(
        importance_shape(row.skill.importance),
        render.label(f" {row.skill.horizon}", render.SOFT),
        render.label(f" · {beside}" if beside else "", render.FAINT),
    )
    # That it is not rated stands in the line above.
    is_known = row.standing.gap is not None
    left_to_go = (
        gap_words(row.standing) if is_known else "" if row.skill.target_level is not None else "no aim yet"
    )
    return render.columns(left, left_to_go, width)
