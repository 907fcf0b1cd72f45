"""Goals of every kind on the screens that show goals: plain words, whatever they are measured by."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from rjournal.domain.goals import MeasureKind
from rjournal.domain.progress import progress
from rjournal.services.goals import GoalView
from rjournal.tui.widgets.goal_page import GoalSheet, goal_page
from rjournal.tui.widgets.goal_rows import paint_goal
from rjournal.tui.widgets.today_lines import goal_lines
from tests.properties.test_measures import KINDS, situations
from tests.properties.test_progress import FORBIDDEN

WIDTHS = (24, 60, 120)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_in_every_state(kind: MeasureKind) -> None:
    for state, (facts, day) in situations(kind).items():
        told, where = progress(facts, day), f"{kind}, {state}"
        for width in WIDTHS:
            row = [line.plain for line in paint_goal(told, width, True)]
            page = [line.content.plain for line in goal_page(GoalSheet(facts, told), width)]
            glance = [line.plain for line in goal_lines(GoalView(facts, told), width, True)]
            assert "A goal" in row[0] and "A goal" in page[0] and "A goal" in glance[0], where
            assert all(cell_len(line) <= width for line in (*row, *page, *glance)), where
        assert any(told.state_words in line for line in page), where
        assert not FORBIDDEN.search(" ".join((*row, *glance))), where
