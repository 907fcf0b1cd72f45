"""What a run consists of: small measurements that take turns, so that what disturbs one disturbs all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from subprocess import CalledProcessError

from benchmarks.rows import BARE_PYTHON, YARDSTICK_OF, Row
from benchmarks.samples import Samples
from benchmarks.terminal import NeverShownError


@dataclass(frozen=True)
class Effort:
    """How much is done for a figure: the rounds that count, keys of a kind in each, words to search for."""

    rounds: int
    keys: int
    words: tuple[str, ...]


THOROUGH = Effort(rounds=7, keys=24, words=("decision", "numbers", "łódź", "日本語"))
QUICK = Effort(rounds=2, keys=12, words=("decision", "łódź"))


@dataclass(frozen=True)
class Probe:
    """One measurement: what it is called, and how it is made."""

    name: str
    measure: Callable[[], Samples]


def needed(rows: Iterable[Row]) -> frozenset[str]:
    """The ids of the samples that these rows are made of, their yardsticks among them."""
    return frozenset(id for row in rows for id in (row.id, YARDSTICK_OF.get(row.id, BARE_PYTHON)))


def take_turns(probes: Sequence[Probe], rounds: int) -> Samples:
    """Make every measurement once a round, and drop the first round, which warms the machine up.

    What cannot be measured is left out from then on, and said: the others' figures are worth having.
    """
    samples = Samples()
    left = list(probes)
    for round_ in range(rounds + 1):
        for probe in list(left):
            _say(f"round {round_} of {rounds}: {probe.name}")
            try:
                found = probe.measure()
            except (NeverShownError, CalledProcessError) as error:
                left.remove(probe)
                _say(f"{probe.name} could not be measured: {error}\n")
                continue
            if round_:
                samples.take(found)
    _say("")
    return samples


def _say(words: str) -> None:
    """Say how far the run is, in place of what was said last."""
    sys.stderr.write(f"\r\x1b[K{words}")
    sys.stderr.flush()
