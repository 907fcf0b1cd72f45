"""`make profile`: what holds the UI thread up, on a walk through the screens of a large journal.

It prints for each part of the walk the longest operation of ours (see `watching`) and the longest turn of the
event loop, which is an operation together with what Textual does with it: styling, laying out, drawing. The
walk is made in fresh processes, and each figure is the least of theirs: what else a machine does only adds.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.journals import Homes
from benchmarks.processes import environment

if TYPE_CHECKING:
    from benchmarks.watching import Watch
    from rjournal.tui.app import JournalApp

SIZE = 50_000
LIMIT = 10.0
"""Milliseconds that no operation of ours may take."""

AREAS = {"2": "Goals", "3": "Sessions", "4": "Journal", "5": "People", "6": "Review", "1": "Today"}
_AFTER_START = 1.5  # seconds in which what was put off until the first paint is done

Walked = dict[str, list[dict[str, Any]]]
"""The spans of one walk, as JSON tells them: those of operations and those of turns."""


async def walk(app: JournalApp, watch: Watch) -> None:
    """Through the areas, their lists, their records, the search, the editor and a few dialogs."""
    async with app.run_test(size=(120, 36)) as pilot:

        async def go(phase: str, *keys: str) -> None:
            watch.phase = phase
            for key in keys:
                await pilot.press(key)
                await pilot.pause()

        await pilot.pause()
        await go("After the start")
        await asyncio.sleep(_AFTER_START)
        for key, area in AREAS.items():
            await go(f"{area}, first visit", key)
        for key, area in AREAS.items():
            await go(f"{area}, again", key)
        for key in "2345":
            await go(f"{AREAS[key]}, its list", key, *["down"] * 8, "pagedown", "end", "pageup", "home")
            await go(f"{AREAS[key]}, a record opened", "down", "enter", "escape", "down", "enter", "escape")
        await go("Search", "4", "/", *"decision", "enter", "escape")
        await go("Writing", "e", *"and so", "escape")
        await go("Dialogs", "c", "escape", "n", "escape", "f1", "escape", "ctrl+p", "escape")


def walk_alone(home: Path) -> Walked:
    """Walk through the journal in `home`, in this process."""
    import gc

    from textual import app as textual_app
    from textual import pilot

    from benchmarks.watching import Watch
    from rjournal.config import Settings
    from rjournal.paths import Paths
    from rjournal.storage.store import Store
    from rjournal.tui.app import JournalApp
    from tests.tui.stillness import until_still

    # Textual's own waits until the process is idle, which one that is watched never is.
    for module in (textual_app, pilot):
        vars(module)["wait_for_idle"] = until_still
    # As the program itself does when it opens the screen.
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
    watch = Watch()
    with Store.open(home / "journal.db") as store, watch.running():
        app = JournalApp(store, Paths(home, home), Settings())
        app.warms_up = True
        asyncio.run(walk(app, watch))
    return {
        "operations": [asdict(one) for one in watch.operations],
        "turns": [asdict(one) for one in watch.turns],
    }


def walks(homes: Homes, size: int, rounds: int) -> list[Walked]:
    """So many walks, each on a journal of its own: what one left unfinished, the next would be offered.

    Raises:
        CalledProcessError: one failed.
    """
    found = []
    for round_ in range(rounds):
        sys.stderr.write(f"\r\x1b[Kwalk {round_ + 1} of {rounds}")
        sys.stderr.flush()
        home = homes.apart(f"walk-{round_}", size)
        told = subprocess.run(
            [sys.executable, "-m", "benchmarks.ui_thread", "--alone", str(home)],
            env=environment(home),
            cwd=Path(__file__).resolve().parents[1],
            stdout=subprocess.PIPE,
            check=True,
        )
        found.append(json.loads(told.stdout))
    sys.stderr.write("\r\x1b[K")
    return found


Longest = dict[tuple[str, str], float]
"""The longest span of each name in each phase, in milliseconds."""


def least(walked: Sequence[Walked], what: str) -> Longest:
    """The longest spans of a walk, each as short as it was in any; what one walk did not see is none."""
    each: list[Longest] = []
    for one in walked:
        longest: Longest = defaultdict(float)
        for span in one[what]:
            key = (span["phase"], span["name"])
            longest[key] = max(longest[key], span["took"])
        each.append(longest)
    return {key: min(one[key] for one in each) for key in each[0]}


def report(walked: Sequence[Walked], *, places: int = 0) -> str:
    """The table, and below it the operations over the limit; with `places` where they were seen most."""
    operations, turns = least(walked, "operations"), least(walked, "turns")
    lines = ["| While | Longest operation of ours | ms | Longest turn, ms |", "| -- | -- | -- | -- |"]
    for phase in dict.fromkeys(phase for phase, _ in turns):
        took, name = max(
            ((ms, name) for (at, name), ms in operations.items() if at == phase), default=(0, "")
        )
        turn = max(ms for (at, _), ms in turns.items() if at == phase)
        lines.append(f"| {phase} | `{name}` | {took:.1f} | {turn:.0f} |")
    over = {key: ms for key, ms in operations.items() if ms > LIMIT}
    lines += ["", f"Over {LIMIT:.0f} ms, the start left out: {sum(phase != 'start' for phase, _ in over)}"]
    for (phase, name), ms in sorted(over.items(), key=lambda one: -one[1]):
        lines.append(f"{ms:6.1f} ms  {name} ({phase})")
        longest = max(
            (one for one in walked[0]["operations"] if (one["phase"], one["name"]) == (phase, name)),
            key=lambda one: float(one["took"]),
        )
        seen = sorted(longest["places"].items(), key=lambda one: -one[1])[:places]
        lines += [f"    {count:4}  {place}" for place, count in seen]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """Walk, and print the report."""
    parser = argparse.ArgumentParser(prog="make profile", description=__doc__)
    parser.add_argument("--size", type=int, default=SIZE, help="entries of the journal")
    parser.add_argument("--rounds", type=int, default=3, help="walks, of which the least counts")
    parser.add_argument("--places", type=int, default=0, help="say where the longest operations were seen")
    parser.add_argument("--alone", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.alone:
        json.dump(walk_alone(options.alone), sys.stdout)
        return 0
    with Homes() as homes:
        walked = walks(homes, options.size, options.rounds)
    sys.stdout.write(report(walked, places=options.places))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
