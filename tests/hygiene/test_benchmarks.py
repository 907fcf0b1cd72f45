"""The page about speed tells of the benchmarks as they are."""

from __future__ import annotations

import re

from benchmarks.__main__ import main
from benchmarks.report import HEAD
from benchmarks.rows import ROWS, YARDSTICK_OF
from benchmarks.ui_thread import AREAS
from tests.hygiene.test_docs import ROOT

PAGE = (ROOT / "docs/performance.md").read_text("utf-8")


def _section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def test_the_makefile_has_the_target_the_page_names() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "make bench" in PAGE
    assert re.search(r"^bench:.*\n\t.*-m benchmarks", makefile, re.MULTILINE)
    named = set(re.findall(r"\b([A-Z]+)=", PAGE))
    assert named
    assert all(f"$({name})" in makefile for name in named)


def test_what_holds_the_screen_up_is_told_with_its_command() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    walked = _section("What holds the screen up")
    assert "make profile" in walked
    assert re.search(r"^profile:.*\n\t.*-m benchmarks\.ui_thread", makefile, re.MULTILINE)
    assert all(f"| {area}, first visit |" in walked for area in AREAS.values())


def test_the_options_the_makefile_gives_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    recipe = re.search(r"^bench:.*\n\t(.*)", makefile, re.MULTILINE)
    assert recipe is not None
    given = set(re.findall(r"--[a-z]+", recipe[1]))
    assert given == {"--sizes", "--rows", "--quick"}
    assert callable(main)


def test_the_table_has_the_rows_and_budgets_of_the_code() -> None:
    table = _section("The figures")
    shown = [line.strip("| \n").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    assert shown[0] == list(HEAD)
    told = [(cells[0], cells[1], cells[4]) for cells in shown[2:]]
    assert told == [(str(row.number), row.what, row.budget) for row in ROWS]


def test_the_table_says_when_and_on_what_it_was_measured() -> None:
    table = _section("The figures")
    assert re.search(r"^20\d\d-\d\d-\d\d on .*cores?, .*Python 3.*SQLite 3.*Textual 8", table, re.MULTILINE)


def test_every_number_has_its_reason() -> None:
    reasons = PAGE.split("## The rows", 1)[1].split("## The figures")[0]
    assert {str(row.number) for row in ROWS} == set(re.findall(r"^\| (\d+) \|", reasons, re.MULTILINE))


def test_every_row_and_every_yardstick_is_somebodys() -> None:
    ids = [row.id for row in ROWS]
    assert len(set(ids)) == len(ids)
    assert set(YARDSTICK_OF) <= set(ids)
