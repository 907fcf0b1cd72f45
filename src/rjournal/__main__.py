"""`rjournal` and `python -m rjournal`."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on the program's own arguments and give its exit code."""
    from rjournal.cli.main import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
