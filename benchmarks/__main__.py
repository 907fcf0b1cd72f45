"""`make bench`: measure, and print the table. Nothing here fails because something is slow."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from benchmarks import rival
from benchmarks.commands import command_probes, jrnl_probes
from benchmarks.journals import Homes
from benchmarks.probes import QUICK, THOROUGH, needed, take_turns
from benchmarks.report import report
from benchmarks.rows import chosen
from benchmarks.screens import screen_probes

SIZES = (1_000, 10_000, 50_000, 100_000)
QUICK_SIZES = (1_000, 10_000)


def main(arguments: Sequence[str]) -> int:
    """Measure the rows asked for and print their table."""
    options = _options(arguments)
    effort = QUICK if options.quick else THOROUGH
    rounds = options.rounds or effort.rounds
    sizes = options.sizes or (QUICK_SIZES if options.quick else SIZES)
    wanted = needed(options.rows)
    compared = wanted & {"jrnl add", "jrnl export"}
    jrnl = rival.installed() if compared else None
    with Homes() as homes:
        probes = [*command_probes(homes, sizes, wanted, effort), *screen_probes(homes, sizes, wanted, effort)]
        if jrnl is not None:
            probes += jrnl_probes(jrnl, homes, sizes, wanted)
        samples = take_turns(probes, rounds)
    said = jrnl.version if jrnl else "not installed" if compared else "not asked for"
    sys.stdout.write(report(options.rows, samples, sizes=sizes, rounds=rounds, jrnl=said))
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, help="entries of the journals, apart by commas")
    parser.add_argument("--rows", type=_rows, default=chosen(""), help="numbers or ids of rows")
    parser.add_argument("--rounds", type=int, help="rounds that count; one more warms up")
    parser.add_argument("--quick", action="store_true", help="small journals, few rounds")
    return parser.parse_args(arguments)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(part.replace("_", "")) for part in text.split(",") if part.strip()))


def _rows(text: str) -> object:
    try:
        return chosen(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
