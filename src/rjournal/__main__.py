"""`rjournal` and `python -m rjournal`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line on the program's own arguments and give its exit code."""
    # Collecting while modules load finds nothing and costs 5 ms; a command is over before there is garbage.
    gc.disable()
    from rjournal.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
