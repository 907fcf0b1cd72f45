"""`make torture [KILLS=300] [SEED=1]`: prints the table, ends with 1 if anything was not as it has to be."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.torture.loop import torture


def main() -> int:
    """Kill as often as asked, and say what it cost."""
    parser = argparse.ArgumentParser(prog="make torture")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory(prefix="rjournal-torture-") as home:
        result = torture(Path(home), kills=asked.kills, seed=asked.seed, tell=_say)
    sys.stdout.write(f"{result.table()}\n")
    return 0 if result.held else 1


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
