"""The chart: readings are found by eye and by shape, labels do not collide, nothing is too wide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from rich.cells import cell_len

from rjournal.tui.chart import Plot, chart

START = date(2026, 1, 5)
PLOT = Plot(
    readings=[(START, 21.0), (date(2026, 1, 19), 20.0), (date(2026, 2, 2), 23.0), (date(2026, 2, 16), 17.0)],
    first=START,
    last=date(2026, 3, 30),
    today=date(2026, 2, 16),
    levels=(10.0, 21.0, 17.0, 23.0),
    say_value=lambda value: f"{value:g}",
    say_day=lambda day: f"{day.day} {day:%b}",
    even=lambda day: 21 - 11 * (day - START).days / 84,
)


def lines_of(plot: Plot, width: int = 60, height: int = 12) -> list[str]:
    return [line.plain for line in chart(plot, width, height)]


def test_every_reading_is_a_dot_and_higher_ones_stand_higher() -> None:
    lines = lines_of(PLOT)
    spots = sorted((line.index("●", at), row) for row, line in enumerate(lines) for at in _dots(line))
    assert len(spots) == 4
    rows = [row for _, row in spots]
    assert rows[2] < rows[0] <= rows[1] < rows[3]


def _dots(line: str) -> list[int]:
    return [at for at, sign in enumerate(line) if sign == "●"]


def test_labels_name_the_aim_the_start_and_the_days() -> None:
    lines = lines_of(PLOT)
    assert lines[-3].startswith("10 "), "the aim is the lowest value here"
    assert any(line.startswith("21 ") for line in lines)
    days = lines[-1].split()
    assert days == ["5", "Jan", "today", "30", "Mar"]
    assert lines[-2][cell_len(lines[-1].partition("today")[0]) + 2] == "┴", "today is marked above its word"


def test_where_days_lie_close_the_less_important_label_gives_way() -> None:
    short = replace(
        PLOT, first=START, last=START + timedelta(days=2), today=START, readings=PLOT.readings[:1]
    )
    line = lines_of(short, width=24)[-1]
    assert "today" not in line or "5 Jan" not in line


def test_even_pace_is_dotted_and_absent_where_there_is_none() -> None:
    def braille(plot: Plot) -> int:
        return sum("\u2801" <= sign <= "\u28ff" for line in lines_of(plot) for sign in line)

    alone = replace(PLOT, even=None, readings=PLOT.readings[:1])
    assert braille(alone) == 0
    assert braille(replace(PLOT, readings=PLOT.readings[:1])) > 20


def test_pauses_and_changes_are_marked_on_the_axis() -> None:
    pause = (date(2026, 1, 26), date(2026, 2, 20))
    axis = lines_of(replace(PLOT, pauses=[pause], changes=[date(2026, 3, 10)]), width=80)[-2]
    assert "┄paused┄" in axis
    assert axis.index("paused") < axis.index("◇")
    assert axis.strip().startswith("─")


@pytest.mark.parametrize("width", [*range(0, 30), 60, 200])
@pytest.mark.parametrize("height", [0, 3, 4, 5, 8, 20])
def test_it_keeps_to_its_room_or_draws_nothing(width: int, height: int) -> None:
    lines = lines_of(PLOT, width, height)
    assert lines == [] or len(lines) == height
    assert all(cell_len(line) <= width for line in lines)


@pytest.mark.parametrize(
    "values",
    [(5.0,), (5.0, 5.0), (0.0, 1e15), (-1e15, 1e15), (1e-12, 2e-12)],
    ids=["one", "level", "huge", "both signs", "tiny"],
)
def test_odd_values_still_make_a_chart(values: tuple[float, ...]) -> None:
    readings = [(START + timedelta(days=7 * at), value) for at, value in enumerate(values)]
    plot = replace(PLOT, readings=readings, levels=values, even=None)
    assert sum(line.count("●") for line in lines_of(plot)) == len(values)


def test_all_on_one_day_is_no_division_by_zero() -> None:
    plot = replace(PLOT, readings=[(START, 3.0)], first=START, last=START, today=START)
    assert "●" in "".join(lines_of(plot))


def test_no_readings_no_chart() -> None:
    assert chart(replace(PLOT, readings=()), 60, 12) == []
