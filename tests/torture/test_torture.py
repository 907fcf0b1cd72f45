"""A kill may cost the last second of typing and nothing else: a save is there as a whole or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.loop import torture

STEPS = [("statement", 1, 40), ("instruction", 3, 20)]
"""What is counted, how many of them from one kill to the next, and how many kills one act takes at least."""


@pytest.mark.parametrize(("unit", "stride", "least"), STEPS, ids=[unit for unit, *_ in STEPS])
def test_a_save_killed_at_any_step_is_wholly_there_or_wholly_not(
    home: Path, tmp_path: Path, unit: str, stride: int, least: int
) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "tests.torture.every_step", str(tmp_path), unit, str(stride)]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100, check=True)
    before, *killed, after = json.loads(ran.stdout)
    assert len(killed) >= least
    assert before != after
    assert [state for state in killed if state not in (before, after)] == []
    assert before in killed
    for state in (before, after):
        _, integrity, orphans, _, _, out_of_step = state
        assert (integrity, orphans, out_of_step) == ("ok", 0, [])
    (drafts_before, drafts_after) = (state[0]["draft"] for state in (before, after))
    assert (drafts_before, drafts_after) == (2, 0)


def test_a_few_kills_cost_no_record_and_no_old_word(tmp_path: Path) -> None:
    """`make torture` does this hundreds of times; its last result is in docs/performance.md."""
    result = torture(tmp_path, kills=4, seed=7)
    assert result.faults == ()
    assert result.lost_too_early == 0
    assert result.words > 0
